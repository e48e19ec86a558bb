use super::*;

const NOW: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

fn config() -> AuthConfig {
    let keys_dir = std::path::PathBuf::new();
    AuthConfig {
        issuer: "isekai".into(),
        access_token_seconds: 900,
        refresh_token_seconds: 9000,
        registration: false,
        keys_dir,
    }
}

fn keys() -> Keys {
    Keys::load_or_create(tempfile::tempdir().unwrap().path()).unwrap()
}

fn tokens() -> Tokens {
    Tokens::new(&keys(), &config()).unwrap()
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
    let (x, y) = (&tokens.jwks["keys"][0]["x"], &tokens.jwks["keys"][0]["y"]);
    let point = [x, y].map(|part| URL_SAFE_NO_PAD.decode(part.as_str().unwrap()).unwrap()).concat();
    for secret in [point, tokens.jwks.to_string().into_bytes()] {
        let forged = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&secret)).unwrap();
        assert!(matches!(rejection(&tokens, &forged), ErrorKind::InvalidAlgorithm));
    }
}

#[test]
fn another_key_is_refused_even_under_our_key_id() {
    let tokens = tokens();
    let other = self::tokens();
    let (mut header, claims) = parts(&issue(&tokens));
    header["kid"] = json!(tokens.header.kid);
    let header: Header = serde_json::from_value(header).unwrap();
    let forged = jsonwebtoken::encode(&header, &claims, &other.encoding).unwrap();
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
    let keys = keys();
    let tokens = Tokens::new(&keys, &config()).unwrap();
    let elsewhere = Tokens::new(&keys, &AuthConfig { issuer: "another".into(), ..config() }).unwrap();
    assert!(matches!(rejection(&tokens, &issue(&elsewhere)), ErrorKind::InvalidIssuer));

    let (_, claims) = parts(&issue(&tokens));
    let signed = |claims: &Value, header: &Header| jsonwebtoken::encode(header, claims, &tokens.encoding).unwrap();
    let mut other_audience = claims.clone();
    other_audience["aud"] = json!("elsewhere");
    assert!(matches!(rejection(&tokens, &signed(&other_audience, &tokens.header)), ErrorKind::InvalidAudience));
    for claim in ["exp", "aud", "iss", "sub", "sid"] {
        let mut without = claims.clone();
        without.as_object_mut().unwrap().remove(claim);
        assert!(tokens.verify(&signed(&without, &tokens.header), NOW).is_err(), "{claim}");
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
    let kid = thumbprint("l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs", "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA");
    assert_eq!(kid, "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    let tokens = tokens();
    let (header, _) = parts(&issue(&tokens));
    assert_eq!(header["kid"], tokens.jwks["keys"][0]["kid"]);
}
