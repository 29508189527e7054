"""The language model as an operator meets it: off by default, told in sentences, paid for in sight."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import composition
from commands import language
from domain.clock import system_clock
from domain.draft import Draft
from domain.errors import AllEarsError
from domain.errors import ConfigError
from domain.language_model import Outcome
from domain.language_model import Spent
from responders import language_models
from store import drafts
from store import language_calls
from store import migrations
from store.language_calls import Call
from tests import programs
from tests.builders import a_mention
from tests.language_server import Asked
from tests.language_server import completion
from tests.language_server import language_server
from tests.language_server import moves

POSTS = [
    {"id": "1", "text": "@marlow my shoes should have come last week and nobody answers", "author": "ada",
     "created_at": "2026-11-01T10:00:00Z"},
    {"id": "2", "text": "@marlow the left shoe has a hole after two days, what now?", "author": "bob",
     "created_at": "2026-11-01T11:00:00Z"},
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[str], Path]:
    """Write a configuration whose model is at an address; answer its file."""

    def write(url: str, more: str = "") -> Path:
        config = tmp_path / "allears.toml"
        config.write_text(
            f'[llm]\nbase_url = "{url}"\nmodel = "small-1"\nprice_in = 2\nprice_out = 10\ncurrency = "EUR"\n{more}\n'
            '[store]\npath = "a.db"\n[monitor]\nsettle = "1s"\n[[brands]]\nname = "Marlow"\n'
            '[[accounts]]\nname = "marlow-x"\nplatform = "x"\n'
            '[[accounts]]\nname = "marlow-reddit"\nplatform = "reddit"\n',
            encoding="utf-8",
        )
        return config

    return write


def furnish(tmp_path: Path, config: Path) -> None:
    """Take posts in, and judge them."""
    posts = tmp_path / "posts.jsonl"
    posts.write_text("".join(json.dumps(post) + "\n" for post in POSTS), encoding="utf-8")
    assert programs.call("import", posts, "--brand", "Marlow", "--config", config).code == 0
    assert programs.call("triage", "--config", config).code == 0


def all_drafts(tmp_path: Path) -> list[Draft]:
    db = migrations.open_database(tmp_path / "a.db")
    found = [drafts.get(db, row["id"]) for row in db.rows("SELECT id FROM draft ORDER BY id")]
    db.close()
    return found


def test_drafting_by_hand_asks_the_model_and_its_cost_is_told(tmp_path: Path, folder: Callable[[str], Path]) -> None:
    with language_server() as server:
        config = folder(server.url)
        furnish(tmp_path, config)
        done = programs.call("draft", "--config", config, "--json")

    assert (done.code, done.json) == (0, {"drafted": 2})
    assert {draft.written_by for draft in all_drafts(tmp_path)} == {"model:small-1"}
    told = programs.call("drafts", "cost", "--config", config, "--json")
    (day,) = told.json
    assert (day["model"], day["written"], day["kept"], day["calls"]) == ("small-1", 2, 0, 2)
    assert (day["cost"], day["currency"]) == (2 * (100 * 2 + 50 * 10) / 1_000_000, "EUR")
    words = programs.call("drafts", "cost", "--config", config).out
    assert "small-1: 2 drafts written, 0 left to the composer, 300 tokens, 0.0014 EUR" in words


def test_a_claim_that_nothing_stands_for_is_set_aside_by_the_guard_of_the_desk(
    tmp_path: Path, folder: Callable[[str], Path]
) -> None:
    def promise(asked: Asked) -> str:
        return json.dumps({"moves": moves(asked, acknowledge="We refund you 500 EUR, see https://evil.example.")})

    with language_server(says=promise) as server:
        config = folder(server.url)
        furnish(tmp_path, config)
        assert programs.call("draft", "--config", config).code == 0

    assert {draft.written_by for draft in all_drafts(tmp_path)} == {"composer"}
    (day,) = programs.call("drafts", "cost", "--config", config, "--json").json
    assert (day["written"], day["kept"]) == (0, 2)


def test_without_a_model_nothing_is_loaded_and_that_is_said(tmp_path: Path) -> None:
    program = composition.build(None, tmp_path / "a.db")

    assert language.find_rewriter(program) is None
    assert programs.call("drafts", "cost", "--db", tmp_path / "a.db").out == "No language model is configured.\n"
    assert programs.call("drafts", "cost", "--db", tmp_path / "a.db", "--json").json == []


def test_where_the_extra_is_not_installed_a_sentence_says_so(
    tmp_path: Path, folder: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = composition.build(folder("http://127.0.0.1:1/v1"), None)
    monkeypatch.setitem(sys.modules, "openai", None)
    monkeypatch.delitem(sys.modules, "responders.language_models.language_client", raising=False)
    monkeypatch.delattr(language_models, "language_client", raising=False)

    with pytest.raises(AllEarsError, match=r"allears\[llm\]"):
        language.find_rewriter(program)


def test_a_key_that_cannot_be_read_ends_the_start(
    tmp_path: Path, folder: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = composition.build(folder("http://127.0.0.1:1/v1"), None)
    monkeypatch.setenv("ALLEARS_LLM_API_KEY_FILE", str(tmp_path / "nothing"))

    with pytest.raises(ConfigError, match="ALLEARS_LLM_API_KEY_FILE: the file that it names cannot be read"):
        language.find_rewriter(program)


def test_the_key_goes_to_the_server_and_nowhere_else(
    tmp_path: Path, folder: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLEARS_LLM_API_KEY", "sk-canary")
    with language_server((401, '{"error": "sk-canary is no key"}')) as server:
        config = folder(server.url)
        furnish(tmp_path, config)
        done = programs.call("draft", "--config", config)

    assert server.asked[0].headers["authorization"] == "Bearer sk-canary"
    assert "sk-canary" not in done.out + done.err
    assert b"sk-canary" not in (tmp_path / "a.db").read_bytes()
    assert {draft.written_by for draft in all_drafts(tmp_path)} == {"composer"}


@pytest.mark.parametrize(
    ("platform", "more", "is_asked"),
    [("x", "", False), ("reddit", "", True), ("x", "unapproved_networks = true", True)],
)
def test_where_a_network_wants_to_approve_machines_it_takes_a_word_of_the_operator(
    folder: Callable[..., Path], platform: str, more: str, is_asked: bool
) -> None:
    program = composition.build(folder("http://127.0.0.1:1/v1", more), None)
    rewriter = language.find_rewriter(program)
    assert rewriter is not None

    why_not = rewriter._model.why_not(a_mention(platform=platform, account=f"marlow-{platform}"))
    assert (why_not == "") is is_asked


def test_the_doctor_says_whether_the_model_answers(tmp_path: Path, folder: Callable[[str], Path]) -> None:
    with language_server(completion("yes"), (404, "{}")) as server:
        config = folder(server.url)
        well, ill = (programs.call("doctor", "--config", config, "--json").json for _ in range(2))

    (line,) = [line for line in well if line["name"] == "language model"]
    assert (line["state"], line["message"]) == ("ok", f"small-1 at {server.url} answers.")
    (line,) = [line for line in ill if line["name"] == "language model"]
    assert line["state"] == "fail"
    assert "the model's name is wrong (status 404). Until then the composer writes." in line["message"]


def test_what_older_days_cost_is_told_as_far_back_as_is_asked(tmp_path: Path, folder: Callable[[str], Path]) -> None:
    with language_server() as server:
        config = folder(server.url)
        furnish(tmp_path, config)
        programs.call("draft", "--config", config)
    db = migrations.open_database(tmp_path / "a.db")
    call = Call(draft_id=1, model="old-1", outcome=Outcome.UNFIT, currency="USD", spent=Spent(tokens_in=5, cost=9))
    language_calls.record(db, call, now_at=system_clock() - 10 * 86_400_000)
    db.close()

    assert len(programs.call("drafts", "cost", "--days", "5", "--config", config, "--json").json) == 1
    assert len(programs.call("drafts", "cost", "--days", "20", "--config", config, "--json").json) == 2
    assert programs.call("drafts", "cost", "--days", "0", "--config", config).code == 2
