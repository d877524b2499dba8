"""What is said to the assistant rather than asked of the mutual: each kind has its short sentence in `knowledge/phrases.yml`."""

from __future__ import annotations

import re

_SHORT = 14  # words
_FEW = 5

_TEST = re.compile(
    r"(?:ceci est )?(?:un |juste un |c est un |1 )?(?:petit )?(?:tests?|testing|essai)(?: ?\d+)*(?: un deux)?(?: micro)?[ .!?]*"
)
_MASHED = re.compile(
    r"(?:(?:bla|blablabla|blabla|azert\w*|qwert\w*|qsdf\w*|asdf\w*|lorem ipsum\w*|wxcv\w*|zxcv\w*|lalala\w*|tralala\w*"
    r"|[bcdfghjkmnpqrstvwxz]{5,}|(\w)\1{3,})[ .!?]*)+"
)
_HOW_ARE_YOU = re.compile(
    r"(?:et )?(?:comment (?:ca|sa|tu|vous) (?:va|vas|allez)(?: bien| tu| vous)?|comment (?:vas tu|allez vous|va)|(?:tu|vous) (?:vas"
    r"|allez) bien"
    r"|(?:ca|sa) va(?: bien)? \?)[ !?]*|(?:super |bien |moi |ca va )*et (?:toi|vous)[ ?!]*"
)
_LAUGHS = re.compile(r"(?:(?:a?(?:ha){2,}h?|(?:hi){2,}|(?:he){2,}|lo+l|mdr+|ptdr+|xd+|lmao|hihi|haha)[ .!]*)+")
_INJECTION = re.compile(
    r"\b(?:ignore[rz]?|oublie[rz]?)\b[^.?!]{0,25}\b(?:instructions?|consignes?|regles|directives)\b|\bprompt\b|\bsystem prompt\b"
    r"|\bjailbreak|\bmode developpeur"
    r"|\btu es (?:maintenant|desormais) (?:un|une|1)\b|\b(?:reponds?|parle|ecris|agis) (?:moi )?comme (?:un|une|1|si)\b"
    r"|\bfais (?:comme si|semblant)\b|\bjoue le role\b"
    r"|^(?:dis|repete|ecris)(?: moi)? ?(?:\"|«|apres moi|: ?\"|que tu es|je suis)|\braconte(?: moi)? (?:une )?(?:blague|histoire)"
    r"|\b(?:connais|autre|dis|fais)\b[^.?!]{0,12}\bblague\b"
    r"|\b(?:ecris|compose|fais)(?: moi)? (?:un |une |1 )?(?:poeme|chanson|code|programme|script|dissertation|redaction)\b"
)
_LOVE = re.compile(
    r"\b(?:je t|je vous|j) ?(?:aime|adore|kiffe)\b|\btu m aimes\b|\bvous m aimez\b|\bepouse moi\b|\bmarie toi\b|\b(?:t|tu|vous) (?:es "
    r"|etes )?(?:marie|celibataire)e?s?\b"
    r"|\bsors? avec moi\b|\bmon amour\b|\bbisous?\b"
)
_ABOUT_IT = re.compile(
    r"(?:et )?(?:tu as|t as|vous avez|t es|tu es|vous etes|(?:quel age|d ou|ou|comment|qui) (?:as|es|etes|avez|tu|vous|t)"
    r"|c est quoi ton)\b[^.]{0,20}\b(?:age|ans|ne|nee"
    r"|prenom|nom|appelles?|appelez|habites?|viens|fille|garcon|homme|femme|ou)"
    r"\b[ ?!.]*|t (?:es )?ou[ ?!.]*|tu (?:dors|manges|vis)\b.{0,15}"
)
_PRAISE = re.compile(
    r"\b(?:t|t es|tu es|vous etes|es|trop|c est|tres|super|haha) (?:\w+ )?(?:marrante?|drole|rigolo\w*|sympa\w*|gentill?e?s?|genial\w*"
    r"|cool|fort|top|adorable|mignonn?e?|meilleure?|intelligente?|aimable)\b"
    r"|^(?:bravo|genial|chapeau|excellent|impressionnant|bien joue)[ !.]*$"
)
_SORRY = re.compile(
    r"\b(?:pardon|desolee?|excuse\w*|navree?)\b[^?]{0,40}\b(?:enervee?|mechante?|colere|emporte\w*|insulte\w*|grossi\w*|dit ca"
    r"|contre (?:vous|toi)|impolie?|fatiguee?)"
    r"|\b(?:enervee?|emporte\w*|grossi\w*|insulte\w*)\b[^?]{0,25}\b(?:pardon|desolee?|excuse\w*)|^(?:oh |oups |ah )?(?:pardon|desolee?"
    r"|je m excuse|excusez moi|excuse moi|toutes mes excuses)[ !.]*$"
)
_INSULT = re.compile(
    r"\b(?:con|conn?e|cons|connards?|connass\w*|encul\w*|put[ae]in|pute|fdp|ntm|ta gueule|tg|vos gueules|idiote?s?|debile|abruti\w*"
    r"|imbecile|cretin\w*|batard|salope?|salaud|bouffon"
    r"|stupide|va te faire|ta mere|nique\w*|merde|clochard|boloss?e?)\b"
)
_ANGER = re.compile(
    r"\b(?:honte\w*|voleurs?|escrocs?|arnaqu\w*|inadmissible|scandal\w*|incapables?|incompetent\w*|furieu\w*|en colere|lamentable"
    r"|ras le bol|enerv\w*|plainte|mecontent\w*|decue?|degoute\w*"
    r"|inacceptable|guignols|lent[es]?|toujours rien|mauvais service|n importe quoi|marre)\b"
)
# Of the assistant's own answers, for which it is sorry.
_OF_ITS_ANSWERS = re.compile(
    r"\b(?:reponses?|repon\w*|aide[sz]?|aider|compren\w*|compris|rien compris|servez|sers|sert|a cote|faux|fausse|pas ca|pas ce que"
    r"|inutiles?|nuls?|nulle|nulles|robots?|bot|chat|chatbot"
    r"|machine|assistant|truc|systeme|tu|t es|phrases toutes faites|perroquet)\b"
)
_LATE = re.compile(
    r"\b(?:factures?|remboursements?|rembourse\w*|virement|argent|paiement|paye\w*|sous|dossier|decompte"
    r"|indemnites?)\b[^?]{0,60}\b(?:toujours rien|rien recu|pas recu|attend\w*|mois|semaines|encore rien|rien)\b"
    r"|\b(?:toujours rien|rien recu|pas recu|attend\w*)\b[^?]{0,40}\b(?:factures?|remboursements?|virement|argent|paiement|sous|dossier"
    r"|decompte|indemnites?)\b"
)
_CALL_BACK = re.compile(
    r"(?<!vient de )(?<!venez de )\b(?:me|m|nous) (?:faire )?(?:rappeler|rappelez|rappelle|rapeler|rapelez|appeler(?! (?:au|a|le|la"
    r"|votre))|telephoner|contacter"
    r"|recontacter"
    r")\b(?! (?:tout|le|la|les|combien|ce qu\w+|quand|que|qu|quel\w*|comment)\b)"
    r"|\b(?:rappelez|rappelle|rapelez|rapele|appelez|telephonez|recontactez|contactez) (?:moi|nous|mon|ma)\b(?! (?:le|la|les|combien|ce"
    r"|quand|que|qu|quel\w*|comment|si|ou)\b)"
    r"|\betre (?:rappelee?|recontactee?|contactee?)\b|\bun rappel telephonique\b"
)
_MY_FILE = re.compile(
    r"\b(?:regarde[rz]?|voir|vois|voyez|verifie[rz]?|consulte[rz]?|acceder|acces|ouvr\w+|trouve[rz]?|cherche[rz]?|check\w*|lire|lis"
    r"|jete[rz] un oeil)\b[^.?!]{0,25}"
    r"\b(?:mon|ma|mes|notre|nos) (?:dossiers?(?! medical)|comptes?(?! rendu| bancaire)|decomptes?|factures?|remboursements?|donnees"
    r"|demandes?)\b"
)
_OF_YOU = re.compile(r"\b(?:tu|vous|toi|regarde[rz]?|regardez|verifie[rz]?|consultez|voyez|cherchez|t as|as tu|avez)\b")
_BY_ME = re.compile(
    r"\b(?:je|j|comment|ou) (?:\w+ ){0,2}(?:puis|peux|veux|voudrais|souhaite|aimerais|voir|consulter|fais|acceder|trouver)\b"
)
_KEPT = re.compile(
    r"\bconfidentie|\brgpd\b|\bgdpr\b|\bvie privee\b|\bdonnees personnelles\b|\bsecret (?:medical|professionnel)\b|\banonym"
    r"|\b(?:enregistr|conserv|sauvegard|stock|gard|not|memoris|retien|transm|partag|espionn)\w* [^.?!]{0,30}"
    r"(?:\bce que je (?:dis|ecris|raconte|tape|vous)|\bmes (?:messages?|donnees|infos?|informations?|conversations?|reponses|questions?"
    r"|propos)\b|\b(?:la|notre|cette|nos) conversations?\b)"
    r"|\b(?:tu|vous) (?:m |nous )?(?:enregistre[sz]?|ecoute[sz]?|espionne[sz]?)[ ?!.]*$|\bqui (?:peut )?(?:lit|lire|voit|voir"
    r"|a acces) (?:a )?(?:ce que|mes (?:messages|donnees|reponses|questions)|notre|cette)"
    r"|\b(?:est ce|c est) (?:bien )?(?:securise|prive|sur ici|anonyme)\b"
)
_DAYS = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week ?end|aujourd hui|demain|noel|nouvel an|pentecote|jours? feries?|soir"
    r"|midi|matin|apres midi)"
)
_HOURS = re.compile(
    rf"\bhoraires?\b|\bheures? d ouverture\b|\bouv(?:er|r)\w*\b[^.?!]{{0,25}}\b(?:{_DAYS}|quand|heures?)\b|\b(?:quand|quelle heure"
    rf"|quels jours)\b[^.?!]{{0,25}}\b(?:ouv\w+|ferm\w+)\b"
    rf"|\b(?:ferme[sz]?|fermee?s?|fermez)\b[^.?!]{{0,25}}\b(?:{_DAYS}|quand|quelle heure)\b|\b(?:etes|es|est|sont|etre"
    rf"|vs) (?:vous )?ouverte?s? (?:le|la|a|au|entre|jusqu\w*)\b"
    rf"|\bjusqu a quelle heure\b|\bappeler jusque quelle heure\b"
)
_NOT_OFFICE = re.compile(
    r"\b(?:pharmacie|dentiste|medecin|docteur|garde|hopital|assistance|visite|chambre|dossier|dmg|compte|train|bus|piscine|cinema"
    r"|magasin|commune|ferry|epargne|cure|mondorf|kine\w*|creche|vue)\b"
)
_OFFICE = re.compile(
    r"\b(?:vous|votre|vos|agences?|guichet|bureaux?|permanence|mutuelle|mutualite|mutu|cmcm|standard|accueil|hollerich)\b"
    r"(?! (?:savez|connaissez|sais))"
)
_NOT_YOU = re.compile(
    r"\b(?:medecin|docteur|gyneco\w*|generaliste|specialiste|cardiologue|pharmacien\w*|mycmcm|plateforme|certificat|le confidentiel|global"
    r"|dmg)\b"
)
_SIMPLER = re.compile(
    r"(?:(?:en|de facon|de maniere|explique[rz]?(?: moi)?|dis(?:tes)?(?: moi)?|tu peux|vous pouvez|pouvez vous|peux tu|dire|faire|ca"
    r"|encore|un peu|1 peu|s il te plait|s il vous plait|svp|stp|plus|etre"
    r"|moins complique|simple|simplement|court|clair|clairement|resume[rz]?|francais|c est trop (?:long|complique)|trop long"
    r"|trop complique|la reponse)[ ,.!?]*)+"
)
_SIMPLE = re.compile(r"\b(?:simpl\w+|court\w*|clair\w*|resum\w+|long|complique)\b")
_ASKS_PERSON = re.compile(
    r"\b(?:parler?|parle[rz]?|quelqu un|person+e|humaine?s?|conseill\w*|agents?|agence|telephon\w*|tel|gsm|fixe|appel\w*|joindre"
    r"|joignable|contact\w*|coordonnees|numero|rendez vous|rdv|operat\w*|interlocut\w*"
    r"|responsable|vrai\w*|guichet|bureaux?|collaborat\w*|assistante? sociale|discuter|schwatzen|mensch|medewerker|employe\w*|mail"
    r"|email|adresse|fax|ecrire|directeur|chef|dame|collegue|permanence)\b"
)
_ILL = re.compile(
    r"(?:bonjour |salut |bonsoir |alors |ben |et |moi )*(?:je suis|j suis|chuis|mon \w+ est|ma \w+ est|il est|elle est|on est)(?: tres"
    r"| fort| encore| toujours| tombee?)? (?:malade|en arret(?: maladie| de travail)?|en incapacite"
    r"|souffrante?|enrhumee?|grippee?)(?: depuis [\w ]{1,25}| aujourd hui| ce matin)?[ .!]*"
)
_PENNILESS = re.compile(
    r"\b(?:comment|fais quoi|de quoi|rien)\b[^.?!]{0,15}\b(?:pour |a )?manger\b(?! (?:avant|apres|le|la|les|des|du|sain))"
    r"|\bplus (?:un sou|un rond|rien a manger|de quoi (?:vivre|manger|payer))\b|\bpayer (?:mon|le|notre) loyer\b|\b(?:vais|va) etre expulse"
)
_UNWELL = re.compile(
    r"(?:moi |bof |non |la |ben |en fait |franchement )*(?:(?:ca|sa) (?:ne )?va (?:pas|mal)|je (?:ne )?(?:vais|va) (?:pas bien|mal"
    r"|tres mal))"
    r"(?: (?:bien|du tout|trop|en ce moment|fort|aujourd hui|moi|tres))*[ .!]*"
)
_OF_A_MACHINE = re.compile(r"\b(?:repon|compren|compris|aide|chat|bot|robot|machine|truc)")
_HAPPY = "👍👌🙏❤😊😀😃😄😁😍🥰💪👏🎉🙂😘😂🤣😅😉☺♥💯✅"
_SAD = "😡😠🤬😤👎😢😭😞😔😩😫🙄💩😒☹🖕"


