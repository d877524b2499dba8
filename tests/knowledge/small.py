"""A small sound set of knowledge files, to be spoilt in one place per test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from knowledge.errors import KnowledgeFileError, Problem
from knowledge.loader import load

FILES = {
    "sources.yml": """documents:
- {id: doc, mutual: mine, file: doc.txt, title: "Doc", edition: "2026", cite: "le document", lines: 100}
""",
    "mutuals.yml": """mutuals:
- {id: mine, name: "Ma mutuelle", short: "Mienne", named: "la mienne", words: [mienne], locale: fr_LU, covers: [base, plus],
   general_contact: mine.general}
""",
    "subjects.yml": """themes:
- {id: dents, label: "les dents", stems: [dent]}
subjects:
- {id: dents, theme: dents, label: "Les dents", scope: "teeth"}
""",
    "inputs.yml": """inputs:
- {id: age, type: age, label: "Âge", ask: "Quel âge ?", help: "En années.", minimum: 0, maximum: 120}
- {id: couverture, type: choice, label: "Couverture", ask: "Laquelle ?", help: "Base ou plus.",
   options: [{id: base, label: "Base"}, {id: plus, label: "Plus"}]}
- {id: montant_facture, type: amount, label: "Facture", ask: "Combien ?", help: "En euros.", minimum: 0}
- {id: montant_cns, type: amount, label: "CNS", ask: "Combien ?", help: "En euros.", minimum: 0}
""",
    "mine/facts.yml": """contacts:
- id: mine.general
  name: "le service"
  phone: "12 34"
  source: {document: doc, lines: [1, 1], section: "A", checked: 2026-11-21}
values:
- id: mine.plafond
  label: "Plafond"
  unit: EUR
  versions:
  - value: "50.00"
    known: {from: 2025-01-01, until: 2025-12-31}
    period: "2025"
    source: {document: doc, lines: [2, 3], section: "A", checked: 2026-11-21}
  - value: "60.00"
    known: {from: 2026-01-01}
    review_before: 2027-01-01
    period: "2026"
    source: {document: doc, lines: [4, 5], section: "A", checked: 2026-11-21}
- id: mine.limite
  label: "Limite"
  unit: age
  versions:
  - value: 17
    known: {from: 2025-01-01}
    review_before: 2027-01-01
    period: "2026"
    source: {document: doc, lines: [6, 6], section: "A", checked: 2026-11-21}
open_points:
- id: mine.doute
  note: "The document says two things."
  caveat: "Demandez au service."
  source: {document: doc, lines: [7, 8], section: "A", checked: 2026-11-21}
articles:
- id: mine.dents
  subject: dents
  title: "Les dents"
  text: "Jusqu'à {mine.plafond} par an."
  source: {document: doc, lines: [2, 5], section: "A", checked: 2026-11-21}
  contact: mine.general
  next: []
  open_points: [mine.doute]
""",
    "mine/rules.yml": """rules:
- id: mine.regle
  title: "Les dents"
  shape: refund
  subjects: [dents]
  starts_with: [age]
  source: {document: doc, lines: [2, 6], section: "A", checked: 2026-11-21}
  questions:
  - {input: age}
  - {input: couverture, if_unknown: {way: each_option}}
  - {input: montant_facture}
  - {input: montant_cns, optional: true}
  stops:
  - when: [{input: age, is: mine.limite}]
    outcome: not_covered
    text: "Rien à {mine.limite} ans."
    source: {document: doc, lines: [6, 6], section: "A", checked: 2026-11-21}
    open_points: [mine.doute]
  - when: [{input: couverture, is: plus}, {input: age, above: mine.limite}]
    outcome: refused
    text: "Pas avec cette couverture."
    source: {document: doc, lines: [6, 6], section: "A", checked: 2026-11-21}
  cases:
  - when: [{input: age, below: mine.limite}]
    headline: "Remboursé : {refund:exact}."
    layers:
    - {cover: base, label: "Base", up_to: mine.plafond, open_points: [mine.doute]}
  - when: [{input: age, above: mine.limite}]
    headline: "Remboursé : {refund:exact}."
    layers:
    - {cover: base, label: "Base", all_left: true, cap: {amount: mine.plafond, period: calendar_year}}
""",
}


@dataclass
class Files:
    """The files in a folder, some of their text replaced."""

    directory: Path

    def write(self) -> None:
        """All files as they should be."""
        for name, text in FILES.items():
            target = self.directory / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")

    def spoil(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands exactly once in a file."""
        file = self.directory / name
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def line(self, name: str, marker: str) -> int:
        """The number of the first line that holds a text."""
        lines = (self.directory / name).read_text(encoding="utf-8").split("\n")
        return next(number for number, line in enumerate(lines, 1) if marker in line)

    def refusal(self) -> tuple[Problem, ...]:
        """The problems for which loading is refused."""
        with pytest.raises(KnowledgeFileError) as refusal:
            load(self.directory)
        return refusal.value.problems


def small(directory: Path) -> Files:
    """The sound files, written to a folder."""
    files = Files(directory)
    files.write()
    return files
