"""The keys of rules that look a figure up on a scale, by income, household, duration or capital: ceiling, brackets, payout."""

from __future__ import annotations

from typing import Literal, Optional

from pydantic import Field

from knowledge.rule_schema import ConditionSpec, RuleBase
from knowledge.schema import Strict


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
