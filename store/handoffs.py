"""Hand-offs: approved replies that a human posts in the network's own page, until somebody says what became of them."""

from __future__ import annotations

from domain.clock import MINUTE
from domain.copies import copy_key
from domain.draft import Approval
from domain.draft import Draft
from domain.errors import InvalidMove
from domain.handoff import HandOff
from domain.handoff import HandOffOutcome
from domain.mention import Mention
from domain.platform import Receipt
from domain.workflow import Subject
from store import deliveries
from store import mentions
from store import moves
from store.database import Database
from store.database import Row

ACTOR = "system:hand-off"
_SELECT = """SELECT h.*, u.name AS handed_by FROM hand_off h JOIN approval a ON a.id = h.approval_id
             JOIN user u ON u.id = a.user_id"""
#: Clocks of networks and ours differ by so much at most.
_SKEW = 2 * MINUTE


def record(db: Database, draft: Draft, approval: Approval, *, remind_at: int, next_at: int, now_at: int) -> HandOff:
    """Keep an approved reply with its approval for a human to post. Must run inside a transaction."""
    row = db.one(
        """INSERT INTO hand_off (mention_id, draft_id, approval_id, account, platform, target_id, text, hash, handed_at,
           remind_at, next_at) VALUES (?,?,?,?,?,?,?,?,?,?,?) RETURNING id""",
        (
            draft.mention_id,
            draft.id,
            approval.id,
            draft.account,
            draft.platform,
            draft.target_id,
            draft.text,
            approval.hash,
            now_at,
            remind_at,
            next_at,
        ),
    )
    return _from_row(db.rows(f"{_SELECT} WHERE h.id = ?", (int(row["id"]),))[0])  # type: ignore[index]


def find_open(db: Database, mention_id: int) -> HandOff | None:
    """Answer the hand-off of a mention that nobody has said the end of, or None."""
    row = db.one(f"{_SELECT} WHERE h.mention_id = ? AND h.outcome IS NULL", (mention_id,))
    return None if row is None else _from_row(row)


def find_for_mention(db: Database, mention_id: int) -> HandOff | None:
    """Answer the newest hand-off of a mention, ended or not, or None."""
    row = db.one(f"{_SELECT} WHERE h.mention_id = ? ORDER BY h.id DESC LIMIT 1", (mention_id,))
    return None if row is None else _from_row(row)


def find_returned(db: Database, account: str, target_id: str) -> HandOff | None:
    """Answer the last hand-off of a post that went back to the queue, or None."""
    sql = f"{_SELECT} WHERE h.account = ? AND h.target_id = ? AND h.outcome = 'returned' ORDER BY h.id DESC LIMIT 1"
    row = db.one(sql, (account, target_id))
    return None if row is None else _from_row(row)


def list_open(db: Database, *, account: str = "", limit: int = 200) -> list[HandOff]:
    """Answer the hand-offs that nobody has said the end of, oldest first; with `account` of that one alone."""
    sql = f"{_SELECT} WHERE h.outcome IS NULL AND (? = '' OR h.account = ?) ORDER BY h.id LIMIT ?"
    return [_from_row(row) for row in db.rows(sql, (account, account, limit))]


def count_overdue(db: Database, now_at: int) -> int:
    """Count the hand-offs of which somebody should have said by now whether they were posted."""
    # the other index on open ones holds all that were ever posted, too
    sql = "SELECT count(*) FROM hand_off INDEXED BY hand_off_waiting WHERE outcome IS NULL AND remind_at <= ?"
    return int(db.scalar(sql, (now_at,)))


def list_accounts_waiting(db: Database) -> list[str]:
    """Answer the accounts that have open hand-offs."""
    return [row["account"] for row in db.rows("SELECT DISTINCT account FROM hand_off WHERE outcome IS NULL")]


def land(db: Database, hand_off: HandOff, receipt: Receipt, *, actor: str = ACTOR, now_at: int) -> None:
    """Record that the reply stands at the network: it joins the conversation, and the mention is closed as replied.

    Raises InvalidMove where somebody ended the hand-off before.
    """
    with db.immediate():
        _end(db, hand_off, HandOffOutcome.POSTED, receipt, actor, now_at)
        db.run(
            deliveries.JOIN_CONVERSATION,
            (receipt.native_id, hand_off.text, now_at, receipt.url, hand_off.mention_id),
        )
        mentions.move(
            db,
            hand_off.mention_id,
            "reply",
            actor=actor,
            now_at=now_at,
            detail=receipt.url or receipt.native_id,
            close_reason="replied",
        )


