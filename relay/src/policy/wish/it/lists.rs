//! Italian: the classes that its patterns refer to, one text with commas each.

pub(super) const LINK: &str = "con, a, ad, al, alla, allo, in contatto con, in linea con, in comunicazione con, col, da, \
    dal, in contatto";
pub(super) const DI: &str = "di, dell, del, della, che, a, unaltra, con, d";
pub(super) const PERSON: &str = "persona, persona vera, persona reale, persona umana, umano, \
    umana, essere umano, operatore, operatrice, unoperatrice, unoperatore, agente, addetto, \
    addetta, unaddetto, unaddetta, consulente, responsabile, supervisore, tecnico, \
    rappresentante, impiegato, impiegata, assistente umano, incaricato, incaricata, referente, \
    collega, servizio clienti, assistenza clienti, interlocutore, persona in carne e ossa, \
    direttore, capo, specialista, persona fisica, operatore umano, qualcuno di vero, qualcuno di \
    reale, qualcuno di umano, qualcuno in carne e ossa, qualcuno di competente, qualcuno in \
    gamba, uno che capisce, uno che sa, uno che capisca, qualcuno che capisce, adulto, adulta, \
    superiore, qualcuno con autorita, qualcuno con potere, dipendente, dipendenti, funzionario, \
    funzionaria, lavoratore, direttrice, persona competente, persona qualificata, persona \
    preparata, persona vostra, operatori umani, operatore vero, vero operatore, operatore in \
    carne, essere vivente, umani, esseri umani, persone vere, persone reali, qualcuno del, \
    qualcuno della, qualcuno di voi, qualcuno che sappia, qualcuno che capisca, qualcuno che \
    possa, qualcuno che mi, qualcuno che sa, qualcuno dello, qualcuno dellassistenza, qualcuno \
    con, signorina, signora, esperto, esperta, ragazzo, ragazza, dirigente, centralino, \
    centralinista, call center, ufficio reclami, reparto reclami, assistenza umana, assistenza \
    tecnica, assistenza telefonica, membro del team, membro dello staff, vostro collega, \
    operatore telefonico umano, operatori, consulenti, oparatore, opertaore, oeratore, operatre, \
    operaotre, opeatore, umanno, chi decide, chi di dovere, titolare, proprietario, caporeparto, \
    caposervizio, team leader, supporto umano, risorsa umana vera, un vostro, gestore umano, \
    capoturno, capo turno, capo reparto, capo area, capo servizio, capoufficio, capo ufficio, \
    direttore di filiale, direttore del negozio, responsabile di zona, responsabile del negozio, \
    responsabile del servizio, responsabile di turno, store manager, manager, team manager, \
    coordinatore, coordinatrice, collaboratore, collaboratrice, commerciale, agente di zona, \
    tecnico umano, tecnici, ingegnere, ispettore, perito, liquidatore, gestore, cassiera umana, \
    commesso, commessa, segretaria, segretario, segreteria, receptionist, addetto umano, addetti, \
    addetto al, addetta al, impiegati, consulente umano, consulente vero, operatori veri, \
    operatrice umana, assistente reale, assistente vero, assistente in carne, assistente umana, \
    persona normale, persona gentile, persona in gamba, persona capace, persona esperta, persona \
    vivente, persona con, anima viva, anima, unanima viva, essere umano vero, uomo, donna, tizio, \
    qualcuno vero, qualcuno reale, qualcuno umano, qualcuno competente, qualcuno al telefono, \
    qualcuno in linea, qualcuno che risponda, qualcuno che parli, qualcuno di capace, qualcuno \
    dei, qualcuno in, qualcuno dal, qualcuno con cui, qualcuno a cui, qualcuno a voce, qualcun \
    altro, uno vero, uno reale, uno in carne, uno di voi, una di voi, uno dei vostri, una vera \
    persona, una persona fisica, vostro collaboratore, vostro incaricato, vostro addetto, vostro \
    operatore, vostro responsabile, vostro tecnico, vostra collega, suo collega, suo superiore, \
    suo responsabile, vostro superiore, servizio assistenza, servizio tecnico, ufficio legale, \
    ufficio sinistri, ufficio contabilita, ufficio commerciale, ufficio amministrativo, ufficio \
    clienti, ufficio competente, reparto tecnico, reparto commerciale, reparto amministrativo, \
    assistenza vera, assistenza reale, contatto umano, intervento umano, aiuto umano, supporto \
    tecnico, customer service, customer care, helpdesk, numero verde umano, opreatore, opratore, \
    operatoer, operatoe, opertatore, operatote, perona, pesona, peersona, umnao, consulete, \
    consluente, respnsabile, adetto, voce umana, voce vera";
