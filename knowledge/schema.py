"""The shape of the knowledge files, checked key by key: an unknown key is an error, a source is compulsory.

These models validate what `strict_yaml` read and what the store gives back; `knowledge.build` makes the domain's types
of them. They hold plain data: amounts as quoted strings, dates as dates, references by id.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Optional, Union

from pydantic import BaseModel, Field, StrictInt, StrictStr, root_validator, validator

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
    """A group of subjects, how it is called in a sentence, and the folded word stems that name it; words that
    begin with one of ``not_stems`` only look like it."""

    id: str
    label: str
    stems: list[str]
    not_stems: list[str] = []


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
