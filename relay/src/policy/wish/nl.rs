//! Dutch: how people ask for a person, and what only looks like it. Accents and apostrophes are
//! folded away ("één" is "een", "foto's" is "fotos").

use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "nl",
    classes: &[
        ("person", PERSON),
        ("who", WHO),
        ("fill", FILL),
        ("go", GO),
        ("talk", TALK),
        ("strict", STRICT),
        ("after", AFTER),
        ("bot", BOT),
        ("ask", ASK),
        ("speak", SPEAK),
        ("move", MOVE),
        ("act", ACT),
        ("doing", DOING),
        ("some", SOME),
        ("real", REAL),
        ("here", HERE),
        ("compound", COMPOUND),
    ],
    asks: &[
        // „Ik wil graag met een medewerker praten"
        "wil|willen|wilde|wou|zou|zouden|kan|kunnen|kon|mag|mogen|moet|laat|laten|graag|verkies|wens|liever|hoop|probeer|hoef <go>* met <fill>* <who> _4 <talk>",
        "wil|willen|wilde|wou|zou|kan|kunnen|mag|moet|laat|graag|liever|hoe <go>* <talk> met <fill>* <who> >",
        "^ <go>* met <fill>* <who> _3 <talk>",
        "^ <go>* <talk> met <fill>* <who> >",
        "^ <go>* met <fill>* <who> $",
        "met <fill>* <who> <talk> kan|kon|mag|wil|wilt",
        "mogelijk|mogelijkheid|manier <go>* met <fill>* <who> _2 te <talk>",
        "mogelijk|mogelijkheid|manier <go>* te? <talk> met <fill>* <who> >",
        "hoe|waar|kan|wil <go>* bereik|bereiken|contacteer|contacteren|spreek|spreken|krijg|vind <fill>* <who> >>",
        "kan|wil|mag|zou|moet|graag <go>* <fill>* <person> _2 spreken|bereiken|krijgen|hebben|contacteren",
        "contact <go>* met <fill>* <who> >",
        // „Verbind me door met een medewerker"
        "verbind|verbindt|verbinden|schakel|zet|geef|stuur|breng|koppel|haal|sluis <go>* met|naar|aan|door <fill>* <who> >",
        "verbind|verbindt|schakel|zet|stuur me|mij|ons|mijn door met|naar <fill>* <who> >",
        "kunt|kun|kan|wilt|wil|zou|zoudt u|je|jij|iemand me|mij|ons|mijn <go>* met|naar|aan <fill>* <who> _2 doorverbinden|doorschakelen|verbinden|doorzetten|doorsturen",
        "kunt|kun|kan|wilt|wil|zou|graag <go>* doorverbinden|doorschakelen|verbinden|doorverbonden|doorgeschakeld met|naar|worden <fill>* <who> >",
        "me|mij|ons <go>* doorverbinden|doorschakelen|verbinden met|naar <fill>* <who> >",
        "^ <go>* doorverbinden|doorschakelen _3 $",
        "doorverbonden|doorgeschakeld|overgezet worden",
        "worden doorverbonden|doorgeschakeld|overgezet",
        // „Ik wil een mens"
        "wil|willen|wilde|wens|eis|verlang|verkies|zoek|heb|hebben|prefereer|liever|krijg <go>* <fill>* <person> _1 nodig >>",
        "wil|willen|wilde|wens|eis|verlang|verkies|prefereer|liever <go>* <fill>* <person> >>",
        "heb|hebben <go>* <fill>* <person> nodig",
        "geef|haal|stuur|roep|bel|zoek <go>* <fill>* <person> >>",
        "kan|mag|kunnen|zou ik|we|wij <go>* <fill>* <person> hebben|krijgen|spreken",
        "is|zijn er <go>* <fill>* <person> _2 >>",
        "is|zit er <go>* iemand _2 die|met|aanwezig|echt|beschikbaar|bereikbaar|aan",
        "kan|kunnen|zou <fill>* <who> me|mij|ons|dit|hier|even <go>* _2 helpen|bellen|terugbellen|antwoorden|contacteren|beantwoorden",
        "laat <fill>* <who> me|mij|ons|contact _2 bellen|terugbellen|helpen|opnemen|antwoorden",
        "menselijke hulp|medewerker|assistentie|ondersteuning|klantenservice|agent|tussenkomst >>",
        "hulp van <fill>* <who> >>",
        "door <fill>* <person> geholpen worden",
        "geholpen worden door <fill>* <person> >",
        // „Ik wil niet met een bot praten"
        "niet|nooit meer? langer? verder? met <fill>* <bot> _2 <talk>",
        "niet|geen meer? <talk> met <fill>* <bot>",
        "wil|hoef|zoek <go>* geen <fill>* <bot> $",
        "^ <go>* geen <fill>* <bot> $",
        "genoeg|zat|klaar|moe van|met <fill>* <bot>",
        // Bel me terug
        "^ <go>* bel me|mij|ons <go>* terug|op|even|a >>",
        "^ <go>* bel me|mij|ons $",
        "kunt|kun|kan|wilt|wil|zou u|je|jij|iemand|jullie me|mij|ons _2 bellen|terugbellen|opbellen",
        "kunnen|willen jullie|we me|mij|ons _2 bellen|terugbellen|opbellen",
        "wil|zou|graag <go>* teruggebeld|gebeld|teruggebelt worden?",
        "wil|zou|graag|verzoek <go>* worden teruggebeld|gebeld",
        "^ <go>* terugbellen $",
        "terugbelverzoek >>",
    ],
    loose: &[
        // „Ik bespreek dit liever met een persoon”
        "<ask> _6 met|aan|door|naar|van|bij _3 <who> _6 <speak>",
        "<ask> _6 <speak> _4 met|aan|door|naar|van|bij|tot _3 <who> !",
        "<speak> _4 liever|graag|best|gewoon _2 met|aan|door _3 <who> !",
        "^ <go>* <speak> _2 met|aan|naar _2 <who> >",
        "<ask> _5 <who> _3 <speak>",
        "<ask> _4 <who> _2 te pakken|spreken|bereiken|woord",
        "hoe|waar|kan|wil|mag|zou|graag _4 <who> _3 spreken|bereiken|contacteren|krijgen",
        "met|tot wie _3 praten|spreken|contact|terecht|wenden|kan",
        // „Stuur deze chat door naar een collega”
        "<move> _5 met|naar|aan|bij|door|over _3 <who> !",
        "met|naar|aan _3 <who> _2 <move>",
        "geef|haal|stuur|roep|bel|zoek|regel|breng|pak|bezorg me|mij|ons|er|eens|maar|even|dan|nu|gewoon|meteen|direct _3 <who> !",
        "wil|willen|wilde|zou|graag|liever|nodig|eis|verlang|wens|verkies|prefereer|aub|svp|alstublieft|alsjeblieft|zoek|verzoek|gelieve|kwil _2 <fill>* <person> >",
        "hulp|assistentie|contact|tussenkomst|ondersteuning|telefoontje|gesprek|antwoord|reactie van|door|met _3 <person> >",
        "aub|svp|alstublieft|alsjeblieft|nu|meteen|direct|graag _2 <person> $",
        "^ <go>* <person> aub|ajb|svp|alstublieft|alsjeblieft|nu|meteen|direct|graag|geen|niet|gewenst|gevraagd|nodig",
        "^ <go>* <person> $",
        "^ <go>* echt iemand|mens >",
        // „Kan een collega dit overnemen?”
        "kan|kunnen|zou|zouden|mag|moet|laat|wil|willen|graag|verzoek|dat|hoop|wens|kon|liever|heb|fijn|prettig|als|eis|gelieve|vraag|nodig _5 <person> _6 <act>",
        "kan|kunnen|zou|zouden|laat|wil|willen|graag|verzoek|dat|hoop|wens|kon|mag|moet|liever|als|eis _3 iemand|iemad|iemant _6 <doing>",
        "iemand van jullie|u|uw|het|de|daar _5 <act>",
        "bel|belt|contacteer|telefoneer me|mij|ons _3 op|terug|even|aub|svp|morgen|vandaag|nu|eens|zo|via",
        "kunt|kun|kan|kunnen|wilt|wil|zou|zouden|laat _3 me|mij|ons _5 bellen|terugbellen|opbellen|contacteren|telefoneren",
        "wil|zou|graag|verzoek|vraag|wens _4 teruggebeld|gebeld|telefoontje|terugbelverzoek|opgebeld|gecontacteerd",
        "nummer|telefoonnummer|telefonisch _5 <who> _3 spreken|bereiken|praten|bellen",
        "nummer|telefoonnummer|welk _5 bellen _3 <who>",
        // „Is daar iemand van vlees en bloed?”
        "is|zit|zijn|bestaat|werkt|werken|hebben|heeft|hebt|spreek _4 <some> _3 <real>",
        "is|zit|zijn|werkt|werken|hebben|heeft|hebt|zitten _4 <who> _3 <here>",
        "is|zit|zijn er|daar|hier|nu|ergens|nog|momenteel _3 <who> _2 <here>",
        "is|zit er|daar|hier _2 iemand|wie $",
        "^ <go>* iemand daar|hier|aanwezig|echt|beschikbaar|die|thuis $",
        "^ <go>* iemand daar|hier|aanwezig|echt|beschikbaar|die",
        "waar zijn|is|zit|zitten _2 <person> $",
        // Geen bot
        "<speak> _4 die|dat geen|niet _2 <bot>",
        "<some> _3 geen|niet _2 <bot>",
        "weiger|niet|geen|nooit|genoeg|beu|zat|moe|stop|klaar|haat _6 met|van|tegen|door|aan _3 <bot>",
        "<person> _2 en? geen|niet _2 <bot>",
        "plaats van _2 <bot>",
        "geen _2 <bot> _3 <person>",
        "beu|zat|moe|genoeg _2 <bot>",
        "escaleer|escaleren|escaleert _3",
        "kan|wil|mag|zou _2 terugbelverzoek|telefoontje|terugbelafspraak doen|krijgen|aanvragen|plannen|_1",
        "neem|nemen|neemt|opnemen telefonisch|contact contact? met mij|me|ons op?",
        "alleen|enkel|uitsluitend met? <fill>* mensen|mens|persoon|personen|medewerker|medewerkers",
        "wacht|wachten wel|even|liever? op <fill>* <person> >",
        "<person> zou|is fijn|beter|goed|prettig|leuk|mooi|welkom",
        "weg|stop|stoppen|verlaat|verlaten|sluit|uit met|de|die|deze|het _2 <bot> $",
        "<bot> stoppen|verlaten|uit|weg|afsluiten",
        "en|nu|gewoon verbind|schakel|zet|stuur me|mij|ons door $",
        "wie kan|moet|mag ik|we bellen|opbellen $",
        "kan|kunnen|kun|zou|zouden _2 naar|op|met <fill>* <person> overschakelen|overstappen|wisselen|overgaan",
        "laat|laten mij|me|ons met <fill>* <who> <speak>",
        "laat|laten <fill>* <person> _2 me|mij|ons|dit|het|contact _2 bellen|terugbellen|doen|afhandelen|oplossen|bekijken|behandelen|_1",
        "zet|haal|roep|stuur er|hier|eens <fill>* <person> >",
        "heb|hebben <go>* <person> _2 nodig",
        "mag|kan|kunnen ik|we <go>* <fill>* <person> >",
        "kans|mogelijkheid|optie op|voor|van|om <fill>* <person>|persoonlijk",
        "zaak|probleem|klacht|dossier _2 moet|moeten _3 <person> >",
        "betrek|betrekt|schakel|haal <fill>* <person> erbij|in",
        "geef|geeft je|uw|jullie <fill>* <person> >",
        "tot <fill>* <person> richten|wenden",
        "moet mij|me|ons <fill>* <person> geven",
        "iemand|<person> aan de lijn|telefoon",
        "bellen|belt jullie|u|je mij|me|ons",
        "mogelijk _3 persoonlijk|menselijk contact",
        "leeft|woont daar|hier iemand",
        "iets van <fill>* <person> horen|krijgen",
        "voor een|n echt|echte? mens|persoon $",
        "kunnen|kunt|kan|kun|willen jullie|u|je mij|me|ons niet? _2 bellen|terugbellen|opbellen",
        "bel|telefoneer|bellen|telefoneren liever|graag $",
        "liever|graag bellen|telefoneren|telefonisch $",
        "hoe|waar|kan _3 jullie|u telefonisch _1 bereiken|contacteren|spreken",
        "om|naar <fill>* <person> gevraagd|verzocht",
        "wacht|wachten _4 op <fill>* <person> >",
        "als|dat ik _4 aan|met <fill>* <who> _3 <speak>",
        "laat|laten <fill>* <person> _5 <act>",
        "zou|kan|kunnen <fill>* <who> _4 schrijven|antwoorden|helpen",
        "hier moet|moeten _2 <person> _4 <act>",
        "hoe|waar kom|komt|raak|geraak ik bij|aan|tot <fill>* <person>",
        "u|je|jij <fill>* <person> _2 roepen|halen|bellen|erbij",
        "zet|haal|roep|breng <fill>* <person> in|aan|op|bij de|het _1 chat|lijn|telefoon",
        "iemand|<person> _2 spreken over|voor|van|in",
        "vraag|vragen <fill>* <person> om",
        "er een|n halen|roepen|bijhalen",
        "had graag _4 <who> _2 gesproken|gehad",
        "kan|mag|wil|zou|graag|kunde _3 <who> aan|op de lijn|telefoon|chat",
    ],
    withdrawals: &[
        "heb|hoef|wil <go>* toch? geen <fill>* <person> meer",
        "hoef|wil <go>* niet meer met <fill>* <who> _2 <talk>",
        "hoef|wil <go>* toch niet met <fill>* <who> _2 <talk>",
        "toch geen <fill>* <person> nodig",
        "geen <fill>* <person> meer nodig",
        "vergeet|annuleer|laat <go>* <fill>* <person> maar? zitten?",
        "annuleer <fill>* doorverbinding|terugbelverzoek|verzoek",
        "ga|blijf|doe|verder <go>* verder? met|bij <fill>* <bot>",
        "^ laat maar $",
        "^ laat maar zitten $",
        "^ al opgelost $",
    ],
    guards: GUARDS,
    alone: "mens, een mens, echt mens, een echt mens, medewerker, een medewerker, medewerkster, \
        agent, een agent, persoon, een persoon, echt persoon, echte persoon, een echte persoon, \
        een echt persoon, echte medewerker, een echte medewerker, klantenservice, \
        klantenservicemedewerker, iemand echt, menselijke medewerker, menselijke hulp, live chat, \
        livechat, live agent, consultant, operator, een operator, adviseur, een adviseur, \
        servicemedewerker, supportmedewerker, baliemedewerker, manager, een manager, \
        leidinggevende, terugbellen, bel me, bel mij, bel me terug, bel mij terug, \
        vertegenwoordiger, contact met medewerker, echte mens, een echte mens, levend persoon, \
        een levend persoon, doorverbinden, medewerker spreken, een medewerker spreken, iemand \
        spreken, chat met medewerker, een menselijke medewerker, menselijk contact, \
        helpdeskmedewerker, mdw, menselijke agent, klantenadviseur, levend mens, levende mens, \
        klantenservise, terugbelverzoek, met een mens praten, met een medewerker praten, met \
        iemand praten, met een medewerker spreken, met een mens spreken, met iemand spreken, \
        iemand spreken aub, mens spreken, praten met medewerker, praten met een medewerker, \
        praten met mens, praten met een mens, praten met iemand, praten met een persoon, spreken \
        met medewerker, spreken met een medewerker, chatten met medewerker, chatten met een \
        medewerker, chat met een medewerker, chat met mens, echt iemand, een echt iemand, iemand, \
        collega, een collega, chef, baas, de manager, supervisor, verantwoordelijke, technieker, \
        verbind me door, verbind mij door, zet me door, zet mij door, doorschakelen, verbinden, \
        doorverbinden aub, escaleren, escaleer, escaleer dit, bel mij op, bel me op, persoonlijk \
        contact, menselijke ondersteuning, menselijke assistentie, livechat met medewerker, live \
        medewerker, mensen, echte mensen, klantendienst, klantendienst medewerker, helpdesk, \
        medwerker, medewerkr, mederwerker, specialist, expert, met een mens, met een medewerker, \
        met een echt persoon, met iemand, agent graag, klachtendienst, operator graag",
    polite: "alstublieft, alsjeblieft, aub, ajb, graag, hallo, hoi, hey, hee, goedemorgen, \
        goedemiddag, goedenavond, goedendag, dag, dank u, dank je, dankjewel, bedankt, nu, \
        direct, meteen, ok, oke, ja, nee, en, maar, dan, even, sorry, snel, dringend, met spoed, \
        eindelijk, gewoon, nou, zeg, luister, mevrouw, meneer, toch, onmiddellijk, svp, liever, \
        dus, kom op, per direct, voor de derde keer, voor de tweede keer, voor de laatste keer, \
        ik smeek je, ik smeek u, smeek, gij, he, efkes, ge, wil gewoon, niet jij, niet u, geen \
        bot, geen robot, geen computer, geen machine, geen chatbot, niet een bot, genoeg, stop, \
        hou op, ik wil, wil, ik zou graag, geef me, geef mij, ik heb nodig, ik zei, nogmaals, \
        herhaal, verdomme, godverdomme, potverdorie, amai, allez, komaan, jongens, goeiedag, \
        goeie morgen, goeiemorgen, goeienavond, goeiemiddag, geachte, beste, met vriendelijke \
        groet, mvg, vriend, man, gewoon, alleen, echt, een, help, hulp, a u b, aub dank, dank, \
        thanks, thx, plz, pls, please, snel graag, zo snel mogelijk, zsm,, eis, ik eis, liefst, \
        jaja, pff, zeg, hee, hallootjes",
    vetoes: "niet, nooit, zonder, als ik, wanneer ik, indien, als, voordat, nadat, in plaats van, \
        geen, gisteren, hij, zij, ze, waarom, tijdens, hoeft, niet met",
    negators: "niet, geen, nooit, zonder, noch, niemand",
};

