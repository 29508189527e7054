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
from domain.assessment import Danger
from domain.errors import NotFound
from domain.playbook import Caller
from domain.playbook import Hours
from domain.playbook import Playbook
from domain.playbook import Signal
from responders.reading import disguises
from responders.reading import feelings

FALLBACK = "acknowledge"
_LIKELY = 0.5
#: What parts a phrase into what is fixed and what is a choice.
_CHOICE = re.compile(r"[()]")
#: What stands in a phrase for words that do not matter, and how many of them it may stand for.
_GAP = re.compile(r"(?:^|\s)\.\.(?=\s|$)")
_BETWEEN = r"(?:\S+ ){0,3}"


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
        folded = words.fold(disguises.unmask(text))
        return cls(folded=folded, words=frozenset(folded.split()))


def choose(playbooks: Iterable[Playbook], occasion: Occasion) -> Playbook:
    """Answer the first playbook by `order` of which all that it names matches; raises NotFound where none does."""
    text, signals = _Text.of(occasion.text), _signals(occasion)
    for playbook in sorted(playbooks, key=lambda playbook: (playbook.order, playbook.name)):
        if all(_checks(playbook, occasion, text, signals)):
            return playbook
    raise NotFound("playbook for intent", occasion.assessment.intent)


def explain(playbook: Playbook, occasion: Occasion) -> tuple[str, ...]:
    """Answer what of a playbook matched, in words a manager reads; none where it matches every mention."""
    assessment, text = occasion.assessment, _Text.of(occasion.text)
    named = {
        "intent": (playbook.intents, assessment.intent),
        "feeling": (playbook.sentiments, assessment.sentiment),
        "emotion": (playbook.emotions, ", ".join(sorted(playbook.emotions & set(assessment.emotions)))),
        "asks for": (playbook.needs, ", ".join(sorted(playbook.needs & occasion.needs))),
        "signal": (playbook.signals, ", ".join(sorted(playbook.signals & _signals(occasion)))),
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


def _checks(playbook: Playbook, occasion: Occasion, text: _Text, signals: set[Signal]) -> Iterator[bool]:
    assessment = occasion.assessment
    yield not playbook.intents or assessment.intent in playbook.intents
    yield not playbook.sentiments or assessment.sentiment in playbook.sentiments
    yield not playbook.emotions or bool(playbook.emotions & set(assessment.emotions))
    yield not playbook.needs or bool(playbook.needs & occasion.needs)
    yield not playbook.signals or bool(playbook.signals & signals)
    yield not playbook.platforms or occasion.platform in playbook.platforms
    yield not playbook.languages or assessment.language in playbook.languages
    yield playbook.caller in {None, occasion.caller}
    yield playbook.hours in {None, occasion.hours}
    yield not playbook.words or any(_found(text, playbook.words))
    yield not playbook.unless or not any(_found(text, playbook.unless))


def _signals(occasion: Occasion) -> set[Signal]:
    assessment = occasion.assessment
    chances = {
        Signal.SPAM: assessment.spam,
        Signal.HATE: assessment.hate,
        Signal.OFFENSIVE: assessment.offensive,
        Signal.SARCASM: assessment.sarcasm,
        Signal.JOKE: float(feelings.is_teasing(occasion.text, assessment)),
        Signal.DANGER_SELF: assessment.dangers.get(Danger.SELF),
        Signal.DANGER_OTHERS: assessment.dangers.get(Danger.OTHERS),
    }
    return {signal for signal, chance in chances.items() if chance is not None and chance >= _LIKELY}


def _found(text: _Text, listed: tuple[str, ...]) -> Iterator[str]:
    """Yield which of the phrases stand in a text, in time that hardly grows with their number."""
    by_word, beginnings = _terms(listed)
    for word in by_word.keys() & text.words:
        yield from (term.strip() for term in by_word[word] if term in text.folded)
    yield from words.found(text.folded, beginnings)
    patterns, anywhere = _patterns(listed)
    likely = dict.fromkeys(pattern for word in patterns.keys() & text.words for pattern in patterns[word])
    yield from filter(None, (pattern.find(text) for pattern in (*likely, *anywhere)))


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Pattern:
    """A phrase with gaps. Of each set in `needed` a word must stand in the post, or nothing is looked for."""

    needed: tuple[frozenset[str], ...]
    sought: re.Pattern[str]

    def find(self, text: _Text) -> str:
        """Answer the words of a post that fit, or nothing."""
        if any(known.isdisjoint(text.words) for known in self.needed):
            return ""
        found = self.sought.search(text.folded)
        return found[0].strip() if found else ""


@lru_cache(maxsize=256)
def _patterns(listed: tuple[str, ...]) -> tuple[Mapping[str, Sequence[_Pattern]], tuple[_Pattern, ...]]:
    """Answer the phrases with gaps by each of the words of which one must stand in the post, and those without any."""
    made = [_pattern(phrase) for phrase in listed if words.is_pattern(phrase)]
    by_word: dict[str, list[_Pattern]] = {}
    for pattern in made:
        for word in pattern.needed[0] if pattern.needed else ():
            by_word.setdefault(word, []).append(pattern)
    return by_word, tuple(pattern for pattern in made if not pattern.needed)


def _pattern(phrase: str) -> _Pattern:
    """Answer how a phrase with gaps is found: "hurt .. (driver*|courier)" takes "hurt one of your drivers"."""
    sought, needed = [], []
    for place, stretch in enumerate(_GAP.split(phrase)):
        sought += [_BETWEEN] if place else []
        for part in _CHOICE.split(stretch):
            choices = part.split("|")
            sought.append(f"(?:{'|'.join(map(_sought, choices))})")
            firsts = frozenset(next(iter(choice.split()), "") for choice in choices)
            if not any(not first or first.endswith("*") for first in firsts):
                needed.append(frozenset(word for first in firsts for word in words.fold(first).split()[:1]))
    return _Pattern(needed=tuple(needed), sought=re.compile(f"(?<= ){''.join(sought)}"))


def _sought(choice: str) -> str:
    """Answer one choice as it stands in folded text, those of its words open that end in an asterisk."""
    folded = ((words.fold(word).strip(), word.endswith("*")) for word in choice.split())
    return "".join(re.escape(said) + (r"\S* " if is_open else " ") for said, is_open in folded if said)


@lru_cache(maxsize=256)
def _terms(listed: tuple[str, ...]) -> tuple[Mapping[str, Sequence[str]], tuple[str, ...]]:
    """Answer the whole phrases by their longest word, and those of which longer words count too."""
    whole = (phrase for phrase in listed if not words.is_pattern(phrase))
    terms = dict.fromkeys(term for phrase in whole for term in _spell_out(phrase))
    by_word: dict[str, list[str]] = {}
    for term in terms:
        if term.endswith(" "):
            by_word.setdefault(max(term.split(), key=len), []).append(term)
    return by_word, tuple(term for term in terms if not term.endswith(" "))


def _spell_out(phrase: str) -> Iterator[str]:
    """Yield every phrase that choices stand for: "(lost|missing) bag" is "lost bag" and "missing bag"."""
    parts = ([words.fold(each).strip() for each in part.split("|")] for part in _CHOICE.split(phrase))
    for chosen in product(*parts):
        said = " ".join(filter(None, chosen))
        if said:
            yield f" {said}" if phrase.endswith("*") else f" {said} "
