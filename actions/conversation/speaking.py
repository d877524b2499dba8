"""The first layer of a conversation: what it knows, what it remembers, and its own sentences."""

from __future__ import annotations

from datetime import date

from actions.conversation.replies import Reply, Writer
from actions.conversation.state import State
from actions.conversation.turn import Segment
from actions.conversation.understanding import Decision, decide
from knowledge.model import Knowledge


class Speaking:
    """The knowledge, the state, the day, and whoever writes the replies."""

    def __init__(self, knowledge: Knowledge, state: State, day: date) -> None:
        self.knowledge = knowledge
        self.state = state
        self.day = day
        self.write = Writer(knowledge, day)

    def _decide(self, segment: Segment) -> Decision:
        theme = self._theme(self.state.subject) if self.state.subject else None
        return decide(segment, self.knowledge, theme, self.state.mutual)

    def _theme(self, subject: str) -> str:
        return self.knowledge.subjects[subject].theme

    def _say(self, phrase: str, segment: Segment | None = None) -> Reply:
        """A sentence of the assistant with its usual places filled."""
        folded = segment.folded if segment else ""
        contact_id = None
        if self.state.mutual and self.state.subject and phrase in ("parler_humain", "mecontent", "ne_sait_pas"):
            article = self.knowledge.article(self.state.subject, self.state.mutual)
            contact_id = article.contact if article else None
        buttons = (
            {theme_label: {"subject": subject} for theme_label, subject in self._openers()}
            if phrase in ("saluer", "aide", "correction", "hors_sujet")
            else {}
        )
        places = {"contact": self.write.contact(self.state.mutual, folded, contact_id), "subjects": self.write.themes(self.state.mutual)}
        return Reply(self.write.phrase(phrase, self.state.mutual, **places), buttons)

    def _openers(self) -> list[tuple[str, str]]:
        """A first subject of each theme that the mutual answers, as suggestions."""
        found: dict[str, tuple[str, str]] = {}
        for subject in self.knowledge.subjects.values():
            if self.state.mutual is None or self.state.mutual in self.knowledge.mutuals_of(subject.id):
                found.setdefault(subject.theme, (subject.label, subject.id))
        if len(found) == 1:
            theme = next(iter(found))
            return [
                (subject.label, subject.id)
                for subject in self.knowledge.subjects.values()
                if subject.theme == theme and self.knowledge.article(subject.id, self.state.mutual or "")
            ][:3]
        return list(found.values())[:4]

    def _other(self) -> list[Reply]:
        return [self._say("aide")]

    def _urgent(self) -> Reply:
        """Whom to call; what is asked next is about that help."""
        mutual = self.state.mutual
        if mutual is None:
            return Reply(self.write.phrase("urgence_sans_mutuelle"))
        urgent = self.knowledge.mutuals[mutual].urgent_contact
        helped = (article.subject for article in self.knowledge.articles.values() if urgent and article.contact == urgent)
        self.state.subject = next(helped, self.state.subject)
        return Reply(
            self.write.phrase(
                "urgence_assistance" if urgent else "urgence_general",
                mutual,
                contact=self.write.contact(mutual, contact_id=urgent or self.knowledge.mutuals[mutual].general_contact),
            )
        )
