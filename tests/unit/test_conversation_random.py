"""Random complete inputs of each calculation, written into sentences and read back: what was put in, or nothing, never another value."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.turns import given

TIMES = 200
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
Case = tuple[dict[str, Any], list[str]]


def grouped(whole: int, mark: str) -> str:
    """Digits in groups of three."""
    digits = str(whole)
    groups = []
    while len(digits) > 3:
        groups.insert(0, digits[-3:])
        digits = digits[:-3]
    return mark.join([digits, *groups])


def euros(chance: random.Random, cents: int) -> str:
    """An amount in one of the ways in which people write it."""
    whole, rest = divmod(cents, 100)
    number = chance.choice([str(whole), grouped(whole, "."), grouped(whole, " "), grouped(whole, "\u202f"), grouped(whole, "'")])
    if rest and chance.random() < 0.15:
        return f"{number} € {rest:02d}"
    decimals = f",{rest:02d}" if rest or chance.random() < 0.3 else ""
    return f"{number}{decimals}{chance.choice([' €', '€', ' euros', ' EUR', ' euro'])}"


def amount(chance: random.Random, low: int, high: int) -> int:
    """Cents, often round."""
    whole = chance.randint(low, high)
    return chance.choice([whole * 100, whole // 10 * 1_000 or 1_000, whole * 100 + chance.randint(1, 99)])


def cover(chance: random.Random) -> tuple[str, str]:
    """A cover and its words."""
    return chance.choice(
        [
            ("regime_commun", "régime commun"),
            ("regime_commun", "juste le régime commun"),
            ("regime_commun", "RC"),
            ("prestaplus", "PRESTAPLUS"),
            ("prestaplus", "presta plus"),
            ("denta_optiplus", "Denta & Optiplus"),
            ("denta_optiplus", "denta et optiplus"),
            ("denta_optiplus", "DENTA&OPTIPLUS"),
        ]
    )


def child_by_acts(chance: random.Random) -> Case:
    """A child's acts without amounts."""
    age, (option, said) = chance.randint(5, 16), cover(chance)
    codes = sorted(chance.sample(["41", "42", "43", "44", "45"], chance.randint(1, 3)))
    acts = chance.choice([", ".join(f"DT{code}" for code in codes), " et ".join(f"dt {code}" for code in codes), "DT" + ", ".join(codes)])
    put = {"age": age, "couverture": option, "actes": [[f"DT{code}", None, None] for code in codes]}
    return put, [
        f"combien pour {acts}, {age} ans, {said} ?",
        f"mon fils de {age} ans a eu {acts}, on a {said}",
        f"{said} {acts} {age} ans",
        f"{acts} pour ma fille qui a {age} ans avec {said}",
    ]


def child_by_amounts(chance: random.Random) -> Case:
    """A child's invoice with the share of the CNS."""
    age, (option, said) = chance.randint(5, 16), cover(chance)
    paid, cns = amount(chance, 900, 9_000), amount(chance, 100, 890)
    p, c = euros(chance, paid), euros(chance, cns)
    put = {"age": age, "couverture": option, "montant_facture": paid, "montant_cns": cns}
    return put, [
        f"facture de {p}, la CNS paie {c}, {age} ans, {said}",
        f"j'ai payé {p} et la CNS me rembourse {c}, mon fils a {age} ans, {said}",
        f"{said}, {age} ans, la CNS rembourse {c}, la facture est de {p}",
        f"{age} ans {said} facture {p} dont {c} de la CNS",
        f"{c} de la CNS sur une facture de {p}, {age} ans, {said}",
    ]


def child_by_priced_acts(chance: random.Random) -> Case:
    """A child's two acts with their amounts."""
    age, (option, said) = chance.randint(5, 16), cover(chance)
    first, second = sorted(chance.sample(["DT41", "DT42", "DT43", "DT44", "DT45"], 2))
    a, b = amount(chance, 900, 2_500), amount(chance, 900, 2_500)
    x, y = euros(chance, a), euros(chance, b)
    put = {"age": age, "couverture": option, "actes": [[first, a, None], [second, b, None]]}
    return put, [
        f"{first} à {x} et {second} à {y}, {age} ans, {said}",
        f"{age} ans, {said}, {first} : {x}, {second} : {y}",
        f"{x} pour le {first} et {y} pour le {second}, {age} ans, {said}",
    ]


