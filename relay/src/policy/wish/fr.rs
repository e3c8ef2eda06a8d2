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
        ("ask", ASK),
        ("speak", SPEAK),
        ("move", MOVE),
        ("act", ACT),
        ("doing", DOING),
        ("some", SOME),
        ("real2", REAL2),
        ("here", HERE),
        ("compound", COMPOUND),
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
    loose: &[
        // « Je préfère voir ça avec un humain »
        "<ask> _6 <speak> _4 a|au|aux|avec|par|dun|dune|de|du|la|le|chez _3 <who> !",
        "<ask> _6 avec|par _2 <who> _4 <speak>",
        "^ <go>* <speak> _1 a|au|avec|aux|par _2 <who> >",
        "<ask> <go>* joindre|contacter|rejoindre|avoir|voir|rencontrer|consulter <fill>* <who> !",
        "avec|a qui _4 parler|parle|madresser|discuter|traiter|echanger",
        // « Passe-moi ton collègue »
        "<move> moi|nous|m|le|la|mon|ma|ca|cela|ce|cette|les|lui <go>* _3 <who> !",
        "<move> _4 a|au|aux|vers|avec|en|chez _3 <who> !",
        "<move> mon|ma|la|ce|cette|le _3 a|au|aux|vers _2 <who> !",
        "veux|voudrais|souhaite|souhaiterais|aimerais|jaimerais|prefere|prefererais|exige|demande|besoin|faut|faudrait|svp|stp|plait|reclame|jveux|jvoudrais|sollicite|requiers|plutot|merite|veu _2 <de>* <fill>* <person> >",
        "aide|assistance|contact|intervention|support|part|appel|rappel|reponse|lavis|soutien de|dun|dune|du|par|avec|des _3 <person> >",
        "svp|stp|plait|vite|urgent|maintenant _2 <person> $",
        "^ <go>* <person> svp|stp|sil|vite|urgent|maintenant|merci|tout|immediatement|pas|demande|demandee|requis|mnt",
        "^ <go>* <person> $",
        // « Qu'une personne prenne le relais »
        "quun|quune|que|peut|pourrait|pourriez|pouvez|puisse|faut|faudrait|voudrais|veux|souhaite|aimerais|jaimerais|besoin|merci|serait|possible|prefere|faites|faire|ya|y _4 <person> _5 <act>",
        "<person> _1 peut|pourrait|peux|pourra|puisse|pouvait il|elle? _4 <act>",
        "quun|quune|que|peut|pourrait|faut|faudrait|voudrais|veux|souhaite|aimerais|jaimerais|besoin|merci|serait|possible|estce|est|faites|quelquun _4 quelquun|qqun|qqn|quelqun _6 <doing>",
        "quelquun|qqun|qqn|quelqun _1 peut|pourrait|peux|pourra _3 <doing>",
        "faire|faites venir|intervenir|appeler|rappeler|contacter _4 <who> !",
        "rappelez|rappelle|appelez|contactez|recontactez|telephonez|joignez moi|nous _2 au|a|par|sur|des|quand|demain|aujourdhui|vite|svp|stp|sil|rapidement|merci|en|le|ce",
        "pouvez|peux|pourriez|pourrais|peut|pourrait|merci|veuillez|faut|possible vous|tu|on|de|que? me|mappeler|nous|m? rappeler|appeler|mappeler|contacter|recontacter|telephoner|joindre",
        "demande|demander|veux|voudrais|souhaite|souhaiterais|besoin|aimerais|attends <go>* <de>* rappel|appel|coup >",
        "numero|telephone|ligne _5 joindre|parler|appeler _3 <who> !",
        "qui _2 appeler|contacter|joindre pour|svp|_1 $",
        // « Y a-t-il quelqu'un ? »
        "y|ya|yatil|existe|estce|il _4 quelquun|qqn|qqun|quelqun|personne|monde|gens _3 <real2>",
        "y|ya|yatil|existe|avez _4 <who> _3 <here>",
        "y|ya|yatil _3 quelquun|qqun|qqn|quelqun $",
        "^ <go>* quelquun|qqun|qqn|quelqun|ya|du monde? <go>* ici|la|de|reel|humain|dispo|disponible|vivant",
        "ou sont|est|trouver|sontils _2 <person> $",
        "veux|voudrais|faut du monde|vrai _3",
        // Pas un robot
        "<speak> _4 pas|autre|nest|soit _4 <bot>",
        "refuse|pas|plus|jamais|marre|assez|ras|fatigue|fatiguee|arretez|arrete|stop|deteste|hors|horreur _6 a|avec|de|des|aux|au|par|vos|ces|contre _2 <bot>",
        "<person> _2 pas|plus|et|non pas? _2 <bot>",
        "pas|non _2 <bot> _3 <person>",
        "lieu|place dun|du|de|des _1 <bot>",
        "escalader|escaladez|remonter|remontez _3 dossier|demande|cas|reclamation|plainte|probleme|ca",
        "puis|peux|pourrais|voudrais|veux|possible avoir|recevoir|demander|prendre <fill>* rappel|appel >",
        "que|quavec|quaux|quaux|seulement|uniquement avec|a|par <fill>* humains|humain|personnes|gens",
        "attends|attendre|attendrai|patiente|patienter pour? <fill>* <person> >",
        "<person> serait|ferait bien|mieux|bienvenu|bienvenue|super|ideal|top",
        "quitter|sortir|quitte|sors|sortez|fermer|stopper|dehors le|la|du|de|ce _1 <bot> $",
        "et|maintenant|svp mettez|mettez moi|transferez|connectez|passez moi? en? relation|ligne $",
        "et|maintenant|svp transferez|connectez|redirigez|transferez moi $",
        "qui _2 peux|puis|dois|pourrais _1 appeler|joindre $",
        "peut|pourrait|pouvez intervenir|repondre|lire|venir _2 <person> >",
        "quand|ou puis|peux|pourrai|pourrais|pourrait <go>* <speak> a|avec <fill>* <who> >",
        "possible|possibilite|chance|moyen davoir|dobtenir|de|avoir <fill>* <person> >",
        "cas|probleme|dossier|reclamation _3 doit|devrait|faut _4 <person> >",
        "dois|veux|voudrais|besoin|aimerais <go>* vous|te parler|joindre|appeler directement|personnellement|_1 $",
        "mappelez|mappelle|rappelez|telephonez vous|moi $",
        "vous mappelez|me rappelez",
        "pogne|pognez|trouve|envoye|envoie moi|nous <fill>* <who> >",
        "faites|fais moi|nous appeler|rappeler|contacter",
        "laissez|laisse|laissez moi|laisse moi|aide|aidez moi|nous _1 <speak> a|avec <fill>* <who> !",
        "laissez|laisse _3 <who> <act>",
        "donne|donnez|passe|passez ton|ta|votre|vos <who> >",
        "lamabilite|la gentillesse de|d dappeler|appeler|faire <fill>* <person> >",
        "pour un|une humain|vraie personne $",
        "pouvez|peux|pourriez|pourrais|voulez vous|tu pas? _1 mappeler|me rappeler|appeler?",
        "prefere|prefererais|veux|voudrais|mieux telephoner|appeler $",
        "comment|ou|puis|peux _4 vous contacter|joindre|appeler _1 telephone|par|telephoniquement",
        "jai demande|reclame|exige|demandais <de>* <fill>* <person> >",
        "attends|attend|attente|attendre dun|un|une|de|toujours|encore? <fill>* <person> >",
        "si <fill>* <who> pouvait|pourrait|peut _3 <act>",
        "faites|fais|laissez|laisse|demandez|demande a? <fill>* <person> _3 <act>",
        "faites|fais|laissez|laisse <act> _2 <person> >",
        "comment _4 arrive|arriver|acceder|tomber a|sur _2 <person> >",
        "appelle|appelez|appeler|trouve|trouver <fill>* <person> >",
        "laise|rassure|rassuree|mieux|confortable _4 <speak> _4 a|avec <who> !",
        "vous _1 pas un|une|de vrai|vraie|vrais conseiller|conseillere|personne|humain",
        "mettez|mets|ajoutez|invitez <fill>* <person> dans|sur|au|en",
        "davoir|obtenir|avoir <fill>* <person> >",
        "peux|puis|voudrais|veux|jaimerais|avoir _3 <who> au|en bout|telephone|ligne",
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
    guards: GUARDS,
    alone: "humain, un humain, une personne, personne humaine, conseiller, un conseiller, \
        conseillere, une conseillere, agent, un agent, agent humain, operateur, un operateur, \
        operatrice, vraie personne, une vraie personne, un vrai humain, vrai humain, service \
        client, le service client, conseiller clientele, conseiller client, etre humain, un etre \
        humain, quelquun de reel, une personne reelle, personne reelle, responsable, un \
        responsable, superviseur, interlocuteur humain, un interlocuteur, assistance humaine, \
        support humain, rappel, rappelez moi, un technicien, technicien, aide humaine, un \
        conseiller humain, conseiller humain, humain svp, teleconseiller, un teleconseiller, \
        representant, un representant, parler a un humain, parler a quelquun, agent humain svp, \
        personne vivante, humain vivant, une personne vivante, parler a un conseiller, parler a \
        un agent, parler a une personne, parler a quelqun, parler avec un humain, parler avec un \
        conseiller, parler avec un agent, parler avec une personne, parler avec quelquun, parler \
        a un operateur, parler a un responsable, parler a conseiller, parler conseiller, parler \
        humain, parler agent, contacter un conseiller, contacter un humain, contacter un agent, \
        joindre un conseiller, quelquun, qqn, qqun, quelquun svp, gestionnaire, directeur, \
        manager, chef, mise en relation, transfert, transferer, transferez moi, escalade, agent \
        en direct, agent reel, vrai agent, vrai conseiller, un vrai conseiller, un vrai agent, \
        chat humain, contact humain, un contact humain, aide dun humain, assistance dun agent, \
        rappelle moi, rappelez nous, appelez moi, appelle moi, etre rappele, etre rappelee, \
        demande de rappel, conseil humain, humains, agent svp, conseiler, opperateur, umain, sav, \
        service apres vente, specialiste, expert, des humains, un superviseur, une vraie personne \
        humaine, avec un humain, avec un conseiller, avec un agent, avec quelquun",
    polite: "sil vous plait, sil te plait, svp, stp, bonjour, bonsoir, salut, merci, maintenant, tout \
        de suite, ok, oui, non, daccord, allo, merci beaucoup, immediatement, urgent, en \
        urgence, alors, et, mais, bon, ecoutez, enfin, la, pitie, franchement, mince, madame, \
        monsieur, plutot, juste, vite, bien, donc, desole, pardon, non merci, voila, pour la \
        troisieme fois, pour la deuxieme fois, pour la derniere fois, je ten supplie, je vous en \
        supplie, pour la enieme fois, ten supplie, pas toi, pas vous, pas un robot, pas de \
        robot, pas un bot, pas de bot, robot non, bot non, pas une machine, stop, assez, ca \
        suffit, suffit, basta, je veux, je voudrais, jveux, veux, voudrais, besoin, donnez moi, \
        donne moi, passez moi, passe moi, je repete, jai dit, bordel, putain, merde, purée, hey, \
        coucou, hello, slt, bjr, bsr, cordialement, chers, cher, madame monsieur, monsieur \
        madame, rapidement, encore, vraiment, seulement, un, une, de, mnt, maint, par pitie, \
        aide, aidez moi, au secours, s v p, ras le bol, allez, jexige, je prefere, il me faut, \
        sous la main, quand meme, dsl, mdr, ptn, voyons",
    vetoes: "pas, ne, sans, jamais, si, quand, lorsque, avant de, apres, comme, dire, dit de, sert a, \
        pourquoi, il, elle, na pas, hier, pas envie de, pas besoin de, inutile de, au lieu de, \
        plutot que de, mot de, inutile de",
    negators: "pas, ne, sans, jamais, plus, aucun, aucune, ni",
};

