"""The documents say what the program does: each command, setting, error, state, rule and log line stands in them."""

from __future__ import annotations

import ast
import re
import shlex
from enum import StrEnum
from pathlib import Path

import pytest

from bench import __path__ as bench_path
from commands import reference as commands_reference
from config import keys
from config import platform_rules
from config import playbooks
from config import reference
from config.settings import Settings
from domain import errors
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.correction import CorrectedField
from domain.correction import Relevance
from domain.delivery import DeliveryStatus
from domain.delivery import IntentOutcome
from domain.draft import DraftStatus
from domain.draft import RejectReason
from domain.draft import Severity
from domain.handoff import HandOffOutcome
from domain.mention import CloseReason
from domain.mention import MentionKind
from domain.mention import MentionStatus
from domain.person import Role
from domain.playbook import MOVES as REPLY_MOVES
from domain.playbook import SLOTS
from domain.priority import Priority
from domain.verdict import Way
from domain.workflow import MOVES
from platforms import registry
from store import approving
from store import knowing
from store import reaching
from store import schema
from store import understanding
from store.accounts import AccountStatus
from tests import programs

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
ROOMS = ("commands", "config", "desk", "monitor", "platforms", "responders", "sentiment", "store")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _missing(name: str, words: object) -> list[str]:
    """Answer which of these words do not stand in a document as code."""
    text = _read(name)
    return [str(word) for word in words if f"`{word}`" not in text]  # type: ignore[attr-defined]


def test_the_readme_begins_with_the_two_commands() -> None:
    first = re.search(r"^```\w*\n(.*?)^```", _read("README.md"), re.MULTILINE | re.DOTALL)

    assert first is not None
    assert first[1].splitlines() == ["python3 main.py demo", "python3 main.py test"]
    assert _read("README.md")[: first.start()].strip() == "# All Ears"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    broken = [link for link in _links(document) if not _is_there(document, link)]

    assert broken == []


def _links(document: Path) -> list[str]:
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]


def _is_there(document: Path, link: str) -> bool:
    place, _, anchor = link.partition("#")
    target = (document.parent / place).resolve() if place else document
    if target.suffix == ".png":
        return True  # the pictures are made of the running program, see test_the_pictures_are_there
    return target.is_file() and (not anchor or anchor in _anchors(target))


def _anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", document.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_pictures_are_there() -> None:
    pictures = [(path.parent / link) for path in DOCUMENTS for link in _links(path) if link.endswith(".png")]

    assert pictures
    assert [str(picture.relative_to(ROOT)) for picture in pictures if not picture.is_file()] == []


def test_every_document_is_linked_from_the_readme() -> None:
    linked = {link.split("#")[0] for link in _links(ROOT / "README.md")}
    names = {str(path.relative_to(ROOT)) for path in DOCUMENTS}

    assert names - linked - {"README.md"} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_a_document_tells_exists(document: Path) -> None:
    known = {name for name, _ in commands_reference.walk()}
    told = re.findall(r"main\.py ((?:[a-z]+ ?){1,2})", document.read_text(encoding="utf-8"))
    groups = {name.split()[0] for name in known if " " in name}
    wrong = [
        words
        for words in map(str.split, told)
        if words and (" ".join(words[:2]) if words[0] in groups else words[0]) not in known
    ]

    assert wrong == []


def test_every_option_the_readme_and_the_manual_use_exists() -> None:
    known = {"--help": True} | {
        word: True for _, one in commands_reference.walk() for p in one.params for word in p.opts
    }
    used = [
        option
        for name in ("README.md", "docs/operating.md")
        for line in _read(name).split("\n")
        if "main.py" in line
        for option in re.findall(r"(?<!\w)--[a-z][a-z-]*", line)
    ]

    assert used
    assert [option for option in used if option not in known] == []


