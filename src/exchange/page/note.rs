//! The note of a passage: its claim, what is said of it, what is noted of the place.

use crate::exchange::hypertext::{attributes, escaped, kind, lines};
use crate::exchange::outgoing::Marked;
use crate::lang::{Messages, said};
use crate::model::check::address;
use crate::model::claim::{Claim, Value};
use crate::model::codebook::Codebook;
use crate::model::evidence::Evidence;
use crate::model::tie::Tie;

/// The note numbered `number`.
pub fn note(
    marked: &Marked<'_>,
    number: u32,
    stem: &str,
    codebook: &Codebook,
    ties: &[Tie],
    messages: &Messages,
) -> String {
    let Marked { passage, claim, .. } = *marked;
    let hue = marked.kind.map(|kind| kind.hue).unwrap_or_default().name();
    let back = (messages.people.back)(number);
    let label = escaped(&claim.label);
    let kind = kind(codebook, &claim.kind, messages);
    let mut html = format!(
        "<aside class=\"note\" id=\"{stem}-n{number}\" data-hue=\"{hue}\" aria-label=\"{}\">\n\
         <p class=\"note-title\"><a class=\"note-number\" href=\"#{stem}-p{number}\" aria-label=\"{back}\">{number}</a> {label}</p>\n\
         <p class=\"note-kind\">{kind}",
        (messages.people.note)(number),
    );
    if let Some(suggestion) = &passage.suggestion {
        let score = (messages.people.score)(&suggestion.score);
        let who = [suggestion.by.as_str(), score.as_str()];
        let who: Vec<&str> = who.into_iter().filter(|own| !own.is_empty()).collect();
        let who = if who.is_empty() { String::new() } else { format!(" ({})", escaped(&who.join(", "))) };
        html.extend([" · <span class=\"suggestion\">", messages.people.suggestion, &who, "</span>"]);
    }
    html.push_str("</p>\n");
    html.push_str(&about(claim, codebook, messages));
    if !ties.is_empty() {
        html.push_str("<ul class=\"note-links\">");
        for tie in ties {
            let relation = said::relation(&tie.kind, tie.outgoing, codebook, messages);
            let other = (messages.note.quoted)(&tie.other.label);
            html.extend(["<li>", &escaped(&relation), " ", &escaped(&other), "</li>"]);
        }
        html.push_str("</ul>\n");
    }
    if !passage.comment.is_empty() {
        html.extend(["<p class=\"note-words\">", &lines(&passage.comment), "</p>\n"]);
    }
    if !claim.note.is_empty() {
        html.extend(["<p class=\"note-words note-claim\">", &lines(&claim.note), "</p>\n"]);
    }
    html.push_str("</aside>\n");
    html
}

/// What is said of a claim under attributes, evidence with it.
pub fn about(claim: &Claim, codebook: &Codebook, messages: &Messages) -> String {
    let mut html = String::new();
    let pairs = attributes(claim, codebook, messages);
    if !pairs.is_empty() {
        html.push_str("<dl>");
        for (name, value) in pairs {
            html.extend(["<div><dt>", &name, "</dt><dd>", &value, "</dd></div>"]);
        }
        html.push_str("</dl>\n");
    }
    html.push_str(&evidence(claim, messages));
    html
}

/// The evidence of a claim, as a list.
pub fn evidence(claim: &Claim, messages: &Messages) -> String {
    let pieces = claim.attributes.values().filter_map(|value| match value {
        Value::Evidence(pieces) => Some(pieces),
        _ => None,
    });
    let pieces: Vec<String> =
        pieces.flatten().filter(|own| !own.is_empty()).map(|own| piece(own, messages)).collect();
    if pieces.is_empty() {
        return String::new();
    }
    format!("<ul class=\"evidence\"><li>{}</li></ul>\n", pieces.join("</li><li>"))
}

fn piece(piece: &Evidence, messages: &Messages) -> String {
    let name = if piece.title.is_empty() { &piece.url } else { &piece.title };
    let name = escaped(name);
    let mut html = match address(&piece.url) {
        // Only a page of the web is led to.
        Some(url) => format!("<a href=\"{}\" rel=\"noopener noreferrer\">{name}</a>", escaped(&url)),
        None if piece.title.is_empty() || piece.url.is_empty() => name,
        None => format!("{name} ({})", escaped(&piece.url)),
    };
    let seen = Some(&piece.accessed).filter(|date| !date.is_empty());
    let more = [
        piece.stance.map(|stance| (messages.note.stance_of)(stance).to_owned()),
        Some(&piece.date).filter(|date| !date.is_empty()).map(|date| messages.note.date(date)),
        seen.map(|date| (messages.people.seen)(&messages.note.date(date))),
    ];
    for own in more.into_iter().flatten() {
        html.extend([if html.is_empty() { "" } else { " · " }, &escaped(&own)]);
    }
    if !piece.excerpt.is_empty() {
        html.extend(["<q>", &lines(&piece.excerpt), "</q>"]);
    }
    html
}
