"""Rules from their checked entries: bodies by shape, questions, stops, and what a rule must satisfy as a whole.

Every function raises ``ValueError`` with a sentence that says what to mend; the loader adds file and line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from benefits.conditions import Condition, all_hold
from benefits.dated import Dated
from benefits.engine import dated_values
from benefits.inputs import InputError
from benefits.money import Money
from benefits.rules import Body, IfUnknown, Question, Rule, Stop
from benefits.shapes.calendar import Calendar, Regime
from benefits.shapes.ceiling import Ceiling, Group
from benefits.shapes.reduction import ByChoice, ByRate, Reduction
from benefits.shapes.refund import AllLeft, Cap, Case, Layer, Refund, ShareOfStatutory, UpTo
from benefits.shapes.validity import Validity
from benefits.shapes.windows import Deadline, Window, Windows
from knowledge import rule_schema, schema
from knowledge.build import Values, source, template

Inputs = Mapping[str, schema.Input]
_REFUND = frozenset({"refund", "remaining", "paid"})
_CALENDAR = frozenset({"regime", "month", "year", "day"})
_VALIDITY = frozenset({"opening", "years", "last", "next_year", "contact_years", "contact", "prolonged", "until"})
_COMPARABLE: Mapping[str, type] = {"integer": int, "age": int, "year": int, "month": int, "amount": Money, "date": date, "yes_no": bool}


def rule(entry: rule_schema.RuleBase, mutual: schema.Mutual, values: Values, inputs: Inputs) -> Rule:
    """A whole rule: its body by shape, its questions and stops, checked against the vocabulary."""
    body = _BODIES[type(entry)](entry, mutual, values, inputs)
    questions = tuple(_question(spec, values, inputs) for spec in entry.questions)
    contact_id = entry.contact or mutual.general_contact
    built = Rule(
        entry.id,
        entry.title,
        mutual.id,
        tuple(entry.subjects),
        questions,
        tuple(_stop(spec, values, inputs, contact_id) for spec in entry.stops),
        body,
        source(entry.source),
        contact_id,
        tuple(entry.starts_with),
        entry.invites,
        tuple(entry.invites_unless),
        tuple(template(note, values) for note in entry.notes),
        tuple(entry.open_points),
    )
    _check_inputs(built, inputs)
    _check_ages(built)
    return built


def _conditions(specs: Sequence[rule_schema.ConditionSpec], values: Values, inputs: Inputs) -> tuple[Condition, ...]:
    return tuple(_condition(spec, values, inputs) for spec in specs)


def _condition(spec: rule_schema.ConditionSpec, values: Values, inputs: Inputs) -> Condition:
    """A condition that can be decided: its value is of the input's type; for a number a text is the id of a dated value."""
    if spec.input not in inputs:
        raise ValueError(f"{spec.input!r} is no input of the vocabulary (knowledge/inputs.yml): add it there, or correct the name")
    if spec.operator == "known":
        if not isinstance(spec.value, bool):
            raise ValueError(f"`known` is true or false, not {spec.value!r}")
        return Condition(spec.input, spec.operator, spec.value)
    several = spec.operator in ("in", "not_in")
    if several != isinstance(spec.value, list):
        raise ValueError(f"`{spec.operator}` takes {'a list of values' if several else 'one value'}, not {spec.value!r}")
    if not several:
        return Condition(spec.input, spec.operator, _compared(inputs[spec.input], spec.value, values))
    bounds = tuple(_compared(inputs[spec.input], item, values) for item in spec.value)
    for item, bound in zip(spec.value, bounds, strict=True):
        if isinstance(bound, Dated):
            raise ValueError(f"`{spec.operator}` takes fixed values, and {item!r} is a dated one: use `is`, one condition each")
    return Condition(spec.input, spec.operator, bounds)


def _compared(entry: schema.Input, raw: Any, values: Values) -> Any:
    """What an input is compared with: an option of a choice, a dated value by its id, or a literal of the input's type."""
    if entry.type == "choice":
        options = [option.id for option in entry.options]
        if raw not in options:
            raise ValueError(f"{raw!r} is no option of {entry.id}: its options are {', '.join(options)}")
        return raw
    wanted = _COMPARABLE.get(entry.type)
    if wanted is None:
        raise ValueError(f"{entry.id} cannot be compared: use `known`")
    bound = _ref(values, raw) if isinstance(raw, str) else raw
    found = [version.value for version in bound.versions] if isinstance(bound, Dated) else [bound]
    if any(type(item) is not wanted for item in found):
        raise ValueError(f"{entry.id} is of type {entry.type} and cannot be compared with {raw!r}: use a value of that type")
    return bound


