"""The words around counts and prices of an invoice: what makes an amount one unit's, all units', the CNS's, or none at all.

Texts are folded: lower case, no accents, numbers in figures.
"""

from __future__ import annotations

import re

BETWEEN = (
    r"(?: ?(?:seances?|consultations?|visites?|rendez vous|rdv|actes?|nouve\w+|petite?s?|grande?s?"
    r"|autres?|belles?|fausses?|de|d|des|du|chez|mon|ma|mes|l|le|la|les|un|une|en|x|fois|paires?"
    r"|sortes?))*"
)
COUNT = re.compile(rf"(?<![\d.,])(\d{{1,3}}){BETWEEN} ?$")
COUNT_AFTER = re.compile(r"^ ?(?:x|\*|fois) ?(\d{1,3})\b|^ ?(\d{1,3}) ?(?:x\b|fois\b)")
# « composite 3 dents », and after a plural « implants 3 DO », « couronnes : 2 à 1.200 € ». A dent may be named by its number (11 to 48).
PIECES_BEHIND = re.compile(r"^ ?[,:]? ?(1?\d|20) ?(?:dents|pieces|unites)\b")
COUNT_BEHIND = re.compile(
    r"^ ?:? ?([1-9])(?= ?(?:$|[,;](?! ?\d\b)(?!\d)| \d{3}|(?:a|pour|coutent|factur\w*|au prix de) \d{2}"
    r"|(?:factur\w*|total|en tout|au total|denta|do|rc|pp|presta\w*|opti\w*|regime|autoris\w*|cns)\b))"
)
_SO_MANY = (
    r"(2|3|4|deux|trois|quatre)(?= ?(?:$|[,.;?!](?!\d)|et\b|en tout|au total|denta|do\b|rc\b|pp\b|presta|opti|regime|merci|svp|cmcm))"
)
FOR_SO_MANY = re.compile(rf"\d ?(?:€|euros?|eur)? pour (?:les )?{_SO_MANY}")
NUMBER_WORDS = {"deux": 2, "trois": 3, "quatre": 4}
ONE = re.compile(
    r"\b(?:un|une|l|le|la|mon|ma|son|sa|notre|votre|cet|cette|ce|au|du)(?: (?:seance|consultation"
    r"|visite|nouve\w+|petite?|autre|seule?)(?: (?:d|de|chez)(?: (?:l|le|la|un|une))?)?)? ?$"
)
DEFINITE = re.compile(r"\b(?:l|le|la|du|au|mon|ma|notre) ?$")
SEVERAL = re.compile(
    r"\b(?:des|les|mes|ses|nos|vos|ces|plusieurs|quelques|seances|consultations|visites)(?: (?:d|de|chez)(?: (?:l|le|la|un|une))?)? ?$"
)
UNITS_SAID = re.compile(
    r"(?<![\d.,])(\d{1,3}) ?(?:nouve\w+ |autres? |petites? |grosses? |seule? )?(seances?|consultations?"
    r"|visites?|fois|transferts?|appareils?|yeux|personnes?|transports?|trajets?|tentatives?"
    r"|paires?)\b"
)
PAIRS = re.compile(r"\b([2-9]) paires\b")
ONE_EYE = re.compile(r"\b(?:une?|1) (?:seule? )?(?:oeil|oreille)\b")
TIMES_BEHIND = re.compile(r"(?:piece|chacune?|€|euros?|\d) x ?([2-9])\b(?! ?\d)")  # « 1.500 pièce x2 »
TWO_EYES = re.compile(r"\b(?:2|deux) (?:yeux|oreilles)\b")
BOTH_EYES = re.compile(r"\b(?:les|des|mes|ses) (?:2 |deux )?yeux\b|\b2 yeux\b|\b(?:les )?2 oreilles\b")
EACH = re.compile(
    r"^ ?(?:€|euros?|eur)? ?(?:chacune?s?|piece|l une?|l unite|unite|unitaires?|chaque|a chaque fois|la seance"
    r"|la consultation|le transfert|la visite|l appareil|par (?!an\b|mois\b)\w+"
    r"|/ ?(?:seance|unite|piece|personne|consult|visite|implant|couronne|appareil|dent|oeil|acte|element|heure|h\b)\w*"
    r"|l implant|la couronne|l oeil|l element|la paire|l acte|de l heure)\b"
)
EACH_BEFORE = re.compile(r"(?:\ba|@|(?<!devis )(?<!devis est )\bde|\ba raison de|\bchacune? a|\ba chaque fois) ?$")
CHACUN = re.compile(r"^ ?(?:€|euros?|eur)? ?chacune?s?\b")
ALL = re.compile(
    r"^ ?(?:en tout|au total|total|pour le tout|pour tout|ensemble|les \d|les deux|les trois|tout compris|pour les \d|pour \d"
    r"|pour (?:les |nous )?(?:deux|trois|quatre))\b"
)
ALL_BEFORE = re.compile(
    r"\b(?:pour|total|totale|en tout|tout|ensemble|facture de|facture|somme de|montant de|paye"
    r"|payes|coute|coutent|coutait|depense|debourse)(?: a| de| :| en)? ?$"
)
JOINING = re.compile(
    r"^(?: ?(?:€|euros?|eur|pour|par|a|l|la|le|les|de|d|du|des|chez|en|un|une|mon|ma|mes|son"
    r"|sa|ses|notre|une seule|chaque|cette|cet|facture|seances?|consultations?|honoraires|frais|tickets?|moderateurs?|fois"
    r"|\d{1,2}))*:? ?$"
)
CUT = re.compile(r"[,;.?!]| [/|–-] | et | puis | plus | \+ ")
PRICE_BEFORE = re.compile(
    r"(?:\ba|:|=|@|\bcoute|\bcoutent|\bpaye|\bpaie|\bprix|\bfacture\w*|\bde|\bpour|\bdevis|\bdebourse"
    r"|\bdepense|\breclame|\bdemande|\brecu|\beu|\btouche|\brembourse\w*|\bpercu|\bpaient|\bdonne"
    r"|\bintervient|\btarif|\bofficiel|\breste|\bcharge|\bcns|\bcaisse|\bsecu|\bdont|\btm|\bticket|\btickets|\bmoderateurs?) ?$"
)
# What follows is left after the statutory insurance: « 60 à charge », « 3.200 resto à charge », « 1.600 reste ».
LEFT = re.compile(
    r"^ ?(?:€|euros?|eur)? ?(?:(?:reste|resto|restants?|restante)\b(?! (?:de|du|des)\b)|a (?:(?:ma|notre|sa|leur) )?charge\b"
    r"|de (?:ma|notre|sa) poche\b)"
)
AFTER_CNS = re.compile(
    r"\bapres (?:la |remboursement |intervention )?(?:de la )?cns\b|\breste\b|\ba (?:ma|notre"
    r"|sa) charge\b|\bde (?:ma|notre|sa) poche\b|\bdecouvert\b|\bpas rembours\w+ par\b|\bnon (?:rembours"
    r"|couvert)\w*\b"
)
CLAUSE = re.compile(r"[,;?!]|\.(?!\d)| [/|–-] ")
THE_KNOWN = re.compile(r"\b(?:les|ces|vos|leurs|limite de|plafond de|maximum de|maximum|max|forfait de|jusqu a) $")
BOTH_OF_US = re.compile(
    r"\b(?:tous|toutes) les 2\b|\bnous 2\b|\b(?:ma femme|mon mari|mon conjoint|ma conjointe|mon compagnon|ma compagne) et moi\b"
)
ABOUT_PERIOD = re.compile(
    r"\btous les combien\b|\bc est (?:en tout|par (?:an|seance|consultation|acte|personne|jour))(?: "
    r"|$)[^.!]*\bou\b|\bcombien de fois\b|\bquelle (?:periode|frequence)\b"
)
TIMES = re.compile(r"(?<![\d.,])(\d{1,3}) ?(?:x|×|\*|fois) ?$")
PERMISSION = re.compile(
    r"\b(?:accord|autoris\w+|feu vert|aval|accepte\w*|refus\w*|permission)(?: (?:de|par|d))?(?: (?:la"
    r"|l))? ?(?:cns|caisse(?: de maladie)?|assurance maladie)\b"
    r"|\b(?:cns|caisse(?: de maladie)?|assurance maladie) (?:l |les |la |m |me |lui |leur |nous )?(?:a |ont "
    r"|est |sont )?(?:bien )?(?:autoris\w+|accept\w+|refus\w+|d accord|donne son accord|ok)\b(?! par\b)"
)
CNS_PAYS = re.compile(
    r"\b(?:cns|caisse(?: de maladie| nationale)?|secu)\b(?![^.;?!]{0,60}\b(?:cmcm|mutuelle|vous)\b)[^.;?!]{0,45}"
    r"\b(?:rembours\w*|rend\w*|rendu|envoy\w*|pai\w*|paye\w*|verse\w*|donne\w*|intervi\w+|prend\w*|pris\w*"
    r"|couvre)(?: (?:m|me|nous|deja|en|a|pour|charge|environ))* ?$"
)
PRICE_UNKNOWN = re.compile(
    r"\b(?:connais|connait|sais|sait|ai|a|avons) (?:pas|plus)(?: encore)?(?: (?:le|les|leur"
    r"|son|du|de|l|en))? ?(?:prix|montants?|devis|couts?|tarifs?)"
    r"|\b(?:ignore|inconnu)\w*(?: (?:le|les|leur|son))? ?(?:prix|montants?)?|\bprix (?:inconnu|pas connu|pas encore)"
)
ANOTHER = re.compile(r"\b(?:autre|autres|deuxieme|seconde?|2e|2eme|puis|ensuite|et (?:une?|1|l)|une? a)\b")
DEJA = re.compile(r"\bdeja\b")
RECEIVED = re.compile(r"\b(?:rembours\w+|recus?|touches?|percus?|verses?|eus?)\b")
UNIT_WORDS = re.compile(
    r"^(?:pas|non|plus|puis|dont|autoris\w*|mais|jai|ai|nous|on|ma|mon|donc|comme|il|elle|qui|que|chacun|piece|chacun|l une|l unite"
    r"|unite|par|la seance|la consultation|cette|svp|merci|de la|de cns|cns|et|en tout|au total"
    r"|total|chaque|rembours\w*|deja|avec|pour|sur|chez|a ma|de ma|je|j|combien|denta|do|rc"
    r"|pp|presta\w*|opti\w*|regime|par|base|cmcm|msl|reste|resto|a charge|a notre|a sa|a leur|de notre|la cns"
    r"|la caisse|dmg|prise?s? en charge"
    r"|chacune?s?|combien|factur\w*)\b"
)
ONE_UNIT = re.compile(
    r"\b(?:une?|1) (?:seule? (?:transfert|seance|appareil|consultation|personne|transport|implant)"
    r"|fois|transfert|seance|appareil|consultation|personne|transport|implant)\b|^(?:une?|1)(?: seule?)?\b"
)
I_TAKE = re.compile(
    r"\b(?:j en|en) (?:mets|prends|fais|ai|faut|veux|avais|achete|place|mettais|faisais|prenais)(?: \w+)? (\d{1,3})\b(?! ?€)"
)
PER = re.compile(r"(?:\bpar|\bchaque|/) ?$")
EACH_BEHIND = re.compile(r"\b(?:chacune?|par seance|la seance|piece|l unite|chaque)\b")
# How many travel: « on est 4 », « un voyage à 4 », « 2.300 € pour deux », « famille de 5 ».
_NOT_PEOPLE = r"(?! ?(?:€|euros?|eur|ans?\b|mois|jours?|nuits?|semaines?|h\b|heures?|km|etoiles?|x\b|%|[.,]\d|/|mille|000))"
AND_SO_MANY = re.compile(r"(?:et|si|plutot|mais|et si|et pour|et plutot|non)(?: (?:j en|on en|en))?(?: \w+)? \d{1,2}[ ?.!]*")
# What may stand beside an amount that answers how much was received already; anything else speaks of something else.
ANSWERS_RECEIVED = re.compile(
    r"(?:(?:oui|ouais|ok|non|si|j|jai|je|on|nous|m|me|en|y|a|ai|avons|avez|vous|ont|ete|deja|recue?s?|touche\w*|eue?s?|percue?s?|verse\w*"
    r"|rembourse\w*|donne\w*|pris|paye\w*|environ|c|est|etait|etaient|et|en|tout|cette|annee|de|du|la|le|les|l|d|cmcm|mutuelle|par|pour|ca"
    r"|cela|svp|merci|euros?|eur|€|e|autour|presque|plus|ou|moins|avant|dans|mois|an|passee?|debut|fin|janvier|fevrier|mars|avril|mai"
    r"|juin|juillet|aout|septembre|octobre|novembre|decembre|il|\d[\d.,]*|il y|sur|dernier)[ ,.!?:]*)*"
)
TRAVELLERS = re.compile(
    rf"\b(?:on (?:est|etait|sera|serait|part|partait|devait partir)"
    rf"|nous (?:sommes|etions|serons|partons|partions)) (?:a )?(\d)\b{_NOT_PEOPLE}"
    rf"|\b(?:famille|groupe) de (\d)\b{_NOT_PEOPLE}"
    r"|\ba (\d)(?= ?(?:$|[,.;?!](?!\d)|pour\b|et\b|mais\b|on\b))"
    r"|\bpour (?:nous )?(?:les )?(\d)(?= ?(?:$|[,.;?!](?!\d)|et\b|mais\b|on\b))|\b(\d) pers\b"
    r"|\bpour (?:nous |les )?(deux|trois|quatre)(?= ?(?:$|[,.;?!](?!\d)|et\b|mais\b|on\b))"
)
ADULTS_AND_CHILDREN = re.compile(r"\b(\d) adultes?(?: et|,| \+| plus)? (\d|une?) (?:enfants?|bebes?|ados?)\b")
SO_MANY_BEHIND = re.compile(r" ?(?:€|euros?)? ?(?:pour|de|d) ?(?:les |mes |ces )?\d")
TOGETHER = re.compile(r"\b(?:en tout|au total|total|ensemble|le tout|pour le tout)\b")
# Between an element and a bare number, any of these makes the number something else than its price.
NOT_A_PRICE = re.compile(
    r"\b(?:depuis|agee?s?|ans?|avant|apres|dans|pendant|durant|chambres?|dents?|molaires?|secteur|dioptr\w*|stade|moins|plus|que|plafond"
    r"|max\w*|jusqu|jusque|entre|numero|num|no|nr|n|tel|telephone|ref|dossier|route|rue|il y a|deja|mois|annee|tous|toutes|combien|fois)\b"
    r"|\b(?:en|sur|le|la|les|du|au|aux|fin|debut|c|b|d|l) ?$"
)
PERSON_BEFORE = re.compile(
    r"\b(?:mari|femme|epoux|epouse|pere|mere|papa|maman|fils|fille|frere|soeur|enfant|bebe|grand mere|grand pere|papy|mamie|moi|lui|elle"
    r"|dame|monsieur|homme|adulte|conjointe?|compagnon|compagne|tante|oncle|aff|affilie|assure) ?$"
)
A_YEAR_BEFORE = re.compile(r"\b(?:en|annee|depuis|pour) $")
