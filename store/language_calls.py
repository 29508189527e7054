"""Which drafts a language model may write anew, what it was asked and answered, and what that cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from domain.clock import DAY
from domain.draft import COMPOSER
from domain.draft import MODEL
from domain.draft import Draft
from domain.draft import Move
from domain.fact import Fact
from domain.language_model import PASSING
from domain.language_model import Outcome
from domain.language_model import Spent
from domain.workflow import Subject
from store import drafts
from store import facts
from store import moves
from store.database import Database
from store.dialect import SQLITE
from store.schema import refuse

#: How often a draft is brought to the model while that comes to nothing.
_MOST_TRIES = 3
_BATCH = 1_000

CHANGES = (
    # `answer` is what the model wrote, for the same brief need not be paid for twice; it is forgotten with raw words
    f"""CREATE TABLE language_call (
        id {SQLITE.identity}, draft_id INTEGER NOT NULL REFERENCES draft(id), model TEXT NOT NULL,
        outcome TEXT NOT NULL, note TEXT NOT NULL, digest TEXT NOT NULL, answer TEXT NOT NULL,
        tokens_in INTEGER NOT NULL, tokens_out INTEGER NOT NULL, cost INTEGER NOT NULL, currency TEXT NOT NULL,
        took_ms INTEGER NOT NULL, at INTEGER NOT NULL) STRICT""",
    "CREATE INDEX language_call_by_draft ON language_call (draft_id)",
    "CREATE INDEX language_call_by_time ON language_call (at)",
    "CREATE INDEX language_call_answers ON language_call (digest) WHERE answer <> ''",
    # whether a model may still be asked for it
    "ALTER TABLE draft ADD COLUMN for_model INTEGER NOT NULL DEFAULT 1",
    "CREATE INDEX draft_for_model ON draft (created_at) WHERE status = 'pending' AND for_model = 1",
    refuse(
        "language_call_frozen",
        "UPDATE OF draft_id, model, outcome, note, digest, tokens_in, tokens_out, cost, currency, at ON language_call",
        "",
        "what a model cost cannot be rewritten",
    ),
    refuse("language_call_stays", "DELETE ON language_call", "", "language_call is append-only"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """What became of one draft at the model. `note` says why where the composer's words stand."""

    draft_id: int
    model: str
    outcome: Outcome
    note: str = ""
    digest: str = ""
    answer: str = ""
    spent: Spent = field(default_factory=Spent)
    currency: str = ""
    took_ms: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """What a model came to on one UTC day that begins at `at`: drafts by outcome, and what was spent."""

    at: int
    model: str
    currency: str
    written: int
    others: int
    spent: Spent


def list_waiting(db: Database, limit: int, *, now_at: int) -> list[int]:
    """Answer the ids of drafts that the model has not settled, the most urgent mention first.

    They are pending, of the last 24 hours, as the composer wrote them, and nobody is at work on them.
    """
    rows = db.rows(
        f"""SELECT f.id FROM draft f JOIN revision r ON r.id = f.revision_id JOIN mention m ON m.id = f.mention_id
            WHERE f.status = 'pending' AND f.for_model = 1 AND f.created_at > ?1 AND r.written_by = '{COMPOSER}'
            AND NOT EXISTS (SELECT 1 FROM lease l WHERE l.mention_id = f.mention_id AND l.until_at > ?2)
            ORDER BY m.score DESC, f.id LIMIT ?3""",
        (now_at - DAY, now_at, limit),
    )
    return [int(row["id"]) for row in rows]


def record(db: Database, call: Call, *, now_at: int) -> None:
    """Keep what became of a draft at the model, and tell the draft's history why where the composer's words stand."""
    with db.immediate():
        if _insert(db, call, now_at) and call.note:
            actor = f"system:{MODEL}{call.model}"
            moves.record(db, actor, Subject.DRAFT, call.draft_id, "keep", now_at=now_at, detail=call.note)


def record_written(
    db: Database,
    seen: Draft,
    call: Call,
    *,
    text: str,
    steps: Sequence[Move],
    cited: Sequence[Fact],
    now_at: int,
) -> Outcome:
    """Put the model's words in the place of the draft that was `seen`, with what they cost; answer the outcome.

    A draft that was changed or decided meanwhile, or that somebody is at work on, keeps its words: OVERTAKEN. It does,
    too, where one of the facts that the new words were made of, `cited`, is no longer what the model was told.
    """
    with db.immediate():
        is_true = facts.still_stand(db, cited, channel=seen.platform, now_at=now_at)
        if not is_true or not _is_untouched(db, seen, now_at):
            call = replace(call, outcome=Outcome.OVERTAKEN)
        else:
            drafts.rewrite(db, seen.id, seen.version, text=text, steps=steps, by=MODEL + call.model, now_at=now_at)
        _insert(db, call, now_at)
    return call.outcome


