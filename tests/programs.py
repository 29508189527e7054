"""The program as its users start it: in this process where that is enough, as a process of its own where it matters."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import structlog

from commands import cli
from commands import outcome

ROOT = Path(__file__).resolve().parents[1]
LINK = re.compile(r"http://\S+/sign-in\?token=\S+")
#: What the accounts of `network_config` need from the environment; all of it invented.
SECRETS: Mapping[str, str] = {
    "ALLEARS_ACME_X_CONSUMER_KEY": "canary-ck", "ALLEARS_ACME_X_CONSUMER_SECRET": "canary-cs",
    "ALLEARS_ACME_X_ACCESS_TOKEN": "canary-at", "ALLEARS_ACME_X_ACCESS_TOKEN_SECRET": "canary-ats",
    "ALLEARS_ACME_REDDIT_CLIENT_ID": "canary-id", "ALLEARS_ACME_REDDIT_CLIENT_SECRET": "canary-secret",
    "ALLEARS_ACME_REDDIT_REFRESH_TOKEN": "canary-refresh",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output; a second one, or a stray word beside it, is an error."""
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on standard error, which is no traceback."""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


def call(*arguments: object, stdin: str = "") -> Ran:
    """Run a command in this process, as `main.py` does."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    words = [str(argument) for argument in arguments]
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.redirect_stdout(out))
        stack.enter_context(contextlib.redirect_stderr(err))
        stack.enter_context(mock.patch("sys.stdin", io.StringIO(stdin)))
        stack.enter_context(mock.patch("commands.logs.set_up", _log_here))
        stack.callback(structlog.reset_defaults)
        try:
            outcome.guarded(lambda: cli.app(words, prog_name="main.py"))
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
    return Ran(code=code, out=out.getvalue(), err=err.getvalue())


def _log_here(level: str, _form: str) -> None:
    """Set logging up as the program does, but so that it can be taken back: nothing is cached."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )


def environment(**changes: str) -> dict[str, str]:
    """Answer the environment of a process of ours: nothing installs anything, everything is UTF-8."""
    return {**os.environ, "ALLEARS_NO_BOOTSTRAP": "1", "PYTHONUTF8": "1", **changes}


def run(*arguments: object, stdin: str = "", env: Mapping[str, str] | None = None, seconds: float = 150) -> Ran:
    """Run a command as a process of its own."""
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    done = subprocess.run(
        command, input=stdin, capture_output=True, env=env or environment(), encoding="utf-8", timeout=seconds,
        check=False,
    )  # fmt: skip
    return Ran(code=done.returncode, out=done.stdout, err=done.stderr)


class Service:
    """A long-running command in a process of its own, and what it has said so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._said: queue.Queue[str] = queue.Queue()
        self.lines: list[str] = []
        for stream in (process.stdout, process.stderr):
            assert stream is not None
            threading.Thread(target=self._listen, args=(stream,), daemon=True).start()

    def _listen(self, stream: Any) -> None:
        for line in stream:
            self._said.put(line)

    @property
    def text(self) -> str:
        """Everything said so far, on both streams."""
        while not self._said.empty():
            self.lines.append(self._said.get())
        return "".join(self.lines)

    def wait_for(self, pattern: str, seconds: float = 150) -> str:
        """Wait until it says something, and answer what matched."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            ended = self.process.poll() is not None
            if found := re.search(pattern, self.text):
                return found[0]
            assert not ended, f"it ended with {self.process.returncode}: {self.text}"
            time.sleep(0.02)
        raise AssertionError(f"it never said {pattern}: {self.text}")

    def stop(self) -> tuple[int, float]:
        """Send SIGTERM; answer the exit code and the seconds it took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=60)
        return code, time.monotonic() - began


@contextmanager
def service(*arguments: object, env: Mapping[str, str] | None = None) -> Iterator[Service]:
    """Start a long-running command; whatever the test does, it is ended."""
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env or environment(), encoding="utf-8"
    ) as process:
        running = Service(process)
        try:
            yield running
        finally:
            process.kill()
            process.wait()


def network_config(folder: Path, url: str, *, x_url: str = "", desk_port: int = 0, more: str = "") -> Path:
    """Write a configuration with one account on X and one on Reddit, both at `url`, polled every second."""
    rows = [("x", 'user_id = "4200", ', x_url or url), ("reddit", "", url)]
    accounts = "".join(
        f'[[accounts]]\nname = "acme-{kind}"\nplatform = "{kind}"\nhandle = "acme"\nbrand = "Acme"\n'
        f'api_url = "{address}"\nmachine_text = true\npoll_fastest = "1s"\npoll_slowest = "1s"\n'
        f'options = {{ {options}sources = "mentions", timeout = "2" }}\n'
        for kind, options, address in rows
    )
    path = folder / "allears.toml"
    settle = '[monitor]\nsettle = "1s"\n'
    path.write_text(f'[desk]\nport = {desk_port}\n{settle}{more}[[brands]]\nname = "Acme"\n{accounts}')
    return path
