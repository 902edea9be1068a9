"""The one door to SQL: the ledger's tables in a SQLite file, through SQLAlchemy."""

from communique.store.listings import Filter, Listing
from communique.store.questions import VIEWS
from communique.store.schema import SCHEMA_VERSION, metadata
from communique.store.store import Store

__all__ = ["SCHEMA_VERSION", "VIEWS", "Filter", "Listing", "Store", "metadata"]
