"""Drafts, their revisions and the approvals that bind a text to its target."""

from __future__ import annotations

import json
from collections.abc import Sequence

from domain.audit import SEE
from domain.claim import Claim
from domain.draft import Approval
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import Finding
from domain.draft import Move
from domain.draft import RejectReason
from domain.draft import approval_hash
from domain.draft import is_by_machine
from domain.errors import NotFound
from domain.errors import StaleDraft
from domain.errors import WorkflowError
from domain.mention import Mention
from domain.person import User
from domain.workflow import Subject
from store import moves
from store.database import Database
from store.database import Row

_DRAFT = """SELECT f.*, r.text, r.moves, r.written_by FROM draft f JOIN revision r ON r.id = f.revision_id"""


def record(
    db: Database,
    mention: Mention,
    *,
    text: str,
    steps: Sequence[Move],
    playbook: str,
    now_at: int,
    by: str = "composer",
    four_eyes: bool = False,
) -> int | None:
    """Store the first revision of a draft for a mention in the queue; answer its id, or None where one is there.

    With `four_eyes`, or where an earlier draft of the mention had them, who writes its text does not approve it.
    """
    with db.immediate():
        found = db.one(
            """INSERT INTO draft (mention_id, account, platform, target_id, status, playbook, created_at, updated_at,
               four_eyes) SELECT id, account, platform, native_id, 'pending', ?, ?, ?,
               max(?, EXISTS (SELECT 1 FROM draft e WHERE e.mention_id = mention.id AND e.four_eyes = 1))
               FROM mention WHERE id = ? AND status IN ('open', 'escalated') ON CONFLICT DO NOTHING RETURNING id""",
            (playbook, now_at, now_at, int(four_eyes), mention.id),
        )
        if found is None:
            return None
        draft_id = int(found["id"])
        _revise(db, draft_id, text, steps, by, now_at)
        db.run("UPDATE mention SET has_draft = 1 WHERE id = ?", (mention.id,))
        actor = f"system:{by}" if is_by_machine(by) else by
        moves.record(db, actor, Subject.DRAFT, draft_id, "draft", now_at=now_at, detail=playbook)
    return draft_id


def _revise(db: Database, draft_id: int, text: str, steps: Sequence[Move], by: str, now_at: int) -> int:
    told = json.dumps(
        [[step.name, step.text, step.facts, step.asks, step.phrasing] for step in steps], ensure_ascii=False
    )
    row = db.one(
        "INSERT INTO revision (draft_id, text, moves, written_by, created_at) VALUES (?,?,?,?,?) RETURNING id",
        (draft_id, text, told, by, now_at),
    )
    revision_id = int(row["id"])  # type: ignore[index]
    db.run("UPDATE draft SET revision_id = ?, updated_at = ? WHERE id = ?", (revision_id, now_at, draft_id))
    return revision_id


def get(db: Database, draft_id: int) -> Draft:
    """Answer one draft with its current text; raises NotFound."""
    row = db.one(f"{_DRAFT} WHERE f.id = ?", (draft_id,))
    if row is None:
        raise NotFound("draft", draft_id)
    return from_row(row)


def find_many(db: Database, draft_ids: Sequence[int]) -> dict[int, Draft]:
    """Answer drafts by their ids, in one look-up; unknown ids are left out."""
    marks = ",".join("?" * len(draft_ids))
    return {row["id"]: from_row(row) for row in db.rows(f"{_DRAFT} WHERE f.id IN ({marks})", draft_ids)}


def find_live(db: Database, mention_id: int) -> Draft | None:
    """Answer the pending or approved draft of a mention, or None."""
    row = db.one(f"{_DRAFT} WHERE f.mention_id = ? AND f.status IN ('pending', 'approved')", (mention_id,))
    return None if row is None else from_row(row)


def revisions(db: Database, draft_id: int) -> list[tuple[str, str, int]]:
    """Answer (text, written_by, created_at) of each revision, oldest first."""
    rows = db.rows("SELECT text, written_by, created_at FROM revision WHERE draft_id = ? ORDER BY id", (draft_id,))
    return [(row["text"], row["written_by"], row["created_at"]) for row in rows]


def writers(db: Database, draft_id: int) -> frozenset[str]:
    """Answer the names of all who wrote of a draft since a program's words last stood there."""
    names = set[str]()
    for _, written_by, _ in revisions(db, draft_id):
        if is_by_machine(written_by):
            names.clear()
        else:
            names.add(written_by)
    return frozenset(names)


