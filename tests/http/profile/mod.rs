mod save_basics;
