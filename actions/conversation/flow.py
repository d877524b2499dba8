"""Leads the conversation: what a message means here and now, and what is said to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from actions.conversation.answering import has_amounts
from actions.conversation.calculation import is_follow_up
from actions.conversation.form import Form, only_gives
from actions.conversation.language import other_language
from actions.conversation.replies import Reply
from actions.conversation.turn import Segment, Turn
from actions.conversation.understanding import QUITE_SURE

_ARTICLE = re.compile(r"^(?:l|le|la|les|mon|ma|mes)  ?")
_LETTERS = re.compile(r"[a-z0-9]")
# Words that leave no time to ask: caught before anything else, whatever the classifier makes of the sentence.
_DANGER = re.compile(
    r"\binfarctus|\b(?:un|fait|d un|mon|son|de l) avc\b|danger de mort|danger vital|en train de mourir|\bva mourir\b|"
    r"\bne respire (?:plus|pas)|n arrive plus a respirer|\binconscient|perdu connaissance|\boverdose|crise cardiaque|"
    r"\bmal (?:a|dans) la poitrine|\bdouleurs? (?:thoracique|a la poitrine|dans la poitrine|au bras gauche)|"
    r"\bsaigne (?:beaucoup|enormement)|\bhemorragie"
)
_ABROAD = re.compile(
    r"\betranger|\bvacances|\bvoyage|\bhotel|\brapatri|\bespagne|\bitalie|\bportugal|\bgrece|\bturquie|\bmaroc|\btunisie|\busa\b|\bski\b"
)
_DISTRESS = re.compile(
    r"\bsuicid|\bme tuer\b|\ben finir\b|\benvie de mourir|\bveux mourir|\bvais mourir|\bplus envie de vivre"
    r"|\bme faire du mal|\bmettre fin a (?:mes|mon|ma)"
)
_SURE_GENERAL = 0.5
_TWO = 2  # words of meaning
_FEW = 5  # words of a typed choice


class Conversation(Form):
    """One conversation, for one message: reads the state, answers, leaves the state ready for the next message."""

    def answer(self, turn: Turn) -> list[Reply]:
        """The replies to a message, at least one; the state is updated in place."""
        replies = self._meaning(turn)
        if self.state.queue and (self.state.pending is None or self.state.pending.get("invited")):
            replies += self._next_in_queue()
        self.state.offered = {_key(title): meaning for reply in replies for title, meaning in reply.buttons.items()}
        return replies

    def _meaning(self, turn: Turn) -> list[Reply]:
        if (
            isinstance(turn.channel_mutual, str)
            and turn.channel_mutual in self.knowledge.mutuals
            and turn.channel_mutual != self.state.channel_mutual
        ):
            self.state.mutual = self.state.channel_mutual = turn.channel_mutual
        if _DISTRESS.search(turn.folded):
            return [self._say("detresse")]
        if _DANGER.search(turn.folded):
            return [self._say("danger"), *([self._urgent()] if _ABROAD.search(turn.folded) else [])]
        if turn.too_long:
            return [self._say("trop_long")]
        meaning = self.state.offered.get(_key(turn.text)) or self.state.offered.get(_ARTICLE.sub("", _key(turn.text)))
        if meaning is not None:
            return self._chosen(meaning)
        offered = self._near_offer(turn)
        if offered is not None:
            return self._chosen(offered)
        language = other_language(turn.folded)
        if language and not any(thing.kind in ("acte", "montant") for thing in turn.things):
            return [Reply(self.write.phrase(f"langue_{language}", self.state.mutual, contact=self.write.ways(self.state.mutual)))]
        if not _LETTERS.search(turn.folded):
            return [self._again()] if self.state.pending else [self._say("vide")]
        if self._named_mutual(turn):
            return self._mutual_given(turn)
        if self.state.pending and self.state.pending["kind"] == "period":
            return self._period_given(turn)
        if self.state.pending and self.state.pending["kind"] == "basis":
            return self._basis_given(turn)
        if self.state.pending and self.state.pending["kind"] == "mutual" and not self._asks_something(turn):
            return [self._ask_mutual("quelle_mutuelle_encore")]
        if self.state.pending and self.state.pending["kind"] == "input":
            return self._invited(turn) if self.state.pending.get("invited") else self._in_form(turn)
        return self._open(turn)

    def _near_offer(self, turn: Turn) -> dict[str, Any] | None:
        """A subject offered by a button, typed in nearly its words."""
        if len(turn.segments) != 1 or len(turn.folded.split()) > _FEW:
            return None
        typed = _content(turn.folded)
        near = [
            meaning for title, meaning in self.state.offered.items() if "subject" in meaning and typed and typed <= _content(_plain(title))
        ]
        if near:
            return near[0] if len(near) == 1 else None
        # What is typed may be a neighbour of the subjects offered.
        themes = {self._theme(meaning["subject"]) for meaning in self.state.offered.values() if "subject" in meaning}
        if len(typed) < _TWO or self.knowledge.themes_named(turn.folded) - themes or self.state.pending:
            return None
        others = [
            {"subject": subject.id}
            for subject in self.knowledge.subjects.values()
            if subject.theme in themes and typed and typed <= _content(_plain(subject.label))
        ]
        return others[0] if len(others) == 1 else None

    def _asks_something(self, turn: Turn) -> bool:
        decision = self._decide(turn.segments[0])
        return decision.kind == "subject" or (
            decision.kind == "general" and decision.name not in ("ne_sait_pas", "affirmer", "nier", "changer_mutuelle")
        )

    def _open(self, turn: Turn) -> list[Reply]:
        """A message outside a form: a follow-up of the last calculation, a subject, several, or small talk."""
        continued = self._follow_up(turn)
        if continued is not None:
            return continued
        together = self._statement(turn)
        if together is not None:
            return together
        replies: list[Reply] = []
        for number, segment in enumerate(turn.segments):
            varied = self._varied(segment) if number else None
            replies += varied if varied is not None else self._segment(segment, alone=len(turn.segments) == 1)
        return replies

    def _varied(self, segment: Segment) -> list[Reply] | None:
        """« … et avec Denta & Optiplus ? » behind a question whose calculation was just done: the same with another option."""
        if self.state.rule is None or self.state.pending and not self.state.pending.get("invited"):
            return None
        if not is_follow_up(segment.folded) or not only_gives(segment):
            return None
        calculation = self._calculation()
        reading = calculation.read(segment)
        if not reading.inputs:
            return None
        return self._continue(calculation.take(reading))

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

    def _mutual_given(self, turn: Turn) -> list[Reply]:
        """The member names their mutual, maybe with a question in the same message."""
        mutual = next(thing.value for thing in turn.things if thing.kind == "mutuelle")
        if self.state.pending and self.state.pending["kind"] == "mutual":
            return self._set_mutual(mutual, turn.segments[0])
        asked = any(self._decide(segment).kind in ("subject", "choices") for segment in turn.segments)
        if asked:
            self._switch(mutual)
            return self._open(turn)
        return self._set_mutual(mutual)

    def _segment(self, segment: Segment, alone: bool = True) -> list[Reply]:
        decision = self._decide(segment)
        named = self._rules_of_lines(segment) if decision.confidence < QUITE_SURE and decision.kind != "general" else []
        if len(named) == 1 and has_amounts(segment) and (decision.kind != "subject" or decision.name not in named[0].subjects):
            return self._start(named[0], [segment])
        if decision.kind == "subject":
            return self._subject(self._better_told(decision, segment), segment)
        fitting = (
            self._fitting(segment)
            if decision.kind != "general" or decision.name in ("hors_sujet", "autre_prestation", "parler_humain", "urgence")
            else None
        )
        if fitting:
            return self._start(fitting, [segment])
        if decision.kind == "general" and (alone or decision.confidence >= _SURE_GENERAL):
            return self._general(decision.name, segment)
        if decision.kind == "choices":
            return self._between(decision, segment)
        return [self._say("pas_compris", segment)]

    def _chosen(self, meaning: dict[str, Any]) -> list[Reply]:
        """A button, or its title typed."""
        if "command" in meaning:
            commands: dict[str, Callable[[], list[Reply]]] = {
                "change": self._offer_change,
                "other": self._other,
                "cancel": self._cancel,
                "ask": lambda: self._ask_again(meaning["input"]),
            }
            return commands[meaning["command"]]()
        if "subject" in meaning:
            return self._subject(meaning["subject"], Segment(""))
        if "rule" in meaning:
            return self._start(self.knowledge.rules[meaning["rule"]], [])
        if "mutual" in meaning:
            return self._set_mutual(meaning["mutual"])
        if "period" in meaning:
            return self._period(meaning["period"])
        if "basis" in meaning:
            return self._basis(meaning["basis"])
        self.state.inputs[meaning["input"]] = meaning["value"]
        self.state.pending = None
        return self._continue()

    def _again(self) -> Reply:
        """The pending question once more."""
        assert self.state.pending is not None
        if self.state.pending["kind"] == "input":
            name = self.state.pending["input"]
            return self.write.question(self._calculation().rule, name, self.write.phrase("rien_lu"))
        return self._ask_mutual() if self.state.pending["kind"] == "mutual" else self._say("vide")


def _content(folded: str) -> set[str]:
    """The words that carry the meaning, singular."""
    return {word.rstrip("sx") for word in folded.split() if len(word) > 3}


def _plain(text: str) -> str:
    """A title without accents and signs, as texts are folded."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(char))
    return re.sub(r"\W+", " ", bare).strip()


def _key(text: str) -> str:
    """A button's title as it may be typed."""
    return re.sub(r"\W+", " ", text.casefold()).strip()
