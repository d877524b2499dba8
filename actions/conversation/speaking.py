"""The first layer of a conversation: what it knows, what it remembers, and its own sentences."""

from __future__ import annotations

from datetime import date

from actions.conversation.places import is_abroad, is_at_home
from actions.conversation.replies import Reply, Writer
from actions.conversation.state import State
from actions.conversation.turn import Segment
from actions.conversation.understanding import Decision, decide
from knowledge.model import Knowledge

_LISTING = {"correction": "correction_court", "hors_sujet": "hors_sujet_court", "preciser": "preciser_court"}
_SUBJECTS = "sujets"


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
        """A sentence of the assistant with its usual places filled; the list of subjects is not told twice."""
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
        if phrase in _LISTING and self._tells_again(_SUBJECTS):
            phrase = _LISTING[phrase]
        places = {"contact": self.write.contact(self.state.mutual, folded, contact_id), "subjects": self.write.themes(self.state.mutual)}
        return Reply(self.write.phrase(phrase, self.state.mutual, **places), buttons)

    def _tells_again(self, name: str) -> bool:
        """Whether something that is told once was told before; from now on it was."""
        again = name in self.state.told
        if not again:
            self.state.told.append(name)
        return again

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

    def _urgent(self, folded: str = "") -> Reply:
        """Whom to call: abroad the service that answers there, at home nobody but the rescuers and the mutual; what is asked next is
        about that help."""
        mutual = self.state.mutual
        if mutual is None:
            phrase = "urgence_chez_soi" if is_at_home(folded) else "urgence_sans_mutuelle"
            return Reply(self.write.phrase(phrase, contact=self.write.contact(None)))
        entry = self.knowledge.mutuals[mutual]
        abroad = is_abroad(folded, neighbours=entry.urgent_contact is not None)
        if entry.urgent_contact and not is_at_home(folded):
            helped = (article.subject for article in self.knowledge.articles.values() if article.contact == entry.urgent_contact)
            self.state.subject = next(helped, self.state.subject)
            phrase = "urgence_assistance" if abroad else "urgence_ou"
            return Reply(self.write.phrase(phrase, mutual, contact=self.write.contact(mutual, contact_id=entry.urgent_contact)))
        phrase = "urgence_general" if abroad and not is_at_home(folded) else "urgence_chez_soi"
        return Reply(self.write.phrase(phrase, mutual, contact=self.write.contact(mutual, contact_id=entry.general_contact)))
