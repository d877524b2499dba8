"""What the loader refuses, each in a small set of files that is sound but for one place: file, line, and how to mend it."""

import re
from pathlib import Path

import pytest

from knowledge.loader import load
from tests.knowledge.small import Files, small

FACTS, RULES, INPUTS = "mine/facts.yml", "mine/rules.yml", "inputs.yml"
TABLES, SHAPES = "mine/tables.yml", "mine/shapes.yml"
MENDS = re.compile(
    r"\b(add|write|remove|choose|keep|correct|give|delete|use|end|move|close|begin|start|look|name|one of|among|exactly|must|has|is an?|"
    r"takes|either|needs|permitted|none of|only|are|counted|like|in quotes|vocabulary)\b",
    re.IGNORECASE,
)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return small(tmp_path)


def test_the_small_files_are_sound(files: Files) -> None:
    knowledge = load(files.directory)
    assert (list(knowledge.values), list(knowledge.articles), list(knowledge.rules)) == (
        ["mine.plafond", "mine.limite"],
        ["mine.dents"],
        ["mine.regle"],
    )


# file, what to replace, by what, a text on the line that the problem names, words that say what is wrong
REFUSED = {
    "unknown key": (FACTS, '  label: "Plafond"', '  label: "Plafond"\n  colour: "red"', "colour", "unknown key 'colour'"),
    "unknown key, deep": (
        FACTS,
        "{from: 2025-01-01, until: 2025-12-31}",
        "{from: 2025-01-01, untill: 2025-12-31}",
        "untill",
        "unknown key 'untill'",
    ),
    "unknown section": (FACTS, "open_points:\n- id", "open_point:\n- id", "open_point:", "unknown section 'open_point'"),
    "duplicate key": (FACTS, "  unit: EUR", '  unit: EUR\n  label: "Encore"', 'label: "Encore"', "'label' stands twice"),
    "bare float": (FACTS, '"50.00"', "50.00", "value: 50.00", '"50.00"'),
    "amount without cents": (FACTS, '"50.00"', '"50"', "id: mine.plafond", "two decimals"),
    "amount with a comma": (FACTS, '"50.00"', '"50,00"', "id: mine.plafond", "two decimals"),
    "amount as a whole number": (FACTS, '"50.00"', "50", "id: mine.plafond", "two decimals"),
    "age in quotes": (FACTS, "value: 17", 'value: "17"', "id: mine.limite", "without quotes"),
    "unknown unit": (FACTS, "unit: age", "unit: euros", "unit: euros", "unit"),
    "missing source": (
        FACTS,
        '    source: {document: doc, lines: [2, 3], section: "A", checked: 2026-11-21}\n',
        "",
        '"50.00"',
        "source is missing: add it",
    ),
    "missing checked": (FACTS, '[2, 3], section: "A", checked: 2026-11-21', '[2, 3], section: "A"', "[2, 3]", "checked is missing: add it"),
    "lines in the wrong order": (FACTS, "lines: [2, 3]", "lines: [3, 2]", "[3, 2]", "[first, last]"),
    "line zero": (FACTS, "lines: [2, 3]", "lines: [0, 3]", "[0, 3]", "counted from 1"),
    "lines past the end": (FACTS, "lines: [2, 3]", "lines: [2, 101]", "id: mine.plafond", "has 100 lines, not 101"),
    "unknown document": (
        FACTS,
        "{document: doc, lines: [2, 3]",
        "{document: dok, lines: [2, 3]",
        "id: mine.plafond",
        "'dok' is not in sources.yml",
    ),
    "overlapping spans": (FACTS, "until: 2025-12-31", "until: 2026-01-01", "id: mine.plafond", "overlaps"),
    "missing end": (FACTS, "{from: 2025-01-01, until: 2025-12-31}", "{from: 2025-01-01}", '"50.00"', "review_before"),
    "two ends": (FACTS, "{from: 2026-01-01}", "{from: 2026-01-01, until: 2026-12-31}", '"60.00"', "either"),
    "end before the beginning": (FACTS, "until: 2025-12-31", "until: 2024-12-31", "2024-12-31", "lies before"),
    "a number for a date": (FACTS, "{from: 2025-01-01, until: 2025-12-31}", "{from: 2025, until: 2025-12-31}", "from: 2025,", "date"),
    "no version": (
        FACTS,
        '  unit: age\n  versions:\n  - value: 17\n    known: {from: 2025-01-01}\n    review_before: 2027-01-01\n    period: "2026"\n'
        '    source: {document: doc, lines: [6, 6], section: "A", checked: 2026-11-21}\n',
        "  unit: age\n  versions: []\n",
        "versions: []",
        "versions",
    ),
    "id taken": (FACTS, "- id: mine.limite", "- id: mine.plafond", 'label: "Limite"', "taken already"),
    "unknown subject": (FACTS, "  subject: dents", "  subject: dent", "id: mine.dents", "'dent' is no known subject"),
    "unknown next": (FACTS, "next: []", "next: [autre]", "id: mine.dents", "'autre' is no known subject"),
    "unknown contact": (FACTS, "  contact: mine.general", "  contact: mine.autre", "id: mine.dents", "'mine.autre' is no known contact"),
    "unknown open point": (FACTS, "[mine.doute]", "[mine.doutes]", "id: mine.dents", "'mine.doutes' is no known open point"),
    "unknown place in a text": (FACTS, "{mine.plafond} par an", "{mine.plafon} par an", "id: mine.dents", "{mine.plafon}"),
    "a brace that is not closed": (FACTS, "{mine.plafond} par an", "{mine.plafond par an", "id: mine.dents", "brace"),
    "a brace that was not opened": (FACTS, "{mine.plafond} par an", "mine.plafond} par an", "id: mine.dents", "brace"),
    "an empty brace": (FACTS, "{mine.plafond} par an", "{} par an", "id: mine.dents", "{}"),
    "unknown theme": ("subjects.yml", "theme: dents", "theme: dent", "theme: dent,", "'dent' is no known theme"),
    "unknown type of input": (INPUTS, "type: age", "type: number", "type: number", "the types are"),
    "a choice without options": (
        INPUTS,
        ',\n   options: [{id: base, label: "Base"}, {id: plus, label: "Plus"}]',
        "",
        "id: couverture",
        "options",
    ),
    "unknown shape": (RULES, "shape: refund", "shape: refunds", "id: mine.regle", "shape"),
    "unknown operator": (
        RULES,
        "{input: age, below: mine.limite}",
        "{input: age, under: mine.limite}",
        "under: mine.limite",
        "a condition is",
    ),
    "two operators": (
        RULES,
        "{input: age, below: mine.limite}",
        "{input: age, below: mine.limite, above: mine.limite}",
        "below: mine.limite, above",
        "a condition is",
    ),
    "unknown input": (
        RULES,
        "  - {input: montant_cns, optional: true}",
        "  - {input: montant_css, optional: true}",
        "id: mine.regle",
        "'montant_css' is no input",
    ),
    "an input that is never asked": (RULES, "  - {input: montant_cns, optional: true}\n", "", "id: mine.regle", "montant_cns"),
    "unknown value in a layer": (RULES, "up_to: mine.plafond", "up_to: mine.plafon", "id: mine.regle", "'mine.plafon' is no known value"),
    "unknown cover": (
        RULES,
        '{cover: base, label: "Base", up_to',
        '{cover: basse, label: "Base", up_to',
        "id: mine.regle",
        "'basse' is no cover",
    ),
    "a layer that pays in two ways": (
        RULES,
        "up_to: mine.plafond",
        "up_to: mine.plafond, all_left: true",
        "all_left: true, open",
        "exactly one way",
    ),
    "all that is left without a cap": (RULES, ", cap: {amount: mine.plafond, period: calendar_year}", "", "all_left", "needs a cap"),
    "unknown period of a cap": (RULES, "period: calendar_year", "period: month", "period: month", "period"),
    "a hole in the ages": (
        RULES,
        "  - when: [{input: age, is: mine.limite}]",
        "  - when: [{input: age, is: 18}]",
        "id: mine.regle",
        "at the age of 17 no case",
    ),
    "an overlap of the ages": (
        RULES,
        "  - when: [{input: age, above: mine.limite}]\n    headline",
        "  - when: [{input: age, at_least: mine.limite}]\n    headline",
        "id: mine.regle",
        "at the age of 17 more than one",
    ),
    "unknown place in a headline": (
        RULES,
        '  - when: [{input: age, below: mine.limite}]\n    headline: "Remboursé : {refund:exact}."',
        '  - when: [{input: age, below: mine.limite}]\n    headline: "Remboursé : {refunds:exact}."',
        "id: mine.regle",
        "{refunds}",
    ),
    "unknown way after not knowing": (RULES, "way: each_option", "way: guess", "way: guess", "way"),
    "each option of what is no choice": (
        RULES,
        "  - {input: age}",
        "  - {input: age, if_unknown: {way: each_option}}",
        "id: mine.regle",
        "needs a choice",
    ),
    "unknown default": (RULES, "{input: couverture, if", "{input: couverture, default: tout, if", "id: mine.regle", "none of base, plus"),
    # References in deeper places, and names that the rule would only miss at run time.
    "unknown open point of a layer": (
        RULES,
        "up_to: mine.plafond, open_points: [mine.doute]",
        "up_to: mine.plafond, open_points: [mine.doutes]",
        "id: mine.regle",
        "mine.doutes",
    ),
    "unknown open point of a stop": (
        RULES,
        "    open_points: [mine.doute]\n",
        "    open_points: [mine.doutes]\n",
        "id: mine.regle",
        "mine.doutes",
    ),
    "unknown contact of a stop": (RULES, "    open_points: [mine.doute]\n", "    contact: mine.autre\n", "id: mine.regle", "mine.autre"),
    "unknown value in a condition": (
        RULES,
        "{input: age, below: mine.limite}",
        "{input: age, below: mine.limit}",
        "id: mine.regle",
        "mine.limit",
    ),
    "unknown option in a condition": (RULES, "{input: couverture, is: plus}", "{input: couverture, is: pluss}", "id: mine.regle", "pluss"),
    "a value of the wrong type": (
        RULES,
        "{input: age, below: mine.limite}",
        "{input: age, below: mine.plafond}",
        "id: mine.regle",
        "of type age",
    ),
    "several values where one is compared": (
        RULES,
        "{input: couverture, is: plus}",
        "{input: couverture, is: [plus]}",
        "id: mine.regle",
        "one value",
    ),
    "one value where several are listed": (
        RULES,
        "{input: couverture, is: plus}",
        "{input: couverture, in: plus}",
        "id: mine.regle",
        "a list",
    ),
    "an assumed option that does not exist": (
        RULES,
        "{way: each_option}",
        "{way: assume, value: tout}",
        "id: mine.regle",
        "none of base, plus",
    ),
    "an assumed amount without cents": (
        RULES,
        "{input: montant_cns, optional: true}",
        '{input: montant_cns, optional: true, if_unknown: {way: assume, value: "0"}}',
        "id: mine.regle",
        "two decimals",
    ),
    "unknown urgent contact": (
        "mutuals.yml",
        "general_contact: mine.general",
        "general_contact: mine.general, urgent_contact: mine.autre",
        "id: mine,",
        "mine.autre",
    ),
    "unknown contact of a service": (
        "mutuals.yml",
        "general_contact: mine.general",
        "general_contact: mine.general, services: {mine.autre: [dent]}",
        "id: mine,",
        "mine.autre",
    ),
    "a way of writing that does not exist": (FACTS, "{mine.plafond} par an", "{mine.plafond:exactt} par an", "id: mine.dents", "exactt"),
    "a section that is no list": (FACTS, "open_points:\n- id: mine.doute\n", "open_points:\n  id: mine.doute\n", "open_points", "list"),
    "unknown mutual of a document": ("sources.yml", "id: doc, mutual: mine", "id: doc, mutual: nobody", "id: doc", "nobody"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_is_refused_with_its_place_and_the_way_to_mend_it(files: Files, case: str) -> None:
    _refused(files, *REFUSED[case], above=1 if case == "id taken" else 0)


def _refused(files: Files, name: str, old: str, new: str, marker: str, words: str, above: int = 0) -> None:
    """Spoilt in this place, the files are refused in these words at the line of the marker, or so many above it."""
    files.spoil(name, old, new)
    problems = files.refusal()
    named = [problem for problem in problems if words in problem.what]
    assert named, f"no problem says « {words} », only: {[str(problem) for problem in problems]}"
    problem = named[0]
    assert problem.file == files.directory / name
    assert problem.line == files.line(name, marker) - above
    assert MENDS.search(problem.what), f"« {problem.what} » does not say how to mend it"


# --- the other shapes and sections ---------------------------------------------------------------------------------------------

_WINDOWS = """  deadlines:
  - {input: jour, label: "Début", months: mine.delai, text: "au plus tard le {date}"}
  counts:
  - {input: bilans, label: "Bilans", maximum: mine.delai, some_left: "il en reste {left}", none_left: "plus rien sur {maximum}"}
"""
_EARLIEST = 'label: "Dès", months: mine.delai, '
REFUSED_SHAPES = {
    # tables
    "a hole between brackets": (
        TABLES,
        'from: "100.01"',
        'from: "100.02"',
        "id: mine.tranches",
        "bracket 2 begins at 100.02 and leaves a hole",
    ),
    "brackets that overlap": (TABLES, 'from: "100.01"', 'from: "100.00"', "id: mine.tranches", "bracket 2 begins at 100.00 and overlaps"),
    "brackets that begin above nothing": (TABLES, 'from: "0.00"', 'from: "0.01"', "id: mine.tranches", "it must begin at 0.00"),
    "a last bracket with an end": (TABLES, 'from: "200.01", ', 'from: "200.01", to: "300.00", ', "id: mine.tranches", "goes without `to`"),
    "a bracket without an end before the last": (TABLES, ', to: "200.00"', "", "id: mine.tranches", "goes without `to`"),
    "a bracket that ends before it begins": (
        TABLES,
        'to: "200.00"',
        'to: "100.00"',
        "id: mine.tranches",
        "bracket 2 ends before it begins",
    ),
    "rows of another kind": (TABLES, "kind: prices", "kind: payout", "id: mine.prix", "takes rows with years, capital, rate, payout, line"),
    "an unknown kind of table": (TABLES, "kind: prices", "kind: price", "kind: price", "kind"),
    "a duration twice": (TABLES, "{years: 2,", "{years: 1,", "id: mine.sommes", "the row 1 stands twice"),
    "an element twice in a table": (TABLES, "{element: crochet,", "{element: couronne,", "id: mine.prix", "the row couronne stands twice"),
    "a rate without its sign": (TABLES, 'rate: "15 %"', 'rate: "15"', "id: mine.sommes", "is not a rate"),
    "dioptres with a comma": (TABLES, '"7.75"', '"7,75"', "id: mine.force", "7,75"),
    # refunds and their elements
    "no word for one unit": (RULES, '    unit: "pièce"\n', "", "id: mine.regle", "add `unit`"),
    "no word for one unit of an element": (SHAPES, '  - unit: "pièce"\n    layers', "  - layers", "id: mine.protheses", "add `unit`"),
    "an unknown element of a layer": (
        SHAPES,
        "only_elements: [soin]",
        "only_elements: [soins]",
        "id: mine.soins",
        "'soins' is no element of this rule",
    ),
    "a price table without an element": (
        TABLES,
        '    - {element: crochet, label: "crochet", amount: "150.00", line: 11}\n',
        "",
        "",
        "the table mine.prix has no row for crochet",
    ),
    "an element of two rules": (
        SHAPES,
        "{id: visite,",
        "{id: couronne,",
        "id: mine.parts",
        "the element 'couronne' stands in mine.protheses already",
    ),
    "an element without its plural": (SHAPES, ', many: "soins"', "", "id: soin,", "many is missing"),
    "all that is left, neither capped nor uncapped": (SHAPES, "uncapped: true, ", "", "all_left: true", "needs a cap"),
    "all that is left, capped and uncapped": (
        SHAPES,
        "uncapped: true, ",
        "uncapped: true, cap: {amount: mine.plafond, period: year}, ",
        "all_left: true",
        "needs a cap",
    ),
    "a cap that is no value": (
        SHAPES,
        "{amount: mine.plafond, period: year}",
        "{amount: mine.plafon, period: year}",
        "id: mine.protheses",
        "mine.plafon",
    ),
    "an unknown way of the statutory part": (
        SHAPES,
        "  - layers:\n    - {cover: base",
        "  - statutory: perhaps\n    layers:\n    - {cover: base",
        "statutory: perhaps",
        "statutory",
    ),
    "an unknown open point of the same unit": (
        SHAPES,
        "only_elements: [soin]",
        "only_elements: [soin], same_unit_point: mine.doutes",
        "id: mine.soins",
        "'mine.doutes' is no known open point",
    ),
    "an input of the standard questions that is not in the vocabulary": (
        "more-inputs.yml",
        '- {id: deja_recu, type: amount, label: "Déjà reçu", ask: "Combien ?", help: "En euros.", minimum: 0}\n',
        "",
        "",
        "'deja_recu' is no input of the vocabulary",
    ),
    # brackets, payout, windows, decision, allowance
    "an input of a shape that is never asked": (SHAPES, "  questions: [{input: revenu}]\n", "", "id: mine.revenus", "add to `questions`"),
    "an unknown place of brackets": (SHAPES, "{ceiling:exact}", "{plafond:exact}", "id: mine.revenus", "{plafond}"),
    "an unknown table of a payout": (
        SHAPES,
        "{mariage: mine.sommes}",
        "{mariage: mine.somme}",
        "id: mine.epargne",
        "'mine.somme' is no known value or table",
    ),
    "two delays in one deadline": (
        SHAPES,
        'months: mine.delai, text: "au plus tard',
        'months: mine.delai, years: mine.delai, text: "au plus tard',
        'label: "Début"',
        "in one unit",
    ),
    "a deadline without a delay": (SHAPES, 'label: "Début", months: mine.delai, ', 'label: "Début", ', 'label: "Début"', "in one unit"),
    "two delays before a date": (SHAPES, _EARLIEST, _EARLIEST + "days: mine.delai, ", 'label: "Dès"', "in one unit"),
    "windows of nothing": (SHAPES, _WINDOWS, "", "id: mine.echeances", "give at least one of `windows`, `deadlines` and `counts`"),
    "windows without their sentences": (
        SHAPES,
        "  deadlines:\n",
        '  windows: [{label: "A", limit: mine.limite, open: "B", open_until: "C", closed: "D"}]\n  deadlines:\n',
        "id: mine.echeances",
        "needs the sentences `headline` and `nothing_left`",
    ),
    "an unknown outcome": (SHAPES, "outcome: granted", "outcome: yes, perhaps", "outcome: yes", "outcome"),
    "an answer without a source": (
        SHAPES,
        '    headline: "Oui."\n',
        '    headline: "Oui."\n    sources: here\n',
        "sources: here",
        "unknown key 'sources'",
    ),
    "an unknown element of an allowance": (
        SHAPES,
        "within: [consultation]",
        "within: [consultations]",
        "id: mine.parts",
        "consultations: no element of this rule",
    ),
    "a franchise that is no value": (
        SHAPES,
        "franchise: mine.plafond",
        "franchise: mine.plafon",
        "id: mine.parts",
        "'mine.plafon' is no known value",
    ),
    # joint limits
    "a joint limit of an unknown rule": (
        SHAPES,
        "[mine.protheses, mine.soins]",
        "[mine.protheses, mine.soin]",
        "id: mine.ensemble",
        "'mine.soin' is no known rule",
    ),
    "a joint limit of no rule": (SHAPES, "[mine.protheses, mine.soins]", "[]", "rules: []", "rules"),
    "a joint limit that is no value": (
        SHAPES,
        "limit: mine.plafond",
        "limit: mine.plafon",
        "id: mine.ensemble",
        "'mine.plafon' is no known value",
    ),
    "an unknown open point of a joint limit": (
        SHAPES,
        "open_point: mine.doute",
        "open_point: mine.doutes",
        "id: mine.ensemble",
        "'mine.doutes' is no known open point",
    ),
}


def test_the_files_of_the_other_shapes_are_sound(tmp_path: Path) -> None:
    knowledge = load(small(tmp_path, shapes=True).directory)
    assert len(knowledge.rules) == 9
    assert [element.id for element in knowledge.elements] == ["couronne", "crochet", "soin", "consultation", "visite"]
    assert knowledge.elements[0].counted_by == ("dents",)
    assert knowledge.elements[0].unless_named == ("crochet",)
    assert knowledge.rules["mine.protheses"].called == ("prothese",)
    (limit,) = knowledge.joint_limits
    assert (limit.rules, limit.limit.id, limit.open_point) == (("mine.protheses", "mine.soins"), "mine.plafond", "mine.doute")


def test_a_refund_with_elements_asks_the_standard_questions(tmp_path: Path) -> None:
    rules = load(small(tmp_path, shapes=True).directory).rules
    several, single = rules["mine.protheses"], rules["mine.soins"]
    assert several.inputs == ("couverture", "actes", "nombre", "montant_facture", "montant_cns", "reste_a_charge", "deja_recu")
    assert single.inputs == ("couverture", "actes", "nombre", "montant_facture", "montant_cns", "reste_a_charge")
    assert [several.question("actes").optional, single.question("actes").optional] == [False, True]  # type: ignore[union-attr]
    assert single.question("couverture").default == "base"  # type: ignore[union-attr]
    assert several.starts_with == ("montant_facture", "reste_a_charge", "nombre", "deja_recu")
    assert (several.invites, single.invites) == ("deja_recu", None)


@pytest.mark.parametrize("case", REFUSED_SHAPES)
def test_what_is_wrong_with_a_shape_is_refused_with_its_place_and_the_way_to_mend_it(tmp_path: Path, case: str) -> None:
    files = small(tmp_path, shapes=True)
    name, old, new, marker, words = REFUSED_SHAPES[case]
    if marker:
        _refused(files, name, old, new, marker, words)
        return
    files.spoil(name, old, new)  # what refers to it is at fault then: the rule of the prostheses
    problem = next(problem for problem in files.refusal() if words in problem.what)
    assert (problem.file, problem.line) == (files.directory / SHAPES, files.line(SHAPES, "id: mine.protheses"))
    assert MENDS.search(problem.what)


def test_a_subject_is_answered_once_by_a_mutual(files: Files) -> None:
    files.spoil(
        FACTS,
        "articles:\n",
        'articles:\n- id: mine.dents2\n  subject: dents\n  title: "Encore"\n  text: "Autre réponse."\n'
        '  source: {document: doc, lines: [9, 9], section: "A", checked: 2026-11-21}\n',
    )
    assert any("dents" in problem.what for problem in files.refusal())


@pytest.mark.parametrize("folder", ["nobody", "."])
def test_an_article_belongs_to_a_known_mutual(files: Files, folder: str) -> None:
    target = files.directory / folder / "more.yml"
    target.parent.mkdir(exist_ok=True)
    target.write_text(
        'articles:\n- id: nobody.dents\n  subject: dents\n  title: "Encore"\n  text: "Autre réponse."\n'
        '  source: {document: doc, lines: [9, 9], section: "A", checked: 2026-11-21}\n',
        encoding="utf-8",
    )
    (problem,) = files.refusal()
    assert problem.file == target
    assert "mutual" in problem.what


def test_a_rule_in_the_folder_of_no_mutual_is_refused_in_words(files: Files) -> None:
    (files.directory / "nobody").mkdir()
    (files.directory / "mine" / "rules.yml").rename(files.directory / "nobody" / "rules.yml")
    assert any("mutual" in problem.what for problem in files.refusal())


def test_a_calendar_lacks_no_month(files: Files) -> None:
    files.spoil(
        FACTS,
        "open_points:\n- id",
        'tables:\n- id: mine.calendrier\n  label: "Calendrier"\n  kind: calendar\n  versions:\n'
        '  - known: {from: 2026-01-01, until: 2026-12-31}\n    period: "2026"\n'
        '    source: {document: doc, lines: [10, 11], section: "A", checked: 2026-11-21}\n    rows:\n'
        "    - {month: 1, day: 2026-02-01, line: 10}\n    - {month: 2, day: 2026-03-01, line: 11}\nopen_points:\n- id",
    )
    assert any("month" in problem.what for problem in files.refusal())


def test_problems_in_several_files_come_at_once(files: Files) -> None:
    files.spoil(FACTS, '"50.00"', "50.00")
    files.spoil(RULES, "shape: refund", "shape: refunds")
    assert {problem.file.name for problem in files.refusal()} == {"facts.yml", "rules.yml"}


def test_a_problem_reads_as_one_line_with_file_and_number(files: Files) -> None:
    files.spoil(FACTS, '"50.00"', "50.00")
    (problem,) = files.refusal()
    assert re.match(rf"{re.escape(str(files.directory / FACTS))}:{problem.line}: \S", str(problem))
    assert "\n" not in str(problem)
