//! Rules as a language's `rules.txt` and `entities.txt` give them, read once.
//!
//! The form is described for linguists in `data/README.md`. A rule is tried only where its trigger word stands.

use super::fault::{Fault, Lines};
use super::lexicon::{ClassSet, Features, Form, Lexicon, features};
use crate::propose::vocabulary::{Field, Kind};

/// What a stretch of words is, once it has been recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    Date,
    Length,
    Article,
    Charge,
    /// A court or a judge: a body, too.
    Court,
    Body,
    /// A prison, a colony, a police cell: a place, too.
    Facility,
    Place,
}

const THINGS: &[(&str, &str, Thing)] = &[
    ("date", "DATE", Thing::Date),
    ("length", "LENGTH", Thing::Length),
    ("article", "ARTICLE", Thing::Article),
    ("charge", "CHARGE", Thing::Charge),
    ("court", "COURT", Thing::Court),
    ("body", "BODY", Thing::Body),
    ("facility", "FACILITY", Thing::Facility),
    ("place", "PLACE", Thing::Place),
];

impl Thing {
    /// Whether a thing of this sort will do where `wanted` is asked for.
    pub(super) fn is(self, wanted: Self) -> bool {
        self == wanted || matches!((self, wanted), (Self::Court, Self::Body) | (Self::Facility, Self::Place))
    }
}

/// What one word, or one recognised thing, must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Test {
    Literal(Vec<Form>),
    Class(ClassSet),
    Mark(Vec<String>),
    /// A number from 1 to 31.
    Day,
    /// A number from 1900 to 2099.
    Year,
    /// Any number, in digits or of the class `number`.
    Number,
    /// A word with a capital letter.
    Capital,
    /// Any word or number.
    Any,
    /// From an opening quotation mark to its closing one.
    Quoted,
    /// A person, whom the claim is about; the features are the cases it may stand in (0: any).
    Who(Features),
    /// A clitic pronoun of the class `clitic`, which stands for whom the claim is about.
    Clitic,
    /// Another person.
    Other,
    /// Whoever speaks: a person (in these cases), a body, or a word of the class `speaker`.
    Speaker(Features),
    Thing(Thing),
    /// Everything up to the end of the thing that is said.
    Rest,
    /// The first word of the sentence.
    Start,
}

/// What a matched stretch is kept as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    Nothing,
    Field(Field),
    Day,
    Month,
    Year,
    /// The words of a recognised thing, where its cue is not part of it.
    Text,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Up to `most` words between two elements. `across`: commas may stand among them.
    Gap {
        most: usize,
        across: bool,
    },
    Element {
        test: Test,
        keep: Keep,
        least: usize,
        most: usize,
    },
}

/// One wording: what stands left of the trigger (from right to left), the trigger, what stands right of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) left: Vec<Piece>,
    pub(super) trigger: Test,
    pub(super) trigger_keep: Keep,
    pub(super) right: Vec<Piece>,
    /// Whom it is about is understood, not said.
    pub(super) understood: bool,
    /// Whose it is, is understood: the clause may have another subject.
    pub(super) owned: bool,
}

/// How far a voice reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// The whole sentence.
    Whole,
    /// What follows, up to the end of the sentence.
    After,
    /// What stands before.
    Before,
}

/// How a date is reckoned from what its words give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    /// The words give it.
    None,
    Day(i32),
    Month(i32),
    Year(i32),
    /// The last such weekday.
    Weekday,
    /// The last such day before the document's own date.
    Recent,
    /// So many days after the date last told.
    AfterLast(i32),
}

/// Whether a date bounds what happened or dates it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    At,
    Since,
    Until,
    Span,
}

/// Which words take the fact out of what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guard {
    /// Negation, modality, and clauses of fear, demand and condition.
    Full,
    /// Negation and modality right beside the trigger: for what is told in passing, as fact.
    Near,
    /// As `Full`, but the negation is part of the wording ("no doctor was let in").
    Negated,
    None,
}

