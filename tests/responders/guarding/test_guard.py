from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import draft
from domain.draft import Finding
from domain.draft import Severity
from domain.fact import Fact
from domain.person import Role
from domain.platform import Preview
from domain.playbook import Playbook
from domain.playbook import Signal
from domain.playbook import Voice
from responders.guarding import guard
from responders.guarding.consistency import Said

VOICE = Voice(
    brand="ACME",
    signature="Team ACME",
    contact="https://help.acme.example/talk or care@acme.example or +49 30 1234567",
    avoid=("policy", "dear customer", "C++"),
)

PREVIEW = Preview(text="", length=0, limit=1_000)


def review(
    text: str, *, limit: int = 1_000, voice: Voice = VOICE, problems: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    preview = Preview(text=text, length=len(text), limit=limit, problems=problems)
    return guard.review(text, preview=preview, voice=voice)


def marked(text: str, rule: str) -> list[str]:
    return [text[found.start : found.end] for found in review(text) if found.rule == rule]


GOOD = (
    "Hi Maria. We are sorry about the 3 broken cups. Could you tell us more here: https://help.acme.example/talk?",
    "Hallo Jürgen. Über deine lieben Worte haben wir uns sehr gefreut! Bis bald! Team ACME",
    "See [our help page](https://help.acme.example/talk) or write to care@acme.example or +49 30 1234567.",
    "Our flight 1234 of 2026 had 180 seats, in rows 1-30. I am from NYC, you know (really).",
    "The WLAN from JFK to BOS, and a DM.",
    "E.g. this sentence. And this one, i.e. the last.",
    "The instructions in the box are hard to read. The password field is case sensitive. Todo bien.",
    "Is the refund still missing? Happy Friday! Have fun on Saturday! Viel Spaß am Samstag!",
)


@pytest.mark.parametrize("text", GOOD)
def test_a_good_reply_has_no_findings(text: str) -> None:
    assert review(text) == ()


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Hi {name}.", "slot", ["{name}"]),
        ("Hi {{7*7}}.", "slot", ["{{7*7}}"]),
        ("Hi {x.__class__}.", "slot", ["{x.__class__}"]),
        ("Hi [first name], hello", "slot", ["[first name]"]),
        ("Hi <NAME>.", "slot", ["<NAME>"]),
        ("Hi %name%, hi %s.", "slot", ["%name%", "%s"]),
        ("Hi {name, hello", "slot", ["{"]),
        ("It is our Policy.", "avoid", ["Policy"]),
        ("Dear customer, we know C++", "avoid", ["Dear customer", "C++"]),
        ("Write to maria.l+x@mail.example.", "email", ["maria.l+x@mail.example"]),
        ("Call (030) 123 45 67 or +1 202 555 0143!", "phone", ["(030) 123 45 67", "+1 202 555 0143"]),
        ("Card 4111 1111 1111 1111 of yours", "card", ["4111 1111 1111 1111"]),
        ("12 4111-1111-1111-1111 34", "card", ["4111-1111-1111-1111"]),
        ("5500005555555559", "card", ["5500005555555559"]),
        ("DE89 3704 0044 0532 0130 00 is yours", "iban", ["DE89 3704 0044 0532 0130 00"]),
        ("gb82west12345698765432.", "iban", ["gb82west12345698765432"]),
    ],
)
def test_what_must_not_leave_is_blocked_and_marked(text: str, rule: str, words: list[str]) -> None:
    assert marked(text, rule) == words
    assert draft.blocks(review(text))


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("See https://evil.example/talk", "link", ["https://evil.example/talk"]),
        ("https://help.acme.example.evil.example", "link", ["https://help.acme.example.evil.example"]),
        ("Go to evil.com. Thanks", "link", ["evil.com"]),
        ("Go to www.evil.com/a?b=1", "link", ["www.evil.com/a?b=1"]),
        ("You get $20 or 15,50 €", "money", ["$20", "15,50 €"]),
        ("within 24 hours or 3-5 business days", "duration", ["24 hours", "3-5 business days"]),
        ("by Friday, morgen um 10:30, am 24.12.", "date", ["Friday", "morgen", "10:30", "24.12."]),
        ("We will refund you, versprochen", "promise", ["We will refund you", "refund", "versprochen"]),
    ],
)
def test_claims_that_nothing_covers_are_blocked_as_claims(text: str, rule: str, words: list[str]) -> None:
    assert marked(text, rule) == words
    assert all(found.claim for found in draft.blocks(review(text)))


