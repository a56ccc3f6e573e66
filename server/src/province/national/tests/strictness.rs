//! The stand-in refuses what a client must not do: a fault of the adapter shows here and not at the database.

use reqwest::{RequestBuilder, header};

use super::*;
use crate::province::{
    contract::people::{MAU, query},
    national::question,
};

const NUMBER: &str = "0123456789abcdef0123456789abcdef01234567";

/// The question as the adapter writes it.
fn written(world: &World) -> String {
    question::write(&world.national.settings, &query(MAU), NUMBER).unwrap().expect("a question")
}

fn post(world: &World, path: &str) -> RequestBuilder {
    world.national.client.post(format!("{}{path}", world.standin.url()))
}

fn ask(world: &World, body: String) -> RequestBuilder {
    post(world, PATH)
        .bearer_auth(TOKEN)
        .header(header::CONTENT_TYPE, "application/xml; charset=utf-8")
        .header("SOAPAction", "\"\"")
        .body(body)
}

async fn answer(request: RequestBuilder) -> (u16, String) {
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.text().await.unwrap())
}

#[tokio::test]
async fn the_question_is_the_one_of_the_sources() {
    let world = World::open().await;
    let (soap, question) = ("http://schemas.xmlsoap.org/soap/envelope/", "http://dancuquocgia.bca");
    let expected = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soapenv:Envelope xmlns:soapenv=\"{soap}\" xmlns:dan=\"{question}\">\
         <soapenv:Header/><soapenv:Body><dan:TraCuuThongTinCongDan><dan:MaYeuCau>{NUMBER}</dan:MaYeuCau>\
         <dan:MaDVC>1.004873</dan:MaDVC><dan:MaTichHop>037</dan:MaTichHop><dan:MaCanBo>motcua.h36</dan:MaCanBo>\
         <dan:MaDonVi>000.00.00.H36</dan:MaDonVi><dan:SoDinhDanh>060085005678</dan:SoDinhDanh>\
         <dan:HoVaTen>DANGVANMAU</dan:HoVaTen><dan:NgayThangNamSinh><dan:NgayThangNam>19850321</dan:NgayThangNam>\
         </dan:NgayThangNamSinh></dan:TraCuuThongTinCongDan></soapenv:Body></soapenv:Envelope>"
    );
    assert_eq!(written(&world), expected);
    let (status, text) = answer(ask(&world, expected)).await;
    assert!(status == 200 && text.contains("ĐẶNG VĂN MẪU"), "{text}");
}

#[tokio::test]
async fn path_method_headers_and_token_are_asked_for() {
    let world = World::open().await;
    let body = written(&world);
    assert_eq!(answer(post(&world, "/khac").bearer_auth(TOKEN)).await.0, 404);
    assert_eq!(answer(world.national.client.get(format!("{}{PATH}", world.standin.url()))).await.0, 405);
    assert_eq!(answer(post(&world, PATH).body(body.clone())).await.0, 401);
    assert_eq!(answer(post(&world, PATH).bearer_auth("khac").body(body.clone())).await.0, 401);
    assert_eq!(answer(post(&world, PATH).basic_auth("a", Some(TOKEN)).body(body.clone())).await.0, 401);
    assert_eq!(answer(post(&world, PATH).bearer_auth(TOKEN).body(body.clone())).await.0, 415);
    let xml = post(&world, PATH).bearer_auth(TOKEN).header(header::CONTENT_TYPE, "application/xml; charset=utf-8");
    let (status, text) = answer(xml.body(body)).await;
    assert!(status == 500 && text.contains("SOAPAction"), "{text}");
}

