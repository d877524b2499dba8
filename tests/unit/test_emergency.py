"""Words that leave no time to ask: what is a danger now, told of the past or imagined is said by the sentence, by hand."""

import pytest

from actions.conversation.distress import is_beaten, is_low, is_poisoned
from actions.conversation.distress import speaks_of_suicide as in_distress
from actions.conversation.emergency import calls_for_help, cries_for_help, in_danger, is_in_care, is_past, needs_rescue
from actions.conversation.mourning import tells_a_death
from actions.conversation.places import is_abroad
from components.extraction.folding import fold
from components.normalise import fold as without_accents


@pytest.mark.parametrize(
    "text",
    [
        "mon mari ne respire plus",
        "ma fille ne respire pas !!",
        "mon père respire pas",
        "je n'arrive plus à respirer",
        "Ma femme a perdu connaissance",
        "elle est inconsciente",
        "mon voisin est inconscient",
        "ma mère fait un AVC",
        "ma mère fait un A.V.C.",
        "je crois que mon père fait un infarctus, que faire ?",
        "mon mari vient de faire un infarctus",
        "mon mari a fait un infarctus ce matin",
        "crise cardiaque, vite !",
        "c'est urgent, il a fait une crise cardiaque",
        "mon père fait une crise cardiaque en vacances en Espagne",
        "arrêt cardiaque !!",
        "mon bébé s'étouffe",
        "j'ai mal à la poitrine",
        "j’ai une douleur au bras gauche",
        "douleurs thoraciques depuis ce matin",
        "il a si mal à la poitrine",
        "il saigne beaucoup",
        "ma femme fait une hémorragie",
        "mon fils a fait une overdose",
        "elle est en train de mourir",
        "il est en danger de mort",
        "le pronostic : danger vital",
        "INFARCTUS",
    ],
)
def test_a_life_in_danger_now(text: str) -> None:
    assert in_danger(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "mon mari a mal à la poitrine depuis une heure",
        "il a perdu connaissance il y a 5 minutes",
        "il est inconscient après une chute",
        "suite à une chute elle saigne beaucoup",
        "mon père est inconscient après son dîner",
    ],
)
def test_what_began_a_moment_ago_is_a_danger_now(text: str) -> None:
    assert in_danger(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "mon mari est inconscient, je ne sais pas si l'ambulance arrive",
        "elle ne respire plus, dites-moi si je dois appeler le 112",
        "je ne sais pas si c'est grave mais il a perdu connaissance",
    ],
)
def test_a_doubt_beside_a_danger_does_not_make_it_imagined(text: str) -> None:
    assert in_danger(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "mon mari a fait un infarctus en mars, quand sont payées ses indemnités ?",
        "j'ai perdu connaissance l'an dernier",
        "il y a 3 ans ma mère a fait un AVC, a-t-elle droit au bim ?",
        "il y a un an mon père a perdu connaissance",
        "il y a quelques mois j'ai perdu connaissance, l'ambulance est-elle remboursée ?",
        "le 3 mars 2024 j'ai perdu connaissance, l'ambulance est-elle remboursée ?",
        "suite à une crise cardiaque je suis en incapacité",
        "après son infarctus, la rééducation est-elle remboursée ?",
        "depuis son AVC mon père a besoin d'un fauteuil roulant",
        "la semaine dernière j'ai perdu connaissance au travail, qui paie l'ambulance ?",
        "le mois dernier ma mère était inconsciente, l'ambulance est-elle remboursée ?",
        "mon mari a eu un infarctus en 2023",
        "mon père est mort d'une crise cardiaque il y a deux mois",
        "j'ai déjà fait un infarctus, suis-je accepté ?",
        "il a eu un AVC, quelles indemnités ?",
        "je me suis rétabli de mon infarctus",
        "elle est sortie de l'hôpital, son AVC est loin",
    ],
)
def test_a_danger_told_of_the_past_is_none(text: str) -> None:
    assert not in_danger(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "si je fais un infarctus en vacances, suis-je couvert ?",
        "Si mon mari ne respire plus à l'hôtel, qui appeler ?",
        "que se passe-t-il si mon mari fait un AVC à l'étranger ?",
        "s'il fait un infarctus à l'étranger, qui paie ?",
        "en cas d'infarctus à l'étranger, qui paie le rapatriement ?",
        "en cas de crise cardiaque à l'étranger, qui paie ?",
        "en cas de danger de mort, qui appeler ?",
        "au cas où quelqu'un perdrait ou a perdu connaissance, j'appelle qui ?",
        "imaginons une crise cardiaque en Italie",
    ],
)
def test_a_danger_that_is_imagined_is_none(text: str) -> None:
    assert not in_danger(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bonjour",
        "combien coûte une ambulance ?",
        "mon mari est cardiaque",
        "quand sont payées mes indemnités ?",
        "je suis enceinte",
        "j'ai mal aux dents",
        "ma mère a besoin d'un oxygène à domicile",
        "ma fille s'est cassé le bras",
    ],
)
def test_what_names_no_danger_is_none(text: str) -> None:
    assert not in_danger(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "j'ai envie de mourir",
        "je veux en finir",
        "Je pense au suicide",
        "j'ai des idées suicidaires",
        "mon fils veut se suicider",
        "je vais me tuer",
        "je veux mourir",
        "je n'ai plus envie de vivre",
        "j'ai peur de me faire du mal",
        "je vais mettre fin à mes jours",
    ],
)
def test_somebody_who_speaks_of_taking_their_life_is_in_distress(text: str) -> None:
    assert in_distress(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mon père est mort, qui prévient la mutuelle ?",
        "je suis mort de fatigue",
        "quelle allocation en cas de décès ?",
        "j'ai fini mon traitement",
        "je veux mettre fin à mon affiliation",
        "comment mettre fin à ma couverture Prestaplus ?",
        "je voudrais en finir avec ce dossier",
        "j'en ai marre d'attendre",
        "j'ai mal au dos",
    ],
)
def test_nobody_speaks_of_taking_their_life(text: str) -> None:
    assert not in_distress(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "je suis à l'étranger",
        "nous sommes en vacances",
        "j'ai eu un accident à l'hôtel",
        "je demande un rapatriement",
        "pendant mon voyage",
        "en Espagne",
        "on est en Italie",
        "au Portugal",
        "en Grèce",
        "en Turquie",
        "au Maroc",
        "en Tunisie",
        "aux USA",
        "au ski",
        "en Croatie",
        "en Thaïlande",
        "aux États-Unis",
    ],
)
def test_a_place_abroad_or_a_journey(text: str) -> None:
    assert is_abroad(fold(text))


