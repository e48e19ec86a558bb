//! Accounts that people make themselves.

use serde_json::{Value, json};

use super::support::{Answer, Gateway, json_request, redacted};

const PASSWORD: &str = "correct horse battery staple";

async fn register(gateway: &Gateway, body: &Value) -> Answer {
    gateway.call(json_request("POST", "/api/auth/register", None, body)).await
}

#[tokio::test]
async fn nobody_makes_an_account_unless_the_administrator_allows_it() {
    let gateway = Gateway::start().await;
    let new = json!({ "username": "ada", "email": "ada@example.org", "password": PASSWORD });
    insta::assert_json_snapshot!(redacted(&register(&gateway, &new).await));
    assert_eq!(gateway.login("ada", PASSWORD).await.status, 401);
}

#[tokio::test]
async fn where_it_is_allowed_the_account_has_the_role_of_a_user() {
    let gateway = Gateway::with(&[("ISEKAI_AUTH__REGISTRATION", "true")]).await;
    let config = gateway.call(json_request("GET", "/api/config", None, &json!({}))).await;
    assert_eq!(config.body["registration"], true);
    let new = json!({ "username": "ada", "email": "ada@example.org", "password": PASSWORD, "roles": ["admin"] });
    let made = register(&gateway, &new).await;
    assert_eq!((made.status, &made.body["username"]), (201, &json!("ada")), "{}", made.body);
    let signed_in = gateway.login("ada", PASSWORD).await;
    assert_eq!(signed_in.body["user"]["roles"].as_array().unwrap().len(), 1);
    assert_eq!(signed_in.body["user"]["roles"][0]["name"], "user");
    assert_eq!(signed_in.body["user"]["mustChangePassword"], false);
    assert_eq!(gateway.audited("register", true).await, 1);
    for bad in [
        json!({ "username": "\u{430}da", "email": "b@example.org", "password": PASSWORD }),
        json!({ "username": "bob", "email": "b", "password": PASSWORD }),
        json!({ "username": "bob", "email": "b@example.org", "password": "1234567890" }),
    ] {
        assert_eq!(register(&gateway, &bad).await.status, 400, "{bad}");
    }
}

#[tokio::test]
async fn which_of_name_and_address_is_taken_is_not_told_and_one_network_makes_few_accounts() {
    let gateway = Gateway::with(&[("ISEKAI_AUTH__REGISTRATION", "true")]).await;
    let new = |name: &str, email: &str| json!({ "username": name, "email": email, "password": PASSWORD });
    assert_eq!(register(&gateway, &new("ada", "ada@example.org")).await.status, 201);
    let name = register(&gateway, &new("Ada", "other@example.org")).await;
    let address = register(&gateway, &new("other", "Ada@example.org")).await;
    assert_eq!((name.status, redacted(&name)), (409, redacted(&address)));
    for number in 3..20 {
        let made = register(&gateway, &new(&format!("u{number}"), &format!("u{number}@example.org"))).await;
        assert_eq!(made.status, 201, "{number}");
    }
    let refused = register(&gateway, &new("late", "late@example.org")).await;
    assert_eq!((refused.status, refused.headers["retry-after"].to_str().unwrap()), (429, "180"));
    assert_eq!(gateway.login("ada", PASSWORD).await.status, 200, "signing in has a share of its own");
}
