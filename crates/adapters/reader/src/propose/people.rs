//! The people of a document, and every place that speaks of them: names, short names, pronouns.
//!
//! Short names go to the person whose name they are part of; pronouns to the person the sentence
//! before or the entry's heading is about. Officials are the last to be meant by "he".

use std::collections::{HashMap, HashSet};

use super::known::KnownNames;
use super::lexicon::{
    COMMON, COUNSEL, FEMALE, GIVEN, HONORIFIC, KIN, MALE, ORGHEAD, ORGWORD, PLAIN, PREP, ROLE, TITLE, Trigger,
};
use super::names::{self, Candidate};
use super::text::{Sentence, Shape, Tokens};

/// Whom "he" and "she" can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

/// A person of the document.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The fullest form of the name in the document.
    pub(super) name: String,
    /// Where that form stands first: tokens.
    pub(super) first: (usize, usize),
    pub(super) gender: Option<Gender>,
    pub(super) official: bool,
    pub(super) counsel: bool,
    pub(super) kin: bool,
    /// How often the text speaks of custody, charges or release with this person as the sufferer.
    pub(super) captive: u32,
    pub(super) named: u32,
    /// Somebody on file whose name comes near.
    pub(super) known: Option<String>,
}

impl Person {
    /// What the person is in the case.
    pub(super) fn kind(&self) -> &'static str {
        if self.captive > 0 && (!self.official || self.captive > 1) && !self.counsel {
            "prisoner"
        } else if self.official {
            "official"
        } else if self.counsel {
            "lawyer"
        } else if self.kin {
            "relative"
        } else {
            "other"
        }
    }

    pub(super) fn acts_for_a_state(&self) -> bool {
        self.kind() == "official"
    }
}

/// The part a mention plays in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Subject,
    Object,
    /// After a preposition.
    Oblique,
    /// "X’s", "his".
    Owner,
    /// "Like X": a comparison.
    Likened,
}

/// A place that speaks of a person: tokens `start..end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where the noun phrase around it begins, with title, role and article.
    pub(super) phrase: usize,
    pub(super) person: usize,
    pub(super) part: Part,
    pub(super) named: bool,
}

/// Everyone in the document, and where.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) list: Vec<Person>,
    pub(super) mentions: Vec<Mention>,
    /// The prisoner most of the document is about, where there is one.
    pub(super) dominant: Option<usize>,
    /// Per token: the mention that covers it, plus one. 0 where there is none.
    covering: Vec<u32>,
}

impl People {
    pub(super) fn at(&self, token: usize) -> Option<&Mention> {
        let index = self.covering.get(token).copied().filter(|index| *index > 0)?;
        self.mentions.get(index as usize - 1)
    }

    /// Mentions that lie in tokens `start..end`, in order.
    pub(super) fn within(&self, start: usize, end: usize) -> impl Iterator<Item = &Mention> + Clone {
        let from = self.mentions.partition_point(|mention| mention.start < start);
        self.mentions[from..].iter().take_while(move |mention| mention.start < end)
    }

    /// Finds everyone. `known` are full names that count without further evidence; `on_file` finds other
    /// spellings of those whom the desk has.
    pub(super) fn find(tokens: &Tokens<'_>, known: &[&str], on_file: Option<&KnownNames>) -> Self {
        let mut candidates = Vec::new();
        for sentence in &tokens.sentences {
            names::candidates(tokens, *sentence, &mut candidates);
        }
        let mut people = Self { covering: vec![0; tokens.list.len()], ..Self::default() };
        let mut index = people.accept_full_names(tokens, &candidates, (known, on_file));
        index.bodies = bodies(tokens);
        people.place_mentions(tokens, &candidates, index);
        people.judge_roles(tokens);
        if let Some(on_file) = on_file {
            for person in people.list.iter_mut().filter(|person| person.named > 0) {
                person.known = on_file.near(&person.name);
            }
        }
        people
    }

    fn accept_full_names(
        &mut self,
        tokens: &Tokens<'_>,
        candidates: &[Candidate],
        (known, on_file): (&[&str], Option<&KnownNames>),
    ) -> Index {
        let mut seen: HashMap<String, (i32, u32, usize)> = HashMap::new();
        let mut doubted: HashSet<String> = HashSet::new();
        for (at, candidate) in candidates.iter().enumerate().filter(|(_, c)| c.end - c.start > 1) {
            let key = key(tokens, candidate);
            if candidate.doubtful {
                doubted.insert(key.clone());
            }
            let entry = seen.entry(key).or_insert((0, 0, at));
            entry.0 = entry.0.max(candidate.evidence);
            entry.1 += 1;
        }
        for (key, entry) in &mut seen {
            entry.0 += i32::from(entry.0 == 1 && entry.1 > 1 && !doubted.contains(key));
        }
        lend_to_longer_names(&mut seen);
        let mut order: Vec<(String, (i32, u32, usize))> = seen.into_iter().collect();
        order.sort_by_key(|(_, (_, _, at))| *at);
        let beside = beside_a_person(tokens, candidates);
        let surnames = lone_surnames(tokens, candidates);
        let known: HashSet<String> = known.iter().map(|name| name.to_lowercase()).collect();
        let mut index = Index::default();
        for (key, (evidence, _, at)) in order {
            let candidate = candidates[at];
            let last = tokens.word(candidate.end.wrapping_sub(1)).to_lowercase();
            let echoed = i32::from(surnames.contains_key(&last)) * 2;
            let is_known = known.contains(&key);
            let listed = i32::from(beside.contains(&at)) * 2;
            let accepted = evidence + echoed + listed >= 2
                || is_known
                || on_file.is_some_and(|on_file| evidence > -3 && on_file.has(&key));
            if accepted {
                self.add_full_name(tokens, &candidate, &mut index);
            }
        }
        index
    }

