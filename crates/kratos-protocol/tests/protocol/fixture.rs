//! Captured answers, from `tests/fixtures`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use kratos_protocol::{Answer, Flow, Outcome, outcome};
use serde_json::Value;

/// The captured versions.
pub(crate) const VERSIONS: [&str; 2] = ["v1.3.1", "v26.2"];

/// A call and the answer of a real Kratos.
pub(crate) struct Captured {
    /// The file's name.
    pub(crate) name: String,
    /// The method of the call, such as `GET`.
    pub(crate) method: String,
    /// The path of the call, such as `/sessions/whoami`.
    pub(crate) path: String,
    /// The answer.
    pub(crate) answer: Answer,
}

impl Captured {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let json: Value = serde_json::from_str(&text).unwrap();
        let text_at = |pointer: &str| json.pointer(pointer).and_then(Value::as_str).unwrap();
        let body = match &json["body"] {
            Value::String(text) => text.clone(),
            body => body.to_string(),
        };
        Self {
            name: path.file_stem().unwrap().to_str().unwrap().to_owned(),
            method: text_at("/request/method").to_owned(),
            path: text_at("/request/path").to_owned(),
            answer: Answer::new(json["status"].as_u64().unwrap().try_into().unwrap(), body),
        }
    }
}

/// Returns the folder of a version's answers.
pub(crate) fn folder(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(version)
}

/// Reads all answers of a version, in the order of their names.
pub(crate) fn all(version: &str) -> Vec<Captured> {
    let entries = fs::read_dir(folder(version)).unwrap();
    let mut paths: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    paths.iter().map(|path| Captured::read(path)).collect()
}

/// Reads the flows of all versions, each with its name.
pub(crate) fn flows() -> Vec<(String, Flow)> {
    let mut flows = Vec::new();
    for (version, call) in VERSIONS.iter().flat_map(|version| all(version).into_iter().map(move |call| (version, call)))
    {
        if let Outcome::Flow(flow) = outcome(&call.answer) {
            flows.push((format!("{version}/{}", call.name), *flow));
        }
    }
    flows
}

/// Reads the request that led to an answer.
pub(crate) fn request(name: &str) -> Value {
    let text = fs::read_to_string(folder(&format!("{name}.json"))).unwrap();
    serde_json::from_str::<Value>(&text).unwrap()["request"]["body"].take()
}

/// Reads one answer, such as `v26.2/A-login-init`.
pub(crate) fn answer(name: &str) -> Answer {
    Captured::read(&folder(&format!("{name}.json"))).answer
}

/// Reads one answer's JSON.
pub(crate) fn json(name: &str) -> Value {
    serde_json::from_str(&answer(name).body).unwrap()
}

/// Reads one answer that is a flow.
pub(crate) fn flow(name: &str) -> Flow {
    as_flow(&answer(name))
}

/// Reads JSON that is a flow.
pub(crate) fn flow_from(json: &Value) -> Flow {
    as_flow(&Answer::new(200, json.to_string()))
}

fn as_flow(answer: &Answer) -> Flow {
    match outcome(answer) {
        Outcome::Flow(flow) => *flow,
        other => panic!("not a flow: {other:?}"),
    }
}
