"""A benefit of a known shape takes one YAML file and no Python: the files of docs/add-a-benefit.md, put beside the real knowledge,
are held in conversations, trained on, spoilt and brought up to date as the guide says."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from components import subjects
from knowledge.check import gaps
from knowledge.errors import KnowledgeFileError
from knowledge.loader import load
from knowledge.model import Knowledge
from knowledge.refund_schema import LayerSpec
from knowledge.shape_schema import RULE_SPECS
from knowledge.store import build, connect, read
from scripts import generate_domain, train
from tests.expectations import misses
from tests.health.test_repository import FEWEST_EXAMPLES, examples
from tests.knowledge.base import BUNDLE, KNOWLEDGE, ROOT
from tests.knowledge.guide import (
    BLOCKS,
    DIALOGUE,
    FILES,
    GUIDE,
    SECOND,
    TEMPLATE,
    Mistake,
    composed,
    copied,
    mistakes,
    numbered_leaflet,
    rows,
)
from tests.turns import Dialogue

CRYO, STAGES = FILES[TEMPLATE], FILES[SECOND]
SURE = ("cryotherapie", 0.95)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("with") / "knowledge", cmcm__cryotherapie=CRYO, msl__stages=STAGES)


@pytest.fixture(scope="module")
def knowledge(directory: Path) -> Knowledge:
    """The real knowledge with the two files of the guide."""
    return load(directory)


# --- the first file: a refund by session and year, in two covers ---------------------------------------------------------------


@pytest.mark.parametrize("ranking", [[SURE], []], ids=["sure", "nothing trained"])
def test_a_refund_asks_what_is_missing_and_is_exact(knowledge: Knowledge, ranking: list) -> None:
    talk = Dialogue("cmcm", knowledge=knowledge)
    assert "couverture" in talk.say("j'ai fait 4 séances de cryothérapie à 45 €, combien je récupère ?", *ranking)
    assert talk.asked == "couverture"
    assert talk.buttons == ["Régime commun seul", "PRESTAPLUS", "DENTA & OPTIPLUS"]
    statement = talk.say("PRESTAPLUS")
    # Régime commun 3 × 30 = 90, its cap; PRESTAPLUS on what is left 15 + 15 + 15 + 20 = 65, at most 60; 180 - 150 = 30
    assert "rembourse 150,00 € ; il vous reste 30,00 €" in statement
    assert "4 séances de cryothérapie : 180,00 € (4 × 45 €)" in statement
    assert "Régime commun : 90,00 €" in statement
    assert "PRESTAPLUS : 60,00 €" in statement
    assert "Le dépliant ne dit pas si l'an est l'année civile" in statement
    assert "Source : dépliant « Cryothérapie », juillet 2026." in statement
    # 100 received: the régime commun's 90 are used up and 10 of the 60; 180 - 50 = 130
    received = talk.say("j'ai déjà reçu 100 €")
    assert "rembourse 50,00 € ; il vous reste 130,00 €" in received
    # 90 of the régime commun's 90 are used up
    assert "rembourse 0,00 € ; il vous reste 180,00 €" in talk.say("et avec le régime commun ?")


def test_covers_stand_side_by_side_for_who_does_not_know_theirs(knowledge: Knowledge) -> None:
    talk = Dialogue("cmcm", knowledge=knowledge)
    talk.say("4 séances de cryo à 45 € chacune")
    compared = talk.say("je ne sais pas")
    assert "Régime commun seul : La CMCM vous rembourse 90,00 € ; il vous reste 90,00 €" in compared
    assert "PRESTAPLUS / DENTA & OPTIPLUS : La CMCM vous rembourse 150,00 € ; il vous reste 30,00 €" in compared


@pytest.mark.parametrize("text", ["la cryothérapie est-elle remboursée ?", "cryo ?", "CRYOTHERAPIE", "vous payez la cryothérapei ?"])
def test_the_article_is_found_by_its_words_alone_and_leads_to_the_calculation(knowledge: Knowledge, text: str) -> None:
    talk = Dialogue("cmcm", knowledge=knowledge)
    answer = talk.say(text)
    assert "jusqu'à 30 € par séance et 90 € par an" in answer
    assert talk.buttons[0] == "Calculer mon cas"
    talk.say("Calculer mon cas")
    for said, asked in [("régime commun", "nombre"), ("2", "montant_facture")]:
        talk.say(said)
        assert talk.asked == asked
    assert "rembourse 60,00 € ; il vous reste 40,00 €" in talk.say("50 €")  # 2 × 30 of 2 × 50


def test_it_adds_up_with_the_other_benefits_of_an_invoice(knowledge: Knowledge) -> None:
    answer = Dialogue("cmcm", knowledge=knowledge).say("2 séances de cryo à 45 € et une perruque autorisée à 260 €, régime commun")
    # 2 × 30 + 200 (the wig's limit) = 260 of 90 + 260 = 350
    assert "Total : sur 350,00 €, la CMCM vous rembourse 260,00 € ; il vous reste 90,00 € à payer." in answer


def test_the_other_mutual_has_nothing_on_it(knowledge: Knowledge) -> None:
    assert "je n’ai rien pour la Mutualité Socialiste" in Dialogue("msl", knowledge=knowledge).say("3 séances de cryo à 45 €")


def test_the_dialogue_of_the_guide_holds(knowledge: Knowledge) -> None:
    for dialogue in DIALOGUE:
        talk = Dialogue(dialogue["mutuelle"], knowledge=knowledge)
        for turn in dialogue["turns"]:
            reply = talk.say(turn["say"])
            assert not misses(reply, turn), f"« {turn['say']} »: {misses(reply, turn)}\n{reply}"


# --- the second file: who has a right to it --------------------------------------------------------------------------------------


@pytest.mark.parametrize("ranking", [[("stages", 0.95)], []], ids=["sure", "nothing trained"])
def test_a_decision_asks_the_age_and_answers(knowledge: Knowledge, ranking: list) -> None:
    talk = Dialogue("msl", knowledge=knowledge)
    assert "de 6 à 17 ans" in talk.say("vous intervenez pour un stage sportif ?", *ranking)
    assert talk.buttons[0] == "Calculer mon cas"
    talk.say("Calculer mon cas")
    assert talk.asked == "age"
    granted = talk.say("8 ans")
    assert "Oui : la mutualité intervient, 40 € par an au plus." in granted
    assert "Source : dépliant « Stages sportifs », 2026." in granted
    assert "Non : l’intervention s’arrête après 17 ans." in talk.say("et à 18 ans ?")
    assert "Non : l’intervention commence à 6 ans." in talk.say("et à 5 ans ?")


@pytest.mark.parametrize(("age", "word"), [(5, "Non"), (6, "Oui"), (17, "Oui"), (18, "Non")])
def test_a_decision_answers_at_once_when_the_age_is_said(knowledge: Knowledge, age: int, word: str) -> None:
    answer = Dialogue("msl", knowledge=knowledge).say(f"mon fils de {age} ans fait un stage sportif, il y a droit ?")
    assert answer.startswith(word)


# --- all of it is checked, stored and trained on like the rest --------------------------------------------------------------------


def test_nothing_is_missing(knowledge: Knowledge) -> None:
    assert set(gaps(knowledge)) - set(gaps(KNOWLEDGE)) == set()


def test_every_figure_of_the_template_stands_on_its_line_of_the_leaflet(knowledge: Knowledge) -> None:
    leaflet = numbered_leaflet()
    values = [entry for name, entry in knowledge.values.items() if name.startswith("cmcm.cryotherapie.")]
    assert len(leaflet) == knowledge.documents["cmcm-cryo-2026"].lines
    assert len(values) == 4
    for entry in values:
        version = entry.versions[0]
        assert f"{version.value.cents // 100} €" in leaflet[version.source.first_line]


def test_the_store_gives_the_same_answers(directory: Path, tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/store.db")
    assert build(engine, directory)
    talk = Dialogue("cmcm", knowledge=read(engine))
    talk.say("4 séances de cryothérapie à 45 €")
    assert "150,00 €" in talk.say("prestaplus")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project's folder with the real knowledge and examples, generated files written."""
    copied(tmp_path / "knowledge")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    generate_domain.write(tmp_path)
    return tmp_path


