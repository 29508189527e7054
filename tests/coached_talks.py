"""Invented talks for the coach: posts with good replies, and with bad ones by the mark they fail."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.coaching import Mark
from domain.coaching import Report
from responders import coach
from responders.coach import CoachBrief
from sentiment.language import Detector

FOLDER = Path(__file__).parent / "responders" / "coaching"


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A reply to a post, and the mark it fails; None for a good one."""

    brief: CoachBrief
    reply: str
    fails: Mark | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """What the coach said of a set of talks."""

    found: Counter[Mark]
    missed: tuple[Case, ...]
    alarms: tuple[tuple[Case, Report], ...]  #: good replies it had advice about
    good: int

    @property
    def hits(self) -> float:
        """The share of bad replies whose fault was named."""
        return sum(self.found.values()) / (sum(self.found.values()) + len(self.missed))

    @property
    def advice_per_good_reply(self) -> float:
        """How much the coach has to say of a reply that needs nothing."""
        return sum(len(report.advice) for _, report in self.alarms) / self.good


@cache
def detect() -> Callable[[str], str]:
    """Answer the detector the program uses."""
    return Detector(("en", "de", "es", "fr")).detect


def cases(name: str) -> Iterator[Case]:
    """Yield every reply of a file of talks."""
    for talk in tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["talk"]:
        brief = _brief(talk)
        yield from (Case(brief=brief, reply=reply) for reply in talk["good"])
        yield from (Case(brief=brief, reply=reply, fails=Mark(mark)) for mark, reply in talk["bad"])


def _brief(talk: dict[str, Any]) -> CoachBrief:
    return CoachBrief(
        post=talk["post"],
        intent=Intent(talk["intent"]),
        feeling=Sentiment(talk["feeling"]),
        emotions=tuple(Emotion(name) for name in talk.get("emotions", ())),
        language=talk["language"],
        name=talk.get("name", ""),
        asks=tuple(Ask(need=Need(need), start=0, end=len(talk["post"])) for need in talk.get("asks", ())),
        room=talk.get("room", 500),
        tells_trouble=talk.get("tells_trouble", False),
        detect=detect(),
    )


def measure(name: str) -> Score:
    """Answer what the coach says of a file of talks."""
    found: Counter[Mark] = Counter()
    missed, alarms, good = [], [], 0
    for case in cases(name):
        report = coach.review(case.reply, case.brief)
        if case.fails is None:
            good += 1
            alarms += [(case, report)] if report.advice else []
        elif any(one.mark is case.fails for one in report.advice):
            found[case.fails] += 1
        else:
            missed.append(case)
    return Score(found=found, missed=tuple(missed), alarms=tuple(alarms), good=good)
