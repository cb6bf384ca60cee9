//! A small story told by five invented sources, with every name marked in its text.
//!
//! `{Berg|anna}` is a name of the entity `anna`; `{~she|anna}` a pronoun; `{Berg and Dahl|anna,ola}` refers to two.
//! Lines: the first is the headline, `^` starts a caption, `>` a stand-first, `=` a subhead, `@` a dateline that ends at
//! ` -- `, all others are paragraphs.

use std::sync::Arc;

use crossread::entity::Candidate;
use crossread::library::Library;
use crossread::link::Links;
use crossread::model::{
    Alias, Article, ArticleId, Entity, EntityId, EntityType, Mention, MentionKind, Passage, Problem, Reason, Region,
    RegionKind, Rule, Span, Topic,
};
use crossread::quote;
use crossread::reading::Reading;
use crossread::text::segment;

/// The entities: key, name, type.
const ENTITIES: [(&str, &str, EntityType); 7] = [
    ("anna", "Anna Berg", EntityType::Person),
    ("ola", "Ola Dahl", EntityType::Person),
    ("council", "Harbour Council", EntityType::Organisation),
    ("lund", "Lundvik", EntityType::Place),
    ("pact", "Tide Accord", EntityType::Misc),
    ("storm", "Storm Greta", EntityType::Event),
    ("tokyo", "東京", EntityType::Place),
];

/// The topic of the story.
const TOPIC: &str = "sea wall";

/// Source, date and marked text of each article.
pub(crate) const STORY: [(&str, Option<&str>, &str); 5] = [
    (
        "North Wire",
        Some("2031-03-02"),
        "Mayor and engineer quarrel over the sea wall
@{LUNDVIK|lund} -- {Anna Berg|anna}, mayor of {Lundvik|lund}, told the {Harbour Council|council} on Sunday that the sea \
wall would be raised by two metres before autumn, whatever the engineers might say about its foundations.
{Ola Dahl|ola}, the chief engineer, answered that {~he|ola} had warned {Berg|anna} twice. \"A sea wall is no fence,\" \
{~he|ola} said.
^{Anna Berg|anna} at the harbour. Photo: North Wire
=What the pact says
Under the {Tide Accord|pact} towns pay a third of such works. {Berg|anna} and {Dahl|ola} agree on that much; \
{the two|anna,ola} have agreed on little else since {Storm Greta|storm} broke the old wall in January.
The {council|council} votes on Thursday. {Berg|anna} needs nine votes and counts on eight.",
    ),
    (
        "The Evening Ferry",
        Some("2031-03-03"),
        "Nine votes for a wall
>{Mrs Berg|anna} is one vote short
>{Lundvik|lund} waits for Thursday
The {Harbour Council|council} has fifteen members, and {Mrs Berg|anna} has spent the week visiting every one of them.
\"{~She|anna} brought cake,\" said one, who asked not to be named.",
    ),
    (
        "Coast Radio",
        None,
        "Fishermen stay at home
Nobody in {Lundvik|lund} went out on Monday. The sea was too high, and the talk was of {Storm Greta|storm}.
Prices rose at once.",
    ),
    (
        "東京新聞 World",
        Some("2031-03-03"),
        "海の壁をめぐる対立
{東京|tokyo}の技術者が{Lundvik|lund}を訪れ、{Ola Dahl|ola}と話し合った。海の壁は二メートル高くなる予定だが、基礎が弱いという。\
👩‍👩‍👧 e\u{301}t e\u{301}te\u{301}.
הקיר בלונדוויק יוגבה בשני מטרים לפני הסתיו, אמרה {Berg|anna} ביום ראשון.",
    ),
    (
        "Stone and Water",
        Some("2031-03-05"),
        "How to found a sea wall on mud
Long piles are driven until they no longer sink; then a few more blows are given for luck. {Dahl|ola} calls this the \
oldest rule of all, and {~he|ola} has driven some four thousand of them.
A sea wall that stands on short piles will lean within ten winters. The one at {Lundvik|lund} had stood for nine.
What {Storm Greta|storm} did was therefore no surprise to {Dahl|ola}, nor to anyone who had read the survey that the \
{Harbour Council|council} ordered and then kept in a drawer.
The mayor, {Anna Berg|anna}, says that {~she|anna} never saw it.",
    ),
];

/// The library of the story.
pub(crate) fn library() -> Library {
    library_of(&STORY, Vec::new())
}

/// The library of marked `articles`.
pub(crate) fn library_of(articles: &[(&str, Option<&str>, &str)], problems: Vec<Problem>) -> Library {
    let mut mentions = Vec::new();
    let mut readings = Vec::new();
    for (at, (source, date, marked)) in articles.iter().enumerate() {
        let id = ArticleId::new(at);
        let first = mentions.len();
        let mut article = article(source, marked, |span, kind, keys| {
            let reason = |key| reason(&mentions[first..], kind, keys, key);
            let found: Vec<_> = keys.split(',').map(|key| (key, reason(key))).collect();
            mentions.extend(found.into_iter().map(|(key, reason)| mention(id, span, kind, (key, reason))));
        });
        article.date = date.map(str::to_owned);
        let segments = Arc::new(segment::segment(&article));
        let candidates: Vec<Candidate> = mentions[first..].iter().filter_map(candidate).collect();
        let quotations = quote::quotations(&article, &segments, &candidates).into();
        readings.push(Reading { article: Arc::new(article), segments, candidates: candidates.into(), quotations });
    }
    let entities = rank(&readings, &mut mentions);
    let topics = vec![topic(&readings)];
    Library::from_parts(readings, Links { entities, mentions, ..Links::default() }, topics, problems)
}

