"""An approved reply is at the network at once, through the real daemon."""

from __future__ import annotations

from pathlib import Path

from bench import wire


def test_replies_arrive_through_the_real_daemon_and_are_timed(tmp_path: Path) -> None:
    result = wire.measure(tmp_path, 3, seed=1)

    assert (result.missing, len(result.milliseconds)) == (0, 3)
    assert 0 < result.p50 <= result.p95 <= result.slowest
