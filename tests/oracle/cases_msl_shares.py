"""Cases of the Mutualité Socialiste about the shares that members pay: lowered by a DMG, left of a fee, refunded over a year."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from tests.oracle import oracle_msl as oracle
from tests.oracle.cases_cmcm import draw_amount
from tests.oracle.cases_cmcm_other import age_fact
from tests.oracle.facts import Fact, script
from tests.oracle.script import CALCULATED, REFUSED, Expected, Part, Say, Script, Told, Wanted, alone
from tests.oracle.speech import REGISTERS, Speaker

_UNKNOWN = ("je ne sais pas", "aucune idée")


def _speaker(rng: Random) -> Speaker:
    return Speaker(rng, rng.choice(REGISTERS))


# --- DMG ----------------------------------------------------------------------------------------------------------------


def _share(cents: int, speaker: Speaker, where: str) -> str:
    amount = speaker.amount(cents)
    return speaker.by(
        (f"ma part {where} est de {amount}", f"je paie {amount} de ticket modérateur {where}"),
        (f"ma part {where} c est {amount}", f"ma part {amount} {where}"),
        (f"ma part {where} est de {amount}", f"ma part {where} c'est {amount}"),
        (f"part {amount} {where}", f"TM {amount} {where}"),
    )


def _share_change(rng: Random, high: int, speaker: Speaker) -> Say:
    other = draw_amount(rng, 1_00, high)
    amount = speaker.amount(other)
    return Say(speaker.written(speaker.pick([f"et si ma part est de {amount} ?", f"et avec une part de {amount} ?"])), {"share": other})


# Who has no DMG does not ask what it would be with one.
_ANY_REDUCTION = (
    ("ai-je droit à la réduction du DMG ?",),
    ("j ai droit a la reduction dmg ?",),
    ("est-ce que j'ai la réduction du dmg",),
    ("réduction DMG ?",),
)


def generalist_script(rule: str, rng: Random) -> Script:
    """30 % less with a DMG, at the surgery or at home."""
    speaker = _speaker(rng)
    share = draw_amount(rng, 1_00, 35_00)
    visit = rng.random() < 0.35
    where = "chez le généraliste" if not visit else "pour une visite à domicile du généraliste"
    dmg = rng.random() > 0.12
    told: Told = {"share": share, "visit": visit}
    said = ("j’ai un DMG" if dmg else "je n’ai pas de DMG") if speaker.register != "agent" else ("avec DMG" if dmg else "sans DMG")
    facts = [Fact({"dmg": dmg}, said, ("dmg_valide",), "oui" if dmg else "non", 1.0 if not dmg else 0.8)]
    if visit:
        situation = rng.choice(("chronique", "palliatif", "age", "aucune"))
        age = rng.randint(75, 95) if situation == "age" else None
        words = {
            "chronique": "je suis malade chronique",
            "palliatif": "je suis en soins palliatifs",
            "aucune": "",
            "age": f"j’ai {age} ans",
        }
        answer = {"chronique": "malade chronique", "palliatif": "soins palliatifs", "aucune": "aucune", "age": "75 ans ou plus"}[situation]
        facts.append(
            Fact({"situation": situation, "age": age}, words[situation], ("condition_visite",), answer, 0.6 if words[situation] else 0)
        )
        by_day = rng.random() < 0.8
        moment = "en journée" if by_day else speaker.pick(("le soir", "le week-end", "la nuit"))
        facts.append(Fact({"by_day": by_day}, f"c’était {moment}", ("moment_visite",), moment, 0.5 if by_day else 1.0))
    main = _share(share, speaker, where)

    def wanted(so_far: Told) -> Wanted:
        covered = so_far.get("dmg", True)
        if so_far["visit"]:
            covered = covered and oracle.visit_reduced(so_far.get("age"), so_far.get("situation", "aucune"), so_far.get("by_day", True))
        if not covered:
            return alone(rule, Expected(REFUSED, ()))
        rest = oracle.general_practitioner(so_far["share"])
        off = so_far["share"] - rest
        return alone(rule, Expected(CALCULATED, (so_far["share"], rest), off, so_far["share"], rest, lines=(so_far["share"], off)))

    asked = speaker.by(
        ("combien vais-je payer avec le DMG ?",), ("combien avec le dmg",), ("combien je paie avec le dmg",), ("avec DMG ?",)
    )
    if not dmg:
        asked = speaker.by(*_ANY_REDUCTION)
    return script(rule, main, facts, asked, wanted, speaker, [_share_change(rng, 35_00, speaker)], told)


_DOCTORS = {
    "cardiologie": "cardiologue",
    "dermatologie": "dermatologue",
    "endocrinologie": "endocrinologue",
    "gastroenterologie": "gastro-entérologue",
    "gynecologie": "gynécologue",
    "neurologie": "neurologue",
    "ophtalmologie": "ophtalmologue",
    "orl": "ORL",
    "pediatrie": "pédiatre",
    "pneumologie": "pneumologue",
    "psychiatrie": "psychiatre",
    "rhumatologie": "rhumatologue",
    "stomatologie": "stomatologue",
    "urologie": "urologue",
    "orthopedie": "chirurgien orthopédiste",
    "radiologie": "radiologue",
    "allergologie": "allergologue",
}


def specialist_script(rule: str, rng: Random) -> Script:
    """5 € or 2 € less, under four conditions."""
    speaker = _speaker(rng)
    speciality = rng.choice(list(_DOCTORS))
    share, bim = draw_amount(rng, 1_00, 40_00), rng.choice((True, False)) if rng.random() > 0.06 else None
    dmg, sent, first = (rng.random() > 0.1 for _ in range(3))
    told: Told = {"share": share, "speciality": speciality}
    main = _share(share, speaker, f"chez le {_DOCTORS[speciality]}")
    with_dmg = "j’ai un DMG" if dmg else "je n’ai pas de DMG"
    by_doctor = "mon généraliste m’a envoyé avec un document d’envoi" if sent else "je n’ai pas de document d’envoi"
    first_time = "c’est la première fois cette année" if first else "c’est la deuxième fois cette année"
    status = {True: "je suis BIM", False: "je ne suis pas BIM", None: ""}[bim]
    facts = [
        Fact({"dmg": dmg}, with_dmg, ("dmg_valide",), "oui" if dmg else "non", 0.5),
        Fact({"sent": sent}, by_doctor, ("envoi_generaliste",), "oui" if sent else "non", 0.5),
        Fact({"first": first}, first_time, ("premiere_fois",), "oui" if first else "non", 0.5),
        Fact(
            {"bim": bim},
            status,
            ("statut",),
            speaker.pick(_UNKNOWN) if bim is None else "BIM" if bim else "ordinaire",
            0 if bim is None else 0.6,
        ),
    ]

    def expected(so_far: Told, bim: bool) -> Expected:
        conditions = (so_far.get("dmg", True), so_far.get("sent", True), so_far.get("first", True))
        rest = oracle.specialist(so_far["share"], so_far["speciality"], bim, *conditions)
        if isinstance(rest, str):
            return Expected(rest, ())
        off = so_far["share"] - rest
        return Expected(CALCULATED, (so_far["share"], rest), off, so_far["share"], rest, lines=(so_far["share"], off))

    def wanted(so_far: Told) -> Wanted:
        if so_far.get("bim") is not None or expected(so_far, True).outcome == REFUSED:
            return alone(rule, expected(so_far, bool(so_far.get("bim"))))
        return Wanted((Part(rule, expected(so_far, False), "ordinaire"), Part(rule, expected(so_far, True), "bim")))

    asked = speaker.by(
        ("combien vais-je payer avec la réduction DMG ?",), ("combien avec le dmg",), ("combien je paie avec le dmg",), ("DMG ?",)
    )
    if not dmg:
        asked = speaker.by(*_ANY_REDUCTION)
    return script(rule, main, facts, asked, wanted, speaker, [_share_change(rng, 40_00, speaker)], told)


# --- shares -------------------------------------------------------------------------------------------------------------


def ticket_script(rule: str, rng: Random) -> Script:
    """What is left of an official fee, and the supplement above it."""
    speaker = _speaker(rng)
    fee = draw_amount(rng, 20_00, 300_00)
    refund = fee + rng.randint(1, 20_00) if rng.random() < 0.06 else rng.randint(fee // 3, fee)
    amount, back = speaker.amount(fee), speaker.amount(refund)
    main = speaker.by(
        (f"je voudrais calculer mon ticket modérateur pour un tarif officiel de {amount}",),
        (f"ticket moderateur, tarif officiel {amount}",),
        (f"mon ticket modérateur pour un tarif officiel de {amount}",),
        (f"ticket modérateur, tarif officiel {amount}", f"TM : tarif officiel {amount}"),
    )
    said = speaker.by(
        (f"la mutualité rembourse {back}", f"la mutualité m’a remboursé {back}"),
        (f"la mutuelle rembourse {back}", f"remboursement {back}"),
        (f"la mutualité rembourse {back}",),
        (f"remboursement {back}", f"mutualité rembourse {back}"),
    )
    facts = [Fact({"refund": refund}, said, ("remboursement_mutualite",), speaker.bare(refund), 0.7)]
    if rng.random() < 0.4:
        paid = fee + rng.choice((0, rng.randint(1, 60) * 100, rng.randint(1, 6000)))
        total = speaker.amount(paid)
        said = speaker.by(
            (f"j’ai payé {total}", f"le médecin m’a facturé {total}"), (f"j ai payé {total}",), (f"j'ai payé {total}",), (f"payé {total}",)
        )
        facts.append(Fact({"paid": paid}, said, ("montant_facture",), total, 0.7, True))

    def wanted(so_far: Told) -> Wanted:
        share = oracle.share_of_fee(so_far["fee"], so_far["refund"])
        if isinstance(share, str):
            return alone(rule, Expected(share, ()))
        more = oracle.supplement(so_far["fee"], so_far["paid"]) if "paid" in so_far else 0
        headline = (share, more, share + more) if more else (share,)
        return alone(rule, Expected(CALCULATED, headline, lines=(so_far["fee"], so_far["refund"], share)))

    asked = speaker.by(("combien me reste-t-il ?",), ("",), ("",), ("",))
    return script(rule, main, facts, asked, wanted, speaker, (), {"fee": fee})


_WHERE = {
    "généraliste": ("consultation chez le généraliste", "consultations chez le généraliste"),
    "gynécologue": ("consultation chez le gynécologue", "consultations chez le gynécologue"),
    "spécialiste": ("consultation chez le spécialiste", "consultations chez le spécialiste"),
    "kiné": ("séance de kiné", "séances de kiné"),
    "dentiste": ("soin préventif chez le dentiste", "soins préventifs chez le dentiste"),
    "logopède": ("séance chez le logopède", "séances chez le logopède"),
    "visite": ("visite à domicile du généraliste", "visites à domicile du généraliste"),
}


def full_care_script(rule: str, rng: Random) -> Script:
    """Shares paid over a year, refunded whole for children, beyond the franchise for adults."""
    speaker = _speaker(rng)
    age = rng.choice((rng.randint(1, 17), rng.randint(18, 74), rng.randint(76, 92), rng.randint(18, 74)))
    names = [who for who in _WHERE if who != "visite" or age > 75]
    chosen = rng.sample(names, rng.choice((1, 1, 1, 2)))
    items, pieces, answers = [], [], {}
    for who in chosen:
        count, share = rng.choice((1, 2, 3, 4, 6)), draw_amount(rng, 1_00, 20_00)
        one, many = _WHERE[who]
        amount = speaker.amount(share)
        article = "un" if who == "dentiste" else "une"
        items.append((who, count, share))
        if len(chosen) == 1:
            answers["montant_facture"] = Say(amount + ("" if count == 1 else " chacune"))
            answers["basis"] = Say("chacune")
        thing = f"{article} {one}" if count == 1 else f"{speaker.number(count)} {many}"
        each = (
            "" if count == 1 else speaker.by((" chacune" if who != "dentiste" else " chacun",), (" chacune",), (" chacune",), (" chacune",))
        )
        pieces.append(f"{thing} à {amount} de ticket modérateur{each}")
    listed = " et ".join(pieces)
    main = speaker.by(
        (f"soins remboursés à 100 % : j’ai payé {listed}",),
        (f"soins 100%: {listed}",),
        (f"pour les soins remboursés à cent pour cent j'ai eu {listed}",),
        (f"soins 100 % : {listed}",),
    )
    dmg = rng.random() > 0.1
    facts = [age_fact(age, speaker)]
    if not dmg or rng.random() < 0.4:
        said = "le DMG est ouvert" if dmg else "il n’y a pas de DMG"
        facts.append(Fact({"dmg": dmg}, said, ("dmg_valide",), "oui" if dmg else "non", 1.0 if not dmg else 0.6))
    told: Told = {"items": tuple(items)}
    if age >= 18 and rng.random() < 0.2:
        used = rng.randint(1, 30) * 100
        said = f"{speaker.amount(used)} de franchise ont déjà été comptés cette année"
        facts.append(Fact({"used": used}, said, ("franchise_utilisee",), speaker.amount(used), 0.5, True))

    def wanted(so_far: Told) -> Wanted:
        shares = [(who, share) for who, count, share in so_far["items"] for _ in range(count)]
        result = oracle.full_care(so_far["age"], shares, so_far.get("used", 0), so_far.get("dmg", True))
        if isinstance(result, str):
            return alone(rule, Expected(result, ()))
        refund, rest = result
        lines = tuple(count * share for _, count, share in so_far["items"])
        return alone(rule, Expected(CALCULATED, (refund, rest), refund, refund + rest, rest, lines=lines))

    asked = speaker.by(("combien est remboursé ?",), ("combien",), ("combien je récupère",), ("",))
    return script(rule, main, facts, asked, wanted, speaker, (), told, answers)


def scripts() -> Mapping[str, Any]:
    """The way to draw a case, by rule."""
    return {
        "msl.dmg_generaliste": generalist_script,
        "msl.dmg_specialiste": specialist_script,
        "msl.ticket_moderateur": ticket_script,
        "msl.soins_100": full_care_script,
    }
