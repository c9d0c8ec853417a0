//! Whatever goes wrong, at each request of each journey: a sentence that is true, a way on, nothing typed lost, nothing done
//! twice. What was seen stands in `docs/faults.md`, which these tests hold to it.

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
    doc::Section,
    journey::{ALL, Journey},
    kind::Kind,
};

/// Goes through a journey once without a fault, and then once for each fault at each of its requests.
fn survive(journey: &'static Journey) {
    let stage = Stage::set(journey);
    let requests = stage.undisturbed();
    let mut section = Section::new(journey, &requests);

    for kind in Kind::ALL {
        section.row(kind, requests.iter().map(|request| stage.disturbed(kind, request)).collect());
    }
    stage.close();
    section.check();
}

#[test]
fn what_is_said_is_explained() {
    Section::legend().check();
}

#[test]
fn signing_in() {
    survive(&journey::SIGNING_IN);
}

#[test]
fn signing_in_with_a_second_factor() {
    survive(&journey::SECOND_FACTOR);
}

#[test]
fn signing_up() {
    survive(&journey::SIGNING_UP);
}

#[test]
fn recovering() {
    survive(&journey::RECOVERING);
}

#[test]
fn changing_details() {
    survive(&journey::CHANGING_DETAILS);
}

#[test]
fn ending_another_session() {
    survive(&journey::ENDING_A_SESSION);
}

#[test]
fn signing_out() {
    survive(&journey::SIGNING_OUT);
}

#[test]
fn reading_an_error() {
    survive(&journey::READING_AN_ERROR);
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
