"""The report as a short text: the main figures, what changed, the tables that matter most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.evaluation.comparison import changed, difference
from tests.evaluation.figures import Cell, Figure, Note, Section, Table

MOST_CHANGES = 20
MOST_ROWS = 15  # of a table; the worst come first
_MARK = {1: "", -1: "  worse", 0: ""}


def plain(title: str, about: str, sections: Sequence[Section], kept: Mapping[str, float] | None) -> str:
    """The whole text; ``kept``: the figures to compare with."""
    parts = [title, about, ""]
    for section in sections:
        parts += [f"== {section.title}", *_headline(section, kept), *(block.text for block in section.blocks if isinstance(block, Note))]
        for table in section.tables():
            if table.short:
                parts += ["", f"-- {table.title}", *_table(table, kept)]
        parts.append("")
    return "\n".join([*parts, *_changes(sections, kept)]).rstrip() + "\n"


def _headline(section: Section, kept: Mapping[str, float] | None) -> list[str]:
    lines = []
    for label, figure in section.headline:
        by = difference(figure, kept)
        lines.append(f"{label:<72}{figure.shown:>10}{by.text if by else '':>8}{_MARK[by.sense] if by else ''}".rstrip())
    return lines


def _changes(sections: Sequence[Section], kept: Mapping[str, float] | None) -> list[str]:
    if kept is None:
        return ["Not compared: no report is kept to compare with, or this run is a sample."]
    found = changed((figure for section in sections for figure in section.figures()), kept)
    if not found:
        return ["No figure differs from the report kept."]
    lines = [f"== Changes ({len(found)} figures; the worse first, then the greater)"]
    lines += [f"{figure.id:<72}{figure.shown:>10}{by.text:>8}{_MARK[by.sense]}" for figure, by in found[:MOST_CHANGES]]
    return lines + ([f"… and {len(found) - MOST_CHANGES} more in the page"] if len(found) > MOST_CHANGES else [])


def _table(table: Table, kept: Mapping[str, float] | None) -> list[str]:
    rows = [list(table.columns), *([_cell(cell, kept) for cell in row] for row in table.rows[:MOST_ROWS])]
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.columns))]
    lines = ["  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip() for row in rows]
    return lines + ([f"… and {len(table.rows) - MOST_ROWS} rows more in the page"] if len(table.rows) > MOST_ROWS else [])


def _cell(cell: Cell, kept: Mapping[str, float] | None) -> str:
    if not isinstance(cell, Figure):
        return str(cell)
    by = difference(cell, kept)
    return f"{cell.shown} {by.text:>5}" if by else cell.shown
