"""Ask the model of our own posts in pairs, where a word or a sign decides, and count what it gets right."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path
from typing import Any

from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Scorer
from domain.assessment import Sentiment
from domain.errors import ScorerUnavailable
from sentiment import scorer

PROBES = Path(__file__).parent / "probes.jsonl"


class Kind(StrEnum):
    """What decides between the two posts of a pair."""

    NEGATION = "negation"
    EMOJI = "emoji"
    INTENSIFIER = "intensifier"
    CONTRAST = "contrast"
    QUESTION = "question"
    MISSPELT = "misspelt"
    ELONGATION = "elongation"
    HASHTAG = "hashtag"
    POLITENESS = "politeness"


class Measure(StrEnum):
    """How a feeling is expected: as the likeliest, or as likelier or less likely than in the other post."""

    LIKELIEST = "likeliest"
    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, kw_only=True, slots=True)
class Probe:
    """An invented post of a pair, and what a sensible reader says of its feeling."""

    pair: int
    kind: Kind
    text: str
    measure: Measure
    feeling: Sentiment


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What the model said of a probe, and whether that is what was expected."""

    probe: Probe
    chances: Probabilities
    passed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How many posts and pairs were asked, and how many passed; a pair passes when both of its posts do."""

    n_posts: int
    n_pairs: int
    passed_posts: int
    passed_pairs: int


def load_probes(path: Path = PROBES) -> list[Probe]:
    """Return the probes of a file of JSON lines, the two of a pair together; raise ValueError naming the line."""
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    probes = [_parse(line, f"{path.name}:{number}") for number, line in enumerate(lines, 1)]
    for number, (one, other) in enumerate(zip_longest(probes[::2], probes[1::2])):
        if other is None or (one.pair, one.kind) != (other.pair, other.kind):
            raise ValueError(f"{path.name}:{2 * number + 1}: pair {one.pair} needs two lines of one kind, together")
    return probes


def _parse(line: str, place: str) -> Probe:
    try:
        raw: dict[str, Any] = json.loads(line)
        expected = raw["expected"]
        ((measure, feeling),) = expected.items() if isinstance(expected, dict) else [(Measure.LIKELIEST, expected)]
        return Probe(
            pair=raw["pair"],
            kind=Kind(raw["kind"]),
            text=raw["text"],
            measure=Measure(measure),
            feeling=Sentiment(feeling),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{place}: not a probe ({error})") from error


def ask(model: Scorer, probes: Sequence[Probe]) -> list[Answer]:
    """Let the model read all probes in one call, and judge each answer; raise ScorerUnavailable."""
    readings = model.read([Passage(text=probe.text) for probe in probes])
    chances = [reading.sentiment for reading in readings]
    # Neighbours are a pair, so the other one of 0 is 1, of 1 is 0, of 2 is 3.
    return [
        Answer(probe=probe, chances=chances[index], passed=_holds(probe, chances[index], chances[index ^ 1]))
        for index, probe in enumerate(probes)
    ]


def _holds(probe: Probe, own: Probabilities, other: Probabilities) -> bool:
    if probe.measure is Measure.LIKELIEST:
        return own.top is probe.feeling
    lead: float = getattr(own, probe.feeling) - getattr(other, probe.feeling)
    return lead > 0 if probe.measure is Measure.MORE else lead < 0


def count(answers: Iterable[Answer]) -> Tally:
    """Count posts and pairs; the answers of a pair stand together."""
    passed = [answer.passed for answer in answers]
    pairs = [one and other for one, other in zip(passed[::2], passed[1::2], strict=True)]
    return Tally(n_posts=len(passed), n_pairs=len(pairs), passed_posts=sum(passed), passed_pairs=sum(pairs))


def count_by_kind(answers: Sequence[Answer]) -> dict[Kind, Tally]:
    """Count each kind that was asked, in the order of Kind."""
    asked = {answer.probe.kind for answer in answers}
    return {kind: count(answer for answer in answers if answer.probe.kind is kind) for kind in Kind if kind in asked}


def as_report(model: str, answers: Sequence[Answer]) -> dict[str, object]:
    """Return the figures for machines; shares are between 0 and 1."""
    kinds = {kind.value: _figures(tally) for kind, tally in count_by_kind(answers).items()}
    return {"model": model, **_figures(count(answers)), "by_kind": kinds}


def _figures(tally: Tally) -> dict[str, float]:
    return {
        "n_posts": tally.n_posts,
        "n_pairs": tally.n_pairs,
        "passed_posts": tally.passed_posts,
        "passed_pairs": tally.passed_pairs,
        "share_posts": round(tally.passed_posts / tally.n_posts, 4),
        "share_pairs": round(tally.passed_pairs / tally.n_pairs, 4),
    }


def as_text(model: str, answers: Sequence[Answer]) -> str:
    """Return the figures for people, and every probe that failed with the model's chances."""
    failures = [_line_of(answer) for answer in answers if not answer.passed]
    table = _table([*count_by_kind(answers).items(), ("all", count(answers))])
    return "\n".join([f"model {model}", *table, "", f"{len(failures)} failed (negative neutral positive):", *failures])


def _table(tallies: Iterable[tuple[str, Tally]]) -> list[str]:
    return [
        f"{name:<12} posts {tally.passed_posts:>3} of {tally.n_posts:>3} {tally.passed_posts / tally.n_posts:>6.1%}"
        f"   pairs {tally.passed_pairs:>3} of {tally.n_pairs:>3} {tally.passed_pairs / tally.n_pairs:>6.1%}"
        for name, tally in tallies
    ]


def _line_of(answer: Answer) -> str:
    probe, chances = answer.probe, answer.chances
    said = f"{chances.negative:.3f} {chances.neutral:.3f} {chances.positive:.3f}"
    wanted = probe.feeling if probe.measure is Measure.LIKELIEST else f"{probe.measure} {probe.feeling}"
    return f"{probe.pair:>4} {probe.kind:<11} {said}  not {wanted}: {probe.text}"


def main(args: list[str]) -> int:
    """Ask and print; as JSON with --json."""
    parser = argparse.ArgumentParser(prog="python -m bench probes", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--model", metavar="FOLDER", help="another model than the shipped one: a folder or hub id")
    options = parser.parse_args(args)
    try:
        model = scorer.load_scorer(options.model)
        answers = ask(model, load_probes())
    except ScorerUnavailable as error:
        print(error)
        return 1
    print(json.dumps(as_report(model.name, answers)) if options.json else as_text(model.name, answers))
    return 0
