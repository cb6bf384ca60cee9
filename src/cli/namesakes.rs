//! Who else is called what was asked for, so that nobody takes one for all.

use crate::cli::say;
use crate::library::Library;
use crate::model::EntityId;
use crate::text::fold::fold;

/// So many of them are named.
const MOST: usize = 5;

/// Tells who is called `asked` beside `chosen`, if anybody is.
pub(super) fn tell(library: &Library, chosen: EntityId, asked: &str) {
    if let Some(others) = others(library, chosen, asked) {
        say(&others);
    }
}

/// "also called “marsh”: Peter Marsh (person), Ida Marsh (person)": the others beside `chosen` that have a name which is
/// `asked` but for case, accents and marks.
fn others(library: &Library, chosen: EntityId, asked: &str) -> Option<String> {
    let folded = fold(asked);
    let is_called = |name: &str| fold(name) == folded;
    let entities = library.entities().iter().enumerate().filter(|(at, _)| EntityId::new(*at) != chosen);
    let mut others = entities.filter(|(_, entity)| entity.aliases.iter().any(|alias| is_called(&alias.text)));
    let named = others.by_ref().take(MOST).map(|(_, entity)| format!("{} ({})", entity.name, entity.kind.label()));
    let named = named.collect::<Vec<_>>().join(", ");
    let more = match others.count() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    (!named.is_empty()).then(|| format!("also called \"{}\": {named}{more}", asked.trim()))
}
