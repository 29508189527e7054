"""`coach`: what could be better in replies, on the screen or in JSON; one reply, or a file of them and their posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from commands import coaching_lines
from commands import composition
from commands import judging
from commands.coaching_lines import Line
from commands.coaching_lines import Sheet
from commands.outcome import print_json
from commands.progress import meter
from config import loader
from config.loader import Loaded
from domain.assessment import Assessment
from domain.assessment import Passage
from domain.assessment import Reading
from domain.coaching import Report
from domain.errors import ConfigError
from domain.errors import Problem
from domain.errors import ScorerUnavailable
from domain.mention import Author
from domain.mention import Mention
from domain.mention import MentionKind
from domain.mention import MentionStatus
from domain.playbook import Voice
from domain.text import excerpt
from domain.text import printable
from responders import coach as coaching
from responders.coaching import brief as briefs
from sentiment import assessing
from sentiment import scorer
from sentiment.assessing import Answer
from sentiment.language import Detector
from sentiment.language import base_code

#: Posts that the model reads at once.
_BATCH = 32
_SHOWN_BAD = 10


def coach(file: Path | None, post: str, reply: str, name: str, config: Path | None, as_json: bool) -> int:
    """Read every reply by the marks of a good answer. Advice is no failure: only what cannot be read is."""
    if (file is None) == (not reply):
        message = "give a file, or one reply with --reply, and the post it answers with --post"
        raise ConfigError([Problem(place="coach", message=message)])
    alone = Line(line=1, post=post, reply=reply, name=name)
    sheet = coaching_lines.read(file, post=post, name=name) if file else Sheet(lines=(alone,))
    reports = _review(sheet.lines, composition.load(config, None, need_secrets=False, stored=None))
    if as_json:
        print_json(_describe(sheet, reports))
    else:
        print("\n".join(_tell(sheet, reports)))
    return 0


def _review(lines: Sequence[Line], loaded: Loaded) -> list[Report]:
    settings, voice = loaded.settings, _voice_of(loaded)
    detector = Detector(settings.sentiment.languages)
    reports = []
    with meter("Reading", len(lines)) as show:
        for start in range(0, len(lines), _BATCH):
            batch = lines[start : start + _BATCH]
            for line, assessment in zip(batch, _assess(batch, loaded, detector), strict=True):
                brief = briefs.brief_of(_mention(line), assessment, voice=voice, detect=detector.detect)
                reports.append(coaching.review(line.reply, brief))
            show(start + len(batch))
    return reports


def _voice_of(loaded: Loaded) -> Voice:
    """Answer the voice where there is one brand; which of several speaks nobody can tell from a file."""
    voices = list(loader.to_voices(loaded).values())
    return voices[0] if len(voices) == 1 else Voice(brand="", emoji=True)


def _assess(lines: Sequence[Line], loaded: Loaded, detector: Detector) -> list[Assessment]:
    """Judge the posts as triage would, by rules alone where no model can be used."""
    given, cutoffs = loaded.settings.sentiment, judging.cutoffs_of(loaded.settings.sentiment)
    trained_for = frozenset() if given.model else scorer.TRAINED_FOR
    found = []
    for line, reading in zip(lines, _readings(lines, given.model), strict=True):
        language = base_code(line.language) or detector.detect(line.post)
        is_known = not trained_for or language in trained_for or not language
        answer = Answer(reading=reading, model="", language=language, is_known=is_known)
        found.append(assessing.assess(_mention(line), answer, cutoffs, now_at=0))
    return found


def _readings(lines: Sequence[Line], model: str) -> Sequence[Reading | None]:
    try:
        return scorer.load_scorer(model or None).read([Passage(text=line.post) for line in lines])
    except ScorerUnavailable:
        return [None] * len(lines)


def _mention(line: Line) -> Mention:
    return Mention(
        id=line.line,
        account="",
        platform="",
        native_id=str(line.line),
        text=line.post,
        author=Author(name=line.name),
        created_at=0,
        fetched_at=0,
        kind=MentionKind.IMPORTED,
        status=MentionStatus.OPEN,
        language=line.language,
    )


def _describe(sheet: Sheet, reports: Sequence[Report]) -> dict[str, Any]:
    """Answer what machines read; places count characters of the reply."""
    return {
        "replies": len(reports),
        "advice": sum(len(report.advice) for report in reports),
        "marks": dict(Counter(one.mark.value for report in reports for one in report.advice)),
        "reports": [
            {
                "line": line.line,
                "met": sorted(report.met),
                "advice": [
                    {"mark": one.mark, "message": one.message, "start": one.start, "end": one.end, "better": one.better}
                    for one in report.advice
                ],
            }
            for line, report in zip(sheet.lines, reports, strict=True)
        ],
        "unreadable": [{"line": one.line, "reason": one.reason} for one in sheet.unreadable],
    }


def _tell(sheet: Sheet, reports: Sequence[Report]) -> Iterator[str]:
    """Yield the lines people read; nothing in them steers a terminal."""
    for line, report in zip(sheet.lines, reports, strict=True):
        yield f"{line.line}: {printable(excerpt(line.reply, 100))}"
        for one in report.advice:
            words = printable(excerpt(line.reply[one.start : one.end], 80))
            better = f" Better: {printable(excerpt(one.better, 120))}" if one.better else ""
            yield f"  {_name(one.mark):<10} {f'“{words}” ' if words else ''}{one.message}{better}"
        yield f"  met        {', '.join(_name(mark) for mark in sorted(report.met)) or 'nothing'}"
    if len(reports) > 1:
        yield from _sum_up(reports)
    for bad in sheet.unreadable[:_SHOWN_BAD]:
        yield f"line {bad.line} {bad.reason}"
    if len(sheet.unreadable) > _SHOWN_BAD:
        yield f"and {len(sheet.unreadable) - _SHOWN_BAD} more lines that cannot be used"


def _sum_up(reports: Sequence[Report]) -> Iterator[str]:
    marks = Counter(one.mark for report in reports for one in report.advice)
    clean = sum(not report.advice for report in reports)
    yield ""
    yield f"{len(reports)} replies, {marks.total() / len(reports):.2f} pieces of advice each, {clean} without any"
    for mark, count in marks.most_common():
        yield f"  {_name(mark):<10} {count:>6}"


def _name(mark: str) -> str:
    return mark.replace("_", " ")
