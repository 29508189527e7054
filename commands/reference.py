"""Write docs/commands.md from the command line itself: `python -m commands.reference`."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from typer.main import get_command

from commands.cli import app

DOCUMENT = Path("docs/commands.md")

_INTRODUCTION = """\
# Commands

<!-- Written by `python -m commands.reference`; change commands/cli.py instead. -->

Every command is `python3 main.py NAME`, or `allears NAME` where the package is installed. `--help` after any of them
says what stands here. The first start makes `.venv` beside `main.py` and installs the locked packages into it.

* `--config FILE` names the configuration, `--db FILE` the database. Without them: `allears.toml` in the current
  folder, and the database it names. See [configuration.md](configuration.md).
* `--json` answers one JSON value on standard output, for machines. Logs and errors go to standard error.
* Exit codes: 0 well; 1 something failed, one sentence says what; 2 wrong use or configuration, every problem is named.

"""
#: Options that mean the same everywhere; their lines would drown the others.
_EVERYWHERE = {"--config", "--db", "--json"}


def write_document() -> str:
    """Answer docs/commands.md."""
    found = list(walk())
    rows = [f"| [`{name}`](#{name.replace(' ', '-')}) | {_summary(command)} |" for name, command in found]
    head = ["| command | what it does |", "|---|---|"]
    return _INTRODUCTION + "\n".join([*head, *rows]) + "\n" + "".join(_describe(*one) for one in found)


def walk() -> Iterator[tuple[str, Any]]:
    """Yield each command with the words that call it; groups are walked, not yielded."""
    group: Any = get_command(app)
    for name, command in group.commands.items():
        nested = getattr(command, "commands", None)
        if nested is None:
            yield name, command
        else:
            yield from ((f"{name} {inner}", one) for inner, one in nested.items())


def main(folder: Path = Path()) -> None:
    """Write the document below a folder, by default the current one."""
    (folder / DOCUMENT).write_text(write_document(), encoding="utf-8")


def _summary(command: Any) -> str:
    return str(command.help).split(". ")[0].rstrip(".") + "."


def _describe(name: str, command: Any) -> str:
    usage = " ".join(["python3 main.py", name, *(_usage(one) for one in command.params if one.opts)]).rstrip()
    rows = [_row(one) for one in command.params if not _EVERYWHERE & set(one.opts)]
    table = "\n".join(["", "| word | meaning | default |", "|---|---|---|", *rows, ""]) if rows else ""
    return f"\n## {name}\n\n{command.help}\n\n```\n{usage}\n```\n{table}"


def _usage(parameter: Any) -> str:
    word = _word(parameter)
    many = "..." if parameter.nargs == -1 else ""
    return word if parameter.required else f"[{word}]{many}"


def _row(parameter: Any) -> str:
    kind = parameter.type_descriptor.annotation
    choices = [f"`{choice}`" for choice in kind] if isinstance(kind, type) and issubclass(kind, StrEnum) else []
    meaning = f"{parameter.help} One of {', '.join(choices)}." if choices else parameter.help
    return f"| `{_word(parameter)}` | {meaning} | {_default(parameter)} |"


def _plain(metavar: str | None) -> str:
    """Answer a word for a value; choices stand in the meaning, and their bars would part the table."""
    return metavar if metavar and "|" not in metavar else ""


def _word(parameter: Any) -> str:
    """Answer how a parameter is typed: an argument by its name, an option with what follows it."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    is_flag = isinstance(parameter.default, bool)
    return (
        parameter.opts[0] if is_flag else f"{parameter.opts[0]} {_plain(parameter.metavar) or parameter.name.upper()}"
    )


def _default(parameter: Any) -> str:
    if parameter.required:
        return "must be given"
    is_silent = parameter.default in (None, False, "", 1_000_000_000)
    return "" if is_silent else f"`{parameter.default}`"


if __name__ == "__main__":
    main()
