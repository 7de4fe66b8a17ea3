//! What of a page is not its article: menus, footers, banners, forms, and what is hidden.
//!
//! Element names and roles are believed. Class names are only believed where the element is not so
//! large, or does not hold the headline, that the article itself must be in it.

use super::dom::{Dom, NodeId};

/// What is known of each node, by its index.
pub(super) struct Survey {
    facts: Vec<Facts>,
    pub(super) body: NodeId,
    /// Characters that the page hides, white space not counted.
    pub(super) hidden_chars: u64,
}

#[expect(clippy::struct_excessive_bools, reason = "six answers to six questions, in no order")]
#[derive(Clone, Copy, Default)]
pub(super) struct Facts {
    /// Not part of the article, itself or something around it.
    pub(super) left_out: bool,
    /// Characters below, white space not counted, without what is left out.
    pub(super) chars: usize,
    /// Those of them in links.
    pub(super) link_chars: usize,
    pub(super) links: usize,
    pub(super) has_headline: bool,
    pub(super) has_article: bool,
    pub(super) has_block: bool,
    in_article: bool,
    hidden: bool,
}

impl Facts {
    /// Characters that are not links.
    pub(super) fn prose(&self) -> usize {
        self.chars - self.link_chars.min(self.chars)
    }
}

impl Survey {
    pub(super) fn of(dom: &Dom) -> Self {
        let order = dom.in_order();
        let mut survey = Self {
            facts: vec![Facts::default(); dom.len()],
            body: order.iter().copied().find(|&id| dom.tag(id) == "body").unwrap_or(order[0]),
            hidden_chars: 0,
        };
        survey.mark(dom, &order, |_, id| never_text(dom, id));
        survey.mark_hidden(dom, &order);
        survey.sum(dom, &order);
        let whole = survey.facts[survey.body];
        survey.mark(dom, &order, |facts, id| is_furniture(dom, id, facts, whole));
        survey.sum(dom, &order);
        survey
    }

    pub(super) fn facts(&self, id: NodeId) -> Facts {
        self.facts[id]
    }

    /// Leaves out what the test names, and everything below.
    fn mark(&mut self, dom: &Dom, order: &[NodeId], test: impl Fn(Facts, NodeId) -> bool) {
        for &id in order {
            let around = dom.parent(id).map(|parent| self.facts[parent]).unwrap_or_default();
            let facts = &mut self.facts[id];
            facts.in_article = around.in_article || is_article(dom, id);
            facts.left_out |= around.left_out || test(*facts, id);
        }
    }

    fn mark_hidden(&mut self, dom: &Dom, order: &[NodeId]) {
        for &id in order {
            let around = dom.parent(id).map(|parent| self.facts[parent]).unwrap_or_default();
            let hidden = around.hidden || is_hidden(dom, id);
            if let (true, false, Some(text)) = (hidden, self.facts[id].left_out, dom.text(id)) {
                self.hidden_chars += visible_chars(text) as u64;
            }
            self.facts[id].hidden = hidden;
            self.facts[id].left_out |= hidden;
        }
    }

    fn sum(&mut self, dom: &Dom, order: &[NodeId]) {
        for &id in order {
            let facts = &mut self.facts[id];
            (facts.chars, facts.link_chars, facts.links) = (0, 0, 0);
            (facts.has_headline, facts.has_article, facts.has_block) = (false, false, false);
        }
        for &id in order.iter().rev() {
            if self.facts[id].left_out {
                continue;
            }
            self.own(dom, id);
            let Some(parent) = dom.parent(id) else { continue };
            let below = self.facts[id];
            let is_block = is_block(dom.tag(id));
            let above = &mut self.facts[parent];
            above.chars += below.chars;
            above.link_chars += below.link_chars;
            above.links += below.links;
            above.has_headline |= below.has_headline;
            above.has_article |= below.has_article;
            above.has_block |= below.has_block || is_block;
        }
    }

    fn own(&mut self, dom: &Dom, id: NodeId) {
        let is_article = is_article(dom, id);
        let facts = &mut self.facts[id];
        if let Some(text) = dom.text(id) {
            facts.chars = visible_chars(text);
        }
        if dom.tag(id) == "a" && dom.attribute(id, "href").is_some() {
            facts.link_chars = facts.chars;
            facts.links += 1;
        }
        facts.has_headline |= dom.tag(id) == "h1" && facts.chars > 0;
        facts.has_article |= is_article;
    }
}

