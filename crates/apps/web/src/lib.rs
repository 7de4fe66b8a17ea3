//! The desk in the browser: pages over casework.
