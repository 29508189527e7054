"""The tables of the knowledge base: facts with every revision of theirs, and which revision of a draft cites which."""

from __future__ import annotations

from store.dialect import SQLITE
from store.schema import refuse

_ID = SQLITE.identity

TABLES = (
    f"""CREATE TABLE fact_revision (
        id {_ID}, fact TEXT NOT NULL, body TEXT NOT NULL, digest TEXT NOT NULL, source TEXT NOT NULL,
        retired INTEGER NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL) STRICT""",
    "CREATE INDEX fact_revision_by_fact ON fact_revision (fact, id)",
    # `source` names the file a fact lives in, '' for the desk; `used` counts the replies that were sent with it;
    # at `look_at` the pending drafts that cite it must be looked at, for it has changed, or begins or stops to hold
    """CREATE TABLE fact (
        id TEXT PRIMARY KEY, revision_id INTEGER NOT NULL REFERENCES fact_revision(id), digest TEXT NOT NULL,
        source TEXT NOT NULL, retired INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0, look_at INTEGER) STRICT""",
    "CREATE INDEX fact_to_look_at ON fact (look_at) WHERE look_at IS NOT NULL",
    "CREATE INDEX fact_by_source ON fact (source)",
    # `sentence` is the part of the draft that is made of the fact
    """CREATE TABLE citation (
        revision_id INTEGER NOT NULL REFERENCES revision(id), fact TEXT NOT NULL, digest TEXT NOT NULL,
        sentence TEXT NOT NULL, PRIMARY KEY (revision_id, fact)) STRICT""",
    "CREATE INDEX citation_by_fact ON citation (fact, revision_id)",
    "CREATE INDEX draft_by_revision ON draft (revision_id)",
    "CREATE INDEX approval_by_revision ON approval (revision_id)",
    "CREATE INDEX delivery_by_approval ON delivery (approval_id)",
    "CREATE INDEX hand_off_by_approval ON hand_off (approval_id)",
)

_USED = """UPDATE fact SET used = used {step} 1 WHERE id IN (SELECT c.fact FROM citation c JOIN approval a
    ON a.revision_id = c.revision_id WHERE a.id = NEW.approval_id);"""

RULES = (
    *(
        refuse(f"{table}_no_{verb.lower()}", f"{verb} ON {table}", "", f"{table} is append-only")
        for table in ("fact_revision", "citation")
        for verb in ("UPDATE", "DELETE")
    ),
    refuse("fact_stays", "DELETE ON fact", "", "a fact is retired, not deleted"),
)

UPKEEP = (
    # whoever writes a revision, what it cites is kept with the fact as it stands at that moment; what is no fact of
    # ours, such as the team's own pace, is not
    """CREATE TRIGGER revision_cites AFTER INSERT ON revision BEGIN
        INSERT OR IGNORE INTO citation (revision_id, fact, digest, sentence)
        SELECT NEW.id, f.id, f.digest, json_extract(step.value, '$[1]')
        FROM json_each(NEW.moves) step, json_each(step.value, '$[2]') cited JOIN fact f ON f.id = cited.value; END""",
    # a person's edit has no steps: it stands on what it was made from
    """CREATE TRIGGER edit_cites AFTER INSERT ON revision WHEN NEW.moves = '[]' BEGIN
        INSERT OR IGNORE INTO citation (revision_id, fact, digest, sentence)
        SELECT NEW.id, fact, digest, sentence FROM citation WHERE revision_id =
            (SELECT max(id) FROM revision WHERE draft_id = NEW.draft_id AND id < NEW.id); END""",
    # a draft that comes back may cite what has changed meanwhile
    """CREATE TRIGGER draft_comes_back AFTER UPDATE OF status ON draft
        WHEN NEW.status = 'pending' AND OLD.status <> 'pending' BEGIN
        UPDATE fact SET look_at = min(coalesce(look_at, NEW.updated_at), NEW.updated_at)
        WHERE id IN (SELECT fact FROM citation WHERE revision_id = NEW.revision_id); END""",
    f"""CREATE TRIGGER fact_used AFTER UPDATE OF status ON delivery
        WHEN NEW.status = 'sent' AND OLD.status <> 'sent' BEGIN {_USED.format(step="+")} END""",
    f"""CREATE TRIGGER fact_unused AFTER UPDATE OF status ON delivery
        WHEN OLD.status = 'sent' AND NEW.status <> 'sent' BEGIN {_USED.format(step="-")} END""",
    f"""CREATE TRIGGER fact_used_by_hand AFTER UPDATE OF outcome ON hand_off
        WHEN NEW.outcome = 'posted' AND OLD.outcome IS NULL BEGIN {_USED.format(step="+")} END""",
)