def find_answer(db: Database, digest: str) -> str:
    """Answer what the model wrote to the same brief before, nothing where it never did."""
    sql = "SELECT answer FROM language_call WHERE digest = ? AND answer <> '' ORDER BY id DESC LIMIT 1"
    return str(db.scalar(sql, (digest,)) or "")


def spent_since(db: Database, since_at: int) -> Spent:
    """Answer what all models together came to since a moment."""
    row = db.one(
        """SELECT count(*) AS calls, coalesce(sum(tokens_in), 0) AS tokens_in, coalesce(sum(tokens_out), 0) AS
           tokens_out, coalesce(sum(cost), 0) AS cost FROM language_call WHERE at >= ? AND tokens_in > 0""",
        (since_at,),
    )
    return Spent() if row is None else Spent(**dict(row))


def list_days(db: Database, since_at: int) -> list[Day]:
    """Answer what each model came to on each day since a moment, newest first."""
    rows = db.rows(
        f"""SELECT at / {DAY} * {DAY} AS day, model, currency, sum(outcome = '{Outcome.WRITTEN}') AS written,
            sum(outcome <> '{Outcome.WRITTEN}') AS others, sum(tokens_in > 0) AS calls, sum(tokens_in) AS tokens_in,
            sum(tokens_out) AS tokens_out, sum(cost) AS cost FROM language_call WHERE at >= ?
            GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3""",
        (since_at,),
    )
    return [
        Day(
            at=row["day"],
            model=row["model"],
            currency=row["currency"],
            written=row["written"],
            others=row["others"],
            spent=Spent(**{name: row[name] for name in ("calls", "tokens_in", "tokens_out", "cost")}),
        )
        for row in rows
    ]


def find_trouble(db: Database) -> str:
    """Answer why the newest draft that was brought to a model kept the composer's words; "" where it was written."""
    row = db.one(
        f"SELECT outcome, note FROM language_call WHERE outcome <> '{Outcome.NOT_ASKED}' ORDER BY id DESC LIMIT 1"
    )
    return "" if row is None or row["outcome"] == Outcome.WRITTEN else str(row["note"])


def forget(db: Database, *, before_at: int, limit: int = _BATCH) -> int:
    """Forget the words of answers from before a moment; answer how many, at most `limit`. What they cost is kept."""
    with db.immediate():
        return db.run(
            """UPDATE language_call SET answer = '' WHERE id IN
               (SELECT id FROM language_call WHERE answer <> '' AND at < ? ORDER BY id LIMIT ?)""",
            (before_at, limit),
        )


def _is_untouched(db: Database, seen: Draft, now_at: int) -> bool:
    """Say whether a draft may be rewritten: still pending in the version that was seen, with nobody at work on it."""
    found = db.one(
        """SELECT 1 FROM draft f WHERE f.id = ? AND f.version = ? AND f.status = 'pending'
           AND NOT EXISTS (SELECT 1 FROM lease l WHERE l.mention_id = f.mention_id AND l.until_at > ?)""",
        (seen.id, seen.version, now_at),
    )
    return found is not None


def _insert(db: Database, call: Call, now_at: int) -> bool:
    """Store a call; answer whether the draft is settled by it, or may be brought to the model once more."""
    spent = call.spent
    db.run(
        """INSERT INTO language_call (draft_id, model, outcome, note, digest, answer, tokens_in, tokens_out, cost,
           currency, took_ms, at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)""",
        (call.draft_id, call.model, call.outcome, call.note, call.digest, call.answer, spent.tokens_in,
         spent.tokens_out, spent.cost, call.currency, call.took_ms, now_at),
    )  # fmt: skip
    tries = int(db.scalar("SELECT count(*) FROM language_call WHERE draft_id = ?", (call.draft_id,)))
    is_settled = call.outcome not in PASSING or tries >= _MOST_TRIES
    if is_settled:
        db.run("UPDATE draft SET for_model = 0 WHERE id = ?", (call.draft_id,))
    return is_settled