const PERSON: &str = "humain, humaine, etre humain, personne, personne humaine, vraie personne, \
    personne reelle, conseiller, conseillere, conseiller clientele, conseiller client, agent, \
    agent humain, operateur, operatrice, responsable, superviseur, manager, employe, employee, \
    technicien, technicienne, teleconseiller, teleconseillere, representant, representante, \
    interlocuteur, interlocutrice, collaborateur, collaboratrice, collegue, service client, \
    service clients, service clientele, hotline, humain reel, specialiste, gestionnaire, charge \
    de clientele, chef, quelquun de reel, quelquun dhumain, quelquun de vivant, quelquun de \
    competent, conseiller humain, membre de lequipe, membre de votre equipe, interlocuteur \
    humain, adulte, superieur, quelquun qui a, celui qui, celle qui, personne de votre equipe, \
    personne physique, personne qualifiee, personne competente, gestionnaire humain, directeur, \
    directrice, patron, patronne, conseillers, agents, humains, employes, vrais humains, vraies \
    personnes, vrai conseiller, quelquun de votre equipe, quelquun de chez vous, quelquun de \
    lequipe, quelquun du service, quelquun qui sait, quelquun qui sache, quelquun qui comprenne, \
    quelquun qui comprend, quelquun qui connait, quelquun qui peut, quelquun qui puisse, quelquun \
    dautre, quelquun de vrai, quelquun de la, quelquun du, quelquun au, qqn de, qqun de, membre \
    du, membre du personnel, personnel, expert, experte, dame, prepose, preposee, standard, \
    standardiste, charge de compte, conseiller en ligne, conseillere clientele, vendeur, \
    vendeuse, salarie, salariee, collegues, superieure, superieur hierarchique, un des votres, \
    lun de vos, service reclamation, service reclamations, service technique, service apres \
    vente, sav, support humain, conseille, conseiler, conseillier, consseiller, opperateur, \
    operateurs, umain, hummain, telephoniste, mediateur, secretaire, secretariat, vraie personne \
    au, humaine personne, etres humains";
