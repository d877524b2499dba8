"""The keys of rules that work out who pays which share of a bill: refund, reduction, difference, allowance."""

from __future__ import annotations

from typing import Literal, Optional

from pydantic import Field, root_validator

from knowledge.rule_schema import ConditionSpec, RuleBase
from knowledge.schema import Strict


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
