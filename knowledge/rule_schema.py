"""The shape of the rules in the knowledge files, one model a rule shape, and the sections that a file may hold."""

from __future__ import annotations

from typing import Any, Literal, Optional

from pydantic import Field, root_validator

from benefits.conditions import OPERATORS
from knowledge.schema import (
    Article,
    Contact,
    DocumentEntry,
    Input,
    Mutual,
    OpenPoint,
    Phrase,
    SourceRef,
    Strict,
    Subject,
    Table,
    Theme,
    Value,
)


class ConditionSpec(Strict):
    """`{input: age, below: 17}`: one input, one word of the closed vocabulary, one value."""

    input: str
    operator: str
    value: Any

    @root_validator(pre=True)
    def _one_operator(cls, values):
        if "operator" in values:
            return values
        words = [key for key in values if key != "input"]
        if len(words) != 1 or words[0] not in OPERATORS or "input" not in values:
            raise ValueError(f"a condition is an `input` and one of {', '.join(OPERATORS)}")
        return {"input": values["input"], "operator": words[0], "value": values[words[0]]}


class IfUnknownSpec(Strict):
    """What « je ne sais pas » leads to."""

    way: Literal["stop", "skip", "each_option", "assume"]
    value: Any = None
    text: Optional[str] = None


class QuestionSpec(Strict):
    """A question of a rule."""

    input: str
    when: list[ConditionSpec] = []
    unless: list[ConditionSpec] = []
    unless_all_known: list[str] = []
    unless_any_known: list[str] = []
    only_if_unknown: Optional[str] = None
    optional: bool = False
    default: Any = None
    lead: Optional[str] = None
    if_unknown: IfUnknownSpec = IfUnknownSpec(way="stop")


class StopSpec(Strict):
    """A refusal or a gap of the source."""

    when: list[ConditionSpec] = Field(min_items=1)
    outcome: Literal["refused", "not_covered"]
    text: str
    source: SourceRef
    contact: Optional[str] = None
    open_points: list[str] = []


class CapSpec(Strict):
    """A limit over a period."""

    amount: str
    period: Literal["calendar_year", "lifetime"]
    already: Optional[str] = None


class LayerSpec(Strict):
    """A payer: exactly one way of paying."""

    cover: str
    label: str
    share_of_statutory: Optional[str] = None
    up_to: Optional[str] = None
    all_left: bool = False
    cap: Optional[CapSpec] = None
    open_points: list[str] = []

    @root_validator(skip_on_failure=True)
    def _one_way(cls, values):
        ways = [values.get("share_of_statutory") is not None, values.get("up_to") is not None, values["all_left"]]
        if sum(ways) != 1:
            raise ValueError("a layer pays in exactly one way: share_of_statutory, up_to or all_left")
        if values["all_left"] and values.get("cap") is None:
            raise ValueError("a layer that pays all that is left needs a cap")
        return values


class CaseSpec(Strict):
    """The layers that pay under some conditions."""

    when: list[ConditionSpec] = []
    acts: Optional[str] = None
    table: Optional[str] = None
    headline: str
    layers: list[LayerSpec] = Field(min_items=1)


class RuleBase(Strict):
    """What every rule says, whatever its shape. Asked about one of its ``subjects``, it starts when the message gives one of
    the inputs ``starts_with``; with none listed it always starts. After a result it ``invites`` one more input, unless that or one
    of ``invites_unless`` was given."""

    id: str
    title: str
    subjects: list[str]
    starts_with: list[str]
    invites: Optional[str] = None
    invites_unless: list[str] = []
    questions: list[QuestionSpec]
    stops: list[StopSpec] = []
    notes: list[str] = []
    open_points: list[str] = []
    source: SourceRef
    contact: Optional[str] = None


class RefundSpec(RuleBase):
    """Several layers pay one after the other."""

    shape: Literal["refund"]
    cases: list[CaseSpec] = Field(min_items=1)


class GroupSpec(Strict):
    """Categories that share a ceiling."""

    categories: list[str] = Field(min_items=1)
    name: str
    base: str
    per_dependant: str
    open_points: list[str] = []


class CeilingSpec(RuleBase):
    """An income ceiling raised for each dependant."""

    shape: Literal["ceiling"]
    groups: list[GroupSpec] = Field(min_items=1)
    headline: str
    under: str
    over: str
    unstable: str
    net: str
    without_income: str


class ValiditySpec(RuleBase):
    """The valid years of a file."""

    shape: Literal["validity"]
    years_after_opening: str
    contact_from: str
    contact_to: str
    opened: str
    prolonged: str
    both: str
    both_gap: str
    valid_in: str
    only_with_contact: str
    too_early: str
    not_valid_in: str


class ByChoiceSpec(Strict):
    """A flat reduction for each option of a choice."""

    input: str
    amounts: dict[str, str]


class ReductionSpec(RuleBase):
    """A share to pay is lowered."""

    shape: Literal["reduction"]
    by_rate: Optional[str] = None
    by_choice: Optional[ByChoiceSpec] = None
    headline: str

    @root_validator(skip_on_failure=True)
    def _one_way(cls, values):
        if (values.get("by_rate") is None) == (values.get("by_choice") is None):
            raise ValueError("a reduction is either by_rate or by_choice")
        return values


class RegimeSpec(Strict):
    """A regime with its calendar."""

    name: str
    table: str
    same_month: Optional[str] = None


class CalendarSpec(RuleBase):
    """A date by month and regime."""

    shape: Literal["calendar"]
    regimes: dict[str, RegimeSpec]
    headline: str
    whole_year: str
    other_year: str


class WindowSpec(Strict):
    """What is possible until a birthday."""

    label: str
    limit: str
    open: str
    open_until: str
    closed: str


class DeadlineSpec(Strict):
    """So many years after a date."""

    input: str
    label: str
    years: str
    text: str


class WindowsSpec(RuleBase):
    """What is still possible at an age."""

    shape: Literal["windows"]
    windows: list[WindowSpec] = Field(min_items=1)
    deadlines: list[DeadlineSpec] = []
    headline: str
    nothing_left: str
    deadlines_only: str


RULE_SPECS: dict[str, type[RuleBase]] = {
    "refund": RefundSpec,
    "ceiling": CeilingSpec,
    "validity": ValiditySpec,
    "reduction": ReductionSpec,
    "calendar": CalendarSpec,
    "windows": WindowsSpec,
}

SECTIONS: dict[str, type[Strict]] = {
    "documents": DocumentEntry,
    "mutuals": Mutual,
    "themes": Theme,
    "subjects": Subject,
    "inputs": Input,
    "phrases": Phrase,
    "contacts": Contact,
    "values": Value,
    "tables": Table,
    "open_points": OpenPoint,
    "articles": Article,
    "rules": RuleBase,
}
