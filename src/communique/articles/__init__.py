"""Pages made readable: the text with every region marked, and whose it is, and of what day."""

from communique.articles.make import make

__all__ = ["make"]
