"""The common questions as SQL views, which Datasette shows by name and the listings of the Python interface read."""

from __future__ import annotations

_DATE = """CASE
    WHEN earliest = latest THEN earliest
    WHEN earliest IS NOT NULL AND latest IS NOT NULL THEN earliest || ' to ' || latest
    WHEN earliest IS NOT NULL THEN 'from ' || earliest
    WHEN latest IS NOT NULL THEN 'by ' || latest
    WHEN due IS NOT NULL THEN 'due ' || due
  END"""

_ORDER = """ORDER BY CASE WHEN COALESCE(earliest, latest, due) IS NULL THEN 1 ELSE 0 END,
  COALESCE(earliest, latest, due), COALESCE(reported, '9999'),
  copy, evidence_start, kind, id"""

#: Each view's name and its query. Plain SQL that SQLite and PostgreSQL both understand.
VIEWS: dict[str, str] = {
    "timeline": f"""SELECT {_DATE} AS date, kind, status, summary AS what, COALESCE(parties, speaker) AS who,
  place, sources, independent,  conflicts, reported, id AS event
FROM events WHERE kind <> 'position'
{_ORDER}""",
    "contacts": f"""SELECT id AS event, earliest, latest, status, subkind AS form, channel, parties, initiator, place,
  topics, sources, independent, conflicts, quote, outlets, reported
FROM events WHERE kind = 'contact'
{_ORDER}""",
    "statements": f"""SELECT id AS event, earliest, latest, speaker, subkind AS manner, quote, sources,
  independent, conflicts, outlets, reported
FROM events WHERE kind = 'statement'
{_ORDER}""",
    "commitments": f"""SELECT id AS event, earliest, latest, due, status, subkind AS commitment, parties, summary,
  sources, independent, conflicts, quote, outlets, reported
FROM events WHERE kind = 'commitment'
{_ORDER}""",
    "positions": f"""SELECT id AS event, parties AS actor, subkind AS stance, topics AS issue, sources, independent,
  quote, outlets, reported
FROM events WHERE kind = 'position'
{_ORDER}""",
}
