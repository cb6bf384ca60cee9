//! What everything on the screen looks like: one table of roles, one column for each theme.
//!
//! A widget asks for a [`Role`] and never for a colour. What sort of thing a name is shows by its attributes as well as
//! by its hue, so that it can be told in every theme and by everyone. The colours are those of the fixed part of the
//! 256-colour palette and set their own background: a theme reads the same on a light terminal and on a dark one.

use ratatui::style::{Color, Modifier, Style};

use super::surroundings::Surroundings;
use crate::model::EntityType;

/// What a cell of the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text, and everything that has no other role.
    Text,
    /// What matters less: captions, credits, dates, hints.
    Dim,
    /// A headline, subhead or the heading of a group.
    Title,
    /// A person's name.
    Person,
    /// An organisation's name.
    Organisation,
    /// A place's name.
    Place,
    /// Any other name.
    Misc,
    /// The name of an event.
    Event,
    /// The words of a topic.
    Topic,
    /// A mention of the selection.
    Selection,
    /// The mention that the reader stands on.
    Current,
    /// A match of the search, or a letter of a name that the query matched.
    Match,
    /// The row of a list that the keys act on.
    Cursor,
    /// The filled part of a bar.
    Bar,
    /// A frame around a pane.
    Border,
    /// The frame around the pane in focus.
    Focus,
    /// The status line.
    Status,
    /// A key or number that stands out in the status line.
    StatusKey,
    /// The line that is typed into.
    Prompt,
    /// The character of that line that the next one goes before.
    Caret,
    /// Something that the program says.
    Notice,
    /// Something that went wrong.
    Error,
    /// The scrollbar.
    Scrollbar,
    /// A mark on the scrollbar.
    Tick,
    /// A cell of a grid that counts little.
    Shade1,
    /// A cell that counts more.
    Shade2,
    /// A cell that counts much.
    Shade3,
    /// A cell that counts most.
    Shade4,
}

impl Role {
    /// The role of names of `kind`.
    #[must_use]
    pub fn of(kind: EntityType) -> Self {
        match kind {
            EntityType::Person => Self::Person,
            EntityType::Organisation => Self::Organisation,
            EntityType::Place => Self::Place,
            EntityType::Misc => Self::Misc,
            EntityType::Event => Self::Event,
        }
    }
}

/// Foreground, and background where the role has its own.
type Ink = (u8, Option<u8>);

const fn ink(foreground: u8) -> Ink {
    (foreground, None)
}

const fn on(background: u8, foreground: u8) -> Ink {
    (foreground, Some(background))
}

const NONE: Modifier = Modifier::empty();
const BOLD: Modifier = Modifier::BOLD;
const DIM: Modifier = Modifier::DIM;
const ITALIC: Modifier = Modifier::ITALIC;
const UNDERLINE: Modifier = Modifier::UNDERLINED;
const REVERSED: Modifier = Modifier::REVERSED;

/// For each role: its ink in the dark, light, high-contrast and 16-colour themes, its attributes in these, and its attributes where
/// there are no colours. Type hues follow Okabe and Ito's palette for all kinds of colour vision.
#[rustfmt::skip]
const TABLE: [(Role, Ink, Ink, Ink, Ink, Modifier, Modifier); 28] = [
    (Role::Text,         on(234, 252), on(231, 235), on(16, 231),  on(0, 7),   NONE,                   NONE),
    (Role::Dim,          ink(250),     ink(239),     ink(253),     ink(7),     NONE,                   DIM),
    (Role::Title,        ink(231),     ink(16),      ink(231),     ink(15),    BOLD,                   BOLD),
    (Role::Person,       ink(117),     ink(25),      ink(123),     ink(14),    BOLD,                   BOLD),
    (Role::Organisation, ink(215),     ink(94),      ink(221),     ink(11),    UNDERLINE,              UNDERLINE),
    (Role::Place,        ink(79),      ink(23),      ink(121),     ink(10),    ITALIC,                 ITALIC),
    (Role::Misc,         ink(182),     ink(90),      ink(219),     ink(13),    BOLD.union(UNDERLINE),  BOLD.union(UNDERLINE)),
    (Role::Event,        ink(228),     ink(88),      ink(228),     ink(15),    BOLD.union(ITALIC),     BOLD.union(ITALIC)),
    (Role::Topic,        ink(152),     ink(60),      ink(195),     ink(15),    UNDERLINE.union(ITALIC), UNDERLINE.union(ITALIC)),
    (Role::Selection,    on(58, 230),  on(229, 16),  on(53, 231),  on(7, 0),   UNDERLINE,              REVERSED),
    (Role::Current,      on(220, 16),  on(18, 231),  on(226, 16),  on(11, 0),  BOLD,                   REVERSED.union(BOLD).union(UNDERLINE)),
    (Role::Match,        on(24, 231),  on(153, 16),  on(18, 231),  on(6, 0),   BOLD,                   REVERSED.union(BOLD).union(ITALIC)),
    (Role::Cursor,       on(237, 231), on(254, 16),  on(236, 231), on(4, 15),  NONE,                   REVERSED),
    (Role::Bar,          ink(74),      ink(31),      ink(51),      ink(6),     NONE,                   NONE),
    (Role::Border,       ink(245),     ink(243),     ink(252),     ink(7),     NONE,                   DIM),
    (Role::Focus,        ink(117),     ink(25),      ink(51),      ink(14),    BOLD,                   BOLD),
    (Role::Status,       on(238, 254), on(252, 235), on(231, 16),  on(7, 0),   NONE,                   REVERSED),
    (Role::StatusKey,    on(238, 231), on(252, 16),  on(231, 16),  on(7, 0),   BOLD,                   REVERSED.union(BOLD)),
    (Role::Prompt,       on(236, 231), on(254, 16),  on(16, 231),  on(0, 15),  NONE,                   UNDERLINE),
    (Role::Caret,        on(252, 234), on(235, 231), on(231, 16),  on(7, 0),   NONE,                   REVERSED),
    (Role::Notice,       on(23, 231),  on(152, 16),  on(17, 231),  on(6, 0),   NONE,                   BOLD),
    (Role::Error,        on(88, 231),  on(88, 231),  on(88, 231),  on(1, 15),  BOLD,                   REVERSED.union(BOLD)),
    (Role::Scrollbar,    ink(245),     ink(243),     ink(252),     ink(7),     NONE,                   DIM),
    (Role::Tick,         ink(220),     ink(18),      ink(226),     ink(11),    BOLD,                   BOLD),
    (Role::Shade1,       on(236, 252), on(254, 16),  on(235, 231), on(0, 7),   NONE,                   NONE),
    (Role::Shade2,       on(18, 231),  on(153, 16),  on(18, 231),  on(8, 15),  NONE,                   BOLD),
    (Role::Shade3,       on(31, 16),   on(74, 16),   on(75, 16),   on(6, 0),   NONE,                   REVERSED),
    (Role::Shade4,       on(117, 16),  on(25, 231),  on(195, 16),  on(14, 0),  BOLD,                   REVERSED.union(BOLD)),
];

