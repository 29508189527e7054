"""An account's options, read and refused in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.errors import ConfigError
from domain.errors import PlatformError
from domain.errors import Problem
from domain.errors import Unauthorized
from domain.platform import Account
from domain.platform import Check
from platforms import payload


def refuse(account: Account, name: str, message: str) -> ConfigError:
    """Answer the error that names an option and what is wrong with it."""
    return ConfigError([Problem(place=f"account {account.name}, option {name}", message=message)])


def require_known(account: Account, known: Sequence[str]) -> None:
    """Raise ConfigError for options that this platform does not have."""
    problems = [
        Problem(place=f"account {account.name}, option {name}", message=f"is not known; there are {', '.join(known)}")
        for name in account.options
        if name not in known
    ]
    if problems:
        raise ConfigError(problems)


def seconds(account: Account, name: str, default: float) -> float:
    """Answer a span in seconds; raises ConfigError for what is no positive number."""
    written = account.options.get(name, "")
    if not written:
        return default
    found = payload.number(written)
    if found is None or not 0 < found <= 300:
        raise refuse(account, name, f"must be seconds from 0 to 300, not {written!r}")
    return found


def capped(account: Account, name: str, most: float) -> Account:
    """Answer the account with a span in seconds no longer than `most`; what is no number is left to be refused."""
    written = account.options.get(name, "")
    found = payload.number(written)
    if written and (found is None or found <= most):
        return account
    return replace(account, options={**account.options, name: str(most)})


def whole(account: Account, name: str, default: int) -> int:
    """Answer a whole positive number; raises ConfigError for anything else."""
    written = account.options.get(name, "")
    if not written:
        return default
    if not written.isascii() or not written.isdigit() or not 0 < int(written[:12]) < 10**9:
        raise refuse(account, name, f"must be a whole number above 0, not {written!r}")
    return int(written)


def one_of(account: Account, name: str, allowed: Sequence[str]) -> str:
    """Answer one of the words allowed, the first by default; raises ConfigError for another one."""
    written = account.options.get(name, "") or allowed[0]
    if written not in allowed:
        raise refuse(account, name, f"must be one of {', '.join(allowed)}, not {written!r}")
    return written


def chosen(account: Account, names: Sequence[str]) -> Sequence[str]:
    """Answer the sources to poll: all there are, or those that option `sources` names, separated by commas."""
    written = account.options.get("sources", "")
    wanted = [part.strip() for part in written.split(",") if part.strip()]
    unknown = [name for name in wanted if name not in names]
    if unknown:
        raise refuse(account, "sources", f"has no {', '.join(unknown)} here; there are {', '.join(names)}")
    return tuple(name for name in names if not wanted or name in wanted)


def require_secrets(account: Account, sets: Sequence[tuple[str, ...]]) -> None:
    """Raise Unauthorized where none of the sets of secrets is complete.

    Asked at the first call, not when an account is read: a desk that only counts and previews needs no secrets.
    """
    if not any(all(account.secrets.get(name) for name in wanted) for wanted in sets):
        either = ", or ".join(" and ".join(wanted) for wanted in sets)
        raise Unauthorized(account.name, f"there are no credentials; needed are {either}")


def failed_check(error: PlatformError, mend: str) -> Check:
    """Answer the line of `doctor` for a network that did not say who we are; `mend` is for refused credentials."""
    way_out = mend if isinstance(error, Unauthorized) else "Is this machine online? Try again in a few minutes."
    return Check(name="credentials", state="fail", message=f"{error.said}. {way_out}")