fn entity_of(key: &str) -> EntityId {
    EntityId::new(ENTITIES.iter().position(|(name, ..)| *name == key).expect("the key of an entity"))
}

fn mention(article: ArticleId, span: Span, kind: MentionKind, (key, reason): (&str, Reason)) -> Mention {
    Mention { article, span, entity: entity_of(key), kind, confidence: 1.0, reason }
}

/// A mention by name as the recogniser finds it.
fn candidate(mention: &Mention) -> Option<Candidate> {
    let kind = ENTITIES[mention.entity.index()].2;
    (mention.kind == MentionKind::Name).then_some(Candidate { span: mention.span, kind, confidence: 1.0 })
}

/// Why words mean `key`: a pronoun rests on what it meant last in the article, and several `keys` are meant together.
fn reason(before: &[Mention], kind: MentionKind, keys: &str, key: &str) -> Reason {
    let last = before.iter().rev().find(|mention| mention.entity == entity_of(key));
    let evidence = last.map(|last| Passage { article: last.article, span: last.span });
    match kind {
        MentionKind::Pronoun => Reason { rule: Rule::Pronoun, evidence },
        _ if keys.contains(',') => Reason { rule: Rule::Group, evidence },
        _ => Reason::default(),
    }
}

/// The article without its marks, each of which goes to `found`.
fn article(source: &str, marked: &str, mut found: impl FnMut(Span, MentionKind, &str)) -> Article {
    let mut article = Article { source: source.to_owned(), language: "en".to_owned(), ..Article::default() };
    article.path = format!("{}.txt", source.to_lowercase().replace(' ', "-"));
    for (at, line) in marked.lines().enumerate() {
        let (kind, line) = match line.chars().next() {
            _ if at == 0 => (RegionKind::Title, line),
            Some('^') => (RegionKind::Caption, &line[1..]),
            Some('>') => (RegionKind::Standfirst, &line[1..]),
            Some('=') => (RegionKind::Subhead, &line[1..]),
            Some('@') => (RegionKind::Dateline, &line[1..]),
            _ => (RegionKind::Paragraph, line),
        };
        if at > 0 {
            article.text.push('\n');
        }
        let start = article.text.len();
        unmark(line, &mut article.text, &mut found);
        push_regions(&mut article, start, kind);
    }
    article.title = article.text.lines().next().unwrap_or_default().to_owned();
    article
}

fn push_regions(article: &mut Article, start: usize, kind: RegionKind) {
    let end = article.text.len();
    let mut body = start;
    if kind == RegionKind::Dateline {
        body += article.text[start..].find(" -- ").expect("a dateline ends at a dash") + " -- ".len();
        article.regions.push(Region { span: Span::new(start, body - 1), kind });
    }
    let kind = if kind == RegionKind::Dateline { RegionKind::Paragraph } else { kind };
    article.regions.push(Region { span: Span::new(body, end), kind });
}

/// Adds `line` to `text` without its marks.
fn unmark(line: &str, text: &mut String, found: &mut impl FnMut(Span, MentionKind, &str)) {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (mark, after) = after.split_once('}').expect("a mark that is closed");
        let (words, keys) = mark.split_once('|').expect("a mark with a key");
        let (kind, words) = match words.strip_prefix('~') {
            Some(words) => (MentionKind::Pronoun, words),
            None => (MentionKind::Name, words),
        };
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        found(Span::new(start, text.len()), kind, keys);
        rest = after;
    }
    text.push_str(rest);
}

/// The entities that are mentioned, the most mentioned first, as the linker ranks them: with more articles, ids change.
fn rank(readings: &[Reading], mentions: &mut [Mention]) -> Vec<Entity> {
    let count = |at: usize| mentions.iter().filter(|mention| mention.entity.index() == at).count();
    let mut order: Vec<usize> = (0..ENTITIES.len()).filter(|at| count(*at) > 0).collect();
    order.sort_by_key(|at| std::cmp::Reverse(count(*at)));
    for mention in mentions.iter_mut() {
        let rank = order.iter().position(|at| *at == mention.entity.index()).expect("it is mentioned");
        mention.entity = EntityId::new(rank);
    }
    let entity = |(rank, at): (usize, &usize)| entity(readings, mentions, *at, EntityId::new(rank));
    order.iter().enumerate().map(entity).collect()
}

fn entity(readings: &[Reading], mentions: &[Mention], at: usize, id: EntityId) -> Entity {
    let (_, name, kind) = ENTITIES[at];
    let mut aliases: Vec<Alias> = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.entity == id) {
        let text = readings[mention.article.index()].article.slice(mention.span);
        match aliases.iter_mut().find(|alias| alias.text == text) {
            Some(alias) => alias.count += 1,
            None => aliases.push(Alias { text: text.to_owned(), count: 1 }),
        }
    }
    Entity { name: name.to_owned(), kind, aliases }
}

fn topic(readings: &[Reading]) -> Topic {
    let mut occurrences = Vec::new();
    for (at, reading) in readings.iter().enumerate() {
        let found = reading.article.text.match_indices(TOPIC);
        let passage = |(start, words): (usize, &str)| Span::new(start, start + words.len());
        occurrences.extend(found.map(passage).map(|span| Passage { article: ArticleId::new(at), span }));
    }
    Topic { label: TOPIC.to_owned(), terms: vec![TOPIC.to_owned()], passages: occurrences.clone(), occurrences }
}
