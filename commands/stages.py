"""`poll`, `triage`, `draft`, `deliver`: each stage once, by hand."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from pathlib import Path
from random import Random

from commands import composition
from commands import fact_keeping
from commands import language
from commands.outcome import print_json
from commands.progress import meter
from domain.clock import system_clock
from domain.errors import AllEarsError
from monitor import health
from responders import deletion
from responders import delivery
from responders.writing import drafting
from sentiment import reranking
from sentiment import triage as triage_stage
from store import mentions

_BATCH = 256


def triage(config: Path | None, db: Path | None, as_json: bool, limit: int) -> int:
    """Judge new and changed mentions, and move up those that have waited."""
    program = composition.build(config, db, must_exist=True)
    waiting = mentions.count_new(program.db) + len(mentions.list_changed(program.db, _BATCH))

    def step(most: int) -> int:
        return triage_stage.run_once(program.db, program.judge, system_clock, limit=most)

    judged = _until_done(step, min(limit, waiting), "Judging")
    while reranking.run_once(program.db, program.rules, system_clock, limit=_BATCH) == _BATCH:
        pass
    return _tell("judged", "Judging", judged, as_json)


def draft(config: Path | None, db: Path | None, as_json: bool, limit: int) -> int:
    """Draft replies; where a language model is configured, it is asked about them."""
    program = composition.build(config, db, must_exist=True)
    fact_keeping.follow(program.db, program.fact_folder, program.clock)
    writer, waiting = program.writer, mentions.count_undrafted(program.db)

    def step(most: int) -> int:
        return drafting.run_once(program.db, writer, system_clock, limit=most)

    rewriter = language.find_rewriter(program)
    drafted = _until_done(step, min(limit, waiting), "Drafting")
    while rewriter and rewriter.run_once():
        pass
    if (left := min(limit, waiting) - drafted) and not as_json:
        print(f"{left} left for later: their authors wrote just now, and may go on (monitor.settle).")
    return _tell("drafted", "Drafting", drafted, as_json)


def _until_done(step: Callable[[int], int], total: int, label: str) -> int:
    """Run a stage in batches until nothing is left of what was there at the start."""
    done = 0
    with meter(label, total) as show:
        while done < total and (moved := step(min(_BATCH, total - done))):
            done += moved
            show(done, total)
    return done


def _tell(key: str, label: str, count: int, as_json: bool) -> int:
    if as_json:
        print_json({key: count})
    else:
        print(f"{label} is done: {count} mentions.")
    return 0


def poll(names: Sequence[str], config: Path | None, db: Path | None, as_json: bool) -> int:
    """Poll accounts once; one that fails stops no other, and the exit code is 1."""
    program = composition.build(config, db, need_secrets=True)
    unknown = set(names) - set(program.platforms)
    if unknown:
        raise AllEarsError(f"There is no account {', '.join(sorted(unknown))} in the configuration.")
    if not program.platforms:
        raise AllEarsError("No account is configured. allears.example.toml shows how; `demo` needs none.")
    rng = Random()  # noqa: S311 - jitter, not a secret
    results = {name: _poll_one(program, name, rng) for name in names or program.platforms}
    if as_json:
        print_json([{"account": name, **told} for name, told in results.items()])
    else:
        for name, told in results.items():
            print(f"{name}: {told.get('error') or '{new} new, {known} known, {quarantined} unreadable'.format(**told)}")
    return 1 if any("error" in told for told in results.values()) else 0


def _poll_one(program: composition.Program, name: str, rng: Random) -> dict[str, object]:
    cap = program.settings.monitor.page_cap
    outcome = health.poll_now(program.db, program.platforms[name], program.clock, rng=rng, page_cap=cap)
    told: dict[str, object] = {
        "new": outcome.new_count,
        "known": outcome.known_count,
        "quarantined": outcome.quarantined_count,
        "gaps": len(outcome.gaps),
    }
    if outcome.failures:
        told["error"] = "; ".join(str(failure.error) for failure in outcome.failures)
    return told


def deliver(config: Path | None, db: Path | None, as_json: bool) -> int:
    """Send what is due and look up what is in doubt."""
    program = composition.build(config, db, need_secrets=True, must_exist=True)
    done = delivery.run_once(program.db, program.platforms, program.delivery_rules, system_clock)
    told = {name: getattr(done, name) for name in ("sent", "refused", "retried", "doubtful", "held", "waiting")}
    told["deleted"] = deletion.run_once(program.db, program.platforms, system_clock).gone
    if as_json:
        print_json(told)
    else:
        print(", ".join(f"{count} {name}" for name, count in told.items() if count) or "Nothing is due.")
    return 0
