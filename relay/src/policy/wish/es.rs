//! Spanish: how people ask for a person, and what only looks like it. Accents are folded away
//! ("atención" is "atencion"), for many type without them.

use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "es",
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
        ("doing", DOING),
        ("some", SOME),
        ("real", REAL),
        ("here", HERE),
        ("compound", COMPOUND),
    ],
    asks: &[
        // «Quiero hablar con una persona»
        "quiero|quisiera|queria|querria|queremos|necesito|necesitamos|deseo|puedo|podria|podemos|prefiero|preferiria|gustaria|dejame|dejeme|permitame|permiteme|ocupo|exijo|pido|kiero|solicito|debo|intento|como|donde|puede|pueden|hay <go>* <talk> con|a <fill>* <who> >",
        "^ <go>* <talk> con|a <fill>* <who> >",
        "posible|manera|forma|opcion|modo de? <go>* <talk> con <fill>* <who> >",
        "como <go>* contacto|contactar|localizo con? <fill>* <who> >",
        // «Páseme con un agente»
        "pasame|paseme|pasenme|pasarme|comunicame|comuniqueme|comunicarme|conectame|conecteme|conectarme|transfiereme|transfierame|transferirme|derivame|deriveme|derivarme|poneme|ponme|pongame|ponerme|enviame|contactame|contacteme <go>* con|a|al <fill>* <who> >",
        "me pasa|pasas|pasan|pasen|pase|pases|comunica|comunicas|comunican|comunique|conecta|conectas|transfiere|transfieres|deriva|derivas|pones|pone|ponga <go>* con|a|al <fill>* <who> >",
        "me puede|puedes|pueden|podria|podrias|podrian pasar|comunicar|conectar|transferir|derivar|poner|contactar <go>* con|a|al <fill>* <who> >",
        "^ <go>* pasar|transferir|comunicar|derivar|conectar con|a|al <fill>* <who> >",
        "^ <go>* con <fill>* <who> $",
        // «Necesito un agente»
        "quiero|quisiera|necesito|dame|deme|exijo|prefiero|solicito|requiero|queremos|necesitamos|ocupo <go>* a? <fill>* <person> >>",
        "quiero|necesito|requiero|solicito ayuda|asistencia|atencion|soporte humana|humano|personal|personalizada",
        "hay|existe|tienen|tienes <fill>* <who> <go>* con|ahi|disponible|real|aqui|humano|humana|que",
        "hay <fill>* <person> >>",
        "me|nos atienda|atiende|atender|ayude|conteste|responda|llame <go>* <fill>* <person> >>",
        "puede|podria <fill>* <person> ayudarme|atenderme|llamarme|contactarme",
        "me puede|podria ayudar|atender|llamar <fill>* <person> >>",
        // «No quiero hablar con un robot»
        "no quiero|deseo|puedo|pienso|voy|gusta|me _2 <talk> con <fill>* <bot>",
        "no quiero|deseo mas? <fill>* <bot> $",
        "no quiero|deseo|puedo seguir|continuar con <fill>* <bot>",
        "^ no mas? <bot> $",
        "harto|harta|cansado|cansada de|del _2 <fill>* <bot>",
        // Que me llamen
        "^ <go>* llamame|llameme|llamenme|llamadme >>",
        "que me llame|llamen|llameis|contacten",
        "me pueden|puede|podrian|podria|puedes llamar",
        "pueden|puede|podrian|podria|puedes llamarme",
        "quiero|quisiera|necesito|solicito <fill>* llamada",
    ],
    loose: &[
        // «Prefiero explicárselo a una persona»
        "<ask> _6 <speak> _4 con|a|al|por|de|conmigo|alguien _3 <who> !",
        "<ask> _6 con|por _2 <who> _4 <speak>",
        "^ <go>* <speak> _2 con|a|al _2 <who> >",
        "con quien _3 <speak>",
        // «Ponme con un compañero tuyo»
        "<move> _5 con|a|al|para _3 <who> !",
        "<move> me|nos|a|al? <fill>* <person> >",
        "quiero|quisiera|queria|necesito|nesesito|prefiero|exijo|solicito|requiero|ocupo|deseo|pido|dame|deme|denme|favor|porfa|mejor|quieren|hace|urge _2 <fill>* <person> >",
        "ayuda|asistencia|atencion|intervencion|soporte|parte|llamada|respuesta|contacto de|por|con _2 <person> >",
        "favor|porfa|ya|ahora|urgente _2 <person> $",
        "^ <go>* <person> por|porfa|ya|ahora|urgente|favor|porfavor|xfa|pls",
        "^ <go>* <person> $",
        // «¿Me puede contestar un trabajador?»
        "puede|pueden|podria|podrian|puedes|podes|podra|quiero|quisiera|necesito|solicito|exijo|gustaria|ruego|pido|que|haga|hagan|urge|favor|deseo|agradeceria|seria|hay|ocupo|prefiero|requiero _4 <person> _5 <act>",
        "puede|pueden|podria|podrian|podra|quiero|quisiera|necesito|solicito|exijo|gustaria|ruego|pido|que|haga|hagan|urge|favor|deseo|agradeceria|ocupo|hay _4 <some> _6 <doing>",
        "me|nos|le|lo puede|pueden|podria|quiero|_1 <act> _3 <person> >",
        "que me|nos|lo|la <doing> _3 <who> >",
        "que venga|vengan|intervenga|aparezca|entre|conteste|responda|atienda|hable _2 <person> >",
        "llamen|llame|llameme|llamenme|llamame|llamadme|marquenme|marqueme|marcame|telefoneame|telefoneenme|llamarme|marcarme _2 al|a|por|de|en|cuanto|hoy|manana|ya|urgente|telefono|porfa|favor|vuelta",
        "me pueden|puede|podrian|podria|puedes|podes llamar|marcar|telefonear|contactar",
        "pueden|puede|podrian|podria|puedes|podes llamarme|marcarme|telefonearme|contactarme|hablarme",
        "que|quiero|solicito me llamen|llame|marquen|marque|contacten|contacte|telefoneen|devuelvan|hablen",
        "quiero|quisiera|necesito|solicito|agradeceria|pido|espero <fill>* llamada >",
        "numero|telefono _4 llamar|hablar|llamo|comunicarme <go>* con|a|al? <fill>* <who> >",
        // «¿Hay alguien de verdad ahí?»
        "hay|existe|tienen|tienes|esta|habra|queda|sos|eres|hai|ay _3 <some> _2 <real>",
        "hay|existe|tienen|tienes|habra|hai|ay _2 <who> _3 <here>",
        "hay|existe|tienen|habra|estan _2 <some> _2 <here>",
        "hay|esta _1 alguien $",
        "^ <go>* alguien ahi|aqui|real|humano|alli|disponible|de|me|que",
        "donde esta|estan|hay _2 <person> >",
        // No un bot
        "<speak> _4 que no sea|sean|es _2 <bot>",
        "<some> _3 que no sea|sean _2 <bot>",
        "no|niego|nunca|cansado|cansada|harto|harta|canse|basta|deja|dejen|jamas|odio|ni loco|sin _5 con|de|a _2 <bot>",
        "<person> _2 no|y un? una? no? _1 <bot>",
        "vez|lugar de _2 <bot>",
        "no <fill>* <bot> _2 <person>",
        "escalar|escalen|escale|escala|elevar|eleven|eleve _2 caso|queja|reclamo|reclamacion|tema|esto|incidencia|problema",
        "puedo|podria|quiero|quisiera|espero recibir|tener|solicitar|pedir <fill>* llamada|llamadas >",
        "solo|solamente|unicamente _1 hablo|trato|hablar|tratar|quiero|con _2 con? <fill>* <person> >",
        "espero|esperar|aguardo|esperare a? <fill>* <person> >",
        "<person> estaria|seria|vendria bien|bueno|genial|mejor|ideal",
        "salir|salirme|fuera|quitar|cerrar|terminar|salte del|el|al|de _1 <bot> $",
        "basta|fuera|abajo|adios de|con|el|los? <bot> $",
        "y|por|ya conectenme|conecteme|comuniqueme|comuniquenme|pasenme|paseme|transfieranme|transfierame|pasame|comunicame $",
        "^ <go>* conectenme|conecteme|comuniqueme|comuniquenme|transfieranme|transfierame $",
        "quien puedo|podria|debo llamar|marcar|telefonear $",
        "puede|podria|pueden intervenir|responder|contestar|atender|entrar|venir|leerlo|verlo|revisarlo|ayudarme _2 <person> >",
        "puede|podria|pueden _1 <act> alguien|gente <real>",
        "cuando|donde puedo|podria|podre <go>* <speak> con <fill>* <who> >",
        "posibilidad|chance|oportunidad de <fill>* <person> >",
        "caso|problema|reclamo|asunto|tema _1 tiene|debe|deberia _3 <person> >",
        "puedo|podria tener|ver a? <fill>* <person> >",
        "no hablo|trato|converso con <fill>* <bot>",
        "niego a <speak> con _2 <bot>",
        "me <move> ustedes $",
        "me llaman|llamas|marcan|llama ustedes",
        "para un|una humano|humana $",
        "no? pueden|puede|puedes|podrian|podria|podes _2 llamarme|marcarme|telefonearme",
        "no me pueden|puede|puedes|podrian _1 llamar|marcar",
        "prefiero|quiero|quisiera|mejor llamar|telefonear $",
        "como|donde|puedo _3 contactarlos|contactaros|llamarlos|llamaros|comunicarme|contactarles|localizarlos _1 telefono|por|telefonicamente",
        "pedi|pido|pidiendo|solicite|exigi a|con|por|hablar|_1 <fill>* <person> >",
        "espero|esperando|espera|aguardando a|por|de? <fill>* <person> >",
        "si|podria|puede <fill>* <who> _3 escribirme|responderme|ayudarme|llamarme",
        "hagan|haga|haz|dejen|deja|pida|pidan|pidele que|a? <fill>* <person> _3 <act>",
        "como _2 llego|llegar|llega a|con|hasta _2 <person> >",
        "llama|llame|llamen|traiga|traigan|traeme|busca a <fill>* <person> >",
        "comodo|comoda|tranquilo|tranquila|mejor|feliz _3 <speak>|explicandolo|hablando _4 con|a <who> !",
        "lo|la|esto vea|revise|lea|atienda|resuelva _2 <person> >",
        "pasas|pasa|pase|pasen con un|una|tu _1 compa|colega|jefe",
        "puedo|quiero|quisiera|podria|tener _3 <who> al|en telefono|linea|chat",
    ],
    withdrawals: &[
        "ya no quiero|necesito|hace|deseo falta? <go>* <fill>* <person>",
        "ya no quiero|necesito|hace|deseo falta? <go>* <talk> con <fill>* <who>",
        "olvida|olvide|olvidalo|cancela|cancele <go>* lo? del|de|al|el|la? <fill>* <person>",
        "^ olvidalo $",
        "^ dejalo $",
        "sigo|continuo|quedo con <fill>* <bot>",
        "prefiero|quiero|puedo seguir|continuar con <fill>* <bot>",
    ],
    guards: GUARDS,
    alone: "persona, personas, humano, humana, agente, asesor, asesora, representante, operador, \
        operadora, persona real, agente humano, agente real, ser humano, una persona, un agente, \
        un humano, un asesor, un operador, un representante, una persona real, servicio al \
        cliente, atencion al cliente, agente en vivo, chat en vivo, asesor humano, persona \
        humana, una persona humana, ejecutivo, soporte humano, ayuda humana, con una persona, un \
        ejecutivo, hablar con alguien, llamame, llameme, alguien real, una persona de verdad, \
        supervisor, agente humano ya, persona viva, humano vivo, hablar con un agente, hablar con \
        agente, ablar con agente, hablar con una persona, hablar con persona, hablar con un \
        humano, hablar con humano, hablar con asesor, hablar con un asesor, hablar con operador, \
        hablar con un operador, hablar con un representante, quiero hablar, un gestor, gestor, \
        companero, jefe, gerente, encargado, encargada, supervisora, un supervisor, un encargado, \
        un gerente, alguien, personal, humanos, pasame, transferir, transfiereme, comuniqueme, \
        con un agente, con un humano, con un asesor, con un operador, con alguien, atencion \
        humana, atencion personal, atencion personalizada, contacto humano, persona ya, llamenme, \
        llamadme, marquenme, ejecutiva, chat con agente, chat humano, hablar con ejecutivo, \
        hablar con un ejecutivo, un empleado, empleado, trabajador, especialista, reclamaciones, \
        quejas, ajente, agnte, operdor, chat con asesor, chat con un asesor, chat en vivo con \
        agente",
    polite: "por favor, porfavor, porfa, hola, buenas, buenos dias, buenas tardes, buenas noches, \
        gracias, ya, ahora, ok, si, no, y, pero, muchas gracias, ahora mismo, urgente, mejor, \
        oye, oiga, disculpe, pues, bueno, vale, entonces, de una vez, solo, xfa, xfavor, \
        inmediatamente, por tercera vez, por segunda vez, por ultima vez, te lo ruego, se lo \
        ruego, lo ruego, te lo pido, no tu, un bot no, bot no, no bot, no un bot, no un robot, \
        robot no, maquina no, basta, quiero, necesito, dame, deme, urge, te digo, he dicho, \
        repito, joder, carajo, ostia, hostia, che, ey, hey, saludos, estimados, estimado, \
        estimada, cordial saludo, muy buenas, buen dia, buena tarde, senor, senora, joven, \
        amigo, plis, pliss, plz, pf, pls, rapido, solo quiero, quiero hablar con, otra vez, \
        insisto, un, una, de verdad, que, ayuda, a ver, mire, mira, perdon, disculpa, wey, guey, \
        exijo, prefiero, ahorita",
    vetoes: "no, sin, nunca, tampoco, ni, si, cuando, que no, jamas, no hace falta, no necesito, \
        falta",
    negators: "no, sin, nunca, tampoco, ni, jamas",
};

