"""Shape `allowance`: shares paid over a year are refunded, beyond a franchise that counts once for the year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benefits.conditions import Condition, all_hold
from benefits.dated import Dated
from benefits.inputs import known
from benefits.money import ZERO, Money
from benefits.results import Calculated, Line, Missing, NotCovered, Text
from benefits.rules import Context, Element, Template
from benefits.shapes.invoice import acts_of, price_is_unknown, priced, without_article

_YOURS = Text("montant que vous indiquez")


@dataclass(frozen=True)
class Group:
    """Whose shares, where the conditions hold: ``within`` counts against the franchise, ``outside`` is refunded whole."""

    when: tuple[Condition, ...]
    within: tuple[str, ...]
    outside: tuple[str, ...]
    franchise: Dated[Money] | None = None
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Allowance:
    """The body of an allowance rule. ``not_listed`` is the line of a share that the group does not refund; ``franchise_input``
    the part of the franchise that is used already."""

    groups: tuple[Group, ...]
    elements: Mapping[str, Element]
    headline: Template
    not_listed: Template
    price_unknown: Template
    acts_input: str = "actes"
    paid_input: str = "montant_facture"
    count_input: str = "nombre"
    used_input: str = "franchise_utilisee"

    def needed_inputs(self) -> frozenset[str]:
        """The consultations with their shares, and what the conditions look at."""
        conditions = {condition.input for group in self.groups for condition in group.when}
        return frozenset(conditions | {self.acts_input, self.paid_input, self.count_input, self.used_input})

    def dated_values(self) -> tuple[Dated, ...]:
        """The franchises and the bounds of the conditions."""
        bounds = [condition.value for group in self.groups for condition in group.when if isinstance(condition.value, Dated)]
        return tuple(bounds) + tuple(group.franchise for group in self.groups if group.franchise)

    def compute(self, context: Context) -> Calculated | Missing | NotCovered:
        """One line a consultation, the franchise once, the refund and what remains."""
        group = next(group for group in self.groups if all_hold(group.when, context.inputs, context.day))
        for condition in group.when:
            if isinstance(condition.value, Dated):
                context.value(condition.value)
        acts = acts_of(context, self.acts_input, {})
        alone = len(acts) == 1
        scalar_paid = known(context.inputs, self.paid_input) if alone else None
        scalar_count = known(context.inputs, self.count_input) if alone else None
        lines: list[Line] = []
        within, outside, other = ZERO, ZERO, ZERO
        for index, act in enumerate(acts):
            element = self.elements.get(act.code or "")
            one = element.one if element else "une consultation"
            place = None if alone else index
            if not isinstance(act.paid, Money) and scalar_paid is None:
                if price_is_unknown(act, context, self.paid_input):
                    text = context.fill(self.price_unknown)
                    return NotCovered(context.rule.id, text, context.rule.contact, context.rule.source, context.figures)
                question = context.rule.question(self.paid_input)
                assert question is not None
                ask = Text("Quelle est votre part (le ticket modérateur) pour {one} ?", {"one": one})
                return context.missing(question, ask, place)
            line = priced(act, act.count or scalar_count or 1, element, scalar_paid, None, None, False)
            formula = Text("{n} × {unit}", {"n": line.count, "unit": line.paid[0]}) if line.count > 1 and not act.whole else _YOURS
            name = without_article(one)
            label = Text("{name}", {"name": line.name if element else name[0].upper() + name[1:]})
            if act.code in group.outside:
                outside = outside + line.whole
            elif act.code in group.within:
                within = within + line.whole
            else:
                other = other + line.whole
                formula = context.fill(self.not_listed, unit=line.whole)
            lines.append(Line(label, formula, line.whole))
        refund = outside + within
        if group.franchise is not None and within.cents:
            franchise = context.value(group.franchise)
            used = known(context.inputs, self.used_input) or ZERO
            taken = min((franchise - used).floor(), within)
            source = context.source_of(group.franchise)
            text = Text("{franchise} par an", {"franchise": franchise})
            if used.cents:
                text = Text("{franchise} par an, dont {used} déjà comptés", {"franchise": franchise, "used": used})
            lines.append(Line(Text("Franchise, à votre charge"), text, taken, source=source))
            refund = refund - taken
        paid = within + outside + other
        headline = context.fill(self.headline, refund=refund, remaining=paid - refund, paid=paid)
        return Calculated(
            context.rule.id,
            context.day,
            headline,
            tuple(lines),
            context.figures,
            refund,
            paid,
            paid - refund,
            open_points=group.open_points,
        )
