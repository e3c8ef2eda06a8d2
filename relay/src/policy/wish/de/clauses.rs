//! German: whole messages that ask, courtesy around them, and what makes a clause speak of
//! something else.

pub(super) const ALONE: &str = "mensch, menschen, mitarbeiter, mitarbeiterin, berater, beraterin, \
    agent, kundenberater, kundenservice, kundendienst, kundenbetreuer, person, echte person, \
    echter mensch, ein mensch, einen menschen, ein mitarbeiter, einen mitarbeiter, echten \
    menschen, echter mitarbeiter, sachbearbeiter, ansprechpartner, live chat, livechat, \
    menschliche hilfe, mensch bitte, ruckruf, rueckruf, operator, jemand echtes, richtiger \
    mensch, servicemitarbeiter, einen berater, vertreter, menschlicher mitarbeiter, menschlicher \
    agent, ein echter mensch, ruckruf bitte, supporter, menschliche agentin, lebender mensch, \
    lebendiger mensch, mensch ans telefon, ihren chef, deinen chef, chef bitte, \
    beschwerdeabteilung, beschwerdemanagement, fachabteilung, eskalation, eskalieren, \
    weiterverbinden, personliche beratung, personlicher kontakt, menschlicher support, support, \
    echter support, chat mit mitarbeiter, live chat mit mitarbeiter, sprechen mit agent, sprechen \
    mit mitarbeiter, vermittlung, supportmitarbeiter, verantwortlichen, leute, weiterleiten an \
    mensch, an kollegen ubergeben, an mitarbeiter weiterleiten, ruf mich an, ruckruf erbeten, \
    bitte um ruckruf, bitte verbinden, kollege, kollegin, chef, vorgesetzter, vorgesetzten, \
    jemand, live agent, live berater, live support, persoenlicher ansprechpartner, personlicher \
    ansprechpartner, mitarbeiter sprechen, mit mitarbeiter sprechen, mit mensch sprechen, mit \
    menschen sprechen, mit einem menschen sprechen, mensch sprechen, berater sprechen, echte \
    menschen, echten mitarbeiter, richtigen menschen, richtiger mitarbeiter, menschliche \
    unterstutzung, hotline, anrufen, zuruckrufen, supervisor, manager, person bitte, \
    mitarbeitenden, ansprechperson, kontakt zu mitarbeiter, mit jemandem sprechen, mit jemand \
    sprechen, jemanden sprechen, verbinden, weiterleiten, durchstellen, kundenservice mensch, \
    menschlicher kundenservice, kundendienst mensch, support mensch, live mitarbeiter, \
    livemitarbeiter, live person, live mensch, mensch live, techniker, einen techniker, ein \
    techniker, filialleiter, filialleitung, geschaftsleitung, sachbearbeiterin, \
    ansprechpartnerin, bearbeiter, fachkraft, experte, experten, spezialist, vorgesetzte, \
    teamleiter, teamleitung, abteilungsleiter, zentrale, callcenter, kundenbetreuung, \
    kundenberaterin, kundenberatung, servicekraft, angestellter, angestellten, einen kollegen, \
    eine kollegin, ein kollege, einen vorgesetzten, einen chef, den chef, der chef, chefin, \
    jemanden, irgendjemand, irgendwer, wen echtes, jemand menschliches, jemand richtiges, \
    jemanden echtes, mit berater sprechen, mit agent sprechen, mit person sprechen, mit einer \
    person sprechen, mit einem mitarbeiter sprechen, mit einem berater sprechen, mit einem \
    agenten sprechen, mit mensch reden, mit menschen reden, mit mitarbeiter reden, mit jemandem \
    reden, mit einem menschen reden, mit einem menschen schreiben, mit mitarbeiter chatten, mit \
    mensch chatten, sprechen mit berater, sprechen mit mensch, sprechen mit person, sprechen mit \
    kundenberater, sprechen mit kundenservice, reden mit mensch, reden mit mitarbeiter, chat mit \
    mensch, chat mit berater, chat mit agent, chat mit person, mitarbeiter kontaktieren, berater \
    kontaktieren, mensch kontaktieren, kontakt zu mensch, kontakt zu berater, kontakt zu einem \
    mitarbeiter, kontakt mit mitarbeiter, kontakt mit mensch, verbindung zu mitarbeiter, \
    verbindung mit mitarbeiter, verbinde mich, verbinden sie mich, verbindet mich, weiterleitung, \
    weiterleitung an mitarbeiter, weiterleitung an einen mitarbeiter, ubergabe an mitarbeiter, \
    ubergabe an mensch, eskalieren bitte, ruf an, ruft mich an, rufen sie mich an, ruf mich \
    zuruck, rufen sie mich zuruck, ruft mich zuruck, bitte anrufen, bitte um anruf, bitte \
    zuruckrufen, ruckruf gewunscht, ruckrufwunsch, ruckrufbitte, um ruckruf wird gebeten, \
    telefonische beratung, personliches gesprach, anruf, mitarbeiter bitte, opper, oper, operatr, \
    mittarbeiter, mitarbiter, menschlicher berater, menschlicher kollege, echter berater, echte \
    beraterin, echten berater, echter agent, echten agenten, realer mensch, reale person, \
    naturliche person, personal, servicepersonal, bitte ubergeben, ubergeben, weitergeben, \
    ubergabe bitte, menschliche prufung, telefonischer kontakt, stellen sie mich durch, bitte \
    stellen sie mich durch, stell mich durch, kundenberatung personlich bitte, bot uberspringen, \
    bot umgehen";