pub(super) const WHO: &str = "persona, persone, umano, umana, essere umano, esseri umani, \
    operatore, operatori, operatrice, unoperatrice, unoperatore, agente, addetto, addetta, \
    unaddetto, consulente, responsabile, supervisore, tecnico, rappresentante, impiegato, \
    impiegata, incaricato, referente, collega, qualcuno, qualcun, qualcun altro, qualcunaltro, \
    voi, servizio clienti, servizio assistenza, assistenza clienti, assistenza, supporto, \
    supporto clienti, interlocutore, reparto, ufficio, amministrazione, direttore, capo, \
    specialista, team, staff, contabilita, vendite, assistenza tecnica, uno di voi, un vostro, \
    vostro, customer care, gente, lassistenza, uno che, qualcuna, adulto, adulta, ufficio resi, \
    lufficio resi, resi, rimborsi, lufficio vendite, ufficio vendite, lufficio tecnico, ufficio \
    tecnico, chi si occupa, una di voi, dipendente, dipendenti, funzionario, funzionaria, \
    superiore, direttrice, umani, operatori umani, signorina, signora, signore, esperto, esperta, \
    ragazzo, ragazza, dirigente, centralino, centralinista, call center, ufficio reclami, \
    lufficio reclami, reclami, reparto reclami, consulenti, chi, chi decide, chi di dovere, \
    titolare, proprietario, qlcn, quacuno, quelli del, negozio, banca, agenzia, filiale, sede, \
    segreteria, membro, oparatore, opertaore, operaotre, opeatore, commerciale, fatturazione, \
    quello vero, direzione, caposervizio, team leader, un altro umano, altra persona, uomo, \
    donna, capoturno, capo turno, caporeparto, capo reparto, coordinatore, coordinatrice, \
    collaboratore, collaboratrice, manager, store manager, tecnici, ingegnere, perito, \
    liquidatore, gestore, commesso, commessa, segretario, receptionist, addetti, impiegati, \
    incaricata, anima viva, unanima viva, anima, tizio, uno vero, uno in carne, una vostra, un \
    suo, un tuo, qualcun altro di, qualcuno di voi, qualcuno dei vostri, ufficio sinistri, \
    lufficio sinistri, ufficio legale, lufficio legale, ufficio contabilita, lufficio \
    contabilita, ufficio commerciale, lufficio commerciale, lufficio clienti, lufficio \
    competente, lufficio amministrativo, lufficio, sinistri, legale, contenzioso, recupero \
    crediti, disdette, spedizioni, magazzino, reparto tecnico, servizio tecnico, chi ha, chi mi, \
    chi puo, chi sa, chi comanda, chi gestisce, chi segue, chi lavora, loperatore, loperatrice, \
    laddetto, laddetta, limpiegato, limpiegata, lincaricato, lassistente, un assistente, \
    unassistente, assistente, altro operatore, altri, opreatore, opratore, operatoer, adetto, \
    perona, quacheduno, quarcuno, quarcheduno, direttamente voi, uno dei vostri, la direzione, la \
    sede";
pub(super) const FILL: &str = "un, uno, una, il, la, lo, l, i, gli, le, vostro, vostra, vostri, \
    vero, vera, reale, altro, altra, qualche, qualcuno, qualcuno di, uno dei, del, della, dello, \
    dell, di, in, carne, e, ossa, competente, maledetto, cavolo di, unaltra, servizio, umano, \
    umana, per favore, stesso, qualsiasi, bravo, suo, sua, tuo, normale, al, quel, quella, \
    unanima, unaltro, altri, dei, delle, degli, nostro, mio, mia, buon, buona, gentile, brava, \
    umani, suoi, tuoi, vostre, dal, dalla, loro, semplice, autentico, vivo, viva, comune, \
    preparato, preparata, esperto, fisico, fisica, \
    solito, altro, altra, prossimo, primo, vero, vera, bravo";
