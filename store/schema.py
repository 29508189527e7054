"""The tables, and the rules the database enforces by itself. Columns say who writes them."""

from __future__ import annotations

from domain.delivery import DeliveryStatus
from domain.mention import MentionStatus
from domain.person import Role
from domain.workflow import MOVES
from domain.workflow import Subject
from store.dialect import SQLITE

_ID = SQLITE.identity

TABLES = (
    f"""CREATE TABLE mention (
        id {_ID},
        -- intake: what the network said
        account TEXT NOT NULL, platform TEXT NOT NULL, native_id TEXT NOT NULL, kind TEXT NOT NULL,
        text TEXT NOT NULL, content_hash TEXT NOT NULL, language TEXT NOT NULL, url TEXT NOT NULL, brand TEXT NOT NULL,
        conversation_id TEXT NOT NULL, parent_id TEXT NOT NULL,
        author_id TEXT NOT NULL, author_handle TEXT NOT NULL, author_name TEXT NOT NULL,
        follower_count INTEGER, verified INTEGER NOT NULL, created_at INTEGER NOT NULL, fetched_at INTEGER NOT NULL,
        -- triage
        priority TEXT, score REAL NOT NULL DEFAULT 0, reasons TEXT NOT NULL DEFAULT '[]', due_at INTEGER,
        -- workflow
        status TEXT NOT NULL, close_reason TEXT, snoozed_until INTEGER, has_draft INTEGER NOT NULL DEFAULT 0,
        UNIQUE (platform, native_id)) STRICT""",
    "CREATE INDEX mention_by_score ON mention (status, score DESC, id)",
    "CREATE INDEX mention_by_due ON mention (status, due_at, id)",
    "CREATE INDEX mention_by_age ON mention (status, created_at DESC, id DESC)",
    "CREATE INDEX mention_by_conversation ON mention (platform, conversation_id, created_at)",
    "CREATE INDEX mention_by_author ON mention (platform, author_handle, created_at)",
    "CREATE INDEX mention_undrafted ON mention (score DESC, id) WHERE status = 'open' AND has_draft = 0",
    "CREATE INDEX mention_snoozed ON mention (snoozed_until) WHERE status = 'snoozed'",
    """CREATE TABLE raw_post (
        mention_id INTEGER PRIMARY KEY REFERENCES mention(id) ON DELETE CASCADE,
        body BLOB NOT NULL, fetched_at INTEGER NOT NULL) STRICT""",
    """CREATE TABLE context_post (
        platform TEXT NOT NULL, native_id TEXT NOT NULL, conversation_id TEXT NOT NULL, parent_id TEXT NOT NULL,
        author_handle TEXT NOT NULL, author_name TEXT NOT NULL, text TEXT NOT NULL, created_at INTEGER NOT NULL,
        is_ours INTEGER NOT NULL, url TEXT NOT NULL, PRIMARY KEY (platform, native_id)) STRICT""",
    "CREATE INDEX context_by_conversation ON context_post (platform, conversation_id, created_at)",
    f"""CREATE TABLE quarantine (
        id {_ID}, account TEXT NOT NULL, native_id TEXT NOT NULL, raw BLOB NOT NULL, error TEXT NOT NULL,
        seen_at INTEGER NOT NULL, fingerprint TEXT NOT NULL UNIQUE) STRICT""",
    """CREATE TABLE assessment (
        mention_id INTEGER PRIMARY KEY REFERENCES mention(id) ON DELETE CASCADE,
        sentiment TEXT NOT NULL, negative REAL, neutral REAL, positive REAL, intent TEXT NOT NULL,
        language TEXT NOT NULL, needs_reply INTEGER NOT NULL, model TEXT NOT NULL,
        assessed_at INTEGER NOT NULL) STRICT""",
    """CREATE TABLE account (
        name TEXT PRIMARY KEY, platform TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'ok',
        error TEXT NOT NULL DEFAULT '',
        last_polled_at INTEGER, last_success_at INTEGER, next_poll_at INTEGER NOT NULL DEFAULT 0,
        failure_count INTEGER NOT NULL DEFAULT 0, interval_ms INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE TABLE cursor (
        account TEXT NOT NULL, source TEXT NOT NULL, floor TEXT NOT NULL, floor_at INTEGER NOT NULL,
        target TEXT NOT NULL, target_at INTEGER NOT NULL, page TEXT NOT NULL, moved_at INTEGER NOT NULL,
        PRIMARY KEY (account, source)) STRICT""",
    f"""CREATE TABLE gap (
        id {_ID}, account TEXT NOT NULL, source TEXT NOT NULL, from_at INTEGER NOT NULL, to_at INTEGER NOT NULL,
        reason TEXT NOT NULL, found_at INTEGER NOT NULL, closed_at INTEGER) STRICT""",
    f"""CREATE TABLE user (
        id {_ID}, name TEXT NOT NULL UNIQUE, role TEXT NOT NULL, disabled INTEGER NOT NULL DEFAULT 0,
        created_at INTEGER NOT NULL) STRICT""",
    """CREATE TABLE sign_in_link (
        token_hash TEXT PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES user(id), expires_at INTEGER NOT NULL,
        used_at INTEGER) STRICT""",
    """CREATE TABLE session (
        id_hash TEXT PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES user(id), created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, address TEXT NOT NULL, agent TEXT NOT NULL) STRICT""",
    """CREATE TABLE credential (
        account TEXT NOT NULL, name TEXT NOT NULL, sealed BLOB NOT NULL, changed_at INTEGER NOT NULL,
        PRIMARY KEY (account, name)) STRICT""",
    """CREATE TABLE switch (
        name TEXT PRIMARY KEY, state TEXT NOT NULL, actor TEXT NOT NULL, reason TEXT NOT NULL,
        changed_at INTEGER NOT NULL) STRICT""",
    "CREATE TABLE heartbeat (process TEXT PRIMARY KEY, pid INTEGER NOT NULL, beat_at INTEGER NOT NULL) STRICT",
    "CREATE TABLE tally (name TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT",
    f"""CREATE TABLE draft (
        id {_ID}, mention_id INTEGER NOT NULL REFERENCES mention(id), account TEXT NOT NULL, platform TEXT NOT NULL,
        target_id TEXT NOT NULL, status TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1, revision_id INTEGER,
        playbook TEXT NOT NULL, reject_reason TEXT, reject_note TEXT, approval_id INTEGER,
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT""",
    "CREATE UNIQUE INDEX draft_live ON draft (mention_id) WHERE status IN ('pending', 'approved')",
    "CREATE INDEX draft_by_mention ON draft (mention_id, id)",
    f"""CREATE TABLE revision (
        id {_ID}, draft_id INTEGER NOT NULL REFERENCES draft(id), text TEXT NOT NULL, moves TEXT NOT NULL,
        written_by TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT""",
    "CREATE INDEX revision_by_draft ON revision (draft_id, id)",
    f"""CREATE TABLE approval (
        id {_ID}, draft_id INTEGER NOT NULL REFERENCES draft(id), revision_id INTEGER NOT NULL REFERENCES revision(id),
        user_id INTEGER NOT NULL REFERENCES user(id), account TEXT NOT NULL, target_id TEXT NOT NULL,
        hash TEXT NOT NULL, approved_at INTEGER NOT NULL) STRICT""",
    "CREATE INDEX approval_by_draft ON approval (draft_id)",
    f"""CREATE TABLE delivery (
        id {_ID}, draft_id INTEGER NOT NULL REFERENCES draft(id), mention_id INTEGER NOT NULL REFERENCES mention(id),
        approval_id INTEGER NOT NULL REFERENCES approval(id), account TEXT NOT NULL, platform TEXT NOT NULL,
        target_id TEXT NOT NULL, text TEXT NOT NULL, hash TEXT NOT NULL, status TEXT NOT NULL,
        attempt INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL, deadline_at INTEGER,
        lookups INTEGER NOT NULL DEFAULT 0,
        native_id TEXT NOT NULL DEFAULT '', url TEXT NOT NULL DEFAULT '', error TEXT NOT NULL DEFAULT '',
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT""",
    """CREATE UNIQUE INDEX delivery_live ON delivery (draft_id)
        WHERE status IN ('queued', 'sending', 'unknown', 'held', 'sent')""",
    """CREATE UNIQUE INDEX delivery_target ON delivery (account, target_id)
        WHERE status IN ('queued', 'sending', 'unknown', 'held', 'sent')""",
    "CREATE INDEX delivery_due ON delivery (status, next_at)",
    "CREATE INDEX delivery_newest ON delivery (updated_at DESC, id DESC)",
    "CREATE INDEX delivery_by_mention ON delivery (mention_id)",
    f"""CREATE TABLE intent (
        id {_ID}, delivery_id INTEGER NOT NULL REFERENCES delivery(id), attempt INTEGER NOT NULL,
        approval_id INTEGER NOT NULL REFERENCES approval(id), hash TEXT NOT NULL, idempotency_key TEXT NOT NULL,
        opened_at INTEGER NOT NULL, deadline_at INTEGER NOT NULL, outcome TEXT, closed_at INTEGER,
        UNIQUE (delivery_id, attempt)) STRICT""",
    "CREATE UNIQUE INDEX intent_open ON intent (delivery_id) WHERE outcome IS NULL OR outcome = 'landed'",
    f"""CREATE TABLE activity (
        id {_ID}, at INTEGER NOT NULL, actor TEXT NOT NULL, subject TEXT NOT NULL, subject_id TEXT NOT NULL,
        action TEXT NOT NULL, from_status TEXT NOT NULL, to_status TEXT NOT NULL, detail TEXT NOT NULL,
        hash TEXT NOT NULL) STRICT""",
    "CREATE INDEX activity_by_subject ON activity (subject, subject_id, id)",
    """CREATE TABLE allowed_move (
        subject TEXT NOT NULL, from_status TEXT NOT NULL, to_status TEXT NOT NULL,
        PRIMARY KEY (subject, from_status, to_status)) STRICT""",
    """CREATE VIRTUAL TABLE mention_words USING fts5(
        text, author_handle, author_name, content='mention', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2')""",
)


