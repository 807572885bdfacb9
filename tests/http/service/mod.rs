mod health;
mod problems;
mod schema;
mod twins;
