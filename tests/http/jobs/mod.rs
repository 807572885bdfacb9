mod mail_over_smtp;
mod sweep;
