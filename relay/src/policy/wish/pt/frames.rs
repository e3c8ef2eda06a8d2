//! Portuguese: asking for somebody by their role, whatever the trade: the frames, the roles, and
//! the things one is connected to without wanting anybody.

pub(super) const FRAMES: &[&str] = &[
    // «Me põe em contato com a parteira»
    "me|nos passa|passe|passem|passar|passas|passam|transfere|transfira|transfiram|transferir|transferem|conecta|conecte|conectem|conectar|encaminha|encaminhe|encaminhem|encaminhar|coloca|coloque|coloquem|colocar|poe|ponha|ponham|por|bota|bote|botem|botar|direciona|direcione|redireciona|redirecione|liga|ligue|ligar|manda|mande|joga|jogue|vincula ai|ja|logo|direto|agora|por|favor|em|la? em|na|favor? contato|contacto|linha|comunicacao|telefone? com|pra|para|p|pro|ao|a|c @",
    "passe|passa|passem|transfira|transfere|encaminhe|encaminha|ligue|ponha|poe|coloque|bote me|nos ja|logo|diretamente|directamente|por|favor|em? em|a? contacto|contato|linha|comunicacao? com|para|ao|a @",
    "passe|passa|passem|passar|ponha|poe|chame|chama|chamem|da|de|deem a|ao|pra|para|pro|me minha|meu|vosso|vossa|seu|sua|o|a? <role> >",
    "colocado|colocada|posto|posta|transferido|transferida|encaminhado|encaminhada|passado|passada|ligado|ligada em|na? contacto|contato|linha|comunicacao? com|para|ao|a|pro|pra @",
    "chama|chame|chamem|chamar|arranja|arranje|arranjem|arranjame|arruma|arrume|arrumem|manda|mande|mandem|mandame|mandeme|mandemme|traz|traga|tragam|busca|busque|deem|deme|dame|consegue|consiga|acha|ache|envia|envie|poe|ponha|bota|bote|coloca|coloque|passa|passe|convoca|convoque|acorda|acorde|mostra|solta|libera|chamas me|nos|ai|aqui|la|e|logo|ja|por|favor? <fill>* _1 <role>|<person>|<some> >",
    "cade|kd|cad _2 <role>|<person>",
    "escala|escale|escalem|escalar|passa|passe|passem|passar|sobe|suba|subam|encaminha|encaminhe|encaminhem|encaminhar|transfere|transfira|transfiram|transferir|remeta|remetam|manda|mande|mandem|eleva|eleve|atribua|atribuam|entrega|entregue|repassa|repasse este|esta|isto|isso|meu|minha|o|a|esse|essa|nosso caso|ticket|chat|conversa|chamado|chamada|queixa|reclamacao|pedido|processo|problema|assunto|ligacao? _2 a|ao|para|pra|pro|p|com _3 <role>|<who> >",
    "envolva|envolvam|chamem|chame|convidem|metam|mete|tragam|acionem|acione|avisem|avise|peca|pecam|pede _2 <role>|<person>|<some> pra|para|que|a|ao|aqui|ja|agora|urgente|$",
    // «Que a nutricionista me ligue»
    "-disse|disseram|diz|dizem|avisou|falou|acho|sei|parece que|pra|para _6 -nao|nunca|como <reach_sub>",
    "pode|podem|poderia|poderiam|podia|podiam|podes|consegue|conseguem|quero|queria|gostava|gostaria|preciso|exijo|solicito|peco|pede|peca|pecam|pedir|diz|diga|digam|agradecia|agradeceria|agradeco|rogo|espero|favor|faca|facam|manda|mande|tem|devia|deve|deviam|possivel|avise|avisem|sera|seria|mandem|deixa|imploro|urge|da|dava _5 -nao|como|quem|que <reach_inf>",
    "<role>|<person>|<some>|quem|algum|alguma|qualquer|cara|moca|moco|rapaz _3 -nao me|nos|lhe <reach_bare>",
    "<role>|<person>|<some>|algum|alguma|um|uma pode|podia|poderia|deve|tem|possa|pudesse|devia|consegue|podera _3 <reach_inf>",
    "dar|da|de|desse|dando|deem|fazer|faca|faz|mandar|manda me? um|uma|aquele? alo|toque|ligadinha|ligada|ligadela|telefonema|toquinho|telefonadela|apitadela|salve|chamadinha",
    "me dar|da|de|desse|faz|faca|fazer|mandar um|uma alo|toque|ligadinha|ligada|ligadela|telefonema|toquinho|telefonadela|ligacao|chamada",
    "^ <go>* me|nos liguem|ligue|contatem|contactem|telefonem|retornem $",
    "reuniao|conversa|chamada|ligacao|videochamada|contato|contacto|atendimento|papo|call|retorno|resposta|encontro|entrevista com|do|da|dum|duma|de|por _4 <role>|<who> hoje|amanha|por|pf|pfv|urgente|ja|antes",
    "quero|queria|gostava|gostaria|preciso|exijo|solicito|peco|agradecia|aceito|possivel|podia|posso|poderia|pretendo|desejo|da|dava|ha|tem|agendar|marcar _5 reuniao|conversa|chamada|ligacao|videochamada|contato|contacto|papo|call|entrevista|horario|retorno|telefonema _3 com|de|da|do|dum _3 <role>|<who>",
    "quero|queria|gostava|gostaria|preciso|exijo|desejo|prefiro|preferia|posso|podia|poderia|deixeme|deixame|deixa|deixe|possivel|pretendo|tenho|melhor|ha|tem|da|dava|aceito|precisava|queriamos|precisamos|tou|to _4 <speak>|ver|perguntar|dirigir _3 com|c|a|ao|por|pra|da|do|dum|duma|de _3 <role>|<who> !",
    "^ falar|conversar|teclar com|c|a|ao? <fill>* <role> >",
    "quero|queria|kero|preciso|exijo|prefiro|preferia|solicito|necessito|peco|queremos|precisamos|desejo|gostava|gostaria|pretendo dum|duma|de? <fill>* <role>|<person>|alguem aqui|ca|la|ai|na|no|ao|em|que|ja|agora|por|pra|urgente|humano|real|numa|num|comigo|me",
    "quero|queria|kero|preciso|precisava|prefiro|exijo|gostava|gostaria|deixa|deixe|bora|vou|posso|podia|falar|conversar|tratar|resolver c|com|disto|isto|isso com|c? gente|alguem|pessoas _3",
    "^ <fill>* <role>|<person> por|pf|pfv|ja|agora|urgente|pls|please|imediatamente|obrigado|obrigada|faz|vosso|vossa|pfvr|porfa|se",
    "^ <go>* <fill>* <role> _3 ao|em|na|no telefone|linha|telemovel|celular|chat|aparelho",
    "ha|tem|teem|havera|existe|teriam|havia _2 <role>|rapaz|moca|moco|cara|senhor|senhora|pessoa _1 <here>",
    "pode|podia|poderia|podem|quero|queria|preciso|peco|que|exijo|favor|gostava|gostaria _4 <role>|<person> _3 entre|entrar|assuma|assumir|intervenha|intervir|analise|analisar|veja|ver|olhe|olhar|trate|tratar|leia|ler|reveja|rever|atenda|atender|responda|responder|explique|explicar|pegue|pegar|resolva|decida|entenda|me",
    "o que eu? quero|preciso e|eh um|uma <fill>* <role>|<person>",
    "manda|mandame|da|dame|quero|arranja|arranjame|passa|passame|preciso e|eh um|uma|dum|duma|o|a? <fill>* <who>",
    "alguem|gente|qualquer|algum|alguma|um|uma que|q|colega|um|pessoa|do|da|dai|de|daqui me|nos|resolva|entenda|saiba|possa|pense|respire|nao|vosso|teu|seu|comigo|voces|vcs|vos|verdade|carne|banco|loja|suporte|desde _4",
    "pode|podia|poderia ser com|c qualquer|um|uma|alguem|algum|alguma|outro|outra _2",
    "com|c alguem|gente|quem|pessoa|pessoas|humano|humana ai|dai|aqui|que|de|da|do|viva|agora|ja|por|pf|logo|real|a|em|no|na|ao|pra|antes|hoje _3",
    "bota|bote|poe|ponha|passa|passe|coloca|coloque|falar|conversar|tratar|joga|transfere|conecta me|nos|disto|disso|isto|isso? com|pra|para|c|p alguem|quem|gente|um|uma",
    // um humano, dito de outro modo
    "<ask>|com|um|uma|arranja ser|alma|ouvido|bicho|vivente|mortal|cristao que|viva|vivo|humano|humana|respira|respire|pensante",
    "com|um|uma|c|dum|duma vivo|viva|vivente|cristao|filho|mortal|alma|ser que|de|humano|viva|vivo|entenda|saiba|caridosa|_1 $",
    "aguardo|espero|aguardamos|esperamos|fico _2 a|vossa|sua|uma|o|seu|vosso|no|aguardo chamada|ligacao|contacto|contato|telefonema",
    "algum|alguma|um|uma <role> que|com|a eu|me|nos|quem|possa _2",
    "podem|pode|podes|podia|podiam|poderia|consegue|conseguem _1 chamar|mandar|arranjar|buscar|trazer|avisar|conseguir|arrumar|acionar _2 <role>|<person>|<some>",
    "presenca|intervencao|atencao|mediacao|ajuda|opiniao de|do|da|dum|duma _2 <role>|<person> $",
    "reino|fortuna|tudo por _2 <person>|alguem|voz",
    "alguem podia|pode|poderia vir|aparecer|fazer aqui|uma|$",
    "que venha|venham|apareca|de|atenda|entre|fale _2 chat|cara|linha|telefone|aqui|conversa",
    "talvez|quem|acaso|sera|quica _5 possa|pode|podia|pudesse|possam _3 <reach_inf>|telefonar|ligar",
    "me|nos possa|possam|podia|pudesse telefonar|ligar|contactar|contatar|atender",
    "jeito|forma|maneira|possivel|possibilidade|horario|hora|vaga|momento|propostas|sugestoes|modo|como|espaco _3 marcar|agendar|falar|conversar|conversa|combinar|tratar|reuniao|ter|conseguir _4 com|c|a _2 <role>|<who> !",
    "tinha|deveria|teria|precisava|queria|gostava|era|preferia|tenho de|que|era|falar? _1 falar|conversar|tratar|ver|resolver com|c _2 <role>|<who> !",
    "entregue|entrega|entreguem|ceda|cede|passe|passa|deixe|deixa|transfira esta|este|essa|esse|a|o|minha|meu _1 conversa|chat|caso|assunto|chamada|atendimento? _1 a|ao|com|pra|para _3 <role>|<who>",
    "passavame|passariame|punhame|ligavame|transferiame|poriame|davame entao|ai|por|favor|ja|em? favor|linha|contacto? com|para|ao|a @",
    "me|mi|nos passava|passaria|ligava|transferia|punha|poria|colocava|conectava|passam|transferem|poem|colocam|conectam|passa|transfere|bota|coloca|poe entao|ai|ja|por|favor|em? favor|linha|contato|contacto? com|pra|para|p|pro|ao|a @",
    "passa|passe|bota|fala|falar|conecta|quero|mi|me|transfere pra|para|p|c|com|a alguem|alguen|algem|algm|gente|pessoa|humano|1|um",
    "da|me|deem|dame|manda|mandem|quero|preciso|arranja|preferia|prefiro um|uma|alguem|algem|1|gente que|q|de|com|k",
    "precisamos|preciso|queremos|quero|precisava de? alguem|gente|um|uma _6 chamada|linha|chat|telefone|reuniao|agora|aqui|ja",
    "ouvir|escutar|oucar _2 uma|a|alguma _1 voz",
    "serve|servia|pode|da|aceito|basta|vale ser|com? qualquer|algum|um|cada _1 <role>|<person>|um",
    "quero|exijo|queremos|demando|queria a|o|os|as|vosso|vossa|seu|sua <fill>* <role> $",
    "cade|onde|kd esta|ta|anda|e? _1 <role>|<person> $",
    "chama|chamem|poe|ponha|bota|passa|manda|coloca|traz ele|ela|o|esse|essa|a na|no|aqui|pra|logo|cara|$",
    "quem manda|decide|trata|e|resolve ai|aqui|disso|disto|responsavel|nisso $",
    "prefiro|preferia|melhor|quero|queria|gostava _3 com _2 <role> mesmo|mesma|diretamente|em|direto|directamente|$",
    "^ mas|so|antes|e sim <fill>* alguem|<person> $",
    "entao|ok|bom|pois|vai|anda transfira|transfere|conecte|passe|passa|ligue|transferem|passem|encaminhe me|ora|ja|la|logo|entao? $",
    "ponham|ponha|poe|coloquem|metam|chamem|tragam|mete|bota|bote <fill>* <role> _3 neste|nesta|nesse|nessa|no|na|aqui|ao",
    "faca|facam|providenciem|providencie|peco|quero|solicito|intimo|exijo que|a|vos|a? _5 ligue|liguem|contacte|contate|devolva|atenda|facultar|telefone|me",
    "nao|quero|exijo que|a _3 de|venha|apareca|explique|responda _1 cara|aqui|$",
    "podemos|poderiamos|podiamos|posso|quero|prefiro|vamos|queria|melhor|dava|da|bora _2 falar|conversar|resolver|tratar|telefonar|falarmos|resolvermos _3 telefone|voz|chamada|ligacao|telefonicamente",
    "espero|aguardo|fico aqui|ca _1 ate|que",
    "mostra|mostre|mostrem|leva|leve|passa|passe|apresente|manda isto|isso|o|a|meu|minha|este|esse _2 a|ao|pra|pro|para _2 <role>|<person>|chefe",
    "quando posso|poderei|podia _1 esperar|ter|receber|contar _2 chamada|ligacao|contacto|contato|telefonema",
    "linha|numero|ramal|telefone direta|direto|directa|de _1 de|do|da|com _2",
    "conversar|falar|dizer|explicar|isto|isso _2 nao|em|e|invez escrever|teclar|digitar|vez|nao",
    "cerebro|cabeca|mente|olhos|humano nao|humano|humana|em|por _3",
    "alguem acordado|acordada|vivo|viva|desperto",
    "quero|preciso|prefiro|exijo|queria|gostava o|a|do|da meu|minha <role> de|habitual|$",
    "haveria|ha|tem|havera|teria|teriam alguem|quem que|pra|para me|nos explicasse|explique|explicar|ajudasse|ajude|ajudar|atenda|atendesse|oriente|ouca",
    "queria|quero|gostava|gostaria|preciso _1 falar com|dele|dela ele|ela|eles|$",
    "preciso|quero|chama|traz dele|dela|ele|ela|traz $",
    "de pessoa|humano|gente para|pra|a pessoa|humano|gente",
    "hora|tempo|altura de um|uma <person>",
    "^ pular|saltar|ignorar|evitar o? bot|robo|robot|chatbot",
];