def refuse(name: str, event: str, condition: str, message: str) -> str:
    """Answer a trigger that refuses `event` (such as 'UPDATE ON approval') while `condition` holds."""
    when = f" WHEN {condition}" if condition else ""
    return f"CREATE TRIGGER {name} BEFORE {event}{when} BEGIN {SQLITE.refuse.format(message=message)} END"


def _only_moves(subject: Subject) -> str:
    condition = (
        "NEW.status <> OLD.status AND NOT EXISTS (SELECT 1 FROM allowed_move WHERE "
        f"subject = '{subject}' AND from_status = OLD.status AND to_status = NEW.status)"
    )
    return refuse(f"{subject}_moves", f"UPDATE OF status ON {subject}", condition, f"illegal move of a {subject}")


_APPROVERS = ", ".join(f"'{role}'" for role in Role if role.includes(Role.APPROVER))
_FROZEN = "text, hash, account, platform, target_id, approval_id, draft_id, mention_id"
_VALID_INTENT = """NOT EXISTS (
    SELECT 1 FROM delivery d JOIN approval a ON a.id = d.approval_id JOIN revision r ON r.id = a.revision_id
    JOIN draft f ON f.id = d.draft_id JOIN user u ON u.id = a.user_id AND u.disabled = 0
    WHERE d.id = NEW.delivery_id AND d.status = 'queued' AND a.id = NEW.approval_id AND f.approval_id = a.id
      AND f.status = 'approved' AND a.hash = NEW.hash AND d.hash = NEW.hash AND r.text = d.text
      AND a.account = d.account AND a.target_id = d.target_id AND a.draft_id = d.draft_id)"""
