//! Events told in many ways: one table of verbs, what must follow, and who suffers it.
//!
//! A row is a frame: a verb means nothing by itself ("took"), the words after it tell ("into custody").
//! Rows hold word classes and single words, so that a new wording is a new word, not a new rule.
//! What is feared, asked for or denied is left out here as everywhere.

use super::Spot;
use super::court::length_from;
use super::custody::owner_before;
use crate::propose::lexicon::{AUX, BODYPART, COUNSEL, FACILITY, KIN, PREP, Trigger};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::text::Shape;
use crate::propose::vocabulary::{Field, Kind};

/// What must stand after the verb, in the same clause.
#[derive(Clone, Copy)]
enum Then {
    Nothing,
    /// One of these words.
    Word(&'static str),
    /// One of the first words, and after it one of the second.
    Pair(&'static str, &'static str),
    /// A length of time: "9 years".
    Length,
}

/// Whom the event befalls.
#[derive(Clone, Copy, PartialEq)]
enum Who {
    /// The subject of a passive, the object of an active verb.
    Undergoer,
    Subject,
    /// The owner of the word found ("broke her fingers"), else the one the passage is about.
    Owner,
    /// The undergoer, else the one the passage is about.
    UndergoerOrFocus,
}

/// How the verb must stand.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Any,
    Active,
    Passive,
    /// Only where it is said not to have happened: "was not allowed to …".
    Negated,
}

struct Frame {
    verbs: &'static str,
    form: Form,
    then: Then,
    who: Who,
    kind: Kind,
}

const fn frame(verbs: &'static str, form: Form, then: Then, who: Who, kind: Kind) -> Frame {
    Frame { verbs, form, then, who, kind }
}

const PRISON: &str = "prison jail colony penitentiary cell cells camp sizo isolator custody detention bars remand dungeon gulag stockade";
const CARE: &str = "surgery insulin inhaler medication medications medicine medicines treatment care doctor doctors hospital ambulance hospitalization hospitalisation examination surgeon therapy physician drugs operation specialist specialists painkillers glasses dentist attention";
const MEETING: &str = "see visit meet call contact speak visits visitors visitor calls visiting seeing meeting contacting entering access";
const VIOLENCE: &str = "torture beating beatings shocks sleep mock treatment abuse deprivation violence electric rape humiliation ill-treatment mistreatment interrogation interrogations assault stress isolation waterboarding";

