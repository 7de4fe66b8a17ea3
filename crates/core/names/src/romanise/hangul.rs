//! Korean: each block is taken apart into its letters.
//!
//! First the Revised Romanisation as its rules say for names (no sound changes between syllables); then as
//! Koreans spell themselves abroad (`Park Geun-hye`, `Young`, `Joon`); then McCune-Reischauer without its
//! signs, with the sound changes, as in North Korea and in older papers. A token that is a foreign name by its
//! vowels is read as one instead of the second.

use super::{Forms, push_foreign};

const INITIALS: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
    "yu", "eu", "ui", "i",
];
/// As people spell themselves: `young`, `woo`, `hee` come from whole syllables below.
const VOWELS_PEOPLE: [&str; 21] = [
    "a", "ae", "ya", "ye", "u", "e", "you", "ye", "o", "wa", "wae", "oi", "yo", "oo", "won", "we", "wi",
    "yoo", "eu", "ee", "i",
];
const VOWELS_OLD: [&str; 21] = [
    "a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
    "u", "ui", "i",
];
const FINALS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
    "ng", "t", "t", "k", "t", "p", "t",
];

const NO_FINAL: usize = 0;
const SILENT_INITIAL: usize = 11;

/// A syllable as its three letters, by number.
#[derive(Clone, Copy)]
struct Block {
    initial: usize,
    vowel: usize,
    last: usize,
}

impl Block {
    fn of(letter: char) -> Option<Self> {
        let index = u32::from(letter).checked_sub(0xac00).filter(|index| *index < 11_172)?;
        let index = usize::try_from(index).ok()?;
        Some(Self { initial: index / 588, vowel: index % 588 / 28, last: index % 28 })
    }
}

pub(super) fn forms(letters: &[char], forms: &mut Forms) {
    if let [single] = letters
        && let Some(family) = family_forms(*single)
    {
        for form in family {
            forms.add((*form).to_owned());
        }
    }
    if let Some(known) = super::vowels::hangul(letters) {
        known.for_each(|form| forms.add(form.to_owned()));
    }
    forms.add(revised(letters));
    if is_foreign(letters) {
        forms.add(foreign(letters));
    } else {
        forms.add(as_people_spell(letters));
    }
    forms.add(old(letters));
}

/// How families spell themselves, the most usual first; `None` for a syllable that is no frequent family
/// name. The Revised Romanisation of the syllable stands last if people use it at all.
pub fn family_forms(syllable: char) -> Option<&'static [&'static str]> {
    Some(match syllable {
        '김' => &["kim", "gim"],
        '이' => &["lee", "yi", "i"],
        '리' => &["ri", "lee", "rhee"],
        '박' => &["park", "pak", "bak"],
        '최' => &["choi", "choe"],
        '정' => &["jung", "jeong", "chung"],
        '강' => &["kang", "gang"],
        '조' => &["cho", "jo"],
        '윤' => &["yoon", "yun"],
        '장' => &["jang", "chang"],
        '임' => &["lim", "im", "yim"],
        '림' => &["rim", "lim"],
        '한' => &["han"],
        '오' => &["oh", "o"],
        '서' => &["seo", "suh", "so"],
        '신' => &["shin", "sin"],
        '권' => &["kwon", "gwon"],
        '황' => &["hwang"],
        '안' => &["ahn", "an"],
        '송' => &["song"],
        '류' => &["ryu", "ryoo", "yoo"],
        '유' => &["yoo", "yu", "ryu"],
        '홍' => &["hong"],
        '전' => &["jeon", "jun", "chun"],
        '고' => &["ko", "go", "koh"],
        '문' => &["moon", "mun"],
        '양' => &["yang"],
        '손' => &["son", "sohn"],
        '배' => &["bae", "pae"],
        '백' => &["baek", "paik", "paek"],
        '허' => &["heo", "hur", "huh"],
        '남' => &["nam"],
        '심' => &["shim", "sim"],
        '노' => &["noh", "roh", "no"],
        '로' => &["ro", "roh", "noh"],
        '하' => &["ha"],
        '곽' => &["kwak", "gwak"],
        '성' => &["sung", "seong"],
        '차' => &["cha"],
        '주' => &["joo", "ju", "chu"],
        '우' => &["woo", "u"],
        '구' => &["koo", "gu", "ku"],
        '민' => &["min"],
        '나' => &["na", "ra"],
        '진' => &["jin", "chin"],
        '지' => &["ji", "chi"],
        '엄' => &["eom", "um", "om"],
        '채' => &["chae"],
        '원' => &["won"],
        '천' => &["cheon", "chun", "chon"],
        '방' => &["bang", "pang"],
        '공' => &["kong", "gong"],
        '현' => &["hyun", "hyeon", "hyon"],
        '함' => &["ham"],
        '변' => &["byun", "byeon"],
        '염' => &["yeom", "yum"],
        '여' => &["yeo"],
        '추' => &["choo", "chu"],
        '도' => &["do", "to"],
        '석' => &["seok", "suk"],
        '선' => &["sun", "seon"],
        '설' => &["seol", "sul"],
        '마' => &["ma"],
        '길' => &["kil", "gil"],
        '연' => &["yeon"],
        '위' => &["wi"],
        '표' => &["pyo"],
        '명' => &["myung", "myeong"],
        '기' => &["ki", "gi"],
        '반' => &["ban", "pan"],
        '라' => &["ra", "na"],
        '왕' => &["wang"],
        '금' => &["keum", "geum"],
        '옥' => &["ok", "ock"],
        '육' => &["yuk", "yook"],
        '인' => &["in"],
        '맹' => &["maeng"],
        '제' => &["je", "jae"],
        '모' => &["mo"],
        '탁' => &["tak"],
        '국' => &["kook", "guk"],
        '어' => &["eo"],
        '은' => &["eun"],
        '편' => &["pyun", "pyeon"],
        '용' => &["yong"],
        '량' => &["ryang"],
        '계' => &["kye"],
        '태' => &["tae"],
        _ => return None,
    })
}

