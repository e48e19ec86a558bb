//! How each listener of this role talks: with TLS, or where nobody else can listen.

use std::net::SocketAddr;

use isekai_platform::Config;
use isekai_platform::http::Transport;
use isekai_platform::ops;
use isekai_platform::tls::{Below, public_server};

use super::RunError;
use crate::settings::Settings;

pub struct Transports {
    pub main: Transport,
    pub operators: Transport,
    pub previews: Transport,
}

impl Transports {
    /// Reads the certificates, and watches them from now on.
    pub fn of(config: &Config, settings: &Settings) -> Result<Self, RunError> {
        let (serve, preview) = (&config.serve, &config.preview);
        let proxies = &serve.trusted_proxies;
        // With a domain, previews are at the main listener, where they may have a certificate of their own.
        let below = settings.preview.domain.clone().zip(preview.https.clone());
        let below = below.map(|(domain, files)| Below { domain, files });
        let tls = serve.https.as_ref().map(|files| public_server(files, below)).transpose()?;
        let previews = match settings.preview.domain {
            Some(_) => Transport::Plain,
            None => {
                let tls = preview.https.as_ref().map(|files| public_server(files, None)).transpose()?;
                let address = SocketAddr::new(preview.listen_ip, preview.first_port);
                Transport::of("preview.listen_ip", address, tls, "preview.https", proxies)?
            }
        };
        Ok(Self {
            main: Transport::of("serve.listen", serve.listen, tls, "serve.https", proxies)?,
            operators: ops::transport("serve.ops_listen", serve.ops_listen, serve.tls.as_ref(), "serve.tls", proxies)?,
            previews,
        })
    }
}
