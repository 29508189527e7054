"""Tells which texts are copies of one another: retweets, shares and reposts that say the same."""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

#: A link up to the marks and emoji that follow it, or what is left of one that was cut off or written as a word.
_LINK = re.compile(
    r"(?:https?://|www\.|\bt\.co/|\bpic\.(?:twitter|x)\.com/)[\w.~:/?#@!$&()*+,;=%-]*(?<![.:?!(),;*])|\bhttps?\b:?",
    re.ASCII,
)
_HANDLE = re.compile(r"(?<![\w@/])@(\w+)(?:[.@-]\w+)*|(?<![\w/])/?u/([\w-]{3,20})(?!\w)")
#: Zero-width and direction marks, variants of an emoji, and its shades of skin.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff]")
_STRAIGHT = str.maketrans("\u2018\u2019\u02bc\u201c\u201d\u201e\xab\xbb\u2013\u2014", "'''" + '"' * 5 + "--")
#: A line's end, and a link, which ends what is said as well.
_BREAK = "\n"
_TOKEN = re.compile(r"@\w+(?:-\w+)*|\w+(?:'\w+)*|\n|[^\w\s]")
#: Frames, as they stand in tokens that each end with a blank: the first from the front, the last from behind.
_OPENING = re.compile(r'(?:\n )+|rt (?:@\S+ (?:: )?|(?=" @))')
_SAID_BY = re.compile(r"@\S+ : ")
_ENDING = r"""[.!?)\]"'\n\u2600-\u27a0\u27a2-\u27bf\U0001f000-\U0001f445\U0001f44a-\U0001faff]"""
_CLOSING = re.compile(r"(?:[-.!,:|\n] )+|(?:[)\]] )?(?:@\S+ )+(?:via|cc) (?:[(\[] )?|(?:@\S+ )+(?=" + _ENDING + r")")
#: A share of a share of a share is enough; a hostile text must not take for ever.
_MOST_FRAMES = 8
_QUOTES = frozenset("\"'")
_STOPS = frozenset(".!?")
#: A stop that an emoji or another mark follows: that one ends what is said.
_IDLE = re.compile(r"\. (?![\w@#\"'(])")


def copy_key(text: str) -> str:
    """Answer what copies of a text share: what it says, without links and the frames that sharing puts around it.

    No difference are case and white space, links, repeated marks and emoji, stops at the end and whether they shout,
    "RT @name:" before and "via @name" behind, quotes around the whole, and handles behind its end. Words, numbers,
    question marks, other marks and emoji, and handles within it count, for they change what is meant, or who. A text
    of nothing but links and handles is a copy only of itself.
    """
    folded = unicodedata.normalize("NFKC", html.unescape(text)).casefold()
    words = _IDLE.sub("", " ".join(_squeeze(_unframe(_split(folded))))) or " ".join(folded.split())
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _split(folded: str) -> list[str]:
    """Answer words, handles without their server, marks and emoji one by one, and breaks."""
    seen = _LINK.sub(_BREAK, _UNSEEN.sub("", folded).translate(_STRAIGHT))
    return _TOKEN.findall(_HANDLE.sub(lambda found: f"@{found[1] or found[2]}", seen))


def _unframe(tokens: list[str]) -> list[str]:
    """Answer what is said alone; nothing where there are but handles."""
    for _ in range(_MOST_FRAMES):
        bare = _unquote(_strip(_strip(tokens, _OPENING)[::-1], _CLOSING)[::-1])
        if bare == tokens:
            break
        tokens = bare
    said = [token for token in tokens if token != _BREAK]
    return said if any(token[0] != "@" for token in said) else []


def _strip(tokens: list[str], frame: re.Pattern[str]) -> list[str]:
    line = "".join(f"{token} " for token in tokens)
    found = frame.match(line)
    return line[found.end() :].split(" ")[:-1] if found else tokens


def _unquote(tokens: list[str]) -> list[str]:
    """Take off quotes around the whole, with who is quoted; quotes around a part may doubt it, and stay."""
    is_quote = len(tokens) > 1 and tokens[0] in _QUOTES and tokens[0] == tokens[-1] and tokens.count(tokens[0]) == 2
    return _strip(tokens[1:-1], _SAID_BY) if is_quote else tokens


def _squeeze(tokens: list[str]) -> Iterator[str]:
    """Yield each word, and of marks in a row that are alike one; a run of stops asks where one of them does."""
    for kind, run in groupby(tokens, lambda token: "." if token in _STOPS else token):
        if kind == ".":
            yield "?" if "?" in run else "."
        elif kind[0].isalnum() or kind[0] in "@_":
            yield from run
        else:
            yield kind
