"""The fourth layer: messages while an input is awaited."""

from __future__ import annotations

import re
import unicodedata

from actions.conversation.asides import asks_what, asks_why, explains
from actions.conversation.calculation import Calculation
from actions.conversation.heard import Reading, says_unknown
from actions.conversation.lines import set_unknown
from actions.conversation.replies import Reply
from actions.conversation.supposing import Supposing
from actions.conversation.turn import Segment, Turn, waiting
from actions.conversation.understanding import SURE, Decision, tells_only_who

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
VERY_FEW = 5  # words
_LARGE = 100_00  # cents: more than anybody counts
_INSTEAD = re.compile(r"\b(?:laisse[rz]?(?: tomber| ca)|oublie[rz]?|finalement|plutot|a la place|non en fait|autre chose|changeons)\b")
# « en fait non je voulais savoir… »: said of what is asked instead, or of an answer that is put right.
_IN_FACT = re.compile(
    r"\ben fait\b|\bje (?:voulais|veux|voudrais|parlais|parle|demandais)\b|\b(?:attends|attendez|stop)\b|\bma question\b|^non\b|^mais\b"
)
_FOR_ALL = re.compile(r"\btotal|\btout\b|\btoutes?\b|\bensemble\b|\bles (?:deux|trois|\d)")
_FOR_EACH = re.compile(
    r"\bchacune?\b|\bpar\b|\bpiece\b|\bunite|\b(?:l |la |une? |chaque |1 )?(?:une|un|seance|seule?)\b|\bchaque\b|\bl une\b"
)