def test_examples_of_a_subject_are_written_for_training_and_deleted_with_it(root: Path) -> None:
    generated, domain = root / generate_domain.EXAMPLES, root / "domain.yml"
    before = domain.read_text(encoding="utf-8")
    file = root / TEMPLATE
    file.write_text(CRYO, encoding="utf-8")
    assert set(generate_domain.write(root)) == {domain, root / "data" / "rules" / "conversation.yml", generated}
    assert generate_domain.write(root) == []
    (entry,) = [part for part in yaml.safe_load(generated.read_text(encoding="utf-8"))["nlu"] if part["intent"] == "cryotherapie"]
    assert [line.removeprefix("- ") for line in entry["examples"].splitlines()] == yaml.safe_load(CRYO)["subjects"][0]["examples"]
    assert "cryotherapie" in domain.read_text(encoding="utf-8")
    file.unlink()
    generate_domain.write(root)
    assert domain.read_text(encoding="utf-8") == before
    assert "cryotherapie" not in (generated.read_text(encoding="utf-8") if generated.exists() else "")


def test_the_model_is_stale_after_a_new_subject_and_not_after_a_corrected_figure(root: Path) -> None:
    file = root / TEMPLATE
    marks = [train.fingerprint(root=root)]
    for old, new in [("", ""), ("cryothérapie cmcm", "cryothérapie à la cmcm"), ('stems: ["cryo"]', 'stems: ["cryo", "froid"]')]:
        file.write_text((file.read_text(encoding="utf-8") if file.exists() else CRYO).replace(old, new), encoding="utf-8")
        marks.append(train.fingerprint(root=root))
    assert len(set(marks)) == len(marks)
    file.write_text(file.read_text(encoding="utf-8").replace('"30.00"', '"31.00"'), encoding="utf-8")
    assert train.fingerprint(root=root) == marks[-1]


