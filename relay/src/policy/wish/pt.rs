//! Portuguese, of Brazil and of Portugal: how people ask for a person, and what only looks like
//! it. Accents are folded away ("não" is "nao").

use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "pt",
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
    ],
    asks: &[
        // «Quero falar com um atendente»
        "quero|queria|gostaria|preciso|precisava|posso|poderia|podia|prefiro|preferia|preferiria|desejo|exijo|podemos|queremos|precisamos|deixa|deixe|deixem|solicito|peco|tento|tentando|consigo|conseguir|como|onde|tem|ha|da|necessito|pretendo|pode|podem|vou|adoraria|possivel|jeito|forma|opcao|maneira|qro <go>* <talk> com|pra|para|ao|a <fill>* <who> >",
        "^ <go>* <talk> com|pra|ao|a <fill>* <who> >",
        "como <go>* contato|contacto|contatar|contactar|encontro|chamo|entro <link>* <fill>* <who> >",
        "quero|queria|gostaria|preciso|posso|prefiro <go>* contatar|contactar|chamar <fill>* <who> >>",
        // «Me passa para um atendente»
        "me|nos passa|passe|passem|passar|transfere|transfira|transfiram|transferir|conecta|conecte|conectar|encaminha|encaminhe|encaminhar|coloca|coloque|colocar|liga|ligue|ligar|direciona|direcione|direcionar|manda|mande|ponha|poe <go>* <link>* <fill>* <who> >",
        "passa|passe|passem|transfere|transfira|transfiram|ligue|liga|ponha|poe|encaminhe|coloque|conecte me|nos|a|minha? <go>* <link>* <fill>* <who> >",
        "pode|podes|podem|poderia|poderiam|podia|consegue|favor me|nos? passar|transferir|conectar|encaminhar|colocar|ligar|direcionar|por|chamar me? <go>* <link>* <fill>* <who> >",
        "passarme|transferirme|ligarme|encaminharme <link>* <fill>* <who> >",
        "^ <go>* passar|transferir|encaminhar <link>* <fill>* <who> >>",
        "quero|queria|gostaria|preciso|peco|prefiro <go>* ser|que transferido|transferida|atendido|atendida|encaminhado|encaminhada|contactado|contatado|passado <go>* <link>* <fill>* <who> >",
        "ser|sendo atendido|atendida|ajudado|ajudada|contactado|contactada <link>* <fill>* <who> >",
        "^ <go>* com <fill>* <who> $",
        // «Quero um humano»
        "quero|queria|gostaria|preciso|prefiro|exijo|desejo|necessito|solicito|da|de|dame|arranja|chama|chame|chamem|peco|precisava|qro <go>* <fill>* <person> >>",
        "chama|chame|chamem|chamar <fill>* <who> >>",
        "quero|preciso|gostaria <go>* <fill>* atendimento|ajuda|suporte|assistencia|apoio|contato|contacto humano|humana|personalizado|pessoal",
        "^ <go>* atendimento|ajuda|suporte|assistencia|apoio humano|humana >>",
        "tem|ha|existe|tens|teria <go>* <fill>* <who> <go>* com|ai|real|disponivel|aqui|humano|que|verdade|pra|para|por|me",
        "tem|ha|existe|teria <go>* <fill>* <person> >>",
        "posso|podia|poderia <go>* ter <fill>* <person> >>",
        "alguem|<person> pode|poderia|podia|consegue|possa me|nos? ajudar|atender|ligar|responder|ajudarme|ligarme|atenderme|contactar|contatar",
        "alguem|<person> me|nos ajude|atenda|ligue|responda|ajuda|atende|liga|contacte",
        "que <fill>* <who> me|nos atenda|ajude|responda|ligue|contacte|contate",
        // «Não quero falar com um robô»
        "nao quero|gosto|vou|consigo|posso|aguento|queria mais? <go>* <talk> com <fill>* <bot>",
        "nao quero|aguento|suporto mais? <fill>* <bot> $",
        "cansado|cansada|farto|farta|cheio|cheia <go>* de|do|da|desse|deste|dessa|desta _3 <bot>",
        "^ chega de <fill>* <bot> $",
        "^ nada de <fill>* <bot> $",
        // Liguem-me
        "^ <go>* me? liga|ligue|liguem|ligamme para|pra? mim|me? >>",
        "^ <go>* ligueme|liguemme >>",
        "pode|podem|poderia|poderiam|podiam|consegue me? ligar|telefonar|retornar para|pra? mim|me? >>",
        "pode|podem|poderia|podiam ligarme|telefonarme|contactarme",
        "quero|queria|gostaria|peco|prefiro que me liguem|ligue|ligassem|telefonem|contactem|contatem|retornem",
        "quero|queria|gostaria|preciso|solicito <fill>* ligacao|retorno|chamada|telefonema >>",
    ],
    withdrawals: &[
        "nao|ja preciso|quero|e nao? mais|preciso|quero? <go>* <fill>* <person> mais",
        "nao preciso|quero mais <go>* <fill>* <person>",
        "ja nao preciso|quero <go>* <fill>* <person>",
        "ja nao preciso|quero <go>* <talk> com <fill>* <who>",
        "nao preciso|quero mais <go>* <talk> com <fill>* <who>",
        "esquece|esqueca|cancela|cancele|cancelar <go>* <fill>* <person>",
        "cancela|cancele|cancelar <fill>* pedido|transferencia|ligacao _4 <person>",
        "continuo|fico|sigo|continuar|ficar|seguir <go>* com <fill>* <bot>",
        "^ deixa pra la $",
        "^ deixa para la $",
        "^ esquece $",
        "^ esqueca $",
        "^ deixa estar $",
    ],
    alone: "atendente, um atendente, uma atendente, atendente humano, um atendente humano, humano, um \
        humano, pessoa, uma pessoa, pessoa real, uma pessoa real, pessoa de verdade, uma pessoa de \
        verdade, agente, um agente, operador, um operador, operadora, assistente humano, um \
        assistente humano, ser humano, um ser humano, representante, um representante, \
        consultor, um consultor, suporte humano, atendimento humano, ajuda humana, gerente, \
        um gerente, supervisor, um supervisor, falar com atendente, falar com alguem, falar com \
        humano, falar com uma pessoa, apoio ao cliente, atendimento ao cliente, sac, especialista, \
        alguem real, alguem de verdade, colaborador, um colaborador, assistente real, me liga, \
        me ligue, liguemme, ligueme, tecnico, um tecnico, agente humano, pessoa humana, alguem",
    polite: "por favor, porfavor, pfv, pf, faz favor, se faz favor, ola, oi, bom dia, boa tarde, boa noite, \
        obrigado, obrigada, obg, agora, ja, sim, nao, ok, mas, e, entao, urgente, imediatamente, \
        logo, ai, gente, opa, alo, desculpe, desculpa, olha, olhe, bem, por gentileza, valeu, \
        grato, grata, ta, moco, moca, por amor de deus, pelo amor de deus, finalmente, antes, so, \
        de uma vez, agora mesmo",
    vetoes: "nao, sem, nunca, nem, se, quando, antes de, depois de, em vez de, ao inves de, que significa, \
        jamais, ele, ela, ontem, por que, porque, quem",
    negators: "nao, sem, nunca, nem, jamais, nenhum, nenhuma, ninguem",
};

