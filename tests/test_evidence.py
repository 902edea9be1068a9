"""Every fact of every report points at its words: over the examples, and over the hand-coded pages where they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from communique.model import Contact, Report, Span
from communique.model.articles import REPORTING

SCHEMA = Path(__file__).parents[1] / "docs" / "report-v1.schema.json"
QUOTES = "\"'“”‘’«»„`"


@pytest.fixture(params=["example_reports", "coded_reports"])
def reports(request: pytest.FixtureRequest) -> tuple[Report, ...]:
    found: tuple[Report, ...] = request.getfixturevalue(request.param)
    assert len(found) >= 15
    return found


def spans_in(value: Any, path: str = "") -> Iterator[tuple[str, int, int]]:
    """Everything in a report's JSON that has a start and an end, with the way to it."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield path, value["start"], value["end"]
        for key, part in value.items():
            yield from spans_in(part, f"{path}.{key}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from spans_in(part, f"{path}[{number}]")


def actors_in(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every actor id that a report's JSON uses outside its list of actors, with the way to it."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key in ("actor", "candidates", "according_to", "addressees", "source", "target") or (
                key == "parties" and ".commitments" in path
            ):
                yield from ((f"{path}.{key}", id_) for id_ in ([part] if isinstance(part, str) else part or ()))
            elif key not in ("actors", "fields"):
                yield from actors_in(part, f"{path}.{key}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from actors_in(part, f"{path}[{number}]")


def as_json(report: Report) -> Any:
    return json.loads(msgspec.json.encode(report))


def words(report: Report, span: Span) -> str:
    return report.text[span.start : span.end]


def reporting(report: Report, span: Span) -> bool:
    """Whether all of the span's words stand in regions that report."""
    furniture = [region for region in report.regions if region.kind not in REPORTING]
    return not any(
        report.text[max(region.start, span.start) : min(region.end, span.end)].strip() != "" for region in furniture
    ) and any(region.start <= span.start < region.end for region in report.regions)


def listed(wrong: Iterable[tuple[object, ...]]) -> str:
    return "\n".join(" | ".join(str(part) for part in one) for one in wrong)


def items(report: Report) -> Iterator[Any]:
    for kind in (report.contacts, report.statements, report.commitments, report.positions, report.actions):
        yield from kind


def test_every_report_is_as_the_schema_says(reports: tuple[Report, ...]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for report in reports:
        assert [error.message for error in validator.iter_errors(as_json(report))] == [], report.origin


def test_a_report_comes_back_from_its_json_unchanged(reports: tuple[Report, ...]) -> None:
    for report in reports:
        assert msgspec.json.decode(msgspec.json.encode(report), type=Report) == report


def test_every_span_lies_in_the_text_and_holds_words(reports: tuple[Report, ...]) -> None:
    wrong = [
        (report.origin, path, start, end)
        for report in reports
        for path, start, end in spans_in(as_json(report))
        if not 0 <= start < end <= len(report.text) or report.text[start:end].strip() == ""
    ]
    assert wrong == [], listed(wrong)


def test_no_evidence_begins_or_ends_in_space(reports: tuple[Report, ...]) -> None:
    wrong = [
        (report.origin, path, report.text[start:end])
        for report in reports
        for path, start, end in spans_in(as_json(report))
        if not path.startswith(".regions") and report.text[start:end] != report.text[start:end].strip()
    ]
    assert wrong == [], listed(wrong)


def test_regions_are_in_order_and_apart(reports: tuple[Report, ...]) -> None:
    for report in reports:
        ends = [0, *(region.end for region in report.regions)]
        assert all(region.start >= end for region, end in zip(report.regions, ends, strict=False)), report.origin


def test_every_actor_that_is_used_is_listed_once(reports: tuple[Report, ...]) -> None:
    for report in reports:
        listed = [actor.id for actor in report.actors]
        assert len(listed) == len(set(listed)), report.origin
        assert [(path, id_) for path, id_ in actors_in(as_json(report)) if id_ not in listed] == [], report.origin


def test_every_item_has_an_id_of_its_own(reports: tuple[Report, ...]) -> None:
    for report in reports:
        ids = [item.id for item in items(report)]
        assert len(ids) == len(set(ids)), report.origin
        statements = {statement.id for statement in report.statements}
        named = [statement.within for statement in report.statements] + [item.statement for item in report.positions]
        assert {name for name in named if name is not None} <= statements, report.origin


def test_nothing_is_read_from_furniture(reports: tuple[Report, ...]) -> None:
    wrong = [
        (report.origin, item.id, words(report, span))
        for report in reports
        for item in items(report)
        for span in (item.content if hasattr(item, "manner") else item.evidence)
        if not reporting(report, span)
    ]
    assert wrong == [], listed(wrong)


def test_a_direct_statement_is_quoted_or_a_paragraph_that_was_announced(reports: tuple[Report, ...]) -> None:
    wrong = [
        (report.origin, statement.id, words(report, span))
        for report in reports
        for statement in report.statements
        if statement.manner == "direct"
        for span in statement.content
        if not _quoted(report.text, span) and not _whole_region(report, span)
    ]
    assert wrong == [], listed(wrong)


def test_a_statement_does_not_hold_its_own_cue(reports: tuple[Report, ...]) -> None:
    wrong = [
        (report.origin, statement.id, words(report, span))
        for report in reports
        for statement in report.statements
        for span in statement.content
        if statement.cue is not None and span.start < statement.cue.end and statement.cue.start < span.end
    ]
    assert wrong == [], listed(wrong)


def test_a_contact_has_two_parties_and_each_has_the_words_that_name_it(reports: tuple[Report, ...]) -> None:
    wrong: list[tuple[str, ...]] = []
    for report in reports:
        for contact in report.contacts:
            if len({party.actor for party in contact.parties}) < 2:
                wrong.append((report.origin, contact.id, "fewer than two parties"))
            wrong += [
                (report.origin, contact.id, party.actor, words(report, party.mention))
                for party in contact.parties
                if not _names(report, party.mention, party.actor)
            ]
    assert wrong == [], listed(wrong)


def test_a_contact_says_nothing_beyond_its_words(reports: tuple[Report, ...]) -> None:
    """What has no words in the text is left out: no channel, day, place or initiator by habit."""
    wrong = [
        (report.origin, contact.id, name)
        for report in reports
        for contact in report.contacts
        for name in _stated(contact)
        if len(contact.fields.get(name, ())) == 0
    ]
    assert wrong == [], listed(wrong)


def test_a_day_of_publication_that_the_page_gives_has_its_words(reports: tuple[Report, ...]) -> None:
    for report in reports:
        published = report.published
        if published.basis == "page":
            shown = " ".join(words(report, span) for span in published.evidence)
            year, _, day = (published.latest or "").split("-")
            assert year[2:] in shown, (report.origin, shown)
            assert published.day is None or re.search(rf"\b0?{int(day)}(?!\d)", shown) is not None, report.origin
        if published.basis in ("given", "unknown"):
            assert published.evidence == (), report.origin
        if published.earliest is not None and published.latest is not None:
            assert published.earliest <= published.latest, report.origin


def test_days_are_days_and_in_order(reports: tuple[Report, ...]) -> None:
    for report in reports:
        dues = [commitment.due for commitment in report.commitments]
        whens = [contact.when for contact in report.contacts] + [action.when for action in report.actions]
        whens += [statement.when for statement in report.statements]
        for when in (*report.times, *(when for when in (*dues, *whens) if when is not None)):
            bounds = [bound for bound in (when.earliest, when.latest) if bound is not None]
            assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", bound) for bound in bounds), report.origin
            assert bounds == sorted(bounds), (report.origin, when)


def test_the_evidence_of_a_place_is_in_the_words_that_report_the_contact(reports: tuple[Report, ...]) -> None:
    """The place's words, and those of the time, stand in a paragraph from which the contact is read."""
    wrong = []
    for report in reports:
        for contact in report.contacts:
            told = [item.evidence for item in (contact.when, contact.place) if item is not None]
            wrong += [(report.origin, contact.id, words(report, span)) for span in told if not reporting(report, span)]
    assert wrong == [], listed(wrong)


def _quoted(text: str, span: Span) -> bool:
    """Whether there is a quotation mark at, or next to, the beginning or the end of the span."""
    before, after = text[max(0, span.start - 2) : span.start + 1], text[span.end - 1 : span.end + 2]
    return any(mark in before or mark in after for mark in QUOTES)


def _whole_region(report: Report, span: Span) -> bool:
    """Whether the span is all that a region says, as where "She said in a statement:" stands above a paragraph."""
    return any(words(report, region.span).strip() == words(report, span) for region in report.regions)


def _names(report: Report, mention: Span, actor: str) -> bool:
    """Whether a mention that touches the words is the actor, or may be."""
    touching = [known for known in report.mentions if known.start < mention.end and mention.start < known.end]
    return any(actor == known.actor or actor in known.candidates for known in touching)


def _stated(contact: Contact) -> Iterable[str]:
    yield "form"
    if contact.channel != "unspecified":
        yield "channel"
    for name in ("when", "place", "duration"):
        if getattr(contact, name) is not None:
            yield name
    yield from sorted({party.role for party in contact.parties} - {"party"})
