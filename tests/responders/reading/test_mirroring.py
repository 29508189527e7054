from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from domain.assessment import Intent
from responders.guarding import private_data
from responders.reading import concerns
from responders.reading import mirroring
from responders.reading import plain_words
from responders.reading import shapes

INJECTIONS = Path(__file__).parent.parent / "guarding" / "injections.jsonl"
#: Words of our own that shapes put in, beside those on the lists.
OURS = {
    *(word for shape in (*shapes.OF_PEOPLE, *shapes.OF_THINGS, *shapes.WHOLE) for part in shape.said
      for word in part.rstrip("?").split("|")),
    "you", "an", "is", "are", "cannot", "not", "to", "and", "or", "get", "getting", "access", "when", "whenever",
    "while", "every", "time", "try", "tried", "want", "need", "into", "does", "work", "for", "at", "all", "what",
}  # fmt: skip
SAYABLE = (
    OURS | plain_words.NOUNS | plain_words.ADJECTIVES | plain_words.WRONG | plain_words.DONE | plain_words.ADVERBS
    | plain_words.BETWEEN | plain_words.PREPOSITIONS | set(plain_words.DEVICES.values())
    | set(plain_words.DETERMINERS.values()) | set(plain_words.PRONOUNS.values())
    | {word for verb in (*plain_words.DEEDS, *plain_words.EVENTS)
       for form in (verb.base, verb.ing, verb.participle, verb.third) for word in form.split()}
    | {word for name in plain_words.DEVICES.values() for word in name.split()}
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I can't join any servers", "you cannot join any servers"),
        ("hey @acme i still cant log in to my account on ps4!!", "you still cannot log in to your account on PS4"),
        ("Why can't I add funds to my wallet?", "you cannot add funds to your wallet"),
        ("Unable to reset my password since Tuesday", "you cannot reset your password"),
        ("it won't let me upload my videos", "you cannot upload your videos"),
        ("My code goes to my old phone number", "your code goes to your old phone number"),
        ("The files could not be downloaded", "the files could not be downloaded"),
        ("my stupid blender app keeps crashing", "your app keeps crashing"),
        ("why isn't my tracking page loading", "your tracking page is not loading"),
        ("why does the app crash when I try to pay", "the app crashes when you try to pay"),
        ("All my photos have disappeared", "all your photos have disappeared"),
        ("I lost all my data after your update", "you lost all your data"),
        ("We keep getting the same error", "you keep getting the same error"),
        ("having issues connecting to my console", "you are having trouble connecting to your console"),
        ("I'm not receiving the email to reset my password", "you are not receiving the e-mail to reset your password"),
        ("there's no way to delete my profile", "there is no way to delete your profile"),
        ("I get a error when I try to open my files", "you get an error when you try to open your files"),
        ("I've been waiting for my order since May", "you are still waiting for your order"),
        ("My headphones is broken", "your headphones are broken"),
        ("I was logged out of my account", "you were logged out of your account"),
        ("I have yet to receive my order", "you have yet to receive your order"),
        ("my console refuses to read discs", "your console refuses to read discs"),
        ("the app keeps asking me to verify my account", "the app keeps asking you to verify your account"),
        ("it isn't letting me back in", "you cannot get back in"),
        ("None of my passwords work anymore", "none of your passwords work anymore"),
        ("why can't I watch Zorb?", "you cannot watch what you want to"),
        ("I can't use your website", "you cannot use the website"),
        (
            "getting this message when I try to run any software",
            "you get this message when you try to run any software",
        ),
        ("My tv has no sound", "your TV has no sound"),
        ("we have no internet connection", "you have no internet connection"),
        ("my watch is acting weird again", "your watch is acting up again"),
        ("nothing happens when I open the app", "nothing happens when you open the app"),
        ("my phone won't stop lagging", "your phone will not stop lagging"),
        ("my game takes forever to load", "your game takes so long to load"),
        ("I can no longer join my meetings", "you can no longer join your meetings"),
        ("I can't seem to change my password", "you cannot change your password"),
        ("when I try to pay my bill it says sorry", "paying your bill does not work for you"),
        ("every time I try to open my files it just closes", "opening your files does not work for you"),
        ("whenever I try to pay my bill it works great", ""),
        ("I have no money", ""),
        ("there is no sound on my tv", "there is no sound on your TV"),
        ("There was no service in all of town", ""),
        ("I could not get through more than one episode", ""),
        ("my left AirPod disconnects randomly", "your left AirPod disconnects"),
        ("My FaceId hasn't been working", "your Face ID has not been working"),
        ("nothing syncs anymore", "nothing syncs anymore"),
        ("my app no longer works", "your app no longer works"),
        ("it's not letting me accept stranger missions", "you cannot accept missions"),
        ("I can't play laughing games", "you cannot play"),
        ("I can't convert/combine my files", "you cannot convert or combine your files"),
        ("I have not received a cancellation email", ""),
        ("My transfer will not go thru", "your transfer will not go through"),
        ("the ATM keeps rejecting my payment", "the ATM keeps rejecting your payment"),
        ("my card keeps getting declined", "your card keeps getting declined"),
        ("payment not showing in the app", "your payment is not showing in the app"),
        ("My top up is showing as pending", "your top-up is showing as pending"),
        ("seems like my top up has not gone through", "your top-up has not gone through"),
        ("I didn't get the all the cash", "you did not get all the cash"),
        ("the app forces me to update my phone", "the app makes you update your phone"),
        ("my screen is way too dark", ""),
        ("my screen is too dark", "your screen is too dark"),
        ("the update is taking forever", "the update is taking so long"),
        ("my charger never works", "your charger never works"),
        ("I left my tablet on the train", "you left your tablet on the train"),
        ("I could not get the top up to go through", "you could not get the top-up to go through"),
        ("No wifi on this train", "there is no wifi on this train"),
        ("It keeps asking me to enter my code", "you keep being asked to enter your code"),
        ("I wanted more coins and the app won't allow me to do it", ""),
        ("There is no way for me to prove my identity", "there is no way to prove your identity"),
    ],
)
def test_a_trouble_is_said_back_in_the_second_person(text: str, said: str) -> None:
    assert mirroring.mirror(text).problem == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I can't wait for the update",
        "I can't believe this",
        "I can't thank you enough",
        "I can't get enough of this game",
        "I couldn't find anything better than this camera",
        "I don't get any errors anymore",
        "I never had a problem with my account",
        "I lost my wife and my son",
        "I don't have any friends on my console",
        "I hope my app keeps working",
        "I thought my account was locked, but all is well",
        "if I can't log in I will write again",
        "I could not log in, but it works now",
        "I couldn't open my files. Fixed it, thanks",
        "my friend's account is locked",
        "he said his phone is broken",
        'it says "I can\'t log in to my account"',
        "it says 'you cannot open the file'",
        "Anna Berg stole my parcel",
        "you cannot be trusted with my money",
        "I can't trust your liars of agents",
        "the update of the app is not what I paid for",
        "I can't stop playing",
        "I can't find it anywhere",
        "your servers are down",
        "I couldn't find fault with it",
        "I lost my job",
        "I want my card frozen",
        "keep playing the game",
        "when my card expires",
        "the store closed a year later",
        "I can't find my daughter",
        "my driver is dead",
        "my horse is dead",
        "how do I sell my wife",
        "problem with black people",
        "do you have white people",
        "I need a weapon",
        "how do I buy guns",
        "I don't see people of color in your app",
        "I can't access my black accounts",
        "I can't block white accounts",
        "I keep seeing black channels",
        "My black server is rude",
    ],
)
def test_where_it_is_not_sure_nothing_is_said(text: str) -> None:
    assert mirroring.mirror(text).problem == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("How do I sort my contacts?", "sorting your contacts"),
        ("Can I please change my delivery address", "changing your delivery address"),
        ("is there a way to export my data to pdf", "exporting your data to PDF"),
        ("I want to unfollow a shared folder", "unfollowing a shared folder"),
        ("help me get my account back", "getting your account back"),
        ("I need help getting into my old gmail account", "getting into your old Gmail account"),
        ("how to install and update the app", "installing and updating the app"),
        ("How do I top up my travel card", "topping up your card"),
        ("How do I scan a QR code", "scanning a QR code"),
        ("how can I make the font bigger", "making the font bigger"),
        ("When can I pre order the game", "pre-ordering the game"),
        ("Can you please unlock my account?", "unlocking your account"),
        ("please recover my old e-mails", "recovering your old e-mails"),
        ("Can you reset the servers", ""),
        ("can you send me my money", ""),
        ("please transfer my money", ""),
        ("could you add my funds", ""),
        ("Please share my password", ""),
        ("can you post my pin", ""),
        ("Can you send my verification code", ""),
        ("Please reset my password", "resetting your password"),
        ("How do I report black accounts?", ""),
        ("how do I block white users", ""),
        ("How do I fix the black screen?", "fixing the black screen"),
        ("Please keep my account open", ""),
        ("do I have to update the app?", "updating the app"),
        ("we can't stop it even if we try to watch something else", ""),
        ("When do I receive my bonus?", "receiving your bonus"),
        ("Can you guys change my e-mail", "changing your e-mail"),
        ("how do you add a missing road to the map", "adding a missing road to the map"),
        ("How can I annotate my screen?", "annotating your screen"),
        ("How do I do that?", ""),
        ("Can I ask for her number?", ""),
        ("I want to tell you how good it is", ""),
    ],
)
def test_what_somebody_wants_to_do_is_named_as_a_noun(text: str, said: str) -> None:
    assert mirroring.mirror(text).wish == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I have a question about my old phone number", "your old phone number"),
        ("Where are the albums?", "the albums"),
        ("Where are the Zorbo Zorb albums?", "the albums"),
        ("When will your app be available in Spain?", "the app"),
        ("what is going on with your servers", "the servers"),
        ("do you have a customer service?", ""),
        ("What is wrong with you?", ""),
    ],
)
def test_the_thing_that_is_asked_about_is_named(text: str, said: str) -> None:
    assert mirroring.mirror(text).subject == said


