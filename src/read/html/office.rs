//! What word processors say in styles becomes the tags that other pages say it with.
//!
//! Word writes the items of a list as paragraphs whose style names the list, their number or bullet a text
//! of its own; Google Docs and many mail programs write emphasis as a `span` with a style, and wrap what
//! was copied in a `b` that is not bold. Nothing but tags changes here, and the signs of bullets.

use std::ops::Range;

use super::tokens::{Tag, Token, TokenKind};
use super::tree::is_laid_out;

/// The tags whose style may say how their words are set, or that they are set like any others.
const STYLED: [&str; 6] = ["span", "font", "b", "strong", "i", "em"];
/// The tags that a style may stand for, each a bit of a mask.
const MEANT: [&str; 5] = ["strong", "em", "s", "sup", "sub"];
/// The number or bullet of an item stands within so many tokens of its paragraph's start.
const NEAR: usize = 24;
/// Deeper lists no one writes.
const DEEPEST: usize = 9;

/// The same tokens, without what only word processors write.
pub fn tidy(tokens: Vec<Token>) -> Vec<Token> {
    let is_plain = |token: &Token| match &token.kind {
        TokenKind::Start(tag) => tag.attribute("style").is_none(),
        _ => true,
    };
    if tokens.iter().all(is_plain) {
        return tokens;
    }
    let mut tidier = Tidier { done: Vec::with_capacity(tokens.len()), ..Tidier::default() };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at = match list_item(&tokens, at) {
            Some(item) => {
                tidier.item(&item, token.source.clone());
                at + 1
            }
            None if tidier.is_mark(token) => after(&tokens, at),
            None => {
                tidier.token(token.clone());
                at + 1
            }
        };
    }
    tidier.done
}

/// An item of a list that is written as a paragraph.
#[derive(Debug)]
struct Item {
    /// The element it is written as.
    name: Box<str>,
    level: usize,
    number: Option<u64>,
}

#[derive(Debug, Default)]
struct Tidier {
    done: Vec<Token>,
    /// What each open tag of those in [`STYLED`] stands for; none where it stands for itself.
    open: [Vec<Option<u8>>; STYLED.len()],
    /// The open lists: whether each is numbered.
    lists: Vec<bool>,
    /// The element that the open item is written as.
    item: Option<Box<str>>,
}

impl Tidier {
    fn push(&mut self, kind: TokenKind, source: &Range<usize>) {
        self.done.push(Token { kind, source: source.clone() });
    }

    fn start(&mut self, name: &str, source: &Range<usize>) {
        self.push(TokenKind::Start(Tag::named(name)), source);
    }

    fn end(&mut self, name: &str, source: &Range<usize>) {
        self.push(TokenKind::End(name.into()), source);
    }

    fn token(&mut self, token: Token) {
        let source = token.source.clone();
        match &token.kind {
            TokenKind::Start(tag) => {
                if is_laid_out(&tag.name) {
                    self.end_lists(0, &source);
                }
                let Some(open) = index(&tag.name).and_then(|index| self.open.get_mut(index)) else {
                    return self.done.push(token);
                };
                let meant = tag.attribute("style").and_then(|style| meant(&tag.name, style));
                open.push(meant);
                match meant {
                    Some(mask) => tags(mask).for_each(|name| self.start(name, &source)),
                    None => self.done.push(token),
                }
            }
            TokenKind::End(name) => {
                if self.item.as_ref() == Some(name) {
                    self.item = None;
                    return self.end("li", &source);
                }
                let open = index(name).and_then(|index| self.open.get_mut(index)).and_then(Vec::pop);
                match open.flatten() {
                    Some(mask) => tags(mask).for_each(|name| self.end(name, &source)),
                    None => self.done.push(token),
                }
            }
            TokenKind::Text(..) | TokenKind::Kept(..) => self.done.push(token),
        }
    }

    fn item(&mut self, item: &Item, source: Range<usize>) {
        let is_numbered = item.number.is_some();
        self.end_lists(item.level, &source);
        if self.lists.len() == item.level && self.lists.last() != Some(&is_numbered) {
            self.end_lists(item.level - 1, &source);
        }
        while self.lists.len() < item.level {
            self.lists.push(is_numbered);
            self.start(if is_numbered { "ol" } else { "ul" }, &source);
        }
        let mut tag = Tag::named("li");
        tag.attributes.extend(item.number.map(|number| ("value".into(), number.to_string())));
        self.push(TokenKind::Start(tag), &source);
        self.item = Some(item.name.clone());
    }

