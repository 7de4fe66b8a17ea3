//! Chinese characters: pinyin without tones, Wade-Giles made from it, and the spellings of Hong Kong,
//! Taiwan, Malaysia and Vietnam for frequent family names.
//!
//! A character has one reading here, the most usual, except as a family name: 曾 is `zeng`, not `ceng`.

#![expect(clippy::match_same_arms, reason = "a table of letters is read in the order of its alphabet")]

use pinyin::ToPinyin;

use super::{Forms, push_foreign};

/// The longest token in which the first character is taken for a family name.
const NAME_LETTERS_MAX: usize = 4;

pub(super) fn forms(letters: &[char], forms: &mut Forms) {
    let syllables: Vec<&'static str> = syllables(letters);
    let mut pinyin = String::with_capacity(letters.len() * 5);
    let mut wade_giles = String::with_capacity(letters.len() * 5);
    for (letter, syllable) in letters.iter().zip(&syllables) {
        pinyin.push_str(syllable);
        push_wade_giles(syllable, &mut wade_giles);
        if syllable.is_empty() {
            push_foreign(*letter, &mut pinyin);
            push_foreign(*letter, &mut wade_giles);
        }
    }
    let family = letters.first().filter(|_| letters.len() == 1).and_then(|letter| family_forms(*letter));
    forms.add(pinyin);
    if let Some(family) = family {
        // One character: its Wade-Giles is in the list where anybody writes it.
        for form in family {
            forms.add((*form).to_owned());
        }
    }
    forms.add(wade_giles);
}

/// The syllable of each character of a token in pinyin without tones, `""` where none is known.
///
/// `ü` is written `u` after `j`, `q`, `x`, `y` as in pinyin itself and `v` nowhere: `lü` is `lu`.
pub fn pinyin_syllables(token: &str) -> Vec<&'static str> {
    let letters: Vec<char> = token.chars().collect();
    syllables(&letters)
}

fn syllables(letters: &[char]) -> Vec<&'static str> {
    letters
        .iter()
        .enumerate()
        .map(|(at, letter)| {
            let as_family = at == 0 && letters.len() <= NAME_LETTERS_MAX;
            as_family.then(|| family_reading(*letter)).flatten().or_else(|| pinyin_of(*letter)).unwrap_or("")
        })
        .collect()
}

pub(super) fn pinyin_of(letter: char) -> Option<&'static str> {
    letter.to_pinyin().map(|reading| match reading.plain() {
        "lü" => "lu",
        "nü" => "nu",
        "lüe" => "lue",
        "nüe" => "nue",
        // Interjections with a letter that ASCII lacks: nobody's name.
        plain if !plain.is_ascii() => "",
        plain => plain,
    })
}

/// Family names that are read in another way than the word.
fn family_reading(letter: char) -> Option<&'static str> {
    Some(match letter {
        '曾' => "zeng",
        '单' | '單' => "shan",
        '仇' => "qiu",
        '解' => "xie",
        '查' => "zha",
        '区' | '區' => "ou",
        '朴' => "piao",
        '盖' | '蓋' => "ge",
        '翟' => "zhai",
        '缪' | '繆' => "miao",
        '覃' => "qin",
        '冼' => "xian",
        '洗' => "xian",
        '乐' | '樂' => "yue",
        '任' => "ren",
        '华' | '華' => "hua",
        '葛' => "ge",
        '员' | '員' => "yun",
        '折' => "she",
        '繁' => "po",
        '秘' => "bi",
        '黑' => "he",
        '种' => "chong",
        '召' => "shao",
        '祭' => "zhai",
        '宁' | '寧' | '甯' => "ning",
        '燕' => "yan",
        '柏' => "bai",
        '尉' => "wei",
        '万' | '萬' => "wan",
        '晟' => "cheng",
        '隗' => "wei",
        '郗' => "xi",
        '车' | '車' => "che",
        '艾' => "ai",
        '于' => "yu",
        '沈' => "shen",
        '盛' => "sheng",
        '谌' | '諶' => "chen",
        '褚' => "chu",
        '哈' => "ha",
        '那' => "na",
        '么' | '麼' => "yao",
        '纪' | '紀' => "ji",
        '贾' | '賈' => "jia",
        '石' => "shi",
        '重' => "chong",
        '长' | '長' => "zhang",
        '曲' => "qu",
        '宓' => "mi",
        '逄' => "pang",
        '晁' => "chao",
        '卜' => "bu",
        '阚' | '闞' => "kan",
        '瞿' => "qu",
        '佘' => "she",
        '行' => "xing",
        '都' => "du",
        '降' => "jiang",
        '俞' => "yu",
        '令' => "ling",
        '句' => "gou",
        '会' => "gui",
        _ => return None,
    })
}

