"""Dispatch `python -m bench NAME [options]` to the file of that name."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import bench


def main(arguments: list[str]) -> int:
    """Run one measurement; without a known name, list them."""
    names = sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_"))
    runnable = [name for name in names if hasattr(importlib.import_module(f"bench.{name}"), "main")]
    if not arguments or arguments[0] not in runnable:
        print(f"usage: python -m bench {{{'|'.join(runnable)}}} [--json] [--help]", file=sys.stderr)
        return 2
    code: int = importlib.import_module(f"bench.{arguments[0]}").main(arguments[1:])
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
