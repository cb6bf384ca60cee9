//! What the program counts as part of a name: no sign of a tag, form of address, job title, direction, or other half of
//! a word with a hyphen.
//!
//! The texts that the model learned from differ in this, so its names are cut to size here. Nothing is ever made longer.

use super::Candidate;
use super::gazetteer::{Gazetteer, Sorts, WEEKDAYS};
use super::pattern::Advice;
use super::piece;
use super::public;
use crate::model::{Article, EntityType, Span};
use crate::text::fold::fold;
use crate::text::segment::{Segments, Sentence};

/// Signs that stand before a name.
const OPENING: [char; 10] = ['#', '@', '"', '“', '”', '‘', '’', '\'', ',', ' '];
/// Signs that stand behind one. An apostrophe is not among them: it may be the end of a plural.
const CLOSING: [char; 7] = ['#', '@', '"', '“', '”', ',', ' '];
/// Possessive endings.
const POSSESSIVES: [&str; 4] = ["'s", "’s", "'S", "’S"];

/// Words that only say which part of a country is meant. "West" and the like are not among them: West Germany was a land.
const DIRECTIONS: [&str; 6] = ["eastern", "western", "northern", "southern", "central", "mainland"];

/// Forms of address that begin no name of anything else.
const ADDRESSES: [&str; 3] = ["mr", "mrs", "ms"];

/// What a Korean district is, joined to its name.
const WARDS: [&str; 6] = ["dong", "gu", "gun", "do", "eup", "myeon"];

/// What a name is held against.
pub(super) struct Conventions<'a> {
    pub(super) article: &'a Article,
    pub(super) segments: &'a Segments,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) advice: &'a Advice,
}

