"""What docs/add-a-benefit.md shows: its files, its additions, its mistakes with their messages, its dialogue, its table of shapes."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.loader import Bundle, compose, read_directory
from knowledge.model import Knowledge
from tests.knowledge.base import BUNDLE, ROOT

GUIDE = (ROOT / "docs" / "add-a-benefit.md").read_text(encoding="utf-8")
_YAML = re.compile(r"^(?P<margin> *)<!-- (?P<what>[^>]+) -->\n\1```yaml\n(?P<text>.*?)^\1```$", re.MULTILINE | re.DOTALL)
_TEXT = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FIELD = 9  # the width of « right    »
NOTHING = "(nothing)"

# Each YAML block by the remark before it: « file: knowledge/cmcm/cryotherapie.yml », « dialogue », « add to the rule », …
BLOCKS = {match["what"]: re.sub(rf"^{match['margin']}", "", match["text"], flags=re.MULTILINE) for match in _YAML.finditer(GUIDE)}
FILES = {what.removeprefix("file: "): text for what, text in BLOCKS.items() if what.startswith("file: ")}
TEMPLATE, SECOND = FILES
DIALOGUE: list[dict[str, Any]] = yaml.safe_load(BLOCKS["dialogue"])


@dataclass(frozen=True)
class Mistake:
    """What is put wrong in the template (pairs of right and wrong), or the folder in which it was saved, and the message."""

    pairs: tuple[tuple[str, str], ...]
    folder: str
    says: str

    def __str__(self) -> str:
        return self.pairs[-1][1] if self.pairs else self.folder

    def spoilt(self, text: str) -> str:
        """The template with the mistake in it."""
        for right, wrong in self.pairs:
            assert right in text, right
            text = (
                re.sub(rf"^.*{re.escape(right)}.*\n", "", text, count=1, flags=re.MULTILINE)
                if wrong == NOTHING
                else text.replace(right, wrong, 1)
            )
        return text


def mistakes() -> list[Mistake]:
    """The mistakes of section 5."""
    found = []
    for block in _TEXT.findall(GUIDE):
        fields = [(line[:_FIELD].strip(), line[_FIELD:]) for line in block.splitlines()]
        said = [value for name, value in fields if name == "says"]
        if said:
            rights, wrongs = ([value for name, value in fields if name == wanted] for wanted in ("right", "wrong"))
            folder = next((value for name, value in fields if name == "folder"), "")
            found.append(Mistake(tuple(zip(rights, wrongs, strict=True)), folder, said[0]))
    return found


def composed(directory: Path, name: str, text: str) -> Knowledge:
    """The real knowledge with one more file, as the loader would read it, without reading all others again.

    Raises:
        KnowledgeFileError: as the loader does.
    """
    file = directory / name
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    places = {"knowledge": ROOT / "knowledge", "new": directory / "knowledge"}
    entries = [*BUNDLE.entries, *read_directory(places["new"]).entries]
    return compose(
        Bundle(
            sorted(
                entries, key=lambda entry: next(entry.file.relative_to(place) for place in places.values() if place in entry.file.parents)
            )
        )
    )


def rows(heading: str) -> list[list[str]]:
    """The rows of the table that begins with a heading."""
    table = GUIDE[GUIDE.index(f"| {heading} |") :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in table]


def numbered_leaflet() -> dict[int, str]:
    """The invented leaflet, line by line."""
    block = next(block for block in _TEXT.findall(GUIDE) if block.startswith("1  "))
    return {int(line.split(maxsplit=1)[0]): line.split(maxsplit=1)[1] for line in block.splitlines()}


def copied(directory: Path, **files: str) -> Path:
    """A copy of the real knowledge in a folder with more files in it (named by their path below knowledge/, with __ for /)."""
    shutil.copytree(ROOT / "knowledge", directory, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for name, text in files.items():
        target = directory / f"{name.replace('__', '/')}.yml"
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return directory
