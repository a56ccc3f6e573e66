//! The program of pages with a form: hydrates the islands of the page that the server sent.

use app as _;

fn main() {
    leptos::mount::hydrate_islands();
}
