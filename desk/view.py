"""What part of the queue a page shows. It lives in the address, so that the back button and a shared link work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields
from dataclasses import replace
from urllib.parse import urlencode

from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.mention import MentionStatus
from domain.priority import Priority
from store.queue import Filter
from store.queue import Order

TABS = {
    "open": MentionStatus.OPEN,
    "escalated": MentionStatus.ESCALATED,
    "snoozed": MentionStatus.SNOOZED,
    "answering": MentionStatus.ANSWERING,
    "handed_off": MentionStatus.HANDED_OFF,
    "closed": MentionStatus.CLOSED,
}
TAB_WORDS = {
    "open": "Open",
    "escalated": "Escalated",
    "snoozed": "Snoozed",
    "answering": "Answering",
    "handed_off": "By hand",
    "closed": "Closed",
}
SORT_WORDS = {Order.PRIORITY: "Most urgent", Order.DUE: "Due first", Order.NEWEST: "Newest"}
#: Fewer digits than the largest number SQLite keeps.
_LONGEST_ID = 19
_ALLOWED = {
    "tab": set(TABS),
    "sort": {str(order) for order in Order},
    "sentiment": {str(value) for value in Sentiment},
    "intent": {str(value) for value in Intent},
    "priority": {str(value) for value in Priority},
}


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """One view of the queue, as its address says; an unknown value counts as none."""

    tab: str = "open"
    sort: str = ""
    network: str = ""
    brand: str = ""
    sentiment: str = ""
    intent: str = ""
    priority: str = ""
    q: str = ""
    asked: str = ""  #: of whom it was asked, by name, where it is escalated

    @property
    def filter(self) -> Filter:
        """What the store is asked for."""
        return Filter(
            status=TABS[self.tab],
            platform=self.network,
            brand=self.brand,
            sentiment=self.sentiment,
            intent=self.intent,
            priority=self.priority,
            words=self.q,
            asked=self.asked,
        )

    @property
    def order(self) -> Order:
        """How rows are sorted: open work by urgency, what is done by age, unless the address says otherwise."""
        if self.sort:
            return Order(self.sort)
        return Order.NEWEST if self.tab in {"closed", "answering"} else Order.PRIORITY

    @property
    def chosen(self) -> dict[str, str]:
        """The filters in force, by name."""
        names = ("network", "brand", "sentiment", "intent", "priority", "q", "asked")
        return {name: getattr(self, name) for name in names if getattr(self, name)}

    def query(self, **changes: str) -> str:
        """Write the view as a query string with a question mark, or nothing for the plain queue.

        A change that is no part of the view, such as `after`, is added at the end.
        """
        own = {name: value for name, value in changes.items() if name in _NAMES}
        view = replace(self, **own)
        pairs = [(name, getattr(view, name)) for name in _NAMES]
        pairs += [(name, value) for name, value in changes.items() if name not in _NAMES]
        kept = [(name, value) for name, value in pairs if value and (name, value) != ("tab", "open")]
        return f"?{urlencode(kept, errors='replace')}" if kept else ""


_NAMES = tuple(field.name for field in fields(View))


def read(query: Mapping[str, str]) -> View:
    """Read a view from an address; what is not allowed there is left out."""
    values = {name: query[name][:200] for name in _NAMES if query.get(name)}
    kept = {name: value for name, value in values.items() if value in _ALLOWED.get(name, {value})}
    return View(**kept)


def read_id(text: str) -> int | None:
    """Read an id of ours from an address; None for what can be none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < _LONGEST_ID else None
