"""The questions that every refund of something countable asks, so that its file need not repeat them: the cover, which of the
elements, how many, the price, the part of the CNS, and what was already received."""

from __future__ import annotations

from collections.abc import Sequence

from benefits.rules import Body, Question
from benefits.shapes.refund import Refund
from knowledge.rule_schema import IfUnknownSpec, QuestionSpec, RuleBase

_ALREADY_NOTE = "Si vous avez déjà reçu un remboursement pour cela cette année, dites-moi combien : je recalcule."
_ALREADY_EVER_NOTE = "Si vous avez déjà reçu un remboursement pour cela, dites-moi combien : je recalcule."
_YEARLY = ("calendar_year", "year")


def standard_questions(entry: RuleBase, body: Body) -> list[QuestionSpec]:
    """The questions that a refund with elements needs and its file does not list. Lines of the invoice are asked for one by one by the
    shape itself: their inputs are optional here."""
    if not isinstance(body, Refund) or not entry.elements:
        return []
    listed = {question.input for question in entry.questions}
    layers = [layer for case in body.cases for layer in case.layers]
    basic = all(layer.cover == body.covers[0] for layer in layers)
    found = [
        QuestionSpec(input="couverture", default=body.covers[0])
        if basic
        else QuestionSpec(input="couverture", if_unknown=IfUnknownSpec(way="each_option")),
        QuestionSpec(input="actes", optional=len(entry.elements) == 1),
        QuestionSpec(input="nombre", optional=True),
        QuestionSpec(input="montant_facture", optional=True),
        QuestionSpec(input="montant_cns", optional=True),
        QuestionSpec(input="reste_a_charge", optional=True),
    ]
    if "tarif_officiel" in body.needed_inputs():
        found.append(QuestionSpec(input="tarif_officiel", optional=True))
    periods = {layer.cap.period for layer in layers if layer.cap and layer.cap.already} | {"year" for layer in layers if layer.most_units}
    if periods:
        yearly = any(period in _YEARLY for period in periods)
        found.append(QuestionSpec(input="deja_recu", default="0.00", default_note=_ALREADY_NOTE if yearly else _ALREADY_EVER_NOTE))
    return [question for question in found if question.input not in listed]


def starts(entry: RuleBase, questions: Sequence[Question]) -> tuple[str, ...]:
    """What shows that an amount is wanted, where the file does not say: an amount, or a number of units."""
    if not entry.elements:
        return ()
    wanted = ("montant_facture", "reste_a_charge", "tarif_officiel", "nombre", "deja_recu")
    return tuple(name for name in wanted if any(question.input == name for question in questions))


def invited(entry: RuleBase, questions: Sequence[Question]) -> str | None:
    """After a result, what was already received is of interest where a cap counts it."""
    return "deja_recu" if entry.elements and any(question.input == "deja_recu" for question in questions) else None
