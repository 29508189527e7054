"""`[llm]`: off by default, whole or not at all, and a key that stands in no file of settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from config import loader
from config import secrets
from config.language_model import LanguageModel
from config.settings import VARIABLES
from domain.errors import ConfigError

BOTH = {"base_url": "http://127.0.0.1:8080/v1", "model": "small-1"}


def test_it_is_off_by_default() -> None:
    assert (LanguageModel().base_url, LanguageModel().model) == ("", "")
    assert LanguageModel().unapproved_networks is False


@pytest.mark.parametrize(
    "written",
    [
        {"base_url": BOTH["base_url"]},
        {"model": "small-1"},
        {**BOTH, "base_url": "ftp://somewhere"},
        {**BOTH, "base_url": "https://user:secret@host/v1"},
        {**BOTH, "tokens_per_day": -1},
        {**BOTH, "cost_per_day": float("nan")},
        {**BOTH, "currency": "euro"},
        {**BOTH, "api_key": "sk-1"},
    ],
)
def test_what_cannot_work_is_refused(written: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        LanguageModel.model_validate(written)


def test_its_key_is_given_by_a_variable_or_a_file(tmp_path: Path) -> None:
    variable = secrets.LANGUAGE_MODEL_KEY.variable
    file = tmp_path / "key"
    file.write_text("sk-2\n")

    assert {variable, variable + secrets.FILE} <= set(VARIABLES)
    given = secrets.find_given(secrets.LANGUAGE_MODEL_KEY, {variable: "sk-1"})
    assert given is not None
    assert given.value == "sk-1"
    given = secrets.find_given(secrets.LANGUAGE_MODEL_KEY, {variable + secrets.FILE: str(file)})
    assert given is not None
    assert given.value == "sk-2"


def test_settings_and_key_may_come_from_the_environment_alone() -> None:
    environ = {"ALLEARS_LLM__BASE_URL": BOTH["base_url"], "ALLEARS_LLM__MODEL": "m", "ALLEARS_LLM_API_KEY": "sk-1",
               "ALLEARS_LLM__COST_PER_DAY": "2.5"}  # fmt: skip
    loaded = loader.load(None, environ, kinds={})

    assert (loaded.settings.llm.model, loaded.settings.llm.cost_per_day) == ("m", 2.5)
    assert "sk-1" not in repr(loaded)


def test_half_of_it_is_told_with_the_others_mistakes() -> None:
    with pytest.raises(ConfigError, match="base_url and model belong together"):
        loader.load(None, {"ALLEARS_LLM__MODEL": "m"}, kinds={})
