//! Spanish: the classes that its patterns refer to, one text with commas each.

pub(super) const PERSON: &str = "persona, humano, humana, ser humano, agente, agentes, asesor, \
    asesora, representante, operador, operadora, ejecutivo, ejecutiva, encargado, encargada, \
    supervisor, supervisora, gerente, empleado, empleada, persona real, agente humano, servicio \
    al cliente, atencion al cliente, persona humana, teleoperador, tecnico, alguien real, persona \
    de verdad, alguien humano, responsable, miembro del equipo, compa, colega, adulto, adulta, \
    superior, asesor humano, alguien con autoridad, ser humano real, persona fisica, trabajador, \
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
    departamento de reclamaciones, reclamaciones, departamento de quejas, tecnica, tecnicos, \
    ingeniero, ingeniera, dependientes, vendedor, vendedora, recepcionista, secretaria, \
    secretario, coordinador, coordinadora, jefe de tienda, jefa de tienda, jefe de turno, \
    director de sucursal, gerente de tienda, gerente de sucursal, ejecutivo de cuenta, \
    ejecutivos, ejecutivo humano, operador humano, operadora humana, asesora humana, asesor real, \
    operador real, agente de verdad, agente de carne, representante humano, representante real, \
    funcionario, funcionaria, promotor, promotora, companera humana, contestadora humana, persona \
    encargada, persona responsable, persona viva, persona con, personal de, personal tecnico, \
    personal capacitado, personal real, soporte tecnico, atencion personalizada, atencion \
    personal, atencion telefonica, departamento tecnico, departamento de ventas, departamento de \
    facturacion, departamento de cobros, departamento legal, alguien de cobranza, alguien de \
    cobros, alguien de reclamos, alguien de reclamaciones, alguien de la oficina, alguien de la \
    sucursal, alguien de la compania, alguien de sus, alguien de vuestro, alguien de tecnico, \
    alguien del soporte, alguien del departamento, alguien del servicio, alguien del banco, \
    alguien mas capacitado, alguno de sus agentes, algun agente, algun asesor, algun humano, \
    alguna persona, algun operador, algun companero, algun ejecutivo, algun representante, uno de \
    sus, una de sus, uno de tus, uno de vuestros, uno de los suyos, chica, chico, muchacha, \
    muchacho, tio real, tipo, peladito, duena, propietario, patron, mandamas, responsable de \
    turno, persona del, interlocutor, interlocutora, teleoperadora, teleasesor, gente, asezor, \
    asesro, acesora, opeador, represetante, pesona, perona, persna, ejectivo, intervencion \
    humana, voz humana, voz real";
pub(super) const WHO: &str = "persona, personas, humano, humana, ser humano, agente, agentes, \
    asesor, asesora, representante, operador, operadora, ejecutivo, ejecutiva, encargado, \
    encargada, supervisor, supervisora, gerente, empleado, empleada, alguien, servicio al \
    cliente, servicio de atencion, atencion al cliente, soporte, soporte tecnico, equipo, \
    departamento, ventas, facturacion, tecnico, responsable, teleoperador, jefe, personal, \
    ustedes, persona real, miembro del equipo, compa, colega, devoluciones, reembolsos, \
    contabilidad, departamento de devoluciones, adulto, adulta, el que lleva, quien lleva, \
    trabajador, trabajadora, companero, companera, superior, licenciado, licenciada, gestor, \
    gestora, director, directora, dueno, jefa, operadores, asesores, humanos, dependiente, \
    dependienta, senorita, senor, senora, especialista, experto, experta, gente, alguno, alguna, \
    algun, quien, quienes, sus empleados, empleados, area, persona fisica, reclamaciones, quejas, \
    atencion, cobranza, servicio tecnico, telefonista, consultor, consultora, administrativo, \
    administracion, agnte, ajente, acesor, alguin, algien, alguiem, central, oficina, sucursal, \
    tienda, banco, ti no, call center, recepcion, directivo, mando superior, agencia, otro \
    humano, otra persona, tecnica, tecnicos, ingeniero, ingeniera, dependientes, vendedor, \
    vendedora, recepcionista, secretaria, secretario, coordinador, coordinadora, funcionario, \
    funcionaria, promotor, promotora, operador humano, agente de verdad, persona encargada, \
    persona responsable, departamento tecnico, departamento de ventas, departamento de \
    facturacion, departamento legal, companeros, companeras, uno de sus, una de sus, uno de tus, \
    uno de vuestros, alguno de, algun companero, chica, chico, muchacha, muchacho, tipo, duena, \
    propietario, patron, mandamas, interlocutor, teleoperadora, teleasesor, siniestros, averias, \
    cancelaciones, bajas, cobros, legal, quien corresponda, quien sea, quien mande, el que manda, \
    el que mande, quien decida, alguien mas, cualquiera, cualquier, vosotros, ejecutivos, asezor, \
    pesona, alguen, algun humano, algun agente, sucursales, gestoria, administrador, mesa de \
    ayuda, mesa de control, central telefonica, direccion, gerencia, jefatura";