const PERSON: &str = "persona, humano, humana, ser humano, agente, agentes, asesor, asesora, \
    representante, operador, operadora, ejecutivo, ejecutiva, encargado, encargada, supervisor, \
    supervisora, gerente, empleado, empleada, persona real, agente humano, servicio al cliente, \
    atencion al cliente, persona humana, teleoperador, tecnico, alguien real, persona de verdad, \
    alguien humano, responsable, miembro del equipo, compa, colega, adulto, adulta, superior, \
    asesor humano, alguien con autoridad, ser humano real, persona fisica, trabajador, \
    trabajadora, companero, companera, alguno de sus empleados, alguien del equipo, alguien de la \
    tienda, alguien de la empresa, alguien de su equipo, alguien del area, alguien de soporte, \
    alguien de atencion, alguien de ventas, alguien de facturacion, alguien que sepa, alguien que \
    entienda, alguien que me, alguien que pueda, alguien que resuelva, alguien capacitado, \
    alguien competente, alguien de verdad, alguien de ahi, alguien de ustedes, alguien de alli, \
    alguien con, alguien de carne, licenciado, licenciada, gestor, gestora, director, directora, \
    dueno, jefe, jefa, mando, personal humano, operadores, asesores, humanos, dependiente, \
    dependienta, vendedor humano, senorita, especialista, experto, experta, personas reales, \
    gente de verdad, gente real, ser vivo, agente de soporte, agnte, ajente, assesor, acesor, \
    opreador, sere humano, servicio tecnico, atencion humana, soporte humano, call center, \
    telefonista, consultor, consultora, moderador, administrador humano, administrativo, \
    departamento de reclamaciones, reclamaciones, departamento de quejas";
