"""What cannot be used, configuration or database, is refused with its place and the mend, and stays untouched."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from commands import composition
from commands import service
from desk.wiring import Desk
from domain.assessment import Passage
from domain.assessment import Reading
from domain.clock import DAY
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.draft import HAND_OFF
from domain.errors import ScorerUnavailable
from domain.fact import Fact
from domain.person import Role
from domain.platform import Receipt
from domain.preference import Preference
from domain.verdict import Way
from responders.guarding import consistency
from responders.writing import history
from sentiment import triage
from sentiment.asking import NoScorer
from sentiment.language import Detector
from sentiment.scorer import EmbeddedScorer
from store import deliveries
from store import drafts
from store import facts
from store import intake
from store import mentions
from store import migrations
from store import preferences
from store import users
from tests import desk_house
from tests import programs
from tests.builders import NOON
from tests.builders import a_post
from tests.fakes import FrozenClock


@pytest.fixture(autouse=True)
def _logs_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is built in this process would set up its logging for every test that comes after."""
    monkeypatch.setattr("commands.logs.set_up", lambda *_: None)


def written(folder: Path, text: str) -> Path:
    path = folder / "allears.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[desk\nport = 1", ["allears.toml:1", "not valid TOML"]),
        ("[desk]\nprt = 1", ["allears.toml:2", "prt", 'did you mean "port"']),
        ("[desk]\nport = 'x'", ["allears.toml:2", "port"]),
        ("[[accounts]]\nname = 'a'\nplatform = 'carrier-pigeon'", ["carrier-pigeon"]),
    ],
)
def test_a_broken_configuration_is_told_with_its_place(tmp_path: Path, text: str, words: list[str]) -> None:
    ended = programs.call("check", "--config", written(tmp_path, text), "--db", tmp_path / "a.db")

    assert (ended.code, ended.out) == (2, "")
    assert all(word in ended.err for word in words), ended.err
    assert "Traceback" not in ended.err
    assert not (tmp_path / "a.db").exists()


def test_all_problems_are_told_at_once_a_missing_secret_among_them(tmp_path: Path) -> None:
    config = written(
        tmp_path, "[desk]\nprt = 1\nport = 'x'\n[[accounts]]\nname = 'acme-x'\nplatform = 'x'\nhandle = 'acme'\n"
    )
    ended = programs.call("daemon", "--config", config, "--db", tmp_path / "a.db")

    assert ended.code == 2
    assert len(ended.err.splitlines()) == 3
    assert "ALLEARS_ACME_X_BEARER_TOKEN" in ended.err


def foreign(path: Path) -> None:
    other = sqlite3.connect(path)
    other.executescript("CREATE TABLE t (a); PRAGMA application_id = 77;")
    other.close()


def no_database(path: Path) -> None:
    path.write_text("Dear diary, " * 1_000)


def newer(path: Path) -> None:
    db = migrations.open_database(path)
    with db.immediate():
        db.run("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('allears', 'm999_later', 'x')")
    db.close()


@pytest.mark.parametrize(
    ("make", "words"), [(foreign, "another program"), (no_database, "not a database"), (newer, "newer All Ears")]
)
@pytest.mark.parametrize("command", [["check"], ["triage"], ["users", "list"], ["import", "posts.jsonl"]], ids=str)
def test_a_database_that_is_not_ours_is_refused_and_not_touched(
    tmp_path: Path, make: object, words: str, command: list[str]
) -> None:
    path = tmp_path / "a.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()

    ended = programs.call(*command, "--db", path)

    assert (ended.code, ended.out) == (1, "")
    assert words in ended.sentence
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", ["check", "triage", "draft", "deliver", "export queue"])
def test_a_command_that_reads_leaves_no_empty_database_behind(tmp_path: Path, command: str) -> None:
    ended = programs.call(*command.split(), "--db", tmp_path / "typo.db")

    assert ended.code == 1
    assert "There is no database" in ended.sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("written", ["20", "2e1", "+20", " 20 ", "20.5", "1_0"])
def test_a_call_ends_by_the_deadline_of_delivery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    for name, value in programs.SECRETS.items():
        monkeypatch.setenv(name, value)
    config = programs.network_config(tmp_path, "http://127.0.0.1:9", more="[delivery]\ndeadline_seconds = 7\n")
    config.write_text(config.read_text().replace('timeout = "2"', f'timeout = "{written}"'))
    program = composition.build(config, tmp_path / "a.db", need_secrets=True)

    assert {float(platform.account.options["timeout"]) for platform in program.platforms.values()} == {7.0}
    assert program.delivery_rules.deadline_ms == 7 * SECOND
    assert {platform.FASTEST_POLL for platform in program.platforms.values()} == {SECOND}
    assert program.platforms["acme-x"] is not program.load_platforms()["acme-x"]
    program.db.close()


