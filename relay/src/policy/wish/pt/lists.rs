//! Portuguese: the classes that its patterns refer to, one text with commas each.

pub(super) const LINK: &str = "com, para, pra, pro, por, ao, a, em contato com, em contacto com, em linha com, em contato, \
    em contacto, o, um, uma, de";
pub(super) const PERSON: &str = "humano, humana, ser humano, pessoa, pessoa real, pessoa de \
    verdade, pessoa humana, atendente, atendentes, agente, operador, operadora, assistente \
    humano, representante, consultor, consultora, gerente, supervisor, supervisora, responsavel, \
    funcionario, funcionaria, colaborador, colaboradora, tecnico, especialista, analista, \
    atendente humano, chefe, atendimento humano, alguem real, alguem de verdade, alguem humano, \
    suporte humano, apoio ao cliente, atendimento ao cliente, interlocutor, pessoa fisica real, \
    colega, encarregado, alguem competente, membro da equipe, membro da equipa, adulto, adulta, \
    superior, alguem com autoridade, pessoa fisica de verdade, gente de verdade, gente de vdd, \
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
    coordenadora, lider, atendentes humanos, atendente vivo, atendente de carne, um atendente, \
    assistente real, assistente de verdade, assistente em linha, assistente pessoa, encarregada, \
    gestor de conta, gestora de conta, gestor humano, gerente de conta, gerente da loja, gerente \
    de loja, gerente da agencia, chefe de loja, chefe de turno, chefe da loja, chefe de equipa, \
    diretor de loja, diretora de loja, proprietario, proprietaria, dona, patrao, patroa, vendedor \
    humano, vendedora, recepcionista, secretaria, engenheiro, eletricista, advogado da empresa, \
    financeiro, setor financeiro, setor de cobranca, setor de cancelamento, setor tecnico, setor \
    responsavel, departamento tecnico, departamento financeiro, departamento de reclamacoes, \
    departamento comercial, departamento juridico, suporte tecnico, suporte real, suporte de \
    verdade, suporte especializado, assistencia tecnica, apoio tecnico, apoio humano, ajuda \
    humana, contacto humano, contato humano, atendimento real, atendimento de verdade, \
    atendimento por telefone, atendimento por pessoa, atendimento presencial, servico de apoio, \
    servico de cliente, alguem a serio, alguem do outro lado, alguem que trabalhe, alguem que \
    trabalha, alguem que fale, alguem que leia, alguem que pense, alguem que decida, alguem que \
    atenda, alguem que trate, alguem que sabe, alguem que pode, alguem do atendimento, alguem do \
    setor, alguem do apoio, alguem do vosso, alguem da vossa, alguem dai, alguem ai, alguem pra, \
    alguem para, alguem por, alguem vivo, alguem de ai, alguem capaz, alguem mais, gente a serio, \
    gente dai, gente ai, gente de, gente que, pessoa dai, pessoa com, pessoa responsavel, pessoa \
    competente, pessoa encarregada, pessoa viva, pessoa normal, pessoa em carne, ser vivo, homem, \
    mulher, rapaz, rapariga, tipo, mocinha, fulano, um humano, humano real, humano de verdade, \
    humanozinho, pessoinha, atendende, atendemte, atemdente, atendenti, pesoa, pesssoa, umano, \
    operdor, oprador, opreador, gerante, intervencao humana, voz humana, voz real";
