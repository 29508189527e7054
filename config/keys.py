"""Walks the keys of `allears.toml`: its tables, the values in them, and the rows of repeated tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

PREFIX = "ALLEARS_"


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """One key of the file that holds a value: its path of tables and its description."""

    path: tuple[str, ...]
    info: FieldInfo

    @property
    def variable(self) -> str:
        """The environment variable that overrides it."""
        return PREFIX + "__".join(self.path).upper()


def sections(model: type[BaseModel], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], type[BaseModel]]]:
    """Walk a model and its tables in the order of their definition; repeated tables (brands, accounts) are left out."""
    yield above, model
    for name, info in model.model_fields.items():
        table = _table_of(info)
        if table is not None:
            yield from sections(table, (*above, name))


def leaves(model: type[BaseModel]) -> Iterator[Leaf]:
    """Walk the keys that hold values, in the order of their definition, the repeated tables left out."""
    for path, table in sections(model):
        for name, info in table.model_fields.items():
            if _table_of(info) is None and row_of(info) is None:
                yield Leaf(path=(*path, name), info=info)


def row_of(info: FieldInfo) -> type[BaseModel] | None:
    """Answer the model of a repeated table's rows, or None where the key is no repeated table."""
    first: Any = next(iter(get_args(info.annotation)), None)
    return first if isinstance(first, type) and issubclass(first, BaseModel) else None


def _table_of(info: FieldInfo) -> type[BaseModel] | None:
    found: Any = info.annotation
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None
