"""Lend a reply that went to one person to another: it speaks to the new one, and tells nothing of the former."""

from __future__ import annotations

import re

from domain.mention import Author
from domain.words import fold
from responders.guarding.private_data import find_private_data
from responders.reading import names

#: The handles that some networks want a reply to begin with.
_OPENING = re.compile(r"(?:@[\w.@-]{1,100}[,:]?\s+)+")
_HANDLE = re.compile(r"(?<![\w.])@\w")
#: A single letter of a name stands in every text, and a short handle within other words.
_SHORTEST, _SHORTEST_HANDLE = 2, 5


def lend(text: str, *, former: Author, present: Author, approved_by: str = "", opening: str = "") -> str | None:
    """Answer a reply to `former` as it may be offered for `present`, or None where it would tell of anybody.

    The former author's first name becomes the present one's, or is left out where that is unknown; a last line with the
    name of who approved it goes, for somebody else signs now. What then still holds a part of the former author's name
    or handle, another handle, private data or the name of who approved it is not lent. `opening` is how a reply to the
    present author has to begin.
    """
    said = _unsigned(_OPENING.sub("", text, count=1) if _OPENING.match(text) else text, approved_by)
    first, ours = names.first_name(former.name), names.first_name(present.name)
    if first:
        said = _readdress(said, first, ours)
    theirs = _parts(former.name) | _parts(former.handle) | _parts(approved_by)
    words = _parts(said)
    if theirs & words - _parts(ours) or _is_within(former.handle, said) or _HANDLE.search(said):
        return None
    return None if any(find_private_data(said)) else opening + said.strip()


def _readdress(text: str, first: str, ours: str) -> str:
    """Put our author's first name where another is spoken to by theirs; without one it goes, and its space too.

    Who is spoken to is set off by a mark: the name in "Thanks, Will." goes, the word in "Will you send it?" does not.
    """
    before = "" if ours else r",?[ \t]*"
    return re.sub(rf"{before}(?<!\w){re.escape(first)}(?=\s*(?:[,.!?:;–—-]|$))", lambda _: ours, text, flags=re.M)


def _unsigned(text: str, approved_by: str) -> str:
    body, _, last = text.rstrip().rpartition("\n")
    return body if body and _parts(last) & _parts(approved_by) else text


def _parts(name: str) -> set[str]:
    return {word for word in fold(name).split() if len(word) >= _SHORTEST}


def _is_within(handle: str, text: str) -> bool:
    bare = handle.casefold().lstrip("@")
    return len(bare) >= _SHORTEST_HANDLE and bare in text.casefold()
