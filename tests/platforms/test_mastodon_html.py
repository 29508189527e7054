"""HTML becomes text as its author wrote it, whatever was sent, and in no time."""

from __future__ import annotations

import time

import pytest

from platforms.mastodon_html import to_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("<p>one</p><p>two<br />three</p>", "one\n\ntwo\nthree"),
        ('<p>hi <span class="h-card"><a href="https://a.example/@ann">@<span>ann</span></a></span>!</p>', "hi @ann!"),
        ('<a href="#"><span class="invisible">https://</span><span>a.example/b</span><span>c</span></a>',
         "https://a.example/bc"),
        ("<ul>\n<li>x</li>\n<li>y</li></ul>z", "- x\n- y\n\nz"),
        ("<p>a</p>\n  <p>b\nc</p>", "a\n\nb c"),
        ("<pre><code>a\n  b</code></pre>", "a\n  b"),
        ("</pre></pre><pre>a\n b</pre>c\nd", "a\n b\n\nc d"),
        (" two  spaces&nbsp;&amp; &lt;b&gt; ", " two  spaces & <b> "),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("a<script>b</script>c<STYLE>d</style>e", "ace"),
        ("a<!-- <p>b</p> -->c<!---->d<!doctype x><?php e?>f", "acdf"),
        ("a<!-- never closed <p>b</p>", "a"),
        ("&#" + "9" * 5_000 + "; &#xffffffffff; &#65;", "\ufffd \ufffd A"),
    ],
)  # fmt: skip
def test_html_becomes_the_text_that_a_reader_sees(source: str, text: str) -> None:
    assert to_text(source) == text


@pytest.mark.parametrize(
    "piece",
    ["<", "<!", "<!--", "<a ", "<a x='", "</", "<script>", "&", "&#", " ", "\n ", "<p>", "<br>", "<pre>\n", ">"],
)
def test_hostile_html_of_any_shape_takes_no_longer_than_its_length(piece: str) -> None:
    """Ten times the text may take some ten times as long; what is quadratic would take a hundred times."""
    short, long = (_seconds(piece * (size // len(piece))) for size in (20_000, 200_000))

    assert long < max(short, 0.005) * 50


def _seconds(source: str) -> float:
    started = time.process_time()
    to_text(source)
    return time.process_time() - started