const WHO: &str = "humain, humaine, etre humain, humains, personne, personnes, gens, quelquun, conseiller, \
    conseillers, conseillere, agent, agents, operateur, operatrice, responsable, superviseur, \
    manager, employe, employee, technicien, technicienne, teleconseiller, teleconseillere, \
    representant, representante, interlocuteur, interlocutrice, collaborateur, collaboratrice, \
    collegue, service client, service clients, service clientele, service, sav, support, equipe, \
    hotline, specialiste, gestionnaire, chef, directeur, direction, charge de clientele, \
    comptabilite, facturation, commercial, assistance, lun de vos, lun dentre vous, un des \
    votres, votre equipe, membre de lequipe, membre de votre equipe, service technique, adulte, \
    celui qui, celle qui, retours, service retours, remboursements, service commercial, de vrais \
    gens, vrais gens, des votres, un des votres, humaines, directrice, patron, patronne, \
    employes, expert, experte, dame, monsieur, prepose, preposee, standard, standardiste, \
    vendeur, vendeuse, salarie, salariee, collegues, superieur, superieure, personnel, \
    reclamations, service reclamation, service reclamations, reclamation, qqn, qqun, quelqun, \
    quelcun, kelkun, du monde, monde, conseiler, conseillier, consseiller, opperateur, \
    operateurs, umain, mediateur, secretaire, secretariat, bureau, agence, banque, boutique, \
    magasin, charge de compte, quelquun dautre, membre du, competent, administration, sav, \
    service apres vente, telephoniste, etres humains, lun des votres, qui de droit, votre \
    collegue";
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
const ASK: &str = "aide moi, aidez moi, fais, faites, veux, voudrais, voudrai, veut, souhaite, souhaiterais, \
    souhaiterai, souhaiterions, aimerais, jaimerais, jaimerai, aimerai, desire, desirerais, \
    puis, peux, peut, pourrais, pourrait, pourriez, pouvez, pouvons, prefere, prefererais, \
    prefererai, besoin, dois, exige, demande, demander, faut, faudrait, laissez, laisse, laissez \
    moi, laisse moi, essaie, essaye, tente, voulons, voulais, possible, moyen, possibilite, \
    comment, envie, merite, arrive, jarrive, merci de, veuillez, priere, prie, auriez, aurais, \
    serait, saurait, saurais, svp, stp, insiste, tiens, reclame, requiers, sollicite, mieux, \
    oblige, obligee, saurai, ptdr, jveux, jvoudrais, jveu, veu, chui, plutot, voulez, voudriez, \
    pourrai, pourai, gentillesse, obligeance, question, jai besoin, aimerions, gre, grace, \
    permettez, il y a, ya, y a, existe";
