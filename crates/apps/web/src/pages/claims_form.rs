//! The form of a claim, wherever one is entered, corrected, or changed before it is accepted: what was typed, the same as
//! casework wants it, and the same as a page shows it again.

use std::collections::BTreeMap;

use amparo_casework::claim_versions::audience_name;
use amparo_casework::enter_claim::{BasisForm, ClaimForm};
use amparo_casework::ledger::case_file::CaseFile;
use amparo_casework::ledger::claim::kind::KINDS;
use amparo_casework::ledger::claim::{Audience, Basis, Claim, Modality, Subject};
use amparo_casework::ledger::date::SourceDate;
use amparo_casework::ledger::source::{CharRange, Translation, Translator};
use amparo_casework::ledger::{Field, Kind};
use amparo_casework::problem::Problem;
use amparo_casework::proposals::Edit;
use amparo_casework::reader::propose::Proposal;

use crate::fields::{Fields, foreign};
use crate::lang::Speech;

/// A date as a person types it: how it is meant, and one or two dates as precise as the source gives them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) how: String,
    pub(crate) from: String,
    pub(crate) to: String,
}

impl Dated {
    pub(crate) const HOW: [&str; 7] = ["on", "about", "before", "after", "between", "span", "open"];

    /// As it stands in a claim.
    pub(crate) fn of(date: Option<SourceDate>) -> Self {
        let said = |how: &str, from: String, to: String| Self { how: how.to_owned(), from, to };
        let Some(date) = date else { return Self::default() };
        match date {
            SourceDate::At { moment, approximate: false } => said("on", moment.to_string(), String::new()),
            SourceDate::At { moment, approximate: true } => said("about", moment.to_string(), String::new()),
            SourceDate::Before(moment) => said("before", moment.to_string(), String::new()),
            SourceDate::After(moment) => said("after", moment.to_string(), String::new()),
            SourceDate::Between(from, to) => said("between", from.to_string(), to.to_string()),
            SourceDate::Span(from, Some(to)) => said("span", from.to_string(), to.to_string()),
            SourceDate::Span(from, None) => said("open", from.to_string(), String::new()),
        }
    }

    /// In the form that is kept; `None` when nothing was typed. Whether it is a date is checked where it is entered.
    pub(crate) fn edtf(&self) -> Option<String> {
        let (from, to) = (self.from.trim(), self.to.trim());
        if from.is_empty() && to.is_empty() {
            return None;
        }
        Some(match (self.how.as_str(), to.is_empty()) {
            ("about", _) => format!("{from}~"),
            ("before", _) => format!("[..{from}]"),
            ("after", _) => format!("[{from}..]"),
            ("between", _) => format!("[{from}..{to}]"),
            ("span", false) => format!("{from}/{to}"),
            ("open" | "span", _) => format!("{from}/.."),
            _ => from.to_owned(),
        })
    }
}

/// What was typed into the form of a claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    pub(crate) kind: String,
    /// `case`, `person`, `name`, `country`, `organisation`, `general`, or `proposed`.
    pub(crate) about: String,
    pub(crate) person: String,
    pub(crate) name: String,
    pub(crate) another: bool,
    pub(crate) fields: BTreeMap<Field, String>,
    pub(crate) occurred: Dated,
    pub(crate) known: Dated,
    pub(crate) place: String,
    pub(crate) voices: String,
    pub(crate) modality: String,
    pub(crate) grade_source: String,
    pub(crate) grade_information: String,
    pub(crate) audience: String,
    /// `quote`, `testimony`, `locator`, or nothing: as it is.
    pub(crate) basis: String,
    pub(crate) source: String,
    pub(crate) quote: String,
    pub(crate) start: String,
    pub(crate) end: String,
    pub(crate) account: String,
    pub(crate) title: String,
    pub(crate) publisher: String,
    pub(crate) published: String,
    pub(crate) translation: String,
    pub(crate) translation_language: String,
    pub(crate) translation_by: String,
    pub(crate) translation_kind: String,
    pub(crate) why: String,
    /// Which claim it is to take the place of, as the form saw it.
    pub(crate) from_version: String,
    pub(crate) once: String,
    /// `fields`: only show the fields of another kind; `place`: a place of the quote was chosen.
    pub(crate) step: String,
}

