//! The built-in English texts. Each answers: am I in a queue, will someone reply later, by when.

use super::Key;

/// The text of an occasion.
#[allow(clippy::too_many_lines)] // One exhaustive table: a new occasion must not compile without its text.
pub(super) fn text(key: Key) -> &'static str {
    match key {
        Key::Opened => {
            "I am passing you to a person{% if queue %} ({{ queue }}){% endif %}. \
             You are number {{ position }} in the queue. \
             {% if within %}It usually takes {{ within }} at most.{% else %}I cannot say how long it will take, \
             but somebody is at the desk.{% endif %} \
             They will see what you have written so far."
        }
        Key::OpenUnstaffed => {
            "I have passed your request to our team{% if queue %} ({{ queue }}){% endif %}. \
             Nobody is at the desk right now, so I cannot say when you will get an answer. \
             Your request is kept{% if number %} as number {{ number }}{% endif %} and the answer \
             will come here. You can add to it at any time.{% if links %}\nThis may help meanwhile:\n{{ links }}{% endif %}"
        }
        Key::Closed => {
            "Our team{% if queue %} ({{ queue }}){% endif %} is not in at the moment. \
             {% if opens_at %}A person will be back {{ opens_at }}. {% endif %}\
             Write here what they need to know: it is \
             kept{% if number %} as number {{ number }}{% endif %} and the answer will come here.{% if links %}\nThis may help meanwhile:\n{{ links }}{% endif %}"
        }
        Key::ClosedTurnAway => {
            "Our team{% if queue %} ({{ queue }}){% endif %} is not in at the moment, so nobody \
             can answer and you are not in a queue. \
             {% if opens_at %}Please write again {{ opens_at }}. {% endif %}\
             Until then I do what I can.{% if links %}\nThis may help meanwhile:\n{{ links }}{% endif %}"
        }
        Key::Disabled => {
            "I cannot pass you to a person right now\
             {% if reason %}: {{ reason }}{% endif %}. You are not in a queue. \
             {% if until %}We expect to be back {{ until }}.{% else %}Please try again later.\
             {% endif %}"
        }
        Key::Joined => {
            "{{ agent | default('One of us', true) }} is here now and has read what you wrote."
        }
        Key::Transferred => {
            "You are being passed on{% if agent %} to {{ agent }}{% elif queue %} to {{ queue }}\
             {% endif %}. They will see everything written so far; you need not repeat it."
        }
        Key::StillWaiting => {
            "You are still in the queue, now number {{ position }}. \
             {% if within %}It usually takes {{ within }} at most.{% else %}I cannot say how long it will take.\
             {% endif %} You can stay, leave a message or leave the queue."
        }
        Key::StillWaitingUnstaffed => {
            "Your request is still with us, but nobody is at the desk right now. \
             You need not wait here: the answer will come to this conversation."
        }
        Key::StillWaitingClosed => {
            "Our team has gone for today before it could answer. \
             {% if opens_at %}A person will be back {{ opens_at }}. {% endif %}\
             You need not wait here: the answer will come to this conversation."
        }
        Key::BackToQueue => {
            "{{ agent | default('The person helping you', true) }} had to leave. You are at the \
             front of the queue again, with everything written so far."
        }
        Key::HandedBack => "The assistant is back and will go on from here.",
        Key::TicketClosed => {
            "This conversation with our team is closed\
             {% if number %} (number {{ number }}){% endif %}. Write again whenever you need us."
        }
        Key::SurveyAsk => "How was it? Please rate our help from 1 (poor) to 5 (very good).",
        Key::SurveyThanks => "Thank you for telling us.",
        Key::MessageLeft => {
            "Your message is kept{% if number %} as number {{ number }}{% endif %}. \
             {% if opens_at %}Our team is in again {{ opens_at }}; the{% else %}The{% endif %} \
             answer will come here."
        }
        Key::LingerOffer => {
            "Is there anything else? You can go on with \
             {{ agent | default('our team', true) }} or with the assistant."
        }
        Key::Reopened => "Your request is open again, with everything written so far.",
        Key::BotFailed => "Sorry, I cannot answer that right now, so I am asking our team.",
        Key::QueueLeft => "You have left the queue. Ask for a person whenever you need one.",
        Key::QueueTimedOut => {
            "Nobody could take this yet, so you are no longer in a queue. The assistant goes on; \
             ask for a person again at any time."
        }
        Key::IdleReminder => {
            "Are you still there? {{ agent | default('We', true) }} can go on as soon as \
             you write."
        }
        Key::IdleClosed => {
            "We have not heard from you for a while, so this conversation is closed{% if \
             number %} (number {{ number }}){% endif %}. Write again whenever you like."
        }
        Key::CallbackAsk => {
            "Which telephone number can we call you on, and when does it suit you? Please \
             write both in one message."
        }
        Key::CallbackTaken => {
            "Thank you, that is noted{% if number %} under number {{ number }}{% endif %}: \
             we will call you. You need not wait here."
        }
        Key::FieldAsk => {
            "So that nobody has to ask you later, please write us \
             {{ field | default('what is missing', true) }}."
        }
        Key::FieldThanks => "Thank you, that is noted. You keep your place.",
        Key::CommentThanks => {
            "Thank you, that is noted with your rating. Write again for anything else."
        }
        Key::ChoiceCallback => "Call me back",
        Key::ChoiceStay => "Keep waiting",
        Key::ChoiceLeaveMessage => "Leave a message",
        Key::ChoiceLeaveQueue => "Leave the queue",
        Key::ChoiceAgent => "A person",
        Key::ChoiceAssistant => "The assistant",
    }
}
