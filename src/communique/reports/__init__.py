"""Reading: from an article to its report, every fact with the words that carry it."""

from communique.reports.read import read_article, read_articles

__all__ = ["read_article", "read_articles"]
