"""Access tokens at rest: encrypted, with the key in a file or variable outside the database."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.fernet import Fernet
from cryptography.fernet import InvalidToken

from domain.errors import StoreError
from store import moves
from store.database import Database


def load_key(path: Path, variable: str | None, *, create: bool = False) -> bytes | None:
    """Answer the key from the variable's value, else from the file; None where neither exists.

    With `create`, a missing file is made with a new key, readable by its owner alone. Raises StoreError for a file
    that cannot be read or made, or holds no key.
    """
    if variable:
        return _checked(variable.encode("ascii", "replace"), "ALLEARS_KEY")
    try:
        if path.exists():
            return _checked(path.read_bytes().strip(), str(path))
        return _make_key(path) if create else None
    except OSError as error:
        raise StoreError(
            f"The key file {path} cannot be used ({error.strerror}). Name another with key_file, or set ALLEARS_KEY."
        ) from error


def save(db: Database, key: bytes, account: str, name: str, secret: str, *, actor: str, now_at: int) -> None:
    """Encrypt and store one secret of an account; the history says that it changed, never what it is."""
    sealed = Fernet(key).encrypt(secret.encode())
    with db.immediate():
        db.run(
            """INSERT INTO credential (account, name, sealed, changed_at) VALUES (?,?,?,?)
               ON CONFLICT (account, name) DO UPDATE SET sealed = excluded.sealed, changed_at = excluded.changed_at""",
            (account, name, sealed, now_at),
        )
        moves.record(db, actor, "account", account, "set_secret", now_at=now_at, detail=name)


def load_all(db: Database, key: bytes | None) -> dict[str, dict[str, str]]:
    """Answer every stored secret as account → name → value; raises StoreError where the key is missing or wrong."""
    found: dict[str, dict[str, str]] = {}
    for row in db.rows("SELECT account, name, sealed FROM credential ORDER BY account, name"):
        if key is None:
            raise StoreError(
                "Access tokens are stored encrypted, but their key is missing: set ALLEARS_KEY or key_file."
            )
        try:
            opened = Fernet(key).decrypt(row["sealed"]).decode()
        except InvalidToken as error:
            raise StoreError(
                f"The key does not open the stored {row['name']} of {row['account']}. "
                "Bring back the right key, or store the secret anew with: main.py secret set"
            ) from error
        found.setdefault(row["account"], {})[row["name"]] = opened
    return found


def remove(db: Database, account: str, name: str, *, actor: str, now_at: int) -> bool:
    """Forget one secret; answer whether there was one."""
    with db.immediate():
        removed = db.run("DELETE FROM credential WHERE account = ? AND name = ?", (account, name)) == 1
        if removed:
            moves.record(db, actor, "account", account, "remove_secret", now_at=now_at, detail=name)
    return removed


def _make_key(path: Path) -> bytes:
    key = Fernet.generate_key()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key + b"\n")
    return key


def _checked(key: bytes, place: str) -> bytes:
    try:
        Fernet(key)
    except ValueError as error:
        raise StoreError(f"{place} holds no usable key (44 characters, url-safe base64).") from error
    return key
