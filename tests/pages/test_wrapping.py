from __future__ import annotations

from communique.pages.wrapping import is_wrapped, unwrapped

WRAPPED = """The foreign ministers of both states met in Vienna on Tuesday
and agreed to speak again before the end of the month, as nego-
tiators on either side had hoped for.

They left by a side door and spoke to nobody who was waiting there
with a question.
"""


def test_paragraphs_come_back_a_line_each() -> None:
    assert is_wrapped(WRAPPED)
    assert unwrapped(WRAPPED).split("\n") == [
        "The foreign ministers of both states met in Vienna on Tuesday and agreed to speak again before the end of the "
        "month, as negotiators on either side had hoped for.",
        "",
        "They left by a side door and spoke to nobody who was waiting there with a question.",
        "",
    ]


def test_a_short_line_ends_its_paragraph() -> None:
    text = "Talks in Vienna\nThe ministers met on Tuesday and agreed.\nThey left.\nNobody spoke to them.\n"
    assert unwrapped(text).startswith("Talks in Vienna\nThe ministers")
    assert "They left.\nNobody" in unwrapped(text)


def test_items_of_a_list_stay_apart() -> None:
    text = "They agreed on these points after a night of talks:\n- a truce from Friday to the month's end\n- aid"
    assert unwrapped(text).count("\n") == 2


def test_text_with_a_paragraph_a_line_is_not_wrapped() -> None:
    line = "The foreign ministers of both states met in Vienna on Tuesday and agreed to speak again before long."
    assert not is_wrapped("\n".join([line] * 5))
    assert not is_wrapped("They met.\nThey left.\n")
