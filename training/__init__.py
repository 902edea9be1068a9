"""Programs that make the models of the package from corpora; none of them is needed to use it."""
