"""Writes domain.yml, data/rules/conversation.yml and data/nlu/from_knowledge.yml from the subjects of the knowledge and the
intents of data/nlu.

Every intent leads to the one action that answers; subjects may bring their example questions with them. `make train` writes the
files as needed, `python -m scripts.generate_domain` does nothing else; a test holds them to what would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import yaml

from knowledge.loader import load
from knowledge.vocabulary_schema import Subject

ROOT = Path(__file__).parent.parent
NOTE = "# Written by `python -m scripts.generate_domain` from knowledge/subjects.yml and data/nlu: don't edit.\n"
EXAMPLES_NOTE = "# Written by `python -m scripts.generate_domain` from the `examples` of the subjects in knowledge/: don't edit.\n"
EXAMPLES = Path("data", "nlu", "from_knowledge.yml")
ACTION = "action_conversation"
NOTHING_READ = "nlu_fallback"  # what the classifier says of a message without a letter


def intents(subjects: Iterable[str], root: Path = ROOT) -> list[str]:
    """The subjects of the knowledge, then the other intents that have examples."""
    trained = [
        entry["intent"]
        for file in sorted((root / "data" / "nlu").glob("*.yml"))
        if file != root / EXAMPLES
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]
    ]
    return list(dict.fromkeys([*subjects, *trained, NOTHING_READ]))


def files(root: Path = ROOT) -> dict[Path, str | None]:
    """The generated files and their texts; None for one that is not wanted.

    Raises:
        KnowledgeFileError: when the knowledge files are wrong.
    """
    subjects = load(root / "knowledge").subjects
    names = intents(subjects, root)
    domain = {
        "version": "3.1",
        "intents": [{name: {"use_entities": []}} for name in names],
        "slots": {
            "conversation": {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]},
            "mutuelle": {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]},
        },
        "actions": [ACTION],
        "session_config": {"session_expiration_time": 60, "carry_over_slots_to_new_session": False},
    }
    rules = {"version": "3.1", "rules": [{"rule": f"answer {name}", "steps": [{"intent": name}, {"action": ACTION}]} for name in names]}
    return {
        root / "domain.yml": NOTE + yaml.safe_dump(domain, allow_unicode=True, sort_keys=False),
        root / "data" / "rules" / "conversation.yml": NOTE + yaml.safe_dump(rules, allow_unicode=True, sort_keys=False),
        root / EXAMPLES: examples(subjects.values()),
    }


def examples(subjects: Iterable[Subject]) -> str | None:
    """The example questions that subjects bring with them, as Rasa reads them; None when there are none."""
    told = [
        f"- intent: {subject.id}\n  examples: |\n" + "".join(f"    - {example}\n" for example in subject.examples)
        for subject in subjects
        if subject.examples
    ]
    return EXAMPLES_NOTE + 'version: "3.1"\nnlu:\n' + "".join(told) if told else None


def write(root: Path = ROOT) -> list[Path]:
    """Write the files that are not as they should be, delete those not wanted; gives back which.

    Raises:
        KnowledgeFileError: when the knowledge files are wrong.
    """
    changed = []
    for path, text in files(root).items():
        if text == (path.read_text(encoding="utf-8") if path.exists() else None):
            continue
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        changed.append(path)
    return changed


def main() -> int:
    """Write the files."""
    for path in write():
        print(f"{'Wrote' if path.exists() else 'Deleted'} {path.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
