//! `scolie schema`.

use scolie::exchange::dossier::SCHEMA;
use scolie::exchange::outgoing::File;

use super::arguments::Schema;
use super::console::Console;
use super::failure::Failure;
use super::output::Place;

/// Writes the schema of dossier files.
pub fn run(asked: &Schema, console: &Console) -> Result<(), Failure> {
    let place = Place::of(&asked.output, false);
    let file = File::text("scolie-1.schema.json", "application/schema+json", SCHEMA.to_owned());
    place.write(vec![file], asked.force, false, console)
}
