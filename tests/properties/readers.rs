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

/// Bytes of a file: a text in some encoding, records of some format, or nothing of the kind.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let utf16 = |text: String| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let json = |text: String| {
        let text = format!("{text:?}").replace("\\u{", "\\u00").replace('}', "");
        let record = format!(
            "{{\"question\": {{\"identifiant\": {{\"numero\": 3}}, \"textesQuestion\": {{\"texteQuestion\": {{\"texte\": {text}}}}}}}}}"
        );
        format!("[{record}, {record}]").into_bytes()
    };
    let xml = |text: String| {
        format!("<QUESTION TYPE='QE'><DEPOT NUMERO='1'><TEXTE_DEPOT><![CDATA[{text}]]></TEXTE_DEPOT></DEPOT></QUESTION>").into_bytes()
    };
    let csv = |text: String| format!("titre;texte;auteur\r\n{text};\"{text}\";{text}\n{text}").into_bytes();
    prop_oneof![
        any::<Vec<u8>>(),
        markup().prop_map(utf16),
        markup().prop_map(json),
        markup().prop_map(xml),
        markup().prop_map(csv),
        "[\\[\\]{}\",:a0\\\\u \n]{0,80}".prop_map(String::into_bytes),
        "[<>/A-C=\" é!\\[\\]-]{0,80}".prop_map(String::into_bytes),
        "[a;,\t\"\r\n é|]{0,80}".prop_map(String::into_bytes),
    ]
}

proptest! {
    #[test]
    fn any_file_opens_or_is_refused_and_reads_again_the_same(bytes in file()) {
        let length = bytes.len();
        let Ok(decoded) = read::decode(bytes) else { return Ok(()) };
        let encoded: usize = decoded.text.chars().map(|character| decoded.encoding.length(character)).sum();
        prop_assert!(encoded <= length && length - encoded < 4);
        for name in ["a.txt", "a.csv", "a.html", "a.md", "a.json"] {
            let read = read::read_all(name, decoded.clone(), || DocumentId(Uuid::nil()));
            for (document, _) in &read {
                check_laws(document);
                prop_assert!(document.source.start as usize <= length);
                let again = read::read_source(document.id, document.source.clone()).0;
                prop_assert_eq!(&again, document);
            }
        }
    }

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
