//! German: how people ask for a person, and what only looks like it. Umlauts are folded away
//! ("möchte" is "mochte"); their spelling with e ("moechte") is listed.

use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "de",
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
        ("here", HERE),
        ("real", REAL),
        ("some", SOME),
        ("compound", COMPOUND),
    ],
    asks: &[
        // „Ich möchte bitte mit einem Mitarbeiter sprechen"
        "mochte|moechte|mocht|will|wollen|wurde|wuerde|kann|konnte|koennte|konnen|konnten|darf|durfte|duerfte|wollte|lass|lassen|lasst|gerne|gern|wunsche|bitte <go>* mit <fill>* <who> _4 <talk>",
        "ich|wir muss|mussen|musste|musste <go>* mit <fill>* <who> _3 <talk>",
        "mochte|moechte|will|wurde|wuerde|kann|konnte|koennte|darf <go>* <talk> mit <fill>* <who> >",
        "^ <go>* mit <fill>* <who> _3 <talk>",
        "^ <go>* <talk> mit <fill>* <who> >",
        "^ <go>* mit <fill>* <who> $",
        "mit <fill>* <who> <talk> kann|konnte|koennte|darf|durfte|mochte|moechte|will|wurde",
        "moglich|moeglich|moglichkeit mit <fill>* <who> zu <talk>",
        // „Verbinden Sie mich mit einem Menschen"
        "verbinde|verbinden|verbindet|verbindest <go>* mit|zu|zum <fill>* <who> >",
        "stell|stelle|stellen|leite|leiten|gib|geben|reich|reichen|bring|bringen|schalten|schalte <go>* an|zu|zum|zur|mit <fill>* <who> _2 durch|weiter|ab|zu|um",
        "mich|uns|das|es|dies <go>* an|zu|zum|zur|mit <fill>* <who> weiterleiten|weitergeben|durchstellen|verbinden|ubergeben|weiterverbinden|weitergeleitet|verbunden|durchgestellt",
        "^ <go>* an|zu|zum|zur <fill>* <who> weiterleiten|weitergeben|durchstellen|verbinden|ubergeben|weiterverbinden",
        "weiterleiten|weiterleitung|weitergabe|verbindung an|zu|zum|mit <fill>* <who> >",
        // „Ich brauche einen Menschen"
        "ich|wir brauche|brauchen|brauch|will|wollen|mochte|moechte|benotige|benoetige|verlange|hatte|haette|bevorzuge|wunsche|fordere <go>* <fill>* <person> >>",
        "^ <go>* brauche|brauch|will|mochte|moechte|benotige <fill>* <person> >>",
        "gib|geben|hol|holen|hole|ruf|rufen|schick|schicken <go>* <fill>* <person> >>",
        "kann|konnte|koennte ich|man|wir <go>* <fill>* <person> haben|bekommen|kriegen|sprechen|erreichen",
        "wie|wo <go>* erreiche|bekomme|kontaktiere|finde|kriege <go>* <fill>* <who> >>",
        "gibt|gibts <go>* <fill>* <person> >>",
        "gibt|gibts|ist es? hier|da|auch? jemand|jemanden mit|echtes|der|richtiges",
        "^ <go>* jemand|jemanden echtes|menschliches|richtiges",
        "kann|konnte|koennte mir|uns|sich <go>* <fill>* <person> helfen|weiterhelfen|antworten|melden|kummern",
        "soll|sollte|moge sich? bitte? <fill>* <person> melden|anrufen|antworten|kummern",
        // „Ich will nicht mit einem Bot reden"
        "nicht|nie mehr? langer? weiter? mit <fill>* <bot> _2 <talk>",
        "will|mochte|moechte|brauche ich? keinen|keine|kein <fill>* <bot> $",
        "^ <go>* keinen|keine|kein <fill>* <bot> $",
        // Rückruf
        "mochte|moechte|brauche|will|hatte|haette|wunsche|bitte|bitten _3 ruckruf|rueckruf|zuruckgerufen|angerufen",
        "rufen|ruft|ruf|rufe sie|ihr? mich|uns _2 an|zuruck|zurueck",
        "kann|konnte|koennte mich|uns _2 jemand|<person> _2 anrufen|zuruckrufen",
        "kann|konnte|koennte mich|uns _2 jemand _2 anrufen|zuruckrufen",
        "kann|konnte|koennen|konnen|konnten sie|ihr mich|uns _2 anrufen|zuruckrufen",
    ],
    loose: &[
        // „Ich bitte um Kontaktaufnahme durch einen Mitarbeiter”
        "<ask> _6 mit|zu|an|bei|durch|von|vo _3 <who> _6 <speak>",
        "<ask> _6 <speak> _4 mit|an|zu|zum|zur|durch|von|vom|eines|einem _3 <who> !",
        "<ask> _5 <who> _3 <speak>",
        "^ <go>* <speak> _2 mit|zu _3 <who> !",
        "<who> _3 <speak> _3 geht|moglich|moeglich|bitte|kann|konnte|mochte|will|wollen|darf",
        "bitte|brauche|wunsche|mochte|will|verlange|hatte|gern|gerne|ersuche|um _4 ruckruf|rueckruf|kontaktaufnahme|anruf|kontaktierung|telefonat|gesprach|gespraech _3 durch|von|eines|mit _3 <who>",
        // „Bitte übergeben Sie an einen Sachbearbeiter”
        "<move> _5 an|zu|zum|zur|mit|bei|ans _3 <who> !",
        "an|zu|zum|zur|mit _3 <who> _2 <move>",
        "gib|geben|gebt|gebts|hol|holen|holt|ruf|rufen|schick|schicken|bring|besorg|schaff sie|ihr? mir|uns|mal|bitte|sofort|endlich|jetzt _4 <who> !",
        "kann|konnte|koennte|kannst|konnen|konnten|konnt|will|wurde|mochte|brauche|hatte|bitte|verlange|gern|gerne|lieber|darf _5 <person> _2 sprechen|holen|haben|bekommen|dazuholen|einschalten|hinzuziehen|erreichen|kontaktieren|zuschalten|geben|schicken|ans|her",
        "will|mochte|moechte|brauche|brauch|brauchen|verlange|hatte|haette|bevorzuge|wunsche|fordere|mecht|wott|wett|benotige|lieber|bitte <fill>* <person> >",
        "brauche|brauch|brauchen|will|mochte|moechte|bitte|verlange|wunsche|lieber|bevorzuge|fordere|benotige|mecht|wott|wett|her|hatte|wurde _6 <person> >",
        "bitte|dafur|jetzt|sofort _2 <person> $",
        "^ <go>* <person> _1 bitte|jetzt|sofort|her|notig|gewunscht|erbeten|erwunscht",
        "weiter|weiterleiten|weiterleitung|ubergeben|uebergeben|ubergabe|chat|sprechen|reden|redn|eskalation|eskalieren an|mit|zu _2 <person> >",
        "personliche|personlichen|personlicher|personliches|persoenliche|persoenlichen|menschliche|menschlichen|menschlicher|menschliches|echte|echten beratung|kontakt|ansprechpartner|gesprach|gespraech|betreuung|hilfe|support|unterstutzung|unterstuetzung|antwort >",
        "^ <go>* ruckruf|rueckruf|anruf bitte|erbeten|gewunscht|erwunscht|_1 $",
        "um|auf|bitte|wunsche|erbitte|mochte|brauche|hatte|verlange _3 ruckruf|rueckruf|anruf|kontaktaufnahme >",
        "^ <go>* ruf|ruft|rufen sie|ihr|doch|bitte? mich|uns bitte? _5 an|zuruck|zurueck|$",
        "unter|welche|welcher|gibt|gibts|eine|habt|wie _4 nummer|telefonnummer|hotline _5 <who> _4 <speak>",
        "telefonnummer|nummer|hotline _4 <who> _4 <speak>",
        "wo|wie _3 erreiche|erreich|bekomme|komme|kriege|finde|gelange|spreche|krieg _2 an|zu? _2 <who> >",
        "will|mochte|muss _2 das|dies|es|beschwerde|fall|anliegen _3 eskalieren",
        "den|die|diesen will|mochte ich sprechen",
        "<speak> _2 <person> _2 <speak>",
        "erklare|erklaere|erklaren|erklaeren|schildern|besprechen|klaren|klaeren _6 <person> !",
        "lieber|gern|gerne _3 <person> _2 <speak>",
        "arbeiten|arbeitet|sind|gibt _3 echte|richtige menschen|leute|personen",
        // „Kann das ein Kollege übernehmen?”
        "kann|konnte|koennte|soll|sollte|soll|moge|wurde|wuerde|darf|mochte|kannst|muss|bitte|dass|wenn|lass|lassen|lasst|will|mecht|hatte|kunnt|chan _5 <person> _6 <act>",
        "kann|konnte|koennte|soll|sollte|wurde|wuerde|mochte|dass|lass|lassen|will|kunnt|chan _4 <some> _5 ubernehmen|uebernehmen|anrufen|zuruckrufen|zurueckrufen|anschauen|ansehen|kummern|kuemmern|kontaktieren|melden|einschalten|klingeln|anruft|zuruckruft|meldet|kummert|ubernimmt",
        "soll|sollte|kann|konnte|moge|mag|muss sich|das|mich|mir|uns _4 <some> _4 <act>",
        // „Ist da wer echtes?”
        "gibt|gibts|ist|is|sitzt|hockt|arbeitet|habt|haben|isch|hats|hat|gits|git|seid|sind _4 <who> _3 <here>",
        "gibt|gibts|ist|is|sitzt|hockt|arbeitet|isch|hats|hat|gits|git|bin _4 <some> _3 <real>",
        "gibt|gibts|ist|is|sind|isch|gits|git|habt|hat da|hier|do|auch|denn|irgendwo|euch|bei|gerade|grad|nur|noch|jetzt _3 <some> _3 <real>",
        "gibt|gibts|ist|is|sind|isch|gits|git|habt|hat da|hier|do|auch|denn|irgendwo|euch|bei|gerade|grad|nur|noch|jetzt _3 <person> !",
        "^ <go>* ist|is|isch da|do|hier _1 jemand|wer|irgendwer|irgendjemand|oper|openem $",
        "^ <go>* jemand|wer da|hier|echtes $",
        // Kein Bot
        "<speak> _4 der|die|das kein|keine|keinen|nicht _2 <bot>",
        "nicht|weigere|nie|niemals|genug|satt|leid|statt|anstatt|keine|kein|hor|hort|schluss|keinen _5 mit|von|vom|durch|mitm|mim _2 <bot>",
        "statt|anstatt|anstelle|satt|leid|kotzt _3 <bot> _3 <person>",
        "kein|keine|keinen|nicht mehr? _2 <bot> _2 sondern _2 <who>",
        "ruft|rufen|ruf|meldet|melden|meld|kontaktieren|kontaktiert sie|euch|sich|ihr|dich|bitte|mal mich|uns|bei|bitte|mal _3 an|mir|uns|zuruck|zurueck|jemand|telefonisch",
        "mich|uns bitte? _2 anrufen|zuruckrufen|zurueckrufen|kontaktieren|telefonisch",
        "telefonnummer|nummer|durchwahl|hotline|telefonisch _4 erreichen|erreiche|anrufen _3",
        "wie erreiche|erreich ich|man _2 euch|sie|jemanden|<person>",
        "kann|konnte|mochte|wurde|will|darf _2 ruckruf|rueckruf|anruf bekommen|haben|erhalten|vereinbaren",
        "melden|meldet|meld sie? sich bitte? telefonisch",
        "nur|ausschliesslich mit <fill>* <person> >",
        "warte|warten auf <fill>* <person> >",
        "<person> ware|waere schon|schoen|gut|nett|besser|toll|super|hilfreich",
        "raus|weg|beende|beenden|schluss|verlassen aus|mit|vom|dem _1 <bot> $",
        "<bot> beenden|stoppen|verlassen|ausschalten|weg",
        "^ <go>* <bot> aus|ende $",
        "^ <go>* verbinden|verbinde|verbindet sie? mich $",
        "wen|wem _2 anrufen|erreichen $",
        "wer _2 mir _2 personlich|persoenlich",
        "moglichkeit|moeglichkeit|chance|aussicht <fill>* <person> _2 <speak>",
        "moglichkeit|moeglichkeit|chance auf|einen|mit _2 <person> >",
        "fall|problem|anliegen|beschwerde _2 soll|muss|gehort _3 <person> >",
        "setz|setzt|setzen|stell|hol|holt|lasst|lass|lassen _3 <person> _2 dran|ran|her|drauf|erledigen|machen|entscheiden",
        "mich|uns <go>* mit <fill>* <who> <speak>",
        "<person> _3 mich|uns _5 anrufen|zuruckrufen|zurueckrufen|kontaktieren",
        "freundlich|nett|lieb|liebenswurdig _2 <person> _2 hinzuzuziehen|zu|dazuzuholen|einzuschalten",
        "ziehen|zieht|zieh _3 <person> _1 hinzu",
        "gib|geben|gebt|hol|holt mir|ma|mal|ihren|deinen|euren|dein|deine|euer <fill>* <person> >",
        "auf|zu <fill>* <person> wechseln|umschalten|umsteigen",
        "ab zum|zu|an _2 support|second|level|<person>",
        "habt|haben|gibt _2 richtiges|echtes|echten|menschliches _3",
        "<person> dran|ran|her|bitte|sofort|jetzt $",
        "fur|fuer was? einen|nen echten? menschen $",
        "konnt|kannst|konnen|koennt|konnten|wollt|wurdet|wurden ihr|du|sie mich|uns nicht? _2 anrufen|zuruckrufen|zurueckrufen",
        "rufe|ruf|telefoniere|telefonieren|anrufen lieber|gern|gerne _1 an|$",
        "lieber|gern|gerne anrufen|telefonieren|telefonisch",
        "wie|wo|kann|konnte _4 telefonisch _3 erreichen|sprechen|kontaktieren|kontakt",
        "nach|um <fill>* <person> gefragt|gebeten|verlangt",
        "warte|warten|wartet _4 auf <fill>* <person> >",
        "wenn|dass ich _3 mit <who> _3 <speak>",
        "mit <fill>* <person> _2 bereden|besprechen|klaren|klaeren|bequatschen|durchgehen",
        "lassen|lass|lasst sie|ihr? <fill>* <person> _3 <act>",
        "wenn|ob <fill>* <who> _4 schreiben|antworten|anrufen|helfen kann|konnte|koennte|wurde",
        "<move> <fill>* <person> in|ans|an den|das|die|der? chat|telefon|leitung|gesprach",
        "hier|da _2 muss|musste|sollte <fill>* <person> ran|her|drauf|dran|druber|helfen|schauen",
        "lage <go>* mit <fill>* <who> _2 <speak>",
        "an|zu|zum|zur ihr|ihren|ihrem|euer|euren|eure <who>",
        "darf|durfte|mochte|will ich? um <fill>* <person> bitten",
        "geben sie mich|das|dies|es an _2 <who> weiter",
        "gib mich|das an _2 <who> weiter",
        "kann|konnte|will|mochte|brauche|hatte|gern _3 <who> an|am|ans die|der|den? strippe|telefon|leitung|apparat|rohr",
    ],
    withdrawals: &[
        "brauche|will|mochte|moechte <go>* doch? keinen|keine|kein <fill>* <person> mehr",
        "nicht mehr notig|noetig mit <fill>* <who>",
        "keinen|keine|kein <fill>* <person> mehr",
        "muss|mochte|moechte|will <go>* nicht mehr mit <fill>* <who> _2 <talk>",
        "doch nicht mit <fill>* <who> _2 <talk>",
        "doch keinen|keine|kein <fill>* <person>",
        "hat sich erledigt _4 <person>",
        "<person> hat sich erledigt",
        "bleibe|bleib|weiter <go>* bei|beim|mit <fill>* <bot>",
        "^ hat sich erledigt $",
        "^ schon gut $",
    ],
    guards: GUARDS,
    alone: "mensch, menschen, mitarbeiter, mitarbeiterin, berater, beraterin, agent, \
        kundenberater, kundenservice, kundendienst, kundenbetreuer, person, echte person, echter \
        mensch, ein mensch, einen menschen, ein mitarbeiter, einen mitarbeiter, echten menschen, \
        echter mitarbeiter, sachbearbeiter, ansprechpartner, live chat, livechat, menschliche \
        hilfe, mensch bitte, ruckruf, rueckruf, operator, jemand echtes, richtiger mensch, \
        servicemitarbeiter, einen berater, vertreter, menschlicher mitarbeiter, menschlicher \
        agent, ein echter mensch, ruckruf bitte, supporter, menschliche agentin, lebender mensch, \
        lebendiger mensch, mensch ans telefon, ihren chef, deinen chef, chef bitte, \
        beschwerdeabteilung, beschwerdemanagement, fachabteilung, eskalation, eskalieren, \
        weiterverbinden, personliche beratung, personlicher kontakt, menschlicher support, \
        support, echter support, chat mit mitarbeiter, live chat mit mitarbeiter, sprechen mit \
        agent, sprechen mit mitarbeiter, vermittlung, supportmitarbeiter, verantwortlichen, \
        leute, weiterleiten an mensch, an kollegen ubergeben, an mitarbeiter weiterleiten, ruf \
        mich an, ruckruf erbeten, bitte um ruckruf, bitte verbinden, kollege, kollegin, chef, \
        vorgesetzter, vorgesetzten, jemand, live agent, live berater, live support, persoenlicher \
        ansprechpartner, personlicher ansprechpartner, mitarbeiter sprechen, mit mitarbeiter \
        sprechen, mit mensch sprechen, mit menschen sprechen, mit einem menschen sprechen, mensch \
        sprechen, berater sprechen, echte menschen, echten mitarbeiter, richtigen menschen, \
        richtiger mitarbeiter, menschliche unterstutzung, hotline, anrufen, zuruckrufen, \
        supervisor, manager, person bitte, mitarbeitenden, ansprechperson, kontakt zu \
        mitarbeiter, mit jemandem sprechen, mit jemand sprechen, jemanden sprechen, verbinden, \
        weiterleiten, durchstellen",
    polite: "bitte, hallo, hi, hey, guten tag, guten morgen, guten abend, moin, danke, jetzt, sofort, \
        ok, okay, ja, nein, also, und, aber, servus, gruss gott, mal, endlich, dringend, so, \
        nochmal, dann, gut, sorry, entschuldigung, vielen dank, zum letzten mal, tja, na, doch, \
        lieber, zum dritten mal, zum zweiten mal, zum letzten mal, zum x ten mal, ich flehe dich \
        an, flehe, ihren, deinen, euren, ihre, nicht du, kein bot, keinen bot, kein roboter, \
        keine maschine, nicht bot, genug, reicht, schluss, hilfe, ich will, ich mochte, ich \
        brauche, will, brauche, mochte, gib mir, geben sie mir, her, sofort, verdammt, scheisse, \
        scheiss bot, grussgott, gruezi, gruss gott, grusse, einfach, nur, ein, einen, eine, \
        echten, echter, richtigen, schnell, bitteschon, ach, mann, alter, ey, ich sagte, \
        nochmals, tag, wiederhole, unbedingt, bittee, bitteee",
    vetoes: "nicht, nie, ohne, wenn ich, falls ich, wenn man, wenn, falls, bevor, nachdem, statt, \
        als, kein",
    negators: "nicht, kein, keine, keinen, keinem, keiner, nie, niemals, ohne",
};