pub(super) const FILL: &str = "un, una, uno, el, la, los, las, al, otro, otra, alguna, algun, \
    alguno, de, su, sus, verdadero, verdadera, autentica, autentico, del, a, por favor, maldito, \
    maldita, con, mismo, vuestro, algun otro, puto, puta, cualquier, cualquiera, tu, tus, \
    vuestros, vuestra, nuestro, dicho, tecnico, comercial, buen, buena, simple, solo, sola, gran, \
    senor, tal, \
    otro, otra, proximo, siguiente, verdadero, verdadera, vivo";
pub(super) const GO: &str = "me, poder, por favor, ya, ahora, mejor, solo, directamente, \
    urgentemente, quiero, necesito, se, puedo, puede, hacer, yo, por, favor, hago, para, \
    gustaria, que, inmediatamente, mismo, tambien, simplemente, realmente, una vez, pueda, \
    podria, a, urgente, podemos, nos, quisiera, aqui, llamada, chat, alguna forma de, le, la, lo, \
    mi, consulta, caso, directo, de una vez, ahora mismo, con urgencia, lo antes posible, cuanto \
    antes, de forma, alguna, todo, ello, esto, eso, asunto, problema, tema, ya mismo, ahorita, \
    rapido, nomas, pues, entonces, hoy";
pub(super) const TALK: &str = "hablar, chatear, comunicarme, conversar, contactar, contactarme, \
    platicar, comunicar, conectar, conectarme, ponerme en contacto, tratar, charlar, hablo, \
    comunico, ser atendido por, comunicarnos, escribir, seguir hablando, contacto, ablar, \
    platicarlo, hablarlo, verlo, comunicarlo, entenderme, entrar en contacto, poner en contacto, \
    estar en contacto, contactarnos, conectarnos, ser atendida por, ser atendido, ser atendida, \
    ser transferido, ser transferida, ser derivado, ser derivada, ser comunicado, mensajear, \
    chatiar, intercambiar, gestionarlo, tratarlo, dialogar, seguir, continuar, seguir esto, \
    continuar esto";
pub(super) const STRICT: &str = "por favor, porfavor, porfa, real, humana, humano, de verdad, de \
    carne, ya, ahora, que me, que pueda, para hablar, para que, y, no, en linea, en vivo, aqui, \
    urgente, de soporte, de atencion, de servicio, del equipo, de su equipo, ahi, disponible, en \
    el chat, porque, que sepa, que hable, con quien, al telefono, para ayudarme, para resolver, \
    no un, fisicamente, gracias, que resuelva";
pub(super) const AFTER: &str = "por favor, porfavor, porfa, real, reales, humana, humano, de \
    verdad, de carne, ya, ahora, que, para, y, no, en, aqui, urgente, de soporte, de atencion, de \
    servicio, del equipo, de su, de ustedes, de la empresa, de la tienda, del banco, sobre, \
    acerca, porque, pues, hoy, mi, por, cuando, es, tengo, con, a, gracias, mas, me, tecnico, \
    especializado, de facturacion, de ventas, cuanto, del soporte, del servicio, encargada, \
    directamente, al, o, pero, inmediatamente";
pub(super) const BOT: &str = "bot, bots, robot, robots, maquina, maquinas, chatbot, chatbots, \
    computadora, ordenador, ia, asistente, asistente virtual, programa, contestador";
pub(super) const ASK: &str = "ayudame, ayudeme, ayudenme, dejame, quiero, quisiera, queria, \
    querria, queremos, kiero, kero, necesito, nesesito, nececito, necesitamos, deseo, desearia, \
    puedo, puede, pueden, puedes, podes, podria, podrian, podrias, podemos, podriamos, prefiero, \
    preferiria, gustaria, dejeme, permitame, permiteme, permitanme, ocupo, exijo, exigimos, pido, \
    pedir, solicito, solicitar, debo, intento, como, donde, hay, posible, manera, forma, opcion, \
    modo, urge, ruego, rogaria, ruega, favor, porfa, porfavor, porfis, agradeceria, agradezco, \
    seria, serias, tan amable, podra, podran, posibilidad, quieren, tengo que, mejor, insisto, \
    demando, reclamo, requiero, hace falta, hagan, haga, hazme, haz, deje, dejen, dejenme, \
    oportunidad, vengo a, quien, me encantaria, encantaria, hacer el favor, te pido, les pido, le \
    pido, prefiriria, preferia, prefiero que, preciso, busco, quieres, agradeceria que, favor de, \
    podeis, podriais, dejadme, permitidme, pasarme, me urge, requerimos, pedimos, solicitamos, \
    rogamos, aceptaria, acepto, querriamos, quisieramos, ustedes pueden, haceme, sabe, sabes, \
    sabrian";
