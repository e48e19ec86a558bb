//! A private certificate authority for an installation on one machine: `isekai up` makes it, tests use it.
//! Larger installations bring their own certificates with the same names.

mod files;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    date_time_ymd,
};
use thiserror::Error;

use crate::tls::{INTERNAL_DOMAIN, ROLES, TlsFiles, is_valid_at, server_config};

#[derive(Debug, Error)]
pub enum AuthorityError {
    #[error("cannot write {path}")]
    Write { path: PathBuf, source: io::Error },
    #[error("cannot read {path}")]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot make a certificate")]
    Certificate(#[from] rcgen::Error),
}

/// How long certificates are good for; to the day, so up to a day more.
pub const LIFETIME: TimeDelta = TimeDelta::days(90);
/// They are made anew so long before their end.
pub const RENEW_BEFORE: TimeDelta = TimeDelta::days(30);

/// Makes `pki/<role>/{ca,cert,key}.pem` for each role, keys 0600, unless a whole set is there that is good for a while. The
/// authority's own key is not kept: certificates are made anew together, and no stolen file can sign another. For a start: whoever
/// runs with the old ones does not trust the new ones, see [`begin_renewal`].
///
/// Returns whether anything was made.
pub fn ensure(pki: &Path, now: DateTime<Utc>) -> Result<bool, AuthorityError> {
    if is_whole(pki) && !is_due(pki, now) {
        return Ok(false);
    }
    let authority = Authority::new(now)?;
    for role in ROLES {
        authority.issue(pki, role, now)?;
    }
    for role in ROLES {
        files::put_in_place(pki, role)?;
    }
    Ok(true)
}

/// Whether the certificates end soon, or are of a time that they must not be.
pub fn is_due(pki: &Path, now: DateTime<Utc>) -> bool {
    let good = |at: DateTime<Utc>| ROLES.iter().all(|role| is_valid_at(&TlsFiles::in_dir(pki, role), at));
    // Earlier versions made some without an end.
    !good(now) || !good(now + RENEW_BEFORE) || good(now + LIFETIME + TimeDelta::days(2))
}

/// Certificates of a new authority that wait for their use.
#[derive(Debug)]
pub struct Renewal<'a> {
    pki: &'a Path,
}

/// While processes run with the present certificates: makes new ones, and has the new authority trusted beside the present one.
/// Once every process has seen that, [`Renewal::finish`]. A renewal that is not finished is begun anew.
pub fn begin_renewal(pki: &Path, now: DateTime<Utc>) -> Result<Renewal<'_>, AuthorityError> {
    let authority = Authority::new(now)?;
    for role in ROLES {
        authority.issue(pki, role, now)?;
        let present = TlsFiles::in_dir(pki, role).ca;
        let text =
            fs::read_to_string(&present).map_err(|source| AuthorityError::Read { path: present.clone(), source })?;
        // The one before the present one has nobody left.
        files::replace(&present, &format!("{}{}", authority.pem, first_certificate(&text)))?;
    }
    Ok(Renewal { pki })
}

impl Renewal<'_> {
    /// The new certificates take the place of the present ones, which stay trusted until the next renewal.
    pub fn finish(self) -> Result<(), AuthorityError> {
        for role in ROLES {
            let (new, present) = (files::unfinished(self.pki, role), TlsFiles::in_dir(self.pki, role));
            for (from, to) in [(new.key, &present.key), (new.cert, &present.cert)] {
                let text = fs::read_to_string(&from).map_err(|source| AuthorityError::Read { path: from, source })?;
                files::replace(to, &text)?;
            }
            files::discard(self.pki, role)?;
        }
        Ok(())
    }
}

/// Whether all files can be used and are of one authority. A start that was killed may have left a part of a set, or parts of
/// two.
fn is_whole(pki: &Path) -> bool {
    let authority = |role: &str| fs::read(TlsFiles::in_dir(pki, role).ca).ok();
    let first = ROLES.first().and_then(|role| authority(role));
    ROLES.iter().all(|role| server_config(&TlsFiles::in_dir(pki, role), &[]).is_ok() && authority(role) == first)
}

fn first_certificate(pem: &str) -> &str {
    const END: &str = "-----END CERTIFICATE-----";
    pem.find(END).map_or(pem, |at| pem.split_at(at + END.len()).0)
}

struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    fn new(now: DateTime<Utc>) -> Result<Self, AuthorityError> {
        let key = KeyPair::generate()?;
        let mut params = params(Vec::new(), "Isekai private authority", now)?;
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let pem = params.self_signed(&key)?.pem();
        Ok(Self { issuer: Issuer::new(params, key), pem })
    }

    fn issue(&self, pki: &Path, role: &str, now: DateTime<Utc>) -> Result<(), AuthorityError> {
        // No host name: every role would have the same one, and could pass for another.
        let mut params = params(vec![format!("{role}.{INTERNAL_DOMAIN}")], role, now)?;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth, ExtendedKeyUsagePurpose::ClientAuth];
        let key = KeyPair::generate()?;
        let certificate = params.signed_by(&key, &self.issuer)?;
        files::write_unfinished(pki, role, &key.serialize_pem(), &certificate.pem(), &self.pem)
    }
}

fn params(names: Vec<String>, common_name: &str, now: DateTime<Utc>) -> Result<CertificateParams, AuthorityError> {
    let mut params = CertificateParams::new(names)?;
    params.distinguished_name.push(DnType::CommonName, common_name);
    // Clocks differ, and both are the beginning of their day.
    let day_of = |at: DateTime<Utc>| {
        let day = at.date_naive();
        // A month and a day fit.
        date_time_ymd(day.year(), u8::try_from(day.month()).unwrap_or(1), u8::try_from(day.day()).unwrap_or(1))
    };
    params.not_before = day_of(now - TimeDelta::days(1));
    params.not_after = day_of(now + LIFETIME + TimeDelta::days(1));
    Ok(params)
}
