//! French: the classes that its patterns refer to, one text with commas each.

pub(super) const PERSON: &str = "humain, humaine, etre humain, personne, personne humaine, vraie \
    personne, personne reelle, conseiller, conseillere, conseiller clientele, conseiller client, \
    agent, agent humain, operateur, operatrice, responsable, superviseur, manager, employe, \
    employee, technicien, technicienne, teleconseiller, teleconseillere, representant, \
    representante, interlocuteur, interlocutrice, collaborateur, collaboratrice, collegue, \
    service client, service clients, service clientele, hotline, humain reel, specialiste, \
    gestionnaire, charge de clientele, chef, quelquun de reel, quelquun dhumain, quelquun de \
    vivant, quelquun de competent, conseiller humain, membre de lequipe, membre de votre equipe, \
    interlocuteur humain, adulte, superieur, quelquun qui a, celui qui, celle qui, personne de \
    votre equipe, personne physique, personne qualifiee, personne competente, gestionnaire \
    humain, directeur, directrice, patron, patronne, conseillers, agents, humains, employes, \
    vrais humains, vraies personnes, vrai conseiller, quelquun de votre equipe, quelquun de chez \
    vous, quelquun de lequipe, quelquun du service, quelquun qui sait, quelquun qui sache, \
    quelquun qui comprenne, quelquun qui comprend, quelquun qui connait, quelquun qui peut, \
    quelquun qui puisse, quelquun dautre, quelquun de vrai, quelquun de la, quelquun du, quelquun \
    au, qqn de, qqun de, membre du, membre du personnel, personnel, expert, experte, dame, \
    prepose, preposee, standard, standardiste, charge de compte, conseiller en ligne, conseillere \
    clientele, vendeur, vendeuse, salarie, salariee, collegues, superieure, superieur \
    hierarchique, un des votres, lun de vos, service reclamation, service reclamations, service \
    technique, service apres vente, sav, support humain, conseille, conseiler, conseillier, \
    consseiller, opperateur, operateurs, umain, hummain, telephoniste, mediateur, secretaire, \
    secretariat, vraie personne au, humaine personne, etres humains, preposes, commis, associe, \
    chef de service, chef de rayon, chef dagence, chef dequipe, directeur dagence, directrice \
    dagence, responsable de magasin, responsable dagence, gestionnaire de compte, gestionnaire de \
    dossier, gestionnaire sinistre, gestionnaires, charge de dossier, charge daffaires, charge de \
    relation, chargee de clientele, chargee de compte, conseiller financier, conseiller \
    technique, conseiller en agence, conseilleres, teleconseillers, teleoperateur, \
    teleoperatrice, agent de bord, agent technique, agent commercial, agent de clientele, agent \
    du service, agent de votre, agents humains, agent reel, agent live, live agent, agent en \
    direct, interlocuteurs, interlocuteur physique, interlocuteur reel, referent, referente, \
    mediatrice, assistante, juriste, comptable, commercial, commerciale, depanneur, reparateur, \
    ingenieur, hotesse, hote, receptionniste, gerant, gerante, proprietaire, boss, big boss, \
    superieurs, hierarchie, la direction, service juridique, service facturation, service \
    comptabilite, service contentieux, service recouvrement, service resiliation, service \
    sinistres, service commercial, service livraison, support technique, assistance technique, \
    equipe technique, service humain, service consommateurs, conseil humain, contact humain, aide \
    humaine, assistance humaine, vrai monde, vraies gens, de vrais gens, vrai interlocuteur, vrai \
    technicien, vrai agent, vrai humain, vraie humaine, vrai etre humain, vraie conseillere, vrai \
    gars, vraie dame, etre vivant, ame qui vive, quelquun de physique, quelquun dautre que, \
    quelquun en chair, quelquun en vrai, quelquun en direct, quelquun chez vous, quelquun de la \
    direction, quelquun des, quelquun de plus, quelquun avec, quelquun capable, qqn de reel, qqn \
    dhumain, qqn du, qqun du, qqn qui, qqun qui, quelquun a qui, quelquun pour, consillier, \
    conseiler client, conseyer, conseilller, conceiller, concseiller, agnet, humin, humian, \
    humaine svp, perosnne, persone, personne en chair, quelquun au telephone, quelquun au bout, \
    voix humaine, vraie voix, voix reelle";
