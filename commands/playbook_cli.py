"""The command line of playbooks: names, options and their help."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.options import Config
from commands.options import Db
from commands.options import Json
from commands.options import start

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Try what would be answered.")


@app.callback()
def playbook() -> None:
    """Try what would be answered."""


@app.command("try")
def playbook_try(
    text: Annotated[str, typer.Argument(help="A post, as somebody might write it; - reads it from standard input.")],
    platform: Annotated[
        str, typer.Option(metavar="PLATFORM", help="The kind of network it comes from, such as x.")
    ] = "",
    author: Annotated[str, typer.Option(metavar="AUTHOR", help="The name on the author's profile.")] = "",
    language: Annotated[str, typer.Option(metavar="CODE", help="Its language, such as de [default: found out].")] = "",
    brand: Annotated[str, typer.Option(metavar="BRAND", help="The brand it is for [default: the only one].")] = "",
    before: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="A post before it in its thread; again for the next. Ours begin with us:"),
    ] = None,
    known: Annotated[bool, typer.Option("--known", help="As if we had answered its author before.")] = False,
    at: Annotated[
        str, typer.Option(metavar="DATE", help='When it was written, such as "2026-12-24 21:30" [default: now].')
    ] = "",
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Show how a post is judged, which playbook matches and why, what it asks, and the draft. Neither is kept."""
    given = {"platform": platform, "author": author, "language": language, "brand": brand, "before": before or ()}
    when = {"known": known, "at": at}
    start("playbook_trying", "try_text", text=text, **given, **when, config=config, db=db, as_json=json)
