//! What holds at every size and after any keys: nothing panics, no row leaves the frame, and the mention that the
//! reader stands on is on the screen.

use crossread::tui::layout::NARROW;
use crossread::tui::screen::Screen;
use crossread::tui::state::Focus;
use crossread::tui::theme::Role;
use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;
use ratatui::layout::Size;

use crate::story::library;
use crate::support::{play, press};

/// Keys that move, and keys that open and close lists, in the notation of scripts.
const KEYS: &str = "j k <C-d> <C-u> <Space> <C-b> gg G } { zz zt zb n N 3n w b * x <Esc> J K ]] [[ <Tab> h l <lt> > zm + - \
    <C-o> L ma 'a '' r 7G i f F /wall ge gm gc A u m x o t s S $ <A-a> ? ! <Enter> <A-Enter> <Down> <C-p> <PgDn> <End> <BS> <C-w> <C-t> <Esc> <Esc> \
    <A-g> <A-o> <A-p> <C-q> <A-q> <A-Up> %type !sea : <Tab> :next :jump-g :kept gl gn d u J K a E yk s |";

#[derive(Clone, Debug)]
enum Input {
    Keys(&'static str),
    Resize(u16, u16),
    Mouse(MouseEventKind, u16, u16),
}

fn size() -> impl Strategy<Value = (u16, u16)> {
    // Small sizes are where things break.
    prop_oneof![(1..40u16, 1..12u16), (1..=300u16, 1..=100u16)]
}

fn input() -> impl Strategy<Value = Input> {
    let mouse = prop_oneof![
        Just(MouseEventKind::Down(MouseButton::Left)),
        Just(MouseEventKind::Drag(MouseButton::Left)),
        Just(MouseEventKind::ScrollDown),
        Just(MouseEventKind::ScrollUp),
    ];
    prop_oneof![
        8 => prop::sample::select(KEYS.split_whitespace().collect::<Vec<_>>()).prop_map(Input::Keys),
        1 => size().prop_map(|(width, height)| Input::Resize(width, height)),
        1 => (mouse, 0..300u16, 0..100u16).prop_map(|(kind, x, y)| Input::Mouse(kind, x, y)),
    ]
}

fn apply(screen: &mut Screen, input: &Input) {
    match *input {
        Input::Keys(script) => press(screen, script),
        Input::Resize(width, height) => screen.fit_to(Size::new(width, height)),
        Input::Mouse(kind, column, row) => {
            let mouse = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
            let _ = screen.event(&Event::Mouse(mouse));
        }
    }
}

/// Whether the mention that the reader stands on can be seen.
fn shows_cursor(screen: &Screen) -> bool {
    let current = screen.state.theme.style(Role::Current);
    screen.frame().content().iter().any(|cell| Some(cell.bg) == current.bg)
}

/// Whether the reader is shown, with nothing over it.
fn shows_reader(screen: &Screen) -> bool {
    let shows_both = screen.state.size.width >= NARROW && !screen.state.panes.is_zoomed;
    screen.state.overlays.is_empty() && (screen.state.focus == Focus::Reader || shows_both)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_cursor_is_always_on_the_screen(first in size(), inputs in prop::collection::vec(input(), 1..25)) {
        let mut screen = play(library(), first, "");
        for (at, input) in inputs.iter().enumerate() {
            apply(&mut screen, input);
            let frame = screen.frame();
            prop_assert_eq!(frame.area.as_size(), screen.state.size);
            // A wide letter cannot be drawn in a single column.
            if screen.state.spot.cursor.is_some() && shows_reader(&screen) && screen.state.size.width > 1 {
                prop_assert!(shows_cursor(&screen), "after {:?}", &inputs[..=at]);
            }
        }
    }

    #[test]
    fn every_jump_lands_on_its_target(size in size(), start in 0..20usize, steps in 1..60usize, back in any::<bool>()) {
        let mut screen = play(library(), size, &format!("{}w*", start + 1));
        for _ in 0..steps {
            press(&mut screen, if back { "N" } else { "n" });
            let here = screen.state.spot.passage();
            let places = screen.state.followed(&screen.library).unwrap_or_default();
            prop_assert!(here.is_some_and(|here| places.contains(&here)));
            prop_assert_eq!(screen.state.focus, Focus::Reader);
        }
        let expected = screen.state.followed(&screen.library).unwrap_or_default().len();
        let first = screen.state.spot;
        for _ in 0..expected {
            press(&mut screen, "n");
        }
        prop_assert_eq!(screen.state.spot.passage(), first.passage(), "once round is back again");
    }

    #[test]
    fn a_resize_and_back_changes_nothing(
        first in size(),
        inputs in prop::collection::vec(input(), 0..12),
        others in prop::collection::vec(size(), 1..4),
    ) {
        let mut screen = play(library(), first, "");
        for input in &inputs {
            apply(&mut screen, input);
        }
        // News are told until then only.
        screen.state.notice = None;
        let (size, before) = (screen.state.size, screen.frame());
        for (width, height) in others {
            screen.fit_to(Size::new(width, height));
        }
        screen.fit_to(size);
        prop_assert_eq!(screen.frame(), before);
    }
}
