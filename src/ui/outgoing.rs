//! The dialog that exports: the format, how much of the dossier, and what will be lost, said before anything
//! leaves.

mod formats;
mod table;
mod write;

use std::cell::Cell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use self::formats::Formats;
use self::table::{TableFields, kept_form};
use self::write::write;
use super::documents::use_found;
use super::hooks::{Modal, use_modal};
use super::shell::{Shell, use_shell};
use crate::browser::{file, page};
use crate::exchange::formats::Options;
use crate::exchange::outgoing::{Written, part_name};
use crate::lang::outgoing::Texts;
use crate::model::action::Action;
use crate::model::errand::Errand;
use crate::model::notice::{Notice, Tone};
use crate::model::outgoing::{Columns, Format, Rows, Scope, TableForm};
use crate::model::workspace::Workspace;

/// What the dialog works on.
#[derive(Properties, PartialEq, Eq)]
pub struct OutgoingProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// How much of the dossier, as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    Shown,
    Picked,
    Listed,
}

/// How far the export has come.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Choosing,
    /// So many documents of how many are written.
    Writing(usize, usize),
    /// It is written, and something will be lost.
    Lossy(Rc<Written>),
}

/// The dialog. A file without loss leaves at once; of any other it is said first what it loses.
#[component]
pub fn Outgoing(OutgoingProps { workspace }: &OutgoingProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.outgoing;
    let format = use_state_eq(|| Format::Dossier);
    let extent = use_state_eq(|| Extent::Whole);
    let stage = use_state_eq(|| Stage::Choosing);
    let stopped = use_memo((), |()| Rc::new(Cell::new(false)));
    let stopped = Rc::clone(&stopped);
    let found = use_found(workspace);
    let rows = rows_of(*format);
    let language = shell.messages.language;
    let form = use_state_eq(|| None::<(Rows, TableForm, Columns)>);
    // The columns of passages are not those of claims: each table is as it was left.
    let shown = rows.map(|rows| match &*form {
        Some((own, form, columns)) if *own == rows => (form.clone(), columns.clone()),
        _ => kept_form(rows, &workspace.dossier, language),
    });
    let change_form = {
        let form = form.clone();
        Callback::from(move |(own, columns): (TableForm, Columns)| {
            form.set(rows.map(|rows| (rows, own, columns)))
        })
    };
    let is_empty = shown.as_ref().is_some_and(|(_, columns)| columns.wanted().is_empty());
    let Modal { node, on_close } = use_modal(|| page::focus(".outgoing-formats input:checked", false));
    use_effect_with((), {
        let stopped = Rc::clone(&stopped);
        move |()| move || stopped.set(true)
    });
    use_effect_with(matches!(*stage, Stage::Lossy(_)), |lossy| {
        // Back at the formats, the one that was chosen is where it was left.
        page::focus(if *lossy { "#outgoing-losses" } else { ".outgoing-formats input:checked" }, false);
    });
    let scope = {
        let (workspace, found) = (Rc::clone(workspace), Rc::clone(&found));
        move |extent: Extent| match extent {
            Extent::Whole => Scope::Dossier,
            Extent::Shown => Scope::Documents(workspace.view.document.into_iter().collect()),
            Extent::Picked => Scope::Documents(workspace.view.picks.documents().clone()),
            Extent::Listed => Scope::Documents(found.iter().map(|entry| entry.document.id).collect()),
        }
    };
    let on_submit = {
        let (shell, stage, stopped) = (shell.clone(), stage.clone(), Rc::clone(&stopped));
        let (dossier, format, extent) = (Rc::clone(&workspace.dossier), *format, *extent);
        let table =
            shown.clone().map(|(form, columns)| TableForm { columns: Some(columns.wanted()), ..form });
        let options = Rc::new(Options { language, table });
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if matches!(*stage, Stage::Writing(..)) {
                return;
            }
            stage.set(Stage::Writing(0, dossier.documents.len()));
            let (whole, part) = (Rc::clone(&dossier), scope(extent).of(&dossier));
            let is_part = extent != Extent::Whole;
            let (shell, stage, stopped) = (shell.clone(), stage.clone(), Rc::clone(&stopped));
            let options = Rc::clone(&options);
            spawn_local(async move {
                let tell = {
                    let stage = stage.clone();
                    move |done, of| stage.set(Stage::Writing(done, of))
                };
                let written = write(format, &part, &options, &stopped, tell).await.map(|mut own| {
                    if is_part {
                        own.file.name = part_name(&own.file.name, &whole, &part);
                    }
                    own
                });
                match written {
                    None => {}
                    Some(written) if written.losses.is_empty() => {
                        hand_out(&shell, &written);
                        if format == Format::Dossier && extent == Extent::Whole {
                            shell.errand.emit(Errand::HandedOut(written.file.name.clone()));
                        }
                    }
                    Some(written) => stage.set(Stage::Lossy(Rc::new(written))),
                }
            });
        })
    };
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let choose_format = {
        let format = format.clone();
        Callback::from(move |chosen: Format| format.set(chosen))
    };
    let extents = extents(workspace, found.len(), texts).into_iter().map(|(own, label)| {
        let choose = {
            let extent = extent.clone();
            Callback::from(move |_: Event| extent.set(own))
        };
        html! {
            <label key={label.clone()} class="outgoing-extent">
                <input type="radio" name="extent" checked={*extent == own} onchange={choose} />{ label }
            </label>
        }
    });
    let is_lossy = matches!(*stage, Stage::Lossy(_));
    let writing = match &*stage {
        Stage::Writing(done, of) => Some((*done, *of)),
        _ => None,
    };
    html! {
        <dialog class="dialog outgoing" aria-labelledby="outgoing-title" ref={node} onclose={on_close}>
            if let Stage::Lossy(written) = &*stage {
                { losses(&shell, *format, written, {
                    let stage = stage.clone();
                    Callback::from(move |()| stage.set(Stage::Choosing))
                }) }
            }
                <form onsubmit={on_submit} hidden={is_lossy}>
                    <h2 id={(!is_lossy).then_some("outgoing-title")}>{ texts.title }</h2>
                    <Formats chosen={*format} on_choose={choose_format} />
                    if let Some((form, columns)) = shown {
                        <TableFields key={format.name()} rows={rows.unwrap_or(Rows::Passages)} dossier={Rc::clone(&workspace.dossier)} {form} {columns} on_change={change_form} />
                    }
                    <fieldset class="outgoing-scope">
                        <legend>{ texts.scope }</legend>
                        <div>{ for extents }</div>
                    </fieldset>
                    <p class="dialog-end">
                        if let Some((done, of)) = writing {
                            <progress class="outgoing-progress" max={of.to_string()} value={done.to_string()}></progress>
                        }
                        <button type="button" class="button button-quiet" onclick={cancel}>{ texts.cancel }</button>
                        <button type="submit" class="button button-strong" disabled={is_empty} aria-disabled={writing.is_some().then_some("true")}>{ texts.export }</button>
                    </p>
                </form>
        </dialog>
    }
}

