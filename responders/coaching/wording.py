"""Find words that should not be there: blame, hiding behind rules, jargon, coldness; each kind says why."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass

from domain.coaching import Advice
from domain.coaching import Mark
from responders.coaching import reply as replies
from responders.coaching.brief import CoachBrief
from responders.coaching.reply import Reply
from responders.coaching.tongue import Fault
from responders.coaching.tongue import Tongue


def _always(_: CoachBrief) -> bool:
    return True


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One kind of fault: its mark, why it is one, and for which posts."""

    mark: Mark
    why: str
    applies: Callable[[CoachBrief], bool] = _always


KINDS: Mapping[str, Kind] = {
    "blame": Kind(mark=Mark.OWNERSHIP, why="This puts the blame on them; say what we do about it."),
    "evasive": Kind(mark=Mark.OWNERSHIP, why="Nobody did it in this sentence; say what we did."),
    "policy": Kind(mark=Mark.OWNERSHIP, why="A rule helps nobody; say what can be done, and why."),
    "refusal": Kind(mark=Mark.OWNERSHIP, why="This is a bare no; say what is possible instead."),
    "elsewhere": Kind(mark=Mark.OWNERSHIP, why="This sends them elsewhere; say what we do ourselves."),
    "doubting": Kind(mark=Mark.EMPATHY, why="This doubts that it happened; name what went wrong."),
    "belittling": Kind(mark=Mark.EMPATHY, why="This makes it smaller than it is to them."),
    "cheer": Kind(mark=Mark.TONE, why="This is too cheerful for how they feel.", applies=lambda it: it.is_trouble),
    "joke": Kind(mark=Mark.TONE, why="This is no moment for a joke.", applies=lambda it: it.is_trouble),
    "cold": Kind(mark=Mark.TONE, why="This opens like a machine; begin with them and what happened."),
    "template": Kind(mark=Mark.PERSONAL, why="This could go to anybody; speak to this person."),
    "stiff": Kind(mark=Mark.TONE, why="This is how letters sound; here people talk.", applies=lambda it: it.is_short),
    "policyspeak": Kind(mark=Mark.CLARITY, why="This is how contracts sound; say who does what, and when."),
    "jargon": Kind(mark=Mark.CLARITY, why="Customers do not use this word; a plainer one will do."),
    "nominal": Kind(mark=Mark.CLARITY, why="A verb says this more plainly."),
    "hollow": Kind(mark=Mark.NEXT_STEP, why="They cannot plan with this; say when.", applies=lambda it: it.awaits_us),
}

#: What follows a no out of politeness tells nothing that there is instead, and so short a sentence neither.
_COURTESIES = ("apology", "thanks", "greeting", "request", "promise")
_FEWEST_WORDS = 5
_NOT_OURS = "This brand has another word for it."


def find_faults(reply: Reply, brief: CoachBrief, tongue: Tongue) -> Iterator[Advice]:
    """Yield advice about every word that should not be there, the brand's own jargon among them."""
    for fault in tongue.faults:
        kind = KINDS[fault.kind]
        if not kind.applies(brief):
            continue
        for match in fault.find.finditer(reply.prose):
            if not _is_made_up_for(fault, match, reply, tongue):
                better = (
                    _instead(match, reply, tongue) if fault.kind == "refusal" else _better(fault, match, brief, tongue)
                )
                # who asked and hears a bare no has no answer yet
                is_open = fault.kind == "refusal" and any(ask.stated for ask in brief.asks)
                mark = Mark.COMPLETE if is_open else kind.mark
                yield reply.advise(mark, kind.why, match.span(), better)
    yield from _own_jargon(reply, brief)


def is_bare_no(text: str, tongue: Tongue) -> bool:
    """Say whether a text turns a wish down and neither says nor links what there is instead."""
    read = replies.read(text)
    refusals = [fault for fault in tongue.faults if fault.kind == "refusal"]
    found = ((fault, match) for fault in refusals for match in fault.find.finditer(read.prose))
    return any(not _is_made_up_for(fault, match, read, tongue) for fault, match in found)


def _is_made_up_for(fault: Fault, match: re.Match[str], reply: Reply, tongue: Tongue) -> bool:
    if fault.kind == "refusal" and _goes_on(match, reply, tongue):
        return True
    if fault.unless is None:
        return False
    others = f"{reply.prose[: match.start()]} | {reply.prose[match.end() :]} | {match[0].partition(' ')[2]}"
    return fault.unless.search(others) is not None


def _goes_on(match: re.Match[str], reply: Reply, tongue: Tongue) -> bool:
    """Say whether something follows a no that leads on: a question, a link, or a plain statement of what there is."""
    behind = [reply.prose[start:end] for start, end in reply.sentences() if start >= match.end()]
    return reply.has_link or any(one.endswith("?") or _is_statement(one, tongue) for one in behind)


def _is_statement(sentence: str, tongue: Tongue) -> bool:
    is_courtesy = any(tongue.has(cue, sentence) for cue in _COURTESIES)
    is_fault = any(fault.find.search(sentence) for fault in tongue.faults)
    return replies.count_words(sentence) >= _FEWEST_WORDS and not is_courtesy and not is_fault


def _instead(match: re.Match[str], reply: Reply, tongue: Tongue) -> str:
    """Answer a no that leaves a way open, "" where the sentence goes on behind it."""
    said, rest = reply.text[match.start() : match.end()].rstrip(), reply.prose[match.end() :].lstrip(" ")
    return f"{said}{tongue.says['otherwise']}" if rest[:1] in {"", ".", "!", "\n"} else ""


def _better(fault: Fault, match: re.Match[str], brief: CoachBrief, tongue: Tongue) -> str:
    if fault.kind == "template" and fault.better and brief.name:
        return tongue.says["hello"].format(name=brief.name)
    if fault.kind == "hollow":
        return tongue.says["within"].format(reply_within=brief.reply_within) if brief.reply_within else ""
    problem = brief.problem_in(tongue.language)
    if fault.kind == "doubting" and fault.better and problem:
        return tongue.sorry(problem, brief.voice)
    return match.expand(fault.better).strip()


def _own_jargon(reply: Reply, brief: CoachBrief) -> Iterator[Advice]:
    for word, plain in brief.jargon.items():
        for match in re.finditer(rf"(?<!\w){re.escape(word.strip())}(?!\w)", reply.prose, re.IGNORECASE):
            yield reply.advise(Mark.CLARITY, _NOT_OURS, match.span(), plain)
