//! French: asking for somebody by their role, whatever the trade: the frames, the roles, and the
//! things one is connected to without wanting anybody.

pub(super) const FRAMES: &[&str] = &[
    // «Mettez-moi en relation avec la matrone»
    "mettez|mets|metter|mettre|mettriez|mettrez|metez|met moi|nous|me|directement|vite|svp|plutot|immediatement|donc|tout? _1 relation|contact|communication|ligne|lien|rapport? avec|a|au @",
    "me|nous|m mettre|mettez|mettriez|connecter|relier|raccorder|mets|mettrais|brancher _2 en? relation|contact|communication|ligne|lien|rapport avec @",
    "etre mis|mise|mises|connecte|connectee|relie _2 relation|contact|communication|ligne|lien|rapport? avec @",
    "connectez|connecte|branchez|branche|raccordez|reliez|relie moi|nous|me directement|svp|vite? avec|a|au|sur @",
    "transferez|transfere|redirigez|redirige|dirigez|orientez|oriente|basculez|bascule|aiguillez|renvoyez|renvoie|adressez|routez|switchez|envoyez|escaladez moi|nous|me directement|svp|vite|plutot|tout? a|au|aux|vers|chez|avec @",
    "me|nous|m transferer|rediriger|diriger|orienter|basculer|aiguiller|adresser|transferez|redirigez|orientez|transfere|transferiez _1 a|au|aux|vers|chez|avec @",
    "passez|passe|donnez|donne|refilez|filez|file|appelez|appelle|trouvez|trouve|amenez|amene|ramenez|ramene|cherchez|convoquez|mettez|mets|fournissez|reveillez|sortez|apportez|envoyez|envoie|degotez moi|nous|me|m|moe|men directement|donc|vite|plutot|svp|tout|le|la? _3 <role>|<person> >",
    "me|nous passer|passez|passe|donner|trouver|filer|amener|envoyer|passerez|passeriez <fill>* _1 <role>|<person> >",
    "amenez|amene|passez|donnez|trouvez|envoyez|ramenez|mettez|sortez|filez moi|nous? men|nousen|m|men|moi|en|zen en? un|une|$",
    "^ <go>* transferez|transfere|transferer|basculez|passez|redirigez l|lappel|mon|la|cet|cette|ma appel|communication|conversation|demande? $",
    "transferez lappel",
    "faites|fais|faire|laissez|appelez venir|intervenir|entrer|monter|descendre|remonter _4 <role>|<who>",
    // «Que la nutritionniste m'appelle»
    "que|quun|quune|pourquoi|dont _6 <reach_sub>",
    "peut|pourrait|pourriez|pouvez|doit|devrait|puisse|pourra|saurait|voudrait|peuvent|pourraient|pourrais|peux|veuillez|merci|priere|faut|demande|demandez|demander|demandes|dis|dites|dire|prie|prier|priez|laissez|faites|fais|faire|faudrait|veux|voudrais|souhaite|aimerais|exige|aimerait|charge|chargez _5 -pas|comment|qui <reach_inf>",
    "peut|pourrait|doit|devrait|puisse|pourra|faut|demandez|dites|priez|faites|fais|faire|laissez|prier|demander _5 <role>|<person>|<some> _3 <doing>|<reach_inf>",
    "<role>|<person>|<some> peut|pourrait|doit|devrait|va|pour|qui|de _2 <reach_inf>",
    "rappel|appel|coup|reponse|entretien|rendez|rdv|echange|contact|entrevue|discussion|conversation|relation|appel|visio|retour|point de|du|des|dun|dune|avec|par|aupres|fil|vous|telephonique _5 <role>|<who> svp|stp|$|aujourdhui|demain|qui|au|par|pour|rapidement|urgent|merci|a|de|du|s",
    "veux|voudrais|souhaite|souhaiterais|aimerais|sollicite|demande|exige|besoin|faut|faudrait|reclame|requiers|possible|desire|puis|peux|desirerais|merci|insiste|voulons|souhaitons _5 entretien|rendez|rdv|echange|appel|rappel|entrevue|discussion|conversation|contact|relation|retour|coup|reponse|visio|explication|telephonique|fil _4 avec|de|par|du|dun|dune|des|aupres _3 <role>|<who>",
    "veux|voudrais|souhaite|souhaiterais|aimerais|besoin|faut|faudrait|puis|peux|pourrais|possible|envie|prefere|prefererais|preferais|desire|exige|dois|laissez|demande|mieux _5 <speak>|cause|parle|discute|vois|echange _3 avec|a|au|aux|par|de _3 <role>|<who>",
    "cause|parle|discute|echange|traite|regle|voie|voit|jase avec|directement _4 <role>|<who> >",
    "veux|voudrais|souhaite|exige|aimerais|besoin|faut|faudrait|demande|voulons|reclame|requiers|cherche|prefere|prefererais|trouvez|appelez|sollicite de|d|dun|dune? <fill>* _2 <role>|<person> au|en|sur|a|ici|la|maintenant|tout|svp|immediatement|qui|pour|dans|de|du|aux|par|face|humain|$",
    "parler|parle|causer|joindre|voir|contacter|echanger|discuter a|au|avec|aux? <fill>* _2 <role> svp|stp|possible|merci|$",
    "^ <go>* <fill>* <role> svp|stp|sil|maintenant|vite|immediatement|urgent|merci|urgemment|please|demande",
    "^ un|une|le|la|votre|vos|du _5 est|cest|serait|ce _2 possible|envisageable|faisable",
    "^ <go>* <fill>* <role> au|en|sur|a|dans telephone|ligne|bout|chat|visio|tchat|fil|lappareil",
    "y|ya|auriez|avez|aurait|existe|trouve|aurais|est a? t? il|vous|on|tu|un|ce|possible? _3 <role> _1 <here>|disponible|dispo|joignable|libre",
    "peut|pourrait|pourriez|pouvez|doit|devrait|puisse|faut|faudrait|veuillez|que|quun|quune _4 <role> _3 <doing>|prenne|prendre|voie|regarde|reprenne|entre|rejoigne|examine|etudie|lise|traite|tranche|valide|explique|sen|vienne",
    "qui|quelquun|lequel|laquelle de|dentre|chez _2 peut|pourrait|veut|va _3 <reach_inf>",
    "<who> doit|devrait|va|peut|pourrait|pourra|devra|puisse <reach_inf>",
    "me|nous passe|passez|passent|donne|donnez|fasse|fassiez|passer|donner|faire un|petit|ptit|le? un|petit|ptit|le? coup|appel|bigo|ring|bip de|du|telephonique|la? fil|bigo|phone|tel|telephone|bigophone|$",
    // un humain, autrement dit
    "<ask>|moi|nous|avec _3 oreille|voix|ame|etre|esprit|cerveau|main|interlocuteur|presence|intelligence|chretien|mortel|coeur|visage|contact humaine|humain|vivante|vivant|vive|charitable|reelle|reel",
    "quelquun|kelkun|qqn|qqun|kelqun|quelqun|queqlun|quelcun|qq1|kk1|kelk1 de? svp|stp|vite|putain|maintenant|humain|dhumain|vrai|reel|vivant|capable|competent svp|stp|vite|putain|maintenant|$",
    "donnez|donne|passez|passe|mettez|trouvez|trouve|appelez|envoyez|veux|voudrais|besoin|faut|amenez|supplie|exige|filez|file moi|nous|de|d? <fill>* quelquun|kelkun|qqn|qqun|kelqun|quelqun|quelcun|qq1|monde|kelk1",
    "pas|plus|ni un|une|de|d? message|robot|bot|machine|automate|formulaire|reponse|repondeur|mail _2 quelquun|<person> $",
    "^ <go>* pas|plus|ni|non _5 mais <fill>* <person>|quelquun $",
    "^ <fill>* quelquun|<person> au|en|sur|a telephone|ligne|bout|chat|visio|tchat|fil|lappareil|svp|stp|vite",
    "jexige|jveux|veux|voudrais|exige|mieux|besoin|cherche|preferais|prefere de|d|que|dun|dune? quelquun|kelkun|du|un|une|monde humain|humaine|vivant|reel|vrai|de|qui",
    "attends|attendons|attend _1 appel|rappel|coup|retour de|votre|du|telephonique _3",
    "allez|va|allons|aller|vas me|moi|nous? chercher|querir|trouver|demander <fill>* _1 <role>|<person>|quelquun|grade|gradee",
    "quon|que lon|lon _1 me|m|nous? <reach_bare>",
    "obtenir|avoir|organiser|fixer|arranger|prevoir|planifier _2 entretien|rendez|rdv|echange|appel|rappel|entrevue|conversation|rencontre|visio _3 avec|de|du _3 <role>|<who>",
    "royaume|fortune|tout pour _2 <person>|quelquun|voix",
    "quelquun|<role>|<person> _8 visio|appel|call|reunion|zoom|point|demo avec nous|moi",
    "<role>|<person>|quelquun _1 pourrait|peut|pourra|veut|puisse il|elle|t? entrer|rejoindre|intervenir|participer|venir|rentrer|sinviter dans|cette|la|ce|en|ici|sur|nous|a",
    "moyen|possible|possibilite|creneau|moment|heure|horaire|rendez|rdv|temps|preneur|date _3 fixer|caler|prevoir|organiser|avoir|trouver|poser|parler|discuter|echanger|appeler|obtenir|prendre|bloquer _3 avec|a|de _2 <role>|<who> !",
    "creneau|entretien|appel|rdv|moment|visio|point telephonique|pour parler|discuter|avec|echanger? avec|a|de|du _2 <role>|<who> !",
    "jen|jaimerais|je|en|discuterais|parlerais|prefererais|causerais|volontiers _4 volontiers|plutot|mieux|directement|bien avec|a|au _3 <role>|<who> !",
    "remettez|remets|cedez|cede|laissez|donnez|transmettez|rendez|abandonnez|basculez|passez cette|la|ce|le|mon|ma|ca _3 a|au|aux|vers _3 <role>|<who>",
    "entendre|ecouter|avoir _2 une|la|n _2 voix",
    "affaire|parle|parler|cause|discuter|tombe|confie a|avec une|un|n _1 ame|etre|mortel|oreille|chretien|vivant|personne",
    "exige|exigeons|veux|demande|voudrais|souhaite|faut|faudrait|attends|insiste|reclame qu|que|quun|quune|pour _4 montre|montrer|presente|vienne|explique|reponde|tranche|bouge|charge|occupe|manifeste|intervienne|rende|regarde|examine|ecrive",
    "quun|quune|quelquun|<role> _3 se|sen|me|mon|nous charge|occupe|manifeste|saisisse|penche|rapproche|contacte",
    "nimporte|peu|quelconque|quel|lequel quel|qui|importe|lequel|laquelle _1 de|collegue|conseiller|agent|employe|humain|vos|qui|pourvu|tant|fera",
    "je|nous|j veux|exige|voudrais|demande|reclame|attends|aimerais|voulons le|la|l|votre|vos|monsieur|madame _1 <role> $",
    "je|nous|j veux|exige|voudrais|demande|reclame lagent|ladjoint|ladjointe|lingenieur|linfirmiere|lassistante|lassistant|lavocat|loperateur|linspecteur|lanimateur|larbitre $",
    "ou|il est|elle|quest|il? ou|le|la|votre|passe? _1 <role>|<person> $",
    "appelle|appelez|passe|passez|donne|donnez|amenez|envoyez|mettez le|la|les|lui|moi moi|nous|en|au|tout|vite|$",
    "metez|mete|mettez|mette|met|mais|mettre moi|nous|moa avec|avk|avc|ac|en|a kelkun|quelquun|qqn|qqun|quelqun|quelcun|kelqun|contact|relation|qlq1|klk1",
    "peut etre|eventuellement|pourquoi _5 pourrait|peut|pourriez|appeler|mappeler _4 <reach_inf>",
    "bien|plutot|mieux|prefere|prefererais|volontiers _3 avec|au|a _2 <role> lui|elle|directement|en|meme|$",
    "alors|bon|ben|donc|ok passez|passe|connectez|transferez|mettez|branchez moi|nous|l|lappel _3",
    "contacter|joindre|appeler|rappeler _2 <role>|<who> aujourdhui|vite|svp|stp|maintenant|rapidement|en|au",
    "on|nous|peut|pourrait|pouvons _1 sappeler|sappelle|se|nous parler|telephoner|appeler|rappeler|entendre _1",
    "reglons|voyons|discutons|parlons|parlonsen|resolvons|traitons|faisons|expliquons|regler|resoudre|voir ca|cela|ceci|en|le|de _2 telephone|vive|fil|voix|appel|oral",
    "attends|attend|reste|attendrai|patiente _3 jusqua|que|quun|quune lun|un|quelquun|vous|ce _3",
    "montrez|montre|soumettez|transmettez|donnez|passez|portez ca|cela|ceci|le|la|mon|ma|ce|cette _2 a|au _2 <role>|<person>",
    "quand|quel puis|pourrai|pouvons|vais je|nous attendre|esperer|avoir|recevoir _1 appel|rappel|coup",
    "ligne|numero|poste directe|direct _2 de|du|des _2 <role>|<who>|personnel",
    "cest lui|elle|eux que|quil je|me|veux|faut|nous",
    "parler|discuter|dire|expliquer|parle pas|et|plutot|au non|que|lieu|de? taper|ecrire|clavier",
    "cerveau|tete|humain|cervelle|oeil|yeux la|dessus|pour|humain|pas _1",
    "de|dun|dune vrai|vraie|veritable _1 <who> >",
    "quelquun|<role> _5 me|mexplique|mexpliquer|le|la|nous dise|dire|expliquer|explique|en|face _2 personne|face|vive|ca",
    "quelquun de? reveille|vivant|debout|la|vif",
    "veux|voudrais|aimerais|souhaite|besoin mon|ma|de <role> habituel|habituelle|attitre|attitree|dedie|$",
    "mon|ma <role> habituel|habituelle|attitre|attitree svp|stp|$",
    "aurais|aimerais|voudrais|veux|souhaite aime? lui|leur parler",
    "dhumain|de|dhomme a|personne humain|homme|personne",
    "amene|amenez|appelle|appelez|faites|fais|passe|passez|cherche|cherchez|va le|la|les venir|chercher|moi? $",
    "^ passer|sauter|eviter|court|zapper|ignorer le|la? bot|robot|chatbot",
    "un|une|vrai|vraie mec|gars|nana|type|fille|homme|femme|etre au|en|a bout|ligne|telephone",
    "^ envoyez|envoie|amenez|appelez|trouvez|donnez|mettez|passez|filez|convoquez <fill>* <person>|quelquun >",
];

