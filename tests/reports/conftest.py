"""Reports of short texts, read by the real pipeline and the real registry."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from communique.actors import Registry
from communique.articles import make
from communique.model import Article, Page, Report
from communique.reports import language, read_article
from communique.reports.folding import fold

Read = Callable[..., Report]
MakeArticle = Callable[..., Article]
Parse = Callable[[str], Doc]
ValueOf = Callable[[Report, str], str]

#: Gives a short text the letters that its language is told by, and a first line that is no title. It holds no actor,
#: no time and no quotation.
LEAD = "The rain had stopped, and the streets of the old town were dry again, with few people on them.\n\n"


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The registry that ships."""
    return Registry.load()


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language pipeline, loaded once."""
    return language.load().nlp


@pytest.fixture(scope="session")
def parse(nlp: Language) -> Parse:
    """A text as the parser sees it."""
    return lambda text: nlp(fold(text))


@pytest.fixture(scope="session")
def make_article(registry: Registry) -> MakeArticle:
    """The article of a plain-text page: the words given, below a paragraph about nobody or ``alone``."""

    def build(text: str, published: str | None = None, *, alone: bool = False) -> Article:
        content = text if alone else LEAD + text
        page = Page(origin="page.txt", media_type="text/plain", content=content, published=published)
        return make(page, registry=registry)

    return build


@pytest.fixture(scope="session")
def read(registry: Registry, make_article: MakeArticle) -> Read:
    """The report of such an article, published on the day given, if one is."""

    @lru_cache(maxsize=512)
    def report(text: str, published: str | None = None, *, alone: bool = False) -> Report:
        return read_article(make_article(text, published, alone=alone), registry=registry)

    return report


@pytest.fixture(scope="session")
def value_of() -> ValueOf:
    """The TIMEX3 value of the one time of a report that has these words."""

    def value(report: Report, words: str) -> str:
        (found,) = (time.value for time in report.times if report.text[time.start : time.end] == words)
        return found

    return value
