"""Check brands and accounts against each other, and gather the secrets that the accounts' platforms want."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config import secrets
from config.keys import PREFIX
from config.problems import Fault
from config.problems import Places
from config.secrets import FILE
from config.secrets import Secret
from config.secrets import Unusable
from config.secrets import Wanted
from config.settings import VARIABLES
from config.sources import Route
from config.values import did_you_mean
from domain.errors import Problem
from domain.platform import Kind

#: Answers account → secret → value, as stored in the database (first path) under the key (second path).
Stored = Callable[[Path, Path], Mapping[str, Mapping[str, str]]]


#: The platforms that exist, by name.
Kinds = Mapping[str, Kind]

_SECRET_TABLES = {"secret", "secrets"}
_UNKNOWN = Kind()
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """What the environment gave: the secrets found, those it did not give, those it gave badly and how."""

    found: tuple[Secret, ...]
    absent: tuple[Wanted, ...]
    spoiled: tuple[Wanted, ...]
    problems: tuple[Problem, ...]


def check(places: Places, kinds: Kinds) -> Iterator[Fault]:
    """Answer what is wrong between brands, accounts and platforms."""
    brands = [(("brands", position, "name"), row.get("name")) for position, row in places.rows("brands")]
    accounts = [(("accounts", position, "name"), row.get("name")) for position, row in places.rows("accounts")]
    yield from _duplicates(brands, "brand")
    yield from _duplicates(accounts, "account")
    known = [name for _, name in brands if isinstance(name, str)]
    for position, row in places.rows("brands"):
        yield from _check_channels(position, row, kinds)
    for position, row in places.rows("accounts"):
        yield from _check_brand(position, row.get("brand", ""), known)
        yield from _check_kind(("accounts", position, "platform"), row.get("platform", ""), kinds)
        yield from _check_options(position, row, kinds)
    wanted = find_wanted(places, kinds)
    for secret in wanted:
        if {secret.variable, secret.variable + FILE} & VARIABLES.keys():
            message = f"the variable {secret.variable} has another meaning; rename the account {secret.account}"
            yield Fault(route=("accounts",), message=message)
    for first, second in secrets.find_clashes(wanted):
        yield Fault(
            route=("accounts",),
            message=f"{first.account} and {second.account} would share the variable {second.variable}; rename one",
        )


def find_misplaced(places: Places, kinds: Kinds) -> Iterator[Fault]:
    """Answer the secrets that someone wrote into the file, without repeating them."""
    for key in _SECRET_TABLES & set(places.tree):
        yield Fault(route=(key,), message=_where_to_put(f"{PREFIX}ACCOUNT_NAME"))
    for position, row in places.rows("accounts"):
        account = row.get("name", "ACCOUNT")
        for route, table in _tables(position, row):
            for key in table:
                if _is_secret(key, kinds):
                    name = "NAME" if key in _SECRET_TABLES else key
                    yield Fault(route=(*route, key), message=_where_to_put(secrets.variable_of(str(account), name)))


def find_wanted(places: Places, kinds: Kinds) -> list[Wanted]:
    """Answer the secrets that the accounts' platforms want, each once."""
    wanted = [
        Wanted(account=account, name=name) for account, row in _named(places) for name in _kind_of(row, kinds).secrets
    ]
    return list(dict.fromkeys(wanted))


def gather(wanted: Sequence[Wanted], environ: Mapping[str, str]) -> Gathered:
    """Look in the environment and in the files that it names."""
    found, absent, spoiled, told = [], [], [], []
    for secret in wanted:
        try:
            given = secrets.find_given(secret, environ)
        except Unusable as error:
            spoiled.append(secret)
            told.append(Problem(place=f"environment {error.variable}", message=error.message))
            continue
        if given is None:
            absent.append(secret)
        else:
            found.append(given)
    return Gathered(found=tuple(found), absent=tuple(absent), spoiled=tuple(spoiled), problems=tuple(told))


def take_stored(absent: Sequence[Wanted], stored: Mapping[str, Mapping[str, str]]) -> list[Secret]:
    """Answer the secrets among the absent that were stored earlier."""
    kept = [(wanted, stored.get(wanted.account, {}).get(wanted.name, "")) for wanted in absent]
    return [Secret(wanted=wanted, value=value, giver="database") for wanted, value in kept if value]


