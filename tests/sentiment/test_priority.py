from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Sentiment
from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.mention import MentionKind
from domain.priority import Priority
from domain.priority import Ranking
from sentiment import intent
from sentiment import priority
from sentiment.priority import Cutoffs
from sentiment.priority import DueTimes
from sentiment.priority import Rules
from sentiment.reasons import Facts
from sentiment.reasons import Weights
from sentiment.sla import BusinessHours

RULES = Rules()
STREAM = Path(__file__).parents[3] / "shared" / "data" / "streams" / "airline_week.jsonl"


def feeling(negative: float) -> Probabilities:
    return Probabilities(negative=negative, neutral=(1 - negative) / 2, positive=(1 - negative) / 2)


def some_facts(text: str = "My parcel did not come", negative: float = 0.94, **changes: Any) -> Facts:
    facts = Facts(
        text=text,
        sentiment=Sentiment.NEGATIVE,
        probabilities=feeling(negative),
        intent=Intent.COMPLAINT,
        created_at=1_000,
    )
    return replace(facts, **changes)


def names(ranking: Ranking) -> list[str]:
    return [reason.name for reason in ranking.reasons]


def test_every_reason_has_its_words_heaviest_first() -> None:
    facts = some_facts(
        "WHERE IS MY PARCEL?! The charger caught fire",
        kind=MentionKind.REPLY,
        follower_count=12_000,
        verified=True,
        written_again=True,
    )

    ranking = priority.rank(facts, RULES)

    assert [reason.words for reason in ranking.reasons] == [
        "speaks of risk: fire",
        "negative 0.94",
        "complains",
        "wrote again, still waits",
        "writes to us",
        "12,000 followers",
        "verified account",
    ]
    assert ranking.priority is Priority.CRITICAL
    assert ranking.due_at == 1_000 + HOUR // 2


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        (some_facts("The app sets my garage on fire", 0.95), Priority.CRITICAL),
        (some_facts("Been waiting for three weeks, unacceptable", 0.95), Priority.HIGH),
        (some_facts("My parcel did not come", 0.94), Priority.HIGH),
        (some_facts("Not so good", 0.6), Priority.MEDIUM),
        (some_facts("Do you open on Sunday?", 0.05, sentiment=Sentiment.NEUTRAL, intent=Intent.QUESTION), Priority.LOW),
        (some_facts("Lovely!", 0.02, sentiment=Sentiment.POSITIVE, intent=Intent.PRAISE), Priority.LOW),
    ],
)
def test_the_level_follows_from_the_sum(facts: Facts, level: Priority) -> None:
    assert priority.rank(facts, RULES).priority is level


def test_without_a_model_the_rules_alone_rank_and_say_so() -> None:
    ranking = priority.rank(some_facts(probabilities=None, sentiment=Sentiment.UNSURE), RULES)

    assert names(ranking) == ["complaint", "unsure", "no_model"]
    assert ranking.reasons[-1].words == "no model, rules alone"
    assert ranking.priority is Priority.MEDIUM


def test_a_calm_question_about_a_danger_weighs_half() -> None:
    calm = some_facts("Is it safe with an allergy?", 0.1, sentiment=Sentiment.NEUTRAL, intent=Intent.QUESTION)

    points = {reason.name: reason.points for reason in priority.rank(calm, RULES).reasons}

    assert points["safety"] == Weights().safety / 2


def test_settings_change_weights_levels_and_times() -> None:
    rules = Rules(
        weights=Weights(complaint=0.0, negative=10.0),
        cutoffs=Cutoffs(critical=9.0, high=5.0, medium=1.0),
        due_times=DueTimes(critical=5),
    )

    ranking = priority.rank(some_facts(), rules)

    assert (ranking.score, ranking.priority, ranking.due_at) == (9.4, Priority.CRITICAL, 1_005)


def test_a_night_post_is_due_when_the_team_is_there() -> None:
    hours = BusinessHours(zone="UTC", days=dict.fromkeys(range(7), ((9 * 60, 17 * 60),)))

    assert priority.rank(some_facts(created_at=0), Rules(hours=hours)).due_at == 11 * HOUR


