"""Find what is missing: the concern, the feeling, an answer to each ask, the next step and its time, the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.coaching import Advice
from domain.coaching import Mark
from domain.words import fold
from responders.coaching import reply as replies
from responders.coaching.brief import CoachBrief
from responders.coaching.reply import Reply
from responders.coaching.tongue import Tongue

#: A post of so few telling words may be answered by asking what happened.
_VAGUE = 2
#: An apology as short as this says nothing else, and may be replaced by one that names the concern.
_BARE_APOLOGY = 9
_ROOM_FOR_NAME = 4
_OPENING = re.compile(r"[^,.!?]{1,40}+,\s+")
_HURT = (Emotion.ANGER, Emotion.DISAPPOINTMENT, Emotion.FEAR, Emotion.SADNESS, Emotion.CONFUSION)
#: Which feelings, when a reply names them, meet somebody who feels so.
_FITTING = {
    Emotion.ANGER: {Emotion.ANGER, Emotion.DISAPPOINTMENT},
    Emotion.DISAPPOINTMENT: {Emotion.DISAPPOINTMENT, Emotion.ANGER, Emotion.SADNESS},
    Emotion.FEAR: {Emotion.FEAR, Emotion.SADNESS},
    Emotion.SADNESS: {Emotion.SADNESS, Emotion.DISAPPOINTMENT, Emotion.FEAR},
    Emotion.CONFUSION: {Emotion.CONFUSION, Emotion.ANGER, Emotion.DISAPPOINTMENT},
}
_SOUNDS = {
    Emotion.ANGER: "angry",
    Emotion.DISAPPOINTMENT: "disappointed",
    Emotion.FEAR: "worried",
    Emotion.SADNESS: "sad",
    Emotion.CONFUSION: "confused",
}
#: What needs details before anybody can answer: asking for them is an answer.
_NEEDS_DETAILS = frozenset(
    {Need.STATUS, Need.REFUND, Need.REPLACEMENT, Need.COMPENSATION, Need.CANCEL, Need.CHANGE, Need.REPAIR, Need.ACCESS}
    | {Need.CONTACT, Need.EXPLANATION}
)
#: What is answered by whatever speaks of the same matter.
_ANSWERED_BY_NAMING = frozenset({Need.INFORMATION, Need.IMPROVEMENT})
#: What makes good again: who asks for one "or" another is content with either.
_REMEDIES = frozenset({Need.REFUND, Need.REPLACEMENT, Need.REPAIR, Need.COMPENSATION})
_EITHER = re.compile(r" (?:or|oder|o|u|ou) ", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_ASKED = {
    Need.STATUS: "where it stands",
    Need.REFUND: "for a refund",
    Need.REPLACEMENT: "for another one",
    Need.COMPENSATION: "for something in return",
    Need.CANCEL: "to cancel",
    Need.CHANGE: "for a change",
    Need.REPAIR: "that it works again",
    Need.ACCESS: "for a way in",
    Need.CONTACT: "for a person to talk to",
    Need.HOW_TO: "how to do it",
    Need.PRICE: "what it costs",
    Need.AVAILABILITY: "whether there is one",
    Need.TIME: "when",
    Need.PLACE: "where",
    Need.EXPLANATION: "why it happened",
    Need.IMPROVEMENT: "for something better",
    Need.INFORMATION: "a question",
}


def is_hearing_due(brief: CoachBrief, tongue: Tongue) -> bool:
    """Say whether the reply has a concern to name."""
    return (brief.is_trouble or brief.intent in {Intent.PRAISE, Intent.SUGGESTION}) and bool(_topics(brief, tongue))


def is_step_due(brief: CoachBrief) -> bool:
    """Say whether the reply has to say what happens next."""
    return brief.is_trouble or brief.intent is Intent.REQUEST


def find_unheard(reply: Reply, brief: CoachBrief, tongue: Tongue) -> Iterator[Advice]:
    """Yield advice where the reply names nothing of what the post is about, be it in other words."""
    said = tongue.cues["promise"].sub(" ", tongue.cues["detail"].sub(" ", reply.prose))
    theirs = _topics(brief, tongue)
    if theirs & tongue.topics(said) or (len(theirs) <= _VAGUE and tongue.has("vague", reply.prose)):
        return
    problem = brief.problem_in(tongue.language)
    if problem and fold(problem) in fold(reply.prose):
        return
    message = "This could be about anything; name what happened to them."
    if brief.intent in {Intent.PRAISE, Intent.SUGGESTION}:
        message = "This could be about anything; name what they wrote about."
    span = _stand_in(reply, tongue)
    better = tongue.sorry(problem, brief.voice) if problem and any(span) and brief.is_trouble else ""
    if better and brief.name and brief.name in reply.prose[slice(*span)]:
        better = f"{brief.name}, {better}"
    yield reply.advise(Mark.HEARD, message, span, better)


def _topics(brief: CoachBrief, tongue: Tongue) -> frozenset[str]:
    brand = fold(f"{brief.voice.brand} {brief.voice.contact}").split()
    found = tongue.topics(replies.read(brief.post).prose)
    return found.difference(*(tongue.topics(word) for word in brand))


def _stand_in(reply: Reply, tongue: Tongue) -> tuple[int, int]:
    """Answer the words that stand for the concern without naming it, or a bare apology; (0, 0) where there is none."""
    match = tongue.cues["standin"].search(reply.prose)
    if match:
        return match.span()
    for start, end in reply.sentences():
        greeting = _greeting(reply.prose[start:end], tongue)
        sentence = reply.prose[start + greeting : end].rstrip(".! ")
        if tongue.has("apology", sentence) and replies.count_words(sentence) <= _BARE_APOLOGY:
            return start + greeting, start + greeting + len(sentence)
    return 0, 0


def _greeting(sentence: str, tongue: Tongue) -> int:
    """Answer how long the greeting is that a sentence begins with: "Hi Anna, "."""
    match = _OPENING.match(sentence)
    return match.end() if match and not tongue.has("apology", match[0]) else 0


def find_unfelt(reply: Reply, brief: CoachBrief, tongue: Tongue) -> Iterator[Advice]:
    """Yield advice where their feeling is not met: not named at all, or taken for another one."""
    if brief.is_praise:
        yield from _unthanked(reply, brief, tongue)
        return
    glad = tongue.feelings[Emotion.JOY].search(reply.prose)
    if glad:
        yield reply.advise(Mark.EMPATHY, "This sounds glad about what troubles them.", glad.span())
    elif not tongue.has("feels", reply.prose) and (brief.is_upset or not tongue.has("calm", reply.prose)):
        sounds = next((_SOUNDS[one] for one in brief.emotions if one in _SOUNDS), "")
        message = (
            f"They sound {sounds}; say that you see it." if sounds else "Say that you see what it is like for them."
        )
        yield reply.advise(Mark.EMPATHY, message)
    else:
        yield from _mistaken(reply, brief, tongue)


def _unthanked(reply: Reply, brief: CoachBrief, tongue: Tongue) -> Iterator[Advice]:
    sorry = tongue.cues["apology"].search(reply.prose)
    if sorry and brief.feeling is not Sentiment.POSITIVE:
        return  # what only sounds like praise may be none
    if sorry:
        yield reply.advise(Mark.EMPATHY, "They are happy; there is nothing to be sorry for.", sorry.span())
    elif not tongue.has("thanks", reply.prose):
        yield reply.advise(Mark.EMPATHY, "They took the time to be kind; thank them.")


def _mistaken(reply: Reply, brief: CoachBrief, tongue: Tongue) -> Iterator[Advice]:
    """Yield advice where the reply names feelings, and none of them is theirs."""
    theirs = [one for one in brief.emotions if one in _FITTING]
    if not theirs:
        return
    fitting = set().union(*(_FITTING[one] for one in theirs))
    named = {one: match for one in _HURT if (match := tongue.feelings[one].search(reply.prose))}
    if named and fitting.isdisjoint(named):
        match = next(iter(named.values()))
        yield reply.advise(Mark.EMPATHY, f"They sound {_SOUNDS[theirs[0]]} rather than this.", match.span())


def find_due(brief: CoachBrief) -> list[Ask]:
    """Answer the asks that a reply has to answer: who tells gladly what was done for them asks for nothing by it."""
    is_thanks = brief.is_praise and "?" not in brief.post
    return [] if is_thanks else [ask for ask in brief.asks if ask.stated]


def find_unanswered(reply: Reply, brief: CoachBrief, tongue: Tongue) -> Iterator[Advice]:
    """Yield advice about each ask that is neither answered, nor asked about, nor taken on to be found out."""
    stated = find_due(brief)
    is_either = _EITHER.search(brief.post) and any(
        ask.need in _REMEDIES and _is_met(ask, reply, brief, tongue) for ask in stated
    )
    for ask in stated:
        if not (is_either and ask.need in _REMEDIES) and not _is_met(ask, reply, brief, tongue):
            yield reply.advise(Mark.COMPLETE, f"They ask {_ASKED[ask.need]}; nothing here answers it.")


def _is_met(ask: Ask, reply: Reply, brief: CoachBrief, tongue: Tongue) -> bool:
    """Say whether an ask is answered, by words or by a link, taken on, or asked about where details are missing."""
    if tongue.answers[ask.need].search(reply.prose) or tongue.has("finds_out", reply.prose):
        return True
    if reply.has_link or "?" in reply.prose:
        return True
    if ask.need is Need.STATUS and tongue.has("time", tongue.cues["promise"].sub(" ", reply.prose)):
        return True
    is_asked = brief.intent is Intent.QUESTION and "?" in ask.words(brief.post)
    if is_asked and (_FIGURE.search(reply.prose) or tongue.has("assent", reply.prose)):
        return True
    if ask.need in _NEEDS_DETAILS:
        return tongue.has("detail", reply.prose)
    is_of_it = ask.need in _ANSWERED_BY_NAMING
    return is_of_it and bool(tongue.topics(reply.prose) & tongue.topics(ask.words(brief.post)))


def find_no_step(reply: Reply, brief: CoachBrief, tongue: Tongue) -> Iterator[Advice]:
    """Yield advice where nothing happens next, or something does and nobody says when."""
    is_told = tongue.has("step", reply.prose) or tongue.has("time", reply.prose)
    if not (is_told or "?" in reply.prose or reply.has_link):
        yield reply.advise(Mark.NEXT_STEP, "Say what happens next, and when.")
        return
    if any(fault.kind == "hollow" and fault.find.search(reply.prose) for fault in tongue.faults):
        return  # said there, and once is enough
    promise = tongue.cues["promise"].search(reply.prose)
    is_theirs = tongue.has("request", reply.prose) or "?" in reply.prose
    if promise and not is_theirs and not tongue.has("time", reply.prose):
        span, better = promise.span(), ""
        if brief.reply_within:
            span = promise.start(), _end_of_sentence(reply, promise.end())
            within = tongue.says["within"].format(reply_within=brief.reply_within)
            better = f"{reply.text[slice(*span)]} {within}"
        yield reply.advise(Mark.NEXT_STEP, "Say when, so that they need not ask again.", span, better)


def _end_of_sentence(reply: Reply, place: int) -> int:
    """Answer where the sentence around a place ends, without its full stop."""
    end = next((end for start, end in reply.sentences() if start < place <= end), place)
    return max(place, len(reply.prose[:end].rstrip(".!;… ")))


def find_nameless(reply: Reply, brief: CoachBrief, tongue: Tongue) -> Iterator[Advice]:
    """Yield advice where their name is known, there is room for it, and the reply does not use it."""
    has_room = not brief.room or len(reply.text) + len(brief.name) + _ROOM_FOR_NAME <= brief.room
    if fold(brief.name) in fold(reply.prose) or not has_room:
        return
    hello = tongue.says["hello"].format(name=brief.name)
    greeting = re.match(rf"\s*({tongue.cues['greeting'].pattern})", reply.prose, re.IGNORECASE)
    message = f"You know their name, {brief.name}; use it."
    if greeting:
        yield reply.advise(Mark.PERSONAL, message, greeting.span(1), hello)
        return
    first = re.search(r"\w+", reply.prose)
    if first:
        yield reply.advise(Mark.PERSONAL, message, first.span(), f"{hello}. {reply.text[first.start() : first.end()]}")
