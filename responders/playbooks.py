"""Choose the playbook that a mention is answered by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from domain import words
from domain.assessment import Assessment
from domain.errors import NotFound
from domain.playbook import Playbook

FALLBACK = "acknowledge"


def choose(playbooks: Iterable[Playbook], assessment: Assessment, text: str) -> Playbook:
    """Answer the first playbook by `order` of which all that it names matches; raises NotFound where none does."""
    folded = words.fold(text)
    matching = (playbook for playbook in playbooks if _matches(playbook, assessment, folded))
    chosen = min(matching, key=lambda playbook: (playbook.order, playbook.name), default=None)
    if chosen is None:
        raise NotFound("playbook for intent", assessment.intent)
    return chosen


def fallback_of(playbooks: Iterable[Playbook]) -> Playbook:
    """Answer the playbook that speaks where the chosen one lacks the language; raises NotFound without one."""
    for playbook in playbooks:
        if playbook.name == FALLBACK:
            return playbook
    raise NotFound("playbook", FALLBACK)


def _matches(playbook: Playbook, assessment: Assessment, folded: str) -> bool:
    if playbook.intents and assessment.intent not in playbook.intents:
        return False
    if playbook.sentiments and assessment.sentiment not in playbook.sentiments:
        return False
    return not playbook.words or bool(words.found(folded, _terms(playbook.words)))


@lru_cache(maxsize=256)
def _terms(listed: tuple[str, ...]) -> tuple[str, ...]:
    return words.terms(*listed)
