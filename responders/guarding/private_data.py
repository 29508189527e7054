"""Find what must not stand in a public reply: what names, reaches or identifies a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.draft import Finding
from domain.draft import Severity
from responders.guarding import identities
from responders.guarding import patterns

_GROUP = re.compile(r"\d+")
_MOST_CARD_GROUPS = 6
#: Visa, Mastercard, American Express, Diners, and what begins with a six.
_CARD_FORM = re.compile(r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3[0689]\d{12}|6\d{15,18}")
#: Fewer digits may be a size, a year or a flight.
_FEWEST_DIGITS = 4


def find_private_data(text: str) -> Iterator[Finding]:
    """Yield e-mail addresses, bank accounts, cards, telephone, order and booking numbers, addresses, codes,
    dates of birth, and what is another person's.
    """
    for match in patterns.EMAIL.finditer(text):
        yield _found("email", "An e-mail address", *match.span())
    for match in patterns.IBAN.finditer(text):
        length = _iban_length(match[0])
        if length:
            yield _found("iban", "A bank account number", match.start(), match.start() + length)
    for match in patterns.CARD.finditer(text):
        for start, end in _cards(match[0]):
            yield _found("card", "A card number", match.start() + start, match.start() + end)
    for match in patterns.REFERENCE.finditer(text):
        if sum(char.isdigit() for char in match["number"]) >= _FEWEST_DIGITS or _is_mixed(match["number"]):
            yield _found("reference", "An order, booking or customer number", *match.span("number"))
    for match in patterns.ADDRESS.finditer(text):
        yield _found("address", "A postal address", *match.span())
    for found in identities.find_identities(text):
        yield _found(found.rule, found.what, found.start, found.end)
    for match in patterns.PHONE.finditer(text):
        if patterns.is_phone(match[0]):
            yield _found("phone", "A phone number", *match.span())


def _found(rule: str, what: str, start: int, end: int) -> Finding:
    message = f"{what} must not stand in a public reply."
    return Finding(rule=rule, severity=Severity.BLOCK, message=message, start=start, end=end)


def _is_mixed(number: str) -> bool:
    """Say whether capitals and digits are mixed as in a booking code (7F3K9Q)."""
    return number.isupper() and any(char.isdigit() for char in number) and any(char.isalpha() for char in number)


def _cards(written: str) -> Iterator[tuple[int, int]]:
    """Yield where card numbers begin and end among digits; each begins and ends with a group of digits."""
    groups = [match.span() for match in _GROUP.finditer(written)]
    for first, (start, _) in enumerate(groups):
        for _, end in groups[first : first + _MOST_CARD_GROUPS]:
            digits = "".join(char for char in written[start:end] if char.isdigit())
            if _CARD_FORM.fullmatch(digits) and _is_luhn(digits):
                yield start, end


def _is_luhn(digits: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0 and len(set(digits)) > 1


def _iban_length(written: str) -> int:
    """Answer how long the valid IBAN at the beginning is, 0 where there is none: other words may follow it."""
    letters = [(place, char.upper()) for place, char in enumerate(written) if char.isalnum()]
    for count in range(min(len(letters), 34), 14, -1):
        number = "".join(char for _, char in letters[:count])
        moved = number[4:] + number[:4]
        if number.isascii() and int("".join(str(int(char, 36)) for char in moved)) % 97 == 1:
            return letters[count - 1][0] + 1
    return 0
