"""Several people with the same trouble within an hour are an incident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.mention import Author
from domain.mention import Mention
from sentiment import incidents
from store.database import Database
from tests.builders import NOON
from tests.builders import a_mention


def reports(*texts: str, wants: Intent = Intent.OUTAGE, ago: int = MINUTE) -> list[tuple[Mention, Assessment]]:
    """Answer one report of each text, each by an author of its own."""
    pairs = []
    for number, text in enumerate(texts, 1):
        mention = a_mention(id=number, text=text, author=Author(handle=f"a{number}"), created_at=NOON - ago)
        assessment = Assessment(
            mention_id=number, sentiment=Sentiment.NEGATIVE, probabilities=None, intent=wants, language="en",
            needs_reply=True, model="fake", assessed_at=NOON,
        )  # fmt: skip
        pairs.append((mention, assessment))
    return pairs


def counted(db: Database, batch: Sequence[tuple[Mention, Assessment]]) -> list[int]:
    found = incidents.count(db, batch, now_at=NOON)
    return [found.get(mention.id, 0) for mention, _ in batch]


def test_outages_of_an_account_count_together_whatever_their_words(db: Database) -> None:
    assert counted(db, reports("The app is down", "Cannot log in", "Error 503")) == [3, 3, 3]


def test_another_account_s_outage_is_another(db: Database) -> None:
    first, second = reports("The app is down", "Cannot log in")

    assert counted(db, [first, (replace(second[0], account="other"), second[1])]) == [1, 1]


def test_complaints_count_together_where_they_are_copies(db: Database) -> None:
    batch = reports("My shoe broke", "my shoe BROKE", "My lace broke", wants=Intent.COMPLAINT)

    assert counted(db, batch) == [2, 2, 1]


def test_who_writes_ten_times_is_one_author(db: Database) -> None:
    batch = [(replace(mention, author=Author(handle="ada")), said) for mention, said in reports(*["Down"] * 10)]

    assert counted(db, batch) == [1] * 10


def test_what_was_written_long_ago_is_no_incident_now(db: Database) -> None:
    assert counted(db, reports("The app is down", "Cannot log in", ago=2 * HOUR)) == [0, 0]
    assert counted(db, reports("Lovely", "Great", wants=Intent.PRAISE)) == [0, 0]
