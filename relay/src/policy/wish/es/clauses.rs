//! Spanish: whole messages that ask, courtesy around them, and what makes a clause speak of
//! something else.

pub(super) const ALONE: &str = "persona, personas, humano, humana, agente, asesor, asesora, \
    representante, operador, operadora, persona real, agente humano, agente real, ser humano, una \
    persona, un agente, un humano, un asesor, un operador, un representante, una persona real, \
    servicio al cliente, atencion al cliente, agente en vivo, chat en vivo, asesor humano, \
    persona humana, una persona humana, ejecutivo, soporte humano, ayuda humana, con una persona, \
    un ejecutivo, hablar con alguien, llamame, llameme, alguien real, una persona de verdad, \
    supervisor, agente humano ya, persona viva, humano vivo, hablar con un agente, hablar con \
    agente, ablar con agente, hablar con una persona, hablar con persona, hablar con un humano, \
    hablar con humano, hablar con asesor, hablar con un asesor, hablar con operador, hablar con \
    un operador, hablar con un representante, quiero hablar, un gestor, gestor, companero, jefe, \
    gerente, encargado, encargada, supervisora, un supervisor, un encargado, un gerente, alguien, \
    personal, humanos, pasame, transferir, transfiereme, comuniqueme, con un agente, con un \
    humano, con un asesor, con un operador, con alguien, atencion humana, atencion personal, \
    atencion personalizada, contacto humano, persona ya, llamenme, llamadme, marquenme, \
    ejecutiva, chat con agente, chat humano, hablar con ejecutivo, hablar con un ejecutivo, un \
    empleado, empleado, trabajador, especialista, reclamaciones, quejas, ajente, agnte, operdor, \
    chat con asesor, chat con un asesor, chat en vivo con agente, asesor pls, una operadora, una \
    asesora, una ejecutiva, un tecnico, tecnico, soporte tecnico, el encargado, la encargada, el \
    gerente, el jefe, el supervisor, el responsable, un responsable, responsable, director, el \
    director, un companero, un colega, colega, con el encargado, con un encargado, con un \
    supervisor, con el supervisor, con el gerente, con un gerente, con el jefe, con una asesora, \
    con una operadora, con un ejecutivo, con un representante, con un tecnico, con un companero, \
    con alguien real, con una persona real, con un ser humano, con una persona nomas, con un \
    humano nomas, con ustedes, hablar con una persona real, hablar con un ser humano, hablar con \
    una persona humana, hablar con un asesor humano, hablar con un agente humano, hablar con \
    agente humano, hablar con alguien real, hablar con un supervisor, hablar con supervisor, \
    hablar con un encargado, hablar con el encargado, hablar con un gerente, hablar con el \
    gerente, hablar con gerente, hablar con un tecnico, hablar con soporte, hablar con \
    representante, hablar con servicio al cliente, hablar con atencion al cliente, quiero agente, \
    quiero asesor, quiero persona, quiero humano, contactar agente, contactar con un agente, \
    contactar con agente, contactar asesor, contactar a un agente, contactar un asesor, \
    transferir a un agente, transferir a agente, transferir a un humano, transferir a humano, \
    transferir con agente, pasar a agente, pasar con agente, pasar a un agente, pasar con un \
    agente, pasar a humano, pasar con humano, pasame con alguien, paseme con alguien, pasame con \
    un humano, pasame con una persona, comunicame, comunicame con alguien, comuniquenme, \
    conectame, conecteme, conectenme, derivame, deriveme, ponme con alguien, ponme con un humano, \
    ponme con una persona, llamar, llamada, una llamada, devolver llamada, devolucion de llamada, \
    solicito llamada, quiero que me llamen, que me llamen, que me llame alguien, llamame por \
    favor, marcame, marqueme, llamenos, escalar, escalen, escalar caso, escalar a supervisor, \
    trato humano, contacto directo, atencion telefonica, gente, gente real, gente de verdad, \
    personas reales, ser humano real, un ser humano, un humano real, humano real, agente vivo, \
    agente en persona, agentes, asesores, operadores, ejecutivos, representantes, asesoria \
    humana, asesor en vivo, asesor real, operador humano, operador real, alguien de verdad, \
    alguien humano, alguien por favor, servicio tecnico, departamento de reclamaciones, gestor \
    personal, humano plis, asezor, acesor, assesor, aseor, opreador, oprador, represntante, \
    paseme, pasenme, revision humana, contacto telefonico, un cristiano, saltar bot, saltar el \
    bot, omitir bot";
