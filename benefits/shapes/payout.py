"""Shape `payout`: what is paid out after a duration, or for a capital, by the reason for leaving; as printed, never in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from benefits.dated import Dated
from benefits.inputs import known
from benefits.money import Money
from benefits.results import Calculated, Line, NotCovered, Text
from benefits.rules import Context, Template


@dataclass(frozen=True)
class Payout:
    """A row: the capital saved, the interest on it, and what is paid out."""

    capital: Money
    rate: Fraction
    payout: Money


@dataclass(frozen=True)
class Payouts:
    """The body of a payout rule: a table of durations for each reason.

    A stated duration means the row of that name, a stated capital the row that prints it; what no row prints is not worked out.
    When the two are of different rows, ``both_rows`` tells both, and ``both_differ`` that of the duration where no row prints the
    capital; ``no_row`` is said when neither is of any.
    """

    tables: Mapping[str, Dated[Mapping[int, Payout]]]
    headline: Template
    no_row: Template
    both_differ: Template
    both_rows: Template
    reason_input: str
    years_input: str
    capital_input: str

    def needed_inputs(self) -> frozenset[str]:
        """The reason, and the duration or the capital."""
        return frozenset({self.reason_input, self.years_input, self.capital_input})

    def dated_values(self) -> tuple[Dated, ...]:
        """The tables."""
        return tuple(self.tables.values())

    def compute(self, context: Context) -> Calculated | NotCovered:
        """The row asked for, line by line."""
        table = self.tables[context.inputs[self.reason_input]]
        rows, source = context.value(table), context.source_of(table)
        years, capital = known(context.inputs, self.years_input), known(context.inputs, self.capital_input)
        row = rows.get(years) if years is not None else next((row for row in rows.values() if row.capital == capital), None)
        if row is None:
            longest, largest = max(rows), max(entry.capital for entry in rows.values())
            text = context.fill(self.no_row, longest=longest, largest=largest)
            return NotCovered(context.rule.id, text, context.rule.contact, source, context.figures, context.rule.open_points)
        if years is not None and capital is not None and row.capital != capital:
            other = next((entry for entry in rows.values() if entry.capital == capital), None)
            values = {"capital": capital, "printed": row.capital, "payout": row.payout}
            text = context.fill(self.both_rows, **values, other=other.payout) if other else context.fill(self.both_differ, **values)
            return NotCovered(context.rule.id, text, context.rule.contact, source, context.figures, context.rule.open_points)
        interest = row.payout - row.capital
        lines = (
            Line(Text("Montant épargné"), Text("selon le tableau"), row.capital, source=source),
            Line(Text("Intérêts"), Text("{rate} de {capital}", {"rate": row.rate, "capital": row.capital}), interest, source=source),
        )
        headline = context.fill(self.headline, payout=row.payout, capital=row.capital)
        return Calculated(context.rule.id, context.day, headline, lines, context.figures)
