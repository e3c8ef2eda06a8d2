//! Italian: asking for somebody by their role, whatever the trade: the frames, the roles, and the
//! things one is connected to without wanting anybody.

pub(super) const FRAMES: &[&str] = &[
    // «Mi metta in contatto con l'ostetrica»
    "mettimi|mettetemi|mettermi|metteteci|mettici|mettermici|collegami|collegatemi|collegarmi|connettimi|connettetemi|connettermi|trasferiscimi|trasferitemi|trasferirmi|passatemi|passami|passarmi|passame|girami|giratemi|girarmi|inoltrami|inoltratemi|inoltrarmi|indirizzami|indirizzatemi|indirizzarmi|reindirizzami|reindirizzatemi|smistami|dirottami|mandami|mandatemi|portami|affidami subito|ora|adesso|direttamente|pure|per|favore|un|attimo|in? in|linea|contatto|comunicazione|collegamento|favore|attimo? con|al|allo|alla|all|a|ad|verso @",
    "mi|ci metta|mette|mettete|metti|mettono|mettiate|metteste|mettere|colleghi|collega|collegate|collegare|connetta|connette|connettete|connettere|trasferisca|trasferisci|trasferisce|trasferite|trasferire|inoltri|inoltra|inoltrate|indirizzi|indirizzate|rimandi|giri|gira|girate|smisti subito|ora|adesso|direttamente|pure|per|favore|in? in|linea|contatto|comunicazione|collegamento|favore? con|al|allo|alla|all|a|ad|verso @",
    "messo|messa|messi|collegato|collegata|trasferito|trasferita|inoltrato|inoltrata|indirizzato in? linea|contatto|comunicazione|collegamento? con|al|allo|alla|all|a|ad @",
    "passami|passatemi|passarmi|passame|dammi|datemi|darmi|chiamami|chiamatemi|trovami|trovatemi|mandami|mandatemi|portami|portatemi|fammi|fatemi|cercami|cercatemi|procuratemi|mettimi|mettetemi|svegliatemi|svegliami|prestatemi|assegnatemi|convocatemi|inviatemi subito|ora|adesso|pure|direttamente|per|favore|un|avere|venire|parlare|sentire|chiamare|rispondere|contattare|con|da|da|a? per|favore|con|da|al|allo|alla|a|dal|dalla|dall|dallo? <fill>* _2 <role>|<person>|<some>|chi >",
    "mi|ci colleghi|trasferisca|inoltri|indirizzi|passi|passa|passate|passano|dia|dai|date|chiami|chiama|chiamate|mandi|mandate|trovi|trovate|metta|faccia|fa|fate|fai|porti|cerchi|richiami|richiama subito|ora|adesso|pure|direttamente|per|favore|avere|parlare|chiamare|contattare|richiamare|sapere|sentire? favore|con|da|dal|dalla|al|alla? <fill>* _2 <role>|<person>|<some>|chi >",
    "farmi|farci|fammi|fatemi|fateci|faccia|facciano|fate|farlo|farla chiamare|contattare|richiamare|telefonare|parlare|rispondere|sentire|ricontattare|assistere|seguire|aiutare _1 dal|dalla|dallo|dall|da|con _3 @",
    "^ <go>* <fill>* <role> mi passi|colleghi|metta|dia|chiami|risponda|contatti",
    "^ mi passi|passa|dia|colleghi|metta|dai|metti $",
    "passa|passate|passi|gira|girate|giri|inoltra|inoltrate|inoltri|trasferisci|trasferite|trasferisca|scala|scalate|scali|assegna|assegnate|assegni|affida|affidate|affidi|porta|portate|porti|manda|mandate|mandi|sottoponi|sottoponete il|la|lo|l|questo|questa|tutto|mio|mia|sto|sta caso|ticket|chat|conversazione|chiamata|pratica|reclamo|segnalazione|richiesta|problema|questione|telefonata? _2 a|al|allo|alla|ad|all|a un|da|verso _3 <role>|<who> >",
    "coinvolgete|coinvolga|coinvolgi|invitate|inviti|convocate|convochi|interpellate|fate|faccia|fai|fallo|falla|fammelo|fammela|fatelo|fatela|fatemelo entrare|venire|intervenire|rispondere|salire|scrivere _4",
    "coinvolgete|coinvolga|coinvolgi|chiamate|chiama|chiami|interpellate|aggiungete|aggiunga _2 <role> in|per|subito|ora|qui|$",
    // «Che la dietista mi chiami»
    "-dice|dicono|detto|so|credo|vedo|pare|prima|anche|dopo che|affinche _6 -non <reach_sub>",
    "<role>|<person>|<some>|chi|uno|una|qualcuno _4 -non mi|ci|lo|la|le|gli <reach_bare>",
    "mi|ci <reach_bare> _1 <role>|<person>|<some>|il|la|un|una|lo",
    "puo|potrebbe|potete|potreste|possono|puoi|potresti|posso|possa|deve|devono|dovrebbe|riesce|vorrei|voglio|chiedo|gentilmente|favore|dite|dica|digli|ditegli|dille|chieda|chiedete|chiedi|prego|fate|faccia|avvisi|avvisate|possibile|desidero|pretendo|gradirei|preferirei|bisogno _5 -non|come|chi|ho <reach_inf>",
    "<role>|<person>|<some>|uno|una puo|potrebbe|deve|dovrebbe|possa|potra _2 <reach_inf>",
    "ricontattato|ricontattata|ricontattati|richiamato|richiamata|richiamati|chiamato|chiamata|contattato|contattata|contattati|sentito|sentita|assistito|assistita|seguito|seguita|aiutato|aiutata|ascoltato|ascoltata|ricevuto|ricevuta telefonicamente|subito|oggi|direttamente|al|per|telefono? da|dal|dalla|dallo|dall|dai|dagli|dalle _3 <role>|<who>",
    "essere|venire|farmi|vorrei|chiedo|desidero|gradirei|attendo|aspetto|resto ricontattato|ricontattata|richiamato|richiamata|chiamato|chiamata|contattato|contattata|ricontattare|richiamare|chiamare|contattare telefonicamente|al|da|dal|dalla|dall|oggi|subito|quanto|per|su|sul|da|prima|$",
    "vorrei|voglio|chiedo|desidero|pretendo|esigo|posso|potrei|possibile|gradirei|sollecito|serve|richiedo|bisogno|mi|potremmo|vorremmo _4 colloquio|incontro|appuntamento|chiamata|telefonata|videochiamata|conversazione|contatto|confronto|consulenza|chiacchierata|telefonico _3 con|da|dal|dalla|col|coi _3 <role>|<who>",
    "vorrei|voglio|chiedo|desidero|pretendo|esigo|posso|potrei|possibile|gradirei|devo|dovrei|preferisco|preferirei|meglio|bisogno|necessita|fatemi|fammi|lasciatemi|potremmo|vogliamo|vorremmo|serve|piacerebbe|mi _4 <speak>|discuterne|vedermela _3 con|col|coi|a|al|alla|da|dal|dalla|dall|dallo _3 <role>|<who> !",
    "^ <go>* parlare|chattare|parlo con|a|col? <fill>* _1 <role> >",
    "voglio|vorrei|pretendo|esigo|serve|servirebbe|cerco|bisogno|necessito|preferisco|preferirei|chiedo|datemi|dammi|occorre|vojo|vogliamo|avrei di|bisogno|da? <fill>* _1 <role>|<person>|qualcuno al|in|che|qui|ora|adesso|subito|vero|vera|umano|nome|non|nn",
    "voglio|vojo|vorrei|vogl|serve|dammi|datemi 1 <person>|persona|xsona|umano|operatore",
    "^ <fill>* <role>|<person> subito|ora|adesso|grazie|urgente|presto|immediatamente|pls|please|cortesemente|x",
    "^ <fill>* <role>|<person> per favore|piacere|cortesia|carita",
    "^ <go>* <fill>* <role> al|in|allo|nella telefono|linea|chat|apparecchio|cornetta",
    "ce|ci|avete|esiste|sta|trovo|avreste|hai|sarebbe|sara _2 <role> _1 <here>|disponibile",
    "puo|potrebbe|potete|deve|vorrei|voglio|che|chiedo|serve|fate|faccia|pretendo|possa _3 <role> _3 entrare|entri|intervenga|intervenire|guardi|guardare|prenda|prendere|legga|leggere|controlli|controllare|verifichi|valuti|risponda|rispondere|spieghi|spiegarmi|assuma|subentri|unirsi|venga|venire|occupi|occuparsi|aiuti|aiutarmi|decida",
    "qualcuno|chi|uno|una della|dell|del|dello|di|dal|in|dei|degli|delle _3 puo|potrebbe|deve|mi|ci|alzi|chiami|risponda|contatti|venga",
    "serve|servirebbe|occorre|voglio|vorrei|pretendo|bisogno|chiedo che|di qualcuno|uno|una|un _4 alzi|chiami|risponda|si|mi|telefoni|contatti|venga|spieghi|prenda|parli|ascolti|legga|guardi",
    // un umano, detto altrimenti
    "<ask>|con|un|una _2 cristiano|cristiana|anima|orecchio|voce|essere|mortale|cervello|cuore|faccia viva|vivo|umana|umano|vera|battente|pensante|vivente|buona",
    "datemi|dammi|voglio|vorrei|serve|mandatemi|fatemi|passatemi|passami|trovatemi|esiste|ce|ci|sta|parlare|rispondere|con|da un|uno|n|con? un|uno|n|na? cristiano|cristiana|anima|povero|tizio|tipo|ragazzo|ragazza|signore|signora",
    "fammi|fatemi|voglio|vorrei|puo|potete|faccia|fate|passami|passatemi rispondere|parlare|aiutare|seguire|sentire|chiamare|scrivere|capire|con? da|con|a|uno|una qualcuno|uno|una|chi|un|quello|quella|quelli|in",
    "sta|ce|ci|esiste|trovo n|un|uno|na|una|qualche|nessun|nisciuno|qualcuno|qualcheduno _1 cristiano|cristiana|anima|umano|persona|che che|mi|me|ci|risponne|risponde|risponda",
    "sta|ce|ci|esiste|nessuno|qualcuno|uno|trovo _4 che|chi me|ce|mi|ci risponne|risponda|ajuta|ascolti|possa|legga",
    "no|non|nn un|una|il|la|con? bot|robot|macchina|macchinetta|risponditore|programma|chat _1 <person>",
    "<person>|xsona|persona|umano non|nn|no un|una|il? bot|robot|macchina|programma|ia",
    "attendo|aspetto|attendiamo|aspettiamo|resto _2 una|vostra|sua|la|di|attesa _1 telefonata|chiamata|richiamata",
    "potete|puoi|puo|potresti|potreste|potrebbe chiamare|mandare|cercare|chiamarmi|mandarmi|trovarmi|darmi|passare|avvisare _2 <role>|<person>|<some>",
    "messo|messa|collegato|collegata|trasferito|trasferita|inoltrato|indirizzato|indirizzata|passato|passata _2 <role>|<who> >",
    "regno|patrimonio|tutto per _2 <person>|qualcuno|voce",
    "<role>|<person>|qualcuno _1 potrebbe|puo|possa|potra entrare|unirsi|intervenire|partecipare|venire|inserirsi|subentrare in|nella|alla|a|qui|nel|$",
    "<role>|<person>|qualcuno _8 videochiamata|chiamata|riunione|call|zoom|demo|telefonata con noi|me",
    "che venga|vengano|entri|esca|risponda|scriva|ci|si _2 chat|faccia|telefono|linea|qui|vivo",
    "forse|magari|eventualmente _5 puo|potrebbe|possa _3 <reach_inf>|telefonarmi|chiamarmi",
    "modo|possibile|possibilita|orario|ora|momento|proposte|spazio|appuntamento|disponibile|slot|maniera _4 fissare|prenotare|parlare|colloquio|chiacchierare|concordare|avere|organizzare|prendere|sentire|call|incontro _2 con|col|a _2 <role>|<who> !",
    "dovrei|vorrei|toccherebbe|avrei|bisognerebbe|preferirei|ne|parlerei|discuterei|tratterei|meglio|volentieri _4 parlare|discutere|discuterei|parlerei|parole|bisogno|chiarire|vedere|volentieri|vedermela _2 con|col|coi _3 <role>|<who> !",
    "consegni|consegna|consegnate|ceda|cedi|cedete|lasci|lascia|lasciate|passi|passa|affidi questa|questo|la|il|mia|mio _1 conversazione|chat|caso|pratica|questione? _1 a|al|alla|allo|ad _3 <role>|<who>",
    "mi|ci passerebbe|passeresti|passereste|metterebbe|metteresti|collegherebbe|collegheresti|darebbe|trasferirebbe|farebbe|fareste|faresti allora|per|favore|in|parlare|avere|chiamare? linea|contatto|con|favore? @",
    "direbbe|diresti|dica|dite|digli|dille|gli|le|puo|potrebbe|chieda|chiedere _2 <role> di|che _1 chiamarmi|richiamarmi|contattarmi|telefonarmi|farmi|mi|farsi|sentirmi|rispondermi",
    "metetemi|mettetemi|passatemi|fatemi|voglio|dammi|datemi|parlare cn|con|kon|a|kn qlcn|qlcuno|qualcuno|qualkuno|qualcun|uno|umano|1|persona|xsona",
    "dammi|datemi|mandatemi|passami|passatemi|mandami|voglio|vorrei|serve|preferirei|cerco uno|una|qualcuno|qlcn|1 che|ke|k|con|di|dell|della|del|in",
    "serve|servirebbe|occorre|voglio|vogliamo|bisogno uno|qualcuno|una dei|di|delle|del|della|dello|vostri _6 call|chiamata|linea|chat|adesso|telefono|ora|subito",
    "sentire|ascoltare|udire _2 una|la|qualche|di _1 voce",
    "qualsiasi|qualunque|chiunque|uno _1 collega|operatore|umano|persona|vostro|sappia|di|consulente|dei va|vada|basta|purche|che|voi|risolva|sappia|$",
    "va|vada|basta|accetto bene|anche|pure? _1 qualsiasi|qualunque|un|chiunque <role>|<person>",
    "voglio|esigo|pretendo|vogliamo|vorrei|chiedo il|lo|la|l|del|i <fill>* <role> $",
    "voglio|esigo|pretendo|vogliamo|vorrei lassessore|lassessora|lispettore|lamministratore|linfermiera|lavvocato|lingegnere|loperatore|laddetto|larbitro|lostetrica|linsegnante $",
    "dove|dove e|sta|sono|ce? _1 <role>|<person> $",
    "chiamalo|chiamala|chiamatelo|chiamatela|passamelo|passamela|passatemelo|passatemela|portatemelo|mandatemelo|fatelo|mandamelo|portalo $",
    "me|mi|ce lo|la|li passi|passa|passate|chiami|chiama|chiamate|mandi|mandate|metta|porti",
    "preferisco|preferirei|meglio|vorrei|voglio _3 con|col _2 <role> in|direttamente|stesso|persona|$",
    "^ bensi|ma|piuttosto|solo <fill>* <person>|qualcuno $",
    "allora|quindi|dunque|bene|ok|e mi|ci? colleghi|collegami|passi|passami|trasferisca|trasferiscimi|metta|collegatemi|passatemi su|dai|pure|allora|subito? $",
    "chiamatemi|richiamatemi|chiamami|contattatemi|telefonatemi chiunque|qualcuno|uno|il|chi|qualsiasi _2",
    "fate|fai|faccia|facciano in|si modo|che _4 richiami|chiami|contatti|telefoni|risponda|ricontatti|intervenga",
    "esigo|pretendo|voglio|chiedo che _3 ci|si|mi|venga|risponda|spieghi|metta|metta la|faccia|presenti _2",
    "possiamo|potremmo|vorrei|posso|voglio|meglio|preferisco|potrei|preferirei _2 sentirci|parlarne|parlare|vederla|telefonarci|sentirvi|discuterne|risolvere _2 telefono|voce|chiamata|telefonicamente",
    "risolviamo|risolviamola|sentiamoci|parliamone|parliamoci|vediamola|chiariamo|chiariamola _3 telefono|voce|chiamata",
    "aspetto|attendo|resto|rimango _2 finche|fino|che|qui _3",
    "fallo|fatelo|mostra|mostri|mostrate|mostralo|fai|fate|faccia|porta|porti|sottoponi vedere|questo|questa|lo|la _2 a|al|alla|allo|ad _2 <role>|<person>",
    "quando posso|potro|potrei _1 aspettarmi|aspettare|avere|ricevere|attendere _1 chiamata|telefonata",
    "linea|numero|interno diretta|diretto|di _1 di|del|dell|dellufficio|della|con _2",
    "serve|voglio|cerco|chiamate|mi lui|lei|serve $",
    "parlarne|parlare|discuterne|dirlo|spiegarlo|voglio _2 non|anziche|invece|e di? scrivere|scriverne|digitare|non",
    "cervello|testa|mente|occhi|umano non|umano|umani|sopra|di _2",
    "qualcuno|<role> _4 mi|ci|me|lo|deve|puo|dovrebbe spiegare|spieghi|dica|dire|venga|lo|deve|puo _4 persona|faccia|spiegare|questo|voce",
    "qualcuno|nessuno sveglio|vivo|in vita",
    "richiamate|chiamate|chiami|richiami|telefonate a? mamma|papa|nonna|nonno|mia|mio|lei|lui _3",
    "voglio|vorrei|chiedo|esigo|preferisco il|la mio|mia solito|solita|abituale|consueto <role>",
    "voglio|vorrei|chiedo|esigo|preferisco il|la mio|mia <role> di|abituale|solito|personale|$",
    "sarebbe|avete|avreste|sara|esiste qualcuno|uno|chi che|per|a me|mi|ci|cui lo? spiega|spieghi|spiegasse|aiuti|aiutasse|aiuta|chiarisca|ascolti|chiedere",
    "gli|le vorrei|voglio|potrei|posso|devo parlare",
    "vorrei|voglio|posso parlargli|parlarle|sentirlo|sentirla|vederlo",
    "ora|tempo di|per un|una <person>",
    "da persona|umano|uomo a persona|umano|uomo",
    "fallo|falla|fateli|fatelo|fatela venire|parlare|chiamare|rispondere",
    "fare|faccia|farmi|mi un _1 fischio|squillo|colpo",
    "^ salta|saltare|evita|escludi|bypassa il|lo? bot|robot|chatbot",
];

