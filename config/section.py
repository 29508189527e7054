"""What every table of `allears.toml` has in common."""

from __future__ import annotations

from pydantic import BaseModel
from pydantic import ConfigDict


class Section(BaseModel):
    """A table of the file. Frozen, and every key that it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
