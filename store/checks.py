"""Looks over a whole database and says in sentences what is wrong with it; changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from domain.draft import approval_hash
from domain.errors import DamagedStore
from domain.text import content_hash
from store import migrations
from store import moves
from store import schema
from store.database import Database

_BATCH = 2_000

#: Each query answers the number of rows that break a rule; the sentence names the rule.
_RULES: tuple[tuple[str, str], ...] = (
    (
        "SELECT count(*) FROM intent i JOIN delivery d ON d.id = i.delivery_id JOIN approval a ON a.id = i.approval_id "
        "WHERE i.hash <> a.hash OR i.hash <> d.hash OR NOT EXISTS (SELECT 1 FROM activity said JOIN activity opened "
        # what came first is told by the order of the history: clocks are set back
        "ON opened.subject = 'delivery' AND opened.subject_id = CAST(d.id AS TEXT) AND opened.action = 'open_intent' "
        "AND opened.detail = 'attempt ' || i.attempt AND opened.id > said.id WHERE said.subject = 'draft' "
        "AND said.subject_id = CAST(a.draft_id AS TEXT) AND said.action = 'approve' AND said.detail = i.hash)",
        "{n} replies were handed to a network without a valid approval of exactly their text.",
    ),
    (
        "SELECT count(*) FROM delivery d WHERE d.status = 'sent' AND NOT EXISTS "
        "(SELECT 1 FROM intent i WHERE i.delivery_id = d.id AND i.outcome = 'landed')",
        "{n} replies are marked sent without a landed intent.",
    ),
    (
        "SELECT count(*) FROM (SELECT 1 FROM delivery WHERE status NOT IN ('cancelled', 'failed_final', 'gone') "
        "GROUP BY account, target_id HAVING count(*) > 1)",
        "{n} posts have more than one live or landed reply.",
    ),
    (
        "SELECT count(*) FROM mention m WHERE m.status = 'answering' AND NOT EXISTS "
        "(SELECT 1 FROM delivery d WHERE d.mention_id = m.id AND d.status IN ('queued', 'sending', 'unknown', 'held'))",
        "{n} mentions wait for a reply that is not in the outbox.",
    ),
    (
        "SELECT count(*) FROM mention m WHERE (m.status = 'handed_off') <> EXISTS "
        "(SELECT 1 FROM hand_off h WHERE h.mention_id = m.id AND h.outcome IS NULL)",
        "{n} mentions are handed off without a reply in somebody's hands, or the other way round.",
    ),
    (
        "SELECT count(*) FROM mention m WHERE (m.status = 'escalated') <> EXISTS "
        "(SELECT 1 FROM escalation e WHERE e.mention_id = m.id AND e.is_open = 1)",
        "{n} mentions are escalated to nobody, or the other way round.",
    ),
    (
        "SELECT count(*) FROM hand_off h JOIN approval a ON a.id = h.approval_id WHERE h.hash <> a.hash",
        "{n} replies were handed off without a valid approval of exactly their text.",
    ),
    (
        "SELECT count(*) FROM mention m WHERE m.status = 'open' AND m.priority IS NULL",
        "{n} open mentions have no priority.",
    ),
    ("SELECT count(*) FROM mention WHERE NOT json_valid(reasons)", "{n} mentions have reasons that cannot be read."),
    ("SELECT count(*) FROM draft WHERE revision_id IS NULL", "{n} drafts have no text."),
)


def find_faults(db: Database) -> list[str]:
    """Answer one sentence for each thing wrong: structure, search index, counts, texts, invariants and history.

    Damage in one part does not hide what is wrong in another. Writers wait while the search index is looked over.
    """
    faults: list[str] = []
    for what, examine in _PARTS:
        try:
            faults += examine(db)
        except DamagedStore:
            faults.append(f"The database is damaged: {what} cannot be read to the end. Restore the last backup.")
    return faults


def _broken_structure(db: Database) -> list[str]:
    faults = [f"SQLite reports: {row[0]}" for row in db.rows("PRAGMA integrity_check") if row[0] != "ok"]
    return faults + [f"A row of {row[0]} points to nothing." for row in db.rows("PRAGMA foreign_key_check")]


def _wrong_index(db: Database) -> list[str]:
    """Let FTS5 compare its index with the mentions (rank 1): SQLite's own check looks at the index alone."""
    try:
        with db.immediate():
            db.run("INSERT INTO mention_words (mention_words, rank) VALUES ('integrity-check', 1)")
    except DamagedStore:
        return ["The search index does not hold what the mentions say: searches miss or invent some."]
    return []


