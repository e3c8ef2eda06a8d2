//! English: asking for somebody by their role, whatever the trade: the frames, the roles, and the
//! things that one is connected to without wanting anybody.

pub(super) const FRAMES: &[&str] = &[
    // "put me through to the matron"
    "connect|transfer|patch|reconnect|conect|connekt|tranfer|refer|divert|escalate|hand|pass|chuck|punt|bounce|redirect|reroute|shift|switch|swap|fob|palm|bump|kick|direct|forward|route me|us straight|right|directly|over|through|across|up|on|back|along|please|now? through|over|across? to|with|2|onto @",
    "put|get|take|send|bring|move|shove|stick me|us straight|right|directly|back? through|in|on|onto|over|across|up touch|contact|line|phone? to|with|2 @",
    "connect|transfer|escalate|hand|pass|refer|move|send|assign|forward|give|kick|push|bump|turn|direct|route|raise|flag this|my|the|it|our ticket|case|chat|call|conversation|query|issue|complaint|matter|claim|file|thing|lot|whole? over|up|on|across|straight|directly|back? to|with|2 _3 <role>|<who> >",
    "get|bring|fetch|call|summon|find|grab|give|send|page|raise|wake|involve|loop|add|invite|pull me|us|in|over|here|up? in? _2 <role> >>",
    "get|bring|fetch|put|have|want|need|like|demand _3 <role>|<who> on|to|in|into|onto|at the|this|a phone|line|chat|call|conversation|blower|horn|thread|channel|desk",
    "loop|pull|bring|drag|rope|call|cc|get in _2 <role>|<who> >",
    // "could the nutritionist give me a ring"
    "can|could|might|must|please|have|ask|tell|get|let|want|like|need|needs|request|make|arrange|expect|prefer|appreciate|grateful|kindly|should|shall|would|love|beg|remind|instruct|good|great|nice _5 -who|that|which|if|when|to|can|could|and|how|not|i|you <reach_me>",
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
    "^ <go>* is|are|isnt|any|there|got|have|s there|your|an|any? _1 <role>|<sure> _1 available|around|about|here|there|online|on duty|i|we|who|that|free|in|on",
    "^ <fill>* <role> please|pls|plz|now|asap|immediately|urgently|required|needed|only|thanks|thx|ta",
    "^ <go>* <fill>* <role> on|to the|this phone|line|chat|call|ticket",
    "^ not|no _4 bot|machine|message|template|form|robot|reply|article _1 a|an|but? <fill>* <who> $",
    // a human, in other words
    "need|want|get|give|find|send|like|prefer|bring|talk|speak|demand|deserve|hear _4 human|humans|living|beating|breathing|real|flesh ear|ears|voice|soul|heart|being|brain|eyes|face|creature|blood|mind|pulse|hand|hands|one",
    "someone|somebody|anyone|anybody|one|colleague|person|human with|whos|who|that|thats|having|has _1 pulse|heartbeat|brain|clue|alive|authority|breathing|eyes|ears|soul|heart|fingers please|pls|now|$",
    "talk|speak|chat|connect|through|transfer|explain|complain _2 to|with one|some|any|1 of your|ur|the _3",
    "i|we|id want|need|demand|like|prefer|require someone|somebody|anyone|1 from|in|at|who|that|with|on|of|here|now|local|else|human|real|higher|senior|proper|please|to",
    "who|whoever|whos|anyone|anybody|someone|somebody in|is|has charge|responsible|authority|there|here _2 put|get|fetch|bring|let|give|i|send",
    "put|get|fetch|bring|send|give|hand|pass them|him|her|em|that on|here|over|to|in|now|the",
    "let me|us see|meet|have|ask|hear _2 <role>|<person>|someone|somebody >",
    "i|id|we would|will|d|ll rather|prefer|sooner|like|better|only|just to? hear|get|have|see|receive it|this|that|an|the? _2 from|by _2 <role>|<who> >",
    "someone|somebody|anyone with|from|in|at _3 could|can|should|please|must|to|needs|would <reach_me>|<doing>",
    "who|which _3 can|could|would|will <reach_me>",
    "reachable|available|free|standing|waiting|here on|at|for|by _3 phone|mobile|call|callback|your|a please|so|call|$",
    "hook|link|set|sort|plug me|us up|in? up|in? with @",
    "to|and get|reach|find|see|speak|talk|contact to|with|hold? of? <fill>* <person> >",
    "have|got|is|there someone|somebody|anyone|anybody|one there|here|in? who|that speaks|speak|talks|can|could|knows|understands|handles|deals",
    "can|could|would|will|may a|an|your|one|some|the|any <role> _1 look|check|review|read|see|take|have|fix|restore|verify|help|answer|deal|sort|explain|unlock|unban|step|join at|into|my|over|this|a|me|with|in|it|out|the",
    "^ <go>* expect|await|expecting|awaiting|waiting your|the|a|for _1 call|callback",
    "<move>|talk|speak|through|connect _2 to|with the|your|some|one _2 lot|lads|guys|bunch|crew|folks|people|blokes|fellas|mob|boys|girls",
];

