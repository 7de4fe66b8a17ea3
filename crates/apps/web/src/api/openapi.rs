//! The description of the calls, made from their table.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{CALLS, Call, Gives, gives};
use crate::answer::Answer;
use crate::ask::Ask;

/// The description as JSON (`OpenAPI` 3.1).
pub fn describe() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
    });
    let mut generator = settings.into_generator();
    let mut paths: Map<String, Value> = Map::new();
    for call in &CALLS {
        let operation = operation(call, &mut generator);
        let path = paths.entry(call.path.to_owned()).or_insert_with(|| json!({}));
        path[call.method.as_str().to_ascii_lowercase()] = operation;
    }
    let mut schemas = generator.take_definitions(true);
    schemas.insert("Problem".to_owned(), problem());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Amparo",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The actions of the desk for programs. A token may what its member may. What is not open to the member answers 404, as what is not there.",
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "schemas": schemas,
        },
    })
}

fn operation(call: &Call, generator: &mut SchemaGenerator) -> Value {
    let mut operation = json!({
        "operationId": operation_id(call),
        "summary": call.summary,
        "parameters": parameters(call),
        "responses": responses(call, generator),
    });
    if let Some(takes) = call.takes {
        operation["requestBody"] = json!({
            "required": true,
            "content": { "application/json": { "schema": takes(generator) } },
        });
    }
    operation
}

fn operation_id(call: &Call) -> String {
    let words = call.path.trim_start_matches("/api/v1/").split(['/', '.']);
    let words: Vec<&str> = words.map(|word| word.trim_matches(['{', '}'])).collect();
    format!("{}_{}", call.method.as_str().to_ascii_lowercase(), words.join("_"))
}

fn parameters(call: &Call) -> Value {
    let in_path = call.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let in_path = in_path.map(|name| {
        json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "pattern": form_of(name) } })
    });
    let in_query = call.query.iter().map(|(name, meaning)| {
        json!({ "name": name, "in": "query", "required": false, "description": meaning, "schema": { "type": "string" } })
    });
    in_path.chain(in_query).collect()
}

/// How a part of a path is written.
fn form_of(name: &str) -> &'static str {
    match name {
        "case" => "^case-[0-9a-z]{26}$",
        "claim" => "^claim-[0-9a-z]{26}$",
        _ => "^[a-z0-9._-]+$",
    }
}

fn responses(call: &Call, generator: &mut SchemaGenerator) -> Value {
    let content = match call.gives {
        Gives::Json(form) => json!({ "application/json": { "schema": form(generator) } }),
        Gives::Object => json!({ "application/json": { "schema": { "type": "object" } } }),
        Gives::List => {
            json!({ "application/json": { "schema": { "type": "array", "items": { "type": "object" } } } })
        }
        Gives::File => json!({
            "text/html": {}, "application/pdf": {}, "text/plain": {},
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {},
        }),
    };
    let mut all = json!({ "200": { "description": "It was done.", "content": content } });
    for (status, meaning) in [
        ("403", "The token is none, ran out, is for reading only, or a rule of the desk forbids it."),
        ("404", "There is no such thing, or it is not for the token's member."),
        ("409", "A question must be answered first, or somebody else changed it since."),
        ("422", "Something that was sent cannot be used."),
        ("423", "The desk is locked."),
        ("500", "The disk or the reading process failed, or something stored does not hold."),
    ] {
        let schema = json!({ "type": "object", "required": ["problem"], "properties": { "problem": { "$ref": "#/components/schemas/Problem" } } });
        all[status] =
            json!({ "description": meaning, "content": { "application/json": { "schema": schema } } });
    }
    all
}

fn problem() -> Value {
    let text = |meaning: &str| json!({ "type": "string", "description": meaning });
    json!({
        "type": "object",
        "required": ["what", "why", "mend", "sort"],
        "properties": {
            "what": text("What happened, and whether anything was saved."),
            "why": text("Why."),
            "mend": text("How to mend it."),
            "sort": text("What sort of problem it is."),
        },
    })
}

pub(super) fn document(_: &Ask) -> Answer {
    gives(&describe())
}
