//! What the OpenAPI documents of our REST services have in common.

use isekai_domain::ErrorCode;
use serde::Serialize;
use serde_json::Value;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder, Schema};
use utoipa::{PartialSchema, ToSchema};

/// What the macros leave to be done.
pub fn finish(mut document: OpenApi) -> OpenApi {
    // The router's notation for "the rest of the path" is not OpenAPI's.
    let paths = std::mem::take(&mut document.paths.paths);
    document.paths.paths = paths.into_iter().map(|(path, item)| (path.replace("{*", "{"), item)).collect();
    operations(&mut document).for_each(complete);
    document
}

pub fn operations(document: &mut OpenApi) -> impl Iterator<Item = &mut Operation> {
    document.paths.paths.values_mut().flat_map(|item| {
        let PathItem { get, put, post, delete, patch, .. } = item;
        [get, put, post, delete, patch].into_iter().flatten()
    })
}

/// An id that is unique among all operations (a handler's name is so only in its area), and a description of each response,
/// which OpenAPI 3.1 demands.
fn complete(operation: &mut Operation) {
    let tag = operation.tags.iter().flatten().next();
    if let (Some(tag), Some(id)) = (tag, &operation.operation_id) {
        operation.operation_id = Some(format!("{tag}_{id}"));
    }
    for code in any_operation(operation) {
        let status = code.status().to_string();
        operation.responses.responses.entry(status).or_insert_with(|| RefOr::T(refusal()));
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            let code = ErrorCode::ALL.iter().find(|code| code.status().to_string() == *status);
            response.description = code.map_or("Done", |code| code.title()).to_owned();
        }
    }
}

/// What is refused before an operation sees it, or whatever it does.
fn any_operation(operation: &Operation) -> Vec<ErrorCode> {
    let mut codes = Vec::new();
    if operation.parameters.as_ref().is_some_and(|parameters| !parameters.is_empty()) {
        codes.push(ErrorCode::Validation);
    }
    if operation.request_body.is_some() {
        codes.extend([ErrorCode::Validation, ErrorCode::PayloadTooLarge, ErrorCode::UnsupportedMediaType]);
    }
    codes.push(ErrorCode::ServiceUnavailable);
    codes
}

fn refusal() -> Response {
    let body = ContentBuilder::new().schema(Some(Ref::from_schema_name("ErrorBody"))).build();
    ResponseBuilder::new().content("application/json", body).build()
}

/// The body of every error: the fields of RFC 9457 and ours in one object.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErrorBody {
    #[schema(value_type = ErrorCodeSchema)]
    error: String,
    message: String,
    correlation_id: String,
    #[schema(format = DateTime)]
    timestamp: String,
    details: Option<Value>,
    /// Reference to the page about this code.
    r#type: String,
    title: String,
    status: u16,
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
