//! Spanish: asking for somebody by their role, whatever the trade: the frames, the roles, and the
//! things one is connected to without wanting anybody.

pub(super) const FRAMES: &[&str] = &[
    // «Comuníqueme con la partera»
    "pasame|paseme|pasenme|pasarme|pasadme|pasanos|pasenos|comunicame|comuniqueme|comuniquenme|comunicarme|comuniquenos|conectame|conecteme|conectenme|conectarme|transfiereme|transfierame|transfieranme|transferirme|derivame|deriveme|derivenme|derivarme|poneme|ponme|pongame|ponganme|ponerme|ponedme|enlazame|enlaceme|enlazarme|canaliceme|canalizame|canalizarme|dirijame|dirigeme|remitame|remiteme|comunicalos|contactame|contacteme|contactenme|mandame|mandeme|redirijame|redirigeme|dame|deme|denme ya|mejor|directo|directamente|ahora|por|favor|porfa|de|una|vez|en? por|favor|una|vez|contacto|comunicacion|linea|telefono? con|al|a @",
    "me|nos pasa|pasas|pasan|pase|pasen|pasais|pasar|comunica|comunicas|comunican|comunique|comuniquen|comunicar|conecta|conectas|conectan|conecte|conectar|transfiere|transfieres|transfieran|transferir|deriva|derivas|derive|derivar|pones|pone|pongan|ponga|poner|pongas|ponen|poneis|enlaza|enlaza|enlazan|enlazar|canaliza|canalizan|canalizar|redirige|redirigir en|ya|por|favor|directamente|ahora? contacto|comunicacion|linea|telefono? con|al|a @",
    "paseme|pasame|pasenme|pongame|ponme|poneme|deme|dame|denme|busqueme|buscame|llameme|traigame|traeme|traiganme|consigame|consigueme|mandeme|mandame|envieme|enviame|pongalo|asigneme|asignenme|comuniqueme|comunicame|conecteme|localiceme|presteme|despierteme ya|a|al|con|ahora|mejor|directo? <fill>* _1 <role>|<person>|<some> >",
    "manden|mande|manda|envien|envie|envia|pongan|ponga|pon|traigan|traiga|trae|llamen|llame|llama|involucren|involucre|inviten|metan|meta|mete|sumen|suma|busquen|busque|busca|avisen|avise|hagan|haga a|al|con|venir|entrar _2 <role>|<some>|<person> que|en|a|al|aqui|ya|por|para|ahora|urgente|de|$",
    "pasa|pase|pasen|pongan|ponga|pon|comunica|comunique|comuniquen|transfiere|transfiera|deriva|derive al|a|con area|departamento|seccion|sector|oficina|equipo|mesa|unidad|turno de",
    // «Que la nutricionista me llame»
    "-dice|dicen|dijo|dijeron|dijiste|creo|veo|se|parece|sabia que _6 -no|nunca|jamas <reach_sub>",
    "puede|pueden|podria|podrian|podra|podran|podes|puedes|podeis|quiero|quisiera|kiero|necesito|exijo|solicito|pido|pida|pidan|pidale|pidele|dile|digale|diga|diganle|agradeceria|agradezco|ruego|espero|favor|gustaria|haga|hagan|hazme|haz|manda|mande|tiene|tienen|debe|deben|deberia|posible|avise|avisen|serian|seria|seran|sera|urge|intimo _5 -no|nunca|que|quien|como|para <reach_inf>",
    "<role>|<person>|<some>|quien|alguno|alguna|cualquiera _2 me|nos|le|la|lo <reach_bare>",
    "<role>|<person>|<some>|alguno|alguna puede|podria|debe|tiene|pueda|pudiera|debera|deberia _2 <reach_inf>",
    "me|nos puede|pueden|podria|podrian|puedes|podes|podeis|podras|podran devolver|regresar|retornar|hacer|dar _1 llamada|llamadita|toque|timbrazo|telefonazo|ring|fonazo|llamado",
    "devuelvanme|devuelvame|devuelveme|devolvedme|regresenme|regreseme|devolverme|devuelvan|regresen|retornen la|mi|una|el llamada|llamado",
    "me|nos <reach_bare> su|tu|el|la|un|una|algun|alguna|vuestro _2 <role>|<person>|<some>",
    "quiero|quisiera|kiero|necesito|exijo|solicito|pido|agradeceria|posible|podria|puedo|gustaria|habria|hay|deseo|pudiera|preciso|ocupo|ruego _4 agendar|cita|reunion|llamada|videollamada|entrevista|conversacion|contacto|comunicacion|charla|turno|llamado|coordinar|concertar _3 con|de _3 <role>|<who>",
    "quiero|quisiera|kiero|necesito|exijo|deseo|prefiero|preferiria|puedo|podria|gustaria|dejeme|dejame|permitame|posible|ocupo|preciso|hay|tengo|mejor|urge|quisieramos|queremos|necesitamos|gustaria _4 <speak>|verme|preguntarle|consultarle|dirigirme|explicarselo _3 con|a|al|por|de _3 <role>|<who> !",
    "^ <go>* hablar|chatear|comunicarme|hablo|comunicar con|a|al? <fill>* <role> >",
    "quiero|quisiera|kiero|kero|necesito|exijo|busco|preciso|ocupo|prefiero|solicito|requiero|pido|queremos|necesitamos|deme|dame|falta|urge a|al|un? <fill>* <role>|<person>|alguien al|en|que|aqui|ya|ahora|por|urgente|real|humano|comunicacion|telefono|conmigo",
    "lo que falta|quiero|necesito|pido es que|un|una|a|al me|nos|alguien|<person>",
    "^ <fill>* <role>|<person> por|porfa|porfavor|x|ya|ahora|urgente|pls|please|inmediatamente|gracias|plis|xfa|xfavor",
    "^ <go>* <fill>* <role> al|en|del telefono|linea|aparato|chat",
    "hay|habra|tienen|tienes|tendran|existe|habria _2 <role> _1 <here>",
    "puede|podria|pueden|podrian|podra|quiero|necesito|que|exijo|haga|pido|favor|tiene _3 <role>|<person> _3 entrar|entre|intervenga|intervenir|revise|revisar|revisarlo|tome|haga|hacerse|asuma|asumir|atienda|atender|lea|leer|vea|unirse|meterse|resuelva|explicarme|conteste|contestar|responda|decida",
    "que un|una|el|la|su|algun|alguna|los|sus|quien|alguien _4 se|me|nos _1 haga|hagan|ponga|pongan|comunique|comuniquen|encargue|ocupe|atienda|llame|marque|explique|escuche|reciba|contacte|responda|conteste|hable|lea|escriba|devuelva",
    "sera|seria|podria|favor|puede que|de|es me|nos|posible comunica|pasa|conecta|transfiere|pone|pasan|comunican|comunique|pase|que con|a|al|me _2",
    // un humano, dicho de otro modo
    "<ask>|con|un|una|algun|alguna cristiano|cristiana|alma|oido|voz|mortal|bicho|ser viviente|humano|humana|caritativa|viva|vivo|pensante|caritativo",
    "me|nos atienda|conteste|responda|hable|escuche|atiende|ayude|explique|lea _1 un|una|algun|alguna cristiano|cristiana|alma|ser|persona|humano|alguien",
    "a|con|de|que|ni un|una cristiano|cristiana|ser humano|que|con|de|viviente|por|porfa|me|$",
    "quien|alguien que|con si|no|sepa|lo sea|sepa|entienda|escuche|resuelva|tenga _1",
    "pasame|pasa|pase|pongan|ponme|poneme|dame|deme|pasen|paseme|pongame|comunicame|conectame|con|hablar|kiero|necesito|quiero con|a alguien|quien|alguno|alguna que|de|ya|por|si|no|mas|para|en|al|o|$",
    "no un|una? bot|programa|maquina|robot|grabacion|mensaje|formulario,",
    "^ <go>* bot|robot|maquina|ia no|nunca _1 <person>",
    "espero|esperamos|aguardo|quedo|estare _2 su|vuestra|una|tu|la|de|atento|pendiente llamada|llamado|contacto",
    "hablarlo|conversarlo|platicarlo|charlarlo|consultarlo|discutirlo|verlo|comentarlo|aclararlo|tratarlo|resolverlo|gestionarlo|explicarlo con _3 <role>|<who>",
    "puedes|podes|pueden|podeis|puede|podrias|podrian|podria _1 llamar|buscar|traer|mandar|conseguir|conseguirme|traerme|mandarme|buscarme|avisar|avisarle a|al|con? _2 <role>|<person>|<some>",
    "reino|fortuna|todo por _2 <person>|alguien|voz",
    "<role>|<person>|alguien _1 podria|puede|podrian|pudiera|podra _1 entrar|meterse|unirse|intervenir|participar|sumarse|incorporarse|venir|hacernos|hacerme|llamarnos a|en|al|una|un|aqui|hoy|por|$",
    "<role>|<person>|alguien _8 videollamada|llamada|reunion|zoom|meet|demo|call con nosotros|conmigo|corta|breve|$",
    "que venga|vengan|salga|aparezca|de|conteste|entre|hable _2 chat|cara|linea|telefono|aqui|conmigo",
    "talvez|quizas|quiza|tal|acaso|igual|ojala _5 pueda|puedan|podria|podrian|vez _3 <reach_inf>|llamar",
    "forma|manera|modo|posible|posibilidad|horario|hora|hueco|momento|propuestas|turno|rato|chance|cita _3 agendar|sacar|coordinar|charlar|hablar|platicar|conversar|fijar|quedar|reunirme|concertar|pedir|hora|tener|conseguir _3 con|a _2 <role>|<who> !",
    "tendria|deberia|habria|convendria|urge|tengo|toca|quisiera|me|seria que|gustaria|bueno|de? hablar|platicar|conversar|charlar|tratar|verlo|ver con|a _2 <role>|<who> !",
    "hablaria|discutiria|trataria|conversaria|comentaria|veria|platicaria|explicaria|contaria|preferiria|aclararia|arreglaria _5 con|a _3 <role>|<who> !",
    "entregue|entrega|entreguen|ceda|cede|traspase|traspasa|traslade|pase|pasa|deje|deja|derive|turne|canalice esta|este|la|el|lo|mi|esto _1 conversacion|chat|caso|tema|llamada|asunto|queja? _1 a|al|en|con _3 <role>|<who>",
    "me|nos pasaria|pasarias|pasarian|pondria|pondrias|pondrian|comunicaria|comunicarias|conectaria|conectarias|daria|transferiria|pasas|pasa|pone entonces|ya|por|favor|en? por|favor|linea|contacto? con|al|a @",
    "pongame|ponme|paseme|pasame|comunicame|conectame|kiero|quiero|hablar|pasenme|dame|deme|pongan kon|con|cn|c|a alguen|algien|alguin|alguien|alguno|persona|humano|gente|uno",
    "dame|deme|denme|pasame|paseme|quiero|busco|ocupo|necesito|preferiria|prefiero|mejor|pon|ponme a|con? alguien|algien|alguno|alguna|uno|una que|q|k|de|con|en|del",
    "necesitamos|necesito|queremos|quiero|ocupamos a? alguno|alguna|uno|alguien|gente de _6 llamada|linea|chat|telefono|ya|aqui|ahora|reunion",
    "oir|escuchar|oyera|escuchara|sentir _2 una|la|alguna _1 voz",
    "puede|podria|vale|sirve|da|acepto|me|cualquiera ser|hablar|igual|sirve|vale|con? cualquier|cualquiera|alguno _1 <role>|<person>|de",
    "quiero|exijo|queremos|demando|quisiera a la|su|los|tu|vuestro <fill>* <role> $",
    "quiero|exijo|queremos|necesito|quisiera al|a <fill>* <role> $",
    "le|la|lo|les puede|pueden|podria|podrian|podeis|puedes|podes|podrias _1 hablar|llamar|marcar|telefonear|contactar|avisar a|por|al|$",
    "<role>|<person>|<some> aqui|en|al|ya|ahora ya|ahora|chat|linea|telefono",
    "^ <go>* <fill>* <role>|<person> al|en|por telefono|linea|aparato|chat|la",
    "llamalo|llamala|llamenlo|llamenla|llamelo|llamela|traelo|traiganlo|traigalo|pasamelo|pasemelo|pasenmelo|ponlo|pongalo|buscalo|busquelo $",
    "donde|dnde esta|estan|anda|hay|se _2 <role>|<person> $",
    "prefiero|preferiria|mejor|quiero|quisiera|gustaria _3 con _2 <role> mismo|misma|directamente|en|directo|$",
    "^ sino|mejor|pero|solo <fill>* alguien|<person> $",
    "pues|entonces|ya|bueno|ok conecteme|conectame|comuniqueme|comunicame|transfierame|transfiereme|paseme|pasame|pasenme|derivame nomas|ya|pues|entonces|po|che|por|favor? $",
    "llamenme|llameme|llamame|marquenme|contactenme|escribanme cualquiera|quien|el|la|alguien|uno|los _2",
    "pido|solicito|quiero|espero|ruego|requiero|exijo que _4 devuelva|devuelvan|regrese|regresen|retorne|atienda|faciliten|facilite|permita|permitan|organicen _3 llamada|conversacion|reunion|entrevista|llamado|telefono",
    "podemos|podriamos|podemos|puedo|quiero|prefiero|mejor|quisiera|gustaria|hablemos|hablamos _2 hablar|hablarlo|hablamos|tratarlo|verlo|resolverlo|llamarnos _2 por|al|de telefono|llamada|voz|viva",
    "resolvamoslo|arreglemoslo|veamoslo|hablemoslo|hablemos|resolvamos|arreglemos|tratemoslo _3 telefono|voz|llamada|viva",
    "espero|esperare|aguardo|quedo aqui|aca _1 hasta|a que",
    "ensenale|ensenele|muestrale|muestrele|muestreselo|ensenaselo|pasale|pasele|llevale|dale|dele|mandale|mandele esto|eso|lo|el|la|mi|este _2 a _2 <role>|<person>",
    "cuando puedo|podre|podria _1 esperar|tener|recibir _1 llamada|llamado",
    "linea|numero|telefono|extension|interno directa|directo|de _1 de|del|con _2 <role>|<who>|recursos|$",
    "hablar|conversar|decir|explicar|hablarlo|platicar _2 no|en|y escribir|teclear|lugar|no",
    "alguien|<role>|<person> _4 me|nos lo|la|esto? tiene|debe|explique|expliquen _3 explicar|cara|persona|aclarar",
    "alguien|<some> despierto|despierta|vivo|viva|con vida",
    "hora|tiempo|momento de|para un|una|algun <person>",
    "quiero|necesito|exijo|quisiera|prefiero a mi <role> de|habitual|asignado|asignada",
    "habria|hay|habra|tendran|tienen alguien|quien|uno que|k me|nos lo? explicara|explique|ayude|ayudara|aclare|oriente|diga|atienda|atendiera|escuche|llame",
    "quisiera|quiero|gustaria|necesito|deseo hablarle|verle|llamarle|hablarles|verlo|hablarlo $",
    "de persona|humano|tu a persona|humano|tu",
    "manden|mande|envien|envie|manda|mandad|traigan a? un|una humano|humana|persona|agente|alguien",
    "^ saltar|saltarme|omitir|evitar|quitar el|al? bot|robot|chatbot",
];

