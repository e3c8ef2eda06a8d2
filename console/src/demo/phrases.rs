//! What the simulated colleagues say, and nothing else.

use super::story::Language;

/// To a customer, by turn; `{me}` and `{name}` are filled in.
pub(super) fn turns(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &[
            "Hello {name}, {me} here. I have read what you wrote so far, one moment please.",
            "I have it in front of me now. Just to be sure: did anything change since then?",
            "Good, that is set right on our side. You will get a mail about it within the hour.",
            "By tomorrow at the latest. Is there anything else I can do?",
            "You are welcome. Have a good day!",
        ],
        Language::De => &[
            "Guten Tag {name}, hier ist {me}. Ich habe alles gelesen, einen Moment bitte.",
            "Ich sehe es jetzt vor mir. Nur zur Sicherheit: Hat sich seitdem etwas geändert?",
            "Gut, bei uns ist das jetzt in Ordnung. Eine Mail dazu kommt in der nächsten Stunde.",
            "Spätestens morgen. Kann ich sonst noch etwas tun?",
            "Gern geschehen. Einen schönen Tag noch!",
        ],
        Language::Es => &[
            "Hola {name}, soy {me}. He leído lo que ha escrito, un momento por favor.",
            "Ya lo tengo delante. Solo para estar seguros: ¿ha cambiado algo desde entonces?",
            "Bien, por nuestra parte ya está arreglado. Recibirá un correo dentro de una hora.",
            "Mañana como muy tarde. ¿Puedo hacer algo más?",
            "No hay de qué. ¡Que tenga un buen día!",
        ],
    }
}

/// To a customer, on accepting a ticket from a colleague.
pub(super) fn taking_over(language: Language) -> &'static str {
    match language {
        Language::En => {
            "Hello {name}, I am {me}, taking over from my colleague. I have read it all."
        }
        Language::De => "Guten Tag {name}, ich bin {me} und übernehme. Ich habe alles gelesen.",
        Language::Es => "Hola {name}, soy {me} y sigo yo con esto. Lo he leído todo.",
    }
}

/// With a ticket passed to the user.
pub(super) const TRANSFER_NOTES: [&str; 4] = [
    "I have to be at the workshop in a minute. All is in the briefing; can you take it?",
    "You know this better than I do. The customer has been told that somebody takes over.",
    "My shift ends. Friendly customer, only needs an answer.",
    "Could you? I am stuck with two others.",
];

/// Internal, before a ticket is closed.
pub(super) const CLOSING_NOTES: [&str; 3] = [
    "Checked against the order, all in order now.",
    "Mail is on its way. Nothing left to do.",
    "Second time this week, worth an entry in the bot's questions.",
];
