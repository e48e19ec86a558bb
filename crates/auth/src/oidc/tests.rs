//! ID tokens as providers make them, and as somebody else would.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use super::{Expected, IdTokenError, Identity, KeySet, verify};

const ISSUER: &str = "https://id.example/realms/a";
const CLIENT: &str = "isekai";
const NONCE: &str = "nonce-of-this-sign-in";

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

/// A key of a provider, and what the provider lists of it.
struct Key {
    algorithm: Algorithm,
    secret: EncodingKey,
    public: Value,
}

impl Key {
    fn rsa(id: &str) -> Self {
        let der = AsDer::<Pkcs8V1Der<'_>>::as_der(&RsaKeyPair::generate(KeySize::Rsa2048).unwrap()).unwrap();
        let pem =
            format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der.as_ref()));
        let secret = EncodingKey::from_rsa_pem(pem.as_bytes()).unwrap();
        let public = serde_json::to_value(Jwk::from_encoding_key(&secret, Algorithm::RS256).unwrap()).unwrap();
        Self { algorithm: Algorithm::RS256, secret, public }.named(id)
    }

    fn ec(id: &str) -> Self {
        let der = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
        let secret = EncodingKey::from_ec_der(der.as_ref());
        let public = serde_json::to_value(Jwk::from_encoding_key(&secret, Algorithm::ES256).unwrap()).unwrap();
        Self { algorithm: Algorithm::ES256, secret, public }.named(id)
    }

    fn ed(id: &str) -> Self {
        let der = Ed25519KeyPair::generate_pkcs8v1(&SystemRandom::new()).unwrap();
        let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(der.as_ref()).unwrap();
        let x = URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
        let public = json!({ "kty": "OKP", "crv": "Ed25519", "x": x });
        Self { algorithm: Algorithm::EdDSA, secret: EncodingKey::from_ed_der(der.as_ref()), public }.named(id)
    }

    fn named(mut self, id: &str) -> Self {
        self.public["kid"] = json!(id);
        self.public["use"] = json!("sig");
        self
    }

    fn id(&self) -> Option<String> {
        self.public["kid"].as_str().map(str::to_owned)
    }

    fn sign(&self, claims: &Value) -> String {
        self.sign_under(self.id(), claims)
    }

    fn sign_under(&self, id: Option<String>, claims: &Value) -> String {
        let header = Header { kid: id, ..Header::new(self.algorithm) };
        jsonwebtoken::encode(&header, claims, &self.secret).unwrap()
    }
}

fn set(keys: &[&Key]) -> KeySet {
    let keys: Vec<&Value> = keys.iter().map(|key| &key.public).collect();
    KeySet::read(json!({ "keys": keys }).to_string().as_bytes()).unwrap()
}

fn claims() -> Value {
    json!({
        "iss": ISSUER, "sub": "248289761001", "aud": CLIENT, "nonce": NONCE,
        "iat": now().timestamp(), "exp": now().timestamp() + 300,
        "email": "ada@example.org", "email_verified": true, "preferred_username": "ada", "groups": ["staff", 7, "ops"],
    })
}

fn with(field: &str, value: Value) -> Value {
    let mut claims = claims();
    claims[field] = value;
    claims
}

fn check(token: &str, keys: &KeySet) -> Result<Identity, IdTokenError> {
    verify(token, keys, Expected { issuer: ISSUER, client_id: CLIENT, nonce: NONCE, now: now() })
}

/// With its head replaced; the signature stays.
fn reheaded(token: &str, head: &Value) -> String {
    let (_, rest) = token.split_once('.').unwrap();
    format!("{}.{rest}", URL_SAFE_NO_PAD.encode(head.to_string()))
}

#[test]
fn a_token_of_each_kind_of_key_tells_who_it_is() {
    let all = [Key::rsa("r"), Key::ec("e"), Key::ed("d")];
    let keys = set(&all.iter().collect::<Vec<_>>());
    for key in &all {
        let identity = check(&key.sign(&claims()), &keys).unwrap();
        assert_eq!((identity.issuer.as_str(), identity.subject.as_str()), (ISSUER, "248289761001"));
        assert_eq!((identity.email.as_deref(), identity.email_verified), (Some("ada@example.org"), true));
        assert_eq!(
            (identity.values("groups"), identity.values("email")),
            (vec!["staff", "ops"], vec!["ada@example.org"])
        );
        assert!(identity.values("absent").is_empty());
    }
    let key = &all[1];
    for (said, verified) in [(json!("true"), true), (json!(false), false), (json!("yes"), false), (json!(1), false)] {
        let identity = check(&key.sign(&with("email_verified", said.clone())), &keys).unwrap();
        assert_eq!(identity.email_verified, verified, "{said}");
    }
}

