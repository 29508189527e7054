"""X's own counting of a text: 280, where a link counts 23, an emoji 2 and most scripts beyond Latin 2 a letter.

The rules are those of twitter-text's configuration 3 (docs.x.com, "Counting characters", read 2026-11-22). The
package twitter-text-parser 3.0.0 implements them too, but needs `pkg_resources`, which setuptools no longer has.
"""

from __future__ import annotations

import re
import unicodedata

LIMIT = 280
_LINK_WEIGHT = 23
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_INVALID = re.compile("[\ufffe\ufeff\uffff\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f]")

_PART = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}"
    "|[#*0-9]\ufe0f?\u20e3"
    "|[\u00a9\u00ae\u2122\u265f]\ufe0f"
    "|[\u203c\u2049\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297"
    "\u3299\U0001f000-\U0001faff]\ufe0f?[\U0001f3fb-\U0001f3ff]?)"
)
#: No emoji joins more than five; tags spell the flags of regions.
_EMOJI = f"{_PART}(?:\u200d{_PART}){{0,4}}[\U000e0020-\U000e007f]{{0,8}}"

#: Endings that make a bare name a link; any two letters count as a country.
_ENDINGS = (
    "com|org|net|edu|gov|mil|int|info|biz|name|pro|app|dev|shop|store|online|site|blog|cloud|tech|help|support|care"
    "|news|live|life|world|today|page|link|agency|studio|design|travel|hotel|bank|health|london|berlin|wiki|xyz|top"
    "|club|email|media|company|global|group|team|social|games|tv|[a-z]{2}"
)
_PATH = r"(?:[/?#][^\s<>\"]*[^\s<>\".,:;!?'()\[\]{}])?"
_LINK = (
    rf"https?://[^\s/?#<>\"@]+\.[^\W\d_]{{2,}}(?::\d{{1,5}})?{_PATH}/?"
    rf"|(?<![\w@$#./-])(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.)+(?:{_ENDINGS})(?![\w@-])(?!\.\w)(?::\d{{1,5}})?{_PATH}/?"
)
_TOKEN = re.compile(f"(?P<link>{_LINK})|(?P<emoji>{_EMOJI})|(?P<other>.)", re.IGNORECASE | re.DOTALL)


def weighted_length(text: str) -> int:
    """Answer how long X counts this text, after it has brought it to Unicode's form C."""
    normal = unicodedata.normalize("NFC", text)
    return sum(_weight(match) for match in _TOKEN.finditer(normal))


def has_invalid_characters(text: str) -> bool:
    """Say whether the text holds characters that X refuses."""
    return _INVALID.search(text) is not None


def _weight(match: re.Match[str]) -> int:
    if match.lastgroup == "link":
        return _LINK_WEIGHT
    if match.lastgroup == "emoji":
        return 2
    code = ord(match[0])
    return 1 if any(low <= code <= high for low, high in _LIGHT) else 2