impl Typed {
    /// What a form sent. A field that the form does not have is refused.
    pub(crate) fn of(sent: &Fields) -> Result<Self, Problem> {
        let mut typed = Self::default();
        for (name, value) in sent.iter() {
            let value = value.to_owned();
            if let Some(field) = name.strip_prefix("field.").and_then(|name| name.parse::<Field>().ok()) {
                typed.fields.insert(field, value);
            } else if name == "another" {
                typed.another = true;
            } else {
                *typed.place_of(name).ok_or_else(|| foreign(name))? = value;
            }
        }
        Ok(typed)
    }

    fn place_of(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "kind" => &mut self.kind,
            "about" => &mut self.about,
            "person" => &mut self.person,
            "name" => &mut self.name,
            "occurred-how" => &mut self.occurred.how,
            "occurred-from" => &mut self.occurred.from,
            "occurred-to" => &mut self.occurred.to,
            "known-how" => &mut self.known.how,
            "known-from" => &mut self.known.from,
            "known-to" => &mut self.known.to,
            "place" => &mut self.place,
            "voices" => &mut self.voices,
            "modality" => &mut self.modality,
            "grade-source" => &mut self.grade_source,
            "grade-information" => &mut self.grade_information,
            "audience" => &mut self.audience,
            "basis" => &mut self.basis,
            "source" => &mut self.source,
            "quote" => &mut self.quote,
            "start" => &mut self.start,
            "end" => &mut self.end,
            "account" => &mut self.account,
            "title" => &mut self.title,
            "publisher" => &mut self.publisher,
            "published" => &mut self.published,
            "translation" => &mut self.translation,
            "translation-language" => &mut self.translation_language,
            "translation-by" => &mut self.translation_by,
            "translation-kind" => &mut self.translation_kind,
            "why" => &mut self.why,
            "from-version" => &mut self.from_version,
            "once" => &mut self.once,
            "step" => &mut self.step,
            _ => return None,
        })
    }

    /// A claim on record, as the form shows it.
    pub(crate) fn of_claim(claim: &Claim, file: &CaseFile) -> Self {
        let (about, person, name) = match &claim.subject {
            Subject::Person(person) if *person == file.person => ("case", String::new(), String::new()),
            Subject::Person(person) => ("person", person.to_string(), String::new()),
            Subject::Organisation(name) => ("organisation", String::new(), name.clone()),
            Subject::Country(name) => ("country", String::new(), name.clone()),
            Subject::General => ("general", String::new(), String::new()),
        };
        let grade: Vec<char> =
            claim.grade.map(|grade| grade.to_string().chars().collect()).unwrap_or_default();
        let letter = |at: usize| grade.get(at).map(char::to_string).unwrap_or_default();
        let mut typed = Self {
            kind: claim.statement.kind().name().to_owned(),
            about: about.to_owned(),
            person,
            name,
            fields: claim.statement.fields().map(|(field, text)| (field, text.to_owned())).collect(),
            occurred: Dated::of(claim.dates.occurred),
            known: Dated::of(claim.dates.known),
            place: claim.place.clone().unwrap_or_default(),
            voices: claim.attribution.voices.join("\n"),
            modality: modality_name(claim.attribution.modality).to_owned(),
            grade_source: letter(0),
            grade_information: letter(1),
            audience: audience_name(&claim.audience),
            from_version: claim.id.to_string(),
            ..Self::default()
        };
        if let Some(translation) = claim.passages().first().and_then(|one| one.translation.clone()) {
            let (kind, by) = match translation.translator {
                Translator::Certified(by) => ("certified", by),
                Translator::Uncertified(by) => ("uncertified", by),
                Translator::Machine(by) => ("machine", by),
            };
            typed.translation = translation.text;
            typed.translation_language = translation.language;
            typed.translation_by = by;
            kind.clone_into(&mut typed.translation_kind);
        }
        typed
    }

    /// A proposal, as the form shows it.
    pub(crate) fn of_proposal(proposal: &Proposal) -> Self {
        let has = |field: &Field| proposal.kind.spec().fields.contains(field);
        let fields = proposal.details.iter().filter(|(field, _)| has(field));
        Self {
            kind: proposal.kind.name().to_owned(),
            about: "proposed".to_owned(),
            name: proposal.person.clone().unwrap_or_default(),
            fields: fields.map(|(field, text)| (*field, text.clone())).collect(),
            occurred: Dated::of(proposal.date.map(|date| date.date)),
            place: proposal.place.clone().unwrap_or_default(),
            voices: proposal.attribution.clone().unwrap_or_default(),
            modality: modality_name(proposal.modality).to_owned(),
            ..Self::default()
        }
    }

    fn known_kind(&self) -> Option<Kind> {
        self.kind.parse().ok()
    }

    fn voices(&self) -> Vec<String> {
        self.voices.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    fn grade(&self) -> Option<String> {
        let grade = format!("{}{}", self.grade_source.trim(), self.grade_information.trim());
        (!grade.is_empty()).then_some(grade)
    }

    fn own_fields(&self) -> impl Iterator<Item = (Field, &str)> {
        let kind = self.known_kind();
        let has = move |field: &Field| kind.is_some_and(|kind| kind.spec().fields.contains(field));
        self.fields.iter().filter(move |(field, _)| has(field)).map(|(field, text)| (*field, text.as_str()))
    }

    /// The claim that casework is to enter.
    pub(crate) fn form(&self) -> Result<ClaimForm, Problem> {
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let mut form = ClaimForm {
            kind: self.kind.clone(),
            fields: self
                .own_fields()
                .map(|(field, text)| (field.name().to_owned(), text.to_owned()))
                .collect(),
            occurred: self.occurred.edtf(),
            known: self.known.edtf(),
            place: said(&self.place),
            voices: self.voices(),
            modality: modality_named(&self.modality).unwrap_or_default(),
            grade: self.grade(),
            basis: self.basis_form()?,
            translation: self.translation(),
            audience: audience_named(&self.audience),
            ..ClaimForm::default()
        };
        let name = said(&self.name);
        match self.about.as_str() {
            "person" => form.person = Some(said(&self.person).ok_or_else(nobody)?),
            "name" => {
                form.person = Some(name.ok_or_else(nobody)?);
                form.another_person = self.another;
            }
            "country" => form.country = Some(name.ok_or_else(nobody)?),
            "organisation" => form.organisation = Some(name.ok_or_else(nobody)?),
            "general" => form.general = true,
            _ => {}
        }
        Ok(form)
    }

    fn basis_form(&self) -> Result<BasisForm, Problem> {
        Ok(match self.basis.as_str() {
            "quote" => match (self.source.parse(), self.range()) {
                (Ok(source), Some(range)) => BasisForm::Passage { source, range },
                _ if self.source.is_empty() || self.quote.trim().is_empty() => return Err(no_source()),
                _ => BasisForm::Quote { source: self.source.clone(), words: self.quote.clone() },
            },
            "testimony" if self.account.trim().is_empty() => return Err(no_source()),
            "testimony" => BasisForm::Testimony(self.account.clone()),
            "locator" if self.title.trim().is_empty() => return Err(no_source()),
            "locator" => BasisForm::Locator {
                title: self.title.trim().to_owned(),
                publisher: self.publisher.trim().to_owned(),
                published: Some(self.published.trim().to_owned()).filter(|date| !date.is_empty()),
            },
            _ => BasisForm::Nothing,
        })
    }

    /// The place of the quote, where it was found.
    pub(crate) fn range(&self) -> Option<CharRange> {
        let (start, end) = (self.start.parse().ok()?, self.end.parse().ok()?);
        (start < end).then_some(CharRange { start, end })
    }

    fn translation(&self) -> Option<Translation> {
        let by = self.translation_by.trim().to_owned();
        let text = Some(self.translation.trim().to_owned()).filter(|text| !text.is_empty())?;
        let translator = match self.translation_kind.as_str() {
            "certified" => Translator::Certified(by),
            "machine" => Translator::Machine(by),
            _ => Translator::Uncertified(by),
        };
        Some(Translation { text, language: self.translation_language.trim().to_owned(), translator })
    }

    /// What a person changed of a proposal.
    pub(crate) fn edit(&self, proposal: &Proposal, principal: &str) -> Result<Edit, Problem> {
        let was = Self::of_proposal(proposal);
        let mut edit = Edit::default();
        if self.kind != was.kind {
            edit.kind = Some(self.kind.clone());
        }
        match self.about.as_str() {
            "case" => edit.person = Some(principal.to_owned()),
            "person" if self.person.trim().is_empty() => return Err(nobody()),
            "person" => edit.person = Some(self.person.trim().to_owned()),
            "name" if self.name.trim().is_empty() => return Err(nobody()),
            "name" => {
                edit.person = Some(self.name.trim().to_owned()).filter(|name| *name != was.name);
                edit.another_person = self.another;
            }
            _ => {}
        }
        if self.occurred.edtf() != was.occurred.edtf() {
            edit.date = Some(self.occurred.edtf().unwrap_or_default());
        }
        if self.place.trim() != was.place {
            edit.place = Some(self.place.trim().to_owned());
        }
        for (field, text) in self.own_fields() {
            if text.trim() != was.fields.get(&field).map_or("", |text| text.trim()) {
                edit.set.insert(field.name().to_owned(), text.trim().to_owned());
            }
        }
        if self.voices() != was.voices() {
            edit.voices = Some(self.voices());
        }
        if self.modality != was.modality {
            edit.modality = modality_named(&self.modality);
        }
        edit.known = self.known.edtf();
        edit.grade = self.grade();
        Ok(edit)
    }
}

