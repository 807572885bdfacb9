mod mail_over_smtp;
