"""What people ask for in English, by the words of each need, the first that fits."""

from __future__ import annotations

from domain.ask import Need
from responders.reading.asking import rule

NEEDS = (
    rule(
        Need.STATUS,
        "where is|where are|where s|when will|when do|when can|when am i|when is|status|how long|how much longer|"
        "still waiting|still no|waiting for|waiting on|update on|updates on|any update|any updates|any news|any word",
        "refund*|money|reimburse*|replacement|compensation|cancellation",
    ),
    rule(
        Need.CONTACT,
        "who do i|who can i|who should i|let me talk|let me speak|dm me|speak with someone|write to you|reach the|"
        "talk to someone|someone from your team|who handles",
        "talk to|speak to|speak with|talk with|contact|call|email|write to|ask|get in touch|reach you|reach someone|"
        "get support|get a hold of",
    ),
    rule(
        Need.CONTACT,
        "how do i|how can i|how would i|how do we|how to|best way to|is there a way to|is there anyway to|"
        "is there any way to|do you have|what is|what s",
        "contact|get in touch|reach you|reach someone|speak to|speak with|talk to|get support|get a hold of|email you|"
        "call you|an email address|enquiries email|personal email|customer service",
    ),
    rule(
        Need.REFUND,
        "refund*|money back|reimburse*|my money|charge back|chargeback|pay me back|cash back|credit my account|"
        "credit me back|months back|points back|want them back|want it back|my points|give them back|give it back|"
        "need it back|money returned|returned to my card|back on my card|back to my card",
    ),
    rule(
        Need.COMPENSATION,
        "compensat*|make it up|make this right|make it right|make this up|make things right|make up for|credit for|"
        "discount for|for my trouble|for the inconvenience",
    ),
    rule(Need.COMPENSATION, "do about it|do about this|do about that|doing about it|doing about this", "you|u|ya"),
    rule(Need.COMPENSATION, "want you to|you should|you need to|expect you to", "pay for my|pay for our|pay for the"),
    rule(Need.TIME, "any idea on timing|timing for|timing on|timeline for|timeframe for|time frame for"),
    rule(
        Need.COMPENSATION,
        "voucher*|goodwill",
        "give|get|offer|send|deserve|expect|for this|sorry",
    ),
    rule(
        Need.COMPENSATION,
        "discount|free month|credit",
        "deserve|should be getting|should get|owe me|owe us|for this|sorry",
    ),
    rule(
        Need.CONTACT,
        "speak to|speak with|talk to|talk with|call me|contact me|your phone number|phone number please|"
        "customer service phone|call back|callback|reach someone|reach anyone|reach a|reach you|reach somebody|"
        "get hold of|get a hold of|get ahold of|get through to|follow me|follow back|email address please|"
        "send an email to|email to send|check dm|real person|live person|live agent|human|email me|dm me|message me|"
        "call someone|contact you|contact someone|number to call|number i can call|contact number|"
        "customer service number|support number|get in touch|a manager|a supervisor|someone call|someone contact|"
        "answer my|answer me|reply to my|respond|please reply|check my dm*|check your dm*|my dm|read my dm*|"
        "answer the phone|pick up the phone|answer your phone*|dm you|ring me|phone me|ring us|phone us|give me a ring|"
        "give me a bell|give me a call",
    ),
    rule(
        Need.ACCESS,
        "log in|login|log into|logging|log back|sign in|sign into|password|locked out|unlock|unlocked my|access|"
        "get into|get back in|back into|unban*|banned|my ban|the ban|suspended|suspension|reactivate|reinstate|"
        "verification code*|recover|recovery|recovering|retrieve|retrieving|deactivate|old account|old gmail|"
        "account back|channel back|page back|2fa|2 step|two step|two factor|pin|username|security code|reset code|"
        "backup code*|log me in|back in my account|get in to|hacked|sign me in|into my",
    ),
    rule(
        Need.INFORMATION,
        "invoice*|receipt*|confirmation|copy of|proof of|certificate|policy on|your policy",
        "send|resend|copy|need|get|love|like|what|find|provide|have|where",
    ),
    rule(Need.AVAILABILITY, "in stock|restock*|sold out|be available|any left"),
    rule(
        Need.REPLACEMENT,
        "replace*|exchange|swap|new one|send another|send a new|send me another|send me a new|resend|send me the right|"
        "send the right|correct item|correct one|correct order|right one|right item|right size|another one|"
        "missing part*|spare part*|missing piece*|missing bit*|send the missing",
    ),
    rule(
        Need.IMPROVEMENT,
        "please add|bring back|bring it back|add more|more options|new option|additional option|an option to|"
        "the option to|the ability to|make it possible|make it easier|please never|please don t change|"
        "please don t remove|please don t take|would be amazing if|would be cool if|would be awesome if|"
        "will there be a|will there ever|can you add|could you add|would you add|will you add|you guys add|ever add|"
        "planning to add|plans to add|plan to add|would be great if|would be nice if|would be nice to|"
        "would love to see|would love it if|would love if|would love a|i wish|you should|u should|you guys should|"
        "how about|why not|please consider|please make|consider adding|feature|suggestion|dark mode|please improve|"
        "any plans|old version|old design|old layout|go back to the old|back to the old|go back to how it|roll back|"
        "revert|would be lovely",
    ),
    rule(
        Need.EXPLANATION,
        "why|how come|reason|explain|what gives|what was that about|what changed",
        "charge|charges|charged|charging|bill|billed|paid|pay|fee|fees|price|prices|pricing|cost|costs|expensive|moved|"
        "changed|rescheduled|rebooked|twice|two times|log in twice|sign in twice",
    ),
    rule(
        Need.PLACE,
        "where is|where are|where can|where do|where s|where did",
        "my gate|my seat|my platform|the gate|your gate|my terminal|nearest|closest|local store",
    ),
    rule(
        Need.STATUS,
        "where is my|where is our|where s my|where s our|wheres my|where are my|where are our|where tf is my|"
        "where the hell is my|where the heck is my|where is the rest|where did my|where are the rest",
    ),
    rule(
        Need.PLACE,
        "where is|where are|where can|where do|where s|which|is there a|is there any|are there any|near|any near",
        "store|stores|shop|shops|branch*|entrance|parking|car park|office|offices|machine|gate|terminal|toilet*|"
        "bus stop|platform|counter|desk|lounge|nearest|closest|atm|drop off|drop it off|hand it in|collect|pick it up",
    ),
    rule(
        Need.PRICE,
        "have to pay|do i pay|do we pay|pay extra|is it extra|is that extra|cost extra|costs extra|at extra cost|"
        "for an extra fee|any extra charge",
        "do i|do we|is|does|will|or|would|are",
    ),
    rule(
        Need.HOW_TO,
        "how do i|how can i|how to|how do we|how can we|how would i|how should i|how could i|how do you|show me how|"
        "explain how|is there a way|is there any way|is there anyway|anyway i can|anyway to|any way to|a way to|"
        "any way i can|steps|instructions|tutorial|how do u|do i have to|do i need to|what do i need|guide|where do i|"
        "where can i find|where do you|how am i supposed|how are we supposed|how am i meant|way of|where would i|"
        "what is the way|where can i download|how would one|how does one",
    ),
    rule(
        Need.INFORMATION,
        "if i cancel|if we cancel|if i change|if i return it|if i upgrade|if i delete|if i switch",
        "do i|will i|would i|what happens|is it|is there|does|are",
    ),
    rule(
        Need.CANCEL,
        "cancel|canceling|cancelling|unsubscribe*|delete my|close my account|terminate|stop charging|opt out|remove me|"
        "stop sending|stop emailing|end my|get out of my contract",
    ),
    rule(
        Need.CHANGE,
        "change my|change our|change the|change to|change a|change an|change this|change that|change flight*|"
        "change seat*|change date*|change name*|can i change|to change|name change|address change|please change|"
        "change please|change for|change his|change her|standby|stand by list|get me on|get us on|update my|switch to|"
        "switch my|switch from|switch it|switch seat*|switch flight*|switch the|change it|changed back|change back|"
        "reschedul*|rebook*|move my|different size|upgrade|transfer|correct my|modify|postpone|amend|another flight|"
        "next flight|another date|later flight|earlier flight|another time|new flight|add a bag|add my|moved|"
        "different one|different seat|another seat|other seat|different room|another room|correct it|pause|"
        "bring forward|push back|delay my|hold my|add to my|swap my seat|rename",
    ),
    rule(
        Need.EXPLANATION,
        "why|how come",
        "late|delay*|cancelled|canceled|taking so long|take so long|haven t|hasn t|hold|never|always|closed|stop*|"
        "removed|gone",
    ),
    rule(
        Need.STATUS,
        "where is|where are|where s|where the",
        "order*|parcel*|package*|delivery|shipment|item*|bag|bags|luggage|baggage|suitcase*|flight*|plane|train|bus|"
        "driver|technician|engineer|letter|card|ticket*|payment|repair|passport|it|they|booking|appointment|stuff|"
        "things|clothes|my|our",
    ),
    rule(
        Need.STATUS,
        "when will my|when will our|when can i expect|when should i expect|when do i get|when will i get|"
        "when will i receive|when do i receive|tracking|track my|track it|status|any update*|any news|any word|shipped|"
        "ship my|dispatched|been sent|delivered|on its way|eta|how much longer|still no|still waiting|waiting for you|"
        "update on|updates on|an update|any update|has my|have my|on time|what about my|go through|went through|"
        "find my|find our|locate my|track down my|did you receive|did you get my|you received|received my|"
        "been processed|being processed|accepted my|confirm my order|confirm my booking|what happened to my|"
        "what happened with my|what is happening with my|stand with|news on|progress|gone through|dead or|confirmation",
    ),
    rule(
        Need.STATUS,
        "when is|when are|when will|when does|when do|when can|when s|when should|how long|how soon|what time",
        "arrive*|deliver*|get here|be here|ship|ships|come|coming|fixed|back up|back online|back on|be resolved|"
        "hear back|be sent|my order|my parcel|my package|resume|leave|leaving|depart|take off|be restored|be back",
    ),
    rule(
        Need.STATUS,
        "is|are|has|will|did|was|what s up with|what is up with",
        "my flight|our flight|my train|my order|my parcel|my package|my refund|my claim|my bag|my luggage|my delivery|"
        "my booking|my application|my appointment|my payment|my ticket",
        "late|on time|delayed|delay|cancelled|canceled|confirmed|here|there|safe|coming|leaving|ok|okay|okayed|still|"
        "ready|approved|arrived|arrive|affected|go out|be affected|sent|gone",
    ),
    rule(
        Need.PRICE,
        "how much|price of|price for|the price|prices for|what price|your prices|your price|price to|full price|"
        "price match|price difference|prices go|lower price|cost|costs|fee|fees|rate|rates|cheaper|discount*|"
        "promo code|coupon*|charge for|extra charge|free shipping|is it free|are they free|is that free|is free|"
        "free of charge|free for|do i pay|have to pay|cheapest|is there a charge|refill*",
    ),
    rule(
        Need.TIME,
        "opening hours|opening times|what time|until when|how late|how early|are you open|open on|open today|"
        "open tomorrow|open until|business hours|store hours|your hours|close at|closing time|be open|stay open|"
        "how long|how soon|what date|which date|which dates|what day|which day|which days|what days|until what|"
        "last order*|run until|cut off|checkout time|check in time|how old|what is the deadline|what s the deadline",
    ),
    rule(
        Need.TIME,
        "when|until|till|does it|does the|does this|does your|is it still|are they still|is this still",
        "deadline|expire*|valid|end|ends|start|starts|begin|begins",
    ),
    rule(
        Need.AVAILABILITY,
        "stock|available|availability|restock*|do you have|do you still|sold out|do you carry|still have|coming back|"
        "do you offer|do you do|do you have any|you guys have any|do u have any|any left|any more|coming to|come to|"
        "ship to|deliver to|shipping to|cover my area|do you ship|do you take|do you accept|got any|have you got|"
        "in size|in black|in blue|in red|in white|run out|seats left|tickets left|rooms left|vacanc*|slots|"
        "find a flight|flight* to|new routes|if you have|you sell|still sell|release date|being released|launching|"
        "you guys have|direct flight*|any flight*|fly to|fly from|fly direct|be made available|do you go to|"
        "you guys go to",
    ),
    rule(Need.AVAILABILITY, "when|ever|does|will the|will there", "come in|out in|come out|coming out"),
    rule(
        Need.EXPLANATION,
        "why|y cant|y can t|y is|y are|y does|y did|y do|what s up w|how come|what s with|whats with|"
        "what could be causing|what is causing|what s causing|causing this|what happened|what s happening|"
        "what is happening|reason|explain*|explanation|what s going on|what is going on|whats going on|what caused|"
        "what s up with|what is up with|what s wrong with|what is wrong with|what went wrong|how is it that|"
        "how is it possible|what s the deal|what is the deal|what is the problem|what s the problem",
    ),
    rule(
        Need.REPAIR,
        "fix*|repair*|working|broken|crash*|bug|bugs|glitch*|error*|issue*|problem*|resolve*|solve*|solution|outage|"
        "is down|are down|be down|been down|goes down|went down|still down|down again|down today|down for|loading|"
        "freez*|frozen|technician|engineer|reconnect|restore|look into|sort it|sort this|sort that|sort out|technical|"
        "not syncing|sync|restart*|reconnect*|connecting|elevator|lift is|to work again|get it to work|make it work|"
        "work again|works again|not work|doesn t work|don t work|won t work|do something about|checked before|"
        "door checked|inspected|should look at|should look into|someone look|rectify",
    ),
    rule(
        Need.PLACE,
        "which store|which shop|nearest|your address|the address|what address|which address|location|closest|"
        "which terminal|which gate|what gate|what terminal|directions",
    ),
    rule(
        Need.CONTACT,
        "write to me|get back to me|get back to us|somebody answer|someone answer|your email address"
    ),
)  # fmt: skip
#: What is left to go by where no word says more.
VAGUE = (
    rule(Need.PLACE,
        "where is|where are|where can|where do|where s|where exactly|where would|where could|where should"
    ),
    rule(
        Need.TIME,
        "when is|when are|when will|when does|when do|when can|when s|until when|when exactly|when did|when would|"
        "when should",
    ),
    rule(
        Need.HOW_TO,
        "what do i do|what do we do|what should i do|what should we do|what should they do|what can i do|what to do|"
        "what am i supposed to do|what am i doing wrong|what are we supposed to do|suggestions to|suggestions for|"
        "tips on|tips to|tips for|any tips|advice on|advice for|any advice",
    ),
)  # fmt: skip
