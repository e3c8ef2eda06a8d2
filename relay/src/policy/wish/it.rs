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
    alone: "operatore, un operatore, operatrice, unoperatrice, persona, una persona, persona vera, \
        una persona vera, persona reale, una persona reale, umano, un umano, essere umano, \
        un essere umano, operatore umano, un operatore umano, agente, un agente, assistente umano, \
        consulente, un consulente, servizio clienti, assistenza clienti, persona in carne e ossa, \
        responsabile, un responsabile, addetto, un addetto, operatore reale, rappresentante, \
        un rappresentante, persona umana, una persona umana, parlare con operatore, parlare con \
        qualcuno, chat dal vivo, chat con operatore, richiamatemi, chiamatemi, tecnico, \
        un tecnico, assistenza umana, supervisore, un supervisore, agente umano",
    polite: "per favore, perfavore, per piacere, per cortesia, grazie, salve, ciao, buongiorno, \
        buonasera, buon giorno, buona sera, ora, adesso, subito, si, no, ok, va bene, scusi, scusa, \
        ma, e, allora, dai, immediatamente, urgente, urgentemente, pf, insomma, senta, senti, \
        guardi, guarda, beh, mi scusi, grazie mille, vi prego, ti prego, la prego, prego, \
        finalmente, invece, piuttosto, allora",
    vetoes: "non, senza, mai, se, quando, prima di, dopo, invece di, cosa significa, perche, lui, lei, \
        ieri, chi, come se, anziche, piuttosto che",
    negators: "non, senza, mai, ne, nessun, nessuna, nessuno",
};

const LINK: &str = "con, a, ad, al, alla, allo, in contatto con, in linea con, in comunicazione con, col, da, \
    dal, in contatto";
const DI: &str = "di, dell, del, della, che, a, unaltra, con, d";
const PERSON: &str = "persona, persona vera, persona reale, persona umana, umano, umana, essere umano, operatore, \
    operatrice, unoperatrice, unoperatore, agente, addetto, addetta, unaddetto, unaddetta, \
    consulente, responsabile, supervisore, tecnico, rappresentante, impiegato, impiegata, \
    assistente umano, incaricato, incaricata, referente, collega, servizio clienti, assistenza \
    clienti, interlocutore, persona in carne e ossa, direttore, capo, specialista, persona \
    fisica, operatore umano, qualcuno di vero, qualcuno di reale, qualcuno di umano, qualcuno \
    in carne e ossa, qualcuno di competente, qualcuno in gamba";
const WHO: &str = "persona, persone, umano, umana, essere umano, esseri umani, operatore, operatori, operatrice, \
    unoperatrice, unoperatore, agente, addetto, addetta, unaddetto, consulente, responsabile, \
    supervisore, tecnico, rappresentante, impiegato, impiegata, incaricato, referente, collega, \
    qualcuno, qualcun, qualcun altro, qualcunaltro, voi, servizio clienti, servizio assistenza, \
    assistenza clienti, assistenza, supporto, supporto clienti, interlocutore, reparto, ufficio, \
    amministrazione, direttore, capo, specialista, team, staff, contabilita, vendite, \
    assistenza tecnica, uno di voi, un vostro, vostro, customer care, gente";
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