#[rustfmt::skip]
const FRAMES: &[Frame] = &[
    frame("dragged hauled pulled yanked removed", Form::Any, Then::Word("home house apartment flat car bed tram train bus plane street office hotel dormitory aircraft vehicle taxi dacha"), Who::Undergoer, Kind::Arrest),
    frame("picked rounded", Form::Any, Then::Word("up"), Who::Undergoer, Kind::Arrest),
    frame("stopped intercepted", Form::Any, Then::Word("checkpoint border airport roadblock"), Who::Undergoer, Kind::Arrest),
    frame("nabbed grabbed snatched rearrested", Form::Any, Then::Nothing, Who::Undergoer, Kind::Arrest),
    frame("took taking takes", Form::Active, Then::Word("custody prisoner hostage captive away"), Who::Undergoer, Kind::Arrest),
    frame("taken led", Form::Passive, Then::Word("away hostage captive prisoner handcuffs"), Who::Undergoer, Kind::Arrest),
    frame("turned", Form::Any, Then::Pair("himself herself", "in"), Who::Subject, Kind::Arrest),

    frame("confined", Form::Passive, Then::Word("in to at"), Who::Undergoer, Kind::Detention),
    frame("kept", Form::Any, Then::Pair("in at under", PRISON), Who::Undergoer, Kind::Detention),
    frame("locked", Form::Any, Then::Word("up in"), Who::Undergoer, Kind::Detention),
    frame("remanded", Form::Any, Then::Nothing, Who::Undergoer, Kind::Detention),
    frame("interned", Form::Any, Then::Nothing, Who::Undergoer, Kind::Detention),
    frame("spent spending", Form::Active, Then::Pair("in at behind under", PRISON), Who::Subject, Kind::Detention),
    frame("held holding detaining", Form::Active, Then::Word("without in at for incommunicado until"), Who::Undergoer, Kind::Detention),
    frame("ordered", Form::Any, Then::Word("held detained remanded jailed"), Who::Undergoer, Kind::Detention),

    frame("let", Form::Any, Then::Word("out go"), Who::Undergoer, Kind::Release),
    frame("walked walks", Form::Active, Then::Word("free"), Who::Subject, Kind::Release),
    frame("walked walks left leaves", Form::Active, Then::Word("prison jail colony penitentiary custody"), Who::Subject, Kind::Release),
    frame("released freed pardoned freeing releasing pardoning amnestied", Form::Active, Then::Nothing, Who::Undergoer, Kind::Release),
    frame("bailed paroled", Form::Any, Then::Nothing, Who::Undergoer, Kind::Release),

    frame("gave given handed handing", Form::Any, Then::Length, Who::Undergoer, Kind::Sentence),
    frame("got received receives drew", Form::Active, Then::Length, Who::Subject, Kind::Sentence),
    frame("jailed imprisoned", Form::Any, Then::Length, Who::Undergoer, Kind::Sentence),
    frame("ordered", Form::Any, Then::Pair("serve spend", "years year months prison jail colony"), Who::Undergoer, Kind::Sentence),
    frame("condemned", Form::Any, Then::Pair("to", "years year months life death"), Who::Undergoer, Kind::Sentence),
    frame("imposed", Form::Any, Then::Pair("term sentence", "years year months life"), Who::UndergoerOrFocus, Kind::Sentence),
    frame("gave given handed", Form::Any, Then::Pair("suspended", "sentence term"), Who::Undergoer, Kind::Sentence),
    frame("fined", Form::Any, Then::Nothing, Who::Undergoer, Kind::Sentence),
    frame("ordered", Form::Any, Then::Pair("pay", "fine fines"), Who::Undergoer, Kind::Sentence),

    frame("tried", Form::Passive, Then::Word("in by before for behind at on together alongside and under again"), Who::Undergoer, Kind::Trial),
    frame("pleaded pled pleads", Form::Active, Then::Word("guilty"), Who::Subject, Kind::Trial),
    frame("stood stands standing", Form::Active, Then::Word("trial"), Who::Subject, Kind::Trial),
    frame("appeared appears", Form::Active, Then::Pair("before in at by", "court judge tribunal hearing magistrate magistrates bench"), Who::Subject, Kind::Trial),
    frame("arraigned acquitted retried", Form::Any, Then::Nothing, Who::Undergoer, Kind::Trial),
    frame("appealed appealing", Form::Active, Then::Word("verdict sentence conviction ruling decision judgment against detention"), Who::Subject, Kind::Trial),
    frame("lost won", Form::Active, Then::Word("appeal"), Who::Subject, Kind::Trial),
    frame("denied refused granted", Form::Any, Then::Word("bail parole"), Who::UndergoerOrFocus, Kind::Trial),
    frame("cleared", Form::Any, Then::Word("charges charge counts"), Who::Undergoer, Kind::Trial),

    frame("beat struck kicked punched slapped whipped clubbed waterboarded blindfolded strip-searched gagged hooded starved force-fed humiliated suffocated choked burned kicking beating manhandled roughed drugged", Form::Any, Then::Nothing, Who::Undergoer, Kind::IllTreatment),
    frame("handcuffed shackled chained cuffed", Form::Any, Then::Word("bed radiator wall chair pipe hours days constantly stretcher"), Who::Undergoer, Kind::IllTreatment),
    frame("threatened", Form::Any, Then::Word("rape death kill violence execution torture"), Who::Undergoer, Kind::IllTreatment),
    frame("tortured mistreated ill-treated abused assaulted raped electrocuted flogged lashed", Form::Active, Then::Nothing, Who::Undergoer, Kind::IllTreatment),
    frame("kept", Form::Any, Then::Word("awake"), Who::Undergoer, Kind::IllTreatment),
    frame("fed", Form::Any, Then::Word("force forcibly tube"), Who::Undergoer, Kind::IllTreatment),
    frame("given gave", Form::Any, Then::Word("shocks"), Who::Undergoer, Kind::IllTreatment),
    frame("deprived denied", Form::Any, Then::Word("sleep food water daylight blankets warm light heating bedding"), Who::Undergoer, Kind::IllTreatment),
    frame("subjected", Form::Any, Then::Word(VIOLENCE), Who::Undergoer, Kind::IllTreatment),
    frame("held kept placed put confined spent isolated moved sent thrown", Form::Any, Then::Word("solitary"), Who::Undergoer, Kind::IllTreatment),
    frame("spent spending", Form::Active, Then::Word("solitary isolation"), Who::Subject, Kind::IllTreatment),
    frame("endured endures faced experienced withstood", Form::Active, Then::Word("torture beatings solitary abuse mistreatment ill-treatment"), Who::Subject, Kind::IllTreatment),
    frame("broke broken breaking burned burnt cut", Form::Any, Then::Word("finger fingers rib ribs arm arms leg legs nose jaw hand hands teeth wrist skull"), Who::Owner, Kind::IllTreatment),

    frame("refused denied deprived refusing denying", Form::Any, Then::Word(CARE), Who::Undergoer, Kind::MedicalNeglect),
    frame("withheld withholding withhold confiscated", Form::Any, Then::Word("medication medications medicine medicines treatment insulin drugs prescribed inhaler care"), Who::UndergoerOrFocus, Kind::MedicalNeglect),
    frame("given provided received offered examined prescribed seen treated giving providing taken allowed receive", Form::Negated, Then::Word(CARE), Who::UndergoerOrFocus, Kind::MedicalNeglect),

    frame("allowed permitted able let granted allowing permitting", Form::Negated, Then::Word(MEETING), Who::UndergoerOrFocus, Kind::AccessDenied),
    frame("kept prevented blocked stopped barred prohibited forbidden banned", Form::Any, Then::Pair("from", MEETING), Who::UndergoerOrFocus, Kind::AccessDenied),
    frame("barred refused denied rejected cancelled canceled forbade banned suspended", Form::Any, Then::Word("visits visitors visit calls correspondence"), Who::UndergoerOrFocus, Kind::AccessDenied),
    frame("turned", Form::Any, Then::Word("away"), Who::UndergoerOrFocus, Kind::AccessDenied),
    frame("seen heard met spoken visited", Form::Negated, Then::Word("family lawyer lawyers wife husband children relatives parents attorney"), Who::Subject, Kind::AccessDenied),

    frame("collapsed fainted", Form::Active, Then::Nothing, Who::Subject, Kind::Health),
    frame("lost", Form::Active, Then::Word("consciousness hearing sight vision kilograms kilos kg pounds weight teeth memory"), Who::Subject, Kind::Health),
    frame("walks speaks moves walk speak breathe", Form::Active, Then::Word("difficulty cane crutches wheelchair"), Who::Subject, Kind::Health),
    frame("injured wounded operated", Form::Passive, Then::Nothing, Who::Undergoer, Kind::Health),
    frame("ordered granted issued adopted", Form::Any, Then::Pair("provisional interim precautionary", "measures"), Who::UndergoerOrFocus, Kind::Determination),
    frame("put added placed included", Form::Any, Then::Pair("list lists", "political prisoners conscience"), Who::Undergoer, Kind::Determination),

    frame("brought returned", Form::Passive, Then::Pair("to into", "prison jail colony sizo hospital remand detention camp cell custody clinic"), Who::Undergoer, Kind::Transfer),
    frame("taken rushed driven admitted sent", Form::Passive, Then::Pair("to into", "hospital clinic colony penitentiary infirmary exile intensive ward prison jail"), Who::Undergoer, Kind::Transfer),
    frame("expelled exiled banished", Form::Any, Then::Word("to from"), Who::Undergoer, Kind::Transfer),
    frame("transferred moved flew airlifted relocated deported extradited evacuated transported", Form::Active, Then::Word("to from into"), Who::Undergoer, Kind::Transfer),
    frame("transported shipped", Form::Passive, Then::Word("to from into"), Who::Undergoer, Kind::Transfer),
    frame("put", Form::Any, Then::Pair("on aboard", "flight plane train aircraft airplane"), Who::Undergoer, Kind::Transfer),

    frame("passed", Form::Active, Then::Word("away"), Who::Subject, Kind::Death),
    frame("found", Form::Passive, Then::Word("dead hanged lifeless"), Who::Undergoer, Kind::Death),
    frame("executed hanged shot", Form::Passive, Then::Nothing, Who::Undergoer, Kind::Death),
    frame("perished succumbed", Form::Active, Then::Nothing, Who::Subject, Kind::Death),

    frame("refused refusing stopped", Form::Active, Then::Word("food eating meals"), Who::Subject, Kind::HungerStrike),
    frame("seen heard", Form::Passive, Then::Nothing, Who::Undergoer, Kind::Disappearance),
    frame("seen heard", Form::Negated, Then::Word("since"), Who::Undergoer, Kind::Disappearance),
    frame("refused refuse refusing declined", Form::Any, Then::Pair("say disclose reveal tell confirm", "where whereabouts"), Who::UndergoerOrFocus, Kind::Disappearance),
    frame("hold", Form::Active, Then::Word("at in without incommunicado"), Who::Undergoer, Kind::Detention),
    frame("prosecuted", Form::Any, Then::Word("for on under over"), Who::Undergoer, Kind::Charge),
    frame("made forced", Form::Passive, Then::Word("sleep stand kneel crouch squat crawl undress confess"), Who::Undergoer, Kind::IllTreatment),
    frame("put placed pulled", Form::Active, Then::Pair("bag hood sack", "head face"), Who::Owner, Kind::IllTreatment),
    frame("doused soaked scalded", Form::Any, Then::Nothing, Who::Undergoer, Kind::IllTreatment),
    frame("added", Form::Any, Then::Word("sanctions blacklist"), Who::Undergoer, Kind::Sanction),
    frame("seized confiscated took", Form::Any, Then::Word("laptop laptops phone phones computer computers documents papers books manuscripts equipment notebooks archive"), Who::Owner, Kind::Search),

    frame("searched ransacked raided searching raiding turned", Form::Any, Then::Word("home house apartment flat office offices premises residence room dacha homes studio"), Who::Owner, Kind::Search),
    frame("went", Form::Active, Then::Pair("through", "home house apartment flat office room papers belongings"), Who::Owner, Kind::Search),
    frame("confiscated impounded", Form::Any, Then::Nothing, Who::Owner, Kind::Search),

    frame("placed put", Form::Any, Then::Word("sanctions"), Who::Undergoer, Kind::Sanction),
    frame("sanctioned blacklisted", Form::Any, Then::Nothing, Who::Undergoer, Kind::Sanction),
    frame("blocked froze frozen", Form::Any, Then::Pair("property assets accounts", "of"), Who::UndergoerOrFocus, Kind::Sanction),
];