const SPEAK: &str = "parler, parle, parlé, parlerai, discuter, discute, echanger, echange, dialoguer, converser, \
    communiquer, mentretenir, sentretenir, tchatter, chatter, tchater, tchat, chat, mise en \
    relation, contact, contacter, affaire, conversation, ecrire, connecte, connectee, traiter, \
    madresser, adresser, voir, echange, reparler, aide, assistance, jaser, causer, papoter, \
    expliquer, regler, resoudre, gerer, joindre, rejoindre, relation, ligne, transfere, \
    transferee, redirige, redirigee, dirige, oriente, orientee, passer, reponse, rappele, \
    rappelee, appele, appelee, recontacte, recontactee, entretien, pris en charge, prise en \
    charge, aborder, entendre, faire affaire, voir ca, communication, repondre, servi, \
    accompagne, accompagnee, soutien, support, ecoute, exposer, confier, debattre, negocier, \
    entrer, appel, rappel, interagir";
const MOVE: &str = "passez, passe, passer, mettez, mets, mettre, transferez, transfere, transferer, transfert, \
    connectez, connecte, connecter, dirigez, dirige, diriger, redirigez, redirige, rediriger, \
    orientez, oriente, orienter, branchez, renvoyez, renvoyer, basculez, basculer, bascule, \
    escaladez, escalader, escalade, remonter, remontez, remonte, transmettez, transmettre, \
    transmets, transmet, donnez, donne, donner, trouvez, trouve, trouver, appelez, appelle, \
    appeler, cherchez, cherche, chercher, envoyez, envoie, envoyer, confiez, confier, faites, \
    filez, file, amenez, amene, ramenez, relayez, relayer, adressez, contactez, joignez, \
    prevenez, sollicitez, faire venir, faire intervenir, impliquer, affectez, attribuez, \
    assignez, rebasculer";
