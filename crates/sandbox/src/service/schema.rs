//! What the OpenAPI document says beside the endpoints: title, and the shapes of types that other crates own.

use isekai_platform::openapi;
pub use isekai_platform::openapi::ErrorBody;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType};
use utoipa::openapi::{OpenApi as Document, Ref, RefOr, ResponseBuilder, Schema};
use utoipa::{OpenApi, PartialSchema, ToSchema};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Isekai sandboxes",
        description = "Runs the code of applications in containers that can reach nothing. For the platform's own roles, which show a \
                       certificate (mutual TLS).\n\nEvery error has the shape `ErrorBody`, and its code is in the header \
                       `x-isekai-error`, which an app's answers never carry. `X-Correlation-Id` is accepted and returned. What a \
                       sandbox answers comes out of hostile code: read it with bounds.\n\nNot in this document, since their shape is \
                       another's: `/v1/sandboxes/{id}/app/…` passes any request on to the app, WebSockets included, and \
                       `/v1/sandboxes/{id}/agent/v1/…` a control request to the agent (health, build, verify).",
    ),
    components(schemas(ErrorBody)),
    tags(
        (name = "sandboxes", description = "Claiming, running and ending sandboxes"),
        (name = "files", description = "Files of the project in a sandbox"),
        (name = "security", description = "What sandboxes are held to"),
        (name = "egress", description = "What apps may connect to, and tried to"),
        (name = "node", description = "About this machine")
    )
)]
struct Base;

pub fn document() -> Document {
    Base::openapi()
}

/// Every operation may also fail in a way that it does not name.
pub fn finish(document: Document) -> Document {
    let mut document = openapi::finish(document);
    let shape = ContentBuilder::new().schema(Some(Ref::from_schema_name("ErrorBody"))).build();
    let other = ResponseBuilder::new().description("Any other failure").content("application/json", shape).build();
    for operation in openapi::operations(&mut document) {
        operation.responses.responses.insert("default".to_owned(), RefOr::T(other.clone()));
    }
    document
}

/// Bytes of any kind, which in OpenAPI 3.1 are a schema that says nothing.
pub struct Octets;

impl PartialSchema for Octets {
    fn schema() -> RefOr<Schema> {
        RefOr::T(Schema::Object(ObjectBuilder::new().schema_type(SchemaType::AnyValue).build()))
    }
}

impl ToSchema for Octets {}
