//! Los textos incorporados en español. The built-in Spanish texts; the same promises as in
//! English.

use super::Key;

/// The text of an occasion.
#[allow(clippy::too_many_lines)] // One exhaustive table: a new occasion must not compile without its text.
pub(super) fn text(key: Key) -> &'static str {
    match key {
        Key::Opened => {
            "Le paso con una persona{% if queue %} ({{ queue }}){% endif %}. \
             Es el número {{ position }} en la cola. \
             {% if within %}Normalmente tarda {{ within }} como mucho.{% else %}No puedo decir cuánto tardará, pero \
             hay alguien atendiendo.{% endif %} \
             Verá todo lo que ha escrito hasta ahora."
        }
        Key::OpenUnstaffed => {
            "He pasado su solicitud a nuestro equipo{% if queue %} ({{ queue }}){% endif %}. \
             Ahora mismo no hay nadie atendiendo, así que no puedo decir cuándo recibirá respuesta. \
             Su solicitud queda guardada{% if number %} con el número {{ number }}{% endif %} y la \
             respuesta llegará aquí. Puede añadir algo en cualquier momento.{% if links %}\nMientras tanto, esto puede ayudar:\n{{ links }}{% endif %}"
        }
        Key::Closed => {
            "Nuestro equipo{% if queue %} ({{ queue }}){% endif %} no está en este momento. \
             {% if opens_at %}Volverá a haber alguien {{ opens_at }}. {% endif %}\
             Escriba aquí lo que necesite: queda \
             guardado{% if number %} con el número {{ number }}{% endif %} y la respuesta llegará \
             aquí.{% if links %}\nMientras tanto, esto puede ayudar:\n{{ links }}{% endif %}"
        }
        Key::ClosedTurnAway => {
            "Nuestro equipo{% if queue %} ({{ queue }}){% endif %} no está en este momento, así que \
             nadie puede responder y no está en ninguna cola. \
             {% if opens_at %}Por favor, vuelva a escribir {{ opens_at }}. {% endif %}\
             Mientras tanto haré lo que pueda.{% if links %}\nMientras tanto, esto puede ayudar:\n{{ links }}{% endif %}"
        }
        Key::Disabled => {
            "Ahora mismo no puedo pasarle con una persona\
             {% if reason %}: {{ reason }}{% endif %}. No está en ninguna cola. \
             {% if until %}Esperamos volver {{ until }}.{% else %}Por favor, inténtelo más tarde.\
             {% endif %}"
        }
        Key::Joined => {
            "{{ agent | default('Alguien de nuestro equipo', true) }} ya está aquí y ha leído lo \
             que escribió."
        }
        Key::Transferred => {
            "Le pasamos{% if agent %} con {{ agent }}{% elif queue %} con {{ queue }}{% endif %}. \
             Verá todo lo escrito hasta ahora; no hace falta que lo repita."
        }
        Key::StillWaiting => {
            "Sigue en la cola, ahora con el número {{ position }}. \
             {% if within %}Normalmente tarda {{ within }} como mucho.{% else %}No puedo decir cuánto tardará.\
             {% endif %} Puede esperar, dejar un mensaje o salir de la cola."
        }
        Key::StillWaitingUnstaffed => {
            "Su solicitud sigue con nosotros, pero ahora mismo no hay nadie atendiendo. \
             No hace falta que espere: la respuesta llegará a esta conversación."
        }
        Key::StillWaitingClosed => {
            "Nuestro equipo ha terminado por hoy sin poder responder. \
             {% if opens_at %}Volverá a haber alguien {{ opens_at }}. {% endif %}\
             No hace falta que espere: la respuesta llegará a esta conversación."
        }
        Key::BackToQueue => {
            "{{ agent | default('La persona que le atendía', true) }} ha tenido que irse. Vuelve a \
             ser el primero de la cola, con todo lo que ha escrito."
        }
        Key::HandedBack => "El asistente está de vuelta y continúa desde aquí.",
        Key::TicketClosed => {
            "Su conversación con nuestro equipo está cerrada\
             {% if number %} (número {{ number }}){% endif %}. Escriba cuando nos necesite."
        }
        Key::SurveyAsk => {
            "¿Qué tal ha ido? Por favor, valore nuestra ayuda de 1 (mala) a 5 (muy buena)."
        }
        Key::SurveyThanks => "Gracias por decírnoslo.",
        Key::MessageLeft => {
            "Su mensaje queda guardado{% if number %} con el número {{ number }}{% endif %}. \
             {% if opens_at %}Nuestro equipo vuelve {{ opens_at }}. {% endif %}\
             La respuesta llegará aquí."
        }
        Key::LingerOffer => {
            "¿Algo más? Puede seguir con {{ agent | default('nuestro equipo', true) }} o con el \
             asistente."
        }
        Key::Reopened => "Su solicitud está abierta de nuevo, con todo lo escrito hasta ahora.",
        Key::BotFailed => {
            "Lo siento, ahora mismo no puedo responder, así que pregunto a nuestro equipo."
        }
        Key::QueueLeft => "Ha salido de la cola. Pida una persona cuando la necesite.",
        Key::QueueTimedOut => {
            "Nadie ha podido atenderle todavía, así que ya no está en ninguna cola. El asistente \
             continúa; puede volver a pedir una persona cuando quiera."
        }
        Key::IdleReminder => {
            "¿Sigue ahí? {{ agent | default('El equipo', true) }} puede seguir en cuanto \
             escriba."
        }
        Key::IdleClosed => {
            "Hace tiempo que no sabemos de usted, así que esta conversación queda cerrada{% \
             if number %} (número {{ number }}){% endif %}. Escriba de nuevo cuando quiera."
        }
        Key::CallbackAsk => {
            "¿A qué número de teléfono podemos llamarle y cuándo le viene bien? Escriba las \
             dos cosas en un solo mensaje, por favor."
        }
        Key::CallbackTaken => {
            "Gracias, queda anotado{% if number %} con el número {{ number }}{% endif %}: \
             le llamaremos. No hace falta que espere aquí."
        }
        Key::FieldAsk => {
            "Para no tener que preguntarle después, escríbanos por favor: \
             {{ field | default('lo que falta', true) }}."
        }
        Key::FieldThanks => "Gracias, queda anotado. Conserva su puesto.",
        Key::CommentThanks => {
            "Gracias, queda anotado con su valoración. Escriba de nuevo para cualquier otra cosa."
        }
        Key::ChoiceCallback => "Que me llamen",
        Key::ChoiceStay => "Seguir esperando",
        Key::ChoiceLeaveMessage => "Dejar un mensaje",
        Key::ChoiceLeaveQueue => "Salir de la cola",
        Key::ChoiceAgent => "Una persona",
        Key::ChoiceAssistant => "El asistente",
    }
}
