"""The command line of drafts: names, options and their help."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.options import Config
from commands.options import Db
from commands.options import Json
from commands.options import start

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look at what people made of the drafts.")


@app.callback()
def drafts() -> None:
    """Look at what people made of the drafts."""


@app.command("reasons")
def drafts_reasons(
    days: Annotated[int, typer.Option(metavar="DAYS", min=1, max=3650, help="How many days to look back.")] = 30,
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Count why drafts were rejected, by reason and playbook; what was taken back is not counted."""
    start("drafts", "reasons", days=days, config=config, db=db, as_json=json)


@app.command("report")
def drafts_report(
    days: Annotated[int, typer.Option(metavar="DAYS", min=1, max=3650, help="How many days to look back.")] = 30,
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Tell how many drafts were approved as they were, edited and rejected, and which phrasings people take out."""
    start("drafts_reporting", "report", days=days, config=config, db=db, as_json=json)


@app.command("cost")
def drafts_cost(
    days: Annotated[
        int, typer.Option(metavar="DAYS", min=1, max=3650, help="How many days to look back, today among them.")
    ] = 30,
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Tell what the language model wrote, and what that cost, day by day (UTC)."""
    start("language", "cost", days=days, config=config, db=db, as_json=json)
