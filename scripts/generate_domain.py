"""Writes domain.yml and data/rules/conversation.yml from the subjects of the knowledge and the intents of data/nlu.

Every intent leads to the one action that answers. `python -m scripts.generate_domain` writes both files; a test holds them
to what would be written.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from knowledge.loader import load

ROOT = Path(__file__).parent.parent
NOTE = "# Written by `python -m scripts.generate_domain` from knowledge/subjects.yml and data/nlu: don't edit.\n"
ACTION = "action_conversation"
NOTHING_READ = "nlu_fallback"  # what the classifier says of a message without a letter


def intents(root: Path = ROOT) -> list[str]:
    """The subjects of the knowledge, then the other intents that have examples."""
    subjects = list(load(root / "knowledge").subjects)
    trained = [
        entry["intent"]
        for file in sorted((root / "data" / "nlu").glob("*.yml"))
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]
    ]
    return subjects + [intent for intent in trained if intent not in subjects] + [NOTHING_READ]


def files(root: Path = ROOT) -> dict[Path, str]:
    """The generated files and their texts."""
    names = intents(root)
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
    }


def main() -> int:
    """Write the files."""
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"Wrote {path.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
