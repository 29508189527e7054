"""An ask: what somebody asks for or needs, as it stands in their post, and what would resolve it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """What would resolve an ask."""

    STATUS = "status"  #: to know where something stands: a parcel, a refund, a repair, a flight
    REFUND = "refund"
    REPLACEMENT = "replacement"
    COMPENSATION = "compensation"
    CANCEL = "cancel"
    CHANGE = "change"  #: another date, size, address, name, seat
    REPAIR = "repair"  #: make it work again: an app, a line, a device, an account
    ACCESS = "access"  #: get into an account, a building, a booking
    CONTACT = "contact"  #: to reach a person
    HOW_TO = "how_to"
    PRICE = "price"
    AVAILABILITY = "availability"  #: whether there is something, and when again
    TIME = "time"  #: opening hours, dates, how long
    PLACE = "place"
    EXPLANATION = "explanation"  #: why it happened
    IMPROVEMENT = "improvement"  #: that something be built, changed or brought back
    INFORMATION = "information"  #: any other question


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """One ask; `start` and `end` are offsets, in characters, of its words in the post it was found in.

    `stated` tells what they ask in words from what they need without saying so: who reports a missing parcel wants to
    know where it is.
    """

    need: Need
    start: int
    end: int
    stated: bool = True

    def words(self, text: str) -> str:
        """Answer the words of the ask; hostile data, only ever shown and compared."""
        return text[self.start : self.end]
