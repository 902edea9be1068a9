"""The press as we know it: outlets and agencies by name and domain, from ``vocab/data/outlets.yaml``."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from communique.model.articles import Outlet
from communique.vocab import load_data

OutletKind = Literal["newspaper", "agency", "broadcaster", "government"]

#: Words that end or begin the name of an outlet that we do not know.
_NEWSLIKE = re.compile(
    r"(?:News|Times|Post|Herald|Tribune|Telegraph|Gazette|Journal|Chronicle|Agency|TV|Radio|Daily|Press|Newspaper|"
    r"Television|Broadcasting|Channel|Wire)"
)
_CAPITAL = re.compile(r"(?:the )?[A-ZÀ-Þ0-9]")


class Known(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An outlet of the registry.

    Attributes:
        country: ISO 3166-1 alpha-3; None for international ones.
        also: what else the press calls it.
        word: whether its names of one word, with or without an article, are common words too.
    """

    name: str
    kind: OutletKind
    domain: str
    country: str | None = None
    also: tuple[str, ...] = ()
    word: bool = False

    @property
    def outlet(self) -> Outlet:
        """The outlet as an article carries it."""
        return Outlet(name=self.name, domain=self.domain)


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    outlets: tuple[Known, ...]


class Press:
    """The registry of outlets, ready to be asked."""

    def __init__(self, known: tuple[Known, ...]) -> None:
        self._names = {_key(name): outlet for outlet in known for name in (outlet.name, *outlet.also)}
        self._domains = {outlet.domain: outlet for outlet in known}
        named = {
            name
            for outlet in known
            for name in (outlet.name, *outlet.also)
            if not outlet.word or " " in name.removeprefix("The ")
        }
        exact = sorted(named, key=len, reverse=True)
        self._in_text = re.compile(r"(?<![\w.-])(?:" + "|".join(re.escape(name) for name in exact) + r")(?![\w-])")

    def named(self, name: str) -> Known | None:
        """The outlet of that name, whatever its case and with or without its article, or None."""
        return self._names.get(_key(name))

    def at(self, url: str) -> Known | None:
        """The outlet whose domain the address is on, or None."""
        domain = domain_of(url)
        while domain is not None and "." in domain:
            if domain in self._domains:
                return self._domains[domain]
            domain = domain.partition(".")[2]
        return None

    def mentions(self, text: str) -> list[tuple[int, int, Known]]:
        """Start, end and outlet of every known name in a text, in order; names match in their own case only."""
        return [(match.start(), match.end(), self._names[_key(match[0])]) for match in self._in_text.finditer(text)]

    def sounds_like_one(self, name: str) -> bool:
        """Whether a name is that of an outlet: known, or capitalised and ending as such names do."""
        if self.named(name) is not None:
            return True
        return len(name) <= 60 and _CAPITAL.match(name) is not None and _NEWSLIKE.search(name) is not None


def domain_of(url: str) -> str | None:
    """The host of a web address without ``www.``, or None; nothing is opened or looked up.

    >>> domain_of("https://www.herald.example/world")
    'herald.example'
    """
    try:
        host = urlsplit(url).hostname if "//" in url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host is not None else None


def _key(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().removeprefix("the ").split())


#: Loaded once: the file ships with the package and does not change under a run.
PRESS = Press(load_data("communique.vocab", "data/outlets.yaml", _File).outlets)
