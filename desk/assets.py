"""The desk's own styles and scripts, and htmx out of its installed wheel, from memory and named by their content."""

from __future__ import annotations

import gzip
import hashlib
import importlib.metadata
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HTMX = ("django-js-lib-htmx", "js_lib_htmx/static/htmx/htmx.min.js")

router = APIRouter()


@dataclass(frozen=True, kw_only=True, slots=True)
class Asset:
    """One file, plain and compressed, with the stamp that changes when it does."""

    body: bytes
    packed: bytes
    media_type: str
    stamp: str


def load() -> dict[str, Asset]:
    """Read every file that pages refer to, by name."""
    folder = resources.files("desk") / "static"
    found = {file.name: _asset(file.name, file.read_bytes()) for file in folder.iterdir() if file.is_file()}
    found["htmx.js"] = _asset("htmx.js", _read_htmx())
    return found


@router.get("/static/{name}")
async def serve(request: Request, name: str) -> Response:
    """Serve one file; with its stamp in the address a browser keeps it for ever."""
    asset: Asset | None = request.app.state.assets.get(name)
    if asset is None:
        raise NotFound("file", name)
    fresh = request.query_params.get("v") == asset.stamp
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable" if fresh else "no-cache",
        "ETag": f'"{asset.stamp}"',
        "Vary": "Accept-Encoding",
    }
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(asset.packed, media_type=asset.media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(asset.body, media_type=asset.media_type, headers=headers)


def _asset(name: str, body: bytes) -> Asset:
    return Asset(
        body=body,
        packed=gzip.compress(body, 9, mtime=0),
        media_type=_TYPES[Path(name).suffix],
        stamp=hashlib.sha256(body).hexdigest()[:12],
    )


def _read_htmx() -> bytes:
    # By its metadata, not by import: the package would import Django.
    package, path = _HTMX
    return Path(str(importlib.metadata.distribution(package).locate_file(path))).read_bytes()
