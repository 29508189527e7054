"""The command line of the model and of what brands teach it: names, options and their help."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from commands.options import Config
from commands.options import Db
from commands.options import Json
from commands.options import start

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


class Learned(StrEnum):
    """What a brand's corrections can teach."""

    SENTIMENT = "sentiment"
    INTENT = "intent"
    RELEVANCE = "relevance"


@app.callback()
def model(context: typer.Context, config: Config = None, db: Db = None, json: Json = False) -> None:
    """Look at the model, and at what corrections have taught it; alone, `model` is `model show`."""
    if context.invoked_subcommand is None:
        start("modelling", "show", config=config, db=db, as_json=json)


@app.command("show")
def model_show(config: Config = None, db: Db = None, json: Json = False) -> None:
    """Say which model judges and how well, what people corrected, and which heads of brands are in use or declined."""
    start("modelling", "show", config=config, db=db, as_json=json)


@app.command("refit")
def model_refit(
    brand: Annotated[str | None, typer.Option(metavar="BRAND", help="Only this brand [default: all].")] = None,
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Learn the heads of brands anew from corrections, now. The daemon does so by itself, after each handful of them.

    A head is taken only where held-out examples say that it judges better than the model alone.
    """
    start("modelling", "refit", brand=brand, config=config, db=db, as_json=json)


@app.command("undo")
def model_undo(
    brand: Annotated[str, typer.Argument(help='The brand, as mentions name it; "" for those without one.')],
    field: Annotated[Learned, typer.Argument(help="What was learned.")],
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Put a brand's head aside: the one before it judges again, or the model alone. Corrections stay."""
    start("modelling", "undo", brand=brand, field=field.value, config=config, db=db, as_json=json)
