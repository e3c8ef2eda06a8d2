//! Italian: whole messages that ask, courtesy around them, and what makes a clause speak of
//! something else.

pub(super) const ALONE: &str = "operatore, un operatore, operatrice, unoperatrice, persona, una \
    persona, persona vera, una persona vera, persona reale, una persona reale, umano, un umano, \
    essere umano, un essere umano, operatore umano, un operatore umano, agente, un agente, \
    assistente umano, consulente, un consulente, servizio clienti, assistenza clienti, persona in \
    carne e ossa, responsabile, un responsabile, addetto, un addetto, operatore reale, \
    rappresentante, un rappresentante, persona umana, una persona umana, parlare con operatore, \
    parlare con qualcuno, chat dal vivo, chat con operatore, richiamatemi, chiamatemi, tecnico, \
    un tecnico, assistenza umana, supervisore, un supervisore, agente umano, op, voglio parlare \
    co qualcuno, persona viva, parlare co operatore, umano vivo, parlare con un operatore, \
    parlare con una persona, parlare con un umano, parlare con umano, parlare con persona, \
    parlare con agente, parlare con un agente, parlare con un consulente, parlare con un \
    responsabile, parlare con assistenza, parlare con operatrice, voglio parlare, dipendente, \
    collega, capo, direttore, il direttore, il capo, il responsabile, qualcuno, agente dal vivo, \
    agente live, operatore dal vivo, operatore live, chat umana, contatto umano, passare \
    operatore, trasferire, trasferiscimi, passami, operatore telefonico, chiamami, richiamami, \
    chiamami per favore, essere richiamato, essere richiamata, richiamata, consulente umano, \
    persona per favore, umani, operatori, specialista, esperto, contattare operatore, contattare \
    un operatore, con un operatore, con una persona, con un umano, con operatore, con qualcuno, \
    chattare con operatore, chattare con un operatore, assistenza reale, oparatore, opertaore, \
    qualcuno in carne e ossa, ufficio reclami, reclami, centralino, assistenza operatore, op \
    umano, operatore operatore, operatore subito, operatore per favore, operatore grazie, \
    operatori umani, tecnico per favore, consulente per favore, responsabile per favore, un \
    collega, una collega, un capo, il titolare, il tecnico, la direttrice, il supervisore, il \
    manager, manager, un manager, capoturno, capo turno, coordinatore, team leader, referente, un \
    referente, un incaricato, incaricato, un impiegato, impiegato, un dipendente, addetto umano, \
    un addetto umano, assistenza tecnica, assistenza clienti umana, servizio assistenza, servizio \
    tecnico, supporto umano, supporto tecnico, supporto clienti, customer care, customer service, \
    help desk, helpdesk, call center, ufficio clienti, ufficio sinistri, ufficio legale, ufficio \
    commerciale, amministrazione, un superiore, superiore, vostro superiore, il suo superiore, il \
    tuo superiore, qualcun altro, qualcuno di vero, qualcuno di reale, qualcuno vero, qualcuno \
    per favore, uno vero, una persona fisica, persona fisica, una persona in carne e ossa, in \
    carne e ossa, gente vera, persone vere, esseri umani, umano vero, un umano vero, umano per \
    favore, umano subito, aiuto umano, intervento umano, intervento operatore, operatore in carne \
    e ossa, operatore fisico, operatore vivo, operatore in chat, operatore al telefono, parla con \
    operatore, parla con un operatore, parla con umano, parla con una persona, parla con \
    qualcuno, parlare con persona reale, parlare con una persona reale, parlare con persona vera, \
    parlare con una persona vera, parlare con essere umano, parlare con un essere umano, parlare \
    con operatore umano, parlare con un operatore umano, parlare con operatore reale, parlare con \
    un addetto, parlare con addetto, parlare con un tecnico, parlare con tecnico, parlare con il \
    responsabile, parlare con responsabile, parlare con il servizio clienti, parlare con servizio \
    clienti, parlare con assistente, parlare con un assistente, parlare con consulente, parlare \
    con un collega, parlare con voi, parlare a voce, parlare operatore, parlare umano, contatta \
    operatore, contattare assistenza, contattare il servizio clienti, contattare servizio \
    clienti, contattare un umano, contattare qualcuno, contatto operatore, contatto con \
    operatore, contatto telefonico, contatto diretto, chat operatore, chat con un operatore, chat \
    con umano, chat con persona, chattare con umano, chattare con una persona, chattare con \
    qualcuno, passa operatore, passa a operatore, passare a operatore, passare a un operatore, \
    passaggio a operatore, passami operatore, passami qualcuno, passatemi qualcuno, passatemi \
    operatore, trasferire a operatore, trasferisci a operatore, trasferimento a operatore, \
    trasferimento operatore, collegami, collegatemi, mettimi in contatto, mettetemi in contatto, \
    in contatto con operatore, inoltrare a operatore, scalare, escalation, chiamami subito, \
    chiamatemi subito, chiamatemi per favore, richiamatemi per favore, richiamami per favore, \
    telefonatemi, telefonami, contattatemi, contattami, ricontattatemi, ricontattami, mi \
    chiamate, mi richiamate, mi chiami, mi richiami, chiamata, una chiamata, essere chiamato, \
    essere chiamata, essere contattato, essere contattata, essere ricontattato, essere \
    ricontattata, richiesta di richiamata, richiesta richiamata, richiesta di contatto, richiedo \
    contatto, richiedo operatore, opreatore, opratore, operatoer, operetore, operattore, \
    consulnte, verifica umana, un cristiano, salta bot, salta il bot, saltare il bot";
