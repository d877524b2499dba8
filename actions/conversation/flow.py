"""Leads the conversation: what a message means here and now, and what is said to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from actions.conversation.calculation import Calculation, is_follow_up, missing_of, wants_calculation
from actions.conversation.language import other_language
from actions.conversation.reading import Reading, asked_year
from actions.conversation.replies import Reply, Writer
from actions.conversation.state import State
from actions.conversation.turn import Segment, Thing, Turn
from actions.conversation.understanding import SURE, Decision, decide
from benefits.money import Money
from benefits.rules import Rule
from knowledge.model import Knowledge

_LETTERS = re.compile(r"[a-z0-9]")
# Words that leave no time to ask: caught before anything else, whatever the classifier makes of the sentence.
_DANGER = re.compile(r"\binfarctus|(?:un|fait|d un|mon|son|de l) avc\b|danger de mort|danger vital|en train de mourir|\bva mourir|\bvais mourir|\bme suicider|\bsuicid|ne respire (?:plus|pas)"
                     r"|n arrive plus a respirer|\binconscient|perdu connaissance|\boverdose|crise cardiaque|\bmal (?:a|dans) la poitrine"
                     r"|douleurs? (?:a|dans|au|thoracique)(?: la| le)? ?(?:poitrine|thorax|bras gauche)?(?: et sueurs)|saigne (?:beaucoup|enormement)|hemorragie")
# What stays true of a member from one calculation to the next.
_OF_THE_MEMBER = ("couverture", "statut", "dmg_valide")
_INTERRUPTIONS = ("saluer", "remercier", "aide", "robot", "mecontent", "parler_humain", "avis_medical", "hors_sujet", "autre_prestation", "au_revoir")
_SURE_GENERAL = 0.5
_FEW_WORDS = 8
_SMALL_NUMBER = 25


class Conversation:
    """One conversation, for one message: reads the state, answers, leaves the state ready for the next message."""

    def __init__(self, knowledge: Knowledge, state: State, day: date) -> None:
        self.knowledge = knowledge
        self.state = state
        self.day = day
        self.write = Writer(knowledge, day)

    def answer(self, turn: Turn) -> list[Reply]:
        """The replies to a message, at least one; the state is updated in place."""
        replies = self._meaning(turn)
        if self.state.pending is None and self.state.queue:
            replies += self._next_in_queue()
        self.state.offered = {_key(title): meaning for reply in replies for title, meaning in reply.buttons.items()}
        return replies

    # --- what the message is -----------------------------------------------------------------------------------------

    def _meaning(self, turn: Turn) -> list[Reply]:
        if turn.channel_mutual in self.knowledge.mutuals and turn.channel_mutual != self.state.channel_mutual:
            self.state.mutual = self.state.channel_mutual = turn.channel_mutual
        if _DANGER.search(turn.folded):
            return [self._urgent()]
        if turn.too_long:
            return [self._say("trop_long")]
        meaning = self.state.offered.get(_key(turn.text))
        if meaning is not None:
            return self._chosen(meaning)
        language = other_language(turn.folded)
        if language and not any(thing.kind == "acte" for thing in turn.things):
            return [Reply(self.write.phrase(f"langue_{language}", self.state.mutual, contact=self.write.ways(self.state.mutual)))]
        if not _LETTERS.search(turn.folded):
            return [self._again()] if self.state.pending else [self._say("vide")]
        if self._named_mutual(turn):
            return self._mutual_given(turn)
        if self.state.pending and self.state.pending["kind"] == "period":
            return self._period_given(turn)
        if self.state.pending and self.state.pending["kind"] == "mutual" and not self._asks_something(turn):
            return [self._ask_mutual("quelle_mutuelle_encore")]
        if self.state.pending and self.state.pending["kind"] == "input":
            return self._invited(turn) if self.state.pending.get("invited") else self._in_form(turn)
        return self._open(turn)

    def _invited(self, turn: Turn) -> list[Reply]:
        """A message after a result that invited one more input: it may be given, refused, or left aside without a word."""
        assert self.state.pending is not None
        pending, name = self.state.pending, self.state.pending["input"]
        decision = self._decide(turn.segments[0])
        self.state.pending = None
        continued = self._follow_up(turn, name)
        if continued is not None:
            return continued
        if decision.kind == "subject" and decision.name not in self._calculation().rule.subjects:
            self.state.pending = pending
            return self._digression(turn, self._calculation(), name)
        return self._open(turn)

    def _asks_something(self, turn: Turn) -> bool:
        decision = self._decide(turn.segments[0])
        return decision.kind == "subject" or (decision.kind == "general" and decision.name not in ("ne_sait_pas", "affirmer", "nier", "changer_mutuelle"))

    def _open(self, turn: Turn) -> list[Reply]:
        """A message outside a form: a follow-up of the last calculation, a subject, several, or small talk."""
        continued = self._follow_up(turn)
        if continued is not None:
            return continued
        replies: list[Reply] = []
        for segment in turn.segments:
            replies += self._segment(segment, alone=len(turn.segments) == 1)
        return replies

    def _segment(self, segment: Segment, alone: bool = True) -> list[Reply]:
        decision = self._decide(segment)
        if decision.kind == "subject":
            return self._subject(decision.name, segment)
        fitting = self._fitting(segment) if decision.kind != "general" or decision.name in ("hors_sujet", "autre_prestation", "parler_humain") else None
        if fitting:
            return self._start(fitting, [segment])
        if decision.kind == "general" and (alone or decision.confidence >= _SURE_GENERAL):
            return self._general(decision.name, segment)
        if decision.kind == "choices":
            return self._between(decision, segment)
        return [self._say("pas_compris", segment)]

    def _fitting(self, segment: Segment) -> Rule | None:
        """The one rule for which the things said are telling even where the words are not (« veuve, 1 personne à charge »):
        an act code, or two choices or counts of its own."""
        fitting = []
        for rule in self.knowledge.rules.values():
            if self.state.mutual in (None, rule.mutual):
                given = Calculation(self.knowledge, State(), rule, self.day).read(segment).inputs
                telling = [name for name in given if self.knowledge.inputs[name].type in ("choice", "yes_no", "integer")]
                if "actes" in given or len(telling) >= 2 or (telling and self._names_theme(segment, rule)):
                    fitting.append(rule)
        return fitting[0] if len(fitting) == 1 else None

    def _names_theme(self, segment: Segment, rule: Rule) -> bool:
        theme = self.knowledge.themes[self._theme(rule.subjects[0])]
        return any(re.search(rf"\b{re.escape(stem)}", segment.folded) for stem in theme.stems)

    def _decide(self, segment: Segment) -> Decision:
        theme = self._theme(self.state.subject) if self.state.subject else None
        return decide(segment, self.knowledge, theme)

    def _between(self, decision: Decision, segment: Segment) -> list[Reply]:
        """A few subjects are possible: where the calculation of one has what it starts with, it answers."""
        rule = self._possible(decision, segment)
        return self._start(rule, [segment]) if rule else [self._choices(decision)]

    def _possible(self, decision: Decision, segment: Segment) -> Rule | None:
        """The calculation of one of the subjects offered that has what it starts with."""
        for rule in self.knowledge.rules.values():
            if rule.mutual == self.state.mutual and rule.starts_with and set(decision.choices) & set(rule.subjects):
                reading = Calculation(self.knowledge, State(), rule, self.day).read(segment)
                if reading and wants_calculation(rule, reading, self.knowledge, self.day):
                    return rule
        return None

    def _choices(self, decision: Decision) -> Reply:
        buttons = {self.knowledge.subjects[name].label: {"subject": name} for name in decision.choices}
        names = self.write.wording(None).names([f"« {label} »" for label in buttons], alternatives=True)
        return Reply(self.write.phrase("choisir", subjects=names), {**buttons, "Autre chose": {"command": "other"}},
                     {"type": "choices", "subjects": list(decision.choices)})

    def _chosen(self, meaning: dict[str, Any]) -> list[Reply]:
        """A button, or its title typed."""
        if "command" in meaning:
            commands: dict[str, Callable[[], list[Reply]]] = {
                "change": self._offer_change, "other": self._other, "cancel": self._cancel, "ask": lambda: self._ask_again(meaning["input"])}
            return commands[meaning["command"]]()
        if "subject" in meaning:
            return self._subject(meaning["subject"], Segment(""))
        if "rule" in meaning:
            return self._start(self.knowledge.rules[meaning["rule"]], [])
        if "mutual" in meaning:
            return self._set_mutual(meaning["mutual"])
        if "period" in meaning:
            return self._period(meaning["period"])
        self.state.inputs[meaning["input"]] = meaning["value"]
        self.state.pending = None
        return self._continue()

    # --- the mutual --------------------------------------------------------------------------------------------------

    def _named_mutual(self, turn: Turn) -> bool:
        pending = bool(self.state.pending and self.state.pending["kind"] == "mutual")
        named = {thing.value for thing in turn.things if thing.kind == "mutuelle" and (pending or not thing.more.get("weak"))}
        return len(named) == 1 and (pending or named != {self.state.mutual})

    def _mutual_given(self, turn: Turn) -> list[Reply]:
        """The member names their mutual, maybe with a question in the same message."""
        mutual = next(thing.value for thing in turn.things if thing.kind == "mutuelle")
        if self.state.pending and self.state.pending["kind"] == "mutual":
            return self._set_mutual(mutual)
        asked = any(self._decide(segment).kind == "subject" for segment in turn.segments)
        if asked:
            self._switch(mutual)
            return self._open(turn)
        return self._set_mutual(mutual)

    def _switch(self, mutual: str) -> None:
        if mutual != self.state.mutual:
            self.state.rule, self.state.inputs, self.state.pending = None, {}, None
        self.state.mutual = mutual

    def _set_mutual(self, mutual: str) -> list[Reply]:
        """Note the mutual and answer at once what waited for it, or the last subject anew."""
        waiting = self.state.pending["asked"] if self.state.pending and self.state.pending["kind"] == "mutual" else None
        subject = self.state.subject
        self._switch(mutual)
        self.state.pending = None
        if waiting:
            return self._subject(waiting["subject"], _segment_of(waiting))
        if subject and self.knowledge.article(subject, mutual):
            return self._subject(subject, Segment(""))
        return [Reply(self.write.phrase("mutuelle_notee", mutual, mutual=self.knowledge.mutuals[mutual].name))]

    def _ask_mutual(self, phrase: str = "quelle_mutuelle") -> Reply:
        return Reply(self.write.phrase(phrase), {entry.short: {"mutual": entry.id} for entry in self.knowledge.mutuals.values()},
                     {"type": "which_mutual", "subject": self.state.subject})

    # --- subjects ----------------------------------------------------------------------------------------------------

    def _subject(self, subject: str, segment: Segment) -> list[Reply]:
        """Answer a subject: with its calculation when the message calls for it, else with its article."""
        mutuals = self.knowledge.mutuals_of(subject)
        mutual = self.state.mutual or self._mutual_by_words(subject, segment) or (mutuals[0] if len(mutuals) == 1 else None)
        if mutual is None:
            self.state.pending = {"kind": "mutual", "asked": _waiting(subject, segment)}
            self.state.subject = subject
            return [self._ask_mutual()]
        self.state.subject = subject
        if mutual not in mutuals:
            label = self.knowledge.subjects[subject].label
            return [Reply(self.write.phrase("autre_mutuelle", mutual, label=label, mutual=self.knowledge.mutuals[mutual].short,
                                            contact=self.write.contact(mutual, segment.folded)),
                          custom={"type": "not_this_mutual", "subject": subject, "mutual": mutual})]
        rules = self.knowledge.rules_of(subject, mutual)
        for rule in rules:
            reading = Calculation(self.knowledge, State(), rule, self.day).read(segment)
            if wants_calculation(rule, reading, self.knowledge, self.day):
                return self._start(rule, [segment])
        article = self.knowledge.article(subject, mutual)
        assert article is not None
        if self.state.rule and not self.state.pending and self._theme(self.knowledge.rules[self.state.rule].subjects[0]) != self._theme(subject):
            self.state.rule, self.state.inputs = None, {}
        return [self.write.article(article, asked_year(segment, self.day), rules[0] if rules else None)]

    def _theme(self, subject: str) -> str:
        return self.knowledge.subjects[subject].theme

    def _mutual_by_words(self, subject: str, segment: Segment) -> str | None:
        """The mutual that only one sentence could mean: a cover or an act code is the CMCM's alone."""
        fitting = set()
        for mutual in self.knowledge.mutuals_of(subject):
            for rule in self.knowledge.rules_of(subject, mutual):
                own = set(rule.inputs) - {name for other in self.knowledge.rules.values() if other.mutual != mutual for name in other.inputs}
                reading = Calculation(self.knowledge, State(), rule, self.day).read(segment)
                if {"couverture", "actes"} & own & set(reading.inputs):
                    fitting.add(mutual)
        return fitting.pop() if len(fitting) == 1 else None

    # --- calculations ------------------------------------------------------------------------------------------------

    def _start(self, rule: Rule, segments: list[Segment]) -> list[Reply]:
        """Begin a calculation with what the message says; a calculation under way waits for its turn."""
        if self.state.pending and self.state.pending["kind"] == "input" and self.state.rule and self.state.rule != rule.id and segments:
            self.state.queue.append(_waiting(rule.subjects[0], segments[0]))
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
        if reading.period is not None:
            self.state.pending = {"kind": "period", "cents": reading.period}
        for name, excluded in reading.excluded.items():
            calculation.settle_choice(name, excluded)
        if reading.ages and not calculation.settle_ages(reading.ages):
            problem = "naissance_ambigue"
        return problem

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
            text = self.write.phrase(problem, rule.mutual, **({"help": self.knowledge.inputs[name].help} if problem != "naissance_ambigue" else {}))
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
        article = self.knowledge.article(self.state.subject or rule.subjects[0], rule.mutual) if first else None
        return wording.filled(article.lead, self.day) if article and article.lead else None

    def _period(self, per: str) -> list[Reply]:
        """The period of an income that was said without one."""
        assert self.state.pending is not None
        cents = self.state.pending["cents"]
        calculation = self._calculation()
        name = next(name for name in calculation.rule.inputs if self.knowledge.inputs[name].per == per)
        self.state.pending = None
        problem = calculation.take(_reading_of(name, Money(cents)))
        return self._continue(problem)

    def _period_given(self, turn: Turn) -> list[Reply]:
        folded = turn.folded
        per = "month" if re.search(r"\bmois|mensuel", folded) else "year" if re.search(r"\ban\b|\bannee|annuel", folded) else None
        if per:
            return self._period(per)
        if self._decide(turn.segments[0]).name == "annuler":
            return self._cancel()
        return [Reply(self.write.phrase("mois_ou_an", self.state.mutual), {"Par mois": {"period": "month"}, "Par an": {"period": "year"}})]

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
        if not answered and entry.type == "yes_no" and len(turn.segments) == 1:
            value = _yes_or_no(turn.folded, top, confidence)
            if value is not None:
                self.state.inputs[name] = value
                self.state.pending = None
                return self._continue()
        if not answered and top == "ne_sait_pas" and confidence >= SURE:
            self.state.inputs[name] = "?"
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
            if any(segment.top[0] in ("urgence", "parler_humain", "au_revoir") for segment in turn.segments):
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

    def _aside(self, subject: str, segment: Segment, calculation: Calculation) -> list[Reply]:
        """Answer another subject without losing the calculation under way."""
        kept = (self.state.rule, dict(self.state.inputs), self.state.pending, self.state.subject)
        self.state.pending = None
        replies = self._subject(subject, segment)
        if self.state.pending and not self.state.pending.get("invited"):
            replies = []   # it would ask something too: its turn comes once this calculation is done
            self.state.queue.append(_waiting(subject, segment))
        self.state.rule, self.state.inputs, self.state.pending, self.state.subject = kept
        for reply in replies:
            reply.buttons = {}
        return replies

    def _follow_up(self, turn: Turn, invited: str | None = None) -> list[Reply] | None:
        """A change of the last calculation: « et en mars ? », « non, 1.510 € », « et avec seulement le régime commun ? »; or what
        the calculation of the last subject needs (« il a 10 ans »)."""
        if len(turn.segments) != 1:
            return None
        segment = turn.segments[0]
        if self.state.rule is None:
            return self._begun_by(segment)
        calculation = self._calculation()
        decision = self._decide(segment)
        own = decision.kind == "subject" and decision.name in calculation.rule.subjects
        foreign = decision.kind in ("subject", "general") and not own and decision.confidence >= SURE
        bare = self._meant_by_number(calculation, segment) or invited
        reading = calculation.read(segment, bare)
        if not reading:
            return None
        started = wants_calculation(calculation.rule, reading, self.knowledge, self.day)
        if foreign and not (is_follow_up(segment.folded) and decision.name not in ("annuler",) and decision.kind != "general"):
            names_theme = decision.kind == "subject"
            if names_theme or decision.name not in ("correction", "nier", "affirmer", "hors_sujet", "autre_prestation", "changer_mutuelle"):
                return None
        if own and not (is_follow_up(segment.folded) or started):
            return None
        problem = self._take(calculation, segment, bare)
        return self._continue(problem)

    def _begun_by(self, segment: Segment) -> list[Reply] | None:
        """A few words after an answer that give what its calculation needs."""
        decision = self._decide(segment)
        if not self.state.subject or not self.state.mutual or len(segment.folded.split()) > _FEW_WORDS:
            return None
        rules = self.knowledge.rules_of(self.state.subject, self.state.mutual)
        if decision.kind == "subject" and decision.confidence >= SURE and not any(decision.name in rule.subjects for rule in rules):
            return None
        for rule in rules:
            if Calculation(self.knowledge, State(), rule, self.day).read(segment).inputs:
                return self._start(rule, [segment])
        return None

    def _meant_by_number(self, calculation: Calculation, segment: Segment) -> str | None:
        """The input that a bare number changes: a small one the count or the age given, any other the last amount given."""
        numbers = [thing.value // 100 for thing in segment.things if thing.kind == "nombre"]
        types = ("integer", "age") if numbers and numbers[0] <= _SMALL_NUMBER else ("amount",)
        given = [name for name in self.state.inputs if self.knowledge.inputs[name].type in types]
        return given[-1] if given else None

    # --- the rest ----------------------------------------------------------------------------------------------------

    def _general(self, name: str, segment: Segment) -> list[Reply]:
        special: dict[str, Callable[[], list[Reply]]] = {
            "annuler": self._cancel, "urgence": lambda: [self._urgent()],
            "changer_mutuelle": lambda: [self._ask_mutual()], "affirmer": self._other, "nier": self._other, "ne_sait_pas": lambda: [self._say("ne_sait_pas", segment)],
        }
        if name == "autre_prestation" and len(segment.folded.split()) <= 2:
            name = "preciser"
        return special[name]() if name in special else [self._say(name, segment)]

    def _urgent(self) -> Reply:
        mutual = self.state.mutual
        if mutual is None:
            return Reply(self.write.phrase("urgence_sans_mutuelle"))
        urgent = self.knowledge.mutuals[mutual].urgent_contact
        return Reply(self.write.phrase("urgence_assistance" if urgent else "urgence_general", mutual,
                                       contact=self.write.contact(mutual, contact_id=urgent or self.knowledge.mutuals[mutual].general_contact)))

    def _say(self, phrase: str, segment: Segment | None = None) -> Reply:
        """A sentence of the assistant with its usual places filled."""
        folded = segment.folded if segment else ""
        contact_id = None
        if self.state.mutual and self.state.subject and phrase in ("parler_humain", "mecontent", "ne_sait_pas"):
            article = self.knowledge.article(self.state.subject, self.state.mutual)
            contact_id = article.contact if article else None
        buttons = {theme_label: {"subject": subject} for theme_label, subject in self._openers()} if phrase in ("saluer", "aide", "correction", "hors_sujet") else {}
        places = {"contact": self.write.contact(self.state.mutual, folded, contact_id), "subjects": self.write.themes()}
        return Reply(self.write.phrase(phrase, self.state.mutual, **places), buttons)

    def _openers(self) -> list[tuple[str, str]]:
        """A first subject of each theme that the mutual answers, as suggestions."""
        found: dict[str, tuple[str, str]] = {}
        for subject in self.knowledge.subjects.values():
            if self.state.mutual is None or self.state.mutual in self.knowledge.mutuals_of(subject.id):
                found.setdefault(subject.theme, (subject.label, subject.id))
        if len(found) == 1:
            theme = next(iter(found))
            return [(subject.label, subject.id) for subject in self.knowledge.subjects.values()
                    if subject.theme == theme and self.knowledge.article(subject.id, self.state.mutual or "")][:3]
        return list(found.values())[:4]

    def _other(self) -> list[Reply]:
        return [self._say("aide")]

    def _cancel(self) -> list[Reply]:
        had = self.state.rule is not None and self.state.pending is not None
        self.state.rule, self.state.inputs, self.state.pending, self.state.queue = None, {}, None, []
        return [self._say("annule" if had else "rien_a_annuler")]

    def _again(self) -> Reply:
        """The pending question once more."""
        assert self.state.pending is not None
        if self.state.pending["kind"] == "input":
            name = self.state.pending["input"]
            return self.write.question(self._calculation().rule, name, self.write.phrase("rien_lu"))
        return self._ask_mutual() if self.state.pending["kind"] == "mutual" else self._say("vide")

    def _offer_change(self) -> list[Reply]:
        buttons = {self.knowledge.inputs[name].label: {"command": "ask", "input": name} for name in self.state.inputs}
        return [Reply("Quelle donnée voulez-vous changer ?", buttons)]

    def _ask_again(self, name: str) -> list[Reply]:
        self.state.pending = {"kind": "input", "input": name, "misses": 0}
        assert self.state.rule is not None
        return [self.write.question(self.knowledge.rules[self.state.rule], name, None)]

    def _next_in_queue(self) -> list[Reply]:
        waiting = self.state.queue.pop(0)
        return self._subject(waiting["subject"], _segment_of(waiting))


def _key(text: str) -> str:
    """A button's title as it may be typed."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _waiting(subject: str, segment: Segment) -> dict[str, Any]:
    """A question kept for later, as plain data."""
    return {"subject": subject, "folded": segment.folded,
            "things": [[thing.kind, thing.value, thing.start, thing.end, dict(thing.more)] for thing in segment.things]}


def _segment_of(waiting: dict[str, Any]) -> Segment:
    return Segment(waiting["folded"], (), tuple(Thing(*thing) for thing in waiting["things"]))


def _reading_of(name: str, value: Any) -> Reading:
    return Reading({name: value})


def _yes_or_no(folded: str, top: str, confidence: float) -> bool | None:
    """A yes or a no to the question just asked."""
    if re.match(r"(?:oui|ouais|ouep|yes|yep|si|exact|tout a fait|bien sur|c est ca|ok|jo|ja|affirmatif|evidemment|correct)\b", folded):
        return True
    if re.match(r"(?:non|nan|nope|pas|jamais|no|nee|negatif)\b", folded):
        return False
    if confidence >= SURE and top in ("affirmer", "nier"):
        return top == "affirmer"
    return None