pub(super) const SPEAK: &str = "hablar, ablar, habla, hablo, hable, hablando, hablarlo, hablarle, \
    chatear, comunicarme, comunicar, comunicacion, comuniquen, comunicarnos, conversar, \
    contactar, contactarme, contacto, contacten, platicar, platico, conectar, conectarme, \
    contacte, tratar, tratarlo, charlar, escribir, atendido, atendida, explicar, explicarselo, \
    explicarle, contarle, contarselo, dirigirme, localizar, discutir, resolver, resolverlo, \
    verlo, gestionarlo, ver esto, conversacion, dialogar, entenderme, consultar, consultarlo, \
    marcarle, llamar, llamada, llamadas, ayuda, asistencia, atencion, respuesta, poner en \
    contacto, ponerme en contacto, ponerse en contacto, comunicado, derivado, transferido, \
    transferida, pasado, seguir, entrevistarme, trato, aclarar, aclararlo, intercambiar, \
    quejarme, atender, interactuar, explicarlo, platicarlo, comentarlo, comentar, tramitar, \
    tramitarlo, seguir hablando, atendernos, atenderme, comunique, comuniquenme, derivado a, \
    derivada, redirigido, redirigida, conectado, conectada, contactado, contactada, llamado, \
    llamada de, revisado, revisada, revisar, gestionar, arreglarlo, arreglar, solucionarlo, \
    solucionar, voz";
pub(super) const MOVE: &str = "llevame, lleveme, llevenme, dirijame, dirijanme, dirigeme, \
    involucren, involucre, involucra, pasame, paseme, pasenme, pasarme, pasar, pasa, pase, pasen, \
    pases, pasas, pasan, comunicame, comuniqueme, comuniquenme, comunicarme, comunicar, comunica, \
    comunicas, conectame, conecteme, conectarme, conectenme, conectar, conecta, conecte, \
    transfiereme, transfierame, transferirme, transfieranme, transferir, transfiere, transfieras, \
    transfiera, derivame, deriveme, derivarme, derivenme, derivar, deriva, deriven, poneme, \
    ponme, pongame, ponganme, ponerme, poner, pon, ponga, enviame, mandame, mandeme, mandenme, \
    mandar, contactame, contacteme, contactenme, escala, escalar, escale, escalen, escalalo, \
    escalenlo, elevar, eleve, eleven, remitir, remita, remitan, remiteme, remitanme, redirigir, \
    redirige, redirigeme, redirijame, canalizame, canaliceme, canalicenme, canalizar, llama, \
    llame, llamen, llamar, traigan, trae, traeme, traigame, busca, buscame, busqueme, consigueme, \
    dame, deme, denme, dar, darme, facilitame, faciliteme, facilitar, asignen, asigname, \
    asigneme, vincular, enlazame, enlaceme, enlazar, pasenle, pasale, pasenlo, paselo, pasalo, \
    envia, envien, enviar, cambiame, reconectame, pasarnos, pasanos, pasenos, pasadme, ponedme, \
    ponnos, ponganos, derivais, derivas, derivan, derivanos, transfieres, transfieren, \
    transfieranos, transferidme, comunicadme, comunicanos, comuniquenos, conectas, conectan, \
    conectanos, conectadme, enlazas, enlacenme, canalizas, canalicen, traspasame, traspaseme, \
    traspasar, traspasen, desvieme, desviame, desviar, redirijanme, redireccioname, \
    redireccioneme, redireccionar, rotame, rotenme, llamadme, avisa, avisen, traedme, invoca, \
    consiganme, consigame, consigan, localizame, localiceme, sacame, bota";
