//! English: how people ask for a person, and what only looks like it.

use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "en",
    classes: &[
        ("person", PERSON),
        ("who", WHO),
        ("fill", FILL),
        ("go", GO),
        ("after", AFTER),
        ("strict", STRICT),
        ("talk", TALK),
        ("bot", BOT),
        ("ask", ASK),
        ("speak", SPEAK),
        ("move", MOVE),
        ("act", ACT),
        ("doing", DOING),
        ("real", REAL),
        ("here", HERE),
        ("compound", COMPOUND),
    ],
    asks: &[
        // "I'd like to talk to a real person"
        "i|we|id|ill|wed|im|ive want|been|need|wanna|wish|prefer|demand|would|d|like|must|gotta|wanted|tried|trying|hoping|rather|love|am|was <go>* <talk> <fill>* <who> >",
        "i|we asked|asking|keep|have|ve|been <go>* <talk> <fill>* <who> >",
        "can|could|may|might|cant|couldnt|shall i|we|you <go>* <talk> <fill>* <who> >",
        "let|allow|help me|us <go>* <talk> <fill>* <who> >",
        "how|where|when can|do|could|would|to|does i|we|one|you? <go>* <talk> <fill>* <who> >",
        "how can|do|could|to i|we|you? <go>* reach|contact|get <fill>* <who> >",
        "^ <go>* <talk> <fill>* <who> >",
        "possible|way|option|able|option to <go>* <talk> <fill>* <who> >",
        // "is there somebody I can talk to"
        "is|are|isnt there? <fill>* <who> <go>* i|we can|could <go>* talk|speak|chat",
        "is|are|isnt there <fill>* <person> >>",
        "any <fill>* human|humans|people|agent|agents|person here|there|available|around|online",
        "anyone|someone|anybody|somebody <go>* i|we can|could <go>* talk|speak|chat",
        // "put me through to an agent"
        "connect|transfer|switch|forward|pass|redirect|escalate|put|hand|route|direct|bring|send|get|refer me|us|this|it|my? chat|call|conversation|case|ticket? over|through|on|back|up? to|with <fill>* <who> >",
        "^ <go>* connect|transfer|escalate|switch|redirect to|with <fill>* <who> >",
        "get|give|bring|find|fetch|assign|provide|send|grab me|us <fill>* <person> >>",
        "^ <go>* get|need|want|wanna|give|gimme|require <fill>* <person> >>",
        "^ <go>* looking for <fill>* <person> >>",
        "i|we|id|wed really|just|still|only|now? want|need|demand|prefer|require|d|would|like|rather like|prefer|have|need? have|rather? <fill>* <person> >>",
        "can|could|may i|we|you <go>* get|have|see|involve|call <fill>* <person> >>",
        "asked|asking|ask|asks|said|saying for <fill>* <person> >>",
        "i|we want|need|require|d|would|prefer like? human|personal assistance|help|support|attention|intervention",
        "someone|somebody|anyone real|human who|to|i|that|here",
        // "I will not talk to a bot"
        "dont|not|wont|refuse|cant|hate|stop|tired|sick|done|rather|never want|wanna|like|going|to|of|with? to? talk|talking|speak|speaking|chat|chatting|deal|dealing|type|typing to|with <fill>* <bot>",
        "i|we dont|do not? want|need|wanna <fill>* <bot> $",
        "dont|not want|wanna|going|continue|keep to? continue|keep|go|carry|stay on? with <fill>* <bot>",
        "^ no more? <bot> $",
        "^ not <fill>* <bot> $",
        "speak|talk|person|human not to? <fill>* <bot>",
        // A call back
        "can|could|would|will|have|get|want|need someone|somebody|anyone|anybody <go>* call|phone|ring|contact me|us",
        "have|get <fill>* <person> <go>* call|phone|ring|contact|help me|us",
        "can|could|would|will <fill>* <person> <go>* call|phone|ring|contact|help|assist me|us",
        "^ <go>* call|phone|ring me back? >>",
        "i|we <go>* want|need|request|d|would <go>* callback",
        "i|we <go>* want|need|request|d|would <go>* a|to? call back",
        "^ <go>* request|callback|schedule a? callback? please|request|from",
    ],
    loose: &[
        // ”I'd feel more comfortable explaining this to a person”
        "<ask> _6 <speak> _5 <who> !",
        "<ask> _4 <move> me|us|this|it|my|the|in|over|on? _3 <person> >",
        "<move> me|us|this|it|my|the|someone _5 <who> >",
        "^ <go>* <move> me|us|this|it|my|the|in|over|on? _3 <person> >",
        "want|wants|need|needs|prefer|demand|require|request|requesting|insist|rather|deserve|expect on? with? <fill>* <person> >",
        "want|wants|need|needs|prefer|demand|require|request|insist|rather|deserve|please|pls|grateful|appreciate|great|nice|better|wish|asking|possible|happier|lodge _8 <person> >",
        "can|could|may|might we|i|you|this _4 with|by|to|through <fill>* <person> >",
        "i|we <go>* _2 someone|somebody to <act>",
        "please|pls|just|now|immediately|stat|asap _2 <person> $",
        "^ <go>* <person> please|pls|plz|now|only|not|asap|immediately|required|needed|instead|stat",
        // ”Could somebody from your team take over?”
        "can|could|would|will|let|have|need|needs|want|should|may|might|get|like|love|please _2 <person> _6 <act>",
        "can|could|would|will|let|have|need|needs|want|should|might|get|like|love|please|somebody|someone _1 someone|somebody|anyone|anybody|anyone _6 <doing>",
        "^ <go>* someone|somebody|person|human|agent please? call|phone|ring|contact me|us",
        // ”Is there anybody real?”
        "is|are|isnt|arent|any|s there|theres|this? _2 <who> _3 <real>",
        "is|are|isnt|arent there|here|any|anyone|anybody|someone|somebody _2 <who> _3 <here>",
        "^ <go>* anyone|anybody|someone|somebody|nobody _2 <real>",
        "^ <go>* any <fill>* <person> _2 <here>",
        "^ <go>* anyone|anybody|someone|somebody there|here|home|around $",
        "is|are|isnt <fill>* <person> _3 available|free|around|online|there|here",
        "where|wheres is|are|s? the|your|all? <fill>* <person> $",
        "how <go>* past|around|rid|avoid|bypass|skip of? _1 <bot>",
        "^ <go>* stop|kill|end|quit|skip <fill>* <bot> $",
        "phone|line|number|hotline i|we|to|for can|could|should? _1 call|ring|phone|dial $",
        "who <go>* do|can|should|could i|we ring|call|phone|speak|talk",
        "whats|what|which|have|got|give|is _4 number|phone|line|hotline _3 speak|talk|reach|call <go>* <who>",
        "<move> me|us|this <go>* over|on|through|back|up? to|with _2 <who> >",
        "<speak> whoever|whomever|who",
        "escalate|escalating _2 complaint|case|issue|this|matter|ticket|problem|it|request",
        "<person> _2 call|phone|ring|contact me|us",
        "will|ll|only|rather|gonna|can <go>* wait|hold|waiting|holding|deal|stay for|with|on <fill>* <person> >",
        "chance|hope|possibility|prospect of <fill>* <person> >",
        "<person> would|might|could be? _1 nice|good|great|better|helpful|appreciated|lovely|handy",
        "<fill>* <person> required|needed|wanted|requested",
        "exit|leave|quit|escape|out of? <fill>* <bot> $",
        "nobody|noone|one|anyone|someone|anybody|somebody i|we can|could talk|speak",
        "get|have|request|requesting|arrange|schedule|want|need|like|book|expect _2 callback|callbacks",
        "arrange|schedule|request|requesting|book _3 call|callback|call back >",
        "can|could|would|will|is|has someone|somebody|anyone|anybody <real>",
        "and|please|just|now|you|to|pls connect|transfer|reconnect|escalate|redirect me|us|this $",
        "^ <go>* connect|transfer|reconnect|escalate|redirect me|us|this now|please|immediately|asap|pls",
        "need|want|like|wish|going to escalate >",
        "person|human|people rather|instead|and not than|of|a _2 <bot>|program",
        // Not a machine
        "<speak> _4 isnt|not|arent|aint|nt _2 <bot>",
        "someone|somebody|anyone|anybody|person|human|people|one that|who|whos|thats isnt|is|not not? _2 <bot>",
        "refuse|wont|not|no|dont|stop|sick|tired|fed|done|hate|never|cannot|cant|unwilling|enough _4 <speak> _3 <bot>",
        "instead|rather of|than _2 <bot>",
        "sick|tired|fed|enough|done up? of|with _2 <bot>",
        "turn off|switch|disable _2 <bot>",
        "no|not more? _1 <bot> _3 human|person|people|agent|real",
        "call|phone|ring|contact me|us back|on|at|asap|please|now|today|tomorrow|when|as|about|instead|for|to",
        "give me|us a call|ring|callback|bell",
        "phone|telephone|direct number|line|contact i|we|to|for can|could|should|call|reach|ring _3 <who>",
        "converse|address|consult _2 <who> >",
        "wait|waiting|hold|holding for|on <fill>* <person> >",
        "be|bring|there|have|summon|fetch <fill>* <person> i|we|to|over|in",
        "summon|summoning|fetch <fill>* <who> >",
        "get|have a|some real|actual|live _1 <person>",
        "i want|need|wanna|would out|off|away of|from <fill>* <bot>",
        "like|want|wish|need|expecting|expect|waiting to be called|phoned|rung|contacted|telephoned",
        "how <go>* get|go past|around|by <fill>* <bot>",
        "is|would it? possible for <fill>* <person> to <act>",
        "someone|somebody|anyone _1 actually look|read|review|check|help|deal|answer",
        "reconnect me <go>* with|to _2 $",
        "<person> assistance|help|support|intervention required|needed|please|now|wanted",
        "any <fill>* folks|humans|people <go>* i|we can",
        "for|needs|takes a|an real? human|person $",
        "can|could|would|will|cant|couldnt|wont you|u|ya|yall|they|somebody|someone _3 call|phone|ring|telephone me|us",
        "rather|prefer|like|want|wanna|prefer to? call|phone|telephone $",
        "how|where|can|could _2 contact|reach|call|phone|ring|get you|u by|on|over|via|directly|through _2 phone|telephone",
        "asked|asking|ask|begging|beg|pleading|requested|called for <fill>* <person> >",
        "if _2 <who> could|can|would|might _3 <act>",
        "how _5 to|at _1 <person> >",
        "let|have|make|ask|get|tell _2 <person> _3 <act>",
        "human|real eyes|attention|being|help|contact",
        "call|bring|get over|in <fill>* <person> >",
        "can|could|get|have|want|need|put|like _3 <who> on the|this line|phone|chat|call",
    ],
    withdrawals: &[
        "dont|no|not need|want|longer <fill>* <person> anymore|now|after",
        "no longer need|want|require <fill>* <person>",
        "no longer need|want|wish to <go>* <talk> <fill>* <who>",
        "dont|not need|want to <go>* <talk> <fill>* <who> anymore|after",
        "never|nevermind mind? _1 <fill>* <person> $",
        "forget|cancel|skip about? <fill>* <person> request? $",
        "^ cancel|withdraw my|the|that request|handover|transfer|callback $",
        "changed my mind _4 <person>",
        "i|ill|id|lets|rather|happy|can|could|fine to? stay|continue|go|stick|carry on? with <fill>* <bot>",
        "^ stay|continue|stick|carry on? with <fill>* <bot>",
        "dont|no need to? transfer|connect me|us? anymore",
        "^ never mind $",
        "^ nevermind $",
    ],
    guards: GUARDS,
    alone: "agent, agents, human, humans, representative, rep, person, operator, real person, \
        real human, human being, live agent, live person, human agent, live chat, live support, \
        live human, customer service, customer service agent, customer service representative, \
        customer care, customer support, support agent, human support, human help, human please, \
        someone real, somebody real, an agent, a human, a person, a real person, a real human, an \
        actual person, an actual human, actual human, actual person, supervisor, manager, a \
        representative, talk to human, speak to human, callback, call back, call me, call me \
        back, advisor, an operator, support representative, next step a person, a person next, \
        customer rep, chat support person, executive, connect with executive, agent asap, human \
        asap, boss, your boss, clerk, transfer, transfer me, transfer me please, put me through, \
        connect me, escalate, escalate this, escalate please, reconnect me, support team, someone \
        from support, someone from billing, someone from your team, somebody from your team, real \
        folks, adult, grown up, live chat with agent, live chat with a person, csr, hooman, real \
        people, someone, somebody, live representative, staff, talk to a human, talk to agent, \
        talk to an agent, talk to a person, speak to a person, speak to agent, speak with agent, \
        speak to a human, real agent, actual agent, human operator, live operator, team member, \
        someone human, any human, some human, person not bot, human not bot, chat with agent, \
        chat with human, chat with a human, chat with a person, live chat agent, live assistance, \
        real support, a colleague, colleague, your manager, the manager, the supervisor, a \
        supervisor, a manager, someone else, talk to someone, speak to someone, speak with \
        someone, helpdesk, agent required, human required, agent needed, human needed, an \
        advisor, an adviser, adviser, ring me, phone me, call me please, contact me, assistance \
        from a human, human intervention, human assistance, representatives",
    polite: "please, pls, plz, hi, hello, hey, now, thanks, thank you, ok, okay, good morning, good \
        afternoon, good evening, sorry, just, immediately, asap, yes, no, right now, omg, ugh, \
        well, so, and, but, then, because, today, again, there, seriously, look, listen, sir, \
        instead, for real, next step, next, for the, third time, second time, last time, fourth \
        time, im begging you, spk 2, not you, not a bot, no bot, no bots, not bot, not the bot, \
        not a robot, no robot, no robots, no machine, not a machine, enough, stop, this isnt \
        working, useless, i said, i repeat, for the love of god, ffs, wtf, for gods sake, quick, \
        quickly, urgent, urgently, dear, friend, mate, hiya, excuse me, kindly, only, give me, \
        gimme, get me, need, want, i want, i need, give us, real, oh, come on, yo, cheers, thx, \
        ty, still, nope, stop it, hello there, this is useless, dude, bro, bot, morning, evening",
    vetoes: "do, does, did, if, when, whenever, should, why would, dont think, not sure, doubt, didnt \
        say, never said, not saying, dont, not, never, without, told me to, told you, thought, \
        unless, in case, my wife, he, she, they, before, after, no need to, dont need to, dont \
        need you to, not need to",
    negators: "not, dont, no, never, without, cant, wont, didnt, doesnt",
};

