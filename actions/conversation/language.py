"""Whether a message is in another language: by function words, since a message of a few words is too short for a detector."""

from __future__ import annotations

import re

_VOCABULARIES = {
    "lb": """
        et a
        ass dat ech fir ginn gett hunn hu hun kann kascht keng mat mech meng mengem menger mir moien oder sinn vill villmools wat
        wei wou wann wini weini an op vun bei net just schonn eng en ee eent muss wellt well iech dir mer si hien gutt moies awer
        nach ob krut kritt bezuelt bezillt d
    """,
    "de": """
        an es
        bekomme bekommt bitte danke das der die den dem ein eine einen einer fur guten ich ist kann kannst konnen kostet mein
        meine meinen meiner nicht tag und viel wann wie wird zahlt was wo welche wer habe hat haben hatte bin sind sie wir ihr fur
        von mit zu zum zur auf auch noch uber oder aber muss mochte brauche bezahlt erstattet
    """,
    "nl": """
        de en een an
        betaald betaalt dank de een en goedendag goeiedag het hoe hoeveel ik is kan kost krijg krijgt mijn niet terugbetaling
        terugbetaald voor wanneer wat wordt waar wie welke heb heeft hebben ben zijn wij jullie u met van op ook nog maar moet wil
        graag naar bij aan dit dat deze
    """,
    "en": """
        a me help
        are can do does for get have has had hello how i is it much my need of please thanks the to what when will would you your
        who where which with and am was were be been in on at from about there if or not she he we they his her our call paid pay
        refund this that
    """,
    "pt": """
        a ola gostaria saber posso mutualidade como familia se te bom boa como custa dia eu fazer meu meus minha minhas nao não o
        os obrigada obrigado para posso qual quando quanto quantos recebo tenho uma um e com pelos pelas pelo pela em no na nos
        esta estou onde quem sao mais muito reembolsam pagam preciso filha filho
    """,
    "fr": """
        a ai an ans as au aux avec bonjour c cb ce ces cette combien d dans de des du elle elles en est et faut il ils j je l la
        le les leur m ma me merci mes mon n ne nos notre nous on ou où par pas plus pour qu quand que quel quelle quels qui quoi s
        sa ses si son sont sur t un une vos votre vous y
    """,
}
_WORDS = {code: set(words.split()) for code, words in _VOCABULARIES.items()}
_FRENCH = _WORDS.pop("fr")
_TONGUES = (
    r"(?:luxembourgeoise?|letzebuergesch|anglaise?|english|allemande?|deutsch|neerlandaise?|nederlands|flamande?|portugaise?|portugues"
    r"|italienne?|italien|espagnole?"
    r"|arabe|turc|turque|polonaise?|russe|ukrainienne?|ukrainien|roumaine?|serbe|chinoise?)"
)
_ASKS_LANGUAGE = re.compile(
    rf"(?:et |ou |sinon |bonjour )?(?:en |l |le )?{_TONGUES}[ ?!.]*|(?:parle[sz]?|do you speak|sprecht|sprechen|spreekt"
    rf"|fala)[^.!]{{0,20}}\b{_TONGUES}\b.{{0,10}}"
    rf"|.{{0,20}}\b(?:tu|vous)\b[^.!]{{0,12}}\b(?:parle[sz]?|parler|repond\w*|compren\w*|ecri\w*)\b[^.!]{{0,20}}\b{_TONGUES}\b.{{0,15}}"
    rf"|.{{0,15}}\bparle[sz]? (?:tu|vous)\b[^.!]{{0,12}}\b{_TONGUES}\b.{{0,10}}|.{{0,20}}\b(?:quelles?|autres?) langues?\b.{{0,25}}"
)
_ENOUGH = 3
_A_FEW = 5  # words


def other_language(folded: str) -> str | None:
    """The code of the language (de, lb, nl, en, pt) when the message is clearly in it and not in French."""
    words = re.findall(r"[a-z]+", folded)
    scores = {code: sum(word in known and word not in _FRENCH for word in words) for code, known in _WORDS.items()}
    code = max(scores, key=lambda name: scores[name])
    french = sum(word in _FRENCH and word not in _WORDS[code] for word in words)
    if len(words) <= _A_FEW:
        return code if scores[code] >= 2 and french == 0 else None
    return code if scores[code] >= _ENOUGH and scores[code] > 2 * french else None


def asks_language(folded: str) -> bool:
    """Somebody asks, in French, which languages the assistant answers in."""
    return bool(_ASKS_LANGUAGE.fullmatch(folded))
