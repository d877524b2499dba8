"""Which subject a segment is about: sure, one of a few, or unknown. Thresholds were measured (docs/adr, benchmarks)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from actions.conversation.turn import Segment
from knowledge.model import Knowledge

SURE = 0.5
POSSIBLE = 0.2
ALIKE = 0.42  # below, a question is like none that the assistant knows, unless the classifier is very sure (bad spelling lies far from all)
QUITE_SURE = 0.8  # below, what else was said can change the subject
VERY_SURE = 0.85
# « et les documents ? » says no subject of its own: the subject under discussion then weighs more.
_ELLIPTIC_BOOST = 8.0
_NEAR = 0.05
_SAME_THEME_BOOST = 6.0
_OTHER_THEME = 0.2
_OTHER_MUTUAL = 0.2
_ELLIPTIC = re.compile(r"^(?:et|mais|ok|d accord|sinon|oui|ah|alors|donc)\b")
_SHORT = 6
# « et moi j'ai 45 ans ? », « et sa sœur de 28 ans ? »: somebody else, the same theme.
_ONLY_WHO = re.compile(
    r"(?:(?:et|mais|oui|non|ok|alors|pour|moi|toi|lui|elle|eux|nous|mon|ma|mes|son|sa|ses|un|une|le|la|les|l|j|ai|il|elle|a|as"
    r"|qui|de|d|du|si|c est"
    r"|c etait|est|adultes?|enfants?|fils|filles?|soeur|frere|mari|femme|conjointe?|epouse|pere|mere|maman|papa|grand|grands|parents?|petit"
    r"|petite|bebe|jumeaux|jumelles?|jumeau|jeune|a|au|chez|autre|deuxieme|second|cadet|cadette|aine|ainee|ans|\d{1,3}"
    r"|beau|belle|copain|copine|homme|notre|nos|nous|les|tous|deux|trois|gamine?s?|gosses?|ado|mamie|papy|papi|niece|neveu|tante|oncle"
    r"|aussi|pareil|idem|meme|chose|question|euh|alors|donc|avec|ont|toute|famille|reste)[ ,?!.]*)+"
)
_SOMEBODY = re.compile(
    r"\b(?:moi|toi|lui|elle|eux|nous|adultes?|enfants?|fils|filles?|soeur|frere|mari|femme|conjointe?|epouse|pere|mere|maman|papa|parents?"
    r"|bebe|jumeaux|jumelles?|jumeau|cadet|cadette|aine|ainee|ans|copain|copine|homme|gamine?s?|gosses?|ado|mamie|papy|papi|niece|neveu"
    r"|tante|oncle)\b"
)
_WHO_BOOST = 100.0
_GENERAL = re.compile(
    r"l|la|le|les|un|une|est|elle|il|ce|que|c|vous|on|rembours\w*|pris\w*|en|charge|combien|pour|de|d|du|des|svp|stp|merci"
    r"|bonjour|slt|salut"
    r"|y|a|t|sa|ca|se|quel\w*|montant|mutuelle|mutualite|mutu|par|chez|info\w*"
)
_PASSING = 8  # words
_BARE = 2  # words: « indemnités », « mon dmg »


# Intents that answer the assistant; a text that names a theme is more than that.
_REACTIONS = ("annuler", "ne_sait_pas", "affirmer", "nier", "remercier", "correction")
# Whoever is not known to be a member of ours and names another insurer asks about that one.
_ANOTHER_INSURER = re.compile(
    r"\b(?:ethias|dkv|aok|a o k|barmer|techniker|partenamut|partena|omnimut|helan|euromut|mutualite (?:chretienne|neutre|liberale|libre)"
    r"|mutualites (?:libres|neutres)|zorgverzekering|cigna|allianz|axa|la foyer|baloise|lalux|harmonie mutuelle|mgen|securex|hospi ?plus)\b"
)
_COURTESIES = ("au_revoir", "saluer", "mecontent")
# A short question that names nothing: « c'est combien ? », « jusqu'à quel âge », « faut-il une autorisation ».
_ASKS = re.compile(
    r"\b(?:combien|quel\w*|quand|jusqu|faut(?: il)?|dois je|peut on|est ce qu\w*|pendant|a partir|limite|maximum|delai|renouvel\w*"
    r"|autorisation|accord|ordonnance|prescription|condition\w*)\b"
)
_GOES_ON = re.compile(r"et (?:avec|sans|si|pour|en|a|au|les|la|le|l|un|une|du|des|mon|ma)\b")
# Nothing but the asking itself.
_BARE_ASKING = re.compile(
    r"(?:(?:et|ok|mais|alors|donc|sinon|non|c est|c|est|ce|ca|cela|combien|de|temps|fois|par|an|mois|annee|jusqu|a|au|quel\w*|age|faut"
    r"|il|une?"
    r"|quand|quoi|on|peut|dois|je|payer|paye|coute|couter|fait|encore|y|delai|duree|maximum|max|limite|renouveler|qu|que|pour|dure|longtemps"
    r"|autorisation|accord|ordonnance|prescription|condition\w*|la|le|du|d|medecin|cns|conseil|avant|apres|svp|stp|montant|prix|recois|recoit|ai"
    r"|s|vous|plait|rembours\w*|touche|exactement|environ|plus|moins|t|l|les|tout|chaque|en|rapidement|prend|maintenant|tard|trop)[ ?!.]*)+"
)


@dataclass(frozen=True)
class Decision:
    """What a segment is about: ``kind`` is ``subject``, ``general`` (an intent that is no subject), ``choices`` or ``unknown``."""

    kind: str
    name: str = ""
    confidence: float = 0.0
    choices: tuple[str, ...] = ()


def decide(segment: Segment, knowledge: Knowledge, theme: str | None = None, mutual: str | None = None) -> Decision:
    """Decide on a segment; ``theme`` is that of the subject under discussion, ``mutual`` the member's."""
    if mutual is None and _ANOTHER_INSURER.search(segment.folded) and not any(thing.kind == "mutuelle" for thing in segment.things):
        return Decision("general", "autre_prestation", 1.0)
    named = knowledge.themes_named(segment.folded)
    ranking = _leaning(_in_context(segment, knowledge, theme, named), knowledge, named)
    ranking = _beside_courtesies(_of_the_mutual(ranking, knowledge, mutual), segment)
    decision = _by_ranking(segment, ranking, knowledge)
    if decision.kind == "subject" and decision.confidence < QUITE_SURE and len(named) == 1:
        theme_named = next(iter(named))
        if theme_named in knowledge.subjects and _asks_in_general(segment.folded, knowledge.themes[theme_named].stems):
            return Decision("subject", theme_named, decision.confidence)
    reacts = decision.kind == "general" and decision.name in (*_REACTIONS, *_COURTESIES)
    if reacts and theme and (_ASKS.search(segment.folded) or _GOES_ON.match(segment.folded)):
        decision = Decision("unknown")  # « c'est combien ? » is no yes, « et avec correction ? » corrects nothing
    bare = len(segment.folded.split()) <= _BARE and decision.name in ("autre_prestation", "hors_sujet")
    if decision.kind == "general" and named and (decision.name in _REACTIONS or bare):
        decision = Decision("unknown")  # « je ne veux plus de DMG » speaks of the DMG, it cancels nothing
    if decision.kind == "unknown" and not named and theme and _ELLIPTIC.match(segment.folded):
        # « et si ça arrive deux fois ? »: it goes on with the subject under discussion.
        near = [
            name for name, value in ranking if name in knowledge.subjects and knowledge.subjects[name].theme == theme and value >= _NEAR
        ]
        if near:
            return Decision("choices", choices=tuple(near[:3]))
    if decision.kind == "choices" and theme and _ELLIPTIC.match(segment.folded) and len(segment.folded.split()) <= _SHORT:
        own = [name for name in decision.choices if knowledge.subjects[name].theme == theme]
        if own == [decision.choices[0]]:
            return Decision("subject", own[0], decision.confidence)  # « et les documents ? » are those of what was just spoken of
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
    if name in knowledge.subjects and confidence < VERY_SURE and segment.similarity < ALIKE:
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
    others = {subject.id for subject in knowledge.subjects.values() if subject.theme not in named}
    return _weighed(ranking, lambda name: _OTHER_THEME if name in others else 1.0)


