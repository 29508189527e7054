"""What a human decides about a draft or a mention. Every function is one transaction and leaves one line of history.

Roles: a writer may edit and write, an approver may decide. Who decides names the version of the draft they saw;
StaleDraft tells them that somebody was faster.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from urllib.parse import urlsplit

from domain import person
from domain.clock import MINUTE
from domain.delivery import Delivery
from domain.draft import HAND_OFF
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import RejectReason
from domain.errors import AllEarsError
from domain.errors import InvalidMove
from domain.errors import NotFound
from domain.errors import WorkflowError
from domain.fact import Fact
from domain.handoff import HandOff
from domain.mention import CloseReason
from domain.mention import Mention
from domain.mention import MentionStatus
from domain.person import Grants
from domain.person import Role
from domain.person import User
from domain.platform import Receipt
from domain.text import clean
from domain.workflow import Subject
from responders import approvals
from responders.approvals import USUAL
from responders.approvals import Review
from responders.writing import citing
from store import deliveries
from store import drafts
from store import escalations
from store import handoffs
from store import leases
from store import mentions
from store import moves
from store.database import Database
from store.escalations import Escalation
from store.leases import Lease

_LONGEST_LINK = 2_000
#: Answers the facts that hold for a mention.
Hold = Callable[[Mention], Iterable[Fact]]
#: An approved reply is on its way.
_LEAVING = frozenset({MentionStatus.ANSWERING, MentionStatus.HANDED_OFF})
#: What may decide an escalated mention; taken back, it is escalated as before.
_DECIDED = _LEAVING | {MentionStatus.CLOSED}


def approve(
    db: Database,
    draft_id: int,
    version: int,
    user: User,
    *,
    review: Review,
    undo_ms: int,
    now_at: int,
    grants: Grants = USUAL,
    because: str = "",
) -> Delivery:
    """Approve exactly the text shown at `version` and put it into the outbox, to leave after the undo window.

    What it promises must be covered by facts or by what `grants` let the person promise; a lead may let pass what a
    person can judge, `because` of a reason. Raises NotAllowed, StaleDraft, InvalidMove, BeyondAuthority where only
    more authority is missing, or GuardViolation with what blocks it, a verdict against sending too.
    """
    with db.immediate():
        draft, approval = approvals.give(
            db, draft_id, version, user, review=review, grants=grants, because=because, now_at=now_at
        )
        mentions.move(db, draft.mention_id, "approve", actor=user.name, now_at=now_at)
        delivery_id = deliveries.queue(db, draft, approval, next_at=now_at + undo_ms, now_at=now_at)
    return deliveries.get(db, delivery_id)


def hand_off(
    db: Database,
    draft_id: int,
    version: int,
    user: User,
    *,
    review: Review,
    remind_ms: int,
    now_at: int,
    grants: Grants = USUAL,
    because: str = "",
) -> HandOff:
    """Approve exactly the text shown at `version` for a human to post in the network's own page.

    It takes what an approval takes, but for the one finding that the program itself may not send. Until somebody says
    what became of it, or our own reply is found at the network, the mention is handed off; after `remind_ms` they are
    asked.
    """
    with db.immediate():
        draft, approval = approvals.give(
            db,
            draft_id,
            version,
            user,
            review=review,
            grants=grants,
            because=because,
            now_at=now_at,
            passing=HAND_OFF,
        )
        mentions.move(db, draft.mention_id, "hand_off", actor=user.name, now_at=now_at, detail=approval.hash)
        return handoffs.record(
            db, draft, approval, remind_at=now_at + remind_ms, next_at=now_at + MINUTE, now_at=now_at
        )


def record_posted(db: Database, mention_id: int, user: User, url: str, *, now_at: int) -> Mention:
    """Record that a handed-off reply was posted, by the link to it; the mention is closed as replied.

    Raises AllEarsError where `url` is no link, NotFound where nothing of this mention is handed off.
    """
    person.require(user, Role.WRITER)
    link = _checked_link(url)
    with db.immediate():
        handoffs.land(
            db, _handed_off(db, mention_id), Receipt(native_id=link, url=link), actor=user.name, now_at=now_at
        )
    return mentions.get(db, mention_id)


def take_back(db: Database, mention_id: int, user: User, *, why: str = "", now_at: int) -> Mention:
    """Return a handed-off reply that nobody posted to the queue, with its text; it needs a new approval."""
    person.require(user, Role.WRITER)
    with db.immediate():
        handed = _handed_off(db, mention_id)
        handoffs.give_back(db, handed, actor=user.name, now_at=now_at, why=clean(why).strip())
    return mentions.get(db, mention_id)


def edit(
    db: Database, draft_id: int, version: int, user: User, text: str, *, now_at: int, hold: Hold = lambda _: ()
) -> Draft:
    """Make `text` the draft's next revision; unchanged text changes nothing. It cites those facts of `hold` that it
    tells in their own words.
    """
    person.require(user, Role.WRITER)
    with db.immediate():
        draft = approvals.unchanged(db, draft_id, version, "edit")
        leases.expect_free(db, draft.mention_id, user, now_at=now_at)
        wanted = clean(text).strip()
        if wanted == draft.text:
            return draft
        edited = drafts.edit(db, draft_id, version, wanted, actor=user.name, now_at=now_at)
        citing.cite(db, edited, hold(mentions.get(db, draft.mention_id)))
    return edited


def write(db: Database, mention_id: int, user: User, text: str, *, now_at: int, hold: Hold = lambda _: ()) -> Draft:
    """Start a draft of one's own for an open mention that has none; it cites facts as an edit does."""
    person.require(user, Role.WRITER)
    with db.immediate():
        mention = mentions.get(db, mention_id)
        leases.expect_free(db, mention_id, user, now_at=now_at)
        wanted = clean(text).strip()
        draft_id = drafts.record(db, mention, text=wanted, steps=(), playbook="", now_at=now_at, by=user.name)
        if draft_id is None:
            raise InvalidMove("mention", mention.status, "write a draft for")
        written = drafts.get(db, draft_id)
        citing.cite(db, written, hold(mention))
    return written


