//! Seeds of each target: captured answers, the languages' files and the documented configuration.

use std::{collections::BTreeSet, fs};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::{
    captured::{Captured, walk},
    target::Target,
};

/// Makes the seeds of a target, in the format that it reads.
pub(super) fn of(target: Target) -> Result<Vec<String>> {
    let seeds = match target {
        Target::Destination => destinations(&Captured::all()?),
        Target::Answer => Captured::all()?.iter().map(|call| format!("{}\n{}", call.status, call.text())).collect(),
        Target::Submission => flows(&Captured::all()?),
        Target::Config => configurations()?,
        Target::Template => templates()?,
        Target::Message => messages(&Captured::all()?)?,
    };
    // Equal seeds of two versions count once.
    Ok(seeds.into_iter().collect::<BTreeSet<_>>().into_iter().collect())
}

/// Returns the targets that Kratos names.
fn destinations(calls: &[Captured]) -> Vec<String> {
    let mut found = Vec::new();
    for call in calls {
        walk("", &call.body, &mut |_, json| {
            found.extend(json.as_str().filter(|text| text.starts_with('/') || text.contains("://")).map(str::to_owned));
        });
    }
    found.retain(|text| text.len() < 500);
    found
}

/// Returns the forms, each with all schemas of identities.
fn flows(calls: &[Captured]) -> Vec<String> {
    let lists = calls.iter().filter(|call| call.path.starts_with("/schemas") && call.body.is_array());
    let schemas: Vec<_> = lists.filter_map(|call| call.body.as_array()).flatten().cloned().collect();
    let forms = calls.iter().map(|call| &call.body).filter(|body| body["ui"].is_object());

    forms
        .map(|body| {
            let mut body = body.clone();
            body["schemas"] = schemas.clone().into();
            body.to_string()
        })
        .collect()
}

/// Returns the served configuration, the README's example, and each of its properties alone, right and wrong.
fn configurations() -> Result<Vec<String>> {
    let readme = read("README.md")?;
    let example = readme.split("```json\n").nth(1).and_then(|rest| rest.split("```").next());
    let example = example.context("README.md shows no configuration")?;
    let fields: Map<String, Value> = serde_json::from_str(example).context("the README's configuration is not JSON")?;

    let mut found = vec![read("public/config.json")?, example.to_owned()];
    for (name, value) in &fields {
        let wrong = [json!(null), json!(-1), json!(["../x", ""]), json!({"../x": "../x"})];
        found.extend(wrong.iter().chain([value]).map(|value| json!({ name.as_str(): value }).to_string()));
    }
    Ok(found)
}

/// Returns every text that is translated, with its English where a pattern is read from it.
fn templates() -> Result<Vec<String>> {
    let mut found = Vec::new();
    for language in ["en", "ko"] {
        for (english, text) in texts_of(&language_file(language)?) {
            found.push(format!("{text}\n{english}\nGoogle"));
            found.push(format!("{english}\n{}\n{text}", english.replace(['{', '}'], "")));
        }
    }
    Ok(found)
}

/// Returns every message that Kratos sends, with its text in each language.
fn messages(calls: &[Captured]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for language in ["en", "ko"] {
        let file = language_file(language)?;
        for call in calls {
            walk("", &call.body, &mut |_, json| {
                let (Some(id), Some(text)) = (json["id"].as_u64(), json["text"].as_str()) else { return };
                let of = |part: &str, name: &str| json!({ name: file[part][name] });
                let texts = json!({"messages": of("messages", &id.to_string()), "texts": of("texts", text)});
                found.push(json!({"texts": texts, "message": json}).to_string());
            });
        }
    }
    Ok(found)
}

fn texts_of(file: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk("", file, &mut |name, json| found.extend(json.as_str().map(|text| (name.to_owned(), text.to_owned()))));
    found
}

fn language_file(language: &str) -> Result<Value> {
    let path = format!("public/locale/{language}.json");
    serde_json::from_str(&read(&path)?).with_context(|| format!("{path} is not JSON"))
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(dev_stack::repository().join(path)).with_context(|| format!("cannot read {path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_seeds() {
        for (target, least) in [
            (Target::Destination, 50),
            (Target::Answer, 200),
            (Target::Submission, 100),
            (Target::Config, 40),
            (Target::Template, 500),
            (Target::Message, 200),
        ] {
            let count = of(target).unwrap().len();

            assert!(count >= least, "{target:?} has {count}");
        }
    }

    #[test]
    fn seeds_have_the_form_that_is_read() {
        let answers = of(Target::Answer).unwrap();
        assert!(answers.iter().any(|seed| seed.starts_with("422\n{")), "a status and a body");
        let flows = of(Target::Submission).unwrap();
        assert!(flows.iter().all(|seed| seed.contains(r#""properties":{"traits":"#)), "a schema");
        let messages = of(Target::Message).unwrap();
        assert!(messages.iter().any(|seed| seed.contains("{provider}(으)로 로그인")), "a message in Korean");
    }
}
