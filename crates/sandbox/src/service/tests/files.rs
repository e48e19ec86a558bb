//! Files of a sandbox.

use isekai_channel::agent_api::MAX_PROJECT_BYTES;

use super::*;

#[tokio::test(start_paused = true)]
async fn each_endpoint_asks_its_own_of_the_agent() {
    let (world, sandbox) = with_sandbox().await;
    let path = format!("/v1/sandboxes/{}/files", sandbox.id);
    for (method, rest, expected) in [
        ("GET", "", "GET /v1/files"),
        ("GET", "?watch=0", "GET /v1/files"),
        ("GET", "?watch=1", "GET /v1/watch"),
        ("PUT", "", "PUT /v1/files"),
        ("GET", "/src/a%20b.tsx", "GET /v1/files/src/a%20b.tsx"),
        ("PUT", "/src/a%20b.tsx", "PUT /v1/files/src/a%20b.tsx"),
        ("DELETE", "/src/a%20b.tsx", "DELETE /v1/files/src/a%20b.tsx"),
    ] {
        let before = asked(&world, expected);
        assert!(ask(&world, method, &format!("{path}{rest}"), None).await.status().is_success(), "{method} {rest}");
        assert_eq!(asked(&world, expected), before + 1, "{method} {rest}");
    }
    for query in ["?watch=2", "?watch=yes"] {
        assert_eq!(refused(&world, "GET", &format!("{path}{query}"), None).await.0, 400, "{query}");
    }
    for (method, rest) in [("DELETE", ""), ("POST", ""), ("POST", "/a")] {
        assert_eq!(refused(&world, method, &format!("{path}{rest}"), None).await.0, 405, "{method} {rest}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_says_that_it_is_too_large_is_refused_unread() {
    let (world, sandbox) = with_sandbox().await;
    for path in ["files", "files/big.bin"] {
        let request = Request::builder()
            .method("PUT")
            .uri(format!("/v1/sandboxes/{}/{path}", sandbox.id))
            .header("content-length", MAX_PROJECT_BYTES + 1)
            .body(Body::from_stream(futures::stream::pending::<std::io::Result<bytes::Bytes>>()))
            .unwrap();
        let service = TowerToHyperService::new(crate::service::router(Arc::clone(&world.node)));
        assert_eq!(service.call(request).await.unwrap().status(), 413, "{path}");
    }
    assert_eq!((asked(&world, "PUT /v1/files"), asked(&world, "PUT /v1/files/big.bin")), (0, 0));
}