const LINK: &str = "com, para, pra, pro, por, ao, a, em contato com, em contacto com, em linha com, em contato, \
    em contacto, o, um, uma, de";
const PERSON: &str = "humano, humana, ser humano, pessoa, pessoa real, pessoa de verdade, pessoa humana, atendente, \
    atendentes, agente, operador, operadora, assistente humano, representante, consultor, \
    consultora, gerente, supervisor, supervisora, responsavel, funcionario, funcionaria, \
    colaborador, colaboradora, tecnico, especialista, analista, atendente humano, chefe, \
    atendimento humano, alguem real, alguem de verdade, alguem humano, suporte humano, \
    apoio ao cliente, atendimento ao cliente, interlocutor, pessoa fisica real, colega, \
    encarregado, alguem competente, membro da equipe, membro da equipa";
const WHO: &str = "humano, humana, humanos, ser humano, pessoa, pessoas, gente, alguem, atendente, atendentes, \
    agente, agentes, operador, operadora, assistente humano, representante, consultor, \
    consultora, gerente, supervisor, supervisora, responsavel, funcionario, funcionaria, \
    colaborador, colaboradora, tecnico, especialista, analista, chefe, suporte, apoio, apoio ao \
    cliente, atendimento, atendimento ao cliente, sac, equipe, equipa, departamento, setor, \
    financeiro, vendas, faturacao, faturamento, interlocutor, voces, colega, encarregado, central, \
    um de voces, ouvidoria, servico ao cliente, suporte tecnico, assistencia, outra pessoa";