fn revised(letters: &[char]) -> String {
    let mut form = String::with_capacity(letters.len() * 5);
    let blocks: Vec<Option<Block>> = letters.iter().map(|letter| Block::of(*letter)).collect();
    for (at, block) in blocks.iter().enumerate() {
        let Some(block) = block else {
            push_foreign(letters[at], &mut form);
            continue;
        };
        let before = at.checked_sub(1).and_then(|at| blocks[at]);
        // `ㄹㄹ` is one long l in every rule: `설리` Seolli.
        let doubled = block.initial == 5 && before.is_some_and(|before| before.last == 8);
        form.push_str(if doubled { "l" } else { INITIALS[block.initial] });
        form.push_str(VOWELS[block.vowel]);
        form.push_str(FINALS[block.last]);
    }
    form
}

/// Whole syllables that people spell in their own way in given names.
fn syllable_people(letter: char) -> Option<&'static str> {
    Some(match letter {
        '영' => "young",
        '희' => "hee",
        '우' => "woo",
        '수' => "soo",
        '준' => "joon",
        '현' => "hyun",
        '선' => "sun",
        '성' => "sung",
        '승' => "seung",
        '정' => "jung",
        '은' => "eun",
        '석' => "suk",
        '철' => "chul",
        '경' => "kyung",
        '규' => "kyu",
        '근' => "geun",
        '기' => "ki",
        '순' => "soon",
        '숙' => "sook",
        '훈' => "hoon",
        '운' => "woon",
        '원' => "won",
        '건' => "gun",
        '연' => "yeon",
        '윤' => "yoon",
        '주' => "joo",
        '중' => "joong",
        '국' => "kook",
        '문' => "moon",
        '명' => "myung",
        '병' => "byung",
        '형' => "hyung",
        '식' => "sik",
        '시' => "si",
        '신' => "shin",
        '덕' => "duk",
        '범' => "bum",
        '섭' => "sup",
        '천' => "chun",
        '길' => "kil",
        '관' => "kwan",
        '광' => "kwang",
        '구' => "koo",
        '태' => "tae",
        '헌' => "hun",
        '홍' => "hong",
        '유' => "yoo",
        '용' => "yong",
        '일' => "il",
        '재' => "jae",
        '의' => "eui",
        _ => return None,
    })
}

/// The vowel that Korean puts where a foreign name has two consonants or an end.
const HELPING_VOWEL: usize = 18;

/// Korean names hardly ever have a syllable after the first one that ends in the helping vowel: `스`, `트`.
fn is_foreign(letters: &[char]) -> bool {
    let is_helping = |block: Block| block.vowel == HELPING_VOWEL && block.last == NO_FINAL;
    letters.len() > 1 && letters.iter().skip(1).filter_map(|letter| Block::of(*letter)).any(is_helping)
}

