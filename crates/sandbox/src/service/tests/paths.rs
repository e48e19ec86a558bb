//! Every trick with paths that is known here, by every way in.

use super::*;

/// As JSON has them; the reason, or none when the path is fine.
const TOLD: &[(&str, Option<&str>)] = &[
    ("index.html", None),
    ("src/Über uns.tsx", None),
    ("a/b..c/d", None),
    ("", Some("EMPTY")),
    ("/etc/passwd", Some("ABSOLUTE")),
    ("//etc/passwd", Some("ABSOLUTE")),
    ("..", Some("TRAVERSAL")),
    ("../x", Some("TRAVERSAL")),
    ("a/../../x", Some("TRAVERSAL")),
    ("./x", Some("TRAVERSAL")),
    ("a//x", Some("TRAVERSAL")),
    ("a/", Some("TRAVERSAL")),
    (".../x", Some("TRAVERSAL")),
    (". ./x", Some("TRAVERSAL")),
    // Nothing is decoded: what is left of an encoding is refused as such, once or twice encoded.
    ("%2e%2e/x", Some("CHARACTER")),
    ("..%2fx", Some("CHARACTER")),
    ("%252e%252e%252fx", Some("CHARACTER")),
    ("%c0%ae%c0%ae/x", Some("CHARACTER")),
    ("a\u{0}b", Some("CHARACTER")),
    ("a\nb", Some("CHARACTER")),
    ("..\\x", Some("CHARACTER")),
    ("C:\\x", Some("CHARACTER")),
    ("a|b", Some("CHARACTER")),
    ("`id`", Some("CHARACTER")),
    ("${HOME}/x", Some("EXPANSION")),
    ("a/${IFS}", Some("EXPANSION")),
    // Dots and slashes of other alphabets.
    ("\u{2024}\u{2024}/x", Some("TRAVERSAL")),
    ("\u{ff0e}\u{ff0e}/x", Some("TRAVERSAL")),
    ("\u{2025}/x", Some("TRAVERSAL")),
    (".\u{200b}./x", Some("TRAVERSAL")),
    ("..\u{2215}x", Some("CHARACTER")),
    ("a\u{2044}..\u{2044}x", Some("CHARACTER")),
    ("a\u{ff0f}x", Some("CHARACTER")),
    ("a\u{ff3c}x", Some("CHARACTER")),
];

/// As a URL has them; the status.
const ENCODED: &[(&str, u16)] = &[
    ("..%2Fetc%2Fpasswd", 403),
    ("%2e%2e/%2e%2e/etc/passwd", 403),
    ("../x", 403),
    ("a/..%2F..%2Fx", 403),
    ("./x", 403),
    ("a/", 403),
    ("a//b", 403),
    ("/etc/passwd", 403),
    ("%2Fetc%2Fpasswd", 403),
    // Twice encoded: decoded once, there is a `%` left.
    ("%252e%252e%252fx", 403),
    // Overlong forms of `.` and `/`, half a surrogate pair, and bytes that are nothing: no UTF-8.
    ("%c0%ae%c0%ae/x", 400),
    ("%e0%80%ae%e0%80%ae/x", 400),
    ("..%c0%afx", 400),
    ("%ed%a0%80", 400),
    ("%ff", 400),
    ("a%00b", 403),
    ("a%0Ab", 403),
    ("a%5C..%5Cb", 403),
    ("$%7BHOME%7D", 403),
    ("%60id%60", 403),
    ("%E2%80%A4%E2%80%A4/x", 403),
    ("%EF%BC%8E%EF%BC%8E/x", 403),
    ("..%E2%88%95x", 403),
    ("a%EF%BC%8Fx", 403),
];

#[tokio::test(start_paused = true)]
async fn each_gets_its_verdict() {
    let (world, sandbox) = with_sandbox().await;
    for (path, reason) in TOLD {
        // That of a sandbox asks it only about paths that are fine by the rule.
        let own = format!("/v1/sandboxes/{}/validate-path", sandbox.id);
        for endpoint in ["/v1/validate-path", &own] {
            if endpoint == own && reason.is_none() {
                continue;
            }
            let answer = ask(&world, "POST", endpoint, Some(json!({ "path": path, "allowWrite": true }))).await;
            assert_eq!(answer.status(), 200);
            let verdict: Value =
                serde_json::from_slice(&answer.into_body().collect().await.unwrap().to_bytes()).unwrap();
            assert_eq!(verdict["valid"], json!(reason.is_none()), "{path:?}: {verdict}");
            assert_eq!(verdict.get("reason"), reason.map(|reason| json!(reason)).as_ref(), "{path:?}");
            assert_eq!(verdict.get("normalized"), reason.is_none().then(|| json!(path)).as_ref(), "{path:?}");
        }
    }
    assert_eq!(asked(&world, "POST /v1/validate-path"), 0);
    ask(&world, "POST", &format!("/v1/sandboxes/{}/validate-path", sandbox.id), Some(json!({ "path": "a" }))).await;
    assert_eq!(asked(&world, "POST /v1/validate-path"), 1);
    for bad in [json!({}), json!({ "path": 1 }), json!({ "path": "a", "allowedPaths": ["/"] }), json!("a")] {
        assert_eq!(refused(&world, "POST", "/v1/validate-path", Some(bad.clone())).await.0, 400, "{bad}");
    }
}

#[tokio::test(start_paused = true)]
async fn none_crosses_the_pipe() {
    let (world, sandbox) = with_sandbox().await;
    for (path, status) in ENCODED {
        let code = if *status == 403 { ("SECURITY_ERROR", "PATH_TRAVERSAL") } else { ("VALIDATION_ERROR", "") };
        for kind in ["files", "agent/v1/files"] {
            for method in ["GET", "PUT", "DELETE"] {
                let whole = format!("/v1/sandboxes/{}/{kind}/{path}", sandbox.id);
                let answer = refused(&world, method, &whole, None).await;
                assert_eq!(
                    (answer.0, answer.1.as_str(), answer.2.as_str()),
                    (*status, code.0, code.1),
                    "{method} {whole}"
                );
            }
        }
    }
    let asked = world.driver.asked.lock().unwrap().clone();
    assert!(!asked.iter().any(|asked| asked.contains("/files")), "{asked:?}");
}
