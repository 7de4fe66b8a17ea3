//! HTML: the article, not the menu.
//!
//! The page is parsed as a browser would ([`dom`]), what is not the article is marked
//! ([`furniture`]), the element that holds the article is chosen ([`choose`]), and its blocks are
//! written out, parted by blank lines ([`write`]). No step recurses, so nesting cannot exhaust the
//! stack; depth is limited because some steps of parsing take time by depth.
//!
//! Text a browser does not show is not taken: a quote must be what a reader of the page could see.

mod attributes;
mod choose;
mod dom;
mod furniture;
mod metadata;
mod write;

use crate::limits::check;
use crate::{Content, LimitName, Limits, ReadError, Warning};

/// Shorter than this, an article in the page's data is a summary.
const DATA_ARTICLE_CHARS_MIN: usize = 200;

pub(crate) fn read(page: &str, limits: &Limits) -> Result<Content, ReadError> {
    let dom = dom::parse(page, limits)?;
    let said = metadata::collect(&dom);
    let survey = furniture::Survey::of(&dom);
    let article = choose::article(&dom, &survey);
    let written = write::write(&dom, &survey, article);
    let mut content = Content {
        text: written.text,
        places: written.places,
        title: said.title,
        metadata: said.metadata,
        warnings: Vec::new(),
        parts: crate::parts::Parts::default(),
    };
    compare_with_page_data(&mut content, said.article_body.as_deref());
    if survey.hidden_chars > 0 {
        content.warnings.push(Warning::HiddenTextLeftOut { chars: survey.hidden_chars });
    }
    if content.text.is_empty() { Err(ReadError::NoText) } else { Ok(content) }
}

/// Pages drawn by scripts show nothing here, but often carry their article as data; and a page
/// behind a barrier shows less than it carries.
fn compare_with_page_data(content: &mut Content, data: Option<&str>) {
    let Some(data) = data.map(str::trim) else { return };
    let data_chars = data.chars().count();
    let shown_chars = content.text.chars().count();
    if data_chars < DATA_ARTICLE_CHARS_MIN || shown_chars * 2 >= data_chars {
        return;
    }
    // Text that is less than a tenth is not the beginning of the article but the page's frame.
    if shown_chars * 10 < data_chars {
        let plain = crate::plain::read(data.to_owned());
        content.text = plain.text;
        content.places = plain.places;
        content.warnings.push(Warning::ArticleFromPageData);
    } else {
        let (shown_chars, data_chars) = (shown_chars as u64, data_chars as u64);
        content.warnings.push(Warning::ArticleMayBeCut { shown_chars, data_chars });
    }
}

/// Checks what the parser counts while it works.
fn check_size(dom: &dom::Dom, limits: &Limits) -> Result<(), ReadError> {
    check(LimitName::HtmlDepth, limits.html_depth_max.into(), dom.depth_met().into())?;
    check(LimitName::HtmlNodes, limits.html_nodes_max.into(), dom.len() as u64)
}
