//! English: asking for somebody by their role, whatever the trade: the frames, the roles, and the
//! things that one is connected to without wanting anybody.

pub(super) const FRAMES: &[&str] = &[
    // "put me through to the matron"
    "connect|transfer|patch|reconnect|conect|connekt|tranfer|refer|divert|escalate|hand|pass|chuck|punt|bounce|redirect|reroute|shift|switch|swap|fob|palm|bump|kick|direct|forward|route me|us straight|right|directly|over|through|across|up|on|back|along|please|now? through|over|across? to|with|2|onto @",
    "put|get|take|send|bring|move|shove|stick me|us straight|right|directly|back? through|in|on|onto|over|across|up touch|contact|line|phone? to|with|2 @",
    "connect|transfer|escalate|hand|pass|refer|move|send|assign|forward|give|kick|push|bump|turn|direct|route|raise|flag this|my|the|it|our ticket|case|chat|call|conversation|query|issue|complaint|matter|claim|file|thing|lot|whole? over|up|on|across|straight|directly|back? to|with|2 _3 <role>|<who> >",
    "get|bring|fetch|put|have|want|need|like|demand _3 <role>|<who> on|to|in|into|onto|at the|this|a phone|line|chat|call|conversation|blower|horn|thread|channel|desk",
    "loop|pull|bring|drag|rope|call|cc|get in _2 <role>|<who> >",
    // "could the nutritionist give me a ring"
    "can|could|might|must|please|have|ask|tell|get|let|want|like|need|needs|request|make|arrange|expect|prefer|appreciate|grateful|kindly|should|shall|would|love|beg|remind|instruct|good|great|nice _7 -who|that|which|if|when|and|how|not|i|you|we|ill|well|did|has|have|had|never|dont|does|they <reach_me>",
    "can|could|might|must|please|have|ask|tell|get|let|want|like|need|needs|request|make|arrange|prefer|appreciate|grateful|kindly|should|would|love|instruct _4 <role>|<person>|<sure>|someone|somebody|anyone|anybody to|can|could|would|will|please? <reach_me>",
    "<role>|<sure>|someone|somebody to|must|should|needs|has|can|could|please|need to? please? <reach_me>",
    "<role>|<sure> call|callback|phonecall|callback phone|back|call? please|pls|now|asap|today|required|requested|needed",
    "return|returning|get|want|expect|request|need|like _2 callback|ring from|off _4",
    "call|callback|ring|buzz|bell|phonecall|word|response|reply|answer|visit|email from|off|with _3 <role>|<who> please|pls|asap|now|today|tomorrow|immediately|urgently|$",
    // "I'd sooner discuss it with the midwife"
    "id|ill|wed|lemme|wanna|gotta|please|need|want|like|rather|sooner|prefer|better|happier|must|let|may -how|do|does|did|should|people _3 <talk>|discuss|explain|consult _2 to|with|out|through|by? _3 <role>|<who> > !",
    "discuss|explain|talk|go|sort|settle|clear|resolve|finish|handle|work|take|sorting|settling _1 this|that|it|things|over|through|up|out _2 to|with|by _3 <role>|<who> > !",
    "^ <go>* <talk> <fill>* <role> >",
    "^ <go>* <talk> _2 <role> please|pls|now|asap|$",
    "i|we|id|wed need|want|demand|require|request|insist|like|would|expect|d on? like|prefer|rather? have? <fill>* <role> to|on|now|please|pls|asap|immediately|here|who|thats|not",
    "need|needs|want|demand|require <fill>* <role> to take|look|call|ring|phone|contact|review|step|join|handle|fix|explain|answer|check|sort|read|tell|help|deal|come|see|talk|speak|get|reach|intervene|decide|approve|sign",
    "can|could|may|might i|we have|get|see|borrow|trouble|ask|speak|talk|chat|grab <fill>* _1 <role>|<sure> >>",
    "let|have|ask|tell|make|get|allow _3 <role> _3 <doing>",
    "can|could|would|should|must|please|might _2 <role> _3 <doing>",
    "^ <fill>* <role> please|pls|plz|now|asap|immediately|urgently|required|needed|only|thanks|thx|ta",
    "^ <go>* <fill>* <role> on|to the|this phone|line|chat|call|ticket",
    "^ not|no _4 bot|machine|message|template|form|robot|reply|article _1 a|an|but? <fill>* <who> $",
    // a human, in other words
    "need|want|get|give|find|send|like|prefer|bring|talk|speak|demand|deserve|hear _4 human|humans|living|beating|breathing|real|flesh ear|ears|voice|soul|heart|being|brain|eyes|face|creature|blood|mind|pulse|hand|hands|one",
    "someone|somebody|anyone|anybody|one|colleague|person|human with|whos|who|that|thats|having|has _1 pulse|heartbeat|brain|clue|alive|authority|breathing|eyes|ears|soul|heart|fingers please|pls|now|$",
    "talk|speak|chat|connect|through|transfer|explain|complain _2 to|with one|some|any|1 of your|ur|the _3",
    "i|we|id want|need|demand|like|prefer|require someone|somebody|anyone|1 from|in|at|who|that|with|on|of|here|now|local|else|human|real|higher|senior|proper|please|to",
    "who|whoever|whos|anyone|anybody|someone|somebody in|is|has charge|responsible|authority|there|here _2 put|get|fetch|bring|let|give|i|send",
    "put|get|fetch|bring|send|give|hand|pass them|him|her|em on|here|over|in|now",
    "let me|us see|meet|have|ask|hear _2 <role>|<person>|someone|somebody >",
    "i|id|we would|will|d|ll rather|prefer|sooner|like|better|only|just to? hear|get|have|see|receive it|this|that|an|the? _2 from|by _2 <role>|<who> >",
    "someone|somebody|anyone with|from|in|at _3 could|can|should|please|must|to|needs|would <reach_me>|<doing>",
    "who|which _3 can|could|would|will <reach_me>",
    "reachable|available|free|standing|waiting|here on|at|for|by _3 phone|mobile|call|callback|your|a please|so|call|$",
    "hook|link|set|sort|plug me|us up|in? up|in? with @",
    "have|got|is|there someone|somebody|anyone|anybody|one there|here|in? who|that speaks|speak|talks|can|could|knows|understands|handles|deals",
    "can|could|would|will|may a|an|your|one|some|the|any <role> _1 look|check|review|read|see|take|have|fix|restore|verify|help|answer|deal|sort|explain|unlock|unban|step|join at|into|my|over|this|a|me|with|in|it|out|the",
    "^ <go>* expect|await|expecting|awaiting|waiting your|the|a|for _1 call|callback",
    "<move>|talk|speak|through|connect _2 to|with the|your|some|one _2 lot|lads|guys|bunch|crew|folks|people|blokes|fellas|mob|boys|girls",
    "kingdom|fortune|anything|million|world for _1 <person>|someone|somebody",
    "arrange|set|book|schedule|organise|organize|fix|get|have|want|need|like|request|ask|possible|way|demand|plan|suggest|offer|propose|open|time|slot _6 call|chat|meeting|conversation|slot|word|time|callback|session|interview|talk|video|videocall|zoom with|from|by|to _3 <role>|<who> !",
    "way|possible|able|chance|option _3 book|schedule|arrange|fix|plan|see|meet _3 with _2 <role>|<who> !",
    "i|we|id|so would|d|ll|will|really|much|so love|like|prefer|rather|sooner|want|need _1 have|get|hear|find _1 someone|somebody|a with|who|whos|that|from|voice|human",
    "hear|listen|have _1 a|the|some|somebodys|someones|real|human _1 voice",
    "gimme|giv|give|get|need|want|send me|us? <fill>* someone|somebody|some1|sum1|any1|anyone|smone|sombody who|w|with|that|whos|wiv|wit|wth|4|to|from|pls|now|asap|$",
    "conect|connect|transfer|put|pass|talk|speak|chat me|us? w|wit|wiv|wth|2|to|with|thru someone|somebody|some1|sum1|smone|sombody|sum1|person|human|agent",
    "let|have|get|make|tell|ask them|him|her|that|your|the _3 come|join|enter|call|ring|phone|talk|speak|answer|contact|message to|in|into|me|us|here|on|with",
    "can|could|would|should|must|please|might|let|have|want|need _2 <role>|<sure>|someone|somebody please? come|join|enter|pop|jump|step|hop|take|get in|into|this|over|charge|involved",
    "<role>|<sure>|someone|somebody should|must|needs|has|ought|could|can to? look|check|review|see|read|decide|take|judge|reply|answer|write|come|handle _2 this|that|it|me|my|us|over|here",
    "i|we want|demand|need|insist|require|expect on? the|your <fill>* _1 <role> $",
    "demand|insist|expect|want|require|request _2 <role>|<sure>|someone|somebody _1 shows|show|comes|come|faces|face|appears|appear|explains|explain|answers|answer|apologises|calls|rings|phones|contacts|talks|speaks|takes|looks|deals|handles",
    "be|get|getting|being called|rung|phoned|telephoned|contacted|messaged|attended back|to? by|from _3 <role>|<who>",
    "any|whichever|whatever|another|either _1 colleague|coworker|agent|person|one|human|member|adviser|advisor of|will|would|as|so|who|that|is yours|do|long|fine|ok|can|from",
    "someone|somebody|anyone|anybody|<role>|<sure> _8 call|video|videocall|meeting|chat|zoom|demo|conversation with us|me",
    "way|time|slot|moment|hour|appointment to|for a? talk|speak|chat|call|conversation|talking|speaking|chatting _1 with|to _2 <role>|<who> !",
    "^ but|just|rather|instead <fill>* <who> $",
    "then|so|well|ok|okay|right go|please|just ahead|and|then? connect|transfer|escalate|put me|us|this? through? $",
    "i|id prefer|rather|sooner|ll|would|better _3 with _2 <role>|<who> himself|herself|themselves|directly|in|instead|myself|$",
    "can|could|may|lets|let|shall|rather|prefer|like|want|need|please we|us|i|you|to? _3 talk|speak|chat|sort|settle|discuss|resolve|do|handle|solve|explain|call _3 on|over|by|via the|a? phone|telephone|voice|call",
    "wait|waiting|stay|staying|sit|sitting|hold here|right|on|there? _2 until|till|for _1 one|someone|somebody|anyone of|from|turns|comes|shows|appears|answers|calls",
    "when|by can|could|may|should|will|shall|do i|we expect|get|have|receive _1 call|callback",
    "need|want|give|like|have|get|send _3 direct|personal|extension line|number|dial|phone _1 of|for|to _3",
    "talk|discuss|speak|explain|say _4 not|instead|rather type|typing|write|writing|of|than",
    "past|around|beyond|through|behind you|the|this|it _1 to|and _2 <who> >",
    "<role>|someone|somebody|<sure> _5 must|should|needs|has|can|could|please to? explain|tell|say|answer|help _4 person|face|personally|me|us",
    "anyone|anybody|someone|somebody awake|alive|home|listening|there|breathing",
    "call|ring|phone|telephone mum|mom|mama|dad|papa|gran|grandma|granny|nan|her|him|them back|please|now|at|on|today",
    "my usual|regular|normal|own|old|assigned|dedicated|personal <role> please|now|back|$",
    "into|in the hands of _2 <who>",
    "having|have this|it out with _2 <who>",
    "id|i|we|want|like|love|need _2 talk|speak|chat to|with him|her|them|one $",
    "runs|owns|manages|handles|decides _3 i|we want|need|demand",
    "want|need|demand|get them|him|her here|now|on",
    "^ <go>* send|bring|get|fetch|call in? <fill>* <person>|someone|somebody >",
];

