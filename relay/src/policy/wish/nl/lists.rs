//! Dutch: the classes that its patterns refer to, one text with commas each.

pub(super) const PERSON: &str = "mens, persoon, medewerker, medewerkster, medewerkers, agent, \
    agente, adviseur, adviseuse, operator, consultant, manager, leidinggevende, \
    vertegenwoordiger, collega, klantenservice, klantendienst, klantenservicemedewerker, \
    servicemedewerker, supportmedewerker, helpdeskmedewerker, specialist, supervisor, teamleider, \
    baas, chef, contactpersoon, live agent, live persoon, iemand echt, iemand van vlees en bloed, \
    mensen, expert, technicus, monteur aan de lijn, teamlid, klantadviseur, klantmanager, \
    behandelaar, mdw, volwassene, iemand nodig met, iemand met, hogere, jullie mensen, een van \
    jullie, technieker, leidinggevenden, verantwoordelijke, bevoegd persoon, bevoegde, \
    medewerkende, echte collega, iemand van jullie, iemand van u, iemand van de, iemand van het, \
    iemand van uw, iemand uit, iemand bij, iemand die, iemand anders, iemand bevoegd, degene die, \
    mevrouw of meneer, meneer of mevrouw, dame, heer, directeur, directrice, directie, \
    afdelingshoofd, teamlead, hoofd, menselijke collega, deskundige, verkoper, verkoopster, \
    bediende, loketbediende, telefoniste, receptie, receptioniste, werknemer, personeelslid, \
    personeel, echte mensen, levende mensen, menselijk wezen, medwerker, medewerkr, mederwerker, \
    medewreker, klantendienstmedewerker, contactcenter, callcenter, klachtendienst, \
    klachtenafdeling, klantenservice medewerker, menselijke agent, menselijke medewerker, mens \
    van vlees, begeleider, consulent, consulente, supportteam, hogerhand, iemand hogerop, \
    hogerop, menselijke hulp, menselijk contact, persoonlijk contact, gesprekspartner, \
    aanspreekpunt, filiaalmanager, filiaalhouder, winkelmanager, storemanager, \
    winkelverantwoordelijke, teamverantwoordelijke, diensthoofd, zaakvoerder, eigenaar, \
    eigenares, bedrijfsleider, bestuurder, dossierbeheerder, accountmanager, dossierbehandelaar, \
    schadebeheerder, schadebehandelaar, kantoorhouder, relatiebeheerder, klantenbegeleider, \
    klantbegeleider, klantenbeheerder, helpdesker, helpdesk medewerker, helpdesk persoon, \
    servicedesk, servicemedewerkster, collegas, collegaatje, consulenten, adviseurs, operatoren, \
    experten, specialisten, techniekers, technici, monteur, ingenieur, secretaresse, onthaal, \
    onthaalmedewerker, loketmedewerker, ambtenaar, jurist, juridische dienst, boekhouding, \
    facturatiedienst, verkoopsdienst, dienst na verkoop, den dienst na verkoop, technische \
    ondersteuning, technische helpdesk, klantendienst persoon, menselijke operator, menselijke \
    adviseur, menselijke helpdesk, menselijke gesprekspartner, menselijk persoon, menselijk \
    iemand, levende ziel, levend iemand, iemand die kan, iemand die weet, iemand die het, iemand \
    die me, iemand die mij, iemand die mee, iemand die luistert, iemand die snapt, iemand die \
    begrijpt, iemand die verstand, iemand die wel, iemand die echt, iemand die nederlands, iemand \
    van vlees, iemand van het team, iemand van de dienst, iemand van den dienst, iemand van de \
    klantendienst, iemand van de klantenservice, iemand van de helpdesk, iemand van de afdeling, \
    iemand van de facturatie, iemand van de technische, iemand van je, iemand van hogerhand, \
    iemand menselijk, echt iemand, mensje, vrouw van, man van, nen mens, ne mens, ne collega, ne \
    medewerker, echte vent, vent, gast, kerel, madam, madame, iemand persoonlijk, mederweker, \
    medeweker, medewerke, medewerkerr, medwerkr, mensch, persooon, persoonn, perzoon, eht \
    persoon, echt peroon, peroon, overste, menselijke stem, echte stem";
