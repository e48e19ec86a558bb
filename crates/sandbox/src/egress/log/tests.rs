use std::io::Write as _;

use proptest::prelude::*;

use super::kept::MAX_DECISIONS;
use super::*;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000 + seconds, 0).unwrap()
}

fn whose(number: u128) -> Whose {
    Whose { sandbox: Uuid::from_u128(number), app: AppId::from(Uuid::from_u128(number)) }
}

fn allowed(host: &str) -> Decided<'_> {
    Decided { host, port: 443, address: Some([93, 184, 216, 34].into()), reason: None }
}

fn refused(host: &str) -> Decided<'_> {
    Decided { host, port: 443, address: None, reason: Some(EgressReason::NotListed) }
}

/// Host and count of all that are there.
fn told(log: &mut Log) -> Vec<(String, u32)> {
    log.collect(0, usize::MAX).decisions.into_iter().map(|decision| (decision.host, decision.count)).collect()
}

fn counts(told: &[(&str, u32)]) -> Vec<(String, u32)> {
    told.iter().map(|(host, count)| ((*host).to_owned(), *count)).collect()
}

#[test]
fn the_same_in_a_row_is_counted_until_it_was_handed_out() {
    let dir = tempfile::tempdir().unwrap();
    let mut log = Log::open(&dir.path().join("egress"), at(0)).unwrap();
    for (second, decided) in [
        (0, refused("a.example")),
        (5, refused("a.example")),
        (15, refused("a.example")),
        (26, refused("a.example")),
        (26, allowed("a.example")),
        (26, refused("b.example")),
        (26, refused("a.example")),
    ] {
        log.record(at(second), whose(1), decided);
        // Another's do not come in between.
        log.record(at(second), whose(2), refused("c.example"));
    }
    let expected = [
        ("a.example", 3),
        ("c.example", 3),
        ("a.example", 1),
        ("a.example", 1),
        ("b.example", 1),
        ("a.example", 1),
        ("c.example", 4),
    ];
    assert_eq!(told(&mut log), counts(&expected));
    let seqs: Vec<u64> = log.collect(0, usize::MAX).decisions.iter().map(|decision| decision.seq).collect();
    assert!(seqs.is_sorted() && seqs[0] > u64::try_from(at(0).timestamp_micros()).unwrap());
    // These were told as they are: the next is one of its own, or it would be counted twice.
    log.record(at(27), whose(1), refused("a.example"));
    log.record(at(27), whose(1), refused("a.example"));
    assert_eq!(told(&mut log)[7..], counts(&[("a.example", 2)]));
}

#[test]
fn what_was_collected_is_forgotten_and_the_rest_comes_page_by_page() {
    let dir = tempfile::tempdir().unwrap();
    let mut log = Log::open(&dir.path().join("egress"), at(0)).unwrap();
    for host in ["a.example", "b.example", "c.example"] {
        log.record(at(0), whose(1), allowed(host));
    }
    let first = log.collect(0, 2);
    assert_eq!(first, log.collect(0, 2), "asked again, told again");
    let hosts: Vec<&str> = first.decisions.iter().map(|decision| decision.host.as_str()).collect();
    assert_eq!((hosts, first.lost), (vec!["a.example", "b.example"], 0));
    let second = log.collect(first.decisions[1].seq, 2);
    assert_eq!(second.decisions.len(), 1);
    assert_eq!(told(&mut log), counts(&[("c.example", 1)]));
    assert_eq!(second.decisions[0].address, Some([93, 184, 216, 34].into()));
    let last = second.decisions[0].seq;
    assert_eq!(log.collect(u64::MAX, 9).decisions.len(), 1, "a number that was never given collects nothing");
    assert_eq!(log.collect(last, 9).decisions, []);
    assert_eq!(told(&mut log), []);
    log.record(at(0), whose(1), allowed("c.example"));
    assert_eq!(log.collect(last, 9).decisions[0].seq, last + 1);
}

