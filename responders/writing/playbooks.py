"""Choose the playbook that a mention is answered by, and say why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from domain import words
from domain.ask import Need
from domain.assessment import Assessment
from domain.errors import NotFound
from domain.playbook import Caller
from domain.playbook import Hours
from domain.playbook import Playbook
from domain.playbook import Signal

FALLBACK = "acknowledge"
_LIKELY = 0.5
#: What parts a phrase into what is fixed and what is a choice.
_CHOICE = re.compile(r"[()]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """All that decides which playbook applies. `caller` and `hours` are None where nothing is known of them."""

    assessment: Assessment
    text: str
    platform: str = ""
    needs: frozenset[Need] = frozenset()
    caller: Caller | None = None
    hours: Hours | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Text:
    """A post, folded, and its words."""

    folded: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Text:
        """Answer a post as it is looked through."""
        folded = words.fold(text)
        return cls(folded=folded, words=frozenset(folded.split()))


def choose(playbooks: Iterable[Playbook], occasion: Occasion) -> Playbook:
    """Answer the first playbook by `order` of which all that it names matches; raises NotFound where none does."""
    text = _Text.of(occasion.text)
    matching = (playbook for playbook in playbooks if all(_checks(playbook, occasion, text)))
    chosen = min(matching, key=lambda playbook: (playbook.order, playbook.name), default=None)
    if chosen is None:
        raise NotFound("playbook for intent", occasion.assessment.intent)
    return chosen


def explain(playbook: Playbook, occasion: Occasion) -> tuple[str, ...]:
    """Answer what of a playbook matched, in words a manager reads; none where it matches every mention."""
    assessment, text = occasion.assessment, _Text.of(occasion.text)
    named = {
        "intent": (playbook.intents, assessment.intent),
        "feeling": (playbook.sentiments, assessment.sentiment),
        "emotion": (playbook.emotions, ", ".join(sorted(playbook.emotions & set(assessment.emotions)))),
        "asks for": (playbook.needs, ", ".join(sorted(playbook.needs & occasion.needs))),
        "signal": (playbook.signals, ", ".join(sorted(playbook.signals & _signals(assessment)))),
        "words": (playbook.words, ", ".join(sorted(_found(text, playbook.words)))),
        "network": (playbook.platforms, occasion.platform),
        "language": (playbook.languages, assessment.language),
        "person": (playbook.caller, occasion.caller),
        "hours": (playbook.hours, occasion.hours),
    }
    return tuple(f"{name}: {found}" for name, (asked, found) in named.items() if asked)


def fallback_of(playbooks: Iterable[Playbook]) -> Playbook:
    """Answer the playbook that speaks where the chosen one lacks the language; raises NotFound without one."""
    for playbook in playbooks:
        if playbook.name == FALLBACK:
            return playbook
    raise NotFound("playbook", FALLBACK)


def _checks(playbook: Playbook, occasion: Occasion, text: _Text) -> Iterator[bool]:
    assessment = occasion.assessment
    yield not playbook.intents or assessment.intent in playbook.intents
    yield not playbook.sentiments or assessment.sentiment in playbook.sentiments
    yield not playbook.emotions or bool(playbook.emotions & set(assessment.emotions))
    yield not playbook.needs or bool(playbook.needs & occasion.needs)
    yield not playbook.signals or bool(playbook.signals & _signals(assessment))
    yield not playbook.platforms or occasion.platform in playbook.platforms
    yield not playbook.languages or assessment.language in playbook.languages
    yield playbook.caller in {None, occasion.caller}
    yield playbook.hours in {None, occasion.hours}
    yield not playbook.words or any(_found(text, playbook.words))
    yield not playbook.unless or not any(_found(text, playbook.unless))


def _signals(assessment: Assessment) -> set[Signal]:
    chances = {
        Signal.SPAM: assessment.spam,
        Signal.HATE: assessment.hate,
        Signal.OFFENSIVE: assessment.offensive,
        Signal.SARCASM: assessment.sarcasm,
    }
    return {signal for signal, chance in chances.items() if chance is not None and chance >= _LIKELY}


def _found(text: _Text, listed: tuple[str, ...]) -> Iterator[str]:
    """Yield which of the phrases stand in a text, in time that hardly grows with their number."""
    by_word, beginnings = _terms(listed)
    for word in text.words:
        yield from (term.strip() for term in by_word.get(word, ()) if term in text.folded)
    yield from words.found(text.folded, beginnings)


@lru_cache(maxsize=256)
def _terms(listed: tuple[str, ...]) -> tuple[Mapping[str, Sequence[str]], tuple[str, ...]]:
    """Answer the whole phrases by their first word, and those of which longer words count too."""
    terms = dict.fromkeys(term for phrase in listed for term in _spell_out(phrase))
    by_word: dict[str, list[str]] = {}
    for term in terms:
        if term.endswith(" "):
            by_word.setdefault(term.split(maxsplit=1)[0], []).append(term)
    return by_word, tuple(term for term in terms if not term.endswith(" "))


def _spell_out(phrase: str) -> Iterator[str]:
    """Yield every phrase that choices stand for: "(lost|missing) bag" is "lost bag" and "missing bag"."""
    parts = ([words.fold(each).strip() for each in part.split("|")] for part in _CHOICE.split(phrase))
    for chosen in product(*parts):
        said = " ".join(filter(None, chosen))
        if said:
            yield f" {said}" if phrase.endswith("*") else f" {said} "
