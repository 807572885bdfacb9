//! The Virka web application in the browser.
