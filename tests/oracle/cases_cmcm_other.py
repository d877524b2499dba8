"""Cases of the CMCM that are no plain refund: orthodontics by act, the discount of the young, the first class, and the answers without
an amount."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from tests.oracle import oracle_cmcm as oracle
from tests.oracle.cases_cmcm import COVER_IDS, draw_amount, outcome
from tests.oracle.facts import Fact, script
from tests.oracle.oracle_cmcm import COVERS, DO, PP, RC
from tests.oracle.script import CALCULATED, REFUSED, Expected, Part, Say, Script, Told, Wanted, alone
from tests.oracle.speech import REGISTERS, Speaker, birth_for
from tests.oracle.wordings import question

_UNKNOWN = ("je ne sais pas", "aucune idée")


def cover_fact(cover: str | None, speaker: Speaker, first: float = 0.6) -> Fact:
    """The cover, or that it is not known."""
    if cover is None:
        return Fact({"cover": None}, "", ("couverture",), speaker.pick(_UNKNOWN), 0)
    return Fact({"cover": cover}, speaker.cover(cover), ("couverture",), speaker.cover_answer(cover), first)


def by_cover(rule: str, told: Told, expected: Any) -> Wanted:
    """One statement, or one for each cover where it is not known."""
    if told.get("cover"):
        return alone(rule, expected(told["cover"]))
    return Wanted(tuple(Part(rule, expected(cover), COVER_IDS[cover]) for cover in COVERS))


def age_fact(age: int, speaker: Speaker) -> Fact:
    """An age, or a birth date that gives it."""
    years = speaker.years(age)
    if speaker.register != "voix" and speaker.chance(0.2):
        born = speaker.date(birth_for(age, speaker.rng))
        return Fact({"age": age}, f"{'né' if age >= 18 else 'il est né'} le {born}", ("age",), f"né le {born}")
    if age >= 18:
        said = speaker.by((f"j’ai {years}", f"je suis âgé de {years}"), (f"j ai {years}",), (f"j'ai {years}",), (years, f"adulte {years}"))
        return Fact({"age": age}, said, ("age",), years)
    said = speaker.by(
        (f"mon fils a {years}", f"c’est pour ma fille de {years}", f"il est âgé de {years}"),
        (f"mon fils a {years}", f"pr ma fille de {years}", years),
        (f"mon fils a {years}", f"c'est pour ma fille de {years}"),
        (years, f"enfant {years}"),
    )
    return Fact({"age": age}, said, ("age",), years)


# --- orthodontics -------------------------------------------------------------------------------------------------------


def orthodontics_script(rule: str, rng: Random) -> Script:
    """Acts of a child with the amounts of its invoice or the brochure's examples, or the treatment of an adult."""
    speaker = Speaker(rng, rng.choice(REGISTERS))
    adult = rng.random() < 0.3
    cover = None if rng.random() < 0.08 else rng.choice((RC, PP, DO, DO, DO))
    return _adult(rule, cover, speaker) if adult else _child(rule, cover, speaker)