const PERSON: &str = "mensch, menschen, mitarbeiter, mitarbeiterin, mitarbeitern, mitarbeitenden, \
    agent, agenten, agentin, berater, beraterin, kundenberater, kundenberaterin, kundenbetreuer, \
    kundenbetreuerin, sachbearbeiter, sachbearbeiterin, ansprechpartner, ansprechpartnerin, \
    ansprechperson, supportmitarbeiter, servicemitarbeiter, service mitarbeiter, support \
    mitarbeiter, supportagent, support agent, kollegen, kollegin, vorgesetzten, vorgesetzte, \
    person, operator, kundenservice, kundendienst, echte person, kundenservicemitarbeiter, \
    teamleiter, supporter, bearbeiter, supporter pls, menschlicher agent, erwachsenen, \
    erwachsener, jemanden mit entscheidungsbefugnis, jemanden mit, jemand mit, second level, \
    second level support, hoherer stelle, hoehere stelle, supportteam, menschn, am menschn, \
    jemanden mit sachverstand, jemand mit sachverstand, jemanden von ihrem, beschwerdeabteilung, \
    beschwerdemanagement, fachabteilung, zustandige, zustandige person, personen aus fleisch, \
    kollege, leute, menschlichen, mensche, mitarbeitende, mitarbeitender, mitarbeita, mitarbeter, \
    mitabeiter, mitarbieter, team, chef, chefin, abteilungsleiter, abteilung, filialleiter, \
    filialleitung, sachbearbeitung, zustandigen, zustaendigen, zustandiger, jemand zustandigen, \
    jemand kompetentes, jemanden kompetentes, jemanden mit ahnung, jemand mit ahnung, jemanden \
    von euch, jemand von euch, jemanden aus ihrem, jemand aus ihrem, jemand von ihnen, jemanden \
    von ihnen, fachmann, fachkraft, fachperson, experten, experte, techniker, technikerin, dame, \
    herrn, verantwortlichen, verantwortlicher, verantwortliche, betreuer, betreuerin, \
    servicekraft, vermittlung, zentrale, hotline, spezialisten, spezialist, angestellten, \
    angestellter, callcenter, kundenbetreuung, team mitglied, teammitglied, menschliche \
    unterstutzung, menschliche hilfe, vertreter, reprasentanten, jemand der, jemanden der, jemand \
    die, jemand anderes, jemanden anderes, jemand anderen, agentn, kundenberatung, \
    sachverstandigen, manager, managerin, supervisor";
