//! Makes a PDF and a DOCX of a plain text: its paragraphs, and the line breaks that mean something.

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Lines of a typewriter are at most so long, and most that go on are not much shorter; else their ends mean something.
const TYPEWRITER_CHARS: std::ops::RangeInclusive<usize> = 50..=80;

/// The paragraphs of a text, each as its lines.
pub(crate) fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n");
    let lengths = |of: &str| of.lines().map(|line| line.chars().count()).collect::<Vec<_>>();
    let gone_on: Vec<usize> = text
        .split("\n\n")
        .flat_map(|of| {
            let mut all = lengths(of);
            all.pop();
            all
        })
        .collect();
    let full = gone_on.iter().filter(|length| TYPEWRITER_CHARS.contains(length)).count();
    let broken_by_width = full * 10 > gone_on.len() * 7;
    let of = |paragraph: &str| -> Vec<String> {
        let lines = paragraph.lines().map(str::trim).filter(|line| !line.is_empty());
        if broken_by_width {
            vec![lines.collect::<Vec<_>>().join(" ")]
        } else {
            lines.map(str::to_owned).collect()
        }
    };
    text.split("\n\n").map(of).filter(|lines| lines.iter().any(|line| !line.is_empty())).collect()
}

/// How a PDF is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// One column, ragged, as a word processor prints.
    Plain,
    /// Two narrow columns, justified, words parted at line ends, a running head, page numbers.
    Columns,
    /// Right to left.
    RightToLeft,
}

pub(crate) fn pdf(paragraphs: &[Vec<String>], setting: Setting) -> Vec<u8> {
    let set = match setting {
        Setting::Plain => "#set page(paper: \"a4\", numbering: \"1\")\n#set par(spacing: 1.4em)\n",
        Setting::Columns => {
            "#set page(paper: \"a5\", columns: 2, margin: 1.6cm, numbering: \"1 / 1\", header: [_Monthly report on prisoners_])\n\
             #set par(justify: true, first-line-indent: 1em)\n#set text(size: 9pt, hyphenate: true)\n"
        }
        Setting::RightToLeft => {
            "#set text(dir: rtl, font: (\"Libertinus Serif\", \"Noto Naskh Arabic\", \"Noto Serif Hebrew\"))\n"
        }
    };
    // The words reach the typesetter as strings, never as its markup.
    let body: Vec<String> = paragraphs
        .iter()
        .map(|lines| lines.iter().map(|line| format!("#({line:?})")).collect::<Vec<_>>().join(" \\\n"))
        .collect();
    let language = "#set text(lang: \"en\", region: \"US\")\n";
    let world =
        Page { main: Source::new(file_id("page.typ"), format!("{language}{set}{}", body.join("\n\n"))) };
    let document: PagedDocument = typst::compile(&world).output.expect("the page is set");
    typst_pdf::pdf(&document, &typst_pdf::PdfOptions::default()).expect("the page is written")
}

struct Page {
    main: Source,
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static FONTS: LazyLock<(Vec<Font>, LazyHash<FontBook>)> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../adapters/dossier/fonts/");
    let further =
        ["NotoNaskhArabic-Regular.ttf", "NotoSerifHebrew-Regular.ttf"].into_iter().flat_map(|name| {
            let bytes = std::fs::read(format!("{folder}{name}")).expect("a font of the dossier");
            Font::iter(Bytes::new(bytes)).collect::<Vec<_>>()
        });
    let fonts: Vec<Font> = typst_kit::fonts::embedded().map(|(font, _)| font).chain(further).collect();
    let book = FontBook::from_fonts(&fonts);
    (fonts, LazyHash::new(book))
});

fn file_id(name: &str) -> FileId {
    FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).expect("a plain name")))
}

impl World for Page {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.1
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.0.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

pub(crate) fn docx(paragraphs: &[Vec<String>]) -> Vec<u8> {
    let mut body = String::new();
    for lines in paragraphs {
        let runs: Vec<String> =
            lines.iter().map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
        write!(body, "<w:p><w:r>{}</w:r></w:p>", runs.join("<w:br/>")).expect("memory");
    }
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    packed(&[("word/document.xml", &document)])
}

pub(crate) fn odt(paragraphs: &[Vec<String>]) -> Vec<u8> {
    let mut body = String::new();
    for lines in paragraphs {
        let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
        write!(body, "<text:p>{}</text:p>", lines.join("<text:line-break/>")).expect("memory");
    }
    let content = format!(
        "<office:document-content><office:body><office:text>{body}</office:text></office:body>\
         </office:document-content>"
    );
    packed(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

pub(crate) fn packed(members: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        let method = if *name == "mimetype" {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("a member");
        writer.write_all(text.as_bytes()).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
