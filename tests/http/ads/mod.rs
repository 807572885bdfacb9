mod calendar;
mod follow;
mod import;
mod search;
mod show;
mod similar;
