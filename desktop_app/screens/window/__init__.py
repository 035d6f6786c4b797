"""The main window and what the whole application hears: keys, mnemonics, words of Qt, the crash dialog."""
