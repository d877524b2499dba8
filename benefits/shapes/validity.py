"""Shape `validity`: the years in which a file is valid, from its opening year and from the last contact."""

from __future__ import annotations

from dataclasses import dataclass

from benefits.dated import Dated
from benefits.inputs import known
from benefits.results import Calculated, Line, Names, Scalar, Text
from benefits.rules import Context, Template


@dataclass(frozen=True)
class Validity:
    """The body of a validity rule.

    ``years_after_opening`` whole years follow the opening year. A later year is prolonged when there was a contact in one of
    the years that lie ``contact_from`` to ``contact_to`` years before it (source's example: for 2024, 2022 or 2021), so that
    an uninterrupted file is valid until ``contact_to`` years after the last contact. Whether it is uninterrupted is not known
    when the last contact lies after the opening's years (``both_gap``): those years alone are then called valid.
    """

    years_after_opening: Dated[int]
    contact_from: Dated[int]
    contact_to: Dated[int]
    opened: Template
    prolonged: Template
    both: Template
    both_gap: Template
    valid_in: Template
    only_with_contact: Template
    too_early: Template
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
        lines: list[Line] = []
        values: dict[str, Scalar] = {}
        from_opening: set[int] = set()
        from_contact: set[int] = set()
        if opening is not None:
            last = opening + context.value(self.years_after_opening)
            from_opening = set(range(opening, last + 1))
            values |= {"opening": str(opening), "years": _names(from_opening), "last": str(last), "next_year": str(last + 1)}
            values["contact_years"] = self._contact_years(last + 1, context)
            lines.append(
                Line(
                    Text("Ouverture en {opening}", values),
                    Text("valable en {years}", values),
                    source=context.source_of(self.years_after_opening),
                )
            )
        if contact is not None:
            from_contact = set(range(contact + context.value(self.contact_from), contact + context.value(self.contact_to) + 1))
            values["contact"] = str(contact)
            lines.append(
                Line(
                    Text("Dernier contact en {contact}", values),
                    Text("compte pour {names}", {"names": _names(from_contact)}),
                    source=context.source_of(self.contact_from),
                )
            )
        prolonged = self._prolonged(from_opening, from_contact, contact)
        if prolonged:
            values |= {"prolonged": _names(prolonged), "until": str(max(prolonged))}
        gap = opening is not None and contact is not None and contact > max(from_opening)
        template = self.both_gap if gap else self._sentence(from_opening, prolonged)
        asked = known(context.inputs, self.year_input)
        verdict = self._verdict(asked, from_opening, prolonged, gap, context) if asked is not None else None
        notes = (verdict,) if verdict else ()
        return Calculated(context.rule.id, context.day, context.fill(template, **values), tuple(lines), context.figures, notes=notes)

    def _prolonged(self, from_opening: set[int], from_contact: set[int], contact: int | None) -> set[int]:
        """The years that the last contact adds: without a gap also those between the opening's years and its own."""
        if from_opening and contact is not None and contact <= max(from_opening):
            return set(range(max(from_opening) + 1, max(from_contact) + 1))
        return from_contact

    def _sentence(self, from_opening: set[int], prolonged: set[int]) -> Template:
        if from_opening:
            return self.both if prolonged else self.opened
        return self.prolonged

    def _verdict(self, asked: int, from_opening: set[int], prolonged: set[int], gap: bool, context: Context) -> Text | None:
        """Whether the file is valid in the year asked, or which contact it takes; None where that is not known."""
        year = str(asked)
        if from_opening and asked < min(from_opening):
            return context.fill(self.too_early, year=year)
        if asked in from_opening:
            return context.fill(self.valid_in, year=year)
        if not prolonged:
            return context.fill(self.only_with_contact, year=year, contact_years=self._contact_years(asked, context))
        if asked > max(prolonged):
            return context.fill(self.not_valid_in, year=year)
        if gap or asked < min(prolonged):  # the years between the opening and the last contact are not known
            return None
        return context.fill(self.valid_in, year=year)

    def _contact_years(self, year: int, context: Context) -> Names:
        """The years of which one must hold a contact for the file to be valid in a year."""
        return Names((str(year - context.value(self.contact_from)), str(year - context.value(self.contact_to))), True)


def _names(years: set[int]) -> Names:
    return Names(tuple(str(year) for year in sorted(years)))
