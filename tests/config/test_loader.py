"""The file, the environment and the secrets become one configuration, or one list of problems."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import loader
from config.loader import Loaded
from config.loader import OriginKind
from config.problems import Places
from domain.errors import ConfigError
from domain.platform import Kind
from domain.playbook import Voice

KINDS = {"x": Kind(secrets=("key", "token"), secret_sets=(("key", "token"),)), "replay": Kind(options=("pace",))}
CANARY = "canary-5f1c"
GIVEN = {"ALLEARS_ACME_X_KEY": CANARY, "ALLEARS_ACME_X_TOKEN": CANARY}

FILE = """\
[desk]
port = 9000

[[brands]]
name = "Acme"
terms = ["acme", "acme bikes"]
[brands.voice]
signature = "Your Acme team"
avoid = ["policy"]

[[accounts]]
name = "acme-x"
platform = "x"
handle = "@acme"
terms = ["acme", "#acme"]
poll_fastest = "1m"

[[accounts]]
name = "tape"
platform = "replay"
path = "posts.jsonl"
options = { pace = "10" }
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def load(text: str, folder: Path, environ: Mapping[str, str] | None = None, **more: Any) -> Loaded:
    file = folder / "allears.toml"
    file.write_text(text, encoding="utf-8")
    return loader.load(Path("allears.toml"), environ or {}, kinds=KINDS, **more)


def test_a_model_is_a_folder_beside_the_file_and_an_id_where_there_is_none(folder: Path) -> None:
    for name in ("etc/org/name", "org/other", "org/here"):
        (folder / name).mkdir(parents=True)
    names = 'model = "org/name"\nmodels = { it = "org/other", fr = "./gone" }'
    (folder / "etc" / "allears.toml").write_text(f"[sentiment]\n{names}\n", encoding="utf-8")

    def given(**environ: str) -> list[str]:
        found = loader.load(Path("etc/allears.toml"), environ, kinds=KINDS).settings.sentiment
        return [found.model, *found.models.values()]

    ours = str(folder / "etc/org/name")
    assert given() == [ours, "org/other", str(folder / "etc/gone")]
    assert given(ALLEARS_SENTIMENT__MODEL="org/here")[0] == str(folder / "org/here")
    assert given(ALLEARS_SENTIMENT__MODEL="org/name")[0] == "org/name"
    assert given(ALLEARS_SENTIMENT__MODELS="it=org/here")[1:] == [str(folder / "org/here")]
    assert load("", folder).settings.sentiment.model == ""


def problems_of(text: str, folder: Path, environ: Mapping[str, str] | None = None, **more: Any) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(text, folder, environ, **more)
    assert CANARY not in str(caught.value)
    return [str(problem) for problem in caught.value.problems]


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    loaded = loader.load(None, {"HOME": "/root"}, kinds=KINDS)

    assert loaded.file is None
    assert loaded.settings.desk.port == 8765
    assert loaded.origin(("desk", "port")).kind is OriginKind.DEFAULT


def test_an_empty_file_is_valid(folder: Path) -> None:
    assert load("", folder).settings == loader.load(None, {}, kinds=KINDS).settings


def test_the_file_of_the_current_folder_is_found_by_itself(folder: Path) -> None:
    (folder / "allears.toml").write_text("[desk]\nport = 1\n", encoding="utf-8")

    assert loader.load(None, {}, kinds=KINDS).settings.desk.port == 1


def test_every_value_knows_who_gave_it(folder: Path) -> None:
    loaded = load(FILE, folder, {**GIVEN, "ALLEARS_LOG__LEVEL": "debug"}, options={"store.path": "week.db"})

    assert str(loaded.origin(("desk", "port"))) == "allears.toml:2"
    assert str(loaded.origin(("brands", 0, "voice", "avoid"))) == "allears.toml:9"
    assert str(loaded.origin(("desk", "host"))) == "default"
    assert str(loaded.origin(("log", "level"))) == "environment ALLEARS_LOG__LEVEL"
    assert str(loaded.origin(("store", "path"))) == "command line"
    assert loaded.settings.log.level == "debug"
    assert loaded.settings.store.path == "week.db"


