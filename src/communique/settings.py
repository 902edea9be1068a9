"""The limits and defaults of a run, in one place, each with its reason."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a run behaves. Every field has a default that suits a laptop."""

    # A news page of more than this is a dump or an attack; it is reported and skipped, never half read.
    max_page_bytes: int = 20_000_000
    # A compressed crawl of a day unpacks to some ten gigabytes; beyond this it is somebody else's work, or an attack.
    max_unpacked_bytes: int = 100_000_000_000
    # Text shrinks to a tenth, pages from one template to a fiftieth; only a zip bomb shrinks to less than this share.
    max_unpack_ratio: int = 250
    # After so many broken records on end the rest of a file is not worth a try; whole ones in between reset the count.
    max_broken_records: int = 100
    # Longer PDF files are books; the pages after these are left out, and a warning says so.
    max_pdf_pages: int = 300
    # A PDF that is not read by then is refused; an honest page of one takes some hundredths of a second.
    max_pdf_seconds: float = 20.0
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
    # Processes that read at once; 0 is one a core. From Python one by default: more import the caller's script again,
    # which must then guard its own work with ``if __name__ == "__main__"``. The commands use every core.
    jobs: int = 1
    # A user's own registry file, merged over ours.
    actors_file: Path | None = None


DEFAULT = Settings()