    fn end_lists(&mut self, level: usize, source: &Range<usize>) {
        while self.lists.len() > level {
            let is_numbered = self.lists.pop() == Some(true);
            self.end(if is_numbered { "ol" } else { "ul" }, source);
        }
    }

    /// Whether a tag begins the number or bullet of the open item, which its list already says.
    fn is_mark(&self, token: &Token) -> bool {
        self.item.is_some() && is_mark(token)
    }
}

fn is_mark(token: &Token) -> bool {
    matches!(&token.kind, TokenKind::Start(tag) if says(tag, "mso-list").is_some_and(|said| said == "ignore"))
}

/// The item whose paragraph the token `at` begins.
fn list_item(tokens: &[Token], at: usize) -> Option<Item> {
    let TokenKind::Start(tag) = &tokens.get(at)?.kind else { return None };
    if !is_laid_out(&tag.name) || &*tag.name == "li" {
        return None;
    }
    let list = says(tag, "mso-list")?;
    let (_, level) = list.split_once("level")?;
    let level: usize = level.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()?;
    let near = tokens.get(at..tokens.len().min(at + NEAR)).unwrap_or_default();
    let ends = |token: &Token| matches!(&token.kind, TokenKind::End(name) if *name == tag.name);
    let mark = near.iter().take_while(|token| !ends(token)).position(is_mark).map(|mark| at + mark)?;
    let said: String = tokens
        .get(mark..after(tokens, mark).min(mark + NEAR))
        .unwrap_or_default()
        .iter()
        .filter_map(|token| match &token.kind {
            TokenKind::Text(text, _) => Some(text.trim()),
            _ => None,
        })
        .collect();
    let digits = said.trim_end_matches(['.', ')', '°', '-']);
    let number = digits.parse().ok().filter(|_| digits.len() < 10);
    let is_bullet =
        said.chars().count() <= 1 && !said.chars().any(|sign| sign.is_alphanumeric() && sign != 'o');
    // Letters and Roman numerals are words of the text: they stay in it.
    (number.is_some() || is_bullet).then(|| Item {
        name: tag.name.clone(),
        level: level.clamp(1, DEEPEST),
        number,
    })
}

/// Where what the `span` at `at` holds is over. One that does not end soon is no mark of an item.
fn after(tokens: &[Token], at: usize) -> usize {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(at).take(NEAR) {
        match &token.kind {
            TokenKind::Start(tag) if &*tag.name == "span" => depth += 1,
            TokenKind::End(name) if &**name == "span" => depth = depth.saturating_sub(1),
            // A mark that is not closed ends with its paragraph.
            TokenKind::End(name) if is_laid_out(name) => return index,
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    at + 1
}

fn index(name: &str) -> Option<usize> {
    STYLED.iter().position(|styled| *styled == name)
}

fn tags(mask: u8) -> impl Iterator<Item = &'static str> {
    MEANT.into_iter().enumerate().filter(move |(bit, _)| mask & (1 << bit) != 0).map(|(_, name)| name)
}

/// The value of a property in the style of `tag`, in small letters.
fn says(tag: &Tag, property: &str) -> Option<String> {
    let style = tag.attribute("style").filter(|style| style.contains(property))?;
    declarations(style).into_iter().find(|(name, _)| name == property).map(|(_, value)| value)
}

fn declarations(style: &str) -> Vec<(String, String)> {
    let parts = style.split(';').filter_map(|part| part.split_once(':'));
    parts.map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase())).collect()
}

/// Which tags a tag of that name and style stands for; none where it stands for itself.
fn meant(name: &str, style: &str) -> Option<u8> {
    let (bold, slanted) = (matches!(name, "b" | "strong"), matches!(name, "i" | "em"));
    let (mut mask, mut plain) = (0, false);
    for (property, value) in declarations(style) {
        let is = |values: &[&str]| values.iter().any(|own| value.split_whitespace().any(|word| word == *own));
        let weight = value.parse::<u32>().ok();
        match &*property {
            "font-weight" if is(&["bold", "bolder"]) || weight.is_some_and(|weight| weight >= 600) => {
                mask |= 1
            }
            "font-weight" => plain |= bold,
            "font-style" if is(&["italic", "oblique"]) => mask |= 2,
            "font-style" => plain |= slanted,
            "text-decoration" | "text-decoration-line" if is(&["line-through"]) => mask |= 4,
            "vertical-align" if is(&["super"]) => mask |= 8,
            "vertical-align" if is(&["sub"]) => mask |= 16,
            _ => {}
        }
    }
    let own = u8::from(bold && !plain) | (u8::from(slanted && !plain) << 1);
    // A tag without a style that says anything is handed on as it is.
    (mask != 0 || plain).then_some(mask | own)
}
