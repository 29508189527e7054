"""The coach as a whole: what it finds in invented replies, what it leaves alone, and how it behaves at the edges."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.coaching import Advice
from domain.coaching import Mark
from domain.coaching import Report
from responders import coach
from responders.coach import CoachBrief
from tests import coached_talks

_LATE = CoachBrief(
    post="My parcel is three days late. Where is it?",
    intent=Intent.COMPLAINT,
    feeling=Sentiment.NEGATIVE,
    emotions=(Emotion.ANGER,),
    language="en",
    name="Anna",
    problem="your parcel is late",
    room=500,
)
_GOOD = "Hi Anna, three days late is not okay, and we are sorry. Your parcel is on the van and arrives by 4 pm."


def review(text: str, brief: CoachBrief = _LATE) -> Report:
    return coach.review(text, brief)


def only(text: str, mark: Mark, brief: CoachBrief = _LATE) -> Advice:
    (found,) = (one for one in review(text, brief).advice if one.mark is mark)
    return found


@pytest.mark.parametrize("name", ["talks_tuned.toml", "talks_held.toml", "talks_agents.toml"])
def test_nine_faults_of_ten_are_found(name: str) -> None:
    score = coached_talks.measure(name)

    assert score.hits >= 0.9, [case.reply for case in score.missed]


@pytest.mark.parametrize("name", ["talks_tuned.toml", "talks_held.toml", "talks_agents.toml"])
def test_good_replies_are_left_alone(name: str) -> None:
    score = coached_talks.measure(name)

    assert score.advice_per_good_reply <= 0.2, [case.reply for case, _ in score.alarms]


def test_a_good_reply_meets_every_mark_that_applies() -> None:
    report = review(_GOOD)

    assert report.advice == ()
    assert report.met == {
        Mark.HEARD, Mark.EMPATHY, Mark.OWNERSHIP, Mark.CLARITY, Mark.NEXT_STEP, Mark.PERSONAL, Mark.TONE, Mark.LANGUAGE,
        Mark.RESTRAINT,
    }  # fmt: skip


def test_a_mark_with_advice_is_not_met() -> None:
    report = review(f"{_GOOD} You should have checked the tracking.")

    assert [one.mark for one in report.advice] == [Mark.OWNERSHIP]
    assert Mark.OWNERSHIP not in report.met


def test_praise_needs_no_next_step() -> None:
    brief = CoachBrief(post="Lovely coffee!", intent=Intent.PRAISE, feeling=Sentiment.POSITIVE, language="en")

    report = review("Thank you, we are glad you like the coffee.", brief)

    assert report.advice == ()
    assert Mark.NEXT_STEP not in report.met


def test_a_plain_question_needs_no_empathy() -> None:
    brief = CoachBrief(post="Do you ship to Malta?", intent=Intent.QUESTION, feeling=Sentiment.NEUTRAL, language="en")

    assert review("Yes, within five days.", brief).advice == ()


def test_an_empty_reply_is_not_coached() -> None:
    assert review(" \n ") == Report(advice=(), met=frozenset())


def test_a_language_without_words_gets_the_marks_that_need_none() -> None:
    brief = CoachBrief(post="Il pacco non arriva!", intent=Intent.COMPLAINT, language="it")

    report = review("SCUSATECI TANTISSIMO!!! Arriva domani.", brief)

    assert {one.mark for one in report.advice} == {Mark.RESTRAINT}
    assert report.met == {Mark.CLARITY, Mark.TONE}


def test_the_language_is_told_by_small_words_where_nothing_else_can() -> None:
    report = review("Hallo Anna, dein Paket ist noch nicht da, das tut uns leid. Wir suchen es heute.")

    assert [one.mark for one in report.advice] == [Mark.LANGUAGE]


def test_a_reply_in_another_language_is_told_once_and_not_compared_with_the_post() -> None:
    brief = CoachBrief(post=_LATE.post, intent=Intent.COMPLAINT, language="en", detect=lambda _: "de")

    report = review("Das Paket ist unterwegs.", brief)

    assert [one.mark for one in report.advice] == [Mark.LANGUAGE]


def test_a_third_apology_is_one_too_many() -> None:
    advice = only("Sorry, Anna. So sorry the parcel is late. Sorry again, it arrives today.", Mark.RESTRAINT)

    assert advice.start == len("Sorry, Anna. So sorry the parcel is late. ")


def test_the_words_of_advice_stand_where_it_says() -> None:
    text = "Hi Anna, 😔 sorry the parcel is late. It arrives today, as per our terms."
    advice = only(text, Mark.OWNERSHIP)

    assert text[advice.start : advice.end] == "as per our terms"


def test_at_most_three_words_are_told_of_one_mark() -> None:
    text = "Kindly utilize the aforementioned form prior to subsequently commencing, pertaining to the parcel."

    assert sum(one.mark is Mark.CLARITY for one in review(text).advice) == 3


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "sorry " * 20_000, "! " * 50_000, "you should have " * 7_000, "😂" * 9_000]
)
def test_a_hostile_text_is_read_in_a_moment(text: str) -> None:
    began = time.process_time()

    review(text)

    assert time.process_time() - began < 5


def test_every_better_sentence_mends_what_it_is_offered_for() -> None:
    """Taking a better sentence never leaves the same advice about the same words."""
    for case in coached_talks.cases("talks_tuned.toml"):
        for advice in coach.review(case.reply, case.brief).advice:
            if advice.better:
                mended = case.reply[: advice.start] + advice.better + case.reply[advice.end :]
                again = coach.review(mended, case.brief).advice
                assert all(
                    (one.message, one.start, one.better) != (advice.message, advice.start, advice.better)
                    for one in again
                )


def test_nobody_in_fear_for_their_life_is_to_be_named_or_told_what_happened() -> None:
    despair = replace(_LATE, post="I want to kill myself, my parcel is late", is_escalated=True)
    reply = "You matter, and help is there now: people you can talk to, day and night. A person here reads this."

    assert review(reply, despair).advice == ()
    assert review(reply, replace(despair, is_escalated=False)).advice != ()
    assert only("We are sorry if it upset you.", Mark.EMPATHY, despair).message.startswith("This doubts")
