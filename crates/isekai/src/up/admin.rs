//! Brings the database up to date and makes the first administrator.

use std::path::Path;
use std::sync::Arc;

use isekai_auth::Keyring;
use isekai_auth::password::Passwords;
use isekai_domain::ResourceQuota;
use isekai_domain::access::{ADMIN_ROLE, USER_ROLE};
use isekai_platform::Config;
use isekai_store::{Store, privileges, roles, users};

use super::secrets::Secrets;

const NAME: &str = "admin";
/// An administrator of a machine of one's own is not to run into the limits of a guest.
const ADMIN_QUOTA: ResourceQuota = ResourceQuota {
    max_apps: 500,
    max_concurrent_apps: 100,
    max_memory_per_app: 512,
    max_cpu_per_app: 1000,
    max_storage_per_app: 1024,
    max_execution_time: 300,
};

pub async fn migrate_and_create(config: &Config, secrets: &Secrets, file: &Path) -> anyhow::Result<()> {
    let keyring = Keyring::open(&config.secrets).await?;
    privileges::bring_up_to_date(&config.postgres, Arc::clone(&keyring), config.retention.audit_days).await?;
    let store = Store::connect(&config.postgres).await?.with_keyring(keyring);
    create_first(&store, secrets, file).await
}

/// Who has deleted `file` with the first password finds no other one there: a password is made together with its account, and that only
/// while nobody administers the installation.
async fn create_first(store: &Store, secrets: &Secrets, file: &Path) -> anyhow::Result<()> {
    if users::by_username(store, NAME).await?.is_some() || roles::has_administrator(store).await? {
        return Ok(());
    }
    let password = secrets.first_admin_password(file)?;
    let hash = Passwords::new(1)?.hash(NAME, &password).await?;
    let user = users::NewUser {
        username: NAME,
        email: "admin@localhost",
        password_hash: &hash.phc,
        salt: &hash.salt,
        roles: &[ADMIN_ROLE, USER_ROLE],
        quota: ADMIN_QUOTA,
        // Scripts sign in with it, and whoever reads the file runs the machine.
        must_change_password: false,
    };
    users::create(store, user).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use isekai_store::testing;

    use super::*;

    fn secrets(admin_password: Option<&str>) -> Secrets {
        let none = String::new;
        Secrets {
            postgres_password: none(),
            owner_password: none(),
            app_password: none(),
            redis_password: none(),
            admin_password: admin_password.map(str::to_owned),
        }
    }

    #[tokio::test]
    async fn a_password_that_was_deleted_is_not_made_anew_while_somebody_administers() {
        let db = testing::database().await;
        let store = &db.store;
        roles::ensure_builtin(store).await.unwrap();
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("admin-password");
        create_first(store, &secrets(Some("ten  chars")), &file).await.unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "ten  chars\n");
        std::fs::remove_file(&file).unwrap();
        create_first(store, &secrets(None), &file).await.unwrap();
        assert!(!file.exists());
        let unknown = secrets(None).known_admin_password(&file).unwrap_err().to_string();
        assert!(unknown.contains("ISEKAI_ADMIN_PASSWORD"), "{unknown}");

        // Another one takes over, and `admin` goes for good.
        let other = testing::user(store, "grace").await.id;
        roles::assign(store, other, ADMIN_ROLE, None).await.unwrap();
        db.execute("DELETE FROM users WHERE username = 'admin'").await;
        create_first(store, &secrets(None), &file).await.unwrap();
        assert!(users::by_username(store, NAME).await.unwrap().is_none() && !file.exists());
        db.execute("UPDATE users SET account_status = 'suspended'").await;
        create_first(store, &secrets(None), &file).await.unwrap();
        assert!(users::by_username(store, NAME).await.unwrap().is_some() && file.exists(), "nobody was left");
    }
}
