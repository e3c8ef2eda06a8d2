//! German: asking for somebody by their role, whatever the trade: the frames, the roles, the
//! words that end names of roles, and the things one is connected to without wanting anybody.

pub(super) const FRAMES: &[&str] = &[
    // „Verbinden Sie mich mit der Wirtin"
    "verbinde|verbinden|verbindet|verbind|verbindn|verbindts|verbinds|verbindns|weiterverbinden sie|ihr|du|s? mich|mi|uns|bitte|mal|doch|jetzt|sofort|umgehend|direkt|endlich|schnell? bitte|mal|doch|jetzt|sofort|umgehend|direkt|endlich|schnell|gleich? mit|mim|mitn|zu|zum|zur @",
    "mich|mi|uns _2 mit|mim|zu|zum|zur|an|ans _4 verbinden|verbindet|verbinde|weiterleiten|durchstellen|weiterverbinden|weiterreichen|vermitteln|verbunden|weitergeleitet|durchgestellt|weiterverbunden|ubergeben",
    "stell|stelle|stellen|stellt|leite|leiten|leitet|reich|reichen|reicht|gib|geben|gebt|schieb|schieben|ubergib|ubergeben|ubergebt sie|ihr? mich|uns|das|es|dies|den|diesen|diese|meine|meinen? _2 an|zu|zum|zur _3 <role>|<who> _1 durch|weiter|ab|zu|um|ruber|rauf|hoch|$",
    "hol|holen|holt|hols|holts|ruf|rufen|ruft|schick|schicken|schickt|bring|bringen|bringt|gib|geben|gebt|gebts|besorg|besorgen|such|schaff|schafft|lass|lassen sie|ihr? mir|uns|ma|mal|bitte|doch|sofort|jetzt|endlich|schleunigst|hier? bitte|mal|doch|sofort|jetzt|endlich|einfach? <fill>* _1 <role>|<person> ! >>",
    "schalte|schalten|schaltet|hol|holen|holt|ziehen|zieht|zieh|nehmen|nimm|nehmt|binden|binde sie|ihr? uns|mir|bitte|mal|jetzt|hier|noch? _2 <role>|<who> _3 zu|dazu|ein|hinzu|ran|her|rein|rauf|mit|bei|herbei",
    // „Techniker soll anrufen"
    "<role>|<person>|<who>|frau|herr|doktor soll|sollte|moge|moege|mochte|muss|darf|mag|sollen|mussen|mogen mich|mir|mi|uns|sich|meine|meinen|meinem|bitte|mal|bei _6 <reach>",
    "<role>|<person>|<who> soll|moge|mochte|muss anrufen|zuruckrufen|kommen|her|ran|$",
    "soll|sollte|moge|mochte|muss|darf|kann|konnte|konnten|kannst|konnen|konnt|wurde|wurden|lasst|lass|lassen|bitte|bitten|sagen|sag|sagt|veranlassen _1 mich|mi|uns|mir|sich|meine|meinen|meinem|meiner _5 <role>|<person>|<some> _4 <reach>",
    "soll|sollte|moge|mochte|muss|darf|kann|konnte|wurde|lasst|lass|lassen|bitte|mag|sollen|konnen|konnten _4 <role>|<person>|<some> _1 mich|mi|uns|mir|sich|meine|meinen|meinem _4 <reach>",
    "dass _5 <role>|<person>|<some>|frau|herr|mich|uns|mir|sich _8 <reach_sub>",
    "dass _1 mich|mi|uns|mir|sich _6 <reach_sub>",
    "er|sie|der|die|man moge|moege|soll|sollte|solle|mochte mich|uns|mir|sich _4 <reach>",
    "lassen|lasst|lass sie|ihr|du? mich|uns|meine|meinen bitte|doch? _1 von _4 anrufen|zuruckrufen|kontaktieren|beraten|helfen|erklaren",
    "vielleicht|bitte|wann|eventuell ruft|meldet|kontaktiert mich|uns|sich|mir _4 <role>|<person>|<some>|einer|eine|ein|von _4 an|zuruck|bei|von|telefonisch|$",
    "richten|richte|richtet|sagen|sag|sagt|geben|gib|ausrichten _5 mich|mir|sich|uns _3 <reach>|<reach_sub>",
    "ruckruf|rueckruf|anruf|ruckmeldung|telefonat|gesprach|gespraech|telefontermin|termin|kontakt|telefonkontakt|videocall|call|unterredung|rucksprache|auskunft|stellungnahme|kontaktaufnahme|beratungsgesprach|besprechung|kontaktdaten? mit|durch|von|vom|seitens|der|des|zu|zum|zur|bei|beim _3 <role>|<who> zu? bitte|erbeten|gewunscht|ermoglichen|vereinbaren|moglich|haben|bekommen|organisieren|veranlassen|vermitteln|$",
    "um|bitte|ware|liesse|lasst|gabe|konnte|kann|moglich|vereinbaren|einrichten|wunsche|mochte|will|brauche|hatte|verlange|fordere|erbitte|ersuche|gern|gerne|auf _5 gesprach|gespraech|telefonat|ruckruf|rueckruf|anruf|unterredung|telefontermin|kontakt|rucksprache|besprechung|videocall|telefongesprach|kontaktaufnahme _1 mit|durch|von|vom|seitens|eines|einer|der|des|zur|zum _3 <role>|<who>",
    // „mit wem gredt, der sich auskennt"
    "<ask> _4 mit|mim|mitn|bei|an|zu|zum|zur _3 <role> _4 <speak>|gredt|gredn|gsprochn|abklaren|regeln|durchgehen|beraten",
    "<ask> _4 mit|mim|mitn wem|jemand|jemandem|jemanden|oam|wen _6 <speak>|gredt|gredn|redn",
    "hatt|hatte|haette|mecht|mocht|brauch|brauche|brauchat|will|wui|wett|wott|gern|suche|such|bitte|mochte|wunsche i|ich|wir|dann|doch|jetzt|da|gern|gerne|lieber|mal|hier? dann|doch|gern|gerne|lieber|mal? wen|wem|jemand|jemanden|jmd|jmdn|oan|einen|eine|oana mit|von|vom|aus|der|die|wo|vo|bei|fur|zum|am|im|ans|persoenlich|personlich|echten|echte",
    "brauch|brauche|brauchen|will|wollen|mochte|mochten|hatte|hatten _3 einen|eine|wen|jemanden|jemand|jmd|jmdn|einer von|aus euch|ihnen|eurer|eurem|ihrer|ihrem|euren|ihren|der|dem|vom _3",
    "den|die|das <role> mochte|will|wunsche|verlange|hatte|brauche ich|i|wir",
    "^ <go>* <fill>* _1 <role>|<person> bitte|jetzt|sofort|her|dran|umgehend|dringend|schnell|notig|erbeten|gewunscht|pls|plz",
    "^ <go>* <fill>* <role> sprechen|erreichen|kontaktieren|anrufen|haben",
    "^ <go>* mit|zu|zum|zur|an <fill>* <role> sprechen|reden|telefonieren|bitte|verbinden|durchstellen|$",
    "sofort|jetzt|bitte|endlich <fill>* <role>|<person> ans|an|am|in|im|her|sprechen",
    "kann|konnte|konnten|soll|sollte|darf|mochte|wurde _4 <role> _3 meinen|meine|mein|das|dies|diesen|diese|sich|mir|mich|hier|im|in|den|unseren _4 ansehen|anschauen|prufen|ubernehmen|uebernehmen|lesen|einschalten|kummern|annehmen|dazukommen|zuschalten|eingreifen|entscheiden|helfen|erklaren|antworten|schreiben|sagen|beantworten",
    "soll sich|das|dies|mir|mich|mal|bitte _2 <role>|<person>|<some> _5 ansehen|anschauen|prufen|kummern|schreiben|annehmen|ubernehmen|melden|befassen|erklaren|sagen|drum|darum",
    "wer _4 kann|konnte|ruft|mag|darf|wurde mich|mir|uns _5 <reach>",
    "kann|konnte|mag|wurde wer|jemand|einer|eine|oana _4 mich|mir|uns|mi _4 <reach>|$",
    // ein Mensch, anders gesagt
    "mit|einem|einen|ein|eine|einer|jemand|wen|was|nem|nen|ans|menschliches|lebendiges|lebenden|lebendige|menschliche|menschlichen|echte|echten menschliches|lebendiges|lebendige|echte|menschliche|fuhlendes|denkendes|menschlichen|menschlichem|lebenden|lebendem|atmendem|atmenden|atmendes? wesen|stimme|ohr|seele|gegenuber|lebewesen|hirn|herz|gehirn|puls sprechen|reden|bitte|horen|verbinden|jetzt|haben|am|statt|kein|$",
    "stimme|seele|mensch|menschen|wesen|jemand|jemanden horen|am|mit|aus|statt anderen|puls|herz|fleisch|hirn|verstand|bot|blech|ende|apparat",
    "konigreich|vermogen fur _3 <person>",
    "verbinden|verbindet|verbinde sie|ihr|mich|uns|mi bitte|mich|uns? $",
    "^ <go>* keine|kein|nicht|keinen _4 sondern|lieber <fill>* <person>|jemanden|jemand $",
    "<some>|einer|eine|<role> von|aus|vom euch|ihnen|eurer|eurem|ihrer|ihrem|euren|ihren|der|dem _3 <reach>|im|ans|am|anrufen|bitte",
    "kann|konnt|kannst|konnen|konnts|konntet|konntest|wollt|wurdet|wurden|mochtet ihr|du|sie|mir|uns|bitte|mal|da|s? _2 <some>|<person>|<role> _2 dazuholen|holen|herholen|ranholen|dazuschalten|zuschalten|hinzuziehen|reinholen|schicken|auftreiben|ranlassen|vorbeischicken|besorgen|geben|einschalten|einbinden",
    "jemand|wer|einer|eine|oana soll|sollte|moge|muss mich|mir|uns|sich|meine|meinen|bitte _6 <reach>",
    "ich|wir erwarte|erwarten|warte|warten auf? ihren|euren|einen|den|auf? _1 anruf|ruckruf|rueckruf",
    "ware|waer|war|waers|ginge|geht|gangs _2 moglich|moeglich|machbar|nett|lieb|super|toll|drin _1 dass|wenn|ob _6 <reach_sub>",
    "<who> ware|waer|hatte mir|uns lieb|lieber|recht|gern",
    "konigreich|vermogen|alles fur _3 <person>|stimme|<some>",
    "lieber|besser|gern|gerne|am|liebsten|wohler war|ware|waer|hatt|hatte|wars _1 mir|ich|i|uns _1 wer|jemand|wen|jemanden|einer|oana mit|der|die|wo|von|vom|aus|echtes|echter|menschliches",
    "<role>|<who>|<person> _2 anschauen|ansehen|prufen|entscheiden|beurteilen|drum|klaren und|$ _1",
    "soll|sollte|muss|darf|kann|konnte|moge sich _3 <role>|<who> _4 anschauen|ansehen|prufen|kummern|melden|annehmen|befassen|einschalten",
    "<role>|<who> _2 drauf|druber|mal schauen|sehen|gucken|anschauen",
    "mich|uns|mir _4 <role>|<who> _3 anzurufen|zuruckzurufen|kontaktieren|melden hat|haben|$",
    "mich|uns|mir _2 weiterleiten|durchstellen|verbinden|weitergeben|weiterreichen|durchreichen|ubergeben zu|zum|zur|an|mit @",
    "von|vom|durch _3 <role>|<who> _2 angerufen|zuruckgerufen|kontaktiert|betreut|beraten|gehort|bedient|kontaktiert werden|zu|$",
    "darum|darauf|bitte|mochte|will|wunsche|verlange angerufen|zuruckgerufen|kontaktiert|telefonisch zu? werden|beraten",
    "der|die|den|ihn|er|sie|jemand soll|sollte|lasst|lassen|mag|moge|kann bitte|mal|halt|doch? in|ins|an|ans|zu|her|dran|ran _2 chat|gesprach|telefon|apparat|kommen|gehen|her|ran|leitung",
    "schick|schicken|schickt|hol|holen|holt|bring|bringen|setz|setzen|lass|lassen sie|ihr|mir|uns|mal|bitte? <fill>* <who>|<role> in|ans|an|her|rein|dazu|ran",
    "<some>|<role>|<person> _8 videokonferenz|videocall|call|meeting|telefonat|gesprach|termin|zoom|demo mit|fur uns|mir|mich",
    "^ sondern|lieber|aber|nur <fill>* <who> $",
    "keine|kein|keinen _4 sondern <fill>* <who> $",
    "musst|muesst|musste|mocht|mecht|tat|wurd ich|i|da|jetzt|halt? _2 mit|mim|mitn _3 <role>|<who> _2 reden|sprechen|redn|telefonieren|klaren|schnacken",
    "ich|wir|i will|wollen|verlange|verlangen|mochte|fordere|wui|erwarte den|die|das|ihren|ihre|euren|eure|deinen|deine <fill>* _1 <role> $",
    "ich|wir|i will|verlange|fordere|brauche|mochte|will ein|eine menschliches|menschliche|echtes|lebendiges|offenes ohr|stimme|wesen|gegenuber|herz",
    "irgendein|irgendeine|irgendeinen|egal|jeder|ein beliebiger _1 <person>|<role>|wer|welcher hauptsache|passt|reicht|geht|genugt|kollege|$",
    "irgendwer|irgendwen|irgendjemand|irgendjemanden bitte|jetzt|von|aus|ans|her|mit|$",
    "lieber|besser|gern|gerne|direkt _2 direkt|selbst|personlich? mit|bei|zum|zur _2 <role> _3 aus|selbst|klaren|besprechen|reden|direkt|ausmachen|$",
    "na|dann|also|gut|ok|ja verbinden|verbinde|verbindet|verbind|stellen|leiten sie|mich|mal|halt|uns|eben|schon|bitte|ihr? mal|halt|eben|mich|bitte|durch|weiter|schon? $",
    "<speak>|gesprach|termin|zeit|slot fur|zum|zu|mit? ein|einem|nem? gesprach|telefonat|austausch|call mit|durch _2 <role>|<who>",
    "konnen|konnten|lass|lasst|lassen|mochte|will|wurde|lieber|gern|gerne|bitte|durfen|sollen|wollen wir|sie|uns|ich|mal|das|es|kurz _4 telefonieren|telefonisch|telefon|mundlich|horen",
    "am|per telefon klaren|besprechen|reden|sprechen|losen|regeln|erklaren|machen",
    "warte|wart|warten|bleibe|bleib|sitze _4 bis",
    "zeig|zeigen|zeigt|leg|legen|legt|gib|geben|schick sie|ihr? das|es|dies|den|meinen|meine _4 <role>|<person> _1 vor|weiter|$",
    "wann|ob darf|kann|soll|konnen _3 anruf|ruckruf|meldung rechnen|erwarten|haben|bekommen",
    "mit _2 anruf|ruckruf rechnen",
    "brauche|mochte|will|geben|gib|haben|gebt _3 durchwahl|direktnummer|nebenstelle von|der|des|vom|zu|zum",
    "wer _5 den|die|der will|brauch|brauche|mochte ich|i",
    "^ den|die|der brauch|brauche|will|mochte|hatte ich|i jetzt|hier|sprechen|$",
    "besprechen|reden|sprechen|bereden _3 nicht|statt tippen|schreiben|zu",
    "hirn|gehirn|verstand|kopf|mensch druber|dran|drauf|ran|her",
    "an|um dir|ihnen|euch|dem|bot vorbei|rum|herum _2 zu|an _2 <who>",
    "muss|soll|sollte|moge mir|uns _2 <some>|<role>|<who> _4 erklaren|personlich|gesicht",
    "<some>|einer|eine|<role> _4 soll|muss|moge|sollte mir|uns _4 erklaren|gesicht|personlich",
    "jemand|wer|niemand|keiner wach|munter|zuhause|am leben",
    "mama|mutti|papa|oma|opa|mutter|sie|ihn _1 anrufen|zuruckrufen",
    "kann|konnte|soll|mag|wurde der|die|er|sie|derjenige sich _2 ruhren|melden|ruhren",
    "ihn|sie|den|ihm|ihr gern|gerne|lieber gesprochen|sprechen",
    "gabs|gabe|gaebe|gibts|ware|hatt|hatte|habts _4 wen|jemand|jemanden|jmd|jmdn|oan",
    "^ der|die mir|uns _3 erklart|hilft|weiterhilft|sagt|zuhort|versteht",
    "stell|stellen|stellt _2 kontakt zu|zur|zum|mit|her _3",
    "chance|moglichkeit|lust|zeit auf|fur|zu _2 plausch|gesprach|schwatz|telefonat|wort _1 mit",
    "^ <fill>* <role>|<person> personlich|telefonisch|bitte|am",
    "von mensch zu mensch",
    "^ bot|roboter|chatbot|assistenten uberspringen|umgehen|skippen|auslassen",
    "^ <go>* schickt|schick|schicken|holt|hol|holen|ruft|her sie|ihr|mal|doch|mit? <fill>* <person>|jemanden|wen rein|her|bitte|$",
];