_VALID_APPROVAL = f"""NOT EXISTS (
    SELECT 1 FROM draft f JOIN user u ON u.id = NEW.user_id
    WHERE f.id = NEW.draft_id AND f.status = 'pending' AND f.revision_id = NEW.revision_id
      AND f.account = NEW.account AND f.target_id = NEW.target_id AND u.disabled = 0 AND u.role IN ({_APPROVERS}))"""

RULES = (
    *(_only_moves(subject) for subject in Subject),
    refuse(
        "approval_by_human",
        "INSERT ON approval",
        _VALID_APPROVAL,
        "an approval needs a human approver and the current text",
    ),
    refuse(
        "intent_needs_approval",
        "INSERT ON intent",
        _VALID_INTENT,
        "an intent needs a valid approval of exactly this text",
    ),
    refuse(
        "intent_while_paused",
        "INSERT ON intent",
        "EXISTS (SELECT 1 FROM switch WHERE name = 'sending' AND state = 'paused')",
        "sending is paused",
    ),
    refuse(
        "intent_once",
        "UPDATE ON intent",
        "OLD.outcome IS NOT NULL AND OLD.outcome <> 'unknown'",
        "a closed intent stays closed",
    ),
    refuse("delivery_starts_queued", "INSERT ON delivery", "NEW.status <> 'queued'", "a delivery starts queued"),
    refuse("delivery_frozen", f"UPDATE OF {_FROZEN} ON delivery", "", "what was approved cannot be changed"),
    refuse(
        "delivery_needs_intent",
        "UPDATE OF status ON delivery",
        "NEW.status = 'sending' AND NOT EXISTS (SELECT 1 FROM intent WHERE delivery_id = NEW.id "
        "AND attempt = NEW.attempt AND outcome IS NULL)",
        "the intent is committed before the call",
    ),
    refuse(
        "draft_text_frozen",
        "UPDATE OF revision_id ON draft",
        "OLD.status <> 'pending'",
        "only a pending draft can be edited",
    ),
    *(
        refuse(f"{table}_no_{verb.lower()}", f"{verb} ON {table}", "", f"{table} is append-only")
        for table in ("approval", "revision", "activity")
        for verb in ("UPDATE", "DELETE")
    ),
)

