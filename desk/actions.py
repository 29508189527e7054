"""What a person decides at the desk: each POST is one decision of the responders, then the next mention."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated
from typing import Any

from fastapi import APIRouter
from fastapi import Form
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.responses import Response

from desk import correcting
from desk import item as items
from desk import pages
from desk import queue_page
from desk import reaching
from desk import view as views
from desk.done import Done
from desk.done import find_done
from desk.times import Calendar
from desk.view import View
from desk.wiring import Desk
from desk.wiring import desk_of
from desk.wiring import user_of
from domain import person
from domain.draft import Draft
from domain.draft import RejectReason
from domain.errors import AllEarsError
from domain.errors import BeyondAuthority
from domain.errors import GuardViolation
from domain.errors import NotAllowed
from domain.errors import NotFound
from domain.errors import StaleDraft
from domain.errors import WorkflowError
from domain.mention import MentionStatus
from domain.person import Role
from domain.person import User
from domain.text import clean
from domain.text import excerpt
from responders import decisions
from store import drafts
from store import mentions
from store import queue

router = APIRouter(prefix="/mention/{mention_id}")

Text = Annotated[str, Form()]
Number = Annotated[int, Form()]


@router.post("/check")
def check(request: Request, mention_id: int, text: Text = "", stood: Text = "") -> Response:
    """Say what approval would say about a text, without keeping it.

    `stood` is the verdict as the page shows it: another one comes along with the buttons that go with it.
    """
    desk, view = desk_of(request), views.read(request.query_params)
    person.require(user_of(request), Role.WRITER)
    mention = mentions.get(desk.db, mention_id)
    wanted, draft = clean(text).strip(), drafts.find_live(desk.db, mention_id)
    verdict = desk.verdict(mention, draft, wanted)
    checks = items.check(desk, mention, draft, wanted, verdict)
    template = "checks.html" if stood == reaching.standing_of(verdict) else "checked.html"
    shown: dict[str, Any] = {"checks": checks, "verdict": verdict, "draft": draft}
    return pages.render(request, template, base=f"/mention/{mention_id}", q=view.query(), **shown)


@router.post("/approve")
def approve(
    request: Request,
    mention_id: int,
    draft_id: Number,
    version: Number,
    text: Text = "",
    seen: Text = "",
    stay: Text = "",
    because: Text = "",
) -> Response:
    """Approve the text as it stands in the field, an edit included, in one transaction."""
    desk, user = desk_of(request), user_of(request)

    def decide() -> None:
        with desk.db.immediate():
            draft, now = _as_typed(desk, user, mention_id, draft_id, version, text, seen), desk.clock()
            decisions.approve(
                desk.db,
                draft_id,
                draft.version,
                user,
                review=desk.review,
                undo_ms=desk.undo_ms,
                grants=desk.grants,
                because=because,
                now_at=now,
            )

    return carry_out(request, mention_id, "approve", decide, typed=text, stay=bool(stay))


@router.post("/hand-off")
def hand_off(
    request: Request,
    mention_id: int,
    draft_id: Number,
    version: Number,
    text: Text = "",
    seen: Text = "",
    because: Text = "",
) -> Response:
    """Approve the text as it stands in the field for a person to post in the network's own page."""
    desk, user = desk_of(request), user_of(request)

    def decide() -> None:
        with desk.db.immediate():
            draft, now = _as_typed(desk, user, mention_id, draft_id, version, text, seen), desk.clock()
            decisions.hand_off(
                desk.db,
                draft_id,
                draft.version,
                user,
                review=desk.review,
                remind_ms=desk.remind_ms,
                grants=desk.grants,
                because=because,
                now_at=now,
            )

    return carry_out(request, mention_id, "hand-off", decide, typed=text, stay=True)


@router.post("/posted")
def posted(request: Request, mention_id: int, url: Text = "") -> Response:
    """Record that a handed-off reply was posted, by the link to it."""
    desk, user = desk_of(request), user_of(request)

    def decide() -> None:
        _expect_handed_off(desk, mention_id)
        decisions.record_posted(desk.db, mention_id, user, url, now_at=desk.clock())

    return carry_out(request, mention_id, "posted", decide)


