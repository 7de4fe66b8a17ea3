//! The rules of [`super::romanise`] as tables: token, form that must be among the forms, reason.

use super::*;

fn check(script: Script, rows: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (token, form, because) in rows {
        assert_eq!(script_of(token), script, "the script of {token}");
        let forms = romanise(token);
        if !forms.iter().any(|other| other == form) {
            wrong.push(format!("{token} ({because}): {form} is not in {forms:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn check_first(rows: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (token, form, because) in rows {
        let forms = romanise(token);
        if forms.first().map(String::as_str) != Some(*form) {
            wrong.push(format!("{token} ({because}): {form} is not first in {forms:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn latin_letters_lose_their_accents_first_and_are_spelled_out_second() {
    check_first(&[
        ("Łukasz", "lukasz", "a letter without a part that comes off"),
        ("Đặng", "dang", "Vietnamese: two marks on one letter"),
        ("Nguyễn", "nguyen", "Vietnamese"),
        ("Trương", "truong", "horns"),
        ("Þór", "thor", "Icelandic"),
        ("Əliyev", "aliyev", "Azerbaijani schwa is printed `a` abroad"),
        ("Ħal", "hal", "Maltese"),
        ("O’Neil", "oneil", "an apostrophe"),
        ("İlham", "ilham", "a dotted capital"),
        ("Straße", "strasse", "sharp s"),
        ("MÜLLER", "muller", "capitals"),
        ("ﬁlip", "filip", "a ligature"),
        ("Ｍａｘ", "max", "full-width letters"),
    ]);
    check(
        Script::Latin,
        &[
            ("Müller", "mueller", "German umlaut"),
            ("Böll", "boell", "German umlaut"),
            ("Jäger", "jaeger", "German umlaut"),
            ("Åse", "aase", "Norwegian"),
            ("Peña", "penya", "Catalan writes ny"),
            ("Šešelj", "sheshelj", "Serbian in English"),
            ("Žižek", "zhizhek", "Slovene in English"),
            ("Erdoğan", "erdoghan", "soft g by letter"),
            ("Erdoğan", "erdoan", "soft g is hardly heard"),
            ("Şahin", "shahin", "Turkish"),
            ("Əliyev", "eliyev", "schwa by its look"),
        ],
    );
}

#[test]
fn russian_is_read_as_newspapers_passports_and_slavists_do() {
    check_first(&[
        ("Навальный", "navalny", "the adjective ending in English"),
        ("Евгений", "yevgeny", "e at the start"),
        ("Королёв", "korolyov", "the BGN reading of ё"),
        ("Хрущёв", "khrushchov", "ё after щ"),
        ("Ходорковский", "khodorkovsky", "kh"),
        ("Юрий", "yury", "yu"),
        ("Достоевский", "dostoyevsky", "e after a vowel"),
        ("Алексей", "aleksey", "the usual reading"),
        ("Ильич", "ilich", "a soft sign is left out"),
        ("Подъячев", "podyachev", "a hard sign is left out"),
        ("Ельцин", "yeltsin", "e at the start"),
        ("навальныи", "navalny", "a folded token has lost its breve"),
        ("сергеи", "sergey", "a folded token has lost its breve"),
    ]);
    check(
        Script::Cyrillic,
        &[
            ("Юрий", "jurij", "scientific, German and Czech"),
            ("Георгий", "heorhyi", "in Ukraine г is h"),
            ("Захаров", "zacharov", "scientific ch"),
            ("Иван", "ivan", "the same in all"),
            ("Дмитрий", "dmitrij", "scientific"),
            ("Джамал", "dzhamal", "BGN"),
            ("Джамал", "jamal", "as in the languages that have the sound"),
            ("Мария", "maria", "papers shorten the ending"),
        ],
    );
}

#[test]
fn the_alphabet_of_a_cyrillic_token_tells_its_language() {
    check_first(&[
        ("Сергій", "serhii", "i is Ukrainian"),
        ("Володимир", "volodimir", "nothing in it is Ukrainian only: Russian first"),
        ("Юлія", "yuliia", "Ukrainian passport"),
        ("Євген", "yevhen", "Ukrainian only letter"),
        ("Їжак", "yizhak", "yi at the start"),
        ("Згурський", "zgursky", "no letter of Ukrainian only"),
        ("Ціханоўская", "tsikhanouskaya", "Belarusian passport"),
        ("Сяргей", "syargey", "no letter of Belarusian only"),
        ("Міхаіл", "mikhail", "i shared by Ukrainian and Belarusian"),
        ("Алесь", "ales", "soft sign"),
        ("Лукашэнка", "lukashenka", "э is Russian and Belarusian"),
        ("Първанов", "parvanov", "Bulgarian ъ between consonants"),
        ("Вучић", "vucic", "Serbian in its Latin alphabet"),
        ("Ђинђић", "djindjic", "Serbian dj"),
        ("Ќосев", "kjosev", "Macedonian kj"),
        ("Қасым", "kasym", "Kazakh, as in passports"),
        ("Ғани", "gani", "Kazakh, as in passports"),
        ("Ўткир", "otkir", "Uzbek ў at the start"),
    ]);
    check(
        Script::Cyrillic,
        &[
            ("Володимир", "volodymyr", "Ukrainian second"),
            ("Зеленський", "zelenskyi", "Ukrainian second"),
            ("Згурський", "zghurskyi", "зг is zgh"),
            ("Сергей", "serhei", "Ukrainian passports write й as i"),
            ("Сяргей", "siarhei", "both readings of a shared alphabet"),
            ("Ціханоўская", "tsikhanouskaya", "from Belarusian"),
            ("Қасым", "qasim", "Kazakh by letter"),
            ("Жапаров", "zhaparov", "Kyrgyz by way of Russian"),
            ("Вучић", "vuchich", "Serbian in English"),
            ("Мұхтар", "mukhtar", "Kazakh"),
            ("Рӯзӣ", "ruzi", "Tajik, with letters that have marks"),
        ],
    );
}

#[test]
fn frequent_foreign_names_are_known_in_scripts_that_write_them_by_ear() {
    check_first(&[
        ("Джон", "john", "Russian"),
        ("Уильям", "william", "Russian"),
        ("جيمس", "james", "Arabic"),
        ("جیمز", "james", "Persian"),
        ("מייקל", "michael", "Hebrew"),
        ("데이비드", "david", "Korean"),
        ("リチャード", "richard", "Japanese"),
    ]);
}

#[test]
fn look_alikes_of_the_other_alphabet_are_read_as_the_word_s_own() {
    check_first(&[
        ("Пyтин", "putin", "Latin y"),
        ("Пoпoв", "popov", "three Latin letters of five: П and в have no reading as Latin"),
        ("Cергей", "sergey", "a Latin capital"),
        ("Нaвaльный", "navalny", "Latin a"),
        ("Xapитoнoв", "kharitonov", "Latin x, a, p, o"),
        ("Рutin", "putin", "a Cyrillic Р in a Latin word"),
        ("Ivаnоv", "ivanov", "Cyrillic а and о in a Latin word"),
    ]);
    assert_eq!(script_of("Пoпoв"), Script::Cyrillic);
    assert_eq!(script_of("Рutin"), Script::Latin);
}

#[test]
fn greek_is_read_by_its_standard_by_ear_and_by_letter() {
    check_first(&[
        ("Παπαδόπουλος", "papadopoulos", "ου"),
        ("Ευάγγελος", "evangelos", "ευ before a vowel, γγ"),
        ("Ευστράτιος", "efstratios", "ευ before s"),
        ("Μπακογιάννη", "bakogianni", "μπ at the start"),
        ("Χατζηδάκης", "chatzidakis", "passport"),
        ("Αλέξης", "alexis", "ξ"),
        ("Τσίπρας", "tsipras", "final sigma"),
        ("ΨΑΡΡΟΣ", "psarros", "capitals"),
        ("Αϊβαλιώτης", "aivaliotis", "a diaeresis parts two vowels"),
    ]);
    check(
        Script::Greek,
        &[
            ("Χατζηδάκης", "hatzidakis", "by ear"),
            ("Δημήτριος", "demetrios", "by letter"),
            ("Γιώργος", "yiorgos", "by ear"),
            ("Ντόρα", "dora", "ντ at the start by ear"),
            ("Ντόρα", "ntora", "passport"),
            ("Σαντρίνα", "sandrina", "ντ inside a foreign name"),
            ("Τζον", "jon", "a foreign j"),
            ("Βασίλειος", "basileios", "by letter"),
            ("Φίλιππος", "philippos", "by letter"),
        ],
    );
}

#[test]
fn georgian_and_armenian_are_read() {
    check_first(&[
        ("სააკაშვილი", "saakashvili", "Georgian"),
        ("მელიქიშვილი", "melikishvili", "Georgian"),
        ("ყაველაშვილი", "qavelashvili", "q"),
        ("Սարգսյան", "sargsyan", "Armenian"),
        ("Երևան", "yerevan", "e at the start, and the ligature"),
        ("Ուլիխանյան", "ulikhanyan", "the digraph u"),
        ("Ոսկանյան", "voskanyan", "o at the start"),
        ("Փաշինյան", "pashinyan", "aspirated p"),
    ]);
    check(
        Script::Georgian,
        &[
            ("ივანოვი", "ivanov", "the ending of a foreign name"),
            ("ფრანკი", "frank", "a foreign f"),
            ("ღარიბაშვილი", "garibashvili", "gh heard as g"),
            ("ხუციშვილი", "hutsishvili", "kh heard as h"),
        ],
    );
    check(
        Script::Armenian,
        &[
            ("Պետրոսյան", "petrosian", "short"),
            ("Պետրոս", "bedros", "Western Armenian"),
            ("Էդուարդ", "eduard", "short e"),
            ("Եղիա", "eghia", "Western: e without y"),
        ],
    );
}

#[test]
fn arabic_letters_give_known_names_in_full_and_consonants_for_the_rest() {
    check_first(&[
        ("محمد", "muhammad", "the vowels of a frequent name"),
        ("أحمد", "ahmad", "hamza on alef"),
        ("احمد", "ahmad", "and without"),
        ("مُحَمَّد", "muhammad", "vowel signs are left out"),
        ("مـحـمـد", "muhammad", "stretched letters"),
        ("ﻣﺤﻤﺪ", "muhammad", "presentation forms"),
        ("علی", "ali", "Persian ya"),
        ("رئیسی", "raisi", "Persian ya twice"),
        ("رضا\u{200c}", "reza", "a zero-width joiner left at the end"),
        ("فؤاد", "fouad", "hamza on waw"),
        ("قذافي", "qdhafi", "no known name: its consonants and long vowels"),
        ("طنطاوي", "tntawi", "waw between vowels"),
        ("وزان", "wzan", "waw at the start"),
        ("يمني", "ymni", "ya at the start and at the end"),
        ("خوري", "khuri", "waw between consonants"),
    ]);
    check(
        Script::Arabic,
        &[
            ("قذافي", "ghzafi", "Persian consonants"),
            ("قذافي", "kdafi", "by ear in the west"),
            ("جبرة", "jbra", "feminine ending"),
            ("جبرة", "gbrah", "feminine ending with h"),
            ("چمران", "chmran", "a Persian letter"),
            ("گنجه", "gnjeh", "Persian ending"),
            ("غونار", "gounar", "a foreign g"),
            ("لطفالله", "ltfallah", "a word that ends in Allah"),
            ("عبدالنور", "abdalnur", "a servant of"),
            ("عبدالنور", "abdulnour", "and as most papers write it"),
            ("فاطمه", "fatemeh", "Persian"),
        ],
    );
}

#[test]
fn hebrew_letters_give_known_names_in_full_and_readings_for_the_rest() {
    check_first(&[
        ("דוד", "david", "the vowels of a frequent name"),
        ("נתניהו", "netanyahu", "the vowels of a frequent name"),
        ("ג'ורג'", "george", "apostrophes"),
        ("ג׳ון", "john", "the Hebrew sign"),
        ("לפיד", "lfid", "no known name: its consonants and long vowels"),
    ]);
    check(
        Script::Hebrew,
        &[
            ("לפיד", "lpid", "p inside a word"),
            ("צ'רני", "chrni", "geresh makes ch"),
            ("ז'בוטינסקי", "zhbutinski", "geresh makes zh"),
            ("לביא", "lvia", "v inside a word"),
            ("פרנק", "frnk", "f at the start"),
            ("כריסטיאן", "kristian", "a vowel after i"),
            ("יחיאל", "yhiel", "el at the end"),
            ("חרמש", "chrmsh", "ch"),
            ("מלך", "mlkh", "final letters"),
            ("ווהל", "vhl", "double vav"),
            ("שׂרה", "sarah", "points are left out"),
        ],
    );
}

#[test]
fn kana_is_read_with_short_long_and_foreign_vowels() {
    check_first(&[
        ("さとう", "sato", "a long vowel without its mark"),
        ("しょうじ", "shoji", "a small yo"),
        ("はっとり", "hattori", "a small tsu doubles"),
        ("まっちゃ", "matcha", "a small tsu before ch"),
        ("タロー", "taro", "a long mark"),
        ("ﾀﾅｶ", "tanaka", "half-width kana"),
        ("きゃりー", "kyari", "a small ya"),
        ("プーチン", "puchin", "a foreign name"),
        ("ウィキ", "wiki", "a small i"),
        ("ジェマ", "jema", "a small e"),
        ("ヴァン", "van", "v"),
    ]);
    check(
        Script::Kana,
        &[
            ("さとう", "satou", "as written"),
            ("トム", "tom", "the first vowel stays"),
            ("スミス", "smis", "a foreign name without helping vowels"),
            ("ロバート", "robat", "a foreign name: no o after t"),
        ],
    );
}

#[test]
fn korean_family_names_and_given_names_are_spelled_as_people_do() {
    check_first(&[
        ("김", "kim", "a family name alone"),
        ("이", "lee", "a family name alone"),
        ("박", "park", "a family name alone"),
        ("민정", "minjeong", "Revised Romanisation"),
        ("정은", "jeongeun", "Revised Romanisation"),
        ("한복남", "hanboknam", "no sound changes within names"),
    ]);
    check(
        Script::Hangul,
        &[
            ("이", "yi", "a family name alone"),
            ("박", "bak", "by the rules"),
            ("최", "choi", "a family name alone"),
            ("김민정", "kimminjung", "a whole name of three syllables"),
            ("김민정", "kimminjong", "McCune-Reischauer"),
            ("영희", "younghee", "as people spell it"),
            ("정일", "chongil", "McCune-Reischauer"),
            ("준", "joon", "as people spell it"),
            ("신라", "silla", "a sound change"),
            ("아이슈타인트", "aisyutaint", "a foreign name without helping vowels"),
            ("베르거스", "berges", "a foreign name with an open e"),
        ],
    );
}

#[test]
fn chinese_is_read_as_pinyin_and_as_wade_giles() {
    check_first(&[
        ("晓波", "xiaobo", "pinyin"),
        ("刘晓波", "liuxiaobo", "a whole name"),
        ("劉曉波", "liuxiaobo", "traditional characters"),
        ("曾", "zeng", "a family name with its own reading"),
        ("单", "shan", "a family name with its own reading"),
        ("曾国藩", "zengguofan", "and at the start of a name"),
        ("吕", "lu", "ü as passports write it"),
    ]);
    check(
        Script::Han,
        &[
            ("陈", "chan", "Hong Kong"),
            ("黄", "wong", "Hong Kong"),
            ("张", "cheung", "Hong Kong"),
            ("朴", "park", "a Korean family"),
            ("晓波", "hsiaopo", "Wade-Giles"),
            ("志强", "chihchiang", "Wade-Giles"),
            ("国", "kuo", "Wade-Giles"),
            ("建宗", "chientsung", "Wade-Giles"),
        ],
    );
    assert_eq!(pinyin_syllables("刘晓波"), ["liu", "xiao", "bo"]);
    assert_eq!(pinyin_syllables("刘a"), ["liu", ""], "a letter that is no Chinese character");
    assert_eq!(pinyin_syllables(""), Vec::<&str>::new());
}

#[test]
fn indian_thai_ethiopian_and_burmese_letters_are_read_nearly() {
    check_first(&[
        ("राम", "ram", "a last a is silent"),
        ("कमला", "kamla", "an a between two syllables is silent"),
        ("मोदी", "modi", "Hindi"),
        ("विक्रम", "vikram", "a conjunct"),
        ("ज़फ़र", "zafar", "letters with a dot"),
        ("শেখ", "shekh", "Bengali by the same table"),
        ("தமிழ்", "tamizh", "Tamil by the same table"),
        ("አብይ", "aby", "Ethiopic"),
        ("သန်း", "than", "Burmese"),
        ("อานนท์", "anon", "Thai: a silenced consonant"),
        ("สมชาย", "somchai", "Thai: an unwritten vowel"),
    ]);
    check(Script::Devanagari, &[("दीपक", "deepak", "long vowels doubled"), ("राम", "rama", "every a said")]);
}

#[test]
fn a_token_has_a_form_if_it_has_a_letter_or_a_digit() {
    for (token, because) in [
        ("ᏣᎳᎩ", "a script without a table"),
        ("᠌ᠮᠣᠩ", "Mongolian script"),
        ("42", "digits"),
        ("٤٢", "Arabic digits"),
        ("ႠႡ", "old Georgian letters"),
        ("ㄱ", "a single Korean letter"),
        ("Ꙗ", "an old Cyrillic letter"),
        ("㐂", "a rare character"),
        ("ʼ7", "a digit after an apostrophe"),
    ] {
        let forms = romanise(token);
        assert!(!forms.is_empty(), "{token}: {because}");
        assert!(forms.len() <= FORMS_MAX, "{token}: {because}");
    }
    for token in ["", "-", "...", "’", "\u{301}", "ـ"] {
        assert_eq!(romanise(token), Vec::<String>::new(), "{token:?} has no letter");
    }
}

#[test]
fn forms_are_plain_different_and_few_for_every_letter_there_is() {
    for letter in ('\u{0}'..='\u{2ffff}').step_by(3) {
        let token = format!("{letter}а{letter}");
        let forms = romanise(&token);
        assert!(forms.len() <= FORMS_MAX, "{token:?}");
        for (at, form) in forms.iter().enumerate() {
            assert!(
                form.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()),
                "{token:?}: {form}"
            );
            assert!(!forms[..at].contains(form), "{token:?}: {form} twice");
        }
        if script_of_letter(letter).is_some() {
            assert!(!romanise(&letter.to_string()).is_empty(), "U+{:04x} {letter}", u32::from(letter));
        }
    }
}

#[test]
fn the_length_of_a_token_is_bounded() {
    for letter in ["а", "x", "ü", "م", "刘"] {
        let forms = romanise(&letter.repeat(100_000));
        assert!(forms.iter().all(|form| form.len() <= 8 * TOKEN_LETTERS_MAX), "{letter}");
    }
}

#[test]
fn one_kana_makes_a_token_japanese_and_digits_count_as_latin() {
    for (token, script, because) in [
        ("Иван", Script::Cyrillic, "all letters"),
        ("田中さん", Script::Kana, "one kana among Chinese characters"),
        ("田中", Script::Han, "no kana"),
        ("2024", Script::Latin, "digits only"),
        ("", Script::Other, "nothing"),
        ("...", Script::Other, "no letter"),
        ("ᏣᎳᎩ", Script::Other, "a script without a row"),
        ("محمد", Script::Arabic, "Arabic"),
        ("ไทย", Script::Thai, "Thai"),
    ] {
        assert_eq!(script_of(token), script, "{token}: {because}");
    }
}

#[test]
fn letters_that_are_taken_as_they_are_need_no_normalisation() {
    for letter in ('\u{0}'..='\u{ffff}').filter(|letter| is_settled(*letter)) {
        assert!(std::iter::once(letter).nfkc().eq([letter]), "U+{:04x} is normalised", u32::from(letter));
        assert!(letter.to_lowercase().eq([letter]), "U+{:04x} has a small letter", u32::from(letter));
        assert!(is_letter(letter), "U+{:04x} is no letter", u32::from(letter));
    }
}

#[test]
fn a_folded_token_is_read_like_the_token_itself() {
    for token in ["김민정", "ガンジー", "Навальный", "דוד", "محمد", "أحمد", "विक्रम", "刘晓波", "Ελένη"]
    {
        assert_eq!(romanise(&crate::fold(token)).first(), romanise(token).first(), "{token}");
    }
}