const WHO: &str = "mensch, menschen, mitarbeiter, mitarbeiterin, mitarbeitern, mitarbeitenden, agent, agenten, \
    agentin, berater, beraterin, kundenberater, kundenberaterin, kundenbetreuer, \
    kundenbetreuerin, kundenbetreuung, sachbearbeiter, sachbearbeiterin, ansprechpartner, \
    ansprechpartnerin, ansprechperson, supportmitarbeiter, servicemitarbeiter, kollegen, \
    kollegin, techniker, vorgesetzten, vorgesetzte, person, operator, kundenservice, \
    kundendienst, support, service, vertrieb, buchhaltung, abteilung, team, jemand, jemanden, \
    jemandem, irgendjemand, irgendjemandem, irgendwem, wem, vertreter, teamleiter, chef, \
    hotline, jemand anderem, jemand anders, jemand echtem, jemand richtigem, supporter, einem \
    von euch, erwachsenen, retourenabteilung, ruckgabe, rueckgabe, den der, der zustandig, \
    second level, zustandig ist, beschwerdeabteilung, beschwerdemanagement, beschwerdestelle, \
    fachabteilung, kundenservice, sachbearbeiterin, menschlichem, realen person, leitung, \
    verwaltung, zustandige, zustaendige, zustandige person, zustandige stelle, am menschn, \
    kollege, leute, leuten, menschn, mitarbeitende, chef, chefin, abteilungsleiter, \
    filialleiter, sachbearbeitung, zustandigen, zustaendigen, zustandiger, fachmann, fachkraft, \
    fachperson, experten, experte, technikerin, dame, herrn, verantwortlichen, verantwortlicher, \
    verantwortliche, betreuer, servicekraft, vermittlung, zentrale, spezialisten, spezialist, \
    angestellten, callcenter, irgendwer, irgendwen, jmd, jmdn, jmdm, wen, wer, opper, opperem, \
    oepperem, openem, oper, jemandn, euch, ihnen, mitarbieter, mitabeiter, mitarbeter, \
    kundenberatung, reprasentanten, manager, managerin, supervisor, teammitglied, haus";
