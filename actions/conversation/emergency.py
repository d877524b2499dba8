"""Words that leave no time to ask: caught before anything else, whatever the classifier makes of the sentence.

A danger that is told of the past, or only imagined, is none: « mon mari a fait un infarctus en mars, quand sont payées ses indemnités ? »
is a question about payments.
"""

from __future__ import annotations

import re

from actions.conversation.relations import ANYBODY

_DANGER = re.compile(
    r"danger de mort|danger vital|\b(?:je suis|on est|nous sommes|elle est|il est) en danger\b(?! de perdre)|\bon (?:m|nous) attaque\b|"
    r"en train de mourir|\b(?:va|vais) mourir\b(?! (?:de|chez|a la maison))|\brespire (?:plus|pas)\b|arrive plus a respirer|\binconscient|"
    r"perdu connaissance|\boverdose|\bmal (?:a|dans) la poitrine|\bdouleurs? (?:thoracique|a la poitrine|dans la poitrine|au bras gauche)|"
    r"\bsaigne (?:beaucoup|enormement|tres fort|sans arret|abondamment)|\barrete (?:plus|pas) de saigner|\bhemorragie|\barret cardiaque"
    r"|\bs etouffe|\bm etouffe"
    r"|\bconvulse|\bchoc (?:anaphylactique|allergique)|\bs est electrocut|\bse noie\b|\bdu sang partout\b"
    rf"|\b{ANYBODY} (?:\w+ ){{0,2}}(?:bouge|reveille|reagit) (?:plus|pas)\b"
    rf"|\b{ANYBODY} (?:ne |n )?(?:me )?repond plus\b(?![^.?!]{{0,40}}\b(?:mail\w*|telephone|appels?|courrier|message\w*"
    rf"|lettre|gsm"
    r"|sms|rendez)\b)"
)
_IN_CARE = re.compile(
    r"\bhospitalise|\b(?:est|suis|sommes|sont) (?:a l |a la |au |aux |dans un |dans une )?(?:hopital|clinique|urgences|chu"
    r"|soins intensifs)\b"
    r"|\b(?:emmene|transporte|conduit|admis|opere)e?s? (?:a|au|aux|dans|en|d urgence)\b"
    r"|\b(?:hopital|clinique|urgences)\b[^.?!]{0,25}\bgarde\b|\bfin de vie\b|\bstabilise|\b(?:\d+|quelques|une|des) nuits?\b|\bpalliati"
    r"|\bsort(?:i|ie)? (?:de l hopital|des urgences)"
)
_FIRE = re.compile(
    r"^(?:au feu|a l incendie|incendie|feu)\b(?! (?:rouge|vert|orange|d artifice))|\b(?:il y a|y a|ya) (?:le feu|un incendie|1 incendie)\b"
    r"|\b(?:maison|appart\w*|immeuble|cuisine|chambre|toit|grange|garage|voiture|bureau|cave|salon|batiment|ecole) (?:est en train de "
    r"|qui )?"
    r"(?:bruler?|brule|crame|prend feu|est en feu|en feu|en flammes?)\b"
)
_RESCUERS = re.compile(
    r"^(?:c est quoi |donne[rz]?(?: moi)? |quel est )?(?:le |un )?(?:numero|tel|telephone|num) (?:de la |de l |des |du |de |d )"
    r"(?:pompiers?|samu|secours|police|ambulances?)\b(?![^?]{0,30}etranger)"
    r"|\b(?:appel(?:ez|le|er|es)|envoyez|envoie) (?:vite )?(?:les |la |le |l |une |1 )?(?:pompiers?|samu|secours|police|ambulance)\b"
    r"|^(?:les )?(?:pompiers?|samu|police)(?: (?:vite|svp|urgent|s il vous plait|maintenant))*[ !.]*$"
)
_CRY = re.compile(r"^(?:(?:au secours|sos|a l aide|aide[zr]? (?:moi|nous)|vite|svp|s il vous plait)[ !.,]*)+$")
_ONLY_AIDE = re.compile(r"(?:(?:aide[zr]?|moi|nous|svp|s il vous plait)[ !.,]*)+")
_SHORT = 20  # words: a longer story with an ambulance in it is told afterwards
_AMBULANCE = re.compile(r"\bambulances?\b")
_HURRY = re.compile(
    r"\b(?:vite|urgent\w*|tout de suite|immediatement|maintenant|au secours|sos|envoyez|appelez|besoin d (?:une|1) ambulance"
    r"|faut (?:une|1) ambulance)\b"
)
_PRICE = re.compile(
    r"\b(?:rembours\w+|combien|pris\w* en charge|prend\w* en charge|prenez|couvert\w*|couvr\w+|coute\w*|prix|tarif|facture\w*|paye\w*"
    r"|paie\w*"
    r"|payer|payez|euros?|indemnit\w*|plafond|franchise|autoris\w*|droit|frais|certificat|pension|prestaplus|pour (?:aller|mon|ma|un"
    r"|une|le|la|mes)"
    r"|non urgent\w*|pas urgent\w*)\b"
)
_NOW_DYING = re.compile(r"\brespire (?:plus|pas)\b|\ben train de mourir\b|\barret cardiaque\b")
_GRAVE = re.compile(
    r"\binfarctus|\b(?:un|fait|d un|mon|son|de l) (?:avc\b|a\. ?v\. ?c)|crise cardiaque|\b(?:fais|fait|faire) (?:un |1 )?malaise\b"
)
_NOW = re.compile(
    r"\bmaintenant\b|\bvient de\b|\bvient d\b|\ba l instant\b|\bla tout de suite\b|\bce matin\b|\bcette nuit\b|\ben ce moment\b|\burgent\b"
)
_MONTHS = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_LONG_AGO = re.compile(
    rf"\bl an (?:dernier|passe)\b|\bl annee (?:derniere|passee)\b|\bil y a (?:\d+|quelques|plusieurs|des|un|une"
    rf"|longtemps)(?: (?:ans?|mois|semaines?"
    rf"|annees?))?\b(?! ?\d?\d? ?(?:minutes?|min|heures?|h)\b)|\ben (?:(?:{_MONTHS})(?! prochain)|20\d\d)\b"
    rf"|\ble \d{{1,2}}(?:er)? (?:{_MONTHS})\b"
    r"|\ble mois (?:dernier|passe)\b|\bla semaine (?:derniere|passee)\b|\ba l epoque\b"
    r"|\b(?:suite a|apres|depuis) (?:mon|ma|son|sa|cet|cette) (?:accident|operation|intervention|avc|infarctus|hospitalisation"
    r"|accouchement)\b"
)
# Of a grave illness: it was, and what is asked comes after it.
_TOLD = re.compile(
    r"\b(?:a|ai|avait|avais|avoir|ayant) (?:deja )?(?:eu|fait)\b|\bindemnit|\breeduc|\brevalid|\bretabli|\bsort(?:i|ie)? de l hopital"
    r"|\b(?:suite a|apres|depuis) (?:un|une|1|son|sa|mon|ma|l|cet|cette|avc|infarctus)\b|\bsort d (?:un|1)\b"
)
_IMAGINED = re.compile(
    r"(?:^|[,;?.:] ?)(?:et |mais |que faire |bonjour )?(?:si|s) (?:j|je|on|nous|il|elle|ils|elles|quelqu un|un|une|mon|ma|jamais)\b"
    r"|\b(?:passe|passe t il|faire|fait on|faut il|payez|couvrez|remboursez) si (?:j|je|on|il|elle|mon|ma|un|une)\b"
    r"|\bau cas ou\b|\ben cas de?\b|\bimaginons\b"
)
_FOREIGN = re.compile(
    r"\b(?:help|emergency|accident|hospital|ambulance|heart attack|stroke|notfall|unfall|krankenhaus|hilfe|herzinfarkt"
    r"|schlaganfall|noutfall|spidol"
    r"|accidenter|hellef|noodgeval|ongeval|ongeluk|ziekenhuis|hartaanval|emergencia|acidente|urgencia|socorro|ajuda|enfarte)\b"
)
_ASKS_HELP = re.compile(
    r"\b(?:can|could|will|would|do|does|please|who|to|you|kannst|konnen|kann|konnt|kunt|kan|pode|podem|konnt) (?:\w+ )?(?:please "
    r"|bitte )?(?:help|ajudar|helfen|hellefen|helpen)\b"
    r"|\bhelp (?:me )?(?:in|with|to|understand|on|out|about)\b|\bthanks? for (?:your|the) help\b|\b(?:for|your|any|some|of) help\b"
    r"|\bhilfe (?:auf|bei|mit)\b|\bhulp (?:in|met|bij)\b"
)
_FOREIGN_PRICE = re.compile(
    r"\b(?:how much|refund\w*|reimburs\w*|cover\w*|cost\w*|bill|invoice|wie viel|wieviel|kostet|kosten|bezahlt|zahlt|rechnung"
    r"|erstatt\w*|wei vill|kascht|bezuelt|rechnong|hoeveel|kost"
    r"|terugbetaal\w*|betaald|factuur|quanto|reembols\w*|custa|paga\w*|fatura)\b"
)
_FOREIGN_NOW = re.compile(
    r"\b(?:now|urgent\w*|i am|we are|is in|in hospital|unconscious|sofort|jetzt|dringend|ich bin|wir sind|liegt|ech sinn|mir sinn"
    r"|dringlech|elo|nu|dringend|ik lig|wij zijn|agora|estou|estamos|hilfe"
    r"|hellef|socorro)\b"
)


