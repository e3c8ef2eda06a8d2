//! Portuguese: whole messages that ask, courtesy around them, and what makes a clause speak of
//! something else.

pub(super) const ALONE: &str = "atendente, um atendente, uma atendente, atendente humano, um \
    atendente humano, humano, um humano, pessoa, uma pessoa, pessoa real, uma pessoa real, pessoa \
    de verdade, uma pessoa de verdade, agente, um agente, operador, um operador, operadora, \
    assistente humano, um assistente humano, ser humano, um ser humano, representante, um \
    representante, consultor, um consultor, suporte humano, atendimento humano, ajuda humana, \
    gerente, um gerente, supervisor, um supervisor, falar com atendente, falar com alguem, falar \
    com humano, falar com uma pessoa, apoio ao cliente, atendimento ao cliente, sac, \
    especialista, alguem real, alguem de verdade, colaborador, um colaborador, assistente real, \
    me liga, me ligue, liguemme, ligueme, tecnico, um tecnico, agente humano, pessoa humana, \
    alguem, atend, uma pessoa humana, pessoa viva, humano vivo, falar com um atendente, falar com \
    uma atendente, falar com um humano, falar com pessoa, falar com operador, falar com \
    assistente, falar com um assistente, falar com gerente, falar com o gerente, falar com \
    suporte, falar com consultor, quero falar, o gerente, supervisora, gestor, colega, gente, \
    transferir, transferir por favor, me transfere, me transfira, me passa, atendimento, \
    atendimento pessoal, atendente real, apoio humano, contato humano, contacto humano, me \
    liguem, ligar, pessoa ja, humano ja, chat com atendente, chat humano, empregado, funcionario, \
    um funcionario, responsavel, um responsavel, ouvidoria, atendnte, atendete, atentende, \
    humanos, pessoas, com um humano, com uma pessoa, com atendente, atendente humano por favor, \
    atendente por favor, atendente agora, atendente urgente, atendentes, um atendente real, \
    atendente de verdade, um atendente de verdade, um assistente, assistente, operador humano, um \
    operador humano, operadora humana, uma operadora, humano real, um humano real, humano de \
    verdade, um humano de verdade, pessoa real por favor, pessoa normal, alguem humano, alguem a \
    serio, alguem por favor, alguem ai, gente real, gente de verdade, pessoas reais, pessoas de \
    verdade, seres humanos, consultora, uma consultora, gerente da loja, o responsavel, a \
    responsavel, o supervisor, o chefe, chefe, um chefe, o dono, dono, um gestor, gestor de \
    conta, diretor, um diretor, o diretor, coordenador, um coordenador, encarregado, um \
    encarregado, superior, um superior, um colega, uma colega, funcionaria, uma funcionaria, um \
    empregado, suporte, suporte tecnico, suporte real, suporte ao vivo, apoio tecnico, apoio ao \
    cliente humano, assistencia tecnica, assistencia humana, servico ao cliente, servico de apoio \
    ao cliente, linha de apoio, call center, central de atendimento, atendimento por humano, \
    atendimento por pessoa, atendimento por telefone, atendimento telefonico, atendimento real, \
    atendimento ao vivo, chat ao vivo, chat com humano, chat com pessoa, chat com um atendente, \
    chat com operador, chat com assistente, conversar com atendente, conversar com um atendente, \
    conversar com humano, conversar com um humano, conversar com alguem, conversar com uma \
    pessoa, conversar com pessoa, falar com uma pessoa real, falar com pessoa real, falar com um \
    ser humano, falar com ser humano, falar com alguem real, falar com alguem de verdade, falar \
    com um operador, falar com operadora, falar com um gerente, falar com supervisor, falar com \
    um supervisor, falar com o supervisor, falar com o responsavel, falar com um responsavel, \
    falar com responsavel, falar com um tecnico, falar com tecnico, falar com um consultor, falar \
    com um agente, falar com agente, falar com um colega, falar com um colaborador, falar com \
    colaborador, falar com um funcionario, falar com funcionario, falar com um representante, \
    falar com representante, falar com um especialista, falar com especialista, falar com o \
    suporte, falar com o apoio, falar com apoio ao cliente, falar com o apoio ao cliente, falar \
    com voces, falar com gente, falar com o sac, falar por telefone, falar atendente, falar \
    humano, quero atendente, quero humano, quero pessoa, quero alguem, contato telefonico, \
    contacto telefonico, contactar um humano, contactar atendente, contactar assistente, \
    contactar apoio, passar para humano, passar para atendente, passar para um humano, passar \
    para um atendente, passar pra atendente, passar pra humano, passa pra atendente, passa para \
    atendente, passa pra humano, passar a um humano, passar a um colega, transferir para \
    atendente, transferir para humano, transferir para um atendente, transferir para um humano, \
    transferir pra atendente, transferir pra humano, transfere pra atendente, transfere para \
    atendente, transferencia, transferencia para atendente, transferencia para humano, encaminhar \
    para atendente, encaminhar para humano, me encaminha, me encaminhe, me conecta, me conecte, \
    conectar, conectar com atendente, conectar a um humano, ligar para mim, liga pra mim, liga \
    para mim, ligue pra mim, ligue para mim, liguem pra mim, liguem para mim, liga me, ligame, \
    ligarem me, ligarme, telefonemme, telefoneme, telefonem me, me telefone, me telefona, me \
    retorna, me retorne, me retornem, retorno, retorno telefonico, retorno de chamada, pedido de \
    contacto, pedido de contato, pedido de retorno, solicito contacto, solicito contato, solicito \
    retorno, pedido de chamada, uma chamada, uma ligacao, chamada, ligacao, ser contactado, ser \
    contactada, ser contatado, ser atendido por humano, escalar, escalar para humano, escalar \
    para supervisor, ouvidoria por favor, humano pfv, humano pf, humano plis, atendente pfv, \
    atendente pf, atendente plis, atendende, atemdente, atendenti, oprador, operdor, umano, \
    pesoa, revisao humana, analise humana, pular bot, pular o bot, saltar o bot";
