//! Each way to change history that who has the whole database has: done in SQL as its superuser, found, and found where it was done.

use super::*;

#[tokio::test]
async fn an_edit_is_found() {
    let log = Log::with_rows(6).await;
    log.sql("UPDATE audit_logs SET success = false WHERE action = 'action 2'").await;
    assert_eq!(log.problems().await, [(Problem::RowChanged, Some(3))]);
}

#[tokio::test]
async fn an_edit_of_what_is_personal_is_found() {
    let log = Log::with_rows(6).await;
    log.sql("UPDATE audit_logs SET ip_address = NULL WHERE action = 'action 2'").await;
    assert_eq!(log.problems().await, [(Problem::RowChanged, Some(3))]);
}

#[tokio::test]
async fn a_deletion_is_found_with_its_place_or_without() {
    let log = Log::with_rows(6).await;
    log.sql("DELETE FROM audit_logs WHERE action = 'action 2'").await;
    assert_eq!(log.problems().await, [(Problem::RowMissing, Some(3))]);
    log.sql("DELETE FROM audit_chain WHERE seq = 3").await;
    assert_eq!(log.problems().await, [(Problem::PlacesMissing, Some(3)), (Problem::LinkBroken, Some(4))]);
    // Closing the gap does not help: a place is part of what is linked.
    log.sql("UPDATE audit_chain SET seq = seq - 1 WHERE seq > 3").await;
    let found = log.problems().await;
    assert_eq!(found[0], (Problem::LinkBroken, Some(3)));
}

#[tokio::test]
async fn a_deletion_before_the_row_was_sealed_is_found() {
    let mut log = Log::with_rows(2).await;
    log.append("not sealed yet").await;
    log.sql("DELETE FROM audit_logs WHERE action = 'not sealed yet'").await;
    log.seal().await;
    assert_eq!(log.problems().await, [(Problem::RowMissing, None)]);
}

#[tokio::test]
async fn an_insertion_is_found_with_a_place_or_without() {
    let mut log = Log::with_rows(3).await;
    log.sql(
        "INSERT INTO audit_logs (id, action, resource, timestamp, mac, mac_key_id)
         SELECT gen_random_uuid(), 'forged', resource, timestamp, mac, mac_key_id FROM audit_logs LIMIT 1",
    )
    .await;
    assert_eq!(log.problems().await, [(Problem::RowForged, None)]);
    // Put among those that wait, so that the sealer gives it a place.
    log.sql("INSERT INTO audit_unsealed SELECT id FROM audit_logs WHERE action = 'forged'").await;
    log.seal().await;
    assert_eq!(log.problems().await, [(Problem::RowChanged, Some(4))]);
}

#[tokio::test]
async fn a_reordering_is_found() {
    let log = Log::with_rows(6).await;
    log.sql("UPDATE audit_chain SET audit_id = gen_random_uuid() WHERE seq = 4").await;
    log.sql(
        "WITH third AS (SELECT audit_id FROM audit_chain WHERE seq = 3)
         UPDATE audit_chain SET audit_id = (SELECT id FROM audit_logs WHERE action = 'action 3') WHERE seq = 3",
    )
    .await;
    log.sql("UPDATE audit_chain SET audit_id = (SELECT id FROM audit_logs WHERE action = 'action 2') WHERE seq = 4")
        .await;
    let found = log.problems().await;
    assert_eq!(found.first(), Some(&(Problem::LinkBroken, Some(3))), "{found:?}");
}

#[tokio::test]
async fn a_truncated_tail_is_found_by_the_anchor() {
    let log = Log::with_rows(6).await;
    log.sql("DELETE FROM audit_logs WHERE id IN (SELECT audit_id FROM audit_chain WHERE seq > 4)").await;
    log.sql("DELETE FROM audit_chain WHERE seq > 4").await;
    log.sql("DELETE FROM audit_checkpoints WHERE seq > 4").await;
    assert_eq!(log.problems().await, [(Problem::Truncated, Some(5))]);
}

#[tokio::test]
async fn an_old_state_that_went_on_is_found_by_the_anchor() {
    let mut log = Log::with_rows(6).await;
    log.sql("DELETE FROM audit_logs WHERE id IN (SELECT audit_id FROM audit_chain WHERE seq > 4)").await;
    log.sql("DELETE FROM audit_chain WHERE seq > 4").await;
    log.sql("DELETE FROM audit_checkpoints WHERE seq > 4").await;
    let anchor = log.anchor.clone();
    for _ in 0..3 {
        log.append("other").await;
        log.seal().await;
    }
    log.anchor = anchor;
    assert_eq!(log.problems().await, [(Problem::LinkBroken, Some(6))]);
}

#[tokio::test]
async fn a_forged_mac_is_found() {
    let log = Log::with_rows(6).await;
    log.sql("UPDATE audit_logs SET action = 'nothing', mac = sha256('nothing') WHERE action = 'action 2'").await;
    assert_eq!(log.problems().await, [(Problem::RowChanged, Some(3)), (Problem::LinkBroken, Some(3))]);
}

#[tokio::test]
async fn a_forged_checkpoint_is_found() {
    let log = Log::with_rows(3).await;
    log.sql("UPDATE audit_checkpoints SET link = sha256('other')").await;
    assert_eq!(log.problems().await, [(Problem::CheckpointForged, Some(1))]);
    // One that would make a purge of all that was removed.
    log.sql("DELETE FROM audit_checkpoints").await;
    log.sql("DELETE FROM audit_logs WHERE id = (SELECT audit_id FROM audit_chain WHERE seq = 1)").await;
    log.sql(
        "INSERT INTO audit_checkpoints (seq, purge, link, sealed_at, key_id, signature)
         SELECT seq, true, link, sealed_at, 'ours', 'signed' FROM audit_chain WHERE seq = 1",
    )
    .await;
    log.sql("DELETE FROM audit_chain WHERE seq = 1").await;
    assert_eq!(log.problems().await, [(Problem::CheckpointForged, Some(1))]);
}

#[tokio::test]
async fn a_clock_that_was_put_back_is_found() {
    let mut log = Log::with_rows(3).await;
    log.now -= chrono::TimeDelta::hours(1);
    log.append("after the clock").await;
    assert!(log.seal().await.clock_rolled_back);
    log.append("and on").await;
    assert!(!log.seal().await.clock_rolled_back);
    assert_eq!(log.problems().await, [(Problem::ClockRolledBack, Some(4))]);
    // As superuser, so that it looks as if a row had been sealed before.
    let log = Log::with_rows(6).await;
    log.sql("UPDATE audit_chain SET sealed_at = sealed_at - interval '1 hour' WHERE seq = 4").await;
    let found = log.problems().await;
    assert!(found.contains(&(Problem::ClockRolledBack, Some(4))) && found.contains(&(Problem::LinkBroken, Some(4))));
}

#[tokio::test]
async fn a_clock_that_is_set_right_by_a_moment_is_no_rollback() {
    let mut log = Log::with_rows(2).await;
    log.now -= chrono::TimeDelta::milliseconds(1900);
    log.append("a moment before").await;
    assert!(!log.seal().await.clock_rolled_back);
    assert_eq!(log.problems().await, []);
}
