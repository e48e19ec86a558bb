use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::EncodingKey;
use serde_json::json;

use super::*;

const NOW: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

fn config() -> AuthConfig {
    let keys_dir = std::path::PathBuf::new();
    AuthConfig {
        issuer: "isekai".into(),
        access_token_seconds: 900,
        refresh_token_seconds: 9000,
        session_idle_seconds: 9000,
        registration: false,
        keys_dir,
        oidc: Default::default(),
    }
}

/// With the folder of their keys.
struct Own {
    tokens: Tokens,
    dir: tempfile::TempDir,
}

impl std::ops::Deref for Own {
    type Target = Tokens;

    fn deref(&self) -> &Tokens {
        &self.tokens
    }
}

fn tokens() -> Own {
    let dir = tempfile::tempdir().unwrap();
    let tokens = Tokens::new(&Keys::load_or_create(dir.path()).unwrap(), &config()).unwrap();
    Own { tokens, dir }
}

/// The header that its tokens have.
fn header_of(tokens: &Tokens) -> Header {
    serde_json::from_value(parts(&issue(tokens)).0).unwrap()
}

fn issue(tokens: &Tokens) -> String {
    tokens.issue(UserId::new(), SessionId::new(), &["user"], NOW).unwrap().token
}

/// The parts of `token`, decoded.
fn parts(token: &str) -> (Value, Value) {
    let mut parts =
        token.split('.').map(|part| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap_or_default()));
    (parts.next().unwrap().unwrap(), parts.next().unwrap().unwrap())
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn rejection(tokens: &Tokens, token: &str) -> ErrorKind {
    match tokens.verify(token, NOW) {
        Err(TokenError::Invalid(error)) => error.into_kind(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_issued_is_valid_until_it_expires() {
    let tokens = tokens();
    let (user, session) = (UserId::new(), SessionId::new());
    let issued = tokens.issue(user, session, &["admin", "user"], NOW).unwrap();
    assert_eq!(issued.expires_in, 900);
    let claims = tokens.verify(&issued.token, NOW).unwrap();
    assert_eq!((claims.sub, claims.sid, claims.exp - claims.iat), (user, session, 900));
    assert_eq!(claims.roles, ["admin", "user"]);
    assert!(tokens.verify(&issued.token, NOW + TimeDelta::seconds(899)).is_ok());
    let expired = tokens.verify(&issued.token, NOW + TimeDelta::seconds(900));
    assert!(matches!(expired, Err(TokenError::Expired)));
}

#[test]
fn alg_none_is_refused() {
    let tokens = tokens();
    let (mut header, claims) = parts(&issue(&tokens));
    header["alg"] = json!("none");
    let forged = format!("{}.{}.", encoded(&header), encoded(&claims));
    assert!(tokens.verify(&forged, NOW).is_err());
}

#[test]
fn the_public_key_is_no_hmac_secret() {
    let tokens = tokens();
    let (mut header, claims) = parts(&issue(&tokens));
    header["alg"] = json!("HS256");
    let header: Header = serde_json::from_value(header).unwrap();
    let jwks = tokens.jwks();
    let (x, y) = (&jwks["keys"][0]["x"], &jwks["keys"][0]["y"]);
    let point = [x, y].map(|part| URL_SAFE_NO_PAD.decode(part.as_str().unwrap()).unwrap()).concat();
    for secret in [point, jwks.to_string().into_bytes()] {
        let forged = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&secret)).unwrap();
        assert!(matches!(rejection(&tokens, &forged), ErrorKind::InvalidAlgorithm));
    }
}

#[test]
fn another_key_is_refused_even_under_our_key_id() {
    let tokens = tokens();
    let other = self::tokens();
    let (mut header, claims) = parts(&issue(&tokens));
    header["kid"] = json!(header_of(&tokens).kid);
    let header: Header = serde_json::from_value(header).unwrap();
    let forged = jsonwebtoken::encode(&header, &claims, &other.rings.present().encoding).unwrap();
    assert!(matches!(rejection(&tokens, &forged), ErrorKind::InvalidSignature));
}

#[test]
fn changed_claims_are_refused() {
    let tokens = tokens();
    let token = issue(&tokens);
    let (header, mut claims) = parts(&token);
    claims["roles"] = json!(["admin"]);
    let signature = token.rsplit('.').next().unwrap();
    let forged = format!("{}.{}.{signature}", encoded(&header), encoded(&claims));
    assert!(matches!(rejection(&tokens, &forged), ErrorKind::InvalidSignature));
}

#[test]
fn tokens_of_our_key_for_others_are_refused() {
    let tokens = tokens();
    let keys = Keys::load_or_create(tokens.dir.path()).unwrap();
    let elsewhere = Tokens::new(&keys, &AuthConfig { issuer: "another".into(), ..config() }).unwrap();
    assert!(matches!(rejection(&tokens, &issue(&elsewhere)), ErrorKind::InvalidIssuer));

    let (_, claims) = parts(&issue(&tokens));
    let (ours, ring) = (header_of(&tokens), tokens.rings.present());
    let signed = |claims: &Value, header: &Header| jsonwebtoken::encode(header, claims, &ring.encoding).unwrap();
    let mut other_audience = claims.clone();
    other_audience["aud"] = json!("elsewhere");
    assert!(matches!(rejection(&tokens, &signed(&other_audience, &ours)), ErrorKind::InvalidAudience));
    for claim in ["exp", "aud", "iss", "sub", "sid"] {
        let mut without = claims.clone();
        without.as_object_mut().unwrap().remove(claim);
        assert!(tokens.verify(&signed(&without, &ours), NOW).is_err(), "{claim}");
    }
    let plain = Header::new(Algorithm::ES256);
    assert!(matches!(tokens.verify(&signed(&claims, &plain), NOW), Err(TokenError::Foreign)));
}

#[test]
fn junk_is_refused() {
    let tokens = tokens();
    for junk in ["", ".", "..", "a.b.c", "é", &"a".repeat(100_000)] {
        assert!(tokens.verify(junk, NOW).is_err());
    }
}

#[test]
fn the_key_id_is_the_thumbprint_that_rfc_7638_prescribes() {
    // The key and the `jkt` of the examples in RFC 9449, sections 4.1 and 6.1.
    let kid =
        ring::thumbprint("l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs", "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA");
    assert_eq!(kid, "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    let tokens = tokens();
    let (header, _) = parts(&issue(&tokens));
    assert_eq!(header["kid"], tokens.jwks()["keys"][0]["kid"]);
}

/// Waits until `tokens` looks at its folder again.
fn until<T>(mut get: impl FnMut() -> Option<T>) -> T {
    let start = std::time::Instant::now();
    loop {
        if let Some(found) = get() {
            return found;
        }
        assert!(start.elapsed() < std::time::Duration::from_secs(60), "it never came");
        std::thread::yield_now();
    }
}

#[test]
fn a_new_key_signs_and_is_known_everywhere_while_tokens_of_the_old_one_live_on() {
    let tokens = tokens();
    let elsewhere = Tokens::new(&Keys::load_or_create(tokens.dir.path()).unwrap(), &config()).unwrap();
    let (old, old_kid) = (issue(&tokens), header_of(&tokens).kid);
    Keys::rotate_access(tokens.dir.path(), NOW).unwrap();
    let new = until(|| Some(issue(&tokens)).filter(|token| parts(token).0["kid"] != json!(old_kid)));
    until(|| elsewhere.verify(&new, NOW).ok());
    assert!(tokens.verify(&old, NOW).is_ok() && elsewhere.verify(&old, NOW).is_ok());
    assert_eq!(tokens.jwks()["keys"].as_array().unwrap().len(), 2);
    // The one before the last goes.
    Keys::rotate_access(tokens.dir.path(), NOW + TimeDelta::days(90)).unwrap();
    until(|| tokens.verify(&old, NOW).err());
    assert_eq!(tokens.jwks()["keys"].as_array().unwrap().len(), 2);
}
