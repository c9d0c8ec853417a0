//! Nothing is here.

use leptos::prelude::*;

use super::flow_page::{Aside, Card};
use crate::{
    config::Config,
    i18n::{Phrase, phrase},
};

/// Says that there is no such page, and leads on.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let home = Config::use_context().pages.home;

    view! {
        <Card title=Signal::stored(Phrase::NotFound)>
            <p>{phrase(Phrase::NotFoundText)}</p>
            <Aside link=Phrase::GoHome href=home />
        </Card>
    }
}
