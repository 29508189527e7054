"""`check` looks at the files that what is sent rests on, and goes on after each fault."""

from __future__ import annotations

import shutil
from pathlib import Path

from sentiment import scorer
from tests import programs

BROKEN = """[sentiment]
model = "model"
[playbooks]
folder = "own"
[facts]
folder = "told"
[platform_rules]
file = "rules.toml"
"""


def test_every_file_is_looked_at_and_each_fault_is_told_with_its_place(tmp_path: Path) -> None:
    config, db = tmp_path / "allears.toml", tmp_path / "a.db"
    programs.call("users", "add", "Ada", "--db", db)
    shutil.copytree(scorer.SHIPPED, tmp_path / "model")
    for name in ("own", "told"):
        (tmp_path / name).mkdir()
    (tmp_path / "rules.toml").write_text("", encoding="utf-8")
    config.write_text(BROKEN.replace('"model"', f'"{tmp_path / "model"}"'), encoding="utf-8")
    well = programs.call("check", "--config", config, "--db", db)
    (tmp_path / "model" / "tokenizer.json").write_text("{}", encoding="utf-8")
    (tmp_path / "own" / "praise.toml").write_text("odd = true\n", encoding="utf-8")
    (tmp_path / "told" / "facts.toml").write_text("[[fact]]\nid = 3\n", encoding="utf-8")
    (tmp_path / "rules.toml").write_text("odd = true\n", encoding="utf-8")
    ill = programs.call("check", "--config", config, "--db", db, "--json")

    assert well.code == 0, well.out
    assert (ill.code, ill.json["ok"]) == (1, False)
    told = "\n".join(ill.json["faults"])
    assert f"The model file {tmp_path / 'model' / 'tokenizer.json'} is damaged" in told
    assert f"{tmp_path / 'own' / 'praise.toml'} odd: is no key of a playbook" in told
    assert f"{tmp_path / 'told' / 'facts.toml'}" in told
    assert f"{tmp_path / 'rules.toml'}" in told


def test_folders_that_are_gone_are_told_of_and_a_model_of_the_hub_is_left_to_doctor(tmp_path: Path) -> None:
    config, db = tmp_path / "allears.toml", tmp_path / "a.db"
    programs.call("users", "add", "Ada", "--db", db)
    config.write_text(
        '[sentiment]\nmodel = "some/model"\n[playbooks]\nfolder = "own"\n[facts]\nfolder = "told"\n', "utf-8"
    )
    told = programs.call("check", "--config", config, "--db", db)

    assert told.code == 1
    assert str(tmp_path / "own") in told.out
    assert str(tmp_path / "told") in told.out
    assert "some/model" not in told.out
