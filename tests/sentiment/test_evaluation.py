from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies

from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.errors import ScorerUnavailable
from sentiment import evaluation
from sentiment.evaluation import Answer
from sentiment.evaluation import Judged
from sentiment.evaluation import Labelled
from sentiment.tasks import SENTIMENT
from sentiment.tasks import TASKS

FEELINGS = SENTIMENT.labels
NEGATIVE, NEUTRAL, POSITIVE = FEELINGS


def probabilities(said: str, confidence: float) -> Probabilities:
    rest = (1 - confidence) / 2
    return Probabilities(**{feeling: confidence if feeling == said else rest for feeling in FEELINGS})


def judged(label: str, said: str, confidence: float = 0.8, line: int = 1) -> Judged:
    return Judged(post=Labelled(line=line, text="", label=label), answer=Answer(said=said, confidence=confidence))


#: Ten posts whose every figure is reckoned by hand below.
TEN = [
    judged(NEGATIVE, NEGATIVE, 0.95, 1),
    judged(NEGATIVE, NEGATIVE, 0.95, 2),
    judged(NEGATIVE, NEUTRAL, 0.5, 3),
    judged(NEGATIVE, POSITIVE, 0.6, 4),
    judged(NEUTRAL, NEUTRAL, 0.9, 5),
    judged(NEUTRAL, NEGATIVE, 0.6, 6),
    judged(POSITIVE, POSITIVE, 0.9, 7),
    judged(POSITIVE, POSITIVE, 0.9, 8),
    judged(POSITIVE, POSITIVE, 0.5, 9),
    judged(POSITIVE, NEUTRAL, 0.5, 10),
]

answers = strategies.builds(
    judged,
    strategies.sampled_from(FEELINGS),
    strategies.sampled_from(FEELINGS),
    strategies.sampled_from([0.34, 0.4, 0.5, 0.6, 0.75, 0.9, 0.999, 1.0]),
)


class Oracle:
    """Calls every text what it says, sarcastic a little, and remembers how much it was asked at once."""

    name = "oracle"

    def __init__(self) -> None:
        self.asked: list[int] = []

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        self.asked.append(len(passages))
        return [Reading(sentiment=probabilities(each.text, 0.9), sarcasm=0.3) for each in passages]


def test_the_figures_of_ten_posts_are_those_reckoned_by_hand() -> None:
    figures = evaluation.measure(TEN)

    assert figures.n == 10
    assert figures.confusion == ((2, 1, 1), (1, 1, 0), (0, 1, 3))
    assert figures.accuracy == pytest.approx(6 / 10)
    assert figures.macro_recall == pytest.approx((2 / 4 + 1 / 2 + 3 / 4) / 3)
    # F1 is 2 * found / (labelled + called): 4 and 3 negative, 2 and 3 neutral, 4 and 4 positive
    assert figures.macro_f1 == pytest.approx((4 / 7 + 2 / 5 + 6 / 8) / 3)
    # bins of a fifteenth: 0.5 in the eighth, one of three right; 0.6 in the tenth, none of two; 0.9 in the fourteenth,
    # three of three; 0.95 in the fifteenth, two of two
    assert figures.ece == pytest.approx((3 * (0.5 - 1 / 3) + 2 * 0.6 + 3 * 0.1 + 2 * 0.05) / 10)
    # five of five above 0.6; five of seven from 0.6 on, which is less than 90 %
    assert figures.coverage_at_precision_90 == pytest.approx(5 / 10)
    assert [(one.label, one.n, one.recall, one.precision) for one in figures.classes] == [
        (NEGATIVE, 4, 0.5, pytest.approx(2 / 3)),
        (NEUTRAL, 2, 0.5, pytest.approx(1 / 3)),
        (POSITIVE, 4, 0.75, 0.75),
    ]


def test_what_never_occurs_counts_for_nothing() -> None:
    figures = evaluation.measure([judged(NEGATIVE, NEGATIVE), judged(NEGATIVE, NEUTRAL)])

    assert figures.macro_recall == 0.5
    assert figures.macro_f1 == pytest.approx(2 / 3)
    assert (figures.classes[1].recall, figures.classes[1].precision) == (None, 0.0)
    assert (figures.classes[2].recall, figures.classes[2].precision) == (None, None)


def test_no_posts_have_no_figures() -> None:
    figures = evaluation.measure([])

    assert (figures.n, figures.macro_recall, figures.macro_f1, figures.accuracy) == (0, 0, 0, 0)
    assert (figures.ece, figures.coverage_at_precision_90) == (0, 0)


@given(strategies.lists(answers, max_size=40))
def test_every_figure_is_a_share(several: list[Judged]) -> None:
    figures = evaluation.measure(several)

    for name in ("macro_recall", "macro_f1", "accuracy", "ece", "coverage_at_precision_90"):
        assert 0 <= getattr(figures, name) <= 1
    assert sum(map(sum, figures.confusion)) == sum(part.count for part in figures.bins) == len(several)


@given(strategies.lists(answers, max_size=40), strategies.randoms(use_true_random=False))
def test_the_order_of_the_posts_does_not_matter(several: list[Judged], chance: random.Random) -> None:
    shuffled = list(several)
    chance.shuffle(shuffled)

    assert evaluation.measure(shuffled) == evaluation.measure(several)


@given(strategies.lists(answers, min_size=1, max_size=40))
def test_a_model_that_is_never_wrong_reaches_everything(several: list[Judged]) -> None:
    right = [judged(one.post.label, one.post.label, one.answer.confidence) for one in several]
    figures = evaluation.measure(right)

    assert (figures.macro_recall, figures.macro_f1, figures.accuracy) == (1, 1, 1)
    assert figures.coverage_at_precision_90 == 1
    assert evaluation.find_surest_mistakes(right, 10) == []


