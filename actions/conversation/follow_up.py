"""The sixth layer: messages that change the last calculation, or begin that of the last answer."""

from __future__ import annotations

import re

from actions.conversation.bill_items import ELEMENT
from actions.conversation.calculation import Calculation, is_follow_up, wants_calculation
from actions.conversation.form import VERY_FEW, only_gives, yes_or_no
from actions.conversation.heard import Reading, has_amounts
from actions.conversation.household import is_another
from actions.conversation.relatives import Relatives
from actions.conversation.replies import Reply
from actions.conversation.state import State
from actions.conversation.turn import Segment, Thing, Turn, segment_of
from actions.conversation.understanding import SURE, Decision, tells_only_who
from benefits.rules import Rule

_FEW_WORDS = 10
# A question about the result just given: it is shown again.
_ABOUT_RESULT = re.compile(r"\breste (?:donc |encore |combien )?a (?:payer|ma charge)\b|\bma charge\b|\bau total\b|\bde ma poche\b")
# An income where a calculation knows none; « touche » and « reçoit » are said of refunds too.
_INCOME = re.compile(r"\b(?:revenus?|salaires?|gagn(?:e|es|ons|ent)|imposables?|menage gagne|pension de)\b")
_REASSURED = re.compile(r"(?:oui|ok|c est ca|exact|tout a fait|d accord|bien|voila)\b")
# Things that can be an input of any calculation.
_TOLD_ANYWHERE = (
    ELEMENT,
    "acte",
    "montant",
    "nombre",
    "age",
    "date",
    "date_naissance",
    "annee_naissance",
    "annee",
    "duree",
    "il_y_a",
    "mois",
)
_FOR_SEVERAL = re.compile(r"\b(?:les|nos|mes|tous|toutes) (?:les )?(?:deux|2|trois|3|jumeaux|enfants)\b|\bchacune?\b|\bpar personne\b")
_COUNTS = re.compile(r"(?:et|si|pour|plutot|avec)\b[^€]{0,20}\b\d{1,2}\b(?! ?(?:€|euros?|[.,]\d|ans))[ ?!.]*$")  # « et trois ? »
_WHAT_IF = re.compile(r"^et\b|\b(?:si|non|pardon|erreur|trompee?|oups|plutot|en fait|finalement|au lieu|et avec|et pour)\b")
_SMALL_NUMBER = 25
_SPEAKS_OF = re.compile(r"\b(?:parl(?:er|ais|ez|e|ons)|voul(?:ais|ons|oir) (?:savoir|dire|parler))\b")  # « je voulais parler du BIM »
_AUDIENCE = re.compile(r"_(?:enfants?|adultes?|senior)$")  # of subjects that are one rule for whom they name
_SO_MANY = re.compile(
    r"^(?:et |non |mais |si |plutot |pour |en fait |euh )*\d{1,2}\b|\ben (?:mets|prends|fais|ai|veux|avais|place|mettais|faisais|faut)\b"
)
_TAKES_AWAY = re.compile(r"\b(?:sans|enleve[rz]?|retire[rz]?|oublie[rz]?|laisse[rz]? tomber|supprime[rz]?)\b")
_ADDS = re.compile(
    r"^(?:et|plus|aussi|ajoute[zr]?|avec|il y a aussi|en plus|j ai aussi|y a aussi|puis|ainsi que"
    r"|sans oublier)\b|\baussi\b|\ben plus\b|\bajoute[zr]?\b"
)


