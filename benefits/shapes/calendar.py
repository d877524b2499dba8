"""Shape `calendar`: the date of a month, by regime, in the years for which a calendar is known; nothing outside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from benefits.dated import Dated
from benefits.inputs import known
from benefits.results import Calculated, Line, Month, NotCovered, Text
from benefits.rules import Context, Template

WHOLE_YEAR = 0


@dataclass(frozen=True)
class Entry:
    """One row of a calendar: the date, what the date alone does not tell, what is open about it."""

    day: date
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Regime:
    """The calendars of one regime, by version; ``name`` is how the payments are called."""

    name: str
    entries: Dated[Mapping[int, Entry]]
    same_month: Template | None = None


@dataclass(frozen=True)
class Calendar:
    """The body of a calendar rule. Month 0 asks for the whole year."""

    regimes: Mapping[str, Regime]
    headline: Template
    whole_year: Template
    other_year: Template
    regime_input: str = "regime_indemnites"
    month_input: str = "mois"
    year_input: str = "annee_demandee"

    def needed_inputs(self) -> frozenset[str]:
        """Regime, month and year asked."""
        return frozenset({self.regime_input, self.month_input, self.year_input})

    def dated_values(self) -> tuple[Dated, ...]:
        """The calendars."""
        return tuple(regime.entries for regime in self.regimes.values())

    def compute(self, context: Context) -> Calculated | NotCovered:
        """The date as printed, or that the year asked has no calendar."""
        regime = self.regimes[context.inputs[self.regime_input]]
        month = context.inputs[self.month_input]
        entries = context.value(regime.entries)
        source = context.source_of(regime.entries)
        year = regime.entries.on(context.day).since.year
        asked = known(context.inputs, self.year_input)
        if asked is not None and asked != year:
            text = context.fill(self.other_year, asked=str(asked), year=str(year))
            return NotCovered(context.rule.id, text, context.rule.contact, source, context.figures)
        chosen = sorted(entries) if month == WHOLE_YEAR else [month]
        lines = tuple(
            Line(
                Text("{month} {year}", {"month": Month(number), "year": str(year)}),
                Text("{day:numeric}", {"day": entries[number].day}),
                source=source,
            )
            for number in chosen
        )
        points = tuple(point for number in chosen for point in entries[number].open_points)
        notes: tuple[Text, ...] = ()
        if month == WHOLE_YEAR:
            headline = context.fill(self.whole_year, regime=regime.name, year=str(year))
        else:
            day = entries[month].day
            headline = context.fill(self.headline, regime=regime.name, month=Month(month), year=str(year), day=day)
            if regime.same_month and day.month == month:
                notes = (context.fill(regime.same_month),)
        return Calculated(context.rule.id, context.day, headline, lines, context.figures, notes=notes, open_points=points)
