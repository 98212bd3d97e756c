//! Laws of reading: it is total, and every run knows where it came from.

use proptest::prelude::*;
use scolie::model::identity::DocumentId;
use scolie::read::{self, MediaType};
use uuid::Uuid;

use super::laws::check_laws;

/// What readers trip over, in an order that no one would write.
fn markup() -> impl Strategy<Value = String> {
    let pieces = [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<i>",
        "<sup>",
        "</sup>",
        "<a href=\"http://x.fr\">",
        "</a>",
        "<table>",
        "<tr>",
        "<td rowspan=2\" colspan=3>",
        "<th>",
        "</td>",
        "</tr>",
        "</table>",
        "<ul>",
        "<ol start=9>",
        "<li>",
        "</li>",
        "</ul>",
        "<br>",
        "</br>",
        "<pre>",
        "</pre>",
        "<blockquote>",
        "</blockquote>",
        "<h2>",
        "</h2>",
        "<q>",
        "</q>",
        "<img alt='x y'>",
        "<script>",
        "</script>",
        "<main>",
        "<nav>",
        "<form>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&eacute;",
        "&#233;",
        "&#x1F467;",
        "&lt",
        "&",
        "<",
        ">",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "\u{a0}",
        "mot",
        "é",
        "👧",
        "e\u{301}",
        "\0",
        "\u{85}",
        "**",
        "*",
        "`",
        "> ",
        "- ",
        "1. ",
        "# ",
        "| ",
        "|-|",
        "\\",
        "\\(",
        "[",
        "](#)",
        "\n\n",
        "    ",
        "~~",
        "---",
        "<x-y>",
        "<svg/>",
        "<span hidden>",
        "\u{feff}",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn reading_is_total_and_its_runs_tile(words in "\\PC{0,200}", any in any::<String>(), markup in markup()) {
        for source in [&words, &any, &markup] {
            for media_type in MediaType::ALL {
                let (document, _) = read::read_as(DocumentId(Uuid::nil()), "a", media_type, source.clone());
                check_laws(&document);
            }
            check_laws(&read::read(DocumentId(Uuid::nil()), "", source.clone()).0);
        }
    }
}
