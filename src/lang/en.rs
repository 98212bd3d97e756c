//! The texts in English.

use super::number::grouped;
use super::{
    Messages, arrival, codebook, damage, data, file_copy, following, fulltext, history, incoming, keeping,
    keys, listing, note, occurrences, opening, outgoing, pairing, parts, people, picks, progress, replacing,
    roster, shelf, table,
};
use crate::model::change::Act;
use crate::model::command::{Command, Group};
use crate::model::document::Warning;
use crate::model::language::Language;
use crate::model::workspace::Theme;

pub static MESSAGES: Messages = Messages {
    language: Language::English,
    tagline: "Mark the claims in a parliamentary question and take them away. Nothing leaves this device.",
    drop_here: "Drop questions here, or a folder",
    document: "Document",
    notes: "Margin notes",
    questions: "Questions",
    claims: "Claims",
    no_claims: "Select a passage to tag it.",
    passages_here: "Passages here",
    edge_start: "Start of the passage",
    edge_end: "End of the passage",
    add_to: |label| format!("Add to “{label}”"),
    tag_the_passage: "Tag the passage",
    claim: "Claim",
    claim_field: "New label, or an existing claim",
    kind: "Kind",
    label: "Label",
    comment: "Comment",
    comment_field: "Comment on this passage",
    attach: "Tag",
    export: "Export…",
    export_menu: "Export",
    dossier_json: "Dossier (JSON)",
    codebook_json: "Codebook (JSON)",
    close: "Close",
    open_question: "Open a question…",
    commands: "Commands",
    search_command: "Find a command",
    paste_field: "Paste the text of the question here",
    read_it: "Read this text",
    dossiers: "Dossiers on this device",
    untitled: "Untitled dossier",
    dossier_title: "Title of the dossier",
    saved: "Saved on this device",
    renewable: "A new version of Scolie is ready.",
    renewable_later: "A new version of Scolie is ready, once all is saved.",
    later: "Later",
    saving: "Saving…",
    starting: "Opening…",
    all_commands: "All commands",
    places: "Views",
    history_place: &history::EN,
    codebook: &codebook::EN,
    incoming: &incoming::EN,
    file_copy: &file_copy::EN,
    following: &following::EN,
    fulltext: &fulltext::EN,
    occurrences: &occurrences::EN,
    opening: &opening::EN,
    note: &note::EN,
    pairing: &pairing::EN,
    parts: &parts::EN,
    keeping: &keeping::EN,
    listing: &listing::EN,
    shelf: &shelf::EN,
    picks: &picks::EN,
    roster: &roster::EN,
    keys: &keys::EN,
    progress: &progress::EN,
    replacing: &replacing::EN,
    table: &table::EN,
    outgoing: &outgoing::EN,
    arrival: &arrival::EN,
    damage: &damage::EN,
    data: &data::EN,
    people: &people::EN,
    command,
    group,
    act,
    done: |act| format!("Done: {act}"),
    undone: |act| format!("Undone: {act}"),
    redone: |act| format!("Done again: {act}"),
    undo: |act| format!("Undo: {act}"),
    redo: |act| format!("Redo: {act}"),
    passages: |count| counted(count, "passage"),
    claim_count: |count| counted(count, "claim"),
    new_claim: |label| format!("New claim: “{label}”"),
    theme: |theme| match theme {
        Theme::System => "System colours",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    },
    warning: |warning| match warning {
        Warning::Empty => "This document holds no text.",
        Warning::HtmlAsText => "The HTML of this document is read as text.",
        Warning::ImagesLeftOut => "Images are replaced by their text.",
        Warning::TooDeep => "This document is nested too deeply; it is flattened.",
        Warning::TooLong => {
            "This document is too long: only its beginning is shown. Split the file to read the rest."
        }
        Warning::Damaged => "This file is damaged in places: what could not be read is shown as �.",
        Warning::Controls => "This document holds invisible control characters.",
        Warning::PageTrimmed => "The menus and forms around the text of the page are left out.",
        Warning::LinesJoined => "The broken lines of this text are joined into paragraphs.",
        Warning::EncodingGuessed => "The encoding of this file was told from its bytes.",
        Warning::Mail => {
            "This e-mail is stored in transport codes: open it in your mail program, copy its words and paste them here."
        }
        Warning::NoText => "This file does not give the text of the question: only its title and data.",
        Warning::Unlisted => {
            "Some kinds, attributes, values or links of this dossier are not in its codebook; they are kept under their own names."
        }
        Warning::ReadOtherwise => "The stored text is shown as it is: this version would read it otherwise.",
    },
    damaged: |count| match count {
        0 | 1 => "One record on this device could not be read. The rest is open.".to_owned(),
        _ => format!("{count} records on this device could not be read. The rest is open."),
    },
    date: |date| {
        let month = MONTHS
            .get(usize::from(date.month().unsigned_abs()).saturating_sub(1))
            .copied()
            .unwrap_or_default();
        format!("{} {month} {}", date.day(), date.year())
    },
    gazette: |date, page| match page {
        Some(page) => format!("JO {date}, p.\u{a0}{page}"),
        None => format!("JO {date}"),
    },
};

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) fn counted(count: usize, noun: &str) -> String {
    plural(count, noun, &format!("{noun}s"))
}

