"""The facts of the knowledge base: the one that counts of each id, and every revision there ever was."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from domain.errors import AllEarsError
from domain.errors import NotFound
from domain.fact import REVIEW_AHEAD
from domain.fact import Fact
from store import moves
from store.database import Database
from store.database import Row

_SUBJECT = "fact"
_KEPT = """SELECT r.*, f.used FROM fact f JOIN fact_revision r ON r.id = f.revision_id"""
_DUE = """SELECT count(*) FROM fact f JOIN fact_revision r ON r.id = f.revision_id WHERE f.retired = 0
    AND json_extract(r.body, '$.review_at') <= ?2
    AND ifnull(json_extract(r.body, '$.valid_from_at'), ?1) <= ?1
    AND ifnull(json_extract(r.body, '$.valid_until_at'), ?2) > ?1"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A fact as it is kept. `source` names the file it lives in, empty where it is kept here alone; `used` counts the
    replies that were sent with it.
    """

    fact: Fact
    revision_id: int
    source: str
    retired: bool
    used: int
    actor: str
    at: int  #: when it was last changed


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """A fact as it once stood."""

    fact: Fact
    digest: str
    source: str
    retired: bool
    actor: str
    at: int


def save(db: Database, fact: Fact, *, actor: str, now_at: int, source: str = "") -> bool:
    """Keep a fact, new or changed or brought back; answer whether anything changed.

    Raises AllEarsError where the fact lives in another file, or in any file while it is saved from nowhere.
    """
    with db.immediate():
        known = find(db, fact.id)
        if known is not None and not known.retired:
            if known.source != source:
                raise AllEarsError(_elsewhere(known))
            if known.fact == fact:
                return False
        _write(db, fact, source, actor, now_at, retired=False)
        action = "add" if known is None else "bring_back" if known.retired else "change"
        moves.record(db, actor, _SUBJECT, fact.id, action, now_at=now_at, detail=source)
    return True


def retire(db: Database, fact_id: str, *, actor: str, now_at: int, source: str = "") -> None:
    """Let a fact hold no more; its revisions stay. Raises NotFound, and AllEarsError where it lives in a file."""
    with db.immediate():
        known = get(db, fact_id)
        if known.retired:
            raise NotFound("fact", fact_id)
        if known.source != source:
            raise AllEarsError(_elsewhere(known))
        _write(db, known.fact, source, actor, now_at, retired=True)
        moves.record(db, actor, _SUBJECT, fact_id, "retire", now_at=now_at, detail=source)


def release(db: Database, *, actor: str, now_at: int) -> int:
    """Keep here what lived in files, once no files are read any more; answer how many facts."""
    with db.immediate():
        held = [one for one in list_all(db) if one.source]
        for known in held:
            _write(db, known.fact, "", actor, now_at, retired=False)
            moves.record(db, actor, _SUBJECT, known.fact.id, "release", now_at=now_at, detail=known.source)
    return len(held)


def get(db: Database, fact_id: str) -> Kept:
    """Answer a fact, a retired one too; raises NotFound."""
    found = find(db, fact_id)
    if found is None:
        raise NotFound("fact", fact_id)
    return found


def find(db: Database, fact_id: str) -> Kept | None:
    """Answer a fact, a retired one too, or None."""
    row = db.one(f"{_KEPT} WHERE f.id = ?", (fact_id,))
    return None if row is None else _kept(row)


def list_all(db: Database, *, with_retired: bool = False) -> list[Kept]:
    """Answer every fact by its id, those that do not hold at present among them."""
    only = "" if with_retired else " WHERE f.retired = 0"
    return [_kept(row) for row in db.rows(f"{_KEPT}{only} ORDER BY f.id")]


def count_due(db: Database, now_at: int) -> int:
    """Answer how many facts hold and are to be reviewed by now, or within a week."""
    return int(db.scalar(_DUE, (now_at, now_at + REVIEW_AHEAD)))


def find_clash(db: Database, fact_id: str, source: str) -> str:
    """Answer in a sentence why a fact cannot be kept from a file, since it lives elsewhere already; "" where it can."""
    known = find(db, fact_id)
    return _elsewhere(known) if known is not None and not known.retired and known.source != source else ""


def list_from(db: Database, source: str) -> list[str]:
    """Answer the ids of the facts that live in a file and are not retired."""
    return [row["id"] for row in db.rows("SELECT id FROM fact WHERE source = ? AND retired = 0 ORDER BY id", (source,))]


def list_sources(db: Database) -> list[str]:
    """Answer the files that facts live in."""
    return [row["source"] for row in db.rows("SELECT DISTINCT source FROM fact WHERE source <> '' AND retired = 0")]


def revisions(db: Database, fact_id: str) -> list[Revision]:
    """Answer how a fact has stood, newest first; raises NotFound where there never was one."""
    rows = db.rows("SELECT * FROM fact_revision WHERE fact = ? ORDER BY id DESC", (fact_id,))
    if not rows:
        raise NotFound("fact", fact_id)
    return [
        Revision(
            fact=_read(row["body"]),
            digest=row["digest"],
            source=row["source"],
            retired=bool(row["retired"]),
            actor=row["actor"],
            at=row["at"],
        )
        for row in rows
    ]


def version(db: Database) -> int:
    """Answer a number that grows with every change of any fact."""
    return int(db.scalar("SELECT max(id) FROM fact_revision") or 0)


def still_stand(db: Database, told: Iterable[Fact], *, channel: str, now_at: int) -> bool:
    """Say whether facts are as they were read, and hold on a network; one that is kept nowhere was computed, and does.

    Inside a transaction this tells whether a text that was made of them before it may still be recorded.
    """
    return all(
        kept is None or (not kept.retired and kept.fact == fact and _holds(fact, channel, now_at))
        for fact in told
        for kept in [find(db, fact.id)]
    )


def _holds(fact: Fact, channel: str, now_at: int) -> bool:
    return fact.holds(brand=fact.brand, channel=channel, now_at=now_at)


def list_to_look_at(db: Database, now_at: int, limit: int = 100) -> list[Kept]:
    """Answer facts that have changed, or begun or stopped to hold, since the drafts that cite them were looked at."""
    return [_kept(row) for row in db.rows(f"{_KEPT} WHERE f.look_at <= ? ORDER BY f.look_at LIMIT ?", (now_at, limit))]


def looked_at(db: Database, fact: Fact, now_at: int) -> None:
    """Note that its pending drafts are right; they are looked at again when it next begins or stops to hold."""
    db.run("UPDATE fact SET look_at = ? WHERE id = ?", (_next_turn(fact, now_at), fact.id))


def _next_turn(fact: Fact, now_at: int) -> int | None:
    turns = [at for at in (fact.valid_from_at, fact.valid_until_at) if at is not None and at > now_at]
    return min(turns, default=None)


def _write(db: Database, fact: Fact, source: str, actor: str, now_at: int, *, retired: bool) -> None:
    row = db.one(
        """INSERT INTO fact_revision (fact, body, digest, source, retired, actor, at) VALUES (?,?,?,?,?,?,?)
           RETURNING id""",
        (fact.id, _written(fact), fact.digest, source, int(retired), actor, now_at),
    )
    revision_id = int(row["id"])  # type: ignore[index]
    db.run(
        """INSERT INTO fact (id, revision_id, digest, source, retired, look_at) VALUES (?,?,?,?,?,?)
           ON CONFLICT (id) DO UPDATE SET revision_id = excluded.revision_id, digest = excluded.digest,
           source = excluded.source, retired = excluded.retired, look_at = excluded.look_at""",
        (fact.id, revision_id, fact.digest, source, int(retired), now_at),
    )


def _elsewhere(known: Kept) -> str:
    if known.source:
        return f"The fact {known.fact.id} lives in {known.source}; change it there."
    return f"The fact {known.fact.id} is kept in the database already; retire it there first, or take another id."


def _written(fact: Fact) -> str:
    fields = {
        "id": fact.id,
        "answers": dict(fact.answers),
        "instead": dict(fact.instead),
        "questions": fact.questions,
        "brand": fact.brand,
        "channels": sorted(fact.channels),
        "links": fact.links,
        "owner": fact.owner,
        "valid_from_at": fact.valid_from_at,
        "valid_until_at": fact.valid_until_at,
        "review_at": fact.review_at,
    }
    return json.dumps(fields, ensure_ascii=False)


def _read(body: str) -> Fact:
    fields = json.loads(body)
    lists: dict[str, Iterable[str]] = {
        "questions": tuple(fields["questions"]),
        "channels": frozenset(fields["channels"]),
        "links": tuple(fields["links"]),
    }
    return Fact(**{**fields, **lists})


def _kept(row: Row) -> Kept:
    return Kept(
        fact=_read(row["body"]),
        revision_id=row["id"],
        source=row["source"],
        retired=bool(row["retired"]),
        used=row["used"],
        actor=row["actor"],
        at=row["at"],
    )
