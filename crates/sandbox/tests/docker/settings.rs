use bollard::models::HostConfigCgroupnsModeEnum;

use crate::support::{Service, docker, request, small_limits};

/// Every line of "Container settings" in the design, read back from the engine.
#[tokio::test]
async fn a_container_has_every_hardening() {
    let service = Service::start(0).await;
    let sandbox = service.create().await;
    let found = docker().inspect_container(&sandbox.container_id, None).await.unwrap();
    let (config, host) = (found.config.unwrap(), found.host_config.unwrap());
    let limits = sandbox.limits;

    assert_eq!(config.user.as_deref(), Some("10001:10001"));
    assert_eq!((config.open_stdin, config.stdin_once, config.tty), (Some(true), Some(false), Some(false)));
    assert_eq!(host.cap_drop, Some(vec!["ALL".to_owned()]));
    assert_eq!(host.cap_add.unwrap_or_default(), Vec::<String>::new());
    let security = host.security_opt.unwrap();
    assert!(security.contains(&"no-new-privileges:true".to_owned()));
    assert!(security.iter().any(|option| option.starts_with("seccomp={")), "no custom seccomp profile");
    assert_eq!((host.readonly_rootfs, host.privileged), (Some(true), Some(false)));
    assert_eq!(host.network_mode.as_deref(), Some("none"));
    assert_eq!(host.pids_limit, Some(i64::from(limits.processes)));
    assert_eq!(host.memory, host.memory_swap);
    assert!(host.memory.unwrap() > i64::try_from(limits.memory + limits.disk_space).unwrap());
    assert_eq!((host.nano_cpus, host.cpu_shares), (Some(1_000_000_000), Some(1024)));
    let ulimits: Vec<_> =
        host.ulimits.unwrap().into_iter().map(|limit| (limit.name.unwrap(), limit.hard.unwrap())).collect();
    assert!(ulimits.contains(&("core".to_owned(), 0)) && ulimits.contains(&("nofile".to_owned(), 4096)), "{ulimits:?}");
    assert!(ulimits.iter().any(|(name, value)| name == "fsize" && *value > 0));
    let tmpfs = host.tmpfs.unwrap();
    for (path, words) in
        [("/workspace", ["nosuid", "nodev", "nr_inodes="]), ("/tmp", ["nosuid", "noexec", "nr_inodes="])]
    {
        let options = &tmpfs[path];
        assert!(words.iter().all(|word| options.contains(word)) && options.contains("size="), "{path}: {options}");
    }
    assert_eq!(host.ipc_mode.as_deref(), Some("private"));
    assert_eq!(host.cgroupns_mode, Some(HostConfigCgroupnsModeEnum::PRIVATE));
    let shared = [host.pid_mode, host.uts_mode, host.userns_mode];
    assert!(shared.iter().all(|mode| mode.as_deref().unwrap_or_default().is_empty()), "{shared:?}");
    assert!(host.oom_score_adj.unwrap() > 0 && host.shm_size.unwrap() <= 64 * 1024 * 1024);
    assert_eq!(host.log_config.unwrap().typ.as_deref(), Some("none"));
    assert_eq!(host.restart_policy.unwrap().name.map(|name| name.to_string()).as_deref(), Some("no"));
    assert!(host.binds.unwrap_or_default().is_empty() && host.devices.unwrap_or_default().is_empty());
    assert!(host.mounts.unwrap_or_default().is_empty());
    let masked = host.masked_paths.unwrap();
    for path in ["/proc/interrupts", "/proc/kcore", "/proc/keys", "/sys/firmware"] {
        assert!(masked.contains(&path.to_owned()), "{path} is not masked");
    }
    assert!(host.readonly_paths.unwrap().contains(&"/proc/sys".to_owned()));
    let labels = config.labels.unwrap();
    assert_eq!(labels["isekai.installation"], service.installation);
    assert_eq!(labels["isekai.node"], "test");
}

/// The pool's containers have the default limits; others are applied to a running container before it is handed over.
#[tokio::test]
async fn a_pooled_container_gets_the_limits_that_were_asked_for() {
    let service = Service::start(1).await;
    service.until_pool_is_ready(1).await;
    let mut asked = request();
    let mut limits = small_limits();
    limits.disk_space = isekai_domain::ResourceLimits::default().disk_space;
    asked.limits = Some(limits);
    let sandbox = service.client.create(&asked, "exact").await.unwrap();
    assert!(sandbox.warm);
    let host = docker().inspect_container(&sandbox.container_id, None).await.unwrap().host_config.unwrap();
    assert_eq!((host.nano_cpus, host.pids_limit), (Some(500_000_000), Some(64)));
    assert!(host.memory.unwrap() < i64::try_from(limits.memory + limits.disk_space + 128 * 1024 * 1024).unwrap());
}