pub(super) const REACH_SUB: &str = "mi chiami, mi chiamino, mi chiamasse, mi richiami, mi \
    richiamino, mi richiamasse, mi contatti, mi contattino, mi contattasse, mi ricontatti, mi \
    ricontattasse, mi telefoni, mi telefonasse, mi parli, mi risponda, mi rispondesse, ci chiami, \
    ci richiami, ci contatti, ci telefoni, ci risponda, lo chiami, la chiami, le telefoni, gli \
    telefoni, si metta in contatto, si mettesse in contatto, mi dia un colpo, mi faccia uno \
    squillo, mi faccia una telefonata, mi faccia sapere, si faccia sentire, si faccia vivo, si \
    faccia viva, mi scriva, mi spieghi, mi riceva, mi ascolti, prenda in carico, si occupi, se ne \
    occupi, intervenga, subentri, alzi la cornetta, alzi il telefono, prenda il telefono, si \
    accordi, si degni, chiami mia, chiami mio, mi assista, mi aiuti, mi venga incontro, venga in \
    chat, si faccia carico, mi dedichi, si colleghi, mi facesse uno squillo, mi facesse una \
    telefonata, mi scrivesse, mi desse un colpo, si facesse sentire, si facesse vivo, ci \
    contattasse, ci chiamasse, mi spiegasse, ci metta la faccia, guardi la cosa, se ne occupi un";
