"""Everything a mention's page shows, gathered once: the thread, the draft and its checks, what happened so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk import asks
from desk import coaching
from desk import hands
from desk import offers
from desk import reaching
from desk import reading
from desk import texts
from desk import words
from desk.asks import AskLine
from desk.coaching import Coached
from desk.offers import Offer
from desk.reading import Reading
from desk.times import Calendar
from desk.times import Later
from desk.view import View
from desk.wiring import Desk
from domain import draft as drafting
from domain.activity import Activity
from domain.correction import CorrectedField
from domain.correction import Correction
from domain.correction import Relevance
from domain.delivery import Delivery
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import Finding
from domain.handoff import HandOff
from domain.handoff import ReplyPage
from domain.mention import Mention
from domain.platform import Preview
from domain.preference import Preference
from domain.promise import Promise
from domain.text import clean
from domain.verdict import Verdict
from responders.outcomes.recalling import Similar
from responders.writing import following
from sentiment import language
from store import contacts
from store import corrections
from store import deliveries
from store import drafts
from store import earlier_texts
from store import escalations
from store import mentions
from store import moves
from store import preferences
from store import promises
from store import queue
from store import threads
from store.escalations import Escalation
from store.leases import Lease
from store.queue import Entry
from store.queue import QueuePage

#: Posts of a conversation that are shown at once before and after the mention; the rest is folded.
_BEFORE = 1
_AFTER = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Checks:
    """What is to be said about a text before it may leave."""

    preview: Preview
    findings: tuple[tuple[Finding, texts.Marked | None], ...]
    coached: Coached

    @property
    def blocked(self) -> bool:
        """Whether approval would be refused."""
        return bool(drafting.blocks(finding for finding, _ in self.findings))

    @property
    def left(self) -> int:
        """How much room is left by the network's counting; negative when the text is too long."""
        return self.preview.limit - self.preview.length


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """A conversation, oldest first: what is folded away before, what is in sight, what others said later."""

    earlier: tuple[Mention, ...]
    shown: tuple[Mention, ...]
    others: tuple[Mention, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One mention, ready to be shown. `typed` is text a person wrote that is not saved, `warning` why it was not;
    `corrections` are the words of people that count for it, be they said of it or of a copy.
    """

    entry: Entry
    thread: Thread
    draft: Draft | None
    checks: Checks | None
    asks: tuple[AskLine, ...]
    verdict: Verdict | None  #: how a reply may go, where one may still be decided
    delivery: Delivery | None
    by_hand: HandOff | None  #: the reply a person posts by hand, or has posted so
    reply_page: ReplyPage | None  #: where it is to be posted
    lease: Lease | None  #: who is on it now
    escalation: Escalation | None  #: who was asked to decide it, and why
    history: tuple[Activity, ...]
    next_id: int | None
    previous_id: int | None
    laters: tuple[Later, ...]
    earlier_count: int
    stamp: str
    seen: str
    corrections: tuple[Correction, ...]
    typed: str | None = None
    warning: str = ""
    promises: tuple[Promise, ...] = ()  #: what is still promised to the author
    preference: Preference | None = None  #: how the author wants to be answered, where somebody has noted it
    similar: tuple[Similar, ...] = ()  #: replies to mentions like this one, where one may be written now
    offers: tuple[Offer, ...] = ()  #: facts that may answer what no fact of the draft does
    lent: Similar | None = None  #: the one of them that stands in the field, not saved

    @property
    def text(self) -> str:
        """What stands in the reply's field."""
        if self.typed is not None:
            return self.typed
        return self.draft.text if self.draft else ""

    @property
    def sign(self) -> str:
        """The signature of the draft, "" where none is known."""
        return offers.sign_of(self.draft)

    @property
    def reading(self) -> Reading | None:
        """What the program reads in the mention, in words; None before triage."""
        return reading.read(self.entry.assessment) if self.entry.assessment else None

    @property
    def language(self) -> str:
        """The language of the mention, in words."""
        return language.name_of(self.entry.assessment.language) if self.entry.assessment else ""

    @property
    def known(self) -> int:
        """The newest correction that stands here: whoever corrects next has seen it."""
        return max((one.id for one in self.corrections), default=0)

    @property
    def standing(self) -> dict[str, str]:
        """What stands for each field that can be corrected, by the field's name."""
        return standing(self.entry)

    @property
    def is_outdated(self) -> bool:
        """Whether somebody corrected what the mention says after the draft was written."""
        deciding = [one.at for one in self.corrections if one.field in following.DECIDING]
        return self.draft is not None and any(at > self.draft.updated_at for at in deciding)

    @property
    def editable(self) -> bool:
        """Whether a reply may be written now: the mention is open or escalated, nothing of it is on its way, and the
        author may be answered.
        """
        if self.entry.mention.status not in hands.AT_WORK or self.is_barred:
            return False
        return self.draft is None or self.draft.status is DraftStatus.PENDING

    @property
    def is_barred(self) -> bool:
        """Whether nobody may answer, or there is no place for it."""
        return reaching.is_barred(self.verdict)


def load(
    desk: Desk,
    view: View,
    mention_id: int,
    *,
    page: QueuePage | None = None,
    typed: str | None = None,
    warning: str = "",
    lent: Similar | None = None,
) -> Item:
    """Gather a mention's page, `page` the list beside it and `lent` a reply in its field; raises NotFound."""
    typed = lent.text if lent else typed
    entry = queue.get(desk.db, mention_id)
    previous_id, next_id = _neighbours(desk, view, entry, page)
    thread = mentions.conversation(desk.db, entry.mention)
    draft = entry.draft
    text = clean(typed if typed is not None else draft.text if draft else "").strip()
    verdict = reaching.find_verdict(desk, entry.mention, draft, text)
    by_hand = reaching.find_by_hand(desk, entry.mention)
    earlier = threads.read_earlier(desk.db, entry.mention)
    asked = asks.list_asks(entry.mention, entry.assessment, draft, text, earlier)
    return Item(
        entry=entry,
        thread=_folded(thread, entry.mention),
        draft=draft,
        checks=check(desk, entry.mention, draft, text, verdict) if text else None,
        asks=asked,
        verdict=verdict,
        by_hand=by_hand,
        reply_page=desk.reply_page(entry.mention, by_hand.text) if by_hand and by_hand.outcome is None else None,
        lease=hands.find_lease(desk, entry.mention),
        escalation=escalations.find_open(desk.db, mention_id),
        delivery=deliveries.find_for_mention(desk.db, mention_id),
        history=_history(desk, entry.mention),
        next_id=next_id,
        previous_id=previous_id,
        laters=tuple(Calendar(desk.timezone).later(desk.clock())),
        earlier_count=mentions.count_earlier(desk.db, entry.mention),
        stamp=stamp(entry),
        seen=_newest(thread),
        corrections=_in_force(desk, entry),
        typed=typed,
        warning=warning,
        promises=tuple(promises.list_towards(desk.db, entry.mention)),
        preference=preferences.find(desk.db, entry.mention.platform, entry.mention.author),
        similar=tuple(desk.similar(entry.mention)) if entry.mention.status in hands.AT_WORK else (),
        offers=offers.find_offers(desk, entry, asked, text, earlier),
        lent=lent,
    )


def check(desk: Desk, mention: Mention, draft: Draft | None, text: str, verdict: Verdict | None = None) -> Checks:
    """Look over a text as approval would; a text without a draft yet is checked as the draft it would become.

    What the verdict says stands beside the field already, and is left out.
    """
    said = verdict.findings() if verdict else []
    findings = [one for one in desk.review(draft or _would_be(mention, text), text) if one not in said]
    return Checks(
        preview=desk.preview(mention.account, mention.platform, text),
        findings=tuple((finding, texts.marked(text, finding)) for finding in findings),
        coached=coaching.show(text, desk.coach(mention, text), findings),
    )


def stamp(entry: Entry) -> str:
    """Answer a short text that changes whenever somebody changed the mention, a label of it, or its draft."""
    draft = f"{entry.draft.id}.{entry.draft.version}" if entry.draft else "none"
    said = entry.assessment.corrected if entry.assessment else ()
    return "|".join([draft, entry.mention.status, *(standing(entry).get(field, field) for field in said)])


def tell_change(entry: Entry, known: str) -> str:
    """Say who changed a mention since its stamp was `known`: a program that only drafts is nobody to be wary of."""
    now = stamp(entry)
    if now == known:
        return ""
    is_drafted = entry.draft is not None and not entry.draft.is_edited
    if is_drafted and now.partition("|")[2] == known.partition("|")[2]:
        return "A new draft was written for this mention while it was open here."
    return "Somebody changed this mention while it was open here."


def standing(entry: Entry) -> dict[str, str]:
    """Answer what stands for each field that can be corrected, by the field's name; nothing before triage."""
    judged = entry.assessment
    if judged is None:
        return {}
    found: dict[str, str] = {CorrectedField.SENTIMENT: judged.feeling, CorrectedField.INTENT: judged.intent}
    if entry.priority:
        found[CorrectedField.PRIORITY] = entry.priority
    if CorrectedField.RELEVANCE in judged.corrected:
        found[CorrectedField.RELEVANCE] = Relevance.ABOUT_US if judged.relevance else Relevance.NOT_ABOUT_US
    return found


def wrote_again(desk: Desk, mention: Mention, seen: str) -> bool:
    """Say whether the author wrote in the conversation after the post a person had last seen there.

    Where that post is gone from the newest ones, much was written since: all of it counts as unseen.
    """
    thread = mentions.conversation(desk.db, mention)
    known = next((place for place, post in enumerate(thread) if post.native_id == seen), None)
    if known is None:
        return True
    return any(not post.is_ours and post.author.handle == mention.author.handle for post in thread[known + 1 :])


def _neighbours(desk: Desk, view: View, entry: Entry, page: QueuePage | None) -> tuple[int | None, int | None]:
    """Answer the ids before and after a mention in its view, from the list where that holds them."""
    listed = [one.mention.id for one in page.entries] if page else []
    place = listed.index(entry.mention.id) if entry.mention.id in listed else None
    asked = (desk.db, view.filter, view.order, entry)
    before = listed[place - 1] if place else queue.beside(*asked, back=True)
    is_inside = place is not None and place + 1 < len(listed)
    after = listed[place + 1] if place is not None and is_inside else queue.beside(*asked)
    return before, after


def _folded(thread: Sequence[Mention], mention: Mention) -> Thread:
    """Keep what the reply depends on in sight: the post before, the mention, and what it led to with its author."""
    place = next((index for index, post in enumerate(thread) if post.id == mention.id), None)
    if place is None:  # older than the part of a very long conversation that was read
        return Thread(earlier=(), shown=(mention,), others=tuple(thread[-_AFTER:]))
    start = max(0, place - _BEFORE)
    after = thread[place + 1 :]
    theirs = {post.native_id for post in thread if post.author.handle == mention.author.handle and not post.is_ours}
    near = [post for post in after if post.native_id in theirs or (post.is_ours and _is_for(post, theirs))][-_AFTER:]
    others = [post for post in after if post not in near]
    return Thread(earlier=tuple(thread[:start]), shown=(*thread[start : place + 1], *near), others=tuple(others))


def _is_for(post: Mention, theirs: set[str]) -> bool:
    """Say whether a post of ours speaks to this author: an answer to somebody else in the thread is folded away."""
    return not post.parent_id or post.parent_id in theirs


def _newest(thread: Sequence[Mention]) -> str:
    return thread[-1].native_id if thread else ""


def _history(desk: Desk, mention: Mention) -> tuple[Activity, ...]:
    lines = earlier_texts.tell(desk.db, moves.history(desk.db, "mention", mention.id))
    for draft_id in drafts.list_ids(desk.db, mention.id):
        lines += moves.history(desk.db, "draft", draft_id)
    for entry in contacts.list_for(desk.db, mention.platform, mention.author):
        lines += moves.history(desk.db, "contact", entry.id)
    delivery = deliveries.find_for_mention(desk.db, mention.id)
    if delivery is not None:
        lines += moves.history(desk.db, "delivery", delivery.id)
    return tuple(sorted((line for line in lines if words.happened(line)), key=lambda line: -line.id)[:30])


def _in_force(desk: Desk, entry: Entry) -> tuple[Correction, ...]:
    fields = entry.assessment.corrected if entry.assessment else ()
    found = (corrections.find_in_force(desk.db, entry.mention.id, CorrectedField(field)) for field in fields)
    return tuple(one for one in found if one is not None)


def _would_be(mention: Mention, text: str) -> Draft:
    return Draft(
        id=0,
        mention_id=mention.id,
        account=mention.account,
        platform=mention.platform,
        target_id=mention.native_id,
        status=DraftStatus.PENDING,
        version=0,
        revision_id=0,
        text=text,
        moves=(),
        playbook="",
        written_by="",
        created_at=mention.fetched_at,
        updated_at=mention.fetched_at,
    )
