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
    alone: "agent, agents, human, humans, representative, rep, person, operator, real person, real \
        human, human being, live agent, live person, human agent, live chat, live support, live \
        human, customer service, customer service agent, customer service representative, \
        customer care, customer support, support agent, human support, human help, human please, \
        someone real, somebody real, an agent, a human, a person, a real person, a real human, \
        an actual person, an actual human, actual human, actual person, supervisor, manager, a \
        representative, talk to human, speak to human, callback, call back, call me, call me \
        back, advisor, an operator, support representative",
    polite: "please, pls, plz, hi, hello, hey, now, thanks, thank you, ok, okay, good morning, good \
        afternoon, good evening, sorry, just, immediately, asap, yes, no, right now, omg, ugh, \
        well, so, and, but, then, because, today, again, there, seriously, look, listen, sir, \
        instead, for real",
    vetoes: "do, does, did, if, when, whenever, should, why would, dont think, not sure, doubt, didnt \
        say, never said, not saying, dont, not, never, without, told me to, told you, thought, \
        unless, in case, my wife, he, she, they, before, after",
    negators: "not, dont, no, never, without, cant, wont, didnt, doesnt",
};

const PERSON: &str = "person, human, humans, human being, human person, real people, agent, agents, human agent, \
    support agent, live agent, representative, representatives, rep, reps, operator, specialist, \
    advisor, adviser, manager, supervisor, employee, staff member, member of staff, team member, \
    member of your team, consultant, associate, colleague, csr, support person, service agent, \
    service representative, customer service, customer support, customer care, live chat, live \
    support, living person, real one, someone human, somebody human, someone real, human \
    representative, support rep, service rep, support representative, sales rep, sales \
    representative, human operator, human being please, live one, support staff, person in \
    charge, support team member, team lead";
const WHO: &str = "person, human, humans, human being, real people, people, agent, agents, representative, \
    representatives, rep, operator, specialist, advisor, adviser, manager, supervisor, employee, \
    staff member, member of staff, team member, member of your team, consultant, associate, \
    colleague, service, support, care, team, support team, staff, department, sales, billing, \
    someone, somebody, anyone, anybody, one of you, somebody else, someone else, boss, csr, \
    someone human, someone real";
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
