"""The formats that pages come in: by which name each goes, what is read of it, and with what."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final, Literal

from communique.model import Record
from communique.pages.unpack import PACKED

Kind = Literal["text", "html", "markdown", "mail", "pdf", "warc", "feed", "jsonl", "csv", "zip"]


class Format(Record, frozen=True, kw_only=True):
    """One format.

    Attributes:
        kind: its short name.
        name: its name for people.
        suffixes: of the names of its files, each with a point and in small letters.
        in_folders: whether a folder or a bare pattern gives such files. Of the others a folder may hold many that are
            no pages; they are read where they are named, or by a pattern that ends on their suffix.
        gives: what is read, for a person.
        library: what reads it.
    """

    kind: Kind
    name: str
    suffixes: tuple[str, ...]
    in_folders: bool
    gives: str
    library: str


FORMATS: Final[tuple[Format, ...]] = (
    Format(
        kind="text", name="plain text", suffixes=(".txt", ".text"), in_folders=True, library="charset-normalizer",
        gives="the file's own text, unchanged",
    ),
    Format(
        kind="html", name="HTML", suffixes=(".html", ".htm", ".xhtml"), in_folders=True,
        library="trafilatura, htmldate", gives="the visible text; title, outlet, day and address from the metadata",
    ),
    Format(
        kind="markdown", name="Markdown", suffixes=(".md", ".markdown"), in_folders=True, library="PyYAML",
        gives="the file's own text, unchanged; title, outlet, day and address from the front matter",
    ),
    Format(
        kind="mail", name="mail, saved page", suffixes=(".eml", ".mht", ".mhtml"), in_folders=True,
        library="Python's email", gives="the text or HTML part; the subject as title; day and outlet of a newsletter",
    ),
    Format(
        kind="pdf", name="PDF", suffixes=(".pdf",), in_folders=True, library="pypdf",
        gives="the text layer, a paragraph a line",
    ),
    Format(
        kind="warc", name="crawl archive", suffixes=(".warc", ".wet"), in_folders=True, library="FastWARC",
        gives="each HTML or text that a server answered with; its address; the crawl's day as the day of fetching",
    ),
    Format(
        kind="feed", name="RSS, Atom", suffixes=(".rss", ".atom", ".xml", ".rdf"), in_folders=False, library="lxml",
        gives="each item's text; its title, link, day and outlet",
    ),
    Format(
        kind="jsonl", name="JSON lines", suffixes=(".jsonl", ".ndjson", ".json"), in_folders=False, library="msgspec",
        gives="each object's text; title, url, published and outlet by the names of its keys",
    ),
    Format(
        kind="csv", name="CSV", suffixes=(".csv", ".tsv"), in_folders=False, library="Python's csv",
        gives="each row's text; title, url, published and outlet by the names of the columns",
    ),
    Format(
        kind="zip", name="ZIP archive", suffixes=(".zip",), in_folders=False, library="Python's zipfile",
        gives="each member that is in one of the formats above",
    ),
)  # fmt: skip
#: Suffixes of compression, which may follow any other: ``crawl.warc.gz``.
COMPRESSED: Final[tuple[str, ...]] = tuple(PACKED)

_BY_SUFFIX: Final[dict[str, Format]] = {suffix: format_ for format_ in FORMATS for suffix in format_.suffixes}
#: What stands beside pages in Markdown and is none.
_NOT_PAGES: Final = frozenset(
    {"readme", "license", "licence", "changelog", "contributing", "notice", "code_of_conduct"}
)
_OF_MANY: Final = frozenset({"warc", "feed", "jsonl", "csv", "zip"})


def format_of(suffix: str) -> Format | None:
    """The format that files with this suffix are in, None where it tells nothing."""
    return _BY_SUFFIX.get(suffix)


def inner_suffix(name: str) -> str:
    """The suffix of what is in the file, past that of a compression; empty for none.

    >>> inner_suffix("news/crawl.WARC.gz")
    '.warc'
    """
    path = PurePath(name)
    if path.suffix.lower() in PACKED:
        path = path.with_suffix("")
    return path.suffix.lower()


def is_page_name(name: str, *, everything: bool = False) -> bool:
    """Whether a folder gives a file with this name; with ``everything``, whether its name is that of any format.

    >>> is_page_name("talks.html.gz"), is_page_name("metadata.csv"), is_page_name("README.md")
    (True, False, False)
    """
    path = PurePath(name.replace("\\", "/"))
    found = format_of(inner_suffix(path.name))
    if found is None or path.name.startswith("."):
        return False
    if found.kind == "markdown" and path.name.split(".")[0].lower() in _NOT_PAGES:
        return False
    if everything:
        return found.kind != "zip" and "__MACOSX" not in path.parts
    return found.in_folders


def holds_many(name: str) -> bool:
    """Whether a file with this name may hold many pages, so that nobody knows how many before it is read."""
    found = format_of(inner_suffix(name))
    return found is not None and found.kind in _OF_MANY
