use isekai_channel::agent_api::ExitReason;

use crate::support::{Service, request, small_limits};

/// A few probes of the settings from the inside; the corpus of attacks lives with the isolation tests.
#[tokio::test]
async fn the_inside_has_no_network_no_privileges_and_no_writable_root() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    let (interfaces, _) = service.shell(id, "ls /sys/class/net").await;
    assert_eq!(interfaces.trim(), "lo");
    let (who, _) = service.shell(id, "id -u; grep -E '^(CapEff|CapBnd|NoNewPrivs|Seccomp):' /proc/self/status").await;
    let lines: Vec<_> = who.split_whitespace().collect();
    let expected =
        ["10001", "CapBnd:", "0000000000000000", "CapEff:", "0000000000000000", "NoNewPrivs:", "1", "Seccomp:", "2"];
    assert!(expected.iter().all(|word| lines.contains(word)), "{who}");
    let (written, code) = service.shell(id, "touch /x /etc/x /usr/x; touch /workspace/x /tmp/x").await;
    assert_eq!(code, Some(0), "{written}");
    assert_eq!(written.matches("Read-only file system").count(), 3, "{written}");
    let (dial, _) = service.shell(id, DIAL).await;
    assert!(dial.contains("refused: ENETUNREACH"), "{dial}");
    let (secret, _) = service.shell(id, "env | grep -c ISEKAI_MARKER; cat /proc/1/environ").await;
    assert!(secret.starts_with('0') && secret.contains("Permission denied"), "{secret}");
}

const DIAL: &str = r#"/opt/isekai/bin/node -e '
require("net").connect(53, "1.1.1.1").on("error", e => console.log("refused: " + e.code)).on("connect", () => console.log("connected"))'"#;

#[tokio::test]
async fn limits_hold_and_leave_the_sandbox_usable() {
    let service = Service::start(0).await;
    service.until_engine_is_known().await;
    let mut asked = request();
    asked.limits = Some(small_limits());
    let id = service.client.create(&asked, "k").await.unwrap().id;

    let (disk, code) = service.shell(id, "head -c 100000000 /dev/zero > fill; echo left $?; rm fill").await;
    assert!(disk.contains("No space left on device"), "{disk} {code:?}");
    let (forks, _, reason) = service.exec(id, "for i in $(seq 200); do sleep 2 & done; wait", 4_000).await;
    assert!(forks.contains("fork") || reason == ExitReason::Pids, "{forks} {reason:?}");
    let eat = "/opt/isekai/bin/node -e 'const a=[]; for(;;) a.push(Buffer.alloc(8e6, 1))'";
    let (eaten, code, reason) = service.exec(id, eat, 5_000).await;
    assert!(code != Some(0), "{eaten} {reason:?}");
    assert!(service.client.usage(id).await.unwrap().oom_kills >= 1);
    assert_eq!(service.shell(id, "echo alive").await.0.trim(), "alive");
}
