"""The second layer: calculations begun, gone on with, changed and left."""

from __future__ import annotations

from typing import Any

from actions.conversation.calculation import Calculation, missing_of
from actions.conversation.heard import Reading
from actions.conversation.replies import Reply
from actions.conversation.speaking import Speaking
from actions.conversation.turn import Segment, waiting
from benefits.money import Money
from benefits.rules import Rule

# What stays true of a member from one calculation to the next.
_OF_THE_MEMBER = ("couverture", "statut", "dmg_valide")


class Calculating(Speaking):
    """Leads the one calculation of the state."""

    def _start(self, rule: Rule, segments: list[Segment]) -> list[Reply]:
        """Begin a calculation with what the message says; a calculation under way waits for its turn."""
        if self.state.pending and self.state.pending["kind"] == "input" and self.state.rule and self.state.rule != rule.id and segments:
            self.state.queue.append(waiting(rule.subjects[0], segments[0]))
            return []
        carried = {name: value for name, value in self.state.inputs.items() if name in _OF_THE_MEMBER and name in rule.inputs}
        self.state.rule, self.state.pending, self.state.inputs = rule.id, None, carried
        self.state.subject = self.state.subject if self.state.subject in rule.subjects else rule.subjects[0]
        problem = None
        calculation = self._calculation()
        for segment in segments:
            problem = self._take(calculation, segment) or problem
        return self._continue(problem, first=True)

    def _calculation(self) -> Calculation:
        assert self.state.rule is not None
        return Calculation(self.knowledge, self.state, self.knowledge.rules[self.state.rule], self.day)

    def _take(self, calculation: Calculation, segment: Segment, pending: str | None = None) -> str | None:
        """Read a segment into a calculation; the name of the phrase that says what cannot be, if anything."""
        reading = calculation.read(segment, pending)
        problem = calculation.take(reading)
        if reading.unclear:
            problem = problem or self._unclear(calculation)
        if reading.period is not None:
            self.state.pending = {"kind": "period", "cents": reading.period}
        for name, excluded in reading.excluded.items():
            calculation.settle_choice(name, excluded)
        if reading.ages and not calculation.settle_ages(reading.ages):
            problem = "naissance_ambigue"
        return problem

    def _unclear(self, calculation: Calculation) -> str:
        """An amount was said of which it is not sure what it is: the usual one is asked, nothing is worked out without it."""
        names = [name for name in calculation.rule.inputs if self.knowledge.inputs[name].type == "amount"]
        several = isinstance(self.state.inputs.get("actes"), list) and len(self.state.inputs["actes"]) > 1
        usual = next(name for name in names if self.knowledge.inputs[name].usual)
        for name in names:
            self.state.inputs.pop(name, None)
        self.state.pending = {"kind": "input", "input": "actes" if several else usual, "misses": 0}
        return "montants_par_acte" if several else "montant_flou"

    def _continue(self, problem: str | None = None, first: bool = False) -> list[Reply]:
        """Go on with the calculation: say what is wrong, ask what is missing, or show the result."""
        calculation = self._calculation()
        rule = calculation.rule
        if self.state.pending and self.state.pending["kind"] == "period" and not problem:
            return [Reply(self.write.phrase("mois_ou_an", rule.mutual), {"Par mois": {"period": "month"}, "Par an": {"period": "year"}})]
        refused_input = self.state.pending["input"] if self.state.pending and self.state.pending["kind"] == "input" else None
        results = calculation.outcomes()
        missing = missing_of(results)
        if problem:
            name = refused_input or (missing.input if missing else "age")
            self.state.pending = {"kind": "input", "input": name, "misses": 0}
            entry = self.knowledge.inputs[name]
            text = self.write.phrase(problem, rule.mutual, help=entry.help, question=entry.ask)
            return [Reply(text, self.write.answers(name), {"type": "question", "rule": rule.id, "input": name})]
        if missing is None:
            invited = rule.invites if rule.invites and not {rule.invites, *rule.invites_unless} & set(self.state.inputs) else None
            self.state.pending = {"kind": "input", "input": invited, "misses": 0, "invited": True} if invited else None
            return [self.write.results(rule, results, calculation.inputs)]
        self.state.pending = {"kind": "input", "input": missing.input, "misses": 0}
        return [self.write.question(rule, missing.input, self._lead(rule, missing.lead, first))]

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
        self.state.rule, self.state.inputs, self.state.pending, self.state.queue = None, {}, None, []
        return [self._say("annule" if had else "rien_a_annuler")]
