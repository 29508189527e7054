"""Turn phrasings into what a voice says: who speaks, how formally, in which words, with which marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from domain.playbook import Speaker
from domain.playbook import Tone
from domain.playbook import Voice

_SLOT = re.compile(r"\{(\w{1,20}+)\}")
_SPEAKER = re.compile(r"<([^<>|]*)\|([^<>|]*)>")
_FORMALITY = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
_EMOJI = re.compile(r" ?[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?")
#: French says "qu'il" for "que il", and "d'une" for "de une".
_ELISION = re.compile(r"(?<=\bq)ue (?=(?:il|elle|on|un)\b)|(?<=\bd)e (?=une?\b)")
#: What formal English spells out.
_SHORT = (
    ("can't", "cannot"), ("won't", "will not"), ("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"),
    ("I'm", "I am"), ("'d ", " would "), ("that's", "that is"), ("it's", "it is"), ("what's", "what is"),
    ("That's", "That is"), ("It's", "It is"), ("let's", "let us"), ("Here's", "Here is"),
)  # fmt: skip


@lru_cache(maxsize=8_192)  # those of all playbooks, in all languages
def slots(phrasing: str) -> frozenset[str]:
    """Answer the names of the slots of a phrasing."""
    return frozenset(_SLOT.findall(phrasing))


def say(phrasing: str, values: Mapping[str, str], *, voice: Voice, language: str, tone: Tone) -> str:
    """Answer a phrasing as the voice says it; the slots are filled last and in one pass, and never read again."""
    text = choose(phrasing, voice, language)
    if language == "en" and voice.is_formal(language):
        for short, long in _SHORT:
            text = text.replace(short, long)
    for word, ours in voice.say.items():
        text = _replace(text, word, ours)
    if not voice.emoji or tone not in {Tone.WARM, Tone.LIGHT}:
        text = _EMOJI.sub("", text)
    if tone is Tone.GRAVE:
        text = text.replace("¡", "").replace(" !", ".").replace("!", ".")
    filled = _SLOT.sub(lambda slot: values.get(slot[1], slot[0]), text)
    filled = _ELISION.sub(lambda cut: "u'" if cut[0][0] == "u" else "'", filled) if language == "fr" else filled
    return filled[:1].upper() + filled[1:] if phrasing.startswith("{") else filled


def choose(text: str, voice: Voice, language: str) -> str:
    """Answer the text with its choices made: <we|I> by who speaks, [du|Sie] by how formal the voice is."""
    if "<" in text:
        text = _SPEAKER.sub(r"\2" if voice.speaker is Speaker.I else r"\1", text)
    return _FORMALITY.sub(r"\2" if voice.is_formal(language) else r"\1", text) if "[" in text else text


def _replace(text: str, word: str, ours: str) -> str:
    def put(match: re.Match[str]) -> str:
        return ours[:1].upper() + ours[1:] if match[0][:1].isupper() and not word[:1].isupper() else ours

    return re.sub(rf"(?<![\w{{]){re.escape(word)}(?![\w}}])", put, text, flags=re.IGNORECASE)
