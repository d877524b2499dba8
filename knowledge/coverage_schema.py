"""The keys of the register of documents, and of what holds the facts of each of their lines."""

from __future__ import annotations

from typing import Optional

from pydantic import Field, root_validator, validator

from knowledge.schema import Strict, lines_in_order


class DocumentEntry(Strict):
    """A document of the register of sources."""

    id: str
    mutual: str
    file: str
    title: str
    edition: str
    cite: str
    lines: int


class Holdings(Strict):
    """What holds the facts of a passage: ids by section."""

    articles: list[str] = []
    rules: list[str] = []
    values: list[str] = []
    tables: list[str] = []
    open_points: list[str] = []
    contacts: list[str] = []
    mutuals: list[str] = []

    def by_kind(self) -> dict[str, list[str]]:
        """The sections that hold something, with their ids."""
        return {kind: getattr(self, kind) for kind in self.__fields__ if getattr(self, kind)}


class Passage(Strict):
    """Lines of a document, and either what holds their facts or why they need none (a menu, a heading, a repeated sentence)."""

    lines: tuple[int, int]
    holds: Optional[Holdings] = None
    needs_none: Optional[str] = None

    _in_order = validator("lines", pre=True, allow_reuse=True)(lines_in_order)

    @root_validator(skip_on_failure=True)
    def _one_of_both(cls, values):
        holds, reason = values.get("holds"), values.get("needs_none")
        if (holds is None) == (reason is None):
            raise ValueError("a passage either `holds` something or `needs_none`, with the reason: give one of the two")
        if holds is not None and not holds.by_kind():
            raise ValueError(f"`holds` names nothing: give ids under {', '.join(Holdings.__fields__)}, or the reason why it `needs_none`")
        if reason is not None and not reason.strip():
            raise ValueError("`needs_none` is the reason why no fact is taken from the passage: write it")
        return values

    @property
    def length(self) -> int:
        """The number of its lines."""
        return self.lines[1] - self.lines[0] + 1


class Coverage(Strict):
    """A document, by the id of the register, passage by passage from its first line to its last."""

    id: str
    lines: int
    passages: list[Passage] = Field(min_items=1)
