"""The errors of the knowledge base.

KnowledgeError
├── KnowledgeFileError   one or more problems in the YAML files; each says file, line, what is wrong and how to mend it
└── StoreError           the store is missing, empty or of another format; says which command builds it
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class KnowledgeError(Exception):
    """Anything wrong with the knowledge base."""


class KnowledgeFileError(KnowledgeError):
    """Problems found in the knowledge files, all of them at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class StoreError(KnowledgeError):
    """The store cannot be read."""
