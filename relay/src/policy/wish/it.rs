//! Italian: how people ask for a person, and what only looks like it. Accents and apostrophes are
//! folded away ("un'operatrice" is "unoperatrice", "c'è" is "ce").

use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "it",
    classes: &[
        ("person", PERSON),
        ("who", WHO),
        ("fill", FILL),
        ("go", GO),
        ("talk", TALK),
        ("strict", STRICT),
        ("after", AFTER),
        ("bot", BOT),
        ("link", LINK),
        ("di", DI),
        ("ask", ASK),
        ("speak", SPEAK),
        ("move", MOVE),
        ("act", ACT),
        ("doing", DOING),
        ("some", SOME),
        ("real", REAL),
        ("here", HERE),
        ("compound", COMPOUND),
    ],
    asks: &[
        // «Vorrei parlare con un operatore»
        "voglio|vorrei|volevo|vogliamo|vorremmo|posso|potrei|possiamo|desidero|preferisco|preferirei|devo|dovrei|bisogno|necessito|esigo|pretendo|chiedo|fatemi|fammi|mi|lasciatemi|lasciami|possibile|modo|possibilita|cerco|come|piacerebbe|gradirei|provo|provando|serve|si|puo <go>* <talk> con|a <fill>* <who> >",
        "^ <go>* <talk> con|a <fill>* <who> >",
        "voglio|vorrei|posso|potrei|desidero|preferisco <go>* <talk> unoperatore|unoperatrice|unaddetto|unaltra|unassistente",
        "come <go>* contatto|contattare|raggiungo|raggiungere|chiamo|chiamare <fill>* <who> >",
        "voglio|vorrei|posso|desidero|dovrei|devo|possibile <go>* contattare|sentire <fill>* <who> >>",
        // «Mi passi un operatore»
        "mi|ci passi|passa|passate|passano|passino|metta|mette|mettete|metti|colleghi|collega|collegate|trasferisca|trasferisci|trasferite|dia|dai|date <go>* <link>* <fill>* <who> >",
        "passami|passatemi|mettimi|mettetemi|collegami|collegatemi|trasferiscimi|trasferitemi|dammi|datemi|mettermi|passarmi|collegarmi|trasferirmi|trovami|chiamami <go>* <link>* <fill>* <who> >",
        "puo|puoi|potete|potrebbe|potreste|potresti|possono mi? passare|mettere|collegare|trasferire|inoltrare <go>* <link>* <fill>* <who> >",
        "^ <go>* passare|trasferire|inoltrare a|ad|con <fill>* <who> >>",
        "essere trasferito|trasferita|messo|messa|collegato|collegata|contattato|contattata|richiamato|richiamata|ricontattato|ricontattata|assistito|assistita|aiutato|aiutata <go>* <link>* <fill>* <who> >",
        "^ <go>* con <fill>* <who> $",
        // «Voglio una persona»
        "voglio|vorrei|desidero|preferisco|preferirei|esigo|pretendo|chiedo|bisogno|necessito|serve|servirebbe|cerco|vogliamo|occorre <go>* <di>* <fill>* <person> >>",
        "ce|ci qualche|qualcuno|qualcun|una|un|qualche? <go>* <who> <go>* con|li|disponibile|reale|qui|vera|vero|che|dietro|la",
        "ce|ci <fill>* <person> >>",
        "ce|ci qualcuno <go>* con|li|disponibile|reale|dietro|vero|in",
        "posso|potrei <go>* avere <fill>* <person> >>",
        "qualcuno|<person> puo|potrebbe|possa aiutarmi|rispondermi|assistermi|chiamarmi|richiamarmi|contattarmi|darmi",
        "mi|ci puo|potrebbe aiutare|rispondere|assistere|chiamare|richiamare <fill>* <person> >>",
        "che mi risponda|aiuti|chiami|richiami|contatti|assista <fill>* <who> >",
        "fatemi|fammi|farmi|fate chiamare|richiamare|contattare|ricontattare",
        "assistenza|aiuto|supporto|contatto|operatore umana|umano|reale >",
        // «Non voglio parlare con un robot»
        "non voglio|vorrei|posso|intendo|ho piu? <go>* <talk> con <fill>* <bot>",
        "non voglio|vorrei piu? <fill>* <bot> $",
        "stufo|stufa|stanco|stanca <go>* di|del|dei|delle _3 <bot>",
        "^ basta con? <fill>* <bot> $",
        "^ niente|no <fill>* <bot> $",
        // Richiamatemi
        "^ <go>* chiamami|chiamatemi|richiamami|richiamatemi|contattatemi|ricontattatemi >>",
        "mi|ci chiami|chiamate|richiami|richiamate|ricontatti|ricontattate|contatti|contattate qualcuno? >>",
        "puo|puoi|potete|potrebbe|potreste chiamarmi|richiamarmi|ricontattarmi|contattarmi|telefonarmi",
        "mi puo|puoi|potete|potrebbe|potreste chiamare|richiamare|ricontattare",
        "voglio|vorrei|chiedo|desidero essere richiamato|richiamata|chiamato|chiamata|ricontattato|ricontattata|contattato|contattata",
        "voglio|vorrei|chiedo|richiedo <fill>* richiamata|chiamata >>",
    ],
    loose: &[
        // «Preferirei discuterne con un vostro dipendente»
        "<ask> _6 <speak> _4 con|a|al|ad|da|dal|di|del|dallo|allo|alla|col|su _3 <who> !",
        "<ask> _6 con|da|dal _2 <who> _4 <speak>",
        "^ <go>* <speak> _2 con|a|ad|al|alla|col _2 <who> >",
        "<ask> <go>* sentire|contattare|raggiungere|chiamare|incontrare|consultare|reperire <fill>* <who> !",
        "con chi _4 parlare|parlo|posso|discutere|rivolgermi",
        "a chi _4 rivolgermi|rivolgo|chiedere|parlare",
        // «Mi passi un collega»
        "<move> mi|ci|la|il|mia|mio|questa|questo|pure|subito? <go>* <link>* <fill>* <who> !",
        "<move> _4 a|ad|al|alla|allo|con|allufficio|col|in _3 <who> !",
        "voglio|vorrei|desidero|preferisco|preferirei|esigo|pretendo|chiedo|richiedo|bisogno|necessito|serve|servirebbe|cerco|occorre|favore|cortesia|piacere|gradirei|meglio|insisto|xfavore _2 <di>* <fill>* <person> >",
        "aiuto|assistenza|contatto|intervento|supporto|parte|chiamata|telefonata|risposta|colloquio di|da|con|dal|del|dell|telefonico _3 <person> >",
        "favore|cortesia|piacere|subito|ora|adesso|urgente _2 <person> $",
        "^ <go>* <person> per|subito|ora|adesso|urgente|grazie|prego|non|pf|xfavore|immediatamente",
        "^ <go>* <person> $",
        // «Qualcuno può rispondermi?»
        "puo|potrebbe|possa|possono|voglio|vorrei|che|serve|bisogno|desidero|chiedo|gradirei|sarebbe|possibile|preferirei|favore|fate|faccia|fatemi|ce|esigo|piacerebbe|potete|mandate _4 <person> _5 <act>",
        "<person> _1 mi|ci|puo|potrebbe|possa|che puo|potrebbe|possa|la|lo|mi? _2 <act>",
        "puo|potrebbe|voglio|vorrei|che|serve|bisogno|desidero|chiedo|gradirei|sarebbe|possibile|fate|faccia|fatemi|potete|favore _4 qualcuno|qlcn|qualcun|quacuno _6 <doing>",
        "qualcuno|qlcn|qualcun|quacuno _5 mi|ci|puo|potrebbe|che _3 <doing>",
        "chiamatemi|chiamami|richiamatemi|richiamami|ricontattatemi|contattatemi|telefonatemi|telefonami|richiamarmi _3 al|a|in|appena|domani|oggi|subito|quando|prima|voglio|urgente|per|stasera|stamattina",
        "mi|ci potete|puo|puoi|potrebbe|potreste|fate|faccia? richiamare|chiamare|telefonare|ricontattare|contattare",
        "potete|puo|puoi|potrebbe|potreste|gradirei|vorrei|voglio|chiedo _3 chiamarmi|richiamarmi|telefonarmi|ricontattarmi|contattarmi|richiamata|telefonata",
        "numero|telefono _5 chiamare|parlare|contattare|raggiungere _3 <who> !",
        // «C'è qualcuno di vero?»
        "ce|ci|cè|esiste|avete|sta _3 <some> _3 <real>",
        "ce|ci|esiste|avete|sono|trovo _3 <who> _3 <here>",
        "ce|ci _1 qualcuno|nessuno $",
        "^ <go>* qualcuno|ce li|la|qui|di|reale|umano|disponibile|in",
        "dove sono|trovo|sta|stanno|e _2 <person> $",
        // Non un robot
        "<speak> _4 che|non non? sia|siano|e _2 <bot>",
        "<some> _3 non sia|siano|e? un? _2 <bot>",
        "rifiuto|non|stufo|stufa|stanco|stanca|basta|smettetela|smettila|odio|mai|piu|niente|detesto _6 con|di|a|del|dei|delle|da|una|un|le|i _2 <bot>",
        "<person> _2 e? non _2 <bot>",
        "posto|invece di|del|che|della _2 <bot>",
        "non|no _1 <bot> _3 <person>",
        "scalare|scalate|escalare|segnalare|inoltrare _3 caso|reclamo|pratica|problema a|al|ad|allufficio _2 <who>",
        "posso|potrei|vorrei|voglio avere|ricevere|chiedere|richiedere|prenotare <fill>* richiamata|chiamata|telefonata >",
        "solo|solamente|soltanto|esclusivamente _1 parlo|tratto|parlare|trattare|voglio|con _2 con? <fill>* <person> >",
        "aspetto|aspettare|attendo|attendere|attendero|aspettero <fill>* <person> >",
        "<person> sarebbe|andrebbe gradito|bene|meglio|bello|ideale|perfetto|gradita",
        "esci|uscire|fuori|chiudi|chiudere|termina dal|il|da|del|questo _1 <bot> $",
        "e|ora|subito collegami|collegatemi|mi passi|passatemi|passami|trasferitemi|trasferiscimi|mettetemi $",
        "chi posso|devo|potrei chiamare|telefonare $",
        "puo|potrebbe|possono|potete intervenire|rispondere|rispondermi|leggerlo|vederlo|entrare|leggere|guardare _3 <person> >",
        "puo|potrebbe _1 <act> qualcuno _1 <real>",
        "quando|dove posso|potro|potrei <go>* <speak> con <fill>* <who> >",
        "possibilita|chance|speranza|modo di|per avere|parlare|un? <fill>* <person> >",
        "caso|problema|reclamo|pratica _2 deve|devono|va|dovrebbe _3 <person> >",
        "chiedere|richiedere|vorrei|chiedo lintervento|intervento|aiuto|laiuto di|dell <fill>* <person> >",
        "non parlo|tratto con <fill>* <bot>",
        "^ <go>* rispondetemi|parlatemi|chiamatemi voi",
        "mi chiamate|telefonate|richiamate voi",
        "fate|fatelo|lasciate|fai|lascia _4 a|da uno|una di voi",
        "portami|portatemi|accompagnami|rimandami da|a|ad <fill>* <person> >",
        "per un|una umano|operatore|persona vera? $",
        "vuole|vogliono|servono _1 una|un <person> >",
        "non? potete|puo|puoi|potreste|potresti _2 chiamarmi|richiamarmi|telefonarmi",
        "preferisco|preferirei|vorrei|voglio|meglio telefonare|chiamare $",
        "come|dove|posso|potrei _3 contattarvi|chiamarvi|raggiungervi|sentirvi|telefonarvi",
        "chiesto|chiedo|chiesi|richiesto <di>* <fill>* <person> >",
        "aspetto|aspettando|attendo|attendendo|attesa <fill>* <person> >",
        "potrebbe|puo|potete|possono occuparsene|occuparsi|rispondere|intervenire|scrivermi _3 <who> >",
        "fate|faccia|fai|lasciate|lascia <act> _2 <person> >",
        "deve|dovrebbe|devono <act> _2 <person> >",
        "come si? arriva|arrivo|arrivare a _2 <person> >",
        "co|cn <fill>* <who> >",
        "passatemi|passami|passi|mettetemi|mettimi allassistenza|al|alla _1",
        "chiamerebbe|chiamereste|chiameresti|chiami <fill>* <person> >",
        "posso|potrei|vorrei avere lassistenza|laiuto|aiuto|assistenza di|da <fill>* <person> >",
        "<move> <fill>* <person> in|al|nella chat|telefono|linea",
        "<ask> _6 <speak> _3 <act>|<who> che|di _2 capisce|capisca|decide|sa|sappia",
        "uno|una|qualcuno di voi _3",
        "posso|potrei|voglio|vorrei|avere _3 <who> al|in telefono|linea|chat",
    ],
    withdrawals: &[
        "non mi|ci|ho|voglio serve|bisogno|occorre? piu <go>* <di>* <fill>* <person>",
        "non voglio|ho|devo bisogno? piu <go>* <talk> con <fill>* <who>",
        "non ho piu bisogno <go>* <di>* <fill>* <person>",
        "lascia|lasci|lasciate perdere|stare <go>* <fill>* <person>",
        "annulla|annullate|annulli <fill>* richiesta|trasferimento|richiamata",
        "continuo|resto|rimango|continuare|restare <go>* con <fill>* <bot>",
        "^ lascia perdere $",
        "^ lasci perdere $",
        "^ lascia stare $",
        "^ come non detto $",
    ],
    guards: GUARDS,
    alone: "operatore, un operatore, operatrice, unoperatrice, persona, una persona, persona \
        vera, una persona vera, persona reale, una persona reale, umano, un umano, essere umano, \
        un essere umano, operatore umano, un operatore umano, agente, un agente, assistente \
        umano, consulente, un consulente, servizio clienti, assistenza clienti, persona in carne \
        e ossa, responsabile, un responsabile, addetto, un addetto, operatore reale, \
        rappresentante, un rappresentante, persona umana, una persona umana, parlare con \
        operatore, parlare con qualcuno, chat dal vivo, chat con operatore, richiamatemi, \
        chiamatemi, tecnico, un tecnico, assistenza umana, supervisore, un supervisore, agente \
        umano, op, voglio parlare co qualcuno, persona viva, parlare co operatore, umano vivo, \
        parlare con un operatore, parlare con una persona, parlare con un umano, parlare con \
        umano, parlare con persona, parlare con agente, parlare con un agente, parlare con un \
        consulente, parlare con un responsabile, parlare con assistenza, parlare con operatrice, \
        voglio parlare, dipendente, collega, capo, direttore, il direttore, il capo, il \
        responsabile, qualcuno, agente dal vivo, agente live, operatore dal vivo, operatore live, \
        chat umana, contatto umano, passare operatore, trasferire, trasferiscimi, passami, \
        operatore telefonico, chiamami, richiamami, chiamami per favore, essere richiamato, \
        essere richiamata, richiamata, consulente umano, persona per favore, umani, operatori, \
        specialista, esperto, contattare operatore, contattare un operatore, con un operatore, \
        con una persona, con un umano, con operatore, con qualcuno, chattare con operatore, \
        chattare con un operatore, assistenza reale, oparatore, opertaore, qualcuno in carne e \
        ossa, ufficio reclami, reclami, centralino, assistenza operatore",
    polite: "per favore, perfavore, per piacere, per cortesia, grazie, salve, ciao, buongiorno, \
        buonasera, buon giorno, buona sera, ora, adesso, subito, si, no, ok, va bene, scusi, \
        scusa, ma, e, allora, dai, immediatamente, urgente, urgentemente, pf, insomma, senta, \
        senti, guardi, guarda, beh, mi scusi, grazie mille, vi prego, ti prego, la prego, prego, \
        finalmente, invece, piuttosto, allora, per favore op, per la terza volta, per la seconda \
        volta, per lultima volta, ti supplico, supplico, e basta, ve ne prego, non tu, non lei, \
        non un bot, non bot, no bot, niente bot, non un robot, no robot, non robot, non una \
        macchina, basta, voglio, vorrei, dammi, datemi, mi serve, serve, passami, ripeto, ho \
        detto, cazzo, cavolo, accidenti, ehi, hey, hei, salve a tutti, cordiali saluti, gentile, \
        gentili, spettabile, signori, signore, signora, presto, di nuovo, davvero, solo, un, \
        una, aiuto, aiutatemi, xfavore, xfav, pls, plis, sto, qui, questo, insisto, esigo, \
        preferisco,, il, mamma mia, uffa, perfavore grazie, al piu presto, con urgenza, veloce, \
        gentilmente, cortesemente, buon pomeriggio",
    vetoes: "non, senza, mai, se, quando, prima di, dopo, invece di, cosa significa, perche, lui, lei, \
        ieri, chi, come se, anziche, piuttosto che",
    negators: "non, senza, mai, ne, nessun, nessuna, nessuno",
};