@pytest.mark.parametrize("written", ["²", "soon", "nan", "-1", "0"])
def test_a_time_that_means_nothing_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    for name, value in programs.SECRETS.items():
        monkeypatch.setenv(name, value)
    config = programs.network_config(tmp_path, "http://127.0.0.1:9")
    config.write_text(config.read_text().replace('timeout = "2"', f'timeout = "{written}"'), encoding="utf-8")

    ended = programs.call("poll", "--config", config, "--db", tmp_path / "a.db")

    assert ended.code == 2
    assert f"option timeout: must be seconds from 0 to 300, not '{written}'" in ended.err
    assert "Traceback" not in ended.err


def test_each_mention_is_judged_by_the_voice_of_the_brand_that_heard_it(tmp_path: Path) -> None:
    text = ""
    for name, word in {"Marlow": "cheers", "Harbour": "howdy"}.items():
        post = {"id": name, "text": "Where is my parcel?", "created_at": "2026-11-20T10:00:00Z", "author": "ada"}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(post) + "\n", encoding="utf-8")
        text += f"[[brands]]\nname = '{name}'\n[brands.voice]\navoid = ['{word}']\n"
        text += f"[[accounts]]\nname = '{name.lower()}'\nplatform = 'replay'\nbrand = '{name}'\npath = '{name}.jsonl'\n"
    config, db = written(tmp_path, text), tmp_path / "a.db"
    for command in ("poll", "triage", "draft"):
        assert programs.call(command, "--config", config, "--db", db).code == 0
    program = composition.build(config, db)

    said = {}
    for name in ("Marlow", "Harbour"):
        mention = mentions.find(program.db, "replay", name)
        assert mention.brand == name
        draft = drafts.find_live(program.db, mention.id)
        assert draft is not None
        findings = program.review(draft, "Well, cheers and howdy.")
        said[name] = [finding.message for finding in findings if finding.rule == "avoid"]
    program.db.close()

    assert said == {"Marlow": ["Marlow does not say “cheers”."], "Harbour": ["Harbour does not say “howdy”."]}


def test_the_coach_reads_a_reply_by_its_draft_and_by_what_is_known_of_its_author(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = []
    for number, text in enumerate(("I want to kill myself, nobody ever answers me", "My parcel is late again")):
        author = {"id": "u7", "handle": "zed", "name": "Zed Ames"}
        post = {"id": f"p{number}", "text": text, "created_at": "2026-11-20T10:00:00Z", "author": author}
        lines.append(json.dumps(post))
    (tmp_path / "posts.jsonl").write_text("\n".join(lines), encoding="utf-8")
    config = written(tmp_path, "[[accounts]]\nname = 'marlow'\nplatform = 'replay'\npath = 'posts.jsonl'\n")
    for command in ("poll", "triage", "draft"):
        assert programs.call(command, "--config", config, "--db", tmp_path / "a.db").code == 0
    program = composition.build(config, tmp_path / "a.db")
    grave, late = (mentions.find(program.db, "replay", f"p{number}") for number in (0, 1))

    reply = "A person here reads this."
    assert program.coach(grave, reply).advice == ()
    assert program.coach(late, reply).advice != ()

    preferences.save(program.db, late.platform, late.author, Preference(name="Captain", set_by="kim", set_at=NOON))
    monkeypatch.setattr(history, "read_pace", lambda *_, **__: Fact(id=history.PACE, answers={"en": "a day"}))
    at_once = replace(program, clock=lambda: late.created_at)
    advice = at_once.coach(late, "We are sorry that your parcel is late. We look into it as soon as possible.").advice
    assert {"Hi Captain", "within a day"} <= {one.better.partition(".")[0] for one in advice}
    program.db.close()


def test_the_verdict_stands_among_the_findings_names_the_page_to_post_on_and_reaches_the_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Desk] = []
    account = '[[accounts]]\nname = "acme-x"\nplatform = "x"\nhandle = "acme"\n'
    config, db = written(tmp_path, account), tmp_path / "a.db"
    program = composition.build(config, db)
    post = a_post(1, url="https://x.com/ada/status/1", native_id="1")
    intake.record_page(program.db, account="acme-x", platform="x", posts=[post], now_at=NOON)
    triage.run_once(
        program.db,
        triage.Judge(scorer=NoScorer(why=ScorerUnavailable("none")), detector=Detector(("en",))),
        lambda: NOON,
    )
    mention = mentions.get(program.db, 1)
    draft_id = drafts.record(program.db, mention, text="We hear you & act.", steps=(), playbook="", now_at=NOON)
    draft = drafts.get(program.db, draft_id or 0)

    assert HAND_OFF in {finding.rule for finding in program.review(draft, draft.text)}
    assert HAND_OFF not in {finding.rule for finding in program.review(draft, "In my own words.")}
    assert (program.verdict(mention).way, program.verdict(mention, draft).way) == (Way.SEND, Way.HAND_OFF)
    page = program.reply_page(mention, draft.text)
    assert page.has_text
    assert page.url == "https://x.com/intent/post?in_reply_to=1&text=We%20hear%20you%20%26%20act."
    assert program.remind_ms == 30 * MINUTE
    monkeypatch.setattr(service, "serve", lambda app, *_: served.append(app.state.desk))
    service.serve_desk(program, threading.Event(), print)
    assert served[0].verdict(mention, draft, None).way is Way.HAND_OFF
    assert (served[0].reply_page(mention, draft.text), served[0].remind_ms) == (page, program.remind_ms)
    program.db.close()