pub(super) const REACH: &str = "anrufen, zuruckrufen, zurueckrufen, kontaktieren, melden, \
    durchklingeln, klingeln, anklingeln, durchlauten, anlauten, durchrufen, telefonieren, \
    sprechen, reden, schreiben, antworten, ans telefon, ans telefon kommen, rangehen, drangehen, \
    ubernehmen, uebernehmen, sich melden, an den apparat, an die strippe, in verbindung setzen, \
    in kontakt treten, kontakt aufnehmen, telefonisch, eine nachricht, zruckruafn, oruafn, \
    aruefe, aalute, herkommen, vorbeikommen, eingreifen, einschalten, zuschalten, dazukommen, \
    helfen, weiterhelfen, bescheid geben, bescheid sagen, auskunft geben, erreichen, ansehen, \
    anschauen, kummern, kuemmern, erklaren, ruhren, rueckmelden, in den chat kommen, in dieses \
    gesprach kommen, ins gesprach kommen, an den horer gehen, blicken lassen, anklopfen";
pub(super) const REACH_SUB: &str = "anruft, zuruckruft, zurueckruft, kontaktiert, meldet, \
    durchklingelt, klingelt, anklingelt, durchlautet, anlautet, durchruft, telefoniert, spricht, \
    redet, schreibt, antwortet, rangeht, drangeht, ubernimmt, uebernimmt, verbindung setzt, \
    kontakt aufnimmt, anrufen, zuruckrufen, melden, anrufe, zuruckrufe, melde, kontaktiere, \
    herkommt, eingreift, hilft, weiterhilft, bescheid gibt, bescheid sagt, ansieht, anschaut, \
    kummert, kuemmert, erklart, zuhort, blicken lasst, zeigt, stellt, gesicht zeigt, rauskommt, \
    ruhrt, herhort, kommt, anriefe, anruefe, melden wurde, anrufen wurde, anrufen konnte, melden \
    konnte, melden tate";
