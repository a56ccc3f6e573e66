//! The rules of filing at the one-stop shop, shared by the server and the browser.
