//! Reading gates, items and papers.

use super::checks::{all_known, no_duplicates};
use super::patterns::{Use, known_kinds, patterns};
use super::table::{Table, Text};
use super::{maybe_verification, verification};
use crate::framework::{
    DependsOn, Gate, GateQuestion, GateStanding, GateValue, Item, OUTPUT_WORDS, Output, OutputWords, Quote,
    Requires, Route, SECTIONS, Section, Tie,
};
use crate::pattern::Voice;

pub(super) fn gates(root: &Table<'_, '_>, voices: &[Voice]) -> Vec<Gate> {
    let tables = root.children("gate");
    let read: Vec<(Gate, Text)> = tables.iter().map(|table| gate(table, voices)).collect();
    let ids: Vec<Text> = read.iter().map(|(_, id)| id.clone()).collect();
    no_duplicates(root, "gate", &ids);
    read.into_iter().map(|(gate, _)| gate).collect()
}

fn gate(table: &Table<'_, '_>, voices: &[Voice]) -> (Gate, Text) {
    let id = table.text("id");
    let values = gate_values(table);
    let names: Vec<&str> = values.iter().map(|value| value.id.as_str()).collect();
    let value = |key| {
        let name = table.text(key);
        all_known(table, key, std::slice::from_ref(&name), &names);
        name.text
    };
    let gate = Gate {
        id: id.text.clone(),
        question: table.string("question"),
        plain: table.string("plain"),
        text: table.string("text"),
        citation: table.string("citation"),
        verification: verification(table),
        evidence_types: table.some_strings("evidence_types"),
        asks: table.some_strings("asks"),
        notes: table.strings("notes"),
        silent: value("silent"),
        closed: patterns(table, "closed", voices, Use::Evidence),
        closed_value: value("closed_value"),
        related: patterns(table, "related", voices, Use::Related),
        routes: table.some_children("route").iter().map(|inner| route(inner, voices, &names)).collect(),
        questions: table.children("ask").iter().map(|inner| question(inner, voices)).collect(),
        values: values.clone(),
    };
    no_duplicates(
        table,
        "ask",
        &table.children("ask").iter().map(|inner| inner.text("id")).collect::<Vec<_>>(),
    );
    table.finish();
    (gate, id)
}

fn question(table: &Table<'_, '_>, voices: &[Voice]) -> GateQuestion {
    let question = GateQuestion {
        id: table.string("id"),
        ask: table.string("ask"),
        how: table.string("how"),
        spoken_to_by: patterns(table, "spoken_to_by", voices, Use::Evidence),
    };
    table.finish();
    question
}

fn gate_values(table: &Table<'_, '_>) -> Vec<GateValue> {
    let standings =
        [(GateStanding::Passes, "passes"), (GateStanding::Closed, "closed"), (GateStanding::Open, "open")];
    let tables = table.some_children("value");
    let ids: Vec<Text> = tables.iter().map(|inner| inner.text("id")).collect();
    no_duplicates(table, "value", &ids);
    let read = tables.iter().zip(ids).map(|(inner, id)| {
        let value = GateValue {
            id: id.text,
            standing: inner.choice("standing", &standings),
            plain: inner.string("plain"),
        };
        inner.finish();
        value
    });
    read.collect()
}

fn route(table: &Table<'_, '_>, voices: &[Voice], values: &[&str]) -> Route {
    let needs = patterns(table, "needs", voices, Use::Evidence);
    let value = |key| {
        let name = table.text(key);
        all_known(table, key, std::slice::from_ref(&name), values);
        name.text
    };
    let shown = value("value");
    let without = if needs.is_empty() { shown.clone() } else { value("value_without") };
    let route = Route {
        id: table.string("id"),
        shows: patterns(table, "shows", voices, Use::Evidence),
        unsettles: patterns(table, "unsettles", voices, Use::Evidence),
        needs,
        value: shown,
        value_without: without,
        value_uncertain: value("value_uncertain"),
    };
    table.finish();
    route
}

pub(super) fn items(root: &Table<'_, '_>, voices: &[Voice]) -> Vec<Item> {
    let tables = root.some_children("item");
    let mut ids = Vec::new();
    let mut items = Vec::new();
    let mut expected = Some(1_u8);
    for table in &tables {
        let id = table.text("id");
        let number = number(table, &mut expected);
        items.push(item(table, &id, number, voices));
        ids.push(id);
    }
    no_duplicates(root, "item", &ids);
    items
}

