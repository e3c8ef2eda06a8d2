//! German: the classes that its patterns refer to, one text with commas each.

pub(super) const PERSON: &str = "mensch, menschen, mitarbeiter, mitarbeiterin, mitarbeitern, \
    mitarbeitenden, agent, agenten, agentin, berater, beraterin, kundenberater, kundenberaterin, \
    kundenbetreuer, kundenbetreuerin, sachbearbeiter, sachbearbeiterin, ansprechpartner, \
    ansprechpartnerin, ansprechperson, supportmitarbeiter, servicemitarbeiter, service \
    mitarbeiter, support mitarbeiter, supportagent, support agent, kollegen, kollegin, \
    vorgesetzten, vorgesetzte, person, operator, kundenservice, kundendienst, echte person, \
    kundenservicemitarbeiter, teamleiter, supporter, bearbeiter, supporter pls, menschlicher \
    agent, erwachsenen, erwachsener, jemanden mit entscheidungsbefugnis, jemanden mit, jemand \
    mit, second level, second level support, hoherer stelle, hoehere stelle, supportteam, \
    menschn, am menschn, jemanden mit sachverstand, jemand mit sachverstand, jemanden von ihrem, \
    beschwerdeabteilung, beschwerdemanagement, fachabteilung, zustandige, zustandige person, \
    personen aus fleisch, kollege, leute, menschlichen, mensche, mitarbeitende, mitarbeitender, \
    mitarbeita, mitarbeter, mitabeiter, mitarbieter, team, chef, chefin, abteilungsleiter, \
    abteilung, filialleiter, filialleitung, sachbearbeitung, zustandigen, zustaendigen, \
    zustandiger, jemand zustandigen, jemand kompetentes, jemanden kompetentes, jemanden mit \
    ahnung, jemand mit ahnung, jemanden von euch, jemand von euch, jemanden aus ihrem, jemand aus \
    ihrem, jemand von ihnen, jemanden von ihnen, fachmann, fachkraft, fachperson, experten, \
    experte, techniker, technikerin, dame, herrn, verantwortlichen, verantwortlicher, \
    verantwortliche, betreuer, betreuerin, servicekraft, vermittlung, zentrale, hotline, \
    spezialisten, spezialist, angestellten, angestellter, callcenter, kundenbetreuung, team \
    mitglied, teammitglied, menschliche unterstutzung, menschliche hilfe, vertreter, \
    reprasentanten, jemand der, jemanden der, jemand die, jemand anderes, jemanden anderes, \
    jemand anderen, agentn, kundenberatung, sachverstandigen, manager, managerin, supervisor, \
    filialleiterin, schichtleiter, bereichsleiter, schadensachbearbeiter, schadenregulierer, \
    servicetechniker, fachberater, fachberaterin, verkaufer am telefon, sekretariat, sekretarin, \
    disponent, geschaftsleitung, geschaftsfuhrung, inhaber, inhaberin, chefetage, personen, \
    menschlicher ansprechpartner, menschliche ansprechpartnerin, menschlichen ansprechpartner, \
    menschlichen berater, menschlichen mitarbeiter, menschlichen kollegen, echter kollege, \
    rechtsabteilung, technik, technische hotline, reklamationsabteilung, buchhaltung, vertrieb, \
    leistungsabteilung, schadensabteilung, schadenabteilung, kundin betreuerin, servicemensch, \
    angestellte, mensch aus fleisch und blut, wen richtigen, jemand richtiges, jemand \
    menschliches, jemanden echtes, jemanden echten, jemanden richtigen, echten ansprechpartner, \
    kundenhotline, kundenberatern, beraterinnen, kolleginnen, kollegn, mitoarbeiter, mitarbaiter, \
    mitarebiter, mitarbeiterr, hawara, typen, frau, mann, supervisorin, vorgsetzten, \
    vorgesetzter, vorgesetztn, cheffe, obersten, gesprachspartner, gespraechspartner, \
    gesprachspartnerin, support menschen, kundenservice mensch, kundendienst mensch, support \
    mensch, mitarbeiterperson, sachkundigen, sachkundige person, menschliche stimme, echte \
    stimme, lebendige stimme";
