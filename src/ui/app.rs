//! The application: the store of its state, and what joins it to the browser.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::citation::{copy_link, copy_quote};
use super::desk::{Connection, DOSSIER, Desk, PLACE, SHOWN, SOUGHT, blank};
use super::hooks::{
    Store, use_drawn_at_once, use_focus, use_keys, use_renewal, use_saving, use_search, use_shelf, use_store,
    use_today,
};
use super::opening::{self, Handed, Queue};
use super::reading;
use super::screen::Screen;
use super::shell::Shell;
use crate::browser::{event, file, installed, page, sight};
use crate::exchange::recovery::Rescued;
use crate::exchange::{codebook, dossier};
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::command::{Command, Effect, Request};
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::due::Reference;
use crate::model::edit::Edit;
use crate::model::errand::Errand;
use crate::model::identity::DossierId;
use crate::model::keys::Keymap;
use crate::model::language::Language;
use crate::model::notice::{Notice, Tone};
use crate::model::roster::Arrangement;
use crate::model::saving::Saving;
use crate::model::workspace::{Preferences, Theme, Workspace};
use crate::read;

const LANGUAGE: &str = "scolie.language";
const THEME: &str = "scolie.theme";
const REFERENCE: &str = "scolie.reference";
const ARRANGEMENT: &str = "scolie.documents";
const MOVEMENTS: &str = "scolie.movements";
const KEYS: &str = "scolie.keys";

