"""The command line of replies that stand at a network: names, options and their help."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.options import Config
from commands.options import Db
from commands.options import Json
from commands.options import start

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="What was sent, and taking it down again.")


@app.command("delete")
def replies_delete(
    delivery: Annotated[int, typer.Argument(metavar="ID", help="The reply, as `export outbox` numbers it.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, for everybody to read.")],
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Delete a reply of ours at its network; its mention opens again. Exit code 1 where the network will not."""
    start("replies", "delete", delivery_id=delivery, reason=reason, config=config, db=db, as_json=json)
