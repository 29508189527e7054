"""The tables of who may be reached and how: the do-not-contact list, and replies that a human posts by hand."""

from __future__ import annotations

from store.dialect import SQLITE
from store.schema import refuse

_ID = SQLITE.identity

TABLES = (
    f"""CREATE TABLE no_contact (
        id {_ID}, platform TEXT NOT NULL, author_id TEXT NOT NULL, handle TEXT NOT NULL, handle_key TEXT NOT NULL,
        reason TEXT NOT NULL, words TEXT NOT NULL, native_id TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL,
        lifted_at INTEGER, lifted_by TEXT NOT NULL DEFAULT '', lifted_reason TEXT NOT NULL DEFAULT '',
        CHECK (author_id <> '' OR handle_key <> '')) STRICT""",
    "CREATE INDEX no_contact_by_handle ON no_contact (platform, handle_key)",
    "CREATE INDEX no_contact_by_author ON no_contact (platform, author_id)",
    # who asked before there was a list is on it, too
    """INSERT INTO no_contact (platform, author_id, handle, handle_key, reason, words, native_id, actor, at)
        SELECT platform, author_id, author_handle, lower(author_handle), 'opt-out',
        opt_out(text, kind IN ('mention', 'reply')), native_id, 'system:intake', created_at FROM mention
        WHERE (author_id <> '' OR author_handle <> '') AND opt_out(text, kind IN ('mention', 'reply')) IS NOT NULL
        ORDER BY id""",
    f"""CREATE TABLE hand_off (
        id {_ID}, mention_id INTEGER NOT NULL REFERENCES mention(id), draft_id INTEGER NOT NULL REFERENCES draft(id),
        approval_id INTEGER NOT NULL REFERENCES approval(id), account TEXT NOT NULL, platform TEXT NOT NULL,
        target_id TEXT NOT NULL, text TEXT NOT NULL, hash TEXT NOT NULL, handed_at INTEGER NOT NULL,
        remind_at INTEGER NOT NULL, next_at INTEGER NOT NULL, reminded_at INTEGER,
        outcome TEXT, native_id TEXT NOT NULL DEFAULT '', url TEXT NOT NULL DEFAULT '',
        closed_at INTEGER, closed_by TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE UNIQUE INDEX hand_off_open ON hand_off (mention_id) WHERE outcome IS NULL OR outcome = 'posted'",
    "CREATE INDEX hand_off_waiting ON hand_off (account, id) WHERE outcome IS NULL",
    "CREATE INDEX hand_off_by_target ON hand_off (account, target_id)",
    "CREATE INDEX hand_off_by_mention ON hand_off (mention_id, id)",
    "CREATE INDEX context_ours ON context_post (platform, parent_id) WHERE is_ours = 1",
)

_LEFT_ALONE = """EXISTS (SELECT 1 FROM mention m JOIN no_contact n ON n.platform = m.platform AND n.lifted_at IS NULL
    AND ((n.author_id <> '' AND n.author_id = m.author_id)
      OR (n.handle_key <> '' AND n.handle_key = lower(m.author_handle))) WHERE m.id = ({mention}))"""
_VALID_HAND_OFF = """NOT EXISTS (
    SELECT 1 FROM draft f JOIN approval a ON a.id = f.approval_id JOIN revision r ON r.id = a.revision_id
    JOIN user u ON u.id = a.user_id AND u.disabled = 0
    WHERE f.id = NEW.draft_id AND f.mention_id = NEW.mention_id AND f.status = 'approved' AND a.id = NEW.approval_id
      AND a.hash = NEW.hash AND r.text = NEW.text AND a.account = NEW.account AND a.target_id = NEW.target_id
      AND f.platform = NEW.platform)"""

RULES = (
    refuse(
        "no_contact_stays", "DELETE ON no_contact", "", "an entry of the do-not-contact list is lifted, not deleted"
    ),
    refuse(
        "no_contact_frozen",
        "UPDATE OF platform, author_id, handle, handle_key, reason, words, native_id, actor, at ON no_contact",
        "",
        "what was listed cannot be changed",
    ),
    refuse("no_contact_lifted_once", "UPDATE ON no_contact", "OLD.lifted_at IS NOT NULL", "lifted is lifted"),
    refuse(
        "approval_leaves_alone",
        "INSERT ON approval",
        _LEFT_ALONE.format(mention="SELECT mention_id FROM draft WHERE id = NEW.draft_id"),
        "the author must not be contacted",
    ),
    refuse(
        "intent_leaves_alone",
        "INSERT ON intent",
        _LEFT_ALONE.format(mention="SELECT mention_id FROM delivery WHERE id = NEW.delivery_id"),
        "the author must not be contacted",
    ),
    refuse(
        "hand_off_needs_approval",
        "INSERT ON hand_off",
        _VALID_HAND_OFF,
        "a hand-off needs a valid approval of exactly this text",
    ),
    refuse(
        "hand_off_alone",
        "INSERT ON hand_off",
        "EXISTS (SELECT 1 FROM delivery WHERE account = NEW.account AND target_id = NEW.target_id "
        "AND status NOT IN ('cancelled', 'failed_final'))",
        "a reply to this post is in the outbox",
    ),
    refuse(
        "delivery_alone",
        "INSERT ON delivery",
        "EXISTS (SELECT 1 FROM hand_off WHERE account = NEW.account AND target_id = NEW.target_id "
        "AND outcome IS NOT 'returned')",
        "a reply to this post is posted by hand",
    ),
    refuse(
        "hand_off_frozen",
        "UPDATE OF mention_id, draft_id, approval_id, account, platform, target_id, text, hash, handed_at ON hand_off",
        "",
        "what was approved cannot be changed",
    ),
    refuse("hand_off_ends_once", "UPDATE ON hand_off", "OLD.outcome IS NOT NULL", "a hand-off ends once"),
    refuse("hand_off_stays", "DELETE ON hand_off", "", "a hand-off is kept"),
)
