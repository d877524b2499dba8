"""The bridge between Rasa and the knowledge base: tracker → knowledge / benefits → message."""
