"""Who is who in one article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import ActorRef, Mention, Report

Read = Callable[..., Report]

WEDNESDAY = "2016-03-16"


def mentions(report: Report, words: str) -> list[Mention]:
    return [mention for mention in report.mentions if report.text[mention.start : mention.end] == words]


def actor(report: Report, words: str) -> str | None:
    """Who the last mention with these words is."""
    found = mentions(report, words)
    assert len(found) > 0, f"{words!r} is not among {[report.text[m.start : m.end] for m in report.mentions]}"
    return found[-1].actor


def ref(report: Report, id_: str | None) -> ActorRef:
    (found,) = [ref for ref in report.actors if ref.id == id_]
    return found


def pair(report: Report) -> list[set[str]]:
    return [{party.actor.partition("/")[2] for party in contact.parties} for contact in report.contacts]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Sergei Lavrov left. Lavrov was tired.", "Lavrov", "person/sergei-lavrov"),
        ("Sergei Lavrov left. Mr Lavrov was tired.", "Mr Lavrov", "person/sergei-lavrov"),
        ("Mevlüt Çavuşoğlu left. Cavusoglu was tired.", "Cavusoglu", "person/mevlut-cavusoglu"),
        ("Bashar al-Assad left. Assad was tired.", "Assad", "person/bashar-al-assad"),
        ("Staffan de Mistura left. De Mistura was tired.", "De Mistura", "person/staffan-de-mistura"),
    ],
)
def test_a_surname_is_the_person_with_that_full_name(read: Read, text: str, words: str, who: str) -> None:
    assert actor(read(text), words) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Foreign Minister Sergei Lavrov left. The foreign minister was tired.",
            "The foreign minister",
            "person/sergei-lavrov",
        ),
        (
            "The Turkish president, Recep Tayyip Erdogan, left. The president was tired.",
            "The president",
            "person/recep-tayyip-erdogan",
        ),
        (
            "US Secretary of State John Kerry left. The secretary of state was tired.",
            "The secretary of state",
            "person/john-kerry",
        ),
        ("UN envoy Staffan de Mistura left. The envoy was tired.", "The envoy", "person/staffan-de-mistura"),
        ("German Chancellor Angela Merkel left. The chancellor was tired.", "The chancellor", "person/angela-merkel"),
    ],
)
def test_an_office_is_whoever_was_introduced_with_it(read: Read, text: str, words: str, who: str) -> None:
    assert actor(read(text, WEDNESDAY), words) == who


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The Russian president", "person/vladimir-putin"),
        ("Russia's foreign minister", "person/sergei-lavrov"),
        ("The French president", "person/francois-hollande"),
        ("The US Secretary of State", "person/john-kerry"),
        ("The British prime minister", "person/david-cameron"),
    ],
)
def test_an_office_of_a_state_is_its_holder_when_the_article_was_published(read: Read, words: str, who: str) -> None:
    report = read(f"{words} left the hall early.", WEDNESDAY)
    assert who in {mention.actor for mention in report.mentions}


def test_an_office_has_another_holder_at_another_time(read: Read) -> None:
    text = "The French president left the hall early."
    assert {mention.actor for mention in read(text, "2010-03-16").mentions} == {"person/nicolas-sarkozy"}


def test_a_former_holder_is_not_todays(read: Read) -> None:
    report = read("A former French president left the hall early.", WEDNESDAY)
    assert "person/francois-hollande" not in {mention.actor for mention in report.mentions}


@pytest.mark.parametrize(
    ("text", "pronoun", "who"),
    [
        ("Angela Merkel left the hall. She was tired.", "She", "person/angela-merkel"),
        ("Sergei Lavrov left the hall. He was tired.", "He", "person/sergei-lavrov"),
        ("Angela Merkel met David Cameron. She was tired.", "She", "person/angela-merkel"),
        ("Sergei Lavrov said he was tired.", "he", "person/sergei-lavrov"),
    ],
)
def test_a_pronoun_is_the_last_fitting_person(read: Read, text: str, pronoun: str, who: str) -> None:
    assert actor(read(text), pronoun) == who


def test_a_pronoun_with_nobody_before_it_is_nobody(read: Read) -> None:
    assert {mention.actor for mention in read("It was late. He left the hall.").mentions} <= {None}


def test_the_two_leaders_are_those_just_named(read: Read) -> None:
    report = read("Vladimir Putin greeted Barack Obama at the door. The two leaders met for an hour in Vienna.")
    assert {"vladimir-putin", "barack-obama"} in pair(report)


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Moscow said the strikes would go on.", "state/RUS"),
        ("Washington rejected the offer.", "state/USA"),
        ("The Kremlin said the strikes would go on.", "state/RUS"),
        ("The White House rejected the offer.", "state/USA"),
        ("Downing Street rejected the offer.", "state/GBR"),
        ("Ankara and Tehran rejected the offer.", "state/TUR"),
    ],
)
def test_a_capital_that_acts_is_its_state(read: Read, sentence: str, state: str) -> None:
    assert state in {mention.actor for mention in read(sentence).mentions}


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("The Turkish government rejected the offer.", "state/TUR"),
        ("Turkish officials rejected the offer.", "state/TUR"),
        ("The government of Turkey rejected the offer.", "state/TUR"),
        ("Turkey's leadership rejected the offer.", "state/TUR"),
    ],
)
def test_a_government_is_its_state(read: Read, sentence: str, state: str) -> None:
    assert {mention.actor for mention in read(sentence).mentions if mention.actor is not None} == {state}


@pytest.mark.parametrize(
    ("sentence", "id_"),
    [
        ("The Arab League suspended the mission.", "organisation/arab-league"),
        ("NATO suspended the mission.", "organisation/nato"),
        ("The UN Security Council suspended the mission.", "organisation/un-security-council"),
        ("Hezbollah sent more men.", "group/hezbollah"),
        ("The YPG sent more men.", "group/ypg"),
    ],
)
def test_organisations_and_groups(read: Read, sentence: str, id_: str) -> None:
    report = read(sentence)
    assert id_ in {mention.actor for mention in report.mentions}
    assert ref(report, id_).registered


def test_a_ministry_of_a_state_is_an_organisation_of_that_state(read: Read) -> None:
    report = read("The Turkish foreign ministry rejected the offer.")
    found = ref(report, actor(report, "The Turkish foreign ministry"))
    assert (found.type, found.country) == ("organisation", "TUR")


def test_the_opposition_is_a_group_of_its_country(read: Read) -> None:
    report = read("The Syrian opposition rejected the offer.")
    assert "group/syrian-opposition" in {mention.actor for mention in report.mentions}


def test_somebody_unknown_has_an_id_from_the_name_and_the_state_of_the_title(read: Read) -> None:
    report = read(
        "Norwegian Deputy Foreign Minister Torvald Brattskar met Sergei Lavrov in Moscow. Brattskar was tired."
    )
    found = ref(report, "person/torvald-brattskar")
    assert (found.name, found.type, found.country, found.registered) == ("Torvald Brattskar", "person", "NOR", False)
    assert actor(report, "Brattskar") == "person/torvald-brattskar"


def test_somebody_without_a_title_has_no_state(read: Read) -> None:
    report = read("Torvald Brattskar met Sergei Lavrov in Moscow.")
    assert ref(report, "person/torvald-brattskar").country is None


def test_a_registered_person_has_a_country(read: Read) -> None:
    found = ref(read("Sergei Lavrov was tired."), "person/sergei-lavrov")
    assert (found.name, found.type, found.country, found.registered) == ("Sergei Lavrov", "person", "RUS", True)


def test_a_shared_surname_is_told_apart_by_the_full_name(read: Read) -> None:
    report = read("George W. Bush left the hall. Bush was tired.", "2005-03-16")
    assert actor(report, "Bush") == "person/george-w-bush"


def test_his_counterpart_is_the_one_named_after(read: Read) -> None:
    report = read("Sergei Lavrov met his Turkish counterpart, Mevlut Cavusoglu, in Sochi.")
    assert pair(report) == [{"sergei-lavrov", "mevlut-cavusoglu"}]


@pytest.mark.parametrize(
    ("text", "words", "who", "day"),
    [
        (
            "The U.S. ambassador to Libya left on Monday.",
            "The U.S. ambassador to Libya",
            "person/chris-stevens",
            "2012-07-02",
        ),
        ("The speaker of Iran's parliament left on Monday.", "The speaker", "person/ali-larijani", "2011-02-14"),
        (
            "Secretary of State Antony J. Blinken left.",
            "Secretary of State Antony J. Blinken",
            "person/antony-blinken",
            None,
        ),
        ("Barack Obama left. The Obama administration was divided.", "administration", "state/USA", None),
        ("Turkey gave way. The country had waited long.", "The country", "state/TUR", None),
        ("The Russians rejected the plan.", "The Russians", "state/RUS", None),
        (
            "Libyan forces fell back. Libya was quiet. Rebels held the Libyan port.",
            "Rebels",
            "group/libyan-rebels",
            None,
        ),
    ],
)
def test_what_is_not_a_name_is_whoever_it_stands_for(
    read: Read, text: str, words: str, who: str, day: str | None
) -> None:
    report = read(text, published=day)
    found = [one.actor for one in report.mentions if words in report.text[one.start : one.end]]
    assert found == [who]


def test_another_given_name_is_another_person(read: Read) -> None:
    report = read("Zafar Abedinov was jailed in May. His wife, Nadira Abedinov, wrote to John Kerry.")
    assert actor(report, "Zafar Abedinov") != actor(report, "Nadira Abedinov")


def test_in_what_somebody_tells_the_pronoun_is_the_teller(read: Read) -> None:
    report = read("Walid al-Moualem told Sergei Lavrov that his government was ready.")
    assert actor(report, "his") == "person/walid-al-moallem"
    assert [m.actor for m in report.mentions if report.text[m.start : m.end].endswith("government")] == ["state/SYR"]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Turkey closed its border.", "its", "state/TUR"),
        ("The Libyan rebels said they were ready.", "they", "group/libyan-rebels"),
    ],
)
def test_it_and_they_are_the_subject_right_before(read: Read, text: str, words: str, who: str) -> None:
    assert actor(read(text), words) == who


def test_a_pronoun_after_a_subject_that_is_no_actor_stays_open(read: Read) -> None:
    report = read("Turkey waited. The plan failed because it was too late.")
    assert mentions(report, "it") == []


def test_a_spokesman_says_we_of_whom_he_speaks_for(read: Read) -> None:
    report = read("“We will not give way to anybody,” Kremlin spokesman Dmitry Peskov said.")
    assert actor(report, "We") == "state/RUS"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Russia Putin spoke at length.", "Putin"),  # he leads the state that is named
        ("Chancellor Merkel spoke at length.", "Chancellor Merkel"),  # her office says who she is
    ],
)
def test_a_surname_alone_is_somebody_whom_everybody_knows(read: Read, text: str, words: str) -> None:
    assert ref(read(text, published="2015-06-01"), actor(read(text, published="2015-06-01"), words)).registered


@pytest.mark.parametrize(
    "text",
    [
        "Wolf spoke at length in Ohio.",  # a minister of that name, years later
        "He came from Tunis on Monday.",  # the town, not a minister
        "Putin's horse won at Ascot.",  # no state of his is named
    ],
)
def test_a_surname_of_one_of_thousands_is_not_taken_for_the_one_we_know(read: Read, text: str) -> None:
    assert not any(one.registered and one.type == "person" for one in read(text, published="2011-06-01").actors)


def test_a_group_inside_a_persons_name_is_not_the_group(read: Read) -> None:
    report = read("General Abdul Fatah Younis spoke at length.")
    assert [one.type for one in report.actors] == ["person"]


def test_rebels_are_those_told_of_before_and_not_of_the_state_named_most(read: Read) -> None:
    report = read(
        "The Syrian opposition left the talks. Russia said that it was sorry, and Russia blamed others.\n\n"
        "The Russian envoy flew home, and Russian officials waited. The rebels waited too."
    )
    assert [one.id for one in report.actors if one.type == "group"] == ["group/syrian-opposition"]
