//! The listeners, and what a port that is given again means.

use http::StatusCode;
use isekai_store::apps;
use isekai_store::ports as stored;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};

use super::super::support::{Gateway, first_port};
use super::{PATIENCE, World};
use crate::preview::ports;

#[tokio::test]
async fn a_port_that_somebody_else_uses_is_never_given_to_an_app() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let first = *gateway.state.settings.preview.ports.start();
    let foreign = TcpListener::bind(("127.0.0.1", first)).await.unwrap();
    let app = gateway.app(&user).await;
    let port = stored::port_of(gateway.store(), app).await.unwrap();
    assert_eq!(port, Some(first + 1));
    drop(foreign);
    let app = gateway.app(&user).await;
    assert_eq!(stored::port_of(gateway.store(), app).await.unwrap(), Some(first), "it was only passed over");
}

#[tokio::test]
async fn listeners_follow_the_database() {
    let first = Gateway::start().await;
    let user = first.user("ada", &["user"]).await;
    let app = first.app(&user).await;
    let port = stored::port_of(first.store(), app).await.unwrap().unwrap();
    let is_open = async || TcpStream::connect(("127.0.0.1", port)).await.is_ok();
    assert!(is_open().await);
    // The second process takes over when the first is gone.
    let second = first.replica().await;
    first.state.shutdown.cancel();
    first.state.ports.tasks.close();
    first.state.ports.tasks.wait().await;
    assert!(!is_open().await);
    ports::sync(&second.state).await.unwrap();
    assert!(is_open().await);
    apps::delete(second.store(), app, None).await.unwrap();
    ports::sync(&second.state).await.unwrap();
    tokio::time::timeout(PATIENCE, async { while is_open().await {} }).await.unwrap();
}

/// ADR 10: a port that no app ever had comes first; when there is none, the one given back longest ago. The site's name has the
/// app's id, so nothing that a browser keeps for the app before is shown to the one after, or the reverse.
#[tokio::test]
async fn a_port_that_is_given_again_leads_to_nothing_of_the_app_before() {
    let last = (first_port() + 1).to_string();
    let before = World::running(&[("ISEKAI_PREVIEW__LAST_PORT", &last)]).await;
    let cookie = before.owner().await;
    let link = before.address("preview-link", json!({})).await;
    assert_eq!(before.visit("/", &[("cookie", &cookie)]).await.0, 200);
    let store = before.gateway.store();
    apps::delete(store, before.app, None).await.unwrap();
    ports::sync(&before.gateway.state).await.unwrap();

    let other = before.gateway.app(&before.user).await;
    assert_eq!(stored::port_of(store, other).await.unwrap(), Some(before.port + 1), "one that no app ever had");
    // Its listener may still be closing; until then the port is somebody else's.
    let closed = async {
        while TcpListener::bind(("127.0.0.1", before.port)).await.is_err() {
            // Binding never waits: what closes the listener would not get its turn.
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, closed).await.unwrap();
    let app = before.gateway.app(&before.user).await;
    assert_eq!(stored::port_of(store, app).await.unwrap(), Some(before.port));

    let (status, headers, _) = before.get(&format!("localhost:{}", before.port), "/", &[]).await;
    let site = format!("http://{app}.localhost:{}/", before.port);
    assert_eq!((status, headers["location"].to_str().unwrap()), (StatusCode::FOUND, site.as_str()));
    for path in ["/", &link] {
        assert_eq!(before.visit(path, &[("cookie", &cookie)]).await.0, 421, "{path}");
    }
    let after = format!("{app}.localhost:{}", before.port);
    let renamed = format!("isekai_preview_{app}={}", cookie.split_once('=').unwrap().1);
    for cookie in [&cookie, &renamed] {
        assert_eq!(before.get(&after, "/", &[("cookie", cookie)]).await.0, StatusCode::FOUND);
    }
    assert_eq!(before.get(&after, &link, &[]).await.0, StatusCode::FORBIDDEN);
}