pub(super) const REACH_SUB: &str = "me llame, me llamen, me marque, me marquen, me contacte, me \
    contacten, me telefonee, me telefoneen, me hable, me hablen, me atienda, me atiendan, me \
    atendiera, me llamara, me llamase, me llamaran, me diera, me de un toque, me de una llamada, \
    me devuelva la, me devuelvan la, nos llame, nos llamen, nos contacte, nos contacten, nos \
    marque, nos atienda, le llame, le llamen, la llame, la llamen, lo llame, lo llamen, la \
    telefonee, le telefonee, le marque, la contacte, lo contacte, se ponga en contacto, se pongan \
    en contacto, se comunique conmigo, se comuniquen conmigo, se comunique, se ponga, se ponga \
    al, entre en contacto, me escriba, me responda, me conteste, me explique, me reciba, me \
    escuche, me de la cara, de la cara, se haga cargo, se encargue, intervenga, llame a mi, \
    llamen a mi, me visite, me busque, me resuelva, se acerque, se conecte, me ayude, me ayuden, \
    hable conmigo, me diga, de un toque, me pegue, se pusiera en contacto, se pusiese en \
    contacto, se comunicara, se comunicase, me contactara, me marcara, me hablara, me atendiese, \
    me escribiera, me explicara, me telefoneara, me diera un telefonazo, se ponga en, se \
    acercara, me diera una, nos atendiera, nos contactara, diera la cara, me recibiera, revise \
    esto, se encargue de";
