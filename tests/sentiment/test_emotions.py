from __future__ import annotations

import pytest

from domain.assessment import Emotion
from sentiment import emotions


def test_every_group_is_made_of_known_labels_each_in_one_group() -> None:
    members = [name for names in emotions.GROUPS.values() for name in names]

    assert set(emotions.GROUPS) == set(Emotion)
    assert set(members) <= set(emotions.FINE)
    assert len(members) == len(set(members))


def test_a_group_is_as_likely_as_any_of_its_labels() -> None:
    chances = [0.0] * len(emotions.FINE)
    chances[emotions.FINE.index("anger")] = 0.5
    chances[emotions.FINE.index("annoyance")] = 0.5
    chances[emotions.FINE.index("neutral")] = 1.0

    found = emotions.group(chances)

    assert found.pop(Emotion.ANGER) == pytest.approx(0.75)
    assert set(found.values()) == {0.0}


def test_labels_without_a_group_show_no_emotion() -> None:
    assert emotions.groups_of(["neutral", "curiosity"]) == frozenset()
    assert emotions.groups_of(["grief", "joy"]) == {Emotion.SADNESS, Emotion.JOY}