const LINK: &str = "con, a, ad, al, alla, allo, in contatto con, in linea con, in comunicazione con, col, da, \
    dal, in contatto";
const DI: &str = "di, dell, del, della, che, a, unaltra, con, d";
const PERSON: &str = "persona, persona vera, persona reale, persona umana, umano, umana, essere \
    umano, operatore, operatrice, unoperatrice, unoperatore, agente, addetto, addetta, unaddetto, \
    unaddetta, consulente, responsabile, supervisore, tecnico, rappresentante, impiegato, \
    impiegata, assistente umano, incaricato, incaricata, referente, collega, servizio clienti, \
    assistenza clienti, interlocutore, persona in carne e ossa, direttore, capo, specialista, \
    persona fisica, operatore umano, qualcuno di vero, qualcuno di reale, qualcuno di umano, \
    qualcuno in carne e ossa, qualcuno di competente, qualcuno in gamba, uno che capisce, uno che \
    sa, uno che capisca, qualcuno che capisce, adulto, adulta, superiore, qualcuno con autorita, \
    qualcuno con potere, dipendente, dipendenti, funzionario, funzionaria, lavoratore, \
    direttrice, persona competente, persona qualificata, persona preparata, persona vostra, \
    operatori umani, operatore vero, vero operatore, operatore in carne, essere vivente, umani, \
    esseri umani, persone vere, persone reali, qualcuno del, qualcuno della, qualcuno di voi, \
    qualcuno che sappia, qualcuno che capisca, qualcuno che possa, qualcuno che mi, qualcuno che \
    sa, qualcuno dello, qualcuno dellassistenza, qualcuno con, signorina, signora, esperto, \
    esperta, ragazzo, ragazza, dirigente, centralino, centralinista, call center, ufficio \
    reclami, reparto reclami, assistenza umana, assistenza tecnica, assistenza telefonica, membro \
    del team, membro dello staff, vostro collega, operatore telefonico umano, operatori, \
    consulenti, oparatore, opertaore, oeratore, operatre, operaotre, opeatore, umanno, chi \
    decide, chi di dovere, titolare, proprietario, caporeparto, caposervizio, team leader, \
    supporto umano, risorsa umana vera, un vostro, gestore umano";
