"""The fake network's own record: every post and reply it ever took, in a file that survives kill -9."""

from __future__ import annotations

import json
import os
import threading
import time
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from pathlib import Path

from platforms import bluesky_keys

X_EPOCH = 1_288_834_974_657
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, kw_only=True, slots=True)
class FakePost:
    """One post. `parent` is the id of what it answers, `place` a subreddit, `root` the post of its conversation.

    `first` is the id under which an edit of X was posted at first; empty for anything else.
    """

    network: str
    id: str
    author: str
    text: str
    created_at: int
    parent: str = ""
    root: str = ""
    place: str = ""
    is_ours: bool = False
    first: str = ""
    extra: dict[str, object] = field(default_factory=dict)


def did_of(handle: str) -> str:
    """Answer the name for machines of a user of the fake Bluesky."""
    return "did:plc:" + "".join(letter for letter in handle.lower() if letter.isascii() and letter.isalnum())


class Record:
    """All posts of the fake networks. With a file, each change is on the disk before it is answered."""

    def __init__(self, state: Path | None = None, handle: str = "acme") -> None:
        self.handle = handle
        self.lock = threading.RLock()
        self._posts: dict[str, FakePost] = {}
        self._edits: dict[str, FakePost] = {}
        self._deleted: set[str] = set()
        self._serial = 0
        self._handle_of_file = -1
        if state is not None:
            self._restore(state)
            self._handle_of_file = os.open(state, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def publish(
        self, network: str, author: str, text: str, *, parent: str = "", place: str = "acmehelp",
        at: int | None = None, native_id: str = "", extra: dict[str, object] | None = None,
    ) -> FakePost:  # fmt: skip
        """Add a post and answer it; `extra` goes over the fields that the network answers."""
        with self.lock:
            created_at = at if at is not None else time.time_ns() // 1_000_000
            new_id = native_id or self._new_id(network, author, created_at, bool(parent))
            above = self._posts.get(parent)
            post = FakePost(
                network=network, id=new_id, author=author, text=text, created_at=created_at, parent=parent,
                root=(above.root or above.id) if above else new_id, place=above.place if above else place,
                is_ours=author == self.handle, extra=extra or {},
            )  # fmt: skip
            self._write({"post": asdict(post)})
            self._keep(post)
            return post

    def edit(self, native_id: str, text: str) -> FakePost:
        """Let an author change a post, and answer it as it stands now: on X under an id of its own."""
        with self.lock:
            known = self._posts[native_id]
            edited = replace(known, text=text)
            if known.network == "x":
                history = [*self.history(native_id), self._new_id("x", known.author, known.created_at, False)]
                edited = replace(edited, id=history[-1], first=native_id)
            self._write({"post": asdict(edited)})
            self._keep(edited)
            return edited

    def history(self, native_id: str) -> list[str]:
        """Answer the ids of all that a post of X has said, the first one first."""
        with self.lock:
            post = self._posts.get(native_id) or self._edits[native_id]
            first = post.first or native_id
            return [first, *(one.id for one in self._edits.values() if one.first == first)]

    def delete(self, native_id: str) -> bool:
        """Delete a post; False where there was none."""
        with self.lock:
            known = native_id in self._posts and native_id not in self._deleted
            self._write({"delete": native_id})
            self._deleted.add(native_id)
            return known

    def find(self, native_id: str) -> FakePost | None:
        """Answer a post that stands."""
        with self.lock:
            post = self._posts.get(native_id) or self._edits.get(native_id)
            return None if post is None or {post.id, post.first} & self._deleted else post

    def newest_first(self, network: str) -> list[FakePost]:
        """Answer what stands on a network, the newest first."""
        with self.lock:
            found = [post for post in self._posts.values() if post.network == network and post.id not in self._deleted]
        return sorted(found, key=lambda post: (post.created_at, len(post.id), post.id), reverse=True)

    def replies(self, network: str = "") -> list[FakePost]:
        """Answer every reply of ours that ever landed, the oldest first, deleted ones too."""
        with self.lock:
            return [p for p in self._posts.values() if p.is_ours and p.parent and network in {"", p.network}]

    def wait_for_replies(self, count: int, seconds: float) -> bool:
        """Wait until so many replies have landed; False where the time was not enough."""
        until = time.monotonic() + seconds
        while len(self.replies()) < count and time.monotonic() < until:
            time.sleep(0.01)
        return len(self.replies()) >= count

    def close(self) -> None:
        """Close the file."""
        if self._handle_of_file >= 0:
            os.close(self._handle_of_file)
            self._handle_of_file = -1

    def _new_id(self, network: str, author: str, created_at: int, is_reply: bool) -> str:
        self._serial += 1
        if network == "bluesky":
            return bluesky_keys.address(did_of(author), bluesky_keys.tid((created_at * 1000 << 10) + self._serial))
        if network == "mastodon":
            return str((created_at << 16) + (self._serial & 0xFFFF))
        if network == "x":
            return str(((created_at - X_EPOCH) << 22) + self._serial)
        number, name = 1_000_000_000 + self._serial, ""
        while number:
            number, digit = divmod(number, 36)
            name = _DIGITS[digit] + name
        return f"{'t1' if is_reply else 't3'}_{name}"

    def _keep(self, post: FakePost) -> None:
        (self._edits if post.first else self._posts)[post.id] = post
        self._deleted.discard(post.id)

    def _write(self, change: dict[str, object]) -> None:
        if self._handle_of_file >= 0:
            os.write(self._handle_of_file, (json.dumps(change) + "\n").encode())
            os.fsync(self._handle_of_file)

    def _restore(self, state: Path) -> None:
        lines = state.read_text(encoding="utf-8").splitlines() if state.exists() else []
        for line in lines:
            change = json.loads(line)
            self._serial += 1
            if "post" in change:
                self._keep(FakePost(**change["post"]))
            else:
                self._deleted.add(change["delete"])
