"""The fourth layer: messages while an input is awaited, and those that change the last calculation."""

from __future__ import annotations

import re

from actions.conversation.answering import Answering
from actions.conversation.calculation import Calculation, is_follow_up, wants_calculation
from actions.conversation.heard import Reading, says_unknown
from actions.conversation.replies import Reply
from actions.conversation.state import State
from actions.conversation.turn import Segment, Turn, waiting
from actions.conversation.understanding import SURE
from benefits.rules import Rule

_INTERRUPTIONS = (
    "saluer",
    "remercier",
    "aide",
    "robot",
    "mecontent",
    "parler_humain",
    "avis_medical",
    "hors_sujet",
    "autre_prestation",
    "au_revoir",
)
_FEW_WORDS = 8
# A question about the result just given: it is shown again.
_ABOUT_RESULT = re.compile(r"\breste (?:donc |encore |combien )?a (?:payer|ma charge)\b|\bma charge\b|\bau total\b|\bde ma poche\b")
_SMALL_NUMBER = 25


class Form(Answering):
    """Understands a message within a calculation."""

    def _in_form(self, turn: Turn) -> list[Reply]:
        """A message while an input is awaited."""
        assert self.state.pending is not None
        name = self.state.pending["input"]
        calculation = self._calculation()
        entry = self.knowledge.inputs[name]
        main = turn.segments[0]
        top, confidence = main.top
        if top == "annuler" and confidence >= SURE:
            return self._cancel()
        readings = [calculation.read(segment, name) for segment in turn.segments]
        answered = any(name in reading.inputs or reading.problems or reading.ages or reading.period is not None for reading in readings)
        if not answered and ((top == "ne_sait_pas" and confidence >= SURE) or says_unknown(turn.folded)):
            self.state.inputs[name] = "?"
            self.state.pending = None
            return self._continue()
        if not answered and entry.type == "yes_no" and len(turn.segments) == 1:
            value = _yes_or_no(turn.folded, top, confidence)
            if value is not None:
                self.state.inputs[name] = value
                self.state.pending = None
                return self._continue()
        decision = self._decide(main)
        asks_aside = decision.kind == "subject" and decision.confidence >= SURE and decision.name != self.state.subject and "?" in turn.text
        if answered or (any(readings) and not asks_aside):
            return self._form_filled(turn, calculation, readings, name)
        return self._digression(turn, calculation, name)

    def _form_filled(self, turn: Turn, calculation: Calculation, readings: list, name: str) -> list[Reply]:
        """The message gives inputs; whatever else it asks is answered first."""
        others: list[Reply] = []
        problem = None
        self.state.pending = None
        for segment, reading in zip(turn.segments, readings, strict=True):
            decision = self._decide(segment)
            foreign = decision.kind == "subject" and decision.name not in calculation.rule.subjects and decision.confidence >= SURE
            if foreign and name not in reading.inputs:
                others += self._aside(decision.name, segment, calculation)
                continue
            problem = self._take(calculation, segment, name) or problem
        return others + self._continue(problem)

    def _digression(self, turn: Turn, calculation: Calculation, name: str) -> list[Reply]:
        """Another question in between is answered and the form resumes; anything else is a miss."""
        assert self.state.pending is not None
        replies: list[Reply] = []
        for segment in turn.segments:
            decision = self._decide(segment)
            other = self._possible(decision, segment) if decision.kind == "choices" else None
            if decision.kind == "subject" or (other and other.id != calculation.rule.id):
                replies += self._aside(other.subjects[0] if other else decision.name, segment, calculation)
            elif decision.kind == "general" and decision.name in (*_INTERRUPTIONS, "urgence", "correction") and decision.confidence >= SURE:
                replies += self._general(decision.name, segment)
        if replies or self.state.queue:
            if replies and any(segment.top[0] in ("urgence", "parler_humain", "au_revoir") for segment in turn.segments):
                return replies
            self.state.pending = {**self.state.pending, "misses": 0}
            question = self.knowledge.inputs[name].ask
            return [*replies, Reply(self.write.phrase("reprendre", calculation.rule.mutual, question=question), self.write.answers(name))]
        self.state.pending["misses"] += 1
        phrase = "quitter" if self.state.pending["misses"] >= 2 else "pas_lu"
        places = {"help": self.knowledge.inputs[name].help}
        if phrase == "quitter":
            places["contact"] = self.write.contact(calculation.rule.mutual, contact_id=calculation.rule.contact)
        buttons = {**self.write.answers(name), **({"Annuler": {"command": "cancel"}} if phrase == "quitter" else {})}
        return [Reply(self.write.phrase(phrase, calculation.rule.mutual, **places), buttons)]

    def _awaits_answer(self) -> bool:
        return bool(self.state.pending and not self.state.pending.get("invited"))

    def _aside(self, subject: str, segment: Segment, calculation: Calculation) -> list[Reply]:
        """Answer another subject without losing the calculation under way."""
        kept = (self.state.rule, dict(self.state.inputs), self.state.pending, self.state.subject)
        self.state.pending = None
        replies = self._subject(subject, segment)
        if self._awaits_answer():
            replies = []  # it would ask something too: its turn comes once this calculation is done
            self.state.queue.append(waiting(subject, segment))
        self.state.rule, self.state.inputs, self.state.pending, self.state.subject = kept
        for reply in replies:
            reply.buttons = {}
        return replies

    def _period_given(self, turn: Turn) -> list[Reply]:
        folded = turn.folded
        per = "month" if re.search(r"\bmois|mensuel", folded) else "year" if re.search(r"\ban\b|\bannee|annuel", folded) else None
        if per:
            return self._period(per)
        if self._decide(turn.segments[0]).name == "annuler":
            return self._cancel()
        # Neither: the amount is left, and what else the message says is heard.
        wanted = next(name for name in self._calculation().rule.inputs if self.knowledge.inputs[name].per == "year")
        self.state.pending = {"kind": "input", "input": wanted, "misses": 0}
        return self._in_form(turn)

    def _follow_up(self, turn: Turn, invited: str | None = None) -> list[Reply] | None:
        """A change of the last calculation: « et en mars ? », « non, 1.510 € », « et avec seulement le régime commun ? »; or what
        the calculation of the last subject needs (« il a 10 ans »)."""
        if len(turn.segments) != 1:
            return None
        segment = turn.segments[0]
        if self.state.rule is None:
            return self._begun_by(turn, segment)
        calculation = self._calculation()
        decision = self._decide(segment)
        own = decision.kind == "subject" and decision.name in calculation.rule.subjects
        same_theme = decision.kind == "subject" and self._theme(decision.name) == self._theme(calculation.rule.subjects[0])
        foreign = decision.kind in ("subject", "general") and not own and decision.confidence >= SURE
        if _ABOUT_RESULT.search(segment.folded) and not segment.things and not self._names_other_theme(segment, calculation.rule):
            return self._continue()
        bare = self._meant_by_number(calculation, segment) or invited
        reading = calculation.read(segment, bare)
        if not reading:
            return None
        started = wants_calculation(calculation.rule, reading, self.knowledge, self.day)
        changes = (
            bool(same_theme or set(reading.inputs) & set(self.state.inputs))
            and bool(reading.inputs)
            and not self._names_other_theme(segment, calculation.rule)
        )
        if foreign and not (is_follow_up(segment.folded) and decision.kind == "subject") and not changes:
            names_theme = decision.kind == "subject"
            if names_theme or decision.name not in ("correction", "nier", "affirmer", "hors_sujet", "autre_prestation", "changer_mutuelle"):
                return None
        if own and not (is_follow_up(segment.folded) or started):
            return None
        if own and decision.confidence >= SURE and not is_follow_up(segment.folded) and self._complete(reading, calculation):
            return None  # a question of its own, not a change of the last
        problem = self._take(calculation, segment, bare)
        return self._continue(problem)

    def _names_other_theme(self, segment: Segment, rule: Rule) -> bool:
        return bool(self.knowledge.themes_named(segment.folded) - {self._theme(rule.subjects[0])})

    def _complete(self, reading: Reading, calculation: Calculation) -> bool:
        """Whether a message says again all that the calculation was given."""
        return set(self.state.inputs) <= set(reading.inputs)

    def _begun_by(self, turn: Turn, segment: Segment) -> list[Reply] | None:
        """A few words after an answer that give what its calculation needs."""
        decision = self._decide(segment)
        if not self.state.subject or not self.state.mutual or len(segment.folded.split()) > _FEW_WORDS:
            return None
        rules = self.knowledge.rules_of(self.state.subject, self.state.mutual)
        if decision.kind == "subject" and decision.confidence >= SURE and not any(decision.name in rule.subjects for rule in rules):
            return None
        for rule in rules:
            reading = Calculation(self.knowledge, State(), rule, self.day).read(segment)
            if reading.inputs:
                return self._start(rule, [segment])
            if re.fullmatch(r"\d{1,3}", segment.folded):
                # A bare number answers what the calculation would ask first.
                replies = self._start(rule, [])
                return self._in_form(turn) if self.state.pending else replies
        return None

    def _meant_by_number(self, calculation: Calculation, segment: Segment) -> str | None:
        """The input that a bare number changes: a small one the count or the age given, any other the last amount given."""
        numbers = [thing.value // 100 for thing in segment.things if thing.kind == "nombre"]
        types = ("integer", "age") if numbers and numbers[0] <= _SMALL_NUMBER else ("amount",)
        given = [name for name in self.state.inputs if self.knowledge.inputs[name].type in types]
        given = given or [name for name in self.state.inputs if self.knowledge.inputs[name].type == "amount"]
        usual = [name for name in calculation.rule.inputs if self.knowledge.inputs[name].usual] if types == ("amount",) else []
        meant = given or usual
        return meant[-1] if meant else None


def _yes_or_no(folded: str, top: str, confidence: float) -> bool | None:
    """A yes or a no to the question just asked."""
    if re.match(r"(?:oui|ouais|ouep|yes|yep|si|exact|tout a fait|bien sur|c est ca|ok|jo|ja|affirmatif|evidemment|correct)\b", folded):
        return True
    if re.match(r"(?:non|nan|nope|pas|jamais|no|nee|negatif)\b", folded):
        return False
    if confidence >= SURE and top in ("affirmer", "nier"):
        return top == "affirmer"
    return None