const WHO: &str = "persona, persone, umano, umana, essere umano, esseri umani, operatore, operatori, \
    operatrice, unoperatrice, unoperatore, agente, addetto, addetta, unaddetto, consulente, \
    responsabile, supervisore, tecnico, rappresentante, impiegato, impiegata, incaricato, \
    referente, collega, qualcuno, qualcun, qualcun altro, qualcunaltro, voi, servizio clienti, \
    servizio assistenza, assistenza clienti, assistenza, supporto, supporto clienti, \
    interlocutore, reparto, ufficio, amministrazione, direttore, capo, specialista, team, staff, \
    contabilita, vendite, assistenza tecnica, uno di voi, un vostro, vostro, customer care, \
    gente, lassistenza, uno che, qualcuna, adulto, adulta, ufficio resi, lufficio resi, resi, \
    rimborsi, lufficio vendite, ufficio vendite, lufficio tecnico, ufficio tecnico, chi si \
    occupa, uno di voi, una di voi, dipendente, dipendenti, funzionario, funzionaria, superiore, \
    direttrice, umani, operatori umani, signorina, signora, signore, esperto, esperta, ragazzo, \
    ragazza, dirigente, centralino, centralinista, call center, ufficio reclami, lufficio \
    reclami, reclami, reparto reclami, operatori, consulenti, chi, chi decide, chi di dovere, \
    titolare, proprietario, qlcn, quacuno, qualcuna, quelli del, negozio, banca, agenzia, \
    filiale, sede, segreteria, membro, oparatore, opertaore, operaotre, opeatore, commerciale, \
    fatturazione, quello vero, direzione, caposervizio, team leader, un altro umano, altra \
    persona, uomo, donna";
