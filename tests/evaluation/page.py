"""The report as one page of HTML: nothing in it is fetched from anywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from tests.evaluation.comparison import changed, difference
from tests.evaluation.figures import Block, Cell, Figure, Note, Plot, Section, Table

MOST_CHANGES = 60
_SENSE = {1: "better", -1: "worse", 0: "same"}
_NUMBER = re.compile(r"-?[\d.]+(?: %| ms)?")
_STYLE = Path(__file__).with_name("page.css")


def page(title: str, about: str, sections: Sequence[Section], kept: Mapping[str, float] | None) -> str:
    """The whole page; ``kept``: the figures to compare with."""
    links = [("summary", "Summary"), ("changes", "Changes"), *((one.id, one.title) for one in sections)]
    contents = "".join(f'<li><a href="#{name}">{escape(text)}</a></li>' for name, text in links)
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style></head><body>",
            f'<h1>{escape(title)}</h1>\n<p class="about">{escape(about)}</p>',
            f'<nav aria-label="Contents"><ul>{contents}</ul></nav>',
            _summary(sections, kept),
            _changes(sections, kept),
            *(_section(one, kept) for one in sections),
            "</body></html>\n",
        ]
    )


def _summary(sections: Sequence[Section], kept: Mapping[str, float] | None) -> str:
    rows = tuple((label, figure) for one in sections for label, figure in one.headline)
    return '<h2 id="summary">Summary</h2>\n' + _table(Table("", ("", "now"), rows), kept)


def _changes(sections: Sequence[Section], kept: Mapping[str, float] | None) -> str:
    """The figures that differ most from those kept, the worse first."""
    head = '<h2 id="changes">Changes</h2>\n'
    if kept is None:
        return head + "<p>No report is kept to compare with, or this run is a sample.</p>\n"
    found = changed((figure for one in sections for figure in one.figures()), kept)
    if not found:
        return head + "<p>No figure differs from the report kept.</p>\n"
    senses = [by.sense for _, by in found]
    rows = tuple((figure.id, figure) for figure, _ in found[:MOST_CHANGES])
    told = f"<p>Beside the figures kept: {senses.count(-1)} worse, {senses.count(1)} better, {senses.count(0)} otherwise changed.</p>\n"
    return head + told + _table(Table("", ("the greatest changes", "now"), rows), kept)


def _section(section: Section, kept: Mapping[str, float] | None) -> str:
    parts = [f'<section><h2 id="{section.id}">{escape(section.title)}</h2>', f'<p class="about">{escape(section.about)}</p>']
    if section.headline:
        parts.append(_table(Table("", ("", "now"), section.headline), kept))
    parts += [_block(block, kept) for block in section.blocks]
    return "\n".join([*parts, "</section>"])


def _block(block: Block, kept: Mapping[str, float] | None) -> str:
    if isinstance(block, Note):
        return f"<p>{escape(block.text)}</p>"
    if isinstance(block, Table):
        return _folded(block, kept) if block.folded else f"<h3>{escape(block.title)}</h3>\n{_table(block, kept)}"
    return _plot(block, kept)


def _plot(plot: Plot, kept: Mapping[str, float] | None) -> str:
    drawing = plot.svg.replace("<svg", f'<svg role="img" aria-label="{escape(plot.title)}: {escape(plot.caption)}"', 1)
    drawn = f'<div>{drawing}<p class="caption">{escape(plot.caption)}</p></div>'
    figures = f"<div>{_table(plot.table, kept)}</div>" if plot.table else ""
    return f'<h3>{escape(plot.title)}</h3>\n<div class="beside">{drawn}{figures}</div>'


def _folded(table: Table, kept: Mapping[str, float] | None) -> str:
    return f"<details><summary>{escape(table.title)}</summary><div>{_table(table, kept)}</div></details>"


def _table(table: Table, kept: Mapping[str, float] | None) -> str:
    numeric = [all(_is_number(row[place]) for row in table.rows) for place in range(len(table.columns))]
    head = "".join(f"<th{_kind(right)}>{escape(name)}</th>" for name, right in zip(table.columns, numeric, strict=True))
    body = "".join(
        "<tr>" + "".join(f"<td{_kind(right)}>{_cell(cell, kept)}</td>" for cell, right in zip(row, numeric, strict=True)) + "</tr>\n"
        for row in table.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>"


def _is_number(cell: Cell) -> bool:
    return not isinstance(cell, str) or _NUMBER.fullmatch(cell) is not None


def _kind(number: bool) -> str:
    return ' class="number"' if number else ""


def _cell(cell: Cell, kept: Mapping[str, float] | None) -> str:
    if not isinstance(cell, Figure):
        return escape(str(cell))
    by = difference(cell, kept)
    return cell.shown + (f'<span class="by {_SENSE[by.sense]}">{by.text}</span>' if by else "")