pub(super) const POLITE: &str = "per favore, perfavore, per piacere, per cortesia, grazie, salve, \
    ciao, buongiorno, buonasera, buon giorno, buona sera, ora, adesso, subito, si, no, ok, va \
    bene, scusi, scusa, ma, e, allora, dai, immediatamente, urgente, urgentemente, pf, insomma, \
    senta, senti, guardi, guarda, beh, mi scusi, grazie mille, vi prego, ti prego, la prego, \
    prego, finalmente, invece, piuttosto, per favore op, per la terza volta, per la seconda \
    volta, per lultima volta, ti supplico, supplico, e basta, ve ne prego, non tu, non lei, non \
    un bot, non bot, no bot, niente bot, non un robot, no robot, non robot, non una macchina, \
    basta, voglio, vorrei, dammi, datemi, mi serve, serve, passami, ripeto, ho detto, cazzo, \
    cavolo, accidenti, ehi, hey, hei, salve a tutti, cordiali saluti, gentile, gentili, \
    spettabile, signori, signore, signora, presto, di nuovo, davvero, solo, un, una, aiuto, \
    aiutatemi, xfavore, xfav, pls, plis, sto, qui, questo, insisto, esigo, preferisco, il, mamma \
    mia, uffa, perfavore grazie, al piu presto, con urgenza, veloce, gentilmente, cortesemente, \
    buon pomeriggio, please, grz, grazie in anticipo, grazie anticipatamente, ringrazio, vi \
    ringrazio, la ringrazio, distinti saluti, saluti, un saluto, buona giornata, buona serata, \
    gentili signori, gentile assistenza, spett le, egregi, egregio, alla cortese attenzione, oh, \
    eh, aho, mo, dai su, forza, su, su dai, coraggio, per carita, per dio, santo cielo, madonna, \
    madonna mia, porca miseria, mannaggia, che palle, basta bot, basta robot, basta con il bot, \
    basta con questo bot, basta con i bot, bot inutile, robot inutile, inutile, stupido bot, bot \
    stupido, stupido robot, non servi a niente, non serve a niente, non mi aiuti, non capisci, \
    non capisci niente, sono stufo, sono stufa, stufo, stufa, se possibile, se e possibile, se si \
    puo, se puo, quando puo, quando potete, prima possibile, il prima possibile, quanto prima, \
    velocemente, rapidamente, in fretta, in chat, al telefono, direttamente, ora basta, adesso \
    basta, basta cosi, ultima volta, per lennesima volta, ancora una volta, un altra volta, \
    unaltra volta, te lo chiedo, ve lo chiedo, glielo chiedo, lo ripeto, ti ho detto, vi ho \
    detto, non con un bot, non con un robot, non a un robot, niente robot, niente ia, non una ia, \
    non un programma, non te, non a te, va bene cosi, chiunque, chiunque sia, uno qualsiasi, una \
    qualsiasi, qualsiasi, fa lo stesso, vi scongiuro, scongiuro, ti scongiuro, vi supplico, la \
    supplico, se non chiedo troppo, se non disturbo, se non le dispiace, allistante, \
    immantinente, senza indugio";
