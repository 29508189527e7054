from __future__ import annotations

import pytest

from domain import words
from domain.ask import Need
from responders.reading import asking
from responders.reading.asking_de import DE
from responders.reading.asking_en import EN
from responders.reading.asking_es import ES
from responders.reading.asking_fr import FR

ALL = {"de": DE, "en": EN, "es": ES, "fr": FR}


@pytest.mark.parametrize("language", ALL)
def test_what_is_found_is_what_stands_there(language: str) -> None:
    folded = words.fold("Hello, where is my refund? Wo bleibt es, ¿cuándo llega?, où en est mon colis, refunds")
    known = asking.together([ALL[language]])
    every = {phrase for one in (*known.needs, *known.troubles) for group in one.groups for phrase in group}

    assert known.found(folded) & every == {phrase for phrase in every if phrase in folded}


def test_the_longest_phrase_at_the_beginning_counts() -> None:
    assert EN.begins(" hi there where is it ", EN.fillers) == " hi there "
    assert EN.begins(" where is it ", EN.fillers) == ""
    assert EN.begins(" ", EN.openings) == ""


def test_a_rule_has_groups_of_folded_phrases() -> None:
    read = asking.rule(Need.STATUS, "wo ist|wäre*", "Gepäck")

    assert read.groups == (frozenset({" wo ist ", " ware"}), frozenset({" gepack "}))


@pytest.mark.parametrize("language", ALL)
def test_a_rule_after_one_that_takes_everything_of_it_would_never_count(language: str) -> None:
    for rules in (ALL[language].needs, ALL[language].troubles):
        for place, later in enumerate(rules):
            shadows = [one for one in rules[:place] if _takes_all(one, later)]
            assert shadows == [], later.need


def _takes_all(one: asking.Rule, later: asking.Rule) -> bool:
    return all(any(theirs <= ours for theirs in later.groups) for ours in one.groups)