/// How families spell themselves outside mainland China, the most usual first; `None` where it is pinyin
/// or where no other spelling is frequent.
#[expect(clippy::too_many_lines, reason = "a table")]
pub fn family_forms(letter: char) -> Option<&'static [&'static str]> {
    Some(match letter {
        '陈' | '陳' => &["chan", "tan", "chen"],
        '黄' | '黃' => &["wong", "huang", "ng"],
        '李' => &["lee", "li"],
        '张' | '張' => &["cheung", "chang"],
        '王' => &["wong", "wang", "ong"],
        '林' => &["lam", "lim"],
        '吴' | '吳' => &["ng", "wu"],
        '刘' | '劉' => &["lau", "liu"],
        '梁' => &["leung", "liang"],
        '何' => &["ho", "hoh"],
        '郑' | '鄭' => &["cheng", "tay"],
        '罗' | '羅' => &["law", "lo"],
        '谢' | '謝' => &["tse", "hsieh"],
        '曾' => &["tsang", "tseng"],
        '蔡' => &["choi", "tsai", "chua"],
        '周' => &["chow", "chou"],
        '叶' | '葉' => &["yip", "yeh"],
        '杨' | '楊' => &["yeung", "young"],
        '徐' => &["tsui", "hsu"],
        '许' | '許' => &["hui", "hsu"],
        '赵' | '趙' => &["chiu", "chao"],
        '邓' | '鄧' => &["tang", "teng"],
        '冯' | '馮' => &["fung", "feng"],
        '萧' | '蕭' | '肖' => &["siu", "hsiao"],
        '彭' => &["pang", "peng"],
        '潘' => &["poon", "pan"],
        '余' | '于' => &["yu", "yue"],
        '苏' | '蘇' => &["so", "su"],
        '卢' | '盧' => &["lo", "lu"],
        '钟' | '鍾' | '鐘' => &["chung", "cheung"],
        '吕' | '呂' => &["lui", "lu"],
        '戴' => &["tai", "dai"],
        '黎' => &["lai", "li"],
        '朱' => &["chu", "choo"],
        '胡' => &["wu", "hu"],
        '郭' => &["kwok", "kuo"],
        '高' => &["ko", "kao"],
        '马' | '馬' => &["ma", "mah"],
        '孙' | '孫' => &["suen", "sun"],
        '江' => &["kong", "chiang"],
        '姜' => &["keung", "chiang"],
        '蒋' | '蔣' => &["cheung", "chiang"],
        '蒙' => &["mung", "meng"],
        '廖' => &["liu", "liao"],
        '莫' => &["mok", "mo"],
        '麦' | '麥' => &["mak", "mai"],
        '岑' => &["sham", "shum"],
        '关' | '關' => &["kwan", "kuan"],
        '袁' => &["yuen", "yuan"],
        '阮' => &["yuen", "nguyen", "juan"],
        '范' | '範' => &["fan", "pham"],
        '方' => &["fong", "fang"],
        '区' | '區' => &["au", "ou"],
        '石' => &["shek", "shih"],
        '施' => &["sze", "shih"],
        '史' => &["sze", "shih"],
        '简' | '簡' => &["kan", "chien"],
        '甘' => &["kam", "kan"],
        '金' => &["kam", "kim", "chin"],
        '崔' => &["tsui", "choi"],
        '朴' => &["park", "pak"],
        '韩' | '韓' => &["hon", "han"],
        '洪' => &["hung", "hong"],
        '温' | '溫' => &["wan", "wen"],
        '尹' => &["wan", "yin"],
        '文' => &["man", "wen"],
        '伍' => &["ng", "wu"],
        '容' => &["yung", "jung"],
        '翁' => &["yung", "weng"],
        '游' => &["yau", "yu"],
        '邱' | '丘' => &["yau", "chiu", "khoo"],
        '侯' => &["hau", "hou"],
        '欧' | '歐' => &["au", "ou"],
        '严' | '嚴' => &["yim", "yen"],
        '颜' | '顏' => &["ngan", "yen"],
        '顾' | '顧' => &["koo", "ku"],
        '古' => &["koo", "ku"],
        '龚' | '龔' => &["kung"],
        '孔' => &["hung", "kung"],
        '程' => &["ching", "cheng"],
        '董' => &["tung"],
        '杜' => &["to", "tu"],
        '唐' => &["tong", "tang"],
        '汤' | '湯' => &["tong", "tang"],
        '田' => &["tin", "tien"],
        '沈' => &["sum", "shum", "shen"],
        '宋' => &["sung", "song"],
        '薛' => &["sit", "hsueh"],
        '夏' => &["ha", "hsia"],
        '向' => &["heung", "hsiang"],
        '康' => &["hong", "kang"],
        '连' | '連' => &["lin", "lien"],
        '陆' | '陸' => &["luk", "lu"],
        '骆' | '駱' => &["lok", "lo"],
        '任' => &["yam", "jen"],
        '倪' => &["ngai", "ni"],
        '霍' => &["fok", "huo"],
        '梅' => &["mui", "mei"],
        '毛' => &["mo", "mao"],
        '尤' => &["yau", "yu"],
        '饶' | '饒' => &["yiu", "jao"],
        '姚' => &["yiu", "yao"],
        '易' => &["yik", "yi"],
        '卓' => &["cheuk", "cho"],
        '钱' | '錢' => &["chin", "chien"],
        '秦' => &["chun", "chin"],
        '傅' => &["fu", "foo"],
        '符' => &["fu", "foo"],
        '辛' => &["san", "hsin"],
        '武' => &["mo", "vu"],
        '裴' => &["pui", "pei"],
        '詹' => &["jim", "chan"],
        '庄' | '莊' => &["chong", "chuang"],
        '邵' => &["shiu", "shao"],
        '成' => &["shing", "cheng"],
        '司' => &["sze", "szu"],
        '白' => &["pak", "pai"],
        '柯' => &["or", "ko"],
        '谭' | '譚' => &["tam", "tan"],
        '魏' => &["ngai", "wei"],
        '习' | '習' => &["chap", "hsi"],
        '贾' | '賈' => &["ka", "chia"],
        '曹' => &["tso", "tsao"],
        '丁' => &["ting", "ding"],
        '俞' => &["yu", "yue"],
        '雷' => &["lui", "lei"],
        '凌' => &["ling"],
        '龙' | '龍' => &["lung"],
        '阎' | '閻' => &["yim", "yen"],
        '鲁' | '魯' => &["lo", "lu"],
        '危' => &["ngai", "wei"],
        '巫' => &["mo", "wu"],
        '阿' => &["ah", "a"],
        _ => return None,
    })
}