/// Every verb that opens a frame.
pub(in crate::propose) fn verbs() -> impl Iterator<Item = &'static str> {
    FRAMES.iter().flat_map(|frame| frame.verbs.split(' '))
}

fn one_of(page: &Page<'_>, at: usize, words: &str) -> bool {
    let this = page.tokens.word(at);
    !this.is_empty() && words.split(' ').any(|word| this.eq_ignore_ascii_case(word))
}

/// Reads every frame that the word at hand can open.
pub(super) fn read(page: &mut Page<'_>, spot: Spot) {
    for frame in FRAMES {
        if one_of(page, spot.at, frame.verbs) {
            apply(page, spot, frame);
        }
    }
}

/// A noun that looks like the verb: "the left", "a beating", "his beating".
fn is_noun(page: &Page<'_>, spot: Spot) -> bool {
    spot.at > spot.sentence.start
        && (page.tokens.is_any(
            spot.at.wrapping_sub(1),
            &["the", "a", "an", "his", "her", "their", "its", "this", "that", "of", "any", "no"],
        ) || page.tokens.shape(spot.at.wrapping_sub(1)) == Shape::Possessive)
        && !page.tokens.is(spot.at.wrapping_sub(1), "that")
}

fn negated(page: &Page<'_>, spot: Spot) -> bool {
    let chain = page.chain_start(spot.at, spot.sentence);
    let from = chain.saturating_sub(2).max(spot.sentence.start);
    (from..spot.at).any(|at| {
        page.tokens.is_any(at, &["not", "never", "without", "cannot", "n't", "neither", "no", "nobody"])
    }) || (chain..spot.at).any(|at| page.tokens.word(at).ends_with("n’t"))
}

