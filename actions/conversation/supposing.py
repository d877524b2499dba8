"""What was told but not quite: a date without its day, a situation that the words only point to, an answer before its question."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.conversation.answering import Answering
from actions.conversation.calculation import Calculation
from actions.conversation.replies import Reply
from actions.conversation.savings import leaves_at, without_payments
from actions.conversation.state import decode, encode
from actions.conversation.turn import Segment, Turn
from benefits.engine import outcomes
from benefits.inputs import UNKNOWN
from benefits.money import Money
from benefits.results import Calculated, Missing
from benefits.rules import Rule
from benefits.shapes.decision import Decision as DecisionShape
from benefits.shapes.payout import Payouts

_BETWEEN = "jours_possibles"  # in the member's memory: the first and the last day that a date can be
_SUPPOSED = "suppose"  # options to be confirmed, by input
_NO_LINE = ("annees_entieres", "plus_de_six_mois", "autre_versement")  # problems: the table has no line for what was said


class Supposing(Answering):
    """Keeps what was half told, and asks or settles it when its turn comes."""

    def _take(
        self, calculation: Calculation, segment: Segment, pending: str | None = None, asked: int | None = None, adds: bool = False
    ) -> str | None:
        reading = calculation.read(segment, pending)
        body = calculation.rule.body
        if isinstance(body, Payouts):
            payment = min(row.capital for row in next(iter(body.tables.values())).on(self.day).value.values())
            segment, other = without_payments(segment, payment.cents, reading.inputs.get(body.years_input))
            reading = calculation.read(segment, pending)
            if leaves_at(segment.folded) and body.years_input not in reading.inputs:
                self.state.inputs.pop(body.years_input, None)  # what was said lasted until another age
            if other:
                self.state.inputs.update({name: encode(value) for name, value in reading.inputs.items() if name == body.reason_input})
                return "autre_versement"
        problem = super()._take(calculation, segment, pending, asked, adds)
        if reading.between is not None:
            self.state.member[_BETWEEN] = [day.isoformat() for day in reading.between]
        elif any(self.knowledge.inputs[name].type == "date" for name in reading.inputs):
            self.state.member.pop(_BETWEEN, None)
        if reading.supposed:
            self.state.member[_SUPPOSED] = {**self.state.member.get(_SUPPOSED, {}), **reading.supposed}
        return problem

    def _drop_calculation(self) -> None:
        super()._drop_calculation()
        for name in (_BETWEEN, _SUPPOSED):
            self.state.member.pop(name, None)

    def _continue(self, problem: str | None = None, first: bool = False, at_most: bool = False) -> list[Reply]:
        if problem in _NO_LINE:
            return [self._told_why_not(problem)]
        replies = super()._continue(problem, first, at_most)
        return self._settled_between(replies) if _BETWEEN in self.state.member and not problem else replies

    def _told_why_not(self, problem: str) -> Reply:
        """A duration that the table has no line for: said so, and asked."""
        rule = self._calculation().rule
        name = "annees_epargne"
        self.state.inputs.pop(name, None)
        known = ""
        if isinstance(rule.body, Payouts):
            rows = next(iter(rule.body.tables.values())).on(self.day).value
            known = self.write.wording(rule.mutual).money(min(row.capital for row in rows.values()), exact=False)
        self.state.pending = {"kind": "input", "input": name, "misses": 0, "ask": self.knowledge.inputs[name].ask}
        return Reply(
            self.write.phrase(problem, rule.mutual, known=known),
            self.write.answers(name),
            {"type": "question", "rule": rule.id, "input": name},
        )

    def _settled_between(self, replies: list[Reply]) -> list[Reply]:
        """A result that waits for a date known only about: whether each day that it can be leads to the same; else the day is asked."""
        calculation = self._calculation()
        body = calculation.rule.body
        name = (
            next((answer.earliest.input for answer in body.answers if answer.earliest), None) if isinstance(body, DecisionShape) else None
        )
        result = (replies[-1].custom or {}).get("type") == "statement"
        if name is None or not result or calculation.inputs.get(name) is not UNKNOWN or not isinstance(body, DecisionShape):
            return replies
        found = [self._line(calculation, name, decode(self.knowledge.specs[name], day)) for day in self.state.member[_BETWEEN]]
        if None in found:
            return replies
        starts = set(found)
        if len(starts) > 1:
            self.state.inputs.pop(name, None)
            self.state.member.pop(_BETWEEN, None)
            self.state.pending = {"kind": "input", "input": name, "misses": 0, "ask": self.knowledge.inputs[name].ask}
            return [self.write.question(calculation.rule, name, self.write.phrase("jour_exact", calculation.rule.mutual))]
        past = {answer.earliest.since.text for answer in body.answers if answer.earliest}
        lifted = {answer.earliest.lifted.text for answer in body.answers if answer.earliest and answer.earliest.lifted}
        template = starts.pop()
        if template in lifted:
            return replies
        told = self.write.phrase("delai_passe" if template in past else "delai_pas_passe", calculation.rule.mutual)
        head, _, rest = replies[-1].text.partition("\n")
        replies[-1].text = "\n".join(part for part in (head, told, rest) if part)
        if template not in past and self.state.pending is None and "difference_dioptrie" in calculation.rule.inputs:
            self.state.pending = {"kind": "input", "input": "difference_dioptrie", "misses": 0, "invited": True}
        return replies

    def _line(self, calculation: Calculation, name: str, day: date) -> Any:
        """The words of the line that a result gives for a date, without the dates in it."""
        results = outcomes(calculation.rule, {**calculation.inputs, name: day}, self.day, self.knowledge.specs)
        result = results[0].result
        return result.lines[0].formula.template if isinstance(result, Calculated) and result.lines else None

    def _ask_missing(self, rule: Rule, missing: Missing, lead: str | None) -> Reply:
        supposed = self.state.member.get(_SUPPOSED, {}).pop(missing.input, None)
        if supposed is None:
            return super()._ask_missing(rule, missing, lead)
        label = self.knowledge.option_label(missing.input, supposed)
        ask = self.write.phrase("est_ce_bien", rule.mutual, known=label)
        self.state.pending = {"kind": "input", "input": missing.input, "misses": 0, "act": missing.act, "supposed": supposed, "ask": ask}
        buttons: dict[str, dict[str, Any]] = {
            "Oui": {"input": missing.input, "value": supposed},
            "Non": {"command": "ask", "input": missing.input},
        }
        return Reply(ask, buttons, {"type": "question", "rule": rule.id, "input": missing.input})

    def _acknowledged(self, turn: Turn, replies: list[Reply], pending: dict[str, Any], before: dict[str, Any]) -> list[Reply]:
        """What came out of turn is said to be noted before the same question is put again; « par mois » said of one amount holds for
        the one that is put in its place."""
        now, per = self.state.pending or {}, pending.get("per")
        said = next((thing.more["per"] for thing in turn.things if thing.more.get("per") in ("month", "year")), None)
        if now.get("kind") == "period" and per and said is None:
            return self._period(per)
        if now.get("kind") == "input" and (said or per) and any(self.knowledge.inputs[n].per for n in self._calculation().rule.inputs):
            now["per"] = said or per
        if now.get("kind") == "input" and now["input"] == pending.get("input") and not now.get("invited"):
            noted = self._noted(before)
            if noted:
                replies[-1].text = f"{noted}\n{replies[-1].text}"
        return replies

    def _noted(self, before: dict[str, Any]) -> str | None:
        """What a message told besides what was asked, in one line."""
        wording = self.write.wording(self._calculation().rule.mutual)
        told = []
        for name, value in self._calculation().inputs.items():
            entry = self.knowledge.inputs[name]
            if before.get(name) == self.state.inputs[name] or value is UNKNOWN:
                continue
            if entry.type == "choice":
                told.append(self.knowledge.option_label(name, value))
            elif isinstance(value, Money):
                told.append(f"{entry.label} {wording.money(value)}")
            elif isinstance(value, bool):
                told.append(entry.label if value else "")
            elif entry.type == "month":
                told.append(wording.month(value) if value else "toute l’année")
            elif isinstance(value, date):
                told.append(f"{entry.label} {wording.date(value)}")
            elif isinstance(value, tuple):
                told.append(", ".join(str(act.code) for act in value if act.code and act.code.startswith("DT")))
            else:
                told.append(f"{entry.label} {str(value).replace('.', ',')}")
        told = [one for one in told if one]
        return self.write.phrase("cest_note", self._calculation().rule.mutual, known=" ; ".join(told)) if told else None
