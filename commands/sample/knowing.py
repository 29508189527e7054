"""What the demo's brands know: their facts, one of them over and one to be reviewed, so that both can be seen."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path

from config import facts as files
from config.facts import Known
from domain.clock import DAY
from domain.fact import Fact
from store import facts
from store.database import Database

#: Who looks after the facts of a brand, by the beginning of their ids.
_OWNERS = {"ostrelle": "Dana", "pernivo": "Milo"}
_FOR_REVIEW = "pernivo-sale"
_OVER = Fact(
    id="ostrelle-summer-fares",
    brand="Ostrelle",
    questions=("Are there summer fares?", "How much is a ticket in summer?"),
    answers={"en": "All summer a seat by day costs EUR 29.", "de": "Den ganzen Sommer kostet ein Sitzplatz 29 Euro."},
)


def read_facts(now_at: int) -> tuple[Fact, ...]:
    """Answer the facts of both brands, with dates around the present."""
    with resources.as_file(resources.files("commands.sample").joinpath("facts.toml")) as file:
        found = [one.fact for one in files.read_file(Path(file), Known()).found]
    over = replace(_OVER, valid_until_at=now_at - 2 * DAY)
    return tuple(_dated(fact, now_at) for fact in (*found, over))


def learn(db: Database, *, actor: str, now_at: int, at: int) -> None:
    """Keep the facts as if they had been there since `at`."""
    for fact in read_facts(now_at):
        facts.save(db, fact, actor=actor, now_at=at)


def _dated(fact: Fact, now_at: int) -> Fact:
    days = 3 if fact.id == _FOR_REVIEW else 180
    return replace(fact, owner=_OWNERS[fact.id.partition("-")[0]], review_at=(now_at // DAY + days) * DAY)