pub(super) const WHO: &str = "mensch, menschen, mitarbeiter, mitarbeiterin, mitarbeitern, \
    mitarbeitenden, agent, agenten, agentin, berater, beraterin, kundenberater, kundenberaterin, \
    kundenbetreuer, kundenbetreuerin, kundenbetreuung, sachbearbeiter, sachbearbeiterin, \
    ansprechpartner, ansprechpartnerin, ansprechperson, supportmitarbeiter, servicemitarbeiter, \
    kollegen, kollegin, techniker, vorgesetzten, vorgesetzte, person, operator, kundenservice, \
    kundendienst, support, service, vertrieb, buchhaltung, abteilung, team, jemand, jemanden, \
    jemandem, irgendjemand, irgendjemandem, irgendwem, wem, vertreter, teamleiter, chef, hotline, \
    jemand anderem, jemand anders, jemand echtem, jemand richtigem, supporter, einem von euch, \
    erwachsenen, retourenabteilung, ruckgabe, rueckgabe, den der, der zustandig, second level, \
    zustandig ist, beschwerdeabteilung, beschwerdemanagement, beschwerdestelle, fachabteilung, \
    menschlichem, realen person, leitung, verwaltung, zustandige, zustaendige, zustandige person, \
    zustandige stelle, am menschn, kollege, leute, leuten, menschn, mitarbeitende, chefin, \
    abteilungsleiter, filialleiter, sachbearbeitung, zustandigen, zustaendigen, zustandiger, \
    fachmann, fachkraft, fachperson, experten, experte, technikerin, dame, herrn, \
    verantwortlichen, verantwortlicher, verantwortliche, betreuer, servicekraft, vermittlung, \
    zentrale, spezialisten, spezialist, angestellten, callcenter, irgendwer, irgendwen, jmd, \
    jmdn, jmdm, wen, wer, opper, opperem, oepperem, openem, oper, jemandn, euch, ihnen, \
    mitarbieter, mitabeiter, mitarbeter, kundenberatung, reprasentanten, manager, managerin, \
    supervisor, teammitglied, haus, filialleiterin, filialleitung, schichtleiter, bereichsleiter, \
    fachberater, fachberaterin, sekretariat, disponent, geschaftsleitung, geschaftsfuhrung, \
    inhaber, leiter, leiterin, personen, rechtsabteilung, technik, reklamationsabteilung, \
    reklamation, leistungsabteilung, schadensabteilung, schadenabteilung, servicetechniker, \
    angestellte, angestellter, kundenhotline, kundenberatern, beraterinnen, kolleginnen, kollegn, \
    mitarebiter, mitarbaiter, frau, mann, supervisorin, cheffe, gesprachspartner, \
    gespraechspartner, irgendeinem, irgendeinen, einem von ihnen, einer von ihnen, einem ihrer, \
    einen ihrer, einer ihrer, eine ihrer, einem deiner, einen deiner, einer von euch, wen von \
    euch, wer von euch, wer von ihnen, jemand von ihnen, jemand von euch, jemanden aus, jemandem \
    aus, jemand aus, jemandem vom, jemanden vom, jemand vom, jemandem von, jemanden von, jemand \
    von, am menschen, am mitarbeiter, am kollegen, an kollegen, an menschen, an mitarbeiter, \
    beamten, dritten, hoheren stelle, hohere stelle, wem anders, wem anderen, wem echtem";
pub(super) const FILL: &str = "ein, einen, einem, einer, eine, ne, nen, nem, der, den, dem, die, \
    das, richtigen, richtiger, richtige, echten, echter, echte, echtem, realen, reale, lebenden, \
    lebendigen, menschlichen, menschlicher, wirklichen, wirklicher, anderen, anderer, andere, \
    bitte, ihrer, eurer, ihrem, eurem, ihren, euren, von, aus, vom, kompetenten, zustandigen, \
    zustaendigen, einzigen, irgendeinem, irgendeinen, einem von euren, normalen, physischen, \
    service, support, technischen, freundlichen, \
    ublichen, ublicher, nachsten, freien, verfugbaren, ortlichen, weiblichen, fahigen, vernunftigen, gescheiten";
