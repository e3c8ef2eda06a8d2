//! English: the classes that its patterns refer to, one text with commas each.

pub(super) const PERSON: &str = "person, human, humans, human being, human person, real people, \
    agent, agents, human agent, support agent, live agent, representative, representatives, rep, \
    reps, operator, specialist, advisor, adviser, manager, supervisor, employee, staff member, \
    member of staff, team member, member of your team, consultant, associate, colleague, csr, \
    support person, service agent, service representative, customer service, customer support, \
    customer care, live chat, live support, living person, real one, someone human, somebody \
    human, someone real, human representative, support rep, service rep, support representative, \
    sales rep, sales representative, human operator, human being please, live one, support staff, \
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
    customer advisor, someone senior, assistant manager, teammate, call centre, call center, \
    store manager, shop manager, branch manager, line manager, team leader, shift manager, floor \
    manager, case handler, claims handler, case manager, account manager, head of department, \
    director, owner, landline agent, receptionist, secretary, engineer, technician, tech, tech \
    support, technical support, customer services, customer relations, legal department, legal \
    team, sales team, sales department, finance department, cancellations team, retention team, \
    warranty department, collections department, back office, head office, dispatcher, ombudsman, \
    complaints officer, complaints handler, care agent, bloke, chap, actual employee, handler, \
    officer, professional, expert, pharmacist, someone higher up, someone higher, live person, \
    operater, represenative, some1 real, humanbeing, real humanbeing, human voice, real voice, \
    live voice";
pub(super) const WHO: &str = "person, human, humans, human being, real people, people, agent, \
    agents, representative, representatives, rep, operator, specialist, advisor, adviser, \
    manager, supervisor, employee, staff member, member of staff, team member, member of your \
    team, consultant, associate, colleague, service, support, care, team, support team, staff, \
    department, sales, billing, someone, somebody, anyone, anybody, one of you, somebody else, \
    someone else, boss, csr, someone human, someone real, coworker, co worker, ladies, advisers, \
    executive, executives, exec, clerk, tier 2, young man, young lady, dude, assistant, claims, \
    returns, refunds, complaints, nurse, claims department, whoever deals, whoever handles, \
    folks, adult, grown up, grownup, whoever, colleagues, gentleman, lady, worker, human beings, \
    humanoid, live human, helpdesk, help desk, call centre, call center, higher up, superior, \
    personnel, member of the, member of your, guy, man, woman, technician, expert, duty manager, \
    case worker, higher ups, anyone else, anybody else, one of your, head office, hooman, \
    teammate, account manager, customer services, ppl, sombody, someome, someon, sum1, some1, \
    smone, somone, any1, management, store manager, shop manager, branch manager, director, \
    owner, receptionist, secretary, engineer, tech, tech support, customer relations, legal, \
    finance, accounts, cancellations, retention, warranty, collections, back office, dispatcher, \
    complaints officer, case handler, claims handler, case manager, bloke, chap, handler, \
    officer, professional, pharmacist, one of you lot, whoever is in charge, whoever is \
    responsible, the responsible, anyone real, anybody real, anyone human, some one, any one, any \
    body, some body, humanbeing, one of the team, head of department";
pub(super) const FILL: &str = "a, an, the, real, actual, live, human, your, some, any, another, \
    different, please, just, one of your, one of the, customer, service, support, sales, \
    technical, tech, proper, physical, qualified, billing, living, breathing, genuine, fucking, \
    damn, bloody, freaking, friendly, competent, fraud, refund, sort of, kind of, senior, \
    helpful, knowledgeable, \
    usual, regular, assigned, dedicated, available, nearest, local, female, male, next, lovely";
pub(super) const GO: &str = "to, like, love, prefer, really, just, rather, please, pls, now, \
    also, still, very, much, again, finally, simply, actually, urgently, be, been, was, able, \
    would, get, got, immediately, directly, want, need, wanna, have, asking, asked, trying, wish, \
    here, somehow, even, instead, id, i, me, possibly, quickly, maybe, perhaps, you, go, wanting, \
    looking, hoping, someone, somebody, and, us, it, possible, is, only, id like, ever, chance \
    to, let me, try";
