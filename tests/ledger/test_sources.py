from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.ledger.accounts import accounts_of
from communique.ledger.sources import families
from communique.ledger.wording import body_shingles
from communique.model import Report

MakeReport = Callable[..., Report]
CALL = {"parties": ["Putin", "Obama"]}
STORY = (
    "The two presidents spoke by telephone for almost an hour on Friday, and both sides described the exchange as "
    "frank. They told their ministers to look for a way out of the war before the spring, an official said, and to "
    "report back within a fortnight."
)


def heads(reports: Sequence[Report]) -> list[int]:
    """For each report the number of the report that its source goes back to."""
    bodies = {report.id: body_shingles(report.text, report.regions) for report in reports}
    found = families(accounts_of(reports), bodies)
    copies = [report.copy for report in reports]
    return [copies.index(found[copy]) for copy in copies]


def test_the_same_text_in_two_papers_is_one_source(make_report: MakeReport) -> None:
    reports = [
        make_report(STORY, outlet="Times", published="2013-03-01", contacts=[CALL]),
        make_report(STORY, outlet="Post", published="2013-03-02", contacts=[CALL]),
    ]
    assert heads(reports) == [0, 0]


def test_a_trimmed_wire_story_is_the_same_source(make_report: MakeReport) -> None:
    reports = [
        make_report(STORY, outlet="Times", published="2013-03-01", contacts=[CALL]),
        make_report(STORY[:150] + " Our own man adds this.", outlet="Post", published="2013-03-02", contacts=[CALL]),
    ]
    assert heads(reports) == [0, 0]


def test_two_papers_in_their_own_words_are_two_sources(make_report: MakeReport) -> None:
    reports = [
        make_report(STORY, outlet="Times", published="2013-03-01", contacts=[CALL]),
        make_report("The White House said he rang Moscow.", outlet="Post", contacts=[CALL]),
    ]
    assert heads(reports) == [0, 1]


def test_a_paper_that_cites_another_follows_it_even_when_printed_first(make_report: MakeReport) -> None:
    reports = [
        make_report("Times reports a call.", outlet="Post", published="2013-03-01", cites=["Times"], contacts=[CALL]),
        make_report(STORY, outlet="Times", published="2013-03-02", contacts=[CALL]),
    ]
    assert heads(reports) == [1, 1]


def test_two_stories_of_one_paper_are_one_source(make_report: MakeReport) -> None:
    reports = [
        make_report("They spoke on Friday.", outlet="Times", published="2013-03-01", contacts=[CALL]),
        make_report("The telephone rang.", outlet="Times", published="2013-03-02", contacts=[CALL]),
    ]
    assert heads(reports) == [0, 0]


def test_two_rewrites_of_one_agencys_story_are_one_source(make_report: MakeReport) -> None:
    rewritten = STORY[:90] + " In the capital nobody would say more about what was discussed or who began it at all."
    wire = [
        make_report(STORY, outlet="Times", agency="Reuters", published="2013-03-01", contacts=[CALL]),
        make_report(rewritten, outlet="Post", agency="Reuters", published="2013-03-02", contacts=[CALL]),
    ]
    own = [
        make_report(STORY, outlet="Times", published="2013-03-01", contacts=[CALL]),
        make_report(rewritten, outlet="Post", published="2013-03-02", contacts=[CALL]),
    ]
    assert heads(wire) == [0, 0]
    assert heads(own) == [0, 1]


def test_an_agencys_client_follows_the_agency(make_report: MakeReport) -> None:
    reports = [
        make_report(
            "They spoke, it is said.", outlet="Post", agency="Reuters", published="2013-03-01", contacts=[CALL]
        ),
        make_report("Leaders in telephone talk.", outlet="Reuters", published="2013-03-01", contacts=[CALL]),
    ]
    assert heads(reports) == [1, 1]


def test_a_paper_that_tells_it_in_anothers_words_is_no_second_source(make_report: MakeReport) -> None:
    words = "Obama telephoned Putin late on Friday to speak of the war, officials said"
    reports = [
        make_report(
            f"{words}. {STORY[:40]}", outlet="Times", contacts=[{**CALL, "words": words}], published="2013-03-01"
        ),
        make_report(f"It rained. {words}.", outlet="Post", contacts=[{**CALL, "words": words}], published="2013-03-02"),
    ]
    assert heads(reports) == [0, 0]


def test_a_speakers_own_words_are_the_same_in_two_honest_papers(make_report: MakeReport) -> None:
    said = {"words": "there is no plan and there never was one", "speaker": "Lavrov"}
    reports = [
        make_report(f"In Moscow on Friday, Lavrov told us: “{said['words']}”.", outlet="Times", statements=[said]),
        make_report(f"“{said['words']}”, said Lavrov when asked about the truce.", outlet="Post", statements=[said]),
    ]
    assert heads(reports) == [0, 1]


def test_dependence_reaches_through_a_third_paper(make_report: MakeReport) -> None:
    reports = [
        make_report(STORY, outlet="Times", published="2013-03-01", contacts=[CALL]),
        make_report("The Times says so.", outlet="Post", published="2013-03-02", cites=["Times"], contacts=[CALL]),
        make_report("The Post says so.", outlet="Globe", published="2013-03-03", cites=["Post"], contacts=[CALL]),
    ]
    assert heads(reports) == [0, 0, 0]
