"""The house stands as docs/architecture.md says: floors, doors, names, sizes, and nothing in it that is not ours."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("commands", "config", "desk", "domain", "monitor", "platforms", "responders", "sentiment", "store")
MOST_LINES = 400
MOST_FUNCTION_LINES = 50
MOST_COLUMNS = 600
VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc", "stuff"}

#: Files above MOST_LINES, each with the reason why it is not cut.
LONG_FILES = {"tests/monitor/test_poller.py": "one story, told case by case; cut, its cases would lose their setting"}

#: Where whatever was raised ends, since something must live on; a handler that raises anew is free.
LAST_RESORTS = {
    "desk/errors.py": "the last-resort page",
    "monitor/lane.py": "one job must not end the daemon",
    "responders/deletion.py": "one deletion must not stop another",
    "responders/delivery.py": "one reply must not stop another; a fault while sending is a doubt, never a retry",
    "responders/handoff.py": "one reply posted by hand must not stop another",
    "monitor/poller.py": "one account must not stop another",
    "responders/writing/drafting.py": "one post must not stop the drafts of the others; that one is left to people",
    "monitor/context.py": "a thread that cannot be read must not cost the mention",
    "platforms/wire.py": "carried from the call's thread to the caller's, and raised there",
}

#: Source files whose test stands elsewhere: where, and why.
TESTED_ELSEWHERE = {
    "bench/ingest.py": ("tests/bench/test_fake_network.py", "a measurement; each run checks its own counts"),
    "bench/score.py": ("tests/sentiment/test_scorer.py", "a measurement of what is tested there"),
    "bench/queue.py": ("tests/store/test_queue.py", "a measurement of what is tested there"),
    "commands/playbook_cli.py": ("tests/commands/test_playbook_trying.py", "its options are tried with what they do"),
    "config/voice.py": ("tests/commands/test_writing.py", "a voice is read for what is written in it"),
    "config/phrases.py": ("tests/config/test_playbooks.py", "what a file may hold shows in what is read"),
    "config/playbook_file.py": ("tests/config/test_playbooks.py", "what a file may hold shows in what is read"),
    "commands/sample/cast.py": ("tests/commands/test_sample.py", "the sample is one story"),
    "commands/sample/story.py": ("tests/commands/test_sample.py", "the sample is one story"),
    "commands/facts_cli.py": ("tests/commands/test_facts.py", "its options are tried with what they do"),
    "commands/drafts_cli.py": ("tests/commands/test_drafts.py", "its options are tried with what they do"),
    "commands/people_cli.py": ("tests/commands/test_people.py", "its options are tried with what they do"),
    "commands/contacts_cli.py": ("tests/commands/test_contacts.py", "its options are tried with what they do"),
    "config/section.py": ("tests/config/test_settings.py", "every table of the file is one"),
    "commands/promises_cli.py": ("tests/commands/test_promises.py", "its options are tried with what they do"),
    "commands/replies_cli.py": ("tests/commands/test_replies.py", "its options are tried with what they do"),
    "commands/modelling_cli.py": ("tests/commands/test_modelling.py", "its options are tried with what they do"),
    "commands/options.py": ("tests/commands/test_cli.py", "every command is started by it"),
    "desk/assets.py": ("tests/desk/test_browser.py", "what is served shows in a browser"),
    "desk/done.py": ("tests/desk/test_actions.py", "what was done is told after each action"),
    "desk/hands.py": ("tests/desk/test_teamwork.py", "who is on it shows on the page"),
    "desk/errors.py": ("tests/desk/test_app.py", "refusals are pages like others"),
    "desk/events.py": ("tests/desk/test_app.py", "tried through the app, as a browser listens"),
    "desk/item.py": ("tests/desk/test_actions.py", "a mention's page is what each action answers"),
    "desk/pages.py": ("tests/desk/test_queue_page.py", "every page is made by it"),
    "desk/view.py": ("tests/desk/test_queue_page.py", "a view is an address of the queue"),
    "desk/wiring.py": ("tests/desk/test_app.py", "what the app is built from"),
    "monitor/chain.py": ("tests/monitor/test_poller.py", "the poller's own decisions, tried over whole polls"),
    "monitor/context.py": ("tests/monitor/test_poller.py", "threads are fetched as part of a poll"),
    "monitor/lines.py": ("tests/monitor/test_importer.py", "what a line may hold shows in what is imported"),
    "platforms/reddit_posts.py": ("tests/platforms/test_golden.py", "raw and read posts stand there in pairs"),
    "platforms/reddit_refusals.py": ("tests/platforms/test_reddit.py", "every refusal comes through the client"),
    "platforms/replay_lines.py": ("tests/platforms/test_golden.py", "raw and read posts stand there in pairs"),
    "platforms/x_posts.py": ("tests/platforms/test_golden.py", "raw and read posts stand there in pairs"),
    "responders/reading/concerns_de.py": ("tests/responders/reading/test_concerns.py", "what its words name"),
    "responders/reading/concerns_en.py": ("tests/responders/reading/test_concerns.py", "what its words name"),
    "responders/reading/concerns_es.py": ("tests/responders/reading/test_concerns.py", "what its words name"),
    "responders/reading/concerns_fr.py": ("tests/responders/reading/test_concerns.py", "what its words name"),
    "responders/reading/things.py": ("tests/responders/reading/test_concerns.py", "what tables are made of"),
    "store/history.py": ("tests/responders/writing/test_history.py", "what was sent must first be drafted"),
    "store/assessment_rows.py": ("tests/store/test_assessments.py", "what is written is read again there"),
    "store/overrides.py": ("tests/store/test_corrections.py", "which word counts is the story told there"),
    "store/settling.py": ("tests/store/test_corrections.py", "every correction and its end is settled by it"),
    "sentiment/engine.py": ("tests/sentiment/test_scorer.py", "what is loaded and run shows in what is scored"),
    "sentiment/figures.py": ("tests/sentiment/test_export.py", "what a pack tells of itself"),
    "sentiment/graph.py": ("tests/sentiment/test_export.py", "a graph is compared with its network there"),
    "sentiment/lexicon.py": ("tests/sentiment/test_intent.py", "lists of words; what they find is tested there"),
}

#: Test files that test no single source file, and what they test.
TESTS_OF_MORE = {
    "tests/commands/test_sample.py": "the folder commands/sample",
    "tests/desk/test_browser.py": "the pages in a real browser",
    "tests/desk/test_browser_popups.py": "what lies over a page, in a real browser",
    "tests/desk/test_browser_typing.py": "what is typed into the field of a reply, in a real browser",
    "tests/desk/test_offers_browser.py": "facts that may answer, in a real browser",
    "tests/desk/test_past_replies_browser.py": "past replies and what became of drafts, in a real browser",
    "tests/desk/test_promises_browser.py": "what we promised, in a real browser",
    "tests/responders/writing/test_preferred.py": "how drafts follow what is kept of an author",
    "tests/responders/writing/test_tried.py": "how drafts take up what their author has tried",
    "tests/desk/test_teamwork_browser.py": "two people in real browsers",
    "tests/responders/test_decisions_undone.py": "decisions about what is escalated, taken back",
    "tests/responders/test_delivery_by_hand.py": "delivery, of what was once in somebody's hands",
    "tests/responders/test_delivery_faults.py": "delivery, through every fault on the real path",
    "tests/responders/test_delivery_fences.py": "delivery, by two senders of whom one is paused",
    "tests/responders/guarding/test_guarded_drafts.py": "drafting and the guard, over all attacks",
    "tests/responders/writing/test_matching.py": "the shipped playbooks and who finds which, over hundreds of posts",
    "tests/responders/writing/test_drafts_read.py": "drafting and composer together: what a whole draft is like",
    "tests/responders/writing/test_drafts_asking.py": "composer and the shipped phrases together: what a draft asks",
    "tests/responders/coaching/test_shipped_phrases.py": "what the shipped playbooks say, read by the coach",
    "tests/responders/writing/test_drafts_meant.py": "drafting, composer and guard together: how a post is meant",
    "tests/responders/test_concerns_meant.py": "the tables of concerns of all languages: what is named wrongly",
    "tests/responders/test_delivery_later.py": "delivery, when the world has changed since the approval",
    "tests/responders/language_models/test_language_model_faults.py": "its stage, where the model is no help",
    "tests/store/test_restoring.py": "a restore that is killed at its last step",
    "tests/platforms/test_contract.py": "every platform, by one contract",
    "tests/platforms/test_deleting.py": "deleting a reply of ours, on every platform",
    "tests/platforms/test_finding.py": "one post as it stands now, on every platform",
    "tests/platforms/test_golden.py": "raw posts and what is read from them, in pairs",
}


@cache
def _files() -> tuple[str, ...]:
    """Answer every file of the project, the new ones that git does not ignore among them."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    if (ROOT / ".git").exists():
        listed = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
        return tuple(sorted(name for name in listed if (ROOT / name).is_file()))
    return tuple(sorted(_walk(ROOT)))


