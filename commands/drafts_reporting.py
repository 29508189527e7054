"""`drafts report`: what people made of drafts, by playbook, account, language and phrasing."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path

from commands import composition
from commands.outcome import print_json
from domain.clock import DAY
from domain.clock import MINUTE
from domain.clock import system_clock
from responders.outcomes import learning
from responders.outcomes.learning import PhrasingTally
from responders.outcomes.learning import Report
from responders.outcomes.learning import Tally

#: So many phrasings are told to a person; JSON has all of them.
_MOST_PHRASINGS = 15
_HEAD = f"{'':24} {'drafts':>7} {'as drafted':>11} {'edited':>7} {'rejected':>9}"


def report(days: int, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Tell what people made of the drafts of some days."""
    program = composition.build(config, db, must_exist=True)
    found = learning.report(learning.read(program.db, system_clock() - days * DAY))
    if as_json:
        print_json(_told(found))
    elif found.whole.total:
        print("\n".join(_lines(found, days)))
    else:
        print(f"No draft was decided in the last {days} days.")
    return 0


def _lines(found: Report, days: int) -> Iterator[str]:
    low, high = found.whole.surely_unedited
    yield f"{'The newest' if not found.is_whole else 'All'} decisions of the last {days} days:"
    yield f"{_HEAD}\n{_line('all', found.whole)}"
    yield f"Approved as drafted: surely between {low:.0%} and {high:.0%}."
    if found.changed is not None:
        yield f"Half of the edits change at most {found.changed:.0f} words."
    if found.waited is not None:
        yield f"Half of the drafts are decided within {found.waited / MINUTE:,.0f} minutes."
    for title, group in (
        ("By playbook", found.playbooks), ("By account", found.accounts), ("By language", found.languages)
    ):  # fmt: skip
        yield "\n".join(["", title, *(_line(name or "none", one) for name, one in group)])
    if found.whole.reasons:
        yield "\n".join(["", "Why drafts were rejected", *(f"{n:6} {why}" for why, n in found.whole.reasons.items())])
    phrasings = [one for one in found.phrasings if one.kept or one.dropped]
    if phrasings:
        yield "\n".join(["", *_phrasings(phrasings[:_MOST_PHRASINGS])])


def _line(name: str, tally: Tally) -> str:
    share = tally.unedited / max(1, tally.total)
    return f"{name:24} {tally.total:7} {tally.unedited:5} {share:>5.0%} {tally.edited:7} {tally.rejected:9}"


def _phrasings(worst: Sequence[PhrasingTally]) -> Iterator[str]:
    yield "Phrasings, those taken out most surely first (taken out, kept, used beside others)"
    for one in worst:
        yield f"{one.dropped:6} {one.kept:6} {one.weight:5.0%}  {one.move}: {one.phrasing}"


def _told(found: Report) -> dict[str, object]:
    groups = {"playbooks": found.playbooks, "accounts": found.accounts, "languages": found.languages}
    return {
        **_tally(found.whole),
        "median_words_changed": found.changed,
        "median_minutes_to_decision": None if found.waited is None else round(found.waited / MINUTE, 1),
        "is_whole": found.is_whole,
        **{kind: [{"name": name, **_tally(one)} for name, one in group] for kind, group in groups.items()},
        "phrasings": [
            {
                "phrasing": one.phrasing,
                "move": one.move,
                "kept": one.kept,
                "dropped": one.dropped,
                "refused": one.refused,
                "weight": round(one.weight, 3),
            }
            for one in found.phrasings
        ],
    }


def _tally(tally: Tally) -> dict[str, object]:
    low, high = tally.surely_unedited
    return {
        "drafts": tally.total,
        "unedited": tally.unedited,
        "edited": tally.edited,
        "rejected": tally.rejected,
        "reasons": {str(reason): count for reason, count in tally.reasons.items()},
        "unedited_between": [round(low, 3), round(high, 3)],
    }