const FILL: &str = "ein, einen, einem, einer, eine, ne, nen, nem, der, den, dem, die, das, richtigen, richtiger, \
    richtige, echten, echter, echte, echtem, realen, reale, lebenden, lebendigen, menschlichen, \
    menschlicher, wirklichen, wirklicher, anderen, anderer, andere, bitte, ihrer, eurer, ihrem, \
    eurem, ihren, euren, von, aus, vom, kompetenten, zustandigen, zustaendigen, einzigen, \
    irgendeinem, irgendeinen, einem von euren, normalen, physischen, service, support, \
    technischen, freundlichen";
const GO: &str = "gern, gerne, bitte, jetzt, sofort, endlich, mal, direkt, lieber, doch, einfach, nur, \
    wirklich, dringend, auch, noch, sie, ihr, uns, mich, mir, ich, wir, man, heute, personlich, \
    persoenlich, hier, du, unbedingt, schnell, umgehend, aber, den, anruf, chat, irgendwie, \
    denn, eigentlich, mochte, wurde, will, wieder, nochmal, das, kann, konnte, diesen, dieses, \
    gesprach, anfrage, dann, nun, so, weiter, moechte, wuerde, es, kurz, gleich, telefonisch";
const TALK: &str = "sprechen, reden, chatten, telefonieren, kommunizieren, verbunden, verbinden, unterhalten, \
    quatschen, schreiben, weiterreden, kontakt, spreche, klaren, besprechen, weitergeleitet, \
    weiterchatten, schatten werden";
