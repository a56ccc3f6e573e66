//! `motcham`: the citizen's side of the one-stop shop.

fn main() {}
