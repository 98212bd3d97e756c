//! The application: the store of its state, and what joins it to the browser.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::hooks::{Shelf, all_stored, open_storage, use_focus, use_keys, use_saving, use_today};
use super::opening::{self, Desk, Handed, Queue};
use super::screen::Screen;
use super::shell::Shell;
use crate::browser::{caret, event, file, page, selection};
use crate::exchange::{codebook, default_codebook, dossier, journal};
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::caret::grown;
use crate::model::command::{Command, Effect, Request};
use crate::model::dossier::{About, Dossier};
use crate::model::due::Reference;
use crate::model::edit::Edit;
use crate::model::identity::{DocumentId, DossierId};
use crate::model::keys::Keymap;
use crate::model::language::Language;
use crate::model::notice::{Notice, Tone};
use crate::model::roster::Arrangement;
use crate::model::snap::snap;
use crate::model::span::Span;
use crate::model::unit::{self, Unit};
use crate::model::workspace::{Preferences, Saving, Theme, Workspace};
use crate::read;

const DOSSIER: &str = "scolie.dossier";
const PLACE: &str = "scolie.document";
const LANGUAGE: &str = "scolie.language";
const THEME: &str = "scolie.theme";
const REFERENCE: &str = "scolie.reference";
const ARRANGEMENT: &str = "scolie.documents";
const KEYS: &str = "scolie.keys";

/// The state, as Yew holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Store(Rc<Workspace>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.0.reduce(action);
        if Rc::ptr_eq(&next, &self.0) { self } else { Rc::new(Self(next)) }
    }
}

/// The whole application.
#[component]
pub fn App() -> Html {
    let store = use_reducer(|| Store(Rc::new(Workspace::new(blank(), preferences()))));
    let workspace = Rc::clone(&store.0);
    let dispatch = use_memo((), |()| {
        Callback::from({
            let dispatcher = store.dispatcher();
            move |action| dispatcher.dispatch(action)
        })
    });
    let dispatch = (*dispatch).clone();
    let shelf = use_memo((), |()| Rc::new(RefCell::new(Shelf::default())));
    let shelf = Rc::clone(&shelf);
    let queue = use_memo((), |()| Rc::new(Queue::default()));
    let live = use_mut_ref(|| Rc::clone(&workspace));
    *live.borrow_mut() = Rc::clone(&workspace);

    let shell = use_memo(workspace.preferences.language, |language| {
        make_shell(*language, &dispatch, &live, &shelf, &queue)
    });
    let shell = (*shell).clone();

    use_effect_with((), {
        let load = shell.load.clone();
        move |()| load.emit(page::preference(DOSSIER).unwrap_or_default())
    });
    use_effect_with(
        (workspace.dossier.about.id, workspace.view.document, workspace.saving.clone()),
        |(id, shown, saving)| {
            if *saving != Saving::Starting {
                page::keep_preference(DOSSIER, &id.to_string());
                page::keep_preference(PLACE, &shown.map(|id| id.to_string()).unwrap_or_default());
            }
        },
    );
    use_effect_with(workspace.preferences.clone(), |preferences| {
        page::describe_root(preferences.language.tag(), theme_name(preferences.theme));
        page::keep_preference(LANGUAGE, preferences.language.tag());
        page::keep_preference(THEME, theme_name(preferences.theme));
        page::keep_preference(REFERENCE, preferences.reference.name());
        page::keep_preference(KEYS, &preferences.keymap.write());
        page::keep_preference(ARRANGEMENT, &preferences.arrangement.write());
    });
    use_today(&dispatch);
    use_files(&shell);
    use_saving(&workspace, &shelf, &dispatch);
    use_keys(&workspace, &shell);
    use_focus(workspace.view.focus);

    html! {
        <ContextProvider<Shell> context={shell}>
            <Screen {workspace} />
        </ContextProvider<Shell>>
    }
}

