use std::time::Duration;

use crate::testing;

use super::*;

#[tokio::test]
async fn hints_arrive_and_the_listener_survives_a_lost_connection() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let mut listener = db.store.listener();
    listener.ready().await.unwrap();
    let app = testing::app(&db.store, user).await;
    let mut channels = Vec::new();
    for _ in 0..3 {
        channels.push(listener.recv().await);
    }
    channels.sort_by(|a, b| a.channel.cmp(&b.channel));
    let seen: Vec<_> = channels.iter().map(|n| (n.channel.as_str(), n.payload.clone())).collect();
    let (id, workflow) = (app.app.id.to_string(), app.workflow_id.to_string());
    assert_eq!(seen, [(EVENTS, id.clone()), (PORTS, id), (WORKFLOWS, workflow)]);

    let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    sqlx::query(sql).execute(db.store.pool()).await.unwrap();
    // What is sent before it listens again is lost, so it is sent until it arrives.
    let sender = db.store.clone();
    let sending = async {
        loop {
            let mut connection = sender.pool().acquire().await.unwrap();
            send_in(&mut connection, EVENTS, "back").await.unwrap();
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let received = tokio::select! {
        received = listener.recv() => received,
        () = sending => unreachable!(),
        () = tokio::time::sleep(Duration::from_secs(10)) => panic!("nothing arrived"),
    };
    assert_eq!(received.payload, "back");
}