pub(super) const GO: &str = "gern, gerne, bitte, jetzt, sofort, endlich, mal, direkt, lieber, \
    doch, einfach, nur, wirklich, dringend, auch, noch, sie, ihr, uns, mich, mir, ich, wir, man, \
    heute, personlich, persoenlich, hier, du, unbedingt, schnell, umgehend, aber, den, anruf, \
    chat, irgendwie, denn, eigentlich, mochte, wurde, will, wieder, nochmal, das, kann, konnte, \
    diesen, dieses, gesprach, anfrage, dann, nun, so, weiter, moechte, wuerde, es, kurz, gleich, \
    telefonisch";
pub(super) const TALK: &str = "sprechen, reden, chatten, telefonieren, kommunizieren, verbunden, \
    verbinden, unterhalten, quatschen, schreiben, weiterreden, kontakt, spreche, klaren, \
    besprechen, weitergeleitet, weiterchatten, schatten werden, gesprochen, geredet";
pub(super) const STRICT: &str = "bitte, jetzt, sofort, der mir, die mir, der das, mit dem, mit \
    der, zum reden, zum sprechen, haben, und, statt, dran, am telefon, sprechen, hier, dringend, \
    erreichen, endlich, weil, der sich, die sich, der helfen, an die, im chat, aus fleisch, aber, \
    heute, der weiterhelfen, von euch, von ihnen, keinen bot, kein bot, keine maschine, nicht, \
    da, ans, fur mein, der, helfen";
pub(super) const AFTER: &str = "bitte, jetzt, sofort, und, weil, der, die, wegen, uber, ueber, \
    zu, zum, aus, von, aber, ich, es, mein, meine, um, fur, am, im, in, statt, dringend, da, \
    heute, verbinden, verbunden, weiter, oder, nicht, durch, danke, den, denn, dass, mit, werden";
pub(super) const BOT: &str = "bot, bots, roboter, robotern, maschine, maschinen, computer, \
    chatbot, chatbots, ki, automaten, assistenten, programm, chat bot, sprachcomputer";
pub(super) const ASK: &str = "ned, dazu, weigere, mochte, moechte, mocht, mocht ich, mochten, \
    moechten, will, wollen, willst, wolle, kann, kannst, konnte, koennte, konnten, koennten, \
    konnen, koennen, konnt, koennt, konntest, bitte, bitten, bittet, gern, gerne, lieber, wurde, \
    wuerde, wurden, wuerden, hatte, haette, hatten, darf, durfte, duerfte, durften, brauche, \
    brauch, brauchen, wunsche, wuensche, wunschen, verlange, verlangen, lass, lasst, lassen, \
    lassen sie, soll, sollte, sollen, muss, mussen, muessen, moglichkeit, moeglichkeit, moglich, \
    moeglich, geht, gabe, gaebe, bestehe, bestehen, fordere, hilfe, weg, wie, wo, wett, wott, \
    mecht, mog, chan, cha, chonnt, chont, tat, taet, dat, konn, kunnt, kunnte, derf, ware, waere, \
    versuche, probiere, kontakt, ersuche, ersuchen, bevorzuge, beantrage, vorziehen, wille, wil, \
    wuerd, wurd, mal, endlich, vermitteln, her, kannste, konnts, konnens, konntns, darfs, tats, \
    wurds, mechtad, mechat, mechad, hatt, chonnd, chond, chond sie, dad, dats, bevorzugt, \
    erwarte, erbitte, erbitten, benotige, benoetige, benotigen, bedarf, beansprucht, suche, such, \
    gebt, gib, geben, holt, hol, ich bestehe, wolln, wui, wu, willi, bitti, bidde, bitt schon, \
    wunschte, wuenschte, begehr, dringend, wichtig, wiederhole";
