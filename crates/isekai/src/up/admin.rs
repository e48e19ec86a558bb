//! Brings the database up to date and makes the first administrator.

use std::sync::Arc;

use isekai_auth::Keyring;
use isekai_auth::password::Passwords;
use isekai_domain::ResourceQuota;
use isekai_domain::access::{ADMIN_ROLE, USER_ROLE};
use isekai_platform::Config;
use isekai_store::{Store, privileges, users};

use super::secrets::Secrets;

/// An administrator of a machine of one's own is not to run into the limits of a guest.
const ADMIN_QUOTA: ResourceQuota = ResourceQuota {
    max_apps: 500,
    max_concurrent_apps: 100,
    max_memory_per_app: 512,
    max_cpu_per_app: 1000,
    max_storage_per_app: 1024,
    max_execution_time: 300,
};

pub async fn migrate_and_create(config: &Config, secrets: &Secrets) -> anyhow::Result<()> {
    let keyring = Keyring::open(&config.secrets).await?;
    privileges::bring_up_to_date(&config.postgres, Arc::clone(&keyring)).await?;
    let store = Store::connect(&config.postgres).await?.with_keyring(keyring);
    if users::by_username(&store, "admin").await?.is_some() {
        return Ok(());
    }
    let hash = Passwords::new(1)?.hash("admin", &secrets.admin_password).await?;
    let user = users::NewUser {
        username: "admin",
        email: "admin@localhost",
        password_hash: &hash.phc,
        salt: &hash.salt,
        roles: &[ADMIN_ROLE, USER_ROLE],
        quota: ADMIN_QUOTA,
        // Scripts sign in with it, and whoever reads the file runs the machine.
        must_change_password: false,
    };
    users::create(&store, user).await?;
    Ok(())
}
