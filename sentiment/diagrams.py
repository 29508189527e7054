"""Draw an evaluation as SVG: how far confidence can be trusted, and what is taken for what.

The pictures are plain, valid XML without scripts, fonts or anything fetched; they carry a title and a description for
screen readers, and follow a light or a dark screen.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from collections.abc import Sequence

from domain.text import printable
from sentiment.evaluation import Bin
from sentiment.evaluation import Figures

# The fill is pale on a light screen and deep on a dark one, so that words on it can be read at any strength.
_STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.name { font-weight: 600; font-size: 15px; }
.ground { fill: #ffffff; }
.fill { fill: #7fb2f5; }
.line { stroke: #59636e; stroke-width: 1; fill: none; }
.even { stroke-dasharray: 4 4; }
.said { stroke: #b35900; stroke-width: 2.5; }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc; }
.ground { fill: #0d1117; }
.fill { fill: #1f5fae; }
.line { stroke: #9198a1; }
.said { stroke: #f0a355; }
}"""

_SIDE = 320
_LEFT, _TOP = 64, 56
_STRIP = 60
_CELL = (124, 80)


def draw_reliability(figures: Figures, *, model: str) -> str:
    """Return the reliability diagram: the share right in each bin of confidence, beside what was claimed.

    A model that can be trusted has its bars end at the dashed diagonal; the short line across a bar is the bin's mean
    confidence, and the strip below tells how many posts each bin holds.
    """
    described = (
        f"Share of right answers by confidence over {figures.n} posts; expected calibration error {figures.ece:.3f}. "
        + " ".join(f"{_tell_bin(part)}." for part in figures.bins if part.count)
    )
    parts = [*_draw_axes(), *_draw_bins(figures.bins), *_draw_strip(figures.bins)]
    title = f"Reliability of {model}"
    return _wrap(title, described, _LEFT + _SIDE + 32, _TOP + _SIDE + _STRIP + 84, parts)


def draw_confusion(figures: Figures, *, model: str) -> str:
    """Return the confusion matrix: a row for each label, a column for each answer, shaded by the row's shares."""
    told = []
    for label, row in zip(figures.labels, figures.confusion, strict=True):
        said = ", ".join(f"{count} were called {name}" for name, count in zip(figures.labels, row, strict=True))
        told.append(f"Of {sum(row)} {label} posts {said}.")
    title = f"Confusion of {model}"
    size = len(figures.labels)
    width, height = 124 + size * _CELL[0], 156 + size * _CELL[1]
    return _wrap(title, " ".join(told), width, height, list(_draw_cells(figures)))


def _wrap(title: str, described: str, width: int, height: int, parts: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title description">'
    )
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            head,
            f'<title id="title">{_escape(title)}</title>',
            f'<desc id="description">{_escape(described)}</desc>',
            f"<style>\n{_STYLE}\n</style>",
            f'<rect class="ground" width="{width}" height="{height}"/>',
            _text(16, 28, _shorten(title, width), more=' class="name"'),
            *parts,
            "</svg>\n",
        ]
    )


def _escape(words: str) -> str:
    # XML has no place for characters that are none, such as U+FFFE.
    return html.escape("".join(char for char in printable(words) if ord(char) & 0xFFFE != 0xFFFE))


def _shorten(title: str, width: int) -> str:
    most = (width - 32) // 9
    return title if len(title) <= most else f"{title[: most - 1]}…"


def _text(x: float, y: float, words: str, *, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}"{more}>{_escape(words)}</text>'


def _line(x: float, y: float, to_x: float, to_y: float, kind: str = "line") -> str:
    return f'<line class="{kind}" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>'


def _tell_bin(part: Bin) -> str:
    return (
        f"Confidence {part.low:.2f} to {part.high:.2f}: {part.count} posts, claimed {part.confidence:.2f}, "
        f"right {part.accuracy:.2f}"
    )


def _draw_axes() -> Iterator[str]:
    bottom = _TOP + _SIDE
    yield f'<rect class="line" x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>'
    for step in range(6):
        at = _SIDE * step / 5
        yield _line(_LEFT - 5, bottom - at, _LEFT, bottom - at)
        yield _text(_LEFT - 9, bottom - at + 4, f"{step / 5:.1f}", more=' text-anchor="end"')
        yield _text(_LEFT + at, bottom + _STRIP + 28, f"{step / 5:.1f}", more=' text-anchor="middle"')
    middle = _TOP + _SIDE / 2
    yield _text(18, middle, "share right", more=f' text-anchor="middle" transform="rotate(-90 18 {middle:.1f})"')
    yield _text(_LEFT + _SIDE / 2, bottom + _STRIP + 52, "confidence", more=' text-anchor="middle"')
    yield _text(_LEFT - 9, bottom + _STRIP, "posts", more=' text-anchor="end"')


def _draw_bins(bins: Sequence[Bin]) -> Iterator[str]:
    for part in bins:
        if not part.count:
            continue
        x, width = _LEFT + _SIDE * part.low, _SIDE * (part.high - part.low)
        height, claimed = _SIDE * part.accuracy, _TOP + _SIDE * (1 - part.confidence)
        yield (
            f'<rect class="fill" x="{x + 1:.1f}" y="{_TOP + _SIDE - height:.1f}" width="{width - 2:.1f}" '
            f'height="{height:.1f}"><title>{_escape(_tell_bin(part))}</title></rect>'
        )
        yield _line(x + 1, claimed, x + width - 1, claimed, "line said")
    yield _line(_LEFT, _TOP + _SIDE, _LEFT + _SIDE, _TOP, "line even")


def _draw_strip(bins: Sequence[Bin]) -> Iterator[str]:
    most = max((part.count for part in bins), default=0) or 1
    bottom = _TOP + _SIDE + _STRIP + 8
    yield _line(_LEFT, bottom, _LEFT + _SIDE, bottom)
    for part in bins:
        height = (_STRIP - 8) * part.count / most
        yield (
            f'<rect class="fill" x="{_LEFT + _SIDE * part.low + 1:.1f}" y="{bottom - height:.1f}" '
            f'width="{_SIDE * (part.high - part.low) - 2:.1f}" height="{height:.1f}"/>'
        )


def _draw_cells(figures: Figures) -> Iterator[str]:
    left, top, (width, height), size = 96, 88, _CELL, len(figures.labels)
    centred = ' text-anchor="middle"'
    yield _text(left + size / 2 * width, top - 34, "called", more=centred)
    for row, (label, posts) in enumerate(zip(figures.labels, figures.confusion, strict=True)):
        yield _text(left + (row + 0.5) * width, top - 12, label, more=centred)
        yield _text(left - 10, top + (row + 0.5) * height + 4, label, more=' text-anchor="end"')
        for column, count in enumerate(posts):
            x, y, share = left + column * width, top + row * height, count / max(1, sum(posts))
            place = f'x="{x}" y="{y}" width="{width}" height="{height}"'
            yield f'<rect class="fill" {place} fill-opacity="{share:.3f}"/><rect class="line" {place}/>'
            yield _text(x + width / 2, y + height / 2 - 2, f"{count}", more=f'{centred} font-weight="600"')
            yield _text(x + width / 2, y + height / 2 + 18, f"{share:.0%}", more=centred)
    yield _text(left, top + size * height + 28, "Each row is a label of the file; shares are of its posts.")
