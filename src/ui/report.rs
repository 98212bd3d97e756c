//! What came of files that were opened: one line, which opens to say it of every file.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use super::twins::Twins;
use super::words::view_words;
use crate::lang::Messages;
use crate::lang::opening::sentence;
use crate::model::action::Action;
use crate::model::dossier::Dossier;
use crate::model::identity::DocumentId;
use crate::model::opening::Report;

/// So many names of files are listed for one reason.
const MOST_NAMES: usize = 200;

/// What the line shows.
#[derive(Properties, PartialEq, Eq)]
pub struct ReportLineProps {
    /// What came of them.
    pub report: Option<Rc<Report>>,
    /// The dossier that they were opened in.
    pub dossier: Rc<Dossier>,
}

/// The line; nothing where there is nothing to tell.
#[component]
pub fn ReportLine(ReportLineProps { report, dossier }: &ReportLineProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let Some(report) = report else {
        return html! { <div class="report-line" role="status"></div> };
    };
    let dismiss = shell.dispatch.reform(|_: MouseEvent| Action::Dismiss);
    let show = shell.dispatch.reform(Action::Show);
    // Nothing came of it, and it should have.
    let failed = report.opened == 0 && !report.refused.is_empty();
    let (line, is_all) = line(report, dossier, messages);
    html! {
        <div class="report-line" role={if failed { "alert" } else { "status" }}>
            <div class={classes!("notice", failed.then_some("notice-alert"))}>
                if is_all {
                    <p>{ view_words(&line) }</p>
                } else {
                    <details class="report">
                        <summary>{ view_words(&line) }</summary>
                        { view_details(report, dossier, messages, &show) }
                    </details>
                }
                <button class="button button-quiet" onclick={dismiss}>{ messages.close }</button>
            </div>
        </div>
    }
}

/// The line, and whether it says all there is.
fn line(report: &Report, dossier: &Dossier, messages: &Messages) -> (String, bool) {
    let texts = messages.opening;
    if let (1, [], [], [], [twin], None) =
        (report.opened, &*report.known, &*report.refused, &*report.told, &*report.twins, report.left)
    {
        let name = dossier.documents.get(&twin.known).map(|document| dossier.name_of(document));
        return ((texts.twin)(&name.unwrap_or_default()), false);
    }
    match (report.opened, report.known.as_slice(), report.refused.as_slice(), report.told.as_slice()) {
        (0, [], [(name, refusal)], _) if report.left.is_none() => {
            ((texts.refused)(called(name, messages), refusal), true)
        }
        (0, [(_, known)], [], []) if report.left.is_none() => {
            ((texts.known)(title(dossier, *known).unwrap_or_default()), true)
        }
        (1, [], [], [(name, warning)]) if report.left.is_none() && report.twins.is_empty() => {
            ((texts.told)(called(name, messages), (messages.warning)(*warning)), true)
        }
        (_, known, refused, _) => {
            let bare = known.is_empty() && refused.is_empty() && report.remarks() == 0 && report.hidden == 0;
            ((texts.summary)(report), bare)
        }
    }
}

fn view_details(
    report: &Report,
    dossier: &Rc<Dossier>,
    messages: &'static Messages,
    show: &Callback<DocumentId>,
) -> Html {
    let texts = messages.opening;
    let said = |(index, (what, names)): (usize, (String, Vec<&str>))| {
        let more = names.len().saturating_sub(MOST_NAMES);
        let mut names: Vec<String> =
            names.iter().take(MOST_NAMES).map(|name| called(name, messages).to_owned()).collect();
        if more > 0 {
            names.push((texts.more)(more));
        }
        html! { <div key={index}><dt>{ view_words(&names.join(", ")) }</dt><dd>{ view_words(&what) }</dd></div> }
    };
    let refusals = report.refusals();
    let refusals = refusals.into_iter().map(|(refusal, names)| (sentence(&(texts.refusal)(&refusal)), names));
    let warnings = report.warnings();
    let warnings =
        warnings.into_iter().map(|(warning, names)| ((messages.warning)(warning).to_owned(), names));
    let listed = |heading: &str, known: &[(String, DocumentId)]| {
        let buttons = known.iter().take(MOST_NAMES).enumerate().map(|(index, (file, id))| {
            let (go, id) = (show.clone(), *id);
            let go = Callback::from(move |_: MouseEvent| go.emit(id));
            let called = title(dossier, id).unwrap_or(file);
            html! { <li key={index}><button class="button button-small" onclick={go}>{ view_words(called) }</button></li> }
        });
        let unlisted = known.len().saturating_sub(MOST_NAMES);
        html! {
            if !known.is_empty() {
                <h3>{ heading }</h3>
                <ul>{ for buttons }</ul>
                if unlisted > 0 {
                    <p>{ (texts.more)(unlisted) }</p>
                }
            }
        }
    };
    html! {
        <div class="report-details">
            if !report.refused.is_empty() {
                <h3>{ texts.not_opened }</h3>
                <dl>{ for refusals.enumerate().map(said) }</dl>
            }
            if !report.told.is_empty() {
                <h3>{ texts.remarks }</h3>
                <dl>{ for warnings.enumerate().map(said) }</dl>
            }
            <Twins twins={report.twins.clone()} dossier={Rc::clone(dossier)} />
            { listed(texts.were_there, &report.known) }
            if report.hidden > 0 {
                <p>{ (texts.hidden)(report.hidden) }</p>
            }
        </div>
    }
}

fn title(dossier: &Dossier, id: DocumentId) -> Option<&str> {
    dossier.documents.get(&id).map(|document| dossier.title_of(document))
}

fn called<'n>(name: &'n str, messages: &'n Messages) -> &'n str {
    if name.is_empty() { messages.incoming.pasted } else { name }
}
