//! Two programs that change the same file: what each has changed since it last read it holds, whoever writes last.

use serde_json::{Map, Value};

/// What becomes of a file that said `theirs` when it is written by somebody who last read `base` and now has `mine`.
///
/// Objects are merged name by name. In a list, in which items are told apart by their `id` or by themselves, the order
/// is mine, and what is new in theirs follows. Of anything else mine holds if I have changed it.
#[must_use]
pub fn merge(base: &Value, mine: &Value, theirs: &Value) -> Value {
    match (mine, theirs) {
        _ if mine == base => theirs.clone(),
        _ if theirs == base => mine.clone(),
        (Value::Object(mine), Value::Object(theirs)) => {
            let empty = Map::new();
            Value::Object(merge_objects(base.as_object().unwrap_or(&empty), mine, theirs))
        }
        (Value::Array(mine), Value::Array(theirs)) => {
            Value::Array(merge_lists(base.as_array().map_or(&[], Vec::as_slice), mine, theirs))
        }
        _ => mine.clone(),
    }
}

fn merge_objects(
    base: &Map<String, Value>,
    mine: &Map<String, Value>,
    theirs: &Map<String, Value>,
) -> Map<String, Value> {
    let names = mine.keys().chain(theirs.keys().filter(|name| !mine.contains_key(*name)));
    let value = |name: &String| match (base.get(name), mine.get(name), theirs.get(name)) {
        (base, Some(mine), Some(theirs)) => Some(merge(base.unwrap_or(&Value::Null), mine, theirs)),
        // Gone in one: it stays only if the other has changed it.
        (base, Some(one), None) | (base, None, Some(one)) => (base != Some(one)).then(|| one.clone()),
        (_, None, None) => None,
    };
    names.filter_map(|name| Some((name.clone(), value(name)?))).collect()
}

fn merge_lists(base: &[Value], mine: &[Value], theirs: &[Value]) -> Vec<Value> {
    let find = |list: &[Value], item: &Value| list.iter().find(|other| id(other) == id(item)).cloned();
    let kept = mine.iter().filter_map(|item| match (find(base, item), find(theirs, item)) {
        (base, Some(theirs)) => Some(merge(&base.unwrap_or(Value::Null), item, &theirs)),
        (base, None) => (base.as_ref() != Some(item)).then(|| item.clone()),
    });
    let new = theirs.iter().filter(|item| find(mine, item).is_none() && find(base, item).as_ref() != Some(*item));
    kept.chain(new.cloned()).collect()
}

/// What tells an item of a list from others.
fn id(item: &Value) -> &Value {
    item.get("id").unwrap_or(item)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn each_keeps_what_it_has_changed() {
        let base = json!({ "theme": "dark", "articles": { "a": { "read": true }, "b": { "read": true } } });
        let mine = json!({ "theme": "light", "articles": { "a": { "read": true, "star": true } } });
        let theirs = json!({ "theme": "dark", "articles": { "a": { "read": false }, "b": { "read": true }, "c": {} } });
        let merged = json!({ "theme": "light", "articles": { "a": { "read": false, "star": true }, "c": {} } });
        assert_eq!(merge(&base, &mine, &theirs), merged);
    }

    #[test]
    fn lists_keep_my_order_and_their_additions() {
        let (base, mine, theirs) = (json!(["a", "b", "c"]), json!(["c", "a", "m"]), json!(["a", "b", "c", "t"]));
        assert_eq!(merge(&base, &mine, &theirs), json!(["c", "a", "m", "t"]));
        let item = |id: u32, note: &str| json!({ "id": id, "note": note });
        let (base, mine) = (json!([item(1, ""), item(2, "")]), json!([item(1, "mine"), item(2, "")]));
        let theirs = json!([item(2, "theirs")]);
        assert_eq!(merge(&base, &mine, &theirs), json!([item(1, "mine"), item(2, "theirs")]));
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![(0..4).prop_map(Value::from), Just(Value::Bool(true))];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                prop::collection::btree_map("[a-c]", inner, 0..3)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
                prop::collection::btree_set(0..6_u8, 0..4).prop_map(|set| json!(set)),
            ]
        })
    }

    proptest! {
        #[test]
        fn who_changes_nothing_loses_nothing(base in value(), other in value()) {
            prop_assert_eq!(merge(&base, &base, &other), other.clone());
            prop_assert_eq!(merge(&base, &other, &base), other.clone());
            prop_assert_eq!(merge(&base, &other, &other), other);
        }

        #[test]
        fn what_both_add_is_there(base in value(), mine in value(), theirs in value()) {
            let object = |value: Value, name: &str| json!({ "base": base.clone(), name: value });
            let merged = merge(&json!({ "base": base.clone() }), &object(mine.clone(), "mine"), &object(theirs.clone(), "theirs"));
            prop_assert_eq!(&merged["mine"], &mine);
            prop_assert_eq!(&merged["theirs"], &theirs);
            prop_assert_eq!(&merged["base"], &base);
        }
    }
}
