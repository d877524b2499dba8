"""The keys of rules that work out when something is possible: validity, calendar, windows, decision."""

from __future__ import annotations

from typing import Literal, Optional

from pydantic import Field, root_validator

from knowledge.rule_schema import ConditionSpec, RuleBase
from knowledge.schema import SourceRef, Strict


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


class DelaySpec(Strict):
    """A date so many years, months or days from another, and the sentence that says it."""

    input: str
    label: str
    years: Optional[str] = None
    months: Optional[str] = None
    days: Optional[str] = None
    text: str

    @root_validator(skip_on_failure=True)
    def _one_duration(cls, values):
        """A delay is given in one unit."""
        if sum(values.get(unit) is not None for unit in ("years", "months", "days")) != 1:
            raise ValueError("give the delay in one unit: `years`, `months` or `days`")
        return values


class DeadlineSpec(DelaySpec):
    """So many years, months or days after a date."""

    start_of_year: bool = False
    before: bool = False


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


class EarliestSpec(DelaySpec):
    """A date so many years, months or days after another; `unless` lifts the delay."""

    since: str
    unless: list[ConditionSpec] = []
    lifted: Optional[str] = None


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
