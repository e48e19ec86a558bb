//! Files that an app makes to mislead whoever reads them.

use bytes::Bytes;
use isekai_channel::SafePath;
use isekai_channel::agent_api::Exec;
use isekai_domain::ErrorCode;

use crate::support::Service;

/// A folder with a file, and symbolic links out of the workspace, take turns under the name `d`, as fast as they can.
const SWAP: &str = r#"
const fs = require("fs");
const link = (to, name) => { try { fs.symlinkSync(to, name); } catch {} };
const make = () => {
  fs.mkdirSync("real", { recursive: true }); fs.writeFileSync("real/passwd", "inside");
  link("/etc", "etc"); link("/tmp", "tmp");
};
const turn = (name) => { fs.renameSync(name, "d"); fs.renameSync("d", name); };
// A file that is written while there is no `d` makes a folder of that name, which would end the race.
const clear = () => { try { fs.rmSync("d", { recursive: true, force: true }); make(); } catch {} };
make();
console.log("ready");
for (;;) for (const name of ["real", "etc", "tmp"]) { try { turn(name); } catch { clear(); } }
"#;

#[tokio::test]
async fn a_folder_that_becomes_a_link_leads_nowhere() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    service.write(id, &[("swap.cjs", SWAP)]).await;
    let command = ["/opt/isekai/bin/node", "swap.cjs"].map(str::to_owned).to_vec();
    let exec = Exec { command, cwd: None, env: Default::default(), timeout_ms: 240_000 };
    let mut swapping = service.client.exec(id, &exec).await.unwrap();
    futures::StreamExt::next(&mut swapping).await.unwrap().unwrap();

    let passwd = SafePath::parse("d/passwd").unwrap();
    let (mut inside, mut refused) = (0, 0);
    for attempt in 0..3_000 {
        match service.client.read_file(id, &passwd).await {
            Ok(bytes) => {
                assert_eq!(bytes, "inside", "attempt {attempt}");
                inside += 1;
            }
            Err(error) => refused += usize::from(error.code() == ErrorCode::Security),
        }
        let new = SafePath::parse(&format!("d/new-{attempt}")).unwrap();
        // Whether it was possible does not matter, only where it went.
        let _ = service.client.write_file(id, &new, Bytes::from_static(b"written")).await;
        let _ = service.client.delete_file(id, &new).await;
        let _ = service.client.write_file(id, &new, Bytes::from_static(b"written")).await;
        if attempt >= 200 && inside >= 20 && refused >= 20 {
            break;
        }
    }
    assert!(inside > 0 && refused > 0, "the race never happened: {inside} inside, {refused} refused");
    drop(swapping);
    let (outside, _) = service.shell(id, "ls -d /etc/new-* /tmp/new-* 2>/dev/null; true").await;
    assert_eq!(outside, "");
}

/// No safe path, no entry in a list: but neither a way to be in the way.
#[tokio::test]
async fn names_that_are_no_text_are_left_out_and_go_with_the_rest() {
    let service = Service::start(0).await;
    let sandbox = service.create().await;
    let id = sandbox.id;
    let script = r#"mkdir "$(printf 'folder\377')" && printf x > "$(printf 'folder\377')/inside" && printf x > "$(printf 'bad\377\376name')" &&
        printf x > "$(printf 'line\nbreak')" && printf x > 'back\slash' && printf x > good && ls | wc -l"#;
    let (text, code) = service.shell(id, script).await;
    assert_eq!(code, Some(0), "{text}");
    let listed: Vec<String> = service.client.list_files(id).await.unwrap().into_iter().map(|file| file.path).collect();
    assert_eq!(listed, ["good"]);
    assert!(service.client.usage(id).await.unwrap().storage >= 5 * 4_096, "what is not listed is counted");
    let _changes = service.client.watch_files(id).await.unwrap();
    service.client.delete_file(id, &SafePath::parse("good").unwrap()).await.unwrap();
    assert!(service.client.list_files(id).await.unwrap().is_empty());
    service.client.delete(id).await.unwrap();
    assert!(!service.containers().await.contains(&sandbox.container_id));
}