def reject(
    db: Database, draft_id: int, version: int, user: User, *, reason: RejectReason, note: str = "", now_at: int
) -> None:
    """Refuse a draft for a counted reason. The mention stays open for another draft, unless it is not about us."""
    person.require(user, Role.APPROVER)
    with db.immediate():
        draft = approvals.unchanged(db, draft_id, version, "reject")
        approvals.expect_in_hands(db, draft.mention_id, user, now_at)
        drafts.bump(db, draft_id, version)
        drafts.reject(db, draft_id, reason, clean(note).strip(), actor=user.name, now_at=now_at)
        if reason is RejectReason.NOT_ABOUT_US:
            mentions.dismiss(db, draft.mention_id, CloseReason.IGNORED, actor=user.name, now_at=now_at)
        else:
            mentions.ask_for_draft(db, draft.mention_id)


def escalate(db: Database, mention_id: int, user: User, *, to: User | Role, reason: str, now_at: int) -> Escalation:
    """Give a mention to a person, or to whoever has a role, with the reason; its due time goes on.

    Raises WorkflowError for somebody who could not decide, AllEarsError without a reason.
    """
    person.require(user, Role.WRITER)
    is_able = (
        not to.disabled and to.role.includes(Role.APPROVER) if isinstance(to, User) else to.includes(Role.APPROVER)
    )
    if not is_able:
        raise WorkflowError("Escalate it to somebody who may approve: the role approver, lead or admin.")
    with db.immediate():
        leases.expect_free(db, mention_id, user, now_at=now_at)
        found = escalations.record(db, mention_id, to=to, reason=reason, actor=user.name, now_at=now_at)
        leases.release(db, mention_id, user)
    return found


def take_over(db: Database, mention_id: int, user: User, *, now_at: int) -> Lease:
    """Take a mention up, out of another's hands where it lies there; they are told by its history and their page."""
    person.require(user, Role.WRITER)
    with db.immediate():
        mentions.get(db, mention_id)
        return leases.take(db, mention_id, user, now_at=now_at)


def give_back(db: Database, mention_id: int, user: User, *, answer: str = "", now_at: int) -> Mention:
    """Return an escalated mention to the queue, with an answer for whoever works on it next."""
    person.require(user, Role.WRITER)
    with db.immediate():
        status = mentions.get(db, mention_id).status
        if status is not MentionStatus.ESCALATED:  # what is handed off returns, too, but by `take_back`
            raise InvalidMove("mention", status, "give back")
        approvals.expect_asked(db, mention_id, user)
        mentions.move(db, mention_id, "return", actor=user.name, now_at=now_at, detail=clean(answer).strip())
    return mentions.get(db, mention_id)


def snooze(db: Database, mention_id: int, user: User, *, until_at: int, now_at: int) -> None:
    """Take a mention out of the queue until a moment in the future."""
    person.require(user, Role.WRITER)
    if until_at <= now_at:
        raise InvalidMove("mention", "open", "snooze into the past")
    with db.immediate():
        leases.expect_free(db, mention_id, user, now_at=now_at)
        mentions.snooze(db, mention_id, until_at, actor=user.name, now_at=now_at)


