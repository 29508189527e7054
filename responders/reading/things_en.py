"""Concerns in English: the things people write to brands about, what they like of them and wish of them."""

from __future__ import annotations

from domain.playbook import Topic
from responders.reading.things import Thing
from responders.reading.things import alternatives

_ONE, _SEVERAL = 0, 2


def _thing(noun: str, listed: str, topic: Topic | None, form: int = _ONE, key: str = "") -> Thing:
    return Thing(words=alternatives(listed), noun=noun, subject=noun, topic=topic, form=form, key=key)


THINGS = (
    _thing("your luggage", "luggage|baggage|bag|bags|suitcase*", Topic.TRAVEL, key="sent"),
    _thing("your connection", "connecting flight|connecting train|my connection|our connection", Topic.TRAVEL),
    _thing("your flight", "flight*|flt|flts|plane|aircraft|my gate", Topic.TRAVEL, key="ride"),
    _thing("your train", "train|trains|sleeper", Topic.TRAVEL, key="ride"),
    _thing("your bus", "bus|my coach|our coach|coach trip|coach driver", Topic.TRAVEL, key="ride"),
    _thing("your ride", "ride|taxi|cab", Topic.TRAVEL, key="ride"),
    _thing("your boarding pass", "boarding pass|boarding passes", Topic.TRAVEL, key="sent"),
    _thing("your booking", "booking|reservation|itinerary", Topic.TRAVEL, key="plan"),
    _thing("your seat", "seat|seats", Topic.TRAVEL),
    _thing("your tickets", "tickets", Topic.TRAVEL, _SEVERAL, key="sent"),
    _thing(
        "your ticket",
        "my ticket|ticket to|plane ticket|train ticket|rail ticket|season ticket|e ticket|our ticket",
        Topic.TRAVEL,
        key="sent",
    ),
    _thing("your room", "hotel room|my room|our room|the room", Topic.VENUE, key="place"),
    _thing("your parcel", "parcel*|package|packages|shipment", Topic.GOODS, key="sent"),
    _thing("your delivery", "delivery|deliveries", Topic.GOODS, key="sent"),
    _thing("your order", "order|orders|ordered|ordering|purchase|purchased", Topic.GOODS, key="sent"),
    _thing("your money", "refund|refunded|reimburse*|money back", Topic.MONEY, key="refund"),
    _thing(
        "your subscription", "subscription|subscriptions|membership|free trial|trial|plan", Topic.ACCOUNT, key="plan"
    ),
    _thing("your gift card", "gift card*|giftcard*|voucher|voucher code|coupon|promo code", Topic.MONEY, key="sent"),
    _thing("your prize", "prize|reward|rewards|bonus", Topic.MONEY, key="sent"),
    _thing("your mortgage", "mortgage|mortgages", Topic.MONEY),
    _thing("your loan", "loan|loans", Topic.MONEY),
    _thing("your bill", "bill|invoice|statement", Topic.MONEY, key="bill"),
    _thing(
        "your payment",
        "payment|payments|transaction|transactions|deposit|deposited|paypal|cheque|cheques|direct debit|standing order",
        Topic.MONEY,
        key="sum",
    ),
    _thing(
        "your transfer",
        "bank transfer|wire transfer|my transfer|a transfer|the transfer|this transfer|transfers"
        "|international transfer*|transferred money"
        "|transfer money|sent money|send money",
        Topic.MONEY,
        key="sum",
    ),
    _thing("your top-up", "top up|topup|topped up|top ups|topping up", Topic.MONEY, key="sum"),
    _thing("your withdrawal", "withdrawal|withdrawals|cash withdrawal", Topic.MONEY, key="sum"),
    _thing("the exchange rate", "exchange rate*|conversion rate|foreign exchange", Topic.MONEY, key="price"),
    _thing(
        "your card",
        "credit card|debit card|my card|the card|bank card|virtual card|physical card|new card|replacement card",
        Topic.MONEY,
        key="card",
    ),
    _thing(
        "the verification code",
        "verification code|security code|confirmation code|2 step|two step|2step|two factor|2 factor|2factor|2fa"
        "|authenticator",
        Topic.ACCOUNT,
        key="code",
    ),
    _thing("your PIN", "my pin|pin number|pin code|the pin|a pin|new pin", Topic.ACCOUNT, key="code"),
    _thing("your password", "password|passwords|passcode", Topic.ACCOUNT, key="code"),
    _thing("your channel", "channel|channels", Topic.ACCOUNT, key="mine"),
    _thing("your account", "account|accounts|login|log in|sign in|username|profile|gmail", Topic.ACCOUNT, key="mine"),
    _thing("your videos", "videos", Topic.TECH, _SEVERAL, key="saved"),
    _thing("your video", "video|review|stream|livestream", Topic.TECH, key="saved"),
    _thing("your photos", "photos|pictures|photo albums|images", Topic.TECH, _SEVERAL, key="saved"),
    _thing(
        "your files", "files|my documents|the documents|our documents|folder|folders", Topic.TECH, _SEVERAL, key="saved"
    ),
    _thing("your playlists", "playlist|playlists", Topic.TECH, _SEVERAL, key="saved"),
    _thing("your contacts", "my contacts|all contacts", Topic.TECH, _SEVERAL, key="saved"),
    _thing("your character", "character|avatar|skin|emblem", Topic.TECH, key="saved"),
    _thing("your progress", "progress|saved game|save file|save data", Topic.TECH, key="saved"),
    _thing("your vehicle", "the car|a car|my car|vehicle|the bike|a bike|my bike|motorcycle", None, key="won"),
    _thing(
        "your property",
        "my bunker|the bunker|a penthouse|my penthouse|nightclub|arcade|my office|an office",
        None,
        key="won",
    ),
    _thing(
        "your game money",
        "shark card|shark cash card|game money|gta money|gta dollars|in game money|virtual currency|the million"
        "|my million|extra million|gold bars"
        "|bonus money|extra money|free money",
        Topic.TECH,
        key="won",
    ),
    _thing("your gear", "outfit|outfits|skins|weapons|guns|my horse", Topic.TECH, key="won"),
    _thing("your points", "points|miles|credits|coins|tokens", Topic.MONEY, _SEVERAL, key="saved"),
    _thing(
        "your e-mails",
        "my emails|my e mails|my mails|all emails|emails i|inbox|mailbox|old emails|our emails",
        Topic.ACCOUNT,
        _SEVERAL,
        key="saved",
    ),
    _thing(
        "your e-mail",
        "my email|my e mail|my mail|email account*|e mail account*|email service|email app|mail app|email is"
        "|email isn't|email won't|email not|email has|yahoo mail",
        Topic.ACCOUNT,
        key="works",
    ),
    _thing("the installer", "installer|installation|the install|my install", Topic.TECH, key="works"),
    _thing("the download", "download*", Topic.TECH, key="works"),
    _thing("the update", "update|updates|firmware|patch", Topic.TECH, key="works"),
    _thing("our app", "app|apps|application", Topic.TECH, key="works"),
    _thing("our website", "website|web site|site|webpage|checkout page|your page|checkout", Topic.TECH, key="works"),
    _thing("the servers", "server|servers|lobby|matchmaking", Topic.TECH, _SEVERAL, key="works"),
    _thing("the game", "game|games|gameplay", Topic.TECH, key="works"),
    _thing(
        "the show",
        "episode*|new season|next season|this season|season|the show|tv show|tv shows|new shows|movie|movies",
        Topic.TECH,
        key="works",
    ),
    _thing("the music", "song|songs|music|album", Topic.TECH, key="works"),
    _thing(
        "your internet connection",
        "internet connection|my internet|my wifi|our wifi|my wi fi|broadband|router|no signal",
        Topic.TECH,
        key="works",
    ),
    _thing(
        "the wifi",
        "your wifi|your wi fi|inflight wifi|in flight wifi|onboard wifi|on board wifi|wifi on|wi fi on|plane wifi"
        "|flight wifi|train wifi|bus wifi|no wifi|free wifi|paid for wifi|paid for the wifi|pay for wifi|wifi only",
        Topic.TECH,
        key="works",
    ),
    _thing(
        "your meeting", "a meeting|my meeting|our meeting|the meeting|our class|my class", Topic.TECH, key="meeting"
    ),
    _thing("your meetings", "meeting|meetings|webinar|call quality", Topic.TECH, _SEVERAL, key="works"),
    _thing(
        "your phone", "phone|iphone|smartphone|handset|my android|her android|his android", Topic.TECH, key="device"
    ),
    _thing("your watch", "my watch|apple watch|smartwatch|smart watch|the watch", Topic.TECH, key="device"),
    _thing("your computer", "laptop|computer|macbook|pc|mac|imac", Topic.TECH, key="device"),
    _thing("your tablet", "tablet|ipad", Topic.TECH, key="device"),
    _thing("your console", "console|xbox|playstation|ps4|ps5|switch", Topic.TECH, key="device"),
    _thing("your TV", "tv|television|firestick|roku", Topic.TECH, key="device"),
    _thing("your headphones", "headphones|earbuds|headset|airpods", Topic.TECH, _SEVERAL, key="device"),
    _thing("your printer", "printer", Topic.TECH, key="device"),
    _thing(
        "your machine",
        "machine|coffee maker|coffee machine|grinder|kettle|toaster|blender|oven|washer|dishwasher",
        Topic.TECH,
        key="device",
    ),
    _thing("your shoes", "shoes|boots|trainers|sneakers|sandals", Topic.GOODS, _SEVERAL, key="wear"),
    _thing(
        "your clothes",
        "dress|shirt|jacket|jeans|trousers|coat|sweater|hoodie|skirt|leggings",
        Topic.GOODS,
        _SEVERAL,
        key="wear",
    ),
    _thing("your furniture", "sofa|couch|table|chair|bed|mattress|wardrobe|shelf", Topic.GOODS, key="sent"),
    _thing(
        "your food",
        "food|meal|pizza|burger|fries|sandwich|breakfast|my lunch|my dinner|our dinner",
        Topic.VENUE,
        key="food",
    ),
    _thing("your coffee", "coffee|latte|espresso", Topic.VENUE, key="food"),
    _thing("the toilets", "toilet|toilets|bathroom|restroom", Topic.VENUE, _SEVERAL, key="place"),
    _thing("the store", "store|stores|shop|shops|branch|branches|restaurant|cafe", Topic.VENUE, key="place"),
    _thing(
        "our opening hours",
        "opening hours|opening times|are you open|are you closed|what time do you close|what time do you open"
        "|when do you open|when do you close|business hours|hours of operation|open today|open tomorrow"
        "|open on saturday*|open on sunday*|open saturday*|open sunday*|closed on sunday*|open on weekends",
        Topic.VENUE,
        key="hours",
    ),
    _thing("the driver", "driver|courier", Topic.SERVICE, key="person"),
    _thing(
        "our team", "staff|crew|agent*|employee*|cashier|waiter|attendant*|representative", Topic.SERVICE, key="person"
    ),
    _thing(
        "our support",
        "customer service|customer support|support|helpline|hotline|helpdesk|live chat|call centre|call center",
        Topic.SERVICE,
        key="help",
    ),
    _thing(
        "our service",
        "worst service|terrible service|horrible service|poor service|awful service|bad service|your service"
        "|crappy service|lousy service|such service|lack of service|shocking service|disgraceful service",
        Topic.SERVICE,
        key="help",
    ),
    _thing("the fee", "fee|fees|surcharge|surcharges", Topic.MONEY, key="price"),
    _thing("the prices", "price|prices", Topic.MONEY, _SEVERAL, key="price"),
)

