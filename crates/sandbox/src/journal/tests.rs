use std::os::unix::fs::PermissionsExt as _;

use chrono::{DateTime, TimeDelta, Utc};
use isekai_channel::sandbox_api::Priority;
use isekai_domain::{AppId, EgressRule, HostPattern, ResourceLimits};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::ending::Ending;
use crate::pool::PoolKey;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000 + seconds, 0).unwrap()
}

fn made(container: &str) -> Made {
    let key = PoolKey::new("sha256:1".to_owned(), None, &ResourceLimits::default());
    Made { container: container.to_owned(), secret: "ab".repeat(32), key }
}

fn claim(number: u128, container: &str) -> Claim {
    Claim {
        id: Uuid::from_u128(number),
        app_id: AppId::from(Uuid::from_u128(9)),
        made: made(container),
        limits: ResourceLimits::default(),
        warm: true,
        claimed_at: at(0),
        lease_expires_at: at(60),
        idempotency_key: Some(format!("key-{number}")),
        fingerprint: "f".to_owned(),
        paused_since: None,
        paused_ms: 0,
        entered: 0,
        left: 0,
        command_since_ms: None,
        ending: None,
        egress: Vec::new(),
        priority: Priority::Normal,
    }
}

fn rule(host: &str) -> EgressRule {
    EgressRule { host: HostPattern::parse(host).unwrap(), port: 443 }
}

fn story() -> Vec<Record> {
    let id = Uuid::from_u128(1);
    vec![
        Record::Made(made("a")),
        Record::Made(made("b")),
        Record::Claimed(Box::new(claim(1, "a"))),
        Record::Lease { id, expires_at: at(120) },
        Record::Paused { id, at: at(10) },
        Record::Resumed { id, at: at(30) },
        Record::Running { id, since_active_ms: Some(10_000) },
        Record::Traffic { id, entered: 5, left: 7 },
        Record::Limits { id, limits: ResourceLimits { execution_time: 7, ..ResourceLimits::default() } },
        Record::Priority { id, priority: Priority::Low },
        Record::Egress { id, rules: vec![rule("a.example.com")] },
        Record::Egress { id, rules: vec![rule("*.example.com")] },
        Record::Claimed(Box::new(claim(2, "c"))),
        Record::Ended { id: Uuid::from_u128(2), ending: Ending::Oom },
        Record::Claimed(Box::new(claim(3, "d"))),
        Record::Removed { container: "d".to_owned() },
    ]
}

#[test]
fn a_restart_finds_what_was_written() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal");
    let mut journal = Journal::open(&path).unwrap();
    for record in story() {
        journal.append(record).unwrap();
    }
    let before = journal.ledger().clone();
    drop(journal);
    let long = std::fs::metadata(&path).unwrap().len();

    let reopened = Journal::open(&path).unwrap();
    assert_eq!(reopened.ledger(), &before);
    assert!(std::fs::metadata(&path).unwrap().len() < long, "compacted at boot");
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);

    let first = &before.claims[&Uuid::from_u128(1)];
    assert_eq!((first.lease_expires_at, first.entered, first.left), (at(120), 5, 7));
    assert_eq!(first.egress, [rule("*.example.com")]);
    assert_eq!(first.active_ms(at(40)), 20_000, "paused time does not count");
    assert_eq!(first.limits.execution_time, 7);
    assert_eq!(before.claims[&Uuid::from_u128(2)].ending, Some(Ending::Oom));
    assert!(before.claim_of_key("key-3").is_none() && !before.has_container("d"));
    assert!(before.made.contains_key("b") && !before.made.contains_key("a"), "a claimed container left the pool");
}

#[test]
fn a_paused_sandbox_uses_no_active_time() {
    let mut paused = claim(1, "a");
    paused.paused_since = Some(at(15));
    assert_eq!(paused.active_ms(at(15) + TimeDelta::hours(3)), 15_000);
}

