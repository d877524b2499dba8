"""How people write and say numbers, amounts, ages, dates and covers, in four registers: ``soigne`` (a careful letter), ``sms`` (no accents,
short), ``voix`` (transcribed speech: words for numbers, no punctuation) and ``agent`` (the keywords of an employee).

Only how people write stands here, chosen by a seeded `random.Random`; nothing is taken from the program or its vocabulary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

DAY = date(2026, 11, 21)  # the day of all conversations
REGISTERS = ("soigne", "sms", "voix", "agent")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante")
_COVERS = {
    "rc": {
        "soigne": ("j’ai seulement le régime commun", "je n’ai que la couverture de base", "je suis au régime commun seul"),
        "sms": ("j ai que le regime commun", "rc seul", "juste le regime commun", "g le rc"),
        "voix": ("j'ai juste le régime commun", "je n'ai que le régime commun"),
        "agent": ("RC", "RC seul", "régime commun"),
    },
    "pp": {
        "soigne": ("j’ai la couverture PRESTAPLUS", "je suis affilié à PRESTAPLUS", "nous avons PRESTAPLUS"),
        "sms": ("j ai prestaplus", "g presta plus", "avec prestaplus", "pp"),
        "voix": ("j'ai presta plus", "je suis chez presta plus"),
        "agent": ("PP", "RC+PP", "PRESTAPLUS"),
    },
    "do": {
        "soigne": ("j’ai la couverture DENTA & OPTIPLUS", "je suis affilié à Denta & Optiplus", "nous avons DENTA & OPTIPLUS"),
        "sms": ("j ai denta optiplus", "g do", "avec denta & optiplus", "j ai denta et optiplus"),
        "voix": ("j'ai denta et optiplus", "je suis chez denta optiplus"),
        "agent": ("DO", "Denta & Optiplus", "D&O"),
    },
}
_COVER_ANSWERS = {
    "rc": ("régime commun", "seulement le régime commun", "régime commun seul", "rc", "la couverture de base"),
    "pp": ("PRESTAPLUS", "prestaplus", "pp", "j’ai PRESTAPLUS"),
    "do": ("DENTA & OPTIPLUS", "denta et optiplus", "do", "j’ai Denta & Optiplus"),
}
_COVER_CHANGES = {
    "rc": ("et avec seulement le régime commun ?", "et si je n’avais que le régime commun ?", "et au régime commun seul ?"),
    "pp": ("et avec PRESTAPLUS ?", "et si j’avais PRESTAPLUS ?", "non, en fait j’ai PRESTAPLUS"),
    "do": ("et avec Denta & Optiplus ?", "et si j’avais DO ?", "ah pardon, j’ai DENTA & OPTIPLUS"),
}


def plain(text: str) -> str:
    """Lower case without accents, with straight apostrophes."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))
    return bare.replace("’", "'").replace("œ", "oe")


def in_words(number: int, belgian: bool = False) -> str:
    """A number as it is said, up to 999 999; septante and nonante where people say so."""
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        head = "mille" if thousands == 1 else re.sub(r"(vingt|cent)s$", r"\1", in_words(thousands, belgian)) + " mille"
        return head + (f" {in_words(rest, belgian)}" if rest else "")
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent" + ("" if rest else "s")
        return head + (f" {in_words(rest, belgian)}" if rest else "")
    if number < 20:
        return _UNITS[number]
    tens, unit = divmod(number, 10)
    if tens < 7 or (belgian and tens in (7, 9)):
        ten = {7: "septante", 9: "nonante"}.get(tens) or _TENS[tens]
        return ten if not unit else f"{ten} et un" if unit == 1 else f"{ten}-{_UNITS[unit]}"
    if tens == 7:
        return "soixante et onze" if unit == 1 else f"soixante-{_UNITS[10 + unit]}"
    if tens == 8 and not unit:
        return "quatre-vingts"
    return f"quatre-vingt-{_UNITS[number - 80]}"


def grouped(number: int, separator: str) -> str:
    """Thousands apart: « 1.340 »."""
    return f"{number:,}".replace(",", separator)