LIKED = tuple(
    _thing(noun, listed, None)
    for noun, listed in (
        ("how friendly the team was", "friendly|lovely staff|kind staff|polite|courteous|so nice|so kind|sweetest"),
        ("how quickly it all went", "quick|quickly|fast|speedy|in no time|same day|next day|prompt|promptly"
            "|efficient"),
        ("how well our team helped you", "helped me|helpful|so helpful|support was|support team|customer service"
            "|customer support"
         "|solved my|fixed my|sorted my|sorted it|resolved my|agent|service"),
        ("the crew", "crew|flight attendant*|cabin crew|pilot|captain|conductor|driver"),
        ("the team", "staff|team|employee*|waiter|barista|cashier|people there"),
        ("your trip", "flight|train|trip|ride|journey|landing"),
        ("the food", "food|meal|meals|menu|snacks|pizza|burger"),
        ("the coffee", "coffee|espresso|latte"),
        ("your delivery", "deliver*|arrived|shipping|parcel|package|packaging"),
        ("the new update", "update|new version|new design|new look"),
        ("the app", "app|apps"),
        ("the website", "website|site"),
        ("the new feature", "feature|features"),
        ("the game", "game|gameplay|graphics"),
        ("the music", "song|album|playlist|music"),
        ("the show", "episode|season|series|movie"),
        ("your new shoes", "shoes|boots|sneakers|trainers"),
        ("how well it fits", "fits perfectly|fits great|perfect fit|comfy|comfortable|so soft"),
        ("the quality", "quality|well made|sturdy|lasts"),
        ("your machine", "machine|grinder|kettle|device|phone|laptop|headphones"),
        ("the prices", "price*|deal|value|bargain|cheap"),
        ("the store", "store|shop|branch|cafe|restaurant"),
        ("the hotel", "hotel|room|stay"),
    )
)  # fmt: skip

