"""Read settings from environment variables: `ALLEARS_DESK__PORT` stands over `[desk] port`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_origin

from config.keys import Leaf
from config.keys import leaves
from config.settings import Settings

_TRUE = {"true", "yes", "on", "1"}
_FALSE = {"false", "no", "off", "0"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    """A value that stands over the file: where it belongs, what it is, and who says so."""

    path: tuple[str, ...]
    value: object
    giver: str  #: "environment ALLEARS_DESK__PORT" or "command line"


def read_variables(environ: Mapping[str, str]) -> Iterator[Override]:
    """Answer the settings that the environment gives; texts that do not fit stay texts and are refused later."""
    for leaf in leaves(Settings):
        written = environ.get(leaf.variable)
        if written is not None:
            yield Override(path=leaf.path, value=_convert(leaf, written), giver=f"environment {leaf.variable}")


def read_options(options: Mapping[str, str]) -> Iterator[Override]:
    """Answer the settings that the command line gives, such as {"store.path": "week.db"}; KeyError for others."""
    known = {".".join(leaf.path): leaf for leaf in leaves(Settings)}
    for key, written in options.items():
        yield Override(path=known[key].path, value=_convert(known[key], written), giver="command line")


def _convert(leaf: Leaf, written: str) -> object:
    kind = leaf.info.annotation
    if kind is bool:
        return _to_bool(written)
    if kind is int:
        return _to_number(written, int)
    if kind is float:
        return _to_number(written, float)
    if get_origin(kind) is tuple:
        return _to_words(written)
    return written


def _to_bool(written: str) -> object:
    word = written.strip().lower()
    if word in _TRUE | _FALSE:
        return word in _TRUE
    return written


def _to_number(written: str, kind: type[int] | type[float]) -> object:
    try:
        return kind(written)
    except ValueError:
        return written


def _to_words(written: str) -> object:
    """Read `["a", "b"]` as TOML does, anything else as words between commas."""
    if written.lstrip().startswith("["):
        try:
            return tomllib.loads(f"words = {written.strip()}")["words"]
        except tomllib.TOMLDecodeError:
            return written
    return [word.strip() for word in written.split(",") if word.strip()]
