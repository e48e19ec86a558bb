//! Whether a page lets a script of its own origin run, by the Content Security Policies that came with it (CSP Level 3, sections 2.2.2 and
//! 6.1.11). Where that is not plain it does not: a policy that would only report the script counts as well.

use http::{HeaderMap, header};

pub fn lets_run(headers: &HeaderMap) -> bool {
    [header::CONTENT_SECURITY_POLICY, header::CONTENT_SECURITY_POLICY_REPORT_ONLY]
        .iter()
        .flat_map(|name| headers.get_all(name))
        .all(|value| value.to_str().is_ok_and(|text| text.split(',').all(policy_lets_run)))
}

fn policy_lets_run(policy: &str) -> bool {
    // Of two directives with one name the first counts.
    let find = |name: &str| {
        policy.split(';').find_map(|directive| {
            let mut words = directive.split_ascii_whitespace();
            words.next()?.eq_ignore_ascii_case(name).then_some(words)
        })
    };
    if find("sandbox").is_some() {
        return false;
    }
    let Some(sources) = find("script-src-elem").or_else(|| find("script-src")).or_else(|| find("default-src")) else {
        return true;
    };
    let mut own = false;
    for source in sources {
        // With it, and nothing else, a nonce or a hash decides.
        if source.eq_ignore_ascii_case("'strict-dynamic'") {
            return false;
        }
        own |= source == "*" || source.eq_ignore_ascii_case("'self'");
    }
    own
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn a_policy_that_names_the_apps_own_scripts_lets_ours_run() {
        for (policy, runs) in [
            ("", true),
            ("frame-ancestors 'none'; img-src x", true),
            ("default-src 'self'", true),
            ("DEFAULT-SRC 'SELF'", true),
            ("default-src 'none'; script-src *", true),
            ("script-src 'none'; script-src-elem 'self'", true),
            ("default-src 'none'", false),
            ("default-src 'self'; script-src 'nonce-x'", false),
            ("script-src", false),
            ("script-src 'self'; script-src-elem https://a.example", false),
            ("script-src 'none'; script-src 'self'", false),
            ("script-src 'self' 'strict-dynamic' 'nonce-x'", false),
            ("script-src https:", false),
            ("sandbox allow-scripts", false),
            ("default-src 'self', default-src 'none'", false),
        ] {
            for name in [header::CONTENT_SECURITY_POLICY, header::CONTENT_SECURITY_POLICY_REPORT_ONLY] {
                let headers = HeaderMap::from_iter([(name, HeaderValue::from_static(policy))]);
                assert_eq!(lets_run(&headers), runs, "{policy}");
            }
        }
        assert!(lets_run(&HeaderMap::new()));
        let mut two = HeaderMap::new();
        for policy in ["default-src 'self'", "script-src 'none'"] {
            two.append(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
        }
        assert!(!lets_run(&two), "each counts");
    }
}
