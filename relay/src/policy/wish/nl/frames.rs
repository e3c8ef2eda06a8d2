//! Dutch: asking for somebody by their role, whatever the trade: the frames, the roles, the words
//! that end names of roles, and the things one is connected to without wanting anybody.

pub(super) const FRAMES: &[&str] = &[
    // «Verbind me met de wachtdienst»
    "verbind|verbindt|verbinden|schakel|schakelt|zet|breng|brengt|koppel|geef|stuur u|je|ge|jij|gij? me|mij|ons even|eens|maar|nu|dan|aub|alstublieft|alsjeblieft|meteen|direct|graag|door|in? in? contact|verbinding|door? met|naar|aan @",
    "me|mij|ons even|eens|nu|dan|meteen|direct|graag|alstublieft|alsjeblieft|aub? in? contact|verbinding? met|naar|aan|bij _4 doorverbinden|verbinden|doorschakelen|brengen|doorzetten|doorsturen|doorgeven|stellen|koppelen|laten",
    "verbind|verbindt|schakel|schakelt maar|me|mij|ons|gewoon|nu|dan|even|eens|aub|a? door $",
    "dus|en|nu|graag|alstublieft|alsjeblieft|gewoon verbind|schakel|zet me|mij|maar|ons _2 door",
    "haal|haalt|halen|roep|roept|geef|geeft|stuur|stuurt|pak|pakt|zoek|zoekt|breng|vraag|laat|trek|trommel|bel|betrek|regel mij|me|ons|er|ne|eens|even|maar|nu|dan|aub|hier? eens|even|maar|nu|dan? <fill>* _2 <role>|<person>|<some> erbij|bij|hier|op|maar|aub|alsjeblieft|alstublieft|eens|even|nu|aan|in|van|die|om|$",
    "schakel|schakelt|haal|haalt|betrek|neem|pak|roep|voeg _4 <role>|<who> _3 in|erbij|bij|toe|op",
    // «De chauffeur mag mij bellen»
    "kan|kunt|kunnen|kunde|kun|zou|zouden|zoudt|mag|moet|laat|laten|wil|wilt|willen|graag|vraag|vragen|zeg|zorg|verzoek|kunnie|wilde _5 mij|me|ons|m|onze|mijn _4 <reach>",
    "<role>|<person>|<some> mag|moet|kan|zou|zal|wil|dient|hoort mij|me|ons|mijn|onze _5 <reach>",
    "<role>|<person>|<some> die|om mij|me|ons _3 <reach>|<reach_sub>|te",
    "dat _4 mij|me|ons|mijn _5 <reach_sub>|<reach>",
    "laat|laten|vraag|vragen|zeg|verzoek|doe _5 <role>|<person>|<some> _3 mij|me|ons|mijn _4 <reach>",
    "hij|ze|zij|die mij|me|ons _3 <reach_sub>|seintje|belletje",
    "terugbelverzoek|terugbelafspraak|belafspraak|telefoontje|belletje|gesprek|contact|overleg|afspraak|seintje|onderhoud|reactie|antwoord van|door|met|vanwege|via|bij _3 <role>|<who>|<some> _4",
    "graag|wil|wilde|zou|wens|verzoek|vraag|verlang|eis|mag|kan|moet|liefst|liever _5 contact|gesprek|telefoontje|onderhoud|overleg|telefonisch|belletje|afspraak|spreken|bellen|klappen|praten|overleggen _2 met|van|door|via _3 <role>|<who>|<some>",
    "klap|praat|spreek|bel|overleg|bespreek|babbel|regel|klappe|chat _1 ik|we|wij|ekik _1 liever|graag|het|dit|dat|zelf|best|nog _2 met _3 <role>|<who>|<some>",
    "wil|wilde|zou|graag|moet|mag|liever|gaarne|willen _5 <role>|<who> _2 spreken|bellen|bereiken|horen|contacteren|hebben",
    "kan|kunnen ik|we|wij|k _4 <role>|<who> _2 spreken|bellen|bereiken",
    "wil|wilde|zou|graag|moet|mag|kan|liever|kunnen|willen|dring _5 met _4 <role> _4 <talk>|klappen|spreken|praten|bespreken|hebben|doen|regelen|overleggen",
    "^ <go>* <fill>* <role>|<person> spreken|bellen",
    "^ <go>* <fill>* _1 <role> graag|aub|alsjeblieft|alstublieft|nu|ajb|svp|nodig|gewenst|gevraagd|dringend|direct|meteen|bedankt|dank|pls",
    "^ <go>* met <fill>* <role> _3 <talk>|$",
    "iemand|wie|ene|mens|persoon van|uit|bij|met jullie|de|het|uw|je|team|techniek|support|kantoor|facturatie|klantendienst|verkoop|boekhouding|mensen|zo|hier|verstand _3 aub|graag|spreken|nodig|alsjeblieft|erbij|bellen|aan|hier|$",
    "^ iemand|medewerker|persoon|mens van|uit|met _4 $",
    "wil|zou|moet|nood|behoefte|zoek|eis|verlang|graag|liefst _3 <fill>* <role>|<person>|<some> van|uit|die|nodig|aan|in|hier|erbij|hebben|nu|spreken",
    "mag|kan|zou|krijg|krijgen|kunnen|wil ik|we|wij|k _2 <fill>* _3 <role>|<person>|<some> _2 aan|spreken|in|erbij|hebben|bereiken|te|horen",
    "^ <fill>* <role>|<person> aan|op|in de|den|het telefoon|lijn|apparaat|hoorn|chat|gesprek",
    "is|zit|bestaat|hebben|heeft|heb er|jullie|daar|u|je _2 <role> _2 <here>|spreken|vragen",
    "kan|kunnen|mag|moet|zou|laat|wil _4 <role> _3 dit|mijn|het|hiernaar|ernaar|me|mij|hier|deze|ons|daar _4 overnemen|bekijken|nakijken|kijken|helpen|uitleggen|antwoorden|oppakken|behandelen|regelen|oplossen|lezen|beoordelen|beslissen|ingrijpen|meekijken|schrijven|opvolgen|vertellen|zeggen",
    "^ <go>* <fill>* <role>|<person> <act>|<doing> graag|aub|alsjeblieft|$",
    // een mens, anders gezegd
    "stem|mens|ziel|wezen|oor|persoon|iemand horen|van|met|aan vlees|levende|hartslag|hart|polsslag|oren|hersens|bloed|andere|menselijke _2",
    "menselijke|menselijk|levende|levend|echte|sterveling|ademend|ademende stem|oor|wezen|ziel|hulp|tussenkomst|contact|gezicht aub|graag|horen|nodig|spreken|nu|aan|alsjeblieft|wil|$",
    "stem horen",
    "van|bij een|nen|n echte|mens|collega|iemand _3 hoor|hoort|horen _1",
    "^ <go>* geen _4 maar <fill>* <person>|iemand $",
    "ik|wij|we verwacht|verwachten|wacht|wachten _1 uw|jullie|een|je|op _1 telefoontje|oproep|belletje|terugbelletje",
    "kan|kun|kunt|kunnen|kunnie je|u|jullie|er|ge|me|mij _2 <some>|<person>|<role> _2 halen|erbij|bijhalen|roepen|sturen|geven|zoeken|bellen|inschakelen|inseinen|aan",
    "koninkrijk|fortuin|alles voor _3 <person>|stem|iemand",
    "me|mij|ons _3 doorverbinden|doorgeven|doorsturen|doorschakelen|verbinden|overzetten|doorzetten|overdragen|brengen met|naar|aan|bij @",
    "telefoongesprek|videogesprek|videocall|call|gesprek|babbel|afspraakje|onderhoud|overleg met|door|van _3 <role>|<who> mogelijk|graag|te|regelen|inplannen|plannen|organiseren|aub|alstublieft|$",
    "mogelijk|kan|kunnen|manier|voorstel|moment|tijdstip|gaatje|wil|graag|zou|eis|sommeer|verzoek|vraag|tijd _8 plannen|praten|spreken|bellen|overleggen|gesprek|telefoongesprek|videogesprek|afspraak|call|inplannen|onderhoud|babbelen met|door _3 <role>|<who>",
    "om met _3 <role>|<who> te praten|spreken|bellen|overleggen|chatten",
    "moet|mag|zou|kan|laat|dient|hoort _3 <role>|<who> _1 naar|hiernaar|ernaar|dit|het|mijn|zich _4 kijken|bekijken|buigen|beoordelen|schrijven|nakijken|bezighouden|lezen|nemen|ontfermen",
    "<role>|<who> _2 naar|hiernaar|ernaar kijken|kijkt",
    "<role>|<person>|<who> _3 gesprek|chat|hierin|call in|binnen _1 komen|stappen|springen|meedoen",
    "<role>|<person>|<who> _8 videogesprek|call|videocall|gesprek|meeting|overleg|belafspraak|demo met|voor ons|mij|me",
    "geef|haal|laat|roep|stuur|bel|breng die|hem|haar|ze|m maar|eens|door|aan|hier|erbij|nu|dan|komen|in|$",
    "je|u|jullie|ge geeft|geven|geef|verbindt|verbinden|stuurt|haalt|zet me|mij|ons _1 <some>|<person>|<role>|door",
    "laat|doe die|hem|haar|iemand|<role> _1 in|aan|naar _2 chat|telefoon|lijn|komen",
    "ik|wij|we|k wil|eis|verlang|verwacht|moet de|het|uw|je|jullie|die <fill>* _1 <role> zelf|nu|hier|aan|$",
    "ik|wij|we|k wil|eis|verlang|zou|moet|vraag _2 een|nen|n menselijk|levend|echt|luisterend oor|wezen|mens|persoon|stem|iemand",
    "levend|levende|menselijk|menselijke|sterfelijk wezen|ziel|stem|oor|mens zich|met|spreken|horen|aan|$ _1",
    "eender|gelijk|om|ongeacht|maakt|welke|elke|iedere het|welke|even|niet|uit|wie|eender? _1 <role>|<person>|wie als|zolang|is|mag|kan|goed|maar|die|volstaat|$",
    "mag|kan|moet|graag|vraag|wil|zou|wens|verzoek|wenst|graag|om teruggebeld|gebeld|opgebeld|gecontacteerd|terug gebeld te? worden|door _2",
    "teruggebeld|gebeld|opgebeld|gecontacteerd|geholpen|teruggebeld|aangesproken|gehoord te? worden? door|van _3 <role>|<who>|<person>",
    "^ maar|liever|gewoon|alleen <fill>* <person>|iemand $",
    "^ <go>* verbind|verbindt|schakel|zet maar|gewoon|dan|nu? door? $",
    "geef|gif|bezorg|zoek|stuur ma|mij|me|m|ons <fill>* iemand|iemad|imand|iemant|emand|ene",
    "vebind|verbind|verbin|vrbind|konnect|connect me|mij|mn|ff|ons met|mt|naar|an imand|iemand|iemad|iemant|emand|persoon|mens",
    "liever|beter|graag|best met|tegen|bij _2 <role> zelf|rechtstreeks|direct|persoonlijk|$",
    "heb|heeft|hebben|wil|moet|zoek|kan|mag ik|we|wij? iemand|wie|ene van|uit|vd|v support|techniek|jullie|de|het|klantenservice|facturatie|sales|team|dienst nodig|spreken|hebben|$ _1",
    "bel|contacteer|telefoneer mij|me|ons om|gelijk|eender|wie|iemand|iedereen _2",
    "kunnen|laten|wil|zullen|graag|liever we|wij|het|dit|ons _3 telefoneren|telefonisch|telefoon|mondeling|bellen|belletje",
    "per|via|over|aan de? telefoon oplossen|bespreken|regelen|uitleggen|afhandelen|praten|doen",
    "wacht|wachten|blijf|zit _4 tot",
    "laat|toon|geef|stuur dit|het|deze|mijn _1 aan|zien _3 <role>|<person>|baas|chef",
    "wanneer|tegen mag|kan|kunnen _3 telefoontje|oproep|terugbelverzoek|belletje|telefoon verwachten|krijgen",
    "uw|jullie|een telefoontje|oproep|belletje verwachten",
    "rechtstreekse|directe|doorkies nummer|lijn|toestel van|voor|naar _3",
    "^ die|hem|haar heb|wil|moet ik nodig|spreken|hebben|hier",
    "bespreken|praten|zeggen|spreken|uitleggen _2 niet|in typen|schrijven|plaats",
    "hersens|verstand|brein|mens|hoofd _1 naar|over|bij|aan|op kijken|$",
    "langs|voorbij|rond|om jou|u|je|de|deze|bot|heen _2 bij|naar|tot _2 <who>",
    "horen|vernemen|weten van _2 <who> >",
    "<some>|<role> van|uit _3 mij|me|ons dit|het|dat? _4 uitleggen|zeggen|persoonlijk|gezicht|vertellen",
    "iemand|mens wakker|thuis|levend",
    "mijn vaste|gebruikelijke|gewone|eigen|vertrouwde|persoonlijke <role>",
    "kans|mogelijkheid|zin|tijd op|voor|om _1 babbel|gesprek|praatje|woordje|babbeltje met",
    "hem|haar|die graag|liever gesproken|spreken",
    "kan|mag|kunnen die|hij|zij _2 laten|iets|horen|bellen weten|horen|terug|$",
    "van mens tot mens",
    "haal|geef|bel|roep die|hem|haar|ze $",
    "^ bot|robot|chatbot overslaan|skippen|omzeilen|vermijden",
];

