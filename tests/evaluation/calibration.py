"""Section: whether the classifier is as often right as it is sure."""

from __future__ import annotations

from collections.abc import Sequence

from tests.evaluation import plots
from tests.evaluation.context import Context
from tests.evaluation.figures import SHARE, Figure, Plot, Section, Table, shown
from tests.evaluation.measures import Bin, calibration_error, overconfidence, reliability

ID = "calibration"
ABOUT = (
    "Of the messages whose likeliest intent is a subject of ours: the classifier's confidence in it, beside the share that is right. "
    "The expected calibration error is the mean distance between the two. The conversation's thresholds stand on this confidence; "
    "what the words of a message add to it afterwards is not counted here."
)

Predictions = list[tuple[float, bool]]


def section(context: Context) -> Section:
    """Reliability on the questions and on the cross-validated examples."""
    measured = {
        "questions": ("Questions of tests/questions", _of_questions(context)),
        "examples": ("Cross-validated training examples", _of_examples(context)),
    }
    headline = []
    blocks = []
    for name, (title, predictions) in measured.items():
        bins = reliability(predictions)
        headline.append(
            (f"Expected calibration error, {title[0].lower()}{title[1:]}", Figure(f"{ID}.{name}", calibration_error(bins), better=-1))
        )
        blocks.append(_drawn(title, bins, len(predictions)))
    return Section(ID, "Calibration", ABOUT, tuple(headline), tuple(blocks))


def _of_questions(context: Context) -> Predictions:
    return [
        (answer.exchange.confidence, answer.exchange.intent in answer.question.accepted)
        for answer in context.answers
        if answer.exchange.intent in context.knowledge.subjects
    ]


def _of_examples(context: Context) -> Predictions:
    found = context.cross_validated
    return [(predicted.confidence, predicted.right) for predicted in found.predictions if predicted.ranking[0] in found.themes]


def _drawn(title: str, bins: Sequence[Bin], count: int) -> Plot:
    rows = tuple((shown(entry.confidence, SHARE), shown(entry.accuracy, SHARE), entry.count) for entry in bins)
    by = overconfidence(bins)
    sure = "surer" if by > 0 else "less sure"
    caption = f"{count} messages. On average the classifier is {shown(abs(by), SHARE)} {sure} than it is right."
    return Plot(title, plots.reliability(bins), caption, Table("", ("mean confidence", "right", "messages"), rows))
