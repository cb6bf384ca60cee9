//! debug
use crate::data;
use crate::gold::*;
use crossread::refer::pronoun::network::Network;
use crossread::refer::pronoun::question::read;
use crossread::refer::pronoun::scene::Words;
pub(crate) fn run(folder: &std::path::Path, label: &str, doc: usize) {
    let file = std::fs::read("models/pronouns.model").expect("m");
    let network = Network::open(&file).expect("m");
    let set = data::DEV.iter().find(|s| s.label == label).expect("set");
    let mut docs = data::load(folder, set);
    let d = Read::new(docs.remove(doc), Names::Given);
    let words = Words::default();
    let scene = d.scene(&words);
    let gold = Gold::new(&d.document, &scene);
    let text = &d.document.article.text;
    read(&scene, |_, q| {
        let w = network.weigh(q);
        println!(
            "== {:?} {:?} at {}: …{}",
            q.form.family,
            q.form.case,
            q.pronoun.span.start,
            text.get(q.pronoun.span.start.saturating_sub(60) as usize..q.pronoun.span.end as usize + 20)
                .unwrap_or("?")
                .replace('\n', " ")
        );
        println!("   {:?}", gold.answer(q));
        for (at, c) in q.candidates.iter().enumerate() {
            let r = &scene.referents[c.referent];
            println!(
                "   {at} {:.3} {:?} {:?} {:?} {:?} ag {}",
                w[at],
                &text[c.named.unwrap_or(c.last).span.range()],
                r.nature,
                r.belief.gender(),
                r.entities.len(),
                c.rows.len()
            );
        }
        crossread::refer::pronoun::likeliest(&w).map(|(a, _)| a)
    });
}