def test_the_environment_stands_over_the_file_and_the_command_line_over_both(folder: Path) -> None:
    environ = {**GIVEN, "ALLEARS_DESK__PORT": "9001"}

    assert load(FILE, folder, environ).settings.desk.port == 9001
    assert load(FILE, folder, environ, options={"desk.port": "9002"}).settings.desk.port == 9002


def test_accounts_are_handed_down_with_terms_of_their_brand_and_secrets(folder: Path) -> None:
    first, second = loader.to_accounts(load(FILE, folder, GIVEN))

    assert (first.name, first.platform, first.handle, first.brand) == ("acme-x", "x", "acme", "Acme")
    assert first.terms == ("acme", "acme bikes", "#acme")
    assert first.secrets == {"key": CANARY, "token": CANARY}
    assert CANARY not in repr(first)
    assert (second.path, second.options, second.secrets) == ("posts.jsonl", {"pace": "10"}, {})


def test_only_the_account_that_says_so_sends_without_asking_for_the_post(folder: Path) -> None:
    first, second = loader.to_accounts(load(f"{FILE}check_target = false\n", folder, GIVEN))

    assert (first.check_target, second.check_target) == (True, False)


def test_voices_are_handed_down_by_brand(folder: Path) -> None:
    assert loader.to_voices(load(FILE, folder, GIVEN)) == {
        "Acme": Voice(brand="Acme", signature="Your Acme team", avoid=("policy",))
    }


def test_paths_start_from_the_file_or_from_here_if_no_file_gave_them(folder: Path) -> None:
    (folder / "etc").mkdir()
    file = folder / "etc" / "allears.toml"
    file.write_text(
        '[store]\nkey_file = "/run/key"\n[[accounts]]\nname = "t"\nplatform = "replay"\npath = "p"\n', "utf-8"
    )

    loaded = loader.load(file, {"ALLEARS_PLAYBOOKS__FOLDER": "mine"}, kinds=KINDS)

    assert loaded.locate(("store", "path")) == file.parent / "allears.db"
    assert loaded.locate(("store", "key_file")) == Path("/run/key")
    assert loaded.locate(("playbooks", "folder")) == Path("mine")
    assert loader.to_accounts(loaded)[0].path == str(file.parent / "p")


def test_all_problems_are_told_at_once_each_with_its_place_and_mend(folder: Path) -> None:
    text = """\
[desk]
prot = 1
undo_seconds = "20"
[sla]
high = "2 hours"
[[accounts]]
name = "acme-x"
platform = "x"
brand = "Acne"
[[accounts]]
platform = "fax"
[shop]
open = true
"""
    environ = {"ALLEARS_DESK__PORT": "many", "ALLEARS_DESK_HOST": "x", "ALLEARS_ACME_X_TOKEN_FILE": CANARY}

    assert problems_of(text, folder, environ) == [
        'allears.toml:2 [desk] prot: there is no such setting; did you mean "port"?',
        "allears.toml:3 [desk] undo_seconds: must be a whole number, without quotes (it is '20')",
        'allears.toml:5 [sla] high: a duration is a number with a unit in quotes, such as "90s", "30m", "2h", "1d" '
        'or "1h30m"',
        "allears.toml:6 [[accounts]] acme-x: the secret key is missing; set ALLEARS_ACME_X_KEY, "
        "or ALLEARS_ACME_X_KEY_FILE to the path of a file that holds it",
        'allears.toml:9 [[accounts]] acme-x brand: there is no brand "Acne"; add it as [[brands]]',
        "allears.toml:10 [[accounts]] number 2 name: is missing; every entry needs one",
        'allears.toml:11 [[accounts]] number 2 platform: there is no platform "fax"; known are replay, x',
        "allears.toml:12 [shop]: there is no such setting; known here are accounts, authority, brands, delivery, desk, "
        "facts, guard, llm, log, monitor, platform_rules, playbooks, priority, retention, sentiment, sla, store",
        "environment ALLEARS_DESK__PORT: must be a whole number, without quotes (it is 'many')",
        "environment ALLEARS_ACME_X_TOKEN_FILE: the file that it names cannot be read: No such file or directory",
        'environment ALLEARS_DESK_HOST: no setting and no secret has this name; did you mean "ALLEARS_DESK__HOST"?',
    ]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (f'secrets = {{ key = "{CANARY}" }}', "allears.toml:4 [[accounts]] acme-x secrets"),
        (f'key = "{CANARY}"', "allears.toml:4 [[accounts]] acme-x key"),
        (f'options.token = "{CANARY}"', "allears.toml:4 [[accounts]] acme-x options.token"),
        (f'[secrets]\ntoken = "{CANARY}"', "allears.toml:4 [secrets]"),
    ],
)
def test_a_secret_in_the_file_is_refused_and_told_where_it_belongs(folder: Path, line: str, place: str) -> None:
    text = f'[[accounts]]\nname = "acme-x"\nplatform = "x"\n{line}\n'

    (problem,) = problems_of(text, folder, GIVEN)

    assert problem.startswith(f"{place}: secrets do not belong in this file; take this out and set the environment ")


