//! The stories of the demo's customers, and nothing else.

use super::story::Language::{De, En, Es};
use super::story::Step::{Press, Say};
use super::story::Way::{Hook, Web};
use super::story::{Patience, Story, Wants};

/// What most stories have in common.
const PLAIN: Story = Story {
    key: "",
    language: En,
    way: Web,
    wants: Wants::Person,
    patience: Patience::Stays,
    opening: &[],
    waiting: &[],
    answers: &[],
    thanks: "",
    attributes: &[],
};

/// Every story; the first [`OPENING_NIGHT`] make up the desk that a newcomer finds.
pub(super) const STORIES: [Story; 15] = [
    REFUND,
    LOGIN,
    FRAUD,
    ANGRY,
    PERSON,
    OFF_HOURS,
    CANCEL,
    CHATTY,
    CHARGED,
    SQUEAK,
    INVOICE,
    ADDRESS,
    HELMET,
    GONE,
    BROKEN_LOGIN,
];

/// So many come at once when the demo begins.
pub(super) const OPENING_NIGHT: usize = 8;

const REFUND: Story = Story {
    key: "refund",
    language: Es,
    way: Hook,
    opening: &[Say("Buenos días, me han cobrado dos veces el mismo pedido"), Say("{order}")],
    waiting: &["Lo veo en el banco desde el lunes: dos cargos de 249 €."],
    answers: &[
        "Gracias. Son dos cargos de 249 €, los dos del lunes.",
        "Sí, los dos con la misma tarjeta, la que termina en 4471.",
        "¿Y cuándo lo veré en la cuenta?",
    ],
    thanks: "Perfecto, muchas gracias por la ayuda. ¡Hasta luego!",
    attributes: &[("tier", "gold")],
    ..PLAIN
};

const LOGIN: Story = Story {
    key: "login",
    language: De,
    opening: &[
        Say("Hallo, ich kann mich nicht anmelden"),
        Press("login-help", "Keine Mail gekommen"),
    ],
    waiting: &["Ich habe es inzwischen noch zweimal versucht, im Spam ist auch nichts."],
    answers: &[
        "Danke! Ich nehme immer dieselbe Adresse, die aus der Bestätigung.",
        "Moment … ja, jetzt ist eine Mail da.",
        "Es geht wieder, ich bin drin.",
    ],
    thanks: "Super, vielen Dank und einen schönen Tag!",
    ..PLAIN
};

const FRAUD: Story = Story {
    key: "fraud",
    opening: &[Say("There is a charge on my card that I do not know: 899 for a bike!")],
    waiting: &["Please hurry, I am worried that more will be charged."],
    answers: &[
        "I never ordered it. The charge is from last night at two o'clock.",
        "Yes, I have the card here and I have told the bank to block it.",
        "No, I use that password nowhere else. I will change it now.",
    ],
    thanks: "That is a relief. Thank you for being so quick.",
    attributes: &[("tier", "silver")],
    ..PLAIN
};

const ANGRY: Story = Story {
    key: "angry",
    way: Hook,
    opening: &[
        Say("Where is my bike??"),
        Say("{order}, as I have told you TWICE already"),
        Say("That is what you said last week! Let me talk to a person, now"),
    ],
    waiting: &["Hello?? Is anybody there at all?", "This is the worst service I have ever had."],
    answers: &[
        "Finally. I have waited TWO WEEKS. I want a date, not an excuse.",
        "And who pays for the train tickets in the meantime?",
        "Fine. That would be something, I suppose.",
    ],
    thanks: "All right. Sorry for the shouting, you were the first to help me.",
    attributes: &[("tier", "gold"), ("orders", "11")],
    ..PLAIN
};

const PERSON: Story = Story {
    key: "person",
    language: Es,
    opening: &[Say("Quiero hablar con una persona, por favor")],
    waiting: &["Sigo aquí."],
    answers: &[
        "Hola. Es que no me aclaro con los formularios. ¿Tienen cascos para niños de seis años?",
        "Mide 52 centímetros de cabeza, creo.",
        "El azul me gusta. ¿Lo tienen en la tienda?",
    ],
    thanks: "Estupendo, me paso el sábado. ¡Gracias!",
    ..PLAIN
};

const OFF_HOURS: Story = Story {
    key: "off-hours",
    opening: &[Say("The wrong size arrived, how do I return something?"), Say("It is {order}")],
    answers: &[
        "Oh, I did not expect anybody at this hour! The frame is 56, I had ordered 52.",
        "It is unused, only the box was opened.",
        "An exchange would be perfect.",
    ],
    thanks: "Thank you, I will look out for the label.",
    ..PLAIN
};

const CANCEL: Story = Story {
    key: "cancel",
    language: De,
    way: Hook,
    opening: &[
        Say("Guten Tag, ich möchte meine Bestellung stornieren"),
        Say("Das ist die {order}, ich habe das falsche Rad bestellt"),
    ],
    waiting: &["Es eilt ein wenig, sonst wird es ja gepackt."],
    answers: &[
        "Ich wollte das Rad in Grün, bestellt habe ich es in Schwarz.",
        "Wenn sich die Farbe noch ändern lässt, wäre mir das sogar lieber.",
        "Ja, bitte genau so.",
    ],
    thanks: "Prima, danke für die schnelle Hilfe!",
    ..PLAIN
};

