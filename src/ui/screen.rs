//! The screen: bar, list, text with its margin, status line, and the dialogs over them.

use std::rc::Rc;

use yew::prelude::*;

use super::announcer::Announcer;
use super::arrival::ArrivalDialog;
use super::bar::Bar;
use super::citation::Citation;
use super::claims::ClaimsPlace;
use super::codebook::CodebookPlace;
use super::documents::DocumentsPlace;
use super::dossiers::DossiersPlace;
use super::following::Following;
use super::fulltext::{Gather, ReadingResults, SearchPlace};
use super::history::HistoryPlace;
use super::hooks::{use_kept_focus, use_trailing};
use super::incoming::IncomingDialog;
use super::keys::Keys;
use super::list::List;
use super::merge::Merge;
use super::occurrences::Occurrences;
use super::orphans::{Held, Orphans};
use super::outgoing::Outgoing;
use super::pairing::Pairing;
use super::palette::Palette;
use super::paste::Paste;
use super::picked::Picked;
use super::progress::ProgressLine;
use super::reader::Reader;
use super::rekind::Rekind;
use super::renewal::Renewal;
use super::replacing::ReplacingDialog;
use super::report::ReportLine;
use super::retag::Retag;
use super::shell::use_shell;
use super::status::Status;
use super::table::TableDialog;
use super::welcome::Welcome;
use super::words::view_words;
use crate::browser::{event, page};
use crate::model::action::Action;
use crate::model::listing::Catalogue;
use crate::model::notice::Tone;
use crate::model::saving::Saving;
use crate::model::workspace::{Dialog, Place, Workspace};

/// What the screen shows.
#[derive(Properties, PartialEq, Eq)]
pub struct ScreenProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The whole screen.
#[component]
pub fn Screen(ScreenProps { workspace }: &ScreenProps) -> Html {
    let opening = workspace.is_opening();
    let behind = use_behind(workspace);
    let kept = use_mut_ref(Catalogue::default);
    let listed = (Rc::clone(&behind.dossier), behind.is_opening());
    let catalogue = use_memo(listed, |(dossier, opening)| {
        // Of a dossier that is being opened not all claims are known.
        if *opening {
            return Catalogue::default();
        }
        let mut kept = kept.borrow_mut();
        kept.follow(dossier);
        kept.clone()
    });
    use_kept_focus(workspace);
    let content = match (workspace.view.place, workspace.document()) {
        _ if workspace.saving == Saving::Starting && !opening => {
            html! { <main class="page" aria-busy="true"></main> }
        }
        (Place::Read, Some(document)) => html! {
            <Reader key={document.id.to_string()} workspace={Rc::clone(workspace)} document={Rc::clone(document)} />
        },
        (Place::Documents, _) => html! { <DocumentsPlace workspace={Rc::clone(workspace)} /> },
        (Place::Claims, _) => {
            html! { <ClaimsPlace workspace={Rc::clone(workspace)} catalogue={Rc::clone(&catalogue)} /> }
        }
        (Place::Codebook, _) => html! { <CodebookPlace workspace={Rc::clone(workspace)} /> },
        (Place::History, _) => html! { <HistoryPlace workspace={Rc::clone(workspace)} /> },
        (Place::Search, _) => html! { <SearchPlace workspace={Rc::clone(workspace)} /> },
        (Place::Dossiers, _) => html! { <DossiersPlace workspace={Rc::clone(workspace)} /> },
        (Place::Read, None) => html! { <Welcome workspace={Rc::clone(workspace)} /> },
    };
    let dialog = match workspace.view.dialog {
        None => html! {},
        Some(Dialog::Palette) => html! { <Palette workspace={Rc::clone(workspace)} /> },
        Some(Dialog::Keys) => html! { <Keys workspace={Rc::clone(workspace)} /> },
        Some(Dialog::Paste) => html! { <Paste /> },
        Some(Dialog::PasteCopy) => html! { <Paste of={workspace.view.document} /> },
        Some(Dialog::Replacing) => html! {
            if let Some(replacing) = &workspace.view.replacing {
                <ReplacingDialog replacing={Rc::clone(replacing)} dossier={Rc::clone(&workspace.dossier)} />
            }
        },
        Some(Dialog::Occurrences) => html! { <Occurrences workspace={Rc::clone(workspace)} /> },
        Some(Dialog::Gather) => html! { <Gather workspace={Rc::clone(workspace)} /> },
        Some(Dialog::Retag) => html! { <Retag workspace={Rc::clone(workspace)} /> },
        Some(Dialog::Kind) => html! { <Rekind workspace={Rc::clone(workspace)} /> },
        Some(Dialog::Outgoing) => html! { <Outgoing workspace={Rc::clone(workspace)} /> },
        Some(Dialog::Citation) => html! { <Citation workspace={Rc::clone(workspace)} /> },
        Some(Dialog::Following) => html! {
            if let Some(address) = &workspace.view.address {
                <Following key={address.to_string()} address={Rc::clone(address)} />
            }
        },
        Some(Dialog::Merge) => html! { <Merge workspace={Rc::clone(workspace)} /> },
        Some(Dialog::Incoming) => html! {
            if let Some(incoming) = &workspace.view.incoming {
                <IncomingDialog key={Rc::as_ptr(incoming) as usize} workspace={Rc::clone(workspace)} incoming={Rc::clone(incoming)} />
            }
        },
        Some(Dialog::Arrival) => html! {
            if let Some(arrival) = workspace.view.arrivals.first() {
                <ArrivalDialog key={Rc::as_ptr(arrival) as usize} arrival={Rc::clone(arrival)} codebook={Rc::clone(&workspace.dossier.codebook)} />
            }
        },
        Some(Dialog::Orphans) => html! { <Orphans workspace={Rc::clone(workspace)} /> },
        Some(Dialog::Table) => html! {
            if let Some(table) = workspace.view.tables.first() {
                <TableDialog key={Rc::as_ptr(table) as usize} table={Rc::clone(table)} today={workspace.today} waiting={workspace.view.tables.len() - 1} has_documents={!workspace.dossier.documents.is_empty()}
                    codebook={Rc::clone(&workspace.dossier.codebook)} />
            }
        },
    };
    // Among all dossiers, the questions of one of them have no place.
    let empty = workspace.document().is_none() || workspace.view.place == Place::Dossiers;
    html! {
        <div class={classes!("screen", empty.then_some("screen-empty"))}>
            <Bar workspace={Rc::clone(workspace)} />
            <div class="middle">
                if !empty {
                    <List workspace={behind} {catalogue} />
                }
                <div class="content">
                    <Held workspace={Rc::clone(workspace)} />
                    <Pairing workspace={Rc::clone(workspace)} />
                    <div class="content-page">{ content }</div>
                </div>
            </div>
            <ReadingResults workspace={Rc::clone(workspace)} />
            <Picked workspace={Rc::clone(workspace)} />
            <NoticeLine workspace={Rc::clone(workspace)} />
            <Renewal workspace={Rc::clone(workspace)} />
            <ReportLine report={workspace.view.report.as_ref().map(Rc::clone)} dossier={Rc::clone(&workspace.dossier)} />
            <ProgressLine workspace={Rc::clone(workspace)} />
            <Status workspace={Rc::clone(workspace)} />
            <Announcer workspace={Rc::clone(workspace)} />
            <div class="dialogs">{ dialog }</div>
        </div>
    }
}