/// Takes in what is dropped on the page, or pasted outside a field.
#[hook]
fn use_files(shell: &Shell) {
    use_effect_with(shell.open.clone(), |open| {
        // Words dragged from the page itself are no question: the browser moves them into a field, or nowhere.
        let own = Rc::new(Cell::new(false));
        let begins_or_ends = [("dragstart", true), ("dragend", false), ("pointerup", false)];
        let own_drag = begins_or_ends.map(|(name, begins)| {
            let own = Rc::clone(&own);
            event::on_document(name, move |_| own.set(begins))
        });
        let over = event::on_document("dragover", {
            let own = Rc::clone(&own);
            move |event| {
                if !own.get() {
                    event.prevent_default();
                }
            }
        });
        let dropped = event::on_document("drop", {
            let open = open.clone();
            move |event| {
                if !own.get() {
                    event.prevent_default();
                    let (files, words) = file::carried(event);
                    let handed =
                        if files.is_empty() { Handed::words(words) } else { Some(Handed::Carried(files)) };
                    handed.into_iter().for_each(|handed| open.emit(handed));
                }
            }
        });
        let pasted = event::on_document("paste", {
            let open = open.clone();
            move |event| {
                if !page::is_in_field(event) {
                    // Word and Excel put a picture of the words beside the words.
                    let (files, words) = file::carried(event);
                    let handed = Handed::words(words);
                    let files = || (!files.is_empty()).then(|| Handed::Carried(files));
                    handed.or_else(files).into_iter().for_each(|handed| open.emit(handed));
                }
            }
        });
        move || drop((own_drag, over, dropped, pasted))
    });
}

type Live = Rc<RefCell<Rc<Workspace>>>;

fn make_shell(
    language: Language,
    dispatch: &Callback<Action>,
    live: &Live,
    shelf: &Rc<RefCell<Shelf>>,
    queue: &Rc<Queue>,
) -> Shell {
    let messages = Messages::of(language);
    let load = {
        let (dispatch, live, shelf) = (dispatch.clone(), Rc::clone(live), Rc::clone(shelf));
        Callback::from(move |id: String| {
            let (dispatch, live, shelf) = (dispatch.clone(), Rc::clone(&live), Rc::clone(&shelf));
            spawn_local(async move {
                load_dossier(&id, None, messages, &dispatch, &live, &shelf).await;
            });
        })
    };
    let take = {
        let (dispatch, live, shelf) = (dispatch.clone(), Rc::clone(live), Rc::clone(shelf));
        Callback::from(move |read: Rc<Dossier>| {
            let workspace = Rc::clone(&live.borrow());
            let (dispatch, live, shelf) = (dispatch.clone(), Rc::clone(&live), Rc::clone(&shelf));
            spawn_local(async move {
                if read.about.id != workspace.dossier.about.id {
                    let id = read.about.id.to_string();
                    if !load_dossier(&id, Some(&read.about), messages, &dispatch, &live, &shelf).await {
                        return;
                    }
                }
                dispatch.emit(Action::Edit(Edit::Import(read), page::seed()));
            });
        })
    };
    let open = {
        let (dispatch, live, queue) = (dispatch.clone(), Rc::clone(live), Rc::clone(queue));
        let desk = Desk { dispatch, live, take: take.clone(), queue, messages };
        Callback::from(move |handed: Handed| spawn_local(opening::open(desk.clone(), handed)))
    };
    let run = {
        let (dispatch, live, open, load) = (dispatch.clone(), Rc::clone(live), open.clone(), load.clone());
        Callback::from(move |command: Command| {
            let workspace = Rc::clone(&live.borrow());
            let Some(entry) = command.entry().filter(|entry| (entry.available)(&workspace)) else { return };
            match entry.effect {
                Effect::Act(act) => {
                    act(&workspace, page::seed()).into_iter().for_each(|action| dispatch.emit(action))
                }
                Effect::Ask(request) => ask(request, &workspace, &dispatch, &open, &load),
            }
        })
    };
    Shell {
        dispatch: dispatch.clone(),
        run,
        open,
        take,
        load,
        local: Callback::from(page::local),
        messages,
        mac: page::is_mac(),
    }
}

