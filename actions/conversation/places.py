"""Where somebody is: at home, on a journey, or abroad now and in need of help."""

from __future__ import annotations

import re

from actions.conversation.relations import ANYBODY

_ABROAD = re.compile(
    r"\betranger\b|\bvacances\b|\bvoyage\b|\bhotel\b|\brapatri|\bcroisiere\b|\bski\b|\b(?:espagne|barcelone|madrid|malaga|marbella"
    r"|valence|alicante|tenerife"
    r"|majorque|ibiza|baleares|canaries|italie|rome|venise|milan|naples|sicile|sardaigne|portugal|lisbonne|porto|faro|algarve|madere"
    r"|grece|crete"
    r"|athenes|rhodes|turquie|antalya|istanbul|maroc|marrakech|agadir|tunisie|djerba|tunis|algerie|egypte|hurghada|croatie|split|serbie"
    r"|bosnie|montenegro"
    r"|albanie|kosovo|roumanie|bulgarie|pologne|hongrie|tchequie|prague|autriche|tyrol|vienne|suisse|geneve|zurich|angleterre|londres"
    r"|royaume uni|irlande"
    r"|ecosse|danemark|suede|norvege|finlande|islande|thailande|bangkok|phuket|bali|indonesie|vietnam|japon|chine|inde|dubai|emirats"
    r"|bresil|mexique"
    r"|cuba|republique dominicaine|antilles|guadeloupe|martinique|reunion|maurice|etats unis|usa|new york|floride|canada|australie"
    r"|senegal|cap vert"
    r"|afrique|asie|amerique|corse)\b"
)
# The neighbours: abroad for the mutual of the Grand-Duchy alone, whose members are treated there too without a journey.
_NEIGHBOURS = re.compile(
    r"\b(?:france|paris|nice|lyon|marseille|bordeaux|toulouse|lille|strasbourg|cannes|bretagne|normandie|alsace|vosges|alpes|chamonix"
    r"|montpellier|nantes"
    r"|allemagne|treves?|trier|berlin|munich|cologne|francfort|hambourg|belgique|bruxelles|anvers|bruges|gand|ostende|liege|ardenne"
    r"|pays bas|hollande"
    r"|amsterdam)\b"
)
_HOME = re.compile(
    r"\b(?:a la maison|chez (?:moi|nous|elle|lui|mes|ma|mon)|mon appart\w*|ma maison|notre maison|au travail|a l ecole|au bureau|arlon"
    r"|bastogne|virton|libramont"
    r"|marche en famenne|neufchateau|esch|kirchberg|ettelbruck|differdange|dudelange|chl|hopitaux robert schuman|kannerklinik)\b"
)
_IS = r"(?:est|sont|suis|sommes|etes)"
_DONE = (
    r"(?:alle|allee|alles|allees|parti|partie|partis|rentre|rentree|rentres|revenu|revenue|revenus|passe|passee|membre|membres|affilie"
    r"|affiliee|assure|assuree"
    r"|couvert|couverte|couverts|rembours\w*|pris|ne|nee|retraite|pensionne\w*|originaire|interess\w*|venu|venue)"
)
_PRESENCE = re.compile(
    rf"\b(?:je|on|nous|{ANYBODY}|y|ils|elles) (?:y )?{_IS} (?!{_DONE}\b)|\bje (?:me trouve|fais quoi)\b|\b(?:bloque|coince"
    rf"|hospitalise)\w*\b"
    r"|\bdepuis (?:hier|ce matin|cette nuit|\d+ (?:jours?|heures?|h)\b)|\ben ce moment\b|\bactuellement\b|\bmaintenant\b|\bla bas\b"
    r"|\blabas\b|\bsur place\b"
    r"|\b(?:me|nous|on|m|le|la) (?:demande|reclame|garde|opere)\w*\b|\bils? (?:demande|reclame|veu[tl]|exige|garde|refuse)\w*\b"
    r"|\b(?:hopital|clinique|medecin|dentiste)\b[^.?!]{0,25}\b(?:veu[xt]|veulent|demande|reclame|garde|exige)\b|\baidez (?:moi|nous)\b"
)
_NEED = re.compile(
    r"\b(?:malades?|hopital|hospital\w*|clinique|urgences?|fievre|mal (?:a|au|aux)|rage de dents?|dentiste|medecin|docteur|casse\w*"
    r"|petee?|foulee?"
    r"|fractur\w*|accident\w*|blesse\w*|opere\w*|bloque\w*|coince\w*|infarctus|avc|crise|vomi\w*|gastro\w*|allergi\w*|piqu\w*|mordue?"
    r"|morsure|brul\w*|douleurs?"
    r"|plaie|points de suture|ambulance|helico\w*|rapatri\w*|renverse\w*|noye\w*|chute|tombee?|sang|saigne\w*)\b"
)
# Among the neighbours, where members are treated without a journey, only what came suddenly.
_SUDDEN = re.compile(
    r"\b(?:accident\w*|urgences?|urgent\w*|tombee?s?|malades?|rage|casse\w*|blesse\w*|hospitalise\w*|crise|infarctus|avc|bloque\w*"
    r"|coince\w*|fievre|renverse\w*|chute|vacances)\b"
)
_AFTERWARDS = re.compile(
    r"\b(?:rentr\w+|revenus?|revenue?s?|de retour|etions|etais|etait|etaient|l an (?:dernier|passe)|l ete (?:dernier|passe)"
    r"|le mois dernier|la semaine (?:derniere|passee)"
    r"|l annee (?:derniere|passee)|il y a (?:\d+|quelques|un|une) (?:jours?|semaines?|mois|ans?)|c est fini|la cns (?:a|m a|nous a"
    r"|vient)|(?:ai|avons|a) paye|en (?:19|20)\d\d)\b"
)
_AHEAD = re.compile(
    r"\b(?:pars|part|partons|partir|partent|irai|irons|iront|allons|vais (?:en|au|a|aux|partir|aller)|va (?:en|au|aller|partir)"
    r"|annul\w*|prochaine?|bientot|prevue?s?|programm\w*"
    r"|planifi\w*|choisi\w*|rendez vous|rdv|s2|transfert|autoris\w*|avant de (?:partir|voyager|m en aller)|envisage\w*|compte (?:aller"
    r"|partir)|en cas d\w?|au cas ou"
    r"|retraite\w*|habit\w+|vivent|frontalier\w*"
    r"|je vis|on vit|travaill\w+|pourrai\w*|me faire (?:operer|soigner))\b"
    r"|(?:^|[,;?.:] ?|\bet |\bque faire |\bmais )(?:si|s) (?:je|j|on|nous|il|elle|ils|elles|mon|ma|un|une|quelqu un)\b|\bsi (?:on|je"
    r"|nous|il|elle) (?:tombe\w*|est|suis|sommes|ai|a)\b"
)


def is_abroad(folded: str, neighbours: bool = False) -> bool:
    """The message names a place abroad, or a journey; ``neighbours`` are France, Germany and Belgium."""
    return bool(_ABROAD.search(folded) or (neighbours and _NEIGHBOURS.search(folded)))


def is_at_home(folded: str) -> bool:
    """The message names a place at home."""
    return bool(_HOME.search(folded))


def needs_help_abroad(folded: str, neighbours: bool = False) -> bool:
    """Somebody is abroad now, ill or hurt: neither before the journey nor back from it."""
    if not is_abroad(folded) and not (is_abroad(folded, neighbours) and _SUDDEN.search(folded)):
        return False
    if _AFTERWARDS.search(folded) or _AHEAD.search(folded):
        return False
    return bool(_NEED.search(folded) and _PRESENCE.search(folded))
