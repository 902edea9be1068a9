"""The limits and defaults of a run, in one place, each with its reason."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a run behaves. Every field has a default that suits a laptop."""

    # A news page of more than this is a dump or an attack; it is reported and skipped, never half read.
    max_page_bytes: int = 20_000_000
    # HTML deeper than this is not a news page. lxml stops at 256 levels by itself, and silently.
    max_html_depth: int = 200
    # spaCy refuses longer texts; paragraphs are read one by one, so this bounds one paragraph, in characters.
    max_paragraph_chars: int = 50_000
    # Text longer than this is read up to here, and a warning says so: about 300 newspaper columns.
    max_text_chars: int = 3_000_000
    # Below this many letters nobody, and no detector, can tell the language.
    min_language_letters: int = 60
    # Name of another installed spaCy English pipeline (for instance en_core_web_trf); empty for the default one.
    spacy_model: str = ""
    # A user's own registry file, merged over ours.
    actors_file: Path | None = None


DEFAULT = Settings()