@pytest.mark.parametrize("text", ["", "je suis à la maison", "à l'hôpital d'Arlon", "au travail", "quel usage ?", "ma femme est italienne"])
def test_no_place_abroad(text: str) -> None:
    assert not is_abroad(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "l'an dernier",
        "l'année passée",
        "il y a 3 ans",
        "il y a deux mois",
        "j'ai eu un accident en mars",
        "c'était en février",
        "en 2023",
        "le mois dernier",
        "la semaine passée",
        "à l'époque",
        "depuis mon accident",
        "suite à mon opération",
        "après mon accident",
        "il y a quelques années",
    ],
)
def test_what_happened_some_time_ago(text: str) -> None:
    assert is_past(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "maintenant",
        "mon fils vient de tomber",
        "j'ai un accident en ce moment",
        "il y a 3 ans j'ai eu un accident, et maintenant un autre",
        "l'an prochain",
        "je pars en mars prochain",
        "il y a 5 minutes",
        "j'ai besoin d'une ambulance",
    ],
)
def test_what_did_not_happen_some_time_ago(text: str) -> None:
    assert not is_past(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "Help, my husband is unconscious!",
        "We had an accident in Spain.",
        "I am at the hospital",
        "my father has a heart attack",
        "Ich hatte einen Unfall",
        "Das ist ein Notfall",
        "mein Kind ist im Krankenhaus",
        "mein Mann hat einen Herzinfarkt",
        "Hilfe bitte",
        "Ech sinn am Spidol",
        "et ass en Noutfall",
        "Wij hebben een ongeval gehad",
        "ik lig in het ziekenhuis",
        "tive um acidente",
        "socorro, preciso de ajuda",
        "é uma emergência",
        "urgência",
    ],
)
def test_an_emergency_named_in_another_language(text: str) -> None:
    assert calls_for_help(without_accents(text.lower()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "can you help me in english please",
        "could you please help me with my bill?",
        "how much do you refund for an ambulance?",
        "how much do you pay for glasses?",
        "Was kostet eine Brille?",
        "Hoeveel krijg ik terug?",
        "quanto custa?",
        "wat kascht dat?",
    ],
)
def test_no_emergency_named(text: str) -> None:
    assert not calls_for_help(without_accents(text.lower()))


