"""What a draft may draw on from before: that we spoke with this person, and how soon the team usually answers."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.fact import Fact
from domain.mention import Mention
from domain.playbook import Circumstance
from domain.preference import NO_PREFERENCE
from domain.preference import Preference
from responders.writing import promised
from responders.writing import spoken
from responders.writing.promised import Promised
from responders.writing.spoken import Spoken
from store import history
from store import preferences
from store.database import Database

#: The id of the fact that tells how soon the team answers; it is computed and stands in no file.
PACE = "usual-reply-time"
_DAYS = 30
_MOST_ANSWERS = 500
#: Fewer answers than this tell nothing usual.
_LEAST_ANSWERS = 5
_MOST_TEXTS = 20
#: What a median is rounded up to, and how it is said; a team that takes longer than the last says nothing.
_STEPS: Sequence[tuple[int, Mapping[str, str]]] = (
    (30 * MINUTE, {"en": "half an hour", "de": "einer halben Stunde", "es": "media hora", "fr": "une demi-heure"}),
    (1 * HOUR, {"en": "an hour", "de": "einer Stunde", "es": "una hora", "fr": "une heure"}),
    (2 * HOUR, {"en": "two hours", "de": "zwei Stunden", "es": "dos horas", "fr": "deux heures"}),
    (4 * HOUR, {"en": "four hours", "de": "vier Stunden", "es": "cuatro horas", "fr": "quatre heures"}),
    (8 * HOUR, {"en": "eight hours", "de": "acht Stunden", "es": "ocho horas", "fr": "huit heures"}),
    (DAY, {"en": "a day", "de": "einem Tag", "es": "un día", "fr": "une journée"}),
    (2 * DAY, {"en": "two days", "de": "zwei Tagen", "es": "dos días", "fr": "deux jours"}),
)
#: With business hours a day is said once what is worked in one is over.
_WORKED_DAY = 8 * HOUR


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """How a mention goes on with the thread before it.

    `before` are the words of its author that it goes on from, "" where it stands by itself, `said` our posts to them,
    the newest first. Where it `is_ours_to_look` they have done their part, and no fact is told for them to try.
    """

    before: str = ""
    said: tuple[str, ...] = ()
    conditions: frozenset[Circumstance] = frozenset()
    is_ours_to_look: bool = False

    def told_by(self, mention: Mention) -> Mention:
        """Answer a mention with the words it goes on from before its own."""
        return replace(mention, text=self.before + mention.text) if self.before else mention


NO_TALK = Talk()


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """What we said to a person before, newest first, on the network they write on now; the team's pace there, and what
    we still owe them, what we last spoke about, how they want to be answered, and what was said in the thread.
    """

    replies: tuple[str, ...] = ()
    pace: Fact | None = None
    promised: Promised | None = None
    spoken: Spoken | None = None
    preference: Preference = NO_PREFERENCE
    talk: Talk = NO_TALK

    @property
    def stands(self) -> tuple[Fact, ...]:
        """The facts that are computed and kept nowhere, by which a draft may tell a time."""
        told = (one.fact for one in (self.promised, self.spoken) if one is not None)
        return tuple(fact for fact in (self.pace, *told) if fact is not None)


NOTHING_PAST = Past()


def read_past(db: Database, mention: Mention, pace: Fact | None, *, now_at: int, zone: str = "UTC") -> Past:
    """Answer what was said to a mention's author before and is still owed to them, on the same network alone.

    Days are those of the IANA zone.
    """
    texts = history.replies_to(db, mention.platform, mention.author, before_at=mention.created_at, limit=_MOST_TEXTS)
    return Past(
        replies=tuple(texts),
        pace=pace,
        promised=promised.read(db, mention, now_at=now_at, zone=zone),
        spoken=spoken.read(db, mention, now_at=now_at, zone=zone),
        preference=preferences.find(db, mention.platform, mention.author) or NO_PREFERENCE,
    )


def read_pace(db: Database, account: str, *, now_at: int, worked: Callable[[int, int], int] | None) -> Fact | None:
    """Answer how soon the team usually answers on an account, by the median of its last 30 days, rounded up.

    `worked` answers how long the team was at work between two moments, None where it always is. None is answered
    where there were too few answers, or where they took longer than anybody would want to be told.
    """
    times = history.answer_times(db, account, since_at=now_at - _DAYS * DAY, limit=_MOST_ANSWERS)
    if len(times) < _LEAST_ANSWERS:
        return None
    measure = worked or (lambda from_at, to_at: to_at - from_at)
    return say_pace(statistics.median(measure(*pair) for pair in times), is_worked=worked is not None)


def still_ahead(pace: Fact | None, waited_ms: int) -> Fact | None:
    """Answer the pace where it may still be told: nobody who has waited longer is told how soon we usually answer."""
    if pace is None:
        return None
    lasts = next((step for step, said in _STEPS if said == pace.answers), None)
    return pace if lasts is None or waited_ms < lasts else None


def say_pace(median_ms: float, *, is_worked: bool) -> Fact | None:
    """Answer the fact that tells a median in honest words: never sooner than it is."""
    calendar = median_ms * DAY / _WORKED_DAY if is_worked and median_ms > _WORKED_DAY else median_ms
    said = next((said for step, said in _STEPS if calendar <= step), None)
    return Fact(id=PACE, answers=said, owner="system") if said else None
