"""`contacts`: the do-not-contact list, and what may be erased of an author."""

from __future__ import annotations

from pathlib import Path

from commands import composition
from commands.outcome import print_json
from commands.people import operator
from domain.clock import system_clock
from domain.clock import to_iso
from domain.contact import NoContact
from domain.errors import AllEarsError
from domain.mention import Author
from domain.text import printable
from platforms import registry
from store import contacts
from store import retention
from store.database import Database


def add(network: str, handle: str, reason: str, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Put an author on the list."""
    store = _open(config, db, network)
    entry = contacts.add(store, network, _author(handle), reason=reason, actor=operator(), now_at=system_clock())
    if as_json:
        print_json(_describe(entry))
    else:
        print(f"Nobody writes to {printable(contacts.name_of(entry))} any more.")
    return 0


def list_all(everything: bool, config: Path | None, db: Path | None, as_json: bool, limit: int) -> int:
    """List who is on it."""
    store = composition.build(config, db, must_exist=True).db
    entries = contacts.list_all(store, with_lifted=everything, limit=limit)
    if as_json:
        print_json([_describe(entry) for entry in entries])
        return 0
    if not entries:
        print("Nobody is on the do-not-contact list.")
    for entry in entries:
        lifted = f" Taken off by {entry.lifted_by}: {entry.lifted_reason}" if entry.lifted_at else ""
        print(printable(f"{contacts.name_of(entry):30} {entry}{lifted}"))
    return 0


def remove(network: str, handle: str, reason: str, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Take an author off the list."""
    store = _open(config, db, network)
    count = contacts.lift(store, network, _author(handle), reason=reason, actor=operator(), now_at=system_clock())
    if as_json:
        print_json({"network": network, "handle": handle, "lifted": count})
    else:
        print(f"{printable(handle)} on {network} may be written to again.")
    return 0


def erase(network: str, handle: str, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Erase what an author's posts said before changes, and their raw words."""
    store = _open(config, db, network)
    count = retention.erase_author(store, network, _author(handle), actor=operator(), now_at=system_clock())
    if as_json:
        print_json({"network": network, "handle": handle, "erased": count})
    else:
        print(f"Erased of {count} posts: what they said before {printable(handle)} changed them, and their raw words.")
        print("Posts as they stand, our replies and the history stay; a backup holds what it held.")
    return 0


def _open(config: Path | None, db: Path | None, network: str) -> Database:
    if network not in registry.kinds():
        raise AllEarsError(f"There is no network {network}; there are: {', '.join(registry.kinds())}.")
    return composition.build(config, db, must_exist=True).db


def _author(handle: str) -> Author:
    name = handle.strip().removeprefix("@")
    if not name:
        raise AllEarsError("Name the author by the handle they have on the network.")
    return Author(handle=name)


def _describe(entry: NoContact) -> dict[str, object]:
    return {
        "network": entry.platform,
        "handle": entry.handle,
        "author_id": entry.author_id,
        "reason": entry.reason,
        "words": entry.words,
        "by": entry.actor,
        "at": to_iso(entry.at),
        "lifted_at": to_iso(entry.lifted_at) if entry.lifted_at else None,
        "lifted_by": entry.lifted_by,
        "lifted_reason": entry.lifted_reason,
    }