const FILL: &str = "um, uma, o, a, os, as, do, da, de, algum, alguma, outro, outra, seu, sua, vosso, vossa, \
    verdadeiro, verdadeira, real, seus, suas, dos, das, por favor, maldito, maldita, bendito, com, \
    dessa, desse, qualquer, simples, vivo, viva, propria, mesmo, esse, essa, este, esta, droga de, \
    porra de, normal";
const GO: &str = "de, que, poder, so, ja, agora, logo, mesmo, por favor, pfv, diretamente, urgentemente, eu, me, \
    nos, muito, apenas, simplesmente, antes, tambem, aqui, entrar, um, jeito, forma, como, a, se, \
    possivel, e, ser, por, telefone, chat, no, pelo, realmente, finalmente, imediatamente, ter, \
    urgente, uma, vez, ainda, preciso, quero, gostaria, posso, algum, alguma, opcao, meu, minha, \
    atendimento, conversa, chamada, caso, o, eh, pra, para, aí, ai, voce, voces, isso, isto, sobre, \
    conseguir, seria, e melhor, melhor, faz favor, direto, com urgencia";
const TALK: &str = "falar, conversar, falo, converso, comunicar, dialogar, tratar, teclar, entrar em contato, \
    entrar em contacto, entro em contato, contato, contacto, ser transferido, ser transferida, \
    ser atendido, ser atendida, resolver isso, resolver isto, tirar duvida, tirar duvidas, \
    interagir, bater um papo, continuar, escrever, discutir, discutir isto, ter contato, ser \
    encaminhado, ser encaminhada, me comunicar, falar diretamente, resolver";
const STRICT: &str = "por favor, porfavor, pfv, pf, agora, ja, real, humano, humana, de verdade, de carne, que me, \
    que possa, que saiba, que resolva, que entenda, que consiga, para falar, pra falar, para me, \
    pra me, para resolver, e, nao, aqui, urgente, no chat, ao telefone, na linha, disponivel, ai, \
    porque, obrigado, obrigada, imediatamente, logo, em vez, com quem, fisica, ao vivo, pra \
    resolver, do suporte, do atendimento, da equipe, de voces, do apoio, qualificado, competente, \
    no atendimento, para ajudar, pra ajudar, para tratar";
const AFTER: &str = "por favor, porfavor, pfv, pf, agora, ja, real, reais, humano, humana, de, do, da, dos, das, que, \
    para, pra, e, nao, no, na, em, aqui, ai, urgente, sobre, porque, pois, hoje, meu, minha, por, \
    quando, com, obrigado, obrigada, ou, mas, ao, a, tecnico, especializado, imediatamente, \
    diretamente, logo, disponivel, antes, se, sem, pelo, pela, acerca, qualificado, competente, \
    e nao, verdadeiro, verdadeira, o, tenho, eu, isso, responsavel, financeiro, assim, fisica, \
    nem, urgentemente";
const BOT: &str = "bot, bots, robo, robos, robot, robots, maquina, maquinas, chatbot, chatbots, computador, ia, \
    inteligencia artificial, assistente, assistente virtual, programa, atendente virtual, \
    atendimento automatico, gravacao";
