//! From what is seen, left to right, to what is read, where letters run from right to left.
//!
//! A page holds letters at places; the order in which they are read is worked out: in a right-to-left
//! line everything is turned round, but numbers and words of other scripts keep their order (the inverse
//! of the Unicode Bidirectional Algorithm for one line). Where a line can be read in two ways, such as a
//! number beside a foreign word, nothing on the page decides; the commoner one is taken.

/// Hebrew, Arabic and the scripts written like them.
pub(super) fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
        && !is_arabic_digit(letter)
}

pub(super) fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
}

fn is_arabic_digit(letter: char) -> bool {
    matches!(letter, '\u{660}'..='\u{669}' | '\u{66B}' | '\u{66C}' | '\u{6F0}'..='\u{6F9}')
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || is_arabic_digit(letter)
}

fn is_left_to_right(letter: char) -> bool {
    letter.is_alphabetic() && !is_right_to_left(letter)
}

pub(super) fn is_mostly_right_to_left(text: &str) -> bool {
    let right = text.chars().filter(|&letter| is_right_to_left(letter)).count();
    right > text.chars().filter(|&letter| is_left_to_right(letter)).count()
}

/// The line in the order in which it is read.
pub(super) fn as_read(seen: &str, right_to_left: bool) -> String {
    if !seen.chars().any(is_right_to_left) {
        return seen.to_owned();
    }
    let letters: Vec<char> = seen.chars().collect();
    let read = if right_to_left { turned(&letters) } else { inner_turned(&letters) };
    with_brackets_right(read)
}

/// All turned round but numbers and stretches of other scripts.
fn turned(seen: &[char]) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let mut at = 0;
    while at < seen.len() {
        let kept = kept_in_order(seen, at);
        let length = if kept > 0 { kept } else { cluster(seen, at) };
        pieces.push(seen[at..at + length].iter().collect());
        at += length;
    }
    pieces.into_iter().rev().collect()
}

/// In a left-to-right line, only the stretches of right-to-left letters are turned.
fn inner_turned(seen: &[char]) -> String {
    let mut read = String::new();
    let mut at = 0;
    while at < seen.len() {
        if !is_right_to_left(seen[at]) {
            read.push(seen[at]);
            at += 1;
            continue;
        }
        // To the last right-to-left letter before a letter of another script.
        let stretch =
            seen[at..].iter().position(|&letter| is_left_to_right(letter)).unwrap_or(seen.len() - at);
        let last = seen[at..at + stretch].iter().rposition(|&letter| is_right_to_left(letter)).unwrap_or(0);
        read.push_str(&turned(&seen[at..=at + last]));
        at += last + 1;
    }
    read
}

/// How many letters from here keep their order in a right-to-left line: a number with its separators,
/// or a stretch that begins and ends with other letters or numbers and holds such a letter. 0: none.
fn kept_in_order(seen: &[char], at: usize) -> usize {
    if !(is_digit(seen[at]) || is_left_to_right(seen[at])) {
        return 0;
    }
    let stretch = seen[at..].iter().position(|&letter| is_right_to_left(letter)).unwrap_or(seen.len() - at);
    let stretch = &seen[at..at + stretch];
    let last_letter = stretch.iter().rposition(|&letter| is_left_to_right(letter));
    if let Some(last_letter) = last_letter {
        // Digits that follow a foreign word belong to it.
        let last =
            stretch.iter().rposition(|&letter| is_digit(letter)).map_or(last_letter, |d| d.max(last_letter));
        return last + 1;
    }
    number(stretch)
}

/// A number: digits, with one separator between two of them.
fn number(stretch: &[char]) -> usize {
    let mut length = 1;
    while length < stretch.len() {
        let next = stretch.get(length + 1).copied().is_some_and(is_digit);
        if is_digit(stretch[length]) || (matches!(stretch[length], '.' | ',' | ':' | '/') && next) {
            length += 1;
        } else {
            break;
        }
    }
    // A sign of percent stands with its number.
    length + usize::from(stretch.get(length) == Some(&'%'))
}

/// A letter with the marks that stand on it; they follow it both in what is seen and in what is read.
fn cluster(seen: &[char], at: usize) -> usize {
    use unicode_normalization::char::is_combining_mark;
    1 + seen[at + 1..].iter().take_while(|&&letter| is_combining_mark(letter)).count()
}

/// Some programs write the bracket that is seen, others the one that is meant. Read in order, an
/// opening one comes first.
fn with_brackets_right(read: String) -> String {
    let mirrored = |letter| match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        other => other,
    };
    let swapped: String = read.chars().map(mirrored).collect();
    if misplaced(&swapped) < misplaced(&read) { swapped } else { read }
}

/// Closing brackets without one that opens, and the other way round.
fn misplaced(text: &str) -> usize {
    let mut open = 0_usize;
    let mut wrong = 0;
    for letter in text.chars() {
        match letter {
            '(' | '[' | '«' => open += 1,
            ')' | ']' | '»' if open == 0 => wrong += 1,
            ')' | ']' | '»' => open -= 1,
            _ => {}
        }
    }
    wrong + open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_becomes_what_is_read() {
        let table = [
            ("ןהכ דוד", true, "דוד כהן", "a name"),
            ("2021 ץרמב 12-ב רסאמ", true, "מאסר ב-12 במרץ 2021", "numbers keep their order"),
            (".ורורחשל ארק HRW ןוגרא", true, "ארגון HRW קרא לשחרורו.", "a foreign word"),
            (
                "arq Human Rights Watch ןוגרא",
                true,
                "ארגון arq Human Rights Watch",
                "foreign words keep their order",
            ),
            ("ةيسايس 441/2018 مقر", true, "رقم 441/2018 سياسية", "a number with a separator"),
            (")יתימא( רצעמ", true, "מעצר (אמיתי)", "brackets as seen"),
            ("(יתימא) רצעמ", true, "מעצר (אמיתי)", "brackets as meant"),
            ("He is called ןהכ דוד in Hebrew", false, "He is called דוד כהן in Hebrew", "inside English"),
            ("no such letters (here)", false, "no such letters (here)", "nothing to turn"),
            ("50% לע", true, "על 50%", "a percentage"),
        ];
        for (seen, right_to_left, read, because) in table {
            assert_eq!(as_read(seen, right_to_left), read, "{because}");
        }
    }
}
