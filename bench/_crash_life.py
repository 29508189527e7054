"""Lives of a daemon to be killed: `python -m bench._crash_life CONFIG DB` forks one for each line it reads.

The parent imports everything once, so that a life begins in milliseconds; it opens no database itself, since a
connection must not cross a fork. It answers each line with the process id of the new life.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from commands import composition
from commands import service
from commands.composition import Program
from domain.clock import SECOND
from responders import delivery
from sentiment.triage import Judge
from store.database import Database

#: The real daemon's figures shrunk, so that a doubt is settled within the run.
RULES = delivery.Rules(
    deadline_ms=2 * SECOND, settle_ms=SECOND, second_lookup_ms=SECOND, max_attempts=5, daily_limit=10**9
)


class HurriedProgram(Program):
    """The real program with delivery in a hurry."""

    @property
    def delivery_rules(self) -> delivery.Rules:
        """Answer the shrunk figures."""
        return RULES


def live(config: Path, path: Path, judge: Judge) -> None:
    """Be the daemon until somebody kills this process."""
    loaded = composition.load(config, path, need_secrets=True)
    program = HurriedProgram(loaded=loaded, db=Database(path))
    program.__dict__["judge"] = judge
    service.build_daemon(program).run(threading.Event())


def main(config: Path, path: Path) -> None:
    """Fork a life for each line on standard input, until it ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    judge = _warm_up(config, path)
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            live(config, path, judge)
            os._exit(0)
        print(pid, flush=True)


def _warm_up(config: Path, path: Path) -> Judge:
    """Import what a life needs and load the model, before the first fork."""
    program = composition.build(config, path, need_secrets=True)
    program.load_platforms()
    judge = program.judge
    program.db.close()
    return judge


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
