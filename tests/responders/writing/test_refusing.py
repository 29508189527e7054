"""Facts that are a no: each draft says what there is instead, or asks what would help; none ends in a bare no."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from config import facts as files
from config import playbooks
from config.facts import Known
from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Intent
from domain.coaching import Mark
from domain.fact import Fact
from domain.mention import Author
from domain.platform import Preview
from domain.playbook import Playbook
from domain.playbook import Voice
from responders import coach
from responders.coaching import wording
from responders.coaching.brief import CoachBrief
from responders.guarding import guard
from responders.writing import composer
from responders.writing import refusing
from responders.writing.composer import Answered
from responders.writing.composer import Brief
from responders.writing.composer import Composition

ROOT = Path(__file__).parents[3]
KEPT = ("bench/drafts_facts", "commands/sample/facts.toml", "tests/responders/writing/knowledge/facts.toml")
NOES = tomllib.loads((ROOT / "tests/responders/coaching/noes.toml").read_text(encoding="utf-8"))
SHIPPED = playbooks.read_shelf(None).playbooks
TELLING = [one for one in SHIPPED if "answer" in one.moves]
VOICE = Voice(brand="Marlow", signature="Team Marlow")
WHY = wording.KINDS["refusal"].why
INSTEAD = {
    "en": "You get it in our shop in town.",
    "de": "Im Laden in der Stadt gibt es das.",
    "es": "Está en la tienda del centro.",
    "fr": "Le magasin en ville en a.",
}


def kept_facts() -> Iterator[Fact]:
    for path in KEPT:
        read = files.read_folder if (ROOT / path).is_dir() else files.read_file
        yield from (found.fact for found in read(ROOT / path, Known()).found)


def denying() -> Sequence[tuple[str, Fact]]:
    """Answer every fact that is a no: those kept in this repository, and invented ones in four languages."""
    kept = [(one, fact) for fact in kept_facts() for one in fact.answers if one in NOES if refusing.denies(fact, one)]
    made = [(one, Fact(id="no", answers={one: no})) for one, sets in NOES.items() for no in sets["no"]]
    return kept + [(one, fact) for one, fact in made if refusing.denies(fact, one)]


def draft(
    fact: Fact, language: str, *, playbook: Playbook, need: Need = Need.INFORMATION, limit: int = 500, seed: int = 1
) -> Composition:
    brief = Brief(
        text="About the lamp",
        author=Author(name="Ada Lindqvist"),
        intent=Intent.QUESTION,
        language=language,
        channel="mastodon",
        playbook=playbook,
        fallback=SHIPPED[-1],
        voice=VOICE,
        preview=lambda text: Preview(text=text, length=len(text), limit=limit),
        seed=seed,
        answered=[Answered(ask=Ask(need=need, start=0, end=5), fact=fact)],
    )
    return composer.compose(brief)


def test_nearly_every_plain_no_is_known_as_one() -> None:
    found = [
        no for one, sets in NOES.items() for no in sets["no"] if refusing.denies(Fact(id="a", answers={one: no}), one)
    ]

    assert len(found) >= 0.95 * sum(len(sets["no"]) for sets in NOES.values())


def test_what_only_sounds_like_a_no_is_hardly_ever_taken_for_one() -> None:
    fine = [(one, text) for one, sets in NOES.items() for text in sets["fine"]]
    wrong = [text for one, text in fine if refusing.denies(Fact(id="a", answers={one: text}), one)]

    assert len(wrong) <= 0.03 * len(fine), wrong


@pytest.mark.parametrize(
    ("language", "no"),
    [
        ("en", "The One does not come in yellow."),
        ("en", "Gift cards cannot be used abroad."),
        ("en", "Orders that have left the warehouse can no longer be changed."),
        ("de", "Gutscheine gelten nicht im Ausland."),
        ("de", "Hunde dürfen nicht ins Café."),
        ("es", "La garantía no cubre el filtro."),
        ("es", "Los niños no pueden viajar solos."),
        ("fr", "La garantie ne couvre pas le filtre."),
        ("fr", "La One n'existe ni en jaune ni en rouge."),
    ],
)
def test_a_plain_fact_denies_in_words_a_reply_would_not_take(language: str, no: str) -> None:
    assert refusing.denies(Fact(id="a", answers={language: no}), language)


@pytest.mark.parametrize(
    "text",
    [
        "A folded bike travels free and needs no bike space.",
        "You need not hold the line: https://help.example/call-me takes your number.",
        "Dogs are welcome in our shops, but not in the café.",
        "We do not repair lamps. Ask us for one of the shops that do: https://help.example/lamps",
        "Shipping takes no longer than 5 days.",
    ],
)
def test_a_fact_that_leaves_a_way_open_is_no_bare_no(text: str) -> None:
    assert not refusing.denies(Fact(id="a", answers={"en": text}), "en")


@pytest.mark.parametrize("playbook", TELLING, ids=lambda one: one.name)
@pytest.mark.parametrize("limit", [280, 500, 5_000])
def test_no_draft_ends_in_a_bare_no(playbook: Playbook, limit: int) -> None:
    for seed, (language, fact) in enumerate(denying()):
        needs = sorted(Need)
        composed = draft(fact, language, playbook=playbook, need=needs[seed % len(needs)], limit=limit, seed=seed)
        told = fact.tell(language)
        behind = composed.text.partition(told)[2]

        assert told in composed.text
        assert language in fact.instead or "?" in behind, composed.text


@pytest.mark.parametrize("playbook", TELLING, ids=lambda one: one.name)
@pytest.mark.parametrize("language", list(NOES))
def test_what_there_is_instead_stands_right_behind_the_no_and_nothing_more_is_asked(
    playbook: Playbook, language: str
) -> None:
    for seed, no in enumerate(NOES[language]["no"]):
        fact = Fact(id="no", answers={language: no}, instead=INSTEAD)
        composed = draft(fact, language, playbook=playbook, seed=seed)

        assert f"{no} {INSTEAD[language]}" in composed.text
        assert "?" not in composed.text.partition(no)[2], composed.text


@pytest.mark.parametrize("language", list(NOES))
def test_the_guard_and_the_coach_let_both_ways_pass(language: str) -> None:
    for seed, no in enumerate(NOES[language]["no"][:12]):
        bare = Fact(id="no", answers={language: no})
        for fact in (bare, replace(bare, instead=INSTEAD)):
            composed = draft(fact, language, playbook=TELLING[-1], seed=seed)
            preview = Preview(text=composed.text, length=len(composed.text), limit=500)

            assert guard.review(composed.text, preview=preview, voice=VOICE, facts=composed.facts) == ()
            report = coach.review(composed.text, CoachBrief(post="", language=language))
            assert WHY not in [one.message for one in report.advice], composed.text


def test_a_wish_that_is_turned_down_is_acknowledged_first() -> None:
    fact = Fact(id="norway", answers={"en": "We do not ship to Norway."})
    question = next(one for one in SHIPPED if one.name == "question")
    texts = [draft(fact, "en", playbook=question, seed=seed).text for seed in range(8)]

    assert all("yes" in text or "why you'd like" in text for text in texts), texts


def test_the_question_is_about_the_need_that_was_turned_down() -> None:
    fact = Fact(id="sunday", answers={"en": "We do not deliver on Sundays."})
    question = next(one for one in SHIPPED if one.name == "question")

    assert "day or time" in draft(fact, "en", playbook=question, need=Need.TIME).text.replace(
        "other day would", "day or time"
    )
    assert "place" in draft(fact, "en", playbook=question, need=Need.PLACE).text
    assert "put this right" in draft(fact, "en", playbook=question, need=Need.REFUND).text


@pytest.mark.parametrize(
    "reply", ["We do not ship to Norway.", "Thanks for asking, happy to help! We do not ship to Norway."]
)
def test_the_coach_counts_a_bare_no_as_no_answer_and_offers_a_way_on(reply: str) -> None:
    post = "Do you ship to Norway?"
    asked = CoachBrief(post=post, language="en", asks=(Ask(need=Need.AVAILABILITY, start=0, end=len(post)),))
    report = coach.review(reply, asked)

    assert Mark.COMPLETE not in report.met
    assert [one.better for one in report.advice if one.mark is Mark.COMPLETE and one.better]
    assert Mark.COMPLETE in coach.review("We do not ship to Norway. Shops in Sweden do: would one help?", asked).met
