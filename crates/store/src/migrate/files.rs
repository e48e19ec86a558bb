//! The list of migrations, oldest first.

use super::{Migration, Preparation};

macro_rules! migration {
    ($version:literal, $name:literal) => {
        migration!($version, $name, None)
    };
    ($version:literal, $name:literal, $first:expr) => {
        Migration {
            version: $version,
            name: $name,
            up: include_str!(concat!("../../../../migrations/", $version, "_", $name, ".up.sql")),
            down: include_str!(concat!("../../../../migrations/", $version, "_", $name, ".down.sql")),
            first: $first,
        }
    };
}

pub const MIGRATIONS: &[Migration] = &[
    migration!("0001", "initial"),
    migration!("0002", "running_apps"),
    migration!("0003", "egress"),
    migration!("0004", "app_data"),
    migration!("0005", "accounts"),
    migration!("0006", "roles"),
    migration!("0007", "audit"),
    migration!("0008", "recent_sign_in"),
    migration!("0009", "sealed_recovery_codes"),
    migration!("0010", "events_of_a_person"),
    migration!("0011", "audit_retention"),
    migration!("0012", "identities"),
    migration!("0013", "sealed_addresses"),
    migration!("0014", "no_clear_addresses", Some(Preparation::SealAddresses)),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_is_in_the_list_and_the_list_is_in_order() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
        let files: BTreeSet<String> = std::fs::read_dir(dir)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".sql"))
            .collect();
        let listed: Vec<String> = MIGRATIONS
            .iter()
            .flat_map(|m| ["down", "up"].map(|way| format!("{}_{}.{way}.sql", m.version, m.name)))
            .collect();
        assert_eq!(listed, files.into_iter().collect::<Vec<_>>());
    }
}