fn nobody() -> Problem {
    Problem::input(
        "Nothing was saved.",
        "It is not said whom or what the claim is about.",
        "Choose the person, or write the name.",
    )
}

fn no_source() -> Problem {
    Problem::input(
        "The claim was not entered. Nothing was saved.",
        "A claim is nothing without a source, and none was given in full.",
        "Quote a source on file, say what you heard or saw yourself, or name the source where it can be found.",
    )
}

/// Every modality by its name.
pub(crate) const MODALITIES: [(Modality, &str); 5] = [
    (Modality::Asserted, "asserted"),
    (Modality::Alleged, "alleged"),
    (Modality::Denied, "denied"),
    (Modality::Feared, "feared"),
    (Modality::Requested, "requested"),
];

pub(crate) fn modality_name(modality: Modality) -> &'static str {
    MODALITIES.iter().find(|(known, _)| *known == modality).map_or("asserted", |(_, name)| name)
}

fn modality_named(name: &str) -> Option<Modality> {
    MODALITIES.iter().find(|(_, known)| *known == name).map(|(modality, _)| *modality)
}

fn audience_named(name: &str) -> Option<Audience> {
    match name {
        "sealed" => Some(Audience::Sealed),
        "case" => Some(Audience::Case),
        "team" => Some(Audience::Team),
        "public" => Some(Audience::Public),
        _ => None,
    }
}

