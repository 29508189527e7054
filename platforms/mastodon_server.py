"""What a server of the Mastodon kind tells about itself, our account and our token, and what `doctor` says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.platform import Check
from domain.text import clean_name
from platforms import mastodon_length
from platforms import payload
from platforms.payload import Table

ME = "/api/v1/accounts/verify_credentials"
APP = "/api/v1/apps/verify_credentials"
INSTANCE = "/api/v2/instance"
SCOPES = ("read:accounts", "read:notifications", "read:statuses", "write:statuses")
#: Mastodon itself and what is built from it; others say "compatible", or number themselves otherwise.
_MASTODON = re.compile(r"[3-9]\.\d+\.\d+(?!.*compatible)", re.IGNORECASE)
_MOST = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """What a server allows. `keeps_keys` says that it knows a reply sent twice by its key."""

    max_characters: int = mastodon_length.LIMIT
    link_length: int = mastodon_length.LINK
    keeps_keys: bool = False
    shows_hashtags: bool = True


def read(instance: Table) -> Server:
    """Read the server's own words about itself; what it leaves out is as Mastodon has it."""
    configuration = payload.table(instance.get("configuration"))
    statuses = payload.table(configuration.get("statuses"))
    feeds = payload.table(payload.table(configuration.get("timelines_access")).get("hashtag_feeds"))
    longest = payload.count(statuses.get("max_characters"))
    link = payload.count(statuses.get("characters_reserved_per_url"))
    return Server(
        max_characters=min(longest, _MOST) if longest else mastodon_length.LIMIT,
        link_length=min(link, mastodon_length.LIMIT) if link is not None else mastodon_length.LINK,
        keeps_keys=_MASTODON.match(payload.text(instance.get("version"))) is not None,
        shows_hashtags=not feeds or any(access != "disabled" for access in feeds.values()),
    )


def check_account(me: Table, host: str) -> Check:
    """Answer how our account stands."""
    name = f"@{clean_name(payload.text(me.get('acct')))}@{host}"
    moved = payload.text(payload.table(me.get("moved")).get("acct"))
    if me.get("suspended") is True:
        message = f"{name} is suspended. Ask the moderators of {host}."
        return Check(name="credentials", state="fail", message=message)
    if moved:
        message = f"{name} has moved to @{clean_name(moved)}: configure that account, and a token of its own."
        return Check(name="credentials", state="fail", message=message)
    if me.get("limited") is True:
        message = f"The server answers as {name}, which its moderators have limited: few will see the replies."
        return Check(name="credentials", state="warn", message=message)
    return Check(name="credentials", state="ok", message=f"The server answers as {name}.")


def check_scopes(app: Table, wanted: tuple[str, ...]) -> Check:
    """Answer whether the token may do what is wanted, as far as the server tells."""
    told = app.get("scopes")
    scopes = {payload.text(scope) for scope in payload.rows(told)}
    if not scopes:
        message = "The token is taken; this server does not tell beforehand what it may do."
        return Check(name="replies", state="ok", message=message)
    missing = [scope for scope in wanted if scope not in scopes and scope.split(":")[0] not in scopes]
    if missing:
        message = f"The token lacks {', '.join(missing)}: add these scopes to the app, and make its token anew."
        return Check(name="replies", state="fail" if "write:statuses" in missing else "warn", message=message)
    return Check(name="replies", state="ok", message="The token may read and reply.")


def check_limit(server: Server, limit: int) -> Check:
    """Answer what to do where the server's longest reply is not the one we count by."""
    if limit > server.max_characters:
        message = f"Option limit is {limit}, and this server takes {server.max_characters}: lower it."
        return Check(name="length", state="fail", message=message)
    message = f"This server takes {server.max_characters} characters, and option limit keeps replies to {limit}."
    return Check(name="length", state="ok", message=message)


def check_listening(server: Server, *, searches: bool) -> Check:
    """Answer by what ways posts that do not name us can be found here."""
    if not server.shows_hashtags:
        message = "This server shows no hashtags: posts that name the brand, and not the account, are not found."
        return Check(name="listening", state="warn", message=message)
    if searches:
        message = "Hashtags are followed, and a search that finds something only where the server searches full texts."
        return Check(name="listening", state="ok", message=message)
    message = 'Hashtags are followed. Set search = "on" where your server searches full texts.'
    return Check(name="listening", state="ok", message=message)