    /// "A Name (also known as Nick)": both are one person.
    fn join_aliases(tokens: &Tokens<'_>, candidates: &[Candidate], index: &mut Index) {
        for pair in candidates.windows(2) {
            let [name, alias] = pair else { continue };
            let alone = index
                .surname
                .get(&fold(tokens.word(name.start)))
                .filter(|people| people.len() == 1 && name.end - name.start == 1)
                .and_then(|people| people.first().copied());
            let person = named_in_full(tokens, name, index).or(alone);
            let Some(person) = person.filter(|_| also_known_as(tokens, name, alias)) else { continue };
            let words = names::spoken_words(tokens, alias.start, alias.end);
            let Some((first, last)) = words.first().zip(words.last()) else { continue };
            index.exact.insert(fold(&names::shown(tokens, alias.start, alias.end)), person);
            if words.len() > 1 {
                index.full.insert((fold(tokens.word(*first)), fold(tokens.word(*last))), person);
            } else {
                index.surname.insert(fold(tokens.word(*first)), vec![person]);
            }
        }
    }

    /// "A and B Surname": A has the surname, too, where A is a given name and not a person by itself.
    fn share_surnames(
        &mut self,
        tokens: &Tokens<'_>,
        candidates: &[Candidate],
        index: &mut Index,
    ) -> HashMap<usize, usize> {
        let mut shared = HashMap::new();
        for (order, pair) in candidates.windows(2).enumerate() {
            let [lone, full] = pair else { continue };
            let joined = full.start == lone.end + 1
                && tokens.is_any(lone.end, &["and", "&"])
                && lone.end - lone.start == 1
                && full.title == full.start;
            let given = fold(tokens.word(lone.start));
            let initial = tokens.word(lone.start).ends_with('.');
            let siblings = lone.start > 0
                && tokens.has(lone.start - 1, KIN)
                && tokens.shape(lone.start - 1) == Shape::Lower;
            let can_be_given =
                (tokens.has(lone.start, GIVEN) || siblings) && !tokens.has(lone.start, PLAIN) || initial;
            if !joined || !can_be_given || index.surname.contains_key(&given) {
                continue;
            }
            let words = names::spoken_words(tokens, full.start, full.end);
            let [first, .., last] = words[..] else { continue };
            let Some(other) = index.full.get(&(fold(tokens.word(first)), fold(tokens.word(last)))) else {
                continue;
            };
            let surname = fold(tokens.word(last));
            let known = index.full.get(&(given.clone(), surname.clone())).copied();
            let stranger =
                index.given.get(&given).is_some_and(|people| !people.is_empty()) && known.is_none();
            if stranger || known == Some(*other) {
                continue;
            }
            let person = known.unwrap_or_else(|| {
                let name = format!("{} {}", names::shown(tokens, lone.start, lone.end), tokens.word(last));
                self.add(tokens, lone, name)
            });
            index.full.insert((given.clone(), surname.clone()), person);
            remember_bearer(&mut index.given, given, person);
            remember_bearer(&mut index.surname, surname, person);
            shared.insert(order, person);
        }
        shared
    }

    fn add_full_name(&mut self, tokens: &Tokens<'_>, candidate: &Candidate, index: &mut Index) {
        let words = names::spoken_words(tokens, candidate.start, candidate.end);
        let [first_word, .., last_word] = words[..] else { return };
        let (first, last) = (fold(tokens.word(first_word)), fold(tokens.word(last_word)));
        let name = names::shown(tokens, candidate.start, candidate.end);
        let spelt_otherwise = || self.other_spelling(&first, &last, index);
        let folded = fold(&name);
        let known = index.exact.get(&folded).copied().or_else(|| {
            // "A bin B bin C" is not "A bin D bin C".
            let person = index.full.get(&(first.clone(), last.clone())).copied()?;
            let other = fold(&self.list[person].name);
            let one = words.len() < 4
                || folded == other
                || holds_in_order(&folded, &other)
                || holds_in_order(&other, &folded);
            one.then_some(person)
        });
        let person = if let Some(person) = known.or_else(spelt_otherwise) {
            if name.chars().count() > self.list[person].name.chars().count() {
                self.list[person].name = name;
                self.list[person].first = (candidate.start, candidate.end);
            }
            person
        } else {
            let person = self.add(tokens, candidate, name);
            // "his wife A B": the surname alone will not mean her.
            let phrase = phrase_start(tokens, candidate.start);
            self.list[person].kin = (phrase..candidate.start).any(|at| tokens.has(at, KIN))
                || kin_before_comma(tokens, phrase).is_some()
                || kin_after(tokens, candidate.end);
            person
        };
        index.full.entry((first, last)).or_insert(person);
        index.exact.insert(folded, person);
        for at in words {
            let table = if at == first_word { &mut index.given } else { &mut index.surname };
            remember_bearer(table, fold(tokens.word(at)), person);
        }
    }

    /// "Alexey B" and "Alexei B", "Bob B" and "Robert B": one person of one surname, where only one fits.
    fn other_spelling(&self, first: &str, last: &str, index: &Index) -> Option<usize> {
        use amparo_names::words::{Relation, relation};
        let given = amparo_names::fold(first);
        let initial = |word: &str| word.chars().count() == 1;
        let same_initial =
            |a: &str, b: &str| (initial(a) || initial(b)) && a.chars().next() == b.chars().next();
        let mut fitting = index.surname.get(last)?.iter().copied().filter(|person| {
            let name = fold(&self.list[*person].name);
            if !name.ends_with(last) {
                return false;
            }
            let other = name.split(' ').next().unwrap_or_default().to_owned();
            same_initial(&given, &other)
                || matches!(relation(&given, &other), Some(Relation::Same | Relation::Nick))
        });
        let only = fitting.next()?;
        fitting.next().is_none().then_some(only)
    }

