"""Cases of the Mutualité Socialiste about money: ceilings of incomes and of shares, and what the savings pay out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

from tests.oracle import oracle_msl as oracle
from tests.oracle.cases_cmcm import draw_amount
from tests.oracle.facts import Fact, script
from tests.oracle.script import CALCULATED, REFUSED, Expected, Part, Say, Script, Told, Wanted, alone
from tests.oracle.speech import REGISTERS, Speaker

_UNKNOWN = ("je ne sais pas", "aucune idée")


def _speaker(rng: Random) -> Speaker:
    return Speaker(rng, rng.choice(REGISTERS))


# --- BIM ----------------------------------------------------------------------------------------------------------------

CATEGORIES = {  # how it is said, how it answers, and the program's name for it
    "pensionne": (("je suis pensionné", "je suis à la retraite"), ("pensionné",), "pensionne"),
    "veuf": (("je suis veuve", "je suis veuf"), ("veuve", "veuf"), "veuf"),
    "monoparental": (
        ("je suis une maman solo", "nous sommes une famille monoparentale"),
        ("famille monoparentale",),
        "famille_monoparentale",
    ),
    "chomeur": (
        ("je suis chômeur de longue durée", "je suis au chômage de longue durée"),
        ("chômage de longue durée",),
        "chomeur_longue_duree",
    ),
    "invalide": (("je suis en invalidité", "je suis invalide"), ("invalidité", "invalide"), "invalide"),
    "handicape": (("je suis reconnu handicapé sans allocation",), ("handicapé sans allocation",), "handicape_sans_allocation"),
    "agent_public": (("je suis agent public en disponibilité pour maladie",), ("agent public en disponibilité",), "agent_public"),
    "militaire": (("je suis militaire en maladie",), ("militaire",), "militaire"),
    "autre": (("je suis salarié", "je suis indépendant", "je suis employée"), ("autre", "salarié"), "autre"),
}


def bim_script(rule: str, rng: Random) -> Script:
    """The ceiling of a household, and an income against it."""
    speaker = _speaker(rng)
    category = rng.choice(list(CATEGORIES)) if rng.random() > 0.06 else None
    dependants = rng.choice((0, 1, 1, 2, 2, 3, 4))
    base, more = oracle.bim_ceiling(category or "autre", dependants)
    first = 1.0 if rng.random() < 0.7 else 0.0
    facts = [_category(category, speaker), replace(_dependants(dependants, speaker), first=first)]
    changes = [_dependants_change(rng.choice([n for n in range(1, 6) if n != dependants]), speaker)]
    kind = rng.random()
    if kind < 0.5:
        income = draw_amount(rng, 9_000_00, 42_000_00) if rng.random() < 0.7 else base + more + rng.choice((-1, 0, 1, 50_00, -50_00))
        facts.append(
            Fact({"income": income, "monthly": None}, _yearly(income, speaker), ("revenu_annuel",), speaker.bare(income), 0.6, True)
        )
        other = draw_amount(rng, 9_000_00, 42_000_00)
        changes.append(Say(speaker.written(f"et si on gagne {speaker.amount(other)} par an ?"), {"income": other}))
    elif kind < 0.75:
        monthly, stable = draw_amount(rng, 900_00, 3_200_00), rng.random() < 0.75
        amount = speaker.amount(monthly)
        said = speaker.by(
            (f"nous gagnons {amount} bruts par mois", f"le revenu brut du ménage est de {amount} par mois"),
            (f"on gagne {amount} brut par mois", f"{amount} brut/mois"),
            (f"on gagne {amount} bruts par mois",),
            (f"revenu {amount} brut par mois",),
        )
        facts.append(Fact({"monthly": monthly}, said, ("revenu_mensuel",), amount, 0.7, True))
        answer = "oui, toujours pareil" if stable else "non, ça varie"
        facts.append(Fact({"stable": stable}, "", ("revenu_stable",), answer, 0))
    main = speaker.by(
        ("je voudrais savoir si j’ai droit au BIM", "quel est le plafond de revenus du BIM pour moi"),
        ("bim ?", "droit au bim", "plafond bim"),
        ("je voudrais savoir si j'ai droit au bim",),
        ("BIM", "plafond BIM"),
    )
    if not first:
        main = speaker.by(
            ("je voudrais calculer mon plafond BIM",), ("calcul plafond bim",), ("je voudrais calculer mon plafond bim",), ("calcul BIM",)
        )
    return script(rule, main, facts, speaker.by(("pouvez-vous me le dire ?",), ("",), ("",), ("",)), _bim_wanted(rule), speaker, changes)


def _category(category: str | None, speaker: Speaker) -> Fact:
    if category is None:
        return Fact({"category": None}, "", ("categorie_bim",), speaker.pick(_UNKNOWN), 0)
    said, answers, _ = CATEGORIES[category]
    return Fact({"category": category}, speaker.pick(said), ("categorie_bim",), speaker.pick(answers))


def _dependants(count: int, speaker: Speaker) -> Fact:
    number = speaker.number(count, feminine=True)
    if not count:
        return Fact({"dependants": 0}, "je n’ai personne à charge", ("personnes_a_charge",), speaker.pick(("aucune", "zéro", "personne")))
    plural = "s" if count > 1 else ""
    said = speaker.by(
        (f"j’ai {number} personne{plural} à charge",),
        (f"{number} personne{plural} a charge", f"{number} pers a charge"),
        (f"j'ai {number} personne{plural} à charge",),
        (f"{number} personne{plural} à charge", f"{number} PAC"),
    )
    return Fact({"dependants": count}, said, ("personnes_a_charge",), number)


def _dependants_change(count: int, speaker: Speaker) -> Say:
    number = speaker.number(count, feminine=True)
    return Say(speaker.written(f"et avec {number} personne{'s' if count > 1 else ''} à charge ?"), {"dependants": count})


def _yearly(income: int, speaker: Speaker) -> str:
    amount = speaker.amount(income)
    return speaker.by(
        (f"nous gagnons {amount} bruts par an", f"le revenu annuel brut du ménage est de {amount}"),
        (f"on gagne {amount} brut par an", f"revenu {amount} par an"),
        (f"on gagne {amount} par an", f"le revenu du ménage est de {amount} par an"),
        (f"revenu {amount}/an", f"revenus annuels {amount}"),
    )


def _bim_wanted(rule: str) -> Any:
    def expected(told: Told, category: str) -> Expected:
        base, more = oracle.bim_ceiling(category, told["dependants"])
        ceiling, income = base + more, told.get("income")
        if told.get("monthly") and told.get("stable"):
            income = oracle.yearly_income(told["monthly"])
        if income is None:
            return Expected(CALCULATED, (ceiling,), lines=(base, more), never=("la condition de revenus",))
        verdict = "la condition de revenus est remplie" if income <= ceiling else "la condition de revenus n’est pas remplie"
        return Expected(CALCULATED, (income, ceiling), lines=(base, more, income), facts=(verdict,))

    def wanted(told: Told) -> Wanted:
        if told.get("category"):
            return alone(rule, expected(told, told["category"]))
        # Several categories share a ceiling: what is said of each is looked at in its own headline, not in the text of all.
        parts = []
        for category, (_, _, name) in CATEGORIES.items():
            one = expected(told, category)
            parts.append(Part(rule, Expected(one.outcome, one.headline, lines=one.lines), name))
        return Wanted(tuple(parts))

    return wanted


# --- Épargne Jeunes -----------------------------------------------------------------------------------------------------

_REASONS = {
    "mariage": ("je me marie", "c’est pour mon mariage"),
    "cohabitation": ("je vais cohabiter avec mon ami", "c’est pour une cohabitation"),
    "trente": ("je récupère l’épargne à 30 ans", "c’est la récupération à 30 ans"),
    "demission": ("je démissionne",),
    "deces": ("le titulaire est décédé",),
}
_REASON_ANSWERS = {"mariage": "mariage", "cohabitation": "cohabitation", "trente": "30 ans", "demission": "démission", "deces": "décès"}


def savings_script(rule: str, rng: Random) -> Script:
    """A duration or a capital of the table, and now and then one that no row prints."""
    speaker = _speaker(rng)
    reason = rng.choice(("mariage", "cohabitation", "trente", "trente", "mariage", "demission", "deces"))
    facts = [Fact({"reason": reason}, speaker.pick(_REASONS[reason]), ("raison_epargne",), _REASON_ANSWERS[reason], 0.7)]
    changes = []
    years = rng.randint(1, 16) if rng.random() > 0.06 else rng.randint(17, 20)
    said = speaker.years(years)
    if rng.random() < 0.6:
        told: Told = {"years": years}
        main = speaker.by(
            (f"j’ai épargné pendant {said} à l’Épargne Jeunes",),
            (f"epargne jeunes {said} d epargne", f"j ai epargné {said} a l epargne jeunes"),
            (f"j'ai épargné pendant {said} à l'épargne jeunes",),
            (f"Épargne Jeunes, {said} d’épargne",),
        )
        other = rng.randint(1, 16)
        changes.append(Say(speaker.written(f"et avec {speaker.years(other)} d’épargne ?"), {"years": other}))
    else:
        capital = rng.choice(oracle.CAPITALS) if rng.random() > 0.15 else rng.randint(50, 800) * 100
        told = {"capital": capital}
        amount = speaker.amount(capital)
        main = speaker.by(
            (f"j’ai {amount} de capital à l’Épargne Jeunes", f"j’ai épargné {amount} à l’Épargne Jeunes"),
            (f"epargne jeunes capital {amount}", f"j ai {amount} sur l epargne jeunes"),
            (f"j'ai {amount} de capital sur l'épargne jeunes",),
            (f"Épargne Jeunes, capital {amount}",),
        )
    if reason in ("mariage", "cohabitation"):
        changes.append(Say(speaker.written("et si c’est une récupération à 30 ans ?"), {"reason": "trente"}))

    def wanted(so_far: Told) -> Wanted:
        row = oracle.savings(so_far["reason"], so_far.get("years"), so_far.get("capital"))
        if isinstance(row, str):
            return alone(rule, Expected(row))
        capital, payout = row
        return alone(rule, Expected(CALCULATED, (payout, capital), lines=(capital, payout - capital)))

    asked = speaker.by(("combien vais-je recevoir ?",), ("je recois combien",), ("je reçois combien",), ("montant ?",))
    return script(rule, main, facts, asked, wanted, speaker, changes, told)


# --- MàF ----------------------------------------------------------------------------------------------------------------


def _beyond(ceiling: int, shares: int | None, lines: tuple[int, ...] = (), says_rest: bool = True) -> Expected:
    """The ceiling, and what is refunded of the shares paid beyond it."""
    if shares is None:
        return Expected(CALCULATED, (ceiling,), lines=lines)
    refund = oracle.beyond(shares, ceiling)
    rest = (shares - refund,) if says_rest else ()
    headline = (ceiling, refund, *rest) if refund else (ceiling, *rest)
    return Expected(CALCULATED, headline, refund, shares, shares - refund, lines=(*lines, shares, refund))


def maf_script(rule: str, rng: Random) -> Script:
    """The ceiling of an income or of the BIM, lowered for a chronic patient, and the shares beyond it."""
    speaker = _speaker(rng)
    bim, chronic = rng.random() < 0.2, rng.random() < 0.25
    edge = rng.choice([top for top, _ in oracle.MAF if top]) + rng.choice((0, 1))
    income = edge if rng.random() < 0.25 else draw_amount(rng, 5_000_00, 70_000_00)
    told: Told = {}
    facts = []
    if bim:
        told["bim"] = True
        main = speaker.by(
            ("pouvez-vous calculer mon plafond MàF, je suis BIM", "je suis BIM et je voudrais calculer mon plafond MàF"),
            ("calcul plafond maf, je suis bim",),
            ("je suis bim je voudrais calculer mon plafond maf",),
            ("calcul plafond MàF, assuré BIM",),
        )
    else:
        main = speaker.by(
            ("je voudrais calculer mon plafond MàF", "pouvez-vous calculer notre plafond MàF"),
            ("calcul plafond maf",),
            ("je voudrais calculer mon plafond maf",),
            ("calcul plafond MàF", "calcul MàF"),
        )
        amount = speaker.amount(income)
        said = speaker.by(
            (f"les revenus du ménage sont de {amount} par an", f"nous avons {amount} de revenus annuels"),
            (f"revenus {amount} par an", f"{amount} de revenus"),
            (f"nos revenus sont de {amount} par an",),
            (f"revenus {amount}", f"revenus du ménage {amount}"),
        )
        facts.append(Fact({"income": income}, said, ("revenu_annuel",), speaker.bare(income), 0.7))
    changes = []
    if rng.random() < 0.6:
        shares = draw_amount(rng, 100_00, 3_000_00)
        amount = speaker.amount(shares)
        said = speaker.by(
            (f"nous avons payé {amount} de tickets modérateurs cette année",),
            (f"{amount} de tickets moderateurs", f"on a payé {amount} de tickets moderateurs"),
            (f"on a payé {amount} de tickets modérateurs",),
            (f"tickets modérateurs {amount}",),
        )
        facts.append(Fact({"shares": shares}, said, ("tickets_moderateurs",), amount, 0.6, True))
        other = draw_amount(rng, 100_00, 3_000_00)
        changes.append(Say(speaker.written(f"et avec {speaker.amount(other)} de tickets modérateurs ?"), {"shares": other}))
    if chronic:
        facts.append(Fact({"chronic": True}, "je suis reconnu malade chronique", ("chronique",), "oui", 0.25, True))

    def wanted(so_far: Told) -> Wanted:
        ceiling = oracle.maf_ceiling(so_far.get("income"), so_far.get("bim", False), so_far.get("chronic", False))
        lines = (oracle.CHRONIC, ceiling) if so_far.get("chronic") else (ceiling,)
        return alone(rule, _beyond(ceiling, so_far.get("shares"), lines))

    return script(rule, main, facts, speaker.by(("combien me sera remboursé ?",), ("",), ("",), ("",)), wanted, speaker, changes, told)


def maf_child_script(rule: str, rng: Random) -> Script:
    """A child's own ceiling."""
    speaker = _speaker(rng)
    age, shares = rng.choice((rng.randint(2, 18), rng.randint(2, 18), rng.randint(19, 22))), draw_amount(rng, 100_00, 1_500_00)
    amount, years = speaker.amount(shares), speaker.years(age)
    main = speaker.by(
        (
            f"MàF enfant : mon fils a {amount} de tickets modérateurs cette année",
            f"pour le MàF de mon enfant, nous avons payé {amount} de tickets modérateurs",
        ),
        (f"maf enfant {amount} de tickets moderateurs",),
        (f"pour le maf de mon enfant on a payé {amount} de tickets modérateurs",),
        (f"MàF enfant, tickets modérateurs {amount}",),
    )
    said = f"il avait {years} au 1er janvier" if speaker.register in ("soigne", "sms") else f"il avait {years} au premier janvier"
    facts = [Fact({"age": age}, said, ("age",), years, 0.6)]
    other = draw_amount(rng, 100_00, 1_500_00)
    changes = [Say(speaker.written(f"et avec {speaker.amount(other)} de tickets modérateurs ?"), {"shares": other})]

    def wanted(so_far: Told) -> Wanted:
        if so_far["age"] >= 19:  # m468
            return alone(rule, Expected(REFUSED, ()))
        return alone(rule, _beyond(oracle.MAF_CHILD, so_far["shares"], (oracle.MAF_CHILD,)))

    return script(
        rule,
        main,
        facts,
        speaker.by(("combien est remboursé ?",), ("",), ("combien",), ("",)),
        wanted,
        speaker,
        changes,
        {"shares": shares},
    )