def test_coverage_goes_on_where_precision_recovers() -> None:
    stumbled = [(0.99, False)] + [(0.98 - index / 100, True) for index in range(9)]

    assert evaluation.coverage(stumbled, 90) == 1.0
    assert evaluation.coverage(stumbled[:-1], 90) == 0.0


def test_answers_of_equal_confidence_are_given_together() -> None:
    level = [(0.9, True)] * 8 + [(0.9, False)] * 2

    assert evaluation.coverage(level, 90) == 0.0
    assert evaluation.coverage(level, 80) == 1.0


def test_full_confidence_belongs_to_the_last_bin() -> None:
    bins = evaluation.fill_bins([(1.0, True), (0.94, True), (0.0, False)])

    assert len(bins) == 15
    assert [part.count for part in bins] == [1, *[0] * 13, 2]
    assert (bins[0].low, bins[-1].high) == (0.0, 1.0)


def test_the_surest_mistakes_come_first() -> None:
    assert [one.post.line for one in evaluation.find_surest_mistakes(TEN, 3)] == [4, 6, 3]


def test_posts_are_judged_in_their_order_and_told_of() -> None:
    posts = [Labelled(line=number, text=FEELINGS[number % 3], label=FEELINGS[number % 3]) for number in range(5_000)]
    oracle, told = Oracle(), list[tuple[int, int]]()

    found = evaluation.judge(oracle, posts, lambda done, total: told.append((done, total)))

    assert [one.post for one in found] == posts
    assert all(one.is_right for one in found)
    assert sum(oracle.asked) == told[-1][0] == told[-1][1] == 5_000
    assert len(told) > 1


@pytest.mark.parametrize(("cutoff", "said", "confidence"), [(0.25, "sarcastic", 0.3), (0.5, "plain", 0.7)])
def test_a_yes_is_said_from_the_models_own_cutoff_on(cutoff: float, said: str, confidence: float) -> None:
    posts = [Labelled(line=1, text="positive", label="sarcastic")]

    (one,) = evaluation.judge(Oracle(), posts, lambda *_: None, TASKS["sarcasm"], cutoffs={"sarcasm": cutoff})

    assert one.answer.said == said
    assert one.answer.confidence == pytest.approx(confidence)


def test_of_equally_likely_labels_the_first_is_said() -> None:
    assert evaluation.decide(SENTIMENT, (0.4, 0.2, 0.4), {}).said == NEGATIVE


@pytest.mark.parametrize("name", ["intent", "harm", "spam"])
def test_a_model_without_the_head_says_so(name: str) -> None:
    task = TASKS[name]
    posts = [Labelled(line=1, text="positive", label=task.labels[0])]

    with pytest.raises(ScorerUnavailable, match=f"oracle does not answer {name}"):
        evaluation.judge(Oracle(), posts, lambda *_: None, task)


def test_posts_at_the_end_that_say_nothing_do_not_make_a_model_without_the_head(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Quiet(Oracle):
        def read(self, passages: Sequence[Passage]) -> list[Reading]:
            said = super().read(passages)
            return [one if each.text else replace(one, sarcasm=None) for one, each in zip(said, passages, strict=True)]

    monkeypatch.setattr(evaluation, "_POSTS_PER_CALL", 2)
    posts = [Labelled(line=line, text=text, label="plain") for line, text in enumerate(["positive", "negative", ""])]

    found = evaluation.judge(Quiet(), posts, lambda *_: None, TASKS["sarcasm"])

    assert [one.answer.confidence for one in found] == pytest.approx([0.7, 0.7, 0.5])


def test_two_models_are_compared_on_the_posts_where_one_is_right() -> None:
    right, wrong = judged(NEGATIVE, NEGATIVE), judged(NEGATIVE, NEUTRAL)

    difference = evaluation.compare([right] * 6 + [wrong, right], [wrong] * 6 + [right, right])

    assert (difference.only_first_right, difference.only_second_right) == (6, 1)
    # seven coins, at most one of them tails, either way round: 2 * (1 + 7) / 128
    assert difference.p == pytest.approx(16 / 128)


def test_a_model_does_not_differ_from_itself() -> None:
    assert evaluation.compare(TEN, TEN).p == 1.0


def test_many_differences_are_weighed_as_few_are() -> None:
    right, wrong = judged(NEGATIVE, NEGATIVE), judged(NEGATIVE, NEUTRAL)

    def p(ours: int, theirs: int) -> float:
        return evaluation.compare([right] * ours + [wrong] * theirs, [wrong] * ours + [right] * theirs).p

    assert p(500, 500) == 1.0
    assert math.isclose(p(540, 459), p(541, 459), rel_tol=0.15)
    assert p(900, 300) < 1e-9


class Mute(Oracle):
    """Has nothing to say of a post that says nothing."""

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        return [Reading(sentiment=probabilities(NEUTRAL, 0.4), sarcasm=0.9 if each.text else None) for each in passages]


def test_a_post_that_says_nothing_does_not_end_the_measurement() -> None:
    posts = [Labelled(line=line, text=text, label="plain") for line, text in enumerate(["", "so good"], 1)]

    empty, full = evaluation.judge(Mute(), posts, lambda *_: None, TASKS["sarcasm"])

    assert (empty.answer.said, empty.answer.confidence) == ("plain", 0.5)
    assert full.answer.said == "sarcastic"