/// A way to draw every role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Light text on a dark background.
    #[default]
    Dark,
    /// Dark text on a light background.
    Light,
    /// White on black, and all else as far from black as it can be.
    Contrast,
    /// For terminals of 16 colours.
    Sixteen,
    /// Attributes only.
    Plain,
}

impl Theme {
    /// All themes, in the order in which the theme key goes through them.
    pub const ALL: [Self; 5] = [Self::Dark, Self::Light, Self::Contrast, Self::Sixteen, Self::Plain];

    /// What the theme is called, on the screen and in options.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Sixteen => "sixteen",
            Self::Plain => "plain",
        }
    }

    /// The theme called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.label().eq_ignore_ascii_case(name))
    }

    /// The theme after this one.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|theme| *theme == self).unwrap_or_default();
        Self::ALL[(at + 1) % Self::ALL.len()]
    }

    /// What `role` looks like. Styles without a background are meant to be drawn over [`Role::Text`] or
    /// [`Role::Cursor`].
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let (_, dark, light, contrast, sixteen, marks, plain) = TABLE[role as usize];
        let (foreground, background) = match self {
            Self::Dark => dark,
            Self::Light => light,
            Self::Contrast => contrast,
            Self::Sixteen => sixteen,
            Self::Plain => return Style::new().add_modifier(plain),
        };
        let style = Style::new().fg(Color::Indexed(foreground)).add_modifier(marks);
        background.map_or(style, |background| style.bg(Color::Indexed(background)))
    }

    /// The theme that suits the terminal.
    #[must_use]
    pub fn detect(terminal: &Surroundings) -> Self {
        if terminal.is_colourless() {
            return Self::Plain;
        }
        let deep = ["256color", "kitty", "alacritty", "ghostty", "foot", "wezterm", "direct"];
        if terminal.colorterm.is_empty() && !deep.iter().any(|name| terminal.term.contains(name)) && cfg!(unix) {
            return Self::Sixteen;
        }
        if terminal.has_light_background() { Self::Light } else { Self::Dark }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The usual values of the first 16 colours (those of VGA and the Linux console); the others are fixed.
    const FIRST: [u32; 16] = [
        0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa, 0x55_5555, 0xff_5555,
        0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
    ];

    fn rgb(index: u8) -> [f64; 3] {
        let cube = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        let [red, green, blue] = match index {
            0..16 => {
                let [_, red, green, blue] = FIRST[usize::from(index)].to_be_bytes();
                [red, green, blue]
            }
            16..232 => [cube((index - 16) / 36), cube((index - 16) / 6 % 6), cube((index - 16) % 6)],
            232.. => [8 + 10 * (index - 232); 3],
        };
        [red, green, blue].map(|channel| f64::from(channel) / 255.0)
    }

    /// Relative luminance and contrast as WCAG 2 defines them.
    fn luminance(colour: Color) -> f64 {
        let Color::Indexed(index) = colour else { panic!("{colour:?} is not a colour of the palette") };
        let linear = |channel: f64| {
            if channel <= 0.03928 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = rgb(index).map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(style: Style) -> f64 {
        let (a, b) = (luminance(style.fg.expect("a foreground")), luminance(style.bg.expect("a background")));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Text needs 4.5 to 1 (WCAG 2 AA), in the high-contrast theme 7 to 1 (AAA). Not read as text: lines and blocks need 3 to 1 only (WCAG 1.4.11).
    const GRAPHIC: [Role; 4] = [Role::Bar, Role::Border, Role::Scrollbar, Role::Tick];
    const TYPES: [Role; 6] = [Role::Person, Role::Organisation, Role::Place, Role::Misc, Role::Event, Role::Topic];

    #[test]
    fn table_stands_in_the_order_of_the_roles() {
        for (at, (role, ..)) in TABLE.iter().enumerate() {
            assert_eq!(*role as usize, at, "{role:?}");
        }
    }

    #[test]
    fn everything_is_readable_on_its_background() {
        let mut faint = Vec::new();
        for theme in [Theme::Dark, Theme::Light, Theme::Contrast, Theme::Sixteen] {
            for (role, ..) in TABLE {
                let least = match (theme, GRAPHIC.contains(&role)) {
                    (Theme::Contrast, _) => 7.0,
                    (_, true) => 3.0,
                    (_, false) => 4.5,
                };
                for ground in [Role::Text, Role::Cursor] {
                    let found = contrast(theme.style(ground).patch(theme.style(role)));
                    if found < least {
                        faint.push(format!("{theme:?} {role:?} on {ground:?}: {found:.2}"));
                    }
                }
            }
        }
        assert!(faint.is_empty(), "{faint:#?}");
    }

    #[test]
    fn types_differ_without_their_hue() {
        for theme in Theme::ALL {
            let marks = TYPES.map(|role| theme.style(role).add_modifier);
            for (at, mark) in marks.iter().enumerate() {
                assert!(!mark.is_empty(), "{theme:?}: a name looks like plain text");
                assert!(!marks[..at].contains(mark), "{theme:?}: {:?} looks like another type", TYPES[at]);
            }
        }
    }

    #[test]
    fn types_keep_their_distance_for_every_colour_vision() {
        // Protanopia and deuteranopia after Viénot, Brettel and Mollon 1999, tritanopia after Machado 2009.
        let visions: [[[f64; 3]; 3]; 3] = [
            [[0.112, 0.888, 0.0], [0.112, 0.888, 0.0], [0.004, -0.004, 1.0]],
            [[0.292, 0.708, 0.0], [0.292, 0.708, 0.0], [-0.022, 0.022, 1.0]],
            [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
        ];
        for theme in [Theme::Dark, Theme::Light, Theme::Contrast] {
            for vision in visions {
                let seen = TYPES[..5].iter().map(|role| {
                    let Some(Color::Indexed(index)) = theme.style(*role).fg else { panic!("{role:?} has no colour") };
                    vision.map(|row| row.iter().zip(rgb(index)).map(|(weight, channel)| weight * channel).sum::<f64>())
                });
                let seen: Vec<_> = seen.collect();
                for (at, one) in seen.iter().enumerate() {
                    for other in &seen[..at] {
                        let distance = one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                        assert!(distance > 0.08, "{theme:?} {:?}: {distance:.2}", TYPES[at]);
                    }
                }
            }
        }
    }

    #[test]
    fn selection_and_current_mention_stand_out_of_everything_beside_them() {
        for theme in Theme::ALL {
            let mut beside: Vec<_> = TYPES.map(|role| theme.style(role)).to_vec();
            for role in [Role::Text, Role::Dim, Role::Selection, Role::Current, Role::Match] {
                assert!(!beside.contains(&theme.style(role)), "{theme:?} {role:?}");
                beside.push(theme.style(role));
            }
        }
    }

    #[test]
    fn theme_suits_the_terminal() {
        let detect = |term: &str, colorterm: &str, colorfgbg: &str| {
            let [term, colorterm, colorfgbg] = [term, colorterm, colorfgbg].map(ToOwned::to_owned);
            Theme::detect(&Surroundings { no_color: false, term, colorterm, colorfgbg })
        };
        assert_eq!(detect("xterm-256color", "", ""), Theme::Dark);
        assert_eq!(detect("xterm", "truecolor", "0;15"), Theme::Light);
        assert_eq!(detect("xterm-256color", "", "0;default;15"), Theme::Light);
        assert_eq!(detect("xterm-256color", "", "15;0"), Theme::Dark);
        assert_eq!(detect("xterm-kitty", "", "nonsense"), Theme::Dark);
        assert_eq!(detect("dumb", "truecolor", ""), Theme::Plain);
        assert_eq!(Theme::detect(&Surroundings { no_color: true, ..Surroundings::default() }), Theme::Plain);
    }

    #[test]
    #[cfg(unix)]
    fn few_colours_are_taken_for_granted() {
        let linux = Surroundings { term: "linux".to_owned(), ..Surroundings::default() };
        assert_eq!(Theme::detect(&linux), Theme::Sixteen);
    }

    #[test]
    fn theme_key_goes_round() {
        let mut theme = Theme::default();
        for _ in Theme::ALL {
            theme = theme.next();
        }
        assert_eq!(theme, Theme::default());
    }
}
