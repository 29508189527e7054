"""What is read out of an assessment: the mood a reply has to meet."""

from __future__ import annotations

from config import playbooks
from domain.ask import Need
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.fact import Fact
from domain.mention import Author
from domain.playbook import Voice
from domain.preference import Preference
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


def test_a_post_is_heard_as_it_is_for_a_draft() -> None:
    late = builders.a_mention(text="Meine Lieferung ist immer noch nicht da, ich bin wirklich sauer.")
    unread = builders.an_assessment(language="de", intent=Intent.OTHER, sentiment=Sentiment.UNSURE)

    brief = briefs.brief_of(late, unread, voice=Voice(brand="Ostrelle"))

    assert brief.intent is Intent.COMPLAINT
    assert brief.problem.startswith("deine")


def test_a_question_that_tells_of_a_trouble_is_one_though_no_model_could_feel_it() -> None:
    unread = builders.an_assessment(language="es", intent=Intent.QUESTION, sentiment=Sentiment.UNSURE)
    told = {
        text: briefs.brief_of(builders.a_mention(text=text), unread, voice=Voice(brand="Ostrelle"))
        for text in ("La web se cae cada vez que entro. ¿Lo vais a arreglar?", "¿Abrís los domingos?")
    }

    assert [brief.is_trouble for brief in told.values()] == [True, False]
    assert not any(brief.is_upset for brief in told.values())


def test_a_feeling_that_the_words_name_is_known_whatever_the_language() -> None:
    afraid = builders.a_mention(text="Mi paquete no llega y estoy preocupada.")
    unread = builders.an_assessment(language="es", intent=Intent.COMPLAINT, sentiment=Sentiment.UNSURE)

    assert briefs.brief_of(afraid, unread, voice=Voice(brand="Ostrelle")).emotions == (Emotion.FEAR,)


def test_what_an_author_prefers_stands() -> None:
    mention = builders.a_mention(text="My parcel is late", author=Author(name="Anna Berg"))
    wanted = Preference(name="Frau Berg", language="de")
    pace = Fact(id="usual-reply-time", answers={"en": "two hours", "de": "zwei Stunden"})

    brief = briefs.brief_of(
        mention, builders.an_assessment(), voice=Voice(brand="Ostrelle"), preference=wanted, pace=pace
    )

    assert (brief.name, brief.language, brief.reply_within) == ("Frau Berg", "de", "zwei Stunden")
    assert brief.problem == "", "what went wrong is only said in the language of the post"


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
