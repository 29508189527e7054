"""`evaluate --task emotions`: how well a model judges emotions, of which a post may show several."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path

from commands.outcome import print_json
from commands.progress import meter
from domain.assessment import Emotion
from domain.assessment import Passage
from domain.assessment import Scorer
from domain.errors import ScorerUnavailable
from domain.text import excerpt
from domain.text import printable
from sentiment import emotion_figures
from sentiment import labelled
from sentiment import scorer
from sentiment.emotion_figures import EmotionFigures
from sentiment.emotion_figures import Felt
from sentiment.evaluation import ClassFigures
from sentiment.evaluation import Labelled
from sentiment.tasks import TASKS

_TASK = TASKS["emotions"]
_POSTS_PER_CALL = 2_048


def evaluate(file: Path, text: str, label: str, model: str | None, as_json: bool) -> int:
    """Judge every post of the file and tell how well, emotion by emotion."""
    sheet = labelled.read(file, text=text, label=label, task=_TASK)
    judge = scorer.load_scorer(model)
    if not judge.read([Passage(text="A model loads with its first text.")])[0].emotions:
        raise ScorerUnavailable(f"The model {judge.name} does not answer emotions.")
    began = time.perf_counter()
    posts = _ask(judge, sheet.posts)
    per_second = len(posts) / max(time.perf_counter() - began, 1e-9)
    figures = emotion_figures.measure(posts, scorer.emotion_cutoffs_of(judge))
    unreadable = [dataclasses.asdict(one) for one in sheet.unreadable]
    if as_json:
        told = {name: _round(value) for name, value in dataclasses.asdict(figures).items() if name != "classes"}
        classes = {one.label: {"n": one.n, **_describe(one)} for one in figures.classes}
        whole = {"task": "emotions", "file": str(file), "model": judge.name, **told, "classes": classes}
        print_json({**whole, "per_second": round(per_second, 1), "unreadable": {"count": len(unreadable)}})
    else:
        print("\n".join(_tell(file, judge.name, figures, per_second)))
        for one in sheet.unreadable[:10]:
            print(f"  line {one.line}: {printable(excerpt(one.reason))}")
    return 0


def _ask(judge: Scorer, posts: Sequence[Labelled]) -> list[Felt]:
    found: list[Felt] = []
    with meter(f"Judging with {printable(judge.name)}", len(posts)) as show:
        for start in range(0, len(posts), _POSTS_PER_CALL):
            part = posts[start : start + _POSTS_PER_CALL]
            for post, reading in zip(part, judge.read([Passage(text=one.text) for one in part]), strict=True):
                labels = frozenset(map(Emotion, filter(None, post.label.split(","))))
                found.append(Felt(labels=labels, chances=reading.emotions))
            show(len(found), len(posts))
    return found


def _describe(one: ClassFigures) -> dict[str, float | None]:
    return {"recall": _round(one.recall), "precision": _round(one.precision), "f1": _round(one.f1)}


def _round(value: float | None) -> float | None:
    return round(value, 4) if isinstance(value, float) else value


def _tell(file: Path, model: str, figures: EmotionFigures, per_second: float) -> Iterator[str]:
    name = printable(excerpt(file.name))
    yield f"{name}: {figures.n} posts judged by {printable(excerpt(model))}, {per_second:.0f} a second"
    yield ""
    yield f"  macro-F1                         {figures.macro_f1:.4f}"
    yield f"  macro-recall                     {figures.macro_recall:.4f}"
    yield f"  exactly the labelled emotions    {figures.accuracy:.4f} of the posts"
    yield f"  expected calibration error       {figures.ece:.4f}"
    yield ""
    yield f"  {'emotion':<18}{'labelled':>10}{'recall':>10}{'precision':>10}{'F1':>10}"
    for one in figures.classes:
        shares = "".join(
            f"{'-' if value is None else f'{value:.3f}':>10}" for value in (one.recall, one.precision, one.f1)
        )
        yield f"  {one.label:<18}{one.n:>10}{shares}"
