"""The emotions: the 28 labels of GoEmotions that the model answers, and the eight groups a reply can speak to."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence

from domain.assessment import Emotion

#: The labels of GoEmotions (Demszky et al. 2020) in the order of the model's outputs.
FINE = (
    "admiration",
    "amusement",
    "anger",
    "annoyance",
    "approval",
    "caring",
    "confusion",
    "curiosity",
    "desire",
    "disappointment",
    "disapproval",
    "disgust",
    "embarrassment",
    "excitement",
    "fear",
    "gratitude",
    "grief",
    "joy",
    "love",
    "nervousness",
    "neutral",
    "optimism",
    "pride",
    "realization",
    "relief",
    "remorse",
    "sadness",
    "surprise",
)

#: Which of them make up each emotion of ours. The others (approval, curiosity, neutral …) need no words of feeling.
GROUPS: Mapping[Emotion, tuple[str, ...]] = {
    Emotion.ANGER: ("anger", "annoyance", "disgust"),
    Emotion.DISAPPOINTMENT: ("disappointment", "disapproval"),
    Emotion.FEAR: ("fear", "nervousness"),
    Emotion.SADNESS: ("sadness", "grief", "remorse", "embarrassment"),
    Emotion.CONFUSION: ("confusion",),
    Emotion.JOY: ("joy", "amusement", "excitement", "love", "admiration", "optimism", "pride", "relief"),
    Emotion.GRATITUDE: ("gratitude",),
    Emotion.SURPRISE: ("surprise",),
}

_MEMBERS = {emotion: tuple(map(FINE.index, names)) for emotion, names in GROUPS.items()}


def group(chances: Sequence[float]) -> dict[Emotion, float]:
    """Return the probability of each of our emotions from those of the 28 labels, taken as independent."""
    found = {}
    for emotion, members in _MEMBERS.items():
        absent = 1.0
        for index in members:
            absent *= 1.0 - chances[index]
        found[emotion] = 1.0 - absent
    return found


def groups_of(labels: Sequence[str]) -> frozenset[Emotion]:
    """Return the emotions of ours that a post with these GoEmotions labels shows."""
    return frozenset(emotion for emotion, names in GROUPS.items() if not set(names).isdisjoint(labels))
