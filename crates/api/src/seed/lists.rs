//! The code lists and agencies of `seed/*.csv`.

use domain::codes::CodeList;

use super::csv::{Line, lines, value};
use crate::db::codes::{AgencyRow, CodeRow};
use crate::failure::{Failure, Outcome};

const AGENCIES: &str = include_str!("../../../../seed/agencies.csv");
const EDUCATION: &str = include_str!("../../../../seed/education.csv");
/// List, file, column of the code, column of the parent.
const LISTS: [(CodeList, &str, &str, &str); 8] = [
    (CodeList::TaskAreas, include_str!("../../../../seed/task_areas.csv"), "id", ""),
    (CodeList::Regions, include_str!("../../../../seed/regions.csv"), "code", ""),
    (CodeList::Municipalities, include_str!("../../../../seed/municipalities.csv"), "code", "region_code"),
    (CodeList::EmploymentTypes, include_str!("../../../../seed/employment_types.csv"), "id", ""),
    (CodeList::WorkingTimes, include_str!("../../../../seed/working_times.csv"), "id", ""),
    (CodeList::Levels, include_str!("../../../../seed/levels.csv"), "id", ""),
    (CodeList::Languages, include_str!("../../../../seed/languages.csv"), "code", ""),
    (CodeList::Countries, include_str!("../../../../seed/countries.csv"), "code", ""),
];

/// Every list, each in display order.
pub(super) fn codes() -> Vec<Vec<CodeRow>> {
    let mut all: Vec<Vec<CodeRow>> = LISTS
        .into_iter()
        .map(|(list, text, code, parent)| {
            lines(text).iter().filter_map(|line| row(list, line, code, value(line, parent))).collect()
        })
        .collect();
    all.extend(education());
    all
}

/// Levels of education, and degrees under theirs.
fn education() -> [Vec<CodeRow>; 2] {
    let lines = lines(EDUCATION);
    let is = |line: &Line, kind: &str| value(line, "kind").as_deref() == Some(kind);
    let level_of = |line: &Line| {
        let isced = value(line, "isced_level")?;
        let level = lines
            .iter()
            .find(|other| is(other, "level") && value(other, "isced_level").as_deref() == Some(isced.as_str()))?;
        value(level, "id")
    };
    let levels = lines.iter().filter(|line| is(line, "level"));
    let degrees = lines.iter().filter(|line| is(line, "degree"));
    [
        levels.filter_map(|line| row(CodeList::EducationLevels, line, "id", None)).collect(),
        degrees.filter_map(|line| row(CodeList::Degrees, line, "id", level_of(line))).collect(),
    ]
}

fn row(list: CodeList, line: &Line, code: &str, parent: Option<String>) -> Option<CodeRow> {
    let finnish = value(line, "name_fi")?;
    // Where there is no English name the Finnish one stands in (D17).
    let names = (finnish, value(line, "name_sv"), value(line, "name_en"));
    Some(CodeRow { list, code: value(line, code)?, names, parent })
}

/// Every agency, in display order.
pub(super) fn agencies() -> Outcome<Vec<AgencyRow>> {
    lines(AGENCIES)
        .iter()
        .map(|line| {
            let id = value(line, "id").unwrap_or_default();
            Ok(AgencyRow {
                id: id.parse().map_err(|_bad| Failure::bug(format!("seed: {id} is no code of an agency")))?,
                names: (value(line, "name_fi").unwrap_or_default(), value(line, "name_sv"), value(line, "name_en")),
                sector: value(line, "sector"),
                seat: value(line, "seat_municipality"),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{agencies, codes};
    use domain::codes::{Choice, CodeList};

    /// Holds G3.2.1, G3.2.3: the lists are there, and every place has its region.
    #[test]
    fn every_list_is_complete() {
        let all = codes();
        let size = |list: CodeList| all.iter().flatten().filter(|row| row.list == list).count();
        assert_eq!(size(CodeList::Regions), 19);
        assert_eq!(size(CodeList::Municipalities), 308);
        assert_eq!(size(CodeList::TaskAreas), 41);
        assert_eq!(agencies().unwrap().len(), 169);
        for list in CodeList::ALL.iter().filter(|list| **list != CodeList::Agencies) {
            assert!(size(*list) > 0, "{list}");
        }
        let parentless = all
            .iter()
            .flatten()
            .filter(|row| matches!(row.list, CodeList::Municipalities | CodeList::Degrees) && row.parent.is_none());
        assert_eq!(parentless.map(|row| row.code.clone()).collect::<Vec<_>>(), Vec::<String>::new());
    }
}