def edit(db: Database, draft_id: int, version: int, text: str, *, actor: str, now_at: int) -> Draft:
    """Write a new revision of a pending draft; raises StaleDraft where `version` is not the current one."""
    with db.immediate():
        bump(db, draft_id, version)
        _revise(db, draft_id, text, (), actor, now_at)
        moves.record(db, actor, Subject.DRAFT, draft_id, "edit", now_at=now_at)
    return get(db, draft_id)


def rewrite(
    db: Database, draft_id: int, version: int, *, text: str, steps: Sequence[Move], by: str, now_at: int
) -> None:
    """Put a program's words in the place of a pending draft's. Must run inside a transaction.

    Raises StaleDraft where `version` is not the current one.
    """
    bump(db, draft_id, version)
    _revise(db, draft_id, text, steps, by, now_at)
    moves.record(db, f"system:{by}", Subject.DRAFT, draft_id, "rewrite", now_at=now_at)


def bump(db: Database, draft_id: int, version: int) -> None:
    """Take the next version for a change by somebody who saw `version`. Must run inside a transaction."""
    changed = db.run("UPDATE draft SET version = version + 1 WHERE id = ? AND version = ?", (draft_id, version))
    if not changed:
        get(db, draft_id)
        raise StaleDraft


def list_ids(db: Database, mention_id: int) -> list[int]:
    """Answer the ids of every draft a mention has had, oldest first."""
    return [int(row["id"]) for row in db.rows("SELECT id FROM draft WHERE mention_id = ? ORDER BY id", (mention_id,))]


def texts_for(db: Database, mention_id: int) -> list[str]:
    """Answer the texts of every draft a mention has had, newest first: the next one takes other phrasings."""
    return [row["text"] for row in db.rows(f"{_DRAFT} WHERE f.mention_id = ? ORDER BY f.id DESC", (mention_id,))]


def count_rejected(db: Database, mention_id: int) -> int:
    """Answer how many drafts for a mention people refused; those put aside for another reason count for nothing."""
    found = db.scalar("SELECT COUNT(*) FROM draft WHERE mention_id = ? AND status = 'rejected'", (mention_id,))
    return int(found)


def supersede(db: Database, draft_id: int, *, actor: str, now_at: int) -> None:
    """Put a pending draft aside. Must run inside a transaction."""
    moves.apply(db, Subject.DRAFT, draft_id, "supersede", actor=actor, now_at=now_at, updated_at=now_at)


def bring_back(db: Database, mention_id: int, *, actor: str, now_at: int) -> bool:
    """Make the last rejected or superseded draft pending again, with its text, in place of one the composer
    wrote since. Answers False where there is none. Must run inside a transaction.

    Raises WorkflowError where a person has written since.
    """
    last = db.one(
        """SELECT id, status FROM draft WHERE mention_id = ? AND status IN ('rejected', 'superseded')
           ORDER BY updated_at DESC, id DESC LIMIT 1""",
        (mention_id,),
    )
    if last is None:
        return False
    live = find_live(db, mention_id)
    if live is not None and live.status is DraftStatus.PENDING:
        if live.is_edited:
            raise WorkflowError(f"{live.written_by} has written a reply since. Reject that one first.")
        supersede(db, live.id, actor=actor, now_at=now_at)
    moves.apply(
        db, Subject.DRAFT, last["id"], "undo", actor=actor, now_at=now_at, reject_reason=None, updated_at=now_at
    )
    db.run("UPDATE draft SET version = version + 1 WHERE id = ?", (last["id"],))
    db.run("UPDATE mention SET has_draft = 1 WHERE id = ?", (mention_id,))
    return True


def ask_for_two(db: Database, draft_id: int) -> None:
    """Let nobody approve this draft who wrote of its text. Must run inside a transaction."""
    db.run("UPDATE draft SET four_eyes = 1 WHERE id = ?", (draft_id,))