const CHATTY: Story = Story {
    key: "chatty",
    wants: Wants::BotIsEnough,
    opening: &[
        Say("Hi there"),
        Say("How long does delivery take?"),
        Say("And when are you open?"),
        Say("Thanks a lot"),
    ],
    ..PLAIN
};

const CHARGED: Story = Story {
    key: "charged",
    opening: &[Say("I want my money back, I was charged twice"), Say("Sure, {order}")],
    waiting: &["No hurry, I will leave this window open."],
    answers: &[
        "Thanks. Once on Friday, once on Saturday, the same amount both times.",
        "Yes, please send it back to the same card.",
        "Great, that is all I needed.",
    ],
    thanks: "Thank you, bye!",
    ..PLAIN
};

const SQUEAK: Story = Story {
    key: "squeak",
    way: Hook,
    opening: &[
        Say("My left pedal goes squeak squeak since it rained on Tuesday"),
        Say("Squeak! Every single turn, like a mouse under the saddle"),
    ],
    waiting: &["I can send a recording of the squeak if that helps."],
    answers: &[
        "It starts after ten minutes or so, and only on the left.",
        "I have oiled it twice. The mouse is still in there.",
        "The axle then? I can bring it round on Saturday.",
    ],
    thanks: "You are a gem. See you on Saturday.",
    ..PLAIN
};

const INVOICE: Story = Story {
    key: "invoice",
    language: De,
    opening: &[
        Say("Auf meiner Rechnung fehlt die Umsatzsteuernummer unserer Firma"),
        Say("Ich möchte bitte mit einem Mitarbeiter sprechen"),
    ],
    waiting: &["Unsere Buchhaltung braucht das bis heute Abend."],
    answers: &[
        "Es geht um die Bestellung {order}, Rechnung vom Ersten des Monats.",
        "Die Nummer ist DE 123 456 789, die Anschrift bleibt.",
        "Ja, als PDF an dieselbe Adresse bitte.",
    ],
    thanks: "Ist angekommen. Herzlichen Dank!",
    attributes: &[("company", "Busch & Töchter GmbH")],
    ..PLAIN
};

const ADDRESS: Story = Story {
    key: "address",
    language: Es,
    way: Hook,
    opening: &[
        Say("Me he mudado y el paquete va a la dirección vieja"),
        Say("¿Me puede pasar con una persona? Es el pedido {order}"),
    ],
    waiting: &["La calle nueva es Mayor 17, por si sirve."],
    answers: &[
        "La dirección nueva es calle Mayor 17, 2.º izquierda, en Burgos.",
        "Sí, el código postal es 09001.",
        "Muy bien. ¿Cambia algo la fecha de entrega?",
    ],
    thanks: "Muchísimas gracias, qué rapidez.",
    ..PLAIN
};

const HELMET: Story = Story {
    key: "helmet",
    language: De,
    opening: &[Say("Ich möchte den Helm zurückschicken"), Say("{order}")],
    answers: &[
        "Er drückt an den Schläfen, eine Nummer größer wäre besser.",
        "Getragen habe ich ihn nur in der Wohnung.",
        "Dann bitte der Umtausch.",
    ],
    thanks: "Danke, das ging ja einfach.",
    ..PLAIN
};

const GONE: Story = Story {
    key: "gone",
    patience: Patience::Leaves,
    opening: &[
        Say("Does the child seat from 2019 fit the new city bike?"),
        Say("Can I talk to someone from the workshop?"),
    ],
    answers: &["Yes, I am still here! It is the grey seat.", "It has the long bracket."],
    thanks: "Good to know, thanks.",
    ..PLAIN
};

const BROKEN_LOGIN: Story = Story {
    key: "broken-login",
    language: Es,
    opening: &[
        Say("Hola, no puedo entrar en mi cuenta"),
        Press("login-help", "No ha llegado el correo"),
    ],
    waiting: &["He mirado también en el spam."],
    answers: &[
        "Uso siempre este mismo correo.",
        "Ahora sí, ha llegado uno.",
        "Ya estoy dentro, gracias.",
    ],
    thanks: "¡Gracias y buen día!",
    ..PLAIN
};

/// What somebody says whom the bot did not pass on.
pub(super) fn insists(language: super::story::Language) -> &'static str {
    match language {
        En => "I would like to talk to a person, please",
        De => "Ich möchte bitte mit einem Menschen sprechen",
        Es => "Quiero hablar con una persona, por favor",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_opening_night_has_six_different_affairs_in_three_languages_by_both_doors() {
        let first = &STORIES[..OPENING_NIGHT];
        let keys: BTreeSet<_> = first.iter().map(|story| story.key).collect();
        for key in ["refund", "login", "fraud", "angry", "person", "off-hours"] {
            assert!(keys.contains(key), "{key}");
        }
        for language in [En, De, Es] {
            assert!(first.iter().any(|story| story.language == language), "{language:?}");
        }
        for way in [Web, Hook] {
            assert!(first.iter().any(|story| story.way == way), "{way:?}");
        }
    }

    #[test]
    fn whoever_wants_a_person_can_talk_to_one_to_the_end() {
        let keys: BTreeSet<_> = STORIES.iter().map(|story| story.key).collect();
        assert_eq!(keys.len(), STORIES.len(), "a story is told twice");
        for story in &STORIES {
            assert!(!story.opening.is_empty(), "{}", story.key);
            if story.wants == Wants::Person {
                assert!(story.answers.len() >= 2 && !story.thanks.is_empty(), "{}", story.key);
            }
        }
    }
}
