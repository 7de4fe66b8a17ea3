//! The rules, by family. Each starts from a trigger word and reads the sentence around it.

mod activities;
mod acts;
mod bodies;
mod calls;
mod charges;
mod context;
mod context_dates;
mod court;
mod custody;
mod descriptions;
mod fields;
mod fill;
mod findings;
mod frame_table;
mod frames;
mod groups;
mod health;
mod kin;
mod leads;
mod nouns;
mod ought;
mod response;
mod roles;
mod speakers;
mod standing;
mod statements;
mod ties;
mod voices;

pub(super) use frame_table::verbs as framed_verbs;

use super::lexicon::{ACT_NOUN, AUX, BODYPART, DISMAY, FACILITY, FRAMED, ILLNESS, KIN, Trigger};
use super::page::{Draft, Page};
use super::people::{Mention, Part};
use super::text::{Sentence, Shape};
use super::vocabulary::Kind;

/// What a rule is asked about: a trigger word in its sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) at: usize,
    pub(super) sentence: Sentence,
    /// Which sentence of the page it is.
    pub(super) number: usize,
}

/// Findings and sanctions that start from a word of several uses: "adopted", "held", "list", "entry".
fn findings_by_word(page: &mut Page<'_>, spot: Spot, chamber: &calls::Chamber) {
    let at = spot.at;
    match page.tokens.word(at) {
        "according" | "According" => {
            findings::according(page, spot);
            statements::said(page, spot, chamber);
        }
        "measures" => findings::measures(page, spot),
        "list" => findings::on_a_list(page, spot),
        "adopted" | "adopts" => findings::designated(page, spot, chamber),
        "held" if page.tokens.is(at + 1, "that") => findings::designated(page, spot, chamber),
        "determination" | "designation" | "conclusion" | "opinion" | "ruling" | "judgment" | "finding" => {
            findings::noun(page, spot);
        }
        "entering" | "entry" | "travelling" | "traveling" => response::sanctions(page, spot),
        _ => {}
    }
}

/// "raised the case", "took up the matter".
const RAISED: &[&str] = &["raised", "raises", "brought", "took"];

/// Runs every rule over the page.
pub(super) fn run(page: &mut Page<'_>) {
    let mut chamber = calls::Chamber::find(page);
    let quotes = voices::Quotes::find(page);
    chamber.quotes = quotes.clone();
    for number in 0..page.tokens.sentences.len() {
        let sentence = page.tokens.sentences[number];
        chamber.enter(page, sentence);
        if fields::read(page, sentence, number) {
            continue;
        }
        for at in sentence.start..sentence.end {
            page.asked_at = Some(at);
            let spot = Spot { at, sentence, number };
            chamber.reach(page, at, sentence);
            ought::sub_clause(page, spot, &chamber);
            if let Some(trigger) = page.trigger(at) {
                dispatch(page, trigger, spot, &chamber);
            }
            if page.tokens.has(at, FRAMED) {
                frames::read(page, spot);
            }
            custody::held_state(page, spot);
            if page.tokens.has(at, ILLNESS) {
                health::has_illness(page, spot);
            }
            if page.tokens.has(at, ACT_NOUN) {
                acts::noun(page, spot, &chamber);
            }
            if page.tokens.has(at, DISMAY) {
                acts::dismayed(page, spot, &chamber);
            }
            if page.tokens.is_any(at, &["responsible", "accountable"]) {
                ought::held_responsible(page, spot, &chamber);
            }
            findings_by_word(page, spot, &chamber);
            if page.tokens.is_any(at, RAISED) {
                acts::raised(page, spot, &chamber);
            }
            if page.tokens.has(at, FACILITY) {
                custody::time_in_prison(page, spot);
            }
            if page.tokens.has(at, BODYPART) {
                health::body_fails(page, spot);
            }
        }
        page.asked_at = None;
        leads::read(page, number);
        statements::in_quote(page, Spot { at: sentence.start, sentence, number }, &chamber);
        ties::read(page, sentence);
    }
    statements::drop_repeats(page);
    voices::share(page, &quotes);
    leads::drop_where_own_entry_differs(page);
    context_dates::lend(page);
    footing(page);
    fill::fill(page);
    people(page);
}

