mod feed;
mod health;
mod logs;
mod problems;
mod schema;
mod twins;