pub(super) const REACH_ME: &str = "call me, call us, ring me, ring us, phone me, phone us, \
    telephone me, telephone us, contact me, contact us, reach me, reach us, reach out, ping me, \
    ping us, buzz me, bell me, get back to me, get back to us, get in touch, follow up with me, \
    follow up with us, speak to me, speak to us, talk to me, talk to us, speak with me, speak \
    with us, talk with me, talk with us, give me a quick call, give me a quick ring, give us a \
    quick call, give me a quick buzz, drop me a quick call, give me a ring, give me a call, give \
    me a buzz, give me a bell, give me a shout, give us a ring, give us a call, give us a bell, \
    give us a shout, drop me a call, drop me a line, call back, ring back, phone back, return my \
    call, return our call, phone my, contact my, be in touch, take over this, chat with me, chat \
    to me, sit down with me, come back to me, come back to us, face me, write back to me, liaise \
    with me, liaise with us, call through to me, dm me";
pub(super) const ROLE: &str = "doctor, dr, nurse, gp, midwife, pharmacist, dentist, surgeon, \
    therapist, psychologist, psychiatrist, physio, physiotherapist, optician, optometrist, vet, \
    vet nurse, paramedic, receptionist, practice manager, clinician, consultant, registrar, \
    dietitian, nutritionist, counsellor, counselor, carer, care worker, care coordinator, matron, \
    ward sister, sister, keyworker, key worker, social worker, caseworker, case worker, lawyer, \
    solicitor, barrister, attorney, paralegal, notary, clerk, officer, case officer, loan \
    officer, official, inspector, auditor, assessor, adjuster, loss adjuster, claims handler, \
    handler, underwriter, broker, banker, teller, cashier, accountant, bookkeeper, treasurer, \
    payroll, planner, dispatcher, controller, coordinator, co ordinator, organiser, organizer, \
    driver, pilot, captain, steward, stewardess, purser, conductor, guard, mechanic, fitter, \
    plumber, electrician, engineer, technician, installer, builder, foreman, architect, surveyor, \
    landlord, landlady, caretaker, janitor, superintendent, concierge, porter, host, hostess, \
    housekeeper, housekeeping, chef, owner, proprietor, director, headteacher, head teacher, \
    headmaster, principal, teacher, tutor, lecturer, professor, dean, coach, trainer, instructor, \
    librarian, curator, moderator, mod, mods, admin, administrator, gm, gms, game master, \
    gamemaster, game moderator, dev, devs, developer, sysadmin, sre, on call, oncall, on call \
    engineer, duty engineer, duty officer, duty doctor, duty nurse, duty pharmacist, product \
    manager, project manager, salesperson, salesman, saleswoman, sales person, shopkeeper, \
    editor, press officer, consul, councillor, mayor, minister, vicar, priest, undertaker, \
    funeral director, secretary, pa, ceo, cto, cfo, coo, chairman, chairwoman, president, vice \
    president, vp, chief, boss, guvnor, guv, gaffer, lead, supervisor, manager, team leader, team \
    lead, shift lead, leader, head, department, desk, office, cell, unit, crew, squad, \
    switchboard, reception, front desk, front office, night shift, night desk, control room, \
    security, bouncer, ranger, guide, tour guide, rep, holiday rep, resort rep, interpreter, \
    translator, designer, photographer, wedding planner, stylist, advocate, ombudsman, \
    ombudswoman, operator, agent, adviser, advisor, specialist, expert, representative, \
    executive, associate, colleague, employee, teammate, member, staff, staffer, salesteam, \
    partner, trustee, executor, valuer, appraiser, mortgage adviser, mortgage advisor, estate \
    agent, lettings manager, property manager, site manager, facilities manager, bank manager, \
    relationship manager, success manager, customer success manager, onboarding manager, \
    solutions engineer, network engineer, support engineer, hotel manager, night manager, general \
    manager, area manager, regional manager, depot manager, warehouse manager, depot, warehouse, \
    workshop, garage, surgery, ward, clinic, embassy, consulate, dispatch, despatch, logistics, \
    pharmacy, billing, accounts, finance, legal, compliance, safeguarding lead, welfare officer, \
    data protection officer, dpo, privacy officer, fraud team, fraud department, security team, \
    safety team, trust and safety, disputes team, disputes, chargebacks team, baggage desk, \
    baggage services, lost property, lost and found, ground staff, check in desk, gate agent, \
    ticket office, box office, admissions, admissions officer, enrolment officer, registrar \
    office, student services, housing officer, rent officer, planning officer, tax officer, \
    benefits officer, visa officer, immigration officer, claims manager, claims adjuster, \
    complaints manager, complaints officer, resolution team, resolutions team, escalation \
    manager, retention specialist, loyalty team, bloke, blokes, chap, lad, lass, fella, \
    gentleman, lady, woman, man, human ear, soul, living soul, human soul, living being, mortal, \
    earthling, madam, referee, umpire, judge, deputy head, deputy, vice principal, management, \
    senior management, upper management, claims office, claims department, head of the office, \
    head of department, district nurse, health visitor, school nurse, bursar, warden, returns \
    desk, bereavement team, young lady, zone engineer, area engineer, on call doctor, on call \
    nurse, duty solicitor, night porter, fleet manager, floor supervisor";
