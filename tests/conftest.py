"""Small reports built from plain words: ``make_report`` finds the offsets, so that a test reads like the page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from communique import reports
from communique.engines import front
from communique.model import (
    Action,
    ActorRef,
    Article,
    Citation,
    Commitment,
    Contact,
    Due,
    Mention,
    Outlet,
    Party,
    Place,
    Position,
    Published,
    Reader,
    Region,
    Report,
    Span,
    Speaker,
    Statement,
    When,
)

# These machines are noisy: no test is failed by the clock.
settings.register_profile("communique", deadline=None)
settings.load_profile("communique")

MakeReport = Callable[..., Report]

_ACTORS = (
    ActorRef(id="person/vladimir-putin", name="Vladimir Putin", type="person", country="RUS", registered=True),
    ActorRef(id="person/sergei-lavrov", name="Sergei Lavrov", type="person", country="RUS", registered=True),
    ActorRef(id="person/dmitry-peskov", name="Dmitry Peskov", type="person", country="RUS", registered=True),
    ActorRef(id="person/barack-obama", name="Barack Obama", type="person", country="USA", registered=True),
    ActorRef(id="person/john-kerry", name="John Kerry", type="person", country="USA", registered=True),
    ActorRef(id="person/angela-merkel", name="Angela Merkel", type="person", country="DEU", registered=True),
    ActorRef(id="person/bashar-al-assad", name="Bashar al-Assad", type="person", country="SYR", registered=True),
    ActorRef(id="person/lakhdar-brahimi", name="Lakhdar Brahimi", type="person", registered=True),
    ActorRef(id="state/RUS", name="Russia", type="state", country="RUS", registered=True),
    ActorRef(id="state/USA", name="United States", type="state", country="USA", registered=True),
    ActorRef(id="state/SAU", name="Saudi Arabia", type="state", country="SAU", registered=True),
    ActorRef(id="state/IRN", name="Iran", type="state", country="IRN", registered=True),
    ActorRef(id="state/SYR", name="Syria", type="state", country="SYR", registered=True),
    ActorRef(id="group/leaders", name="leaders", type="group"),
    ActorRef(id="organisation/kremlin", name="Kremlin", type="organisation", country="RUS", registered=True),
)
_BY_LAST_NAME = {ref.name.split()[-1].removeprefix("al-"): ref for ref in _ACTORS}
_BY_LAST_NAME |= {"USA": _BY_LAST_NAME["States"], "Saudi": _BY_LAST_NAME["Arabia"]}


def actor(name: str) -> str:
    """The id of one of the few actors of the tests by its last word: ``Lavrov``, ``Russia``, ``USA``."""
    return _BY_LAST_NAME[name].id


@pytest.fixture(scope="session")
def make_report() -> MakeReport:
    """Builds a report; every item is a dictionary whose ``words`` stand in the text.

    Parties are last words of names, with a role after a colon: ``["Putin", "Obama:initiator"]``. Times are an ISO
    day, a pair of days, or None.
    """
    return _report


def _report(
    text: str,
    *,
    outlet: str | None = None,
    published: str | tuple[str | None, str | None] | None = None,
    origin: str = "page.txt",
    version: str = "0.1.0",
    agency: str | None = None,
    cites: Iterable[str] = (),
    contacts: Iterable[dict[str, Any]] = (),
    statements: Iterable[dict[str, Any]] = (),
    commitments: Iterable[dict[str, Any]] = (),
    positions: Iterable[dict[str, Any]] = (),
    actions: Iterable[dict[str, Any]] = (),
    **others: Any,
) -> Report:
    id_ = "a" + _digest(text)
    earliest, latest = _days(published)
    return Report(
        reader=Reader(version=version, model="test"),
        id=id_,
        copy="c" + _digest(f"{id_} {outlet} {origin}"),
        origin=origin,
        text=text,
        regions=(Region(start=0, end=len(text), kind="body"),) if len(text) > 0 else (),
        published=Published(earliest=earliest, latest=latest, basis="given" if published is not None else "unknown"),
        outlet=Outlet(name=outlet) if outlet is not None else None,
        agency=agency,
        cites=tuple(Citation(outlet=name, evidence=_span(text, name)) for name in cites),
        actors=_ACTORS,
        mentions=tuple(
            Mention(start=text.index(last), end=text.index(last) + len(last), kind="name", actor=ref.id)
            for last, ref in _BY_LAST_NAME.items()
            if last in text
        ),
        contacts=tuple(_contact(text, f"k{n}", item) for n, item in enumerate(contacts)),
        statements=tuple(_statement(text, f"s{n}", item) for n, item in enumerate(statements)),
        commitments=tuple(_commitment(text, f"m{n}", item) for n, item in enumerate(commitments)),
        positions=tuple(_position(text, f"p{n}", item) for n, item in enumerate(positions)),
        actions=tuple(_action(text, f"x{n}", item) for n, item in enumerate(actions)),
        **others,
    )


def _contact(text: str, id_: str, item: dict[str, Any]) -> Contact:
    words = item.get("words", text)
    span = _span(text, words)
    named = [name.partition(":") for name in item["parties"]]
    return Contact(
        id=id_,
        evidence=(span,),
        parties=tuple(Party(actor=actor(name), role=role or "party", mention=span) for name, _, role in named),
        form=item.get("form", "call"),
        channel=item.get("channel", "unspecified"),
        status=item.get("status", "occurred"),
        when=_when(span, item),
        place=_place(span, item),
        duration=item.get("duration"),
        topics=tuple(item.get("topics", ())),
        confidence=item.get("confidence", 0.5),
    )


def _statement(text: str, id_: str, item: dict[str, Any]) -> Statement:
    span = _span(text, item["words"])
    said_by = item.get("speaker")
    phrase = item.get("phrase", said_by)
    source = _span(text, phrase) if phrase is not None else None
    said = actor(said_by) if said_by is not None else None
    return Statement(
        id=id_,
        content=(span,),
        manner=item.get("manner", "direct"),
        speaker=Speaker(mention=source, actor=said) if source is not None else None,
        when=_when(span, item),
    )


def _commitment(text: str, id_: str, item: dict[str, Any]) -> Commitment:
    span = _span(text, item.get("words", text))
    due = item.get("due")
    earliest, latest = _days(due)
    return Commitment(
        id=id_,
        evidence=(span,),
        kind=item.get("kind", "agreement"),
        parties=tuple(actor(name) for name in item["parties"]),
        due=Due(earliest=earliest, latest=latest, value=str(due), evidence=span) if due is not None else None,
        status=item.get("status", "occurred"),
    )


def _position(text: str, id_: str, item: dict[str, Any]) -> Position:
    span = _span(text, item.get("words", text))
    return Position(
        id=id_, evidence=(span,), actor=actor(item["actor"]), issue=item["issue"], stance=item.get("stance", "for")
    )


def _action(text: str, id_: str, item: dict[str, Any]) -> Action:
    span = _span(text, item.get("words", text))
    return Action(
        id=id_,
        evidence=(span,),
        plover=item["plover"],
        source=tuple(actor(name) for name in item.get("source", ())),
        target=tuple(actor(name) for name in item.get("target", ())),
        when=_when(span, item),
        place=_place(span, item),
        status=item.get("status", "occurred"),
    )


def _when(span: Span, item: dict[str, Any]) -> When | None:
    if "when" not in item and "value" not in item:
        return None
    earliest, latest = _days(item.get("when"))
    return When(earliest=earliest, latest=latest, value=item.get("value", earliest or ""), evidence=span)


def _place(span: Span, item: dict[str, Any]) -> Place | None:
    if "place" not in item:
        return None
    name, country = item["place"]
    return Place(name=name, country=country, evidence=span)


def _days(given: str | tuple[str | None, str | None] | None) -> tuple[str | None, str | None]:
    return (given, given) if given is None or isinstance(given, str) else given


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


#: The words that the simple reader of the tests knows.
READ_CONTACT = "Lavrov met Kerry"


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, make_report: MakeReport) -> None:
    """Puts the simple reader in the place of the real one."""

    def read_articles(articles: Iterable[Article], **_: object) -> Iterator[Report]:
        for article in articles:
            if "break the reader" in article.text:
                raise RuntimeError("boom")
            if "interrupt here" in article.text:
                raise KeyboardInterrupt
            met = [{"words": READ_CONTACT, "parties": ["Lavrov", "Kerry"], "form": "meeting", "when": "2013-02-26"}]
            contacts = met if READ_CONTACT in article.text else []
            yield make_report(
                article.text,
                origin=article.origin,
                outlet="The Harbour Ledger",
                contacts=contacts,
                skipped=article.skipped,
            )

    monkeypatch.setattr(reports, "read_articles", read_articles, raising=False)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of four pages: a contact twice, nothing, and no text at all."""
    folder = tmp_path / "news"
    folder.mkdir()
    rest = (
        "The ministers of both states spoke for nearly two hours and went home without a word to the waiting press.\n"
    )
    (folder / "a.txt").write_text(f"{READ_CONTACT} in Berlin on Tuesday. {rest}")
    (folder / "b.txt").write_text(f"In the evening {READ_CONTACT} once more. {rest}")
    (folder / "c.txt").write_text(f"Nobody met anybody. {rest}")
    (folder / "empty.txt").write_text("")
    return folder


ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def example_reports() -> tuple[Report, ...]:
    """The real reader's reports of the example pages; read once."""
    return tuple(front.read(ROOT / "examples", metadata=ROOT / "examples" / "metadata.csv"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora and tools that stands beside the checkout on the developers' machines."""
    if not SHARED.is_dir():
        pytest.skip(f"the shared corpora are not on this machine ({SHARED})")
    return SHARED


@pytest.fixture(scope="session")
def coded_reports(shared: Path) -> tuple[Report, ...]:
    """The real reader's reports of the hand-coded pages in ``shared/gold/dev``; read once."""
    return tuple(front.read([str(path) for path in sorted((shared / "gold" / "dev").glob("*.txt"))]))