pub(super) const REACH_SUB: &str = "me ligue, me liguem, me ligar, me ligasse, me telefone, me \
    telefonem, me contate, me contacte, me contatem, me contactem, me retorne, me retornem, me \
    atenda, me atendam, me atendesse, me chame, me de um, me de uma, me desse um, nos ligue, nos \
    liguem, nos contate, nos contacte, nos telefone, nos atenda, lhe ligue, lhe telefone, ligue \
    pra, ligue para, ligue a, ligue ao, entre em contato, entre em contacto, entrem em contato, \
    entrem em contacto, entrasse em contato, entrasse em contacto, fale comigo, falem comigo, \
    falasse comigo, falar comigo, falar conosco, falar connosco, fale conosco, fale connosco, \
    converse comigo, me responda, me escreva, me explique, me receba, me escute, me ouca, assuma, \
    assuma o, se encarregue, intervenha, resolva comigo, trate comigo, venha falar, me procure, \
    me visite, atenda o telefone, venha ao, trate disto, contacteme, ligueme, me telefonasse, me \
    contactasse, me contatasse, me explicasse, me desse uma, entrasse em contacto comigo, me \
    ligassem, me devolva a, me fizesse uma, telefone pra, se encarregue disto, veja isto, de a \
    cara, me atendessem, providencie";