pub(super) const POLITE: &str = "por favor, porfavor, pfv, pf, faz favor, se faz favor, ola, oi, \
    bom dia, boa tarde, boa noite, obrigado, obrigada, obg, agora, ja, sim, nao, ok, mas, e, \
    entao, urgente, imediatamente, logo, ai, gente, opa, alo, desculpe, desculpa, olha, olhe, \
    bem, por gentileza, valeu, grato, grata, ta, moco, moca, por amor de deus, pelo amor de deus, \
    finalmente, antes, so, de uma vez, agora mesmo, pela terceira vez, pela segunda vez, pela \
    ultima vez, te imploro, imploro, me da, da me, da, e pronto, poxa, voce nao, tu nao, bot nao, \
    robo nao, nao bot, nao robo, nao um robo, nao um bot, maquina nao, chega, basta, quero, \
    preciso, qro, da ai, repito, ja disse, caramba, porra, pqp, caralho, credo, ei, hey, oie, \
    oii, oiii, boas, estimados, prezados, caro, amigo, amiga, querido, pfvr, plis, plz, pls, \
    rapido, so quero, quero falar com, outra vez, insisto, um, uma, de verdade, ajuda, sff, faca \
    favor, com licenca, mano, cara, meu, ne, prefiro, exijo, urgentemente, o mais rapido \
    possivel, senhor, senhora, obrigadinho, hoje, pff, pfff, faxavor, fazfavor, please, obrigado \
    desde ja, obrigada desde ja, desde ja obrigado, desde ja, grato desde ja, antecipadamente, \
    obrigado pela atencao, cumprimentos, com os melhores cumprimentos, melhores cumprimentos, \
    atenciosamente, att, abs, exmos senhores, exmos, caros, caros senhores, prezados senhores, \
    epa, eh pa, pa, po, poh, ae, aee, vei, veio, bicho, mermao, meu deus, deus do ceu, nossa, \
    nossa senhora, afe, aff, affs, putz, ufa, bolas, fogo, foda se, merda, basta de robo, basta \
    de bot, chega de robo, chega de bot, chega disso, chega disto, nada de robo, nada de bot, sem \
    robo, sem bot, nao quero robo, nao quero bot, robo inutil, bot inutil, robo burro, bot burro, \
    maldito robo, robo maldito, inutil, burro, nao serve, nao serves para nada, nao ajuda, nao \
    ajudas, nao resolve, nao entende nada, isso nao resolve, isto nao resolve, assim nao da, \
    assim nao, to cansado, to cansada, estou farto, estou farta, estou cansado, estou cansada, ja \
    chega, ja basta, assim que possivel, logo que possivel, o quanto antes, quanto antes, o mais \
    rapido, mais rapido possivel, se possivel, se for possivel, se puder, se der, quando puder, \
    quando puderem, bora, vamos, vai, anda, anda la, va la, la, ja agora, agora ja, neste \
    momento, nesse momento, imediato, de imediato, direto, ao vivo, qualquer, qualquer um, serve \
    qualquer, tanto faz, nao com robo, nao com bot, nao contigo, contigo nao, com voce nao, de \
    carne e osso, mesmo, serio, a serio, pela milesima vez, pela enesima vez, mais uma vez, \
    novamente, de novo, ja falei, ja pedi, te peco, vos peco, lhe peco, lhes peco, peco, suplico, \
    vos imploro, vos suplico, te suplico, se nao for pedir muito, se puder ser, se nao for \
    incomodo, sem demora, na hora";
