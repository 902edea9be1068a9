"""The ledger's tables: plain names, so that the file reads well in Datasette, and no SQL outside this room."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

#: Grows with every change of the tables; a ledger of a newer one is refused, never guessed at.
SCHEMA_VERSION = 1

metadata = MetaData()

#: What this file is: ``schema`` version and the ``reader`` version that last wrote to it.
meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

#: One row per text: the same words in forty papers are one article.
articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text),
    Column("language", Text, nullable=False),
    Column("agency", Text),
    Column("text", Text, nullable=False),
)

#: One row per appearance of a text.
copies = Table(
    "copies",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False, index=True),
    Column("origin", Text, nullable=False, index=True),
    Column("url", Text),
    Column("outlet", Text),
    Column("domain", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("published_earliest", Text),
    Column("published_latest", Text),
    Column("basis", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("reader", Text, nullable=False),
)

#: What each copy says, as report format v1 without its ``text``, which is the article's.
reports = Table(
    "reports",
    metadata,
    Column("copy", Text, ForeignKey("copies.id", ondelete="CASCADE"), primary_key=True),
    Column("report", Text, nullable=False),
)

#: What the reader warned of.
warnings = Table(
    "warnings",
    metadata,
    Column("copy", Text, ForeignKey("copies.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("warning", Text, nullable=False),
    PrimaryKeyConstraint("copy", "number"),
)

#: Pages that gave nothing, and why.
skipped = Table(
    "skipped",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
)

#: Everybody that a copy names.
actors = Table(
    "actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("country", Text),
    Column("wikidata", Text),
    Column("registered", Boolean, nullable=False),
)

#: Which copy names whom, how often.
copy_actors = Table(
    "copy_actors",
    metadata,
    Column("copy", Text, ForeignKey("copies.id", ondelete="CASCADE"), nullable=False),
    Column("actor", Text, ForeignKey("actors.id"), nullable=False, index=True),
    Column("mentions", Integer, nullable=False),
    PrimaryKeyConstraint("copy", "actor"),
)

#: The events. ``parties``, ``initiator``, ``speaker``, ``topics``, ``conflicts``, ``outlets`` and ``quote`` sum up the
#: tables below, for reading; ``quote`` begins at ``evidence_start`` in the text of ``copy``, the best source;
#: ``reported`` is the day by which it was first reported, where that is known to the month; ``digest`` tells what
#: changed.
events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False, index=True),
    Column("subkind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    Column("due", Text),
    Column("summary", Text, nullable=False),
    Column("parties", Text),
    Column("initiator", Text),
    Column("speaker", Text),
    Column("channel", Text),
    Column("place", Text),
    Column("country", Text),
    Column("topics", Text),
    Column("sources", Integer, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("conflicts", Text),
    Column("outlets", Text),
    Column("quote", Text, nullable=False),
    Column("copy", Text, nullable=False),
    Column("evidence_start", Integer, nullable=False),
    Column("reported", Text),
    Column("confidence", Float, nullable=False),
    Column("digest", Text, nullable=False),
    Index("events_by_day", "earliest", "latest"),
)

#: Who took part, as what.
event_parties = Table(
    "event_parties",
    metadata,
    Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("actor", Text, ForeignKey("actors.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("country", Text),
    Column("role", Text, nullable=False),
    PrimaryKeyConstraint("event", "number"),
)

#: What it was about.
event_topics = Table(
    "event_topics",
    metadata,
    Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("topic", Text, nullable=False, index=True),
    PrimaryKeyConstraint("event", "number"),
)

#: Each account of an event with its words: from ``evidence_start`` to ``evidence_end`` in ``articles.text``, in code
#: points; ``spans`` has the parts as JSON ``[[start, end], ...]``. ``follows`` is the copy that it repeats.
event_sources = Table(
    "event_sources",
    metadata,
    Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("copy", Text, ForeignKey("copies.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("item", Text, nullable=False),
    Column("evidence_start", Integer, nullable=False),
    Column("evidence_end", Integer, nullable=False),
    Column("spans", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("status", Text),
    Column("form", Text),
    Column("channel", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("place", Text),
    Column("initiator", Text),
    Column("speaker", Text),
    Column("follows", Text),
    Column("why", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    PrimaryKeyConstraint("event", "number"),
)

#: Fields on which accounts of one event cannot all be right: each value with a copy that gives it.
conflicts = Table(
    "conflicts",
    metadata,
    Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("copy", Text, ForeignKey("copies.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("event", "number"),
)