const WHO: &str = "persona, personas, humano, humana, ser humano, agente, agentes, asesor, asesora, \
    representante, operador, operadora, ejecutivo, ejecutiva, encargado, encargada, supervisor, \
    supervisora, gerente, empleado, empleada, alguien, servicio al cliente, servicio de \
    atencion, atencion al cliente, soporte, soporte tecnico, equipo, departamento, ventas, \
    facturacion, tecnico, responsable, teleoperador, jefe, personal, ustedes, persona real, \
    miembro del equipo, compa, colega, devoluciones, reembolsos, contabilidad, departamento de \
    devoluciones, adulto, adulta, el que lleva, quien lleva, trabajador, trabajadora, companero, \
    companera, superior, licenciado, licenciada, gestor, gestora, director, directora, dueno, \
    jefa, operadores, asesores, humanos, dependiente, dependienta, senorita, senor, senora, \
    especialista, experto, experta, gente, alguno, alguna, algun, quien, quienes, sus empleados, \
    empleados, area, persona fisica, reclamaciones, quejas, atencion, cobranza, servicio \
    tecnico, telefonista, consultor, consultora, administrativo, administracion, agnte, ajente, \
    acesor, alguin, algien, alguiem, central, oficina, sucursal, tienda, banco, ti no, call \
    center, recepcion, directivo, mando superior, agencia, otro humano, otra persona";