def give_back(db: Database, hand_off: HandOff, *, actor: str = ACTOR, now_at: int, why: str = "") -> None:
    """Return an unposted reply to the queue: the draft is pending again with its text, and needs a new approval."""
    with db.immediate():
        _end(db, hand_off, HandOffOutcome.RETURNED, Receipt(native_id=""), actor, now_at)
        moves.apply(
            db,
            Subject.DRAFT,
            hand_off.draft_id,
            "undo",
            actor=actor,
            now_at=now_at,
            detail=why,
            approval_id=None,
            updated_at=now_at,
        )
        db.run("UPDATE draft SET version = version + 1 WHERE id = ?", (hand_off.draft_id,))
        mentions.move(db, hand_off.mention_id, "return", actor=actor, now_at=now_at, detail=why)


def remind(db: Database, hand_off: HandOff, *, now_at: int) -> bool:
    """Note, once, that somebody should say what became of it; answer whether this was the first time."""
    with db.immediate():
        sql = "UPDATE hand_off SET reminded_at = ? WHERE id = ? AND outcome IS NULL AND reminded_at IS NULL"
        if not db.run(sql, (now_at, hand_off.id)):
            return False
        moves.record(db, ACTOR, Subject.MENTION, hand_off.mention_id, "remind", now_at=now_at)
    return True


def postpone(db: Database, hand_off: HandOff, *, next_at: int) -> None:
    """Set when the network is looked at again."""
    with db.immediate():
        db.run("UPDATE hand_off SET next_at = ? WHERE id = ? AND outcome IS NULL", (next_at, hand_off.id))


def find_own_reply(db: Database, hand_off: HandOff) -> Receipt | None:
    """Answer a post of ours that came in since and is this reply: an answer to the post, or the same words beside it.

    Words are compared as copies are: links and handles, which networks rewrite, do not count.
    """
    rows = db.rows(
        """SELECT c.native_id, c.url, c.text, c.parent_id FROM context_post c JOIN mention m ON m.id = ?
           WHERE c.platform = m.platform AND c.is_ours = 1 AND c.created_at >= ? AND (c.parent_id = m.native_id
           OR (m.conversation_id <> '' AND c.conversation_id = m.conversation_id)) ORDER BY c.created_at""",
        (hand_off.mention_id, hand_off.handed_at - _SKEW),
    )
    words = copy_key(hand_off.text)
    found = next(
        (row for row in rows if row["parent_id"] == hand_off.target_id or copy_key(row["text"]) == words), None
    )
    return None if found is None else Receipt(native_id=found["native_id"], url=found["url"])


def is_known(db: Database, platform: str, receipt: Receipt) -> bool:
    """Say whether a reply found at the network is one of ours that we knew before."""
    sql = """SELECT 1 FROM context_post WHERE platform = ? AND is_ours = 1
             AND (native_id IN (?, ?) OR (url <> '' AND url = ?)) LIMIT 1"""
    return db.one(sql, (platform, receipt.native_id, receipt.url, receipt.url)) is not None


def is_answered(db: Database, mention: Mention) -> bool:
    """Say whether a post of ours answers this very mention."""
    sql = "SELECT 1 FROM context_post WHERE platform = ? AND parent_id = ? AND is_ours = 1 LIMIT 1"
    return db.one(sql, (mention.platform, mention.native_id)) is not None


def _end(db: Database, hand_off: HandOff, outcome: HandOffOutcome, receipt: Receipt, actor: str, now_at: int) -> None:
    ended = db.run(
        """UPDATE hand_off SET outcome = ?, native_id = ?, url = ?, closed_at = ?, closed_by = ?
           WHERE id = ? AND outcome IS NULL""",
        (str(outcome), receipt.native_id, receipt.url, now_at, actor, hand_off.id),
    )
    if not ended:
        known = find_for_mention(db, hand_off.mention_id)
        raise InvalidMove("hand-off", str(known.outcome) if known and known.outcome else "gone", "end")


def _from_row(row: Row) -> HandOff:
    fields = {name: row[name] for name in row.keys()}  # noqa: SIM118
    outcome = HandOffOutcome(row["outcome"]) if row["outcome"] else None
    return HandOff(**{**fields, "outcome": outcome})
