"""What is seen before the day: the passphrase, the recovery code, and the assistant of the first opening."""