const ACT: &str = "ecrive, mecrire, sen occuper, maide, maider, aider, aide, aidera, mappelle, mappeler, \
    appelle, appeler, mappelez, rappelle, rappeler, me rappelle, contacte, contacter, \
    recontacte, recontacter, recontactera, repond, reponde, repondre, prenne, prendre, prend, \
    prendrait, lire, lise, lit, regarde, regarder, soccupe, soccuper, occupe, charge, charger, \
    sen, intervienne, intervenir, voie, voir, verifie, verifier, regle, regler, resoudre, \
    resolve, traite, traiter, gere, gerer, explique, expliquer, mexpliquer, parle, parler, \
    joigne, joindre, assiste, assister, massister, ecrive, ecrire, examine, examiner, etudie, \
    etudier, comprenne, comprendre, comprend, ecoute, ecouter, vienne, venir, jette, jeter, \
    suive, suivre, relais, dispo, disponible, conseille, conseiller, reprenne, reprendre, \
    renseigne, renseigner, renseigne, accompagne, accompagner, telephone, telephoner, depanne, \
    depanner";
const DOING: &str = "mappelle, mappeler, appelle, appeler, rappelle, rappeler, contacte, contacter, recontacte, \
    recontacter, prenne le, prenne en, prendre la, prendre le, prendre ma, prendre mon, prendre \
    en, prend le, prend la, prend en, soccupe, soccuper, sen occupe, sen occuper, sen charge, \
    sen charger, intervienne, intervenir, traite mon, traiter mon, regarde mon, regarder mon, \
    lise mon, lire mon, lire mes, me parle, me parler, me joigne, me joindre, maide vraiment, \
    maider pour de vrai, telephone, telephoner, en personne, reprenne, reprendre, jette un, \
    jeter un, me repond vraiment, de vrai";
