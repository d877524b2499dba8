"""The public benchmark wikit-nlu-french: sentences of 22 intents, a training side and a test side that nothing is chosen on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from scripts.environment import ROOT

FOLDER = ROOT.parent / "shared" / "benchmarks" / "wikit-nlu-french"
TRAIN, TEST = "nlu_train.yml", "nlu_test.yml"


@dataclass(frozen=True)
class Sentence:
    """What somebody wrote, and the intent that it has."""

    text: str
    intent: str


def at_hand(folder: Path = FOLDER) -> bool:
    """Whether both sides are here: they are no part of the project."""
    return (folder / TRAIN).exists() and (folder / TEST).exists()


def sentences(file: Path) -> list[Sentence]:
    """The sentences of a file in Rasa's format, in its order."""
    return [
        Sentence(line.strip().removeprefix("-").strip(), entry["intent"])
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]
        for line in entry["examples"].splitlines()
        if line.strip()
    ]
