from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from communique.model import Event, EventSource, Report, Span
from communique.views.ledger import Ledger
from communique.views.page import html, of_ledger

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'><style>*{}</style>&lt;b&gt;"


class _Parsed(HTMLParser):
    """What a browser would make of the page: its tags with their attributes, and its text by tag."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "line"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 0 and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if len(self._open) > 0:
            self.texts.setdefault(self._open[-1], []).append(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


@pytest.fixture
def hostile(make_event: Callable[..., Event], make_source: Callable[..., EventSource]) -> Event:
    source = make_source(
        outlet=HOSTILE, title=HOSTILE, origin=f"javascript:{HOSTILE}", evidence=(Span(start=0, end=40),)
    )
    party = make_event().parties[0].__class__(actor=f"person/x {HOSTILE}", name=HOSTILE, type="person")
    return make_event(summary=HOSTILE, place=HOSTILE, topics=(HOSTILE,), parties=(party,), sources=(source,))


def test_hostile_words_show_as_words(hostile: Event) -> None:
    page = html([hostile], {"a1": HOSTILE}, title=HOSTILE)
    parsed = _Parsed(page)
    assert parsed.count("script") == 1
    assert parsed.count("style") == 1
    assert parsed.count("img") == 0
    assert HOSTILE[:40] in "".join(parsed.texts["mark"])
    assert all(not name.startswith("on") for _, attributes in parsed.tags for name in attributes)
    assert all(not (attributes.get("href") or "").startswith("javascript") for _, attributes in parsed.tags)


def test_nothing_is_loaded_and_only_our_own_script_runs(make_event: Callable[..., Event]) -> None:
    page = html([make_event()], {})
    policy = next(attributes["content"] or "" for _, attributes in _Parsed(page).tags if "http-equiv" in attributes)
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert inner is not None
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert not any(name in attributes for _, attributes in _Parsed(page).tags for name in ("src", "style", "srcset"))


def test_the_page_stands_without_scripts(make_event: Callable[..., Event]) -> None:
    page = html([make_event(1), make_event(2, kind="statement", subkind="direct")], {})
    parsed = _Parsed(page)
    assert parsed.count("article") == 2
    assert parsed.count("svg") >= 2
    ids = {attributes["id"] for _, attributes in parsed.tags if "id" in attributes}
    assert {"e0000000000000001", "e0000000000000002"} <= ids
    targets = {attributes["href"] for tag, attributes in parsed.tags if tag == "a" and "tabindex" in attributes}
    assert targets == {"#e0000000000000001", "#e0000000000000002"}
    assert next(attributes for tag, attributes in parsed.tags if tag == "form").keys() >= {"hidden"}


def test_every_control_has_a_label(make_event: Callable[..., Event]) -> None:
    parsed = _Parsed(html([make_event()], {}))
    labelled = {attributes["for"] for tag, attributes in parsed.tags if tag == "label" and "for" in attributes}
    controls = [attributes for tag, attributes in parsed.tags if tag in ("input", "select")]
    free = [one for one in controls if one.get("type") not in ("checkbox", "radio")]
    assert {one["id"] for one in free} <= labelled
    assert parsed.count("label") == len(controls)


def test_ids_are_not_given_twice(make_event: Callable[..., Event]) -> None:
    parsed = _Parsed(html([make_event(n) for n in range(5)], {}))
    ids = [attributes["id"] for _, attributes in parsed.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_status_is_told_in_words_not_only_by_a_mark(make_event: Callable[..., Event]) -> None:
    page = html([make_event(status="denied")], {})
    assert re.search(r'class="status"[^>]*>.*denied</span>', page) is not None


def test_an_empty_ledger_says_so() -> None:
    page = html([], {})
    assert "No events." in page
    assert "<figure" not in page


def test_a_ledger_shows_what_was_read_and_what_was_not(make_report: Callable[..., Report]) -> None:
    text = "Lavrov met Kerry in Berlin."
    report = make_report(
        text,
        outlet="The Harbour Ledger",
        published="2013-02-27",
        contacts=[{"parties": ["Lavrov", "Kerry"], "form": "meeting", "when": "2013-02-26"}],
        warnings=("The date line and the offices differ.",),
    )
    with Ledger.open(":memory:", create=True) as ledger:
        ledger.add([report], failed=[("bad.bin", "binary", "it is no text")])
        page = of_ledger(ledger, title="Berlin")
    assert "<h1>Berlin</h1>" in page
    assert "<mark>Lavrov met Kerry in Berlin.</mark>" in page
    assert "The date line and the offices differ." in page
    assert "bad.bin" in page
    assert "it is no text" in page


@pytest.mark.parametrize(
    ("days", "period"),
    [
        ([("2013-02-26", "2013-02-26")], "26 February 2013"),
        ([("2013-02-26", "2013-02-26"), (None, "2017-12-17"), ("2010-01-01", "2016-12-31")], "26 February 2013"),
        ([("2013-02-26", "2013-02-26"), ("2013-03-01", "2013-03-02")], "26 February 2013 to 2 March 2013"),
    ],
)
def test_the_period_is_that_of_the_well_dated_events(
    make_event: Callable[..., Event], days: list[tuple[str | None, str | None]], period: str
) -> None:
    page = html([make_event(n, earliest=first, latest=last) for n, (first, last) in enumerate(days)], {})
    assert f'<p class="period">{period}</p>' in page


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1])
def test_all_words_can_be_read_on_their_ground(theme: int) -> None:
    style = re.findall(r":root \{(.*?)\}", html([], {}), re.DOTALL)[theme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", style))
    grounds = [("paper", name) for name in colours if name not in ("paper", "well", "line", "mark", "mark-ink")]
    for ground, name in [*grounds, ("well", "ink"), ("well", "soft"), ("mark", "mark-ink")]:
        light, dark = sorted((_luminance(colours[ground]), _luminance(colours[name])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{name} on {ground}"
