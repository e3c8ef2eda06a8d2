//! English: whole messages that ask, courtesy around them, and what makes a clause speak of
//! something else.

pub(super) const ALONE: &str = "agent, agents, human, humans, representative, rep, person, \
    operator, real person, real human, human being, live agent, live person, human agent, live \
    chat, live support, live human, customer service, customer service agent, customer service \
    representative, customer care, customer support, support agent, human support, human help, \
    human please, someone real, somebody real, an agent, a human, a person, a real person, a real \
    human, an actual person, an actual human, actual human, actual person, supervisor, manager, a \
    representative, talk to human, speak to human, callback, call back, call me, call me back, \
    advisor, an operator, support representative, next step a person, a person next, customer \
    rep, chat support person, executive, connect with executive, agent asap, human asap, boss, \
    your boss, clerk, transfer, transfer me, transfer me please, put me through, connect me, \
    escalate, escalate this, escalate please, reconnect me, support team, someone from support, \
    someone from billing, someone from your team, somebody from your team, real folks, adult, \
    grown up, live chat with agent, live chat with a person, csr, hooman, real people, someone, \
    somebody, live representative, staff, talk to a human, talk to agent, talk to an agent, talk \
    to a person, speak to a person, speak to agent, speak with agent, speak to a human, real \
    agent, actual agent, human operator, live operator, team member, someone human, any human, \
    some human, person not bot, human not bot, chat with agent, chat with human, chat with a \
    human, chat with a person, live chat agent, live assistance, real support, a colleague, \
    colleague, your manager, the manager, the supervisor, a supervisor, a manager, someone else, \
    talk to someone, speak to someone, speak with someone, helpdesk, agent required, human \
    required, agent needed, human needed, an advisor, an adviser, adviser, ring me, phone me, \
    call me please, contact me, assistance from a human, human intervention, human assistance, \
    representatives, real person pls, tech support, technical support, billing, technician, \
    engineer, expert, specialist, real agent pls, humans only, humanbeing, agent please, operator \
    please, get me out of here, ring me back, phone me back, call us, call us back, contact me \
    back, return my call, callback request, request callback, request a callback, callback \
    requested, customer services, complaints department, complaints, head office, oprator, \
    oprater, agnt, reprasentative, second level support, level 2 support, 2nd level, team leader, \
    branch manager, store manager, live assistant, live rep, human rep, talk 2 human, speak 2 \
    human, talk to a real person, speak to a real person, talk to real person, speak to manager, \
    speak to a manager, speak to your manager, speak to supervisor, talk to manager, speak to \
    advisor, speak to an advisor, speak to adviser, talk to someone real, speak to someone real, \
    talk to customer service, speak to customer service, escalate to manager, escalate to \
    supervisor, escalate to human, transfer to agent, transfer to human, transfer to a human, \
    transfer to an agent, transfer to live agent, connect to agent, connect to human, connect to \
    an agent, connect to a human, connect me to agent, switch to human, human takeover, chat with \
    someone, chat with a real person, message an agent, live chat with someone, chat with someone \
    please, human review, human check, manual review, human contact, human attention, personal \
    contact, phone contact, 0 operator, any person, anybody, anyone, any agent, skip bot, skip \
    the bot, bypass bot";
pub(super) const POLITE: &str = "please, pls, plz, hi, hello, hey, now, thanks, thank you, ok, \
    okay, good morning, good afternoon, good evening, sorry, just, immediately, asap, yes, no, \
    right now, omg, ugh, well, so, and, but, then, because, today, again, there, seriously, look, \
    listen, sir, instead, for real, next step, next, for the, third time, second time, last time, \
    fourth time, im begging you, spk 2, not you, not a bot, no bot, no bots, not bot, not the \
    bot, not a robot, no robot, no robots, no machine, not a machine, enough, stop, this isnt \
    working, useless, i said, i repeat, for the love of god, ffs, wtf, for gods sake, quick, \
    quickly, urgent, urgently, dear, friend, mate, hiya, excuse me, kindly, only, give me, gimme, \
    get me, need, want, i want, i need, give us, real, oh, come on, yo, cheers, thx, ty, still, \
    nope, stop it, hello there, this is useless, dude, bro, bot, morning, evening, plss, plsss, \
    pleaseee, thnx, thank u, ta, for goodness sake, for heavens sake, jesus, honestly, right, hm, \
    hmm, im waiting, still waiting, for once, at last, finally, good day, dear sir or madam, to \
    whom it may concern, hi there, hey there, forget it, come on then, u stupid robot, stupid \
    robot, stupid bot, you stupid bot, you stupid robot, rubbish bot, useless bot, dumb bot, 0, \
    if you would, if you wouldnt mind, if you dont mind, if you please, if possible, if thats ok, \
    if thats possible, if i may, at once, straight away, right away, this minute";
