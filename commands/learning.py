"""`train`: makes the embedded model anew."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from commands import composition
from commands import logs
from commands.outcome import print_json
from commands.progress import meter
from sentiment import training
from sentiment.pacing import Progress
from sentiment.pacing import Recipe


def train(
    data: Path, out: Path, epochs: int | None, seed: int | None, config: Path | None, db: Path | None, as_json: bool
) -> int:
    """Train, export and quantise; say where the model lies and what it reaches.

    Of the configuration it takes how to log; one that is broken is told before hours of work, not after them.
    """
    log = composition.load(config, db, need_secrets=False).settings.log
    logs.set_up(log.level, log.format)
    given = {name: value for name, value in (("epochs", epochs), ("seed", seed)) if value is not None}
    recipe = dataclasses.replace(Recipe(), **given)
    with meter("Training") as show:

        def listen(progress: Progress) -> None:
            show(progress.done, progress.total)

        report = training.train(data, out, recipe=recipe, progress=listen)
    if as_json:
        figures = dataclasses.asdict(report.figures)
        print_json({"folder": str(report.folder), "seconds": round(report.seconds), **figures})
    else:
        print(f"The model lies in {report.folder}: {report.figures}")
    return 0
