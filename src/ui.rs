//! The view: Yew components, one small file each.

mod announcer;
mod app;
mod bar;
mod block;
mod chooser;
mod claims;
mod codebook;
mod dossiers;
mod edges;
mod history;
mod hooks;
mod keycaps;
mod keys;
mod list;
mod margin;
mod note;
mod occurrences;
mod opening;
mod palette;
mod paste;
mod question_data;
mod reader;
mod screen;
mod shell;
mod status;
mod tag_box;
mod welcome;

pub use self::app::App;
pub use self::screen::Screen;
pub use self::shell::Shell;
