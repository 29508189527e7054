"""An open promise is spoken of honestly: that it stands, by when, or that it was not kept; nothing new is claimed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from config import playbooks
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.clock import DAY
from domain.clock import HOUR
from domain.draft import Severity
from domain.mention import Author
from domain.person import Role
from domain.platform import Preview
from domain.playbook import Circumstance
from domain.playbook import Voice
from domain.promise import Promise
from domain.promise import PromiseStatus
from responders import coach
from responders.coaching import brief as briefs
from responders.guarding import guard
from responders.outcomes import promising
from responders.outcomes.deadlines import Week
from responders.writing import drafting
from responders.writing import promised
from responders.writing.composer import Composition
from responders.writing.drafting import Writer
from responders.writing.history import Past
from store import mentions
from store import promises
from store import users
from store.database import Database
from tests import answered
from tests.builders import NOON
from tests.builders import a_mention
from tests.fakes import FrozenClock

VOICE = Voice(brand="Marlow", signature="Team Marlow")
SHIPPED = playbooks.read_shelf(None).playbooks
PROMISE = Promise(
    id=1, mention_id=1, account="marlow-x", platform="x", author="Ada", handle="ada", words="", made_at=NOON - 8 * DAY,
    due_at=NOON + 5 * DAY,
)  # fmt: skip
TEXTS = {
    "en": "My parcel still has not arrived.",
    "de": "Mein Paket ist immer noch nicht da.",
    "es": "Mi paquete todavía no ha llegado.",
    "fr": "Mon colis n'est toujours pas arrivé.",
}
#: NOON is a Sunday.
STANDS = {"en": "by Friday", "de": "bis Freitag", "es": "para el viernes", "fr": "pour vendredi"}


def preview(_account: str, text: str) -> Preview:
    return Preview(text=text, length=len(text), limit=500)


WRITER = Writer(playbooks=SHIPPED, voices={"Marlow": VOICE}, preview=preview)


def compose(language: str, promise: Promise, seed: int, *, praise: str = "") -> Composition:
    judged = Assessment(
        mention_id=seed, sentiment=Sentiment.POSITIVE if praise else Sentiment.NEGATIVE, probabilities=None,
        intent=Intent.PRAISE if praise else Intent.COMPLAINT, language=language, needs_reply=True, model="test",
        assessed_at=NOON,
    )  # fmt: skip
    past = Past(replies=("Hello.",), promised=promised.tell(promise, now_at=NOON, zone="UTC"))
    return drafting.compose(
        a_mention(id=seed, text=praise or TEXTS[language]), judged, WRITER, now_at=NOON, past=past
    )[1]  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    "due_at", [NOON + 5 * DAY, NOON - 2 * DAY, NOON + 30 * DAY, NOON - 30 * DAY, NOON - HOUR, None]
)
def test_a_draft_says_that_the_promise_stands_or_was_not_kept_and_the_guard_lets_it_pass(
    language: str, due_at: int | None
) -> None:
    owed = replace(PROMISE, due_at=due_at)
    fact = promised.tell(owed, now_at=NOON, zone="UTC").fact
    for seed in range(1, 9):
        made = compose(language, owed, seed)
        said = next((move.text for move in made.moves if move.name == "promise"), "")
        assert said, made.text
        if fact is not None:
            assert (
                fact.answers[language] in said.replace(said[:1], said[:1].lower(), 1) or fact.answers[language] in said
            )
            assert fact in made.facts
        found = guard.review(
            made.text, preview=preview("", made.text), voice=VOICE, facts=made.facts, post=TEXTS[language]
        )
        assert [one for one in found if one.severity is Severity.BLOCK] == [], made.text


def test_without_the_promise_the_guard_lets_no_such_day_pass() -> None:
    made = compose("en", PROMISE, 1)

    found = guard.review(made.text, preview=preview("", made.text), voice=VOICE, facts=(), post=TEXTS["en"])

    assert [made.text[one.start : one.end] for one in found if one.severity is Severity.BLOCK] == ["Friday"]


@pytest.mark.parametrize("language", TEXTS)
def test_the_coach_finds_no_blame_in_it(language: str) -> None:
    for due_at in (NOON + 5 * DAY, NOON - 2 * DAY):
        for seed in range(1, 9):
            made = compose(language, replace(PROMISE, due_at=due_at), seed)
            said = next(move.text for move in made.moves if move.name == "promise")
            about = a_mention(id=seed, text=TEXTS[language], language=language)
            advice = coach.review(made.text, briefs.brief_of(about, None, voice=VOICE, room=500)).advice
            start = made.text.find(said[1:])
            inside = [one for one in advice if one.start < start + len(said) and one.end > start > 0 and one.end]
            assert [one for one in inside if one.start >= start] == [], (said, inside)


def test_praise_is_not_answered_with_what_we_owe() -> None:
    made = compose("en", PROMISE, 1, praise="Your driver was so kind, thank you!")

    assert "promise" not in {move.name for move in made.moves}


def test_a_promise_that_was_due_earlier_today_is_late_and_one_without_a_time_just_stands() -> None:
    late = promised.tell(replace(PROMISE, due_at=NOON - HOUR), now_at=NOON, zone="UTC")
    vague = promised.tell(replace(PROMISE, due_at=None), now_at=NOON, zone="UTC")

    assert (late.condition, late.fact) == (Circumstance.OVERDUE, None)
    assert (vague.condition, vague.fact) == (Circumstance.PROMISED, None)


def test_the_draft_for_who_writes_again_stands_by_it_until_a_person_has_closed_it(
    db: Database, clock: FrozenClock
) -> None:
    users.add(db, "lead", Role.LEAD, actor="test", now_at=clock())
    ada = Author(native_id="u7", handle="ada", name="Ada Lindqvist")
    first = answered.add_mention(db, clock, 1, answered.pointing(1, 0), author=ada)
    answered.send(db, clock, first, "We'll write to you by Friday.")
    promising.run_once(db, Week(), clock)
    clock.advance(HOUR)
    again, other = (
        answered.add_mention(db, clock, number, answered.pointing(1, 0), author=author, created_at=clock())
        for number, author in ((2, ada), (3, Author(native_id="u8", handle="bo")))
    )
    mention = mentions.get(db, again)

    facts = drafting.standing_facts(db, mention, WRITER, clock())
    assert [fact.answers["en"] for fact in facts if fact.id == promised.PROMISE] == [STANDS["en"]]
    assert drafting.standing_facts(db, mentions.get(db, other), WRITER, clock()) == ()
    brief = drafting.read_brief(db, mention, WRITER, clock())
    assert Circumstance.PROMISED in brief.conditions

    promises.settle(db, promises.list_open(db)[0].id, PromiseStatus.KEPT, actor="lead", now_at=clock())
    assert drafting.standing_facts(db, mention, WRITER, clock()) == ()


def test_what_was_promised_after_a_post_was_written_is_not_known_to_it(db: Database, clock: FrozenClock) -> None:
    users.add(db, "lead", Role.LEAD, actor="test", now_at=clock())
    first = answered.add_mention(db, clock, 1, answered.pointing(1, 0))
    answered.send(db, clock, first, "We'll write to you by Friday.")
    promising.run_once(db, Week(), clock)

    assert promised.read(db, mentions.get(db, first), now_at=clock(), zone="UTC") is None
