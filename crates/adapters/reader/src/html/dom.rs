//! The page as a tree in one vector, built by html5ever.
//!
//! Nodes name each other by index, so dropping, moving and walking never recurse.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, parse_document};

use super::attributes::{self, ATTRIBUTES_MAX};
use crate::{Limits, ReadError};

/// So many bytes go to the parser before its counts are looked at.
const CHUNK_BYTES: usize = 4096;

pub(super) type NodeId = usize;
const DOCUMENT: NodeId = 0;

pub(super) struct Node {
    parent: Option<NodeId>,
    first_child: Option<NodeId>,
    last_child: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    depth: u32,
    content: NodeContent,
}

enum NodeContent {
    /// The document, comments and the contents of templates.
    Other,
    Text(String),
    Element {
        name: Rc<QualName>,
        attributes: Vec<Attribute>,
    },
}

pub(super) struct Dom {
    nodes: Vec<Node>,
    depth_met: u32,
}

/// A step of a walk through the tree.
pub(super) enum Step {
    Enter(NodeId),
    Leave(NodeId),
}

pub(super) fn parse(page: &str, limits: &Limits) -> Result<Dom, ReadError> {
    let mut tree_builder = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
    tree_builder.exact_errors = false;
    let sink = Sink { dom: RefCell::new(Dom::new()) };
    let mut parser = parse_document(sink, ParseOpts { tree_builder, ..Default::default() });
    let page = attributes::without_surplus(page);
    let mut rest = &*page;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.floor_char_boundary(CHUNK_BYTES));
        parser.process(StrTendril::from_slice(chunk));
        super::check_size(&parser.tokenizer.sink.sink.dom.borrow(), limits)?;
        rest = after;
    }
    let dom = parser.finish();
    super::check_size(&dom, limits)?;
    Ok(dom)
}

impl Dom {
    fn new() -> Self {
        let mut dom = Self { nodes: Vec::new(), depth_met: 0 };
        dom.add(NodeContent::Other);
        dom
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn depth_met(&self) -> u32 {
        self.depth_met
    }

    /// An element's name; empty for anything else.
    pub(super) fn tag(&self, id: NodeId) -> &str {
        match &self.nodes[id].content {
            NodeContent::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    pub(super) fn text(&self, id: NodeId) -> Option<&str> {
        match &self.nodes[id].content {
            NodeContent::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn attribute(&self, id: NodeId, wanted: &str) -> Option<&str> {
        let NodeContent::Element { attributes, .. } = &self.nodes[id].content else { return None };
        let found = attributes.iter().find(|attribute| &*attribute.name.local == wanted)?;
        Some(&found.value)
    }

    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.nodes[id].parent
    }

    pub(super) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.nodes[id].first_child, |&child| self.nodes[child].next)
    }

    /// Everything below and including a node, in the page's order, with the way out of each.
    pub(super) fn walk(&self, root: NodeId) -> impl Iterator<Item = Step> + '_ {
        let mut upcoming = Some(Step::Enter(root));
        std::iter::from_fn(move || {
            let step = upcoming.take()?;
            upcoming = match step {
                Step::Enter(id) => match self.nodes[id].first_child {
                    Some(child) => Some(Step::Enter(child)),
                    None => Some(Step::Leave(id)),
                },
                Step::Leave(id) if id == root => None,
                Step::Leave(id) => match self.nodes[id].next {
                    Some(next) => Some(Step::Enter(next)),
                    None => self.nodes[id].parent.map(Step::Leave),
                },
            };
            Some(step)
        })
    }

    /// The nodes of the whole page, parents before children.
    pub(super) fn in_order(&self) -> Vec<NodeId> {
        let steps = self.walk(DOCUMENT);
        steps.filter_map(|step| if let Step::Enter(id) = step { Some(id) } else { None }).collect()
    }

    /// All text below a node, as it stands.
    pub(super) fn text_below(&self, root: NodeId) -> String {
        let steps = self.walk(root);
        steps.filter_map(|step| if let Step::Enter(id) = step { self.text(id) } else { None }).collect()
    }

    fn add(&mut self, content: NodeContent) -> NodeId {
        self.nodes.push(Node {
            parent: None,
            first_child: None,
            last_child: None,
            previous: None,
            next: None,
            depth: 0,
            content,
        });
        self.nodes.len() - 1
    }

    fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let last = self.nodes[parent].last_child;
        self.nodes[child].previous = last;
        match last {
            Some(last) => self.nodes[last].next = Some(child),
            None => self.nodes[parent].first_child = Some(child),
        }
        self.nodes[parent].last_child = Some(child);
        self.adopt(parent, child);
    }

    fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        self.detach(child);
        let Some(parent) = self.nodes[sibling].parent else { return };
        let before = self.nodes[sibling].previous;
        self.nodes[child].previous = before;
        self.nodes[child].next = Some(sibling);
        self.nodes[sibling].previous = Some(child);
        match before {
            Some(before) => self.nodes[before].next = Some(child),
            None => self.nodes[parent].first_child = Some(child),
        }
        self.adopt(parent, child);
    }

    fn adopt(&mut self, parent: NodeId, child: NodeId) {
        self.nodes[child].parent = Some(parent);
        self.nodes[child].depth = self.nodes[parent].depth.saturating_add(1);
        self.depth_met = self.depth_met.max(self.nodes[child].depth);
    }

    fn detach(&mut self, id: NodeId) {
        let Some(parent) = self.nodes[id].parent.take() else { return };
        let previous = self.nodes[id].previous.take();
        let next = self.nodes[id].next.take();
        match previous {
            Some(previous) => self.nodes[previous].next = next,
            None => self.nodes[parent].first_child = next,
        }
        match next {
            Some(next) => self.nodes[next].previous = previous,
            None => self.nodes[parent].last_child = previous,
        }
    }

    fn add_text_to(&mut self, neighbour: Option<NodeId>, text: &str) -> bool {
        match neighbour.map(|id| &mut self.nodes[id].content) {
            Some(NodeContent::Text(before)) => {
                before.push_str(text);
                true
            }
            _ => false,
        }
    }
}

struct Sink {
    dom: RefCell<Dom>,
}

/// A node with its name beside it, so that the parser can look at a name while the tree changes.
#[derive(Clone)]
struct Handle {
    id: NodeId,
    name: Option<Rc<QualName>>,
}

impl Sink {
    fn other(&self) -> Handle {
        Handle { id: self.dom.borrow_mut().add(NodeContent::Other), name: None }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Dom;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Dom {
        self.dom.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: DOCUMENT, name: None }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.as_ref().expect("the parser asks elements only").expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let name = Rc::new(name);
        let content = NodeContent::Element { name: Rc::clone(&name), attributes };
        Handle { id: self.dom.borrow_mut().add(content), name: Some(name) }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.other()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.other()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let mut dom = self.dom.borrow_mut();
        match child {
            NodeOrText::AppendNode(node) => dom.append(parent.id, node.id),
            NodeOrText::AppendText(text) => {
                let last = dom.nodes[parent.id].last_child;
                if !dom.add_text_to(last, &text) {
                    let id = dom.add(NodeContent::Text(text.to_string()));
                    dom.append(parent.id, id);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.dom.borrow().nodes[element.id].parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What is in a template is no part of the page: it hangs on a node that no walk meets.
    fn get_template_contents(&self, _: &Handle) -> Handle {
        self.other()
    }

    fn same_node(&self, left: &Handle, right: &Handle) -> bool {
        left.id == right.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let mut dom = self.dom.borrow_mut();
        match child {
            NodeOrText::AppendNode(node) => dom.insert_before(sibling.id, node.id),
            NodeOrText::AppendText(text) => {
                let before = dom.nodes[sibling.id].previous;
                if !dom.add_text_to(before, &text) {
                    let id = dom.add(NodeContent::Text(text.to_string()));
                    dom.insert_before(sibling.id, id);
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, more: Vec<Attribute>) {
        let mut dom = self.dom.borrow_mut();
        if let NodeContent::Element { attributes, .. } = &mut dom.nodes[target.id].content {
            let room = ATTRIBUTES_MAX.saturating_sub(attributes.len());
            let is_new = |new: &Attribute| !attributes.iter().any(|known| known.name == new.name);
            let new: Vec<Attribute> = more.into_iter().filter(is_new).take(room).collect();
            attributes.extend(new);
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.dom.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut dom = self.dom.borrow_mut();
        while let Some(child) = dom.nodes[node.id].first_child {
            dom.append(new_parent.id, child);
        }
    }

    fn allow_declarative_shadow_roots(&self, _: &Handle) -> bool {
        false
    }
}
