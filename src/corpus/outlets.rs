//! Who publishes news: agencies, broadcasters and papers, with the forms in which texts and file names carry them.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

/// What an outlet supplies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Texts for other outlets.
    Agency,
    /// Pictures for other outlets.
    Pictures,
    /// Its own readers, viewers or listeners.
    Public,
}

impl Sort {
    /// All sorts.
    pub(crate) const ALL: [Self; 3] = [Self::Agency, Self::Pictures, Self::Public];
}

/// A publisher.
#[derive(Debug)]
pub(crate) struct Outlet {
    pub(crate) name: &'static str,
    pub(crate) sort: Sort,
    /// The forms in texts, exactly as written there; in file names without case, spaces and marks.
    pub(crate) forms: &'static [&'static str],
    /// Whether the name is a common word, which counts in a file name only behind `the` or alone.
    pub(crate) common: Common,
}

/// Whether a name is a word that stands for other things too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Common {
    /// It means the outlet wherever it stands.
    No,
    /// It means the outlet only by itself.
    Yes,
}

const fn agency(name: &'static str, forms: &'static [&'static str]) -> Outlet {
    Outlet { name, sort: Sort::Agency, forms, common: Common::No }
}

const fn pictures(name: &'static str, forms: &'static [&'static str]) -> Outlet {
    Outlet { name, sort: Sort::Pictures, forms, common: Common::No }
}

const fn public(name: &'static str, forms: &'static [&'static str]) -> Outlet {
    Outlet { name, sort: Sort::Public, forms, common: Common::No }
}

const fn common(name: &'static str, forms: &'static [&'static str]) -> Outlet {
    Outlet { name, sort: Sort::Public, forms, common: Common::Yes }
}

/// All outlets that are known by name. Others are read from metadata, addresses and file names.
pub(crate) const OUTLETS: &[Outlet] = &[
    agency("Reuters", &["Reuters", "REUTERS", "Thomson Reuters"]),
    agency("Associated Press", &["AP", "Associated Press", "The Associated Press"]),
    agency("AFP", &["AFP", "Agence France-Presse", "Agence France Presse"]),
    agency("Bloomberg", &["Bloomberg", "Bloomberg News"]),
    agency("UPI", &["UPI", "United Press International"]),
    agency("PA", &["PA", "PA Media", "Press Association"]),
    agency("dpa", &["dpa", "DPA", "Deutsche Presse-Agentur"]),
    agency("EFE", &["EFE", "Agencia EFE"]),
    agency("ANSA", &["ANSA"]),
    agency("APA", &["APA"]),
    agency("Xinhua", &["Xinhua", "XINHUA", "Xinhua News Agency"]),
    agency("TASS", &["TASS", "ITAR-TASS", "Itar-Tass"]),
    agency("Interfax", &["Interfax"]),
    agency("RIA Novosti", &["RIA Novosti", "RIA"]),
    agency("Sputnik", &["Sputnik"]),
    agency("Ukrinform", &["Ukrinform", "UKRINFORM"]),
    agency("Anadolu Agency", &["Anadolu", "Anadolu Agency"]),
    agency("Kyodo News", &["Kyodo", "Kyodo News", "KYODO"]),
    agency("Jiji Press", &["Jiji", "Jiji Press"]),
    agency("Yonhap", &["Yonhap", "Yonhap News Agency"]),
    agency("PTI", &["PTI", "Press Trust of India"]),
    agency("ANI", &["ANI"]),
    agency("IANS", &["IANS"]),
    agency("SANA", &["SANA"]),
    agency("IRNA", &["IRNA"]),
    agency("WAM", &["WAM"]),
    agency("KUNA", &["KUNA"]),
    agency("AAP", &["AAP"]),
    agency("Canadian Press", &["Canadian Press", "The Canadian Press"]),
    agency("Religion News Service", &["RNS", "Religion News Service"]),
    agency("Inter Press Service", &["IPS", "Inter Press Service"]),
    agency("Tribune News Service", &["TNS", "Tribune News Service"]),
    pictures("Getty Images", &["Getty Images", "Getty", "Getty images"]),
    pictures("EPA", &["EPA", "epa", "European Pressphoto Agency"]),
    pictures("Rex", &["Rex Features", "REX", "Shutterstock"]),
    pictures("Alamy", &["Alamy", "Alamy Stock Photo"]),
    pictures("Corbis", &["Corbis"]),
    pictures("iStock", &["iStock", "iStockphoto"]),
    pictures("Magnum", &["Magnum Photos"]),
    pictures("Wikimedia Commons", &["Wikimedia Commons"]),
    public("CNN", &["CNN", "CNN.com"]),
    public("BBC", &["BBC", "BBC News", "BBC Sport"]),
    public("Sky News", &["Sky News"]),
    public("ITV News", &["ITV News", "ITV"]),
    public("Channel 4 News", &["Channel 4 News"]),
    public("NBC News", &["NBC", "NBC News"]),
    public("CBS News", &["CBS", "CBS News"]),
    public("ABC News", &["ABC News", "ABC"]),
    public("Fox News", &["Fox News", "FoxNews.com"]),
    public("MSNBC", &["MSNBC"]),
    public("CNBC", &["CNBC"]),
    public("NPR", &["NPR"]),
    public("PBS", &["PBS", "PBS NewsHour"]),
    public("VOA", &["VOA", "VOA News", "Voice of America"]),
    public("RFE/RL", &["RFE/RL", "RFERL", "Radio Free Europe"]),
    public("Al Jazeera", &["Al Jazeera", "Al-Jazeera", "Al Jazeera English"]),
    public("Al Arabiya", &["Al Arabiya", "Al-Arabiya"]),
    public("Deutsche Welle", &["Deutsche Welle", "DW"]),
    public("France 24", &["France 24", "FRANCE 24"]),
    public("RFI", &["RFI"]),
    public("Euronews", &["Euronews", "euronews"]),
    public("RT", &["RT", "RT.com"]),
    public("CBC News", &["CBC", "CBC News"]),
    public("CTV News", &["CTV", "CTV News"]),
    public("NDTV", &["NDTV"]),
    public("CGTN", &["CGTN", "CCTV"]),
    public("NHK", &["NHK", "NHK World"]),
    public("RTÉ", &["RTÉ", "RTE"]),
    public("ZDF", &["ZDF"]),
    public("Politico", &["Politico", "POLITICO"]),
    public("BuzzFeed News", &["BuzzFeed", "BuzzFeed News"]),
    public("Huffington Post", &["HuffPost", "Huffington Post", "The Huffington Post"]),
    public("Business Insider", &["Business Insider"]),
    public("International Business Times", &["IBTimes", "International Business Times"]),
    public("The Guardian", &["The Guardian", "Guardian"]),
    public("The Daily Telegraph", &["The Daily Telegraph", "Daily Telegraph", "The Telegraph", "Telegraph"]),
    public("Daily Mail", &["Daily Mail", "MailOnline", "Mail Online"]),
    public("Financial Times", &["Financial Times", "FT"]),
    public("New York Times", &["The New York Times", "New York Times", "NYT", "NYTimes"]),
    public("Washington Post", &["The Washington Post", "Washington Post", "WaPo"]),
    public("Wall Street Journal", &["The Wall Street Journal", "Wall Street Journal", "WSJ"]),
    public("Los Angeles Times", &["Los Angeles Times", "LA Times"]),
    public("USA Today", &["USA Today", "USA TODAY"]),
    public("Newsweek", &["Newsweek"]),
    public("Chicago Tribune", &["Chicago Tribune"]),
    public("Boston Globe", &["Boston Globe", "The Boston Globe"]),
    public("Christian Science Monitor", &["Christian Science Monitor", "The Christian Science Monitor"]),
    public("Globe and Mail", &["The Globe and Mail", "Globe and Mail"]),
    public("Toronto Star", &["Toronto Star"]),
    public("Sydney Morning Herald", &["Sydney Morning Herald", "The Sydney Morning Herald", "SMH"]),
    public("The Moscow Times", &["The Moscow Times", "Moscow Times"]),
    public("Kyiv Post", &["Kyiv Post"]),
    public("Kommersant", &["Kommersant"]),
    public("Gulf News", &["Gulf News"]),
    public("Khaleej Times", &["Khaleej Times"]),
    public("Arab News", &["Arab News"]),
    public("Haaretz", &["Haaretz"]),
    public("Jerusalem Post", &["Jerusalem Post", "The Jerusalem Post"]),
    public("Times of Israel", &["Times of Israel", "The Times of Israel"]),
    public("Times of India", &["Times of India", "The Times of India"]),
    public("Hindustan Times", &["Hindustan Times"]),
    public("Indian Express", &["Indian Express", "The Indian Express"]),
    public("South China Morning Post", &["South China Morning Post", "SCMP"]),
    public("China Daily", &["China Daily"]),
    public("Global Times", &["Global Times"]),
    public("Straits Times", &["Straits Times", "The Straits Times"]),
    public("Japan Times", &["Japan Times", "The Japan Times"]),
    public("Korea Herald", &["Korea Herald", "The Korea Herald"]),
    public("Irish Times", &["Irish Times", "The Irish Times"]),
    public("Le Monde", &["Le Monde"]),
    public("Le Figaro", &["Le Figaro"]),
    public("El País", &["El País", "El Pais"]),
    public("Der Spiegel", &["Der Spiegel", "SPIEGEL", "Spiegel Online", "Spiegel"]),
    public("Die Zeit", &["Die Zeit"]),
    public("Frankfurter Allgemeine", &["Frankfurter Allgemeine", "FAZ"]),
    public("Süddeutsche Zeitung", &["Süddeutsche Zeitung", "Süddeutsche"]),
    public("Corriere della Sera", &["Corriere della Sera"]),
    public("La Repubblica", &["La Repubblica"]),
    common("The Times", &["The Times"]),
    common("The Sun", &["The Sun"]),
    common("The Independent", &["The Independent"]),
    common("The Daily Mirror", &["Daily Mirror", "The Mirror"]),
    common("Daily Express", &["Daily Express", "The Express"]),
    common("Evening Standard", &["Evening Standard"]),
    common("The Observer", &["The Observer"]),
    common("The Scotsman", &["The Scotsman"]),
    common("The Economist", &["The Economist"]),
    common("The Spectator", &["The Spectator"]),
    common("The National", &["The National"]),
    common("The Hindu", &["The Hindu"]),
    common("The Atlantic", &["The Atlantic"]),
    common("The Australian", &["The Australian"]),
    common("Time", &["TIME"]),
    common("Die Welt", &["Die Welt"]),
];

/// A form of a name, and whose it is.
type Form = (&'static str, &'static Outlet);

/// All forms by their first byte, long ones first.
static FORMS: LazyLock<BTreeMap<u8, Vec<Form>>> = LazyLock::new(|| {
    let mut forms: BTreeMap<u8, Vec<Form>> = BTreeMap::new();
    for outlet in OUTLETS {
        for form in outlet.forms {
            forms.entry(form.as_bytes()[0]).or_default().push((form, outlet));
        }
    }
    forms.values_mut().for_each(|forms| forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len())));
    forms
});

/// The longest form of an outlet of `sorts` that `text` begins with, as whole words.
pub(crate) fn at_start(text: &str, sorts: &[Sort]) -> Option<Form> {
    let forms = FORMS.get(text.as_bytes().first()?)?;
    let fits = |(form, outlet): &&Form| {
        let rest = text.strip_prefix(form);
        sorts.contains(&outlet.sort) && rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    forms.iter().find(fits).copied()
}

/// The first outlet that `text` names in one of its forms, other than those that supply pictures only.
pub(crate) fn named(text: &str) -> Option<&'static Outlet> {
    let mut before = ' ';
    text.char_indices().find_map(|(start, ch)| {
        let in_word = std::mem::replace(&mut before, ch).is_alphanumeric();
        let found = if in_word { None } else { at_start(&text[start..], &[Sort::Agency, Sort::Public]) };
        found.map(|(_, outlet)| outlet)
    })
}

/// The outlet of which `form` is a form.
pub(crate) fn exactly(form: &str) -> Option<&'static Outlet> {
    OUTLETS.iter().find(|outlet| outlet.name == form || outlet.forms.contains(&form))
}

/// The first outlet whose name stands in `words`, the lower-case words of a file or folder name.
pub(crate) fn in_file_name(words: &[String]) -> Option<&'static Outlet> {
    (0..words.len()).find_map(|start| {
        let longest = (words.len() - start).min(4);
        (1..=longest).rev().find_map(|length| spelled(words, start..start + length))
    })
}

