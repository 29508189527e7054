"""The command line: names, options and their help. What a command does stands in the module it names.

Modules are loaded when their command runs, so that `--help` never waits for a model or a network's client.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from commands import contacts_cli
from commands import drafts_cli
from commands import facts_cli
from commands import modelling_cli
from commands import people_cli
from commands import playbook_cli
from commands import promises_cli
from commands import replies_cli
from commands.options import ALL
from commands.options import AuditFile
from commands.options import Config
from commands.options import Db
from commands.options import Json
from commands.options import Limit
from commands.options import Out
from commands.options import start

app = typer.Typer(
    name="main.py",
    help="All Ears hears what people say about your brand, drafts replies, and sends only what a human approved.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; every error we know how to say is one sentence and an exit code."""
    from commands import outcome  # loaded late for the sake of `--help`

    outcome.guarded(app)


# --- first steps -----------------------------------------------------------------------------------------------------


@app.command()
def demo(
    port: Annotated[int, typer.Option(metavar="PORT", help="Port of the desk; 0 takes a free one.")] = 8765,
    reset: Annotated[bool, typer.Option("--reset", help="Start again from fresh sample data.")] = False,
    config: Config = None,
    db: Db = None,
) -> None:
    """Open a running desk on sample data: no accounts, no keys, no questions. Sending is simulated."""
    start("demo", "demo", port=port, reset=reset, config=config, db=db)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def test(context: typer.Context) -> None:
    """Run the whole test suite: style, types, floors, tests. Further words go to pytest."""
    start("testing", "test", arguments=context.args)


@app.command()
def doctor(config: Config = None, db: Db = None, json: Json = False) -> None:
    """Check configuration, database, model and every account; each line says how to mend what is wrong."""
    start("upkeep", "doctor", config=config, db=db, as_json=json)


# --- running ---------------------------------------------------------------------------------------------------------


@app.command()
def run(config: Config = None, db: Db = None) -> None:
    """Run daemon and desk in one process."""
    start("service", "run", config=config, db=db)


@app.command()
def daemon(config: Config = None, db: Db = None) -> None:
    """Run the daemon alone: poll, judge, draft, deliver, for months."""
    start("service", "daemon", config=config, db=db)


@app.command()
def desk(
    host: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Address to listen on [default: from the configuration].")
    ] = None,
    port: Annotated[
        int | None, typer.Option(metavar="PORT", help="Port; 0 takes a free one [default: from the configuration].")
    ] = None,
    config: Config = None,
    db: Db = None,
) -> None:
    """Run the web desk alone."""
    start("service", "desk", host=host, port=port, config=config, db=db)


# --- one step at a time ----------------------------------------------------------------------------------------------


