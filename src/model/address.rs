//! The addresses that a text leads to, as far as they may be followed.

/// The address in the form in which it is followed, when it may be: a page of the web, or a mailbox.
///
/// Nothing else is, since it may run as a script. Nor is one that a name and a password stand before the
/// host of: it looks like the address of another. White space at the ends and breaks inside are no part of
/// it, as for a browser; a space inside is written out.
#[must_use]
pub fn followed(address: &str) -> Option<String> {
    let bare: String = address.trim().chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let (scheme, rest) = bare.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    if bare.chars().any(is_refused) {
        return None;
    }
    let rest = match scheme.as_str() {
        "http" | "https" => Some(rest.strip_prefix("//")?).filter(|rest| has_host(rest))?,
        "mailto" => Some(rest).filter(|rest| rest.contains('@') && !rest.starts_with('/'))?,
        _ => return None,
    };
    let slashes = if scheme == "mailto" { "" } else { "//" };
    Some(format!("{scheme}:{slashes}{}", rest.replace(' ', "%20")))
}

/// Whether a browser that follows it may run it, or read what is on this device.
#[must_use]
pub fn is_harmful(address: &str) -> bool {
    let seen = |c: &char| !c.is_whitespace() && !is_refused(*c);
    let scheme: String = address.chars().filter(seen).take_while(|c| *c != ':').take(20).collect();
    let harmful =
        ["javascript", "vbscript", "data", "blob", "file", "filesystem", "about", "view-source", "jar"];
    let has_scheme = address.contains(':');
    has_scheme && harmful.iter().any(|own| scheme.eq_ignore_ascii_case(own))
}

/// Whether it is the address of a page.
#[must_use]
pub fn is_page(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// The address parted for reading: what stands before the host, the host, and what comes after it.
#[must_use]
pub fn parted(address: &str) -> (&str, &str, &str) {
    let start = address.find("://").map_or_else(|| address.find(':').map_or(0, |at| at + 1), |at| at + 3);
    let (before, rest) = address.split_at_checked(start).unwrap_or(("", address));
    let mail = before.starts_with("mailto:");
    let ends: &[char] = if mail { &['?'] } else { &['/', '?', '#', ':'] };
    let (host, after) = rest.split_at_checked(rest.find(ends).unwrap_or(rest.len())).unwrap_or((rest, ""));
    (before, host, after)
}

/// Whether a character has no place in an address: it is not seen, or a browser reads it as another.
fn is_refused(c: char) -> bool {
    let mut letters = [0; 4];
    c.is_control() || c == '\\' || super::unseen::is_in(c.encode_utf8(&mut letters), 0..c.len_utf8())
}

/// Whether the host of a page is written as one: without a name before it.
fn has_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !host.contains(['@', ' ', '%', '<', '>', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        assert_eq!(followed(address).as_deref(), expected, "{address:?}");
    }

    #[test]
    fn pages_and_mailboxes_are_followed() {
        check(" https://www.senat.fr/a b?c=d#e ", Some("https://www.senat.fr/a%20b?c=d#e"));
        check("HTTP://EXAMPLE.org", Some("http://EXAMPLE.org"));
        check("https://example.org/a\n/b", Some("https://example.org/a/b"));
        check("mailto:a@example.org?subject=x", Some("mailto:a@example.org?subject=x"));
        check("https://xn--80ak6aa92e.com/", Some("https://xn--80ak6aa92e.com/"));
    }

    #[test]
    fn nothing_else_is() {
        for address in [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "JaVaScRiPt://a/%0aalert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "blob:null/x",
            "file:///etc/passwd",
            "filesystem:http://a/",
            "ftp://a.b",
            "about:blank",
            "view-source:http://a",
            "//a.b",
            "/a",
            "#a",
            "",
            "http:",
            "http://",
            "http:/a",
            "https://bank.example@evil.example/",
            "https://a.b\\@c.d",
            "http://a\u{202e}b.c",
            "http://a%2eb/",
            "http://a b.c/",
            "mailto:",
            "mailto:x",
            "mailto://a@b",
            "tel:12",
            "intent://a",
            "ws://a",
            "jar:http://a",
        ] {
            check(address, None);
        }
    }

    #[test]
    fn what_may_run_is_known() {
        for address in
            [" java\nscript:x", "DATA:text/html,x", "\u{200b}javascript:x", "file:///a", "blob:null/x"]
        {
            assert!(is_harmful(address), "{address:?}");
        }
        for address in ["https://a.b/javascript:x", "doi:10.1/a", "data", "www.senat.fr", "", "JO : p. 4"] {
            assert!(!is_harmful(address), "{address:?}");
        }
    }

    #[test]
    fn an_address_is_parted_at_its_host() {
        assert_eq!(parted("https://a.example:8/b?c"), ("https://", "a.example", ":8/b?c"));
        assert_eq!(parted("http://a.example"), ("http://", "a.example", ""));
        assert_eq!(parted("mailto:a@b.example?subject=c"), ("mailto:", "a@b.example", "?subject=c"));
    }
}
