"""Cases of the Mutualité Socialiste about dates and rights: payments, validity, deadlines, what is still possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from tests.oracle import oracle_msl as oracle
from tests.oracle.cases_cmcm_other import age_fact
from tests.oracle.facts import Fact, script
from tests.oracle.script import CALCULATED, NOT_COVERED, REFUSED, Expected, Part, Say, Script, Told, Wanted, alone
from tests.oracle.speech import DAY, MONTHS, REGISTERS, Speaker, birth_for


def _speaker(rng: Random) -> Speaker:
    return Speaker(rng, rng.choice(REGISTERS))


def written(day: date) -> str:
    """« 1er janvier 2044 »."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def some_day(rng: Random, first: int, last: int) -> date:
    """A day between two years, never after the 27th of a month."""
    return date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 27))


def listed(years: Sequence[int]) -> str:
    """« 2021, 2022 et 2023 »."""
    names = [str(year) for year in years]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " et " + names[-1]


# --- DMG ----------------------------------------------------------------------------------------------------------------


def validity_script(rule: str, rng: Random) -> Script:
    """The years of a DMG from its opening, its last contact, and a year asked about."""
    speaker = _speaker(rng)
    opened = rng.randint(2017, 2025) if rng.random() < 0.85 else None
    contact = None
    if opened is None or rng.random() < 0.6:
        contact = rng.randint(opened, min(opened + 5, 2026)) if opened else rng.randint(2018, 2026)
    told: Told = {}
    facts, changes = [], []
    if opened is not None:
        told["opened"] = opened
        year = speaker.year(opened)
        main = speaker.by(
            (f"mon DMG a été ouvert en {year}", f"j’ai ouvert mon DMG en {year}"),
            (f"dmg ouvert en {year}",),
            (f"mon dmg a été ouvert en {year}",),
            (f"DMG ouvert {year}", f"DMG ouvert en {year}"),
        )
        if contact is not None:
            last = speaker.year(contact)
            said = speaker.by(
                (f"j’ai vu mon médecin pour la dernière fois en {last}", f"mon dernier contact avec le médecin date de {last}"),
                (f"dernier contact en {last}", f"derniere consultation en {last}"),
                (f"mon dernier contact avec le médecin c'était en {last}",),
                (f"dernier contact {last}", f"dernier contact en {last}"),
            )
            facts.append(Fact({"contact": contact}, said, ("annee_dernier_contact",), last, 0.6, True))
    else:
        assert contact is not None
        told["contact"] = contact
        last = speaker.year(contact)
        main = speaker.by(
            (f"pour mon DMG, mon dernier contact avec le médecin date de {last}",),
            (f"dmg, dernier contact en {last}",),
            (f"pour mon dmg mon dernier contact avec le médecin c'était en {last}",),
            (f"DMG, dernier contact {last}",),
        )
    asked = rng.randint((opened or contact or 2020), 2029) if rng.random() < 0.5 else None
    if asked is not None:
        told["asked"] = asked
        other = rng.randint((opened or contact or 2020), 2029)
        changes.append(Say(speaker.written(f"et en {speaker.year(other)} ?"), {"asked": other}))
    of_year = speaker.year(asked) if asked else ""
    ask = speaker.by(
        (f"est-il encore valable en {of_year} ?" if asked else "jusque quand est-il valable ?",),
        (f"valable en {of_year} ?" if asked else "valable jusque quand",),
        (f"est-ce qu'il est valable en {of_year}" if asked else "il est valable jusque quand",),
        (f"valable en {of_year} ?" if asked else "validité ?",),
    )
    return script(rule, main, facts, ask, lambda so_far: alone(rule, _validity(so_far)), speaker, changes, told)


