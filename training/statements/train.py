"""Make the statement tagger: ``python -m training.statements.train --encoder FOLDER --work FOLDER``.

Trains on nine tenths of PolNeAR's training articles, writes the weights, one file an epoch and their running average,
into the work folder. On two cores of 2024 five epochs take less than an hour.
"""

from __future__ import annotations

import argparse
import logging
import time
from pathlib import Path
from typing import Final

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own name for it

from communique.reports.tagger_text import prepared
from training.statements.corpus import ARCHIVE, articles, divided
from training.statements.model import LINK, NEVER, Network, log_total, pretrained
from training.statements.samples import FREE, Batch, batches, sample

LOG: Final = logging.getLogger("training.statements")
SEED: Final = 20
#: How fast the running average forgets: about one epoch.
AVERAGE: Final = 0.998


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


def train(arguments: argparse.Namespace) -> None:
    """Train, and write ``epoch-N.pt`` and ``average.pt``."""
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    network = pretrained(arguments.encoder)
    tokenizer = prepared(Tokenizer.from_file(str(arguments.encoder / "tokenizer.json")))
    chosen, _ = divided(articles("train", archive=arguments.data), seed=SEED)
    samples = [[sample(coding, tokenizer) for coding in codings] for codings in chosen[: arguments.articles]]
    optimiser = torch.optim.AdamW(groups(network, arguments.rate, arguments.decay), fused=True)
    per_epoch = sum(1 for _ in batches(samples, seed=0, window=arguments.window, budget=arguments.budget))
    steps = per_epoch * arguments.epochs
    warm = steps // 16

    def schedule(step: int) -> float:
        return min(step / warm, max(0.0, (steps - step) / (steps - warm)) + 0.01)

    rates = torch.optim.lr_scheduler.LambdaLR(optimiser, schedule)
    average = [parameter.detach().clone() for parameter in network.parameters()]
    LOG.info("%d articles, about %d steps", len(samples), steps)
    began, step = time.monotonic(), 0
    for epoch in range(1, arguments.epochs + 1):
        network.train()
        sums = [0.0, 0.0, 0.0]
        plan = batches(samples, seed=arguments.seed + epoch, window=arguments.window, budget=arguments.budget)
        for batch in plan:
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=arguments.half):
                tag_states, link_states = network(batch.pieces, batch.features, batch.mask)
            tags = tag_loss(network, word_scores(tag_states.float(), batch.first), batch)
            links = link_loss(network, word_scores(link_states.float(), batch.first), batch)
            words = int(batch.words.sum())
            optimiser.zero_grad()
            ((tags + links) / words).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            rates.step()
            step += 1
            weight = 1 - min(AVERAGE, (step + 1) / (step + 10))
            torch._foreach_lerp_(average, [p.detach() for p in network.parameters()], weight)
            sums = [sums[0] + tags.item(), sums[1] + links.item(), sums[2] + words]
            if step % 50 == 0:
                LOG.info(
                    "step %d, epoch %d: tags %.4f, links %.4f a word, %.0f s",
                    step, epoch, sums[0] / sums[2], sums[1] / sums[2], time.monotonic() - began,
                )  # fmt: skip
                sums = [0.0, 0.0, 0.0]
        torch.save(network.state_dict(), arguments.work / f"epoch-{epoch}.pt")
        averaged = dict(zip((name for name, _ in network.named_parameters()), average, strict=True))
        torch.save(averaged, arguments.work / "average.pt")


def main() -> int:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--work", type=Path, required=True, help="folder for the weights")
    parser.add_argument("--data", type=Path, default=ARCHIVE, help="polnear.zip")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--window", type=int, default=320)
    parser.add_argument("--budget", type=int, default=1300)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--articles", type=int, default=None, help="train on the first so many only")
    parser.add_argument("--half", action=argparse.BooleanOptionalAction, default=_has_bfloat16())
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(arguments)
    return 0


def _has_bfloat16() -> bool:
    try:
        return "avx512_bf16" in Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False


if __name__ == "__main__":
    raise SystemExit(main())
