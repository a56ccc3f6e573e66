//! The program of pages that ask for files, beside that of forms: `app::islands::upload`, which the loader calls.

use app as _;

fn main() {}