pub(super) const POLITE: &str = "bitte, hallo, hi, hey, guten tag, guten morgen, guten abend, \
    moin, danke, jetzt, sofort, ok, okay, ja, nein, also, und, aber, servus, gruss gott, mal, \
    endlich, dringend, so, nochmal, dann, gut, sorry, entschuldigung, vielen dank, zum letzten \
    mal, tja, na, doch, lieber, zum dritten mal, zum zweiten mal, zum x ten mal, ich flehe dich \
    an, flehe, ihren, deinen, euren, ihre, nicht du, kein bot, keinen bot, kein roboter, keine \
    maschine, nicht bot, genug, reicht, schluss, hilfe, ich will, ich mochte, ich brauche, will, \
    brauche, mochte, gib mir, geben sie mir, her, verdammt, scheisse, scheiss bot, grussgott, \
    gruezi, grusse, einfach, nur, ein, einen, eine, echten, echter, richtigen, schnell, \
    bitteschon, ach, mann, alter, ey, ich sagte, nochmals, tag, wiederhole, unbedingt, bittee, \
    bitteee, pls, plz, plis, biddschon, bittschon, bitte schon, bitte sehr, danke schon, \
    dankeschon, vielen dank im voraus, danke im voraus, besten dank, lg, mfg, mit freundlichen \
    grussen, freundliche grusse, vg, viele grusse, liebe grusse, sehr geehrte damen und herren, \
    sehr geehrte, damen und herren, liebes team, hallo zusammen, hallo team, guten tag zusammen, \
    gruss, gruessgott, gruezi mitenand, griass di, griass eich, moin moin, tach, naja, boah, \
    oida, oh mann, meine gute, himmel, herrgott, verflixt, mensch meier, gefalligst, dalli, \
    zackig, flott, asap, stopp, stop, halt, jetzt reichts, mir reichts, es reicht, das reicht, \
    schluss jetzt, schluss damit, fertig jetzt, bin fertig mit dir, aus, basta, ich sag es \
    nochmal, noch einmal, ein letztes mal, blodes ding, dummer bot, bloder bot, du bot, du \
    blechdose, nicht dich, nicht sie, kein computer, keine ki, ohne bot, statt bot, wenns geht, \
    wenn moglich, falls moglich, so schnell wie moglich, schnellstmoglich, schnellstens, \
    umgehend, bitte bitte, hier, da, denn, gern, gerne, ned di, ned du, ok dann, wenn es recht \
    ist, wenns recht ist, wenn es geht, wenns keine umstande macht, wenn es keine umstande macht, \
    wenn ich bitten darf, auf der stelle, augenblicklich, subito";
pub(super) const VETOES: &str = "nicht, nie, ohne, wenn ich, falls ich, wenn man, wenn, falls, \
    bevor, nachdem, statt, als, kein, wieso, warum, welche, wie viele, kunden, gaste, patienten, \
    mieter";
