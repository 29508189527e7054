"""A plain wish not to be contacted is heard in each language; a complaint that uses the same words is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from domain.opt_out import find_mark
from domain.opt_out import find_opt_out

WISHES = (
    "stop", "unsubscribe", "leave me alone", "stop contacting me", "Stop messaging me", "don't contact me again",
    "do not reply to me", "never message me again", "opt out", "no bots", "I do not want to be contacted",
    "take me off your list", "lasst mich in Ruhe", "Schreiben Sie mir nicht mehr", "hört auf mir zu schreiben",
    "abmelden", "déjenme en paz", "dejen de escribirme", "no me contacten más", "laissez-moi tranquille",
    "arrêtez de m'écrire", "ne me contactez plus", "lasciatemi in pace", "smettetela di scrivermi",
    "non scrivetemi più", "me deixem em paz", "parem de me mandar mensagens", "não me contatem mais",
)  # fmt: skip
BEFORE = ("", "please ", "@marlow ", "hey @marlow, ", "ok ", "@marlow bitte ", "por favor ", "u/marlow ")
AFTER = ("", ".", "!!", " please", " now", ", thanks", " 🛑", " https://x.example/1", " bitte", " merci")
COMPLAINTS = (
    "please stop charging me", "Stop charging my card twice!", "STOP, you charged me twice and nobody answers",
    "Stop. You have taken the money twice.", "how do I unsubscribe from your newsletter?",
    "the unsubscribe button does not work", "I can't unsubscribe", "you leave me alone with this broken router",
    "Leave me alone with this mess, nice service", "stop the subscription", "cancel my order please",
    "They cancel, stop messaging me, and keep the money", "You stopped replying to me",
    "Why did you stop replying to me?", "the bus did not stop at my stop", "Never contact me back, great service",
    "When will you stop sending me broken parts?", "Do not reply with canned answers", "Nobody replied to me",
    "don't stop", "bus stop", "stop 😂😂", "I told your agent to leave me alone and he charged me",
    "Please stop sending me e-mails about a parcel that never came", "no reply", "Where does the 12 stop?",
    "Warum lasst ihr mich in der Warteschleife allein?", "Hört auf zu lügen und bringt mein Paket",
    "Laissez-moi parler à quelqu'un", "Arrêtez de me facturer", "Dejen de cobrarme dos veces",
    "Non mi avete mai scritto", "Parem de cobrar em dobro", "Me deixaram na mão",
)  # fmt: skip


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("write", [str, str.upper, str.capitalize], ids=["as it is", "loud", "as a sentence"])
def test_a_plain_wish_is_heard_however_it_is_written(wish: str, write: type[str]) -> None:
    assert find_opt_out(write(wish), is_to_us=True)
    assert find_opt_out(write(wish), is_to_us=False), "alone in its post it counts anywhere"


@given(st.sampled_from(BEFORE), st.sampled_from(WISHES), st.sampled_from(AFTER))
@settings(max_examples=300, deadline=None)
def test_politeness_handles_and_links_around_it_change_nothing(before: str, wish: str, after: str) -> None:
    assert find_opt_out(f"{before}{wish}{after}", is_to_us=True)


@pytest.mark.parametrize("complaint", COMPLAINTS)
def test_a_complaint_is_none(complaint: str) -> None:
    assert find_opt_out(complaint, is_to_us=True) is None
    assert find_opt_out(f"@marlow {complaint}", is_to_us=True) is None


TROUBLES = ("charging me", "the noise in your app", "losing my parcels", "ignoring my refund", "calling it express")
OPENINGS = ("please stop {}", "you must stop {}", "Why don't you stop {}", "STOP {}!", "when will you stop {}?",
            "I want to unsubscribe, but you keep {}", "they would not stop {}", "stop {}, then talk to me")  # fmt: skip


@given(st.sampled_from(OPENINGS), st.sampled_from(TROUBLES), st.sampled_from(COMPLAINTS))
@settings(max_examples=300, deadline=None)
def test_no_complaint_made_of_the_same_words_fires(opening: str, trouble: str, more: str) -> None:
    assert find_opt_out(f"@marlow {opening.format(trouble)} {more}", is_to_us=True) is None


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_a_fault(text: str) -> None:
    found = find_opt_out(text, is_to_us=True)

    assert found is None or found


def test_a_sentence_in_a_longer_post_counts_where_it_is_meant_for_us() -> None:
    text = "I sorted it out myself. Stop messaging me, I am not interested."

    assert find_opt_out(text, is_to_us=True) == "Stop messaging me"
    assert find_opt_out(text, is_to_us=False) is None


@pytest.mark.parametrize("text", ["nice shoes #nobot", "#NoBots please", "(#nobot)"])
def test_the_mark_counts_in_posts_and_profiles(text: str) -> None:
    assert find_opt_out(text, is_to_us=False)
    assert find_mark(text)


@pytest.mark.parametrize("text", ["https://x.example/#nobot", "#nobotany", "nobot", ""])
def test_what_only_looks_like_the_mark_is_none(text: str) -> None:
    assert find_opt_out(text, is_to_us=False) is None
    assert find_mark(text) is None


@pytest.mark.parametrize("text", ["please " * 15_000, "stop " * 20_000, "." * 100_000, "@a " * 30_000])
def test_hostile_length_is_passed_by(text: str) -> None:
    assert find_opt_out(text, is_to_us=True) is None