pub(super) const REACH_INF: &str = "mappeler, me rappeler, me telephoner, me contacter, me \
    recontacter, me joindre, nous appeler, nous rappeler, nous contacter, nous telephoner, nous \
    joindre, me recevoir, me passer un, me donner un, lappeler, la rappeler, le rappeler, lui \
    telephoner, rappeler ma, rappeler mon, appeler ma, appeler mon, mecrire, prendre contact, \
    entrer en contact, me faire signe, me passer un coup, prendre mon, reprendre, reprendre mon, \
    se mettre en, me rejoindre, mecouter, me sonner, rentrer en contact, intervenir, revenir vers \
    moi, prendre la suite, prendre le relais, me donner un coup, me rendre mon appel, mappeller, \
    mapeler, me rapeler, me contacter par, me phoner, nous joindre aujourdhui, nous appeler \
    aujourdhui, faire une visio, nous rappeler vite";
pub(super) const REACH_SUB: &str = "mappelle, mappellent, me rappelle, me rappellent, me \
    telephone, me telephonent, me contacte, me contactent, me recontacte, me joigne, nous \
    appelle, nous rappelle, nous contacte, nous telephone, nous joigne, me parle, nous parle, me \
    reponde, me recoive, me passe un, me donne un, lappelle, lui telephone, mecrive, prenne \
    contact, entre en contact, me fasse signe, prenne mon, reprenne, se mette en, me rejoigne, \
    mecoute, sen occupe, sen charge, rappelle ma, rappelle mon, appelle ma, appelle mon, \
    intervienne, revienne vers moi, prenne la suite, prenne le relais, prenne la main, mexplique, \
    mappele, me rapelle, me rappele, vienne me, me recoit, me sonne, entre dans, se manifeste, se \
    manifeste aupres, montre son nez, se montre, me fasse une, se presente, se charge de, soccupe \
    de, me passe quelquun, mappellerait, me rappellerait, me telephonerait, ecrive, regarde ca, \
    vienne dans";
