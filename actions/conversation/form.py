"""The fourth layer: messages while an input is awaited, and those that change the last calculation."""

from __future__ import annotations

import re

from actions.conversation.answering import Answering
from actions.conversation.bill_items import ELEMENT
from actions.conversation.calculation import Calculation, is_follow_up, wants_calculation
from actions.conversation.heard import Reading, says_unknown
from actions.conversation.lines import set_unknown
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
_VERY_FEW = 5
_FOR_ALL = re.compile(r"\btotal|\btout\b|\btoutes?\b|\bensemble\b|\bles (?:deux|trois|\d)")
_FOR_EACH = re.compile(
    r"\bchacune?\b|\bpar\b|\bpiece\b|\bunite|\b(?:l |la |une? |chaque |1 )?(?:une|un|seance|seule?)\b|\bchaque\b|\bl une\b"
)
# A question about the result just given: it is shown again.
_ABOUT_RESULT = re.compile(r"\breste (?:donc |encore |combien )?a (?:payer|ma charge)\b|\bma charge\b|\bau total\b|\bde ma poche\b")
_SMALL_NUMBER = 25
_SO_MANY = re.compile(
    r"^(?:et |non |mais |si |plutot |pour |en fait |euh )*\d{1,2}\b|\ben (?:mets|prends|fais|ai|veux|avais|place|mettais|faisais|faut)\b"
)
_TAKES_AWAY = re.compile(r"\b(?:sans|enleve[rz]?|retire[rz]?|oublie[rz]?|laisse[rz]? tomber|supprime[rz]?)\b")
_ADDS = re.compile(
    r"^(?:et|plus|aussi|ajoute[zr]?|avec|il y a aussi|en plus|j ai aussi|y a aussi|puis|ainsi que"
    r"|sans oublier)\b|\baussi\b|\ben plus\b|\bajoute[zr]?\b"
)


