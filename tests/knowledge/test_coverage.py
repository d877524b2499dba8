"""Every line of both documents is mapped to what holds its facts or to the reason why it needs none; all that we know is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge import schema
from knowledge.check import gaps
from knowledge.coverage import KINDS, report
from knowledge.errors import KnowledgeFileError
from knowledge.loader import DIRECTORY, Entry, load
from tests.knowledge.base import BUNDLE, KNOWLEDGE, inside, source_lines, with_sources
from tests.knowledge.small import Files, small
from tests.knowledge.test_sourcing import DERIVED

ENTRIES: dict[tuple[str, str], Entry] = {(kind, entry.model.id): entry for kind in KINDS for entry in BUNDLE.of(kind)}
PASSAGES = [(document, passage) for document, coverage in KNOWLEDGE.coverage.items() for passage in coverage.passages]
HELD = [
    (document, passage, kind, name)
    for document, passage in PASSAGES
    if passage.holds
    for kind, names in passage.holds.by_kind().items()
    for name in names
]


SPANS = {  # of the documents, that an entry gives as its sources
    key: [(part.document, *part.lines) for part in inside(entry.model) if isinstance(part, schema.SourceRef)]
    for key, entry in ENTRIES.items()
}


def touches(kind: str, name: str, document: str, lines: tuple[int, int]) -> bool:
    """Whether one of an entry's sources shares a line with a passage."""
    return any(own == document and first <= lines[1] and lines[0] <= last for own, first, last in SPANS[kind, name])


@pytest.mark.parametrize("document", KNOWLEDGE.documents)
def test_every_line_stands_in_exactly_one_passage(document: str) -> None:
    lines = [line for passage in KNOWLEDGE.coverage[document].passages for line in range(passage.lines[0], passage.lines[1] + 1)]
    assert lines == list(range(1, KNOWLEDGE.documents[document].lines + 1))


@with_sources
@pytest.mark.parametrize("document", KNOWLEDGE.documents)
def test_the_numbers_of_lines_are_those_of_the_real_files(document: str) -> None:
    real = len(source_lines(document, 1, 10**6))
    assert (KNOWLEDGE.coverage[document].lines, KNOWLEDGE.documents[document].lines) == (real, real)


@with_sources
def test_a_passage_begins_with_words_unless_it_is_the_first() -> None:
    blank = [
        (document, passage.lines)
        for document, passage in PASSAGES
        if passage.lines[0] > 1 and not source_lines(document, passage.lines[0], passage.lines[0])[0].strip()
    ]
    assert blank == [], "a blank line belongs to the passage before it"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "mutuals"])  # of the mutuals only the CMCM states a fact
def test_everything_we_know_is_named_by_a_passage(kind: str) -> None:
    named = {name for _, _, held_kind, name in HELD if held_kind == kind}
    assert {name for entry_kind, name in ENTRIES if entry_kind == kind} - named == set()


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_passage_names_gives_these_lines_as_its_source(kind: str) -> None:
    elsewhere = [
        (passage.lines, name)
        for document, passage, held_kind, name in HELD
        if held_kind == kind and not touches(kind, name, document, passage.lines)
    ]
    assert [(lines, name) for lines, name in elsewhere if name not in DERIVED] == []


@pytest.mark.parametrize("document", KNOWLEDGE.documents)
def test_a_value_whose_lines_lie_within_a_passage_is_named_there(document: str) -> None:
    unnamed = [
        (name, passage.lines)
        for passage in KNOWLEDGE.coverage[document].passages
        for (kind, name), spans in SPANS.items()
        if kind == "values"
        and any(own == document and passage.lines[0] <= first and last <= passage.lines[1] for own, first, last in spans)
        and name not in (passage.holds.values if passage.holds else [])
    ]
    assert unnamed == []


def test_a_passage_names_nothing_twice() -> None:
    assert len({(document, passage.lines, kind, name) for document, passage, kind, name in HELD}) == len(HELD)


def test_the_report_adds_up() -> None:
    for coverage in KNOWLEDGE.coverage.values():
        mapped, held, bare = report(coverage)
        assert f"{coverage.lines} of {coverage.lines} lines mapped, in {len(coverage.passages)} passages" in mapped
        numbers = [int(line.split(":")[1].split()[0]) for line in (held, bare)]
        assert sum(numbers) == coverage.lines
        assert "articles" in held


