"""What is evaluated on: the questions, the training examples, the dialogues, the public questions that are nobody's."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import yaml

from scripts.environment import ROOT

NOBODY = "aucun"
QUESTIONS = ROOT / "tests" / "questions"
DIALOGUES = ROOT / "tests" / "conversations"
EXAMPLES = ROOT / "data" / "nlu"
OUT_OF_SCOPE = ROOT.parent / "shared" / "benchmarks" / "out-of-scope-fr" / "questions.csv"

T = TypeVar("T")


@dataclass(frozen=True)
class Question:
    """A question written without sight of the training data, and the subjects that answer it; ``NOBODY``: none of ours does."""

    text: str
    subject: str
    mutuelle: str | None = None
    register: str = "?"
    also: tuple[str, ...] = ()
    file: str = ""

    @property
    def ours(self) -> bool:
        """Whether one of our subjects answers it."""
        return self.subject != NOBODY

    @property
    def accepted(self) -> frozenset[str]:
        """The subjects with which it is answered rightly."""
        return frozenset({self.subject, *self.also} - {NOBODY})


@dataclass(frozen=True)
class Example:
    """A training example."""

    text: str
    intent: str


@dataclass(frozen=True)
class Dialogue:
    """A dialogue of a failure family: what is said, turn by turn, and what each reply must and must not hold."""

    family: str
    name: str
    mutuelle: str | None
    turns: tuple[dict[str, Any], ...]


def questions(folder: Path = QUESTIONS) -> list[Question]:
    """The questions of all files."""
    found = []
    for file in sorted(folder.glob("*.yml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8")):
            also = tuple(entry.get("also") or ())
            found.append(Question(entry["text"], entry["subject"], entry.get("mutuelle"), entry.get("register", "?"), also, file.stem))
    return found


def examples(folder: Path = EXAMPLES) -> list[Example]:
    """The training examples of all files."""
    return [
        Example(line.strip()[1:].strip(), entry["intent"])
        for file in sorted(folder.glob("*.yml"))
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]
        for line in entry["examples"].splitlines()
        if line.strip().startswith("-")
    ]


def dialogues(folder: Path = DIALOGUES) -> list[Dialogue]:
    """The dialogues of all families."""
    return [
        Dialogue(file.parent.name, entry["name"], entry.get("mutuelle"), tuple(entry["turns"]))
        for file in sorted(folder.glob("*/*.yml"))
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def out_of_scope(file: Path = OUT_OF_SCOPE) -> list[str] | None:
    """The public questions that are nobody's; None where the file is not at hand."""
    if not file.exists():
        return None
    with file.open(encoding="utf-8", newline="") as lines:
        return [row["question"] for row in csv.DictReader(lines)]


def sampled(items: Sequence[T], count: int | None, seed: int) -> list[T]:
    """``count`` of the items, drawn from the seed, in their order; all of them for None or where there are not more."""
    if count is None or len(items) <= count:
        return list(items)
    return [items[place] for place in sorted(Random(seed).sample(range(len(items)), count))]
