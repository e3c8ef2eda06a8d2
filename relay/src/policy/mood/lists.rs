//! The words of [`super`], per language. This project's own; a `*` stands for any ending.

/// What sounds how in one language.
pub(super) struct Tone {
    /// Counts once.
    pub(super) bad: &'static str,
    /// Counts twice.
    pub(super) awful: &'static str,
    pub(super) good: &'static str,
    /// Turns what follows within two words.
    pub(super) nots: &'static str,
}

pub(super) const TONES: [(&str, Tone); 7] = [
    (
        "en",
        Tone {
            bad: "bad, annoy*, disappoint*, frustrat*, upset, angry, poor, useless, waste of, \
                  fed up, unhappy, wrong, broken, slow, confus*, complain*, problem*, tired of, \
                  sick of, unacceptable, rude, joke, nonsense, pathetic, stupid, ignored",
            awful: "terrible, awful, horrible, ridiculous, disgust*, furious, outrag*, scam, worst, \
                    hate, appalling, disgrace*, shame*, incompetent, wtf, bullshit, damn, crap, \
                    fuck*, shit*, idiot*, livid, thieves",
            good: "good, great, thanks, thank you, perfect, nice, love*, helpful, excellent, \
                   awesome, brilliant, happy, pleased, wonderful, cheers, lovely",
            nots: "not, isnt, wasnt, never, no, dont, didnt, arent, hardly",
        },
    ),
    (
        "de",
        Tone {
            bad: "schlecht*, ärger*, enttäusch*, genervt, nerv*, frustrier*, sauer, wütend, nutzlos, \
                  zeitverschwendung, unzufrieden, falsch, kaputt, langsam, unbrauchbar, problem*, \
                  unmöglich, unfreundlich, witz, unsinn, blöd*, dumm*, reicht mir, satt",
            awful: "furchtbar*, schrecklich*, katastroph*, frechheit, unverschämt*, unfassbar, \
                    skandal*, betrüger*, abzocke, schlimmste*, hasse, lächerlich*, saftladen, \
                    scheiß*, scheiss*, verdammt*, idiot*, inkompetent*, zum kotzen, sauerei",
            good: "gut, super, danke, perfekt, toll*, nett, hilfreich, prima, klasse, wunderbar, \
                   freundlich*, zufrieden, spitze, dankeschön",
            nots: "nicht, kein, keine, nie, nix, kaum",
        },
    ),
    (
        "es",
        Tone {
            bad: "mal, mala, malo, molest*, decepcion*, frustr*, enfadad*, enojad*, inútil, inutil*, \
                  pérdida de tiempo, hart*, cansad*, incorrecto, rot*, lento, confus*, quej*, \
                  problema*, inaceptable, grosero, tontería, absurdo, tont*, ignoran",
            awful: "terrible, horrible, pésim*, vergüenza, vergonzos*, indignante, ridícul*, estafa*, \
                    peor, odio, asco, asqueros*, furios*, ladrones, incompetente*, mierda, \
                    maldit*, carajo, joder, idiota*, robo",
            good: "bien, buen*, genial, gracias, perfecto, perfecta, excelente, amable*, útil, \
                   encanta, contento, contenta, maravillos*, estupend*",
            nots: "no, nunca, nada, ni, tampoco, jamás",
        },
    ),
    (
        "fr",
        Tone {
            bad: "mauvais*, agac*, déçu*, décev*, énerv*, frustr*, fâché*, inutile*, perte de temps, \
                  marre, ras le bol, faux, cassé*, lent*, plain*, problème*, inacceptable*, \
                  impoli*, absurde, bête, stupide, ignor*",
            awful: "nul, nulle, horrible*, affreux, honte*, scandal*, ridicule*, arnaque*, pire, \
                    déteste, dégoût*, furieux, furieuse, voleurs, incompétent*, merd*, putain, \
                    bordel, idiot*, lamentable*, catastroph*",
            good: "bien, bon, super, merci, parfait*, génial*, excellent*, aimable*, utile, content*, \
                   ravi*, top, formidable",
            nots: "pas, ne, jamais, rien, ni, sans",
        },
    ),
    (
        "it",
        Tone {
            bad: "male, brutt*, fastidi*, delus*, frustr*, arrabbiat*, inutil*, perdita di tempo, \
                  stuf*, stanc*, sbagliat*, rott*, lent*, lament*, problem*, inaccettabil*, \
                  maleducat*, assurd*, stupid*, scortes*",
            awful: "terribil*, orribil*, pessim*, vergogn*, scandal*, ridicol*, truff*, peggio, \
                    peggior*, odio, schifo, schifos*, furios*, ladri, incompetent*, merda, \
                    cazzo, maledett*, idiot*",
            good: "bene, buon*, ottim*, grazie, perfett*, genial*, eccellent*, gentil*, util*, \
                   content*, fantastic*, bravi, bravissim*",
            nots: "non, mai, niente, né, nessun*",
        },
    ),
    (
        "pt",
        Tone {
            bad: "mal, mau, má, chat*, decep*, frustr*, irritad*, zangad*, inútil, inutil*, \
                  perda de tempo, fart*, cansad*, errad*, quebrad*, lent*, reclam*, problema*, \
                  inaceitáve*, grosseir*, absurd*, estúpid*, burr*",
            awful: "terríve*, horríve*, péssim*, vergonh*, escândal*, ridícul*, golpe, burla, pior, \
                    odeio, nojo, nojent*, furios*, ladrões, incompetente*, merda, porra, \
                    caralho, maldit*, idiota*, palhaçada",
            good: "bem, bom, boa, ótim*, obrigad*, perfeit*, excelente*, gentil, útil, content*, \
                   feliz, maravilhos*, legal",
            nots: "não, nunca, nada, nem, jamais",
        },
    ),
    (
        "nl",
        Tone {
            bad: "slecht*, irrit*, teleurgesteld*, teleurstell*, gefrustreerd*, boos, nutteloos, \
                  nutteloze, tijdverspilling, beu, zat, fout*, kapot*, traag, verward, klacht*, \
                  probleem, problemen, onaanvaardbaar, onbeleefd, onzin, dom, stom*, genegeerd",
            awful: "vreselijk*, verschrikkelijk*, schandalig*, schande, belachelijk*, oplichter*, \
                    oplichting, slechtste, haat, walgelijk*, woedend, dieven, incompetent*, \
                    kut*, klote*, verdomme, godverdomme, idiot*, waardeloos, waardeloze",
            good: "goed*, top, bedankt, dank, perfect*, fijn*, geweldig*, vriendelijk*, nuttig, \
                   blij, tevreden, prima, super",
            nots: "niet, geen, nooit, niks, noch",
        },
    ),
];

