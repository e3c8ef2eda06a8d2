//! French: whole messages that ask, courtesy around them, and what makes a clause speak of
//! something else.

pub(super) const ALONE: &str = "humain, un humain, une personne, personne humaine, conseiller, un \
    conseiller, conseillere, une conseillere, agent, un agent, agent humain, operateur, un \
    operateur, operatrice, vraie personne, une vraie personne, un vrai humain, vrai humain, \
    service client, le service client, conseiller clientele, conseiller client, etre humain, un \
    etre humain, quelquun de reel, une personne reelle, personne reelle, responsable, un \
    responsable, superviseur, interlocuteur humain, un interlocuteur, assistance humaine, support \
    humain, rappel, rappelez moi, un technicien, technicien, aide humaine, un conseiller humain, \
    conseiller humain, humain svp, teleconseiller, un teleconseiller, representant, un \
    representant, parler a un humain, parler a quelquun, agent humain svp, personne vivante, \
    humain vivant, une personne vivante, parler a un conseiller, parler a un agent, parler a une \
    personne, parler a quelqun, parler avec un humain, parler avec un conseiller, parler avec un \
    agent, parler avec une personne, parler avec quelquun, parler a un operateur, parler a un \
    responsable, parler a conseiller, parler conseiller, parler humain, parler agent, contacter \
    un conseiller, contacter un humain, contacter un agent, joindre un conseiller, quelquun, qqn, \
    qqun, quelquun svp, gestionnaire, directeur, manager, chef, mise en relation, transfert, \
    transferer, transferez moi, escalade, agent en direct, agent reel, vrai agent, vrai \
    conseiller, un vrai conseiller, un vrai agent, chat humain, contact humain, un contact \
    humain, aide dun humain, assistance dun agent, rappelle moi, rappelez nous, appelez moi, \
    appelle moi, etre rappele, etre rappelee, demande de rappel, conseil humain, humains, agent \
    svp, conseiler, opperateur, umain, sav, service apres vente, specialiste, expert, des \
    humains, un superviseur, une vraie personne humaine, avec un humain, avec un conseiller, avec \
    un agent, avec quelquun, live agent, agent live, conseiller clientele svp, gestionnaire svp, \
    un gestionnaire, une gestionnaire, prepose, un prepose, une preposee, preposee, chat avec \
    agent, chat avec un agent, chat avec conseiller, chat avec un conseiller, chat avec humain, \
    tchat avec un conseiller, tchat avec conseiller, discussion avec un conseiller, discuter avec \
    un conseiller, discuter avec un humain, discuter avec quelquun, echanger avec un conseiller, \
    service client humain, support humain svp, service reclamations, service reclamation, \
    reclamations, service facturation, facturation, service technique, assistance technique, \
    support technique, service commercial, commercial, hotline, standard, direction, la \
    direction, superieur, un superieur, votre superieur, votre responsable, votre chef, le chef, \
    le patron, patron, le directeur, le responsable, la responsable, le manager, un manager, chef \
    de service, un collegue, collegue, une collegue, collaborateur, un collaborateur, un employe, \
    employe, quelquun dautre, quelquun de vivant, quelquun dhumain, qqn de reel, qqn dhumain, qqn \
    svp, du monde, vrai monde, une vraie conseillere, vrais humains, vrai technicien, un vrai \
    technicien, agents, conseillers, techniciens, vraie personne svp, etres humains, parler a \
    quelqu un, parler a qqn, parler a qqun, parler a une vraie personne, parler a un vrai \
    conseiller, parler a un vrai humain, parler a un etre humain, parler a un technicien, parler \
    a un gestionnaire, parler a un superviseur, parler a un prepose, parler a un agent humain, \
    parler a un conseiller humain, parler au service client, parler a un manager, parler au \
    responsable, parler a une conseillere, parler avec une conseillere, parler avec un \
    responsable, parler avec un technicien, joindre un humain, joindre un agent, joindre \
    quelquun, joindre le service client, contacter quelquun, contacter un responsable, contacter \
    le service client, contacter une personne, appeler un conseiller, appeler le service client, \
    transfert vers un conseiller, transfert a un agent, transfert agent, transferer a un agent, \
    transferer vers un agent, transferer vers un conseiller, transferez, passer a un humain, \
    passer a un conseiller, passer a un agent, passez moi quelquun, passe moi quelquun, mise en \
    relation conseiller, mise en relation avec un conseiller, mise en relation avec un humain, \
    rappel telephonique, demande de rappel telephonique, un rappel, un appel, appel, appelez, \
    rappelez, rappelez moi svp, me rappeler, me faire rappeler, etre appele, etre appelee, etre \
    contacte, etre contactee, etre recontacte, etre recontactee, etre mis en relation, etre mise \
    en relation, merci de me rappeler, merci de me contacter, merci de mappeler, merci de \
    rappeler, escalader, escaladez, niveau 2, support niveau 2, aide dune personne, avoir \
    quelquun, avoir un conseiller, avoir un humain, avoir un agent, besoin dun humain, besoin dun \
    conseiller, besoin dun agent, besoin de quelquun, besoin de parler a quelquun, vraie personne \
    humaine, vraie assistance, vraie aide, personne svp, humain vite, conseille, conseilller, \
    conceiller, consiller, conseillier, agen, operatuer, oprateur, hummain, conseillere ou \
    conseiller, conseiller ou conseillere, avec un operateur, passez la main, passe la main, \
    passer la main, verification humaine, contact telephonique, contact telephonique souhaite, \
    rappel souhaite, appel souhaite, passer le bot, eviter le bot, sauter le bot";
