"""`make evaluate`: how well the questions of tests/questions and the dialogues of tests/conversations are answered.

Questions were written by people who had not seen the training data; none is trained on. A question is *answered* when the
reply is of its subject, *offered* when its subject is among the choices, *refused* when the assistant says that it did not
understand, *wrong* when it answers something else. Prints a report and leaves it in var/evaluation.txt.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import yaml

from knowledge.loader import load
from knowledge.model import Knowledge
from scripts.environment import LOGS, ROOT
from scripts.servers import Assistant, free_port
from scripts.train import prepare
from tests.client import Client, Message, text
from tests.expectations import misses

HERE = Path(__file__).parent
REPORT = ROOT / "var" / "evaluation.txt"
NOBODY = "aucun"
KINDS = ("answered", "offered", "refused", "wrong")


def subjects_of(messages: list[Message], knowledge: Knowledge) -> tuple[set[str], bool]:
    """The subjects that replies answer or offer, and whether they were only offered."""
    answered: set[str] = set()
    offered: set[str] = set()
    for message in messages:
        data: dict[str, Any] = message.get("custom") or {}
        if data.get("type") == "answer":
            answered.add(data["subject"])
        elif data.get("type") in ("statement", "question"):
            rule = data.get("rule") or data["statements"][0]["rule"]
            answered |= set(knowledge.rules[rule].subjects)
        elif data.get("type") == "choices":
            offered |= set(data["subjects"])
        elif data.get("type") in ("which_mutual", "not_this_mutual"):
            answered.add(data["subject"])
    return (answered, False) if answered else (offered, True)


def verdict(question: dict[str, str], messages: list[Message], knowledge: Knowledge) -> str:
    """One of KINDS for a question; for one that is nobody's, refusing is answering rightly."""
    got, offered = subjects_of(messages, knowledge)
    if question["subject"] == NOBODY:
        return "answered" if not got else "offered" if offered else "wrong"
    if question["subject"] in got:
        return "offered" if offered else "answered"
    return "wrong" if got else "refused"


def questions(client: Client, knowledge: Knowledge) -> list[str]:
    """The report on single questions: by theme, by register, and each one not answered."""
    by_theme: dict[str, Counter[str]] = defaultdict(Counter)
    by_register: dict[str, Counter[str]] = defaultdict(Counter)
    missed = []
    for file in sorted((HERE / "questions").glob("*.yml")):
        for question in yaml.safe_load(file.read_text(encoding="utf-8")):
            messages = client.say(question["text"], mutuelle=question.get("mutuelle"))
            kind = verdict(question, messages, knowledge)
            by_theme[file.stem][kind] += 1
            by_register[question.get("register", "?")][kind] += 1
            if kind != "answered":
                missed.append(f"  {kind:<8} {question['subject']:<28} {question['text'][:110]}")
    lines = [f"{'questions':<16}" + "".join(f"{kind:>10}" for kind in KINDS) + f"{'right':>9}"]
    for title, table in (("by theme", by_theme), ("by register", by_register)):
        lines.append(f"-- {title}")
        for name, counts in sorted(table.items()):
            lines.append(f"{name:<16}" + "".join(f"{counts[kind]:>10}" for kind in KINDS) + f"{counts['answered'] / counts.total():>9.1%}")
    return lines + ["-- not answered"] + sorted(missed)


def dialogues(client: Client) -> list[str]:
    """The report on dialogues: by failure family, and each that fails."""
    held: dict[str, Counter[str]] = defaultdict(Counter)
    failed = []
    for file in sorted((HERE / "conversations").glob("*/*.yml")):
        for dialogue in yaml.safe_load(file.read_text(encoding="utf-8")):
            talk = client.conversation(dialogue.get("mutuelle"))
            wrong = next((found for turn in dialogue["turns"] if (found := misses(text(talk.say(turn["say"])), turn))), None)
            held[file.parent.name]["failed" if wrong else "held"] += 1
            if wrong:
                failed.append(f"  {file.parent.name}: {dialogue['name']}: {'; '.join(wrong)}")
    lines = ["", f"{'dialogues':<18}{'held':>8}{'failed':>8}"]
    lines += [f"{family:<18}{counts['held']:>8}{counts['failed']:>8}" for family, counts in sorted(held.items())]
    return lines + (["-- failed", *failed] if failed else [])


def main() -> int:
    """Run everything against the assistant as it is; always exit 0: this measures, `make test` judges."""
    prepare()
    with Assistant(free_port(), free_port(), LOGS / "evaluate") as running:
        client = Client(running.address)
        report = "\n".join(questions(client, load()) + dialogues(client))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(report + "\n", encoding="utf-8")
    print(report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
