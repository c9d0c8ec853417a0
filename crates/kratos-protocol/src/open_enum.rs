//! One macro for Kratos's many sets of names, which may grow with the next version.

/// Declares an enum of known strings with an `Other` that keeps any unknown one.
///
/// Gives `as_str`, `From<&str>`, `From<String>` and `Display`. `Default` is the empty `Other`.
macro_rules! open_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
            /// A name unknown to this version of the library, as Kratos sent it.
            Other(Box<str>),
        }

        // One function searches the tables of all such enums: matching on texts is up to 700 bytes of WebAssembly each.
        const _: () = {
            /// Indices of the texts in the table.
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
                    match $crate::open_enum::place(TEXTS, text) {
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

/// Returns the index of a text in a table, or a copy of the text if it is not there.
pub(super) fn place(texts: &[&str], text: &str) -> Result<usize, Box<str>> {
    texts.iter().position(|known| *known == text).ok_or_else(|| text.into())
}

pub(super) use open_enum;
