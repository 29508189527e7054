"""A reply made ready to be read: what is no prose blanked out, cut into sentences, every offset that of the reply."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.coaching import Advice
from domain.coaching import Mark
from responders.guarding import patterns

#: Longer replies are read to here.
MOST = 6_000
_NO_PROSE = re.compile(
    r"(?<![\w@])[@#][\w.-]{1,100}|(?<!\w)/?u/[\w-]{1,40}|[\^*~]\s?[A-Za-z]{1,12}\s*$|\s[-–—]\s?[A-Z]{1,3}\s*$"
)
_SENTENCE = re.compile(r"[^.!?…;\n]+(?:[.!?…](?=\w)[^.!?…;\n]+)*[.!?…;]*")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "\u00a0": " ", "\u202f": " "})
_WORD = re.compile(r"\w+(?:['-]\w+)*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """`text` as it was written; `prose` as long, with links, handles and initials blanked and apostrophes straight."""

    text: str
    prose: str

    @property
    def has_link(self) -> bool:
        """Whether a link stands in it, with or without its scheme."""
        if patterns.LINK.search(self.text):
            return True
        found = (match["ending"] for match in patterns.BARE_LINK.finditer(self.text))
        # with a capital it begins a sentence that wants a space: "It is done.Today it works."
        return any(ending.lower() in patterns.ENDINGS and not ending.istitle() for ending in found)

    def sentences(self) -> list[tuple[int, int]]:
        """Answer where each sentence begins and ends, without the space around it."""
        spans = []
        for match in _SENTENCE.finditer(self.prose):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            if match[0].strip():
                spans.append((start, start + len(match[0].strip())))
        return spans

    def instead(self, start: int, better: str) -> str:
        """Answer better words as they are written at their place: with a capital where a sentence begins."""
        before = self.prose[:start].rstrip()
        is_first = not before or before[-1] in ".!?…" or "\n" in self.prose[len(before) : start]
        return better[:1].upper() + better[1:] if is_first else better

    def advise(self, mark: Mark, message: str, span: tuple[int, int] = (0, 0), better: str = "") -> Advice:
        """Answer advice about a stretch of the reply, the space around it left out."""
        start, end = span
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
        end -= len(self.text[start:end]) - len(self.text[start:end].rstrip())
        better = self.instead(start, better)
        return Advice(mark=mark, message=message, start=start, end=end, better=better)


def read(text: str) -> Reply:
    """Make a reply ready; linear in its length."""
    kept = text[:MOST]
    prose = kept.translate(_STRAIGHT)
    prose = patterns.LINK.sub(lambda match: "\n" * len(match[0]), prose)  # as good as a full stop
    prose = _NO_PROSE.sub(lambda match: " " * len(match[0]), prose)
    return Reply(text=kept, prose=prose)


def count_words(text: str) -> int:
    """Answer how many words a text has."""
    return sum(1 for _ in _WORD.finditer(text))
