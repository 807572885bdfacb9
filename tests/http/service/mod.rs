mod feed;
mod garbage;
mod health;
mod operations;
mod privacy;
mod problems;
mod schema;
mod twins;
