"""Section: the questions of tests/questions, written without sight of the training data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from tests.evaluation import plots
from tests.evaluation.context import Answer, Context
from tests.evaluation.figures import SHARE, Figure, Note, Plot, Section, Table, shown
from tests.evaluation.material import NOBODY
from tests.evaluation.measures import interval, share
from tests.evaluation.verdicts import ANSWERED, OFFERED, REFUSED, VERDICTS, WRONG

ID = "questions"
MOST_PAIRS = 25
ABOUT = (
    "Each question of tests/questions is the first message of a conversation. It is answered when the reply is of its subject (or of "
    "one that it accepts too), offered when that subject is among the choices, refused when nothing of ours is answered, wrong when "
    "something else is. For a question that is nobody's, answered means that nothing of ours was answered."
)


def section(context: Context) -> Section:
    """Accuracy by theme, register, mutual and subject; what is taken for what; every miss."""
    answers = context.answers
    ours = [answer for answer in answers if answer.question.ours]
    counts = Counter(answer.verdict for answer in ours)
    low, high = interval(counts[ANSWERED], len(ours))
    headline = [
        (f"Questions of ours {_DONE[kind]}", Figure(f"{ID}.{kind}", share(counts[kind], len(ours)), better=_BETTER[kind]))
        for kind in VERDICTS
    ]
    return Section(
        ID,
        "Questions",
        ABOUT,
        (*headline, ("Questions, all", Figure(f"{ID}.all", share(sum(answer.verdict == ANSWERED for answer in answers), len(answers))))),
        (
            Note(
                f"{len(ours)} questions are ours, {len(answers) - len(ours)} are nobody's. With as many questions of ours, "
                f"the share answered lies between {shown(low, SHARE)} and {shown(high, SHARE)} (95 %)."
            ),
            _broken_down(answers, "theme", lambda answer: context.theme(answer.question.subject)),
            _broken_down(answers, "register", lambda answer: answer.question.register),
            _broken_down(ours, "mutual", lambda answer: answer.question.mutuelle or "—"),
            _confusions(ours),
            _table(_counted(answers, lambda answer: answer.question.file), "file", folded=True),
            _table(_counted(ours, lambda answer: answer.question.subject), "subject", folded=True),
            _misses(answers),
        ),
    )


_DONE = {ANSWERED: "answered with their subject", OFFERED: "offered it", REFUSED: "refused", WRONG: "answered with another subject"}
_BETTER = {ANSWERED: 1, OFFERED: 0, REFUSED: -1, WRONG: -1}


def _broken_down(answers: Sequence[Answer], by: str, key: Callable[[Answer], str]) -> Plot:
    """Verdicts by some quality of the questions, the worst first."""
    counts = _counted(answers, key)
    rows = [(f"{name} ({counts[name].total()})", [counts[name][kind] for kind in VERDICTS]) for name in _worst_first(counts)]
    caption = f"Share of the questions of each {by}; the number of questions in brackets."
    return Plot(f"By {by}", plots.stacked(rows, VERDICTS), caption, _table(counts, by, short=by != "mutual"))


def _table(counts: dict[str, Counter[str]], by: str, folded: bool = False, short: bool = False) -> Table:
    rows = tuple(
        (
            name,
            counts[name].total(),
            Figure(f"{ID}.{by}.{name}", share(counts[name][ANSWERED], counts[name].total())),
            *(counts[name][kind] for kind in (OFFERED, REFUSED, WRONG)),
        )
        for name in _worst_first(counts)
    )
    return Table(f"Answered by {by}", (by, "questions", "answered", "offered", "refused", "wrong"), rows, folded, short)


def _worst_first(counts: dict[str, Counter[str]]) -> list[str]:
    return sorted(counts, key=lambda name: (share(counts[name][ANSWERED], counts[name].total()), name))


def _counted(answers: Iterable[Answer], key: Callable[[Answer], str]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for answer in answers:
        counts[key(answer)][answer.verdict] += 1
    return counts


def _confusions(ours: Sequence[Answer]) -> Table:
    """The subjects that are most often taken for others."""
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for answer in ours:
        if answer.verdict == WRONG:
            pairs[answer.question.subject, answer.got].append(answer.question.text)
        elif answer.verdict == REFUSED:
            pairs[answer.question.subject, "refused"].append(answer.question.text)
    order = sorted(pairs, key=lambda pair: (-len(pairs[pair]), pair))[:MOST_PAIRS]
    rows = tuple((asked, got, len(pairs[asked, got]), pairs[asked, got][0]) for asked, got in order)
    title = f"What is taken for what: {len(order)} of {len(pairs)} pairs"
    return Table(title, ("asked about", "answered", "times", "for instance"), rows)


def _misses(answers: Sequence[Answer]) -> Table:
    missed = [answer for answer in answers if answer.verdict != ANSWERED]
    missed.sort(key=lambda answer: (VERDICTS.index(answer.verdict), answer.question.subject == NOBODY, answer.question.subject))
    rows = tuple((answer.verdict, answer.question.subject, answer.got, answer.question.register, answer.question.text) for answer in missed)
    return Table(
        f"Every question that was not answered ({len(missed)})", ("", "asked about", "got", "register", "question"), rows, folded=True
    )