pub(super) const VETOES: &str = "nao, sem, nunca, nem, se, quando, antes de, depois de, em vez de, \
    ao inves de, que significa, jamais, ontem, quem, diz, dizem, dizia, digite, tecle, aperte, \
    prima, carregue, opcao, botao, preciso mesmo, e preciso, e necessario, tenho que, pra que, \
    para que serve, porque tenho de, porque e que, meu, minha, dele, dela, como faco para, quer, \
    querem, quis, queira, meu marido quer, consegue o, pode o, pode a, poderia o, posso eu, quero \
    que, nao quero que, sao, clientes, hospedes, pacientes, inquilinos";
pub(super) const NEGATORS: &str = "nao, sem, nunca, nem, jamais, nenhum, nenhuma, ninguem";
pub(super) const GUARDS: &str = "transportadora, motorista, carteiro, meu colega, minha colega, \
    nunca pedi, ia pedir, por que, golpe, burla, inquerito, taxi, prefiro nao, respondem humanos, \
    wifi, wi fi, trabalhar com, trabalhar para, porque um, porque e que, quanto, quanta, demora, \
    oferecer, mail do, telefone do, ser agente, ser um agente, ser representante, ser operador, \
    ser atendente, mudar de, trocar de, email de, email do, e mail, dinheiro, pontos, fatura ao, \
    senha, password, palavra passe, duas pessoas, tres pessoas, quatro pessoas, corpo humano, se \
    chama, consumo humano, significa, quer dizer, nao preciso, nao quero falar com humano, com \
    ninguem, quantas, quantos, corretor, policia, psp, semana passada, disseram, falaram, ja me \
    respondeu, ja me atendeu, respondeu, atendeu, emprego, vaga, curriculo, curso, viro, tornar, \
    fantasia, senha de supervisor, comissao, diferenca, que faz, voce e, es um, por pessoa, \
    altero, pessoa de contacto, pessoa de contato, adicionar, acrescentar, elogiar, obrigado por \
    tudo, obrigada por tudo, nao me liguem, nao me ligue, parem de ligar, nao liguem, continuam a \
    ligar, meu agente, meu consultor, meu chefe, meu gerente, meu contador, meu advogado, quem e, \
    quem le, quem tem, como se chama, chamava, gratis, quando um, se um, se falar, nao me passe, \
    nao me transfira, melhor que, avaliar, aos sabados, finge, agente da, colega de casa, colega \
    de quarto, funcionarios voces, preciso ser, zabbix, sql, vagas, estagio, salario, contratar \
    um, contratar uma, contrato uma, contrato um, recrutar, recrutamento, concurso, baba, cuidar \
    da minha, cuidar do meu, anuncio, aspirador, corta relva, cortador, captcha, nao sou um robo, \
    lego, fernando pessoa, primeira pessoa, segunda pessoa, terceira pessoa, pessoa fisica, \
    pessoa juridica, direitos humanos, meus clientes, nossos clientes, minha equipa, minha \
    equipe, meu time, nosso time, meus funcionarios, proprietario do imovel, ao vendedor, pro \
    vendedor, anfitriao, hospede, hospedes, convidados, jogadores, pacientes, alunos, o \
    professor, medico dele, meu medico, seu medico, o medico, banco dela, banco dele, minha avo \
    quer, meu socio, minha chefe, meu supervisor, minha supervisora, minha gerente, meu gestor, \
    minha gestora, nosso contador, minha advogada, meu corretor, o porteiro, porteiro, zelador, o \
    motoboy, plano pro, quantos atendentes, quantos agentes, o botao, botao, o menu, no menu, o \
    aviso, a placa, o cartaz, o audio diz, a gravacao, gravacao diz, o sms diz, vosso sms, o \
    email diz, no contrato, nos termos, clausula, no site diz, o site diz, diz que, chamadas \
    gravadas, sao gravadas, gravam as, chamada perdida, chamadas perdidas, perdi a chamada, perdi \
    a ligacao, recebi uma chamada, recebi chamada, recebi uma ligacao, recebi ligacao, recebi um \
    telefonema, desvio de chamadas, siga me, chamada cai, chamadas caem, ligacao cai, ligacoes \
    caem, me ligaram, me ligou, ligoume, ligaramme, ligaram, ligou, liguei, telefonei, ja falei \
    com, falei com, falei ontem, ja tinha falado, tinham dito, me disse, me disseram, disseme, \
    disseramme, ele disse, ela disse, atendente disse, prometeu, prometeume, prometeram, \
    garantiu, garantiram, me atendeu, atendeume, atenderamme, atendido ontem, ninguem me, ninguem \
    atende, ninguem atendeu, ninguem ligou, ninguem respondeu, ninguem merece, alguem usou, \
    alguem roubou, alguem bateu, alguem me roubou, alguem entrou, alguem sabe, alguem ja, alguem \
    conhece, alguem levou, alguem clonou, para alguem de, para alguem com, outra pessoa pode, \
    outra pessoa buscar, outra pessoa levantar, outra pessoa usar, parabens, elogio, elogios, \
    agradecer a, agradecer ao, impecavel, simpatica, simpatico, muito bem atendido, fui bem, fui \
    muito bem, gorjeta, que idioma, que idiomas, que lingua, que linguas, quais idiomas, fala \
    ingles, falam ingles, fala libras, fala espanhol, falam espanhol, falam portugues, no brasil \
    ou, no estrangeiro, tempo de espera, tempo medio, quanto tempo, e paga, e gratuita, e \
    gratuito, custa, tem custo, atendem ao, atende ao, atende aos, atende feriado, feriado, \
    feriados, domingos, sabados, horario de, que horas, abertos, aberta ate, nao me liga, nao me \
    ligar, nao ligar, nao ligue, nao ligues, nao liga, parem de, pare de me, para de me, parar de \
    me, deixem de me, deixar de me, parou de, nao quero receber, nao quero chamadas, nao quero \
    ligacoes, nao quero ser contactado, nao quero atendente, nao precisa de atendente, nao peco, \
    nao pedi, nao estou a pedir, sem falar, sem atendente, sem consultor, sem humano, sem ter de, \
    sem ter que, sem precisar, prefiro email, prefiro por email, prioritario, prioritaria, foi \
    muito, foi otimo, foi otima, foi simpatico, foi grosso, foi rude, era simpatico, era muito, \
    ontem um, ontem uma, ontem o, ontem a, sou atendente, sou agente, sou operador, sou \
    operadora, sou consultor, sou um, sou uma, sou funcionario, sou funcionaria, es humano, es \
    uma pessoa, voce e humano, tu es, ou robo, ou um robo, ou uma maquina, ou uma pessoa, ou um \
    bot, falo com uma, falo com um humano, estou a falar, estou falando, to falando, com quem \
    falo, com quem estou, quem fala, quem esta ai, no aplicativo, pela plataforma, gente que \
    demora, gente que, nao quero falar com atendente, nao quero falar com um atendente, nao quero \
    falar com ninguem, nao quero falar com nenhum, nao quero falar com um humano, direto no app, \
    lido por pessoas ou, por pessoas ou, receber o meu pacote, receber meu pacote, receber minha \
    encomenda, receber a minha, buscar meu, levantar o meu, gestor de senhas, gestor de arquivos, \
    gestor de palavras, gestor de tarefas, gestor de ficheiros, alguem pode dizer, alguem pode me \
    dizer, alguem pode informar, o tecnico veio, nao quero que, trabalhar como, adiciono, \
    adicionar um colega, como atribuo, atribuir um ticket, atribuir tickets, estafeta, \
    entregador, voce e um, voce e uma, contrato para, contrato a, fatura a, acesso a, encomenda \
    a, opcao de retorno, funcao de retorno, menos de 18, ou por drone, minha reuniao, mais duas, \
    saber se, vosso software, seu software, os atendentes podem, os agentes podem, em cadeira de \
    rodas, cadeirante, um call center, limite de pessoas, mudar a pessoa, trocar a pessoa, pode \
    dizer, me pode dizer, foram, perfis, desmarco, tinha pedido, avisou, ia ligar, qual a taxa, \
    elfo, masmorra, npc, evitar que, evito que, tenho consulta, tenho uma consulta, tenho \
    reuniao, antes de vir, antes de chegar, antes da entrega, tenho que ligar, preciso ligar, \
    como os, como as, com meu medico, com o meu medico, com a minha medica, traducao, traduzido, \
    percentagem, porcentagem, por cento, gente que paga, gente que tenha, tinhamos pedido, evito, \
    evitar, impedir, a opcao, se me ligarem, se me ligar, vendedores, recomendou, aconselhou, meu \
    bot, nosso bot, chamase, lingua de sinais, entrar na minha conta, uma tese, ligaria, onde \
    cancelo, onde troco, onde mudo, onde apago, onde altero, como evito, como bloqueio, como \
    impeco, como cancelo, com quem falei, quem te, chama se, pelo app, pelo aplicativo, no app, \
    na app, ontem, falar bem do, falar bem da, so queria dizer, queria dizer que, amanha ou, no \
    sabado, no domingo, liga e desliga, quem me atende, minha vizinha, meu vizinho, em nome de, \
    no nome da";
