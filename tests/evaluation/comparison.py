"""The figures of the last report kept, and what differs from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.environment import ROOT
from tests.evaluation.figures import MILLISECONDS, SHARE, Figure

KEPT = ROOT / "benchmarks" / "evaluation.json"
NEW = "new"


@dataclass(frozen=True)
class Difference:
    """How a figure differs from the one kept: as printed, and 1 for better, -1 for worse, 0 for neither."""

    text: str
    sense: int = 0


def difference(figure: Figure, kept: Mapping[str, float] | None) -> Difference | None:
    """What has changed, as far as the printed figure shows it; None when nothing is kept to compare with."""
    if kept is None:
        return None
    if figure.id not in kept:
        return Difference(NEW)
    by = _printed(figure.value, figure.unit) - _printed(kept[figure.id], figure.unit)
    digits = 1 if figure.unit == SHARE or (figure.unit == MILLISECONDS and figure.value < 10) else 0
    text = f"{by:+.{digits}f}"
    if not float(text):
        return Difference("=")
    return Difference(text, figure.better * (1 if by > 0 else -1))


def _printed(value: float, unit: str) -> float:
    return round(round(value, 4) * 100, 1) if unit == SHARE else value  # kept with four digits


def changed(figures: Iterable[Figure], kept: Mapping[str, float] | None) -> list[tuple[Figure, Difference]]:
    """The figures that are not as they were, those that got worse first, shares before times, then by how much; new ones are left out."""
    found: dict[str, tuple[Figure, Difference]] = {}
    for figure in figures:
        by = difference(figure, kept)
        if by is not None and by.text not in ("=", NEW):
            found[figure.id] = (figure, by)
    return sorted(found.values(), key=lambda pair: (pair[1].sense, pair[0].unit != SHARE, -abs(float(pair[1].text)), pair[0].id))


def read(file: Path = KEPT) -> dict[str, float] | None:
    """The figures kept; None when there are none."""
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def as_kept(figures: Iterable[Figure]) -> dict[str, float]:
    """The figures by name, sorted, with the digits that are worth keeping."""
    values = {figure.id: round(figure.value, 4 if figure.unit == SHARE else 1) for figure in figures}
    return dict(sorted(values.items()))


def keep(figures: Iterable[Figure], measured: Iterable[str], file: Path = KEPT) -> None:
    """Write the figures; those of sections that were not measured this time stay as they were."""
    measured = set(measured)
    stay = {name: value for name, value in (read(file) or {}).items() if name.split(".")[0] not in measured}
    text = json.dumps(dict(sorted({**stay, **as_kept(figures)}.items())), indent=1, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")