pub(super) const WHO: &str = "humain, humaine, etre humain, humains, personne, personnes, gens, \
    quelquun, conseiller, conseillers, conseillere, agent, agents, operateur, operatrice, \
    responsable, superviseur, manager, employe, employee, technicien, technicienne, \
    teleconseiller, teleconseillere, representant, representante, interlocuteur, interlocutrice, \
    collaborateur, collaboratrice, collegue, service client, service clients, service clientele, \
    service, sav, support, equipe, hotline, specialiste, gestionnaire, chef, directeur, \
    direction, charge de clientele, comptabilite, facturation, commercial, assistance, lun de \
    vos, lun dentre vous, un des votres, votre equipe, membre de lequipe, membre de votre equipe, \
    service technique, adulte, celui qui, celle qui, retours, service retours, remboursements, \
    service commercial, de vrais gens, vrais gens, des votres, humaines, directrice, patron, \
    patronne, employes, expert, experte, dame, monsieur, prepose, preposee, standard, \
    standardiste, vendeur, vendeuse, salarie, salariee, collegues, superieur, superieure, \
    personnel, reclamations, service reclamation, service reclamations, reclamation, qqn, qqun, \
    quelqun, quelcun, kelkun, du monde, monde, conseiler, conseillier, consseiller, opperateur, \
    operateurs, umain, mediateur, secretaire, secretariat, bureau, agence, banque, boutique, \
    magasin, charge de compte, quelquun dautre, membre du, competent, administration, service \
    apres vente, telephoniste, etres humains, lun des votres, qui de droit, votre collegue, \
    preposes, commis, associe, chef de service, chef dequipe, charge de dossier, gestionnaires, \
    conseilleres, teleconseillers, teleoperateur, teleoperatrice, live agent, interlocuteurs, \
    referent, referente, mediatrice, assistante, juriste, depanneur, reparateur, ingenieur, \
    hotesse, receptionniste, gerant, gerante, proprietaire, boss, superieurs, hierarchie, service \
    juridique, service facturation, service contentieux, service recouvrement, service \
    resiliation, service sinistres, service livraison, contentieux, recouvrement, resiliation, \
    sinistres, livraison, support technique, assistance technique, equipe technique, vrai monde, \
    vraies gens, vrai gars, gars, fille, etre vivant, qqn dautre, nimporte qui, conseiller ou, \
    consillier, conseyer, conseilller, conceiller, humin, humian, persone, perosnne, lun de vous, \
    un de vous, une de vous, vous en direct, vous directement, vous par telephone, vous de vive, \
    lun ou lautre, equipe humaine, techniciens, responsables, commerciaux, autre chose quun \
    robot, autre quun robot";
pub(super) const FILL: &str = "un, une, le, la, les, l, des, du, de, d, vrai, vraie, veritable, \
    autre, votre, vos, lun, lune, reel, reelle, vivant, vivante, bon, bonne, seul, seule, foutu, \
    putain de, simple, physique, competent, competente, quelconque, nimporte quel, directement, \
    svp, sil vous plait, en chair et en os, mon, ma, ce, cette, chez vous, unde, lequipe, au, \
    aux, normal, normale, moe, quelques, un de vos, une de vos, lun de vos, lune de vos, un de \
    tes, nos, ton, ta, tes, mes, premier, premiere, de votre, dun, dune, charmant, charmante, \
    gentil, gentille, fichu, satane, fameux, service, agent, service client, support, veritables, \
    vrais, vraies, authentique, petit, petite, \
    habituel, habituelle, prochain, autre, veritable, competent, vivant";
