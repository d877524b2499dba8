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
    """So many days, months or years after a date that the member gives, or ``before`` it: « at the latest » or « at the earliest »;
    with ``start_of_year`` the first day of that year."""

    input: str
    label: Template
    after: Dated[int]
    unit: str
    text: Template
    start_of_year: bool = False
    before: bool = False


@dataclass(frozen=True)
class Count:
    """How many are left of a maximum, from how many were used."""

    input: str
    label: str
    maximum: Dated[int]
    some_left: Template
    none_left: Template
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Windows:
    """The body of a windows rule: windows in order of age, then the deadlines whose date and the counts whose number is known."""

    windows: tuple[Window, ...]
    deadlines: tuple[Deadline, ...]
    headline: Template
    nothing_left: Template
    deadlines_only: Template
    counts: tuple[Count, ...] = ()
    age_input: str = "age"
    birth_input: str = "date_naissance"

    def needed_inputs(self) -> frozenset[str]:
        """Age or birth date, the dates from which deadlines run, the numbers used."""
        ages = {self.age_input, self.birth_input} if self.windows else set()
        return frozenset(ages | {deadline.input for deadline in self.deadlines} | {count.input for count in self.counts})

    def dated_values(self) -> tuple[Dated, ...]:
        """The ages and the durations."""
        limits = tuple(window.limit for window in self.windows)
        return limits + tuple(deadline.after for deadline in self.deadlines) + tuple(count.maximum for count in self.counts)

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
                number = context.value(deadline.after)
                end = later(start, -number if deadline.before else number, deadline.unit)
                end = date(end.year, 1, 1) if deadline.start_of_year else end
                lines.append(
                    Line(
                        context.fill(deadline.label),
                        context.fill(deadline.text, start=start, date=end),
                        source=context.source_of(deadline.after),
                    )
                )
        for count in self.counts:
            used = known(context.inputs, count.input)
            if used is not None:
                maximum = context.value(count.maximum)
                template = count.some_left if used < maximum else count.none_left
                text = context.fill(template, used=used, left=max(maximum - used, 0), maximum=maximum)
                lines.append(Line(Text(count.label), text, source=context.source_of(count.maximum)))
        if age is None:
            headline = context.fill(self.deadlines_only)
        else:
            headline = context.fill(self.headline if open_windows else self.nothing_left, age=age)
        points = tuple(point for count in self.counts if known(context.inputs, count.input) is not None for point in count.open_points)
        return Calculated(context.rule.id, context.day, headline, tuple(lines), context.figures, open_points=points)


def birthday(start: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 1 March in a common year."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def later(start: date, number: int, unit: str) -> date:
    """So many ``days``, ``months`` or ``years`` after a date, before it when negative; a day that the
    month does not have becomes the first of the next."""
    if unit == "days":
        return start + timedelta(days=number)
    if unit == "years":
        return birthday(start, number)
    month = start.month - 1 + number
    year, month = start.year + month // 12, month % 12 + 1
    try:
        return date(year, month, start.day)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1)


def age_on(birth: date, day: date) -> int:
    """Full years of age on a day."""
    return day.year - birth.year - (birthday(birth, day.year - birth.year) > day)
