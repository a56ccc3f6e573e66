//! The thin backend: pages, drafts, outbox, and the province behind them.

pub mod catalogue;
pub mod clock;
pub mod commands;
mod composed;
pub mod config;
pub mod conformance;
pub mod demo;
pub mod figures;
pub mod follower;
pub mod keys;
pub mod listen;
pub mod notify;
pub mod outbox;
pub mod pdf;
pub mod province;
pub mod random;
pub mod reporter;
pub mod router;
pub mod serve;
pub mod signature;
pub mod sqlite;
pub mod state;
pub mod store;
#[cfg(test)]
mod testing;
pub mod uploads;
pub mod web;