/// On what footing somebody was taken or held, where the words say it.
fn footing(page: &mut Page<'_>) {
    for at in 0..page.drafts.len() {
        let draft = &page.drafts[at];
        if !matches!(draft.kind, Kind::Arrest | Kind::Detention) {
            continue;
        }
        let sentence = page.tokens.sentences.partition_point(|sentence| sentence.start <= draft.start);
        let end = sentence.checked_sub(1).map_or(draft.end, |known| page.tokens.sentences[known].end);
        let own = draft.start..(draft.end + 3).min(end);
        let administrative = own.clone().any(|word| page.tokens.is(word, "administrative"));
        let criminal = (draft.start..end.min(draft.end + 20)).any(|word| {
            page.trigger(word) == Some(Trigger::Charged)
                || page.tokens.is(word, "criminal")
                    && page.tokens.is_any(word + 1, &["case", "charges", "charge", "investigation"])
        });
        let basis = match (administrative, criminal) {
            (true, _) => "administrative",
            (false, true) => "criminal",
            _ => continue,
        };
        let draft = page.drafts[at].clone().with(super::vocabulary::Field::Basis, basis);
        page.drafts[at] = draft;
    }
}

fn dispatch(page: &mut Page<'_>, trigger: Trigger, spot: Spot, chamber: &calls::Chamber) {
    match trigger {
        Trigger::Custody => custody::taken(page, spot),
        Trigger::CustodyNoun => custody::noun(page, spot),
        Trigger::Taken => custody::led_away(page, spot),
        Trigger::Held => custody::held(page, spot),
        Trigger::Remain => custody::remains(page, spot),
        Trigger::Extended => {
            custody::extended(page, spot);
            court::lengthened(page, spot);
        }
        Trigger::Transfer => custody::transferred(page, spot),
        Trigger::Released => {
            custody::released(page, spot);
            calls::own_urging(page, spot, chamber);
        }
        Trigger::ReleaseNoun => {
            custody::set_free(page, spot);
            calls::own_urging(page, spot, chamber);
            context::precedent(page, spot);
        }
        Trigger::Exchange => custody::exchanged(page, spot),
        Trigger::Vanish => custody::vanished(page, spot),
        Trigger::Search => custody::searched(page, spot),
        Trigger::Charged => charges::charged(page, spot),
        Trigger::Charges => charges::charges(page, spot),
        Trigger::Accused => charges::accused(page, spot),
        Trigger::Convicted => court::convicted(page, spot),
        Trigger::Found => {
            court::found_guilty(page, spot);
            findings::designated(page, spot, chamber);
        }
        Trigger::Sentenced => court::sentenced(page, spot),
        Trigger::SentenceNoun | Trigger::ServeTime => court::sentence_noun(page, spot),
        Trigger::Ruling => {
            court::ruling(page, spot);
            statements::rejected(page, spot);
            if page.tokens.is(spot.at, "denied") {
                health::access_refused(page, spot);
                health::lawyer_refused(page, spot);
                calls::denial(page, spot);
            }
        }
        Trigger::TermChanged => court::lengthened(page, spot),
        Trigger::TrialNoun => court::trial(page, spot),
        Trigger::Poison => health::poisoned(page, spot),
        Trigger::Diagnosed => health::diagnosed(page, spot),
        Trigger::HealthNoun => health::declining(page, spot),
        Trigger::Ailing => health::ailing(page, spot),
        Trigger::Medical => health::care_withheld(page, spot),
        Trigger::Torture => health::ill_treated(page, spot),
        Trigger::Access => health::access_refused(page, spot),
        Trigger::Hunger => health::hunger_strike(page, spot),
        Trigger::Death => health::died(page, spot),
        Trigger::Designated => {
            findings::designated(page, spot, chamber);
            response::listed_for(page, spot);
        }
        Trigger::CallVerb => {
            calls::called(page, spot, chamber);
            statements::judged(page, spot, chamber);
            if page.tokens.is_any(spot.at, &["insists", "insist"]) {
                statements::said(page, spot, chamber);
            }
        }
        Trigger::Concern => calls::concern(page, spot, chamber),
        Trigger::Denial => {
            calls::denial(page, spot);
            statements::rejected(page, spot);
        }
        Trigger::Sanctions => response::sanctions(page, spot),
        Trigger::Born => standing::born(page, spot),
        Trigger::Citizen => standing::citizen(page, spot),
        Trigger::Work => {
            context::work(page, spot);
            context::written_about(page, spot);
            if page.tokens.is(spot.at, "wrote") {
                statements::said(page, spot, chamber);
            }
        }
        Trigger::Judiciary => context::country_finding(page, spot),
        Trigger::Necessary => context::argument(page, spot),
        Trigger::Contact => {
            context::contact(page, spot);
            health::access_refused(page, spot);
        }
        Trigger::Said => {
            if page.tokens.shape(spot.at) == Shape::Lower {
                statements::said(page, spot, chamber);
            }
        }
        Trigger::Judged => statements::judged(page, spot, chamber),
        Trigger::Testified => statements::testified(page, spot),
        Trigger::Case => charges::case_opened(page, spot),
        Trigger::Should => ought::ought(page, spot, chamber),
        Trigger::Punishment => context::punishment(page, spot),
    }
}