def test_no_wrong_value_that_may_be_a_secret_is_repeated(folder: Path) -> None:
    text = f"""\
[[accounts]]
name = "acme-x"
platform = "x"
api_url = "https://me:{CANARY}@api.example"
passwort = "{CANARY}"
options = {{ pasword = "{CANARY}", number = 1 }}
"""

    assert len(problems_of(text, folder, {**GIVEN, "ALLEARS_ACME_Y_KEY": CANARY})) == 6


def test_without_need_missing_secrets_are_only_listed(folder: Path) -> None:
    loaded = load(FILE, folder, {"ALLEARS_ACME_X_KEY": CANARY}, need_secrets=False)

    assert [wanted.variable for wanted in loaded.missing] == ["ALLEARS_ACME_X_TOKEN"]
    assert loader.to_accounts(loaded)[0].secrets == {"key": CANARY}


def test_stored_secrets_fill_what_the_environment_leaves_open(folder: Path) -> None:
    asked = []

    def stored(database: Path, key_file: Path) -> Mapping[str, Mapping[str, str]]:
        asked.append((database, key_file))
        return {"acme-x": {"key": "stored", "token": "stored"}, "old": {"key": "stored"}}

    loaded = load(FILE, folder, {"ALLEARS_ACME_X_KEY": CANARY}, stored=stored)

    assert asked == [(Path("allears.db"), Path("allears.key"))]
    assert loader.to_accounts(loaded)[0].secrets == {"key": CANARY, "token": "stored"}
    assert [secret.giver for secret in loaded.secrets] == ["environment ALLEARS_ACME_X_KEY", "database"]


def test_the_database_is_left_alone_where_the_environment_gives_all(folder: Path) -> None:
    def stored(database: Path, key_file: Path) -> Mapping[str, Mapping[str, str]]:
        raise AssertionError

    assert load(FILE, folder, GIVEN, stored=stored).missing == ()


def test_the_database_is_left_alone_where_its_place_is_wrong(folder: Path) -> None:
    def stored(database: Path, key_file: Path) -> Mapping[str, Mapping[str, str]]:
        raise AssertionError

    assert "allears.toml:2 [store] path: must be a text in quotes (it is 3)" in problems_of(
        f"[store]\npath = 3\n{FILE}", folder, stored=stored
    )


def test_secrets_of_an_account_with_an_unknown_platform_are_not_called_unknown(folder: Path) -> None:
    text = '[[accounts]]\nname = "acme-x"\nplatform = "fax"\n'

    (problem,) = problems_of(text, folder, GIVEN)

    assert "there is no platform" in problem


def test_documented_variables_are_no_mistake(folder: Path) -> None:
    assert load("", folder, {"ALLEARS_NO_BOOTSTRAP": "1", "ALLEARS_KEY": CANARY}).secrets == ()


