"""From the things read in a message to the inputs of a rule. What can be read in two ways is left to be asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from actions.conversation import bill_words as words
from actions.conversation.amounts import assign_amounts
from actions.conversation.amounts_settled import Amounts
from actions.conversation.bill import read_bill
from actions.conversation.bill_items import ELEMENT
from actions.conversation.choices import read_choices
from actions.conversation.heard import Reading, bare, negated
from actions.conversation.household import is_each
from actions.conversation.numbers import read_decimals
from actions.conversation.people import read_counts, read_person, read_years_saved
from actions.conversation.turn import Segment, Thing
from actions.conversation.when import read_dates, read_months, read_years
from benefits.inputs import Act
from benefits.money import Money
from benefits.rules import Rule
from benefits.shapes.allowance import Allowance
from benefits.shapes.refund import Refund
from knowledge.vocabulary_schema import Input

_WITHOUT = re.compile(r"\b(?:sans|hors|sauf|enleve[rz]?|retire[rz]?)(?: (?:le|l|acte|les|code))* ?$")
_TWICE = re.compile(r"\b[2-9] ?(?:fois|x)(?: (?:le|l|acte|un))* dt|\bdt ?\d\d ?(?:x|fois) ?[2-9]\b|\b[2-9] dt ?\d")
_NOTHING = re.compile(
    r"(?:(?:non|ben|euh|nan)[ ,]*)*(?:(?:je|on|nous)(?: n)?(?: ai| a| avons)(?: encore)? )?"
    r"(?:rien|zero|0|aucune?|nada|pas encore|jamais|non|nan)"
    r"(?: (?:du tout|encore|recu|eu|touche|rembourse|cette annee|merci|pour l instant|€|euros?|de la cns|de la mutuelle))*[ .!]*"
)
# « ostéo 65 € base », « j'ai la totale »: short names of a cover, where they can be nothing else (not « à la base », « plaque base »).
_COVER_BEFORE = re.compile(
    r"(?:(?<!sur )(?<!sur la )(?<!a la )(?<!de )(?<!de la )(?<!une )(?<!en )(?<!par )(?<!plaque )(?<!plaques )(?<!tarif )(?<!prix )"
    r"(?<!salaire )(?<!la )base|(?:j ai|on a|nous avons|j ai que|on a que)(?: bien| pris)? la (?:base|totale)"
    r"|(?:cmcm|avec) la totale)$"
)
_COVER_AFTER = re.compile(
    r" ?(?:$|[,.;:?!]|\d|(?:qu|que|combien|cb|et|svp|merci|cmcm|je|c est|denta|presta\w*|est ce|pour (?:un|une|ma|mon)|ortho)\b)"
)
_ALL_ACTS = re.compile(r"\b(\d|tous les|toutes les) (?:actes|prestations|codes)\b")


def read(
    rule: Rule,
    segment: Segment,
    vocabulary: Mapping[str, Input],
    day: date,
    pending: str | None = None,
    given: Mapping[str, Any] = MappingProxyType({}),
) -> Reading:
    """Everything that a segment tells a rule.

    Args:
        rule: the calculation.
        segment: what was written and read.
        vocabulary: the inputs by id.
        day: for « ce mois-ci », « il y a 3 ans » and ages from birth dates.
        pending: the input that was just asked, to which bare numbers and short answers belong.
        given: the inputs known already: a bare year then asks about a year, it does not change the opening.
    """
    wanted = {name: vocabulary[name] for name in rule.inputs}
    chosen = {name for name, entry in wanted.items() if entry.type in ("choice", "yes_no")}
    things = [_sure(thing, segment) for thing in segment.things if thing.kind in chosen or not negated(segment, thing)]
    if rule.elements:
        things = [thing for thing in things if thing.kind not in _OF_AN_ELEMENT or _is_of(rule, thing, segment)]
    reading = Reading()
    read_choices(reading, wanted, things, segment, pending, day)
    read_person(reading, wanted, things, segment, date(day.year, 1, 1) if rule.age_on_january else day, pending)
    read_counts(
        reading, {name: entry for name, entry in wanted.items() if name != "nombre" or pending == "nombre"}, things, segment, pending
    )
    read_years_saved(reading, wanted, things, segment, pending)
    read_decimals(reading, wanted, segment, pending)
    read_years(reading, wanted, things, segment, day, pending, given)
    read_dates(reading, wanted, things, segment, pending)
    read_months(reading, wanted, things, segment, day)
    if rule.elements:
        _read_lines(reading, rule, wanted, segment, pending, given)
        return reading
    acts = _acts(rule, things, segment, day, asked=pending == "actes") if "actes" in wanted else []
    codes = [thing for thing in things if thing.kind == "acte"] if acts else []
    amounts = assign_amounts(wanted, things, segment.folded, pending, codes)
    if _repeated(segment, codes) or (reading.several_people and amounts.inputs and not is_each(segment.folded)):
        amounts = Amounts(unclear=True)
    for name, cents in amounts.inputs.items():
        reading.inputs[name] = Money(cents)
    reading.period, reading.unclear = amounts.period, amounts.unclear
    if amounts.net is not None and "revenu_net" in wanted:
        reading.inputs["revenu_net"] = amounts.net
    elif "revenu_net" in reading.inputs and not amounts.inputs:
        del reading.inputs["revenu_net"]
    entry = wanted.get(pending) if pending else None
    if entry and pending and entry.type == "amount" and entry.minimum == 0 and not reading.unclear and _NOTHING.fullmatch(segment.folded):
        reading.inputs.setdefault(pending, Money(0))
    without = [thing.value for thing in codes if _WITHOUT.search(segment.folded[: thing.start])]
    if without:
        reading.removed_acts = without
        acts = [act for act in acts if act.code not in without]
    if acts:
        reading.inputs["actes"] = tuple(
            Act(act.code, _money(amounts.paid.get(index)), _money(amounts.statutory.get(index))) for index, act in enumerate(acts)
        )
    if any(thing.kind == "date_impossible" for thing in things):
        reading.problems.append("date_impossible")
    return reading


def _sure(thing: Thing, segment: Segment) -> Thing:
    """A short name of a cover, which elsewhere only answers a question, where nothing else can be meant."""
    named = thing.kind == "couverture" and thing.more.get("weak")
    if named and _COVER_BEFORE.search(segment.folded[: thing.end]) and _COVER_AFTER.match(segment.folded[thing.end :]):
        return replace(thing, more={**thing.more, "weak": False})
    return thing


_OF_AN_ELEMENT = ("autorisation_cns", "suite_grave")


def _is_of(rule: Rule, thing: Thing, segment: Segment) -> bool:
    """Whether a statement about one element (« non autorisée ») is about this rule's: the last one named before it, or the first after."""
    named = [other for other in segment.things if other.kind == ELEMENT and other.more.get("mutual") == rule.mutual]
    before = [other for other in named if other.start < thing.start]
    if not named or len({other.more["rule"] for other in named}) == 1:
        return True
    if re.search(
        r"\b(?:les deux|tous|toutes|tous les deux|toutes les deux|tout|le tout|les 2|les 3|les trois)\b[^,;.?!]{0,12}$",
        segment.folded[: thing.start],
    ):
        return True
    nearest = before[-1] if before else named[0]
    return bool(nearest.more["rule"] == rule.id)