#[test]
fn alg_none_and_the_public_key_as_an_hmac_secret_are_refused() {
    let (rsa, ec) = (Key::rsa("r"), Key::ec("e"));
    let keys = set(&[&rsa, &ec]);
    for alg in ["none", "None", "", "HS256", "RS384", "PS256", "ES384"] {
        let unsigned = reheaded(&rsa.sign(&claims()), &json!({ "alg": alg, "kid": "r" }));
        let stripped = format!("{}.", unsigned.rsplit_once('.').unwrap().0);
        for token in [unsigned, stripped] {
            assert!(matches!(check(&token, &keys), Err(IdTokenError::Algorithm(_))), "{alg}");
        }
    }
    let n = URL_SAFE_NO_PAD.decode(rsa.public["n"].as_str().unwrap()).unwrap();
    for secret in [n, rsa.public.to_string().into_bytes()] {
        let header = Header { kid: Some("r".into()), ..Header::new(Algorithm::HS256) };
        let forged = jsonwebtoken::encode(&header, &claims(), &EncodingKey::from_secret(&secret)).unwrap();
        assert!(matches!(check(&forged, &keys), Err(IdTokenError::Algorithm(_))));
    }
    // A symmetric key in the provider's list is no key for any of our algorithms.
    let symmetric = json!({ "keys": [{ "kty": "oct", "k": "c2VjcmV0", "kid": "o", "alg": "HS256" }] });
    let symmetric = KeySet::read(symmetric.to_string().as_bytes()).unwrap();
    assert!(matches!(check(&rsa.sign_under(Some("o".into()), &claims()), &symmetric), Err(IdTokenError::UnknownKey)));
}

#[test]
fn what_the_provider_did_not_sign_is_refused() {
    let (ours, other, ec) = (Key::rsa("r"), Key::rsa("x"), Key::ec("e"));
    let keys = set(&[&ours, &ec]);
    let forged = other.sign_under(Some("r".into()), &claims());
    assert!(matches!(check(&forged, &keys), Err(IdTokenError::Signature)));
    assert!(matches!(check(&other.sign(&claims()), &keys), Err(IdTokenError::UnknownKey)));
    // The key of one algorithm is no key of another.
    let crossed = reheaded(&ours.sign(&claims()), &json!({ "alg": "RS256", "kid": "e" }));
    assert!(matches!(check(&crossed, &keys), Err(IdTokenError::UnknownKey)));
    let changed = with("sub", json!("1")).to_string();
    let mut parts: Vec<String> = ours.sign(&claims()).split('.').map(str::to_owned).collect();
    parts[1] = URL_SAFE_NO_PAD.encode(changed);
    assert!(matches!(check(&parts.join("."), &keys), Err(IdTokenError::Signature)));
    for junk in ["", ".", "..", "a.b.c", "é", &"a".repeat(100_000), &format!("{}x", ours.sign(&claims()))] {
        assert!(check(junk, &keys).is_err());
    }
}

#[test]
fn a_key_that_is_not_for_signing_or_for_another_algorithm_is_not_used() {
    for (field, value) in [("use", json!("enc")), ("alg", json!("RS512")), ("key_ops", json!(["encrypt"]))] {
        let mut key = Key::rsa("r");
        key.public[field] = value;
        assert!(matches!(check(&key.sign(&claims()), &set(&[&key])), Err(IdTokenError::UnknownKey)), "{field}");
    }
    let mut named = Key::rsa("r");
    named.public["alg"] = json!("RS256");
    assert!(check(&named.sign(&claims()), &set(&[&named])).is_ok());
}

#[test]
fn without_a_key_id_there_must_be_but_one_key_that_it_can_be() {
    let (rsa, other, ec) = (Key::rsa("r"), Key::rsa("x"), Key::ec("e"));
    let token = rsa.sign_under(None, &claims());
    assert!(check(&token, &set(&[&rsa, &ec])).is_ok());
    assert!(matches!(check(&token, &set(&[&rsa, &other])), Err(IdTokenError::UnknownKey)));
}

