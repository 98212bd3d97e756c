//! The list: the questions of the dossier, and its claims by kind.

use std::rc::Rc;

use yew::prelude::*;

use super::claims::{ClaimFilter, KindHead, KindLine, kind_lines};
use super::documents::{SieveWords, WorkMark, use_found};
use super::shell::use_shell;
use super::window::{Row, Window, use_names};
use super::words::view_words;
use crate::browser::page;
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::codebook::Codebook;
use crate::model::command::Command;
use crate::model::dossier::Dossier;
use crate::model::identity::{DocumentId, PassageId};
use crate::model::listing::{Catalogue, Listed, Listing};
use crate::model::pick::{Picks, Share};
use crate::model::roster::{Entry, Sieve};
use crate::model::unseen::spelled;
use crate::model::workspace::{Place, Workspace};

/// How many questions are seen at a glance.
const MANY: usize = 12;

/// What the list shows.
#[derive(Properties, PartialEq, Eq)]
pub struct ListProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// Every claim with its passages.
    pub catalogue: Rc<Catalogue>,
}

/// The list at the left. Beside the place of all claims, which lists them better, it has the questions only.
#[component]
pub fn List(ListProps { workspace, catalogue }: &ListProps) -> Html {
    let messages = use_shell().messages;
    let (dossier, view) = (&workspace.dossier, &workspace.view);
    let found = use_found(workspace);
    html! {
        <nav class="list" aria-label={messages.questions}>
            // Of a text that was shown a moment ago it knows nothing yet.
            if view.place != Place::Documents && view.document.is_some() {
                <section class="list-part list-documents">
                    <Questions {found} all={workspace.roster.entries().len()} shown={view.document} sieve={Rc::clone(&view.sieve)} />
                </section>
            }
            if view.place != Place::Claims && view.document.is_some() {
                <section class={classes!("list-part", dossier.claims.is_empty().then_some("list-bare"))}>
                    <Claims opening={workspace.is_opening()} dossier={Rc::clone(dossier)} catalogue={Rc::clone(catalogue)} listing={Rc::clone(&view.listing)}
                        picks={Rc::clone(&view.picks)} passage={view.active} />
                </section>
            }
        </nav>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionsProps {
    found: Rc<Vec<Rc<Entry>>>,
    all: usize,
    shown: Option<DocumentId>,
    sieve: Rc<Sieve>,
}

/// The questions as they are listed, found by words where there are many.
#[component]
fn Questions(QuestionsProps { found, all, shown, sieve }: &QuestionsProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.roster);
    let names =
        use_names(Rc::clone(found), |found| found.iter().map(|own| own.document.id.0.as_u128()).collect());
    let at = shown.and_then(|id| found.iter().position(|entry| entry.document.id == id));
    let draw = {
        let found = Rc::clone(found);
        Callback::from(move |row: Row| {
            let Some(entry) = found.get(row.index) else { return html! {} };
            html! { <Question key={entry.document.id.to_string()} {row} entry={Rc::clone(entry)} shown={at == Some(row.index)} /> }
        })
    };
    let left_out = all - found.len().min(*all);
    let show_all = shell.dispatch.reform(|_: MouseEvent| Action::Sift(Sieve::default()));
    let everything = shell.run.reform(|_: MouseEvent| Command::Documents);
    html! {
        <>
            <h2 class="list-heading">
                <button type="button" class="list-heading-open" title={texts.all_documents} onclick={everything}>
                    { messages.questions }<span class="count">{ *all }</span>
                </button>
            </h2>
            if *all > MANY || !sieve.is_open() {
                <div class="list-filter"><SieveWords sieve={Rc::clone(sieve)} /></div>
            }
            <Window class="list-questions" label={messages.questions} {names} {draw} control=".list-question" shown={at} guess={52.0} />
            if left_out > 0 {
                <p class="list-empty">
                    { (texts.left_out)(left_out) }{ " " }
                    <button type="button" class="button button-small button-quiet" onclick={show_all}>{ texts.show_all }</button>
                </p>
            }
        </>
    }
}

/// Not the whole state: what the pointer passes over is no reason to draw a thousand claims anew.
#[derive(Properties, PartialEq)]
struct ClaimsProps {
    /// Whether they are still being read.
    opening: bool,
    dossier: Rc<Dossier>,
    catalogue: Rc<Catalogue>,
    listing: Rc<Listing>,
    picks: Rc<Picks>,
    /// The active passage.
    passage: Option<PassageId>,
}

/// The claims that were found, by kind.
#[component]
fn Claims(props: &ClaimsProps) -> Html {
    let ClaimsProps { opening, dossier, catalogue, listing, picks, passage } = props;
    let shell = use_shell();
    let messages = shell.messages;
    let whole = use_state_eq(|| false);
    let filter = &listing.filter;
    let deps = (Rc::clone(catalogue), Rc::clone(dossier), filter.clone());
    let lines = use_memo(deps, |(catalogue, dossier, filter)| {
        kind_lines(&dossier.codebook, &catalogue.find(dossier, filter))
    });
    let names = use_names(Rc::clone(&lines), |lines| lines.iter().map(KindLine::name).collect());
    let toggle = {
        let whole = whole.clone();
        Callback::from(move |_: MouseEvent| whole.set(!*whole))
    };
    let choices = *whole || filter.kind.is_some() || filter.attribute.is_some();
    let claim = passage.and_then(|id| dossier.passages.get(&id)).map(|passage| passage.claim);
    let shown = claim.and_then(|id| {
        lines.iter().position(|line| matches!(line, KindLine::Claim(own, _) if own.claim.id == id))
    });
    let can_reach = {
        let lines = Rc::clone(&lines);
        Callback::from(move |row: usize| matches!(lines.get(row), Some(KindLine::Claim(..))))
    };
    let draw = {
        let (lines, picks, dossier) = (Rc::clone(&lines), Rc::clone(picks), Rc::clone(dossier));
        let passage = *passage;
        Callback::from(move |row: Row| match lines.get(row.index) {
            None => html! {},
            Some(KindLine::Head(head)) => view_kind(head, &dossier.codebook, messages),
            Some(KindLine::Claim(listed, _)) => {
                let at = listed.passages.iter().position(|own| Some(own.id) == passage);
                html! {
                    <ClaimLine key={listed.claim.id.to_string()} {row} listed={Rc::clone(listed)} {at}
                        picked={picks.share(&listed.picks())} />
                }
            }
        })
    };
    html! {
        <>
            <h2 class="list-heading">{ messages.claims }</h2>
            if dossier.claims.is_empty() {
                <p class="list-empty">{ messages.no_claims }</p>
            } else {
                <div class="list-filter">
                    <ClaimFilter listing={Rc::clone(listing)} codebook={Rc::clone(&dossier.codebook)} whole={choices} />
                    <button type="button" class="cross" aria-label={messages.listing.open_filter} title={messages.listing.open_filter}
                        aria-expanded={choices.to_string()} onclick={toggle}>{ "⌄" }</button>
                </div>
                if lines.is_empty() && !opening {
                    <p class="list-empty">{ messages.listing.none_found }</p>
                }
            }
            <Window class="list-kinds" label={messages.claims} {names} {draw} control=".list-claim" {can_reach} {shown} guess={28.0} />
        </>
    }
}

fn view_kind(head: &KindHead, codebook: &Codebook, messages: &Messages) -> Html {
    let kind = codebook.kind(&head.id);
    let name = kind.map_or_else(|| head.id.to_string(), |kind| messages.get(&kind.short).to_owned());
    html! {
        <li class="list-kind-name" key={format!("kind-{}", head.id)} data-hue={head.hue.map(|hue| hue.name())}>
            <span class="key-letter" aria-hidden="true">{ head.key.unwrap_or('·') }</span>
            <span>{ name }</span>
            <span class="count">{ (messages.arrival.counted)(head.lines.len() - head.suggested, head.suggested) }</span>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionProps {
    row: Row,
    entry: Rc<Entry>,
    shown: bool,
}

#[component]
fn Question(QuestionProps { row, entry, shown }: &QuestionProps) -> Html {
    let shell = use_shell();
    let (id, count) = (entry.document.id, entry.passages);
    let show = shell.dispatch.reform(move |_: MouseEvent| Action::Show(id));
    let count_text = if count == 0 { "—".to_owned() } else { count.to_string() };
    html! {
        <li aria-posinset={row.position()} aria-setsize={row.size()}>
            <button class="list-question" tabindex={row.tabindex()} aria-current={shown.then_some("true")} title={spelled(entry.title()).into_owned()} onclick={show}>
                <WorkMark work={entry.work} />
                <span class="list-question-name">{ view_words(entry.called()) }</span>
                <span class="count" title={(shell.messages.passages)(count)}>{ count_text }</span>
                if entry.name.is_some() {
                    <span class="list-question-title">{ view_words(entry.title()) }</span>
                }
            </button>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ClaimLineProps {
    row: Row,
    listed: Rc<Listed>,
    /// The place of the active passage among those of the claim.
    at: Option<usize>,
    picked: Share,
}

/// A claim: a press goes to its next passage, or to the claim where it has none; with Control or Command it
/// picks it.
#[component]
fn ClaimLine(ClaimLineProps { row, listed, at, picked }: &ClaimLineProps) -> Html {
    let shell = use_shell();
    let Listed { claim, passages, is_suggested } = &**listed;
    let next = at.map_or(0, |index| (index + 1) % passages.len().max(1));
    let next = passages.get(next).map(|passage| passage.id);
    let (id, picks) = (claim.id, listed.picks());
    let go = shell.dispatch.reform(move |event: MouseEvent| match next {
        _ if page::is_picking(&event) => Action::Pick(picks.clone()),
        Some(passage) => Action::Activate(passage),
        None => Action::Look(Some(id)),
    });
    let count = passages.len();
    html! {
        <li aria-posinset={row.position()} aria-setsize={row.size()}>
            <button class="list-claim" tabindex={row.tabindex()} aria-current={at.map(|_| "true")} data-picked={(*picked == Share::All).then_some("")}
                title={(shell.messages.passages)(count)} onclick={go}>
                <span>{ view_words(&claim.label) }</span>
                if *is_suggested {
                    <span class="count">{ shell.messages.arrival.suggested_claim }</span>
                }
                if count != 1 {
                    <span class="count">{ count }</span>
                }
            </button>
        </li>
    }
}