pub(super) const REACH_INF: &str = "me ligar, ligarme, ligarnos, nos ligar, ligarlhe, telefonarme, \
    me telefonar, contactarme, me contactar, me contatar, nos contactar, nos contatar, me \
    retornar, me atender, atenderme, falar comigo, falar conosco, falar connosco, conversar \
    comigo, entrar em contato, entrar em contacto, dar um toque, dar uma ligada, dar uma \
    ligadinha, dar um alo, me dar um, me dar uma, darme um, darme uma, me chamar, responderme, me \
    responder, escreverme, me escrever, explicarme, me explicar, receberme, me receber, ouvirme, \
    me ouvir, escutarme, assumir, assumir o, intervir, ligar pra minha, ligar para a minha, ligar \
    ao meu, ligar a minha, ligar pro meu, ligar pra mim, me liguem, me ligue, fazerme uma, me \
    fazer uma, retornar a ligacao, devolver a chamada, devolverme a, me devolver a, retornar \
    minha, atender o telefone, vir ao telefone";
pub(super) const REACH_BARE: &str = "ligue, liguem, ligar, ligasse, telefone, contate, contacte, \
    retorne, atenda, chame, de um, de uma, desse um, desse uma, dar um, dar uma, pode ligar, \
    podia ligar, poderia ligar, pode atender, podia atender, responda, escreva, explique, faca \
    uma ligacao, faca uma chamada, possa ligar, possa atender, receba, procure, escute, ouca, da \
    uma ligada, da um toque, dava um toque, dava uma ligada, dissesse, possa dizer, diga";
