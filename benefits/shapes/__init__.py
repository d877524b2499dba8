"""The closed vocabulary of rule shapes: one module each, with the words of its formulas and no figure of its own."""