pub(super) const REACH: &str = "bellen, terugbellen, opbellen, contacteren, telefoneren, bereiken, \
    contact opnemen, contact op te nemen, te bellen, terug te bellen, op te bellen, te \
    contacteren, te woord staan, een seintje, seintje geven, seintje geeft, belletje geven, een \
    belletje, belletje doen, telefoontje geven, een telefoontje, opbelle, belle, terugbelle, ne \
    bel geven, nen bel, een bel, een belleke, een telefoonke, een klop";
pub(super) const REACH_SUB: &str = "belt, terugbelt, opbelt, contacteert, telefoneert, contact \
    opneemt, spreekt, seintje, seintje geeft, belletje geeft, belletje, telefoontje, helpt, \
    overneemt, te woord staat, uitlegt, terug belt, bel geeft, bereikt, aanspreekt, antwoordt, \
    schrijft, contact met mij opneemt, opneemt, meekijkt, bellen, terugbellen";
pub(super) const ROLE: &str = "dokter, arts, huisarts, tandarts, verpleegkundige, verpleger, \
    verpleegster, zuster, vroedvrouw, verloskundige, apotheker, apothekeres, therapeut, \
    psycholoog, psychologe, psychiater, kinesist, fysiotherapeut, dierenarts, assistent, \
    assistente, doktersassistente, praktijkassistente, receptionist, receptioniste, receptie, \
    balie, onthaal, conciërge, concierge, portier, advocaat, advocate, notaris, rechter, jurist, \
    juriste, griffier, ambtenaar, ambtenares, burgemeester, schepen, wethouder, inspecteur, \
    controleur, schaderegelaar, schade expert, expert, makelaar, bankier, kassier, kassierster, \
    boekhouder, boekhoudster, accountant, planner, dispatcher, coordinator, coordinatrice, \
    chauffeur, piloot, kapitein, gezagvoerder, conducteur, treinbegeleider, machinist, monteur, \
    mecanicien, garagist, installateur, loodgieter, elektricien, ingenieur, technicus, \
    technieker, ontwikkelaar, developer, beheerder, moderator, mod, gm, spelleider, admin, \
    administrator, verhuurder, huisbaas, huismeester, syndicus, gastheer, gastvrouw, uitbater, \
    uitbaatster, eigenaar, eigenares, zaakvoerder, zaakvoerster, directeur, directrice, directie, \
    rector, leraar, lerares, leerkracht, juf, meester, docent, docente, professor, mentor, \
    opvoeder, begeleider, begeleidster, trainer, coach, bibliothecaris, redacteur, redactie, \
    woordvoerder, consul, ambassadeur, pastoor, dominee, begrafenisondernemer, uitvaartleider, \
    secretaris, secretaresse, secretariaat, ceo, voorzitter, chef, cheffin, baas, bazin, hoofd, \
    leidinggevende, manager, supervisor, teamleider, teamlead, filiaalmanager, bedrijfsleider, \
    ploegleider, ploegbaas, afdelingshoofd, afdeling, dienst, wachtdienst, nachtdienst, centrale, \
    meldkamer, kantoor, team, ploeg, crew, veiligheid, beveiliging, bewaker, gids, reisleider, \
    reisleidster, hostess, tolk, vertaler, fotograaf, mens, mensen, medewerker, medewerkster, \
    collega, collegas, agent, adviseur, adviseuse, consulent, consulente, consultant, specialist, \
    specialiste, deskundige, vertegenwoordiger, vertegenwoordigster, contactpersoon, \
    aanspreekpunt, aanspreekpersoon, verantwoordelijke, behandelaar, dossierbeheerder, \
    dossierbehandelaar, zaakbehandelaar, maatschappelijk werker, maatschappelijk werkster, \
    sociaal werker, casemanager, klantmanager, ombudsman, ombudsvrouw, ombudsdienst, \
    vertrouwenspersoon, persoon, operator, telefonist, telefoniste, bediende, vakman, vakvrouw, \
    professional, klantendienst, klantenservice, boekhouding, facturatie, klachtendienst, \
    magazijn, werkplaats, garage, techniek, personeelsdienst, rechtsbijstand, heer, meneer, \
    mevrouw, dame, kerel, gast, mannen, iemand, veiligheidsmensen, slotenmaker, scheidsrechter, \
    praktijk, gemeenteraadslid, rayonmanager, gebiedsingenieur, hoteldirecteur, vertrouwensarts, \
    teamcoach, zorgcoordinator, bewindvoerder, curator, deurwaarder, wijkagent, \
    wijkverpleegkundige, juffrouw, waard, waardin, kapper, organisator";