pub(super) const REACH_INF: &str = "llamarme, llamarnos, llamarle, llamarla, llamarlo, marcarme, \
    marcarle, contactarme, contactarnos, telefonearme, hablarme, atenderme, comunicarse conmigo, \
    ponerse en contacto, devolverme la, regresarme la, devolver la llamada, darme un toque, darme \
    una llamada, darme un telefonazo, darnos un toque, hacerme una llamada, hacerme un llamado, \
    pegarme un, echarme un, echarme una llamada, me llame, me llamen, me marque, me contacte, me \
    llaman, escribirme, responderme, recibirme, explicarme, escucharme, llamar a mi, comunicarse, \
    ponerse al, dar la cara, darme la cara, hacerse cargo, intervenir, me regresen, contestarme, \
    me haria una, nos haria una, me haria un, llamarme al, me hable, me atienda, me devuelvan";
pub(super) const REACH_BARE: &str = "llame, llamen, llama al, marque, marquen, contacte, \
    contacten, telefonee, hable, atienda, llamara, llamase, diera un, diera una, haria una, haria \
    un, hace una, de un toque, de una llamada, puede llamar, podria llamar, puede atender, podria \
    atender, puede contactar, escriba, responda, conteste, devuelva la, haga una llamada, pegue \
    una, daria un, explique, pueda llamar, pudiera llamar, podra llamar, haga el favor, escuche";
