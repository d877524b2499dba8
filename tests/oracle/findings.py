"""Wrong amounts that the drawn cases have found, each reduced to the shortest conversation, with what must be said instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.oracle.script import CALCULATED, NOT_COVERED, REFUSED, Expected, Part, Wanted, alone


@dataclass(frozen=True)
class Finding:
    """A conversation of which the last statement was wrong; ``answers`` are given where an input is asked for. ``open`` while it still is
    wrong."""

    name: str
    mutual: str
    messages: tuple[str, ...]
    wanted: Wanted
    answers: Mapping[str, str] = field(default_factory=dict)
    open: bool = False


def _says(rule: str, *headline: int) -> Wanted:
    return alone(rule, Expected(CALCULATED, headline))


def _refused(rule: str) -> Wanted:
    return alone(rule, Expected(REFUSED))


_SPLINT = "une gouttière à 735 €, Denta & Optiplus, déjà remboursé 145,20 €"

FINDINGS = (
    # --- a price that is changed after the result ------------------------------------------------------------------------
    Finding(
        "a new price is no amount received",  # c437: 1.000 − 145,20 = 854,80; 1.150 − 854,80 = 295,20
        "cmcm",
        (_SPLINT, "et si ça coûte 1.150 € ?"),
        _says("cmcm.gouttieres", 854_80, 295_20),
    ),
    Finding(
        "a new invoice is no amount received",  # c437
        "cmcm",
        (_SPLINT, "et si la facture est de 1.150 € ?"),
        _says("cmcm.gouttieres", 854_80, 295_20),
    ),
    Finding(
        "a new price is no official tariff",  # c223: 20 % of 674 = 134,80; 550 − 134,80 = 415,20
        "cmcm",
        ("suivi bariatrique à 500 €, tarif officiel 674 €", "et si ça coûte 550 € ?"),
        _says("cmcm.suivi_bariatrique", 134_80, 415_20),
    ),
    Finding(
        "a new price right after the result is no amount received either",  # c443: 125
        "cmcm",
        ("un plombage en composite à 47 €, Denta & Optiplus", "et si la facture est de 150 € ?"),
        _says("cmcm.composite", 125_00, 25_00),
    ),
    Finding(
        "another price in words right after the result",  # c267, c386: 25 + 10
        "cmcm",
        ("une épreuve d’effort à 120 €, DENTA & OPTIPLUS", "et si ça coûte soixante euros"),
        _says("cmcm.epreuve_effort", 35_00, 25_00),
    ),
    Finding(
        "another price of each right after the result",  # c263: 100 of 2 × 70
        "cmcm",
        ("2 séances chez la diététicienne à 84 euros chacune", "et à 70 € chacune ?"),
        _says("cmcm.dietetique", 100_00, 40_00),
    ),
    Finding(
        "« et à » another price right after the result",  # c517: 150
        "cmcm",
        ("j’ai des verres progressifs à 685 €, Denta & Optiplus", "Et à 720 euros ?"),
        _says("cmcm.verres", 150_00, 570_00),
    ),
    Finding(
        "a price corrected right after the result",  # c536: 400
        "cmcm",
        ("j’ai Odyssée à 635 €, Denta & Optiplus", "non pardon, c’est 430 euros"),
        _says("cmcm.odyssee", 400_00, 30_00),
    ),
    # --- the cover ---------------------------------------------------------------------------------------------------------
    Finding(
        "only the basic cover, in the past tense",  # c443: composite is of DENTA & OPTIPLUS
        "cmcm",
        ("un plombage en composite à 240 €, j’ai Denta & Optiplus", "et si je n’avais que le régime commun ?"),
        _refused("cmcm.composite"),
    ),
    Finding(
        "only the basic cover, for a whole invoice",  # c263: 39; c271: 50 + 50
        "cmcm",
        (
            "Je dois payer une séance chez la diététicienne à 39 € et quatre séances chez le chiropracteur à 106 € la séance. "
            "J’ai la couverture DENTA & OPTIPLUS.",
            "Et si je n’avais que le régime commun ?",
        ),
        Wanted(
            (
                Part("cmcm.dietetique", Expected(CALCULATED, (39_00, 0))),
                Part("cmcm.medecine_alternative", Expected(CALCULATED, (100_00, 324_00))),
            ),
            {None: (139_00, 463_00, 324_00)},
        ),
    ),
    Finding(
        "a « non » that changes the cover takes nothing else back",  # c271, c393: RC 70 + PP 100 of 339,52
        "cmcm",
        (
            "quatre séances d'acupuncture à 84,88 € la séance et j'ai juste le régime commun",
            "j'ai déjà reçu trente euros cette année",
            "non en fait j'ai prestaplus",
        ),
        _says("cmcm.medecine_alternative", 170_00, 169_52),
    ),
    # --- conditions that are not met ---------------------------------------------------------------------------------------
    Finding(
        "an authorisation refused by the insurance",  # c197
        "cmcm",
        ("perruque à 372 €, l’assurance maladie a refusé l’autorisation, combien ?",),
        _refused("cmcm.perruque"),
    ),
    Finding(
        "an authorisation refused, said afterwards",  # c197
        "cmcm",
        ("perruque à 372 €", "l’assurance maladie a refusé l’autorisation"),
        _refused("cmcm.perruque"),
    ),
    Finding(
        "a programme not completed",  # c536
        "cmcm",
        ("le programme Odyssée 184 € - programme non achevé - DO",),
        _refused("cmcm.odyssee"),
    ),
    Finding(
        "married, though the discount's own name says single",  # c24
        "cmcm",
        ("je voudrais connaître la remise des jeunes célibataires. Je suis marié. Ma cotisation est de 210 €. J’ai 29 ans.",),
        _refused("cmcm.remise_jeunes"),
    ),
    Finding(
        "a « non » that corrects the price refuses nothing",  # c241: 150
        "cmcm",
        ("des chaussures orthopédiques à 516,50 €", "non pardon, c’est 270€"),
        _says("cmcm.chaussures_orthopediques", 150_00, 120_00),
    ),
    # --- nothing from the CNS ----------------------------------------------------------------------------------------------
    Finding(
        "nothing from the CNS is no refusal of the CNS",  # c263
        "cmcm",
        ("2 consultations de diététique à 33,62 € chacune", "CNS 0"),
        _says("cmcm.dietetique", 67_24, 0),
    ),
    Finding(
        "nothing from the CNS, said in a few words after the result",  # c223: 20 % of 558 = 111,60
        "cmcm",
        ("un suivi apres chirurgie bariatrique a 377 euros, tarif officiel 558 €", "cns rembourse rien"),
        _says("cmcm.suivi_bariatrique", 111_60, 265_40),
    ),
    Finding(
        "nothing from the CNS, and the price is asked for",  # c205: all of 42
        "cmcm",
        ("une séance de kiné 42 € / après opération grave / CNS : rien",),
        _says("cmcm.kinesitherapie", 42_00, 0),
        {"montant_facture": "42 €"},
    ),
    Finding(
        "nothing from the CNS, without a comma",  # c409: all of 756,20
        "cmcm",
        ("le programme david a 756,20€ cns rembourse rien, prestaplus",),
        _says("cmcm.david_health", 756_20, 0),
        {"montant_facture": "756,20€"},
    ),
    Finding(
        "what was received is no part of the CNS",  # c401: 40 − 30 = 10
        "cmcm",
        ("consultation chez le psychothérapeute 122 € deja touche 30 € cette annee cns rembourse rien, denta & optiplus",),
        _says("cmcm.psychotherapeute", 10_00, 112_00),
    ),
    Finding(
        "the price asked for again is not the part of the CNS",  # c205: 12 × (43 − 24)
        "cmcm",
        ("12 seances de kinesitherapie a 43 euros par seance la cns a paye 24 € la seance cb la cmcm rembourse",),
        _says("cmcm.kinesitherapie", 228_00, 0),
        {"montant_facture": "43", "suite_grave": "oui"},
    ),
    # --- several amounts and pieces -----------------------------------------------------------------------------------------
    Finding(
        "an amount told beside an unclear one is kept",  # c447: 125 − 15,50
        "cmcm",
        ("des soins endodontiques reste 124 € a payer apres cns deja touche 15,50 € cette annee, denta & optiplus",),
        _says("cmcm.soins_conservateurs", 109_50, 14_50),
        {"montant_facture": "124"},
    ),
    Finding(
        "the part of the CNS told beside a dash is kept",  # c367: 1.575,80 − 1.038,90
        "cmcm",
        ("une opération du lipœdème au stade 2 à 1575,80€ - PP - CNS : 1.038,90€",),
        _says("cmcm.lipoedeme", 536_90, 0),
        {"montant_facture": "1575,80€"},
    ),
    Finding(
        "what was received beside the rest to pay is kept",  # c382: 150 − 50,05
        "cmcm",
        ("mes semelles il reste 212 € apres la cns autorise par la cns j ai deja recu 50,05 € cette annee cb la cmcm rembourse",),
        _says("cmcm.semelles", 99_95, 112_05),
        {"couverture": "do"},
    ),
    Finding(
        "one euro fifty is not fifty euros",  # m593: 1,50 − 0,45
        "msl",
        (
            "ma part chez le généraliste est de quatorze euros et cinq centimes combien je paie avec le dmg",
            "et avec une part de un euro cinquante",
        ),
        _says("msl.dmg_generaliste", 1_50, 1_05),
    ),
    Finding(
        "two plates are two",  # c487
        "cmcm",
        ("2 plaques base en résine à 150 € pièce, Denta & Optiplus",),
        _says("cmcm.protheses_dentaires", 300_00, 0),
    ),
    Finding(
        "a slash parts two amounts",  # c397: 100 − 40
        "cmcm",
        ("2 consultations chez le psy à 110 € par consultation / déjà remboursé 40 € cette année / Denta & Optiplus / 6 ans",),
        _says("cmcm.psychologue", 60_00, 160_00),
        {"basis": "chacune"},
    ),
    Finding(
        "ninety cents and an implant are no 91 implants",  # c437, c500: 150 of 1.433,35
        "cmcm",
        (
            "j'ai une gouttière à cinq cent vingt-six euros quatre-vingt-dix et un implant dentaire "
            "pour mille quatre cent trente-trois euros trente-cinq combien je récupère",
        ),
        Wanted(
            (Part("cmcm.gouttieres", Expected(REFUSED)), Part("cmcm.implants", Expected(CALCULATED, (150_00, 1_283_35)))),
            {None: (150_00, 1_433_35, 1_283_35)},
        ),
        {"couverture": "rc"},
    ),
    Finding(
        "a total said before its amount is a total",  # c500: 3 × 150 of 4.515,66
        "cmcm",
        ("3 implants total 4.515,66 € / PRESTAPLUS",),
        _says("cmcm.implants", 450_00, 4_065_66),
    ),
    Finding(
        "the part of the CNS of each session is not its price",  # c205: 12 × (50 − 24)
        "cmcm",
        ("12 seances de kinesitherapie a 50 euros par seance c est apres une grosse operation cns 24€ par seance cb la cmcm rembourse",),
        _says("cmcm.kinesitherapie", 312_00, 0),
    ),
    Finding(
        "what was received is not the price of each session",  # c401: 40 − 11
        "cmcm",
        ("4 seances de psychotherapie a 83 € par seance deja touche 11 € cette annee avec prestaplus cb la cmcm rembourse",),
        _says("cmcm.psychotherapeute", 29_00, 303_00),
        {"basis": "chacune"},
    ),
    # --- the benefit meant ---------------------------------------------------------------------------------------------------
    Finding(
        "a stay in hospital abroad is no consultation",  # c313: up to 100.000
        "cmcm",
        ("Il s’agit d’une hospitalisation en vacances à l’étranger. Il me reste 52.341 euros à payer après la CNS.",),
        _says("cmcm.assistance_hospitalisation", 52_341_00, 0),
    ),
    Finding(
        "gum surgery is no cleaning of pockets",  # c446: 700 a year
        "cmcm",
        ("une chirurgie des gencives 686 € ; DO ; calcul ?",),
        _says("cmcm.parodontal_chirurgical", 686_00, 0),
        {"nombre": "1", "montant_facture": "686 €"},
    ),
    Finding(
        "another rest to pay changes no benefit",  # c199: 400 of 958,20
        "cmcm",
        (
            "Bonjour, on m’a facturé une prothèse auditive. Il me reste 1 430 euros à payer après la CNS. Quel sera mon remboursement ?",
            "Et si le reste à charge est de 958,20 € ?",
        ),
        _says("cmcm.protheses_auditives", 400_00, 558_20),
    ),
    Finding(
        "a hair prosthesis is a wig",  # c197: 200
        "cmcm",
        ("une prothèse capillaire à 1.145 €, autorisée, calcul ?",),
        _says("cmcm.perruque", 200_00, 945_00),
        {"montant_facture": "1145", "montant_cns": "rien"},
    ),
    Finding(
        "an overlay is no splint",  # c437, c592: no amount
        "cmcm",
        ("un overlay à 266,20 €, Denta & Optiplus, calcul ?",),
        alone("cmcm.inlay", Expected(NOT_COVERED)),
        {"montant_facture": "266,20 €"},
    ),
    Finding(
        "soft contact lenses are no lenses of glasses",  # m728–748: nothing is said of them from 18 to 65
        "msl",
        ("renouvellement lentilles souples, la correction a changé de 0,5 dioptrie, 30 ans, remboursement ?",),
        alone("msl.optique", Expected(NOT_COVERED)),
    ),
    Finding(
        "the income that the BIM's ceiling asked for",  # m282: 20.763,88 + 4 × 3.843,96
        "msl",
        ("Je voudrais savoir si j’ai droit au BIM. Je suis veuve. J’ai 4 personnes à charge.", "Nous gagnons 14.863 € bruts par an"),
        _says("msl.bim_plafond", 14_863_00, 36_139_72),
    ),
    # --- what a later message is about -----------------------------------------------------------------------------------------
    Finding(
        "what was paid to the doctor is not what the mutual refunds",  # m424: 30 − 28,30
        "msl",
        ("ticket modérateur pour un tarif officiel de 30 €, la mutualité rembourse 28,30 €", "le médecin m’a facturé 29 €"),
        _says("msl.ticket_moderateur", 1_70),
    ),
    Finding(
        "the franchise told beside an unclear amount is kept",  # m529: 32 − (30 − 19)
        "msl",
        (
            "soins 100 %: 2 consultations chez le gynecologue a 16 euros de ticket moderateur chacune, "
            "19 € de franchise ont deja ete comptes, j ai 59 ans",
        ),
        _says("msl.soins_100", 21_00, 11_00),
        {"montant_facture": "16 euros chacune"},
    ),
    Finding(
        "the franchise told after the result is no price",  # m529: 6 × 17, the franchise of 30 is used
        "msl",
        (
            "soins 100%: 6 consultations chez le generaliste a 17€ de ticket moderateur chacune, 37 ans",
            "30 € de franchise ont deja ete comptes",
        ),
        _says("msl.soins_100", 102_00, 0),
    ),
    Finding(
        "care at 100 % is not the share with a DMG",  # m529: 80 − 30
        "msl",
        (
            "Soins remboursés à 100 % : j’ai payé quatre consultations chez le généraliste à 20 € de ticket modérateur chacune. "
            "Je suis âgé de 83 ans. Le DMG est ouvert. Combien est remboursé ?",
        ),
        _says("msl.soins_100", 50_00, 30_00),
    ),
    Finding(
        "the opening is kept when the last contact is told",  # m578–580
        "msl",
        (
            "mon dmg a été ouvert en deux mille vingt est-ce qu'il est valable en deux mille vingt-cinq",
            "mon dernier contact avec le médecin c'était en deux mille vingt-cinq",
        ),
        alone("msl.dmg_validite", Expected(CALCULATED, facts=("était valable en 2020, 2021 et 2022",))),
        open=True,
    ),
    Finding(
        "another year asked about is no opening",  # m580: a contact in 2025 counts for 2027 and 2028
        "msl",
        ("dmg, dernier contact en 2025, valable en 2028 ?", "et en 2029 ?"),
        alone("msl.dmg_validite", Expected(CALCULATED, facts=("en 2027 et 2028", "en 2029, il n’est donc pas valable"))),
    ),
)
