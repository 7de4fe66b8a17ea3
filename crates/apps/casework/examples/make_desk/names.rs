//! Invented names in seven scripts, each with a Latin spelling. Given names are common ones; family names are put together
//! from parts, so that a hundred thousand people do not share a few hundred.

use crate::chance::Chance;

/// A name as it is written where the person lives, and in Latin letters.
pub(crate) struct Named {
    pub(crate) own: String,
    pub(crate) latin: String,
}

type Part = (&'static str, &'static str);

struct Script {
    given: &'static [Part],
    stems: &'static [Part],
    endings: &'static [Part],
    /// The family name stands first, and no blank parts it from the given one.
    family_first: bool,
}

const CYRILLIC: Script = Script {
    given: &[
        ("Андрей", "Andrey"),
        ("Сергей", "Sergei"),
        ("Наталья", "Natalia"),
        ("Елена", "Elena"),
        ("Дмитрий", "Dmitry"),
        ("Ольга", "Olga"),
        ("Михаил", "Mikhail"),
        ("Юлия", "Yulia"),
        ("Павел", "Pavel"),
        ("Ирина", "Irina"),
        ("Алесь", "Ales"),
        ("Микола", "Mykola"),
        ("Оксана", "Oksana"),
        ("Тимур", "Timur"),
        ("Зарема", "Zarema"),
        ("Виктор", "Viktor"),
        ("Светлана", "Svetlana"),
        ("Георгий", "Georgy"),
        ("Антон", "Anton"),
        ("Марина", "Marina"),
    ],
    stems: &[
        ("Белозер", "Belozer"),
        ("Вор", "Vor"),
        ("Гордич", "Gordich"),
        ("Дубр", "Dubr"),
        ("Ельн", "Eln"),
        ("Жарк", "Zhark"),
        ("Залес", "Zales"),
        ("Ильм", "Ilm"),
        ("Казар", "Kazar"),
        ("Лугов", "Lugov"),
        ("Мостов", "Mostov"),
        ("Невер", "Never"),
        ("Озер", "Ozer"),
        ("Полын", "Polyn"),
        ("Рябц", "Ryabts"),
        ("Студен", "Studen"),
        ("Терех", "Terekh"),
        ("Усач", "Usach"),
        ("Филон", "Filon"),
        ("Хмелн", "Khmeln"),
        ("Цвет", "Tsvet"),
        ("Черном", "Chernom"),
        ("Шумил", "Shumil"),
        ("Щегол", "Shchegol"),
        ("Юрьев", "Yuryev"),
        ("Ясен", "Yasen"),
        ("Бронн", "Bronn"),
        ("Верш", "Versh"),
        ("Гром", "Grom"),
        ("Корш", "Korsh"),
    ],
    endings: &[
        ("ов", "ov"),
        ("ин", "in"),
        ("ский", "sky"),
        ("енко", "enko"),
        ("евич", "evich"),
        ("ук", "uk"),
        ("ева", "eva"),
        ("цкая", "tskaya"),
    ],
    family_first: false,
};

const ARABIC: Script = Script {
    given: &[
        ("محمد", "Mohammed"),
        ("أحمد", "Ahmad"),
        ("علي", "Ali"),
        ("فاطمة", "Fatima"),
        ("حسن", "Hassan"),
        ("يوسف", "Yusuf"),
        ("خالد", "Khaled"),
        ("مريم", "Maryam"),
        ("عمر", "Omar"),
        ("سارة", "Sara"),
        ("إبراهيم", "Ibrahim"),
        ("زينب", "Zainab"),
        ("نرگس", "Narges"),
        ("رضا", "Reza"),
        ("مهدی", "Mehdi"),
        ("لیلا", "Leila"),
    ],
    stems: &[
        ("الشام", "al-Sham"),
        ("الحداد", "al-Haddad"),
        ("النجار", "al-Najjar"),
        ("الخطيب", "al-Khatib"),
        ("المصر", "al-Masr"),
        ("البغداد", "al-Baghdad"),
        ("الحلب", "al-Halab"),
        ("الدمشق", "al-Dimashq"),
        ("كرمان", "Kerman"),
        ("تبريز", "Tabriz"),
        ("شيراز", "Shiraz"),
        ("اصفهان", "Esfahan"),
        ("قاسم", "Qasem"),
        ("رحمان", "Rahman"),
        ("صالح", "Saleh"),
        ("ناصر", "Naser"),
        ("سليمان", "Suleiman"),
        ("عثمان", "Othman"),
        ("هاشم", "Hashem"),
        ("جعفر", "Jafar"),
    ],
    endings: &[("ي", "i"), ("", ""), ("اني", "ani"), ("پور", "pour"), ("زاده", "zadeh")],
    family_first: false,
};

