"""Long work shows how far it has come, on standard error, whoever looks."""

from __future__ import annotations

import itertools
import sys
from io import StringIO

import pytest

from commands import progress


def test_elsewhere_a_plain_line_comes_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ticks = itertools.count(0, 3)
    monkeypatch.setattr("commands.progress.time.monotonic", lambda: next(ticks))
    with progress.meter("Reading", 90) as show:
        for done in range(10, 50, 10):
            show(done)
        show(50, 100)

    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0].startswith("Reading: ")
    assert " of 90" in err
    assert 1 <= len(err.splitlines()) < 5


def test_short_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.meter("Reading") as show:
        show(1)
        show(2, 2)

    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_a_bar_that_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.meter("Judging", 4) as show:
        show(2)
        show(4, 4)

    assert "Judging" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[2K")


def test_an_error_under_way_passes_through() -> None:
    with pytest.raises(ValueError, match="broken"), progress.meter("Reading"):
        raise ValueError("broken")
