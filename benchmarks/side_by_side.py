"""The stock pipeline and our classifier on wikit-nlu-french: trained on its training side, measured once on its test side."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import wikit
from benchmarks.processes import Failed, measured
from benchmarks.stock import MODEL
from scripts.progress import say
from tests.evaluation.measures import interval

Figures = Mapping[str, Any]


@dataclass(frozen=True)
class Wikit:
    """What the processes told: None for what could not be measured. ``choice``: how the settings of ours were chosen."""

    sentences: tuple[int, int]  # of the training and of the test side
    intents: int
    stock: Figures | None
    ours: Figures | None
    choice: Figures | None


def measure(answers: Path, folder: Path = wikit.FOLDER) -> Wikit:
    """Both, one process after another; their answers and logs stay in ``answers``, the models do not."""
    train, test = folder / wikit.TRAIN, folder / wikit.TEST
    known, asked = wikit.sentences(train), wikit.sentences(test)
    with tempfile.TemporaryDirectory() as models:
        stock = _tried(lambda: _stock(answers, train, test, Path(models)))
        ours = _tried(lambda: _ours(answers, train, test, Path(models)))
    choice = ours["choice"] if ours else None
    return Wikit((len(known), len(asked)), len({sentence.intent for sentence in known}), stock, ours, choice)


def _stock(answers: Path, train: Path, test: Path, models: Path) -> dict[str, Any]:
    # Rasa takes from its cache what it has trained before: this one is new, and not the project's.
    cache = str(models / "cache")
    trained = measured("Stock pipeline: training", answers, "benchmarks.stock", "train", train, models, RASA_CACHE_DIRECTORY=cache)
    model = models / f"{MODEL}.tar.gz"
    asked = measured("Stock pipeline: test side", answers, "benchmarks.stock", "predict", model, test, RASA_CACHE_DIRECTORY=cache)
    return {**trained, **asked}


def _ours(answers: Path, train: Path, test: Path, models: Path) -> dict[str, Any]:
    choice = measured("Ours: settings, by cross-validation on the training side", answers, "benchmarks.ours", "choose", train)
    made = (answers / "ours-choose.json", models / "ours")
    trained = measured("Ours: training", answers, "benchmarks.ours", "train", train, *made)
    return {**trained, **measured("Ours: test side", answers, "benchmarks.ours", "predict", test, *made), "choice": choice}


def _tried(measure: Callable[[], dict[str, Any]]) -> dict[str, Any] | None:
    """What is measured; where that fails, it is said and the others go on."""
    try:
        return measure()
    except Failed as error:
        say(str(error))
        return None


def accuracy(figures: Figures) -> float:
    """The share of the test side that is predicted rightly."""
    return float(figures["right"] / figures["asked"])


_ROWS: tuple[tuple[str, Callable[[Figures], str]], ...] = (
    ("right on the test side", lambda told: f"{accuracy(told) * 100:.1f} %"),
    ("  between (95 %)", lambda told: "{:.1f}–{:.1f} %".format(*(100 * end for end in interval(told["right"], told["asked"])))),
    ("seconds to train", lambda told: f"{told['seconds']:.1f}"),
    ("  and to turn the sentences into vectors", lambda told: f"{told['encoding']:.1f}"),
    ("milliseconds a message, median", lambda told: f"{told['milliseconds']:.1f}"),
    ("megabytes resident when predicting", lambda told: f"{told['megabytes']:.0f}"),
    ("  of them Rasa before it loads a model", lambda told: f"{told['imported']:.0f}"),
)


def table(found: Wikit) -> str:
    """The two beside each other, and how the settings of ours were chosen."""
    lines = [f"{found.intents} intents, {found.sentences[0]} sentences to train, {found.sentences[1]} to test."]
    lines.append(f"{'':<44}{'stock Rasa':>14}{'ours':>14}")
    lines += [f"{label:<44}{_cell(shown, found.stock):>14}{_cell(shown, found.ours):>14}" for label, shown in _ROWS]
    lines.append("Ours is the classifier with its encoders alone: within the assistant, Rasa's own memory comes on top.")
    return "\n".join([*lines, *([_choice(found.choice)] if found.choice else [])])


def _cell(shown: Callable[[Figures], str], figures: Figures | None) -> str:
    if figures is None:
        return "—"
    try:
        return shown(figures)
    except KeyError:  # one has it, the other does not
        return "—"


def _choice(choice: Figures) -> str:
    chosen, own, best = choice["chosen"], choice["own"], choice["best"]
    return (
        f"Settings of ours, by {choice['repeats']} × {choice['folds']}-fold cross-validation on the training side: {chosen['name']}. "
        f"The assistant's own: {own['accuracy'] * 100:.1f} %; the best of {len(choice['candidates'])} ({best['name']}): "
        f"{best['accuracy'] * 100:.1f} %, standard error {best['error'] * 100:.1f}."
    )
