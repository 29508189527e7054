"""`demo` as a newcomer meets it: one command, one link, a queue full of work."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import httpx2
import pytest

from commands import demo
from tests import programs

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def statuses(config: Path, db: Path) -> Counter[str]:
    """Answer how many mentions stand where."""
    rows = programs.call("export", "mentions", "--config", config, "--db", db, "--json").json
    return Counter(row["status"] for row in rows)


def test_the_demo_opens_by_its_link_is_rich_sound_and_ends_on_sigterm(tmp_path: Path) -> None:
    db, config = tmp_path / "demo.db", tmp_path / "allears.toml"
    where = ("--config", config, "--db", db)

    with programs.service("demo", "--db", db, "--port", 0) as running:
        link = running.wait_for(programs.LINK.pattern)
        with httpx2.Client(headers=SAME_ORIGIN, follow_redirects=True, timeout=60) as client:
            assert "Sign in" in client.get(link).text
            address, token = link.split("/sign-in?token=")
            queue = client.post(f"{address}/sign-in", data={"token": token})
            assert queue.status_code == 200
            assert queue.url.path == "/queue"
            assert queue.text.count('href="/mention/') >= 20
            first = re.search(r'href="(/mention/\d+)', queue.text)
            assert first is not None
            assert 'name="draft_id"' in client.get(address + first[1]).text
            assert client.post(f"{address}/sign-in", data={"token": token}).status_code == 400, "a link works once"
        code, seconds = running.stop()

    print(f"SIGTERM took {seconds:.2f} s")
    assert (code, seconds < 20) == (0, True), running.text
    rows = programs.call("export", "mentions", *where, "--json").json
    assert len(rows) >= 200
    assert {row["account"].rpartition("-")[2] for row in rows} == {"chirp", "commons", "forum", "help"}
    assert len({row["language"] for row in rows if row["language"]}) >= 4
    assert {"open", "snoozed", "closed"} <= statuses(config, db).keys()
    outbox = programs.call("export", "outbox", *where, "--json").json
    assert Counter(row["status"] for row in outbox)["sent"] >= 50
    drafts = Counter(row["draft"]["status"] for row in rows if row["draft"])
    assert drafts["pending"] >= 50, drafts
    assert programs.call("check", *where, "--json").json["faults"] == []


def test_reset_starts_afresh_and_a_second_start_keeps_what_was_done(
    tmp_path: Path, sown: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db, config = tmp_path / "demo.db", tmp_path / "allears.toml"
    shutil.copytree(sown.parent, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr("commands.service.run_both", lambda program, *_, **__: program.db.close() or 0)

    assert demo.demo(0, reset=False, config=None, db=db) == 0
    programs.call("users", "add", "Visitor", "--config", config, "--db", db)
    assert demo.demo(0, reset=False, config=None, db=db) == 0
    bystander = tmp_path / "demo.db.backup"
    bystander.write_text("a month of work")
    kept = programs.call("users", "list", "--config", config, "--db", db, "--json").json
    assert demo.demo(0, reset=True, config=None, db=db) == 0
    fresh = programs.call("users", "list", "--config", config, "--db", db, "--json").json

    assert "Visitor" in {user["name"] for user in kept}
    assert "Visitor" not in {user["name"] for user in fresh}
    assert "Dana" in {user["name"] for user in fresh}
    assert sum(statuses(config, db).values()) >= 200
    assert bystander.read_text() == "a month of work"


@pytest.mark.parametrize("reset", [False, True])
def test_the_demo_leaves_alone_what_it_did_not_write(tmp_path: Path, reset: bool) -> None:
    """`demo --db here/demo.db` must not cost anybody the configuration or the database that stand there."""
    config, work = tmp_path / "allears.toml", tmp_path / "work.db"
    config.write_text("[desk]\nport = 9000\n")
    programs.call("users", "add", "Ada", "--db", work)

    for options in (("--db", tmp_path / "demo.db"), ("--db", work), ("--db", work, "--config", tmp_path / "new.toml")):
        refused = programs.call("demo", "--port", 0, *options, *(["--reset"] if reset else []))
        assert (refused.code, refused.out) == (1, "")
        assert "left alone" in refused.sentence

    assert config.read_text() == "[desk]\nport = 9000\n"
    assert not (tmp_path / "demo.db").exists()
    assert [user["name"] for user in programs.call("users", "list", "--db", work, "--json").json] == ["Ada"]