def test_who_wants_something_moves_up_as_the_due_time_nears_and_stays_in_its_level() -> None:
    facts = some_facts(created_at=0)
    rankings = [priority.rank(replace(facts, now_at=minute * MINUTE), RULES) for minute in (0, 59, 60, 90, 120, 999)]

    assert [ranking.score - rankings[0].score for ranking in rankings] == pytest.approx([0, 0, 4, 8, 12, 12])
    assert {ranking.priority for ranking in rankings} == {Priority.HIGH}
    assert {ranking.due_at for ranking in rankings} == {2 * HOUR}
    told = [reason.words for ranking in rankings for reason in ranking.reasons if reason.name == "waiting"]
    assert told == ["waiting over 1 h of 2", "waiting over 1.5 h of 2", *["overdue, waiting over 2 h"] * 2]


def test_nights_do_not_count_as_waiting() -> None:
    hours = BusinessHours(zone="UTC", days=dict.fromkeys(range(7), ((9 * 60, 17 * 60),)))
    evening = some_facts(created_at=16 * HOUR + 30 * MINUTE)
    rules = Rules(hours=hours)
    before, after = (priority.rank(replace(evening, now_at=DAY + 9 * HOUR + later), rules) for later in (0, HOUR // 2))

    assert "waiting" not in names(before)
    assert "waiting" in names(after)


@pytest.mark.parametrize("wants", [Intent.PRAISE, Intent.OTHER, Intent.SUGGESTION])
def test_thanks_and_talk_do_not_grow_urgent(wants: Intent) -> None:
    facts = some_facts("Lovely", 0.05, sentiment=Sentiment.POSITIVE, intent=wants, created_at=0, now_at=30 * HOUR)

    assert "waiting" not in names(priority.rank(facts, RULES))


def test_what_was_said_of_waiting_is_replaced_and_never_lowered() -> None:
    first = priority.rank(some_facts(), RULES)
    late = priority.renew(first.reasons, first.priority, 1.0, RULES)

    assert [reason.points for reason in late if reason.name == "waiting"] == [12.0]
    assert priority.renew(late, first.priority, 0.5, RULES) == late
    assert priority.total(late) == pytest.approx(first.score + 12)


@pytest.mark.parametrize("change", [{"relevance": 0.08}, {"spam": 0.97}])
def test_what_is_not_about_us_or_spam_goes_far_down_and_says_so_first(change: dict[str, Any]) -> None:
    ranking = priority.rank(some_facts(created_at=0, now_at=DAY, **change), RULES)

    assert ranking.priority is Priority.LOW
    assert ranking.score < 0
    assert ranking.reasons[0].points == -60
    assert "waiting" not in names(ranking)


def test_the_line_that_explains_has_the_words_of_every_reason() -> None:
    ranking = priority.rank(
        some_facts("When?", 0.94, intent=Intent.QUESTION, is_toward_us=True, created_at=0, now_at=6 * HOUR), RULES
    )

    assert priority.explain(ranking.reasons) == "negative towards us 0.94 · asks a question · waiting over 6 h of 8"


@pytest.mark.parametrize("level", Priority)
def test_a_level_that_a_person_set_has_its_middle_points_and_its_time(level: Priority) -> None:
    place = priority.place(1_000, level, RULES)

    assert place.due_at == 1_000 + RULES.due_times.of(level)
    assert priority.level_of(place.score, RULES.cutoffs) is level


any_facts = st.builds(
    Facts,
    text=st.one_of(st.text(max_size=80), st.sampled_from(["on fire!!", "still waiting", "WORST EVER THING", "lovely"])),
    sentiment=st.sampled_from(Sentiment),
    probabilities=st.one_of(st.none(), st.floats(0, 1).map(feeling)),
    intent=st.sampled_from(Intent),
    created_at=st.integers(0, 2**41),
    kind=st.sampled_from(MentionKind),
    follower_count=st.one_of(st.none(), st.integers(-1, 10**12)),
    verified=st.booleans(),
    written_again=st.booleans(),
    now_at=st.one_of(st.none(), st.integers(0, 2**42)),
    is_toward_us=st.booleans(),
    unread=st.sampled_from(["", "Italian"]),
    emotions=st.dictionaries(st.sampled_from(Emotion), st.floats(0.5, 1)),
    sarcasm=st.one_of(st.none(), st.floats(0.7, 1)),
    hate=st.one_of(st.none(), st.floats(0.7, 1)),
    spam=st.one_of(st.none(), st.floats(0.9, 1)),
    relevance=st.one_of(st.none(), st.floats(0, 0.3)),
    earlier=st.integers(0, 20),
    answered=st.integers(0, 20),
    complaints=st.integers(0, 20),
    alike=st.integers(0, 50),
)


@given(any_facts)
def test_the_reasons_add_up_to_the_score_and_nothing_is_left_to_chance(facts: Facts) -> None:
    ranking = priority.rank(facts, RULES)
    points = [reason.points for reason in ranking.reasons]
    sizes = [abs(each) for each in points]

    assert math.isclose(ranking.score, sum(points), abs_tol=0.05)
    assert sizes == sorted(sizes, reverse=True)
    assert ranking == priority.rank(facts, RULES)
    assert all(reason.words for reason in ranking.reasons)


@given(any_facts, st.sampled_from([Intent.PRAISE, Intent.QUESTION, Intent.ABUSE, Intent.OTHER]))
def test_a_complaint_never_ranks_below_the_same_post_without_it(facts: Facts, other: Intent) -> None:
    without = priority.rank(replace(facts, intent=other), RULES).score

    assert priority.rank(replace(facts, intent=Intent.COMPLAINT), RULES).score >= without


@given(any_facts, st.sampled_from([" Still waiting for my parcel", " Unacceptable", " The charger caught fire"]))
def test_adding_words_of_a_complaint_never_lowers(facts: Facts, words: str) -> None:
    more = replace(facts, text=facts.text + words)

    assert priority.rank(more, RULES).score >= priority.rank(facts, RULES).score


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_reach_grows_slowly_and_is_capped(one: int, other: int) -> None:
    small, large = sorted((one, other))
    difference = (
        priority.rank(some_facts(follower_count=large), RULES).score
        - priority.rank(some_facts(follower_count=small), RULES).score
    )

    assert -0.01 <= difference <= RULES.weights.reach + 0.01


@given(st.integers(0, 10**12), st.sampled_from(MentionKind), st.floats(0.5, 1))
def test_no_praise_of_a_large_account_stands_above_a_plain_complaint(
    followers: int, kind: MentionKind, negative: float
) -> None:
    praise = some_facts(
        "SIMPLY THE BEST COMPANY!!!",
        0.2,
        now_at=2**42,
        earlier=20,
        answered=20,
        sentiment=Sentiment.POSITIVE,
        intent=Intent.PRAISE,
        kind=kind,
        follower_count=followers,
        verified=True,
        written_again=True,
    )

    assert priority.rank(praise, RULES).score < priority.rank(some_facts("no parcel", negative), RULES).score


@pytest.mark.skipif(not STREAM.exists(), reason="the shared streams are not on this machine")
def test_even_by_rules_alone_the_first_of_a_real_week_are_complaints() -> None:
    posts = [json.loads(line) for line in STREAM.read_text("utf-8").splitlines()]
    labels = [json.loads(line) for line in STREAM.with_suffix(".labels.jsonl").read_text("utf-8").splitlines()]
    negative = {label["id"] for label in labels if label["sentiment"] == "negative"}
    scored = []
    for post in posts:
        wanted = intent.classify(post["text"], Sentiment.UNSURE, "en")
        facts = some_facts(post["text"], sentiment=Sentiment.UNSURE, probabilities=None, intent=wanted)
        scored.append((priority.rank(facts, RULES).score, post["id"]))
    first = [post_id for _, post_id in sorted(scored, key=lambda pair: -pair[0])[:20]]

    assert sum(post_id in negative for post_id in first) == 20
