"""YAML without surprises: what plain YAML would misread is refused, with the file, the line and the way to mend it."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.errors import KnowledgeFileError, Problem
from knowledge.strict_yaml import Document, read


def file_of(directory: Path, text: str) -> Path:
    file = directory / "file.yml"
    file.write_text(text, encoding="utf-8")
    return file


def document(directory: Path, text: str) -> Document:
    return read(file_of(directory, text))


def problems(directory: Path, text: str) -> "tuple[Problem, ...]":
    with pytest.raises(KnowledgeFileError) as refusal:
        document(directory, text)
    assert all(problem.file == directory / "file.yml" for problem in refusal.value.problems)
    return refusal.value.problems


@pytest.mark.parametrize(
    "bare",
    [
        "50.00",
        "0.5",
        ".5",
        "-1.5",
        "1.0e+3",
        "no",
        "yes",
        "on",
        "off",
        "No",
        "True",
        "FALSE",
        "011",
        "0x1F",
        "0b1",
        "12:30",
        "1_000",
        "-5",
        "+5",
        "null",
        "~",
        "Null",
        ".inf",
        ".nan",
        "2026-07-01 12:00:00",
        "1.340",
        "18:00",
    ],
)
def test_a_bare_value_that_yaml_would_misread_is_refused_with_the_quotes_it_needs(tmp_path: Path, bare: str) -> None:
    (problem,) = problems(tmp_path, f"first: 1\nsecond: {bare}\n")
    assert problem.line == 2
    assert f'write it in quotes, "{bare}"' in problem.what


def test_an_empty_value_is_refused(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "first: 1\nsecond:\n")
    assert problem.line == 2
    assert "quotes" in problem.what


@pytest.mark.parametrize(
    ("bare", "value"),
    [
        ("17", 17),
        ("0", 0),
        ("2026-07-01", date(2026, 7, 1)),
        ("true", True),
        ("false", False),
        ("DT41", "DT41"),
        ('"50.00"', "50.00"),
        ("'011'", "011"),
        ('"no"', "no"),
        ('"17"', "17"),
        ("1.340,00", "1.340,00"),
        ("20 %", "20 %"),
        ("08:00", "08:00"),
        ("1e+3", "1e+3"),
        ("|\n  a\n  b\n", "a\nb\n"),
    ],
)
def test_what_cannot_be_misread_is_taken_as_it_stands(tmp_path: Path, bare: str, value: object) -> None:
    found = document(tmp_path, f"key: {bare}\n").data["key"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("day", ["2026-02-29", "2026-13-01", "2026-00-10"])
def test_a_date_that_does_not_exist_is_refused(tmp_path: Path, day: str) -> None:
    (problem,) = problems(tmp_path, f"\nday: {day}\n")
    assert problem.line == 2
    assert "no day of the calendar" in problem.what


def test_a_key_that_stands_twice_is_refused_at_the_second_line(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "a:\n  x: 1\n  y: 2\n  x: 3\n")
    assert problem.line == 4
    assert "'x' stands twice: keep one" in problem.what


def test_the_same_key_in_two_places_is_no_duplicate(tmp_path: Path) -> None:
    assert document(tmp_path, "a: {x: 1}\nb: {x: 2}\n").data == {"a": {"x": 1}, "b": {"x": 2}}


def test_all_problems_of_a_file_come_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "a: 1.5\nb: no\nc: 2\nc: 3\nd: 12:30\n")
    assert [problem.line for problem in found] == [1, 2, 4, 5]


@pytest.mark.parametrize("text", ["a: [1, 2\n", "a: 1\n b: 2\n", 'a: "open\n', "a: 1\n---\nb: 2\n", "\ta: 1\n"])
def test_text_that_is_no_yaml_is_refused_with_a_hint(tmp_path: Path, text: str) -> None:
    (problem,) = problems(tmp_path, text)
    assert problem.line >= 1
    assert "indentation and the quotes" in problem.what


def test_a_file_in_another_encoding_is_refused_by_name_and_does_not_crash(tmp_path: Path) -> None:
    file = tmp_path / "file.yml"
    file.write_bytes('x: 1\na: "été"\n'.encode("latin-1"))
    with pytest.raises(KnowledgeFileError, match="file.yml:2: .*UTF-8"):
        read(file)


def test_a_control_character_is_refused_by_name_and_does_not_crash(tmp_path: Path) -> None:
    file = tmp_path / "file.yml"
    file.write_bytes(b'x: 1\na: "x\x07y"\n')
    with pytest.raises(KnowledgeFileError, match="file.yml:2: .*0x07"):
        read(file)


def test_a_key_that_is_no_word_is_refused(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "a: 1\n? [b, c]\n: 2\n")
    assert problem.line == 2
    assert "write it as a word" in problem.what


def test_an_empty_file_is_no_data(tmp_path: Path) -> None:
    assert document(tmp_path, "# only a comment\n").data is None


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    found = document(tmp_path, "a:\n- x: 1\n  y:\n    z: 2\n- x: 3\n")
    assert found.line(("a", 0, "y", "z")) == 4
    assert found.line(("a", 1, "x")) == 5
    assert found.line(("a", 1, "missing")) == 5  # the nearest thing around it
    assert found.line(()) == 1