pub(super) const INQUIRY: &str = "whats, why, when, whens, whose, how many, how much, how long, \
    how often, how come, how do i, how do you, how does, how did, how is, how are, who is, whos \
    the, does, did, is the, is a, is your, are the, are your, was, were, has, have you, had, \
    since when, if i, if my, if a, if the, where do i find, where is, wheres, where are, whether, \
    will the, will a, would a, must i, should i, am i, im a, im an, i work as, i used to, do \
    they, do we, do your, do these, what is, what does, what do, what are, what kind, what time, \
    what happens, what if, what about, what should, what did, what will, what can, what was, \
    which of these, which plan, which one, which is, where do i cancel, where do i change, where \
    do i remove, where do i delete, where do i see, where can i see, where can i change, where \
    can i cancel, how do i stop, how do i block, how do i avoid, who should i, who must i, who do \
    i need to tell";
pub(super) const MAKER: &str = "who programmed, who made, who built, who wrote, who trained, who \
    created, who designed";
pub(super) const LINKER: &str = "that";
pub(super) const KIN: &str = "team, staff, boss, colleague, coworker";
pub(super) const OWN: &str = "a, an, the, my, our, your, one of your, with, to, here, on the \
    phone, on the line";
pub(super) const THING: &str = "wifi, wi, internet, network, bluetooth, account, accounts, plan, \
    page, site, website, homepage, settings, menu, printer, tv, router, modem, app, server, \
    database, api, list, mailing, step, level, wallet, card, bank, paypal, google, facebook, \
    apple, alexa, spotify, instagram, whatsapp, contract, tariff, package, economy, business \
    class, first class, premium, standard, dark mode, mode, version, beta, link, url, form, faq, \
    article, section, checkout, basket, cart, another hotel, another flight, flight, train, room, \
    seat, school, hospital, airport, station, platform, gate, terminal, sleep, bed, work, home, \
    english, spanish, voicemail, music, address, email, next game, next level, lobby, channel, \
    world, region, data, vpn, device, phone, laptop, computer, speaker, headset, the bot, a bot, \
    virtual, money, next page, screen, waitlist, newsletter, trial, free, spam, calendar, crm, \
    slack, zapier, workspace, console, broadband, fibre, grid, mains, details, my orders, order \
    page, login, dashboard";
