//! Numbers as written in controls.

pub use serde_json::Number;
use serde_json::Value;

/// Reads a number; `None` if the text is not one, or it is too large for JSON.
///
/// Whole numbers stay whole. The rest is read as JSON, because `str::parse::<f64>` brings ten kilobytes of tables;
/// forms that browsers write and JSON does not allow, `.5` and `01.5`, are corrected.
pub fn number(text: &str) -> Option<Number> {
    let text = text.trim();
    if let Ok(whole) = text.parse::<i64>() {
        return Some(whole.into());
    }
    if let Ok(whole) = text.parse::<u64>() {
        return Some(whole.into());
    }
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let significant = digits.trim_start_matches('0');
    let is_whole_part_gone = significant.starts_with('.') || significant.starts_with('e') && significant != digits;
    let zero = if is_whole_part_gone { "0" } else { "" };
    match serde_json::from_str(&[sign, zero, significant].concat()) {
        Ok(Value::Number(number)) => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        number(text).map(|number| number.to_string())
    }

    #[test]
    fn whole_numbers_stay_whole() {
        assert_eq!(read(" 42 ").as_deref(), Some("42"));
        assert_eq!(read("-7").as_deref(), Some("-7"));
        assert_eq!(read("007").as_deref(), Some("7"));
        assert_eq!(read("18446744073709551615").as_deref(), Some("18446744073709551615"));
    }

    #[test]
    fn what_a_browser_writes_is_read() {
        assert_eq!(read("1.5").as_deref(), Some("1.5"));
        assert_eq!(read(".5").as_deref(), Some("0.5"));
        assert_eq!(read("-.25").as_deref(), Some("-0.25"));
        assert_eq!(read("01.5").as_deref(), Some("1.5"));
        assert_eq!(read("00.5").as_deref(), Some("0.5"));
        assert_eq!(read("1e3").as_deref(), Some("1000.0"));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", "many", "1,5", "0x10", "NaN", "inf", "1e400", "1 2", "[1]", "\"1\""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