const FILL: &str = "un, una, uno, el, la, los, las, al, otro, otra, alguna, algun, alguno, de, su, sus, \
    verdadero, verdadera, autentica, autentico, del, a, por favor, maldito, maldita, con, mismo, \
    vuestro, algun otro, puto, puta";
const GO: &str = "me, poder, por favor, ya, ahora, mejor, solo, directamente, urgentemente, quiero, necesito, \
    se, puedo, puede, hacer, yo, por, favor, hago, para, gustaria, que, inmediatamente, mismo, \
    tambien, simplemente, realmente, una vez, pueda, podria, a, urgente, podemos, nos, quisiera, \
    aqui, llamada, chat, alguna forma de, le, la, lo, mi, consulta, caso, directo, de una vez";
const TALK: &str = "hablar, chatear, comunicarme, conversar, contactar, contactarme, platicar, comunicar, \
    conectar, conectarme, ponerme en contacto, tratar, charlar, hablo, comunico, ser atendido \
    por, comunicarnos, escribir, seguir hablando, contacto";
const STRICT: &str = "por favor, porfavor, porfa, real, humana, humano, de verdad, de carne, ya, ahora, que me, \
    que pueda, para hablar, para que, y, no, en linea, en vivo, aqui, urgente, de soporte, de \
    atencion, de servicio, del equipo, de su equipo, ahi, disponible, en el chat, porque, que \
    sepa, que hable, con quien, al telefono, para ayudarme, para resolver, no un, fisicamente, \
    gracias, que resuelva";