const HEBREW: Script = Script {
    given: &[
        ("דוד", "David"),
        ("יעל", "Yael"),
        ("משה", "Moshe"),
        ("נועה", "Noa"),
        ("יונתן", "Yonatan"),
        ("תמר", "Tamar"),
        ("אורי", "Uri"),
        ("מיכל", "Michal"),
    ],
    stems: &[
        ("גולד", "Gold"),
        ("רוזנ", "Rosen"),
        ("ברק", "Barak"),
        ("שמש", "Shemesh"),
        ("כרמ", "Karm"),
        ("אלון", "Alon"),
        ("זילבר", "Zilber"),
        ("הרצ", "Hertz"),
        ("לבנ", "Levan"),
        ("פרידמ", "Fridm"),
    ],
    endings: &[
        ("ברג", "berg"),
        ("מן", "man"),
        ("ובסקי", "ovsky"),
        ("י", "i"),
        ("שטיין", "stein"),
        ("ר", "er"),
    ],
    family_first: false,
};

const HAN: Script = Script {
    given: &[
        ("伟", "Wei"),
        ("芳", "Fang"),
        ("娜", "Na"),
        ("敏", "Min"),
        ("静", "Jing"),
        ("强", "Qiang"),
        ("磊", "Lei"),
        ("洋", "Yang"),
        ("志明", "Zhiming"),
        ("晓东", "Xiaodong"),
        ("丽华", "Lihua"),
        ("建国", "Jianguo"),
        ("海燕", "Haiyan"),
        ("文杰", "Wenjie"),
        ("春梅", "Chunmei"),
        ("玉兰", "Yulan"),
        ("国平", "Guoping"),
        ("立新", "Lixin"),
        ("思远", "Siyuan"),
        ("雨桐", "Yutong"),
    ],
    stems: &[
        ("王", "Wang"),
        ("李", "Li"),
        ("张", "Zhang"),
        ("刘", "Liu"),
        ("陈", "Chen"),
        ("杨", "Yang"),
        ("赵", "Zhao"),
        ("黄", "Huang"),
        ("周", "Zhou"),
        ("吴", "Wu"),
        ("徐", "Xu"),
        ("孙", "Sun"),
        ("胡", "Hu"),
        ("朱", "Zhu"),
        ("高", "Gao"),
        ("林", "Lin"),
        ("何", "He"),
        ("郭", "Guo"),
        ("马", "Ma"),
        ("罗", "Luo"),
        ("欧阳", "Ouyang"),
        ("司马", "Sima"),
    ],
    endings: &[("", "")],
    family_first: true,
};

const GEORGIAN: Script = Script {
    given: &[
        ("დავით", "Davit"),
        ("ნინო", "Nino"),
        ("გიორგი", "Giorgi"),
        ("თამარ", "Tamar"),
        ("ირაკლი", "Irakli"),
        ("ეკა", "Eka"),
        ("ლევან", "Levan"),
        ("მარიამ", "Mariam"),
    ],
    stems: &[
        ("ბერ", "Ber"),
        ("გელ", "Gel"),
        ("კაპან", "Kapan"),
        ("ლომ", "Lom"),
        ("მჭედლ", "Mchedl"),
        ("ჯავახ", "Javakh"),
        ("წერეთ", "Tseret"),
        ("ხარ", "Khar"),
        ("მაისურ", "Maisur"),
        ("ონ", "On"),
    ],
    endings: &[
        ("იძე", "idze"),
        ("იშვილი", "ishvili"),
        ("აძე", "adze"),
        ("ელი", "eli"),
        ("ია", "ia"),
        ("ავა", "ava"),
    ],
    family_first: false,
};

const ARMENIAN: Script = Script {
    given: &[
        ("Արամ", "Aram"),
        ("Անի", "Ani"),
        ("Տիգրան", "Tigran"),
        ("Մարիամ", "Mariam"),
        ("Գոռ", "Gor"),
        ("Լիլիթ", "Lilit"),
    ],
    stems: &[
        ("Պետրոս", "Petros"),
        ("Գրիգոր", "Grigor"),
        ("Սարգս", "Sargs"),
        ("Հակոբ", "Hakob"),
        ("Կարապետ", "Karapet"),
        ("Մկրտչ", "Mkrtch"),
        ("Վարդան", "Vardan"),
    ],
    endings: &[("յան", "yan"), ("ունի", "uni")],
    family_first: false,
};