const FILL: &str = "un, uno, una, il, la, lo, l, i, gli, le, vostro, vostra, vostri, vero, vera, reale, altro, \
    altra, qualche, qualcuno, qualcuno di, uno dei, del, della, dello, dell, di, in, carne, e, ossa, \
    competente, maledetto, cavolo di, unaltra, servizio, umano, umana, per favore, stesso, \
    qualsiasi, bravo, suo, sua, tuo, normale, al, quel, quella";
const GO: &str = "di, a, poter, potere, subito, solo, ora, adesso, direttamente, per favore, perfavore, \
    urgentemente, davvero, anche, piuttosto, mi, ci, io, vorrei, voglio, posso, essere, invece, \
    finalmente, semplicemente, immediatamente, qui, per, il, la, che, si, puo, avere, ho, bisogno, \
    almeno, al piu presto, al telefono, telefono, telefonicamente, chat, mettere, mettermi, \
    metterti, riuscire, ancora, proprio, gentilmente, cortesemente, possibile, in chat, magari, \
    ce, modo, parlarne, lei, tu, una, chiamata, mio, mia, richiesta, pratica, e, molto, prego, li, \
    quindi, assolutamente";
const TALK: &str = "parlare, parlo, chattare, discutere, comunicare, conversare, dialogare, mettermi in contatto, \
    essere messo in contatto, essere messa in contatto, entrare in contatto, scrivere, interagire, \
    confrontarmi, interloquire, avere a che fare, parlarne, avere un contatto, collegarmi, \
    essere collegato, essere collegata, contatto, discuterne, prendere contatto, essere messo in \
    comunicazione, essere in contatto, chiacchierare, trattare, parlargli, sentirmi";