/// One choice of a list.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

/// Choices under a heading.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) label: String,
    pub(crate) choices: Vec<Choice>,
}

/// One field of the kind.
pub(crate) struct Input {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) long: bool,
}

/// The form as a page shows it.
pub(crate) struct Shown {
    pub(crate) typed: Typed,
    pub(crate) kinds: Vec<Group>,
    pub(crate) inputs: Vec<Input>,
    /// Fields that were typed for another kind: they come back with it.
    pub(crate) left_out: Vec<Input>,
    pub(crate) abouts: Vec<Choice>,
    pub(crate) people: Vec<Choice>,
    pub(crate) occurred: Vec<Choice>,
    pub(crate) known: Vec<Choice>,
    pub(crate) modalities: Vec<Choice>,
    pub(crate) grades_source: Vec<Choice>,
    pub(crate) grades_information: Vec<Choice>,
    /// Empty where the form does not ask who may see it.
    pub(crate) audiences: Vec<Choice>,
    pub(crate) translation_kinds: Vec<Choice>,
    pub(crate) with_translation: bool,
}

/// Which form it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    New,
    Correct,
    Proposal,
}

impl Shown {
    pub(crate) fn new(t: Speech, file: &CaseFile, typed: Typed, purpose: Purpose) -> Self {
        let mut typed = typed;
        for (place, default) in [
            (&mut typed.modality, "asserted"),
            (&mut typed.audience, "case"),
            (&mut typed.about, "case"),
            (&mut typed.occurred.how, "on"),
            (&mut typed.known.how, "on"),
            (&mut typed.translation_kind, "uncertified"),
        ] {
            if place.is_empty() {
                default.clone_into(place);
            }
        }
        let choose = |names: &[&str], prefix: &str, chosen: &str| -> Vec<Choice> {
            let choice = |name: &&str| Choice {
                value: (*name).to_owned(),
                label: t.say(&format!("{prefix}{name}")),
                chosen: *name == chosen,
            };
            names.iter().map(choice).collect()
        };
        let abouts: &[&str] = match purpose {
            Purpose::Proposal => &["proposed", "case", "person", "name"],
            Purpose::New | Purpose::Correct => {
                &["case", "person", "name", "organisation", "country", "general"]
            }
        };
        let (inputs, left_out) = inputs(t, &typed);
        let modalities: Vec<&str> = MODALITIES.iter().map(|(_, name)| *name).collect();
        let audiences: &[&str] =
            if purpose == Purpose::Proposal { &[] } else { &["case", "team", "sealed", "public"] };
        Self {
            kinds: kinds(t, &typed.kind),
            inputs,
            left_out,
            abouts: choose(abouts, "claim-about-", &typed.about),
            people: people(file, &typed.person),
            occurred: choose(&Dated::HOW, "claim-date-", &typed.occurred.how),
            known: choose(&Dated::HOW, "claim-date-", &typed.known.how),
            modalities: choose(&modalities, "modality-", &typed.modality),
            grades_source: choose(&["A", "B", "C", "D", "E", "F"], "grade-source-", &typed.grade_source),
            grades_information: choose(
                &["1", "2", "3", "4", "5", "6"],
                "grade-information-",
                &typed.grade_information,
            ),
            audiences: choose(audiences, "audience-", &typed.audience),
            translation_kinds: choose(
                &["certified", "uncertified", "machine"],
                "claim-translation-",
                &typed.translation_kind,
            ),
            with_translation: purpose != Purpose::Proposal,
            typed,
        }
    }
}

