"""The deterministic benefits calculator: pure Python, no Rasa, no database, no clock of its own.

Rules are data (`benefits.rules`, built by `knowledge`); `benefits.engine.calculate` turns a rule, a member's inputs and a
day into one of four results (`benefits.results`).
"""
