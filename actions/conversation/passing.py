"""The seventh layer: messages that say little by themselves, and what the words of an element tell of them."""

from __future__ import annotations

import re

from actions.conversation.answering import CALCULATE
from actions.conversation.bill_items import ELEMENT
from actions.conversation.follow_up import FollowUps
from actions.conversation.replies import Reply
from actions.conversation.turn import Segment, segment_of
from actions.conversation.understanding import VERY_SURE, Decision, asks_in_passing, only_asks
from benefits.rules import Rule

_SO_MANY = re.compile(r"\b(?:[2-9]|\d\d) (?:\w+ ){0,3}$")
_HINTED = 0.1  # confidence
_HOW_MUCH = re.compile(r"\bcombien\b(?! de (?:temps|fois|jours|mois|seances|personnes|paires))")
_FEW = 5  # words


class Passing(FollowUps):
    """Understands what is asked in passing about the subject under discussion."""

    def _is_vague_here(self, segment: Segment, decision: Decision) -> bool:
        """Whether a message only asks (« combien de temps ? »), or asks in passing and is not surely about something else."""
        if only_asks(segment.folded) or CALCULATE.search(segment.folded):
            return decision.name not in ("urgence", "avis_medical", "parler_humain")
        if decision.kind in ("unknown", "choices") or decision.name in ("autre_prestation", "hors_sujet", "aide", "correction"):
            themes = {self._theme(name) for name in decision.choices}
            return not self.state.subject or self._theme(self.state.subject) not in themes
        return (
            decision.kind == "subject"
            and decision.confidence < VERY_SURE
            and self.state.mutual not in self.knowledge.mutuals_of(decision.name)
        )

    def _in_passing(self, segment: Segment) -> list[Reply] | None:
        """« c'est combien ? », « jusqu'à quel âge ? » about the subject under discussion: its calculation, its article where only
        an amount was shown, or that nothing more is known."""
        subject, mutual = self.state.subject, self.state.mutual
        article = self.knowledge.article(subject, mutual) if subject and mutual else None
        calculates = bool(CALCULATE.search(segment.folded)) and len(segment.folded.split()) <= _FEW
        if article is None or subject is None or segment.things or self._names_theme_anew(segment):
            return None
        if not calculates and not asks_in_passing(segment.folded):
            return None
        rules = self.knowledge.rules_of(subject, article.mutual)
        if calculates:
            rules = rules or self._rules_of_theme(subject)
            return self._start(rules[0], [segment_of(self.state.question)] if self.state.question else []) if rules else None
        if self.state.rule is None and rules and _HOW_MUCH.search(segment.folded):
            return self._start(rules[0], [segment_of(self.state.question)] if self.state.question else [])
        if self.state.rule is not None:
            return [self.write.article(article, None, None)]
        contact = self.write.contact(mutual, segment.folded, article.contact)
        return [Reply(self.write.phrase("pas_plus", mutual, label=self.knowledge.subjects[subject].label, contact=contact))]

    def _names_theme_anew(self, segment: Segment) -> bool:
        assert self.state.subject is not None
        return bool(self.knowledge.themes_named(segment.folded) - {self._theme(self.state.subject)})

    def _hinted(self, segment: Segment) -> str | None:
        """« ce qui reste à ma charge chez le pédiatre »: the one subject thought of that is about an element that is named."""
        named = {thing.more["rule"] for thing in segment.things if thing.kind == ELEMENT and thing.more["mutual"] == self.state.mutual}
        subjects = {subject for rule in named for subject in self.knowledge.rules[rule].subjects}
        likely = [name for name, confidence in segment.ranking if confidence >= _HINTED and name in subjects]
        return likely[0] if len(likely) == 1 else None

    def _is_rather(self, rule: Rule, decision: Decision, segment: Segment) -> bool:
        """Whether the rule of a line is meant, and not the subject decided on: not where the text names that one's theme only."""
        if decision.kind != "subject":
            return True
        themes = self.knowledge.themes_named(segment.folded)
        names_other = self._theme(decision.name) in themes and self._theme(rule.subjects[0]) not in themes
        return decision.name not in rule.subjects and not names_other

    def _counts_several(self, segment: Segment) -> bool:
        """« 4 consultations chez le généraliste à 20 € »: a benefit that counts them is meant, whatever else is said."""
        return any(thing.kind == ELEMENT and _SO_MANY.search(segment.folded[: thing.start]) for thing in segment.things)

    def _names_no_element_of(self, decision: Decision, segment: Segment) -> bool:
        """« une prothèse capillaire »: a subject with elements of which none is named, where others are."""
        rules = [rule for rule in self.knowledge.rules_of(decision.name, self.state.mutual or "") if rule.elements]
        named = {thing.value for thing in segment.things if thing.kind == ELEMENT}
        return bool(named and rules) and not any(element.id in named for rule in rules for element in rule.elements)