def approve(
    db: Database,
    draft: Draft,
    user: User,
    *,
    stood_for: Sequence[Finding] = (),
    judged: Sequence[Finding] = (),
    reason: str = "",
    now_at: int,
) -> Approval:
    """Append the approval of exactly this draft's text by this person. Must run inside a transaction.

    `stood_for` is what their authority covers, `judged` what they let pass for `reason`: both stay on record with it.
    """
    digest = approval_hash(draft.account, draft.target_id, draft.text)
    row = db.one(
        """INSERT INTO approval (draft_id, revision_id, user_id, account, target_id, hash, approved_at)
           VALUES (?,?,?,?,?,?,?) RETURNING id""",
        (draft.id, draft.revision_id, user.id, draft.account, draft.target_id, digest, now_at),
    )
    approval_id = int(row["id"])  # type: ignore[index]
    _note(db, approval_id, stood_for, "")
    _note(db, approval_id, judged, reason)
    for action, findings, told in (("stand_for", stood_for, ""), ("override", judged, f": {reason}")):
        if findings:
            detail = "; ".join(_named(one) for one in findings) + told
            moves.record(db, user.name, Subject.DRAFT, draft.id, action, now_at=now_at, detail=detail)
    seen = db.scalar("SELECT content_hash FROM mention WHERE id = ?", (draft.mention_id,))
    moves.record(db, user.name, Subject.DRAFT, draft.id, SEE, now_at=now_at, detail=str(seen))
    moves.apply(
        db,
        Subject.DRAFT,
        draft.id,
        "approve",
        actor=user.name,
        now_at=now_at,
        detail=digest,
        approval_id=approval_id,
        updated_at=now_at,
    )
    return Approval(
        id=approval_id,
        draft_id=draft.id,
        revision_id=draft.revision_id,
        user=user.name,
        hash=digest,
        approved_at=now_at,
    )


def _note(db: Database, approval_id: int, findings: Sequence[Finding], reason: str) -> None:
    rows = [(approval_id, one.rule, one.message, *_claimed(one.claim), reason) for one in findings]
    db.run_many(
        """INSERT INTO stood_for (approval_id, rule, message, kind, value, amount, currency, reason)
           VALUES (?,?,?,?,?,?,?,?)""",
        rows,
    )


def _claimed(claim: Claim | None) -> tuple[str, str, int | None, str]:
    return (str(claim.kind), claim.value, claim.amount, claim.currency) if claim else ("", "", None, "")


def _named(finding: Finding) -> str:
    return finding.claim.value if finding.claim else finding.message


def stood_for(db: Database, approval_id: int) -> list[tuple[str, str, str]]:
    """Answer (rule, what was claimed or the finding's words, reason) of all that an approval stands for."""
    sql = "SELECT rule, value, message, reason FROM stood_for WHERE approval_id = ? ORDER BY id"
    return [(row["rule"], row["value"] or row["message"], row["reason"]) for row in db.rows(sql, (approval_id,))]


def reject(db: Database, draft_id: int, reason: RejectReason, note: str, *, actor: str, now_at: int) -> None:
    """Refuse a draft, with the reason that is counted. Must run inside a transaction."""
    moves.apply(
        db,
        Subject.DRAFT,
        draft_id,
        "reject",
        actor=actor,
        now_at=now_at,
        detail=reason,
        reject_reason=str(reason),
        reject_note=note,
        updated_at=now_at,
    )


def recent_texts(db: Database, platform: str, since_at: int, limit: int = 200) -> list[str]:
    """Answer texts of replies approved on a network lately, newest first, so that drafts do not repeat them."""
    sql = "SELECT text FROM delivery WHERE platform = ? AND created_at >= ? ORDER BY id DESC LIMIT ?"
    return [row["text"] for row in db.rows(sql, (platform, since_at, limit))]


def from_row(row: Row) -> Draft:
    """Answer the draft a joined row of draft and revision holds."""
    return Draft(
        id=row["id"],
        mention_id=row["mention_id"],
        account=row["account"],
        platform=row["platform"],
        target_id=row["target_id"],
        status=DraftStatus(row["status"]),
        version=row["version"],
        revision_id=row["revision_id"],
        text=row["text"],
        moves=read_moves(row["moves"]),
        playbook=row["playbook"],
        written_by=row["written_by"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        approval_id=row["approval_id"],
        four_eyes=bool(row["four_eyes"]),
    )


def read_moves(told: str) -> tuple[Move, ...]:
    """Answer the steps that a revision keeps."""
    return tuple(_move(*step) for step in json.loads(told))


def _move(name: str, text: str, facts: Sequence[str] = (), asks: Sequence[int] = (), phrasing: str = "") -> Move:
    """Read a step; older ones know no phrasing, the oldest are a name and a text alone."""
    return Move(name=name, text=text, facts=tuple(facts), asks=tuple(asks), phrasing=phrasing)
