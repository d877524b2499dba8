"""A small sound set of knowledge files, to be spoilt in one place per test."""

from __future__ import annotations

from collections.abc import Mapping
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
    unit: "pièce"
    layers:
    - {cover: base, label: "Base", up_to: mine.plafond, open_points: [mine.doute]}
  - when: [{input: age, above: mine.limite}]
    headline: "Remboursé : {refund:exact}."
    layers:
    - {cover: base, label: "Base", all_left: true, cap: {amount: mine.plafond, period: calendar_year}}
""",
    "coverage.yml": """coverage:
- id: doc
  lines: 100
  passages:
  - {lines: [1, 1], holds: {contacts: [mine.general]}}
  - {lines: [2, 5], holds: {articles: [mine.dents], values: [mine.plafond]}}
  - {lines: [6, 6], holds: {rules: [mine.regle], values: [mine.limite]}}
  - {lines: [7, 8], holds: {open_points: [mine.doute]}}
  - {lines: [9, 20], needs_none: "menu"}
  - {lines: [21, 100], needs_none: "heading"}
""",
}
_SOURCE = 'source: {document: doc, lines: [10, 11], section: "A", checked: 2026-11-21}'
_VERSION = f"""  versions:
  - known: {{from: 2026-01-01, until: 2026-12-31}}
    period: "2026"
    {_SOURCE}"""
# The shapes and sections that the first files do without.
SHAPES = {
    "more-inputs.yml": """inputs:
- {id: actes, type: acts, label: "Éléments", ask: "Lesquels ?", help: "Nommez-les.", minimum: 1, maximum: 1000000}
- {id: nombre, type: integer, label: "Nombre", ask: "Combien ?", help: "Un nombre.", minimum: 1, maximum: 400}
- {id: reste_a_charge, type: amount, label: "Reste", ask: "Combien ?", help: "En euros.", minimum: 0}
- {id: deja_recu, type: amount, label: "Déjà reçu", ask: "Combien ?", help: "En euros.", minimum: 0}
- {id: revenu, type: amount, label: "Revenu", ask: "Combien ?", help: "En euros.", minimum: 0}
- {id: annees, type: integer, label: "Années", ask: "Combien ?", help: "Un nombre.", minimum: 0, maximum: 60}
- {id: raison, type: choice, label: "Raison", ask: "Laquelle ?", help: "Choisissez.", options: [{id: mariage, label: "Mariage"}]}
- {id: jour, type: date, label: "Jour", ask: "Lequel ?", help: "Une date."}
- {id: franchise_utilisee, type: amount, label: "Franchise", ask: "Combien ?", help: "En euros.", minimum: 0}
- {id: bilans, type: integer, label: "Bilans", ask: "Combien ?", help: "Un nombre.", minimum: 0, maximum: 50}
""",
    "mine/tables.yml": f"""values:
- id: mine.delai
  label: "Délai"
  unit: months
  versions:
  - value: 2
    known: {{from: 2026-01-01, until: 2026-12-31}}
    period: "2026"
    {_SOURCE}
- id: mine.force
  label: "Force"
  unit: dioptres
  versions:
  - value: "7.75"
    known: {{from: 2026-01-01, until: 2026-12-31}}
    period: "2026"
    {_SOURCE}
tables:
- id: mine.tranches
  label: "Tranches"
  kind: brackets
{_VERSION}
    rows:
    - {{from: "0.00", to: "100.00", value: "10.00", line: 10}}
    - {{from: "100.01", to: "200.00", value: "20.00", line: 10}}
    - {{from: "200.01", value: "30.00", line: 11}}
- id: mine.prix
  label: "Prix"
  kind: prices
{_VERSION}
    rows:
    - {{element: couronne, label: "couronne", amount: "450.00", line: 10}}
    - {{element: crochet, label: "crochet", amount: "150.00", line: 11}}
- id: mine.sommes
  label: "Sommes"
  kind: payout
{_VERSION}
    rows:
    - {{years: 1, capital: "96.00", rate: "15 %", payout: "110.40", line: 10}}
    - {{years: 2, capital: "144.00", rate: "26.25 %", payout: "181.80", line: 11}}
""",
    "mine/shapes.yml": f"""rules:
- id: mine.protheses
  title: "Prothèses"
  shape: refund
  subjects: [dents]
  called: [prothese]
  {_SOURCE}
  elements:
  - {{id: couronne, one: "une couronne", many: "couronnes", words: [couronne], counted_by: [dents], unless_named: [crochet]}}
  - {{id: crochet, one: "un crochet", many: "crochets", words: [crochet]}}
  cases:
  - unit: "pièce"
    layers:
    - {{cover: plus, label: "Plus", up_to_by_element: mine.prix, cap: {{amount: mine.plafond, period: year}}}}
- id: mine.soins
  title: "Soins"
  shape: refund
  subjects: [dents]
  {_SOURCE}
  elements:
  - {{id: soin, one: "un soin", many: "soins", words: [soin]}}
  cases:
  - layers:
    - {{cover: base, label: "Base", all_left: true, uncapped: true, only_elements: [soin]}}
- id: mine.revenus
  title: "Plafond"
  shape: brackets
  subjects: [dents]
  {_SOURCE}
  questions: [{{input: revenu}}]
  table: mine.tranches
  income: revenu
  headline: "Plafond : {{ceiling:exact}}."
  above: "Au-delà : {{refund:exact}}."
  below: "En deçà : {{missing:exact}}."
- id: mine.epargne
  title: "Épargne"
  shape: payout
  subjects: [dents]
  {_SOURCE}
  questions: [{{input: raison}}, {{input: annees}}, {{input: montant_facture, optional: true}}]
  tables: {{mariage: mine.sommes}}
  reason: raison
  years: annees
  capital: montant_facture
  headline: "Vous recevez {{payout:exact}}."
  no_row: "Jusqu'à {{longest}} ans."
  both_differ: "Pour {{capital}}, rien."
  both_rows: "Deux lignes."
- id: mine.echeances
  title: "Échéances"
  shape: windows
  subjects: [dents]
  {_SOURCE}
  questions: [{{input: jour}}, {{input: bilans, optional: true}}]
  deadlines_only: "Voici :"
  deadlines:
  - {{input: jour, label: "Début", months: mine.delai, text: "au plus tard le {{date}}"}}
  counts:
  - {{input: bilans, label: "Bilans", maximum: mine.delai, some_left: "il en reste {{left}}", none_left: "plus rien sur {{maximum}}"}}
- id: mine.droit
  title: "Droit"
  shape: decision
  subjects: [dents]
  {_SOURCE}
  questions: [{{input: couverture}}, {{input: jour, optional: true}}]
  answers:
  - when: [{{input: couverture, is: plus}}]
    outcome: granted
    headline: "Oui."
    {_SOURCE}
    earliest: {{input: jour, label: "Dès", months: mine.delai, text: "au plus tôt le {{date}}", since: "possible depuis le {{date}}"}}
    open_points: [mine.doute]
  - outcome: refused
    headline: "Non."
    {_SOURCE}
- id: mine.difference
  title: "Reste"
  shape: difference
  subjects: [dents]
  {_SOURCE}
  questions: [{{input: montant_facture}}, {{input: montant_cns}}, {{input: reste_a_charge, optional: true}}]
  fee: montant_facture
  refund: montant_cns
  paid: reste_a_charge
  headline: "Il reste {{share:exact}}."
  with_supplement: "Il reste {{total:exact}}."
  more_than_fee: "Impossible."
- id: mine.parts
  title: "Parts"
  shape: allowance
  subjects: [dents]
  {_SOURCE}
  elements:
  - {{id: consultation, one: "une consultation", many: "consultations", words: [consultation]}}
  - {{id: visite, one: "une visite", many: "visites", words: [visite]}}
  questions:
  - {{input: actes}}
  - {{input: nombre, optional: true}}
  - {{input: montant_facture, optional: true}}
  - {{input: franchise_utilisee, optional: true}}
  groups: [{{within: [consultation], outside: [visite], franchise: mine.plafond}}]
  headline: "Remboursé : {{refund:exact}}."
  not_listed: "{{unit}} hors liste"
  price_unknown: "Donnez le prix."
joint_limits:
- {{id: mine.ensemble, rules: [mine.protheses, mine.soins], limit: mine.plafond, open_point: mine.doute}}
""",
}


@dataclass
class Files:
    """The files in a folder, some of their text replaced."""

    directory: Path

    def write(self, files: Mapping[str, str]) -> None:
        """The files as they should be."""
        for name, text in files.items():
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


def small(directory: Path, shapes: bool = False) -> Files:
    """The sound files, written to a folder, with ``shapes`` also those of the other shapes and sections."""
    files = Files(directory)
    files.write({**FILES, **SHAPES} if shapes else FILES)
    return files
