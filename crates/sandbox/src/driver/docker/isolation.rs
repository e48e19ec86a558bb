//! What keeps a container in, read back from the very settings that the engine gets: it cannot say anything else. What is missing there
//! is told as the engine's default, which is weaker.

use std::collections::BTreeMap;

use bollard::models::HostConfig;
use isekai_channel::sandbox_api::constraints::{Capabilities, Isolation, SecurityOptions};
use sha2::{Digest as _, Sha256};

use super::create;
use crate::driver::ContainerSpec;
use crate::settings::ContainerLimits;

pub fn isolation(limits: &ContainerLimits, runtime: Option<&str>, apparmor: bool) -> Isolation {
    let spec = ContainerSpec {
        name: String::new(),
        image: String::new(),
        runtime: runtime.map(str::to_owned),
        limits: *limits,
        env: Vec::new(),
        labels: BTreeMap::new(),
    };
    let body = create::body(&spec, apparmor, 0);
    let host = body.host_config.unwrap_or_default();
    let (security_options, seccomp_digest) = security(&host);
    let ulimits = host.ulimits.unwrap_or_default().into_iter();
    Isolation {
        user: body.user.unwrap_or_else(|| "0:0".to_owned()),
        network_mode: host.network_mode.unwrap_or_else(|| "bridge".to_owned()),
        privileged: host.privileged.unwrap_or(false),
        runtime: host.runtime,
        ipc_mode: host.ipc_mode.unwrap_or_else(|| "shareable".to_owned()),
        cgroup_namespace: host.cgroupns_mode.map_or_else(|| "host".to_owned(), |mode| mode.to_string()),
        security_options,
        seccomp_digest,
        masked_paths: host.masked_paths.unwrap_or_default(),
        readonly_paths: host.readonly_paths.unwrap_or_default(),
        tmpfs: host.tmpfs.unwrap_or_default().into_iter().collect(),
        shm_bytes: host.shm_size.and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or(0),
        ulimits: ulimits
            .filter_map(|limit| Some((limit.name?, u64::try_from(limit.hard?).ok()?)))
            .collect::<BTreeMap<_, _>>(),
        binds: host.binds.unwrap_or_default(),
        devices: host.devices.unwrap_or_default().into_iter().filter_map(|device| device.path_on_host).collect(),
        log_driver: host.log_config.and_then(|config| config.typ).unwrap_or_else(|| "json-file".to_owned()),
    }
}

/// With the digest of the seccomp profile.
fn security(host: &HostConfig) -> (SecurityOptions, String) {
    let given = host.security_opt.as_deref().unwrap_or_default();
    let option = |name: &str| given.iter().find_map(|option| option.strip_prefix(name));
    let profile = option("seccomp=");
    let options = SecurityOptions {
        read_only_rootfs: host.readonly_rootfs.unwrap_or(false),
        no_new_privileges: option("no-new-privileges:") == Some("true"),
        capabilities: Capabilities {
            drop: host.cap_drop.clone().unwrap_or_default(),
            add: host.cap_add.clone().unwrap_or_default(),
        },
        seccomp_profile: profile.map(|_| "default".to_owned()).unwrap_or_default(),
        apparmor_profile: option("apparmor=").unwrap_or_default().to_owned(),
    };
    let digest = profile.map(|text| format!("sha256:{}", hex::encode(Sha256::digest(text))));
    (options, digest.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use isekai_domain::ResourceLimits;

    use super::*;
    use crate::settings::{NOFILE, SHM_BYTES, TMP_BYTES};

    #[test]
    fn it_says_what_the_engine_is_told() {
        let limits = ResourceLimits::default();
        let told = isolation(&ContainerLimits::from(&limits), Some("runsc"), true);
        assert_eq!((told.user.as_str(), told.network_mode.as_str(), told.privileged), (create::USER, "none", false));
        assert_eq!(told.runtime.as_deref(), Some("runsc"));
        assert_eq!((told.ipc_mode.as_str(), told.cgroup_namespace.as_str()), ("private", "private"));
        let options = told.security_options;
        assert!(options.read_only_rootfs && options.no_new_privileges);
        assert_eq!((options.capabilities.drop, options.capabilities.add), (vec!["ALL".to_owned()], vec![]));
        assert_eq!(options.seccomp_profile, "default");
        assert_eq!(options.apparmor_profile, "docker-default");
        assert_eq!(told.seccomp_digest.len(), "sha256:".len() + 64);
        assert!(told.masked_paths.contains(&"/proc/kcore".to_owned()));
        assert!(told.readonly_paths.contains(&"/proc/sys".to_owned()));
        assert!(told.tmpfs["/workspace"].contains(&format!("size={}", limits.disk_space)));
        assert!(told.tmpfs["/tmp"].contains(&format!("noexec,size={TMP_BYTES}")));
        assert_eq!((told.shm_bytes, told.ulimits["nofile"]), (SHM_BYTES, NOFILE.unsigned_abs()));
        assert!(told.binds.is_empty() && told.devices.is_empty());
        assert_eq!(told.log_driver, "none");
        let without = isolation(&ContainerLimits::from(&limits), None, false);
        assert_eq!((without.runtime, without.security_options.apparmor_profile.as_str()), (None, ""));
    }
}
