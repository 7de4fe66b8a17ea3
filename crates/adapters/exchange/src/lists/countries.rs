//! Countries by the names that lists give them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::entry::{Country, Tie, some};

/// The tie of an entry to a country named `text`; `None` if the list names none.
pub(super) fn tie(text: &str, tie: Tie) -> Option<Country> {
    let text = some(text).filter(|text| !is_nowhere(text))?;
    let code = code(&text);
    Some(Country { text, code, tie })
}

fn is_nowhere(text: &str) -> bool {
    ["undetermined", "unknown", "none identified", "00"].contains(&text.to_lowercase().as_str())
}

/// ISO 3166-1 alpha-2 for an English name, a common other name, or the code itself.
pub(super) fn code(text: &str) -> Option<String> {
    let name = plain(text);
    let code = BY_NAME.get(name.as_str()).copied().or_else(|| {
        let upper = text.trim().to_uppercase();
        COUNTRIES.iter().find(|(code, _)| *code == upper).map(|(code, _)| *code)
    });
    code.map(str::to_owned)
}

static BY_NAME: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let names = COUNTRIES.iter().flat_map(|(code, names)| names.split('|').map(move |name| (name, *code)));
    names.collect()
});

/// Small letters, no accents that English drops, no article, no signs.
fn plain(text: &str) -> String {
    let folded = text.to_lowercase().replace('&', " and ");
    let folded: String = folded
        .chars()
        .map(|letter| match letter {
            'ç' => 'c',
            'ô' => 'o',
            'é' | 'è' => 'e',
            'ã' | 'å' => 'a',
            'í' => 'i',
            'ü' => 'u',
            letter if letter.is_alphanumeric() => letter,
            '\'' | '’' => '\u{0}',
            _ => ' ',
        })
        .filter(|letter| *letter != '\u{0}')
        .collect();
    let words: Vec<&str> = folded.split_whitespace().filter(|word| *word != "the").collect();
    words.join(" ")
}