const STRICT: &str = "per favore, perfavore, per piacere, per cortesia, ora, adesso, subito, grazie, vero, vera, \
    reale, umano, umana, in carne, in linea, al telefono, che mi, che possa, che sappia, che \
    capisca, per parlare, per risolvere, per aiutarmi, e, non, qui, disponibile, dal vivo, \
    immediatamente, urgente, urgentemente, perche, con cui, in chat, dietro, invece, piuttosto, \
    del servizio, del supporto, dellassistenza, vostro, fisica, che risponda, che mi aiuti, li, \
    della vostra, cui parlare, competente, al piu presto";
const AFTER: &str = "per favore, perfavore, per piacere, per cortesia, ora, adesso, subito, grazie, vero, vera, \
    reale, reali, umano, umana, in, al, alla, del, della, dello, dell, dellassistenza, che, e, non, \
    qui, per, riguardo, circa, su, sul, sulla, di, disponibile, immediatamente, urgente, perche, \
    oppure, o, ma, ho, mi, oggi, se, con, clienti, tecnico, tecnica, prima, quando, sono, direttamente, \
    invece, piuttosto, competente, a, il, la, mio, mia, da, dal, della vostra, vostro, urgentemente, \
    anziche, fisica, vendite, e non, li, dopo";
const BOT: &str = "bot, robot, macchina, macchine, chatbot, computer, ia, intelligenza artificiale, assistente \
    virtuale, assistente, programma, risponditore, risponditore automatico, sistema automatico, \
    messaggi automatici";
