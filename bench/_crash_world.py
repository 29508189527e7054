"""The world around the lives of a crash run: four accounts, what people post, and how the networks misbehave."""

from __future__ import annotations

import random

from bench._fake_faults import Fault
from bench._fake_record import FakePost
from bench.fake_network import FakeNetwork

NETWORKS = ("x", "reddit", "mastodon", "bluesky")
SECRETS = {
    "ALLEARS_ACME_X_CONSUMER_KEY": "k", "ALLEARS_ACME_X_CONSUMER_SECRET": "s", "ALLEARS_ACME_X_ACCESS_TOKEN": "t",
    "ALLEARS_ACME_X_ACCESS_TOKEN_SECRET": "u", "ALLEARS_ACME_REDDIT_CLIENT_ID": "c",
    "ALLEARS_ACME_REDDIT_CLIENT_SECRET": "d", "ALLEARS_ACME_REDDIT_REFRESH_TOKEN": "r",
    "ALLEARS_ACME_MASTODON_ACCESS_TOKEN": "m", "ALLEARS_ACME_BLUESKY_APP_PASSWORD": "b",
}  # fmt: skip
#: What the networks do now and then, and how often: each kind of lost, late and refused answer.
_FAULTS = (
    ("drop_before", "write", 0.03), ("drop_after", "write", 0.03), ("drop_late", "write", 0.06),
    ("error_after", "write", 0.03), ("html_after", "write", 0.02), ("garbage_after", "write", 0.02),
    ("cut_after", "write", 0.02), ("hang_after", "write", 0.02), ("hang_before", "write", 0.01),
    ("rate_limited", "write", 0.03), ("unauthorized", "write", 0.02), ("forbidden", "write", 0.03),
    ("error_before", "read", 0.04), ("garbage", "read", 0.02), ("drop_before", "read", 0.02),
)  # fmt: skip
#: Who began the thread on the fake Reddit under which people call for us.
_THREAD_STARTER = "moderator"
_OPTIONS = {"x": 'user_id = "4200", ', "reddit": "", "mastodon": "", "bluesky": ""}


def config(url: str) -> str:
    """Answer the configuration of one account on each network, all at `url`."""
    accounts = [
        f'[[accounts]]\nname = "acme-{name}"\nplatform = "{name}"\nhandle = "acme"\nmachine_text = true\n'
        f'api_url = "{url}"\noptions = {{ {_OPTIONS[name]}sources = "mentions", timeout = "1" }}\n'
        for name in NETWORKS
    ]
    return "\n".join(['[monitor]\nsettle = "1s"\n', *accounts])


def misbehave(network: FakeNetwork) -> None:
    """Let the networks lose, delay and refuse from now on."""
    for kind, on, probability in _FAULTS:
        network.faults.add(Fault(kind=kind, on=on, times=-1, probability=probability, seconds=1.2, late=1.0, wait=1))


def publish(network: FakeNetwork, rng: random.Random) -> FakePost:
    """Let somebody say something to us, anywhere."""
    name, number = rng.choice(NETWORKS), rng.randrange(10**9)
    parent = _thread(network) if name == "reddit" else ""  # u/name reaches us from comments alone
    text = f"@acme u/acme my parcel {number} is late again, why?"
    return network.record.publish(name, f"user{number}", text, parent=parent)


def change_one(network: FakeNetwork, rng: random.Random) -> None:
    """Let somebody change what they said to us, or delete it, answered or not."""
    native_id = rng.choice(sorted(calls(network)))
    if rng.random() < 0.3:
        network.record.delete(native_id)
    else:
        network.record.edit(native_id, f"@acme u/acme {rng.randrange(10**9)} is not late, it is broken")


def _thread(network: FakeNetwork) -> str:
    found = [post for post in network.record.newest_first("reddit") if post.author == _THREAD_STARTER]
    if found:
        return found[0].id
    return network.record.publish("reddit", _THREAD_STARTER, "Late parcels, all in one place").id


def calls(network: FakeNetwork) -> dict[str, FakePost]:
    """Answer what people said to us, by its id at its network."""
    posts = [post for name in NETWORKS for post in network.record.newest_first(name)]
    return {post.id: post for post in posts if not post.is_ours and post.author != _THREAD_STARTER}
