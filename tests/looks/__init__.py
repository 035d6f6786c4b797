"""Every page, dialog and paper of the program, set up to be looked at by a person and checked by a machine."""
