"""From the start to the day, and from a lock back to it: who comes in, and what is theirs.

    startup.Session ── Assistant     a new folder: what the convention says, then the file is made
         │
       Door ── UnlockWindow          owns who may come in: the window that asks, made again at each lock, and the tries
         │  └─ Rescue                for whoever has the right passphrase and a folder that does not open
         │
       OpenFile ── Upkeep            owns the file, from the passphrase that opened it to its closing
         │
       lock.Seats ── Watch           rings when nobody is there, and on Ctrl+L: `Door.lock`
         │
       lock.Seat ── MainWindow       owns one account's window and all that is typed in it, hidden while they are away
         │
       Desk                          owns the account at work and its keys, which a lock puts away before anything else

Up to the `Desk` nobody holds a key: an `Unlocked` carries them from the window that asks to the desk of the seat.
"""