def _child(rule: str, cover: str | None, speaker: Speaker) -> Script:
    rng = speaker.rng
    age = 17 if rng.random() < 0.06 else rng.randint(6, 16)
    codes = rng.sample(sorted(oracle.EXAMPLES), rng.choice((1, 1, 1, 2, 3, 5)))
    own = len(codes) == 1 and rng.random() < 0.6
    answers: dict[str, Say] = {}
    told: Told = {"codes": tuple(codes), "paid": None, "cns": None}
    facts = [age_fact(age, speaker), cover_fact(cover, speaker)]
    if own:
        example = oracle.EXAMPLES[codes[0]]
        paid, cns = draw_amount(rng, 300_00, 1_900_00), None
        price = speaker.amount(paid)
        told["paid"] = paid
        main = speaker.by(
            (f"j’ai une facture de {price} pour un {codes[0]}", f"l’orthodontiste facture {price} pour l’acte {codes[0]}"),
            (f"{codes[0]} {price}", f"{codes[0]} facture {price}", f"facture {price} pr {codes[0]}"),
            (f"j'ai une facture de {price} pour un {codes[0].lower()}",),
            (f"{codes[0]} à {price}", f"{codes[0]} : {price}"),
        )
        if rng.random() < 0.6:
            cns = draw_amount(rng, 100_00, min(paid, example[1] + 100_00))
            amount = speaker.amount(cns)
            said = speaker.by(
                (f"la CNS rembourse {amount}", f"la CNS prend en charge {amount}"),
                (f"cns {amount}", f"la cns paie {amount}"),
                (f"la cns rembourse {amount}",),
                (f"CNS {amount}",),
            )
            facts.append(Fact({"cns": cns}, said, ("montant_cns",), amount, 0.6, True))
    else:
        listed = ", ".join(codes[:-1]) + " et " + codes[-1] if len(codes) > 1 else codes[0]
        listed = "DT41 à DT45" if len(codes) == 5 and rng.random() < 0.3 else listed
        main = speaker.by(
            (f"l’orthodontiste a prévu {listed}", f"je voudrais un calcul pour {listed}"),
            (f"ortho {listed}", listed),
            (f"c'est pour de l'orthodontie {listed.lower()}",),
            (listed, f"orthodontie {listed}"),
        )

    def result(so_far: Told, cover: str) -> Expected:
        units = []
        for code in so_far["codes"]:
            paid, cns = oracle.EXAMPLES[code]
            units.append(oracle.Unit(so_far["paid"] or paid, so_far["cns"] if so_far["cns"] is not None else cns))
        return outcome(oracle.orthodontics(oracle.Bill(units, cover, age=so_far["age"])))

    def wanted(so_far: Told) -> Wanted:
        if so_far.get("age") == 17:
            return alone(rule, result(so_far, RC))
        return by_cover(rule, so_far, lambda cover: result(so_far, cover))

    changes = []
    if cover and age != 17:
        other = rng.choice([one for one in COVERS if one != cover])
        changes.append(Say(speaker.cover_change(other), {"cover": other}))
    if len(codes) == 1 and not own:
        code = rng.choice([one for one in oracle.EXAMPLES if one != codes[0]])
        changes.append(Say(speaker.written(f"et pour le {code} ?"), {"codes": (code,)}))
    if own and told["cns"] is None and cns is None:
        paid = draw_amount(rng, 300_00, 1_900_00)
        changes.append(Say(speaker.written(f"et si la facture est de {speaker.amount(paid)} ?"), {"paid": paid}))
    answers["actes"] = Say(" et ".join(codes))
    return script(rule, main, facts, question(speaker), wanted, speaker, changes, told, answers)


def _adult(rule: str, cover: str | None, speaker: Speaker) -> Script:
    rng = speaker.rng
    age, paid = rng.randint(18, 60), draw_amount(rng, 400_00, 6_000_00)
    amount = speaker.amount(paid)
    main = speaker.by(
        ("je commence un traitement d’orthodontie", "je me fais poser un appareil d’orthodontie"),
        ("ortho adulte", "traitement ortho"),
        ("c'est pour un traitement d'orthodontie",),
        ("orthodontie adulte", "traitement orthodontique"),
    )
    said = speaker.by(
        (f"la facture est de {amount}", f"le traitement coûte {amount}"),
        (f"facture {amount}", f"ca coute {amount}"),
        (f"la facture est de {amount}",),
        (f"facture {amount}",),
    )
    facts = [age_fact(age, speaker), cover_fact(cover, speaker), Fact({"paid": paid}, said, ("montant_facture",), speaker.bare(paid), 0.7)]
    if rng.random() < 0.2:
        already = draw_amount(rng, 100_00, 2_200_00)
        received = speaker.amount(already)
        facts.append(
            Fact({"already": already}, f"j’ai déjà reçu {received} de la CMCM pour mon traitement", ("deja_recu",), received, 0.5, True)
        )

    def wanted(so_far: Told) -> Wanted:
        def result(cover: str) -> Expected:
            bill = oracle.Bill([oracle.Unit(so_far["paid"])], cover, so_far.get("already", 0), age=so_far["age"])
            return outcome(oracle.orthodontics(bill))

        return by_cover(rule, so_far, result) if "paid" in so_far else by_cover(rule, so_far, lambda cover: Expected(REFUSED))

    changes = []
    if cover:
        other = rng.choice([one for one in COVERS if one != cover])
        changes.append(Say(speaker.cover_change(other), {"cover": other}))
    return script(rule, main, facts, question(speaker), wanted, speaker, changes)