#[test]
fn a_command_is_over_time_by_its_own_active_time() {
    let mut running = claim(1, "a");
    let limit = i64::from(running.limits.execution_time);
    assert!(!running.is_over_time(at(limit * 9)), "nothing runs");
    running.command_since_ms = Some(50_000);
    assert!(!running.is_over_time(at(limit + 50)));
    assert!(running.is_over_time(at(limit + 51)));
    running.paused_ms = 60_000;
    assert!(!running.is_over_time(at(limit + 51)));
}

#[test]
fn what_cannot_be_written_does_not_take_effect() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal");
    let mut journal = Journal::open(&path).unwrap();
    journal.append(Record::Made(made("a"))).unwrap();
    let file = std::mem::replace(&mut journal.file, LineFile::full());
    assert!(matches!(journal.append(Record::Made(made("b"))), Err(JournalError::Write(_))));
    assert!(!journal.ledger().has_container("b"));
    journal.file = file;
    journal.append(Record::Made(made("c"))).unwrap();
    drop(journal);
    let containers: Vec<String> = Journal::open(&path).unwrap().ledger().made.keys().cloned().collect();
    assert_eq!(containers, ["a", "c"]);
}

fn replay(text: &[u8]) -> Ledger {
    let mut ledger = Ledger::default();
    lines::parse(text, Path::new("journal")).into_iter().for_each(|record| ledger.apply(record));
    ledger
}

/// Whatever a disk made of the file: what is read is read the same after it was made shorter.
#[test]
fn fuzz_journal_replay() {
    let lines: Vec<String> = story().iter().map(|record| serde_json::to_string(record).unwrap()).collect();
    let tokens = [
        "\n",
        "\"op\":\"paused\"",
        "\"op\":\"resumed\"",
        "18446744073709551615",
        "null",
        "+262142-12-31T23:59:59Z",
        "-262143-01-01T00:00:00Z",
    ];
    let target = isekai_fuzz::Target::new("journal-replay")
        .seeds([lines.join("\n")])
        .seeds(&lines)
        .tokens(tokens)
        .tokens(&lines);
    target.max_bytes(8192).cases(1_500).run(|input| {
        let ledger = replay(input);
        let mut shorter = Vec::new();
        for record in ledger.records() {
            serde_json::to_writer(&mut shorter, &record).unwrap();
            shorter.push(b'\n');
        }
        assert_eq!(replay(&shorter), ledger);
        for claim in ledger.claims.values() {
            assert!(ledger.has_container(&claim.made.container));
            for now in [DateTime::<Utc>::MIN_UTC, at(0), DateTime::<Utc>::MAX_UTC] {
                let _ = (claim.active_ms(now), claim.is_over_time(now));
            }
        }
        (ledger.made.len().min(3), ledger.claims.len().min(3))
    });
}

proptest! {
    /// The process may die in the middle of any write.
    #[test]
    fn a_torn_file_gives_the_lines_before_the_tear(keep in 0.0_f64..1.0) {
        let records = story();
        let lines: Vec<String> = records.iter().map(|record| serde_json::to_string(record).unwrap() + "\n").collect();
        let text = lines.concat();
        let cut = (text.len() as f64 * keep) as usize;

        let mut whole = Ledger::default();
        let mut length = 0;
        for (line, record) in lines.iter().zip(records) {
            length += line.len();
            // A line without its line break is whole.
            if length - 1 > cut { break; }
            whole.apply(record);
        }

        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal");
        std::fs::write(&path, &text.as_bytes()[..cut]).unwrap();
        let mut journal = Journal::open(&path).unwrap();
        prop_assert_eq!(journal.ledger(), &whole);

        // What is appended after the tear is not swallowed by it.
        journal.append(Record::Made(made("later"))).unwrap();
        drop(journal);
        prop_assert!(Journal::open(&path).unwrap().ledger().has_container("later"));
    }
}
