"""What the author asks, each with the sentence of the draft that answers it, or that asks back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.draft import Draft
from domain.mention import Mention
from domain.text import excerpt
from responders.reading import concerns
from responders.reading.asks import find_asks
from responders.writing import threads
from store.threads import EarlierPost

_LONGEST = 140
_NEEDS: Mapping[Need, str] = {
    Need.STATUS: "To know where it stands",
    Need.REFUND: "Their money back",
    Need.REPLACEMENT: "A replacement",
    Need.COMPENSATION: "Something for the trouble",
    Need.CANCEL: "To cancel",
    Need.CHANGE: "To change something",
    Need.REPAIR: "To have it fixed",
    Need.ACCESS: "To get back in",
    Need.CONTACT: "To reach a person",
    Need.HOW_TO: "To know how to do it",
    Need.PRICE: "To know what it costs",
    Need.AVAILABILITY: "To know whether we have it",
    Need.TIME: "To know when, or for how long",
    Need.PLACE: "To know where",
    Need.EXPLANATION: "To know why",
    Need.IMPROVEMENT: "That we add or change something",
    Need.INFORMATION: "An answer to a question",
}
#: What nobody asked for in words, or asked in none that tell.
_CHANGE_UNSAID = "Help with their booking"
_ANY_HELP = "Help with this"
#: Needs that are about a thing, and the things that read well behind them: "their parcel", "our app".
_OF_THINGS = frozenset(
    {Need.STATUS, Need.REFUND, Need.REPLACEMENT, Need.CANCEL, Need.CHANGE, Need.REPAIR, Need.ACCESS, Need.EXPLANATION}
)
_THING = re.compile(r"(your|our)( [\w-]+){1,3}")
_QUESTION = re.compile(
    r"[?？؟]|^\W*(?:is|are|am|was|do|does|did|can|could|will|would|should|has|have|may|what|whats|which|who|whose|how)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class AskLine:
    """One ask: what would resolve it, what it is about, the author's own words, and the draft's.

    `answer` is "" where no sentence of the draft is for it; `is_known` says that a fact answers. Where none does, the
    sentence asks back, or says who finds it out. `is_theirs` says that a person wrote the draft anew, so that only they
    know, and `is_earlier` that the ask stands in what the author wrote before.
    """

    need: str
    thing: str
    asked: str
    is_stated: bool
    answer: str
    is_known: bool
    is_theirs: bool = False
    is_earlier: bool = False


def list_asks(
    mention: Mention,
    assessment: Assessment | None,
    draft: Draft | None,
    text: str,
    earlier: Sequence[EarlierPost] = (),
) -> tuple[AskLine, ...]:
    """Answer a line for each ask of a mention and, where it goes on with one, of the thread before it; a sentence of
    the draft counts while it still stands in the text.
    """
    if assessment is None:
        return ()
    followed = threads.follow(mention, assessment, earlier)
    told, judged = followed.mention, followed.assessment
    found = find_asks(told.text, intent=judged.intent, language=judged.language)
    lines = (_line(place, ask, told, judged, draft, text) for place, ask in enumerate(found))
    return tuple(replace(line, is_earlier=followed.is_earlier(ask)) for line, ask in zip(lines, found, strict=True))


def name_need(ask: Ask, text: str) -> str:
    """Answer what an ask of a post is for, as a short plain line: "To know where it stands"; pure."""
    if ask.need is Need.INFORMATION and not _QUESTION.search(ask.words(text)):
        return _ANY_HELP
    return _CHANGE_UNSAID if ask.need is Need.CHANGE and not ask.stated else _NEEDS[ask.need]


def _line(place: int, ask: Ask, mention: Mention, assessment: Assessment, draft: Draft | None, text: str) -> AskLine:
    moves = [one for one in (draft.moves if draft else ()) if place in one.asks and one.text in text]
    return AskLine(
        need=name_need(ask, mention.text),
        thing=_thing(ask, mention.text) if assessment.language == "en" else "",
        asked=excerpt(ask.words(mention.text), _LONGEST),
        is_stated=ask.stated,
        answer=" ".join(move.text for move in moves),
        is_known=any(move.facts for move in moves),
        is_theirs=not moves and draft is not None and (draft.is_edited or text != draft.text),
    )


def _thing(ask: Ask, text: str) -> str:
    """Answer what an ask is about, as we speak of it among ourselves: "their parcel", "our app"; "" where unsure."""
    if ask.need not in _OF_THINGS:
        return ""
    said = ask.words(text)
    concern = concerns.read(said, Intent.COMPLAINT, "en")
    if not _THING.fullmatch(concern.noun):
        return ""
    whose, _, thing = concern.noun.partition(" ")
    # "my machine" is what it is about, "seat 15" only where something was
    is_named = concern.names_thing or re.search(
        rf"\b(?:my|our|your|the|this) {re.escape(thing)}\b", said, re.IGNORECASE
    )
    return f"{'their' if whose == 'your' else whose} {thing}" if is_named else ""