pub(super) const VETOES: &str = "non, senza, mai, se, quando, prima di, dopo, invece di, cosa \
    significa, perche, lui, lei, ieri, chi, come se, anziche, piuttosto che, dice, dicono, \
    scrive, scrivete, scritto, devo per forza, bisogna, serve per, evitare di, senza dover, \
    tasto, premere, premi, sono, vengono, clienti, ospiti, pazienti, inquilini";
pub(super) const NEGATORS: &str = "non, senza, mai, ne, nessun, nessuna, nessuno";
pub(super) const GUARDS: &str = "non grata, autista, postino, fattorino, mio collega, mia collega, \
    mai chiesto, stavo per, truffa, sondaggio, taxi, preferisco non, rispondono umani, sono \
    operatore, sono agente, mail del, orario, lorario, venuto, perche un, perche una, quanto, \
    quanta, regalarlo, telefono del, vuol dire, significa, quanti, quante, non serve, non mi \
    serve, non ho bisogno, con nessuno, immobiliare, polizia, vigile, la settimana scorsa, ha \
    detto, hanno detto, gia risposto, gia parlato, posizione, candidatura, curriculum, cv, \
    divento, diventare, costume, password, differenza, cosa fa, sei un, a persona, cambio la \
    persona, persona di, aggiungo, aggiungere, grazie mille di, non chiamatemi, non mi chiamate, \
    continuano a, mio agente, mio consulente, mio capo, mio commercialista, mio avvocato, chi e, \
    chi legge, come si chiama, chiamava, quando un, se un, se parlo, meglio di, recensione, \
    complimenti, orari, a che ora, questa persona, altra persona, due persone, tre persone, \
    quattro persone, persone allergiche, corpo umano, capelli, diritti umani, consumo umano, non \
    voglio parlare con, non passarmi, non mi passi, non mi trasferisca, punti, invitare, regalo, \
    che permessi, due casse, email del, indirizzo del, quando viene, anziana, zabbix, sql, per le \
    pulizie, annuncio, assumere, assumete, stipendio, tirocinio, stage, selezione, helpdesk, help \
    desk come, assegno la chat, assegnare, assegno, assegna un ticket, assegnare un ticket, piano \
    pro, i miei clienti, nostri clienti, mio team, nostro team, miei dipendenti, mio inquilino, \
    mio padrone, al venditore, il compratore, lhost, ospiti, giocatori, pazienti, studenti, \
    alunni, professore, insegnante, maestra, mio medico, suo medico, dottore, banca sua, sua \
    banca, la banca, mio nonno vuole, mia nonna ha, mio socio, mio geometra, geometra, mio \
    responsabile, mia responsabile, mio supervisore, mio superiore, nostro commercialista, il \
    commercialista, animatore, chirurgo, capo dabbigliamento, capo e, robot da, aspirapolvere, \
    tagliaerba, captcha, non sono un robot, folletto, travestimento, nel film, nel gioco, il \
    menu, tasto, pulsante, bottone, la voce registrata, messaggio vocale, registrato, il \
    cartello, la pubblicita, nelle condizioni, nella mail, sul vostro sito, il bot mi propone, \
    chiamate registrate, registrate le, registrata, vengono registrate, chiamata persa, chiamate \
    perse, ho perso la, ho ricevuto, ricevuto una, deviazione, inoltro di chiamata, cade la, mi \
    ha chiamato, mi ha chiamata, mi hanno chiamato, mi ha telefonato, mi hanno telefonato, ha \
    chiamato, hanno chiamato, ho gia parlato, avevo parlato, gia sentito, gia chiamato, gia \
    chiamata, gia richiamato, detto che, promesso, garantito, assicurato che, mi disse, diceva \
    di, nessuno ha, nessuno mi, qualcuno ha, qualcuno mi ha, qualcuno sa, qualcuno usa, per \
    qualcuno, a qualcuno di, bravissimo, bravissima, gentilissimo, gentilissima, cortesissimo, \
    ringraziare, ringraziate, dieci e lode, mancia, che lingua, che lingue, quali lingue, parlano \
    inglese, parlano italiano, parlate inglese, in italia o, attesa media, tempi di attesa, tempo \
    di attesa, quanto si aspetta, costo della, costa la, a pagamento, numero verde e, festivi, \
    giorni festivi, siete aperti, non voglio essere chiamato, non voglio essere chiamata, non \
    voglio operatori, non voglio chiamate, non voglio nessuno, non chiamate, non telefonate, non \
    telefonatemi, non richiamate, non mi richiamate, smettete di, smettetela di, smettila di, \
    togliete il mio, non chiedo, non cerco, non aspetto, non sto chiedendo, preferisco non \
    parlare, sei umano, sei una persona, sei un robot, sei un bot, siete umani, e umano o, umano \
    o animale, umano o, o una macchina, o un software, o un programma, sto parlando con, sto \
    chattando con, parlo con un, parlo con una, con chi parlo, chi mi scrive, persona o, perche \
    i, perche non rispondono, ieri un, ieri una, ieri ho, ieri il, ieri la, ieri mi, di ieri, \
    senza operatore, senza parlare, senza un, senza dover, senza assistenza, era gentile, era \
    molto, era maleducato, era scortese, era occupato, lavoro come, lavoro da, di lavoro, posto \
    di lavoro, mi ha detto, mi hanno detto, mi ha risposto, mi hanno risposto, mi ha aiutato, mi \
    ha dato, mi ha passato, mi ha promesso, mi ha trattato, mi ha risolto, mi ha assistito, sono \
    un operatore, sono un agente, sono un consulente, sono una consulente, sono un tecnico, sono \
    un robot, sono un dipendente, trasferire soldi, al lavoro con, soldi a, gestore di password, \
    gestore delle password, gestore di rete, gestore di file, lavorare come, lavorare da voi, \
    lavorare per, lavorare con voi, si e presentato, non si e, e venuto, e arrivato, e passato, \
    non e venuto, corriere, mio appuntamento, contratto a, fattura a, fattura alla, fattura al, \
    accesso a, pacco a, ordine a un, abbonamento a, altre due, sotto i 18, sapere se, vostro \
    software, gli operatori possono, gli agenti possono, in sedia a rotelle, un call center, \
    limite di persone, cambiare la persona, puo dire, puo dirmi, sono stati, sono state, ho \
    chiamato, ho telefonato, ho parlato, si chiama, mi chiamo, si chiamano, in che percentuale, \
    le conversazioni, elfo, dungeon, png, evitare che, ho appuntamento, ho un appuntamento, prima \
    di venire, prima di passare, prima della consegna, devo parlare io, devo chiamare io, come \
    possono, cambiare consulente, col mio medico, con il mio medico, al mio medico, traduzione, \
    tradotto, profili, percentuale, per cento, gente che paga, gente che ha, avevo chiesto, \
    avevamo chiesto, evito, evitare, impedire, lopzione, opzione che, se mi telefonate, se mi \
    chiamate, venditori, promotori, consigliato, raccomandato, mio bot, nostro bot, lingua dei \
    segni, una tesi, dove annullo, dove cambio, dove cancello, dove modifico, dove vedo, come \
    evito, come blocco, come impedisco, come annullo, con chi ho, chi ti, dallapp, nellapp, \
    tramite lapp, ieri, parlare bene, volevo solo dire, solo dire che, domani o, sabato, \
    domenica, la mia vicina, il mio vicino, a nome di, gia prenotato";
