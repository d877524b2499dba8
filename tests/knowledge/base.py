"""What the knowledge tests share: the real knowledge, the sources when they are beside the repository, and what refers to what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from benefits.dated import Dated
from benefits.rules import Rule, Template
from knowledge import schema
from knowledge.loader import Bundle, load, read_directory

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT.parent / "shared" / "sources"
KNOWLEDGE = load()
BUNDLE: Bundle = read_directory()

with_sources = pytest.mark.skipif(not SOURCES.is_dir(), reason=f"the sources are not at {SOURCES}")


def source_lines(document: str, first: int, last: int) -> list[str]:
    """Lines of a document, counted from 1."""
    text = (SOURCES / KNOWLEDGE.documents[document].file).read_text(encoding="utf-8")
    return text.split("\n")[first - 1 : last]


def inside(thing: Any) -> Iterator[Any]:
    """A thing and everything in it, dataclasses, models and collections opened."""
    yield thing
    if is_dataclass(thing):
        children = [getattr(thing, entry.name) for entry in fields(thing)]
    elif isinstance(thing, schema.Strict):
        children = [getattr(thing, name) for name in thing.__fields__]
    elif isinstance(thing, dict):
        children = list(thing.values())
    elif isinstance(thing, (list, tuple)):
        children = list(thing)
    else:
        return
    for child in children:
        yield from inside(child)


def templates(rule: Rule) -> list[Template]:
    """Every sentence of a rule."""
    return [part for part in inside(rule) if isinstance(part, Template)]


def dated_in(thing: Any) -> set[str]:
    """The ids of all dated values in a thing."""
    return {part.id for part in inside(thing) if isinstance(part, Dated)}
