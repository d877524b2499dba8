"""The refunds of the CMCM as members speak of them: the names of what is invoiced, usual prices, and the oracle that works them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.oracle import oracle_cmcm as oracle
from tests.oracle.oracle_cmcm import DO, PP, RC

Names = tuple[tuple[str, str], ...]
SESSION = ("la séance", "par séance", "chacune")
EACH_M, EACH_F = ("chacun", "pièce"), ("chacune", "pièce")


@dataclass(frozen=True)
class Thing:
    """Something invoiced: its names (one, several), how a price of one is said, usual prices in cents, and its name in the oracle."""

    names: Names
    low: int
    high: int
    each: tuple[str, ...] = ()
    counts: tuple[int, ...] = (1,)
    what: str = ""
    feminine: bool = False


@dataclass(frozen=True)
class Benefit:
    """A refund: its rule, its oracle, what can be invoiced, the lowest cover that pays, and what it hangs on.

    ``cns``: ``asked`` where the part of the CNS is always asked, ``optional`` where it counts when given, ``none``. ``condition`` is
    ``authorised``, ``serious`` or ``finished``; ``must`` whether it is asked for. ``capped``: what was received before counts.
    """

    rule: str
    works: Callable[[oracle.Bill], oracle.Result]
    things: tuple[Thing, ...]
    lowest: str = RC
    cns: str = "optional"
    condition: str | None = None
    must: bool = False
    ages: tuple[int, int] | None = None
    tariff: bool = False
    capped: bool = True
    already_of: str = ""


def _one(rule: str, works: Callable, names: Names, low: int, high: int, **more: object) -> Benefit:
    kept = {name: more.pop(name) for name in ("each", "counts", "feminine", "what") if name in more}
    return Benefit(rule, works, (Thing(names, low * 100, high * 100, **kept),), **more)  # type: ignore[arg-type]


BENEFITS: tuple[Benefit, ...] = (
    _one(
        "cmcm.assistance_hospitalisation",
        oracle.hospital_abroad,
        (("une hospitalisation à l’étranger", ""), ("une hospitalisation en vacances à l’étranger", "")),
        900,
        180_000,
        capped=False,
        feminine=True,
    ),
    _one(
        "cmcm.consultation_etranger",
        oracle.consultation_abroad,
        (("une consultation d’urgence à l’étranger", ""), ("un dentiste en urgence à l’étranger", ""), ("un médecin à l’étranger", "")),
        60,
        4_000,
        cns="asked",
    ),
    _one(
        "cmcm.annulation_voyage",
        oracle.cancelled_trip,
        (("l’annulation de mon voyage pour raison médicale", ""), ("un voyage annulé pour maladie grave", "")),
        300,
        4_000,
        cns="none",
        capped=False,
    ),
    _one(
        "cmcm.consultations_chirurgie",
        oracle.consultations,
        (("une consultation préopératoire", ""), ("un examen préopératoire", ""), ("une consultation avant mon opération", "")),
        10,
        180,
        condition="serious",
        feminine=True,
    ),
    _one(
        "cmcm.medicaments",
        oracle.medicines,
        (("des médicaments", ""), ("mes médicaments", "")),
        8,
        400,
        cns="asked",
        condition="serious",
        must=True,
        capped=False,
    ),
    _one(
        "cmcm.kinesitherapie",
        oracle.physiotherapy,
        (("une séance de kinésithérapie", "séances de kinésithérapie"), ("une séance de kiné", "séances de kiné")),
        18,
        70,
        each=SESSION,
        counts=(1, 5, 8, 10, 12),
        cns="asked",
        condition="serious",
        must=True,
        capped=False,
        feminine=True,
    ),
    _one(
        "cmcm.cure_chirurgie",
        oracle.cure,
        (("une cure de convalescence", ""), ("une cure thermale", "")),
        400,
        3_500,
        cns="asked",
        condition="serious",
        must=True,
        capped=False,
        feminine=True,
    ),
    _one(
        "cmcm.suivi_bariatrique",
        oracle.bariatric,
        (("mon suivi bariatrique", ""), ("un suivi après chirurgie bariatrique", ""), ("le suivi de mon bypass", "")),
        60,
        600,
        condition="authorised",
        tariff=True,
        capped=False,
    ),
    _one(
        "cmcm.gouttieres",
        oracle.splint,
        (("une gouttière", ""), ("une gouttière dentaire", ""), ("une gouttière pour la nuit", "")),
        150,
        1_600,
        lowest=DO,
        feminine=True,
    ),
    _one(
        "cmcm.composite",
        oracle.composite,
        (("une obturation en composite", ""), ("un plombage en composite", ""), ("un composite", "")),
        40,
        320,
        lowest=DO,
    ),
    _one(
        "cmcm.pulpectomie",
        oracle.pulpectomy,
        (("une pulpectomie", ""), ("une dévitalisation", ""), ("un traitement de racine", "")),
        50,
        420,
        lowest=DO,
        feminine=True,
    ),
    _one(
        "cmcm.surfacement",
        oracle.pockets,
        (("une séance de surfacement", "séances de surfacement"), ("un surfacement des poches", "surfacements")),
        45,
        210,
        each=SESSION,
        counts=(1, 2, 3, 4),
        lowest=DO,
        feminine=True,
    ),
    _one(
        "cmcm.parodontal_chirurgical",
        oracle.gum_surgery,
        (("un traitement parodontal chirurgical", ""), ("une chirurgie des gencives", ""), ("une greffe de gencive", "")),
        200,
        1_800,
        lowest=DO,
    ),
    _one(
        "cmcm.soins_conservateurs",
        oracle.conservative_care,
        (("des soins conservateurs", ""), ("des soins endodontiques", "")),
        40,
        400,
        lowest=DO,
    ),
    _one(
        "cmcm.procreation",
        oracle.procreation,
        (("un transfert d’embryon", "transferts d’embryon"), ("un transfert d’embryons", "transferts d’embryons")),
        300,
        1_900,
        each=("par transfert", "le transfert", "chacun"),
        counts=(1, 2, 3),
        condition="authorised",
        capped=False,
    ),
    _one(
        "cmcm.protheses",
        oracle.prostheses,
        (("une prothèse de hanche", ""), ("une prothèse de genou", ""), ("une prothèse mammaire externe", "")),
        200,
        6_000,
        cns="asked",
        feminine=True,
    ),
    _one(
        "cmcm.perruque",
        oracle.wig,
        (("une perruque", ""), ("une prothèse capillaire", "")),
        90,
        1_200,
        condition="authorised",
        feminine=True,
    ),
    _one(
        "cmcm.protheses_auditives",
        oracle.hearing_aids,
        (("un appareil auditif", "appareils auditifs"), ("une prothèse auditive", "prothèses auditives")),
        250,
        2_600,
        each=("par appareil", "pièce", "l’appareil"),
        counts=(1, 2),
        condition="authorised",
        capped=False,
    ),
    _one(
        "cmcm.chaussures_orthopediques",
        oracle.shoes,
        (("des chaussures orthopédiques", ""), ("une paire de chaussures orthopédiques", "")),
        80,
        700,
        condition="authorised",
        feminine=True,
    ),
    _one(
        "cmcm.semelles",
        oracle.insoles,
        (("des semelles orthopédiques", ""), ("une paire de semelles orthopédiques", ""), ("mes semelles", "")),
        60,
        350,
        lowest=PP,
        condition="authorised",
        feminine=True,
    ),
    _one(
        "cmcm.verres",
        oracle.lenses,
        (("des verres correcteurs", ""), ("des verres progressifs", ""), ("mes verres de lunettes", "")),
        60,
        800,
        lowest=DO,
    ),
    _one(
        "cmcm.monture",
        oracle.frame,
        (("une monture", ""), ("une monture de lunettes", ""), ("ma monture", "")),
        15,
        400,
        lowest=DO,
        feminine=True,
    ),
    _one(
        "cmcm.lentilles",
        oracle.contact_lenses,
        (("des lentilles de contact", ""), ("des lentilles souples", ""), ("mes lentilles", "")),
        40,
        500,
        lowest=DO,
        feminine=True,
    ),
    _one(
        "cmcm.chirurgie_refractive",
        oracle.refractive_surgery,
        (("une chirurgie réfractive d’un œil", ""), ("une opération de la myopie au laser, un seul œil,", "")),
        600,
        2_400,
        lowest=DO,
        capped=False,
        feminine=True,
    ),
    _one(
        "cmcm.lipoedeme",
        oracle.lipoedema,
        (("une opération du lipœdème stade II", ""), ("une opération du lipœdème au stade 2", "")),
        900,
        7_000,
        lowest=PP,
        feminine=True,
    ),
    _one(
        "cmcm.ambulance",
        oracle.ambulance,
        (("un transport en ambulance", ""), ("une ambulance", ""), ("un trajet en ambulance", "")),
        50,
        700,
        lowest=PP,
        condition="authorised",
        must=True,
        tariff=True,
    ),
    _one(
        "cmcm.psychologue",
        oracle.psychologist,
        (
            ("une consultation chez le psychologue", "consultations chez le psychologue"),
            ("une consultation chez le psy", "consultations chez le psy"),
        ),
        40,
        130,
        each=("par consultation", "chacune", "la consultation"),
        counts=(1, 2, 3),
        lowest=PP,
        ages=(5, 24),
        feminine=True,
    ),
    _one(
        "cmcm.psychotherapeute",
        oracle.psychotherapist,
        (
            ("une consultation chez le psychothérapeute", "consultations chez le psychothérapeute"),
            ("une séance de psychothérapie", "séances de psychothérapie"),
        ),
        30,
        150,
        each=("par séance", "chacune"),
        counts=(1, 2, 4),
        lowest=PP,
        condition="authorised",
        feminine=True,
    ),
    _one(
        "cmcm.david_health",
        oracle.david_health,
        (("le programme DAVID HEALTH", ""), ("le programme David", "")),
        200,
        1_200,
        cns="asked",
        lowest=PP,
        condition="finished",
        capped=False,
    ),
    _one(
        "cmcm.protea",
        oracle.protea,
        (("le programme PROTEA", ""), ("PROTEA", "")),
        500,
        4_500,
        lowest=PP,
    ),
    _one(
        "cmcm.odyssee",
        oracle.odyssee,
        (("le programme Odyssée", ""), ("Odyssée", "")),
        150,
        900,
        cns="none",
        lowest=DO,
        condition="finished",
    ),
    _one(
        "cmcm.dietetique",
        oracle.dietician,
        (
            ("une consultation chez le diététicien", "consultations chez le diététicien"),
            ("une consultation de diététique", "consultations de diététique"),
            ("une séance chez la diététicienne", "séances chez la diététicienne"),
        ),
        30,
        90,
        each=("par consultation", "chacune"),
        counts=(1, 2, 3, 4),
        condition="authorised",
        feminine=True,
    ),
    _one(
        "cmcm.epreuve_effort",
        oracle.stress_test,
        (("une épreuve d’effort", ""), ("un test d’effort", ""), ("une épreuve d’effort chez le cardiologue", "")),
        15,
        160,
        condition="authorised",
        feminine=True,
    ),
    Benefit(
        "cmcm.medecine_alternative",
        oracle.alternative_medicine,
        (
            Thing(
                (
                    ("une séance d’ostéopathie", "séances d’ostéopathie"),
                    ("une séance chez l’ostéopathe", "séances chez l’ostéopathe"),
                    ("une séance d’ostéo", "séances d’ostéo"),
                ),
                35_00,
                110_00,
                SESSION,
                (1, 2, 3, 4, 5),
                what="ostéopathie",
                feminine=True,
            ),
            Thing(
                (("une séance d’acupuncture", "séances d’acupuncture"),),
                35_00,
                110_00,
                SESSION,
                (1, 2, 3, 4),
                what="acupuncture",
                feminine=True,
            ),
            Thing(
                (("une séance de chiropraxie", "séances de chiropraxie"), ("une séance de chiro", "séances chez le chiropracteur")),
                35_00,
                110_00,
                SESSION,
                (1, 2, 3, 4),
                what="chiropraxie",
                feminine=True,
            ),
            Thing(
                (("une séance de thérapie au laser", "séances de thérapie au laser"),),
                35_00,
                110_00,
                SESSION,
                (1, 2, 3),
                what="laser",
                feminine=True,
            ),
        ),
        cns="none",
    ),
    Benefit(
        "cmcm.implants",
        oracle.implants,
        (
            Thing(
                (("un implant", "implants"), ("un implant dentaire", "implants dentaires")),
                400_00,
                1_900_00,
                ("l’implant", "pièce", "chacun", "par implant"),
                (1, 2, 3, 4, 5),
            ),
        ),
        cns="none",
        already_of="DENTA & OPTIPLUS m’a déjà payé {amount} pour des implants cette année",
    ),
    Benefit(
        "cmcm.protheses_dentaires",
        oracle.dental_prostheses,
        (
            Thing((("une couronne", "couronnes"),), 250_00, 1_300_00, EACH_F, (1, 2, 3, 4), "couronne", True),
            Thing((("une dent à pivot", "dents à pivot"),), 250_00, 1_000_00, EACH_F, (1, 2), "dent à pivot", True),
            Thing(
                (("un élément de bridge", "éléments de bridge"),),
                250_00,
                1_100_00,
                ("par élément", "l’élément", "chacun"),
                (1, 2, 3, 4, 5),
                "élément de bridge",
            ),
            Thing(
                (("une couronne télescopique", "couronnes télescopiques"),), 250_00, 1_300_00, EACH_F, (1, 2), "couronne télescopique", True
            ),
            Thing(
                (("une reconstitution sur inlay-pivot", "reconstitutions sur inlay-pivot"),),
                120_00,
                400_00,
                EACH_F,
                (1, 2),
                "reconstitution",
                True,
            ),
            Thing((("une charnière", "charnières"),), 90_00, 400_00, EACH_F, (1, 2), "charnière", True),
            Thing(
                (("une base squelettique en métal", "bases squelettiques en métal"), ("une base en métal", "bases en métal")),
                300_00,
                1_200_00,
                EACH_F,
                (1,),
                "base en métal",
                True,
            ),
            Thing((("une plaque base en résine", "plaques base en résine"),), 120_00, 600_00, EACH_F, (1, 2), "plaque en résine", True),
            Thing((("un crochet", "crochets"),), 60_00, 300_00, EACH_M, (1, 2, 3), "crochet"),
            Thing((("un attachement", "attachements"),), 60_00, 300_00, EACH_M, (1, 2), "attachement"),
        ),
        lowest=DO,
    ),
)
BY_RULE = {benefit.rule: benefit for benefit in BENEFITS}