def _validity(told: Told) -> Expected:
    opened, contact, asked = told.get("opened"), told.get("contact"), told.get("asked")
    facts = []
    years = oracle.dmg_years(opened) if opened is not None else []
    more = oracle.prolonged_years(opened, contact) if contact is not None else []
    gap = opened is not None and contact is not None and contact > years[-1]
    if years:
        facts.append(f"{'était' if gap else 'est'} valable en {listed(years)}")
    if years and contact is None:
        following = years[-1] + 1
        facts.append(
            f"prolongé en {following}, il faut un contact avec votre médecin en " + " ou ".join(map(str, oracle.contact_years(following)))
        )
    if more and not gap:
        facts.append(f"en {listed(more)}")
        facts += [f"valable jusqu’à fin {more[-1]}"] if years else []
    if asked is not None:
        facts += _verdict(asked, years, more, gap)
    return Expected(CALCULATED, facts=tuple(facts))


def _verdict(asked: int, years: list[int], more: list[int], gap: bool) -> list[str]:
    """What must be said of the year asked about; nothing where it is not known."""
    if asked in years or (asked in more and not gap):
        return [f"en {asked}, il est donc valable"]
    if not more:
        return [f"en {asked}, il n’est valable que si vous avez eu un contact"]
    if asked > more[-1]:
        return [f"en {asked}, il n’est donc pas valable"]
    return []


# --- payments -----------------------------------------------------------------------------------------------------------

_REGIMES = {
    "primaire": (("je suis en incapacité primaire", "je suis malade depuis moins d’un an"), ("incapacité primaire", "moins d’un an")),
    "invalidite": (("je suis en invalidité", "je suis malade depuis plus d’un an"), ("invalidité", "plus d’un an")),
}


def payment_script(rule: str, rng: Random) -> Script:
    """The day of a month, by regime, of 2023; another year is not known."""
    speaker = _speaker(rng)
    month = rng.randint(1, 12)
    regime = rng.choice(list(_REGIMES)) if rng.random() > 0.06 else None
    year = 2023 if rng.random() < 0.5 else None
    if rng.random() < 0.08:
        year = rng.choice((2022, 2024, 2025, 2026))
    when = MONTHS[month - 1] + (f" {speaker.year(year)}" if year else "")
    of = f"d’{when}" if when[0] in "ao" else f"de {when}"
    main = speaker.by(
        (f"quand seront payées mes indemnités {of}", f"quelle est la date de paiement des indemnités {of}"),
        (f"date paiement indemnites {when}", f"c quand le paiement {of}"),
        (f"je voudrais savoir quand sont payées les indemnités {of}",),
        (f"paiement indemnités {when}", f"date de paiement {when}"),
    )
    told: Told = {"month": month, "year": year}
    if regime is None:
        fact = Fact({"regime": None}, "", ("regime_indemnites",), "je ne sais pas", 0)
    else:
        said, answers = _REGIMES[regime]
        fact = Fact({"regime": regime}, speaker.pick(said), ("regime_indemnites",), speaker.pick(answers), 0.6)
    other = rng.randint(1, 12)
    name = MONTHS[other - 1]
    changes = [Say(speaker.written(f"et pour {name} ?"), {"month": other})]
    if regime:
        against = "primaire" if regime == "invalidite" else "invalidite"
        words = "et en invalidité ?" if against == "invalidite" else "et en incapacité primaire ?"
        changes.append(Say(speaker.written(words), {"regime": against}))

    def expected(so_far: Told, regime: str, alone: bool) -> Expected:
        if so_far["year"] not in (None, 2023):
            return Expected(NOT_COVERED, never=(f"/{so_far['year']}",))
        day = oracle.payment_day(regime, so_far["month"])
        facts = (written(day), f"{day:%d/%m/%Y}") if alone else (written(day),)
        return Expected(CALCULATED, facts=facts)

    def wanted(so_far: Told) -> Wanted:
        if so_far.get("regime"):
            return alone(rule, expected(so_far, so_far["regime"], True))
        return Wanted(tuple(Part(rule, expected(so_far, regime, False), regime) for regime in _REGIMES))

    return script(rule, main, [fact], "", wanted, speaker, changes if year in (None, 2023) else (), told)