class Form(Answering):
    """Understands a message within a calculation."""

    def _in_form(self, turn: Turn) -> list[Reply]:
        """A message while an input is awaited."""
        assert self.state.pending is not None
        name, asked = self.state.pending["input"], self.state.pending.get("act")
        calculation = self._calculation()
        entry = self.knowledge.inputs[name]
        main = turn.segments[0]
        top, confidence = main.top
        if top == "annuler" and confidence >= SURE:
            return self._cancel()
        readings = [calculation.read(segment, name) for segment in turn.segments]
        answered = any(
            name in reading.inputs
            or _prices(reading, name)
            or reading.basis
            or reading.problems
            or reading.ages
            or reading.period is not None
            for reading in readings
        )
        if not answered and ((top == "ne_sait_pas" and confidence >= SURE) or says_unknown(turn.folded)):
            set_unknown(self.state.inputs, name, asked)
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
            return self._form_filled(turn, calculation, readings, name, asked)
        return self._digression(turn, calculation, name)

    def _form_filled(self, turn: Turn, calculation: Calculation, readings: list, name: str, asked: int | None = None) -> list[Reply]:
        """The message gives inputs; whatever else it asks is answered first."""
        others: list[Reply] = []
        problem = None
        self.state.pending = None
        for segment, reading in zip(turn.segments, readings, strict=True):
            decision = self._decide(segment)
            foreign = decision.kind == "subject" and decision.name not in calculation.rule.subjects and decision.confidence >= SURE
            if foreign and name not in reading.inputs and not _prices(reading, name):
                others += self._aside(decision.name, segment, calculation)
                continue
            problem = self._take(calculation, segment, name, asked, adds=True) or problem
            self._take_rest(segment)
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
            question = self.state.pending.get("ask") or self.knowledge.inputs[name].ask
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
        parts, part = self.state.parts, self.state.part
        self.state.pending = None
        replies = self._subject(subject, segment)
        if self._awaits_answer():
            replies = []  # it would ask something too: its turn comes once this calculation is done
            self.state.queue.append(waiting(subject, segment))
        self.state.rule, self.state.inputs, self.state.pending, self.state.subject = kept
        self.state.parts, self.state.part = parts, part
        for reply in replies:
            reply.buttons = {}
        return replies

    def _basis_given(self, turn: Turn) -> list[Reply]:
        """The answer to « pour une unité ou au total ? »."""
        folded = turn.folded
        if _FOR_ALL.search(folded):
            return self._basis(True)
        if _FOR_EACH.search(folded):
            return self._basis(False)
        if self._decide(turn.segments[0]).name == "annuler":
            return self._cancel()
        assert self.state.pending is not None
        name = {"paid": "montant_facture", "statutory": "montant_cns"}[self.state.pending["field"]]
        self.state.pending = {"kind": "input", "input": name, "misses": 0}
        return self._in_form(turn)

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
        added = self._added_parts(segment)
        if added is not None:
            return added
        calculation = self._calculation()
        decision = self._decide(segment)
        own = decision.kind == "subject" and decision.name in calculation.rule.subjects
        same_theme = decision.kind == "subject" and self._theme(decision.name) == self._theme(calculation.rule.subjects[0])
        foreign = decision.kind in ("subject", "general") and not own and decision.confidence >= SURE
        if _ABOUT_RESULT.search(segment.folded) and not segment.things and not self._names_other_theme(segment, calculation.rule):
            return self._continue()
        confirmed = self._confirmed(segment, decision.name)
        if confirmed is not None:
            return confirmed
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
        problem = self._take(calculation, segment, bare, adds=bool(_ADDS.search(segment.folded)))
        self._take_rest(segment)
        return self._continue(problem)

    def _confirmed(self, segment: Segment, intent: str) -> list[Reply] | None:
        """« oui j'en ai un » after a result under a condition: the condition holds, or does not."""
        if len(segment.folded.split()) > _VERY_FEW or self.state.parts:
            return None
        value = _yes_or_no(segment.folded, intent, 1.0)
        rule = self._calculation().rule
        open_ones = [
            question.input
            for question in rule.questions
            if question.default_note and self.knowledge.inputs[question.input].type == "yes_no" and question.input not in self.state.inputs
        ]
        if value is None or len(open_ones) != 1:
            return None
        self.state.inputs[open_ones[0]] = value
        self.state.pending = None
        return self._continue()

    def _added_parts(self, segment: Segment) -> list[Reply] | None:
        """« et aussi une couronne à 900 € »: another benefit joins the statement; a part that is named is the one that is changed."""
        assert self.state.rule is not None
        rules = self._rules_of_lines(segment)
        known = [part["rule"] for part in self.state.parts] or [self.state.rule]
        fresh = [rule for rule in rules if rule.id not in known]
        self._keep()
        if self.state.parts and _TAKES_AWAY.search(segment.folded):
            away = {thing.more["rule"] for thing in segment.things if thing.kind == ELEMENT}
            kept = [part for part in self.state.parts if part["rule"] not in away]
            if kept and len(kept) < len(self.state.parts):
                self.state.parts, self.state.pending = kept, None
                self._focus(0)
                return self._continue()
        if not fresh or not _ADDS.search(segment.folded) or not self.knowledge.rules[known[0]].elements:
            if self.state.parts and rules and rules[0].id in known:
                self._focus(known.index(rules[0].id))
            return None
        if not self.state.parts:
            self.state.parts = [{"rule": self.state.rule, "inputs": dict(self.state.inputs)}]
        carried = {name: value for name, value in self.state.inputs.items() if name in ("couverture", "age")}
        for rule in fresh:
            inputs = {name: value for name, value in carried.items() if name in rule.inputs}
            self.state.parts.append({"rule": rule.id, "inputs": inputs})
            self._focus(len(self.state.parts) - 1)
            problem = self._take(self._calculation(), segment)
            self._keep()
            if problem or self.state.pending:
                return self._continue(problem)
        return self._continue()

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
        rules = self.knowledge.rules_of(self.state.subject, self.state.mutual) or self._rules_of_theme(self.state.subject)
        foreign = decision.kind == "subject" and decision.confidence >= SURE and not any(decision.name in rule.subjects for rule in rules)
        if foreign and not only_gives(segment):
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

    def _rules_of_theme(self, subject: str) -> tuple[Rule, ...]:
        """The calculations of the theme under discussion, where the subject itself has none."""
        theme = self._theme(subject)
        return tuple(
            rule for rule in self.knowledge.rules.values() if rule.mutual == self.state.mutual and self._theme(rule.subjects[0]) == theme
        )

    def _meant_by_number(self, calculation: Calculation, segment: Segment) -> str | None:
        """The input that a bare number changes: a small one the count or the age given, any other the last amount given."""
        numbers = [thing.value // 100 for thing in segment.things if thing.kind == "nombre"]
        if calculation.rule.elements and numbers and numbers[0] <= _SMALL_NUMBER and _SO_MANY.search(segment.folded):
            return "nombre"
        types = ("integer", "age") if numbers and numbers[0] <= _SMALL_NUMBER else ("amount",)
        given = [name for name in self.state.inputs if self.knowledge.inputs[name].type in types]
        given = given or [name for name in self.state.inputs if self.knowledge.inputs[name].type == "amount"]
        usual = [name for name in calculation.rule.inputs if self.knowledge.inputs[name].usual] if types == ("amount",) else []
        meant = given or usual
        return meant[-1] if meant else None


def only_gives(segment: Segment) -> bool:
    """A few words that hold hardly more than an age, an option, a number: an answer, no question of its own."""
    told = sum(thing.end - thing.start for thing in segment.things if not thing.more.get("weak"))
    return len(re.findall(r"[a-z0-9]+", segment.folded)) <= _VERY_FEW and told * 2 >= len(segment.folded) - 6


def _prices(reading: Reading, name: str) -> bool:
    """Whether the lines of a reading hold what was asked of them."""
    field = {"montant_facture": "paid", "montant_cns": "statutory", "nombre": "count"}.get(name)
    return field is not None and any(getattr(act, field) is not None for act in reading.inputs.get("actes", ()))


def _yes_or_no(folded: str, top: str, confidence: float) -> bool | None:
    """A yes or a no to the question just asked."""
    if re.match(r"(?:oui|ouais|ouep|yes|yep|si|exact|tout a fait|bien sur|c est ca|ok|jo|ja|affirmatif|evidemment|correct)\b", folded):
        return True
    if re.match(r"(?:non|nan|nope|pas|jamais|no|nee|negatif)\b", folded):
        return False
    if confidence >= SURE and top in ("affirmer", "nier"):
        return top == "affirmer"
    return None