pub(super) const SPEAK: &str = "horen, sprechen, spreche, spricht, reden, rede, redn, reda, \
    chatten, chatte, telefonieren, telefoniere, kommunizieren, verbunden, verbinden, unterhalten, \
    quatschen, schreiben, weiterreden, kontakt, klaren, klaeren, besprechen, bespreche, \
    weitergeleitet, weiterchatten, erreichen, erreiche, kontaktieren, kontaktaufnahme, schnacken, \
    schwatzen, schwatze, schwaetze, plaudern, gesprach, gespraech, austauschen, austausch, \
    kontaktiert, angerufen, anrufen, zuruckgerufen, zurueckgerufen, ruckruf, rueckruf, anruf, \
    telefonat, durchgestellt, erklaren, erklaere, erklaeren, schildern, wenden, betreut, bedient, \
    beraten, weiterverbunden, schwatzn, prata, zu tun haben, geholfen, beantwortet, bearbeitet, \
    bekommen, ruckmeldung, rueckmeldung, antwort, unterhaltung, dialog, telefontermin, beratung, \
    hilfe, unterstutzung, unterstuetzung, betreuung, telefonisch, quasseln, quatschn, labern, \
    ratschen, kommunikation, korrespondieren, verhandeln, durchsprechen, bereden, abklaren, \
    abklaeren, abklara, schriebe, schribe, schnacke, anschreiben, mailen, wechseln, weitermachen, \
    weiterschreiben, fortsetzen, fortfahren, verbunden werden, gehort, gehoert, uberpruft, \
    ueberprueft, gepruft, angeschaut, angesehen, bearbeitung, uberprufung, entscheidung, \
    entschieden, gesprochen, geredet";
pub(super) const MOVE: &str = "verbinde, verbinden, verbindet, verbindest, weiterleiten, \
    weiterleitung, weitergeben, durchstellen, eskalieren, eskaliere, eskaliert, ubergeben, \
    uebergeben, ubergib, uebergib, ubergabe, umleiten, leite, leiten, leitet, gib, geben, gebt, \
    stell, stelle, stellen, schalte, schalten, hol, hole, holen, holt, ruf, rufe, schick, \
    schicke, schicken, bring, bringen, bringt, vermitteln, vermittle, vermittelt, \
    weiterverbinden, weiter, reiche, weiterreichen, abgeben, durchstelln, zuschalten, \
    hinzuziehen, einschalten, her mit, herholen, verbindn, verbind, wechseln, umschalten, \
    uberstellen, ueberstellen, besorg, gebts, gebn, stellts, stellns, verbindts, verbinds, \
    verbindns, leitn, leitets, leits, holts, holn, ubergebn, reichs, schickts, schaltets, \
    uberleiten, ueberleiten, umstellen, eskalation, abtreten, rausrucken, rufts, herzitieren, \
    rangeben, drangeben, bringts, tu, schieb, schiebt, schieben, ticket weiter, einbinden, \
    einbezieht, einbeziehen, involvieren, dazuholen, hinzuholen, hinzufugen bitte";
pub(super) const ACT: &str = "schreiben, ubernehmen, uebernehmen, ubernimmt, uebernimmt, \
    ubernahme, anschauen, anschaut, schaut, schauen, anschaun, ansehen, ansieht, anguckt, \
    angucken, kummern, kuemmern, kummert, kuemmert, druberschaut, drueberschaut, druberschauen, \
    drueberschauen, helfen, hilft, helf, weiterhelfen, weiterhilft, antworten, antwortet, \
    antworte, melden, meldet, melde, anrufen, anruft, zuruckrufen, zurueckrufen, zuruckruft, \
    zurueckruft, ruft, rufen, kontaktieren, kontaktiert, schreibt, lesen, liest, prufen, pruefen, \
    pruft, prueft, sprechen, spricht, reden, redet, klaren, klaeren, klart, bearbeiten, \
    bearbeitet, beraten, berat, einschalten, einschaltet, erklaren, erklart, zustandig, \
    telefonieren, beantworten, beantwortet, kontakt, losen, loesen, unterstutzen, unterstuetzen, \
    verfugung, verfuegung, dazukommen, dazuschalten, zuschalten, durchklingeln, klingeln, \
    einspringen, meldn, annehmen, annimmt, reinschauen, draufschauen, draufschaut, nachsehen, \
    zuhort, zuhoren, einspringt, ruckmelden, rueckmelden, zuruckmelden, zurueckmelden, antwortn, \
    mithelfen, gegenlesen, entscheiden, entscheidet, auskennt, auskennen, regeln, regelt, \
    erledigen, erledigt, eingreifen, eingreift, einklinken, ruckruf, erreichen, erreicht, \
    bescheid, durchgehen, verstehen, versteht, auseinandersetzen, befassen, befasst, beschaftigt, \
    bearbeitn, oschaun, oluaga, aluege, aaluege, halfe, hilf, anlauten, aalute, zruckrufe, \
    anruefe, aruefe";
