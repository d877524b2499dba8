"""Which amount of a sentence is which: by the words beside it, by the act it stands with, by what was asked.

An amount that fits several inputs, or none, is never dropped in silence: it makes the reading ``unclear``, and is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from actions.conversation.amounts_settled import (
    SURELY_YEARLY,
    TOGETHER,
    Amounts,
    Candidate,
    settle_beside,
    settle_incomes,
    settle_invoice,
    settle_two_years,
)
from actions.conversation.bill_words import EACH
from actions.conversation.turn import Thing
from knowledge.vocabulary_schema import Input

_BREAK = re.compile(r"[,;?!]|\.(?!\d)| [/|–-] | et | mais | dont | sur | pour | soit | ensuite ")
# Words that begin to speak of another amount where no sign does (« 43 euros par séance la cns a payé 24 € »).
_AFTER_CNS = re.compile(r"\bapres (?:la )?(?:cns|caisse)\b")
_NEXT = re.compile(
    r"(?<! de)(?<! par)(?<! la) (?=(?:la )?(?:cns|caisse) (?:a|m|me|ma|nous|lui|leur|l|les|en|rembours\w*"
    r"|pai\w*|paye\w*|donn\w*|verse\w*|prend|rend)\b"
    r"|(?:la )?(?:cns|caisse) ?:? ?$|deja |il (?:me |nous )?reste |reste )"
)
_CNS_AND_NUMBER = re.compile(r"\b(?:cns|caisse|secu)\b.*\d")  # what the CNS does is said of a number of its own
# Words that tie what follows an amount to it (« 558,90 € de la CNS »), where nothing separates it from the next amount.
_TIED = re.compile(r"^ ?(?:de|d|du|des|par|rembours(?:e|es|ee|ees)|factur\w*|bruts?|nets?|comme|en facture)\b")
# After a bare number these words go on with the sentence; any other word is what the number counts (« 70 mètres », « 2 enfants »).
_GOES_ON = re.compile(
    r"(?:bruts?|nets?|imposables?|par|pour|et|de|a|sur|je|j|la|le|les|ma|mon|on|qui|que|mais|chez|au|en|avec|facture\w*|"
    r"environ|svp|merci|il|elle|c|est|dt|cns|plus|dont|combien|quel\w*|ca|dans|ou|annuel\w*|mensuel\w*|chaque|l|"
    r"denta|do|rc|pp|presta\w*|regime|d|non|rembours\w*|moi|nous|maximum|ok|bim|tous|dmg|chacune?s?|piece)\b"
)
NOT_EUROS = re.compile(r"^(?:dollars?|usd|francs?|chf|livres?|gbp)\b")
_AN_INVOICE = re.compile(r"\b(?:factur\w*|devis|coute\w*|prix|total|honoraires?)\b")
NUMBERED = re.compile(r"(?:\bn|\bno|\bnr|\bnum|\bnumero|\bref|\breference|\bdossier|#)[ .°:]*$")
INSTALMENTS = re.compile(r"\b\d+ ?(?:mensualites?|echeances?|paiements?|factures|versements?|tranches|fois|x)(?: de)? $")
_THE_KNOWN = re.compile(r"(?<!\bsur )\b(?:les|ces|vos|leurs) $")  # « les 500 € d'orthodontie »: what is known to be paid, no invoice
_FOR = re.compile(r" ?(?:pour|sur)(?: (?:le|l|acte))* dt ?\d\d")
_AND_FOR = re.compile(_FOR.pattern + " ?(?:et|,|puis) ?")  # « la CNS rend 558,90 pour le DT41 et 558,60 »
_NEAR = 4  # words between a cue and a bare number that it makes an amount
NO_CNS = re.compile(
    r"\bcns (?:me |nous |lui |m a |n a |a )?(?:ne )?(?:rembours\w*|pai\w*|paye\w*|rend\w*|donn\w*|prend"
    r"|pris|intervient)(?: \w+)? (?:rien|pas|0|zero)\b|"
    r"\bcns (?:n a |ne |m a |a )?(?:rien|pas) (?:rembours\w*|paye\w*|rendu|pris|donne)|\bcns ?:? (?:0"
    r"|zero|neant|rien|non|refuse|refusee?|a refuse|ne (?:paie|rembourse|donne|prend) (?:rien"
    r"|pas))\b|\bsans (?:la )?cns\b|"
    r"\brien (?:de|par) la cns\b|\brefus de la cns\b|\bcns ne (?:paie|rembourse|donne|prend) (?:rien|pas)\b"
)
_INVOICED = re.compile(r"\b(?:factur\w*|devis|montant|prix|coute\w*|reclame|ortho|appareil|traitement)(?: (?:de|a|est|d|odf))* ?:? ?$")
_COUNTED = re.compile(
    r"(?:ans?|enfants?|actes?|seances?|fois|personnes?|mois|jours?|semaines?|dents?|appareils?|x|%|pour ?cent"
    r"|etoiles?)\b"
)
_LABEL = r"(?: (?:est|de|d|a|moderateurs?|maf|annuels?|bruts?|payes?))* ?(?::|=)? ?$"
_SURELY_NO_INCOME = 300_000_00  # a phone number
_AN_ID = re.compile(r"\b(?:numero|no|matricule|affiliee?|dossier|registre|niss|tel|telephone|gsm|code|postal)\b.{0,20}$")
_TICKETS = ("tm", "ticket", "tickets", "ticket moderateur", "tickets moderateurs", "moderateur", "moderateurs")


def assign_amounts(
    wanted: Mapping[str, Input], things: Sequence[Thing], folded: str, pending: str | None, codes: Sequence[Thing]
) -> Amounts:
    """Give each amount its input."""
    entries = {name: entry for name, entry in wanted.items() if entry.type == "amount"}
    found = Amounts()
    if not entries:
        return found
    candidates = _candidates(entries, things, folded, pending, codes, found)
    if {"tickets_annee_1", "tickets_annee_2"} <= entries.keys():
        settle_two_years(found, entries, candidates, folded, pending)
    elif any(entry.per for entry in entries.values()):
        candidates = settle_beside(found, entries, candidates, pending)
        settle_incomes(found, entries, candidates, folded, pending)
    else:
        settle_invoice(found, entries, candidates, folded, pending, codes)
        if "montant_cns" in entries and "montant_cns" not in found.inputs and NO_CNS.search(folded):
            found.inputs["montant_cns"] = 0
    return found


def _candidates(
    entries: Mapping[str, Input], things: Sequence[Thing], folded: str, pending: str | None, codes: Sequence[Thing], found: Amounts
) -> list[Candidate]:
    """The numbers that are amounts, each with the input that its clause names."""
    priced = any(thing.kind == "montant" for thing in things)
    starts = {thing.start for thing in things if thing.kind not in ("nombre", "montant", "age")}
    numbers = [
        _in_cents(thing, folded)
        for thing in things
        if not _of_us(thing, folded) and (_is_number(thing, pending, entries, folded, priced) or _before_another(thing, folded, starts))
    ]
    candidates: list[Candidate] = []
    for thing, before, clause, own_after in clauses(numbers, without_nothing(folded)):
        name, other = named(entries, clause, own_after)
        if other or NUMBERED.search(before) or NOT_EUROS.match(thing.more.get("unit", "")):
            found.unclear = found.unclear or bool(NOT_EUROS.match(thing.more.get("unit", "")))
            continue
        special = name is not None and not entries[name].usual
        if thing.kind != "montant" and not special and not _bare_is_amount(thing, clause, own_after, entries, pending, codes, folded):
            continue
        if thing.more.get("range") or INSTALMENTS.search(folded[: thing.start]):
            found.unclear = True
            return []
        if thing.more.get("net"):
            found.net = True
        if (
            name is None
            and candidates
            and candidates[-1].name == "montant_cns"
            and _AND_FOR.fullmatch(folded[candidates[-1].thing.end : thing.start])
            and _FOR.match(folded[thing.end :])
        ):
            name = "montant_cns"
        after_code = any(_beside(code, thing, folded) for code in codes)
        candidates.append(Candidate(thing, name, after_code or bool(_AN_INVOICE.search(clause + " " + own_after))))
    return candidates


def _of_us(thing: Thing, folded: str) -> bool:
    """« 27.000 à deux » holds one amount."""
    return any(found.start() <= thing.start < found.end() and thing.value <= 9_00 for found in TOGETHER.finditer(folded))


def _before_another(thing: Thing, folded: str, starts: Collection[int]) -> bool:
    """« tm 6 dmg », « 18000 isolé »: a bare number that the next thing said follows at once; small ones may count it."""
    after = folded[thing.end :]
    following = thing.end + len(after) - len(after.lstrip()) in starts
    labelled = re.search(rf"\b(?:{'|'.join(_TICKETS)}){_LABEL}", folded[: thing.start]) is not None
    return thing.kind == "nombre" and following and (thing.value >= 20_00 or labelled) and not _THE_KNOWN.search(folded[: thing.start])


def without_nothing(folded: str) -> str:
    """« la CNS ne rembourse rien » names no amount: blanked out in place."""
    return NO_CNS.sub(lambda found: "~" * len(found[0]), folded)


def clauses(numbers: Sequence[Thing], folded: str) -> Iterator[tuple[Thing, str, str, str]]:
    """Each number with the text since the one before it, its own clause before it, and what follows that belongs to it."""
    start = 0
    for position, thing in enumerate(numbers):
        following = numbers[position + 1].start if position + 1 < len(numbers) else len(folded)
        before, after = folded[start : thing.start], folded[thing.end : following]
        pieces = _BREAK.split(after)
        tied = len(pieces) > 1 or following == len(folded) or bool(_TIED.match(after))
        own_after = pieces[0] if tied else ""
        if following < len(folded) or _CNS_AND_NUMBER.search(own_after):
            own_after = _NEXT.split(own_after)[0]
        start = thing.end + (len(own_after) if tied else 0)
        yield thing, before, _BREAK.split(before)[-1], own_after


def _in_cents(thing: Thing, folded: str) -> Thing:
    """A round amount was read as a year: « 2000 » is 2000 €."""
    if thing.kind != "annee":
        return thing
    after = folded[thing.end :]
    per = "month" if re.match(r" ?(?:bruts?|nets?)? ?(?:par mois|/ ?mois)", after) else None
    return replace(
        thing,
        value=thing.value * 100,
        more={**thing.more, "per": per or ("year" if re.match(r" ?(?:bruts?|nets?)? ?par an\b", after) else None)},
    )


def _is_number(thing: Thing, pending: str | None, entries: Mapping[str, Input], folded: str, priced: bool) -> bool:
    if _THE_KNOWN.search(folded[: thing.start]):
        return False
    return _is_a_number(thing, pending, entries, folded, priced)


def _is_a_number(thing: Thing, pending: str | None, entries: Mapping[str, Input], folded: str, priced: bool) -> bool:
    """An amount, a number that counts nothing, or a round amount that looks like a year (« 2000 ») where an amount was asked, or where
    no amount of the text has a currency (not ``priced``)."""
    if thing.kind == "montant":
        return True
    if thing.kind == "annee":
        before, after = folded[: thing.start], folded[thing.end :]
        if not priced and any(before.endswith(f" {cue} ") for cue in _labels(entries)):
            return True
        return (pending in entries and not re.search(r"\b(?:en|annee|depuis|pour) $", before)) or bool(
            re.search(
                r"\b(?:gagne|gagnons|touche|touchons|percois|recois|coute|paie|paye|facturee?s?|pardon|non)(?: a| :| de)?,? $", before
            )
            or re.match(r" ?(?:bruts?|nets?|par mois|par an\b|/ ?mois)", after)
        )
    unit = thing.more.get("unit", "")
    if thing.kind == "nombre" and thing.value >= 20_00 and any(_has(unit, cue) and unit.startswith(cue) for cue in _labels(entries)):
        return True  # « revenus 45000 tickets modérateurs 2000 »: what follows is the next amount's name
    if thing.kind == "nombre" and _INVOICED.search(folded[: thing.start]) and not _COUNTED.match(unit) and thing.value >= 20_00:
        return True
    return thing.kind == "nombre" and (not unit or bool(_GOES_ON.match(unit)) or bool(NOT_EUROS.match(unit)))


def _labels(entries: Mapping[str, Input]) -> Iterator[str]:
    """The words of special amounts, and of incomes, that stand before them like a label."""
    for entry in entries.values():
        if not entry.usual:
            yield from entry.cues


def _bare_is_amount(
    thing: Thing, clause: str, after: str, entries: Mapping[str, Input], pending: str | None, codes: Sequence[Thing], folded: str
) -> bool:
    """A number without currency is an amount when it was asked, has a period, stands beside an act code or near a cue."""
    if thing.kind == "annee" or thing.more.get("per") or re.match(r" ?(?:bruts?|nets?)\b", after):
        return True
    alone = re.fullmatch(
        r"(?:euh |non |c est |environ |pardon )*\d[\d .,]*(?: (?:environ|svp|merci|je crois|a peu pres))?[.!]?", folded.strip()
    )
    if pending in entries or alone:
        return pending in entries or (bool(alone) and thing.value >= 50_00 and pending is not None)
    if any(_beside(code, thing, folded) for code in codes) or (codes and thing.value >= 20_00 and EACH.match(folded[thing.end :])):
        return True
    if "tickets_annee_2" in entries and re.match(r" ?en 20\d\d\b", folded[thing.end :]):
        return True
    if SURELY_YEARLY <= thing.value <= _SURELY_NO_INCOME and any(entry.per for entry in entries.values()) and not _AN_ID.search(clause):
        return True  # « plafond maf 30000 »
    if any(re.search(rf"\b{re.escape(cue)}{_LABEL}", clause) for entry in entries.values() for cue in entry.cues if cue in _TICKETS):
        return True  # « tm 10 »
    precise = not thing.more.get("whole") or bool(re.search(r"(?: est de| est d| :| =) ?$", clause))
    near = " ".join(clause.split()[-(2 * _NEAR if precise else _NEAR) :])
    return (thing.value >= 20_00 or precise) and any(_has(near, cue) for entry in entries.values() for cue in entry.cues)


def _beside(code: Thing, thing: Thing, folded: str) -> bool:
    """« dt41 à 1340 », « dt41 1340 », « 1340 € pour le dt41 »."""
    between = folded[code.end : thing.start] if code.end <= thing.start else folded[thing.end : code.start]
    return (
        re.fullmatch(r" ?(?:a|:|=|pour|-|factur\w*|facture a|facture de|coute|de|est a|c est|d)?(?: (?:le|l|acte))* ?", between) is not None
    )


def named(entries: Mapping[str, Input], clause: str, after: str) -> tuple[str | None, bool]:
    """The input whose words stand in the amount's clause, special inputs before the usual one; whether words say that the
    amount is something else altogether."""
    text = f"{_AFTER_CNS.sub(' ', clause)} | {after}"  # « reste 124 € après la CNS, déjà touché 15 € »: the 15 € are not the CNS's
    if any(_has(text, word) for entry in entries.values() for word in entry.not_cues):
        return None, True
    hits = [name for name, entry in entries.items() if entry.per is None and any(_has(text, cue) for cue in entry.cues)]
    special = [name for name in hits if not entries[name].usual]
    return next(iter(special or hits), None), False


def _has(text: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(words)}\b", text) is not None
