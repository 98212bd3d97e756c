//! What is pasted, as browsers, word processors, mail programs and editors hand it over.

use scolie::model::document::{BlockKind, Document};
use scolie::model::identity::DocumentId;
use scolie::read;
use uuid::Uuid;

use crate::laws::check_laws;
use crate::readers::shown;

fn open(html: &str, plain: &str) -> Document {
    let pasted = read::pasted(Some(html), plain).unwrap();
    let mut read: Vec<_> = read::documents("", pasted, None, || DocumentId(Uuid::nil())).collect();
    assert_eq!(read.len(), 1);
    let document = read.remove(0).0;
    check_laws(&document);
    let again = read::read_source(document.id, document.source.clone()).0;
    assert_eq!(again, document);
    document
}

/// The HTML is read, and shown so.
#[track_caller]
fn check(html: &str, plain: &str, expected: &[&str]) {
    let document = open(html, plain);
    assert_eq!(document.source.media_type, "text/html");
    assert_eq!(shown(&document).lines().collect::<Vec<_>>(), expected);
}

/// The plain text is read, to the letter.
#[track_caller]
fn check_plain(html: &str, plain: &str) -> Document {
    let document = open(html, plain);
    assert_eq!(document.source.text, plain);
    document
}

#[test]
fn a_piece_of_a_page_keeps_its_structure() {
    check(
        "<meta charset='utf-8'><h2 style=\"font-weight: 700\">Titre</h2><p style=\"color: rgb(0,0,0)\">Le <em>coût</em> du <a href=\"https://an.fr/x\">marché</a>.</p>",
        "Titre\n\nLe coût du marché.",
        &["h1 Titre", "p Le *coût* du [marché](https://an.fr/x)."],
    );
    check(
        "<html>\r\n<body>\r\n<!--StartFragment--><ul><li>un</li><li>deux</li></ul><!--EndFragment-->\r\n</body>\r\n</html>",
        "un\ndeux",
        &["• un", "• deux"],
    );
    check(
        "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\n<!--StartFragment-->Un <b>mot</b>",
        "Un mot",
        &["p Un **mot**"],
    );
}

#[test]
fn rows_that_were_copied_without_their_table_are_rows() {
    check(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><style><!--td {mso-style: x}--></style></head>\
         <body link=blue><table border=0 style='border-collapse:collapse'><!--StartFragment--><col width=80>\
         <tr height=20><td>Année</td><td>Coût</td></tr><tr><td>2019</td><td>3</td></tr><!--EndFragment--></table></body></html>",
        "Année\tCoût\n2019\t3",
        &["row Année⇥Coût", "row 2019⇥3"],
    );
}

#[test]
fn a_table_with_the_names_of_columns_is_read_as_a_table() {
    let plain = "Numéro\tTitre\tTexte de la question\n12\tUn titre\tM. X demande.";
    let html = "<table><tr><td>Numéro</td><td>Titre</td></tr></table>";
    let document = check_plain_rows(html, plain);
    assert_eq!(document.question.number, Some(12));
}

fn check_plain_rows(html: &str, plain: &str) -> Document {
    let pasted = read::pasted(Some(html), plain).unwrap();
    assert_eq!(pasted.text, plain);
    read::documents("", pasted, None, || DocumentId(Uuid::nil())).next().unwrap().0
}