pub(super) const VETOES: &str = "do, does, did, if, when, whenever, should, why would, dont think, \
    not sure, doubt, didnt say, never said, not saying, dont, not, never, without, told me to, \
    told you, thought, unless, in case, my wife, he, she, they, before, after, no need to, dont \
    need to, dont need you to, not need to, do i need to, do i have to, does it cost to, whether \
    to, told to, asked me to, advised to, advised me to, says to, said to, says, instead of \
    having to, how much to, cost to, customers, clients, guests, my users, patients";
pub(super) const NEGATORS: &str = "not, dont, no, never, without, cant, wont, didnt, doesnt";
pub(super) const GUARDS: &str = "for one, per, never wanted, never asked, about to ask, a \
    colleague told, colleague needs, why do, why does, why did, do real, do humans, does a human, \
    taxi, survey, legit, scam, rather not, connect my, put it on my, doctor, lawyer, email of, \
    give it to, subscription, as a present, gift, how long, how much does, cost, costs, human \
    resources, a person with, logical operator, tell your, thank your, weekend, weekends, sunday, \
    saturday, one person, two people, task manager, name of, look like, looks like, sound like, \
    no need, dont need, not need, neednt, become, mean, means, meaning, difference, how many, how \
    much, told me, said, applied, applying, apply for, hiring, real estate, estate, insurance, \
    travel, tour, user agent, operator jacket, delivery, police, my agent, my advisor, my \
    manager, my team, in person, per person, speaker, speakers, yesterday, last week, last month, \
    was, were, had, rude, password, formula, word for, translate, sentence, phrase, lesson, in \
    the game, movie, film, i am a, im a, im an, i am an, job, stop calling, dont call, do not \
    call, never call, not call, free to call, without, what is, what does, whats a, whats an, who \
    is the, does your, do your, are you, is your, when someone, if someone, did, spoke, talked, \
    thank, thanks to, property, no human, how do agents, sales people, do i need, do i have, dont \
    think, when i, money, points, funds, contact person, train a, feedback, representatives \
    phone, legal, to order, report an, report a, rate the, update my, dont put, dont transfer, \
    dont connect, not transfer, ticket to another, tickets to another, booking to another, \
    reservation to another, order to another, account to another, subscription to another, \
    membership to another, to another person, help desk how, i run, we run, i manage, we manage, \
    my customers, my clients, our customers, our clients, our agents, our team, my agents, my \
    staff, my doctor, the doctor, my bank, her bank, his bank, their bank, santa, inform you, \
    assign a ticket, assign tickets, assign a chat, assign chats, seats, on the pro plan, in the \
    pro plan, on the basic plan, per agent, the postman, the host of, vacancy, vacancies, \
    internship, resume, zabbix, sql, regex, cleaning agent, bleaching agent, secret agent, ticket \
    sales, voice recognition, vacuum, mower, lawnmower, hoover, menu says, it says, sign says, \
    message says, app shows, page says, website says, recording says, terms say, email says, \
    letter says, text says, pop up, label says, advert, advertisement, are recorded, get \
    recorded, call recording, hold music, waiting music, opening hours, office hours, business \
    hours, working hours, are closed, toll free, no one called, nobody called, never called, \
    called me, rang me, phoned me, rang, phoned, called yesterday, already spoken, already \
    talked, have spoken, ive spoken, been speaking, got a call, got a text, received a call, \
    missed call, missed a call, missed your call, calls drop, call drop, call drops, call \
    forwarding, call waiting, conference call, video call, phone case, phone charger, phone \
    holder, compliments, kudos, well done, lovely chat, bless, tipped, tip the, colleague told, \
    colleague of mine, a colleague of mine, co worker told, my teammate, my broker, my \
    supervisor, my representative, my advisor told, our manager, our supervisor, our accountant, \
    our rep, my rep told, my estate agent, letting agent, travel agent, real estate agent, \
    insurance agent, customs agent, an agent myself, not asking for, without speaking, without \
    talking, without having to, rather than call, instead of calling, prefer email, prefer not, \
    dont feel like talking, hate phone calls, hate calling, not to call, dont phone, dont ring, \
    stop ringing, stop phoning, quit calling, dont bother, no need for, not necessary, wont need, \
    didnt need, didnt ask, did not ask, never requested, who else, anyone knows, does anyone, \
    does anybody, has anyone, has anybody, someone stole, someone used, someone hacked, someone \
    took, someone keeps, someone is using, someone has been, somebody stole, somebody used, her \
    own, her doctor, with her, to her, told her, her husband, her mum, her mother, her account, \
    anyone know if, does anyone know, do you hire, to hire, work as, work for you, become an \
    agent, become a, if i want, if i need, if i would, what if i, happens if i, if we want, if we \
    need, assigned to, driver, courier, postman, mailman, do you have agents, do you have any \
    agents, have agents in, have staff in, my colleague, my coworker, my boss, contract to, \
    invoice to, access to, bill to, money to, package to, parcel to, delivery to, three people, \
    more people, someone access, under 18, the invoice to, change the person, in a wheelchair, \
    know whether, know if, wonder if agents, lets agents, agents can, agents to, your software, \
    call centre and would, call center and would, limit on, voice assistant, can i bring, \
    dungeon, goblin, elf, elves, npc, blacksmith, call me old, call me crazy, an appointment \
    with, appointment with my, before he, before she, before they, how do i transfer, how do i \
    change, how do i add, how can my, how can our, to my doctor, with my doctor, to my gp, with \
    my gp, translation, translated, profiles, reviews, percent, percentage, what share, people \
    who have, people who pay, had asked, avoid, prevent, nuisance, the option that, option that, \
    setting that, if you phone me, if you call me, if you ring me, salespeople, telemarketers, \
    advertisers, recommended, advised me, my bot, our bot, is called operator, sign language, my \
    compliments, compliments to, where do i cancel, where do i change, where do i remove, where \
    do i delete, where do i find, where do i see, where can i see, where can i change, where can \
    i cancel, how do i stop, how do i block, how do i avoid, from the app, through the app, in \
    your app, speak well, just wanted to say, only wanted to say, tomorrow or, or thursday, on \
    tuesday or, headset, my neighbour, my mother talks, already booked";