pub(super) const ROLE: &str = "medico, medica, doutor, doutora, dr, dra, enfermeiro, enfermeira, \
    parteira, farmaceutico, farmaceutica, dentista, cirurgiao, cirurgia, terapeuta, psicologo, \
    psicologa, psiquiatra, fisio, fisioterapeuta, nutricionista, veterinario, veterinaria, \
    rececionista, recepcionista, recepcao, rececao, secretaria, secretario, telefonista, \
    advogado, advogada, notario, tabeliao, juiz, juiza, oficial, funcionario, funcionaria, \
    servidor publico, prefeito, presidente da camara, vereador, vereadora, fiscal, inspetor, \
    inspetora, perito, perita, avaliador, regulador, corretor, corretora, mediador, mediadora, \
    consultor, consultora, gestor, gestora, bancario, caixa humano, contador, contadora, \
    contabilista, tesoureiro, planejador, despachante, coordenador, coordenadora, motorista, \
    piloto, comandante, comissario, comissaria, revisor, maquinista, mecanico, mecanica, \
    canalizador, encanador, eletricista, electricista, engenheiro, engenheira, tecnico, tecnica, \
    instalador, programador, programadora, desenvolvedor, desenvolvedora, administrador, \
    administradora, admin, moderador, moderadora, mod, gm, mestre, senhorio, senhoria, \
    proprietario, proprietaria, dono, dona, porteiro, porteira, zelador, sindico, sindica, \
    anfitriao, anfitria, gerente, gerencia, diretor, diretora, director, directora, reitor, \
    reitora, professor, professora, docente, tutor, tutora, treinador, treinadora, formador, \
    formadora, educador, educadora, bibliotecario, bibliotecaria, redator, jornalista, porta voz, \
    consul, padre, assistente social, orientador, orientadora, presidente, chefe, chefia, patrao, \
    patroa, responsavel, superior, supervisor, supervisora, encarregado, encarregada, lider, \
    manager, setor, departamento, seccao, secao, area, equipe, equipa, time, guarda, vigilante, \
    seguranca, guia, interprete, tradutor, tradutora, fotografo, humano, humana, pessoa, agente, \
    operador, operadora humana, atendente, assistente vosso, assistente humano, especialista, \
    representante, colega, empregado, empregada, colaborador, colaboradora, executivo, executiva, \
    comercial, balconista, auxiliar, trabalhador, trabalhadora, analista, profissional, provedor, \
    ouvidor, ouvidora, ouvidoria, interlocutor, administracao, cobranca, cobrancas, faturamento, \
    faturacao, sinistros, reclamacoes, cancelamentos, vendas, suporte, suporte tecnico, nivel 2, \
    segundo nivel, plantonista, plantao, medico de plantao, piquete, central, oficina, armazem, \
    loja, agencia, balcao, moco, moca, rapaz, rapariga, senhor, senhora, sujeito, cara, pediatra, \
    ginecologista, cardiologista, dermatologista, obstetra, arquiteto, arquitecta, arquiteta, \
    topografo, mestre de obras, empreiteiro, organizador, organizadora, cerimonialista, \
    decorador, decoradora, gerente de conta, gestor de conta, gestor de cliente, assessor, \
    assessora, conselheiro, conselheira, elemento, membro, dirigente, coordenacao, diretoria, \
    direcao, direccao, secretaria academica, reitoria, laboratorio, enfermaria, consultorio, \
    corretores, tecnicos, medicos, operadores, atendentes, engenheiro de dados, encarregada de \
    educacao, pedagoga, delegado, delegada, policial, bombeiro, arbitro, arbitra, a direcao, \
    balcao de bagagens, gerente geral, gerente de turno, chefe de turno, chefe de sala, \
    cozinheiro, cozinheira, hospedeira, hospedeiro, comissario de bordo, guia turistico, \
    empreiteira, serralheiro, capitao, major, sargento, subgerente, menina";