const LATIN: Script = Script {
    given: &[
        ("José", "José"),
        ("María", "María"),
        ("Juan", "Juan"),
        ("Nguyễn", "Nguyễn"),
        ("Mehmet", "Mehmet"),
        ("Ayşe", "Ayşe"),
        ("Carlos", "Carlos"),
        ("Lucía", "Lucía"),
        ("Daniel", "Daniel"),
        ("Grace", "Grace"),
        ("Tadeo", "Tadeo"),
        ("Elif", "Elif"),
        ("Amina", "Amina"),
        ("Nasib", "Nasib"),
        ("Rəşad", "Rəşad"),
        ("Leyla", "Leyla"),
        ("Pedro", "Pedro"),
        ("Yamileth", "Yamileth"),
        ("Samuel", "Samuel"),
        ("Thandiwe", "Thandiwe"),
    ],
    stems: &[
        ("Monte", "Monte"),
        ("Alva", "Alva"),
        ("Fern", "Fern"),
        ("Gutier", "Gutier"),
        ("Yıl", "Yıl"),
        ("Demir", "Demir"),
        ("Öz", "Öz"),
        ("Nguy", "Nguy"),
        ("Mbe", "Mbe"),
        ("Oko", "Oko"),
        ("Sala", "Sala"),
        ("Villa", "Villa"),
        ("Castel", "Castel"),
        ("Quin", "Quin"),
        ("Əli", "Əli"),
        ("Hüsey", "Hüsey"),
        ("Mora", "Mora"),
        ("Zuri", "Zuri"),
        ("Ramí", "Ramí"),
        ("Pere", "Pere"),
    ],
    endings: &[
        ("rez", "rez"),
        ("ro", "ro"),
        ("maz", "maz"),
        ("doğan", "doğan"),
        ("nov", "nov"),
        ("yev", "yev"),
        ("lanos", "lanos"),
        ("kwu", "kwu"),
        ("les", "les"),
        ("ndo", "ndo"),
    ],
    family_first: false,
};

/// By how many in a hundred have their name in it.
const SCRIPTS: [(u64, &Script); 7] =
    [(34, &CYRILLIC), (22, &ARABIC), (18, &LATIN), (13, &HAN), (5, &HEBREW), (5, &GEORGIAN), (3, &ARMENIAN)];

/// A name; a second part of the family name makes most of them differ.
pub(crate) fn named(chance: &mut Chance) -> Named {
    let mut at = chance.below(100);
    let script = SCRIPTS.iter().find(|(share, _)| {
        let found = at < *share;
        at = at.saturating_sub(*share);
        found
    });
    let script = script.map_or(&LATIN, |(_, script)| *script);
    let given = chance.one_of(script.given);
    let (first, ending) = (chance.one_of(script.stems), chance.one_of(script.endings));
    if script.family_first {
        let second = if chance.below(3) == 0 { chance.one_of(script.given) } else { ("", "") };
        return Named {
            own: format!("{}{}{}", first.0, given.0, second.0),
            latin: format!("{} {}{}", first.1, given.1, second.1.to_lowercase()),
        };
    }
    let middle = chance.one_of(&MIDDLES);
    let family = |first: &str, middle: &str, ending: &str| format!("{first}{middle}{ending}");
    // Where another script has no letters for it, the middle is left out.
    let middle_own = if std::ptr::eq(script, &LATIN) { middle } else { "" };
    let second =
        if chance.below(3) == 0 { format!(" {}", chance.one_of(script.given).0) } else { String::new() };
    let (own_extra, latin_extra) = extra(script, chance);
    Named {
        own: format!(
            "{}{second} {}",
            given.0,
            family(first.0, &format!("{middle_own}{own_extra}"), ending.0)
        ),
        latin: format!(
            "{} {}",
            given.1,
            family(first.1, if middle_own.is_empty() { latin_extra } else { middle }, ending.1)
        ),
    }
}

const MIDDLES: [&str; 8] = ["", "", "a", "na", "ri", "lo", "se", "mi"];

/// Letters between the parts of a family name, in the script and in Latin.
fn extra(script: &Script, chance: &mut Chance) -> Part {
    let parts: &[Part] = if std::ptr::eq(script, &CYRILLIC) {
        &[
            ("", ""),
            ("", ""),
            ("ан", "an"),
            ("ол", "ol"),
            ("ек", "ek"),
            ("им", "im"),
            ("уш", "ush"),
            ("яр", "yar"),
        ]
    } else if std::ptr::eq(script, &GEORGIAN) {
        &[("", ""), ("ან", "an"), ("ოლ", "ol"), ("ურ", "ur")]
    } else if std::ptr::eq(script, &ARABIC) {
        &[("", ""), ("", ""), ("و", "u")]
    } else {
        &[("", "")]
    };
    chance.one_of(parts)
}