const PERSON: &str = "person, human, humans, human being, human person, real people, agent, \
    agents, human agent, support agent, live agent, representative, representatives, rep, reps, \
    operator, specialist, advisor, adviser, manager, supervisor, employee, staff member, member \
    of staff, team member, member of your team, consultant, associate, colleague, csr, support \
    person, service agent, service representative, customer service, customer support, customer \
    care, live chat, live support, living person, real one, someone human, somebody human, \
    someone real, human representative, support rep, service rep, support representative, sales \
    rep, sales representative, human operator, human being please, live one, support staff, \
    person in charge, support team member, team lead, coworker, co worker, coworkers, teammates, \
    technician to phone, someone with authority, next step a person, executive, executives, exec, \
    clerk, someone with, somebody with, tier 2, second line, young man, young lady, customer rep, \
    chat support person, live body, human touch, claims department, billing department, billing \
    team, returns department, refunds department, complaints department, complaints team, \
    escalation team, escalations team, technical department, folks, adult, grown up, grownup, \
    someone from, somebody from, one of your colleagues, colleagues, person from your team, \
    someone from your team, somebody from your team, someone from the team, someone on your team, \
    somebody on your team, gentleman, lady, worker, staff, human beings, humanoid, live human, \
    live representative, advisors, cs rep, cs agent, csa, support guy, support team, support \
    people, actual person, actual human, care team, helpdesk, help desk, someone with a brain, \
    someone competent, someone who can, someone who knows, someone who understands, somebody who \
    can, somebody who knows, someone that can, someone that knows, one of your, someone in \
    charge, somebody in charge, higher up, higher ups, superior, human bean, hooman, humn, huamn, \
    personnel, someone at your, someone in your, somebody at your, somebody in your, someone from \
    billing, someone from support, member of the, member of your, duty manager, case worker, \
    customer advisor, someone senior, assistant manager, teammate, call centre, call center";