def maf_chronic_script(rule: str, rng: Random) -> Script:
    """The ceiling lowered for two dear years, or for the status."""
    speaker = _speaker(rng)
    ceiling, status = draw_amount(rng, 300_00, 2_000_00), rng.random() < 0.25
    first, second = (
        draw_amount(rng, 120_00, 900_00) if rng.random() < 0.7 else oracle.CHRONIC_FROM + rng.choice((0, -1, 1)) for _ in range(2)
    )
    amount = speaker.amount(ceiling)
    main = speaker.by(
        (
            f"MàF chronique : le plafond de notre ménage est de {amount}",
            f"notre plafond MàF est de {amount}, est-il diminué par le MàF chronique",
        ),
        (f"maf chronique plafond {amount}",),
        (f"maf chronique notre plafond est de {amount}",),
        (f"MàF chronique, plafond {amount}",),
    )
    told: Told = {"ceiling": ceiling}
    if status:
        said = "j’ai le statut de personne atteinte d’une affection chronique"
        facts = [Fact({"status": True}, said, ("statut_chronique",), "oui", 1.0)]
    else:
        one, two = speaker.amount(first), speaker.amount(second)
        years = (speaker.year(2019), speaker.year(2020))
        both = f"{one} de tickets modérateurs en {years[0]} et {two} en {years[1]}"
        facts = [Fact({"first": first, "second": second}, both if speaker.register == "agent" else f"j’ai payé {both}", (), "", 0.6)]
        facts.append(Fact({"first": first}, "", ("tickets_annee_1",), one, 0))
        facts.append(Fact({"second": second}, "", ("tickets_annee_2",), two, 0))

    def wanted(so_far: Told) -> Wanted:
        result = oracle.maf_chronic(so_far["ceiling"], so_far.get("first", 0), so_far.get("second", 0), so_far.get("status", False))
        if isinstance(result, str):
            return alone(rule, Expected(result, (oracle.CHRONIC_FROM,)))
        return alone(rule, Expected(CALCULATED, (result,), lines=(so_far["ceiling"], oracle.CHRONIC, result)))

    asked = speaker.by(("quel est le nouveau plafond ?",), ("",), ("combien",), ("",))
    return script(rule, main, facts, asked, wanted, speaker, (), told)


def scripts() -> Mapping[str, Any]:
    """The way to draw a case, by rule."""
    return {
        "msl.bim_plafond": bim_script,
        "msl.epargne_gain": savings_script,
        "msl.maf_revenus": maf_script,
        "msl.maf_enfants": maf_child_script,
        "msl.maf_chronique": maf_chronic_script,
    }
