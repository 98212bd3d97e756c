//! The bar: the dossier's title, undo and redo, and the ways in and out.

use std::rc::Rc;

use yew::prelude::*;

use super::copying::CopyInput;
use super::keycaps::with_key;
use super::opening::Handed;
use super::shell::use_shell;
use crate::browser::{HtmlInputElement, file, page};
use crate::model::action::Action;
use crate::model::command::Command;
use crate::model::edit::Edit;
use crate::model::workspace::{Place, Theme, Workspace};

/// The places, each with the command that leads there.
const PLACES: [(Place, Command); 5] = [
    (Place::Documents, Command::Documents),
    (Place::Read, Command::Read),
    (Place::Claims, Command::Claims),
    (Place::Codebook, Command::Codebook),
    (Place::History, Command::History),
];

/// What the bar shows.
#[derive(Properties, PartialEq, Eq)]
pub struct BarProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The bar at the top.
#[component]
pub fn Bar(BarProps { workspace }: &BarProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let title = &workspace.dossier.about.title;
    let on_title = shell.write.reform(|event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::Edit(Edit::Title(value), page::seed())
    });
    let on_files = {
        let open = shell.open.clone();
        Callback::from(move |event: Event| {
            let files = file::chosen(&event.target_unchecked_into::<HtmlInputElement>());
            if !files.is_empty() {
                open.emit(Handed::Carried(files));
            }
        })
    };
    let run = |command: Command| shell.run.reform(move |_: MouseEvent| command);
    let titled =
        |command: Command, text: &str| with_key(&shell, &workspace.preferences.keymap, command, text);
    let step = |command: Command, sign: &'static str, available: bool, step: Option<String>| {
        let name = (messages.command)(command);
        html! {
            <button class="button button-quiet" aria-label={name} title={titled(command, &step.unwrap_or_else(|| name.to_owned()))}
                disabled={!available} onclick={run(command)}>
                <span class="bar-sign">{ sign }</span><span class="bar-word">{ name }</span>
            </button>
        }
    };
    let undo = workspace.journal.next_undo().map(|step| (messages.undo)((messages.act)(step.act)));
    let redo = workspace.journal.next_redo().map(|step| (messages.redo)((messages.act)(step.act)));
    let theme = match workspace.preferences.theme {
        Theme::System => "◐",
        Theme::Light => "○",
        Theme::Dark => "●",
    };
    let theme_title =
        format!("{} ({})", (messages.command)(Command::Theme), (messages.theme)(workspace.preferences.theme));
    let other = workspace.preferences.language.other();
    html! {
        <header class="bar">
            <button class="bar-name" title={(messages.command)(Command::Dossiers)} onclick={run(Command::Dossiers)}
                aria-current={(workspace.view.place == Place::Dossiers).then_some("page")}>{ "Scolie" }</button>
            if !workspace.dossier.is_empty() {
                <input class="bar-title" aria-label={messages.dossier_title} placeholder={messages.untitled}
                    value={title.clone()} oninput={on_title} />
            }
            if workspace.has_begun() {
                <nav class="places" aria-label={messages.places}>
                    { for PLACES.map(|(place, command)| html! {
                        <button key={(messages.command)(command)} class="place" onclick={run(command)}
                            aria-current={(workspace.view.place == place).then_some("page")}>{ (messages.command)(command) }</button>
                    }) }
                </nav>
            }
            <span class="bar-space"></span>
            <div class="bar-steps">
                { step(Command::Undo, "↶", workspace.can_undo(), undo) }
                { step(Command::Redo, "↷", workspace.can_redo(), redo) }
            </div>
            <button class="button button-quiet bar-search" aria-label={(messages.command)(Command::Search)} title={titled(Command::Search, (messages.command)(Command::Search))}
                aria-current={(workspace.view.place == Place::Search).then_some("page")}
                disabled={!Command::Search.is_available(workspace)} onclick={run(Command::Search)}>{ "⌕" }</button>
            <div class="bar-tools">
                <button class="button button-quiet" aria-label={messages.all_commands} title={titled(Command::Palette, messages.all_commands)} onclick={run(Command::Palette)}>
                    <span class="bar-sign">{ "⋯" }</span><span class="bar-word">{ messages.commands }</span>
                </button>
                <button class="button button-quiet" lang={other.tag()} title={(messages.command)(Command::Language)}
                    onclick={run(Command::Language)}>{ other.tag().to_uppercase() }</button>
                <button class="button button-quiet" aria-label={theme_title.clone()} title={theme_title}
                    onclick={run(Command::Theme)}>{ theme }</button>
            </div>
            <button class="button button-quiet bar-more" aria-label={messages.all_commands} onclick={run(Command::Palette)}>{ "⋯" }</button>
            <button class="button" title={titled(Command::Open, messages.open_question)} onclick={run(Command::Open)}>{ (messages.command)(Command::Open) }</button>
            <input id="open-files" class="hidden" type="file" multiple=true tabindex="-1" aria-hidden="true"
                accept=".md,.markdown,.txt,.html,.htm,.xml,.json,.jsonl,.ndjson,.jsonld,.csv,.tsv,.zip,.qdpx,.qdc,.conll,.ann,.conf,text/*,application/json,application/xml,application/zip" onchange={on_files.clone()} />
            <CopyInput document={workspace.view.document} />
            <input id="open-folder" class="hidden" type="file" webkitdirectory=true multiple=true tabindex="-1" aria-hidden="true" onchange={on_files} />
            <ExportMenu available={Command::ExportDossier.is_available(workspace)} kept={workspace.file_copy.folder.is_some()} folders={workspace.file_copy.possible} />
        </header>
    }
}