impl Conventions<'_> {
    /// The names that the program counts where the model found `name`: none, one, or its parts.
    pub(super) fn applied(&self, name: Candidate) -> Vec<Candidate> {
        self.parts(name).into_iter().filter_map(|part| self.trimmed(part)).collect()
    }

    /// `name`, or the names that it is made of: "U.S." and "Russian", "Syrian" and "Kurds".
    fn parts(&self, name: Candidate) -> Vec<Candidate> {
        let tokens = &self.segments.tokens;
        let at = tokens.partition_point(|token| token.span.end <= name.span.start);
        let halves = match tokens.get(at) {
            Some(token) if token.span.covers(name.span) && !self.is_joined(name) => {
                piece::hyphenated(self.article, tokens, at, self.gazetteer)
            }
            _ => Vec::new(),
        };
        if halves.len() > 1 {
            let capital = |half: &Span| self.article.slice(*half).contains(char::is_uppercase);
            let halves = halves.into_iter().filter(|half| half.overlaps(name.span) && capital(half));
            return halves
                .map(|span| Candidate { span, kind: self.own_kind(span).unwrap_or(name.kind), ..name })
                .collect();
        }
        self.companies(name).or_else(|| self.listed_parts(name)).unwrap_or_else(|| vec![name])
    }

    /// Whether the small letters behind the last hyphen of `name` belong to it: "Park Soo-jin", "Samdo-dong".
    fn is_joined(&self, name: Candidate) -> bool {
        let text = self.article.slice(self.without_signs(name.span));
        let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        match name.kind {
            EntityType::Person => piece::is_syllables(last),
            EntityType::Place => last.split_once('-').is_some_and(|(_, ending)| WARDS.contains(&ending)),
            _ => false,
        }
    }

    /// The two companies that `name` holds, where the form of one and a small word part them: "Doe Inc for Roe Ltd".
    fn companies(&self, name: Candidate) -> Option<Vec<Candidate>> {
        let text = self.article.slice(name.span);
        let parting = |(at, _): (usize, &str)| {
            let (front, rest) = (&text[..at], &text[at + 1..]);
            let (small, other) = rest.split_once(' ')?;
            let form = front.rsplit(' ').next().filter(|_| front.contains(' '))?;
            let is_form = self.gazetteer.sorts(&fold(form)).any(Sorts::COMPANY_FORM);
            let is_small = !small.is_empty() && small.chars().all(char::is_lowercase) && small != "of";
            (is_form && is_small && other.starts_with(char::is_uppercase)).then_some((at, at + 1 + small.len() + 1))
        };
        let (end, start) = text.match_indices(' ').find_map(parting)?;
        let from = name.span.range().start;
        let spans = [Span::new(from, from + end), Span { start: name.span.start + start as u32, ..name.span }];
        Some(spans.map(|span| Candidate { span, ..name }).to_vec())
    }

    /// The type of `half` where the gazetteer is certain of it.
    fn own_kind(&self, half: Span) -> Option<EntityType> {
        let sorts = self.sorts(half);
        let kinds = [
            (Sorts::COUNTRY, EntityType::Place),
            (Sorts::DEMONYM, EntityType::Misc),
            (Sorts::ORGANISATION, EntityType::Organisation),
        ];
        kinds.into_iter().find(|(sort, _)| sorts.any(*sort)).map(|(_, kind)| kind)
    }

    fn sorts(&self, span: Span) -> Sorts {
        self.gazetteer.sorts(&fold(self.article.slice(span)))
    }

    /// The names of the rules, if `name` is nothing but countries and peoples side by side.
    fn listed_parts(&self, name: Candidate) -> Option<Vec<Candidate>> {
        let within: Vec<_> = overlapping(&self.advice.names, name.span).to_vec();
        let peoples = Sorts::COUNTRY.union(Sorts::DEMONYM).union(Sorts::MISC);
        let listed = |part: &Candidate| part.span != name.span && self.sorts(part.span).any(peoples);
        let letters = |span: Span| self.article.slice(span).chars().filter(|ch| ch.is_alphanumeric()).count();
        let all = within.iter().map(|part| letters(part.span)).sum::<usize>() == letters(name.span);
        (within.len() > 1 && all && within.iter().all(listed)).then_some(within)
    }

    /// `name` without what is no part of it; nothing where no name is left.
    fn trimmed(&self, name: Candidate) -> Option<Candidate> {
        let span = self.without_signs(name.span);
        let (bare, kind) = self.addressed(span).map_or((span, name.kind), |bare| (bare, EntityType::Person));
        let span = self.without_signs(self.without_title(bare, kind)?);
        let directed = self.without_direction(span);
        let kind = if directed == span { kind } else { self.own_kind(directed).unwrap_or(kind) };
        let name = Candidate { kind, ..name };
        let span = self.without_agency(directed);
        let span = if self.is_joined(Candidate { span, ..name }) { span } else { self.without_ending(span) };
        let span = self.without_stop(span);
        let span = if kind == EntityType::Person { self.person(span)? } else { span };
        let text = self.article.slice(span);
        // Names without a capital are misread nicknames of others and ordinary words far more often than names; "76ers" is one.
        let numbered = text.starts_with(|ch: char| ch.is_ascii_digit());
        let small = !numbered && !text.chars().any(char::is_uppercase) && text.chars().any(char::is_lowercase);
        // An initial says too little to be looked for.
        let initial = text.chars().filter(|ch| ch.is_alphanumeric()).count() < 2;
        (!initial && !small && !self.is_compound_tag(span)).then_some(Candidate { span, ..name })
    }

    fn without_signs(&self, span: Span) -> Span {
        let text = self.article.slice(span);
        let opened = text.trim_start_matches(OPENING);
        let closed = opened.trim_end_matches(CLOSING);
        let bare = POSSESSIVES.iter().find_map(|ending| closed.strip_suffix(ending)).unwrap_or(closed);
        let start = span.range().start + text.len() - opened.len();
        Span::new(start, start + bare.len())
    }

    /// `span` without "Mr", "Mrs" and the like before it: whoever is addressed so is a person.
    fn addressed(&self, span: Span) -> Option<Span> {
        let text = self.article.slice(span);
        let (first, rest) = text.split_once(char::is_whitespace)?;
        let rest = rest.trim_start();
        let is_address = ADDRESSES.contains(&first.trim_end_matches('.').to_lowercase().as_str());
        let start = span.end - rest.len() as u32;
        (is_address && rest.starts_with(char::is_uppercase)).then_some(Span { start, ..span })
    }

    /// `span` from the end of the title that it begins with; nothing where it is part of a title: the "State" of
    /// "Secretary of State".
    fn without_title(&self, span: Span, kind: EntityType) -> Option<Span> {
        let titles = &self.advice.titles;
        let after = titles.partition_point(|title| title.start <= span.start);
        let Some(title) = titles[..after].last().filter(|title| title.overlaps(span)) else { return Some(span) };
        if title.covers(span) {
            return None;
        }
        // "Prince" and "Dean" can be what somebody is called; "Dame", although a rare family name too, hardly is.
        let sorts = self.sorts(*title);
        let called = sorts.any(Sorts::GIVEN.union(Sorts::FAMILY)) && !sorts.any(Sorts::HONORIFIC);
        let person = kind == EntityType::Person && self.article.slice(span).contains(char::is_whitespace);
        Some(if person && !called { Span { start: title.end, ..span } } else { span })
    }

    /// The name of a person without a number, what the bearer is, and the people before it, and without a day on either side.
    fn person(&self, span: Span) -> Option<Span> {
        self.without_weekday(self.without_calling(self.behind_phrase(self.without_number(span))))
    }

    /// The name in "On Tuesday Holt said" and "In Oslo Holt said", without the day or place.
    fn behind_phrase(&self, span: Span) -> Span {
        const DAYS: [&str; 8] = ["on", "since", "until", "late", "early", "last", "next", "this"];
        const PLACES: [&str; 3] = ["in", "at", "from"];
        let Some((first, rest)) = self.article.slice(span).split_once(' ') else { return span };
        let before = self.article.text[..span.range().start].trim_end_matches(' ').rsplit(char::is_whitespace).next();
        let (before, rest) = (before.unwrap_or_default().to_lowercase(), rest.trim_start());
        let sorts = self.gazetteer.sorts(&fold(first));
        let is_place = || {
            let folded = fold(self.article.slice(span));
            let is_listed = self.gazetteer.sorts(&folded).any(Sorts::PERSON) || public::known(&folded).is_some();
            let is_name = sorts.any(Sorts::GIVEN) || is_listed;
            sorts.any(Sorts::ANY_PLACE) && !is_name && rest.starts_with(char::is_uppercase)
        };
        let is_day = WEEKDAYS.contains(&first) && DAYS.contains(&before.as_str());
        let is_apart = is_day || PLACES.contains(&before.as_str()) && is_place();
        if is_apart { Span { start: span.end - rest.len() as u32, ..span } } else { span }
    }

    /// The name in "2-Anna Holt", without the number of a list.
    fn without_number(&self, span: Span) -> Span {
        let text = self.article.slice(span);
        let name = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
        let name = name.strip_prefix(['-', '‑', '‐']).filter(|_| name.len() < text.len()).unwrap_or(text);
        Span { start: span.end - name.len() as u32, ..span }
    }

    /// The name in "Midfielder Anna Holt" and "American Anna Holt", without the word for what she is. Words that are names of
    /// people, too, stay.
    fn without_calling(&self, span: Span) -> Span {
        let text = self.article.slice(span);
        let Some((first, rest)) = text.split_once(' ').filter(|(_, rest)| rest.starts_with(char::is_uppercase)) else {
            return span;
        };
        let sorts = self.gazetteer.sorts(&fold(first));
        let is_name = sorts.any(Sorts::GIVEN.union(Sorts::FAMILY)) || self.sorts(span).any(Sorts::PERSON);
        let is_calling = sorts.any(Sorts::ROLE.union(Sorts::DEMONYM));
        if is_calling && !is_name { Span { start: span.end - rest.len() as u32, ..span } } else { span }
    }

    /// The name of a person without the day behind it, "Anna Holt Tuesday said"; nothing where it is but a day.
    fn without_weekday(&self, span: Span) -> Option<Span> {
        let text = self.article.slice(span);
        let (name, last) = text.rsplit_once(' ').unwrap_or(("", text));
        if !WEEKDAYS.contains(&last) {
            return Some(span);
        }
        (!name.is_empty()).then_some(Span { end: span.start + name.len() as u32, ..span })
    }

    /// The place in "Oslo, Norway ANB —", without the agency behind it.
    fn without_agency(&self, span: Span) -> Span {
        let text = self.article.slice(span);
        let Some((place, agency)) = text.rsplit_once(' ') else { return span };
        let bare = Span { end: span.start + place.len() as u32, ..span };
        let is_dateline = || self.article.text[span.range().end..].trim_start().starts_with(['—', '–']);
        let is_agency = agency.len() > 1 && agency.chars().all(char::is_uppercase);
        let is_place = || self.sorts(bare).any(Sorts::COUNTRY.union(Sorts::CAPITAL));
        if is_agency && is_dateline() && is_place() { bare } else { span }
    }

    /// "Western Ukraine" speaks of Ukraine, unless it is listed, as Northern Ireland is.
    fn without_direction(&self, span: Span) -> Span {
        let text = self.article.slice(span);
        let Some((_, rest)) =
            text.split_once(' ').filter(|(first, _)| DIRECTIONS.contains(&first.to_lowercase().as_str()))
        else {
            return span;
        };
        let rest = Span { start: span.start + (text.len() - rest.len()) as u32, ..span };
        let land = self.sorts(rest).any(Sorts::COUNTRY.union(Sorts::DEMONYM));
        if land && !self.sorts(span).any(Sorts::ANY_NAME) { rest } else { span }
    }

    /// `span` without the small letters behind its last hyphen, the "-led" of "U.S.-led", unless they end a given name.
    fn without_ending(&self, span: Span) -> Span {
        let text = self.article.slice(span);
        let Some((name, ending)) = text.rsplit_once('-') else { return span };
        let (front, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
        let before = front.rsplit(char::is_whitespace).next().unwrap_or_default();
        if piece::is_given(before, last, self.gazetteer) {
            return span;
        }
        let led = name.len() > 1 && ending.len() > 1 && ending.chars().all(char::is_lowercase);
        if led && name.contains(char::is_uppercase) {
            Span { end: span.start + name.len() as u32, ..span }
        } else {
            span
        }
    }

    /// `span` without the full stop of its sentence, unless it also ends an abbreviation such as "U.S."
    fn without_stop(&self, span: Span) -> Span {
        let text = self.article.slice(span);
        let Some(bare) = text.strip_suffix('.').filter(|bare| !bare.contains('.')) else { return span };
        let ends = |sentence: &Sentence| self.article.slice(sentence.span).trim_end_matches(CLOSING).len();
        let sentence = self.segments.sentence_at(span.start);
        let last = sentence.is_some_and(|sentence| sentence.span.range().start + ends(sentence) == span.range().end);
        if last { Span { end: span.start + bare.len() as u32, ..span } } else { span }
    }

    /// `#PeaceTalks`: a tag made of several words.
    fn is_compound_tag(&self, span: Span) -> bool {
        let text = self.article.slice(span);
        let tagged = self.article.text[..span.range().start].ends_with(['#', '@']);
        let several = text.contains(char::is_lowercase) && text.chars().skip(1).any(char::is_uppercase);
        tagged && several && !self.sorts(span).any(Sorts::ANY_NAME)
    }
}

