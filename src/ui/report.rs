//! What came of files that were opened: one line, which opens to say it of every file.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
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
                    <p>{ line }</p>
                } else {
                    <details class="report">
                        <summary>{ line }</summary>
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
    match (report.opened, report.known.as_slice(), report.refused.as_slice(), report.told.as_slice()) {
        (0, [], [(name, refusal)], _) if report.left.is_none() => {
            ((texts.refused)(called(name, messages), refusal), true)
        }
        (0, [(_, known)], [], []) if report.left.is_none() => {
            ((texts.known)(title(dossier, *known).unwrap_or_default()), true)
        }
        (1, [], [], [(name, warning)]) if report.left.is_none() => {
            ((texts.told)(called(name, messages), (messages.warning)(*warning)), true)
        }
        (_, known, refused, told) => {
            let bare = known.is_empty() && refused.is_empty() && told.is_empty() && report.hidden == 0;
            ((texts.summary)(report), bare)
        }
    }
}

fn view_details(
    report: &Report,
    dossier: &Dossier,
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
        html! { <div key={index}><dt>{ names.join(", ") }</dt><dd>{ what }</dd></div> }
    };
    let refusals = report.refusals();
    let refusals = refusals.into_iter().map(|(refusal, names)| (sentence(&(texts.refusal)(&refusal)), names));
    let warnings = report.warnings();
    let warnings =
        warnings.into_iter().map(|(warning, names)| ((messages.warning)(warning).to_owned(), names));
    let known = report.known.iter().take(MOST_NAMES).enumerate().map(|(index, (name, id))| {
        let (go, id) = (show.clone(), *id);
        let go = Callback::from(move |_: MouseEvent| go.emit(id));
        html! {
            <li key={index}>
                <button class="button button-small" onclick={go}>{ title(dossier, id).unwrap_or(name) }</button>
            </li>
        }
    });
    let unlisted = report.known.len().saturating_sub(MOST_NAMES);
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
            if !report.known.is_empty() {
                <h3>{ texts.were_there }</h3>
                <ul>{ for known }</ul>
                if unlisted > 0 {
                    <p>{ (texts.more)(unlisted) }</p>
                }
            }
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
