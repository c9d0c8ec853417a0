//! Instants in the person's own time zone: Kratos keeps RFC 3339 with a zone, `<input type="datetime-local">` takes
//! neither a zone nor an instant with one.

use js_sys::Date;

/// Returns an instant as the control shows it, in the person's own time zone; other texts stay as they are.
pub(super) fn local_text(instant: &str) -> String {
    let date = Date::new(&instant.into());
    if date.get_time().is_nan() {
        return instant.to_owned();
    }
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    let (hours, minutes, seconds) = (date.get_hours(), date.get_minutes(), date.get_seconds());
    let text = format!("{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}");
    if seconds == 0 { text } else { format!("{text}:{seconds:02}") }
}

/// Returns the control's text as an instant; a text that is not one stays as it is.
pub(super) fn instant(local: String) -> String {
    let date = Date::new(&local.as_str().into());
    if date.get_time().is_nan() { local } else { String::from(date.to_iso_string()) }
}
