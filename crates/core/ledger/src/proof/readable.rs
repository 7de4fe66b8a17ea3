//! A field's value in words, the same in every program: CBOR's diagnostic notation (RFC 8949, 8) without choices.
//!
//! Numbers are decimal; text stands in double quotes; bytes are `h'…'` in lower-case hexadecimal; lists are `[a, b]`; maps are
//! `{key: value, …}` in the order of the encoding; and `true`, `false`, `null`. In text a quotation mark and a backslash get a backslash
//! before them, and what a reader could not see, or what turns the direction of writing, is written as `\u{…}`: so nothing in a proof
//! looks like something else.

use std::fmt::Write as _;

use ciborium::Value;

/// The value in words, on one line.
pub fn words(value: &Value) -> String {
    let mut words = String::new();
    write_value(&mut words, value);
    words
}

fn write_value(words: &mut String, value: &Value) {
    match value {
        Value::Integer(number) => words.push_str(&i128::from(*number).to_string()),
        Value::Bytes(bytes) => {
            words.push_str("h'");
            for byte in bytes {
                push(words, format_args!("{byte:02x}"));
            }
            words.push('\'');
        }
        Value::Text(text) => write_text(words, text),
        Value::Bool(true) => words.push_str("true"),
        Value::Bool(false) => words.push_str("false"),
        Value::Array(items) => write_list(words, ['[', ']'], items, write_value),
        Value::Map(pairs) => write_list(words, ['{', '}'], pairs, |words, (key, value)| {
            write_value(words, key);
            words.push_str(": ");
            write_value(words, value);
        }),
        // The one encoding lets nothing else pass: no floats, no tags.
        _ => words.push_str("null"),
    }
}

fn write_list<T>(words: &mut String, [open, close]: [char; 2], items: &[T], each: impl Fn(&mut String, &T)) {
    words.push(open);
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            words.push_str(", ");
        }
        each(words, item);
    }
    words.push(close);
}

fn write_text(words: &mut String, text: &str) {
    words.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                words.push('\\');
                words.push(letter);
            }
            letter if is_unseen(letter) => push(words, format_args!("\\u{{{:x}}}", u32::from(letter))),
            letter => words.push(letter),
        }
    }
    words.push('"');
}

/// Control characters, spaces without width, marks and turns of direction, line and paragraph separators, tags.
fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn push(words: &mut String, arguments: std::fmt::Arguments<'_>) {
    words.write_fmt(arguments).expect("writing to text does not fail");
}