pub(super) const ROLE: &str = "arzt, arztin, aerztin, doktor, doktorin, pfleger, pflegerin, \
    schwester, krankenschwester, hebamme, apotheker, apothekerin, therapeut, therapeutin, \
    psychologe, psychologin, psychiater, tierarzt, sanitater, sprechstundenhilfe, arzthelferin, \
    mfa, ordination, rezeption, rezeptionist, rezeptionistin, empfang, portier, concierge, \
    anwalt, anwaltin, anwaltes, notar, notarin, richter, richterin, rechtspfleger, referent, \
    referentin, beamter, beamten, beamte, beamtin, amtsleiter, amtsleitung, burgermeister, \
    buergermeister, burgermeisterin, stadtrat, sachbearbeiter, sachbearbeiterin, prufer, \
    prueferin, gutachter, gutachterin, schadenregulierer, regulierer, makler, maklerin, \
    vermittler, vermittlerin, bankberater, bankberaterin, vermogensberater, berater, beraterin, \
    betreuer, betreuerin, buchhalter, buchhalterin, kassierer, kassiererin, planer, planerin, \
    disponent, disponentin, koordinator, koordinatorin, fahrer, fahrerin, pilot, kapitan, \
    schaffner, schaffnerin, zugbegleiter, zugbegleiterin, mechaniker, mechanikerin, monteur, \
    monteurin, installateur, elektriker, klempner, ingenieur, ingenieurin, techniker, \
    technikerin, entwickler, entwicklerin, administrator, administratorin, admin, moderator, \
    moderatorin, mod, gm, spielleiter, turnierleiter, vermieter, vermieterin, hausmeister, \
    hausmeisterin, hausverwalter, hausverwaltung, verwalter, verwalterin, verwaltung, wirt, \
    wirtin, gastgeber, gastgeberin, kellner, koch, inhaber, inhaberin, besitzer, besitzerin, \
    eigentumer, direktor, direktorin, rektor, rektorin, schulleiter, schulleiterin, lehrer, \
    lehrerin, klassenlehrer, klassenlehrerin, professor, professorin, dozent, dozentin, erzieher, \
    erzieherin, kitaleitung, trainer, trainerin, bibliothekar, bibliothekarin, handler, \
    handlerin, redakteur, redakteurin, pressesprecher, konsul, botschafter, pfarrer, pfarrerin, \
    bestatter, bestatterin, sekretar, sekretarin, sekretariat, assistent, assistentin, \
    geschaftsfuhrer, geschaftsfuhrerin, vorstand, prasident, leiter, leiterin, leitung, chef, \
    chefin, boss, obmann, meister, meisterin, filialleiter, marktleiter, schichtleiter, \
    teamleiter, teamleiterin, projektleiter, bauleiter, werkstattleiter, werkstatt, dienst, \
    bereitschaft, bereitschaftsdienst, bereitschaftsarzt, notdienst, nachtdienst, zentrale, \
    leitstelle, kanzlei, amt, stelle, buro, abteilung, team, truppe, crew, security, \
    sicherheitsdienst, reiseleiter, reiseleiterin, reiseleitung, guide, dolmetscher, \
    dolmetscherin, ubersetzer, fotograf, mensch, menschen, mitarbeiter, mitarbeiterin, \
    mitarbeitern, kollege, kollegen, kollegin, ansprechpartner, ansprechpartnerin, agent, \
    agenten, agentin, experte, experten, expertin, spezialist, spezialisten, spezialistin, \
    vorgesetzten, vorgesetzter, vorgesetzte, manager, managerin, supervisor, vertreter, \
    vertreterin, beauftragten, beauftragter, beauftragte, ombudsmann, ombudsfrau, \
    vertrauensperson, sozialarbeiter, sozialarbeiterin, fallmanager, fallmanagerin, \
    jobvermittler, diensthabenden, diensthabender, diensthabende, verantwortlichen, \
    verantwortliche, verantwortlicher, zustandigen, zustandige, zustandiger, fachmann, fachfrau, \
    fachkraft, profi, fraulein, dame, bursch, burschen, typen, kerl, gepackermittlung, fundburo, \
    kundendienst, kundenservice, buchhaltung, vertrieb, technik, it, personalabteilung, \
    rechtsabteilung, geschaftsleitung, direktion, vorzimmer, innendienst, aussendienst, \
    schiedsrichter, schiedsrichterin, schulrat, schulratin, management, praxis, hausdame, \
    bursche, fluglotse, vorarbeiter, obfrau, pfortner, kassenwart, lektor, lektorin, techn \
    leitung, sachverstandiger, sachverstandige, amtsarzt, jugendamt, kundendienstler";