    fn add(&mut self, tokens: &Tokens<'_>, candidate: &Candidate, name: String) -> usize {
        let gender = match tokens.list[candidate.start].classes & GIVEN {
            MALE => Some(Gender::He),
            FEMALE => Some(Gender::She),
            _ => None,
        };
        let gender = gender.or_else(|| gender_of_surname(&name));
        self.list.push(Person {
            name,
            first: (candidate.start, candidate.end),
            gender,
            official: false,
            counsel: false,
            kin: false,
            captive: 0,
            named: 0,
            known: None,
        });
        self.list.len() - 1
    }

    fn place_mentions(&mut self, tokens: &Tokens<'_>, candidates: &[Candidate], mut index: Index) {
        let lone = lone_surnames(tokens, candidates);
        let mut last_full: Vec<usize> = vec![0; self.list.len()];
        let held = Self::held_by_full_name(tokens, candidates, &index);
        Self::join_aliases(tokens, candidates, &mut index);
        let shared = self.share_surnames(tokens, candidates, &mut index);
        for (order, candidate) in candidates.iter().enumerate() {
            let person = if candidate.end - candidate.start > 1 {
                named_in_full(tokens, candidate, &index).map(|person| self.longer_name_of(person, &index))
            } else if let Some(person) = shared.get(&order) {
                Some(*person)
            } else {
                self.short_name(tokens, candidate, &mut index, &lone, (&last_full, &held))
            };
            let Some(person) = person else { continue };
            last_full.resize(self.list.len(), 0);
            if candidate.end - candidate.start > 1 {
                last_full[person] = order + 1;
            }
            self.list[person].named += 1;
            self.push(tokens, candidate, person);
        }
    }

    /// "B C" and "A B" are "A B C" where the text names only one such in full.
    fn longer_name_of(&self, person: usize, index: &Index) -> usize {
        let name = fold(&self.list[person].name);
        let last = name.rsplit(' ').next().unwrap_or_default();
        let longer: Vec<usize> = index
            .surname
            .get(last)
            .into_iter()
            .flatten()
            .copied()
            .filter(|other| *other != person && holds_in_order(&fold(&self.list[*other].name), &name))
            .collect();
        if let [only] = longer[..] { only } else { person }
    }

    /// Who is told to be in custody beside their full name.
    fn held_by_full_name(tokens: &Tokens<'_>, candidates: &[Candidate], index: &Index) -> HashSet<usize> {
        let full = candidates.iter().filter(|candidate| candidate.end - candidate.start > 1);
        full.filter_map(|candidate| {
            let person = named_in_full(tokens, candidate, index)?;
            let phrase = phrase_start(tokens, candidate.start);
            let mention = Mention {
                start: candidate.start,
                end: candidate.end,
                phrase,
                person,
                part: part_of(tokens, phrase, candidate.end),
                named: true,
            };
            (captive_cues(tokens, &mention) > 0 || held_after_aside(tokens, candidate.end)).then_some(person)
        })
        .collect()
    }

    /// Of several who bear a surname, those the bare surname can mean: the one in custody before a relative.
    /// "Mrs." asks for a woman and "Mr." for a man.
    fn meant_by_surname(
        &self,
        tokens: &Tokens<'_>,
        candidate: &Candidate,
        people: &[usize],
        held: &HashSet<usize>,
    ) -> Vec<usize> {
        let narrowed = |people: &[usize], keep: &dyn Fn(usize) -> bool| -> Vec<usize> {
            let kept: Vec<usize> = people.iter().copied().filter(|person| keep(*person)).collect();
            if kept.is_empty() { people.to_vec() } else { kept }
        };
        let title = |words: &[&str]| (candidate.title..candidate.start).any(|at| tokens.is_any(at, words));
        let asked = if title(&["mrs", "mrs.", "ms", "ms.", "miss"]) {
            Some(Gender::She)
        } else if title(&["mr", "mr."]) {
            Some(Gender::He)
        } else {
            None
        };
        let fitting = narrowed(people, &|person| {
            asked.is_none_or(|gender| self.list[person].gender.is_none_or(|known| known == gender))
        });
        let related = fitting.iter().any(|person| self.list[*person].kin);
        let in_custody = fitting.iter().filter(|person| held.contains(*person)).count();
        if in_custody == 1 && (related || fitting.len() == 2) {
            return narrowed(&fitting, &|person| held.contains(&person));
        }
        narrowed(&fitting, &|person| !self.list[person].kin)
    }