def in_danger(folded: str) -> bool:
    """A life is in danger now."""
    if _IMAGINED.search(folded) or (_IN_CARE.search(folded) and not _NOW_DYING.search(folded)):
        return False
    if _DANGER.search(folded):
        return not is_past(folded)
    told = bool(_TOLD.search(folded)) and not _NOW.search(folded)
    return bool(_GRAVE.search(folded)) and not is_past(folded) and not told


def needs_rescue(folded: str) -> bool:
    """A fire, an ambulance that is needed at once, a cry for help: no question about what an ambulance costs."""
    if _IMAGINED.search(folded) or is_past(folded):
        return False
    if _FIRE.search(folded) or _RESCUERS.search(folded):
        return not _PRICE.search(folded)
    short = len(folded.split()) <= _SHORT
    return short and bool(_AMBULANCE.search(folded) and _HURRY.search(folded)) and not _PRICE.search(folded)


def cries_for_help(folded: str) -> bool:
    """« au secours », and nothing else: of what, and where, is not said."""
    return bool(_CRY.search(folded)) and not _ONLY_AIDE.fullmatch(folded)


def is_in_care(folded: str) -> bool:
    """Whoever is ill is, or was, at the hospital already."""
    return bool(_IN_CARE.search(folded))


def is_imagined(folded: str) -> bool:
    """What is told is only supposed."""
    return bool(_IMAGINED.search(folded))


def is_past(folded: str) -> bool:
    """What is told happened some time ago."""
    return bool(_LONG_AGO.search(folded)) and not _NOW.search(folded)


def calls_for_help(folded: str) -> bool:
    """A message in another language names an emergency: « can you help me in English? » and what an ambulance costs name none."""
    if _FOREIGN_PRICE.search(folded) and not _FOREIGN_NOW.search(folded):
        return False
    return bool(_FOREIGN.search(_ASKS_HELP.sub(" ", folded)))
