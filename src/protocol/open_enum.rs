//! One macro for Kratos's many names that may grow with the next version.

/// Declares an enum of known strings with an `Other` that keeps what it does not know.
///
/// Gives `as_str`, `From<&str>`, `From<String>` and `Display`. `Default` is the empty `Other`.
macro_rules! open_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
            /// A name that this version of the library does not know, as Kratos sent it.
            Other(Box<str>),
        }

        // One function searches the tables of all such enums: matching on texts is up to 700 bytes of WebAssembly each.
        const _: () = {
            /// The places of the texts in the table.
            enum Place { $($variant,)+ }

            const TEXTS: &[&str] = &[$($text,)+];

            impl $name {
                /// Returns the name as Kratos writes it.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    let place = match self {
                        $(Self::$variant => Place::$variant,)+
                        Self::Other(text) => return text,
                    };
                    TEXTS.get(place as usize).copied().unwrap_or_default()
                }
            }

            impl From<&str> for $name {
                fn from(text: &str) -> Self {
                    match $crate::protocol::open_enum::place(TEXTS, text) {
                        $(Ok(place) if place == Place::$variant as usize => Self::$variant,)+
                        Ok(_) => Self::default(),
                        Err(unknown) => Self::Other(unknown),
                    }
                }
            }
        };

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Other(Box::default())
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

/// Returns where a text stands in a table, or a copy to keep if it does not.
pub(super) fn place(texts: &[&str], text: &str) -> Result<usize, Box<str>> {
    texts.iter().position(|known| *known == text).ok_or_else(|| text.into())
}

pub(super) use open_enum;