pub(super) const ROLE: &str = "medico, medica, doctor, doctora, enfermero, enfermera, matrona, \
    partera, farmaceutico, farmaceutica, dentista, odontologo, cirujano, cirujana, terapeuta, \
    psicologo, psicologa, psiquiatra, fisio, fisioterapeuta, nutricionista, optico, veterinario, \
    veterinaria, recepcionista, recepcion, secretaria, secretario, abogado, abogada, letrado, \
    notario, notaria, juez, jueza, procurador, gestor, gestora, funcionario, funcionaria, \
    alcalde, alcaldesa, concejal, concejala, inspector, inspectora, perito, perita, tasador, \
    ajustador, liquidador, corredor, corredora, asesor, asesora, asesores, banquero, banquera, \
    cajero humano, contador, contadora, contable, tesorero, planificador, despachador, \
    coordinador, coordinadora, chofer, conductor, conductora, piloto, capitan, sobrecargo, \
    azafata, revisor, mecanico, mecanica, fontanero, plomero, electricista, ingeniero, ingeniera, \
    tecnico, tecnica, instalador, desarrollador, desarrolladora, programador, administrador, \
    administradora, admin, moderador, moderadora, mod, gm, casero, casera, arrendador, \
    propietario, propietaria, dueno, duena, portero, conserje, anfitrion, anfitriona, encargado, \
    encargada, hostelero, patron, patrona, director, directora, rector, rectora, decano, \
    profesor, profesora, profe, maestro, maestra, docente, tutor, tutora, entrenador, \
    entrenadora, formador, bibliotecario, bibliotecaria, redactor, redactora, portavoz, consul, \
    parroco, cura, trabajador social, trabajadora social, orientador, orientadora, ceo, \
    presidente, presidenta, jefe, jefa, jefatura, responsable, superior, supervisor, supervisora, \
    gerente, gerenta, gerencia, manager, mando, area, departamento, oficina, seccion, equipo, \
    cuadrilla, guardia, vigilante, seguridad, guia, interprete, traductor, traductora, fotografo, \
    humano, humana, persona, agente, operador, operadora, teleoperador, teleoperadora, \
    telefonista, especialista, representante, companero, companera, colega, empleado, empleada, \
    colaborador, colaboradora, ejecutivo, ejecutiva, consultor, consultora, comercial, \
    dependiente, dependienta, auxiliar, asistente social, trabajador, trabajadora, tramitador, \
    tramitadora, analista, experto, experta, profesional, mediador, mediadora, defensor, \
    defensora, interlocutor, administracion, cobranzas, cobros, facturacion, siniestros, \
    reclamos, reclamaciones, bajas, ventas, soporte, soporte tecnico, soporte nivel 2, nivel 2, \
    segundo nivel, ingeniero de guardia, tecnico de guardia, medico de guardia, centralita, \
    conmutador, central, taller, almacen, bodega, tienda, sucursal, muchacho, muchacha, senorita, \
    senor, senora, tipo, tipa, chico, chica, joven, licenciado, licenciada, ingenieros, \
    directivo, directiva, pediatra, ginecologo, ginecologa, cardiologo, oncologo, traumatologo, \
    dermatologo, comadrona, arquitecto, arquitecta, aparejador, topografo, capataz, organizador, \
    organizadora, administrador de fincas, gestor de cuenta, ejecutivo de cuenta, asesor de \
    cuenta, arbitro, arbitra, direccion, la direccion, mostrador, consulta, celador, celadora, \
    jefe de turno, jefa de turno, jefe de zona, encargado de tienda, encargada de tienda, \
    comisario, comisaria, capitana, gestor de siniestros, rectoria, decanato, secretaria \
    academica, jefatura de estudios, camarero, camarera, mesero, chef, gobernanta, botones";
