//! What the types around one checked text have in common.

/// Gives a tuple struct around a checked `String` its reading and its conversions; with serde's `try_from` and `into`
/// its stored form is the plain text, checked again when it is read.
macro_rules! text_value {
    ($type:ident, $error:ty) => {
        impl $type {
            /// The checked text in its normal form.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $type {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $type {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.0
            }
        }
    };
}

/// A `Debug` that shows the type only: the value is personal data or a secret, and `Debug` ends up in logs.
macro_rules! redacted_debug {
    ($type:ident) => {
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($type), "(…)"))
            }
        }
    };
}

pub(crate) use {redacted_debug, text_value};
