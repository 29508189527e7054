"""The outbox and its journal of intents. Every outcome is fenced by the state and the attempt it belongs to."""

from __future__ import annotations

from domain.clock import MINUTE
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.delivery import IntentOutcome
from domain.draft import Approval
from domain.draft import Draft
from domain.errors import NotFound
from domain.person import Role
from domain.platform import Receipt
from domain.workflow import Subject
from domain.workflow import move
from store import moves
from store import switches
from store.database import Database
from store.database import Row
from store.database import Value

ACTOR = "system:delivery"
_ANSWERED = "One of us has answered this post meanwhile. This reply was not sent; dismiss it, or approve it again."
_SELECT = """SELECT d.*, u.name AS approved_by FROM delivery d JOIN approval a ON a.id = d.approval_id
             JOIN user u ON u.id = a.user_id"""
#: Puts a reply of ours into the conversation of its mention.
JOIN_CONVERSATION = """INSERT INTO context_post (platform, native_id, conversation_id, parent_id, author_handle,
    author_name, text, created_at, is_ours, url)
    SELECT platform, ?, conversation_id, native_id, '', account, ?, ?, 1, ? FROM mention WHERE id = ?
    ON CONFLICT DO NOTHING"""


def queue(db: Database, draft: Draft, approval: Approval, *, next_at: int, now_at: int) -> int:
    """Put an approved reply into the outbox, not to leave before `next_at`. Must run inside a transaction."""
    row = db.one(
        """INSERT INTO delivery (draft_id, mention_id, approval_id, account, platform, target_id, text, hash, status,
           next_at, created_at, updated_at) VALUES (?,?,?,?,?,?,?,?,'queued',?,?,?) RETURNING id""",
        (
            draft.id,
            draft.mention_id,
            approval.id,
            draft.account,
            draft.platform,
            draft.target_id,
            draft.text,
            approval.hash,
            next_at,
            now_at,
            now_at,
        ),
    )
    delivery_id = int(row["id"])  # type: ignore[index]
    moves.record(db, approval.user, Subject.DELIVERY, delivery_id, "queue", now_at=now_at, detail=approval.hash)
    return delivery_id


def get(db: Database, delivery_id: int) -> Delivery:
    """Answer one delivery; raises NotFound."""
    row = db.one(f"{_SELECT} WHERE d.id = ?", (delivery_id,))
    if row is None:
        raise NotFound("delivery", delivery_id)
    return from_row(row)


def is_waiting(delivery: Delivery) -> bool:
    """Say whether a reply is still in our hands."""
    return delivery.status is DeliveryStatus.QUEUED


def find_for_mention(db: Database, mention_id: int) -> Delivery | None:
    """Answer the newest delivery for a mention, or None."""
    row = db.one(f"{_SELECT} WHERE d.mention_id = ? ORDER BY d.id DESC LIMIT 1", (mention_id,))
    return None if row is None else from_row(row)


def list_newest(db: Database, limit: int = 100) -> list[Delivery]:
    """Answer the outbox as a person reads it: what changed last comes first."""
    return [from_row(row) for row in db.rows(f"{_SELECT} ORDER BY d.updated_at DESC, d.id DESC LIMIT ?", (limit,))]


def list_due(
    db: Database, status: DeliveryStatus, now_at: int, *, account: str = "", limit: int = 50
) -> list[Delivery]:
    """Answer deliveries of one status whose time has come, oldest first; with `account` of that one alone."""
    sql = f"""{_SELECT} WHERE d.status = ? AND d.next_at <= ? AND (? = '' OR d.account = ?)
              ORDER BY d.next_at, d.id LIMIT ?"""
    return [from_row(row) for row in db.rows(sql, (str(status), now_at, account, account, limit))]


def is_due(db: Database, account: str, now_at: int) -> bool:
    """Say whether a reply of an account may leave now: a question cheap enough to be asked many times a second."""
    sql = """SELECT 1 FROM delivery WHERE status IN ('queued', 'deleting') AND next_at <= ? AND account = ?
             AND (status = 'deleting' OR NOT EXISTS (SELECT 1 FROM switch WHERE name = 'sending' AND state = 'paused'))
             LIMIT 1"""
    return db.one(sql, (now_at, account)) is not None