const SOME: &str = "quelquun, qqun, qqn, quelqun, quelq, quelquune, un, une, gens, monde, personne, kelkun, \
    kelkin, quequn, quelcun, lun, qui";
const REAL2: &str = "reel, reelle, humain, humaine, dhumain, vivant, vivante, de vivant, de vrai, vrai, vraie, \
    pour de vrai, pour vrai, en vrai, en chair, chair et en os, derriere, autre quun, dautre \
    quun, veritable, avec un cerveau, qui nest pas, physique";
const HERE: &str = "ici, la, la bas, disponible, dispo, libre, en ligne, connecte, derriere, au bout, a lautre \
    bout, de lautre cote, avec qui, a qui, qui peut, qui puisse, qui pourrait, pour maider, pour \
    me, pour repondre, pour parler, pour prendre, pour discuter, joignable, present, presente, \
    en poste, dans ce chat, sur ce chat, qui me, qui sache, en ce moment";
const COMPOUND: &str = "immobilier, immobiliere, dassurance, dassurances, de voyage, de voyages, secret, de \
    blanchiment, de police, de la police, fiscal, fiscale, autorisee, morale, de contact, \
    logique, touristique, de telephonie, legal, agee, agees, handicapee, handicapees, \
    allergique, allergiques, de securite, a mobilite, a charge, de caisse, de la caisse";
const GUARDS: &str = "na pas demande, je nai pas demande, chauffeur, transporteur, facteur, \
    coursier, mon collegue, ma collegue, jamais demande, allais demander, pourquoi, arnaque, \
    sondage, taxi, ne prefere pas, sont des humains, sont ce des, livreur, letranger, loffrir, \
    adresse mail, mail du, numero du, coute, cout, horaires, ouvre, pourquoi un, pourquoi une, \
    veut dire, signifie, combien, inutile, pas besoin, sans, ne parler a personne, parler a \
    personne, mon mari, ma femme, mon fils, ma fille, ma mere, mon pere, ma blonde, mon chum, mon \
    colocataire, immobilier, voisin, police, hier, la semaine derniere, a dit, ont dit, ma dit, \
    ma promis, etait, deja eu, ma deja, emploi, poste, recrutez, recrutement, postuler, devenir, \
    cv, deguisement, mot de passe, commission, je suis, difference, que fait, es tu, etes vous \
    un, estu, par personne, changer la personne, personne de contact, ajouter, supprimer, merci \
    beaucoup pour, grand merci, ne mappelez, ne mappelle, narretent pas, arretez de mappeler, \
    cessez de, mon agent, mon conseiller, mon chef, mon patron, mon gestionnaire, mon avocat, mon \
    comptable, qui est, qui lit, comment sappelle, sappelait, gratuit, quand un, si un, si je, \
    mieux que, noter, avis, feliciter, heures douverture, cette personne, une autre personne, \
    personnes agees, cadeau, offrir, en personne, dois je venir, rembourse, condition humaine, \
    droits humains, cheveux, corps humain, pour deux, deux personnes, trois personnes, quatre \
    personnes, temps dattente, ne veux pas, ne souhaite pas, ne me passez, ne me transferez, ne \
    mettez, largent, argent, points, gestionnaire de, colis a";
