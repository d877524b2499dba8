"""One calculation in a conversation: its inputs gathered over messages, corrected, varied, worked out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.conversation.heard import Reading
from actions.conversation.lines import merge_lines
from actions.conversation.reading import read
from actions.conversation.state import State, decoded, encode
from actions.conversation.turn import Segment
from benefits.conditions import all_hold
from benefits.engine import Outcome, outcomes
from benefits.inputs import Act, InputError
from benefits.money import Money
from benefits.results import Calculated, Missing, NotCovered, Refused
from benefits.rules import Rule
from benefits.shapes.refund import Refund
from knowledge.model import Knowledge

_PROBLEM_PHRASES = {"too_low": "trop_petit", "too_high": "trop_grand", "future": "date_future", "option": "pas_option", "type": "pas_lu"}
_REPLACES = {
    "revenu_mensuel": ("revenu_annuel", "revenu_stable", "revenu_net"),
    "revenu_annuel": ("revenu_mensuel", "revenu_stable", "revenu_net"),
    "age": ("date_naissance",),
    "date_naissance": ("age",),
    "actes": ("montant_facture", "montant_cns"),
}


# An act said before its invoice changes nothing; another act than before makes the amounts of the first void.
_ONLY_WHEN_CHANGED = ("actes",)


class Calculation:
    """The calculation of a state, with the rule it follows."""

    def __init__(self, knowledge: Knowledge, state: State, rule: Rule, day: date) -> None:
        self.knowledge = knowledge
        self.state = state
        self.rule = rule
        self.day = day

    @property
    def inputs(self) -> dict[str, Any]:
        """The inputs gathered so far, exact."""
        return decoded(self.knowledge.specs, self.state.inputs)

    def read(self, segment: Segment, pending: str | None = None) -> Reading:
        """What a segment tells this rule."""
        return read(self.rule, segment, self.knowledge.inputs, self.day, pending, self.state.inputs)

    def take(self, reading: Reading, act: int | None = None, adds: bool = False) -> str | None:
        """Add what was read; later statements replace earlier ones and what hangs on them.

        Args:
            reading: what a message says.
            act: the line of the invoice that was asked about, if one was.
            adds: whether new elements join those said before.

        Returns:
            The phrase for an input that cannot be; nothing of the message is kept then but what is sound.
        """
        given = dict(reading.inputs)
        if reading.ages:
            self.state.ages = list(reading.ages)
            self.state.inputs.pop("age", None)
        elif "age" in given or "date_naissance" in given:
            self.state.ages = []
        problem = reading.problems[0] if reading.problems else None
        for name, value in list(given.items()):
            try:
                self.knowledge.specs[name].check(value, self.day)
                self._check_codes(name, value)
            except InputError as error:
                del given[name]
                negative = error.problem == "too_low" and getattr(value, "cents", 0) < 0
                problem = "montant_negatif" if negative else _PROBLEM_PHRASES[error.problem]
                self.state.pending = {"kind": "input", "input": name, "misses": 0}
        if self.rule.elements:
            merge_lines(self.rule, self.state.inputs, given, reading.removed_acts, act, adds)
            self._forget_replaced(given)
            self.state.inputs.update({name: encode(value) for name, value in given.items()})
            return problem
        self._merge_acts(given, reading.removed_acts)
        before = self._case()
        self._forget_replaced(given)
        single = {"montant_facture", "montant_cns"} & set(given)
        if single and "actes" not in given and "actes" in self.state.inputs:
            self.state.inputs["actes"] = (
                [[code, None, None] for code, *_ in self.state.inputs["actes"]] if self.state.inputs["actes"] != "?" else "?"
            )
        self.state.inputs.update({name: encode(value) for name, value in given.items()})
        if before is not None and self._case() != before:
            # An invoice belongs to the case for which it was given: a child's acts are not an adult's treatment.
            for name in ("actes", "montant_facture", "montant_cns"):
                if name not in given:
                    self.state.inputs.pop(name, None)
        return problem

    def _forget_replaced(self, given: Mapping[str, Any]) -> None:
        """What was said before and hangs on what is said now is void."""
        for name in given:
            known_before = name in self.state.inputs or name not in _ONLY_WHEN_CHANGED
            for replaced in _REPLACES.get(name, ()):
                if replaced not in given and known_before:
                    self.state.inputs.pop(replaced, None)

    def _merge_acts(self, given: dict[str, Any], removed: list[str]) -> None:
        """Acts said after others: a known one gets its new amount, a new one joins several others, one alone replaces one."""
        before = self.state.inputs.get("actes")
        if not isinstance(before, list):
            return
        acts = {code: Act(code, paid and Money(paid), None if share is None else Money(share)) for code, paid, share in before}
        said = {act.code: act for act in given.get("actes", ())}
        if len(said) == 1 < len(acts) and {"montant_facture", "montant_cns"} & set(given):
            # « non, le DT43 c'est 1200 »: among several acts the amount is this act's.
            code = next(iter(said))
            said = {code: Act(code, given.pop("montant_facture", None), given.pop("montant_cns", None))}
        if removed and len(acts) > len(removed):
            given["actes"] = tuple(act for code, act in {**acts, **said}.items() if code not in removed)
        elif (
            said
            and len(acts) > 1
            and (
                said.keys() <= acts.keys()
                and len(said) < len(acts)
                and any(act.paid for act in said.values())
                or not said.keys() & acts.keys()
                and len(said) == 1
            )
        ):
            given["actes"] = tuple({**acts, **said}.values())

    def _check_codes(self, name: str, value: Any) -> None:
        """Refuse act codes that the rule's table does not know."""
        if name != "actes" or self.rule.elements or not isinstance(self.rule.body, Refund):
            return
        tables = [case.table.on(self.day).value for case in self.rule.body.cases if case.table]
        for act in value:
            if not any(act.code in table for table in tables):
                raise InputError(name, "option", f"{act.code} is no known code")

    def _case(self) -> int | None:
        """Which case of a refund the inputs lead to so far."""
        if not isinstance(self.rule.body, Refund):
            return None
        inputs = self.inputs
        return next((index for index, case in enumerate(self.rule.body.cases) if all_hold(case.when, inputs, self.day)), None)

    def settle_choice(self, name: str, excluded: set[str]) -> None:
        """Take an option where all that are not excluded lead to the same end; else the question stays open."""
        order = list(self.knowledge.specs[name].options)
        if name == "couverture" and excluded:
            # A cover includes those before it: without PRESTAPLUS there is no DENTA & OPTIPLUS either.
            excluded = set(order[min(order.index(option) for option in excluded) :])
        options = [option for option in order if option not in excluded]
        ends = {self._essence({**self.inputs, name: option}) for option in options}
        if len(ends) == 1:
            self.state.inputs[name] = options[0]
        elif self.state.inputs.get(name) in excluded:
            del self.state.inputs[name]

    def _essence(self, inputs: Mapping[str, Any]) -> str:
        found: list[Any] = []
        for outcome in self._outcomes(inputs):
            result = outcome.result
            if isinstance(result, Calculated):
                found.append((result.refund, result.remaining, tuple((line.label, line.formula, line.amount) for line in result.lines)))
            else:
                found.append(
                    (type(result), getattr(result, "reason", None), getattr(result, "known", None), getattr(result, "input", None))
                )
        return repr(found)

    def outcomes(self) -> tuple[Outcome, ...]:
        """The results for the inputs gathered so far; with several ages possible, those of any of them where all lead to the same end."""
        return self._outcomes({**self.inputs, "age": self.state.ages[-1]} if self.ages_agree() else self.inputs)

    def ages_agree(self) -> bool:
        """Whether several ages are possible that all lead to the same end."""
        return bool(self.state.ages) and len({self._essence({**self.inputs, "age": age}) for age in self.state.ages}) == 1

    def _outcomes(self, inputs: Mapping[str, Any]) -> tuple[Outcome, ...]:
        return outcomes(self.rule, inputs, self.day, self.knowledge.specs)