@pytest.mark.parametrize(("days", "is_found"), [(30, True), (10, False)])
def test_what_was_said_on_the_matter_weeks_ago_is_held_against_a_reply(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int, is_found: bool
) -> None:
    monkeypatch.setattr(consistency, "MOST_REPLIES", 1)
    program = composition.build(written(tmp_path, f"[guard]\ncompare_days = {days}\n"), tmp_path / "a.db")
    db, then = program.db, FrozenClock(program.clock() - 20 * DAY)
    users.add(db, "lead", Role.LEAD, actor="test", now_at=then())
    for number, text in enumerate(("Shipping to Norway costs 7 euros.", "Glad that you like it!"), start=1):
        mention_id = desk_house.add_open(db, then, number, draft=False, conversation_id=f"c{number}")
        desk_house.add_draft(db, then, mention_id, text)
        sent = desk_house.approve(db, then, mention_id, undo_ms=0)
        sending = deliveries.open_intent(db, deliveries.get(db, sent), key="k", deadline_at=then(), now_at=then())
        assert sending is not None
        deliveries.land(db, sending, Receipt(native_id=f"r{number}"), now_at=then())
        then.advance(19 * DAY)
    mention = mentions.get(db, desk_house.add_open(db, program.clock, 3, draft=False, conversation_id="c3"))

    found = program.look_over(mention, "Shipping to Norway costs 5 euros.", ())
    assert [one.rule for one in found if one.rule == "contradiction"] == ["contradiction"] * is_found
    db.close()


def test_rules_of_ones_own_stand_over_the_shipped_ones_and_what_is_wrong_in_them_is_told(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('[[rules]]\nid = "x-mentioned"\nwhen = "always"\nway = "sent"\n', encoding="utf-8")
    config = written(tmp_path, '[platform_rules]\nfile = "rules.toml"\n')
    ended = programs.call("daemon", "--config", config, "--db", tmp_path / "a.db")

    assert ended.code == 2
    assert f"{rules} rule x-mentioned way" in ended.err
    assert 'did you mean "send"' in ended.err


def test_the_vectors_of_facts_outlive_a_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    known = EmbeddedScorer.read

    def reading(scorer: EmbeddedScorer, passages: Sequence[Passage]) -> list[Reading]:
        read.extend(passage.text for passage in passages)
        return known(scorer, passages)

    monkeypatch.setattr(EmbeddedScorer, "read", reading)
    for question in ("can I bring the lamp back?", "is there a way to return it?"):
        program = composition.build(None, tmp_path / "allears.db")
        lamp = Fact(id="lamp", questions=("May I return a lamp?",), answers={"en": "Yes, for 30 days."})
        facts.save(program.db, lamp, actor="Lea", now_at=NOON)
        program.knowledge().find(question, brand="", channel="x", language="en", now_at=NOON)
        program.db.close()

    assert read.count("May I return a lamp?") == 1
    assert "is there a way to return it?" in read