pub(super) const WHO: &str = "humano, humana, humanos, ser humano, pessoa, pessoas, gente, \
    alguem, atendente, atendentes, agente, agentes, operador, operadora, assistente humano, \
    representante, consultor, consultora, gerente, supervisor, supervisora, responsavel, \
    funcionario, funcionaria, colaborador, colaboradora, tecnico, especialista, analista, chefe, \
    suporte, apoio, apoio ao cliente, atendimento, atendimento ao cliente, sac, equipe, equipa, \
    departamento, setor, financeiro, vendas, faturacao, faturamento, interlocutor, voces, colega, \
    encarregado, central, um de voces, ouvidoria, servico ao cliente, suporte tecnico, \
    assistencia, outra pessoa, atend, adulto, adulta, devolucoes, reembolso, reembolsos, quem \
    cuida, quem trata, cobrancas, assistente, gestor, gestora, diretor, diretora, dono, chefia, \
    superior, operadores, empregado, empregada, trabalhador, trabalhadora, moca, moco, senhora, \
    senhor, senhorita, central de atendimento, atendnte, atentende, atendete, antendente, \
    colaboradores, comercial, telefonista, quem, alguma, algum, alguen, algem, pessoal, linha de \
    apoio, apoio tecnico, reclamacoes, area, loja, banco, cobranca, coordenador, coordenadora, \
    lider, escritorio, balcao, administracao, contabilidade, seres humanos, voce nao, um dos \
    vossos, gente normal, atendente humano, suporte humano, rh nao, encarregada, gestor de conta, \
    gerente da loja, chefe de loja, chefe de turno, proprietario, proprietaria, dona, patrao, \
    patroa, vendedor, vendedora, recepcionista, secretaria, engenheiro, perito, setor de \
    cobranca, setor de cancelamento, setor tecnico, setor responsavel, cancelamento, \
    cancelamentos, juridico, contencioso, sinistros, avarias, logistica, servico de apoio, \
    servico de cliente, servico tecnico, alguma pessoa, qualquer pessoa, qualquer um, qualquer \
    humano, uma das vossas, um dos teus, um dos seus, um de vos, quem de direito, quem manda, \
    quem decide, quem resolva, quem resolve, quem saiba, quem sabe, quem possa, quem percebe, \
    quem perceba, quem for, homem, mulher, rapaz, rapariga, tipo, fulano, alguem ai, alguem dai, \
    gente dai, gente ai, gente a serio, tecnicos, assistentes, gerentes, gestores, supervisores, \
    consultores, agencia, sede, direcao, gerencia, chefes, umano, pesoa, oprador, operdor, \
    atendende, atemdente, atendenti, algeum, outro humano, outro atendente, outro colega, essa \
    pessoa, ele mesmo";
pub(super) const FILL: &str = "um, uma, o, a, os, as, do, da, de, algum, alguma, outro, outra, \
    seu, sua, vosso, vossa, verdadeiro, verdadeira, real, seus, suas, dos, das, por favor, \
    maldito, maldita, bendito, com, dessa, desse, qualquer, simples, vivo, viva, propria, mesmo, \
    esse, essa, este, esta, droga de, porra de, normal, tal, teu, tua, teus, vossos, vossas, meu, \
    minha, nosso, nossa, um tal, boa, bom, simpatico, simpatica, proprio, unico, unica, um dos, \
    uma das, pro, pra, desses, nesse, aquele, aquela, num, numa, dum, duma, cum, verdadeiros, \
    especie de, raio do, raio de, bom de, carne, \
    outro, outra, proximo, proxima, primeiro, verdadeiro, verdadeira, bom";
pub(super) const GO: &str = "de, que, poder, so, ja, agora, logo, mesmo, por favor, pfv, \
    diretamente, urgentemente, eu, me, nos, muito, apenas, simplesmente, antes, tambem, aqui, \
    entrar, um, jeito, forma, como, a, se, possivel, e, ser, por, telefone, chat, no, pelo, \
    realmente, finalmente, imediatamente, ter, urgente, uma, vez, ainda, preciso, quero, \
    gostaria, posso, algum, alguma, opcao, meu, minha, atendimento, conversa, chamada, caso, o, \
    eh, pra, para, ai, voce, voces, isso, isto, sobre, conseguir, seria, e melhor, melhor, faz \
    favor, direto, com urgencia, vc, vcs, tu, te, ca, la, por ai, ainda hoje, hoje, amanha, hj, \
    dai, disso, disto, disso tudo, tudo, coisa, assunto, problema, situacao, questao, dessa, \
    deste, desse, esse, essa, este, esta, com calma, em privado, um pouco, bocadinho, pouco, so \
    um, rapidinho, rapido, de preferencia, preferencia, mas, entao, la com, pessoalmente, por \
    telefone, por chat, por voz, de viva voz, sff, faxavor, pff";