#[derive(Properties, PartialEq)]
struct ExportMenuProps {
    available: bool,
    /// Whether a copy is kept in a folder.
    kept: bool,
    /// Whether the browser writes to folders.
    folders: bool,
}

/// The ways out; the first is the dossier itself.
#[component]
fn ExportMenu(ExportMenuProps { available, kept, folders }: &ExportMenuProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let item = |command: Command, text: &'static str| {
        let (open, run) = (open.clone(), shell.run.clone());
        let choose = Callback::from(move |_: MouseEvent| {
            open.set(false);
            page::focus(".export > button", false);
            run.emit(command);
        });
        html! { <button class="menu-item" role="menuitem" onclick={choose}>{ text }</button> }
    };
    // It can be reached, so that why it does nothing is read.
    let barred = |text: &'static str, why: &'static str| {
        html! {
            <button class="menu-item menu-item-barred" role="menuitem" aria-disabled="true">
                { text }<span class="menu-why">{ why }</span>
            </button>
        }
    };
    let leave = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *open {
                event.stop_propagation();
                open.set(false);
                page::focus(".export > button", false);
            } else if *open && page::rove_all(&event, ".export [role=menuitem]") {
                event.prevent_default();
            }
        })
    };
    // Whoever goes elsewhere, by the Tab key or with the pointer, leaves it.
    let away = {
        let open = open.clone();
        Callback::from(move |event: FocusEvent| {
            if !page::goes_within(&event, ".export") {
                open.set(false);
            }
        })
    };
    use_effect_with(*open, |open| {
        if *open {
            page::focus(".export [role=menuitem]", false);
        }
    });
    html! {
        <div class="export" onkeydown={leave} onfocusout={away}>
            <button class="button button-strong" aria-haspopup="menu" aria-expanded={open.to_string()}
                disabled={!available} onclick={toggle}>{ messages.export }</button>
            if *open {
                <div class="menu" role="menu" aria-label={messages.export_menu}>
                    { item(Command::ExportDossier, messages.dossier_json) }
                    { item(Command::ExportAs, (messages.command)(Command::ExportAs)) }
                    if *folders {
                        { item(Command::KeepCopy, (messages.command)(Command::KeepCopy)) }
                    } else {
                        { barred((messages.command)(Command::KeepCopy), messages.file_copy.only_chromium) }
                    }
                    if *kept {
                        { item(Command::DropCopy, (messages.command)(Command::DropCopy)) }
                    }
                    { item(Command::ExportCodebook, messages.codebook_json) }
                    { item(Command::ExportSchema, (messages.command)(Command::ExportSchema)) }
                    { item(Command::Print, (messages.command)(Command::Print)) }
                </div>
            }
        </div>
    }
}
