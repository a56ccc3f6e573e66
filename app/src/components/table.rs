//! Facts in rows and columns.

use super::{
    Example,
    html::{Html, html, when},
};

/// One column.
#[derive(Clone, Copy, Debug, Default)]
pub struct Column<'a> {
    /// Its heading.
    pub heading: &'a str,
    /// It holds numbers: aligned to the right.
    pub numeric: bool,
}

/// A table. The first cell of each row names the row.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// Unique in the page: the caption gets the id `{id}-caption`.
    pub id: &'a str,
    /// What the table shows.
    pub caption: &'a str,
    /// Columns.
    pub columns: &'a [Column<'a>],
    /// Rows, each with one cell a column.
    pub rows: Vec<Vec<Html>>,
}

/// A table in a container that scrolls sideways on a narrow screen and can be reached by keyboard.
pub fn table(props: &Table) -> Html {
    let head: Html = props
        .columns
        .iter()
        .map(|column| {
            let numeric = when(column.numeric, " govuk-table__header--numeric");
            html!("<th scope='col' class='govuk-table__header" (numeric) "'>" (column.heading) "</th>")
        })
        .collect();
    let rows: Html = props.rows.iter().map(|cells| row(cells, props.columns)).collect();
    html!(
        "<div class='scroll' role='region' aria-labelledby='" (props.id) "-caption' tabindex='0'>"
        "<table class='govuk-table'><caption class='govuk-table__caption govuk-table__caption--m' id='" (props.id)
        "-caption'>" (props.caption) "</caption><thead class='govuk-table__head'><tr class='govuk-table__row'>" (head)
        "</tr></thead><tbody class='govuk-table__body'>" (rows) "</tbody></table></div>"
    )
}

fn row(cells: &[Html], columns: &[Column]) -> Html {
    let cells: Html = cells
        .iter()
        .enumerate()
        .map(|(index, cell)| {
            let numeric = columns.get(index).is_some_and(|column| column.numeric);
            if index == 0 {
                html!("<th scope='row' class='govuk-table__header'>" (cell) "</th>")
            } else {
                html!("<td class='govuk-table__cell" (when(numeric, " govuk-table__cell--numeric")) "'>" (cell) "</td>")
            }
        })
        .collect();
    html!("<tr class='govuk-table__row'>" (cells) "</tr>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let columns = [
        Column { heading: "Cơ quan", numeric: false },
        Column { heading: "Hồ sơ đã giải quyết", numeric: true },
        Column { heading: "Đúng hạn", numeric: true },
        Column { heading: "Điểm hài lòng", numeric: true },
    ];
    let rows =
        [["UBND phường Phan Thiết", "1.204", "98,2 %", "1,8"], ["UBND xã Hàm Thuận", "86", "95,3 %", "chưa đủ 5 lượt"]];
    let rows = rows.iter().map(|cells| cells.iter().map(|cell| html!((cell))).collect()).collect();
    vec![(
        "published figures",
        table(&Table { id: "vi-du-bang", caption: "Kết quả tháng 11/2026", columns: &columns, rows }),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scrolling_region_is_named_by_the_caption() {
        let columns = [Column { heading: "A", numeric: false }, Column { heading: "B", numeric: true }];
        let rows = vec![vec![html!(("<x>")), html!((5_u32))]];
        let html = table(&Table { id: "t", caption: "Bảng", columns: &columns, rows });
        let html = html.as_str();
        assert!(html.starts_with("<div class='scroll' role='region' aria-labelledby='t-caption' tabindex='0'>"));
        assert!(html.contains("id='t-caption'>Bảng</caption>"));
        assert!(html.contains("<th scope='row' class='govuk-table__header'>&lt;x&gt;</th>"));
        assert!(html.contains("<td class='govuk-table__cell govuk-table__cell--numeric'>5</td>"));
    }
}
