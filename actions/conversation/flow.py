"""Leads the conversation: what a message means here and now, and what is said to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from actions.conversation import emergency
from actions.conversation.bill_items import ELEMENT
from actions.conversation.calculation import Calculation, is_follow_up, wants_calculation
from actions.conversation.caring import Caring
from actions.conversation.form import only_gives
from actions.conversation.heard import has_amounts
from actions.conversation.language import other_language
from actions.conversation.replies import Reply
from actions.conversation.state import State
from actions.conversation.turn import Segment, Turn
from actions.conversation.understanding import QUITE_SURE, Decision, tells_only_who

_ARTICLE = re.compile(r"^(?:l|le|la|les|mon|ma|mes)  ?")
_LETTERS = re.compile(r"[a-z0-9]")
# « quoi ? », « répète stp »
_AGAIN = re.compile(
    r"(?:quoi|hein|comment|pardon|plait il|comment ca|(?:tu peux |vous pouvez |pouvez vous |peux tu )?(?:me )?(?:le )?"
    r"(?:repete[rz]?|redi(?:s|re|tes))(?: moi)?(?: ca| la reponse)?|j ai pas (?:bien )?compris|je n ai pas (?:bien )?compris)"
    r"(?: (?:svp|stp|s il (?:te|vous) plait|merci))*"
)
_SURE_GENERAL = 0.5
_SHORT = 14  # words, with the name of a mutual among them
_ASKS_FOR_HELP = ("urgence", "parler_humain")
_TOGETHER = 3  # articles in one reply
_LISTED = re.compile(r"(?:,|\bet\b|\bou\b|\+|/|\bpuis\b|\?)")
_TWO = 2  # words of meaning
# Said of being a member of a mutual: no question.
_MEMBERSHIP = frozenset(
    [
        "sui",
        "membre",
        "affilie",
        "affiliee",
        "mutuelle",
        "mutualite",
        "chez",
        "inscrit",
        "client",
        "bonjour",
        "salut",
        "merci",
        "notre",
        "assure",
        "somme",
        "votre",
    ]
)
_FEW = 5  # words of a typed choice


class Conversation(Caring):
    """One conversation, for one message: reads the state, answers, leaves the state ready for the next message."""

    def answer(self, turn: Turn) -> list[Reply]:
        """The replies to a message, at least one; the state is updated in place."""
        replies = self._with_care(turn, self._meaning)
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
        if turn.too_long:
            return [self._say("trop_long")]
        meaning = self.state.offered.get(_key(turn.text)) or self.state.offered.get(_ARTICLE.sub("", _key(turn.text)))
        if meaning is not None:
            return self._chosen(meaning)
        offered = self._near_offer(turn)
        if offered is not None:
            return self._chosen(offered)
        typed = _plain(turn.text)
        language = other_language(typed)
        if language and not any(thing.kind in ("acte", "montant") for thing in turn.things):
            told = Reply(self.write.phrase(f"langue_{language}", self.state.mutual, contact=self.write.ways(self.state.mutual)))
            return [self._urgent(typed), told] if emergency.calls_for_help(typed) else [told]
        if not _LETTERS.search(turn.folded) or _AGAIN.fullmatch(typed):
            return self._again()
        for segment in turn.segments:
            self._note_member(segment)
        if self._named_mutual(turn):
            return self._mutual_given(turn)
        if self.state.pending and self.state.pending["kind"] == "period":
            return self._period_given(turn)
        if self.state.pending and self.state.pending["kind"] == "basis":
            return self._basis_given(turn)
        if self.state.pending and self.state.pending["kind"] == "mutual" and not self._asks_something(turn):
            return [self._ask_mutual("quelle_mutuelle_encore")]
        if self._awaits_answer() and self.state.rule and self._changes_mind(turn):
            self.state.member.update({name: value for name, value in self.state.inputs.items() if name == "couverture" and value != "?"})
            self._drop_calculation()
            self.state.pending = None
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
        named = self._named_together(turn)
        if named:
            return [reply for subject in named for reply in self._subject(subject, Segment(""))]
        replies: list[Reply] = []
        for number, segment in enumerate(turn.segments):
            varied = self._varied(segment) if number else None
            replies += varied if varied is not None else self._segment(segment, alone=len(turn.segments) == 1)
        return replies

    def _named_together(self, turn: Turn) -> list[str]:
        """« un implant c'est combien, et une couronne ? »: the subjects of several benefits named without any amount, in order."""
        if len(turn.segments) != 1 or has_amounts(turn.segments[0]) or self.state.mutual is None:
            return []
        segment = turn.segments[0]
        elements = [thing for thing in segment.things if thing.kind == ELEMENT and thing.more["mutual"] == self.state.mutual]
        rules = [self.knowledge.rules[name] for name in dict.fromkeys(thing.more["rule"] for thing in elements)]
        decision = self._decide(segment)
        if not 2 <= len(rules) <= _TOGETHER or decision.kind != "subject" or not any(decision.name in rule.subjects for rule in rules):
            return []
        between = [segment.folded[one.end : other.start] for one, other in zip(elements, elements[1:], strict=False)]
        return [rule.subjects[0] for rule in rules] if all(_LISTED.search(text) for text in between) else []

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
        self.state.pending = None
        continued = self._follow_up(turn, name)
        if continued is not None:
            return continued
        decision = self._decide(turn.segments[0])
        if (
            decision.kind == "subject"
            and decision.name not in self._calculation().rule.subjects
            and not self._calculates(decision.name, turn)
        ):
            self.state.pending = pending
            return self._digression(turn, self._calculation(), name)
        return self._open(turn)

    def _calculates(self, subject: str, turn: Turn) -> bool:
        """Whether a message begins the calculation of a subject, so that nothing else is asked beside it."""
        rules = self.knowledge.rules_of(subject, self.state.mutual or "")
        readings = [(rule, Calculation(self.knowledge, State(), rule, self.day).read(turn.segments[0])) for rule in rules]
        return any(wants_calculation(rule, reading, self.knowledge, self.day) for rule, reading in readings)

    def _mutual_given(self, turn: Turn) -> list[Reply]:
        """The member names their mutual, maybe with a question in the same message."""
        mutual = next(thing.value for thing in turn.things if thing.kind == "mutuelle")
        if self.state.pending and self.state.pending["kind"] == "mutual":
            return self._set_mutual(mutual, turn.segments[0])
        decisions = [self._decide(segment) for segment in turn.segments]
        if any(decision.name in _ASKS_FOR_HELP and decision.confidence >= _SURE_GENERAL for decision in decisions):
            self._switch(mutual)
            return self._open(turn)
        subject = self.state.subject
        if subject and self.knowledge.article(subject, mutual) and self._names_nothing_new(turn, decisions):
            self._switch(mutual)
            return self._subject(subject, turn.segments[0])
        if any(decision.kind in ("subject", "choices") for decision in decisions) or self._says_more(turn):
            self._switch(mutual)
            return self._open(turn)
        return self._set_mutual(mutual)

    def _says_more(self, turn: Turn) -> bool:
        """Whether a message that names a mutual holds a question beside it."""
        named = " ".join(turn.folded[thing.start : thing.end] for thing in turn.things if thing.kind == "mutuelle")
        return bool(_content(turn.folded) - _content(named) - _MEMBERSHIP)

    def _names_nothing_new(self, turn: Turn, decisions: list[Decision]) -> bool:
        """« et à la Mutualité Socialiste, pour un adulte de 50 ans ? »: the subject under discussion, at another mutual."""
        themes = self.knowledge.themes_named(turn.folded)
        rest = turn.folded
        for thing in turn.things:
            if thing.kind == "mutuelle" and len(turn.segments) == 1:
                rest = rest[: thing.start] + " " * (thing.end - thing.start) + rest[thing.end :]
        if tells_only_who(rest):
            return True
        sure = any(decision.kind == "subject" and decision.confidence >= QUITE_SURE for decision in decisions)
        return not sure and not themes and len(turn.folded.split()) <= _SHORT

    def _segment(self, segment: Segment, alone: bool = True) -> list[Reply]:
        decision = self._decide(segment)
        unsure = decision.confidence < QUITE_SURE or self._counts_several(segment) or self._names_no_element_of(decision, segment)
        named = self._rules_of_lines(segment) if unsure and decision.kind != "general" else []
        if len(named) == 1 and has_amounts(segment) and self._is_rather(named[0], decision, segment):
            return self._start(named[0], [segment])
        passing = self._in_passing(segment) if alone and self._is_vague_here(segment, decision) else None
        if passing is not None:
            return passing
        if decision.kind == "subject":
            return self._subject(self._better_told(decision, segment), segment)
        fitting = (
            self._fitting(segment, vague=decision.kind == "unknown")
            if decision.kind != "general" or decision.name in ("hors_sujet", "autre_prestation", "parler_humain", "urgence")
            else None
        )
        if fitting:
            return self._start(fitting, [segment])
        told = decision.name == "urgence" and emergency.is_past(segment.folded)
        if decision.kind == "general" and told and not alone:
            return []
        if decision.kind == "general" and (alone or decision.confidence >= _SURE_GENERAL):
            return self._general(decision.name, segment)
        if decision.kind == "choices":
            hinted = self._hinted(segment)
            return self._subject(hinted, segment) if hinted in decision.choices[:1] else self._between(decision, segment)
        hinted = self._hinted(segment)
        if hinted:
            return self._subject(hinted, segment)
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

    def _again(self) -> list[Reply]:
        """The pending question, or the last answer, once more."""
        if self._awaits_answer():
            assert self.state.pending is not None
            if self.state.pending["kind"] == "input":
                name = self.state.pending["input"]
                return [self.write.question(self._calculation().rule, name, self.write.phrase("rien_lu"))]
            return [self._ask_mutual()] if self.state.pending["kind"] == "mutual" else [self._say("vide")]
        if self.state.rule:
            return self._continue()
        return self._subject(self.state.subject, Segment("")) if self.state.subject else [self._say("vide")]


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
