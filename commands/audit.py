"""`export audit` and `check --audit`: who approved what, when, seeing what, in a file that proves itself alone."""

from __future__ import annotations

import html
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from commands import composition
from commands.outcome import print_json
from domain import audit
from domain.audit import Approved
from domain.audit import Verdict
from domain.clock import system_clock
from domain.clock import to_iso
from domain.errors import AllEarsError
from store import audit as records
from store.database import Database

_STYLE = """body{font:15px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1d2430}
article{border:1px solid #cfd6df;border-radius:8px;padding:1rem;margin:1rem 0}blockquote{border-left:3px solid #cfd6df;
margin:.4rem 0;padding:.1rem .8rem;white-space:pre-wrap;overflow-wrap:anywhere}h2{font-size:1rem;margin:0 0 .5rem}
code{font-size:.8rem;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem}
dd{margin:0;overflow-wrap:anywhere}"""


def write(out: Path, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Write the record as JSON lines to `out` and as a page beside it; neither file may exist."""
    program = composition.build(config, db, must_exist=True)
    page = out.with_suffix(".html")
    for file in (out, page):
        if file.exists() or page == out:
            raise AllEarsError(f"{file} exists already, or would be written twice. Name another, such as {_free(out)}.")
    try:
        with records.snapshot(program.db):
            with out.open("xb") as lines:
                for line in _lines(program.db):
                    lines.write(line)
                lines.flush()
                os.fsync(lines.fileno())
            with page.open("x", encoding="utf-8") as written:
                written.writelines(_page(program.db, out.name))
    except OSError as error:
        raise AllEarsError(
            f"{out} cannot be written: {error.strerror}. Name a file in a folder that exists."
        ) from error
    return _tell(_read(out), out, as_json, page)


def _free(out: Path) -> Path:
    """Answer a name beside `out` that neither a record nor its page has yet."""
    stem = out.with_suffix("").name
    names = (out.with_name(f"{stem}-{number}.jsonl") for number in count(2))
    return next(name for name in names if not name.exists() and not name.with_suffix(".html").exists())


def verify(file: Path, as_json: bool) -> int:
    """Recompute every hash in a record; exit code 1 where something is wrong."""
    return _tell(_read(file), file, as_json)


def _lines(db: Database) -> Iterator[bytes]:
    sealer = audit.Sealer()
    yield sealer.head(to_iso(system_clock()))
    for activity in records.history(db):
        yield sealer.activity(activity)
    for approval in records.approvals(db):
        yield sealer.approval(approval)
    yield sealer.end()


def _read(file: Path) -> Verdict:
    try:
        with file.open("rb") as lines:
            return audit.verify(lines)
    except OSError as error:
        raise AllEarsError(f"{file} cannot be read: {error.strerror}.") from error


def _tell(verdict: Verdict, file: Path, as_json: bool, page: Path | None = None) -> int:
    if as_json:
        told = {"file": str(file), "page": str(page) if page else None, "ok": not verdict.faults}
        counts = {"approvals": verdict.approvals, "activities": verdict.activities}
        posts = {"unseen": verdict.unseen, "erased": verdict.erased}
        print_json({**told, **counts, **posts, "chain": verdict.chain, "faults": verdict.faults})
    elif verdict.faults:
        print("\n".join(verdict.faults))
    else:
        beside = f" {page} is the same to read." if page else ""
        erased = f" ({verdict.erased} of a post that is erased)" if verdict.erased else ""
        held = f"{verdict.approvals} approvals{erased} and {verdict.activities} lines of history"
        print(f"{file}: {held}, nothing is wrong.{beside}\nThe history ends with {verdict.chain}.")
    return 1 if verdict.faults else 0


def _page(db: Database, name: str) -> Iterator[str]:
    """Make the page; whatever a post or a reply holds, it is text there."""
    yield f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Approvals</title><style>{_STYLE}</style>\n'
    yield f"<h1>Approvals</h1><p>The proof of each stands in {html.escape(name)}: "
    yield f"<code>main.py check --audit {html.escape(name)}</code> recomputes it. Times are UTC.</p>\n"
    for approval in records.approvals(db):
        yield _article(approval)
    yield "</html>\n"


def _article(one: Approved) -> str:
    facts = {
        "Written by": one.written_by,
        "Sent from": f"{one.account} ({one.platform})",
        "Stood for": "; ".join(one.stood_for),
        "What became of it": " ".join(filter(None, (one.outcome, one.url or one.native_id))),
        "Line of history": str(one.line),
        "Hash": one.hash,
    }
    rows = "".join(f"<dt>{name}</dt><dd><bdi>{html.escape(said)}</bdi></dd>" for name, said in facts.items() if said)
    return (
        f'<article id="approval-{one.approval}"><h2>{one.approval}. Approved by {html.escape(one.user)}, '
        f"{to_iso(one.at)}</h2>\n<p>The post, by <bdi>{html.escape(one.post_author)}</bdi>, {to_iso(one.post_at)}:</p>"
        f"{_post(one)}<p>The reply:</p>"
        f'<blockquote dir="auto">{html.escape(one.text)}</blockquote><dl>{rows}</dl></article>\n'
    )


def _post(one: Approved) -> str:
    if one.post_erased:
        return f"<p><em>Erased.</em> The SHA-256 of what was seen: <code>{html.escape(one.post_erased)}</code></p>"
    return f'<blockquote dir="auto">{html.escape(one.post_text)}</blockquote>'
