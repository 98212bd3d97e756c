//! The blocks of a document as HTML: paragraphs, headings, lists, quotations, tables, each closed where it ends.

use crate::model::document::{Block, BlockKind};

/// HTML of blocks that follow one another.
#[derive(Debug, Default)]
pub struct Flow {
    html: String,
    quoted: u8,
    /// The lists that are open, outermost first: whether each is ordered.
    lists: Vec<bool>,
    in_table: bool,
}

impl Flow {
    /// Adds a block whose cells are these; all but rows of tables have one. `level` is that of a title.
    pub fn block(&mut self, block: &Block, level: u8, class: &str, cells: &[String]) {
        if block.quoted != self.quoted {
            self.close_lists(0);
            self.close_table();
            while self.quoted > block.quoted {
                self.html.push_str("</blockquote>\n");
                self.quoted -= 1;
            }
            while self.quoted < block.quoted {
                self.html.push_str("<blockquote>\n");
                self.quoted += 1;
            }
        }
        if !matches!(block.kind, BlockKind::Row(_)) {
            self.close_table();
        }
        if !matches!(block.kind, BlockKind::Item(..) | BlockKind::Continuation(_)) {
            self.close_lists(0);
        }
        let words = cells.concat();
        match block.kind {
            BlockKind::Heading(own) => {
                let level = level.saturating_add(own.saturating_sub(1)).clamp(1, 6).to_string();
                self.html.extend(["<h", &level, class, ">", &words, "</h", &level, ">\n"]);
            }
            BlockKind::Paragraph => self.html.extend(["<p", class, ">", &words, "</p>\n"]),
            BlockKind::Code => self.html.extend(["<pre", class, ">", &words, "</pre>\n"]),
            BlockKind::Item(depth, number) => {
                self.open_item(usize::from(depth), number);
                self.html.push_str(&words);
            }
            BlockKind::Continuation(depth) => {
                self.close_lists(usize::from(depth).max(1));
                self.html.extend(["<p>", &words, "</p>"]);
            }
            BlockKind::Row(heads) => {
                if !self.in_table {
                    self.html.push_str("<div class=\"table\"><table>\n");
                    self.in_table = true;
                }
                let tag = if heads { "th" } else { "td" };
                self.html.push_str("<tr>");
                for cell in cells {
                    self.html.extend(["<", tag, ">", cell, "</", tag, ">"]);
                }
                self.html.push_str("</tr>\n");
            }
        }
    }

    /// All of it, closed.
    pub fn finish(mut self) -> String {
        self.close_lists(0);
        self.close_table();
        for _ in 0..self.quoted {
            self.html.push_str("</blockquote>\n");
        }
        self.html
    }

    /// Opens an item so deep; it stays open for what belongs to it.
    fn open_item(&mut self, depth: usize, number: Option<u64>) {
        let depth = depth.max(1);
        let ordered = number.is_some();
        self.close_lists(depth);
        if self.lists.len() == depth {
            if self.lists.last() == Some(&ordered) {
                self.html.push_str("</li>\n");
            } else {
                self.close_lists(depth - 1);
            }
        }
        while self.lists.len() < depth {
            self.html.push_str(if ordered { "<ol>\n" } else { "<ul>\n" });
            self.lists.push(ordered);
            if self.lists.len() < depth {
                self.html.push_str("<li class=\"bare\">");
            }
        }
        match number {
            Some(number) => self.html.push_str(&format!("<li value=\"{number}\">")),
            None => self.html.push_str("<li>"),
        }
    }

    /// Closes the lists deeper than `depth`.
    fn close_lists(&mut self, depth: usize) {
        while self.lists.len() > depth {
            let ordered = self.lists.pop().unwrap_or_default();
            self.html.push_str(if ordered { "</li>\n</ol>\n" } else { "</li>\n</ul>\n" });
        }
    }

    fn close_table(&mut self) {
        if std::mem::take(&mut self.in_table) {
            self.html.push_str("</table></div>\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identity::DocumentId;
    use crate::read;
    use uuid::Uuid;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let (document, _) = read::read(DocumentId(Uuid::nil()), "a.md", source.to_owned());
        let mut flow = Flow::default();
        for block in &document.blocks {
            let words = block.span.slice(&document.text);
            let cells: Vec<String> = words.split('\t').map(str::to_owned).collect();
            flow.block(block, 2, "", &cells);
        }
        assert_eq!(flow.finish().replace('\n', ""), expected);
    }

    #[test]
    fn every_element_is_closed_where_it_ends() {
        check(
            "a\n\n> b\n>\n> > c\n\nd",
            "<p>a</p><blockquote><p>b</p><blockquote><p>c</p></blockquote></blockquote><p>d</p>",
        );
        check(
            "- a\n  - b\n- c\n\n  d\n\ne",
            "<ul><li>a<ul><li>b</li></ul></li><li>c<p>d</p></li></ul><p>e</p>",
        );
        check(
            "3. a\n4. b\n\n- c",
            "<ol><li value=\"3\">a</li><li value=\"4\">b</li></ol><ul><li>c</li></ul>",
        );
        check(
            "|a|b|\n|-|-|\n|c|d|\n\n# e",
            "<div class=\"table\"><table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table></div><h2>e</h2>",
        );
    }
}