pub(super) const WHO: &str = "mens, mensen, persoon, personen, medewerker, medewerkster, \
    medewerkers, agent, agente, adviseur, operator, consultant, manager, leidinggevende, \
    vertegenwoordiger, collega, klantenservice, klantendienst, klantenservicemedewerker, \
    servicemedewerker, supportmedewerker, helpdeskmedewerker, specialist, supervisor, teamleider, \
    baas, chef, contactpersoon, iemand, iemand anders, service, support, helpdesk, afdeling, \
    team, verkoop, boekhouding, facturatie, administratie, iemand van jullie, iemand van u, \
    expert, technicus, teamlid, jullie, een van jullie, klantadviseur, technische dienst, \
    behandelaar, balie, wie, mdw, volwassene, retourafdeling, terugbetalingen, retouren, wie \
    over, technieker, verantwoordelijke, bevoegde, degene, meneer, mevrouw, dame, heer, \
    directeur, directrice, directie, afdelingshoofd, teamlead, hoofd, deskundige, verkoper, \
    bediende, telefoniste, receptie, receptioniste, werknemer, personeelslid, personeel, \
    medwerker, medewerkr, mederwerker, klantendienstmedewerker, contactcenter, callcenter, \
    klachtendienst, klachtenafdeling, klachten, menselijk wezen, iemad, iemant, iemnd, mij niet, \
    consulent, consulente, supportteam, hogerhand, hogerop, kantoor, winkel, bank, menselijke \
    agent, menselijke medewerker, vestiging, een ander, gesprekspartner, aanspreekpunt, \
    filiaalmanager, filiaalhouder, winkelmanager, winkelverantwoordelijke, diensthoofd, \
    zaakvoerder, eigenaar, eigenares, bedrijfsleider, dossierbeheerder, accountmanager, \
    schadebeheerder, klantbegeleider, helpdesker, helpdesk persoon, servicedesk, collegas, \
    adviseurs, operatoren, experten, specialisten, techniekers, technici, monteur, ingenieur, \
    secretaresse, onthaal, loketbediende, ambtenaar, jurist, juridische dienst, facturatiedienst, \
    verkoopsdienst, dienst na verkoop, den dienst na verkoop, technische ondersteuning, echt \
    iemand, levende ziel, vrouw, man, nen mens, ne mens, ne collega, vent, kerel, madam, iemand \
    menselijk, iemand echt, iemand van ulle, enen van ulle, een van ulle, ulle, iemand \
    persoonlijk, wie van jullie, degene die, diegene die, diegene, de persoon die, mensch, \
    perzoon, peroon, medewreker, medewerke, medeweker, mederweker, eimand, ieamnd, imand, immand, \
    iemnad, eht persoon, ander persoon, ander iemand, andere collega, hoger iemand, hogere, \
    leiding, schadedienst, schadeafdeling, annulaties, opzeggingen, betalingen, levering, \
    leveringen, garantie, magazijn, sales, klantenzorg, overste";
pub(super) const FILL: &str = "een, de, het, n, uw, jullie, je, echt, echte, levend, levende, \
    menselijke, menselijk, andere, ander, werkelijke, willekeurige, van, aan, bij, graag, svp, \
    aub, alstublieft, alsjeblieft, zon, normale, normaal, gewone, fysieke, fysiek, bevoegde, \
    competente, verdomde, stomme, klote, dom, domme, iemand van, technische, die, dit, deze, dat, \
    mijn, nog, vriendelijke, live, goede, enige, ne, nen, den, zo een, ook, maar, beetje, \
    capabele, capabel, bekwame, slimme, vriendelijk, lieve, mens, helpdesk, klantendienst, jouw, \
    hun, mijn eigen, of andere, van jullie, van uw, van de, uit vlees, hogere, hoger, technisch, \
    eerste, beste, eender welke, welke, hele, ervaren, bestaande, \
    vaste, gewone, eigen, vrije, beschikbare, vrouwelijke, bekwame, verstandige";
pub(super) const GO: &str = "graag, nu, direct, meteen, even, eens, ook, toch, gewoon, liever, \
    alsjeblieft, alstublieft, aub, ajb, ik, we, wij, u, je, jij, mij, me, ons, dat, het, er, \
    hier, echt, wel, maar, nog, alleen, dringend, snel, eindelijk, heel, zo, spoedig, mogelijk, \
    via, telefonisch, telefoon, per, de, chat, dit, hierover, contact, in, komen, om, daarom, \
    misschien, ergens, rechtstreeks, persoonlijk, iets, mijn, gesprek, vraag, klacht, opnemen, \
    worden, willen, kunnen, te, een, nou, dan, kan, wil, jullie, onmiddellijk, door, met spoed, \
    absoluut, nu meteen, ewa, ne keer, effe, effen, efkes, ff, eerst, vandaag, straks, morgen, \
    dus, want, zelf, geval, zaak, probleem, dossier, kwestie, over, verder, nogmaals, opnieuw, \
    weer, a, der, kik, ekik, ne, nen, den, daar, mee, ermee, hiermee, gelieve, zeer, beleefd, \
    vriendelijk, met aandrang, een keer, svp, liefst, best, meneer, mevrouw, mn, m, t, da";
