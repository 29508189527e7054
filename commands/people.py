"""`users` and `secret`: who may work at the desk, and the access tokens kept for accounts."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from commands import composition
from commands.outcome import print_json
from config.authority import read_grant
from domain.authority import Authority
from domain.clock import system_clock
from domain.errors import AllEarsError
from domain.person import Grants
from domain.person import Role
from domain.person import User
from platforms import registry
from store import credentials
from store import users


def operator() -> str:
    """Answer the name under which what is done on the command line stands in the history."""
    return f"cli:{getpass.getuser()}"


def add(name: str, role: Role, url: str, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Add a person and print a sign-in link."""
    program = composition.build(config, db, options=_beginning(url))
    user = users.add(program.db, name, role, actor=operator(), now_at=system_clock())
    return _print_link(program, user.name, as_json)


def link(name: str, url: str, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Print a new sign-in link; raises AllEarsError for somebody whose access has ended, whom no link lets in."""
    program = composition.build(config, db, must_exist=True, options=_beginning(url))
    user = users.get(program.db, name)
    if user.disabled:
        mend = f'To let them in again: main.py users add "{name}" --role {user.role}'
        raise AllEarsError(f"The access of {name} has ended, so no link signs them in. {mend}")
    return _print_link(program, name, as_json)


def _beginning(url: str) -> dict[str, str]:
    return {"desk.url": url} if url else {}


def _print_link(program: composition.Program, name: str, as_json: bool) -> int:
    desk = program.settings.desk
    host = f"[{desk.host}]" if ":" in desk.host else desk.host
    address = sign_in_address(desk.url or f"http://{host}:{desk.port}", program, name)
    if as_json:
        print_json({"user": name, "link": address})
    else:
        print(f"{name} signs in once, within 15 minutes, at:\n{address}")
    return 0


def sign_in_address(base: str, program: composition.Program, name: str) -> str:
    """Answer a fresh one-time sign-in link for a person."""
    return f"{base.rstrip('/')}/sign-in?token={users.create_link(program.db, name, now_at=system_clock())}"


def list_all(config: Path | None, db: Path | None, as_json: bool) -> int:
    """List everybody."""
    program = composition.build(config, db, must_exist=True)
    people = users.list_all(program.db)
    if as_json:
        print_json([_describe(user, program.grants) for user in people])
        return 0
    if not people:
        print("Nobody yet. Add somebody with: main.py users add NAME --role approver")
    for user in people:
        own = f"may promise {user.authority}" if user.authority else ""
        print(f"{user.name:20} {user.role:10} {'disabled' if user.disabled else own}".rstrip())
    return 0


def _describe(user: User, grants: Grants) -> dict[str, object]:
    granted = grants.of(user)
    return {
        "name": user.name,
        "role": user.role,
        "disabled": user.disabled,
        "amounts": {code: amount / 100 for code, amount in granted.amounts.items()},
        "commitments": sorted(granted.commitments),
        "authority": "own" if user.authority else "role",
    }


def set_authority(
    name: str,
    amounts: list[str],
    commitments: list[str],
    is_usual: bool,
    config: Path | None,
    db: Path | None,
    as_json: bool,
) -> int:
    """Give a person an authority of their own, or their role's again."""
    if is_usual == bool(amounts or commitments):
        raise AllEarsError("Say what the person may promise by --amount and --commitment, or --usual for the role's.")
    program = composition.build(config, db, must_exist=True)
    own = None if is_usual else _read_authority(amounts, commitments)
    user = users.set_authority(program.db, name, own, actor=operator(), now_at=system_clock())
    if as_json:
        print_json(_describe(user, program.grants))
    else:
        print(f"{name} may promise {program.grants.of(user)}.")
    return 0


def _read_authority(amounts: list[str], commitments: list[str]) -> Authority:
    given = read_grant(",".join(amounts), commitments)
    return composition.authority_of(given.amounts, given.commitments)


def disable(name: str, config: Path | None, db: Path | None, as_json: bool) -> int:
    """End a person's access."""
    users.disable(composition.build(config, db, must_exist=True).db, name, actor=operator(), now_at=system_clock())
    if as_json:
        print_json({"user": name, "disabled": True})
    else:
        print(f"{name} is signed out everywhere and cannot sign in.")
    return 0


def secret_set(account: str, name: str, config: Path | None, db: Path | None) -> int:
    """Store one secret, encrypted."""
    program = composition.build(config, db)
    _require_known(program, account, name)
    secret = getpass.getpass(f"{name} of {account}: ") if sys.stdin.isatty() else sys.stdin.readline()
    if not secret.strip():
        raise AllEarsError(f"No {name} was given; nothing was stored.")
    key_file = program.loaded.locate(("store", "key_file"))
    key = credentials.load_key(key_file, os.environ.get("ALLEARS_KEY"), create=True)
    if key is None:
        raise AllEarsError(f"The key file {key_file} could not be made.")
    credentials.save(program.db, key, account, name, secret.strip(), actor=operator(), now_at=system_clock())
    print(f"Stored {name} of {account}, encrypted. Keep a copy of {key_file} outside this machine.")
    return 0


def _require_known(program: composition.Program, account: str, name: str) -> None:
    platform = {row.name: row.platform for row in program.accounts}.get(account)
    if platform is None:
        raise AllEarsError(f"There is no account {account} in the configuration.")
    wanted = registry.describe(platform).secrets
    if name not in wanted:
        raise AllEarsError(f"{platform} has no secret {name}; there are: {', '.join(wanted) or 'none'}.")


def secret_remove(account: str, name: str, config: Path | None, db: Path | None) -> int:
    """Forget one stored secret."""
    program = composition.build(config, db, must_exist=True)
    if not credentials.remove(program.db, account, name, actor=operator(), now_at=system_clock()):
        raise AllEarsError(f"No {name} of {account} is stored.")
    print(f"Forgot {name} of {account}.")
    return 0
