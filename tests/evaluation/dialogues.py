"""Section: the dialogues of tests/conversations, by what could go wrong in them."""

from __future__ import annotations

from collections import Counter, defaultdict

from tests.client import text
from tests.evaluation import material, plots
from tests.evaluation.context import Context
from tests.evaluation.figures import Figure, Plot, Section, Table
from tests.evaluation.material import Dialogue
from tests.evaluation.measures import share
from tests.evaluation.workers import Conversation, Exchange
from tests.expectations import misses

ID = "dialogues"
_QUICK = 40
ABOUT = (
    "Each dialogue of tests/conversations is held in one process with the assistant. It is held when every reply holds the facts that "
    "it must hold and none that it must not; the first turn that fails ends it."
)


def section(context: Context) -> Section:
    """Held and failed by family, and every failure."""
    dialogues = context.sampled(material.dialogues(), _QUICK)
    held = context.workers.hold([Conversation(tuple(turn["say"] for turn in one.turns), one.mutuelle) for one in dialogues])
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    failures = []
    for dialogue, exchanges in zip(dialogues, held, strict=True):
        wrong = _first_failure(dialogue, exchanges)
        counts[dialogue.family][wrong is None] += 1
        if wrong:
            failures.append((dialogue.family, dialogue.name, *wrong))
    order = sorted(counts, key=lambda name: (share(counts[name][True], counts[name].total()), name))
    rows = tuple(
        (name, counts[name].total(), Figure(f"{ID}.family.{name}", share(counts[name][True], counts[name].total())), counts[name][False])
        for name in order
    )
    drawing = plots.stacked(
        [(f"{name} ({counts[name].total()})", [counts[name][True], counts[name][False]]) for name in order], ("held", "failed")
    )
    total = sum(count[True] for count in counts.values())
    return Section(
        ID,
        "Dialogues",
        ABOUT,
        ((f"Dialogues held ({len(dialogues)})", Figure(f"{ID}.held", share(total, len(dialogues)))),),
        (
            Plot(
                "By failure family",
                drawing,
                "Share of the dialogues of each family; their number in brackets.",
                Table("Dialogues by failure family", ("family", "dialogues", "held", "failed"), rows, short=True),
            ),
            Table(f"Every dialogue that failed ({len(failures)})", ("family", "dialogue", "said", "why"), tuple(failures), folded=True),
        ),
    )


def _first_failure(dialogue: Dialogue, exchanges: list[Exchange]) -> tuple[str, str] | None:
    """What was said at the first turn that fails, and what is wrong with the reply."""
    for turn, exchange in zip(dialogue.turns, exchanges, strict=True):
        wrong = misses(text(exchange.messages), turn)
        if wrong:
            return turn["say"], "; ".join(wrong)
    return None
