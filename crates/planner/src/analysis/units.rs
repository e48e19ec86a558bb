//! Units and currencies, as people name them.

const CURRENCIES: &[(&str, &[&str])] = &[
    ("EUR", &["euro", "eur", "€"]),
    ("USD", &["dollar", "usd", "$", "buck"]),
    ("GBP", &["gbp", "£", "sterling", "pound"]),
    ("JPY", &["yen", "jpy", "¥"]),
    ("INR", &["rupee", "inr", "₹"]),
    ("CHF", &["franc", "chf"]),
    ("SEK", &["sek", "krona"]),
    ("NOK", &["nok"]),
    ("DKK", &["dkk"]),
    ("PLN", &["zloty", "pln"]),
    ("CZK", &["czk", "koruna"]),
    ("BRL", &["brl", "reai"]),
    ("MXN", &["mxn", "peso"]),
    ("CAD", &["cad"]),
    ("AUD", &["aud"]),
    ("CNY", &["yuan", "cny", "renminbi"]),
    ("KRW", &["krw"]),
    ("TRY", &["lira"]),
    ("ZAR", &["zar"]),
    ("NGN", &["naira"]),
];

const UNITS: &[(&str, &[&str])] = &[
    ("kg", &["kg", "kilo", "kilogram"]),
    ("g", &["g", "gram"]),
    ("mg", &["mg", "milligram"]),
    ("lb", &["lb", "lbs"]),
    ("oz", &["oz", "ounce"]),
    ("km", &["km", "kilometre", "kilometer"]),
    ("m", &["m", "metre", "meter"]),
    ("cm", &["cm", "centimetre", "centimeter"]),
    ("mm", &["mm", "millimetre", "millimeter"]),
    ("mi", &["mile", "mi"]),
    ("ft", &["ft", "feet", "foot"]),
    ("min", &["min", "minute"]),
    ("s", &["sec", "second"]),
    ("h", &["h", "hr", "hour"]),
    ("days", &["day"]),
    ("weeks", &["week"]),
    ("months", &["month"]),
    ("years", &["year"]),
    ("l", &["l", "litre", "liter"]),
    ("ml", &["ml", "millilitre", "milliliter"]),
    ("°C", &["celsius", "°c"]),
    ("°F", &["fahrenheit", "°f"]),
    ("%", &["%", "percent", "percentage"]),
    ("kcal", &["kcal", "calorie"]),
    ("pages", &["page"]),
    ("steps", &["step"]),
    ("kWh", &["kwh"]),
    ("m²", &["sqm", "m²", "m2"]),
];

/// The ISO 4217 code of a currency's name or sign, given in the singular.
pub fn currency(stem: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|(_, names)| names.contains(&stem)).map(|(code, _)| *code)
}

/// The unit as it is shown.
pub fn unit(stem: &str) -> Option<&'static str> {
    UNITS.iter().find(|(_, names)| names.contains(&stem)).map(|(unit, _)| *unit)
}

/// Units that count whole things.
pub fn is_whole(unit: &str) -> bool {
    matches!(unit, "min" | "s" | "days" | "weeks" | "months" | "years" | "pages" | "steps" | "kcal" | "ml")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn knows_the_plurals() {
        let stem = |text: &str| words(text)[0].stem.clone();
        assert_eq!(currency(&stem("euros")), Some("EUR"));
        assert_eq!(currency(&stem("€")), Some("EUR"));
        assert_eq!(unit(&stem("kilometers")), Some("km"));
        assert_eq!(unit(&stem("%")), Some("%"));
        assert_eq!(unit(&stem("teapots")), None);
    }
}
