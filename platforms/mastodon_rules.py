"""What a reply on Mastodon owes: seen by whom it answers and by nobody more, named, and behind the same warning.

A reply notifies nobody whom its text does not name, so one that does not begin with @author is heard by no one. All
of it stands in the text that a human approves: a first line "CW: …" becomes the content warning, and nothing that a
stranger wrote is taken over on the way to the server.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.text import excerpt
from domain.text import printable
from platforms import payload
from platforms.payload import Table

#: From the widest circle of readers to the narrowest.
VISIBILITIES = ("public", "unlisted", "private", "direct")
_WARNING = re.compile(r"CW:[ \t]*(\S[^\n]*)(?:\n+|$)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """A text as the server takes it: the content warning, and what stands behind it."""

    warning: str
    body: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """What the server says now about the post that is answered."""

    native_id: str
    handle: str
    visibility: str
    warning: str
    is_ours: bool = False


def split(text: str) -> Parts:
    """Answer the parts of a text; a first line "CW: words" is its content warning."""
    found = _WARNING.match(text)
    return Parts(warning=found[1].strip(), body=text[found.end() :]) if found else Parts(warning="", body=text)


def join(warning: str, body: str) -> str:
    """Answer the text of a post as it is shown to a human: its content warning first."""
    line = " ".join(warning.split())
    return f"CW: {line}\n\n{body}" if line else body


def opening(handle: str, text: str) -> str:
    """Answer how a reply to this author and this text begins, as etiquette has it."""
    return join(split(text).warning, f"@{handle} " if handle else "")


def read_target(status: Table, *, me: str) -> Target:
    """Read the post that is to be answered; raises ValueError where the answer is no post."""
    account = payload.table(status.get("account"))
    author = payload.key(account.get("id"))
    return Target(
        native_id=payload.key(status.get("id")),
        handle=payload.text(account.get("acct")),
        visibility=payload.text(status.get("visibility")),
        warning=payload.text(status.get("spoiler_text")).strip(),
        is_ours=author == me,
    )


def visibility(of_target: str, widest: str) -> str:
    """Answer who may see the reply: never more people than the post, nor than we allow; else those it names alone."""
    if of_target not in VISIBILITIES:
        return "direct"  # circles that only some servers have
    return max(of_target, widest, key=VISIBILITIES.index)


def objections(parts: Parts, target: Target) -> list[str]:
    """Answer, in sentences for a human, why this text must not go out as a reply to this post."""
    found = []
    if target.handle and not target.is_ours and not _names(parts.body, target.handle):
        found.append(f"The reply does not name @{target.handle}, who would never hear of it: begin with that name.")
    if target.warning and not parts.warning:
        words = excerpt(printable(target.warning), 80)
        found.append(f'The post stands behind a content warning: keep it, with "CW: {words}" as the first line.')
    return found


def _names(text: str, handle: str) -> bool:
    server = "" if "@" in handle else r"(?:@[\w.-]*\w)?"
    return re.search(rf"(?<![=/\w])@{re.escape(handle)}{server}(?![\w@])", text, re.IGNORECASE) is not None