const STRICT: &str = "bitte, jetzt, sofort, der mir, die mir, der das, mit dem, mit der, zum reden, zum sprechen, \
    haben, und, statt, dran, am telefon, sprechen, hier, dringend, erreichen, endlich, weil, der \
    sich, die sich, der helfen, an die, im chat, aus fleisch, aber, heute, der weiterhelfen, von \
    euch, von ihnen, keinen bot, kein bot, keine maschine, nicht, da, ans, fur mein, der, helfen";
const AFTER: &str = "bitte, jetzt, sofort, und, weil, der, die, wegen, uber, ueber, zu, zum, aus, von, aber, ich, \
    es, mein, meine, um, fur, am, im, in, statt, dringend, da, heute, verbinden, verbunden, \
    weiter, oder, nicht, durch, danke, den, denn, dass, mit, werden";
const BOT: &str = "bot, bots, roboter, robotern, maschine, maschinen, computer, chatbot, chatbots, ki, \
    automaten, assistenten, programm, chat bot, sprachcomputer";
const ASK: &str = "ned, dazu, weigere, mochte, moechte, mocht, mocht ich, mochten, moechten, will, wollen, \
    willst, wolle, kann, kannst, konnte, koennte, konnten, koennten, konnen, koennen, konnt, \
    koennt, konntest, bitte, bitten, bittet, gern, gerne, lieber, wurde, wuerde, wurden, \
    wuerden, hatte, haette, hatten, darf, durfte, duerfte, durften, brauche, brauch, brauchen, \
    wunsche, wuensche, wunschen, verlange, verlangen, lass, lasst, lassen, lassen sie, soll, \
    sollte, sollen, muss, mussen, muessen, moglichkeit, moeglichkeit, moglich, moeglich, geht, \
    gabe, gaebe, bestehe, bestehen, fordere, hilfe, weg, wie, wo, wett, wott, mecht, mog, chan, \
    cha, chonnt, chont, tat, taet, dat, konn, kunnt, kunnte, derf, ware, waere, versuche, \
    probiere, kontakt, ersuche, ersuchen, bevorzuge, beantrage, vorziehen, wille, wil, wuerd, \
    wurd, mal, endlich, vermitteln, her";
