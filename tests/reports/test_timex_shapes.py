"""Every shape has an example that it finds, and there are words that look like times and are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reports.timex import find
from communique.reports.timex_shapes import shapes, telling

# The words found, and how they are meant.
EXAMPLES = [
    ("They met in the week of March 6 in Oslo.", "the week of March 6", "date"),
    ("They met on March the fifth.", "March the fifth", "date"),
    ("They met on Friday 4 March in Oslo.", "Friday 4 March", "date"),
    ("They met on March 4-6, 2016.", "March 4-6, 2016", "date"),
    ("The treaty of 12 May last year failed.", "12 May last year", "date"),
    ("It opened in early June 2015.", "early June 2015", "date"),
    ("It opened in June last year.", "June last year", "date"),
    ("They vote each July.", "each July", "set"),
    ("The talks of last June failed.", "last June", "date"),
    ("They broke down at the end of November.", "the end of November", "date"),
    ("The truce has held since March.", "March", "date"),
    ("A vote is due; December's was put off.", "December", "date"),
    ("The council meets every Tuesday.", "every Tuesday", "set"),
    ("It rained late on; early Friday morning it stopped.", "early Friday morning", "weekday"),
    ("They spoke on Tuesday last week.", "Tuesday last week", "weekday"),
    ("On Fridays the square fills.", "Fridays", "set"),
    ("The fiscal third quarter of 1990 was weak.", "The fiscal third quarter of 1990", "quarter"),
    ("In this year's first quarter it grew.", "this year's first quarter", "quarter"),
    ("It shrank in the second half of 2012.", "the second half of 2012", "quarter"),
    ("In the same period last year it grew.", "the same period last year", "quarter"),
    ("It made less than in last year's quarter.", "last year's quarter", "quarter"),
    ("In the quarter it made nothing.", "the quarter", "quarter"),
    ("It rose from a year-earlier loss.", "year-earlier", "quarter"),
    ("They met the day before yesterday.", "the day before yesterday", "day_offset"),
    ("They met almost two years ago.", "almost two years ago", "unit_offset"),
    ("It ended centuries ago.", "centuries ago", "vague"),
    ("Two days later they left.", "Two days later", "unit_offset"),
    ("It was the day after the summit.", "the day after", "unit_offset"),
    ("They must answer within ten days.", "ten days", "unit_offset"),
    ("They left later that year.", "later that year", "unit_offset"),
    ("Later in the day they left.", "Later in the day", "unit_offset"),
    ("He left the next morning.", "the next morning", "unit_offset"),
    ("They left the following week.", "the following week", "unit_offset"),
    ("It grew over the past five years.", "the past five years", "duration"),
    ("It begins late next year.", "late next year", "part"),
    ("It begins at the end of the month.", "the end of the month", "part"),
    ("They fought over the weekend.", "the weekend", "part"),
    ("A weekend meeting came to nothing.", "weekend", "part"),
    ("Production stops at year-end.", "year-end", "date"),
    ("Profit fell in the year ended June 30.", "the year", "duration"),
    ("It is short for the fiscal year.", "the fiscal year", "part"),
    ("They hope for the rest of the year.", "the rest of the year", "part"),
    ("They spoke for half an hour.", "half an hour", "duration"),
    ("It is held every other week.", "every other week", "set"),
    ("They spoke for nearly three hours.", "nearly three hours", "duration"),
    ("It is a relic of the 19th century.", "the 19th century", "century"),
    ("It stalled in recent weeks and months.", "recent weeks and months", "duration"),
    ("Much may change in the weeks ahead.", "the weeks ahead", "duration"),
    ("It costs $3 million a day to run.", "a day", "set"),
    ("It makes 300 cars per month.", "per month", "set"),
    ("It lasted for a month.", "a month", "duration"),
    ("For decades nobody asked.", "decades", "duration"),
    ("Months of talks came to nothing.", "Months", "duration"),
    ("Hours later they left.", "Hours", "duration"),
    ("It is the first days of the truce.", "the first days", "duration"),
    ("A decades-long quarrel ended.", "decades-long", "duration"),
    ("They talked all night.", "all night", "duration"),
    ("It rained all week.", "all week", "duration"),
    ("It struck at about 9:30 p.m. Moscow time on Tuesday.", "about 9:30 p.m. Moscow time on Tuesday", "weekday"),
    ("They left at 4 in the morning.", "4 in the morning", "clock"),
    ("The plane left at 1430 GMT.", "1430 GMT", "clock"),
    ("The vote is at 18:30.", "18:30", "clock"),
    ("It takes effect at midnight.", "midnight", "clock"),
    ("It takes effect at noon, or noon Friday.", "noon Friday", "weekday"),
    ("They spoke earlier today.", "earlier today", "day_offset"),
    ("They spoke this morning.", "this morning", "day_offset"),
    ("They left that night.", "that night", "unit_offset"),
    ("Shelling went on overnight.", "overnight", "day_offset"),
    ("They left in mid-afternoon.", "mid-afternoon", "clock"),
    ("It fell last autumn.", "last autumn", "season"),
    ("It began in the spring of 2011.", "spring of 2011", "season"),
    ("They march every summer.", "every summer", "set"),
    ("They will return in winter.", "winter", "season"),
    ("They will return in the fall.", "the fall", "season"),
    ("All were gone the summer through.", "the summer", "season"),
    ("The file is dated 2016-04-04.", "2016-04-04", "date"),
    ("It is a child of the late 1980s.", "the late 1980s", "decade"),
    ("It is a child of the nineties.", "the nineties", "decade"),
    ("It broke even in fiscal 1990.", "fiscal 1990", "fiscal"),
    ("It grew in the 1989 third quarter.", "the 1989 third quarter", "quarter"),
    ("It grew in the 1989 period.", "the 1989 period", "quarter"),
    ("The war began in late 2013.", "late 2013", "date"),
    ("The war began in 2011.", "2011", "date"),
    ("The 2014 elections were fair.", "2014", "date"),
    ("They met on Christmas Eve.", "Christmas Eve", "feast"),
    ("Nobody knows now.", "now", "vague"),
    ("The current system has failed.", "current", "vague"),
    ("They met recently.", "recently", "vague"),
    ("They will meet in the near future.", "the near future", "vague"),
    ("Convoys arrive daily.", "daily", "set"),
    ("Accounts are drawn up quarterly.", "quarterly", "set"),
    ("It was the nineteen sixties.", "nineteen sixties", "decade"),
    ("It was nineteen ninety-six.", "nineteen ninety-six", "date"),
    ("It was in the year two thousand and three.", "the year two thousand and three", "date"),
]
NO_TIMES = [
    "The parties may march on.",
    "He is second to none.",
    "UN Resolution 1973 was passed.",
    "Some 2000 people fled, and 1,900 stayed.",
    "It cost $2016 a head.",
    "He read it in the Sunday Times.",
    "Black Friday brought crowds.",
    "They spoke of the Arab Spring and of the fall of Aleppo.",
    "Russia Today has it.",
    "Theresa May said nothing.",
    "Three quarters of the voters stayed away.",
    "The present system failed in every respect.",
    "A 54-year-old man was hurt.",
    "It came as soon as they asked.",
    "The guard is there 24 hours a day.",
    "They burn the midnight oil.",
    "Now, that is news.",
    "He reads about current affairs.",
    "It was the last week of the race.",
    "They marched for a second day.",
    "They met for the third time in as many weeks.",
    "He wrote for the New York Daily News.",
    "It grew by 20% annually.",
]


@pytest.mark.parametrize(("text", "words", "kind"), EXAMPLES)
def test_an_expression_is_found_whole_and_of_its_kind(text: str, words: str, kind: str) -> None:
    assert (words, kind) in [(text[found.start : found.end], found.kind) for found in find(text)]


@pytest.mark.parametrize("text", NO_TIMES)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert [text[found.start : found.end] for found in find(text)] == []


def test_every_shape_has_an_example() -> None:
    texts = [text for text, _, _ in EXAMPLES]
    bare = {
        shape.pattern.pattern for listed in shapes().values() for shape in listed
        if not any(shape.pattern.search(text) for text in texts)
    }  # fmt: skip
    assert bare == set()


def test_every_telling_word_has_shapes_to_try() -> None:
    assert set(telling().values()) <= set(shapes())


HOSTILE = ["days ", "May ", "last year's ", "weeks and ", "mid-", "two hundred ", "9:", "the quarter of "]


@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3).map(lambda parts: "".join(parts) * 40))
def test_no_repetition_makes_expressions_overlap(text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
