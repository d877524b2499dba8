"""Splits a message into its questions.

« c'est quoi le bim et comment le demander ? » is two questions; « Ma mère a 80 ans. Elle vit seule. A-t-elle droit
au bim ? » is one, with its story. The whole message stays one segment unless two or more parts look like questions of
their own; sentences without a question are attached to the question they surround. Pure, no model: whether the parts
really are about different subjects is for the classifier to say.
"""

import re
from typing import List, NamedTuple, Pattern


class Segment(NamedTuple):
    """One question of a message: ``text`` is ``message[start:end]``."""

    text: str
    start: int
    end: int


_APOSTROPHE = r"['’ ]?"

# What opens a question, wherever a part begins.
_OPENERS = (
    rf"comment|coment|cmt|qu{_APOSTROPHE}?e?\s?(?:se|ce)\s(?:passe|passera)|que\s(?:faire|faut|dois|puis)|combien|cb|kombien|quand|kan|kand|qd|pourquoi|pk|pkoi|prkoi|quel(?:le)?s?|kel(?:le)?s?"
    rf"|qui|ki|où|ou\s+(?:est|sont|trouver|envoyer|dois|puis|faut|se\s)|quoi|koi"
    rf"|(?:c{_APOSTROPHE}est|c{_APOSTROPHE}|cé|cest)\s?(?:quoi|koi|combien|cb|quand|kan|qui|ki|où|pour\s+qui)"
    rf"|qu{_APOSTROPHE}est[- ]ce|est[- ]ce\s+(?:que|qu|ke)|esk|keske|kes\s"
    rf"|à\s+(?:qui|quoi|quel(?:le)?s?|partir\s+de\s+quel(?:le)?s?|combien)|a\s+(?:ki|qui|quoi|kel|quel(?:le)?s?)"
    rf"|de\s+(?:quoi|combien|quel(?:le)?s?)|pour\s+(?:qui|quoi|quel(?:le)?s?)"
    rf"|dans\s+quel(?:le)?s?|chez\s+(?:qui|quel)|jusqu{_APOSTROPHE}(?:à\s+)?quand|depuis\s+quand"
)
# Inversions: « faut-il », « puis-je », « dois-je », « a-t-elle », « y a-t-il », « peut-on »...
_INVERSIONS = (
    r"(?:faut|puis|peut|peux|dois|doit|ai|as|a|suis|est|sont|ont|avez|pouvez|devez|devons|avons|sommes|va|vais|vont"
    r"|sera|serai|aura|aurai|serait|existe|vaut|reste|compte|prend|faudra|pourrais|pourrait|devrais|devra)"
    r"(?:-t)?[- ](?:je|tu|il|elle|on|nous|vous|ils|elles)\b|y\s+a[- ]t[- ]?(?:il)"
)
_FILLER = (
    r"(?:bonjour|bonsoir|salut|slt|bjr|bsr|hello|merci|svp|madame|monsieur|alors|donc|et|aussi|puis|ensuite|enfin|sinon"
    r"|autre\s+question|deuxième\s+question|par\s+contre|mais|ou\s+alors|dans\s+ce\s+cas|également|euh|voilà)"
)
_WISH = (
    r"(?:je\s+(?:voudrais|veux|souhaite|souhaiterais|aimerais)|j['’ ]?aimerais|pouvez[- ]vous|pourriez[- ]vous|dites[- ]moi)"
    r"[^.?!]{0,40}?\b(?:savoir|dire|connaître|expliquer|indiquer|préciser)\b"
)

_STARTS: Pattern[str] = re.compile(rf"^[\s,:;–-]*(?:{_FILLER}\b[\s,:;!.-]*)*(?:(?:{_OPENERS})(?!\w)|{_INVERSIONS}|{_WISH})", re.IGNORECASE)
# Inside a part without a question mark, only what is never a relative pronoun or a conjunction.
_INSIDE: Pattern[str] = re.compile(
    rf"(?<!\w)(?:c{_APOSTROPHE}est\s(?:quoi|koi|combien|quand)|c\s(?:koi|quoi|cb|combien|kan|quand)|ckoi|c{_APOSTROPHE}est\squoi"
    rf"|est[- ]ce\s(?:que|qu)|combien|cb|comment|cmt|pourquoi|faut[- ]il|puis[- ]je|dois[- ]je|peut[- ]on|ai[- ]je"
    rf"|a[- ]t[- ](?:il|elle|on)|quand\s*$|kan\s*$|quoi\s*$|koi\s*$)(?!\w)",
    re.IGNORECASE,
)
_TAG: Pattern[str] = re.compile(
    r"^[\s,]*(?:et\s+)?(?:(?:c['’ ]?est|est[- ]ce)\s+(?:\w+\s+)?(?:vrai|ça|cela|bien\s+ça|exact|juste|normal|possible|correct|grave|prévu)"
    r"|non|hein|vrai|normal|possible|exact|oui|ok|d['’]accord|(?:vous\s+)?(?:êtes|etes)[- ]vous\s+là|ça\s+va"
    r"|(?:vous\s+)?(?:pouvez|pourriez|savez)(?:[- ]vous)?\s+(?:me|m['’]|nous)\s?"
    r"(?:dire|expliquer|éclairer|aider|renseigner|répondre)|que\s+faire|qui\s+a\s+raison|pourquoi)"
    r"(?:\s+(?:svp|merci|quand\s+même))?\s*[?!.]*\s*$",
    re.IGNORECASE,
)