pub(super) const REACH_INF: &str = "chiamarmi, richiamarmi, contattarmi, ricontattarmi, \
    telefonarmi, parlarmi, rispondermi, chiamarci, richiamarci, contattarci, telefonarci, \
    chiamarlo, chiamarla, telefonarle, telefonargli, mettersi in contatto, darmi un colpo, farmi \
    uno squillo, farmi una telefonata, farmi una chiamata, farsi sentire, farsi vivo, farsi viva, \
    scrivermi, spiegarmi, ricevermi, ascoltarmi, prendere in carico, intervenire, subentrare, \
    alzare la cornetta, alzare il telefono, chiamare mia, chiamare mio, mi chiami, mi richiami, \
    mi contatti, mi telefoni, assistermi, entrare in chat, farmi chiamare, farci chiamare, farmi \
    contattare, farmi richiamare, farmi telefonare, farci contattare, farci richiamare";
pub(super) const REACH_BARE: &str = "chiami, richiami, contatti, ricontatti, telefoni, chiamasse, \
    richiamasse, contattasse, parli, risponda, faccia uno squillo, faccia una telefonata, dia un \
    colpo, puo chiamare, puo richiamare, puo contattare, potrebbe chiamare, potrebbe richiamare, \
    potrebbe contattare, puo telefonare, scriva, spieghi, deve chiamare, deve richiamare, deve \
    contattare, puo rispondere, puo assistere, puo aiutare, puo ricevere, potrebbe aiutare";
