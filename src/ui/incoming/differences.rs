//! All on which two codebooks differ, list by list.

use std::rc::Rc;

use yew::prelude::*;

use super::words::words;
use crate::lang::Messages;
use crate::model::codebook::{Alteration, Codebook, Difference, Part, Usage, details, differences};
use crate::model::dossier::Dossier;
use crate::ui::shell::use_shell;

/// What is compared.
#[derive(Properties, PartialEq, Eq)]
pub struct DifferencesProps {
    /// The open dossier, with the codebook in force.
    pub dossier: Rc<Dossier>,
    /// The codebook in the file.
    pub theirs: Rc<Codebook>,
    /// Whether it matters how much of the codebook in force is in use.
    pub used: bool,
}

/// A list that scrolls by itself, so that the choice under it stays in view.
#[component]
pub fn Differences(DifferencesProps { dossier, theirs, used }: &DifferencesProps) -> Html {
    let messages = use_shell().messages;
    let mine = &dossier.codebook;
    let found = use_memo((Rc::clone(mine), Rc::clone(theirs)), |(mine, theirs)| differences(mine, theirs));
    let usage = use_memo(Rc::clone(dossier), |dossier| Usage::of(dossier));
    let texts = messages.codebook;
    let parts = [(Part::Kind, texts.kinds), (Part::Attribute, texts.attributes), (Part::Link, texts.links)];
    let of = |part: Part| found.iter().filter(move |own| own.part == part).collect::<Vec<_>>();
    let parts = parts.map(|(part, heading)| (heading, of(part)));
    html! {
        <div class="differences" role="region" aria-label={messages.incoming.differences} tabindex="0">
            { for parts.into_iter().filter(|(_, rows)| !rows.is_empty()).map(|(heading, rows)| html! {
                <section key={heading} class="differences-part">
                    <h3>{ heading }</h3>
                    <ul>
                        { for rows.into_iter().map(|own| {
                            let uses = uses(own, &usage, messages).filter(|_| *used && own.change == Alteration::Removed);
                            view_difference(own, mine, theirs, uses, messages)
                        }) }
                    </ul>
                </section>
            }) }
        </div>
    }
}

/// How much of something is in use, in words.
fn uses(difference: &Difference, usage: &Usage, messages: &Messages) -> Option<String> {
    let id = &difference.id;
    match difference.part {
        Part::Kind => usage.kinds.get(id).map(|count| (messages.claim_count)(*count)),
        Part::Attribute => usage.attributes.get(id).map(|count| (messages.claim_count)(*count)),
        Part::Link => usage.links.get(id).map(|count| (messages.codebook.link_count)(*count)),
    }
}

fn view_difference(
    difference: &Difference,
    mine: &Codebook,
    theirs: &Codebook,
    uses: Option<String>,
    messages: &'static Messages,
) -> Html {
    let label = mine.label(difference).or_else(|| theirs.label(difference));
    let name = label.map_or_else(|| difference.id.to_string(), |label| messages.get(label).to_owned());
    let (sign, change) = match difference.change {
        Alteration::Added => ("+", "added"),
        Alteration::Removed => ("−", "removed"),
        Alteration::Changed => ("~", "changed"),
    };
    let lines: Vec<String> = details(difference, mine, theirs)
        .iter()
        .flat_map(|detail| words(detail, mine, theirs, messages))
        .collect();
    let how = (messages.incoming.alteration)(difference.change).to_owned();
    let how = [Some(how), uses].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    html! {
        <li key={difference.id.to_string()} class="difference" data-change={change}>
            <span class="difference-sign" aria-hidden="true">{ sign }</span>
            <span class="difference-name">{ name }</span>
            <span class="count">{ how }</span>
            if !lines.is_empty() {
                <ul class="difference-details">{ for lines.into_iter().enumerate().map(|(index, line)| html! { <li key={index}>{ line }</li> }) }</ul>
            }
        </li>
    }
}