const PERSON: &str = "mens, persoon, medewerker, medewerkster, medewerkers, agent, agente, \
    adviseur, adviseuse, operator, consultant, manager, leidinggevende, vertegenwoordiger, \
    collega, klantenservice, klantendienst, klantenservicemedewerker, servicemedewerker, \
    supportmedewerker, helpdeskmedewerker, specialist, supervisor, teamleider, baas, chef, \
    contactpersoon, live agent, live persoon, iemand echt, iemand van vlees en bloed, mensen, \
    expert, technicus, monteur aan de lijn, teamlid, klantadviseur, klantmanager, behandelaar, \
    mdw, volwassene, iemand nodig met, iemand met, hogere, jullie mensen, een van jullie, \
    technieker, leidinggevenden, verantwoordelijke, bevoegd persoon, bevoegde, medewerkende, \
    echte collega, iemand van jullie, iemand van u, iemand van de, iemand van het, iemand van uw, \
    iemand uit, iemand bij, iemand die, iemand anders, iemand bevoegd, degene die, mevrouw of \
    meneer, meneer of mevrouw, dame, heer, directeur, directrice, directie, afdelingshoofd, \
    teamlead, hoofd, menselijke collega, deskundige, verkoper, verkoopster, bediende, \
    loketbediende, telefoniste, receptie, receptioniste, werknemer, personeelslid, personeel, \
    echte mensen, levende mensen, menselijk wezen, medwerker, medewerkr, mederwerker, medewreker, \
    klantendienstmedewerker, contactcenter, callcenter, klachtendienst, klachtenafdeling, \
    klantenservice medewerker, menselijke agent, menselijke medewerker, mens van vlees, \
    begeleider, consulent, consulente, supportteam, hogerhand, iemand hogerop, hogerop, \
    menselijke hulp, menselijk contact, persoonlijk contact";
