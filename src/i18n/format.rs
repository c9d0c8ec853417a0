//! Formats for the values of placeholders, by language.

/// Formats values for one language. In a browser this is its `Intl`.
pub trait Format {
    /// Formats a number.
    fn number(&self, number: f64) -> String;
    /// Formats a list: "a, b and c".
    fn list(&self, items: &[String]) -> String;
    /// Formats a time, in seconds since 1970, as date and time in the person's zone.
    fn time(&self, seconds: f64) -> String;
    /// Formats a time, in seconds since 1970, relative to now: "in 5 minutes".
    fn relative(&self, seconds: f64) -> String;
}
