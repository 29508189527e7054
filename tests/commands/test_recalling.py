"""What is recalled may be used as it is: it begins as the network wants, and is no longer than it allows."""

from __future__ import annotations

from pathlib import Path

from commands import composition
from commands import recalling
from domain.clock import system_clock
from domain.mention import Author
from domain.person import Role
from store import mentions
from store import users
from tests import answered

EAST = answered.pointing(1, 0)


def test_replies_that_fit_the_network_are_recalled(tmp_path: Path) -> None:
    program = composition.build(None, tmp_path / "allears.db")
    users.add(program.db, "lead", Role.LEAD, actor="test", now_at=system_clock())
    for number, text in ((1, "Hi Al, we look into it."), (2, f"Hi Al, {'we look into it. ' * 16}")):
        sent = answered.add_mention(
            program.db, system_clock, number, EAST, author=Author(handle="f", name="Al Foxworth")
        )
        answered.send(program.db, system_clock, sent, text)
    author = Author(handle="m", name="Maximiliane Osei")
    new = answered.add_mention(program.db, system_clock, 3, EAST, author=author)

    found = recalling.recall(program)(mentions.get(program.db, new))

    assert [one.text for one in found] == ["Hi Maximiliane, we look into it."]


def test_where_no_model_knows_the_language_nothing_is_compared(tmp_path: Path) -> None:
    program = composition.build(None, tmp_path / "allears.db")
    users.add(program.db, "lead", Role.LEAD, actor="test", now_at=system_clock())
    for language, number in (("it", 1), ("en", 2)):
        sent = answered.add_mention(program.db, system_clock, number, EAST, language=language)
        answered.send(program.db, system_clock, sent, "Ciao.")
    find = recalling.recall(program)

    assert find(mentions.get(program.db, answered.add_mention(program.db, system_clock, 3, EAST, language="it"))) == ()
    assert find(mentions.get(program.db, answered.add_mention(program.db, system_clock, 4, EAST, language="en")))