/// What a rule makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Makes {
    Claim(Kind),
    Thing(Thing),
    Voice(Reach),
}

/// One `[rule]` of a data file.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    /// Its name with the language before it: `ru.arrest.passive`.
    pub(super) id: &'static str,
    pub(super) makes: Makes,
    pub(super) patterns: Vec<Pattern>,
    /// The first of them as the file has them, for people who ask what a rule looks for.
    pub(super) patterns_as_written: Vec<String>,
    /// What is looked for in the clause beside what the pattern holds.
    pub(super) take: Vec<Take>,
    /// What is always said.
    pub(super) fields: Vec<(Field, String)>,
    /// The trigger agrees in gender and number with whom the claim is about.
    pub(super) agree: bool,
    pub(super) guard: Guard,
    /// Where it matches, no later rule is tried at the same trigger.
    pub(super) stop: bool,
    pub(super) confidence: f32,
    pub(super) shift: Shift,
    pub(super) bound: Bound,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Take {
    Date,
    Place,
    By,
    Length,
    Article,
    Charge,
}

/// Reads a file of rules. New words in patterns are added to the lexicon.
pub(super) fn read(
    language: &str,
    file: &str,
    text: &str,
    lexicon: &mut Lexicon,
) -> Result<Vec<Rule>, Fault> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut open: Option<(usize, Draft)> = None;
    for (number, line) in Lines::of(text) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            close(file, open.take(), &mut rules)?;
            let id = format!("{language}.{name}");
            if rules.iter().any(|rule| rule.id == id) {
                return Err(Fault::new(file, number, format!("two rules are called `{name}`")));
            }
            open = Some((number, Draft::new(id)));
            continue;
        }
        let (_, draft) = open
            .as_mut()
            .ok_or_else(|| Fault::new(file, number, "this line stands before any `[rule.name]`"))?;
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        draft.line(word, rest.trim(), lexicon).map_err(|reason| Fault::new(file, number, reason))?;
    }
    close(file, open, &mut rules)?;
    Ok(rules)
}

fn close(file: &str, open: Option<(usize, Draft)>, rules: &mut Vec<Rule>) -> Result<(), Fault> {
    if let Some((number, draft)) = open {
        rules.push(draft.finish().map_err(|reason| Fault::new(file, number, reason))?);
    }
    Ok(())
}

struct Draft {
    id: String,
    makes: Option<Makes>,
    rule: Rule,
}

impl Draft {
    fn new(id: String) -> Self {
        Self {
            id,
            makes: None,
            rule: Rule {
                id: "",
                makes: Makes::Voice(Reach::Whole),
                patterns: Vec::new(),
                patterns_as_written: Vec::new(),
                take: Vec::new(),
                fields: Vec::new(),
                agree: false,
                guard: Guard::Full,
                stop: false,
                confidence: 0.8,
                shift: Shift::None,
                bound: Bound::At,
            },
        }
    }