def adult(chance: random.Random) -> Case:
    """An adult's treatment, with what was already received."""
    age, paid, received = chance.randint(18, 80), amount(chance, 1_000, 9_000), amount(chance, 50, 990)
    p, r = euros(chance, paid), euros(chance, received)
    put = {"age": age, "couverture": "denta_optiplus", "montant_facture": paid, "deja_recu": received}
    return put, [
        f"j'ai {age} ans, denta & optiplus, facture de {p}, déjà reçu {r} de la CMCM",
        f"{age} ans denta & optiplus devis {p} j'ai déjà touché {r}",
        f"j'ai déjà eu {r}, la facture est de {p}, {age} ans, denta & optiplus",
    ]


def household(chance: random.Random) -> Case:
    """A household for the BIM."""
    category, said = chance.choice(
        [
            ("pensionne", "je suis pensionné"),
            ("veuf", "je suis veuve"),
            ("invalide", "je suis invalide"),
            ("autre", "je suis salariée"),
            ("chomeur_longue_duree", "je suis au chômage de longue durée"),
            ("famille_monoparentale", "famille monoparentale"),
        ]
    )
    count = chance.randint(0, 6)
    monthly = chance.random() < 0.5
    income = amount(chance, 800, 2_900) if monthly else amount(chance, 12_000, 60_000)
    words, per = (
        euros(chance, income),
        chance.choice(["par mois", "/mois", "brut par mois"] if monthly else ["par an", "/an", "brut par an"]),
    )
    people = f"{count} personne{'s' if count > 1 else ''} à charge" if count else chance.choice(["aucune personne à charge", "sans enfant"])
    if count > 1 and chance.random() < 0.4:
        people = f"{count} enfants à charge"
    put = {"categorie_bim": category, "personnes_a_charge": count, "revenu_mensuel" if monthly else "revenu_annuel": income}
    if "brut" in per:
        put["revenu_net"] = False
    return put, [
        f"{said}, {people}, {words} {per}",
        f"{said} avec {people} et un revenu de {words} {per}, bim ?",
        f"{words} {per}, {people}, {said}",
        f"bonjour {said} et je gagne {words} {per}. J'ai {people}." if count else f"{said}, {people}. Je gagne {words} {per}.",
    ]


def file(chance: random.Random) -> Case:
    """The years of a DMG."""
    opening = chance.randint(2005, 2022)
    contact, asked = opening + chance.randint(0, 3), opening + chance.randint(1, 8)
    put = {"annee_ouverture": opening, "annee_dernier_contact": contact, "annee_demandee": asked}
    return put, [
        f"DMG ouvert en {opening}, dernier contact en {contact}, valable en {asked} ?",
        f"j'ai ouvert mon dmg en {opening} et vu mon médecin en {contact}, est-il valable en {asked} ?",
        f"est-il encore valable en {asked} ? ouvert en {opening}, vu le docteur en {contact}",
        f"dernier rendez-vous {contact}, ouverture {opening}, valide en {asked} ?",
    ]


def general_practitioner(chance: random.Random) -> Case:
    """A share at the general practitioner's."""
    share, age = amount(chance, 2, 40), chance.randint(20, 95)
    s = euros(chance, share)
    put = {"part_personnelle": share, "type_contact": "visite", "moment_visite": "jour", "age": age}
    return put, [
        f"visite à domicile en journée, {age} ans, ma part est de {s}",
        f"ma mère de {age} ans, visite à domicile en semaine, elle paie {s}",
        f"je paie {s} pour une visite à domicile en journée, j'ai {age} ans",
    ]