/// A foreign name without helping vowels: `리처드` is Richard: `riched`.
fn foreign(letters: &[char]) -> String {
    let mut form = String::with_capacity(letters.len() * 4);
    for letter in letters {
        let Some(block) = Block::of(*letter) else {
            push_foreign(*letter, &mut form);
            continue;
        };
        form.push_str(INITIALS[block.initial]);
        form.push_str(match block.vowel {
            HELPING_VOWEL if block.last == NO_FINAL => "",
            // The open e and o of other languages.
            1 => "a",
            4 => "e",
            vowel => VOWELS[vowel],
        });
        form.push_str(FINALS[block.last]);
    }
    form
}

fn as_people_spell(letters: &[char]) -> String {
    let mut form = String::with_capacity(letters.len() * 5);
    // Three syllables that begin with a family name are a whole name: Korean writes no space.
    let family = letters.first().filter(|_| letters.len() == 3).and_then(|letter| family_forms(*letter));
    if let Some(family) = family {
        form.push_str(family[0]);
    }
    for letter in letters.iter().skip(usize::from(family.is_some())) {
        if let Some(syllable) = syllable_people(*letter) {
            form.push_str(syllable);
        } else if let Some(block) = Block::of(*letter) {
            form.push_str(INITIALS[block.initial]);
            // `won` above is the family's; inside a syllable it is `wo`.
            form.push_str(if block.vowel == 14 { "wo" } else { VOWELS_PEOPLE[block.vowel] });
            form.push_str(FINALS[block.last]);
        } else {
            push_foreign(*letter, &mut form);
        }
    }
    form
}

fn old(letters: &[char]) -> String {
    let mut form = String::with_capacity(letters.len() * 5);
    let blocks: Vec<Option<Block>> = letters.iter().map(|letter| Block::of(*letter)).collect();
    for (at, block) in blocks.iter().enumerate() {
        let Some(block) = block else {
            push_foreign(letters[at], &mut form);
            continue;
        };
        let before = at.checked_sub(1).and_then(|at| blocks[at]);
        let after = blocks.get(at + 1).copied().flatten();
        form.push_str(old_initial(*block, before));
        form.push_str(VOWELS_OLD[block.vowel]);
        form.push_str(old_final(*block, after));
    }
    form
}

/// Between voiced sounds `k`, `t`, `p`, `ch` become `g`, `d`, `b`, `j`.
fn old_initial(block: Block, before: Option<Block>) -> &'static str {
    // ㄴ, ㄹ, ㅁ, ㅇ or no consonant before.
    let voiced = before.is_some_and(|before| matches!(before.last, NO_FINAL | 4 | 8 | 16 | 21));
    match (block.initial, voiced) {
        (0, true) => "g",
        (3, true) => "d",
        (7, true) => "b",
        (12, true) => "j",
        (0, false) => "k",
        (3, false) => "t",
        (7, false) => "p",
        (12, false) => "ch",
        (5, _) => match before.map(|before| before.last) {
            Some(8 | 4) => "l",
            Some(16 | 21 | 1 | 17) => "n",
            _ => "r",
        },
        // ㄹㄴ is said ll.
        (2, _) if before.is_some_and(|before| before.last == 8) => "l",
        (13, _) => "tch",
        (initial, _) => INITIALS[initial],
    }
}

/// A last consonant moves over to a syllable without one, and sounds as `ng`, `n`, `m` before a nasal.
fn old_final(block: Block, after: Option<Block>) -> &'static str {
    let Some(after) = after else { return FINALS[block.last] };
    let before_vowel = after.initial == SILENT_INITIAL;
    let before_nasal = matches!(after.initial, 2 | 6);
    match block.last {
        1 if before_vowel => "g",
        7 if before_vowel => "d",
        8 if before_vowel => "r",
        17 if before_vowel => "b",
        19 if before_vowel => "s",
        20 if before_vowel => "ss",
        22 if before_vowel => "j",
        23 if before_vowel => "ch",
        1 | 2 | 24 if before_nasal || after.initial == 5 => "ng",
        7 | 19 | 20 | 22 | 23 | 25 if before_nasal => "n",
        17 | 26 if before_nasal || after.initial == 5 => "m",
        4 if after.initial == 5 => "l",
        last => FINALS[last],
    }
}