const AFTER: &str = "por favor, porfavor, porfa, real, reales, humana, humano, de verdad, de carne, ya, ahora, \
    que, para, y, no, en, aqui, urgente, de soporte, de atencion, de servicio, del equipo, de \
    su, de ustedes, de la empresa, de la tienda, del banco, sobre, acerca, porque, pues, hoy, \
    mi, por, cuando, es, tengo, con, a, gracias, mas, me, tecnico, especializado, de \
    facturacion, de ventas, cuanto, del soporte, del servicio, encargada, directamente, al, o, \
    pero, inmediatamente";
const BOT: &str = "bot, bots, robot, robots, maquina, maquinas, chatbot, chatbots, computadora, ordenador, ia, \
    asistente, asistente virtual, programa, contestador";
const ASK: &str = "ayudame, ayudeme, ayudenme, dejame, quiero, quisiera, queria, querria, queremos, kiero, \
    kero, necesito, nesesito, nececito, necesitamos, deseo, desearia, puedo, puede, pueden, \
    puedes, podes, podria, podrian, podrias, podemos, podriamos, prefiero, preferiria, gustaria, \
    dejame, dejeme, permitame, permiteme, permitanme, ocupo, exijo, exigimos, pido, pedir, \
    solicito, solicitar, debo, intento, como, donde, hay, posible, manera, forma, opcion, modo, \
    urge, ruego, rogaria, ruega, favor, porfa, porfavor, porfis, agradeceria, agradezco, seria, \
    serias, tan amable, podra, podran, posibilidad, quieren, tengo que, mejor, insisto, demando, \
    reclamo, requiero, hace falta, hagan, haga, hazme, haz, deje, dejen, dejenme, oportunidad, \
    vengo a, quien, me encantaria, encantaria, hacer el favor, te pido, les pido, le pido";
