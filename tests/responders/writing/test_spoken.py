"""What we last spoke about is named in our own words, where they come back with it; nothing that would feel watched."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from config import playbooks
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.clock import DAY
from domain.draft import Severity
from domain.mention import Author
from domain.mention import Mention
from domain.person import Role
from domain.platform import Preview
from domain.playbook import Voice
from responders.guarding import guard
from responders.writing import drafting
from responders.writing import spoken
from responders.writing.composer import Composition
from responders.writing.drafting import Writer
from responders.writing.history import Past
from responders.writing.spoken import Spoken
from store import mentions
from store import users
from store.database import Database
from store.history import AnsweredPost
from tests import answered
from tests.builders import NOON
from tests.builders import a_mention
from tests.fakes import FrozenClock

VOICE = Voice(brand="Marlow", signature="Team Marlow")
SHIPPED = playbooks.read_shelf(None).playbooks
ADA = Author(native_id="u7", handle="ada", name="Ada Lindqvist")
TEXTS = {
    "en": ("My parcel still has not arrived.", "about your parcel", "on Thursday"),
    "de": ("Mein Paket ist immer noch nicht da.", "um dein Paket", "am Donnerstag"),
    "es": ("Mi paquete todavía no ha llegado.", "por tu paquete", "el jueves"),
    "fr": ("Mon colis n'est toujours pas arrivé.", "pour votre colis", "de jeudi"),
}


def preview(_account: str, text: str) -> Preview:
    return Preview(text=text, length=len(text), limit=900)


WRITER = Writer(playbooks=SHIPPED, voices={"Marlow": VOICE}, preview=preview)


def last(text: str, language: str = "en", *, ago: int = 3 * DAY) -> Spoken:
    post = AnsweredPost(text=text, intent=Intent.COMPLAINT, language=language, sent_at=NOON - ago)
    return spoken.tell(post, now_at=NOON, zone="UTC")


def compose(text: str, before: Spoken, language: str = "en") -> Composition:
    judged = Assessment(
        mention_id=1, sentiment=Sentiment.NEGATIVE, probabilities=None, intent=Intent.COMPLAINT, language=language,
        needs_reply=True, model="test", assessed_at=NOON,
    )  # fmt: skip
    past = Past(replies=("Hello.",), spoken=before)
    return drafting.compose(a_mention(text=text), judged, WRITER, now_at=NOON, past=past)[1]


@pytest.mark.parametrize("language", TEXTS)
def test_who_comes_back_with_the_same_matter_is_thanked_for_it_and_the_day_stands_as_a_fact(language: str) -> None:
    text, about, day = TEXTS[language]
    made = compose(text, last(text, language), language)

    assert about in made.text
    assert day in made.text
    found = guard.review(made.text, preview=preview("", made.text), voice=VOICE, facts=made.facts, post=text)
    assert [one for one in found if one.severity is Severity.BLOCK] == []
    bare = guard.review(made.text, preview=preview("", made.text), voice=VOICE, facts=(), post=text)
    assert [one for one in bare if one.severity is Severity.BLOCK] != []


@pytest.mark.parametrize("ago", [0, 7 * DAY, 13 * DAY])
def test_a_day_is_named_only_within_the_week_and_never_today(ago: int) -> None:
    before = last(TEXTS["en"][0], ago=ago)
    made = compose(TEXTS["en"][0], before)

    assert before.fact is None
    assert "about your parcel" in made.text
    assert "reply on" not in made.text


def test_another_matter_is_not_brought_up() -> None:
    made = compose("Your app crashes every time I open it.", last(TEXTS["en"][0]))

    assert "parcel" not in made.text
    assert "Thursday" not in made.text


def test_grief_is_not_answered_with_business_of_last_week() -> None:
    made = compose("My mother died and her parcel still has not arrived.", last(TEXTS["en"][0]))

    assert "Thursday" not in made.text


@pytest.mark.parametrize("text", ["It goes wrong again and again, my purple zorb wobbles.", "", "{name} <b>x</b>"])
def test_of_what_we_have_no_words_for_nothing_is_said_and_never_their_own(text: str) -> None:
    assert last(text).about == ""


def test_a_name_in_another_language_is_not_put_into_the_draft() -> None:
    made = compose(TEXTS["en"][0], replace(last(TEXTS["de"][0], "de"), about="dein Paket"))

    assert "Paket" not in made.text


def ask(db: Database, clock: FrozenClock, number: int, **post: Any) -> Mention:
    """Let somebody write now; answer their mention."""
    made: dict[str, Any] = {"author": ADA, "text": TEXTS["en"][0], "created_at": clock(), **post}
    return mentions.get(db, answered.add_mention(db, clock, number, answered.pointing(1, 0), **made))


def test_only_what_they_told_the_same_brand_on_the_same_network_lately_counts(db: Database, clock: FrozenClock) -> None:
    users.add(db, "lead", Role.LEAD, actor="test", now_at=clock())
    first = ask(db, clock, 1)
    answered.send(db, clock, first.id, "We look into it.")
    clock.advance(3 * DAY)
    again = ask(db, clock, 2)

    def known(mention: Mention, later: int = 0) -> str:
        found = spoken.read(db, mention, now_at=clock() + later, zone="UTC")
        return found.about if found else "nothing"

    assert known(again) == "your parcel"
    assert known(again, 12 * DAY) == "nothing"
    assert known(first) == "nothing"
    assert known(replace(again, platform="reddit")) == "nothing"
    assert known(replace(again, account="marlow-two")) == "nothing"
    assert known(replace(again, brand="Other")) == "nothing"
    assert known(replace(again, author=replace(ADA, native_id="u8"))) == "nothing"
    assert known(replace(again, author=replace(ADA, handle=""))) == "nothing"


def test_no_profile_and_no_number_of_followers_changes_a_word(db: Database, clock: FrozenClock) -> None:
    before = last(TEXTS["en"][0])
    mention = a_mention(text=TEXTS["en"][0])
    famous = replace(mention.author, follower_count=9_000_000, verified=True, bio="CEO of parcels, Berlin, loves cats")
    judged = Assessment(
        mention_id=1, sentiment=Sentiment.NEGATIVE, probabilities=None, intent=Intent.COMPLAINT, language="en",
        needs_reply=True, model="test", assessed_at=NOON,
    )  # fmt: skip
    past = Past(replies=("Hello.",), spoken=before)

    made = [
        drafting.compose(one, judged, WRITER, now_at=NOON, past=past)[1].text
        for one in (mention, replace(mention, author=famous))
    ]
    assert made[0] == made[1]
