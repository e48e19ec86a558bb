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

    /// The colour of text that reads best on it: black or white.
    pub fn opposite(self) -> Self {
        if self.is_dark() { WHITE } else { BLACK }
    }

    /// Moves towards `goal` until it has at least `ratio` contrast with all of `grounds`; `goal` itself when nothing less will do.
    pub fn readable_on(self, grounds: &[Self], ratio: f64, goal: Self) -> Self {
        let steps = (0..=40).map(|step| self.mix(goal, f64::from(step) / 40.0));
        let mut steps = steps.skip_while(|colour| grounds.iter().any(|ground| colour.contrast(*ground) < ratio));
        steps.next().unwrap_or(goal)
    }

    /// How different two colours look: 0 for equal ones, 1 for black and white (distance in OKLab, Björn Ottosson 2020).
    pub fn distance(self, other: Self) -> f64 {
        let (a, b) = (self.oklab(), other.oklab());
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    fn oklab(self) -> [f64; 3] {
        let [r, g, b] = [linear(self.red), linear(self.green), linear(self.blue)];
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        [
            0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        ]
    }
}

fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}