@app.command()
def poll(
    account: Annotated[list[str] | None, typer.Argument(help="Accounts to poll [default: all].")] = None,
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Fetch new mentions once, from every account or the ones named."""
    start("stages", "poll", names=account or [], config=config, db=db, as_json=json)


@app.command()
def triage(config: Config = None, db: Db = None, json: Json = False, limit: Limit = ALL) -> None:
    """Judge new mentions: feeling, intent, priority, due time."""
    start("stages", "triage", config=config, db=db, as_json=json, limit=limit)


@app.command()
def draft(config: Config = None, db: Db = None, json: Json = False, limit: Limit = ALL) -> None:
    """Draft replies for open mentions that have none."""
    start("stages", "draft", config=config, db=db, as_json=json, limit=limit)


@app.command()
def coach(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="One reply as text, or JSON or CSV with post, reply, and maybe language, name; - for standard input.",
        ),
    ] = None,
    post: Annotated[str, typer.Option(metavar="TEXT", help="The post that one reply answers.")] = "",
    reply: Annotated[str, typer.Option(metavar="TEXT", help="One reply, instead of a file.")] = "",
    name: Annotated[str, typer.Option(metavar="NAME", help="Its author's name.")] = "",
    config: Config = None,
    json: Json = False,
) -> None:
    """Say what could be better in replies: the concern heard, the feeling met, every ask answered, plain words."""
    start("coaching", "coach", file=file, post=post, reply=reply, name=name, config=config, as_json=json)


@app.command()
def deliver(config: Config = None, db: Db = None, json: Json = False) -> None:
    """Send approved replies that are due, and look up those in doubt."""
    start("stages", "deliver", config=config, db=db, as_json=json)


@app.command()
def pause(
    reason: Annotated[str, typer.Argument(help="Why, for everybody to read.")],
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Stop all sending at once, until `resume`."""
    start("upkeep", "pause", reason=reason, config=config, db=db, as_json=json)


@app.command()
def resume(config: Config = None, db: Db = None, json: Json = False) -> None:
    """Let replies leave again."""
    start("upkeep", "resume", config=config, db=db, as_json=json)


# --- data ------------------------------------------------------------------------------------------------------------


class Exported(StrEnum):
    """What `export` can write."""

    QUEUE = "queue"
    DRAFTS = "drafts"
    MENTIONS = "mentions"
    OUTBOX = "outbox"
    AUDIT = "audit"


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines or CSV, plain or .gz.")],
    account: Annotated[str, typer.Option(metavar="ACCOUNT", help="Name to keep them under.")] = "import",
    brand: Annotated[str, typer.Option(metavar="BRAND", help="Brand, where the file names none.")] = "",
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Take posts in from a file; reading it again adds nothing. Each line or row holds a text.

    Where known it also holds id, created_at, author (a handle or a name), author_name, lang, url, brand,
    conversation_id and parent_id.
    """
    start("transfer", "import_file", file=file, account=account, brand=brand, config=config, db=db, as_json=json)


@app.command()
def export(
    what: Annotated[
        Exported, typer.Argument(help="The open queue by priority, its drafts, all mentions, the outbox, or the audit.")
    ],
    out: Out = None,
    config: Config = None,
    db: Db = None,
    json: Json = False,
    limit: Limit = ALL,
) -> None:
    """Print queue, drafts, mentions or outbox, or write every approval with its proof to a file and a page."""
    start("transfer", "export", what=what.value, out=out, config=config, db=db, as_json=json, limit=limit)


# --- upkeep ----------------------------------------------------------------------------------------------------------

config_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look at the configuration.")

app.add_typer(config_app, name="config")
app.add_typer(modelling_cli.app, name="model")
app.add_typer(people_cli.users, name="users")
app.add_typer(people_cli.secret, name="secret")
app.add_typer(contacts_cli.app, name="contacts")
app.add_typer(drafts_cli.app, name="drafts")
app.add_typer(facts_cli.app, name="facts")
app.add_typer(playbook_cli.app, name="playbook")
app.add_typer(promises_cli.app, name="promises")
app.add_typer(replies_cli.app, name="replies")


@app.command()
def check(audit: AuditFile = None, config: Config = None, db: Db = None, json: Json = False) -> None:
    """Look over the database, model, playbooks, facts and rules. Exit code 1 where something is wrong."""
    start("upkeep", "check", audit=audit, config=config, db=db, as_json=json)


@app.command()
def backup(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="New file [default: beside the database, named by the time].")
    ] = None,
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Copy the database to one file while it is used, and look the copy over. Exit code 1 where something is wrong."""
    start("backups", "backup", file=file, config=config, db=db, as_json=json)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `backup` wrote.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Put a backup in the database's place; what may have left since is looked up, and sending is paused."""
    start("backups", "restore", file=file, config=config, db=db, yes=yes, as_json=json)


@app.command()
def train(
    data: Annotated[Path, typer.Option(metavar="FOLDER", help="Folder with the training sets (JSON lines).")],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Folder for checkpoints and the finished model.")] = Path(
        "var/train"
    ),
    epochs: Annotated[
        int | None, typer.Option(metavar="EPOCHS", min=1, help="Passes over the training set [default: the recipe's].")
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(metavar="SEED", help="Seed; the same seed gives the same model [default: the recipe's]."),
    ] = None,
    dangers_of: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Only teach the model in this folder danger anew: minutes, no torch."),
    ] = None,
    config: Config = None,
    db: Db = None,
    json: Json = False,
) -> None:
    """Train the embedded model anew; an interrupted run goes on where it was. Needs the torch extra."""
    recipe = {"epochs": epochs, "seed": seed, "dangers_of": dangers_of}
    start("learning", "train", data=data, out=out, **recipe, config=config, db=db, as_json=json)


class Task(StrEnum):
    """What `evaluate` can measure."""

    SENTIMENT = "sentiment"
    TOWARD = "toward"
    INTENT = "intent"
    SARCASM = "sarcasm"
    HARM = "harm"
    SPAM = "spam"
    EMOTIONS = "emotions"


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Labelled posts: CSV or JSON lines, plain or .gz.")],
    text: Annotated[str, typer.Option(metavar="COLUMN", help="Column of the texts.")] = "text",
    label: Annotated[str, typer.Option(metavar="COLUMN", help="Column of the labels.")] = "label",
    target: Annotated[
        str, typer.Option(metavar="COLUMN", help="Column of the brand or thing, for the task toward.")
    ] = "target",
    task: Annotated[Task, typer.Option(help="What the labels tell.")] = Task.SENTIMENT,
    model: Annotated[
        str | None, typer.Option(metavar="FOLDER-OR-ID", help="Model to measure [default: the shipped one].")
    ] = None,
    compare: Annotated[
        str | None, typer.Option(metavar="FOLDER-OR-ID", help="Second model, asked about the same posts.")
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Folder for report and pictures [default: FILE.evaluation; none for JSON]."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Measure how well a model judges labelled posts: recall, calibration, weak spots, surest mistakes."""
    given = {"text": text, "label": label, "target": target, "task": task.value, "model": model, "compare": compare}
    start("evaluating", "evaluate", file=file, **given, report=report, as_json=json)


@config_app.command("show")
def config_show(config: Config = None, db: Db = None, json: Json = False) -> None:
    """Print every value and where it comes from; secrets are hidden."""
    start("upkeep", "config_show", config=config, db=db, as_json=json)
