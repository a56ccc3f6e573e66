//! Bulk import: tables of procedures (`.csv`, `.tsv`) in the columns of the plans' list.

use domain::procedure::{Channel, ModelKind, PilotModel, PlanEntry, PlanLevel, Procedure, Tier, Today};
use serde::Deserialize;

use super::{
    problem::{DataFile, Located, Problem},
    slug::{is_national_code, slug},
};

/// The columns, in any order.
const COLUMNS: [&str; 9] =
    ["seq", "agency", "field", "name", "online_level", "admin_level", "pilot_models", "code", "seed_ref"];

#[derive(Deserialize)]
struct Row {
    seq: u32,
    agency: String,
    field: String,
    name: String,
    online_level: String,
    admin_level: String,
    pilot_models: String,
    code: String,
    seed_ref: String,
}

/// The procedures of a table. The id is the national code, or a slug of the name.
pub(super) fn procedures(file: &DataFile, problems: &mut Vec<Problem>) -> Vec<Located<Procedure>> {
    let is_csv = file.name.extension().is_some_and(|extension| extension == "csv");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if is_csv { b',' } else { b'\t' })
        // In tab separated text a quotation mark is a quotation mark.
        .quoting(is_csv)
        .trim(csv::Trim::All)
        .from_reader(file.text.as_bytes());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => {
            problems.push(file.problem(1, error.to_string()));
            return Vec::new();
        }
    };
    let missing: Vec<&str> = COLUMNS.into_iter().filter(|&column| !headers.iter().any(|name| name == column)).collect();
    let unknown: Vec<&str> = headers.iter().filter(|name| !COLUMNS.contains(name)).collect();
    if !missing.is_empty() || !unknown.is_empty() {
        problems.push(file.problem(1, format!("columns missing: {missing:?}, unknown: {unknown:?}")));
        return Vec::new();
    }
    let mut found = Vec::new();
    for record in reader.records() {
        let read =
            record.map_err(|error| (error.position().map(csv::Position::line), error.to_string())).and_then(|record| {
                let line = record.position().map(csv::Position::line);
                let row: Row = record.deserialize(Some(&headers)).map_err(|error| (line, error.to_string()))?;
                Ok((line, procedure(row).map_err(|reason| (line, reason))?))
            });
        let as_line = |line: Option<u64>| line.and_then(|line| usize::try_from(line).ok()).unwrap_or(1);
        match read {
            Ok((line, value)) => found.push(Located { value, file: file.name.clone(), line: as_line(line) }),
            Err((line, reason)) => problems.push(file.problem(as_line(line), reason)),
        }
    }
    found
}

fn procedure(row: Row) -> Result<Procedure, String> {
    if row.name.is_empty() {
        return Err("the name is empty".to_owned());
    }
    if row.name.starts_with("[NHÓM]") {
        return Err("a group belongs into groups.toml".to_owned());
    }
    let id = match row.code.as_str() {
        "" => slug(&row.name),
        code if is_national_code(code) => code.to_owned(),
        code => return Err(format!("`{code}` is no national code such as 1.004873")),
    };
    let level = match row.online_level.as_str() {
        "" => None,
        "3" => Some(PlanLevel::Three),
        "4" => Some(PlanLevel::Four),
        other => return Err(format!("online_level is 3, 4 or empty, not `{other}`")),
    };
    let tiers = row.admin_level.split(';').map(|tier| match tier.trim() {
        "tỉnh" => Ok(Tier::Province),
        "huyện" => Ok(Tier::District),
        "xã" => Ok(Tier::Commune),
        other => Err(format!("admin_level is tỉnh, huyện or xã, not `{other}`")),
    });
    let (models, excluded_models, note) = pilot_models(&row.pilot_models);
    Ok(Procedure {
        id,
        aliases: Vec::new(),
        name: row.name,
        field_group: String::new(),
        plan: PlanEntry {
            row: row.seq,
            agency: row.agency,
            field: Some(row.field).filter(|field| !field.is_empty()),
            level,
            tiers: tiers.collect::<Result<_, _>>()?,
            models,
            excluded_models,
            note,
            source: row.seed_ref,
        },
        today: Today::default(),
        channel: Channel::Here,
        postal_return: None,
        who_may_file: None,
        decided_by: None,
        conditions: Vec::new(),
        steps: Vec::new(),
        documents: Vec::new(),
        fee: None,
        processing_time: None,
        result: None,
        validity: None,
        legal_basis: Vec::new(),
        contact: None,
        official_form: None,
        form: None,
        attaches_official_form: false,
    })
}

