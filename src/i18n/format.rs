//! What stands in placeholders, as people of a language write it.

/// Writes values in one language. In a browser this is its `Intl`.
pub trait Format {
    /// A number.
    fn number(&self, number: f64) -> String;
    /// Several things: "a, b and c".
    fn list(&self, items: &[String]) -> String;
    /// A time, in seconds since 1970, as date and time in the person's zone.
    fn time(&self, seconds: f64) -> String;
    /// A time, in seconds since 1970, as seen from now: "in 5 minutes".
    fn relative(&self, seconds: f64) -> String;
}