pub(super) const NEGATORS: &str = "nicht, kein, keine, keinen, keinem, keiner, nie, niemals, ohne";
pub(super) const GUARDS: &str = "agent werden, mitarbeiter werden, ihnen werden, euch werden, \
    meinen kollegen, nie verlangt, wollte gerade, warum, betrug, umfrage, taxi, lieber nicht, \
    antworten hier, wie lange, wann ist, wann hat, loben, kostet, schenken, nicht angerufen, \
    meinen ansprechpartner, meinen steuerberater, meine person, personen buchen, zwei personen, \
    altere person, ansprechpartner andern, termin, soll ich, anlegen, einladen, mein berater, mit \
    behinderung, mitarbeiterausweis, wann kommt, andern, heisst der, hat geschrieben, sonst noch, \
    falls ich, melden mochte, einen mitarbeiter melden, beschweren uber, eintragen, hinzufugen, \
    weitere person, bedeutet, heisst, unterschied, wieviele, wie viele, immobilienmakler, makler, \
    versicherungsmakler, gestern, letzte woche, letzten, hat gesagt, sagte, wurde von, hatte um, \
    geschaftsfuhrer, beworben, bewerbung, bewerben, job, ausbildung, netzbetreiber, pro person, \
    andere person, sprechen eure, nicht notig, nicht noetig, nicht notwendig, unnotig, mit \
    niemandem, mit niemand, rolle, lektion, deutschkurs, satz, schon geholfen, danke an, polizei, \
    steuerberater, anwalt, reisepass, was ist, was macht, was kostet, wer ist, gesetzlichen, \
    nicht anrufen, nicht mehr anrufen, nicht verbinden, keinen ruckruf, meinem chef, kopfhorer, \
    handy verbinden, bluetooth, wlan, geschenk, bin selbst, sind sie, bist du, seid ihr ein, \
    zabbix, in sql, im spiel, kostum, staubsauger, saugroboter, mahroboter, rasenroboter, \
    captcha, bewirb, bewirbt, stellenanzeige, stellenausschreibung, gehalt, praktikum, \
    babysitter, mein arzt, seinem arzt, seiner bank, ihrem arzt, ihrer bank, meinem arzt, meiner \
    bank, meinem mann, meiner frau, meinen kunden, meine kunden, unsere kunden, unseren kunden, \
    meinem team, mein team, unser team, unserem team, meine mutter hat, dashboard, ticket \
    zuweisen, tickets zuweisen, anderen agenten, im portal, in der app steht, steht da, da steht, \
    in der mail, in den agb, die ansage, das band, bandansage, im chat steht, erreichbar seid, \
    erreichbar sind, erreichbar ist, offnungszeiten, servicezeiten, feiertagen, gebuhrenfrei, \
    kostenpflichtig, warteschleife, wartezeit, wartet man, welche sprache, welche sprachen, \
    englischsprachige, zufrieden mit, lob, kompliment, richten sie, liebe grusse an, gruss an, \
    grusse an, bedanken bei, nicht zuruckrufen, nicht mehr zuruckrufen, nicht kontaktieren, kein \
    anruf, keinen anruf, keine anrufe, kein telefonat, niemanden sprechen, mit keinem, nicht \
    anzurufen, nicht storen, hort auf, horen sie auf, aufhoren, nie um, nicht um ruckruf, nicht \
    um einen, habe mit, hab mit, haben mit, meinte, versprochen, versprach, zugesagt, erzahlt, \
    behauptet, bekam ich, bevollmachtigen, abholen, stehlen, geklaut, gestohlen, stornieren wie, \
    wie storniere, wie andere, kann jemand anders, kann jemand anderes, jemand anders das, dem \
    verkaufer, der kurier, den kurier, verkaufer den, gaste, patienten, schuler, sprechstunde, \
    versichertenberater, chefarzt, geheimagent, geheimagenten, immobilien, reiseburo, reisebuero, \
    anlageberater, kran, gabelstapler, bediener, anlagenbediener, wer sind, wer war, wer hat, \
    weiss jemand, kennt jemand, hat jemand, falls jemand, wenn jemand, wenn mich jemand, lernst \
    du, rede ich gerade, spreche ich gerade, spreche ich hier, schreibe ich gerade, schreib ich \
    grad, rede ich mit, spreche ich mit, schreibe ich mit, schreib ich mit, chatte ich mit, bin \
    ich mit, sie war, er war, war sehr, war nett, waren nett, waren sehr, das war, es war, ich \
    bin agent, ich bin berater, ich bin mitarbeiter, ich bin kunde, ich bin selbst, ich bin \
    versicherungsmakler, ich bin makler, ich bin ein, bin berater, bin mitarbeiter, ohne \
    mitarbeiter, ohne berater, ohne menschen, ohne telefonat, ohne anruf, ohne anzurufen, offene \
    stelle, stelle frei, stelle als, freie stelle, im laden, war, waren, wenn ich einen, wenn ich \
    mit einem mitarbeiter, wenn ich zu, wofur brauche ich, brauche ich einen, brauche ich eine, \
    brauche ich da, brauche ich fur, muss ich mit, muss ich einen, muss ich da, muss ich fur, \
    muss ich erst, hat mich gestern, hat mich schon, hat mich letzte, hat mir gesagt, hat mir \
    versprochen, hat mir geholfen, hat mir das, hat mir die, hat mir den, hat mich angerufen, \
    haben mir gesagt, haben mich angerufen, schon gesprochen, bereits gesprochen, gestern \
    gesprochen, hotline gesprochen, mitarbeiter gesprochen, gesprochen habe, gesprochen und, mal \
    gesprochen, gesprochen hat, als mitarbeiter arbeiten, arbeiten als, bei ihnen arbeiten, bei \
    euch arbeiten, wie werde ich, wann sind, wann seid, bis wann, ab wann, fahrer, zusteller, \
    paketbote, kurier, lieferant, postbote, bote, meine kollegin, mein kollege, meiner kollegin, \
    meinem kollegen, mein chef, meinen chef, die rechnung an, rechnung an, vertrag an, paket an, \
    geld an, lieferung an, zugriff auf, zwei leute, drei leute, mehr leute, unter 18, wissen ob, \
    ihrer software, eurer software, agenten konnen, mitarbeiter konnen anrufe, ein callcenter, im \
    rollstuhl, vermeide, vermeiden, verhindern, verhindere, zwerg, elf, elfen, npc, hab einen \
    termin, einen termin bei, einen termin mit der, vor dem termin, bevor er, bevor sie, wie \
    leite ich, wie andere ich, muss ich den, muss ich die, soll ich den, soll ich die, wie \
    konnen, hat mir, haben mir, mit meinem arzt, mit meiner arztin, ubersetzung, ubersetzt, \
    profilen, profile, prozent, hinter den profilen, leute die den, leute die das, gebeten aber, \
    die option, einstellung, abschalten, wenn sie mich, wenn ihr mich, falls sie mich, vertreter, \
    verkaufer, werber, geraten, empfohlen, meinen bot, unser bot, gebardensprache, meinen dank, \
    ausrichten lassen, wo sage, wo kundige, wo andere, wo losche, wo sehe, wo storniere, wie \
    verhindere, wie vermeide, wie blockiere, wie stoppe, mit wem habe, leute die, uber die app, \
    in der app, gut reden, wollte nur sagen, wollte nur kurz sagen, nur sagen dass, morgen oder, \
    samstag, samstags, sonntag, meine nachbarin, mein nachbar";
