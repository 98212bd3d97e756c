//! One row of what was found.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::page;
use crate::model::action::{Action, Seek};
use crate::model::claim::Passage;
use crate::model::concordance::line;
use crate::model::dossier::Dossier;
use crate::model::fulltext::{Field, Findings, Hit, Place, Row};
use crate::model::identity::{ClaimId, DocumentId};
use crate::model::pick::Share;
use crate::model::search::Match;
use crate::model::span::Spans;
use crate::model::unseen::spelled;
use crate::ui::claim_choice::marked;
use crate::ui::context_line::view_line;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::words::view_words;

/// Ticks places, or unticks them.
pub fn tick(places: Vec<Place>, on: bool) -> Action {
    Action::Seek(Seek::Tick(places, on))
}

#[derive(Properties, PartialEq)]
pub struct ResultRowProps {
    pub index: usize,
    pub row: Row,
    pub found: Rc<Findings>,
    pub dossier: Rc<Dossier>,
    /// The passages that share words with the place.
    pub marked: Vec<Rc<Passage>>,
    pub share: Share,
    pub current: bool,
    pub on_press: Callback<(usize, MouseEvent)>,
    pub on_tick: Callback<(usize, bool)>,
}

/// A heading, or something found: a press goes there, with Shift or Control it ticks.
#[component]
pub fn ResultRow(props: &ResultRowProps) -> Html {
    let ResultRowProps { index, row, found, dossier, marked, share, current, on_press, on_tick } = props;
    let shell = use_shell();
    let texts = shell.messages.fulltext;
    let index = *index;
    let heading = |text: &'static str, count: String| {
        html! { <div class="search-row search-group" role="presentation"><b>{ text }</b><span class="count">{ count }</span></div> }
    };
    let (class, content) = match row {
        Row::Questions(count) => return heading(texts.questions, count.to_string()),
        Row::Texts(places, documents) => return heading(texts.texts, (texts.where_in)(*places, *documents)),
        Row::Claims(count) => return heading(texts.claims, count.to_string()),
        Row::Question(at) => (
            "search-question",
            found.questions.get(*at).map(|(id, hits)| view_question(dossier, *id, hits, &shell)),
        ),
        Row::MoreQuestions(count) => ("search-others", Some(html! { { (texts.more_questions)(*count) } })),
        Row::Claim(at) => {
            ("search-claim", found.claims.get(*at).map(|(id, hits)| view_claim(dossier, *id, hits, &shell)))
        }
        Row::Document(first, count) => {
            let document = found.texts.get(*first).and_then(|place| dossier.documents.get(&place.document));
            (
                "search-document",
                document.map(|document| {
                    let name = dossier.question_of(document).short_name();
                    html! {
                        <>
                            { view_tick((texts.tick_document)(&spelled(dossier.title_of(document))), index, *share, on_tick) }
                            if let Some(name) = name {
                                <span class="search-name">{ name }</span>
                            }
                            <span class="search-title">{ view_words(dossier.title_of(document)) }</span>
                            <span class="count">{ count }</span>
                        </>
                    }
                }),
            )
        }
        Row::Place(at) => (
            "search-place-row",
            found.texts.get(*at).and_then(|place| {
                let document = dossier.documents.get(&place.document)?;
                let line = line(document, &Spans::from(place.span));
                Some(html! {
                    <>
                        { view_tick((texts.tick_place)(&spelled(&line.words)), index, *share, on_tick) }
                        { view_line(&line) }
                        { view_marked(dossier, marked, &shell) }
                    </>
                })
            }),
        ),
    };
    let press = {
        let on_press = on_press.clone();
        Callback::from(move |event: MouseEvent| {
            if !page::is_within(&event, ".tick") {
                on_press.emit((index, event));
            }
        })
    };
    html! {
        <div id={format!("result-{index}")} class={classes!("search-row", class)} role="option" aria-selected={(*share == Share::All).to_string()}
            data-current={current.then_some("")} onclick={press}>{ content.unwrap_or_default() }</div>
    }
}

/// The box is for the pointer: the keys of the list tick its row.
fn view_tick(label: String, index: usize, share: Share, on_tick: &Callback<(usize, bool)>) -> Html {
    let on_click = on_tick.reform(move |event: MouseEvent| (index, event.shift_key()));
    let sign = match share {
        Share::All => "☑",
        Share::Some => "▣",
        Share::None => "☐",
    };
    html! { <span class="tick search-tick" title={label} aria-hidden="true" onclick={on_click}>{ sign }</span> }
}

/// The claim that the words make already, and how many others.
fn view_marked(dossier: &Dossier, passages: &[Rc<Passage>], shell: &Shell) -> Html {
    // The innermost is the nearest to what was found.
    let nearest = passages.iter().min_by_key(|passage| passage.spans.hull().len());
    let Some(claim) = nearest.and_then(|passage| dossier.claim_of(passage)) else { return html! {} };
    let hue = dossier.codebook.kind(&claim.kind).map(|kind| kind.hue.name());
    html! {
        <span class="search-marked" data-hue={hue}>
            <span class="swatch"></span>
            <span>{ view_words(&(shell.messages.fulltext.marked)(&claim.label, passages.len() - 1)) }</span>
        </span>
    }
}

fn view_hit(hit: &Hit) -> Html {
    let Hit { text, ranges, .. } = hit.excerpt();
    marked(&text, &Match { score: 0, ranges })
}

fn view_question(dossier: &Dossier, id: DocumentId, hits: &[Hit], shell: &Shell) -> Html {
    let Some(document) = dossier.documents.get(&id) else { return html! {} };
    let of = |field: Field| hits.iter().find(|hit| hit.field == field);
    let name = of(Field::Name)
        .map(view_hit)
        .or_else(|| dossier.question_of(document).short_name().map(|name| html! { { name } }));
    let title = of(Field::Title).map_or_else(|| view_words(dossier.title_of(document)), view_hit);
    let author = document
        .question
        .author
        .clone()
        .filter(|_| hits.iter().all(|hit| matches!(hit.field, Field::Name | Field::Title)));
    let others = hits.iter().filter(|hit| !matches!(hit.field, Field::Name | Field::Title));
    html! {
        <>
            if let Some(name) = name {
                <span class="search-name">{ name }</span>
            }
            <span class="search-title">{ title }</span>
            if let Some(author) = author {
                <span class="count">{ view_words(&author) }</span>
            }
            <span class="search-fields">
                { for others.map(|hit| html! {
                    <span key={(shell.messages.fulltext.field_name)(hit.field)}>
                        <span class="count">{ (shell.messages.fulltext.field_name)(hit.field) }</span>{ " " }{ view_hit(hit) }
                    </span>
                }) }
            </span>
        </>
    }
}

fn view_claim(dossier: &Dossier, id: ClaimId, hits: &[Hit], shell: &Shell) -> Html {
    let Some(claim) = dossier.claims.get(&id) else { return html! {} };
    let hue = dossier.codebook.kind(&claim.kind).map(|kind| kind.hue.name());
    let of = |field: Field| hits.iter().find(|hit| hit.field == field);
    let label = of(Field::Label).map_or_else(|| view_words(&claim.label), view_hit);
    let note = of(Field::Note);
    html! {
        <>
            <span class="swatch" data-hue={hue}></span>
            <span class="search-title">{ label }</span>
            <span class="search-fields">
                if let Some(note) = note {
                    <span><span class="count">{ (shell.messages.fulltext.field_name)(Field::Note) }</span>{ " " }{ view_hit(note) }</span>
                }
            </span>
        </>
    }
}