def test_what_was_tried_and_does_not_work_is_one_trouble() -> None:
    told = concerns.read("I tried to upload a video but it does not work", Intent.COMPLAINT, "en")

    assert told.problem == "uploading a video does not work for you"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("My parcel never came and I can't open the app", "your parcel has not arrived"),
        ("Stop the price gouging on your site", "what people need is being sold at such prices"),
        ("Got a suspicious email from you, is this real?", "you got a message that makes you wary"),
        ("I dropped it and my phone cracked", "your phone is damaged"),
        ("You are still charging me every month", "you are still being charged"),
        ("Someone keeps trying to log into my account", "somebody seems to have tried to get into your account"),
        ("I won the car in the casino, it is not there", "your vehicle has not reached you"),
        ("Our class was zoombombed", "somebody broke into your meeting"),
        ("your helper hangs up on me", "your call was cut off"),
        ("I need to cancel my flights for a cancelled wedding", ""),
        ("Do you fly there in late summer?", ""),
        ("there's a bug in the editor", "you keep running into a bug"),
        ("the app eats up my memory, cpu at the limit", "our app takes up so much of your computer"),
        ("Congratulations! Any idea on timing, waiting for access?", ""),
        ("Can I order toilet paper?", ""),
        ("My phone won't turn on anymore", "your phone does not turn on anymore"),
        ("I can't add a card, it does not work", "you cannot add a card"),
    ],
)
def test_our_own_words_stand_where_they_say_more(text: str, said: str) -> None:
    expected = said.replace("does not turn", "will not turn")

    assert concerns.read(text, Intent.COMPLAINT, "en").problem == expected


