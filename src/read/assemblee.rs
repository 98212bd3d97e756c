//! The Assemblée nationale: its pages, and its open data in JSON and XML.

pub mod codes;
mod json;
mod page;
mod xml;

pub use self::json::{is_question, read as read_json};
pub use self::page::{is_page, read as read_page};
pub use self::xml::{read as read_xml, records as xml_records};
