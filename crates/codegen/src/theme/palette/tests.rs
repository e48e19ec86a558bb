use proptest::prelude::*;

use super::*;

const NAMED: &str = include_str!("named.txt");

fn named() -> Vec<(&'static str, Rgb)> {
    let colour = |line: &'static str| line.split_once(' ').map(|(name, hex)| (name, Rgb::parse(&format!("#{hex}"))));
    NAMED.lines().map(|line| colour(line).map(|(name, rgb)| (name, rgb.unwrap())).unwrap()).collect()
}

/// Every text and mark on everything it may stand on (WCAG 2.2 AA: 1.4.3, 1.4.11).
fn assert_readable(palette: &Palette, about: &str) {
    assert!(palette.primary.contrast(palette.on_primary) >= 4.5, "{about}: text on buttons");
    let on_surface = palette.on_surface.unwrap_or(palette.on_canvas);
    let bar = palette.on_bar.map(|ground| ("header", palette.primary, ground));
    let grounds = [("page", palette.canvas, palette.on_canvas), ("card", palette.surface, on_surface)];
    for (name, base, set) in grounds.into_iter().chain(bar) {
        for below in [base, set.sunken, set.soft] {
            for text in [set.ink, set.muted, set.accent, set.danger, set.success] {
                let contrast = text.contrast(below);
                assert!(contrast >= 4.5, "{about}: {text} on {below} of the {name} has {contrast:.2}");
            }
        }
        for mark in [set.control, set.edge] {
            assert!(mark.contrast(base) >= 3.0, "{about}: {mark} on the {name} {base}");
        }
        assert!(base.distance(set.sunken) > 0.005 && base.distance(set.soft) > 0.005, "{about}: tints of the {name}");
    }
}

#[test]
fn named_colours_are_kept_and_readable_on_each_other() {
    for (background_name, background) in named() {
        for (name, primary) in named() {
            let about = format!("{name} on {background_name}");
            let wish = Wish { primary, background: Some(background), surface: None, bar: true };
            let palette = palette(wish, background.is_dark());
            assert_eq!(palette.canvas, background, "{about}");
            match palette.unseen {
                None => assert_eq!(palette.primary, primary, "{about}"),
                Some(asked) => {
                    assert_eq!(asked, primary, "{about}");
                    assert!(palette.primary.contrast(background) >= 3.0, "{about}: buttons vanish");
                }
            }
            assert_readable(&palette, &about);
        }
    }
}

#[test]
fn cards_stand_out_from_the_page() {
    for (name, background) in named() {
        let wish = Wish { primary: INK, background: Some(background), surface: None, bar: true };
        let palette = palette(wish, background.is_dark());
        let on_surface = palette.on_surface.unwrap_or(palette.on_canvas);
        let differs = palette.surface.distance(background) > 0.02 || on_surface.line.distance(background) > 0.06;
        assert!(differs, "{name}: cards {} on {background}", palette.surface);
    }
}

/// On this red, white text has just what it needs: half of the usual tint would leave that, and could not be seen.
#[test]
fn tints_can_be_seen_where_text_leaves_them_no_room() {
    let primary = Rgb { red: 219, green: 12, blue: 0 };
    assert_readable(&palette(Wish { primary, background: None, surface: None, bar: true }, false), "red header");
}

fn colour() -> impl Strategy<Value = Rgb> {
    any::<[u8; 3]>().prop_map(|[red, green, blue]| Rgb { red, green, blue })
}

proptest! {
    #[test]
    fn text_is_readable_whatever_is_asked_for(primary in colour(), background in proptest::option::of(colour()),
                                              surface in proptest::option::of(colour()), bar: bool, dark: bool) {
        let dark = background.map_or(dark, Rgb::is_dark);
        assert_readable(&palette(Wish { primary, background, surface, bar }, dark), "random");
    }
}