const WHO: &str = "mens, mensen, persoon, personen, medewerker, medewerkster, medewerkers, agent, agente, \
    adviseur, operator, consultant, manager, leidinggevende, vertegenwoordiger, collega, \
    klantenservice, klantendienst, klantenservicemedewerker, servicemedewerker, \
    supportmedewerker, helpdeskmedewerker, specialist, supervisor, teamleider, baas, chef, \
    contactpersoon, iemand, iemand anders, service, support, helpdesk, afdeling, team, verkoop, \
    boekhouding, facturatie, administratie, iemand van jullie, iemand van u, expert, technicus, \
    teamlid, jullie, een van jullie, klantadviseur, technische dienst, behandelaar, balie, wie, \
    mdw, volwassene, retourafdeling, terugbetalingen, retouren, verkoop, wie over, technische \
    dienst, technieker, verantwoordelijke, bevoegde, degene, meneer, mevrouw, dame, heer, \
    directeur, directrice, directie, afdelingshoofd, teamlead, hoofd, deskundige, verkoper, \
    bediende, telefoniste, receptie, receptioniste, werknemer, personeelslid, personeel, \
    medwerker, medewerkr, mederwerker, klantendienstmedewerker, contactcenter, callcenter, \
    klachtendienst, klachtenafdeling, klachten, menselijk wezen, iemad, iemant, iemnd, mij niet, \
    consulent, consulente, supportteam, hogerhand, hogerop, kantoor, winkel, bank, menselijke \
    agent, menselijke medewerker, vestiging, een ander";
