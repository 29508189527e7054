"""The words in which people ask, want and tell of trouble in English."""

from __future__ import annotations

from domain.ask import Need
from responders.reading.asking import Asking
from responders.reading.asking import phrases
from responders.reading.asking import rule

EN = Asking(
    openings=phrases(
        "how do i|how do we|how can i|how can we|how could i|how would i|how long do|how long does|how long will|"
        "how long is|how long are|how long until|how long before|how long should|how long must|how much longer|"
        "how much is|how much are|how much does|how much do|how much will|how much would|how many do|how many are|"
        "how to|how come|how is it|how are we supposed|how am i supposed|how about|how does|what time|what is your|"
        "what is the|what are the|what are your|what do i|what do we|what should i|what can i|what happens|"
        "what happened|what s the|what s your|what s up with|what s going on|what is going on|when is|when are|"
        "when will|when can|when does|when do|when s the|when am i|where is|where are|where s|where can|where do|"
        "where did|where has|which one|which size|which store|who can|who do i|who should|who is|can i|can we|"
        "can you|can u|can y all|can someone|can anyone|can anybody|can somebody|can ya|could you|could i|could we|"
        "could someone|would you|would it be|would someone|will you|will there|will it|will my|will i|do you have|"
        "do you guys|do you offer|do you sell|do you ship|do you know|do you still|do you take|do u|do i need|"
        "do i have|does anyone|does the|does this|have you|has anyone|is there|is it possible|is my|is your|is this|"
        "is it too late|are there|are you open|are you guys|any chance|any idea|any ideas|any news|any update|"
        "any updates|any way|any plans|any word on|any info|any help|may i|should i|where the hell|where the heck|"
        "where on earth|where in the world|need a|need my|need to|need some|want my|want a|please|pls|plz|kindly|"
        "explain yourselves|explain why|explain how|send me|send a|send my|give me|give us|bring my|bring me|"
        "let me talk|let me speak|return my|cancel my|now what|what now|wish you|wish there|any reason|what size|"
        "until what|at what|when exactly|where exactly|what about|did my|did you|does your|do your|are your|"
        "is it true|can my|can the|could my|will the|will your|would my|refund please|refund pls|refund now|"
        "refund me|reply to|answer my|answer your|respond to|come pick|come and|pick up your|get me|call me|"
        "check your|check my|do the|do students|are the|why|how long would|how long might"
    ),
    requests=phrases(
        "please help|pls help|plz help|help me|help us|help please|help pls|help asap|send help|need help|needs help|"
        "need your help|little help|some help|i need|we need|i want|we want|id like|i d like|we d like|i would like|"
        "we would like|i demand|i expect|i m looking for|im looking for|i am looking for|give me|send me|tell me|"
        "let me know|let us know|show me|get me|call me|contact me|email me|dm me|message me|refund me|refund my|"
        "reimburse me|compensate me|compensate us|replace it|please fix|pls fix|plz fix|fix this|fix it|fix your|"
        "fix the|fix that|fix my|sort this|sort it|sort that|sort out|resolve this|please resolve|please respond|"
        "please reply|please answer|please advise|please explain|explain to me|please check|please look into|"
        "question is|look into this|please cancel|cancel my|cancel it|cancel this|please change|please send|please add|"
        "please bring|please make|please stop|please give|please tell|please update|please let|please get|"
        "please consider|please unlock|please unban|please open|please remove|please delete|please refund|"
        "please replace|please contact|please call|please dm|please confirm|please restock|please assist|"
        "please rebook|do something|bring back|bring it back|wondering if|wondering when|wondering why|wondering how|"
        "wondering whether|want to know|wanted to know|wanted to ask|like to know|love to know|question about|"
        "someone explain|give us|asking for a refund|hope you can|would be great if|would be nice|would love to see|"
        "would love it if|would love if|would love a|i wish|you should|u should|you guys should|why not add|"
        "why not offer|want my|get my money back|unsubscribe me|stop sending|stop charging|stop emailing|what to do|"
        "need a refund|need a replacement|need to know|need to speak|need to talk|need answers|would appreciate|"
        "i d appreciate|who do i|what do i do|what can i do|what should i do|what am i supposed to do|"
        "make this right|make it right|rebook me|reopen my|unlock my|get my account back|need my booking|"
        "need this moved|need my order|talk to a person|want them back|want it back|need it back|would be lovely|"
        "kindly assist|kindly help|sos|i d love a|i d love to get|need another|need a new|need an|i wonder if you"
    ),
    no_requests=phrases(
        "i want to say|want to thank|wanted to thank|just want to say|want to give a|want to love|want to share|"
        "want to like|want you to know|all i want|wanted to say|don t want|do not want|didn t want|don t need|"
        "do not need|no longer need|never need|i needed|everything i need|everything we need|all i need|what i need|"
        "exactly what i|when i need|i need coffee|should be ashamed|should be proud|as i expect|let me tell you|"
        "tell me about it|letting me know|i want more of|helped me|helped us|thanks for help|thank you for help|"
        "for helping|you should see|if you want|if you need|whatever you need|told me|gave me|"
        "help me understand how you sleep|sorted out|so helpful|need to be ashamed|need to learn|need to say"
    ),
    rhetorical=phrases(
        "you kidding|kidding me|are you for real|you serious|you joking|is this a joke|is that a joke|"
        "some kind of joke|some sort of joke|what a joke|how hard can it|how hard is it|how difficult is it|"
        "how difficult can|wtf|what the hell|what the heck|what the fuck|what the f|who the hell|why the hell|"
        "why the fuck|how the hell|how the fuck|what is wrong with you|what s wrong with you|whats wrong with you|"
        "wrong with you people|what kind of company|what kind of service|what kind of customer|what sort of company|"
        "who does that|who do you think|who would|how dare you|is this acceptable|is that acceptable|how is this ok|"
        "how is this okay|how is that ok|how is this legal|how is this even|how is that even|do you even|"
        "too much to ask|ever heard of|heard of customer|you call this|you call that|what s the point|"
        "what is the point|why bother|why do i bother|why do i even|why do we even|why would anyone|why would i|"
        "why even|how many times do|how many times have|how stupid|are you stupid|are you insane|are you blind|"
        "are you people|do you people|do you think i m|do you think we re|do you really think|do you care|"
        "does anybody care|does anyone care|who cares|you know what|guess what|guess who|what can i say|"
        "what could go wrong|can you believe|can you imagine|surprised|don t you think|how can you treat|"
        "how can you justify|how do you justify|how do you expect|how can you expect|how do you mess|"
        "how do you screw|how do you manage to|how do you lose|how can you lose|how do you stay in business|"
        "still in business|what do i pay|what am i paying|what are we paying|that hard to|is it that hard|"
        "is it so hard|hello anyone|anyone there|anybody there|anyone home|anybody alive|anyone alive|"
        "is anybody awake|does anybody work|does anyone work|send my money to|transfer my money to|wire my money to"
    ),
    fillers=phrases(
        "hi|hello|hey|hi there|hey there|hello there|good morning|good afternoon|good evening|dear|team|guys|folks|"
        "ok|okay|so|and|but|also|plus|well|um|oh|ah|yo|btw|ps|p s|just|then|now|please|pls|plz|sorry|thanks|"
        "excuse me|quick question|question|1|2|3|first|second|or|support|y all|because|with|besides|kindly|dear sir|"
        "dear madam|dear acme|yes|no|look|listen|seriously|honestly|hmm|wait|wow|anyway"
    ),
    help=phrases(
        "help|what do i do|what should i do|what can i do|what to do|what do we do|what am i supposed to do|"
        "do something|any advice|please advise|any ideas|any idea|look into this|look into it|sort this|sort it|"
        "sort out|sort that|resolve this|please resolve|look at this|fix this|fix it|fix that|solution|now what|"
        "what now|assist|suggestions"
    ),
    needs=(
        rule(
            Need.STATUS,
            "where is|where are|where s|when will|when do|when can|when am i|when is|status|how long|how much longer|"
            "still waiting|still no|waiting for|waiting on|update on|updates on|any update|any updates|any news|"
            "any word",
            "refund*|money|reimburse*|replacement|compensation|cancellation",
        ),
        rule(
            Need.CONTACT,
            "who do i|who can i|who should i|let me talk|let me speak|dm me|speak with someone|write to you|"
            "reach the|talk to someone|someone from your team|who handles",
            "talk to|speak to|contact|call|email|write to|ask",
        ),
        rule(
            Need.REFUND,
            "refund*|money back|reimburse*|my money|charge back|chargeback|pay me back|cash back|credit my account|"
            "credit me back|months back|points back|want them back|want it back|my points|give them back|"
            "give it back|need it back|money returned|returned to my card|back on my card|back to my card",
        ),
        rule(
            Need.COMPENSATION,
            "compensat*|make it up|make this right|make it right|make this up|make things right|make up for|"
            "credit for|discount for|do about it|do about this|doing about this|doing about it|for my trouble|"
            "for the inconvenience",
        ),
        rule(Need.COMPENSATION, "voucher*|goodwill", "give|get|offer|send|deserve|expect|for this|sorry"),
        rule(
            Need.CONTACT,
            "speak to|speak with|talk to|talk with|call me|contact me|phone number|call back|callback|reach someone|"
            "reach anyone|reach a|reach you|reach somebody|get hold of|get a hold of|get ahold of|get through to|"
            "real person|human|email me|dm me|message me|call someone|contact you|contact someone|number to call|"
            "number i can call|contact number|customer service number|support number|get in touch|a manager|"
            "a supervisor|someone call|someone contact|answer my|answer me|reply to my|respond|please reply|"
            "check my dm*|check your dm*|my dm|read my dm*|answer the phone|pick up the phone|answer your phone*|"
            "dm you|ring me|phone me|ring us|phone us|give me a ring|give me a bell|give me a call",
        ),
        rule(
            Need.ACCESS,
            "log in|login|log into|logging|log back|sign in|sign into|password|locked out|unlock*|access|get into|"
            "get back in|back into|unban*|ban|banned|suspended|suspension|reactivate|reinstate|verification code*|"
            "recover|recovery|account back|channel back|page back|2fa|2 step|two step|two factor|pin|username|"
            "security code|reset code|backup code*|log me in|back in my account|get in to|hacked|sign me in|into my",
        ),
        rule(
            Need.INFORMATION,
            "invoice*|receipt*|confirmation|copy of|proof of|certificate|policy on|your policy",
            "send|resend|copy|need|get|love|like|what|find|provide|have|where",
        ),
        rule(Need.AVAILABILITY, "in stock|restock*|sold out|be available|any left"),
        rule(
            Need.REPLACEMENT,
            "replace*|exchange|swap|new one|send another|send a new|send me another|send me a new|resend|"
            "send me the right|send the right|correct item|correct one|correct order|right one|right item|right size|"
            "another one|missing part*|spare part*|missing piece*|missing bit*|send the missing",
        ),
        rule(
            Need.IMPROVEMENT,
            "please add|bring back|bring it back|can you add|could you add|would you add|will you add|you guys add|"
            "ever add|planning to add|plans to add|plan to add|would be great if|would be nice|would love to see|"
            "would love it if|would love if|would love a|i wish|you should|u should|you guys should|how about|"
            "why not|please consider|please make|consider adding|feature|suggestion|dark mode|please improve|"
            "any plans|old version|old design|old layout|go back to|roll back|revert|would be lovely",
        ),
        rule(
            Need.EXPLANATION,
            "why|how come|reason|explain|what gives|what was that about|what changed",
            "charge*|bill|billed|paid|pay|fee|fees|price*|cost*|expensive|moved|changed|rescheduled|rebooked",
        ),
        rule(
            Need.PLACE,
            "where is|where are|where can|where do|where s|which|is there|are there|near|any",
            "store*|shop*|branch*|entrance|parking|car park|office|machine|gate|terminal|toilet*|stop|platform|"
            "counter|desk|lounge|nearest|closest|atm|drop off|drop it off|hand it in|collect|pick it up",
        ),
        rule(
            Need.HOW_TO,
            "how do i|how can i|how to|how do we|how can we|how would i|how should i|how could i|how do you|"
            "show me how|explain how|is there a way|is there any way|any way to|a way to|any way i can|steps|"
            "instructions|tutorial|how do u|do i have to|do i need to|what do i need|guide|where do i|"
            "where can i find|where do you|how am i supposed|how are we supposed|how am i meant|way of|where would i|"
            "what is the way|where can i download|how would one|how does one",
        ),
        rule(
            Need.CANCEL,
            "cancel|canceling|cancelling|unsubscribe*|delete my|close my account|terminate|stop charging|opt out|"
            "remove me|stop sending|stop emailing|end my|get out of my contract",
        ),
        rule(
            Need.CHANGE,
            "change|update my|switch|reschedul*|rebook*|move my|different size|upgrade|transfer|correct my|modify|"
            "postpone|amend|another flight|next flight|another date|later flight|earlier flight|another time|"
            "new flight|add a bag|add my|moved|different one|different seat|another seat|other seat|different room|"
            "another room|correct it|pause|bring forward|push back|delay my|hold my|add to my|swap my seat|rename",
        ),
        rule(
            Need.EXPLANATION,
            "why|how come",
            "late|delay*|cancelled|canceled|taking so long|take so long|haven t|hasn t|hold|never|always|closed|"
            "stop*|removed|gone",
        ),
        rule(
            Need.STATUS,
            "where is|where are|where s|where the",
            "order*|parcel*|package*|delivery|shipment|item*|bag|bags|luggage|baggage|suitcase*|flight*|plane|train|"
            "bus|driver|technician|engineer|letter|card|ticket*|payment|repair|passport|it|they|booking|appointment|"
            "stuff|things|clothes|my|our",
        ),
        rule(
            Need.STATUS,
            "when will my|when will our|when can i expect|when should i expect|when do i get|when will i get|"
            "when will i receive|when do i receive|tracking|track my|track it|status|any update*|any news|any word|"
            "shipped|ship my|dispatched|been sent|delivered|on its way|eta|how much longer|still no|still waiting|"
            "waiting for you|update|updates|has my|have my|is my|is our|are my|on time|what about my|go through|"
            "went through|did you receive|did you get|you received|received my|got my|been processed|being processed|"
            "accepted my|confirm my order|confirm my booking|what happened to my|what happened with my|"
            "what is happening with my|stand with|news on|progress|gone through|dead or|confirmation",
        ),
        rule(
            Need.STATUS,
            "when is|when are|when will|when does|when do|when can|when s|when should|how long|how soon|what time",
            "arrive*|deliver*|get here|be here|ship|ships|come|coming|fixed|back up|back online|back on|be resolved|"
            "hear back|be sent|my order|my parcel|my package|resume|leave|leaving|depart|take off|be restored|be back",
        ),
        rule(
            Need.PRICE,
            "how much|price*|cost|costs|fee|fees|rate|rates|cheaper|discount*|promo code|coupon*|charge for|"
            "extra charge|free shipping|expensive|for free|free of charge|free for|pay for|cheapest|"
            "is there a charge|refill*",
        ),
        rule(
            Need.TIME,
            "opening hours|opening times|what time|until when|how late|how early|are you open|open on|open today|"
            "open tomorrow|open until|business hours|store hours|your hours|close at|closing time|be open|stay open|"
            "deadline|expire*|how long|how soon|what date|which date|what day|valid|until what|ends|end|start|starts|"
            "begin|begins|last order*|run until|cut off|checkout time|check in time|how old",
        ),
        rule(
            Need.AVAILABILITY,
            "stock|available|availability|restock*|do you have|do you still|sold out|do you carry|still have|"
            "coming back|do you offer|do you do|have any|any left|any more|come in|coming to|come to|out in|come out|"
            "ship to|deliver to|shipping to|cover my area|do you ship|do you take|do you accept|got any|have you got|"
            "in size|in black|in blue|in red|in white|run out|seats left|tickets left|rooms left|vacanc*|slots|"
            "you sell|still sell|release date|being released|launching",
        ),
        rule(
            Need.EXPLANATION,
            "why|how come|what happened|what s happening|what is happening|reason|explain*|explanation|"
            "what s going on|what is going on|whats going on|what caused|what s up with|what is up with|"
            "what s wrong with|what is wrong with|what went wrong|how is it that|how is it possible|what s the deal|"
            "what is the deal|what is the problem|what s the problem",
        ),
        rule(
            Need.REPAIR,
            "fix*|repair*|working|broken|crash*|bug|bugs|glitch*|error*|issue*|problem*|resolve*|solve*|solution|"
            "outage|is down|are down|be down|been down|goes down|went down|still down|down again|down today|down for|"
            "loading|freez*|frozen|technician|engineer|reconnect|restore|look into|sort|technical|not syncing|sync|"
            "restart*|connect*|elevator|lift is|to work|it work|work again|works again|not work|doesn t work|"
            "don t work|won t work|do something about",
        ),
        rule(
            Need.PLACE,
            "which store|which shop|nearest|address|location|closest|which terminal|which gate|what gate|"
            "what terminal|directions",
        ),
    ),
    vague=(
        rule(Need.PLACE, "where is|where are|where can|where do|where s"),
        rule(
            Need.TIME,
            "when is|when are|when will|when does|when do|when can|when s|until when|when exactly|when did|"
            "when would|when should",
        ),
    ),
    troubles=(
        rule(
            Need.REFUND,
            "took|taken|charged|debited|paid|billed|deducted|charge|even though i picked|even though i cancelled|"
            "after i cancelled|after cancelling|annual plan",
            "twice|two times|double|too much|extra|again",
        ),
        rule(
            Need.REFUND,
            "charged twice|charged me|double charge*|overcharged|billed twice|billed me|billed for|charged for|"
            "still charging|keep charging|keeps charging|charging me|charged again|unauthorized charge*|wrong amount|"
            "took money|taken money|money taken|charged the wrong|charged double|took the money|took my money|"
            "debited|got charged|was charged|been charged|money was deducted|deducted but|deducted from|"
            "money deducted|money gone|charged my card|payment taken|points vanished|points gone|points missing|"
            "points disappeared|refused my refund|refuse to refund|refund denied|no refund|keep billing|billing me",
        ),
        rule(
            Need.ACCESS,
            "can t log in|cant log in|can t login|cant login|cannot log in|cannot login|can not log in|"
            "unable to log in|unable to login|won t let me log in|can t log into|can t sign in|can t get into|"
            "cant get into|can t access|cannot access|unable to access|locked out|locked me out|account is locked|"
            "account locked|account blocked|account was hacked|got hacked|been hacked|forgot my password|"
            "account suspended|been suspended|was suspended|been banned|got banned|lost access|not letting me log in|"
            "not letting me in|won t let me in|not able to log in|not able to login|not able to access|"
            "password reset|can t recover|not able to recover|isn t letting us in|denied access|"
            "wrongfully terminate*|reset your password|your reset password|trying to log in|try to log in|"
            "forgot password|can t reset|cannot reset|won t accept my|code never|code doesn t|verification code|"
            "no code|kicked out of my account|account is gone|account got|account has been|deactivated|"
            "disabled my account|account disabled|banned me|blocked my account|blocked my card|card blocked|"
            "card is blocked|froze my account|frozen my account|account frozen|suspended my|can t get in",
        ),
        rule(
            Need.REPLACEMENT,
            "wrong item|wrong order|wrong product|wrong size|wrong colour|wrong color|wrong one|arrived broken|"
            "arrived damaged|came broken|came damaged|arrived smashed|arrived cracked|arrived in pieces|doesn t fit|"
            "don t fit|do not fit|does not fit|too small|too big|too tight|too large|defective|faulty|missing parts|"
            "parts missing|part missing|part is missing|torn|shattered|items missing|item missing|missing item*|"
            "missing from my order|instead of the|fell apart|fallen apart|ripped on|ripped after|ripped at|tore|"
            "snapped|shrunk|shrank|peeling|peeled|came apart|broke on day|broke after|broke within|lasted a|"
            "lasted one|lasted two|someone else s|somebody else s|not what i ordered|wasn t what i ordered|"
            "isn t what i ordered|never ordered this|half my order|half of my order|expired|mouldy|moldy|stale|"
            "undercooked|raw|only got one|only received one|one shoe|two left|wrong shoes|wrong meal|wrong food|"
            "wrong pizza|wrong part|dent|dented|with a hole|with holes|stain*|a crack|missing a|missing two|"
            "missing one|received xl|used as new|sent me a used|leaked",
        ),
        rule(
            Need.REPLACEMENT,
            "broken|damaged|cracked|ripped|scratched|leaking|broke|smashed|dented|stopped working|doesn t work|"
            "does not work|don t work|died",
            "parcel|package|box|delivery|delivered|order|ordered|item|bought|lamp|chair|table|shoe*|boots|shirt|"
            "dress|jacket|mug*|cup*|glass*|vase|plate*|suitcase|bag|toy|kettle|toaster|machine|headphones|purchased|"
            "present|gift|received|arrived",
        ),
        rule(
            Need.CHANGE,
            "stuck|overnight|sleep|slept",
            "airport|terminal|station|hotel|overnight|gate|porto|lisbon|paris|london|rome|madrid|berlin|city",
        ),
        rule(Need.CHANGE, "flight*|train|trip", "cancelled|canceled|missed|overbooked|bumped"),
        rule(
            Need.CHANGE,
            "missed my connection|missed our connection|miss my connection|missed connection|miss my flight|"
            "missed my flight|stranded|overbook|overbooked|overbooking|bump us|bumped us|bumped me|denied boarding|"
            "missed the connection|missed my onward|rebooked us|rebooked me",
        ),
        rule(Need.STATUS, "driver|courier|tracking|postman", "delivered|nothing|not here|left it|nowhere|never"),
        rule(
            Need.STATUS,
            "never arrived|hasn t arrived|hasnt arrived|haven t arrived|not arrived|didn t arrive|did not arrive|"
            "never came|didn t show|never showed|no show|haven t received|hasn t received|havent received|"
            "not received|never received|didn t receive|didn t recieve|did not receive|never got|didn t get|"
            "haven t got|hasn t come|hasn t shipped|not shipped|hasn t moved|lost our|lost luggage|lost bag*|"
            "lost in transit|went missing|still missing|been waiting for|waiting for my|waiting on my|still no sign|"
            "no sign of|still no refund|still no parcel|still no package|still no order|still hasn t|still haven t|"
            "marked as delivered|marked delivered|says delivered|says it was delivered|no delivery|nothing arrived|"
            "nothing has arrived|nothing came|not here yet|not turned up|nowhere to be|tracking link|tracking says|"
            "tracking still|no confirmation|no tracking|haven t had|nobody came|no one came|nobody turned up|"
            "no one turned up|didn t turn up|never turned up|didn t come|not come|hasn t turned up|still nothing|"
            "nothing yet|still waiting|days late|weeks late|hours late|week late|day late|not been delivered|"
            "wasn t delivered|not delivered|undelivered|hasn t been delivered|lost it|lost my|lost the|"
            "never delivered|yet to receive|yet to arrive|yet to get",
        ),
        rule(
            Need.STATUS,
            "parcel*|package*|delivery|shipment|order|bag|bags|luggage|baggage|suitcase*|refund",
            "late|delay*|missing|lost|waiting|overdue|stuck|nowhere|where",
        ),
        rule(Need.STATUS, "flight*|plane|train|bus|tarmac", "late|delay*|hours|waiting|stuck|sitting"),
        rule(
            Need.REPAIR,
            "not working|doesn t work|doesnt work|won t work|wont work|isn t working|isnt working|stopped working|"
            "no longer works|crash*|error|errors|glitch*|bug|bugs|buggy|won t load|wont load|not loading|"
            "doesn t load|won t open|won t start|freez*|frozen|keeps stopping|is down|are down|went down|still down|"
            "been down|outage|no signal|no internet|no service|no connection|no wifi|no hot water|no power|"
            "no dial tone|won t connect|can t connect|cannot connect|keeps disconnecting|keeps dropping|logs me out|"
            "kicks me out|unplayable|broken|malfunction*|having issues|having problems|having an issue|"
            "having difficult*|issues with|problems with|trouble with|doesn t play|won t play|won t update|failed to|"
            "won t let me|loses sound|keeps failing|update failed|not syncing|won t sync|blank screen|black screen|"
            "went dead|lags|nothing works|drops every|drops out|keeps cutting|cuts out|out of order|not charging|"
            "won t charge|leaks|not heating|won t heat|no heating|keeps rebooting|keeps restarting|won t turn on|"
            "won t switch on|payment fails|payment failed|checkout fails|checkout is|can t check in|can t pay|"
            "can t order|can t book|can t add|can t upload|can t download|can t play|can t watch|can t see|"
            "can t hear|can t print|can t update|can t open|can t use|cannot use|cannot pay|buffering|spinning|"
            "super slow|so slow|very slow|too slow|slow internet|has stopped|disconnects|not responding|unresponsive|"
            "unusable|disappeared from|not showing|doesn t show|dead again|no sound|no picture|flicker*|jammed|"
            "stuck at 99|stuck on|keeps asking|dropped calls|lagging|laggy|no heat|without internet|without power|"
            "without water|without heating|without wifi|without phone|not work|dead line|landline|keeps dying|blurry|"
            "aren t working|arent working|wasn t working|unable to|keep getting an|keep getting a|keep getting the|"
            "keep getting this|infinite loading|nothing syncs|doesn t sync|suddenly stops|suddenly stopped",
        ),
        rule(
            Need.CONTACT,
            "no reply|no response|no answer|nobody answers|no one answers|nobody responds|no one responds|"
            "nobody replies|on hold|hung up|hangs up|can t get through|cannot get through|ignored|ignoring|ignore my|"
            "ignores|never answered|never replied|haven t heard|not heard back|heard nothing|never called back|"
            "never call back|can t reach|cannot reach|can t get hold|flute music|hold music|line is always|"
            "queue for the helpline|voicemail|zero answers|zero replies|zero response|no one picks up|"
            "nobody picks up|no one is answering|cut me off|passed around|radio silence|left on read|"
            "no one gets back|nobody gets back|nobody called|no one called|unanswered|won t reply|won t answer|"
            "don t reply|don t answer|doesn t reply|hasn t replied|never reply|never answer|not answering|"
            "not replying|not responding to",
        ),
        rule(
            Need.CONTACT,
            "helpline|hotline|phone|phoned|called|calling|chat",
            "minutes|hours|hour|ages|times|forever|nobody|no one",
        ),
    ),
)  # fmt: skip
