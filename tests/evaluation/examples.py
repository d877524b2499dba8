"""Section: the classifier on the training examples, cross-validated by groups of paraphrases."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tests.evaluation import plots
from tests.evaluation.context import Context
from tests.evaluation.crossvalidation import FOLDS, Predicted
from tests.evaluation.figures import Figure, Note, Plot, Section, Table
from tests.evaluation.groups import ALIKE
from tests.evaluation.measures import share

ID = "examples"
MOST_PAIRS = 25
ABOUT = (
    f"{FOLDS} folds of data/nlu; near-duplicates of one intent (token_sort_ratio of {ALIKE} or more, and what they are in turn near "
    "to) stay in one fold. It is the classifier alone that is measured: no thresholds, no words of the theme. The examples are meant "
    "to differ from one another, so that this is the harder test of the two."
)


def section(context: Context) -> Section:
    """Accuracy of the first and of the first three, by theme; what the other intents are taken for."""
    found = context.cross_validated
    ours = [predicted for predicted in found.predictions if predicted.example.intent in found.themes]
    others = [predicted for predicted in found.predictions if predicted.example.intent not in found.themes]
    top3 = share(sum(_among_three(predicted) for predicted in ours), len(ours))
    headline = [
        ("Cross-validation, subjects: the first is right", Figure(f"{ID}.top1", share(sum(one.right for one in ours), len(ours)))),
        ("Cross-validation, subjects: one of the first three is right", Figure(f"{ID}.top3", top3)),
    ]
    if others:
        right, taken = sum(one.right for one in others), sum(one.ranking[0] in found.themes for one in others)
        headline += [
            ("Cross-validation, other intents: the first is right", Figure(f"{ID}.others", share(right, len(others)))),
            ("Cross-validation, other intents taken for a subject", Figure(f"{ID}.others_taken", share(taken, len(others)), better=-1)),
        ]
    told = Note(f"{len(ours)} examples of subjects, {len(others)} of other intents, in {found.groups} groups of near-duplicates.")
    return Section(ID, "Training examples", ABOUT, tuple(headline), (told, _by_theme(ours, found.themes), _confusions(found.predictions)))


def _among_three(predicted: Predicted) -> bool:
    return predicted.example.intent in predicted.ranking


def _by_theme(ours: Sequence[Predicted], themes: dict[str, str]) -> Plot:
    by_theme: dict[str, list[Predicted]] = defaultdict(list)
    for predicted in ours:
        by_theme[themes[predicted.example.intent]].append(predicted)
    measured = {
        name: (share(sum(one.right for one in inside), len(inside)), share(sum(map(_among_three, inside)), len(inside)))
        for name, inside in by_theme.items()
    }
    order = sorted(measured, key=lambda name: (measured[name], name))
    rows = tuple(
        (
            name,
            len(by_theme[name]),
            Figure(f"{ID}.theme.{name}.top1", measured[name][0]),
            Figure(f"{ID}.theme.{name}.top3", measured[name][1]),
        )
        for name in order
    )
    drawing = plots.pairs([(f"{name} ({len(by_theme[name])})", *measured[name]) for name in order], ("first", "among the first three"))
    table = Table("Cross-validation by theme", ("theme", "examples", "first", "first three"), rows)
    return Plot(
        "By theme", drawing, "Share of the examples of each theme whose intent is the likeliest, and among the three likeliest.", table
    )


def _confusions(predictions: Sequence[Predicted]) -> Table:
    pairs: Counter[tuple[str, str]] = Counter()
    instance: dict[tuple[str, str], str] = {}
    for predicted in predictions:
        if not predicted.right:
            pair = predicted.example.intent, predicted.ranking[0]
            pairs[pair] += 1
            instance.setdefault(pair, predicted.example.text)
    order = sorted(pairs, key=lambda pair: (-pairs[pair], pair))[:MOST_PAIRS]
    rows = tuple((*pair, pairs[pair], instance[pair]) for pair in order)
    title = f"What is taken for what: {len(order)} of {len(pairs)} pairs"
    return Table(title, ("example of", "predicted", "times", "for instance"), rows, folded=True)
