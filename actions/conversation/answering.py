"""The third layer: a subject answered, for the right mutual, with its article or its calculation."""

from __future__ import annotations

import re
from collections.abc import Callable

from actions.conversation.bill_items import ELEMENT
from actions.conversation.calculating import Calculating
from actions.conversation.calculation import Calculation, wants_calculation
from actions.conversation.heard import CLAUSE_BREAK, has_amounts, says_unknown
from actions.conversation.household import people_alike
from actions.conversation.people import persons
from actions.conversation.replies import Reply
from actions.conversation.state import State
from actions.conversation.turn import Segment, Turn, joined, segment_of, waiting
from actions.conversation.understanding import QUITE_SURE, Decision
from actions.conversation.when import asked_year
from benefits.rules import Rule
from knowledge.model import Knowledge

_ALREADY_PAID_OUT = re.compile(r"\b(?:deja|recus?|touches?|(?:a|ont|avez|ete|m a) rembourse\w*)\b")
_AT_LEAST = 0.05
_DIRECTORY = "contacts"  # the subject that lists all services
_NAMES_A_SERVICE = ("urgence", "parler_humain", "mecontent", "autre_prestation", "hors_sujet")
_I_AM_WITH = re.compile(
    r"\b(?:suis|sommes|membres?|affilie\w*|clientes?|inscrite?s?|assuree?s?)(?: (?:a|de|chez|aupres|la|l|les|d|du))* ?$"
)
CALCULATE = re.compile(r"\b(?:calcul\w*|simul\w*|estim\w*)\b")
_LISTED = re.compile(r"(?:,|\bet|\bplus|\+|\bun|\bune|\b1) $")
_VAGUE = re.compile(
    r"(?:un |le |mon |combien |quel )?(?:remboursements?|montants?|combien|documents?|dossier|question|infos?"
    r"|renseignements?|prix|aide|couverture)"
)


