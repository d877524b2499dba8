"""Every rule in every quarter from 2015 to 2035: one result, nothing before the first span, a flag after the last."""

from datetime import date
from itertools import pairwise

import pytest

from benefits.dated import Age
from benefits.engine import outcomes
from benefits.inputs import Act
from benefits.money import Money
from benefits.results import Calculated, NotCovered, Refused
from tests.knowledge.base import KNOWLEDGE

# Complete inputs, the first day known and the last day current, by hand from the sources: the brochure is of July 2026 and to be
# reviewed from 2027; the page is of 2023, its ceilings of 2021 (one month: from 1 September, line 282).
JULY_2026 = (date(2026, 7, 1), date(2026, 12, 31), Age.TO_REVIEW)
PAGE = (date(2023, 1, 1), date(2023, 12, 31), Age.PAST)
MONTH = (date(2021, 9, 1), date(2021, 12, 31), Age.PAST)
YEAR = (date(2021, 1, 1), date(2021, 12, 31), Age.PAST)
CASES = [
    ("cmcm.orthodontie", {"age": 14, "couverture": "denta_optiplus", "actes": (Act("DT41"),)}, JULY_2026),
    (
        "cmcm.orthodontie",
        {"age": 14, "couverture": "regime_commun", "montant_facture": Money(90000), "montant_cns": Money(40000)},
        JULY_2026,
    ),
    ("cmcm.orthodontie", {"age": 35, "couverture": "denta_optiplus", "montant_facture": Money(350000)}, JULY_2026),
    ("msl.bim_plafond", {"categorie_bim": "veuf", "personnes_a_charge": 2}, MONTH),
    ("msl.bim_plafond", {"categorie_bim": "autre", "personnes_a_charge": 2, "revenu_annuel": Money(2000000)}, YEAR),
    ("msl.dmg_validite", {"annee_ouverture": 2021}, PAGE),
    ("msl.dmg_validite", {"annee_dernier_contact": 2022, "annee_demandee": 2024}, PAGE),
    ("msl.dmg_generaliste", {"part_personnelle": Money(600)}, PAGE),
    ("msl.dmg_generaliste", {"part_personnelle": Money(600), "type_contact": "visite", "moment_visite": "jour", "age": 80}, PAGE),
    (
        "msl.dmg_specialiste",
        {
            "specialite": "orl",
            "dmg_valide": True,
            "envoi_generaliste": True,
            "premiere_fois": True,
            "statut": "bim",
            "part_personnelle": Money(1200),
        },
        PAGE,
    ),
    ("msl.indemnites_date", {"regime_indemnites": "primaire", "mois": 3}, PAGE),
    ("msl.indemnites_date", {"regime_indemnites": "invalidite", "mois": 0}, PAGE),
    ("msl.orthodontie", {"age": 8}, PAGE),
    ("msl.orthodontie", {"date_accord": date(2014, 1, 1), "date_naissance": date(2010, 1, 1)}, PAGE),
]
QUARTERS = [date(year, month, 1) for year in range(2015, 2036) for month in (1, 4, 7, 10)] + [date(2035, 12, 31)]
EDGES = [
    date(2020, 12, 31),
    date(2021, 8, 31),
    date(2021, 9, 1),
    date(2021, 12, 31),
    date(2022, 12, 31),
    date(2023, 12, 31),
    date(2026, 6, 30),
    date(2026, 12, 31),
]


def test_every_rule_is_covered_here() -> None:
    assert {name for name, _, _ in CASES} == set(KNOWLEDGE.rules)


@pytest.mark.parametrize("day", QUARTERS + EDGES, ids=str)
@pytest.mark.parametrize(("name", "inputs", "span"), CASES)
def test_a_rule_has_one_result_on_any_day_and_says_how_old_its_figures_are(name: str, inputs: dict, span: tuple, day: date) -> None:
    first, last, after = span
    found = outcomes(KNOWLEDGE.rules[name], inputs, day, KNOWLEDGE.specs)
    assert len(found) == 1
    result = found[0].result
    if day < first:
        assert isinstance(result, NotCovered)
        return
    assert isinstance(result, Calculated)
    assert {figure.age for figure in result.figures} == {Age.CURRENT if day <= last else after}


@pytest.mark.parametrize("day", [day for day in QUARTERS if day >= date(2023, 1, 1)], ids=str)
def test_a_refusal_stays_a_refusal_over_time(day: date) -> None:
    inputs = {"specialite": "autre_specialite"}
    assert isinstance(outcomes(KNOWLEDGE.rules["msl.dmg_specialiste"], inputs, day, KNOWLEDGE.specs)[0].result, Refused)


@pytest.mark.parametrize("name", sorted(KNOWLEDGE.values))
def test_no_value_has_a_hole_between_its_versions_without_being_of_the_past_in_it(name: str) -> None:
    for older, newer in pairwise(KNOWLEDGE.values[name].versions):
        assert older.until is not None
        assert older.until < newer.since


@pytest.mark.parametrize("name", sorted(KNOWLEDGE.values))
def test_no_value_was_checked_before_its_document_existed(name: str) -> None:
    for version in KNOWLEDGE.values[name].versions:
        assert version.source.checked >= version.since