const FILL: &str = "een, de, het, n, uw, jullie, je, echt, echte, levend, levende, menselijke, menselijk, andere, ander, \
    werkelijke, willekeurige, van, aan, bij, graag, svp, aub, alstublieft, alsjeblieft, zon, \
    normale, normaal, gewone, fysieke, fysiek, bevoegde, competente, verdomde, stomme, klote, \
    dom, domme, iemand van, technische, die, dit, deze, dat, mijn, nog, vriendelijke, live, goede, \
    enige";
const GO: &str = "graag, nu, direct, meteen, even, eens, ook, toch, gewoon, liever, alsjeblieft, alstublieft, aub, \
    ajb, ik, we, wij, u, je, jij, mij, me, ons, dat, het, er, hier, echt, wel, maar, nog, alleen, \
    dringend, snel, eindelijk, heel, zo, spoedig, mogelijk, via, telefonisch, telefoon, per, de, \
    chat, dit, hierover, contact, in, komen, om, daarom, misschien, ergens, rechtstreeks, persoonlijk, \
    iets, mijn, gesprek, vraag, klacht, opnemen, worden, willen, kunnen, te, een, nou, dan, kan, wil, \
    jullie, onmiddellijk, door, met spoed, absoluut, ergens";
const TALK: &str = "praten, spreken, chatten, communiceren, overleggen, bellen, kletsen, contact, typen, \
    doorverbonden, verbonden, praat, spreek, contact opnemen, in contact komen, in gesprek, \
    schrijven, verder praten, een gesprek, verbinden, doorverbinden, bespreken, gesproken, \
    contact krijgen, contact hebben, doorpraten, te maken, verder, in contact, mailen, te woord";