def list_expired(db: Database, now_at: int, *, account: str = "", limit: int = 50) -> list[Delivery]:
    """Answer deliveries left in sending past their deadline: their process died or hung."""
    sql = f"""{_SELECT} WHERE d.status = 'sending' AND d.deadline_at <= ? AND (? = '' OR d.account = ?)
              ORDER BY d.id LIMIT ?"""
    return [from_row(row) for row in db.rows(sql, (now_at, account, account, limit))]


def list_accounts_waiting(db: Database) -> list[str]:
    """Answer the accounts that have anything on its way."""
    sql = """SELECT DISTINCT account FROM delivery WHERE status IN ('queued', 'sending', 'unknown', 'deleting')
             ORDER BY account"""
    return [row["account"] for row in db.rows(sql)]


def follow_clock(db: Database, now_at: int) -> int:
    """Move what is on its way back with a clock that was set back, so that nothing waits for the old time to return.

    A row written over a minute in the future tells of it. Answers how many rows moved.
    """
    ahead = "updated_at > ? AND status IN ('queued', 'sending', 'unknown', 'deleting')"
    if db.one(f"SELECT 1 FROM delivery WHERE {ahead} LIMIT 1", (now_at + MINUTE,)) is None:
        return 0
    sql = f"""UPDATE delivery SET next_at = next_at - (updated_at - ?), deadline_at = deadline_at - (updated_at - ?),
              updated_at = ? WHERE {ahead}"""
    with db.immediate():
        return db.run(sql, (now_at, now_at, now_at, now_at + MINUTE))


def count_doubts(db: Database, delivery_id: int) -> int:
    """Answer how many tries of a delivery nobody knew the end of, even if a look-up found them absent since."""
    sql = "SELECT count(*) FROM intent WHERE delivery_id = ? AND outcome IN ('unknown', 'absent')"
    return int(db.scalar(sql, (delivery_id,)))


def is_approver_here(db: Database, delivery: Delivery) -> bool:
    """Say whether the person who approved still has access, and a role that approves."""
    sql = "SELECT u.role FROM approval a JOIN user u ON u.id = a.user_id WHERE a.id = ? AND u.disabled = 0"
    role = db.scalar(sql, (delivery.approval_id,))
    return role is not None and Role(role).includes(Role.APPROVER)


def find_newer(db: Database, delivery: Delivery) -> str | None:
    """Answer, in words, what happened in the conversation since the approval that makes the reply doubtful, or None.

    What was sent back once for that very reason and approved again is a person's will: only what is newer counts then.
    """
    ours = db.one(
        """SELECT 1 FROM context_post c WHERE c.platform = ? AND c.parent_id = ? AND c.is_ours = 1 AND c.created_at > ?
           LIMIT 1""",
        (delivery.platform, delivery.target_id, _told_at(db, delivery)),
    )
    if ours:
        return _ANSWERED
    theirs = db.one(
        """SELECT 1 FROM mention m JOIN mention later ON later.platform = m.platform
           AND later.conversation_id = m.conversation_id AND later.author_handle = m.author_handle
           WHERE m.id = ? AND m.conversation_id <> '' AND m.author_handle <> '' AND later.id <> m.id
           AND later.fetched_at > ? AND later.created_at > m.created_at""",
        (delivery.mention_id, delivery.created_at),
    )
    return (
        "The author wrote again after this was approved. It was not sent; read what is new first." if theirs else None
    )


def _told_at(db: Database, delivery: Delivery) -> int:
    """Answer since when nobody was told of an answer of ours: its approval where one came back for that, else ever."""
    is_told = was_sent_back(db, delivery.mention_id, _ANSWERED, since_approval=0)
    return delivery.created_at if is_told else -1


def was_sent_back(db: Database, mention_id: int, why: str, *, since_approval: int) -> bool:
    """Say whether a reply approved after that approval has gone back to a person with this very reason."""
    sql = """SELECT 1 FROM delivery WHERE mention_id = ? AND status = 'failed_final' AND approval_id > ? AND error = ?
             LIMIT 1"""
    return db.one(sql, (mention_id, since_approval, why)) is not None