IDEAS = tuple(
    _thing(noun, listed, topic)
    for noun, listed, topic in (
        ("our app", "app|android|ios|dark mode", Topic.TECH),
        ("our website", "website|site|checkout|online shop", Topic.TECH),
        ("our opening hours", "opening hours|opening times|open earlier|open later|open longer|open on"
            "|close later", Topic.VENUE),
        ("our delivery", "deliver*|shipping|parcel*|package*|packaging", Topic.GOODS),
        ("our sizes", "size|sizes|sizing", Topic.GOODS),
        ("our menu", "menu|food|meal|meals|breakfast|vegan|vegetarian|coffee|snacks", Topic.VENUE),
        ("our prices", "price*|discount*|fee|fees", Topic.MONEY),
        ("our flights", "flight*|plane|planes|boarding", Topic.TRAVEL),
        ("our trains", "train|trains|sleeper|carriage", Topic.TRAVEL),
        ("our newsletter", "newsletter*|mailing list", None),
        ("the game", "game|level|levels|map|maps|character*|server*|mode", Topic.TECH),
        ("the playlists", "playlist*|shuffle", Topic.TECH),
        ("our software", "feature|features|button|option|setting|settings|update|tool|software|shortcut|filter",
            Topic.TECH),
        ("our products", "product*|colour*|color*|flavour*|flavor*|range", Topic.GOODS),
        ("our service", "service|support|staff|hotline|helpline|chat", Topic.SERVICE),
    )
)  # fmt: skip

