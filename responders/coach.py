"""The coach: read a reply by the marks of a good answer, say what could be better and how. Pure, within a blink."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from itertools import chain

from domain.coaching import Advice
from domain.coaching import Mark
from domain.coaching import Report
from responders.coaching import reply as replies
from responders.coaching import shape
from responders.coaching import substance
from responders.coaching import tongue as tongues
from responders.coaching import wording
from responders.coaching.brief import CoachBrief as CoachBrief
from responders.coaching.reply import Reply
from responders.coaching.tongue import Tongue

#: More advice of one mark than this is noise: who mends these finds the rest.
_MOST_OF_A_MARK = 3
_MOST_APOLOGIES = 2


def review(text: str, brief: CoachBrief) -> Report:
    """Answer what the coach says of a reply: advice in the order of the marks, then by place.

    In a language whose words are not known only the marks that need none are looked at; where the reply is in another
    language than the post, it is read as what it is, and not compared with the post. A reply to what goes up is read
    for its words alone: nobody who speaks of dying is to be called by name or told what happened to them. Nothing is
    said of an empty one.
    """
    reply = replies.read(text)
    if not reply.text.strip():
        return Report(advice=(), met=frozenset())
    told = brief.detect(reply.prose) if brief.detect else tongues.guess(reply.prose, brief.language)
    written = told or brief.language
    tongue = tongues.find_tongue(written)
    is_foreign = bool(brief.language) and written != brief.language
    advice = list(shape.find_shape(reply, brief, tongue.longest if tongue else shape.LONGEST_SENTENCE))
    due = {Mark.CLARITY, Mark.TONE, Mark.RESTRAINT}
    if told and brief.language:
        due.add(Mark.LANGUAGE)
        if is_foreign:
            advice.append(reply.advise(Mark.LANGUAGE, "They wrote in another language; answer in theirs."))
    if tongue:
        due.add(Mark.OWNERSHIP)
        advice += [*wording.find_faults(reply, brief, tongue), *_apologies(reply, tongue)]
    if tongue and not is_foreign and not brief.is_escalated:
        advice += chain.from_iterable(_missing(reply, brief, tongue, due))
    kept = _sifted(advice)
    return Report(advice=tuple(kept), met=frozenset(due - {one.mark for one in kept}))


def _missing(reply: Reply, brief: CoachBrief, tongue: Tongue, due: set[Mark]) -> Iterator[Iterator[Advice]]:
    """Yield what is missing of each mark that applies to this post, and note the mark as looked for."""
    if substance.is_hearing_due(brief, tongue):
        due.add(Mark.HEARD)
        yield substance.find_unheard(reply, brief, tongue)
    if brief.is_trouble or brief.is_praise:
        due.add(Mark.EMPATHY)
        yield substance.find_unfelt(reply, brief, tongue)
    if substance.find_due(brief):
        due.add(Mark.COMPLETE)
        yield substance.find_unanswered(reply, brief, tongue)
    if substance.is_step_due(brief):
        due.add(Mark.NEXT_STEP)
        yield substance.find_no_step(reply, brief, tongue)
    if brief.name:
        due.add(Mark.PERSONAL)
        yield substance.find_nameless(reply, brief, tongue)


def _apologies(reply: Reply, tongue: Tongue) -> Iterator[Advice]:
    found = list(tongue.cues["apology"].finditer(reply.prose))
    if len(found) > _MOST_APOLOGIES:
        message = "One apology is heard, a third one sounds empty; say what you do instead."
        yield reply.advise(Mark.RESTRAINT, message, found[_MOST_APOLOGIES].span())


def _sifted(advice: Sequence[Advice]) -> list[Advice]:
    """Answer the advice in order, each word blamed once for a mark, and each mark a few times at most."""
    order = list(Mark)
    kept: list[Advice] = []
    for one in sorted(advice, key=lambda one: (order.index(one.mark), one.start, -one.end, not one.better)):
        same = [other for other in kept if other.mark is one.mark]
        is_told = one.end > 0 and any((other.start, other.end) == (one.start, one.end) for other in kept)
        is_inside = any(other.start <= one.start < other.end or other.end == one.end == 0 for other in same)
        if not is_told and not is_inside and len(same) < _MOST_OF_A_MARK:
            kept.append(one)
    return kept
