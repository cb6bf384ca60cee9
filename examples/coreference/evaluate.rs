//! All measures of a set, printed.

use std::path::Path;

use crossread::model::MentionKind;

use crate::align::{Item, align};
use crate::data::{self, Corpus, DEV, GAP, Set, TRAIN};
use crate::errors::Errors;
use crate::gap;
use crate::jump::Jump;
use crate::lost::Lost;
use crate::measure::{Score, Scores};
use crate::overlap::Overlap;
use crate::pronoun::{self, Pronouns};
use crate::scope::{self, SCOPES, Scope};
use crate::stories;

/// What the sample stories are called among the sets.
const STORIES: Set = Set { label: "stories", file: "", singletons: true, partial: true };

/// Measures on the sets to be measured on, or on those that `args` name. `--errors` among them prints the most
/// frequent differences.
pub(crate) fn run(folder: &Path, args: &[&str]) {
    let wanted: Vec<_> = args.iter().filter(|arg| !arg.starts_with("--")).collect();
    let is_wanted = |set: &&Set| wanted.contains(&&set.label);
    let by_default = |set: &&Set| wanted.is_empty() || is_wanted(set);
    let sets = DEV.iter().chain([&STORIES]).filter(by_default).chain(TRAIN.iter().filter(is_wanted));
    for set in sets {
        let corpora = if set.label == STORIES.label { stories::load() } else { data::load(folder, set) };
        measure(set, &corpora, args.contains(&"--errors"));
    }
}

/// Measures on the stories with marks in the folders among `args`, one by one.
pub(crate) fn run_marked(args: &[&str]) {
    for folder in args.iter().filter(|arg| !arg.starts_with("--")) {
        let set = Set { label: "marked", file: "", singletons: true, partial: false };
        println!("{folder}");
        measure(&set, &[data::marked(Path::new(folder))], args.contains(&"--errors"));
    }
}

fn measure(set: &Set, corpora: &[Corpus], with_errors: bool) {
    let items: Vec<Vec<Item>> = corpora.iter().map(align).collect();
    let documents: usize = corpora.iter().map(|corpus| corpus.documents.len()).sum();
    println!("{}: {documents} documents in {} corpora", set.label, corpora.len());
    report(set, corpora, &items);
    if with_errors {
        let mut errors = Errors::default();
        corpora.iter().zip(&items).for_each(|(corpus, items)| errors.add(corpus, items));
        errors.print();
        let mut lost = Lost::default();
        corpora.iter().zip(&items).for_each(|(corpus, items)| lost.add(corpus, items));
        lost.print();
        for scope in SCOPES {
            let mut jump = Jump::default();
            items.iter().for_each(|items| jump.add(items, scope, true));
            jump.print_worst(scope);
        }
    }
    println!();
}

fn report(set: &Set, corpora: &[Corpus], items: &[Vec<Item>]) {
    if set.label.starts_with(GAP) {
        let mut score = Score::default();
        items.iter().for_each(|items| score += gap::score(items));
        return println!("  GAP {}", text(score));
    }
    let is_joint = corpora.iter().any(|corpus| corpus.documents.len() > 1);
    for scope in SCOPES.iter().filter(|scope| has(items, **scope)) {
        report_scope(set, corpora, items, *scope, is_joint);
    }
    let mut pronouns = Pronouns::new();
    for (corpus, items) in corpora.iter().zip(items) {
        pronoun::add(&mut pronouns, items, &corpus.library, set.partial);
    }
    for (class, score) in pronouns {
        println!(
            "  pronouns  {class:12}{}  of {} linked, {} marked",
            text(score),
            score.precision.all,
            score.recall.all
        );
    }
}

/// Whether any mention of the last kind of `scope` is marked.
fn has(items: &[Vec<Item>], scope: Scope) -> bool {
    let last: Option<&MentionKind> = scope.kinds.last();
    items.iter().flatten().any(|item| item.marked.map(|marked| &marked.kind) == last)
}

fn report_scope(set: &Set, corpora: &[Corpus], items: &[Vec<Item>], scope: Scope, is_joint: bool) {
    let (mut within, mut across, mut both) = (Scores::default(), Scores::default(), Scores::default());
    let (mut named, mut all) = (Jump::default(), Jump::default());
    for (corpus, items) in corpora.iter().zip(items) {
        named.add(items, scope, true);
        all.add(items, scope, false);
        let scoped = items.iter().filter(|item| scope.holds(item) && scope::is_core(item, &corpus.library));
        let scoped: Vec<&Item> = scoped.collect();
        for document in 0..corpus.documents.len() {
            let here = scoped.iter().copied().filter(|item| item.document == document);
            within += scores(set, &here.collect::<Vec<_>>());
        }
        across += scores(set, &scoped);
        let known: Vec<_> = scoped.into_iter().filter(|item| item.marked.is_some() && item.found.is_some()).collect();
        both += scores(&Set { singletons: true, ..*set }, &known);
    }
    println!("  {:10}mentions{}", scope.label, text(within.mentions));
    print_scores("within", &within);
    if is_joint {
        print_scores("across", &across);
    }
    print_scores("both", &both);
    let (one, other) = (named.mean() * 100.0, all.mean() * 100.0);
    println!(
        "    jump    {one:5.1} for {} persons with a name, {other:5.1} for all {}",
        named.persons(),
        all.persons()
    );
}

/// The scores of `items` as one partition. Where entities with one mention are not marked, those found do not count.
fn scores(set: &Set, items: &[&Item]) -> Scores {
    let is_alone = |item: &&&Item| {
        let entity = item.found.map(|found| found.entity);
        items.iter().filter(|other| other.found.map(|found| found.entity) == entity).nth(1).is_none()
    };
    let mentions = items.iter().map(|item| {
        let found = item.found.filter(|_| set.singletons || !is_alone(&item));
        (item.marked.map(|marked| marked.entity.as_str()), found.map(|found| found.entity))
    });
    Scores::of(&Overlap::of(mentions))
}

fn print_scores(label: &str, scores: &Scores) {
    println!(
        "    {label:8}MUC{}   B3{}   CEAFe{}   CoNLL {:5.1}",
        text(scores.muc),
        text(scores.b_cubed),
        text(scores.ceaf_e),
        scores.conll() * 100.0
    );
}

/// Precision, recall and F1 in percent.
fn text(score: Score) -> String {
    let (precision, recall) = (score.precision.value() * 100.0, score.recall.value() * 100.0);
    format!(" P {precision:5.1} R {recall:5.1} F1 {:5.1}", score.f1() * 100.0)
}
