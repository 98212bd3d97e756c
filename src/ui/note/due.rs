//! What a deadline comes to, and whether it had passed on the day that it is judged from.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::action::Action;
use crate::model::claim::Claim;
use crate::model::codebook::Attribute;
use crate::model::deadline::Passed;
use crate::model::due::{Reference, due};
use crate::model::workspace::Workspace;
use crate::ui::select::Select;
use crate::ui::shell::use_shell;

/// Whose deadline.
#[derive(Properties, PartialEq, Eq)]
pub struct DeadlineProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The claim.
    pub claim: Rc<Claim>,
    /// The attribute that says when.
    pub attribute: Attribute,
}

/// A line under the field; nothing where the field says nothing that can be read.
#[component]
pub fn Deadline(DeadlineProps { workspace, claim, attribute }: &DeadlineProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.note;
    let reference = workspace.reference();
    let judged = workspace.preferences.reference;
    let choose = shell.when(|name: String| Reference::named(&name).map(Action::Judge));
    let Some(due) = due(&workspace.dossier.codebook, claim, attribute, reference) else { return html! {} };
    let Some(days) = due.days else {
        return html! { <p class="deadline deadline-missing">{ texts.fact_date_needed }</p> };
    };
    let passed = due.passed.zip(reference);
    let options =
        Reference::ALL.map(|own| (AttrValue::from(own.name()), AttrValue::from((texts.reference)(own))));
    html! {
        <div class="deadline">
            <p>
                <b>{ texts.days(days) }</b>
                if let Some((passed, day)) = passed {
                    { ", " }
                    <span class={classes!((passed == Passed::Yes).then_some("note-passed"))}>
                        { (texts.passed_on)(passed, &(shell.messages.date)(day)) }
                    </span>
                } else {
                    { format!(". {}", (texts.no_reference)(judged)) }
                }
            </p>
            <label class="deadline-reference">
                <span>{ texts.reference_field }</span>
                <Select label={texts.reference_field} options={options.to_vec()} value={judged.name()} on_choose={choose} />
            </label>
        </div>
    }
}
