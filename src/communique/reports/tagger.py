"""The statement tagger: a small encoder finds who said what, in source, cue and content spans.

It needs no parser. The weights, the tokenizer and a file that tells where they come from lie in ``data/statements``
and are made by ``python -m training.statements.train``; their hashes are held against that file when they are loaded.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from communique.errors import ModelError
from communique.model import Record, Span
from communique.reports.tagger_decode import Group, Halves, best_tags, grouped, likelihoods
from communique.reports.tagger_text import Floats, Ints, Words, prepared, words_of

FOLDER: Final = Path(__file__).parent / "data" / "statements"
NETWORK: Final = "tagger.onnx"
TOKENIZER: Final = "tokenizer.json"
CARD: Final = "tagger.json"

_MEND = (
    "Install the package again (pip install --force-reinstall --no-deps communique), or read with --statements rules."
)
_CLS, _SEP = 101, 102
#: Pieces of context that a window shares with the next on either side.
_MARGIN: Final = 32


class Card(Record, frozen=True, kw_only=True):
    """What ``tagger.json`` tells of the model.

    ``window`` counts the word pieces, marks included, that the network was trained on; ``chain`` is tags x tags,
    ``tables`` roles x features; ``sha256`` holds the hash of each other file.
    """

    name: str
    version: str
    sha256: dict[str, str]
    window: int
    chain: list[list[float]]
    tables: list[list[float]]
    encoder: dict[str, str]
    data: dict[str, str]
    terms: str
    training: dict[str, bool | int | float]
    figures: dict[str, dict[str, float]]


class Attribution(Record, frozen=True, kw_only=True):
    """One attribution in a text: whose it is, the words that say so, and what is attributed.

    Offsets are Unicode code points into the text. There is content always, in one piece or several; a content alone
    comes from a text without any cue. ``confidence`` is the likelihood of the least likely word of source and cue.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    confidence: float


class Tagger:
    """A loaded tagger. It keeps no state between texts and uses one thread.

    Args:
        folder: holds the network, the tokenizer and the card.

    Raises:
        ModelError: when a file is missing or is not the one that the card names.
    """

    def __init__(self, folder: Path) -> None:
        self.card = _card(folder)
        verify(folder, self.card)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # The arena never gives back what its largest batch took.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            str(folder / NETWORK), sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = prepared(Tokenizer.from_file(str(folder / TOKENIZER)))
        self._chain = np.asarray(self.card.chain, dtype=np.float32)
        self._tables = np.asarray(self.card.tables, dtype=np.float32)
        self._width = self._session.get_outputs()[1].shape[2] // 4

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """The attributions of a text of any length, in the order of their cues.

        Args:
            text: a whole article: the context helps, and what is said may go on over paragraphs.
        """
        words = words_of(text, self._tokenizer)
        if len(words) == 0:
            return ()
        scores, vectors = self._states(words)
        tags = best_tags(scores, self._chain)
        likely = likelihoods(scores, self._chain, tags)
        return tuple(_attribution(words, group, likely) for group in grouped(words, tags, vectors, self._tables))

    def _states(self, words: Words) -> tuple[Floats, Halves]:
        """Tag scores and linking vectors of every word, each from the window that it lies deepest in."""
        scores = np.zeros((len(words), len(self._chain)), dtype=np.float32)
        vectors: Halves = np.zeros((len(words), 4, self._width), dtype=np.float16)
        for begin, stop, own, end in windows(len(words.pieces), self.card.window - 2):
            tags, links = self._session.run(["tags", "links"], _inputs(words, begin, stop))
            first, last = np.searchsorted(words.first, (own, end))
            places = words.first[first:last] - begin + 1
            scores[first:last] = tags[0, places]
            vectors[first:last] = links[0, places].reshape(len(places), 4, -1)
        return scores, vectors


@lru_cache(maxsize=1)
def load() -> Tagger:
    """The package's tagger, loaded once.

    Raises:
        ModelError: when a file is missing or is not the published one.
    """
    return Tagger(FOLDER)


def verify(folder: Path, card: Card) -> None:
    """Hold every file that the card names against its hash.

    Raises:
        ModelError: when one is missing or differs.
    """
    for name, wanted in card.sha256.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError(f"the statement tagger's file {folder / name} cannot be read. {_MEND}") from error
        if found != wanted:
            raise ModelError(f"the statement tagger's file {folder / name} is not the published one. {_MEND}")


def windows(pieces: int, size: int) -> list[tuple[int, int, int, int]]:
    """How a text is cut: begin and end of each window, and of the part that is taken from it.

    Windows overlap evenly; the parts meet without gap or overlap.

    Example:
        >>> windows(100, 90)
        [(0, 90, 0, 50), (10, 100, 50, 100)]
    """
    if pieces <= size:
        return [(0, pieces, 0, pieces)]
    count = 1 + -(-(pieces - size) // (size - 2 * _MARGIN))
    begins = [(pieces - size) * i // (count - 1) for i in range(count)]
    cuts = [0, *((a + size + b) // 2 for a, b in pairwise(begins)), pieces]
    return [(b, b + size, own, end) for b, own, end in zip(begins, cuts, cuts[1:], strict=False)]


def _card(folder: Path) -> Card:
    try:
        return msgspec.json.decode((folder / CARD).read_bytes(), type=Card)
    except OSError as error:
        raise ModelError(f"the statement tagger is not installed: {folder / CARD} cannot be read. {_MEND}") from error
    except msgspec.DecodeError as error:
        raise ModelError(f"the statement tagger's card {folder / CARD} is damaged: {error}. {_MEND}") from error


def _inputs(words: Words, begin: int, end: int) -> dict[str, Ints]:
    """One window for the network. Several at a time would be no faster on one thread, and need more memory."""
    pieces = np.concatenate([[_CLS], words.pieces[begin:end], [_SEP]])
    features = np.concatenate([[0], words.features[begin:end], [0]])
    named = {"pieces": pieces[None], "features": features[None], "lengths": np.asarray([len(pieces)])}
    return {name: values.astype(np.int32) for name, values in named.items()}


def _attribution(words: Words, group: Group, likely: Floats) -> Attribution:
    def span(pair: tuple[int, int]) -> Span:
        return Span(start=int(words.starts[pair[0]]), end=int(words.ends[pair[1]]))

    sure = [pair for pair in (group.source, group.cue) if pair is not None] or list(group.content)
    return Attribution(
        source=span(group.source) if group.source is not None else None,
        cue=span(group.cue) if group.cue is not None else None,
        content=tuple(span(pair) for pair in group.content),
        confidence=round(min(float(likely[first : last + 1].min()) for first, last in sure), 3),
    )