fn fits_form(page: &Page<'_>, spot: Spot, form: Form) -> bool {
    let passive = page.is_passive(spot.at, spot.sentence);
    match form {
        Form::Negated => negated(page, spot),
        _ if page.unreal(spot.at, spot.sentence) => false,
        Form::Any => true,
        Form::Active => !passive,
        Form::Passive => passive,
    }
}

/// Where the words that make the frame are found: their first and the end of the last.
fn complement(page: &Page<'_>, spot: Spot, then: Then) -> Option<(usize, usize)> {
    let Spot { at, sentence, .. } = spot;
    let limit = (at + 14).min(sentence.end);
    let stop = (at + 1..limit)
        .find(|word| {
            matches!(page.tokens.word(*word), ";" | "." | "—" | ":" | "(")
                || page.tokens.is_any(
                    *word,
                    &[
                        "who", "which", "because", "that", "although", "while", "when", "where", "but",
                        "until",
                    ],
                ) && !matches!(then, Then::Word(words) if words.contains("until"))
                || page.tokens.is(*word, "and") && page.tokens.has(word + 1, AUX)
        })
        .unwrap_or(limit);
    match then {
        Then::Nothing => Some((at, at + 1)),
        Then::Word(words) => {
            let found = (at + 1..stop).find(|word| one_of(page, *word, words))?;
            Some((found, found + 1))
        }
        Then::Pair(first, second) => {
            let first = (at + 1..stop).find(|word| one_of(page, *word, first))?;
            let found =
                (first + 1..(first + 9).min(sentence.end)).find(|word| one_of(page, *word, second))?;
            Some((first, found + 1))
        }
        Then::Length => {
            let (start, end) = length_from(page, at + 1, stop.min(at + 9))?;
            let real = !page.tokens.is_any(end, &["ago", "later", "earlier", "old", "before", "after"])
                && (at + 1..start).all(|word| {
                    page.people.at(word).is_some()
                        || page.tokens.is_any(
                            word,
                            &["a", "an", "the", "to", "for", "another", "only", "him", "her", "them", "each"],
                        )
                });
            real.then_some((start, end))
        }
    }
}

