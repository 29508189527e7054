"""One line a fact on standard error, for people or machines; libraries that talk too much are quiet."""

from __future__ import annotations

import json
import logging
import subprocess
import sys

import pytest

from tests import programs

SAY = """
import structlog
from commands import logs
logs.set_up({level!r}, {form!r})
log = structlog.get_logger()
log.info("polled", account="acme-x", new=3)
log.warning("lost", why="a \\n second line \\x1b[31m")
try:
    1 // 0
except ZeroDivisionError:
    log.exception("broke")
print("a result")
import logging
print([logging.getLogger(name).isEnabledFor(logging.DEBUG) for name in ("tweepy", "prawcore", "urllib3")])
"""


def say(level: str, form: str) -> subprocess.CompletedProcess[str]:
    """Log in a process of its own: loggers keep what they were first given."""
    return subprocess.run(
        [sys.executable, "-c", SAY.format(level=level, form=form)], cwd=programs.ROOT, env=programs.environment(),
        capture_output=True, text=True, check=True,
    )  # fmt: skip


def test_machines_get_one_json_object_a_line() -> None:
    done = say("info", "json")
    lines = [json.loads(line) for line in done.stderr.splitlines()]

    assert [line["event"] for line in lines] == ["polled", "lost", "broke"]
    assert (lines[0]["account"], lines[0]["new"], lines[0]["level"]) == ("acme-x", 3, "info")
    assert lines[0]["timestamp"].endswith("Z")
    assert "ZeroDivisionError" in lines[2]["exception"]
    assert done.stdout.splitlines() == ["a result", "[False, False, False]"]


def test_people_get_plain_lines_that_cannot_steer_their_terminal() -> None:
    done = say("warning", "plain")

    assert "polled" not in done.stderr
    assert "lost" in done.stderr
    assert "\x1b" not in done.stderr
    assert done.stderr.count("\n second line") == 0


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_every_level_of_the_settings_is_known(level: str) -> None:
    assert level.upper() in logging.getLevelNamesMapping()