# --- savings ------------------------------------------------------------------------------------------------------------


def savings_date_script(rule: str, rng: Random) -> Script:
    """The earliest day of the payout, from a birth or a wedding."""
    speaker = _speaker(rng)
    if rng.random() < 0.5:
        day = some_day(rng, 1998, 2012)
        told: Told = {"born": day}
        main = speaker.by(
            (f"mon fils est né le {speaker.date(day)}, à partir de quand peut-il récupérer son Épargne Jeunes",),
            (f"epargne jeunes, né le {speaker.date(day)}, recuperer a 30 ans quand",),
            (f"ma fille est née le {speaker.date(day)} à partir de quand elle peut récupérer son épargne jeunes",),
            (f"Épargne Jeunes, né le {speaker.date(day)}, remboursement à partir de quand",),
        )
    else:
        day = some_day(rng, 2027, 2029)
        told = {"wedding": day}
        main = speaker.by(
            (f"je me marie le {speaker.date(day)}, quand puis-je récupérer mon Épargne Jeunes au plus tôt",),
            (f"epargne jeunes, mariage le {speaker.date(day)}, l argent quand au plus tot",),
            (f"je me marie le {speaker.date(day)} quand est-ce que je reçois mon épargne jeunes au plus tôt",),
            (f"Épargne Jeunes, mariage le {speaker.date(day)}, remboursement au plus tôt",),
        )

    def wanted(so_far: Told) -> Wanted:
        day = oracle.savings_from_birth(so_far["born"]) if "born" in so_far else oracle.savings_from_wedding(so_far["wedding"])
        return alone(rule, Expected(CALCULATED, facts=(written(day),)))

    return script(rule, main, [], "", wanted, speaker, (), told)


# --- speech therapy, orthodontics ---------------------------------------------------------------------------------------


def therapy_script(rule: str, rng: Random) -> Script:
    """One of the deadlines, or the assessments that are left."""
    speaker = _speaker(rng)
    kind = rng.choice(("bilan", "traitement", "rechute", "nombre"))
    day, done = some_day(rng, 2025, 2026) if kind != "bilan" else DAY - timedelta(days=rng.randint(5, 300)), rng.randint(1, 6)
    on = speaker.date(day)
    plural = "s" if done > 1 else ""
    mains = {
        "bilan": speaker.by(
            (f"le bilan logopédique de mon fils date du {on}, jusque quand peut-on commencer le traitement",),
            (f"bilan logo le {on}, delai pour commencer",),
            (f"le bilan logopédique date du {on} jusque quand on peut commencer le traitement",),
            (f"logopédie, bilan le {on}, début au plus tard",),
        ),
        "traitement": speaker.by(
            (f"le traitement logopédique a commencé le {on}, jusque quand dure-t-il au plus",),
            (f"logopedie, traitement commencé le {on}, jusque quand",),
            (f"le traitement de logopédie a commencé le {on} il dure jusque quand",),
            (f"logopédie, début du traitement le {on}, fin",),
        ),
        "rechute": speaker.by(
            (f"après une rechute, le traitement logopédique a repris le {on}, jusque quand dure-t-il",),
            (f"logopedie rechute, reprise le {on}, jusque quand",),
            (f"après une rechute la logopédie a repris le {on} jusque quand",),
            (f"logopédie, rechute, reprise le {on}, fin",),
        ),
        "nombre": speaker.by(
            (f"ma fille a déjà fait {speaker.number(done)} bilan{plural} logopédique{plural}, combien en reste-t-il",),
            (f"deja {done} bilan{plural} logo, il en reste combien",),
            (f"elle a déjà fait {speaker.number(done)} bilan{plural} de logopédie il en reste combien",),
            (f"logopédie, {done} bilan{plural} déjà fait{plural}, reste",),
        ),
    }

    def wanted(so_far: Told) -> Wanted:
        if kind == "nombre":
            left = oracle.assessments_left(done)
            return alone(rule, Expected(CALCULATED, facts=(f"il en reste {left} sur 5" if left else "il n’en reste plus",)))
        rules = {"bilan": oracle.therapy_start, "traitement": oracle.therapy_end, "rechute": oracle.relapse_end}
        return alone(rule, Expected(CALCULATED, facts=(f"au plus tard le {written(rules[kind](day))}",)))

    return script(
        rule, mains[kind], [], "?" if speaker.register == "soigne" else "", wanted, speaker, (), {kind: done if kind == "nombre" else day}
    )