/// One proposal for everyone who is named.
fn people(page: &mut Page<'_>) {
    for person in 0..page.people.list.len() {
        let known = &page.people.list[person];
        if known.named == 0 {
            continue;
        }
        let (start, end) = known.first;
        let kind = known.kind();
        page.push(
            Draft::new(Kind::Person, "person.named", person, start, end)
                .with(super::vocabulary::Field::Kind, kind)
                .sure(0.9),
        );
    }
}

/// Verbs that share their object with the next verb: "convicted X and sentenced him".
fn is_event(trigger: Option<Trigger>) -> bool {
    matches!(
        trigger,
        Some(Trigger::Custody | Trigger::Convicted | Trigger::Charged | Trigger::Found | Trigger::Sentenced)
    )
}

impl Page<'_> {
    /// Everyone who suffers what the participle at `at` says: the subjects of a passive, else the objects.
    pub(super) fn patients(&self, at: usize, sentence: Sentence) -> Vec<Mention> {
        let mut all = self.sufferers(at, sentence);
        if !all.is_empty() {
            for more in self.companions(at, sentence) {
                if !all.iter().any(|known| known.person == more.person) {
                    all.push(more);
                }
            }
        }
        all
    }

    fn sufferers(&self, at: usize, sentence: Sentence) -> Vec<Mention> {
        if let Some(mention) = self.beside_comma(at, sentence) {
            return self.group_of(&mention, sentence);
        }
        let plural = self.tokens.is_any(at + 1, &["them", "both"]) || self.bare_second_verb(at, sentence);
        let first_verb = (sentence.start..at).rev().find(|word| is_event(self.trigger(*word)));
        if let Some(first_verb) = first_verb
            .filter(|first| plural && !self.is_passive(*first, sentence) && !self.is_passive(at, sentence))
        {
            let shared = self.sufferers(first_verb, sentence);
            if !shared.is_empty() {
                return shared;
            }
        }
        // "Arrested in May 2019, X …": the subject follows the comma.
        let opens = at == sentence.start
            || at == sentence.start + 1 && self.tokens.is_any(sentence.start, &["whereas", "first", "then"]);
        let next = opens.then(|| self.people.within(at + 1, (at + 24).min(sentence.end)).next()).flatten();
        let fronted = next.filter(|next| {
            let lead = (next.phrase.saturating_sub(3)..next.phrase).any(|word| self.tokens.is(word, ","));
            lead && next.part == Part::Subject && !(at..next.phrase).any(|word| self.tokens.has(word, AUX))
        });
        if let Some(mention) = fronted.filter(|_| self.object(at, sentence).is_none()) {
            return self.people.list_from(&self.tokens, mention, sentence.end);
        }
        // "have sentenced and imprisoned her": one object of two verbs.
        let next = at + 2;
        let shared = self.tokens.is(at + 1, "and")
            && next < sentence.end
            && is_event(self.trigger(next))
            && !self.is_passive(at, sentence);
        if let Some(mention) = shared.then(|| self.object(next, sentence)).flatten() {
            return self.people.list_from(&self.tokens, &mention, sentence.end);
        }
        // "after sentencing": a noun, unless somebody is its object.
        let noun = self.tokens.word(at).ends_with("ing") && !self.is_passive(at, sentence);
        if noun && self.object(at, sentence).is_none() {
            return self.group_after(at, sentence).unwrap_or_default();
        }
        let bare = !self.is_passive(at, sentence) && self.object(at, sentence).is_none();
        if let Some(mention) = bare.then(|| self.beside_mark(at, sentence)).flatten() {
            return vec![mention];
        }
        if self.is_passive(at, sentence) || self.bare_second_verb(at, sentence) {
            return self
                .subjects(self.chain_start(at, sentence), sentence)
                .or_else(|| Some(vec![self.left_out(at, sentence)?]))
                .or_else(|| self.among(at, sentence))
                .unwrap_or_default();
        }
        if let Some(mention) = self.object(at, sentence) {
            let list = self.people.list_from(&self.tokens, &mention, sentence.end);
            return self.with_kin(list, sentence);
        }
        self.group_after(at, sentence)
            .or_else(|| Some(vec![self.left_out(at, sentence)?]))
            .or_else(|| self.apposed(at, sentence))
            .or_else(|| self.among(at, sentence))
            .unwrap_or_default()
    }

    /// Everyone who is the subject of the verb chain at `chain`: named, meant by "they", or after a comma.
    pub(super) fn subjects(&self, chain: usize, sentence: Sentence) -> Option<Vec<Mention>> {
        if let Some(group) = self.group_before(chain, sentence) {
            return Some(group);
        }
        let subject = self.subject(chain, sentence).or_else(|| self.subject_of_fronted(chain, sentence))?;
        Some(self.group_of(&subject, sentence))
    }

    /// "was convicted of X and sentenced to …": the second participle shares the first one's auxiliary.
    fn bare_second_verb(&self, at: usize, sentence: Sentence) -> bool {
        let chain = self.chain_start(at, sentence);
        chain > sentence.start
            && self.tokens.is_any(chain.wrapping_sub(1), &["and", ","])
            && self.object(at, sentence).is_none()
    }

    /// "…; the poet X, sentenced to seven years": whoever is named right before the comma.
    fn beside_comma(&self, at: usize, sentence: Sentence) -> Option<Mention> {
        let comma = self.chain_start(at, sentence).checked_sub(1)?;
        let bare = !self.is_passive(at, sentence) && self.tokens.is(comma, ",") && comma > sentence.start;
        let mention = self.people.at(comma.checked_sub(1)?).filter(|_| bare && is_event(self.trigger(at)))?;
        let own = mention.named && mention.end == comma && mention.part != Part::Owner;
        (own && self.object(at, sentence).is_none()).then_some(*mention)
    }

    /// The whole list a mention closes: "A, B and C".
    pub(super) fn group_of(&self, last: &Mention, sentence: Sentence) -> Vec<Mention> {
        let earlier: Vec<Mention> = self
            .people
            .within(sentence.start, last.start)
            .filter(|m| m.named && m.part != Part::Owner)
            .copied()
            .collect();
        for first in earlier.iter().rev().take(12).rev() {
            let group = self.people.list_from(&self.tokens, first, last.end);
            let among =
                first.phrase > 0 && self.tokens.is_any(first.phrase.wrapping_sub(1), &["including", "as"]);
            // "X, the sister of Y": one person and whose kin she is, not two.
            let kin = (first.end..last.start)
                .any(|word| self.tokens.has(word, KIN) && self.tokens.is_any(word + 1, &["of", "to"]));
            if (first.part != Part::Oblique || among)
                && !kin
                && group.iter().any(|mention| mention.start == last.start)
            {
                return group;
            }
        }
        // "X and his wife Y": both.
        let whose = last.phrase.saturating_sub(2)..=last.phrase;
        let and = whose.into_iter().find(|at| {
            self.tokens.is(*at, "and") && (self.tokens.is(at + 1, "his") || self.tokens.is(at + 1, "her"))
        });
        let first = and.and_then(|and| self.people.at(and.checked_sub(1)?)).copied();
        let first = first.filter(|first| {
            first.start >= sentence.start && first.part != Part::Owner && first.end < last.start && last.named
        });
        first.map_or_else(|| vec![*last], |first| vec![first, *last])
    }

    /// Whom a clause without a name is about: the entry's person, else the last one in custody spoken of.
    pub(super) fn focus(&self, spot: Spot) -> Option<usize> {
        if let Some(person) = self.entries.get(spot.number).copied().flatten() {
            return Some(person);
        }
        if let Some(person) = self.people.dominant {
            return Some(person);
        }
        let first = self.tokens.sentences[spot.number.saturating_sub(4)].start;
        let near: Vec<&Mention> = self.people.within(first, spot.at).collect();
        let captive = |mention: &&&Mention| self.people.list[mention.person].kind() == "prisoner";
        near.iter().rev().find(captive).map(|mention| mention.person)
    }
}
