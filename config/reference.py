"""Write docs/configuration.md and allears.example.toml from the settings: `python -m config.reference`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated
from typing import Any
from typing import Literal
from typing import get_args
from typing import get_origin

from pydantic import BaseModel
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from config import values
from config.display import write_value
from config.keys import PREFIX
from config.keys import Leaf
from config.keys import row_of
from config.keys import sections
from config.section import Section
from config.settings import VARIABLES
from config.settings import AccountRow
from config.settings import Brand
from config.settings import Settings

DOCUMENT = Path("docs/configuration.md")
EXAMPLE = Path("allears.example.toml")

_INTRODUCTION = """\
# Configuration

<!-- Written by `python -m config.reference`; change config/settings.py instead. -->

All Ears reads one TOML file: `allears.toml` in the current folder, or the file that `--config` names. Every key has a
default, so an empty file, or none, is valid. `allears.example.toml` holds every key with its default: copy it, and take
the `#` away before what you change.

* **Environment variables stand over the file**, and the command line stands over both. Each key below has its variable.
  Lists are written with commas (`en,de`) or as in TOML (`["en", "de"]`). Brands and accounts stand in the file alone.
* **Durations** are texts with units: `"90s"`, `"30m"`, `"2h"`, `"1d"`, `"1h30m"`.
* **Paths** in the file start from the file's own folder, paths given by variables or by the command line from the
  current one.
* **Mistakes are told all at once**, each with its line and its mend, and nothing starts (exit code 2): unknown keys,
  wrong types, values out of bounds, missing secrets, unknown `ALLEARS_` variables.
* `main.py config show` prints every value with where it comes from, secrets redacted.
"""

_SECRETS = f"""\
## Secrets

Secrets never stand in the file. The secret `api_key` of the account `acme-x` is given by one of

* `{PREFIX}ACME_X_API_KEY`, the secret itself;
* `{PREFIX}ACME_X_API_KEY_FILE`, the path of a file that holds it in one line (a newline at its end is dropped);
* the database, where `main.py secret set acme-x api_key` has stored it encrypted.

The first two stand over the third; both of them at once is a mistake. `main.py doctor` says what a platform wants.
"""

_EXAMPLE_HEAD = """\
# All Ears: every setting with its default. Copy this file to allears.toml and take the # away before what you change.
# Environment variables stand over the file: ALLEARS_DESK__PORT=9000. Secrets never stand here, see [[accounts]] below.
# Written by `python -m config.reference`; all keys are explained in docs/configuration.md.
"""

_EXAMPLE_ROWS = """\
# The brands that are spoken of, each with a table of its own. The voice is how its replies sound.
#[[brands]]
#name = "Acme Bikes"
#terms = ["acme bikes", "acmebikes"]
#[brands.voice]
#signature = "Your Acme team"
#contact = "https://acme.example/help"
#avoid = ["unfortunately", "policy"]
#emoji = false
#language = "en"

# Our accounts on the networks. The secrets of acme-x are given by environment variables that begin with
# ALLEARS_ACME_X_, or by files that ALLEARS_ACME_X_…_FILE name; `main.py doctor` lists those that are missing.
#[[accounts]]
#name = "acme-x"
#platform = "x"
#handle = "acmebikes"
#brand = "Acme Bikes"
#poll_fastest = "1m"
#poll_slowest = "15m"
#daily_limit = 100

# On Reddit, places are subreddits. The brand's terms and those given here say what counts as a mention.
#[[accounts]]
#name = "acme-reddit"
#platform = "reddit"
#handle = "acme_bikes"
#brand = "Acme Bikes"
#terms = ["acme gravel"]
#places = ["bicycling", "bikecommuting"]

