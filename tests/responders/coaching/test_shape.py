"""What needs no words of a language: length, shouting, emoji, letters."""

from __future__ import annotations

from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.coaching import Advice
from domain.playbook import Voice
from responders.coaching import reply as replies
from responders.coaching import shape
from responders.coaching.brief import CoachBrief

_ANGRY = CoachBrief(post="Late again", intent=Intent.COMPLAINT, emotions=(Emotion.ANGER,))


def find(text: str, brief: CoachBrief = _ANGRY) -> list[Advice]:
    return list(shape.find_shape(replies.read(text), brief, shape.LONGEST_SENTENCE))


def words(text: str, brief: CoachBrief = _ANGRY) -> list[str]:
    return [text[one.start : one.end] for one in find(text, brief)]


def test_a_long_sentence_is_marked_whole() -> None:
    long = " ".join(["word"] * 31) + "."

    assert words(f"Fine. {long} Fine.") == [long]


def test_a_wall_is_marked_and_two_paragraphs_are_none() -> None:
    part = "These are six words in all. " * 12

    assert len(find(part * 2)) == 1
    assert find(f"{part}\n\n{part}") == []


def test_letters_nobody_explained_are_marked_once_the_post_does_not_use_them() -> None:
    assert words("Our QRT looks at it.") == ["QRT"]
    assert words("Our QRT looks at it.", CoachBrief(post="What is your QRT doing?")) == []
    assert words("Our QRT (quick repair team) looks at it. Send a DM.") == []


def test_capitals_and_runs_of_marks_are_marked_with_calm_ones() -> None:
    assert [one.better for one in find("We are REALLY sorry!!")] == ["really", "!"]


def test_the_brand_may_be_written_in_capitals() -> None:
    assert find("We are OSTRELLE.", CoachBrief(post="", voice=Voice(brand="OSTRELLE", emoji=True))) == []


def test_three_exclamations_are_a_storm() -> None:
    assert words("Hi! Sorry! Today! Bye.") == ["!"]


def test_an_emoji_in_anger_is_offered_without_it() -> None:
    (advice,) = find("We are on it 😂🎉 today.")

    assert advice.better == "it"


def test_a_heart_may_stand_by_somebody_who_is_not_angry() -> None:
    calm = CoachBrief(post="Late again", intent=Intent.COMPLAINT, feeling=Sentiment.NEGATIVE)

    assert find("We are sorry 💙", calm) == []
    assert find("We are sorry 😂", calm) != []


def test_a_brand_without_emoji_says_so() -> None:
    happy = CoachBrief(post="", intent=Intent.PRAISE, voice=Voice(brand="Pernivo"))

    assert [one.message for one in find("Thank you 😊", happy)] == ["Pernivo writes without emoji."]