pub(super) const TALK: &str = "falar, conversar, falo, converso, comunicar, dialogar, tratar, \
    teclar, entrar em contato, entrar em contacto, entro em contato, contato, contacto, ser \
    transferido, ser transferida, ser atendido, ser atendida, resolver isso, resolver isto, tirar \
    duvida, tirar duvidas, interagir, bater um papo, continuar, escrever, discutir, discutir \
    isto, ter contato, ser encaminhado, ser encaminhada, me comunicar, falar diretamente, \
    resolver, flr, flar, falr, fla, conversa, falar direto, conversar direto, prosear, trocar uma \
    ideia, trocar ideia, bater papo, ter uma conversa, entrar em comunicacao, por em contacto, \
    ser posto em contacto, ser contactado por, ser passado, ser passada, ser direcionado, ser \
    direcionada, ser conectado, ser conectada, ser ligado, ter contacto, manter contato, \
    prosseguir, seguir, seguir isso, tratar disto, tratar disso, tratar do assunto, tratar deste \
    assunto, resolver o problema, resolver tudo, ver isto, ver isso, expor, explicar isto, \
    explicar isso, explicar tudo, explicar, comunicarme, comunicarmos, dialogo";
pub(super) const STRICT: &str = "por favor, porfavor, pfv, pf, agora, ja, real, humano, humana, \
    de verdade, de carne, que me, que possa, que saiba, que resolva, que entenda, que consiga, \
    para falar, pra falar, para me, pra me, para resolver, e, nao, aqui, urgente, no chat, ao \
    telefone, na linha, disponivel, ai, porque, obrigado, obrigada, imediatamente, logo, em vez, \
    com quem, fisica, ao vivo, pra resolver, do suporte, do atendimento, da equipe, de voces, do \
    apoio, qualificado, competente, no atendimento, para ajudar, pra ajudar, para tratar";
pub(super) const AFTER: &str = "por favor, porfavor, pfv, pf, agora, ja, real, reais, humano, \
    humana, de, do, da, dos, das, que, para, pra, e, nao, no, na, em, aqui, ai, urgente, sobre, \
    porque, pois, hoje, meu, minha, por, quando, com, obrigado, obrigada, ou, mas, ao, a, \
    tecnico, especializado, imediatamente, diretamente, logo, disponivel, antes, se, sem, pelo, \
    pela, acerca, qualificado, competente, e nao, verdadeiro, verdadeira, o, tenho, eu, isso, \
    responsavel, financeiro, assim, fisica, nem, urgentemente";
pub(super) const BOT: &str = "bot, bots, robo, robos, robot, robots, maquina, maquinas, chatbot, \
    chatbots, computador, ia, inteligencia artificial, assistente, assistente virtual, programa, \
    atendente virtual, atendimento automatico, gravacao";
pub(super) const ASK: &str = "ajudame, ajudeme, me ajuda, quero, kero, qro, queria, quereria, \
    gostaria, gostava, adorava, preciso, presiso, precisava, precisamos, posso, poderia, podia, \
    pode, podes, podem, poderiam, podiam, podemos, prefiro, preferia, preferiria, desejo, \
    desejava, exijo, queremos, deixa, deixe, deixem, deixame, solicito, solicitava, peco, pedia, \
    tento, consigo, conseguir, como, onde, tem, ha, existe, possivel, jeito, forma, opcao, \
    maneira, favor, pfv, pfvr, pf, porfa, necessito, pretendo, agradecia, agradeceria, agradeco, \
    seria, sera que, da pra, da para, dava para, tenho que, tenho de, melhor, insisto, demando, \
    faz favor, faca favor, faca o favor, rogo, urge, quem, bora, oportunidade, chance, ajuda, bem \
    que podia, era possivel, devo, vou, so quero, queriamos, gostariamos, gostavamos, \
    precisavamos, necessitamos, necessitava, exigimos, pedimos, solicitamos, pretendemos, \
    pretendia, desejamos, desejaria, preferiamos, preferimos, prefere, aceito, aceitava, tem \
    como, teria como, tinha como, rola, ha como, ha forma, ha maneira, da p, seria possivel, e \
    possivel, possibilidade, hipotese, permitame, permitam, deixemme, deixeme, ajudem, ajudemme, \
    me ajudem, me deixa, me deixe, vcs podem, vc pode, podiasme, arranjame, pfff, plis, pls, \
    favorzinho, obrigacao, urgentemente, urgente, venho solicitar, venho pedir, venho por este, \
    faca, facam, quem me dera, adoraria, to querendo, tou a pedir, estou a pedir, tava querendo, \
    estava querendo";
