//! Whether what was signed is what stands in the file, by the certificate in the signature.

use cms::{
    cert::{
        CertificateChoices,
        x509::{
            Certificate,
            attr::Attributes,
            der::{
                Decode, Encode, Reader, SliceReader, Tag, Tagged,
                asn1::{ObjectIdentifier, OctetString},
            },
            ext::pkix::{KeyUsage, SubjectKeyIdentifier},
            time::Time,
        },
    },
    content_info::ContentInfo,
    signed_data::{SignedData, SignerIdentifier, SignerInfo},
};
use rustls::pki_types::{CertificateDer, SignatureVerificationAlgorithm};
use sha2::{Digest, Sha256, Sha384, Sha512};
use time::OffsetDateTime;
use webpki::{EndEntityCert, Error, ring};

use super::{Signer, pdf::Signature};
use crate::clock::VIETNAM;

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// Longest name that is shown, in characters.
const NAME: usize = 200;

/// How a signature is.
#[derive(Clone, Debug)]
pub(super) enum Sealed {
    /// What was signed is what stands there.
    Intact(Box<Intact>),
    /// It is not.
    Broken,
    /// Its form or an algorithm is none that is known here.
    Unknown,
}

/// A signature that holds.
#[derive(Clone, Debug)]
pub(super) struct Intact {
    /// Who signed, by the certificate.
    pub signer: Signer,
    /// The certificate, as DER.
    pub certificate: Vec<u8>,
    /// It is made for signatures, as far as it says for what.
    pub for_signatures: bool,
    /// The other certificates of the signature, as DER.
    pub others: Vec<Vec<u8>>,
}

/// Digests that are known; SHA-1 proves nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    fn of(oid: &ObjectIdentifier) -> Option<Self> {
        match oid.to_string().as_str() {
            "2.16.840.1.101.3.4.2.1" => Some(Self::Sha256),
            "2.16.840.1.101.3.4.2.2" => Some(Self::Sha384),
            "2.16.840.1.101.3.4.2.3" => Some(Self::Sha512),
            _ => None,
        }
    }

    fn digest(self, parts: &[&[u8]]) -> Vec<u8> {
        fn sum<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
            let mut digest = D::new();
            for part in parts {
                digest.update(part);
            }
            digest.finalize().to_vec()
        }
        match self {
            Self::Sha256 => sum::<Sha256>(parts),
            Self::Sha384 => sum::<Sha384>(parts),
            Self::Sha512 => sum::<Sha512>(parts),
        }
    }
}

/// Whether this signature of the file holds.
pub(super) fn check(file: &[u8], signature: &Signature) -> Sealed {
    judge(file, signature).unwrap_or(Sealed::Unknown)
}

/// `None`: it cannot be read.
fn judge(file: &[u8], signature: &Signature) -> Option<Sealed> {
    let data = signed_data(&signature.contents)?;
    let [signer] = data.signer_infos.0.as_slice() else { return None };
    // A time stamp and older forms carry what they sign within.
    if data.encap_content_info.econtent_type != DATA || data.encap_content_info.econtent.is_some() {
        return None;
    }
    let mut certificates: Vec<&Certificate> = Vec::new();
    for choice in data.certificates.as_ref()?.0.iter() {
        if let CertificateChoices::Certificate(certificate) = choice {
            certificates.push(certificate);
        }
    }
    let at = certificates.iter().position(|certificate| is_of(&signer.sid, certificate))?;
    let certificate = certificates.swap_remove(at);

    let hash = Hash::of(&signer.digest_alg.oid)?;
    let parts = signature.signed(file);
    let message = match &signer.signed_attrs {
        Some(attributes) => {
            if object::<ObjectIdentifier>(attributes, CONTENT_TYPE)? != DATA {
                return None;
            }
            let digest: OctetString = object(attributes, MESSAGE_DIGEST)?;
            if digest.as_bytes() != hash.digest(&parts) {
                return Some(Sealed::Broken);
            }
            // Signed is the set by itself, in the order of DER (RFC 5652, 5.4).
            attributes.to_der().ok()?
        }
        None => parts.concat(),
    };
    let der = certificate.to_der().ok()?;
    if !verify(&der, signer, hash, &message)? {
        return Some(Sealed::Broken);
    }
    let time = signer.signed_attrs.as_ref().and_then(|attributes| object::<Time>(attributes, SIGNING_TIME));
    Some(Sealed::Intact(Box::new(Intact {
        signer: Signer { name: name_of(certificate), at: time.and_then(instant).or(signature.claimed) },
        for_signatures: is_for_signatures(certificate),
        others: certificates.iter().filter_map(|other| other.to_der().ok()).collect(),
        certificate: der,
    })))
}

