//! What the OpenAPI document says beside the endpoints: title, and the shapes of types that other crates own.

use isekai_domain::ErrorCode;
use serde_json::Value;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
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

/// What the macros leave to be done.
pub fn finish(mut document: Document) -> Document {
    // The router's notation for "the rest of the path" is not OpenAPI's.
    let paths = std::mem::take(&mut document.paths.paths);
    document.paths.paths = paths.into_iter().map(|(path, item)| (path.replace("{*", "{"), item)).collect();
    for item in document.paths.paths.values_mut() {
        for operation in operations_of(item) {
            complete(operation);
        }
    }
    document
}

fn operations_of(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.put, &mut item.post, &mut item.delete].into_iter().flatten()
}

/// An id that is unique among all operations (a handler's name is so only in its area), a description of each response, which OpenAPI 3.1
/// demands, and the shape of all errors that are not named.
fn complete(operation: &mut Operation) {
    let tag = operation.tags.iter().flatten().next();
    if let (Some(tag), Some(id)) = (tag, &operation.operation_id) {
        operation.operation_id = Some(format!("{tag}_{id}"));
    }
    let responses = &mut operation.responses.responses;
    for (status, response) in responses.iter_mut() {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            let code = ErrorCode::ALL.iter().find(|code| code.status().to_string() == *status);
            response.description = code.map_or("Done", |code| code.title()).to_owned();
        }
    }
    let shape = ContentBuilder::new().schema(Some(Ref::from_schema_name("ErrorBody"))).build();
    let other = ResponseBuilder::new().description("Any other failure").content("application/json", shape).build();
    responses.insert("default".to_owned(), RefOr::T(other));
}

/// The body of every error: the fields of RFC 9457 and ours in one object.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub struct ErrorBody {
    #[schema(value_type = ErrorCodeSchema)]
    pub error: String,
    pub message: String,
    pub correlation_id: String,
    #[schema(format = DateTime)]
    pub timestamp: String,
    pub details: Option<Value>,
    /// Reference to the page about this code.
    pub r#type: String,
    pub title: String,
    pub status: u16,
}

/// From the list of codes, so that the two cannot differ.
pub struct ErrorCodeSchema;

impl PartialSchema for ErrorCodeSchema {
    fn schema() -> RefOr<Schema> {
        let codes = ErrorCode::ALL.iter().map(|code| code.as_str());
        let text = ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).enum_values(Some(codes)).build();
        RefOr::T(Schema::Object(text))
    }
}

impl ToSchema for ErrorCodeSchema {
    fn name() -> std::borrow::Cow<'static, str> {
        "ErrorCode".into()
    }
}

/// Bytes of any kind, which in OpenAPI 3.1 are a schema that says nothing.
pub struct Octets;

impl PartialSchema for Octets {
    fn schema() -> RefOr<Schema> {
        RefOr::T(Schema::Object(ObjectBuilder::new().schema_type(SchemaType::AnyValue).build()))
    }
}

impl ToSchema for Octets {}
