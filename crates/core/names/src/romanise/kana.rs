//! Japanese kana: Hepburn, first with long vowels shortened as English papers do (`Sato`), then as written
//! (`satou`), then as the foreign name that katakana often stands for (`sumisu` is Smith: `smis`).
//!
//! Chinese characters within such a token have a reading that no table knows; they get their pinyin.

use super::{Forms, han, push_foreign};

pub(super) fn forms(letters: &[char], forms: &mut Forms) {
    if let Some(known) = super::vowels::kana(letters) {
        known.for_each(|form| forms.add(form.to_owned()));
    }
    let written = hepburn(letters);
    forms.add(shortened(&written));
    let is_foreign = letters.iter().any(|letter| matches!(letter, 'ァ'..='ヺ' | 'ー'));
    let foreign = is_foreign.then(|| without_helping_vowels(&shortened(&written)));
    forms.add(written);
    if let Some(foreign) = foreign {
        forms.add(foreign);
    }
}

fn hepburn(letters: &[char]) -> String {
    let mut form = String::with_capacity(letters.len() * 3);
    let mut doubled = false;
    for letter in letters.iter().map(|letter| katakana(*letter)) {
        match letter {
            'ッ' => doubled = true,
            'ー' | 'ゝ' | 'ヽ' | '\'' => {}
            'ャ' | 'ュ' | 'ョ' => glide(&mut form, letter),
            'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ヮ' => small_vowel(&mut form, letter),
            _ => match syllable(letter) {
                Some(syllable) => {
                    if doubled {
                        form.push_str(
                            &syllable[..usize::from(!starts_with_vowel(syllable))].replace('c', "t"),
                        );
                    }
                    form.push_str(syllable);
                    doubled = false;
                }
                None => match han::pinyin_of(letter) {
                    Some(reading) => form.push_str(reading),
                    None => push_foreign(letter, &mut form),
                },
            },
        }
    }
    form
}

/// Hiragana lies 96 places before katakana.
fn katakana(letter: char) -> char {
    match letter {
        'ぁ'..='ゖ' => char::from_u32(u32::from(letter) + 0x60).unwrap_or(letter),
        other => other,
    }
}

fn starts_with_vowel(syllable: &str) -> bool {
    syllable.starts_with(['a', 'i', 'u', 'e', 'o'])
}

/// `キャ` is `ki` + small `ya`: kya; after `sh`, `ch`, `j` without `y`.
fn glide(form: &mut String, letter: char) {
    let vowel = match letter {
        'ャ' => 'a',
        'ュ' => 'u',
        _ => 'o',
    };
    if form.ends_with('i') || form.ends_with('e') || form.ends_with('u') {
        form.pop();
    }
    if !form.ends_with("sh") && !form.ends_with("ch") && !form.ends_with('j') {
        form.push('y');
    }
    form.push(vowel);
}

/// `ファ` is `fu` + small `a`: fa. A small vowel after the same vowel only lengthens it.
fn small_vowel(form: &mut String, letter: char) {
    let vowel = match letter {
        'ァ' | 'ヮ' => 'a',
        'ィ' => 'i',
        'ゥ' => 'u',
        'ェ' => 'e',
        _ => 'o',
    };
    if form.ends_with(vowel) {
        return;
    }
    match form.pop() {
        Some('u') if form.is_empty() || form.ends_with(['a', 'e', 'i', 'o', 'n']) => form.push('w'),
        Some('u') if form.ends_with(['k', 'g']) => form.push('w'),
        Some('u' | 'i' | 'e' | 'o') | None => {}
        Some(other) => form.push(other),
    }
    form.push(vowel);
}

/// `ou`, `oo`, `uu` are one long vowel and are printed without a mark.
fn shortened(written: &str) -> String {
    let mut form = String::with_capacity(written.len());
    for letter in written.chars() {
        let long = matches!((form.chars().last(), letter), (Some('o'), 'u' | 'o') | (Some('u'), 'u'));
        if !long {
            form.push(letter);
        }
    }
    form
}

/// Japanese puts `u` (after `t` and `d`: `o`) where a foreign name has two consonants or an end.
fn without_helping_vowels(written: &str) -> String {
    let letters: Vec<char> = written.chars().collect();
    let mut form = String::with_capacity(written.len());
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let closes = letters.get(at + 1).is_none_or(|after| !matches!(after, 'a' | 'e' | 'i' | 'o' | 'u'));
        let helping = matches!(
            (before, letter),
            (Some('k' | 'g' | 's' | 'z' | 'f' | 'b' | 'p' | 'm' | 'r' | 'h' | 'v'), 'u')
                | (Some('t' | 'd'), 'o')
        );
        // A word of one syllable needs its vowel, and so does a first one before `n` and after `t`: `Kun`, `Tom`.
        let first_needed = at == 1 && (*letter == 'o' || letters.len() <= 3 || letters[2] == 'n');
        if !helping || !closes || first_needed {
            form.push(*letter);
        }
    }
    form
}

#[rustfmt::skip]
fn syllable(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ア' => "a", 'イ' | 'ヰ' => "i", 'ウ' => "u", 'エ' | 'ヱ' => "e", 'オ' | 'ヲ' => "o",
        'カ' | 'ヵ' => "ka", 'キ' => "ki", 'ク' => "ku", 'ケ' | 'ヶ' => "ke", 'コ' => "ko",
        'ガ' => "ga", 'ギ' => "gi", 'グ' => "gu", 'ゲ' => "ge", 'ゴ' => "go",
        'サ' => "sa", 'シ' => "shi", 'ス' => "su", 'セ' => "se", 'ソ' => "so",
        'ザ' => "za", 'ジ' | 'ヂ' => "ji", 'ズ' | 'ヅ' => "zu", 'ゼ' => "ze", 'ゾ' => "zo",
        'タ' => "ta", 'チ' => "chi", 'ツ' => "tsu", 'テ' => "te", 'ト' => "to",
        'ダ' => "da", 'デ' => "de", 'ド' => "do",
        'ナ' => "na", 'ニ' => "ni", 'ヌ' => "nu", 'ネ' => "ne", 'ノ' => "no",
        'ハ' => "ha", 'ヒ' => "hi", 'フ' => "fu", 'ヘ' => "he", 'ホ' => "ho",
        'バ' => "ba", 'ビ' => "bi", 'ブ' => "bu", 'ベ' => "be", 'ボ' => "bo",
        'パ' => "pa", 'ピ' => "pi", 'プ' => "pu", 'ペ' => "pe", 'ポ' => "po",
        'マ' => "ma", 'ミ' => "mi", 'ム' => "mu", 'メ' => "me", 'モ' => "mo",
        'ヤ' => "ya", 'ユ' => "yu", 'ヨ' => "yo",
        'ラ' => "ra", 'リ' => "ri", 'ル' => "ru", 'レ' => "re", 'ロ' => "ro",
        'ワ' => "wa", 'ン' => "n", 'ヴ' => "vu",
        'ヷ' => "va", 'ヸ' => "vi", 'ヹ' => "ve", 'ヺ' => "vo",
        _ => return None,
    })
}
