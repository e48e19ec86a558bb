//! sRGB colours, mixing and contrast (WCAG 2.2, relative luminance and contrast ratio).

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

pub const WHITE: Rgb = Rgb { red: 255, green: 255, blue: 255 };
pub const BLACK: Rgb = Rgb { red: 0, green: 0, blue: 0 };

impl Rgb {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = value.to_be_bytes();
        Some(Self { red, green, blue })
    }

    /// `share` of `other`, 0 to 1, the rest of `self`.
    pub fn mix(self, other: Self, share: f64) -> Self {
        let part = |a: u8, b: u8| -> u8 {
            let value = f64::from(a) * (1.0 - share) + f64::from(b) * share;
            value.round().clamp(0.0, 255.0) as u8
        };
        Self { red: part(self.red, other.red), green: part(self.green, other.green), blue: part(self.blue, other.blue) }
    }

    /// 0 for black, 1 for white.
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// 1 for equal colours to 21 for black on white.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// Whether light text reads better on it than dark text.
    pub fn is_dark(self) -> bool {
        self.contrast(WHITE) >= self.contrast(BLACK)
    }

    /// Moves towards black or white until it has at least `ratio` contrast with all of `grounds`.
    pub fn readable_on(self, grounds: &[Self], ratio: f64) -> Self {
        let dark = grounds.iter().filter(|ground| ground.is_dark()).count() * 2 > grounds.len();
        let goal = if dark { WHITE } else { BLACK };
        let steps = (0..=40).map(|step| self.mix(goal, f64::from(step) / 40.0));
        let mut steps = steps.skip_while(|colour| grounds.iter().any(|ground| colour.contrast(*ground) < ratio));
        steps.next().unwrap_or(goal)
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}