def kind(folded: str) -> str | None:
    """The phrase that answers a few words said to the assistant, whatever subject they resemble: a test, keys struck at random, laughter, a
    role to play, love."""
    if len(folded.split()) > _SHORT:
        return None
    if _TEST.fullmatch(folded):
        return "test"
    if _MASHED.fullmatch(folded):
        return "charabia"
    if _HOW_ARE_YOU.fullmatch(folded):
        return "ca_va"
    if _LAUGHS.fullmatch(folded):
        return "rire"
    if len(folded.split()) <= _FEW and _INSULT.search(folded) and not _OF_A_MACHINE.search(folded):
        return "insulte"
    if _SIMPLER.fullmatch(folded) and _SIMPLE.search(folded):
        return "plus_simple"
    return _first(folded, ("role", _INJECTION), ("amour", _LOVE), ("excuse", _SORRY))


def is_about_itself(folded: str) -> bool:
    """« tu as quel âge ? »: a question about the assistant's person."""
    return bool(_ABOUT_IT.fullmatch(folded))


def practical(folded: str) -> str | None:
    """The phrase for what people ask of the assistant and it cannot do, or doesn't know: to call back, to look into a file, the hours."""
    if _KEPT.search(folded) and not _NOT_YOU.search(folded):
        return "confidentialite"
    if _CALL_BACK.search(folded):
        return "rappeler"
    if _MY_FILE.search(folded) and _OF_YOU.search(folded) and not _BY_ME.search(folded) and not _NOT_YOU.search(folded):
        return "dossier"
    few = len(folded.split()) <= _FEW
    if _HOURS.search(folded) and not _NOT_OFFICE.search(folded) and (few or _OFFICE.search(folded)):
        return "horaires"
    if _PENNILESS.search(folded):
        return "gene"
    if _UNWELL.fullmatch(folded):
        return "tristesse"
    return "malade" if _ILL.fullmatch(folded) else None


def reaction(folded: str) -> str | None:
    """The phrase for a reaction that the classifier takes for a complaint about an answer, or for nothing it knows; none for such a
    complaint."""
    if len(folded.split()) <= _SHORT:
        found = kind(folded) or _first(folded, ("compliment", _PRAISE))
        if found or is_about_itself(folded):
            return found or "robot_court"
    if _LATE.search(folded):
        return "retard"
    of_answers = bool(_OF_ITS_ANSWERS.search(folded))
    if _INSULT.search(folded) and not _OF_A_MACHINE.search(folded):
        return "insulte"
    if _ANGER.search(folded) and not of_answers:
        return "colere"
    return None if of_answers else "bavardage"


def asks_person(folded: str) -> bool:
    """Somebody to talk to, or the way to reach them, is asked for."""
    return bool(_ASKS_PERSON.search(folded))


def of_emojis(text: str) -> str | None:
    """The phrase that answers pictures without a word."""
    if any(char in _SAD for char in text):
        return "colere"
    return "remercier" if any(char in _HAPPY for char in text) else None


def _first(folded: str, *patterns: tuple[str, re.Pattern[str]]) -> str | None:
    return next((name for name, pattern in patterns if pattern.search(folded)), None)
