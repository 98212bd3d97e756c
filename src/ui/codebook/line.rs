//! The line of an entry: what one reads of it while it is closed, and the button that opens it.

use yew::prelude::*;

/// What a line shows.
#[derive(Properties, PartialEq)]
pub struct LineProps {
    /// Its name on the page.
    pub anchor: AttrValue,
    /// What the entry is called.
    pub name: AttrValue,
    /// What it is, in soft ink.
    pub about: AttrValue,
    /// How much it is in use; empty where it is not.
    pub count: AttrValue,
    /// Its colour, where it has one, and its letter.
    #[prop_or_default]
    pub sign: Option<(&'static str, AttrValue)>,
    /// Whether it is open.
    pub open: bool,
    /// Opens it, or closes it.
    pub on_toggle: Callback<()>,
    /// Moves it down, or up.
    pub on_move: Callback<bool>,
}

/// A button over the whole line. With Alt the arrows move the entry, as they move a line in an editor.
#[component]
pub fn Line(props: &LineProps) -> Html {
    let LineProps { anchor, name, about, count, sign, open, on_toggle, on_move } = props;
    let toggle = on_toggle.reform(|_: MouseEvent| ());
    let on_key = {
        let on_move = on_move.clone();
        Callback::from(move |event: KeyboardEvent| {
            let forward = match event.key().as_str() {
                "ArrowDown" if event.alt_key() => true,
                "ArrowUp" if event.alt_key() => false,
                _ => return,
            };
            event.prevent_default();
            on_move.emit(forward);
        })
    };
    html! {
        <h3 class="entry-heading">
            <button id={anchor} type="button" class={classes!("entry-line", sign.as_ref().map(|_| "entry-signed"))} data-moves=""
                aria-expanded={open.to_string()} aria-controls={open.then(|| format!("{anchor}-panel"))} onclick={toggle} onkeydown={on_key}>
                if let Some((hue, letter)) = sign {
                    <span class="key-letter" data-hue={*hue}>{ letter.clone() }</span>{ " " }
                }
                <span class="entry-name">{ name }</span>{ " " }
                <span class="count">{ count }</span>{ " " }
                <span class="entry-about">{ about }</span>
            </button>
        </h3>
    }
}
