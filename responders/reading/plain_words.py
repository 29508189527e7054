"""Hold the plain English words that a reply may say back to who wrote them: nothing else of a post is ever repeated.

Words are on these lists one by one. None names a person, a place, an illness, a sum or a span of time; none blames,
insults, promises or grants. Add none that could do so in any company.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from responders.reading import plain_nouns


def listed(text: str) -> frozenset[str]:
    """Read words parted by spaces."""
    return frozenset(text.split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Verb:
    """A verb and what belongs to it, in its forms: "log in", "logging in", "logged in", "logs in"."""

    base: str
    ing: str
    participle: str
    third: str
    is_whole: bool = False  #: it needs no object
    is_failing: bool = False  #: it tells of a trouble by itself


#: Verbs that are whole without an object: "you cannot log in". What belongs to them follows behind a plus.
_WHOLE = (
    "log+in sign+in log+back+in sign+back+in play connect pay get+in get+on get+through get+back+in log+on log+out "
    "sign+out sign+up get+online go+online check+in check+out start+up unenroll opt+out unsubscribe pre-order "
    "top+up go+live enroll cash+out roll+back fly"
)
#: Verbs that need to be told of what: "you cannot open your files".
_PARTIAL = (
    "access activate add attach authenticate back+up book browse buy cancel change charge check claim clear close "
    "collect combine complete confirm contact copy create crop customize deactivate delete disable disconnect "
    "download edit enable enter equip exit export filter filter+out find figure+out finish fix follow+up+on get "
    "get+into get+past give+up hear hide host import increase install join keep launch leave link load log+into make "
    "manage merge move mute open order pair pause post press print reactivate reach read receive recognize recognise "
    "record recover redeem register reinstall remove rename renew report reset restart restore resume retrieve return "
    "rotate save scan schedule see select sell send set+up share show sign+into sort stream submit switch sync track "
    "transfer turn+off turn+on type unfollow uninstall unlink unlock unmute unsubscribe+from update upgrade upload "
    "use validate verify view watch purchase set adjust convert detect draw drag erase extend rate reschedule resize "
    "undo unblock block apply assign attend archive pin format embed insert highlight call e-mail locate mirror "
    "monetize pick+up place preview program rebook request sample sketch start stop subscribe+to take test tag trade "
    "transform translate trim unban withdraw write eject empty expand decrease lower lock limit listen+to organize "
    "organise group separate split configure deliver accept run rent choose deposit unfreeze "
    "modify revert reverse toggle toggle+between switch+between speak+to talk+to fill+in fill+out enroll+in "
    "roll+over cast craft build forward unsend mark reply+to respond+to comment+on "
    "get+rid+of turn+up turn+down go+back+to sync remap rearrange refill reload relink switch+to "
    "change+back unhide "
    "annotate calibrate tether whitelist redownload rebuy publish unpublish bring carry return "
    "dispute reserve hold wear ship trace correct reboot reject decline freeze skip dim fly+with "
    "prove do preload rejoin reinstate dial answer wash clean assemble mount inflate "
    "recharge refresh reapply sign+up+for log+out+of sign+out+of opt+out+of check+in+for"
)
#: What things do of themselves; with a "not", or again and again, it is a trouble.
_OF_THINGS = (
    "work load open start respond appear show+up connect sync arrive come+up run charge update download install "
    "launch save send print turn+on play recognize accept register upload pair go+through increase grow export exist "
    "happen count match stop lead restart buffer glitch drop close reset turn+off log+out expire show post refresh"
)
#: What things do when something is wrong.
_FAILING = (
    "crash freeze disappear fail lag disconnect flicker stutter overheat shut+down shut+off stop+working "
    "stop+responding stop+loading act+up vanish drop+out break drain cut+out"
)
#: The forms that no rule tells: -ing, and what follows "have".
_IRREGULAR: Mapping[str, tuple[str, str]] = {
    "break": ("breaking", "broken"), "drag": ("dragging", "dragged"), "draw": ("drawing", "drawn"),
    "pin": ("pinning", "pinned"), "put": ("putting", "put"), "tag": ("tagging", "tagged"),
    "choose": ("choosing", "chosen"), "build": ("building", "built"), "bring": ("bringing", "brought"),
    "fly": ("flying", "flown"),
    "hold": ("holding", "held"), "wear": ("wearing", "worn"), "ship": ("shipping", "shipped"),
    "skip": ("skipping", "skipped"), "do": ("doing", "done"), "dim": ("dimming", "dimmed"),
    "speak": ("speaking", "spoken"),
    "remap": ("remapping", "remapped"), "unfreeze": ("unfreezing", "unfrozen"),
    "unsend": ("unsending", "unsent"), "top": ("topping", "topped"),
    "cast": ("casting", "cast"), "unhide": ("unhiding", "unhidden"), "hide": ("hiding", "hidden"),
    "program": ("programming", "programmed"), "rebook": ("rebooking", "rebooked"), "split": ("splitting", "split"),
    "take": ("taking", "taken"), "trim": ("trimming", "trimmed"), "unban": ("unbanning", "unbanned"),
    "undo": ("undoing", "undone"), "withdraw": ("withdrawing", "withdrawn"), "write": ("writing", "written"),
    "format": ("formatting", "formatted"), "sign": ("signing", "signed"),
    "buy": ("buying", "bought"), "cancel": ("cancelling", "cancelled"),
    "come": ("coming", "come"), "crop": ("cropping", "cropped"), "cut": ("cutting", "cut"),
    "drop": ("dropping", "dropped"), "equip": ("equipping", "equipped"), "find": ("finding", "found"),
    "freeze": ("freezing", "frozen"), "get": ("getting", "got"), "give": ("giving", "given"), "go": ("going", "gone"),
    "grow": ("growing", "grown"),
    "hear": ("hearing", "heard"), "keep": ("keeping", "kept"),
    "lag": ("lagging", "lagged"), "lead": ("leading", "led"), "leave": ("leaving", "left"), "let": ("letting", "let"),
    "log": ("logging", "logged"), "make": ("making", "made"), "pay": ("paying", "paid"), "read": ("reading", "read"),
    "reset": ("resetting", "reset"), "run": ("running", "run"), "scan": ("scanning", "scanned"),
    "see": ("seeing", "seen"), "sell": ("selling", "sold"), "send": ("sending", "sent"), "set": ("setting", "set"),
    "show": ("showing", "shown"), "shut": ("shutting", "shut"), "stop": ("stopping", "stopped"),
    "submit": ("submitting", "submitted"),
    "transfer": ("transferring", "transferred"),
}  # fmt: skip
#: What is wrong with things, behind "is" and "was".
WRONG = listed(
    "stuck broken frozen slow gone missing locked disabled suspended blank wrong disconnected deleted blocked "
    "invisible unplayable unusable offline empty muted corrupted cut erased removed rejected declined limited "
    "restricted laggy choppy blurry black grey gray silent closed unresponsive unable incorrect invalid expired "
    "duplicated reset glitchy dead quiet separated hidden pending delayed overdue unavailable inaccessible faulty "
    "cracked damaged scratched defective inactive unreadable outdated unstable late"
)
#: What may have been done to things: "could not be downloaded", "has been removed".
DONE = listed(
    "downloaded deleted removed disabled suspended locked changed restored reset recovered found loaded opened sent "
    "delivered updated installed verified recognized recognised processed completed saved added activated deactivated "
    "reactivated renewed cancelled canceled rejected declined blocked erased uninstalled moved shared uploaded posted "
    "reached accepted cut disconnected signed logged kicked unlocked transferred"
)
#: What else stands with a thing: "your old phone number".
ADJECTIVES = listed(
    "old new other own same different recent latest last previous current whole entire main secondary second first "
    "third next normal regular private public personal shared linked recovery backup forgotten alternate wrong "
    "correct right full big small large long short black white blank multiple several many few certain extra "
    "additional single active available online offline mobile digital live weekly monthly daily annual yearly social "
    "special automatic original saved deleted recorded uploaded purchased paid premium standard basic separate "
    "specific following blue green red dark light high low mini infinite endless constant random weird strange "
    "annoying proper registered past fresh missing two-step wireless bluetooth built-in temporary permanent external "
    "internal left virtual physical international foreign contactless pending local joint disposable current final "
    "regional broken damaged faulty upcoming connecting"
)
#: Of people, groups and what they own these are no colours; they are said of what stands behind them here alone.
COLOURS = listed("black white")
COLOURED = listed(
    "screen screens phone phones iphone ipad laptop laptops tablet tablets tv monitor monitors display page pages "
    "window windows background backgrounds image images cable charger case console controller headset headphones "
    "keyboard mouse printer camera"
)
NOUNS = plain_nouns.NOUNS | listed(
    "account accounts password passwords username usernames profile profiles e-mail e-mails inbox mailbox mail mails "
    "number numbers phone phones device devices computer computers laptop laptops desktop pc tablet tv console "
    "consoles headset headphones earbuds speaker speakers charger chargers battery batteries case cable keyboard "
    "mouse controller controllers printer camera cameras microphone mic screen screens watch watches router wifi "
    "internet network connection code codes verification authentication authenticator pin login logins sign-in app "
    "apps application applications website websites site sites page pages tab tabs button buttons link links menu "
    "option options setting settings feature features tool tools filter filters software program programs version "
    "versions update updates upgrade installer installation download downloads upload uploads file files folder "
    "folders document documents data database photo photos picture pictures image images album albums video videos "
    "clip clips movie movies show shows episode episodes season seasons series channel channels stream streams "
    "livestream livestreams song songs music playlist playlists track tracks podcast podcasts audio sound volume "
    "subtitle subtitles caption captions comment comments message messages notification notifications chat chats text "
    "texts call calls contact contacts calendar calendars meeting meetings webinar webinars conference participant "
    "participants invitation invitations invite invites game games gameplay server servers realm realms world worlds "
    "lobby lobbies session sessions mission missions match matches level levels character characters skin skins item "
    "items car cars vehicle vehicles garage garages bunker casino wheel cards outfit outfits clothes mod mods addon "
    "addons texture textures pack packs map maps bonus reward rewards prize prizes money cash coins gems points "
    "credits currency gift gifts wallet wallets inventory store stores shop shops checkout cart basket order orders "
    "purchase purchases product products parcel parcels package packages delivery deliveries shipment tracking label "
    "labels address addresses booking bookings reservation reservations flight flights ticket tickets seat seats "
    "luggage bag bags suitcase trip room rooms hotel hotels subscription subscriptions membership memberships plan "
    "trial payment payments card invoice invoices receipt receipts bill bills statement statements balance bank "
    "transaction transactions transfer transfers deposit support team service services agent agents form forms "
    "request requests response reply answer history bookmark bookmarks browser browsers cache cookies domain domains "
    "hosting listing listings auction auctions ad ads advertising advertisement advertisements font fonts layer "
    "layers brush brushes preset presets catalog project projects library libraries clipboard plugin plugins template "
    "templates spreadsheet spreadsheets presentation presentations window windows taskbar toolbar icon icons "
    "wallpaper background backgrounds drive drives storage space memory disk disc error errors warning warnings popup "
    "popups pop-up pop-ups top-up top-ups "
    "carry-on carry-ons check-in progress achievements achievement trophy trophies rank stats score scores leaderboard "
    "content access country region language name names birthday date subscriber subscribers follower followers view "
    "views quality resolution speed part parts size sizes shoes shoe dress shirt jacket jeans trousers coat sofa "
    "chair mattress machine kettle toaster oven fridge washer dryer vacuum light lights lamp lid handle zip strap "
    "sole heel meal food drink coffee pizza portal dashboard system systems function functions mode search results "
    "result list lists queue timeline funds viewership traffic beta news extension id widget widgets column columns "
    "chart charts feed feeds post posts story stories thread threads group groups community member members user users "
    "friend friends credentials details information info step steps method methods reset recovery shipping signal "
    "reception appearance audience authorization avatar camp chest clan client clock cloud color colors colour "
    "colours comparison copies copy course courses cover cursor curve description design desktops dictionary "
    "dimension discs display dock edition editor effect effects emulator engine entry event events exchange explorer "
    "footage frame frames gear gesture graphic graphics grid guide hardware header interface keys "
    "launcher layout lesson lessons license licence limit limits line lines logo loop lyrics macro mailing marker "
    "mask memories metadata modem monitor monitors motion note notes object objects outline overlay palette panel "
    "panels pattern pen pencil permission permissions picker piece pieces platform player players plug pointer "
    "portfolio position preview previews protection proxy quest recipe record recording recordings reminder remote "
    "report reports restriction restrictions review reviews role row rows schedule scene scenes script section "
    "sections selection sensor sequence setup shack shape shapes shortcut shortcuts skill socket source stage studio "
    "style survey switch symbol tag tags task tasks terminal theme themes thumbnail thumbnails title titles "
    "tournament trader trailer transcript tutorial units url vault viewer viewers wagon weight workflow workspace "
    "zone"
)
#: Nouns of people: they lose no one and nothing is done to them in a reply.
PEOPLE = listed("member members user users friend friends")
#: Whose things are not the author's, "my moms account"; none of these is ever said.
KIN = listed(
    "mom moms mum mums mother mothers dad dads father fathers parents wife wifes husband husbands hubby partner "
    "partners "
    "son sons daughter daughters kid kids child brother brothers sister sisters grandma grandmas grandpa grandpas "
    "boyfriend boyfriends girlfriend girlfriends fiance fiancee roommate roommates cousin cousins aunt uncle niece "
    "nephew neighbor neighbour boss colleague coworker client clients"
)
#: Posts seldom have names of devices right; these are no brand's fault, only where it happens.
DEVICES: Mapping[str, str] = {
    "iphone": "iPhone", "ipad": "iPad", "ipod": "iPod", "macbook": "MacBook", "mac": "Mac", "imac": "iMac",
    "ios": "iOS", "airpod": "AirPod",
    "android": "Android", "windows": "Windows", "xbox": "Xbox", "playstation": "PlayStation", "ps4": "PS4",
    "ps5": "PS5", "airpods": "AirPods", "chromebook": "Chromebook", "gmail": "Gmail", "tv": "TV", "pc": "PC",
    "usb": "USB", "pdf": "PDF", "pdfs": "PDFs", "mp4": "MP4", "hdmi": "HDMI", "dm": "DM", "dms": "DMs",
    "face-id": "Face ID", "touch-id": "Touch ID", "ipados": "iPadOS", "macos": "macOS", "smart-tv": "smart TV",
    "apple-tv": "Apple TV", "apple-watch": "Apple Watch", "fire-tv": "Fire TV", "qr-code": "QR code",
    "qr-codes": "QR codes", "gif": "GIF", "gifs": "GIFs", "sms": "SMS", "vpn": "VPN", "pin": "PIN", "sim": "SIM",
    "csv": "CSV", "atm": "ATM", "atms": "ATMs", "html": "HTML", "url": "URL", "jpeg": "JPEG", "id": "ID",
    "ps3": "PS3", "nintendo-switch": "Nintendo Switch",
}  # fmt: skip
#: Whose, and which. "some" and "any" stay as they are.
DETERMINERS: Mapping[str, str] = {
    "my": "your", "our": "your", "your": "the", "the": "the", "a": "a", "an": "an", "any": "any", "all": "all",
    "some": "some",
    "another": "another", "more": "more", "every": "every", "these": "these", "those": "those",
    "this": "this",
}  # fmt: skip
PRONOUNS: Mapping[str, str] = {
    "it": "it", "me": "you", "us": "you", "them": "them", "anything": "anything", "everything": "everything",
    "nothing": "nothing", "something": "something", "mine": "yours", "anyone": "anyone",
}  # fmt: skip
PREPOSITIONS = listed("on in to from for with at of into via through between by within onto under")
#: Words for where, when and how that say no span of time.
ADVERBS = listed(
    "again anymore online offline properly correctly today yesterday now either here anywhere back once twice "
    "everywhere automatically manually together separately away normally anytime bigger smaller louder quieter "
    "darker brighter faster directly remotely wirelessly"
)
#: What may stand between who does it and what they do.
BETWEEN = listed(
    "still just even also really now already suddenly constantly always simply literally actually currently randomly "
    "apparently repeatedly so completely totally again often sometimes frequently only automatically manually "
    "permanently temporarily"
)
#: Those of them that say something.
TELLING = listed("still suddenly constantly always repeatedly so completely randomly often sometimes frequently")


#: Nouns that are the author's own where nothing says whose.
OWN = listed(
    "account password username profile login inbox order parcel package delivery subscription membership payment bill "
    "booking flight luggage phone laptop channel refund playlist progress address"
)
#: Nouns that stand without an article though they are one.
MASS = listed(
    "data music money mail audio sound access support internet wifi storage content advertising cash memory gameplay "
    "luggage verification inventory credit tracking clothes service shipping info information search reception"
)
#: How people write it, and how we do. What is parted is read as several words.
SPELLINGS: Mapping[str, str] = {
    "email": "e-mail", "emails": "e-mails", "mails": "e-mails", "login": "login", "acct": "account", "acc": "account",
    "accounts": "accounts", "pics": "pictures", "pic": "picture", "vid": "video", "vids": "videos", "msg": "message",
    "msgs": "messages", "pls": "please", "pw": "password", "u": "you", "ur": "your", "wi-fi": "wifi", "cos": "because",
    "cuz": "because", "cant": "can not", "can't": "can not", "cannot": "can not", "cnt": "can not",
    "won't": "will not", "wont": "will not", "don't": "do not", "dont": "do not", "doesn't": "does not",
    "doesnt": "does not", "didn't": "did not", "didnt": "did not", "isn't": "is not", "isnt": "is not",
    "aren't": "are not", "arent": "are not", "wasn't": "was not", "wasnt": "was not", "weren't": "were not",
    "werent": "were not", "hasn't": "has not", "hasnt": "has not", "haven't": "have not", "havent": "have not",
    "havnt": "have not", "couldn't": "could not", "couldnt": "could not", "wouldn't": "would not",
    "wouldnt": "would not", "i'm": "i am", "im": "i am", "i've": "i have", "ive": "i have", "we're": "we are",
    "we've": "we have", "it's": "it is", "there's": "there is", "unable": "not able", "wanna": "want to",
    "i'd": "i would",
    "verfication": "verification", "verifcation": "verification", "vertification": "verification",
    "recieve": "receive", "recieved": "received", "acount": "account", "passowrd": "password",
    "notifcations": "notifications", "youre": "you are", "anyway": "any way", "thats": "that is",
    "2fa": "two-step verification", "otp": "code", "preorder": "pre-order", "playstation4": "ps4",
    "saved": "saved", "thru": "through", "flt": "flight", "flts": "flights", "carryon": "carry-on",
    "re-install": "reinstall", "topup": "top-up", "topups": "top-ups", "sigin": "sign in", "gonna": "going to",
    "tix": "tickets", "checkin": "check in", "y": "why", "how's": "how is", "log-in": "login", "gunna": "going to",
}  # fmt: skip


def _ing(verb: str) -> str:
    return (verb[:-1] if verb.endswith("e") else verb) + "ing"


def _participle(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _verb(written: str, *, is_whole: bool, is_failing: bool = False) -> Verb:
    head, *behind = written.split("+")
    ing, participle = _IRREGULAR.get(head, (_ing(head), _participle(head)))
    base, ing, participle, third = (" ".join([form, *behind]) for form in (head, ing, participle, _third(head)))
    return Verb(base=base, ing=ing, participle=participle, third=third, is_whole=is_whole, is_failing=is_failing)


#: What people do.
DEEDS = (
    *(_verb(one, is_whole=True) for one in _WHOLE.split()),
    *(_verb(one, is_whole=False) for one in _PARTIAL.split()),
)
#: What things do.
EVENTS = (
    *(_verb(one, is_whole=True, is_failing=True) for one in _FAILING.split()),
    *(_verb(one, is_whole=True) for one in _OF_THINGS.split()),
)
