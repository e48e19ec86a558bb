//! A runtime that the engine does not know.

use super::*;

#[tokio::test(start_paused = true)]
async fn an_unknown_runtime_is_said_in_health_and_claims_are_refused_until_it_is_there() {
    let mut world = World::new(1);
    let config = NodeConfig { runtime: Some("kata".to_owned()), ..world.node.config().clone() };
    let journal = Journal::open(&world.dir.path().join("with-runtime")).unwrap();
    let (driver, clock) = (Arc::clone(&world.driver), Arc::clone(&world.clock));
    let decisions = Log::open(&world.dir.path().join("egress-with-runtime"), clock.now()).unwrap();
    world.node = Node::new(driver, clock, config, journal, decisions);
    world.node.run();
    world.until(|world| world.node.engine().image.is_some()).await;
    let missing =
        |world: &World| world.node.health().findings.into_iter().find(|finding| finding.code == "RUNTIME_MISSING");
    let finding = missing(&world).unwrap();
    assert!(finding.severity == "error" && finding.message.contains("`kata`"), "{finding:?}");
    let refused = world.node.create(request(), None).await;
    assert!(matches!(&refused, Err(NodeError::RuntimeMissing(name)) if name == "kata"), "{refused:?}");
    assert_eq!(world.driver.count(), 0, "the engine was not even asked, for the pool neither");

    world.driver.install_runtime("kata");
    world.until(|world| world.node.pool().ready == 1).await;
    assert_eq!(missing(&world), None);
    world.node.create(request(), None).await.unwrap();
}