@router.post("/take-back")
def take_back(request: Request, mention_id: int) -> Response:
    """Return a handed-off reply that nobody posted to the queue, with its text."""
    desk, user = desk_of(request), user_of(request)

    def decide() -> None:
        _expect_handed_off(desk, mention_id)
        decisions.take_back(desk.db, mention_id, user, now_at=desk.clock())

    return carry_out(request, mention_id, "take-back", decide, stay=True)


@router.post("/edit")
def edit(request: Request, mention_id: int, draft_id: Number, version: Number, text: Text = "") -> Response:
    """Keep the text as the draft's next revision."""
    desk, user = desk_of(request), user_of(request)

    def decide() -> None:
        expect_own(desk, mention_id, draft_id)
        decisions.edit(desk.db, draft_id, version, user, text, now_at=desk.clock(), hold=desk.hold)

    return carry_out(request, mention_id, "edit", decide, typed=text, stay=True)


@router.post("/write")
def write(request: Request, mention_id: int, text: Text = "") -> Response:
    """Start a draft of one's own."""
    desk, user = desk_of(request), user_of(request)

    def decide() -> None:
        decisions.write(desk.db, mention_id, user, text, now_at=desk.clock(), hold=desk.hold)

    return carry_out(request, mention_id, "write", decide, typed=text, stay=True)


@router.post("/reject")
def reject(
    request: Request,
    mention_id: int,
    draft_id: Number,
    version: Number,
    reason: Annotated[RejectReason, Form()],
    note: Text = "",
) -> Response:
    """Refuse the draft for a reason."""
    desk, user = desk_of(request), user_of(request)

    def decide() -> None:
        expect_own(desk, mention_id, draft_id)
        decisions.reject(desk.db, draft_id, version, user, reason=reason, note=note, now_at=desk.clock())

    return carry_out(request, mention_id, "reject", decide)


@router.post("/snooze")
def snooze(request: Request, mention_id: int, until: Text = "", custom: Text = "") -> Response:
    """Take the mention out of the queue until one of the offered moments, or one typed in the team's zone."""
    desk, user = desk_of(request), user_of(request)

    def decide() -> None:
        now = desk.clock()
        until_at = Calendar(desk.timezone).choose(until, custom, now)
        if until_at is None:
            raise WorkflowError("Choose until when to snooze.")
        decisions.snooze(desk.db, mention_id, user, until_at=until_at, now_at=now)

    return carry_out(request, mention_id, "snooze", decide)


@router.post("/dismiss")
def dismiss(request: Request, mention_id: int) -> Response:
    """Close the mention without a reply."""
    desk, user = desk_of(request), user_of(request)
    return carry_out(
        request,
        mention_id,
        "dismiss",
        lambda: decisions.dismiss(desk.db, mention_id, user, now_at=desk.clock()),
    )


@router.post("/undo")
def undo(request: Request, mention_id: int) -> Response:
    """Take back the last decision and show the mention again."""
    desk, user = desk_of(request), user_of(request)

    def decide() -> None:
        decisions.undo(desk.db, mention_id, user, now_at=desk.clock())

    return carry_out(request, mention_id, "undo", decide, stay=True)


@router.post("/correct")
def correct(request: Request, mention_id: int, choice: Text = "", known: Number = 0) -> Response:
    """Set one label right, for the mention and its copies. `known` is the newest correction the person has seen."""
    desk, user = desk_of(request), user_of(request)
    return carry_out(
        request, mention_id, "correct", lambda: correcting.say(desk, user, mention_id, choice, known), stay=None
    )


@router.post("/uncorrect")
def uncorrect(request: Request, mention_id: int, correction_id: Number) -> Response:
    """Take one correction back, as long as it is the one that counts here."""
    desk, user = desk_of(request), user_of(request)
    return carry_out(
        request,
        mention_id,
        "uncorrect",
        lambda: correcting.take_back(desk, user, correction_id, seen_at=mention_id),
        stay=True,
    )


@router.post("/redraft")
def redraft(request: Request, mention_id: int) -> Response:
    """Have another reply drafted now."""
    desk = desk_of(request)
    person.require(user_of(request), Role.WRITER)
    mentions.get(desk.db, mention_id)

    def decide() -> None:
        if desk.redraft is None:
            raise WorkflowError("Drafts are written by the daemon here; the next one comes by itself.")
        if drafts.find_live(desk.db, mention_id) is not None:
            raise WorkflowError("There is a draft already.")
        desk.redraft(mention_id)

    return carry_out(request, mention_id, "redraft", decide, stay=True)