pub(super) const HEADS: &str = "medewerker, medewerkster, leider, leidster, manager, adviseur, \
    arts, verpleegkundige, assistent, assistente, begeleider, begeleidster, regelaar, beheerder, \
    dienst, afdeling, behandelaar, ambtenaar, monteur, technicus, technieker, planner, consulent, \
    consulente, directeur, deskundige, specialist, expert, coordinator, coach, docent, docente, \
    leraar, lerares, mentor, notaris, advocaat, jurist, makelaar, taxateur, apotheker, collega, \
    persoon, mensen, team, ploeg, centrale, receptionist, receptioniste, conducteur, redacteur, \
    moderator, personeel, verantwoordelijke, verkoper, verkoopster, bediende, chef, baas, hoofd, \
    werker, werkster, ingenieur, ontwikkelaar, agent, operator, therapeut, meester, beambte, \
    chauffeur, rechter, balie, praktijk, verzorger, verzorgende, houder, werkers, lieden, loket, \
    hulp, voorzitter, beheer, meesteres, secretaresse, secretaris";
pub(super) const INQUIRY: &str = "wat, welke, welk, waarom, wanneer, hoeveel, hoe lang, hoelang, \
    hoe laat, hoe vaak, hoe komt, hoe heet, hoe werkt, hoe zet, hoe stuur, waarvoor, wiens, \
    wordt, worden, werd, is de, is een, zijn de, zijn jullie, heeft de, heeft het, heeft mijn, \
    hebben de, sinds wanneer, tot wanneer, vanaf wanneer, moet ik, moet de, moet het, moet mijn, \
    mag ik zelf, mag de, mag het, mag mijn, komt de, staat, klopt, krijgt, betaalt, gaat de, doet \
    de, hoe kan een, hoe kan de, hoe voeg, hoe wijzig, hoe verander, is het waar, is het product, \
    is het normaal, is het toegestaan, waar annuleer, waar wijzig, waar verwijder, waar zie, waar \
    vind ik de, hoe voorkom, hoe vermijd, hoe blokkeer, met wie sprak, wie heeft, wie moet, met \
    wie moet";
pub(super) const MAKER: &str = "wie heeft jou, wie heeft je, wie maakte, wie programmeerde";
pub(super) const LINKER: &str = "dat, of";
pub(super) const KIN: &str = "team, baas, collega";
pub(super) const OWN: &str = "een, de, het, mijn, uw, jullie, je, met, naar, hier, aan de lijn, \
    aan de telefoon";
pub(super) const THING: &str = "wifi, internet, netwerk, bluetooth, account, rekening, abonnement, \
    pagina, site, website, printer, tv, televisie, router, modem, app, server, databank, \
    database, api, lijst, kaart, paypal, google, facebook, alexa, gsm, telefoon, contract, \
    portaal, formulier, faq, link, hotel, luchthaven, station, voicemail, startpagina, \
    instellingen, menu, toestel, laptop, computer, cloud, bank, bot, huis, thuis, adres, mail, \
    email, systeem, wachtlijst, agenda, mijn, beginscherm, volgende";