const ASK: &str = "fammi, chiamerebbe, aiutami, aiutatemi, fammi, fatemi, voglio, vojo, vorrei, vorei, volevo, \
    vogliamo, vorremmo, posso, potrei, possiamo, potremmo, puo, puoi, potete, potrebbe, \
    potreste, potresti, possono, desidero, desidererei, desideriamo, preferisco, preferirei, \
    devo, dovrei, bisogno, necessito, esigo, pretendo, chiedo, richiedo, chiederei, fatemi, \
    fammi, faccia, facciano, lasciatemi, lasciami, possibile, modo, possibilita, cerco, come, \
    piacerebbe, gradirei, provo, serve, servirebbe, occorre, mi, si, favore, piacere, cortesia, \
    gentilmente, gentile, prego, meglio, faccio, sarebbe, e possibile, dove, insisto, urge, \
    avrei, avere, ce, ci, apprezzerei, grato, grata, volete, vuole, ho diritto, dovete, deve, \
    xfavore, pf, xfav, riesco, riuscire, ottenere, mandate";
const SPEAK: &str = "sentire, parlare, parlo, parla, parlarne, parlargliene, chattare, chat, discutere, \
    discuterne, comunicare, conversare, dialogare, contatto, contattare, contattato, contattata, \
    ricontattato, ricontattata, messo in contatto, scrivere, interagire, confrontarmi, \
    interloquire, avere a che fare, collegarmi, collegato, collegata, prendere contatto, \
    comunicazione, chiacchierare, trattare, parlargli, sentirmi, conferire, colloquio, spiegare, \
    spiegarlo, spiegargli, spiegarmi, spiegarle, rivolgermi, rivolgersi, raggiungere, \
    telefonare, chiamare, chiamata, richiamato, richiamata, telefonata, assistito, assistita, \
    assistenza, aiuto, aiutato, aiutata, servito, seguito, seguita, supporto, risposta, \
    risposto, risolvere, risolverla, risolverlo, vederla, vedere, gestire, gestirla, trasferito, \
    trasferita, passato, passata, indirizzato, indirizzata, inoltrato, inoltrata, smistato, in \
    linea, esporre, chiarire, chiarirlo, intervento, ascoltato, ascoltata, ciattare, ciarlare, \
    scambiare due, due parole, ragionare, inoltro";
