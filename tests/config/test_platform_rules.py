"""The rules of networks: the shipped ones can be read, and whatever is wrong in a file is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.platform_rules import load_rules
from domain.errors import ConfigError
from domain.verdict import Condition
from domain.verdict import Way

KINDS = ("reddit", "replay", "x")
RULE = """
[[rules]]
id = "x-mentioned"
platforms = ["x"]
when = "not_addressed"
way = "send"
words = "We have a contract with X."
source = "Our contract"
checked = 2026-11-20
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_shipped_rule_has_its_words_its_source_and_a_day() -> None:
    rules = load_rules(None, KINDS)

    assert {"x", "reddit", "mastodon", "bluesky", "replay"} == {name for rule in rules for name in rule.platforms}
    assert all(rule.words.endswith(".") and rule.source and rule.checked >= "2026-11-22" for rule in rules)
    assert {rule.when for rule in rules if "x" in rule.platforms} == {
        Condition.NOT_ADDRESSED, Condition.ANSWERED, Condition.MACHINE_TEXT, Condition.LINK, Condition.OPTED_OUT,
    }  # fmt: skip


def test_an_own_rule_takes_the_place_of_the_shipped_one_and_others_are_added(tmp_path: Path) -> None:
    more = RULE.replace("x-mentioned", "house-no-links").replace('platforms = ["x"]\n', "")
    rules = {rule.id: rule for rule in load_rules(written(tmp_path, RULE + more), KINDS)}

    assert (rules["x-mentioned"].way, rules["x-mentioned"].words) == (Way.SEND, "We have a contract with X.")
    assert rules["house-no-links"].platforms == ()
    assert len(rules) == len(load_rules(None, KINDS)) + 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id = "x-mentioned"', 'id = "X mentioned"', "small letters"),
        ('id = "x-mentioned"', 'id = "opt-out"', "is built in and cannot be changed"),
        ('id = "x-mentioned"\n', "", "id: is missing"),
        ('way = "send"', 'way = "sent"', 'did you mean "send"'),
        ('way = "send"', 'way = "nowhere"', '"nowhere" is unknown'),
        ('when = "not_addressed"', 'when = "no_account"', '"no_account" is unknown'),
        ('platforms = ["x"]', 'platforms = ["redit"]', 'did you mean "reddit"'),
        ('platforms = ["x"]', "platforms = []", "leave the key out"),
        ('platforms = ["x"]', 'platforms = "x"', "must be a list"),
        ("checked = 2026-11-20", 'checked = "2026-11-20"', "a day without quotes"),
        ("checked = 2026-11-20", 'checked = 2026-11-20\nurl = "x.example"', 'begins with "https://"'),
        ('source = "Our contract"', 'sauce = "Our contract"', 'did you mean "source"'),
        ('words = "We have a contract with X."', 'words = ""', "must be a text in quotes that is not empty"),
        ("[[rules]]", "[rules]", "begins with a line [[rules]]"),
        ("[[rules]]", "[[rule]]", "rule: is unknown"),
        ("[[rules]]", "[[rules", "is not TOML"),
        ("[[rules]]", f"number = {'9' * 5_000}\n[[rules]]", "beyond all measure"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = written(tmp_path, RULE.replace(old, new))

    with pytest.raises(ConfigError) as caught:
        load_rules(path, KINDS)
    assert words in str(caught.value)
    assert all(problem.place.startswith(str(path)) for problem in caught.value.problems)


def test_an_id_given_twice_is_told_and_so_is_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="taken by a rule above"):
        load_rules(written(tmp_path, RULE + RULE), KINDS)
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load_rules(tmp_path / "none.toml", KINDS)
    (tmp_path / "raw.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        load_rules(tmp_path / "raw.toml", KINDS)
