"""Custom Rasa components of the assistant."""
