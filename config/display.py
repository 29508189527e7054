"""Show the whole configuration with where each value comes from, and no secret."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from config.keys import row_of
from config.loader import Loaded
from config.sources import Route

REDACTED = "<redacted>"
MISSING = "<missing>"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One value as it is shown: its key, its value as TOML writes it, and where it comes from."""

    key: str
    value: str
    origin: str


def describe(loaded: Loaded) -> list[Row]:
    """Answer every value of the configuration; secrets are named and never shown."""
    return [*_describe_table(loaded, (), "", loaded.settings), *_describe_secrets(loaded)]


def write_value(value: object) -> str:
    """Write a value as TOML does; None, which TOML lacks, becomes an empty text."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(write_value(item) for item in value)}]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_write_text(str(key))} = {write_value(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return _write_text("" if value is None else str(value))


def _describe_table(loaded: Loaded, route: Route, label: str, table: BaseModel) -> Iterator[Row]:
    plain: dict[str, Any] = table.model_dump(mode="json")
    for name, info in type(table).model_fields.items():
        value, key = getattr(table, name), f"{label}.{name}".removeprefix(".")
        if isinstance(value, BaseModel):
            yield from _describe_table(loaded, (*route, name), key, value)
        elif row_of(info) is not None:
            for position, row in enumerate(value):
                yield from _describe_table(loaded, (*route, name, position), f"{key}.{row.name}", row)
        else:
            yield Row(key=key, value=write_value(plain[name]), origin=str(loaded.origin((*route, name))))


def _describe_secrets(loaded: Loaded) -> Iterator[Row]:
    for secret in loaded.secrets:
        key = f"accounts.{secret.wanted.account}.secrets.{secret.wanted.name}"
        yield Row(key=key, value=REDACTED, origin=secret.giver)
    for wanted in loaded.missing:
        yield Row(key=f"accounts.{wanted.account}.secrets.{wanted.name}", value=MISSING, origin=wanted.variable)


def _write_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in escaped) + '"'
