"""What differs between databases, in one place; every other SQL text is the subset SQLite and PostgreSQL share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Dialect:
    """The few words a database has for itself."""

    name: str
    identity: str  #: a primary key that numbers itself
    begin: str  #: opens a transaction that will write
    claim: str  #: suffix of a SELECT that takes rows for itself
    refuse: str  #: what a trigger does to refuse, with {message}


SQLITE = Dialect(
    name="sqlite",
    identity="INTEGER PRIMARY KEY AUTOINCREMENT",
    begin="BEGIN IMMEDIATE",
    claim="",  # BEGIN IMMEDIATE already keeps other writers out
    refuse="SELECT RAISE(ABORT, '{message}');",
)
