//! The preview front: each app at an origin of its own, private to who may see it.
//!
//! On a local machine an app has a port. `http://localhost:PORT` only redirects, for cookies ignore ports; the app's site is
//! `http://{app}.localhost:PORT`. With a preview domain the site is `https://{app}.{domain}` on the main listener.
//!
//! - [`front`]: from request to answer. [`ports`]: the listeners. [`session`] and [`link`]: the two ways in.
//! - [`ticket`]: the cookie that a visitor carries. [`strip`]: what must not cross between platform and app.

pub mod front;
pub mod link;
pub mod next;
pub mod pages;
pub mod ports;
pub mod proxy;
pub mod session;
pub mod strip;
pub mod ticket;
