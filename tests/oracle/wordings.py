"""How members put a refund into words: the pieces of a message (price, part of the CNS, cover, conditions), the whole, the answers to
questions and the changes afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.oracle.benefits_cmcm import Thing
from tests.oracle.speech import Speaker

_CONDITIONS: Mapping[tuple[str, bool], Mapping[str, Sequence[str]]] = {
    ("authorised", True): {
        "soigne": ("la CNS l’a autorisé", "l’assurance maladie l’a autorisé", "j’ai l’autorisation de la CNS"),
        "sms": ("autorisé par la cns", "cns ok", "la cns l a autorisé"),
        "voix": ("la cns l'a autorisé", "c'est autorisé par la cns"),
        "agent": ("autorisé CNS", "autorisation CNS ok", "autorisé par la CNS"),
    },
    ("authorised", False): {
        "soigne": ("la CNS ne l’a pas autorisé", "l’assurance maladie a refusé l’autorisation", "je n’ai pas l’autorisation de la CNS"),
        "sms": ("pas autorisé par la cns", "la cns a refusé l autorisation", "sans autorisation de la cns"),
        "voix": ("la cns ne l'a pas autorisé", "ce n'est pas autorisé par la cns"),
        "agent": ("non autorisé CNS", "pas autorisé par la CNS", "sans autorisation CNS"),
    },
    ("serious", True): {
        "soigne": ("c’est à la suite de mon opération", "c’est lié à une opération grave", "ces soins suivent une opération du genou"),
        "sms": ("apres mon operation", "suite a une operation", "c est apres une grosse operation"),
        "voix": ("c'est après mon opération", "c'est suite à une opération"),
        "agent": ("suite opération", "post-opératoire", "après opération grave"),
    },
    ("serious", False): {
        "soigne": ("ce n’est pas lié à une opération", "je n’ai pas été opéré", "il n’y a pas eu d’opération"),
        "sms": ("pas d operation", "j ai pas ete operé", "sans operation"),
        "voix": ("il n'y a pas eu d'opération", "je n'ai pas été opéré"),
        "agent": ("sans opération", "pas d’opération"),
    },
    ("finished", True): {
        "soigne": ("j’ai suivi le programme jusqu’au bout", "j’ai terminé le programme"),
        "sms": ("programme terminé", "j ai fini le programme"),
        "voix": ("j'ai terminé le programme", "je l'ai suivi jusqu'au bout"),
        "agent": ("programme achevé", "terminé"),
    },
    ("finished", False): {
        "soigne": ("je n’ai pas terminé le programme", "j’ai abandonné le programme avant la fin", "j’ai arrêté le programme en route"),
        "sms": ("j ai pas fini le programme", "j ai arreté le programme", "abandonné"),
        "voix": ("je n'ai pas fini le programme", "j'ai abandonné le programme"),
        "agent": ("programme non achevé", "programme interrompu"),
    },
}


@dataclass(frozen=True)
class Line:
    """One line of an invoice as it is told: the thing, how many, the price of one or (``whole``) of all, the part of the CNS of each, and
    whether what is told is what the CNS left (``left``)."""

    thing: Thing
    names: tuple[str, str]
    count: int
    price: int
    whole: bool = False
    cns: int | None = None
    left: bool = False

    @property
    def prices(self) -> list[int]:
        """The price of each; of a price for all equal parts, the first ones with the cents that are over."""
        if not self.whole:
            return [self.price] * self.count
        each, over = divmod(self.price, self.count)
        return [each + (place < over) for place in range(self.count)]


def thing_of(line: Line, speaker: Speaker) -> str:
    """« trois séances d’ostéopathie »."""
    if line.count == 1:
        return line.names[0]
    return f"{speaker.number(line.count)} {line.names[1]}"


def price_of(line: Line, speaker: Speaker) -> str:
    """« à 65 € la séance »."""
    amount = speaker.amount(line.price)
    if line.names[0][-1].isdigit() and line.count == 1:
        return f"à {amount}"  # « stade 2 982,50 € » could be one number
    if line.count == 1:
        return speaker.by(
            (f"à {amount}", f"pour {amount}", f"qui coûte {amount}" if not line.names[0].startswith(("des", "mes")) else f"à {amount}"),
            (f"a {amount}", amount, f"facture {amount}"),
            (f"à {amount}", f"pour {amount}", f"ça coûte {amount}"),
            (amount, f"facture {amount}", f"à {amount}"),
        )
    if line.whole:
        return speaker.by(
            (f"pour {amount} en tout", f"facturés {amount} au total"),
            (f"{amount} en tout", f"{amount} au total"),
            (f"pour {amount} au total", f"{amount} en tout"),
            (f"total {amount}", f"{amount} au total"),
        )
    each = speaker.pick(line.thing.each)
    return speaker.by((f"à {amount} {each}",), (f"a {amount} {each}", f"{amount} {each}"), (f"à {amount} {each}",), (f"à {amount} {each}",))


def cns_of(line: Line, speaker: Speaker) -> str:
    """What the CNS pays, or that what was told is what it left."""
    assert line.cns is not None
    if not line.cns:
        return speaker.by(
            ("la CNS ne rembourse rien", "la CNS n’intervient pas"),
            ("cns rembourse rien", "rien de la cns"),
            ("la cns ne rembourse rien",),
            ("CNS 0", "CNS : rien"),
        )
    amount = speaker.amount(line.cns)
    each = f" {speaker.pick(line.thing.each)}" if line.count > 1 else ""
    if line.count > 1 and speaker.register == "agent":
        return f"CNS {amount}{each}"
    return speaker.by(
        (f"la CNS rembourse {amount}{each}", f"la CNS m’en a remboursé {amount}{each}", f"la CNS prend en charge {amount}{each}"),
        (f"la cns rembourse {amount}{each}", f"cns {amount}{each}", f"la cns a payé {amount}{each}"),
        (f"la cns me rembourse {amount}{each}", f"la cns paie {amount}{each}"),
        (f"CNS {amount}", f"part CNS {amount}", f"CNS : {amount}"),
    )


def left_of(line: Line, speaker: Speaker) -> str:
    """What is left after the CNS, instead of price and part."""
    amount = speaker.amount(line.price)
    return speaker.by(
        (f"il me reste {amount} à payer après la CNS", f"après la CNS, il reste {amount} à ma charge"),
        (f"il reste {amount} apres la cns", f"reste a charge {amount}", f"reste {amount} a payer apres cns"),
        (f"il me reste {amount} à payer après la cns", f"après la cns il me reste {amount} à payer"),
        (f"reste à charge {amount}", f"découvert {amount}", f"reste après CNS {amount}"),
    )


def condition(name: str, met: bool, speaker: Speaker) -> str:
    """That a condition of the brochure is met, or not."""
    return speaker.pick(_CONDITIONS[(name, met)][speaker.register])


def tariff(cents: int, speaker: Speaker) -> str:
    """The official tariff."""
    amount = speaker.amount(cents)
    return speaker.by(
        (f"le tarif officiel est de {amount}", f"le tarif officiel s’élève à {amount}"),
        (f"tarif officiel {amount}", f"le tarif officiel c est {amount}"),
        (f"le tarif officiel c'est {amount}", f"le tarif officiel est de {amount}"),
        (f"tarif officiel {amount}", f"tarif officiel : {amount}"),
    )


def received(cents: int, speaker: Speaker, special: str = "") -> str:
    """What was already received this year."""
    amount = speaker.amount(cents)
    if special:
        return special.format(amount=amount)
    return speaker.by(
        (f"j’ai déjà reçu {amount} pour cela cette année", f"j’ai déjà été remboursé de {amount} cette année"),
        (f"j ai deja recu {amount} cette annee", f"deja touché {amount} cette annee"),
        (f"j'ai déjà reçu {amount} cette année",),
        (f"déjà reçu {amount}", f"déjà remboursé {amount} cette année"),
    )


def whose(age: int, speaker: Speaker) -> str:
    """Whose invoice it is, with the age."""
    years = speaker.years(age)
    if age >= 18:
        return speaker.by((f"j’ai {years}",), (f"j ai {years}",), (f"j'ai {years}",), (years, f"patient {years}"))
    return speaker.by(
        (f"c’est pour mon fils de {years}", f"c’est pour ma fille qui a {years}"),
        (f"pr mon fils de {years}", f"ma fille a {years}"),
        (f"c'est pour mon fils de {years}", f"ma fille a {years}"),
        (f"enfant {years}", f"patient {years}"),
    )


def question(speaker: Speaker) -> str:
    """What is asked."""
    return speaker.by(
        (
            "combien la CMCM me rembourse-t-elle ?",
            "quel sera mon remboursement ?",
            "combien me rembourserez-vous ?",
            "que me rembourse la CMCM ?",
        ),
        ("combien ?", "c combien le remboursement", "je recupere combien", "cb la cmcm rembourse"),
        ("combien vous me remboursez", "combien je récupère", "ça fait combien de remboursement"),
        ("remboursement ?", "montant remboursé ?", "calcul ?", ""),
    )


_LEADS = ("j’ai {}", "il s’agit de {}", "je dois payer {}", "on m’a facturé {}")
_SPOKEN_LEADS = ("alors voilà j'ai ", "bonjour j'ai ", "bonjour c'est pour ", "j'ai ")
_ELISIONS = (("de des ", "de "), ("de le ", "du "), ("de les ", "des "), ("de un ", "d’un "), ("de une ", "d’une "), ("de l’", "de l’"))


def invoice_message(main: str, more: Sequence[str], speaker: Speaker) -> str:
    """A whole message about an invoice: what it is for, what else is said of it, and the question."""
    if speaker.register == "soigne":
        main = speaker.pick(_LEADS).format(main)
        for before, after in _ELISIONS:
            main = main.replace(before, after)
    elif speaker.register == "voix":
        main = speaker.pick(_SPOKEN_LEADS) + main
    return message(main, more, question(speaker), speaker)


def message(main: str, more: Sequence[str], asked: str, speaker: Speaker) -> str:
    """A whole message: what it is about, what else is said of it in any order, and the question."""
    pieces = [piece for piece in more if piece]
    speaker.rng.shuffle(pieces)
    if speaker.register == "soigne":
        sentences = [speaker.pick(["", "", "Bonjour, "]) + main, *pieces]
        tied = speaker.chance(0.4)
        text = ", ".join(sentences) if tied else ". ".join(_capital(sentence) for sentence in sentences)
        return _capital(f"{text}. {_capital(asked)}" if asked else f"{text}.")
    if speaker.register == "sms":
        first = speaker.pick(["", "", "slt ", "bjr "]) + main
        return speaker.written(speaker.pick([" ", ", "]).join([first, *pieces, asked]))
    if speaker.register == "voix":
        return speaker.written(" et ".join([main, *pieces]) + f" {asked}")
    kept = [piece for piece in (main, *pieces, asked) if piece]
    dash = [] if any(piece[0].isdigit() for piece in kept[1:]) else [" - "]  # before a number it would be a minus
    return speaker.pick([", ", " / ", " ; ", *dash]).join(kept)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def price_change(line: Line, price: int, only: bool, speaker: Speaker) -> str:
    """« et si c’est 900 € ? »; where the price is not the ``only`` amount that was told, with a word that says what it is."""
    amount = speaker.amount(price)
    if line.count > 1:
        each = speaker.pick(line.thing.each)
        return speaker.written(speaker.pick([f"et si c’est {amount} {each} ?", f"et à {amount} {each} ?"]))
    plain = [f"et si c’est {amount} ?", f"et à {amount} ?", f"non pardon, c’est {amount}", f"et pour {amount} ?"]
    named = [f"et si ça coûte {amount} ?", f"et si la facture est de {amount} ?", f"et si le prix est de {amount} ?"]
    return speaker.written(speaker.pick(plain + named if only else named))


def left_change(price: int, speaker: Speaker) -> str:
    """Another amount left after the CNS."""
    amount = speaker.amount(price)
    return speaker.written(
        speaker.pick([f"et s’il me reste {amount} à payer après la CNS ?", f"et si le reste à charge est de {amount} ?"])
    )


def count_change(line: Line, count: int, speaker: Speaker) -> str:
    """« et pour 3 séances ? »."""
    number, name = speaker.number(count), line.names[1] if count > 1 else line.names[0].split(" ", 1)[1]
    return speaker.written(speaker.pick([f"et pour {number} {name} ?", f"et si j’en fais {number} ?", f"et avec {number} {name} ?"]))