pub(super) const GO: &str = "di, a, poter, potere, subito, solo, ora, adesso, direttamente, per \
    favore, perfavore, urgentemente, davvero, anche, piuttosto, mi, ci, io, vorrei, voglio, \
    posso, essere, invece, finalmente, semplicemente, immediatamente, qui, per, il, la, che, si, \
    puo, avere, ho, bisogno, almeno, al piu presto, al telefono, telefono, telefonicamente, chat, \
    mettere, mettermi, metterti, riuscire, ancora, proprio, gentilmente, cortesemente, possibile, \
    in chat, magari, ce, modo, parlarne, lei, tu, una, chiamata, mio, mia, richiesta, pratica, e, \
    molto, prego, li, quindi, assolutamente, sempre, oggi, domani, stesso, presto, al piu presto \
    possibile, gia, ecco, dai, su, ve, te, me, se, ne, lo, gli, le, vi, cortese, richiesto, cosa, \
    questo, questa, problema, caso, faccenda, questione, cose, situazione, fare, farlo, dire, \
    volentieri, tanto, pure, altro, un attimo, due minuti, 2 minuti, a voce, di persona, via \
    telefono, via chat, in privato";
pub(super) const TALK: &str = "parlare, parlo, chattare, discutere, comunicare, conversare, \
    dialogare, mettermi in contatto, essere messo in contatto, essere messa in contatto, entrare \
    in contatto, scrivere, interagire, confrontarmi, interloquire, avere a che fare, parlarne, \
    avere un contatto, collegarmi, essere collegato, essere collegata, contatto, discuterne, \
    prendere contatto, essere messo in comunicazione, essere in contatto, chiacchierare, \
    trattare, parlargli, sentirmi, parlre, palare, parlae, pralare, parllare, conferire, \
    ragionare, interfacciarmi, interfacciare, relazionarmi, continuare, proseguire, continuare la \
    conversazione, proseguire la conversazione, continuare la chat, avere contatto, avere un \
    colloquio, avere un confronto, avere una conversazione, entrare in comunicazione, mettermi in \
    linea, mettermi in comunicazione, essere in linea, essere trasferito, essere trasferita, \
    essere passato, essere passata, essere messo in linea, essere assistito, essere assistita, \
    essere seguito, essere seguita, fare due chiacchiere, scambiare due parole, messaggiare, \
    risolvere, risolvere la cosa, vedere la cosa, spiegarmi, spiegare, spiegare tutto, spiegarlo, \
    sentirci, mettersi in contatto, stare al telefono";
pub(super) const STRICT: &str = "per favore, perfavore, per piacere, per cortesia, ora, adesso, \
    subito, grazie, vero, vera, reale, umano, umana, in carne, in linea, al telefono, che mi, che \
    possa, che sappia, che capisca, per parlare, per risolvere, per aiutarmi, e, non, qui, \
    disponibile, dal vivo, immediatamente, urgente, urgentemente, perche, con cui, in chat, \
    dietro, invece, piuttosto, del servizio, del supporto, dellassistenza, vostro, fisica, che \
    risponda, che mi aiuti, li, della vostra, cui parlare, competente, al piu presto";
pub(super) const AFTER: &str = "per favore, perfavore, per piacere, per cortesia, ora, adesso, \
    subito, grazie, vero, vera, reale, reali, umano, umana, in, al, alla, del, della, dello, \
    dell, dellassistenza, che, e, non, qui, per, riguardo, circa, su, sul, sulla, di, \
    disponibile, immediatamente, urgente, perche, oppure, o, ma, ho, mi, oggi, se, con, clienti, \
    tecnico, tecnica, prima, quando, sono, direttamente, invece, piuttosto, competente, a, il, \
    la, mio, mia, da, dal, della vostra, vostro, urgentemente, anziche, fisica, vendite, e non, \
    li, dopo";
pub(super) const BOT: &str = "bot, robot, macchina, macchine, chatbot, computer, ia, intelligenza \
    artificiale, assistente virtuale, assistente, programma, risponditore, risponditore \
    automatico, sistema automatico, messaggi automatici, unia, una ia";