const STRICT: &str = "alstublieft, alsjeblieft, aub, ajb, svp, nu, direct, meteen, graag, echt, die me, die mij, \
    die het, die dit, die kan, die mijn, die weet, om mee, om te, om mij, om me, en, niet, hier, \
    beschikbaar, aan de lijn, aan de telefoon, in plaats, van vlees, dringend, want, omdat, spreken, \
    nodig, hebben, bereikbaar, geen, met wie, met verstand, aanwezig, via, in de chat, dank, \
    bedankt, eindelijk, waar ik, bij jullie, van jullie, ter plaatse, snel, waarmee, die echt, met \
    wie ik, te spreken, aan het";
const AFTER: &str = "alstublieft, alsjeblieft, aub, ajb, svp, nu, direct, meteen, graag, echt, die, om, en, niet, hier, \
    beschikbaar, aan, in, over, van, voor, want, omdat, wegens, betreffende, vandaag, dringend, via, \
    per, spreken, praten, bij, mijn, ik, of, maar, als, snel, dank, bedankt, geen, op, zodat, \
    nodig, te, met, eindelijk, doorverbinden, verbinden, door, zijn, kan, kunnen, zo, naar, waar, \
    hiervoor, hierover, dan, het, zonder, persoonlijk, eens";
const BOT: &str = "bot, bots, robot, robots, machine, machines, computer, chatbot, chatbots, chat bot, ai, \
    automaat, virtuele assistent, assistent, programma, bandje, systeem, digitale assistent, \
    computerprogramma";
