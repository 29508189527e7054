"""What the author asks, each with the sentence of the draft that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.ask import Need
from domain.assessment import Assessment
from domain.draft import Draft
from domain.mention import Mention
from domain.text import excerpt
from responders.reading.asks import find_asks

_LONGEST = 140
_NEEDS: Mapping[Need, str] = {
    Need.STATUS: "How it stands",
    Need.REFUND: "Money back",
    Need.REPLACEMENT: "A replacement",
    Need.COMPENSATION: "Something for the trouble",
    Need.CANCEL: "To cancel",
    Need.CHANGE: "A change",
    Need.REPAIR: "That it works again",
    Need.ACCESS: "To get in",
    Need.CONTACT: "To reach a person",
    Need.HOW_TO: "How to do it",
    Need.PRICE: "What it costs",
    Need.AVAILABILITY: "Whether there is some",
    Need.TIME: "When",
    Need.PLACE: "Where",
    Need.EXPLANATION: "Why it happened",
    Need.IMPROVEMENT: "That it be built or changed",
    Need.INFORMATION: "A question",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class AskLine:
    """One ask: what would resolve it, the author's own words, and the draft's ("" where nothing answers it)."""

    need: str
    asked: str
    is_stated: bool
    answer: str


def list_asks(mention: Mention, assessment: Assessment | None, draft: Draft | None, text: str) -> tuple[AskLine, ...]:
    """Answer a line for each ask of a mention; a sentence of the draft counts while it still stands in the text."""
    if assessment is None:
        return ()
    found = find_asks(mention.text, intent=assessment.intent, language=assessment.language)
    return tuple(
        AskLine(
            need=_NEEDS[ask.need],
            asked=excerpt(ask.words(mention.text), _LONGEST),
            is_stated=ask.stated,
            answer=_answer(place, draft, text),
        )
        for place, ask in enumerate(found)
    )


def _answer(place: int, draft: Draft | None, text: str) -> str:
    moves = draft.moves if draft else ()
    return " ".join(move.text for move in moves if place in move.asks and move.text in text)