# --- the discount, the first class --------------------------------------------------------------------------------------


def discount_script(rule: str, rng: Random) -> Script:
    """10 % off a contribution that the member gives."""
    speaker = Speaker(rng, rng.choice(REGISTERS))
    age, single = rng.choice((rng.randint(18, 29), rng.randint(18, 29), rng.randint(30, 45), 29, 30)), rng.random() > 0.15
    paid = draw_amount(rng, 20_00, 220_00)
    amount = speaker.amount(paid)
    main = speaker.by(
        ("je voudrais connaître la remise des jeunes célibataires",),
        ("remise jeunes", "la remise de 10%"),
        ("je voudrais savoir combien fait la remise des jeunes",),
        ("remise jeunes", "remise célibataire"),
    )
    said = speaker.by(
        (f"ma cotisation est de {amount}", f"je paie une cotisation de {amount}"),
        (f"cotisation {amount}", f"je paie {amount} de cotisation"),
        (f"ma cotisation est de {amount}",),
        (f"cotisation {amount}",),
    )
    years = speaker.years(age)
    status = "célibataire" if single else "marié"
    facts = [
        Fact({"paid": paid}, said, ("cotisation",), speaker.bare(paid), 1.0),
        Fact({"age": age}, speaker.by((f"j’ai {years}",), (f"j ai {years}",), (f"j'ai {years}",), (years,)), ("age",), years),
        Fact(
            {"single": single}, f"je suis {status}" if speaker.register != "agent" else status, ("celibataire",), "oui" if single else "non"
        ),
    ]
    facts[2] = Fact(facts[2].tells, facts[2].said, facts[2].asked, facts[2].answer, 1.0 if not single else 0.5)

    def wanted(so_far: Told) -> Wanted:
        single = so_far.get("single", True)
        off = oracle.discount(so_far["paid"], so_far["age"] if single else 0, single)  # married, the age does not matter
        if isinstance(off, str):
            return alone(rule, Expected(off))
        paid = so_far["paid"]
        return alone(rule, Expected(CALCULATED, (paid, paid - off, off), off, paid, paid - off, lines=(paid, off)))

    other = draw_amount(rng, 20_00, 220_00)
    changes = [Say(speaker.written(f"et si la cotisation est de {speaker.amount(other)} ?"), {"paid": other})]
    return script(
        rule,
        main,
        facts,
        speaker.by(("à combien revient-elle ?",), ("je paie combien",), ("je paie combien",), ("",)),
        wanted,
        speaker,
        changes,
    )


_STAYS: Mapping[str, tuple[str, ...]] = {
    "grave": ("une opération grave", "une grosse opération", "un traitement médical grave"),
    "legere": ("une petite opération", "une intervention légère", "une opération bénigne"),
    "accouchement": ("un accouchement", "mon accouchement"),
    "sans": ("un séjour sans opération", "une hospitalisation sans opération"),
}


