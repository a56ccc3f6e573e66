//! `ServiceInfoManagement` and the dictionaries of `DataManagement`.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use serde_json::{Value, json};

use super::{
    fields::{self, SERVICE_SEARCH},
    reply,
    state::OpenCps,
};

/// Dictionary `DOSSIER_STATUS`: code and name as an installation may have them.
const STATUSES: [(&str, &str); 14] = [
    ("new", "Mới đăng ký"),
    ("receiving", "Đã tiếp nhận"),
    ("processing", "Đang xử lý"),
    ("pausing", "Tạm dừng xử lý"),
    ("waiting", "Chờ bổ sung"),
    ("correcting", "Yêu cầu sửa đổi"),
    ("paying", "Chờ nộp phí"),
    ("releasing", "Chờ trả kết quả"),
    ("posting", "Gửi kết quả"),
    ("done", "Đã trả kết quả"),
    ("denied", "Từ chối"),
    ("unresolved", "Không giải quyết"),
    ("cancelled", "Đã rút hồ sơ"),
    ("interoperating", "Liên thông"),
];

/// Code, name, national code, agency, field.
const SERVICES: [(&str, &str, &str, &str, &str); 3] = [
    ("1.004873", "Cấp Giấy xác nhận tình trạng hôn nhân", "1.004873", "UBND cấp xã", "Hộ tịch"),
    (
        "DKKD-01",
        "Đăng ký thành lập hộ kinh doanh",
        "1.001612",
        "UBND cấp xã",
        "Thành lập và hoạt động của hộ kinh doanh",
    ),
    ("1.000894", "Đăng ký kết hôn", "1.000894", "UBND cấp xã", "Hộ tịch"),
];

/// `serviceName` of a code; blank if unknown.
pub fn service_name(code: &str) -> &'static str {
    SERVICES.iter().find(|service| service.0 == code).map_or("", |service| service.1)
}

/// Name in the dictionary `GOVERNMENT_AGENCY` (`getDictItemName`: blank if unknown).
pub fn agency_name(code: &str) -> &'static str {
    if code == "H36" { "UBND phường Phan Thiết" } else { "" }
}

/// Name in the dictionary of statuses; blank if unknown.
pub fn status_text(code: &str) -> &'static str {
    STATUSES.iter().find(|status| status.0 == code).map_or("", |status| status.1)
}

/// `GET /dictcollections/{code}/dictitems`: `DataManagementImpl.getDictItems`, `rest/datamgt/model/DictItemModel`.
pub async fn dictionary(Path(code): Path<String>) -> Response {
    let items: &[(&str, &str)] = if code == "DOSSIER_STATUS" { &STATUSES } else { &[] };
    let item = |(n, (code, name)): (usize, &(&str, &str))| json!({ "dictItemId": n + 1, "itemCode": code, "itemName": name, "itemNameEN": "", "level": 0, "sibling": n });
    let data: Vec<_> = items.iter().enumerate().map(item).collect();
    reply::ok(json!({ "total": data.len(), "data": data }))
}

/// `GET /serviceinfos`: `ServiceInfoManagementImpl.getServiceInfos`, `rest/serviceinfo/model/ServiceInfoModel`; without an
/// end, everything.
pub async fn list(Query(query): Query<Vec<(String, String)>>) -> Response {
    let search = match fields::checked(query, SERVICE_SEARCH) {
        Ok(search) => search,
        Err(refused) => return *refused,
    };
    let number = |name: &str| search.get(name).and_then(|value| value.parse::<usize>().ok()).unwrap_or(0);
    let (start, end) = match (number("start"), number("end")) {
        (_, 0) => (0, SERVICES.len()),
        (start, end) => (start.min(SERVICES.len()), end.clamp(start, SERVICES.len().max(start)).min(SERVICES.len())),
    };
    let page = SERVICES.get(start..end.max(start)).unwrap_or_default();
    let data: Vec<_> = page.iter().map(|service| model(service, true)).collect();
    reply::ok(json!({ "total": SERVICES.len(), "data": data }))
}

/// `GET /serviceinfos/{id}`: `getDetailServiceInfo`; unknown: an exception without a message.
pub async fn one(State(_): State<Arc<OpenCps>>, Path(id): Path<String>) -> Response {
    let found = SERVICES.iter().find(|service| service.0 == id);
    found.map_or_else(|| reply::exception(None), |service| reply::ok(model(service, false)))
}

fn model((code, name, national, agency, field): &(&str, &str, &str, &str, &str), listed: bool) -> Value {
    let mut model = json!({
        "serviceInfoId": 501,
        "createDate": "2026-01-05",
        "modifiedDate": "2026-01-05",
        "serviceCode": code,
        "serviceName": name,
        "processText": "<p>Bước 1: Nộp hồ sơ</p><p>Bước 2: Nhận kết quả</p>",
        "methodText": "Trực tiếp hoặc trực tuyến",
        "dossierText": "Tờ khai theo mẫu\nGiấy tờ tùy thân",
        "conditionText": "",
        "durationText": "03 ngày làm việc",
        "applicantText": "Công dân Việt Nam",
        "resultText": "Giấy xác nhận",
        "regularText": "Luật Hộ tịch 2014",
        "feeText": "Theo nghị quyết của HĐND tỉnh",
        "administrationCode": "UBNDX",
        "administrationName": agency,
        "domainCode": "HT",
        "domainName": field,
        "maxLevel": 4,
        "active": "true",
        "serviceConfigs": [{ "govAgencyCode": "H36", "govAgencyName": "UBND phường Phan Thiết", "serviceConfigId": 71 }],
    });
    if listed {
        model["serviceCodeDVCQG"] = (*national).into();
    } else {
        // rest/serviceinfo/model/FileTemplates
        model["fileTemplates"] = json!([{ "fileTemplateNo": "TK-01", "templateName": "Tờ khai", "fileType": "docx" }]);
    }
    model
}