const WHO: &str = "person, human, humans, human being, real people, people, agent, agents, representative, \
    representatives, rep, operator, specialist, advisor, adviser, manager, supervisor, employee, \
    staff member, member of staff, team member, member of your team, consultant, associate, \
    colleague, service, support, care, team, support team, staff, department, sales, billing, \
    someone, somebody, anyone, anybody, one of you, somebody else, someone else, boss, csr, \
    someone human, someone real, coworker, co worker, ladies, advisers, executive, executives, \
    exec, clerk, tier 2, young man, young lady, dude, assistant, claims, returns, refunds, \
    complaints, sales, nurse, claims department, whoever deals, whoever handles, folks, adult, \
    grown up, grownup, whoever, colleagues, gentleman, lady, worker, staff, human beings, \
    humanoid, live human, helpdesk, help desk, call centre, call center, higher up, superior, \
    personnel, member of the, member of your, guy, man, woman, technician, expert, duty manager, \
    case worker, higher ups, anyone else, anybody else, team, one of your, head office, hooman, \
    teammate, account manager, customer services, ppl, sombody, someome, someon, sum1, some1, \
    smone, somone, any1, management";
const FILL: &str = "a, an, the, real, actual, live, human, your, some, any, another, different, please, just, \
    one of your, one of the, customer, service, support, sales, technical, tech, proper, \
    physical, qualified, billing, living, breathing, genuine, fucking, damn, bloody, freaking, \
    friendly, competent, fraud, refund, sort of, kind of, senior, helpful, knowledgeable";