def _broken_rules(db: Database) -> list[str]:
    return [words.format(n=n) for sql, words in _RULES if (n := db.scalar(sql))]


def _altered_history(db: Database) -> list[str]:
    broken = moves.first_broken_link(db)
    if broken is None:
        return []
    return [f"The history was altered at line {broken}: its hash does not follow from the line before."]


def _missing_rules(db: Database) -> list[str]:
    rows = {tuple(row) for row in db.rows("SELECT subject, from_status, to_status FROM allowed_move")}
    faults = [] if rows == set(schema.moves_rows()) else ["The database's table of legal moves is not the program's."]
    sql = "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'index')"
    missing = migrations.list_rules() - {row["name"] for row in db.rows(sql)}
    if missing:
        faults.append(f"Rules that the database enforces are missing from it: {', '.join(sorted(missing))}.")
    return faults


def _wrong_counts(db: Database) -> list[str]:
    real = {
        f"{table}:{row['status']}": row["n"]
        for table in ("mention", "delivery")
        for row in db.rows(f"SELECT status, count(*) AS n FROM {table} GROUP BY status")
    }
    kept = {row["name"]: row["n"] for row in db.rows("SELECT name, n FROM tally")}
    return [
        f"The kept count of {name} is {n}, in truth {real.get(name, 0)}."
        for name, n in kept.items()
        if n != real.get(name, 0)
    ]


def _altered_texts(db: Database) -> list[str]:
    """Recompute each mention's hash: SQLite keeps no checksums, so a flipped bit shows only here."""
    return _unlike_hash(db, "mention", "id", "text") + _unlike_hash(db, "earlier_text", "mention_id", "earlier text")


def _unlike_hash(db: Database, table: str, mention: str, what: str) -> list[str]:
    faults, last = [], 0
    sql = f"SELECT id, {mention} AS mention, text, content_hash FROM {table} WHERE id > ? ORDER BY id LIMIT ?"
    while rows := db.rows(sql, (last, _BATCH)):
        faults += [
            f"The {what} of mention {row['mention']} was altered."
            for row in rows
            if content_hash(row["text"]) != row["content_hash"]
        ]
        last = rows[-1]["id"]
    return faults


def _altered_replies(db: Database) -> list[str]:
    return _unlike_approved(db, "delivery", "Reply") + _unlike_approved(db, "hand_off", "Handed-off reply")


def _unlike_approved(db: Database, table: str, what: str) -> list[str]:
    faults, last = [], 0
    sql = f"SELECT id, account, target_id, text, hash FROM {table} WHERE id > ? ORDER BY id LIMIT ?"
    while rows := db.rows(sql, (last, _BATCH)):
        faults += [
            f"{what} {row['id']} is not the text that was approved."
            for row in rows
            if approval_hash(row["account"], row["target_id"], row["text"]) != row["hash"]
        ]
        last = rows[-1]["id"]
    return faults


_PARTS: tuple[tuple[str, Callable[[Database], list[str]]], ...] = (
    ("its structure", _broken_structure),
    ("the search index", _wrong_index),
    ("what the rules are about", _broken_rules),
    ("the kept counts", _wrong_counts),
    ("the mentions", _altered_texts),
    ("the outbox", _altered_replies),
    ("the table of legal moves", _missing_rules),
    ("the history", _altered_history),
)
