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
        ("ask", ASK),
        ("speak", SPEAK),
        ("move", MOVE),
        ("act", ACT),
        ("doing", DOING),
        ("some", SOME),
        ("real", REAL),
        ("here", HERE),
        ("compound", COMPOUND),
    ],
    asks: &[
        // «Quero falar com um atendente»
        "quero|queria|gostaria|preciso|precisava|posso|poderia|podia|prefiro|preferia|preferiria|desejo|exijo|podemos|queremos|precisamos|deixa|deixe|deixem|solicito|peco|tento|tentando|consigo|conseguir|como|onde|tem|ha|da|necessito|pretendo|pode|podem|vou|adoraria|possivel|jeito|forma|opcao|maneira|qro <go>* <talk> com|pra|para|ao|a <fill>* <who> >",
        "^ <go>* <talk> com|pra|ao|a <fill>* <who> >",
        "como <go>* contato|contacto|contatar|contactar|encontro|entro <link>* <fill>* <who> >",
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
        "quero|queria|gostaria|preciso|prefiro|exijo|desejo|necessito|solicito|dame|arranja|chama|chame|chamem|peco|precisava|qro <go>* <fill>* <person> >>",
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
    loose: &[
        // «Prefiro explicar isto a uma pessoa»
        "<ask> _6 <speak> _4 com|a|ao|por|para|pra|de|duma|dum|cum|da|do _3 <who> !",
        "<ask> _6 com|por _2 <who> _4 <speak>",
        "^ <go>* <speak> _1 com|pra|cum|ao|a _2 <who> >",
        "com quem _3 <speak>",
        // «Passe para um colega»
        "<move> _5 com|a|ao|para|pra|pro|pros|em _3 <who> !",
        "<move> me|nos|a|ao|o|minha|meu|la? <fill>* <person> >",
        "quero|queria|gostaria|preciso|prefiro|preferia|exijo|solicito|necessito|desejo|peco|favor|pfv|melhor|qro|presiso|arranja|dame|agradecia|agradeceria|insisto _2 <fill>* <person> >",
        "ajuda|assistencia|atendimento|intervencao|suporte|apoio|parte|ligacao|resposta|contato|contacto de|do|da|por|com _2 <person> >",
        "favor|pfv|ja|agora|urgente|pf _2 <person> $",
        "^ <go>* <person> por|pfv|pf|ja|agora|urgente|favor|porfavor|pfvr|se|faz",
        "^ <go>* <person> $",
        // «Uma pessoa pode entrar nesta conversa?»
        "pode|podem|poderia|podia|podes|quero|queria|gostaria|preciso|exijo|peco|que|para|favor|agradecia|agradeceria|seria|ha|tem|possivel|prefiro|preferia|deixa|deixe|solicito _4 <person> _5 <act>",
        "^ <go>* <person> _1 pode|podia|poderia|consegue _3 <act>",
        "<person> me|nos|isto|isso|que <act>",
        "pode|podem|poderia|podia|quero|queria|gostaria|preciso|exijo|peco|que|favor|agradecia|sera|tem|ha _4 <some> _6 <doing>",
        "alguem _1 pode|podia|poderia|consegue|que _3 <doing>",
        "que <fill>* <person> me|nos|o|a? <act>",
        "que <fill>* <who> me|nos|o|a|isso|isto? <act>",
        "liguem|ligue|ligame|ligueme|liguemme|telefoneme|telefonem|contactem|contactemme|contactame|ligarme|retornem|retorne _2 para|pra|no|ao|a|por|de|em|hoje|amanha|ja|urgente|quando|favor|o|assim",
        "me liga|ligue|liguem|telefona|telefone|telefonem|retorna|retorne|retornem|contate|contatem|chama|chame >>",
        "me? podem|pode|poderiam|poderia|podiam|podes me? ligar|ligarme|telefonar|telefonarme|retornar|contactarme|contatar",
        "quero|queria|gostaria|preciso|solicito|agradecia|peco|espero|aguardo <fill>* ligacao|retorno|chamada|telefonema|contato|contacto telefonico|telefonica|de|urgente|por|hoje|$",
        "numero|telefone _4 ligar|falar|ligo|contactar|telefonar <go>* com|a|ao|para|pra? <fill>* <who> >",
        // «Tem alguém de verdade aí?»
        "tem|ha|existe|tens|teem|havera|existem|sera|esta|es|e _3 <some> _2 <real>",
        "tem|ha|existe|tens|havera|existem|esta|estao _2 <who> _3 <here>",
        "tem|ha|existe|esta _1 alguem|gente $",
        "quem _3 ai que|pra|para _4 <act>",
        "^ <go>* alguem ai|aqui|real|humano|disponivel|de|me|que",
        "onde esta|estao|ha|tem _2 <person> >",
        // Não um robô
        "<speak> _4 que nao seja|sejam|e _2 <bot>",
        "<some> _3 nao seja|sejam|e? _2 <bot>",
        "nao|recuso|recusome|nunca|cansado|cansada|cansei|farto|farta|chega|para|parem|odeio|cheio|detesto|nego|negome|jamais|sem|basta _5 com|de|a|do|da|dum|cum _2 <bot>",
        "<person> _2 e? nao _2 <bot>",
        "<bot> nao _1 <person>",
        "vez|lugar de|do|da|dum _2 <bot>",
        "nao _1 <bot> _2 <person>",
        "escalar|escale|escalem|escala|elevar|eleve _2 caso|queixa|reclamacao|assunto|isto|isso|problema|pedido|chamado",
        "posso|podia|poderia|queria|quero receber|ter|pedir|marcar <fill>* ligacao|chamada|telefonema >",
        "so|somente|apenas|unicamente _1 falo|trato|falar|tratar|quero|com _2 com? <fill>* <person> >",
        "espero|esperar|aguardo|aguardar por? <fill>* <person> >",
        "<person> seria|era|ficava bom|otimo|ideal|melhor|optimo",
        "sair|sai|fora|encerrar|fechar do|o|de|deste|desse _1 <bot> $",
        "chega|basta|fora de|com|o? <bot> $",
        "e|ja|me conectemme|conectem|transfiramme|transfiram|passemme|passem|encaminhemme|transfere|conecta me? $",
        "quem|onde posso|devo|poderia chamar|ligar|telefonar $",
        "pode|podia|poderia|podem intervir|responder|atender|entrar|vir|ler|ver _2 <person> >",
        "quando|onde posso|poderei|podia <go>* <speak> com <fill>* <who> >",
        "possibilidade|hipotese|chance|oportunidade de? <fill>* <person> >",
        "caso|problema|reclamacao|assunto _1 tem|deve|precisa|deveria _4 <person> >",
        "posso|podia|poderia ter|ver <fill>* <person> >",
        "nao falo|trato|converso com <fill>* <bot>",
        "me ligam|liga|telefonam voces?",
        "voces me ligam",
        "ser atendido|atendida|ajudado|ajudada por|pelo|pela <fill>* <who> >",
        "deixem|deixe _2 <who> _2 <act>",
        "me leva|leve|levem para|pra|ate|a? <fill>* <person> >",
        "para|pra um|uma humano|humana|pessoa de? real|verdade? $",
        "coisa|assunto|caso para|pra _1 <person> $",
        "nao? podem|pode|podes|podiam|poderiam _2 me|ligarme|telefonarme|contactarme ligar|telefonar|chamar?",
        "prefiro|preferia|quero|melhor ligar|telefonar $",
        "como|onde|posso _3 contactar|contactarvos|ligarvos|falar|ligar|contatar vos|voces|convosco? por|pelo|via telefone",
        "pedi|peco|pedindo|solicitei|exigi <fill>* <person> >",
        "espera|esperando|aguardo|aguardando|espero de|por|pelo|um|uma? <fill>* <person> >",
        "alguem da|do|de vossa|vosso|voces|equipa|equipe|time|loja _2 <act>",
        "se|poderia|podia|pode <fill>* <who> _4 escrever|escreverme|responder|responderme|ajudar|ajudarme",
        "facam|faca|faz|deixem|deixe|mandem|mande|peca|pecam a? <fill>* <person> _2 <act>",
        "como _2 chego|chegar|chega a|ao|no|num _2 <person> >",
        "chamas|chama|chame|chamem|chamar um|uma|o|a? <fill>* <person> >",
        "vontade|melhor|feliz|seguro|segura|tranquilo _2 <speak>|explicando|falando|conversando _4 com|a|para <who> !",
        "ha|tem|existem <fill>* humanos|pessoas|atendentes|operadores livres|disponiveis|para|pra|ai|aqui",
        "posso|podia|quero|queria ter <fill>* <who> na|no|ao _1",
        "me liga|ligar|ligue|ligam $",
        "posso|quero|queria|podia|ter _3 <who> na|no|em|ao linha|telefone|chat",
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
    guards: GUARDS,
    alone: "atendente, um atendente, uma atendente, atendente humano, um atendente humano, \
        humano, um humano, pessoa, uma pessoa, pessoa real, uma pessoa real, pessoa de verdade, \
        uma pessoa de verdade, agente, um agente, operador, um operador, operadora, assistente \
        humano, um assistente humano, ser humano, um ser humano, representante, um representante, \
        consultor, um consultor, suporte humano, atendimento humano, ajuda humana, gerente, um \
        gerente, supervisor, um supervisor, falar com atendente, falar com alguem, falar com \
        humano, falar com uma pessoa, apoio ao cliente, atendimento ao cliente, sac, \
        especialista, alguem real, alguem de verdade, colaborador, um colaborador, assistente \
        real, me liga, me ligue, liguemme, ligueme, tecnico, um tecnico, agente humano, pessoa \
        humana, alguem, atend, uma pessoa humana, pessoa viva, humano vivo, falar com um \
        atendente, falar com uma atendente, falar com um humano, falar com pessoa, falar com \
        operador, falar com assistente, falar com um assistente, falar com gerente, falar com o \
        gerente, falar com suporte, falar com consultor, quero falar, o gerente, supervisora, \
        gestor, colega, gente, transferir, transferir por favor, me transfere, me transfira, me \
        passa, atendimento, atendimento pessoal, atendente real, apoio humano, contato humano, \
        contacto humano, me liguem, ligar, pessoa ja, humano ja, chat com atendente, chat humano, \
        empregado, funcionario, um funcionario, responsavel, um responsavel, ouvidoria, atendnte, \
        atendete, atentende, humanos, pessoas, com um humano, com uma pessoa, com atendente",
    polite: "por favor, porfavor, pfv, pf, faz favor, se faz favor, ola, oi, bom dia, boa tarde, boa \
        noite, obrigado, obrigada, obg, agora, ja, sim, nao, ok, mas, e, entao, urgente, \
        imediatamente, logo, ai, gente, opa, alo, desculpe, desculpa, olha, olhe, bem, por \
        gentileza, valeu, grato, grata, ta, moco, moca, por amor de deus, pelo amor de deus, \
        finalmente, antes, so, de uma vez, agora mesmo, pela terceira vez, pela segunda vez, \
        pela ultima vez, te imploro, imploro, me da, da me, da, e pronto, poxa, voce nao, tu \
        nao, bot nao, robo nao, nao bot, nao robo, nao um robo, nao um bot, maquina nao, chega, \
        basta, quero, preciso, qro, da ai, repito, ja disse, caramba, porra, pqp, caralho, \
        credo, ei, hey, oie, oii, oiii, boas, bom dia, boa tarde, boa noite, estimados, \
        prezados, caro, amigo, amiga, querido, pfvr, plis, plz, pls, pf, rapido, so quero, quero \
        falar com, outra vez, insisto, um, uma, de verdade, ajuda, sff, se faz favor, faz favor, \
        faca favor, com licenca, mano, cara, meu, ne,, prefiro, exijo, urgentemente, o mais \
        rapido possivel, senhor, senhora, obrigadinho, ne, hoje",
    vetoes: "nao, sem, nunca, nem, se, quando, antes de, depois de, em vez de, ao inves de, que significa, \
        jamais, ele, ela, ontem, por que, porque, quem",
    negators: "nao, sem, nunca, nem, jamais, nenhum, nenhuma, ninguem",
};

const LINK: &str = "com, para, pra, pro, por, ao, a, em contato com, em contacto com, em linha com, em contato, \
    em contacto, o, um, uma, de";
const PERSON: &str = "humano, humana, ser humano, pessoa, pessoa real, pessoa de verdade, pessoa \
    humana, atendente, atendentes, agente, operador, operadora, assistente humano, representante, \
    consultor, consultora, gerente, supervisor, supervisora, responsavel, funcionario, \
    funcionaria, colaborador, colaboradora, tecnico, especialista, analista, atendente humano, \
    chefe, atendimento humano, alguem real, alguem de verdade, alguem humano, suporte humano, \
    apoio ao cliente, atendimento ao cliente, interlocutor, pessoa fisica real, colega, \
    encarregado, alguem competente, membro da equipe, membro da equipa, adulto, adulta, superior, \
    alguem com autoridade, pessoa fisica de verdade, assistente, gente de verdade, gente de vdd, \
    gente real, gente viva, gente de carne, alguem de carne, alguem do, alguem da, alguem que \
    saiba, alguem que resolva, alguem que entenda, alguem que me, alguem que possa, alguem que \
    perceba, alguem com, alguem responsavel, alguem de voces, alguem vosso, alguem do suporte, \
    alguem da equipe, alguem da equipa, alguem da loja, alguem do financeiro, algum de voces, \
    gestor, gestora, diretor, diretora, dono, chefia, atendente real, pessoal humano, tecnica, \
    operadores, humanos, humanas, empregado, empregada, trabalhador, trabalhadora, perito, moca, \
    moco, senhora, senhorita, atendimento pessoal, atendimento humanizado, sac, central de \
    atendimento, ouvidoria, atendnte, atentende, atendete, antendente, antedente, colaboradores, \
    comercial, telefonista, balcao, atendente de verdade, pessoas reais, pessoas de verdade, \
    seres humanos, um dos vossos, um dos seus, vosso colega, linha de apoio, coordenador, \
    coordenadora, lider";
const WHO: &str = "humano, humana, humanos, ser humano, pessoa, pessoas, gente, alguem, atendente, atendentes, \
    agente, agentes, operador, operadora, assistente humano, representante, consultor, \
    consultora, gerente, supervisor, supervisora, responsavel, funcionario, funcionaria, \
    colaborador, colaboradora, tecnico, especialista, analista, chefe, suporte, apoio, apoio ao \
    cliente, atendimento, atendimento ao cliente, sac, equipe, equipa, departamento, setor, \
    financeiro, vendas, faturacao, faturamento, interlocutor, voces, colega, encarregado, \
    central, um de voces, ouvidoria, servico ao cliente, suporte tecnico, assistencia, outra \
    pessoa, atend, adulto, adulta, devolucoes, reembolso, reembolsos, vendas, quem cuida, quem \
    trata, faturacao, cobrancas, assistente, gestor, gestora, diretor, diretora, dono, chefia, \
    superior, operadores, humanos, empregado, empregada, trabalhador, trabalhadora, \
    especialista, moca, moco, senhora, senhor, senhorita, central de atendimento, ouvidoria, \
    atendnte, atentende, atendete, antendente, colaboradores, comercial, telefonista, pessoas, \
    quem, alguma, algum, alguen, algem, pessoal, linha de apoio, apoio tecnico, reclamacoes, \
    area, loja, banco, cobranca, coordenador, coordenadora, lider, escritorio, balcao, \
    administracao, contabilidade, outra pessoa, seres humanos, alguém, voce nao, um dos vossos, \
    gente normal, atendente humano, suporte humano, rh nao";
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
const ASK: &str = "ajudame, ajudeme, me ajuda, quero, kero, qro, queria, quereria, gostaria, gostava, adorava, \
    preciso, presiso, precisava, precisamos, posso, poderia, podia, pode, podes, podem, \
    poderiam, podiam, podemos, prefiro, preferia, preferiria, desejo, desejava, exijo, queremos, \
    deixa, deixe, deixem, deixame, solicito, solicitava, peco, pedia, tento, consigo, conseguir, \
    como, onde, tem, ha, existe, possivel, jeito, forma, opcao, maneira, favor, pfv, pfvr, pf, \
    porfa, necessito, pretendo, agradecia, agradeceria, agradeco, seria, sera que, da pra, da \
    para, dava para, tenho que, tenho de, melhor, insisto, demando, faz favor, faca favor, faca \
    o favor, rogo, urge, quem, bora, oportunidade, chance, ajuda, bem que podia, era possivel, \
    devo, vou, so quero";
const SPEAK: &str = "explicando, falando, conversando, falar, fala, falo, fale, falarem, flr, flar, conversar, \
    converso, comunicar, comunicarme, dialogar, tratar, tratar disto, teclar, contato, contacto, \
    contatar, contactar, atendido, atendida, transferido, transferida, encaminhado, encaminhada, \
    resolver, resolver isso, tirar duvidas, interagir, bater um papo, papo, bate papo, trocar \
    ideia, escrever, discutir, explicar, explicarlhe, expor, ligar, ligacao, chamada, chat, \
    atendimento, ajuda, suporte, assistencia, apoio, resposta, respondida, respondido, visto, \
    analisado, analisada, avaliado, tratado, tratada, contactado, contactada, contatado, \
    contatada, ligado, passado, passada, direcionado, direcionada, conversa, dirigirme, me \
    dirigir, linha, conectado, conectada, alcancar, consultar, negociar, lidar";
const MOVE: &str = "chamas, leva, leve, levame, leveme, envolvam, envolva, envolve, conecteme, conectemme, \
    passemme, encaminheme, encaminhemme, transferemme, passa, passe, passem, passar, passarme, \
    passame, passeme, transfere, transfira, transfiram, transferir, transferirme, transfirame, \
    conecta, conecte, conectar, encaminha, encaminhe, encaminhem, encaminhar, encaminharme, \
    encaminhame, coloca, coloque, coloquem, colocar, liga, ligue, liguem, ligar, ligarme, \
    ligame, direciona, direcione, direcionar, manda, mande, mandar, ponha, poe, poem, ponham, \
    poeme, ponhame, chama, chame, chamem, chamar, chamame, reencaminhe, reencaminhar, \
    reencaminha, redireciona, redirecione, redirecionar, escala, escale, escalem, escalar, \
    escalar, subir, eleva, eleve, elevar, remeta, remeter, envie, enviar, traz, traga, tragam, \
    busca, busque, arranja, arranje, arranjem, arranjeme, deem, dame, deme, meter, mete, meteme, \
    faculte, indica, indique, convoca, bota, bote, botar, vincula, repasse, repassar, repassa, \
    troca pra";
const ACT: &str = "escrever, escreverme, ajudar, ajude, ajudem, ajuda, ajudarme, atender, atenda, atendam, \
    atende, atenderme, ligar, ligue, liguem, liga, ligarme, ligasse, responder, responda, \
    respondam, responde, responderme, respondesse, contactar, contacte, contactem, contactarme, \
    contatar, contate, entrar, entre, assuma, assumir, assume, assumisse, resolver, resolva, \
    resolvam, resolve, ver, veja, vejam, visse, analisar, analise, analisem, ler, leia, leiam, \
    olhar, olhe, verificar, verifique, tratar, trate, tratasse, explicar, explique, falar, fale, \
    falem, cuidar, cuide, telefonar, telefone, telefonasse, retornar, retorne, intervir, \
    intervenha, pegar, pegue, encarregue, orientar, oriente, esclarecer, esclareca, tomar conta, \
    dar uma olhada, de uma olhada, venha, viesse, participar, escutar, ouvir, ouca, rever, \
    revisar, acompanhar, socorrer";
const DOING: &str = "atender, atenda, atendam, atenderme, ligar, ligue, ligarme, me liga, contactar, contacte, \
    contactarme, contatar, contate, assuma, assumir, tratar disto, trate disto, resolva, \
    resolver isso, ver isso, ver isto, veja isso, me retornar, retornar, telefonar, telefone, \
    entrar na, entrar nesta, entre em contato, entre em contacto, entrar em contato, entrar em \
    contacto, de verdade, pegar meu, olhar meu, analisar meu, analise meu, ler isto, ler isso, \
    intervir, falar comigo, fale comigo, conversar comigo, responda de verdade";
const SOME: &str =
    "alguem, alguma, algum, um, uma, quem, gente, alguen, algem, algum de voces, alguém";
const REAL: &str = "real, reais, humano, humana, humanos, de verdade, de vdd, vdd, de carne, carne e osso, vivo, \
    viva, verdadeiro, verdadeira, que nao seja, nao robo, atras, por tras, com cerebro";
const HERE: &str = "ai, aqui, ali, la, disponivel, disponiveis, livre, online, em linha, na linha, desse lado, \
    do outro lado, por tras, com quem, que me, que possa, que consiga, que pode, que resolva, \
    que atenda, que responda, que fale, para falar, pra falar, para me, pra me, para atender, \
    pra atender, para ajudar, de plantao, neste chat, no chat, a trabalhar, trabalhando, que \
    saiba";
const COMPOUND: &str = "de seguros, imobiliario, imobiliaria, de viagens, secreto, comercial para, da psp, da \
    policia, de policia, autorizada, juridica, fisica ou, fiscal, de telemarketing, de grua, de \
    arquivos, de tarefas, de senhas, logico, turistico, movel, legal, de contato, de contacto, \
    de referencia, idosa, idosas, com deficiencia, alergica, alergicas, de palavras";
const GUARDS: &str = "entregador, transportadora, motorista, carteiro, meu colega, minha colega, \
    nunca pedi, ia pedir, por que, golpe, burla, inquerito, taxi, prefiro nao, respondem humanos, \
    wifi, wi fi, trabalhar com, trabalhar para, porque um, porque e que, quanto, quanta, demora, \
    oferecer, mail do, telefone do, ser agente, ser um agente, ser representante, ser operador, \
    ser atendente, mudar de, trocar de, email de, email do, e mail, dinheiro, pontos, fatura ao, \
    gestor de, senha, password, palavra passe, duas pessoas, tres pessoas, quatro pessoas, corpo \
    humano, se chama, consumo humano, significa, quer dizer, nao preciso, nao quero falar com \
    humano, com ninguem, ninguem, quantas, quantos, meu marido, minha mulher, minha esposa, meu \
    filho, minha filha, minha mae, meu pai, corretor, estafeta, vizinho, policia, psp, ontem, \
    semana passada, disse, disseram, falaram, foi, era, ja me respondeu, ja me atendeu, \
    respondeu, atendeu, emprego, vaga, curriculo, curso, viro, tornar, fantasia, senha de \
    supervisor, comissao, sou, diferenca, que faz, voce e, es um, por pessoa, altero, pessoa de \
    contacto, pessoa de contato, adicionar, acrescentar, elogiar, obrigado por tudo, obrigada por \
    tudo, nao me liguem, nao me ligue, parem de ligar, nao liguem, continuam a ligar, meu agente, \
    meu consultor, meu chefe, meu gerente, meu contador, meu advogado, quem e, quem le, quem tem, \
    como se chama, chamava, gratis, sem, quando um, se um, se falar, nao me passe, nao me \
    transfira, melhor que, avaliar, horario, horarios, aos sabados, finge, agente da, colega de \
    casa, colega de quarto, funcionarios voces, clube, precisa de, preciso ser";
