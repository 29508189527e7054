"""Load the configuration: one TOML file, the environment over it, all problems told at once."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from config import accounts
from config import environment
from config import problems
from config import sources
from config import voice
from config.accounts import Gathered
from config.accounts import Kinds
from config.accounts import Stored
from config.environment import Override
from config.keys import PREFIX
from config.keys import leaves
from config.problems import Fault
from config.problems import Places
from config.secrets import FILE
from config.secrets import Secret
from config.secrets import Wanted
from config.settings import VARIABLES
from config.settings import Settings
from config.settings import Store
from config.sources import Route
from config.values import did_you_mean
from domain.errors import ConfigError
from domain.errors import Problem
from domain.platform import Account
from domain.playbook import Voice

DEFAULT_FILE = "allears.toml"

_NOTHING: Mapping[str, str] = MappingProxyType({})
_WHERE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


class OriginKind(StrEnum):
    """Who gave a value."""

    DEFAULT = "default"
    FILE = "file"
    ENVIRONMENT = "environment"
    COMMAND_LINE = "command line"


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a value comes from, and for people the very place: "allears.toml:12"."""

    kind: OriginKind
    place: str

    def __str__(self) -> str:
        return self.place


@dataclass(frozen=True, kw_only=True, slots=True)
class Loaded:
    """A configuration that can be used. `file` is None where there is none; `missing` lists secrets not needed now."""

    settings: Settings
    file: Path | None
    secrets: tuple[Secret, ...]
    missing: tuple[Wanted, ...]
    places: Places = field(repr=False)

    def origin(self, route: Route) -> Origin:
        """Answer who gave the value at a route, such as ("desk", "port") or ("accounts", 0, "handle")."""
        giver = self.places.givers.get(route)
        if giver is not None:
            return Origin(kind=OriginKind(giver.partition(" ALLEARS_")[0]), place=giver)
        if self.file is not None and route in self.places.lines:
            return Origin(kind=OriginKind.FILE, place=f"{self.file}:{self.places.lines[route]}")
        return Origin(kind=OriginKind.DEFAULT, place="default")

    def locate(self, route: Route) -> Path:
        """Answer the path at a route: beside the file, or from here where no file gave it."""
        return _locate(self.places, self.file, route, str(_value_at(self.settings, route)))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Source:
    """The file as it was read; where it is broken `problems` says so."""

    name: str
    file: Path | None
    tree: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[Route, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def load(
    path: Path | None,
    environ: Mapping[str, str],
    *,
    kinds: Kinds,
    stored: Stored | None = None,
    need_secrets: bool = True,
    options: Mapping[str, str] = _NOTHING,
) -> Loaded:
    """Read `path`, or `allears.toml` here if there is one, with the environment and then `options` over it.

    `kinds` says what each platform wants. `stored` is asked for those that the environment does not give, once and
    only if there are any. `options` come from the command line: {"store.path": "week.db"}. Raise ConfigError with
    every problem found; without `need_secrets` a secret that is nowhere is no problem but stands in `missing`.
    """
    source = _read(path)
    overrides = [*environment.read_variables(environ), *environment.read_options(options)]
    places = Places(
        file=source.name,
        tree=_merge(source.tree, overrides),
        lines=source.lines,
        givers={override.path: override.giver for override in overrides},
    )
    settings, faults = validate(places, kinds)
    wanted = accounts.find_wanted(places, kinds)
    gathered = accounts.gather(wanted, environ)
    kept = accounts.take_stored(gathered.absent, _ask(stored, gathered.absent, places, source.file))
    given = {secret.wanted for secret in (*gathered.found, *kept)}
    missing = accounts.find_missing(places, kinds, given.union(gathered.spoiled))
    if need_secrets:
        faults = [*faults, *accounts.tell_missing(missing, places, kinds)]
    told = [*source.problems, *problems.tell(faults, places), *gathered.problems]
    told += _unknown_variables(environ, wanted, places, kinds, broken=bool(source.problems))
    if settings is None or told:
        raise ConfigError(told)
    found = _in_order(wanted, gathered, kept)
    settings = _place_models(settings, places, source.file)
    return Loaded(settings=settings, file=source.file, secrets=found, missing=tuple(missing), places=places)


def to_accounts(loaded: Loaded) -> tuple[Account, ...]:
    """Answer the accounts for their platforms, each with its brand's terms and its secrets."""
    brands = loaded.settings.brands
    only = brands[0].name if len(brands) == 1 else ""
    terms = {brand.name: brand.terms for brand in brands}
    given: dict[str, dict[str, str]] = {}
    for secret in loaded.secrets:
        given.setdefault(secret.wanted.account, {})[secret.wanted.name] = secret.value
    return tuple(
        Account(
            name=row.name,
            platform=row.platform,
            handle=row.handle.removeprefix("@"),
            brand=row.brand or only,
            terms=tuple(dict.fromkeys((*terms.get(row.brand or only, ()), *row.terms))),
            places=row.places,
            api_url=row.api_url,
            path=str(loaded.locate(("accounts", position, "path"))) if row.path else "",
            options=MappingProxyType(dict(row.options)),
            secrets=MappingProxyType(given.get(row.name, {})),
            machine_text=row.machine_text,
            check_target=row.check_target,
        )
        for position, row in enumerate(loaded.settings.accounts)
    )


def to_voices(loaded: Loaded) -> dict[str, Voice]:
    """Answer the voice of each brand by the brand's name."""
    return {brand.name: voice.to_voice(brand.name, brand.voice) for brand in loaded.settings.brands}


def _read(path: Path | None) -> _Source:
    """Read the file; what it holds and what is wrong with it as a whole."""
    file = path or Path(DEFAULT_FILE)
    if path is None and not file.exists():
        return _Source(name=DEFAULT_FILE, file=None)
    try:
        text = file.read_bytes().decode("utf-8-sig")
        tree = tomllib.loads(text)
        return _Source(name=str(file), file=file, tree=tree, lines=sources.index_lines(text))
    except tomllib.TOMLDecodeError as error:
        problem = _say_broken(str(file), str(error))
    except OSError as error:
        mend = "; name another by --config" if path else ""
        problem = Problem(place=str(file), message=f"cannot be read: {error.strerror}{mend}")
    except UnicodeDecodeError as error:
        problem = Problem(place=str(file), message=f"is no text in UTF-8 (byte {error.start}); save it as UTF-8")
    except (ValueError, RecursionError):
        problem = Problem(place=str(file), message="holds a number or a nesting beyond all measure")
    return _Source(name=str(file), file=file, problems=(problem,))


def _say_broken(file: str, message: str) -> Problem:
    where = _WHERE.search(message)
    place = f"{file}:{where[1]}:{where[2]}" if where and where[1] else file
    reason = message[: where.start()] if where else message
    end = " at the end of the file" if where and not where[1] else ""
    return Problem(place=place, message=f"is not valid TOML: {reason[:1].lower()}{reason[1:]}{end}")


def _merge(tree: Mapping[str, Any], overrides: Iterable[Override]) -> dict[str, Any]:
    merged = copy.deepcopy(dict(tree))
    for override in overrides:
        table: Any = merged
        for step in override.path[:-1]:
            table = table.setdefault(step, {}) if isinstance(table, dict) else None
        # Where the file has something else in the place of a table, that is told; the variable can wait.
        if isinstance(table, dict):
            table[override.path[-1]] = override.value
    return merged


def validate(places: Places, kinds: Kinds) -> tuple[Settings | None, list[Fault]]:
    """Answer the settings of a tree, None where they cannot be used, and every fault but missing secrets."""
    misplaced = list(accounts.find_misplaced(places, kinds))
    faults = [*misplaced, *accounts.check(places, kinds)]
    try:
        return Settings.model_validate(places.tree), faults
    except ValidationError as error:
        told = {fault.route for fault in misplaced}
        translated = [problems.translate(detail) for detail in error.errors(include_url=False)]
        return None, [*faults, *(fault for fault in translated if fault.route not in told)]


def _ask(stored: Stored | None, absent: Sequence[Wanted], places: Places, file: Path | None) -> Any:
    """Ask the database for what the environment did not give, if it is known where the database is."""
    if stored is None or not absent:
        return {}
    try:
        store = Store.model_validate(places.tree.get("store", {}))
    except ValidationError:
        return {}
    database = _locate(places, file, ("store", "path"), store.path)
    return stored(database, _locate(places, file, ("store", "key_file"), store.key_file))


def _in_order(wanted: Sequence[Wanted], gathered: Gathered, kept: Sequence[Secret]) -> tuple[Secret, ...]:
    found = {secret.wanted: secret for secret in (*gathered.found, *kept)}
    return tuple(found[secret] for secret in wanted if secret in found)


def _unknown_variables(
    environ: Mapping[str, str], wanted: Sequence[Wanted], places: Places, kinds: Kinds, *, broken: bool
) -> Iterator[Problem]:
    """Answer the ALLEARS_ variables that nothing reads; after a broken file only those that look like settings."""
    known = {leaf.variable for leaf in leaves(Settings)} | set(VARIABLES)
    known |= {name for secret in wanted for name in (secret.variable, secret.variable + FILE)}
    unsure = accounts.unsure_prefixes(places, kinds)
    for variable in sorted(environ):
        if not variable.startswith(PREFIX) or variable in known or (unsure and variable.startswith(unsure)):
            continue
        if not broken or "__" in variable:
            near = did_you_mean(variable, known, nearness=0.8) or "; take it out"
            yield Problem(place=f"environment {variable}", message=f"no setting and no secret has this name{near}")


def _place_models(settings: Settings, places: Places, file: Path | None) -> Settings:
    """Answer the settings with the folders of models as whole paths; what is no folder beside the file is an id."""

    def place(route: Route, written: str) -> str:
        path = _locate(places, file, route, written).absolute()
        return str(path) if written and (path.is_dir() or written.startswith((".", "~"))) else written

    given = settings.sentiment
    models = {language: place(("sentiment", "models"), written) for language, written in given.models.items()}
    placed = given.model_copy(update={"model": place(("sentiment", "model"), given.model), "models": models})
    return settings.model_copy(update={"sentiment": placed})


def _value_at(settings: Settings, route: Route) -> object:
    found: Any = settings
    for step in route:
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found


def _locate(places: Places, file: Path | None, route: Route, written: str) -> Path:
    path = Path(written).expanduser()
    return path if route in places.givers or file is None else file.parent / path
