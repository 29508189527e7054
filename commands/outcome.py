"""How a command ends: one sentence for every error we know, and the exit codes 0 well, 1 failed, 2 wrong use."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Callable
from typing import Any

from domain import text as texts
from domain.errors import AllEarsError
from domain.errors import ConfigError

#: A full disk is told of by the write, which knows no name.
_NAMELESS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
#: What the world may refuse anybody's program, and what helps; any other OSError is a fault of ours, and shown whole.
_MENDS = {
    errno.ENOSPC: "Make room on that disk and run it again.",
    errno.EDQUOT: "Make room there, or ask for more, and run it again.",
    errno.EFBIG: "Name a place where larger files may be.",
    errno.EACCES: "Let this user read and write there, or name another place.",
    errno.EPERM: "Let this user read and write there, or name another place.",
    errno.EROFS: "Name a place that can be written to.",
    errno.ENOENT: "Look at the name, and make the folder it lies in.",
    errno.ENOTDIR: "Something in that path is a file, and no folder. Name another place.",
    errno.EISDIR: "That is a folder. Name a file in it.",
    errno.ENAMETOOLONG: "Name a shorter one.",
    errno.ELOOP: "Its links lead in a circle. Name the file itself.",
    errno.EMFILE: "Let this user open more files (ulimit -n).",
    errno.EIO: "The disk may be failing. Look at it before anything else.",
}


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
    except OSError as error:
        told = _tell(error)
        if not told:
            raise
        print(told, file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _tell(error: OSError) -> str:
    """Say what the system refused, where, and what helps; nothing where that is our fault, or no path is known."""
    place = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) and error.filename else ""
    mend = _MENDS.get(error.errno or 0, "")
    if not mend or not (place or error.errno in _NAMELESS):
        return ""
    return f"{texts.printable(place) or 'What was to be written'}: {os.strerror(error.errno or 0)}. {mend}"


def print_json(value: Any) -> None:
    """Write JSON that any reader takes: readable where the output is UTF-8, escaped where it is not."""
    is_unicode = (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(value, ensure_ascii=not is_unicode, indent=2))
    sys.stdout.write("\n")
