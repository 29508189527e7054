"""What the coach says of a text, as the desk shows it: a few tips in plain words, and the marks that are met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.coaching import Advice
from domain.coaching import Mark
from domain.coaching import Report
from domain.draft import Finding

#: So many lines, tips and what the guard found, stand in sight; further tips wait behind a click.
_LINES = 3
#: What a mark is called where it is met, and where it is not.
_MET = {
    Mark.HEARD: "concern named",
    Mark.EMPATHY: "feeling met",
    Mark.OWNERSHIP: "owned",
    Mark.CLARITY: "plain",
    Mark.COMPLETE: "all answered",
    Mark.NEXT_STEP: "next step",
    Mark.PERSONAL: "by name",
    Mark.TONE: "tone",
    Mark.LANGUAGE: "their language",
    Mark.RESTRAINT: "calm",
}
_NAMES = {
    Mark.HEARD: "Heard",
    Mark.EMPATHY: "Feeling",
    Mark.OWNERSHIP: "Ownership",
    Mark.CLARITY: "Plain words",
    Mark.COMPLETE: "Every ask",
    Mark.NEXT_STEP: "Next step",
    Mark.PERSONAL: "Personal",
    Mark.TONE: "Tone",
    Mark.LANGUAGE: "Language",
    Mark.RESTRAINT: "Calm",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Tip:
    """One piece of advice; `start` is where its words begin in the field, as a browser counts: in UTF-16 units."""

    name: str
    message: str
    words: str
    start: int
    better: str
    has_key: bool = False  #: whether the key takes this one: the first that has better words


@dataclass(frozen=True, kw_only=True, slots=True)
class Coached:
    """What stands below the field: the tips in sight, those behind a click, and the marks met."""

    tips: tuple[Tip, ...] = ()
    more: tuple[Tip, ...] = ()
    met: tuple[str, ...] = ()


def show(text: str, report: Report, findings: Sequence[Finding]) -> Coached:
    """Answer what is shown of a report on a text. What the guard says of the same words already is not said twice."""
    advice = [one for one in report.advice if not any(_meet(one, other) for other in findings)]
    first = next((one for one in advice if one.better), None)
    tips = tuple(_tip(text, one, has_key=one is first) for one in advice)
    shown = max(1, _LINES - len(findings))
    met = tuple(_MET[mark] for mark in Mark if mark in report.met)
    return Coached(tips=tips[:shown], more=tips[shown:], met=met)


def _meet(advice: Advice, finding: Finding) -> bool:
    return finding.start < advice.end and advice.start < finding.end


def _tip(text: str, advice: Advice, *, has_key: bool) -> Tip:
    return Tip(
        name=_NAMES[advice.mark],
        message=advice.message,
        words=text[advice.start : advice.end],
        start=len(text[: advice.start].encode("utf-16-le", "surrogatepass")) // 2,
        better=advice.better,
        has_key=has_key,
    )
