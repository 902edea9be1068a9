"""From articles to reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from communique import __version__
from communique.actors import Registry
from communique.model import Article, Reader, Report
from communique.reports import (
    actions,
    commitments,
    contacts,
    language,
    merging,
    plover_types,
    positions,
    statements,
    times,
)  # fmt: skip
from communique.reports.cast import Cast
from communique.reports.document import Document, parse
from communique.reports.lexicon import Lexicon, lexicon_of
from communique.reports.mentions import mentions
from communique.reports.overview import overview
from communique.reports.said import Said
from communique.reports.scene import Scene
from communique.reports.spotter import Spotter
from communique.settings import DEFAULT, Settings

# Articles parsed together: enough for spaCy to batch their paragraphs, few enough for memory to stay flat.
_BATCH = 8
_SPOKEN_BY = re.compile(
    r"(?:joint |press )?(?:statement|remarks|speech|address|declaration|message|comments?)\b.{0,60}?\bby\b (.{1,200})",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?=\b([A-Z][\w'-]+(?: [a-z]{2,3})?(?: [A-Z][\w'-]+){1,2}))")


def read_articles(
    articles: Iterable[Article], *, settings: Settings = DEFAULT, registry: Registry | None = None
) -> Iterator[Report]:
    """The reports of the articles, one each, in order; a skipped article's report says why and holds nothing else.

    Raises:
        ModelError: when the language model is missing or damaged.
    """
    pipeline = language.load(settings.spacy_model)
    lexicon = lexicon_of(registry if registry is not None else Registry.load(settings.actors_file))
    reader = Reader(version=__version__, model=pipeline.name)
    stream = iter(articles)
    while len(batch := list(islice(stream, _BATCH))) > 0:
        documents = parse([article for article in batch if article.skipped is None], pipeline.nlp)
        for article in batch:
            yield _blank(article, reader) if article.skipped is not None else _report(next(documents), lexicon, reader)


def read_article(article: Article, *, settings: Settings = DEFAULT, registry: Registry | None = None) -> Report:
    """The report of one article."""
    return next(read_articles([article], settings=settings, registry=registry))


def _blank(article: Article, reader: Reader) -> Report:
    known = {name: getattr(article, name) for name in article.__struct_fields__}
    return Report(reader=reader, **known)


def _report(document: Document, lexicon: Lexicon, reader: Reader) -> Report:
    article = document.article
    seen = overview(document.paragraphs, lexicon)
    spots = [Spotter(paragraph, lexicon, seen).spots_of() for paragraph in document.paragraphs]
    cast = Cast(document, spots, lexicon, seen)
    found_times = times.read(document)
    times_of: dict[int, list[times.Time]] = {}
    for time in found_times:
        times_of.setdefault(time.paragraph, []).append(time)
    scenes = [Scene(document, paragraph, cast, times_of.get(paragraph.index, ())) for paragraph in document.paragraphs]
    told = [scene for scene in scenes if scene.paragraph.region.kind != "title"]
    said, unattributed = statements.read(scenes)
    _let_speak(said, cast, document)
    _let_author_speak(cast, document)
    drafts = [draft for scene in told for draft in contacts.read(scene)]
    sightings = [sighting for scene in told for sighting in scene.sightings()]
    merged = merging.merge(drafts, cast, found_times, article.published, sightings)
    found_contacts = plover_types.typed_contacts(merged)
    found_statements = statements.records(said)
    found_commitments = plover_types.typed_commitments(commitments.read(told, found_statements))
    found_positions = positions.read(told, found_statements)
    found_actions = actions.read(told, found_contacts)
    cited = [party.mention for contact in found_contacts for party in contact.parties]
    cited += [one.speaker.mention for one in found_statements if one.speaker is not None]
    listed = mentions(cast, cited)
    used = {m.actor for m in listed if m.actor is not None} | {c for m in listed for c in m.candidates}
    used |= {p.actor for c in found_contacts for p in c.parties} | {s for c in found_contacts for s in c.according_to}
    used |= {s.speaker.actor for s in found_statements if s.speaker is not None and s.speaker.actor is not None}
    used |= {actor for s in found_statements for actor in s.addressees}
    used |= {party for c in found_commitments for party in c.parties} | {p.actor for p in found_positions}
    used |= {actor for a in found_actions for actor in (*a.source, *a.target)}
    known = {name: getattr(article, name) for name in article.__struct_fields__}
    return Report(
        reader=reader, **known, actors=cast.refs(used), mentions=listed,
        times=times.expressions(found_times, article), contacts=found_contacts,
        statements=found_statements, unattributed=tuple(unattributed), commitments=found_commitments,
        positions=found_positions, actions=found_actions,
    )  # fmt: skip


def _let_author_speak(cast: Cast, document: Document) -> None:
    """ "I" and "we" outside quotation marks, in a text that its title gives to somebody: "Statement by Jane Doe on"."""
    title = _SPOKEN_BY.match(document.article.title or "")
    names = _NAMES.findall(title[1]) if title is not None else []
    entries = [entry for name in names for entry, _ in cast.registry.named(name) if entry.type == "person"]
    if len(entries) == 0:
        return
    actor = cast.known(entries[0])
    for paragraph in document.paragraphs:
        for token in paragraph.doc if paragraph.region.kind == "body" else ():
            if token.pos_ == "PRON" and not document.is_quoted(paragraph, token):
                cast.speak(paragraph.index, token.i, token.i, actor)


def _let_speak(said: list[Said], cast: Cast, document: Document) -> None:
    """ "I" and "we" in a speaker's own words are the speaker."""
    for one in said:
        if one.source is None or one.source.actor is None or one.manner == "indirect":
            continue
        for span in one.content:
            paragraph = document.paragraph_at(span.start)
            tokens = paragraph.tokens(span) if paragraph is not None else None
            if paragraph is not None and tokens is not None and len(tokens) > 0:
                cast.speak(paragraph.index, tokens.start, tokens.end - 1, one.source.actor)
