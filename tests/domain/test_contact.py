"""An entry of the do-not-contact list says whose wish it was."""

from __future__ import annotations

from dataclasses import replace

from domain.contact import NoContact
from tests.builders import NOON

ENTRY = NoContact(
    id=1,
    platform="x",
    author_id="u7",
    handle="ada",
    reason="a lawyer's letter",
    words="",
    native_id="",
    actor="Lea",
    at=NOON,
)


def test_an_authors_own_words_come_before_anybodys_reason() -> None:
    assert str(ENTRY) == "Listed by Lea on 2026-11-22: a lawyer's letter"
    assert str(replace(ENTRY, words="leave me alone")) == "They wrote “leave me alone” on 2026-11-22."
