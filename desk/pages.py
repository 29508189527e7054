"""Turns a template and what it shows into an answer: whole pages, and the fragments htmx asks for."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from functools import cache
from functools import partial
from typing import Any

from jinja2 import Environment
from jinja2 import PackageLoader
from jinja2 import StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from desk import keys
from desk import reaching
from desk import reading
from desk import texts
from desk import view as views
from desk import words
from desk.assets import Asset
from desk.hands import askable
from desk.item import Checks
from desk.times import Calendar
from desk.wiring import Desk
from desk.wiring import desk_of
from domain import authority
from domain import draft as draft_rules
from domain.authority import Authority
from domain.authority import Ruling
from domain.person import Role
from domain.person import User
from domain.text import excerpt
from domain.verdict import OF_TEXT
from responders import approvals
from store import escalations
from store import facts
from store import handoffs
from store import leases
from store import promises
from store import queue
from store import switches


def environment(desk: Desk, assets: Mapping[str, Asset]) -> Environment:
    """Build the templates' world. Everything is escaped; nothing in a template may say otherwise."""
    made = Environment(
        loader=PackageLoader("desk", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    calendar = Calendar(desk.timezone)
    made.filters.update(
        when=calendar.when,
        day=calendar.day,
        clock=calendar.clock,
        ago=calendar.ago,
        since=calendar.since,
        due=calendar.due,
        pieces=texts.pieces,
        folded=texts.folded,
        excerpt=excerpt,
        web_link=texts.web_link,
        who=words.who,
        happened=words.happened,
    )
    made.globals.update(
        desk=desk,
        words=words,
        initials=texts.initials,
        tint=texts.tint,
        count=words.count,
        key_groups=keys.groups(),
        keymap=keys.keymap(),
        hint=keys.hint,
        static=lambda name: f"/static/{name}?v={assets[name].stamp}",
        icon=_icons(f"/static/icons.svg?v={assets['icons.svg'].stamp}"),
        label=desk.label,
        reading=reading,
        waited=calendar.waited,
        tabs=views.TAB_WORDS,
        of_text=OF_TEXT,
        standing_of=reaching.standing_of,
        corrections=keys.CORRECTIONS,
    )
    return made


def compile_all(templates: Environment) -> None:
    """Read every template now: the first page is as fast as the next, and an update of the files on the disk never
    meets a process that still runs the old program.
    """
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)


def _icons(sprite: str) -> Callable[..., Markup]:
    """Answer the function that draws one of our own icons; pages have hundreds, so each is built once."""

    @cache
    def icon(name: str, extra: str = "") -> Markup:
        svg = Markup('<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>')
        return svg.format(extra, sprite, name)

    return icon


def wants_fragment(request: Request, target: str) -> bool:
    """Say whether htmx asks for the content of one element, rather than a browser for a page."""
    return request.headers.get("hx-request") == "true" and request.headers.get("hx-target") == target


def may(user: User | None, role: str) -> bool:
    """Say whether a person may do what a role may."""
    return user is not None and user.role.includes(Role(role))


def ruling_of(desk: Desk, user: User | None, checks: Checks) -> Ruling:
    """Answer what a person can do about what blocks a text."""
    blocks = draft_rules.blocks(finding for finding, _ in checks.findings)
    return authority.rule(blocks, desk.grants.of(user) if user else Authority())


def render(request: Request, template: str, *, status: int = 200, **shown: Any) -> HTMLResponse:
    """Answer a page. Beside what is given, every page knows who looks, the counts, the pause and the present."""
    desk = desk_of(request)
    user: User | None = request.scope["state"].get("user")
    tally = queue.counts(desk.db) if user else {}
    known = {
        "status": status,
        "user": user,
        "may": lambda role: may(user, role),
        "ruling_of": partial(ruling_of, desk, user),
        "may_pass": lambda ruling: user is not None and approvals.may_pass(ruling, user),
        "way_up": lambda ruling: approvals.say(ruling, user, desk.grants) if user else "",
        "now": desk.clock(),
        "path": request.url.path,
        "pause": switches.find_pause(desk.db) if user else None,
        "tally": tally,
        "promised": lambda ruling: authority.explain(ruling.beyond, user.name, desk.grants.of(user)) if user else "",
        "hands": leases.list_live(desk.db, now_at=desk.clock()) if user else {},
        "laters": lambda: Calendar(desk.timezone).later(desk.clock()),
        "askable": lambda: askable(desk, user) if user else [],
        "asked_count": escalations.count_for(desk.db, user) if user and tally.get("mention:escalated") else 0,
        "overdue": handoffs.count_overdue(desk.db, desk.clock()) if tally.get("mention:handed_off") else 0,
        "count_due_facts": lambda: facts.count_due(desk.db, desk.clock()),
        "late": promises.count_overdue(desk.db, desk.clock()) if user else 0,
        "token": "",
        "refused": False,
        "wanted": "",
        "nav": "",
        "done": None,
        "announce": "",
    }
    body = request.app.state.templates.get_template(template).render({**known, **shown})
    return HTMLResponse(body, status, headers={"Vary": "HX-Request, HX-Target"})
