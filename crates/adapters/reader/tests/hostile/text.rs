//! Text, Markdown and HTML that attack: by size, by nesting, by what they seem to be.

use std::fmt::Write;

use super::{Hostile, Meets};

pub(crate) fn files(canary: &str) -> Vec<Hostile> {
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, meets: Meets| {
        files.push(Hostile { name: name.to_owned(), bytes, meets });
    };
    plain(&mut add);
    markdown(canary, &mut add);
    html(canary, &mut add);
    files
}

fn plain(add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let of = |text: &str| text.as_bytes().to_vec();
    add("white-space.txt", of(&" \n".repeat(1 << 20)), Meets::Refused("white space"));
    add("nul.txt", of("Held\0since Monday."), Meets::Refused("NUL"));
    add("controls.txt", of(&"\u{1}\u{2}\u{3}a".repeat(10_000)), Meets::Refused("control characters"));
    add("terminal-commands.txt", of("Held\u{1B}]0;owned\u{7}\u{1B}[2J since Monday."), Meets::Either);
    add("one-line.txt", of(&"word ".repeat(50_000)), Meets::Either);
    add("one-word.txt", of(&"a".repeat(2 << 20)), Meets::Either);
    add("empty-lines.txt", of(&format!("a{}b", "\n".repeat(1 << 20))), Meets::Text);
    add("names-only.txt", of(&"Ivan Petrenko ".repeat(5_000)), Meets::Either);
    add("dates-only.txt", of(&"3 May 2021 ".repeat(5_000)), Meets::Either);
    add(
        "arrests-only.txt",
        of(&"Ivan Petrenko was arrested in Kyiv on 3 May 2021. ".repeat(500)),
        Meets::Text,
    );
    add("brackets.txt", of(&format!("{}{}", "(".repeat(100_000), ")".repeat(100_000))), Meets::Text);
    add("closing-quotes.txt", of(&format!("Held{}", "”".repeat(200_000))), Meets::Text);
    add("glued-footnotes.txt", of(&format!("Held{}", "1)".repeat(50_000))), Meets::Text);
    add("open-quotes.txt", of(&"“ he said ".repeat(20_000)), Meets::Text);
    add("one-letter-with-many-marks.txt", of(&format!("a{}", "\u{301}".repeat(200_000))), Meets::Either);
    add("turned-around.txt", of("\u{202E}.yadnoM ecnis dleH\u{202C} \u{2066}x"), Meets::Text);
    add("utf-7.txt", of("+ADw-script+AD4-alert(1)+ADw-/script+AD4-"), Meets::Text);
    add("half-a-character.txt", b"Held \xF0\x9F\x98 since \xC3".to_vec(), Meets::Either);
    add("surrogates.txt", b"Held \xED\xA0\x80\xED\xB0\x80 since".to_vec(), Meets::Either);
    add("utf-16-odd-length.txt", b"\xFF\xFEH\0e\0l\0d\0 ".to_vec(), Meets::Either);
    add("utf-16-lone-halves.txt", b"\xFF\xFE\x00\xD8\x00\xD8H\0i\0".to_vec(), Meets::Either);
    add("utf-32.txt", b"\xFF\xFE\0\0H\0\0\0i\0\0\0".to_vec(), Meets::Either);
    add("picture-and-script.txt", of("GIF89a/*\u{1}*/=1;alert(1)//"), Meets::Refused("image"));
    add("program.txt", b"\x7FELF\x02\x01\x01\0".to_vec(), Meets::Refused("program"));
    add("\u{202E}txt.exe", of("Held since Monday."), Meets::Either);
    add("a\0b.txt", of("Held since Monday."), Meets::Text);
    add(&format!("{}.txt", "n".repeat(4096)), of("Held since Monday."), Meets::Text);
    add("../../../../tmp/amparo-zip-slip", of("Held since Monday."), Meets::Text);
}