pub(super) const REACH_BARE: &str = "rappelle, appelle, contacte, recontacte, telephone, joigne, \
    parle, reponde, passe quelquun, passe un, transfere, mette en, trouve quelquun, ecoute, \
    recoive, donne quelquun, envoie quelquun";
pub(super) const ROLE: &str = "medecin, docteur, docteure, infirmier, infirmiere, sage femme, \
    pharmacien, pharmacienne, dentiste, chirurgien, chirurgienne, therapeute, psychologue, \
    psychiatre, psy, kine, kinesitherapeute, opticien, opticienne, veterinaire, secretaire, \
    receptionniste, accueil, reception, standard, standardiste, avocat, avocate, maitre, notaire, \
    huissier, greffier, greffiere, juge, juriste, fonctionnaire, officier, officiere, \
    instructeur, instructrice, agent instructeur, maire, adjoint, adjointe, madame ladjointe, \
    ladjointe, ladjoint, prefet, inspecteur, inspectrice, controleur, controleuse, expert, \
    experte, courtier, courtiere, banquier, banquiere, conseiller, conseillere, comptable, \
    caissier, caissiere, planificateur, regulateur, coordinateur, coordinatrice, coordonnateur, \
    coordonnatrice, chauffeur, pilote, capitaine, commandant, chef de bord, mecanicien, \
    mecanicienne, plombier, electricien, ingenieur, ingenieure, technicien, technicienne, \
    installateur, developpeur, developpeuse, administrateur, administratrice, admin, moderateur, \
    moderatrice, modo, mj, maitre du jeu, maitre de jeu, gm, proprietaire, proprio, gardien, \
    gardienne, concierge, syndic, bailleur, hote, hotesse, gerant, gerante, patron, patronne, \
    restaurateur, cuisinier, directeur, directrice, proviseur, principal, principale, professeur, \
    professeure, prof, enseignant, enseignante, maitresse, educateur, educatrice, formateur, \
    formatrice, tuteur, tutrice, entraineur, coach, bibliothecaire, redacteur, redactrice, \
    redaction, porte parole, consul, ambassade, cure, pretre, assistant social, assistante \
    sociale, assistant, assistante, pdg, president, presidente, chef, cheffe, chef de rayon, chef \
    de service, chef dequipe, boss, responsable, superieur, superieure, superviseur, \
    superviseure, superviseuse, manager, manageur, manageuse, encadrant, encadrante, dirigeant, \
    dirigeante, service, departement, bureau, cellule, equipe, secretariat, permanence, \
    astreinte, garde, securite, vigile, guide, accompagnateur, accompagnatrice, interprete, \
    traducteur, traductrice, photographe, humain, humaine, personne, agent, agente, operateur, \
    operatrice, teleconseiller, teleconseillere, teleoperateur, teleoperatrice, telephoniste, \
    specialiste, representant, representante, collegue, collaborateur, collaboratrice, employe, \
    employee, salarie, salariee, gestionnaire, gestionnaires, charge de clientele, chargee de \
    clientele, charge daffaires, chargee daffaires, charge, chargee, referent, referente, \
    interlocuteur, interlocutrice, mediateur, mediatrice, ombudsman, prepose, preposee, \
    intervenant, intervenante, travailleur social, travailleuse sociale, liquidateur, service \
    sinistres, recouvrement, contentieux, comptabilite, facturation, depannage, depanneur, \
    atelier, garage, magasin, agence, hotliner, hotline, gars, type, monsieur, madame, dame, \
    bonhomme, nutritionniste, dieteticien, dieteticienne, orthophoniste, obstetricien, \
    gynecologue, cardiologue, pediatre, animateur, animatrice, organisateur, organisatrice, \
    decorateur, architecte, geometre, agent immobilier, negociateur, chef de projet, chef \
    datelier, chef de quai, chef descale, chef de gare, chef de chantier, ouvrier, artisan, \
    gendarme, policier, commissaire, responsable technique, superviseur technique, attache, \
    attachee, traiteur, croque mort, pompes funebres, collegues, conseillers, techniciens, \
    responsables, arbitre, madame le maire, monsieur le maire, direction, la direction, \
    secretaire general, cabinet, comptoir bagages, cellule fraude, service fraude, scolarite, vie \
    scolaire, cpe, intendant, intendante, aide soignant, aide soignante, cadre de sante, \
    ambulancier, grutier, loueur, loueuse, demoiselle, officier detat civil";
