//! Whom the operator trusts to vouch for who has signed.

use std::{ffi::OsStr, fs, path::Path, time::Duration};

use anyhow::{Context as _, ensure};
use rustls::pki_types::{CertificateDer, TrustAnchor, UnixTime, pem::PemObject as _};
use time::OffsetDateTime;
use webpki::{ALL_VERIFICATION_ALGS, EndEntityCert, Error, ExtendedKeyUsageValidator, KeyPurposeIdIter};

use super::signed::Intact;

/// Certificates from which trust begins.
#[derive(Clone, Debug, Default)]
pub struct Roots(Vec<TrustAnchor<'static>>);

impl Roots {
    /// The certificates in all `.pem` and `.crt` files of a folder, any number in a file.
    ///
    /// # Errors
    /// If the folder or a file cannot be read, a file holds something else, or there is no certificate: whoever names a folder
    /// expects that it counts.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let mut anchors = Vec::new();
        let entries = fs::read_dir(folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            let path = entry.with_context(|| format!("cannot read the folder {}", folder.display()))?.path();
            if !path.extension().is_some_and(|ending| ending == OsStr::new("pem") || ending == OsStr::new("crt")) {
                continue;
            }
            let text = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let before = anchors.len();
            for certificate in CertificateDer::pem_slice_iter(&text) {
                let certificate = certificate.with_context(|| format!("{} is no PEM file", path.display()))?;
                let anchor = webpki::anchor_from_trusted_cert(&certificate)
                    .with_context(|| format!("{} holds a certificate that cannot be read", path.display()))?;
                anchors.push(anchor.to_owned());
            }
            ensure!(anchors.len() > before, "{} holds no certificate", path.display());
        }
        ensure!(!anchors.is_empty(), "{} holds no certificate (.pem, .crt)", folder.display());
        Ok(Self(anchors))
    }

    /// Whether the signer's certificate leads to one of these, and was good for a signature at `at`.
    ///
    /// `at` is when the agency sent the paper: the signer's own word for the time would make any certificate good.
    pub(super) fn trust(&self, signature: &Intact, at: OffsetDateTime) -> bool {
        let certificate = CertificateDer::from(signature.certificate.as_slice());
        let others: Vec<_> = signature.others.iter().map(|other| CertificateDer::from(other.as_slice())).collect();
        let Ok(seconds) = u64::try_from(at.unix_timestamp()) else { return false };
        let at = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
        let Ok(end_entity) = EndEntityCert::try_from(&certificate) else { return false };
        let path = end_entity.verify_for_usage(ALL_VERIFICATION_ALGS, &self.0, &others, at, Documents, None, None);
        signature.for_signatures && path.is_ok()
    }
}

/// Purposes that are not the signing of documents: servers, programs, time stamps, the state of certificates. Everything else
/// is left to who issued the certificate, for every issuer names documents in another way.
const OTHER_PURPOSES: [&[usize]; 4] = [
    &[1, 3, 6, 1, 5, 5, 7, 3, 1],
    &[1, 3, 6, 1, 5, 5, 7, 3, 3],
    &[1, 3, 6, 1, 5, 5, 7, 3, 8],
    &[1, 3, 6, 1, 5, 5, 7, 3, 9],
];

/// A certificate that names purposes names one that may be documents.
struct Documents;

impl ExtendedKeyUsageValidator for Documents {
    fn validate(&self, purposes: KeyPurposeIdIter<'_, '_>) -> Result<(), Error> {
        let (mut any, mut fits) = (false, false);
        for purpose in purposes {
            any = true;
            let purpose = purpose?.to_decoded_oid();
            fits |= !OTHER_PURPOSES.contains(&purpose.as_slice());
        }
        if any && !fits { Err(Error::ExtensionValueInvalid) } else { Ok(()) }
    }
}