pub(super) const JOINTS: &str = "und ich, aber ich, also ich, und wir, aber wir, ich mochte, ich \
    will, ich brauche, ich wurde, ich hatte, ich verlange, wir mochten, und mochte, und will, und \
    brauche, aber will, weil, da ich, deshalb, daher, darum, kann ich, konnte ich, kann ich \
    bitte, konnen sie, konnten sie, konnt ihr, konntet ihr, kannst du, konntest du, und bitte, \
    bitte verbinden, bitte verbinde, bitte um, verbinden sie mich, verbinde mich, gib mir, geben \
    sie mir, lassen sie mich, lass mich, jetzt will, nun mochte, jetzt mochte, kann mich, konnte \
    mich, kann sich, konnte sich, mochte jetzt, will jetzt, kann ein, kann eine, kann mal, kann \
    jemand, konnte jemand, kann bitte, konnte bitte, konnte ein, konnte eine, kann mich jemand, \
    kann da, gibt es, gibts, ist da, bitte rufen, bitte ruf, bitte verbindet, bitte leiten, wurde \
    gern, wurde gerne, mochte gern, mochte gerne";
pub(super) const OTHERS: &str = "mein mann, meine frau, meine tochter, mein sohn, opa, oma, mein \
    bruder, meine schwester, mein vater, meine mutter, mein nachbar, nachbar, nachbarn, \
    nachbarin, freund, freundin, verkaufer, der verkaufer, mieter, vermieter, eigentumer, kaufer, \
    mein kunde, mein vermieter, mein anwalt, mein mieter, mein arbeitgeber, mein mitbewohner, \
    hausmeister, hausverwaltung, mein chef, meine chefin, meine kunden, meine gaste, meine \
    mieter, meine patienten, mein kollege, meine kollegin, mein partner, meine freunde, kunden, \
    gaste";
