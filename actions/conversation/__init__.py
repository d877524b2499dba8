"""How a conversation is led: a pure function of the message, the state kept so far, the knowledge and the day."""
