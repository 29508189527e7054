"""What is missing in a reply: the concern, the feeling, an answer, the next step, the name."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import replace

import pytest

from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.coaching import Advice
from domain.playbook import Voice
from responders.coaching import reply as replies
from responders.coaching import substance
from responders.coaching import tongue
from responders.coaching.brief import CoachBrief
from responders.coaching.reply import Reply
from responders.coaching.tongue import Tongue

_LATE = CoachBrief(
    post="My parcel is three days late. Where is it?",
    intent=Intent.COMPLAINT,
    feeling=Sentiment.NEGATIVE,
    emotions=(Emotion.FEAR,),
    name="Anna",
    problem="your parcel is late",
    asks=(Ask(need=Need.STATUS, start=30, end=42),),
)
Finder = Callable[[Reply, CoachBrief, Tongue], Iterator[Advice]]


def look(find: Finder, text: str, brief: CoachBrief = _LATE) -> list[Advice]:
    english = tongue.find_tongue("en")
    assert english is not None
    return list(find(replies.read(text), brief, english))


def test_a_concern_named_in_other_words_is_heard() -> None:
    assert look(substance.find_unheard, "The delivery should have been there.") == []


def test_a_concern_named_as_we_call_it_is_heard() -> None:
    untold = replace(_LATE, post="Hmpf.", problem="nobody let you know")

    assert look(substance.find_unheard, "Sorry that nobody let you know!", untold) == []


def test_an_order_number_asked_for_names_no_concern() -> None:
    assert look(substance.find_unheard, "Please send us your order number.") != []


def test_words_that_fit_anything_are_offered_with_the_concern() -> None:
    (advice,) = look(substance.find_unheard, "Hi Anna, we're sorry for the inconvenience. More today.")

    assert advice.better == "we are sorry that your parcel is late"


def test_a_concern_is_offered_in_the_language_of_a_post_too_short_to_tell_it() -> None:
    untold = replace(_LATE, language="", voice=Voice(brand="", language="en"))
    (advice,) = look(substance.find_unheard, "We're sorry for the inconvenience.", untold)
    (foreign,) = look(substance.find_unheard, "We're sorry for the inconvenience.", replace(untold, language="de"))

    assert (advice.better, foreign.better) == ("We are sorry that your parcel is late", "")


def test_a_bare_apology_is_offered_with_the_concern_and_keeps_the_greeting() -> None:
    text = "Hi Anna, sorry to hear that! More today."
    (advice,) = look(substance.find_unheard, text)

    assert text[: advice.start] + advice.better == "Hi Anna, we are sorry that your parcel is late"


def test_a_post_that_says_little_may_be_asked_what_happened() -> None:
    vague = replace(_LATE, post="worst shop ever")

    assert look(substance.find_unheard, "What happened? Tell us more.", vague) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It arrives today.", "They sound worried; say that you see it."),
        ("Glad to hear from you.", "This sounds glad about what troubles them."),
        ("How annoying, it arrives today.", "They sound worried rather than this."),
    ],
)
def test_a_feeling_that_is_not_met_is_told(text: str, message: str) -> None:
    assert [one.message for one in look(substance.find_unfelt, text)] == [message]


def test_a_fitting_feeling_is_met() -> None:
    assert look(substance.find_unfelt, "We understand that you are worried.") == []


def test_praise_is_thanked_for_and_not_apologised_to() -> None:
    praise = CoachBrief(post="Lovely coffee", intent=Intent.PRAISE, feeling=Sentiment.POSITIVE)

    assert look(substance.find_unfelt, "Thank you!", praise) == []
    assert look(substance.find_unfelt, "Noted.", praise) != []
    assert look(substance.find_unfelt, "We are sorry.", praise) != []
    assert look(substance.find_unfelt, "We are sorry.", replace(praise, feeling=Sentiment.UNSURE)) == []


@pytest.mark.parametrize(
    "text", ["It is at the depot.", "I'll find out.", "Which order is it?", "See ostrelle.example/track"]
)
def test_an_ask_is_answered_taken_on_or_asked_about(text: str) -> None:
    assert look(substance.find_unanswered, text) == []


def test_an_ask_that_nothing_speaks_to_is_told() -> None:
    (advice,) = look(substance.find_unanswered, "We are very sorry about this.")

    assert advice.message == "They ask where it stands; nothing here answers it."


def test_who_asks_for_one_remedy_or_another_is_content_with_either() -> None:
    asks = tuple(Ask(need=need, start=0, end=40) for need in (Need.REFUND, Need.REPLACEMENT))
    either = replace(_LATE, post="It broke. My money back or a new one!", asks=asks)
    both = replace(either, post="It broke. My money back and a new one!")

    assert look(substance.find_unanswered, "A new one leaves today.", either) == []
    assert len(look(substance.find_unanswered, "A new one leaves today.", both)) == 1
    assert len(look(substance.find_unanswered, "We are very sorry about this.", either)) == 2


def test_where_it_stands_is_answered_by_when_it_comes_and_not_by_when_we_write() -> None:
    assert look(substance.find_unanswered, "You have it by Friday.") == []
    assert look(substance.find_unanswered, "We will get back to you. We are very sorry.") != []


def test_a_plain_question_is_answered_by_a_figure_whatever_it_was_taken_for() -> None:
    post = "How long do I have for an exchange?"
    asked = CoachBrief(post=post, intent=Intent.QUESTION, asks=(Ask(need=Need.REPLACEMENT, start=0, end=len(post)),))

    assert look(substance.find_unanswered, "You have 30 days.", asked) == []
    assert look(substance.find_unanswered, "Yes, and for long.", asked) == []
    assert look(substance.find_unanswered, "You have enough.", asked) != []


def test_who_tells_gladly_what_was_done_for_them_asks_for_nothing_by_it() -> None:
    post = "Cheers to Ines for fixing my bike!"
    asks = (Ask(need=Need.REPAIR, start=0, end=len(post)),)
    glad = CoachBrief(post=post, intent=Intent.PRAISE, feeling=Sentiment.POSITIVE, asks=asks)

    assert look(substance.find_unanswered, "Thank you, we tell Ines.", glad) == []
    assert look(substance.find_unanswered, "Thank you.", replace(glad, post=f"{post} And the other one?")) != []


def test_a_wish_is_answered_by_whoever_speaks_of_it() -> None:
    post = "Oat milk without the surcharge would be great"
    wish = CoachBrief(post=post, intent=Intent.SUGGESTION, asks=(Ask(need=Need.IMPROVEMENT, start=0, end=len(post)),))

    assert look(substance.find_unanswered, "Oat costs us more than dairy right now.", wish) == []
    assert look(substance.find_unanswered, "How kind.", wish) != []


@pytest.mark.parametrize("text", ["We're so sorry it still hasn't come.", "I am really sorry, we're with you."])
def test_to_be_sorry_is_no_next_step(text: str) -> None:
    assert [one.message for one in look(substance.find_no_step, text)] == ["Say what happens next, and when."]


@pytest.mark.parametrize("text", ["I'll do that for you.", "We don't have a date yet."])
def test_what_is_taken_on_or_not_known_yet_is_an_answer(text: str) -> None:
    asked = CoachBrief(post="When?", intent=Intent.QUESTION, asks=(Ask(need=Need.TIME, start=0, end=5),))

    assert look(substance.find_unanswered, text, asked) == []


def test_a_name_in_a_bare_apology_stays_in_the_better_one() -> None:
    (advice,) = look(substance.find_unheard, "Sorry Anna! More today.")

    assert advice.better == "Anna, we are sorry that your parcel is late"


def test_what_is_only_guessed_to_be_asked_is_not_demanded() -> None:
    guessed = replace(_LATE, asks=(Ask(need=Need.REFUND, start=0, end=2, stated=False),))

    assert look(substance.find_unanswered, "We are very sorry about this.", guessed) == []


def test_a_promise_without_a_time_is_told_and_the_teams_own_time_offered() -> None:
    quick = replace(_LATE, reply_within="two hours")
    (advice,) = look(substance.find_no_step, "We will get back to you.", quick)

    assert advice.better == "We will get back to you within two hours"


def test_where_they_have_to_do_something_first_no_time_is_due() -> None:
    assert look(substance.find_no_step, "Please send us the number and we'll look into it.") == []


def test_a_name_takes_the_place_of_a_general_greeting() -> None:
    (advice,) = look(substance.find_nameless, "Hi there! It arrives today.")

    assert advice.better == "Hi Anna"
    assert (advice.start, advice.end) == (0, 8)


def test_a_name_comes_before_a_reply_that_greets_nobody() -> None:
    (advice,) = look(substance.find_nameless, "@anna It arrives today.")

    assert (advice.better, advice.start) == ("Hi Anna. It", 6)


def test_a_name_is_not_asked_for_where_there_is_no_room() -> None:
    assert look(substance.find_nameless, "It arrives today.", replace(_LATE, room=20)) == []
