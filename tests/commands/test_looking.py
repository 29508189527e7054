"""Files look otherwise once one is written, added or gone, and a file gone meanwhile is no fault."""

from __future__ import annotations

import os
from pathlib import Path

from commands.looking import look_at


def test_the_look_changes_with_each_change_and_only_then(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("1", "utf-8")
    os.utime(one, ns=(1, 1))
    looks = [look_at(tmp_path.iterdir())]
    assert look_at(tmp_path.iterdir()) == looks[0]

    os.utime(one, ns=(1, 2))
    looks.append(look_at(tmp_path.iterdir()))
    one.write_text("12", "utf-8")
    os.utime(one, ns=(1, 2))
    looks.append(look_at(tmp_path.iterdir()))
    other.write_text("1", "utf-8")
    looks.append(look_at(tmp_path.iterdir()))
    one.rename(tmp_path / "third")
    looks.append(look_at(tmp_path.iterdir()))

    assert len(set(looks)) == len(looks)
    assert look_at([one, other]) == look_at([other])