const SPEAK: &str = "horen, sprechen, spreche, spricht, reden, rede, redn, reda, chatten, chatte, telefonieren, \
    telefoniere, kommunizieren, verbunden, verbinden, unterhalten, quatschen, schreiben, \
    weiterreden, kontakt, klaren, klaeren, besprechen, bespreche, weitergeleitet, weiterchatten, \
    erreichen, erreiche, kontaktieren, kontaktaufnahme, schnacken, schwatzen, schwatze, \
    schwaetze, plaudern, gesprach, gespraech, austauschen, austausch, kontaktiert, angerufen, \
    anrufen, zuruckgerufen, zurueckgerufen, ruckruf, rueckruf, anruf, telefonat, durchgestellt, \
    erklaren, erklaere, erklaeren, schildern, wenden, betreut, bedient, beraten, \
    weiterverbunden, schwatzn, prata, zu tun haben, geholfen, beantwortet, bearbeitet, bekommen, \
    ruckmeldung, rueckmeldung, antwort, unterhaltung, dialog, telefontermin, beratung, hilfe, \
    unterstutzung, unterstuetzung, betreuung";
const MOVE: &str = "verbinde, verbinden, verbindet, verbindest, weiterleiten, weiterleitung, weitergeben, \
    durchstellen, eskalieren, eskaliere, eskaliert, ubergeben, uebergeben, ubergib, uebergib, \
    ubergabe, umleiten, leite, leiten, leitet, gib, geben, gebt, stell, stelle, stellen, \
    schalte, schalten, hol, hole, holen, holt, ruf, rufe, schick, schicke, schicken, bring, \
    bringen, bringt, vermitteln, vermittle, vermittelt, weiterverbinden, weiter, reiche, \
    weiterreichen, abgeben, durchstelln, zuschalten, hinzuziehen, einschalten, her mit, \
    herholen, verbindn, verbind, wechseln, umschalten, uberstellen, ueberstellen, besorg";