    fn line(&mut self, word: &str, rest: &str, lexicon: &mut Lexicon) -> Result<(), String> {
        match word {
            "kind" => {
                let kind = rest.parse::<Kind>().map_err(|unknown| unknown.to_string())?;
                self.set(Makes::Claim(kind))?;
            }
            "entity" => {
                let thing = THINGS.iter().find(|(name, ..)| *name == rest);
                let (.., thing) = thing.ok_or_else(|| {
                    format!("`{rest}` is no entity (date length article charge court body facility place)")
                })?;
                self.set(Makes::Thing(*thing))?;
            }
            "voice" => {
                let reach = match rest {
                    "whole" => Reach::Whole,
                    "after" => Reach::After,
                    "before" => Reach::Before,
                    _ => return Err(format!("`{rest}` is no reach of a voice (whole after before)")),
                };
                self.set(Makes::Voice(reach))?;
            }
            "pattern" => {
                self.rule.patterns.push(pattern(rest, lexicon)?);
                if self.rule.patterns_as_written.len() < 2 {
                    self.rule.patterns_as_written.push(rest.to_owned());
                }
            }
            "take" => {
                self.rule.take = rest.split_whitespace().map(take).collect::<Result<_, _>>()?;
            }
            "field" => {
                let (field, text) = rest.split_once('=').ok_or("expected `field name=words`")?;
                let field = field.trim().parse::<Field>().map_err(|unknown| unknown.to_string())?;
                self.rule.fields.push((field, text.trim().to_owned()));
            }
            "agree" => self.rule.agree = true,
            "stop" => self.rule.stop = true,
            "guard" => {
                self.rule.guard = match rest {
                    "full" => Guard::Full,
                    "near" => Guard::Near,
                    "negated" => Guard::Negated,
                    "none" => Guard::None,
                    _ => return Err(format!("`{rest}` is no guard (full near negated none)")),
                };
            }
            "confidence" => {
                let confidence = rest.parse::<f32>().ok().filter(|sure| (0.0..=1.0).contains(sure));
                self.rule.confidence =
                    confidence.ok_or_else(|| format!("`{rest}` is no number from 0 to 1"))?;
            }
            "shift" => self.rule.shift = shift(rest)?,
            "bound" => {
                self.rule.bound = match rest {
                    "since" => Bound::Since,
                    "until" => Bound::Until,
                    "span" => Bound::Span,
                    _ => return Err(format!("`{rest}` is no bound (since until span)")),
                };
            }
            _ => {
                return Err(format!(
                    "`{word}` begins no line of a rule (kind entity voice pattern take field agree stop guard confidence shift bound)"
                ));
            }
        }
        Ok(())
    }

