from __future__ import annotations

import re
from pathlib import Path

import pytest

from config import playbooks
from domain.assessment import Intent
from domain.errors import ConfigError
from domain.playbook import MOVES
from domain.playbook import SLOTS
from domain.playbook import Playbook

DOCUMENT = (Path(__file__).parents[2] / "docs" / "playbooks.md").read_text("utf-8")
SHIPPED = playbooks.load_playbooks(None)
GOOD = """
name = "late-parcel"
label = "Late parcel"
order = 25
intents = ["complaint"]
words = ["parcel"]
moves = ["greet", "sign"]

[phrases.en]
greet = ["Hi {name}.", "Hi."]
sign = ["{signature}"]
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return folder


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        playbooks.load_playbooks(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


def test_the_ten_are_shipped_most_specific_first() -> None:
    names = [playbook.name for playbook in SHIPPED]

    troubles = ["safety", "sensitive", "abuse", "outage", "complaint"]
    assert names == [*troubles, "question", "request", "praise", "suggestion", "acknowledge"]


def test_every_intent_but_other_has_a_playbook_of_its_own() -> None:
    covered = [intent for playbook in SHIPPED for intent in playbook.intents if not playbook.words]

    assert sorted(covered) == sorted(set(Intent) - {Intent.OTHER})


@pytest.mark.parametrize("playbook", SHIPPED, ids=lambda playbook: playbook.name)
def test_a_shipped_playbook_speaks_four_languages_in_three_ways(playbook: Playbook) -> None:
    assert {"en", "de", "es", "fr"} <= set(playbook.phrases)
    for phrases in playbook.phrases.values():
        assert list(phrases) == list(playbook.moves)
        for move, phrasings in phrases.items():
            assert len(set(phrasings)) == len(phrasings)
            if move != "sign":
                assert len([phrasing for phrasing in phrasings if set(slots(phrasing)) <= {"brand"}]) >= 3


def slots(phrasing: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", phrasing)


@pytest.mark.parametrize("playbook", SHIPPED, ids=lambda playbook: playbook.name)
def test_a_shipped_playbook_hides_behind_no_policy_and_promises_nothing(playbook: Playbook) -> None:
    said = " ".join(text for phrases in playbook.phrases.values() for texts in phrases.values() for text in texts)
    hollow = (
        r"unfortunately|inconvenience|policy|valued customer|leider|Unannehmlichkeit|Richtlinie|lamentablemente"
        r"|inconveniente|malheureusement|gêne|refund|guarantee|promise|Erstattung|garanti|reembols|rembours|\d"
    )

    assert re.findall(hollow, said, re.IGNORECASE) == []


@pytest.mark.parametrize("playbook", SHIPPED, ids=lambda playbook: playbook.name)
def test_each_shipped_playbook_is_in_the_document(playbook: Playbook) -> None:
    assert f"| `{playbook.name}` | {playbook.order} |" in DOCUMENT


@pytest.mark.parametrize("word", [*playbooks.KEYS, *MOVES, *(f"{{{slot}}}" for slot in sorted(SLOTS)), *Intent])
def test_each_key_move_slot_and_intent_is_in_the_document(word: str) -> None:
    assert f"`{word}`" in DOCUMENT


def test_the_example_of_the_document_is_a_playbook(tmp_path: Path) -> None:
    example = next(block for block in re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL) if "late-parcel" in block)

    read = playbooks.load_playbooks(write(tmp_path, example=example))

    assert [playbook.name for playbook in read if playbook.order == 25] == ["late-parcel"]


def test_a_folder_adds_and_replaces_by_name(tmp_path: Path) -> None:
    own = GOOD.replace("late-parcel", "complaint").replace('label = "Late parcel"', 'label = "Ours"')

    read = playbooks.load_playbooks(write(tmp_path, ours=own, more=GOOD))

    assert {playbook.name: playbook.label for playbook in read}["complaint"] == "Ours"
    assert len(read) == len(SHIPPED) + 1
    assert [playbook.order for playbook in read] == sorted(playbook.order for playbook in read)


@pytest.mark.parametrize(
    ("find", "put", "problem"),
    [
        ("order = 25", "ordr = 25", "bad.toml ordr: is no key of a playbook"),
        ("order = 25", "", "bad.toml order: is missing"),
        ("order = 25", "order = true", "bad.toml order: must be a whole number"),
        ('"complaint"', '"complain"', 'bad.toml intents: "complain" is unknown'),
        ('"late-parcel"', '"Late Parcel"', "bad.toml name: must be small letters"),
        ('"late-parcel"', "7", "bad.toml name: must be a text"),
        ('["parcel"]', '"parcel"', "bad.toml words: must be a list"),
        ('["parcel"]', '["parcel", ""]', "bad.toml words 2: must be a text"),
        ('["greet", "sign"]', '["greet", "sing"]', 'bad.toml moves: "sing" is no move'),
        ('["greet", "sign"]', '["greet", "sign", "greet"]', 'bad.toml moves: "greet" stands there 2 times'),
        ('["greet", "sign"]', "[]", "bad.toml moves: must name at least one of greet"),
        ("[phrases.en]", "[phrases.english]", "bad.toml phrases.english: must be named by two small letters"),
        ('"Hi."]', '"Hi {{name}}."]', "bad.toml phrases.en.greet 2: has a brace without its partner"),
        ('"Hi."]', '"Hi {handle}."]', "bad.toml phrases.en.greet 2: {handle} is no slot"),
        ('"Hi."]', '"Hi {x.__class__}."]', "bad.toml phrases.en.greet 2: {x.__class__} is no slot"),
        ('"Hi."]', '"  "]', "bad.toml phrases.en.greet 2: must be a text in quotes that is not empty"),
        ('"Hi {name}.", "Hi."', "", "bad.toml phrases.en.greet: needs at least one phrasing"),
        (', "Hi."]', "]", "bad.toml phrases.en.greet: needs one phrasing without a slot that may be empty"),
        ('sign = ["{signature}"]', "", "bad.toml phrases.en.sign: is missing"),
        ('sign = ["{signature}"]', 'sign = ["x"]\nown = ["y"]', "bad.toml phrases.en.own: is not among"),
        ("words", "escalate = 1\nwords", "bad.toml escalate: must be true or false"),
        ("name = ", "name = = ", "bad.toml: is not TOML: "),
    ],
)
def test_a_mistake_is_told_with_its_file_and_key(tmp_path: Path, find: str, put: str, problem: str) -> None:
    found = problems_of(write(tmp_path, bad=GOOD.replace(find, put, 1)))

    assert any(line.startswith(problem) for line in found), found


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    found = problems_of(write(tmp_path, one="name = 1", two=GOOD, three=GOOD))

    assert 'two.toml name: the name "late-parcel" is already taken by three.toml' in found
    assert sum(line.startswith("one.toml") for line in found) >= 4


def test_bytes_that_are_no_text_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe name")

    assert problems_of(tmp_path) == ["bad.toml: is not UTF-8 text (byte 0)"]
    assert problems_of(tmp_path / "nowhere")[0].endswith("is no folder; make it or leave `playbooks` out")


def test_a_set_without_a_playbook_for_every_mention_is_refused(tmp_path: Path) -> None:
    narrow = GOOD.replace("late-parcel", "acknowledge").replace("[phrases.en]", "[phrases.de]")

    found = problems_of(write(tmp_path, narrow=narrow))

    assert any("one playbook must match every mention" in line for line in found)
    assert any("needs phrasings in en" in line for line in found)