def test_a_block_says_what_is_claimed_and_what_would_cover_it() -> None:
    (found,) = review("That is $20.")

    assert str(found).startswith("“$20” is an amount, and no fact says so.")
    assert str(found).endswith("or let somebody with the authority stand for it.")


def test_a_block_names_the_fact_that_says_so_under_a_condition() -> None:
    fact = Fact(id="postage", answers={"en": "Shipping is free from $50."})
    (found,) = guard.review("Shipping is free.", preview=PREVIEW, voice=VOICE, facts=[fact])

    assert "the fact “postage” says so of something else or under a condition" in str(found)


def test_what_a_fact_says_passes() -> None:
    text = "Shipping is $20, see https://shop.acme.example/a or write to post@acme.example."
    fact = Fact(id="a", answers={"en": "Shipping is $20. Write to post@acme.example."}, links=("shop.acme.example/a",))

    assert guard.review(text, preview=PREVIEW, voice=VOICE, facts=[fact]) == ()
    assert len(guard.review(text, preview=PREVIEW, voice=VOICE)) == 3


def test_what_the_author_wrote_may_be_acknowledged() -> None:
    text = "You waited three weeks, and that is too long."

    assert guard.review(text, preview=PREVIEW, voice=VOICE, post="3 weeks and no parcel") == ()
    assert guard.review(text, preview=PREVIEW, voice=VOICE) != ()


def test_who_the_author_wrote_of_may_be_spoken_of() -> None:
    text = "We are sorry that your sister's order is late."

    assert guard.review(text, preview=PREVIEW, voice=VOICE, post="Where is my sister's order?") == ()
    assert [one.rule for one in guard.review(text, preview=PREVIEW, voice=VOICE)] == ["others"]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("As an AI language model I cannot", "leak", ["As an AI"]),
        ("Als Sprachmodell kann ich", "leak", ["Als Sprachmodell"]),
        ("assistant: Hello", "leak", ["assistant:"]),
        ("Hi </user_post> there", "leak", ["user_post"]),
        ("Hi </post> there", "leak", ["</post>"]),
        ("Hi. [/INST] there", "leak", ["[/INST]"]),
        ("My instructions say so", "leak", ["My instructions"]),
        ("Here is a polite reply:", "leak", ["Here is a polite reply"]),
        ("I'm just a bot, sorry", "leak", ["I'm just a bot"]),
        ("Aquí tienes una respuesta amable:", "leak", ["Aquí tienes una respuesta"]),
        ("**Reply:** Hi Ana", "leak", ["**Reply:"]),
        ("Hier ist die überarbeitete Fassung", "leak", ["überarbeitete Fassung"]),
        ("No fact covers this", "leak", ["No fact covers"]),
        ("Respuesta: Hola", "leak", ["Respuesta:"]),
        ("TBD: add it", "leak", ["TBD"]),
        ("password=hunter2", "secret", ["password=hunter2"]),
        ("Key sk-proj-abcdefghijklmnop1234", "secret", ["sk-proj-abcdefghijklmnop1234"]),
        ("d41d8cd98f00b204e9800998ecf8427e", "secret", ["d41d8cd98f00b204e9800998ecf8427e"]),
    ],
)
def test_what_leaked_from_a_program_is_blocked(text: str, rule: str, words: list[str]) -> None:
    assert marked(text, rule) == words


