"""Options that mean the same on every command, and the way a command is run."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Annotated
from typing import Any

import typer

from config.values import did_you_mean
from domain.person import Role

Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Configuration file [default: allears.toml, if it exists]."),
]
Db = Annotated[
    Path | None, typer.Option("--db", metavar="FILE", help="Database file [default: from the configuration].")
]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON, for machines.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="New file, for the audit: JSON lines.")]
AuditFile = Annotated[
    Path | None, typer.Option("--audit", metavar="FILE", help="Look over a file of `export audit` instead.")
]


def _read_role(word: str | Role) -> Role:
    """Answer the role of a name; typer reads the default by it, too."""
    try:
        return Role(word)
    except ValueError:
        hint = did_you_mean(word, Role) or f"; there are {', '.join(Role)}."
        raise typer.BadParameter(f'there is no role "{word}"{hint}') from None


RoleName = Annotated[
    Role,
    typer.Option(
        parser=_read_role,
        metavar="|".join(Role),
        help="What the person may do; each role includes the ones before it.",
    ),
]
Limit = Annotated[
    int, typer.Option("--limit", min=1, metavar="N", show_default=False, help="Stop after this many [default: all].")
]
ALL = 1_000_000_000


def start(module: str, function: str, **arguments: Any) -> None:
    """Load the module of a command, run it, and end with its exit code."""
    sys.exit(importlib.import_module(f"commands.{module}").__dict__[function](**arguments))