pub(super) const HEADS: &str = "mitarbeiter, mitarbeiterin, mitarbeitern, berater, beraterin, \
    leiter, leiterin, leitung, arzt, arztin, meister, meisterin, techniker, technikerin, \
    betreuer, betreuerin, pfleger, pflegerin, sachbearbeiter, sachbearbeiterin, manager, \
    managerin, assistent, assistentin, beauftragten, beauftragter, beauftragte, beamter, beamten, \
    beamtin, anwalt, anwaltin, lehrer, lehrerin, planer, planerin, dienst, abteilung, zentrale, \
    team, agent, agenten, vertreter, vertreterin, verwalter, verwalterin, verwaltung, prufer, \
    gutachter, gutachterin, monteur, kollegen, kollege, kollegin, chef, chefin, vorstand, \
    direktor, direktorin, referent, referentin, sekretarin, sekretariat, experten, experte, \
    expertin, spezialist, spezialisten, ingenieur, ingenieurin, entwickler, entwicklerin, admin, \
    moderator, disponent, trainer, trainerin, wirt, wirtin, verkaufer, verkauferin, makler, \
    maklerin, vermittler, vermittlerin, schwester, apotheker, apothekerin, therapeut, \
    therapeutin, mechaniker, schaffner, truppe, crew, personal, fahrer, fachmann, profi, \
    sprecher, fuhrer, kanzlei, richter, richterin, rat, ratin, direktion, stelle, praxis, dame, \
    schalter, arbeiter, arbeiterin, helfer, helferin, warter, warterin, halter, inhaber, \
    inhaberin, organisator, veranstalter, veranstalterin, pilot, wachter";
