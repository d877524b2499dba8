"""What training needs of the knowledge: the subjects with their themes and examples, and the stems by which a text names a theme."""

import re
from pathlib import Path
from typing import Dict, List, NamedTuple, Text

import yaml

_SECTIONS = re.compile(r"^(?:subjects|themes):", re.MULTILINE)


class Subjects(NamedTuple):
    """``themes``: subject -> theme; ``stems``: theme -> stems; ``examples``: subject -> the questions that it brings with it."""

    themes: Dict[Text, Text]
    stems: Dict[Text, List[Text]]
    examples: Dict[Text, List[Text]]


def read(path: Path) -> Subjects:
    """The subjects and themes of a file, or of all files of a folder, those of its sub-folders last; none where there is nothing."""
    files = sorted(path.rglob("*.yml"), key=lambda file: (len(file.parts), file)) if path.is_dir() else [path] if path.is_file() else []
    found = Subjects({}, {}, {})
    for file in files:
        text = file.read_text(encoding="utf-8")
        if not _SECTIONS.search(text):
            continue
        sections = yaml.safe_load(text)
        for entry in sections.get("themes") or []:
            found.stems[entry["id"]] = list(entry["stems"])
        for entry in sections.get("subjects") or []:
            found.themes[entry["id"]] = entry["theme"]
            if entry.get("examples"):
                found.examples[entry["id"]] = list(entry["examples"])
    return found
