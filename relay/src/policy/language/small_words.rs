//! The small words of seven languages, by which a message is told that is too short for a detector of
//! letters. Owns the lists and the counting; the lists are this project's own.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Small words of a language, as they are written, accents and all.
const WORDS: [(&str, &str); 7] = [
    (
        "en",
        "a about also an and any are as at back be been but by call can connect could did do \
         does don for from get give got had has have hello hey hi how human i if im into is it \
         just me my need no not now of only or our out person please problem should so some \
         speak still talk thank thanks that the then there they this to up us want was we were \
         what when where who why will with would you your",
    ),
    (
        "de",
        "aber als auch auf aus bei bin bitte danke dann das dass dem den der des die doch ein \
         eine einem einen einer es euch euer für geht gern gerne gibt guten habe haben hallo \
         hat ich ihnen ihr ihre ihrem ihren im immer ist ja jemand jemandem jemanden kann kein \
         keine keinen können könnte könnten mal mehr mein meine meinem meinen meiner mensch \
         menschen mich mir mit mitarbeiter möchte nach nein nicht noch nur ob oder person \
         problem reden schon seit sie sind so sprechen telefonieren und vom von wann warum was \
         weil wenn wer werden wie will wir wird wo wurde zu zum zur über",
    ),
    (
        "es",
        "a agente al alguien buenas como con cuando cuándo cómo de del desde días dónde el en \
         es esta este esto estoy está favor gracias ha hablar hablo hace han hay he hola humano \
         la las le les lo los me mi mis mismo muy más nada necesito no nos o para pasar pero \
         persona por porque puede pueden puedo que quiero quisiera qué se si sin solo son su \
         sus sí tengo tiene todavía todo un una usted ustedes y ya",
    ),
    (
        "fr",
        "a ai au aux avec avoir bien bonjour c ce cette comment conseiller d dans de depuis des \
         du elle en est et fait humain il j je jour l la le les ma mais mal me merci mes moi \
         mon n ne no non nous on ou oui où parler pas personne peut peux plait plaît plus pour \
         pourquoi pouvez problème puis qu quand que quel quelle quelqu qui rien se si sont suis \
         sur svp toujours tout un une veux vos votre voudrais vous y à ça être",
    ),
    (
        "it",
        "a al alla anche ancora avete buongiorno c che chi ci ciao come con cosa d da dal dalla \
         dei del della delle devo di dove e ed fare favore gli grazie ha hai ho i il in l la le \
         lo ma mi mia mie miei mio nel nella niente no non o operatore parlare per perché \
         persona più posso potete problema puo può qualcuno quando quanto questa questo salve \
         se sempre si solo sono sto sì tutto umano un una uno vi voglio vorrei è",
    ),
    (
        "pt",
        "a ainda alguem alguém ao as atendente boa bom com como da das de do dos e em esta este \
         estou está eu falar falo favor foi gostaria humano isso ja já mais mas me mesmo meu \
         meus minha minhas muito na nada nao nas no nos não o obrigada obrigado oi ola olá onde \
         os para pela pelo pessoa pode podem pois por porque posso pra preciso problema quando \
         quanto que quem queria quero se sem sempre ser sim sobre só tem tenho tudo um uma voce \
         você vocês à é",
    ),
    (
        "nl",
        "aan al als alsjeblieft alstublieft bedankt bij dan dank dat de deze die dit door een \
         en er even geen gewoon graag hallo heb hebben heeft het hier hoe iemand ik is ja je \
         jij jullie kan kunnen kunt maar mag me medewerker meer mens met mij mijn mn moet naar \
         nee niet nog om ons onze ook op over persoon praten probleem spreken te u uw van voor \
         waar waarom wanneer want was wat weer wie wil wilt worden wordt zijn zo",
    ),
];

/// Which of [`WORDS`] have a word.
static KNOWN: LazyLock<HashMap<&str, [bool; WORDS.len()]>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (index, (_, words)) in WORDS.iter().enumerate() {
        for word in words.split_whitespace() {
            known.entry(word).or_insert([false; WORDS.len()])[index] = true;
        }
    }
    known
});

/// The language with most small words in a text, and by how many it leads the next; `None` where two
/// lead alike.
pub(super) fn leader(text: &str) -> Option<(&'static str, usize)> {
    let mut counts = [0_usize; WORDS.len()];
    for word in text.to_lowercase().split(|c: char| !c.is_alphabetic()) {
        let Some(languages) = KNOWN.get(word) else { continue };
        for (count, is_one) in counts.iter_mut().zip(languages) {
            *count += usize::from(*is_one);
        }
    }
    let mut ranked: Vec<(usize, &str)> =
        counts.iter().zip(&WORDS).map(|(count, (tag, _))| (*count, *tag)).collect();
    ranked.sort_unstable_by_key(|(count, _)| std::cmp::Reverse(*count));
    let ((first, tag), (second, _)) = (ranked[0], ranked[1]);
    (first > second).then_some((tag, first - second))
}
