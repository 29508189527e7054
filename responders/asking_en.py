"""The words in which people ask, want and tell of trouble in English."""

from __future__ import annotations

from domain.ask import Need
from responders.asking import Asking
from responders.asking import phrases
from responders.asking import rule

EN = Asking(
    openings=phrases(
        "how do i|how do we|how can i|how can we|how could i|how would i|how long do|how long does|how long will|"
        "how long is|how long are|how long until|how long before|how long should|how long must|how much longer|"
        "how much is|how much are|how much does|how much do|how much will|how much would|how many do|how many are|"
        "how to|how come|how soon|how late are|how early|how is it|how are we supposed|how am i supposed|how about|"
        "how does|what time|what is your|what is the|what are the|what are your|what do i|what do we|what should i|"
        "what can i|what happens|what happened|what s the|what s your|what s up with|what s going on|"
        "what is going on|what about my|when is|when are|when will|when can|when does|when do|when s the|when am i|"
        "where is|where are|where s|where can|where do|where did|where has|which one|which size|which store|who can|"
        "who do i|who should|who is|can i|can we|can you|can u|can y all|can someone|can anyone|can anybody|"
        "can somebody|can ya|could you|could i|could we|could someone|would you|would it be|would someone|will you|"
        "will there|will it|will my|will i|do you have|do you guys|do you offer|do you sell|do you ship|do you know|"
        "do you still|do you take|do u|do i need|do i have|does anyone|does the|does this|did you get|"
        "did you receive|have you|has anyone|is there|is it possible|is my|is your|is this|is it too late|are there|"
        "are you open|are you guys|any chance|any idea|any ideas|any news|any update|any updates|any way|any plans|"
        "any word on|any info|any help|why is|why are|why was|why were|why did|why does|why do|why has|why have|"
        "why can t|why cant|why won t|why isn t|why aren t|why didn t|why doesn t|why don t|why haven t|why hasn t|"
        "why am i|why not|may i|should i|must i|am i able"
    ),
    requests=phrases(
        "please help|pls help|plz help|help me|help us|help please|help pls|help asap|send help|need help|needs help|"
        "need some help|need your help|could use some help|little help|some help|i need|we need|i want|we want|"
        "id like|i d like|we d like|i would like|we would like|i demand|i expect|i m looking for|im looking for|"
        "i am looking for|looking to|give me|send me|tell me|let me know|let us know|show me|get me|call me|"
        "contact me|email me|dm me|message me|refund me|refund my|reimburse me|compensate me|compensate us|"
        "replace it|please fix|pls fix|plz fix|fix this|fix it|fix your|fix the|fix that|fix my|sort this|sort it|"
        "sort that|sort out|resolve this|please resolve|please respond|please reply|please answer|please advise|"
        "please explain|explain to me|please check|please look into|look into this|please cancel|cancel my|cancel it|"
        "cancel this|please change|please send|please add|please bring|please make|please stop|please give|"
        "please tell|please update|please let|please get|please consider|please unlock|please unban|please open|"
        "please remove|please delete|please refund|please replace|please contact|please call|please dm|"
        "please confirm|please do something|please restock|please assist|please rebook|do something|bring back|"
        "bring it back|wondering if|wondering when|wondering why|wondering how|wondering whether|wonder if|"
        "wonder when|want to know|wanted to know|wanted to ask|like to know|love to know|wanna know|curious if|"
        "question about|got a question|someone explain|take it back|give us|asking for a refund|hoping you can|"
        "hope you can|would be great if|would be nice if|would be nice to|would be nice|would love to see|"
        "would love it if|would love if|would love a|i wish|you should|u should|you guys should|why not add|"
        "why not offer|want my|i request|requesting|get my money back|i deserve|unsubscribe me|stop sending|"
        "stop charging|stop emailing|what to do|need a refund|need a replacement|need to know|need to speak|"
        "need to talk|need an answer|need answers|would appreciate|i d appreciate|suggestion|who do i|what do i do|"
        "what can i do|what should i do|what am i supposed to do|make this right|make it right|rebook me|reopen my|"
        "unlock my|get my account back"
    ),
    no_requests=phrases(
        "i want to say|i want to thank|want to thank|wanted to thank|just want to say|want to give a|want to love|"
        "want to share|want to like|want you to know|all i want|wanted to say|don t want|do not want|didn t want|"
        "don t need|do not need|no longer need|never need|i needed|everything i need|everything we need|all i need|"
        "what i need|exactly what i|when i need|i need coffee|should be ashamed|should be proud|as i expect|"
        "let me tell you|tell me about it|letting me know|i want more of|helped me|helped us|thanks for help|"
        "thank you for help|for helping|you should see|if you want|if you need|whatever you need|told me|gave me|"
        "help me understand how you sleep|sorted out|so helpful"
    ),
    rhetorical=phrases(
        "are you kidding|you kidding|kidding me|are you serious|are you for real|you serious|are you joking|"
        "you joking|is this a joke|is that a joke|some kind of joke|some sort of joke|what a joke|how hard can it|"
        "how hard is it|how difficult is it|how difficult can|wtf|what the hell|what the heck|what the fuck|"
        "what the f|who the hell|why the hell|why the fuck|how the hell|how the fuck|what is wrong with you|"
        "what s wrong with you|whats wrong with you|wrong with you people|what kind of company|what kind of service|"
        "what kind of customer|what sort of company|who does that|who do you think|who would|how dare you|"
        "how is this acceptable|is this acceptable|is that acceptable|how is that acceptable|how is this ok|"
        "how is this okay|how is that ok|how is this legal|how is this even|how is that even|do you even|"
        "do you guys even|does anyone even|too much to ask|ever heard of|heard of customer|you call this|"
        "you call that|what s the point|what is the point|why bother|why do i bother|why do i even|why do we even|"
        "why would anyone|why would i|why even|how many times do|how many times must|how many times have|"
        "how many more|how stupid|how dumb|how incompetent|are you stupid|are you insane|are you blind|"
        "are you people|do you people|do you think i m|do you think we re|do you really think|do you care|"
        "does anybody care|does anyone care|who cares|you know what|ya know|guess what|guess who|what else is new|"
        "what s new|are you proud|happy now|what did i expect|what more can i say|what can i say|what could go wrong|"
        "sound familiar|really how|do you sleep|can you believe|can you imagine|can you not|what were you thinking|"
        "what are you thinking|surprised|am i right|don t you think|coincidence|supposed to laugh|how can you treat|"
        "how can you justify|how do you justify|how do you expect|how can you expect|how do you mess|"
        "how do you screw|how do you manage to|how do you lose|how can you lose|how do you stay in business|"
        "still in business|how are you still|what do i pay|what am i paying|what are we paying|that hard to|"
        "is it that hard|is it so hard|what planet|which planet|who needs|hello anyone|anyone there|anybody there|"
        "anyone home"
    ),
    fillers=phrases(
        "hi|hello|hey|hi there|hey there|hello there|good morning|good afternoon|good evening|dear|team|guys|folks|"
        "ok|okay|so|and|but|also|plus|well|um|oh|ah|yo|btw|ps|p s|just|then|now|please|pls|plz|sorry|thanks|"
        "excuse me|quick question|question|1|2|3|first|second|or|support|y all|because|with|besides"
    ),
    help=phrases(
        "help|what do i do|what should i do|what can i do|what to do|what do we do|what am i supposed to do|"
        "do something|any advice|please advise|please assist|any ideas|any idea|look into this|look into it|"
        "sort this|sort it|sort out|sort that|resolve this|please resolve|look at this|fix this|fix it|fix that|"
        "solution"
    ),
    needs=(
        rule(
            Need.STATUS,
            "where is|where are|where s|when will|when do|when can|when am i|when is|status|how long|how much longer|"
            "still waiting|still no|waiting for|waiting on|update on|updates on|any update|any updates|any news|"
            "any word",
            "refund*|money|reimburse*|replacement|compensation|cancellation",
        ),
        rule(Need.CONTACT, "who do i|who can i|who should i", "talk to|speak to|contact|call|email|write to|ask"),
        rule(
            Need.REFUND,
            "refund*|money back|reimburse*|my money|charge back|chargeback|pay me back|cash back|credit my account|"
            "credit me back|months back|points back",
        ),
        rule(
            Need.COMPENSATION,
            "compensat*|voucher*|goodwill|make it up|make this right|make it right|make this up|make things right|"
            "make up for|credit for|discount for|do about it|do about this|doing about this|doing about it|"
            "for my trouble|for the inconvenience",
        ),
        rule(
            Need.CONTACT,
            "speak to|speak with|talk to|talk with|call me|contact me|phone number|call back|callback|reach someone|"
            "reach anyone|reach a|reach you|reach somebody|get hold of|get a hold of|get ahold of|get through to|"
            "real person|human|email me|dm me|message me|call someone|contact you|contact someone|number to call|"
            "number i can call|contact number|customer service number|support number|get in touch|a manager|"
            "a supervisor|someone call|someone contact|respond to|answer my|answer me|reply to my|respond|"
            "please reply|check my dm*|check your dm*|my dm|email address|read my dm*|answer the phone|"
            "pick up the phone|answer your phone*|dm you",
        ),
        rule(
            Need.ACCESS,
            "log in|login|log into|logging|log back|sign in|sign into|password|locked out|unlock*|access|get into|"
            "get back in|get back into|back into|unban*|ban|banned|suspended|suspension|reactivate|reinstate|"
            "verification code*|recover|recovery|account back|channel back|page back|2fa|2 step|two step|two factor|"
            "pin|username|security code|reset code|backup code*",
        ),
        rule(
            Need.REPLACEMENT,
            "replace*|exchange|swap|new one|send another|send a new|send me another|send me a new|resend|"
            "send me the right|send the right|correct item|correct one|correct order|right one|right item|right size|"
            "another one|missing part*|spare part*",
        ),
        rule(
            Need.IMPROVEMENT,
            "please add|bring back|bring it back|can you add|could you add|would you add|will you add|you guys add|"
            "ever add|planning to add|plans to add|plan to add|would be great if|would be nice|would love to see|"
            "would love it if|would love if|would love a|i wish|you should|u should|you guys should|how about|"
            "why not|please consider|please make|consider adding|feature|suggestion|dark mode|please improve|"
            "any plans",
        ),
        rule(
            Need.EXPLANATION,
            "why|how come|reason|explain",
            "charge*|charged|bill|billed|paid|pay|fee|fees|price*|cost*|expensive",
        ),
        rule(
            Need.HOW_TO,
            "how do i|how can i|how to|how do we|how can we|how would i|how should i|how could i|how do you|"
            "show me how|explain how|is there a way|is there any way|any way to|a way to|any way i can|steps|"
            "instructions|tutorial|how do u|do i have to|do i need to|what do i need|guide|where do i|"
            "where can i find|where do you",
        ),
        rule(
            Need.CANCEL,
            "cancel|canceling|cancelling|unsubscribe*|delete my|close my account|terminate|stop charging|opt out|"
            "remove me|stop sending|stop emailing|end my|get out of my contract",
        ),
        rule(
            Need.CHANGE,
            "change my|change the|change it|change|update my|switch|reschedul*|rebook*|move my|different size|"
            "upgrade|transfer|correct my|modify|postpone|amend|another flight|next flight|another date|later flight|"
            "earlier flight|another time|new flight|add a bag|add my",
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
            "waiting for you|update|updates|has my|have my|is my|is our|are my|on time|what about my",
        ),
        rule(
            Need.STATUS,
            "when|how long|how soon|what time",
            "arrive*|deliver*|get here|be here|ship|ships|come|coming|fixed|back up|back online|back on|be resolved|"
            "hear back|be sent|my order|my parcel|my package|resume|leave|leaving|depart|take off|be restored",
        ),
        rule(
            Need.PRICE,
            "how much|price*|cost|costs|fee|fees|rate|rates|cheaper|discount*|promo code|coupon*|charge for|"
            "extra charge|free shipping",
        ),
        rule(
            Need.TIME,
            "opening hours|opening times|what time|until when|how late|how early|are you open|open on|open today|"
            "open tomorrow|open until|business hours|store hours|your hours|close at|closing time|be open|stay open|"
            "deadline|expire*|how long|how soon|what date|which date|what day",
        ),
        rule(
            Need.AVAILABILITY,
            "in stock|back in stock|stock|available|availability|restock*|do you have|do you sell|do you still|"
            "sold out|do you carry|still have|coming back|do you offer|do you do|sell|have any|any left|any more|"
            "come in|launch*|release*|coming to|come to|out in|come out|ship to|deliver to|shipping to|cover my area|"
            "do you ship|do you take",
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
            "fix*|repair*|working|work|works|broken|crash*|bug|bugs|glitch*|error*|issue*|problem*|resolve*|solve*|"
            "solution|outage|down|loading|freez*|frozen|technician|engineer|reconnect|restore|look into|sort",
        ),
        rule(
            Need.PLACE,
            "where is|where are|where can|where do|where s|which store|which shop|nearest|address|location|closest|"
            "which terminal|which gate|what gate|what terminal|directions",
        ),
        rule(Need.TIME, "when"),
        rule(Need.CONTACT, "help|please advise|respond|do something"),
    ),
    troubles=(
        rule(
            Need.REFUND,
            "charged twice|charged me|double charge*|double charged|overcharged|billed twice|billed me|billed for|"
            "charged for|still charging|keep charging|keeps charging|charging me|charged again|unauthorized charge*|"
            "wrong amount|took money|taken money|money taken|charged the wrong|charged double|took the money|"
            "took my money|debited|got charged|was charged|been charged",
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
            "wrongfully terminate*|reset your password|your reset password|trying to log in|try to log in",
        ),
        rule(
            Need.REPLACEMENT,
            "wrong item|wrong order|wrong product|wrong size|wrong colour|wrong color|wrong one|arrived broken|"
            "arrived damaged|came broken|came damaged|arrived smashed|arrived cracked|arrived in pieces|doesn t fit|"
            "don t fit|do not fit|does not fit|too small|too big|too tight|too large|defective|faulty|missing parts|"
            "parts missing|part missing|part is missing|torn|shattered|items missing|item missing|missing item*|"
            "missing from my order|instead of the|fell apart|fallen apart",
        ),
        rule(
            Need.REPLACEMENT,
            "broken|damaged|cracked|ripped|scratched|leaking|broke|smashed|dented|stopped working|doesn t work|"
            "does not work|don t work|died",
            "parcel|package|box|delivery|delivered|order|ordered|item|bought|lamp|chair|table|shoe*|boots|shirt|"
            "dress|jacket|mug*|cup*|glass*|vase|plate*|suitcase|bag|toy|kettle|toaster|machine|headphones|purchased|"
            "present|gift|received|arrived",
        ),
        rule(Need.CHANGE, "flight*|train|trip", "cancelled|canceled|missed|overbooked|bumped"),
        rule(
            Need.CHANGE,
            "missed my connection|missed our connection|miss my connection|missed connection|miss my flight|"
            "missed my flight|stranded",
        ),
        rule(
            Need.STATUS,
            "never arrived|hasn t arrived|hasnt arrived|has not arrived|haven t arrived|not arrived|didn t arrive|"
            "did not arrive|never came|didn t show|never showed|no show|haven t received|hasn t received|"
            "havent received|have not received|not received|never received|didn t receive|didn t recieve|"
            "did not receive|never got|didn t get|haven t got|hasn t come|hasn t shipped|not shipped|hasn t moved|"
            "lost my bag*|lost my luggage|lost my suitcase|lost our|lost luggage|lost bag*|lost in transit|"
            "went missing|still missing|still waiting for|still waiting on|been waiting for|waiting for my|"
            "waiting on my|still no sign|no sign of|still no refund|still no parcel|still no package|"
            "still no delivery|still no order|still hasn t|still haven t|marked as delivered|marked delivered|"
            "says delivered|says it was delivered|no delivery|nothing arrived|nothing has arrived|nothing came|"
            "not here yet|not turned up|nowhere to be",
        ),
        rule(
            Need.STATUS,
            "parcel*|package*|delivery|shipment|order|bag|bags|luggage|baggage|suitcase*|refund",
            "late|delay*|missing|lost|waiting|overdue|stuck|nowhere|where",
        ),
        rule(Need.STATUS, "flight*|plane|train|bus|tarmac", "late|delay*|hours|waiting|stuck|sitting"),
        rule(
            Need.REPAIR,
            "not working|doesn t work|doesnt work|does not work|won t work|wont work|isn t working|isnt working|"
            "stopped working|no longer works|crash*|error|errors|glitch*|bug|bugs|buggy|won t load|wont load|"
            "not loading|doesn t load|won t open|won t start|freez*|frozen|keeps stopping|is down|are down|went down|"
            "still down|been down|outage|no signal|no internet|no service|no connection|no wifi|no hot water|"
            "no power|no dial tone|won t connect|can t connect|cannot connect|keeps disconnecting|keeps dropping|"
            "logs me out|kicks me out|unplayable|broken|malfunction*|having trouble with|having issues|"
            "having problems|having an issue|having difficult*|issues with|problems with|trouble with|doesn t play|"
            "won t play|won t update|failed to|won t let me|loses sound|keeps failing|update failed|not syncing|"
            "won t sync|blank screen|black screen|went dead|lags",
        ),
        rule(
            Need.CONTACT,
            "no reply|no response|no answer|nobody answers|no one answers|nobody responds|no one responds|"
            "nobody replies|on hold|hung up|hangs up|can t get through|cannot get through|ignored|ignoring|ignore my|"
            "ignores|never answered|never replied|haven t heard|not heard back|heard nothing|never called back|"
            "never call back|can t reach|cannot reach|can t get hold",
        ),
    ),
)  # fmt: skip
