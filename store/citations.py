"""Which revision of a draft cites which fact, and what became of it: drafts that wait, and replies that were sent."""

from __future__ import annotations

from dataclasses import dataclass

from domain.delivery import DeliveryStatus
from domain.fact import Fact
from domain.handoff import HandOffOutcome
from domain.workflow import Subject
from store import facts
from store.database import Database

#: What an approved revision cites, and whether somebody touched the fact since. The order is that of what happened, not
#: of clocks, which may be set back.
_APPROVED = f"""SELECT c.*, r.written_by, m.brand, m.platform, a.approved_at, EXISTS (
        SELECT 1 FROM activity t WHERE t.subject = 'fact' AND t.subject_id = c.fact AND t.id > (
            SELECT max(y.id) FROM activity y WHERE y.subject = '{Subject.DRAFT}'
            AND y.subject_id = CAST(a.draft_id AS TEXT) AND y.action = 'approve')) AS touched
    FROM approval a JOIN citation c ON c.revision_id = a.revision_id JOIN revision r ON r.id = a.revision_id
    JOIN draft f ON f.id = a.draft_id JOIN mention m ON m.id = f.mention_id WHERE a.id = ? ORDER BY c.fact"""
# the plus keeps the planner from reading all that was ever sent, where few of it cites the fact
_SENT = f"""SELECT d.mention_id, d.text, d.url, d.account, d.updated_at AS at, c.digest FROM citation c
    JOIN approval a ON a.revision_id = c.revision_id JOIN delivery d ON d.approval_id = a.id
    WHERE c.fact = ?1 AND +d.status = '{DeliveryStatus.SENT}'
    UNION ALL
    SELECT h.mention_id, h.text, h.url, h.account, h.closed_at AS at, c.digest FROM citation c
    JOIN approval a ON a.revision_id = c.revision_id JOIN hand_off h ON h.approval_id = a.id
    WHERE c.fact = ?1 AND h.outcome = '{HandOffOutcome.POSTED}'"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """A fact that a revision cites: with what it said then, and the sentence that was made of it."""

    fact_id: str
    digest: str
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """A fact that an approved revision cites and that is not what it was then: changed, or holding no more."""

    fact_id: str
    sentence: str
    written_by: str
    holds: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A pending draft that cites a fact."""

    draft_id: int
    mention_id: int
    brand: str
    platform: str
    written_by: str
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """A reply that was sent with a fact; `digest` is what the fact said then."""

    mention_id: int
    account: str
    text: str
    url: str
    at: int
    digest: str


def list_for(db: Database, revision_id: int) -> list[Citation]:
    """Answer what a revision cites."""
    rows = db.rows("SELECT * FROM citation WHERE revision_id = ? ORDER BY fact", (revision_id,))
    return [Citation(fact_id=row["fact"], digest=row["digest"], sentence=row["sentence"]) for row in rows]


def add(db: Database, revision_id: int, fact: Fact, sentence: str) -> None:
    """Let a revision cite a fact as it stands, by the sentence that tells it; one that it cites already stays as it is,
    and so does one that has changed meanwhile.
    """
    db.run(
        """INSERT OR IGNORE INTO citation (revision_id, fact, digest, sentence)
           SELECT ?, id, digest, ? FROM fact WHERE id = ? AND digest = ? AND retired = 0""",
        (revision_id, sentence, fact.id, fact.digest),
    )


def list_approved(db: Database, approval_id: int) -> list[Citation]:
    """Answer what the text of an approval cites."""
    return list_for(db, int(db.scalar("SELECT revision_id FROM approval WHERE id = ?", (approval_id,))))


def list_moved(db: Database, approval_id: int, now_at: int) -> list[Moved]:
    """Answer the facts that an approval rests on and that changed, were retired or ended since it was given.

    What was so already when somebody approved it, they approved knowing that.
    """
    found = []
    for row in db.rows(_APPROVED, (approval_id,)):
        kept = facts.get(db, row["fact"])
        where = {"brand": row["brand"], "channel": row["platform"]}
        holds = not kept.retired and kept.fact.holds(**where, now_at=now_at)
        held = row["touched"] or (not kept.retired and kept.fact.holds(**where, now_at=row["approved_at"]))
        if (not holds and held) or (row["touched"] and kept.fact.digest != row["digest"]):
            found.append(
                Moved(fact_id=row["fact"], sentence=row["sentence"], written_by=row["written_by"], holds=holds)
            )
    return found


def list_waiting(db: Database, fact_id: str) -> list[Waiting]:
    """Answer the pending drafts that cite a fact, oldest first."""
    rows = db.rows(
        """SELECT f.id AS draft_id, m.id AS mention_id, m.brand, m.platform, r.written_by, c.digest FROM citation c
           JOIN draft f ON f.revision_id = c.revision_id JOIN revision r ON r.id = c.revision_id
           JOIN mention m ON m.id = f.mention_id WHERE c.fact = ? AND f.status = 'pending' ORDER BY f.id""",
        (fact_id,),
    )
    return [Waiting(**dict(row)) for row in rows]


def list_sent(db: Database, fact_id: str, *, other_than: str | None = None) -> list[Sent]:
    """Answer all replies sent with a fact, newest first; with `other_than` only those it told another digest."""
    rows = db.rows(f"SELECT * FROM ({_SENT}) WHERE digest IS NOT ?2 ORDER BY at DESC", (fact_id, other_than))
    return [Sent(**dict(row)) for row in rows]
