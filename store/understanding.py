"""The tables of understanding: what a model answered, what people set right, and what was learned from it."""

from __future__ import annotations

from store.dialect import SQLITE
from store.schema import refuse

_ID = SQLITE.identity

#: Columns that each assessment gains; `corrected` maps each field a person has set to what the model said of it.
COLUMNS = (
    "intent_chance REAL",
    "emotions TEXT NOT NULL DEFAULT '{}'",
    "toward TEXT",
    "toward_negative REAL",
    "toward_neutral REAL",
    "toward_positive REAL",
    "sarcasm REAL",
    "offensive REAL",
    "hate REAL",
    "spam REAL",
    "relevance REAL",
    "corrected TEXT NOT NULL DEFAULT '{}'",
    "copy_key TEXT NOT NULL DEFAULT ''",
)

TABLES = (
    *(f"ALTER TABLE assessment ADD COLUMN {column}" for column in COLUMNS),
    # texts judged before this table are copies of one another, too
    "UPDATE assessment SET copy_key = copy_key((SELECT text FROM mention WHERE id = mention_id))",
    "CREATE INDEX assessment_by_copy ON assessment (copy_key)",
    """CREATE TABLE reading (
        model TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, used_at INTEGER NOT NULL,
        PRIMARY KEY (model, key)) STRICT""",
    "CREATE INDEX reading_by_use ON reading (used_at)",
    """CREATE TABLE vector (
        mention_id INTEGER PRIMARY KEY REFERENCES mention(id) ON DELETE CASCADE,
        model TEXT NOT NULL, body BLOB NOT NULL, answers BLOB NOT NULL) STRICT""",
    f"""CREATE TABLE correction (
        id {_ID}, mention_id INTEGER NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
        brand TEXT NOT NULL, copy_key TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, was TEXT NOT NULL,
        actor TEXT NOT NULL, at INTEGER NOT NULL, undone_at INTEGER, undone_by TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE INDEX correction_by_mention ON correction (mention_id, id)",
    "CREATE INDEX correction_by_copy ON correction (brand, copy_key, id)",
    "CREATE INDEX correction_by_field ON correction (brand, field, id)",
    # who is told apart from us by people: the examples of what is not about us
    "CREATE INDEX mention_ignored ON mention (brand, id) WHERE close_reason = 'ignored'",
    f"""CREATE TABLE brand_head (
        id {_ID}, brand TEXT NOT NULL, field TEXT NOT NULL, model TEXT NOT NULL, version INTEGER NOT NULL,
        weights BLOB NOT NULL, figures TEXT NOT NULL, n INTEGER NOT NULL, seen INTEGER NOT NULL,
        created_at INTEGER NOT NULL, active INTEGER NOT NULL, reason TEXT NOT NULL, retired TEXT NOT NULL DEFAULT '',
        before_id INTEGER REFERENCES brand_head(id)) STRICT""",
    "CREATE INDEX brand_head_by_brand ON brand_head (brand, field, id)",
    "CREATE UNIQUE INDEX brand_head_active ON brand_head (brand, field) WHERE active = 1",
)


RULES = (
    # a mention that is erased takes its corrections along: it is gone before they are
    refuse(
        "correction_stays",
        "DELETE ON correction",
        "EXISTS (SELECT 1 FROM mention WHERE id = OLD.mention_id)",
        "a correction can be undone, not deleted",
    ),
    refuse(
        "correction_frozen",
        "UPDATE OF mention_id, brand, copy_key, field, value, was, actor, at ON correction",
        "",
        "what a person said cannot be changed",
    ),
    refuse("correction_undone_once", "UPDATE ON correction", "OLD.undone_at IS NOT NULL", "undone is undone"),
)
