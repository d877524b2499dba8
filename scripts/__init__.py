"""What the Makefile calls: set-up, training, starting, chatting. `make help` lists the commands."""
