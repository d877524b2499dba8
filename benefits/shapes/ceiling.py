"""Shape `ceiling`: an income ceiling by category, raised for each dependant, and whether an income stays under it."""

from __future__ import annotations

from dataclasses import dataclass

from benefits.dated import Dated
from benefits.inputs import known
from benefits.money import Money
from benefits.results import Calculated, Line, Text
from benefits.rules import Context, Template

MONTHS_PER_YEAR = 12


@dataclass(frozen=True)
class Group:
    """The categories that share a ceiling, and what is open about it; ``name`` completes « période de référence … »."""

    categories: tuple[str, ...]
    name: str
    base: Dated[Money]
    per_dependant: Dated[Money]
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ceiling:
    """The body of a ceiling rule.

    Annual incomes are compared. A monthly income is multiplied by twelve only when the member says that it is stable;
    a net income is not compared with a ceiling in gross amounts.
    """

    groups: tuple[Group, ...]
    headline: Template
    under: Template
    over: Template
    unstable: Template
    net: Template
    without_income: Template
    category_input: str = "categorie_bim"
    dependants_input: str = "personnes_a_charge"
    annual_input: str = "revenu_annuel"
    monthly_input: str = "revenu_mensuel"
    stable_input: str = "revenu_stable"
    net_input: str = "revenu_net"

    def needed_inputs(self) -> frozenset[str]:
        """Category, dependants, and the income with what is said of it."""
        return frozenset(
            {self.category_input, self.dependants_input, self.annual_input, self.monthly_input, self.stable_input, self.net_input}
        )

    def dated_values(self) -> tuple[Dated, ...]:
        """Both amounts of every group."""
        return tuple(dated for group in self.groups for dated in (group.base, group.per_dependant))

    def compute(self, context: Context) -> Calculated:
        """The ceiling with its two terms, and the comparison when an income is known."""
        category = context.inputs[self.category_input]
        dependants = context.inputs[self.dependants_input]
        group = next(group for group in self.groups if category in group.categories)
        base, step = context.value(group.base), context.value(group.per_dependant)
        supplement = step.times(dependants)
        ceiling = base + supplement
        period = context.source_of(group.base)
        lines = [Line(Text("Plafond de base"), Text("période de référence {name}", {"name": group.name}), base, source=period)]
        lines.append(
            Line(
                Text("Personnes à charge"),
                Text("{n} × {step}", {"n": dependants, "step": step}),
                supplement,
                source=context.source_of(group.per_dependant),
            )
        )
        annual, income_line, remark = self._income(context)
        lines += [income_line] if income_line else []
        notes: tuple[Text, ...] = (remark,) if remark else ()
        template = self.headline
        values = {"ceiling": ceiling}
        if annual is not None:
            template = self.under if annual <= ceiling else self.over
            values["income"] = annual
        headline = context.fill(template, **values)
        return Calculated(context.rule.id, context.day, headline, tuple(lines), context.figures, notes=notes, open_points=group.open_points)

    def _income(self, context: Context) -> tuple[Money | None, Line | None, Text | None]:
        """The annual income to compare, the line that shows how it was obtained, or what it takes to compare."""
        annual, monthly = known(context.inputs, self.annual_input), known(context.inputs, self.monthly_input)
        if annual is None and monthly is None:
            return None, None, context.fill(self.without_income)
        if known(context.inputs, self.net_input):
            return None, None, context.fill(self.net)
        if annual is not None:
            return annual, Line(Text("Revenu annuel du ménage"), Text("montant que vous indiquez"), annual), None
        assert monthly is not None
        if not known(context.inputs, self.stable_input):
            return None, None, context.fill(self.unstable)
        yearly: Money = monthly.times(MONTHS_PER_YEAR)
        formula = Text("{month} × 12, revenu stable", {"month": monthly})
        return yearly, Line(Text("Revenu annuel du ménage"), formula, yearly), None
