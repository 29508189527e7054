"""Platforms found by name: a file with a class `Adapter` is one, and nothing else must be edited."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from functools import cache
from importlib import resources
from typing import cast

import platforms
from domain.clock import Clock
from domain.errors import ConfigError
from domain.errors import Problem
from domain.platform import Account
from domain.platform import Kind
from domain.platform import Platform


@cache
def kinds() -> tuple[str, ...]:
    """Answer the names of all platforms, sorted."""
    names = (module.name for module in pkgutil.iter_modules(platforms.__path__))
    return tuple(sorted(name for name in names if _adapter(name) is not None))


def describe(kind: str) -> Kind:
    """Answer what a platform wants; raises ConfigError for an unknown one.

    It is read off the source, so that no client library is loaded for it.
    """
    adapter = _adapter(kind) if kind in kinds() else None
    if adapter is None:
        known = ", ".join(kinds())
        raise ConfigError([Problem(place=f"platform {kind!r}", message=f"is not known; there are {known}")])
    constants = _constants(adapter)
    secrets = cast("tuple[str, ...]", constants.get("SECRETS", ()))
    sets = cast("tuple[tuple[str, ...], ...]", constants.get("SECRET_SETS", (secrets,)))
    options = cast("tuple[str, ...]", constants.get("OPTIONS", ()))
    return Kind(secrets=secrets, secret_sets=sets, options=options)


def load(account: Account, clock: Clock) -> Platform:
    """Answer the platform of an account; raises ConfigError for an unknown kind or unusable options."""
    describe(account.platform)
    module = importlib.import_module(f"platforms.{account.platform}")
    return cast("Platform", module.Adapter(account, clock=clock))


@cache
def _adapter(name: str) -> ast.ClassDef | None:
    file = resources.files(platforms).joinpath(f"{name}.py")
    if not name.isidentifier() or not file.is_file():
        return None
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return next((node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Adapter"), None)


def _constants(adapter: ast.ClassDef) -> dict[str, object]:
    """Read the literal constants of a class; what is computed is left out."""
    found: dict[str, object] = {}
    for node in adapter.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and isinstance(value, ast.expr):
            try:
                found[target.id] = ast.literal_eval(value)
            except ValueError:
                continue
    return found
