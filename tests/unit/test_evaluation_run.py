"""How the evaluation is run, and what it reads."""

from datetime import date
from pathlib import Path

import pytest

from tests.evaluation import __main__ as run
from tests.evaluation import material
from tests.evaluation.context import Context
from tests.evaluation.figures import Section
from tests.evaluation.material import Dialogue, Example, Question


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_questions_with_the_subjects_that_they_accept(tmp_path: Path) -> None:
    write(
        tmp_path / "a.yml",
        '- {text: "dmg ?", subject: dmg, mutuelle: msl, register: sms, also: [dmg_qui]}\n- {text: "météo", subject: aucun}\n',
    )
    first, second = material.questions(tmp_path)
    assert first == Question("dmg ?", "dmg", "msl", "sms", ("dmg_qui",), "a")
    assert (first.ours, first.accepted) == (True, {"dmg", "dmg_qui"})
    assert (second.ours, second.accepted, second.mutuelle) == (False, set(), None)


def test_training_examples(tmp_path: Path) -> None:
    write(tmp_path / "a.yml", 'version: "3.1"\nnlu:\n- intent: dmg\n  examples: |\n    - le dmg ?\n    - dmg - combien\n')
    assert material.examples(tmp_path) == [Example("le dmg ?", "dmg"), Example("dmg - combien", "dmg")]


def test_dialogues_by_family(tmp_path: Path) -> None:
    write(tmp_path / "digressions" / "a.yml", '- name: one\n  turns:\n  - say: "bonjour"\n    contains: ["Bonjour"]\n')
    assert material.dialogues(tmp_path) == [Dialogue("digressions", "one", None, ({"say": "bonjour", "contains": ["Bonjour"]},))]


def test_public_questions_when_they_are_at_hand(tmp_path: Path) -> None:
    assert material.out_of_scope(tmp_path / "none.csv") is None
    assert material.out_of_scope(write(tmp_path / "some.csv", 'question\n"Bonjour, ça va ?"\nEt vous ?\n')) == [
        "Bonjour, ça va ?",
        "Et vous ?",
    ]


def test_sections_are_measured_in_the_report_s_order() -> None:
    assert run._options(["--only", "latency,questions"]).only == ["questions", "latency"]
    assert run._options([]).only == list(run.SECTIONS)


@pytest.mark.parametrize("arguments", [["--only", "weather"], ["--keep", "--quick"], ["--keep", "--seed", "1"]])
def test_what_cannot_be_asked_for(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        run._options(arguments)


def test_a_section_that_fails_says_so_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fails(context: Context) -> Section:
        raise ValueError("no model")

    monkeypatch.setitem(run.SECTIONS, "questions", fails)
    section, failed = run._measured("questions", Context(workers=None, day=date(2026, 11, 21)))
    assert failed
    assert "ValueError: no model" in section.blocks[0].text
    assert "no model" in capsys.readouterr().err
