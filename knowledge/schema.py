"""The shape of the knowledge files, checked key by key: an unknown key is an error, a source is compulsory.

These models validate what `strict_yaml` read and what the store gives back; `knowledge.build` makes the domain's types
of them. They hold plain data: amounts as quoted strings, dates as dates, references by id.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Optional, Union

from pydantic import BaseModel, Field, StrictInt, StrictStr, root_validator, validator

from benefits.conditions import OPERATORS
from benefits.inputs import TYPES

Unit = Literal["EUR", "percent", "years", "months", "days", "hours", "age", "count", "text"]


class Strict(BaseModel):
    """A part of a file that accepts no unknown key."""

    class Config:
        extra = "forbid"
        allow_mutation = False


def _real_day(value: Any) -> Any:
    """A number is no date: pydantic would read 2025 as seconds since 1970."""
    if isinstance(value, (date, str)) or value is None:
        return value
    raise ValueError(f"{value!r} is no date: write it like 2026-07-01")


class SourceRef(Strict):
    """Where a fact stands in a document, and the day somebody last compared it."""

    document: str
    lines: tuple[int, int]
    section: str
    checked: date

    _days = validator("checked", pre=True, allow_reuse=True)(_real_day)

    @validator("lines")
    def _in_order(cls, lines):
        if not 1 <= lines[0] <= lines[1]:
            raise ValueError("lines are [first, last], counted from 1")
        return lines


class Known(Strict):
    """The span for which the source vouches; without an end only together with `review_before`."""

    since: date = Field(alias="from")
    until: Optional[date] = None

    _days = validator("since", "until", pre=True, allow_reuse=True)(_real_day)

    @root_validator(skip_on_failure=True)
    def _in_order(cls, values):
        if values.get("until") and values["until"] < values["since"]:
            raise ValueError("`until` lies before `from`: correct one of them")
        return values


class VersionBase(Strict):
    """What every version of a value or a table says of itself."""

    known: Known
    review_before: Optional[date] = None
    period: str
    source: SourceRef

    _days = validator("review_before", pre=True, allow_reuse=True)(_real_day)

    @root_validator(skip_on_failure=True)
    def _end(cls, values):
        known, review = values["known"], values.get("review_before")
        if (known.until is None) == (review is None):
            raise ValueError("give either `known.until` (the last day) or, for an open end, `review_before`")
        return values


class ValueVersion(VersionBase):
    """One version of a single value; `value` is a quoted amount or percentage, a whole number, or text."""

    value: Union[StrictInt, StrictStr]


class Value(Strict):
    """A dated value."""

    id: str
    label: str
    unit: Unit
    versions: list[ValueVersion] = Field(min_items=1)


class CalendarRow(Strict):
    """The payment of one month."""

    month: int = Field(ge=1, le=12)
    day: date
    line: int

    _days = validator("day", pre=True, allow_reuse=True)(_real_day)
    open_points: list[str] = []


class ActRow(Strict):
    """An act of the tariff: what is invoiced and what the statutory insurance pays, in the source's table."""

    code: str
    invoiced: str
    statutory: str
    line: int


class TableVersion(VersionBase):
    """One version of a table; which rows it takes depends on the table's kind."""

    rows: list[Union[CalendarRow, ActRow]] = Field(min_items=1)


class Table(Strict):
    """A dated table."""

    id: str
    label: str
    kind: Literal["calendar", "acts"]
    versions: list[TableVersion] = Field(min_items=1)

    @root_validator(skip_on_failure=True)
    def _rows_of_kind(cls, values):
        wanted = CalendarRow if values["kind"] == "calendar" else ActRow
        for version in values["versions"]:
            if not all(isinstance(row, wanted) for row in version.rows):
                raise ValueError(f"a table of kind {values['kind']} takes rows with {', '.join(wanted.__fields__)}")
            lacking = set(range(1, 13)) - {row.month for row in version.rows if isinstance(row, CalendarRow)}
            if lacking and wanted is CalendarRow:
                raise ValueError(f"a calendar has every month: add the rows of month {', '.join(map(str, sorted(lacking)))}")
        return values


class OpenPoint(Strict):
    """A contradiction or a gap of the source: ``note`` for us, ``caveat`` for the member, ``contact`` to ask."""

    id: str
    note: str
    caveat: Optional[str] = None
    source: SourceRef


class Contact(Strict):
    """A service that people can reach."""

    id: str
    name: str
    phone: Optional[str] = None
    mail: Optional[str] = None
    address: Optional[str] = None
    hours: Optional[str] = None
    source: SourceRef


class Article(Strict):
    """An answer: its text refers to dated values as `{id}`; ``lead`` is its one-sentence form before a first question."""

    id: str
    subject: str
    title: str
    text: str
    lead: Optional[str] = None
    source: SourceRef
    contact: Optional[str] = None
    next: list[str] = []
    open_points: list[str] = []


class Option(Strict):
    """One option of a choice: its id, its button, the words by which people say it anywhere, and the ``answers`` that mean
    it only when the question was just asked."""

    id: str
    label: str
    words: list[str] = []
    answers: list[str] = []


class Input(Strict):
    """An input of the closed vocabulary: its type and bounds, how it is asked, and how people say it.

    ``cues`` are words beside an amount, a year or a date that tell this input from the others, ``not_cues`` say
    that an amount is something else; ``usual`` marks the one that
    an amount without such words means; ``units`` follow a count;
    ``yes``/``no`` are phrases that settle a yes/no input; ``by_duration`` turns a duration below or above a year into an option.
    """

    id: str
    type: str
    label: str
    ask: str
    help: str
    minimum: Optional[int] = None
    maximum: Optional[int] = None
    past: bool = False
    options: list[Option] = []
    cues: list[str] = []
    not_cues: list[str] = []
    usual: bool = False
    units: list[str] = []
    yes: list[str] = []
    no: list[str] = []
    by_duration: Optional[dict[str, str]] = None
    per: Optional[Literal["month", "year"]] = None

    @validator("type")
    def _closed(cls, kind):
        if kind not in TYPES:
            raise ValueError(f"the types are {', '.join(TYPES)}")
        return kind

    @root_validator(skip_on_failure=True)
    def _options(cls, values):
        if (values["type"] == "choice") != bool(values["options"]):
            raise ValueError("a choice, and only a choice, has options")
        return values


class Subject(Strict):
    """What people ask about: a Rasa intent of the same name."""

    id: str
    theme: str
    label: str
    scope: str


class Theme(Strict):
    """A group of subjects, how it is called in a sentence, and the folded word stems that name it."""

    id: str
    label: str
    stems: list[str]


class Phrase(Strict):
    """A sentence of the assistant that holds no fact; `{places}` are filled by the code that says it."""

    id: str
    text: str


class Mutual(Strict):
    """A mutual: how it is called, its locale for amounts and dates, its covers (each includes the ones before), its services."""

    id: str
    name: str
    short: str
    named: str
    words: list[str]
    answers: list[str] = []
    locale: str
    covers: list[str] = []
    general_contact: str
    urgent_contact: Optional[str] = None
    reservation: Optional[str] = None
    reservation_source: Optional[SourceRef] = None
    services: dict[str, list[str]] = {}


class DocumentEntry(Strict):
    """A document of the register of sources."""

    id: str
    mutual: str
    file: str
    title: str
    edition: str
    cite: str
    lines: int


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