pub(super) const JOINTS: &str = "e voglio, e vorrei, ma voglio, ma vorrei, e desidero, e chiedo, \
    quindi, percio, perche, poiche, voglio parlare, vorrei parlare, posso parlare, potrei \
    parlare, vorrei che, voglio che, ho bisogno, mi passi, mi passa, mi passate, passatemi, \
    passami, mi puo, mi potete, puo passarmi, potete passarmi, richiamatemi, chiamatemi, e \
    adesso, e ora, mi metta, mi mettete, e per favore, preferisco parlare, preferirei parlare, e \
    preferisco, e preferirei, desidero parlare, chiedo di, esigo, pretendo, e posso, per cui, puo \
    un, puo una, puo uno, puo qualcuno, potrebbe un, potrebbe qualcuno, qualcuno puo, qualcuno \
    potrebbe, qualcuno mi, ce qualcuno, mi chiama, mi chiamate, mi richiamate, potreste mettermi, \
    potete mettermi, vorrei un, voglio un";
pub(super) const OTHERS: &str = "mio marito, mia moglie, mio figlio, mia figlia, mia madre, mio \
    padre, coinquilino, vicino di casa, il vicino, mio fratello, mia sorella, mia mamma, mio \
    papa, mia nonna, mio nonno, mio cliente, inquilino, padrone di casa, mia suocera, il \
    venditore, lacquirente, il mio capo, mio capo, i miei clienti, miei clienti, miei ospiti, gli \
    ospiti, miei inquilini, miei pazienti, il mio collega, la mia collega, miei amici, i clienti";