pub(super) const POLITE: &str = "por favor, porfavor, porfa, hola, buenas, buenos dias, buenas \
    tardes, buenas noches, gracias, ya, ahora, ok, si, no, y, pero, muchas gracias, ahora mismo, \
    urgente, mejor, oye, oiga, disculpe, pues, bueno, vale, entonces, de una vez, solo, xfa, \
    xfavor, inmediatamente, por tercera vez, por segunda vez, por ultima vez, te lo ruego, se lo \
    ruego, lo ruego, te lo pido, no tu, un bot no, bot no, no bot, no un bot, no un robot, robot \
    no, maquina no, basta, quiero, necesito, dame, deme, urge, te digo, he dicho, repito, joder, \
    carajo, ostia, hostia, che, ey, hey, saludos, estimados, estimado, estimada, cordial saludo, \
    muy buenas, buen dia, buena tarde, senor, senora, joven, amigo, plis, pliss, plz, pf, pls, \
    rapido, solo quiero, quiero hablar con, otra vez, insisto, un, una, de verdad, que, ayuda, a \
    ver, mire, mira, perdon, disculpa, wey, guey, exijo, prefiero, ahorita, porfis, porfi, xfis, \
    pliz, please, nomas, nada mas, de inmediato, cuanto antes, lo antes posible, rapidito, \
    ahorita mismo, ya mismo, ahora ya, venga, anda, vamos, dale, loco, boludo, tio, tia, majo, \
    maja, parce, mijo, mija, mano, pana, causa, hermano, jefe por favor, senorita, caballero, \
    estimados senores, muy senores mios, a quien corresponda, un saludo, saludos cordiales, \
    atentamente, mil gracias, gracias de antemano, de antemano, desde ya, desde ya gracias, \
    muchas gracias de antemano, bot inutil, robot inutil, inutil, bot tonto, robot tonto, maquina \
    tonta, estupido bot, bot estupido, no sirves, no me sirves, esto no ayuda, ya basta, se \
    acabo, basta ya, basta de bot, basta de menu, estoy harto, estoy harta, que pesado, por dios, \
    madre mia, la madre, por el amor de dios, por lo que mas quieras, se lo pido, le pido, les \
    pido, lo repito, te repito, ya dije, ya lo dije, no el bot, no la maquina, no un programa, no \
    robot, no maquina, no ia, sin bots, sin robots, nada de bots, nada de robots, cualquiera, el \
    que sea, quien sea, aunque sea, si es posible, si se puede, si puede ser, es urgente, \
    suplico, se lo suplico, te lo suplico, les suplico, si no es mucho pedir, si no es molestia, \
    si no le molesta, de una, en el acto, enseguida";
pub(super) const VETOES: &str = "no, sin, nunca, tampoco, ni, si, cuando, jamas, no hace falta, no \
    necesito, sin necesidad de, antes de, despues de, para no, como puedo yo, dice, dicen, decia, \
    ponia, evitar, querian, queria el, puede mi, puede el, puede la, son, estan, clientes, \
    huespedes, pacientes, inquilinos";
