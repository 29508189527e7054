"""Say what must not, or should not, leave the house in a reply. Blocks refuse approval, warnings are shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.draft import NEEDS_LEAD
from domain.draft import Finding
from domain.draft import Severity
from domain.platform import Preview
from domain.playbook import Playbook
from domain.playbook import Voice
from responders import patterns

_GROUP = re.compile(r"\d+")
_MOST_CARD_GROUPS = 6
#: Visa, Mastercard, American Express, Diners, and what begins with a six.
_CARD_FORM = re.compile(r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3[0689]\d{12}|6\d{15,18}")


def review(text: str, *, preview: Preview, voice: Voice, playbook: Playbook | None = None) -> tuple[Finding, ...]:
    """Answer everything found in a reply, blocks first, then by place; start and end count characters of `text`.

    Blocks: too long by the network's own counting or refused by it, empty, unfilled slots, words the voice avoids,
    personal data of anybody (what stands in `voice.contact` is ours). Warnings: links elsewhere, money, dates and
    durations, words that promise, shouting, and a playbook that wants a lead to look first.
    """
    findings = [*_size(text, preview), *_slots(text), *_avoided(text, voice)]
    findings += [one for one in _personal(text) if not _is_contact(text, one, voice)]
    findings += _links(text, voice)
    findings += _claims(text)
    findings += _shouting(text, voice)
    if playbook is not None and playbook.escalate:
        findings.append(_warn(NEEDS_LEAD, f"{playbook.label}: a lead should look before anybody answers.", 0, 0))
    return tuple(sorted(set(findings), key=lambda one: (one.severity is not Severity.BLOCK, one.start, one.rule)))


def _block(rule: str, message: str, start: int = 0, end: int = 0) -> Finding:
    return Finding(rule=rule, severity=Severity.BLOCK, message=message, start=start, end=end)


def _warn(rule: str, message: str, start: int, end: int) -> Finding:
    return Finding(rule=rule, severity=Severity.WARNING, message=message, start=start, end=end)


def _size(text: str, preview: Preview) -> Iterator[Finding]:
    if not any(_is_visible(char) for char in text):
        yield _block("empty", "The reply is empty.")
    elif preview.length > preview.limit:
        message = f"The reply is {preview.length - preview.limit} too long: {preview.length} of {preview.limit}."
        yield _block("length", message, min(preview.limit, len(text) - 1), len(text))
    else:
        for problem in preview.problems:
            yield _block("network", problem)


def _is_visible(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}


def _slots(text: str) -> Iterator[Finding]:
    for match in patterns.SLOT.finditer(text):
        yield _block("slot", f"{match[0]} was never filled in.", *match.span())
    for match in patterns.BRACE.finditer(patterns.SLOT.sub(lambda slot: " " * len(slot[0]), text)):
        yield _block("slot", "A brace is left over from a slot.", *match.span())


def _avoided(text: str, voice: Voice) -> Iterator[Finding]:
    for word in filter(None, map(str.strip, voice.avoid)):
        before, after = (r"(?<!\w)" if word[0].isalnum() else "", r"(?!\w)" if word[-1].isalnum() else "")
        for match in re.finditer(f"{before}{re.escape(word)}{after}", text, re.IGNORECASE):
            yield _block("avoid", f"{voice.brand or 'The brand'} does not say “{match[0]}”.", *match.span())


def _personal(text: str) -> Iterator[Finding]:
    for match in patterns.EMAIL.finditer(text):
        yield _block("email", "An e-mail address must not stand in a public reply.", *match.span())
    for match in patterns.IBAN.finditer(text):
        length = _iban_length(match[0])
        if length:
            message = "A bank account number must not stand in a public reply."
            yield _block("iban", message, match.start(), match.start() + length)
    for match in patterns.CARD.finditer(text):
        for start, end in _cards(match[0]):
            message = "A card number must not stand in a public reply."
            yield _block("card", message, match.start() + start, match.start() + end)
    for match in patterns.PHONE.finditer(text):
        if _is_phone(match[0]):
            yield _block("phone", "A phone number must not stand in a public reply.", *match.span())


def _is_phone(written: str) -> bool:
    digits = "".join(char for char in written if char.isdigit())
    is_marked = written[0] in "+(" or digits.startswith("0") or any(char in " ()/-\u2011" for char in written)
    return 7 <= len(digits) <= 15 and is_marked and not patterns.DATE.fullmatch(written)


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


def _is_contact(text: str, finding: Finding, voice: Voice) -> bool:
    return bool(voice.contact) and text[finding.start : finding.end] in voice.contact


def _links(text: str, voice: Voice) -> Iterator[Finding]:
    ours = {_host(link) for link, _, _ in _addresses(voice.contact)} - {""}
    for link, start, end in _addresses(text):
        if _host(link) not in ours:
            yield _warn("link", "This link is not the brand's own contact.", start, end)


def _addresses(text: str) -> Iterator[tuple[str, int, int]]:
    for match in patterns.LINK.finditer(text):
        yield match[0], *match.span()
    for match in patterns.BARE_LINK.finditer(patterns.LINK.sub(lambda link: " " * len(link[0]), text)):
        if match["ending"].lower() in patterns.ENDINGS:
            yield match[0], *match.span()


def _host(link: str) -> str:
    """Answer the host a browser would go to: what stands before an @ is no host."""
    try:
        host = urlsplit(link if "://" in link else f"https://{link}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").rstrip(".")


def _claims(text: str) -> Iterator[Finding]:
    for match in patterns.MONEY.finditer(text):
        yield _warn("money", f"“{match[0]}” is an amount: is it sure?", *match.span())
    for match in patterns.DATE.finditer(text):
        yield _warn("date", f"“{match[0]}” is a time people will count on: is it sure?", *match.span())
    for match in patterns.PROMISE.finditer(text):
        yield _warn("promise", f"“{match[0]}” sounds like a promise: can it be kept?", *match.span())


def _shouting(text: str, voice: Voice) -> Iterator[Finding]:
    for match in patterns.EXCLAIMING.finditer(text):
        yield _warn("shouting", "One mark is enough.", *match.span())
    for match in patterns.CAPITALS.finditer(text):
        if match[0] not in f"{voice.brand} {voice.signature}":
            yield _warn("shouting", f"“{match[0]}” reads as shouting.", *match.span())
