from __future__ import annotations

import pytest

from communique.model import Action
from tests.reports.conftest import Read


def one(read: Read, text: str, published: str | None = None) -> Action:
    (action,) = read(text, published).actions
    return action


def told(read: Read, text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(action.plover, action.source, action.target) for action in read(text).actions]


def test_an_action_points_at_its_words(read: Read) -> None:
    text = "Turkey bombed the Islamic State near Jarabulus on Tuesday."
    report = read(text, "2016-08-25")
    (action,) = report.actions
    words = {name: [span.of(report.text) for span in spans] for name, spans in action.fields.items()}
    assert words["plover"] == ["bombed"]
    assert words["source"] == ["Turkey"]
    assert words["target"] == ["Islamic State"]
    assert words["when"] == ["Tuesday"]
    assert action.when is not None
    assert action.when.value == "2016-08-23"
    assert action.evidence[0].of(report.text) == text.removesuffix(".")


def test_compound_sides_are_lists_of_one_action(read: Read) -> None:
    action = one(read, "France and Britain accused Syria and Iran of arming the militia.")
    assert (action.source, action.target) == (("state/FRA", "state/GBR"), ("state/SYR", "state/IRN"))


@pytest.mark.parametrize(
    "text",
    [
        "Israel bombed Syria on Friday.",
        "Syria was bombed by Israel on Friday.",
        "The bombing of Syria by Israel went on.",
        "Israel's bombing of Syria went on.",
        "Israel carried out a bombing of Syria.",
        "Israel, which bombed Syria on Friday, kept silent.",
    ],
)
def test_active_passive_and_nominal_tell_the_same(read: Read, text: str) -> None:
    assert told(read, text) == [("ASSAULT", ("state/ISR",), ("state/SYR",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey threatened to bomb Syria.", ("THREATEN", ("state/TUR",), ("state/SYR",))),
        ("Turkey refused to release three Greek sailors.", ("REJECT", ("state/TUR",), ("group/greek-sailors",))),
        ("Greece demanded that Turkey release the crew.", ("REQUEST", ("state/GRC",), ("state/TUR",))),
        ("Greece said that Turkey must release the crew.", ("REQUEST", ("state/GRC",), ("state/TUR",))),
        ("Turkey promised to send aid to Greece.", ("AGREE", ("state/TUR",), ("state/GRC",))),
        ("Turkey will send aid to Greece.", ("AGREE", ("state/TUR",), ("state/GRC",))),
        ("Turkey said it would boycott Greece.", ("THREATEN", ("state/TUR",), ("state/GRC",))),
        ("Turkey will not lift the sanctions on Greece.", ("REJECT", ("state/TUR",), ("state/GRC",))),
        ("Greece accused Turkey of bombing Syria.", ("ACCUSE", ("state/GRC",), ("state/TUR",))),
    ],
)
def test_what_is_demanded_or_promised_is_that_act_alone(
    read: Read, text: str, expected: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    assert told(read, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "If Turkey bombs Syria, Greece will wait.",
        "Turkey did not bomb Syria.",
        "Turkey might bomb Syria.",
        "Analysts expect Turkey to bomb Syria.",
        "“Turkey bombed Syria,” the old man said.",
        "Turkey used it as an excuse to bomb Syria.",
        "The earthquake killed eleven Greek sailors.",
        "The phone call between Greece and Turkey lasted an hour.",
    ],
)
def test_what_did_not_happen_or_is_only_quoted_is_none(read: Read, text: str) -> None:
    assert told(read, text) == []


def test_people_without_a_name_are_a_group_of_their_country(read: Read) -> None:
    report = read("Turkish police arrested nine Syrian journalists in Izmir.")
    (action,) = report.actions
    assert action.target == ("group/syrian-journalists",)
    (group,) = [actor for actor in report.actors if actor.id == "group/syrian-journalists"]
    assert (group.type, group.country, group.registered) == ("group", "SYR", False)


def test_rebels_of_a_place_have_its_country(read: Read) -> None:
    report = read("Rebels in Chad attacked the army of Sudan.")
    (action,) = report.actions
    assert {actor.country for actor in report.actors if actor.id in action.source} == {"TCD"}


def test_both_sides_of_an_agreement_are_its_sources(read: Read) -> None:
    action = one(read, "China signed an agreement with Russia.")
    assert (action.plover, action.source, action.target) == ("SUPPORT", ("state/CHN", "state/RUS"), ())


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Israeli warplanes attacked Syria.", "aerial"),
        ("A suicide bomber of the Taliban killed three Afghan soldiers.", "suicide-attack"),
        ("Israel killed two Syrian officers in a drone strike.", "drone"),
        ("Israel attacked Syria.", None),
    ],
)
def test_the_mode_is_of_the_weapon_that_is_named(read: Read, text: str, mode: str | None) -> None:
    assert {action.mode for action in read(text).actions} == {mode}


def test_the_mode_of_a_refusal_is_of_what_is_refused(read: Read) -> None:
    assert one(read, "Pakistan refused to send aid to India.").mode == "assist"
    assert one(read, "Pakistan refused to release nine Indian sailors.").mode == "yield"


def test_the_roots_come_from_the_table(read: Read) -> None:
    assert one(read, "Turkey launched an investigation into a French bank.").cameo == ("09",)


def test_a_pronoun_of_a_reported_clause_is_whoever_reports(read: Read) -> None:
    text = "Bashar al-Assad spoke first. The justice minister of Libya said he had resigned."
    assert "person/bashar-al-assad" not in [actor for action in read(text).actions for actor in action.source]


def test_one_sentence_tells_an_attack_once(read: Read) -> None:
    text = "A Taliban attack on an Afghan army base has killed nine Afghan officers."
    assert [(plover, source) for plover, source, _ in told(read, text)] == [("ASSAULT", ("group/taliban",))]
