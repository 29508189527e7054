"""One line of history: who did what to which thing; each line carries the hash of the one before."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

#: The hash before the first line.
GENESIS = "0" * 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Activity:
    """A recorded line. `subject` is mention, draft, delivery, contact, account, user or system; `detail` is text."""

    id: int
    at: int
    actor: str
    subject: str
    subject_id: str
    action: str
    from_status: str
    to_status: str
    detail: str
    hash: str


def chain_hash(previous: str, *parts: object) -> str:
    """Answer the hash of a line from the hash before it and the line's own fields, in their stored order."""
    digest = hashlib.sha256(previous.encode("ascii"))
    for part in parts:
        encoded = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return digest.hexdigest()