def orthodontics_script(rule: str, rng: Random) -> Script:
    """What is still possible at an age, or a deadline."""
    speaker = _speaker(rng)
    kind = rng.choice(("age", "age", "naissance", "accord", "placement"))
    age = rng.randint(6, 24)
    born, day = birth_for(age, rng), some_day(rng, 2024, 2026)
    about = {
        "age": speaker.by(
            (f"mon fils a {speaker.years(age)}",),
            (f"fils {speaker.years(age)}",),
            (f"mon fils a {speaker.years(age)}",),
            (speaker.years(age),),
        ),
        "naissance": f"mon fils est né le {speaker.date(born)}" if speaker.register != "agent" else f"né le {speaker.date(born)}",
        "accord": f"l’accord date du {speaker.date(day)}",
        "placement": f"l’appareil de première intention a été placé le {speaker.date(day)}",
    }[kind]
    ask = {
        "age": "l’orthodontie est-elle encore possible ?",
        "naissance": "l’orthodontie est-elle encore possible ?",
        "accord": "le traitement d’orthodontie doit commencer au plus tard quand ?",
        "placement": "quand le traitement classique d’orthodontie peut-il commencer ?",
    }[kind]
    main = about if speaker.register in ("soigne", "voix") else f"orthodontie, {about}"

    def wanted(so_far: Told) -> Wanted:
        if kind in ("accord", "placement"):
            end = oracle.treatment_start(day) if kind == "accord" else oracle.second_treatment(day)
            words = "au plus tard" if kind == "accord" else "au plus tôt"
            return alone(rule, Expected(CALCULATED, facts=(f"{words} le {written(end)}",)))
        first, classical, until = oracle.orthodontics_open(age)
        dated = kind == "naissance"
        facts = [f"À {age} ans"]
        eve = [oracle.years_after(born, limit) - timedelta(days=1) for limit in (9, 15)]
        still = (
            (f"jusqu’au {written(eve[0])}" if dated else "encore possible, si le traitement a lieu avant le 9e")
            if first
            else "plus possible"
        )
        facts.append(still)
        if classical:
            facts.append(f"au plus tard le {written(eve[1])}" if dated else "notification au médecin-conseil est introduite avant le 15e")
        else:
            facts.append("une nouvelle notification n’est plus possible")
        facts.append("au plus tard à l’âge de 22 ans" if until else "l’intervention a pris fin")
        return alone(rule, Expected(CALCULATED, facts=tuple(facts)))

    told: Told = {kind: day} if kind in ("accord", "placement") else {"age": age} | ({"born": born} if kind == "naissance" else {})
    return script(rule, main, [], ask, wanted, speaker, (), told)


# --- optics -------------------------------------------------------------------------------------------------------------

_ARTICLES = {"verres": "verres de lunettes", "monture": "une monture", "souples": "lentilles souples", "rigides": "lentilles rigides"}
_LENSES = ("souples", "rigides")