fn people(page: &Page<'_>, spot: Spot, frame: &Frame, found: (usize, usize)) -> Vec<Mention> {
    let Spot { at, sentence, .. } = spot;
    let focus = || {
        let near = page
            .people
            .within(at, (found.1 + 8).min(sentence.end))
            .find(|mention| page.people.list[mention.person].kind() == "prisoner")
            .copied();
        near.or_else(|| page.focus(spot).map(|person| stand_in(person, at))).into_iter().collect()
    };
    match frame.who {
        Who::Subject => {
            let chain = page.chain_start(at, sentence);
            page.subject(chain, sentence).map_or_else(Vec::new, |mention| page.group_of(&mention, sentence))
        }
        Who::Undergoer if frame.kind == Kind::Sanction => {
            let direct = page.patients(at, sentence);
            if !direct.is_empty() {
                return direct;
            }
            page.object(at, sentence).into_iter().collect()
        }
        Who::UndergoerOrFocus if frame.kind == Kind::Sanction => {
            let mut near = page.people.within(at, sentence.end);
            let prisoner = near.clone().find(|mention| page.people.list[mention.person].kind() == "prisoner");
            prisoner.or_else(|| near.next()).copied().into_iter().collect()
        }
        Who::Undergoer => page.patients(at, sentence),
        Who::Owner => {
            let owner = owner_before(page, found.0)
                .or_else(|| {
                    page.people
                        .within(found.1, (found.1 + 5).min(sentence.end))
                        .next()
                        .filter(|mention| page.tokens.is(found.1, "of") && mention.phrase <= found.1 + 1)
                        .copied()
                })
                .or_else(|| {
                    let passive = page.is_passive(at, sentence);
                    let owner = page
                        .people
                        .within(sentence.start, at)
                        .find(|mention| passive && mention.part == Part::Owner);
                    owner.copied()
                });
            owner.map_or_else(focus, |owner| vec![owner])
        }
        Who::UndergoerOrFocus => {
            let direct: Vec<Mention> = page
                .patients(at, sentence)
                .into_iter()
                .filter(|mention| {
                    let known = &page.people.list[mention.person];
                    !known.kin && !known.counsel && known.kind() != "official"
                })
                .collect();
            if direct.is_empty() { focus() } else { direct }
        }
    }
}