pub(super) const SPEAK: &str = "explicando, falando, conversando, falar, fala, falo, fale, \
    falarem, flr, flar, conversar, converso, comunicar, comunicarme, dialogar, tratar, tratar \
    disto, teclar, contato, contacto, contatar, contactar, atendido, atendida, transferido, \
    transferida, encaminhado, encaminhada, resolver, resolver isso, tirar duvidas, interagir, \
    bater um papo, papo, bate papo, trocar ideia, escrever, discutir, explicar, explicarlhe, \
    expor, ligar, ligacao, chamada, chat, atendimento, ajuda, suporte, assistencia, apoio, \
    resposta, respondida, respondido, visto, analisado, analisada, avaliado, tratado, tratada, \
    contactado, contactada, contatado, contatada, ligado, passado, passada, direcionado, \
    direcionada, conversa, dirigirme, me dirigir, linha, conectado, conectada, alcancar, \
    consultar, negociar, lidar, telefonema, telefonar, telefonico, telefonica, voz, viva voz, \
    prosear, papear, teclando, chatear, dialogo, dialogar com, esclarecer, esclarecimento, \
    esclarecido, ajudado, ajudada, orientado, orientada, assistido, assistida, acompanhado, \
    acompanhada, ouvido, ouvida, escutado, lido, lida, revisto, revista, verificado, verificada, \
    gerido, decidido, decidida, avaliada, resolvido, resolvida, intervencao, intervir, \
    reencaminhado, reencaminhada, redirecionado, redirecionada, posto, posta, colocado, colocada, \
    comunicacao, reuniao, marcar, combinar, continuar, prosseguir, seguir, terminar, concluir, \
    fechar, tirar, tirar uma duvida, passar, explicarme, atende, atender, atendimento feito";
pub(super) const MOVE: &str = "chamas, leva, leve, levame, leveme, envolvam, envolva, envolve, \
    conecteme, conectemme, passemme, encaminheme, encaminhemme, transferemme, passa, passe, \
    passem, passar, passarme, passame, passeme, transfere, transfira, transfiram, transferir, \
    transferirme, transfirame, conecta, conecte, conectar, encaminha, encaminhe, encaminhem, \
    encaminhar, encaminharme, encaminhame, coloca, coloque, coloquem, colocar, liga, ligue, \
    liguem, ligar, ligarme, ligame, direciona, direcione, direcionar, manda, mande, mandar, \
    ponha, poe, poem, ponham, poeme, ponhame, chama, chame, chamem, chamar, chamame, reencaminhe, \
    reencaminhar, reencaminha, redireciona, redirecione, redirecionar, escala, escale, escalem, \
    escalar, subir, eleva, eleve, elevar, remeta, remeter, envie, enviar, traz, traga, tragam, \
    busca, busque, arranja, arranje, arranjem, arranjeme, deem, dame, deme, meter, mete, meteme, \
    faculte, indica, indique, convoca, bota, bote, botar, vincula, repasse, repassar, repassa, \
    troca pra, ponhamme, ponhammos, coloqueme, coloquemme, colocame, passemos, passanos, \
    passarnos, transferenos, transfereme, transferirnos, encaminhanos, reencaminheme, \
    reencaminhemme, reencaminhem, redirecioneme, redirecionem, redirecioname, direcionem, \
    direcioneme, remetam, remetame, conectarme, conectame, ligueme, liguemme, liguenos, chameme, \
    chamemme, chamenos, tragame, tragamme, arranjamme, arranjame, arranjenme, arrumame, arruma, \
    arrume, arrumem, consegue, consiga, consigam, transferencia, repassem, delega, delegue, \
    deleguem, aciona, acione, acionem, acionar, notifica, notifique, avisa, avise, avisem, \
    convoque, botem, jogue, joga, joguem, solta, solte, troca, troque, mude, muda, muda pra, \
    levem, manda pra, mandem, deixa com, deixe com, entregue, entrega, entreguem, passo, \
    atribuam, atribua, atribuir, designem, designe";
