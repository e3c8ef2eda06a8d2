//! German: how people ask for a person, and what only looks like it. Umlauts are folded away
//! ("möchte" is "mochte"); their spelling with e ("moechte") is listed.

use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "de",
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
        // „Ich möchte bitte mit einem Mitarbeiter sprechen"
        "mochte|moechte|mocht|will|wollen|wurde|wuerde|kann|konnte|koennte|konnen|konnten|darf|durfte|duerfte|wollte|lass|lassen|lasst|gerne|gern|wunsche|bitte <go>* mit <fill>* <who> _4 <talk>",
        "ich|wir muss|mussen|musste|musste <go>* mit <fill>* <who> _3 <talk>",
        "mochte|moechte|will|wurde|wuerde|kann|konnte|koennte|darf <go>* <talk> mit <fill>* <who> >",
        "^ <go>* mit <fill>* <who> _3 <talk>",
        "^ <go>* <talk> mit <fill>* <who> >",
        "^ <go>* mit <fill>* <who> $",
        "mit <fill>* <who> <talk> kann|konnte|koennte|darf|durfte|mochte|moechte|will|wurde",
        "moglich|moeglich|moglichkeit mit <fill>* <who> zu <talk>",
        // „Verbinden Sie mich mit einem Menschen"
        "verbinde|verbinden|verbindet|verbindest <go>* mit|zu|zum <fill>* <who> >",
        "stell|stelle|stellen|leite|leiten|gib|geben|reich|reichen|bring|bringen|schalten|schalte <go>* an|zu|zum|zur|mit <fill>* <who> _2 durch|weiter|ab|zu|um",
        "mich|uns|das|es|dies <go>* an|zu|zum|zur|mit <fill>* <who> weiterleiten|weitergeben|durchstellen|verbinden|ubergeben|weiterverbinden|weitergeleitet|verbunden|durchgestellt",
        "^ <go>* an|zu|zum|zur <fill>* <who> weiterleiten|weitergeben|durchstellen|verbinden|ubergeben|weiterverbinden",
        "weiterleiten|weiterleitung|weitergabe|verbindung an|zu|zum|mit <fill>* <who> >",
        // „Ich brauche einen Menschen"
        "ich|wir brauche|brauchen|brauch|will|wollen|mochte|moechte|benotige|benoetige|verlange|hatte|haette|bevorzuge|wunsche|fordere <go>* <fill>* <person> >>",
        "^ <go>* brauche|brauch|will|mochte|moechte|benotige <fill>* <person> >>",
        "gib|geben|hol|holen|hole|ruf|rufen|schick|schicken <go>* <fill>* <person> >>",
        "kann|konnte|koennte ich|man|wir <go>* <fill>* <person> haben|bekommen|kriegen|sprechen|erreichen",
        "wie|wo <go>* erreiche|bekomme|kontaktiere|finde|kriege <go>* <fill>* <who> >>",
        "gibt|gibts <go>* <fill>* <person> >>",
        "gibt|gibts|ist es? hier|da|auch? jemand|jemanden mit|echtes|der|richtiges",
        "^ <go>* jemand|jemanden echtes|menschliches|richtiges",
        "kann|konnte|koennte mir|uns|sich <go>* <fill>* <person> helfen|weiterhelfen|antworten|melden|kummern",
        "soll|sollte|moge sich? bitte? <fill>* <person> melden|anrufen|antworten|kummern",
        // „Ich will nicht mit einem Bot reden"
        "nicht|nie mehr? langer? weiter? mit <fill>* <bot> _2 <talk>",
        "will|mochte|moechte|brauche ich? keinen|keine|kein <fill>* <bot> $",
        "^ <go>* keinen|keine|kein <fill>* <bot> $",
        // Rückruf
        "mochte|moechte|brauche|will|hatte|haette|wunsche|bitte|bitten _3 ruckruf|rueckruf|zuruckgerufen|angerufen",
        "rufen|ruft|ruf|rufe sie|ihr? mich|uns _2 an|zuruck|zurueck",
        "kann|konnte|koennte mich|uns _2 jemand|<person> _2 anrufen|zuruckrufen",
        "kann|konnte|koennte mich|uns _2 jemand _2 anrufen|zuruckrufen",
        "kann|konnte|koennen|konnen|konnten sie|ihr mich|uns _2 anrufen|zuruckrufen",
    ],
    withdrawals: &[
        "brauche|will|mochte|moechte <go>* doch? keinen|keine|kein <fill>* <person> mehr",
        "nicht mehr notig|noetig mit <fill>* <who>",
        "keinen|keine|kein <fill>* <person> mehr",
        "muss|mochte|moechte|will <go>* nicht mehr mit <fill>* <who> _2 <talk>",
        "doch nicht mit <fill>* <who> _2 <talk>",
        "doch keinen|keine|kein <fill>* <person>",
        "hat sich erledigt _4 <person>",
        "<person> hat sich erledigt",
        "bleibe|bleib|weiter <go>* bei|beim|mit <fill>* <bot>",
        "^ hat sich erledigt $",
        "^ schon gut $",
    ],
    alone: "mensch, menschen, mitarbeiter, mitarbeiterin, berater, beraterin, agent, kundenberater, \
        kundenservice, kundendienst, kundenbetreuer, person, echte person, echter mensch, ein \
        mensch, einen menschen, ein mitarbeiter, einen mitarbeiter, echten menschen, echter \
        mitarbeiter, sachbearbeiter, ansprechpartner, live chat, livechat, menschliche hilfe, \
        mensch bitte, ruckruf, rueckruf, operator, jemand echtes, richtiger mensch, \
        servicemitarbeiter, einen berater, vertreter, menschlicher mitarbeiter, menschlicher \
        agent, ein echter mensch, ruckruf bitte",
    polite: "bitte, hallo, hi, hey, guten tag, guten morgen, guten abend, moin, danke, jetzt, sofort, \
        ok, okay, ja, nein, also, und, aber, servus, gruss gott, mal, endlich, dringend, so, \
        nochmal, dann, gut, sorry, entschuldigung, vielen dank, zum letzten mal, tja, na, doch, \
        lieber",
    vetoes: "nicht, nie, ohne, wenn ich, falls ich, wenn man, wenn, falls, bevor, nachdem, statt, \
        als, kein",
    negators: "nicht, kein, keine, keinen, keinem, keiner, nie, niemals, ohne",
};

