//! English: how people ask for a person, and what only looks like it.

use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "en",
    classes: &[
        ("person", &PERSON), ("who", &WHO), ("fill", &FILL), ("go", &GO),
        ("after", &AFTER), ("strict", &STRICT), ("talk", &TALK), ("bot", &BOT),
    ],
    asks: &[
        // "I'd like to talk to a real person"
        "i|we|id|ill|wed want|need|wanna|wish|prefer|demand|would|d|like|must|gotta|wanted|tried|trying|hoping|rather|love|am|was <go>* <talk> <fill>* <who> >",
        "i|we asked|asking|keep|have|ve|been <go>* <talk> <fill>* <who> >",
        "can|could|may|might|cant|couldnt|shall i|we|you <go>* <talk> <fill>* <who> >",
        "let|allow|help me|us <go>* <talk> <fill>* <who> >",
        "how|where|when can|do|could|would|to|does i|we|one|you? <go>* <talk> <fill>* <who> >",
        "how can|do|could|to i|we|you? <go>* reach|contact|get <fill>* <who> >",
        "^ <go>* <talk> <fill>* <who> >",
        "possible|way|option|able|option to <go>* <talk> <fill>* <who> >",
        // "is there somebody I can talk to"
        "is|are|isnt there? <fill>* <who> <go>* i|we can|could <go>* talk|speak|chat",
        "is|are|isnt there <fill>* <person> >>",
        "any <fill>* human|humans|people|agent|agents|person here|there|available|around|online",
        "anyone|someone|anybody|somebody <go>* i|we can|could <go>* talk|speak|chat",
        // "put me through to an agent"
        "connect|transfer|switch|forward|pass|redirect|escalate|put|hand|route|direct|bring|send|get|refer me|us|this|it|my? chat|call|conversation|case|ticket? over|through|on|back|up? to|with <fill>* <who> >",
        "^ <go>* connect|transfer|escalate|switch|redirect to|with <fill>* <who> >",
        "get|give|bring|find|fetch|assign|provide|send|grab me|us <fill>* <person> >>",
        "^ <go>* get|need|want|wanna|give|gimme|require <fill>* <person> >>",
        "^ <go>* looking for <fill>* <person> >>",
        "i|we|id|wed really|just|still|only|now? want|need|demand|prefer|require|d|would|like|rather like|prefer|have|need? have|rather? <fill>* <person> >>",
        "can|could|may i|we|you <go>* get|have|see|involve|call <fill>* <person> >>",
        "asked|asking|ask|asks|said|saying for <fill>* <person> >>",
        "i|we want|need|require|d|would|prefer like? human|personal assistance|help|support|attention|intervention",
        "someone|somebody|anyone real|human who|to|i|that|here",
        // "I will not talk to a bot"
        "dont|not|wont|refuse|cant|hate|stop|tired|sick|done|rather|never want|wanna|like|going|to|of|with? to? talk|talking|speak|speaking|chat|chatting|deal|dealing|type|typing to|with <fill>* <bot>",
        "i|we dont|do not? want|need|wanna <fill>* <bot> $",
        "^ no more? <bot> $",
        "^ not <fill>* <bot> $",
        "speak|talk|person|human not to? <fill>* <bot>",
        // A call back
        "can|could|would|will|have|get|want|need someone|somebody|anyone|anybody <go>* call|phone|ring|contact me|us",
        "have|get <fill>* <person> <go>* call|phone|ring|contact|help me|us",
        "can|could|would|will <fill>* <person> <go>* call|phone|ring|contact|help|assist me|us",
        "^ <go>* call|phone|ring me back? <back>".trim_ascii_end_of_pattern(),
    ],
    withdrawals: &[],
    alone: &[],
    polite: &[],
    vetoes: &[],
    negators: &[],
};