pub(super) const ACT: &str = "escrever, escreverme, ajudar, ajude, ajudem, ajuda, ajudarme, \
    atender, atenda, atendam, atende, atenderme, ligar, ligue, liguem, liga, ligarme, ligasse, \
    responder, responda, respondam, responde, responderme, respondesse, contactar, contacte, \
    contactem, contactarme, contatar, contate, entrar, entre, assuma, assumir, assume, assumisse, \
    resolver, resolva, resolvam, resolve, ver, veja, vejam, visse, analisar, analise, analisem, \
    ler, leia, leiam, olhar, olhe, verificar, verifique, tratar, trate, tratasse, explicar, \
    explique, falar, fale, falem, cuidar, cuide, telefonar, telefone, telefonasse, retornar, \
    retorne, intervir, intervenha, pegar, pegue, encarregue, orientar, oriente, esclarecer, \
    esclareca, tomar conta, dar uma olhada, de uma olhada, venha, viesse, participar, escutar, \
    ouvir, ouca, rever, revisar, acompanhar, socorrer, ligarem, ligassem, ligarnos, ligarlhe, \
    ligaria, telefonarme, telefonarem, telefonassem, telefonarlhe, contactarem, contactasse, \
    contactassem, contactarnos, contactame, contatarme, contatassem, contatasse, retornassem, \
    retornem, atendesse, atendessem, atenderem, atendernos, ajudassem, ajudasse, ajudarem, \
    ajudarnos, respondessem, responderem, respondernos, explicarme, explicasse, explique isso, \
    explicarnos, esclarecerme, resolvesse, resolvessem, resolverme, olhasse, olhem, olhar pra, \
    dar uma vista, dar uma olhadela, de uma vista, dar um toque, de um toque, da um toque, dar um \
    oi, analisasse, lesse, escutasse, ouvisse, ouvirme, orientarme, orientasse, acompanhe, \
    acompanhasse, interviesse, intervenham, assumam, tomasse conta, tome conta, tome conta disto, \
    pegasse, peguem, cuidasse, cuidem, tratassem, tratem, decida, decidir, confirme, confirmar, \
    confirmarme, desbloqueie, desbloquear, autorize, autorizar, valide, validar, entenda, \
    entender, perceba, perceber, falasse, falassem, falarme, conversar, converse, conversasse, \
    escreva, escrevame, escrevesse, entrar em contato, entre em contato, entrar em contacto, \
    entre em contacto, entrasse em contacto, entrasse em contato, decidisse";
pub(super) const DOING: &str = "atender, atenda, atendam, atenderme, ligar, ligue, ligarme, me liga, contactar, contacte, \
    contactarme, contatar, contate, assuma, assumir, tratar disto, trate disto, resolva, \
    resolver isso, ver isso, ver isto, veja isso, me retornar, retornar, telefonar, telefone, \
    entrar na, entrar nesta, entre em contato, entre em contacto, entrar em contato, entrar em \
    contacto, de verdade, pegar meu, olhar meu, analisar meu, analise meu, ler isto, ler isso, \
    intervir, falar comigo, fale comigo, conversar comigo, responda de verdade";
pub(super) const SOME: &str =
    "alguem, alguma, algum, um, uma, quem, gente, alguen, algem, algum de voces, alguém";
pub(super) const REAL: &str = "real, reais, humano, humana, humanos, de verdade, de vdd, vdd, de \
    carne, carne e osso, vivo, viva, verdadeiro, verdadeira, que nao seja, nao robo, atras, por \
    tras, com cerebro, a serio, a respirar, que respire, com coracao, com cabeca, que pense, \
    normal, sem ser robo, sem ser bot, sem ser maquina, e nao robo, e nao um robo, nao um robo, \
    nao bot, atras disso, atras disto, atras desse, desse lado, do outro lado, ai dentro, ai \
    atras, ai por tras";