def optics_script(rule: str, rng: Random) -> Script:
    """A first supply by age and strength, or a renewal by date and change."""
    speaker = _speaker(rng)
    age = rng.choice((rng.randint(4, 17), rng.randint(18, 64), rng.randint(66, 88), 65))
    article = rng.choice(("verres", "verres", "monture", *_LENSES))
    first = article in ("verres", "monture") and rng.random() < 0.5
    told: Told = {"article": article, "first": first}
    facts = [replace(age_fact(age, speaker), first=1.0)]
    words = _ARTICLES[article]
    if first:
        main = speaker.by(
            (f"c’est pour une première fois, {words}", f"ce sont les premières lunettes, {words}"),
            (f"premiere fois, {words}",),
            (f"c'est la première fois {words}",),
            (f"première fourniture, {words}",),
        )
        answer = "oui"
    else:
        main = speaker.by(
            (f"il s’agit de renouveler {'des ' if article != 'monture' else ''}{words}",),
            (f"renouvellement {words}",),
            (f"c'est pour un renouvellement de {words}",),
            (f"renouvellement {words}",),
        )
        answer = "non"
    facts.append(Fact({"first": first}, "", ("premiere_fourniture",), answer, 0))
    facts.append(Fact({"article": article}, "", ("article_optique",), words, 0))
    if first and article == "verres" and (age >= 18 or rng.random() < 0.3):
        strength = rng.choice(("2", "4", "4,25", "5,5", "7,5", "7,75", "8", "10,25"))
        dioptres, tells = speaker.decimal(strength), {"strength": Decimal(strength.replace(",", "."))}
        facts.append(Fact(tells, f"{dioptres} dioptries", ("dioptrie",), dioptres, 0.6))
    if article == "monture" and not first:
        before = rng.random() < 0.3
        told["before"] = before
        facts.append(Fact({"before": before}, "", ("monture_renouvelee",), "oui" if before else "non", 0))
    if not first and article != "monture":
        last = some_day(rng, 2019, 2025)
        said = speaker.by(
            (f"les derniers datent du {speaker.date(last)}",),
            (f"derniers le {speaker.date(last)}",),
            (f"les derniers datent du {speaker.date(last)}",),
            (f"derniers : {speaker.date(last)}", f"derniers le {speaker.date(last)}"),
        )
        facts.append(Fact({"last": last}, said, ("date_derniere",), speaker.date(last), 0.7))
        if rng.random() < 0.25:
            change = rng.choice(("0,25", "0,5", "0,75", "1", "1,5"))
            of = "d’une" if change == "1" else f"de {speaker.decimal(change)}"
            changed = f"la correction a changé {of} dioptrie"
            facts.append(
                Fact(
                    {"change": Decimal(change.replace(",", "."))},
                    changed,
                    (),
                    "",
                    1.0,
                )
            )

    asked = speaker.by(("y a-t-il une intervention ?",), ("rembourse ?",), ("est-ce que c'est remboursé",), ("remboursement ?",))
    return script(rule, main, facts, asked, lambda so_far: alone(rule, _optics(so_far)), speaker, (), told)


def _optics(told: Told) -> Expected:
    age, article = told.get("age", 40), told["article"]
    if told["first"]:
        right = oracle.first_frame(age) if article == "monture" else oracle.first_lenses(age, told.get("strength", Decimal(0)))
    elif article == "monture":
        right = oracle.renewed_frame(age, told.get("before", False))
    else:
        result = oracle.renewal(article, age, told.get("last"), told.get("change"))
        if isinstance(result, str):
            return Expected(result)
        if result.lifted:
            return Expected(CALCULATED, facts=("possible dès maintenant",))
        if result.earliest is None:
            return Expected(CALCULATED, never=("possible dès maintenant",))
        since = "possible depuis le" if result.earliest <= DAY else "au plus tôt le"
        return Expected(CALCULATED, facts=(f"{since} {written(result.earliest)}",))
    if isinstance(right, str):
        return Expected(right)
    return Expected(CALCULATED, facts=("Oui",)) if right else Expected(REFUSED, facts=("Non",))


def scripts() -> Mapping[str, Any]:
    """The way to draw a case, by rule."""
    return {
        "msl.dmg_validite": validity_script,
        "msl.indemnites_date": payment_script,
        "msl.epargne_date": savings_date_script,
        "msl.logopedie": therapy_script,
        "msl.orthodontie": orthodontics_script,
        "msl.optique": optics_script,
    }