const MOVE: &str = "inoltri, mettici, metteteci, passi, passa, passate, passano, passino, passami, passatemi, \
    passarmi, passare, passame, metta, mette, mettete, metti, mettimi, mettetemi, mettermi, \
    mettere, colleghi, collega, collegate, collegami, collegatemi, collegarmi, collegare, \
    trasferisca, trasferisci, trasferite, trasferiscimi, trasferitemi, trasferirmi, trasferire, \
    dia, dai, date, dammi, datemi, dare, darmi, chiami, chiama, chiamate, chiamami, chiamare, \
    chiamarmi, inoltra, inoltri, inoltrate, inoltrami, inoltrare, inoltratemi, girami, giri, \
    gira, girate, giratemi, girare, scala, scali, scalate, scalare, escalare, indirizza, \
    indirizzi, indirizzate, indirizzami, indirizzatemi, indirizzare, reindirizza, \
    reindirizzatemi, rimandi, rimandatemi, mandami, mandatemi, manda, mandate, mandi, trova, \
    trovami, trovatemi, trovi, fornisca, fornitemi, assegni, assegnate, assegnatemi, coinvolga, \
    coinvolgere, coinvolgete, porta, portami, portatemi, affidi, affidate, affidare, connetta, \
    connettimi, connettetemi, connettermi, sposta, spostami, smista, avvisa, avvisate, rigira";
const ACT: &str = "aiuti, aiutare, aiutarmi, aiuta, risponda, rispondere, rispondermi, risponde, rispondesse, \
    chiami, chiamare, chiamarmi, chiama, chiamasse, richiami, richiamare, richiamarmi, richiama, \
    contatti, contattare, contattarmi, contatta, ricontatti, ricontattarmi, ricontattare, \
    assista, assistere, assistermi, guardi, guardare, guardarci, veda, vedere, legga, leggere, \
    controlli, controllare, verifichi, verificare, prenda, prendere, prende, subentri, \
    subentrare, intervenga, intervenire, risolva, risolvere, risolvermi, gestisca, gestire, \
    occupi, occuparsi, occuparsene, segua, seguire, seguirmi, spieghi, spiegare, spiegarmi, \
    parli, parlare, parlarmi, ascolti, ascoltare, ascoltarmi, capisca, capire, entri, entrare, \
    telefoni, telefonare, telefonarmi, scriva, scrivere, scrivermi, esamini, esaminare, valuti, \
    valutare, dia un, dare un, darmi, venga, venire, conosca, sappia, in carico, mano";