/// What the rows of a format are, if it is a table.
fn rows_of(format: Format) -> Option<Rows> {
    match format {
        Format::Passages => Some(Rows::Passages),
        Format::Claims => Some(Rows::Claims),
        _ => None,
    }
}

/// What a file will lose, and the two ways on.
fn losses(shell: &Shell, format: Format, written: &Rc<Written>, back: Callback<()>) -> Html {
    let texts = shell.messages.outgoing;
    let save = {
        let (shell, written) = (shell.clone(), Rc::clone(written));
        Callback::from(move |_: MouseEvent| hand_out(&shell, &written))
    };
    let losses = written.losses.iter().map(|(loss, count)| {
        let text = (texts.loss)(loss, count);
        html! { <li key={text.clone()}>{ &text }</li> }
    });
    let on_key = {
        let back = back.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            // One step back, not out.
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                back.emit(());
            }
            // Whoever holds the key down that exported has not read what will be lost.
            "Enter" if event.repeat() => event.prevent_default(),
            _ => {}
        })
    };
    let back = back.reform(|_: MouseEvent| ());
    html! {
        <div class="outgoing-losses" onkeydown={on_key}>
            <h2 id="outgoing-title">{ (texts.losses)(format) }</h2>
            { for (texts.purpose)(format).map(|purpose| html! { <p class="outgoing-purpose">{ purpose }</p> }) }
            <ul id="outgoing-losses" tabindex="-1" aria-labelledby="outgoing-title">{ for losses }</ul>
            <p class="dialog-end">
                <button type="button" class="button button-quiet" onclick={back}>{ texts.back }</button>
                <button type="button" class="button button-strong" onclick={save}>{ texts.save }</button>
            </p>
        </div>
    }
}

/// Gives the file to the browser, and closes the dialog.
fn hand_out(shell: &Shell, written: &Written) {
    let file = &written.file;
    let (tone, text) = match file::download(&file.name, file.media_type, &file.content) {
        Ok(()) => (Tone::Quiet, (shell.messages.outgoing.handed_out)(&file.name)),
        Err(error) => (Tone::Alert, error.to_string()),
    };
    shell.dispatch.emit(Action::Close);
    shell.dispatch.emit(Action::Notify(Notice { tone, text, remedy: None }));
}

/// What can be chosen: the whole, and each part that is not all of it.
fn extents(workspace: &Workspace, listed: usize, texts: &Texts) -> Vec<(Extent, String)> {
    let all = workspace.dossier.documents.len();
    let picked = workspace.view.picks.documents().len();
    let mut extents = vec![(Extent::Whole, (texts.whole)(all))];
    if let Some(document) = workspace.document().filter(|_| all > 1) {
        extents.push((Extent::Shown, (texts.shown)(&workspace.dossier.name_of(document))));
    }
    if picked > 0 {
        extents.push((Extent::Picked, (texts.picked)(picked)));
    }
    if listed > 0 && listed < all {
        extents.push((Extent::Listed, (texts.listed)(listed)));
    }
    extents
}
