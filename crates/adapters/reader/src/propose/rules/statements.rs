//! Statements: what officials and bodies say of a case without asking: condemnation, concern, denial,
//! "X must be released", "called the verdict a farce". All are calls, and none is a finding.

use super::Spot;
use super::calls::{Chamber, speaker};
use super::custody::owner_before;
use crate::propose::lexicon::{COUNSEL, COUNTRY, DEMONYM, FRAMED, MODAL, ORGHEAD, ORGWORD, PLACE, TITLE};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// What a state does to somebody it persecutes, as a noun.
pub(super) const PERSECUTION: &[&str] = &[
    "detention",
    "arrest",
    "imprisonment",
    "sentence",
    "sentencing",
    "conviction",
    "poisoning",
    "killing",
    "prosecution",
    "verdict",
    "jailing",
    "persecution",
    "charges",
];

/// What else a statement may be on.
const FURTHER_MATTERS: &[&str] = &[
    "charge",
    "trial",
    "treatment",
    "case",
    "health",
    "condition",
    "release",
    "abduction",
    "disappearance",
    "death",
    "murder",
    "transfer",
    "ruling",
    "decision",
    "judgment",
    "attack",
    "harassment",
    "incarceration",
    "extradition",
    "situation",
    "fate",
    "welfare",
    "safety",
    "wellbeing",
    "well-being",
    "hospitalization",
    "hospitalisation",
    "expulsion",
];

/// Whether this word names the matter of a statement.
fn is_matter(page: &Page<'_>, word: usize) -> bool {
    page.tokens.is_any(word, PERSECUTION) || page.tokens.is_any(word, FURTHER_MATTERS)
}

/// Words by which a speaker judges: "unacceptable", "must", "concerned".
const OPINION: &[&str] = &[
    "must",
    "should",
    "unacceptable",
    "outrageous",
    "outraged",
    "unjust",
    "unjustified",
    "concerned",
    "worried",
    "troubled",
    "appalled",
    "alarmed",
    "saddened",
    "dismayed",
    "disturbed",
    "baseless",
    "unfounded",
    "fabricated",
    "trumped-up",
    "politically",
    "farce",
    "mockery",
    "sham",
    "travesty",
    "innocent",
    "disgrace",
    "cruel",
    "immediately",
    "unconditionally",
    "concern",
    "unlawful",
    "arbitrary",
    "illegal",
    "wrongful",
    "absurd",
    "lies",
    "false",
    "nothing",
    "interference",
    "fair",
    "well",
    "according",
    "never",
    "groundless",
    "politicized",
    "regret",
    "regrets",
    "deplorable",
    "shameful",
    "horrified",
    "shocked",
    "responsible",
    "relieved",
    "free",
    "home",
    "scandalous",
    "despicable",
    "inhumane",
    "barbaric",
    "demanded",
    "prove",
    "evidence",
    "traces",
    "murder",
    "attempted",
    "crime",
    "truth",
    "punished",
    "justice",
    "accountable",
    "victim",
    "answers",
    "explain",
    "investigation",
    "guilty",
    "criminal",
    "familiar",
    "reason",
    "insult",
    "traitor",
    "rest",
    "terrorist",
    "agent",
    "spy",
];

/// "condemned the arrest of X", "deplored his sentence", "welcomed the release of X", "called the verdict …".
pub(super) fn judged(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let Some(ask) = verb_of_judgement(page, at) else { return };
    let chain = page.chain_start(at, sentence);
    let passive_by = page.is_passive(at, sentence).then(|| page.by_after(at, sentence)).flatten();
    if chamber.speaker().is_some()
        || (chain..at).any(|word| page.tokens.has(word, MODAL))
        || chain > sentence.start
            && page.tokens.is_any(chain.wrapping_sub(1), &["to", "the", "a", "his", "her"])
        || page.is_passive(at, sentence) && passive_by.is_none()
    {
        return;
    }
    let (from, to) =
        if passive_by.is_some() { (sentence.start, chain) } else { (at + 1, (at + 14).min(sentence.end)) };
    let Some(matter) = (from..to).find(|word| is_matter(page, *word)) else { return };
    let Some(mention) = whose(page, spot, matter, sentence) else { return };
    let by = match passive_by {
        Some((start, end)) => Some((start, end)),
        None => body_before(page, chain, sentence),
    };
    let Some((start, end)) = by else { return };
    if (start..end)
        .any(|word| page.tokens.is_any(word, &["act", "law", "section", "resolution", "amendment"]))
    {
        return;
    }
    let quote_start = if passive_by.is_some() { mention.phrase.min(matter) } else { start };
    let quote_end = if passive_by.is_some() { end } else { mention.end.max(matter + 1).max(at + 1) };
    let date = page
        .date_of(at, sentence)
        .or_else(|| page.dates_in(matter, (mention.end + 3).min(sentence.end)).first().copied());
    let draft = Draft::new(Kind::Call, "statements.judged", mention.person, quote_start, quote_end)
        .on(date.and_then(|date| date.proposed()))
        .with(Field::By, page.name_or_words(start, end))
        .with(Field::Ask, format!("{ask} {}", page.tokens.word(matter)))
        .sure(0.6);
    page.push(draft);
}

