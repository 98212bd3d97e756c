//! The links of the active note's claim, from both ends.

use std::rc::Rc;

use yew::prelude::*;

use super::summary::relation;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::edit::Edit;
use crate::model::notice::{Notice, Tone};
use crate::model::tie::Tie;
use crate::model::unseen::spelled;
use crate::model::workspace::Workspace;
use crate::ui::select::Select;
use crate::ui::shell::use_shell;
use crate::ui::words::view_words;

/// Which links.
#[derive(Properties, PartialEq, Eq)]
pub struct TieListProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The links.
    pub ties: Vec<Tie>,
}

/// A line for each link: its kind, which can be changed, the other claim, which is a click away, and a
/// button that removes it.
#[component]
pub fn TieList(TieListProps { workspace, ties }: &TieListProps) -> Html {
    let texts = use_shell().messages.note;
    html! {
        <ul class="ties" aria-label={texts.links}>
            { for ties.iter().map(|tie| html! {
                <TieLine key={format!("{}{}", tie.link, tie.outgoing)} workspace={Rc::clone(workspace)} tie={tie.clone()} />
            }) }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
struct TieLineProps {
    workspace: Rc<Workspace>,
    tie: Tie,
}

#[component]
fn TieLine(TieLineProps { workspace, tie }: &TieLineProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.note);
    let codebook = &workspace.dossier.codebook;
    let Tie { link, kind, outgoing, other } = tie;
    let link = *link;
    let mut options: Vec<(AttrValue, AttrValue)> = codebook
        .links
        .iter()
        .map(|own| (own.id.to_string().into(), relation(&own.id, *outgoing, codebook, messages).into()))
        .collect();
    if codebook.link(kind).is_none() {
        options.push((kind.to_string().into(), relation(kind, *outgoing, codebook, messages).into()));
    }
    let choose = shell
        .dispatch
        .reform(move |name: String| Action::Edit(Edit::LinkKind(link, name.into()), page::seed()));
    let remove = shell.dispatch.reform(move |_: MouseEvent| {
        // The button goes with its line: the note keeps the focus.
        page::focus(".note[data-active]", false);
        Action::Edit(Edit::RemoveLink(link), page::seed())
    });
    let first = workspace.dossier.passages_of(other.id).first().map(|passage| passage.id);
    let follow = {
        let (shell, label) = (shell.clone(), other.label.clone());
        Callback::from(move |_: MouseEvent| match first {
            Some(passage) => shell.go_to(passage),
            None => shell.dispatch.emit(Action::Notify(Notice {
                tone: Tone::Quiet,
                text: (texts.no_passage)(&label),
                remedy: None,
            })),
        })
    };
    let hue = codebook.kind(&other.kind).map(|kind| kind.hue.name());
    let name = format!(
        "{} {}",
        relation(kind, *outgoing, codebook, messages),
        (texts.quoted)(&spelled(&other.label))
    );
    html! {
        <li class="tie" data-direction={if *outgoing { "to" } else { "from" }}>
            <Select class="tie-kind" label={(texts.link_kind_of)(&spelled(&other.label))} {options} value={kind.to_string()} on_choose={choose} />
            <button type="button" class="cross" aria-label={(texts.remove)(&name)} onclick={remove}>{ "×" }</button>
            <button type="button" class="tie-other" data-hue={hue} aria-label={name.clone()} onclick={follow}>
                <span class="swatch"></span>
                <span class="tie-label">{ view_words(&other.label) }</span>
            </button>
        </li>
    }
}
