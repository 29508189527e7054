"""Tell facts that turn a wish down from others, and those that say what there is instead from a bare no."""

from __future__ import annotations

from functools import lru_cache

from domain.fact import Fact
from responders.coaching import wording
from responders.coaching.tongue import find_tongue


def denies(fact: Fact, language: str) -> bool:
    """Say whether what a fact answers in a language it speaks turns a wish down and leaves no way open."""
    return _is_bare(fact.answers[language], language)


def is_bare(fact: Fact, language: str) -> bool:
    """Say whether a fact turns a wish down and tells nothing that there is instead."""
    return language not in fact.instead and denies(fact, language)


@lru_cache(maxsize=2_048)
def _is_bare(text: str, language: str) -> bool:
    tongue = find_tongue(language)
    return tongue is not None and wording.is_bare_no(text, tongue)
