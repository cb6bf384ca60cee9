//! People who are asked for by what they are.

use crate::run::{crossread, folder};

#[test]
fn people_are_found_by_what_they_are() {
    let folder = folder(&[(
        "story/a.txt",
        "Harbour reopens\n\nThe Norwegian fisheries minister, Ida Brandvold, came. \"We waited a month,\" Brandvold said. \
         Norway had asked her to. Norway is far.\n",
    )]);
    let run = |line: &str| crossread(folder.path(), line);
    for query in ["norwegian fisheries minister", "fisheries minister of norway", "fisheries minster"] {
        assert_eq!(run(&format!("mentions '{query}' story --json")).json()["name"], "Ida Brandvold", "{query}");
    }
    assert_eq!(run("mentions norwegian story --json").json()["name"], "Norway");
    assert!(run("quotes --by 'fisheries minister' story").ok().contains("waited a month"));
    assert!(run("mentions 'month %speaker minister' story").ok().contains("[month]"));
    let frame = run("--keys 'ffisheries<Space>minister' --dump-frame 100x20 story").ok();
    assert!(frame.contains("P Ida Brandvold  Norwegian fisheries"), "{frame}");
}

#[test]
fn namesakes_are_told() {
    let folder = folder(&[(
        "story/a.txt",
        "Harbour reopens\n\nThen Ida Holt met Peter Holt. Mrs Holt left. \"A month is nothing,\" said Mr Holt. \
         \"The month was long,\" said Ida Holt.\n",
    )]);
    let told = |line: &str| crossread(folder.path(), line).err;
    assert!(told("mentions holt story").contains("also called \"holt\": "));
    assert!(told("quotes --by holt story").contains("also called \"holt\": "));
    assert!(!told("mentions 'ida holt' story").contains("also called"));
}

#[test]
fn speakers_are_named_by_name_or_by_role_value_by_value() {
    let folder = folder(&[(
        "story/a.txt",
        "Harbour reopens\n\nThe Norwegian fisheries minister, Ida Brandvold, came. \"We waited a month,\" Brandvold said. \
         \"The month was long,\" said Peter Holt. \"A month is nothing,\" said Ola Dahl.\n",
    )]);
    let lines = |query: &str| crossread(folder.path(), &format!("mentions '{query}' story")).ok();
    let lines = |speakers: &str| lines(&format!("month %speaker {speakers}")).lines().count();
    assert_eq!((lines("holt"), lines("minister"), lines("holt,minister")), (1, 1, 2));
}
