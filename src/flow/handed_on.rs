//! Query for the creation of a new flow: the parameters in the page's URL.

use crate::browser::Query;

/// Parameters of a page's URL that pass to a new flow; `early.js` knows them as well.
const PARAMETERS: [&str; 8] = [
    "return_to",
    "aal",
    "refresh",
    "via",
    "login_challenge",
    "organization",
    "identity_schema",
    "after_verification_return_to",
];

/// Returns the query with which a flow is created, with its `?`.
pub(super) fn handed_on(without: &[&str]) -> String {
    let (Some(here), Some(mut query)) = (Query::here(), Query::new("")) else {
        return String::new();
    };
    for name in PARAMETERS.into_iter().filter(|name| !without.contains(name)) {
        if let Some(value) = here.get(name) {
            query.set(name, &value);
        }
    }
    query.on("")
}

#[cfg(test)]
mod tests {
    use super::PARAMETERS;

    #[test]
    fn the_early_script_hands_on_the_same_in_the_same_order() {
        let script = include_str!("../early.js");
        let (_, list) = script.split_once("for (const name of [").expect("the list begins");
        let (list, _) = list.split_once(']').expect("the list ends");
        let names: Vec<_> = list.split('"').skip(1).step_by(2).collect();

        assert_eq!(names, PARAMETERS);
    }
}
