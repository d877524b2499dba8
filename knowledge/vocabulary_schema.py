"""The keys of the vocabulary of the conversation: what is asked, what it is about, what the assistant says."""

from __future__ import annotations

from typing import Literal, Optional

from pydantic import root_validator, validator

from benefits.inputs import TYPES
from knowledge.schema import Strict, folded


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
