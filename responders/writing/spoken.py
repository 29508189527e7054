"""What a draft may say of the last time we spoke: about what, in our own words, and on which day, while it is near."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.clock import DAY
from domain.fact import Fact
from domain.mention import Mention
from responders.reading import concerns
from responders.writing import days
from store import history
from store.database import Database
from store.history import AnsweredPost

#: The id of the fact that tells on which day we last answered a person; it stands in no file.
LAST_DAY = "last-reply-day"
#: What is longer ago is not brought up again.
_LONGEST = 14 * DAY
_ON: Mapping[str, str] = {"en": "on {day}", "de": "am {day}", "es": "el {day}", "fr": "{day}"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """The last matter of a person that we answered: `about` as `Concern.noun` says it in `language`, "" where it is
    none of those we have words for; `fact` tells the day, where its weekday says which.
    """

    about: str
    language: str
    fact: Fact | None = None


def read(db: Database, mention: Mention, *, now_at: int, zone: str) -> Spoken | None:
    """Answer the last matter of a mention's author before it, on the same network with the same account alone."""
    found = history.last_answered(db, mention, since_at=now_at - _LONGEST)
    return tell(found, now_at=now_at, zone=zone) if found else None


def tell(post: AnsweredPost, *, now_at: int, zone: str) -> Spoken:
    """Answer what may be said of a post that we answered: never the words of its author."""
    concern = concerns.read(post.text, post.intent, post.language)
    day, today = days.on_wall(post.sent_at, zone), days.on_wall(now_at, zone)
    fact = None
    if day < today and days.is_near(day, today):
        said = {language: form.format(day=days.name(day, today, language)) for language, form in _ON.items()}
        fact = Fact(id=LAST_DAY, answers=said, owner="system")
    is_ours = bool(concern.problem) and not concern.is_mirrored
    return Spoken(about=concern.noun if is_ours else "", language=post.language, fact=fact)