def test_a_document_without_coverage_is_reported(tmp_path: Path) -> None:
    files = small(tmp_path)
    (files.directory / "coverage.yml").unlink()
    assert [problem for problem in gaps(load(files.directory)) if "the document doc has no coverage" in problem]


# --- refused when broken -------------------------------------------------------------------------------------------------------


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the real files."""
    target = tmp_path / "knowledge"
    for file in DIRECTORY.rglob("*.yml"):
        copy = target / file.relative_to(DIRECTORY)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
    return target


def test_a_passage_taken_out_of_the_real_files_is_missed_by_its_lines(real: Path) -> None:
    file = real / "coverage.yml"
    lines = file.read_text(encoding="utf-8").split("\n")
    (index,) = [number for number, line in enumerate(lines) if line.startswith("  - {lines: [197, 198], holds: ") and "perruque" in line]
    file.write_text("\n".join(lines[:index] + lines[index + 1 :]), encoding="utf-8")
    with pytest.raises(KnowledgeFileError) as refusal:
        load(real)
    (problem,) = refusal.value.problems
    assert problem.file == file
    assert problem.what == "cmcm-2026-07: lines 197-198 stand in no passage: add one for them, or widen its neighbour"


BROKEN = {
    "a hole": ("lines: [9, 20]", "lines: [11, 20]", "lines 9-10 stand in no passage"),
    "a line missing": ("lines: [9, 20]", "lines: [10, 20]", "lines 9 stand in no passage"),
    "the end missing": ("lines: [21, 100]", "lines: [21, 98]", "lines 99-100 stand in no passage"),
    "the beginning missing": ("lines: [1, 1]", "lines: [2, 2]", "lines 1 stand in no passage"),
    "an overlap": ("lines: [9, 20]", "lines: [7, 20]", "lines 7-8 stand in two passages"),
    "past the end": ("lines: [21, 100]", "lines: [21, 101]", "lines 101 are not in the document, which has 100"),
    "another number of lines": ("  lines: 100", "  lines: 99", "the document has 100 lines in sources.yml and 99 here"),
    "lines in the wrong order": ("lines: [9, 20]", "lines: [20, 9]", "[first, last]"),
    "an article that does not exist": (
        "articles: [mine.dents]",
        "articles: [mine.dent]",
        "lines 2-5: 'mine.dent' is not among the articles",
    ),
    "a rule that does not exist": ("rules: [mine.regle]", "rules: [mine.dents]", "'mine.dents' is not among the rules"),
    "a value that does not exist": ("mine.limite]", "mine.limit]", "'mine.limit' is not among the values"),
    "an open point that does not exist": ("[mine.doute]", "[mine.doutes]", "'mine.doutes' is not among the open points"),
    "a contact that does not exist": ("contacts: [mine.general]", "contacts: [mine.autre]", "'mine.autre' is not among the contacts"),
    "a table that does not exist": ("{articles: [mine.dents]", "{tables: [mine.dents]", "'mine.dents' is not among the tables"),
    "a mutual that does not exist": ("{articles: [mine.dents]", "{mutuals: [yours]", "'yours' is not among the mutuals"),
    "an unknown kind": ("{contacts: [", "{contact: [", "unknown key 'contact'"),
    "nothing said": (', needs_none: "heading"', "", "either `holds` something or `needs_none`"),
    "both said": ('needs_none: "heading"', 'needs_none: "heading", holds: {mutuals: [mine]}', "either `holds` something or `needs_none`"),
    "nothing held": ("{contacts: [mine.general]}", "{contacts: []}", "`holds` names nothing"),
    "an empty reason": ('needs_none: "heading"', 'needs_none: " "', "is the reason why"),
    "an unknown document": ("- id: doc", "- id: dok", "'dok' is no document of sources.yml"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_coverage_that_is_broken_is_refused_by_its_lines(tmp_path: Path, case: str) -> None:
    files: Files = small(tmp_path)
    old, new, words = BROKEN[case]
    files.spoil("coverage.yml", old, new)
    problems = files.refusal()
    assert any(words in problem.what for problem in problems), [str(problem) for problem in problems]
    assert {problem.file for problem in problems} == {files.directory / "coverage.yml"}


def test_a_document_is_covered_once(tmp_path: Path) -> None:
    files = small(tmp_path)
    text = (files.directory / "coverage.yml").read_text(encoding="utf-8")
    (files.directory / "coverage.yml").write_text(text + text.removeprefix("coverage:\n"), encoding="utf-8")
    assert any("taken already" in problem.what for problem in files.refusal())
