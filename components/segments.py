"""Splits a message into its questions.

« c'est quoi le bim et comment le demander ? » is two questions; « Ma mère a 80 ans. Elle vit seule. A-t-elle droit
au bim ? » is one, with its story. The whole message stays one segment unless two or more parts look like questions of
their own; sentences without a question are attached to the question they surround.

Short messages often ask without a question word (« plafond du BIM et juin primaire », « BIM ? DMG ? »): parts that name
different themes are questions too, when a separator or a numbering stands between them and neither only tells
something (« j'ai un DMG et le BIM, combien je paie ? » stays one).

Pure, no model: whether the parts really are about different subjects is for the classifier to say.
"""

import re
from typing import FrozenSet, List, Mapping, NamedTuple, Optional, Pattern, Sequence, Tuple

from components.normalise import fold


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
    rf"|dans\s+quel(?:le)?s?|chez\s+(?:qui|quel)|jusqu{_APOSTROPHE}(?:à\s+)?(?:quand|quel(?:le)?s?)|depuis\s+quand"
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

# --- themes ---
# Words that only begin like a stem: « orthopédiste » is no orthodontics.
_NOT_A_THEME: Pattern[str] = re.compile(r"\bortho(?:p|phon)\w*")
_MONTH: Pattern[str] = re.compile(
    r"\b(?:janv|fev|mars\b|avr|mai\b|juin|juil|aout|sept|oct\b|octobre|nov\b|novembre|dec\b|decembre|ce mois|mois passe)"
)
_ARTICLE = r"(?:(?:et|puis|aussi|enfin|pour|sur|de|a|le|la|les|l|du|des|d|au|aux|un|une|mon|ma|mes|son|sa|ses|votre|vos)\b\s*)*"
# Before a theme: it is the setting of the question, not what is asked (« avec le BIM, … »).
_SETTING: Pattern[str] = re.compile(
    r"\b(?:avec|sans|grace|malgre|entre|comme|si|meme|etant|en tant que|via|ac)\s+(?:(?:le|la|l|les|un|une|au"
    r"|aux|a|du|mon|ma|statut|je suis)\s+)*$"
)
# A part that tells rather than asks.
_TELLS: Pattern[str] = re.compile(
    r"^(?:(?:et|puis|aussi|donc|mais|alors)\s+)*(?:avec|sans|si|comme|vu|etant|puisque|quand|lorsque|depuis|grace|malgre|sachant)\b"
    r"|\b(?:j ?ai|on a|nous avons|a deja|ont|avons)\b(?! (?:besoin|\d+ questions?|une question|des questions|droit))"
    r"|\b(?:je|j|on|nous|il|elle|ils|elles|ma femme|mon mari|mon fils|ma fille|ma mere|mon pere)\s+(?:suis|est|sommes|sont|etais|a|ont"
    r"|touche|recois|recoit|percois|percoit|gagne|vis|vit|habite|porte|vais|va|paie|paye|avait|avais|travaille|beneficie)\b"
    r"|\b(?:chui|chuis|jsuis|jtouche|depuis)\b"
)
# « le BIM et le DMG sont-ils… », « … en même temps »: one question about both.
_TOGETHER: Pattern[str] = re.compile(
    r"-(?:ils|elles)\b|\b(?:sont|ont|font|vont|donnent|comptent|suffisent|peuvent|doivent|permettent|ensemble"
    r"|les deux|meme temps|cumul\w*)\b"
    r"|^\W*(?:\S+\s+){1,3}pour\s+(?:\w+(?:er|ir|re|oir)|moins)\b"
)
_JOINT: Pattern[str] = re.compile(
    r"(?:\s*,\s*|\s+)(?:et(?:\s+(?:puis|aussi|enfin))?|puis|ainsi\s+que)\s+|\s+-\s+|(?<!\d)\s*,\s*|\s*,\s*(?!\d)", re.IGNORECASE
)
_NUMBERING: Pattern[str] = re.compile(r"(?<![^\s:;,?!.])(?:([1-9])\s?[).°/-](?=\s|[^\W\d])|([a-e])\s?\))\s*", re.IGNORECASE)
_DASHES: Pattern[str] = re.compile(r"^[ \t]*[-–•*][ \t]+", re.MULTILINE)
_SHORT_ITEM = 7

