//! Dutch: whole messages that ask, courtesy around them, and what makes a clause speak of
//! something else.

pub(super) const ALONE: &str = "mens, een mens, echt mens, een echt mens, medewerker, een \
    medewerker, medewerkster, agent, een agent, persoon, een persoon, echt persoon, echte \
    persoon, een echte persoon, een echt persoon, echte medewerker, een echte medewerker, \
    klantenservice, klantenservicemedewerker, iemand echt, menselijke medewerker, menselijke \
    hulp, live chat, livechat, live agent, consultant, operator, een operator, adviseur, een \
    adviseur, servicemedewerker, supportmedewerker, baliemedewerker, manager, een manager, \
    leidinggevende, terugbellen, bel me, bel mij, bel me terug, bel mij terug, vertegenwoordiger, \
    contact met medewerker, echte mens, een echte mens, levend persoon, een levend persoon, \
    doorverbinden, medewerker spreken, een medewerker spreken, iemand spreken, chat met \
    medewerker, een menselijke medewerker, menselijk contact, helpdeskmedewerker, mdw, menselijke \
    agent, klantenadviseur, levend mens, levende mens, klantenservise, terugbelverzoek, met een \
    mens praten, met een medewerker praten, met iemand praten, met een medewerker spreken, met \
    een mens spreken, met iemand spreken, iemand spreken aub, mens spreken, praten met \
    medewerker, praten met een medewerker, praten met mens, praten met een mens, praten met \
    iemand, praten met een persoon, spreken met medewerker, spreken met een medewerker, chatten \
    met medewerker, chatten met een medewerker, chat met een medewerker, chat met mens, echt \
    iemand, een echt iemand, iemand, collega, een collega, chef, baas, de manager, supervisor, \
    verantwoordelijke, technieker, verbind me door, verbind mij door, zet me door, zet mij door, \
    doorschakelen, verbinden, doorverbinden aub, escaleren, escaleer, escaleer dit, bel mij op, \
    bel me op, persoonlijk contact, menselijke ondersteuning, menselijke assistentie, livechat \
    met medewerker, live medewerker, mensen, echte mensen, klantendienst, klantendienst \
    medewerker, helpdesk, medwerker, medewerkr, mederwerker, specialist, expert, met een mens, \
    met een medewerker, met een echt persoon, met iemand, agent graag, klachtendienst, operator \
    graag, agent aub, agent alstublieft, operator gewenst, operator aub, medewerker aub, \
    medewerker graag, medewerker nodig, medewerker gewenst, medewerker gevraagd, mens graag, mens \
    aub, mens nodig, mens gewenst, mens mens, iemand nodig, iemand graag, iemand aub, live agent \
    graag, technicus, een technicus, een technieker, technieker aub, monteur, een specialist, een \
    expert, consulent, een consulent, een consultant, dossierbeheerder, accountmanager, verkoper, \
    bediende, een bediende, een vertegenwoordiger, teamleider, een teamleider, teamlead, \
    afdelingshoofd, diensthoofd, directie, directeur, de directeur, de directie, eigenaar, de \
    eigenaar, zaakvoerder, hoofd, een chef, de chef, de baas, een baas, je baas, uw baas, je \
    manager, uw manager, uw collega, je collega, uw chef, uw verantwoordelijke, een \
    verantwoordelijke, de verantwoordelijke, een supervisor, de supervisor, een leidinggevende, \
    de leidinggevende, uw leidinggevende, iemand anders, iemand van vlees en bloed, mens van \
    vlees en bloed, een mens van vlees en bloed, echte persoon graag, echt mens graag, echt \
    persoon graag, een levend mens, een levende mens, levende medewerker, live persoon, live \
    medewerker graag, live medewerker aub, live chat met medewerker, live chat met een \
    medewerker, live ondersteuning, live hulp, menselijk persoon, menselijke adviseur, menselijke \
    operator, menselijke collega, menselijke klantenservice, menselijke tussenkomst, menselijk \
    gesprek, persoonlijke hulp, persoonlijk gesprek, persoonlijke medewerker, persoonlijke \
    assistentie, telefonisch contact, telefonische hulp, telefonisch gesprek, telefoongesprek, \
    technische dienst, technische ondersteuning, facturatie, klachten, klantenservice graag, \
    klantendienst aub, klantenservice medewerker, klantendienst graag, servicedesk, callcenter, \
    contact met een medewerker, contact met mens, contact met een mens, contact met iemand, \
    contact met persoon, contact met agent, contact opnemen, contact opnemen met medewerker, \
    contact medewerker, persoon spreken, een persoon spreken, een mens spreken, agent spreken, \
    manager spreken, een manager spreken, de manager spreken, adviseur spreken, een adviseur \
    spreken, collega spreken, een collega spreken, iemand aan de lijn, iemand aan de telefoon, \
    medewerker aan de lijn, medewerker aan de telefoon, spreken met mens, spreken met een mens, \
    spreken met persoon, spreken met een persoon, spreken met iemand, spreken met agent, praten \
    met agent, praten met persoon, praten met echt persoon, praten met een echt persoon, praten \
    met een echt mens, praten met collega, praten met een collega, praten met manager, praten met \
    adviseur, chatten met mens, chatten met een mens, chatten met iemand, chatten met persoon, \
    chatten met een persoon, chat met persoon, chat met een persoon, chat met een mens, chat met \
    agent, chat met iemand, chat met collega, met medewerker praten, met medewerker spreken, met \
    mens praten, met mens spreken, met persoon praten, met persoon spreken, met een persoon \
    praten, met een persoon spreken, met agent spreken, met een agent spreken, met medewerker \
    chatten, met een medewerker chatten, met een mens chatten, doorverbinden met medewerker, \
    doorverbinden met een medewerker, doorverbinden met mens, doorverbinden naar medewerker, \
    doorverbinden met collega, doorschakelen naar medewerker, doorschakelen naar een medewerker, \
    doorschakelen naar mens, overschakelen naar medewerker, overzetten naar medewerker, naar \
    medewerker, naar een medewerker, naar mens, schakel door, verbind door, zet door, verbind \
    mij, verbind me, verbind me met iemand, verbind me met een mens, schakel me door, schakel mij \
    door, overdragen, overdragen aan medewerker, overdragen aan collega, overname, overnemen, \
    escalatie, bel mij aub, bel me aub, bel me even, bel mij even, bel me nu, bel ons, bel ons \
    terug, gelieve te bellen, gelieve mij te bellen, gelieve mij te contacteren, gelieve contact \
    op te nemen, graag gebeld worden, graag gebeld, graag teruggebeld, graag teruggebeld worden, \
    graag een telefoontje, graag contact, graag telefonisch contact, contacteer mij, contacteer \
    me, neem contact op, neem contact met mij op, neem contact met me op, terugbellen aub, \
    terugbellen graag, bellen, bellen aub, telefoontje aub, medewreker, medewerke, medeweker, \
    mederweker, medwerkr, mensch, telefonisch contact gewenst, menselijke controle, bot overslaan";
