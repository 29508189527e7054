"""Drafts a reply for every open mention, for a human to decide on.

Claims: open mentions without a draft whose author has been silent for the settling window, the most urgent first, and
those whose author changed the post under a person's draft, which stays: what has become a threat goes to the leads.
Decides: playbook and composer, pure functions of what is known about the mention, with no transaction open.
Records: a page of pending drafts with their first revisions, in one transaction; a mention that somebody drafted
meanwhile is left as it is, and one that changed meanwhile is claimed once more. One that no draft can be made for is
left to people, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import partial
from itertools import zip_longest

import structlog

from domain.ask import Ask
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.clock import MINUTE
from domain.clock import Clock
from domain.errors import StoreError
from domain.fact import Fact
from domain.mention import Mention
from domain.platform import Preview
from domain.playbook import Caller
from domain.playbook import Circumstance
from domain.playbook import Hours
from domain.playbook import Playbook
from domain.playbook import Tone
from domain.playbook import Voice
from responders.reading import hearing
from responders.reading.asks import find_asks
from responders.writing import alarming
from responders.writing import composer
from responders.writing import conditions
from responders.writing import fitting
from responders.writing import history
from responders.writing import playbooks
from responders.writing import seeing
from responders.writing import threads
from responders.writing.composer import Answered
from responders.writing.composer import Brief
from responders.writing.composer import Composition
from responders.writing.history import NO_TALK
from responders.writing.history import NOTHING_PAST
from responders.writing.history import Past
from responders.writing.history import Talk
from responders.writing.knowledge import Knowledge
from responders.writing.matches import NEARLY
from responders.writing.seeing import FindDangers
from responders.writing.seeing import Lately
from responders.writing.seeing import Seen
from store import assessments
from store import drafts
from store import facts
from store import mentions
from store import ranks
from store.database import Database

log = structlog.get_logger()

#: After so many rejected drafts a person writes; a further phrasing would not be better.
MOST_DRAFTS = 3
#: So many posts are read by the model, and so many drafts recorded, at once: fewer cost more of a processor and of the
#: disk each. The first pages are smaller, for nothing is written while the first is read.
_FIRST_PAGE, _PAGE = 8, 64
#: Where these hold nothing is said lightly.
_GRAVE = frozenset({Circumstance.LOSS, Circumstance.ILLNESS})
#: Among so many facts one is looked for that we have not told yet.
_AMONG = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Writer:
    """All that drafting needs.

    `preview` counts a text as the account's network does (account, text); `opening` answers how a reply to a mention
    has to begin on its network, before any greeting; `knowledge` the facts as they are now. `is_open` tells whether the
    team is at work at a moment, `worked` how long it was between two, None where it always is. `weights` answers what
    was learned of phrasings, see `responders.writing.favouring`.
    """

    playbooks: Sequence[Playbook]
    voices: Mapping[str, Voice]
    preview: Callable[[str, str], Preview]
    settle_ms: int = 0
    opening: Callable[[Mention], str] = lambda _: ""
    default_voice: Voice = field(default_factory=lambda: Voice(brand=""))
    knowledge: Callable[[], Knowledge] = Knowledge
    is_open: Callable[[int], bool] = lambda _: True
    worked: Callable[[int, int], int] | None = None
    due: Callable[[int, int], int] = lambda at, duration: at + duration  #: when a time from a moment on is over
    first_ms: int = 30 * MINUTE  #: how long what leads are to see before all else may wait
    weights: Callable[[], Mapping[str, float]] = dict
    find_dangers: FindDangers = lambda _model, _vector: {}
    zone: str = "UTC"  #: IANA name; the days that a draft names are those of this zone

    def voice_of(self, brand: str) -> Voice:
        """Answer how a brand sounds; one that is not configured speaks plainly, under its own name."""
        return self.voices.get(brand) or (Voice(brand=brand) if brand else self.default_voice)

    def answer(
        self,
        mention: Mention,
        asks: Sequence[Ask],
        assessment: Assessment,
        playbook: Playbook,
        now_at: int,
        talk: Talk = NO_TALK,
    ) -> tuple[Answered, ...]:
        """Answer each ask with the fact that fits it best, see `fitting.answer_all`, but none told in the talk.

        Where no fact fits, the first fact that the playbook names and that holds answers; else none does.
        """
        known = self.knowledge()
        named = (fact for fact_id in playbook.facts if (fact := known.get(fact_id)))
        usual = next(
            (fact for fact in named if fact.holds(brand=mention.brand, channel=mention.platform, now_at=now_at)), None
        )
        find = partial(
            known.find,
            brand=mention.brand,
            channel=mention.platform,
            language=assessment.language,
            now_at=now_at,
            limit=_AMONG if talk.said else 1,
            least=NEARLY,
        )
        found = fitting.answer_all(threads.leave_out(find, talk), asks, mention.text, assessment.intent)
        usual = None if usual and threads.is_told(usual, talk) else usual
        return tuple(Answered(ask=ask, fact=fact or usual) for ask, fact in found)


def run_once(db: Database, writer: Writer, clock: Clock, *, limit: int = 100) -> int:
    """Draft for at most `limit` mentions; answer how many were claimed, 0 when none is left."""
    claimed = mentions.list_undrafted(db, limit, settled_at=clock() - writer.settle_ms)
    lately, writer = Lately(db, clock(), writer.worked), _with_weights(writer)
    for page in _read_ahead(writer.knowledge(), claimed):
        _draft(db, [mention.id for mention in page], writer, lately, clock())
    return len(claimed)


def _read_ahead(known: Knowledge, claimed: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Yield the mentions a page at a time, each page once its sense is read; that of the next is read meanwhile.

    The model reads beside Python, on another processor: whoever drafts many hardly waits for it.
    """
    pages = list(_pages(claimed))
    known.foresee(mention.text for page in pages[:1] for mention in page)
    with ThreadPoolExecutor(max_workers=1) as reader:
        for page, following in zip_longest(pages, pages[1:], fillvalue=()):
            coming = reader.submit(known.foresee, [mention.text for mention in following])
            yield page
            coming.result()


