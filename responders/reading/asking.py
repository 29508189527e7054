"""How the words are kept in which people ask: lists of phrases, and rules that lead from phrases to a need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from domain import words
from domain.ask import Need


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A need, and the phrases it is known by: of each group one must stand in the clause."""

    need: Need
    groups: tuple[frozenset[str], ...]


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One language. `openings` begin a question even without its mark, `interrogatives` only with it; `requests` ask
    wherever they stand (but beside `no_requests`), `fillers` may come before, `help` asks for no more than that. Beside
    `supposed` a trouble is only feared, or over. Of `needs`, then of `vague`, which trouble that is told makes plain,
    and of `troubles` the first that fits counts.
    """

    openings: frozenset[str]
    interrogatives: frozenset[str]
    requests: frozenset[str]
    no_requests: frozenset[str]
    rhetorical: frozenset[str]
    fillers: frozenset[str]
    help: frozenset[str]
    supposed: frozenset[str]
    needs: tuple[Rule, ...]
    vague: tuple[Rule, ...]
    troubles: tuple[Rule, ...]

    def found(self, folded: str) -> set[str]:
        """Answer which of all phrases stand in a folded text, in time that does not grow with their number."""
        return self._index.found(folded)

    def begins(self, folded: str, listed: frozenset[str]) -> str:
        """Answer the longest of the listed phrases that a folded text begins with, "" for none."""
        first = folded.split(maxsplit=1)[:1]
        longest = ""
        for phrase in self._index.near(first[0]) if first else ():
            if len(phrase) > len(longest) and phrase in listed and folded.startswith(phrase):
                longest = phrase
        return longest

    @cached_property
    def _index(self) -> words.Index:
        in_rules = [group for rule in (*self.needs, *self.vague, *self.troubles) for group in rule.groups]
        listed = frozenset().union(
            self.openings,
            self.interrogatives,
            self.requests,
            self.no_requests,
            self.rhetorical,
            self.fillers,
            self.help,
            self.supposed,
            *in_rules,
        )
        return words.Index(listed)


def phrases(listed: str) -> frozenset[str]:
    """Read phrases parted by a bar; a final asterisk also takes every longer word."""
    return frozenset(words.terms(*listed.split("|")))


def rule(need: Need, *groups: str) -> Rule:
    """Read a rule from its groups of phrases."""
    return Rule(need=need, groups=tuple(phrases(group) for group in groups))


def together(languages: Iterable[Asking]) -> Asking:
    """Answer the words of several languages as those of one."""
    known = tuple(languages)
    return Asking(
        openings=frozenset().union(*(one.openings for one in known)),
        interrogatives=frozenset().union(*(one.interrogatives for one in known)),
        requests=frozenset().union(*(one.requests for one in known)),
        no_requests=frozenset().union(*(one.no_requests for one in known)),
        rhetorical=frozenset().union(*(one.rhetorical for one in known)),
        fillers=frozenset().union(*(one.fillers for one in known)),
        help=frozenset().union(*(one.help for one in known)),
        supposed=frozenset().union(*(one.supposed for one in known)),
        needs=tuple(each for one in known for each in one.needs),
        vague=tuple(each for one in known for each in one.vague),
        troubles=tuple(each for one in known for each in one.troubles),
    )