const ASK: &str = "ff, ge, kunde, kunt ge, wil, willen, wilde, wou, zou, zouden, kan, kunnen, kon, konden, \
    kunt, kun, mag, mogen, moet, moeten, laat, laten, graag, verkies, wens, wensen, liever, \
    hoop, probeer, hoe, waar, mogelijk, mogelijkheid, manier, verzoek, verzoeken, eis, verlang, \
    vraag, nodig, behoefte, svp, aub, alstublieft, alsjeblieft, heb, prefereer, sta erop, hoef, \
    zoek, krijg, bereik, hulp, optie, kunnen jullie, wilt, best, prettig, fijn, voorkeur, dank, \
    wik, kzou, kwil, tkan, gaarne, zijn, is, help, even, a u b, wilt u, gelieve";
const SPEAK: &str = "uitleggen, uit te leggen, praten, praat, spreken, spreek, chatten, chat, communiceren, \
    overleggen, overleg, bellen, kletsen, contact, typen, doorverbonden, verbonden, schrijven, \
    gesprek, bespreken, bespreek, gesproken, mailen, te woord, bereiken, babbelen, klappen, \
    uitleggen, vertellen, voorleggen, doorspreken, afhandelen, regelen, oplossen, geholpen, \
    teruggebeld, gebeld, doorgeschakeld, overgezet, gecontacteerd, geantwoord, beantwoord, \
    behandeld, bekeken, beoordeeld, assistentie, ondersteuning, antwoord, hulp, telefoongesprek, \
    telefoontje, telefoneren, communicatie, connectie, keuvelen, doorverwezen, wenden, \
    bijgestaan, zaken doen, converseren, telefonisch, klap, klappe";
