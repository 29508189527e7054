"""How a command ends: one sentence for every error we know, and the exit codes 0 well, 1 failed, 2 wrong use."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from domain.errors import AllEarsError
from domain.errors import ConfigError


def guarded(run: Callable[[], object]) -> None:
    """Run the command line and translate what it raises."""
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
    except BrokenPipeError:
        # the reader of our output (head, less) has left: point stdout elsewhere, or Python complains at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def print_json(value: Any) -> None:
    """Write JSON that any reader takes: lone surrogates cannot occur in stored text, the rest is kept readable."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))
    sys.stdout.write("\n")