pub(super) const TALK: &str = "talk to, talk with, talking to, talking with, speak to, speak \
    with, speaking to, speaking with, chat with, chat to, chatting with, connected to, connected \
    with, transferred to, through to, in touch with, hold of, forwarded to, put through to, \
    discuss this with, hear from, switched to, speak directly to, speak directly with, talk \
    directly to, talk directly with, deal with, dealing with, a word with, message with, in \
    contact with, contact with, conversation with, escalated to, handed to, handed over to, \
    passed to, passed on to, routed to, referred to, directed to, a chat with, a conversation \
    with, a call with, on the phone with, on the phone to, on the line with, talk 2, speak 2, \
    chat 2, tlk to, spk to, speek to, speek with, speak too";
pub(super) const AFTER: &str = "than, please, pls, plz, about, now, instead, that, because, to, \
    on, in, at, for, regarding, asap, today, not, who, from, and, or, but, as, i, im, ive, id, \
    my, this, so, right, immediately, here, directly, concerning, over, via, by, with, if, soon, \
    quickly, ok, thanks, thank, there, is, it, urgently, again, since, before, when, via phone, \
    real, live, of yours, the, your, you, then, only, can, could, first, after, just, me, human, \
    available, anymore, already, what, how, whos, whoever, re, ref, twice, thrice, three, \
    several, many, u, ya, thx";
pub(super) const STRICT: &str = "please, pls, plz, now, instead, not, asap, immediately, here, \
    and, because, on the phone, on the line, on this, on chat, right, today, this, for this, for \
    once, for help, to talk, to speak, to help, to chat, to assist, to call, to contact, to \
    handle, to look, to fix, to sort, to solve, to deal, to answer, to review, to check, to \
    explain, to take, to get back, who, that can, thanks, thank you, i can, i could, there, \
    available, that i can, in here, my, involved";
pub(super) const BOT: &str = "bot, bots, robot, robots, machine, machines, computer, ai, chatbot, \
    chatbots, chat bot, assistant, virtual assistant, automated system, program, stupid bot, \
    automated bot";
pub(super) const ASK: &str = "obliged, reckon, should like, do i have to, lemme, aint there, \
    want, wants, wanted, need, needs, needing, like, love, prefer, preferred, rather, wanna, \
    gotta, can, could, may, might, would, please, pls, plz, let, demand, insist, require, \
    request, requesting, wish, hoping, hope, possible, possibly, way, how do i, how do we, how \
    can, where do i, where can, must, have to, trying, tried, mind, chance, appreciate, \
    comfortable, happier, better, able, allow, time to, option, any way, tell me how, ask, \
    asking, asked, any, cn, wud, cld, can i, deserve, supposed to, give me, get me, urgently, \
    immediately, id, kindly, grateful";
pub(super) const SPEAK: &str = "go to, opinion from, converse, hear back from, talk, talking, \
    tlk, speak, speaking, spk, chat, chatting, discuss, discussing, explain, explaining, \
    conversation, contact, contacting, reach, reaching, in touch, in contact, connected, \
    connecting, connection, through to, transferred, hear from, dealing, deal, communicate, \
    communicating, word with, interact, interacting, call with, a call from, call from, callback \
    from, speech, engage, message, go over, consult, assistance from, assistance of, help from, \
    helped by, served by, assisted by, support from, hold of, passed, passed on, handed, \
    escalated, forwarded, put on, put through, seen by, looked at by, handled by, reviewed by, \
    answered by, response from, reply from, answer from, contacted by, called by, do it, do this, \
    do that, go through this, complete this, settle this, sort it, sort this, resolve this, \
    handle this";
pub(super) const MOVE: &str = "connect, transfer, escalate, forward, pass, hand, route, redirect, \
    switch, direct, refer, bring, bringing, fetch, fetching, find, send, get, getting, give, \
    assign, involve, involving, loop, patch, call in, summon, page, kick, bump, put, putting, \
    push, take, transferring, connecting, escalating, reconnect, handing, passing, move, raise, \
    conect, tranfer, conncet, swap, flag, provide, allocate";
