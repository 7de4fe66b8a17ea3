//! (temporary until the lists come)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation { Same, Cognate, Nick }
pub(crate) fn relation(_: &crate::name::Token, _: &crate::name::Token) -> Option<Relation> { None }
pub(crate) fn org_word(_: &str) -> Option<u16> { None }
pub(crate) fn legal_form(w: &str) -> Option<u8> { ["llc","ltd","ooo","co","inc","company","limited","sa","gmbh","jsc"].contains(&w).then_some(1) }
pub(crate) fn is_title(w: &str) -> bool { ["mr","dr","sheikh","shaykh","haji","mullah","general","hajji","sayyid","sayed","seyed"].contains(&w) }
pub(crate) fn is_particle(w: &str) -> bool { ["al","el","bin","ben","ibn","abu","de","da","von","van","der","la","ul","as","ar","ad","at","di","del","dos","den"].contains(&w) }