const GO: &str = "to, like, love, prefer, really, just, rather, please, pls, now, also, still, very, much, \
    again, finally, simply, actually, urgently, be, been, was, able, would, get, got, \
    immediately, directly, want, need, wanna, have, asking, asked, trying, wish, here, somehow, \
    even, instead, id, i, me, possibly, quickly, maybe, perhaps, you, go, wanting, looking, \
    hoping, someone, somebody, and, us, it, possible, is, only, id like, ever, chance to, let \
    me, try";
const TALK: &str = "talk to, talk with, talking to, talking with, speak to, speak with, speaking to, speaking \
    with, chat with, chat to, chatting with, connected to, connected with, transferred to, \
    through to, in touch with, hold of, forwarded to, put through to, discuss this with, hear \
    from, switched to";
const AFTER: &str = "than, please, pls, plz, about, now, instead, that, because, to, on, in, at, for, regarding, \
    asap, today, not, who, from, and, or, but, as, i, im, ive, id, my, this, so, right, \
    immediately, here, directly, concerning, over, via, by, with, if, soon, quickly, ok, thanks, \
    thank, there, is, it, urgently, again, since, before, when, via phone, real, live, of yours, \
    the, your, you, then, only, can, could, first, after, just, me, human, available, anymore, \
    already, what, how, whos, whoever, re, ref";