pub(super) const ACT: &str = "write, answer me, please, actually look, look through, take over, \
    taking over, take this, take my, take a look, have a look, look at, look into, looking, \
    handle, handling, deal, dealing, assist, assisting, reply, replying, respond, responding, \
    read this, read my, review, check, sort, sorting, fix this, step in, jump in, join, get back, \
    reach out, explain, talk, speak, chat, listen, listening, come in, come on, intervene, go \
    through, give me, ring, phone, call, contact, pick up, pick this, resolve, solve, walk me, \
    help, helping, answer, see to, deal with, message me, get on, attend, handles, get in touch, \
    understand, understands, decide, decides, judge, determine, approve";
pub(super) const DOING: &str = "take over, take this, take it, take care, take a look, have a \
    look, look at this, look at it, look into this, look into it, step in, jump in, get back to, \
    reach out, give me, ring me, phone me, call me, call us, contact me, call back, phone back, \
    ring back, get in touch, get on the line, pick this up, come on the line, help me in person, \
    handle this, handle it, deal with this, sort this, actually help, ring us, contact us, join \
    this, join the, pick up the phone";
pub(super) const REAL: &str = "real, human, alive, actual, actually there, actually here, living, \
    breathing, with a pulse, with a brain, of flesh, flesh and blood, who is real, who isnt, \
    thats not, that isnt, who is not";
pub(super) const HERE: &str = "available, there, here, around, online, free, on duty, on the \
    other end, behind this, behind the, in the office, on this chat, at the other end, working \
    right now, who can, who could, that can, that could, i can, i could, we can, to talk, to \
    speak, to chat, to help me, to assist me";
pub(super) const COMPOUND: &str = "resources, rights, fees, fee, commission, string, id, number, \
    costume, figure, account, accounts, program, course, certificate, licence, license, hair, \
    body, error, portal, plan, sample, samples, charge, hours, award, edition, book, role, \
    software, access, readable, precedence, table, password, app, agreement, contract, training, \
    application, jobs, job, discount, form, name, names, list, survey, address, shaped, sized, \
    remains, trafficking, nature, anatomy, skull, skeleton, voice, seats, seat, licences, \
    licenses, panel, dashboard, console, view, desktop, tab, mode, roles, permissions, \
    permission, handbook, manual, guide, id number, code, codes, login, module, api, version, \
    update, install, installation, install file, market, bot builder, salary, salaries, vacancy, \
    vacancies, position, positions, interview, uniform, badge, badges, tips, tip, of interest, of \
    the year, of colour, per room, tent, tents, occupancy, sofa, hot tub, tablet, supplement";
pub(super) const SURE: &str = "human, human being, real person, real human, actual person, actual human, \
    live person, live agent, live human, live operator, live rep, live representative, person, \
    human agent, agent, operator, manager, supervisor, representative, rep, advisor, adviser";
pub(super) const WHOSE: &str = "one of your, one of the, someone, somebody, anyone, anybody, someone from, \
    somebody from, anyone from, anybody from, someone in, somebody in, anyone in, someone on, \
    somebody on, anyone on, any of your, some of your, a member of, one of you, a few of your";
pub(super) const TEAM: &str = "team, staff, crew, colleagues, people, agents, advisors, advisers, managers, \
    department, dept, office, technicians, engineers, specialists, experts, lot, guys, folks, \
    side, end, company, support, service, billing, sales, accounts, finance, warehouse, claims, \
    complaints";
pub(super) const REACH: &str = "call, ring, phone, telephone, contact, text, email, message, write, reach, \
    get back to, get in touch with, follow up with, speak to, speak with, talk to, talk with, \
    help, assist, answer, reply, respond, take, look, read, check, review, handle, deal, sort, \
    fix, solve, resolve, explain, step, join, give, see, go through, walk";
pub(super) const WHOM: &str = "me, us, her, him, them, my, our, back";
pub(super) const IT: &str = "chat, case, conversation, ticket, issue, complaint, call, matter, \
    problem, request, enquiry, query, claim, file, thing, whole, entire, over, through, on, to, \
    up, with, back, directly, straight, immediately, now, please, pls, right, away, again, asap, \
    over here, in touch, touch, contact, connected, in, onto, across, along, off, the, a, an, \
    your, of, for, upstairs, higher, this, my, me, us, it, thru";
