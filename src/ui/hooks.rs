//! Hooks, one a file: each owns its listener and lets go of it.

mod use_drawn_at_once;
mod use_focus;
mod use_kept_focus;
mod use_keys;
mod use_modal;
mod use_printing;
mod use_prospects;
mod use_renewal;
mod use_saving;
mod use_search;
mod use_selection;
mod use_shelf;
mod use_store;
mod use_today;
mod use_trailing;
mod use_turn;

pub use self::use_drawn_at_once::use_drawn_at_once;
pub use self::use_focus::use_focus;
pub use self::use_kept_focus::use_kept_focus;
pub use self::use_keys::use_keys;
pub use self::use_modal::{Modal, use_modal};
pub use self::use_printing::use_printing;
pub use self::use_prospects::use_prospects;
pub use self::use_renewal::use_renewal;
pub use self::use_saving::use_saving;
pub use self::use_search::use_search;
pub use self::use_selection::{SETTLED_AFTER, use_selection};
pub use self::use_shelf::use_shelf;
pub use self::use_store::{Store, use_store};
pub use self::use_today::use_today;
pub use self::use_trailing::{use_next_picture, use_trailing};
pub use self::use_turn::use_turn;
