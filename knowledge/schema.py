"""What every entry of the knowledge files is built of: no unknown key, real days, lines in order, a source."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from pydantic import BaseModel, validator


class Strict(BaseModel):
    """A part of a file that accepts no unknown key. It validates what `strict_yaml` read and what the store gives back, and holds plain
    data: amounts as quoted strings, dates as dates, references by id; `knowledge.build` makes the domain's types of it."""

    class Config:
        extra = "forbid"
        allow_mutation = False


def real_day(value: Any) -> Any:
    """A number is no date: pydantic would read 2025 as seconds since 1970."""
    if isinstance(value, date) or value is None:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"{value!r} is no date: write it like 2026-07-01") from None


def lines_in_order(lines: Any) -> Any:
    """First and last line, both included."""
    if not isinstance(lines, (list, tuple)) or [type(line) for line in lines] != [int, int] or not 1 <= lines[0] <= lines[1]:
        raise ValueError("lines are [first, last], counted from 1; a single line is given twice, like [4, 4]")
    return lines


def folded(words: list[str]) -> list[str]:
    """Words that are looked for in a text whose accents, capitals, apostrophes and hyphens are gone."""
    for word in words:
        if word != word.lower() or word != unicodedata.normalize("NFD", word) or re.search(r"['’-]", word):
            raise ValueError(f"{word!r} would never be found: write it in small letters, without accents, apostrophes and hyphens")
    return words


class SourceRef(Strict):
    """Where a fact stands in a document, and the day somebody last compared it."""

    document: str
    lines: tuple[int, int]
    section: str
    checked: date

    _days = validator("checked", pre=True, allow_reuse=True)(real_day)

    _in_order = validator("lines", pre=True, allow_reuse=True)(lines_in_order)
