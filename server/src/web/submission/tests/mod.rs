//! Filing over HTTP: every form of the catalogue, and each kind of question and page once.

mod answers;
mod citizen;
mod kinds;
mod left_out;
mod lists;
mod owners;
mod papers;
mod rules;
mod versions;
mod walk;
