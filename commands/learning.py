"""`train`: makes the embedded model anew."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commands import composition
from commands import logs
from commands.outcome import print_json
from commands.progress import meter
from sentiment import curriculum
from sentiment import danger_training
from sentiment import training
from sentiment.pacing import Listener
from sentiment.pacing import Recipe


def train(
    data: Path,
    out: Path,
    epochs: int | None,
    seed: int | None,
    dangers_of: Path | None,
    config: Path | None,
    db: Path | None,
    as_json: bool,
) -> int:
    """Train, export and quantise; say where the model lies and what it reaches. `dangers_of` is taught danger alone.

    Of the configuration it takes how to log; one that is broken is told before hours of work, not after them.
    """
    log = composition.load(config, db, need_secrets=False).settings.log
    logs.set_up(log.level, log.format)
    if dangers_of is not None:
        return _teach_danger(data, out, dangers_of, as_json)
    given = {name: value for name, value in (("epochs", epochs), ("seed", seed)) if value is not None}
    with _listener() as listen:
        report = training.train(data, out, recipe=dataclasses.replace(Recipe(), **given), progress=listen)
    if as_json:
        figures = dataclasses.asdict(report.figures)
        print_json({"folder": str(report.folder), "seconds": round(report.seconds), **figures})
    else:
        print(f"The model lies in {report.folder}: {report.figures}")
    return 0


def _teach_danger(data: Path, out: Path, folder: Path, as_json: bool) -> int:
    with _listener() as listen:
        head = danger_training.teach(folder, curriculum.load(data), out / "dangers", listen)
    if as_json:
        print_json({"folder": str(folder), "model": head.model})
    else:
        print(f"{folder} has a new head of danger for {head.model}.")
    return 0


@contextmanager
def _listener() -> Iterator[Listener]:
    with meter("Training") as show:
        yield lambda progress: show(progress.done, progress.total)
