//! Which element holds the article.

use super::dom::{Dom, NodeId};
use super::furniture::Survey;

/// The element whose text is the article. Where the page does not say (`article`, `main`), it is the
/// smallest one with four fifths of the page's prose: losing a paragraph is worse than keeping a
/// line too many.
pub(super) fn article(dom: &Dom, survey: &Survey) -> NodeId {
    let total = survey.facts(survey.body).prose();
    let article = largest(dom, survey, |id| dom.tag(id) == "article" || is_body_of_article(dom, id));
    let main = largest(dom, survey, |id| dom.tag(id) == "main" || dom.attribute(id, "role") == Some("main"));
    let prose = |id: NodeId| survey.facts(id).prose();
    let article = article.filter(|&id| {
        prose(id) * 100 >= total * 40 && main.is_none_or(|main| prose(id) * 100 >= prose(main) * 60)
    });
    let main = main.filter(|&id| prose(id) * 100 >= total * 25);
    match (article, main) {
        (Some(article), Some(main)) if headline_is_only_in(survey, main, article) => main,
        (Some(article), _) => article,
        (None, Some(main)) => main,
        (None, None) => densest(dom, survey, total),
    }
}

fn is_body_of_article(dom: &Dom, id: NodeId) -> bool {
    dom.attribute(id, "itemprop") == Some("articleBody")
}

/// The first of the largest, so that of one element wrapped in another the outer is taken.
fn largest(dom: &Dom, survey: &Survey, test: impl Fn(NodeId) -> bool) -> Option<NodeId> {
    let live = |&id: &NodeId| !survey.facts(id).left_out && survey.facts(id).chars > 0;
    let found = dom.in_order().into_iter().filter(|&id| test(id)).filter(live);
    found.fold(None, |best, id| match best {
        Some(best) if survey.facts(best).prose() >= survey.facts(id).prose() => Some(best),
        _ => Some(id),
    })
}

/// Many pages put headline and lead above the `article` and inside `main`.
fn headline_is_only_in(survey: &Survey, main: NodeId, article: NodeId) -> bool {
    let (main, article) = (survey.facts(main), survey.facts(article));
    main.has_headline
        && !article.has_headline
        && main.prose() >= article.prose()
        && article.prose() * 4 >= main.prose() * 3
}

fn densest(dom: &Dom, survey: &Survey, total: usize) -> NodeId {
    let mut at = survey.body;
    loop {
        let with_headline = survey.facts(at).has_headline;
        let next = dom.children(at).find(|&child| {
            let facts = survey.facts(child);
            !facts.left_out
                && facts.has_block
                && facts.prose() * 100 >= total * 80
                && (facts.has_headline || !with_headline)
        });
        match next {
            Some(child) => at = child,
            None => return at,
        }
    }
}
