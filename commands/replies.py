"""`replies`: takes down what was sent."""

from __future__ import annotations

from pathlib import Path

from commands import composition
from commands.outcome import print_json
from commands.people import operator
from domain.clock import system_clock
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.text import printable
from responders import deletion
from store import deliveries


def delete(delivery_id: int, reason: str, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Delete a reply at its network, at once where that is possible."""
    program = composition.build(config, db, must_exist=True)
    asked = deletion.ask(program.db, delivery_id, actor=operator(), reason=reason, now_at=system_clock())
    deletion.run_once(program.db, program.platforms, system_clock, account=asked.account)
    now = deliveries.get(program.db, delivery_id)
    if as_json:
        print_json({"delivery": now.id, "account": now.account, "status": now.status, "error": now.error})
    else:
        print(printable(_tell(now)))
    return 1 if now.status is DeliveryStatus.SENT else 0


def _tell(delivery: Delivery) -> str:
    if delivery.status is DeliveryStatus.GONE:
        return f"Reply {delivery.id} is gone; its mention is open again, with the text as a draft."
    if delivery.status is DeliveryStatus.DELETING:
        return f"Reply {delivery.id} is not gone yet; the daemon goes on asking. {delivery.error}"
    return f"Reply {delivery.id} stays where it is. {delivery.error}"