pub(super) fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{}\u{a0}{}", number(count), if count == 1 { one } else { many })
}

pub(super) fn number(number: usize) -> String {
    grouped(number, ",")
}

fn command(command: Command) -> &'static str {
    match command {
        Command::Open => "Open…",
        Command::OpenFolder => "Open a folder…",
        Command::JoinLines => "Join the lines of the text, or show them as in the file",
        Command::ChooseColumns => "Choose again what the columns of the table hold…",
        Command::Paste => "Paste text…",
        Command::TryExample => "Try the example",
        Command::NewDossier => "New dossier",
        Command::Dossiers => "Dossiers on this device",
        Command::RenameDossier => "Rename the dossier",
        Command::DuplicateDossier => "Duplicate the dossier",
        Command::DeleteDossier => "Delete the dossier",
        Command::RestoreDossier => "Restore the deleted dossier",
        Command::ExportDossier => "Export the dossier (JSON)",
        Command::ExportAs => "Export in another format…",
        Command::KeepCopy => "Keep a copy in a folder…",
        Command::WriteCopy => "Write the copy now",
        Command::DropCopy => "Stop the copy in the folder",
        Command::ExportCodebook => "Export the codebook (JSON)",
        Command::ExportSchema => "Export the JSON Schema",
        Command::Print => "Print…",
        Command::Renew => "Load the new version",
        Command::Undo => "Undo",
        Command::Redo => "Redo",
        Command::Tag => "Tag the selection",
        Command::Grow => "Select the word, the sentence, the paragraph",
        Command::TagAll => "Tag every occurrence…",
        Command::Confirm => "Confirm the suggestion",
        Command::NextSuggestion => "Go to the next suggestion",
        Command::LookAgain => "Look again for the passages waiting",
        Command::Orphans => "Passages waiting for a place…",
        Command::AddSpan => "Add to this passage",
        Command::Pair => "Pair the requests with the answer",
        Command::NextRequest => "Next request to pair",
        Command::MoveStart => "Move the start of the passage",
        Command::MoveEnd => "Move the end of the passage",
        Command::Repeat => "Repeat the last claim",
        Command::NextPassage => "Next passage",
        Command::PreviousPassage => "Previous passage",
        Command::EditLabel => "Edit the label",
        Command::EditComment => "Comment on the passage",
        Command::Link => "Link the claim",
        Command::AddAttribute => "Add an attribute",
        Command::DeletePassage => "Delete the passage (in Claims, the claim), or those picked",
        Command::DeleteClaim => "Delete the claim and its passages, or those picked",
        Command::Pick => "Pick the passage",
        Command::PickAll => "Pick all that is listed",
        Command::Unpick => "Clear the picks",
        Command::Retag => "Change the claim of the passage…",
        Command::ChangeKind => "Change the kind of the claim…",
        Command::Merge => "Merge claims…",
        Command::MarkDone => "Mark the question as done, or not",
        Command::Documents => "Questions",
        Command::NextDocument => "Next question",
        Command::PreviousDocument => "Previous question",
        Command::CopyQuote => "Copy the words with their citation",
        Command::CopyLink => "Copy a link to this passage",
        Command::CopyCitation => "Copy the citation of this question…",
        Command::ReplaceText => "Replace the text of this document…",
        Command::PasteCopy => "Replace the text of this document by a pasted one…",
        Command::ResumeComparing => "Go on comparing the two texts",
        Command::CompareEarlier => "Compare with the earlier text",
        Command::RemoveDocument => "Remove the question from the dossier",
        Command::Stop => "Stop the work under way",
        Command::Leave => "Step back",
        Command::Read => "Read",
        Command::Claims => "Claims",
        Command::Codebook => "Codebook",
        Command::History => "History",
        Command::Search => "Search the dossier",
        Command::Results => "Back to the results",
        Command::NextResult => "Next result",
        Command::PreviousResult => "Previous result",
        Command::Gather => "Make passages of the ticked results…",
        Command::GoToQuestion => "Go to the question",
        Command::GoToAnswer => "Go to the answer",
        Command::ContextHere => "The context begins here",
        Command::RequestHere => "The request begins here",
        Command::MovementsProposed => "Movements as proposed",
        Command::ShowMovements => "Show the movements, or hide them",
        Command::Palette => "All commands",
        Command::Keys => "Keyboard",
        Command::Language => "Passer en français",
        Command::Theme => "Change the colours",
        Command::Reference => "Judge deadlines on another day",
    }
}