/// The whole application.
#[component]
pub fn App() -> Html {
    let connection = use_memo((), |()| Rc::new(RefCell::new(Connection::default())));
    let connection = Rc::clone(&connection);
    let saver = use_mut_ref(|| None);
    let Store { workspace, live, dispatch, write } =
        use_store(&saver, || Workspace::new(blank(), preferences()));
    let queue = use_memo((), |()| Rc::new(Queue::default()));

    let desk = |messages| Desk {
        dispatch: dispatch.clone(),
        live: Rc::clone(&live),
        connection: Rc::clone(&connection),
        messages,
    };
    let shell = use_memo(workspace.preferences.language, |language| {
        make_shell(desk(Messages::of(*language)), write, &queue)
    });
    let shell = (*shell).clone();
    saver.replace(Some(desk(shell.messages)));

    use_drawn_at_once();
    use_effect_with((), {
        let desk = desk(shell.messages);
        move |()| {
            let last = page::preference(DOSSIER).and_then(|id| id.parse().ok()).map(DossierId);
            spawn_local(async move { desk.start(last).await });
        }
    });
    use_effect_with(
        (workspace.dossier.about.id, workspace.view.document, workspace.saving.clone()),
        |(id, shown, saving)| {
            if *saving != Saving::Starting {
                page::keep_preference(DOSSIER, &id.to_string());
                page::keep_preference(SHOWN, &shown.map(|id| id.to_string()).unwrap_or_default());
            }
        },
    );
    use_effect_with(
        (workspace.view.place, workspace.view.seeking.query.clone(), workspace.saving == Saving::Starting),
        |(place, query, starting)| {
            if !starting {
                page::keep_preference(PLACE, place.name());
                page::keep_in_window(SOUGHT, &query.write());
            }
        },
    );
    use_effect_with(workspace.preferences.clone(), |preferences| {
        page::describe_root(preferences.language.tag(), theme_name(preferences.theme));
        page::keep_preference(LANGUAGE, preferences.language.tag());
        page::keep_preference(THEME, theme_name(preferences.theme));
        page::keep_preference(REFERENCE, preferences.reference.name());
        page::keep_preference(MOVEMENTS, if preferences.movements_hidden { "hidden" } else { "shown" });
        page::keep_preference(KEYS, &preferences.keymap.write());
        page::keep_preference(ARRANGEMENT, &preferences.arrangement.write());
    });
    use_effect_with(workspace.saving == Saving::Starting, {
        let go_on = shell.go_on.clone();
        move |_| go_on.emit(())
    });
    use_today(&dispatch);
    use_files(&shell);
    use_renewal(&shell);
    use_saving(&workspace, &desk(shell.messages));
    use_shelf(&workspace, &shell);
    use_keys(&workspace, &shell);
    use_search(&workspace, &dispatch);
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

fn make_shell(desk: Desk, write: Callback<Action>, queue: &Rc<Queue>) -> Shell {
    let Desk { dispatch, live, messages, .. } = desk.clone();
    let errand = {
        let desk = desk.clone();
        Callback::from(move |errand: Errand| {
            let desk = desk.clone();
            spawn_local(async move { desk.run(errand).await });
        })
    };
    let rescue = {
        let desk = desk.clone();
        Callback::from(move |rescued: Vec<Rescued>| {
            let desk = desk.clone();
            spawn_local(async move { desk.rescue(rescued).await });
        })
    };
    let take = Callback::from(move |read: Rc<Dossier>| {
        let desk = desk.clone();
        spawn_local(async move {
            if desk.go_over_to(&read.about).await {
                desk.dispatch.emit(Action::Edit(Edit::Import(read), page::seed()));
            }
        });
    });
    let opening = {
        let (dispatch, live, queue) = (dispatch.clone(), Rc::clone(&live), Rc::clone(queue));
        opening::Desk { dispatch, live, take: take.clone(), rescue, queue, messages }
    };
    let go_on = {
        let opening = opening.clone();
        Callback::from(move |()| spawn_local(opening::go_on(opening.clone())))
    };
    let open = Callback::from(move |handed: Handed| spawn_local(opening::open(opening.clone(), handed)));
    let run = {
        let (dispatch, live, open, errand) =
            (dispatch.clone(), Rc::clone(&live), open.clone(), errand.clone());
        Callback::from(move |command: Command| {
            let workspace = Rc::clone(&live.borrow());
            let Some(entry) = command.entry().filter(|entry| (entry.available)(&workspace)) else { return };
            match entry.effect {
                Effect::Act(act) => {
                    act(&workspace, page::seed()).into_iter().for_each(|action| dispatch.emit(action))
                }
                Effect::Ask(request) => ask(request, &workspace, messages, &dispatch, &open, &errand),
            }
        })
    };
    Shell {
        dispatch,
        write,
        run,
        open,
        take,
        go_on,
        errand,
        local: Callback::from(page::local),
        place: Callback::from(sight::kept),
        messages,
        mac: page::is_mac(),
    }
}

fn ask(
    request: Request,
    workspace: &Workspace,
    messages: &Messages,
    dispatch: &Callback<Action>,
    open: &Callback<Handed>,
    errand: &Callback<Errand>,
) {
    let id = workspace.dossier.about.id;
    let saved = match request {
        Request::Open => {
            page::click("#open-files");
            Ok(())
        }
        Request::OpenFolder => {
            page::click("#open-folder");
            Ok(())
        }
        Request::JoinLines => {
            let document = workspace.document();
            let read = document.and_then(|document| {
                Some(read::read_source(document.id, read::other_reading(&document.source)?).0)
            });
            read.into_iter().for_each(|read| {
                dispatch.emit(Action::Edit(Edit::Reread(vec![Rc::new(read)]), page::seed()))
            });
            Ok(())
        }
        Request::LookAgain => {
            open.emit(Handed::Waiting);
            Ok(())
        }
        Request::ChooseColumns => {
            let table = workspace.document().and_then(|document| {
                let shares = |own: &&Rc<Document>| own.source.shares_table(&document.source);
                read::glance_again(document, workspace.dossier.documents.values().filter(shares))
            });
            table.into_iter().for_each(|table| dispatch.emit(Action::Tables(vec![Rc::new(table)])));
            Ok(())
        }
        Request::ReplaceText => {
            page::click("#copy-file");
            Ok(())
        }
        Request::CompareEarlier => {
            let earlier = workspace.view.document.and_then(|id| workspace.dossier.earlier_of(id).pop());
            earlier.into_iter().for_each(|own| open.emit(Handed::Earlier(own.id)));
            Ok(())
        }
        Request::TryExample => {
            open.emit(Handed::Text(read::EXAMPLE_NAME.to_owned(), read::EXAMPLE.to_owned().into()));
            Ok(())
        }
        Request::NewDossier => {
            errand.emit(Errand::New);
            Ok(())
        }
        Request::DuplicateDossier => {
            errand.emit(Errand::Duplicate(id));
            Ok(())
        }
        Request::DeleteDossier => {
            errand.emit(Errand::Delete(id));
            Ok(())
        }
        Request::RestoreDossier => {
            let last = workspace.shelf.deleted().first().map(|dossier| Errand::Restore(dossier.id));
            last.into_iter().for_each(|restore| errand.emit(restore));
            Ok(())
        }
        Request::ExportDossier => {
            errand.emit(Errand::Export(id));
            Ok(())
        }
        Request::KeepCopy => {
            errand.emit(Errand::KeepCopy);
            Ok(())
        }
        Request::WriteCopy => {
            errand.emit(Errand::WriteCopy);
            Ok(())
        }
        Request::DropCopy => {
            errand.emit(Errand::DropCopy);
            Ok(())
        }
        Request::ExportCodebook => {
            let json = codebook::export(&workspace.dossier.codebook);
            file::download(&codebook::file_name(&workspace.dossier), "application/json", json.as_bytes())
        }
        Request::ExportSchema => {
            file::download("scolie-1.schema.json", "application/schema+json", dossier::SCHEMA.as_bytes())
        }
        Request::Grow => {
            reading::grow_selection(workspace);
            Ok(())
        }
        Request::CopyQuote => {
            copy_quote(workspace, messages, dispatch);
            Ok(())
        }
        Request::CopyLink => {
            copy_link(workspace, messages, dispatch);
            Ok(())
        }
        Request::GoTo(kind) => {
            reading::go_to(workspace, kind, dispatch);
            Ok(())
        }
        Request::Begin(movement) => {
            reading::begin(workspace, movement, messages, dispatch);
            Ok(())
        }
        Request::Renew => {
            installed::renew();
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
    let arrangement = Rc::new(arrangement);
    let movements_hidden = page::preference(MOVEMENTS).as_deref() == Some("hidden");
    Preferences { language, theme, reference, movements_hidden, keymap: Rc::new(keymap), arrangement }
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}
