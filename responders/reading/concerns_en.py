"""Concerns in English: the things people write to brands about, and what goes wrong with them."""

from __future__ import annotations

from domain.playbook import Topic
from responders.reading.things import Tables
from responders.reading.things import Thing
from responders.reading.things import alternatives
from responders.reading.things import trouble

_ONE, _SEVERAL = 0, 2


def _thing(noun: str, listed: str, topic: Topic | None, form: int = _ONE, key: str = "") -> Thing:
    return Thing(words=alternatives(listed), noun=noun, subject=noun, topic=topic, form=form, key=key)


_THINGS = (
    _thing("your luggage", "luggage|baggage|bag|bags|suitcase*", Topic.TRAVEL, key="sent"),
    _thing("your connection", "connecting flight|connecting train|my connection|our connection", Topic.TRAVEL),
    _thing("your flight", "flight*|plane|my gate|boarding pass", Topic.TRAVEL, key="ride"),
    _thing("your train", "train|trains|sleeper", Topic.TRAVEL, key="ride"),
    _thing("your bus", "bus|my coach|our coach|coach trip|coach driver", Topic.TRAVEL, key="ride"),
    _thing("your ride", "ride|taxi|cab", Topic.TRAVEL, key="ride"),
    _thing("your booking", "booking|reservation|itinerary", Topic.TRAVEL, key="plan"),
    _thing("your seat", "seat|seats", Topic.TRAVEL),
    _thing("your tickets", "tickets", Topic.TRAVEL, _SEVERAL, key="sent"),
    _thing(
        "your ticket",
        "my ticket|plane ticket|train ticket|rail ticket|season ticket|e ticket|our ticket",
        Topic.TRAVEL,
        key="sent",
    ),
    _thing("your room", "hotel room|my room|our room|the room", Topic.VENUE, key="place"),
    _thing("your parcel", "parcel*|package|packages|shipment", Topic.GOODS, key="sent"),
    _thing("your delivery", "delivery|deliveries", Topic.GOODS, key="sent"),
    _thing("your order", "order|orders|ordered|purchase|purchased", Topic.GOODS, key="sent"),
    _thing("your payment", "refund|refunded|reimburse*|money back", Topic.MONEY, key="refund"),
    _thing(
        "your subscription", "subscription|subscriptions|membership|free trial|trial|plan", Topic.ACCOUNT, key="plan"
    ),
    _thing("your gift card", "gift card*|giftcard*|voucher|voucher code|coupon|promo code", Topic.MONEY, key="sent"),
    _thing("your prize", "prize|reward|rewards|bonus", Topic.MONEY, key="sent"),
    _thing("your bill", "bill|invoice|statement", Topic.MONEY),
    _thing(
        "your payment",
        "payment|payments|transaction|bank transfer|wire transfer|deposit|paypal",
        Topic.MONEY,
        key="works",
    ),
    _thing("your card", "credit card|debit card|my card|the card", Topic.MONEY, key="works"),
    _thing(
        "the verification code",
        "verification code|security code|confirmation code|2 step|two step|2step|two factor|2 factor|2factor|2fa"
        "|authenticator",
        Topic.ACCOUNT,
        key="code",
    ),
    _thing("your password", "password|passwords|passcode", Topic.ACCOUNT, key="code"),
    _thing("your channel", "channel|channels", Topic.ACCOUNT, key="mine"),
    _thing("your account", "account|accounts|login|log in|sign in|username|profile|gmail", Topic.ACCOUNT, key="mine"),
    _thing("your videos", "videos", Topic.TECH, _SEVERAL, key="saved"),
    _thing("your video", "video|review|stream|livestream", Topic.TECH, key="saved"),
    _thing("your photos", "photos|pictures|photo albums|images", Topic.TECH, _SEVERAL, key="saved"),
    _thing("your files", "files|documents|folder|folders", Topic.TECH, _SEVERAL, key="saved"),
    _thing("your playlists", "playlist|playlists", Topic.TECH, _SEVERAL, key="saved"),
    _thing("your contacts", "my contacts|all contacts", Topic.TECH, _SEVERAL, key="saved"),
    _thing("your character", "character|avatar|skin|emblem", Topic.TECH, key="saved"),
    _thing("your progress", "progress|saved game|save file|save data", Topic.TECH, key="saved"),
    _thing("your points", "points|miles|credits|coins|tokens", Topic.MONEY, _SEVERAL, key="saved"),
    _thing("your e-mails", "emails|e mails|inbox|mailbox|mails", Topic.ACCOUNT, _SEVERAL, key="saved"),
    _thing("your e-mail", "email|e mail|mail", Topic.ACCOUNT, key="works"),
    _thing("the installer", "installer|installation|installing|install", Topic.TECH, key="works"),
    _thing("the download", "download*", Topic.TECH, key="works"),
    _thing("the update", "update|updates|firmware|patch", Topic.TECH, key="works"),
    _thing("our app", "app|apps|application", Topic.TECH, key="works"),
    _thing("our website", "website|web site|site|webpage|checkout page|your page|checkout", Topic.TECH, key="works"),
    _thing("the servers", "server|servers|lobby|matchmaking", Topic.TECH, _SEVERAL, key="works"),
    _thing("the game", "game|games|gameplay", Topic.TECH, key="works"),
    _thing(
        "the show", "episode*|new season|next season|this season|the show|tv show|movie|movies", Topic.TECH, key="works"
    ),
    _thing("the music", "song|songs|music|album", Topic.TECH, key="works"),
    _thing(
        "your internet connection",
        "internet connection|my internet|my wifi|our wifi|my wi fi|broadband|router|no signal",
        Topic.TECH,
        key="works",
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
    _thing("the store", "store|shop|branch|restaurant|cafe", Topic.VENUE, key="place"),
    _thing("the driver", "driver|courier", Topic.SERVICE, key="person"),
    _thing(
        "our team", "staff|crew|agent*|employee*|cashier|waiter|attendant*|representative", Topic.SERVICE, key="person"
    ),
    _thing(
        "our support",
        "customer service|customer support|support|helpline|hotline|helpdesk|live chat|call centre|call center",
        Topic.SERVICE,
    ),
    _thing("the prices", "price|prices|fee|fees", Topic.MONEY, _SEVERAL, key="price"),
)

_LOST = (
    "never arrived|didn't arrive|did not arrive|hasn't arrived|has not arrived|haven't arrived|not arrived|never came"
    "|hasn't come|hasn't shown up|never showed up|didn't receive|did not receive|didn't get|did not get"
    "|never got|not received|haven't received|havent received|never received|still waiting for|where is|where's"
    "|still don't have|still no|still haven't got|don't have in|missing"
)
_DEAD = (
    "not working|doesn't work|doesnt work|does not work|won't work|wont work|isn't working|isnt working"
    "|stopped working"
    "|won't load|wont load|not loading|doesn't load|won't open|wont open|won't start|wont start|won't play|can't play"
    "|cannot play|cant play|can't use|cannot use|cant use|can't watch|cant watch|can't open|can't access"
    "|cannot access|cant access"
    "|can't join|cant join|can't download|cant download|can't get any|not let me|won't let|wont let|doesn't let"
    "|is down|are down|went down|still down|stuck|broken|broke|failed|fails|keeps failing|unable to|refuses to"
    "|can't see|cant see|not showing|won't show|black screen|blank|not syncing|won't sync|won't connect|can't connect"
    "|no longer works"
)
_ILL = _DEAD + "|glitch*|bug|bugs|bugged|buggy|problem|problems|issue|issues|trouble|not available|unavailable"
_OUT = (
    "can't log in|cant log in|can't login|cant login|cannot log in|can't sign in|cant sign in|cannot sign in"
    "|locked out|unable to log|unable to sign|can't get into|cant get into|cannot get into|can't get in|cant get in"
    "|can't access my account|cannot access my account|cant access my account|lost access|recover my account"
    "|recover my|retrieve my|get back into|let me log in|let me in|let me sign in|won't let me log"
    "|disabled account|login to my"
    "|log into my|sign into my|access to my account|get my account back"
    "|forgot my password|forgot my login|forgot my pin"
    "|reset my password"
)

_TROUBLES = (
    trouble("stolen", "hacked|hacker|hackers|hijacked|compromised|someone else is using|someone got into"
            "|someone logged|from russia|stole my account"
            "|broke into my account|hack",
            "somebody seems to have got into {thing}", on="mine",
            alone="somebody seems to have got into your account", noun="your account", topic=Topic.ACCOUNT),
    trouble("closed", "suspend*|terminat*|banned|shadow banned|shadowbanned|disabled|deactivated|deleted my"
            "|blocked my"
            "|been blocked|was blocked|got blocked|taken down|strike|closed my",
            "{thing} (was|were) closed off to you", on="mine saved"),
    trouble("closed", "shadow banned|shadowbanned|shaddow banned|banned me|got banned|i was banned|been banned from"
            "|suspended me|locked me out",
            alone="you were shut out", noun="your account", topic=Topic.ACCOUNT),
    trouble("gone", "lost my phone|lost my iphone|lost my watch|lost my laptop|lost my tablet|lost my airpods"
            "|lost her phone"
            "|lost his phone|phone was stolen|phone got stolen|laptop was stolen|stole my phone|stole my laptop",
            "{thing} (is|are) missing", on="device"),
    trouble("locked_out", _OUT, "you cannot get into {thing}", on="mine",
            alone="you cannot get into your account", noun="your account", topic=Topic.ACCOUNT),
    trouble("code", "lost|not working|not getting|not receiving|don't receive|didn't receive|never receive"
            "|don't get|lost my|old phone|no longer have|no longer using|never arrives|forgot*|forget",
            "{thing} (keeps|keep) you from getting in", on="code"),
    trouble("lost", "lost|" + _LOST, "{thing} (has|have) not arrived", on="sent", unless="arrived today"),
    trouble("gone", "disappeared|disappear|can't find|cant find|cannot find|gone|vanished|was deleted|were deleted"
            "|got deleted|been deleted|deleted my|deleted all|wiped|erased|lost|missing",
            "{thing} (is|are) gone", on="saved", alone=""),
    trouble("lost", "handed to resident|handed to a neighbour|handed to a neighbor|handed to someone"
            "|nobody handed me|no one handed me|marked as delivered|marked delivered"
            "|says delivered|says it was delivered|shown as delivered|delivered but|never got delivered",
            alone="your delivery has not reached you", noun="your delivery", topic=Topic.GOODS),
    trouble("unpaid", "waiting|still|not received|haven't received|never|when|weeks|months|refuse*|denied"
            "|no sign|where|not refunded|didn't|hasn't",
            "your money has not come back to you", on="refund"),
    trouble("charge", "charged twice|twice in my bank|twice from my|taken twice|paid twice|double charged"
            "|charged double|billed twice|charged me twice|double charge"
            "|charged two times",
            alone="you see the same charge twice", noun="the second charge", topic=Topic.MONEY),
    trouble("charge", "overcharged|charged me|charged my|got charged|been charged|was charged|got billed"
            "|billed me|been billed|still charging|keep charging|keeps charging"
            "|charging me|unauthorized charge|unauthorised charge|hidden fee*|took money|taken money|charge",
            alone="you see a charge you did not expect", noun="the charge", topic=Topic.MONEY),
    trouble("damage", "broken|damaged|cracked|smashed|shattered|torn|ripped|scratched|dented|crushed|leaking"
            "|in pieces",
            "{thing} arrived damaged", on="sent wear goods"),
    trouble("wrong", "wrong item|wrong product|wrong order|wrong one|wrong size|wrong colour|wrong color"
            "|wrong thing|not what i ordered|sent me the wrong"
            "|someone else's order|sent the wrong|got the wrong|received the wrong|instead of the",
            alone="you received the wrong thing", noun="your order", topic=Topic.GOODS),
    trouble("incomplete", "missing item*|missing part*|item missing|part missing|parts missing|items missing"
            "|incomplete|only half|half of my order|forgot my|screws missing|without the",
            "something was missing from {thing}", on="sent food"),
    trouble("fit", "too small|too big|too tight|too large|too long|too short|doesn't fit|does not fit|don't fit"
            "|didn't fit|runs small|runs large|run small|run large|size chart|sizing"
            "|size guide|fits like|comes up small|come up small",
            alone="the size did not turn out as you expected", noun="the sizing", topic=Topic.GOODS),
    trouble("missed", "missed my connection|missed our connection|missed the connection|missed my connecting"
            "|miss my connection",
            alone="you missed your connection", noun="the missed connection", topic=Topic.TRAVEL),
    trouble("cancelled", "was cancelled|was canceled|been cancelled|been canceled|got cancelled|got canceled"
            "|cancelled my|canceled my|cancelled our|canceled our|cancels my|keeps getting cancelled"
            "|cancelled again|canceled again|cancelled|canceled",
            "{thing} (was|were) cancelled", on="ride sent", unless="i cancelled|i canceled|i ve cancelled"
            "|we cancelled"),
    trouble("cancelled", "can't cancel|cannot cancel|cant cancel|unable to cancel|won't let me cancel"
            "|impossible to cancel|try to cancel|trying to cancel",
            "it is so hard to cancel {thing}", on="plan sent", alone="it is so hard to cancel", topic=Topic.ACCOUNT),
    trouble("late", "late|delay*|overdue|hours|behind schedule|slow|postponed|was supposed to|supposed to arrive"
            "|should have arrived|still waiting|weeks|not moved",
            "{thing} (is|are) taking so long", on="sent", unless="later"),
    trouble("late", "late|delay*|postponed|behind schedule|hours|waiting", "{thing} (was|were) delayed",
            on="ride", unless="later"),
    trouble("crash", "crash*|closes by itself|keeps closing|shuts down|shutting down|turns off"
            "|turning off|switches off",
            "{thing} (keeps|keep) crashing", on="works device tech", alone="everything keeps crashing on you",
            noun="the crashes", topic=Topic.TECH),
    trouble("battery", "drain*|battery|won't charge|not charging|doesn't charge|charger",
            alone="the battery is letting you down",
            noun="the battery", topic=Topic.TECH),
    trouble("freeze", "freez*|frozen|hangs|hanging|lags|lagging|laggy|buffer*|stutter*|pauses|skipping",
            "{thing} (keeps|keep) freezing", on="works device tech", alone="everything keeps freezing on you",
            noun="the freezing", topic=Topic.TECH),
    trouble("drop", "disconnect*|kicked out|keeps dropping|drops out|cutting out|kicks me|logged out|logs me out"
            "|logged me out|signed out|signing me out",
            alone="you keep getting thrown out", noun="the lost connections", topic=Topic.TECH),
    trouble("error", "error|errors|error message|error code", alone="you keep running into an error",
            noun="the error", topic=Topic.TECH),
    trouble("slow", "slow|slower|speed|takes forever|takes ages", "{thing} (is|are) so slow", on="works device",
            alone="everything is so slow", noun="the speed", topic=Topic.TECH),
    trouble("broken", _ILL, "{thing} (is|are) not working for you as (it|they) should", on="works device mine saved",
            unless="no problem|not a problem"),
    trouble("hung", "hung up on|hung up|cut me off|disconnected me", alone="your call was cut off",
            noun="the call", topic=Topic.SERVICE),
    trouble("hold", "on hold|hold music|hold for|holding for|minutes on the phone|hours on the phone|phone queue"
            "|position in the queue|in the queue|queue for|wait time*|hold time*",
            alone="you were kept waiting for somebody to talk to", noun="the long wait on the line",
            topic=Topic.SERVICE),
    trouble("silent", "no reply|no response|no answer|nobody answers|no one answers|nobody replies"
            "|no one replies|ignored|ignoring|not responding|not replying|don't respond|don't reply"
            "|doesn't respond|never replied"
            "|never responded|never answered|never heard back|haven't heard|not heard back|no one is answering"
            "|nobody is answering|still no reply|without a reply|didn't reply|did not reply|no help",
            alone="you have been left without an answer", noun="the missing answer", topic=Topic.SERVICE),
    trouble("rude", "rude|rudely|unfriendly|disrespectful|yelled|shouted|laughed at|attitude|condescending"
            "|dismissive|impolite|hostile",
            "{thing} treated you like this", on="person", alone="you were treated like this",
            noun="how you were treated", topic=Topic.SERVICE),
    trouble("sent_round", "passed around|sent around|runaround|run around|keep sending me|keeps sending me"
            "|sends me to|one department|transferred me|transferred|back and forth|in circles|in a loop"
            "|copy and paste|automated"
            "|same link|bot",
            alone="you are being sent from one place to the next", noun="being sent around", topic=Topic.SERVICE),
    trouble("untold", "no information|told us anything|told me anything|no update|no updates|nobody tells"
            "|no one tells|no communication|misinform*"
            "|not informed|without explanation|no explanation|without any explanation|no warning|without warning"
            "|different answers",
            alone="nobody told you what was going on", noun="the missing information", topic=Topic.SERVICE),
    trouble("dirty", "dirty|filthy|unclean|smelly|smells|disgusting|stains|hair in|mould|mold|cockroach*",
            "{thing} (was|were) not clean", on="place ride food", topic=Topic.VENUE),
    trouble("cold", "cold|undercooked|raw|stale|burnt|soggy|inedible|tasteless", "{thing} (was|were) not as (it"
            "|they) should be", on="food"),
    trouble("changed", "new layout|new version|new design|redesign|new update|latest update|last update"
            "|since the update|after the update|the update|new interface",
            alone="the update made things harder for you", noun="the update", topic=Topic.TECH),
    trouble("removed", "you removed|they removed|has been removed|was removed|why remove|did you remove"
            "|took away|taken away|got rid of|discontinued|bring back|brought back|used to be able",
            alone="something you liked is no longer there", noun="what you miss", topic=None),
    trouble("unwanted", "so much spam|getting spam|keep getting spam|spam mails|spam emails|spam messages"
            "|spam calls|unwanted|keep emailing|keep sending me emails|flooding me",
            alone="you keep getting messages you do not want",
            noun="the unwanted messages", topic=Topic.ACCOUNT),
    trouble("ads", "ads|adverts|commercials|advertisements", alone="there are so many ads in your way",
            noun="the ads", topic=Topic.TECH),
    trouble("stock", "out of stock|sold out|not in stock", alone="what you were after is not available",
            noun="what is in stock", topic=Topic.GOODS),
    trouble("dear", "expensive|overpriced|price increase|price hike|prices went up|raised the price"
            "|raised prices|rip off|ripoff|so much money",
            alone="our prices feel out of proportion to you", noun="the prices", topic=Topic.MONEY),
    trouble("quality", "fell apart|falling apart|poor quality|bad quality|cheap quality|after one wash|worn out"
            "|low quality|came off|peeling|stopped working after|broke after|lasted",
            "{thing} did not last", on="wear goods device", alone="the quality let you down", noun="the quality",
            topic=Topic.GOODS),
    trouble("stuck", "stranded|trapped|tarmac|stuck at the|stuck on the|stuck in the airport",
            alone="you were left stuck like that",
            noun="being stuck", topic=Topic.TRAVEL),
    trouble("lost", "did not receive|didn't receive|never received|not received|didn't get|did not get|never got"
            "|haven't received"
            "|still don't have|didnt get|didnt receive|never got|have not received",
            alone="you did not get what you should have", noun="what is missing"),
    trouble("wait", "waiting|waited|wait for|been waiting|long wait", alone="you have been kept waiting",
            noun="the long wait"),
    trouble("late", "late|delay*", alone="this is taking so long", noun="the delay"),
    trouble("broken", _DEAD, alone="things are not working as they should", topic=None, unless="no problem"
            "|not a problem"),
)  # fmt: skip

_LIKED = tuple(
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

_IDEAS = tuple(
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
        ("our videos", "video|videos|stream|channel", Topic.TECH),
        ("our music", "playlist*|song|songs|shuffle", Topic.TECH),
        ("our software", "feature|features|button|option|setting|settings|update|tool|software|shortcut|filter",
            Topic.TECH),
        ("our products", "product*|colour*|color*|flavour*|flavor*|range", Topic.GOODS),
        ("our service", "service|support|staff|hotline|helpline|chat", Topic.SERVICE),
    )
)  # fmt: skip

_DEVICES = alternatives(
    "android|ios|windows|mac|macbook|macos|pc|ps4|ps5|psn|xbox|switch|iphone|ipad|ipod"
    "|laptop|computer|tv|chromebook|samsung|pixel|chrome|safari|firefox|apple watch|airpods|roku|phone|tablet|echo"
)

_IDLE_WORDS = alternatives(
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
    "|see you later"
)

ENGLISH = Tables(things=_THINGS, troubles=_TROUBLES, liked=_LIKED, ideas=_IDEAS, devices=_DEVICES, idle=_IDLE_WORDS)
