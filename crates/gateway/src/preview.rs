//! The preview front: each app at an origin of its own, private to who may see it.
//!
//! On a local machine an app has a port. `http://localhost:PORT` only redirects, for cookies ignore ports; the app's site is
//! `http://{app}.localhost:PORT`. With a preview domain the site is `https://{app}.{domain}` on the main listener.
//!
//! - [`front`]: from request to answer. [`ports`]: the listeners. [`session`] and [`link`]: the two ways in.
//! - [`ticket`]: the cookie that a visitor carries. [`visit`]: an answer ends with the right to it.
//! - [`proxy`]: to the app and back. [`strip`]: what must not cross between platform and app. [`headers`]: what is added.
//! - [`report`]: tells the platform's page what happens in an app that it shows.
//! - [`origin`], [`limits`], [`places`]: what is refused before. [`pages`]: what is said instead of an app's answer.

pub mod front;
pub mod headers;
pub mod known;
pub mod limits;
pub mod link;
pub mod next;
pub mod origin;
pub mod pages;
pub mod places;
pub mod ports;
pub mod proxy;
pub mod report;
pub mod session;
pub mod strip;
pub mod ticket;
pub mod visit;
