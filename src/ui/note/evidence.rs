//! What was found that bears on the claim: a small card for each piece.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{HtmlTextAreaElement, page};
use crate::model::action::Action;
use crate::model::address::followed;
use crate::model::check::{Check, address};
use crate::model::evidence::{Evidence, Stance};
use crate::ui::checked::Checked;
use crate::ui::chips::Chips;
use crate::ui::shell::use_shell;

/// What was found.
#[derive(Properties, PartialEq)]
pub struct PiecesProps {
    /// The name of the field, unique on the page.
    pub id: AttrValue,
    /// The pieces.
    pub pieces: Vec<Evidence>,
    /// They are others now.
    pub on_change: Callback<Vec<Evidence>>,
}

/// The pieces of evidence, and a button for one more.
#[component]
pub fn Pieces(PiecesProps { id, pieces, on_change }: &PiecesProps) -> Html {
    let texts = use_shell().messages.note;
    // The address of a piece that was just added takes the focus; of one that was taken off, the button for more.
    let wanted = use_mut_ref(|| None::<String>);
    {
        let wanted = Rc::clone(&wanted);
        use_effect_with(pieces.len(), move |_| {
            if let Some(selector) = wanted.take() {
                page::focus(&selector, false);
            }
        });
    }
    let add = {
        let (pieces, on_change) = (pieces.clone(), on_change.clone());
        let (wanted, url) = (Rc::clone(&wanted), format!("#{id}-{}-url", pieces.len()));
        Callback::from(move |_: MouseEvent| {
            wanted.replace(Some(url.clone()));
            on_change.emit(pieces.iter().cloned().chain([Evidence::default()]).collect());
        })
    };
    let cards = pieces.iter().enumerate().map(|(index, piece)| {
        let change = {
            let pieces = pieces.clone();
            let (wanted, more) = (Rc::clone(&wanted), format!("#{id}-more"));
            on_change.reform(move |piece: Option<Evidence>| {
                let mut pieces = pieces.clone();
                if piece.is_none() {
                    wanted.replace(Some(more.clone()));
                }
                match (piece, pieces.get_mut(index)) {
                    (Some(piece), Some(old)) => *old = piece,
                    _ => drop(pieces.splice(index..=index, None)),
                }
                pieces
            })
        };
        html! { <li key={index}><Piece id={format!("{id}-{index}")} number={index + 1} piece={piece.clone()} on_change={change} /></li> }
    });
    html! {
        <div class="pieces">
            <ul class="pieces-list">{ for cards }</ul>
            <button id={format!("{id}-more")} type="button" class="button button-small" onclick={add}>{ texts.add_evidence }</button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PieceProps {
    id: AttrValue,
    number: usize,
    piece: Evidence,
    on_change: Callback<Option<Evidence>>,
}

/// One piece of evidence.
#[component]
fn Piece(PieceProps { id, number, piece, on_change }: &PieceProps) -> Html {
    let shell = use_shell();
    let (texts, follow) = (shell.messages.note, &shell.dispatch);
    let set = |write: fn(&mut Evidence, String)| {
        let piece = piece.clone();
        on_change.reform(move |text: String| {
            let mut piece = piece.clone();
            write(&mut piece, text);
            Some(piece)
        })
    };
    let typed = |write: fn(&mut Evidence, String)| {
        set(write).reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value())
    };
    let on_today = set(|piece, text| piece.accessed = text)
        .reform(|_: MouseEvent| page::today().map(|today| today.to_string()).unwrap_or_default());
    let on_stance = set(|piece, name| piece.stance = Stance::named(&name))
        .reform(|chosen: Vec<String>| chosen.into_iter().next().unwrap_or_default());
    let remove = on_change.reform(|_: MouseEvent| None);
    let stances = Stance::ALL
        .map(|stance| (AttrValue::from(stance.name()), AttrValue::from((texts.stance_of)(stance))));
    let chosen = piece.stance.map(|stance| stance.name().to_owned()).into_iter().collect::<Vec<_>>();
    let name = (texts.piece)(*number);
    html! {
        <div class="piece" role="group" aria-label={name.clone()}>
            <button type="button" class="cross piece-remove" aria-label={(texts.remove)(&name)} onclick={remove}>{ "×" }</button>
            <Checked id={format!("{id}-url")} label={texts.url} check={Check::Address} value={piece.url.clone()}
                hint={texts.address_hint} on_store={set(|piece, text| piece.url = text)} />
            // Only a page of the web is opened: another address could run as a script.
            if let Some(url) = address(&piece.url).as_deref().and_then(followed) {
                <button type="button" class="piece-link" onclick={follow.reform(move |_: MouseEvent| Action::Follow(url.as_str().into()))}>{ texts.open_page }</button>
            }
            <textarea class="field" rows="1" aria-label={texts.title} placeholder={texts.title} value={piece.title.clone()}
                oninput={typed(|piece, text| piece.title = text.replace('\n', " "))} />
            <div class="piece-dates">
                <span aria-hidden="true">{ texts.published }</span>
                <Checked id={format!("{id}-date")} label={texts.published} check={Check::Date} value={piece.date.clone()}
                    hint="" on_store={set(|piece, text| piece.date = text)} />
                <span aria-hidden="true">{ texts.accessed }</span>
                <Checked id={format!("{id}-accessed")} label={texts.accessed} check={Check::Date} value={piece.accessed.clone()}
                    hint="" on_store={set(|piece, text| piece.accessed = text)} />
                <button type="button" class="button button-small piece-today" onclick={on_today}>{ texts.today }</button>
            </div>
            <textarea class="field" rows="1" aria-label={texts.excerpt} placeholder={texts.excerpt} value={piece.excerpt.clone()}
                oninput={typed(|piece, text| piece.excerpt = text)} />
            <Chips id={format!("{id}-stance")} label={texts.stance} options={stances.to_vec()} {chosen} several={false} on_choose={on_stance} />
        </div>
    }
}
