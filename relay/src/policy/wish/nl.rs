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
    alone: "mens, een mens, echt mens, een echt mens, medewerker, een medewerker, medewerkster, agent, \
        een agent, persoon, een persoon, echt persoon, echte persoon, een echte persoon, een echt \
        persoon, echte medewerker, een echte medewerker, klantenservice, klantenservicemedewerker, \
        iemand echt, menselijke medewerker, menselijke hulp, live chat, livechat, live agent, \
        consultant, operator, een operator, adviseur, een adviseur, servicemedewerker, \
        supportmedewerker, baliemedewerker, manager, een manager, leidinggevende, terugbellen, \
        bel me, bel mij, bel me terug, bel mij terug, vertegenwoordiger, contact met medewerker, \
        echte mens, een echte mens, levend persoon, een levend persoon, doorverbinden, \
        medewerker spreken, een medewerker spreken, iemand spreken, chat met medewerker, \
        een menselijke medewerker, menselijk contact, helpdeskmedewerker",
    polite: "alstublieft, alsjeblieft, aub, ajb, graag, hallo, hoi, hey, hee, goedemorgen, goedemiddag, \
        goedenavond, goedendag, dag, dank u, dank je, dankjewel, bedankt, nu, direct, meteen, ok, \
        oke, ja, nee, en, maar, dan, even, sorry, snel, dringend, met spoed, eindelijk, gewoon, \
        nou, zeg, luister, mevrouw, meneer, toch, onmiddellijk, svp, liever, dus, kom op, per direct",
    vetoes: "niet, nooit, zonder, als ik, wanneer ik, indien, als, voordat, nadat, in plaats van, geen, \
        gisteren, hij, zij, ze, waarom, tijdens",
    negators: "niet, geen, nooit, zonder, noch, niemand",
};

const PERSON: &str = "mens, persoon, medewerker, medewerkster, medewerkers, agent, agente, adviseur, adviseuse, \
    operator, consultant, manager, leidinggevende, vertegenwoordiger, collega, klantenservice, \
    klantendienst, klantenservicemedewerker, servicemedewerker, supportmedewerker, \
    helpdeskmedewerker, specialist, supervisor, teamleider, baas, chef, contactpersoon, \
    live agent, live persoon, iemand echt, iemand van vlees en bloed, mensen, expert, \
    technicus, monteur aan de lijn, teamlid, klantadviseur, klantmanager, behandelaar";
const WHO: &str = "mens, mensen, persoon, personen, medewerker, medewerkster, medewerkers, agent, agente, adviseur, \
    operator, consultant, manager, leidinggevende, vertegenwoordiger, collega, klantenservice, \
    klantendienst, klantenservicemedewerker, servicemedewerker, supportmedewerker, \
    helpdeskmedewerker, specialist, supervisor, teamleider, baas, chef, contactpersoon, iemand, \
    iemand anders, service, support, helpdesk, afdeling, team, verkoop, boekhouding, facturatie, \
    administratie, iemand van jullie, iemand van u, expert, technicus, teamlid, jullie, een van \
    jullie, klantadviseur, technische dienst, behandelaar, balie, wie";
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