pub(super) const TALK: &str = "praten, spreken, chatten, communiceren, overleggen, bellen, \
    kletsen, contact, typen, doorverbonden, verbonden, praat, spreek, contact opnemen, in contact \
    komen, in gesprek, schrijven, verder praten, een gesprek, verbinden, doorverbinden, \
    bespreken, gesproken, contact krijgen, contact hebben, doorpraten, te maken, verder, in \
    contact, mailen, te woord, klappen, babbelen, telefoneren, converseren, verdergaan, verder \
    doen, voortdoen, doorgaan, in contact gebracht, in contact gebracht worden, in verbinding, in \
    verbinding gebracht, contact leggen, een gesprek hebben, een gesprek voeren, een babbel, een \
    babbeltje, een woordje, van gedachten wisselen, afhandelen, regelen, dit regelen, oplossen, \
    doornemen, pratn, paten, prate, preten, sprken, spreke, sperken, chaten, geholpen worden, \
    verder geholpen worden, doorgeschakeld, doorverwezen, overgezet";
pub(super) const STRICT: &str = "alstublieft, alsjeblieft, aub, ajb, svp, nu, direct, meteen, \
    graag, echt, die me, die mij, die het, die dit, die kan, die mijn, die weet, om mee, om te, \
    om mij, om me, en, niet, hier, beschikbaar, aan de lijn, aan de telefoon, in plaats, van \
    vlees, dringend, want, omdat, spreken, nodig, hebben, bereikbaar, geen, met wie, met \
    verstand, aanwezig, via, in de chat, dank, bedankt, eindelijk, waar ik, bij jullie, van \
    jullie, ter plaatse, snel, waarmee, die echt, met wie ik, te spreken, aan het";
pub(super) const AFTER: &str = "alstublieft, alsjeblieft, aub, ajb, svp, nu, direct, meteen, \
    graag, echt, die, om, en, niet, hier, beschikbaar, aan, in, over, van, voor, want, omdat, \
    wegens, betreffende, vandaag, dringend, via, per, spreken, praten, bij, mijn, ik, of, maar, \
    als, snel, dank, bedankt, geen, op, zodat, nodig, te, met, eindelijk, doorverbinden, \
    verbinden, door, zijn, kan, kunnen, zo, naar, waar, hiervoor, hierover, dan, het, zonder, \
    persoonlijk, eens, gevraagd, gewenst, verzocht";
pub(super) const BOT: &str = "bot, bots, robot, robots, machine, machines, computer, chatbot, \
    chatbots, chat bot, ai, automaat, virtuele assistent, assistent, programma, bandje, systeem, \
    digitale assistent, computerprogramma";
pub(super) const ASK: &str = "ff, ge, kunde, kunt ge, wil, willen, wilde, wou, zou, zouden, kan, \
    kunnen, kon, konden, kunt, kun, mag, mogen, moet, moeten, laat, laten, graag, verkies, wens, \
    wensen, liever, hoop, probeer, hoe, waar, mogelijk, mogelijkheid, manier, verzoek, verzoeken, \
    eis, verlang, vraag, nodig, behoefte, svp, aub, alstublieft, alsjeblieft, prefereer, sta \
    erop, hoef, zoek, krijg, bereik, hulp, optie, kunnen jullie, wilt, best, prettig, fijn, \
    voorkeur, dank, wik, kzou, kwil, tkan, gaarne, zijn, is, help, even, a u b, wilt u, gelieve, \
    wenst, wensen we, wij wensen, verwacht, vereis, prefereren, zoeken, verlangen, eisen, hebben, \
    had, hadden, krijgen, krijg ik, kunnen we, mogen we, moest, gaat, ga, bereid, kans, beleefd, \
    dringend, gelieve mij, zouden jullie, zou je, zou u, zou er, kun je, zoude, hebde, hebt ge, \
    wilde ge, magk, kank, wouk, kzou graag, khad graag, kheb, kwou, kwil graag, ik sta erop, \
    wilk, hoeft, aandringen, dring aan, smeek, bid, nood, vragen, vraag om, verzoek om, dan, \
    enkel, alleen, gewoon";
