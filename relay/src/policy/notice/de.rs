//! Die eingebauten deutschen Texte. The built-in German texts; the same promises as in English.

use super::Key;

/// The text of an occasion.
#[allow(clippy::too_many_lines)] // One exhaustive table: a new occasion must not compile without its text.
pub(super) fn text(key: Key) -> &'static str {
    match key {
        Key::Opened => {
            "Ich verbinde Sie mit einem Menschen{% if queue %} ({{ queue }}){% endif %}. \
             Sie sind Nummer {{ position }} in der Warteschlange. \
             {% if within %}Meist dauert es höchstens {{ within }}.{% else %}Wie lange es dauert, kann \
             ich nicht sagen, aber es ist jemand da.{% endif %} \
             Was Sie bisher geschrieben haben, wird mitgegeben."
        }
        Key::OpenUnstaffed => {
            "Ich habe Ihre Anfrage an unser Team weitergegeben\
             {% if queue %} ({{ queue }}){% endif %}. Im Moment ist niemand am Platz, darum kann \
             ich nicht sagen, wann Sie eine Antwort bekommen. Ihre Anfrage ist\
             {% if number %} als Nummer {{ number }}{% endif %} gespeichert und die Antwort kommt \
             hierher. Sie können sie jederzeit ergänzen.{% if links %}\nDas hilft vielleicht schon weiter:\n{{ links }}{% endif %}"
        }
        Key::Closed => {
            "Unser Team{% if queue %} ({{ queue }}){% endif %} ist gerade nicht da. \
             {% if opens_at %}Wir sind {{ opens_at }} wieder für Sie da. {% endif %}\
             Schreiben Sie hier, worum es geht: Es wird\
             {% if number %} als Nummer {{ number }}{% endif %} gespeichert und die Antwort kommt \
             hierher.{% if links %}\nDas hilft vielleicht schon weiter:\n{{ links }}{% endif %}"
        }
        Key::ClosedTurnAway => {
            "Unser Team{% if queue %} ({{ queue }}){% endif %} ist gerade nicht da. Niemand kann \
             antworten und Sie sind in keiner Warteschlange. \
             {% if opens_at %}Wir sind {{ opens_at }} wieder für Sie da. {% endif %}\
             Bis dahin tue ich, was ich kann.{% if links %}\nDas hilft vielleicht schon weiter:\n{{ links }}{% endif %}"
        }
        Key::Disabled => {
            "Ich kann Sie im Moment nicht mit einem Menschen verbinden\
             {% if reason %}: {{ reason }}{% endif %}. \
             Sie sind in keiner Warteschlange. \
             {% if until %}Voraussichtlich geht es {{ until }} wieder.{% else %}Bitte versuchen \
             Sie es später noch einmal.{% endif %}"
        }
        Key::Joined => {
            "{{ agent | default('Jemand aus unserem Team', true) }} ist jetzt da und hat gelesen, \
             was Sie geschrieben haben."
        }
        Key::Transferred => {
            "Sie werden weitergegeben\
             {% if agent %} an {{ agent }}{% elif queue %} an {{ queue }}{% endif %}. \
             Alles bisher Geschriebene geht mit; Sie müssen nichts wiederholen."
        }
        Key::StillWaiting => {
            "Sie sind noch in der Warteschlange, jetzt als Nummer {{ position }}. \
             {% if within %}Meist dauert es höchstens {{ within }}.{% else %}Wie lange es dauert, kann \
             ich nicht sagen.{% endif %} Sie können warten, eine Nachricht hinterlassen oder die \
             Warteschlange verlassen."
        }
        Key::StillWaitingUnstaffed => {
            "Ihre Anfrage liegt noch bei uns, aber im Moment ist niemand am Platz. \
             Sie müssen hier nicht warten: Die Antwort kommt in dieses Gespräch."
        }
        Key::StillWaitingClosed => {
            "Unser Team hat Feierabend, bevor es antworten konnte. \
             {% if opens_at %}Wir sind {{ opens_at }} wieder für Sie da. {% endif %}\
             Sie müssen hier nicht warten: Die Antwort kommt in dieses Gespräch."
        }
        Key::BackToQueue => {
            "{{ agent | default('Ihre Ansprechperson', true) }} musste weg. Sie stehen wieder \
             ganz vorn in der Warteschlange, mit allem, was Sie geschrieben haben."
        }
        Key::HandedBack => "Der Assistent ist wieder da und macht hier weiter.",
        Key::TicketClosed => {
            "Ihr Gespräch mit unserem Team ist abgeschlossen\
             {% if number %} (Nummer {{ number }}){% endif %}. Schreiben Sie jederzeit wieder."
        }
        Key::SurveyAsk => {
            "Wie war es? Bitte bewerten Sie unsere Hilfe von 1 (schlecht) bis 5 (sehr gut)."
        }
        Key::SurveyThanks => "Danke für Ihre Rückmeldung.",
        Key::MessageLeft => {
            "Ihre Nachricht ist{% if number %} als Nummer {{ number }}{% endif %} gespeichert. \
             {% if opens_at %}Unser Team ist {{ opens_at }} wieder da. {% endif %}\
             Die Antwort kommt hierher."
        }
        Key::LingerOffer => {
            "Gibt es noch etwas? Sie können mit {{ agent | default('unserem Team', true) }} oder \
             mit dem Assistenten weitermachen."
        }
        Key::Reopened => "Ihre Anfrage ist wieder offen, mit allem bisher Geschriebenen.",
        Key::BotFailed => {
            "Das kann ich gerade leider nicht beantworten, darum frage ich unser Team."
        }
        Key::QueueLeft => {
            "Sie haben die Warteschlange verlassen. Wenn Sie einen Menschen brauchen, sagen Sie es \
             einfach."
        }
        Key::QueueTimedOut => {
            "Bisher konnte das niemand übernehmen, Sie stehen deshalb in keiner Warteschlange mehr. \
             Der Assistent macht weiter; Sie können jederzeit wieder nach einem Menschen fragen."
        }
        Key::IdleReminder => "Sind Sie noch da? Sobald Sie schreiben, geht es weiter.",
        Key::IdleClosed => {
            "Wir haben länger nichts von Ihnen gehört, darum ist dieses Gespräch beendet{% \
             if number %} (Nummer {{ number }}){% endif %}. Schreiben Sie gern wieder."
        }
        Key::CallbackAsk => {
            "Unter welcher Telefonnummer erreichen wir Sie, und wann passt es Ihnen? Bitte \
             schreiben Sie beides in einer Nachricht."
        }
        Key::CallbackTaken => {
            "Danke, das ist{% if number %} unter Nummer {{ number }}{% endif %} notiert: \
             Wir rufen Sie an. Sie müssen hier nicht warten."
        }
        Key::FieldAsk => {
            "Damit später niemand nachfragen muss, schreiben Sie uns bitte: \
             {{ field | default('was noch fehlt', true) }}."
        }
        Key::FieldThanks => "Danke, das ist notiert. Ihr Platz bleibt Ihnen.",
        Key::CommentThanks => {
            "Danke, das ist zu Ihrer Bewertung notiert. Schreiben Sie wieder, wenn noch etwas ist."
        }
        Key::ChoiceCallback => "Rückruf bitte",
        Key::ChoiceStay => "Weiter warten",
        Key::ChoiceLeaveMessage => "Nachricht schreiben",
        Key::ChoiceLeaveQueue => "Nicht mehr warten",
        Key::ChoiceAgent => "Ein Mensch",
        Key::ChoiceAssistant => "Der Assistent",
    }
}