pub(super) const ROLE: &str = "medico, dottore, dottoressa, infermiere, infermiera, ostetrica, \
    farmacista, dentista, chirurgo, terapeuta, psicologo, psicologa, psichiatra, fisioterapista, \
    dietista, nutrizionista, ottico, veterinario, veterinaria, receptionist, reception, \
    segretario, segretaria, segreteria, portineria, centralino, centralinista, avvocato, \
    avvocata, avvocatessa, notaio, giudice, cancelliere, funzionario, funzionaria, sindaco, \
    assessore, ispettore, ispettrice, perito, liquidatore, liquidatrice, broker, consulente, \
    commercialista, ragioniere, ragioniera, contabile, cassiere, cassiera, bancario, direttore, \
    direttrice, filiale, sportello, sportellista, pianificatore, coordinatore, coordinatrice, \
    autista, pilota, comandante, capitano, capotreno, controllore, hostess, steward, meccanico, \
    idraulico, elettricista, ingegnere, ingegnera, tecnico, tecnica, installatore, sviluppatore, \
    sviluppatrice, sistemista, amministratore, amministratrice, admin, moderatore, moderatrice, \
    mod, gm, master, padrone, padrona, proprietario, proprietaria, locatore, portiere, portinaio, \
    custode, gestore, titolare, oste, ristoratore, cuoco, preside, rettore, professore, \
    professoressa, prof, insegnante, maestro, maestra, docente, tutor, educatore, educatrice, \
    allenatore, istruttore, istruttrice, bibliotecario, bibliotecaria, redattore, redazione, \
    portavoce, console, parroco, prete, assistente sociale, amministratore delegato, presidente, \
    capo, capa, caporeparto, capoturno, capostazione, responsabile, superiore, supervisore, \
    supervisora, dirigente, manager, reparto, ufficio, sezione, sede, squadra, team, guardia, \
    vigilante, sicurezza, guida, accompagnatore, interprete, traduttore, traduttrice, fotografo, \
    umano, umana, persona, agente, operatore, operatrice, specialista, rappresentante, collega, \
    impiegato, impiegata, dipendente, collaboratore, collaboratrice, addetto, addetta, \
    incaricato, incaricata, referente, esperto, esperta, professionista, mediatore, mediatrice, \
    difensore, interlocutore, interlocutrice, amministrazione, contabilita, sinistri, ufficio \
    sinistri, ufficio reclami, reclami, centrale operativa, centrale, sala operativa, officina, \
    magazzino, magazziniere, negoziante, ragazzo, ragazza, signore, signora, signorina, tizio, \
    tipo, geometra, architetto, capocantiere, organizzatore, organizzatrice, pediatra, \
    ginecologo, ginecologa, cardiologo, oculista, medico di guardia, guardia medica, pronto \
    intervento, reperibile, assistente di volo, personale, ufficio legale, ufficio tecnico, \
    servizio clienti, servizio tecnico, assistenza, operatore umano, caposala, primario, \
    specializzando, amministratore di condominio, capufficio, vicedirettore, direzione, \
    dirigenza, capogruppo, animatore, animatrice, promotore, gestore di conto, account manager, \
    ranger, esaminatore, consulenti, tecnici, operatori, medici, arbitro, assessora, studio \
    medico, studio, padrona di casa, locandiere, capo turno, capo reparto, capo cantiere, \
    operatore sociale, bidello, vigile, vigilessa, comandante di stazione, maresciallo, direttore \
    sanitario, direttore di filiale, banco bagagli, ufficio frodi, segreteria didattica, bagnino, \
    cameriere, chef, governante";
