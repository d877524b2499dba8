"""Every rule in every quarter from 2015 to 2035: one result, nothing before the first span, a flag after the last."""

from datetime import date
from itertools import pairwise

import pytest

from benefits.dated import Age
from benefits.engine import outcomes
from benefits.inputs import Act
from benefits.money import Money
from benefits.results import Calculated, NotCovered, Refused, Result
from tests.knowledge.base import KNOWLEDGE, dated_in

# Complete inputs, the first day known and the last day current, by hand from the sources: the brochure is of July 2026 and to be
# reviewed from 2027; the page is of 2023, its ceilings of 2021 (one month: from 1 September, line 282).
JULY_2026 = (date(2026, 7, 1), date(2026, 12, 31), Age.TO_REVIEW)
PAGE = (date(2023, 1, 1), date(2023, 12, 31), Age.PAST)
MONTH = (date(2021, 9, 1), date(2021, 12, 31), Age.PAST)
YEAR = (date(2021, 1, 1), date(2021, 12, 31), Age.PAST)
MAF = (date(2022, 1, 1), date(2022, 12, 31), Age.PAST)
MAF_CHILD = (date(2023, 1, 1), date(2022, 12, 31), Age.PAST)  # the ceiling is of 2022, the age known from the page of 2023
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
    ("cmcm.assistance_hospitalisation", {"montant_facture": Money(500000), "nombre": 1}, JULY_2026),
    ("cmcm.consultation_etranger", {"montant_facture": Money(20000), "montant_cns": Money(5000)}, JULY_2026),
    ("cmcm.annulation_voyage", {"montant_facture": Money(90000), "nombre": 1}, JULY_2026),
    ("cmcm.consultations_chirurgie", {"suite_grave": True, "montant_facture": Money(6000)}, JULY_2026),
    ("cmcm.suivi_bariatrique", {"montant_facture": Money(10000), "tarif_officiel": Money(8000)}, JULY_2026),
    ("cmcm.gouttieres", {"couverture": "denta_optiplus", "montant_facture": Money(60000)}, JULY_2026),
    ("cmcm.composite", {"couverture": "denta_optiplus", "montant_facture": Money(9000)}, JULY_2026),
    ("cmcm.pulpectomie", {"couverture": "denta_optiplus", "montant_facture": Money(9000)}, JULY_2026),
    ("cmcm.surfacement", {"couverture": "denta_optiplus", "montant_facture": Money(9000), "nombre": 2}, JULY_2026),
    ("cmcm.parodontal_chirurgical", {"couverture": "denta_optiplus", "montant_facture": Money(90000)}, JULY_2026),
    ("cmcm.soins_conservateurs", {"couverture": "denta_optiplus", "montant_facture": Money(9000)}, JULY_2026),
    ("cmcm.protheses_dentaires", {"couverture": "denta_optiplus", "actes": (Act("couronne", Money(70000), count=2),)}, JULY_2026),
    ("cmcm.implants", {"couverture": "denta_optiplus", "montant_facture": Money(95000), "nombre": 2}, JULY_2026),
    ("cmcm.procreation", {"montant_facture": Money(300000), "montant_cns": Money(200000), "nombre": 1}, JULY_2026),
    ("cmcm.protheses", {"montant_facture": Money(300000), "montant_cns": Money(200000)}, JULY_2026),
    ("cmcm.perruque", {"montant_facture": Money(60000)}, JULY_2026),
    ("cmcm.protheses_auditives", {"montant_facture": Money(90000), "nombre": 2}, JULY_2026),
    ("cmcm.chaussures_orthopediques", {"montant_facture": Money(30000)}, JULY_2026),
    ("cmcm.semelles", {"couverture": "prestaplus", "montant_facture": Money(20000)}, JULY_2026),
    ("cmcm.remise_jeunes", {"age": 25, "cotisation": Money(4000)}, JULY_2026),
    ("cmcm.lunettes", {"couverture": "denta_optiplus"}, JULY_2026),
    ("cmcm.verres", {"couverture": "denta_optiplus", "montant_facture": Money(30000)}, JULY_2026),
    ("cmcm.monture", {"couverture": "denta_optiplus", "montant_facture": Money(30000)}, JULY_2026),
    ("cmcm.lentilles", {"couverture": "denta_optiplus", "montant_facture": Money(30000)}, JULY_2026),
    (
        "cmcm.chirurgie_refractive",
        {"couverture": "denta_optiplus", "montant_facture": Money(150000), "montant_cns": Money(0), "nombre": 2},
        JULY_2026,
    ),
    ("cmcm.lipoedeme", {"couverture": "prestaplus", "montant_facture": Money(500000)}, JULY_2026),
    (
        "cmcm.ambulance",
        {
            "couverture": "prestaplus",
            "autorisation_cns": True,
            "montant_facture": Money(20000),
            "tarif_officiel": Money(20000),
            "nombre": 1,
        },
        JULY_2026,
    ),
    ("cmcm.ambulance", {"couverture": "prestaplus", "autorisation_cns": False, "montant_facture": Money(20000), "nombre": 1}, JULY_2026),
    ("cmcm.psychologue", {"age": 12, "couverture": "prestaplus", "montant_facture": Money(20000)}, JULY_2026),
    ("cmcm.psychotherapeute", {"couverture": "prestaplus", "montant_facture": Money(20000)}, JULY_2026),
    ("cmcm.david_health", {"couverture": "prestaplus", "montant_facture": Money(90000), "montant_cns": Money(50000)}, JULY_2026),
    ("cmcm.protea", {"couverture": "prestaplus", "montant_facture": Money(300000)}, JULY_2026),
    ("cmcm.odyssee", {"couverture": "denta_optiplus", "montant_facture": Money(90000)}, JULY_2026),
    ("cmcm.dietetique", {"montant_facture": Money(15000), "montant_cns": Money(5000)}, JULY_2026),
    ("cmcm.epreuve_effort", {"couverture": "prestaplus", "montant_facture": Money(15000), "montant_cns": Money(5000)}, JULY_2026),
    ("cmcm.medecine_alternative", {"couverture": "prestaplus", "actes": (Act("osteopathie", Money(7000), count=3),)}, JULY_2026),
    ("msl.epargne_gain", {"raison_epargne": "mariage", "annees_epargne": 10}, PAGE),
    ("msl.epargne_date", {"date_naissance": date(2000, 5, 5)}, PAGE),
    ("msl.logopedie", {"date_bilan": date(2014, 5, 5)}, PAGE),
    ("msl.maf_revenus", {"revenu_annuel": Money(2500000), "tickets_moderateurs": Money(90000)}, MAF),
    ("msl.maf_enfants", {"age": 8, "tickets_enfant": Money(60000)}, MAF_CHILD),
    ("msl.maf_chronique", {"plafond_maf": Money(151536), "tickets_annee_1": Money(58100), "tickets_annee_2": Money(62400)}, YEAR),
    ("msl.optique", {"age": 10, "article_optique": "verres", "premiere_fourniture": True}, PAGE),
    ("msl.optique", {"age": 70, "article_optique": "verres", "date_derniere": date(2014, 5, 5)}, PAGE),
    ("msl.soins_100", {"age": 40, "actes": (Act("chez_generaliste", Money(600), count=8),)}, PAGE),
]
# Rules whose every answer is that the source does not say, or says two things: never an amount, but with figures that age.
NEVER = [
    ("cmcm.soins_dentaires", {"montant_facture": Money(6000)}, JULY_2026),
    ("cmcm.inlay", {"couverture": "denta_optiplus"}, JULY_2026),
]
# Rules without any figure of a source: what is left is refunded whole, a right is there or not, a difference of the member's own amounts.
# Nothing in them is dated, so that they answer on any day and never say that they are to be confirmed.
WITHOUT_FIGURES = [
    ("cmcm.medicaments", {"suite_grave": True, "montant_facture": Money(6000), "montant_cns": Money(2000)}),
    ("cmcm.kinesitherapie", {"suite_grave": True, "montant_facture": Money(6000), "montant_cns": Money(2000)}),
    ("cmcm.cure_chirurgie", {"suite_grave": True, "montant_facture": Money(60000), "montant_cns": Money(20000)}),
    ("cmcm.premiere_classe", {"type_sejour": "accouchement", "couverture": "prestaplus"}),
    ("msl.ticket_moderateur", {"tarif_officiel": Money(3000), "remboursement_mutualite": Money(2500)}),
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


def test_every_shape_is_covered_here() -> None:
    covered = {name for name, *_ in CASES + NEVER + WITHOUT_FIGURES}
    assert covered <= set(KNOWLEDGE.rules)
    assert {type(KNOWLEDGE.rules[name].body) for name in covered} == {type(rule.body) for rule in KNOWLEDGE.rules.values()}


def result_of(name: str, inputs: dict, day: date) -> Result:
    """The one result of a rule on a day."""
    (outcome,) = outcomes(KNOWLEDGE.rules[name], inputs, day, KNOWLEDGE.specs)
    return outcome.result


@pytest.mark.parametrize(("name", "inputs", "span"), CASES + NEVER, ids=lambda part: part if isinstance(part, str) else "")
def test_a_rule_has_one_result_on_any_day_and_says_how_old_its_figures_are(name: str, inputs: dict, span: tuple) -> None:
    first, last, after = span
    kind = NotCovered if (name, inputs, span) in NEVER else Calculated
    for day in QUARTERS + EDGES:
        result = result_of(name, inputs, day)
        if day < first:
            assert (type(result), result.figures) == (NotCovered, ()), day
        else:
            assert isinstance(result, kind), day
            assert {figure.age for figure in result.figures} == {Age.CURRENT if day <= last else after}, day


@pytest.mark.parametrize(("name", "inputs"), WITHOUT_FIGURES, ids=lambda part: part if isinstance(part, str) else "")
def test_a_rule_without_figures_has_none_on_any_day(name: str, inputs: dict) -> None:
    assert dated_in(KNOWLEDGE.rules[name].body) == set()
    for day in QUARTERS + EDGES:
        result = result_of(name, inputs, day)
        assert isinstance(result, Calculated), day
        assert result.figures == (), day


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
