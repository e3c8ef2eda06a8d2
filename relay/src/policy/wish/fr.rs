//! French: how people ask for a person, and what only looks like it. Accents and apostrophes are
//! folded away ("j'aimerais" is "jaimerais", "à" is "a").

use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "fr",
    classes: &[
        ("person", PERSON),
        ("who", WHO),
        ("fill", FILL),
        ("go", GO),
        ("talk", TALK),
        ("strict", STRICT),
        ("after", AFTER),
        ("bot", BOT),
        ("link", LINK),
        ("de", DE),
        ("moved", MOVED),
        ("real", REAL),
    ],
    asks: &[
        // « Je voudrais parler à un conseiller »
        "veux|voudrais|souhaite|souhaiterais|aimerais|jaimerais|desire|puis|peux|peut|pourrais|pourrait|pouvons|prefere|prefererais|besoin|dois|exige|demande|faut|faudrait|laissez|laisse|essaie|essaye|tente|voulons|souhaitons|aimerions|voulais|possible|moyen|possibilite|comment|ou|envie|merite|jarrive|arrive <go>* <talk> <link> <fill>* <who> >",
        "^ <go>* <talk> <link> <fill>* <who> >",
        "comment <go>* joindre|contacter|joint|contacte|avoir <fill>* <who> >",
        "veux|voudrais|souhaite|aimerais|jaimerais|peux|puis <go>* joindre|contacter <fill>* <who> >>",
        "veux|voudrais|souhaite|souhaiterais|aimerais|jaimerais|peux|puis|pourrais|possible <go>* <moved> <link> <fill>* <who> >",
        // « Passez-moi quelqu'un »
        "passez|passe|mettez|mets|transferez|transfere|transferer|passer|connectez|connecte|dirigez|redirigez|redirige|orientez|branchez|renvoyez|basculez moi|nous|mon|ma|la? <go>* <link>* <fill>* <who> >",
        "pouvez|peux|pourriez|pourrais|veuillez|merci|voulez vous|tu|de? me|nous|m <go>* passer|mettre|transferer|connecter|diriger|rediriger|orienter|renvoyer <go>* <link>* <fill>* <who> >",
        "^ <go>* mettre|passer|transferer|etre <go>* <link> <fill>* <who> >>",
        "mettre|mettez|mets en relation|contact|communication avec <fill>* <who> >",
        // « Je veux un humain »
        "veux|voudrais|souhaite|souhaiterais|aimerais|jaimerais|exige|prefere|prefererais|demande|besoin|faut|faudrait <go>* <de>* <fill>* <person> >>",
        "donnez|donne|trouvez|trouve|appelez|appelle|cherchez|envoyez moi <fill>* <person> >>",
        "y a <go>* <fill>* <person> >>",
        "y a <go>* quelquun|du monde _2 <real>",
        "ya|existe|quelquun <go>* <real> ici|la|derriere|au|pour|disponible|de?",
        "puis|peux|pourrais|peut <go>* avoir <fill>* <who> >>",
        "quelquun|<person> peut|pourrait|pourra|peux me|maider|mappeler|me|nous aider|rappeler|repondre|appeler|contacter|assister? _1",
        "quelquun|<person> peut|pourrait maider|mappeler|massister|mexpliquer",
        "quun|quune <fill>* <person> me|nous|mappelle|maide|sen|prenne|reponde|rappelle|contacte",
        "que quelquun me|nous|mappelle|maide|sen|prenne|reponde",
        "assistance|aide|support|interlocuteur|contact humaine|humain|reel",
        // « Je ne veux pas parler à un robot »
        "veux|voudrais|souhaite|aime|peux|supporte|desire pas|plus|jamais <go>* <talk> <link> <fill>* <bot>",
        "veux|voudrais pas|plus <de>* <fill>* <bot> $",
        "marre|assez|ras|fatigue <go>* <de> _1 <fill>* <bot>",
        "arretez|stop|arrete avec? <fill>* <bot>",
        "^ pas <de>* <fill>* <bot> $",
        // Rappelez-moi
        "^ <go>* rappelez|rappelle|appelez|appelle|contactez moi|nous >>",
        "pouvez|peux|pourriez|pourrais|peut vous|tu|on? me|nous|m rappeler|appeler|mappeler|contacter",
        "pouvez|peux|pourriez|pourrais|peut vous|tu|on? mappeler",
        "veux|voudrais|souhaite|souhaiterais|aimerais|jaimerais <go>* etre? rappele|rappelee|appele|appelee|contacte|recontacte|recontactee",
        "demande|demander|veux|voudrais|souhaite|besoin <go>* <de>* un rappel|appel >>",
    ],
    withdrawals: &[
        "nai|ai|besoin|veux|voudrais|souhaite plus besoin? <go>* <de>* <fill>* <person>",
        "veux|voudrais|souhaite|besoin plus <go>* <talk> <link> <fill>* <who>",
        "oubliez|oublie|annulez|annule|laissez|laisse <go>* tomber? pour? <fill>* <person>",
        "finalement|en|fait pas|plus besoin <de> <fill>* <person>",
        "continue|continuer|reste|rester|continuons <go>* avec <fill>* <bot>",
        "^ laissez tomber $",
        "^ laisse tomber $",
        "^ oubliez $",
        "annulez|annule ma|la demande|mise _4 <person>",
        "^ annulez|annule le|la transfert|rappel $",
    ],
    alone: "humain, un humain, une personne, personne humaine, conseiller, un conseiller, conseillere, \
        une conseillere, agent, un agent, agent humain, operateur, un operateur, operatrice, \
        vraie personne, une vraie personne, un vrai humain, vrai humain, service client, \
        le service client, conseiller clientele, conseiller client, etre humain, un etre humain, \
        quelquun de reel, une personne reelle, personne reelle, responsable, un responsable, \
        superviseur, interlocuteur humain, un interlocuteur, assistance humaine, support humain, \
        rappel, rappelez moi, un technicien, technicien, aide humaine, un conseiller humain, \
        conseiller humain, humain svp, teleconseiller, un teleconseiller, representant, \
        un representant, parler a un humain, parler a quelquun",
    polite: "sil vous plait, sil te plait, svp, stp, bonjour, bonsoir, salut, merci, maintenant, tout de \
        suite, ok, oui, non, daccord, allo, merci beaucoup, immediatement, urgent, en urgence, \
        alors, et, mais, bon, ecoutez, enfin, la, pitie, franchement, mince, madame, monsieur, \
        plutot, juste, vite, bien, donc, desole, pardon, non merci, voila",
    vetoes: "pas, ne, sans, jamais, si, quand, lorsque, avant de, apres, comme, dire, dit de, sert a, \
        pourquoi, il, elle, na pas, hier, pas envie de, pas besoin de, inutile de, au lieu de, \
        plutot que de",
    negators: "pas, ne, sans, jamais, plus, aucun, aucune, ni",
};

