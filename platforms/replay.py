"""A JSON-lines file played as if it were a network: posts appear at a pace, replies are taken and remembered.

One JSON object a line: id, created_at, text, and where known author (a handle or a name, or an object with id, handle,
name, followers, verified), author_name, conversation_id, parent_id, lang, url, brand, kind. Options: `pace` is 0 for
everything at once, N for so many posts a minute, xN for the file's own time N times as fast; `label` and `limit` make
it look like another network; `replies` is where replies are kept, by default the file's own name with `.replies`.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import threading
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from domain.clock import MINUTE
from domain.clock import SECOND
from domain.clock import Clock
from domain.errors import CursorLost
from domain.errors import Rejected
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import Account
from domain.platform import BadItem
from domain.platform import Check
from domain.platform import Cursor
from domain.platform import Order
from domain.platform import Page
from domain.platform import Preview
from domain.platform import Receipt
from platforms import faults
from platforms import options
from platforms import replay_lines

#: For whoever imports such a file instead of playing it.
read_post = replay_lines.read_post

_PAGE = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reply:
    native_id: str
    target_id: str
    text: str
    key: str
    created_at: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _File:
    """The file as last read. `whole` is the number of lines that end; a last line without end may still grow."""

    mark: tuple[int, int]
    items: tuple[Post | BadItem, ...]
    whole: int


class Adapter:
    """One account on a file."""

    LABEL: str = "Replay"
    REPLY_LIMIT: int = 2_000
    SECRETS: tuple[str, ...] = ()
    OPTIONS: tuple[str, ...] = ("pace", "replies", "label", "limit", "sources")
    FASTEST_POLL: int = 2 * SECOND
    SLOWEST_POLL: int = 15 * SECOND
    BOUNDED: bool = True
    REFUSES_DUPLICATES: bool = True

    def __init__(self, account: Account, *, clock: Clock) -> None:
        """Read the account's options; raises ConfigError where one cannot be used."""
        options.require_known(account, self.OPTIONS)
        if not account.path:
            raise options.refuse(account, "path", "is missing: name the JSON-lines file to play")
        self.account = account
        self.LABEL = account.options.get("label", "") or type(self).LABEL
        self.REPLY_LIMIT = options.whole(account, "limit", type(self).REPLY_LIMIT)
        self._clock = clock
        self._path = Path(account.path)
        self._replies = Path(account.options.get("replies", "") or f"{account.path}.replies")
        self._is_timed, self._pace = _read_pace(account)
        self._sources = options.chosen(account, ["file"])
        self._lock = threading.Lock()
        self._file: _File | None = None
        self._start: tuple[int, int] | None = None

    def check(self) -> Sequence[Check]:
        """Say whether the file can be read and replies can be kept."""
        try:
            file = self._load()
        except Unavailable as error:
            return [Check(name="file", state="fail", message=f"{error} Set the path of this account to a file.")]
        bad_count = sum(isinstance(item, BadItem) for item in file.items)
        message = f"{len(file.items)} lines in {self._path.name}, {bad_count} of them unreadable."
        folder = self._replies.parent
        checks = [Check(name="file", state="warn" if bad_count else "ok", message=message)]
        if not os.access(folder, os.W_OK):
            mend = f"Replies cannot be kept in {folder}: make it writable or set option replies."
            return [*checks, Check(name="replies", state="fail", message=mend)]
        return [*checks, Check(name="replies", state="ok", message=f"Replies are kept in {self._replies.name}.")]

    def sources(self) -> Sequence[str]:
        """Name the file, the only source."""
        return self._sources

    @faults.tells(Unavailable)
    def fetch(self, source: str, cursor: Cursor) -> Page:
        """Read one page of the lines visible by now, the last first; the cursor counts lines."""
        if source != "file":
            raise Unavailable(self.account.name, f"there is no source {source!r} here")
        file, floor = self._load(), _line(cursor.floor)
        if floor > len(file.items):
            self._start = None
            message = f"{self._path.name} has {len(file.items)} lines, and {floor} were read: it is another file now"
            raise CursorLost(self.account.name, message)
        top = min(_line(cursor.page) or self._visible(file, floor), len(file.items))
        bottom = max(floor, top - _PAGE, 0)
        items = file.items[bottom:top][::-1]
        newest = min(top, file.whole)
        posts = tuple(item for item in items if isinstance(item, Post))
        return Page(
            posts=posts,
            bad=tuple(item for item in items if isinstance(item, BadItem)),
            next_page=str(bottom) if bottom > floor else "",
            newest=str(newest) if newest > floor else "",
            newest_at=max((post.created_at for post in posts), default=0),
        )

    @faults.tells(Unavailable)
    def thread(self, native_id: str, conversation_id: str) -> Sequence[Post]:
        """Answer the posts of the same conversation, or its chain of parents and answers, and our replies to them."""
        posts = {item.native_id: item for item in self._load().items if isinstance(item, Post)}
        around = {native_id}
        if conversation_id:
            around |= {post.native_id for post in posts.values() if post.conversation_id == conversation_id}
            around |= {conversation_id} & posts.keys()
        for _ in range(len(posts)):
            parents = {posts[one].parent_id for one in around if one in posts} & posts.keys()
            below = {post.native_id for post in posts.values() if post.parent_id in around}
            if (parents | below) <= around:
                break
            around |= parents | below
        ours = [self._as_post(reply, posts) for reply in self._read_replies() if reply.target_id in around]
        found = [*(posts[one] for one in around if one in posts), *ours]
        return sorted(found, key=lambda post: (post.created_at, post.native_id))

    @faults.tells(Unavailable)
    def find_post(self, native_id: str) -> Post | None:
        """Answer the line of this id as the file has it now; None where it has none."""
        posts = (item for item in self._load().items if isinstance(item, Post))
        return next((post for post in posts if post.native_id == native_id), None)

    def preview(self, text: str) -> Preview:
        """Answer the text as it is; a file counts characters."""
        problems = []
        if not text.strip():
            problems.append("The reply is empty.")
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            problems.append("The reply holds half a character.")
        if len(text) > self.REPLY_LIMIT:
            problems.append(f"The reply is {len(text) - self.REPLY_LIMIT} too long for {self.LABEL}.")
        return Preview(text=text, length=len(text), limit=self.REPLY_LIMIT, problems=tuple(problems))

    @faults.tells(Uncertain)
    def send(self, order: Order) -> Receipt:
        """Write the reply down once and wait until the disk has it; the same key again gives the same receipt."""
        if problems := self.preview(order.text).problems:
            raise Rejected(self.account.name, " ".join(problems))
        if self.find_post(order.target_id) is None:
            raise Rejected(self.account.name, f"there is no post {order.target_id!r} in {self._path.name}")
        with self._opened_replies() as handle:
            known = next((one for one in self._read_replies() if one.key == order.idempotency_key), None)
            return self._receipt(known or self._append(handle, order))

    @faults.tells(Unavailable)
    def find_reply(self, target_id: str, text: str) -> Receipt | None:  # noqa: ARG002 - one reply a post
        """Look for a reply to the target among those kept."""
        known = next((reply for reply in self._read_replies() if reply.target_id == target_id), None)
        return self._receipt(known) if known else None

    @faults.tells(Unavailable)
    def delete_reply(self, native_id: str) -> None:
        """Write down that a reply is gone; one that is not there counts as deleted."""
        with self._opened_replies() as handle:
            if any(reply.native_id == native_id for reply in self._read_replies()):
                self._write_line(handle, {"deleted": native_id})

    def _load(self) -> _File:
        try:
            status = self._path.stat()
            mark = (status.st_size, status.st_mtime_ns)
            with self._lock:
                if self._file is None or self._file.mark != mark:
                    self._file = self._parse(mark)
                return self._file
        except OSError as error:
            raise Unavailable(self.account.name, f"{self._path} cannot be read: {error.strerror}.") from error

    def _parse(self, mark: tuple[int, int]) -> _File:
        lines = self._path.read_bytes().split(b"\n")
        tail = lines.pop()
        numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
        items = [replay_lines.read_line(line, number, MentionKind.MENTION, self.account) for number, line in numbered]
        whole = len(items)
        if tail.strip():
            last = replay_lines.read_line(tail, len(lines) + 1, MentionKind.MENTION, self.account)
            items.append(last)
            # A line still being written is read again once it is whole.
            whole += not isinstance(last, BadItem)
        return _File(mark=mark, items=tuple(items), whole=whole)

    def _visible(self, file: _File, floor: int) -> int:
        """Answer how many lines may be seen by now. After a restart the play goes on from the cursor."""
        if not self._pace:
            return len(file.items)
        if self._start is None:
            self._start = (self._clock(), floor)
        started_at, base = self._start
        elapsed = max(0, self._clock() - started_at)
        if not self._is_timed:
            return min(len(file.items), max(floor, base + int(elapsed * self._pace / MINUTE)))
        times = [item.created_at if isinstance(item, Post) else 0 for item in file.items]
        first = next((at for at in times[max(0, base - 1) :] if at), 0)
        limit = first + int(elapsed * self._pace)
        seen = next((place for place, at in enumerate(times) if place >= base and at > limit), len(times))
        return max(floor, seen)

    @contextmanager
    def _opened_replies(self) -> Iterator[int]:
        """Hold the file of replies alone, across threads and processes."""
        try:
            handle = os.open(self._replies, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        except OSError as error:
            raise Unavailable(self.account.name, f"{self._replies} cannot be written: {error.strerror}") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield handle
        finally:
            os.close(handle)

    def _append(self, handle: int, order: Order) -> _Reply:
        digest = hashlib.sha256(f"{order.idempotency_key}\n{order.target_id}".encode("utf-8", "surrogatepass"))
        reply = _Reply(
            native_id=f"reply-{digest.hexdigest()[:16]}",
            target_id=order.target_id,
            text=order.text,
            key=order.idempotency_key,
            created_at=self._clock(),
        )
        fields = {"id": reply.native_id, "in_reply_to": reply.target_id, "text": reply.text, "key": reply.key}
        self._write_line(handle, {**fields, "created_at": reply.created_at})
        return reply

    def _write_line(self, handle: int, fields: Mapping[str, str | int]) -> None:
        line = json.dumps(fields) + "\n"
        try:
            size = os.fstat(handle).st_size
            # A crash may have left half a line: the new one must not be glued to it.
            torn = bool(size) and os.pread(handle, 1, size - 1) != b"\n"
            os.write(handle, (("\n" if torn else "") + line).encode())
            os.fsync(handle)
        except OSError as error:
            raise Uncertain(self.account.name, f"the line may not be on the disk: {error.strerror}") from error

    def _read_replies(self) -> list[_Reply]:
        try:
            lines = self._replies.read_bytes().split(b"\n")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise Unavailable(self.account.name, f"{self._replies} cannot be read: {error.strerror}") from error
        found: dict[str, _Reply] = {}
        for line in lines:
            try:
                data = json.loads(line)
                if "deleted" in data:
                    found.pop(data["deleted"], None)
                    continue
                found[data["id"]] = _Reply(native_id=data["id"], target_id=data["in_reply_to"], text=data["text"],
                                           key=data["key"], created_at=data["created_at"])  # fmt: skip
            except (ValueError, TypeError, KeyError):
                continue
        return list(found.values())

    def _as_post(self, reply: _Reply, posts: dict[str, Post]) -> Post:
        target = posts.get(reply.target_id)
        handle = self.account.handle or self.account.brand
        return Post(
            native_id=reply.native_id,
            text=reply.text,
            author=Author(handle=handle, name=self.account.brand or handle),
            created_at=reply.created_at,
            kind=MentionKind.REPLY,
            conversation_id=target.conversation_id if target else "",
            parent_id=reply.target_id,
            is_ours=True,
        )

    def _receipt(self, reply: _Reply) -> Receipt:
        return Receipt(native_id=reply.native_id)


def _line(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 12 else 0


def _read_pace(account: Account) -> tuple[bool, float]:
    written = account.options.get("pace", "0").strip()
    is_timed = written.startswith("x")
    try:
        pace = float(written.removeprefix("x"))
    except ValueError:
        pace = -1.0
    if not 0 <= pace <= 1_000_000:
        message = f"must be 0, a number of posts a minute, or xN for N times the file's own speed, not {written!r}"
        raise options.refuse(account, "pace", message)
    return is_timed, pace