pub(super) const INQUIRY: &str = "che cose, cosa, cose, quale, quali, quanto, quanti, quanta, \
    quante, quando, perche, da quando, a che ora, in che, dove trovo, dove vedo, dove si, come \
    si, come cambio, come aggiungo, e il, e la, e un, bisogna, devo, si deve, di che, il, lo, \
    gli, si puo, chi e il, chi e la, chi sono, dove annullo, dove cambio, dove cancello, dove \
    modifico, come evito, come blocco, come impedisco, come annullo, con chi ho, chi ti, chi \
    devo, a chi devo, per parlare, per contattare";
pub(super) const MAKER: &str = "chi ti, chi vi ha, chi ha programmato";
pub(super) const LINKER: &str = "che";
pub(super) const KIN: &str = "team, squadra, capo, collega";
pub(super) const OWN: &str = "un, una, il, la, lo, l, mio, mia, vostro, vostra, suo, sua, tuo, \
    tua, con, al, col, allo, alla, qui, al telefono, in linea";
pub(super) const THING: &str = "wifi, internet, rete, bluetooth, account, conto, conti, piano, \
    pagina, sito, web, stampante, tele, tv, router, modem, app, applicazione, server, database, \
    api, lista, carta, paypal, google, facebook, alexa, cellulare, contratto, portale, modulo, \
    faq, link, hotel, aeroporto, stazione, segreteria telefonica, home, impostazioni, menu, \
    apparecchio, computer, pc, cloud, banca, bot, robot, casa, domicilio, indirizzo, mail, email, \
    posta, sistema, agenda, calendario, soldi, credito, tariffa, versione, schermo, dispositivo, \
    vpn, attesa, disposizione, prova, livello, offerta, abbonamento, fibra, disagio, letto, \
    dieta, piangere, ridere, pagare, capire, sapere cosa, vedere come";