pub(super) const NEGATORS: &str = "no, sin, nunca, tampoco, ni, jamas";
pub(super) const GUARDS: &str = "no pedi, yo no pedi, mensajero, chofer, transportista, mi \
    companero, mi companera, mi colega, nunca pedi, iba a pedir, por que, estafa, verdad que, \
    encuesta, taxi, prefiero no, vosotros, responden personas, hablan con, hablarte, por que me \
    llamo, non grata, cuanto, cuanta, regalarlo, mail de, telefono de, cuanto cuesta, ser agente, \
    ser un agente, ser representante, ser operador, cambiar de, correo de, email de, dinero, \
    puntos, factura al, clave de, contrasena, ya no hace falta, pero ya no, dos personas, tres \
    personas, cuatro personas, hace falta que, ver quien, para saber, significa, quiere decir, no \
    hace falta, no necesito, no quiero hablar con un humano, no quiero hablar con nadie, con \
    nadie, cuantas, cuantos, inmobiliario, inmobiliaria, policia, la semana pasada, dijo, \
    dijeron, ya me atendio, atendio, contratan, trabajar, empleo, vacante, curriculum, curso, \
    disfraz, clave de supervisor, cobran, comision, soy agente, diferencia, eres un, eres una, \
    por persona, cambiar la persona, persona de contacto, agrego, agregar, anadir, gracias por, \
    muy amable, no me llamen, no me llame, dejen de llamar, siguen llamando, no llamen, de \
    transito, mi agente, mi asesor, mi gerente, mi contador, mi abogado, quien es, quien puede, \
    usan, usais, como se llama, llamaba, en persona retirar, recogerlo, gratis, cuando un, si un, \
    si hablo, no me pases, no me pasen, no me transfieras, mejor que, calificar, resena, opinion, \
    felicitar, horario, zabbix, en sql, contratar una, contratar un, contratar a, contrato una, \
    busco empleada, busco empleado, busco una persona, busco un empleado, cuidar a, para cuidar, \
    anuncio, anuncios, vacantes, sueldo, salario, practicas, bolsa de trabajo, me puso de, me \
    rayo, me robo, alguien uso, alguien robo, alguien rayo, alguien mas, para alguien, a nombre \
    de, disfraz de, robot aspirador, aspiradora, cortacesped, captcha, no soy un robot, el \
    vendedor, al vendedor, el comprador, al comprador, mi doctor, su doctor, mi medico, su \
    medico, con su medico, con su doctor, con su banco, con su novio, mis clientes, nuestros \
    clientes, mis empleados, mi equipo, mi abuelo quiere, mi gestor, mi supervisor, nuestro \
    gestor, mensajeria, el portero, huesped, huespedes, anfitrion, invitados, asignar, asigno, \
    asignar un ticket, plan pro, cuantos agentes, dice que, pone que, dice presione, el menu \
    dice, en el menu, el boton, la grabacion, el cartel, el anuncio, en el correo, en la web, en \
    sus condiciones, en los terminos, clausula, graban las llamadas, se graban, llamadas \
    perdidas, llamada perdida, llamada entrante, recibi una llamada, desvio de llamadas, se \
    cortan, se corta, me llamaron, me llamo, llamaron, llame ayer, llame el, ya hable, hable \
    ayer, he hablado, habia hablado, ya he hablado, ya me llamaron, ya me contactaron, me dijo, \
    me dijeron, me prometio, me prometieron, me comento, me atendio, me atendieron, me atendio \
    un, quedo en, quedaron en, felicitaciones, felicito, enhorabuena, un sol, muy majo, muy maja, \
    muy atento, muy atenta, encantador, propina, agradecer a, agradecerle, ni supervisor, ni \
    gaitas, no pido, no ocupo, no hace falta hablar, prefiero no hablar, no quiero llamadas, sin \
    llamadas, no llame, no me marquen, no me llameis, dejar de llamar, que dejen, dejad de \
    llamar, paren de llamar, tiempo de espera, cuanto se espera, cuanto tardan, que idiomas, \
    habla ingles, hablan ingles, en espana o, estan en, domingos, sabados, a que hora, que \
    horario, telefono gratuito, numero gratuito, es gratuito, tiene coste, tiene costo, coste de, \
    costo de, cobran por, representante legal, responsable del tratamiento, responsable legal, \
    agente secreto, soy yo, trabajo como, trabajo de, eres humano, eres real, eres persona, hablo \
    con un, hablo con una, estoy hablando, hablando con un humano, hablando con una maquina, \
    hablando con un robot, por quien, firma el, ayer me, ayer un, ayer una, ayer hable, fue muy, \
    fue un, era un, era muy, fue amable, el agente era, soy asesor, soy operador, soy \
    representante, soy una, soy un, sin asesor, sin hablar, sin agente, sin un, sin necesidad, \
    agente de ia, agente de aduanas, agente de seguros, agente de viajes, agente de la, agente de \
    transito, a otra direccion, me mandan a, no me deja hacer llamadas, gestor de contrasenas, \
    gestor de archivos, gestor de tareas, gestor de descargas, alguien me robo, alguien me puso, \
    alguien me rayo, alguien me uso, alguien me hackeo, alguien me cambio, alguien me dijo, \
    trabajar como, trabajar de, repartidor, que hace un, que hace el, que hace la, mi jefe, mis \
    companeros, contrato a, factura a, acceso a, paquete a, pedido a otra, o un dron, o un robot, \
    o una maquina, o un bot, o un programa, menor de 18, saber si, su software, su programa, los \
    agentes pueden, los asesores pueden, en silla de ruedas, centro de llamadas, limite de \
    personas, puede decir, puede decirme, fueron, he llamado, habia llamado, dejen de mandarme, \
    dejen de llamarme, dejen de enviarme, deje de llamarme, deja de llamarme, dejen de mandar, \
    lengua de signos, mazmorra, elfo, npc, evitar que, evito que, tengo cita, tenia cita, cita \
    con el doctor, antes de venir, antes de llegar, tengo que hablar con un, tengo que hablar con \
    el, como pueden, con mi medico, con mi doctor, con mi abogado, traduccion, traducido, \
    perfiles, porcentaje, por ciento, gente que tenga, gente que pague, habia pedido, habiamos \
    pedido, evito, evitar, impedir, impido, la opcion, si me llaman, si me llama, si llaman, \
    vendedores, comerciales, recomendo, aconsejo, aconsejaron, recomendaron, mi bot, nuestro bot, \
    se llama, entrar en mi cuenta, una tesis, donde anulo, donde cancelo, donde cambio, donde \
    borro, donde modifico, como evito, como bloqueo, como impido, como cancelo, con quien hable, \
    quien te, desde la app, en la app, por la app, ayer, anoche, hablar bien de, solo queria \
    decir, manana o, el sabado, el domingo, mi vecina, mi vecino";