    /// Whose short name it is: surname first, then given name; of several the one named in full last.
    fn short_name(
        &mut self,
        tokens: &Tokens<'_>,
        candidate: &Candidate,
        index: &mut Index,
        lone: &HashMap<String, (i32, u32, bool)>,
        (last_full, held): (&[usize], &HashSet<usize>),
    ) -> Option<usize> {
        let word = fold(tokens.word(candidate.start));
        let latest = |people: &Vec<usize>| {
            people.iter().copied().max_by_key(|person| last_full.get(*person).copied().unwrap_or(0))
        };
        let bearers =
            index.surname.get(&word).map(|people| self.meant_by_surname(tokens, candidate, people, held));
        if let Some(person) = bearers.as_ref().and_then(latest) {
            return Some(person);
        }
        let titled = candidate.title < candidate.start;
        let kin_before = owned_kin_before(tokens, candidate.start);
        let bearers = index.given.get(&word);
        let relative = bearers.map(|people| {
            people.iter().copied().filter(|person| self.list[*person].kin).collect::<Vec<usize>>()
        });
        let fitting = if kin_before { relative.as_ref() } else { bearers };
        // "Mr. Liu": where the surname comes first, the first word is what one is called by.
        let surname_first = fitting.is_some_and(|people| people.len() == 1)
            || super::lexicon::is_surname_before_given(tokens.word(candidate.start));
        let meant = fitting
            .filter(|people| titled && people.len() > 1)
            .map(|people| self.meant_by_surname(tokens, candidate, people, held));
        if (!titled || surname_first)
            && let Some(person) = meant.as_ref().or(fitting).and_then(latest)
        {
            let named_before = last_full.get(person).is_some_and(|order| *order > 0);
            return named_before.then_some(person);
        }
        let kin_follows = tokens.has(candidate.start, GIVEN) && kin_after(tokens, candidate.end);
        if (kin_before || kin_follows) && word.chars().count() > 2 {
            let person = self.add(tokens, candidate, names::shown(tokens, candidate.start, candidate.end));
            self.list[person].kin = true;
            index.given.entry(word).or_default().push(person);
            return Some(person);
        }
        let (evidence, count, inside) = lone.get(&tokens.word(candidate.start).to_lowercase()).copied()?;
        if evidence < 5 && index.bodies.contains(&word) {
            return None;
        }
        let sure = evidence >= 3 || (count > 1 && evidence >= 1);
        let settled =
            COMMON | HONORIFIC | TITLE | ROLE | ORGWORD | ORGHEAD | PREP | KIN | super::lexicon::COUNTRY;
        let plain_word = tokens
            .has(candidate.start, settled | super::lexicon::PLACE | super::lexicon::DEMONYM)
            || tokens.has(candidate.start, PLAIN) && !titled
            || word.len() < 3;
        let strange = !tokens.has(candidate.start, PLAIN) && evidence >= 3;
        if !sure
            || plain_word
            || (!inside && !strange && (noun_ending(&word) || count < 2))
            || (tokens.has(candidate.start, GIVEN) && !titled)
        {
            return None;
        }
        let first = regal_title(tokens, candidate).unwrap_or(candidate.start);
        let person = self.add(tokens, candidate, names::shown(tokens, first, candidate.end));
        self.list[person].first.0 = first;
        index.surname.insert(word, vec![person]);
        Some(person)
    }

    fn push(&mut self, tokens: &Tokens<'_>, candidate: &Candidate, person: usize) {
        let phrase = phrase_start(tokens, candidate.start);
        let part = part_of(tokens, phrase, candidate.end);
        self.mentions.push(Mention {
            start: candidate.start,
            end: candidate.end,
            phrase,
            person,
            part,
            named: true,
        });
        for at in candidate.start..candidate.end {
            self.covering[at] = u32::try_from(self.mentions.len()).unwrap_or(0);
        }
    }

    /// Adds mentions that are no names (pronouns) and restores the order.
    pub(super) fn add_mentions(&mut self, more: Vec<Mention>) {
        self.mentions.extend(more);
        self.mentions.sort_by_key(|mention| mention.start);
        for (order, mention) in self.mentions.iter().enumerate() {
            for at in mention.start..mention.end {
                self.covering[at] = u32::try_from(order + 1).unwrap_or(0);
            }
        }
    }

    /// Officials, lawyers, relatives and prisoners, by the words beside their names.
    fn judge_roles(&mut self, tokens: &Tokens<'_>) {
        for order in 0..self.mentions.len() {
            let mention = self.mentions[order];
            let captive = captive_cues(tokens, &mention);
            let person = &mut self.list[mention.person];
            person.captive += captive;
            let lead: Vec<usize> = (mention.phrase..mention.start).collect();
            let former = lead.iter().any(|at| tokens.is_any(*at, &["former", "ex"]))
                || tokens.is(mention.phrase.wrapping_sub(1), "former");
            person.official |= !former && lead.iter().any(|at| official_title(tokens, *at));
            person.official |= tokens.shape(mention.end) == Shape::Possessive
                && tokens.is_any(
                    mention.end + 1,
                    &["regime", "government", "administration", "dictatorship", "war"],
                );
            person.official |= tokens.is(mention.phrase.wrapping_sub(1), ",")
                && mention.phrase > 1
                && official_title(tokens, mention.phrase - 2);
            person.official |= apposed_office(tokens, &mention);
            let counsel_before = mention.phrase > 2
                && tokens.is(mention.phrase.wrapping_sub(1), ",")
                && tokens.has(mention.phrase.wrapping_sub(2), COUNSEL)
                && owner_before(tokens, mention.phrase - 3);
            person.counsel |= counsel_before
                || lead.iter().any(|at| tokens.has(*at, COUNSEL))
                    && !person.official
                    && (owner_before(tokens, mention.phrase)
                        || tokens.is_any(mention.phrase, &["his", "her", "their"]));
            let kin = lead
                .iter()
                .copied()
                .find(|at| tokens.has(*at, KIN))
                .or_else(|| kin_before_comma(tokens, mention.phrase));
            if let Some(at) = kin {
                person.kin = true;
                person.gender = gender_of_kin(tokens.word(at)).or(person.gender);
            }
            for at in lead {
                if tokens.is_any(at, &["ms.", "mrs.", "ms", "mrs", "miss"]) {
                    person.gender = Some(Gender::She);
                } else if tokens.is_any(at, &["mr.", "mr"]) {
                    person.gender = Some(Gender::He);
                }
            }
        }
    }