def _walk(folder: Path) -> Iterator[str]:
    """Walk an unpacked archive, where no git can say what is ours."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name in {".ci"} or (name[0] != "." and name not in _NOT_OURS)]
        yield from (str((Path(place) / name).relative_to(ROOT)) for name in names if not name.endswith(".pyc"))


_NOT_OURS = {"__pycache__", "var", "dist"}


def _python(*beginnings: str) -> list[str]:
    return [name for name in _files() if name.endswith(".py") and name.startswith(beginnings or "")]


def _sources() -> list[str]:
    return _python(*(f"{room}/" for room in (*ROOMS, "bench")))


@cache
def _tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


def _texts() -> Iterator[tuple[str, str]]:
    """Yield each file that is text, but this one, which must name what it looks for."""
    for name in _files():
        body = (ROOT / name).read_bytes()
        if b"\0" not in body[:8_000] and ROOT / name != Path(__file__):
            yield name, body.decode("utf-8")


def _found(pattern: str, *, but: str = r"(?!)") -> list[str]:
    sought, spared = re.compile(pattern), re.compile(but)
    return [
        f"{name}:{number}: {match[0]}"
        for name, text in _texts()
        if not spared.fullmatch(name)
        for number, line in enumerate(text.split("\n"), 1)
        if (match := sought.search(line))
    ]


def test_floors_and_doors_hold() -> None:
    words = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run([*words, "--no-cache"], cwd=ROOT, check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_goes_round_the_doors() -> None:
    """The linter sees rooms alone, and only libraries somebody imports; these nobody may import at all."""
    banned = {"sqlite3", "pysqlite3", "torch", "optimum"}

    assert [f"{name}: {module}" for name in _sources() for module in _imported(name) if module in banned] == []


def _imported(name: str) -> Iterator[str]:
    for node in ast.walk(_tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_domain_needs_the_standard_library_alone() -> None:
    allowed = set(sys.stdlib_module_names) | {"domain"}

    assert [f"{name}: {m}" for name in _python("domain/") for m in _imported(name) if m not in allowed] == []


def test_main_is_the_only_python_file_in_the_root() -> None:
    assert [name for name in _python() if "/" not in name] == ["main.py"]


def test_every_folder_with_python_is_a_room_the_wheel_knows_or_is_for_developers() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    folders = {name.split("/")[0] for name in _python() if "/" in name}

    assert folders - {"bench", "tests"} == set(ROOMS)
    assert set(wheel["only-include"]) == {*ROOMS, "main.py"}


def test_every_source_file_has_a_test_file_of_its_name() -> None:
    present = set(_files())
    missing = [
        f"{name}: no {_test_of(name)}"
        for name in _sources()
        if _test_of(name) not in present and name not in TESTED_ELSEWHERE and not _is_told_by_others(name)
    ]

    assert missing == []


def _test_of(name: str) -> str:
    path = Path(name)
    return f"tests/{path.parent}/test_{path.name}"


def _is_told_by_others(name: str) -> bool:
    """Say whether a file has nothing to test by itself: it is private to its neighbour, or holds words alone."""
    return Path(name).name.startswith("_") or not any(_does_something(node) for node in ast.walk(_tree(name)))


def _does_something(node: ast.AST) -> bool:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    return not all(isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant) for step in node.body)


def test_every_test_file_has_a_source_file() -> None:
    present = set(_files())
    roomy = [name for name in _python("tests/") if Path(name).name.startswith("test_") and name.count("/") > 1]
    alone = [name for name in roomy if _source_of(name) not in present and name not in TESTS_OF_MORE]

    assert alone == []


def _source_of(name: str) -> str:
    path = Path(name)
    return str(path.parent.relative_to("tests") / path.name.removeprefix("test_"))


def test_the_tables_of_exceptions_hold_nothing_that_is_gone() -> None:
    present = set(_files())
    gone = [name for name in [*LONG_FILES, *LAST_RESORTS, *TESTS_OF_MORE] if name not in present]
    gone += [test for source, (test, _) in TESTED_ELSEWHERE.items() if source in present and test not in present]
    needless = [name for name in TESTED_ELSEWHERE if name in present and _test_of(name) in present]

    assert gone == []
    assert needless == []


def test_no_test_folder_is_a_package() -> None:
    """tests/config/__init__.py would be imported as `config`, and the real room would vanish."""
    assert [name for name in _files() if name.startswith("tests/") and name.endswith("__init__.py")] == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [name for name in _python() if set(Path(name).with_suffix("").parts) & VAGUE] == []


def test_no_file_is_longer_than_can_be_read_at_once() -> None:
    lengths = {name: (ROOT / name).read_bytes().count(b"\n") for name in _python()}
    ours = {name: count for name, text in _texts() if name.endswith((".js", ".css")) for count in [text.count("\n")]}

    assert {n: c for n, c in {**lengths, **ours}.items() if c > MOST_LINES and n not in LONG_FILES} == {}
    assert [name for name in LONG_FILES if lengths[name] <= MOST_LINES] == []


def test_no_function_is_longer_than_a_screen() -> None:
    assert {where: count for where, count in _function_lengths() if count > MOST_FUNCTION_LINES} == {}


def _function_lengths() -> Iterator[tuple[str, int]]:
    for name in _python():
        for node in ast.walk(_tree(name)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name}: {node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_every_module_says_its_one_job_first() -> None:
    assert [name for name in _sources() if not (ast.get_docstring(_tree(name)) or "").strip()] == []


def test_whatever_may_be_raised_is_caught_only_in_the_last_resorts() -> None:
    """A bare `except`, and `except Exception` where it does not raise again, hide what nobody thought of."""
    caught = [
        f"{name}:{node.lineno}"
        for name in _sources()
        for node in ast.walk(_tree(name))
        if isinstance(node, ast.ExceptHandler) and _is_broad(node) and not _raises(node)
    ]
    bare = [
        f"{name}:{node.lineno}"
        for name in _python()
        for node in ast.walk(_tree(name))
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]

    assert bare == []
    assert [where for where in caught if where.split(":")[0] not in LAST_RESORTS] == []


def _is_broad(handler: ast.ExceptHandler) -> bool:
    names = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)} if handler.type else set()
    return handler.type is None or bool(names & {"Exception", "BaseException"})


def _raises(handler: ast.ExceptHandler) -> bool:
    return isinstance(handler.body[-1], ast.Raise)


def test_nothing_is_left_for_later() -> None:
    assert _found(r"\b(?:TODO|FIXME|XXX|HACK)\b", but=r"CONTRIBUTING\.md|\.gitignore") == []


def test_no_file_names_a_registry_or_this_machine() -> None:
    hosts = r"pypi\.org|pythonhosted\.org|npmjs\.(?:com|org)|crates\.io|download\.pytorch\.org|--(?:extra-)?index-url"
    paths = r"(?<![\w.])/(?:work|root|home|Users)/\w|[A-Z]:\\Users"

    assert _found(hosts) == []
    assert _found(paths) == []


def test_nothing_of_others_is_copied_into_the_project() -> None:
    """Lines nobody can read are not written by hand; libraries come out of their installed wheels."""
    written = (name for name in _files() if name.endswith((".js", ".css", ".html", ".svg")))
    long = {
        f"{name}:{number}": len(line)
        for name in written
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").split("\n"), 1)
        if len(line) > MOST_COLUMNS
    }

    assert long == {}
    assert [name for name in _files() if ".min." in name or name.endswith((".whl", ".map"))] == []


def test_every_file_is_text_unless_it_is_a_model_or_a_picture() -> None:
    texts = {name for name, _ in _texts()} | {str(Path(__file__).relative_to(ROOT))}
    other = [name for name in _files() if name not in texts and not name.endswith((".onnx", ".png"))]

    assert other == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_has_a_hash_for_everything_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    pins = re.split(r"\n(?=[A-Za-z0-9])", "\n".join(line for line in text.split("\n") if "#" not in line.lstrip()[:1]))

    assert "://" not in text
    assert [pin.split()[0] for pin in pins if pin.strip() and "--hash=sha256:" not in pin] == []


def test_the_lock_files_hold_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    locked = _locked("requirements.lock")

    assert _names(project["project"]["dependencies"]) - locked == set()
    assert _names(project["dependency-groups"]["dev"]) - _locked("requirements-dev.lock") == set()
    assert locked - _locked("requirements-dev.lock") == set()
    assert "torch" not in locked


def _locked(name: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", (ROOT / name).read_text(), re.MULTILINE))


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9._-]", one)[0].lower().replace("_", "-").replace(".", "-") for one in requirements}


def test_what_must_not_be_committed_is_ignored_by_git() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so nothing can be committed from here")
    secret = ["allears.toml", "allears.key", "allears.db", "allears.db-wal", "week.db", "var/demo/demo.db", ".venv/x"]
    words = ["git", "check-ignore", "--no-index", *secret]
    ignored = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True).stdout.splitlines()

    assert sorted(set(secret) - set(ignored)) == []
    assert [name for name in _files() if name.endswith((".db", ".key", ".pem")) or Path(name).name == ".env"] == []
