//! The formats to choose from, in groups, each with a line that says what it is for.

use yew::prelude::*;

use crate::model::outgoing::Format;
use crate::ui::shell::use_shell;

/// What there is to choose.
#[derive(Properties, PartialEq)]
pub struct FormatsProps {
    /// The format that is chosen.
    pub chosen: Format,
    /// Another was chosen.
    pub on_choose: Callback<Format>,
}

/// A radio button for each format. The arrows go from one to the next, as in any group of them.
#[component]
pub fn Formats(FormatsProps { chosen, on_choose }: &FormatsProps) -> Html {
    let texts = use_shell().messages.outgoing;
    let mut groups: Vec<(&'static str, Vec<Format>)> = Vec::new();
    for format in Format::ALL {
        if let Some(group) = (texts.group)(format) {
            groups.push((group, Vec::new()));
        }
        if let Some((_, formats)) = groups.last_mut().filter(|_| format.is_written()) {
            formats.push(format);
        }
    }
    let groups = groups.into_iter().filter(|(_, formats)| !formats.is_empty()).map(|(group, formats)| {
        let formats = formats.into_iter().map(|format| {
            let choose = on_choose.reform(move |_: Event| format);
            html! {
                <label key={format.name()} class="outgoing-format">
                    <input type="radio" name="format" value={format.name()} checked={*chosen == format} onchange={choose} />
                    <span><strong>{ (texts.name)(format) }</strong>{ " " }<span class="outgoing-about">{ (texts.about)(format) }</span></span>
                </label>
            }
        });
        html! {
            <div key={group} class="outgoing-group" role="group" aria-label={group}>
                <h3>{ group }</h3>
                <div>{ for formats }</div>
            </div>
        }
    });
    html! { <div class="outgoing-formats" role="radiogroup" aria-label={texts.formats}>{ for groups }</div> }
}