def carry_out(
    request: Request,
    mention_id: int,
    action: str,
    decide: Callable[[], object],
    *,
    typed: str | None = None,
    stay: bool | None = False,
) -> Response:
    """Carry a decision out and go on; a refusal shows the mention as it is now, with what was typed.

    With `stay` None a mention stays in sight unless the decision took it out of where it was.
    """
    desk, view = desk_of(request), views.read(request.query_params)
    entry = queue.get(desk.db, mention_id)
    next_id = mention_id if stay else queue.beside(desk.db, view.filter, view.order, entry)
    try:
        decide()
    except (WorkflowError, GuardViolation) as refusal:
        if isinstance(refusal, NotAllowed):
            raise
        return _refused(request, view, mention_id, refusal, typed)
    if stay is None and mentions.get(desk.db, mention_id).status is entry.mention.status:
        next_id = mention_id
    return _go_on(request, view, mention_id, action, next_id)


def _go_on(request: Request, view: View, mention_id: int, action: str, next_id: int | None) -> Response:
    desk = desk_of(request)
    if next_id is None:
        first = queue.page(desk.db, view.filter, order=view.order, limit=1).entries
        next_id = first[0].mention.id if first else None
    place = f"/mention/{next_id}" if next_id is not None else "/queue"
    if not pages.wants_fragment(request, "item"):
        return RedirectResponse(place + view.query(did=action, done=str(mention_id)), 303)
    item = items.load(desk, view, next_id) if next_id is not None else None
    done = find_done(desk, action, str(mention_id))
    reads_otherwise = action in {"correct", "hand-off"} and next_id == mention_id
    answer = queue_page.render_decided(
        request,
        view,
        item,
        done=done,
        gone=mention_id if next_id != mention_id else None,
        changed=item if reads_otherwise else None,
        announce=_announce(desk, done, None if next_id == mention_id else item),
        relist=action in {"undo", "uncorrect", "take-back"} or item is None or bool(done and done.copy_count),
    )
    answer.headers["HX-Push-Url"] = place + view.query()
    return answer


def _refused(request: Request, view: View, mention_id: int, refusal: AllEarsError, typed: str | None) -> Response:
    """Answer 422 where the text is at fault, 409 where the state is; the field keeps what was typed."""
    desk = desk_of(request)
    status = 422 if isinstance(refusal, GuardViolation) else 409
    is_plain = isinstance(refusal, GuardViolation) and not isinstance(refusal, BeyondAuthority)
    warning = "This text cannot be approved yet; what blocks it stands below." if is_plain else str(refusal)
    item = items.load(desk, view, mention_id, typed=typed, warning=warning)
    if pages.wants_fragment(request, "item"):
        return pages.render(request, "item.html", status=status, item=item, view=view)
    return queue_page.render(request, "desk.html", view, item, status=status)


def _announce(desk: Desk, done: Done | None, item: items.Item | None) -> str:
    said = [done.words if done else "Done"]
    if item is not None:
        mention = item.entry.mention
        network = desk.label(mention.account, mention.platform)
        said.append(f"next: {excerpt(mention.author.name or mention.author.handle, 60)} on {network}")
    said.append(f"{queue.counts(desk.db).get('mention:open', 0)} left")
    return ", ".join(said)


def _as_typed(desk: Desk, user: User, mention_id: int, draft_id: int, version: int, text: str, seen: str) -> Draft:
    """Keep what stands in the field as the draft's text, where the person has read all that the author wrote."""
    if not clean(text).strip():
        raise WorkflowError("The reply is empty. Write something, or dismiss the mention.")
    expect_own(desk, mention_id, draft_id)
    if items.wrote_again(desk, mentions.get(desk.db, mention_id), seen):
        raise StaleDraft("The author wrote again. Read what is new before you answer; your text is kept.")
    return decisions.edit(desk.db, draft_id, version, user, text, now_at=desk.clock(), hold=desk.hold)


def _expect_handed_off(desk: Desk, mention_id: int) -> None:
    if mentions.get(desk.db, mention_id).status is not MentionStatus.HANDED_OFF:
        raise WorkflowError("This reply is not to be posted by hand any more. Here is how things stand.")


def expect_own(desk: Desk, mention_id: int, draft_id: int) -> None:
    """Raise NotFound where a draft is not this mention's."""
    if drafts.get(desk.db, draft_id).mention_id != mention_id:
        raise NotFound("draft", draft_id)