# A file of posts in place of a network, to try things out. It also accepts replies.
#[[accounts]]
#name = "acme-replay"
#platform = "replay"
#handle = "acmebikes"
#brand = "Acme Bikes"
#path = "posts.jsonl"
"""


def write_document() -> str:
    """Answer docs/configuration.md."""
    parts = [_INTRODUCTION]
    parts += [_write_section(path, table) for path, table in sections(Settings) if path]
    parts += [_write_rows("brands", Brand), _write_rows("accounts", AccountRow), _SECRETS, _write_variables()]
    return "\n".join(parts)


def write_example() -> str:
    """Answer allears.example.toml: all defaults as comments, so that the file as it is changes nothing."""
    parts = [_EXAMPLE_HEAD]
    parts += [_write_example_section(path, table) for path, table in sections(Settings) if path]
    return "\n".join(part for part in [*parts, _EXAMPLE_ROWS] if part)


def main(folder: Path = Path()) -> None:
    """Write both files below a folder, by default the current one."""
    (folder / DOCUMENT).write_text(write_document(), encoding="utf-8")
    (folder / EXAMPLE).write_text(write_example(), encoding="utf-8")


def _write_section(path: Sequence[str], table: type[BaseModel]) -> str:
    keys = list(_keys(table))
    if not keys:
        return f"## [{'.'.join(path)}]\n\n{_doc(table)} Its values stand in the tables below.\n"
    rows = [
        f"| `{name}` | {_type_of(info)} | {_default_of(info)} | `{Leaf(path=(*path, name), info=info).variable}` "
        f"| {info.description} |"
        for name, info in keys
    ]
    head = ["| key | type | default | variable | meaning |", "|---|---|---|---|---|"]
    return f"## [{'.'.join(path)}]\n\n{_doc(table)}\n\n" + "\n".join([*head, *rows]) + "\n"


def _write_rows(name: str, row: type[Section]) -> str:
    rows = []
    for path, table in sections(row):
        for key, info in _keys(table):
            full = ".".join((*path, key))
            rows.append(f"| `{full}` | {_type_of(info)} | {_default_of(info)} | {info.description} |")
    head = ["| key | type | default | meaning |", "|---|---|---|---|"]
    return f"## [[{name}]]\n\n{_doc(row)}\n\n" + "\n".join([*head, *rows]) + "\n"


def _write_variables() -> str:
    rows = [f"| `{name}` | {meaning} |" for name, meaning in VARIABLES.items()]
    return "## Other variables\n\n| variable | meaning |\n|---|---|\n" + "\n".join(rows) + "\n"


def _write_example_section(path: Sequence[str], table: type[BaseModel]) -> str:
    keys = list(_keys(table))
    if not keys:
        return ""
    lines = [*_comment(_doc(table)), f"[{'.'.join(path)}]"]
    for name, info in keys:
        lines += [*_comment(str(info.description)), f"#{name} = {write_value(_plain_default(info))}"]
    return "\n".join(lines) + "\n"


def _keys(table: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    for name, info in table.model_fields.items():
        nested: Any = info.annotation
        if row_of(info) is None and not (isinstance(nested, type) and issubclass(nested, BaseModel)):
            yield name, info


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, width=116, initial_indent="# ", subsequent_indent="# ")


def _doc(table: type[BaseModel]) -> str:
    return " ".join((table.__doc__ or "").split())


def _default_of(info: FieldInfo) -> str:
    if info.is_required():
        return "none, it must be given"
    return "not set" if info.default is None else f"`{write_value(_plain_default(info))}`"


def _plain_default(info: FieldInfo) -> object:
    """Answer the default as a file would write it: a duration as text."""
    kind: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return TypeAdapter(kind).dump_python(info.default, mode="json")


def _type_of(info: FieldInfo) -> str:
    """Name a key's type in words, with its bounds."""
    kind: Any = info.annotation
    metadata = list(info.metadata)
    if type(None) in get_args(kind):
        kind = get_args(kind)[0]
        if get_origin(kind) is Annotated:
            kind, *metadata = get_args(kind)
    special = {
        values.parse_duration: "duration",
        values.parse_amounts: "table of numbers",
        values.check_timezone: "time zone",
        values.check_address: "address",
        values.check_opening: "opening hours",
    }
    for mark in metadata:
        if getattr(mark, "func", None) in special:
            return special[mark.func]
    if get_origin(kind) is Literal:
        return " or ".join(f'`"{word}"`' for word in get_args(kind))
    return _plain_type(kind) + _bounds(metadata)


def _plain_type(kind: Any) -> str:
    if get_origin(kind) is dict and isinstance(get_args(kind)[1], type) and issubclass(get_args(kind)[1], Section):
        return "tables"
    names = {bool: "`true` or `false`", int: "whole number", float: "number", str: "text", dict: "table of texts"}
    return "list of texts" if get_origin(kind) is tuple else names[get_origin(kind) or kind]


def _bounds(metadata: Sequence[Any]) -> str:
    least = next((mark.ge for mark in metadata if hasattr(mark, "ge")), None)
    most = next((mark.le for mark in metadata if hasattr(mark, "le")), None)
    return "" if least is None and most is None else f", {least} to {most}"


if __name__ == "__main__":
    main()
