//! The province's list of procedures: `ServiceInfoManagement`.

use async_trait::async_trait;

use super::{
    Opencps, html,
    wire::{Page, ServiceInfo},
};
use crate::province::{Catalogue, ListedDocument, ListedProcedure, ProcedureDetails, ProvinceError};

/// Procedures a page (`start`, `end` of `ServiceInfoSearchModel`; without an end everything comes at once).
const PAGE: usize = 100;
/// No province has more; a list that never ends is a fault.
const MOST: usize = 20_000;

#[async_trait]
impl Catalogue for Opencps {
    async fn procedures(&self) -> Result<Vec<ListedProcedure>, ProvinceError> {
        let mut procedures: Vec<_> = self.services().await?.iter().map(listed).collect();
        procedures.sort_by(|a, b| a.code.cmp(&b.code));
        procedures.dedup_by(|a, b| a.code == b.code);
        Ok(procedures)
    }

    async fn procedure(&self, code: &str) -> Result<Option<ProcedureDetails>, ProvinceError> {
        // GET /serviceinfos/{code} answers an unknown code like any exception, so that the list decides.
        let services = self.services().await?;
        let Some(service) =
            services.iter().find(|service| listed(service).code == code || service.service_code == code)
        else {
            return Ok(None);
        };
        let details: ServiceInfo = self.api.get(&["serviceinfos", &service.service_code], &[]).await?;
        Ok(Some(self.details(listed(service), &details)))
    }
}

impl Opencps {
    async fn services(&self) -> Result<Vec<ServiceInfo>, ProvinceError> {
        let mut services = Vec::new();
        for start in (0..MOST).step_by(PAGE) {
            let (from, to) = (start.to_string(), (start + PAGE).to_string());
            let page: Page<ServiceInfo> = self.api.get(&["serviceinfos"], &[("start", &from), ("end", &to)]).await?;
            let total = usize::try_from(page.total).unwrap_or(0);
            let ends = page.data.is_empty() || start + PAGE >= total;
            services.extend(page.data.into_iter().filter(|service| service.active != "false"));
            if ends {
                return Ok(services);
            }
        }
        Err(ProvinceError::Unavailable("the list of procedures does not end".to_owned()))
    }

    fn details(&self, listed: ListedProcedure, service: &ServiceInfo) -> ProcedureDetails {
        let id = service.service_info_id.to_string();
        let forms = service.file_templates.iter().map(|form| ListedDocument {
            name: form.template_name.clone(),
            form_url: Some(self.api.url(&["serviceinfos", &id, "filetemplates", &form.file_template_no]).to_string()),
        });
        let papers = html::lines(&service.dossier_text).into_iter().map(|name| ListedDocument { name, form_url: None });
        ProcedureDetails {
            listed,
            steps: html::lines(&service.process_text),
            documents: papers.chain(forms).collect(),
            fees: html::lines(&service.fee_text),
            times: html::lines(&service.duration_text),
            results: html::lines(&service.result_text),
            legal_basis: html::lines(&service.regular_text),
            conditions: html::lines(&service.condition_text),
        }
    }
}

/// By the national code where the installation has mapped it.
fn listed(service: &ServiceInfo) -> ListedProcedure {
    let national = (!service.national_code.is_empty()).then_some(&service.national_code);
    ListedProcedure {
        code: national.unwrap_or(&service.service_code).clone(),
        name: service.service_name.clone(),
        agency: service.administration_name.clone(),
        field: service.domain_name.clone(),
    }
}
