"""YAML without surprises: no silent numbers, no duplicate keys, and every value knows its line.

YAML 1.1 reads ``50.00`` as a float, ``no`` as false, ``011`` as 9, ``12:30`` as 750 and ``1_000`` as 1000. Here an unquoted
scalar is a whole number (``17``), a date (``2026-07-01``), ``true``/``false``, or text; what YAML would turn into
anything else must be quoted, and the error says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import KnowledgeFileError, Problem

_WHOLE = re.compile(r"^(0|[1-9]\d*)$")
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")

Location = tuple  # of str and int: the way to a value, as pydantic's `loc`


@dataclass
class Document:
    """The data of one file and the line of each of its values."""

    file: Path
    data: Any
    lines: dict[Location, int] = field(default_factory=dict)

    def line(self, location: Location) -> int:
        """The line of a value, or of the nearest thing around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def problem(self, location: Location, what: str) -> Problem:
        """A problem at a location of this file."""
        return Problem(self.file, self.line(location), what)


def read(file: Path) -> Document:
    """Read one YAML file strictly.

    Raises:
        KnowledgeFileError: with every problem of the file, each with its line and the way to mend it.
    """
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise KnowledgeFileError(
            [Problem(file, line, "this is no UTF-8: save the file in that encoding and correct its accents")]
        ) from None
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        what = f"the control character {error.character:#04x} stands here: remove it"
        raise KnowledgeFileError([Problem(file, line, what)]) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeFileError(
            [Problem(file, line, f"this is not valid YAML: {error.problem}; look at the indentation and the quotes around here")]
        ) from None
    document = Document(file, None)
    problems: list[Problem] = []
    if root is not None:
        document.data = _construct(root, (), document, problems)
    if problems:
        raise KnowledgeFileError(problems)
    return document


def _construct(node: yaml.Node, location: Location, document: Document, problems: list[Problem]) -> Any:
    line = node.start_mark.line + 1
    document.lines[location] = line
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, key_line = key_node.value, key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                problems.append(Problem(document.file, key_line, "a key is a word, not a list or a mapping: write it as a word"))
                continue
            if key in mapping:
                problems.append(Problem(document.file, key_line, f"the key {key!r} stands twice: keep one of them"))
                continue
            place = (*location, key)
            mapping[key] = _construct(value_node, place, document, problems)
            document.lines[place] = key_line
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, (*location, index), document, problems) for index, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node, line, document, problems)


def _scalar(node: yaml.ScalarNode, line: int, document: Document, problems: list[Problem]) -> Any:
    text = node.value
    if node.style is not None or node.tag.endswith(":str"):
        return text
    if text in ("true", "false"):
        return text == "true"
    if _WHOLE.match(text):
        return int(text)
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            problems.append(Problem(document.file, line, f"{text} is no day of the calendar: correct it"))
            return text
    kind = node.tag.rsplit(":", 1)[-1]
    problems.append(Problem(document.file, line, f'the bare {kind} {text!r} would be misread: write it in quotes, "{text}"'))
    return text
