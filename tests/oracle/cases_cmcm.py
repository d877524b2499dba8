"""Cases of the CMCM's refunds: invoices drawn at random, put into words, and worked out by the oracle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from tests.oracle import oracle_cmcm as oracle
from tests.oracle import wordings as words
from tests.oracle.benefits_cmcm import BENEFITS, BY_RULE, Benefit
from tests.oracle.oracle_cmcm import COVERS, DO, PP, RC
from tests.oracle.script import CALCULATED, Expected, Part, Say, Script, Told, Wanted
from tests.oracle.speech import REGISTERS, Speaker
from tests.oracle.wordings import Line

COVER_IDS = {RC: "regime_commun", PP: "prestaplus", DO: "denta_optiplus"}


def draw_amount(rng: Random, low: int, high: int) -> int:
    """An amount in cents: mostly whole euros, sometimes with cents."""
    kind = rng.random()
    euros = rng.randint(-(-low // 100), high // 100)
    if kind < 0.25:
        euros = max(round(euros, -1), -(-low // 100))
    return euros * 100 + (rng.choice([50, 20, 80, 90, 5]) if kind > 0.75 else rng.randint(1, 99) if kind > 0.65 else 0)


def outcome(result: oracle.Result) -> Expected:
    """What a statement must say of a result of the oracle."""
    if isinstance(result, str):
        return Expected(result)
    payers = {**result.covers, "cns": result.cns}
    return Expected(CALCULATED, (result.refund, result.remaining), result.refund, result.paid, result.remaining, payers)


# --- what is worked out -------------------------------------------------------------------------------------------------


def bill_of(benefit: Benefit, told: Told, cover: str) -> oracle.Bill:
    """What was told so far as the oracle takes it: what was not said is none, conditions not spoken of hold."""
    units = []
    for line in told["lines"]:
        if line.thing in benefit.things:
            cns = 0 if line.left or not told.get("with_cns", True) else line.cns or 0
            units += [oracle.Unit(price, cns, line.thing.what) for price in line.prices]
    return oracle.Bill(
        units,
        cover,
        told.get("already", 0) if benefit.capped else 0,
        told.get("authorised", True),
        told.get("serious", True),
        told.get("finished", True),
        told.get("age"),
        told.get("tariff"),
    )


def wanted(benefits: Sequence[Benefit], told: Told) -> Wanted:
    """One statement for each benefit and, where the cover is not known, for each cover; with the totals of several."""
    basic = all(benefit.lowest == RC and benefit.rule not in WITH_MORE for benefit in benefits)
    cover = told.get("cover")
    covers: Sequence[str] = [cover] if cover else [RC] if basic else COVERS
    options = {cover: (None if len(covers) == 1 else COVER_IDS[cover]) for cover in covers}
    results = {(benefit, cover): benefit.works(bill_of(benefit, told, cover)) for benefit in benefits for cover in covers}
    parts = []
    for (benefit, cover), result in results.items():
        own = benefit.lowest == RC and benefit.rule not in WITH_MORE  # the basic cover alone pays: no other is asked about
        if not own or cover == covers[0]:
            parts.append(Part(benefit.rule, outcome(result), None if own else options[cover]))
    if len(benefits) == 1:
        return Wanted(tuple(parts))
    totals = {}
    for cover, option in options.items():
        done = [result for (_, of), result in results.items() if of == cover and isinstance(result, oracle.Refund)]
        refund, paid = sum(one.refund for one in done), sum(one.paid for one in done)
        totals[option] = (refund, paid, sum(one.remaining for one in done))
    return Wanted(tuple(parts), totals)


WITH_MORE = ("cmcm.epreuve_effort", "cmcm.medecine_alternative", "cmcm.implants")  # a wider cover pays more


# --- what is drawn ------------------------------------------------------------------------------------------------------


def draw_line(benefit: Benefit, speaker: Speaker, told_cns: bool = True) -> Line:
    """A line of an invoice for one of the benefit's things."""
    rng = speaker.rng
    thing = rng.choice(benefit.things)
    count = rng.choice(thing.counts) if thing.each else 1
    names = rng.choice([names for names in thing.names if count == 1 or names[1]])
    price = draw_amount(rng, thing.low, thing.high)
    cns = None
    if benefit.cns == "asked" or (benefit.cns == "optional" and told_cns and rng.random() < 0.35):
        cns = 0 if rng.random() < 0.15 else min(draw_amount(rng, price // 5, max(price * 4 // 5, 100)), price)
    whole = count > 1 and cns is None and rng.random() < 0.3
    if whole:
        price *= count
    return Line(thing, names, count, price, whole, cns)


def draw_cover(benefit: Benefit, rng: Random) -> str | None:
    """Mostly a cover that pays; now and then one that does not, or one that the member does not know."""
    kind = rng.random()
    if kind < 0.08:
        return None
    if kind < 0.2:
        return rng.choice(COVERS)
    return rng.choice(COVERS[COVERS.index(benefit.lowest) :])


def asked_for_cover(benefit: Benefit) -> bool:
    """Whether the cover matters to the benefit."""
    return benefit.lowest != RC or benefit.rule in WITH_MORE


def draw(benefit: Benefit, speaker: Speaker) -> Told:
    """The whole truth of a case with one benefit."""
    rng = speaker.rng
    lines = [draw_line(benefit, speaker)]
    if len(benefit.things) > 1 and rng.random() < 0.4:
        more = draw_line(benefit, speaker)
        lines += [more] if more.thing is not lines[0].thing else []
    if len(lines) > 1:
        lines = [replace(line, cns=None) for line in lines]
    truth: Told = {}
    if lines[0].cns is not None and lines[0].count == 1 and benefit.cns == "optional" and not benefit.tariff and rng.random() < 0.4:
        lines[0] = replace(lines[0], left=True, cns=0)
    truth["lines"] = tuple(lines)
    if asked_for_cover(benefit):
        truth["cover"] = draw_cover(benefit, rng)
    if benefit.condition:
        implied = benefit.rule == "cmcm.consultations_chirurgie"  # its very name says so
        truth[benefit.condition] = implied or rng.random() > (0.4 if benefit.rule == "cmcm.ambulance" else 0.15)
        if not truth[benefit.condition]:  # the CNS pays nothing of what it did not authorise
            truth["lines"] = tuple(replace(line, cns=None, left=False) for line in lines)
    if benefit.ages:
        truth["age"] = rng.randint(*benefit.ages)
    if benefit.tariff:
        truth["tariff"] = draw_amount(rng, lines[0].price // 2, lines[0].price * 3 // 2)
    if benefit.capped and rng.random() < 0.25 and (not benefit.already_of or truth.get("cover") == DO):
        truth["already"] = draw_amount(rng, 10_00, max(lines[0].price // 2, 20_00))
    return truth


# --- what is said -------------------------------------------------------------------------------------------------------


def refund_script(rule: str, rng: Random) -> Script:
    """A case of one benefit."""
    benefit = BY_RULE[rule]
    speaker = Speaker(rng, rng.choice(REGISTERS))
    truth = draw(benefit, speaker)
    lines: Sequence[Line] = truth["lines"]
    told: Told = {"lines": truth["lines"], "with_cns": False}
    more, later, answers = [], list[Say](), dict[str, Say]()
    first = lines[0]

    if first.left:
        main = _joined([words.thing_of(first, speaker)], speaker)
        more.append(words.left_of(first, speaker))
        told["with_cns"] = True
    else:
        main = _joined([f"{words.thing_of(line, speaker)} {words.price_of(line, speaker)}" for line in lines], speaker)
    _cns(benefit, first, told, more, answers, later, speaker)
    _cover(benefit, truth, told, more, answers, speaker)
    _conditions(benefit, truth, told, more, answers, later, speaker)
    _already(benefit, truth, told, more, later, speaker)
    answers.setdefault("montant_cns", Say("rien"))
    answers["basis"] = Say(speaker.pick(["au total", "pour le tout"] if first.whole else ["pour une seule", "chacune", "par unité"]))
    answers["actes"] = Say(_joined([words.thing_of(line, speaker) for line in lines], speaker))
    answers["nombre"] = Say(speaker.number(first.count, first.thing.feminine))
    answers["montant_facture"] = Say(speaker.bare(first.price) + (" en tout" if first.whole else ""))
    answers["mutual"] = Say(speaker.pick(["CMCM", "la CMCM", "cmcm"]))
    change = _change(benefit, truth, told, speaker)
    return Script(
        rule,
        "cmcm",
        Say(words.invoice_message(main, more, speaker), told),
        lambda so_far: wanted([benefit], so_far),
        answers,
        later + ([change] if change else []),
        told_by_channel=rng.random() > 0.08,
    )


def _joined(pieces: Sequence[str], speaker: Speaker) -> str:
    """« a, b et c »."""
    joint = " + " if speaker.register == "agent" and len(pieces) > 1 else " et "
    return joint.join(pieces) if len(pieces) < 3 else ", ".join(pieces[:-1]) + joint + pieces[-1]


def _cns(benefit: Benefit, line: Line, told: Told, more: list[str], answers: dict[str, Say], later: list[Say], speaker: Speaker) -> None:
    """The part of the CNS: with the rest, when it is asked, or afterwards."""
    if line.cns is None or line.left:
        return
    tells = {"with_cns": True}
    answers["montant_cns"] = Say(speaker.bare(line.cns) if line.cns else speaker.pick(["rien", "0", "rien du tout"]), tells)
    if speaker.chance(0.6):
        more.append(words.cns_of(line, speaker))
        told |= tells
    elif benefit.cns == "optional":
        later.append(Say(speaker.written(words.cns_of(line, speaker)), tells))


def _cover(benefit: Benefit, truth: Told, told: Told, more: list[str], answers: dict[str, Say], speaker: Speaker) -> None:
    """The cover: with the rest, or when it is asked."""
    if not asked_for_cover(benefit):
        return
    cover = truth["cover"]
    unknown = speaker.pick(["je ne sais pas", "aucune idée", "je sais pas laquelle j'ai"])
    answers["couverture"] = Say(speaker.cover_answer(cover) if cover else unknown, {"cover": cover})
    if cover and speaker.chance(0.65):
        more.append(speaker.cover(cover))
        told["cover"] = cover


def _conditions(
    benefit: Benefit, truth: Told, told: Told, more: list[str], answers: dict[str, Say], later: list[Say], speaker: Speaker
) -> None:
    """Authorisation, operation, programme, age, tariff: with the rest, when asked, or afterwards."""
    name = benefit.condition
    if name and benefit.rule != "cmcm.consultations_chirurgie":
        met = truth[name]
        asked = {"authorised": "autorisation_cns", "serious": "suite_grave", "finished": "programme_acheve"}[name]
        short = speaker.pick(["oui", "oui bien sûr", "ouais"] if met else ["non", "non, pas du tout"])
        answers[asked] = Say(speaker.written(short), {name: met})
        said = words.condition(name, met, speaker)
        if speaker.chance(0.5):
            more.append(said)
            told[name] = met
        elif not benefit.must and not met:
            later.append(Say(speaker.written(said), {name: met}))
    if benefit.rule == "cmcm.cure_chirurgie":
        answers["autorisation_cns"] = Say("oui", {"authorised": True})
    if "age" in truth:
        years = speaker.years(truth["age"])
        answers["age"] = Say(speaker.pick([years, f"il a {years}" if truth["age"] < 18 else f"j'ai {years}"]), {"age": truth["age"]})
        if speaker.chance(0.6):
            more.append(words.whose(truth["age"], speaker))
            told["age"] = truth["age"]
    if "tariff" in truth:
        tells = {"tariff": truth["tariff"]}
        answers["tarif_officiel"] = Say(speaker.bare(truth["tariff"]), tells)
        if truth["authorised"] and speaker.chance(0.5):
            more.append(words.tariff(truth["tariff"], speaker))
            told |= tells


def _already(benefit: Benefit, truth: Told, told: Told, more: list[str], later: list[Say], speaker: Speaker) -> None:
    """What was received before: with the rest, or once the result is there."""
    if "already" not in truth:
        return
    said, tells = words.received(truth["already"], speaker, benefit.already_of), {"already": truth["already"]}
    if benefit.already_of:
        tells["cover"] = DO  # who was paid by a cover has it
    if speaker.chance(0.5):
        more.append(said)
        told |= tells
    else:
        later.append(Say(speaker.written(said), tells))


def _change(benefit: Benefit, truth: Told, told: Told, speaker: Speaker) -> Say | None:
    """One input changed after the result."""
    line: Line = truth["lines"][0]
    kinds = []
    if truth.get("cover") and asked_for_cover(benefit):
        kinds.append("cover")
    if len(truth["lines"]) == 1 and not line.whole and (line.cns is None or line.left or line.count == 1):
        kinds.append("price")
    others = [count for count in line.thing.counts if count not in (1, line.count)]
    if len(truth["lines"]) == 1 and not line.whole and line.names[1] and others and not line.left:
        kinds.append("count")
    if not kinds or not speaker.chance(0.45):
        return None
    kind = speaker.rng.choice(kinds)
    if kind == "cover":
        cover = speaker.rng.choice([cover for cover in COVERS if cover != truth["cover"]])
        return Say(speaker.cover_change(cover), {"cover": cover})
    if kind == "price":
        price = draw_amount(speaker.rng, line.thing.low, line.thing.high)
        only = line.cns is None and not {"already", "tariff"} & truth.keys()
        said = words.left_change(price, speaker) if line.left else words.price_change(line, price, only, speaker)
        return Say(said, {"lines": (replace(line, price=price),)})
    count = speaker.rng.choice(others)
    return Say(words.count_change(line, count, speaker), {"lines": (replace(line, count=count),)})


# --- several benefits in one message ------------------------------------------------------------------------------------

_SETS = (
    ("cmcm.verres", "cmcm.monture"),
    ("cmcm.verres", "cmcm.monture", "cmcm.lentilles"),
    ("cmcm.implants", "cmcm.protheses_dentaires"),
    ("cmcm.composite", "cmcm.pulpectomie"),
    ("cmcm.gouttieres", "cmcm.implants"),
    ("cmcm.medecine_alternative", "cmcm.semelles"),
    ("cmcm.composite", "cmcm.surfacement"),
    ("cmcm.protheses_dentaires", "cmcm.gouttieres"),
    ("cmcm.medecine_alternative", "cmcm.dietetique"),
)


def set_script(rule: str, rng: Random) -> Script:
    """A case of several benefits on one invoice."""
    benefits = [BY_RULE[name] for name in rng.choice(_SETS)]
    speaker = Speaker(rng, rng.choice(REGISTERS))
    lines = [draw_line(benefit, speaker, told_cns=False) for benefit in benefits]
    order = list(lines)
    rng.shuffle(order)
    cover = rng.choice((DO, DO, PP, RC))
    told: Told = {"lines": tuple(lines)}
    main = _joined([f"{words.thing_of(line, speaker)} {words.price_of(line, speaker)}" for line in order], speaker)
    more = []
    answers = {"couverture": Say(speaker.cover_answer(cover), {"cover": cover}), "mutual": Say("CMCM")}
    if speaker.chance(0.7):
        more.append(speaker.cover(cover))
        told["cover"] = cover
    later = []
    if speaker.chance(0.4):
        other = rng.choice([one for one in COVERS if one != cover])
        later.append(Say(speaker.cover_change(other), {"cover": other}))
    return Script(
        rule, "cmcm", Say(words.invoice_message(main, more, speaker), told), lambda so_far: wanted(benefits, so_far), answers, later
    )


def scripts() -> Mapping[str, Any]:
    """The way to draw a case, by rule; « cmcm.facture » are invoices with several benefits."""
    return {**{benefit.rule: refund_script for benefit in BENEFITS}, "cmcm.facture": set_script}
