//! What a page says about itself: its title, authors, dates, language and address, from `meta`,
//! `link`, `html lang` and JSON-LD. The firmest statement wins: JSON-LD, then `meta`, then `title`.

use serde_json::Value;

use super::dom::{Dom, NodeId};
use crate::Metadata;

/// A value longer than this is not what it claims to be.
const VALUE_CHARS_MAX: usize = 500;
/// A page with more authors than this lists something else.
const AUTHORS_MAX: usize = 100;
/// Pages list their types in `@graph`; more than this is not looked at.
const DATA_OBJECTS_MAX: usize = 200;

#[derive(Default)]
pub(super) struct Said {
    pub(super) title: Option<String>,
    pub(super) metadata: Metadata,
    /// The article as the page's data carry it.
    pub(super) article_body: Option<String>,
}

pub(super) fn collect(dom: &Dom) -> Said {
    let mut data = Said::default();
    let mut meta = Said::default();
    let mut weak = Said::default();
    for id in dom.in_order() {
        match dom.tag(id) {
            "script" => from_json_ld(dom, id, &mut data),
            "meta" => from_meta(dom, id, &mut meta, &mut weak),
            // Drawings have titles too.
            "title" if dom.parent(id).is_some_and(|p| matches!(dom.tag(p), "head" | "body")) => {
                keep(&mut weak.title, &dom.text_below(id));
            }
            "html" => keep(&mut meta.metadata.language, dom.attribute(id, "lang").unwrap_or("")),
            "link" => from_link(dom, id, &mut meta),
            "time" => from_time(dom, id, &mut weak),
            _ => {}
        }
    }
    first_of(data, first_of(meta, weak))
}

fn first_of(firm: Said, weak: Said) -> Said {
    let (a, b) = (firm.metadata, weak.metadata);
    Said {
        title: firm.title.or(weak.title),
        metadata: Metadata {
            authors: if a.authors.is_empty() { b.authors } else { a.authors },
            publisher: a.publisher.or(b.publisher),
            published: a.published.or(b.published),
            modified: a.modified.or(b.modified),
            language: a.language.or(b.language),
            canonical_url: a.canonical_url.or(b.canonical_url),
        },
        article_body: firm.article_body.or(weak.article_body),
    }
}

fn keep(slot: &mut Option<String>, value: &str) {
    if slot.is_none() {
        *slot = clean(value);
    }
}

fn keep_author(authors: &mut Vec<String>, value: &str) {
    let is_address = |name: &String| name.starts_with("http://") || name.starts_with("https://");
    if authors.len() >= AUTHORS_MAX {
        return;
    }
    if let Some(name) = clean(value).filter(|name| !is_address(name) && !authors.contains(name)) {
        authors.push(name);
    }
}

fn clean(value: &str) -> Option<String> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty() && value.chars().count() <= VALUE_CHARS_MAX).then_some(value)
}

fn from_meta(dom: &Dom, id: NodeId, firm: &mut Said, weak: &mut Said) {
    let Some(value) = dom.attribute(id, "content") else { return };
    let key = ["property", "name", "itemprop"].iter().find_map(|key| dom.attribute(id, key));
    let said = &mut firm.metadata;
    match key.unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "og:title" => keep(&mut firm.title, value),
        "twitter:title" | "dc.title" => keep(&mut weak.title, value),
        "author" | "article:author" | "dc.creator" | "parsely-author" => {
            keep_author(&mut said.authors, value);
        }
        "og:site_name" | "publisher" | "dc.publisher" => keep(&mut said.publisher, value),
        "article:published_time" | "datepublished" => keep(&mut said.published, value),
        "date" | "pubdate" | "dc.date" | "dc.date.issued" | "dcterms.created" | "dcterms.issued"
        | "parsely-pub-date" | "publish-date" => keep(&mut weak.metadata.published, value),
        "article:modified_time" | "datemodified" | "last-modified" => keep(&mut said.modified, value),
        "og:url" => keep(&mut weak.metadata.canonical_url, value),
        "og:locale" => keep(&mut weak.metadata.language, &value.replace('_', "-")),
        _ => {}
    }
}

fn from_link(dom: &Dom, id: NodeId, said: &mut Said) {
    let rel = dom.attribute(id, "rel").unwrap_or_default();
    if rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("canonical")) {
        keep(&mut said.metadata.canonical_url, dom.attribute(id, "href").unwrap_or_default());
    }
}

/// A `time` says when the page was published only where it is marked so; others date events.
fn from_time(dom: &Dom, id: NodeId, said: &mut Said) {
    let class = dom.attribute(id, "class").unwrap_or_default();
    let marked = dom.attribute(id, "pubdate").is_some()
        || dom.attribute(id, "itemprop") == Some("datePublished")
        || class.split_ascii_whitespace().any(|c| matches!(c, "published" | "entry-date"));
    if marked {
        keep(&mut said.metadata.published, dom.attribute(id, "datetime").unwrap_or_default());
    }
}

fn from_json_ld(dom: &Dom, id: NodeId, said: &mut Said) {
    let kind = dom.attribute(id, "type").unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/ld+json") {
        return;
    }
    // Broken data of a page say nothing; the page is read without them.
    let Ok(data) = serde_json::from_str::<Value>(&dom.text_below(id)) else { return };
    let mut waiting = vec![&data];
    let mut seen = 0;
    while let Some(value) = waiting.pop() {
        seen += 1;
        if seen > DATA_OBJECTS_MAX {
            return;
        }
        match value {
            Value::Array(list) => waiting.extend(list.iter().rev()),
            Value::Object(object) => {
                waiting.extend(object.get("@graph"));
                waiting.extend(object.get("mainEntity"));
                if is_document(value) {
                    from_data(value, said);
                }
            }
            _ => {}
        }
    }
}

fn is_document(object: &Value) -> bool {
    let named = |name: &str| {
        name.ends_with("Article") || matches!(name, "BlogPosting" | "Report" | "LiveBlogPosting" | "WebPage")
    };
    match &object["@type"] {
        Value::String(name) => named(name),
        Value::Array(list) => list.iter().filter_map(Value::as_str).any(named),
        _ => false,
    }
}

fn from_data(object: &Value, said: &mut Said) {
    let text = |key: &str| object[key].as_str().unwrap_or_default();
    keep(&mut said.title, text("headline"));
    keep(&mut said.metadata.published, text("datePublished"));
    keep(&mut said.metadata.modified, text("dateModified"));
    keep(&mut said.metadata.language, text("inLanguage"));
    if let Some(publisher) = names(&object["publisher"]).first() {
        keep(&mut said.metadata.publisher, publisher);
    }
    for author in names(&object["author"]) {
        keep_author(&mut said.metadata.authors, author);
    }
    if said.article_body.is_none() && !text("articleBody").trim().is_empty() {
        said.article_body = Some(text("articleBody").to_owned());
    }
}

/// A name, an object with a name, or a list of either.
fn names(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(list) => list.iter().filter_map(name).collect(),
        one => name(one).into_iter().collect(),
    }
}

fn name(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value["name"].as_str())
}
