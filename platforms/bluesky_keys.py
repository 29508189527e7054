"""The record key of a reply on Bluesky, made from its target and its text, so that the same reply has but one place.

A record has a name of our choosing there, and creating a name twice is refused for ever: the strongest guard against
a reply sent twice that any network gives. A key made from what was approved needs no memory of ours: whoever asks
again, after a crash or out of an old backup, asks for the same place.

Keys are TIDs (https://atproto.com/specs/tid, read 2026-11-22): 13 signs for 53 bits of microseconds and 10 of choice.
"""

from __future__ import annotations

import hashlib
import re

_SIGNS = "234567abcdefghijklmnopqrstuvwxyz"
_TID = re.compile(rf"[{_SIGNS[:16]}][{_SIGNS}]{{12}}")
_URI = re.compile(r"at://(did:[a-z]+:[A-Za-z0-9._:%-]+)/([A-Za-z0-9.-]+)/([A-Za-z0-9._:~-]{1,512})")
_POSTS = "app.bsky.feed.post"
_LARGEST = 2**63 - 1
#: About a second of microseconds, and the ten bits of choice: the reply sorts right behind what it answers.
_ROOM = 2**30


def split(uri: str) -> tuple[str, str]:
    """Answer the account (a DID) and the record key of a post's address; raises ValueError for anything else."""
    found = _URI.fullmatch(uri)
    if found is None or found[2] != _POSTS:
        raise ValueError("it is no address of a post on Bluesky")
    return found[1], found[3]


def address(account: str, key: str) -> str:
    """Answer the address of a post."""
    return f"at://{account}/{_POSTS}/{key}"


def is_tid(key: str) -> bool:
    """Say whether a record key tells the time, so that it can be compared with others."""
    return _TID.fullmatch(key) is not None


def reply_key(target: str, text: str) -> str:
    """Answer the one record key of this text as a reply to this post; raises ValueError where the target is none."""
    _, key = split(target)
    digest = hashlib.sha256(f"{target}\n{text}".encode("utf-8", "surrogatepass")).digest()
    start = _read(key) if is_tid(key) else 0
    number = start + 1 + int.from_bytes(digest[:8], "big") % _ROOM
    return tid(min(number, _LARGEST))


def tid(number: int) -> str:
    """Answer the record key of a number: microseconds since 1970, times 1,024, and the choice among those."""
    key = ""
    for _ in range(13):
        number, digit = divmod(number, 32)
        key = _SIGNS[digit] + key
    return key


def _read(key: str) -> int:
    number = 0
    for sign in key:
        number = number * 32 + _SIGNS.index(sign)
    return number
