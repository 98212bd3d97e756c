//! The codebook: its kinds, attributes and types of link, to read and to change.

mod acts;
mod add;
mod asking;
mod attribute;
mod desk;
mod kind;
mod line;
mod link;
mod pair;
mod row;
mod swatches;
mod values;
mod written;

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use self::add::Add;
use self::attribute::AttributeEntry;
use self::desk::{Desk, anchor, sort};
use self::kind::KindEntry;
use self::link::LinkEntry;
use super::shell::use_shell;
use crate::browser::page;
use crate::model::codebook::{Bilingual, Codebook, Form, Part, Refusal, Slug, Usage};
use crate::model::command::Command;
use crate::model::workspace::Workspace;

/// How deep a line is set in at most: further in there would be no room for its words.
const DEEPEST: usize = 4;

/// What the place shows.
#[derive(Properties, PartialEq, Eq)]
pub struct CodebookPlaceProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The whole codebook: three lists of lines that open in place.
#[component]
pub fn CodebookPlace(CodebookPlaceProps { workspace }: &CodebookPlaceProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.codebook;
    let opened = use_state_eq(BTreeSet::<(Part, Slug)>::new);
    let wanted = use_mut_ref(|| None::<String>);
    let usage = use_memo(Rc::clone(&workspace.dossier), |dossier| Usage::of(dossier));
    use_effect({
        let wanted = Rc::clone(&wanted);
        move || {
            let mut wanted = wanted.borrow_mut();
            // What it is to go to may be shown only by the next rendering.
            if wanted.as_ref().is_some_and(|selector| page::focus(selector, false)) {
                wanted.take();
            }
        }
    });
    let focus = Callback::from(move |selector: String| drop(wanted.borrow_mut().replace(selector)));
    let open = {
        let opened = opened.clone();
        Callback::from(move |(part, id, open): (Part, Slug, bool)| {
            let mut next = (*opened).clone();
            if open {
                next.insert((part, id));
            } else {
                next.remove(&(part, id));
            }
            opened.set(next);
        })
    };
    let desk = Desk {
        codebook: Rc::clone(&workspace.dossier.codebook),
        usage,
        messages: shell.messages,
        dispatch: shell.dispatch.clone(),
        focus,
        open,
    };
    let codebook = &desk.codebook;
    let is_open = |part: Part, id: &Slug| opened.contains(&(part, Rc::clone(id)));
    let kinds = codebook.tree().into_iter().map(|(depth, kind)| {
        let open = is_open(Part::Kind, &kind.id);
        html! {
            <li key={kind.id.to_string()} class="entry" data-open={open.then_some("")} data-depth={depth.min(DEEPEST).to_string()}>
                <KindEntry desk={desk.clone()} kind={kind.clone()} {open} />
            </li>
        }
    });
    let attributes = codebook.attributes.iter().map(|attribute| {
        let open = is_open(Part::Attribute, &attribute.id);
        html! {
            <li key={attribute.id.to_string()} class="entry" data-open={open.then_some("")}>
                <AttributeEntry desk={desk.clone()} attribute={attribute.clone()} {open} />
            </li>
        }
    });
    let links = codebook.links.iter().map(|link| {
        let open = is_open(Part::Link, &link.id);
        html! {
            <li key={link.id.to_string()} class="entry" data-open={open.then_some("")}>
                <LinkEntry desk={desk.clone()} link={link.clone()} {open} />
            </li>
        }
    });
    let run = |command: Command| shell.run.reform(move |_: MouseEvent| command);
    let add_kind: Adding = |codebook, label| codebook.add_kind(label);
    let add_attribute: Adding = |codebook, label| codebook.add_attribute(label, Form::Text);
    let add_link: Adding = |codebook, label| codebook.add_link(label);
    html! {
        <main class="page codebook-place" tabindex="-1">
            <div class="codebook">
                <header class="codebook-head">
                    <h1>{ (shell.messages.command)(Command::Codebook) }</h1>
                    <p class="codebook-explanation">{ texts.explanation }</p>
                    <p class="codebook-files">
                        <button type="button" class="button" onclick={run(Command::ExportCodebook)}>{ texts.export }</button>
                        <button type="button" class="button" onclick={run(Command::Open)}>{ texts.open }</button>
                    </p>
                </header>
                <section class="codebook-section" aria-labelledby="codebook-kinds">
                    <h2 id="codebook-kinds">{ texts.kinds }</h2>
                    <p class="codebook-hint">{ texts.kinds_hint }</p>
                    <ul class="entries">{ for kinds }</ul>
                    { adder(&desk, Part::Kind, texts.add_kind, texts.new_kind, add_kind) }
                </section>
                <section class="codebook-section" aria-labelledby="codebook-attributes">
                    <h2 id="codebook-attributes">{ texts.attributes }</h2>
                    <p class="codebook-hint">{ if codebook.attributes.is_empty() { texts.no_attributes } else { texts.attributes_hint } }</p>
                    <ul class="entries">{ for attributes }</ul>
                    { adder(&desk, Part::Attribute, texts.add_attribute, texts.new_attribute, add_attribute) }
                </section>
                <section class="codebook-section" aria-labelledby="codebook-links">
                    <h2 id="codebook-links">{ texts.links }</h2>
                    <p class="codebook-hint">{ if codebook.links.is_empty() { texts.no_links } else { texts.links_hint } }</p>
                    <ul class="entries">{ for links }</ul>
                    { adder(&desk, Part::Link, texts.add_link, texts.new_link, add_link) }
                </section>
            </div>
        </main>
    }
}

/// Adds something of one sort, named so.
type Adding = fn(&Codebook, &Bilingual) -> Result<(Codebook, Slug), Refusal>;

/// The way to something new at the end of a list; it opens with the cursor in its label.
fn adder(desk: &Desk, part: Part, words: &'static str, label: &'static str, add: Adding) -> Html {
    let on_add = {
        let desk = desk.clone();
        Callback::from(move |words: String| {
            let language = desk.messages.language;
            match add(&desk.codebook, &Bilingual::of(language, &words)) {
                Ok((codebook, id)) => {
                    desk.focus.emit(format!("#{}-label-{}", anchor(part, &id), language.tag()));
                    desk.open.emit((part, id, true));
                    desk.settle(Ok(codebook))
                }
                Err(refusal) => Some(desk.refused(&refusal)),
            }
        })
    };
    html! { <Add id={format!("add-{}", sort(part))} {words} {label} {on_add} /> }
}
