"""The command line of people and secrets: names, options and their help."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.options import Config
from commands.options import Db
from commands.options import Json
from commands.options import RoleName
from commands.options import start
from domain.person import Role

users = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Give people access to the desk.")
secret = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Keep access tokens, encrypted, in the database."
)

Name = Annotated[str, typer.Argument(help="The person's name.")]
Account = Annotated[str, typer.Argument(help="The account's name in the configuration.")]
Url = Annotated[
    str,
    typer.Option(metavar="ADDRESS", help="What the link begins with, where the desk is not served as configured."),
]


@users.command("add")
def users_add(
    name: Annotated[str, typer.Argument(help="The person's name, as colleagues know it.")],
    role: RoleName = Role.APPROVER,
    url: Url = "",
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Add a person (or change a role) and print a sign-in link that works once, within 15 minutes."""
    start("people", "add", name=name, role=role, url=url, config=config, db=db, as_json=json)


@users.command("link")
def users_link(name: Name, url: Url = "", config: Config = None, db: Db = None, json: Json = False) -> None:
    """Print a new sign-in link for a person."""
    start("people", "link", name=name, url=url, config=config, db=db, as_json=json)


@users.command("list")
def users_list(config: Config = None, db: Db = None, json: Json = False) -> None:
    """List everybody and what they may do."""
    start("people", "list_all", config=config, db=db, as_json=json)


@users.command("authority")
def users_authority(
    name: Name,
    amount: Annotated[
        list[str] | None, typer.Option(metavar="CURRENCY=AMOUNT", help="The most of a currency, such as EUR=50.")
    ] = None,
    commitment: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COMMITMENT", help="A kind of claim, or a promise: date, duration, link, promise, refund."
        ),
    ] = None,
    usual: Annotated[bool, typer.Option("--usual", help="As much as the role has, and no more.")] = False,
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Say what a person may promise alone, in place of what the role may."""
    given = {"amounts": amount or [], "commitments": commitment or [], "is_usual": usual}
    start("people", "set_authority", name=name, **given, config=config, db=db, as_json=json)


@users.command("disable")
def users_disable(name: Name, config: Config = None, db: Db = None, json: Json = False) -> None:
    """End a person's access and sign them out everywhere."""
    start("people", "disable", name=name, config=config, db=db, as_json=json)


@secret.command("set")
def secret_set(
    account: Account,
    name: Annotated[str, typer.Argument(help="The secret's name, such as access_token.")],
    config: Config = None,
    db: Db = None,
) -> None:
    """Store one secret of an account, encrypted; it is asked for, or read from standard input."""
    start("people", "secret_set", account=account, name=name, config=config, db=db)


@secret.command("remove")
def secret_remove(
    account: Account,
    name: Annotated[str, typer.Argument(help="The secret's name.")],
    config: Config = None,
    db: Db = None,
) -> None:
    """Forget one stored secret."""
    start("people", "secret_remove", account=account, name=name, config=config, db=db)