pub(super) const JOINTS: &str = "e quero, e preciso, e gostaria, mas quero, mas preciso, e agora, \
    por isso, porque, entao, e me, e peco, e solicito, quero falar, preciso falar, queria falar, \
    gostaria de falar, posso falar, quero que, preciso que, me passa, me passe, me transfere, me \
    transfira, me liga, me ligue, me liguem, podem ligarme, podem me, pode me, podem passarme, \
    pode passarme, e por favor, prefiro falar, e prefiro, mas prefiro, exijo, liguemme, passeme, \
    passemme, ja que, e queria, mas queria, pode passar, e posso, e gostava, gostava de falar, \
    alguem pode, alguem podia, alguem poderia, alguem me, um atendente pode, um agente pode, uma \
    pessoa pode, pode um, pode alguem, pode uma, podem passar, tem alguem, ha alguem, me chama, \
    quero um, quero uma, preciso de um, preciso de uma";
pub(super) const OTHERS: &str = "meu marido, minha mulher, minha esposa, meu filho, minha filha, \
    minha mae, meu pai, meu irmao, minha irma, vizinho, o entregador, do entregador, o carteiro, \
    inquilino, inquilina, senhorio, meu cliente, minha avo, meu avo, minha sogra, o vendedor, \
    comprador, meu namorado, minha namorada, meu chefe, minha chefe, meus clientes, meus \
    hospedes, os hospedes, meus inquilinos, meus pacientes, meu colega, minha colega, meus \
    amigos, os clientes";