pub(super) const INQUIRY: &str = "quel, quelle, quels, quelles, combien, pourquoi, quand, depuis \
    quand, jusqua quand, ou se, ou sont, ou trouver, comment faire, comment se, comment ca, \
    comment fonctionne, comment savoir, a quelle, a quel, de quel, de quelle, est ce que le, est \
    ce que la, est ce que les, est ce que mon, est ce que ma, est elle, le, lhotesse, sont ils, \
    faut il, doit on, dois je, qui est, qui sont, cest qui, cest quoi, quest ce, a t il, a t \
    elle, ont ils, est ce normal, ou annuler, ou changer, ou modifier, ou supprimer, ou voir, \
    comment eviter, comment empecher, comment bloquer, comment annuler, avec qui ai, qui ta, qui \
    dois, a qui dois, qui doit on, pour parler, pour joindre, pour contacter";
pub(super) const MAKER: &str = "qui ta, qui vous a, qui a programme, qui a cree";
pub(super) const LINKER: &str = "que, quon, quun, qui";
pub(super) const KIN: &str = "equipe, chef, patron, collegue";
pub(super) const OWN: &str = "un, une, le, la, les, votre, vos, avec, a, au, un de vos, une de \
    vos, ici, au telephone, en ligne";
pub(super) const THING: &str = "wifi, internet, reseau, bluetooth, compte, comptes, forfait, page, \
    site, imprimante, tele, tv, routeur, box, modem, appli, application, serveur, base, api, \
    liste, carte, paypal, google, facebook, alexa, telephone, contrat, portail, formulaire, faq, \
    lien, hotel, aeroport, gare, messagerie, accueil du site, parametres, menu, appareil, \
    ordinateur, ordi, pc, cloud, banque, bot, robot, maison, adresse, mail, email, systeme, \
    agenda, calendrier, jour, place, disposition, terme, charge, niveau, suite, abonnement, \
    offre, version, ecran, enceinte, dispositif, vpn, espace, vocal, mobile, tarif";
