"""Each benefit by four different checks: the amount, the formula shown, the lines of the source, the caveat that the member reads.

Every calculation here stands by itself; the expected words and numbers are those of the sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from actions.conversation.replies import Writer
from benefits.inputs import Act
from benefits.results import Calculated
from tests.unit.cases import BIM_DAY, CMCM_DAY, KNOWLEDGE, MSL_DAY, calculated, eur, plain, run_all, said, written


@dataclass(frozen=True)
class Check:
    """A calculation and what must be seen of it; ``caveat`` names the open points, in order."""

    rule: str
    day: date
    inputs: dict
    result: str
    formulas: tuple[str, ...]
    lines: tuple[tuple[int, int], ...]
    caveats: tuple[str, ...] = field(default=())


SPECIALIST = {
    "specialite": "urologie",
    "dmg_valide": True,
    "envoi_generaliste": True,
    "premiere_fois": True,
    "statut": "bim",
    "part_personnelle": eur("12"),
}
CHECKS = {
    "cmcm child": Check(
        "cmcm.orthodontie",
        CMCM_DAY,
        {"age": 14, "couverture": "denta_optiplus", "actes": (Act("DT41"),)},
        "vous rembourse 611,78 € ; il vous reste 169,32 €",  # 111,78 + 500 (line 460); 1.340 − 558,90 − 611,78
        ("brochure", "brochure", "20 % … CNS … 558,90 €", "500 € par acte"),
        ((458, 465), (458, 465), (459, 464), (456, 464)),
        ("cmcm.ortho.rc_part", "cmcm.ortho.par_acte"),
    ),
    "cmcm adult": Check(
        "cmcm.orthodontie",
        CMCM_DAY,
        {"age": 35, "couverture": "denta_optiplus", "montant_facture": eur("3.500"), "deja_recu": eur("800")},
        "vous rembourse 1.200,00 €, une seule fois ; il vous reste 2.300,00 €",  # 2.000 − 800; 3.500 − 1.200
        ("vous indiquez", "aucune part", "3.500 €"),
        ((454, 454),),
        (),
    ),
    "bim month": Check(
        "msl.bim_plafond",
        BIM_DAY,
        {"categorie_bim": "veuf", "personnes_a_charge": 2, "revenu_annuel": eur("28.451,80")},
        "28 451,80 € par an ne dépassent pas",  # 20.763,88 + 2 × 3.843,96
        ("d’un mois", "2 × 3 843,96 €", "vous indiquez"),
        ((282, 282), (282, 282)),
        ("msl.bim.reference_mois",),
    ),
    "bim year": Check(
        "msl.bim_plafond",
        BIM_DAY,
        {"categorie_bim": "autre", "personnes_a_charge": 3},
        "30 939,66 € bruts",  # 19.892,01 + 3 × 3.682,55
        ("d’un an", "3 × 3 682,55 €"),
        ((283, 283), (283, 283)),
        (),  # the open point is about one month of income
    ),
    "dmg validity": Check(
        "msl.dmg_validite",
        MSL_DAY,
        {"annee_ouverture": 2021},
        "est valable en 2021, 2022 et 2023",
        ("2021, 2022 et 2023",),
        ((578, 579),),
        ("msl.dmg.contact",),
    ),
    "dmg gp": Check(
        "msl.dmg_generaliste",
        MSL_DAY,
        {"part_personnelle": eur("6")},
        "passe de 6,00 € à 4,20 €",  # 6 − 30 % = 6 − 1,80
        ("vous indiquez", "30 % … 6 €"),
        ((593, 593),),
        (),
    ),
    "dmg specialist": Check(
        "msl.dmg_specialiste",
        MSL_DAY,
        SPECIALIST,
        "passe de 12,00 € à 10,00 €",  # 12 − 2, line 608
        ("vous indiquez", "2 €"),
        ((608, 608),),
        (),
    ),
    "payment date": Check(
        "msl.indemnites_date",
        MSL_DAY,
        {"regime_indemnites": "invalidite", "mois": 12},
        "payées le 19 décembre 2023",
        ("19/12/2023",),
        ((209, 220),),
        (),
    ),
    "msl orthodontics": Check(
        "msl.orthodontie",
        MSL_DAY,
        {"age": 12},
        "À 12 ans",
        ("plus possible … 9e anniversaire", "encore possible … notification … 15e anniversaire … 2 ans", "22 ans"),
        ((678, 678), (686, 686), (688, 688)),
        (),
    ),
    "savings": Check(
        "msl.epargne_gain",
        MSL_DAY,
        {"raison_epargne": "mariage", "annees_epargne": 9},
        "858,00 €",  # line 139
        ("selon le tableau", "78,75 % … 480 €"),
        ((130, 146), (130, 146)),
        ("msl.epargne.lignes",),
    ),
    "maf": Check(
        "msl.maf_revenus",
        MSL_DAY,
        {"revenu_annuel": eur("19.894,06"), "tickets_moderateurs": eur("1.000")},
        "267,97 €",  # 1.000 − 732,03, line 443
        ("19 894,06 € à 30 583,38 €", "vous indiquez", "1 000 € − 732,03 €"),
        ((440, 446),),
        (),
    ),
    "ticket modérateur": Check(
        "msl.ticket_moderateur",
        MSL_DAY,
        {"tarif_officiel": eur("30"), "remboursement_mutualite": eur("24"), "montant_facture": eur("40")},
        "6,00 €",  # 30 − 24
        ("vous indiquez", "vous indiquez", "30 € − 24 €", "40 € − 30 €"),
        ((417, 424),),
        (),
    ),
    "care at 100 %": Check(
        "msl.soins_100",
        MSL_DAY,
        {"age": 40, "dmg_valide": True, "actes": (Act("chez_generaliste", eur("6"), count=6),)},
        "6,00 €",  # 6 × 6 − 30
        ("6 × 6 €", "30 € par an"),
        ((529, 537),),
        ("msl.soins.franchise_annuelle",),
    ),
    "msl optics": Check(
        "msl.optique",
        MSL_DAY,
        {"age": 8, "article_optique": "verres", "date_derniere": date(2022, 3, 12)},
        "après 2 ans",
        ("12 mars 2024",),
        ((726, 726),),
        ("msl.optique.montants",),
    ),
    "implants": Check(
        "cmcm.implants",
        CMCM_DAY,
        {"couverture": "denta_optiplus", "actes": (Act("implant", eur("950"), count=2),)},
        "1.300,00 €",  # line 507
        ("2 × 950 €", "150 € par implant", "500 € par implant"),
        ((500, 507), (492, 492)),
        ("cmcm.dent.implant_rc",),
    ),
}
EACH = pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)


def statement(check: Check) -> Calculated:
    return calculated(check.rule, check.day, **check.inputs)


def reply(check: Check) -> Any:
    rule = KNOWLEDGE.rules[check.rule]
    return Writer(KNOWLEDGE, check.day).results(rule, run_all(check.rule, check.day, **check.inputs), check.inputs)


def test_every_shape_is_checked_here() -> None:
    checked = {type(KNOWLEDGE.rules[check.rule].body) for check in CHECKS.values()}
    assert checked == {type(rule.body) for rule in KNOWLEDGE.rules.values()}


@EACH
def test_the_amount_or_date_is_that_of_the_source(check: Check) -> None:
    assert check.result in said(statement(check))
    assert check.result in plain(reply(check).text)


@EACH
def test_the_formula_is_shown_line_by_line(check: Check) -> None:
    mutual = KNOWLEDGE.rules[check.rule].mutual
    lines = statement(check).lines
    assert len(lines) == len(check.formulas)
    for line, expected in zip(lines, check.formulas, strict=True):
        formula = written(line.formula, mutual)
        assert all(part in formula for part in expected.split(" … ")), formula
        # What the member reads: the formula, or the limit that took its place.
        assert written(line.limit or line.formula, mutual) in plain(reply(check).text)


@EACH
def test_the_lines_cite_their_place_in_the_source(check: Check) -> None:
    cited = [line.source for line in statement(check).lines if line.source]
    assert tuple((source.first_line, source.last_line) for source in cited) == check.lines
    document = "cmcm-2026-07" if check.rule.startswith("cmcm") else "msl-2023"
    assert {source.document for source in cited} == {document}
    assert f"Source : {KNOWLEDGE.documents[document].cite}" in reply(check).text


@EACH
def test_the_caveats_of_its_open_points_and_no_others_are_read_by_the_member(check: Check) -> None:
    text = reply(check).text
    shown = {name for name, point in KNOWLEDGE.open_points.items() if point.caveat and point.caveat in text}
    assert shown == set(check.caveats)


@EACH
def test_the_data_of_the_message_says_the_same_as_its_text(check: Check) -> None:
    answer, result = reply(check), statement(check)
    assert plain(answer.custom["headline"]) == said(result)
    assert [line["amount"] for line in answer.custom["lines"]] == [line.amount and line.amount.decimal() for line in result.lines]
    assert answer.custom["refund"] == (result.refund and result.refund.decimal())


@pytest.mark.parametrize(
    ("inputs", "named"),
    [
        ({"age": 14, "actes": (Act("DT41"),)}, ["500 € par acte"]),
        (
            {"age": 14, "actes": (Act("DT41"),), "montant_facture": eur("1.000")},
            ["329,32 €"],
        ),  # 1.000 − 558,90 − 111,78 is all that is left
        ({"age": 35, "montant_facture": eur("3.500")}, ["2.000 €"]),
        ({"age": 35, "montant_facture": eur("3.500"), "deja_recu": eur("800")}, ["2.000 € … 1.200 €"]),
        ({"age": 35, "montant_facture": eur("1.500")}, []),
    ],
)
def test_the_limit_that_decided_is_named(inputs: dict, named: list) -> None:
    result = calculated("cmcm.orthodontie", CMCM_DAY, couverture="denta_optiplus", **inputs)
    limits = [written(line.limit, "cmcm") for line in result.lines if line.limit]
    assert len(limits) == len(named)
    assert all(part in limit for limit, parts in zip(limits, named, strict=True) for part in parts.split(" … "))


def test_a_cmcm_amount_always_says_that_the_statutes_prevail() -> None:
    assert "Seuls les statuts de la CMCM font foi" in reply(CHECKS["cmcm child"]).text  # brochure, line 143


def test_a_figure_of_the_past_says_so() -> None:
    old = CHECKS["bim year"]
    later = Check(old.rule, date(2026, 11, 21), old.inputs, old.result, old.formulas, old.lines)
    past = {plain(KNOWLEDGE.phrases["chiffres_passes"].text).split("{known}")[0] + "2021"}
    assert all(words in reply(later).text for words in past)
    assert not any(words in reply(old).text for words in past)