class Form(Supposing):
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
        back = self._asked_back(turn, calculation, name)
        if back is not None:
            return back
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
        unknown = (top == "ne_sait_pas" and confidence >= SURE) or says_unknown(turn.folded)
        if not answered and unknown and not _of_another_amount(turn, entry.type):
            set_unknown(self.state.inputs, name, asked)
            self.state.pending = None
            return self._continue()
        supposed = self.state.pending.get("supposed")
        if not answered and supposed and len(turn.segments) == 1:
            agreed = yes_or_no(turn.folded, top, confidence)
            if agreed is not None:
                if agreed:
                    self.state.inputs[name] = supposed
                self.state.pending = None
                return self._continue()
        if not answered and entry.type == "yes_no" and len(turn.segments) == 1:
            value = yes_or_no(turn.folded, top, confidence)
            if value is not None:
                self.state.inputs[name] = value
                self.state.pending = None
                return self._continue()
        decision = self._decide(main)
        asks_aside = decision.kind == "subject" and decision.confidence >= SURE and decision.name != self.state.subject and "?" in turn.text
        if answered or (any(readings) and not asks_aside):
            return self._form_filled(turn, calculation, readings, name, asked)
        return self._digression(turn, calculation, name)

    def _changes_mind(self, turn: Turn) -> bool:
        """« laissez tomber, dites-moi plutôt pour mes lunettes »: the calculation is left for what is asked instead."""
        if not _INSTEAD.search(turn.folded) and not _IN_FACT.search(turn.folded):
            return False
        rule = self._calculation().rule
        named = self.knowledge.themes_named(turn.folded)
        pending = (self.state.pending or {}).get("input")
        if not named and any(self._calculation().read(segment, pending).inputs for segment in turn.segments):
            return False  # « en fait, c'est un pensionné » answers
        if named and self._theme(rule.subjects[0]) not in named and not any(only_gives(segment) for segment in turn.segments):
            return True
        asked = [self._decide(segment) for segment in turn.segments]
        lines = any(other.id != rule.id for segment in turn.segments for other in self._rules_of_lines(segment))
        return lines or any(
            decision.kind == "subject" and decision.confidence >= SURE and self._theme(decision.name) != self._theme(rule.subjects[0])
            for decision in asked
        )

    def _form_filled(self, turn: Turn, calculation: Calculation, readings: list, name: str, asked: int | None = None) -> list[Reply]:
        """The message gives inputs; whatever else it asks is answered first."""
        others: list[Reply] = []
        problem = None
        pending, before = self.state.pending or {}, dict(self.state.inputs)
        self.state.pending = None
        for segment, reading in zip(turn.segments, readings, strict=True):
            decision = self._decide(segment)
            foreign = decision.kind == "subject" and decision.name not in calculation.rule.subjects and decision.confidence >= SURE
            if (
                foreign
                and name not in reading.inputs
                and not _prices(reading, name)
                and not (reading and (only_gives(segment) or tells_only_who(segment.folded) or _adds(turn, reading)))
            ):
                others += self._aside(decision.name, segment, calculation)
                continue
            problem = self._take(calculation, segment, name, asked, adds=True) or problem
            self._take_rest(segment)
        replies = others + self._continue(problem)
        return self._acknowledged(turn, replies, pending, before)

    def _asked_back(self, turn: Turn, calculation: Calculation, name: str) -> list[Reply] | None:
        """« pourquoi vous demandez ça ? », « c'est quoi une personne à charge ? »: answered, and the question stands."""
        assert self.state.pending is not None
        entry, rule, folded = self.knowledge.inputs[name], calculation.rule, turn.folded
        question = self.state.pending.get("ask") or entry.ask
        if asks_why(folded):
            reason = next((asked.if_unknown.text for asked in rule.questions if asked.input == name and asked.if_unknown.text), None)
            wording = self.write.wording(rule.mutual)
            unknown = self.write.phrase("demande_pourquoi_inconnu", rule.mutual)
            told = [self.write.phrase("demande_pourquoi", rule.mutual), wording.filled(reason, self.day) if reason else unknown]
        else:
            words = " ".join([entry.ask, entry.label, *(option.label for option in entry.options)])
            if not asks_what(folded, _plain_words(words)):
                return None
            decision = self._decide(turn.segments[0])
            if decision.kind == "subject" and decision.confidence >= SURE and decision.name not in rule.subjects:
                replies = self._aside(decision.name, turn.segments[0], calculation)
                if replies:
                    return [*replies, Reply(self.write.phrase("reprendre", rule.mutual, question=question), self.write.answers(name))]
                self.state.queue.pop()
            contact = self.write.contact(rule.mutual, contact_id=rule.contact)
            told = [entry.help if explains(entry.help) else self.write.phrase("pas_defini", rule.mutual, contact=contact)]
        self.state.pending = {**self.state.pending, "misses": 0}
        data = {"type": "question", "rule": rule.id, "input": name}
        return [Reply("\n".join([*told, question]), self.write.answers(name), data)]

    def _digression(self, turn: Turn, calculation: Calculation, name: str) -> list[Reply]:
        """Another question in between is answered and the form resumes; anything else is a miss."""
        assert self.state.pending is not None
        replies: list[Reply] = []
        left = self._left_for(turn, calculation)
        if left is not None:
            return left
        for segment in turn.segments:
            decision = self._decide(segment)
            other = self._possible(decision, segment) if decision.kind == "choices" else None
            if (decision.kind == "subject" and not tells_only_who(segment.folded)) or (other and other.id != calculation.rule.id):
                replies += self._aside(other.subjects[0] if other else decision.name, segment, calculation)
            elif decision.kind == "general" and self._interrupts(decision, turn):
                replies += self._general(decision.name, segment)
        if replies or self.state.queue:
            if replies and any(segment.top[0] in ("urgence", "parler_humain", "au_revoir") for segment in turn.segments):
                return replies
            self.state.pending = {**self.state.pending, "misses": 0}
            question = self.state.pending.get("ask") or self.knowledge.inputs[name].ask
            again = self.write.phrase("reprendre", calculation.rule.mutual, question=question)
            again = again if replies else f"{self.write.phrase('juste_apres', calculation.rule.mutual)} {again}"
            return [*replies, Reply(again, self.write.answers(name))]
        self.state.pending["misses"] += 1
        phrase = "quitter" if self.state.pending["misses"] >= 2 else "pas_lu"
        places = {"help": self.knowledge.inputs[name].help}
        if phrase == "quitter":
            places["contact"] = self.write.contact(calculation.rule.mutual, contact_id=calculation.rule.contact)
        buttons = {**self.write.answers(name), **({"Annuler": {"command": "cancel"}} if phrase == "quitter" else {})}
        return [Reply(self.write.phrase(phrase, calculation.rule.mutual, **places), buttons)]

    def _left_for(self, turn: Turn, calculation: Calculation) -> list[Reply] | None:
        """« dates de paiement des indemnités » while another calculation asks something: a question of another theme that asks something
        itself takes the place of the one under way, which can be gone back to."""
        if len(turn.segments) != 1:
            return None
        segment = turn.segments[0]
        decision, own = self._decide(segment), self._theme(calculation.rule.subjects[0])
        if decision.kind == "subject" and decision.confidence >= SURE and self._theme(decision.name) != own:
            if self._aside(decision.name, segment, calculation):
                return None  # answered at once: the form goes on behind it
            self.state.queue.pop()
            self._drop_calculation()
            self.state.pending = None
            return self._subject(decision.name, segment)
        named = self.knowledge.themes_named(segment.folded)
        if decision.kind == "choices" and named and own not in named and self._possible(decision, segment) is None:
            self._drop_calculation()
            self.state.pending = None
            return self._between(decision, segment)
        return None

    def _interrupts(self, decision: Decision, turn: Turn) -> bool:
        """Whether small talk stands between a question and its answer; what is beside the point is a miss, unless it asks."""
        if decision.name in ("hors_sujet", "autre_prestation") and "?" not in turn.text:
            return False
        return decision.name in (*_INTERRUPTIONS, "urgence", "correction") and decision.confidence >= SURE

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
        per = (
            "month"
            if re.search(r"\bmois|\bmoi$|\bpar moi\b|mensuel", folded)
            else "year"
            if re.search(r"\ban\b|\bannee|annuel", folded)
            else None
        )
        if per:
            return self._period(per)
        if self._decide(turn.segments[0]).name == "annuler":
            return self._cancel()
        # Neither: what else the message says is heard, and the amount waits for its period.
        incomes = [name for name in self._calculation().rule.inputs if self.knowledge.inputs[name].per]
        wanted = next(name for name in incomes if self.knowledge.inputs[name].per == "year")
        kept, before = self.state.pending, dict(self.state.inputs)
        self.state.pending = {"kind": "input", "input": wanted, "misses": 0}
        replies = self._in_form(turn)
        told = self.state.rule is not None and any(name in self.state.inputs for name in incomes)
        if self.state.rule is None or told or (self.state.pending or {}).get("kind") == "period":
            return replies
        noted = self._noted(before)
        asides = replies[:-1] if not noted else []
        self.state.pending = kept
        asked = self._continue()
        asked[-1].text = "\n".join([*([noted] if noted else [] if asides else [self.write.phrase("dire_mois_ou_an")]), asked[-1].text])
        return [*asides, *asked]


