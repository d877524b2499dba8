"""What a member told, as the calculator takes it: to hold the calculator alone against the oracle, without understanding any words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from benefits.inputs import UNKNOWN, Act
from benefits.money import Money
from knowledge.model import Knowledge
from tests.oracle.benefits_cmcm import BY_RULE
from tests.oracle.cases_cmcm import COVER_IDS
from tests.oracle.cases_msl_money import CATEGORIES
from tests.oracle.script import Told

_PIECES = {
    "couronne": "couronne",
    "dent à pivot": "dent_a_pivot",
    "élément de bridge": "element_de_bridge",
    "couronne télescopique": "couronne_telescopique",
    "reconstitution": "reconstitution_inlay_pivot",
    "charnière": "charniere",
    "base en métal": "base_metal",
    "plaque en résine": "plaque_resine",
    "crochet": "crochet",
    "attachement": "attachement",
    "ostéopathie": "osteopathie",
    "acupuncture": "acupuncture",
    "chiropraxie": "chiropraxie",
    "laser": "laser",
}
_CARE = {
    "généraliste": "chez_generaliste",
    "gynécologue": "chez_gynecologue",
    "spécialiste": "chez_specialiste",
    "kiné": "chez_kine",
    "dentiste": "dentiste_preventif",
    "logopède": "chez_logopede",
    "visite": "visite_generaliste",
}
_AMOUNTS = {
    "already": "deja_recu",
    "tariff": "tarif_officiel",
    "income": "revenu_annuel",
    "monthly": "revenu_mensuel",
    "shares": "tickets_moderateurs",
    "ceiling": "plafond_maf",
    "first": "tickets_annee_1",
    "second": "tickets_annee_2",
    "fee": "tarif_officiel",
    "refund": "remboursement_mutualite",
    "used": "franchise_utilisee",
    "capital": "capital_epargne",
}
_PLAIN = {
    "age": "age",
    "authorised": "autorisation_cns",
    "serious": "suite_grave",
    "finished": "programme_acheve",
    "single": "celibataire",
    "dependants": "personnes_a_charge",
    "stable": "revenu_stable",
    "chronic": "chronique",
    "status": "statut_chronique",
    "dmg": "dmg_valide",
    "sent": "envoi_generaliste",
    "years": "annees_epargne",
    "opened": "annee_ouverture",
    "contact": "annee_dernier_contact",
    "asked": "annee_demandee",
    "month": "mois",
    "year": "annee_demandee",
    "born": "date_naissance",
    "wedding": "date_mariage",
    "strength": "dioptrie",
    "last": "date_derniere",
    "change": "difference_dioptrie",
    "before": "monture_renouvelee",
    "bilan": "date_bilan",
    "traitement": "date_debut_traitement",
    "rechute": "date_debut_rechute",
    "nombre": "bilans_faits",
    "accord": "date_accord",
    "placement": "date_premier_forfait",
}
_CHOICES: Mapping[str, tuple[str, Mapping[Any, Any]]] = {
    "cover": ("couverture", COVER_IDS),
    "category": ("categorie_bim", {name: id_ for name, (_, _, id_) in CATEGORIES.items()}),
    "stay": ("type_sejour", {"grave": "grave", "legere": "legere", "accouchement": "accouchement", "sans": "sans_intervention"}),
    "regime": ("regime_indemnites", {"primaire": "primaire", "invalidite": "invalidite"}),
    "reason": (
        "raison_epargne",
        {
            "mariage": "mariage",
            "cohabitation": "cohabitation",
            "trente": "trente_ans",
            "demission": "demission_volontaire",
            "deces": "deces",
        },
    ),
    "article": (
        "article_optique",
        {"verres": "verres", "monture": "monture", "souples": "lentilles_souples", "rigides": "lentilles_rigides"},
    ),
    "situation": ("condition_visite", {name: name for name in ("age", "chronique", "palliatif", "aucune")}),
    "by_day": ("moment_visite", {True: "jour", False: "hors_jour"}),
}


def inputs_of(rule: str, told: Told, knowledge: Knowledge) -> dict[str, Any]:
    """The inputs of a rule for what was told; only those that the rule asks for."""
    found: dict[str, Any] = {}
    for name, value in told.items():
        if value is None and name not in ("cover", "category", "regime", "bim"):
            continue
        if name in _AMOUNTS and isinstance(value, int) and not isinstance(value, bool):
            found[_AMOUNTS[name]] = Money(value)
        elif name in _CHOICES:
            id_, options = _CHOICES[name]
            found[id_] = UNKNOWN if value is None else options[value]
        elif name in _PLAIN:
            found[_PLAIN[name]] = value
    if rule in _OWN:
        found |= _OWN[rule](told)
    if "lines" in told:
        found["actes"] = _lines(rule, told, knowledge)
    wanted = set(knowledge.rules[rule].inputs)
    return {name: value for name, value in found.items() if name in wanted}


def _lines(rule: str, told: Told, knowledge: Knowledge) -> tuple[Act, ...]:
    acts = []
    for line in told["lines"]:
        if line.thing in BY_RULE[rule].things:
            code = _PIECES[line.thing.what] if line.thing.what else knowledge.rules[rule].elements[0].id
            share = 0 if line.left or not told.get("with_cns", True) else line.cns or 0
            acts.append(Act(code, Money(line.price), Money(share), line.count, line.whole))
    return tuple(acts)


def _orthodontics(told: Told) -> dict[str, Any]:
    if "codes" not in told:
        return {"montant_facture": Money(told["paid"])}
    paid, share = (None if told[name] is None else Money(told[name]) for name in ("paid", "cns"))
    return {"actes": tuple(Act(code, paid, share) for code in told["codes"])}


def _speciality(told: Told) -> dict[str, Any]:
    listed = told["speciality"] not in ("orthopedie", "radiologie", "allergologie")
    status = UNKNOWN if told["bim"] is None else "bim" if told["bim"] else "ordinaire"
    return {
        "specialite": told["speciality"] if listed else "autre_specialite",
        "premiere_fois": told["first"],
        "statut": status,
        "part_personnelle": Money(told["share"]),
    }


def _care(told: Told) -> dict[str, Any]:
    return {"actes": tuple(Act(_CARE[who], Money(share), None, count) for who, count, share in told["items"])}


_OWN: Mapping[str, Callable[[Told], dict[str, Any]]] = {
    "cmcm.orthodontie": _orthodontics,
    "cmcm.remise_jeunes": lambda told: {"cotisation": Money(told["paid"])},
    "cmcm.cure_chirurgie": lambda told: {"autorisation_cns": True},
    "msl.dmg_generaliste": lambda told: {
        "part_personnelle": Money(told["share"]),
        "type_contact": "visite" if told["visit"] else "consultation",
    },
    "msl.dmg_specialiste": _speciality,
    "msl.maf_revenus": lambda told: {"statut": "bim"} if told.get("bim") else {},
    "msl.maf_enfants": lambda told: {"tickets_enfant": Money(told["shares"])},
    "msl.ticket_moderateur": lambda told: {"montant_facture": Money(told["paid"])} if "paid" in told else {},
    "msl.soins_100": _care,
    "msl.optique": lambda told: {"premiere_fourniture": told["first"]},
}
