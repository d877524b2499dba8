"""Section: the questions of ours once more, badly typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.evaluation import material, plots
from tests.evaluation.context import Answer, Context
from tests.evaluation.figures import SHARE, Figure, Plot, Section, Table, shown
from tests.evaluation.measures import share
from tests.evaluation.noise import KINDS, RATE, noisy
from tests.evaluation.verdicts import ANSWERED

ID = "noise"
_WHOLE, _QUICK = 400, 60
ABOUT = (
    "Questions of ours with seeded typing noise, each kind beside the same questions as they were written; questions that a kind "
    f"leaves as they are don't count for it. One word in {1 / RATE:.0f} of four letters or more is mistyped, at least one a question. "
    "Many of the questions are badly typed to begin with."
)


@dataclass(frozen=True)
class Pair:
    """A question as it was written, and badly typed."""

    clean: Answer
    typed: Answer


def section(context: Context) -> Section:
    """Accuracy lost, by kind of noise and in all."""
    clean = material.sampled(
        [answer for answer in context.answers if answer.question.ours], _QUICK if context.quick else _WHOLE, context.seed
    )
    pairs = {kind: _asked(context, clean, kind) for kind in KINDS}
    every = [pair for inside in pairs.values() for pair in inside]
    order = sorted(pairs, key=lambda kind: -_lost(pairs[kind]))
    rows = tuple(
        (
            kind,
            len(inside),
            shown(_right(pair.clean for pair in inside), SHARE),
            Figure(f"{ID}.{kind}.answered", _right(pair.typed for pair in inside)),
            Figure(f"{ID}.{kind}.lost", _lost(inside), better=-1),
        )
        for kind, inside in ((kind, pairs[kind]) for kind in order)
    )
    table = Table("Accuracy lost by kind of noise", ("noise", "questions", "clean", "typed", "lost"), rows, short=True)
    drawing = plots.slopes(
        [(kind, _right(pair.clean for pair in pairs[kind]), _right(pair.typed for pair in pairs[kind])) for kind in order]
    )
    return Section(
        ID,
        "Typing noise",
        ABOUT,
        (
            ("Noise: answered, all kinds", Figure(f"{ID}.answered", _right(pair.typed for pair in every))),
            ("Noise: answers lost, all kinds", Figure(f"{ID}.lost", _lost(every), better=-1)),
        ),
        (Plot("By kind", drawing, "Share answered as written (grey) and typed with each kind of noise (blue).", table), _spoilt(pairs)),
    )


def _asked(context: Context, clean: Sequence[Answer], kind: str) -> list[Pair]:
    """The questions that this kind changes, with their answers both ways."""
    changed = [(answer, typed) for answer in clean if (typed := noisy(answer.question.text, kind, context.seed)) != answer.question.text]
    answers = context.asked([replace(answer.question, text=typed) for answer, typed in changed])
    return [Pair(answer, typed) for (answer, _), typed in zip(changed, answers, strict=True)]


def _right(answers) -> float:
    verdicts = [answer.verdict for answer in answers]
    return share(verdicts.count(ANSWERED), len(verdicts))


def _lost(pairs: Sequence[Pair]) -> float:
    return _right(pair.clean for pair in pairs) - _right(pair.typed for pair in pairs)


def _spoilt(pairs: dict[str, list[Pair]]) -> Table:
    """Every question that was answered as written and is not any more."""
    spoilt = tuple(
        (kind, pair.typed.verdict, pair.typed.question.subject, pair.typed.got, pair.typed.question.text)
        for kind, inside in pairs.items()
        for pair in inside
        if pair.clean.verdict == ANSWERED != pair.typed.verdict
    )
    return Table(f"Every question that noise spoils ({len(spoilt)})", ("noise", "", "asked about", "got", "as typed"), spoilt, folded=True)
