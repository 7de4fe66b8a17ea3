//! Makes small DOCX and ODT files from the inside of their parts.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
                 xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

pub(crate) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let with_method = members.iter().map(|(name, bytes)| {
        // Where it is not packed, programs find out what the file is without unpacking anything.
        let method =
            if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        (*name, *bytes, method)
    });
    zip_as(&with_method.collect::<Vec<_>>())
}

pub(crate) fn zip_as(members: &[(&str, &[u8], CompressionMethod)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes, method) in members {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(*method)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub(crate) fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// Further parts by name, each without its root element.
pub(crate) fn docx_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>");
    packed("word/document.xml", document, parts)
}

pub(crate) fn odt(body: &str) -> Vec<u8> {
    odt_with(body, &[])
}

pub(crate) fn odt_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let styles =
        "<style:style style:name=\"Hid\"><style:text-properties text:display=\"none\"/></style:style>";
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let mimetype = ("mimetype", "application/vnd.oasis.opendocument.text");
    let mut all = vec![mimetype];
    all.extend(parts);
    packed("content.xml", content, &all)
}

fn packed(main: &str, content: String, parts: &[(&str, &str)]) -> Vec<u8> {
    let wrapped: Vec<(&str, String)> = parts
        .iter()
        .map(|(name, inside)| {
            let plain = *name == "mimetype";
            (*name, if plain { (*inside).to_owned() } else { format!("<root>{inside}</root>") })
        })
        .chain([(main, content)])
        .collect();
    let members: Vec<(&str, &[u8])> = wrapped.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    zip(&members)
}
