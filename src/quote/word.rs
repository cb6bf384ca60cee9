//! The words by which a reader knows who speaks.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Verbs that stand beside quoted words, with a subject before or behind them.
const SAYING: &str = "\
    acknowledged acknowledges added adds admits admitted agreed agrees alleged alleges allowed announced announces \
    answered answers argued argues asked asks asserted asserts barked beamed began bellowed blogged boasted boomed \
    cautioned cautions chimed chuckled claimed claims commented comments complained complains conceded concedes \
    concluded concludes confided confirmed confirms continued continues countered counters cried deadpanned declared \
    declares demanded demands denied denies disclosed emphasised emphasises emphasized emphasizes enthused exclaimed \
    explained explains fumed fumes gasped giggled grinned groaned growled grumbled gushed hinted hissed howled \
    insisted insists interjected intoned joked jokes lamented laments laughed laughs maintained maintains mumbled \
    murmured mused muttered mutters noted notes observed opined ordered pleaded pledged pledges posted predicted \
    pressed proclaimed promised pronounced protested quipped raged recalled recalls reckoned reckons reiterated \
    remarked repeated replied replies responded responds retorted revealed reveals roared said say says scoffed \
    screamed shouted shouts shrieked shrugged sighed sighs smiled snapped snarled sneered sniffed sobbed spat \
    stammered stated states stipulated stormed stressed stresses stuttered suggested suggests tell tells testified \
    thundered told tweeted tweets urged urges ventured volunteered vowed vows wailed warned warns wept whined \
    whispered wondered wonders wrote yelled";

/// Verbs whose subject says the words that stand quoted in their clause, but that introduce no speech.
const JUDGING: &str = "\
    accused accuses attacked attacks backed bemoaned blamed blames blasted branded brands called calls cited cites \
    condemned condemns criticised criticises criticized criticizes decried defended denounced denounces deplored \
    described describes dismissed dismisses dubbed dubs expressed hailed hails judged labeled labelled lauded \
    likened mocked offered praised praises preferred promises referred refers rejected rejects reported reports \
    ridiculed saluted slammed speaks spoke termed welcomed welcomes";

/// The same without a subject of their own.
const PARTICIPLES: &str = "\
    accusing acknowledging adding admitting announcing arguing asking asserting blaming branding calling citing \
    claiming complaining condemning confirming criticising criticizing declaring demanding denouncing denying \
    describing dismissing dubbing emphasising emphasizing explaining hailing insisting joking labelling noting \
    pledging praising promising recalling referring rejecting saying stating stressing suggesting telling urging \
    vowing warning writing";

/// Forms that are verbs of saying only behind [`HELPERS`]: elsewhere most of them are nouns.
const BARE: &str = "\
    acknowledge add admit agree announce argue ask blame brand call claim complain concede condemn confirm criticise \
    declare denounce deny describe dismiss explain insist joke maintain note pledge predict promise recall reject \
    repeat reply respond stress suggest urge vow warn write";

/// Words that have a bare verb behind them.
const HELPERS: &str = "\
    can could did do does i may might must not officials should they to we who will would you";

/// What may stand between a subject and its verb.
const AUXILIARIES: &str = "\
    afterward afterwards already also always as been can could did do does earlier even ever further had has have \
    here herself himself however instead is itself just later may meanwhile might moreover must never nevertheless \
    nonetheless not now often once only quoted should since soon still then there though today tonight was were will \
    would yesterday";

/// Words that make a hearer of the subject of "told" and "asked".
const PASSIVE: &str = "\
    was were been being is are";

/// Words before which a noun phrase ends and behind which its complement begins.
const PREPOSITIONS: &str = "\
    about across after against along amid among around as at before behind beside between by despite during for from \
    in inside into near of on outside over since through to under until with without";

/// Words that begin a clause whose subject says nothing in the clause around it.
const SUBORDINATORS: &str = "\
    although because if once that though unless when whenever where whereas which while whose";

const RELATIVES: &str = "\
    who whom";

const CONJUNCTIONS: &str = "\
    and but or nor yet then";

const DETERMINERS: &str = "\
    a all an another any both each either every her his its many most my one our several some that the their these \
    this those your";

const PRONOUNS: &str = "\
    he she they it i we you";

/// Words right before quoted ones that make a name of them, or words that somebody else uses.
const NAMING: &str = "\
    called so-called titled entitled named nicknamed marked labelled labeled headlined reading read reads spelled \
    word known";

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
const CLASSES: [(&str, Class); 9] = [
    (SAYING, Class::Saying),
    (JUDGING, Class::Judging),
    (PARTICIPLES, Class::Participle),
    (RELATIVES, Class::Relative),
    (CONJUNCTIONS, Class::Conjunction),
    (PRONOUNS, Class::Pronoun),
    (DETERMINERS, Class::Determiner),
    (SUBORDINATORS, Class::Subordinator),
    (PREPOSITIONS, Class::Preposition),
];

/// The class of each listed word.
static BY_WORD: LazyLock<HashMap<&str, Class>> = LazyLock::new(|| {
    // Of a word in two lists, the class that comes first is put in last.
    let classes = CLASSES.iter().rev();
    classes.flat_map(|(words, class)| words.split(' ').map(|word| (word, *class))).collect()
});

/// The class of `word`, in lower case.
pub(super) fn class(word: &str) -> Class {
    BY_WORD.get(word).copied().unwrap_or(Class::Plain)
}

/// Whether `word` is one of `words`.
fn is_among(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// Whether `word` is a verb of saying behind `before`.
pub(super) fn is_bare_verb(word: &str, before: &str) -> bool {
    is_among(BARE, word) && (is_among(HELPERS, before) || is_adverb(before))
}

/// Whether `word` may stand between a subject and its verb.
pub(super) fn is_adverb(word: &str) -> bool {
    is_among(AUXILIARIES, word) || (word.len() > 4 && word.ends_with("ly"))
}

/// Whether the subject of `verb` behind `auxiliary` hears instead of speaking.
pub(super) fn is_heard(auxiliary: &str, verb: &str) -> bool {
    is_among(PASSIVE, auxiliary) && !matches!(verb, "saying" | "telling")
}

/// Whether `word`, right before quoted words, makes a name of them.
pub(super) fn is_naming(word: &str) -> bool {
    is_among(NAMING, word)
}