def specialist(chance: random.Random) -> Case:
    """A share at the specialist's with all conditions."""
    share = amount(chance, 2, 60)
    s = euros(chance, share)
    option, words = chance.choice([("ordinaire", "je ne suis pas BIM"), ("bim", "je suis BIM"), ("ordinaire", "assuré ordinaire")])
    kind, who = chance.choice(
        [("cardiologie", "cardiologue"), ("orl", "ORL"), ("neurologie", "neurologue"), ("urologie", "urologue"), ("pediatrie", "pédiatre")]
    )
    file, has = chance.choice([(True, "j'ai un DMG"), (False, "je n'ai pas de DMG"), (True, "DMG en ordre")])
    sent, letter = chance.choice(
        [(True, "envoyé par mon généraliste"), (False, "sans document d'envoi"), (False, "pas envoyé par un médecin")]
    )
    first, turn = chance.choice(
        [(True, "première fois cette année"), (False, "ce n'est pas la première fois"), (False, "deuxième fois cette année")]
    )
    put = {
        "part_personnelle": share,
        "statut": option,
        "specialite": kind,
        "dmg_valide": file,
        "envoi_generaliste": sent,
        "premiere_fois": first,
    }
    parts = [f"chez le {who}", words, has, letter, turn, f"ma part est de {s}"]
    chance.shuffle(parts)
    return put, [", ".join(parts), ". ".join(parts), " et ".join(parts)]


def braces(chance: random.Random) -> Case:
    """A child at the MSL with an agreement."""
    age, year, month, day = chance.randint(5, 21), chance.randint(2020, 2026), chance.randint(1, 10), chance.randint(1, 28)
    written = chance.choice([f"{day} {MONTHS[month - 1]} {year}", f"{day:02d}/{month:02d}/{year}", f"{day}.{month}.{year}"])
    put = {"age": age, "date_accord": f"{year}-{month:02d}-{day:02d}"}
    return put, [
        f"mon fils a {age} ans, accord du {written}",
        f"accord reçu le {written}, ma fille a {age} ans",
        f"{age} ans accord {written}",
    ]


def payment(chance: random.Random) -> Case:
    """A month of payment."""
    month, year = chance.randint(1, 12), chance.randint(2019, 2027)
    option, words = chance.choice(
        [
            ("primaire", "incapacité primaire"),
            ("invalidite", "invalidité"),
            ("primaire", "malade depuis 3 mois"),
            ("invalidite", "malade depuis 2 ans"),
            ("primaire", "moins d'un an"),
            ("invalidite", "plus d'un an"),
        ]
    )
    put = {"mois": month, "annee_demandee": year, "regime_indemnites": option}
    name = MONTHS[month - 1]
    return put, [
        f"paiement de {name} {year}, {words}",
        f"{words}, quand est payé {name} {year} ?",
        f"c'est quand pour {name} {year} {words}",
    ]


CALCULATIONS: list[tuple[str, Callable[[random.Random], Case]]] = [
    ("cmcm.orthodontie", child_by_acts),
    ("cmcm.orthodontie", child_by_amounts),
    ("cmcm.orthodontie", child_by_priced_acts),
    ("cmcm.orthodontie", adult),
    ("msl.bim_plafond", household),
    ("msl.dmg_validite", file),
    ("msl.dmg_generaliste", general_practitioner),
    ("msl.dmg_specialiste", specialist),
    ("msl.orthodontie", braces),
    ("msl.indemnites_date", payment),
]


@pytest.mark.parametrize(("rule", "case"), CALCULATIONS, ids=[case.__name__ for _, case in CALCULATIONS])
def test_what_was_put_in_is_read_back_or_left_open(rule: str, case: Callable[[random.Random], Case]) -> None:
    chance = random.Random(f"{case.__name__} 2026")
    wrong: list[str] = []
    whole = 0
    for _ in range(TIMES):
        put, sentences = case(chance)
        sentence = chance.choice(sentences)
        read = given(rule, sentence)
        other = {name: value for name, value in read.items() if value != put.get(name)}
        if other:
            wrong.append(f"{sentence} → {other}, put in {put}")
        whole += read == put
    assert not wrong, f"{len(wrong)} of {TIMES} wrong:\n" + "\n".join(wrong[:8])
    assert whole >= 0.9 * TIMES
