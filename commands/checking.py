"""`check`: looks over the database and every file that what is sent rests on; each fault with its place and mend."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path

from commands.composition import Program
from commands.playbook_keeping import find_lacks
from config import playbooks
from domain.errors import ConfigError
from domain.errors import ScorerUnavailable
from domain.playbook import Playbook
from platforms import registry
from sentiment import manifest
from sentiment import scorer
from store import checks
from store import facts


def find_faults(program: Program) -> list[str]:
    """Answer what is wrong, a sentence each: the database first, then the models, playbooks, facts and rules.

    A model that is named by its id at the hub has no folder here, and is left to `doctor`.
    """
    return [
        *checks.find_faults(program.db),
        *_models(program),
        *_playbooks(program),
        *_facts(program),
        *_problems(lambda: program.platform_rules),
    ]


def find_playbook_problems(program: Program) -> tuple[str, ...]:
    """Answer what is wrong with the files of playbooks, and what is odd about the playbooks at work."""
    return (*program.library.problems(), *_lacks(program, program.library()))


def _models(program: Program) -> Iterator[str]:
    given = program.settings.sentiment
    for model in dict.fromkeys([given.model, *given.models.values()]):
        folder = Path(model) if model else scorer.SHIPPED
        if folder == scorer.SHIPPED or (folder / manifest.MANIFEST).is_file():
            try:
                manifest.check_files(folder, manifest.load_manifest(folder))
            except ScorerUnavailable as error:
                yield str(error)


def _playbooks(program: Program) -> Iterator[str]:
    try:
        shelf = playbooks.read_shelf(_folder(program, "playbooks"), registry.kinds())
    except ConfigError as error:
        yield from map(str, error.problems)
    else:
        yield from _lacks(program, shelf.playbooks)


def _lacks(program: Program, known: Sequence[Playbook]) -> Iterator[str]:
    fact_ids = {kept.fact.id for kept in facts.list_all(program.db)} | program.fact_folder.ids()
    return find_lacks(known, fact_ids, has_hours=program.rules.hours is not None)


def _facts(program: Program) -> Iterator[str]:
    folder = _folder(program, "facts")
    if folder is not None:
        for problem in program.fact_folder.problems():
            yield f"{folder / problem.place}: {problem.message}"


def _folder(program: Program, section: str) -> Path | None:
    is_named = bool(getattr(program.settings, section).folder)
    return program.loaded.locate((section, "folder")) if is_named else None


def _problems(read: Callable[[], object]) -> Iterator[str]:
    """Yield what stands against files that are read all or none."""
    try:
        read()
    except ConfigError as error:
        yield from map(str, error.problems)