pub(super) const URGENCY: [(&str, &str); 7] = [
    (
        "en",
        "urgent, urgently, asap, emergency, immediately, right away, right now, today at the \
         latest, time critical, deadline today, cannot wait, cant wait any longer",
    ),
    (
        "de",
        "dringend, dringende, eilt, eilig, sofort, umgehend, notfall, asap, schnellstmöglich, \
         heute noch, kann nicht warten, unverzüglich",
    ),
    (
        "es",
        "urgente, urgentemente, urge, emergencia, inmediatamente, de inmediato, cuanto antes, \
         ahora mismo, lo antes posible, hoy mismo",
    ),
    (
        "fr",
        "urgent, urgente, urgence, immédiatement, tout de suite, au plus vite, dès que possible, \
         aujourd'hui même, ne peut pas attendre",
    ),
    (
        "it",
        "urgente, urgentemente, urgenza, emergenza, immediatamente, subito, al più presto, \
         il prima possibile, oggi stesso",
    ),
    (
        "pt",
        "urgente, urgentemente, urgência, emergência, imediatamente, o quanto antes, \
         o mais rápido possível, agora mesmo, hoje mesmo",
    ),
    (
        "nl",
        "dringend, spoed, spoedig mogelijk, noodgeval, onmiddellijk, meteen, zo snel mogelijk, \
         vandaag nog, kan niet wachten, per direct",
    ),
];

pub(super) const DISSATISFIED: [(&str, &str); 7] = [
    (
        "en",
        "this is ridiculous, unacceptable, not acceptable, not helping, doesnt help, not helpful, \
         useless, waste of time, fed up, sick of this, not satisfied, dissatisfied, \
         still not working, third time, worst service, disappointed, disappointing",
    ),
    (
        "de",
        "unzumutbar, inakzeptabel, nicht akzeptabel, hilft nicht, hilft mir nicht, nutzlos, \
         zeitverschwendung, habe genug, mir reichts, unzufrieden, enttäuscht, enttäuschend, \
         immer noch nicht, zum dritten mal, frechheit, unverschämtheit",
    ),
    (
        "es",
        "inaceptable, no me ayuda, no ayuda, no sirve, inútil, pérdida de tiempo, estoy harto, \
         estoy harta, insatisfecho, insatisfecha, decepcionado, decepcionada, sigue sin funcionar, \
         tercera vez, pésimo servicio, vergüenza",
    ),
    (
        "fr",
        "inacceptable, ça n'aide pas, n'aide pas, sert à rien, inutile, perte de temps, j'en ai \
         marre, ras le bol, insatisfait, insatisfaite, mécontent, mécontente, déçu, déçue, \
         toujours pas, troisième fois, honteux",
    ),
    (
        "it",
        "inaccettabile, non mi aiuta, non aiuta, non serve a niente, inutile, perdita di tempo, \
         sono stufo, sono stufa, insoddisfatto, insoddisfatta, deluso, delusa, ancora non funziona, \
         terza volta, pessimo servizio, vergognoso",
    ),
    (
        "pt",
        "inaceitável, não ajuda, não me ajuda, não adianta, inútil, perda de tempo, estou farto, \
         estou farta, insatisfeito, insatisfeita, decepcionado, decepcionada, ainda não funciona, \
         terceira vez, péssimo serviço, vergonha",
    ),
    (
        "nl",
        "onaanvaardbaar, onacceptabel, helpt niet, helpt me niet, nutteloos, tijdverspilling, \
         ben het beu, ben het zat, ontevreden, teleurgesteld, nog steeds niet, derde keer, \
         slechte service, schandalig",
    ),
];
