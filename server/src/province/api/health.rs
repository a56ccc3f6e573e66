//! `GET /healthz`.

/// The system answers
///
/// For load balancers and watchers. Needs no token.
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "health",
    tag = "service",
    security(()),
    responses((status = 200, description = "It answers.", body = String, content_type = "text/plain", example = json!("ok"))),
)]
pub async fn alive() -> &'static str {
    "ok"
}
