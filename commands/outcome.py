"""How a command ends: one sentence for every error we know, and the exit codes 0 well, 1 failed, 2 wrong use."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from typing import Any

from domain.errors import AllEarsError
from domain.errors import ConfigError


def guarded(run: Callable[[], object]) -> None:
    """Run the command line and translate what it raises."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without UTF-8 still shows every line
    try:
        run()
    except ConfigError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        sys.exit(2)
    except AllEarsError as error:
        print(f"{error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def print_json(value: Any) -> None:
    """Write JSON that any reader takes: readable where the output is UTF-8, escaped where it is not."""
    is_unicode = (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(value, ensure_ascii=not is_unicode, indent=2))
    sys.stdout.write("\n")
