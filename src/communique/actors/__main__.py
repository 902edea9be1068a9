"""``python -m communique.actors`` compiles the registry's sheets; see :mod:`communique.actors.index`."""

from communique.actors.index import write

write()
