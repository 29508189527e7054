from __future__ import annotations

import pytest

from domain.assessment import Sentiment
from sentiment import slices
from sentiment.evaluation import Answer
from sentiment.evaluation import Judged
from sentiment.evaluation import Labelled

ANGRY = Answer(said="negative", confidence=0.8)
PLAIN = "The parcel from the shop in the old town came today and all is well with it"


def judged(text: str, label: Sentiment) -> Judged:
    return Judged(post=Labelled(line=1, text=text, label=label), answer=ANGRY)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Late.", ["up to 50 characters"]),
        (PLAIN, ["51 to 140 characters"]),
        ("late " * 40, ["more than 140 characters"]),
        ("Thanks 🎉", ["up to 50 characters", "with emoji"]),
        ("Thanks ❤", ["up to 50 characters", "with emoji"]),
        ("I can't log in", ["up to 50 characters", "with negation"]),
        ("I can’t log in", ["up to 50 characters", "with negation"]),
        ("dont care", ["up to 50 characters", "with negation"]),
        ("Notable knots, a noble sign", ["up to 50 characters"]),
        ("Where is it?", ["up to 50 characters", "asks a question"]),
        ("どこですか？", ["up to 50 characters", "asks a question"]),
        ("see https://a.example/?q=1#top", ["up to 50 characters"]),
        ("so #slow", ["up to 50 characters", "with hashtag"]),
        ("we are # 1 and &#39;", ["up to 50 characters"]),
        ("", ["up to 50 characters"]),
    ],
)
def test_a_text_belongs_to_the_slices_it_shows(text: str, names: list[str]) -> None:
    assert list(slices.describe(text)) == names


def test_the_worst_slice_comes_first() -> None:
    posts = [judged(PLAIN, Sentiment.NEGATIVE)] * 3 + [judged(f"{PLAIN} 🎉", Sentiment.POSITIVE)] * 2

    ranked = slices.rank(posts, fewest=2)

    assert [(part.name, part.n, part.accuracy) for part in ranked] == [
        ("with emoji", 2, 0.0),
        ("51 to 140 characters", 5, 0.6),
        ("language en", 5, 0.6),
    ]
    assert [part.macro_recall for part in ranked] == [0.0, 0.5, 0.5]


def test_slices_too_small_to_tell_from_chance_are_left_out() -> None:
    assert slices.rank([judged("x?", Sentiment.NEGATIVE)] * (slices.FEWEST - 1)) == []
    assert [part.n for part in slices.rank([judged("x?", Sentiment.NEGATIVE)] * slices.FEWEST)] == [slices.FEWEST] * 3


def test_a_text_of_no_language_says_so() -> None:
    assert "language unclear" in {part.name for part in slices.rank([judged("!?", Sentiment.NEGATIVE)], fewest=1)}
