"""Facts that may answer what no fact of the draft does: too unsure for a draft, good enough for a person to choose."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Sequence
from dataclasses import dataclass

from desk import hands
from desk.asks import AskLine
from desk.wiring import Desk
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.draft import Draft
from domain.mention import Mention
from responders.writing import telling
from responders.writing import threads
from responders.writing.matches import OFFERED
from responders.writing.matches import OFFERED_BY_WORDS
from responders.writing.matches import Match
from store import citations
from store import preferences
from store.queue import Entry
from store.threads import EarlierPost

#: So many are offered at most, and so many are looked at, since the draft may tell some of them already.
_MOST, _AMONG = 3, 6
#: A post without an ask may need a fact all the same where it is one of these.
_WANTING = frozenset({Intent.QUESTION, Intent.REQUEST, Intent.COMPLAINT, Intent.OUTAGE})
_MOST_USUAL = "en"


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A fact that may answer: what a reply would say of it, and the question it is asked by that came nearest."""

    fact_id: str
    answer: str
    asked: str


def find_offers(
    desk: Desk, entry: Entry, asks: Sequence[AskLine], text: str, earlier: Sequence[EarlierPost]
) -> tuple[Offer, ...]:
    """Answer at most three facts that hold for a mention and come nearest to it, the nearest first.

    None is answered where nothing may be written now or facts answer every ask already, none that the draft cites or
    `text` tells, and none that we told in the thread before.
    """
    mention, assessment, draft = entry.mention, entry.assessment, entry.draft
    if mention.status not in hands.AT_WORK or assessment is None or not _wants_more(asks, assessment):
        return ()
    followed = threads.follow(mention, assessment, earlier)
    if followed.talk.is_ours_to_look:
        return ()
    found = desk.knowledge().find(
        followed.mention.text,
        brand=mention.brand,
        channel=mention.platform,
        language=followed.assessment.language,
        now_at=desk.clock(),
        limit=_AMONG,
        least=OFFERED,
        least_by_words=OFFERED_BY_WORDS,
    )
    cited = {one.fact_id for one in citations.list_for(desk.db, draft.revision_id)} if draft and found else set()
    new = [one for one in found if one.fact.id not in cited and not threads.is_told(one.fact, followed.talk)]
    language = _language_of(desk, mention, followed.assessment)
    return _offered(new, language, followed.mention.text, text)


def put_in(text: str, said: str, draft: Draft | None) -> str:
    """Answer a text with a sentence more at its end, before the signature that the draft was given."""
    sign = sign_of(draft)
    body = text.rstrip()
    end = body.removesuffix(sign).rstrip() if sign else body
    return f"{end} {said}{body[len(end) :]}".lstrip()


def sign_of(draft: Draft | None) -> str:
    """Answer the signature of a draft, "" where it has none that is known."""
    return next((move.text for move in draft.moves if move.name == "sign"), "") if draft else ""


def _wants_more(asks: Sequence[AskLine], assessment: Assessment) -> bool:
    if asks:
        return not all(one.is_known for one in asks)
    return assessment.needs_reply and assessment.intent in _WANTING


def _language_of(desk: Desk, mention: Mention, assessment: Assessment) -> str:
    wanted = preferences.find(desk.db, mention.platform, mention.author)
    return (wanted.language if wanted else "") or assessment.language


def _offered(found: Collection[Match], language: str, asked: str, text: str) -> tuple[Offer, ...]:
    offers: dict[str, Offer] = {}
    for match in found:
        spoken = language or (_MOST_USUAL if _MOST_USUAL in match.fact.answers else next(iter(match.fact.answers)))
        if spoken not in match.fact.answers or telling.find_told(match.fact, text):
            continue
        answer = telling.tell(match.fact, spoken, asked)
        if answer not in text:
            offers.setdefault(answer, Offer(fact_id=match.fact.id, answer=answer, asked=match.phrasing))
    return tuple(offers.values())[:_MOST]