#[test]
fn tokens_for_others_of_others_and_of_other_sign_ins_are_refused() {
    let key = Key::ec("e");
    let keys = set(&[&key]);
    let refusal = |claims: &Value| check(&key.sign(claims), &keys).unwrap_err();
    for iss in ["https://id.example/realms/a/", "https://id.example/realms/A", "https://evil.example", ""] {
        assert!(matches!(refusal(&with("iss", json!(iss))), IdTokenError::Issuer(_)), "{iss}");
    }
    assert!(matches!(refusal(&with("iss", json!([ISSUER]))), IdTokenError::Malformed));
    for aud in [json!("other"), json!([]), json!(["other"]), json!([CLIENT, "other"])] {
        assert!(matches!(refusal(&with("aud", aud.clone())), IdTokenError::Audience), "{aud}");
    }
    assert!(check(&key.sign(&with("aud", json!([CLIENT]))), &keys).is_ok());
    let mut several = with("aud", json!(["other", CLIENT]));
    several["azp"] = json!(CLIENT);
    assert!(check(&key.sign(&several), &keys).is_ok());
    several["azp"] = json!("other");
    assert!(matches!(refusal(&several), IdTokenError::Audience));
    assert!(matches!(refusal(&with("azp", json!("other"))), IdTokenError::Audience));
    for nonce in [json!("nonce-of-another-sign-in"), json!("")] {
        assert!(matches!(refusal(&with("nonce", nonce)), IdTokenError::Nonce));
    }
    for sub in ["".to_owned(), "x".repeat(256), "a\nb".to_owned(), "\u{430}da".to_owned()] {
        assert!(matches!(refusal(&with("sub", json!(sub))), IdTokenError::Subject), "{sub:?}");
    }
    for claim in ["iss", "sub", "aud", "exp", "iat", "nonce"] {
        let mut without = claims();
        without.as_object_mut().unwrap().remove(claim);
        assert!(check(&key.sign(&without), &keys).is_err(), "{claim}");
    }
}

#[test]
fn a_token_is_good_for_its_time_and_a_minute_of_difference_between_clocks() {
    let key = Key::ec("e");
    let keys = set(&[&key]);
    let at = |seconds: i64, field: &str| check(&key.sign(&with(field, json!(now().timestamp() + seconds))), &keys);
    assert!(at(-59, "exp").is_ok() && matches!(at(-60, "exp"), Err(IdTokenError::Expired)));
    assert!(at(60, "iat").is_ok() && matches!(at(61, "iat"), Err(IdTokenError::Time)));
    assert!(at(-660, "iat").is_ok() && matches!(at(-661, "iat"), Err(IdTokenError::Time)));
    assert!(at(60, "nbf").is_ok() && matches!(at(61, "nbf"), Err(IdTokenError::Time)));
    let later = Expected { issuer: ISSUER, client_id: CLIENT, nonce: NONCE, now: now() + TimeDelta::days(1) };
    assert!(matches!(verify(&key.sign(&claims()), &keys, later), Err(IdTokenError::Expired)));
}

#[test]
fn other_kinds_of_tokens_are_no_id_tokens() {
    let key = Key::ec("e");
    let keys = set(&[&key]);
    for kind in ["at+jwt", "logout+jwt", "dpop+jwt"] {
        let header = Header { kid: key.id(), typ: Some(kind.into()), ..Header::new(Algorithm::ES256) };
        let token = jsonwebtoken::encode(&header, &claims(), &key.secret).unwrap();
        assert!(matches!(check(&token, &keys), Err(IdTokenError::Type(_))), "{kind}");
    }
    let critical = reheaded(&key.sign(&claims()), &json!({ "alg": "ES256", "kid": "e", "crit": ["exp"] }));
    assert!(matches!(check(&critical, &keys), Err(IdTokenError::Critical)));
}

#[test]
fn keys_of_unknown_kinds_are_left_out_and_a_list_without_end_is_refused() {
    let key = Key::ec("e");
    let odd =
        json!([{ "kty": "LWE", "kid": "q" }, { "kty": "EC", "crv": "secp256k1", "x": "", "y": "" }, 7, key.public]);
    let keys = KeySet::read(json!({ "keys": odd }).to_string().as_bytes()).unwrap();
    assert!(check(&key.sign(&claims()), &keys).is_ok());
    let many = json!({ "keys": vec![&key.public; 101] });
    assert!(KeySet::read(many.to_string().as_bytes()).is_err());
    assert!(KeySet::read(b"{}").is_err());
}