def _of_another_amount(turn: Turn, asked: str) -> bool:
    """« je ne sais pas trop, entre 1500 et 1600 € » while something else than an amount is asked: not that is unknown, but the amount."""
    large = any(thing.kind == "montant" or (thing.kind == "nombre" and thing.value >= _LARGE) for thing in turn.things)
    return large and asked != "amount"


def _plain_words(text: str) -> list[str]:
    """The words of a sentence without accents."""
    plain = "".join(char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))
    return re.findall(r"[a-z]+", plain)


def only_gives(segment: Segment) -> bool:
    """A few words that hold hardly more than an age, an option, a number: an answer, no question of its own."""
    told = sum(thing.end - thing.start for thing in segment.things if not thing.more.get("weak"))
    return len(re.findall(r"[a-z0-9]+", segment.folded)) <= VERY_FEW and told * 2 >= len(segment.folded) - 6


def _adds(turn: Turn, reading: Reading) -> bool:
    """« et 2 enfants »: a few words that tell something and ask nothing."""
    return bool(reading.inputs) and len(turn.folded.split()) <= VERY_FEW and "?" not in turn.text


def _prices(reading: Reading, name: str) -> bool:
    """Whether the lines of a reading hold what was asked of them."""
    field = {"montant_facture": "paid", "montant_cns": "statutory", "nombre": "count"}.get(name)
    return field is not None and any(getattr(act, field) is not None for act in reading.inputs.get("actes", ()))


def yes_or_no(folded: str, top: str, confidence: float) -> bool | None:
    """A yes or a no to the question just asked."""
    if re.match(r"(?:oui|ouais|ouep|yes|yep|si|exact|tout a fait|bien sur|c est ca|ok|jo|ja|affirmatif|evidemment|correct)\b", folded):
        return True
    if re.match(r"(?:non|nan|nope|pas|jamais|no|nee|negatif)\b", folded):
        return False
    if confidence >= SURE and top in ("affirmer", "nier"):
        return top == "affirmer"
    return None
