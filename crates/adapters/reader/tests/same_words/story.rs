//! Invented articles about one invented case, and what papers make of a wire story.
//!
//! Independent articles tell the same facts in sentences put together anew, with names, offices and turns of phrase in common: a
//! hard case for whoever looks for copies. A paper that carries a story cuts it, changes words, and adds its own.

/// Chance that comes out the same each time (splitmix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, number: usize) -> usize {
        usize::try_from(self.next() % number as u64).expect("less than a usize")
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

const OPENERS: &[&str] = &[
    "On Tuesday",
    "On Friday evening",
    "In early May",
    "Court papers show",
    "As neighbours recall",
    "By month’s end",
    "Three days later",
    "In a note",
    "Before the hearing",
    "After two delays",
    "Late last year",
    "For the second time",
    "At their request",
    "Without notice",
    "During a break",
    "Inside the court",
    "Since the appeal",
    "This spring",
    "When doors opened",
    "A day on",
];
const SUBJECTS: &[&str] = &[
    "Oleg Varnin",
    "the printer",
    "Varnin",
    "the prisoner",
    "the defendant",
    "Petra Lindqvist",
    "his lawyer",
    "the court",
    "Judge Tirel",
    "the prosecutor",
    "the ministry",
    "his wife Nadia",
    "a spokesman",
    "the union",
    "the administration",
    "an investigator",
    "two cellmates",
    "a diplomat",
    "the family",
    "a neighbour",
    "one witness",
    "the expert",
];
const VERBS: &[&str] = &[
    "said",
    "confirmed",
    "denied",
    "wrote",
    "repeated",
    "heard",
    "learned",
    "told reporters",
    "noted",
    "insisted",
    "complained",
    "explained",
    "recalled",
    "announced",
    "admitted",
    "suggested",
    "claimed",
    "found",
    "stated",
    "maintained",
    "let it be known",
    "told us",
];
const THINGS: &[&str] = &[
    "the cell",
    "every letter",
    "the leaflets",
    "the old press",
    "no doctor",
    "a visit",
    "the case file",
    "a second witness",
    "the search",
    "his insulin",
    "the sentence",
    "the transfer",
    "the charge",
    "each complaint",
    "the appeal",
    "the family’s parcel",
    "the printer’s weight",
    "the corridor video",
    "the expert report",
    "an order by telephone",
    "the interpreter",
    "the fine",
    "the night guard",
    "the prison library",
    "the verdict",
    "a hearing date",
    "the workshop lease",
];
const HAPPENS: &[&str] = &[
    "was shared by nine",
    "had come back unopened",
    "spoke of wages",
    "was carried away",
    "came for eleven days",
    "would be considered",
    "ran to fourteen volumes",
    "was withdrawn",
    "lasted until dawn",
    "arrived twice a week",
    "had been lawful",
    "would lead beyond the mountains",
    "had no ground",
    "was answered in time",
    "stayed behind closed doors",
    "never reached him",
    "fell by a third",
    "could not be found",
    "rested on a copy",
    "was never written down",
    "left before the end",
    "was paid by neighbours",
    "changed after that",
    "opened again",
    "was put off",
    "was read aloud",
    "had run out",
];
const HOW: &[&str] = &[
    "in Velgrad",
    "on the second floor",
    "near the gate",
    "before few listeners",
    "in a hallway",
    "by telephone",
    "at a kitchen table",
    "in the yard",
    "through a glass pane",
    "under a leaking roof",
    "in front of cameras",
    "since March",
    "in due course",
    "as evidence",
    "without an answer",
    "for reasons of order",
    "as rules require",
    "within the hour",
    "to general surprise",
    "once more",
    "as in nine other cases",
    "despite the seal",
    "against her advice",
];
const TAILS: &[&str] = &[
    "and asked for a week",
    "but gave no date",
    "while officers filmed",
    "although nobody was charged",
    "and nobody interrupted",
    "and left by the stairs",
    "which others dispute",
    "so it was postponed",
    "and a list was shown",
    "without looking up",
    "and microphones went off",
    "because a seal broke",
    "and no one objected",
    "even though time pressed",
    "and it was stamped twice",
    "as if by chance",
    "though rain fell",
    "and that was all",
];
/// What everybody writes in the same words.
const STOCK: &[&str] = &[
    "was sentenced to some eight years in a penal colony on charges of extremism",
    "has been in the Velgrad remand prison since May of last year",
    "is recognised as a prisoner of conscience",
    "did not immediately respond to a request for comment",
    "the Harju Ministry of Internal Affairs and the Office of the Prosecutor General",
];
const NOISE: &[&str] = &[
    "reportedly",
    "meanwhile",
    "local",
    "later",
    "officials",
    "yesterday",
    "several",
    "again",
    "long",
    "quietly",
    "senior",
    "added",
    "their",
    "new",
    "former",
    "whole",
    "soon",
    "still",
    "about",
    "early",
    "public",
    "case",
    "city",
    "today",
    "sources",
    "little",
];

/// One sentence, put together anew.
fn sentence(dice: &mut Dice) -> String {
    let mut words = String::new();
    if dice.happens(55) {
        words.push_str(dice.of(OPENERS));
        words.push_str(", ");
    }
    if dice.happens(12) {
        return format!("{words}{} {}.", dice.of(SUBJECTS), dice.of(STOCK));
    }
    for part in [SUBJECTS, VERBS, &["that"], THINGS, HAPPENS] {
        words.push_str(dice.of(part));
        words.push(' ');
    }
    words.push_str(dice.of(HOW));
    if dice.happens(60) {
        words.push_str(if dice.happens(50) { ", " } else { " " });
        words.push_str(dice.of(TAILS));
    }
    words.push('.');
    words
}

/// An article by somebody who was there.
pub(crate) fn article(dice: &mut Dice, sentences: usize) -> Vec<String> {
    (0..sentences).map(|_| sentence(dice)).collect()
}

/// A text, and for each of its words whether it goes back to the story.
pub(crate) struct Paper {
    pub(crate) text: String,
    pub(crate) from_story: Vec<bool>,
}

/// What a paper prints of a story when it changes so many words of a hundred.
pub(crate) fn paper(dice: &mut Dice, story: &[String], percent: usize) -> Paper {
    let kept = story.len() * (60 + dice.below(41)) / 100;
    let (before, after) = (dice.below(6), 4 + dice.below(10));
    let mut paper = Paper { text: String::new(), from_story: Vec::new() };
    let mut add = |words: Vec<String>, from_story: bool| {
        paper.from_story.extend(words.iter().map(|_| from_story));
        paper.text.push_str(&words.join(" "));
        paper.text.push_str("\n\n");
    };
    let split = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    for own in article(dice, before) {
        add(split(&own), false);
    }
    for told in &story[..kept.max(1)] {
        let mut words = Vec::new();
        for word in split(told) {
            if !dice.happens(percent) {
                words.push(word);
                continue;
            }
            match dice.below(10) {
                0..=5 => words.push(dice.of(NOISE).to_owned()),
                6..=7 => {}
                _ => words.extend([dice.of(NOISE).to_owned(), word]),
            }
        }
        add(words, true);
    }
    for own in article(dice, after) {
        add(split(&own), false);
    }
    paper
}