pub(super) const POLITE: &str = "sil vous plait, sil te plait, svp, stp, bonjour, bonsoir, salut, \
    merci, maintenant, tout de suite, ok, oui, non, daccord, allo, merci beaucoup, immediatement, \
    urgent, en urgence, alors, et, mais, bon, ecoutez, enfin, la, pitie, franchement, mince, \
    madame, monsieur, plutot, juste, vite, bien, donc, desole, pardon, non merci, voila, pour la \
    troisieme fois, pour la deuxieme fois, pour la derniere fois, je ten supplie, je vous en \
    supplie, pour la enieme fois, ten supplie, pas toi, pas vous, pas un robot, pas de robot, pas \
    un bot, pas de bot, robot non, bot non, pas une machine, stop, assez, ca suffit, suffit, \
    basta, je veux, je voudrais, jveux, veux, voudrais, besoin, donnez moi, donne moi, passez \
    moi, passe moi, je repete, jai dit, bordel, putain, merde, puree, hey, coucou, hello, slt, \
    bjr, bsr, cordialement, chers, cher, madame monsieur, monsieur madame, rapidement, encore, \
    vraiment, seulement, un, une, de, mnt, maint, par pitie, aide, aidez moi, au secours, s v p, \
    ras le bol, allez, jexige, je prefere, il me faut, sous la main, quand meme, dsl, mdr, ptn, \
    voyons, plz, please, pls, stp merci, svp merci, merci davance, davance merci, merci d avance, \
    par avance, bien a vous, bonne journee, bonne soiree, bonne nuit, cdt, bien cordialement, \
    salutations, mes salutations, heille, he, he ho, eh ho, oh, ho, bin, ben, bah, voyons donc, \
    tabarnak, crisse, calisse, peu importe, nimporte lequel, nimporte qui, ok stop, stop stop, \
    fini, cest bon, cest fini, tant pis, tfacon, de toute facon, bref, du coup, en fait, par \
    contre, en direct, en ligne, le plus vite possible, au plus vite, des que possible, si \
    possible, sil vs plait, svp vite, vite svp, je vous prie, je te prie, je vous en prie, vous \
    prie, je craque, jen peux plus, jen ai marre, jen ai assez, y en a marre, marre, marre du \
    bot, marre du robot, marre des robots, plus de robot, plus de bot, sans robot, sans bot, \
    robot inutile, bot inutile, robot de merde, bot de merde, stupide robot, robot stupide, bot \
    nul, bot pourri, tu sers a rien, ca sert a rien, ca marche pas, ca maide pas, rien a faire, \
    inutile bot, non merci robot, pas une ia, pas un automate, pas un ordinateur, pas le robot, \
    pas le bot, pas avec un robot, pas avec un bot, pas a un robot, une fois pour toutes, la tout \
    de suite, genre, quoi, hein, mon dieu, punaise, zut, flute, si ca ne vous derange pas, si \
    cest possible, si vous voulez bien, sil y a moyen, sans delai, illico, sur le champ, si ca ne \
    derange pas";
pub(super) const VETOES: &str = "pas, ne, sans, jamais, si, lorsque, avant de, apres, dire, dit \
    de, sert a, pourquoi, na pas, hier, pas envie de, pas besoin de, inutile de, au lieu de, \
    plutot que de, mot de, faut il, doit on, dois je, doit il, est ce que mon, peut il, tape, \
    tapez, dites, disent, dit, marque, affiche, ecrit, indique, propose de, proposer de, eviter \
    de, au lieu, oblige de, necessaire de, avant, veut, voudrait, veulent, souhaitait, voulait, \
    aurait voulu, sont, est, sont ils, sont elles, clients, hotes, patients, locataires";