/// "Model (scope); KHÔNG áp dụng mô hình … (scope); remark": models, excluded models, and what is neither.
fn pilot_models(text: &str) -> (Vec<PilotModel>, Vec<PilotModel>, Option<String>) {
    let (mut models, mut excluded, mut remarks) = (Vec::new(), Vec::new(), Vec::new());
    for part in split_outside_brackets(text) {
        let (label, scope) = match part.split_once('(') {
            Some((label, rest)) => (label.trim(), Some(rest.trim_end_matches(')').to_owned())),
            None => (part, None),
        };
        match model_kind(label) {
            Some((kind, true)) => models.push(PilotModel { kind, scope }),
            Some((kind, false)) => excluded.push(PilotModel { kind, scope }),
            None => remarks.push(part),
        }
    }
    (models, excluded, Some(remarks.join("; ")).filter(|note| !note.is_empty()))
}

/// The model of a label, and whether it applies.
fn model_kind(label: &str) -> Option<(ModelKind, bool)> {
    let (label, applies) = match label.strip_prefix("KHÔNG áp dụng mô hình ") {
        Some(label) => (label, false),
        None => (label, true),
    };
    let kinds = [
        ("Hướng dẫn nộp hồ sơ trực tuyến", ModelKind::GuidedSubmission),
        ("Công dân không viết", ModelKind::AssistedWriting),
        ("Chuyển giao để Bưu điện", ModelKind::PublicPostal),
        ("Bưu điện", ModelKind::PublicPostal),
        ("Hành chính phục vụ", ModelKind::ProactiveService),
    ];
    kinds.into_iter().find(|(start, _)| label.starts_with(start)).map(|(_, kind)| (kind, applies))
}

fn split_outside_brackets(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    text.split(move |c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ';' && depth == 0
    })
    .map(str::trim)
    .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, text: &str) -> (Vec<Located<Procedure>>, Vec<Problem>) {
        let mut problems = Vec::new();
        let found = procedures(&DataFile { name: name.into(), text: text.into() }, &mut problems);
        (found, problems)
    }

    #[test]
    fn a_table_becomes_procedures() {
        let (found, problems) = table(
            "x.tsv",
            "seq\tagency\tfield\tname\tonline_level\tadmin_level\tpilot_models\tcode\tseed_ref\n\
             7\tUBND cấp xã\tHộ tịch\tĐăng ký \"lại\" khai sinh\t3\txã; huyện\tCông dân không viết (nhóm A; nhóm B); \
             KHÔNG áp dụng mô hình Bưu điện (chú thích 7); (ghi chú)\t\tKế hoạch X\n\
             8\tUBND cấp xã\t\tĐăng ký nhận cha, mẹ, con\t\txã\t\t1.001022\tKế hoạch X\n",
        );
        assert_eq!(problems, []);
        let [first, second] = &found[..] else { panic!("two rows") };
        assert_eq!((first.value.id.as_str(), first.line), ("dang-ky-lai-khai-sinh", 2));
        assert_eq!(first.value.name, "Đăng ký \"lại\" khai sinh");
        assert_eq!(first.value.plan.tiers, [Tier::Commune, Tier::District]);
        let model = |kind, scope: &str| PilotModel { kind, scope: Some(scope.into()) };
        assert_eq!(first.value.plan.models, [model(ModelKind::AssistedWriting, "nhóm A; nhóm B")]);
        assert_eq!(first.value.plan.excluded_models, [model(ModelKind::PublicPostal, "chú thích 7")]);
        assert_eq!(first.value.plan.note.as_deref(), Some("(ghi chú)"));
        assert_eq!((second.value.id.as_str(), second.value.plan.level), ("1.001022", None));
        assert_eq!(second.value.plan.field, None);
    }

    #[test]
    fn bad_rows_are_named_and_the_others_kept() {
        let (found, problems) = table(
            "x.csv",
            "name,seq,agency,field,online_level,admin_level,pilot_models,code,seed_ref\n\
             \"Một, hai\",1,A,,3,xã,,,P\n\
             Ba,x,A,,3,xã,,,P\n\
             Bốn,2,A,,5,xã,,,P\n\
             Năm,3,A,,3,thôn,,,P\n\
             Sáu,4,A,,3,xã,,abc,P\n\
             [NHÓM] Bảy,5,A,,3,xã,,,P\n\
             Tám,6\n",
        );
        assert_eq!(found.iter().map(|row| row.value.name.as_str()).collect::<Vec<_>>(), ["Một, hai"]);
        assert_eq!(problems.iter().filter_map(|problem| problem.line).collect::<Vec<_>>(), [3, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn a_wrong_header_is_one_problem() {
        let (found, problems) = table("x.csv", "seq,name,colour\n1,A,red\n");
        assert!(found.is_empty());
        assert_eq!(problems.len(), 1);
        assert!(problems[0].reason.contains("agency") && problems[0].reason.contains("colour"));
    }
}
