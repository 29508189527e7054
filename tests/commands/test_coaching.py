"""`coach`: one reply, a file of them, what people read and what machines read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import coaching
from domain.errors import ConfigError

_LATE = "My parcel is three days late, where is it? I am furious."
_BLAME = "Hi Anna, sorry about the late parcel. You should have checked the tracking page. It arrives today."
_GOOD = "Hi Anna, three days late is not okay, and we are sorry. Your parcel is on the van and arrives by 4 pm."


def run(file: Path | None = None, *, as_json: bool = False, **given: str) -> int:
    given = {"post": "", "reply": "", "name": ""} | given
    return coaching.coach(file, given["post"], given["reply"], given["name"], None, as_json)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    file = tmp_path / "talks.jsonl"
    records = [{"post": _LATE, "reply": reply, "name": "Anna", "language": "en"} for reply in (_BLAME, _GOOD)]
    file.write_text("\n".join([*map(json.dumps, records), '{"post": "only"}']))
    return file


def test_one_reply_is_told_with_its_words_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(post=_LATE, reply=_BLAME, name="Anna")

    told = capsys.readouterr().out
    assert code == 0
    assert "ownership  “You should have checked the tracking page” This puts the blame on them" in told
    assert "met        " in told


def test_a_file_is_summed_up_and_says_what_it_could_not_use(talks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(talks) == 0

    told = capsys.readouterr().out
    assert "2 replies, 0.50 pieces of advice each, 1 without any" in told
    assert "line 3 has no reply" in told


def test_machines_read_the_same(talks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(talks, as_json=True)

    told = json.loads(capsys.readouterr().out)
    (advice,) = told["reports"][0]["advice"]
    assert told["marks"] == {"ownership": 1}
    assert _BLAME[advice["start"] : advice["end"]] == "You should have checked the tracking page"
    assert told["reports"][1]["advice"] == []
    assert "heard" in told["reports"][1]["met"]
    assert told["unreadable"] == [{"line": 3, "reason": "has no reply"}]


def test_nothing_in_a_reply_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    run(post=_LATE, reply="\x1b[2J You should have \x1b]0;x\x07 checked.")

    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("post", ["", _LATE])
def test_a_reply_is_needed(post: str) -> None:
    with pytest.raises(ConfigError):
        run(post=post)


def test_a_file_and_a_reply_are_one_too_many(talks: Path) -> None:
    with pytest.raises(ConfigError):
        run(talks, reply=_GOOD)
