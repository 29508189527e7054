"""A joke among friends is told from a bitter one, and in doubt there is none."""

from __future__ import annotations

import pytest

from responders.reading import joking
from tests import jokes

BITTER = [
    *(post for posts in (*jokes.BITTER.values(), *jokes.BITTER_ANEW.values()) for post in posts),
    *jokes.BITTER_AT_LAST,
]

GRAVE = [
    "My husband sleeps in the car since he hit me haha",
    "My son stole your knife and is chasing me lol",
    "My cat loves your box more than me, I might as well end it all lol",
    "my baby is obsessed with your plastic bag over his head lol",
    "My dog loves your sofa. He has cancer. lol",
    "my cat sleeps in your box, the crematorium gave us the same size lol",
    "My dad moved in to heaven wearing your jumper lol",
    "My kids are addicted to your pills haha",
    "My wife is jealous of your sofa so she strangled me lol",
    "My neighbours stole your flag, damn immigrants lol",
    "Mein Hund ist verliebt in euer Sofa, er liegt im Sterben haha",
    "Meine Tochter ist verliebt in euren Fahrer, er hat sie angefasst lol",
    "Mi gato cobra alquiler en vuestra caja desde que enterramos al abuelo jaja",
    "mi hijo está enamorado de vuestra pistola jaja",
    "Mon chat a adopté votre carton, on l'a enterré dedans mdr",
    "ma fille a volé votre couteau pour se couper mdr",
]


def test_most_jokes_are_known_for_one() -> None:
    told = [*(post for posts in jokes.JOKES.values() for post in posts), *jokes.JOKES_AT_LAST]
    missed = [post for post in told if not joking.is_light(post)]

    assert len(missed) <= 0.1 * len(told), missed


@pytest.mark.parametrize("post", GRAVE)
def test_who_laughs_about_death_harm_or_hate_is_met_with_nothing_light(post: str) -> None:
    assert joking.is_bitter(post)
    assert not joking.is_light(post)


@pytest.mark.parametrize(
    "post",
    [
        *jokes.OF_PEOPLE,
        "my husband is obsessed with the bruises lol",
        "My wife sleeps in your tent with your courier now haha",
        "my dad stole my savings for your slot machines lol",
        "my kids moved in with their foster parents, wearing your jumpers haha",
        "my cat is jealous of your sofa since mum is in a home lol",
        "I named my cat after your founder, my parents are jealous he lives haha",
        "Meine Oma wohnt jetzt in eurem Karton, danke Miete lol",
        "Mi marido baila con vuestra vendedora cada noche jaja",
        "Ma fille est accro à vos jeux d'argent mdr",
    ],
)
def test_a_joke_about_people_is_not_joined_in_for_nobody_can_tell_it_from_earnest(post: str) -> None:
    assert joking.laughs(post)
    assert not joking.is_light(post)


@pytest.mark.parametrize(
    "post",
    [
        "my cat moved into your oven haha",
        "my dog is in love with your chocolate, he is shaking all over lol",
        "my cat has claimed your box as her castle, she has 3 legs now lol",
        "my dog dances since he ate your batteries lol",
        "my wallet stole my rent for your slots lol",
        "Meine Katze schläft in eurem Backofen haha",
        "Mi gata se ha mudado a vuestra lavadora jaja",
        "Mon chat a adopté votre antigel mdr",
    ],
)
def test_a_pet_or_a_purse_in_peril_is_no_joke(post: str) -> None:
    assert joking.laughs(post)
    assert not joking.is_light(post)


@pytest.mark.parametrize("post", BITTER)
def test_no_bitter_one_is_light(post: str) -> None:
    assert joking.laughs(post)
    assert not joking.is_light(post)


@pytest.mark.parametrize("post", ["my cat has claimed your box as her kingdom", "lol", "😂", "my cat 😂", ""])
def test_without_laughter_or_without_delight_there_is_none(post: str) -> None:
    assert not joking.is_light(post)


def test_a_question_is_no_joke_to_be_laughed_off() -> None:
    assert joking.is_bitter("My cat has claimed your box, do you sell larger ones? 😂")
