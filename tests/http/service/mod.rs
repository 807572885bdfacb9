mod health;
mod problems;
