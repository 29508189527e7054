"""The words of one language the coach knows, read once from `words/<language>.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from domain import words
from domain.ask import Need
from domain.assessment import Emotion
from domain.playbook import Tone
from domain.playbook import Voice
from responders.writing import speech

#: The languages whose words are known; in others only the marks that need no words are looked at.
LANGUAGES = ("en", "de", "es", "fr")
#: A stem this long is also looked for inside of words: German writes them together.
_LEAST_INSIDE = 5
#: What a language is told by: so many of its small words, so large a share of all, and so many more than of any other.
_FEWEST_SMALL, _LEAST_SHARE, _LEAD = 3, 0.25, 1.5
#: What a text is about that waits for something, though it names no delay: "still nothing".
_OVERDUE = "=overdue"
_NEIGHBOURS: Mapping[str, frozenset[str]] = {
    "en": frozenset(),
    "de": frozenset({"nl", "da", "sv", "no", "lb", "af"}),
    "es": frozenset({"pt", "gl", "ca", "it"}),
    "fr": frozenset({"it", "ca", "ro", "oc"}),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """Words that should not be there. `better` is a template of the match's groups, "" where nobody can say it better;
    what matches `unless` in the same reply makes up for it.
    """

    kind: str
    find: re.Pattern[str]
    better: str = ""
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Tongue:
    """One language: what faults sound like, and how a good reply names, feels, promises and asks."""

    language: str
    faults: tuple[Fault, ...]
    cues: Mapping[
        str, re.Pattern[str]
    ]  #: thanks, sorry, apology, vague_post, step, request, promise, time, assent, greeting …
    says: Mapping[str, str]  #: sentences the coach may offer, with slots
    feelings: Mapping[Emotion, re.Pattern[str]]  #: words that name a feeling, as a reply names somebody else's
    answers: Mapping[Need, re.Pattern[str]]  #: words that speak to an ask
    idle: frozenset[str]  #: folded words that say nothing of what a post is about
    kinds: tuple[tuple[str, ...], ...]  #: folded stems that mean the same thing
    longest: int  #: words in a sentence that is still easily read

    def has(self, cue: str, text: str) -> bool:
        """Say whether the words of a cue stand in a text."""
        return self.cues[cue].search(text) is not None

    def sorry(self, problem: str, voice: Voice) -> str:
        """Answer how a voice is sorry for a problem, as a clause without its full stop."""
        said = {"problem": problem}
        return speech.say(self.says["sorry"], said, voice=voice, language=self.language, tone=Tone.PLAIN)

    def topics(self, text: str) -> frozenset[str]:
        """Answer what a text is about: stems of its telling words, and one name for all words of the same meaning."""
        found: set[str] = set()
        for word in words.fold(text).split():
            if len(word) > 2 and word not in self.idle and not word.isdigit():
                found.update(self._topics_of(word))
        return frozenset(found | {_OVERDUE} if self.has("overdue", text) else found)

    def _topics_of(self, word: str) -> list[str]:
        same = [kind[0] for kind in self.kinds if any(_is_of(word, stem, self.language) for stem in kind)]
        return [f"={kind}" for kind in same] or [_stem(word)]


def _is_of(word: str, stem: str, language: str) -> bool:
    if stem.endswith("."):
        return word == stem[:-1]
    return word.startswith(stem) or (language == "de" and len(stem) >= _LEAST_INSIDE and stem in word)


def _stem(word: str) -> str:
    """Answer the beginning that a word's forms share: "charged", "charger" and "charging" begin alike."""
    return word[:5] if len(word) > 5 else word.rstrip("s")


@cache
def find_tongue(language: str) -> Tongue | None:
    """Answer the words of a language, None where the coach does not know it."""
    if language not in LANGUAGES:
        return None
    file = resources.files(__package__).joinpath("words", f"{language}.toml")
    return _read(language, tomllib.loads(file.read_text(encoding="utf-8")))


def guess(text: str, expected: str = "") -> str:
    """Answer the language of a text by its small words, "" where they do not tell it; knows LANGUAGES alone.

    A language near the expected one, which we have no small words of, is no answer: Portuguese would pass for Spanish.
    """
    spoken = words.fold(text).split()
    tongues = filter(None, map(find_tongue, LANGUAGES))
    counts = sorted(((sum(word in one.idle for word in spoken), one.language) for one in tongues), reverse=True)
    (most, language), (next_most, _) = counts[:2]
    is_told = most >= max(_FEWEST_SMALL, _LEAST_SHARE * len(spoken), _LEAD * next_most)
    return language if is_told and expected not in _NEIGHBOURS[language] else ""


def _read(language: str, given: Mapping[str, Any]) -> Tongue:
    unless = {kind: _whole(pattern) for kind, pattern in given["unless"].items()}
    return Tongue(
        language=language,
        faults=tuple(
            Fault(kind=kind, find=_whole(find), better=better, unless=unless.get(kind))
            for kind, pairs in given["faults"].items()
            for find, better in pairs
        ),
        cues={name: _whole(pattern) for name, pattern in given["cues"].items()},
        says=given["says"],
        feelings={Emotion(name): _whole(pattern) for name, pattern in given["feelings"].items()},
        answers={Need(name): _whole(pattern) for name, pattern in given["answers"].items()},
        idle=frozenset(words.fold(given["idle"]).split()),
        kinds=tuple(_fold_stems(line.split()) for line in given["kinds"]),
        longest=given["longest"],
    )


def _fold_stems(stems: Sequence[str]) -> tuple[str, ...]:
    return tuple(words.fold(stem).strip() + ("." if stem.endswith(".") else "") for stem in stems)


def _whole(pattern: str) -> re.Pattern[str]:
    """Read a pattern as whole words, whatever its case; `\\~` stands for any words up to the sentence's end."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)".replace(r"\~", r"[^.!?\n]{0,200}"), re.IGNORECASE)
