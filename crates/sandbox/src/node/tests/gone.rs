//! Containers that somebody else removed.

use super::*;

#[tokio::test(start_paused = true)]
async fn a_container_removed_behind_our_back_is_gone_at_once_and_its_claim_is_dropped() {
    let world = World::running(0).await;
    let lost = world.node.create(request(), None).await.unwrap();
    let other = world.node.create(request(), None).await.unwrap();
    world.driver.lose(&lost.container_id);
    // Long before the sweep of every minute.
    let dropped = world.until(|world| world.node.get(lost.id).is_err());
    tokio::time::timeout(Duration::from_secs(20), dropped).await.unwrap();
    let renewed = world.node.renew(&RenewLeases { ids: vec![lost.id, other.id], seconds: 60 }).unwrap();
    assert_eq!((renewed.missing, renewed.ended[0].reason.as_str()), (vec![lost.id], "gone"));
    assert!(matches!(world.node.awake(lost.id, Kind::Use).await, Err(NodeError::NotFound)));
    assert!(!world.node.fleet().handles.contains_key(&lost.container_id), "nobody goes on attaching");
    let world = world.restarted(0).await;
    assert_eq!(world.node.list().iter().map(|sandbox| sandbox.id).collect::<Vec<_>>(), [other.id]);
}