pub(super) const GO: &str = "a, t, de, pouvoir, vraiment, bien, juste, simplement, directement, \
    maintenant, enfin, plutot, svp, stp, sil vous plait, sil te plait, immediatement, urgemment, \
    absolument, tout de suite, me, moi, nous, je, vous, on, est, il, y, faire, fait, etre, avoir, \
    ici, encore, aussi, aimerais, voudrais, souhaite, veux, peux, puis, pourrais, rapidement, \
    vite, en, que, quon, possible, mon, ma, appel, demande, conversation, discussion, dossier, \
    seulement, la, jamais plus, finalement, par telephone, au telephone, qui, ce, le, tchat, \
    chat, necessairement, obligatoirement, besoin, pour, arriver, bonjour, salut, plus, tard, \
    demain, aujourdhui, aussitot, des que possible, au plus vite, de vive voix, par ecrit, en \
    direct, en vrai, pour de vrai, jai, jarrive, afin, afin de, uniquement, quand meme, quand, \
    meme, alors, donc, bien sur, cher, mes, cas, probleme, affaire, cela, ca, question, \
    situation, plutot que, dire, sujet, commande, un peu, peu, 2, minutes, cette, tu, te";
pub(super) const TALK: &str = "parler, parle, discuter, discute, echanger, dialoguer, converser, \
    communiquer, mentretenir, sentretenir, tchatter, chatter, tchater, etre mis en relation, etre \
    mise en relation, entrer en contact, prendre contact, etre en contact, etre en relation, \
    rentrer en contact, mise en relation, me mettre en contact, me mettre en relation, contact, \
    contacter, avoir affaire, avoir une conversation, ecrire, etre connecte, etre connectee, \
    traiter, madresser, voir, avoir un contact, avoir un echange, parlez, reparler, etre aide, \
    causer, jaser, placoter, papoter, parlementer, textoter, parlet, parller, parler directement, \
    parler en direct, parler de vive voix, avoir une discussion, entrer en relation, me mettre en \
    communication, etre transfere, etre transferee, etre redirige, etre redirigee, etre oriente, \
    etre mis en contact, etre mise en contact, etre en ligne, rester en contact, continuer, \
    poursuivre, avoir, echanger directement, regler ca, regler cela, voir ca, voir cela, gerer \
    ca, discuter de ca, expliquer ca, expliquer, mexpliquer, tout expliquer, raconter";
pub(super) const STRICT: &str = "svp, stp, sil vous plait, sil te plait, maintenant, tout de \
    suite, immediatement, pas, et, humain, humaine, reel, reelle, vivant, vivante, en chair, au \
    telephone, au bout, par telephone, pour maider, pour me, pour parler, qui me, qui peut, qui \
    puisse, qui sache, qui comprenne, qui repond, en ligne, disponible, ici, la, de votre equipe, \
    de chez vous, derriere, parce, car, merci, rapidement, urgent, au plus vite, enfin, \
    competent, competente, pour resoudre, pour regler, pour traiter, dans ce chat, sur ce, avec \
    qui, a qui, capable, vite, plutot, ou, du service, physique, bordel, pour ca, en urgence";
pub(super) const AFTER: &str = "svp, stp, sil vous plait, sil te plait, maintenant, tout de \
    suite, immediatement, pas, et, humain, humaine, reel, reelle, vivant, vivante, en, au, a, de, \
    du, des, dans, par, pour, qui, que, sur, concernant, car, parce, plutot, disponible, ici, la, \
    merci, rapidement, urgent, chez, avec, afin, ou, mais, sinon, cest, jai, je, mon, ma, ce, \
    cette, competent, competente, directement, aujourdhui, vite, enfin, technique, commercial, \
    client, clientele, derriere, svp merci, comptable, vous, urgemment, ca, il, quand, puis, des \
    que, apres, bordel, physique";
pub(super) const BOT: &str = "robot, robots, bot, bots, machine, machines, chatbot, chatbots, \
    ordinateur, ia, intelligence artificielle, assistant, assistant virtuel, automate, logiciel, \
    repondeur, programme";
pub(super) const LINK: &str = "a, avec, au, aux, par, dun, de";
pub(super) const DE: &str = "de, d, dun, dune, du, des, quun, quune, que, qu";
pub(super) const MOVED: &str = "etre transfere, etre transferee, etre mis en relation, etre mise en relation, etre dirige, \
    etre redirige, etre redirigee, etre connecte, etre connectee, etre mis en contact, etre mise \
    en contact, etre rappele, etre rappelee, etre contacte, etre contactee, etre aide, etre aidee, \
    etre passe, etre oriente, etre orientee";
