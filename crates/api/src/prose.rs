//! Long texts: a CommonMark subset in, safe HTML and plain words out (D52).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What may stand in the HTML of a text, whatever its writer wrote.
static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(cleaner);

fn cleaner() -> ammonia::Builder<'static> {
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .tags(HashSet::from([
            "p",
            "br",
            "ul",
            "ol",
            "li",
            "strong",
            "em",
            "a",
            "h2",
            "h3",
            "h4",
            "blockquote",
            "hr",
            "code",
        ]))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"));
    cleaner
}

/// The same for the service's own pages, which may link to one another.
static OWN_CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = cleaner();
    cleaner.url_relative(ammonia::UrlRelative::Custom(Box::new(own_address))).link_rel(Some("noopener noreferrer"));
    cleaner
});

/// An address of this server: `//example.org` and `/\example.org` lead elsewhere. Markdown writes the backslash as `%5C`,
/// which leads to no page of ours either.
fn own_address(url: &str) -> Option<std::borrow::Cow<'_, str>> {
    let rest = url.strip_prefix('/')?;
    let disguised =
        rest.starts_with(['/', '\\']) || rest.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("%5c"));
    (!disguised).then_some(url.into())
}

/// A part of a page as HTML. Headings begin at h3: h1 and h2 are the page's own.
pub fn to_html(markdown: &str) -> String {
    html_of(events(markdown))
}

/// A text that is a whole page but for its title: headings begin at h2.
pub fn to_page_html(markdown: &str) -> String {
    html_of(page_events(markdown))
}

/// The same for a page of the service itself: its links may lead to other pages of this server.
pub fn to_own_page_html(markdown: &str) -> String {
    cleaned(page_events(markdown), &OWN_CLEANER)
}

fn page_events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    events(markdown).map(|event| match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: one_higher(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(one_higher(level))),
        other => other,
    })
}

fn html_of<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    cleaned(events, &CLEANER)
}

fn cleaned<'a>(events: impl Iterator<Item = Event<'a>>, cleaner: &ammonia::Builder<'_>) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events);
    cleaner.clean(&html).to_string().trim().to_owned()
}

fn one_higher(level: HeadingLevel) -> HeadingLevel {
    if level == HeadingLevel::H3 { HeadingLevel::H2 } else { HeadingLevel::H3 }
}

/// The words of the text alone, as the search reads them.
pub fn to_plain(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    for event in events(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::Rule => plain.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::BlockQuote(_)) => {
                plain.push('\n');
            }
            Event::Start(_)
            | Event::End(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }
    plain.trim().to_owned()
}

/// CommonMark without pictures and without HTML of the writer's own: both become the words they hold.
fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(markdown, Options::empty()).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Some(Event::Start(Tag::Heading { level: below_ours(level), id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(below_ours(level)))),
        other => Some(other),
    })
}

fn below_ours(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 | HeadingLevel::H3 => HeadingLevel::H3,
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H4,
    }
}

#[cfg(test)]
mod tests {
    use super::{to_html, to_own_page_html, to_page_html, to_plain};

    /// Holds D52.
    #[test]
    fn paragraphs_lists_and_links_become_html() {
        assert_eq!(to_html("Ett\n\nTvå *viktigt*"), "<p>Ett</p>\n<p>Två <em>viktigt</em></p>");
        assert_eq!(to_html("# Titel"), "<h3>Titel</h3>");
        assert_eq!(to_page_html("## Titel\n#### Under"), "<h2>Titel</h2>\n<h3>Under</h3>");
        assert_eq!(
            to_html("[mer](https://example.org)"),
            "<p><a href=\"https://example.org\" rel=\"noopener noreferrer nofollow\">mer</a></p>"
        );
    }

    /// Holds D52: nothing that a writer can type runs in a reader's browser.
    #[test]
    fn nothing_active_comes_through() {
        for bad in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "[x](javascript:alert(1))",
            "[x](data:text/html,x)",
            "![x](https://example.org/pixel.png)",
            "<a href=\"/sv\" onclick=\"x()\">x</a>",
        ] {
            let html = to_html(bad);
            // What was typed as HTML is shown as text; only what would act must not be there.
            for tag in ["<script", "<img", "href=\"javascript:", "href=\"data:", "<a href=\"/", "<a onclick"] {
                assert!(!html.contains(tag), "{bad} gave {html}");
            }
        }
    }

    /// Of G1-2, D52: the service's own pages link to one another, and to no other server in disguise.
    #[test]
    fn own_pages_may_link_to_one_another() {
        assert_eq!(
            to_own_page_html("[x](/sv/lediga-jobb)"),
            "<p><a href=\"/sv/lediga-jobb\" rel=\"noopener noreferrer\">x</a></p>"
        );
        for bad in [
            "[x](//example.org)",
            "[x](/\\example.org)",
            "[x](javascript:alert(1))",
            "[x](page)",
            "<script>alert(1)</script>",
        ] {
            let html = to_own_page_html(bad);
            assert!(!html.contains("href") && !html.contains("<script"), "{bad} gave {html}");
        }
    }

    /// Holds D52: the search reads words, not marks.
    #[test]
    fn the_plain_text_has_the_words_only() {
        assert_eq!(to_plain("# Titel\n\n- **ett**\n- två\n\n[mer](https://example.org)"), "Titel\nett\ntvå\nmer");
        assert_eq!(to_plain("ett\ntvå"), "ett två");
    }
}
