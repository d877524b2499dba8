"""Shape `windows`: what is still possible at an age or from a birth date, and deadlines that run from another date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from benefits.dated import Dated
from benefits.inputs import known
from benefits.results import Calculated, Line, Text
from benefits.rules import Context, Template


@dataclass(frozen=True)
class Window:
    """Open until the eve of a birthday. The templates know {limit} (an age) and, with a birth date, {birthday} and {date}, its eve."""

    label: str
    limit: Dated[int]
    open: Template
    open_until: Template
    closed: Template


@dataclass(frozen=True)
class Deadline:
    """So many years after a date that the member gives: « at the latest » or « at the earliest »."""

    input: str
    label: str
    years: Dated[int]
    text: Template


@dataclass(frozen=True)
class Windows:
    """The body of a windows rule: windows in order of age, then the deadlines whose date is known."""

    windows: tuple[Window, ...]
    deadlines: tuple[Deadline, ...]
    headline: Template
    nothing_left: Template
    deadlines_only: Template
    age_input: str = "age"
    birth_input: str = "date_naissance"

    def needed_inputs(self) -> frozenset[str]:
        """Age or birth date, and the dates from which deadlines run."""
        return frozenset({self.age_input, self.birth_input} | {deadline.input for deadline in self.deadlines})

    def dated_values(self) -> tuple[Dated, ...]:
        """The ages and the durations."""
        return tuple(window.limit for window in self.windows) + tuple(deadline.years for deadline in self.deadlines)

    def compute(self, context: Context) -> Calculated:
        """One line a window, open or closed, and one a deadline."""
        birth = known(context.inputs, self.birth_input)
        age = age_on(birth, context.day) if birth else known(context.inputs, self.age_input)
        lines: list[Line] = []
        open_windows = 0
        for window in self.windows if age is not None else ():
            limit = context.value(window.limit)
            if age < limit:
                open_windows += 1
                text = (
                    context.fill(
                        window.open_until, limit=limit, date=birthday(birth, limit) - timedelta(days=1), birthday=birthday(birth, limit)
                    )
                    if birth
                    else context.fill(window.open, limit=limit)
                )
            else:
                text = context.fill(window.closed, limit=limit)
            lines.append(Line(Text(window.label), text, source=context.source_of(window.limit)))
        for deadline in self.deadlines:
            start = known(context.inputs, deadline.input)
            if start is not None:
                end = birthday(start, context.value(deadline.years))
                lines.append(
                    Line(Text(deadline.label), context.fill(deadline.text, start=start, date=end), source=context.source_of(deadline.years))
                )
        if age is None:
            headline = context.fill(self.deadlines_only)
        else:
            headline = context.fill(self.headline if open_windows else self.nothing_left, age=age)
        return Calculated(context.rule.id, context.day, headline, tuple(lines), context.figures)


def birthday(start: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 1 March in a common year."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def age_on(birth: date, day: date) -> int:
    """Full years of age on a day."""
    return day.year - birth.year - (birthday(birth, day.year - birth.year) > day)