def test_a_named_file_that_is_missing_is_a_problem(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"^none\.toml: cannot be read: No such file or directory; name another by"):
        loader.load(Path("none.toml"), {}, kinds=KINDS)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"[desk]\nport = \n", "allears.toml:2:8: is not valid TOML: invalid value"),
        (b"[desk]\nport = 1\nport = 2\n", "allears.toml:3:9: is not valid TOML: cannot overwrite a value"),
        (
            b"[desk",
            "allears.toml: is not valid TOML: expected ']' at the end of a table declaration at the end of the file",
        ),
        (b'a = "\xff"', "allears.toml: is no text in UTF-8 (byte 5); save it as UTF-8"),
        (b"a = " + b"[" * 5000, "allears.toml: holds a number or a nesting beyond all measure"),
        (b"a = " + b"9" * 5000, "allears.toml: holds a number or a nesting beyond all measure"),
    ],
)
def test_a_broken_file_is_told_with_line_and_column(folder: Path, content: bytes, problem: str) -> None:
    (folder / "allears.toml").write_bytes(content)

    with pytest.raises(ConfigError) as caught:
        loader.load(None, GIVEN, kinds=KINDS)

    assert [str(found) for found in caught.value.problems] == [problem]


def test_a_broken_file_does_not_hide_wrong_variables(folder: Path) -> None:
    environ = {"ALLEARS_DESK__PORT": "many", "ALLEARS_DESK__PROT": "1", **GIVEN}

    assert len(problems_of("[desk", folder, environ)) == 3


def test_a_mark_of_byte_order_and_windows_line_ends_are_no_mistake(folder: Path) -> None:
    (folder / "allears.toml").write_bytes(b"\xef\xbb\xbf[desk]\r\nport = 1\r\n")

    assert str(loader.load(None, {}, kinds=KINDS).origin(("desk", "port"))) == "allears.toml:2"


def test_a_folder_is_no_file(folder: Path) -> None:
    with pytest.raises(ConfigError, match="Is a directory"):
        loader.load(folder, {}, kinds=KINDS)


def test_a_value_in_the_place_of_a_table_is_told_even_with_variables_below_it(folder: Path) -> None:
    assert problems_of("desk = 3\n", folder, {"ALLEARS_DESK__PORT": "1"}) == [
        "allears.toml:1 desk: must be a table (it is 3)"
    ]


@pytest.mark.parametrize("table", ["brands", "accounts"])
def test_single_brackets_for_a_repeated_table_are_told(folder: Path, table: str) -> None:
    (problem,) = problems_of(f'[{table}]\nname = "x"\n', folder)

    assert problem == (
        f"allears.toml:1 [[{table}]]: each entry begins with a line [[{table}]], in two pairs of brackets"
    )


WORDS = ["name", "platform", "brand", "options", "voice", "secrets", "terms", "path", "poll_fastest", "x", "1m", ""]
SCRAPS = st.recursive(
    st.sampled_from(WORDS) | st.integers() | st.floats() | st.booleans(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
)
TABLES = ["accounts", "brands", "desk", "priority", "sla", "secrets", "store", "what"]


@given(st.dictionaries(st.sampled_from(TABLES), SCRAPS | st.lists(SCRAPS, max_size=3), max_size=4))
def test_no_tree_whatever_breaks_the_telling(tree: dict[str, Any]) -> None:
    places = Places(file="allears.toml", tree=tree, lines={})

    settings, faults = loader.validate(places, KINDS)

    assert (settings is None) <= bool(faults)
    assert all(places.place(fault.route) and fault.message for fault in faults)


def test_configuration_loads_no_platform_and_no_heavy_library() -> None:
    script = (
        "import sys, config.loader, config.display, config.reference;"
        "print(sorted({'platforms', 'store', 'tweepy', 'praw', 'fastapi', 'transformers', 'numpy'} & set(sys.modules)))"
    )

    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "[]"
