"""`users` and `secret`: who may work at the desk, and tokens that are stored encrypted and never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import composition
from commands import people
from config import loader
from domain.clock import system_clock
from store import migrations
from store import users
from tests import programs

ACCOUNT = '[[accounts]]\nname = "acme-x"\nplatform = "x"\nhandle = "acme"\n'


def test_a_person_is_added_signs_in_once_and_is_disabled(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    added = programs.call("users", "add", "Dana", "--role", "lead", *db, "--json")
    link = programs.call("users", "link", "Dana", *db).out
    token = link.strip().rpartition("token=")[2]

    assert added.json["user"] == "Dana"
    assert programs.LINK.fullmatch(added.json["link"])
    assert added.json["link"].rpartition("token=")[2] != token
    store = migrations.open_database(tmp_path / "a.db")
    session = users.sign_in(store, token, address="", agent="", now_at=system_clock())
    assert session is not None
    assert users.sign_in(store, token, address="", agent="", now_at=system_clock()) is None
    assert programs.call("users", "disable", "Dana", *db, "--json").json == {"user": "Dana", "disabled": True}
    assert users.find_by_session(store, session, now_at=system_clock()) is None
    store.close()
    assert programs.call("users", "list", *db).out.split() == ["Dana", "lead", "disabled"]
    told = programs.call("users", "list", *db, "--json").json
    assert [(one["name"], one["role"], one["disabled"], one["authority"]) for one in told] == [
        ("Dana", "lead", True, "role")
    ]


def test_a_person_gets_an_authority_of_their_own_and_their_roles_again(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    programs.call("users", "add", "Dana", *db)
    given = programs.call("users", "authority", "Dana", "--amount", "EUR=49.9", "--commitment", "refund", *db, "--json")

    assert given.json == {
        "name": "Dana",
        "role": "approver",
        "disabled": False,
        "amounts": {"EUR": 49.9},
        "commitments": ["refund"],
        "authority": "own",
    }
    assert (
        programs.call("users", "list", *db).out.strip()
        == "Dana                 approver   may promise EUR 49.90, refund"
    )
    usual = programs.call("users", "authority", "Dana", "--usual", *db)
    assert usual.out.strip() == "Dana may promise date, duration, link."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Say what the person may promise"),
        (["--amount", "EUR=5", "--usual"], "Say what the person may promise"),
        (["--amount", "EUR=much"], "an amount is a number"),
        (["--amount", "EUR"], "a table is written as name=value"),
        (["--commitment", "phone"], "can never be promised"),
    ],
)
def test_what_is_no_authority_is_a_sentence(tmp_path: Path, words: list[str], sentence: str) -> None:
    db = ("--db", tmp_path / "a.db")
    programs.call("users", "add", "Dana", *db)
    ended = programs.call("users", "authority", "Dana", *words, *db)

    assert ended.code == 1
    assert sentence in ended.sentence


def test_a_role_that_does_not_exist_is_wrong_use(tmp_path: Path) -> None:
    assert programs.call("users", "add", "Eve", "--role", "god", "--db", tmp_path / "a.db").code == 2


@pytest.mark.parametrize("command", ["link", "disable"])
def test_a_person_nobody_knows_is_a_sentence(tmp_path: Path, command: str) -> None:
    migrations.open_database(tmp_path / "a.db").close()
    ended = programs.call("users", command, "Nobody", "--db", tmp_path / "a.db")

    assert (ended.code, ended.sentence) == (1, "There is no user Nobody.")


@pytest.mark.parametrize(
    "command",
    [
        ["users", "list"],
        ["users", "link", "Dana"],
        ["users", "disable", "Dana"],
        ["users", "authority", "Dana", "--usual"],
        ["secret", "remove", "acme-x", "t"],
    ],
)
def test_a_mistyped_database_is_not_made(tmp_path: Path, command: list[str]) -> None:
    ended = programs.call(*command, "--db", tmp_path / "mistyped.db")

    assert ended.code == 1
    assert "There is no database" in ended.sentence
    assert list(tmp_path.iterdir()) == []


def test_a_name_is_taken_without_the_space_around_it(tmp_path: Path) -> None:
    assert programs.call("users", "add", "  Dana ", "--db", tmp_path / "a.db", "--json").json["user"] == "Dana"


@pytest.fixture
def where(tmp_path: Path) -> tuple[object, ...]:
    (tmp_path / "allears.toml").write_text(f'[store]\nkey_file = "my.key"\n{ACCOUNT}')
    return ("--config", tmp_path / "allears.toml", "--db", tmp_path / "a.db")


def test_a_secret_is_stored_encrypted_used_and_forgotten(tmp_path: Path, where: tuple[object, ...]) -> None:
    stored = programs.call("secret", "set", "acme-x", "bearer_token", *where, stdin="canary-token\n")
    loaded = composition.load(where[1], where[3], need_secrets=True)  # type: ignore[arg-type]

    assert stored.code == 0, stored.err
    assert "canary-token" not in stored.out + stored.err
    assert [account.secrets["bearer_token"] for account in loader.to_accounts(loaded)] == ["canary-token"]
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    assert not [path for path in files if b"canary-token" in path.read_bytes()]
    assert (tmp_path / "my.key").stat().st_mode & 0o077 == 0
    assert "canary-token" not in programs.call("config", "show", *where).out
    assert programs.call("secret", "remove", "acme-x", "bearer_token", *where).code == 0
    again = programs.call("secret", "remove", "acme-x", "bearer_token", *where)
    assert (again.code, again.sentence) == (1, "No bearer_token of acme-x is stored.")


@pytest.mark.parametrize(
    ("account", "name", "given", "words"),
    [
        ("nobody", "bearer_token", "t", "no account nobody"),
        ("acme-x", "pasword", "t", "x has no secret pasword; there are:"),
        ("acme-x", "bearer_token", "  \n", "nothing was stored"),
        ("acme-x", "bearer_token", "", "nothing was stored"),
    ],
)
def test_a_secret_that_cannot_be_meant_is_refused(
    where: tuple[object, ...], account: str, name: str, given: str, words: str
) -> None:
    ended = programs.call("secret", "set", account, name, *where, stdin=given)

    assert ended.code == 1
    assert words in ended.sentence


@pytest.mark.parametrize("key_file", [".", "missing/my.key"])
def test_a_key_file_that_cannot_be_made_is_a_sentence(tmp_path: Path, key_file: str) -> None:
    (tmp_path / "allears.toml").write_text(f'[store]\nkey_file = "{key_file}"\n{ACCOUNT}')
    where = ("--config", tmp_path / "allears.toml", "--db", tmp_path / "a.db")
    ended = programs.call("secret", "set", "acme-x", "bearer_token", *where, stdin="token\n")

    assert ended.code == 1
    assert "cannot be used" in ended.sentence


def test_the_operator_stands_in_the_history_by_name() -> None:
    assert people.operator().startswith("cli:")


def test_no_link_is_promised_to_somebody_whose_access_has_ended(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    programs.call("users", "add", "Tess", *db)
    programs.call("users", "disable", "Tess", *db)
    refused = programs.call("users", "link", "Tess", *db)

    assert refused.code == 1
    assert "no link signs them in" in refused.sentence
    assert 'users add "Tess" --role approver' in refused.sentence


def test_a_link_leads_to_the_configured_address(tmp_path: Path) -> None:
    file = tmp_path / "allears.toml"
    file.write_text("[desk]\nport = 9123\n", "utf-8")
    added = programs.call("users", "add", "Tess", "--config", file, "--db", tmp_path / "a.db", "--json")

    assert added.json["link"].startswith("http://127.0.0.1:9123/sign-in")


def test_a_link_leads_to_where_the_desk_is_served_by_hand(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    added = programs.call("users", "add", "Tess", "--url", "http://127.0.0.1:9124/", *db, "--json")
    linked = programs.call("users", "link", "Tess", "--url", "https://desk.example", *db, "--json")
    refused = programs.call("users", "link", "Tess", "--url", "desk.example", *db)

    assert added.json["link"].startswith("http://127.0.0.1:9124/sign-in")
    assert linked.json["link"].startswith("https://desk.example/sign-in")
    assert (refused.code, refused.out) == (2, "")
    assert "desk.url" in refused.err


def test_a_link_to_an_address_of_ipv6_can_be_opened(tmp_path: Path) -> None:
    file = tmp_path / "allears.toml"
    file.write_text('[desk]\nhost = "::1"\n', "utf-8")
    added = programs.call("users", "add", "Tess", "--config", file, "--db", tmp_path / "a.db", "--json")

    assert added.json["link"].startswith("http://[::1]:8765/sign-in")


@pytest.mark.parametrize(
    ("role", "words"), [("aprover", 'did you mean "approver"'), ("zzz", "there are viewer, writer")]
)
def test_an_unknown_role_is_told_in_plain_words(tmp_path: Path, role: str, words: str) -> None:
    refused = programs.call("users", "add", "Tess", "--role", role, "--db", tmp_path / "a.db")

    assert refused.code == 2
    assert words in refused.err
    assert "Value error" not in refused.err


def test_an_unknown_commitment_is_refused(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    programs.call("users", "add", "Mia", *db)
    refused = programs.call("users", "authority", "Mia", "--commitment", "gold", *db)
    near = programs.call("users", "authority", "Mia", "--commitment", "refnd", *db)

    assert near.sentence.endswith('"refnd" is no commitment; did you mean "refund"?')
    assert refused.code == 1
    assert '"gold" is no commitment' in refused.sentence
    assert programs.call("users", "authority", "Mia", "--commitment", "no discount", *db).code == 0