const ACT: &str = "schreiben, ubernehmen, uebernehmen, ubernimmt, uebernimmt, ubernahme, anschauen, anschaut, \
    schaut, schauen, anschaun, ansehen, ansieht, anguckt, angucken, kummern, kuemmern, kummert, \
    kuemmert, druberschaut, drueberschaut, druberschauen, drueberschauen, helfen, hilft, helf, \
    weiterhelfen, weiterhilft, antworten, antwortet, antworte, melden, meldet, melde, anrufen, \
    anruft, zuruckrufen, zurueckrufen, zuruckruft, zurueckruft, ruft, rufen, kontaktieren, \
    kontaktiert, schreiben, schreibt, lesen, liest, prufen, pruefen, pruft, prueft, sprechen, \
    spricht, reden, redet, klaren, klaeren, klart, bearbeiten, bearbeitet, beraten, berat, \
    einschalten, einschaltet, erklaren, erklart, zustandig, telefonieren, beantworten, \
    beantwortet, kontakt, losen, loesen, unterstutzen, unterstuetzen, verfugung, verfuegung, \
    dazukommen, dazuschalten, zuschalten, durchklingeln, klingeln, einspringen, meldn, annehmen, \
    annimmt, reinschauen, draufschauen, draufschaut, nachsehen, zuhort, zuhoren";
