//! The pages, one a file, by job; and the routes that show them.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::page::{Frame, Page};

pub mod accessibility;
pub mod counter;
pub mod declaration;
pub mod drafts;
pub mod error;
pub mod fees;
pub mod follow_ups;
pub mod gallery;
pub mod guide;
pub mod home;
pub mod layout;
pub mod lookup;
pub mod operator;
pub mod papers;
pub mod privacy;
pub mod procedures;
pub mod publication;
pub mod rating;
pub mod reuse;
pub mod submission;

use error::ErrorPage;

/// The page that a request is to show, put into the context by the server and taken out once by its route.
pub struct Slot<P>(Arc<Mutex<Option<(P, Frame)>>>);

impl<P> Slot<P> {
    /// A slot with this page in it.
    pub fn new(page: P, frame: Frame) -> Self {
        Self(Arc::new(Mutex::new(Some((page, frame)))))
    }

    fn take(&self) -> Option<(P, Frame)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl<P> Clone for Slot<P> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

/// Shows the page of the request, if it is of this kind.
fn show<P: Page>() -> Option<AnyView> {
    use_context::<Slot<P>>().and_then(|slot| slot.take()).map(|(page, frame)| page.view(&frame))
}

/// Shows the page of the request, if it is of one of these kinds.
fn show_either<P: Page, Q: Page>() -> Option<AnyView> {
    show::<P>().or_else(show::<Q>)
}

/// Every page with its address. The server's route table comes from this list.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <FlatRoutes fallback={show::<ErrorPage>}>
                <Route path=path!("/") view={show::<home::Home>} ssr=SsrMode::Async/>
                <Route path=path!("/thu-tuc") view={show::<procedures::list::List>} ssr=SsrMode::Async/>
                <Route path=path!("/thu-tuc/:id") view={show::<procedures::detail::Detail>} ssr=SsrMode::Async/>
                <Route path=path!("/thu-tuc/:id/mau") view={show::<guide::sample::Sample>} ssr=SsrMode::Async/>
                <Route path=path!("/huong-dan-ke-khai") view={show::<guide::samples::Samples>} ssr=SsrMode::Async/>
                <Route path=path!("/huong-dan-ke-khai/:tier") view={show::<guide::booklet::Booklet>} ssr=SsrMode::Async/>
                <Route path=path!("/huong-dan") view={show::<guide::help::Guides>} ssr=SsrMode::Async/>
                <Route path=path!("/huong-dan/:topic") view={show::<guide::help::Guide>} ssr=SsrMode::Async/>
                <Route path=path!("/nop-ho-so/:id") view={show::<submission::start::Start>} ssr=SsrMode::Async/>
                <Route path=path!("/nop-ho-so/:id/kiem-tra") view={show::<submission::check::Check>} ssr=SsrMode::Async/>
                <Route path=path!("/nop-ho-so/:id/xoa") view={show::<submission::delete::DeleteDraft>} ssr=SsrMode::Async/>
                <Route path=path!("/nop-ho-so/:id/luu-lai") view={show::<drafts::leave::Leave>} ssr=SsrMode::Async/>
                <Route path=path!("/nop-ho-so/:id/dung-lai") view={show_either::<reuse::prove::Prove, reuse::choose::Choose>} ssr=SsrMode::Async/>
                <Route path=path!("/nop-ho-so/:id/:step") view={show::<submission::step::Step>} ssr=SsrMode::Async/>
                <Route path=path!("/ho-so") view={show::<lookup::mine::Mine>} ssr=SsrMode::Async/>
                <Route path=path!("/ho-so/:reference") view={show_either::<lookup::dossier::Dossier, lookup::unreachable::Unreachable>} ssr=SsrMode::Async/>
                <Route path=path!("/ho-so/:reference/to-khai") view={show::<declaration::Declared>} ssr=SsrMode::Async/>
                <Route path=path!("/ho-so/:reference/bo-sung") view={show::<follow_ups::supplement::Supplement>} ssr=SsrMode::Async/>
                <Route path=path!("/ho-so/:reference/rut") view={show::<follow_ups::withdrawal::Withdrawal>} ssr=SsrMode::Async/>
                <Route path=path!("/ho-so/:reference/ban-nhap") view={show::<papers::draft::Draft>} ssr=SsrMode::Async/>
                <Route path=path!("/ho-so/:reference/giay-to/:paper") view={show::<papers::problem::PaperProblem>} ssr=SsrMode::Async/>
                <Route path=path!("/ho-so/:reference/danh-gia") view={show::<rating::Rating>} ssr=SsrMode::Async/>
                <Route path=path!("/tra-cuu") view={show_either::<lookup::search::Search, lookup::unreachable::Unreachable>} ssr=SsrMode::Async/>
                <Route path=path!("/q") view={show::<lookup::qr::Qr>} ssr=SsrMode::Async/>
                <Route path=path!("/lam-tiep") view={show::<drafts::resume::Resume>} ssr=SsrMode::Async/>
                <Route path=path!("/lam-tiep/ma") view={show::<drafts::one_time::OneTime>} ssr=SsrMode::Async/>
                <Route path=path!("/lam-tiep/thay") view={show::<drafts::replace::Replace>} ssr=SsrMode::Async/>
                <Route path=path!("/quay/hop-thu") view={show::<counter::messages::Messages>} ssr=SsrMode::Async/>
                <Route path=path!("/cong-khai") view={show::<publication::Publication>} ssr=SsrMode::Async/>
                <Route path=path!("/tro-nang") view={show::<accessibility::Accessibility>} ssr=SsrMode::Async/>
                <Route path=path!("/quyen-rieng-tu") view={show::<privacy::Privacy>} ssr=SsrMode::Async/>
                <Route path=path!("/_mau") view={show::<gallery::Gallery>} ssr=SsrMode::Async/>
                <Route path=path!("/he-thong") view={show::<operator::work_list::WorkList>} ssr=SsrMode::Async/>
                <Route path=path!("/he-thong/dang-nhap") view={show::<operator::sign_in::SignIn>} ssr=SsrMode::Async/>
                <Route path=path!("/he-thong/mat-khau") view={show::<operator::password::Password>} ssr=SsrMode::Async/>
                <Route path=path!("/he-thong/chuyen-tiep") view={show::<operator::outbox::Outbox>} ssr=SsrMode::Async/>
                <Route path=path!("/he-thong/tiep-nhan") view={show_either::<operator::reception::Reception, operator::choose_procedure::ChooseProcedure>} ssr=SsrMode::Async/>
                <Route path=path!("/he-thong/ho-so/:code") view={show::<operator::dossier::Dossier>} ssr=SsrMode::Async/>
                <Route path=path!("/he-thong/ho-so/:code/giay-to") view={show::<operator::dossier::Dossier>} ssr=SsrMode::Async/>
                <Route path=path!("/he-thong/ho-so/:code/to-khai") view={show::<declaration::Declared>} ssr=SsrMode::Async/>
                <Route path=path!("/he-thong/ho-so/:code/giay-tiep-nhan") view={show::<operator::receipt_slip::ReceiptSlip>} ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}