const MOVE: &str = "verbind, verbindt, verbinden, doorverbinden, schakel, schakelt, schakelen, doorschakelen, \
    zet, zetten, doorzetten, geef, geven, geeft, stuur, sturen, doorsturen, breng, brengen, \
    koppel, koppelen, haal, halen, sluis, escaleer, escaleren, escaleert, doorgeven, overdragen, \
    draag, verwijs, verwijzen, doorverwijzen, roep, roepen, bel, regel, regelen, zoek, leg, \
    leid, leiden, schuif, pak, vraag, laat, transfereer, transfer, wissel, inschakelen, betrek, \
    meld, plaats, leg dit";
const ACT: &str = "schrijven, om mij te helpen, overnemen, overneemt, neemt, nemen, helpen, helpt, bellen, \
    belt, terugbellen, terugbelt, antwoorden, antwoordt, antwoord, beantwoorden, contacteren, \
    contacteert, contact opnemen, contact opneemt, opnemen, opneemt, kijken, kijkt, bekijken, \
    bekijkt, naar kijken, meekijken, meekijkt, lezen, leest, nakijken, nakijkt, controleren, \
    controleert, oplossen, oplost, regelen, regelt, behandelen, behandelt, uitleggen, uitlegt, \
    praten, praat, spreken, spreekt, luisteren, luistert, reageren, reageert, inspringen, \
    bijspringen, begrijpen, begrijpt, snapt, meedenken, meedenkt, afhandelen, afhandelt, \
    oppakken, oppakt, beoordelen, beoordeelt, bijstaan, erbij, deelnemen, komen, tussenkomen, \
    telefoneren, te woord, woord";
