//! What a column may be, by its header in English, Russian, Spanish or Arabic. A guess is shown with how sure it is and is
//! never applied by itself: a person keeps the mapping.

use serde::Serialize;

/// How sure a guess is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The header shares a word with one that is known.
    Low,
    /// The header contains one that is known.
    Fair,
    /// The header is one that is known.
    High,
}

/// What a column may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Guess {
    /// The target.
    pub to: String,
    /// How sure that is.
    pub confidence: Confidence,
}

/// Headers that are known, folded: small letters, no accents, one space between words.
const HEADERS: &[(&str, &[&str])] = &[
    ("case-id", &["case id", "case_id", "id дела", "id del caso", "معرف القضية"]),
    (
        "name",
        &[
            "name",
            "full name",
            "person",
            "prisoner",
            "detainee",
            "prisoner name",
            "имя",
            "фио",
            "ф и о",
            "полное имя",
            "заключенный",
            "nombre",
            "nombre completo",
            "nombre y apellidos",
            "preso",
            "الاسم",
            "الاسم الكامل",
            "اسم المعتقل",
        ],
    ),
    (
        "given-name",
        &[
            "given name",
            "given names",
            "first name",
            "имя и отчество",
            "nombres",
            "nombre de pila",
            "الاسم الاول",
        ],
    ),
    (
        "family-name",
        &["family name", "last name", "surname", "фамилия", "apellido", "apellidos", "الكنية", "اسم العائلة"],
    ),
    (
        "other-name",
        &[
            "other names",
            "aliases",
            "alias",
            "also known as",
            "name in russian",
            "name in arabic",
            "native name",
            "latin name",
            "другие имена",
            "имя латиницей",
            "otros nombres",
            "اسماء اخرى",
        ],
    ),
    (
        "born",
        &[
            "born",
            "date of birth",
            "birth date",
            "dob",
            "year of birth",
            "birth year",
            "дата рождения",
            "год рождения",
            "fecha de nacimiento",
            "ano de nacimiento",
            "nacimiento",
            "تاريخ الميلاد",
            "تاريخ الولادة",
            "سنة الميلاد",
        ],
    ),
    (
        "birthplace",
        &[
            "birthplace",
            "place of birth",
            "место рождения",
            "lugar de nacimiento",
            "مكان الميلاد",
            "مكان الولادة",
        ],
    ),
    ("sex", &["sex", "gender", "пол", "sexo", "genero", "الجنس"]),
    (
        "nationality",
        &[
            "nationality",
            "citizenship",
            "гражданство",
            "национальность",
            "nacionalidad",
            "ciudadania",
            "الجنسية",
        ],
    ),
    (
        "occupation",
        &[
            "occupation",
            "profession",
            "job",
            "профессия",
            "род занятий",
            "должность",
            "ocupacion",
            "profesion",
            "المهنة",
        ],
    ),
    (
        "arrested",
        &[
            "arrested",
            "arrest date",
            "date of arrest",
            "detained",
            "date of detention",
            "detention date",
            "date detained",
            "дата ареста",
            "дата задержания",
            "арестован",
            "задержан",
            "fecha de detencion",
            "fecha de arresto",
            "detenido el",
            "تاريخ الاعتقال",
            "تاريخ التوقيف",
        ],
    ),
    (
        "arrest-place",
        &[
            "place of arrest",
            "arrest place",
            "city",
            "town",
            "region",
            "место ареста",
            "место задержания",
            "город",
            "регион",
            "lugar de detencion",
            "lugar de arresto",
            "ciudad",
            "مكان الاعتقال",
            "المدينة",
        ],
    ),
    (
        "charge",
        &[
            "charge",
            "charges",
            "accusation",
            "offence",
            "offense",
            "обвинение",
            "обвинения",
            "cargo",
            "cargos",
            "acusacion",
            "delito",
            "التهمة",
            "التهم",
        ],
    ),
    (
        "article",
        &[
            "article",
            "articles",
            "article of law",
            "criminal code",
            "статья",
            "статьи",
            "статья ук",
            "articulo",
            "articulos",
            "المادة",
        ],
    ),
    (
        "sentence",
        &[
            "sentence",
            "term",
            "length of sentence",
            "prison term",
            "приговор",
            "срок",
            "sentencia",
            "condena",
            "pena",
            "الحكم",
            "مدة الحكم",
        ],
    ),
    (
        "sentenced",
        &[
            "sentence date",
            "date of sentence",
            "sentenced",
            "дата приговора",
            "fecha de sentencia",
            "تاريخ الحكم",
        ],
    ),
    ("court", &["court", "суд", "tribunal", "juzgado", "المحكمة"]),
    (
        "facility",
        &[
            "facility",
            "prison",
            "place of detention",
            "detention facility",
            "where held",
            "held at",
            "colony",
            "учреждение",
            "место содержания",
            "колония",
            "сизо",
            "тюрьма",
            "centro",
            "prision",
            "centro penitenciario",
            "carcel",
            "lugar de reclusion",
            "السجن",
            "مكان الاحتجاز",
        ],
    ),
    ("country", &["country", "страна", "pais", "الدولة", "البلد"]),
    (
        "custody-status",
        &[
            "status",
            "current status",
            "custody status",
            "situation",
            "статус",
            "текущий статус",
            "estado",
            "estado actual",
            "situacion",
            "الحالة",
            "الوضع",
        ],
    ),
    (
        "released",
        &[
            "released",
            "release date",
            "date of release",
            "дата освобождения",
            "освобожден",
            "fecha de liberacion",
            "fecha de excarcelacion",
            "تاريخ الافراج",
            "تاريخ الإفراج",
        ],
    ),
    (
        "died",
        &[
            "died",
            "date of death",
            "death date",
            "дата смерти",
            "fecha de muerte",
            "fecha de fallecimiento",
            "تاريخ الوفاة",
        ],
    ),
    (
        "recognised-by",
        &[
            "recognised by",
            "recognized by",
            "listed by",
            "recognition",
            "кем признан",
            "признан",
            "reconocido por",
            "معترف به من",
        ],
    ),
    (
        "source-url",
        &["url", "link", "source url", "source link", "web", "ссылка", "enlace", "رابط", "الرابط"],
    ),
    (
        "source-title",
        &["source", "sources", "reference", "источник", "источники", "fuente", "fuentes", "المصدر"],
    ),
    ("source-publisher", &["publisher", "published by", "издатель", "editor", "medio", "الناشر"]),
    (
        "source-date",
        &[
            "source date",
            "published",
            "publication date",
            "дата публикации",
            "fecha de publicacion",
            "تاريخ النشر",
        ],
    ),
    (
        "note",
        &[
            "note",
            "notes",
            "comment",
            "comments",
            "remarks",
            "description",
            "примечание",
            "примечания",
            "комментарий",
            "описание",
            "nota",
            "notas",
            "observaciones",
            "comentarios",
            "ملاحظات",
            "وصف",
        ],
    ),
];