@dataclass
class Speaker:
    """Somebody who writes in a register, with the chances of a seeded generator."""

    rng: Random
    register: str

    def pick(self, options: Sequence[str]) -> str:
        """One of several ways to say it."""
        return self.rng.choice(list(options))

    def chance(self, share: float) -> bool:
        """True in that share of the cases."""
        return self.rng.random() < share

    def by(self, soigne: Sequence[str], sms: Sequence[str], voix: Sequence[str], agent: Sequence[str]) -> str:
        """One of the ways of the register."""
        return self.pick({"soigne": soigne, "sms": sms, "voix": voix, "agent": agent}[self.register])

    def amount(self, cents: int) -> str:
        """An amount of money."""
        euros, rest = divmod(cents, 100)
        if self.register == "voix":
            words = in_words(euros, self.chance(0.5))
            unit = "euro" if euros < 2 else "euros"
            said = f"{words} {unit}"
            if rest:
                said += f" {in_words(rest)}" if rest >= 10 and self.chance(0.5) else f" et {in_words(rest)} centimes"
            return said
        point, comma = f"{grouped(euros, '.')}", f",{rest:02d}" if rest else ""
        if self.register == "soigne":
            whole = self.pick([point, grouped(euros, " "), grouped(euros, "\u202f"), str(euros)])
            unit = self.pick([" €", "\u00a0€", " euros"])
            return f"{whole}{comma}{unit}"
        if self.register == "sms":
            tail = self.pick(["€", " €", " euros", "€"] + (["e"] if euros >= 100 and not rest else []))
            return f"{self.pick([str(euros), point])}{comma}{tail}"
        return f"{self.pick([point, str(euros)])}{comma}{self.pick([' €', '€', ' EUR'])}"

    def bare(self, cents: int) -> str:
        """An amount as the answer to a question for one: sometimes without its currency."""
        if self.register == "voix" or not self.chance(0.3):
            return self.amount(cents)
        euros, rest = divmod(cents, 100)
        return f"{euros},{rest:02d}" if rest else str(euros)

    def number(self, count: int, feminine: bool = False) -> str:
        """A count."""
        if self.register == "voix" or (self.register == "soigne" and count < 10):
            return "une" if count == 1 and feminine else in_words(count)
        return str(count)

    def year(self, year: int) -> str:
        """A year."""
        return in_words(year) if self.register == "voix" else str(year)

    def decimal(self, number: str) -> str:
        """« 7,75 »: said « sept virgule septante-cinq »."""
        if self.register != "voix":
            return number
        whole, _, rest = number.partition(",")
        return in_words(int(whole)) + (f" virgule {in_words(int(rest))}" if rest else "")

    def years(self, count: int) -> str:
        """« 12 ans »."""
        return f"{in_words(count) if self.register == 'voix' else count} {'an' if count < 2 else 'ans'}"

    def date(self, day: date) -> str:
        """A day, without « le »."""
        name = MONTHS[day.month - 1]
        if self.register == "voix":
            return f"{'premier' if day.day == 1 else in_words(day.day)} {name} {in_words(day.year)}"
        written = f"{'1er' if day.day == 1 else day.day} {name} {day.year}"
        numeric = f"{day.day:02d}/{day.month:02d}/{day.year}"
        return self.pick([written, written, numeric] + ([f"{day.day}.{day.month}.{day.year}"] if self.register == "agent" else []))

    def cover(self, cover: str) -> str:
        """That the member has a cover."""
        return self.pick(_COVERS[cover][self.register])

    def cover_answer(self, cover: str) -> str:
        """The answer to « quelle est votre couverture ? »."""
        return self.written(self.pick(_COVER_ANSWERS[cover]))

    def cover_change(self, cover: str) -> str:
        """The same calculation with another cover."""
        return self.written(self.pick(_COVER_CHANGES[cover]))

    def written(self, text: str) -> str:
        """A whole message as the register writes it."""
        text = re.sub(r"\s+([,.])", r"\1", re.sub(r" {2,}", " ", text)).strip(" ,")
        if self.register == "sms":
            return plain(text)
        if self.register == "voix":
            return re.sub(r" {2,}", " ", re.sub(r"[,;:?!.]", " ", text.lower())).replace("’", "'").strip()
        return text[:1].upper() + text[1:] if self.register == "soigne" else text


def birth_for(age: int, rng: Random) -> date:
    """A birth date with which somebody is so many years old on the day of the conversations, well away from 29 February."""
    month, day = rng.randint(1, 12), rng.randint(1, 27)
    had_birthday = (month, day) <= (DAY.month, DAY.day)
    return date(DAY.year - age - (0 if had_birthday else 1), month, day)