/// Items stand in the instrument's order: 1, 2, 3, …, and those without a number after them.
fn number(table: &Table<'_, '_>, expected: &mut Option<u8>) -> Option<u8> {
    let Some((number, at)) = table.maybe_number("number") else {
        *expected = None;
        return None;
    };
    let number = u8::try_from(number).unwrap_or(u8::MAX);
    match *expected {
        Some(due) if due == number => {}
        Some(due) => table.wrong(
            "number",
            &at,
            format!("item {number} stands where item {due} is due"),
            "List the items in the instrument's order, without a gap",
        ),
        None => table.wrong(
            "number",
            &at,
            format!("item {number} stands after an item without a number"),
            "Move items without a number to the end",
        ),
    }
    *expected = number.checked_add(1);
    Some(number)
}

fn item(table: &Table<'_, '_>, id: &Text, number: Option<u8>, voices: &[Voice]) -> Item {
    let depends_on = [
        (DependsOn::DeliveryToOfficial, "delivery_to_official"),
        (DependsOn::CountryYear, "country_year"),
        (DependsOn::DomesticLawVersion, "domestic_law_version"),
        (DependsOn::Forecast, "forecast"),
    ];
    let ties = [(Tie::Place, "place"), (Tie::Period, "period"), (Tie::Receipt, "receipt")];
    let requires = table.child("requires").map(|inner| {
        let requires = Requires {
            patterns: patterns(&inner, "pattern", voices, Use::Evidence),
            because: inner.string("because"),
        };
        inner.finish();
        requires
    });
    let item = Item {
        id: id.text.clone(),
        number,
        title: table.string("title"),
        text: if number.is_some() { Some(table.string("text")) } else { table.maybe_string("text") },
        citation: if number.is_some() {
            Some(table.string("citation"))
        } else {
            table.maybe_string("citation")
        },
        plain: table.string("plain"),
        verification: verification(table),
        supports: patterns(table, "supports", voices, Use::Evidence),
        contradicts: patterns(table, "contradicts", voices, Use::Evidence),
        related: patterns(table, "related", voices, Use::Related),
        requires,
        depends_on: table.maybe_choice("depends_on", &depends_on),
        tied_to: table
            .texts("tied_to")
            .iter()
            .filter_map(|text| table.choose("tied_to", text, &ties))
            .collect(),
        steps: known_kinds(table, "steps", &table.texts("steps")),
        evidence_types: table.some_strings("evidence_types"),
        asks: table.some_strings("asks"),
        notes: table.strings("notes"),
    };
    if item.supports.is_empty() {
        table.wrong("supports", &table.at, "nothing could ever support this item", "Add `[[item.supports]]`");
    }
    table.finish();
    item
}

pub(super) fn quotes(root: &Table<'_, '_>) -> Vec<Quote> {
    let tables = root.children("quote");
    let ids: Vec<Text> = tables.iter().map(|table| table.text("id")).collect();
    no_duplicates(root, "quote", &ids);
    let read = tables.iter().zip(ids).map(|(table, id)| {
        let quote = Quote { id: id.text, citation: table.string("citation"), text: table.string("text") };
        table.finish();
        quote
    });
    read.collect()
}

pub(super) fn outputs(root: &Table<'_, '_>) -> Vec<Output> {
    let tables = root.some_children("output");
    let ids: Vec<Text> = tables.iter().map(|table| table.text("id")).collect();
    no_duplicates(root, "output", &ids);
    let read = tables.iter().zip(ids).map(|(table, id)| {
        let output = Output {
            id: id.text,
            title: table.string("title"),
            addressee_role: table.string("addressee_role"),
            confidentiality: table.string("confidentiality"),
            sections: sections(table),
            words: output_words(table),
        };
        table.finish();
        output
    });
    read.collect()
}

fn sections(output: &Table<'_, '_>) -> Vec<Section> {
    let known: Vec<&str> = SECTIONS.iter().map(|(id, _)| *id).collect();
    let tables = output.some_children("section");
    let ids: Vec<Text> = tables.iter().map(|table| table.text("id")).collect();
    all_known(output, "section", &ids, &known);
    no_duplicates(output, "section", &ids);
    let read = tables.iter().zip(ids).map(|(table, id)| {
        let section = Section {
            id: id.text,
            title: table.string("title"),
            content: table.string("content"),
            required: table.maybe_flag("required").unwrap_or(true),
        };
        table.finish();
        section
    });
    read.collect()
}

fn output_words(output: &Table<'_, '_>) -> Vec<OutputWords> {
    let known: Vec<&str> = OUTPUT_WORDS.iter().map(|(id, _)| *id).collect();
    let tables = output.children("words");
    let ids: Vec<Text> = tables.iter().map(|table| table.text("id")).collect();
    all_known(output, "words", &ids, &known);
    let read = tables.iter().zip(ids).map(|(table, id)| {
        let words = OutputWords { id: id.text, text: table.string("text") };
        table.finish();
        words
    });
    read.collect()
}

pub(super) fn checked(table: &Table<'_, '_>) -> crate::framework::Verification {
    maybe_verification(table)
}
