"""People in distress: who speaks of taking their life or of hurting themselves, who is beaten, who swallowed too much, who is low.

The words of anger and of tiredness (« ces prix vont me tuer », « pour en finir avec ce dossier ») are none of it.
"""

from __future__ import annotations

import re

from actions.conversation.relations import ANYBODY, CLOSE

_WANTS = (
    r"(?:veu[xt]?|voudrais?|aimerais?|prefere(?:rais?)?|souhaite|envie de|envie d|vais|va|vait|pense a|songe a|parle de|menace de"
    r"|tente de|essaye? de)"
)
_SUICIDE = re.compile(
    r"\bsuicid|(?<!va )(?<!vont )(?<!veut )(?<!essaie de )(?<!menace de )\bme tuer\b|\b(?:veux|vais|veu|envie de) me tuer\b"
    rf"|\b(?:{_WANTS}) (?:se tuer|se pendre|se jeter)\b"
    r"|\b(?:veu[xt]?|voudrais?|aimerais?|prefere\w*|parle de|songe a|pense a) mourir\b(?! (?:chez|a la maison|dignement|de|en paix))"
    r"|\benvi(?:e)? (?:de |d )?mourir"
    r"|(?<!pour )\ben finir\b(?! avec (?!la vie|ma vie|tout))(?! (?:de|d|mon|ma|le|la|les|ce|cette)\b)"
    r"|\b(?:veu[xt]?|envie de|envi de|force de|gout de|gout a|raison de|peu[xt]?|souhaite|voudrais?) ?plus (?:envie de "
    r"|la force de )?vivre\b(?! (?:seule?s?|chez|ici|dans|a|au|en|avec|sans|ensemble|comme)\b)"
    r"|\bplus (?:envie|envi|la force|le gout|aucune raison|de raison)(?: de| d)? ?vivre\b"
    r"|\bplus vivre\b(?! (?:seule?s?|chez|ici|dans|a|au|en|avec|sans|ensemble|comme)\b)"
    r"|\b(?:peux?|peut|puis) plus de (?:cette|la|ma) vie\b|\bmarre de (?:la|cette|ma) vie\b|\bmarre de vivre\b"
    r"|\bla vie (?:n a|n as|a|n en vaut|ne vaut|vaut) (?:plus|pas)\b|\bmettre fin a (?:mes jours|ma vie|ses jours|sa vie|mon existence)\b"
    r"|\bme (?:foutre|fou(?:s|t|tre)?) en l ?air\b|\bse (?:fout(?:re)?) en l ?air\b|\bme flingu|\bse flingu|\bme pendre\b|\bme pends\b"
    r"|\b(?:me|se) (?:jeter|jette|balancer) (?:sous|par la|du|d un|d une|dans le vide|dans la|du haut)|\bsauter (?:du|d un) pont"
    r"|\b(?:jeter|sauter|saute|balancer) [^.?!]{0,15}dans le vide\b"
    r"|\b(?:veu[xt]|envie de|voudrais|aimerais) (?:tout )?disparaitre\b|\bplus (?:jamais )?me reveiller\b|\bmieux sans moi\b"
    r"|\b(?:serais|serait) mieux (?:morte?|au ciel)\b|\blettre d adieux?\b"
)
_OWN_HARM = re.compile(
    r"\bscarifi|\bautomutil|\b(?:me|se) mutil|\b(?:me|se) coupe(?:r)? (?:les|aux) (?:bras|veines|poignets|cuisses)"
    r"|\b(?:ouvrir|ouvert|tailler|taille|trancher) les veines|\bme faire du mal\b(?! (?:au|avec|en)\b)"
)
# Of somebody else: whoever writes is worried, not in danger.
_OF_ANOTHER = re.compile(
    rf"\b(?:mon|ma|mes|son|sa|notre|une?|1|l|le|la) (?:\w+ )?{ANYBODY}\b[^.?!]{{0,40}}"
    r"\b(?:suicid|veut|va|parle|pense|menace|dit|se |s est|a tente|envie|tente)|\b(?:il|elle) (?:veut|va|parle|pense|menace|dit|se"
    r"|s est|a)\b"
    rf"|\bsuicid\w* d(?:e|u) (?:mon|ma|mes|notre|un|une|l)\b|\bse (?:scarifi|mutil|coupe|suicid|tuer|pendre|jeter|foutre)"
)
_OWN_WORDS = re.compile(
    r"\b(?:je|j|jveux|jvais|moi) (?:\w+ ){0,4}(?:suicid|mourir|tuer|finir|vivre|disparaitre)|\bme (?:tuer|suicider|pendre|foutre)"
)
_VIOLENT = (
    r"(?:frappe|frapper|frappee?|bat|battre|tape(?! sur les nerfs)(?! sur le systeme)|tabasse|cogne|viole|violee?|violente|etrangle|gifle"
    r"|maltraite|sequestre|agresse|insulte et frappe|menace avec|fait du mal|faire du mal|veut me tuer|va me tuer|menace de me tuer)"
)
_VIOLENCE = re.compile(
    rf"\b{ANYBODY} (?:veut |va |menace de |essaie de )(?:me|la|le|nous|les) tuer\b"
    rf"|\b{ANYBODY} (?:qui )?(?:me|m|nous|la|les|le|lui) (?:a )?{_VIOLENT}\b|\b(?:pere|mari|compagnon|conjoint) (?:frappe|bat"
    rf"|tape) (?:ma|mes|les|sa)\b"
    r"|\b(?:me|se) (?:fais|fait|suis fait|suis faite|suis fai|est fait|est faite) (?:frapper|battre|tabasser|violer|agresser|taper"
    r"|maltraiter)\b"
    r"|\bm (?:a|ont) (?:frappee?|battue?|violee?|tabassee?|agressee?|etranglee?|tapee?)\b|\bj ai ete (?:violee?|battue?"
    r"|agressee? sexuel\w*|frappee?)\b"
    r"|\bviole? ?!|^viole?e?s?$|\bon m a viole|\bviolences? (?:conjugal|domestiqu|famil|sexuel|au foyer|physique)|\bfemmes? battues?\b"
    r"|\benfants? (?:battus?|maltraites?)\b|\binceste|\battouchements?\b|\bpeur (?:de|d) (?:mon mari|mon compagnon|mon conjoint|mon ex"
    r"|mon pere|rentrer)\b"
)
_SWALLOWED = r"(?:avalee?s?|gobee?s?|ingeree?s?|(?:vient|viens) (?:de |d )(?:avaler|gober|ingerer))"
_PILLS = (
    r"(?:medic\w*|medocs?|medoc|cachets?|comprimes?|pilules?|somniferes?|anti ?depresseurs?|paracetamol|dafalgan|doliprane|xanax|calmants?"
    r"|anxiolytiques?|tranquillisants?|gelules?|lexomil|tramadol|morphine|insuline|methadone)"
)
_POISON = (
    r"(?:javel|lessive|detergent|produits?|destop|deboucheur|acide|poison|mort aux rats|essence|petrole|white spirit|antigel|desherbant"
    r"|pastille\w*|pile|piles|piece|aimants?|bille|champignons?|baies?|liquide vaisselle|ammoniaque|soude|insecticide|dissolvant)"
)
_POISONED = re.compile(
    rf"\b{_SWALLOWED}\b[^.?!]{{0,30}}\b(?:{_PILLS}|{_POISON}|boite|plaquette|tube|flacon)\b"
    rf"|\b(?:bu|boire|mange|manger) (?:de la |du |des |un |une |1 |de l )?(?:eau de )?(?:javel|detergent|destop|deboucheur|acide|poison"
    rf"|mort aux rats"
    r"|essence|white spirit|antigel|desherbant|liquide vaisselle|ammoniaque|dissolvant|champignons? veneneux)\b"
    rf"|\b(?:pris|prendre|prise?|bouffe)\b[^.?!]{{0,12}}\b(?:tro|trop|plein|toute? (?:la |une )?(?:boite|plaquette)|toute la|une boite"
    rf"|1 boite|la boite"
    rf"|\d+ (?:boites|plaquettes)|surdose)\b[^.?!]{{0,12}}\b{_PILLS}\b|\b(?:pris|prendre|avale\w*) toute (?:la|une|sa|ma) (?:boite"
    rf"|plaquette)\b"
    rf"|\bbu\b[^.?!]{{0,25}}\b(?:et|avec|puis)\b[^.?!]{{0,12}}\b{_PILLS}\b|\b{_PILLS}\b[^.?!]{{0,20}}\b(?:avec|et) (?:de l "
    rf"|trop d )?alcool\b"
    r"|\boverdos|\bsurdos(?:e|age)\b|\bs est empoisonne|\bme suis empoisonne|\bmonoxyde\b"
)
_CAN_I = re.compile(
    r"\b(?:peut on|puis je|je peux|on peut|est ce que je peux|peut il|peut elle|faut il|dois je|combien de)\b"
    r"|\bpar jour\b|\b(?:chaque|tous les|tous mes|toutes les) (?:jours?|matins?|soirs?|repas|heures?|semaines?)\b|\ba heures fixes\b"
    r"|\bdepuis (?:mai|juin|un an|1 an|des|plusieurs|\d+ (?:mois|ans))\b"
)
_LOW = re.compile(
    r"\b(?:plus|pas) (?:le )?(?:gout|envie)(?: a| de)? (?:rien|a rien|de rien)\b|\b(?:gout|envie) (?:a|de) (?:plus )?rien\b"
    r"|\b(?:suis|sens|me sens) (?:tres |trop |si |tellement |completement |vraiment )*(?:deprimee?|desesperee?|perdue?s? et seule?"
    r"|au fond du trou|au bout du rouleau)\b"
    r"|\bme sens (?:tres |trop |si |tellement |vraiment )*(?:seule?|mal dans ma peau|vide|inutile|abandonnee?)\b|\b(?:suis"
    r"|trop) (?:tres |trop |si )*seule? au monde\b"
    r"|\b(?:fais|fait) (?:que|rien que) (?:de )?pleurer\b|\bpleure (?:tout le temps|toute la journee|tous les jours)\b"
    r"|\bplus (?:le moral|aucun espoir|d espoir)\b"
)
# By language, without accents. Each ends the sentence of somebody in danger; « danger de mort » has its own words.
_FOREIGN = {
    "en": re.compile(r"\b(?:kill myself|want to die|wanna die|end my life|hurt myself|don t want to live)\b"),
    "de": re.compile(r"\b(?:mich umbringen|will sterben|selbstmord|nicht mehr leben|mir das leben nehmen)\b"),
    "lb": re.compile(r"\b(?:mech embrengen|well stierwen|net mei liewen|selbstmord)\b"),
    "nl": re.compile(r"\b(?:wil dood|zelfmoord|wil sterven|niet meer leven)\b"),
    "pt": re.compile(r"\b(?:quero morrer|suicidio|me matar|acabar com a (?:minha )?vida|nao quero (?:mais )?viver)\b"),
}
_WILL_PAY = re.compile(r"\bsi (?:vous|tu|on|ca)\b[^.?!]{0,15}\b(?:rembours|pay|aid|repon)")
_ASKS = re.compile(
    r"\b(?:rembours\w+|combien|pris\w* en charge|prend\w* en charge|prenez en charge|couvert\w*|couvr\w+|coute\w*|facture|indemnit\w*"
    r"|certificat"
    r"|tarif|plafond|pension|montants?|frais|recuper\w*|qui pa(?:ie|ye)|vous payez|annul\w*|droit (?:a|au|aux)|franchise)\b"
)