    /// "She was arrested": she is the one in custody, though her name stands elsewhere.
    pub(super) fn judge_captives_by_pronouns(&mut self, tokens: &Tokens<'_>) {
        for order in 0..self.mentions.len() {
            let mention = self.mentions[order];
            if !mention.named {
                self.list[mention.person].captive += captive_cues(tokens, &mention);
            }
        }
    }

    /// The mentions that share one verb with the mention at `order`: "A, B and C were …". Goes right only.
    pub(super) fn list_from(&self, tokens: &Tokens<'_>, first: &Mention, limit: usize) -> Vec<Mention> {
        let mut list = vec![*first];
        let mut previous = *first;
        for next in self.within(first.end, limit) {
            if !next.named || next.part == Part::Owner || !joins(tokens, previous.end, next.start) {
                break;
            }
            list.push(*next);
            previous = *next;
        }
        list
    }
}

/// Whether only "also known as" and marks part a name from the next one, or brackets around the next.
fn also_known_as(tokens: &Tokens<'_>, name: &Candidate, alias: &Candidate) -> bool {
    if alias.start <= name.end || alias.start - name.end > 8 {
        return false;
    }
    let told = (name.end..alias.start).any(|at| {
        tokens.is_any(at, &["aka", "alias", "nicknamed", "a.k.a.", "a.k.a", "née", "pseudonym"])
            || tokens.phrase(at, "known as")
            || tokens.phrase(at, "pen name")
            || tokens.phrase(at, "the name")
            || tokens.phrase(at, "real name")
    });
    let under_a_name = (name.end..alias.start).any(|at| tokens.phrase(at, "under the name"));
    let plain = (name.end..alias.start).all(|at| {
        !tokens.list[at].is_word()
            || tokens.is_any(
                at,
                &[
                    "aka",
                    "alias",
                    "also",
                    "known",
                    "as",
                    "better",
                    "nicknamed",
                    "pen",
                    "name",
                    "by",
                    "his",
                    "her",
                    "the",
                    "or",
                    "a.k.a.",
                    "a.k.a",
                    "née",
                    "pseudonym",
                    "under",
                    "who",
                    "is",
                    "widely",
                    "whose",
                    "real",
                    "popularly",
                    "was",
                ],
            )
    });
    let bracket = alias.start == name.end + 1 && tokens.is(name.end, "(") && tokens.is(alias.end, ")");
    (plain || under_a_name) && (told || bracket && alias.evidence >= 0 && alias.end - alias.start < 3)
}

