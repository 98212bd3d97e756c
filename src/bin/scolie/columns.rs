//! What someone says that columns hold.

use scolie::model::source::Role;

use super::console::Console;
use super::failure::Failure;

/// The roles of columns, from `texte=question`.
pub fn roles(asked: &[String], console: &Console) -> Result<Vec<(String, Role)>, Failure> {
    let read = |one: &String| {
        let (name, role) = one.rsplit_once('=').unwrap_or((one, ""));
        let wrong = || {
            let all = Role::ALL.map(Role::name).join(", ");
            Failure::misuse((console.texts.unknown_role)(role, &all))
        };
        Ok((name.to_owned(), Role::named(role.trim()).ok_or_else(wrong)?))
    };
    asked.iter().map(read).collect()
}