def speaks_of_suicide(folded: str) -> bool:
    """Somebody speaks of taking their life, or of hurting themselves."""
    return bool(_SUICIDE.search(folded) or _OWN_HARM.search(folded))


def foreign_distress(folded: str) -> str | None:
    """The language in which somebody speaks of taking their life."""
    return next((code for code, words in _FOREIGN.items() if words.search(folded)), None)


def of_another(folded: str) -> bool:
    """It is somebody else's distress, and whoever writes is worried."""
    return bool(_OF_ANOTHER.search(folded)) and not _OWN_WORDS.search(folded)


def is_beaten(folded: str) -> bool:
    """Somebody tells of violence, at home or elsewhere."""
    return bool(_VIOLENCE.search(folded))


def is_poisoned(folded: str) -> bool:
    """Too much of a medicine, or something that is no food, was swallowed."""
    return bool(_POISONED.search(folded)) and not _CAN_I.search(folded)


def is_low(folded: str) -> bool:
    """Somebody feels low, or alone, without speaking of death."""
    return bool(_LOW.search(folded))


def asks_refund(folded: str) -> bool:
    """A question about money or papers stands beside what is told; a threat (« si vous ne me remboursez pas ») asks nothing."""
    return bool(_ASKS.search(folded)) and not _WILL_PAY.search(folded)


def of_a_child_or_somebody(folded: str) -> bool:
    """It happened to somebody named, not to the one who writes."""
    return bool(re.search(rf"\b(?:mon|ma|mes|notre|son|sa|une?|1|le|la) (?:\w+ )?{CLOSE}\b|\b(?:il|elle) (?:a|vient)\b", folded))