Stems = Mapping[str, Sequence[str]]


class Themes:
    """What a text is about, by the stems of the themes: matched at the start of words, on the folded text."""

    def __init__(self, stems: Optional[Stems] = None, beside_a_month: Optional[Stems] = None) -> None:
        """``beside_a_month``: stems that name a theme only with a month and no other theme (« juin primaire »)."""
        self._stems = {theme: _any_of(words) for theme, words in (stems or {}).items() if words}
        self._monthly = {theme: _any_of(words) for theme, words in (beside_a_month or {}).items() if words}
        every = "|".join(pattern.pattern for pattern in self._stems.values())
        self._first: Optional[Pattern[str]] = re.compile(rf"^{_ARTICLE}(?:{every})") if every else None
        self._bare: Optional[Pattern[str]] = re.compile(rf"^{_ARTICLE}(?:{every})\w*(?:\s+global)?$") if every else None

    def asked(self, text: str) -> FrozenSet[str]:
        """The themes named, without those that only are the setting (« avec le BIM »)."""
        read = _NOT_A_THEME.sub(" ", _plain(text))
        found = frozenset(
            theme
            for theme, pattern in self._stems.items()
            if any(not _SETTING.search(read[: match.start()]) for match in pattern.finditer(read))
        )
        if found or not _MONTH.search(read):
            return found
        return frozenset(theme for theme, pattern in self._monthly.items() if pattern.search(read))

    def comes_first(self, text: str) -> bool:
        """True for « le DMG combien ? »: nothing but articles before the theme."""
        return bool(self._first and self._first.search(_plain(text)))

    def bare(self, text: str) -> bool:
        """True for « et le DMG ? »: the theme and nothing else."""
        return bool(self._bare and self._bare.search(_plain(text)))


def _any_of(stems: Sequence[str]) -> Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(_plain(stem))}" for stem in stems))


def _plain(text: str) -> str:
    """Folded, without punctuation but hyphens."""
    return re.sub(r"[^\w-]+", " ", fold(text).lower()).strip()


_NO_THEMES = Themes()


def split(message: str, themes: Themes = _NO_THEMES) -> List[Segment]:
    """The questions of ``message`` in order; one segment (the whole, stripped) unless at least two are found."""
    parts, named = _theme_parts(message, *_numbered_parts(message, themes), themes)
    questions = [asks or _is_question(part) for part, asks in zip(parts, named)]
    for index in range(len(parts) - 1):  # « Le DMG ? Combien ça coûte ? »: the first only says what the second asks about
        if themes.bare(parts[index].text) and questions[index + 1] and not themes.asked(parts[index + 1].text):
            questions[index] = False
    if sum(questions) < 2:
        return [_trimmed(message, 0, len(message))]
    return _attach(message, parts, questions)


def _numbered_parts(message: str, themes: Themes) -> Tuple[List[Segment], List[bool]]:
    """The sentences, the items of a list apart; and which of them name a theme as a question would.

    A sentence is one when « ? », « ; », a line end or a number stands on both its sides, it tells nothing, and another
    such sentence or a question names another theme.
    """
    marks = _list_marks(message)
    parts: List[Segment] = []
    apart: List[bool] = []
    for index, (start, end) in enumerate(zip([0, *(mark[1] for mark in marks)], [*(mark[0] for mark in marks), len(message)])):
        item = [Segment(part.text, part.start + start, part.end + start) for part in _hard_parts(message[start:end])]
        if marks and index == 0 and not any(_is_question(part) or re.search(r"\d", part.text) or themes.asked(part.text) for part in item):
            continue  # « J'ai deux questions : 1) … »
        for part in item:
            before = message[: part.start].rstrip(" \t")
            closed = part is item[-1] or part.text[-1] in "?;" or message[part.end : part.end + 1] == "\n"
            opened = part is item[0] or before.endswith(("?", ";", "\n"))
            parts.append(part)
            apart.append(closed and (opened or part.text.endswith("?")))
    asked = [themes.asked(part.text) for part in parts]
    bare = [themes.bare(part.text) for part in parts]
    asking = [part.text.endswith("?") for part in parts]
    named = [
        free and len(about) == 1 and not _tells(part) and (not alone or asking[i] or asking[i - 1] and i > 0 or all(bare) or bool(marks))
        for i, (part, about, free, alone) in enumerate(zip(parts, asked, apart, bare))
    ]
    about = {next(iter(asked[i])) for i, part in enumerate(parts) if len(asked[i]) == 1 and (named[i] or _is_question(part))}
    return parts, [name and len(about) > 1 or name and bool(marks) for name in named]


