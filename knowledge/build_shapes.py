"""The bodies of rules from their checked entries, one builder a shape.

Every function raises ``ValueError`` with a sentence that says what to mend; the loader adds file and line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from benefits.dated import Dated
from benefits.rules import Body, Element
from benefits.shapes.allowance import Allowance
from benefits.shapes.allowance import Group as AllowanceGroup
from benefits.shapes.brackets import Brackets, Fixed, Threshold
from benefits.shapes.brackets import Reduction as Lowering
from benefits.shapes.calendar import Calendar, Regime
from benefits.shapes.ceiling import Ceiling, Group
from benefits.shapes.decision import Answer, Decision, Earliest
from benefits.shapes.difference import Difference
from benefits.shapes.layers import AllLeft, Cap, Layer, Pays, ShareOfLeft, ShareOfStatutory, ShareOfTariff, UpTo, UpToByElement
from benefits.shapes.payout import Payouts
from benefits.shapes.reduction import ByChoice, ByRate, Reduction
from benefits.shapes.refund import PLAIN_HEADLINE, Case, Refund
from benefits.shapes.validity import Validity
from benefits.shapes.windows import Count, Deadline, Window, Windows
from knowledge import date_schema, refund_schema, scale_schema
from knowledge.build import Values, source, template
from knowledge.mutual_schema import Mutual
from knowledge.rule_parts import Inputs, conditions, ref

_REFUND = frozenset({"refund", "remaining", "paid"})
_CALENDAR = frozenset({"regime", "month", "year", "day"})
_VALIDITY = frozenset({"opening", "years", "last", "next_year", "contact_years", "contact", "prolonged", "until"})
_DATES = frozenset({"start", "date"})
_COUNTED = frozenset({"used", "left", "maximum"})
_ABOVE = frozenset({"ceiling", "shares", "refund", "remaining", "missing"})

Builder = Callable[[Any, Mutual, Values, Inputs], Body]


def _refund(spec: refund_schema.RefundSpec, mutual: Mutual, values: Values, inputs: Inputs) -> Body:
    elements = {entry.id: Element(entry.id, entry.one, entry.many) for entry in spec.elements}
    named = mutual.named[0].upper() + mutual.named[1:]
    covers = {option.id: option.label for option in inputs["couverture"].options} if "couverture" in inputs else {}
    cases = []
    for case in spec.cases:
        layers = tuple(_layer(layer, elements, mutual, values) for layer in case.layers)
        headline = template(case.headline or PLAIN_HEADLINE.replace("{mutual}", named), values, _REFUND)
        table = ref(values, case.table) if case.table else None
        acts = case.acts or ("actes" if elements else None)
        cases.append(Case(conditions(case.when, values, inputs), layers, headline, acts, table, case.unit, case.statutory))
        if any(layer.by_unit for layer in layers) and case.unit is None and case.table is None:
            raise ValueError('a layer that pays by unit needs the word for one: add `unit`, such as `unit: "séance"`')
    return Refund(tuple(mutual.covers), tuple(cases), elements, covers)


def _layer(spec: refund_schema.LayerSpec, elements: Mapping[str, Element], mutual: Mutual, values: Values) -> Layer:
    if spec.cover not in mutual.covers:
        raise ValueError(f"{spec.cover!r} is no cover of {mutual.short}; its covers are {', '.join(mutual.covers)}")
    for name in spec.only_elements:
        if name not in elements:
            raise ValueError(f"{name!r} is no element of this rule; its elements are {', '.join(elements)}")
    cap = Cap(ref(values, spec.cap.amount), spec.cap.period, spec.cap.already or ("deja_recu" if elements else None)) if spec.cap else None
    most = ref(values, spec.most_units) if spec.most_units else None
    pays = _pays(spec, values)
    if isinstance(pays, UpToByElement):
        lacking = set(spec.only_elements or elements) - set(pays.table.versions[-1].value)
        if lacking:
            raise ValueError(f"the table {pays.table.id} has no row for {', '.join(sorted(lacking))}: add it, or list `only_elements`")
    points = tuple(spec.open_points)
    return Layer(spec.cover, spec.label, pays, cap, most, tuple(spec.only_elements), points, spec.same_unit_point)


def _pays(spec: refund_schema.LayerSpec, values: Values) -> Pays:
    ways: dict[str, Any] = {
        "share_of_statutory": ShareOfStatutory,
        "share_of_left": ShareOfLeft,
        "share_of_tariff": ShareOfTariff,
        "up_to": UpTo,
        "up_to_by_element": UpToByElement,
    }
    for name, way in ways.items():
        if getattr(spec, name):
            made: Pays = way(ref(values, getattr(spec, name)))
            return made
    return AllLeft()


def _ceiling(spec: scale_schema.CeilingSpec, mutual: Mutual, values: Values, inputs: Inputs) -> Body:
    places = frozenset({"ceiling", "income"})
    groups = tuple(
        Group(
            tuple(group.categories),
            group.name,
            ref(values, group.base),
            ref(values, group.per_dependant),
            tuple(group.open_points),
        )
        for group in spec.groups
    )
    return Ceiling(
        groups,
        template(spec.headline, values, places - {"income"}),
        template(spec.under, values, places),
        template(spec.over, values, places),
        template(spec.unstable, values),
        template(spec.net, values),
        template(spec.without_income, values),
    )


def _validity(spec: date_schema.ValiditySpec, mutual: Mutual, values: Values, inputs: Inputs) -> Body:
    return Validity(
        ref(values, spec.years_after_opening),
        ref(values, spec.contact_from),
        ref(values, spec.contact_to),
        template(spec.opened, values, _VALIDITY),
        template(spec.prolonged, values, _VALIDITY),
        template(spec.both, values, _VALIDITY),
        template(spec.both_gap, values, _VALIDITY),
        template(spec.valid_in, values, frozenset({"year"})),
        template(spec.only_with_contact, values, frozenset({"year", "contact_years"})),
        template(spec.too_early, values, frozenset({"year"})),
        template(spec.not_valid_in, values, frozenset({"year"})),
    )


def _reduction(spec: refund_schema.ReductionSpec, mutual: Mutual, values: Values, inputs: Inputs) -> Body:
    if spec.by_rate:
        by: ByRate | ByChoice = ByRate(ref(values, spec.by_rate))
    else:
        assert spec.by_choice
        by = ByChoice(spec.by_choice.input, {option: ref(values, name) for option, name in spec.by_choice.amounts.items()})
    headline = template(spec.headline, values, frozenset({"share", "reduction", "remaining"}))
    return Reduction(by, headline, spec.share, spec.label)


def _calendar(spec: date_schema.CalendarSpec, mutual: Mutual, values: Values, inputs: Inputs) -> Body:
    regimes = {
        name: Regime(regime.name, ref(values, regime.table), template(regime.same_month, values) if regime.same_month else None)
        for name, regime in spec.regimes.items()
    }
    return Calendar(
        regimes,
        template(spec.headline, values, _CALENDAR),
        template(spec.whole_year, values, frozenset({"regime", "year"})),
        template(spec.other_year, values, frozenset({"asked", "year"})),
    )


def _windows(spec: date_schema.WindowsSpec, mutual: Mutual, values: Values, inputs: Inputs) -> Body:
    windows = tuple(
        Window(
            window.label,
            ref(values, window.limit),
            template(window.open, values, frozenset({"limit"})),
            template(window.open_until, values, frozenset({"limit", "date", "birthday"})),
            template(window.closed, values, frozenset({"limit"})),
        )
        for window in spec.windows
    )
    deadlines = tuple(
        Deadline(
            deadline.input,
            template(deadline.label, values),
            *_duration(deadline, values),
            template(deadline.text, values, _DATES),
            deadline.start_of_year,
            deadline.before,
        )
        for deadline in spec.deadlines
    )
    counts = tuple(
        Count(
            count.input,
            count.label,
            ref(values, count.maximum),
            template(count.some_left, values, _COUNTED),
            template(count.none_left, values, _COUNTED),
            tuple(count.open_points),
        )
        for count in spec.counts
    )
    return Windows(
        windows,
        deadlines,
        template(spec.headline or "", values, frozenset({"age"})),
        template(spec.nothing_left or "", values, frozenset({"age"})),
        template(spec.deadlines_only, values),
        counts,
    )


def _duration(spec: date_schema.DelaySpec, values: Values) -> tuple[Dated, str]:
    """A delay and its unit."""
    unit = next(unit for unit in ("years", "months", "days") if getattr(spec, unit))
    return ref(values, getattr(spec, unit)), unit


def _decision(spec: date_schema.DecisionSpec, mutual: Mutual, values: Values, inputs: Inputs) -> Body:
    return Decision(
        tuple(
            Answer(
                conditions(answer.when, values, inputs),
                answer.outcome,
                template(answer.headline, values),
                source(answer.source),
                _earliest(answer.earliest, values, inputs) if answer.earliest else None,
                tuple(answer.open_points),
            )
            for answer in spec.answers
        )
    )


def _earliest(spec: date_schema.EarliestSpec, values: Values, inputs: Inputs) -> Earliest:
    after, unit = _duration(spec, values)
    return Earliest(
        spec.input,
        spec.label,
        after,
        unit,
        template(spec.text, values, _DATES),
        template(spec.since, values, _DATES),
        conditions(spec.unless, values, inputs),
        template(spec.lifted, values) if spec.lifted else None,
    )


def _brackets(spec: scale_schema.BracketsSpec, mutual: Mutual, values: Values, inputs: Inputs) -> Body:
    fixed = tuple(
        Fixed(conditions(part.when, values, inputs), part.label, ref(values, part.amount), tuple(part.open_points)) for part in spec.fixed
    )
    reductions = tuple(
        Lowering(
            conditions(part.when, values, inputs),
            part.label,
            ref(values, part.amount),
            template(part.note, values) if part.note else None,
            tuple(part.open_points),
        )
        for part in spec.reductions
    )
    return Brackets(
        ref(values, spec.table) if spec.table else None,
        fixed,
        reductions,
        template(spec.headline, values, frozenset({"ceiling"})),
        template(spec.above, values, _ABOVE),
        template(spec.below, values, _ABOVE),
        spec.income,
        spec.ceiling,
        spec.shares,
        _threshold(spec.threshold, values, inputs) if spec.threshold else None,
    )


def _threshold(spec: scale_schema.ThresholdSpec, values: Values, inputs: Inputs) -> Threshold:
    return Threshold(
        tuple(spec.inputs),
        ref(values, spec.amount),
        template(spec.only_sum, values),
        template(spec.not_reached, values),
        conditions(spec.unless, values, inputs),
        tuple(spec.open_points),
    )


def _payout(spec: scale_schema.PayoutSpec, mutual: Mutual, values: Values, inputs: Inputs) -> Body:
    return Payouts(
        {option: ref(values, name) for option, name in spec.tables.items()},
        template(spec.headline, values, frozenset({"payout", "capital"})),
        template(spec.no_row, values, frozenset({"longest", "largest"})),
        template(spec.both_differ, values, frozenset({"capital", "printed", "payout"})),
        template(spec.both_rows, values, frozenset({"capital", "printed", "payout", "other"})),
        spec.reason,
        spec.years,
        spec.capital,
    )


def _difference(spec: refund_schema.DifferenceSpec, mutual: Mutual, values: Values, inputs: Inputs) -> Body:
    return Difference(
        template(spec.headline, values, frozenset({"share"})),
        template(spec.with_supplement, values, frozenset({"share", "supplement", "total"})),
        template(spec.more_than_fee, values),
        spec.fee,
        spec.refund,
        spec.paid,
    )


def _allowance(spec: refund_schema.AllowanceSpec, mutual: Mutual, values: Values, inputs: Inputs) -> Body:
    elements = {entry.id: Element(entry.id, entry.one, entry.many) for entry in spec.elements}
    groups = tuple(
        AllowanceGroup(
            conditions(group.when, values, inputs),
            tuple(group.within),
            tuple(group.outside),
            ref(values, group.franchise) if group.franchise else None,
            tuple(group.open_points),
        )
        for group in spec.groups
    )
    for group in groups:
        unknown = set(group.within + group.outside) - set(elements)
        if unknown:
            raise ValueError(f"{', '.join(sorted(unknown))}: no element of this rule; its elements are {', '.join(elements)}")
    return Allowance(
        groups,
        elements,
        template(spec.headline, values, _REFUND),
        template(spec.not_listed, values, frozenset({"unit"})),
        template(spec.price_unknown, values),
    )


BODIES: Mapping[type, Builder] = {
    refund_schema.RefundSpec: _refund,
    scale_schema.CeilingSpec: _ceiling,
    date_schema.ValiditySpec: _validity,
    refund_schema.ReductionSpec: _reduction,
    date_schema.CalendarSpec: _calendar,
    date_schema.WindowsSpec: _windows,
    date_schema.DecisionSpec: _decision,
    scale_schema.BracketsSpec: _brackets,
    scale_schema.PayoutSpec: _payout,
    refund_schema.DifferenceSpec: _difference,
    refund_schema.AllowanceSpec: _allowance,
}