pub(super) const POLITE: &str = "alstublieft, alsjeblieft, aub, ajb, graag, hallo, hoi, hey, hee, \
    goedemorgen, goedemiddag, goedenavond, goedendag, dag, dank u, dank je, dankjewel, bedankt, \
    nu, direct, meteen, ok, oke, ja, nee, en, maar, dan, even, sorry, snel, dringend, met spoed, \
    eindelijk, gewoon, nou, zeg, luister, mevrouw, meneer, toch, onmiddellijk, svp, liever, dus, \
    kom op, per direct, voor de derde keer, voor de tweede keer, voor de laatste keer, ik smeek \
    je, ik smeek u, smeek, gij, he, efkes, ge, wil gewoon, niet jij, niet u, geen bot, geen \
    robot, geen computer, geen machine, geen chatbot, niet een bot, genoeg, stop, hou op, ik wil, \
    wil, ik zou graag, geef me, geef mij, ik heb nodig, ik zei, nogmaals, herhaal, verdomme, \
    godverdomme, potverdorie, amai, allez, komaan, jongens, goeiedag, goeie morgen, goeiemorgen, \
    goeienavond, goeiemiddag, geachte, beste, met vriendelijke groet, mvg, vriend, man, alleen, \
    echt, een, help, hulp, a u b, aub dank, dank, thanks, thx, plz, pls, please, snel graag, zo \
    snel mogelijk, zsm, eis, ik eis, liefst, jaja, pff, hallootjes, ff, effe, nu meteen, asap, \
    dank u wel, dank bij voorbaat, alvast bedankt, alvast dank, bij voorbaat dank, met \
    vriendelijke groeten, vriendelijke groeten, groeten, groetjes, gr, beste klantenservice, \
    geachte heer mevrouw, geachte heer of mevrouw, heer, mevr, goeieavond, goedendag allemaal, \
    hallo daar, yo, hej, joehoe, hela, allee, alle, kom, jeetje, jezus, godver, verdorie, pfff, \
    zucht, ach, tja, welja, gewoon een, klaar, ben klaar, ik ben klaar met jou, ben klaar met \
    jou, stop maar, ophouden, basta, beu, ik ben het beu, ben het beu, ik ben het zat, domme bot, \
    stomme bot, rotbot, kutbot, waardeloze bot, waardeloos, nutteloos, nutteloze bot, dit werkt \
    niet, dit helpt niet, helpt niet, je helpt niet, je snapt het niet, u snapt het niet, niet de \
    bot, geen bots, geen robots, geen automaat, geen ai, zonder bot, in plaats van bot, als het \
    kan, als dat kan, indien mogelijk, mocht het kunnen, het liefst, mag dat, kan dat, kan dat \
    ook, gaat dat, nog eens, nog een keer, voor de zoveelste keer, ik zei het al, ik herhaal, in \
    godsnaam, alstublieft zeg, alsjeblieft zeg, hier, daar, maakt niet uit, maakt niet uit wie, \
    eender wie, wie dan ook, om het even wie, ik smeek jullie, smeek jullie, als het u hetzelfde \
    is, als het mag, als u het niet erg vindt, ogenblikkelijk, op staande voet";
