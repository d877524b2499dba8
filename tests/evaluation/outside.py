"""Section: questions that are nobody's, and questions of ours that are refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.evaluation import material, plots
from tests.evaluation.context import Answer, Context
from tests.evaluation.figures import Block, Figure, Note, Plot, Section, Table
from tests.evaluation.material import Question
from tests.evaluation.measures import share
from tests.evaluation.verdicts import ANSWERED, OFFERED, REFUSED, WRONG

ID = "outside"
MOST_SUBJECTS = 15
_QUICK_PUBLIC = 120
ABOUT = (
    "Questions that none of our subjects answers: those of tests/questions, of which many lie near, and public ones of another health "
    "service (out-of-scope-fr), asked without saying one's mutual. Beside them: how many questions of ours are refused, which is what "
    "caution costs."
)


def section(context: Context) -> Section:
    """Share answered with a subject of ours, by subject."""
    own = [answer for answer in context.answers if not answer.question.ours]
    ours = [answer for answer in context.answers if answer.question.ours]
    refused = share(sum(answer.verdict == REFUSED for answer in ours), len(ours))
    headline = _headline("Nobody's questions of tests/questions", "own", own)
    blocks: list[Block] = _by_subject("Of tests/questions", own)
    public = material.out_of_scope()
    if public is None:
        blocks.append(Note(f"Skipped: the public questions are not at hand ({material.OUT_OF_SCOPE})."))
    else:
        asked = context.asked([Question(text, material.NOBODY) for text in context.sampled(public, _QUICK_PUBLIC)])
        headline += _headline("Public out-of-scope questions", "public", asked)
        blocks += _by_subject("Of out-of-scope-fr", asked)
    headline.append(("Questions of ours refused", Figure(f"{ID}.refused", refused, better=-1)))
    return Section(ID, "Out of scope", ABOUT, tuple(headline), tuple(blocks))


def _headline(title: str, name: str, answers: Sequence[Answer]) -> list[tuple[str, Figure]]:
    counts = Counter(answer.verdict for answer in answers)
    return [
        (
            f"{title} ({len(answers)}): answered with a subject",
            Figure(f"{ID}.{name}.answered", share(counts[WRONG], len(answers)), better=-1),
        ),
        (f"{title}: offered a subject", Figure(f"{ID}.{name}.offered", share(counts[OFFERED], len(answers)), better=-1)),
    ]


def _by_subject(title: str, answers: Sequence[Answer]) -> list[Block]:
    """The subjects that catch what is not theirs, and every question caught."""
    caught = [answer for answer in answers if answer.verdict != ANSWERED]
    if not caught:
        return [Note(f"{title}: none of {len(answers)} was answered with a subject or offered one.")]
    counts: Counter[str] = Counter()
    offered: Counter[str] = Counter()
    for answer in caught:
        if answer.verdict == WRONG:
            counts[answer.reply.answered[0]] += 1
        else:
            offered[answer.reply.offered[0]] += 1
    order = sorted({*counts, *offered}, key=lambda name: (-counts[name], -offered[name], name))[:MOST_SUBJECTS]
    rows = tuple((name, counts[name], offered[name]) for name in order)
    drawing = plots.stacked([(name, [counts[name], offered[name]]) for name in order], ("wrong", "offered"), of_whole=False)
    table = Table(f"{title}, by subject", ("subject", "wrong", "offered"), rows)
    every = tuple(
        (answer.verdict, answer.got, answer.question.text) for answer in sorted(caught, key=lambda one: (one.verdict != WRONG, one.got))
    )
    return [
        Plot(title, drawing, f"The subjects with which questions that are not theirs were answered; at most {MOST_SUBJECTS}.", table),
        Table(f"{title}: every question answered or offered something ({len(caught)})", ("", "got", "question"), every, folded=True),
    ]