pub(super) const SPEAK: &str = "uitleggen, uit te leggen, praten, praat, spreken, spreek, \
    chatten, chat, communiceren, overleggen, overleg, bellen, kletsen, contact, typen, \
    doorverbonden, verbonden, schrijven, gesprek, bespreken, bespreek, gesproken, mailen, te \
    woord, bereiken, babbelen, klappen, vertellen, voorleggen, doorspreken, afhandelen, regelen, \
    oplossen, geholpen, teruggebeld, gebeld, doorgeschakeld, overgezet, gecontacteerd, \
    geantwoord, beantwoord, behandeld, bekeken, beoordeeld, assistentie, ondersteuning, antwoord, \
    hulp, telefoongesprek, telefoontje, telefoneren, communicatie, connectie, keuvelen, \
    doorverwezen, wenden, bijgestaan, zaken doen, converseren, telefonisch, klappe, babbel, \
    babbeltje, gesprekje, converseer, telefoon, telefonisch contact, mondeling, verdergaan, \
    voortzetten, voortdoen, verder doen, doorgaan, doornemen, doorpraten, toelichten, uit de \
    doeken, afspreken, regel, afgehandeld, geregeld, opgelost, gehoord, gelezen, nagekeken, \
    gecontroleerd, verdergeholpen, ondersteund, begeleid, opgebeld, beslist, beslissen, \
    beoordelen, behandelen, bekijken, nakijken, controleren, doorverwijzen, doorgegeven, \
    overgedragen, afgewerkt, geadviseerd, advies, raad, bijstand, interactie, interageren, \
    corresponderen, klappn, spreke, prate, pratn";
pub(super) const MOVE: &str = "verbind, verbindt, verbinden, doorverbinden, schakel, schakelt, \
    schakelen, doorschakelen, zet, zetten, doorzetten, geef, geven, geeft, stuur, sturen, \
    doorsturen, breng, brengen, koppel, koppelen, haal, halen, sluis, escaleer, escaleren, \
    escaleert, doorgeven, overdragen, draag, verwijs, verwijzen, doorverwijzen, roep, roepen, \
    bel, regel, regelen, zoek, leg, leid, leiden, schuif, pak, vraag, laat, transfereer, \
    transfer, wissel, inschakelen, betrek, meld, plaats, leg dit, verbindt ge, schakelt door, zet \
    over, overzetten, overschakelen, schakel over, overdraag, overhandig, overhandigen, overlaat, \
    overlaten, delegeer, delegeren, geef door, doorgeef, doorschuiven, schuiven, verplaats, \
    verplaatsen, haal erbij, bijhalen, erbij halen, erbij, contacteer, roep erbij, inschakel, \
    betrekken, transfereren, transfereert, passeer, gooi, mik, bezorg, wijs, toewijzen, zet door, \
    tilt, til, dragen, informeer, waarschuw, verwittig, laat weten, stuurt, brengt, haalt, roept, \
    legt, leg voor, voorleggen, verzoek, pas door, doorpassen, smijt, zetten over";
pub(super) const ACT: &str = "schrijven, om mij te helpen, overnemen, overneemt, neemt, nemen, \
    helpen, helpt, bellen, belt, terugbellen, terugbelt, antwoorden, antwoordt, antwoord, \
    beantwoorden, contacteren, contacteert, contact opnemen, contact opneemt, opnemen, opneemt, \
    kijken, kijkt, bekijken, bekijkt, naar kijken, meekijken, meekijkt, lezen, leest, nakijken, \
    nakijkt, controleren, controleert, oplossen, oplost, regelen, regelt, behandelen, behandelt, \
    uitleggen, uitlegt, praten, praat, spreken, spreekt, luisteren, luistert, reageren, reageert, \
    inspringen, bijspringen, begrijpen, begrijpt, snapt, meedenken, meedenkt, afhandelen, \
    afhandelt, oppakken, oppakt, beoordelen, beoordeelt, bijstaan, erbij, deelnemen, komen, \
    tussenkomen, telefoneren, te woord, woord, terugkoppelen, terugkoppelt, contact, opbelt, \
    opbellen, contact met, contact met me, contact met mij, bel, mailen, schrijft, meelezen, \
    meeleest, doorlezen, doorneemt, doornemen, nagaan, nagaat, uitzoeken, uitzoekt, ingrijpen, \
    ingrijpt, intervenieren, interveniert, beslissen, beslist, adviseren, adviseert, begeleiden, \
    begeleidt, ondersteunen, ondersteunt, verderhelpen, verderhelpt, verder helpen, verder helpt, \
    uit de nood, bijstaat, ernaar kijken, ernaar kijkt, erna kijken, zien, telefoneert, komt, ter \
    hulp, in orde brengen, in orde brengt, fixen, fixt, rechtzetten, rechtzet, op mij, klappen, \
    klapt, babbelen, babbelt, uit te leggen, toelichten, toelicht, aanhoren, aanhoort, horen, \
    hoort, inpikken, inpikt, meedoen, oordelen";