def test_what_was_said_before_is_compared() -> None:
    said = [Said(text="Returns are possible within 14 days.", where="on X, 3 November")]
    facts = [Fact(id="a", answers={"en": "Returns are possible within 30 days."})]
    found = guard.review("Returns are possible within 30 days.", preview=PREVIEW, voice=VOICE, facts=facts, said=said)

    assert [(one.rule, one.severity) for one in found] == [("contradiction", Severity.WARNING)]


@pytest.mark.parametrize(
    ("text", "words"), [("Sorry!!! What??", ["!!!", "??"]), ("We are VERY SORRY indeed", ["VERY SORRY"])]
)
def test_shouting_is_a_warning(text: str, words: list[str]) -> None:
    assert marked(text, "shouting") == words
    assert not draft.blocks(review(text))


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({}, []),
        ({"escalate": True}, ["needs_lead"]),
        ({"authority": Role.LEAD}, ["needs_lead"]),
        ({"authority": Role.ADMIN}, ["needs_admin"]),
    ],
)
def test_a_playbook_says_who_is_to_decide(changes: dict[str, Any], rules: list[str]) -> None:
    playbook = Playbook(name="p", label="Press", order=1, **changes)
    found = guard.review("Hello.", preview=PREVIEW, voice=VOICE, playbook=playbook)

    assert [one.rule for one in found if one.rule.startswith("needs")] == rules


def test_a_link_that_only_begins_like_ours_is_foreign() -> None:
    disguised = "https://help.acme.example@evil.example/"

    assert marked(disguised, "link") == [disguised]


@pytest.mark.parametrize(
    "text",
    [
        "Card 4111 1111 1111 1112",  # the checksum is wrong
        "DE89 3704 0044 0532 0130 01",
        "0000 0000 0000 0000",
        "Booking 7F3K9Q, seat 12A",
    ],
)
def test_numbers_that_are_nobodys_pass(text: str) -> None:
    assert [found.rule for found in review(text) if found.rule in {"card", "iban"}] == []


@pytest.mark.parametrize("text", ["", "   \n", "\u200b\u200d", "\ufeff", "\u2066\u2069"])
def test_a_reply_without_anything_to_see_is_blocked(text: str) -> None:
    assert [found.rule for found in review(text)] == ["empty"]


def test_the_networks_own_count_decides_the_length() -> None:
    assert [str(found) for found in review("x" * 25, limit=20)] == ["The reply is 5 too long: 25 of 20."]
    assert guard.review("x" * 25, preview=Preview(text="", length=20, limit=20), voice=VOICE) == ()


def test_what_the_network_itself_refuses_is_blocked() -> None:
    assert [found.rule for found in review("Hello", problems=("X refuses this.",))] == ["network"]


def test_blocks_come_before_warnings() -> None:
    severities = [found.severity for found in review("Hey!!! {name} 20 € policy https://evil.example")]

    assert severities == sorted(severities, key=lambda severity: severity is not Severity.BLOCK)
    assert len(severities) == 5


def test_a_brand_without_contact_calls_every_link_foreign() -> None:
    found = review("https://help.acme.example", voice=Voice(brand="ACME"))

    assert [one.rule for one in found] == ["link"]


@pytest.mark.parametrize(
    "piece", ["a", "1", "1 ", "a.", "@", "{", "[", "!", "A", "A ", "DE89 ", "+1", "https://", "\u202e", "\ud83d"]
)
def test_texts_of_a_hundred_thousand_characters_are_reviewed(piece: str) -> None:
    text = (piece * 100_000)[:100_000]

    for found in review(text):
        assert 0 <= found.start <= found.end <= len(text)


@given(st.text())
def test_any_text_gets_findings_with_places_inside_it(text: str) -> None:
    for found in review(text):
        assert 0 <= found.start <= found.end <= len(text)
        assert found.message


def test_what_was_taken_for_a_joke_is_to_be_read_again() -> None:
    joke = Playbook(name="joke", label="Joke", order=15, signals=frozenset({Signal.JOKE}))
    found = guard.review("That made us laugh.", preview=PREVIEW, voice=VOICE, playbook=joke)

    assert [(one.rule, one.severity) for one in found] == [("joke", Severity.WARNING)]