fn group(group: Group) -> &'static str {
    match group {
        Group::Dossier => "Dossier",
        Group::History => "History",
        Group::Annotation => "Annotation",
        Group::Screen => "Screen",
    }
}

fn act(act: Act) -> &'static str {
    match act {
        Act::Begin => "begin the dossier",
        Act::AddDocument => "add a question",
        Act::AddDocuments => "add questions",
        Act::Reread => "read otherwise",
        Act::ReplaceText => "replace the text",
        Act::RemoveDocument => "remove a question",
        Act::RemoveDocuments => "remove questions",
        Act::RestoreDocuments => "restore questions",
        Act::Question => "correct the question data",
        Act::Movements => "correct the movements",
        Act::MarkDone => "mark as done",
        Act::MarkOpen => "mark as not done",
        Act::Tag => "tag",
        Act::TagAll => "tag every occurrence",
        Act::Answer => "tag an answer",
        Act::Spans => "change the passage’s words",
        Act::Retag => "change the claim",
        Act::Label => "edit the label",
        Act::Kind => "change the kind",
        Act::Attribute => "edit an attribute",
        Act::Note => "edit the claim’s note",
        Act::Comment => "comment",
        Act::DeletePassage => "delete the passage",
        Act::DeletePassages => "delete the passages",
        Act::DeleteClaim => "delete the claim",
        Act::DeleteClaims => "delete the claims",
        Act::MergeClaims => "merge the claims",
        Act::AddLink => "link two claims",
        Act::RemoveLink => "remove the link",
        Act::LinkKind => "change the link",
        Act::Codebook => "change the codebook",
        Act::Title => "rename the dossier",
        Act::Import => "open the file",
        Act::TakeIn => "import the annotations",
        Act::Adopt => "place the passage",
        Act::DeleteOrphans => "delete the waiting passages",
        Act::Recover => "bring back what was damaged",
        Act::Confirm => "confirm the suggestion",
    }
}