pub(super) const JOINTS: &str = "and i, but i, so i, and we, but we, so we, and can, but can, so \
    can, so could, and could, can i, can you, can u, could you, could i, could u, and please, but \
    please, so please, because, cause, cuz, since i, please connect, please transfer, please get, \
    please let, please put, i want, i need, i would, id like, i demand, i wanna, i insist, just \
    want, just get, just connect, now i, now get, but now, and want, and need, and now, then i, \
    therefore i, thus i, get me, give me, let me, put me, connect me, transfer me, call me, can \
    an, can a, can someone, can somebody, could someone, could somebody, could an, could a, would \
    someone, can we, could we, may i, is there, can any, could any, someone please, somebody \
    please";
pub(super) const OTHERS: &str = "husband, wife, boyfriend, girlfriend, neighbour, neighbor, \
    friend, he, she, his, my kid, my child, my daughter, my son, my grandson, my granddaughter, \
    my landlord, the landlord, my tenant, the tenant, the seller, the buyer, the host, the guest, \
    my accountant, my lawyer, my solicitor, the driver, the courier, my mum, my mother, my \
    father, my dad, my brother, my sister, my parents, my grandmother, my nan, my flatmate, my \
    boss, my customers, my clients, my guests, my patients, my friends, my tenants, my students, \
    my employees, my employer, customers, clients, my users, my followers";