pub(super) const ASK: &str = "fammi, chiamerebbe, aiutami, aiutatemi, fatemi, voglio, vojo, \
    vorrei, vorei, volevo, vogliamo, vorremmo, posso, potrei, possiamo, potremmo, puo, puoi, \
    potete, potrebbe, potreste, potresti, possono, desidero, desidererei, desideriamo, \
    preferisco, preferirei, devo, dovrei, bisogno, necessito, esigo, pretendo, chiedo, richiedo, \
    chiederei, faccia, facciano, lasciatemi, lasciami, possibile, modo, possibilita, cerco, come, \
    piacerebbe, gradirei, provo, serve, servirebbe, occorre, mi, si, favore, piacere, cortesia, \
    gentilmente, gentile, prego, meglio, faccio, sarebbe, e possibile, dove, insisto, urge, \
    avrei, avere, ce, ci, apprezzerei, grato, grata, volete, vuole, ho diritto, dovete, deve, \
    xfavore, pf, xfav, riesco, riuscire, ottenere, mandate, avrei piacere, mi piacerebbe, mi \
    farebbe, farebbe piacere, sarebbe bello, sarebbe possibile, si puo, si potrebbe, come posso, \
    come faccio, dove posso, richiediamo, chiediamo, pretendiamo, esigiamo, preferiamo, \
    preferiremmo, abbiamo bisogno, avrei bisogno, avremmo bisogno, ho necessita, necessitiamo, ci \
    serve, ci servirebbe, datemi, dammi, dateci, lasciateci, lasci, permettetemi, permettimi, \
    consentitemi, accetto, accetterei, parlo solo, tratto solo, sollecito, reclamo, invito, \
    riuscite, riuscireste, aiuto, disposto, disposta, insistiamo, cortesia di, gentilezza di, mi \
    fate, mi fa, mi faccia, vi chiedo, le chiedo, ti chiedo";
pub(super) const SPEAK: &str = "sentire, parlare, parlo, parla, parlarne, parlargliene, chattare, \
    chat, discutere, discuterne, comunicare, conversare, dialogare, contatto, contattare, \
    contattato, contattata, ricontattato, ricontattata, messo in contatto, scrivere, interagire, \
    confrontarmi, interloquire, avere a che fare, collegarmi, collegato, collegata, prendere \
    contatto, comunicazione, chiacchierare, trattare, parlargli, sentirmi, conferire, colloquio, \
    spiegare, spiegarlo, spiegargli, spiegarmi, spiegarle, rivolgermi, rivolgersi, raggiungere, \
    telefonare, chiamare, chiamata, richiamato, richiamata, telefonata, assistito, assistita, \
    assistenza, aiuto, aiutato, aiutata, servito, seguito, seguita, supporto, risposta, risposto, \
    risolvere, risolverla, risolverlo, vederla, vedere, gestire, gestirla, trasferito, \
    trasferita, passato, passata, indirizzato, indirizzata, inoltrato, inoltrata, smistato, in \
    linea, esporre, chiarire, chiarirlo, intervento, ascoltato, ascoltata, ciattare, ciarlare, \
    scambiare due, due parole, ragionare, inoltro, voce, a voce, telefono, telefonico, telefonata \
    con, chiacchierata, conversazione, interfacciarmi, proseguire, continuare, concludere, \
    parlarne a voce, spiegarla, raccontare, raccontarlo, raccontargli, discussione, incontro, \
    incontrare, appuntamento, confronto, richiamo, ricontatto, contatto diretto, contatto \
    telefonico, richiamate, chiamato, chiamata da, chiamate, telefonato, ricevere una chiamata, \
    ricevere una telefonata, ascolto, sentito, sentita, letto, letta, visto, vista, verificato, \
    verificata, controllato, controllata, gestito, gestita, valutato, valutata, esaminato, \
    esaminata, preso in carico, presa in carico, preso, presa, trattato, trattata, analizzato, \
    analizzata, supportato, supportata, consigliato, guidato, guidata";