def _pages(claimed: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Yield the mentions in pages that grow."""
    start, size = 0, _FIRST_PAGE
    while start < len(claimed):
        yield claimed[start : start + size]
        start, size = start + size, min(2 * size, _PAGE)


def redraft(db: Database, mention_id: int, writer: Writer, clock: Clock) -> None:
    """Draft for one open mention now, in other words than before; nothing happens where a draft waits already."""
    _draft(db, [mention_id], _with_weights(writer), Lately(db, clock(), writer.worked), clock())


def _with_weights(writer: Writer) -> Writer:
    """Learn once for all mentions: to read decisions takes a while."""
    weights = writer.weights()
    return replace(writer, weights=lambda: weights)


def standing_facts(db: Database, mention: Mention, writer: Writer, now_at: int) -> tuple[Fact, ...]:
    """Answer what may be claimed in a reply to a mention: the facts that hold for it, how soon the team answers, and by
    when we promised its author something.
    """
    held = writer.knowledge().holding(brand=mention.brand, channel=mention.platform, now_at=now_at)
    return (*held, *_past_of(db, mention, writer, now_at).stands)


def _past_of(db: Database, mention: Mention, writer: Writer, now_at: int) -> Past:
    pace = history.read_pace(db, mention.account, now_at=now_at, worked=writer.worked)
    return history.read_past(db, mention, pace, now_at=now_at, zone=writer.zone)


def _draft(db: Database, mention_ids: Sequence[int], writer: Writer, lately: Lately, now_at: int) -> None:
    """Make some drafts while others may write, and record those that rest on nothing which has changed since."""
    seen = [seeing.see(db, mention_id) for mention_id in mention_ids]
    made = [_make(db, one, writer, lately, now_at) for one in seen]
    with db.immediate():
        for before, draft in zip(seen, made, strict=True):
            if seeing.see(db, before.mention.id) == before:
                _keep(db, before, draft, writer, now_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Made:
    """A draft before it is recorded, and the kept facts it cites."""

    playbook: Playbook
    composed: Composition
    cited: Sequence[Fact]


def _make(db: Database, seen: Seen, writer: Writer, lately: Lately, now_at: int) -> _Made | None:
    """Make a draft; None where none could be made by a fault of our own, which is logged."""
    mention, turn = seen.mention, len(seen.earlier)
    found = seeing.with_dangers(db, seen.assessment, writer.find_dangers) or _unknown(mention, now_at)
    past = history.read_past(db, mention, lately.pace_on(mention.account), now_at=now_at, zone=writer.zone)
    told = [*past.replies, *seen.earlier, *lately.on(mention.platform)]
    try:
        followed = threads.follow(mention, found, seen.thread)
        past, found = replace(past, talk=followed.talk), followed.assessment
        playbook, composed = compose(mention, found, writer, now_at=now_at, recent=told, turn=turn, past=past)
    except (StoreError, MemoryError):
        raise  # that facts cannot be read, or there is no room, is no fault of this post, and goes over
    except Exception:
        log.exception("draft_broke", account=mention.account, mention=mention.id)
        return None
    lately.add(mention.platform, composed.text)
    cited = [fact for fact in composed.facts if fact not in past.stands]
    return _Made(playbook=playbook, composed=composed, cited=cited)


def _keep(db: Database, seen: Seen, made: _Made | None, writer: Writer, now_at: int) -> None:
    """Record a draft, or that people write; one that cites a fact which has ended meanwhile is made once more."""
    mention = seen.mention
    is_theirs = made is None or seen.is_left_alone or seen.rejected >= MOST_DRAFTS or not made.playbook.needs_reply
    if is_theirs or drafts.find_live(db, mention.id) is not None:
        mentions.leave_to_people(db, mention.id)
    elif made and facts.still_stand(db, made.cited, channel=mention.platform, now_at=now_at):
        _record(db, mention, made, now_at)
    else:
        return
    if made:
        _hasten(db, mention, made.playbook, writer, now_at)


def _hasten(db: Database, mention: Mention, playbook: Playbook, writer: Writer, now_at: int) -> None:
    """Let a mention be due as soon as its playbook asks, and call the leads where it does, draft or not."""
    if playbook.sla is not None:
        ranks.bring_forward(db, mention.id, due_at=writer.due(mention.created_at, playbook.sla))
    first_at = writer.due(mention.created_at, writer.first_ms)
    alarming.ask_leads(db, mention, playbook, due_at=first_at, now_at=now_at)


def _record(db: Database, mention: Mention, made: _Made, now_at: int) -> None:
    playbook, composed = made.playbook, made.composed
    drafts.record(
        db,
        mention,
        text=composed.text,
        steps=composed.moves,
        playbook=playbook.name,
        four_eyes=playbook.four_eyes,
        now_at=now_at,
    )


def compose(
    mention: Mention,
    assessment: Assessment,
    writer: Writer,
    *,
    now_at: int,
    recent: Sequence[str] = (),
    turn: int = 0,
    past: Past = NOTHING_PAST,
) -> tuple[Playbook, Composition]:
    """Answer the playbook that applies and the draft it makes; pure. `turn` counts the drafts before this one."""
    brief = make_brief(mention, assessment, writer, now_at=now_at, recent=recent, turn=turn, past=past)
    composed = composer.compose(brief)
    return brief.playbook, replace(composed, text=writer.opening(mention) + composed.text)


def read_brief(db: Database, mention: Mention, writer: Writer, now_at: int) -> Brief:
    """Answer the brief of a mention as it stands in the store, for whoever else may write from it."""
    found = seeing.with_dangers(db, assessments.find(db, mention.id), writer.find_dangers) or _unknown(mention, now_at)
    followed = threads.read(db, mention, found)
    past = replace(_past_of(db, mention, writer, now_at), talk=followed.talk)
    return make_brief(mention, followed.assessment, writer, now_at=now_at, recent=past.replies, past=past)


def make_brief(
    mention: Mention,
    assessment: Assessment,
    writer: Writer,
    *,
    now_at: int,
    recent: Sequence[str] = (),
    turn: int = 0,
    past: Past = NOTHING_PAST,
) -> Brief:
    """Answer all that a draft for a mention is made from; pure."""
    opening, mention = writer.opening(mention), past.talk.told_by(mention)
    asks = find_asks(mention.text, intent=assessment.intent, language=assessment.language)
    assessment = hearing.heard(mention.text, assessment, asks)
    playbook = playbooks.choose(writer.playbooks, occasion_of(mention, assessment, asks, past, writer))
    held = conditions.find_conditions(mention.text, assessment, past)
    if held & _GRAVE:
        playbook = replace(playbook, tone=Tone.GRAVE)
    language = past.preference.language or assessment.language
    return Brief(
        text=mention.text,
        author=mention.author,
        intent=assessment.intent,
        language=language,
        call=past.preference.name,
        channel=mention.platform,
        playbook=threads.going_on(playbook, held, language),
        fallback=playbooks.fallback_of(writer.playbooks),
        voice=writer.voice_of(mention.brand).addressing(past.preference.formality),
        preview=lambda text: writer.preview(mention.account, opening + text),
        seed=mention.id * MOST_DRAFTS + turn,
        recent=[*past.talk.said, *recent],
        answered=writer.answer(mention, asks, assessment, playbook, now_at, past.talk),
        conditions=held,
        pace=history.still_ahead(past.pace, now_at - mention.created_at),
        promised=past.promised.fact if past.promised else None,
        spoken=None if held & _GRAVE else past.spoken,
        weights=writer.weights(),
    )


def occasion_of(
    mention: Mention, assessment: Assessment, asks: Sequence[Ask], past: Past, writer: Writer
) -> playbooks.Occasion:
    """Answer all that decides which playbook applies to a mention."""
    return playbooks.Occasion(
        assessment=assessment,
        text=mention.text,
        platform=mention.platform,
        needs=frozenset(ask.need for ask in asks),
        caller=Caller.KNOWN if past.replies else Caller.NEW,
        hours=Hours.OPEN if writer.is_open(mention.created_at) else Hours.CLOSED,
    )


def _unknown(mention: Mention, now_at: int) -> Assessment:
    """Stand in for an assessment that is missing: nothing is known, so the plainest playbook applies."""
    return Assessment(
        mention_id=mention.id,
        sentiment=Sentiment.UNSURE,
        probabilities=None,
        intent=Intent.OTHER,
        language=mention.language,
        needs_reply=True,
        model="",
        assessed_at=now_at,
    )