/// Each code with its names, in the form that [`plain`] gives. The first is the usual one.
#[rustfmt::skip]
const COUNTRIES: &[(&str, &str)] = &[
    ("AD", "andorra"), ("AE", "united arab emirates|uae|emirates"), ("AF", "afghanistan|islamic republic of afghanistan"),
    ("AG", "antigua and barbuda"), ("AI", "anguilla"), ("AL", "albania"), ("AM", "armenia"), ("AO", "angola"),
    ("AQ", "antarctica"), ("AR", "argentina"), ("AS", "american samoa"), ("AT", "austria"), ("AU", "australia"),
    ("AW", "aruba"), ("AX", "aland islands"), ("AZ", "azerbaijan"),
    ("BA", "bosnia and herzegovina|bosnia herzegovina|bosnia"), ("BB", "barbados"), ("BD", "bangladesh"), ("BE", "belgium"),
    ("BF", "burkina faso"), ("BG", "bulgaria"), ("BH", "bahrain"), ("BI", "burundi"), ("BJ", "benin"),
    ("BL", "saint barthelemy"), ("BM", "bermuda"), ("BN", "brunei|brunei darussalam"),
    ("BO", "bolivia|plurinational state of bolivia|bolivia plurinational state of"), ("BQ", "bonaire"), ("BR", "brazil"),
    ("BS", "bahamas"), ("BT", "bhutan"), ("BW", "botswana"), ("BY", "belarus|republic of belarus"), ("BZ", "belize"),
    ("CA", "canada"), ("CC", "cocos islands"),
    ("CD", "democratic republic of congo|congo democratic republic of|congo democratic republic|dr congo|drc|congo kinshasa|congo democratic republic of was zaire|zaire"),
    ("CF", "central african republic|car"),
    ("CG", "congo|republic of congo|congo republic of|congo brazzaville"), ("CH", "switzerland"),
    ("CI", "ivory coast|cote divoire|cote d ivoire"), ("CK", "cook islands"), ("CL", "chile"), ("CM", "cameroon"),
    ("CN", "china|peoples republic of china|prc|mainland china"), ("CO", "colombia"), ("CR", "costa rica"), ("CU", "cuba"),
    ("CV", "cape verde|cabo verde"), ("CW", "curacao"), ("CX", "christmas island"), ("CY", "cyprus"),
    ("CZ", "czech republic|czechia"), ("DE", "germany|federal republic of germany"), ("DJ", "djibouti"), ("DK", "denmark"),
    ("DM", "dominica"), ("DO", "dominican republic"), ("DZ", "algeria"), ("EC", "ecuador"), ("EE", "estonia"),
    ("EG", "egypt|arab republic of egypt"), ("EH", "western sahara"), ("ER", "eritrea|state of eritrea"), ("ES", "spain"),
    ("ET", "ethiopia"), ("FI", "finland"), ("FJ", "fiji"), ("FK", "falkland islands"),
    ("FM", "micronesia|federated states of micronesia|micronesia federated states of"), ("FO", "faroe islands"), ("FR", "france"),
    ("GA", "gabon"), ("GB", "united kingdom|uk|great britain|britain|united kingdom of great britain and northern ireland|england|scotland|wales|northern ireland"),
    ("GD", "grenada"), ("GE", "georgia"), ("GF", "french guiana"), ("GG", "guernsey"), ("GH", "ghana"), ("GI", "gibraltar"),
    ("GL", "greenland"), ("GM", "gambia"), ("GN", "guinea"), ("GP", "guadeloupe"), ("GQ", "equatorial guinea"), ("GR", "greece"),
    ("GT", "guatemala"), ("GU", "guam"), ("GW", "guinea bissau"), ("GY", "guyana"), ("HK", "hong kong|hong kong sar|china hong kong"),
    ("HN", "honduras"), ("HR", "croatia"), ("HT", "haiti"), ("HU", "hungary"), ("ID", "indonesia"), ("IE", "ireland|republic of ireland"),
    ("IL", "israel"), ("IM", "isle of man|man isle of"), ("IN", "india"), ("IO", "british indian ocean territory"), ("IQ", "iraq"),
    ("IR", "iran|islamic republic of iran|iran islamic republic of"), ("IS", "iceland"), ("IT", "italy"), ("JE", "jersey"),
    ("JM", "jamaica"), ("JO", "jordan|hashemite kingdom of jordan"), ("JP", "japan"), ("KE", "kenya"),
    ("KG", "kyrgyzstan|kyrgyz republic"), ("KH", "cambodia"), ("KI", "kiribati"), ("KM", "comoros"),
    ("KN", "saint kitts and nevis|st kitts and nevis|st kitts nevis"),
    ("KP", "north korea|democratic peoples republic of korea|korea democratic peoples republic of|dprk|korea north|democratic people s republic of korea|north korea democratic peoples republic of"),
    ("KR", "south korea|republic of korea|korea republic of|korea south"), ("KW", "kuwait"), ("KY", "cayman islands"),
    ("KZ", "kazakhstan|republic of kazakhstan"), ("LA", "laos|lao peoples democratic republic"), ("LB", "lebanon"),
    ("LC", "saint lucia|st lucia"), ("LI", "liechtenstein"), ("LK", "sri lanka"), ("LR", "liberia"), ("LS", "lesotho"),
    ("LT", "lithuania"), ("LU", "luxembourg"), ("LV", "latvia"), ("LY", "libya|libyan arab jamahiriya|state of libya"),
    ("MA", "morocco"), ("MC", "monaco"), ("MD", "moldova|republic of moldova|moldova republic of"), ("ME", "montenegro"),
    ("MF", "saint martin"), ("MG", "madagascar"), ("MH", "marshall islands"),
    ("MK", "north macedonia|macedonia|former yugoslav republic of macedonia|north macedonia republic of|macedonia former yugoslav republic of|republic of north macedonia"),
    ("ML", "mali"), ("MM", "myanmar|burma|myanmar burma|burma myanmar"), ("MN", "mongolia"), ("MO", "macau|macao"),
    ("MP", "northern mariana islands"), ("MQ", "martinique"), ("MR", "mauritania"), ("MS", "montserrat"), ("MT", "malta"),
    ("MU", "mauritius"), ("MV", "maldives"), ("MW", "malawi"), ("MX", "mexico"), ("MY", "malaysia"), ("MZ", "mozambique"),
    ("NA", "namibia"), ("NC", "new caledonia"), ("NE", "niger"), ("NF", "norfolk island"), ("NG", "nigeria"), ("NI", "nicaragua"),
    ("NL", "netherlands|holland"), ("NO", "norway"), ("NP", "nepal"), ("NR", "nauru"), ("NU", "niue"), ("NZ", "new zealand"),
    ("OM", "oman"), ("PA", "panama"), ("PE", "peru"), ("PF", "french polynesia"), ("PG", "papua new guinea"), ("PH", "philippines"),
    ("PK", "pakistan"), ("PL", "poland"), ("PM", "saint pierre and miquelon"), ("PN", "pitcairn"), ("PR", "puerto rico"),
    ("PS", "palestine|palestinian|palestinian territory|palestinian territory occupied|occupied palestinian territories|state of palestine|palestinian territories|west bank|gaza|gaza strip|region gaza"),
    ("PT", "portugal"), ("PW", "palau"), ("PY", "paraguay"), ("QA", "qatar"), ("RE", "reunion"), ("RO", "romania"),
    ("RS", "serbia|republic of serbia"), ("RU", "russia|russian federation|region crimea russia"), ("RW", "rwanda"), ("SA", "saudi arabia"),
    ("SB", "solomon islands"), ("SC", "seychelles"), ("SD", "sudan|republic of sudan"), ("SE", "sweden"), ("SG", "singapore"),
    ("SH", "saint helena"), ("SI", "slovenia"), ("SJ", "svalbard and jan mayen"), ("SK", "slovakia|slovak republic"),
    ("SL", "sierra leone"), ("SM", "san marino"), ("SN", "senegal"), ("SO", "somalia|federal republic of somalia"), ("SR", "suriname"),
    ("SS", "south sudan|republic of south sudan"), ("ST", "sao tome and principe"), ("SV", "el salvador"), ("SX", "sint maarten"),
    ("SY", "syria|syrian arab republic"), ("SZ", "eswatini|swaziland"), ("TC", "turks and caicos islands"), ("TD", "chad"),
    ("TF", "french southern territories"), ("TG", "togo"), ("TH", "thailand"), ("TJ", "tajikistan|republic of tajikistan"),
    ("TK", "tokelau"), ("TL", "timor leste|east timor"), ("TM", "turkmenistan"), ("TN", "tunisia"), ("TO", "tonga"),
    ("TR", "turkey|turkiye|republic of turkey"), ("TT", "trinidad and tobago"), ("TV", "tuvalu"),
    ("TW", "taiwan|taiwan province of china|taiwan roc"), ("TZ", "tanzania|united republic of tanzania|tanzania united republic of"),
    ("UA", "ukraine"), ("UG", "uganda"), ("UM", "united states minor outlying islands"),
    ("US", "united states|united states of america|usa|us"), ("UY", "uruguay"), ("UZ", "uzbekistan|republic of uzbekistan"),
    ("VA", "holy see|vatican|vatican city"), ("VC", "saint vincent and grenadines|st vincent and grenadines|st vincent"),
    ("VE", "venezuela|bolivarian republic of venezuela|venezuela bolivarian republic of"), ("VG", "british virgin islands|virgin islands british|bvi"),
    ("VI", "us virgin islands|virgin islands us"), ("VN", "vietnam|viet nam"), ("VU", "vanuatu"), ("WF", "wallis and futuna"),
    ("WS", "samoa"), ("XK", "kosovo"), ("YE", "yemen|republic of yemen"), ("YT", "mayotte"), ("ZA", "south africa"), ("ZM", "zambia"),
    ("ZW", "zimbabwe"),
];

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_told_by_its_names_or_its_code_and_otherwise_stays_text() {
        let table = [
            ("Belarus", Some("BY"), "plain"),
            ("BELARUS", Some("BY"), "the EU writes in capitals"),
            ("The Gambia", Some("GM"), "with its article"),
            ("Congo, Democratic Republic of the", Some("CD"), "OFAC"),
            ("Democratic People's Republic of Korea", Some("KP"), "UN"),
            ("Democratic People’s Republic of Korea", Some("KP"), "UN, with a typographer's apostrophe"),
            ("Côte d'Ivoire", Some("CI"), "with its letters"),
            ("by", Some("BY"), "OpenSanctions writes codes in small letters"),
            ("Soviet Union", None, "no code today"),
        ];
        for (text, expected, because) in table {
            let country = tie(text, Tie::Nationality).unwrap();
            assert_eq!(country.code.as_deref(), expected, "{text}: {because}");
            assert_eq!(country.text, text);
        }
        assert_eq!(tie("undetermined", Tie::Nationality), None);
    }

    #[test]
    fn each_name_of_a_country_stands_once_and_in_the_form_that_is_looked_up() {
        let count: usize = COUNTRIES.iter().map(|(_, names)| names.split('|').count()).sum();
        assert_eq!(BY_NAME.len(), count, "a name stands for two countries");
        for name in BY_NAME.keys() {
            assert_eq!(plain(name), *name);
        }
    }
}
