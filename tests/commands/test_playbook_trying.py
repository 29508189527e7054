from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from commands import playbook_trying
from domain.errors import AllEarsError

FACT = """
[[facts]]
id = "sunday-hours"
questions = ["When do you open on Sundays?"]
answers = { en = "We open at nine on Sundays." }
"""


def tried(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    text: str,
    *,
    before: tuple[str, ...] = (),
    known: bool = False,
    as_json: bool = False,
    **given: str,
) -> str:
    file = folder / "allears.toml"
    if not file.exists():
        file.write_text('[[brands]]\nname = "Acme"\n[brands.voice]\nsignature = "Team Acme"\n', "utf-8")
    options = {"platform": "", "author": "", "language": "en", "brand": "", "at": "", **given}
    code = playbook_trying.try_text(text, **options, before=before, known=known, config=file, db=None, as_json=as_json)
    assert code == 0
    return capsys.readouterr().out


def test_a_post_shows_its_judgement_its_playbook_and_its_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = tried(tmp_path, capsys, "My parcel never arrived. Where is it?", author="Maria Lopez")

    assert "intent: complaint" in told or "intent: question" in told
    assert "To know where it stands: asked back" in told
    assert "Maria" in told
    assert "your parcel has not arrived" in told
    assert "Team Acme" in told
    assert not (tmp_path / "allears.db").exists(), "nothing is stored"


def test_what_goes_up_is_approved_by_a_lead_and_due_in_minutes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = tried(tmp_path, capsys, "You closed my account. I want to kill myself.")

    assert "approved by: lead, tone: grave, goes up to the leads at once, due within 10 minutes" in said


@pytest.mark.parametrize(
    ("sla", "words"), [("90m", "1 hour 30 minutes"), ("1d", "1 day"), ("61s", "1 minute 1 second")]
)
def test_a_length_of_time_is_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], sla: str, words: str
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "tea.toml").write_text(
        f'name = "tea"\nlabel = "Tea"\norder = 3\nlike = "praise"\nwords = ["tea"]\nsla = "{sla}"\n', "utf-8"
    )
    (tmp_path / "allears.toml").write_text('[playbooks]\nfolder = "own"\n', "utf-8")

    assert f"approved by: approver, tone: plain, due within {words}\n" in tried(tmp_path, capsys, "Your tea")


def test_a_machine_gets_the_same_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = json.loads(tried(tmp_path, capsys, "Where is my parcel?", as_json=True))

    assert told["asks"][0]["need"] == "status"
    assert told["playbook"]["authority"] == "approver"
    assert told["draft"].endswith("Team Acme")
    assert told["findings"] == []
    assert any(move["asks"] == [0] for move in told["moves"])


def test_a_fact_of_the_files_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "hours.toml").write_text(FACT, "utf-8")
    (tmp_path / "allears.toml").write_text('[[brands]]\nname = "Acme"\n[facts]\nfolder = "facts"\n', "utf-8")
    told = tried(tmp_path, capsys, "When do you open on Sundays?")

    assert "fact sunday-hours" in told
    assert "We open at nine on Sundays." in told


def test_the_posts_before_it_are_read_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = ("My parcel never arrived. Where is it?", "us: Could you send us your order number?")
    told = tried(tmp_path, capsys, "yes, order 4711", before=before)

    assert "To know where it stands (from the thread): asked back" in told
    assert "your parcel" in told
    assert "4711" not in told


def test_the_person_and_the_time_may_be_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").mkdir()
    for name, only in (("known", 'caller = "known"'), ("night", 'hours = "closed"')):
        made = f'name = "{name}"\nlabel = "{name}"\norder = 9\nlike = "question"\n{only}\n'
        (tmp_path / "own" / f"{name}.toml").write_text(made, "utf-8")
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "hours.toml").write_text(FACT + "valid_until = 2026-12-23\n", "utf-8")
    week = "".join(f'{day} = "09:00-17:00"\n' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    folders = '[playbooks]\nfolder = "own"\n[facts]\nfolder = "facts"\n'
    (tmp_path / "allears.toml").write_text(f"{folders}[sla.hours]\n{week}", "utf-8")
    asked = "When do you open on Sundays?"

    by_day = tried(tmp_path, capsys, asked, at="2026-12-23 12:00")
    assert "(question, order 40)" in by_day
    assert "We open at nine on Sundays." in by_day
    assert "hours: closed" in tried(tmp_path, capsys, asked, at="2026-12-23 21:30")
    assert "person: known" in tried(tmp_path, capsys, asked, known=True, at="2026-12-23 12:00")
    assert "We open at nine" not in tried(tmp_path, capsys, asked, at="2026-12-24 12:00")
    with pytest.raises(AllEarsError, match='The moment "soon" is no date'):
        tried(tmp_path, capsys, asked, at="soon")


def test_a_post_may_come_from_standard_input_and_is_printed_harmlessly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("Where is my parcel \x1b[31m{signature}?\n"))
    told = tried(tmp_path, capsys, "-")

    assert "\x1b" not in told


def test_an_unknown_network_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AllEarsError, match="There is no network pigeon"):
        tried(tmp_path, capsys, "Hello", platform="pigeon")


@pytest.mark.parametrize(
    ("text", "given", "words"),
    [
        ("  ", {}, "nothing to answer"),
        ("hi", {"brand": "Acne"}, 'did you mean "Acme"'),
        ("hi", {"language": "xx"}, 'no language "xx"'),
    ],
)
def test_what_cannot_be_tried_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, given: dict[str, str], words: str
) -> None:
    with pytest.raises(AllEarsError, match=words):
        tried(tmp_path, capsys, text, before=(), known=False, as_json=False, **given)