/// The one the passage is about, where no word of the clause names him.
fn stand_in(person: usize, at: usize) -> Mention {
    Mention { start: at, end: at + 1, phrase: at, person, part: Part::Subject, named: false }
}

fn apply(page: &mut Page<'_>, spot: Spot, frame: &Frame) {
    let Spot { at, sentence, .. } = spot;
    if page.tokens.shape(at) != Shape::Lower && at != sentence.start
        || is_noun(page, spot)
        || !fits_form(page, spot, frame.form)
        || page.tokens.is(page.chain_start(at, sentence), "be")
    {
        return;
    }
    // "Let X go": an appeal.
    let appeal = at == sentence.start || page.tokens.is_any(at.wrapping_sub(1), &[":", "“", "\""]);
    if appeal && page.tokens.is_any(at, &["let", "stop", "hold", "put", "set"]) {
        return;
    }
    let Some(found) = complement(page, spot, frame.then) else { return };
    if !makes_sense(page, spot, frame, found) {
        return;
    }
    for mention in people(page, spot, frame, found) {
        let known = &page.people.list[mention.person];
        let suffers = !matches!(frame.kind, Kind::Sanction);
        if suffers && known.acts_for_a_state() {
            continue;
        }
        let near = at.abs_diff(mention.phrase) < 14;
        let start = if near { mention.phrase.min(at) } else { at };
        let end = found.1.max(at + 1).max(if near { mention.end } else { 0 });
        let mut draft = Draft::new(frame.kind, "frames.event", mention.person, start, end)
            .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
            .sure(0.65);
        draft = with_details(page, spot, frame, found, draft);
        page.push(draft);
    }
}

/// Checks that one word of the table cannot make.
fn makes_sense(page: &Page<'_>, spot: Spot, frame: &Frame, found: (usize, usize)) -> bool {
    let Spot { at, sentence, .. } = spot;
    let last = page.tokens.is_any(at.wrapping_sub(1), &["last"]);
    let passive = page.is_passive(at, sentence);
    match frame.kind {
        Kind::Disappearance => {
            last || frame.form == Form::Negated
                || page.tokens.word(at).starts_with("ref")
                || page.tokens.is(at, "declined")
        }
        // "was let out": not "let out a cry".
        Kind::Release if page.tokens.is(at, "let") => passive || page.object(at, sentence).is_some(),
        Kind::Search if page.tokens.is(at, "turned") => false,
        Kind::Detention if page.tokens.is(at, "held") && page.tokens.is(found.0, "for") => {
            length_from(page, found.1, (found.1 + 3).min(sentence.end)).is_some()
        }
        // "years isolated in prison": how, not where.
        Kind::Detention if page.tokens.is_any(at, &["spent", "spending"]) => {
            !(at..found.1).any(|word| page.tokens.is_any(word, &["isolated", "solitary", "isolation"]))
                || page.place_after(at, sentence).is_some()
        }
        Kind::IllTreatment if page.tokens.is_any(at, &["spent", "spending", "held", "kept"]) => {
            !(page.tokens.is_any(found.0, &["solitary", "isolation"]) && facility_follows(page, found.1))
        }
        Kind::AccessDenied => access_to(page, spot, found).is_some(),
        _ => true,
    }
}