pub(super) const DOING: &str = "overnemen, overneemt, bellen, belt, terugbellen, terugbelt, contacteren, contacteert, \
    contact opnemen, contact opneemt, ernaar kijken, naar kijken, naar kijkt, meekijken, \
    meekijkt, mijn zaak, mijn dossier, mijn bericht, oppakken, oppakt, te woord, opbellen, \
    inspringen, persoonlijk helpen, echt helpen, met me praten, met mij praten, mij spreken, me \
    spreken, telefoneren, afhandelen, afhandelt, dit regelen, telefonisch";
pub(super) const SOME: &str =
    "iemand, iemad, iemant, iemnd, wie, mens, mensen, persoon, een, iemand anders, emand, ene";
pub(super) const REAL: &str = "echt, echte, van vlees, vlees en bloed, menselijk, menselijks, \
    menselijke, levend, levends, levende, werkelijk, geen robot, geen bot, geen computer, die \
    geen, die niet, fysiek, achter, van vlees en bloed, die denkt, die nadenkt, die ademt, echts, \
    menselijk wezen, levend wezen, niet een bot, niet een robot, geen automaat, geen machine, \
    geen ai, geen programma, met gevoel, met hersens, met verstand";
pub(super) const HERE: &str = "daar, hier, beschikbaar, vrij, bereikbaar, aanwezig, online, aan \
    de lijn, erachter, achter, aan de andere kant, die me, die mij, die kan, die ons, die helpt, \
    die mee, die het, die dit, die weet, met wie, om mee, om me, om mij, om te, thuis, waarmee, \
    aan wie, tot wie, te spreken, in de chat, in dienst, actief, wakker, op kantoor, aan het \
    werk, die nederlands, die spreekt, die luistert, die leest, die begrijpt, die snapt, die \
    antwoordt, met wie ik, waar ik mee, waarmee ik, aan wie ik, waaraan ik, bij wie ik, om mee \
    te, voor mij, voor me, vrij nu, vrij momenteel, om te helpen, achter de knoppen, achter het \
    toetsenbord, achter dit, achter deze, achter het scherm, aan den andere kant, aan de \
    overkant, die schrijft, die meeleest, die antwoord";
pub(super) const COMPOUND: &str = "makelaar, assistent virtueel, rechten, kosten, code, rol, van \
    de politie, uit de auto, korting, van maandag, lichaam, account, accounts, pas, vacature, \
    opleiding, toevoegen, wijzigen, van het filter, in het filter, or, and, met beperking, met \
    een beperking, per, erger, buitendienst, van de maand, van het jaar, zabbix, erbij, te veel, \
    teveel, met cjp, met rolstuhl, in een rolstoel, in rolstoel, met hond, per kamer, per tent, \
    extra, tevredenheid, portaal, voor de poets, om te poetsen, die poetst, op de hoes, in het \
    spel, or bot, die geen alcohol, allergisch";
pub(super) const IT: &str = "me, mij, ons, mijn, dit, deze, dat, het, die, de, dan, nu, direct, meteen, \
    even, eens, maar, gewoon, door, zaak, chat, gesprek, vraag, klacht, dossier, probleem, \
    ticket, oproep, bericht, verzoek, situatie, geval, aub, ajb, svp, graag, alstublieft, \
    alsjeblieft, snel, dringend, onmiddellijk, toch, ook, er, hier, liever, rechtstreeks, u, je, \
    jij, ge, effe, efkes, ff, ewa, ne keer, een keer, telefonisch, terug, over, verder, hem, \
    haar, ze, zo, asap, in contact, contact, in verbinding";
pub(super) const WHOSE: &str = "iemand, iemand van, iemand uit, iemand bij, iemand van jullie, iemand van u, \
    iemand van het team, iemand van de, iemand anders, een collega, een van jullie, een van uw, \
    een van je, een van de, een van u, een medewerker, een mens, een persoon, een adviseur, een \
    technieker, een technicus, een verantwoordelijke, een leidinggevende, een manager, een \
    supervisor, een specialist, een expert, een echt mens, een echte medewerker, een echt \
    persoon, uw collega, je collega, jullie collega, uw baas, je baas, uw manager, de manager, de \
    baas, de chef, uw chef, de verantwoordelijke, wie van jullie, wie van u, er iemand, er een \
    mens, er een medewerker, er een collega, er iemand van, er iemand anders, er iemand van \
    jullie, er iemand van het, nen collega, ne collega, ne mens, nen mens, enen van ulle, iemand \
    van ulle";
