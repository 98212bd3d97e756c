//! What the columns of our tables are called, and which column a header means.

use std::rc::Rc;

use crate::lang::Messages;
use crate::model::codebook::Codebook;
use crate::model::language::Language;
use crate::model::outgoing::Column;

const LANGUAGES: [Language; 2] = [Language::French, Language::English];

/// The headers of `columns`, no two alike. An attribute that is called as another column is shows its name in
/// files.
#[must_use]
pub fn headers(columns: &[Column], codebook: &Codebook, language: Language) -> Vec<String> {
    let messages = Messages::of(language);
    let mut headers: Vec<String> = Vec::with_capacity(columns.len());
    for column in columns {
        let Column::Attribute(slug) = column else {
            headers.push((messages.outgoing.columns.header)(column).to_owned());
            continue;
        };
        let label = codebook.attribute(slug).map(|own| messages.get(&own.label)).unwrap_or_default();
        let alike = |slug: &str| {
            codebook.attributes.iter().any(|own| *own.id != *slug && messages.get(&own.label) == label)
        };
        let is_plain = !label.trim().is_empty() && fixed(label).is_none() && !alike(slug);
        headers.push(if is_plain {
            label.to_owned()
        } else {
            format!("{label} [{slug}]").trim_start().to_owned()
        });
    }
    headers
}

/// The column that a header means, in either language.
pub fn meant(header: &str, codebook: &Codebook) -> Option<Column> {
    let header = header.trim_start_matches('\u{feff}').trim();
    if let Some(column) = fixed(header) {
        return Some(column);
    }
    let slug = header.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')).map(|(_, slug)| slug);
    if let Some(slug) = slug {
        return Some(Column::Attribute(slug.into()));
    }
    let called = |label: &str| !label.is_empty() && label.trim() == header;
    let own = codebook.attributes.iter().find(|own| called(&own.label.fr) || called(&own.label.en))?;
    Some(Column::Attribute(Rc::clone(&own.id)))
}

/// The column of that header that every dossier has.
fn fixed(header: &str) -> Option<Column> {
    let texts = LANGUAGES.map(|language| Messages::of(language).outgoing.columns);
    Column::fixed().into_iter().find(|column| texts.iter().any(|texts| (texts.header)(column) == header))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::codebook::{Bilingual, Form};

    #[test]
    fn every_header_means_its_column_and_no_other() {
        let label = Bilingual { fr: "Citation".to_owned(), en: String::new() };
        let (codebook, _) = default_codebook().add_attribute(&label, Form::Text).unwrap();
        let mut columns = Column::fixed();
        columns.extend(codebook.attributes.iter().map(|own| Column::Attribute(Rc::clone(&own.id))));
        columns.push(Column::Attribute("d-ailleurs".into()));
        for language in LANGUAGES {
            let headers = headers(&columns, &codebook, language);
            for (column, header) in columns.iter().zip(&headers) {
                assert_eq!(meant(header, &codebook).as_ref(), Some(column), "{header}");
            }
            assert!(
                headers.contains(&"Citation [citation]".to_owned())
                    && headers.contains(&"[d-ailleurs]".to_owned())
            );
        }
        assert_eq!(meant("texte", &codebook), None);
    }
}