/// Words that stand in the name of a body ("Lantern Centre", "the Centre “Lantern”").
fn bodies(tokens: &Tokens<'_>) -> HashSet<String> {
    let mut words = HashSet::new();
    let capital = |at: usize| tokens.shape(at) == Shape::Capital;
    let quote = |at: usize| matches!(tokens.word(at), "“" | "\"" | "«" | "‘");
    let mut at = 0;
    while at < tokens.list.len() {
        if !capital(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < tokens.list.len() && capital(end) && tokens.list[end].spaced {
            end += 1;
        }
        let body = end - at > 1 && tokens.has(end - 1, ORGHEAD | ORGWORD);
        let quoted = at > 0 && quote(at - 1) && matches!(tokens.word(end), "”" | "\"" | "»" | "’");
        // "the Lantern rights center".
        let small_body = at > 0
            && tokens.is(at - 1, "the")
            && (end..end + 2)
                .take_while(|word| tokens.shape(*word) == Shape::Lower)
                .any(|word| tokens.has(word, ORGHEAD | super::lexicon::THING));
        if body || quoted || small_body {
            words.extend((at..end).map(|word| fold(tokens.word(word))));
        }
        at = end;
    }
    words
}

/// "Pope Francis", "King Salman": a title that is called with the given name is part of the name.
fn regal_title(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<usize> {
    let before = candidate.start.checked_sub(1)?;
    let regal = ["pope", "king", "queen", "prince", "princess", "patriarch", "emperor", "empress", "saint"];
    (candidate.end - candidate.start == 1 && tokens.is_any(before, &regal)).then_some(before)
}

/// Who is named in full here: by the first and the last word, in either order.
fn named_in_full(tokens: &Tokens<'_>, candidate: &Candidate, index: &Index) -> Option<usize> {
    if let Some(person) = index.exact.get(&fold(&names::shown(tokens, candidate.start, candidate.end))) {
        return Some(*person);
    }
    let words = names::spoken_words(tokens, candidate.start, candidate.end);
    let [first, .., last] = words[..] else { return None };
    let (first, last) = (fold(tokens.word(first)), fold(tokens.word(last)));
    index.full.get(&(first.clone(), last.clone())).or_else(|| index.full.get(&(last, first))).copied()
}

fn remember_bearer(table: &mut HashMap<String, Vec<usize>>, word: String, person: usize) {
    let people = table.entry(word).or_default();
    if people.len() < BEARERS_MAX && !people.contains(&person) {
        people.push(person);
    }
}

/// The most people one short name is weighed between.
const BEARERS_MAX: usize = 64;

/// Which words belong to whose name.
#[derive(Default)]
struct Index {
    full: HashMap<(String, String), usize>,
    surname: HashMap<String, Vec<usize>>,
    given: HashMap<String, Vec<usize>>,
    /// By all words of the name.
    exact: HashMap<String, usize>,
    /// Words that stand in the name of a body, or by themselves in quotation marks.
    bodies: HashSet<String>,
}

fn key(tokens: &Tokens<'_>, candidate: &Candidate) -> String {
    tokens.flat(candidate.start, candidate.end).to_lowercase()
}

/// Surnames of Slavic form tell a woman from a man: "-ova", "-skaya"; "-ov", "-sky".
fn gender_of_surname(name: &str) -> Option<Gender> {
    let last = name.split_whitespace().nth(1).and(name.split_whitespace().last())?;
    let part = last.split('-').next()?.to_lowercase();
    let ends =
        |endings: &[&str]| part.chars().count() > 4 && endings.iter().any(|ending| part.ends_with(ending));
    if ends(&["ova", "eva", "skaya", "ska", "aya"]) {
        Some(Gender::She)
    } else if ends(&["ov", "ev", "sky", "skiy", "ski"]) {
        Some(Gender::He)
    } else {
        None
    }
}

/// Small letters without accents: "Lượng" and "Luong" are one word.
fn fold(word: &str) -> String {
    amparo_names::fold(word)
}

/// Single capitalised words: their evidence, count, and whether one stands inside a sentence.
fn lone_surnames(tokens: &Tokens<'_>, candidates: &[Candidate]) -> HashMap<String, (i32, u32, bool)> {
    let mut lone: HashMap<String, (i32, u32, bool)> = HashMap::new();
    for candidate in candidates.iter().filter(|c| c.end - c.start == 1) {
        let entry = lone.entry(tokens.word(candidate.start).to_lowercase()).or_default();
        entry.0 = entry.0.max(candidate.evidence);
        entry.1 += 1;
        entry.2 |= !candidate.first_in_sentence;
    }
    lone
}

/// Whether every word of `short` stands in `long`, in the same order, and `long` has more.
fn holds_in_order(long: &str, short: &str) -> bool {
    let mut words = long.split(' ');
    long.len() > short.len() && short.split(' ').all(|word| words.any(|known| known == word))
}

/// What speaks for "Mr. B C" speaks for "A B C" too.
fn lend_to_longer_names(seen: &mut HashMap<String, (i32, u32, usize)>) {
    let mut lent: Vec<(String, i32)> = Vec::new();
    for name in seen.keys() {
        let mut rest = name.as_str();
        while let Some((_, tail)) = rest.split_once(' ') {
            if tail.contains(' ')
                && let Some((evidence, _, _)) = seen.get(tail)
            {
                lent.push((name.clone(), *evidence));
            }
            rest = tail;
        }
    }
    for (name, evidence) in lent {
        if let Some(entry) = seen.get_mut(&name) {
            entry.0 = entry.0.max(evidence);
        }
    }
}

/// Candidates that stand in one list with somebody who is a person beyond doubt: "A, B and C".
fn beside_a_person(tokens: &Tokens<'_>, candidates: &[Candidate]) -> HashSet<usize> {
    let mut found = HashSet::new();
    let joined = |a: &Candidate, b: &Candidate| {
        b.start > a.end
            && b.start - a.end <= 2
            && (a.end..b.start).all(|at| tokens.is_any(at, &[",", "and", "&"]))
    };
    let mut sure = false;
    for (order, pair) in candidates.windows(2).enumerate() {
        let full = |candidate: &Candidate| candidate.end - candidate.start > 1;
        if !joined(&pair[0], &pair[1]) || !full(&pair[0]) || !full(&pair[1]) || pair[1].doubtful {
            sure = false;
            continue;
        }
        sure |= pair[0].evidence >= 3;
        if sure {
            found.insert(order + 1);
        } else if pair[1].evidence >= 3 {
            found.insert(order);
            sure = true;
        }
    }
    found
}

fn noun_ending(word: &str) -> bool {
    [
        "ing", "tion", "sion", "ment", "ness", "ity", "ism", "ers", "ors", "ions", "ists", "ance", "ence",
        "ly", "ies",
    ]
    .iter()
    .any(|ending| word.ends_with(ending))
}

const TITLE_LIKE: super::lexicon::Classes = ROLE
    | TITLE
    | HONORIFIC
    | KIN
    | COUNSEL
    | ORGWORD
    | ORGHEAD
    | super::lexicon::DEMONYM
    | super::lexicon::COUNTRY
    | super::lexicon::PLACE;

/// Walks left from a name over its title, office, role and article.
fn phrase_start(tokens: &Tokens<'_>, name: usize) -> usize {
    let mut at = name;
    while at > 0 && name - at < 14 && !tokens.list[at].opens_paragraph {
        let before = at - 1;
        // "Chairman of the Harju Committee A Name".
        if tokens.is(before, "the")
            && before > 1
            && at < name
            && tokens.is_any(before - 1, &["of", "for"])
            && tokens.has(before - 2, TITLE)
        {
            at = before - 2;
            continue;
        }
        let inside_office = tokens.is_any(before, &["of", "for", "and", "to"])
            && before > 0
            && at < name
            && tokens.has(before.wrapping_sub(1), TITLE | ROLE | ORGWORD)
            && tokens.shape(at) == Shape::Capital;
        let adjective = tokens.shape(before) == Shape::Lower
            && at < name
            && !tokens.has(before, COMMON | PREP | super::lexicon::AUX)
            && tokens.list[before].trigger.is_none_or(|t| matches!(t, Trigger::Custody | Trigger::Citizen))
            && tokens.has(at, ROLE | TITLE);
        if tokens.has(before, TITLE_LIKE) && tokens.list[before].is_word() && !tokens.is_any(before, &["and"])
            || inside_office
            || adjective
        {
            at = before;
        } else {
            break;
        }
    }
    if at > 0
        && tokens.is_any(
            at.wrapping_sub(1),
            &["a", "an", "the", "his", "her", "our", "their", "my", "former", "late"],
        )
    {
        at -= 1;
    }
    at
}

fn part_of(tokens: &Tokens<'_>, phrase: usize, end: usize) -> Part {
    if tokens.shape(end) == Shape::Possessive {
        let compared = phrase > 0 && tokens.is(phrase.wrapping_sub(1), "like");
        return if compared { Part::Likened } else { Part::Owner };
    }
    let Some(before) = phrase.checked_sub(1) else { return Part::Subject };
    if tokens.is_any(before, &["like", "unlike"]) {
        return Part::Likened;
    }
    if tokens.has(before, PREP) {
        return Part::Oblique;
    }
    let token = &tokens.list[before];
    let word = tokens.word(before);
    let noun = ["ist", "er", "or", "ian", "yst", "eer", "man", "woman", "ant"]
        .iter()
        .any(|ending| word.ends_with(ending));
    if noun && !token.has(COMMON) && token.trigger.is_none() {
        return Part::Subject;
    }
    let verb = token.shape == Shape::Lower
        && !tokens.is_any(
            before,
            &[
                "and", "or", "but", "that", "when", "where", "while", "because", "if", "whether", "then",
                "than",
            ],
        )
        && (!token.has(COMMON) || token.trigger.is_some() || word.ends_with("ing") || word.ends_with("ed"));
    if verb && !tokens.list[phrase].opens_paragraph { Part::Object } else { Part::Subject }
}

fn official_title(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_any(
        at,
        &[
            "president",
            "senator",
            "sen.",
            "representative",
            "rep.",
            "congressman",
            "congresswoman",
            "secretary",
            "minister",
            "judge",
            "justice",
            "governor",
            "mayor",
            "ambassador",
            "envoy",
            "general",
            "colonel",
            "chancellor",
            "king",
            "prince",
            "premier",
            "dictator",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "commissioner",
            "rapporteur",
            "undersecretary",
            "president-elect",
            "major",
            "captain",
            "lieutenant",
            "ayatollah",
        ],
    )
}

/// "Harju’s minister for trade, A Name": the office stands before the comma.
fn apposed_office(tokens: &Tokens<'_>, mention: &Mention) -> bool {
    let Some(comma) = mention.phrase.checked_sub(1).filter(|at| tokens.is(*at, ",")) else { return false };
    (comma.saturating_sub(7)..comma)
        .rev()
        .take_while(|at| tokens.list[*at].is_word())
        .any(|at| official_title(tokens, at) && !tokens.is(at, "general"))
        && !tokens.is_any(comma.wrapping_sub(1), &["judge", "court"])
}

fn owner_before(tokens: &Tokens<'_>, phrase: usize) -> bool {
    tokens.is_any(phrase, &["his", "her", "their"])
        || phrase > 0 && tokens.shape(phrase.wrapping_sub(1)) == Shape::Possessive
}

fn kin_before_comma(tokens: &Tokens<'_>, phrase: usize) -> Option<usize> {
    let at = phrase.checked_sub(2)?;
    (tokens.is(phrase.wrapping_sub(1), ",") && tokens.has(at, KIN)).then_some(at)
}

/// "his wife A", "their daughter, A": a relative with a given name alone.
fn owned_kin_before(tokens: &Tokens<'_>, name: usize) -> bool {
    let Some(mut noun) = name.checked_sub(1) else { return false };
    if tokens.is(noun, ",") && !tokens.is_any(name + 1, &[",", "and"]) {
        return false;
    }
    noun -= usize::from(tokens.is(noun, ",") && noun > 0);
    let owner = |at: usize| {
        tokens.is_any(at, &["his", "her", "their", "my", "our"]) || tokens.shape(at) == Shape::Possessive
    };
    // "the mother of a small daughter, A".
    let child_of = tokens.has(name, GIVEN)
        && (noun.saturating_sub(6)..noun).any(|at| {
            tokens.is_any(at, &["mother", "father"])
                && tokens.is(at + 1, "of")
                && tokens.is_any(at + 2, &["a", "an"])
        });
    if child_of && tokens.has(noun, KIN) {
        return true;
    }
    noun > 0
        && tokens.has(noun, KIN)
        && tokens.shape(noun) == Shape::Lower
        && (owner(noun - 1) || noun > 1 && tokens.shape(noun - 1) == Shape::Lower && owner(noun - 2))
}

/// "A B, his wife,", "A B, 39, the sister of …", "A B (his mother)".
fn kin_after(tokens: &Tokens<'_>, end: usize) -> bool {
    if !tokens.is_any(end, &[",", "("]) {
        return false;
    }
    let mut at = end + 1;
    if tokens.shape(at) == Shape::Number && tokens.is(at + 1, ",") {
        at += 2;
    }
    let noun = (at..at + 5)
        .take_while(|word| tokens.list.get(*word).is_some_and(super::text::Token::is_word))
        .find(|word| tokens.has(*word, KIN));
    let Some(noun) = noun else { return false };
    let owned = tokens.is_any(at, &["his", "her", "their"])
        || (at..noun).any(|word| tokens.shape(word) == Shape::Possessive);
    let whose = tokens.is(noun + 1, "of")
        && (tokens.shape(noun + 2) == Shape::Capital || tokens.is_any(noun + 2, &["the", "a", "an"]))
        && !(at..noun).any(|word| tokens.is_any(word, &["who", "whose", "with", "and"]));
    owned || whose
}

/// "A B, a teacher from Lima, was arrested": custody told after an aside.
fn held_after_aside(tokens: &Tokens<'_>, end: usize) -> bool {
    if !tokens.is(end, ",") {
        return false;
    }
    let Some(close) = (end + 1..end + 14).find(|at| tokens.is(*at, ",")) else { return false };
    let open =
        |at: usize| tokens.is_any(at, &["he", "she", ".", ";"]) || tokens.has(at, super::lexicon::REPORTED);
    let mut verb = close + 1;
    while tokens.has(verb, super::lexicon::AUX) || tokens.word(verb).ends_with("ly") {
        verb += 1;
    }
    let taken = tokens.list.get(verb).and_then(|token| token.trigger);
    verb > close + 1
        && !(end..close).any(open)
        && matches!(
            taken,
            Some(
                Trigger::Custody
                    | Trigger::Sentenced
                    | Trigger::Convicted
                    | Trigger::Charged
                    | Trigger::Released
                    | Trigger::Held
            )
        )
}

pub(super) fn gender_of_kin(word: &str) -> Option<Gender> {
    let word = word.to_ascii_lowercase();
    let stem = word.trim_end_matches("-in-law");
    match stem {
        "wife" | "daughter" | "sister" | "mother" | "aunt" | "niece" | "granddaughter" | "widow" => {
            Some(Gender::She)
        }
        "husband" | "son" | "brother" | "father" | "uncle" | "nephew" | "grandson" => Some(Gender::He),
        _ => None,
    }
}

/// Words that make the person at `mention` the one in custody.
fn captive_cues(tokens: &Tokens<'_>, mention: &Mention) -> u32 {
    let custody = |at: usize| {
        matches!(
            tokens.list.get(at).and_then(|token| token.trigger),
            Some(
                Trigger::Custody
                    | Trigger::Sentenced
                    | Trigger::Convicted
                    | Trigger::Charged
                    | Trigger::Poison
                    | Trigger::Released
                    | Trigger::ReleaseNoun
                    | Trigger::Held
                    | Trigger::CustodyNoun
                    | Trigger::ServeTime
                    | Trigger::SentenceNoun
            )
        ) || tokens.is_any(at, &["detention", "case", "poisoning", "wrongfully", "arbitrarily"])
    };
    let skip = |at: &usize| {
        tokens.has(*at, super::lexicon::AUX)
            || tokens.word(*at).ends_with("ly")
            || tokens.shape(*at) == Shape::Number
            || tokens.is_any(*at, &["who", ",", "also", "again", "immediate", "unjust", "arbitrary"])
    };
    let mut after = mention.end;
    if tokens.shape(after) == Shape::Possessive {
        after += 1;
    }
    let start = after;
    while skip(&after) && after < start + 6 {
        after += 1;
    }
    let passive = (custody(after) || tokens.is(after, "faces"))
        && (after > start
            || tokens.shape(start.wrapping_sub(1)) == Shape::Possessive
            || mention.part == Part::Subject && tokens.is_any(after, &["remains", "faces"]));
    let before = mention
        .phrase
        .checked_sub(1)
        .is_some_and(|at| custody(at) || (tokens.is(at, "of") && at > 0 && custody(at - 1)));
    let jailed = (after..after + 3)
        .any(|at| tokens.is(at, "in") && tokens.has(at + 1, super::lexicon::FACILITY))
        && after > start;
    let object = (mention.phrase.saturating_sub(4)..mention.phrase).any(|at| {
        tokens.list[at].trigger == Some(Trigger::Custody)
            && !(at..mention.phrase)
                .any(|word| tokens.has(word, PREP) || tokens.is_any(word, &[",", ".", ";"]))
    });
    let adjective = (mention.phrase..mention.start).any(|at| {
        matches!(tokens.list[at].trigger, Some(Trigger::Custody)) || tokens.is(at, "wrongfully-detained")
    });
    u32::from(passive || jailed) + u32::from(before || object) + u32::from(adjective)
}

/// Whether tokens `from..to` only join two names of a list.
fn joins(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    if to < from || to - from > 14 {
        return false;
    }
    let mut connector = false;
    for at in from..to {
        let word = tokens.word(at);
        match tokens.shape(at) {
            Shape::Mark => {
                if !matches!(word, "," | "/" | "(" | ")" | "-") {
                    return false;
                }
                connector |= word == ",";
            }
            Shape::Possessive => return false,
            Shape::Lower => {
                let joiner = tokens.is_any(at, &["and", "or", "as", "well", "along", "together"]);
                connector |= joiner;
                let filler = tokens.is_any(
                    at,
                    &[
                        "of",
                        "the",
                        "a",
                        "an",
                        "former",
                        "fellow",
                        "including",
                        "former",
                        "his",
                        "her",
                        "along",
                        "together",
                        "with",
                        "fellow",
                    ],
                );
                let noun = tokens.has(at, ROLE | TITLE | KIN | ORGWORD)
                    || !tokens.has(at, COMMON | PREP | super::lexicon::AUX | super::lexicon::MODAL);
                if !(joiner || filler || noun)
                    || tokens.list[at]
                        .trigger
                        .is_some_and(|t| !matches!(t, Trigger::Custody | Trigger::Citizen))
                {
                    return false;
                }
            }
            _ => {}
        }
    }
    connector
}

/// The first sentence of a paragraph that is only a (numbered) name opens that person's entry.
pub(super) fn heading_person(tokens: &Tokens<'_>, people: &People, sentence: Sentence) -> Option<usize> {
    let words = sentence.end - sentence.start;
    if !sentence.opens_paragraph || words > 9 {
        return None;
    }
    let mention = people.within(sentence.start, sentence.end).next()?;
    let lead_is_number = (sentence.start..mention.start).all(|at| !tokens.list[at].is_word());
    let tail = (mention.end..sentence.end).all(|at| {
        !tokens.list[at].is_word()
            || tokens.is_any(at, &["or", "age", "aged", "unknown", "born", "years", "old", "about"])
            || tokens.has(at, super::lexicon::COUNTRY | super::lexicon::PLACE | super::lexicon::DEMONYM)
                && tokens.shape(at) != Shape::Lower
    });
    (lead_is_number && tail && mention.end - mention.start > 1).then_some(mention.person)
}
