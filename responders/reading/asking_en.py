"""The words in which people ask and want in English."""

from __future__ import annotations

from responders.reading.asking import Asking
from responders.reading.asking import phrases
from responders.reading.asking_en_needs import NEEDS
from responders.reading.asking_en_needs import VAGUE
from responders.reading.asking_en_troubles import TROUBLES

EN = Asking(
    openings=phrases(
        "how do i|how do we|how can i|how can we|how could i|how would i|how long do|how long does|how long will|"
        "how long is|how long are|how long until|how long before|how long should|how long must|how much longer|"
        "how much is|how much are|how much does|how much do|how much will|how much would|how many do|how many are|"
        "how to|how come|how is it|how are we supposed|how am i supposed|how about|how does|what time|what is your|"
        "what is the|what are the|what are your|what do i|what do we|what should i|what can i|what happens|"
        "what happened|what s the|what s your|what s up with|what s going on|what is going on|when is|when are|"
        "what s it|whats it|what will it|what would it|what does it|when s it|when s my|whens it|whens my|"
        "when will|when can|when does|when do|when s the|when am i|where is|where are|where s|where can|where do|"
        "where did|where has|which one|which size|which store|who can|who do i|who should|who is|can i|can we|can you|"
        "can u|can y all|can someone|can anyone|can anybody|can somebody|can ya|could you|could i|could we|"
        "could someone|would you|would it be|would someone|will you|will there|will it|will my|will i|do you|do u|"
        "do i need|do i have|does anyone|does the|does this|have you|has anyone|is there|is it possible|is my|is your|"
        "is this|is it too late|are there|are you open|are you guys|any chance|any idea|any ideas|any news|"
        "any update|any updates|any way|any plans|any word on|any info|any help|may i|should i|where the hell|"
        "where the heck|where on earth|where in the world|need a|need my|need to|need some|want my|want a|please|pls|"
        "plz|kindly|explain yourselves|is it|is this|is anyone|anyone know|anybody know|eta for|eta on|status of|"
        "status on|update on|y cant|y can t|y is my|y is the|y are my|y does|y did|any concern|any concerns|"
        "anyone knows|did anyone|is someone|are they|are these|are those|do we|do they|does it|does that|did they|"
        "did it|can it|can they|could it|will they|will we|would they|should we|am i|was it|has it|have they|has my|"
        "did i|does my|does anybody|whose|who s|whats|what kind|what type|what if|what was|how am i|how are|how far|"
        "how big|how often|how likely|how did|how will|which of|which is|which are|which parts|which model|"
        "which flight|which line|which bus|check dm|check the dm|check your dm|explain why|explain how|send me|"
        "send a|send my|give me|give us|bring my|bring me|let me talk|let me speak|return my|cancel my|now what|"
        "what now|wish you|wish there|any reason|what size|until what|at what|when exactly|where exactly|what about|"
        "did my|did you|does your|do your|are your|is it true|can my|can the|could my|will the|will your|would my|"
        "refund please|refund pls|refund now|refund me|reply to|answer my|answer your|respond to|come pick|come and|"
        "pick up your|get me|call me|check your|check my|do the|do students|are the|why|how long would|how long might"
    ),
    interrogatives=phrases(
        "what|how|why|when|where|who|which|whose|whats|wheres|hows|y|is|are|am|was|were|do|does|did|can|could|will|"
        "would|should|has|have|had|may|might|any"
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
        "please replace|please contact|please call|please dm|please confirm|please restock|please assist|please rebook|"
        "do something|bring back|bring it back|wondering if|wondering when|wondering why|wondering how|"
        "wondering whether|want to know|wanted to know|wanted to ask|like to know|love to know|question about|"
        "someone explain|give us|asking for a refund|hope you can|would be great if|would be nice if|would be nice to|"
        "would love to see|would love it if|would love if|would love a|i wish|you should|u should|you guys should|"
        "why not add|why not offer|want my|get my money back|unsubscribe me|stop sending|stop charging|stop emailing|"
        "what to do|need a refund|need a replacement|need to know|need to speak|need to talk|need answers|"
        "would appreciate|i d appreciate|who do i|what do i do|what can i do|what should i do|what am i supposed to do|"
        "make this right|make it right|rebook me|reopen my|unlock my|get my account back|need my booking|"
        "need this moved|need my order|talk to a person|want them back|want it back|need it back|would be lovely|"
        "kindly assist|kindly help|would rather change|wanted to see if|want to see if|was wondering|wanted to check|"
        "trying to find a|looking for a|when do i receive|when do i get|when will i get|when will i receive|how do i|"
        "how can i|where do i|can you guys|can you please|could you please|can someone please|can u please|"
        "would rather have|would rather get|i really want|i just want|i really need|i just need|i also need|"
        "i still need|i desperately need|i only want|i urgently need|we really need|we just want|i really would like|"
        "i d really like|get back to me|get back to us|somebody answer|someone answer|help out|check my dm|"
        "check your dm|check dm|should look at|should look into|someone look|want it checked|want that checked|"
        "follow me|follow back|sos|i d love a|i d love to get|need another|need a new|need an|i wonder if you"
    ),
    no_requests=phrases(
        "i want to say|want to thank|wanted to thank|just want to say|want to give a|want to love|want to share|"
        "want to like|want you to know|all i want|wanted to say|don t want|do not want|didn t want|don t need|"
        "do not need|no longer need|never need|i needed|everything i need|everything we need|all i need|what i need|"
        "exactly what i|when i need|i need coffee|should be ashamed|should be proud|as i expect|let me tell you|"
        "tell me about it|letting me know|i want more of|helped me|helped us|thanks for help|thank you for help|"
        "for helping|you should see|if you want|if you need|whatever you need|help me understand how you sleep|"
        "sorted out|so helpful|need to be ashamed|need to learn|need to say|should know|thought you should|"
        "just thought|nice of you to|have been nice|woulda been|get me out|i want to add|just want to add|"
        "wanted to add|they call me|they tell me|they give me|they send me|keep telling me|keeps telling me|"
        "keep sending me|tells me|people tell me|will call me|would call me|gonna call me|never call me|don t call me|"
        "needs to show me|wouldn t give me|won t give me|won t tell me|didn t give me|let me guess|i should know|"
        "should have known"
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
        "how can you justify|how do you justify|how do you expect|how can you expect|how do you mess|how do you screw|"
        "how do you manage to|how do you lose|how can you lose|how do you stay in business|still in business|"
        "what do i pay|what am i paying|what are we paying|that hard to|is it that hard|is it so hard|hello anyone|"
        "anyone there|anybody there|anyone home|anybody alive|anyone alive|is anybody awake|does anybody work|"
        "does anyone work|send my money to|transfer my money to|wire my money to|so is my|so is our|don t you love|"
        "don t you just love|isn t it great|isnt it great|you want me to|what else could|who else could|"
        "why are you the|why are you so|why are you guys so|why are y all so|why do you suck|do you really|"
        "shouldn t you|is this how|is that how|are you even|are you really|are you trying to|so are my|so am i|"
        "anyone else|anybody else|is it just me|is it only me|am i the only|am i alone|who else|need to halt|"
        "need to do better|need to get your|need to step up|how can your|how do you run|is that what|is this what|"
        "what are you paying|why am i paying|why am i even|why do i pay|who could have|who would have|you happy now|"
        "happy now|proud of|are you sleeping|are you awake|remember when|why me|why now|why always"
    ),
    fillers=phrases(
        "hi|hello|hey|hi there|hey there|hello there|good morning|good afternoon|good evening|dear|team|guys|folks|ok|"
        "okay|so|and|but|also|plus|well|um|oh|ah|yo|btw|ps|p s|just|then|now|please|pls|plz|sorry|thanks|excuse me|"
        "quick question|question|1|2|3|first|second|or|support|y all|because|with|besides|kindly|dear sir|dear madam|"
        "dear acme|yes|no|look|listen|seriously|honestly|hmm|wait|wow|anyway|lol|haha|omg|oh and|hiya|evening|morning|"
        "quick one|if yes|if so|if not|random question|one more thing|one more question|genuine question|"
        "serious question"
    ),
    help=phrases(
        "help|what do i do|what should i do|what can i do|what to do|what do we do|what am i supposed to do|"
        "do something|any advice|please advise|any ideas|any idea|look into this|look into it|sort this|sort it|"
        "sort out|sort that|resolve this|please resolve|look at this|fix this|fix it|fix that|solution|now what|"
        "what now|assist|suggestions|any help|any suggestion|what else can i try|what else can i do|"
        "anything else i can try|what can i try|any communication|suggestions|any tips|can anyone help|aid"
    ),
    supposed=phrases(
        "if i miss|if we miss|if my|if our|what if|especially if|in case|in case of|after the outage|about the outage|"
        "about yesterday s|s outage|since the outage"
    ),
    needs=NEEDS,
    vague=VAGUE,
    troubles=TROUBLES,
)  # fmt: skip