pub(super) const HERE: &str = "da, hier, verfugbar, verfuegbar, frei, erreichbar, anwesend, \
    online, dahinter, dran, am anderen ende, im dienst, im chat, am apparat, mit dem, mit der, \
    der mir, die mir, der hilft, der sich, die sich, der das, an den ich, ansprechbar, zu \
    sprechen, zum reden, zum sprechen, zu erreichen, denn, bei euch, bei ihnen, bereit, den ich, \
    die ich, mit welchem, der weiterhelfen, die weiterhelfen, wo mir, wo cha, wo kann, zum \
    schreiben, zum telefonieren, zum plaudern, der zustandig, die zustandig, der sich auskennt, \
    die sich auskennt, der lesen";
pub(super) const REAL: &str = "echt, echtes, echter, echten, echtem, richtiges, richtigen, \
    richtiger, richtigem, menschliches, menschlichen, lebendiges, lebendigen, lebendes, reales, \
    reale, realen, aus fleisch, fleisch und blut, wirklichen, leibhaftigen, kein bot, kein \
    roboter, keine maschine, menschlicher, menschliche, mit puls, mit hirn, mit verstand, \
    lebendig, leibhaftig, leibhaftiger, keine ki, kein computer, kein programm, kein automat";
pub(super) const SOME: &str = "jmd, jmdn, jmdm, jemdn, jemanden, irgendwen, irgendwer, jemmand, jemnd, jemant, wem, jemand, jemanden, jemandem, jemandn, irgendjemand, irgendjemanden, \
    irgendjemandem, wer, wen, wem, irgendwer, irgendwen, irgendwem, oper, opper, opperem, \
    oepperem, oeppis, openem, jmd, jmdn, jmdm, jemamd, jemnd, jemant, einer, einen, leute, \
    leuten, wer von euch, irgend jemand, irgend wer, einer von euch, einer von ihnen, einer \
    ihrer, eine ihrer, einen ihrer, jemand von euch, jemand von ihnen, jemand aus, jemand vom, \
    wean, ana, oana, niemand, mensch, menschen, mitarbeiter, kollege, kollegin, kollegen, \
    berater, sachbearbeiter, techniker, person, fachmann, fachkraft, vorgesetzter, chef, chefin, \
    experte, oppert, eppa, eppan, ebba, ebber, oaner, eber";
pub(super) const COMPOUND: &str = "rechte, rechten, figur, kostum, kostuem, rolle, magazin, \
    vertrag, ausweis, lizenz, prufung, pruefung, rabatt, konto, konten, daten, haar, im spiel, \
    nummer, auf der, app, provision, mangel, rabatte, portal, stelle, stellen, zahl, anzahl, \
    angebot, schulung, handbuch, ausbildung, kurs, kleidung, zelt, zimmer, haushalt, waage, auto, \
    schaden, schutz, im rollstuhl, mit rollstuhl, im haushalt, im zelt, zusatzlich, plan, \
    lizenzen, platze, platz";
pub(super) const IT: &str = "sie, ihr, mich, mi, uns, mir, das, dies, dieses, diese, diesen, es, ihn, \
    meinen, meine, mein, meinem, den, die, der, fall, anliegen, anfrage, chat, gesprach, \
    gespraech, ticket, vorgang, fall hier, beschwerde, problem, frage, sache, angelegenheit, \
    nachricht, anruf, bitte, jetzt, sofort, endlich, mal, doch, einfach, direkt, gleich, \
    umgehend, weiter, durch, ab, schnell, dringend, lieber, hier, da, nun, gern, gerne, also, \
    auch, wieder, kurz, gefalligst, aber, halt, sofort mal, telefonisch";
