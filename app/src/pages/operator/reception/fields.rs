//! Names of the form's fields, and their values.

/// Idempotency key, made when the form is shown.
pub const KEY: &str = "khoa";
/// Procedure.
pub const PROCEDURE: &str = "thu-tuc";
/// Office.
pub const OFFICE: &str = "noi";
/// Owner's name.
pub const OWNER_NAME: &str = "chu.ho-ten";
/// Owner's personal id.
pub const OWNER_ID: &str = "chu.so-dinh-danh";
/// Owner's date of birth: the three boxes, and what stands before their names.
pub const OWNER_BIRTH: &str = "chu.ngay-sinh";
/// Its day.
pub const OWNER_BIRTH_DAY: &str = "chu.ngay-sinh.ngay";
/// Its month.
pub const OWNER_BIRTH_MONTH: &str = "chu.ngay-sinh.thang";
/// Its year.
pub const OWNER_BIRTH_YEAR: &str = "chu.ngay-sinh.nam";
/// The card was seen, and the owner agrees that the population database is asked: [`YES`].
pub const SEEN: &str = "dan-cu.dong-y";
/// Value of a ticked box.
pub const YES: &str = "co";
/// Which button was pressed, if not the one at the end: [`ASK`] or [`CHANGE`].
pub const ACT: &str = "viec";
/// Asks the population database.
pub const ASK: &str = "dan-cu";
/// Gives the owner's fields free again.
pub const CHANGE: &str = "sua-dan-cu";
/// By what the server knows what the database said.
pub const FOUND: &str = "dan-cu";
/// The date of birth that it said.
pub const FOUND_BIRTH: &str = "dan-cu.ngay-sinh";
/// It said which papers agencies hold: [`YES`].
pub const HELD_KNOWN: &str = "dan-cu.giay-to-da-biet";
/// A paper that an agency holds, one a field.
pub const HELD: &str = "dan-cu.giay-to";
/// Who hands it in: [`OWNER`] or [`OTHER`].
pub const SUBMITTER: &str = "nguoi-nop";
/// The owner does.
pub const OWNER: &str = "chu";
/// Somebody else does.
pub const OTHER: &str = "khac";
/// Submitter's name.
pub const SUBMITTER_NAME: &str = "nop.ho-ten";
/// Submitter's personal id.
pub const SUBMITTER_ID: &str = "nop.so-dinh-danh";
/// Submitter's telephone.
pub const PHONE: &str = "dien-thoai";
/// Papers of the list that were received: their places in it, from 1.
pub const PAPERS: &str = "giay-to";
/// Other papers, one a line.
pub const MORE_PAPERS: &str = "giay-to-khac";
/// Way of return.
pub const WAY: &str = "cach-nhan";
