"""From a rule, inputs and a day to one of the four results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from benefits.conditions import all_hold
from benefits.dated import Dated, NotKnown
from benefits.inputs import UNKNOWN, Inputs, InputSpec, known
from benefits.results import Calculated, Missing, NotCovered, Refused, Result, Text
from benefits.rules import Context, IfUnknown, Question, Rule, Stop, Template

ASKED_YEAR = "annee_demandee"

_NOT_YET = Text("Je ne connais pas les règles qui valaient à cette date.")


@dataclass(frozen=True)
class Outcome:
    """A result, and the option it was worked out for when the member did not know which one applies."""

    result: Result
    input: str | None = None
    option: str | None = None


def calculate(rule: Rule, inputs: Inputs, day: date, specs: Mapping[str, InputSpec]) -> Result:
    """Work a rule out for a day.

    Args:
        rule: the benefit.
        inputs: what is known so far, by id of the vocabulary; ``UNKNOWN`` where the member does not know.
        day: the day as of which the figures are taken.
        specs: the vocabulary.

    Raises:
        InputError: when an input cannot be (negative, absurd, no option); nothing is calculated then.
        ValueError: when a choice to be worked out for each option is ``UNKNOWN``: that is for :func:`outcomes`.
    """
    for name, value in inputs.items():
        if name in specs:
            specs[name].check(value, day)
    for question in rule.questions:
        if question.if_unknown.way == "each_option" and inputs.get(question.input) is UNKNOWN:
            raise ValueError(f"{rule.id}: {question.input} is not known and has one result for each option: call `outcomes` instead.")
    context = Context(rule, inputs, day, specs)
    try:
        settled, assumptions = _settle(rule, inputs, day)
        context.inputs = settled
        for stop in rule.stops:
            if all_hold(stop.when, settled, day):
                return _stopped(stop, context)
        for question in rule.questions:
            if not _asks(question, settled, day):
                continue
            if question.input not in settled:
                return context.missing(question)
            if settled[question.input] is UNKNOWN and question.if_unknown.way == "stop":
                return _without(question, context)
        result = rule.body.compute(context)
        if isinstance(result, Calculated):
            notes = tuple(
                context.fill(text)
                for question, text in assumptions
                if all_hold(question.when, settled, day) is not False and not (question.unless and all_hold(question.unless, settled, day))
            )
            notes += tuple(context.fill(note) for note in rule.notes)
            result = replace(
                result, notes=result.notes + notes, figures=context.figures, open_points=_unique(rule.open_points + result.open_points)
            )
    except NotKnown:
        return NotCovered(rule.id, _NOT_YET, rule.contact, rule.source)
    return _of_the_year_asked(rule, result, inputs, context)


def outcomes(rule: Rule, inputs: Inputs, day: date, specs: Mapping[str, InputSpec]) -> tuple[Outcome, ...]:
    """Like :func:`calculate`, but a choice that the member does not know is worked out for each of its options.

    Raises:
        InputError: see :func:`calculate`.
    """
    for question in rule.questions:
        if inputs.get(question.input) is UNKNOWN and question.if_unknown.way == "each_option":
            each = [(option, calculate(rule, {**inputs, question.input: option}, day, specs)) for option in specs[question.input].options]
            for _, result in each:
                if isinstance(result, Missing):
                    return (Outcome(result),)
            return tuple(Outcome(result, question.input, option) for option, result in each)
    return (Outcome(calculate(rule, inputs, day, specs)),)


def dated_values(rule: Rule) -> tuple[Dated, ...]:
    """Every dated value that a rule may use: its shape's and those its sentences refer to."""
    templates = [stop.text for stop in rule.stops] + list(rule.notes)
    for question in rule.questions:
        templates += [text for text in (question.lead, question.if_unknown.text, question.ask, question.default_note) if text]
    conditions = [condition for stop in rule.stops for condition in stop.when]
    conditions += [condition for question in rule.questions for condition in question.when + question.unless]
    bounds = tuple(condition.value for condition in conditions if isinstance(condition.value, Dated))
    return rule.body.dated_values() + bounds + tuple(dated for template in templates for dated in template.references.values())


def _settle(rule: Rule, inputs: Inputs, day: date) -> tuple[dict[str, Any], list[tuple[Question, Template]]]:
    """Fill defaults and assumptions in; give the sentences that say so."""
    settled = dict(inputs)
    said: list[tuple[Question, Template]] = []
    for question in rule.questions:
        text = None
        if (
            question.input not in settled
            and question.default is not None
            and all_hold(question.when, inputs, day) is not False
            or settled.get(question.input) is UNKNOWN
            and question.default is not None
            and question.if_unknown == IfUnknown()
        ):
            settled[question.input], text = question.default, question.default_note
        elif settled.get(question.input) is UNKNOWN and question.if_unknown.way == "assume":
            settled[question.input], text = question.if_unknown.value, question.if_unknown.text
        if text:
            said.append((question, text))
    return settled, said


def _asks(question: Question, inputs: Inputs, day: date) -> bool:
    """Whether the rule needs this question answered, given the rest."""
    if question.optional or all_hold(question.when, inputs, day) is not True:
        return False
    if question.unless and all_hold(question.unless, inputs, day):
        return False
    if question.unless_all_known and all(known(inputs, name) is not None for name in question.unless_all_known):
        return False
    if any(known(inputs, name) is not None for name in question.unless_any_known):
        return False
    return question.only_if_unknown is None or inputs.get(question.only_if_unknown) is UNKNOWN


def _stopped(stop: Stop, context: Context) -> Refused | NotCovered:
    text = context.fill(stop.text)
    if stop.outcome == "refused":
        return Refused(context.rule.id, text, stop.source, context.figures, stop.open_points)
    return NotCovered(context.rule.id, text, stop.contact, stop.source, context.figures, stop.open_points)


def _without(question: Question, context: Context) -> NotCovered:
    rule = context.rule
    text = (
        context.fill(question.if_unknown.text)
        if question.if_unknown.text
        else Text("Sans cette information, je ne peux pas faire le calcul.")
    )
    return NotCovered(rule.id, text, rule.contact, rule.source, context.figures)


def _of_the_year_asked(rule: Rule, result: Result, inputs: Inputs, context: Context) -> Result:
    """Carry no figure into a year for which the source does not vouch."""
    year = known(inputs, ASKED_YEAR)
    if year is None or not isinstance(result, Calculated) or ASKED_YEAR in rule.inputs:
        return result
    versions = context.versions
    if all(version.covers_year(year) for version in versions):
        return result
    periods = " et ".join(dict.fromkeys(version.period for version in versions if not version.covers_year(year)))
    text = Text("Pour {year}, je n’ai pas les chiffres : ceux que je connais sont de {periods}.", {"year": str(year), "periods": periods})
    return NotCovered(rule.id, text, rule.contact, rule.source, result.figures)


def _unique(items: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