/// What a column with this header may be; `None`: nothing that is known.
pub(super) fn guess(header: &str) -> Option<Guess> {
    let named = header.trim().to_lowercase();
    // Our own tables name their columns by their targets.
    if named.parse::<super::Target>().is_ok() {
        return Some(Guess { to: named, confidence: Confidence::High });
    }
    let folded = fold(header);
    if folded.is_empty() {
        return None;
    }
    let all = || HEADERS.iter().flat_map(|(to, names)| names.iter().map(move |name| (*to, fold(name))));
    let is = |to: &'static str, confidence| Guess { to: to.to_owned(), confidence };
    if let Some((to, _)) = all().find(|(_, name)| *name == folded) {
        return Some(is(to, Confidence::High));
    }
    let within = |name: &str| format!(" {folded} ").contains(&format!(" {name} "));
    let longest = all().filter(|(_, name)| within(name)).max_by_key(|(_, name)| name.chars().count());
    if let Some((to, name)) = longest {
        let share = name.chars().count() * 2 >= folded.chars().count();
        return Some(is(to, if share { Confidence::Fair } else { Confidence::Low }));
    }
    None
}

fn fold(text: &str) -> String {
    let text = amparo_names::fold(text).to_lowercase();
    let plain: String =
        text.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_four_languages_are_known_and_others_are_not() {
        for (header, expected) in [
            ("Full name", Some(("name", Confidence::High))),
            ("ФИО", Some(("name", Confidence::High))),
            ("Дата ареста", Some(("arrested", Confidence::High))),
            ("Fecha de detención", Some(("arrested", Confidence::High))),
            ("تاريخ الاعتقال", Some(("arrested", Confidence::High))),
            ("Date of arrest (first)", Some(("arrested", Confidence::Fair))),
            ("Prison (as of the end of last year)", Some(("facility", Confidence::Low))),
            ("Favourite colour", None),
            ("", None),
        ] {
            let found = guess(header);
            let found = found.as_ref().map(|guess| (guess.to.as_str(), guess.confidence));
            assert_eq!(found, expected, "{header}");
        }
    }

    #[test]
    fn every_guess_is_a_target() {
        for (to, _) in HEADERS {
            assert!(to.parse::<super::super::Target>().is_ok(), "{to}");
        }
    }
}