def first_class_script(rule: str, rng: Random) -> Script:
    """Whether the first class is covered for a stay."""
    speaker = Speaker(rng, rng.choice(REGISTERS))
    stay, cover = rng.choice(list(_STAYS)), rng.choice(COVERS)
    said = speaker.pick(_STAYS[stay])
    main = speaker.by(
        ("je voudrais une chambre de 1re classe", "je souhaite être hospitalisé en première classe"),
        ("chambre 1ere classe", "premiere classe hopital"),
        ("je voudrais une chambre de première classe à l'hôpital",),
        ("1re classe", "chambre 1re classe"),
    )
    pieces = f"c’est pour {said}" if speaker.register in ("soigne", "voix") else f"pour {said}"
    facts = [Fact({"stay": stay}, pieces, ("type_sejour",), said, 1.0), cover_fact(cover, speaker)]

    def wanted(so_far: Told) -> Wanted:
        right = oracle.first_class(so_far["stay"], so_far.get("cover") or RC)
        start = "oui" if right else "non"
        return alone(rule, Expected(CALCULATED if right else REFUSED, (), facts=(start,)))

    return script(
        rule,
        main,
        facts,
        speaker.by(("est-elle couverte ?",), ("c couvert ?",), ("est-ce que c'est couvert",), ("couvert ?",)),
        wanted,
        speaker,
    )


# --- answers without an amount ------------------------------------------------------------------------------------------


def everyday_script(rule: str, rng: Random) -> Script:
    """Extractions, scaling and anaesthesia: whatever the price, no sum."""
    speaker = Speaker(rng, rng.choice(REGISTERS))
    thing = speaker.pick(
        ("un détartrage", "une extraction dentaire", "l’extraction d’une dent de sagesse", "une anesthésie locale chez le dentiste")
    )
    price = draw_amount(rng, 40_00, 400_00)
    facts = [Fact({}, speaker.amount(price), ("montant_facture",), "", 0)]
    main = f"{'c’est pour ' if speaker.register in ('soigne', 'voix') else ''}{thing} à {speaker.amount(price)}"
    wanted = alone(rule, Expected(oracle.everyday_dental_care(), ()))
    return script(rule, main, facts, question(speaker), lambda told: wanted, speaker)


def inlay_script(rule: str, rng: Random) -> Script:
    """Inlay, onlay, overlay: two rules or no amount, never a sum."""
    speaker = Speaker(rng, rng.choice(REGISTERS))
    thing, cover = speaker.pick(("un inlay", "un onlay", "un overlay")), rng.choice((RC, PP, DO, DO))
    price = speaker.amount(draw_amount(rng, 150_00, 900_00))
    main = f"{'c’est pour ' if speaker.register in ('soigne', 'voix') else ''}{thing} à {price}"
    answers = {"montant_facture": Say(price), "actes": Say(thing)}

    def expected(cover: str) -> Expected:
        return Expected(oracle.inlay(cover), (1_000_00, 200_00) if cover == DO else ())  # c437, c481

    facts = [cover_fact(cover, speaker)]
    return script(rule, main, facts, question(speaker), lambda told: by_cover(rule, told, expected), speaker, answers=answers)


def glasses_script(rule: str, rng: Random) -> Script:
    """Glasses at one price: the two maxima, never a sum."""
    speaker = Speaker(rng, rng.choice(REGISTERS))
    cover, price = rng.choice((RC, PP, DO, DO)), draw_amount(rng, 150_00, 900_00)
    amount = speaker.amount(price)
    main = speaker.by(
        (f"j’ai acheté des lunettes à {amount}", f"mes lunettes ont coûté {amount}"),
        (f"lunettes {amount}", f"une paire de lunettes a {amount}"),
        (f"j'ai acheté des lunettes à {amount}",),
        (f"lunettes {amount}",),
    )

    def expected(cover: str) -> Expected:
        return Expected(CALCULATED, (150_00, 30_00)) if oracle.glasses(cover) else Expected(REFUSED, ())  # c517, c521

    facts = [cover_fact(cover, speaker)]
    return script(rule, main, facts, question(speaker), lambda told: by_cover(rule, told, expected), speaker)


def scripts() -> Mapping[str, Any]:
    """The way to draw a case, by rule."""
    return {
        "cmcm.orthodontie": orthodontics_script,
        "cmcm.remise_jeunes": discount_script,
        "cmcm.premiere_classe": first_class_script,
        "cmcm.soins_dentaires": everyday_script,
        "cmcm.inlay": inlay_script,
        "cmcm.lunettes": glasses_script,
    }
