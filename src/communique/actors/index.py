"""The registry's sheets compiled to one file that loads at once.

The file is made when the package is built (``hatch_build.py``) and by ``make registry``. It carries a digest of the
sheets and of the code that read them: where these are no longer what it was made from, it is passed over, and the
sheets are read instead. So nothing that it says can be out of date; being slow is all that can happen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from communique.actors.loader import content, our_files, read_sheet
from communique.actors.naming import fold
from communique.actors.records import Body, Entry, NameUse, Office, Tenure, Town
from communique.errors import DataFileError
from communique.model.spans import Record

#: Where the compiled registry lies, beside the sheets' folder.
INDEX = Path(__file__).with_name("registry.msgpack")

_CODE = ("index.py", "loader.py", "naming.py", "records.py")
_RANK = {"state": 0, "organisation": 1, "group": 2, "person": 3}


class Index(Record, frozen=True, kw_only=True, gc=False):
    """All that the registry holds, ready to be looked up.

    Attributes:
        digest: of what it was made from.
        entries: states, organisations, groups, people, each kind in order of its ids.
        keys: by folded name (:func:`fold`), the ids of the entries that go by it and how it stands for them.
        towns: by spelling.
        town_keys: spellings by folded name.
    """

    digest: str
    entries: tuple[Entry, ...]
    offices: tuple[Office, ...]
    bodies: tuple[Body, ...]
    chiefs: dict[str, tuple[Tenure, ...]]
    keys: dict[str, tuple[tuple[str, NameUse], ...]]
    towns: dict[str, Town]
    town_keys: dict[str, str]


def load() -> Index:
    """Our registry: compiled, or read from its sheets where the compiled file is missing or was made from others."""
    digest = digest_of(our_files())
    try:
        index = msgspec.msgpack.decode(INDEX.read_bytes(), type=Index)
    except (OSError, msgspec.MsgspecError):
        return build(digest)
    return index if index.digest == digest else build(digest)


def build(digest: str) -> Index:
    """The index made from our sheets.

    Raises:
        DataFileError: where a sheet breaks the rules of its format, or two hold the same id.
    """
    entries: dict[str, Entry] = {}
    offices: list[Office] = []
    bodies: list[Body] = []
    chiefs: dict[str, tuple[Tenure, ...]] = {}
    towns: dict[str, Town] = {}
    for path in our_files():
        more = content(read_sheet(path), name=str(path))
        for entry in more.entries:
            if entry.id in entries:
                raise DataFileError(str(path), None, f"{entry.id} is given twice")
            entries[entry.id] = entry
        offices += more.offices
        bodies += more.bodies
        chiefs |= more.chiefs
        towns |= more.towns
    ordered = sorted(entries.values(), key=lambda entry: (_RANK[entry.type], entry.id))
    return assemble(ordered, offices=offices, bodies=bodies, chiefs=chiefs, towns=towns, digest=digest)


def assemble(
    entries: Iterable[Entry],
    *,
    offices: Iterable[Office],
    bodies: Iterable[Body],
    chiefs: Mapping[str, tuple[Tenure, ...]],
    towns: Mapping[str, Town],
    digest: str = "",
) -> Index:
    """An index of these records."""
    entries = tuple(entries)
    keys: dict[str, dict[tuple[str, NameUse], None]] = {}
    for entry in entries:
        for name in entry.names:
            keys.setdefault(fold(name.text), {}).setdefault((entry.id, name.use))
    return Index(
        digest=digest,
        entries=entries,
        offices=tuple(offices),
        bodies=tuple(bodies),
        chiefs=dict(chiefs),
        keys={key: tuple(found) for key, found in keys.items()},
        towns=dict(towns),
        town_keys={fold(spelling): spelling for spelling in towns},
    )


def digest_of(files: Iterable[Path]) -> str:
    """A digest of the sheets, and of the code that reads them."""
    digest = hashlib.blake2b(digest_size=16)
    code = [Path(__file__).with_name(name) for name in _CODE]
    for path in (*code, *files):
        digest.update(f"{path.parent.name}/{path.name}".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def write(path: Path = INDEX) -> Index:
    """Compile our sheets and write the file."""
    index = build(digest_of(our_files()))
    path.write_bytes(msgspec.msgpack.encode(index, order="deterministic"))
    return index
