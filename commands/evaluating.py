"""`evaluate`: how well a model judges a file of labelled posts, told on the screen, in JSON and as a report."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands import emotions_evaluating
from commands.outcome import print_json
from commands.progress import meter
from domain.assessment import Passage
from domain.assessment import Scorer
from domain.errors import ConfigError
from domain.errors import Problem
from domain.text import excerpt
from domain.text import printable
from sentiment import diagrams
from sentiment import evaluation
from sentiment import labelled
from sentiment import scorer
from sentiment import slices
from sentiment.evaluation import Difference
from sentiment.evaluation import Figures
from sentiment.evaluation import Judged
from sentiment.evaluation import Labelled
from sentiment.labelled import Sheet
from sentiment.slices import Slice
from sentiment.tasks import TASKS
from sentiment.tasks import Task

_MISTAKES = 10
_WORST = 8
_NAMED_LINES = 100
_SHOWN_LINES = 10
_REPORT, _RELIABILITY, _CONFUSION = "report.md", "reliability.svg", "confusion.svg"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Result:
    """What one model made of the file; `per_second` counts posts, the model being loaded."""

    model: str
    figures: Figures
    per_second: float
    judged: Sequence[Judged]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Findings:
    """Everything an evaluation tells."""

    file: Path
    task: Task
    sheet: Sheet
    result: _Result
    slices: Sequence[Slice]
    mistakes: Sequence[Judged]
    other: _Result | None
    difference: Difference | None


def evaluate(
    file: Path,
    text: str,
    label: str,
    target: str,
    task: str,
    model: str | None,
    compare: str | None,
    report: Path | None,
    as_json: bool,
) -> int:
    """Judge every post of the file, tell how well, and leave a report unless only JSON is wanted."""
    asked = TASKS[task]
    if asked.many and (compare or report):
        message = f"the task {task} is measured for one model at a time and printed: leave it out"
        raise ConfigError([Problem(place="--compare" if compare else "--report", message=message)])
    if asked.many:
        return emotions_evaluating.evaluate(file, text, label, model, as_json)
    sheet = labelled.read(file, text=text, label=label, target=target, task=asked)
    folder = report or (None if as_json else file.with_name(f"{file.name}.evaluation"))
    # All of this comes before the work: half an hour later is too late to say that a name was wrong.
    first, second = _load(model), _load(compare) if compare else None
    if folder:
        _make(folder)
    findings = _find(file, asked, sheet, first, second)
    if folder:
        _write_report(folder, findings)
    if as_json:
        print_json({"task": task, **_describe(findings), "report": str(folder) if folder else None})
    else:
        print("\n".join(_tell(findings)))
        print(f"\nThe report with its pictures lies in {folder}")
    return 0


def _load(model: str | None) -> Scorer:
    judge = scorer.load_scorer(model)
    judge.read([Passage(text="A model loads with its first text.")])
    return judge


def _find(file: Path, task: Task, sheet: Sheet, first: Scorer, second: Scorer | None) -> _Findings:
    result = _ask(first, sheet.posts, task)
    other = _ask(second, sheet.posts, task) if second else None
    return _Findings(
        file=file,
        task=task,
        sheet=sheet,
        result=result,
        slices=slices.rank(result.judged, task),
        mistakes=evaluation.find_surest_mistakes(result.judged, _MISTAKES),
        other=other,
        difference=evaluation.compare(result.judged, other.judged) if other else None,
    )


def _ask(judge: Scorer, posts: Sequence[Labelled], task: Task) -> _Result:
    with meter(f"Judging with {printable(judge.name)}", len(posts)) as show:
        began = time.perf_counter()
        judged = evaluation.judge(judge, posts, show, task, cutoffs=scorer.cutoffs_of(judge))
        seconds = time.perf_counter() - began
    speed = len(posts) / max(seconds, 1e-9)
    return _Result(model=judge.name, figures=evaluation.measure(judged, task), per_second=speed, judged=judged)


def _describe(findings: _Findings) -> dict[str, Any]:
    """Answer what machines read: shares rounded to four places, and no text of a post."""
    sheet, other, difference = findings.sheet, findings.other, findings.difference
    compared = None
    if other and difference:
        compared = {"model": other.model, **_describe_result(other), **_rounded(dataclasses.asdict(difference))}
    return {
        "file": str(findings.file),
        "model": findings.result.model,
        **_describe_result(findings.result),
        "slices": [_rounded(dataclasses.asdict(part)) for part in findings.slices],
        "mistakes": [
            {
                "line": one.post.line,
                "label": one.post.label,
                "said": one.answer.said,
                "confidence": round(one.answer.confidence, 4),
            }
            for one in findings.mistakes
        ],
        "compared": compared,
        "notes": list(sheet.notes),
        "unreadable": {
            "count": len(sheet.unreadable),
            "lines": [dataclasses.asdict(one) for one in sheet.unreadable[:_NAMED_LINES]],
        },
    }


def _describe_result(result: _Result) -> dict[str, Any]:
    figures = result.figures
    return {
        **_rounded(
            {
                "macro_recall": figures.macro_recall,
                "macro_f1": figures.macro_f1,
                "accuracy": figures.accuracy,
                "ece": figures.ece,
                "coverage_at_precision_90": figures.coverage_at_precision_90,
                "n": figures.n,
            }
        ),
        "per_second": round(result.per_second, 1),
        "confusion": {
            label: dict(zip(figures.labels, row, strict=True))
            for label, row in zip(figures.labels, figures.confusion, strict=True)
        },
        "classes": {
            one.label: _rounded({"n": one.n, "recall": one.recall, "precision": one.precision, "f1": one.f1})
            for one in figures.classes
        },
    }


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in values.items()}


def _tell(findings: _Findings) -> Iterator[str]:
    """Yield the lines people read; nothing in them steers a terminal, and each is one line."""
    yield from _tell_result(findings.file, findings.result)
    for note in findings.sheet.notes:
        yield f"Note: {note}"
    yield from _tell_confusion(findings.result.figures)
    yield from _tell_slices(findings.slices)
    yield from _tell_mistakes(findings.mistakes)
    if findings.other and findings.difference:
        yield ""
        yield from _tell_result(findings.file, findings.other)
        yield from _tell_difference(findings.result, findings.other, findings.difference)
    yield from _tell_unreadable(findings.sheet)


def _tell_result(file: Path, result: _Result) -> Iterator[str]:
    figures = result.figures
    name, model = printable(excerpt(file.name)), printable(excerpt(result.model))
    yield f"{name}: {figures.n} posts judged by {model}, {result.per_second:.0f} a second"
    yield ""
    yield f"  macro-recall                     {figures.macro_recall:.4f}"
    yield f"  macro-F1                         {figures.macro_f1:.4f}"
    yield f"  accuracy                         {figures.accuracy:.4f}"
    yield f"  expected calibration error       {figures.ece:.4f}"
    yield f"  answered at 90 % precision       {figures.coverage_at_precision_90:.4f} of the posts"


def _tell_confusion(figures: Figures) -> Iterator[str]:
    yield ""
    yield (
        f"  {'labelled':<10}{'called':>10} "
        + "".join(f"{name:>11}" for name in figures.labels)
        + "".join(f"{name:>10}" for name in ("recall", "precision", "F1"))
    )
    for one, row in zip(figures.classes, figures.confusion, strict=True):
        counts = "".join(f"{count:>11}" for count in row)
        yield f"  {one.label:<10}{'':>10} {counts}{_share(one.recall)}{_share(one.precision)}{_share(one.f1)}"


def _share(value: float | None) -> str:
    return f"{'-' if value is None else f'{value:.3f}':>10}"


def _tell_slices(parts: Sequence[Slice]) -> Iterator[str]:
    yield ""
    yield (
        f"Worst slices, of those with {slices.FEWEST} posts or more:"
        if parts
        else (f"No slice has {slices.FEWEST} posts, too few to tell them from chance.")
    )
    for part in parts[:_WORST]:
        shares = f"macro-recall {part.macro_recall:.3f}   accuracy {part.accuracy:.3f}"
        yield f"  {part.name:<26}{part.n:>8} posts   {shares}"


def _tell_mistakes(mistakes: Sequence[Judged]) -> Iterator[str]:
    yield ""
    yield "Surest mistakes:" if mistakes else "There is no mistake."
    for one in mistakes:
        said = f"called {one.answer.said} {one.answer.confidence:.2f}, is {one.post.label}"
        yield f"  line {one.post.line}: {said}: {printable(excerpt(one.post.text, 100))}"


def _tell_difference(first: _Result, second: _Result, difference: Difference) -> Iterator[str]:
    gain = first.figures.macro_recall - second.figures.macro_recall
    yield ""
    yield (
        f"Macro-recall of the first is {gain:+.4f} against the second. On {difference.only_first_right} posts just the "
        f"first is right, on {difference.only_second_right} just the second; equally good models would differ so "
        f"much with a chance of {difference.p:.3f}."
    )


def _tell_unreadable(sheet: Sheet) -> Iterator[str]:
    if sheet.unreadable:
        yield ""
        yield f"{len(sheet.unreadable)} records could not be used:"
    for one in sheet.unreadable[:_SHOWN_LINES]:
        yield f"  line {one.line}: {printable(excerpt(one.reason))}"
    if len(sheet.unreadable) > _SHOWN_LINES:
        yield f"  and {len(sheet.unreadable) - _SHOWN_LINES} more"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refuse(folder, error) from error


def _refuse(folder: Path, error: OSError) -> ConfigError:
    message = f"the report cannot be written here ({error.strerror or error}): name another folder with --report"
    return ConfigError([Problem(place=str(folder), message=message)])


def _write_report(folder: Path, findings: _Findings) -> None:
    """Leave the report and its pictures. Posts stand indented as code, where Markdown obeys nothing they hold."""
    figures, model = findings.result.figures, findings.result.model
    body = "\n".join(f"    {line}".rstrip() for line in _tell(findings))
    pictures = f"![How far its confidence can be trusted]({_RELIABILITY})\n\n![What is taken for what]({_CONFUSION})"
    written = {
        _REPORT: f"# Evaluation\n\n{body}\n\n{pictures}\n",
        _RELIABILITY: diagrams.draw_reliability(figures, model=model),
        _CONFUSION: diagrams.draw_confusion(figures, model=model),
    }
    for name, words in written.items():
        try:
            (folder / name).write_text(words, encoding="utf-8")
        except OSError as error:
            raise _refuse(folder, error) from error
