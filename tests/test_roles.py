"""Every change at the desk and on the command line, tried by every role: one table says who may."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from commands import reference
from domain.person import Role
from store import migrations
from store import users
from tests import desk_house
from tests import programs
from tests.fakes import FrozenClock

EVERYBODY, WRITER, APPROVER, LEAD = Role.VIEWER, Role.WRITER, Role.APPROVER, Role.LEAD

#: The least role for each change at the desk. A new one without a line here fails the first test below.
LEAST: dict[str, Role] = {
    "/sign-in": EVERYBODY,
    "/sign-out": EVERYBODY,
    "/mention/{mention_id}/check": WRITER,
    "/mention/{mention_id}/here": WRITER,
    "/mention/{mention_id}/leave": EVERYBODY,
    "/mention/{mention_id}/take": WRITER,
    "/mention/{mention_id}/edit": WRITER,
    "/mention/{mention_id}/put-in": WRITER,
    "/mention/{mention_id}/use": WRITER,
    "/mention/{mention_id}/write": WRITER,
    "/mention/{mention_id}/redraft": WRITER,
    "/mention/{mention_id}/snooze": WRITER,
    "/mention/{mention_id}/escalate": WRITER,
    "/mention/{mention_id}/give-back": WRITER,
    "/mention/{mention_id}/posted": WRITER,
    "/mention/{mention_id}/take-back": WRITER,
    "/mention/{mention_id}/correct": WRITER,
    "/mention/{mention_id}/uncorrect": WRITER,
    "/mention/{mention_id}/promise": WRITER,
    "/promises/{promise_id}": WRITER,
    "/mention/{mention_id}/preference": APPROVER,
    "/mention/{mention_id}/approve": APPROVER,
    "/mention/{mention_id}/hand-off": APPROVER,
    "/mention/{mention_id}/reject": APPROVER,
    "/mention/{mention_id}/dismiss": APPROVER,
    "/mention/{mention_id}/undo": APPROVER,  # of what an approver decided; a writer takes back a snooze
    "/queue/bulk/snooze": WRITER,
    "/queue/bulk/escalate": WRITER,
    "/queue/bulk/dismiss": APPROVER,
    "/queue/bulk/reject": APPROVER,
    "/queue/bulk/{batch_id}/undo": APPROVER,  # of what an approver decided
    "/outbox/{delivery_id}/undo": APPROVER,
    "/outbox/{delivery_id}/settle": APPROVER,
    "/outbox/{delivery_id}/delete": LEAD,
    "/facts/new": LEAD,
    "/facts/{fact_id}": LEAD,
    "/facts/{fact_id}/retire": LEAD,
    "/model/corrections/{correction_id}/undo": WRITER,
    "/model/heads/undo": LEAD,
    "/sending/pause": LEAD,
    "/sending/resume": LEAD,
}
ROUTES = [route for route in LEAST if not route.startswith("/sign")]
#: Commands that change something: whoever has the database's file stands above all roles, and leaves their name.
CHANGING = ("users add", "users authority", "users disable", "pause", "resume", "contacts add")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, desk_house.House]:
    path = tmp_path_factory.mktemp("roles") / "furnished.db"
    store = migrations.open_database(path)
    made = desk_house.furnish(store, FrozenClock())
    store.close()
    return path, made


@pytest.fixture(scope="module")
def app(house: tuple[Path, desk_house.House]) -> FastAPI:
    return desk_house.make_app(migrations.open_database(house[0]), FrozenClock())


@pytest.fixture(scope="module")
def clients(app: FastAPI) -> dict[Role, TestClient]:
    return {role: desk_house.enter(app, str(role)) for role in Role}


def changes(app: FastAPI) -> list[str]:
    return [path for path, methods in app.openapi()["paths"].items() if set(methods) - {"get", "head"}]


def path_of(route: str, house: desk_house.House) -> str:
    """Answer an address where the change is about something that is there."""
    ids = {"mention_id": house.open_id, "delivery_id": house.queued_id, "correction_id": house.correction_id}
    if route.endswith(("posted", "take-back")):
        ids["mention_id"] = house.handed_id
    if route == "/mention/{mention_id}/undo":
        ids["mention_id"] = house.approved_id
    return route.format(**ids, batch_id=1, promise_id=1, fact_id="delivery")


def form_of(route: str, app: FastAPI, house: desk_house.House) -> dict[str, Any]:
    """Answer what a browser would send, as far as the change is refused by the role before anything else."""
    ids = {"ids": [str(house.open_id)], "until": "tomorrow", "to": "role:lead", "why": "w", "reason": "other"}
    draft = desk_house.draft_form(app.state.desk.db, house.open_id)
    more = {"choice": "sentiment=positive", "correction_id": str(house.correction_id), "url": "https://x.example/1"}
    lent = {"answered": str(house.sent_id), "fact": "returns", "promise_id": "1", "became": "kept"}
    head = {"field": "sentiment", "head_id": str(house.head_id), "brand": "Marlow", "found": "again"}
    return {**draft, **ids, **more, **head, **lent}


def test_the_table_has_every_change_of_the_desk(app: FastAPI) -> None:
    assert sorted(changes(app)) == sorted(LEAST)


@pytest.mark.parametrize("route", ROUTES)
def test_who_lacks_the_role_is_refused_and_changes_nothing(
    app: FastAPI, clients: dict[Role, TestClient], house: tuple[Path, desk_house.House], route: str
) -> None:
    db, made = app.state.desk.db, house[1]
    if "{batch_id}" in route and not db.scalar("SELECT count(*) FROM batch"):
        ids = {"ids": [str(desk_house.add_open(db, FrozenClock(), 40))]}
        clients[LEAD].post("/queue/bulk/dismiss", data=ids)
    for role in Role:
        if role.includes(LEAST[route]):
            continue
        before = db.scalar("SELECT count(*) FROM activity")
        answer = clients[role].post(path_of(route, made), data=form_of(route, app, made))
        assert answer.status_code == 403, f"{role} {answer.status_code}"
        assert "This needs the role" in answer.text
        assert db.scalar("SELECT count(*) FROM activity") == before


@pytest.mark.parametrize(
    ("role", "route"), [(role, route) for route in ROUTES for role in Role if role.includes(LEAST[route])]
)
def test_who_has_the_role_is_not_refused_for_it(
    tmp_path: Path, house: tuple[Path, desk_house.House], role: Role, route: str
) -> None:
    """Each on a desk of its own; the change may be out of place by then, but never for the role's sake."""
    path = tmp_path / "a.db"
    path.write_bytes(house[0].read_bytes())
    store = migrations.open_database(path)
    app = desk_house.make_app(store, FrozenClock())
    answer = desk_house.enter(app, str(role)).post(path_of(route, house[1]), data=form_of(route, app, house[1]))
    store.close()
    assert answer.status_code != 403, answer.text