UPKEEP = (
    """CREATE TRIGGER words_insert AFTER INSERT ON mention BEGIN
        INSERT INTO mention_words (rowid, text, author_handle, author_name)
        VALUES (NEW.id, NEW.text, NEW.author_handle, NEW.author_name);
        UPDATE tally SET n = n + 1 WHERE name = 'mention:' || NEW.status; END""",
    """CREATE TRIGGER words_update AFTER UPDATE OF text ON mention BEGIN
        INSERT INTO mention_words (mention_words, rowid, text, author_handle, author_name)
        VALUES ('delete', OLD.id, OLD.text, OLD.author_handle, OLD.author_name);
        INSERT INTO mention_words (rowid, text, author_handle, author_name)
        VALUES (NEW.id, NEW.text, NEW.author_handle, NEW.author_name); END""",
    """CREATE TRIGGER words_delete AFTER DELETE ON mention BEGIN
        INSERT INTO mention_words (mention_words, rowid, text, author_handle, author_name)
        VALUES ('delete', OLD.id, OLD.text, OLD.author_handle, OLD.author_name);
        UPDATE tally SET n = n - 1 WHERE name = 'mention:' || OLD.status; END""",
    """CREATE TRIGGER tally_mention AFTER UPDATE OF status ON mention WHEN NEW.status <> OLD.status BEGIN
        UPDATE tally SET n = n - 1 WHERE name = 'mention:' || OLD.status;
        UPDATE tally SET n = n + 1 WHERE name = 'mention:' || NEW.status; END""",
    """CREATE TRIGGER tally_delivery_insert AFTER INSERT ON delivery BEGIN
        UPDATE tally SET n = n + 1 WHERE name = 'delivery:' || NEW.status; END""",
    """CREATE TRIGGER tally_delivery AFTER UPDATE OF status ON delivery WHEN NEW.status <> OLD.status BEGIN
        UPDATE tally SET n = n - 1 WHERE name = 'delivery:' || OLD.status;
        UPDATE tally SET n = n + 1 WHERE name = 'delivery:' || NEW.status; END""",
)

TALLIES = tuple(f"mention:{status}" for status in MentionStatus) + tuple(f"delivery:{s}" for s in DeliveryStatus)


def moves_rows() -> list[tuple[str, str, str]]:
    """Answer the rows of allowed_move that mirror domain.workflow.MOVES."""
    return sorted({(str(subject), start, end) for subject, moves in MOVES.items() for (start, _), end in moves.items()})
