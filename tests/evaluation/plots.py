"""The drawings of the report, as `svg` elements that stand in a page by themselves."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Sequence

from matplotlib import rc_context
from matplotlib.figure import Figure as Drawing
from matplotlib.ticker import MaxNLocator, MultipleLocator, PercentFormatter

from tests.evaluation.measures import Bin, percentile

COLOURS = {
    **{"answered": "#2e7d5b", "right": "#2e7d5b", "held": "#2e7d5b"},
    **{"offered": "#8fc1a9", "asked": "#8fc1a9", "refused": "#e0b04c", "wrong": "#c0503f", "failed": "#c0503f"},
}
_INK, _PALE, _BLUE = "#333333", "#b8bcc2", "#2f6690"
_STYLE = {
    "font.family": "DejaVu Sans",
    "font.size": 8.5,
    "text.color": _INK,
    "axes.edgecolor": _PALE,
    "axes.labelcolor": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "svg.fonttype": "none",
    "svg.hashsalt": "evaluation",
}
_WIDTH = 6.2  # inches
_numbers = itertools.count(1)


def stacked(rows: Sequence[tuple[str, Sequence[int]]], kinds: Sequence[str], of_whole: bool = True) -> str:
    """A bar a row, split by kind; each as a share of its whole, or in counts."""
    with rc_context(_STYLE):
        drawing, axes = _canvas(len(rows), legend=True)
        places = range(len(rows))
        wholes = [sum(counts) or 1 for _, counts in rows] if of_whole else [1] * len(rows)
        lefts = [0.0] * len(rows)
        for number, kind in enumerate(kinds):
            widths = [counts[number] / whole for (_, counts), whole in zip(rows, wholes, strict=True)]
            axes.barh(places, widths, left=lefts, height=0.72, color=COLOURS[kind], label=kind)
            lefts = [left + width for left, width in zip(lefts, widths, strict=True)]
        axes.set_yticks(places, [name for name, _ in rows])
        axes.set_ylim(len(rows) - 0.4, -0.6)
        if of_whole:
            axes.set_xlim(0, 1)
            axes.xaxis.set_major_formatter(PercentFormatter(1))
        else:
            axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        _legend(axes, len(kinds))
        return _svg(drawing)


def reliability(bins: Sequence[Bin]) -> str:
    """Accuracy over confidence, with the diagonal of perfect calibration, and how many predictions stand behind each point."""
    with rc_context(_STYLE):
        drawing = Drawing(figsize=(4.2, 4.2), layout="constrained")
        axes, below = drawing.subplots(2, 1, sharex=True, gridspec_kw={"height_ratios": (4, 1)})
        axes.plot([0, 1], [0, 1], color=_PALE, linestyle="--", linewidth=1)
        xs, ys = [entry.confidence for entry in bins], [entry.accuracy for entry in bins]
        most = max((entry.count for entry in bins), default=1)
        axes.vlines(xs, xs, ys, color=COLOURS["wrong"], linewidth=1.2, alpha=0.6)
        axes.plot(xs, ys, color=_PALE, linewidth=1, zorder=2)
        axes.scatter(xs, ys, s=[18 + 160 * entry.count / most for entry in bins], color=_BLUE, linewidths=0, clip_on=False, zorder=3)
        axes.set_ylabel("share that is right")
        below.bar(xs, [entry.count for entry in bins], width=0.06, color=_BLUE)
        below.set_ylabel("messages")
        below.set_xlabel("confidence of the classifier")
        for one in (axes, below):
            one.set_xlim(0, 1.02)
            one.xaxis.set_major_formatter(PercentFormatter(1))
        axes.set_ylim(0, 1.02)
        axes.yaxis.set_major_formatter(PercentFormatter(1))
        return _svg(drawing)


def pairs(rows: Sequence[tuple[str, float, float]], names: tuple[str, str]) -> str:
    """Two shares a row, as two points."""
    return _two_points(rows, names, (_BLUE, COLOURS["offered"]))


def slopes(rows: Sequence[tuple[str, float, float]]) -> str:
    """A share before and after, a row each."""
    return _two_points(rows, ("as written", "typed"), (_PALE, _BLUE))


def times(rows: Sequence[tuple[str, Sequence[float]]]) -> str:
    """A point a message, and the median of each row."""
    with rc_context(_STYLE):
        drawing, axes = _canvas(len(rows) * 2, legend=False)
        for place, (_, taken) in enumerate(rows):
            ordered = sorted(taken)
            spread = [place + 0.5 * ((number * 7 % 11) / 10 - 0.5) for number in range(len(ordered))]
            axes.scatter(ordered, spread, s=14, color=_BLUE, alpha=0.55, linewidths=0)
            median = percentile(ordered, 0.5)
            axes.vlines(median, place - 0.36, place + 0.36, color=COLOURS["wrong"], linewidth=1.8)
        axes.set_yticks(range(len(rows)), [name for name, _ in rows])
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_xlim(left=0)
        axes.set_xlabel("milliseconds")
        return _svg(drawing)


def _two_points(rows: Sequence[tuple[str, float, float]], names: tuple[str, str], colours: tuple[str, str]) -> str:
    with rc_context(_STYLE):
        drawing, axes = _canvas(len(rows), legend=True)
        places = range(len(rows))
        first, second = [row[1] for row in rows], [row[2] for row in rows]
        axes.hlines(places, first, second, color=_PALE, linewidth=1.5, zorder=1)
        axes.scatter(first, places, s=34, color=colours[0], label=names[0], zorder=2)
        axes.scatter(second, places, s=34, color=colours[1], label=names[1], zorder=2)
        axes.set_yticks(places, [row[0] for row in rows])
        axes.set_ylim(len(rows) - 0.4, -0.6)
        least = min([*first, *second], default=0.0)
        axes.set_xlim(max(0.0, int(least * 10 - 0.5) / 10), 1.01)
        axes.xaxis.set_major_locator(MultipleLocator(0.05 if least > 0.72 else 0.1))
        axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        axes.grid(axis="x", color="#e6e8eb", linewidth=0.8)
        axes.set_axisbelow(True)
        _legend(axes, 2)
        return _svg(drawing)


def _canvas(rows: int, legend: bool):
    """A drawing for rows with names at their left, as high as they need."""
    drawing = Drawing(figsize=(_WIDTH, 0.24 * max(rows, 2) + (0.75 if legend else 0.6)), layout="constrained")
    axes = drawing.subplots()
    axes.tick_params(axis="y", length=0)
    return drawing, axes


def _legend(axes, columns: int) -> None:
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1), ncol=columns, frameon=False, borderaxespad=0.2, handlelength=1.2, columnspacing=1.4
    )


def _svg(drawing: Drawing) -> str:
    """The drawing as one element, without what only a file of its own needs; its names are its own in the page."""
    written = io.StringIO()
    drawing.savefig(written, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = written.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", svg, flags=re.DOTALL)
    prefix = f"d{next(_numbers)}-"
    svg = re.sub(r'\bid="', f'id="{prefix}', svg)
    svg = re.sub(r'(href="|url\()#', rf"\1#{prefix}", svg)
    return svg.strip()
