"""The second layer: calculations begun, gone on with, changed and left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.conversation.bill_items import ELEMENT
from actions.conversation.calculation import Calculation, missing_of
from actions.conversation.heard import Reading, has_amounts
from actions.conversation.household import is_each, people_alike, spoken
from actions.conversation.people import persons
from actions.conversation.replies import Part, Reply
from actions.conversation.speaking import Speaking
from actions.conversation.state import State, decode_act, encode, encode_act
from actions.conversation.turn import Segment, waiting
from benefits.engine import outcomes
from benefits.inputs import UNKNOWN, Act
from benefits.money import Money
from benefits.results import Missing
from benefits.rules import Rule
from benefits.shapes.allowance import Allowance
from benefits.shapes.refund import Refund

# What stays true of a member from one calculation to the next, and of a person within one statement.
_OF_THE_MEMBER = ("couverture", "statut", "dmg_valide", "regime_indemnites")
# Just before an option: it is the member's own, not what they ask about.
_OF_ONESELF = re.compile(
    r"\b(?:j ai|on a|nous avons|je suis|on est|nous sommes|ma couverture|notre couverture|mon contrat|je beneficie)"
    r"(?: (?:pris|bien|deja|que|le|la|l|les|du|de|d|un|une|au|en|a|couverture|formule|option|statut|assure|couvert|couverte"
    r"|seulement|juste|arret"
    r"|malade|travail|incapacite|invalidite|depuis))* ?$"
)
_TELLING = {"regime_indemnites": ("duree", "age")}  # « je suis en arrêt depuis deux ans »
_SEVERAL = 2  # units
_ADULT = 18
_KEPT = 4  # calculations that one can go back to
_BACK = re.compile(
    r"\b(?:reven\w+|retour\w*|repren\w+|tout a l heure|tantot)\b|^(?:et )?pour (?:l |le |la |les |mes |mon |ma )?\w+ ?,? et si\b"
)
_OF_THE_STATEMENT = ("couverture", "age", "date_naissance")


class Calculating(Speaking):
    """Leads the one calculation of the state."""

    def _start(self, rule: Rule, segments: list[Segment]) -> list[Reply]:
        """Begin a calculation with what the message says; a calculation under way waits for its turn."""
        if self.state.pending and self.state.pending["kind"] == "input" and self.state.rule and self.state.rule != rule.id and segments:
            self.state.queue.append(waiting(rule.subjects[0], segments[0]))
            return []
        self._begin(rule, any(_BACK.search(segment.folded) for segment in segments))
        problem = None
        calculation = self._calculation()
        for segment in segments:
            problem = self._take(calculation, segment) or problem
        return self._continue(problem, first=True)

    def _begin(self, rule: Rule, again: bool = False) -> None:
        """A new calculation in hand, with what is known of the member; ``again``: with all that was said when it was last worked out."""
        carried = {**(self.state.past.get(rule.id, {}) if again else {}), **self._of_the_member(rule)}
        self._drop_calculation()
        self.state.rule, self.state.pending, self.state.inputs = rule.id, None, carried
        self.state.subject = self.state.subject if self.state.subject in rule.subjects else rule.subjects[0]

    def _of_the_member(self, rule: Rule) -> dict[str, Any]:
        """What is known of the member that a rule asks: said of themselves before, or in the last calculation."""
        known = {**self.state.member, **self.state.inputs}
        return {name: value for name, value in known.items() if name in _OF_THE_MEMBER and name in rule.inputs}

    def _note_member(self, segment: Segment) -> None:
        """Keep what a message says of the member themselves (« j'ai Denta & Optiplus », « je suis BIM »), whatever it asks."""
        for name in _OF_THE_MEMBER:
            rule = next((rule for rule in self.knowledge.rules.values() if name in rule.inputs and rule.mutual == self.state.mutual), None)
            if rule is None or not any(
                thing.kind in (name, *_TELLING.get(name, ())) and _OF_ONESELF.search(segment.folded[: thing.start])
                for thing in segment.things
            ):
                continue
            value = Calculation(self.knowledge, State(), rule, self.day).read(segment).inputs.get(name)
            if value is not None and value is not UNKNOWN:
                self.state.member[name] = encode(value)

    def _calculation(self) -> Calculation:
        assert self.state.rule is not None
        return Calculation(self.knowledge, self.state, self.knowledge.rules[self.state.rule], self.day)

    def _start_statement(self, rules: Sequence[Rule], segment: Segment) -> list[Reply]:
        """Begin one statement for several benefits named in one message."""
        self.state.pending, self.state.queue, self.state.question = None, [], None
        self.state.parts = [{"rule": rule.id, "inputs": self._of_the_member(rule)} for rule in rules]
        first: tuple[int, str | None, dict[str, Any] | None] | None = None
        for number in range(len(rules)):
            self._focus(number)
            problem = self._take(self._calculation(), segment)
            problem = problem or self._several_people(segment)
            self._keep()
            if first is None and (problem or self.state.pending):
                first = (number, problem, self.state.pending)
            self.state.pending = None
        self.state.subject = rules[0].subjects[0]
        if first is None:
            return self._continue()
        self._focus(first[0])
        self.state.pending = first[2]
        return self._continue(first[1])

    def _several_people(self, segment: Segment) -> str | None:
        """Lines of one benefit for different persons, each with a cap of their own: one part a person; where it is not clear whose is
        whose, the amounts are asked."""
        people = persons(segment.folded)
        lines = self.state.inputs.get("actes") or []
        if len(people) < 2 or not isinstance(lines, list) or len(lines) < 2:
            return None
        if len(people) != len(lines):
            return "une_personne"
        rule = self.state.rule
        shared = {name: value for name, value in self.state.inputs.items() if name not in ("actes", "deja_recu")}
        self.state.inputs = {**self.state.inputs, "actes": lines[:1]}
        self.state.parts[self.state.part]["who"] = people[0]
        for who, line in zip(people[1:], lines[1:], strict=True):
            self.state.parts.append({"rule": rule, "inputs": {**shared, "actes": [line]}, "who": who})
        return None

    def _each_age_apart(self) -> bool:
        """Persons whose ages lead to different ends: one part of a statement for each. Two ages that one person may have are not."""
        if self.state.parts or self.state.people != len(self.state.ages):
            return False
        shared = dict(self.state.inputs)
        self.state.parts = [
            {"rule": self.state.rule, "inputs": {**shared, "age": age}, "who": f"{'l’enfant' if age < _ADULT else 'l’adulte'} de {age} ans"}
            for age in self.state.ages
        ]
        self.state.ages, self.state.people = [], 1
        self._focus(0)
        return True

    def _asked_for(self, rule: Rule, missing: Missing) -> dict[str, Any]:
        """Keep what is asked; the data of the question."""
        self.state.pending = {"kind": "input", "input": missing.input, "misses": 0, "act": missing.act}
        return {"type": "question", "rule": rule.id, "input": missing.input}

    def _focus(self, number: int) -> None:
        """Take one part of a statement in hand."""
        part = self.state.parts[number]
        self.state.part, self.state.rule, self.state.inputs = number, part["rule"], dict(part["inputs"])

    def _keep(self) -> None:
        """Put the part in hand back into the statement, and what is said of the member into all its parts."""
        if not self.state.parts:
            return
        self.state.parts[self.state.part]["inputs"] = dict(self.state.inputs)
        for name in _OF_THE_STATEMENT:
            if name in self.state.inputs:
                for part in self.state.parts:
                    if part.get("who") and name != "couverture":
                        continue  # each person's own
                    if name in self.knowledge.rules[part["rule"]].inputs:
                        part["inputs"][name] = self.state.inputs[name]

    def _take_rest(self, segment: Segment) -> None:
        """Read a segment into the other parts of the statement, as far as it names their elements or what was received for them."""
        if not self.state.parts:
            return
        own = self.state.part
        self._keep()
        for number in range(len(self.state.parts)):
            if number != own:
                self._focus(number)
                calculation = self._calculation()
                reading = calculation.read(segment)
                if "actes" in reading.inputs or _names(segment, calculation.rule):
                    calculation.take(reading, adds=True)
                    self._keep()
        self._focus(own)

    def _take(
        self, calculation: Calculation, segment: Segment, pending: str | None = None, asked: int | None = None, adds: bool = False
    ) -> str | None:
        """Read a segment into a calculation; the name of the phrase that says what cannot be, if anything."""
        reading = calculation.read(segment, pending)
        problem = calculation.take(reading, asked, adds)
        if reading.basis is not None and not problem:
            self.state.pending = {"kind": "basis", "code": reading.basis[0], "field": reading.basis[1], "cents": reading.basis[2]}
        if reading.unclear:
            problem = problem or self._unclear(calculation, set(reading.inputs))
        if reading.period is not None:
            self.state.pending = {"kind": "period", "cents": reading.period}
        for name, excluded in reading.excluded.items():
            calculation.settle_choice(name, excluded)
        if self._note_people(segment, calculation.rule) and has_amounts(segment) and not is_each(segment.folded):
            problem = problem or self._unclear(calculation, set()) and "une_personne"
        if reading.ages and self.state.people < len(reading.ages) and "age" not in reading.inputs and reading.several_people:
            self.state.people = len(reading.ages)
        return problem

    def _note_people(self, segment: Segment, rule: Rule) -> bool:
        """Keep of whom a message speaks, and how many it puts in the same case; whether they are several, each with limits of their own."""
        named = persons(segment.folded)
        self.state.who = self.state.who or (spoken(named[0]) if len(named) == 1 else None)
        people = people_alike(segment.folded) if isinstance(rule.body, (Refund, Allowance)) else None
        self.state.people = people or self.state.people
        return people is not None and people > 1

    def _unclear(self, calculation: Calculation, told: set[str]) -> str:
        """An amount was said of which it is not sure what it is: the usual one is asked, nothing is worked out without it. Only what the
        message told by its name (« déjà reçu 30 € ») is kept."""
        names = [name for name in calculation.rule.inputs if self.knowledge.inputs[name].type == "amount"]
        several = isinstance(self.state.inputs.get("actes"), list) and len(self.state.inputs["actes"]) > 1
        usual = next((name for name in names if self.knowledge.inputs[name].usual), names[0])
        for name in names:
            if name == usual or self.knowledge.inputs[name].usual or name not in told:
                self.state.inputs.pop(name, None)
        if calculation.rule.elements and isinstance(self.state.inputs.get("actes"), list):
            lines = [replace(decode_act(plain), paid=None) for plain in self.state.inputs["actes"]]
            self.state.inputs["actes"] = [encode_act(line) for line in lines]
        if calculation.rule.elements:
            self.state.pending = {"kind": "input", "input": usual, "misses": 0, "act": 0 if several else None}
            return "montant_flou"
        self.state.pending = {"kind": "input", "input": "actes" if several else usual, "misses": 0}
        return "montants_par_acte" if several else "montant_flou"

    def _continue(self, problem: str | None = None, first: bool = False, at_most: bool = False) -> list[Reply]:
        """Go on with the calculation: say what is wrong, ask what is missing, or show the result; ``at_most``: without a price, the most
        that can be paid is answer enough."""
        if self.state.parts:
            self._keep()
            if not problem and not self.state.pending:
                return self._continue_statement()
        calculation = self._calculation()
        rule = calculation.rule
        if self.state.pending and self.state.pending["kind"] == "basis" and not problem:
            return [self._ask_basis(rule)]
        if self.state.pending and self.state.pending["kind"] == "period" and not problem:
            return [Reply(self.write.phrase("mois_ou_an", rule.mutual), {"Par mois": {"period": "month"}, "Par an": {"period": "year"}})]
        refused_input = self.state.pending["input"] if self.state.pending and self.state.pending["kind"] == "input" else None
        results = calculation.outcomes()
        missing = missing_of(results)
        if problem:
            name = refused_input or (missing.input if missing else "age")
            self.state.pending = {"kind": "input", "input": name, "misses": 0, "act": self._asked_line_of(missing)}
            entry = self.knowledge.inputs[name]
            own = self.write.asked(rule, missing) if missing and missing.input == name else entry.ask
            text = self.write.phrase(problem, rule.mutual, help=entry.help, question=own)
            return [Reply(text, self.write.answers(name), {"type": "question", "rule": rule.id, "input": name})]
        if at_most or first:
            most = self._at_most(calculation, missing, 1 if at_most else _SEVERAL)
            if most is not None:
                return [most]
        if missing is not None and missing.input == "age" and self.state.ages:
            if self._each_age_apart():
                return self._continue()
            return [Reply(self.write.phrase("naissance_ambigue", rule.mutual), custom=self._asked_for(rule, missing))]
        if missing is None:
            invited = rule.invites if rule.invites and not {rule.invites, *rule.invites_unless} & set(self.state.inputs) else None
            self.state.pending = {"kind": "input", "input": invited, "misses": 0, "invited": True} if invited else None
            return [self.write.results(rule, results, calculation.inputs, self.state.people)]
        return [self._ask_missing(rule, missing, self._lead(rule, missing.lead, first))]

    def _at_most(self, calculation: Calculation, missing: Missing | None, units: int) -> Reply | None:
        """« et pour deux ? » without any price: the most that can be paid for so many, and the price is welcome."""
        kept = self.state.inputs.get("actes")
        lines = [decode_act(plain) for plain in kept] if isinstance(kept, list) else []
        asks_price = missing is not None and missing.input == "montant_facture" and bool(calculation.rule.elements)
        open_ones = [line for line in lines if line.count and not line.paid and not line.statutory]
        if not asks_price or len(open_ones) < len(lines) or sum(line.count or 0 for line in lines) < units:
            return None
        inputs = {**calculation.inputs, "actes": tuple(replace(line, paid=UNKNOWN) for line in lines)}
        results = outcomes(calculation.rule, inputs, self.day, self.knowledge.specs)
        if missing_of(results) is not None:
            return None
        self.state.pending = {"kind": "input", "input": "montant_facture", "misses": 0, "invited": True}
        return self.write.results(calculation.rule, results, inputs)

    def _ask_missing(self, rule: Rule, missing: Missing, lead: str | None) -> Reply:
        self.state.pending = {"kind": "input", "input": missing.input, "misses": 0, "act": missing.act}
        reply = self.write.question(rule, missing.input, lead, self.write.asked(rule, missing))
        self.state.pending["ask"] = self.write.asked(rule, missing)
        return reply

    def _asked_line_of(self, missing: Missing | None) -> int | None:
        pending = self.state.pending or {}
        return pending.get("act") if pending.get("act") is not None else missing.act if missing else None

    def _continue_statement(self) -> list[Reply]:
        """A statement of several parts: the first thing that one of them lacks is asked, else all are shown together."""
        parts = []
        for number in range(len(self.state.parts)):
            self._focus(number)
            calculation = self._calculation()
            results = calculation.outcomes()
            missing = missing_of(results)
            if missing is not None:
                who = self.state.parts[number].get("who")
                lead = self._lead(calculation.rule, missing.lead, False)
                told = [self.write.phrase("pour_qui", calculation.rule.mutual, known=who)] if who else []
                return [self._ask_missing(calculation.rule, missing, "\n".join([*told, *([lead] if lead else [])]) or None)]
            parts.append(Part(calculation.rule, results, calculation.inputs, self.state.parts[number].get("who")))
        self._focus(0)
        return [self.write.statement(parts)]

    def _ask_basis(self, rule: Rule) -> Reply:
        """Whether an amount is that of one unit or of all."""
        assert self.state.pending is not None
        element = next(element for element in rule.elements if element.id == self.state.pending["code"])
        amount = self.write.wording(rule.mutual).money(Money(self.state.pending["cents"]))
        text = self.write.phrase("unite_ou_total", rule.mutual, known=amount, option=element.one)
        asked = {"type": "question", "rule": rule.id, "input": "montant_facture"}
        return Reply(text, {"Pour une unité": {"basis": False}, "Au total": {"basis": True}}, asked)

    def _basis(self, whole: bool) -> list[Reply]:
        """The basis of an amount was said."""
        assert self.state.pending is not None
        pending, self.state.pending = self.state.pending, None
        lines = [decode_act(plain) for plain in self.state.inputs.get("actes") or []]
        amount = Money(pending["cents"])
        kept = [_with_amount(line, pending["field"], amount, whole) if line.code == pending["code"] else line for line in lines]
        kept = kept or [Act(pending["code"], amount, whole=whole)]
        self.state.inputs["actes"] = [encode_act(line) for line in kept]
        return self._continue()

    def _lead(self, rule: Rule, lead: Any, first: bool) -> str | None:
        """What is known before the question: the rule's own words, else the article's in one sentence, the first time only."""
        wording = self.write.wording(rule.mutual)
        if lead is not None:
            return wording.text(lead)
        article = self.knowledge.article(rule.subjects[0], rule.mutual) if first and self.state.subject == rule.subjects[0] else None
        return wording.filled(article.lead, self.day) if article and article.lead else None

    def _period(self, per: str) -> list[Reply]:
        """The period of an income that was said without one."""
        assert self.state.pending is not None
        cents = self.state.pending["cents"]
        calculation = self._calculation()
        name = next(name for name in calculation.rule.inputs if self.knowledge.inputs[name].per == per)
        self.state.pending = None
        problem = calculation.take(Reading({name: Money(cents)}))
        return self._continue(problem)

    def _drop_calculation(self) -> None:
        """Forget the calculation in hand, with all parts of its statement; what was said for it can be gone back to."""
        if self.state.rule and not self.state.parts:
            past = {**self.state.past, self.state.rule: dict(self.state.inputs)}
            self.state.past = dict(list(past.items())[-_KEPT:])
        self.state.rule, self.state.inputs, self.state.parts, self.state.part = None, {}, [], 0
        self.state.question, self.state.ages, self.state.people, self.state.who, self.state.family = None, [], 1, None, []

    def _offer_change(self) -> list[Reply]:
        rule = self._calculation().rule
        names = [name for name in rule.inputs if name in self.state.inputs or self.knowledge.inputs[name].type == "amount"]
        buttons = {self.knowledge.inputs[name].label: {"command": "ask", "input": name} for name in names}
        return [Reply("Quelle donnée voulez-vous changer ?", buttons)]

    def _ask_again(self, name: str) -> list[Reply]:
        self.state.pending = {"kind": "input", "input": name, "misses": 0}
        assert self.state.rule is not None
        return [self.write.question(self.knowledge.rules[self.state.rule], name, None)]

    def _cancel(self) -> list[Reply]:
        had = self.state.rule is not None and self.state.pending is not None
        self._drop_calculation()
        self.state.pending, self.state.queue = None, []
        return [self._say("annule" if had else "rien_a_annuler")]


def _names(segment: Segment, rule: Rule) -> bool:
    """Whether a segment names an element of a rule, or the benefit as a whole."""
    own = {element.id for element in rule.elements}
    if any(thing.kind == ELEMENT and thing.value in own for thing in segment.things):
        return True
    return any(f" {word} " in f" {segment.folded} " for word in rule.called)


def _with_amount(line: Act, name: str, amount: Money, whole: bool) -> Act:
    """A line with its price or the part of the CNS, of one unit or of all."""
    return replace(line, whole=whole, paid=amount) if name == "paid" else replace(line, whole=whole, statutory=amount)
