"""Shape `validity`: the years in which a file is valid, from its opening year and from the last contact."""

from __future__ import annotations

from dataclasses import dataclass

from benefits.dated import Dated
from benefits.inputs import known
from benefits.results import Calculated, Line, Names, Text
from benefits.rules import Context, Template


@dataclass(frozen=True)
class Validity:
    """The body of a validity rule.

    ``years_after_opening`` whole years follow the opening year. A later year is prolonged when there was a contact in one of
    the years that lie ``contact_from`` to ``contact_to`` years before it (source's example: for 2024, 2022 or 2021), so that
    an uninterrupted file is valid until ``contact_to`` years after the last contact.
    """

    years_after_opening: Dated[int]
    contact_from: Dated[int]
    contact_to: Dated[int]
    opened: Template
    prolonged: Template
    both: Template
    valid_in: Template
    only_with_contact: Template
    not_valid_in: Template
    opening_input: str = "annee_ouverture"
    contact_input: str = "annee_dernier_contact"
    year_input: str = "annee_demandee"

    def needed_inputs(self) -> frozenset[str]:
        """Opening year, year of the last contact, year asked about."""
        return frozenset({self.opening_input, self.contact_input, self.year_input})

    def dated_values(self) -> tuple[Dated, ...]:
        """The durations."""
        return (self.years_after_opening, self.contact_from, self.contact_to)

    def compute(self, context: Context) -> Calculated:
        """The valid years; with a year asked, whether it is one of them."""
        opening, contact = known(context.inputs, self.opening_input), known(context.inputs, self.contact_input)
        years: set[int] = set()
        lines: list[Line] = []
        values: dict = {}
        if opening is not None:
            last = opening + context.value(self.years_after_opening)
            years |= set(range(opening, last + 1))
            values |= {"opening": str(opening), "years": _names(years), "last": str(last)}
            values["next_year"] = str(last + 1)
            values["contact_years"] = Names(
                (str(last + 1 - context.value(self.contact_from)), str(last + 1 - context.value(self.contact_to))), True
            )
            lines.append(
                Line(
                    Text("Ouverture en {opening}", values),
                    Text("valable en {years}", values),
                    source=context.source_of(self.years_after_opening),
                )
            )
        if contact is not None:
            until = contact + context.value(self.contact_to)
            prolonged = set(range(contact + context.value(self.contact_from), until + 1))
            values |= {"contact": str(contact), "prolonged": _names(prolonged - years or prolonged), "until": str(until)}
            years |= set(range(opening, until + 1)) if opening is not None else prolonged
            lines.append(
                Line(
                    Text("Dernier contact en {contact}", values),
                    Text("compte pour {names}", {"names": _names(prolonged)}),
                    source=context.source_of(self.contact_from),
                )
            )
        template = self.both if opening is not None and contact is not None else self.opened if opening is not None else self.prolonged
        asked = known(context.inputs, self.year_input)
        notes = (self._verdict(asked, years, contact, context),) if asked is not None else ()
        return Calculated(context.rule.id, context.day, context.fill(template, **values), tuple(lines), context.figures, notes=notes)

    def _verdict(self, asked: int, years: set[int], contact: int | None, context: Context) -> Text:
        """Whether the file is valid in the year asked, or which contact it takes when none was named."""
        if asked in years:
            return context.fill(self.valid_in, year=str(asked))
        if contact is None and asked > max(years):
            needed = Names((str(asked - context.value(self.contact_from)), str(asked - context.value(self.contact_to))), True)
            return context.fill(self.only_with_contact, year=str(asked), contact_years=needed)
        return context.fill(self.not_valid_in, year=str(asked))


def _names(years: set[int]) -> Names:
    return Names(tuple(str(year) for year in sorted(years)))