/// The signature as it stands between the angle brackets: zeros may follow.
fn signed_data(contents: &[u8]) -> Option<SignedData> {
    let mut reader = SliceReader::new(contents).ok()?;
    let info = ContentInfo::decode(&mut reader).ok()?;
    let end = usize::try_from(reader.position()).ok()?;
    let is_padded = contents.get(end..)?.iter().all(|&byte| byte == 0);
    if info.content_type != SIGNED_DATA || !is_padded {
        return None;
    }
    SignedData::from_der(&info.content.to_der().ok()?).ok()
}

/// The certificate is the one that the signer names.
fn is_of(signer: &SignerIdentifier, certificate: &Certificate) -> bool {
    let certificate = &certificate.tbs_certificate;
    match signer {
        SignerIdentifier::IssuerAndSerialNumber(named) => {
            named.issuer == certificate.issuer && named.serial_number == certificate.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(named) => {
            certificate.get::<SubjectKeyIdentifier>().ok().flatten().is_some_and(|(_, own)| own == *named)
        }
    }
}

/// The only value of the only attribute of this kind.
fn object<T: for<'a> Decode<'a>>(attributes: &Attributes, oid: ObjectIdentifier) -> Option<T> {
    let mut found = attributes.iter().filter(|attribute| attribute.oid == oid);
    let (Some(attribute), None) = (found.next(), found.next()) else { return None };
    let [value] = attribute.values.as_slice() else { return None };
    T::from_der(&value.to_der().ok()?).ok()
}

/// The message was signed with the key of this certificate. `None`: by an algorithm that is not known here.
fn verify(certificate: &[u8], signer: &SignerInfo, hash: Hash, message: &[u8]) -> Option<bool> {
    let der = CertificateDer::from(certificate);
    let end_entity = EndEntityCert::try_from(&der).ok()?;
    let signature = signer.signature.as_bytes();
    // Of the two curves the certificate has one.
    for algorithm in algorithms(&signer.signature_algorithm.oid, hash)? {
        match end_entity.verify_signature(algorithm, message, signature) {
            Ok(()) => return Some(true),
            Err(Error::InvalidSignatureForPublicKey) => return Some(false),
            Err(_) => {}
        }
    }
    None
}

/// What the name of a signature algorithm can stand for. One that names a digest must name that of the signer.
fn algorithms(oid: &ObjectIdentifier, hash: Hash) -> Option<Vec<&'static dyn SignatureVerificationAlgorithm>> {
    use Hash::{Sha256, Sha384, Sha512};
    let rsa = |hash: Hash| match hash {
        Sha256 => vec![ring::RSA_PKCS1_2048_8192_SHA256],
        Sha384 => vec![ring::RSA_PKCS1_2048_8192_SHA384],
        Sha512 => vec![ring::RSA_PKCS1_2048_8192_SHA512],
    };
    Some(match (oid.to_string().as_str(), hash) {
        ("1.2.840.113549.1.1.1", hash) => rsa(hash),
        ("1.2.840.113549.1.1.11", Sha256) | ("1.2.840.113549.1.1.12", Sha384) | ("1.2.840.113549.1.1.13", Sha512) => {
            rsa(hash)
        }
        ("1.2.840.10045.4.3.2", Sha256) => vec![ring::ECDSA_P256_SHA256, ring::ECDSA_P384_SHA256],
        ("1.2.840.10045.4.3.3", Sha384) => vec![ring::ECDSA_P256_SHA384, ring::ECDSA_P384_SHA384],
        _ => return None,
    })
}

/// Its key usage, if it has one, names signatures.
fn is_for_signatures(certificate: &Certificate) -> bool {
    match certificate.tbs_certificate.get::<KeyUsage>() {
        Ok(Some((_, usage))) => usage.digital_signature() || usage.non_repudiation(),
        Ok(None) => true,
        Err(_) => false,
    }
}

/// The common name; without one the whole name, as X.500 writes it.
fn name_of(certificate: &Certificate) -> String {
    let subject = &certificate.tbs_certificate.subject;
    let attributes = subject.0.iter().flat_map(|names| names.0.iter());
    let common = attributes.filter(|attribute| attribute.oid == COMMON_NAME).find_map(|attribute| {
        let bytes = attribute.value.value();
        match attribute.value.tag() {
            Tag::Utf8String | Tag::PrintableString | Tag::Ia5String => String::from_utf8(bytes.to_vec()).ok(),
            Tag::BmpString => {
                let units: Vec<u16> =
                    bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                String::from_utf16(&units).ok()
            }
            _ => None,
        }
    });
    let name = common.unwrap_or_else(|| subject.to_string());
    name.chars().filter(|letter| !letter.is_control()).take(NAME).collect()
}

fn instant(time: Time) -> Option<OffsetDateTime> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
    OffsetDateTime::from_unix_timestamp(seconds).ok().map(|at| at.to_offset(VIETNAM))
}