/// Outlets by what is written in the names of files, and those that may stand there without their "the".
struct Spellings {
    known: HashMap<String, usize>,
    bare: HashMap<String, usize>,
}

/// Made at the first look: squashing every name again for every file costs more than reading the file.
static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    let (mut known, mut bare) = (HashMap::new(), HashMap::new());
    for (at, outlet) in OUTLETS.iter().enumerate().filter(|(_, outlet)| !outlet.forms.is_empty()) {
        for form in outlet.forms.iter().chain([&outlet.name]) {
            known.entry(squashed(form)).or_insert(at);
        }
    }
    for (at, outlet) in OUTLETS.iter().enumerate().filter(|(_, outlet)| outlet.common == Common::Yes) {
        if let Some(rest) = squashed(outlet.name).strip_prefix("the") {
            bare.entry(rest.to_owned()).or_insert(at);
        }
    }
    Spellings { known, bare }
});

fn spelled(words: &[String], range: Range<usize>) -> Option<&'static Outlet> {
    let whole = range.len() == words.len();
    let form: String = words[range].concat();
    let bare = SPELLINGS.bare.get(&form).filter(|_| whole);
    let at = SPELLINGS.known.get(&form).into_iter().chain(bare).min()?;
    OUTLETS.get(*at)
}

fn squashed(name: &str) -> String {
    name.chars().filter(|ch| ch.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
