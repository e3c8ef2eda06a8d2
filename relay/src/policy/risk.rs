//! Matters that are never left to a bot: their built-in names, the intents bots call them by, and
//! the words customers use. A policy extends them or adds its own. Owns the lists, decides nothing.

use super::model::KeywordList;
use super::mood::built_in;
use super::words::Text;

/// One high-risk matter, as a policy has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Risk {
    /// Its name: a built-in one or the policy's.
    pub name: String,
    /// Names of intents, lower case; blanks and dashes as underscores.
    pub intents: Vec<String>,
    /// What customers write.
    pub words: KeywordList,
}

/// By what a risk was known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum KnownBy<'a> {
    Intent(&'a str),
    Word(&'a str),
}

impl Risk {
    /// A built-in one by its name.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let (name, intents, words) = BUILT_IN.iter().find(|(known, ..)| *known == name)?;
        let intents = intents.split(',').map(|intent| intent.trim().to_owned()).collect();
        Some(Self { name: (*name).to_owned(), intents, words: built_in(words) })
    }

    /// The names of the built-in ones.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, ..)| *name)
    }

    /// By what it shows, if it does: the bot's intent first, then the customer's words.
    pub(super) fn known_by(
        &self,
        intent: Option<&str>,
        said: &Text,
        language: Option<&str>,
    ) -> Option<KnownBy<'_>> {
        let named = intent.map(plain);
        let found = self.intents.iter().find(|known| Some(known.as_str()) == named.as_deref());
        let by_word = || self.words.first_in(said, language).map(KnownBy::Word);
        found.map(|intent| KnownBy::Intent(intent)).or_else(by_word)
    }
}

/// An intent's name as it is compared: bots write `Billing Dispute`, `billing-dispute` and so on.
#[must_use]
pub fn plain(intent: &str) -> String {
    let parts = intent.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect::<Vec<_>>().join("_")
}

type BuiltIn = (&'static str, &'static str, [(&'static str, &'static str); 7]);

