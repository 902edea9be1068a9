"""Pages: from what the user points at to decoded text, one page at a time, and a reason for every page left out."""

from communique.pages.decode import decode, media_type
from communique.pages.find import Found, Survey, find, survey
from communique.pages.formats import COMPRESSED, FORMATS, Format
from communique.pages.metadata import Given, Known, Metadata, given, load_metadata
from communique.pages.read import count, read

__all__ = [
    "COMPRESSED",
    "FORMATS",
    "Format",
    "Found",
    "Given",
    "Known",
    "Metadata",
    "Survey",
    "count",
    "decode",
    "find",
    "given",
    "load_metadata",
    "media_type",
    "read",
    "survey",
]