pub(super) const JOINTS: &str = "y quiero, y necesito, y quisiera, pero quiero, pero necesito, y \
    ahora, asi que, por eso, porque, y me, y solicito, y exijo, me pueden, me puede, me puedes, \
    me podrian, me podria, pueden pasarme, puede pasarme, quiero hablar, necesito hablar, \
    quisiera hablar, quiero que, necesito que, y pido, ya que, paseme, pasame, pasenme, \
    comuniqueme, comuniquenme, llamenme, llameme, y por favor, y si, prefiero hablar, puedo \
    hablar, podria hablar, deseo hablar, y prefiero, y puedo, pero prefiero, exijo hablar, y \
    deseo, puede un, puede una, puede alguien, puede llamarme, puede llamarla, puede llamarle, \
    pueden llamarme, pueden llamarla, podria alguien, podria un, podria una, podria llamarme, \
    alguien puede, alguien podria, alguien me, hay alguien, me llama, me llaman, puedes pasarme, \
    me gustaria";
pub(super) const OTHERS: &str = "mi esposo, mi esposa, mi marido, mi mujer, mi hijo, mi hija, mi \
    madre, mi padre, mi hermano, mi hermana, vecino, el repartidor, un repartidor, mi mama, mi \
    papa, mi abuela, mi abuelo, mi suegra, mi casero, el casero, mi inquilino, el inquilino, mi \
    cliente, mi empresa, mi novio, mi novia, mi jefe, mi jefa, mis clientes, mis huespedes, mis \
    inquilinos, mis pacientes, mi companero, mi companera, mis amigos, los clientes";
