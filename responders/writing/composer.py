"""Compose a draft from a playbook: its moves in the brand's voice, fitting the network, never twice the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Intent
from domain.draft import Move
from domain.fact import Fact
from domain.mention import Author
from domain.platform import Preview
from domain.playbook import Circumstance
from domain.playbook import Mishap
from domain.playbook import Phrasing
from domain.playbook import Playbook
from domain.playbook import Topic
from domain.playbook import Voice
from responders.reading import concerns
from responders.reading import details
from responders.reading import names
from responders.reading.concerns import Concern
from responders.reading.details import Details
from responders.writing import favouring
from responders.writing import joining
from responders.writing import missing
from responders.writing import ranking
from responders.writing import refusing
from responders.writing import speech
from responders.writing import telling
from responders.writing.spoken import Spoken

#: What a reply can do without, the most dispensable first; `acknowledge` and `next_step` always stay.
DISPENSABLE = ("invite", "own", "repeat", "sign", "greet", "answer")
#: The same where the draft answers, or asks and tells no time: that somebody takes it up from there can be guessed.
_DISPENSABLE_SAID = ("invite", "own", "repeat", "next_step", "sign", "greet", "answer")
#: Networks that allow this much read like letters: the greeting and the signature get lines of their own.
LETTER_LENGTH = 1_000
#: Where there is less room nobody reads more sentences than this, greeting and signature apart.
_MOST_SENTENCES = 4
_MOST_FACTS = 2
_TRIES = 40
#: So many tries keep to the sentences that were used least lately; the others take any.
_FRESH_TRIES = 20
#: All before it is left out before the name, the concern and the contact give way to the shortest.
_SHORTEST_FROM = "sign"
#: Who only asks has no trouble to tell of, and mostly no booking yet.
_OF_TROUBLES = frozenset({Topic.TRAVEL, Circumstance.DETAILED})
_BOUGHT = frozenset({Topic.GOODS, Topic.TRAVEL, Topic.VENUE})
_HEAVY = frozenset({Circumstance.WRONGED, Circumstance.LOSS, Circumstance.ILLNESS})
#: Moves that are no part of what a reply says.
_OUTSIDE = frozenset({"greet", "sign"})
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """An ask of the post and the fact that answers it, None where no fact does."""

    ask: Ask
    fact: Fact | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """All that a draft is made from. The mention's text is only read for its concern; plain words of it may come back.

    `fallback` speaks where the playbook lacks the language. `preview` is the network's own counting. `recent` are the
    replies that the same person, or others today, just got: the sentences used least in them go first. The same `seed`
    (the mention's id) gives the same draft. `conditions` are those words of `domain.playbook.CONDITIONS` that hold: the
    feeling that may be named, and what is known of the person. `pace` is the fact that tells how soon the team answers,
    `promised` the one that tells by when we promised this person something, `spoken` what we last spoke about, `call`
    the name they want to be called by, where somebody has noted it.
    `weights` says of phrasings that people keep taking out how often they are still used, beside 1 for the others.
    """

    text: str
    author: Author
    intent: Intent
    language: str
    channel: str
    playbook: Playbook
    fallback: Playbook
    voice: Voice
    preview: Callable[[str], Preview]
    seed: int
    recent: Sequence[str] = ()
    answered: Sequence[Answered] = ()
    conditions: frozenset[str] = frozenset()
    pace: Fact | None = None
    promised: Fact | None = None
    spoken: Spoken | None = None
    call: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def stands(self) -> tuple[Fact, ...]:
        """The facts that are computed and kept nowhere, by which a draft may tell a time."""
        last_day = self.spoken.fact if self.spoken else None
        return tuple(fact for fact in (self.pace, self.promised, last_day) if fact is not None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Composition:
    """A draft as it would be sent, the moves it is made of, and the facts that stand for what they claim."""

    text: str
    moves: tuple[Move, ...]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Offer:
    """How a move may be said: the sentences most about this person, the least used of them, the shortest of all.

    `phrasings` tells what each sentence was made of, `about` which conditions the best ask for.
    """

    move: str
    best: tuple[str, ...]
    fresh: tuple[str, ...]
    shortest: str
    facts: tuple[str, ...] = ()
    asks: tuple[int, ...] = ()
    phrasings: Mapping[str, str] = field(default_factory=dict)
    about: frozenset[str] = frozenset()

    def said(self, text: str) -> Move:
        """Answer the move with one of its sentences."""
        phrasing = self.phrasings.get(text, "")
        return Move(name=self.move, text=text, facts=self.facts, asks=self.asks, phrasing=phrasing)


def compose(brief: Brief) -> Composition:
    """Answer the draft for a mention.

    1. The playbook speaks the mention's language, else the fallback does, at last in English.
    2. Each move takes a phrasing whose slots can all be filled and whose conditions hold, those most about this person
       first, varied by the seed. An ask that a fact answers gets the fact's own sentences, the others one question.
    3. Whole moves are left out until the network has room; a text that never fits is answered as short as it gets,
       for the guard to block.
    """
    teller = _Teller(brief)
    limit = brief.preview("").limit
    is_letter = limit >= LETTER_LENGTH
    composition, fitting = Composition(text="", moves=()), None
    offers = teller.offers()
    attempts = _attempts(brief.seed, offers, teller.dispensable(), most=0 if is_letter else _MOST_SENTENCES)
    for tried, made in enumerate(attempts, start=1):
        moves = joining.without_echo(made)
        text = joining.join(moves, teller.language, is_letter=is_letter)
        composition = Composition(text=text, moves=moves, facts=teller.stand_for(text, moves))
        if brief.preview(text).length <= limit:
            if text not in brief.recent:
                return composition
            fitting = fitting or composition
        if fitting is not None and tried >= _TRIES:
            break
    return fitting or composition


class _Teller:
    """Makes the offers of one brief: for each move of the playbook, the sentences it may be made with."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._playbook, self.language = _speaker(brief)
        self._voice = brief.voice.on(brief.channel, self.language)
        concern = concerns.read(brief.text, brief.intent, self.language)
        detail = details.read_details(brief.text, self.language, sore=concern.sore)
        self._values = self._find_values(concern, detail)
        self._told = [
            (place, one.fact)
            for place, one in enumerate(brief.answered)
            if one.fact and self.language in one.fact.answers
        ]
        told = {place for place, _ in self._told}
        self._open = tuple(place for place in range(len(brief.answered)) if place not in told)
        self._conditions = {*brief.conditions, *filter(None, (concern.topic, concern.mishap))}
        self._conditions |= {Circumstance.DEVICE} if concern.names_device else set()
        self._conditions |= detail.circumstances
        if brief.intent not in missing.TROUBLES and concern.mishap is None:
            self._conditions -= _OF_TROUBLES
            # whose mind is on a death is not asked for a device
            self._conditions -= {Topic.TECH} if Circumstance.LOSS in self._conditions else set()
        self._conditions |= {Circumstance.FOREIGN} if brief.language not in {"", self.language} else set()
        self._conditions |= {Circumstance.FAULT} if concern.problem else set()
        needs = {brief.answered[place].ask.need for place in self._open}
        left = missing.find_needs(needs, brief.text, concern, brief.intent)
        self._conditions |= left | missing.find_matters(brief.text, concern, brief.intent, left)
        # what is played was neither shipped nor booked
        self._conditions -= _BOUGHT if Circumstance.PLAYING in self._conditions else set()
        self._conditions |= {Circumstance.TOLD} if self._told else set()
        is_public = missing.is_public(brief.text, concern, brief.intent)
        self._conditions |= {Circumstance.PUBLIC} if is_public else set()
        is_wished = missing.is_wished(one.ask for one in brief.answered)
        self._conditions |= {Circumstance.WISHED} if is_wished else set()
        denied = any(refusing.denies(fact, self.language) for _, fact in self._told)
        self._conditions |= {Circumstance.REFUSED} if denied else set()

    def offers(self) -> list[_Offer]:
        """Answer an offer for every move that can be made, in the playbook's order."""
        offers: list[_Offer] = []
        for move in self._playbook.moves:
            if move == "answer":
                offers += self._answers()
            elif move == "own" and not self._is_ours():
                pass
            elif (offer := self._offer(move)) is not None:
                offers.append(offer)
        return offers

    def _is_ours(self) -> bool:
        """Say whether there is something to take on: an idea, and what goes wrong where no fact helps at once."""
        is_mere = self._brief.intent is Intent.QUESTION and Circumstance.FAULT not in self._conditions
        return not (self._told or is_mere) or self._brief.intent is Intent.SUGGESTION

    def dispensable(self) -> tuple[str, ...]:
        """Answer the moves that the draft can do without, the most dispensable first; the offers are made by then."""
        asks = Circumstance.ASKED in self._conditions and "reply_within" not in self._values
        # after a no, and to who may know all that is told, the way on is what helps
        needs_more = Circumstance.REFUSED in self._conditions or (self._told and Circumstance.TRIED in self._conditions)
        is_said = (asks or self._told) and not needs_more
        return _DISPENSABLE_SAID if is_said else DISPENSABLE

    def stand_for(self, text: str, moves: Sequence[Move]) -> tuple[Fact, ...]:
        """Answer what stands for the claims of a text: the facts it cites, and how soon we answer, or by when we
        promised something, where it says so.
        """
        cited = {fact_id for move in moves for fact_id in move.facts}
        facts = {fact.id: fact for _, fact in self._told if fact.id in cited}
        return (*facts.values(), *(one for one in self._brief.stands if one.answers.get(self.language, "\0") in text))

    def _find_values(self, concern: Concern, detail: Details) -> Mapping[str, str]:
        """Answer what the slots are filled with; those without a value are absent."""
        brief = self._brief
        values = {
            "name": brief.call or names.first_name(brief.author.name),
            "brand": self._voice.brand,
            "contact": self._voice.contact,
            "signature": self._voice.signature,
            "reply_within": brief.pace.answers.get(self.language, "") if brief.pace else "",
            **self._find_last(concern),
            "by_when": brief.promised.answers.get(self.language, "") if brief.promised else "",
            "wait": detail.wait,
            # who was charged twice has said so already
            "times": "" if concern.mishap is Mishap.CHARGE else detail.times,
            "occasion": detail.occasion,
            "concern": concern.noun,
            "problem": concern.problem,
            "second": concern.second,
            "liked": concern.liked,
        }
        for slot in ("concern", "problem", "second", "liked"):
            values[slot] = speech.choose(values[slot], self._voice, self.language)
        return {slot: value for slot, value in values.items() if value}

    def _find_last(self, concern: Concern) -> Mapping[str, str]:
        """Answer what the slots of the last time are filled with: nothing where the post is about another matter."""
        spoken = self._brief.spoken
        if spoken is None or concern.noun not in {"", spoken.about}:
            return {}
        about = spoken.about if spoken.language == self.language else ""
        return {
            "last_about": speech.choose(about, self._voice, self.language),
            "last_day": spoken.fact.answers.get(self.language, "") if spoken.fact else "",
        }

    def _answers(self) -> Iterator[_Offer]:
        """Yield each fact that answers, with the asks it answers, then one question about the asks left open."""
        asks: dict[str, list[int]] = {}
        for place, fact in self._told:
            asks.setdefault(fact.id, []).append(place)
        sentences = {fact.id: telling.tell(fact, self.language, self._brief.text) for _, fact in self._told}
        for fact_id, places in list(asks.items())[:_MOST_FACTS]:
            told = (sentences[fact_id],)
            yield _Offer(move="answer", best=told, fresh=told, shortest=told[0], facts=(fact_id,), asks=tuple(places))
        left = tuple(place for place in self._open if not self._told or self._is_left(self._brief.answered[place].ask))
        question = None if self._told and not left else self._offer("answer", asks=left)
        if question is not None:
            self._conditions.add(Circumstance.ASKED)
            # what comes next is about the need that was asked about
            self._conditions -= frozenset(Need) - question.about
            yield question
        elif self._told:
            self._conditions |= {self._brief.answered[place].ask.need for place, _ in self._told}
        self._keep_bare()

    def _keep_bare(self) -> None:
        """Leave as turned down only what was told without anything instead, and what was wished for there."""
        bare = [place for place, fact in self._told if refusing.is_bare(fact, self.language)]
        self._conditions -= {Circumstance.REFUSED}
        if bare:
            self._conditions |= {Circumstance.REFUSED, *(self._brief.answered[place].ask.need for place in bare)}

    def _is_left(self, ask: Ask) -> bool:
        """Say whether an ask is left open by a fact that answers another: not a call for help, nor one implied."""
        return ask.stated and ask.need not in missing.CALLS

    def _offer(self, move: str, asks: tuple[int, ...] = ()) -> _Offer | None:
        """Answer how a move may be said; None where every phrasing lacks a slot's value or a condition."""
        phrasings = self._playbook.phrases[self.language].get(move, ())
        filled = self._values.keys()
        sayable = [one for one in phrasings if one.when <= self._conditions and speech.slots(one.text) <= filled]
        if not sayable:
            return None
        unlike = {one.text: one for one in sayable}  # the same words may stand under several conditions
        said = {text: self._say(one) for text, one in unlike.items()}
        weights = self._brief.weights
        # what they are there most about counts
        ranks = {one.text: ranking.rank(one) for one in sorted(sayable, key=ranking.rank)}
        best = favouring.choose_ranks(ranks, weights)
        seed = f"{self._brief.seed}/{move}"
        turn = favouring.take_turns(best, weights, seed)
        short = favouring.take_turns([*dict.fromkeys(one.text for one in self._fitting(sayable))], weights, seed)
        # the first letter may be small after a greeting
        every = "\n".join(self._brief.recent)
        uses = {
            said[one]: sum(said[one][1:] in text for text in self._brief.recent) if said[one][1:] in every else 0
            for one in turn
        }
        return _Offer(
            move=move,
            best=tuple(said[one] for one in turn),
            fresh=tuple(sentence for sentence in uses if uses[sentence] == min(uses.values())),
            shortest=min((said[one] for one in short), key=len),
            asks=asks,
            phrasings={sentence: phrasing for phrasing, sentence in said.items()},
            about=frozenset().union(*(one.when for one in sayable if one.text in best)),
        )

    def _fitting(self, sayable: Sequence[Phrasing]) -> Sequence[Phrasing]:
        """Answer what may be said where there is no room: who is in trouble is never just thanked for asking."""
        meant = [one for one in sayable if ranking.rank(one) > 0] if self._conditions & _HEAVY else ()
        return meant or sayable

    def _say(self, phrasing: Phrasing) -> str:
        return speech.say(
            phrasing.text, self._values, voice=self._voice, language=self.language, tone=self._playbook.tone
        )


def _speaker(brief: Brief) -> tuple[Playbook, str]:
    language = brief.language or brief.voice.language
    playbook = brief.playbook
    # what only a lead may answer is never met with the fallback's cheer, whatever the language
    if language not in playbook.phrases and not playbook.escalate:
        playbook = brief.fallback
    spoken = playbook.phrases
    return playbook, language if language in spoken else "en" if "en" in spoken else next(iter(spoken))


def _attempts(
    seed: int, offers: Sequence[_Offer], dispensable: Sequence[str], *, most: int
) -> Iterator[tuple[Move, ...]]:
    """Yield drafts from the best to the shortest: with all moves in several phrasings, then with fewer and fewer.

    Moves are left out beforehand until at most so many sentences are left; 0 for any number.
    """
    kept = list(offers)
    for move in dispensable:
        if most and _count_sentences(kept) > most:
            fewer = [offer for offer in kept if offer.move != move or move in _OUTSIDE]
            kept = _with_one_answer(kept) if move == "answer" else fewer
    for level, dropped in enumerate(("", *dispensable)):
        if dropped == "answer":
            yield from _varied(seed, _with_one_answer(kept))
        fewer = [offer for offer in kept if offer.move != dropped]
        if level == 0 or len(fewer) < len(kept):
            yield from _varied(seed, fewer)
        kept = fewer
        if level >= dispensable.index(_SHORTEST_FROM):
            yield tuple(offer.said(min(offer.best, key=len)) for offer in kept)
            yield tuple(offer.said(offer.shortest) for offer in kept)
    yield tuple(offer.said(offer.shortest) for offer in kept[:1])


def _with_one_answer(offers: Sequence[_Offer]) -> list[_Offer]:
    first = next((offer for offer in offers if offer.move == "answer"), None)
    return [offer for offer in offers if offer.move != "answer" or offer is first]


def _count_sentences(offers: Sequence[_Offer]) -> int:
    return sum(len(_SENTENCE_END.findall(max(offer.best, key=len))) for offer in offers if offer.move not in _OUTSIDE)


def _varied(seed: int, offers: Sequence[_Offer]) -> Iterator[tuple[Move, ...]]:
    for turn in range(_TRIES):
        chances = hashlib.sha256(f"{seed}/{turn}".encode()).digest()
        pools = [offer.fresh if turn < _FRESH_TRIES else offer.best for offer in offers]
        said = [pool[chance % len(pool)] for pool, chance in zip(pools, chances, strict=False)]
        yield tuple(offer.said(text) for offer, text in zip(offers, said, strict=True))