fn visible_chars(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

pub(super) fn is_article(dom: &Dom, id: NodeId) -> bool {
    matches!(dom.tag(id), "article" | "main")
        || dom.attribute(id, "role").is_some_and(|role| matches!(role, "main" | "article"))
        || dom.attribute(id, "itemprop") == Some("articleBody")
}

/// Elements whose content is no text of the page, whatever it holds.
fn never_text(dom: &Dom, id: NodeId) -> bool {
    matches!(
        dom.tag(id),
        "head"
            | "title"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "iframe"
            | "object"
            | "embed"
            | "svg"
            | "canvas"
            | "video"
            | "audio"
            | "select"
            | "textarea"
            | "button"
            | "input"
            | "datalist"
            | "meter"
            | "progress"
            | "map"
            | "rp"
    )
}

/// What a browser does not show. `aria-hidden` is shown, and inside a line it is often the large
/// first letter of an article; around whole blocks it marks menus and dialogs that wait for a click.
///
/// A style or class that hides the whole page is not believed: pages wear one until their scripts have run.
fn is_hidden(dom: &Dom, id: NodeId) -> bool {
    let tag = dom.tag(id);
    if dom.attribute(id, "hidden").is_some() {
        return true;
    }
    if tag.is_empty() || matches!(tag, "html" | "body") {
        return false;
    }
    is_block(tag) && dom.attribute(id, "aria-hidden").is_some_and(|v| v.trim() == "true")
        || dom.attribute(id, "style").is_some_and(style_hides)
        || dom.attribute(id, "class").is_some_and(class_hides)
}

/// Well-known class names for text that is not shown. `hidden md:block` and `d-none d-md-block` hide
/// on a telephone only.
fn class_hides(list: &str) -> bool {
    let mut classes = list.split_ascii_whitespace();
    let any = |test: fn(&str) -> bool| list.split_ascii_whitespace().any(test);
    classes.any(|class| match class {
        "sr-only" | "visually-hidden" | "visuallyhidden" | "screen-reader-text" => true,
        "hidden" => !any(|other| other.contains(':')),
        "d-none" => !any(|other| other.starts_with("d-") && other != "d-none"),
        _ => false,
    })
}

fn style_hides(style: &str) -> bool {
    let declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    declarations.into_iter().any(|(property, value)| {
        let value = value.replace("!important", "").trim().to_ascii_lowercase();
        let is_zero =
            || value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').parse() == Ok(0.0_f32);
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => value == "none",
            "visibility" => matches!(value.as_str(), "hidden" | "collapse"),
            "opacity" | "font-size" => is_zero(),
            _ => false,
        }
    })
}

fn is_furniture(dom: &Dom, id: NodeId, facts: Facts, whole: Facts) -> bool {
    let tag = dom.tag(id);
    if tag.is_empty() || matches!(tag, "html" | "body" | "main" | "article") {
        return false;
    }
    let share_over = |percent: usize| facts.prose() * 100 > whole.prose() * percent;
    let holds_article = facts.has_article || facts.has_headline;
    if furniture_by_name(dom, id, tag, facts) {
        return true;
    }
    if tag == "form" {
        // Some systems wrap the whole page in one form.
        return !holds_article && !share_over(50);
    }
    match furniture_by_class(dom, id) {
        Suspicion::Strong => !holds_article && !share_over(90),
        Suspicion::Weak => !holds_article && !share_over(50),
        Suspicion::None => false,
    }
}

fn furniture_by_name(dom: &Dom, id: NodeId, tag: &str, facts: Facts) -> bool {
    let of_quotation = || dom.parent(id).is_some_and(|parent| dom.tag(parent) == "blockquote");
    let of_article = facts.in_article || facts.has_headline && facts.links < 4;
    match tag {
        "nav" | "aside" | "dialog" | "menu" => return true,
        "footer" => return !of_quotation(),
        "header" => return !of_article,
        _ => {}
    }
    match dom.attribute(id, "role").map(str::trim) {
        Some("banner") => !of_article,
        Some(role) => matches!(
            role,
            "navigation"
                | "contentinfo"
                | "complementary"
                | "search"
                | "dialog"
                | "alertdialog"
                | "menu"
                | "menubar"
                | "toolbar"
                | "tablist"
        ),
        None => false,
    }
}

enum Suspicion {
    Strong,
    Weak,
    None,
}

fn furniture_by_class(dom: &Dom, id: NodeId) -> Suspicion {
    let mut found = Suspicion::None;
    for word in words(dom, id) {
        match word.as_str() {
            "cookie" | "cookies" | "consent" | "gdpr" | "breadcrumb" | "breadcrumbs" | "navbar"
            | "newsletter" | "skiplink" => return Suspicion::Strong,
            "nav" | "navigation" | "menu" | "sidebar" | "footer" | "masthead" | "share" | "sharing"
            | "social" | "related" | "recommended" | "recommendations" | "promo" | "promotion" | "advert"
            | "advertisement" | "ad" | "ads" | "sponsor" | "sponsored" | "comments" | "comment"
            | "disqus" | "popup" | "modal" | "pagination" | "pager" | "subscribe" | "subscription"
            | "signup" | "toolbar" | "widget" | "outbrain" | "taboola" => {
                found = Suspicion::Weak;
            }
            _ => {}
        }
    }
    found
}

/// The words in an element's class and id: `siteCookie-banner` gives `site`, `cookie`, `banner`.
fn words(dom: &Dom, id: NodeId) -> impl Iterator<Item = String> {
    let names = ["class", "id"].map(|key| dom.attribute(id, key).unwrap_or_default());
    let mut words = vec![String::new()];
    for name in names {
        let mut before_lower = false;
        for c in name.chars() {
            let begins_word = c.is_ascii_uppercase() && before_lower;
            before_lower = c.is_ascii_lowercase();
            if begins_word || !c.is_ascii_alphanumeric() {
                words.push(String::new());
            }
            if c.is_ascii_alphanumeric() {
                words.last_mut().expect("begins with one").push(c.to_ascii_lowercase());
            }
        }
        words.push(String::new());
    }
    words.into_iter().filter(|word| !word.is_empty())
}

/// Elements that begin and end a block of text.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
    )
}