const SPEAK: &str = "hablar, ablar, habla, hablo, hable, hablando, hablarlo, hablarle, chatear, comunicarme, \
    comunicar, comunicacion, comuniquen, comunicarnos, conversar, contactar, contactarme, \
    contacto, contacten, platicar, platico, conectar, conectarme, contacte, tratar, tratarlo, \
    charlar, escribir, atendido, atendida, explicar, explicarselo, explicarle, contarle, \
    contarselo, dirigirme, localizar, discutir, resolver, resolverlo, verlo, gestionarlo, ver \
    esto, conversacion, dialogar, entenderme, consultar, consultarlo, marcarle, llamar, llamada, \
    llamadas, ayuda, asistencia, atencion, respuesta, poner en contacto, ponerme en contacto, \
    ponerse en contacto, comunicado, derivado, transferido, transferida, pasado, seguir, \
    entrevistarme, trato, aclarar, aclararlo, intercambiar, quejarme, atender, interactuar";
const MOVE: &str = "llevame, lleveme, llevenme, dirijame, dirijanme, dirigeme, involucren, involucre, involucra, \
    pasame, paseme, pasenme, pasarme, pasar, pasa, pase, pasen, pases, pasas, pasan, comunicame, \
    comuniqueme, comuniquenme, comunicarme, comunicar, comunica, comunicas, conectame, \
    conecteme, conectarme, conectenme, conectar, conecta, conecte, transfiereme, transfierame, \
    transferirme, transfieranme, transferir, transfiere, transfieras, transfiera, derivame, \
    deriveme, derivarme, derivenme, derivar, deriva, deriven, poneme, ponme, pongame, ponganme, \
    ponerme, poner, pon, ponga, enviame, mandame, mandeme, mandenme, mandar, contactame, \
    contacteme, contactenme, escala, escalar, escale, escalen, escalalo, escalenlo, elevar, \
    eleve, eleven, remitir, remita, remitan, remiteme, remitanme, redirigir, redirige, \
    redirigeme, redirijame, canalizame, canaliceme, canalicenme, canalizar, llama, llame, \
    llamen, llamar, traigan, trae, traeme, traigame, busca, buscame, busqueme, consigueme, dame, \
    deme, denme, dar, darme, facilitame, faciliteme, facilitar, asignen, asigname, asigneme, \
    vincular, enlazame, enlaceme, enlazar, pasenle, pasale, pasenlo, paselo, pasalo, envia, \
    envien, enviar, cambiame, reconectame";
const ACT: &str = "escriba, escribirme, atienda, atiendan, atender, atenderme, atiende, atiendame, atenderlo, \
    ayude, ayuden, ayudar, ayudarme, ayude, ayuda, conteste, contesten, contestar, contestarme, \
    contesta, responda, respondan, responder, responderme, responde, llame, llamen, llamar, \
    llamarme, llama, llameme, contacte, contacten, contactar, contactarme, contactenme, \
    comunique, comuniquen, comunicarse, comunique, revise, revisen, revisar, revisarlo, mire, \
    miren, mirar, lea, lean, leer, leerme, resuelva, resuelvan, resolver, resolverlo, encargue, \
    encargarse, encargue, explique, explicarme, hable, hablar, hablarme, hablarle, venga, \
    vengan, intervenga, intervenir, tome, tomar, asuma, asumir, gestione, gestionar, vea, ver \
    mi, ocupe, ocuparse, ponga en contacto, ponerse en contacto, pongan en contacto, marque, \
    marcar, marcarme, devuelva la llamada, devolverme, telefonee, escuche, escucharme, escuchar, \
    entienda, eche un vistazo, haga cargo, hacerse cargo, asista, asistir, asistirme, asesore, \
    asesorarme, escriba, escribirme, telefonear";
