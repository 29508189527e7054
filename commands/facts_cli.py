"""The command line of the knowledge base: names, options and their help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from commands.options import ALL
from commands.options import Config
from commands.options import Db
from commands.options import Json
from commands.options import Limit
from commands.options import start

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Keep the facts that replies are made from.")

Id = Annotated[str, typer.Argument(metavar="ID", help="The fact's id, such as returns-window.")]
Brand = Annotated[str, typer.Option(metavar="BRAND", help="The brand it holds for; every brand without it.")]


class Clearable(StrEnum):
    """What a fact may do without."""

    QUESTIONS = "questions"
    INSTEAD = "instead"
    BRAND = "brand"
    CHANNELS = "channels"
    LINKS = "links"
    OWNER = "owner"
    VALID_FROM = "valid_from"
    VALID_UNTIL = "valid_until"
    REVIEW = "review"


@app.command("list")
def facts_list(
    everything: Annotated[bool, typer.Option("--all", help="Also the retired ones.")] = False,
    due: Annotated[bool, typer.Option("--due", help="Only those to review now, or that hold no more.")] = False,
    config: Config = None,
    db: Db = None,
    json: Json = False,
    limit: Limit = ALL,
) -> None:
    """List the facts: whether each holds, how many replies it was used in, and when it is to be reviewed."""
    start("facts", "list_all", everything=everything, due=due, config=config, db=db, as_json=json, limit=limit)


@app.command("show")
def facts_show(fact_id: Id, config: Config = None, db: Db = None, json: Json = False) -> None:
    """Show one fact: what it says, how it has changed, and every sent reply that was told it, older words marked."""
    start("facts", "show", fact_id=fact_id, config=config, db=db, as_json=json)


@app.command("add")
def facts_add(
    fact_id: Id,
    answer: Annotated[
        str, typer.Option(metavar="TEXT", help="The answer, in whole sentences as they may stand in a reply.")
    ] = "",
    instead: Annotated[
        str, typer.Option(metavar="TEXT", help="Where the answer is a no: what there is instead, told behind it.")
    ] = "",
    language: Annotated[str, typer.Option(metavar="CODE", help="The answer's language, as ISO 639-1.")] = "en",
    question: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="A way people ask for it; give several, the more the better it is found."),
    ] = None,
    brand: Brand = "",
    network: Annotated[
        list[str] | None, typer.Option(metavar="NETWORK", help="A network it holds for; every one without it.")
    ] = None,
    link: Annotated[
        list[str] | None, typer.Option(metavar="ADDRESS", help="A link that replies may give with it; https.")
    ] = None,
    owner: Annotated[str, typer.Option(metavar="OWNER", help="Who looks after it.")] = "",
    valid_from: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day it holds.")] = "",
    valid_until: Annotated[str, typer.Option("--until", metavar="DATE", help="The last day it holds.")] = "",
    review: Annotated[str, typer.Option(metavar="DATE", help="When to look whether it still holds.")] = "",
    without: Annotated[
        list[Clearable] | None, typer.Option(metavar="KEY", help="What is taken out, such as valid_until.")
    ] = None,
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Add a fact, or change one: what is not given stays as it was. Drafts that cite it are written anew."""
    given = {
        "answer": answer,
        "instead": instead,
        "language": language,
        "questions": question,
        "brand": brand,
        "channels": network,
        "links": link,
        "owner": owner,
        "valid_from": valid_from,
        "valid_until": valid_until,
        "review": review,
    }
    gone = frozenset[str](without or ())
    start("facts", "add", fact_id=fact_id, given=given, without=gone, config=config, db=db, as_json=json)


@app.command("import")
def facts_import(
    path: Annotated[Path, typer.Argument(metavar="FILE-OR-FOLDER", help="A .md, .toml or .csv file, or a folder.")],
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Read facts from files into the database. The good ones are kept; every problem is told with its place."""
    start("facts", "import_all", path=path, config=config, db=db, as_json=json)


@app.command("export")
def facts_export(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="Where to write; the screen without it.")] = None,
    config: Config = None,
    db: Db = None,
) -> None:
    """Write all facts as one TOML file that `facts import` reads."""
    start("facts", "export", file=file, config=config, db=db)


@app.command("remove")
def facts_remove(fact_id: Id, config: Config = None, db: Db = None, json: Json = False) -> None:
    """Retire a fact: it is used no more, drafts that cite it are written anew, and its history stays."""
    start("facts", "remove", fact_id=fact_id, config=config, db=db, as_json=json)


@app.command("find")
def facts_find(
    question: Annotated[str, typer.Argument(help="What somebody asks, in their own words.")],
    brand: Annotated[str, typer.Option(metavar="BRAND", help="The brand they ask; any without it.")] = "",
    network: Annotated[str, typer.Option(metavar="NETWORK", help="The network they ask on; any without it.")] = "",
    language: Annotated[str, typer.Option(metavar="CODE", help="The language to answer in; any without it.")] = "",
    config: Config = None,
    db: Db = None,
    json: Json = False,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Tell so many at most.")] = 3,
) -> None:
    """Find the facts that answer a question, as drafting finds them; none where nothing is near enough."""
    given = {"brand": brand, "network": network, "language": language}
    start("facts", "find", question=question, **given, config=config, db=db, as_json=json, limit=limit)


@app.command("sync")
def facts_sync(config: Config = None, db: Db = None, json: Json = False) -> None:
    """Read the folder of the configuration now; the daemon does it by itself whenever a file changes."""
    start("facts", "sync", config=config, db=db, as_json=json)
