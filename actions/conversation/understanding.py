"""Which subject a segment is about: sure, one of a few, or unknown. Thresholds were measured (docs/adr, benchmarks)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.conversation.turn import Segment
from knowledge.model import Knowledge

SURE = 0.5
POSSIBLE = 0.2
ALIKE = 0.38  # below, a question is like none that the assistant knows, whatever the classifier says…
ALIKE_IF_SURE = 0.30  # …unless it is this sure: badly spelt questions lie far from all examples
QUITE_SURE = 0.8  # below, what else was said can change the subject
VERY_SURE = 0.85
# « et les documents ? » says no subject of its own: the subject under discussion then weighs more.
_ELLIPTIC_BOOST = 8.0
_SAME_THEME_BOOST = 6.0
_OTHER_THEME = 0.3
_ELLIPTIC = re.compile(r"^(?:et|mais|ok|d accord|sinon|oui|ah|alors|donc)\b")
_SHORT = 6
_GENERAL = re.compile(
    r"l|la|le|les|un|une|est|elle|il|ce|que|c|vous|on|rembours\w*|pris\w*|en|charge|combien|pour|de|d|du|des|svp|stp|merci|bonjour|slt|salut"
    r"|y|a|t|sa|ca|se|quel\w*|montant|mutuelle|mutualite|mutu|par|chez|info\w*"
)
_BARE = 2  # words: « indemnités », « mon dmg »


# Intents that answer the assistant; a text that names a theme is more than that.
_REACTIONS = ("annuler", "ne_sait_pas", "affirmer", "nier", "remercier", "correction")


@dataclass(frozen=True)
class Decision:
    """What a segment is about: ``kind`` is ``subject``, ``general`` (an intent that is no subject), ``choices`` or ``unknown``."""

    kind: str
    name: str = ""
    confidence: float = 0.0
    choices: tuple[str, ...] = ()


def decide(segment: Segment, knowledge: Knowledge, theme: str | None = None) -> Decision:
    """Decide on a segment; ``theme`` is that of the subject under discussion."""
    named = knowledge.themes_named(segment.folded)
    ranking = _leaning(_in_context(segment, knowledge, theme, named), knowledge, named)
    decision = _by_ranking(segment, ranking, knowledge)
    if decision.kind == "subject" and decision.confidence < QUITE_SURE and len(named) == 1:
        theme_named = next(iter(named))
        if theme_named in knowledge.subjects and _asks_in_general(segment.folded, knowledge.themes[theme_named].stems):
            return Decision("subject", theme_named, decision.confidence)
    bare = len(segment.folded.split()) <= _BARE and decision.name in ("autre_prestation", "hors_sujet")
    if decision.kind == "general" and named and (decision.name in _REACTIONS or bare):
        decision = Decision("unknown")  # « je ne veux plus de DMG » speaks of the DMG, it cancels nothing
    if decision.kind == "unknown" and len(named) == 1:
        # The theme is said, only what is asked about it is not clear: offer its likeliest subjects.
        ranked = [name for name, _ in ranking if name in knowledge.subjects and knowledge.subjects[name].theme in named]
        ranked += [subject.id for subject in knowledge.subjects.values() if subject.theme in named and subject.id not in ranked]
        return Decision("choices", choices=tuple(ranked[:3]))
    return decision


def _asks_in_general(folded: str, stems: Sequence[str]) -> bool:
    """« l'orthodontie est-elle remboursée ? »: nothing but the theme and whether, or how much, is paid for it."""
    rest = [word for word in re.findall(r"[a-z0-9]+", folded) if not word.startswith(tuple(stems))]
    return all(_GENERAL.fullmatch(word) for word in rest)


def _by_ranking(segment: Segment, ranking: list[tuple[str, float]], knowledge: Knowledge) -> Decision:
    """The decision that the probabilities alone lead to."""
    if not ranking:
        return Decision("unknown")
    name, confidence = ranking[0]
    if name in knowledge.subjects and segment.similarity < (ALIKE_IF_SURE if confidence >= VERY_SURE else ALIKE):
        return Decision("unknown", name, confidence)
    if name not in knowledge.subjects:
        return Decision("general", name, confidence) if confidence >= POSSIBLE else Decision("unknown")
    likely = [(other, value) for other, value in ranking if value >= POSSIBLE]
    themes = [knowledge.subjects[other].theme if other in knowledge.subjects else other for other, _ in likely[:3]]
    together = (
        sum(value for other, value in ranking[:4] if other in knowledge.subjects and knowledge.subjects[other].theme == themes[0])
        if themes
        else 0
    )
    if confidence >= SURE or (confidence >= 0.3 and together >= 0.75 and confidence >= 1.5 * ranking[1][1]):
        return Decision("subject", name, confidence)
    choices = tuple(other for other, _ in likely[:3] if other in knowledge.subjects)
    if choices and together + _other_subjects(ranking, knowledge, themes[0]) >= SURE:
        return Decision("choices", name, confidence, choices)
    return Decision("unknown", name, confidence)


def _other_subjects(ranking: list[tuple[str, float]], knowledge: Knowledge, theme: str) -> float:
    return sum(value for other, value in ranking[:4] if other in knowledge.subjects and knowledge.subjects[other].theme != theme)


def _leaning(ranking: list[tuple[str, float]], knowledge: Knowledge, named: set[str]) -> list[tuple[str, float]]:
    """The ranking with the subjects of other themes counted for less, where the text names one theme and no other."""
    if len(named) != 1:
        return ranking
    weighed = [
        (name, value * (_OTHER_THEME if name in knowledge.subjects and knowledge.subjects[name].theme not in named else 1.0))
        for name, value in ranking
    ]
    total = sum(value for _, value in weighed) + max(0.0, 1.0 - sum(value for _, value in ranking))
    return sorted(((name, value / total) for name, value in weighed), key=lambda pair: -pair[1])


def _in_context(segment: Segment, knowledge: Knowledge, theme: str | None, named: set[str]) -> list[tuple[str, float]]:
    """The ranking with the theme under discussion weighed in, as far as the segment leaves its own open."""
    ranking = list(segment.ranking)
    if theme is None or not ranking:
        return ranking
    words = segment.folded.split()
    short = len(words) <= _SHORT or bool(_ELLIPTIC.match(segment.folded))
    if not short or named - {theme}:
        return ranking
    boost = _ELLIPTIC_BOOST if _ELLIPTIC.match(segment.folded) else _SAME_THEME_BOOST
    weighed = [
        (name, value * (boost if name in knowledge.subjects and knowledge.subjects[name].theme == theme else 1.0))
        for name, value in ranking
    ]
    total = sum(value for _, value in weighed) + max(0.0, 1.0 - sum(value for _, value in ranking))
    return sorted(((name, value / total) for name, value in weighed), key=lambda pair: -pair[1])
