from __future__ import annotations

import io

import pytest

from communique.errors import PageError
from communique.pages.feed import feed, is_feed
from communique.pages.source import Item, Source
from communique.settings import Settings
from tests.pages import samples

S = samples.SENTENCE


def read(data: str) -> list[Item | PageError]:
    return list(feed(Source("a.rss", io.BytesIO(data.encode()), Settings())))


def test_an_item_is_a_page_with_its_claims() -> None:
    first, second = read(samples.RSS)
    assert first == Item(
        place="#1",
        content=f"<p>{S}</p>",
        media_type="text/html",
        url="https://harbour.example/1",
        outlet="The Harbour Ledger",
        title="Talks & truce",
        claimed="2016-02-24",
    )
    assert second == Item(place="#2", content=S, media_type="text/plain", url="https://levant.example/2", title="More")


def test_an_atom_entry_is_one_too() -> None:
    (item,) = read(samples.ATOM)
    assert isinstance(item, Item)
    assert (item.url, item.outlet, item.title, item.claimed) == (
        "https://levant.example/1", "Levant Courier", "Talks again", "2016-02-24",
    )  # fmt: skip
    assert f"<p>{S}</p>" in item.content


def test_the_day_of_an_update_is_not_that_of_the_publication() -> None:
    (item,) = read(samples.ATOM.replace("published>", "x>"))
    assert isinstance(item, Item)
    assert item.claimed is None


def test_an_item_that_names_its_source_is_the_sources() -> None:
    first, _ = read(
        samples.RSS.replace("<description>In", '<source url="https://l.example/">Levant</source><description>In')
    )
    assert isinstance(first, Item)
    assert first.outlet == "Levant"


def test_entities_are_neither_expanded_nor_fetched() -> None:
    head = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    data = samples.RSS.replace("<rss", f"{head}<rss", 1).replace(f"<description>{S}", f"<description>{S} &a; &f;")
    _, item = read(data)
    assert isinstance(item, Item)
    assert item.content == f"{S} &a; &f;"


def test_an_item_without_text_is_told() -> None:
    first, second = read(samples.RSS.replace(f"<description>{S}</description>", ""))
    assert isinstance(first, Item)
    assert isinstance(second, PageError)
    assert (second.origin, second.reason) == ("a.rss#2", "empty")


def test_a_cut_feed_gives_what_came_before_and_one_error() -> None:
    first, error = read(samples.RSS[:-100])  # in the middle of the second item, which is not half read
    assert isinstance(first, Item)
    assert isinstance(error, PageError)
    assert error.reason == "damaged"


@pytest.mark.parametrize(
    "noise",
    ["<b>" * 3000, "a" * 11_000_000, "&a11;" * 100],
    ids=["depth", "text", "entities"],
)
def test_a_flood_is_stopped_and_told(noise: str) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE rss [<!ENTITY a0 "aaaaaaaaaa">{entities}]>' if noise.startswith("&") else ""
    found = read(samples.RSS.replace("<rss", f"{head}<rss", 1).replace("In short.", noise))
    assert any(isinstance(item, PageError) for item in found)
    assert all(len(item.content) < 1000 for item in found if isinstance(item, Item))


def test_an_item_of_endless_elements_is_refused() -> None:
    with pytest.raises(PageError, match="without end"):
        read(samples.RSS.replace("In short.", "<b/>" * 60_000))


def test_names_that_xml_does_not_allow_do_no_harm() -> None:
    """Found by the fuzzer: what stands before a colon that no namespace belongs to."""
    data = samples.RSS.replace(' xmlns:content="http://purl.org/rss/1.0/modules/content/"', "")
    first, *_ = read(data.replace("<title>More", "<urn:uuid:0>x</urn:uuid:0><title>More"))
    assert isinstance(first, Item)
    assert first.content == f"<p>{S}</p>"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (samples.RSS.encode(), True),
        (samples.RSS.encode("utf-16"), True),
        (b"<!-- saved --><rdf:RDF xmlns:rdf='x'>", True),
        (b"<!DOCTYPE html><html><body><feed>", False),
        (b"They met. <rss>", False),
        (b"<urlset><url>", False),
    ],
)
def test_a_feed_is_known_by_its_root(head: bytes, expected: bool) -> None:
    assert is_feed(head) is expected