#[test]
fn word_writes_lists_as_paragraphs() {
    let item = |level: u8, mark: &str, words: &str| {
        format!(
            "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'><![if !supportLists]>\
             <span style='font-family:Symbol'><span style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>\
             &nbsp;&nbsp; </span></span></span><![endif]>{words}<o:p></o:p></p>\r\n\r\n"
        )
    };
    let html = format!(
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><!--[if gte mso 9]><xml><w:View>x</w:View></xml><![endif]-->\
         <style>\r\n<!-- p.MsoNormal {{mso-style-unhide:no;}} --></style></head><body lang=FR style='tab-interval:35.4pt'>\
         <!--StartFragment-->\r\n<p class=MsoNormal>Il demande\r\nle <b style='mso-bidi-font-weight:normal'>coût</b>&nbsp;:<o:p></o:p></p>\r\n\
         <p class=MsoNormal><o:p>&nbsp;</o:p></p>{}{}{}{}{}<p class=MsoNormal>Fin du 7<sup>e</sup>.</p><!--EndFragment--></body></html>",
        item(1, "·", "un"),
        item(2, "o", "un un"),
        item(1, "·", "deux"),
        item(1, "3.", "trois"),
        item(1, "b)", "lettre"),
    );
    check(
        &html,
        "Il demande le coût :\n· un\no un un\n· deux\n3. trois\nb) lettre\nFin du 7e.",
        &[
            "p Il demande le **coût**⍽:",
            "• un",
            "  • un un",
            "• deux",
            "3. trois",
            "p b)⍽⍽ lettre",
            "p Fin du 7^e^.",
        ],
    );
}

#[test]
fn emphasis_written_as_a_style_is_emphasis() {
    check(
        "<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><p dir=\"ltr\">\
         <span style=\"font-size:11pt;font-weight:400;font-style:normal\">Un </span><span style=\"font-weight:700;font-style:italic\">mot</span>\
         <span style=\"font-weight:400\"> et 7</span><span style=\"vertical-align:super\">e</span>\
         <span style=\"text-decoration:line-through\">, non</span></p></b>",
        "Un mot et 7e, non",
        &["p Un ***mot*** et 7^e^-, non-"],
    );
    let document =
        open("<p><b style='font-weight:bold'>a</b> b <i style='font-style:normal'>c</i></p>", "a b c");
    assert_eq!(shown(&document), "p **a** b c\n");
}

#[test]
fn a_mail_keeps_the_paragraphs_that_its_plain_text_lost() {
    check(
        "<div dir=\"ltr\"><div>Bonjour,</div><div><br></div><div>Voici la question.</div></div>",
        "Bonjour, Voici la question.",
        &["p Bonjour,", "p Voici la question."],
    );
}

#[test]
fn html_that_says_no_more_than_the_plain_text_is_not_read() {
    check_plain(
        "<meta charset='utf-8'><span style=\"color: rgb(0, 0, 0); font-weight: 400\">Un mot</span>",
        "Un mot",
    );
    check_plain("<p>Un</p><p>Deux</p>", "Un\n\nDeux");
    check_plain("<img src=x>", "Un mot");
    check_plain("", "Un mot");
}

#[test]
fn sources_are_read_as_they_stand() {
    let coloured = "<meta charset='utf-8'><div style=\"color: #ccc;font-family: Consolas, 'Courier New', monospace;font-size: 14px;white-space: pre;\">\
        <div><span style=\"font-weight: bold\"># Titre</span></div></div>";
    let markdown = check_plain(coloured, "# Titre\n\nUn *mot*");
    assert!(matches!(markdown.blocks[0].kind, BlockKind::Heading(_)));
    check_plain(coloured, "une ligne de code");
    check_plain("<pre>une <b>ligne</b></pre>", "une ligne");
    check_plain(
        "<b>{</b>\"identifiant\"…",
        "{\"identifiant\": {\"numero\": \"3\"}, \"minInt\": null, \"textesReponse\": null, \"indexationAN\": {\"analyses\": {\"analyse\": \"x\"}}}",
    );
    let page = check_plain("<b>&lt;p&gt;</b>", "<!DOCTYPE html><p>Un <b>mot</b>");
    assert_eq!(shown(&page), "p Un **mot**\n");
}

#[test]
fn nothing_is_pasted_from_an_empty_clipboard() {
    assert!(read::pasted(None, " \n").is_none());
    assert!(read::pasted(Some("<img src=x>"), "").is_none());
    assert_eq!(read::pasted(Some("<p>Un <b>mot</b>"), "").unwrap().text, "<p>Un <b>mot</b>");
    assert_eq!(read::pasted(None, "mot").unwrap().text, "mot");
}
