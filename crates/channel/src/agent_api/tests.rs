//! What is read as JSON, whoever sends it: a value that was read is written so that it is read the same.

use std::fmt::Debug;

use isekai_fuzz::{Input, Target as Fuzz};
use serde::de::DeserializeOwned;

use super::*;
use crate::egress_api::{EgressDecisions, EgressRules, EgressVerdict};
use crate::sandbox_api::{
    CreateSandbox, EndedSandbox, PoolStatus, RenewLeases, RenewedLeases, ResourceUsage, SandboxHealth, SandboxList,
};

const WORDS: [&str; 12] =
    ["[", "{", "null", "true", "-1", "1e999", "\\ud800", "\\u0000", "18446744073709551616", "\"\"", ",", "\"type\":"];

fn same<T: DeserializeOwned + Serialize + PartialEq + Debug>(text: &[u8]) -> bool {
    let Ok(value) = serde_json::from_slice::<T>(text) else { return false };
    let written = serde_json::to_vec(&value).unwrap();
    assert_eq!(serde_json::from_slice::<T>(&written).unwrap(), value);
    true
}

/// The first byte chooses the type.
fn fuzz(name: &'static str, readers: &[fn(&[u8]) -> bool], seeds: &[&str]) {
    assert_eq!(readers.len(), seeds.len());
    for (reader, seed) in readers.iter().zip(seeds) {
        assert!(reader(seed.as_bytes()), "{seed}");
    }
    let seeds = seeds.iter().zip(0_u8..).map(|(text, number)| [&[number], text.as_bytes()].concat());
    Fuzz::new(name).seeds(seeds).tokens(WORDS).cases(10_000).run(|input| {
        let mut input = Input::new(input);
        let chosen = usize::from(input.byte()) % readers.len();
        (chosen, readers[chosen](input.rest()))
    });
}

#[test]
fn fuzz_agent_answers() {
    let readers = [
        same::<AgentHealth>,
        same::<AgentUsage>,
        same::<WriteFilesResult>,
        same::<FileList>,
        same::<ExecEvent>,
        same::<BuildResult>,
        same::<VerifyResult>,
        same::<LogLine>,
    ];
    let seeds = [
        r#"{"version":"0.1.0","uptimeMs":1,"builder":"warm","app":"serving"}"#,
        r#"{"storageBytes":4096}"#,
        r#"{"written":1,"deleted":0}"#,
        r#"{"files":[{"path":"index.html","sizeBytes":7}]}"#,
        r#"{"type":"exit","code":null,"signal":9,"reason":"disk_full","durationMs":5}"#,
        r#"{"ok":false,"durationMs":1,"errors":[{"file":"a.ts","line":1,"column":2,"message":"no"}],"outputs":[]}"#,
        r#"{"ok":true,"status":200,"rendered":true,"title":"t","text":"x","consoleErrors":["e"],"durationMs":1}"#,
        r#"{"seq":1,"tsUnixMs":-1,"level":"info","source":"app","message":"m"}"#,
    ];
    fuzz("agent-answers", &readers, &seeds);
}

#[test]
fn fuzz_agent_requests() {
    let readers =
        [same::<WriteFiles>, same::<Exec>, same::<Build>, same::<Start>, same::<Verify>, same::<EgressVerdict>];
    let seeds = [
        r#"{"files":[{"path":"a","content":"x"},{"path":"b","contentBase64":"eA=="}],"delete":["c"]}"#,
        r#"{"command":["true"],"cwd":"src","env":{"A":"1"},"timeoutMs":1000}"#,
        r#"{"target":"react"}"#,
        r#"{"mode":"command","command":["node","server.js"],"port":3000}"#,
        r#"{"path":"/"}"#,
        r#"{"allowed":false,"reason":"NOT_LISTED","message":"no"}"#,
    ];
    fuzz("agent-requests", &readers, &seeds);
}

#[test]
fn fuzz_sandbox_types() {
    let readers = [
        same::<CreateSandbox>,
        same::<SandboxList>,
        same::<RenewLeases>,
        same::<RenewedLeases>,
        same::<EndedSandbox>,
        // A number with a fraction may be read a last digit beside what was written.
        |text: &[u8]| serde_json::from_slice::<ResourceUsage>(text).is_ok(),
        same::<PoolStatus>,
        same::<SandboxHealth>,
        same::<EgressRules>,
        same::<EgressDecisions>,
    ];
    let id = "01890000-0000-7000-8000-000000000001";
    let limits = r#"{"memory":536870912,"cpu":1000,"diskSpace":1073741824,"processes":128,"executionTime":300}"#;
    let seeds = [
        format!(r#"{{"appId":"{id}","limits":{limits},"leaseSeconds":60,"networkMode":"none","securityOptions":{{"a":[]}}}}"#),
        format!(
            r#"{{"sandboxes":[{{"id":"{id}","appId":"{id}","containerId":"c","warm":true,"state":"dead","stateReason":"oom",
            "node":"n","limits":{limits},"leaseExpiresAt":"2024-01-01T00:00:00.5Z"}}]}}"#
        ),
        format!(r#"{{"ids":["{id}"],"seconds":60}}"#),
        format!(r#"{{"missing":["{id}"],"ended":[{{"id":"{id}","reason":"gone"}}]}}"#),
        format!(r#"{{"id":"{id}","reason":"oom"}}"#),
        r#"{"cpu":0.5,"memory":1,"storage":2,"networkIn":3,"networkOut":4,"executionTime":5,"oomKills":6}"#.to_owned(),
        r#"{"target":2,"ready":1,"starting":1,"claimed":0}"#.to_owned(),
        r#"{"status":"ok","engine":{"version":"20","apiVersion":"1","runtime":"runc","cgroupVersion":"2","liveRestore":true,
            "usernsRemap":false,"apparmor":false},"pool":{"target":0,"ready":0,"starting":0,"claimed":0},
            "findings":[{"code":"C","severity":"warn","message":"m"}]}"#
            .to_owned(),
        r#"{"rules":[{"host":"*.example.com","port":443}]}"#.to_owned(),
        format!(
            r#"{{"logId":"l","decisions":[{{"seq":1,"sandboxId":"{id}","appId":"{id}","at":"2024-01-01T00:00:00Z","host":"h","port":1,
            "address":"::1","allowed":true,"reason":"TOO_MANY","count":1}}],"lost":0}}"#
        ),
    ];
    fuzz("sandbox-types", &readers, &seeds.each_ref().map(String::as_str));
}