const STRICT: &str = "please, pls, plz, now, instead, not, asap, immediately, here, and, because, on the phone, on \
    the line, on this, on chat, right, today, this, for this, for once, for help, to talk, to \
    speak, to help, to chat, to assist, to call, to contact, to handle, to look, to fix, to \
    sort, to solve, to deal, to answer, to review, to check, to explain, to take, to get back, \
    who, that can, thanks, thank you, i can, i could, there, available, that i can, in here, my, \
    involved";
const BOT: &str = "bot, bots, robot, robots, machine, machines, computer, ai, chatbot, chatbots, chat bot, \
    assistant, virtual assistant, automated system, program, stupid bot, automated bot";
const ASK: &str = "obliged, reckon, should like, do i have to, lemme, aint there, want, wants, wanted, need, \
    needs, needing, like, love, prefer, preferred, rather, wanna, gotta, can, could, may, might, \
    would, please, pls, plz, let, demand, insist, require, request, requesting, wish, hoping, \
    hope, possible, possibly, way, how do i, how do we, how can, where do i, where can, must, \
    have to, trying, tried, mind, chance, appreciate, comfortable, happier, better, able, allow, \
    time to, option, any way, tell me how, ask, asking, asked, any, cn, wud, cld, can i, \
    deserve, supposed to, lemme, give me, get me, urgently, immediately, id, kindly, grateful";
const SPEAK: &str = "go to, opinion from, converse, hear back from, talk, talking, tlk, speak, speaking, spk, \
    chat, chatting, discuss, discussing, explain, explaining, conversation, converse, contact, \
    contacting, reach, reaching, in touch, in contact, connected, connecting, connection, \
    through to, transferred, hear from, dealing, deal, communicate, communicating, word with, \
    interact, interacting, call with, a call from, call from, callback from, speech, engage, \
    message, go over, consult, assistance from, assistance of, help from, helped by, served by, \
    assisted by, support from, hold of, passed, passed on, handed, escalated, forwarded, put on, \
    put through, seen by, looked at by, handled by, reviewed by, answered by, response from, \
    reply from, answer from, contacted by, called by";
