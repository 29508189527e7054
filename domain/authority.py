"""What a person may promise alone: amounts by currency, and kinds of commitments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from domain.claim import Claim
from domain.claim import ClaimKind
from domain.draft import Finding

#: Stands for every currency that is not named; never for shares (%), which need a limit of their own.
ANY = "any"
SHARE = "%"
#: What a person can judge where the guard cannot, beside claims. Private data, open slots, length and what a network
#: refuses are no matter of judgement, and what is not listed here is none either.
JUDGED = frozenset({"avoid", "near_copy"})
#: Promises to pay.
_PAID = frozenset({"refund", "compensation"})
#: What may never be stood for, whatever it is called: it would be private data of somebody.
_NEVER = frozenset({"email", "iban", "card", "phone"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Authority:
    """The most a person may promise in one reply, in hundredths by currency, and what they may commit us to.

    `amounts` is by ISO 4217 code, "%" or `ANY`. `commitments` are kinds of claims ("date", "promise") or single
    promises by their value ("refund"). A currency or kind that is not named may not be promised.
    """

    amounts: Mapping[str, int] = field(default_factory=dict)
    commitments: frozenset[str] = frozenset()

    def limit(self, currency: str) -> int:
        """Answer the most that may be promised in a currency ("" for one the reply does not name), in hundredths."""
        return self.amounts.get(self.pool(currency), 0)

    def pool(self, currency: str) -> str:
        """Answer the limit that an amount counts towards: that of its currency where it has one, or `ANY`."""
        return currency if currency in self.amounts or currency == SHARE else ANY

    def exceeded_by(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Answer the claims that go beyond this authority.

        All amounts under one limit are added up, as numbers: those of every currency under `ANY`, and the same amount
        at two places, which may be one promise said twice and may be two.
        """
        listed = tuple(dict.fromkeys(claims))
        totals = _totals(listed, self.pool)
        return tuple(claim for claim in listed if not self._covers(claim, totals))

    def _covers(self, claim: Claim, totals: Mapping[str, int]) -> bool:
        if claim.kind is ClaimKind.MONEY:
            return claim.amount is not None and totals[self.pool(claim.currency)] <= self.limit(claim.currency)
        if claim.kind is ClaimKind.PHONE:
            return False
        is_named = claim.kind is ClaimKind.PROMISE and claim.value in self.commitments
        return is_named or claim.kind in self.commitments

    def __str__(self) -> str:
        amounts = [money(limit, "" if code == ANY else code) for code, limit in self.amounts.items() if limit]
        return ", ".join([*amounts, *sorted(self.commitments)]) or "nothing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """What becomes of blocking findings: a person's authority covers them, a lead may judge them, or they stand."""

    covered: tuple[Finding, ...]
    judged: tuple[Finding, ...]  #: for a lead, or the person themselves where they are one, with a reason
    final: tuple[Finding, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that the person stands for by approving."""
        return tuple(finding.claim for finding in self.covered if finding.claim)

    @property
    def beyond(self) -> tuple[Claim, ...]:
        """The claims that are beyond the person's authority."""
        return tuple(finding.claim for finding in self.judged if finding.claim)


def rule(blocks: Sequence[Finding], authority: Authority) -> Ruling:
    """Sort blocking findings by what a person with this authority can do about each."""
    final = tuple(finding for finding in blocks if not _can_be_judged(finding))
    claimed = [finding for finding in blocks if finding.claim and finding not in final]
    beyond = authority.exceeded_by(finding.claim for finding in claimed if finding.claim)
    covered = tuple(finding for finding in claimed if finding.claim not in beyond)
    judged = tuple(finding for finding in blocks if finding not in final and finding not in covered)
    return Ruling(covered=covered, judged=judged, final=final)


def is_open_ended(claims: Iterable[Claim]) -> bool:
    """Say whether money is promised and no amount: a refund or a compensation of whatever it may be."""
    listed = tuple(claims)
    is_paid = any(claim.kind is ClaimKind.PROMISE and claim.value in _PAID for claim in listed)
    return is_paid and not any(claim.amount is not None for claim in listed)


def explain(beyond: Sequence[Claim], name: str, authority: Authority) -> str:
    """Say which claims are beyond a person's authority, and what it is: "This promises EUR 80; Dana may promise …"."""
    totals = _totals(beyond, lambda currency: currency)
    kept = [claim.value for claim in beyond if claim.kind is not ClaimKind.MONEY]
    said = [*(money(total, currency) for currency, total in totals.items()), *dict.fromkeys(kept)]
    allowed = _allowed(list(totals), authority)
    return f"This promises {_listed(said)}; {name} may promise {_listed(allowed) if allowed else 'none of it'}."


def _allowed(currencies: Sequence[str], authority: Authority) -> list[str]:
    """Write each limit once, by its currency, or as one for several."""
    pools: dict[str, list[str]] = {}
    for currency in currencies:
        pools.setdefault(authority.pool(currency), []).append(currency)
    limits = [(authority.amounts.get(pool, 0), those) for pool, those in pools.items()]
    return [
        money(limit, those[0]) if len(those) == 1 else f"{money(limit, '')} in all" for limit, those in limits if limit
    ]


def money(amount: int, currency: str) -> str:
    """Write hundredths with their currency: EUR 80, EUR 79.90, 20 %."""
    number = f"{amount / 100:,.2f}".removesuffix(".00")
    return f"{number} %" if currency == SHARE else f"{currency} {number}".strip()


def _can_be_judged(finding: Finding) -> bool:
    if finding.rule in _NEVER or (finding.claim and finding.claim.kind is ClaimKind.PHONE):
        return False
    return finding.claim is not None or finding.rule in JUDGED


def _totals(claims: Iterable[Claim], pool: Callable[[str], str]) -> Counter[str]:
    """Add up the amounts of each pool of currencies."""
    totals = Counter[str]()
    for claim in claims:
        if claim.kind is ClaimKind.MONEY:
            totals[pool(claim.currency)] += claim.amount or 0
    return totals


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