const HERE: &str = "da, hier, verfugbar, verfuegbar, frei, erreichbar, anwesend, online, dahinter, dran, am \
    anderen ende, im dienst, im chat, am apparat, mit dem, mit der, der mir, die mir, der hilft, \
    der sich, die sich, der das, an den ich, ansprechbar, zu sprechen, zum reden, zum sprechen, \
    zu erreichen, denn, bei euch, bei ihnen, bereit";
const REAL: &str = "echt, echtes, echter, echten, echtem, richtiges, richtigen, richtiger, richtigem, \
    menschliches, menschlichen, lebendiges, lebendigen, lebendes, reales, reale, realen, aus \
    fleisch, fleisch und blut, wirklichen, leibhaftigen, kein bot, kein roboter, keine maschine";
const SOME: &str = "jemand, jemanden, jemandem, jemandn, irgendjemand, irgendjemanden, irgendjemandem, wer, wen, \
    wem, irgendwer, irgendwen, irgendwem, oper, opper, opperem, oepperem, oeppis, openem, jmd, \
    jmdn, jmdm, jemamd, jemnd, jemant, einer, einen, leute, leuten";
const COMPOUND: &str = "rechte, rechten, figur, kostum, kostuem, rolle, magazin, vertrag, ausweis, lizenz, prufung, \
    pruefung, rabatt, konto, konten, daten, haar, im spiel, nummer, auf der, app, provision";
const GUARDS: &str = "agent werden, mitarbeiter werden, ihnen werden, euch werden, fahrer, \
    zusteller, paketbote, kurier, lieferant, postbote, meinen kollegen, nie verlangt, wollte \
    gerade, warum, betrug, umfrage, taxi, lieber nicht, antworten hier, wie lange, wann ist, wann \
    hat, loben, kostet, schenken, nicht angerufen, meinen ansprechpartner, meinen steuerberater, \
    meine person, personen buchen, zwei personen, altere person, ansprechpartner andern, termin, \
    soll ich, anlegen, einladen, mein berater, mit behinderung, mitarbeiterausweis, wann kommt, \
    andern, heisst der, hat geschrieben, sonst noch, wenn ich, falls ich, melden mochte, einen \
    mitarbeiter melden, beschweren uber, eintragen, hinzufugen, weitere person, bedeutet, heisst, \
    unterschied, wieviele, wie viele, mein mann, meine frau, meine tochter, mein sohn, opa, oma, \
    immobilienmakler, makler, versicherungsmakler, gestern, letzte woche, letzten, hat gesagt, \
    sagte, war, waren, wurde von, gesprochen, hatte um, geschaftsfuhrer, beworben, bewerbung, \
    bewerben, job, stelle, ausbildung, netzbetreiber, bote, nachbar, nachbarn, nachbarin, pro \
    person, andere person, verkaufer, laden, muss ich, brauche ich, sprechen eure, nicht notig, \
    nicht noetig, nicht notwendig, unnotig, ohne, mit niemandem, mit niemand, rolle, lektion, \
    deutschkurs, satz, schon geholfen, bereits, danke an, polizei, steuerberater, anwalt, \
    reisepass, was ist, was macht, was kostet, wer ist, gesetzlichen, nicht anrufen, nicht mehr \
    anrufen, nicht verbinden, keinen ruckruf, freund, freundin, mein chef, meinem chef, meine \
    kollegin, mein kollege, kopfhorer, handy verbinden, bluetooth, wlan, geschenk, bin selbst, \
    ich bin, sind sie, bist du, seid ihr ein";