const MOVE: &str = "connect, transfer, escalate, forward, pass, hand, route, redirect, switch, direct, refer, \
    bring, bringing, fetch, fetching, find, send, get, getting, give, assign, involve, \
    involving, loop, patch, call in, summon, page, kick, bump, put, putting, push, take, \
    transferring, connecting, escalating, reconnect, handing, passing, move, raise, conect, \
    tranfer, conncet, swap, flag, provide";
const ACT: &str = "write, answer me, please, actually look, look through, take over, taking over, take this, \
    take my, take a look, have a look, look at, look into, looking, handle, handling, deal, \
    dealing, assist, assisting, reply, replying, respond, responding, read this, read my, \
    review, check, sort, sorting, fix this, step in, jump in, join, get back, reach out, \
    explain, talk, speak, chat, listen, listening, come in, come on, intervene, go through, give \
    me, ring, phone, call, contact, pick up, pick this, resolve, solve, walk me, help, helping, \
    answer, see to, deal with, message me, get on, attend, handles, get in touch, understand, \
    understands";
const DOING: &str = "take over, take this, take it, take care, take a look, have a look, look at this, look at \
    it, look into this, look into it, step in, jump in, get back to, reach out, give me, ring \
    me, phone me, call me, call us, contact me, call back, phone back, ring back, get in touch, \
    get on the line, pick this up, come on the line, help me in person, handle this, handle it, \
    deal with this, sort this, actually help, ring us, contact us, join this, join the";
const REAL: &str = "real, human, alive, actual, actually there, actually here, living, breathing, with a pulse, \
    with a brain, of flesh, flesh and blood, who is real, who isnt, thats not, that isnt, who is \
    not";
const HERE: &str = "available, there, here, around, online, free, on duty, on the other end, behind this, behind \
    the, in the office, on this chat, at the other end, working right now, who can, who could, \
    that can, that could, i can, i could, we can, to talk, to speak, to chat, to help me, to \
    assist me";
const COMPOUND: &str = "resources, rights, fees, fee, commission, string, id, number, string, costume, figure, \
    account, accounts, program, course, certificate, licence, license, hair, body, error, \
    portal, plan, sample, samples, charge, hours, award, edition, book, role, software, access, \
    readable, precedence, table, password, app, agreement, contract, training, application, \
    jobs, job, discount, form, name, names, list, survey, address";
const GUARDS: &str = "for one, per, driver, postman, mailman, my colleague, never wanted, never \
    asked, about to ask, a colleague told, colleague needs, why do, why does, why did, do real, \
    do humans, does a human, taxi, survey, legit, scam, rather not, connect my, put it on my, \
    doctor, lawyer, email of, give it to, subscription, as a present, gift, how long, how much \
    does, cost, costs, human resources, hr, a person with, logical operator, tell your, thank \
    your, weekend, weekends, sunday, saturday, one person, two people, task manager, name of, \
    look like, looks like, sound like, no need, dont need, not need, neednt, become, mean, means, \
    meaning, difference, how many, how much, told me, said, applied, applying, apply for, hiring, \
    real estate, estate, insurance, travel, tour, user agent, operator jacket, courier, delivery, \
    police, my boss, my agent, my advisor, my manager, my team, in person, per person, speaker, \
    speakers, yesterday, last week, last month, was, were, had, rude, password, formula, word \
    for, translate, sentence, phrase, lesson, in the game, movie, film, i am a, im a, im an, i am \
    an, job, friend, he, she, his, her, husband, wife, boyfriend, girlfriend, neighbour, \
    neighbor, stop calling, dont call, do not call, never call, not call, free to call, without, \
    what is, what does, whats a, whats an, who is the, does your, do your, are you, is your, when \
    someone, if someone, did, spoke, talked, thank, thanks to, property, no human, how do agents, \
    sales people, do i need, do i have, if i, if we, dont think, when i, money, points, funds, \
    contact person, train a, feedback, representatives phone, legal, to order, export, report an, \
    report a, rate the, update my, dont put, dont transfer, dont connect, not transfer";