pub(super) const REACH_ME: &str = "call me, call us, ring me, ring us, phone me, phone us, telephone me, telephone us, \
    contact me, contact us, reach me, reach us, reach out, ping me, ping us, buzz me, bell me, get back to me, get back to us, \
    get in touch, follow up with me, follow up with us, speak to me, speak to us, talk to me, talk to us, speak with me, \
    speak with us, talk with me, talk with us, give me a ring, give me a call, give me a buzz, give me a bell, give me a shout, give us a ring, give us a call, give us a bell, give us a shout, drop me a call, drop me a line, \
    call back, ring back, phone back, return my call, return our call, ring my, call my, phone my, contact my, \
    be in touch, take over this, chat with me, chat to me, sit down with me, come back to me, come back to us, \
    face me, write back to me, liaise with me, liaise with us, call through to me, dm me";
pub(super) const ROLE: &str = "doctor, dr, nurse, gp, midwife, pharmacist, dentist, surgeon, therapist, psychologist, \
    psychiatrist, physio, physiotherapist, optician, optometrist, vet, vet nurse, paramedic, receptionist, practice manager, \
    clinician, consultant, registrar, dietitian, nutritionist, counsellor, counselor, carer, care worker, care coordinator, \
    matron, ward sister, sister, keyworker, key worker, social worker, caseworker, case worker, lawyer, solicitor, barrister, \
    attorney, paralegal, notary, clerk, officer, case officer, loan officer, official, inspector, auditor, assessor, \
    adjuster, loss adjuster, claims handler, handler, underwriter, broker, banker, teller, cashier, accountant, bookkeeper, \
    treasurer, payroll, planner, dispatcher, controller, coordinator, co ordinator, organiser, organizer, driver, \
    pilot, captain, steward, stewardess, purser, conductor, guard, mechanic, fitter, plumber, electrician, engineer, \
    technician, installer, builder, foreman, architect, surveyor, landlord, landlady, caretaker, janitor, superintendent, \
    concierge, porter, host, hostess, housekeeper, housekeeping, chef, owner, proprietor, director, headteacher, head \
    teacher, headmaster, principal, teacher, tutor, lecturer, professor, dean, coach, trainer, instructor, librarian, \
    curator, moderator, mod, mods, admin, administrator, gm, gms, game master, gamemaster, game moderator, dev, devs, \
    developer, sysadmin, sre, on call, oncall, on call engineer, duty engineer, duty officer, duty doctor, duty nurse, \
    duty pharmacist, product manager, project manager, salesperson, salesman, saleswoman, sales person, shopkeeper, editor, press officer, consul, councillor, mayor, minister, vicar, priest, undertaker, \
    funeral director, secretary, pa, ceo, cto, cfo, coo, chairman, chairwoman, president, vice president, vp, chief, boss, \
    guvnor, guv, gaffer, lead, supervisor, manager, team leader, team lead, shift lead, leader, head, department, desk, \
    office, cell, unit, crew, squad, switchboard, reception, front desk, front office, night shift, night desk, control \
    room, security, bouncer, ranger, guide, tour guide, rep, holiday rep, resort rep, interpreter, translator, designer, \
    photographer, wedding planner, stylist, advocate, ombudsman, ombudswoman, operator, agent, adviser, advisor, \
    specialist, expert, representative, executive, associate, colleague, employee, teammate, member, staff, staffer, \
    salesteam, partner, trustee, executor, valuer, appraiser, mortgage adviser, mortgage advisor, estate agent, lettings \
    manager, property manager, site manager, facilities manager, bank manager, relationship manager, success manager, \
    customer success manager, onboarding manager, solutions engineer, network engineer, support engineer, hotel manager, \
    night manager, general manager, area manager, regional manager, depot manager, warehouse manager, depot, warehouse, \
    workshop, garage, surgery, ward, clinic, embassy, consulate, dispatch, despatch, logistics, pharmacy, billing, \
    accounts, finance, legal, compliance, safeguarding lead, welfare officer, data protection officer, dpo, privacy \
    officer, fraud team, fraud department, security team, safety team, trust and safety, disputes team, disputes, chargebacks \
    team, baggage desk, baggage services, lost property, lost and found, ground staff, check in desk, gate agent, ticket \
    office, box office, admissions, admissions officer, enrolment officer, registrar office, student services, housing \
    officer, rent officer, planning officer, tax officer, benefits officer, visa officer, immigration officer, claims \
    manager, claims adjuster, complaints manager, complaints officer, resolution team, resolutions team, escalation \
    manager, retention specialist, loyalty team, bloke, blokes, chap, lad, lass, fella, gentleman, lady, woman, man, \
    human ear, soul, living soul, human soul, living being, mortal, earthling, madam";
pub(super) const OWN: &str = "a, an, the, my, our, your, one of your, with, to";
pub(super) const THING: &str = "wifi, wi, internet, network, bluetooth, account, accounts, plan, page, site, website, \
    homepage, settings, menu, printer, tv, router, modem, app, server, database, api, list, mailing, step, level, wallet, \
    card, bank, paypal, google, facebook, apple, alexa, spotify, instagram, whatsapp, contract, tariff, package, economy, \
    business class, first class, premium, standard, dark mode, mode, version, beta, link, url, form, faq, article, section, \
    checkout, basket, cart, another hotel, another flight, flight, train, room, seat, school, hospital, airport, station, \
    platform, gate, terminal, sleep, bed, work, home, english, spanish, voicemail, music, address, email, next game, \
    next level, lobby, channel, world, region, data, vpn, device, phone, laptop, computer, speaker, headset, the bot, a \
    bot, virtual, money, next page, screen, waitlist, newsletter, trial, free, spam, calendar, crm, slack, zapier, \
    workspace, console, broadband, fibre, grid, mains, details, my orders, order page, login, dashboard";
