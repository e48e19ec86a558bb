//! The files, each with what is needed to send it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::OnceLock;

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::HeaderValue;
use rust_embed::RustEmbed;

/// Part of the program, as they were when it was built.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/out"]
#[allow_missing = true]
struct Embedded;

pub struct Asset {
    pub plain: Bytes,
    pub brotli: Option<Bytes>,
    gzip: OnceLock<Option<Bytes>>,
    pub content_type: HeaderValue,
    pub etag: HeaderValue,
    /// Its name carries a hash of its content.
    pub immutable: bool,
}

/// Smaller files gain nothing.
const MIN_COMPRESSED_BYTES: usize = 1024;

impl Asset {
    /// As the build left it beside the file, else made at the first request.
    pub fn gzip(&self) -> Option<&Bytes> {
        self.gzip.get_or_init(|| compress(&self.plain, &self.content_type)).as_ref()
    }
}

/// All files of the page by path, without those that only hold a compressed form of another.
pub fn embedded() -> BTreeMap<String, Asset> {
    let files = Embedded::iter()
        .filter_map(|path| Embedded::get(&path).map(|file| (path.into_owned(), as_bytes(file.data))))
        .collect::<BTreeMap<_, _>>();
    from_files(&files)
}

pub fn from_files(files: &BTreeMap<String, Bytes>) -> BTreeMap<String, Asset> {
    let is_compressed = |path: &str| {
        ["br", "gz"].iter().any(|end| {
            path.strip_suffix(end).and_then(|p| p.strip_suffix('.')).is_some_and(|plain| files.contains_key(plain))
        })
    };
    files
        .iter()
        .filter(|(path, _)| !is_compressed(path))
        .map(|(path, data)| {
            let asset = Asset {
                plain: data.clone(),
                brotli: files.get(&format!("{path}.br")).cloned(),
                gzip: files.get(&format!("{path}.gz")).cloned().map_or_else(OnceLock::new, |gzip| Some(gzip).into()),
                content_type: content_type(path),
                etag: etag(data),
                immutable: path.starts_with("_next/static/"),
            };
            (path.clone(), asset)
        })
        .collect()
}

fn compress(plain: &Bytes, content_type: &HeaderValue) -> Option<Bytes> {
    let kind = content_type.to_str().unwrap_or_default();
    let text = kind.starts_with("text/") || ["json", "xml", "javascript"].iter().any(|part| kind.contains(part));
    if !text || plain.len() < MIN_COMPRESSED_BYTES {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

fn as_bytes(data: Cow<'static, [u8]>) -> Bytes {
    match data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    }
}

fn content_type(path: &str) -> HeaderValue {
    let mime = mime_guess::from_path(path).first_or_octet_stream();
    let text = match mime.essence_str() {
        essence if essence.starts_with("text/") => format!("{essence}; charset=utf-8"),
        essence => essence.to_owned(),
    };
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

fn etag(data: &[u8]) -> HeaderValue {
    use sha2::Digest as _;
    let hash = hex::encode(&sha2::Sha256::digest(data)[..12]);
    HeaderValue::from_str(&format!("\"{hash}\"")).unwrap_or(HeaderValue::from_static("\"0\""))
}