const PERSON: &str = "humain, humaine, etre humain, personne, personne humaine, vraie personne, personne reelle, \
    conseiller, conseillere, conseiller clientele, conseiller client, agent, agent humain, \
    operateur, operatrice, responsable, superviseur, manager, employe, employee, technicien, \
    technicienne, teleconseiller, teleconseillere, representant, representante, interlocuteur, \
    interlocutrice, collaborateur, collaboratrice, collegue, service client, service clients, \
    service clientele, hotline, humain reel, specialiste, gestionnaire, charge de clientele, \
    chef, quelquun de reel, quelquun dhumain, quelquun de vivant, quelquun de competent, \
    conseiller humain, membre de lequipe, membre de votre equipe";
const WHO: &str = "humain, humaine, etre humain, humains, personne, personnes, gens, quelquun, conseiller, \
    conseillers, conseillere, agent, agents, operateur, operatrice, responsable, superviseur, \
    manager, employe, employee, technicien, technicienne, teleconseiller, teleconseillere, \
    representant, representante, interlocuteur, interlocutrice, collaborateur, collaboratrice, \
    collegue, service client, service clients, service clientele, service, sav, support, equipe, \
    hotline, specialiste, gestionnaire, chef, directeur, direction, charge de clientele, \
    comptabilite, facturation, commercial, assistance, lun de vos, lun dentre vous, un des votres, \
    votre equipe, membre de lequipe, membre de votre equipe, service technique";