pub(super) const MOVE: &str = "inoltri, mettici, metteteci, passi, passa, passate, passano, \
    passino, passami, passatemi, passarmi, passare, passame, metta, mette, mettete, metti, \
    mettimi, mettetemi, mettermi, mettere, colleghi, collega, collegate, collegami, collegatemi, \
    collegarmi, collegare, trasferisca, trasferisci, trasferite, trasferiscimi, trasferitemi, \
    trasferirmi, trasferire, dia, dai, date, dammi, datemi, dare, darmi, chiami, chiama, \
    chiamate, chiamami, chiamare, chiamarmi, inoltra, inoltrate, inoltrami, inoltrare, \
    inoltratemi, girami, giri, gira, girate, giratemi, girare, scala, scali, scalate, scalare, \
    escalare, indirizza, indirizzi, indirizzate, indirizzami, indirizzatemi, indirizzare, \
    reindirizza, reindirizzatemi, rimandi, rimandatemi, mandami, mandatemi, manda, mandate, \
    mandi, trova, trovami, trovatemi, trovi, fornisca, fornitemi, assegni, assegnate, \
    assegnatemi, coinvolga, coinvolgere, coinvolgete, porta, portami, portatemi, affidi, \
    affidate, affidare, connetta, connettimi, connettetemi, connettermi, sposta, spostami, \
    smista, avvisa, avvisate, rigira, passamelo, passatemelo, passatela, passatelo, passalo, \
    passala, metterci, collegaci, collegateci, collegarci, collegarsi, trasferiscici, \
    trasferirci, trasferiteci, trasferiscila, trasferiscilo, trasferiteli, rivolgi, rivolga, \
    dirigi, dirigimi, dirotta, dirottami, dirottate, dirottatemi, deviami, devia, deviate, \
    smistami, smistatemi, reindirizzami, reindirizzare, reindirizzate, reinoltrate, rimandate, \
    affida, affidami, affidatemi, sottoponi, sottoponete, sottoporre, segnala, segnalate, \
    segnali, convoca, convocate, interpella, interpellate, interpelli, cerca, cercami, cercatemi, \
    recuperatemi, procuratemi, procurami, fatemi avere, fammi avere, mi faccia avere, alzate, \
    elevate, scalami, salta, sentiamo, invita, invitate, chiamateci, scambia, lasciami, cedi, \
    ceda, cedete, portare, portarlo, portarla, sottoporlo";
pub(super) const ACT: &str = "aiuti, aiutare, aiutarmi, aiuta, risponda, rispondere, rispondermi, \
    risponde, rispondesse, chiami, chiamare, chiamarmi, chiama, chiamasse, richiami, richiamare, \
    richiamarmi, richiama, contatti, contattare, contattarmi, contatta, ricontatti, \
    ricontattarmi, ricontattare, assista, assistere, assistermi, guardi, guardare, guardarci, \
    veda, vedere, legga, leggere, controlli, controllare, verifichi, verificare, prenda, \
    prendere, prende, subentri, subentrare, intervenga, intervenire, risolva, risolvere, \
    risolvermi, gestisca, gestire, occupi, occuparsi, occuparsene, segua, seguire, seguirmi, \
    spieghi, spiegare, spiegarmi, parli, parlare, parlarmi, ascolti, ascoltare, ascoltarmi, \
    capisca, capire, entri, entrare, telefoni, telefonare, telefonarmi, scriva, scrivere, \
    scrivermi, esamini, esaminare, valuti, valutare, dia un, dare un, darmi, venga, venire, \
    conosca, sappia, in carico, mano, leggermi, chiamarci, chiamarlo, chiamarla, chiamargli, \
    telefonarle, telefonargli, telefonarci, richiamarci, contattarci, contattarla, aiutarci, \
    risponderci, assisterci, spiegarci, spiega, intervengano, rispondano, prendano, occupasse, \
    guardasse, leggesse, controllasse, verificasse, prendesse, gestisse, seguisse, aiutasse, \
    spiegasse, parlasse, intervenisse, risolvesse, subentrasse, valutasse, esaminasse, \
    ascoltasse, occuparsi di, farsi carico, si faccia carico, prenda in mano, prendere in mano, \
    dare unocchiata, dia unocchiata, darci unocchiata, mettersi in contatto, si metta in \
    contatto, decida, decidere, sblocchi, sbloccare, sistemi, sistemare, autorizzi, autorizzare, \
    confermi, confermare, dirmi, dica, rassicurarmi, consigliarmi, consigli, consigliare, \
    guidarmi, guidi, guidare, supportarmi, supporti, supportare, sostituirti, prendere il tuo \
    posto, prenda il tuo posto, farsi vivo, si faccia vivo, si faccia sentire, farsi sentire, a \
    voce, deciderlo, vederlo, guardarlo, leggerlo, verificarlo, controllarlo, gestirlo, \
    risolverlo, aiutarla, aiutarlo, assisterla";
pub(super) const DOING: &str = "chiami, chiamare, chiamarmi, richiami, richiamare, richiamarmi, contatti, contattare, \
    contattarmi, ricontatti, ricontattarmi, prenda in, prenda la, prendere in, prendere la, \
    prenda il, subentri, subentrare, intervenga, intervenire, si occupi, occuparsi, occuparsene, \
    se ne occupi, gestisca, guardi la mia, guardi il mio, guardare la mia, guardare il mio, \
    legga il mio, leggere il mio, mi parli, parlarmi, telefoni, telefonarmi, telefonare, di \
    persona, mi risponda davvero, rispondermi al posto, rispondermi davvero, di vero, dia un \
    occhiata, unocchiata, mi segua, seguirmi, entri in, entrare in chat, in carne";
