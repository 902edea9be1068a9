"""Make the statement tagger: ``python -m training.statements.train``.

Trains on nine tenths of PolNeAR's training articles, keeps the weights of each epoch and their running average in the
work folder, and packs the average into the package with its figures on the last tenth. One core that computes with
16-bit floats takes an hour; see docs/models/statements.md for the set-up.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from typing import Final

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own name for it

from communique.reports.tagger import FOLDER
from communique.reports.tagger_text import prepared
from training.statements.corpus import ARCHIVE, articles, divided
from training.statements.model import LINK, NEVER, Network, log_total, pretrained, published
from training.statements.pack import pack
from training.statements.samples import FREE, WINDOW, Batch, batches, sample

LOG: Final = logging.getLogger("training.statements")
SEED: Final = 20
#: How fast the running average forgets: about one epoch.
AVERAGE: Final = 0.998
WORK: Final = Path(__file__).parents[2] / "build" / "statements"
#: Options that the card of the model repeats.
SETTINGS: Final = ("epochs", "rate", "decay", "budget", "seed", "threads", "half")


def word_scores(states: Tensor, first: Tensor) -> Tensor:
    """What the network gave for each word's first piece."""
    return torch.gather(states, 1, first[:, :, None].expand(-1, -1, states.shape[2]))


def tag_loss(network: Network, scores: Tensor, batch: Batch) -> Tensor:
    """Negative log likelihood of the tags, summed; a free word may have any."""
    chain = network.chain()
    tags = batch.tags[:, :, None]
    allowed = (tags == FREE) | (tags == torch.arange(scores.shape[2]))
    right = torch.where(allowed, scores, scores + NEVER)
    return (log_total(scores, chain, batch.words) - log_total(right, chain, batch.words)).sum()


def link_loss(network: Network, vectors: Tensor, batch: Batch) -> Tensor:
    """Negative log likelihood of each span's cue among the cues of its window, summed."""
    total = vectors.new_zeros(())
    for link in batch.links:
        own = vectors[link.window].view(-1, 4, LINK)
        span = own[link.spans[:, 0], 0] + own[link.spans[:, 1], 1]
        cue = own[link.cues[:, 0], 2] + own[link.cues[:, 1], 3]
        scores = span @ cue.T / LINK**0.5 + network.table[link.role][link.features].sum(-1)
        total = total + F.cross_entropy(scores, link.right, reduction="sum")
    return total


def groups(network: Network, rate: float, decay: float) -> list[dict[str, object]]:
    """Parameters with their rates: lower for each layer further from the top, higher for what starts from nothing."""
    made: list[dict[str, object]] = []
    for name, parameter in network.named_parameters():
        part, _, rest = name.partition(".")
        if part == "layers":
            own = rate * decay ** (len(network.layers) - 1 - int(rest.split(".")[0]))
        elif part in {"words", "positions", "norm"}:
            own = rate * decay ** len(network.layers)
        else:
            own = 5e-3 if part in {"transitions", "table"} else 1e-3
        made.append({"params": [parameter], "lr": own, "weight_decay": 0.01 if parameter.dim() > 1 else 0.0})
    return made


class Average:
    """The running average of a network's parameters: steadier than where the last step left them."""

    def __init__(self, network: Network) -> None:
        self._values = {name: values.detach().clone() for name, values in network.named_parameters()}
        self._steps = 0

    def add(self, network: Network) -> None:
        """Count the parameters as they are now."""
        self._steps += 1
        weight = 1 - min(AVERAGE, (self._steps + 1) / (self._steps + 10))
        torch._foreach_lerp_(list(self._values.values()), [p.detach() for p in network.parameters()], weight)

    def save(self, path: Path) -> None:
        """Write the average as a state of the network."""
        torch.save(self._values, path)


class Trainer:
    """One training: the network, its optimiser and the running average."""

    def __init__(self, arguments: argparse.Namespace, steps: int) -> None:
        self.network = pretrained(arguments.encoder)
        self.average = Average(self.network)
        self._half = bool(arguments.half)
        self._optimiser = torch.optim.AdamW(groups(self.network, arguments.rate, arguments.decay), fused=True)
        warm = max(1, steps // 16)

        def share(step: int) -> float:
            return min(step / warm, max(0.0, (steps - step) / (steps - warm)) + 0.01)

        self._rates = torch.optim.lr_scheduler.LambdaLR(self._optimiser, share)

    def step(self, batch: Batch) -> tuple[float, float, int]:
        """Learn from a batch; gives its two losses, summed, and its words."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._half):
            tag_states, link_states = self.network(batch.pieces, batch.features, batch.mask)
        tags = tag_loss(self.network, word_scores(tag_states.float(), batch.first), batch)
        links = link_loss(self.network, word_scores(link_states.float(), batch.first), batch)
        words = int(batch.words.sum())
        self._optimiser.zero_grad()
        ((tags + links) / words).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimiser.step()
        self._rates.step()
        self.average.add(self.network)
        return tags.item(), links.item(), words


def train(arguments: argparse.Namespace) -> Path:
    """Train; writes the weights and their average after each epoch and gives the path of the average."""
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    tokenizer = prepared(Tokenizer.from_file(str(arguments.encoder / "tokenizer.json")))
    chosen, _ = divided(articles("train", archive=arguments.data))
    samples = [[sample(coding, tokenizer) for coding in codings] for codings in chosen[: arguments.articles]]
    cut = {"window": WINDOW, "budget": arguments.budget}
    steps = arguments.epochs * sum(1 for _ in batches(samples, seed=0, **cut))
    trainer = Trainer(arguments, steps)
    LOG.info("%d articles, about %d steps", len(samples), steps)
    averaged: Path = arguments.work / "average.pt"
    for epoch in range(1, arguments.epochs + 1):
        trainer.network.train()
        sums = [0.0, 0.0, 0.0]
        for number, batch in enumerate(batches(samples, seed=arguments.seed + epoch, **cut), 1):
            sums = [total + value for total, value in zip(sums, trainer.step(batch), strict=True)]
            if number % 50 == 0:
                LOG.info(
                    "epoch %d, batch %d: tags %.4f, links %.4f a word", epoch, number, *(s / sums[2] for s in sums[:2])
                )
                sums = [0.0, 0.0, 0.0]
        torch.save(trainer.network.state_dict(), arguments.work / f"epoch-{epoch}.pt")
        trainer.average.save(averaged)
    return averaged


def main() -> int:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--work", type=Path, default=WORK, help="folder for the weights of each epoch")
    parser.add_argument("--data", type=Path, default=ARCHIVE, help="polnear.zip")
    parser.add_argument("--target", type=Path, default=FOLDER, help="folder for the finished model")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--budget", type=int, default=1300)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--articles", type=int, default=None, help="train on the first so many only")
    parser.add_argument("--half", action=argparse.BooleanOptionalAction, default=_has_bfloat16())
    arguments = parser.parse_args()
    arguments.encoder = arguments.encoder or published()
    arguments.work.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    averaged = train(arguments)
    settings = {name: getattr(arguments, name) for name in SETTINGS}
    card = pack(averaged, arguments.encoder, arguments.target, data=arguments.data, training=settings)
    LOG.info("on the articles kept to choose by: %s", card.figures["kept"])
    return 0


def _has_bfloat16() -> bool:
    try:
        return "avx512_bf16" in Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False


if __name__ == "__main__":
    raise SystemExit(main())