const FILL: &str = "un, une, le, la, les, l, des, du, de, d, vrai, vraie, veritable, autre, votre, vos, lun, lune, \
    reel, reelle, vivant, vivante, bon, bonne, seul, seule, foutu, putain de, simple, physique, \
    competent, competente, quelconque, nimporte quel, directement, svp, sil vous plait, en chair \
    et en os, mon, ma, ce, cette, chez vous, unde, lequipe, au, aux, normal, normale";
const GO: &str = "a, t, de, pouvoir, vraiment, bien, juste, simplement, directement, maintenant, enfin, plutot, \
    svp, stp, sil vous plait, sil te plait, immediatement, urgemment, absolument, tout de suite, \
    me, moi, nous, je, vous, on, est, il, y, faire, fait, etre, avoir, ici, encore, aussi, \
    aimerais, voudrais, souhaite, veux, peux, puis, pourrais, rapidement, vite, en, que, quon, \
    possible, mon, ma, appel, demande, conversation, discussion, dossier, seulement, la, jamais \
    plus, finalement, par telephone, au telephone, qui, ce, le, tchat, chat, necessairement, \
    obligatoirement, besoin, pour, arriver";
const TALK: &str = "parler, parle, discuter, discute, echanger, dialoguer, converser, communiquer, \
    mentretenir, sentretenir, tchatter, chatter, tchater, etre mis en relation, etre mise en \
    relation, entrer en contact, prendre contact, etre en contact, etre en relation, rentrer en \
    contact, mise en relation, me mettre en contact, me mettre en relation, contact, contacter, \
    avoir affaire, avoir une conversation, ecrire, etre connecte, etre connectee, traiter, \
    madresser, voir, avoir un contact, avoir un echange, parlez, reparler, etre aide";
const STRICT: &str = "svp, stp, sil vous plait, sil te plait, maintenant, tout de suite, immediatement, pas, et, \
    humain, humaine, reel, reelle, vivant, vivante, en chair, au telephone, au bout, par \
    telephone, pour maider, pour me, pour parler, qui me, qui peut, qui puisse, qui sache, qui \
    comprenne, qui repond, en ligne, disponible, ici, la, de votre equipe, de chez vous, derriere, \
    parce, car, merci, rapidement, urgent, au plus vite, enfin, competent, competente, pour \
    resoudre, pour regler, pour traiter, dans ce chat, sur ce, avec qui, a qui, capable, vite, \
    plutot, ou, du service, physique, bordel, pour ca, en urgence";
const AFTER: &str = "svp, stp, sil vous plait, sil te plait, maintenant, tout de suite, immediatement, pas, et, \
    humain, humaine, reel, reelle, vivant, vivante, en, au, a, de, du, des, dans, par, pour, qui, \
    que, sur, concernant, car, parce, plutot, disponible, ici, la, merci, rapidement, urgent, \
    chez, avec, afin, ou, mais, sinon, cest, jai, je, mon, ma, ce, cette, competent, competente, \
    directement, aujourdhui, vite, enfin, technique, commercial, client, clientele, derriere, \
    svp merci, comptable, vous, urgemment, ca, il, quand, puis, des que, apres, bordel, physique";
const BOT: &str = "robot, robots, bot, bots, machine, machines, chatbot, chatbots, ordinateur, ia, \
    intelligence artificielle, assistant, assistant virtuel, automate, logiciel, repondeur, \
    programme";
const LINK: &str = "a, avec, au, aux, par, dun, de";
const DE: &str = "de, d, dun, dune, du, des, quun, quune, que, qu";
const MOVED: &str = "etre transfere, etre transferee, etre mis en relation, etre mise en relation, etre dirige, \
    etre redirige, etre redirigee, etre connecte, etre connectee, etre mis en contact, etre mise \
    en contact, etre rappele, etre rappelee, etre contacte, etre contactee, etre aide, etre aidee, \
    etre passe, etre oriente, etre orientee";
const REAL: &str = "reel, reelle, humain, dhumain, de reel, de vivant, vivant, de vrai, dautre quun robot, en vrai";
