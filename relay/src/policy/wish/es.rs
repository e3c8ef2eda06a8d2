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
    withdrawals: &[
        "ya no quiero|necesito|hace|deseo falta? <go>* <fill>* <person>",
        "ya no quiero|necesito|hace|deseo falta? <go>* <talk> con <fill>* <who>",
        "olvida|olvide|olvidalo|cancela|cancele <go>* lo? del|de|al|el|la? <fill>* <person>",
        "^ olvidalo $",
        "^ dejalo $",
        "sigo|continuo|quedo con <fill>* <bot>",
        "prefiero|quiero|puedo seguir|continuar con <fill>* <bot>",
    ],
    alone: "persona, personas, humano, humana, agente, asesor, asesora, representante, operador, \
        operadora, persona real, agente humano, agente real, ser humano, una persona, un agente, \
        un humano, un asesor, un operador, un representante, una persona real, servicio al \
        cliente, atencion al cliente, agente en vivo, chat en vivo, asesor humano, persona \
        humana, una persona humana, ejecutivo, soporte humano, ayuda humana, con una persona, un \
        ejecutivo, hablar con alguien, llamame, llameme, alguien real, una persona de verdad, \
        supervisor",
    polite: "por favor, porfavor, porfa, hola, buenas, buenos dias, buenas tardes, buenas noches, \
        gracias, ya, ahora, ok, si, no, y, pero, muchas gracias, ahora mismo, urgente, mejor, \
        oye, oiga, disculpe, pues, bueno, vale, entonces, de una vez, solo, xfa, xfavor, \
        inmediatamente",
    vetoes: "no, sin, nunca, tampoco, ni, si, cuando, que no, jamas",
    negators: "no, sin, nunca, tampoco, ni, jamas",
};

const PERSON: &str = "persona, humano, humana, ser humano, agente, agentes, asesor, asesora, representante, \
    operador, operadora, ejecutivo, ejecutiva, encargado, encargada, supervisor, supervisora, \
    gerente, empleado, empleada, persona real, agente humano, servicio al cliente, atencion al \
    cliente, persona humana, teleoperador, tecnico, alguien real, persona de verdad, alguien \
    humano, responsable, miembro del equipo";
const WHO: &str = "persona, personas, humano, humana, ser humano, agente, agentes, asesor, asesora, \
    representante, operador, operadora, ejecutivo, ejecutiva, encargado, encargada, supervisor, \
    supervisora, gerente, empleado, empleada, alguien, servicio al cliente, servicio de \
    atencion, atencion al cliente, soporte, soporte tecnico, equipo, departamento, ventas, \
    facturacion, tecnico, responsable, teleoperador, jefe, personal, ustedes, persona real, \
    miembro del equipo";
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
