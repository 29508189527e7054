"""Compose a draft from a playbook: its moves in the brand's voice, fitting the network, never twice the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from domain.assessment import Intent
from domain.draft import Move
from domain.mention import Author
from domain.platform import Preview
from domain.playbook import Playbook
from domain.playbook import Voice
from responders import concerns
from responders import names

#: What a reply can do without, the most dispensable first; `acknowledge` and `next_step` always stay.
DISPENSABLE = ("invite", "own", "repeat", "answer", "greet", "sign")
#: Networks that allow this much read like letters: the greeting and the signature get lines of their own.
_LETTER_LENGTH = 1_000
_TRIES = 40
#: So many tries keep to the sentences that were used least lately; the others take any.
_FRESH_TRIES = 20
#: `invite` and `own` are left out before variety, and then name, concern and contact, give way to the shortest.
_SHORTEST_FROM = 1 + DISPENSABLE.index("own")
_SLOT = re.compile(r"\{(\w{1,20}+)\}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """All that a draft is made from. The mention's text is only read for its concern, never repeated.

    `fallback` speaks where the playbook lacks the language. `preview` is the network's own counting. `recent` are the
    replies that the same person, or others today, just got: the sentences used least in them go first. The same `seed`
    (the mention's id) gives the same draft.
    """

    text: str
    author: Author
    intent: Intent
    language: str
    playbook: Playbook
    fallback: Playbook
    voice: Voice
    preview: Callable[[str], Preview]
    seed: int
    recent: Sequence[str] = ()
    reply_within: str = ""  #: how soon the team usually answers, in the language of the reply


@dataclass(frozen=True, kw_only=True, slots=True)
class Composition:
    """A draft as it would be sent, and the moves it is made of."""

    text: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Offer:
    """How a move may be said: the sentences most about this person, the least used of them, the shortest of all."""

    move: str
    best: tuple[str, ...]
    fresh: tuple[str, ...]
    shortest: str


def compose(brief: Brief) -> Composition:
    """Answer the draft for a mention.

    1. The playbook speaks the mention's language, else the fallback does, at last in English.
    2. Each move takes a phrasing whose slots can all be filled, those about this person first, varied by the seed.
    3. Whole moves are left out until the network has room; a text that never fits is answered as short as it gets,
       for the guard to block.
    """
    playbook, language = _speaker(brief)
    values = _values(brief, language)
    phrases = playbook.phrases[language]
    offers = [_offer(brief, move, phrases.get(move, ()), values) for move in playbook.moves]
    limit = brief.preview("").limit
    composition = Composition(text="", moves=())
    for moves in _attempts(brief.seed, [offer for offer in offers if offer is not None]):
        composition = Composition(text=_join(moves, limit), moves=moves)
        if brief.preview(composition.text).length <= limit:
            break
    return composition


def _speaker(brief: Brief) -> tuple[Playbook, str]:
    language = brief.language or brief.voice.language
    if language in brief.playbook.phrases:
        return brief.playbook, language
    spoken = brief.fallback.phrases
    return brief.fallback, language if language in spoken else "en" if "en" in spoken else next(iter(spoken))


def _values(brief: Brief, language: str) -> Mapping[str, str]:
    """Answer what the slots are filled with; those without a value are absent."""
    values = {
        "name": names.first_name(brief.author.name),
        "concern": concerns.name_concern(brief.text, brief.intent, language),
        "brand": brief.voice.brand,
        "contact": brief.voice.contact,
        "signature": brief.voice.signature,
        "reply_within": brief.reply_within,
    }
    return {slot: value for slot, value in values.items() if value}


def _offer(brief: Brief, move: str, phrasings: Sequence[str], values: Mapping[str, str]) -> _Offer | None:
    """Answer how a move may be said; None where every phrasing has a slot that cannot be filled."""
    sayable = [phrasing for phrasing in phrasings if _slots(phrasing) <= set(values)]
    if not sayable:
        return None
    most = max(_personal(phrasing) for phrasing in sayable)
    best = [_fill(phrasing, values) for phrasing in sayable if _personal(phrasing) == most]
    uses = {sentence: sum(sentence in text for text in brief.recent) for sentence in best}
    return _Offer(
        move=move,
        best=tuple(best),
        fresh=tuple(sentence for sentence in best if uses[sentence] == min(uses.values())),
        shortest=min((_fill(phrasing, values) for phrasing in sayable), key=len),
    )


def _slots(phrasing: str) -> set[str]:
    return set(_SLOT.findall(phrasing))


def _personal(phrasing: str) -> int:
    return len(_slots(phrasing) - {"brand"})


def _fill(phrasing: str, values: Mapping[str, str]) -> str:
    """Fill the slots in one pass, so that braces inside a value stay what they are: text."""
    return _SLOT.sub(lambda slot: values.get(slot[1], slot[0]), phrasing)


def _attempts(seed: int, offers: Sequence[_Offer]) -> Iterator[tuple[Move, ...]]:
    """Yield drafts from the best to the shortest: with all moves in several phrasings, then with fewer and fewer."""
    kept = list(offers)
    for level, dropped in enumerate(("", *DISPENSABLE)):
        fewer = [offer for offer in kept if offer.move != dropped]
        if level == 0 or len(fewer) < len(kept):
            yield from _varied(seed, fewer)
        kept = fewer
        if level >= _SHORTEST_FROM:
            yield tuple(Move(name=offer.move, text=min(offer.best, key=len)) for offer in kept)
            yield tuple(Move(name=offer.move, text=offer.shortest) for offer in kept)
    yield tuple(Move(name=offer.move, text=offer.shortest) for offer in kept[:1])


def _varied(seed: int, offers: Sequence[_Offer]) -> Iterator[tuple[Move, ...]]:
    for turn in range(_TRIES):
        chances = hashlib.sha256(f"{seed}/{turn}".encode()).digest()
        pools = [offer.fresh if turn < _FRESH_TRIES else offer.best for offer in offers]
        said = [pool[chance % len(pool)] for pool, chance in zip(pools, chances, strict=False)]
        yield tuple(Move(name=offer.move, text=text) for offer, text in zip(offers, said, strict=True))


def _join(moves: Sequence[Move], limit: int) -> str:
    if limit < _LETTER_LENGTH:
        return " ".join(move.text for move in moves)
    greeting = " ".join(move.text for move in moves if move.name == "greet")
    body = " ".join(move.text for move in moves if move.name not in {"greet", "sign"})
    signature = " ".join(move.text for move in moves if move.name == "sign")
    return "\n\n".join(part for part in (greeting, body, signature) if part)
