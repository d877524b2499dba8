"""The shape of the knowledge files, checked key by key: an unknown key is an error, a source is compulsory.

These models validate what `strict_yaml` read and what the store gives back; `knowledge.build` makes the domain's types
of them. They hold plain data: amounts as quoted strings, dates as dates, references by id.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any, Literal, Optional, Union

from pydantic import BaseModel, Field, StrictInt, StrictStr, root_validator, validator

from benefits.inputs import TYPES

Unit = Literal["EUR", "percent", "years", "months", "days", "hours", "age", "count", "dioptres", "text"]


class Strict(BaseModel):
    """A part of a file that accepts no unknown key."""

    class Config:
        extra = "forbid"
        allow_mutation = False


def _real_day(value: Any) -> Any:
    """A number is no date: pydantic would read 2025 as seconds since 1970."""
    if isinstance(value, date) or value is None:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"{value!r} is no date: write it like 2026-07-01") from None


def _lines_in_order(lines: Any) -> Any:
    """First and last line, both included."""
    if not isinstance(lines, (list, tuple)) or [type(line) for line in lines] != [int, int] or not 1 <= lines[0] <= lines[1]:
        raise ValueError("lines are [first, last], counted from 1; a single line is given twice, like [4, 4]")
    return lines


def folded(words: list[str]) -> list[str]:
    """Words that are looked for in a text whose accents, capitals, apostrophes and hyphens are gone."""
    for word in words:
        if word != word.lower() or word != unicodedata.normalize("NFD", word) or re.search(r"['’-]", word):
            raise ValueError(f"{word!r} would never be found: write it in small letters, without accents, apostrophes and hyphens")
    return words


class SourceRef(Strict):
    """Where a fact stands in a document, and the day somebody last compared it."""

    document: str
    lines: tuple[int, int]
    section: str
    checked: date

    _days = validator("checked", pre=True, allow_reuse=True)(_real_day)

    _in_order = validator("lines", pre=True, allow_reuse=True)(_lines_in_order)


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


class PriceRow(Strict):
    """What is paid at most for one unit of an element (a crown, a clasp)."""

    element: str
    label: str
    amount: str
    line: int


class BracketRow(Strict):
    """One bracket of incomes, both bounds within it as published, and what it gives; the last has no upper bound."""

    since: str = Field(alias="from")
    to: Optional[str] = None
    value: str
    line: int


class PayoutRow(Strict):
    """A duration with the capital saved, the interest on it and what is paid out."""

    years: int = Field(ge=0)
    capital: str
    rate: str
    payout: str
    line: int


ROWS: dict[str, type[Strict]] = {
    "calendar": CalendarRow,
    "acts": ActRow,
    "prices": PriceRow,
    "brackets": BracketRow,
    "payout": PayoutRow,
}


class TableVersion(VersionBase):
    """One version of a table; which rows it takes depends on the table's kind."""

    rows: list[Union[CalendarRow, ActRow, PriceRow, BracketRow, PayoutRow]] = Field(min_items=1)


class Table(Strict):
    """A dated table."""

    id: str
    label: str
    kind: Literal["calendar", "acts", "prices", "brackets", "payout"]
    versions: list[TableVersion] = Field(min_items=1)

    @root_validator(skip_on_failure=True)
    def _rows_of_kind(cls, values):
        wanted = ROWS[values["kind"]]
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
    """What people ask about: a Rasa intent of the same name. Where a mutual has no article on it, ``instead`` answers.
    ``examples`` are questions to train on, for a subject that has none in data/nlu."""

    id: str
    theme: str
    label: str
    scope: str
    instead: Optional[str] = None
    examples: list[str] = []

    @validator("examples")
    def _one_line_each(cls, examples):
        seen: set[str] = set()
        for example in examples:
            if not example.strip() or "\n" in example:
                raise ValueError("an example is one question on one line: write it so, or remove it")
            if example.casefold() in seen:
                raise ValueError(f"the example {example!r} stands twice: keep one")
            seen.add(example.casefold())
        return examples


class Theme(Strict):
    """A group of subjects, how it is called in a sentence, and the folded word stems that name it; words that
    begin with one of ``not_stems`` only look like it. ``main`` themes are named when the assistant says what it knows."""

    id: str
    label: str
    stems: list[str]
    not_stems: list[str] = []
    main: bool = False

    _folded = validator("stems", "not_stems", allow_reuse=True)(folded)


class Phrase(Strict):
    """A sentence of the assistant that holds no fact; `{places}` are filled by the code that says it."""

    id: str
    text: str


class JointLimit(Strict):
    """Benefits of which the source leaves open whether they share a limit: when one statement refunds more than the limit on these
    rules together, the open point is shown."""

    id: str
    rules: list[str] = Field(min_items=1)
    limit: str
    open_point: str


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


class Holdings(Strict):
    """What holds the facts of a passage: ids by section."""

    articles: list[str] = []
    rules: list[str] = []
    values: list[str] = []
    tables: list[str] = []
    open_points: list[str] = []
    contacts: list[str] = []
    mutuals: list[str] = []

    def by_kind(self) -> dict[str, list[str]]:
        """The sections that hold something, with their ids."""
        return {kind: getattr(self, kind) for kind in self.__fields__ if getattr(self, kind)}


class Passage(Strict):
    """Lines of a document, and either what holds their facts or why they need none (a menu, a heading, a repeated sentence)."""

    lines: tuple[int, int]
    holds: Optional[Holdings] = None
    needs_none: Optional[str] = None

    _in_order = validator("lines", pre=True, allow_reuse=True)(_lines_in_order)

    @root_validator(skip_on_failure=True)
    def _one_of_both(cls, values):
        holds, reason = values.get("holds"), values.get("needs_none")
        if (holds is None) == (reason is None):
            raise ValueError("a passage either `holds` something or `needs_none`, with the reason: give one of the two")
        if holds is not None and not holds.by_kind():
            raise ValueError(f"`holds` names nothing: give ids under {', '.join(Holdings.__fields__)}, or the reason why it `needs_none`")
        if reason is not None and not reason.strip():
            raise ValueError("`needs_none` is the reason why no fact is taken from the passage: write it")
        return values

    @property
    def length(self) -> int:
        """The number of its lines."""
        return self.lines[1] - self.lines[0] + 1


class Coverage(Strict):
    """A document, by the id of the register, passage by passage from its first line to its last."""

    id: str
    lines: int
    passages: list[Passage] = Field(min_items=1)
