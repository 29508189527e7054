"""The tables of approving: what people stood for, who is at work on what, escalations, and decisions made in bulk."""

from __future__ import annotations

from domain.clock import MINUTE
from domain.draft import COMPOSER
from domain.draft import MODEL
from store.dialect import SQLITE
from store.schema import refuse

_ID = SQLITE.identity
#: No lease outlives this, whatever a program asks for.
_LONGEST_LEASE = 10 * MINUTE
#: A lease renewed further in the future than this was so before somebody set the clock back; a clock that was read
#: just before a lock came is behind by less.
SLACK = MINUTE

TABLES = (
    "ALTER TABLE user ADD COLUMN authority TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE draft ADD COLUMN four_eyes INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX draft_rejected ON draft (updated_at, reject_reason) WHERE reject_reason IS NOT NULL",
    "CREATE INDEX mention_snoozed_author ON mention (platform, author_handle) WHERE status = 'snoozed'",
    f"""CREATE TABLE stood_for (
        id {_ID}, approval_id INTEGER NOT NULL REFERENCES approval(id), rule TEXT NOT NULL, message TEXT NOT NULL,
        kind TEXT NOT NULL DEFAULT '', value TEXT NOT NULL DEFAULT '', amount INTEGER,
        currency TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE INDEX stood_for_by_approval ON stood_for (approval_id)",
    f"""CREATE TABLE lease (
        mention_id INTEGER PRIMARY KEY REFERENCES mention(id) ON DELETE CASCADE,
        user_id INTEGER NOT NULL REFERENCES user(id), since_at INTEGER NOT NULL, renewed_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL, taken_from INTEGER REFERENCES user(id),
        CHECK (until_at > renewed_at AND until_at - renewed_at <= {_LONGEST_LEASE})) STRICT""",
    f"""CREATE TABLE escalation (
        id {_ID}, mention_id INTEGER NOT NULL REFERENCES mention(id), user_id INTEGER REFERENCES user(id),
        role TEXT NOT NULL, reason TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL,
        is_open INTEGER NOT NULL DEFAULT 1,
        CHECK ((user_id IS NULL) = (role <> '') AND reason <> '')) STRICT""",
    "CREATE UNIQUE INDEX escalation_open ON escalation (mention_id) WHERE is_open = 1",
    "CREATE INDEX escalation_by_user ON escalation (user_id) WHERE is_open = 1",
    "CREATE INDEX escalation_by_mention ON escalation (mention_id, id)",
    f"""CREATE TABLE batch (
        id {_ID}, actor TEXT NOT NULL, action TEXT NOT NULL, at INTEGER NOT NULL, activity_id INTEGER NOT NULL,
        undone_at INTEGER) STRICT""",
    """CREATE TABLE batch_mention (
        batch_id INTEGER NOT NULL REFERENCES batch(id), mention_id INTEGER NOT NULL REFERENCES mention(id),
        PRIMARY KEY (batch_id, mention_id)) STRICT""",
)

_WROTE_IT = """EXISTS (SELECT 1 FROM draft f JOIN revision r ON r.id = f.revision_id JOIN user u ON u.id = NEW.user_id
    WHERE f.id = NEW.draft_id AND f.four_eyes = 1 AND r.written_by = u.name)"""
_NOT_ITS_APPROVAL = """NOT EXISTS (SELECT 1 FROM approval a JOIN draft f ON f.id = a.draft_id
    WHERE a.id = NEW.approval_id AND f.status = 'pending')"""
_HELD_BY_ANOTHER = (
    "NEW.user_id <> OLD.user_id AND OLD.until_at > NEW.since_at AND OLD.renewed_at <= NEW.since_at "
    "AND NEW.taken_from IS NOT OLD.user_id"
)

RULES = (
    refuse("approval_four_eyes", "INSERT ON approval", _WROTE_IT, "who wrote a text last does not approve it"),
    refuse("four_eyes_stay", "UPDATE OF four_eyes ON draft", "OLD.four_eyes > NEW.four_eyes", "four eyes stay four"),
    refuse(
        "stood_for_while_approving", "INSERT ON stood_for", _NOT_ITS_APPROVAL, "what was approved cannot be added to"
    ),
    refuse("stood_for_no_update", "UPDATE ON stood_for", "", "stood_for is append-only"),
    refuse("stood_for_no_delete", "DELETE ON stood_for", "", "stood_for is append-only"),
    refuse("lease_is_one_persons", "UPDATE ON lease", _HELD_BY_ANOTHER, "somebody else is on it"),
    refuse(
        "escalated_to_somebody",
        "UPDATE OF status ON mention",
        "NEW.status = 'escalated' AND OLD.status <> 'escalated' "
        "AND NOT EXISTS (SELECT 1 FROM escalation WHERE mention_id = NEW.id AND is_open = 1)",
        "an escalation names a person or a role, and a reason",
    ),
    refuse(
        "escalation_frozen",
        "UPDATE OF mention_id, user_id, role, reason, actor, at ON escalation",
        "",
        "an escalation cannot be rewritten",
    ),
    refuse("escalation_ends_once", "UPDATE OF is_open ON escalation", "OLD.is_open = 0", "an escalation ends once"),
    refuse("escalation_stays", "DELETE ON escalation", "", "an escalation is kept"),
    refuse("batch_undone_once", "UPDATE ON batch", "OLD.undone_at IS NOT NULL", "a batch is undone once"),
)

UPKEEP = (
    # whatever takes a mention out of this state ends the escalation with it
    """CREATE TRIGGER escalation_ends AFTER UPDATE OF status ON mention
        WHEN OLD.status = 'escalated' AND NEW.status <> 'escalated' BEGIN
        UPDATE escalation SET is_open = 0 WHERE mention_id = NEW.id AND is_open = 1; END""",
)

_WROTE_OF_IT = f"""EXISTS (SELECT 1 FROM draft f JOIN revision r ON r.draft_id = f.id JOIN user u ON u.id = NEW.user_id
    WHERE f.id = NEW.draft_id AND f.four_eyes = 1 AND r.written_by = u.name AND NOT EXISTS (
        SELECT 1 FROM revision m WHERE m.draft_id = f.id AND m.id > r.id
        AND (m.written_by = '{COMPOSER}' OR substr(m.written_by, 1, {len(MODEL)}) = '{MODEL}')))"""

#: A full stop by somebody else is no second pair of eyes, and a clock read just before a lock came is no earlier day.
STRICTER = (
    "DROP TRIGGER approval_four_eyes",
    refuse("approval_four_eyes", "INSERT ON approval", _WROTE_OF_IT, "who wrote of a text does not approve it"),
    "DROP TRIGGER lease_is_one_persons",
    refuse(
        "lease_is_one_persons",
        "UPDATE ON lease",
        "NEW.user_id <> OLD.user_id AND OLD.until_at > NEW.since_at "
        f"AND OLD.renewed_at <= NEW.since_at + {SLACK} AND NEW.taken_from IS NOT OLD.user_id",
        "somebody else is on it",
    ),
)