fn verb_of_judgement(page: &Page<'_>, at: usize) -> Option<&'static str> {
    let is = |words: &[&str]| page.tokens.is_any(at, words);
    if is(&[
        "condemned",
        "condemns",
        "deplored",
        "deplores",
        "denounced",
        "denounces",
        "decried",
        "decries",
        "slammed",
        "criticized",
        "criticised",
        "criticizes",
        "criticises",
        "protested",
        "protests",
        "lamented",
        "blasted",
    ]) {
        Some("condemns")
    } else if is(&["welcomed", "welcomes", "hailed", "praised"]) {
        Some("welcomes")
    } else if is(&["regretted", "regrets", "mourned"]) {
        Some("regrets")
    } else if is(&["defended", "justified", "defends"]) {
        Some("defends")
    } else if is(&[
        "described",
        "describes",
        "branded",
        "called",
        "calls",
        "termed",
        "characterized",
        "characterised",
    ]) {
        let for_or_on = page.tokens.is_any(at + 1, &["for", "on", "upon", "him", "her", "himself"]);
        (!for_or_on).then_some("judges")
    } else {
        None
    }
}

/// The one whose matter it is: the owner, the name after "of", else the one the passage is about.
fn whose(page: &Page<'_>, spot: Spot, matter: usize, sentence: Sentence) -> Option<Mention> {
    let fits = |mention: &Mention| !page.people.list[mention.person].acts_for_a_state();
    owner_before(page, matter)
        .filter(fits)
        .or_else(|| {
            page.people
                .within(matter, (matter + 12).min(sentence.end))
                .find(|mention| fits(mention) && mention.part != Part::Owner)
                .filter(|mention| {
                    page.tokens
                        .is_any(mention.phrase.wrapping_sub(1), &["of", "against", "on", "to", "for", "in"])
                        || mention.start - matter < 4
                })
                .copied()
        })
        .or_else(|| {
            let plain = !page.tokens.is(matter + 1, "of") && !page.tokens.is(matter + 1, "against");
            let verdict = page.tokens.is_any(
                matter,
                &["verdict", "arrest", "detention", "sentence", "conviction", "charges", "ruling", "release"],
            );
            let article = page.tokens.is_any(matter.wrapping_sub(1), &["the", "this", "that"]);
            (plain && verdict && article).then(|| page.focus(spot))?.map(|person| Mention {
                start: matter,
                end: matter + 1,
                phrase: matter,
                person,
                part: Part::Owner,
                named: false,
            })
        })
}

/// The body or official who is subject of the verb chain at `chain`.
fn body_before(page: &Page<'_>, chain: usize, sentence: Sentence) -> Option<(usize, usize)> {
    let (start, end) = page.subject_words(chain, sentence)?;
    let start = (start..end)
        .rev()
        .take_while(|at| !page.tokens.is_any(*at, &["and", "but"]) || *at + 1 < end)
        .last()
        .unwrap_or(start);
    (end - start < 24 && speaks_for_a_body(page, start, end)).then_some((start, end))
}

fn speaks_for_a_body(page: &Page<'_>, start: usize, end: usize) -> bool {
    (start..end).any(|word| {
        page.tokens.shape(word) != Shape::Lower
            && page.tokens.has(word, COUNTRY | DEMONYM | ORGHEAD | ORGWORD | TITLE | PLACE)
            || page.tokens.is_any(
                word,
                &[
                    "government",
                    "ministry",
                    "embassy",
                    "authorities",
                    "experts",
                    "organizations",
                    "organisations",
                    "groups",
                    "lawyers",
                    "spokesman",
                    "spokeswoman",
                    "spokesperson",
                    "minister",
                    "officials",
                    "ambassador",
                    "chancellor",
                    "president",
                    "committee",
                    "union",
                    "senator",
                    "senators",
                    "administration",
                    "prosecutors",
                    "diplomats",
                    "rapporteur",
                    "secretary",
                ],
            )
            || page.people.at(word).is_some_and(|mention| page.people.list[mention.person].acts_for_a_state())
    })
}

/// "A said that X should be freed", "A tweeted that …", "A is concerned about X".
pub(super) fn said(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let chain = page.chain_start(at, sentence);
    if page.is_passive(at, sentence) || chamber.speaker().is_some() || page.unreal(at, sentence) {
        return;
    }
    let Some((start, end)) = body_before(page, chain, sentence).or_else(|| body_after(page, spot)) else {
        return;
    };
    let inverted = start > at;
    let (from, to) = if inverted { (sentence.start, at) } else { (at + 1, (at + 34).min(sentence.end)) };
    let quoted_law = (start..end).any(|word| {
        page.tokens.is_any(word, &["act", "law", "section", "code", "convention", "we", "resolution"])
    });
    if quoted_law || at == sentence.start {
        return;
    }
    let opinion = (from..to).find(|word| page.tokens.is_any(*word, OPINION));
    let Some(word) = opinion.or_else(|| plain_remark(page, spot).filter(|_| !inverted)) else { return };
    let speakers: Vec<usize> = page.people.within(start, end).map(|mention| mention.person).collect();
    let fits = |mention: &Mention| {
        let known = &page.people.list[mention.person];
        !speakers.contains(&mention.person) && !known.acts_for_a_state() && !known.counsel && !known.kin
    };
    let named: Vec<Mention> = page.people.within(from, to).filter(|mention| fits(mention)).copied().collect();
    let matter = (from..to).any(|word| is_matter(page, word));
    let target = named.first().copied().or_else(|| {
        matter.then(|| page.focus(spot))?.map(|person| Mention {
            start: word,
            end: word + 1,
            phrase: word,
            person,
            part: Part::Subject,
            named: false,
        })
    });
    let Some(first) = target else { return };
    let people = if first.named { page.people.list_from(&page.tokens, &first, to) } else { vec![first] };
    let by =
        speaker(page, spot, chamber).filter(|_| !inverted).unwrap_or_else(|| page.name_or_words(start, end));
    for mention in people {
        let (quote_start, quote_end) = if inverted {
            (mention.phrase.min(word), end)
        } else {
            (if at - start > 24 { at } else { start }, mention.end.max(word + 1))
        };
        let draft = Draft::new(Kind::Call, "statements.said", mention.person, quote_start, quote_end)
            .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
            .with(Field::By, by.clone())
            .with(Field::Ask, ask_of(page, word, sentence))
            .sure(0.5);
        page.push(draft);
    }
}

/// "told reporters that X is a traitor": about a prisoner, and no event is reported in it.
fn plain_remark(page: &Page<'_>, spot: Spot) -> Option<usize> {
    let Spot { at, sentence, .. } = spot;
    let that = (at + 1..(at + 8).min(sentence.end)).find(|word| page.tokens.is(*word, "that"))?;
    let first = page.people.within(that, (that + 6).min(sentence.end)).next()?;
    let verb = first.end;
    let remark = page.tokens.is_any(verb, &["is", "was", "has", "had", "remains", "will"])
        && page.people.list[first.person].kind() == "prisoner"
        && (verb..(verb + 10).min(sentence.end))
            .all(|word| page.trigger(word).is_none() && !page.tokens.has(word, FRAMED));
    remark.then_some(verb)
}

/// "A testified about X", "testimony from A": somebody bears witness.
pub(super) fn testified(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let speaker = if page.tokens.is(at, "testified") {
        page.subject(page.chain_start(at, sentence), sentence)
    } else {
        page.people
            .within(at + 1, (at + 8).min(sentence.end))
            .find(|mention| {
                mention.named && page.tokens.is_any(mention.phrase.wrapping_sub(1), &["from", "of", "by"])
            })
            .copied()
    };
    let Some(speaker) = speaker.filter(|_| !page.unreal(at, sentence)) else { return };
    let other = page
        .people
        .within(at, sentence.end)
        .find(|mention| {
            mention.person != speaker.person && page.people.list[mention.person].kind() == "prisoner"
        })
        .map(|mention| mention.person);
    let Some(person) = other.or_else(|| page.focus(spot)).filter(|person| *person != speaker.person) else {
        return;
    };
    let draft = Draft::new(
        Kind::Call,
        "statements.testified",
        person,
        speaker.start.min(at),
        speaker.end.max(at + 1),
    )
    .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
    .with(Field::By, page.people.list[speaker.person].name.clone())
    .with(Field::Ask, "testimony")
    .sure(0.55);
    page.push(draft);
}

/// “…”, said the minister.
fn body_after(page: &Page<'_>, spot: Spot) -> Option<(usize, usize)> {
    let Spot { at, sentence, .. } = spot;
    let closes = at > sentence.start && page.tokens.is_any(at.wrapping_sub(1), &["”", "\"", ","]);
    let from = at + 1 + usize::from(page.tokens.is(at + 1, "the"));
    let end = page.noun_end(from, sentence);
    let counsel = (from..end).any(|word| page.tokens.has(word, COUNSEL));
    (closes && end > from && (counsel || speaks_for_a_body(page, from, end))).then_some((from, end))
}

fn ask_of(page: &Page<'_>, word: usize, sentence: Sentence) -> &'static str {
    let near = |words: &[&str]| {
        (word.saturating_sub(6).max(sentence.start)..(word + 7).min(sentence.end))
            .any(|at| page.tokens.is_any(at, words))
    };
    if near(&["release", "released", "free", "freed", "home"]) {
        "release"
    } else if near(&["concerned", "worried", "troubled", "alarmed", "concern", "disturbed"]) {
        "concern"
    } else {
        "statement"
    }
}

/// "the ministry rejected the account", "dismissed the accusations": a denial about the case at hand.
pub(super) fn rejected(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let chain = page.chain_start(at, sentence);
    if page.is_passive(at, sentence) || page.unreal(at, sentence) {
        return;
    }
    let matter = (at + 1..(at + 6).min(sentence.end)).find(|word| {
        page.tokens.is_any(
            *word,
            &[
                "account",
                "accusations",
                "accusation",
                "allegations",
                "allegation",
                "claims",
                "claim",
                "statements",
                "statement",
                "criticism",
                "findings",
                "reports",
                "report",
                "charge",
                "suggestions",
                "finding",
                "conclusions",
            ],
        )
    });
    let (Some(matter), Some((start, end))) = (matter, body_before(page, chain, sentence)) else { return };
    let named = page
        .people
        .within(matter, (matter + 12).min(sentence.end))
        .find(|mention| !page.people.list[mention.person].acts_for_a_state())
        .map(|mention| mention.person);
    let Some(person) = named.or_else(|| page.focus(spot)) else { return };
    let draft = Draft::new(Kind::Call, "statements.rejected", person, start, matter + 1)
        .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
        .with(Field::By, page.name_or_words(start, end))
        .with(Field::Ask, "denial")
        .sure(0.55);
    page.push(draft);
}

/// In a resolution that speaks for its chamber: "Harju should release X", "the ministry must disclose …".
pub(super) fn chamber_should(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let Some(by) = chamber.speaker() else { return };
    let subject =
        page.subject_words(at, sentence).is_some_and(|(start, end)| speaks_for_a_body(page, start, end));
    if !subject || page.tokens.is(at + 1, "not") {
        return;
    }
    let fits = |mention: &&Mention| !page.people.list[mention.person].acts_for_a_state();
    let Some(first) = page.people.within(at, sentence.end).find(fits).copied() else { return };
    let people = page.people.list_from(&page.tokens, &first, sentence.end);
    let release = (at..first.start).any(|word| page.tokens.is_any(word, &["release", "free"]));
    for mention in people {
        let ask = if release { "release".to_owned() } else { page.tokens.flat(at + 1, first.phrase) };
        let draft = Draft::new(Kind::Call, "statements.should", mention.person, at, mention.end)
            .with(Field::By, by.clone())
            .with(Field::Ask, ask)
            .sure(0.6);
        page.push(draft);
    }
}
