"""Find where a post names the brand, so that the feeling towards it can be asked for."""

from __future__ import annotations

from functools import lru_cache

from domain.assessment import Passage
from sentiment.curriculum import find_target
from sentiment.text import normalise
from sentiment.text import normalise_marking
from sentiment.text import split_words
from sentiment.text import unmark
from sentiment.windows import Prompt
from sentiment.windows import excerpt


def make_prompt(passage: Passage) -> Prompt:
    """Return the passage as our own model reads it, with the spans of its names.

    A handle is found before accounts are hidden, so that "@us great, @rival awful" asks about the right @user; a
    name in words is found whole, in any case, and in hashtags.
    """
    handles, words = _sort_names(passage.names)
    if not passage.names:
        return Prompt(text=excerpt(normalise(excerpt(passage.text))))
    marked = normalise_marking(excerpt(passage.text), lambda account: is_one_of(account, handles))
    text, spans = unmark(excerpt(marked))
    return Prompt(text=text, spans=tuple(sorted({*spans, *find_target(text, words)})))


def is_one_of(account: str, handles: frozenset[str]) -> bool:
    """Say whether an account as a text writes it is one of the handles, which `fold_handle` has folded.

    A server's name counts only where both have one: on its own server an account is written without.
    """
    folded = fold_handle(account)
    if folded in handles:
        return True
    name, _, host = folded.partition("@")
    if host:
        return name in handles
    return any(handle.partition("@")[0] == name for handle in handles)


def fold_handle(handle: str) -> str:
    """Return a handle without its sign, whether @ or u/, and without case."""
    return handle.casefold().removeprefix("/").removeprefix("u/").removeprefix("@")


@lru_cache(maxsize=256)
def _sort_names(names: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    handles = frozenset(fold_handle(name.strip()) for name in names if _is_handle(name.strip()))
    words = (split_words(normalise(name)) for name in names if not _is_handle(name.strip()))
    return handles, tuple(form for word in words for form in _spellings(word))


def _spellings(name: str) -> tuple[str, ...]:
    """Return a name with each apostrophe that people type, phones another than keyboards, and with none."""
    straight = name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    curly, bare = straight.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"), straight.replace("'", "")
    return tuple(dict.fromkeys((straight, curly, bare)))


def _is_handle(name: str) -> bool:
    return name.casefold().startswith(("@", "u/", "/u/"))
