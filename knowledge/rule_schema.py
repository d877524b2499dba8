"""What rules say whatever their shape: questions, stops, elements, texts, joint limits."""

from __future__ import annotations

from typing import Any, Literal, Optional

from pydantic import Field, root_validator, validator

from benefits.conditions import OPERATORS
from knowledge.schema import SourceRef, Strict, folded


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
    """A question of a rule; ``ask`` replaces the input's own words, ``default_note`` is said when the ``default`` was taken."""

    input: str
    when: list[ConditionSpec] = []
    unless: list[ConditionSpec] = []
    unless_all_known: list[str] = []
    unless_any_known: list[str] = []
    only_if_unknown: Optional[str] = None
    optional: bool = False
    default: Any = None
    default_note: Optional[str] = None
    ask: Optional[str] = None
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


class ElementSpec(Strict):
    """Something that an invoice can hold: « une couronne », « couronnes », and the words by which people name it.
    ``counted_by`` are the words behind the number that counts its units, where its own name does not (« un bridge de 3 éléments »);
    it is not meant where an element of ``unless_named`` is named too. Ids are unique over all rules."""

    id: str
    one: str
    many: str
    words: list[str] = []
    counted_by: list[str] = []
    unless_named: list[str] = []

    _folded = validator("counted_by", allow_reuse=True)(folded)


class RuleBase(Strict):
    """What every rule says, whatever its shape. Asked about one of its ``subjects``, it starts when the message gives one of
    the inputs ``starts_with``; with none listed it always starts. After a result it ``invites`` one more input, unless that or one
    of ``invites_unless`` was given."""

    id: str
    title: str
    subjects: list[str]
    elements: list[ElementSpec] = []
    called: list[str] = []
    age_on_january: bool = False
    starts_with: list[str] = []
    invites: Optional[str] = None
    invites_unless: list[str] = []
    questions: list[QuestionSpec] = []
    stops: list[StopSpec] = []
    notes: list[str] = []
    open_points: list[str] = []
    source: SourceRef
    contact: Optional[str] = None

    _folded = validator("called", allow_reuse=True)(folded)


class JointLimit(Strict):
    """Benefits of which the source leaves open whether they share a limit: when one statement refunds more than the limit on these
    rules together, the open point is shown."""

    id: str
    rules: list[str] = Field(min_items=1)
    limit: str
    open_point: str