def wants_calculation(rule: Rule, reading: Reading, knowledge: Knowledge, day: date) -> bool:
    """Whether what a message says of a rule calls for its calculation: one of the inputs it starts with, or a refusal that
    follows from what was said."""
    if not rule.starts_with or reading.problems or reading.ages or (reading.period is not None) or reading.unclear:
        return True
    if reading.basis or any(name in reading.inputs for name in rule.starts_with):
        return True
    if any(act.paid or act.statutory is not None or (act.count or 0) > 1 for act in reading.inputs.get("actes", ())) and rule.elements:
        return True
    if not reading.inputs:
        return False
    try:
        results = outcomes(rule, reading.inputs, day, knowledge.specs)
    except InputError:
        return True
    return len(results) == 1 and isinstance(results[0].result, (Refused, NotCovered))


def missing_of(results: tuple[Outcome, ...]) -> Missing | None:
    """The question that stands open, if any."""
    first = results[0].result
    return first if isinstance(first, Missing) else None


_FOLLOW_UP = re.compile(
    r"^(?:et|non|plutot|en fait|pardon|sinon|ou|mais|pareil|avec|sans|finalement|si|pour|je voulais dire"
    r"|erreur|c est|ah|euh|oups|enfin|desole|disons|mettons|donc|alors|ok|rectif|correction|idem|meme (?:chose|question)|la meme)\b"
)


def is_follow_up(folded: str) -> bool:
    """Whether a message carries on with the calculation before it: it begins like one, or is very short."""
    return bool(_FOLLOW_UP.match(folded)) or len(folded.split()) <= 4