def _read_lines(
    reading: Reading,
    rule: Rule,
    wanted: Mapping[str, Input],
    segment: Segment,
    pending: str | None,
    given: Mapping[str, Any],
) -> None:
    """The lines of an invoice, for a rule with elements."""
    entries = {name: entry for name, entry in wanted.items() if entry.type == "amount"}
    known_acts = given.get("actes")
    current = [plain[0] for plain in known_acts] if isinstance(known_acts, list) else []
    several = {plain[0] for plain in known_acts if len(plain) > 3 and (plain[3] or 1) > 1} if isinstance(known_acts, list) else set()
    bill = read_bill(rule, segment.things, segment, entries, pending, current, several)
    entry = wanted.get(pending) if pending else None
    if entry and pending and entry.type == "amount" and entry.minimum == 0 and not bill.unclear and _NOTHING.fullmatch(segment.folded):
        bill.scalars.setdefault(pending, 0)
    said = words.UNITS_SAID.search(segment.folded)
    if said and int(said[1]) == 1 and len(set(current)) == 1 and "nombre" in wanted and not bill.unclear:
        reading.inputs["nombre"] = 1  # « et une seule séance ? »: a singular that counts
    own = {element.id for element in rule.elements}
    reading.removed_acts = [
        thing.value
        for thing in segment.things
        if thing.kind == ELEMENT and thing.value in own and _WITHOUT.search(segment.folded[: thing.start])
    ]
    acts = tuple(act for act in bill.acts if act.code not in reading.removed_acts)
    if acts and "actes" in wanted:
        reading.inputs["actes"] = acts
    elif acts and "montant_facture" in wanted and any(act.paid for act in acts):
        reading.inputs["montant_facture"] = next(act.paid for act in acts if act.paid)
    for name, cents in bill.scalars.items():
        if name in wanted:
            reading.inputs[name] = Money(cents)
    if isinstance(rule.body, (Refund, Allowance)):
        reading.unclear, reading.basis = bill.unclear, bill.basis
    if any(thing.kind == "date_impossible" for thing in segment.things):
        reading.problems.append("date_impossible")


def _repeated(segment: Segment, codes: Sequence[Thing]) -> bool:
    """« deux fois DT41 », « 2 x dt41 »: how the same act is paid twice the source does not say."""
    return bool(codes) and bool(_TWICE.search(segment.folded))


def _acts(rule: Rule, things: Sequence[Thing], segment: Segment, day: date, asked: bool) -> list[Act]:
    """The acts named by code; « les cinq actes » are those of the rule's table when it has as many."""
    acts = [Act(thing.value) for thing in things if thing.kind == "acte"]
    if acts or not isinstance(rule.body, Refund):
        return acts
    codes = [code for case in rule.body.cases if case.table for code in case.table.on(day).value]
    said = _ALL_ACTS.search(segment.folded)
    if said is not None:
        return [Act(code) for code in codes] if said[1] in ("tous les", "toutes les", str(len(codes))) else []
    numbers = [f"DT{thing.value // 100}" for thing in things if bare(thing)] if asked else []
    return [Act(code) for code in numbers] if set(numbers) <= set(codes) else []


def _money(cents: int | None) -> Money | None:
    return None if cents is None else Money(cents)
