"""Who spoke to whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Contact, Report

Read = Callable[..., Report]

WEDNESDAY = "2016-03-16"


def short(actor: str) -> str:
    return actor.partition("/")[2]


def parties(contact: Contact) -> set[str]:
    return {short(party.actor) for party in contact.parties}


def roles(contact: Contact) -> dict[str, str]:
    return {short(party.actor): party.role for party in contact.parties if party.role != "party"}


def only(report: Report) -> Contact:
    (contact,) = report.contacts
    return contact


LAVROV_KERRY = {"sergei-lavrov", "john-kerry"}
PUTIN_OBAMA = {"vladimir-putin", "barack-obama"}


@pytest.mark.parametrize(
    ("sentence", "form", "who"),
    [
        ("Sergei Lavrov met John Kerry in Geneva.", "meeting", LAVROV_KERRY),
        ("John Kerry was met by Sergei Lavrov in Geneva.", "meeting", LAVROV_KERRY),
        ("John Kerry and Sergei Lavrov met in Vienna.", "meeting", LAVROV_KERRY),
        ("Sergei Lavrov met with his American counterpart, John Kerry, in Zurich.", "meeting", LAVROV_KERRY),
        ("Russia's foreign minister Sergei Lavrov met US Secretary of State John Kerry.", "meeting", LAVROV_KERRY),
        ("Sergei Lavrov, who met John Kerry in Rome, was hopeful.", "meeting", LAVROV_KERRY),
        ("The meeting between Sergei Lavrov and John Kerry went on for hours.", "meeting", LAVROV_KERRY),
        ("The meeting of Sergei Lavrov and John Kerry ended late.", "meeting", LAVROV_KERRY),
        ("Sergei Lavrov's meeting with John Kerry ended late.", "meeting", LAVROV_KERRY),
        ("Sergei Lavrov held talks with John Kerry.", "talks", LAVROV_KERRY),
        ("Talks were held between Sergei Lavrov and John Kerry.", "talks", LAVROV_KERRY),
        ("Sergei Lavrov took part in talks with John Kerry.", "talks", LAVROV_KERRY),
        ("Vladimir Putin spoke by phone with Barack Obama.", "call", PUTIN_OBAMA),
        ("Vladimir Putin and Barack Obama spoke by telephone.", "call", PUTIN_OBAMA),
        ("Vladimir Putin discussed the truce with Barack Obama by phone.", "call", PUTIN_OBAMA),
        ("Vladimir Putin held a phone call with Barack Obama.", "call", PUTIN_OBAMA),
        ("Vladimir Putin had a telephone conversation with Barack Obama.", "call", PUTIN_OBAMA),
        ("In a phone call, Vladimir Putin and Barack Obama discussed Syria.", "call", PUTIN_OBAMA),
        ("Vladimir Putin sent a letter to Barack Obama.", "letter", PUTIN_OBAMA),
        ("Vladimir Putin wrote to Barack Obama.", "letter", PUTIN_OBAMA),
        ("Iran and the United States negotiated in Muscat.", "talks", {"IRN", "USA"}),
        ("The Syrian government held talks with the opposition in Geneva.", "talks", {"SYR", "syrian-opposition"}),
        (
            "Turkey's president received Saudi Arabia's king in Ankara.",
            "meeting",
            {"recep-tayyip-erdogan", "king-salman"},
        ),
    ],
)
def test_parties_and_form(read: Read, sentence: str, form: str, who: set[str]) -> None:
    contact = only(read(sentence, WEDNESDAY))
    assert (contact.form, parties(contact), contact.status) == (form, who, "occurred")


@pytest.mark.parametrize(
    ("sentence", "who", "role"),
    [
        ("Vladimir Putin was called by Barack Obama.", "barack-obama", "initiator"),
        ("Barack Obama made a phone call to Vladimir Putin.", "barack-obama", "initiator"),
        ("Hassan Rouhani sent a letter to King Salman.", "hassan-rouhani", "initiator"),
        ("Vladimir Putin received Benjamin Netanyahu in the Kremlin.", "vladimir-putin", "host"),
        ("Benjamin Netanyahu was received by Vladimir Putin.", "vladimir-putin", "host"),
        ("Xi Jinping hosted Narendra Modi in Beijing.", "xi-jinping", "host"),
        ("Staffan de Mistura mediated talks between Syria and Turkey.", "staffan-de-mistura", "mediator"),
        ("Talks between Syria and Turkey were mediated by Staffan de Mistura.", "staffan-de-mistura", "mediator"),
        ("Oman hosted talks between Iran and the United States.", "OMN", "host"),
        ("Turkey summoned the Russian ambassador.", "TUR", "initiator"),
    ],
)
def test_one_party_has_a_role(read: Read, sentence: str, who: str, role: str) -> None:
    assert roles(only(read(sentence, WEDNESDAY))) == {who: role}


@pytest.mark.parametrize(
    ("sentence", "place", "country"),
    [
        ("In Berlin, Sergei Lavrov met John Kerry.", "Berlin", "DEU"),
        ("Talks between Sergei Lavrov and John Kerry in Vienna failed.", "Vienna", "AUT"),
        ("Sergei Lavrov met John Kerry in Turkey.", "Turkey", "TUR"),
    ],
)
def test_place(read: Read, sentence: str, place: str, country: str) -> None:
    report = read(sentence, WEDNESDAY)
    found = only(report).place
    assert found is not None
    assert (found.name, found.country, found.evidence.of(report.text)) == (place, country, place)


def test_the_place_of_a_call_is_not_where_a_caller_rules(read: Read) -> None:
    assert (
        only(read("The presidents of Russia and France, Vladimir Putin and Francois Hollande, spoke by phone.")).place
        is None
    )


@pytest.mark.parametrize(
    ("sentence", "channel", "words"),
    [
        ("Sergei Lavrov met John Kerry in Geneva.", "in_person", "met"),
        ("Sergei Lavrov and John Kerry spoke by telephone.", "phone", "telephone"),
        ("Sergei Lavrov phoned John Kerry.", "phone", "phoned"),
        ("Sergei Lavrov wrote to John Kerry.", "written", "wrote"),
        ("Sergei Lavrov and John Kerry held a video conference.", "video", "video"),
    ],
)
def test_channel_points_at_its_words(read: Read, sentence: str, channel: str, words: str) -> None:
    report = read(sentence)
    contact = only(report)
    assert contact.channel == channel
    assert [span.of(report.text) for span in contact.fields["channel"]] == [words]


def test_a_channel_without_words_is_unspecified(read: Read) -> None:
    contact = only(read("Sergei Lavrov spoke with John Kerry."))
    assert contact.channel == "unspecified"
    assert "channel" not in contact.fields


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Sergei Lavrov met John Kerry on Monday.", "2016-03-14"),
        ("On Tuesday, Sergei Lavrov met John Kerry.", "2016-03-15"),
        ("Sergei Lavrov will meet John Kerry on Thursday.", "2016-03-17"),
        ("Sergei Lavrov met John Kerry on 26 February 2013.", "2013-02-26"),
        ("Sergei Lavrov said on Wednesday that he met John Kerry on Sunday.", "2016-03-13"),
        ("The meeting between Sergei Lavrov and John Kerry on Friday ended late.", "2016-03-11"),
    ],
)
def test_when(read: Read, sentence: str, day: str) -> None:
    when = only(read(sentence, WEDNESDAY)).when
    assert when is not None
    assert (when.earliest, when.latest, when.value) == (day, day, day)


def test_the_day_of_speaking_is_not_the_day_of_meeting(read: Read) -> None:
    assert only(read("Sergei Lavrov said on Wednesday that he had met John Kerry.", WEDNESDAY)).when is None


def test_without_words_for_it_there_is_no_time_and_no_place(read: Read) -> None:
    contact = only(read("Sergei Lavrov met John Kerry.", WEDNESDAY))
    assert (contact.when, contact.place, contact.duration, contact.topics) == (None, None, None, ())


def test_an_undated_page_leaves_the_year_open(read: Read) -> None:
    when = only(read("Sergei Lavrov met John Kerry on 10 December.")).when
    assert when is not None
    assert (when.value, when.earliest, when.latest) == ("XXXX-12-10", None, None)


def test_duration(read: Read) -> None:
    assert only(read("Sergei Lavrov and John Kerry met for three hours in Geneva.")).duration == "PT3H"


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Sergei Lavrov and John Kerry discussed the truce.", "truce"),
        ("Sergei Lavrov held talks with John Kerry on arms control.", "arms control"),
        ("Sergei Lavrov and John Kerry met to discuss prisoner swaps.", "prisoner swaps"),
        ("Sergei Lavrov spoke with John Kerry about the border.", "border"),
    ],
)
def test_topics(read: Read, sentence: str, topic: str) -> None:
    assert any(topic in found for found in only(read(sentence)).topics)


def test_calls_to_several_are_several_calls(read: Read) -> None:
    report = read("On Monday Barack Obama phoned Angela Merkel, David Cameron and Francois Hollande.", WEDNESDAY)
    assert sorted(sorted(parties(contact) - {"barack-obama"}) for contact in report.contacts) == [
        ["angela-merkel"], ["david-cameron"], ["francois-hollande"],
    ]  # fmt: skip
    assert {contact.when.value if contact.when is not None else None for contact in report.contacts} == {"2016-03-14"}


def test_a_meeting_of_several_is_one(read: Read) -> None:
    contact = only(read("Sergei Lavrov met John Kerry, Adel al-Jubeir and Mevlut Cavusoglu in Vienna."))
    assert parties(contact) == LAVROV_KERRY | {"adel-al-jubeir", "mevlut-cavusoglu"}


def test_visits_to_several_states_are_several(read: Read) -> None:
    report = read("John Kerry visited Turkey and Egypt.")
    assert [(contact.form, parties(contact)) for contact in report.contacts] == [
        ("visit", {"john-kerry", "TUR"}),
        ("visit", {"john-kerry", "EGY"}),
    ]


def test_two_verbs_are_two_contacts(read: Read) -> None:
    report = read("John Kerry met King Salman and spoke by phone with Sergei Lavrov.")
    assert [(contact.form, parties(contact)) for contact in report.contacts] == [
        ("meeting", {"john-kerry", "king-salman"}),
        ("call", LAVROV_KERRY),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sergei Lavrov met the deadline.",
        "The plan met with criticism in Washington.",
        "Vladimir Putin met athletes in Sochi.",
        "John Kerry spoke to reporters after the session.",
        "Barack Obama called Bashar al-Assad a butcher.",
        "Barack Obama called the strikes a mistake.",
        "Russia called on Turkey to close the border.",
        "Angela Merkel spoke about Turkey and Russia.",
        "Iran hosted the football final.",
        "Talks on the budget collapsed in parliament.",
        "Vladimir Putin and Barack Obama disagree about Syria.",
        "Sergei Lavrov criticised John Kerry over the strikes.",
        "Angela Merkel wrote a book about Germany.",
        "Russia received a shipment of grain from Egypt.",
        "The minister visited the museum.",
        "Sergei Lavrov held a news conference in Moscow.",
        "Turkey and Russia share a long coast.",
    ],
)
def test_other_news_is_no_contact(read: Read, sentence: str) -> None:
    assert read(sentence).contacts == ()


@pytest.mark.parametrize(
    ("sentence", "form", "status", "who"),
    [
        (
            "Vladimir Putin was received by Xi Jinping in Beijing.",
            "meeting",
            "occurred",
            {"vladimir-putin", "xi-jinping"},
        ),
        (
            "Staffan de Mistura was briefed by Sergei Lavrov on the truce.",
            "talks",
            "occurred",
            {"staffan-de-mistura", "sergei-lavrov"},
        ),
        (
            "A phone call was held between Barack Obama and Francois Hollande.",
            "call",
            "occurred",
            {"barack-obama", "francois-hollande"},
        ),
        (
            "An agreement was reached at a meeting between Nawaz Sharif and Narendra Modi.",
            "meeting",
            "occurred",
            {"nawaz-sharif", "narendra-modi"},
        ),
        (
            "Wang Yi made the remarks during a meeting with John Kerry in Beijing.",
            "meeting",
            "occurred",
            {"wang-yi", "john-kerry"},
        ),
        (
            "Federica Mogherini's visit to Tehran in April will focus on trade.",
            "visit",
            "planned",
            {"federica-mogherini", "IRN"},
        ),
        (
            "On the sidelines of the summit, John Kerry met Adel al-Jubeir.",
            "meeting",
            "occurred",
            {"john-kerry", "adel-al-jubeir"},
        ),
        (
            "A meeting of the foreign ministers of Russia and Turkey took place in Moscow.",
            "meeting",
            "occurred",
            {"sergei-lavrov", "mevlut-cavusoglu"},
        ),
        (
            "The leaders of Russia, France and Germany spoke by phone.",
            "call",
            "occurred",
            {"vladimir-putin", "francois-hollande", "angela-merkel"},
        ),
        (
            "The Russian and Turkish presidents spoke by phone.",
            "call",
            "occurred",
            {"vladimir-putin", "recep-tayyip-erdogan"},
        ),
        ("US and Cuban diplomats met in Havana.", "meeting", "occurred", {"USA", "CUB"}),
        ("Delegations from India and Pakistan met at the border.", "meeting", "occurred", {"IND", "PAK"}),
        (
            "Sergei Lavrov, who is to meet John Kerry in Rome on Friday, said little.",
            "meeting",
            "planned",
            LAVROV_KERRY,
        ),
        (
            "Mevlut Cavusoglu, Turkey's foreign minister, phoned Sergei Lavrov, his Russian counterpart.",
            "call",
            "occurred",
            {"mevlut-cavusoglu", "sergei-lavrov"},
        ),
        (
            "Recep Tayyip Erdogan received John Kerry but not Joe Biden.",
            "meeting",
            "occurred",
            {"recep-tayyip-erdogan", "john-kerry"},
        ),
        ('"I met John Kerry on Monday," Sergei Lavrov said.', "meeting", "occurred", LAVROV_KERRY),
        ('"I spoke with President Putin this morning," Barack Obama told reporters.', "talks", "occurred", PUTIN_OBAMA),
        (
            '"If Mr Putin calls me, I will listen," Petro Poroshenko said.',
            "call",
            "hypothetical",
            {"vladimir-putin", "petro-poroshenko"},
        ),
        (
            "Turkey's president will host his Iranian counterpart, Hassan Rouhani, in Ankara.",
            "meeting",
            "planned",
            {"recep-tayyip-erdogan", "hassan-rouhani"},
        ),
        ("North Korea suspended contacts with South Korea.", "other", "cancelled", {"PRK", "KOR"}),
        ("Sergei Lavrov and John Kerry talked over the phone.", "call", "occurred", LAVROV_KERRY),
        ("King Salman took a call from Barack Obama.", "call", "occurred", {"king-salman", "barack-obama"}),
        ("Hassan Rouhani made his first visit to France in January.", "visit", "occurred", {"hassan-rouhani", "FRA"}),
        ("Barack Obama paid a three-day visit to Cuba.", "visit", "occurred", {"barack-obama", "CUB"}),
        (
            "Talks between Iran and the United States are expected to resume on Monday.",
            "talks",
            "planned",
            {"IRN", "USA"},
        ),
        (
            "Angela Merkel told Petro Poroshenko at a meeting in Berlin that she backed him.",
            "meeting",
            "occurred",
            {"angela-merkel", "petro-poroshenko"},
        ),
        (
            "In a conversation with Petro Poroshenko, Angela Merkel urged restraint.",
            "talks",
            "occurred",
            {"angela-merkel", "petro-poroshenko"},
        ),
        (
            "Petro Poroshenko was in Berlin for talks with Angela Merkel.",
            "talks",
            "occurred",
            {"angela-merkel", "petro-poroshenko"},
        ),
        ("Ministers from Turkey, Saudi Arabia and Qatar met in Doha.", "meeting", "occurred", {"TUR", "SAU", "QAT"}),
        (
            "President Obama spoke by phone with President Putin on Monday, the White House said.",
            "call",
            "occurred",
            PUTIN_OBAMA,
        ),
        ("The Taliban refused to negotiate with the Afghan government.", "talks", "cancelled", {"taliban", "AFG"}),
        (
            "Staffan de Mistura is to brief the Security Council on Friday.",
            "talks",
            "planned",
            {"staffan-de-mistura", "un-security-council"},
        ),
        (
            "Xi Jinping became the first Chinese leader to visit Iran in 14 years.",
            "visit",
            "occurred",
            {"xi-jinping", "IRN"},
        ),
    ],
)
def test_the_many_ways_to_tell_of_one_contact(read: Read, sentence: str, form: str, status: str, who: set[str]) -> None:
    contact = only(read(sentence, WEDNESDAY))
    assert (contact.form, contact.status, parties(contact)) == (form, status, who)


@pytest.mark.parametrize(
    "sentence",
    [
        '"Meet me halfway," Sergei Lavrov told John Kerry.',
        "Angela Merkel told Petro Poroshenko that she backed him.",
        "The deal was reached by John Kerry and Sergei Lavrov in Munich.",
        "Petro Poroshenko and Angela Merkel shook hands.",
        "Hassan Rouhani welcomed the decision by Federica Mogherini.",
        "The Security Council met on Tuesday to discuss Syria.",
        "The Arab League held an emergency meeting in Cairo.",
        "Turkey recalled its ambassador from Moscow.",
        "Contrary to reports, Recep Tayyip Erdogan did not speak with Bashar al-Assad.",
        "A meeting between Chelsea and Arsenal is always a big game.",
        "The court in Ankara called witnesses from Germany.",
        "Hundreds met in the square to protest against Angela Merkel and Francois Hollande.",
        "The prime minister met voters in the market.",
    ],
)
def test_no_contact_between_two_known_parties(read: Read, sentence: str) -> None:
    assert read(sentence, WEDNESDAY).contacts == ()


def test_evidence_holds_the_word_that_reports_it_and_the_parties(read: Read) -> None:
    report = read("The day was cold. Sergei Lavrov met John Kerry in Geneva. Snow fell.")
    contact = only(report)
    words = " ".join(span.of(report.text) for span in contact.evidence)
    assert "Sergei Lavrov met John Kerry" in words
    assert "Snow" not in words
    assert {party.mention.of(report.text) for party in contact.parties} == {"Sergei Lavrov", "John Kerry"}


@pytest.mark.parametrize(
    "furniture",
    [
        "Read more: Vladimir Putin meets Angela Merkel in Berlin",
        "Also read: Angela Merkel met David Cameron in London on Monday",
    ],
)
def test_furniture_is_never_read(read: Read, furniture: str) -> None:
    report = read(f"Sergei Lavrov met John Kerry in Geneva, where snow had fallen in the night.\n\n{furniture}")
    assert parties(only(report)) == LAVROV_KERRY


def test_a_title_alone_reports_nothing(read: Read) -> None:
    title = "Lavrov meets Kerry in Geneva"
    report = read(
        f"{title}\n\nSnow fell on the lake for most of the day, and the streets of the city stayed empty.", alone=True
    )
    assert report.regions[0].kind == "title"
    assert report.contacts == ()


def test_every_span_lies_in_the_text(read: Read) -> None:
    report = read(
        "“We are close,” Sergei Lavrov said on Monday after talks with John Kerry in Geneva on the truce. "
        "The two ministers spoke for three hours and will meet again on Friday.",
        WEDNESDAY,
    )
    assert len(report.contacts) > 0
    for contact in report.contacts:
        spans = [*contact.evidence, *(party.mention for party in contact.parties)]
        spans += [span for found in contact.fields.values() for span in found]
        assert all(span.of(report.text).strip() == span.of(report.text) for span in spans)