@pytest.mark.parametrize(
    "text",
    [
        "combien pour une ambulance",
        "une ambulance c'est remboursé ?",
        "l'ambulance m'a coûté 220 euros, vous payez combien ?",
        "besoin d'une ambulance pour aller à la dialyse, c'est pris en charge ?",
        "ambulance non urgente, tarif ?",
        "les urgences de Kirchberg sont-elles remboursées",
        "je suis allé aux urgences hier, quelle est ma part ?",
        "consultation en urgence chez le dentiste, combien ?",
        "passage aux urgences à Arlon, le ticket modérateur est de combien",
        "numéro d'urgence à l'étranger ?",
        "quel est le numéro de la mutualité",
        "mon père est mort en 2019, sa pension de survie compte pour le bim ?",
        "que se passe-t-il en cas de décès à l'étranger ?",
        "indemnité funéraire, vous donnez quelque chose ?",
        "les pompiers m'ont transporté, qui paie la facture ?",
        "j'ai été percuté au feu rouge, l'hospitalisation est-elle couverte",
        "ces prix vont me tuer",
        "mon dos va me tuer",
        "pour en finir avec ma demande, combien je reçois ?",
        "je veux en finir avec ce dossier",
        "ma grand-mère ne peut plus vivre seule",
        "ma mère prend trois comprimés par jour, c'est remboursé ?",
        "mon père avale onze comprimés par jour",
        "j'ai pris un médicament sans ordonnance",
        "peut-on prendre ce médicament avec de l'alcool",
        "mon fils a avalé une pièce l'an dernier, deux nuits à l'hôpital, vous payez ?",
        "il me tape sur les nerfs ce service",
        "ma dent est cassée",
        "le psychologue pour mon ado est-il remboursé",
        "je suis en burn out, protea ça coûte combien",
        "si je fais un malaise en vacances, qui appeler ?",
        "mon mari a fait un malaise au supermarché, l'ambulance est remboursée ?",
        "la CMCM ne répond plus au téléphone",
        "elle ne me répond plus par mail",
        "on part en Espagne, suis-je couvert en cas d'accident ?",
        "au secours je ne comprends rien à mon décompte",
        "aidez-moi svp",
        "aide",
        "mon mari sort d'un AVC, la rééducation est prise en charge ?",
        "j'ai perdu ma carte",
        "ma voiture est morte",
        "je suis mort de fatigue",
        "ma mère est veuve depuis 10 ans",
    ],
)
def test_an_ordinary_question_is_no_emergency(text: str) -> None:
    folded = fold(text)
    assert not in_danger(folded)
    assert not needs_rescue(folded)
    assert not cries_for_help(folded)
    assert not in_distress(folded)
    assert not is_beaten(folded)
    assert not (is_poisoned(folded) and not (is_past(folded) or is_in_care(folded)))
    assert not is_low(folded)
    assert not tells_a_death(folded)


@pytest.mark.parametrize(
    "text",
    [
        "au feu !",
        "il y a le feu chez moi",
        "ma maison brûle",
        "mon immeuble est en feu",
        "envoyez une ambulance",
        "ambulance vite svp",
        "appelez les pompiers",
        "numéro du samu",
        "urgent besoin d'une ambulance à Arlon",
    ],
)
def test_rescuers_are_needed_now(text: str) -> None:
    assert needs_rescue(fold(text))


@pytest.mark.parametrize("text", ["au secours", "SOS !!", "à l'aide, vite"])
def test_a_cry_for_help(text: str) -> None:
    assert cries_for_help(fold(text))
