"""What a draft may say of a promise that is still open: by when it was made, as a fact that stands for that alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.fact import Fact
from domain.mention import Mention
from domain.playbook import Circumstance
from domain.promise import Promise
from responders.writing import days
from store import promises
from store.database import Database

#: The id of the fact that tells by when we promised something; it stands in no file.
PROMISE = "open-promise"
#: By a weekday, by a date, and today.
_BY: Mapping[str, tuple[str, str, str]] = {
    "en": ("by {day}", "by {day}", "today"),
    "de": ("bis {day}", "bis zum {day}", "heute"),
    "es": ("para el {day}", "para el {day}", "hoy"),
    "fr": ("pour {day}", "pour le {day}", "aujourd'hui"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Promised:
    """What we owe an author, and whether its time is over; `fact` says by when, where that can be said."""

    is_overdue: bool
    fact: Fact | None = None

    @property
    def condition(self) -> Circumstance:
        """The condition of phrasings that speak of it."""
        return Circumstance.OVERDUE if self.is_overdue else Circumstance.PROMISED


def read(db: Database, mention: Mention, *, now_at: int, zone: str) -> Promised | None:
    """Answer what is promised to a mention's author by its account on its network, what is due first; None if nothing.

    What was promised in a reply that went out after the mention was written is no answer to it.
    """
    open_ones = [one for one in promises.list_towards(db, mention) if one.made_at <= mention.created_at]
    return tell(open_ones[0], now_at=now_at, zone=zone) if open_ones else None


def tell(promise: Promise, *, now_at: int, zone: str) -> Promised:
    """Answer how a promise may be spoken of; one that was due earlier today is late, and its hour is not told."""
    is_overdue = promise.is_overdue(now_at)
    if promise.due_at is None:
        return Promised(is_overdue=False)
    day, today = days.on_wall(promise.due_at, zone), days.on_wall(now_at, zone)
    if is_overdue and day == today:
        return Promised(is_overdue=True)
    said = {}
    for language, (by_weekday, by_date, now) in _BY.items():
        form = by_weekday if days.is_near(day, today) else by_date
        said[language] = now if day == today else form.format(day=days.name(day, today, language))
    return Promised(is_overdue=is_overdue, fact=Fact(id=PROMISE, answers=said, owner="system"))