def find_missing(places: Places, kinds: Kinds, given: Collection[Wanted]) -> list[Wanted]:
    """Answer what each account still lacks: the rest of the set that lacks fewest, nothing where one is complete."""
    missing: list[Wanted] = []
    for account, row in _named(places):
        sets = [[Wanted(account=account, name=name) for name in names] for names in _kind_of(row, kinds).secret_sets]
        gaps = sorted(([wanted for wanted in one if wanted not in given] for one in sets), key=len)
        missing += gaps[0] if gaps else []
    return list(dict.fromkeys(missing))


def tell_missing(missing: Sequence[Wanted], places: Places, kinds: Kinds) -> Iterator[Fault]:
    """Answer one fault for each secret that is nowhere, with the variables that give it."""
    rows = {str(row.get("name")): (position, row) for position, row in reversed(places.rows("accounts"))}
    for wanted in missing:
        position, row = rows[wanted.account]
        others = [one for one in _kind_of(row, kinds).secret_sets if wanted.name not in one]
        instead = f"; or instead give {' or '.join(' and '.join(one) for one in others)}" if others else ""
        yield Fault(
            route=("accounts", position),
            message=f"the secret {wanted.name} is missing; set {wanted.variable}, "
            f"or {wanted.variable}{FILE} to the path of a file that holds it{instead}",
        )


def unsure_prefixes(places: Places, kinds: Kinds) -> tuple[str, ...]:
    """Answer how the variables begin of accounts whose secrets are not known, as their platform is not."""
    rows = [row for _, row in places.rows("accounts") if str(row.get("platform")) not in kinds]
    return tuple(secrets.variable_of(str(row.get("name", "")), "") for row in rows)


def _duplicates(named: Sequence[tuple[tuple[str | int, ...], object]], what: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for route, name in named:
        folded = str(name).casefold()
        if isinstance(name, str) and folded in seen:
            yield Fault(route=route, message=f'there is another {what} "{name}"; each needs a name of its own')
        seen.add(folded)


def _check_brand(position: int, brand: object, known: Sequence[str]) -> Iterator[Fault]:
    if not isinstance(brand, str) or brand in known:
        return
    if brand:
        mend = did_you_mean(brand, known) or "; add it as [[brands]]"
        yield Fault(route=("accounts", position, "brand"), message=f'there is no brand "{brand}"{mend}')
    elif len(known) > 1:
        names = ", ".join(sorted(known))
        yield Fault(route=("accounts", position), message=f"brand is missing; say which of {names} it speaks for")


def _check_channels(position: int, row: Mapping[str, Any], kinds: Kinds) -> Iterator[Fault]:
    """A voice that is different on a network of another name would never be heard."""
    voice = row.get("voice")
    channels = voice.get("channels") if isinstance(voice, Mapping) else None
    for kind in channels if isinstance(channels, Mapping) else ():
        yield from _check_kind(("brands", position, "voice", "channels", kind), kind, kinds)


def _check_kind(route: Route, kind: object, kinds: Kinds) -> Iterator[Fault]:
    if not isinstance(kind, str) or not kind or kind in kinds:
        return
    mend = did_you_mean(kind, kinds) or f"; known are {', '.join(sorted(kinds))}"
    yield Fault(route=route, message=f'there is no platform "{kind}"{mend}')


def _check_options(position: int, row: Mapping[str, Any], kinds: Kinds) -> Iterator[Fault]:
    kind, options = _kind_of(row, kinds), row.get("options")
    known = kind.options
    if kind is _UNKNOWN or not isinstance(options, Mapping):
        return
    for key in options:
        if key not in known and not _is_secret(key, kinds):
            mend = did_you_mean(key, known) or (f"; known are {', '.join(known)}" if known else "; it has none")
            message = f"{row['platform']} has no such option{mend}"
            yield Fault(route=("accounts", position, "options", key), message=message)


def _named(places: Places) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Answer the accounts whose names can be used, so that variables can be named after them."""
    for _, row in places.rows("accounts"):
        name = row.get("name")
        if isinstance(name, str) and _NAME.fullmatch(name):
            yield name, row


def _kind_of(row: Mapping[str, Any], kinds: Kinds) -> Kind:
    return kinds.get(str(row.get("platform")), _UNKNOWN)


def _is_secret(key: str, kinds: Kinds) -> bool:
    return key in _SECRET_TABLES or any(key.lower() in kind.secrets for kind in kinds.values())


def _tables(position: int, row: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, Any]]]:
    yield ("accounts", position), row
    options = row.get("options")
    if isinstance(options, Mapping):
        yield ("accounts", position, "options"), options


def _where_to_put(variable: str) -> str:
    return (
        f"secrets do not belong in this file; take this out and set the environment variable {variable}, "
        f"or {variable}{FILE} to the path of a file that holds it"
    )
