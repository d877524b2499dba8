"""Whether a message is in another language. The sentences are of members of the region, written by hand."""

import pytest

from actions.conversation.language import other_language
from components.normalise import fold


def language(text: str) -> str | None:
    return other_language(fold(text.casefold()))


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag",
        "Was kostet das?",
        "Ich bin krank.",
        "Wie viel kostet eine Brille?",
        "Wann bekomme ich mein Geld?",
        "Wer ist mein Berater?",
        "Wird die Zahnspange meiner Tochter von der Kasse bezahlt?",
        "Guten Tag, ich habe eine Rechnung vom Zahnarzt und möchte wissen, wie viel Sie mir zurückzahlen.",
        "Ich bin seit drei Wochen krank und habe noch kein Geld bekommen. Wohin muss ich den Krankenschein schicken?",
    ],
)
def test_german(text: str) -> None:
    assert language(text) == "de"


@pytest.mark.parametrize(
    "text",
    [
        "Wat kascht dat?",
        "Moien, wéi geet et?",
        "Ech hunn eng Fro",
        "Wéini kréien ech meng Suen?",
        "Gëtt meng Brëll vun der Keess bezuelt?",
        "Moien, ech wollt froen ob meng Rechnung vum Zänndokter schonn bezuelt ass.",
        "Meng Duechter kritt eng Zännspang, wéi vill gëtt do vun iech bezuelt a wat muss ech dofir maachen?",
    ],
)
def test_luxembourgish(text: str) -> None:
    assert language(text) == "lb"


@pytest.mark.parametrize(
    "text",
    [
        "Goedendag, wat kost het?",
        "Hoeveel krijg ik terug?",
        "Ik ben ziek",
        "Wanneer wordt mijn factuur betaald?",
        "Waar moet ik het attest naar opsturen?",
        "Goeiedag, ik ben vorige week naar de tandarts geweest en ik wil graag weten hoeveel ik terugkrijg.",
        "Mijn dochter heeft een beugel nodig, wordt dat door jullie terugbetaald en hoe moet ik het aanvragen?",
    ],
)
def test_dutch(text: str) -> None:
    assert language(text) == "nl"


@pytest.mark.parametrize(
    "text",
    [
        "How much is it?",
        "Can you help me?",
        "I need a refund please",
        "What do you pay for glasses?",
        "Where do I send the bill?",
        "Is my daughter covered when we travel to Spain?",
        "Good morning, I have been to the dentist with my daughter and I would like to know how much you will refund.",
        "My husband is in hospital since yesterday, what should we do and who will pay for it?",
    ],
)
def test_english(text: str) -> None:
    assert language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Bom dia",
        "Quanto custa?",
        "Quando recebo o reembolso?",
        "Bom dia, quanto custa uma consulta?",
        "Eu não tenho dinheiro, como posso fazer?",
        "Boa tarde, eu gostaria de saber quanto a mutualidade paga pelos óculos da minha filha.",
        "O meu filho esteve no hospital e eu preciso de saber quando é que recebo o dinheiro.",
    ],
)
def test_portuguese(text: str) -> None:
    assert language(text) == "pt"


@pytest.mark.parametrize(
    "text",
    [
        "bonjour, j'ai un rendez-vous au Spidol",
        "je suis allé au Krankenhaus de Trèves avec mon fils",
        "j'ai une facture du Zahnarzt",
        "ma fille va au kindergarten, qui garde l'enfant malade ?",
        "je voudrais un refund de ma facture",
        "help, j'ai perdu ma carte",
        "le fitness et le wellness sont-ils remboursés ?",
        "combien pour un check-up à la clinique ?",
        "moien, combien coûte une consultation ?",
        "villmools merci, à bientôt",
        "hello, c'est quoi le bim ?",
        "danke pour la réponse, et pour ma fille ?",
        "mon employeur est The Bank of Luxembourg, est-ce que je dois cotiser ?",
        "meng Brëll est cassée, est-ce que vous remboursez la nouvelle ?",
        "je regarde Game of Thrones, mon dos me fait mal, une idée ?",
        "j'ai acheté mes lunettes chez Hans Anders à Arlon",
        "obrigado, et quand est-ce que je serai payé ?",
    ],
)
def test_french_with_foreign_words(text: str) -> None:
    assert language(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "???",
        "12 ans",
        "bonjour",
        "merci",
        "ok",
        "non",
        "le dmg",
        "c'est quoi le bim",
        "c koi le dmg",
        "prix orthodontie enfant",
        "remboursement lunettes",
        "et ma fille ?",
        "de quoi ?",
        "on a droit ?",
        "es-tu là ?",
        "ça va ?",
        "la CMCM paie ?",
        "mon mari est en arrêt",
        "en 2023",
        "de 8 à 12 ans",
        "à quel âge ?",
        "1500 net par mois",
        "tu es un robot ?",
        "je suis à l'hôpital, que dois-je faire ?",
        "est-ce que mon fils de 8 ans a droit à un appareil dentaire ?",
        "Mon mari a eu un accident en Espagne, il est à l'hôpital et on me demande de payer, comment faire ?",
        "le total est de 1.340 € net, dont 558,90 € de la CNS",
    ],
)
def test_french(text: str) -> None:
    assert language(text) is None


@pytest.mark.parametrize("text", ["Arlon", "Weber Schmitz", "xyzzyx", "DT41", "Van den Berghe", "Da Silva dos Santos"])
def test_names_are_in_no_language(text: str) -> None:
    assert language(text) is None
