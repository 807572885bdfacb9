mod feed;
mod health;
mod logs;
mod operations;
mod problems;
mod schema;
mod twins;