pub(super) const INQUIRY: &str = "que es, que son, que significa, que hace, que hacen, que pasa, \
    que tipo, que companias, que horario, que diferencia, que estudios, que dice, cual, cuales, \
    cuanto, cuantos, cuanta, cuantas, cuando, por que, desde cuando, a que hora, donde esta, \
    donde veo, donde encuentro, donde aparece, como se, como cambio, como agrego, como anado, \
    como hago para que mis, es el, es la, es un, es obligatorio, hay que, tengo que, debo, en \
    que, de que, el, los, las, se puede, se pueden, quien es, quienes son, donde anulo, donde \
    cancelo, donde cambio, donde borro, donde modifico, como evito, como bloqueo, como impido, \
    como cancelo, con quien hable, quien te, a quien debo, quien debe, a quien tengo, para \
    hablar, para contactar, para ver";
pub(super) const MAKER: &str = "quien te, quien lo programo, quien los programo";
pub(super) const LINKER: &str = "que";
pub(super) const KIN: &str = "equipo, jefe, jefa, companero";
pub(super) const OWN: &str = "un, una, el, la, mi, su, tu, vuestro, vuestra, con, a, al, aqui, al \
    telefono, en linea";
pub(super) const THING: &str = "wifi, internet, red, bluetooth, cuenta, cuentas, plan, pagina, \
    sitio, web, impresora, tele, tv, router, modem, app, aplicacion, servidor, base, api, lista, \
    tarjeta, paypal, google, facebook, alexa, celular, movil, contrato, portal, formulario, faq, \
    link, enlace, hotel, aeroporto, aeropuerto, estacion, buzon, inicio, ajustes, menu, aparato, \
    ordenador, computadora, nube, banco, bot, robot, casa, domicilio, direccion, correo, mail, \
    email, sistema, agenda, calendario, dia, dinero, saldo, plata, tarifa, version, pantalla, \
    dispositivo, vpn, espera, disposicion, prueba, nivel siguiente, siguiente nivel, dormir, \
    trabajar, ver, pagar, comer, gritar, llorar, prepago, pospago, fibra";
