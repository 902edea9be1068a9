"""Words as data: cue verbs, contact nouns, forms, channels, titles, furniture. Strictly loaded, never in code."""

from communique.vocab.loader import load_data, load_file, load_text

__all__ = ["load_data", "load_file", "load_text"]
