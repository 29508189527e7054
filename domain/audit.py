"""The record for auditors: one line for each thing that happened, sealed, so that the file proves itself alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from typing import Any

from domain.activity import GENESIS
from domain.activity import Activity
from domain.activity import chain_hash
from domain.draft import approval_hash
from domain.text import content_hash

FORMAT = "allears-audit-1"
#: What a person's approval and what they saw are called in the history.
APPROVE, SEE = "approve", "see"
#: What it is called where an author changed a post; the detail is the SHA-256 of what it said before.
EDIT = "author_edit"
#: What it was called while the detail was the text itself; such lines stay, for the chain rests on them.
OLD_EDIT = "edit"


@dataclass(frozen=True, kw_only=True, slots=True)
class Approved:
    """One approval: who gave it to which text, what post they saw, what they stood for, and what became of it.

    `line` is its line of history, 0 where there is none. Where what they saw is erased, `post_text` is empty and
    `post_erased` its SHA-256. `outcome` is a delivery's state, or "by hand" and how that
    ended. Times in milliseconds UTC.
    """

    approval: int
    line: int
    draft: int
    mention: int
    user: str
    at: int
    account: str
    platform: str
    target_id: str
    text: str
    hash: str
    written_by: str
    post_text: str
    post_author: str
    post_url: str
    post_at: int
    stood_for: tuple[str, ...] = ()
    outcome: str = ""
    native_id: str = ""
    url: str = ""
    post_erased: str = ""


@dataclass(kw_only=True, slots=True)
class Verdict:
    """What reading a record found: one sentence for each fault, and what it holds."""

    faults: list[str] = field(default_factory=list)
    activities: int = 0
    approvals: int = 0
    unseen: int = 0  #: approvals from before the history told which post was seen
    erased: int = 0  #: approvals of whose post only the hash is left
    chain: str = GENESIS  #: the hash of the last line of history, to compare with another record's


class Sealer:
    """Writes a record line by line; the last line seals all before it."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._counts = {"activity": 0, "approval": 0}
        self._chain = GENESIS

    def head(self, made_at: str) -> bytes:
        """Answer the first line."""
        return self._sealed({"kind": "head", "format": FORMAT, "made_at": made_at})

    def activity(self, one: Activity) -> bytes:
        """Answer a line of history."""
        self._counts["activity"] += 1
        self._chain = one.hash
        return self._sealed({"kind": "activity", **asdict(one)})

    def approval(self, one: Approved) -> bytes:
        """Answer an approval."""
        self._counts["approval"] += 1
        return self._sealed({"kind": "approval", **asdict(one)})

    def end(self) -> bytes:
        """Answer the last line."""
        return _encode(self._end())

    def is_end(self, told: object) -> bool:
        """Say whether this is the line that seals what was read so far."""
        return told == self._end()

    def read(self, line: bytes, told: dict[str, Any]) -> None:
        """Take in a line that was read, whatever it says."""
        if told["kind"] in self._counts:
            self._counts[told["kind"]] += 1
        self._chain = str(told["hash"]) if told["kind"] == "activity" else self._chain
        self._digest.update(line)

    def _end(self) -> dict[str, Any]:
        counts = {"activities": self._counts["activity"], "approvals": self._counts["approval"]}
        return {"kind": "end", **counts, "chain": self._chain, "sha256": self._digest.hexdigest()}

    def _sealed(self, told: dict[str, Any]) -> bytes:
        line = _encode(told)
        self._digest.update(line)
        return line


def verify(lines: Iterable[bytes]) -> Verdict:
    """Read a record and recompute every hash in it: of each line of history, each text, each post, and of the file."""
    reader = _Reader()
    for number, line in enumerate(lines, 1):
        if number == 1 and not _is_head(line):
            reader.verdict.faults.append("This is no record of approvals; `export audit --out FILE` writes one.")
            return reader.verdict
        reader.take(number, line)
    if not reader.is_sealed:
        reader.verdict.faults.append("The record has no end: lines are missing, or were added after it.")
    return reader.verdict


def _is_head(line: bytes) -> bool:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and told.get("kind") == "head" and told.get("format") == FORMAT


class _Reader:
    """What is known while a record is read."""

    def __init__(self) -> None:
        self.verdict, self.is_sealed = Verdict(), False
        self._sealer = Sealer()
        self._approved: dict[int, tuple[str, int, str, str]] = {}
        self._seen: dict[tuple[str, int], str] = {}

    def take(self, number: int, line: bytes) -> None:
        self.is_sealed = False
        try:
            told = json.loads(line)
            if _encode(told) != line:
                raise ValueError("not as it was written")
            self._check(number, told)
            if told["kind"] != "end":
                self._sealer.read(line, told)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self.verdict.faults.append(f"Line {number} cannot be read: it is not as it was written.")

    def _check(self, number: int, told: dict[str, Any]) -> None:
        match told["kind"]:
            case "head" if number == 1 and told["format"] == FORMAT:
                return
            case "activity":
                self._check_activity(number, told)
            case "approval":
                self.verdict.faults += [f"Approval {told['approval']}: {words}" for words in self._judge(told)]
                self.verdict.approvals += 1
            case "end":
                self.is_sealed = True
                if not self._sealer.is_end(told):
                    self.verdict.faults.append("The record was altered: its seal does not fit what stands before it.")
            case _:
                self.verdict.faults.append(f"Line {number} is no line of a record of this kind.")

    def _check_activity(self, number: int, told: dict[str, Any]) -> None:
        parts = [told[name] for name in _PARTS]
        if chain_hash(self.verdict.chain, *parts) != told["hash"]:
            words = f"Line {number}: the history was altered; its hash does not follow from the line before."
            self.verdict.faults.append(words)
        self.verdict.chain = told["hash"]
        self.verdict.activities += 1
        if told["subject"] == "draft" and told["action"] == APPROVE:
            self._approved[told["id"]] = (told["actor"], told["at"], told["subject_id"], told["detail"])
        if told["subject"] == "draft" and told["action"] == SEE:
            self._seen[told["subject_id"], told["at"]] = told["detail"]

    def _judge(self, told: dict[str, Any]) -> Iterator[str]:
        if approval_hash(told["account"], told["target_id"], told["text"]) != told["hash"]:
            yield "the text, the account or the post is not the one that was approved."
        said = (told["user"], told["at"], str(told["draft"]), told["hash"])
        if self._approved.get(told["line"]) != said:
            yield "the history does not say that this person approved this text then."
        seen = self._seen.get((str(told["draft"]), told["at"]))
        self.verdict.unseen += seen is None
        erased = "" if told["post_text"] else told.get("post_erased", "")  # older records say nothing of it
        self.verdict.erased += bool(erased)
        if seen is not None and seen != (erased or content_hash(told["post_text"])):
            yield "the post is not the one that the person saw."


_PARTS = ("at", "actor", "subject", "subject_id", "action", "from_status", "to_status", "detail")


def _encode(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"