pub(super) const REAL: &str = "reel, reelle, humain, dhumain, de reel, de vivant, vivant, de \
    vrai, dautre quun robot, en vrai";
pub(super) const ASK: &str = "aide moi, aidez moi, fais, faites, veux, voudrais, voudrai, veut, \
    souhaite, souhaiterais, souhaiterai, souhaiterions, aimerais, jaimerais, jaimerai, aimerai, \
    desire, desirerais, puis, peux, peut, pourrais, pourrait, pourriez, pouvez, pouvons, prefere, \
    prefererais, prefererai, besoin, dois, exige, demande, demander, faut, faudrait, laissez, \
    laisse, laissez moi, laisse moi, essaie, essaye, tente, voulons, voulais, possible, moyen, \
    possibilite, comment, envie, merite, arrive, jarrive, merci de, veuillez, priere, prie, \
    auriez, aurais, serait, saurait, saurais, svp, stp, insiste, tiens, reclame, requiers, \
    sollicite, mieux, oblige, obligee, saurai, ptdr, jveux, jvoudrais, jveu, veu, chui, plutot, \
    voulez, voudriez, pourrai, pourai, gentillesse, obligeance, question, jai besoin, aimerions, \
    gre, grace, permettez, il y a, ya, y a, existe, jsouhaite, jprefere, jdois, jpeux, shui, \
    faudrai, auriez vous, avez vous, vous avez, vous auriez, est ce possible, serait il, serait \
    ce, ce serait possible, cest possible, y aurait, yaurait, ya tu, y a tu, ya moyen, y a moyen, \
    peuton, pourraiton, puisje, pourraisje, exigeons, demandons, reclamons, prions, jinsiste, \
    joblige, cherche, jcherche, souhaitons, desirons, accepte, jaccepte, priere de, auriez \
    lamabilite, avoir, obtenir, autorisez, permets, tiens a, jdemande, jexige, mieux vaut, besoin \
    urgent";
pub(super) const SPEAK: &str = "parler, parle, parlerai, discuter, discute, echanger, echange, \
    dialoguer, converser, communiquer, mentretenir, sentretenir, tchatter, chatter, tchater, \
    tchat, chat, mise en relation, contact, contacter, affaire, conversation, ecrire, connecte, \
    connectee, traiter, madresser, adresser, voir, reparler, aide, assistance, jaser, causer, \
    papoter, expliquer, regler, resoudre, gerer, joindre, rejoindre, relation, ligne, transfere, \
    transferee, redirige, redirigee, dirige, oriente, orientee, reponse, rappele, rappelee, \
    appele, appelee, recontacte, recontactee, entretien, pris en charge, prise en charge, \
    aborder, entendre, faire affaire, voir ca, communication, repondre, servi, accompagne, \
    accompagnee, soutien, support, ecoute, exposer, confier, debattre, negocier, appel, rappel, \
    interagir, tel, telephone, telephoner, appeler, rappeler, discussion, echanges, discuter de \
    vive voix, vive voix, de vive voix, oral, jase, placoter, textoter, expliquer ca, mexpliquer, \
    exprimer, poursuivre, continuer, reprendre, finir, cloturer, conclure, finaliser, souscrire \
    avec, intervention, intervienne, reponse humaine, mise en contact, etre contacte, joint, \
    jointe, mis en relation, mis en contact, transferes, verifie par, valide par, valide, lu, \
    lue, vu, vue, etudie, etudiee, traite, traitee, examine, examinee, gere, geree, regarde, \
    suivi, suivie, resolu, resolue, conseille, conseillee, depanne, renseigne, renseignee, guide, \
    guidee, aidee, assiste, assistee";
