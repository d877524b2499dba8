"""The repository itself: every intent answered, one truth, imports one way, nothing that calls home."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from knowledge.loader import load
from knowledge.model import Knowledge
from scripts import generate_domain
from scripts.environment import ROOT, environment
from scripts.servers import Assistant

FEWEST_EXAMPLES = 25
LAYERS = {  # what each package may import of ours
    "benefits": set(),
    "knowledge": {"benefits"},
    "components": {"knowledge"},
    "actions": {"knowledge", "benefits"},
}
STANDARD_LIBRARY_ONLY = "benefits"
OURS = {"benefits", "knowledge", "components", "actions", "web", "scripts", "tests", "benchmarks"}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def examples() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            found.setdefault(entry["intent"], []).extend(line[2:].strip() for line in entry["examples"].splitlines() if line.strip())
    return found


def test_domain_and_rules_are_what_the_subjects_and_the_examples_make_of_them() -> None:
    for path, text in generate_domain.files().items():
        found = path.read_text(encoding="utf-8") if path.exists() else None
        assert found == text, f"run: python -m scripts.generate_domain ({path.name})"


def test_every_subject_is_answered_by_a_mutual_and_trained(knowledge: Knowledge) -> None:
    trained = examples()
    for subject in knowledge.subjects:
        assert knowledge.mutuals_of(subject), subject
        assert len(trained.get(subject, [])) >= FEWEST_EXAMPLES, subject


def test_every_other_intent_has_an_answer(knowledge: Knowledge) -> None:
    handled_in_code = {"affirmer", "nier", "changer_mutuelle", "annuler", "urgence"}
    for intent in set(examples()) - set(knowledge.subjects) - handled_in_code:
        assert intent in knowledge.phrases, f"{intent}: no phrase answers it"


def test_no_example_stands_under_two_intents() -> None:
    seen: dict[str, str] = {}
    for intent, texts in examples().items():
        for text in texts:
            key = text.casefold()
            assert seen.setdefault(key, intent) == intent, f"{text!r} is an example of {seen[key]} and {intent}"


def test_no_test_question_is_trained_on() -> None:
    trained = {text.casefold().strip(" ?!.") for texts in examples().values() for text in texts}
    for file in sorted((ROOT / "tests" / "questions").glob("*.yml")):
        for question in yaml.safe_load(file.read_text(encoding="utf-8")):
            text = question["text"].casefold().strip(" ?!.")
            assert text not in trained or len(text.split()) <= 4, question["text"]


def test_no_figure_of_the_sources_stands_outside_the_knowledge(knowledge: Knowledge) -> None:
    figures = {
        version.value.decimal() for name, unit in knowledge.units.items() if unit == "EUR" for version in knowledge.values[name].versions
    }
    spellings = {
        spelling
        for figure in figures
        if len(figure) > 5
        for spelling in (figure, figure.replace(".", ","), f"{int(float(figure)):,}".replace(",", ".") + figure[-3:].replace(".", ","))
    }
    phones = {contact.phone for contact in knowledge.contacts.values() if contact.phone}
    files = [
        ROOT / "domain.yml",
        *(ROOT / "data" / "rules").glob("*.yml"),
        *(file for package in ("actions", "benefits", "components", "web") for file in (ROOT / package).rglob("*.py")),
    ]
    for file in files:
        text = file.read_text(encoding="utf-8")
        code = re.sub(r'"""[\s\S]*?"""|#.*', "", text)
        assert not re.search(r"\d ?(?:€|EUR\b|euros?\b)", code), file
        for figure in spellings | phones:
            assert figure not in code, f"{figure} in {file}"


def imports(file: Path) -> set[str]:
    """The top-level packages that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("package", LAYERS)
def test_imports_point_one_way(package: str) -> None:
    for file in (ROOT / package).rglob("*.py"):
        forbidden = (imports(file) & OURS) - LAYERS[package] - {package}
        assert not forbidden, f"{file} imports {forbidden}"


def test_the_calculator_needs_nothing_but_the_standard_library() -> None:
    import sys

    for file in (ROOT / STANDARD_LIBRARY_ONLY).rglob("*.py"):
        assert imports(file) - {STANDARD_LIBRARY_ONLY} <= set(sys.stdlib_module_names), file


def test_the_calculator_has_no_clock_of_its_own() -> None:
    for package in ("benefits", "actions/conversation"):
        for file in (ROOT / package).rglob("*.py"):
            assert not re.search(r"\b(?:today|now)\(\)|\btime\.time\(", file.read_text(encoding="utf-8")), file


def test_money_never_is_a_float() -> None:
    for package in ("benefits", "knowledge"):
        for file in (ROOT / package).rglob("*.py"):
            assert "float(" not in file.read_text(encoding="utf-8"), file


def test_telemetry_is_off_in_every_command() -> None:
    assert environment()["RASA_TELEMETRY_ENABLED"] == "false"


def test_every_server_listens_on_this_machine_alone() -> None:
    servers = Assistant(51, 52).servers
    assert {server.address.split(":")[1] for server in servers} == {"//127.0.0.1"}
    rasa = next(server for server in servers if "rasa" in server.command)
    assert rasa.command[rasa.command.index("-i") + 1] == "127.0.0.1"
    from actions import server as action_server

    assert action_server.HOST == "127.0.0.1"


def test_locks_are_hashed_and_name_no_address() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text, lock


def test_trainings_are_seeded() -> None:
    from components.subject_classifier import SubjectClassifier

    assert SubjectClassifier.get_default_config()["random_seed"] == 42
    assert "random_seed: null" not in (ROOT / "config.yml").read_text(encoding="utf-8")


def test_no_tracked_text_names_a_place_of_one_machine() -> None:
    for pattern in (
        "*.md",
        "*.yml",
        "*.toml",
        "docs/**/*.md",
        "scripts/*.py",
        "actions/**/*.py",
        "knowledge/**/*.py",
        "components/**/*.py",
    ):
        for file in ROOT.glob(pattern):
            assert not re.search(r"(?<![\w.])/(?:root|work|tmp)/\w", file.read_text(encoding="utf-8")), file
