"""Measure the scorer: texts a second against transformers.pipeline with the same weights, and memory."""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import time
from collections.abc import Callable
from collections.abc import Sequence
from pathlib import Path

from bench._pipeline import load_pipeline
from domain.errors import ScorerUnavailable
from sentiment.scorer import SHIPPED
from sentiment.scorer import EmbeddedScorer
from sentiment.text import normalise

_BATCH_SIZES = (8, 16, 32, 64, 128)
_COPIES = 0.7
_STREAM = Path("../shared/data/streams/airline_week.jsonl")
_INVENTED = (
    "@brand order {n} still has not arrived and nobody answers me, what is going on?",
    "Thanks @brand, {n} minutes and it was solved. Lovely people!",
    "Does the {n} bus stop at the market on Sunday?",
    "@brand your app crashed {n} times today while I tried to pay. I had to call, wait, and call again. Not good #fail",
    "ok {n}",
)


def load_texts(path: Path, count: int) -> list[str]:
    """Return distinct texts from a file of JSON lines, or invented ones where there is no such file."""
    if not path.is_file():
        return [_INVENTED[n % len(_INVENTED)].format(n=n) for n in range(count)]
    lines = path.read_text(encoding="utf-8").split("\n")
    texts = dict.fromkeys(json.loads(line)["text"] for line in lines if line.strip())
    return list(texts)[:count]


def with_copies(texts: Sequence[str], share: float) -> list[str]:
    """Return as many texts of which the given share are copies, as in a storm of one shared message."""
    distinct = texts[: max(1, round(len(texts) * (1 - share)))]
    return [distinct[(index * 7) % len(distinct)] for index in range(len(texts))]


def speed(work: Callable[[], object], count: int) -> float:
    """Return how many texts a second the work goes through."""
    started = time.perf_counter()
    work()
    return count / (time.perf_counter() - started)


def measure(
    texts: Sequence[str], model: Path, fp32: Path, *, rounds: int = 3, threads: int | None = None
) -> dict[str, object]:
    """Measure everything in one run, the contestants by turns, and return medians and ratios."""
    before = _peak_megabytes()
    started = time.perf_counter()
    ours = EmbeddedScorer(model, threads=threads)
    ours.score(["warm"])
    load_seconds = time.perf_counter() - started
    ours.score(texts)
    report: dict[str, object] = {
        "texts": len(texts),
        "model": ours.name,
        "load_seconds": round(load_seconds, 2),
        "peak_mb_before": before,
        "peak_mb_with_model": _peak_megabytes(),
    }
    theirs = load_pipeline(fp32)
    contestants = _contestants(ours, theirs, list(texts))
    speeds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, (work, count) in contestants.items():
            speeds[name].append(speed(work, count))
    medians = {name: statistics.median(values) for name, values in speeds.items()}
    return {**report, **_ratios(medians), "note": _note(theirs is not None, fp32)}


def _contestants(
    ours: EmbeddedScorer, theirs: Callable[[Sequence[str], int], object] | None, texts: list[str]
) -> dict[str, tuple[Callable[[], object], int]]:
    storm = with_copies(texts, _COPIES)
    found: dict[str, tuple[Callable[[], object], int]] = {
        "ours": (lambda: ours.score(texts), len(texts)),
        "ours_one_by_one": (lambda: [ours.score([text]) for text in texts[:200]], len(texts[:200])),
        "ours_storm": (lambda: ours.score(storm), len(storm)),
    }
    if theirs is None:
        return found
    clean = [normalise(text) for text in texts]
    few = clean[:200]
    found["pipeline_one_by_one"] = (lambda: [theirs([text], 1) for text in few], len(few))
    for size in _BATCH_SIZES:
        found[f"pipeline_batch_{size}"] = (lambda size=size: theirs(clean, size), len(clean))  # type: ignore[misc]
    return found


def _ratios(medians: dict[str, float]) -> dict[str, object]:
    result: dict[str, object] = {"texts_per_second": {name: round(value, 1) for name, value in medians.items()}}
    single = medians.get("pipeline_one_by_one")
    if single is None:
        return result
    best = max(medians[f"pipeline_batch_{size}"] for size in _BATCH_SIZES)
    result["against_pipeline_one_by_one"] = round(medians["ours"] / single, 1)
    result["against_pipeline_best_batch"] = round(medians["ours"] / best, 1)
    result["storm_against_pipeline_one_by_one"] = round(medians["ours_storm"] / single, 1)
    return result


def _note(has_rival: bool, fp32: Path) -> str:
    if has_rival:
        return f"against {fp32} with transformers.pipeline, medians, by turns in one run"
    return f"only ours was measured: the comparison needs torch and the fp32 weights that `train` leaves ({fp32})"


def _peak_megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(args: list[str]) -> int:
    """Measure and print; as JSON with --json."""
    parser = argparse.ArgumentParser(prog="python -m bench score", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--model", type=Path, default=SHIPPED, help="a model folder, the shipped one unless given")
    parser.add_argument("--fp32", type=Path, default=Path("var/train/fp32"), help="weights left by `main.py train`")
    parser.add_argument("--texts", type=Path, default=_STREAM, help="JSON lines with a text each")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=None, help="of our scorer; torch takes its own default")
    options = parser.parse_args(args)
    try:
        texts = load_texts(options.texts, options.count)
        report = measure(texts, options.model, options.fp32, rounds=options.rounds, threads=options.threads)
    except ScorerUnavailable as error:
        print(error)
        return 1
    print(json.dumps(report, indent=None if options.json else 2))
    return 0
