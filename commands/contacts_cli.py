"""The command line of the do-not-contact list: names, options and their help."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.options import ALL
from commands.options import Config
from commands.options import Db
from commands.options import Json
from commands.options import Limit
from commands.options import start

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Keep the list of authors nobody writes to.")

Network = Annotated[str, typer.Argument(help="The network, such as x or reddit.")]
Handle = Annotated[str, typer.Argument(help="The author's name there; a leading @ may be left out.")]
Why = Annotated[str, typer.Option(metavar="TEXT", help="Why, for everybody to read.")]


@app.command("add")
def contacts_add(
    network: Network, handle: Handle, reason: Why, config: Config = None, db: Db = None, json: Json = False
) -> None:
    """Put an author on the do-not-contact list: no reply to them leaves any more, be it approved already."""
    start("contacts", "add", network=network, handle=handle, reason=reason, config=config, db=db, as_json=json)


@app.command("list")
def contacts_list(
    everything: Annotated[bool, typer.Option("--all", help="Also who was taken off it.")] = False,
    config: Config = None,
    db: Db = None,
    json: Json = False,
    limit: Limit = ALL,
) -> None:
    """List the authors nobody writes to, the newest first, and why; those who asked for it by their own words."""
    start("contacts", "list_all", everything=everything, config=config, db=db, as_json=json, limit=limit)


@app.command("remove")
def contacts_remove(
    network: Network, handle: Handle, reason: Why, config: Config = None, db: Db = None, json: Json = False
) -> None:
    """Take an author off the list; who put them there, and who took them off and why, stays on record."""
    start("contacts", "remove", network=network, handle=handle, reason=reason, config=config, db=db, as_json=json)


@app.command("erase")
def contacts_erase(network: Network, handle: Handle, config: Config = None, db: Db = None, json: Json = False) -> None:
    """Erase what an author's posts said before they changed them, and the raw words; posts as they stand are kept."""
    start("contacts", "erase", network=network, handle=handle, config=config, db=db, as_json=json)