pub(super) const VETOES: &str = "niet, nooit, zonder, als ik, wanneer ik, indien, als, voordat, \
    nadat, in plaats van, geen, gisteren, hij, zij, ze, waarom, tijdens, hoeft, niet met, zegt, \
    zeggen, staat, stond, toets, druk, kies, moet ik, waarom moet ik, hoef ik, alvorens, \
    vooraleer, voordat ik, nadat ik, zonder dat, in plaats dat, mijn, of mijn, wil mijn, kan \
    mijn, mag mijn, wilt mijn, klanten, gasten, patienten, huurders";
pub(super) const NEGATORS: &str = "niet, geen, nooit, zonder, noch, niemand";
pub(super) const GUARDS: &str = "nooit om, wilde net, oplichting, enquete, taxi, liever niet, \
    antwoorden hier, hoe lang, wat kost, kost, duurt, cadeau, privacy, waarom belde, betekent, \
    hoeveel, hoeft niet, met niemand, makelaar, politie, politieagent, vorige week, zei, zeiden, \
    heeft gezegd, al geholpen, heeft me al, vacature, solliciteren, gesolliciteerd, sollicitatie, \
    word ik, worden bij, baan, kostuum, wachtwoord, commissie, ik ben makelaar, ik ben agent, ik \
    ben operator, verschil, wat doet, ben jij een, ben je een, bent u een, per persoon, \
    contactpersoon, wijzig, toevoegen, voeg, hartelijk dank, bel me niet, niet bellen, blijven \
    bellen, stop met bellen, mijn agent, mijn adviseur, mijn manager, mijn boekhouder, mijn \
    advocaat, wie is, wie leest, hoe heet, heette, gratis, wanneer een, als een medewerker, beter \
    dan, beoordeling, review, compliment, openingsuren, openingstijden, hoe laat, deze persoon, \
    andere persoon, twee personen, drie personen, vier personen, mensenrechten, menselijk \
    lichaam, punten, in het frans, allergie, personeelskorting, korting, niet met een mens, wil \
    geen, hoef geen, oudere persoon, taakbeheer, wanneer komt, emailadres van, mailadres van, \
    factuur naar, bestelling naar, blauw tegen, zabbix, sql, rekenblad, ticket aan, abonnement \
    aan, bestelling aan, boeking aan, account aan, reservatie aan, een ander persoon geven, zoek \
    iemand voor, voor de poets, advertentie, aanwerven, aannemen als, werken bij, stage, loon, \
    salaris, schoonmaker, schoonmaakster, huisbaas, de verkoper, verkoper de, de koper, gastheer, \
    gasten, spelers, patienten, leerlingen, de juf, leraar, mijn huisarts, zijn huisarts, mijn \
    dokter, zijn dokter, mijn bank, zijn bank, haar bank, mijn klanten, onze klanten, mijn team, \
    ons team, mijn medewerkers, onze medewerkers, mijn makelaar, mijn leidinggevende, mijn \
    supervisor, mijn accountant, onze boekhouding, onze boekhouder, wijkteam, \
    klassenvertegenwoordiger, ramenwasrobot, stofzuiger, robotmaaier, grasmaaier, captcha, ik ben \
    geen robot, geheim agent, in de film, in het spel, de bot blijft, toets 0, toets 1, het menu, \
    knop, in de mail staat, op de website staat, in de voorwaarden, het bandje, bandje zegt, sms \
    zegt, folder, reclame, worden gesprekken, gesprekken opgenomen, opgenomen, gesprek opnemen, \
    gemiste oproep, oproep gemist, kreeg een telefoontje, telefoontje gekregen, gebeld gekregen, \
    doorschakeling instellen, oproepen doorschakelen, gesprekken vallen weg, valt weg, belde mij, \
    belde me, gebeld door, heeft me gebeld, heeft mij gebeld, hebben me gebeld, hebben mij \
    gebeld, heeft gebeld, al gebeld, heb gebeld, heb al, gisteren gebeld, gisteren gesproken, \
    gisteren iemand, gisteren een, gisteren sprak, gesproken met, sprak ik, sprak gisteren, heb \
    gesproken, was vriendelijk, was super, was top, was heel, was erg, waren heel, waren erg, was \
    onbeleefd, was onvriendelijk, zei dat, zei me, zei mij, beloofde, beloofd, heeft beloofd, had \
    beloofd, bedank, bedanken, complimenten, compliment aan, chapeau, proficiat, top geholpen, \
    goed geholpen, super geholpen, fooi, welke taal, welke talen, spreken jullie, spreekt u, \
    spreekt er iemand, engelstalig, franstalig, wachttijd, hoe lang moet, hoelang, gemiddelde \
    wachttijd, gratis nummer, betalend nummer, kost het, kost een, op zaterdag, op zondag, \
    zaterdag open, zondag open, feestdagen, geopend, wanneer zijn, wanneer kan ik jullie, tot hoe \
    laat, niet gebeld, niet opbellen, niet te bellen, niet meer bellen, geen telefoontjes, geen \
    telefoontje, geen oproepen, geen contact, geen gesprek, stop met, hou op met, hoeft me niet, \
    hoeft mij niet, hoeven me niet, hoeft niet te, nooit gevraagd, niet gevraagd, vraag niet, \
    vraag geen, zoek geen, kies ik niet, zonder medewerker, zonder adviseur, zonder te, zonder \
    iemand, zonder tussenkomst, liever mail, liever per mail, liever via mail, alles via chat, \
    ben jij, ben je, bent u, ben je echt, ben ik aan het, praat ik, chat ik, spreek ik, schrijf \
    ik, praat ik met, chat ik nu, lezen er, leest er, of software, of een bot, of een robot, of \
    met een, of een computer, of bot, of robot, iemand mijn, iemand heeft, iemand reed, iemand \
    gebruikte, iemand anders mijn, iemand anders het, iemand stal, weet iemand, kent iemand, \
    heeft iemand, is iemand, was iemand, als iemand, wanneer iemand, voor iemand die, cadeau \
    voor, beste mensen, lieve mensen, mensen met, mensen wat, hoeveel mensen, hoeveel \
    medewerkers, hoeveel agenten, pro pakket, als medewerker, ben medewerker, ik ben medewerker, \
    ik werk als, medewerker van vorige, medewerker van de maand, de medewerker die, de medewerker \
    zei, de agent zei, uw medewerker heeft, jullie medewerker heeft, uw collega heeft, jullie \
    collega heeft, uw medewerker zei, al met, een ander adres, ander adres, ander persoon, werken \
    als, bij jullie werken, medewerkers gesproken, bezorger, chauffeur, koerier, pakketbezorger, \
    postbode, mijn collega, mijn baas, contract aan, factuur aan, toegang tot, twee mensen, drie \
    mensen, meer mensen, onder de 18, stuur de factuur, weten of, jullie software, uw software, \
    agenten kunnen, medewerkers kunnen, in een rolstoel, een callcenter, limiet aan personen, \
    persoon wijzigen, waren, vertaling, vertaald, zijn er mensen die, dwerg, elf, npc, voorkom, \
    voorkomen, een afspraak met, voordat hij, voordat de, vooraf, van tevoren, moet ik de, moet \
    ik een, moet ik mijn, andere begeleider, hoe kunnen, kiezen, wisselen, met mijn huisarts, met \
    mijn dokter, profielen, procent, percentage, mensen die dit, had gevraagd, vermijd, \
    vermijden, de optie, instelling, uitzetten, als jullie mij, als jullie me, als u mij, \
    verkopers, reclamemensen, raadde, aangeraden, mijn bot, onze bot, gebarentaal, mijn dank, \
    scriptie, waar annuleer, waar wijzig, waar verwijder, waar zie, waar vind ik de, hoe voorkom, \
    hoe vermijd, hoe blokkeer, met wie sprak, wie heeft, via de app, in de app, gisteren, wilde \
    alleen zeggen, wou alleen zeggen, alleen zeggen dat, morgen of, zaterdag komen, zaterdag, \
    zondag, mijn buurvrouw, mijn buurman, op naam van";
pub(super) const JOINTS: &str = "en ik, maar ik, dus ik, en wij, maar wij, ik wil, ik wens, ik \
    zou, ik wou, ik eis, ik heb liever, en wil, maar wil, want, omdat, dus, daarom, kan ik, mag \
    ik, kunt u, kun je, kunnen jullie, kan u, kan er, kan iemand, kunnen we, en graag, graag een, \
    verbind me, verbind mij, geef me, geef mij, bel me, bel mij, laat me, laat mij, zou ik, zou \
    u, zou iemand, nu wil, en nu, en zou, maar graag, wilt u, wil je, kan een, zou een, is er \
    iemand, wil iemand, graag iemand";
pub(super) const OTHERS: &str = "mijn man, mijn vrouw, mijn zoon, mijn dochter, mijn moeder, mijn \
    vader, mijn vriend, mijn vriendin, huisgenoot, buren, buurman, mijn broer, mijn zus, mijn \
    opa, mijn oma, mijn buurman, buurvrouw, mijn verhuurder, verhuurder, huurder, mijn klant, \
    mijn baas, mijn klanten, mijn gasten, mijn huurders, mijn patienten, mijn collega, mijn \
    vrienden, klanten, gasten";