const PERSON: &str = "mensch, menschen, mitarbeiter, mitarbeiterin, mitarbeitern, mitarbeitenden, agent, agenten, \
    agentin, berater, beraterin, kundenberater, kundenberaterin, kundenbetreuer, \
    kundenbetreuerin, sachbearbeiter, sachbearbeiterin, ansprechpartner, ansprechpartnerin, \
    ansprechperson, supportmitarbeiter, servicemitarbeiter, service mitarbeiter, support \
    mitarbeiter, supportagent, support agent, kollegen, kollegin, vorgesetzten, vorgesetzte, \
    person, operator, kundenservice, kundendienst, echte person, kundenservicemitarbeiter, \
    teamleiter, supporter, bearbeiter";
const WHO: &str = "mensch, menschen, mitarbeiter, mitarbeiterin, mitarbeitern, mitarbeitenden, agent, agenten, \
    agentin, berater, beraterin, kundenberater, kundenberaterin, kundenbetreuer, \
    kundenbetreuerin, kundenbetreuung, sachbearbeiter, sachbearbeiterin, ansprechpartner, \
    ansprechpartnerin, ansprechperson, supportmitarbeiter, servicemitarbeiter, kollegen, \
    kollegin, techniker, vorgesetzten, vorgesetzte, person, operator, kundenservice, \
    kundendienst, support, service, vertrieb, buchhaltung, abteilung, team, jemand, jemanden, \
    jemandem, irgendjemand, irgendjemandem, irgendwem, wem, vertreter, teamleiter, chef, \
    hotline, jemand anderem, jemand anders, jemand echtem, jemand richtigem, supporter";
const FILL: &str = "ein, einen, einem, einer, eine, ne, nen, nem, der, den, dem, die, das, richtigen, richtiger, \
    richtige, echten, echter, echte, echtem, realen, reale, lebenden, lebendigen, menschlichen, \
    menschlicher, wirklichen, wirklicher, anderen, anderer, andere, bitte, ihrer, eurer, ihrem, \
    eurem, ihren, euren, von, aus, vom, kompetenten, zustandigen, zustaendigen, einzigen, \
    irgendeinem, irgendeinen, einem von euren, normalen, physischen, service, support, \
    technischen, freundlichen";
const GO: &str = "gern, gerne, bitte, jetzt, sofort, endlich, mal, direkt, lieber, doch, einfach, nur, \
    wirklich, dringend, auch, noch, sie, ihr, uns, mich, mir, ich, wir, man, heute, personlich, \
    persoenlich, hier, du, unbedingt, schnell, umgehend, aber, den, anruf, chat, irgendwie, \
    denn, eigentlich, mochte, wurde, will, wieder, nochmal, das, kann, konnte, diesen, dieses, \
    gesprach, anfrage, dann, nun, so, weiter, moechte, wuerde, es, kurz, gleich, telefonisch";
const TALK: &str = "sprechen, reden, chatten, telefonieren, kommunizieren, verbunden, verbinden, unterhalten, \
    quatschen, schreiben, weiterreden, kontakt, spreche, klaren, besprechen, weitergeleitet, \
    weiterchatten, schatten werden";
const STRICT: &str = "bitte, jetzt, sofort, der mir, die mir, der das, mit dem, mit der, zum reden, zum sprechen, \
    haben, und, statt, dran, am telefon, sprechen, hier, dringend, erreichen, endlich, weil, der \
    sich, die sich, der helfen, an die, im chat, aus fleisch, aber, heute, der weiterhelfen, von \
    euch, von ihnen, keinen bot, kein bot, keine maschine, nicht, da, ans, fur mein, der, helfen";
const AFTER: &str = "bitte, jetzt, sofort, und, weil, der, die, wegen, uber, ueber, zu, zum, aus, von, aber, ich, \
    es, mein, meine, um, fur, am, im, in, statt, dringend, da, heute, verbinden, verbunden, \
    weiter, oder, nicht, durch, danke, den, denn, dass, mit, werden";
const BOT: &str = "bot, bots, roboter, robotern, maschine, maschinen, computer, chatbot, chatbots, ki, \
    automaten, assistenten, programm, chat bot, sprachcomputer";
