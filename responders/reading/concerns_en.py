"""Concerns in English: what goes wrong with the things that people write to brands about."""

from __future__ import annotations

from domain.playbook import Topic
from responders.reading import things_en
from responders.reading.things import Tables
from responders.reading.things import trouble

_LOST = (
    "never arrived|didn't arrive|did not arrive|hasn't arrived|has not arrived|haven't arrived|not arrived|never came"
    "|hasn't come|hasn't shown up|never showed up|yet to receive|yet to get|yet to arrive|did not deliver"
    "|didn't deliver|never delivered|not arriving|never arrive|never arrives|don't arrive"
    "|doesn't arrive|didn't receive|did not receive|didn't get|did not get"
    "|never got my|never got the|never got it|never got any|not received|haven't received|havent received"
    "|never received|still waiting for|where is|where's"
    "|still don't have|still no|still haven't got|don't have in|missing"
)
_DEAD = (
    "not working|unusable|doesn't work|doesnt work|does not work|won't work|wont work|isn't working|isnt working"
    "|stopped working"
    "|won't load|wont load|not loading|doesn't load|won't open|wont open|won't start|wont start|won't play|can't play"
    "|cannot play|cant play|can't use|cannot use|cant use|can't watch|cant watch|can't open|can't access"
    "|cannot access|cant access"
    "|can't join|cant join|can't download|cant download|can't get any|not let me|won't let|wont let|doesn't let"
    "|is down|are down|went down|still down|don't work|dont work|do not work|didn't work|did not work|not work"
    "|is stuck|am stuck|stuck on|stuck at|stuck in a|gets stuck|broken|broke|failed|fails|keeps failing"
    "|refuses to"
    "|can't see|cant see|not showing|won't show|black screen|blank|not syncing|won't sync|won't connect|can't connect"
    "|no longer works"
)
_ILL = (
    _DEAD + "|was down|were down|been down|wasn't working|was not working|weren't working|never worked|never works"
    "|out of order|inoperable|barely work*|spotty|glitch*|bug|bugs|bugged|buggy|problem|problems|issue|issues|trouble"
    "|not available|unavailable"
)
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
    trouble("stolen", "hacked|hackers|hijacked|zoom bomb*|zoombomb*|intruder*|strangers joined|offensive images",
            "somebody broke into {thing}", on="meeting"),
    trouble("unwanted", "phishing|scam email*|scam e mail*|scam text*|scam message*|scam call*|fake email*"
            "|fake e mail*"
            "|fake text*|fake message*|is this legit|is this a scam|is it a scam|is this real|is this email real"
            "|is this really you|is this you guys|suspicious email*|suspicious text*|seems like spam|looks like spam"
            "|spoof*",
            alone="you got a message that makes you wary", noun="the message you got",
            topic=Topic.ACCOUNT),
    trouble("stolen", "someone used my card|somebody used my card|someone has used my card|someone is using my card"
            "|someone using my card|someone else used my card|someone else is using my card|someone has my card"
            "|used my card without|copied my card|cloned my card|hacked my card",
            alone="somebody else may be using your card", noun="your card", topic=Topic.MONEY),
    trouble("stolen", "hacked|hacker|hackers|hijacked|compromised|someone else is using|someone got into"
            "|someone logged|from russia|stole my account"
            "|broke into my account|someone signed|someone has been using my|someone using my|somebody signed"
            "|somebody logged|someone is using my"
            "|somebody is using my|hack",
            "somebody seems to have got into {thing}", on="mine",
            alone="somebody seems to have got into your account", noun="your account", topic=Topic.ACCOUNT),
    trouble("stolen", "trying to sign into my|tried to sign into my|trying to log into my|tried to log into my"
            "|trying to get into my|trying to log in to my|trying to log in in my"
            "|someone trying to log|someone trying to access my|someone is trying to access my"
            "|someone was trying to access my"
            "|someone is trying to log"
            "|somebody is trying to log|someone keeps trying|trying to access my account|tried to get into my"
            "|sign into your google|trying to hack|tried to hack"
            "|attempts to log|sign in attempt*|login attempt*|attempted to log|attempted to sign",
            alone="somebody seems to have tried to get into your account", noun="your account", topic=Topic.ACCOUNT),
    trouble("closed", "suspend*|terminat*|banned|shadow banned|shadowbanned|disabled|deactivated|deleted my"
            "|blocked my"
            "|been blocked|was blocked|got blocked|taken down|strike|closed my",
            "{thing} (was|were) closed off to you", on="mine",
            unless="please terminate|terminate my|terminate the|terminate this|want to close|phone disabled"
            "|disabled phone|disabled iphone|phone is disabled|iphone is disabled"),
    trouble("closed", "been blocked|was blocked|got blocked|taken down|strike|banned|age restricted|demonetized",
            "{thing} (was|were) closed off to you", on="saved"),
    trouble("closed", "shadow banned|shadowbanned|shaddow banned|banned me|got banned|i was banned|been banned from"
            "|suspended me|locked me out",
            alone="you were shut out", noun="your account", topic=Topic.ACCOUNT),
    trouble("gone", "lost my phone|lost my iphone|lost my watch|lost my laptop|lost my tablet|lost my airpods"
            "|lost her phone"
            "|lost his phone|phone was stolen|phone got stolen|laptop was stolen|stole my phone|stole my laptop",
            "{thing} (is|are) missing", on="device"),
    trouble("locked_out", _OUT, "you cannot get into {thing}", on="mine",
            alone="you cannot get into your account", noun="your account", topic=Topic.ACCOUNT,
            unless="recover my card|swallowed|retrieve my card|retrieve my bag|retrieve my luggage|recover my lost"),
    trouble("locked_out", "disabled iphone|iphone is disabled|disabled ipad|ipad is disabled|phone is disabled"
            "|disabled phone|phone says disabled|phone disabled|phone was disabled|phone got disabled",
            alone="you are locked out of your phone", noun="your phone", topic=Topic.TECH),
    trouble("code", "lost|not working|not getting|not receiving|don't receive|didn't receive|never receive"
            "|don't get|lost my|old phone|no longer have|no longer using|never arrives|forgot*|forget"
            "|can't remember|cant remember|cannot remember|don't remember|dont remember",
            "{thing} (keeps|keep) you from getting in", on="code"),
    trouble("lost", "lost|" + _LOST, "{thing} (has|have) not arrived", on="sent", unless="arrived today"),
    trouble("lost", _LOST + "|not there|isn't there|is not there|no where|nowhere|not in my|aren't there|don't have"
            "|dont have|no longer have|can't find|cant find|cannot find|didn't give|didnt give|did not give"
            "|won't give"
            "|didn't show up|says i have no|lost",
            "{thing} (has|have) not reached you", on="won"),
    trouble("gone", "disappeared|disappear|can't find|cant find|cannot find|gone|vanished|not there|isn't there"
            "|was deleted|were deleted"
            "|got deleted|been deleted|deleted my|deleted all|wiped|erased|lost|missing",
            "{thing} (is|are) gone", on="saved won", alone=""),
    trouble("lost", "handed to resident|handed to a neighbour|handed to a neighbor|handed to someone"
            "|nobody handed me|no one handed me|marked as delivered|marked delivered"
            "|says delivered|says it was delivered|shown as delivered|delivered but|never got delivered",
            alone="your delivery has not reached you", noun="your delivery", topic=Topic.GOODS),
    trouble("lost", "lost|stolen|stole|misplaced|can't find|cant find|cannot find", "{thing} is missing", on="card",
            unless="lost access|lost my pin|lost my password|hasn't arrived|not arrived|lost in the mail"
            "|lost in the post|lost money"),
    trouble("lost", "hasn't arrived|has not arrived|haven't arrived|not arrived|didn't arrive|never arrived|never came"
            "|hasn't come|not come|yet to arrive|yet to receive|haven't received my|have not received my"
            "|didn't receive my|not received my|not received the card|didn't get my card|did not get my card"
            "|haven't got my|haven't gotten my|still waiting for|still waiting on|waiting for my|waiting on my"
            "|where is my|where s my|still don't have my|not here",
            "{thing} (has|have) not arrived", on="card"),
    trouble("lost", "to the wrong account|into the wrong account|to a wrong account|to the wrong person|the wrong iban"
            "|the wrong account number|to the wrong number|to the wrong recipient|wrong account details",
            "{thing} went to the wrong place", on="sum", alone="your money went to the wrong place",
            noun="the money you sent", topic=Topic.MONEY),
    trouble("unpaid", "waiting|still|not received|haven't received|never|when|weeks|months|refuse*|denied"
            "|no sign|where|not refunded|didn't|hasn't|hasnt|not appeared|not showing|not show|missing"
            "|not there|nowhere",
            "your money has not come back to you", on="refund", unless="quickly refunded|were refunded|got refunded"),
    trouble("charge", "charged twice|twice in my bank|twice from my|taken twice|paid twice|double charged"
            "|charged double|billed twice|charged me twice|double charge"
            "|charged two times|debited twice|deducted twice|made twice|went through twice|gone through twice"
            "|was doubled|were doubled|payment twice|shows up twice|showing twice|shows twice|appears twice|there twice"
            "|showing multiple times|shows multiple times|same charge|duplicate charge*|duplicate payment*"
            "|charged multiple times",
            alone="you see the same charge twice", noun="the second charge", topic=Topic.MONEY),
    trouble("charge", "still charging|still being charged|still billing|keep charging|keeps charging"
            "|after i cancelled|after i canceled|after cancelling|after canceling|even though i cancelled"
            "|even though i canceled|cancelled months ago",
            alone="you are still being charged", noun="the charge", topic=Topic.MONEY,
            unless="can't cancel|refund policy"),
    trouble("charge", "overcharged|am i charged|am i being charged|i am charged|i'm being charged|charged us"
            "|charging us|trying to charge|wants to charge|charge me again"
            "|charged me|charged my|got charged|been charged|was charged|got billed"
            "|billed me|been billed|still charging|keep charging|keeps charging"
            "|charging me|unauthorized charge*|unauthorised charge*|hidden fee*|took money|taken money|a charge"
            "|this charge"
            "|the charge|charges on my|charge on my|charge from you|money out of my|money out of me",
            alone="you see a charge you did not expect", noun="the charge", topic=Topic.MONEY,
            unless="what is the charge|what's the charge|what are the charges|charge for|charge to|charged if"
            "|fully charged|phone charged|charged my phone|charged battery|charged up|charged when i"
            "|is there a charge|are there charges|any charge|there a charge"),
    trouble("lost", "less money than|less cash than|gave me less|giving me less|got less than|short changed"
            "|shortchanged"
            "|wrong amount of money|wrong amount of cash",
            alone="you got less than you should have", noun="what is missing", topic=Topic.MONEY),
    trouble("charge", "don't recognize|don't recognise|do not recognize|do not recognise|didn't make|did not make"
            "|haven't made|have not made|wasn't me|was not me|not mine|someone has made|someone made|without my"
            "|didn't authorize|didn't authorise|did not authorize|unauthorized|unauthorised|false|unknown|unexpected"
            "|strange|fraudulent|suspicious|wrong|incorrect",
            "{thing} (does|do) not look right to you", on="sum bill price", unless="wrong with|i made the wrong"
            "|made a wrong|by mistake|my mistake|went wrong|going wrong|not wrong|wrong account|wrong person"
            "|wrong number"),
    trouble("broken", "declined|rejected|refused|got denied|was denied|being denied|not accepted|wasn't accepted"
            "|isn't accepted|won't accept|doesn't accept|didn't accept|not accepting",
            "{thing} (was|were) declined", on="sum card"),
    trouble("lost", "pending|not gone through|hasn't gone through|haven't gone through|didn't go through"
            "|did not go through|won't go through|not showing*|isn't showing|not show|not shown|didn't show"
            "|doesn't show|not reflect*|isn't reflected|not appear*|hasn't appeared|can't see|cant see|don't see"
            "|not credited|been credited|not received|haven't received|hasn't received|hasn't arrived|not arrived"
            "|didn't get there|hasn't come|not come|disappeared|not there|isn't there|still missing"
            "|hasn't cleared|not cleared",
            "{thing} (has|have) not come through", on="sum",
            unless="be pending|how long will|how long does|how long do|how long is"),
    trouble("damage", "broken|damaged|cracked|smashed|shattered|torn|ripped|scratched|dented|crushed|leaking"
            "|in pieces",
            "{thing} arrived damaged", on="sent wear goods"),
    trouble("damage", "cracked|shattered|smashed|water damage*|broken screen", "{thing} is damaged", on="device"),
    trouble("wrong", "wrong item|wrong product|wrong order|wrong one|wrong size|wrong colour|wrong color"
            "|wrong thing|not what i ordered|sent me the wrong"
            "|someone else's order|sent the wrong|got the wrong|received the wrong|instead of the|instead of giving",
            alone="you received the wrong thing", noun="your order", topic=Topic.GOODS),
    trouble("incomplete", "items have been stolen|items stolen|stolen from my|items were stolen|things stolen"
            "|missing from my|went missing from|missing item*|missing part*|item missing|part missing"
            "|parts missing|items missing"
            "|incomplete|only half|half of my order|forgot my|screws missing|without the",
            "something was missing from {thing}", on="sent food"),
    trouble("fit", "too small|too big|too tight|too large|too long|too short|too wide|too narrow",
            "the size did not turn out as you expected", on="wear"),
    trouble("fit", "too small for me|too big for me|too tight for me|too large for me|came too small|came too big"
            "|size too small|size too big|is too small on|is too tight on|doesn't fit|does not fit|don't fit"
            "|didn't fit|runs small|runs large|run small|run large|size chart|sizing"
            "|size guide|fits like|comes up small|come up small",
            alone="the size did not turn out as you expected", noun="the sizing", topic=Topic.GOODS),
    trouble("missed", "missed my flight|missed a flight|missed our flight|missed the flight|made me miss my flight"
            "|made us miss our flight"
            "|missed my plane|missed our plane|caused me to miss my flight",
            alone="you missed your flight", noun="the missed flight", topic=Topic.TRAVEL),
    trouble("missed", "not make my connection|not make our connection|going to miss my connection"
            "|will miss my connection"
            "|miss our connection|about to miss my connection|not going to make my connection|miss my connecting",
            alone="your connection is at risk", noun="the connection", topic=Topic.TRAVEL),
    trouble("missed", "missed my connection|made me miss my connection|made us miss our connection"
            "|missed our connection|missed the connection|missed my connecting",
            alone="you missed your connection", noun="the missed connection", topic=Topic.TRAVEL),
    trouble("cancelled", "was cancelled|was canceled|cancellation|cancelation|cxled|been cancelled"
            "|been canceled|got cancelled|got canceled"
            "|cancelled my|canceled my|cancelled our|canceled our|cancels my|keeps getting cancelled"
            "|cancelled again|canceled again|cancelled|canceled",
            "{thing} (was|were) cancelled", on="ride sent", unless="cancellation email*"
            "|cancellation e mail*|need to cancel|want to cancel|have to cancel"
            "|can i cancel|cancelled wedding|i cancelled|i canceled|i ve cancelled"
            "|we cancelled"),
    trouble("cancelled", "can't cancel|cannot cancel|cant cancel|unable to cancel|won't let me cancel"
            "|impossible to cancel|try to cancel|trying to cancel",
            "it is so hard to cancel {thing}", on="plan sent", alone="it is so hard to cancel", topic=Topic.ACCOUNT),
    trouble("late", "late|delay*|overdue|hours|behind schedule|slow|postponed|was supposed to|supposed to arrive"
            "|should have arrived|still waiting|weeks|not moved",
            "{thing} (is|are) taking so long", on="sent", unless="later"),
    trouble("late", "late|delay*|postponed|behind schedule|hours|waiting|hasn't left|has not left|haven't left"
            "|not left yet|still on the ground|pushed back|sitting on the plane|sitting on a plane"
            "|hrs", "{thing} (was|were) delayed",
            on="ride", unless="later|on hold|hold time*|hold for|on the phone|hung up|wait time*|call back|callback"
            "|a reply|response time*"),
    trouble("crash", "crash*|closes by itself|keeps closing|shuts down|shutting down|turns off"
            "|turning off|switches off",
            "{thing} (keeps|keep) crashing", on="works device", alone="things keep crashing on you",
            noun="the crashes", topic=Topic.TECH),
    trouble("battery", "drain*|battery|won't charge|not charging|doesn't charge|charger",
            alone="the battery is letting you down",
            noun="the battery", topic=Topic.TECH),
    trouble("freeze", "freez*|frozen|hangs|hanging|lag|lags|lagging|laggy|buffer*|stutter*|pauses|skipping",
            "{thing} (keeps|keep) freezing", on="works device saved", alone="things keep freezing on you",
            noun="the freezing", topic=Topic.TECH, unless="hangs up|hang up|hanging up|freeze my|freeze the|freeze it"
            "|card|cards|account|hanging here|hanging around|hanging out|been hanging|we are freezing|i'm freezing"
            "|i am freezing|it's freezing"),
    trouble("drop", "disconnect*|kicked out|kick me off|kicked me off|boots me|booted me"
            "|keeps dropping|drops out|cutting out|kicks me|logs me out"
            "|signing me out|keeps logging|keeps signing|keep getting logged|keep getting signed"
            "|keep getting kicked|keeps kicking",
            alone="you keep getting thrown out", noun="the lost connections", topic=Topic.TECH,
            unless="on hold|hold time*|waited|phone call*|called|calling|my call|the call|rep|reps|agent|agents"
            "|representative*|customer service|transferred"),
    trouble("drop", "got logged out|was logged out|been logged out|logged me out|signed me out|got signed out"
            "|was signed out|been signed out|just logged out|kicked me",
            alone="you were thrown out", noun="the lost connection", topic=Topic.TECH),
    trouble("error", "error|errors|error message|error code", alone="you keep running into an error",
            noun="the error", topic=Topic.TECH),
    trouble("slow", "slow|slower|speed|takes forever|takes ages", "{thing} (is|are) so slow", on="works device",
            alone="everything is so slow", noun="the speed", topic=Topic.TECH,
            unless="security|line|lines|queue|boarding|traffic|staff|waiter|waitress|service|kitchen|driver|lane"),
    trouble("slow", "cpu|high memory|memory usage|eats up my|uses all my|hogging",
            "{thing} (takes|take) up so much of your computer", on="works"),
    trouble("broken", _ILL, "{thing} (is|are) not working for you as (it"
            "|they) should", on="works card device mine saved",
            unless="no problem|not a problem"),
    trouble("broken", _ILL, "{thing} did not go as (it|they) should", on="sum bill", unless="no problem|not a problem"),
    trouble("error", "a bug|this bug|that bug|awful bug|the bug|bug in|bug that|bug where|glitch*|bugged out",
            alone="you keep running into a bug", noun="the bug", topic=Topic.TECH,
            unless="not a bug|no bug|no bugs|bug fix*"),
    trouble("hung", "hung up on|hung up|hangs up on|hanging up on|cut me off|disconnected me|call disconnected"
            "|call was disconnected|call got disconnected|call gets disconnected|call dropped|calls dropped"
            "|call was dropped|dropped the call|dropped my call|disconnected the call|disconnected my call"
            "|call got cut|dropped call",
            alone="your call was cut off", noun="the call", topic=Topic.SERVICE,
            unless="player|playback|laptop|computer|software|program|game|file|files|the app hangs|boot"),
    trouble("hold", "on hold|hold music|hold for|holding for|minutes on the phone|hours on the phone|phone queue"
            "|position in the queue|in the queue|queue for|wait times|long wait time|hold time*",
            alone="you were kept waiting for somebody to talk to", noun="the long wait on the line",
            topic=Topic.SERVICE),
    trouble("silent", "no reply|no response|no answer|nobody answers|no one answers|nobody replies"
            "|no one replies|ignored|ignoring|not responding|not replying|don't respond|don't reply"
            "|doesn't respond|never replied"
            "|no answers|never got back to|never called back|never called me back|didn't call back|never replied to"
            "|never responded|never answered|never heard back|haven't heard|not heard back|no one is answering"
            "|nobody is answering|still no reply|without a reply|didn't reply|did not reply",
            alone="you have been left without an answer", noun="reaching us", topic=Topic.SERVICE),
    trouble("silent", "no help|no one to help|nobody to help|no one can help|nobody can help|no one could help"
            "|nobody could help|no one will help|nobody will help|no one helps|nobody helps|no one is helping"
            "|nobody is helping|no one seems interested|nobody seems interested|refused to help|refuse to help"
            "|refuses to help|nothing they can do|nothing they could do|nothing we can do|nothing you can do"
            "|couldn't do anything|could not do anything|can't do anything for|unhelpful|won't help me"
            "|wouldn't help|not helping|wasn't helpful|not helpful",
            alone="you found nobody to help you", noun="getting help", topic=Topic.SERVICE,
            unless="no help needed|need no help"),
    trouble("rude", "rude|rudely|unfriendly|disrespectful|yelled|shouted|laughed at|attitude|condescending"
            "|dismissive|impolite|hostile|nasty|snarky|snotty|belittl*|didn't care|did not care"
            "|way i was treated|way we were treated|how i was treated|how we were treated|treated badly"
            "|treated poorly|treated horribly|treated like dirt|treated like garbage|mistreat*",
            "{thing} treated you like this", on="person", alone="you were treated like this",
            noun="how you were treated", topic=Topic.SERVICE),
    trouble("sent_round", "passed around|sent around|runaround|run around|keep sending me|keeps sending me"
            "|sends me to|one department|transferred me|transferred us|transferred to another|been transferred"
            "|being transferred|getting transferred|transferred between|back and forth|in circles|in a loop"
            "|copy and paste|automated repl*|automated respon*|automated answer*|automated message*"
            "|same link|talking to a bot|only a bot|just a bot|bots reply",
            alone="you are being sent from one place to the next", noun="being sent around", topic=Topic.SERVICE),
    trouble("untold", "no information|told us anything|told me anything|no update|no updates|nobody tells"
            "|no one tells|no communication|misinform*"
            "|no info|insufficient info|lack of info*|lack of communication|poor communication|not informed"
            "|no announcement*|any announcement*|without any notice|without notice|no notice"
            "|no one knows"
            "|nobody knows|no idea when|in the dark|wasn't told|weren't told|never told us|never told me|nobody told"
            "|no one told|without explanation|no explanation|without any explanation|no warning|without warning"
            "|different answers",
            alone="nobody told you what was going on", noun="the missing information", topic=Topic.SERVICE),
    trouble("dirty", "dirty|filthy|unclean|smelly|smells|disgusting|stains|hair in|mould|mold|cockroach*",
            "{thing} (was|were) not clean", on="place ride food", topic=Topic.VENUE),
    trouble("cold", "cold|undercooked|raw|stale|burnt|soggy|inedible|tasteless", "{thing} (was|were) not as (it"
            "|they) should be", on="food"),
    trouble("changed", "new layout|new version|new design|redesign|new update|latest update|last update"
            "|since the update|since your update|since the latest|after the update|after the latest|after an update"
            "|after updating|since updating|new interface",
            alone="the update made things harder for you", noun="the update", topic=Topic.TECH),
    trouble("removed", "you removed|they removed|has been removed|was removed|why remove|did you remove"
            "|took away|taken away|got rid of|discontinued|bring back|brought back|used to be able",
            alone="something you liked is gone", noun="what you miss", topic=None,
            unless="money|balance|payment*|charge*|fee|fees|funds|from my account|comment*|my post|my video|my review"),
    trouble("unwanted", "so much spam|getting spam|keep getting spam|spam mails|spam emails|spam messages"
            "|spam calls|unwanted|keep emailing|keep sending me emails|flooding me",
            alone="you keep getting messages you do not want",
            noun="the unwanted messages", topic=Topic.ACCOUNT),
    trouble("ads", "ads|adverts|commercials|advertisement*|advertising on|there is advertising|yet advertising"
            "|ad after|every ad", alone="there are so many ads in your way",
            noun="the ads", topic=Topic.TECH),
    trouble("stock", "out of stock|sold out|not in stock", alone="what you were after is not available",
            noun="what is in stock", topic=Topic.GOODS),
    trouble("dear", "price gouging|price goug*|gouging|gougers|profiteer*|inflated prices|outrageous prices"
            "|ridiculous prices|scalper*|capitalizing on|capitalising on|toilet paper auctions|selling toilet"
            "|times as much|times the price|triple the price|hoarding",
            alone="what people need is being sold at such prices", noun="the prices", topic=Topic.MONEY),
    trouble("dear", "expensive|overpriced|price increase|price hike|prices went up|raised the price"
            "|raised prices|rip off|ripoff|so much money",
            alone="our prices feel out of proportion to you", noun="the prices", topic=Topic.MONEY,
            unless="my expensive|an expensive|left expensive|these expensive|less expensive|not expensive"),
    trouble("quality", "fell apart|falling apart|poor quality|bad quality|cheap quality|after one wash|worn out"
            "|low quality|came off|peeling|stopped working after|broke after|lasted",
            "{thing} did not last", on="wear goods device", alone="the quality let you down", noun="the quality",
            topic=Topic.GOODS),
    trouble("stuck", "stranded|trapped|tarmac|stuck at the|stuck on the|stuck in the airport",
            alone="you were left stuck like that",
            noun="being stuck", topic=Topic.TRAVEL),
    trouble("gone", "has disappeared|had disappeared|it disappeared|just disappeared|has vanished|now its gone"
            "|now it's gone|and its gone|and it's gone|was not there|wasn't there",
            alone="something you had is gone", noun="what is gone", unless="pain|smile|until|worries"),
    trouble("lost", "hasn't appeared|has not appeared|never appeared|didn't appear|hasn't shown up|didn't show up"
            "|did not receive|didn't receive|never received|not received|didn't get|did not get|never got my"
            "|never got the|never got it|never got any"
            "|haven't received"
            "|yet to receive|yet to get|still don't have|didnt get|didnt receive|never got my|never got the"
            "|never got it|never got any|have not received",
            alone="you did not get what you should have", noun="what is missing", unless="cancellation"
                    "|seller has|seller didn't|seller never|seller not|recipient|beneficiary|merchant has|they never"
            "|landlord|they haven't|they have not|he has not|she has not|hasn't received|has not received|he didn't"
            "|she didn't|they didn't"),
    trouble("lost", "hasn't arrived|has not arrived|haven't arrived|never arrived|not arrived|hasn't come|never came"
            "|still not here|not here yet|isn't here yet|yet to arrive|never turned up|hasn't turned up",
            alone="what you are waiting for has not arrived", noun="what you are waiting for", topic=Topic.GOODS),
    trouble("wait", "still waiting|waited|been waiting|long wait|kept waiting|keep waiting|waiting since"
            "|waiting for over"
            "|waiting for a reply|waiting for an answer|waiting for a response|waiting for weeks|waiting for days"
            "|waiting for hours",
            alone="you have been kept waiting", noun="the long wait", unless="can't wait|cant wait|worth the wait"),
    trouble("late", "late|delay*", alone="this is taking so long", noun="the delay"),
    trouble("broken", _DEAD + "|unable to", alone="things are not working as they should", topic=None,
            unless="no problem|not a problem"),
)  # fmt: skip

ENGLISH = Tables(
    language="en",
    things=things_en.THINGS,
    troubles=_TROUBLES,
    liked=things_en.LIKED,
    ideas=things_en.IDEAS,
    devices=things_en.DEVICES,
    idle=things_en.IDLE,
    joining="for",
    verbal=frozenset(things_en.VERBAL),
    elsewhere=things_en.ELSEWHERE,
    doubts=things_en.DOUBTS,
)