def tells_only_who(folded: str) -> bool:
    """« et moi j'ai 45 ans ? », « et sa sœur ? »: a person, maybe an age, and nothing else."""
    return bool(_ONLY_WHO.fullmatch(folded.strip()) and _SOMEBODY.search(folded))


def _of_the_mutual(ranking: list[tuple[str, float]], knowledge: Knowledge, mutual: str | None) -> list[tuple[str, float]]:
    """The ranking with what the member's mutual doesn't answer counted for less: people ask their mutual about what it does."""
    if mutual is None:
        return ranking
    answered = {article.subject for article in knowledge.articles.values() if article.mutual == mutual}
    return _weighed(ranking, lambda name: _OTHER_MUTUAL if name in knowledge.subjects and name not in answered else 1.0)


def _beside_courtesies(ranking: list[tuple[str, float]], segment: Segment) -> list[tuple[str, float]]:
    """« merci pour votre gentillesse, et faut-il des papiers ? »: thanks and greetings count for nothing beside a question."""
    if "?" not in segment.folded or len(segment.folded.split()) <= _SHORT or not ranking or ranking[0][0] not in ("remercier", "saluer"):
        return ranking
    rest = [(name, value) for name, value in ranking if name not in ("remercier", "saluer")]
    total = sum(value for _, value in rest) or 1.0
    return [(name, value / total) for name, value in rest]


def _weighed(ranking: list[tuple[str, float]], weight: Callable[[str], float]) -> list[tuple[str, float]]:
    """The ranking with each name's probability weighed, likeliest first; what the ranking leaves out keeps its share."""
    weighed = [(name, value * weight(name)) for name, value in ranking]
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
    if tells_only_who(segment.folded):
        own = {subject.id for subject in knowledge.subjects.values() if subject.theme == theme}
        return _weighed(ranking, lambda name: _WHO_BOOST if name in own else 1.0)
    boost = _ELLIPTIC_BOOST if _ELLIPTIC.match(segment.folded) else _SAME_THEME_BOOST
    return _weighed(ranking, lambda name: boost if name in knowledge.subjects and knowledge.subjects[name].theme == theme else 1.0)


def asks_in_passing(folded: str) -> bool:
    """« et combien de fois par an ? »: a few words that ask, about what was just spoken of."""
    return len(folded.split()) <= _PASSING and bool(_ASKS.search(folded))


def only_asks(folded: str) -> bool:
    """« combien de temps ? », « faut-il une autorisation ? »: nothing that names what it is about."""
    return asks_in_passing(folded) and bool(_BARE_ASKING.fullmatch(folded.strip()))
