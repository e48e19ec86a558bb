//! Reads generated HTML and SVG. Stricter than browsers: what they would guess about is an error.

#[derive(Debug, Default)]
pub struct Markup {
    /// Texts between tags.
    pub texts: Vec<String>,
    /// Tag, name and value of attributes.
    pub attributes: Vec<(String, String, String)>,
    /// What stands in `script` elements.
    pub scripts: Vec<String>,
}

/// Elements whose content is not read as markup, or changes how the rest is read.
const NEVER: &[&str] =
    &["style", "iframe", "object", "embed", "base", "noscript", "template", "plaintext", "xmp", "math"];
const ALONE: &[&str] = &["input", "img", "link", "meta", "br", "circle", "rect", "path"];

pub fn read(source: &str) -> Result<Markup, String> {
    let mut out = Markup::default();
    let mut open: Vec<String> = Vec::new();
    let mut rest = source.strip_prefix("<!doctype html>").unwrap_or(source);
    while !rest.is_empty() {
        let at = rest.find('<').unwrap_or(rest.len());
        let text = decode(&rest[..at])?;
        if !text.trim().is_empty() {
            out.texts.push(text);
        }
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("</") {
            let (name, after) = after.split_once('>').ok_or("an end tag is not closed")?;
            if open.pop().as_deref() != Some(name) {
                return Err(format!("</{name}> ends nothing"));
            }
            rest = after;
        } else if let Some(after) = rest.strip_prefix('<') {
            let (name, alone, after) = tag(after, &mut out)?;
            rest = after;
            if name == "script" {
                let (script, after) = rest.split_once("</script>").ok_or("a script is not closed")?;
                out.scripts.push(script.to_owned());
                rest = after;
            } else if !alone {
                open.push(name);
            }
        }
    }
    if open.is_empty() { Ok(out) } else { Err(format!("not closed: {open:?}")) }
}

/// Reads a start tag behind its `<`: its name, whether it stands alone, and what follows.
fn tag<'a>(source: &'a str, out: &mut Markup) -> Result<(String, bool, &'a str), String> {
    let end = source.find(|c: char| !c.is_ascii_alphanumeric()).ok_or("a tag is not closed")?;
    let name = source[..end].to_owned();
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || NEVER.contains(&name.as_str()) {
        return Err(format!("the tag {:?}", source.chars().take(30).collect::<String>()));
    }
    let mut rest = &source[end..];
    loop {
        rest = rest.trim_start_matches([' ', '\n']);
        if let Some(after) = rest.strip_prefix("/>") {
            return if ALONE.contains(&name.as_str()) { Ok((name, true, after)) } else { Err(format!("<{name} />")) };
        }
        if let Some(after) = rest.strip_prefix('>') {
            return Ok((name, false, after));
        }
        let end =
            rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != ':').ok_or("a tag is not closed")?;
        let attribute = rest[..end].to_owned();
        if attribute.is_empty() || ["style", "srcdoc"].contains(&attribute.as_str()) || attribute.starts_with("on") {
            return Err(format!("the attribute {:?} of <{name}>", rest.chars().take(30).collect::<String>()));
        }
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix("=\"") {
            let (raw, after) = after.split_once('"').ok_or("an attribute is not closed")?;
            value = decode(raw)?;
            rest = after;
        }
        out.attributes.push((name.clone(), attribute, value));
    }
}

/// A text without its entities. Nothing that begins a tag or an entity may stand there as it is.
fn decode(raw: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        out += &rest[..at];
        rest = &rest[at..];
        let name = rest.strip_prefix('&').and_then(|rest| rest.split_once(';')).map(|(name, _)| name);
        let named = name.and_then(|name| match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            _ => {
                let digits = name.strip_prefix('#')?;
                let code = digits
                    .strip_prefix('x')
                    .map_or_else(|| digits.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
                char::from_u32(code?)
            }
        });
        let (Some(name), Some(c)) = (name, named) else {
            return Err(format!("{:?} is not escaped", rest.chars().take(30).collect::<String>()));
        };
        out.push(c);
        rest = &rest[name.len() + 2..];
    }
    Ok(out + rest)
}
