from __future__ import annotations

import re
from pathlib import Path

import pytest

from config import playbooks
from config.phrases import is_sure
from config.playbook_file import KEYS
from domain.assessment import Intent
from domain.errors import ConfigError
from domain.playbook import CONDITIONS
from domain.playbook import MOVES
from domain.playbook import SLOTS
from domain.playbook import Caller
from domain.playbook import Hours
from domain.playbook import Phrasing
from domain.playbook import Playbook
from domain.playbook import Tone

DOCUMENT = (Path(__file__).parents[2] / "docs" / "playbooks.md").read_text("utf-8")
SHIPPED = playbooks.read_shelf(None).playbooks
GOOD = """
name = "late-parcel"
label = "Late parcel"
order = 25
intents = ["complaint"]
words = ["parcel"]
moves = ["greet", "acknowledge", "sign"]

[phrases.en]
greet = ["Hi {name}.", "Hi."]
acknowledge = ["We hear you."]
sign = ["{signature}"]
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return folder


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        playbooks.read_shelf(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


def test_the_twenty_one_are_shipped_most_specific_first() -> None:
    names = [playbook.name for playbook in SHIPPED]

    for_leads = ["threat-self", "threat", "danger-self", "safety", "sensitive", "danger", "scam"]
    troubles = ["spam", "abuse", "joke", "outage", "damaged", "delay", "billing", "complaint"]
    assert names == [
        *for_leads, *troubles, "how-to", "question", "request", "praise", "suggestion", "acknowledge",
    ]  # fmt: skip


def test_every_intent_but_other_has_a_playbook_of_its_own() -> None:
    plain = [playbook for playbook in SHIPPED if not (playbook.words or playbook.signals)]
    covered = [intent for playbook in plain for intent in playbook.intents]

    assert sorted(covered) == sorted(set(Intent) - {Intent.OTHER})


@pytest.mark.parametrize("playbook", SHIPPED, ids=lambda playbook: playbook.name)
def test_a_shipped_playbook_speaks_four_languages_in_three_ways(playbook: Playbook) -> None:
    assert {"en", "de", "es", "fr"} <= set(playbook.phrases)
    for phrases in playbook.phrases.values():
        assert list(phrases) == list(playbook.moves)
        for phrasings in phrases.values():
            assert len(set(phrasings)) == len(phrasings)
        assert len([phrasing for phrasing in phrases["acknowledge"] if is_sure(phrasing)]) >= 3


@pytest.mark.parametrize("playbook", SHIPPED, ids=lambda playbook: playbook.name)
def test_a_shipped_playbook_hides_behind_no_policy_and_promises_nothing(playbook: Playbook) -> None:
    hollow = (
        r"unfortunately|inconvenience|policy|valued customer|leider|Unannehmlichkeit|Richtlinie|lamentablemente"
        r"|inconveniente|malheureusement|gêne|refund|guarantee|promise|Erstattung|garanti|reembols|rembours|\d"
    )

    assert re.findall(hollow, said_by(playbook), re.IGNORECASE) == []


@pytest.mark.parametrize("playbook", SHIPPED, ids=lambda playbook: playbook.name)
def test_a_shipped_playbook_never_says_that_somebody_did_something(playbook: Playbook) -> None:
    done = (
        r"we've (?:checked|passed|looked)|we have (?:checked|passed|looked)|looking into|we are passing|is looking"
        r"|haben es .{0,40}weitergegeben|geprüft|hemos (?:revisado|pasado)|avons (?:vérifié|transmis)"
    )

    assert re.findall(done, said_by(playbook), re.IGNORECASE) == []


def said_by(playbook: Playbook) -> str:
    texts = (phrasing.text for phrases in playbook.phrases.values() for said in phrases.values() for phrasing in said)
    return " ".join(texts)


@pytest.mark.parametrize("playbook", SHIPPED, ids=lambda playbook: playbook.name)
def test_each_shipped_playbook_is_in_the_document(playbook: Playbook) -> None:
    assert f"| `{playbook.name}` | {playbook.order} |" in DOCUMENT


@pytest.mark.parametrize(
    "word",
    [*KEYS, *MOVES, *(f"{{{slot}}}" for slot in sorted(SLOTS)), *Intent, *sorted(CONDITIONS), *Tone, *Hours, *Caller],
)
def test_each_key_move_slot_and_intent_is_in_the_document(word: str) -> None:
    assert f"`{word}`" in DOCUMENT


def test_the_example_of_the_document_is_a_playbook(tmp_path: Path) -> None:
    example = next(block for block in re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL) if "late-parcel" in block)

    read = playbooks.read_shelf(write(tmp_path, example=example)).playbooks

    assert "late-parcel" in [playbook.name for playbook in read]


def test_a_folder_adds_and_replaces_by_name(tmp_path: Path) -> None:
    own = GOOD.replace("late-parcel", "complaint").replace('label = "Late parcel"', 'label = "Ours"')

    read = playbooks.read_shelf(write(tmp_path, ours=own, more=GOOD)).playbooks

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
        ('["parcel"]', '["(a|b)", "\U0001f600"]', "bad.toml words 2: has neither a letter nor a digit"),
        ('["parcel"]', f'["{"(a|b)" * 14}"]', "bad.toml words 1: stands for more than 10,000 phrases"),
        ('["parcel"]', '["(lost|a .. bag)"]', "bad.toml words 1: has a gap (..) in brackets"),
        ('"sign"]', '"sing"]', 'bad.toml moves: "sing" is no move'),
        ('"sign"]', '"sign", "greet"]', 'bad.toml moves: "greet" stands there 2 times'),
        ('["greet", "acknowledge", "sign"]', "[]", "bad.toml moves: must name at least one of greet"),
        ("[phrases.en]", "[phrases.english]", "bad.toml phrases.english: must be named by two small letters"),
        ('"Hi."]', '"Hi {{name}}."]', "bad.toml phrases.en.greet 2: has a brace without its partner"),
        ('"Hi."]', '"Hi {handle}."]', "bad.toml phrases.en.greet 2: {handle} is no slot"),
        ('"Hi."]', '"Hi {x.__class__}."]', "bad.toml phrases.en.greet 2: {x.__class__} is no slot"),
        ('"Hi."]', '"  "]', "bad.toml phrases.en.greet 2: must be a text in quotes that is not empty"),
        ('"Hi {name}.", "Hi."', "", "bad.toml phrases.en.greet: needs at least one phrasing"),
        ('["We hear you."]', '["{problem}"]', "bad.toml phrases.en: needs one phrasing, beside greeting and signature"),
        (
            '["We hear you."]',
            '{anger = ["Oh."]}',
            "bad.toml phrases.en: needs one phrasing, beside greeting and signature",
        ),
        ('["We hear you."]', '{angry = ["Oh."]}', 'bad.toml phrases.en.acknowledge.angry: "angry" is no condition'),
        ('["We hear you."]', '{"anger+agian" = ["Oh."]}', 'bad.toml phrases.en.acknowledge.anger+agian: "agian" is no'),
        ('["We hear you."]', "{}", "bad.toml phrases.en.acknowledge: needs at least one phrasing"),
        ('["We hear you."]', '["<We|I hear you."]', "bad.toml phrases.en.acknowledge 1: has a mark that is not whole"),
        ("words", 'like = "complain"\nwords', 'bad.toml like: there is no "complain"'),
        ("words", 'tone = "loud"\nwords', 'bad.toml tone: "loud" is unknown; there are plain, warm'),
        ("words", 'sla = "soon"\nwords', "bad.toml sla: a duration is a number with a unit"),
        ('sign = ["{signature}"]', 'sign = ["x"]\nown = ["y"]', "bad.toml phrases.en.own: is not among"),
        ("words", "escalate = 1\nwords", "bad.toml escalate: must be true or false"),
        ("words", 'languages = ["english"]\nwords', 'bad.toml languages: "english" is no code of a language'),
        ("name = ", "name = = ", "bad.toml: is not TOML: "),
        ("order = 25", f"order = {'9' * 5_000}", "bad.toml: holds a number or a nesting beyond all measure"),
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


def test_a_playbook_takes_what_it_lacks_from_those_it_is_like_and_then_from_the_shared_words(tmp_path: Path) -> None:
    own = 'name = "kin"\nlabel = "Kin"\norder = 1\nlike = "late-parcel"\n[phrases.en]\nacknowledge = ["Kin."]\n'
    shared = '[phrases.en]\nsign = ["Bye."]\ninvite = ["Come."]\n'
    late = GOOD.replace('sign = ["{signature}"]', "")
    read = playbooks.read_shelf(write(tmp_path, kin=own, late=late, phrases=shared)).playbooks
    kin = next(playbook for playbook in read if playbook.name == "kin")

    assert kin.moves == ("greet", "acknowledge", "sign")
    assert {move: [one.text for one in said] for move, said in kin.phrases["en"].items()} == {
        "greet": ["Hi {name}.", "Hi."],
        "acknowledge": ["Kin."],
        "sign": ["Bye."],
    }


def test_phrasings_are_read_with_their_conditions(tmp_path: Path) -> None:
    conditional = GOOD.replace('["We hear you."]', '{any = ["We hear you."], "anger + again" = ["Again."]}')
    read = playbooks.read_shelf(write(tmp_path, late=conditional)).playbooks
    late = next(playbook for playbook in read if playbook.name == "late-parcel")

    assert late.phrases["en"]["acknowledge"] == (
        Phrasing(text="We hear you."),
        Phrasing(text="Again.", when=frozenset({"anger", "again"})),
    )


def test_a_network_that_does_not_exist_is_told_where_it_is_known_which_do(tmp_path: Path) -> None:
    write(tmp_path, late=GOOD.replace("order = 25", 'order = 25\nplatforms = ["x", "redit"]'))

    assert playbooks.read_shelf(tmp_path).playbooks
    with pytest.raises(ConfigError, match=r'platforms: there is no platform "redit"; did you mean "reddit"'):
        playbooks.read_shelf(tmp_path, ("reddit", "x"))


def test_circles_and_playbooks_that_never_match_are_warned_of(tmp_path: Path) -> None:
    one = GOOD.replace("order = 25", 'order = 25\nlike = "two"')
    two = GOOD.replace("order = 25", 'order = 31\nlike = "late-parcel"').replace('late-parcel"\nlabel', 'two"\nlabel')
    shelf = playbooks.read_shelf(write(tmp_path, one=one, two=two))

    warned = [line.replace(f"{tmp_path}/", "") for line in shelf.warnings]
    assert "one.toml like: goes in a circle (late-parcel → two → late-parcel); it ends before it begins again" in warned
    assert any(line.startswith("playbook two never matches: ") for line in warned)


@pytest.mark.parametrize(
    ("words", "unless", "warned"),
    [
        ('["parcel"]', '["par*"]', "never matches: it shuts out every word that it asks for"),
        ('["my parcel", "late"]', '["parcel"]', "asks for words that it also shuts out: my parcel"),
        ('["(lost|my) parcel"]', '["(lost|my) parcel"]', "never matches: it shuts out every word that it asks for"),
        ('["parcel*"]', '["parcel"]', ""),
        ('["(lost|my) parcel"]', '["lost"]', ""),
        ('["parcel"]', '["parcels"]', ""),
    ],
)
def test_words_that_are_shut_out_are_warned_of(tmp_path: Path, words: str, unless: str, warned: str) -> None:
    mine = GOOD.replace("order = 25", f'order = 25\nlike = "complaint"\nunless = {unless}')
    lines = [f"words = {words}" if line.startswith("words") else line for line in mine.splitlines()]
    shelf = playbooks.read_shelf(write(tmp_path, mine="\n".join(lines)))

    assert [line for line in shelf.warnings if "shuts out" in line] == [f"playbook late-parcel {warned}"] * bool(warned)


def test_the_shipped_playbooks_need_no_warning() -> None:
    assert playbooks.read_shelf(None).warnings == ()


def test_a_set_without_a_playbook_for_every_mention_is_refused(tmp_path: Path) -> None:
    narrow = GOOD.replace("late-parcel", "acknowledge").replace("[phrases.en]", "[phrases.de]")

    found = problems_of(write(tmp_path, narrow=narrow))

    assert any("one playbook must match every mention" in line for line in found)
    assert any("needs phrasings in en" in line for line in found)