    fn set(&mut self, makes: Makes) -> Result<(), String> {
        if self.makes.replace(makes).is_some() {
            return Err("a rule makes one thing: one `kind`, `entity` or `voice`".to_owned());
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Rule, String> {
        let makes = self.makes.ok_or("a rule without `kind`, `entity` or `voice`")?;
        if self.rule.patterns.is_empty() {
            return Err("a rule without a `pattern`".to_owned());
        }
        if let Makes::Claim(kind) = makes {
            let told = self.rule.fields.iter().map(|(field, _)| *field);
            let kept = self.rule.patterns.iter().flat_map(kept_fields);
            for field in told.chain(kept) {
                if !kind.spec().fields.contains(&field) {
                    return Err(format!("a claim of the kind `{kind}` has no part `{field}`"));
                }
            }
            if let Some(at) = self.rule.patterns.iter().position(|pattern| !names_somebody(pattern)) {
                return Err(format!(
                    "pattern {} says of nobody: it needs WHO, CLITIC, (WHO) or (WHOSE)",
                    at + 1
                ));
            }
        }
        self.rule.makes = makes;
        // The rules of a language are read once and live as long as the program.
        self.rule.id = Box::leak(self.id.into_boxed_str());
        Ok(self.rule)
    }
}

fn kept_fields(pattern: &Pattern) -> impl Iterator<Item = Field> {
    let keeps = pattern.left.iter().chain(&pattern.right).filter_map(|piece| match piece {
        Piece::Element { keep, .. } => Some(*keep),
        Piece::Gap { .. } => None,
    });
    keeps.chain([pattern.trigger_keep]).filter_map(|keep| match keep {
        Keep::Field(field) => Some(field),
        _ => None,
    })
}

fn names_somebody(pattern: &Pattern) -> bool {
    let who = |piece: &Piece| matches!(piece, Piece::Element { test: Test::Who(_) | Test::Clitic, .. });
    pattern.understood || pattern.left.iter().chain(&pattern.right).any(who)
}

fn take(word: &str) -> Result<Take, String> {
    Ok(match word {
        "date" => Take::Date,
        "place" => Take::Place,
        "by" => Take::By,
        "length" => Take::Length,
        "article" => Take::Article,
        "charge" => Take::Charge,
        _ => return Err(format!("`{word}` cannot be taken (date place by length article charge)")),
    })
}

fn shift(rest: &str) -> Result<Shift, String> {
    let (unit, count) = rest.split_once(' ').unwrap_or((rest, "0"));
    let count = count.trim().parse::<i32>().map_err(|_| format!("`{count}` is no whole number"))?;
    if count.abs() > 1000 {
        return Err(format!("`{count}` is too far"));
    }
    Ok(match unit {
        "day" => Shift::Day(count),
        "month" => Shift::Month(count),
        "year" => Shift::Year(count),
        "weekday" => Shift::Weekday,
        "recent" => Shift::Recent,
        "last" => Shift::AfterLast(count),
        _ => return Err(format!("`{unit}` cannot be shifted (day month year weekday recent last)")),
    })
}

fn pattern(text: &str, lexicon: &mut Lexicon) -> Result<Pattern, String> {
    let mut left: Vec<Piece> = Vec::new();
    let mut right: Vec<Piece> = Vec::new();
    let mut trigger = None;
    let mut understood = false;
    let mut owned = false;
    for word in text.split_whitespace() {
        if matches!(word, "(WHO)" | "(WHOSE)") {
            understood = true;
            owned = word == "(WHOSE)";
            continue;
        }
        if let Some(rest) = word.strip_prefix('!') {
            let Piece::Element { test, keep, .. } = element(rest, lexicon)? else {
                return Err("a gap cannot be the trigger".to_owned());
            };
            if !matches!(test, Test::Literal(_) | Test::Class(_)) {
                return Err(format!("the trigger `{rest}` must be words or a <class>"));
            }
            if trigger.replace((test, keep)).is_some() {
                return Err("two triggers: only one element may begin with `!`".to_owned());
            }
            continue;
        }
        let piece = element(word, lexicon)?;
        if trigger.is_some() { right.push(piece) } else { left.push(piece) }
    }
    left.reverse();
    let (trigger, trigger_keep) = trigger.ok_or("no trigger: one element must begin with `!`")?;
    Ok(Pattern { left, trigger, trigger_keep, right, understood, owned })
}

fn element(word: &str, lexicon: &mut Lexicon) -> Result<Piece, String> {
    if let Some(count) = word.strip_prefix('~') {
        let across = count.starts_with('~');
        let most = count.trim_start_matches('~').parse().ok().filter(|most| (1..=30).contains(most));
        let most = most.ok_or_else(|| format!("`{word}`: a gap is ~1 to ~30, or ~~1 to ~~30"))?;
        return Ok(Piece::Gap { most, across });
    }
    let (word, keep) = match word.split_once('=') {
        Some((word, kept)) => (word, keep(kept)?),
        None => (word, Keep::Nothing),
    };
    let (word, least, most) = if let Some(word) = word.strip_suffix('?') {
        (word, 0, 1)
    } else if let Some(word) = word.strip_suffix('*') {
        (word, 0, 6)
    } else if let Some(word) = word.strip_suffix('+') {
        (word, 1, 6)
    } else {
        (word, 1, 1)
    };
    let test = test(word, lexicon)?;
    let keep = match (&test, keep) {
        (Test::Day, Keep::Nothing) => Keep::Day,
        (Test::Year, Keep::Nothing) => Keep::Year,
        (_, keep) => keep,
    };
    Ok(Piece::Element { test, keep, least, most })
}

fn keep(name: &str) -> Result<Keep, String> {
    Ok(match name {
        "MONTH" => Keep::Month,
        "DAY" => Keep::Day,
        "TEXT" => Keep::Text,
        _ => Keep::Field(name.parse::<Field>().map_err(|unknown| unknown.to_string())?),
    })
}

fn test(word: &str, lexicon: &mut Lexicon) -> Result<Test, String> {
    if let Some(names) = word.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        let mut classes = ClassSet::default();
        for name in names.split('|') {
            let known =
                lexicon.known_class(name).ok_or_else(|| format!("no word class `{name}` in words.txt"))?;
            classes = classes.with(known);
        }
        return Ok(Test::Class(classes));
    }
    match word.split_once(':') {
        Some(("WHO", cases)) => return Ok(Test::Who(features(cases)?)),
        Some(("SPEAKER", cases)) => return Ok(Test::Speaker(features(cases)?)),
        _ => {}
    }
    if let Some((.., thing)) = THINGS.iter().find(|(_, name, _)| *name == word) {
        return Ok(Test::Thing(*thing));
    }
    Ok(match word {
        "WHO" => Test::Who(0),
        "CLITIC" => Test::Clitic,
        "OTHER" => Test::Other,
        "SPEAKER" => Test::Speaker(0),
        "DAY" => Test::Day,
        "YEAR" => Test::Year,
        "NUM" => Test::Number,
        "CAP" => Test::Capital,
        "ANY" => Test::Any,
        "QUOTED" => Test::Quoted,
        "REST" => Test::Rest,
        "^" => Test::Start,
        "" => return Err("an element without a word".to_owned()),
        _ if word.chars().all(|c| !c.is_alphanumeric()) => {
            Test::Mark(word.split('|').map(str::to_owned).collect())
        }
        _ if word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase()) => {
            return Err(format!(
                "`{word}` is no element (WHO OTHER SPEAKER DATE LENGTH ARTICLE CHARGE COURT BODY FACILITY PLACE DAY YEAR NUM CAP ANY QUOTED REST)"
            ));
        }
        _ => Test::Literal(word.split('|').map(|word| lexicon.form(word)).collect()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(text: &str) -> Result<Vec<Rule>, String> {
        let mut lexicon = Lexicon::new();
        lexicon.read_words("xx/words.txt", "[taken]\nseized").expect("well formed");
        read("xx", "xx/rules.txt", text, &mut lexicon).map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_rule_is_read_with_its_parts() {
        let rules = rules("[arrest.passive] # seized\nkind arrest\npattern WHO:nom ~~8 was !<taken> DATE?\nagree\ntake date").expect("well formed");
        assert_eq!(rules[0].id, "xx.arrest.passive");
        assert_eq!(rules[0].makes, Makes::Claim(Kind::Arrest));
        assert_eq!(rules[0].patterns[0].left.len(), 3);
        assert!(matches!(rules[0].patterns[0].left[1], Piece::Gap { most: 8, across: true }));
        assert!(rules[0].agree);
    }

    #[test]
    fn a_fault_names_its_file_line_and_reason() {
        let head = "[a]\nkind arrest\n";
        for (lines, told) in [
            ("pattern WHO !seized", "xx/rules.txt, line 3: this line stands before any `[rule.name]`"),
            ("[a]\nkind arest", "xx/rules.txt, line 2: `arest` is not a kind of claim"),
            ("[a]\nkind arrest", "xx/rules.txt, line 1: a rule without a `pattern`"),
            (
                "[a]\nkind arrest\npattern WHO seized",
                "xx/rules.txt, line 3: no trigger: one element must begin with `!`",
            ),
            (
                "[a]\nkind arrest\npattern WHO !<grabbed>",
                "xx/rules.txt, line 3: no word class `grabbed` in words.txt",
            ),
            ("[a]\nkind arrest\npattern WHOM !<taken>", "is no element"),
            ("[a]\nkind arrest\npattern WHO ~99 !<taken>", "a gap is ~1 to ~30"),
            (
                "[a]\nkind arrest\npattern !<taken>",
                "xx/rules.txt, line 1: pattern 1 says of nobody: it needs WHO, CLITIC, (WHO) or (WHOSE)",
            ),
            ("[a]\nkind arrest\nfield length=long\npattern WHO !<taken>", "has no part `length`"),
            (
                "[a]\nkind arrest\npatern WHO !<taken>",
                "xx/rules.txt, line 3: `patern` begins no line of a rule",
            ),
        ] {
            let text = if lines.starts_with('[') { lines.to_owned() } else { format!("\n\n{lines}") };
            let fault = rules(&text).expect_err("a fault");
            assert!(fault.contains(told), "{fault}");
        }
        assert!(
            rules(&format!("{head}pattern WHO !<taken>\n{head}pattern WHO !<taken>")).is_err(),
            "two of one name"
        );
    }
}