const DOING: &str = "atienda, atiendan, atenderme, atender, llame, llamen, llamarme, marque, contacte, contacten, \
    contactarme, devuelva la llamada, se haga cargo, haga cargo, hacerse cargo, se encargue, \
    encargarse, tome mi, tomar mi, tome el, revise mi, revisar mi, ponga en contacto, ponerse en \
    contacto, pongan en contacto, asuma, intervenga, se ocupe, de verdad, me hable, hable \
    conmigo, hablar conmigo, telefonee, comunique conmigo, comunicarse conmigo, responda de \
    verdad, en persona";
const SOME: &str =
    "alguien, alguno, alguna, algun, uno, una, quien, quienes, gente, alguin, alguiem, algien";
const REAL: &str = "real, reales, humano, humana, humanos, de verdad, de carne, carne y hueso, vivo, viva, \
    vivos, autentico, verdadero, verdadera, que no sea, no sea un, que no sean, detras, con \
    cerebro";
const HERE: &str = "ahi, aqui, alli, aca, disponible, disponibles, libre, en linea, conectado, conectada, \
    detras, al otro lado, del otro lado, con quien, con el que, con la que, que me, que pueda, \
    que puede, que atienda, que conteste, para hablar, para atender, para atenderme, para \
    ayudarme, por aqui, por ahi, de guardia, en este chat, en el chat, a quien, trabajando";
const COMPOUND: &str = "inmobiliario, inmobiliaria, de seguros, de viajes, secreto, blanqueador, de policia, de la \
    policia, de transito, autorizada, autorizado, juridica, fisica en, moral, fiscal, logico, \
    or, and, turistico, movil, del filtro, de telefonia, legal, de contacto, de referencia, \
    mayor, mayores, con discapacidad, alergica, para la tienda";
const GUARDS: &str = "no pedi, yo no pedi, mensajero, chofer, transportista, mi companero, mi \
    companera, mi colega, nunca pedi, iba a pedir, por que, estafa, verdad que, encuesta, taxi, \
    prefiero no, vosotros, responden personas, hablan con, hablarte, por que me llamo, non grata, \
    cuanto, cuanta, regalarlo, mail de, telefono de, cuanto cuesta, es gratis, ser agente, ser un \
    agente, ser representante, ser operador, cambiar de, correo de, email de, dinero, puntos, \
    factura al, gestor de, clave de, contrasena, ya no hace falta, pero ya no, dos personas, tres \
    personas, cuatro personas, hace falta que, ver quien, para saber, significa, quiere decir, no \
    hace falta, no necesito, no quiero hablar con un humano, no quiero hablar con nadie, con \
    nadie, cuantas, cuantos, mi esposo, mi esposa, mi marido, mi mujer, mi hijo, mi hija, mi \
    madre, mi padre, inmobiliario, inmobiliaria, repartidor, vecino, policia, ayer, la semana \
    pasada, dijo, dijeron, fue, era, ya me atendio, atendio, contratan, trabajar, empleo, \
    vacante, curriculum, curso, disfraz, clave de supervisor, cobran, comision, soy agente, soy, \
    diferencia, que hace, eres un, eres una, por persona, cambiar la persona, persona de \
    contacto, agrego, agregar, anadir, gracias por, muy amable, no me llamen, no me llame, dejen \
    de llamar, siguen llamando, no llamen, de transito, mi agente, mi asesor, mi jefe, mi \
    gerente, mi contador, mi abogado, quien es, quien puede, usan, usais, como se llama, llamaba, \
    en persona retirar, recogerlo, gratis, sin, cuando un, si un, si hablo, no me pases, no me \
    pasen, no me transfieras, mejor que, calificar, resena, opinion, felicitar, horario";