def _question(spec: rule_schema.QuestionSpec, values: Values, inputs: Inputs) -> Question:
    text = template(spec.if_unknown.text, values) if spec.if_unknown.text else None
    return Question(
        spec.input,
        _conditions(spec.when, values, inputs),
        _conditions(spec.unless, values, inputs),
        tuple(spec.unless_all_known),
        tuple(spec.unless_any_known),
        spec.only_if_unknown,
        spec.optional,
        _given(spec.input, spec.default, inputs),
        template(spec.lead, values) if spec.lead else None,
        IfUnknown(spec.if_unknown.way, _given(spec.input, spec.if_unknown.value, inputs), text),
    )


def _given(name: str, raw: Any, inputs: Inputs) -> Any:
    """A default or an assumed value: an amount stands in quotes, the rest as it is."""
    return Money.parse(raw) if raw is not None and name in inputs and inputs[name].type == "amount" else raw


def _stop(spec: rule_schema.StopSpec, values: Values, inputs: Inputs, contact_id: str) -> Stop:
    return Stop(
        _conditions(spec.when, values, inputs),
        spec.outcome,
        template(spec.text, values),
        source(spec.source),
        spec.contact or contact_id,
        tuple(spec.open_points),
    )


def _ref(values: Values, name: str) -> Dated:
    if name not in values:
        raise ValueError(f"{name!r} is no known value or table: add it under `values` or `tables`, or correct the name")
    return values[name]


def _refund(spec: rule_schema.RefundSpec, mutual: schema.Mutual, values: Values, inputs: Inputs) -> Body:
    return Refund(
        tuple(mutual.covers),
        tuple(
            Case(
                _conditions(case.when, values, inputs),
                tuple(_layer(layer, mutual, values) for layer in case.layers),
                template(case.headline, values, _REFUND),
                case.acts,
                _ref(values, case.table) if case.table else None,
            )
            for case in spec.cases
        ),
    )


def _layer(spec: rule_schema.LayerSpec, mutual: schema.Mutual, values: Values) -> Layer:
    if spec.cover not in mutual.covers:
        raise ValueError(f"{spec.cover!r} is no cover of {mutual.short}; its covers are {', '.join(mutual.covers)}")
    pays = (
        ShareOfStatutory(_ref(values, spec.share_of_statutory))
        if spec.share_of_statutory
        else UpTo(_ref(values, spec.up_to))
        if spec.up_to
        else AllLeft()
    )
    cap = Cap(_ref(values, spec.cap.amount), spec.cap.period, spec.cap.already) if spec.cap else None
    return Layer(spec.cover, spec.label, pays, cap, tuple(spec.open_points))