fn ask(
    request: Request,
    workspace: &Workspace,
    dispatch: &Callback<Action>,
    open: &Callback<Handed>,
    load: &Callback<String>,
) {
    let saved = match request {
        Request::Open => {
            page::click("#open-files");
            Ok(())
        }
        Request::OpenFolder => {
            page::click("#open-folder");
            Ok(())
        }
        Request::TryExample => {
            open.emit(Handed::Text(read::EXAMPLE_NAME.to_owned(), read::EXAMPLE.to_owned().into()));
            Ok(())
        }
        Request::NewDossier => {
            load.emit(String::new());
            Ok(())
        }
        Request::ExportDossier => {
            let json = dossier::export(&workspace.dossier);
            file::download(&dossier::file_name(&workspace.dossier), "application/json", &json)
        }
        Request::ExportCodebook => {
            let json = codebook::export(&workspace.dossier.codebook);
            file::download(&codebook::file_name(&workspace.dossier), "application/json", &json)
        }
        Request::ExportSchema => {
            file::download("scolie-1.schema.json", "application/schema+json", dossier::SCHEMA)
        }
        Request::Grow => {
            grow_selection(workspace);
            Ok(())
        }
        Request::Print => {
            page::print();
            Ok(())
        }
    };
    if let Err(error) = saved {
        dispatch.emit(Action::Notify(Notice { tone: Tone::Alert, text: error.to_string(), remedy: None }));
    }
}

/// Selects the next larger unit around what is selected, or around the caret.
fn grow_selection(workspace: &Workspace) {
    let (Some(document), Some(text)) = (workspace.document(), page::find(".reader")) else { return };
    let at_caret = || {
        let at = caret::at(&text)?;
        Span::new(at, unit::next_start(document, at, Unit::Character))
    };
    // What is selected now: the workspace learns of it only once it has settled.
    let selected = selection::selected(&text).and_then(|(start, end)| snap(&document.text, start, end));
    let grown = selected.or_else(at_caret).and_then(|span| grown(document, span));
    if let Some(span) = grown {
        caret::select(&text, span);
    }
}

/// Goes over to the dossier `id` as this device has stored it; an empty name begins a new one.
///
/// What is not stored yet is waited for; what cannot be stored stays open.
async fn load_dossier(
    id: &str,
    about: Option<&About>,
    messages: &Messages,
    dispatch: &Callback<Action>,
    live: &Live,
    shelf: &Rc<RefCell<Shelf>>,
) -> bool {
    let alert = |text: String| {
        dispatch.emit(Action::Notify(Notice {
            tone: Tone::Alert,
            text,
            remedy: Some(Command::ExportDossier),
        }));
    };
    if !all_stored(live, shelf).await {
        if let Saving::Failed(reason) = &live.borrow().saving {
            alert((messages.not_saved)(reason));
        }
        return false;
    }
    let stored = match open_storage(shelf).await {
        Ok(_) if id.is_empty() => Ok(Vec::new()),
        Ok(storage) => storage.load(id).await,
        Err(error) => Err(error),
    };
    let mut reader = journal::Reader::default();
    let (transactions, failure) = match stored {
        Ok(stored) => {
            let (good, bad): (Vec<_>, Vec<_>) =
                stored.iter().map(|json| reader.read(json)).partition(Result::is_ok);
            let failure = (!bad.is_empty()).then(|| (messages.damaged)(bad.len()));
            (good.into_iter().flatten().collect(), failure)
        }
        Err(error) => (Vec::new(), Some((messages.not_saved)(&error.to_string()))),
    };
    let mut blank = blank();
    if let Some(about) = about {
        blank.about = Rc::new(about.clone());
    }
    let shown = page::preference(PLACE).and_then(|id| id.parse().ok()).map(DocumentId);
    dispatch.emit(Action::Load(Rc::new(blank), transactions, shown));
    failure.into_iter().for_each(alert);
    true
}

fn blank() -> Dossier {
    let seed = page::seed();
    let about = About { id: DossierId(seed.id(0)), title: String::new(), created: seed.stamp.at };
    Dossier::new(about, Rc::new(default_codebook()))
}

fn preferences() -> Preferences {
    let language = page::preference(LANGUAGE).map_or_else(page::language, |tag| Language::from_tag(&tag));
    let theme = match page::preference(THEME).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    };
    let reference = page::preference(REFERENCE).and_then(|name| Reference::named(&name)).unwrap_or_default();
    let keymap = Keymap::parse(&page::preference(KEYS).unwrap_or_default());
    let arrangement = Arrangement::parse(&page::preference(ARRANGEMENT).unwrap_or_default());
    Preferences { language, theme, reference, keymap: Rc::new(keymap), arrangement: Rc::new(arrangement) }
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}
