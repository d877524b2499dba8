"""docs/coverage.md is what the knowledge makes of it, and says of every subject what is answered, calculated and open."""

import re

import pytest

from benefits.shapes.decision import Decision
from scripts.generate_registry import HEAD, REGISTRY, cells, how_far, open_points_of, registry
from tests.knowledge.base import KNOWLEDGE, ROOT

TEXT = registry(KNOWLEDGE)
ROWS = [line for line in TEXT.split("\n") if line.startswith("| ") and "---" not in line and not line.startswith("| subject")]
PAIRS = [(subject, mutual) for subject in KNOWLEDGE.subjects for mutual in KNOWLEDGE.mutuals_of(subject)]


def test_the_file_is_what_the_knowledge_makes_of_it() -> None:
    assert (ROOT / REGISTRY).read_text(encoding="utf-8") == TEXT, "run: python -m scripts.generate_registry"


def test_every_subject_has_a_row_for_each_mutual_that_speaks_of_it() -> None:
    names = [re.search(r"\(`(\w+)`\)", row)[1] for row in ROWS]  # type: ignore[index]
    assert sorted(names) == sorted(subject for subject, _ in PAIRS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2:40])
def test_a_row_has_every_cell_and_lines_of_its_own_document(row: str) -> None:
    found = [cell.strip() for cell in row.strip("|").split(" | ")]
    assert len(found) == len(HEAD)
    assert all(found)
    letter = {
        mutual.short: document.id[0]
        for mutual in KNOWLEDGE.mutuals.values()
        for document in KNOWLEDGE.documents.values()
        if document.mutual == mutual.id
    }
    assert {span.strip()[0] for span in found[6].split(",")} == {letter[found[1]]}


def test_every_article_rule_and_open_point_is_named() -> None:
    for name in (*KNOWLEDGE.articles, *KNOWLEDGE.rules, *KNOWLEDGE.open_points):
        assert f"`{name}`" in TEXT, name


def test_every_caveat_is_written_out() -> None:
    for point in KNOWLEDGE.open_points.values():
        assert not point.caveat or f"« {point.caveat} »" in TEXT


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        ("cmcm.perruque", "yes"),
        ("msl.bim_plafond", "yes"),
        ("cmcm.orthodontie", "partly"),  # exactly 17 (c453, 455)
        ("cmcm.protheses_dentaires", "partly"),  # the flat rates of the régime commun (c284-289)
        ("msl.epargne_gain", "partly"),  # death, resignation (m111-113)
        ("msl.maf_chronique", "partly"),  # only the sum of two years reaches the threshold (m476)
        ("msl.optique", "partly"),  # frames of adults (m733-748)
        ("cmcm.soins_dentaires", "no"),  # no official tariff is printed (c275)
        ("cmcm.inlay", "no"),  # two rules for one thing (c437, 481)
    ],
)
def test_how_far_a_rule_calculates(rule: str, verdict: str) -> None:
    assert how_far(KNOWLEDGE.rules[rule]) == verdict


def test_a_rule_that_never_calculates_has_no_answer_that_grants() -> None:
    for rule in KNOWLEDGE.rules.values():
        if how_far(rule) == "no":
            assert isinstance(rule.body, Decision)
            assert "granted" not in {answer.outcome for answer in rule.body.answers}


@pytest.mark.parametrize(
    ("subject", "mutual", "row"),
    [
        ("perruque", "cmcm", ("`cmcm.perruque`", "`cmcm.perruque`", "2026-07-01", "juillet 2026", "c197", "`cmcm.materiel.periode`")),
        ("dmg_qui", "msl", ("`msl.dmg_qui`", "–", "–", "–", "m555-558", "–")),
        ("lunettes_enfant", "cmcm", ("→ `cmcm.lunettes`",)),
        ("bim_delai", "msl", ("`msl.bim_delai`", "–", "2023-01-01", "2023", "m311", "–")),
    ],
)
def test_a_row_by_hand(subject: str, mutual: str, row: tuple) -> None:
    assert cells(KNOWLEDGE, subject, mutual)[2 : 2 + len(row)] == row


def test_open_points_are_found_wherever_they_are_carried() -> None:
    points = {
        name: open_points_of(KNOWLEDGE, None, [KNOWLEDGE.rules[name]])
        for name in ("cmcm.medecine_alternative", "msl.indemnites_date", "cmcm.orthodontie", "cmcm.composite", "msl.epargne_gain")
    }
    assert points["cmcm.medecine_alternative"] == ["cmcm.alternative.cumul"]  # of the same session
    assert points["msl.indemnites_date"] == ["msl.indemnites.mars_2022"]  # of a row of a table
    assert set(points["cmcm.orthodontie"]) == {"cmcm.ortho.dix_sept", "cmcm.ortho.rc_part", "cmcm.ortho.par_acte"}  # of a stop, of layers
    assert points["cmcm.composite"] == ["cmcm.dent.sous_plafonds"]  # of a limit that rules may share
    assert "msl.epargne.lignes" in points["msl.epargne_gain"]  # of the rule