def _ceiling(spec: rule_schema.CeilingSpec, mutual: schema.Mutual, values: Values, inputs: Inputs) -> Body:
    places = frozenset({"ceiling", "income"})
    groups = tuple(
        Group(
            tuple(group.categories),
            group.name,
            _ref(values, group.base),
            _ref(values, group.per_dependant),
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


def _validity(spec: rule_schema.ValiditySpec, mutual: schema.Mutual, values: Values, inputs: Inputs) -> Body:
    return Validity(
        _ref(values, spec.years_after_opening),
        _ref(values, spec.contact_from),
        _ref(values, spec.contact_to),
        template(spec.opened, values, _VALIDITY),
        template(spec.prolonged, values, _VALIDITY),
        template(spec.both, values, _VALIDITY),
        template(spec.both_gap, values, _VALIDITY),
        template(spec.valid_in, values, frozenset({"year"})),
        template(spec.only_with_contact, values, frozenset({"year", "contact_years"})),
        template(spec.too_early, values, frozenset({"year"})),
        template(spec.not_valid_in, values, frozenset({"year"})),
    )


def _reduction(spec: rule_schema.ReductionSpec, mutual: schema.Mutual, values: Values, inputs: Inputs) -> Body:
    if spec.by_rate:
        by: ByRate | ByChoice = ByRate(_ref(values, spec.by_rate))
    else:
        assert spec.by_choice
        by = ByChoice(spec.by_choice.input, {option: _ref(values, name) for option, name in spec.by_choice.amounts.items()})
    return Reduction(by, template(spec.headline, values, frozenset({"share", "reduction", "remaining"})))


def _calendar(spec: rule_schema.CalendarSpec, mutual: schema.Mutual, values: Values, inputs: Inputs) -> Body:
    regimes = {
        name: Regime(regime.name, _ref(values, regime.table), template(regime.same_month, values) if regime.same_month else None)
        for name, regime in spec.regimes.items()
    }
    return Calendar(
        regimes,
        template(spec.headline, values, _CALENDAR),
        template(spec.whole_year, values, frozenset({"regime", "year"})),
        template(spec.other_year, values, frozenset({"asked", "year"})),
    )


def _windows(spec: rule_schema.WindowsSpec, mutual: schema.Mutual, values: Values, inputs: Inputs) -> Body:
    windows = tuple(
        Window(
            window.label,
            _ref(values, window.limit),
            template(window.open, values, frozenset({"limit"})),
            template(window.open_until, values, frozenset({"limit", "date", "birthday"})),
            template(window.closed, values, frozenset({"limit"})),
        )
        for window in spec.windows
    )
    deadlines = tuple(
        Deadline(
            deadline.input, deadline.label, _ref(values, deadline.years), template(deadline.text, values, frozenset({"start", "date"}))
        )
        for deadline in spec.deadlines
    )
    return Windows(
        windows,
        deadlines,
        template(spec.headline, values, frozenset({"age"})),
        template(spec.nothing_left, values, frozenset({"age"})),
        template(spec.deadlines_only, values),
    )


_BODIES: dict[type, Any] = {
    rule_schema.RefundSpec: _refund,
    rule_schema.CeilingSpec: _ceiling,
    rule_schema.ValiditySpec: _validity,
    rule_schema.ReductionSpec: _reduction,
    rule_schema.CalendarSpec: _calendar,
    rule_schema.WindowsSpec: _windows,
}


def _check_inputs(rule: Rule, inputs: Inputs) -> None:
    """Every input that a rule mentions is in the vocabulary, and every one that its shape reads is asked or optional."""
    mentioned = set(rule.inputs) | set(rule.starts_with) | set(rule.invites_unless) | ({rule.invites} if rule.invites else set())
    for stop in rule.stops:
        mentioned |= {condition.input for condition in stop.when}
    for question in rule.questions:
        mentioned |= {condition.input for condition in question.when + question.unless} | set(
            question.unless_all_known + question.unless_any_known
        )
        mentioned |= {question.only_if_unknown} if question.only_if_unknown else set()
    for name in sorted(mentioned | rule.body.needed_inputs()):
        if name not in inputs:
            raise ValueError(f"{name!r} is no input of the vocabulary (knowledge/inputs.yml): add it there, or correct the name")
    unasked = (mentioned | rule.body.needed_inputs()) - set(rule.inputs)
    if unasked:
        raise ValueError(f"add to `questions` (with `optional: true` where it need not be asked): {', '.join(sorted(unasked))}")
    for question in rule.questions:
        options = [option.id for option in inputs[question.input].options]
        if question.if_unknown.way == "each_option" and not options:
            raise ValueError(f"`each_option` needs a choice, and {question.input} is none")
        for word, value in (("default", question.default), ("assumed value", question.if_unknown.value)):
            if options and value is not None and value not in options:
                raise InputError(question.input, "option", f"the {word} {value!r} is none of {', '.join(options)}")
    if sum(question.if_unknown.way == "each_option" for question in rule.questions) > 1:
        raise ValueError("`each_option` stands in one question of a rule at most: choose another way for the others")


def _check_ages(rule: Rule) -> None:
    """The cases of a refund and the stops that look at the age alone meet every age exactly once: no hole, no overlap."""
    if not isinstance(rule.body, Refund) or not any(condition.input == "age" for case in rule.body.cases for condition in case.when):
        return
    branches = [case.when for case in rule.body.cases] + [stop.when for stop in rule.stops]
    branches = [when for when in branches if all(condition.input == "age" for condition in when)]
    day = max((dated.versions[-1].since for dated in dated_values(rule)), default=date.min)
    for age in range(0, 121):
        meeting = sum(all_hold(when, {"age": age}, day) is True for when in branches)
        if meeting != 1:
            many = "no" if meeting == 0 else "more than one"
            raise ValueError(f"at the age of {age} {many} case or stop applies: correct the conditions so that exactly one does")
