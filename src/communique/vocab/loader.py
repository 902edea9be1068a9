"""Strict loading of YAML data files: unknown key, wrong type or a key given twice is an error with file and line."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from communique.errors import DataFileError

T = TypeVar("T")

# libyaml's parser is ten times the pure one's speed; both give the same nodes and marks.
_BASE: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOL = "tag:yaml.org,2002:bool"


class _WordLoader(_BASE):  # type: ignore[misc, valid-type]
    """YAML with the truth values of its version 1.2: in a word list, "on", "off", "yes" and "no" are words."""


_WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != _BOOL]
    for first, rules in _BASE.yaml_implicit_resolvers.items()
}
_WordLoader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), ["t", "f"])
_UNKNOWN = re.compile(r"unknown field `(?P<key>\w+)`")
_PATH = re.compile(r" - at `(?:key in )?\$(?P<path>.*?)`$")
_STEP = re.compile(r"\[(\d+)\]|\.(\w+)|\[\.\.\.\]")


def load_file(path: Path, type_: type[T]) -> T:
    """The file's content as ``type_`` (msgspec structs should set ``forbid_unknown_fields``).

    Raises:
        DataFileError: with file and line, where the file is not what ``type_`` says.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(str(path), None, f"cannot be read: {error}") from error
    return load_text(text, type_, name=str(path))


def load_data(package: str, name: str, type_: type[T]) -> T:
    """A data file that ships inside ``package``, by its name relative to the package."""
    resource = files(package).joinpath(name)
    return load_text(resource.read_text(encoding="utf-8"), type_, name=f"{package.replace('.', '/')}/{name}")


def load_text(text: str, type_: type[T], *, name: str) -> T:
    """As :func:`load_file`, from a string; ``name`` is what errors call it."""
    try:
        loader = _WordLoader(text)
        try:
            node = loader.get_single_node()
            _refuse_double_keys(node, name)
            data = loader.construct_document(node) if node is not None else None
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark is not None else None
        raise DataFileError(name, line, f"not YAML: {error.problem}") from error
    try:
        return msgspec.convert(data, type_)
    except msgspec.ValidationError as error:
        message = str(error)
        raise DataFileError(name, _line_of(node, message), _PATH.sub("", message)) from error


def _refuse_double_keys(node: yaml.Node | None, name: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise DataFileError(name, key.start_mark.line + 1, f"key {key.value!r} is given twice")
            seen.add(key.value)
            _refuse_double_keys(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_double_keys(item, name)


def _line_of(node: yaml.Node | None, message: str) -> int | None:
    """The line of the node that msgspec's path points at, or of the deepest one on the way there."""
    match = _PATH.search(message)
    if node is None:
        return None
    line = node.start_mark.line + 1
    for index, key in _STEP.findall(match["path"]) if match is not None else ():
        if index != "" and isinstance(node, yaml.SequenceNode) and int(index) < len(node.value):
            node = node.value[int(index)]
        elif key != "" and isinstance(node, yaml.MappingNode):
            found = [value for name, value in node.value if name.value == key]
            if len(found) == 0:
                break
            node = found[0]
        else:
            break
        line = node.start_mark.line + 1
    unknown = _UNKNOWN.search(message)
    if unknown is not None and isinstance(node, yaml.MappingNode):
        line = next((key.start_mark.line + 1 for key, _ in node.value if key.value == unknown["key"]), line)
    return int(line)