pub(super) const INQUIRY: &str = "que e, que significa, quais, quanto, quantos, quanta, quantas, \
    quando, por que, porque, desde quando, a que horas, em que, onde fica, onde vejo, onde \
    encontro, onde esta, onde desmarco, como se, como troco, como adiciono, como mudo, e o, e a, \
    e obrigatorio, tenho que, tenho de, devo, preciso de marcar, de que, os, as, quem e, quem \
    sao, pode se, podese, qual a, quais os, o que e, o que faz, o que significa, o que acontece, \
    onde cancelo, onde troco, onde mudo, onde apago, onde altero, como evito, como bloqueio, como \
    impeco, como cancelo, com quem falei, quem te, quem devo, a quem devo, pra quem devo, para \
    falar, pra falar, para contactar";
pub(super) const MAKER: &str = "quem te, quem lhe, quem programou, quem criou, quem fez";
pub(super) const LINKER: &str = "que";
pub(super) const KIN: &str = "equipe, equipa, time, chefe, colega";
pub(super) const OWN: &str = "um, uma, o, a, meu, minha, vosso, vossa, seu, sua, teu, tua, com, \
    ao, pro, pra, aqui, ao telefone, na linha";
pub(super) const THING: &str = "wifi, internet, rede, bluetooth, conta, contas, plano, pagina, \
    site, web, impressora, tele, tv, roteador, router, modem, app, aplicativo, aplicacao, \
    servidor, base, api, lista, cartao, paypal, google, facebook, alexa, celular, telemovel, \
    contrato, portal, formulario, faq, link, hotel, aeroporto, estacao, correio, inicio, \
    configuracoes, definicoes, menu, aparelho, computador, nuvem, banco, bot, robo, casa, morada, \
    endereco, mail, email, sistema, agenda, calendario, dia, dinheiro, saldo, grana, tarifa, \
    versao, tela, ecra, dispositivo, vpn, espera, disposicao, prova, teste, nivel, dormir, \
    trabalhar, pagar, comer, chorar, pix, fibra, pacote, oferta, dados, gente roncando";