_HARD: Pattern[str] = re.compile(r"[?!]+|(?:(?<!\b\w)(?<!\d)\.+|(?<=\d)\.(?=\s+[A-ZÀ-Ý])|;)(?=\s|$)|\n+")
_SOFT: Pattern[str] = re.compile(
    rf"(?:[\s,]+(?=(?:et|aussi|puis|sinon|par\s+contre|autre\s+question|ensuite|ainsi\s+que)\b[\s,:]*"
    rf"(?:(?:aussi|puis|sinon|surtout|ensuite|alors|après)\b[\s,:]*)?(?:(?:{_OPENERS})(?!\w)|{_INVERSIONS}))"
    rf"|\s*,\s*(?=(?:{_OPENERS})(?!\w)|{_INVERSIONS}))",
    re.IGNORECASE,
)
_WHEN: Pattern[str] = re.compile(rf"^(?:{_FILLER}\b[\s,]*)*(?:quand|kan|kand|qd)\b", re.IGNORECASE)
_LETTER: Pattern[str] = re.compile(r"[^\W\d_]")


def split(message: str) -> List[Segment]:
    """The questions of ``message`` in order; one segment (the whole, stripped) unless at least two are found."""
    parts = _soft_parts(message, _hard_parts(message))
    questions = [_is_question(part) for part in parts]
    if sum(questions) < 2:
        return [_trimmed(message, 0, len(message))]
    return _attach(message, parts, questions)


def _hard_parts(message: str) -> List[Segment]:
    """Sentences: cut after ? ! . ; and at line ends."""
    parts: List[Segment] = []
    start = 0
    for match in _HARD.finditer(message):
        parts.append(_trimmed(message, start, match.end()))
        start = match.end()
    parts.append(_trimmed(message, start, len(message)))
    return [part for part in parts if _LETTER.search(part.text)]


def _soft_parts(message: str, sentences: List[Segment]) -> List[Segment]:
    """Sentences cut again before « et combien », « sinon où »..., where both sides are questions."""
    parts: List[Segment] = []
    for sentence in sentences:
        start = sentence.start
        for match in _SOFT.finditer(sentence.text):
            cut = sentence.start + match.start()
            before = _trimmed(message, start, cut)
            after = _trimmed(message, sentence.start + match.end(), sentence.end)
            clause = "," in match.group() and _WHEN.match(before.text)  # « quand je suis malade, faut-il… »
            if _is_question(before) and _is_question(after) and not clause:
                parts.append(before)
                start = after.start
        parts.append(_trimmed(message, start, sentence.end))
    return parts


def _is_question(part: Segment) -> bool:
    """True for a part that asks something by itself, in at least two words."""
    words = re.findall(r"[^\W_]+", part.text)
    if len(words) < 2 or _TAG.match(part.text):
        return False
    return part.text.endswith("?") or bool(_STARTS.match(part.text) or _INSIDE.search(part.text))


def _attach(message: str, parts: List[Segment], questions: List[bool]) -> List[Segment]:
    """A part without a question joins the next question, or the last one when none follows."""
    segments: List[Segment] = []
    start = parts[0].start
    for index, part in enumerate(parts):
        if not questions[index]:
            continue
        if segments and start > part.start:
            start = part.start
        segments.append(_trimmed(message, start, part.end))
        start = parts[index + 1].start if index + 1 < len(parts) else part.end
    last = segments[-1]
    segments[-1] = _trimmed(message, last.start, len(message))
    return _tags_back(message, segments, parts)


def _tags_back(message: str, segments: List[Segment], parts: List[Segment]) -> List[Segment]:
    """« …, c'est vrai ? » and « vous pouvez me dire ? » close the question before them."""
    result = [segments[0]]
    for segment in segments[1:]:
        start = segment.start
        for part in parts:
            if part.start == start and _TAG.match(part.text):
                result[-1] = _trimmed(message, result[-1].start, part.end)
                start = next(p.start for p in parts if p.start > part.start)
        result.append(_trimmed(message, start, segment.end))
    return result


def _trimmed(message: str, start: int, end: int) -> Segment:
    while start < end and message[start].isspace():
        start += 1
    while end > start and message[end - 1].isspace():
        end -= 1
    return Segment(message[start:end], start, end)
