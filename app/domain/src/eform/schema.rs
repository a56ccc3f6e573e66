//! JSON Schemas of the files, made from the types that read them: an editor completes and checks with them.

use schemars::{Schema, schema_for};

use super::{Block, Form};

/// Of a form file.
pub fn form() -> Schema {
    schema_for!(Form)
}

/// Of a block file.
pub fn block() -> Schema {
    schema_for!(Block)
}
