"""Describe `[llm]`: the language model that may write drafts, and the bounds it is kept in."""

from __future__ import annotations

from typing import Annotated
from typing import Self

from pydantic import AfterValidator
from pydantic import Field
from pydantic import model_validator

from config import values
from config.section import Section

Address = Annotated[str, AfterValidator(values.check_address)]
Price = Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]


class LanguageModel(Section):
    """The language model that drafts replies; off until `base_url` and `model` are set. Needs the llm extra."""

    base_url: Address = Field(
        default="",
        description="The address of a server with OpenAI's interface, such as "
        '"http://127.0.0.1:8080/v1" for one on this machine. Its key is a secret: `ALLEARS_LLM_API_KEY`.',
    )
    model: str = Field(default="", max_length=200, description="The model's name, as its server knows it.")
    connect_seconds: int = Field(default=5, ge=1, le=60, description="How long reaching the server may take.")
    total_seconds: int = Field(default=60, ge=1, le=600, description="How long one call may take in all.")
    at_once: int = Field(default=4, ge=1, le=64, description="How many drafts are asked for at the same time.")
    max_tokens: int = Field(default=2_000, ge=100, le=100_000, description="The most tokens of one answer.")
    tokens_per_day: int = Field(
        default=1_000_000,
        ge=0,
        le=10_000_000_000,
        description="The most tokens of a day (UTC), read and written together; 0 asks for none.",
    )
    cost_per_day: float = Field(
        default=5.0,
        ge=0,
        le=1_000_000,
        allow_inf_nan=False,
        description="The most money of a day, by the prices below.",
    )
    price_in: Price = Field(default=0.0, description="What a million tokens cost that the model reads.")
    price_out: Price = Field(default=0.0, description="What a million tokens cost that it writes.")
    currency: str = Field(default="USD", pattern=r"^[A-Z]{3}$", description="The currency of the prices.")
    unapproved_networks: bool = Field(
        default=False,
        description="Whether it also drafts where the network wants to approve text written by machines, as X does, "
        "and has not approved the account. Such a draft leaves only once a person has edited it, or by hand.",
    )

    @model_validator(mode="after")
    def _check_both(self) -> Self:
        if bool(self.base_url) != bool(self.model):
            raise ValueError("base_url and model belong together: set both, or neither")
        return self
