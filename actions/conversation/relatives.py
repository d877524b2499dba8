"""The fifth layer: the same calculation for other members of the family, and the sum of what was worked out for each."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.conversation.bill_items import ELEMENT
from actions.conversation.form import Form
from actions.conversation.heard import has_amounts
from actions.conversation.household import all_of_them, asks_total, is_another, people_alike, who_now
from actions.conversation.replies import Reply
from actions.conversation.state import decode_act, encode_act
from actions.conversation.turn import Segment
from benefits.shapes.allowance import Allowance
from benefits.shapes.refund import Refund

_FEW_WORDS = 10
_FIRST = "la première personne"
_THEIR_OWN = ("age", "date_naissance", "deja_recu")  # what is known of one person says nothing of the next
_MOST = 6  # calculations remembered
_TOLD_OF_ONE = (ELEMENT, "acte", "montant", "nombre", "age", "duree", "date_naissance", "annee_naissance")
_SO_MANY_AT = re.compile(r"(?<![\d.,])(\d{1,2}) (?:a|x|fois) (?=\d)")  # « et moi 2 à 1.000 € »
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
        if has_amounts(segment):
            self._forget_amounts()
        calculation = self._calculation()
        problem = self._take(calculation, segment)
        lines = [decode_act(line) for line in self.state.inputs.get("actes") or () if isinstance(line, list)]
        if not problem and len(lines) == 1 and (self.state.pending or {}).get("kind") == "basis" and lines[0].count == 1:
            return self._basis(False)  # one, as for the person before
        said = _SO_MANY_AT.search(segment.folded)
        if said and len(lines) == 1 and lines[0].paid:
            self.state.inputs["actes"] = [encode_act(replace(lines[0], count=int(said[1]), whole=False))]
        if has_amounts(segment) and not problem and not self.state.pending and not self._has_amounts():
            problem = self._unclear(calculation, set())  # a price was told, and not understood
        return self._continue(problem, at_most=True)

    def _amounts(self) -> list[str]:
        return [name for name in self._calculation().rule.inputs if self.knowledge.inputs[name].type == "amount"]

    def _has_amounts(self) -> bool:
        lines = self.state.inputs.get("actes")
        priced = isinstance(lines, list) and any(decode_act(line).paid for line in lines)
        return priced or any(name in self.state.inputs for name in self._amounts())

    def _forget_amounts(self) -> None:
        """The prices of one person are not the next one's, nor what the CNS paid on them."""
        for name in self._amounts():
            self.state.inputs.pop(name, None)
        lines = self.state.inputs.get("actes")
        if isinstance(lines, list):
            bare = [replace(decode_act(line), paid=None, statutory=None, whole=False) for line in lines]
            self.state.inputs["actes"] = [encode_act(line) for line in bare]

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
