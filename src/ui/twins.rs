//! Questions that came although the dossier has them in another text: each can be compared with what was there.

use std::rc::Rc;

use yew::prelude::*;

use super::opening::Handed;
use super::shell::use_shell;
use super::words::view_words;
use crate::model::action::Action;
use crate::model::dossier::Dossier;
use crate::model::opening::Twin;

/// So many are listed.
const MOST: usize = 200;

/// What is listed.
#[derive(Properties, PartialEq, Eq)]
pub struct TwinsProps {
    /// The questions.
    pub twins: Vec<Twin>,
    /// The dossier that they are in.
    pub dossier: Rc<Dossier>,
}

/// The list; nothing, where there is none.
#[component]
pub fn Twins(TwinsProps { twins, dossier }: &TwinsProps) -> Html {
    let shell = use_shell();
    let (texts, replacing) = (shell.messages.opening, shell.messages.replacing);
    // What was replaced since has nothing to be compared with.
    let stands = |twin: &&Twin| [twin.known, twin.came].iter().all(|id| dossier.documents.contains_key(id));
    let standing: Vec<&Twin> = twins.iter().filter(stands).collect();
    let rows = standing.iter().take(MOST).enumerate().map(|(index, twin)| {
        let (known, came) = (twin.known, twin.came);
        let show = shell.dispatch.reform(move |_: MouseEvent| Action::Show(came));
        let compare = shell.open.reform(move |_: MouseEvent| Handed::Twins(known, came));
        let document = dossier.documents.get(&known);
        let title = document.map(|own| dossier.title_of(own)).unwrap_or_default();
        let name = document.map(|own| dossier.name_of(own)).unwrap_or_default();
        html! {
            <li key={index}>
                <button class="button button-small" onclick={show}>{ view_words(title) }</button>
                { " " }
                <button class="button button-small" onclick={compare}>{ (replacing.compare_twin)(&name) }</button>
            </li>
        }
    });
    let left = standing.len().saturating_sub(MOST);
    html! {
        if !standing.is_empty() {
            <h3>{ texts.twins }</h3>
            <ul>{ for rows }</ul>
            if left > 0 {
                <p>{ (texts.more)(left) }</p>
            }
        }
    }
}
