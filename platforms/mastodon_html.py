"""The HTML of a status made plain text, as its author wrote it. Nothing of it is ever shown as HTML.

Servers send few tags (paragraphs, breaks, links, lists), and strangers may send anything. Python's own html.parser
takes minutes for 400,000 characters of "<a <a <a"; this reads each character once, whatever they are.
"""

from __future__ import annotations

import html
import re

#: A tag ends at the next angle bracket of either kind, so that no bracket left open is searched for twice.
_TOKEN = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>|<[!?/][^<>]*>|[^<]+|<")
_TOO_LONG = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLANK = re.compile(r"\n{3,}")
_BLOCKS = frozenset({"p", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_ROWS = frozenset({"div", "li", "tr", "dt", "dd"})
_COMMENT = "<!--"
#: What stands between these is no text.
_HIDDEN = frozenset({"script", "style", "template", "noscript", "iframe", "title"})


def to_text(source: str) -> str:
    """Answer the text of a piece of HTML: a blank line between paragraphs, links and mentions as they are written."""
    parts: list[str] = []
    hidden = ""
    kept = 0
    for token in _TOKEN.finditer(source):
        piece, is_end, name = token[0], bool(token[1]), (token[2] or "").lower()
        if hidden == _COMMENT and "-->" in piece:
            hidden, piece, name = "", piece.partition("-->")[2], ""
        if hidden:
            hidden = "" if is_end and name == hidden else hidden
        elif piece == _COMMENT or name in _HIDDEN:
            hidden = "" if is_end else name or _COMMENT
        elif name:
            kept = max(0, kept + (-1 if is_end else 1)) if name == "pre" else kept
            parts.append(_stop(name, is_end=is_end))
        else:
            parts.append(_words(piece, is_kept=kept > 0))
    return _BLANK.sub("\n\n", "".join(parts)).strip("\n")


def _words(piece: str, *, is_kept: bool) -> str:
    if piece.startswith("<"):
        return "" if len(piece) > 1 else "<"
    plain = piece if is_kept else _SPACE.sub(_one_space, piece)
    if not is_kept and plain == " " and piece != " ":
        return ""  # a line end between two tags
    return html.unescape(_TOO_LONG.sub("\ufffd", plain)).replace("\xa0", " ")


def _one_space(found: re.Match[str]) -> str:
    """Keep spaces as the author typed them; a line end of the source is no more than a space."""
    return " " if found[0].strip(" ") else found[0]


def _stop(name: str, *, is_end: bool) -> str:
    if name == "br":
        return "\n"
    if name in _BLOCKS:
        return "\n\n" if is_end else "\n"
    if name in _ROWS:
        return "" if is_end else ("\n- " if name == "li" else "\n")
    return ""