/// Every kind under its topic.
pub(crate) fn kinds(t: Speech, chosen: &str) -> Vec<Group> {
    let mut groups: Vec<(amparo_casework::ledger::claim::kind::Theme, Group)> = Vec::new();
    for spec in KINDS {
        let choice = Choice {
            value: spec.name.to_owned(),
            label: t.say(&format!("kind-{}", spec.name)),
            chosen: spec.name == chosen,
        };
        match groups.iter_mut().find(|(theme, _)| *theme == spec.theme) {
            Some((_, group)) => group.choices.push(choice),
            None => groups.push((spec.theme, Group { label: topic(t, spec.theme), choices: vec![choice] })),
        }
    }
    groups.sort_by_key(|(theme, _)| *theme);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The name of a topic.
pub(crate) fn topic(t: Speech, theme: amparo_casework::ledger::claim::kind::Theme) -> String {
    t.say(&format!("topic-{}", format!("{theme:?}").to_lowercase()))
}

fn inputs(t: Speech, typed: &Typed) -> (Vec<Input>, Vec<Input>) {
    let input = |field: Field| Input {
        name: field.name(),
        label: t.say(&format!("field-{}", field.name())),
        value: typed.fields.get(&field).cloned().unwrap_or_default(),
        long: matches!(field, Field::Detail | Field::Text | Field::Argument),
    };
    let own: &[Field] = typed.known_kind().map_or(&[], |kind| kind.spec().fields);
    let others = typed.fields.iter().filter(|(field, text)| !own.contains(field) && !text.trim().is_empty());
    (own.iter().map(|field| input(*field)).collect(), others.map(|(field, _)| input(*field)).collect())
}

fn people(file: &CaseFile, chosen: &str) -> Vec<Choice> {
    let others = file.people.iter().filter(|(person, _)| **person != file.person);
    let mut choices: Vec<Choice> = others
        .map(|(person, head)| Choice {
            value: person.to_string(),
            label: head.names.join(" · "),
            chosen: person.to_string() == chosen,
        })
        .collect();
    choices.sort_by(|left, right| left.label.cmp(&right.label));
    choices
}

/// What a claim rests on, for a page.
pub(crate) fn is_quoted(basis: &Basis) -> bool {
    matches!(basis, Basis::Passages(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_typed_as_it_is_kept_and_shown_as_it_was_typed() {
        for (how, from, to, kept) in [
            ("on", "2022-04-11", "", "2022-04-11"),
            ("on", "2022", "", "2022"),
            ("about", "2022-04", "", "2022-04~"),
            ("before", "2023-04-05", "", "[..2023-04-05]"),
            ("after", "2015", "", "[2015..]"),
            ("between", "2015", "2017", "[2015..2017]"),
            ("span", "2019", "2021-03", "2019/2021-03"),
            ("open", "2022-04-11", "", "2022-04-11/.."),
        ] {
            let typed = Dated { how: how.into(), from: from.into(), to: to.into() };
            assert_eq!(typed.edtf().as_deref(), Some(kept));
            assert_eq!(Dated::of(Some(kept.parse().expect("a date"))), typed, "{kept}");
        }
        assert_eq!(Dated::default().edtf(), None, "nothing typed is no date");
    }

    #[test]
    fn a_field_that_the_form_does_not_have_is_refused() {
        for (sent, fits) in [
            ("kind=arrest&field.article=275", true),
            ("kind=arrest&field.nonsense=275", false),
            ("kind=arrest&role=admin", false),
            ("kind=arrest&actor=member-1", false),
        ] {
            let fields = Fields::parse(sent.as_bytes()).expect("a form");
            assert_eq!(Typed::of(&fields).is_ok(), fits, "{sent}");
        }
    }
}
