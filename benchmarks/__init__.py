"""Measurements of the whole program: ``python -m benchmarks.speed`` and ``python -m benchmarks.scores``."""
