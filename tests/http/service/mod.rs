mod health;
mod problems;
mod schema;