def count_intents_since(db: Database, account: str, since_at: int) -> int:
    """Answer how many intents an account has opened since a moment, for its daily limit."""
    # a delivery is written whenever it opens one, so those left alone since need not be read
    sql = """SELECT count(*) FROM delivery d JOIN intent i ON i.delivery_id = d.id
             WHERE d.account = ? AND d.updated_at >= ? AND i.opened_at >= ?"""
    return int(db.scalar(sql, (account, since_at, since_at)))


def open_intent(db: Database, delivery: Delivery, *, key: str, deadline_at: int, now_at: int) -> Delivery | None:
    """Commit the intent, before the call. Answers the delivery as it is now, or None where another
    was first, or sending is paused.
    """
    attempt = delivery.attempt + 1
    with db.immediate():
        if switches.find_pause(db):
            return None
        fresh = db.one(
            "SELECT 1 FROM delivery WHERE id = ? AND status = 'queued' AND attempt = ? AND next_at <= ?",
            (delivery.id, delivery.attempt, now_at),
        )
        if fresh is None:
            return None
        db.run(
            """INSERT INTO intent (delivery_id, attempt, approval_id, hash, idempotency_key, opened_at, deadline_at)
               VALUES (?,?,?,?,?,?,?)""",
            (delivery.id, attempt, delivery.approval_id, delivery.hash, key, now_at, deadline_at),
        )
        moves.apply(
            db,
            Subject.DELIVERY,
            delivery.id,
            "open_intent",
            actor=ACTOR,
            now_at=now_at,
            detail=f"attempt {attempt}",
            attempt=attempt,
            deadline_at=deadline_at,
            updated_at=now_at,
        )
    return get(db, delivery.id)


def first_key(db: Database, delivery_id: int) -> str | None:
    """Answer the idempotency key chosen at the first attempt, or None before it."""
    sql = "SELECT idempotency_key FROM intent WHERE delivery_id = ? ORDER BY attempt LIMIT 1"
    found = db.scalar(sql, (delivery_id,))
    return None if found is None else str(found)


def land(db: Database, delivery: Delivery, receipt: Receipt, *, actor: str = ACTOR, now_at: int) -> bool:
    """Record that the reply exists at the network: it joins the conversation, and the mention is closed as replied."""
    columns: dict[str, Value] = {"native_id": receipt.native_id, "url": receipt.url, "error": ""}
    with db.immediate():
        if not _finish(db, delivery, "land", IntentOutcome.LANDED, actor, now_at, receipt.native_id, columns):
            return False
        db.run(JOIN_CONVERSATION, (receipt.native_id, delivery.text, now_at, receipt.url, delivery.mention_id))
        moves.apply(
            db, Subject.MENTION, delivery.mention_id, "reply", actor=actor, now_at=now_at, close_reason="replied"
        )
    return True


def retry(
    db: Database,
    delivery: Delivery,
    outcome: IntentOutcome,
    error: str,
    *,
    next_at: int,
    actor: str = ACTOR,
    now_at: int,
) -> bool:
    """Put a reply that surely was not posted back into the outbox for a later try."""
    with db.immediate():
        return _finish(db, delivery, "retry", outcome, actor, now_at, error, {"next_at": next_at, "error": error})


def doubt(db: Database, delivery: Delivery, error: str, *, next_at: int, now_at: int) -> bool:
    """Record that nobody knows whether the reply was posted; it is looked up from `next_at` on."""
    columns: dict[str, Value] = {"next_at": next_at, "error": error, "lookups": 0}
    with db.immediate():
        return _finish(db, delivery, "doubt", IntentOutcome.UNKNOWN, ACTOR, now_at, error, columns)


def hold(db: Database, delivery: Delivery, error: str, *, now_at: int) -> bool:
    """Leave the decision to a human: the network cannot say for certain."""
    with db.immediate():
        return _finish(db, delivery, "hold", None, ACTOR, now_at, error, {"error": error})