def test_the_facts_of_the_manual_answer_its_question(tmp_path: Path) -> None:
    (written,) = [block for block in FENCE.findall(_read("docs/facts.md")) if "facts find" in block]
    commands = written.replace("\\\n", " ").splitlines()[1:-1]
    told = [programs.call(*shlex.split(one)[2:], "--db", tmp_path / "a.db") for one in commands]

    assert [one.code for one in told] == [0, 0]
    assert "returns-window" in told[1].out


def test_the_playbook_of_the_manual_answers_its_post(tmp_path: Path) -> None:
    blocks = FENCE.findall(_read("docs/playbooks.md"))
    (own,) = [block for block in blocks if 'name = "late-parcel"' in block]
    (asked,) = [block for block in blocks if "playbook try" in block]
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "late-parcel.toml").write_text("".join(own.splitlines(keepends=True)[1:-1]), encoding="utf-8")
    (tmp_path / "allears.toml").write_text('[playbooks]\nfolder = "own"\n', encoding="utf-8")
    tried = programs.call(*shlex.split(asked.splitlines()[1])[2:], "--config", tmp_path / "allears.toml")

    assert "Late parcel (late-parcel, order" in tried.out


def test_every_setting_stands_in_the_reference() -> None:
    assert _missing("docs/configuration.md", [leaf.path[-1] for leaf in keys.leaves(Settings)]) == []
    assert _read("docs/configuration.md") == reference.write_document()


def test_every_setting_is_obeyed() -> None:
    """A setting that nobody reads is a promise nobody keeps."""
    handed_down = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "commands").glob("*.py"))
    handed_down += _read("config/loader.py") + _read("config/accounts.py")
    in_one_piece = {"priority", "sla"}
    ignored = [
        ".".join(leaf.path)
        for leaf in keys.leaves(Settings)
        if leaf.path[0] not in in_one_piece and not re.search(rf'(?:\.|"){leaf.path[-1]}\b', handed_down)
    ]

    assert ignored == []


def test_every_error_says_who_acts() -> None:
    classes = [name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)]

    assert "Uncertain" in classes
    assert [name for name in classes if f"| `{name}` |" not in _read("docs/architecture.md")] == []


STATES: tuple[type[StrEnum], ...] = (
    MentionStatus, CloseReason, MentionKind, DraftStatus, RejectReason, DeliveryStatus, IntentOutcome, Priority,
    Sentiment, Intent, Severity, Role, CorrectedField, Relevance, Way,
    HandOffOutcome,
)  # fmt: skip


@pytest.mark.parametrize("states", STATES, ids=lambda states: states.__name__)
def test_every_state_and_label_is_in_the_glossary(states: type[StrEnum]) -> None:
    assert _missing("docs/glossary.md", states) == []


def test_what_the_operator_meets_is_in_the_manual() -> None:
    assert _missing("docs/operating.md", AccountStatus) == []
    assert _missing("docs/operating.md", DeliveryStatus) == []
    assert _missing("docs/operating.md", ["/health", "/health.json", "/health/live"]) == []


def test_every_condition_a_rule_may_name_is_told() -> None:
    told = _read("docs/operating.md")

    assert [when for when in platform_rules.CONDITIONS if not re.search(rf"\b{when}\b", told)] == []
    assert [way for way in platform_rules.WAYS if not re.search(rf"\b{way}\b", told)] == []


def test_the_glossary_has_each_word_once() -> None:
    words = re.findall(r"^\| `?([^`|]+?)`? \|", _read("docs/glossary.md"), re.MULTILINE)
    told = [word for word in words if word not in {"word", "---"}]

    assert {word for word in told if told.count(word) > 1} == {"intent"}  # what people want; what delivery commits to
    assert [word for word in REQUIRED if word not in told] == []


