use super::*;
use crate::audit::SealKey;
use crate::audit::row::tests::row;

/// A chain of `count` rows, one sealed each second, and a checkpoint of its end.
fn chain(ring: &Keyring, seal: &SealKey, count: i64) -> (Vec<Sealed>, Checkpoint) {
    let key = ring.current(KeyKind::Audit).unwrap();
    let mut previous = GENESIS;
    let sealed: Vec<_> = (1..=count)
        .map(|seq| {
            let row = row(u128::try_from(seq).unwrap());
            let (stored, sealed_at) = (mac(&key, &row), row.timestamp + TimeDelta::milliseconds(500));
            previous = link(&key, &previous, seq, row.id, &stored, sealed_at);
            let key_id = key.id.to_string();
            Sealed {
                seq,
                row_id: row.id,
                link: previous.to_vec(),
                key_id: key_id.clone(),
                sealed_at,
                row: Some((row, stored.to_vec(), key_id)),
            }
        })
        .collect();
    let sealed_at = sealed.last().unwrap().sealed_at;
    (sealed, seal.sign(count, false, previous, sealed_at).unwrap())
}

/// What is found when `change` was done to ten rows.
fn found(change: impl FnOnce(&mut Vec<Sealed>, &mut Checkpoint)) -> Vec<(Problem, Option<i64>)> {
    let (ring, seal) = (Keyring::fixed(1), SealKey::generate().unwrap());
    let (mut rows, mut checkpoint) = chain(&ring, &seal, 10);
    change(&mut rows, &mut checkpoint);
    let keys = seal.public();
    let mut verifier = Verifier::new(&ring, &keys, None);
    rows.iter().for_each(|row| verifier.row(row));
    verifier.checkpoint(&checkpoint);
    verifier.finish().findings.into_iter().map(|finding| (finding.problem, finding.seq)).collect()
}

fn content(sealed: &mut Sealed) -> &mut Row {
    &mut sealed.row.as_mut().unwrap().0
}

#[test]
fn an_honest_log_has_no_findings() {
    assert_eq!(found(|_, _| {}), []);
}

#[test]
fn each_tampering_is_found_where_it_was_done() {
    use Problem::*;
    assert_eq!(found(|rows, _| content(&mut rows[3]).action = "read".to_owned()), [(RowChanged, Some(4))]);
    assert_eq!(found(|rows, _| rows[3].row = None), [(RowMissing, Some(4))]);
    let cut = found(|rows, _| drop(rows.remove(3)));
    assert_eq!(cut, [(PlacesMissing, Some(4)), (LinkBroken, Some(5))]);
    let swapped = found(|rows, _| {
        let (left, right) = (rows[3].row_id, rows[4].row_id);
        (rows[3].row_id, rows[4].row_id) = (right, left);
        let moved = rows[3].row.take();
        rows[3].row = std::mem::replace(&mut rows[4].row, moved);
    });
    assert_eq!(swapped, [(LinkBroken, Some(4)), (LinkBroken, Some(5))]);
    let truncated = found(|rows, _| rows.truncate(7));
    assert_eq!(truncated, [(Truncated, Some(8))]);
    let forged = found(|rows, _| rows[3].row.as_mut().unwrap().1[0] ^= 1);
    assert_eq!(forged, [(RowChanged, Some(4)), (LinkBroken, Some(4))]);
    assert_eq!(found(|_, checkpoint| checkpoint.signature[0] ^= 1), [(CheckpointForged, Some(10))]);
    let rolled = found(|rows, _| rows[3].sealed_at -= TimeDelta::hours(1));
    assert_eq!(rolled, [(ClockRolledBack, Some(4)), (ClockRolledBack, Some(4)), (LinkBroken, Some(4))]);
}

#[test]
fn rows_that_nobody_sealed_are_ours_and_new_or_found() {
    let (ring, seal) = (Keyring::fixed(1), SealKey::generate().unwrap());
    let keys = seal.public();
    let key = ring.current(KeyKind::Audit).unwrap();
    let (ours, stored) = (row(5), mac(&key, &row(5)));
    let check = |row: &Row, stored: &[u8], now| {
        let mut verifier = Verifier::new(&ring, &keys, None);
        verifier.unsealed(row, stored, &key.id, now);
        verifier.finish().findings.first().map(|finding| finding.problem)
    };
    assert_eq!(check(&ours, &stored, ours.timestamp), None);
    assert_eq!(check(&ours, &stored, ours.timestamp + TimeDelta::minutes(2)), Some(Problem::RowUnsealed));
    assert_eq!(check(&row(6), &stored, ours.timestamp), Some(Problem::RowForged));
}

#[test]
fn a_purged_log_goes_on_from_its_signed_checkpoint_only() {
    let (ring, seal) = (Keyring::fixed(1), SealKey::generate().unwrap());
    let keys = seal.public();
    let (rows, end) = chain(&ring, &seal, 10);
    let removed = &rows[3];
    let purge = seal.sign(4, true, removed.link.clone().try_into().unwrap(), removed.sealed_at).unwrap();
    let check = |purge: Option<&Checkpoint>| {
        let mut verifier = Verifier::new(&ring, &keys, purge);
        rows[4..].iter().for_each(|row| verifier.row(row));
        verifier.checkpoint(&end);
        verifier.finish().findings.first().map(|finding| (finding.problem, finding.seq))
    };
    assert_eq!(check(Some(&purge)), None);
    assert_eq!(check(None), Some((Problem::PlacesMissing, Some(1))), "removed without a word");
    let regular = seal.sign(4, false, purge.link, purge.sealed_at).unwrap();
    assert_eq!(check(Some(&regular)), Some((Problem::CheckpointForged, Some(4))), "not said to be purged");
    let theirs = SealKey::generate().unwrap().sign(4, true, purge.link, purge.sealed_at).unwrap();
    assert_eq!(check(Some(&theirs)), Some((Problem::CheckpointForged, Some(4))));
}

#[test]
fn findings_are_bounded() {
    let (ring, seal) = (Keyring::fixed(1), SealKey::generate().unwrap());
    let (mut rows, _) = chain(&ring, &seal, 300);
    rows.iter_mut().for_each(|row| row.row = None);
    let keys = seal.public();
    let mut verifier = Verifier::new(&ring, &keys, None);
    rows.iter().for_each(|row| verifier.row(row));
    let verified = verifier.finish();
    assert_eq!((verified.rows, verified.findings.len()), (300, Verifier::MAX_FINDINGS));
}
