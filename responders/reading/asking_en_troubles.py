"""The words in which people tell of trouble in English, each group with what would put it right."""

from __future__ import annotations

from domain.ask import Need
from responders.reading.asking import rule

TROUBLES = (
    rule(
        Need.REPAIR,
        "app|website|site|system|systems|server|servers|checkout",
        "is down|are down|app down|site down|is broken|isn t working|not working|won t open|won t load|stopped working",
    ),
    rule(
        Need.CHANGE,
        "wrong name|name wrong|typo|misspel*|wrong date|wrong address|booked the wrong|entered the wrong|wrong day",
        "booking|booked|ticket|tickets|name|order|address|date|reservation|flight",
    ),
    rule(
        Need.REFUND,
        "took|taken|charged|debited|paid|billed|deducted|charge|even though i picked|even though i cancelled|"
        "after i cancelled|after cancelling|annual plan",
        "twice|two times|double|too much|extra|again",
    ),
    rule(
        Need.REFUND,
        "charged three times|charged 3 times|charged two times|charged 2 times|billed three times|charged four times|"
        "charged twice|charged me|double charge*|overcharged|billed twice|billed me|billed for|charged for|"
        "still charging|keep charging|keeps charging|charging me|charged again|unauthorized charge*|wrong amount|"
        "took money|taken money|money taken|charged the wrong|charged double|took the money|took my money|debited|"
        "got charged|was charged|been charged|money was deducted|deducted but|deducted from|money deducted|money gone|"
        "charged my card|payment taken|points vanished|points gone|points missing|points disappeared|refused my refund|"
        "refuse to refund|refund denied|no refund|keep billing|billing me",
    ),
    rule(
        Need.ACCESS,
        "can t log in|cant log in|can t login|cant login|cannot log in|cannot login|can not log in|unable to log in|"
        "unable to login|won t let me log in|can t log into|can t sign in|can t get into|cant get into|can t access|"
        "cannot access|unable to access|locked out|locked me out|account is locked|account locked|account blocked|"
        "account was hacked|got hacked|been hacked|forgot my password|account suspended|been suspended|was suspended|"
        "i ve been banned|ive been banned|i got banned|account banned|account was banned|lost access|"
        "not letting me log in|not letting me in|won t let me in|not able to log in|not able to login|"
        "not able to access|password reset|can t recover|not able to recover|isn t letting us in|denied access|"
        "wrongfully terminate*|reset your password|your reset password|login is not working|login isn t working|"
        "login not working|login doesn t work|trouble signing in|trouble logging in|trying to retrieve my|"
        "trying to recover my|trying to get into my|trying to access my|trying to log in|try to log in|forgot password|"
        "can t reset|cannot reset|won t accept my|code never|code doesn t|verification code|no code|"
        "kicked out of my account|account is gone|account got|account has been|deactivated|disabled my account|"
        "account disabled|banned me|blocked my account|blocked my card|card blocked|card is blocked|froze my account|"
        "frozen my account|account frozen|suspended my|can t get in|able to get in|don t know the password|"
        "don t know my password|don t remember my password|don t remember the password|forgot the password|"
        "forgotten my password|not receiving the email|not receiving the code",
    ),
    rule(
        Need.REPLACEMENT,
        "wrong item|wrong order|wrong product|wrong size|wrong colour|wrong color|wrong one|arrived broken|"
        "arrived damaged|came broken|came damaged|arrived smashed|arrived cracked|arrived in pieces|doesn t fit|"
        "don t fit|do not fit|does not fit|too small|too big|too tight|too large|defective|faulty|missing parts|"
        "parts missing|part missing|part is missing|torn|shattered|items missing|item missing|missing item*|"
        "missing from my order|instead of the|fell apart|fallen apart|ripped on|ripped after|ripped at|tore|snapped|"
        "shrunk|shrank|peeling|peeled|came apart|broke on day|broke after|broke within|lasted a|lasted one|lasted two|"
        "someone else s parcel|someone else s order|someone else s package|someone else s delivery|"
        "somebody else s parcel|somebody else s order|not what i ordered|wasn t what i ordered|"
        "isn t what i ordered|never ordered this|half my order|half of my order|mouldy|moldy|stale|undercooked|"
        "raw chicken|raw meat|still raw|was raw|raw inside|only got one|only received one|one shoe|two left|"
        "wrong shoes|wrong meal|wrong food|wrong pizza|wrong part|dent|dented|with a hole|with holes|stained|"
        "a crack in|missing a|missing two|missing one|received xl|used as new|sent me a used|leaked",
    ),
    rule(
        Need.REPLACEMENT,
        "broken|damaged|cracked|ripped|scratched|leaking|broke|smashed|dented|stopped working|doesn t work|"
        "does not work|don t work|died",
        "parcel|package|box|delivery|delivered|order|ordered|item|bought|lamp|chair|table|shoe*|boots|shirt|dress|"
        "jacket|mug*|cup*|glass*|vase|plate*|suitcase|bag|toy|kettle|toaster|machine|headphones|purchased|present|gift|"
        "received|arrived",
    ),
    rule(
        Need.CHANGE,
        "stuck|stranded|slept|sleeping|spend the night|spent the night|overnight in|overnight at",
        "airport|terminal|station|hotel|overnight|gate|porto|lisbon|paris|london|rome|madrid|berlin|city",
    ),
    rule(Need.CHANGE, "flight*|train|trip", "cancelled|canceled|missed|overbooked|bumped"),
    rule(
        Need.CHANGE,
        "missed my connection|missed our connection|miss my connection|missed connection|miss my flight|"
        "missed my flight|stranded|overbook|overbooked|overbooking|bump us|bumped us|bumped me|denied boarding|"
        "missed the connection|missed my onward|rebooked us|rebooked me",
    ),
    rule(
        Need.STATUS,
        "forgot my|forgot our|left my|left our|left his|left her|left behind|left it",
        "on the|on your|at the|on flight|under the seat|under my seat|on board|in the overhead|in the seat|seat pocket|"
        "coach|train|plane|taxi|bus",
    ),
    rule(Need.STATUS, "driver|courier|tracking|postman", "delivered|nothing|not here|left it|nowhere|never"),
    rule(
        Need.STATUS,
        "never arrived|hasn t arrived|hasnt arrived|haven t arrived|not arrived|didn t arrive|did not arrive|"
        "never came|didn t show|never showed|no show|haven t received|hasn t received|havent received|not received|"
        "never received|didn t receive|didn t recieve|did not receive|never got|didn t get|haven t got|hasn t come|"
        "hasn t shipped|not shipped|hasn t moved|lost our|lost luggage|lost bag*|lost in transit|went missing|"
        "still missing|been waiting for|waiting for my|waiting on my|still no sign|no sign of|still no refund|"
        "still no parcel|still no package|still no order|still hasn t|still haven t|marked as delivered|"
        "marked delivered|says delivered|says it was delivered|no delivery|nothing arrived|nothing has arrived|"
        "nothing came|not here yet|not turned up|nowhere to be|tracking link|tracking says|tracking still|"
        "no confirmation|no tracking|haven t had|nobody came|no one came|nobody turned up|no one turned up|"
        "didn t turn up|never turned up|didn t come|not come|hasn t turned up|still nothing|nothing yet|still waiting|"
        "days late|weeks late|hours late|week late|day late|not been delivered|wasn t delivered|not delivered|"
        "undelivered|hasn t been delivered|lost it in|you lost my|they lost my|has lost my|have lost my|lost my bag*|"
        "lost my luggage|lost my parcel|lost my package|lost my order|lost my suitcase|lost the parcel|"
        "lost the package|never delivered|yet to receive|yet to arrive|yet to get|hour delay|hours delay|hr delay|"
        "hrs delay|minute delay|min delay|still not boarding|hours delayed|hrs delayed|delayed again",
    ),
    rule(
        Need.STATUS,
        "parcel*|package*|delivery|shipment|order|bag|bags|luggage|baggage|suitcase*|refund",
        "late|delay*|missing|lost|waiting|overdue|stuck|nowhere|where",
    ),
    rule(
        Need.STATUS,
        "on the runway|on the tarmac|on the plane|in the plane|on board|at the gate|still sitting|sitting on",
        "an hour|hours|hrs|minutes|mins|still|half an hour",
    ),
    rule(Need.STATUS, "flight*|plane|train|bus|tarmac", "late|delay*|hours|waiting|stuck|sitting"),
    rule(
        Need.REPAIR,
        "not working|doesn t work|hasn t been working|hasnt been working|haven t been working|not been working|"
        "doesnt work|won t work|wont work|isn t working|isnt working|stopped working|no longer works|crash*|error|"
        "errors|glitch*|bug|bugs|buggy|won t load|wont load|not loading|doesn t load|won t open|won t start|freez*|"
        "frozen|keeps stopping|is down|are down|went down|still down|been down|app down|site down|website down|"
        "servers down|server down|all down|outage again|another outage|an outage|outage in|outage at|outage entering|"
        "major outage|service loss|no signal|no internet|no service|no connection|no wifi|no hot water|no power|"
        "no dial tone|won t connect|can t connect|cannot connect|keeps disconnecting|keeps dropping|logs me out|"
        "kicks me out|unplayable|broken|malfunction*|having issues|having problems|having an issue|having difficult*|"
        "issues with|problems with|trouble with|doesn t play|won t play|won t update|failed to|won t let me|"
        "loses sound|keeps failing|update failed|not syncing|won t sync|blank screen|black screen|went dead|lags|"
        "nothing works|drops every|drops out|keeps cutting|cuts out|out of order|not charging|won t charge|leaks|"
        "not heating|won t heat|no heating|keeps rebooting|keeps restarting|won t turn on|won t switch on|"
        "payment fails|payment failed|checkout fails|checkout is|can t check in|can t pay|can t order|can t book|"
        "can t add|can t upload|can t download|can t play|can t watch|can t see|can t hear|can t print|can t update|"
        "can t open|can t use|cannot use|cannot pay|buffering|spinning|super slow|so slow|very slow|too slow|"
        "slow internet|has stopped|disconnects|not responding|unresponsive|unusable|disappeared from|not showing|"
        "doesn t show|dead again|no sound|no picture|flicker*|jammed|stuck at 99|stuck on|keeps asking|dropped calls|"
        "lagging|laggy|no heat|without internet|without power|without water|without heating|without wifi|without phone|"
        "not work|dead line|landline|keeps dying|blurry|aren t working|arent working|wasn t working|unable to|"
        "keep getting an|keep getting a|keep getting the|keep getting this|want to look into that|wanna look into that|"
        "want to have a look|may want to look|might want to look|infinite loading|nothing syncs|doesn t sync|"
        "suddenly stops|suddenly stopped",
    ),
    rule(
        Need.CONTACT,
        "no reply|no response|no answer|nobody answers|no one answers|nobody responds|no one responds|nobody replies|"
        "on hold|hung up|hangs up|can t get through|cannot get through|ignored|ignoring|ignore my|ignores|"
        "never answered|never replied|haven t heard|not heard back|heard nothing|never called back|never call back|"
        "can t reach|cannot reach|can t get hold|flute music|hold music|line is always|queue for the helpline|"
        "voicemail|zero answers|zero replies|zero response|no one picks up|nobody picks up|no one is answering|"
        "cut me off|passed around|radio silence|left on read|no one gets back|nobody gets back|nobody called|"
        "no one called|unanswered|won t reply|won t answer|don t reply|don t answer|doesn t reply|hasn t replied|"
        "never reply|never answer|not answering|not replying|not responding to|can t dm|cannot dm|can t seem to dm|"
        "don t follow me|not following me",
    ),
    rule(
        Need.CONTACT,
        "on the phone|on hold|holding for|in the queue|in your queue|waiting in line",
        "minutes|mins|min|hour|hours|hrs|ages|forever",
    ),
    rule(
        Need.CONTACT,
        "helpline|hotline|phone|phoned|called|calling|chat",
        "on hold|minutes wait|ages|forever|nobody|no one|hold music|no answer",
    ),
)  # fmt: skip