def dismiss(db: Database, mention_id: int, user: User, *, now_at: int) -> None:
    """Close a mention that needs no reply; its pending draft is put aside."""
    person.require(user, Role.APPROVER)
    with db.immediate():
        approvals.expect_in_hands(db, mention_id, user, now_at)
        draft = drafts.find_live(db, mention_id)
        if draft is not None and draft.status is DraftStatus.PENDING:
            drafts.supersede(db, draft.id, actor=user.name, now_at=now_at)
        mentions.dismiss(db, mention_id, CloseReason.NO_REPLY_NEEDED, actor=user.name, now_at=now_at)


def undo(db: Database, mention_id: int, user: User, *, now_at: int) -> Mention:
    """Take back the last decision about a mention, with its text; what was escalated is so again.

    Raises InvalidMove once a reply has left, WorkflowError where somebody else is on it or has written since. A reply
    that waits to leave is stopped whoever is on it.
    """
    with db.immediate():
        mention = mentions.get(db, mention_id)
        is_rejection = mention.status is MentionStatus.ESCALATED and _was_rejected_there(db, mention)
        is_light = mention.status in {MentionStatus.SNOOZED, MentionStatus.ESCALATED} and not is_rejection
        person.require(user, Role.WRITER if is_light else Role.APPROVER)
        if mention.status not in _LEAVING:
            leases.expect_free(db, mention_id, user, now_at=now_at)
        was_escalated = mention.status in _DECIDED and _came_from(db, mention) == MentionStatus.ESCALATED
        match mention.status:
            case MentionStatus.ANSWERING:
                _undo_approval(db, mention, user, now_at)
            case MentionStatus.HANDED_OFF:
                handoffs.give_back(db, _handed_off(db, mention_id), actor=user.name, now_at=now_at)
            case MentionStatus.ESCALATED:
                approvals.expect_asked(db, mention_id, user)
                if is_rejection:
                    drafts.bring_back(db, mention_id, actor=user.name, now_at=now_at)
                else:
                    mentions.move(db, mention_id, "return", actor=user.name, now_at=now_at)
            case MentionStatus.SNOOZED:
                mentions.move(db, mention_id, "wake", actor=user.name, now_at=now_at, snoozed_until=None)
            case MentionStatus.CLOSED if mention.close_reason in {CloseReason.NO_REPLY_NEEDED, CloseReason.IGNORED}:
                mentions.move(db, mention_id, "reopen", actor=user.name, now_at=now_at, close_reason=None)
                drafts.bring_back(db, mention_id, actor=user.name, now_at=now_at)
            case MentionStatus.OPEN if drafts.bring_back(db, mention_id, actor=user.name, now_at=now_at):
                pass
            case _:
                raise InvalidMove("mention", mention.status, "undo the last decision on")
        if was_escalated:
            escalations.renew(db, mention_id, actor=user.name, now_at=now_at)
    return mentions.get(db, mention_id)


def _came_from(db: Database, mention: Mention) -> str:
    """Answer the status that a mention had before its present one."""
    lines = moves.history(db, Subject.MENTION, mention.id)
    return next((line.from_status for line in lines if line.to_status == mention.status), "")


def _was_rejected_there(db: Database, mention: Mention) -> bool:
    """Say whether a draft was refused after the mention came to where it stands, and still is."""
    lines = moves.history(db, Subject.MENTION, mention.id)
    came = next((line.id for line in lines if line.to_status == mention.status), 0)
    refused = [key for key in drafts.list_ids(db, mention.id) if drafts.get(db, key).status is DraftStatus.REJECTED]
    return any(moves.history(db, Subject.DRAFT, key, limit=1)[0].id > came for key in refused)


def _undo_approval(db: Database, mention: Mention, user: User, now_at: int) -> None:
    delivery = deliveries.find_for_mention(db, mention.id)
    if delivery is None or not deliveries.is_waiting(delivery):
        raise InvalidMove("reply", delivery.status if delivery else "lost", "undo")
    if not deliveries.undo(db, delivery, actor=user.name, now_at=now_at):
        raise InvalidMove(Subject.DELIVERY, deliveries.get(db, delivery.id).status, "undo")


def _handed_off(db: Database, mention_id: int) -> HandOff:
    found = handoffs.find_open(db, mention_id)
    if found is None:
        raise NotFound("open hand-off of mention", mention_id)
    return found


def _checked_link(url: str) -> str:
    link = clean(url).strip()
    try:
        parts = urlsplit(link)
        is_link = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        is_link = False
    if not is_link or len(link) > _LONGEST_LINK or any(char.isspace() for char in link):
        raise AllEarsError("Paste the link to the reply: it begins with https:// and has no spaces.")
    return link