#[test]
fn a_restart_finds_what_nobody_collected() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("egress");
    let mut log = Log::open(&path, at(0)).unwrap();
    for host in ["a.example", "b.example", "b.example", "c.example"] {
        log.record(at(0), whose(1), refused(host));
    }
    let first = log.collect(0, 1).decisions[0].seq;
    log.collect(first, 1);
    let before = log.collect(0, 9);
    drop(log);
    // In the middle of a line.
    std::fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(br#"{"op":"decid"#).unwrap();
    let mut log = Log::open(&path, at(-99)).unwrap();
    log.record(at(1), whose(1), refused("c.example"));
    let after = log.collect(0, 9);
    assert_eq!(after.log_id, before.log_id);
    assert_eq!(after.decisions[..2], before.decisions);
    assert_eq!(after.decisions[2].seq, before.decisions[1].seq + 1);
    assert_eq!(after.decisions[2].count, 1, "nobody knows whether the one before was told");
    drop(log);
    std::fs::remove_file(&path).unwrap();
    let mut log = Log::open(&path, at(5)).unwrap();
    log.record(at(5), whose(1), refused("d.example"));
    let anew = log.collect(after.decisions[2].seq, 9);
    assert_ne!(anew.log_id, after.log_id);
    assert_eq!(anew.decisions.len(), 1, "an old number collects nothing of a new log");
}

#[test]
fn who_makes_many_pushes_out_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("egress");
    let mut log = Log::open(&path, at(0)).unwrap();
    log.record(at(0), whose(2), refused("quiet.example"));
    log.record(at(0), whose(1), refused("first.example"));
    log.record(at(0), whose(1), refused("first.example"));
    for number in 0..MAX_DECISIONS {
        log.record(at(0), whose(1), refused(&format!("h{number}.example")));
    }
    let all = log.collect(0, usize::MAX);
    assert_eq!((all.decisions.len(), all.lost), (MAX_DECISIONS, 3));
    assert_eq!(all.decisions[0].host, "quiet.example");
    assert_eq!(all.decisions[1].host, "h1.example");
    drop(log);
    assert_eq!(Log::open(&path, at(0)).unwrap().collect(0, usize::MAX), all);
    let long = "h".repeat(300);
    let mut log = Log::open(&path, at(0)).unwrap();
    log.record(at(0), whose(1), refused(&long));
    assert_eq!(log.collect(0, usize::MAX).decisions.last().unwrap().host, long[..253]);
}

#[test]
fn a_full_disk_keeps_no_decision_from_being_told() {
    let dir = tempfile::tempdir().unwrap();
    let mut log = Log::open(&dir.path().join("egress"), at(0)).unwrap();
    log.file = LineFile::full();
    log.record(at(0), whose(1), refused("a.example"));
    assert_eq!(told(&mut log), counts(&[("a.example", 1)]));
}

#[derive(Debug, Clone)]
enum Step {
    Record { who: u128, host: u8, second: i64 },
    Collect { share: f64, limit: usize },
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..3_u128, 0..3_u8, 0..40_i64).prop_map(|(who, host, second)| Step::Record { who, host, second }),
        2 => (0.0..1.0_f64, 1..5_usize).prop_map(|(share, limit)| Step::Collect { share, limit }),
        1 => Just(Step::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whoever collects page by page, through restarts, has every decision once.
    #[test]
    fn every_decision_is_counted_once(steps in prop::collection::vec(step(), 0..60)) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("egress");
        let mut log = Log::open(&path, at(0)).unwrap();
        let (mut made, mut counted, mut after) = (0_u64, 0_u64, 0);
        let mut collect = |log: &mut Log, limit, after: &mut u64| {
            let page = log.collect(*after, limit).decisions;
            counted += page.iter().map(|decision| u64::from(decision.count)).sum::<u64>();
            *after = page.last().map_or(*after, |last| last.seq);
            page.len()
        };
        for step in steps {
            match step {
                Step::Record { who, host, second } => {
                    made += 1;
                    log.record(at(second), whose(who), refused(&format!("h{host}.example")));
                }
                Step::Collect { share, limit } => {
                    // Half of the answers are lost on the way, and asked for again.
                    if share < 0.5 {
                        log.collect(after, limit);
                    } else {
                        collect(&mut log, limit, &mut after);
                    }
                }
                Step::Restart => {
                    drop(log);
                    log = Log::open(&path, at(0)).unwrap();
                }
            }
        }
        while collect(&mut log, 7, &mut after) > 0 {}
        prop_assert_eq!(counted, made);
    }
}
