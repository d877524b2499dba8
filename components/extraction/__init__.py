"""What people say of amounts, ages, dates, counts and choices, read out of their sentences. Pure functions, no Rasa."""