fn markdown(canary: &str, add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let of = |text: &str| text.as_bytes().to_vec();
    add("quotes-in-quotes.md", of(&format!("{}a", "> ".repeat(50_000))), Meets::Either);
    let mut lists = String::new();
    for depth in 0..500 {
        writeln!(lists, "{}- a", " ".repeat(depth * 2)).unwrap();
    }
    add("lists-in-lists.md", of(&lists), Meets::Either);
    add("open-links.md", of(&"[a](".repeat(50_000)), Meets::Either);
    add("open-brackets.md", of(&"[".repeat(200_000)), Meets::Either);
    add("stars.md", of(&"*a **b ".repeat(50_000)), Meets::Either);
    add("open-code.md", of(&"```\n".repeat(50_001)), Meets::Either);
    add("wide-table.md", of(&format!("{}\n{}\n", "|a".repeat(20_000), "|-".repeat(20_000))), Meets::Either);
    add("references.md", of(&"[a]: b\n[a]\n".repeat(20_000)), Meets::Either);
    let outside =
        format!("![a](http://{canary}/md) ![b](file:///etc/passwd) <img src=http://{canary}/raw>\n\nHeld.");
    add("pictures-from-elsewhere.md", of(&outside), Meets::Text);
}

fn html(canary: &str, add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let of = |text: &str| text.as_bytes().to_vec();
    let page = |body: &str| {
        of(&format!("<!DOCTYPE html><title>a</title><body><article>{body}<p>Held since Monday.</article>"))
    };
    add("deep.html", page(&"<div>".repeat(100_000)), Meets::Refused("inside each other"));
    add("wide.html", page(&"<b></b>".repeat(50_000)), Meets::Either);
    add("formatting-in-paragraphs.html", page(&"<p><b><i><u><s>".repeat(1_000)), Meets::Either);
    add("misnested.html", page(&"<a><table><a>".repeat(200)), Meets::Either);
    add("text-in-tables.html", page(&"<table>x<tr>y<td>".repeat(150)), Meets::Either);
    add("templates.html", page(&"<template>".repeat(400)), Meets::Either);
    add("drawings-and-formulas.html", page(&"<svg><foreignObject><math><mi>".repeat(100)), Meets::Either);
    add("open-select.html", page(&"<select><option>".repeat(5_000)), Meets::Either);
    add("plaintext.html", page("<plaintext>"), Meets::Either);
    add("open-comment.html", page(&format!("<!--{}", "-".repeat(1 << 20))), Meets::Either);
    let attributes: String = (0..50_000).fold(String::new(), |mut all, number| {
        write!(all, " a{number}=b").unwrap();
        all
    });
    add("many-attributes.html", page(&format!("<p{attributes}>")), Meets::Text);
    let bodies = attributes.replace(" a", "<body a").replace('=', ">=");
    add("many-bodies.html", page(&bodies), Meets::Either);
    let authors = attributes.replace(" a", "<meta name=author content=a").replace("=b", ">");
    add("many-authors.html", page(&authors), Meets::Either);
    add("vast-attribute.html", page(&format!("<p title=\"{}\">", "a".repeat(2 << 20))), Meets::Either);
    add("entities.html", page(&"&nbsp;&#x10FFFF;&#0;&nobody;".repeat(20_000)), Meets::Either);
    add(
        "billion-laughs.html",
        of("<!DOCTYPE html [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\">]><p>&b; Held."),
        Meets::Either,
    );
    let outside = format!(
        "<base href=http://{canary}/><meta http-equiv=refresh content=\"0;url=http://{canary}/refresh\"><link rel=stylesheet \
         href=css><script src=js></script><script>fetch('http://{canary}/fetch')</script><iframe src=file:///etc/passwd></iframe>\
         <img src=http://{canary}/img onerror=alert(1)><object data=http://{canary}/object></object><embed src=file:///etc/passwd>"
    );
    add("asks-for-everything.html", page(&outside), Meets::Text);
    add(
        "says-another-encoding.html",
        of("<meta charset=utf-16><meta charset=x-nobody><p>Held since Monday."),
        Meets::Either,
    );
    add("utf-7.html", of("<meta charset=utf-7><p>+ADw-script+AD4-alert(1) Held."), Meets::Either);
    add("nul.html", page("<p>a\0b"), Meets::Either);
    for (name, text) in [
        ("hidden-paragraph.html", "<body><p style=\"display:none\">Held since Monday."),
        ("hidden-body.html", "<body hidden><p>Held since Monday."),
        ("hidden-page.html", "<html hidden=until-found><body><p>Held since Monday."),
    ] {
        add(name, of(text), Meets::Refused("no text"));
    }
    add("picture-and-page.html", of("\u{89}PNG\r\n\u{1A}\n<html><p>Held"), Meets::Either);
    let whole = page("<p>Held since <b>Mon</b>day.");
    for tenth in 1..10 {
        add(&format!("truncated-{tenth}0.html"), whole[..whole.len() * tenth / 10].to_vec(), Meets::Either);
    }
}
