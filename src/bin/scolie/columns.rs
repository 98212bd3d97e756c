//! What someone says that columns hold.

use scolie::exchange::default_codebook;
use scolie::exchange::table::Role as PassageRole;
use scolie::model::source::Role;

use super::console::Console;
use super::failure::Failure;

/// What columns of tables hold, by their names.
#[derive(Debug, Default)]
pub struct Columns {
    /// Those of tables of questions.
    pub questions: Vec<(String, Role)>,
    /// Those of tables of passages.
    pub passages: Vec<(String, PassageRole)>,
}

impl Columns {
    /// The roles of columns, from `texte=question` and `start=start`.
    pub fn read(asked: &[String], console: &Console) -> Result<Self, Failure> {
        let codebook = default_codebook();
        let mut columns = Self::default();
        for one in asked {
            let (name, role) = one.rsplit_once('=').unwrap_or((one, ""));
            let role = role.trim();
            if let Some(role) = Role::named(role) {
                columns.questions.push((name.to_owned(), role));
            } else if let Some(role) = PassageRole::named(role, &codebook) {
                columns.passages.push((name.to_owned(), role));
            } else {
                let mut all: Vec<String> = Role::ALL.map(|role| role.name().to_owned()).to_vec();
                all.extend(PassageRole::all(&codebook).map(|role| role.name().to_owned()));
                return Err(Failure::misuse((console.texts.unknown_role)(role, &all.join(", "))));
            }
        }
        Ok(columns)
    }
}