const BUILT_IN: [BuiltIn; 5] = [
    (
        "billing_dispute",
        "billing_dispute, dispute, dispute_charge, dispute_invoice, wrong_charge, double_charge, \
         chargeback, unauthorized_charge",
        [
            (
                "en",
                "charged twice, double charged, overcharged, wrong amount, never authorized, \
                    chargeback, dispute*",
            ),
            (
                "de",
                "doppelt abgebucht, zu viel abgebucht, falsch abgerechnet, falscher betrag, \
                    rückbuchung, zu unrecht abgebucht, reklamiere die rechnung",
            ),
            (
                "es",
                "cobrado dos veces, cobraron dos veces, cobro duplicado, cobro indebido, \
                    monto incorrecto, contracargo",
            ),
            (
                "fr",
                "débité deux fois, facturé deux fois, prélevé deux fois, montant erroné, \
                    prélèvement injustifié, je conteste",
            ),
            (
                "it",
                "addebitato due volte, doppio addebito, importo sbagliato, addebito non \
                    autorizzato, contesto l'addebito",
            ),
            (
                "pt",
                "cobrado duas vezes, cobraram duas vezes, cobrança indevida, cobrança duplicada, \
                    valor errado, contestar a cobrança",
            ),
            (
                "nl",
                "dubbel afgeschreven, dubbel betaald, verkeerd bedrag, onterecht afgeschreven, \
                    betwist*",
            ),
        ],
    ),
    (
        "cancellation",
        "cancellation, cancel, cancel_subscription, cancel_contract, cancel_account, \
         close_account, terminate_contract, churn",
        [
            (
                "en",
                "cancel my subscription, cancel my contract, cancel my account, \
                    cancel my membership, close my account, terminate my contract",
            ),
            (
                "de",
                "vertrag kündigen, abo kündigen, konto kündigen, mitgliedschaft kündigen, \
                    kündigung, konto schließen, kündige",
            ),
            (
                "es",
                "cancelar mi suscripción, cancelar mi contrato, cancelar mi cuenta, darme de \
                    baja, dar de baja, cerrar mi cuenta",
            ),
            (
                "fr",
                "résilier, résiliation, annuler mon abonnement, fermer mon compte, \
                    mettre fin à mon contrat",
            ),
            (
                "it",
                "disdire, disdetta, annullare il mio abbonamento, chiudere il mio conto, \
                    chiudere il mio account, recedere",
            ),
            (
                "pt",
                "cancelar minha assinatura, cancelar a minha assinatura, cancelar meu contrato, \
                    cancelar o meu contrato, encerrar minha conta, rescindir",
            ),
            (
                "nl",
                "abonnement opzeggen, contract opzeggen, opzegging, account sluiten, \
                    rekening sluiten, lidmaatschap opzeggen",
            ),
        ],
    ),
    (
        "fraud",
        "fraud, report_fraud, suspected_fraud, stolen_card, card_stolen, lost_card, \
         account_takeover, hacked_account, phishing, scam",
        [
            (
                "en",
                "fraud*, stolen, scam*, phishing, hacked, identity theft, unauthorised, \
                    unauthorized, not made by me",
            ),
            (
                "de",
                "betrug*, betrogen, gestohlen, phishing, gehackt, identitätsdiebstahl, \
                    missbrauch*, abzocke",
            ),
            (
                "es",
                "fraude*, robado, robada, robaron, estafa*, phishing, hackeado, hackeada, \
                    suplantación",
            ),
            (
                "fr",
                "fraude*, volé, volée, arnaque*, phishing, hameçonnage, piraté, piratée, \
                    usurpation",
            ),
            (
                "it",
                "frode, frodi, rubato, rubata, truffa*, phishing, hackerato, hackerata, \
                    furto d'identità",
            ),
            (
                "pt",
                "fraude*, roubado, roubada, roubaram, golpe, burla*, phishing, hackeado, \
                    hackeada, clonado, clonaram",
            ),
            (
                "nl",
                "fraude*, gestolen, oplichting, opgelicht, phishing, gehackt, \
                    identiteitsdiefstal, misbruik",
            ),
        ],
    ),
    (
        "legal",
        "legal, legal_threat, lawsuit, lawyer, gdpr, data_deletion, data_request, regulator",
        [
            (
                "en",
                "my lawyer, my solicitor, my attorney, lawsuit, sue you, suing, legal action, \
                    take you to court, ombudsman, gdpr, data protection authority",
            ),
            (
                "de",
                "mein anwalt, meinen anwalt, meine anwältin, rechtsanwalt, klage einreichen, \
                    verklage, rechtliche schritte, vor gericht, verbraucherzentrale, dsgvo, \
                    datenschutzbehörde",
            ),
            (
                "es",
                "mi abogado, mi abogada, demandar*, demanda judicial, acciones legales, \
                    tribunal*, juzgado, rgpd",
            ),
            (
                "fr",
                "mon avocat, mon avocate, porter plainte, poursuites, action en justice, \
                    tribunal, médiateur, rgpd, cnil",
            ),
            (
                "it",
                "mio avvocato, azioni legali, vie legali, denuncia, tribunale, \
                    associazione consumatori, gdpr, garante",
            ),
            (
                "pt",
                "meu advogado, minha advogada, processar*, ação judicial, tribunal, justiça, \
                    procon, livro de reclamações, lgpd, rgpd",
            ),
            (
                "nl",
                "mijn advocaat, rechtszaak, aanklagen, juridische stappen, rechtbank, \
                    ombudsman, avg, geschillencommissie",
            ),
        ],
    ),
    (
        "complaint",
        "complaint, complain, file_complaint, formal_complaint",
        [
            (
                "en",
                "complaint, complaints, make a complaint, file a complaint, complain about, \
                    formally complain",
            ),
            ("de", "beschwerde, beschwerden, beschweren, beschwere, reklamation, reklamieren"),
            ("es", "queja, quejas, reclamación, reclamo, hoja de reclamaciones, quejarme"),
            ("fr", "réclamation, réclamations, plainte, me plaindre"),
            ("it", "reclamo, reclami, lamentela, presentare reclamo"),
            ("pt", "reclamação, reclamações, queixa, reclamar, queixar"),
            ("nl", "klacht, klachten, klacht indienen, beklag"),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn known<'a>(
        risk: &'a Risk,
        intent: Option<&str>,
        text: &str,
        tag: &str,
    ) -> Option<KnownBy<'a>> {
        risk.known_by(intent, &Text::of(text), Some(tag))
    }

    #[test]
    fn a_risk_is_known_by_intent_however_a_bot_spells_it_and_by_words() {
        let risk = Risk::built_in("billing_dispute").expect("built in");
        assert_eq!(
            known(&risk, Some("Billing-Dispute"), "", "en"),
            Some(KnownBy::Intent("billing_dispute"))
        );
        assert_eq!(
            known(&risk, None, "you charged twice!", "en"),
            Some(KnownBy::Word("charged twice"))
        );
        assert_eq!(known(&risk, Some("delivery"), "where is it", "en"), None);
    }

    #[test]
    fn every_risk_has_words_in_seven_languages_and_no_false_alarm_on_a_plain_question() {
        for name in Risk::names() {
            let risk = Risk::built_in(name).expect("built in");
            assert_eq!(risk.words.by_language.len(), 7, "{name}");
            for (tag, text) in [
                ("en", "where is my parcel"),
                ("de", "wo ist mein Paket"),
                ("es", "dónde está mi pedido"),
                ("fr", "où est mon colis"),
                ("it", "dov'è il mio pacco"),
                ("pt", "onde está a minha encomenda"),
                ("nl", "waar is mijn pakket"),
            ] {
                assert_eq!(known(&risk, None, text, tag), None, "{name} {text}");
            }
        }
    }
}
