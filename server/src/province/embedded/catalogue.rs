//! The list of procedures of a province that has only our own files.

use std::sync::Arc;

use async_trait::async_trait;
use domain::procedure::{Duration, Procedure, TimeUnit};

use crate::{
    catalogue::{self, Found},
    province::{Catalogue, ListedDocument, ListedProcedure, ProcedureDetails, ProvinceError},
};

/// The data files, as the list of the embedded province.
pub struct ListOfOurs(Arc<catalogue::Catalogue>);

impl ListOfOurs {
    /// The list that these files hold.
    pub fn new(catalogue: Arc<catalogue::Catalogue>) -> Self {
        Self(catalogue)
    }

    fn listed(&self, procedure: &Procedure) -> ListedProcedure {
        let agency = procedure.today.agency.as_ref().map_or(&procedure.plan.agency, |agency| &agency.value);
        let field = self.0.field(&procedure.field_group).map_or_else(String::new, |field| field.name.clone());
        ListedProcedure { code: procedure.id.clone(), name: procedure.name.clone(), agency: agency.clone(), field }
    }
}

#[async_trait]
impl Catalogue for ListOfOurs {
    async fn procedures(&self) -> Result<Vec<ListedProcedure>, ProvinceError> {
        let mut listed: Vec<_> = self.0.procedures().iter().map(|procedure| self.listed(procedure)).collect();
        listed.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(listed)
    }

    async fn procedure(&self, code: &str) -> Result<Option<ProcedureDetails>, ProvinceError> {
        let Some(Found::Procedure(procedure)) = self.0.find(code) else { return Ok(None) };
        let texts = |facts: &[domain::procedure::Fact]| facts.iter().map(|fact| fact.text.clone()).collect();
        Ok(Some(ProcedureDetails {
            listed: self.listed(procedure),
            steps: procedure.steps.iter().map(|step| step.text.clone()).collect(),
            documents: procedure
                .documents
                .iter()
                .map(|document| ListedDocument { name: document.name.clone(), form_url: None })
                .collect(),
            fees: procedure.fee.iter().map(|fee| fee.text.clone()).collect(),
            times: procedure.processing_time.iter().map(|time| in_words(time.time)).collect(),
            results: texts(procedure.result.as_slice()),
            legal_basis: texts(&procedure.legal_basis),
            conditions: texts(&procedure.conditions),
        }))
    }
}

fn in_words(Duration { amount, unit }: Duration) -> String {
    match unit {
        TimeUnit::WorkingDay if amount == 0 => "Trong ngày làm việc".to_owned(),
        TimeUnit::WorkingDay => format!("{amount} ngày làm việc"),
        TimeUnit::CalendarDay => format!("{amount} ngày"),
        TimeUnit::Hour => format!("{amount} giờ làm việc"),
    }
}