def refuse(db: Database, delivery: Delivery, error: str, *, actor: str = ACTOR, now_at: int) -> bool:
    """Record the network's final no: draft and mention return to the queue with its words."""
    outcome = None if delivery.status is DeliveryStatus.QUEUED else IntentOutcome.REFUSED
    with db.immediate():
        if not _finish(db, delivery, "refuse", outcome, actor, now_at, error, {"error": error}):
            return False
        _back_to_queue(db, delivery, "refuse", actor=actor, now_at=now_at, detail=error)
    return True


def undo(db: Database, delivery: Delivery, *, actor: str, now_at: int) -> bool:
    """Take a waiting reply back; the draft is pending again with its text. False where it has left already."""
    with db.immediate():
        if not _finish(db, delivery, "undo", None, actor, now_at, "", {}):
            return False
        _back_to_queue(db, delivery, "undo", actor=actor, now_at=now_at)
    return True


def note_lookup(db: Database, delivery: Delivery, *, next_at: int, now_at: int) -> bool:
    """Count one complete look-up that found nothing, and set the time of the next."""
    sql = """UPDATE delivery SET lookups = lookups + 1, next_at = ?, updated_at = ?
             WHERE id = ? AND status = 'unknown' AND attempt = ? AND lookups = ?"""
    with db.immediate():
        return db.run(sql, (next_at, now_at, delivery.id, delivery.attempt, delivery.lookups)) == 1


def postpone(db: Database, delivery: Delivery, *, next_at: int, error: str, now_at: int) -> bool:
    """Let a waiting or unknown delivery wait longer, saying why."""
    sql = "UPDATE delivery SET next_at = ?, error = ?, updated_at = ? WHERE id = ? AND status = ? AND attempt = ?"
    with db.immediate():
        return db.run(sql, (next_at, error, now_at, delivery.id, str(delivery.status), delivery.attempt)) == 1


def _finish(
    db: Database,
    delivery: Delivery,
    action: str,
    outcome: IntentOutcome | None,
    actor: str,
    now_at: int,
    detail: str,
    columns: dict[str, Value],
) -> bool:
    """Close an attempt: a writer that slept through its deadline finds another state or attempt, and writes nothing."""
    step = move(Subject.DELIVERY, delivery.status, action)
    fence = f" AND attempt = {delivery.attempt:d}"
    if not moves.write(db, step, delivery.id, {"updated_at": now_at, **columns}, fence):
        return False
    if outcome is not None:
        db.run(
            "UPDATE intent SET outcome = ?, closed_at = ? WHERE delivery_id = ? AND attempt = ?",
            (str(outcome), now_at, delivery.id, delivery.attempt),
        )
    moves.record(db, actor, Subject.DELIVERY, delivery.id, action, now_at=now_at, transition=step, detail=detail)
    return True


def _back_to_queue(db: Database, delivery: Delivery, action: str, *, actor: str, now_at: int, detail: str = "") -> None:
    moves.apply(
        db,
        Subject.DRAFT,
        delivery.draft_id,
        action,
        actor=actor,
        now_at=now_at,
        detail=detail,
        approval_id=None,
        updated_at=now_at,
    )
    db.run("UPDATE draft SET version = version + 1 WHERE id = ?", (delivery.draft_id,))
    moves.apply(db, Subject.MENTION, delivery.mention_id, action, actor=actor, now_at=now_at, detail=detail)


def from_row(row: Row) -> Delivery:
    """Answer the delivery a joined row of delivery, approval and user holds."""
    return Delivery(
        id=row["id"],
        draft_id=row["draft_id"],
        mention_id=row["mention_id"],
        approval_id=row["approval_id"],
        account=row["account"],
        platform=row["platform"],
        target_id=row["target_id"],
        text=row["text"],
        hash=row["hash"],
        status=DeliveryStatus(row["status"]),
        attempt=row["attempt"],
        next_at=row["next_at"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        approved_by=row["approved_by"],
        lookups=row["lookups"],
        deadline_at=row["deadline_at"],
        native_id=row["native_id"],
        url=row["url"],
        error=row["error"],
    )
