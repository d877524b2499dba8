"""What the loader refuses, each in a small set of files that is sound but for one place: file, line, and how to mend it."""

import re
from pathlib import Path

import pytest

from knowledge.loader import load
from tests.knowledge.small import Files, small

FACTS, RULES, INPUTS = "mine/facts.yml", "mine/rules.yml", "inputs.yml"
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
    name, old, new, marker, words = REFUSED[case]
    files.spoil(name, old, new)
    problems = files.refusal()
    named = [problem for problem in problems if words in problem.what]
    assert named, f"no problem says « {words} », only: {[str(problem) for problem in problems]}"
    problem = named[0]
    assert problem.file == files.directory / name
    expected = files.line(name, marker) - (1 if case == "id taken" else 0)
    assert problem.line == expected
    assert MENDS.search(problem.what), f"« {problem.what} » does not say how to mend it"


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