pub(super) const HERE: &str = "ai, aqui, ali, la, disponivel, disponiveis, livre, online, em \
    linha, na linha, desse lado, do outro lado, por tras, com quem, que me, que possa, que \
    consiga, que pode, que resolva, que atenda, que responda, que fale, para falar, pra falar, \
    para me, pra me, para atender, pra atender, para ajudar, de plantao, neste chat, no chat, a \
    trabalhar, trabalhando, que saiba, ca, por ca, por ai, por aqui, dai, ai dentro, ai do outro \
    lado, do lado de la, que fale comigo, que leia, que entenda, que perceba, com quem eu, com \
    quem se, com quem possa, a quem possa, pra conversar, para conversar, pra resolver, para \
    resolver, pra me ajudar, para me ajudar, que me ajude, que me atenda, que me possa, que nos, \
    livre agora, acordado, acordada, de servico, ao vivo, lendo, a ler, escrevendo, a escrever, \
    respondendo, a responder, que le, que escreva";
pub(super) const COMPOUND: &str = "de seguros, imobiliario, imobiliaria, de viagens, secreto, \
    comercial para, da psp, da policia, de policia, autorizada, juridica, fisica ou, fiscal, de \
    telemarketing, de grua, de arquivos, de tarefas, de senhas, logico, turistico, movel, legal, \
    de contato, de contacto, de referencia, idosa, idosas, com deficiencia, alergica, alergicas, \
    de palavras, de obra, de carga, de empilhadeira, de caixa, de maquina, de maquinas, zabbix, \
    de ia, de transito, de saude, de portaria, de limpeza, de seguranca, de viagem, logistico, \
    social pediu, de projetos, de turma, dedicado, de bordo, juridico, juridica ou, fisica, a \
    mais, extra, adicional, a cargo, falecida, gravida, autista, cega, surda, por quarto, em \
    cadeira, cadeirante, obesa, favorita, que cuide, para cuidar, pra cuidar, para limpar, pra \
    limpar, domestica, domestico, publico, publica, de confianca no, de familia, vegano, vegana, \
    alergico, celiaco, demais, bulk";
pub(super) const IT: &str = "me, nos, mim, lhe, a, o, as, os, minha, meu, meus, isto, isso, este, esta, \
    esse, essa, caso, chat, conversa, chamada, ligacao, pedido, ticket, chamado, reclamacao, \
    queixa, problema, assunto, solicitacao, atendimento, mensagem, questao, duvida, direto, \
    diretamente, ja, agora, por favor, pfv, pf, logo, entao, antes, em contato, em contacto, \
    contato, contacto, em linha, linha, em, na, no, imediatamente, rapido, urgente, urgentemente, \
    de uma vez, tambem, so, la, ai, mesmo, hoje, se faz favor, faz favor, um, uma, direito, de";
pub(super) const WHOSE: &str = "alguem, alguem ai, alguem da equipa, alguem da equipe, alguem do time, \
    alguem do suporte, alguem do atendimento, alguem da loja, alguem dai, alguem de voces, alguem \
    do setor, alguem competente, algum de voces, algum humano, algum atendente, algum colega, \
    algum tecnico, algum responsavel, alguma pessoa, uma pessoa, um humano, uma humana, um \
    atendente, uma atendente, um colega, uma colega, um tecnico, um gerente, um supervisor, um \
    responsavel, um operador, um agente, um consultor, um assistente, um colaborador, um \
    funcionario, um gestor, um ser humano, um dos seus, um dos vossos, um dos teus, um de voces, \
    uma das vossas, vosso colega, o vosso colega, seu supervisor, seu gerente, seu chefe, teu \
    chefe, vosso responsavel, o gerente, o supervisor, o tecnico, o responsavel, pro tecnico, ao \
    tecnico, ao colega, ao gerente, ao supervisor, pro gerente, pro supervisor, gente de verdade, \
    um especialista, um analista, um representante";
