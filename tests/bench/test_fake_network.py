"""The fake network itself: what it took is on the disk before it answers, and faults come as ordered."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench import fake_network
from bench._fake_faults import Fault
from bench._fake_faults import Plan
from bench._fake_record import Record
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.platform import Cursor
from domain.platform import Order
from tests.platform_accounts import a_platform


@contextmanager
def process(state: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run it as its own process, as the crash tests do; whatever the test does, it is ended."""
    command = [sys.executable, "-m", "bench.fake_network", "0", "--state", str(state)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as running:
        assert running.stdout is not None
        try:
            yield running.stdout.readline().split()[-1], running
        finally:
            running.kill()


def steer(url: str, what: str, **body: object) -> object:
    request = urllib.request.Request(f"{url}/_control/{what}", data=json.dumps(body).encode(), method="POST")
    with urllib.request.urlopen(request, timeout=10) as response:
        return json.load(response)


def test_what_landed_survives_kill_9(tmp_path: Path) -> None:
    with process(tmp_path / "state") as (url, running):
        post = steer(url, "publish", network="x", author="bob", text="@acme hi")
        assert isinstance(post, dict)
        steer(url, "fault", kind="drop_after", on="write")
        with pytest.raises(Uncertain):
            a_platform("x", url).send(Order(target_id=post["id"], text="Hello", idempotency_key="k"))
        running.send_signal(signal.SIGKILL)
        running.wait()

    with process(tmp_path / "state") as (url, _):
        landed = steer(url, "record")
        found = a_platform("x", url).find_reply(post["id"], "Hello")

    assert isinstance(landed, list)
    assert [(reply["parent"], reply["text"]) for reply in landed] == [(post["id"], "Hello")]
    assert found is not None
    assert found.native_id == landed[0]["id"]


def test_a_reply_may_land_late() -> None:
    with fake_network.serve() as network:
        target = network.record.publish("x", "bob", "@acme hi")
        network.fail("drop_late", on="write")
        platform = a_platform("x", network.url)
        with pytest.raises(Uncertain):
            platform.send(Order(target_id=target.id, text="Hello", idempotency_key="k"))
        assert network.record.wait_for_replies(1, seconds=10)

    assert [reply.text for reply in network.record.replies()] == ["Hello"]


def test_a_fault_comes_so_many_times_and_to_its_network_only() -> None:
    with fake_network.serve() as network:
        platform = a_platform("x", network.url, options={"user_id": "4200"})
        network.fail("error_before", on="read", times=2, network="reddit")
        platform.fetch("mentions", Cursor())
        network.fail("error_before", on="read", times=1, network="x")
        with pytest.raises(Unavailable):
            platform.fetch("mentions", Cursor())
        platform.fetch("mentions", Cursor())


def test_chance_is_the_same_for_the_same_seed() -> None:
    def draw(seed: int) -> list[bool]:
        plan = Plan()
        plan.add(Fault(kind="garbage", times=-1, probability=0.5), seed)
        return [plan.take("x", "read") is not None for _ in range(50)]

    assert draw(7) == draw(7)
    assert draw(7) != draw(8)
    assert 10 < sum(draw(7)) < 40


def test_an_unknown_fault_is_refused() -> None:
    with pytest.raises(KeyError):
        Plan().add(Fault(kind="meteor"))


def test_a_deleted_post_stays_deleted(tmp_path: Path) -> None:
    record = Record(tmp_path / "state")
    post = record.publish("reddit", "bob", "acme")
    assert record.delete(post.id)
    record.close()

    again = Record(tmp_path / "state")

    assert again.find(post.id) is None
    assert not again.delete(post.id)
    assert again.publish("reddit", "bob", "next").id != post.id
    again.close()