def test_nobody_changes_anything_without_signing_in(app: FastAPI, house: tuple[Path, desk_house.House]) -> None:
    stranger = TestClient(app, headers=desk_house.SAME_ORIGIN, follow_redirects=False)
    for route in set(changes(app)) - {"/sign-in"}:
        answer = stranger.post(path_of(route, house[1]))
        assert answer.status_code in {303, 401}, route


@pytest.mark.parametrize("role", list(Role))
def test_the_command_line_gives_exactly_the_role_asked_for(tmp_path: Path, role: Role) -> None:
    programs.call("users", "add", "Dana", "--role", role, "--db", tmp_path / "a.db")
    store = migrations.open_database(tmp_path / "a.db")

    assert users.get(store, "Dana").role is role
    store.close()


def test_what_the_command_line_changes_stands_under_the_operators_name(tmp_path: Path) -> None:
    known, db = {name for name, _ in reference.walk()}, ("--db", tmp_path / "a.db")
    programs.call("users", "add", "Dana", *db)
    programs.call("users", "authority", "Dana", "--amount", "EUR=5", *db)
    programs.call("users", "disable", "Dana", *db)
    programs.call("pause", "storm", *db)
    programs.call("resume", *db)
    programs.call("contacts", "add", "x", "ada", "--reason", "her wish", *db)
    store = migrations.open_database(tmp_path / "a.db")
    actors = [row["actor"] for row in store.rows("SELECT actor FROM activity")]
    store.close()

    assert set(CHANGING) <= known
    assert len(actors) >= len(CHANGING)
    assert all(actor.startswith("cli:") for actor in actors)