pub(super) const NEGATORS: &str = "pas, ne, sans, jamais, plus, aucun, aucune, ni";
pub(super) const GUARDS: &str = "na pas demande, je nai pas demande, chauffeur, transporteur, \
    facteur, coursier, jamais demande, allais demander, pourquoi, arnaque, sondage, taxi, ne \
    prefere pas, sont des humains, sont ce des, letranger, loffrir, adresse mail, mail du, numero \
    du, coute, cout, horaires, ouvre, pourquoi un, pourquoi une, veut dire, signifie, combien, \
    inutile, pas besoin, ne parler a personne, parler a personne, immobilier, police, la semaine \
    derniere, a dit, ont dit, ma dit, ma promis, deja eu, ma deja, emploi, recrutez, recrutement, \
    postuler, devenir, cv, deguisement, mot de passe, commission, difference, que fait, es tu, \
    etes vous un, estu, par personne, changer la personne, personne de contact, ajouter, \
    supprimer, merci beaucoup pour, grand merci, ne mappelez, ne mappelle, narretent pas, arretez \
    de mappeler, cessez de, mon agent, mon conseiller, mon chef, mon gestionnaire, mon avocat, \
    mon comptable, qui est, qui lit, comment sappelle, sappelait, quand un, si un, si je, mieux \
    que, noter, feliciter, heures douverture, cette personne, une autre personne, personnes \
    agees, cadeau, en personne, dois je venir, rembourse, condition humaine, droits humains, \
    cheveux, corps humain, pour deux, deux personnes, trois personnes, quatre personnes, temps \
    dattente, ne me passez, ne me transferez, ne mettez, largent, argent, colis a, zabbix, sql, \
    de plus, trop humain, petit dej, petit dejeuner, tente, reduction, robots txt, captcha, je ne \
    suis pas un robot, aspirateur, tondeuse, lego, embauche, embaucher, recruter, candidature, \
    stage, salaire, on gagne, postule, le vendeur, au vendeur, du vendeur, lacheteur, lhote, mes \
    clients, nos clients, mes employes, mes salaries, mon equipe, notre equipe, mon medecin, son \
    medecin, sa banque, son banquier, ma banque, mes parents veulent, mon superieur, mon \
    responsable, ma responsable, mon gerant, mon manager, mon assureur, mon courtier, notre \
    compta, le transporteur, le gardien, la gardienne, le facteur, laccueil de, invites, joueurs, \
    eleves, professeur, le prof, la maitresse, patients, assigner, attribuer un ticket, affecter \
    un ticket, plan pro, forfait pro, le bouton, bouton, affiche, le menu, message daccueil, \
    message dit, repondeur dit, tapez, dites conseiller, sur votre site, la brochure, votre pub, \
    la pub, le mail dit, dans le mail, dans vos, dans les cgv, larticle, enregistrez vous, \
    enregistrees, sont enregistres, appels enregistres, appel manque, appel video, appel du \
    livreur, rate lappel, recu un appel, recu appel, renvoi dappel, appels coupent, coupe en \
    plein, faire appel, appel doffres, jai appele, jai telephone, jai parle, jai deja parle, deja \
    parle, deja appele, ai eu quelquun, ai eu un, ai eu une, quelquun ma, on ma dit, vos \
    conseillers sont, vos agents sont, vos conseillers parlent, vos agents parlent, qui parlent, \
    qui parle anglais, quelle langue, quelles langues, surtaxe, numero gratuit, est gratuit, \
    payant, fermez a, ouvert le, ouverts le, ouvert a, ferme a, le dimanche, le samedi, jours \
    feries, les horaires, delai de, delai dattente, felicitations, bravo, remercier, remerciez, \
    adorable, au top, sympa, chapeau, tres gentil, tres gentille, tres aimable, pourboire, \
    inutile de, pas la peine, nappelez, nappelez pas, mappelez pas, mappeler pas, pas mappeler, \
    ne plus mappeler, ne plus etre, arreter de, arretez de, ne pas etre appele, pas dappel, pas \
    dappels, sans appel, sans parler, sans conseiller, sans passer, sans avoir, je me passerai, \
    me passerai, ne demande pas, demande pas, pas demande, ni superviseur, ni responsable, es un \
    humain, es humain, est humain, est un humain, etes humain, etes un, cest un humain, cest une \
    personne, je parle a un, je parle avec un, je parle a une, est ce que je parle, je discute \
    avec un, parle je, personne ne, personne na, personne de plus, une personne de, la personne, \
    les personnes, de la personne, personne agee, a domicile, aide menagere, femme de menage, je \
    suis agent, je suis conseiller, je suis conseillere, je suis un, je suis une, je suis \
    technicien, hier un, hier une, hier jai, hier votre, hier on, etait tres, etait sympa, etait \
    nul, etait absent, etait ferme, pour offrir, a offrir, ne veux pas de, ne veux pas parler a \
    un conseiller, ne veux pas parler a un humain, ne veux pas etre, ne souhaite pas etre, ne \
    souhaite pas parler, ne veux pas quon, a ce poste, poste de, le poste, un poste, sans avoir \
    a, sans devoir, gestionnaire de mots, gestionnaire de mot, gestionnaire de fichiers, \
    gestionnaire de taches, gestionnaire des taches, travailler comme, travailler chez, devenir \
    conseiller, comment devenir, livreur, quelquun a vole, quelquun a pris, quelquun a utilise, \
    quelquun a ouvert, quelquun a deja, quelquun a pirate, quelquun a casse, on ma deja, laisser \
    un avis, donner un avis, votre avis, vos avis, avis google, avis client, avis clients, mon \
    collegue, ma collegue, mes collegues, mon patron, contrat a, facture a, acces a, abonnement \
    a, commande a une autre, moins de 18, ou un drone, ou un robot, ou un bot, ou une machine, \
    savoir si, votre logiciel, les agents peuvent, les conseillers peuvent, en fauteuil, centre \
    dappels, limite de personnes, ont ete, elfe, donjon, nain, pnj, eviter que, empecher que, \
    eviter quon, jai rendez vous, jai rdv, avant de passer, avant de venir, avant la livraison, \
    faut il, dois je, doit on, procuration, comment mes, changer de, a mon medecin, avec mon \
    medecin, a mon docteur, traduction, traduit, profils, pourcentage, pour cent, des gens qui \
    ont, avais demande, avait demande, jai passe, on a passe, a appele, ont appele, eviter, \
    empecher, loption, option qui, reglage, si vous mappelez, commerciaux, demarcheurs, conseille \
    de, recommande de, mon bot, notre bot, langue des signes, compliments, ai je, ai je parle, \
    memoire sur, ou annuler, ou changer, ou modifier, ou supprimer, ou voir, comment eviter, \
    comment empecher, comment bloquer, comment annuler, avec qui ai, qui ta, hommes derriere, \
    vraies personnes derriere, derriere les profils, la langue des signes, a fini par, depuis \
    lappli, dans lappli, via lappli, hier, dire du bien, je voulais juste dire, voulais juste \
    dire, demain ou, samedi, dimanche, jappelle, japelle, ma voisine, mon voisin, au nom de";