def test_training_reads_the_subjects_of_every_file_the_shared_ones_first(directory: Path) -> None:
    found = subjects.read(directory)
    assert found.themes["cryotherapie"] == "cryotherapie"
    assert found.stems["cryotherapie"] == ["cryo"]
    assert list(found.themes)[: len(KNOWLEDGE.subjects)] == list(KNOWLEDGE.subjects)
    assert subjects.read(ROOT / "knowledge" / "none.yml") == ({}, {}, {})


def test_the_examples_of_the_template_would_pass_the_tests_of_the_repository() -> None:
    own = yaml.safe_load(CRYO)["subjects"][0]["examples"]
    trained = {text.casefold() for texts in examples().values() for text in texts}
    assert len(own) >= FEWEST_EXAMPLES
    assert not [text for text in own if text.casefold() in trained]


@pytest.mark.parametrize(("examples", "words"), [('["a\\nb"]', "on one line"), ('[" "]', "on one line"), ('["Oui ?", "oui ?"]', "twice")])
def test_an_example_is_one_line_and_stands_once(tmp_path: Path, examples: str, words: str) -> None:
    text = re.sub(r"  examples:.*?\n\n", lambda _: f"  examples: {examples}\n\n", CRYO, count=1, flags=re.DOTALL)
    with pytest.raises(KnowledgeFileError, match=words):
        composed(tmp_path, TEMPLATE, text)


# --- the rest of the guide ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mistake", mistakes(), ids=str)
def test_a_mistake_of_the_guide_gets_the_message_that_the_guide_quotes(tmp_path: Path, mistake: Mistake) -> None:
    name = TEMPLATE.replace("cmcm", mistake.folder) if mistake.folder else TEMPLATE
    try:
        said = list(gaps(composed(tmp_path, name, mistake.spoilt(CRYO))))
    except KnowledgeFileError as error:
        said = [problem.what for problem in error.problems]
    assert mistake.says in said


def test_the_whole_message_of_the_guide_names_file_and_line(tmp_path: Path) -> None:
    shown = re.search(r"^knowledge/cmcm/cryotherapie\.yml:\d+: .*$", GUIDE, re.MULTILINE)
    with pytest.raises(KnowledgeFileError) as refusal:
        composed(tmp_path, TEMPLATE, CRYO.replace('"30.00"', "30.00"))
    assert shown
    assert str(refusal.value) == f"{tmp_path}/{shown[0]}"


