"""Who said what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Report, Statement

Read = Callable[..., Report]

WEDNESDAY = "2016-03-16"


def content(report: Report, statement: Statement) -> list[str]:
    return [span.of(report.text) for span in statement.content]


def speaker(statement: Statement) -> str | None:
    if statement.speaker is None or statement.speaker.actor is None:
        return None
    return statement.speaker.actor.partition("/")[2]


def only(report: Report) -> Statement:
    (statement,) = report.statements
    return statement


def quoting(report: Report, words: str) -> Statement:
    (statement,) = [s for s in report.statements if any(words in text for text in content(report, s))]
    return statement


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ('"We are close to a truce," Sergei Lavrov said on Monday.', "sergei-lavrov", "We are close to a truce,"),
        ('"We are close to a truce," said Sergei Lavrov.', "sergei-lavrov", "We are close to a truce,"),
        ('Sergei Lavrov said: "We are close to a truce."', "sergei-lavrov", "We are close to a truce."),
        (
            'Sergei Lavrov told reporters in Geneva, "We are close to a truce."',
            "sergei-lavrov",
            "We are close to a truce.",
        ),
        ("“We are close to a truce,” Mr Lavrov added.", "sergei-lavrov", "We are close to a truce,"),
        ('"Can we trust them at all?" asked John Kerry.', "john-kerry", "Can we trust them at all?"),
        ('"We will not be bullied," Angela Merkel warned.', "angela-merkel", "We will not be bullied,"),
        (
            'According to John Kerry, "the door is still open to talks".',
            "john-kerry",
            "the door is still open to talks",
        ),
        ('"The road ahead is long," wrote Staffan de Mistura.', "staffan-de-mistura", "The road ahead is long,"),
        (
            '"Turkey will defend its border," the Turkish foreign ministry said.',
            "turkish-foreign-ministry",
            "Turkey will defend its border,",
        ),
        ('"This was a grave mistake," said the Kremlin.', "RUS", "This was a grave mistake,"),
    ],
)
def test_a_quotation_and_its_speaker(read: Read, text: str, who: str, words: str) -> None:
    report = read(text, WEDNESDAY)
    said = only(report)
    assert (speaker(said), content(report, said), said.manner, said.kind) == (who, [words], "direct", "speech")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            '"We are close to a truce," said the Russian foreign minister, Sergei Lavrov.',
            "the Russian foreign minister, Sergei Lavrov",
        ),
        (
            '"We are close to a truce," said Russian Foreign Minister Sergei Lavrov.',
            "Russian Foreign Minister Sergei Lavrov",
        ),
        ('"We are close to a truce," a senior official said.', "a senior official"),
        ('"We are close to a truce," he said.', "he"),
    ],
)
def test_the_speaker_is_the_whole_source_phrase(read: Read, text: str, phrase: str) -> None:
    report = read(text)
    said = only(report)
    assert said.speaker is not None
    assert said.speaker.mention.of(report.text) == phrase


def test_the_cue_is_the_verb(read: Read) -> None:
    report = read('"We are close to a truce," Sergei Lavrov insisted on Monday.')
    cue = only(report).cue
    assert cue is not None
    assert cue.of(report.text) == "insisted"


def test_a_quotation_of_several_sentences_after_the_cue_is_one_statement(read: Read) -> None:
    report = read('"The truce will hold," Sergei Lavrov said. "All sides want it to hold. We shall see to that."')
    assert {speaker(said) for said in report.statements} == {"sergei-lavrov"}
    assert [words for said in report.statements for words in content(report, said)] == [
        "The truce will hold,", "All sides want it to hold. We shall see to that.",
    ]  # fmt: skip


def test_a_quotation_that_runs_over_paragraphs_is_one_statement(read: Read) -> None:
    report = read(
        "Sergei Lavrov said: “The truce will hold in the north.\n\n“All sides want it to hold in the south too.”"
    )
    said = only(report)
    assert speaker(said) == "sergei-lavrov"
    assert content(report, said) == ["The truce will hold in the north.", "All sides want it to hold in the south too."]


def test_a_quotation_below_its_announcement(read: Read) -> None:
    report = read('After the vote John Kerry said:\n\n"We shall go on talking until the guns fall silent."')
    said = quoting(report, "until the guns")
    assert (speaker(said), said.manner) == ("john-kerry", "direct")


def test_unquoted_paragraphs_below_an_announcement_are_the_speakers_words(read: Read) -> None:
    report = read("After the vote John Kerry said:\n\nWe shall go on talking until the guns fall silent in every town.")
    said = quoting(report, "until the guns")
    assert speaker(said) == "john-kerry"


def test_the_next_quotation_without_a_cue_is_the_same_speakers(read: Read) -> None:
    report = read('"The truce will hold," Sergei Lavrov said after the vote. "All sides want it to hold in the north."')
    assert speaker(quoting(report, "All sides")) == "sergei-lavrov"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('Sergei Lavrov came out of the hall. "We are close to a truce," he said.', "sergei-lavrov"),
        ('Angela Merkel left early. "We are close to a truce," she said.', "angela-merkel"),
        ('Angela Merkel received David Cameron. "We are close to a truce," she said.', "angela-merkel"),
        ('"It was late," Sergei Lavrov said.\n\n"We are close to a truce," he added.', "sergei-lavrov"),
    ],
)
def test_a_speaker_named_before(read: Read, text: str, who: str) -> None:
    assert speaker(quoting(read(text), "close to a truce")) == who


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("Sergei Lavrov said that the truce would hold.", "sergei-lavrov", "the truce would hold"),
        ("Sergei Lavrov said the truce would hold.", "sergei-lavrov", "the truce would hold"),
        ("Angela Merkel warned that the border could be closed.", "angela-merkel", "the border could be closed"),
        ("The Kremlin announced that the planes were on their way home.", "RUS", "the planes were on their way home"),
        ("The truce would hold, Sergei Lavrov said.", "sergei-lavrov", "The truce would hold"),
    ],
)
def test_an_indirect_statement_is_the_clause(read: Read, text: str, who: str, words: str) -> None:
    report = read(text)
    said = only(report)
    assert (speaker(said), content(report, said), said.manner, said.kind) == (who, [words], "indirect", "speech")


@pytest.mark.parametrize("verb", ["believes", "thinks", "fears", "expects"])
def test_thoughts_are_not_speech(read: Read, verb: str) -> None:
    said = only(read(f"Angela Merkel {verb} that the border will be closed."))
    assert (speaker(said), said.kind, said.manner) == ("angela-merkel", "thought", "indirect")


def test_a_clause_with_quoted_words_is_mixed(read: Read) -> None:
    report = read(
        'Sergei Lavrov said that the raid was "a stab in the back of all who fight terror" and had to be answered.'
    )
    assert {said.manner for said in report.statements} <= {"mixed", "direct"}
    assert {speaker(said) for said in report.statements} == {"sergei-lavrov"}


def test_what_was_not_said_is_no_statement(read: Read) -> None:
    assert read("Sergei Lavrov did not say that the truce would hold.").statements == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Angela Merkel had read "War and Peace" on the plane.', "War and Peace"),
        ('The so-called "safe zone" was empty.', "safe zone"),
        ('The exercise, named "Northern Shield", will last a week.', "Northern Shield"),
    ],
)
def test_titles_names_and_scare_quotes_are_nobodys_statement(read: Read, text: str, words: str) -> None:
    report = read(text)
    assert report.statements == ()
    (found,) = report.unattributed
    assert report.text[found.start : found.end] == words
    assert found.reason != ""


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ('"The strikes must stop," John Kerry told Sergei Lavrov.', "person/sergei-lavrov"),
        ("John Kerry assured Angela Merkel that the strikes would stop.", "person/angela-merkel"),
    ],
)
def test_addressees(read: Read, text: str, addressee: str) -> None:
    assert only(read(text)).addressees == (addressee,)


def test_reporters_are_no_addressees(read: Read) -> None:
    assert only(read('"The strikes must stop now," John Kerry told reporters.')).addressees == ()


def test_when_it_was_said(read: Read) -> None:
    when = only(read('"The strikes must stop now," John Kerry said on Monday.', WEDNESDAY)).when
    assert when is not None
    assert when.earliest == when.latest == "2016-03-14"


def test_where_it_was_said(read: Read) -> None:
    place = only(read('"The strikes must stop now," John Kerry said in Vienna.')).place
    assert place is not None
    assert (place.name, place.country) == ("Vienna", "AUT")


def test_the_medium(read: Read) -> None:
    medium = only(read('"The strikes must stop now," John Kerry said in a statement.')).medium
    assert medium is not None
    assert "statement" in medium


@pytest.mark.parametrize(
    ("verb", "plover"),
    [("said", None), ("rejected", "REJECT"), ("demanded", "REQUEST"), ("pledged", "AGREE"), ("threatened", "THREATEN")],
)
def test_some_cues_have_a_type(read: Read, verb: str, plover: str | None) -> None:
    assert only(read(f'Sergei Lavrov {verb}: "The strikes must end before anything else is done."')).plover == plover


def test_we_and_i_in_a_quotation_are_the_speaker(read: Read) -> None:
    report = read('"I met John Kerry on Monday and we spoke of the truce," Sergei Lavrov said.')
    pronoun = next(mention for mention in report.mentions if report.text[mention.start : mention.end] == "I")
    assert pronoun.actor == "person/sergei-lavrov"


def test_quotations_and_clauses_lie_in_the_text_in_order(read: Read) -> None:
    report = read(
        '"It was late," Sergei Lavrov said. John Kerry replied that he "had not slept for two days and nights". '
        "The Kremlin said the talks were over."
    )
    starts = [said.content[0].start for said in report.statements]
    assert starts == sorted(starts)
    assert len({said.id for said in report.statements}) == len(report.statements)


def test_a_title_is_not_read_for_statements(read: Read) -> None:
    report = read(
        'Lavrov: "We are close to a truce"\n\nSnow fell on the lake for most of the day, and the streets were empty.',
        alone=True,
    )
    assert report.statements == ()