const DOING: &str = "chiami, chiamare, chiamarmi, richiami, richiamare, richiamarmi, contatti, contattare, \
    contattarmi, ricontatti, ricontattarmi, prenda in, prenda la, prendere in, prendere la, \
    prenda il, subentri, subentrare, intervenga, intervenire, si occupi, occuparsi, occuparsene, \
    se ne occupi, gestisca, guardi la mia, guardi il mio, guardare la mia, guardare il mio, \
    legga il mio, leggere il mio, mi parli, parlarmi, telefoni, telefonarmi, telefonare, di \
    persona, mi risponda davvero, rispondermi al posto, rispondermi davvero, di vero, dia un \
    occhiata, unocchiata, mi segua, seguirmi, entri in, entrare in chat, in carne";
const SOME: &str = "qualcuno, qualcun, quacuno, qlcn, qlcuno, qualkuno, qualcuna, gente, chi, uno, una, un, \
    persone, nessuno";
const REAL: &str = "reale, reali, vero, vera, veri, vere, di vero, di reale, umano, umana, umani, di umano, in \
    carne, carne e ossa, vivo, viva, vivente, dietro, che non sia, fisico, fisica, autentico, \
    con un cervello";
const HERE: &str = "li, la, qui, qua, disponibile, disponibili, libero, libera, in linea, online, connesso, \
    dietro, dallaltra parte, con cui, a cui, che mi, che possa, che puo, che sappia, che \
    risponda, che risponde, che capisca, che lavora, per parlare, per aiutarmi, per rispondere, \
    per assistermi, in servizio, in chat, in questa chat, di turno, al momento, presente, \
    reperibile";
const COMPOUND: &str = "immobiliare, immobiliari, di viaggio, di viaggi, segreto, sbiancante, di polizia, della \
    polizia, fiscale, fiscali, delegata, delegato, giuridica, fisica o, logico, turistico, \
    telefonico mobile, mobile, legale, di riferimento, di contatto, anziana, anziane, con \
    disabilita, disabile, disabili, allergica, allergiche, di sicurezza, socio sanitario, \
    ecologico, and, or, del filtro, di cassa, della cassa, vendite novita, alla poltrona";
const GUARDS: &str = "non grata, autista, postino, fattorino, mio collega, mia collega, mai \
    chiesto, stavo per, perche, truffa, sondaggio, taxi, preferisco non, rispondono umani, sono \
    operatore, sono agente, sono un, sono una, mail del, email, e mail, orario, lorario, venuto, \
    perche un, perche una, quanto, quanta, regalarlo, telefono del, vuol dire, significa, quanti, \
    quante, non serve, non mi serve, non ho bisogno, senza, con nessuno, mio marito, mia moglie, \
    mio figlio, mia figlia, mia madre, mio padre, coinquilino, immobiliare, corriere, vicino, \
    polizia, vigile, ieri, la settimana scorsa, ha detto, hanno detto, mi ha, mi hanno, era, gia \
    risposto, gia parlato, lavoro, posizione, candidatura, curriculum, cv, divento, diventare, \
    costume, password, commissione, differenza, cosa fa, sei un, a persona, cambio la persona, \
    persona di, aggiungo, aggiungere, grazie mille di, non chiamatemi, non mi chiamate, \
    continuano a, mio agente, mio consulente, mio capo, mio commercialista, mio avvocato, chi e, \
    chi legge, come si chiama, chiamava, gratis, quando un, se un, se parlo, meglio di, \
    recensione, complimenti, orari, a che ora, questa persona, altra persona, due persone, tre \
    persone, quattro persone, persone allergiche, corpo umano, capelli, diritti umani, consumo \
    umano, non voglio parlare con, non passarmi, non mi passi, non mi trasferisca, soldi, denaro, \
    punti, gestore di, invitare, regalo, che permessi, due casse, email del, indirizzo del, \
    quando viene, anziana";
