//! Any fault, at each request of each journey: a sentence that is true, a way on, nothing typed lost, nothing done
//! twice. The results are in `docs/faults.md`, which these tests check.

mod act;
mod cell;
mod doc;
mod journey;
mod kind;
mod request;
mod sight;
mod told;
mod visitor;

use self::{
    cell::Stage,
    doc::{Rows, check_legend},
    journey::{ALL, Journey},
    kind::Kind,
};

/// Goes through a journey once without a fault, and then once for each of these faults at each of its requests.
fn survive(journey: &'static Journey, kinds: &[Kind]) {
    let stage = Stage::set(journey);
    let requests = stage.undisturbed();
    let mut rows = Rows::new(journey, &requests);

    for kind in kinds {
        rows.push(*kind, requests.iter().map(|request| stage.disturbed(*kind, request)).collect());
    }
    stage.close();
    rows.check();
}

/// Tests of one journey, a group of faults each, so that they run side by side.
macro_rules! matrix {
    ($($name:ident: $journey:ident),* $(,)?) => {
        $(mod $name {
            use super::{journey::$journey, kind::Kind, survive};

            #[test]
            fn without_an_answer() {
                survive(&$journey, &Kind::WITHOUT_AN_ANSWER);
            }

            #[test]
            fn with_a_useless_answer() {
                survive(&$journey, &Kind::WITH_A_USELESS_ANSWER);
            }

            #[test]
            fn with_something_lost_at_the_server() {
                survive(&$journey, &Kind::WITH_SOMETHING_LOST);
            }
        })*
    };
}

matrix! {
    signing_in: SIGNING_IN,
    signing_in_with_a_second_factor: SECOND_FACTOR,
    signing_up: SIGNING_UP,
    recovering: RECOVERING,
    changing_details: CHANGING_DETAILS,
    ending_another_session: ENDING_A_SESSION,
    signing_out: SIGNING_OUT,
    reading_an_error: READING_AN_ERROR,
}

#[test]
fn what_is_said_is_explained() {
    check_legend();
}

#[test]
fn a_clock_that_is_a_day_wrong_changes_nothing() {
    for journey in ALL {
        let stage = Stage::set(journey);
        let requests = stage.undisturbed();
        for days in [-1, 1] {
            stage.set_clock(days);
            assert_eq!(stage.undisturbed(), requests, "{}, {days} days ahead", journey.name);
        }
        stage.close();
    }
}
