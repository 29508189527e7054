"""What is read out of an assessment: the mood a reply has to meet."""

from __future__ import annotations

from config import playbooks
from domain.ask import Need
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.mention import Author
from domain.playbook import Voice
from responders.coaching import brief as briefs
from responders.coaching.brief import CoachBrief
from tests import builders


def test_an_angry_question_is_a_trouble() -> None:
    brief = CoachBrief(post="", intent=Intent.QUESTION, emotions=(Emotion.ANGER,))

    assert brief.is_trouble
    assert brief.is_grave


def test_a_plain_question_is_none() -> None:
    brief = CoachBrief(post="", intent=Intent.QUESTION, feeling=Sentiment.NEUTRAL)

    assert not brief.is_trouble
    assert brief.awaits_us


def test_bitter_praise_is_no_praise() -> None:
    assert not CoachBrief(post="", intent=Intent.PRAISE, feeling=Sentiment.NEGATIVE).is_praise


def test_a_network_of_unknown_room_is_not_taken_for_a_short_one() -> None:
    assert not CoachBrief(post="").is_short
    assert CoachBrief(post="", room=280).is_short
    assert not CoachBrief(post="", room=10_000).is_short


def test_a_brief_is_read_out_of_a_mention_and_its_assessment() -> None:
    mention = builders.a_mention(text="I want a refund, now.", author=Author(name="Anna Berg"))
    assessment = builders.an_assessment(mention_id=mention.id)

    brief = briefs.brief_of(mention, assessment, voice=Voice(brand="Ostrelle"), room=280)

    assert brief.name == "Anna"
    assert [ask.need for ask in brief.asks] == [Need.REFUND]
    assert brief.is_trouble
    assert brief.is_short


def test_a_mention_that_nobody_judged_has_a_brief_too() -> None:
    brief = briefs.brief_of(builders.a_mention(text="Hello"), None, voice=Voice(brand="Ostrelle"))

    assert brief.intent is Intent.OTHER
    assert brief.feeling is Sentiment.UNSURE


def test_a_playbook_that_goes_up_makes_the_matter_grave() -> None:
    shelf = {playbook.name: playbook for playbook in playbooks.read_shelf(None).playbooks}
    mention, voice = builders.a_mention(text="I want to kill myself"), Voice(brand="Ostrelle")

    grave = {
        name for name, playbook in shelf.items()
        if briefs.brief_of(mention, None, voice=voice, playbook=playbook).is_escalated
    }  # fmt: skip

    assert grave == {"threat-self", "threat", "danger-self", "danger", "safety", "sensitive", "scam", "abuse"}
    assert not briefs.brief_of(mention, None, voice=voice).is_escalated
