"""The fifth layer: the same calculation for other members of the family, and the sum of what was worked out for each."""

from __future__ import annotations

import re

from actions.conversation.bill_items import ELEMENT
from actions.conversation.form import Form
from actions.conversation.household import all_of_them, asks_total, is_another, people_alike, who_now
from actions.conversation.replies import Reply
from actions.conversation.turn import Segment
from benefits.shapes.allowance import Allowance
from benefits.shapes.refund import Refund

_FEW_WORDS = 10
_FIRST = "la première personne"
_THEIR_OWN = ("age", "date_naissance", "deja_recu")  # what is known of one person says nothing of the next
_MOST = 6  # calculations remembered
_TOLD_OF_ONE = (ELEMENT, "acte", "montant", "nombre", "age", "duree", "date_naissance", "annee_naissance")
_TWIN = re.compile(r"\bjum(?:eau|elle)\b")


class Relatives(Form):
    """Turns from one member of a family to the next."""

    def _for_people(self, segment: Segment) -> list[Reply] | None:
        """« et pour les deux ? », « pareil pour mon mari », « et sa sœur, 4 séances à 90 € », « ça fait combien ensemble ? »."""
        rule = self._calculation().rule
        if any(self.knowledge.inputs[name].per for name in rule.inputs):
            return None  # of a household
        few = len(segment.folded.split()) <= _FEW_WORDS
        if self.state.family and few and not segment.things and asks_total(segment.folded):
            return self._family_total()
        who = who_now(segment.folded)
        if who and any(thing.kind in _TOLD_OF_ONE for thing in segment.things):
            return self._for_another(segment, who)
        if segment.things or self.state.parts:
            return None
        if is_another(segment.folded):
            return self._same_for_another(who, same_age=bool(_TWIN.search(segment.folded)))
        counted = few and (people_alike(segment.folded) or all_of_them(segment.folded))
        if counted and isinstance(rule.body, (Refund, Allowance)) and not self._calculation().read(segment):
            self.state.people = counted
            return self._continue()
        return None

    def _same_for_another(self, who: str | None, same_age: bool) -> list[Reply]:
        """The same case for somebody else, whose age is asked where it matters."""
        rule, age = self._calculation().rule, self.state.inputs.get("age")
        self._next_person(who)
        if same_age and age is not None:
            self.state.inputs["age"] = age
        replies = self._continue()
        if not self._awaits_answer():
            replies[0].text = f"{self.write.phrase('meme_cas', rule.mutual)}\n{replies[0].text}"
        return replies

    def _for_another(self, segment: Segment, who: str) -> list[Reply] | None:
        """Somebody else with a price, a count or an age of their own: nothing that was told of the one before is theirs, but what is not
        told anew of the same benefit."""
        known = [self.knowledge.rules[part["rule"]] for part in self.state.parts] or [self._calculation().rule]
        named = {thing.more["rule"] for thing in segment.things if thing.kind == ELEMENT and thing.more["mutual"] == known[0].mutual}
        others = [self.knowledge.rules[name] for name in sorted(named - {rule.id for rule in known})]
        decision = self._decide(segment)
        foreign = decision.kind == "subject" and not any(decision.name in rule.subjects for rule in (*known, *others))
        if len(others) > 1 or (foreign and self._theme(decision.name) in self.knowledge.themes_named(segment.folded)):
            return None
        several = bool(self.state.parts)
        self._next_person(who)
        family = self.state.family
        if others or several:
            rules = others or [rule for rule in known if not named or rule.id in named]
            replies = self._start_statement(rules, segment) if len(rules) > 1 else self._start(rules[0], [segment])
            self.state.parts = [{**part, "who": who} for part in self.state.parts]
            self.state.family, self.state.who = family, who
            return replies
        problem = self._take(self._calculation(), segment)
        return self._continue(problem, at_most=True)

    def _next_person(self, who: str | None) -> None:
        """Keep the calculation in hand as that of its person, and go on with the next one's."""
        self._keep()
        done = self.state.parts or [{"rule": self._calculation().rule.id, "inputs": dict(self.state.inputs)}]
        kept = [{**part, "who": part.get("who") or self.state.who or _FIRST} for part in done]
        self.state.family = [*self.state.family, *kept][-_MOST:]
        self.state.people, self.state.ages, self.state.who, self.state.pending = 1, [], who, None
        for name in _THEIR_OWN:
            self.state.inputs.pop(name, None)

    def _family_total(self) -> list[Reply]:
        """One statement of what was worked out for each."""
        self._keep()
        done = self.state.parts or [{"rule": self._calculation().rule.id, "inputs": dict(self.state.inputs), "who": self.state.who}]
        cover = {name: value for name, value in self.state.inputs.items() if name == "couverture"}  # of the whole family
        before = [{**part, "inputs": {**part["inputs"], **cover}} for part in self.state.family]
        self.state.parts, self.state.family = [*before, *done], []
        self._focus(0)
        return self._continue()
