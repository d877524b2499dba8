"""What a benefit rule is made of, whatever its shape: questions, stops, texts, and a body that computes.

The rules themselves are data under `knowledge/`; the loader builds these types from it and checks them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from benefits.conditions import Condition
from benefits.dated import Dated, Source, Version
from benefits.inputs import Inputs, InputSpec
from benefits.results import Figure, Missing, Result, Scalar, Text


@dataclass(frozen=True)
class Template:
    """A sentence with `{places}`: dotted names refer to dated values, the others are filled by the shape."""

    text: str
    references: Mapping[str, Dated] = field(default_factory=dict)


@dataclass(frozen=True)
class IfUnknown:
    """What « je ne sais pas » leads to: another question takes over or the input is optional (``skip``), every option is
    worked out side by side (``each_option``), a value is assumed and said so (``assume``), or the calculation stops with
    a sentence (``stop``)."""

    way: str = "stop"
    value: Any = None
    text: Template | None = None


@dataclass(frozen=True)
class Question:
    """An input that a rule asks, in the rule's order, only when missing.

    Asked only if every condition of ``when`` holds, not if those of ``unless`` do, not if all of
    ``unless_all_known`` or any of ``unless_any_known`` are known, and with
    ``only_if_unknown`` only after the member said that they do not know that other input.
    ``ask`` replaces the input's own words; ``default_note`` is said when the ``default`` was taken.
    """

    input: str
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    unless_all_known: tuple[str, ...] = ()
    unless_any_known: tuple[str, ...] = ()
    only_if_unknown: str | None = None
    optional: bool = False
    default: Any = None
    default_note: Template | None = None
    ask: Template | None = None
    lead: Template | None = None
    if_unknown: IfUnknown = IfUnknown()


@dataclass(frozen=True)
class Element:
    """Something that an invoice can hold: « une couronne », « couronnes ». Ids are unique over all rules."""

    id: str
    one: str
    many: str


@dataclass(frozen=True)
class Stop:
    """An end without calculation once its conditions hold: ``refused`` or ``not_covered``, with sentence and source."""

    when: tuple[Condition, ...]
    outcome: str
    text: Template
    source: Source
    contact: str
    open_points: tuple[str, ...] = ()


class Body(Protocol):
    """The shape of a rule: computes once every input it needs is there."""

    def compute(self, context: Context) -> Result:
        """The result for complete inputs; a missing one where a line of an invoice lacks something."""

    def dated_values(self) -> tuple[Dated, ...]:
        """Every dated value that the shape may use."""

    def needed_inputs(self) -> frozenset[str]:
        """The inputs that the shape reads; the loader checks that each is asked or optional."""


@dataclass(frozen=True)
class Rule:
    """A benefit: what it asks, where it stops, how it computes, and who can say more. ``starts_with`` names the inputs that
    show that an amount or a date is wanted; with none it always is. After a result, ``invites`` names an input that would say more.
    With ``age_on_january`` an age is that of 1 January. ``called`` are folded words for the benefit
    as a whole (« j'ai déjà reçu 800 € de prothèses »)."""

    id: str
    title: str
    mutual: str
    subjects: tuple[str, ...]
    questions: tuple[Question, ...]
    stops: tuple[Stop, ...]
    body: Body
    source: Source
    contact: str
    starts_with: tuple[str, ...] = ()
    invites: str | None = None
    invites_unless: tuple[str, ...] = ()
    notes: tuple[Template, ...] = ()
    open_points: tuple[str, ...] = ()
    elements: tuple[Element, ...] = ()
    called: tuple[str, ...] = ()
    age_on_january: bool = False

    @property
    def inputs(self) -> tuple[str, ...]:
        """The ids of the inputs that this rule may use, in the order of its questions."""
        return tuple(dict.fromkeys(question.input for question in self.questions))

    def question(self, name: str) -> Question | None:
        """The first question for an input."""
        return next((question for question in self.questions if question.input == name), None)


class Context:
    """One run of a rule: complete inputs, a day, and the figures that the run used (collected for the statement)."""

    def __init__(self, rule: Rule, inputs: Inputs, day: date, specs: Mapping[str, InputSpec]) -> None:
        self.rule = rule
        self.inputs = inputs
        self.day = day
        self.specs = specs
        self._figures: dict[tuple[str, Source], Figure] = {}
        self._versions: dict[tuple[str, Source], Version] = {}

    def value(self, dated: Dated) -> Any:
        """The value of the day, remembered as a figure of this run.

        Raises:
            benefits.dated.NotKnown: when the day lies before the first known span.
        """
        version = dated.on(self.day)
        self._figures[(version.period, version.source)] = Figure.of(version, self.day)
        self._versions[(version.period, version.source)] = version
        return version.value

    def source_of(self, dated: Dated) -> Source:
        """The source of the version of the day."""
        return dated.on(self.day).source

    def fill(self, template: Template, **values: Scalar) -> Text:
        """The template with the dated values of the day and the given ones."""
        referred = {name: self.value(dated) for name, dated in template.references.items()}
        return Text(template.text, {**referred, **values})

    def missing(self, question: Question, ask: Text | None = None, act: int | None = None) -> Missing:
        """The question as what is missing: in its own words where it has some, else in those of ``ask``; ``act`` is the line asked for."""
        lead = self.fill(question.lead) if question.lead else None
        return Missing(self.rule.id, question.input, lead, self.fill(question.ask) if question.ask else ask, act)

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions used so far; contacts, which carry no period, left out."""
        return tuple(version for version in self._versions.values() if version.period)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The distinct figures used so far, in order of use."""
        return tuple(self._figures.values())
