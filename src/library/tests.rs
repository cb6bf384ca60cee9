//! Articles that come, change and go: what is known of them joined again is what joining them for the first time gives.

use proptest::prelude::*;
use rayon::ThreadPoolBuilder;

use crate::builtin::STORIES;
use crate::corpus::Input;
use crate::library::Library;
use crate::library::known::Known;

/// The file at `place` of the sample stories as it is in `version`: with its last bytes cut off in all but the first.
fn file(place: usize, version: usize) -> Input {
    match STORIES[place] {
        Input::Builtin(name, bytes) if name.ends_with(".json") => Input::Builtin(name, bytes),
        Input::Builtin(name, bytes) => Input::Builtin(name, &bytes[..bytes.len() * (4 - version) / 4]),
        ref other => other.clone(),
    }
}

/// Lets `known` hold each file in the version given, where one is, and checks that it is joined as if for the first time.
#[track_caller]
fn check(known: &mut Known, versions: &[Option<usize>]) {
    let present = versions.iter().enumerate().filter_map(|(place, version)| Some(file(place, (*version)?)));
    known.follow(&present.collect::<Vec<_>>(), Vec::new(), |_| true);
    let alone = ThreadPoolBuilder::new().num_threads(1).build().expect("one thread can be had");
    let (again, first) = (known.library(), alone.install(|| Library::new(known.readings(), Vec::new())));
    assert_eq!(again.entities(), first.entities());
    assert_eq!(again.mentions(), first.mentions());
    assert_eq!(again.topics(), first.topics());
    assert_eq!(again.quotes(), first.quotes());
}

#[test]
fn a_story_grows_article_by_article() {
    let mut known = Known::default();
    let mut versions = [None; STORIES.len()];
    for place in [7, 2, 0, 9, 4, 1, 3] {
        versions[place] = Some(0);
        check(&mut known, &versions);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2))]
    #[test]
    fn articles_come_change_and_go(
        steps in prop::collection::vec((0..STORIES.len(), prop::option::of(0_usize..3)), 2..5)
    ) {
        let mut known = Known::default();
        let mut versions = [Some(0); STORIES.len()];
        check(&mut known, &versions);
        for (place, version) in steps {
            versions[place] = version;
            check(&mut known, &versions);
        }
    }
}
