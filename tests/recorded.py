"""The recorded exchanges beside the project, served to the real client libraries; skipped where they are absent."""

from __future__ import annotations

import importlib.util
import json
import threading
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


def answered_at(path: str, name: str, recorded_at: str, folder: Path) -> str:
    """Answer the name of a recording that gives, at `path`, what was recorded at another one.

    No read of a single post was recorded: the page in which it came in holds it, too.
    """
    file = SHARED / "recorded" / name
    if not file.exists():
        pytest.skip("the recorded exchanges are not on this machine")
    page = next(one for one in json.loads(file.read_text(encoding="utf-8")) if one["path"] == recorded_at)
    made = folder / f"{file.stem}_by_id.json"
    made.write_text(json.dumps([{**page, "path": path, "query": {}}]), encoding="utf-8")
    return str(made)


@contextmanager
def serve(files: Sequence[str], replacements: Sequence[tuple[str, str]] = ()) -> Iterator[str]:
    """Serve the recordings named and answer the address."""
    tool = SHARED / "tools" / "replay_server.py"
    paths = [SHARED / "recorded" / name for name in files]
    if not tool.exists() or not all(path.exists() for path in paths):
        pytest.skip("the recorded exchanges are not on this machine")
    spec = importlib.util.spec_from_file_location("replay_server", tool)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    server = module.make_server(0, module.Recording(paths, list(replacements)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
