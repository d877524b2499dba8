"""The last layer before the conversation itself: people in danger, in distress, in mourning, ill abroad, or only talking.

What is said first is decided by words, not by the classifier; where a question stands beside it, the answer follows as usual.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from actions.conversation import distress, emergency, mourning, places, small_talk
from actions.conversation.language import asks_language
from actions.conversation.passing import Passing
from actions.conversation.replies import Reply
from actions.conversation.turn import Segment, Turn
from actions.conversation.typed import readings
from actions.conversation.understanding import QUITE_SURE, Decision, tells_only_who

_DISTRESS = "detresse"  # told: somebody was in distress
_UNWELL = "avis_medical"  # told in the last message: somebody is not well
_AFTER_DEATH = "demarches_deces"
# Decisions that say little: what somebody abroad, or in mourning, needs is told instead.
_LITTLE = (
    "urgence",
    "mecontent",
    "autre_prestation",
    "hors_sujet",
    "ne_sait_pas",
    "correction",
    "avis_medical",
    "affirmer",
    "nier",
    "aide",
    "robot",
)
_TALK = (
    "mecontent",
    "hors_sujet",
    "robot",
    "correction",
    "aide",
    "saluer",
    "remercier",
    "affirmer",
    "nier",
    "ne_sait_pas",
    "annuler",
    "au_revoir",
)
# The subject of the help abroad that the words ask for, in this order.
_HELP_ABROAD = (
    ("rapatriement", re.compile(r"\brapatri")),
    ("secours_transport", re.compile(r"\b(?:helico\w*|ambulance|montagne|piste|bloque\w*|coince\w*)\b")),
    ("assistance_hospitalisation", re.compile(r"\b(?:hopital|hospital\w*|clinique|opere\w*|operation|soins intensifs|reanimation)\b")),
    ("consultation_etranger", re.compile(r"\b(?:dents?|dentiste|medecin|docteur|urgences?|fievre|consult\w*|gastro\w*|piqu\w*|malade)\b")),
)
_DEATH_ABROAD = "deces_etranger"
_HOMECOMING = re.compile(r"\b(?:corps|cercueil|rapatri\w*|ramen\w*|billet|vols?|avion|retour|inhum\w*|crois\w*|voyage|deplacement)\b")
_NOT_THEIRS = ("dentaire", "hospitalisation", "prestaplus", "chirurgie", "indemnites", "bim")  # themes of care at home
_PAPERS = re.compile(
    r"\b(?:certificat\w*|indemnit\w*|papiers?|envoy\w*|attestation\w*|documents?|paye\w*|paie\w*|payer|rembours\w*|inscri\w*|affili\w*"
    r"|coaffili\w*|declar\w*|facture\w*"
    r"|mutuelle|mutualite|pris\w* en charge)\b"
)
_NEWBORN = re.compile(
    r"\b(?:bebe|bb|fils|fille|enfant|petite?|jumeaux|jumelles|garcon)\b[^.?!]{0,20}\b(?:est|vient de|viennent de|sont"
    r"|vient d) (?:nee?s?|naitre)\b|\b(?:femme|soeur|fille) (?:a|vient d) accouch"
)
_TO_DO = re.compile(r"\b(?:faire|inscri\w*|declar\w*|mutuelle|demarches?|papiers?|affili\w*|couvert\w*)\b")
_NEWBORN_SUBJECT = "famille_coaffilies"
_AT_LEAST = 0.05


class Caring(Passing):
    """Says what comes before any answer."""

    def _with_care(self, turn: Turn, lead_on: Callable[[Turn], list[Reply]]) -> list[Reply]:
        """The replies to a message, with what a person in need is told first."""
        texts = readings(turn.folded, turn.text)
        unwell = _UNWELL in self.state.told
        if self.state.subject is not None:
            self.state.told = [name for name in self.state.told if name != _UNWELL]
        first, stops = self._first_words(texts)
        if stops:
            return first
        talk = small_talk.of_emojis(turn.text) if not re.search(r"\w", turn.text) and not self._awaits_answer() else None
        if talk:
            return [self._say(talk)]
        replies = first + lead_on(turn)
        return [*self._abroad_first(turn.folded, unwell, replies), *replies]

    def _first_words(self, texts: tuple[str, ...]) -> tuple[list[Reply], bool]:
        """What is said first, and whether nothing else is to be said."""
        folded = texts[0]
        if emergency.cries_for_help(folded):
            self._keep_in_mind("secours")
            return [self._urgent(folded)], True
        for phrase in (self._in_need(text) for text in texts):
            if phrase:
                self._keep_in_mind(phrase)
                help_there = (
                    [self._urgent(folded)] if phrase == "danger_etranger" or (phrase == "secours" and self._is_abroad(folded)) else []
                )
                return [self._say(phrase), *help_there], not distress.asks_refund(folded)
        if mourning.tells_a_death(folded):
            first = [] if self._tells_again("condoleances") else [self._say("condoleances")]
            if distress.is_low(folded) and not distress.asks_refund(folded):
                return [*first, self._say("tristesse")], True
            return first, False
        told_before = distress.speaks_of_suicide(folded) and emergency.is_past(folded)
        if mourning.tells_a_loss(folded) or told_before:
            return ([] if self._tells_again("peine") else [self._say("peine")]), False
        if distress.is_low(folded):
            return [self._say("tristesse")], not distress.asks_refund(folded)
        if _DISTRESS in self.state.told and self.state.subject is None and tells_only_who(folded):
            return [self._say("detresse_suite")], True
        return [], False

    def _in_need(self, folded: str) -> str | None:
        """The phrase for somebody in danger or in distress; none for what is told of the past beside a question, or supposed."""
        told = emergency.is_past(folded) and distress.asks_refund(folded)
        if distress.is_poisoned(folded) and not (
            emergency.is_past(folded) or emergency.is_imagined(folded) or emergency.is_in_care(folded)
        ):
            return "intoxication" if distress.of_a_child_or_somebody(folded) else "intoxication_soi"
        foreign = distress.foreign_distress(folded)
        if foreign:
            return f"langue_{foreign}_detresse"
        if distress.speaks_of_suicide(folded) and not told and not mourning.tells_a_death(folded):
            return "detresse_proche" if distress.of_another(folded) else _DISTRESS
        if emergency.in_danger(folded) and not mourning.tells_a_death(folded):
            return "danger_etranger" if self._is_abroad(folded) else "danger"
        if distress.is_beaten(folded) and not told:
            return "violence"
        return "secours" if emergency.needs_rescue(folded) else None

    def _keep_in_mind(self, phrase: str) -> None:
        """What was said, for the message that gives the mutual, or only an age."""
        grave = phrase in ("danger", "danger_etranger", "secours", "intoxication")
        if not grave:
            self._tells_again(_DISTRESS)
        if self.state.mutual is None:
            self.state.said, self.state.subject = ("urgence" if grave else "detresse_suite"), None

    def _is_abroad(self, folded: str) -> bool:
        return places.is_abroad(folded, self._helps_abroad()) and not places.is_at_home(folded)

    def _helps_abroad(self) -> bool:
        """Whether the member's mutual has a service for those who are abroad."""
        return self.state.mutual is not None and self.knowledge.mutuals[self.state.mutual].urgent_contact is not None

    def _abroad_first(self, folded: str, unwell: bool, replies: list[Reply]) -> list[Reply]:
        """The number to call, before the answer to somebody who is ill abroad now, unless the answer begins with it."""
        there = unwell and self._is_abroad(folded) and not distress.asks_refund(folded)
        if not there and not places.needs_help_abroad(folded, self._helps_abroad()):
            return []
        before = self.state.subject
        told = self._urgent(folded)
        self.state.subject = before or self.state.subject
        entry = self.knowledge.mutuals[self.state.mutual] if self.state.mutual else None
        phone = self.knowledge.contacts[entry.urgent_contact or entry.general_contact].phone if entry else None
        lines = replies[0].text.splitlines()[:1]
        return [] if any(reply.text == told.text for reply in replies) or (phone and lines and phone in lines[0]) else [told]

    def _decide(self, segment: Segment) -> Decision:
        """The decision on a segment, corrected where its words say more than its likeness to known questions."""
        decision = super()._decide(segment)
        folded = segment.folded
        if not folded:
            return decision
        sure = decision.kind == "subject" and decision.confidence >= QUITE_SURE
        little = decision.kind == "unknown" or (decision.kind == "general" and decision.name in _LITTLE)
        if small_talk.kind(folded):
            return Decision("general", "hors_sujet", 1.0)
        if (small_talk.practical(folded) or asks_language(folded)) and not sure:
            return Decision("general", "parler_humain", 1.0)
        vague = little or (decision.kind == "choices" and mourning.asks_what_to_do(folded) and "epargn" not in folded)
        at_home = decision.name == _DEATH_ABROAD and not self._about_journeys(folded) and not _HOMECOMING.search(folded)
        if (vague or at_home) and mourning.tells_a_death(folded):
            return self._after_a_death(folded)
        if mourning.supposes_own_death(folded) and not sure and self._about_journeys(folded):
            return Decision("subject", _DEATH_ABROAD, 1.0)
        if places.needs_help_abroad(folded, self._helps_abroad()):
            return self._help_abroad(decision, folded, little)
        if little and _NEWBORN.search(folded) and _TO_DO.search(folded):
            known = self.state.mutual in (None, *self.knowledge.mutuals_of(_NEWBORN_SUBJECT))
            return Decision("subject", _NEWBORN_SUBJECT, 1.0) if known else Decision("general", "autre_prestation", 1.0)
        if decision.name == "avis_medical":
            return self._no_medical_advice(decision, segment)
        return decision

    def _after_a_death(self, folded: str) -> Decision:
        abroad = self._is_abroad(folded) and self.state.mutual in (None, *self.knowledge.mutuals_of(_DEATH_ABROAD))
        return Decision("subject", _DEATH_ABROAD, 1.0) if abroad else Decision("general", _AFTER_DEATH, 1.0)

    def _about_journeys(self, folded: str) -> bool:
        themes = (self._theme(self.state.subject) if self.state.subject else None, *self.knowledge.themes_named(folded))
        return self._theme(_DEATH_ABROAD) in themes or self._is_abroad(folded)

    def _help_abroad(self, decision: Decision, folded: str, little: bool) -> Decision:
        """Somebody is ill abroad now: what their mutual does there, not what it does at home."""
        if not self._helps_abroad():
            return Decision("general", "urgence", 1.0) if little else decision
        away = decision.kind == "subject" and self._theme(decision.name) not in _NOT_THEIRS
        if away and decision.confidence >= QUITE_SURE or decision.kind == "general" and decision.name == "parler_humain":
            return decision
        if decision.kind == "subject" and self._theme(decision.name) == self._theme(_DEATH_ABROAD):
            return decision
        name = next((subject for subject, words in _HELP_ABROAD if words.search(folded)), "assistance")
        return Decision("subject", name, 1.0) if self.knowledge.article(name, self.state.mutual or "") else decision

    def _no_medical_advice(self, decision: Decision, segment: Segment) -> Decision:
        """A question about papers or payments is none about health, whatever it resembles."""
        if not _PAPERS.search(segment.folded):
            return decision
        answered = self.state.mutual
        for name, confidence in segment.ranking:
            subject = self.knowledge.subjects.get(name)
            if subject and confidence >= _AT_LEAST and (answered is None or self.knowledge.article(name, answered)):
                return Decision("subject", name, 1.0)
        return decision

    def _general(self, name: str, segment: Segment) -> list[Reply]:
        """Small talk: what the assistant cannot do, or doesn't know, and reactions that are no complaint about an answer."""
        folded = segment.folded
        if name in ("detresse_suite", _AFTER_DEATH):
            self.state.said = name if self.state.mutual is None else None
            about = Segment("affiliation") if name == _AFTER_DEATH else None
            return [self._say(name, about)]
        if name == "urgence":
            if small_talk.asks_person(folded) and not self._is_abroad(folded) and "secours" not in folded:
                return super()._general("parler_humain", segment)
            self.state.said = name if self.state.mutual is None else None
            return [self._urgent(folded)]
        if name == "changer_mutuelle" and any(thing.kind == "mutuelle" and thing.value == self.state.mutual for thing in segment.things):
            mutual = self.state.mutual or ""
            return [Reply(self.write.phrase("mutuelle_notee", mutual, mutual=self.knowledge.mutuals[mutual].named))]
        if not folded:
            return super()._general(name, segment)
        asked = small_talk.practical(folded) or ("langues" if asks_language(folded) else None)
        if asked and name == "parler_humain":
            return self._cannot(asked, segment)
        talk = small_talk.reaction(folded) if name == "mecontent" else small_talk.kind(folded) if name in _TALK else None
        if name in _TALK and not talk and small_talk.is_about_itself(folded):
            talk = "robot_court"
        if talk:
            self.state.said = talk if self.state.mutual is None and talk in ("retard", "colere") else None
            return [self._say(talk, Segment("remboursement") if talk == "retard" else None)]
        if name == "parler_humain" and not small_talk.asks_person(folded):
            self.state.said = "contacter" if self.state.mutual is None else None
            return [self._say("contacter", segment)]
        if name == "avis_medical":
            self._tells_again(_UNWELL)
        return super()._general(name, segment)

    def _cannot(self, phrase: str, segment: Segment) -> list[Reply]:
        """What the assistant cannot do, and who can; the answer that the same words have beside it."""
        self.state.said = phrase if self.state.mutual is None and phrase not in ("malade", "tristesse") else None
        told = [self._say(phrase, Segment("service social") if phrase == "gene" else None)]
        decision = super()._decide(segment)
        if phrase == "dossier" and decision.kind == "subject" and self.state.mutual:
            return [*told, *self._subject(decision.name, Segment(""))]
        return told