def _list_marks(message: str) -> List[Tuple[int, int]]:
    """Where the items of « 1) … 2) … », « a) … b) … » or lines with dashes are marked; none unless at least two."""
    numbers: List[Tuple[int, int]] = []
    for match in _NUMBERING.finditer(message):
        wanted = len(numbers) + 1
        if match[1] == str(wanted) or (match[2] or "").lower() == "abcde"[min(wanted, 5) - 1]:
            numbers.append(match.span())
    if len(numbers) > 1:
        return numbers
    dashes = [match.span() for match in _DASHES.finditer(message)]
    return dashes if len(dashes) > 1 else []


def _tells(part: Segment) -> bool:
    """True for a part that gives the situation rather than asks something."""
    told = _TELLS.search(_plain(part.text))
    return told is not None and (told.start() == 0 or not _is_question(part))


def _theme_parts(message: str, sentences: List[Segment], named: List[bool], themes: Themes) -> Tuple[List[Segment], List[bool]]:
    """Sentences cut again: before « et combien » (both sides ask), and where both sides name a theme of their own."""
    parts: List[Segment] = []
    asks: List[bool] = []
    for sentence, name in zip(sentences, named):
        for soft in _soft_parts(message, [sentence]):
            pieces = _by_theme(message, soft, themes)
            parts += pieces
            asks += [True] * len(pieces) if len(pieces) > 1 else [name and soft == sentence]
    return parts, asks


def _by_theme(message: str, sentence: Segment, themes: Themes) -> List[Segment]:
    """« plafond du BIM et juin primaire » -> two; what is told in between goes with the question after it."""
    pieces = [_trimmed(message, a + sentence.start, b + sentence.start) for a, b in _between(_JOINT, sentence.text)]
    pieces = [piece for piece in pieces if piece.text]
    if len(pieces) < 2:
        return [sentence]
    asked = [themes.asked(piece.text) for piece in pieces]
    listed = all(len(about) == 1 and len(piece.text.split()) <= _SHORT_ITEM for piece, about in zip(pieces, asked))
    cuts: List[int] = []
    about: FrozenSet[str] = frozenset()
    waiting: Optional[int] = None  # the first of the pieces that only tell, since the last theme
    told = False  # « j'ai un DMG » and what it is coordinated with
    start = pieces[0].start
    for index, piece in enumerate(pieces):
        tells = _tells(piece) or (told and themes.bare(piece.text))
        told = tells and bool(asked[index])
        if tells:
            waiting = index if waiting is None and not asked[index] else waiting
            continue
        if about and len(about) == len(asked[index]) == 1 and about != asked[index]:
            comma = message[pieces[index - 1].end : piece.start].strip() == ","
            alone = themes.bare(message[start : pieces[index - 1].end])
            shared = alone and themes.comes_first(piece.text) and not all(themes.bare(later.text) for later in pieces[index:])
            rest = message[piece.start : sentence.end]
            if not shared and not _TOGETHER.search(_plain(rest)) and (not comma or listed or themes.comes_first(piece.text)):
                cuts.append(index if waiting is None else waiting)
                start, about = pieces[cuts[-1]].start, asked[index]
                waiting = None
                continue
        if asked[index]:
            waiting = None
        about |= asked[index]
    edges = [0, *cuts, len(pieces)]
    return [_trimmed(message, pieces[a].start, pieces[b - 1].end) for a, b in zip(edges, edges[1:])] if cuts else [sentence]


def _between(pattern: Pattern[str], text: str) -> List[Tuple[int, int]]:
    """What stands between the matches of ``pattern``."""
    matches = [match.span() for match in pattern.finditer(text)]
    return list(zip([0, *(end for _, end in matches)], [*(begin for begin, _ in matches), len(text)]))


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
