//! The parts of a case file that need no working out: which kinds of claim stand where.
//!
//! Each gives the happenings in order of time with all their claims, whatever their modality: a denied
//! poisoning is in [`CaseFile::poisonings`] too, and says that it is denied.
//!
//! A call is not a determination, and neither is a recognition by an organisation: three sections.

use super::{About, CaseFile, Happening};
use crate::claim::kind::Kind;
use crate::record::{ClaimState, ConsentState};

/// One method per part: its name, its kinds, what it is for.
macro_rules! sections {
    ($about:ident: $($name:ident [$($kind:ident),+] $meaning:literal;)*) => {
        impl CaseFile {$(
            #[doc = $meaning]
            pub fn $name(&self) -> Vec<Happening<'_>> {
                self.happenings(|state| $about(self, state) && is_one_of(state, &[$(Kind::$kind),+]))
            }
        )*}
    };
}

sections! { principal:
    births [Birth] "When and where the person was born.";
    statuses [Status] "Citizenship, residence, nationality.";
    ties [Relationship, Post] "Family, employers, organisations, offices.";
    charges [Charge] "What the person is charged with.";
    verdicts [Conviction, Sentence] "Convictions and sentences.";
    trials [Trial] "Hearings, appeals and rulings that are neither conviction nor sentence.";
    searches [Search] "Homes and offices searched.";
    conditions [Health] "Illnesses and injuries.";
    medical_neglect [MedicalNeglect] "Care denied or withheld.";
    ill_treatment [IllTreatment] "Torture, beating, isolation.";
    poisonings [Poisoning] "Poisonings.";
    hunger_strikes [HungerStrike] "Hunger strikes.";
    access_denied [AccessDenied] "Access refused to family, lawyer or consul.";
    contacts [Contact] "Visits, letters and calls with the prisoner: also proof of life.";
    sanctions [Sanction] "Sanctions over the case or on the person.";
    recognitions [Recognition] "Organisations that list the person. Not a government's determination.";
    determinations [Determination] "What bodies found. Not what anybody calls for.";
    works [Work] "What the person wrote, said or published.";
    authorities [Authority, Consent] "Claims about who may act or agreed. What is agreed with the desk is in `standing_consents`.";
}

sections! { any_subject:
    calls [Call] "What was asked, said or denied about the case. A call is not a determination.";
    deliveries [Delivery] "Papers delivered to officials and missions.";
    precedents [Precedent] "Releases and exchanges of others, told in general.";
    arguments [Argument] "What authors argue, as their opinion.";
    country_findings [CountryFinding] "Findings about a country's courts or prisons.";
    domestic_laws [DomesticLaw] "Laws of the detaining country as they stood at a date.";
}

sections! { other_person:
    releases_of_others [Release, Exchange] "Releases and exchanges of other people who are named.";
}

fn principal(file: &CaseFile, state: &ClaimState) -> bool {
    file.is_about_principal(state)
}

fn any_subject(_: &CaseFile, _: &ClaimState) -> bool {
    true
}

fn other_person(file: &CaseFile, state: &ClaimState) -> bool {
    matches!(file.about(state), About::Other(_))
}

pub(super) fn is_one_of(state: &ClaimState, kinds: &[Kind]) -> bool {
    kinds.contains(&state.claim.statement.kind())
}

impl CaseFile {
    /// Agreements that hold as of the file's date: given by then, not run out, not withdrawn.
    pub fn standing_consents(&self) -> impl Iterator<Item = &ConsentState> {
        let today = self.as_of.world;
        self.consents.iter().filter(move |state| {
            let consent = &state.consent;
            let given = consent.given_on.earliest().is_none_or(|day| day <= today);
            // Until "2024" holds to the last day of 2024.
            let holds =
                consent.until.and_then(crate::date::SourceDate::latest).is_none_or(|day| today <= day);
            state.withdrawn.is_none() && given && holds
        })
    }
}