pub(super) const MOVE: &str = "passez, passe, passer, mettez, mets, mettre, transferez, \
    transfere, transferer, transfert, connectez, connecte, connecter, dirigez, dirige, diriger, \
    redirigez, redirige, rediriger, orientez, oriente, orienter, branchez, renvoyez, renvoyer, \
    basculez, basculer, bascule, escaladez, escalader, escalade, remonter, remontez, remonte, \
    transmettez, transmettre, transmets, transmet, donnez, donne, donner, trouvez, trouve, \
    trouver, appelez, appelle, appeler, cherchez, cherche, chercher, envoyez, envoie, envoyer, \
    confiez, confier, faites, filez, file, amenez, amene, ramenez, relayez, relayer, adressez, \
    contactez, joignez, prevenez, sollicitez, faire venir, faire intervenir, impliquer, affectez, \
    attribuez, assignez, rebasculer, cedez, cede, ceder, laissez la main, reorientez, reoriente, \
    reorienter, aiguillez, aiguiller, transferez moe, transferer vers, switchez, switche, switch, \
    deleguez, delegue, deleguer, soumettez, soumettre, refilez, refile, balancez, balance, \
    raccordez, raccorde, raccorder, reliez, relie, relier, rebranchez, routez, telephonez, \
    rappelez, recontactez, allez chercher, va chercher, aller chercher, demandez, demande, \
    interpellez, mobilisez, ajoutez, ajouter, alertez, alerter, avisez, faire suivre, faites \
    suivre, mettre en relation, mettez en relation, attribuer, affecter, assigner, attribue, \
    affecte, assigne, filer";
pub(super) const ACT: &str = "ecrive, mecrire, sen occuper, maide, maider, aider, aide, aidera, \
    mappelle, mappeler, appelle, appeler, mappelez, rappelle, rappeler, me rappelle, contacte, \
    contacter, recontacte, recontacter, recontactera, repond, reponde, repondre, prenne, prendre, \
    prend, prendrait, lire, lise, lit, regarde, regarder, soccupe, soccuper, occupe, charge, \
    charger, sen, intervienne, intervenir, voie, voir, verifie, verifier, regle, regler, \
    resoudre, resolve, traite, traiter, gere, gerer, explique, expliquer, mexpliquer, parle, \
    parler, joigne, joindre, assiste, assister, massister, ecrire, examine, examiner, etudie, \
    etudier, comprenne, comprendre, comprend, ecoute, ecouter, vienne, venir, jette, jeter, \
    suive, suivre, relais, dispo, disponible, conseille, conseiller, reprenne, reprendre, \
    renseigne, renseigner, accompagne, accompagner, telephone, telephoner, depanne, depanner, \
    telephonent, rappellent, prennent, reprennent, repondent, relise, relire, regle mon, me dise, \
    me dire, vienne en aide, reponde a, rende, traitent, occupent, sen charge, sen charger, \
    assistent, decide, decider, tranche, trancher, valide, valider, statue, debloque, debloquer, \
    agisse, agir, fasse, faire, prenne contact, prendre contact, prenne le relais, prendre le \
    relais, prenne la main, prendre la main, prenne en charge, prendre en charge, guide, guider, \
    rassure, rassurer, lui telephoner, lui telephone, la rappelle, la rappeler, lui parler, lui \
    parle, lui explique, lui expliquer, entendre, entende, jette un oeil, jeter un oeil, jette un \
    coup, jeter un coup";
pub(super) const DOING: &str = "mappelle, mappeler, appelle, appeler, rappelle, rappeler, contacte, contacter, recontacte, \
    recontacter, prenne le, prenne en, prendre la, prendre le, prendre ma, prendre mon, prendre \
    en, prend le, prend la, prend en, soccupe, soccuper, sen occupe, sen occuper, sen charge, \
    sen charger, intervienne, intervenir, traite mon, traiter mon, regarde mon, regarder mon, \
    lise mon, lire mon, lire mes, me parle, me parler, me joigne, me joindre, maide vraiment, \
    maider pour de vrai, telephone, telephoner, en personne, reprenne, reprendre, jette un, \
    jeter un, me repond vraiment, de vrai";
pub(super) const SOME: &str = "quelquun, qqun, qqn, quelqun, quelq, quelquune, un, une, gens, monde, personne, kelkun, \
    kelkin, quequn, quelcun, lun, qui";