DEVICES = alternatives(
    "android|ios|windows|mac|macbook|macos|pc|ps4|ps5|psn|xbox|switch|iphone|ipad|ipod"
    "|laptop|computer|tv|chromebook|samsung|pixel|chrome|safari|firefox|apple watch|airpods|roku|phone|tablet|echo"
)

#: In these, words of things and troubles speak of something else.
IDLE = alternatives(
    "switching to the bus|switch to the bus|take the bus|taking the bus|took the bus|get the bus|bus instead|by bus"
    "|hate the bus|love the bus|train station|bus station|bus stop|take the train|by train|by plane|by car"
    "|ticket machine|ticket machines|the machine said|the machine says|vending machine|cash machine|like a machine"
    "|by email|by e mail|via email|via e mail|per email|an email|an e mail|email address|e mail address|received mail"
    "|sent an email|sent you an email|confirmation email|smells like|smell like|smelled like|a smell of|smell of"
    "|the smell|burning smell|chip shop|paper shop|no charge|free of charge|without charge|in charge|person in charge"
    "|fully charged|charge it|rude to the competition|not rude|no problem at all|no issues|without any issue*"
    "|no trouble|no delay|no delays|without delay|not late|never late|seat sold out|seats sold out|train sold out"
    "|sold out train|show up|shows up|showed up|of course|in the first place|dishwasher safe|dishwasher|off the train"
    "|in my room|prove it|costs as much|at all costs|game changer|music to my ears|on the table|off the table"
    "|bed time|food for thought|my food money|food money|in order to|in order|admin password|your password"
    "|lost property|lost property form|lost and found|lost count|lost patience|lost in translation|lost for words"
    "|rent a car|broke my heart|broken heart|cold outside|cold day|late shift|night shift|late night|later today"
    "|see you later|check your internet|your internet connection|toilet paper|toilet roll*|toilet tissue"
    "|authorised store|authorized store|app store|play store|google play|email about|e mail about|to email|to e mail"
    "|open a ticket|support ticket|raise a ticket|raised a ticket|can i email|who can i email|hand sanitizer"
    "|watch party|not my internet|not my apple tv|not my tv|isn't my internet|not my wifi|internet is fine"
    "|not my router|late fee|late fees|a website|a web site|fake website*|phishing site|fraudulent site*"
    "|on your website|on your site|off your site|off your website|from your site|from your website"
    "|email me|e mail me"
    "|quick video|a video on how|a video showing|video or gif|tutorial video|how to video"
    "|late summer|late spring|late autumn|late fall|late winter|no problems|any problems"
    "|jet lag|jetlag*|in error|by error|my error|error on my|typing error|no error*|checked your website"
    "|checked your site|looked on your website|looked at your website|went on your website|through your website"
    "|write emails|wrote emails|writing emails|sent emails|send emails|sending emails|many emails|several emails"
    "|multiple emails|emails to you|emails to your|emailed you|car park|car parks|parking ticket*"
    "|cancellation policy|cancellation fee*"
    "|lost my mind|lost my temper|lost faith|lost trust|lost a customer|lost my business"
    "|lost another customer|lost confidence|lost respect|waiting room|waiting list"
    "|without problems|work as well|works as well|worked as well|work best|most expensive"
    "|phone number|mobile number|my number|your site states|your site says|your website says|website states"
    "|you failed|u failed|you guys failed|failed us|failed me|epic fail|live up to the delivery|brain freeze"
    "|freezing cold|freezing rain|freezing temperatures|freezing outside|is freezing out|train your|train my|to train"
    "|hdmi switch|switch to|switched to|switching to|switch from|in my review|read reviews|table service"
    "|up its game|up your game|up their game|game plan|your a game|security is slow"
    "|pre order|preorder|pre ordering|for the record|please update|need to update|have to update"
)

#: Right before a trouble these say that it is feared, supposed or none.
DOUBTS = alternatives(
    "if my|if the|if our|if it|if a|if there|in case|unless|whether my|whether the|would be|would get|would have"
    "|wouldn't|possible|possibly|may be|might be|may get|might get|could be|could get|potential|potentially|risk of"
    "|not showing|doesn't say|prevent|to stop|stop someone|avoid|will my"
    "|hasn't been|has not been|wasn't|was not|weren't|not been|you should be|hope it|hope my"
)

#: These say that a trouble is one with others than us.
ELSEWHERE = alternatives(
    "any other airline|every other airline|with other airlines|on other airlines|unlike other|with another company"
    "|any other company|any other bank|every other bank|other companies|your competitor*|my old bank|my last bank"
    "|my old provider|my previous provider|my old carrier"
)

#: These may as well tell what somebody does: "it doesn't support that", "I ordered".
VERBAL = alternatives(
    "support|stream|review|order|orders|ordering|purchase|purchased|switch|update|updates|video|channel|channels|song"
    "|songs|music|plan|trial|ride|table|bed|store|stores|shop|season|progress|character|skin|reward|profile"
)
