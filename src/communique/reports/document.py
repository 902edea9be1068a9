"""An article as the reader works on it: its reporting paragraphs, parsed, with every token's place in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from communique.model import Article, Region, Span
from communique.model.articles import REPORTING
from communique.reports import quotes
from communique.reports.folding import fold


@dataclass(slots=True)
class Paragraph:
    """One reporting region, parsed. ``doc`` is of the folded text; offsets are the original's."""

    index: int
    region: Region
    doc: Doc

    def span(self, tokens: Tokens) -> Span:
        """Where ``tokens`` stand in the article's text."""
        return Span(start=self.region.start + tokens.start_char, end=self.region.start + tokens.end_char)

    def span_of(self, first: Token, last: Token) -> Span:
        """From the first to the last token, both included."""
        return Span(start=self.region.start + first.idx, end=self.region.start + last.idx + len(last))

    def tokens(self, span: Span) -> Tokens | None:
        """The tokens that ``span`` touches, or None where it lies outside."""
        start, end = span.start - self.region.start, span.end - self.region.start
        if end <= 0 or start >= len(self.doc.text):
            return None
        return self.doc.char_span(max(start, 0), min(end, len(self.doc.text)), alignment_mode="expand")


@dataclass(slots=True)
class Document:
    """The parsed article."""

    article: Article
    paragraphs: list[Paragraph]
    quotations: tuple[quotes.Quotation, ...]
    quoted: list[list[bool]] = field(default_factory=list)
    quotations_of: dict[int, list[quotes.Quotation]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.quoted = [[False] * len(paragraph.doc) for paragraph in self.paragraphs]
        for quotation in self.quotations:
            self.quotations_of.setdefault(quotation.paragraph, []).append(quotation)
            paragraph = self.paragraphs[quotation.paragraph]
            tokens = paragraph.tokens(quotation.inner)
            for token in tokens if tokens is not None else ():
                self.quoted[paragraph.index][token.i] = True

    @property
    def text(self) -> str:
        """The article's text, as it stands."""
        return self.article.text

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph in which a character of the text stands."""
        at = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.region.start) - 1
        return self.paragraphs[at] if at >= 0 and offset < self.paragraphs[at].region.end else None

    def is_quoted(self, paragraph: Paragraph, token: Token) -> bool:
        """Whether the token lies inside quotation marks."""
        return bool(self.quoted[paragraph.index][token.i])


# What the rule lemmatizer of the small model makes of some verbs with a silent e.
_LEMMA_SLIPS = {
    "hop": "hope", "din": "dine", "stag": "stage", "wag": "wage", "rap": "rape", "fin": "fine", "forgave": "forgive",
}  # fmt: skip


def _mended(doc: Doc) -> Doc:
    for token in doc:
        if token.lemma_ in _LEMMA_SLIPS and token.pos_ == "VERB":
            token.lemma_ = _LEMMA_SLIPS[token.lemma_]
    return doc


def reporting_regions(article: Article) -> list[Region]:
    """The regions that are read: titles, body and other outlets' words; never furniture."""
    return [region for region in article.regions if region.kind in REPORTING]


def parse(articles: list[Article], nlp: Language) -> Iterator[Document]:
    """The articles' paragraphs through spaCy in one batch, for speed, and put together again."""
    regions = [reporting_regions(article) for article in articles]
    texts = [fold(article.text[r.start : r.end]) for article, rs in zip(articles, regions, strict=True) for r in rs]
    docs = nlp.pipe(texts, batch_size=64)
    for article, rs in zip(articles, regions, strict=True):
        paragraphs = [Paragraph(index=i, region=region, doc=_mended(next(docs))) for i, region in enumerate(rs)]
        yield Document(article=article, paragraphs=paragraphs, quotations=quotes.find(article.text, rs))