pub(super) const INQUIRY: &str = "was, welche, welcher, welches, welchen, welchem, warum, wieso, \
    weshalb, wann, wie viel, wie viele, wieviel, wieviele, wie lange, wie oft, wie heisst, wie \
    kommt, wie funktioniert, wofur, woher, wozu, wessen, wird, werden, wurde, ist der, ist die, \
    ist das, ist ein, ist eine, sind die, sind eure, hat der, hat die, hat das, haben die, hatte, \
    seit wann, bis wann, ab wann, muss ich, muss der, muss die, muss das, soll ich, darf der, \
    darf die, darf das, kommt der, kommt die, steht, stimmt, zahlt, bekommt, braucht der, braucht \
    die, wie andere, wie losche, wie stelle, wie trage, wie melde, wo sage, wo kundige, wo \
    andere, wo losche, wo sehe, wo storniere, wie verhindere, wie vermeide, wie blockiere, wie \
    stoppe, mit wem habe, wen muss, wen soll, wem muss, an wen muss, um mit, um den, um die";
pub(super) const MAKER: &str = "wer hat dich, wer hat sie programmiert, wer programmiert, von wem";
pub(super) const LINKER: &str = "dass, die, der, das, ob, den";
pub(super) const KIN: &str = "team, chef, chefin, kollegen, kollege, kollegin";
pub(super) const OWN: &str = "ein, einen, eine, einer, einem, der, die, den, dem, mein, meine, \
    meinen, meinem, meiner, ihr, ihren, ihre, euer, euren, mit, zu, zum, zur, an, fur, hier, ans \
    telefon, am telefon";
pub(super) const THING: &str = "wlan, wifi, internet, netz, netzwerk, bluetooth, konto, konten, \
    tarif, seite, website, drucker, fernseher, tv, router, app, server, datenbank, api, liste, \
    karte, paypal, google, facebook, alexa, handy, vertrag, portal, formular, faq, link, ziel, \
    hotel, flughafen, bahnhof, voicemail, mailbox, startseite, einstellungen, menu, gerat, \
    lautsprecher, kopfhorer, vpn, dem handy, meinem, meiner, bank, depot, warteliste, kalender, \
    auto, welt, steuergerat, smartphone, laptop, pc, rechner, system, dem bot, bot, cloud, dem \
    konto";
