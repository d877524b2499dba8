"""What a report is made of: figures with a name that stays, in tables, beside plots, in sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Union

SHARE, COUNT, MILLISECONDS = "%", "", "ms"


@dataclass(frozen=True)
class Figure:
    """A number that is compared from report to report. ``better``: 1 when more is better, -1 when less is, 0 when neither."""

    id: str
    value: float
    unit: str = SHARE
    better: int = 1

    @property
    def shown(self) -> str:
        """As it is printed."""
        return shown(self.value, self.unit)


Cell = Union[str, int, Figure]


@dataclass(frozen=True)
class Table:
    """Rows under column titles; ``folded``: shown when it is asked for; ``short``: in the text report too."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    folded: bool = False
    short: bool = False


@dataclass(frozen=True)
class Plot:
    """A drawing (an `svg` element), what it shows, and the table of its figures beside it."""

    title: str
    svg: str
    caption: str
    table: Table | None = None


@dataclass(frozen=True)
class Note:
    """A sentence."""

    text: str


Block = Union[Table, Plot, Note]


@dataclass(frozen=True)
class Section:
    """A part of the report: what it measures and how, its main figures with their names, and the rest."""

    id: str
    title: str
    about: str
    headline: tuple[tuple[str, Figure], ...] = ()
    blocks: tuple[Block, ...] = ()

    def figures(self) -> Iterator[Figure]:
        """Every figure of the section."""
        for _, figure in self.headline:
            yield figure
        for table in self.tables():
            for row in table.rows:
                yield from (cell for cell in row if isinstance(cell, Figure))

    def tables(self) -> Iterator[Table]:
        """Every table, also those beside plots."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield block
            elif isinstance(block, Plot) and block.table:
                yield block.table


def shown(value: float, unit: str) -> str:
    """A number as it is printed: shares in percent with one decimal, milliseconds whole from 10 on, counts whole."""
    if unit == SHARE:
        return f"{value:.1%}".replace("%", " %")
    if unit == MILLISECONDS:
        return f"{value:.0f} ms" if value >= 10 else f"{value:.1f} ms"
    return f"{value:.0f}"
