"""The shape of each kind of rule in the knowledge files, and the sections that a file may hold."""

from __future__ import annotations

from typing import Literal, Optional

from pydantic import Field, root_validator

from knowledge.rule_schema import ConditionSpec, RuleBase
from knowledge.schema import (
    Article,
    Contact,
    Coverage,
    DocumentEntry,
    Input,
    JointLimit,
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


def _one_duration(cls, values):
    """A delay is given in one unit."""
    if sum(values.get(unit) is not None for unit in ("years", "months", "days")) != 1:
        raise ValueError("give the delay in one unit: `years`, `months` or `days`")
    return values


class CapSpec(Strict):
    """A limit over a period."""

    amount: str
    period: Literal["calendar_year", "year", "lifetime", "unspecified"]
    already: Optional[str] = None


class LayerSpec(Strict):
    """A payer: exactly one way of paying."""

    cover: str
    label: str
    share_of_statutory: Optional[str] = None
    share_of_left: Optional[str] = None
    share_of_tariff: Optional[str] = None
    up_to: Optional[str] = None
    up_to_by_element: Optional[str] = None
    all_left: bool = False
    cap: Optional[CapSpec] = None
    uncapped: bool = False
    most_units: Optional[str] = None
    only_elements: list[str] = []
    open_points: list[str] = []
    same_unit_point: Optional[str] = None

    @root_validator(skip_on_failure=True)
    def _one_way(cls, values):
        ways = ("share_of_statutory", "share_of_left", "share_of_tariff", "up_to", "up_to_by_element")
        if sum(values.get(way) is not None for way in ways) + values["all_left"] != 1:
            raise ValueError(f"a layer pays in exactly one way: {', '.join(ways)} or all_left")
        if values["all_left"] and (values.get("cap") is None) != values["uncapped"]:
            raise ValueError("a layer that pays all that is left needs a cap, or `uncapped: true` where the source gives none")
        return values


class CaseSpec(Strict):
    """The layers that pay under some conditions. ``unit`` is the word for one unit where they are counted (« séance »)."""

    when: list[ConditionSpec] = []
    acts: Optional[str] = None
    table: Optional[str] = None
    unit: Optional[str] = None
    statutory: Literal["asked", "optional", "shown", "none"] = "shown"
    headline: Optional[str] = None
    layers: list[LayerSpec] = Field(min_items=1)


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
    share: str
    label: str
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
    """So many years, months or days after a date."""

    input: str
    label: str
    years: Optional[str] = None
    months: Optional[str] = None
    days: Optional[str] = None
    text: str
    start_of_year: bool = False
    before: bool = False

    _one_unit = root_validator(skip_on_failure=True, allow_reuse=True)(_one_duration)


class CountSpec(Strict):
    """How many are left of a maximum."""

    input: str
    label: str
    maximum: str
    some_left: str
    none_left: str
    open_points: list[str] = []


class WindowsSpec(RuleBase):
    """What is still possible at an age."""

    shape: Literal["windows"]
    windows: list[WindowSpec] = []
    deadlines: list[DeadlineSpec] = []
    counts: list[CountSpec] = []
    headline: Optional[str] = None
    nothing_left: Optional[str] = None
    deadlines_only: str

    @root_validator(skip_on_failure=True)
    def _sentences_of_windows(cls, values):
        if values["windows"] and not (values.get("headline") and values.get("nothing_left")):
            raise ValueError("a rule with `windows` needs the sentences `headline` and `nothing_left`")
        if not values["windows"] + values["deadlines"] + values["counts"]:
            raise ValueError("give at least one of `windows`, `deadlines` and `counts`")
        return values


class EarliestSpec(Strict):
    """A date so many years, months or days after another; `unless` lifts the delay."""

    input: str
    label: str
    years: Optional[str] = None
    months: Optional[str] = None
    days: Optional[str] = None
    text: str
    since: str
    unless: list[ConditionSpec] = []
    lifted: Optional[str] = None

    _one_unit = root_validator(skip_on_failure=True, allow_reuse=True)(_one_duration)


class AnswerSpec(Strict):
    """What holds in a situation."""

    when: list[ConditionSpec] = []
    outcome: Literal["granted", "refused", "not_covered"]
    headline: str
    source: SourceRef
    earliest: Optional[EarliestSpec] = None
    open_points: list[str] = []


class DecisionSpec(RuleBase):
    """The first answer whose conditions hold."""

    shape: Literal["decision"]
    answers: list[AnswerSpec] = Field(min_items=1)


class FixedSpec(Strict):
    """A ceiling that does not hang on the income."""

    when: list[ConditionSpec] = []
    label: str
    amount: str
    open_points: list[str] = []


class LoweringSpec(Strict):
    """What a ceiling is lowered by."""

    when: list[ConditionSpec] = []
    label: str
    amount: str
    note: Optional[str] = None
    open_points: list[str] = []


class ThresholdSpec(Strict):
    """What several amounts must reach for the reductions to apply."""

    inputs: list[str] = Field(min_items=1)
    amount: str
    only_sum: str
    not_reached: str
    unless: list[ConditionSpec] = []
    open_points: list[str] = []


class BracketsSpec(RuleBase):
    """The ceiling of an income, and what is refunded above it."""

    shape: Literal["brackets"]
    table: Optional[str] = None
    income: Optional[str] = None
    ceiling: Optional[str] = None
    shares: Optional[str] = None
    fixed: list[FixedSpec] = []
    reductions: list[LoweringSpec] = []
    threshold: Optional[ThresholdSpec] = None
    headline: str
    above: str
    below: str


class PayoutSpec(RuleBase):
    """What is paid out after a duration or for a capital, by reason."""

    shape: Literal["payout"]
    tables: dict[str, str]
    reason: str
    years: str
    capital: str
    headline: str
    no_row: str
    both_differ: str
    both_rows: str


class DifferenceSpec(RuleBase):
    """What is left of an official fee."""

    shape: Literal["difference"]
    fee: str
    refund: str
    paid: str
    headline: str
    with_supplement: str
    more_than_fee: str


class AllowanceGroupSpec(Strict):
    """Whose shares are refunded, within the franchise and outside it."""

    when: list[ConditionSpec] = []
    within: list[str] = []
    outside: list[str] = []
    franchise: Optional[str] = None
    open_points: list[str] = []


class AllowanceSpec(RuleBase):
    """Shares paid over a year, refunded beyond a franchise."""

    shape: Literal["allowance"]
    groups: list[AllowanceGroupSpec] = Field(min_items=1)
    headline: str
    not_listed: str
    price_unknown: str


RULE_SPECS: dict[str, type[RuleBase]] = {
    "refund": RefundSpec,
    "ceiling": CeilingSpec,
    "validity": ValiditySpec,
    "reduction": ReductionSpec,
    "calendar": CalendarSpec,
    "windows": WindowsSpec,
    "decision": DecisionSpec,
    "brackets": BracketsSpec,
    "payout": PayoutSpec,
    "difference": DifferenceSpec,
    "allowance": AllowanceSpec,
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
    "joint_limits": JointLimit,
    "coverage": Coverage,
}