def test_questions_and_refusals_are_added_as_the_guide_says(tmp_path: Path) -> None:
    text = CRYO.replace("\n# --- 4.", BLOCKS["add to the values"] + "\n# --- 4.").rstrip("\n") + "\n" + BLOCKS["add to the rule"]
    talk = Dialogue("cmcm", knowledge=composed(tmp_path, TEMPLATE, text))
    talk.say("2 séances de cryothérapie à 45 €, prestaplus")
    assert talk.asked == "age"
    granted = talk.say("30 ans")
    assert "rembourse 90,00 €" in granted  # 2 × 30 + 2 × 15
    assert "À condition que l’assurance maladie l’ait autorisée." in granted
    assert "à partir de 18 ans" in talk.say("et à 17 ans ?")
    refused = Dialogue("cmcm", knowledge=talk.knowledge).say("2 séances de cryothérapie à 45 €, pas autorisées, prestaplus")
    assert "n’intervient que si l’assurance maladie a autorisé" in refused


def test_a_new_brochure_leaves_the_past_as_it_was(tmp_path: Path) -> None:
    text = CRYO.replace("coverage: ", BLOCKS["add to the documents"] + "coverage: ", 1).replace(
        "\n# --- 1.", BLOCKS["add to the coverage"] + "\n# --- 1."
    )
    text, replaced = re.subn(
        r"- id: cmcm\.cryotherapie\.rc_par_seance .*?(?=- id: cmcm\.cryotherapie\.rc_par_an)",
        BLOCKS["instead of the value"],
        text,
        flags=re.DOTALL,
    )
    assert replaced == 1
    knowledge = composed(tmp_path, TEMPLATE, text)
    assert set(gaps(knowledge)) - set(gaps(KNOWLEDGE)) == set()
    for day, refund in [(date(2026, 12, 31), "30,00"), (date(2027, 1, 10), "32,00")]:
        answer = Dialogue("cmcm", day, knowledge).say("1 séance de cryothérapie à 45 €, régime commun")
        assert f"rembourse {refund} €" in answer
    assert "chiffres" in answer  # the yearly limit is the old brochure's: it is said to be so


def test_the_table_of_shapes_is_complete_and_its_examples_exist() -> None:
    shapes = {entry.model.id: entry.model.shape for entry in BUNDLE.of("rules")}
    table = {shape.strip("`"): re.findall(r"`([\w.]+)`", copied_from) for shape, _, copied_from in rows("shape")}
    assert set(table) == set(RULE_SPECS)
    for shape, rules in table.items():
        assert {shapes[rule] for rule in rules} == {shape}


def test_the_table_of_ways_to_pay_is_complete_and_its_examples_exist() -> None:
    layers = {
        entry.model.id: [layer for case in entry.model.cases for layer in case.layers]
        for entry in BUNDLE.of("rules")
        if entry.model.shape == "refund"
    }
    table = {re.sub(r"`(\w+):.*", r"\1", way): example.strip("`") for way, _, example in rows("key to pay by")}
    ways = {"share_of_statutory", "share_of_left", "share_of_tariff", "up_to", "up_to_by_element", "all_left"}
    assert ways <= set(LayerSpec.__fields__)
    assert set(table) == ways
    for way, example in table.items():
        assert any(getattr(layer, way) for layer in layers[example]), f"{example} does not pay by {way}"


def test_every_command_of_the_guide_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in set(re.findall(r"\bmake ([a-z-]+)", GUIDE)):
        assert re.search(rf"^{command}:", makefile, re.MULTILINE), command


def test_every_block_of_the_guide_is_tested() -> None:
    tested = {"dialogue", "add to the rule", "add to the values", "add to the documents", "add to the coverage", "instead of the value"}
    assert set(BLOCKS) == tested | {f"file: {name}" for name in (TEMPLATE, SECOND)}
    assert GUIDE.count("```yaml") == len(BLOCKS)
