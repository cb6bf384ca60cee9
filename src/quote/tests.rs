//! Quotations of invented articles.