#[tokio::test]
async fn each_field_has_its_place_its_length_and_its_form() {
    let world = World::open().await;
    let whole = written(&world);
    let field = |name: &str| {
        let (open, close) = (format!("<dan:{name}>"), format!("</dan:{name}>"));
        let from = whole.find(&open).unwrap();
        whole[from..whole.find(&close).unwrap() + close.len()].to_owned()
    };
    let with = |name: &str, value: &str| whole.replace(&field(name), &format!("<dan:{name}>{value}</dan:{name}>"));
    let fields = ["MaYeuCau", "MaDVC", "MaTichHop", "MaCanBo", "MaDonVi", "SoDinhDanh", "HoVaTen", "NgayThangNamSinh"];
    let mut wrong = Vec::new();
    for name in fields {
        wrong.push((whole.replace(&field(name), ""), format!("{name} is missing")));
        let twice = whole.replace(&field(name), &[field(name), field(name)].concat());
        wrong.push((twice, "in the order".to_owned()));
    }
    for (name, longest) in [
        ("MaYeuCau", 40),
        ("MaDVC", 20),
        ("MaTichHop", 20),
        ("MaCanBo", 20),
        ("MaDonVi", 35),
        ("SoDinhDanh", 12),
        ("HoVaTen", 100),
    ] {
        wrong.push((with(name, &"1".repeat(longest + 1)), format!("{name} is longer than {longest}")));
        wrong.push((with(name, ""), format!("{name} is empty")));
        wrong.push((with(name, "<dan:a/>"), format!("{name} holds elements")));
    }
    for (name, value) in [
        ("MaYeuCau", "123"),
        ("MaDVC", "1 004873"),
        ("MaTichHop", "DC037"),
        ("SoDinhDanh", "06008500567"),
        ("SoDinhDanh", "06008500567a"),
        ("HoVaTen", "Đặng Văn Mẫu"),
        ("HoVaTen", "DANG VAN MAU"),
        ("HoVaTen", "dangvanmau"),
        ("NgayThangNamSinh", "<dan:NgayThangNam>21/03/1985</dan:NgayThangNam>"),
        ("NgayThangNamSinh", "<dan:NgayThangNam>850321</dan:NgayThangNam>"),
        ("NgayThangNamSinh", "<dan:Nam>85</dan:Nam>"),
    ] {
        wrong.push((with(name, value), format!("{name} has another form")));
    }
    for (name, value, why) in [
        ("MaTichHop", "038", "MaTichHop is not known"),
        ("MaDonVi", "000.00.00.H99", "MaDonVi is not known"),
        ("MaCanBo", "khac", "MaCanBo is not known"),
        ("MaDVC", "9.999999", "not opened for this database (004)"),
        ("NgayThangNamSinh", "19850321", "holds one of"),
        ("NgayThangNamSinh", "<dan:Nam>1985</dan:Nam><dan:NgayThangNam>19850321</dan:NgayThangNam>", "holds one of"),
        ("NgayThangNamSinh", "<dan:Thang>03</dan:Thang>", "Thang is no field"),
    ] {
        wrong.push((with(name, value), why.to_owned()));
    }
    let last = "</dan:TraCuuThongTinCongDan>";
    for (from, to, why) in [
        (last, "<dan:SoCMND>123456789</dan:SoCMND></dan:TraCuuThongTinCongDan>", "SoCMND is no field"),
        ("TraCuuThongTinCongDan", "XacThucThongTinCongDan", "no TraCuuThongTinCongDan"),
        ("http://dancuquocgia.bca", "http://example.invalid", "no TraCuuThongTinCongDan"),
        (
            "http://schemas.xmlsoap.org/soap/envelope/",
            "http://www.w3.org/2003/05/soap-envelope",
            "no SOAP 1.1 envelope",
        ),
        ("<soapenv:Header/>", "", "a header and a body"),
        ("</soapenv:Envelope>", "", "not XML"),
    ] {
        wrong.push((whole.replace(from, to), why.to_owned()));
    }
    let turned =
        whole.replace(&[field("MaCanBo"), field("MaDonVi")].concat(), &[field("MaDonVi"), field("MaCanBo")].concat());
    wrong.push((turned, "in the order".to_owned()));
    for (body, why) in wrong {
        assert_ne!(body, whole, "{why}");
        let (status, text) = answer(ask(&world, body)).await;
        assert!(status == 500 && text.contains(&why), "{why}: {status} {text}");
    }
    assert!(world.standin.population().calls().is_empty());
}

#[tokio::test]
async fn a_number_comes_once_and_all_misfits_are_answered_alike() {
    let world = World::open().await;
    let whole = written(&world);
    assert_eq!(answer(ask(&world, whole.clone())).await.0, 200);
    let (status, text) = answer(ask(&world, whole.clone())).await;
    assert!(status == 500 && text.contains("MaYeuCau came before"), "{text}");
    let mut answers = Vec::new();
    for (from, to) in [("060085005678", "060085005679"), ("DANGVANMAU", "DANGVANMO"), ("19850321", "19850322")] {
        let number = format!("{}{}", &NUMBER[..39], answers.len());
        answers.push(answer(ask(&world, whole.replace(from, to).replace(NUMBER, &number))).await);
    }
    assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 200), "{answers:?}");
}

#[tokio::test]
async fn documents_are_asked_for_with_their_fields() {
    let world = World::open().await;
    let fields = [("MaYeuCau", NUMBER), ("MaDonVi", UNIT), ("MaCanBo", OFFICIAL), ("SoDinhDanh", MAU)];
    let whole = serde_json::Map::from_iter(fields.map(|(name, value)| (name.to_owned(), value.into())));
    let ask =
        |body: &serde_json::Map<String, serde_json::Value>| post(&world, DOCUMENTS_PATH).bearer_auth(TOKEN).json(body);
    assert!(answer(ask(&whole)).await.1.contains("\"error_code\":0"));
    assert!(answer(ask(&whole)).await.1.contains("MaYeuCau came before"));
    assert_eq!(answer(post(&world, DOCUMENTS_PATH).json(&whole)).await.0, 401);
    for (name, _) in fields {
        let mut without = whole.clone();
        without.remove(name);
        assert!(answer(ask(&without)).await.1.contains(&format!("{name} is missing")));
        let mut other = whole.clone();
        other.insert(name.to_owned(), "khac".into());
        assert!(answer(ask(&other)).await.1.contains(&format!("{name} is not known")));
    }
    let mut more = whole.clone();
    more.insert("HoVaTen".to_owned(), "DANGVANMAU".into());
    assert!(answer(ask(&more)).await.1.contains("HoVaTen is no field"));
}

#[tokio::test]
async fn each_call_has_a_number_that_begins_with_the_consent() {
    let world = World::open().await;
    world.national.documents(&query(MAU)).await.unwrap();
    let numbers: Vec<_> =
        world.standin.population().calls().into_iter().map(|call| call.fields["MaYeuCau"].clone()).collect();
    assert_eq!(numbers.len(), 2);
    assert!(numbers[0] != numbers[1] && numbers.iter().all(|number| number.starts_with(&query(MAU).consent)));
}
