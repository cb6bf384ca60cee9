//! The words by which a reader knows who speaks.

/// Verbs that stand beside quoted words, with a subject before or behind them.
const SAYING: [&str; 95] = [
    "acknowledged", "acknowledges", "added", "adds", "admitted", "admits", "agreed", "agrees", "alleged", "alleges",
    "announced", "announces", "answered", "answers", "argued", "argues", "asked", "asks", "asserted", "asserts", "began",
    "blogged", "boasted", "claimed", "claims", "commented", "comments", "complained", "complains", "conceded", "concedes",
    "concluded", "concludes", "confirmed", "confirms", "continued", "continues", "cried", "declared", "declares",
    "denied", "denies", "exclaimed", "explained", "explains", "insisted", "insists", "joked", "jokes", "maintained",
    "maintains", "murmured", "noted", "notes", "observed", "pleaded", "pledged", "pledges", "posted", "predicted",
    "promised", "quipped", "recalled", "recalls", "remarked", "repeated", "replied", "replies", "responded", "responds",
    "said", "say", "says", "shouted", "shouts", "stated", "states", "stressed", "stresses", "suggested", "suggests",
    "testified", "told", "tells", "tell", "tweeted", "tweets", "urged", "urges", "vowed", "vows", "warned", "warns",
    "whispered", "wrote",
];

/// Verbs whose subject says the words that stand quoted in their clause, but that introduce no speech.
const JUDGING: [&str; 58] = [
    "accused", "accuses", "backed", "blamed", "blames", "blasted", "branded", "brands", "called", "calls", "cited",
    "cites", "condemned", "condemns", "criticised", "criticises", "criticized", "criticizes", "decried", "defended",
    "demanded", "demands", "denounced", "denounces", "described", "describes", "dismissed", "dismisses", "dubbed",
    "dubs", "emphasised", "emphasized", "expressed", "hailed", "hails", "hinted", "labelled", "labeled", "lauded",
    "likened", "mocked", "praised", "praises", "proclaimed", "promises", "referred", "refers", "rejected", "rejects",
    "reported", "reports", "ridiculed", "slammed", "spoke", "speaks", "termed", "welcomed", "welcomes",
];

/// The same without a subject of their own.
const PARTICIPLES: [&str; 48] = [
    "accusing", "acknowledging", "adding", "admitting", "announcing", "arguing", "asking", "asserting", "blaming",
    "branding", "calling", "citing", "claiming", "complaining", "condemning", "confirming", "criticising", "criticizing",
    "declaring", "demanding", "denouncing", "denying", "describing", "dismissing", "dubbing", "emphasising",
    "emphasizing", "explaining", "hailing", "insisting", "joking", "labelling", "noting", "pledging", "praising",
    "promising", "recalling", "referring", "rejecting", "saying", "stating", "stressing", "suggesting", "telling",
    "urging", "vowing", "warning", "writing",
];

/// What may stand between a subject and its verb.
const AUXILIARIES: [&str; 37] = [
    "also", "already", "always", "as", "been", "earlier", "even", "ever", "further", "had", "has", "have", "here",
    "himself", "herself", "however", "is", "itself", "just", "later", "never", "now", "often", "once", "only",
    "quoted", "since", "soon", "still", "then", "there", "though", "today", "tonight", "was", "were", "yesterday",
];

/// Words that make a hearer of the subject of "told" and "asked".
const PASSIVE: [&str; 6] = ["was", "were", "been", "being", "is", "are"];

/// Words before which a noun phrase ends and behind which its complement begins.
const PREPOSITIONS: [&str; 34] = [
    "about", "across", "after", "against", "along", "amid", "among", "around", "as", "at", "before", "behind", "beside",
    "between", "by", "despite", "during", "for", "from", "in", "inside", "into", "near", "of", "on", "outside", "over",
    "since", "through", "to", "under", "until", "with", "without",
];

/// Words that begin a clause whose subject says nothing in the clause around it.
const SUBORDINATORS: [&str; 15] = [
    "although", "because", "if", "once", "that", "though", "unless", "when", "whenever", "where", "whereas", "which",
    "while", "whose", "asked",
];

const RELATIVES: [&str; 2] = ["who", "whom"];

const CONJUNCTIONS: [&str; 6] = ["and", "but", "or", "nor", "yet", "then"];

const DETERMINERS: [&str; 26] = [
    "a", "all", "an", "another", "any", "both", "each", "either", "every", "her", "his", "its", "many", "most", "my",
    "one", "our", "several", "some", "that", "the", "their", "these", "this", "those", "your",
];

const PRONOUNS: [&str; 7] = ["he", "she", "they", "it", "i", "we", "you"];

/// Words right before quoted ones that make a name of them, or words that somebody else uses.
const NAMING: [&str; 16] = [
    "called", "so-called", "titled", "entitled", "named", "nicknamed", "marked", "labelled", "labeled", "headlined",
    "reading", "read", "reads", "spelled", "word", "known",
];

/// What a word can be for the one who looks for a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A verb that introduces speech.
    Saying,
    /// A verb whose subject is the source of what stands quoted in its clause.
    Judging,
    /// A form of such verbs without a subject.
    Participle,
    Relative,
    Conjunction,
    Subordinator,
    Preposition,
    Determiner,
    Pronoun,
    /// Anything else.
    Plain,
}

/// Which words make which class; the first that has a word counts.
const CLASSES: [(&[&str], Class); 9] = [
    (&SAYING, Class::Saying),
    (&JUDGING, Class::Judging),
    (&PARTICIPLES, Class::Participle),
    (&RELATIVES, Class::Relative),
    (&CONJUNCTIONS, Class::Conjunction),
    (&PRONOUNS, Class::Pronoun),
    (&DETERMINERS, Class::Determiner),
    (&SUBORDINATORS, Class::Subordinator),
    (&PREPOSITIONS, Class::Preposition),
];

/// The class of `word`, in lower case.
pub(super) fn class(word: &str) -> Class {
    CLASSES.iter().find(|(words, _)| words.contains(&word)).map_or(Class::Plain, |(_, class)| *class)
}

/// Whether `word` may stand between a subject and its verb.
pub(super) fn is_adverb(word: &str) -> bool {
    AUXILIARIES.contains(&word) || (word.len() > 4 && word.ends_with("ly"))
}

/// Whether the subject of `verb` behind `auxiliary` hears instead of speaking.
pub(super) fn is_heard(auxiliary: &str, verb: &str) -> bool {
    PASSIVE.contains(&auxiliary) && !matches!(verb, "saying" | "telling")
}

/// Whether `word`, right before quoted words, makes a name of them.
pub(super) fn is_naming(word: &str) -> bool {
    NAMING.contains(&word)
}