pub(super) const JOINTS: &str = "et je, mais je, donc je, et jaimerais, et jai, mais jaimerais, \
    parce que, car, je veux, je voudrais, jaimerais, je souhaite, je souhaiterais, jexige, jai \
    besoin, je prefere, je demande, puis je, est ce que je, et nous, pouvez vous, pourriez vous, \
    peux tu, peut on, pourrait on, passez moi, passe moi, mettez moi, transferez moi, rappelez \
    moi, appelez moi, et maintenant, merci de, du coup, alors je, jveux, jvoudrais, et svp, \
    laissez moi, donnez moi, je peux, je pourrais, et veux, et voudrais, cest pourquoi, est ce \
    quon, quelquun peut, quelquun pourrait, est ce que quelquun, un agent peut, un conseiller \
    peut, une personne peut, un humain peut, un technicien peut, peut il, y a t il, il y a \
    quelquun, rappelez nous, mettez nous, on peut, merci dappeler, vous pouvez, vous pourriez";
pub(super) const OTHERS: &str = "mon mari, ma femme, mon fils, ma fille, ma mere, mon pere, ma \
    blonde, mon chum, mon colocataire, mon coloc, voisin, le voisin, la voisine, mon frere, ma \
    soeur, mes enfants, mon enfant, le livreur, du livreur, mes parents, ma grand mere, mon \
    locataire, le locataire, mon proprietaire, le proprietaire, mon client, mon chef, mon \
    responsable, mon patron, ma patronne, mes clients, mes hotes, mes locataires, mes patients, \
    mon collegue, ma collegue, mes amis, les clients";
