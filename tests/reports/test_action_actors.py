from __future__ import annotations

from communique.model import Action, Report
from tests.reports.conftest import Read


def one(report: Report) -> Action:
    (action,) = report.actions
    return action


def countries(report: Report, actors: tuple[str, ...]) -> list[str | None]:
    known = {actor.id: actor.country for actor in report.actors}
    return [known[actor] for actor in actors]


def test_whoever_is_excepted_is_not_meant(read: Read) -> None:
    report = read("Nine people, not Bashar al-Assad, were killed in Damascus.")
    assert "person/bashar-al-assad" not in one(report).target


def test_plain_people_are_of_the_place_that_the_clause_names(read: Read) -> None:
    action = one(read("Nine villagers were killed in Mali on Sunday."))
    assert action.target == ("group/villagers-in-mali",)


def test_forces_loyal_to_somebody_are_of_his_country(read: Read) -> None:
    report = read("Gunmen loyal to Muammar Gaddafi attacked the army of Egypt.")
    assert countries(report, one(report).source) == ["LBY"]


def test_a_province_has_the_country_that_it_is_of(read: Read) -> None:
    report = read("Students in New Mexico demonstrated against Iran.")
    assert countries(report, one(report).source) == ["USA"]


def test_what_belongs_to_somebody_by_a_pronoun_is_not_he(read: Read) -> None:
    report = read("The army of Chad left the town. Egypt welcomed its withdrawal.")
    assert [action.target for action in report.actions if action.plover == "SUPPORT"] == []


def test_warplanes_of_nobody_are_nobodys(read: Read) -> None:
    report = read("Turkey kept silent. Warplanes attacked the army of Syria.")
    assert [action.source for action in report.actions] == [()]


def test_officials_who_resign_are_not_their_state(read: Read) -> None:
    assert one(read("Nine Libyan diplomats resigned on Monday.")).source == ("group/libyan-diplomats",)


def test_the_town_that_was_attacked_is_not_blamed(read: Read) -> None:
    action = one(read("France condemned the attack on a school in Pakistan."))
    assert (action.plover, action.target) == ("ACCUSE", ())