class Answering(Calculating):
    """Answers subjects and small talk."""

    def _subject(self, subject: str, segment: Segment) -> list[Reply]:
        """Answer a subject: with its calculation when the message calls for it, else with its article."""
        mutuals = self.knowledge.mutuals_of(subject)
        mutual = self.state.mutual or self._mutual_by_words(subject, segment) or (mutuals[0] if len(mutuals) == 1 else None)
        if mutual is None:
            self.state.pending = {"kind": "mutual", "asked": waiting(subject, segment)}
            self.state.subject = subject
            return [self._ask_mutual()]
        self.state.subject = subject
        if mutual not in mutuals:
            label = self.knowledge.subjects[subject].label
            return [
                Reply(
                    self.write.phrase(
                        "autre_mutuelle",
                        mutual,
                        label=label,
                        mutual=self.knowledge.mutuals[mutual].named,
                        contact=self.write.contact(mutual, segment.folded),
                    ),
                    custom={"type": "not_this_mutual", "subject": subject, "mutual": mutual},
                )
            ]
        rules = self.knowledge.rules_of(subject, mutual)
        named = {thing.more["rule"] for thing in segment.things if thing.kind == ELEMENT}
        rules = tuple(rule for rule in rules if rule.id in named) or rules  # of several, the one whose elements are named
        if CALCULATE.search(segment.folded):
            rules = rules or self._rules_of_theme(subject)
            if rules:
                return self._start(rules[0], [segment])
        for rule in rules:
            reading = Calculation(self.knowledge, State(), rule, self.day).read(segment)
            if wants_calculation(rule, reading, self.knowledge, self.day):
                return self._start(rule, [segment])
        article = self.knowledge.article(subject, mutual)
        assert article is not None
        if (
            self.state.rule
            and not self.state.pending
            and self._theme(self.knowledge.rules[self.state.rule].subjects[0]) != self._theme(subject)
        ):
            self._drop_calculation()
        self.state.question = waiting(subject, segment)
        service = self.write.service(mutual, segment.folded) if subject == _DIRECTORY else None
        if service is not None:
            return [Reply(self.write.phrase("un_service", mutual, contact=self.write.contact(mutual, contact_id=service)))]
        reply = self.write.article(article, asked_year(segment, self.day), rules[0] if rules else None)
        if self.state.mutual is None:
            reply.text = f"{self.write.phrase('reponse_de', mutual, mutual=self.knowledge.mutuals[mutual].named)}\n{reply.text}"
        return [reply]

    def _mutual_by_words(self, subject: str, segment: Segment) -> str | None:
        """The mutual that only one sentence could mean: a cover or an act code is the CMCM's alone."""
        fitting = set()
        for mutual in self.knowledge.mutuals_of(subject):
            for rule in self.knowledge.rules_of(subject, mutual):
                own = set(rule.inputs) - {
                    name for other in self.knowledge.rules.values() if other.mutual != mutual for name in other.inputs
                }
                reading = Calculation(self.knowledge, State(), rule, self.day).read(segment)
                codes = any(thing.kind == "acte" for thing in segment.things)
                if "couverture" in own & set(reading.inputs) or (codes and "actes" in reading.inputs and not rule.elements):
                    fitting.add(mutual)
        return fitting.pop() if len(fitting) == 1 else None

    def _named_mutual(self, turn: Turn) -> bool:
        pending = bool(self.state.pending and self.state.pending["kind"] == "mutual")
        named = {
            thing.value
            for segment in turn.segments
            for thing in segment.things
            if thing.kind == "mutuelle" and (pending or not thing.more.get("weak") or _I_AM_WITH.search(segment.folded[: thing.start]))
        }
        return len(named) == 1 and (pending or named != {self.state.mutual})

    def _switch(self, mutual: str) -> None:
        if mutual != self.state.mutual:
            self._drop_calculation()
            self.state.pending, self.state.member = None, {}
        self.state.mutual = mutual

    def _set_mutual(self, mutual: str, added: Segment | None = None) -> list[Reply]:
        """Note the mutual and answer at once what waited for it, or the last subject anew."""
        waiting = self.state.pending["asked"] if self.state.pending and self.state.pending["kind"] == "mutual" else None
        subject, said = self.state.subject, self.state.said
        answered = self.state.mutual is None and self.state.question is not None
        self._switch(mutual)
        self.state.pending, self.state.said = None, None
        if waiting:
            segment = joined(segment_of(waiting), added) if added else segment_of(waiting)
            rules = self._rules_of_lines(segment) if has_amounts(segment) else []
            return self._start_statement(rules, segment) if len(rules) > 1 else self._subject(waiting["subject"], segment)
        if subject and answered and self.knowledge.mutuals_of(subject) == (mutual,):
            return [Reply(self.write.phrase("mutuelle_confirmee", mutual, mutual=self.knowledge.mutuals[mutual].named))]
        if subject and self.knowledge.article(subject, mutual):
            return self._subject(subject, Segment(""))
        if said is not None and subject is None:
            return self._general(said, Segment(""))
        return [Reply(self.write.phrase("mutuelle_notee", mutual, mutual=self.knowledge.mutuals[mutual].named))]

    def _ask_mutual(self, phrase: str = "quelle_mutuelle") -> Reply:
        return Reply(
            self.write.phrase(phrase),
            {entry.short: {"mutual": entry.id} for entry in self.knowledge.mutuals.values()},
            {"type": "which_mutual", "subject": self.state.subject},
        )

    def _fitting(self, segment: Segment, vague: bool) -> Rule | None:
        """The one rule for which the things said are telling even where the words are not (« veuve, 1 personne à charge »):
        an act code, or two choices or counts of its own; where the question is ``vague``, one and the theme."""
        fitting = []
        for rule in self.knowledge.rules.values():
            if self.state.mutual in (None, rule.mutual):
                given = Calculation(self.knowledge, State(), rule, self.day).read(segment).inputs
                telling = [name for name in given if self.knowledge.inputs[name].type in ("choice", "yes_no", "integer", "month")]
                priced = any(act.paid or (act.count or 0) > 1 for act in given.get("actes", ())) or not rule.elements
                amounts = [name for name in given if self.knowledge.inputs[name].type == "amount"]
                if (
                    ("actes" in given and priced)
                    or len(telling) >= 2
                    or (telling and amounts and _only_here(rule, telling, self.knowledge))
                    or (vague and telling and self._names_theme(segment, rule))
                ):
                    fitting.append(rule)
        return fitting[0] if len(fitting) == 1 else None

    def _rules_of_lines(self, segment: Segment) -> list[Rule]:
        """The rules of which a segment gives a line: an element with a price or a number, or named as one of several things."""
        found: list[Rule] = []
        for thing in segment.things:
            if thing.kind != ELEMENT or self.state.mutual not in (None, thing.more["mutual"]):
                continue
            rule = self.knowledge.rules[thing.more["rule"]]
            if rule in found or _ALREADY_PAID_OUT.search(CLAUSE_BREAK.split(segment.folded[: thing.start])[-1]):
                continue
            reading = Calculation(self.knowledge, State(), rule, self.day).read(segment)
            acts = reading.inputs.get("actes", ())
            counted = any(act.code == thing.value and (act.paid or act.statutory or act.count) for act in acts)
            if (
                counted
                or reading.basis
                or "montant_facture" in reading.inputs
                or (not acts and _LISTED.search(segment.folded[: thing.start]))
            ):
                found.append(rule)
        return found

    def _statement(self, turn: Turn) -> list[Reply] | None:
        """Several benefits with amounts in one message make one statement; several lines of one benefit one calculation."""
        whole = turn.segments[0]
        for segment in turn.segments[1:]:
            whole = joined(whole, segment)
        rules = self._rules_of_lines(whole)
        if not rules or not has_amounts(whole):
            return None
        about = {self._decide(segment).name for segment in turn.segments}
        people = persons(whole.folded) if people_alike(whole.folded) is None else []
        if len(rules) == 1 and len(people) < 2 and not (len(turn.segments) > 1 and about & set(rules[0].subjects)):
            return None
        if len(rules) == 1 and not about & set(rules[0].subjects):
            return None
        shared = any(len(self.knowledge.mutuals_of(name)) > 1 for rule in rules for name in rule.subjects)
        if self.state.mutual is None and not self._names_cover(whole) and (shared or len({rule.mutual for rule in rules}) > 1):
            self.state.subject = rules[0].subjects[0]
            self.state.pending = {"kind": "mutual", "asked": waiting(rules[0].subjects[0], whole)}
            return [self._ask_mutual()]
        if self.state.mutual is None:
            rules = [rule for rule in rules if rule.mutual == (self._names_cover(whole) or rules[0].mutual)]
        self.state.mutual = self.state.mutual or rules[0].mutual
        several = len(rules) > 1 or len(people) > 1
        return self._start_statement(rules, whole) if several else self._start(rules[0], [whole])

    def _names_cover(self, segment: Segment) -> str | None:
        """The mutual whose cover a segment names: only one of them has covers."""
        named = any(thing.kind == "couverture" and not thing.more.get("weak") for thing in segment.things)
        return next((mutual.id for mutual in self.knowledge.mutuals.values() if mutual.covers), None) if named else None

    def _better_told(self, decision: Decision, segment: Segment) -> str:
        """The subject of a decision that is not quite sure, or the one next to it whose calculation has clearly more of what was said
        (« invalide, 3 personnes à charge, 33.000 € par an » is about the BIM)."""
        if decision.confidence >= QUITE_SURE or self.state.mutual is None:
            return decision.name
        best, most = decision.name, self._told(decision.name, segment) + 1
        for name, confidence in segment.ranking[:4]:
            if name in self.knowledge.subjects and confidence >= _AT_LEAST and self._told(name, segment) > most:
                best, most = name, self._told(name, segment)
        return best

    def _told(self, subject: str, segment: Segment) -> int:
        """How many inputs of a subject's calculation a segment gives."""
        rules = self.knowledge.rules_of(subject, self.state.mutual or "")
        return max((len(Calculation(self.knowledge, State(), rule, self.day).read(segment).inputs) for rule in rules), default=0)

    def _rules_of_theme(self, subject: str) -> tuple[Rule, ...]:
        """The calculations of the theme under discussion, where the subject itself has none."""
        theme = self._theme(subject)
        return tuple(
            rule for rule in self.knowledge.rules.values() if rule.mutual == self.state.mutual and self._theme(rule.subjects[0]) == theme
        )

    def _names_theme(self, segment: Segment, rule: Rule) -> bool:
        return self._theme(rule.subjects[0]) in self.knowledge.themes_named(segment.folded)

    def _between(self, decision: Decision, segment: Segment) -> list[Reply]:
        """A few subjects are possible: the one answers whose calculation has what it starts with, or is asked for by name."""
        calculate = CALCULATE.search(segment.folded)
        themes = self.knowledge.themes_named(segment.folded[calculate.end() :]) if calculate else set()
        of_theme = next((name for name in decision.choices if {self._theme(name)} == themes), None)
        if of_theme is not None:
            rules = self.knowledge.rules_of(of_theme, self.state.mutual or "") or self._rules_of_theme(of_theme)
            if rules:
                return self._start(rules[0], [segment])
        rule = self._possible(decision, segment)
        if rule:
            return self._start(rule, [segment])
        if len(decision.choices) == 1:
            return self._subject(decision.choices[0], segment)
        with_rule = (name for name in decision.choices if self.state.mutual and self.knowledge.rules_of(name, self.state.mutual))
        self.state.subject = next(with_rule, decision.choices[0])
        return [self._choices(decision)]

    def _possible(self, decision: Decision, segment: Segment) -> Rule | None:
        """The calculation of one of the subjects offered that has what it starts with; where elements are named, one of theirs."""
        named = {thing.more["rule"] for thing in segment.things if thing.kind == ELEMENT and thing.more["mutual"] == self.state.mutual}
        for rule in self.knowledge.rules.values():
            if rule.mutual != self.state.mutual or not rule.starts_with or not set(decision.choices) & set(rule.subjects):
                continue
            if not named or rule.id in named:
                reading = Calculation(self.knowledge, State(), rule, self.day).read(segment)
                if reading and wants_calculation(rule, reading, self.knowledge, self.day):
                    return rule
        return None

    def _choices(self, decision: Decision) -> Reply:
        buttons = {self.knowledge.subjects[name].label: {"subject": name} for name in decision.choices}
        names = self.write.wording(None).names([f"« {label} »" for label in buttons], alternatives=True)
        return Reply(
            self.write.phrase("choisir", subjects=names),
            {**buttons, "Autre chose": {"command": "other"}},
            {"type": "choices", "subjects": list(decision.choices)},
        )

    def _general(self, name: str, segment: Segment) -> list[Reply]:
        special: dict[str, Callable[[], list[Reply]]] = {
            "annuler": self._cancel,
            "urgence": lambda: [self._urgent()],
            "changer_mutuelle": lambda: [self._ask_mutual()],
            "affirmer": lambda: [self._say("daccord")],
            "nier": lambda: [self._say("daccord")],
            "ne_sait_pas": lambda: [self._say("ne_sait_pas" if says_unknown(segment.folded) else "pas_compris", segment)],
        }
        if name == "autre_prestation" and _VAGUE.fullmatch(segment.folded.strip(" ?.!")):
            name = "preciser"
        self.state.said = name if self.state.mutual is None and name in _NAMES_A_SERVICE else None
        return special[name]() if name in special else [self._say(name, segment)]

    def _next_in_queue(self) -> list[Reply]:
        self.state.pending = None
        waiting = self.state.queue.pop(0)
        return self._subject(waiting["subject"], segment_of(waiting))


def _only_here(rule: Rule, names: list[str], knowledge: Knowledge) -> bool:
    """Whether no other rule asks one of the inputs."""
    return any(not any(name in other.inputs for other in knowledge.rules.values() if other is not rule) for name in names)