/// Those of `names`, which are in order and apart, that share a byte with `span`.
pub(crate) fn overlapping(names: &[Candidate], span: Span) -> &[Candidate] {
    let first = names.partition_point(|name| name.span.end <= span.start);
    let last = names.partition_point(|name| name.span.start < span.end);
    &names[first..last.max(first)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::pattern;
    use crate::text::segment::segment;

    /// Checks what is left of the name `found`, at its first place in `text`.
    #[track_caller]
    fn check(text: &str, (found, kind): (&str, EntityType), expected: &str) {
        let article = Article::of_paragraph(text);
        let segments = segment(&article);
        let (gazetteer, advice) = (Gazetteer::default(), pattern::recognise(&article, &segments));
        let conventions =
            Conventions { article: &article, segments: &segments, gazetteer: &gazetteer, advice: &advice };
        let start = text.find(found).expect("the name is in the text");
        let name = Candidate { span: Span::new(start, start + found.len()), kind, confidence: 1.0 };
        let left = conventions.applied(name).into_iter();
        let left: Vec<_> = left.map(|name| format!("{}|{}", article.slice(name.span), name.kind.tag())).collect();
        assert_eq!(left.join(" "), expected, "{found} in {text}");
    }

    #[test]
    fn signs_and_endings_stay_outside() {
        use EntityType::{Person, Place};
        check("Talks with #Jensen.", ("#Jensen", Person), "Jensen|PER");
        check("It was Jensen's plan.", ("Jensen's", Person), "Jensen|PER");
        check("They saw Omar al-Rashid.", ("al-Rashid", Person), "al-Rashid|PER");
        check("The U.S.-led talks.", ("U.S.-led", Place), "U.S.|LOC");
        check("He left Holt & Sons Ltd.", ("Holt & Sons Ltd.", EntityType::Organisation), "Holt & Sons Ltd|ORG");
        check("He left the U.S.", ("U.S.", Place), "U.S.|LOC");
        check("They saw jensen.", ("jensen", Person), "");
        check("They saw # there.", ("#", Person), "");
        check("They saw M. there.", ("M.", Person), "");
        check("Then Maria Jensen Tuesday spoke.", ("Maria Jensen Tuesday", Person), "Maria Jensen|PER");
        check("Then Tuesday came.", ("Tuesday", Person), "");
        check("On Tuesday Maria Jensen spoke.", ("Tuesday Maria Jensen", Person), "Maria Jensen|PER");
        check("Then Sunday Jensen spoke.", ("Sunday Jensen", Person), "Sunday Jensen|PER");
        check("A goal by Sunday Jensen came.", ("Sunday Jensen", Person), "Sunday Jensen|PER");
        check("In London Breed spoke.", ("London Breed", Person), "London Breed|PER");
        check("In Helsinki Jensen spoke.", ("Helsinki Jensen", Person), "Jensen|PER");
        check("In Maria Jensen they saw him.", ("Maria Jensen", Person), "Maria Jensen|PER");
        check("Then Marsh Wednesday won.", ("Marsh Wednesday", EntityType::Organisation), "Marsh Wednesday|ORG");
    }

    #[test]
    fn titles_stay_outside() {
        use EntityType::{Organisation, Person};
        check("Then President #Jensen spoke.", ("President #Jensen", Person), "Jensen|PER");
        check("Then Prime Minister Maria Jensen spoke.", ("Prime Minister Maria Jensen", Person), "Maria Jensen|PER");
        check("Then Dean Maria Jensen spoke.", ("Dean Maria Jensen", Person), "Dean Maria Jensen|PER");
        check("Then Secretary of State Maria Jensen spoke.", ("State", Organisation), "");
        check("He left the Department of State.", ("Department of State", Organisation), "Department of State|ORG");
    }

    #[test]
    fn numbers_callings_and_peoples_stay_outside() {
        use EntityType::{Organisation, Person};
        check("Then 27-Maria Jensen won.", ("27-Maria Jensen", Person), "Maria Jensen|PER");
        check("Then Midfielder Maria Jensen won.", ("Midfielder Maria Jensen", Person), "Maria Jensen|PER");
        check("Then American Maria Jensen won.", ("American Maria Jensen", Person), "Maria Jensen|PER");
        check("Then Baker Jensen won.", ("Baker Jensen", Person), "Baker Jensen|PER");
        check("Then Midfielder Jensen met.", ("Midfielder Jensen", Organisation), "Midfielder Jensen|ORG");
    }

    #[test]
    fn forms_of_address_tell_a_person() {
        use EntityType::Place;
        check("Then Ms Vale left.", ("Ms Vale", Place), "Vale|PER");
        check("Then Mist Vale was left.", ("Mist Vale", Place), "Mist Vale|LOC");
    }

    #[test]
    fn syllables_are_joined() {
        use EntityType::{Person, Place};
        check("Then Yuk Chang-soo spoke.", ("Yuk Chang-soo", Person), "Yuk Chang-soo|PER");
        check("Then Chang-soo spoke.", ("Chang-soo", Person), "Chang-soo|PER");
        check("She lives in Samdo-dong.", ("Samdo-dong", Place), "Samdo-dong|LOC");
        check("A Jensen-led group.", ("Jensen-led", Person), "Jensen|PER");
    }

    #[test]
    fn words_with_hyphens_are_parted() {
        use EntityType::Misc;
        check("Some pro-Russian rebels.", ("pro-Russian", Misc), "Russian|MISC");
        check("Some U.S.-Russian ties.", ("U.S.-Russian", Misc), "U.S.|LOC Russian|MISC");
        check("Peoples such as Syrian Kurds.", ("Syrian Kurds", Misc), "Syrian|MISC Kurds|MISC");
    }

    #[test]
    fn directions_stay_outside() {
        use EntityType::Place;
        check("Fighting in Western Ukraine.", ("Western Ukraine", Place), "Ukraine|LOC");
        check("Talks in Northern Ireland.", ("Northern Ireland", Place), "Northern Ireland|LOC");
    }

    #[test]
    fn tags_of_several_words_are_no_names() {
        check("Good news on #PeaceTalks today.", ("PeaceTalks", EntityType::Organisation), "");
    }
}