pub(super) const ACT: &str = "escriba, escribirme, atienda, atiendan, atender, atenderme, \
    atiende, atiendame, atenderlo, ayude, ayuden, ayudar, ayudarme, ayuda, conteste, contesten, \
    contestar, contestarme, contesta, responda, respondan, responder, responderme, responde, \
    llame, llamen, llamar, llamarme, llama, llameme, contacte, contacten, contactar, contactarme, \
    contactenme, comunique, comuniquen, comunicarse, revise, revisen, revisar, revisarlo, mire, \
    miren, mirar, lea, lean, leer, leerme, resuelva, resuelvan, resolver, resolverlo, encargue, \
    encargarse, explique, explicarme, hable, hablar, hablarme, hablarle, venga, vengan, \
    intervenga, intervenir, tome, tomar, asuma, asumir, gestione, gestionar, vea, ver mi, ocupe, \
    ocuparse, ponga en contacto, ponerse en contacto, pongan en contacto, marque, marcar, \
    marcarme, devuelva la llamada, devolverme, telefonee, escuche, escucharme, escuchar, \
    entienda, eche un vistazo, haga cargo, hacerse cargo, asista, asistir, asistirme, asesore, \
    asesorarme, telefonear, llamara, llamase, llamaran, atendiera, atendiese, ayudara, \
    contactara, contactase, devolviera, devuelva, devuelvan, marcara, marquen, telefoneara, se \
    ponga, se comunique, me explique, se encargue, se ocupe, atendernos, ayudarnos, llamarnos, \
    llamarle, llamarla, contactarnos, intervengan, continue, continuar, siga, seguir, escriban, \
    analice, analizar, estudie, decida, verifique, verificar, de seguimiento, dar seguimiento, \
    apoye, apoyarme, apoyar, oriente, orientarme, resuelvame, solucione, solucionar, \
    solucionarme, tramite, decidir, decidirlo, verlo, leerlo, mirarlo, comprobarlo";
pub(super) const DOING: &str = "atienda, atiendan, atenderme, atender, llame, llamen, llamarme, marque, contacte, contacten, \
    contactarme, devuelva la llamada, se haga cargo, haga cargo, hacerse cargo, se encargue, \
    encargarse, tome mi, tomar mi, tome el, revise mi, revisar mi, ponga en contacto, ponerse en \
    contacto, pongan en contacto, asuma, intervenga, se ocupe, de verdad, me hable, hable \
    conmigo, hablar conmigo, telefonee, comunique conmigo, comunicarse conmigo, responda de \
    verdad, en persona";
pub(super) const SOME: &str = "alguien, alguno, alguna, algun, uno, una, quien, quienes, gente, alguin, \
    alguiem, algien, persona, uno de ustedes, alguno de ustedes, alguien de, alguien del";
pub(super) const REAL: &str = "real, reales, humano, humana, humanos, de verdad, de carne, carne \
    y hueso, vivo, viva, vivos, autentico, verdadero, verdadera, que no sea, no sea un, que no \
    sean, detras, con cerebro";
pub(super) const HERE: &str = "ahi, aqui, alli, aca, disponible, disponibles, libre, en linea, \
    conectado, conectada, detras, al otro lado, del otro lado, con quien, con el que, con la que, \
    que me, que pueda, que puede, que atienda, que conteste, para hablar, para atender, para \
    atenderme, para ayudarme, por aqui, por ahi, de guardia, en este chat, en el chat, a quien, \
    trabajando, leyendo, que lea, que lee, que me lea, escribiendo, que escriba, que me escriba, \
    que responda";
pub(super) const COMPOUND: &str = "inmobiliario, inmobiliaria, de seguros, de viajes, secreto, \
    blanqueador, de policia, de la policia, de transito, autorizada, autorizado, juridica, fisica \
    en, moral, fiscal, logico, or, and, turistico, movil, del filtro, de telefonia, legal, de \
    contacto, de referencia, mayor, mayores, con discapacidad, alergica, para la tienda, de \
    limpieza, de obra, de obras, de aduanas, de aduana, de campo, de lavado, de ia, zabbix, \
    secreta, de viaje, bancario autorizado, de bolsa, de seguridad, comercial inmobiliario, mas, \
    extra, adicional, alta, para cuidar, que cuide, para limpiar, para trabajar, domestica, \
    domestico, de mantenimiento del, del tratamiento, de la obra, fallecida, en silla, \
    embarazada, sola paga";
pub(super) const IT: &str = "me, nos, mi, mis, esto, eso, este, esta, ese, lo, la, el, los, las, le, al, de, \
    caso, chat, consulta, conversacion, llamada, ticket, queja, reclamo, reclamacion, problema, \
    tema, asunto, solicitud, pedido mio, incidencia, gestion, expediente, mensaje, directamente, \
    ya, ahora, por favor, porfa, porfavor, mejor, en contacto, contacto, comunicacion, en \
    comunicacion, en linea, enseguida, inmediatamente, rapido, pues, entonces, tambien, urgente, \
    urgentemente, directo, en, una, un, vez, de una vez, hoy, mismo, mas bien, nomas, de vuelta, \
    otra vez, y";
