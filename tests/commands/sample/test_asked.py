"""The demo's facts were used in replies, and its team has taken one phrasing out again and again."""

from __future__ import annotations

from pathlib import Path

from commands.sample import asked
from responders.outcomes import learning
from responders.outcomes.learning import Outcome
from store import facts
from store import migrations


def test_facts_were_used_and_one_sentence_was_always_taken_out(sown: Path) -> None:
    db = migrations.open_database(sown)
    lessons = [one for one in learning.read(db, 0) if one.decided.account == asked.ACCOUNT]
    worst = learning.count_phrasings(lessons)[0]

    assert sum(kept.used > 0 for kept in facts.list_all(db)) >= 15
    assert {one.outcome for one in lessons} == {Outcome.UNEDITED, Outcome.EDITED}
    assert (worst.move, worst.kept) == ("next_step", 0)
    assert worst.dropped >= 2
    db.close()