class FollowUps(Relatives):
    """Understands a message after a result or an answer."""

    def _follow_up(self, turn: Turn, invited: str | None = None) -> list[Reply] | None:
        """A change of the last calculation: « et en mars ? », « non, 1.510 € », « et avec seulement le régime commun ? »; or what
        the calculation of the last subject needs (« il a 10 ans »)."""
        if len(turn.segments) != 1:
            return None
        segment = turn.segments[0]
        if self.state.rule is None:
            return self._begun_by(turn, segment)
        if _SPEAKS_OF.search(segment.folded) and self._names_other_theme(segment, self.knowledge.rules[self.state.rule]):
            return None
        of_people = self._for_people(segment)
        if of_people is not None:
            return of_people
        added = self._added_parts(segment)
        if added is not None:
            return added
        calculation = self._calculation()
        decision = self._decide(segment)
        if self._about_another(segment, calculation, decision, invited):
            return None
        own = decision.kind == "subject" and decision.name in calculation.rule.subjects
        same_theme = decision.kind == "subject" and self._theme(decision.name) == self._theme(calculation.rule.subjects[0])
        foreign = decision.kind in ("subject", "general") and not own and decision.confidence >= SURE
        if (
            _ABOUT_RESULT.search(segment.folded)
            and not _FOR_SEVERAL.search(segment.folded)
            and not segment.things
            and not self._names_other_theme(segment, calculation.rule)
        ):
            return self._continue()
        confirmed = self._confirmed(segment, decision.name)
        if confirmed is not None:
            return confirmed
        bare = self._meant(calculation, segment, invited)
        reading = calculation.read(segment, bare)
        if not reading:
            bare = self._corrected(calculation, segment)
            reading = calculation.read(segment, bare)
        if not reading:
            return None
        started = wants_calculation(calculation.rule, reading, self.knowledge, self.day)
        changes = (
            bool(same_theme or invited in reading.inputs or set(reading.inputs) & set(self.state.inputs))
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
        before = (dict(self.state.inputs), [dict(part) for part in self.state.parts])
        problem = self._take(calculation, segment, bare, adds=bool(_ADDS.search(segment.folded)))
        self._take_rest(segment)
        if (
            not problem
            and not self.state.pending
            and before == (self.state.inputs, self.state.parts)
            and not _REASSURED.match(segment.folded)
        ):
            return None  # nothing changed: the same result would be no answer
        return self._continue(problem, at_most=True)

    def _about_another(self, segment: Segment, calculation: Calculation, decision: Decision, invited: str | None = None) -> bool:
        """Whether a message names what another calculation is about and nothing of this one: it begins that one."""
        rule = calculation.rule
        known = {part["rule"] for part in self.state.parts} or {rule.id}
        options = [thing for thing in segment.things if thing.kind in rule.inputs]
        elements = [thing for thing in segment.things if thing.kind == ELEMENT and thing.more["mutual"] == rule.mutual]
        named = {thing.more["rule"] for thing in elements if not any(_overlap(thing, option) for option in options)}
        codes = any(thing.kind == "acte" for thing in segment.things)
        if (named and not named & known and not (codes and "actes" in rule.inputs)) or (codes and "actes" not in rule.inputs):
            return not (_ADDS.search(segment.folded) and rule.elements and has_amounts(segment))
        if self._is_foreign_income(segment, rule):
            return True
        if decision.kind != "subject" or decision.name in rule.subjects or is_short(segment.folded):
            return False
        if invited in calculation.read(segment, invited).inputs and not self.knowledge.themes_named(segment.folded):
            return False
        others = [other for other in self.knowledge.rules_of(decision.name, rule.mutual) if other.id not in known]
        told = len(calculation.read(segment).inputs)
        return any(
            len(Calculation(self.knowledge, State(), other, self.day).read(segment).inputs) > told and self._tells_of(segment, other, rule)
            for other in others
        )

    def _tells_of(self, segment: Segment, other: Rule, rule: Rule) -> bool:
        """Whether a message holds something that another rule knows and this one does not."""
        kinds = set(other.inputs) - set(rule.inputs)
        return any(thing.kind in kinds or (thing.kind == ELEMENT and thing.more["rule"] == other.id) for thing in segment.things)

    def _is_foreign_income(self, segment: Segment, rule: Rule) -> bool:
        """An income beside an amount, where the calculation asks for none: the amount is not one of its own."""
        amounts = [entry for entry in map(self.knowledge.inputs.__getitem__, rule.inputs) if entry.type == "amount"]
        if any(entry.per for entry in amounts) or not has_amounts(segment):
            return False
        return bool(_INCOME.search(segment.folded))

    def _corrected(self, calculation: Calculation, segment: Segment) -> str | None:
        """« non je me suis trompé, 9 ans », « une seule, pas deux »: the one input given before that a few words answer anew."""
        if len(segment.folded.split()) > _FEW_WORDS:
            return None
        given = [name for name in calculation.rule.inputs if name in self.state.inputs]
        fitting = [name for name in given if name in calculation.read(segment, name).inputs]
        return fitting[0] if len(fitting) == 1 else None

    def _confirmed(self, segment: Segment, intent: str) -> list[Reply] | None:
        """« oui j'en ai un » after a result under a condition: the condition holds, or does not."""
        if len(segment.folded.split()) > VERY_FEW or self.state.parts:
            return None
        value = None if re.search(r"\d|\bcns\b|\bcaisse\b", segment.folded) else yes_or_no(segment.folded, intent, 1.0)
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
        priced = has_amounts(segment) or bool(self.state.parts) or any(line[1] for line in self.state.inputs.get("actes") or ())
        if not fresh or not priced or not _ADDS.search(segment.folded) or not self.knowledge.rules[known[0]].elements:
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
        if tells_only_who(segment.folded) or is_another(segment.folded):
            return self._for_somebody(segment)
        rules = self.knowledge.rules_of(self.state.subject, self.state.mutual)
        if not rules and only_gives(segment) and not has_amounts(segment):
            rules = self._rules_of_theme(self.state.subject)  # an amount could be of anything in the theme
        foreign = decision.kind == "subject" and decision.confidence >= SURE and not any(decision.name in rule.subjects for rule in rules)
        if foreign and not only_gives(segment):
            return None
        for rule in rules:
            begun = self._begun_with_question(rule, segment)
            if begun is not None:
                return begun
            if re.fullmatch(r"\d{1,3}", segment.folded):
                # A bare number answers what the calculation would ask first.
                replies = self._start(rule, [])
                return self._in_form(turn) if self.state.pending else replies
        return None

    def _for_somebody(self, segment: Segment) -> list[Reply] | None:
        """« et sa sœur de 19 ans ? » after an answer: the subject that holds for them, with the calculation that their age begins."""
        assert self.state.subject is not None
        assert self.state.mutual is not None
        family = _AUDIENCE.sub("", self.state.subject)
        of_them = [name for name, _ in segment.ranking if _AUDIENCE.sub("", name) == family and name != family]
        fitting = [name for name in of_them if self.knowledge.article(name, self.state.mutual)]
        if fitting and fitting[0] != self.state.subject and any(thing.kind in ("age", "duree") for thing in segment.things):
            return self._subject(fitting[0], segment)
        for rule in self.knowledge.rules_of(self.state.subject, self.state.mutual):
            calls = wants_calculation(rule, Calculation(self.knowledge, State(), rule, self.day).read(segment), self.knowledge, self.day)
            begun = self._begun_with_question(rule, segment) if calls else None
            if begun is not None:
                return begun
        replies = self._subject(self.state.subject, Segment(""))
        replies[0].text = f"{self.write.phrase('meme_regle', self.state.mutual)}\n{replies[0].text}"
        return replies

    def _begun_with_question(self, rule: Rule, segment: Segment) -> list[Reply] | None:
        """The calculation that the last question and these few words together call for (« une couronne, combien ? », « et deux ? »)."""
        trial = State()
        calculation = Calculation(self.knowledge, trial, rule, self.day)
        decision = self._decide(segment)
        of_other = decision.kind == "subject" and decision.confidence >= SURE and decision.name != self.state.subject
        # « et RC ? » is close to many a subject: an option alone goes with the question before.
        fresh = of_other and (decision.name in rule.subjects or not only_gives(segment))
        asked = segment_of(self.state.question) if self.state.question and not fresh else None
        if asked is not None:
            calculation.take(calculation.read(asked))
        told = any(thing.kind in (*rule.inputs, *_TOLD_ANYWHERE) and not thing.more.get("weak") for thing in segment.things)
        if not told or self._about_another(segment, calculation, decision):
            return None
        number = self._meant_by_number(calculation, segment)
        if not calculation.read(segment, number).inputs:
            counts = [name for name in rule.inputs if self.knowledge.inputs[name].type == "integer"]
            number = counts[0] if len(counts) == 1 else None
            if number is None or number not in calculation.read(segment, number).inputs:
                return None
        self._begin(rule)
        problem = self._take(self._calculation(), asked) if asked is not None else None
        problem = problem or self._take(self._calculation(), segment, number)
        return self._continue(problem, first=True, at_most=asked is not None)

    def _names_amount(self, rule: Rule, segment: Segment) -> bool:
        """Whether the words of one of a rule's amounts stand in a message."""
        cues = (cue for name in rule.inputs if self.knowledge.inputs[name].type == "amount" for cue in self.knowledge.inputs[name].cues)
        return any(re.search(rf"\b{re.escape(cue)}\b", segment.folded) for cue in cues)

    def _meant(self, calculation: Calculation, segment: Segment, invited: str | None) -> str | None:
        """The input that a number without a name belongs to: the one just invited, unless something is supposed otherwise (« et si c'est
        900 € ? »); none where the message names its amount."""
        if has_amounts(segment) and self._names_amount(calculation.rule, segment):
            return None
        counts = calculation.rule.elements and is_follow_up(segment.folded) and _COUNTS.match(segment.folded)
        if invited and not counts and not _WHAT_IF.search(segment.folded):
            return invited
        return self._meant_by_number(calculation, segment) or invited

    def _meant_by_number(self, calculation: Calculation, segment: Segment) -> str | None:
        """The input that a bare number changes: a small one the count or the age given, any other the last amount given."""
        numbers = [thing.value // 100 for thing in segment.things if thing.kind == "nombre"]
        if calculation.rule.elements and numbers and numbers[0] <= _SMALL_NUMBER and _SO_MANY.search(segment.folded):
            return "nombre"
        types = ("integer", "age") if numbers and numbers[0] <= _SMALL_NUMBER else ("amount",)
        if types == ("amount",) and self._names_amount(calculation.rule, segment):
            return None  # « et si ça coûte 1.150 € ? » says itself which one
        if types == ("amount",) and calculation.rule.elements and any(line[1] for line in calculation.state.inputs.get("actes") or ()):
            return "montant_facture"
        inputs = calculation.state.inputs
        given = [name for name in inputs if self.knowledge.inputs[name].type in types]
        given = given or [name for name in inputs if self.knowledge.inputs[name].type == "amount"]
        usual = [name for name in calculation.rule.inputs if self.knowledge.inputs[name].usual] if types == ("amount",) else []
        # Of several amounts a bare one is the price, or what is left of it, rather than what was received.
        main = [name for name in given if name not in ("deja_recu", "franchise_utilisee")]
        meant = main or given or usual
        return meant[-1] if meant else None


def _overlap(one: Thing, other: Thing) -> bool:
    """Whether two things stand on the same words."""
    return one.start < other.end and other.start < one.end


def is_short(folded: str) -> bool:
    """A few words."""
    return len(folded.split()) <= VERY_FEW
