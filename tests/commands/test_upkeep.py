"""`check`, `doctor`, `config show`, `pause`, `resume`: an operator learns what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import fake_network
from bench.fake_network import FakeNetwork
from sentiment import scorer
from store import migrations
from tests import programs


@pytest.fixture
def network() -> Iterator[FakeNetwork]:
    with fake_network.serve() as server:
        yield server


def with_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in programs.SECRETS.items():
        monkeypatch.setenv(name, value)


def test_check_ends_with_1_where_something_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    programs.call("users", "add", "Ada", "--db", path)
    well = programs.call("check", "--db", path)
    db = migrations.open_database(path)
    db.connection().executescript("DROP TRIGGER activity_no_update; UPDATE activity SET actor = 'somebody else'")
    db.close()
    ill, told = programs.call("check", "--db", path), programs.call("check", "--db", path, "--json")

    assert (well.code, well.out) == (0, f"{path}, model, playbooks, facts and rules: nothing is wrong.\n")
    assert (ill.code, told.code, told.json["ok"]) == (1, 1, False)
    assert "The history was altered at line 1" in ill.out
    assert told.json["faults"] == ill.out.strip().splitlines()


def test_doctor_asks_every_account_and_says_what_is_wrong(
    tmp_path: Path, network: FakeNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_secrets(monkeypatch)
    where = ("--config", programs.network_config(tmp_path, network.url), "--db", tmp_path / "a.db")
    well = programs.call("doctor", *where, "--json")
    network.fail("unauthorized", on="any", times=10**6, network="x")
    ill = programs.call("doctor", *where)

    assert well.code == 0, well.out
    assert {"configuration", "database", "model"} <= {line["name"] for line in well.json}
    assert {line["state"] for line in well.json if line["name"].startswith("acme-")} == {"ok"}
    assert ill.code == 1
    assert "FAIL  acme-x" in ill.out
    assert "FAIL  acme-reddit" not in ill.out


def test_doctor_names_every_missing_secret_and_goes_on(tmp_path: Path, network: FakeNetwork) -> None:
    where = ("--config", programs.network_config(tmp_path, network.url), "--db", tmp_path / "a.db")
    told = programs.call("doctor", *where, "--json")

    assert told.code == 1
    missing = [line["message"] for line in told.json if line["state"] == "fail"]
    assert any("ALLEARS_ACME_REDDIT_CLIENT_ID" in message for message in missing)
    assert any("secret set acme-x" in message for message in missing)
    assert network.requests == []


def test_doctor_says_what_is_wrong_with_a_model_that_cannot_even_be_named(tmp_path: Path) -> None:
    model, config = tmp_path / "model", tmp_path / "allears.toml"
    model.mkdir()
    (model / "model.json").write_text('{"name": "half', encoding="utf-8")
    config.write_text(f"[sentiment]\nmodel = '{model}'\n", encoding="utf-8")
    programs.call("users", "add", "Ada", "--config", config, "--db", tmp_path / "a.db")
    told = programs.call("doctor", "--config", config, "--db", tmp_path / "a.db", "--json")

    line = next(line for line in told.json if line["name"] == "model")
    assert (told.code, line["state"]) == (1, "fail")
    assert "model.json cannot be read" in line["message"]
    assert line["message"].endswith("Until then rules alone set the priority.")


def test_doctor_asks_the_model_of_each_language(tmp_path: Path) -> None:
    """Else a mistyped folder is found out months later, when the first post in that language comes in."""
    config = tmp_path / "allears.toml"
    config.write_text(f"[sentiment.models]\nde = '{scorer.SHIPPED}'\nit = '{tmp_path}'\n", encoding="utf-8")
    told = programs.call("doctor", "--config", config, "--db", tmp_path / "a.db", "--json")

    lines = {line["name"]: line for line in told.json if line["name"].startswith("model")}
    assert {name: line["state"] for name, line in lines.items()} == {
        "model": "ok",
        "model for de": "ok",
        "model for it": "fail",
    }
    assert lines["model for it"]["message"].startswith(f"The folder {tmp_path} holds no model")


def test_doctor_tells_of_a_broken_configuration_and_a_foreign_database(tmp_path: Path) -> None:
    config, other = tmp_path / "a.toml", tmp_path / "other.db"
    config.write_text("[desk]\nprt = 1\n")
    other.write_text("no database " * 1_000)

    broken = programs.call("doctor", "--config", config, "--json")
    foreign = programs.call("doctor", "--db", other, "--json")

    assert (broken.code, foreign.code) == (1, 1)
    assert "prt" in broken.out
    assert [line["name"] for line in foreign.json] == ["database"]


def test_doctor_tells_of_a_missing_database_and_makes_none(tmp_path: Path) -> None:
    told = programs.call("doctor", "--db", tmp_path / "mistyped.db", "--json")

    line = next(line for line in told.json if line["name"] == "database")
    assert line["state"] == "warn"
    assert "mistyped.db yet; the first run, poll or import makes it" in line["message"]
    assert "model" in {line["name"] for line in told.json}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["pause", "a storm"], ["resume"]])
def test_a_mistyped_database_is_not_made(tmp_path: Path, command: list[str]) -> None:
    ended = programs.call(*command, "--db", tmp_path / "mistyped.db")

    assert (ended.code, ended.out) == (1, "")
    assert "There is no database" in ended.sentence
    assert list(tmp_path.iterdir()) == []


def test_config_show_names_each_origin_and_hides_every_secret(
    tmp_path: Path, network: FakeNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_secrets(monkeypatch)
    monkeypatch.setenv("ALLEARS_DESK__TIMEZONE", "Europe/Berlin")
    config = programs.network_config(tmp_path, network.url, desk_port=9001)
    told = programs.call("config", "show", "--config", config, "--json")
    plain = programs.call("config", "show", "--config", config)

    rows = {row["key"]: row for row in told.json}
    assert (rows["desk.port"]["value"], rows["desk.timezone"]["value"]) == ("9001", '"Europe/Berlin"')
    assert "allears.toml" in rows["desk.port"]["origin"]
    assert "ALLEARS_DESK__TIMEZONE" in rows["desk.timezone"]["origin"]
    assert rows["desk.undo_seconds"]["origin"] == "default"
    assert len(plain.out.splitlines()) == len(rows)
    assert "canary" not in told.out + plain.out


def test_sending_is_paused_and_resumed_with_a_reason(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    migrations.open_database(tmp_path / "a.db").close()

    assert programs.call("pause", "a storm", *db).out == "Sending is paused: a storm\n"
    assert programs.call("pause", "a worse storm", *db, "--json").json["paused"]["reason"] == "a worse storm"
    assert programs.call("resume", *db).out == "Replies may leave again.\n"
    assert programs.call("resume", *db, "--json").json == {"paused": None}
    assert programs.call("check", *db).code == 0


def test_sending_is_not_paused_without_a_reason(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    programs.call("users", "add", "Ada", *db)
    refused = programs.call("pause", " ", *db)

    assert (refused.code, "A reason is needed" in refused.sentence) == (1, True)
    assert programs.call("resume", *db).out == "Replies may leave again.\n"


def test_doctor_looks_at_the_folders_of_playbooks_and_facts(tmp_path: Path) -> None:
    file, own = tmp_path / "allears.toml", tmp_path / "own"
    file.write_text('[playbooks]\nfolder = "own"\n[facts]\nfolder = "told"\n', "utf-8")
    missing = programs.call("doctor", "--config", file, "--db", tmp_path / "a.db")
    own.mkdir()
    (own / "praise.toml").write_text("intents = 3\nodd = true\n", "utf-8")
    (tmp_path / "told").mkdir()
    broken = programs.call("doctor", "--config", file, "--db", tmp_path / "a.db")
    (own / "praise.toml").unlink()
    well = programs.call("doctor", "--config", file, "--db", tmp_path / "a.db")

    assert "FAIL  playbooks" in missing.out
    assert "FAIL  facts" in missing.out
    assert (missing.code, broken.code) == (1, 1)
    assert "praise.toml" in broken.out
    assert "FAIL  playbooks" not in well.out
    assert "ok    playbooks" in well.out
    assert "ok    facts: 0 stand in" in well.out
