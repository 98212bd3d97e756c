//! A row of fields: what they are, and they.

use yew::prelude::*;

/// What the row holds.
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// What the fields are; each says so itself, too.
    pub label: AttrValue,
    /// The fields.
    pub children: Html,
    /// Its class.
    #[prop_or_default]
    pub class: Classes,
}

/// A label at the left, the fields at the right of it.
#[component]
pub fn Row(RowProps { label, children, class }: &RowProps) -> Html {
    html! {
        <div class={classes!("row", class.clone())}>
            <span class="row-label" aria-hidden="true">{ label }</span>
            <div class="row-fields">{ children.clone() }</div>
        </div>
    }
}
