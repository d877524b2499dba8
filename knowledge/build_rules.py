"""Rules from their checked entries: questions, stops, the body of their shape, and what a rule must satisfy as a whole.

Every function raises ``ValueError`` with a sentence that says what to mend; the loader adds file and line.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from benefits.conditions import all_hold
from benefits.engine import dated_values
from benefits.inputs import InputError
from benefits.invoice_set import JointLimit
from benefits.rules import Element, IfUnknown, Question, Rule, Stop
from benefits.shapes.refund import Refund
from knowledge import rule_schema
from knowledge.build import Values, source, template
from knowledge.build_shapes import BODIES
from knowledge.mutual_schema import Mutual
from knowledge.rule_parts import Inputs, conditions, given, ref
from knowledge.standard_questions import invited, standard_questions, starts


def rule(entry: rule_schema.RuleBase, mutual: Mutual, values: Values, inputs: Inputs) -> Rule:
    """A whole rule: its body by shape, its questions and stops, checked against the vocabulary."""
    body = BODIES[type(entry)](entry, mutual, values, inputs)
    specs = [*entry.questions, *standard_questions(entry, body)]
    questions = tuple(_question(spec, values, inputs) for spec in specs)
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
        tuple(entry.starts_with) or starts(entry, questions),
        entry.invites or invited(entry, questions),
        tuple(entry.invites_unless),
        tuple(template(note, values) for note in entry.notes),
        tuple(entry.open_points),
        tuple(Element(part.id, part.one, part.many) for part in entry.elements),
        tuple(entry.called),
        entry.age_on_january,
    )
    _check_inputs(built, inputs)
    _check_ages(built)
    return built


def joint_limit(entry: rule_schema.JointLimit, values: Values, rules: Mapping[str, Rule]) -> JointLimit:
    """A limit that several rules may share, with its value."""
    for name in entry.rules:
        if name not in rules:
            raise ValueError(f"{name!r} is no known rule: correct the name")
    return JointLimit(tuple(entry.rules), ref(values, entry.limit), entry.open_point)


def _question(spec: rule_schema.QuestionSpec, values: Values, inputs: Inputs) -> Question:
    text = template(spec.if_unknown.text, values) if spec.if_unknown.text else None
    return Question(
        spec.input,
        conditions(spec.when, values, inputs),
        conditions(spec.unless, values, inputs),
        tuple(spec.unless_all_known),
        tuple(spec.unless_any_known),
        spec.only_if_unknown,
        spec.optional,
        given(spec.input, spec.default, inputs),
        template(spec.default_note, values) if spec.default_note else None,
        template(spec.ask, values) if spec.ask else None,
        template(spec.lead, values) if spec.lead else None,
        IfUnknown(spec.if_unknown.way, given(spec.input, spec.if_unknown.value, inputs), text),
    )


def _stop(spec: rule_schema.StopSpec, values: Values, inputs: Inputs, contact_id: str) -> Stop:
    return Stop(
        conditions(spec.when, values, inputs),
        spec.outcome,
        template(spec.text, values),
        source(spec.source),
        spec.contact or contact_id,
        tuple(spec.open_points),
    )


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
