"""The command line of promises: names, options and their help."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.options import ALL
from commands.options import Config
from commands.options import Db
from commands.options import Json
from commands.options import Limit
from commands.options import start
from domain.promise import PromiseStatus

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look after what our replies promised.")

Number = Annotated[int, typer.Argument(metavar="NUMBER", help="The promise, by its number in the list.")]


@app.command("list")
def promises_list(config: Config = None, db: Db = None, json: Json = False, limit: Limit = ALL) -> None:
    """List what our replies promised to whom and what is still open, due first; what is overdue says so."""
    start("promises", "list_open", config=config, db=db, as_json=json, limit=limit)


@app.command("keep")
def promises_keep(number: Number, config: Config = None, db: Db = None, json: Json = False) -> None:
    """Say that a promise was kept."""
    _settle(number, PromiseStatus.KEPT, config=config, db=db, as_json=json)


@app.command("drop")
def promises_drop(number: Number, config: Config = None, db: Db = None, json: Json = False) -> None:
    """Say that a promise holds no more, or was none."""
    _settle(number, PromiseStatus.DROPPED, config=config, db=db, as_json=json)


@app.command("reopen")
def promises_reopen(number: Number, config: Config = None, db: Db = None, json: Json = False) -> None:
    """Open a promise again that was closed by mistake."""
    _settle(number, PromiseStatus.OPEN, config=config, db=db, as_json=json)


def _settle(number: int, status: PromiseStatus, **given: object) -> None:
    start("promises", "settle", promise_id=number, status=status, **given)