pub(super) const SOME: &str = "qualcuno, qualcun, quacuno, qlcn, qlcuno, qualkuno, qualcuna, gente, chi, uno, una, un, \
    persone, nessuno";
pub(super) const REAL: &str = "reale, reali, vero, vera, veri, vere, di vero, di reale, umano, \
    umana, umani, di umano, in carne, carne e ossa, vivo, viva, vivente, dietro, che non sia, \
    fisico, fisica, autentico, con un cervello, viva voce, che respira, che pensa, con la testa, \
    con un cuore, persona vera, non robot, non un robot, non un bot, normale, competente, che \
    ragiona";
pub(super) const HERE: &str = "li, la, qui, qua, disponibile, disponibili, libero, libera, in \
    linea, online, connesso, dietro, dallaltra parte, con cui, a cui, che mi, che possa, che puo, \
    che sappia, che risponda, che risponde, che capisca, che lavora, per parlare, per aiutarmi, \
    per rispondere, per assistermi, in servizio, in chat, in questa chat, di turno, al momento, \
    presente, reperibile, che capisce, che sa, che parli, che legga, che mi aiuti, che mi \
    risponda, che mi possa, che ci, a chi, da cui, da poter, con la quale, con il quale, al \
    quale, alla quale, per darmi, per spiegarmi, per risolvere, pronto, sveglio, al lavoro, in \
    ufficio, al computer, allaltro capo, dallaltro lato, a disposizione, che ragiona, che legge, \
    che mi legge, che scrive, che mi scriva";
pub(super) const COMPOUND: &str = "immobiliare, immobiliari, di viaggio, di viaggi, segreto, \
    sbiancante, di polizia, della polizia, fiscale, fiscali, delegata, delegato, giuridica, \
    fisica o, logico, turistico, telefonico mobile, mobile, legale, di riferimento, di contatto, \
    anziana, anziane, con disabilita, disabile, disabili, allergica, allergiche, di sicurezza, \
    socio sanitario, ecologico, and, or, del filtro, di cassa, della cassa, vendite novita, alla \
    poltrona, di zona, zabbix, di bordo, di volo, di terra, logistico, ecologica, sanitario, \
    socio, di macchina, di gru, assicurativo, per le pulizie, che pulisca, in piu, aggiuntiva, di \
    troppo, sola paga, sola, in sedia, incinta, minorenne, maggiorenne, dimmagine, di moda, del \
    lavoro, di classe, legale obbligatorio, folletto, di famiglia, dabbigliamento, domiciliare, \
    stradale, familiare, dei dati";
pub(super) const IT: &str = "mi, ci, me, la, il, lo, le, mia, mio, miei, questa, questo, quello, un, una, \
    pratica, richiesta, chat, conversazione, chiamata, telefonata, caso, problema, reclamo, \
    ticket, segnalazione, questione, domanda, linea, contatto, comunicazione, in contatto, in \
    linea, in comunicazione, pure, subito, ora, adesso, per favore, perfavore, direttamente, \
    immediatamente, allora, dunque, magari, gentilmente, cortesemente, invece, piuttosto, \
    urgentemente, in, di, tutto, ancora, lei, per cortesia, per piacere, velocemente";
pub(super) const WHOSE: &str = "qualcuno, qualcun altro, qualcuno di voi, qualcuno dei vostri, qualcuno del \
    vostro, qualcuno del team, qualcuno dello staff, qualcuno del servizio, qualcuno \
    dellassistenza, qualcuno dellufficio, uno di voi, una di voi, uno dei vostri, una delle \
    vostre, un vostro, una vostra, un collega, una collega, un operatore, unoperatrice, un \
    addetto, unaddetto, unaddetta, un umano, una persona, un tecnico, un responsabile, un \
    consulente, un incaricato, un dipendente, un essere umano, un impiegato, il responsabile, il \
    vostro responsabile, il direttore, un supervisore, un agente, unanima, unanima viva, qlcn, \
    qlcuno, qualkuno, un suo collega, un tuo collega, persona vera, una persona vera, un referente";
