"""The verbs of speech and thought (``vocab/data/cues.yaml``)."""

from __future__ import annotations

from functools import lru_cache

from communique.model import Record
from communique.model.reports import Plover
from communique.vocab import load_data


class Cues(Record, frozen=True, kw_only=True):
    """Lemmas by what they introduce; see the data file."""

    label: str
    description: str
    example: str
    speech: frozenset[str]
    characterise: frozenset[str]
    thought: frozenset[str]
    nouns: frozenset[str]
    plover: dict[Plover, frozenset[str]]
    media: frozenset[str]

    def is_cue(self, lemma: str) -> bool:
        """Whether the verb introduces words or thoughts of somebody."""
        return lemma in self.speech or lemma in self.characterise or lemma in self.thought

    def type_of(self, lemma: str) -> Plover | None:
        """The verbal PLOVER type of the verb."""
        return next((type_ for type_, lemmas in self.plover.items() if lemma in lemmas), None)


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cues, loaded once."""
    return load_data("communique.vocab", "data/cues.yaml", Cues)