/// "in solitary confinement in Ward 2 of the Harju prison": told as where somebody was held.
fn facility_follows(page: &Page<'_>, from: usize) -> bool {
    (from..from + 6)
        .any(|word| page.tokens.is_any(word, &["in", "at"]) && page.tokens.shape(word + 1) == Shape::Capital)
}

/// To whom access was refused, by the words of the clause.
fn access_to(page: &Page<'_>, spot: Spot, found: (usize, usize)) -> Option<&'static str> {
    let from = spot.at.saturating_sub(14).max(spot.sentence.start);
    let to = (found.1 + 8).min(spot.sentence.end);
    let any = |test: &dyn Fn(usize) -> bool| (from..to).any(test);
    if any(&|word| {
        page.tokens.is_any(
            word,
            &["consular", "embassy", "consul", "diplomats", "diplomat", "consulate", "ambassador"],
        )
    }) {
        Some("consular")
    } else if any(&|word| {
        page.tokens.has(word, COUNSEL) || page.tokens.is_any(word, &["lawyers", "attorneys", "legal"])
    }) {
        Some("lawyer")
    } else if any(&|word| {
        page.tokens.has(word, KIN)
            || page.tokens.is_any(word, &["relatives", "family", "visitors", "visits", "loved"])
    }) {
        Some("family")
    } else {
        None
    }
}

fn with_details(page: &Page<'_>, spot: Spot, frame: &Frame, found: (usize, usize), draft: Draft) -> Draft {
    let Spot { at, sentence, .. } = spot;
    let passive = page.is_passive(at, sentence);
    let by = if passive {
        page.by_after(at, sentence)
    } else if frame.who == Who::Subject {
        None
    } else {
        page.doer(at, sentence)
    };
    let by = by.map(|(start, end)| page.name_or_words(start, end));
    let place = page.place_after(at, sentence);
    match frame.kind {
        Kind::Sentence => {
            let length = length_from(page, at + 1, (at + 12).min(sentence.end));
            draft
                .maybe(Field::Length, length.map(|(start, end)| page.tokens.flat(start, end)))
                .maybe(Field::By, by)
        }
        Kind::AccessDenied => {
            draft.maybe(Field::To, access_to(page, spot, found).map(str::to_owned)).maybe(Field::By, by)
        }
        Kind::IllTreatment => draft
            .with(Field::Kind, page.tokens.flat(found.0, found.1.max(found.0 + 1)))
            .maybe(Field::By, by)
            .at(place),
        Kind::Health => draft.with(Field::Condition, page.tokens.flat(at, found.1.max(at + 1))),
        Kind::Determination => {
            draft.with(Field::Finding, page.tokens.flat(found.0, found.1)).maybe(Field::By, by)
        }
        Kind::MedicalNeglect => draft.maybe(Field::By, by),
        Kind::Detention => draft.with(Field::Kind, page.tokens.word(at)).maybe(Field::By, by).at(place),
        Kind::Trial => draft
            .with(Field::Kind, page.tokens.flat(at, found.1.max(at + 1)))
            .at(place.filter(|_| !page.tokens.is_any(at, &["appealed", "lost"]))),
        Kind::Transfer => {
            let to =
                (at + 1..(at + 14).min(sentence.end)).find(|word| page.tokens.is_any(*word, &["to", "into"]));
            let to = to.map(|to| page.tokens.flat(to + 1, page.noun_end(to + 1, sentence)));
            draft.maybe(Field::To, to).maybe(Field::By, by).at(place)
        }
        _ => draft.maybe(Field::By, by).at(place),
    }
}

/// "the arrest of X on 4 May", "X’s conviction in May 2019", "the 4 May arrest of X": told with its date.
pub(super) fn noun_event(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let Some(kind) = noun_kind(page, at) else { return };
    if page.tokens.shape(at) == Shape::Capital && at != sentence.start || page.unreal(at, sentence) {
        return;
    }
    let owner = owner_before(page, at);
    let after = page.tokens.is(at + 1, "of").then(|| {
        page.people
            .within(at + 2, (at + 12).min(sentence.end))
            .next()
            .filter(|mention| mention.phrase <= at + 3 && mention.part != Part::Owner)
            .copied()
    });
    let Some(mention) = owner.or(after.flatten()) else { return };
    // "condemned the arrest of X on 4 May", "overturned the conviction": the date is the verb’s.
    let judged = (at.saturating_sub(5).max(sentence.start)..at).any(|word| {
        matches!(
            page.trigger(word),
            Some(Trigger::Ruling | Trigger::CallVerb | Trigger::Judged | Trigger::Sanctions)
        ) || page.tokens.is_any(word, &["over", "against", "for"]) && page.tokens.is(word + 1, "the")
    });
    if judged || page.people.list[mention.person].acts_for_a_state() {
        return;
    }
    let from = if owner.is_some() { at + 1 } else { mention.end };
    let Some(date) = noun_date(page, from, at, sentence.end) else { return };
    let start = mention.phrase.min(at);
    let end = if date.start > at { date.end } else { at + 1 };
    let draft = Draft::new(kind, "frames.noun", mention.person, start.min(date.start), end.max(mention.end))
        .on(date.proposed())
        .at(page.place_after(from - 1, sentence).filter(|_| date.start > at))
        .sure(0.6);
    page.push(draft);
}

fn noun_kind(page: &Page<'_>, at: usize) -> Option<Kind> {
    let arrest =
        ["arrest", "detention", "abduction", "kidnapping", "capture", "apprehension", "imprisonment"];
    if page.tokens.is_any(at, &arrest) {
        let held = page.tokens.is_any(
            at.wrapping_sub(1),
            &["house", "pretrial", "pre-trial", "administrative", "arbitrary", "continued", "ongoing"],
        );
        return (!held).then_some(Kind::Arrest);
    }
    [
        ("conviction", Kind::Conviction),
        ("sentencing", Kind::Sentence),
        ("poisoning", Kind::Poisoning),
        ("release", Kind::Release),
        ("murder", Kind::Death),
        ("assassination", Kind::Death),
        ("death", Kind::Death),
        ("disappearance", Kind::Disappearance),
        ("deportation", Kind::Transfer),
        ("extradition", Kind::Transfer),
        ("transfer", Kind::Transfer),
    ]
    .into_iter()
    .find(|(word, _)| page.tokens.is(at, word))
    .map(|(_, kind)| kind)
}

/// A date that belongs to the noun: only names, places and prepositions stand between.
fn noun_date(
    page: &Page<'_>,
    from: usize,
    noun: usize,
    limit: usize,
) -> Option<crate::propose::dates::DateWords> {
    let before = page.dates_in(noun.saturating_sub(4), noun).last().copied().filter(|date| {
        (date.end..noun).all(|at| page.people.at(at).is_some() || page.tokens.shape(at) == Shape::Possessive)
    });
    before.or_else(|| {
        let date = *page.dates_in(from, (from + 9).min(limit)).first()?;
        let plain = (from..date.start).all(|at| {
            page.tokens.list[at].is_word()
                && !page.tokens.has(at, AUX)
                && (page.trigger(at).is_none() || page.tokens.has(at, FACILITY | BODYPART))
                && (page.tokens.has(at, PREP)
                    || page.tokens.shape(at) == Shape::Capital
                    || page.tokens.is_any(
                        at,
                        &[
                            "the",
                            "treason",
                            "espionage",
                            "late",
                            "early",
                            "mid",
                            "charges",
                            "home",
                            "airport",
                            "police",
                        ],
                    )
                    || page.people.at(at).is_some())
        });
        plain.then_some(date)
    })
}