const DOING: &str = "overnemen, overneemt, bellen, belt, terugbellen, terugbelt, contacteren, contacteert, \
    contact opnemen, contact opneemt, ernaar kijken, naar kijken, naar kijkt, meekijken, \
    meekijkt, mijn zaak, mijn dossier, mijn bericht, oppakken, oppakt, te woord, opbellen, \
    inspringen, persoonlijk helpen, echt helpen, met me praten, met mij praten, mij spreken, me \
    spreken, telefoneren, afhandelen, afhandelt, dit regelen, telefonisch";
const SOME: &str =
    "iemand, iemad, iemant, iemnd, wie, mens, mensen, persoon, een, iemand anders, emand, ene";
const REAL: &str = "echt, echte, van vlees, vlees en bloed, menselijk, menselijks, menselijke, levend, levends, \
    levende, werkelijk, geen robot, geen bot, geen computer, die geen, die niet, fysiek, achter";
const HERE: &str = "daar, hier, beschikbaar, vrij, bereikbaar, aanwezig, online, aan de lijn, erachter, achter, \
    aan de andere kant, die me, die mij, die kan, die ons, die helpt, die mee, die het, die dit, \
    die weet, met wie, om mee, om me, om mij, om te, thuis, waarmee, aan wie, tot wie, te \
    spreken, in de chat, in dienst, actief, wakker";
const COMPOUND: &str = "makelaar, assistent virtueel, rechten, kosten, code, rol, van de politie, uit de auto, \
    korting, van maandag, lichaam, account, accounts, pas, vacature, opleiding, toevoegen, \
    wijzigen, van het filter, in het filter, or, and, met beperking, met een beperking, per, \
    erger";
const GUARDS: &str = "chauffeur, koerier, pakketbezorger, postbode, nooit om, wilde net, waarom, \
    oplichting, enquete, taxi, liever niet, antwoorden hier, hoe lang, wat kost, kost, duurt, \
    cadeau, privacy, waarom belde, betekent, hoeveel, hoeft niet, niet nodig, zonder, met \
    niemand, niemand, mijn man, mijn vrouw, mijn zoon, mijn dochter, mijn moeder, mijn vader, \
    mijn vriend, mijn vriendin, huisgenoot, makelaar, bezorger, buren, buurman, politie, \
    politieagent, gisteren, vorige week, zei, zeiden, heeft gezegd, was, waren, al geholpen, \
    heeft me al, vacature, solliciteren, gesolliciteerd, sollicitatie, word ik, worden bij, baan, \
    kostuum, wachtwoord, commissie, ik ben makelaar, ik ben agent, ik ben operator, verschil, wat \
    doet, ben jij een, ben je een, bent u een, per persoon, contactpersoon, wijzig, toevoegen, \
    voeg, hartelijk dank, bel me niet, niet bellen, blijven bellen, stop met bellen, mijn agent, \
    mijn adviseur, mijn baas, mijn chef, mijn manager, mijn collega, mijn boekhouder, mijn \
    advocaat, wie is, wie leest, hoe heet, heette, gratis, wanneer een, als een medewerker, als \
    ik, beter dan, beoordeling, review, compliment, openingsuren, openingstijden, hoe laat, deze \
    persoon, andere persoon, twee personen, drie personen, vier personen, mensenrechten, \
    menselijk lichaam, haar, geld, punten, pakje, pakket, in het frans, allergie, \
    personeelskorting, korting, niet doorverbinden, niet met een mens, wil geen, hoef geen, \
    oudere persoon, taakbeheer, ik bedien, wanneer komt, emailadres van, mailadres van, factuur \
    naar, bestelling naar, blauw tegen";