/// The state for the list beside the text, which waits for it; unless someone is in the list, or it is all that is
/// looked at.
#[hook]
fn use_behind(workspace: &Rc<Workspace>) -> Rc<Workspace> {
    let is_inside = use_mut_ref(|| false);
    let at_once = *is_inside.borrow() || workspace.view.place == Place::Claims;
    use_effect_with((), move |()| {
        let listening = event::on_document("focusin", move |event| {
            is_inside.replace(page::is_within(event, ".list"));
        });
        move || drop(listening)
    });
    use_trailing(workspace, at_once)
}

/// What the program tells in passing.
#[component]
fn NoticeLine(ScreenProps { workspace }: &ScreenProps) -> Html {
    let shell = use_shell();
    let view = &workspace.view;
    // What lasts goes only by its own button: a step back means something else.
    let lasts = view.notice.is_none() && view.lasting.is_some();
    let dismiss =
        shell.dispatch.reform(move |_: MouseEvent| if lasts { Action::Know } else { Action::Dismiss });
    let Some(notice) = view.told() else {
        return html! {
            <div class="notice-line" role="status">
                if view.refused > 0 {
                    <div class="notice">
                        // Said again at each act that is refused.
                        <p key={view.refused}>{ shell.messages.keeping.refused }</p>
                        <button class="button button-quiet" onclick={dismiss}>{ shell.messages.close }</button>
                    </div>
                }
            </div>
        };
    };
    let remedy = notice.remedy.map(|command| {
        let run = shell.run.reform(move |_: MouseEvent| command);
        html! { <button class="button" onclick={run}>{ (shell.messages.command)(command) }</button> }
    });
    let alert = notice.tone == Tone::Alert;
    html! {
        <div class="notice-line" role={if alert { "alert" } else { "status" }}>
            <div class={classes!("notice", alert.then_some("notice-alert"))}>
                <p>{ view_words(&notice.text) }</p>
                { remedy }
                <button class="button button-quiet" onclick={dismiss}>{ shell.messages.close }</button>
            </div>
        </div>
    }
}