#: The words of the product; one that disappears from the program disappears here, too.
REQUIRED = (
    "account", "platform", "mention", "author", "conversation", "intake", "assessment", "sentiment", "priority",
    "reason", "triage", "queue", "SLA", "due", "settling window", "playbook", "move", "slot", "draft", "revision",
    "guard", "finding", "decision", "approval", "undo window", "delivery", "outbox", "receipt", "activity", "cursor",
    "cadence", "gap", "quarantine", "desk", "daemon", "stage", "role", "sign-in link", "pause", "doctor",
)  # fmt: skip


def test_every_platform_is_told() -> None:
    assert _missing("docs/platforms.md", registry.kinds()) == []
    assert [kind for kind in registry.kinds() if f'platform = "{kind}"' not in _read("README.md")] == []
    secrets = [secret for kind in registry.kinds() for secret in registry.describe(kind).secrets]
    options = [option for kind in registry.kinds() for option in registry.describe(kind).options]
    assert _missing("docs/platforms.md", [*secrets, *options]) == []


def test_every_playbook_move_and_slot_is_told() -> None:
    assert _missing("docs/playbooks.md", [playbook.name for playbook in playbooks.read_shelf(None).playbooks]) == []
    assert _missing("docs/playbooks.md", REPLY_MOVES) == []
    assert _missing("docs/glossary.md", REPLY_MOVES) == []
    assert _missing("docs/playbooks.md", [f"{{{slot}}}" for slot in sorted(SLOTS)]) == []


def test_every_measurement_is_told() -> None:
    names = [path.stem for path in Path(bench_path[0]).glob("*.py") if not path.name.startswith("_")]

    assert [name for name in names if f"## {name}\n" not in _read("docs/bench.md")] == []


def test_the_table_of_moves_is_the_programs() -> None:
    shown = re.search(r"<!-- moves -->\n(.*?)<!-- /moves -->", _read("docs/architecture.md"), re.DOTALL)

    assert shown is not None
    assert shown[1] == write_moves(), f"put this between the marks:\n{write_moves()}"


def write_moves() -> str:
    """Answer the table of legal moves as docs/architecture.md shows it."""
    parts = []
    for subject, moves in MOVES.items():
        rows = [f"| `{start}` | {action.replace('_', ' ')} | `{end}` |" for (start, action), end in moves.items()]
        parts.append("\n".join(["", f"| {subject} is | move | and becomes |", "|---|---|---|", *rows, ""]))
    return "".join(parts) + "\n"


def test_every_rule_of_the_database_is_told() -> None:
    shown = re.search(r"<!-- triggers -->\n(.*?)<!-- /triggers -->", _read("docs/architecture.md"), re.DOTALL)
    layers = (understanding, reaching, approving, knowing)
    rules = [*schema.RULES, *(rule for layer in layers for rule in layer.RULES)]
    triggers = [re.findall(r"CREATE TRIGGER (\w+)", rule)[0] for rule in rules]
    tables = [*schema.TABLES, *(table for layer in layers for table in layer.TABLES)]
    partial = [name for sql in tables for name in re.findall(r"CREATE UNIQUE INDEX (\w+)", sql)]

    assert shown is not None
    assert sorted(re.findall(r"`(\w+)`(?=[,\w` ]*\|.*\|\n)", shown[1])) == sorted([*triggers, *partial])


def test_every_log_line_is_told() -> None:
    told = _read("docs/operating.md")
    lines = {
        str(node.args[0].value)
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _is_log(node.func) and isinstance(node.args[0], ast.Constant)
    }

    assert "daemon_started" in lines
    assert sorted(line for line in lines if f"`{line}`" not in told) == []


def _is_log(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "log"


def test_the_changelog_has_a_place_for_what_is_new() -> None:
    text = _read("CHANGELOG.md")

    assert "## [Unreleased]" in text
    assert re.findall(r"^### (\w+)$", text, re.MULTILINE)
    assert {*re.findall(r"^### (\w+)$", text, re.MULTILINE)} <= {
        "Security", "Removed", "Deprecated", "Added", "Changed", "Fixed",
    }  # fmt: skip