pub(super) const REAL2: &str = "reel, reelle, humain, humaine, dhumain, vivant, vivante, de vivant, de vrai, vrai, vraie, \
    pour de vrai, pour vrai, en vrai, en chair, chair et en os, derriere, autre quun, dautre \
    quun, veritable, avec un cerveau, qui nest pas, physique";
pub(super) const HERE: &str = "ici, la, la bas, disponible, dispo, libre, en ligne, connecte, \
    derriere, au bout, a lautre bout, de lautre cote, avec qui, a qui, qui peut, qui puisse, qui \
    pourrait, pour maider, pour me, pour repondre, pour parler, pour prendre, pour discuter, \
    joignable, present, presente, en poste, dans ce chat, sur ce chat, qui me, qui sache, en ce \
    moment, sous la main, dans le coin, au bureau, a lecoute, pour ecrire, pour causer, qui \
    parle, qui comprend, qui repond, qui sait, a qui parler, avec qui parler, a qui ecrire, avec \
    qui discuter, a qui je, avec qui je, au bout du fil, dans les parages, de garde, de service, \
    qui lit, qui ecrit, qui me lit, qui lise, qui me lise, qui me repond";
pub(super) const COMPOUND: &str = "immobilier, immobiliere, dassurance, dassurances, de voyage, \
    de voyages, secret, de blanchiment, de police, de la police, fiscal, fiscale, autorisee, \
    morale, de contact, logique, touristique, de telephonie, legal, agee, agees, handicapee, \
    handicapees, allergique, allergiques, de securite, a mobilite, a charge, de caisse, de la \
    caisse, de plus, de trop, comptable, artificiel, virtuel, virtuelle, secrete, orange zabbix, \
    zabbix, ia, de mots de passe, des taches, de taches, de fichiers, dorientation, en insertion, \
    municipal, pedagogique, de bord, dimmeuble, de la caf, de nettoyage, nettoyant, logistique, \
    historique, mobile, beneficiaire, decedee, seule paie, a mobilite reduite, en fauteuil, \
    enceinte, agee de, majeure, mineure, par chambre, par tente, inconnue, trop humain, adjoint, \
    du chantier, de chantier, dentretien, dimmigration, dassurance vie";
pub(super) const WHOSE: &str = "quelquun, qqn, qqun, quelqun, quelq un, lun de vous, lun dentre vous, lun de \
    vos collegues, lun de vos conseillers, lun de vos agents, lun de vos collaborateurs, lun de \
    vos techniciens, lun des votres, un de vos collegues, un de vos conseillers, un de vos \
    agents, un de vos techniciens, une de vos collegues, une de vos conseilleres, un conseiller, \
    une conseillere, un agent, un humain, une personne, un collegue, une collegue, un technicien, \
    un responsable, votre responsable, votre superieur, votre chef, votre directeur, votre \
    collegue, vos collegues, un operateur, un gestionnaire, un membre de, un prepose, une vraie \
    personne, un vrai conseiller, un vrai humain, un de vous, lun de vos gestionnaires, mon \
    conseiller, ma conseillere, mon gestionnaire, une equipe, votre equipe, un employe, un \
    salarie, un expert, un specialiste, un superviseur, un manager, quelquun de chez vous, \
    quelquun de votre equipe, quelquun du service, quelquun de vos equipes, quelquun dautre, \
    quelquun de competent, quelquun dhumain, un etre humain, du monde";
pub(super) const IT: &str = "moi, moe, nous, me, m, le, la, les, lui, l, mon, ma, mes, ca, cela, ceci, ce, \
    cet, cette, dossier, demande, appel, conversation, discussion, chat, tchat, cas, probleme, \
    ticket, ligne, question, reclamation, plainte, affaire, situation, message, directement, svp, \
    stp, sil vous plait, sil te plait, vite, maintenant, plutot, tout de suite, immediatement, \
    donc, en relation, en contact, en communication, en ligne, relation, contact, urgemment, \
    rapidement, simplement, enfin, juste, bien, la main, le relais, la conversation, suivre, \
    remonter, plus haut";