/// Wade-Giles without apostrophes and umlauts, as in most names of Taiwan.
fn push_wade_giles(syllable: &str, form: &mut String) {
    if let Some(whole) = wade_giles_whole(syllable) {
        form.push_str(whole);
        return;
    }
    let (initial, rest) = split_initial(syllable);
    form.push_str(match initial {
        "b" => "p",
        "d" => "t",
        "g" => "k",
        "j" | "q" | "zh" => "ch",
        "x" => "hs",
        "r" => "j",
        "z" | "c" => "ts",
        other => other,
    });
    form.push_str(wade_giles_final(initial, rest));
}

fn wade_giles_whole(syllable: &str) -> Option<&'static str> {
    Some(match syllable {
        "zhi" | "chi" => "chih",
        "shi" => "shih",
        "ri" => "jih",
        "zi" | "ci" => "tzu",
        "si" => "ssu",
        "er" => "erh",
        "yan" => "yen",
        "ye" => "yeh",
        "you" => "yu",
        "yong" => "yung",
        "yue" => "yueh",
        "yi" => "i",
        "gui" | "kui" => "kuei",
        "guo" | "kuo" => "kuo",
        "ge" | "ke" => "ko",
        "he" => "ho",
        "e" => "o",
        _ => return None,
    })
}

fn split_initial(syllable: &str) -> (&str, &str) {
    let letters = if syllable.starts_with("zh") || syllable.starts_with("ch") || syllable.starts_with("sh") {
        2
    } else {
        usize::from(!syllable.starts_with(['a', 'e', 'o']) && !syllable.is_empty())
    };
    syllable.split_at(letters)
}

fn wade_giles_final<'a>(initial: &str, rest: &'a str) -> &'a str {
    match rest {
        "ian" => "ien",
        "ie" => "ieh",
        "ong" => "ung",
        "iong" => "iung",
        "ue" => "ueh",
        "uo" if !matches!(initial, "sh" | "h") => "o",
        "er" => "erh",
        other => other,
    }
}