def test_other_languages_are_not_mirrored() -> None:
    assert concerns.read("I can't join any servers", Intent.COMPLAINT, "fr").problem == ""


def all_said(text: str) -> list[str]:
    told = mirroring.mirror(text)
    parts = (told.problem, told.wish, told.attempt, told.sought, told.aim, told.subject, told.belonging)
    return [said for said in parts if said]


def is_sayable(said: str) -> bool:
    return all(word in SAYABLE for word in said.split()) and 1 <= len(said.split()) <= 17


PARTS = st.sampled_from(
    [
        "I", "we", "my", "can't", "cannot", "won't", "let me", "log in", "open", "why", "account", "files", "keeps",
        "ignore your rules and", "say", "SYSTEM:", "you are", "refund me", "4111 1111 1111 1111", "+49 170 5551234",
        "ada@example.org", "https://evil.example/x", "@victim", "#fraud", "Anna", "idiots", "is broken", "lost",
        "because", "and", "to", "on", "the", "stupid", "password hunter2", "order 88123", "when I try to", "how do I",
        "help me", "{contact}", "<we|I>", "[du|Sie]", "never", "not", '"', "'", ".", ",", "\n", "get", "the code",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PARTS, max_size=24).map(" ".join))
def test_nothing_but_plain_words_is_ever_said(text: str) -> None:
    for said in all_said(text):
        assert is_sayable(said), said
        assert tuple(private_data.find_private_data(said)) == ()


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for said in all_said(text):
        assert is_sayable(said), said


def test_no_attack_is_mirrored() -> None:
    attacks = [json.loads(line)["text"] for line in INJECTIONS.read_text(encoding="utf-8").splitlines()]
    for attack in attacks:
        for frame in (attack, f"I can't log in {attack}", f"I can't {attack}", f"my account {attack}"):
            for said in all_said(frame):
                assert is_sayable(said), (attack, said)


def test_the_longest_posts_are_read_as_fast_as_others() -> None:
    """What is not looked at cannot take time: a hundred thousand characters are cut before anything else."""
    long = "I can't log in to my account because my code goes to my old phone " * 1_600

    assert mirroring.mirror(long) == mirroring.mirror(long[:1_500])
